/** `%` of bytes and bytearray: texts go through the algorithm in text/ as Latin-1. */
import { bytesOrUndefined } from "./buffer.ts";
import { PyByteArray } from "./bytearray.ts";
import { PyBytes } from "./bytes.ts";
import { bytesByMethod } from "./bytes-conversion.ts";
import { decodeLatin1 } from "./codecs.ts";
import { exc, PyException, raise } from "./errors.ts";
import { intOrUndefined, toDouble } from "./numeric-values.ts";
import type { Int, Value } from "./object.ts";
import { getItem, toIndex } from "./protocols/operators.ts";
import { ascii, textOf } from "./protocols/text.ts";
import { integerArgument, percentArguments } from "./str-formatting.ts";
import { formatPercent, PercentFlavor, type PercentHost } from "./text/percent-format.ts";
import { isInstance, typeOf } from "./type.ts";

/** Latin-1 text to octets. */
export function octetsOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function textForCode(value: Value, code: "s" | "r" | "a"): string {
  if (code !== "s") return textOf(ascii(value));
  const bytes = bytesOrUndefined(value) ?? bytesByMethod(value)?.data;
  if (bytes !== undefined) return decodeLatin1(bytes);
  const got = typeOf(value).name;
  throw raise(
    exc.TypeError,
    `%b requires a bytes-like object, or an object that implements __bytes__, not '${got}'`,
  );
}

function floatArgument(value: Value): number {
  try {
    return toDouble(value);
  } catch (error) {
    if (!(error instanceof PyException && isInstance(error, exc.TypeError))) throw error;
    throw raise(exc.TypeError, `float argument required, not ${typeOf(value).name}`);
  }
}

function characterArgument(value: Value): Int | string | undefined {
  if (value instanceof PyBytes || value instanceof PyByteArray) return decodeLatin1(value.bytes());
  const int = intOrUndefined(value);
  if (int !== undefined) return int;
  return typeOf(value).lookup("__index__") === undefined ? undefined : toIndex(value);
}

const bytesHost: PercentHost<Value> = {
  lookUp: (mapping, key) => getItem(mapping, new PyBytes(octetsOf(key))),
  textOf: textForCode,
  exactInt: intOrUndefined,
  integerOf: integerArgument,
  floatOf: floatArgument,
  characterOf: characterArgument,
  typeName: (value) => typeOf(value).name,
};

/** template % value */
export function formatBytesByPercent(template: Uint8Array, value: Value): Uint8Array {
  const isText = value instanceof PyBytes || value instanceof PyByteArray;
  const given = percentArguments(value, isText || typeof value === "string");
  return octetsOf(formatPercent(decodeLatin1(template), given, bytesHost, PercentFlavor.Bytes));
}

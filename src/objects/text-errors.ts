/**
 * Python exceptions for text: what the pure algorithms in text/ throw, and UnicodeEncodeError and
 * UnicodeDecodeError with their five arguments.
 */
import { PyBytes } from "./bytes.ts";
import { exc, type PyException, raise } from "./errors.ts";
import type { Str, Value } from "./object.ts";
import { installFaultMaker } from "./text/text-fault.ts";
import type { PyType } from "./type.ts";

let structError: PyType = exc.ValueError;

/** The struct module tells its error class. */
export function installStructError(type: PyType): void {
  structError = type;
}

installFaultMaker((kind, message) => {
  const type = kind === "struct.error" ? structError : (exc[kind] as PyType);
  return message === "" ? raise(type) : raise(type, message);
});

function raiseUnicode(
  type: PyType,
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): PyException {
  const error = raise(type, encoding, object, start, end, reason);
  error.details = { encoding, object, start, end, reason };
  return error;
}

export function encodeError(
  encoding: string,
  text: Str,
  start: number,
  end: number,
  reason: string,
): PyException {
  return raiseUnicode(exc.UnicodeEncodeError, encoding, text, start, end, reason);
}

export function decodeError(
  encoding: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): PyException {
  const object = new PyBytes(bytes.slice());
  return raiseUnicode(exc.UnicodeDecodeError, encoding, object, start, end, reason);
}

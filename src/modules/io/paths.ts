/** File names as Python gives them (str, bytes, os.PathLike) and as the host takes them. */
import { PyBytes } from "../../objects/bytes.ts";
import { decodeBytes } from "../../objects/codecs.ts";
import { exc, raise } from "../../objects/errors.ts";
import type { Value } from "../../objects/object.ts";
import { callSpecial0 } from "../../objects/protocols/calls.ts";
import { isStr, textOf } from "../../objects/protocols/text.ts";
import { typeOf } from "../../objects/type.ts";

/** os.fspath: the str or bytes that a path object stands for. */
export function fileSystemPath(path: Value): Value {
  if (isStr(path) || path instanceof PyBytes) return path;
  const type = typeOf(path);
  const method = type.lookup("__fspath__");
  if (method === undefined || method === null) {
    throw raise(exc.TypeError, `expected str, bytes or os.PathLike object, not ${type.name}`);
  }
  const result = callSpecial0(method, path);
  if (isStr(result) || result instanceof PyBytes) return result;
  throw raise(
    exc.TypeError,
    `expected ${type.name}.__fspath__() to return str or bytes, not ${typeOf(result).name}`,
  );
}

/** A path as the host takes it. */
export function pathText(path: Value): string {
  const plain = fileSystemPath(path);
  const text =
    plain instanceof PyBytes
      ? textOf(decodeBytes(plain.data, "utf-8", "surrogateescape"))
      : textOf(plain);
  if (text.includes("\0")) throw raise(exc.ValueError, "embedded null byte");
  return text;
}

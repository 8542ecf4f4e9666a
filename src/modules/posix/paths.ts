/** Path arguments of os functions, with CPython's words, and names in the kind of their path. */
import { PyBytes } from "../../objects/bytes.ts";
import { encodeText } from "../../objects/codecs.ts";
import { exc, raise } from "../../objects/errors.ts";
import { intOrUndefined } from "../../objects/numeric-values.ts";
import { makeStr, type Value } from "../../objects/object.ts";
import { toIndexNumber } from "../../objects/protocols/operators.ts";
import { isStr } from "../../objects/protocols/text.ts";
import { typeOf } from "../../objects/type.ts";
import { fileSystemPath, pathText } from "../io/paths.ts";

export interface PathArgument {
  /** What the program gave, for OSError.filename. */
  readonly given: Value;
  /** The host's form of the path; undefined for a file descriptor. */
  readonly text: string;
  readonly descriptor: number | undefined;
}

/** A path; with `allowDescriptor` also an open file's number. */
export function pathArgument(fn: string, value: Value, allowDescriptor = false): PathArgument {
  if (allowDescriptor && isDescriptor(value)) {
    return { given: value, text: "", descriptor: toIndexNumber(value, exc.OverflowError) };
  }
  checkPath(fn, value, allowDescriptor ? ["integer"] : []);
  const given = fileSystemPath(value);
  return { given, text: pathText(given), descriptor: undefined };
}

function isDescriptor(value: Value): boolean {
  return intOrUndefined(value) !== undefined || typeOf(value).lookup("__index__") !== undefined;
}

function checkPath(fn: string, value: Value, others: readonly string[]): void {
  if (isStr(value) || value instanceof PyBytes) return;
  if (typeOf(value).lookup("__fspath__") !== undefined) return;
  const allowed = ["string", "bytes", "os.PathLike", ...others];
  const last = allowed.pop();
  throw raise(
    exc.TypeError,
    `${fn}: path should be ${allowed.join(", ")} or ${last}, not ${typeOf(value).name}`,
  );
}

/** The directory of listdir and scandir: None is the current one. */
export function directoryArgument(fn: string, value: Value | undefined): PathArgument {
  if (value === undefined || value === null)
    return { given: ".", text: ".", descriptor: undefined };
  checkPath(fn, value, ["integer", "None"]);
  const given = fileSystemPath(value);
  return { given, text: pathText(given), descriptor: undefined };
}

/** A file name the host gave, as str or as bytes like the path it belongs to. */
export function nameLike(path: Value, name: string): Value {
  if (!(path instanceof PyBytes)) return makeStr(name);
  return new PyBytes(encodeText(makeStr(name), "utf-8", "surrogateescape"));
}

/** directory + "/" + name. */
export function joinPath(directory: string, name: string): string {
  return directory === "" || directory.endsWith("/") ? directory + name : `${directory}/${name}`;
}

/** What the parser and the compiler refuse, as Python's SyntaxError. */
import { exc, type PyException } from "../objects/errors.ts";
import { type Value, makeStr } from "../objects/object.ts";
import { call } from "../objects/protocols/calls.ts";
import { PyTuple } from "../objects/tuple.ts";
import type { PySyntaxError } from "../syntax/syntax-error.ts";

/** The Python exception with CPython's `(msg, (filename, lineno, offset, text, ...))`. */
export function syntaxErrorOf(error: PySyntaxError): PyException {
  const place: Value[] = [
    makeStr(error.filename),
    error.lineno,
    error.offset,
    error.text === null ? null : makeStr(error.text),
    error.end_lineno,
    error.end_offset,
  ];
  const type = exc[error.kind] ?? exc.SyntaxError;
  return call(type, [makeStr(error.message), new PyTuple(place)]) as PyException;
}

/** What the parser and the compiler refuse, as Python's SyntaxError. */
import { exc, type PyException } from "../objects/errors.ts";
import { type Value, makeStr } from "../objects/object.ts";
import { call } from "../objects/protocols/calls.ts";
import { PyTuple } from "../objects/tuple.ts";
import type { PySyntaxError } from "../syntax/syntax-error.ts";

/**
 * The Python exception with CPython's `(msg, (filename, lineno, offset, text, ...))`. `source` is the
 * whole text where no file has it.
 */
export function syntaxErrorOf(error: PySyntaxError, source: string | null = null): PyException {
  const place: Value[] = [
    makeStr(error.filename),
    error.lineno,
    error.offset,
    error.text === null ? null : makeStr(error.text),
    error.end_lineno,
    error.end_offset,
  ];
  const type = exc[error.kind] ?? exc.SyntaxError;
  const exception = call(type, [makeStr(error.message), new PyTuple(place)]) as PyException;
  const text = source === null ? null : makeStr(source);
  (exception.details as Record<string, Value>)._metadata = new PyTuple([
    error.lastStatementLine,
    0,
    text,
  ]);
  return exception;
}

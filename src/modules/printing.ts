/**
 * print and input.
 *
 * `print` to the interpreter's own text streams makes one JavaScript string and hands it to the
 * stream's buffer; other files get their `write` called piece by piece, as CPython does.
 */
import { exc, PyException, raise } from "../objects/errors.ts";
import type { MethodRow } from "../objects/native.ts";
import { makeStr, type Value } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call0, call1 } from "../objects/protocols/calls.ts";
import { isTrue } from "../objects/protocols/operators.ts";
import { isStr, str, strText, textOf } from "../objects/protocols/text.ts";
import { isInstance, typeOf } from "../objects/type.ts";
import { systemAttribute } from "../vm/system-state.ts";
import { isPlainTextIO, type PyTextIO, readLineFrom } from "./io/text-io.ts";

function separator(name: string, value: Value | undefined, otherwise: string): string {
  if (value === undefined || value === null) return otherwise;
  if (isStr(value)) return textOf(value);
  throw raise(exc.TypeError, `${name} must be None or a string, not ${typeOf(value).name}`);
}

function print(values: Value[], sep?: Value, end?: Value, file?: Value, flush?: Value): null {
  let target = file ?? null;
  if (target === null) {
    const out = systemAttribute("stdout");
    if (out === undefined) throw raise(exc.RuntimeError, "lost sys.stdout");
    if (out === null) return null;
    target = out;
  }
  const between = separator("sep", sep, " ");
  const after = separator("end", end, "\n");
  if (isPlainTextIO(target)) printToStream(target, values, between, after);
  else printByWrite(target, values, between, after);
  if (flush !== undefined && isTrue(flush)) call0(getAttribute(target, "flush"));
  return null;
}

function printToStream(
  stream: PyTextIO,
  values: readonly Value[],
  between: string,
  after: string,
): void {
  let text = values.length > 0 ? strText(values[0] as Value) : "";
  for (let i = 1; i < values.length; i++) text += between + strText(values[i] as Value);
  stream.writeText(text + after);
}

function printByWrite(file: Value, values: readonly Value[], between: string, after: string): void {
  const write = getAttribute(file, "write");
  for (let i = 0; i < values.length; i++) {
    if (i > 0) call1(write, makeStr(between));
    call1(write, str(values[i] as Value));
  }
  call1(write, makeStr(after));
}

// --- input ---

function input(prompt?: Value): Value {
  const stdin = openStream("stdin");
  const stdout = openStream("stdout");
  flushQuietly(systemAttribute("stderr"));
  if (prompt !== undefined) {
    const text = str(prompt);
    call1(getAttribute(stdout, "write"), text);
  }
  flushQuietly(stdout);
  const line = readLineFrom(stdin);
  if (line === "") throw raise(exc.EOFError, "EOF when reading a line");
  return makeStr(line.endsWith("\n") ? line.slice(0, -1) : line);
}

function openStream(name: string): Value {
  const stream = systemAttribute(name);
  if (stream === undefined || stream === null) {
    throw raise(exc.RuntimeError, `input(): lost sys.${name}`);
  }
  return stream;
}

function flushQuietly(stream: Value | undefined): void {
  if (stream === undefined || stream === null) return;
  const flush = lookupAttribute(stream, "flush");
  if (flush === undefined) return;
  try {
    call0(flush);
  } catch (error) {
    if (!(error instanceof PyException) || !isInstance(error, exc.Exception as never)) throw error;
  }
}

export const printingFunctions: Readonly<Record<string, MethodRow>> = {
  input: ["prompt='', /", input],
  print: [
    "*args, sep=' ', end='\\n', file=None, flush=False",
    print,
    `Prints the values to a stream, or to sys.stdout by default.

  sep
    string inserted between values, default a space.
  end
    string appended after the last value, default a newline.
  file
    a file-like object (stream); defaults to the current sys.stdout.
  flush
    whether to forcibly flush the stream.`,
  ],
};

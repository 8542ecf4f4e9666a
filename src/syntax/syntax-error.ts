/**
 * The error that reading source code throws: CPython's SyntaxError as plain data.
 *
 * The one difficulty is that columns mean three things: the tokenizer counts UTF-16 units, CPython
 * counts UTF-8 bytes inside and code points in the exception. `offset` and `end_offset` here are what
 * Python code sees: 1-based code points of the line, 0 or -1 where CPython has no better answer.
 *
 * Invariant: the fields are those of CPython's exception, ready to become its `args`.
 */

export type SyntaxErrorKind = "SyntaxError" | "IndentationError" | "TabError";

export class PySyntaxError extends Error {
  readonly kind: SyntaxErrorKind;
  readonly filename: string;
  readonly lineno: number | null;
  readonly offset: number | null;
  readonly text: string | null;
  readonly end_lineno: number | null;
  readonly end_offset: number | null;
  /** Line of the last compound statement before the error that is right, 0 when there is none. */
  lastStatementLine = 0;

  constructor(
    kind: SyntaxErrorKind,
    message: string,
    filename: string,
    lineno: number | null,
    offset: number | null,
    text: string | null,
    endLineno: number | null,
    endOffset: number | null,
  ) {
    super(message);
    this.kind = kind;
    this.filename = filename;
    this.lineno = lineno;
    this.offset = offset;
    this.text = text;
    this.end_lineno = endLineno;
    this.end_offset = endOffset;
  }
}

/** Counts the code points in the first `units` UTF-16 units of a line, or in all of a shorter one. */
export function countCodePoints(line: string, units: number): number {
  let count = 0;
  const end = Math.min(units, line.length);
  for (let i = 0; i < end; i++) {
    const unit = line.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < line.length) {
      const next = line.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) i++;
    }
    count++;
  }
  return count;
}

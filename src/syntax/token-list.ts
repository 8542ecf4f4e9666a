/**
 * The tokens of one source, as parallel arrays.
 *
 * One object per token would cost more than the rest of the tokenizer, so a token is an index and its
 * facts stand in arrays: kind, span in the source, first and last line, and for names the text.
 *
 * Invariant: all arrays have the same length; `lineStarts[n]` is the source offset where line n
 * begins, for every n from 1 to the last line; the last token is EndMarker or Error, and `error` is
 * set exactly when it is Error.
 */
import { countCodePoints, PySyntaxError } from "./syntax-error.ts";
import { T } from "./tokens.ts";

/** A SyntaxWarning found while reading. */
export interface SourceWarning {
  message: string;
  lineno: number;
  /** 0-based column in UTF-16 units. */
  col_offset: number;
}

export class TokenList {
  readonly source: string;
  readonly filename: string;
  readonly kinds: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly lines: number[] = [];
  readonly endLines: number[] = [];
  readonly words: string[] = [];
  readonly lineStarts: number[] = [0, 0];
  readonly warnings: SourceWarning[] = [];
  error: PySyntaxError | null = null;
  /**
   * True for errors that go before any the parser finds earlier in the source. Errors of layout and
   * the end of the source do not.
   */
  errorPrevails = false;
  /** True for errors inside an f- or t-string, which never go before what the parser finds. */
  errorInTemplate = false;
  /** The innermost bracket still open where tokenizing stopped, as the error it may become. */
  unclosed: PySyntaxError | null = null;
  /** True when the source lacks the last newline and errors shall show it so. */
  hidesLastNewline = false;
  /** The line reading had got to. Python: errors show lines before it without their newline. */
  reachedLine = 0;

  constructor(source: string, filename: string) {
    this.source = source;
    this.filename = filename;
  }

  push(kind: number, start: number, end: number, line: number, endLine: number, word: string) {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
    this.lines.push(line);
    this.endLines.push(endLine);
    this.words.push(word);
  }

  /** Puts the NEWLINE before the end marker that a prompt supplies. */
  endWithNewline(): void {
    const last = this.kinds.length - 1;
    if (this.kinds[last] !== T.EndMarker || last === 0) return;
    this.push(
      T.EndMarker,
      this.starts[last],
      this.ends[last],
      this.lines[last],
      this.lines[last],
      "",
    );
    this.kinds[last] = T.Newline;
  }

  /** Column of the token's first character in UTF-16 units. */
  columnOf(token: number): number {
    return this.starts[token] - this.lineStarts[this.lines[token]];
  }

  /** Column just past the token's last character. */
  endColumnOf(token: number): number {
    return this.ends[token] - this.lineStarts[this.endLines[token]];
  }

  textOf(token: number): string {
    return this.source.slice(this.starts[token], this.ends[token]);
  }

  /** The text of a line with its newline. Lines past the tokenized part are found by search. */
  lineText(line: number): string {
    const start = this.startOfLine(line);
    const end = this.source.indexOf("\n", start);
    const hidden =
      line < this.reachedLine || (this.hidesLastNewline && end === this.source.length - 1);
    return end < 0 ? this.source.slice(start) : this.source.slice(start, hidden ? end : end + 1);
  }

  /** Makes the error the parser raises for a span of 0-based UTF-16 columns. */
  errorAt(
    message: string,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
  ): PySyntaxError {
    const text = this.lineText(line);
    const offset = column < 0 ? 0 : countCodePoints(text, column) + 1;
    // Python: CPython measures the end column in the text of the first line, also when it lies on another.
    const endOffset = endColumn < 0 ? 0 : countCodePoints(text, endColumn) + 1;
    return new PySyntaxError(
      "SyntaxError",
      message,
      this.filename,
      line,
      offset,
      text,
      endLine,
      endOffset,
    );
  }

  private startOfLine(line: number): number {
    let known = Math.min(line, this.lineStarts.length - 1);
    let start = this.lineStarts[known];
    for (; known < line; known++) {
      const next = this.source.indexOf("\n", start);
      if (next < 0) return this.source.length;
      start = next + 1;
    }
    return start;
  }
}

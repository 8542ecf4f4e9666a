/**
 * The second reading of a wrong source: what all explanations share.
 *
 * Whoever explains a failure looks at tokens the parser has not reached, by parsing ahead: *quietly*,
 * where only the result matters, or *closely*, where a mistake found on the way is the answer. The one
 * difficulty is that looking has effects: CPython reads tokens when it needs them, so an explanation
 * that looks at the token which the tokenizer could not read is overruled by the tokenizer's error.
 *
 * Invariant: `reach` is the last token looked at; no function returns after looking at an Error token.
 */
import type { Expr, Pattern } from "../ast.ts";
import { LiteralError } from "../literals.ts";
import { type Diagnosis, ParserState, parseFailure } from "../parser-state.ts";
import { PySyntaxError, type SyntaxErrorKind } from "../syntax-error.ts";
import type { TokenList } from "../token-list.ts";
import { T } from "../tokens.ts";

export type Parse<Result> = (p: ParserState) => Result;

export interface Parsed<Result> {
  readonly node: Result;
  /** The token after what was parsed. */
  readonly end: number;
}

export class Reading {
  readonly tokens: TokenList;
  readonly kinds: number[];
  /** First token of the logical line on which the first reading failed. */
  readonly lineStart: number;
  diagnosis: Diagnosis | null = null;
  reach: number;
  /** What a PySyntaxError calls its `lastStatementLine`. */
  lastStatementLine = 0;
  /** Where a search for split strings has been: no commas are missed there. */
  private shadeStart = 0;
  private shadeEnd = -1;

  constructor(tokens: TokenList, farthest: number) {
    this.tokens = tokens;
    this.kinds = tokens.kinds;
    this.reach = farthest;
    let at = farthest;
    while (at > 0 && this.kinds[at - 1] !== T.Newline) at--;
    this.lineStart = at;
  }

  /** Looks at a token. */
  touch(token: number): void {
    if (token > this.reach) this.reach = token;
    if (this.kinds[token] === T.Error && this.tokens.error !== null) throw this.tokens.error;
  }

  shade(from: number, to: number): void {
    this.shadeStart = from;
    this.shadeEnd = to;
  }

  isShaded(token: number): boolean {
    return token >= this.shadeStart && token <= this.shadeEnd;
  }

  /** Brackets open before a token. */
  depthAt(token: number): number {
    let depth = 0;
    for (let at = 0; at < token; at++) {
      if (opensBracket(this.kinds[at])) depth++;
      else if (closesBracket(this.kinds[at])) depth--;
    }
    return depth;
  }

  // ---- parsing ahead

  /** Parses from a token on, blind to mistakes; null when that fails. */
  parseQuietly<Result>(from: number, parse: Parse<Result>): Parsed<Result> | null {
    return this.parseFrom(from, parse, null);
  }

  /** Parses from a token on; throws what is wrong there if it can be told, else gives null. */
  parseClosely<Result>(from: number, parse: Parse<Result>): Parsed<Result> | null {
    return this.parseFrom(from, parse, this.diagnosis);
  }

  private parseFrom<Result>(
    from: number,
    parse: Parse<Result>,
    diagnosis: Diagnosis | null,
  ): Parsed<Result> | null {
    const p = new ParserState(this.tokens);
    p.rewind(from);
    p.diagnosis = diagnosis;
    try {
      const node = parse(p);
      this.touch(p.at);
      return { node, end: p.at };
    } catch (failure) {
      if (failure !== parseFailure && !(failure instanceof LiteralError)) throw failure;
      this.touch(p.farthest);
      return null;
    }
  }

  /** Parses the longest run of tokens that `parse` accepts whole. */
  parseLongest<Result>(from: number, parse: Parse<Result>): Parsed<Result> | null {
    const whole = this.parseQuietly(from, parse);
    if (whole !== null) return whole;
    for (let end = this.reach; end > from; end--) {
      const kind = this.kinds[end];
      this.kinds[end] = T.EndMarker;
      try {
        const part = this.parseQuietly(from, parse);
        if (part !== null && part.end === end) return part;
      } finally {
        this.kinds[end] = kind;
      }
    }
    return null;
  }

  // ---- errors

  raise(message: string, line: number, column: number, endLine: number, endColumn: number): never {
    this.noteLine();
    throw this.tokens.errorAt(message, line, column, endLine, endColumn);
  }

  /** Python: errors show lines above the one that reading has got to without their newline. */
  noteLine(): void {
    const { tokens, reach } = this;
    const line = tokens.endLines[reach];
    tokens.reachedLine = isPastText(tokens, reach) ? line - 1 : line;
  }

  raiseAtToken(message: string, token: number): never {
    this.raiseAtTokens(message, token, token);
  }

  raiseAtTokens(message: string, first: number, last: number): never {
    this.touch(last);
    const { tokens } = this;
    const { lines, endLines } = tokens;
    const end = tokens.endColumnOf(last);
    this.raise(message, lines[first], tokens.columnOf(first), endLines[last], end);
  }

  raiseAtNode(message: string, node: Expr | Pattern): never {
    const { lineno, col_offset, end_lineno, end_col_offset } = node;
    this.raise(message, lineno, col_offset, end_lineno, end_col_offset);
  }

  /** From a node's start through a token. */
  raiseFromNode(message: string, node: Expr, last: number): never {
    this.touch(last);
    const { tokens } = this;
    const end = tokens.endColumnOf(last);
    this.raise(message, node.lineno, node.col_offset, tokens.endLines[last], end);
  }

  /** From a token as far as has been read, less one. Python: CPython's range "starting from" a token. */
  raiseFrom(message: string, first: number, lastRead: number): never {
    this.touch(lastRead);
    const { tokens } = this;
    const end = tokens.endColumnOf(lastRead) - 1;
    this.raise(
      message,
      tokens.lines[first],
      tokens.columnOf(first),
      tokens.endLines[lastRead],
      end,
    );
  }

  /** At a token that may be layout: that has a place, but no end. */
  raiseAtLayout(kind: SyntaxErrorKind, message: string, token: number): never {
    this.touch(token);
    this.noteLine();
    throw layoutErrorAt(this.tokens, kind, message, token);
  }
}

/** True for tokens on the line after the last one that has text. */
function isPastText(tokens: TokenList, token: number): boolean {
  return tokens.starts[token] >= tokens.source.length && tokens.lines[token] > 1;
}

function layoutErrorAt(
  tokens: TokenList,
  kind: SyntaxErrorKind,
  message: string,
  token: number,
): PySyntaxError {
  const what = tokens.kinds[token];
  const plain = tokens.errorAt(
    message,
    tokens.lines[token],
    tokens.columnOf(token),
    tokens.endLines[token],
    tokens.endColumnOf(token),
  );
  let line = tokens.lines[token];
  let offset: number | null = plain.offset;
  let endOffset: number | null = plain.end_offset;
  if (isPastText(tokens, token)) {
    line--;
    offset = [...tokens.lineText(line).replace(/\n$/, "")].length + 1;
    endOffset = -1;
  } else if (what === T.Indent || what === T.Dedent) {
    offset = tokens.endColumnOf(token);
    endOffset = -1;
  }
  const text = tokens.lineText(line);
  return new PySyntaxError(kind, message, tokens.filename, line, offset, text, line, endOffset);
}

export function opensBracket(kind: number): boolean {
  return kind === T.LeftParen || kind === T.LeftBracket || kind === T.LeftBrace;
}

export function closesBracket(kind: number): boolean {
  return kind === T.RightParen || kind === T.RightBracket || kind === T.RightBrace;
}

/** What each `Trouble` is answered with: throws, or returns when it has nothing to say. */
export type Explain = (d: Reading, p: ParserState, start: number, node: Expr | null) => void;

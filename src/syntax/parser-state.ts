/**
 * Where the parser stands in its tokens: the context every parse function takes first.
 *
 * The parser that builds the tree says only *that* a source is wrong, by throwing `parseFailure`, and
 * what it was about (`Trouble`). Why, and where, is found afterwards: the same parser runs again with a
 * `diagnosis` that is asked at every failure (see diagnose.ts). So valid programs pay next to nothing
 * for good messages.
 *
 * Invariant: `kind` is the kind of token `at`; the position of a finished node ends at token `at - 1`.
 */
import type { Expr } from "./ast.ts";
import type { TokenList } from "./token-list.ts";
import { T } from "./tokens.ts";
import { Trouble } from "./trouble.ts";

/** Thrown, always the same object, where the tokens fit no rule. */
export const parseFailure = { name: "parse failure" };

/** What takes part in the second reading of a wrong source; throws a PySyntaxError once it knows. */
export interface Diagnosis {
  /** Called before each failure; `start` and `node` are what `Trouble` says. */
  explain(p: ParserState, trouble: Trouble, start: number, node: Expr | null): void;
  parseExpression(p: ParserState): Expr;
  parseNamedExpression(p: ParserState): Expr;
  /** Called behind a statement (but no definition) that has blocks and is right. */
  noteStatement(line: number): void;
  /** A positional argument of a call. */
  parseArgument(p: ParserState): Expr;
}

export class ParserState {
  readonly tokens: TokenList;
  readonly kinds: number[];
  at = 0;
  kind: number;
  /** The farthest token a failure was about: where plain "invalid syntax" is. */
  farthest = 0;
  diagnosis: Diagnosis | null = null;

  constructor(tokens: TokenList) {
    this.tokens = tokens;
    this.kinds = tokens.kinds;
    this.kind = this.kinds[0];
  }

  advance(): void {
    this.kind = this.kinds[++this.at];
  }

  rewind(to: number): void {
    this.at = to;
    this.kind = this.kinds[to];
  }

  /** Kind of the token after the current one. */
  peek(): number {
    return this.kinds[this.at + 1];
  }

  /** Asks after `advance`, where the compiler still believes in an earlier comparison of `kind`. */
  is(kind: number): boolean {
    return this.kind === kind;
  }

  skip(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.kind = this.kinds[++this.at];
    return true;
  }

  expect(kind: number): void {
    if (this.kind !== kind) this.fail(Trouble.Token);
    this.kind = this.kinds[++this.at];
  }

  /** Like `expect`, for tokens whose lack CPython has words for. */
  require(kind: number, trouble: Trouble, start: number): void {
    if (this.kind !== kind) this.fail(trouble, start);
    this.kind = this.kinds[++this.at];
  }

  /** Notes that a token beyond the current one has been read in vain. */
  lookAt(token: number): void {
    if (token > this.farthest) this.farthest = token;
  }

  fail(trouble: Trouble, start: number = this.at, node: Expr | null = null): never {
    if (this.at > this.farthest) this.farthest = this.at;
    if (this.diagnosis !== null) this.diagnosis.explain(this, trouble, start, node);
    throw parseFailure;
  }

  /** Reads a name and gives its text. */
  expectName(): string {
    if (this.kind !== T.Name) this.fail(Trouble.Token);
    const word = this.tokens.words[this.at];
    this.advance();
    return word;
  }

  isWord(word: string): boolean {
    return this.kind === T.Name && this.tokens.words[this.at] === word;
  }

  lineOf(token: number): number {
    return this.tokens.lines[token];
  }

  columnOf(token: number): number {
    const { tokens } = this;
    return tokens.starts[token] - tokens.lineStarts[tokens.lines[token]];
  }

  /** Last line of the token just read. */
  endLine(): number {
    return this.tokens.endLines[this.at - 1];
  }

  endColumn(): number {
    const { tokens } = this;
    const last = this.at - 1;
    return tokens.ends[last] - tokens.lineStarts[tokens.endLines[last]];
  }
}

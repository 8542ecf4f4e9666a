/**
 * Where the parser stands in its tokens: the context every parse function takes first.
 *
 * The parser that builds the tree says only *that* a source is wrong, by throwing `parseFailure`; why,
 * and where, is found afterwards by reading the tokens again with the grammar of mistakes (see
 * diagnose.ts). So valid programs pay nothing for good messages.
 *
 * Invariant: `kind` is the kind of token `at`; the position of a finished node ends at token `at - 1`.
 */
import type { TokenList } from "./token-list.ts";
import { T } from "./tokens.ts";

/** Thrown, always the same object, where the tokens fit no rule. */
export const parseFailure = { name: "parse failure" };

export class ParserState {
  readonly tokens: TokenList;
  readonly kinds: number[];
  at = 0;
  kind: number;

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
    if (this.kind !== kind) throw parseFailure;
    this.kind = this.kinds[++this.at];
  }

  /** Reads a name and gives its text. */
  expectName(): string {
    if (this.kind !== T.Name) throw parseFailure;
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

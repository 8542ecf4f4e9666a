/**
 * Says what is wrong with a source that the parser has refused, as CPython says it.
 *
 * An error that the tokenizer met comes first where it lies before the token the parser stopped
 * at; otherwise that token is the "invalid syntax".
 *
 * Invariant: always gives an error.
 */
import { PySyntaxError } from "./syntax-error.ts";
import type { TokenList } from "./token-list.ts";
import { T } from "./tokens.ts";

/** `at` is the token at which the parser gave up; `literalError` what a literal there complained of. */
export function diagnose(
  tokens: TokenList,
  _mode: "exec" | "eval" | "single",
  literalError: string | null,
  at: number,
): PySyntaxError {
  if (tokens.error !== null) return tokens.error;
  if (literalError !== null) return errorAtToken(tokens, literalError, at);
  if (tokens.unclosed !== null && tokens.kinds[at] === T.EndMarker) return tokens.unclosed;
  return errorAtToken(tokens, "invalid syntax", at);
}

function errorAtToken(tokens: TokenList, message: string, at: number): PySyntaxError {
  return tokens.errorAt(
    message,
    tokens.lines[at] as number,
    tokens.columnOf(at),
    tokens.endLines[at] as number,
    tokens.endColumnOf(at),
  );
}

/** For sources nested deeper than the parser's stack. */
export function tooComplex(tokens: TokenList): PySyntaxError {
  const message = "Parser stack overflowed - Python source too complex to parse";
  return tokens.error ?? tokens.errorAt(message, 1, 0, 1, -1);
}

/** True for a source that is no Python but could become so by going on (codeop). */
export function isBeginning(_tokens: TokenList): boolean {
  return false;
}

/**
 * Operands that are none, and the mistakes of displays and comprehensions.
 *
 * Invariant: each function throws or leaves the failure as plain "invalid syntax".
 */
import type { Expr } from "../ast.ts";
import {
  parseBinary,
  parseDisjunction,
  parseExpression,
  parseGenerators,
  parseStarNamedExpression,
} from "../expressions.ts";
import type { ParserState } from "../parser-state.ts";
import { T } from "../tokens.ts";
import { closesBracket, opensBracket, type Reading } from "./reading.ts";

export function explainAtom(d: Reading, p: ParserState): void {
  const before = p.at > 0 ? d.kinds[p.at - 1] : T.Newline;
  switch (p.kind) {
    case T.Not:
      if (before === T.Star && !endsOperand(d.kinds[p.at - 2])) return;
      if (isArithmetic(before)) explainNot(d, p.at);
      return;
    case T.Pass:
    case T.Break:
    case T.Continue:
      explainStatement(d, p.at);
      return;
    case T.For:
      if (before === T.Comma) explainLastComma(d, p);
      return;
    case T.DoubleStar:
      if (before === T.LeftParen) explainDoubleStar(d, p.at);
      return;
    default:
      if (before !== T.Star || p.kind === T.Lambda || !isUnpacking(d, p.at - 1)) return;
      d.raiseAtToken("Invalid star expression", p.at);
  }
}

function isArithmetic(kind: number): boolean {
  switch (kind) {
    case T.Plus:
    case T.Minus:
    case T.Star:
    case T.Slash:
    case T.DoubleSlash:
    case T.Percent:
    case T.At:
    case T.Tilde:
      return true;
    default:
      return false;
  }
}

/** True for a star that begins an element in brackets. */
function isUnpacking(d: Reading, star: number): boolean {
  if (d.kinds[star] !== T.Star || star === 0) return false;
  const before = d.kinds[star - 1];
  if (before === T.LeftBrace && isTemplate(d.kinds[star - 2])) return false;
  return opensBracket(before) || (before === T.Comma && isAmongArguments(d, star));
}

/** True in the brackets of a call or a subscript. */
function isAmongArguments(d: Reading, token: number): boolean {
  let depth = 0;
  for (let at = token - 1; at > 0; at--) {
    const kind = d.kinds[at];
    if (closesBracket(kind)) depth++;
    else if (opensBracket(kind) && --depth < 0) return endsOperand(d.kinds[at - 1]);
  }
  return false;
}

function endsOperand(kind: number): boolean {
  return kind === T.Name || kind === T.Number || kind === T.String || closesBracket(kind);
}

/** True for what stands before the brace of a replacement field. */
function isTemplate(kind: number): boolean {
  switch (kind) {
    case T.FStringStart:
    case T.FStringMiddle:
    case T.TStringStart:
    case T.TStringMiddle:
    case T.RightBrace:
      return true;
    default:
      return false;
  }
}

function explainNot(d: Reading, at: number): void {
  const inversion = d.parseClosely(at, parseDisjunction);
  if (inversion === null) return;
  const end = endOfInversion(d, at) ?? inversion.end;
  d.raiseAtTokens("'not' after an operator must be parenthesized", at, end - 1);
}

/** A disjunction reads on past `and` and `or`; the inversion ends before them. */
function endOfInversion(d: Reading, at: number): number | null {
  let depth = 0;
  for (let end = at; ; end++) {
    const kind = d.kinds[end];
    if (opensBracket(kind)) depth++;
    else if (closesBracket(kind)) depth--;
    if (depth < 0 || kind === T.Newline || kind === T.EndMarker || kind === T.Error) return null;
    if (depth === 0 && (kind === T.And || kind === T.Or)) return end;
  }
}

/** `[a, for`: the elements of a comprehension, with a comma behind the last. */
function explainLastComma(d: Reading, p: ParserState): void {
  let depth = 0;
  let open = p.at - 1;
  for (; open >= 0; open--) {
    const kind = d.kinds[open];
    if (closesBracket(kind)) depth++;
    else if (opensBracket(kind) && --depth < 0) break;
    if (depth === 0 && kind === T.Colon) return;
  }
  if (d.kinds[open] === T.LeftParen) return;
  const isSingle = d.parseQuietly(open + 1, parseStarNamedExpression)?.end === p.at - 1;
  explainManyElements(d, p, open, isSingle ? p.at - 1 : p.at - 2);
}

/** `pass if a else b`. */
export function explainStatement(d: Reading, at: number): void {
  if (!isBareWord(d.kinds[at])) return;
  d.touch(at + 1);
  if (d.kinds[at + 1] !== T.If) return;
  const test = d.parseQuietly(at + 2, parseDisjunction);
  if (test === null || d.kinds[test.end] !== T.Else) return;
  d.raiseAtToken("expected expression before 'if', but statement is given", at);
}

export function isBareWord(kind: number): boolean {
  return kind === T.Pass || kind === T.Break || kind === T.Continue;
}

function explainDoubleStar(d: Reading, at: number): void {
  const operand = d.parseQuietly(at + 1, parseExpression);
  if (operand === null || d.kinds[operand.end] !== T.RightParen) return;
  d.raiseAtToken("cannot use double starred expression here", at);
}

// ---- displays

/** At the "for" behind the elements from `open` through `last`. */
export function explainManyElements(d: Reading, p: ParserState, open: number, last: number): void {
  if (d.parseClosely(p.at, parseGenerators) === null) return;
  const message = "did you forget parentheses around the comprehension target?";
  d.raiseAtTokens(message, open + 1, last);
}

export function explainDictColon(d: Reading, node: Expr | null): void {
  if (node === null) return;
  const { end_lineno, end_col_offset } = node;
  const message = "':' expected after dictionary key";
  d.raise(message, end_lineno, end_col_offset - 1, end_lineno, -1);
}

export function explainDictValue(d: Reading, p: ParserState, colon: number): void {
  if (p.kind === T.RightBrace || p.kind === T.Comma) {
    d.raiseAtToken("expression expected after dictionary key and ':'", colon);
  }
  if (p.kind !== T.Star) return;
  const value = d.parseClosely(p.at + 1, (q) => parseBinary(q, 1));
  if (value === null) return;
  const message = "cannot use a starred expression in a dictionary value";
  d.raiseFrom(message, p.at, value.end);
}

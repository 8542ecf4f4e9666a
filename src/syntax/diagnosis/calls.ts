/**
 * Arguments in the wrong order or form, and parameters.
 *
 * The one difficulty is where CPython puts the errors of order: it reads the rest of the arguments
 * first, so a mistake among those is found before.
 */
import type { Expr } from "../ast.ts";
import { parseExpression, parseGenerators, parseNaming } from "../expressions.ts";
import type { ParserState } from "../parser-state.ts";
import { T } from "../tokens.ts";
import { closesBracket, opensBracket, type Reading } from "./reading.ts";

export function readArgument(d: Reading, p: ParserState): Expr {
  const start = p.at;
  if (p.kind === T.Name && p.peek() === T.ColonEqual) return parseNaming(p);
  if (isKeyword(p.kind) && p.peek() === T.Equal) {
    d.raiseAtTokens(`cannot assign to ${d.tokens.textOf(start)}`, start, start + 1);
  }
  const node = parseExpression(p);
  if (!p.is(T.Equal)) return node;
  // An "=" behind an argument is another mistake than one behind a condition.
  const message = 'expression cannot contain assignment, perhaps you meant "=="?';
  return d.raiseFromNode(message, node, p.at);
}

function isKeyword(kind: number): boolean {
  return kind === T.True || kind === T.False || kind === T.None;
}

/** Behind an argument that neither a comma nor the parenthesis follows. */
export function explainArgumentEnd(d: Reading, p: ParserState): void {
  const start = startOfArgument(d, p.at);
  const kind = d.kinds[start];
  const isLoop = p.kind === T.For || (p.kind === T.Async && p.peek() === T.For);
  if (kind === T.Star || kind === T.DoubleStar) {
    if (p.kind === T.Equal) explainStarredKeyword(d, p, start);
    if (isLoop && kind === T.Star) {
      d.raiseAtTokens("iterable unpacking cannot be used in comprehension", start, p.at - 1);
    }
  } else if (isLoop && kind === T.Name && d.kinds[start + 1] === T.Equal) {
    explainKeywordLoop(d, start);
  }
}

function startOfArgument(d: Reading, end: number): number {
  let depth = 0;
  let at = end;
  for (; at > 0; at--) {
    const before = d.kinds[at - 1];
    if (closesBracket(before)) depth++;
    else if (opensBracket(before) && --depth < 0) break;
    else if (before === T.Comma && depth === 0) break;
  }
  return at;
}

function explainKeywordLoop(d: Reading, start: number): void {
  const message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
  d.raiseAtTokens(message, start, start + 1);
}

function explainStarredKeyword(d: Reading, p: ParserState, start: number): void {
  const value = d.parseClosely(p.at + 1, parseExpression);
  if (value === null) return;
  const what = d.kinds[start] === T.Star ? "iterable argument" : "keyword argument";
  d.raiseAtTokens(`cannot assign to ${what} unpacking`, start, value.end - 1);
}

export function explainGenerator(d: Reading, p: ParserState, start: number): void {
  const message = "Generator expression must be parenthesized";
  if (p.kind === T.Comma) {
    d.touch(p.at + 1);
    d.raiseAtTokens(message, start, p.at - 1);
  }
  const loops = d.parseClosely(p.at, parseGenerators);
  if (loops !== null && loops.end > p.at) d.raiseAtTokens(message, start, loops.end - 1);
}

/** Behind a positional argument that follows keywords; `open` is the opening parenthesis. */
export function explainPositional(d: Reading, p: ParserState, open: number): void {
  readArguments(d, p.at);
  let unpacking = "";
  let depth = 0;
  let at = open;
  for (; depth > 0 || at === open; at++) {
    const kind = d.kinds[at];
    d.touch(at);
    if (kind === T.EndMarker) return;
    if (opensBracket(kind)) depth++;
    else if (closesBracket(kind)) depth--;
    const begins = depth === 1 && kind === T.DoubleStar && at < p.at;
    if (begins && !endsOperand(d.kinds[at - 1])) unpacking = " unpacking";
  }
  d.raiseAtToken(`positional argument follows keyword argument${unpacking}`, at - 1);
}

function endsOperand(kind: number): boolean {
  return kind !== T.Comma && kind !== T.LeftParen;
}

/** Reads the arguments behind a comma, for the mistakes in them. */
function readArguments(d: Reading, from: number): void {
  let at = from;
  while (d.kinds[at] === T.Comma) {
    at++;
    if (d.kinds[at] === T.Star || d.kinds[at] === T.DoubleStar) at++;
    else if (d.kinds[at] === T.Name && d.kinds[at + 1] === T.Equal) at += 2;
    const value = d.parseClosely(at, parseExpression);
    if (value === null) return;
    at = value.end;
  }
}

/** At a `*argument` that follows a `**argument`. */
export function explainStarAfterUnpacking(d: Reading, p: ParserState): void {
  const comma = p.at - 1;
  let at = p.at;
  while (d.kinds[at] === T.Star) {
    const value = d.parseClosely(at + 1, parseExpression);
    if (value === null) return;
    at = value.end;
    if (d.kinds[at] === T.Comma) at++;
  }
  d.raiseFrom("iterable argument unpacking follows keyword argument unpacking", comma, at);
}

// ---- parameters

/** True when the parameter at a token is a lambda's. */
function isOfLambda(d: Reading, parameter: number): boolean {
  let depth = 0;
  for (let at = parameter - 1; at >= 0; at--) {
    const kind = d.kinds[at];
    if (closesBracket(kind)) depth++;
    else if (opensBracket(kind) && --depth < 0) return false;
    else if (kind === T.Lambda && depth === 0) return true;
  }
  return false;
}

export function explainParameterName(d: Reading, p: ParserState): void {
  if (p.kind !== T.LeftParen) return;
  let at = p.at;
  do {
    if (d.kinds[++at] !== T.Name) break;
  } while (d.kinds[++at] === T.Comma);
  d.touch(at);
  if (d.kinds[at] !== T.RightParen || at === p.at + 1) return;
  const whose = isOfLambda(d, p.at) ? "Lambda expression" : "Function";
  d.raiseAtTokens(`${whose} parameters cannot be parenthesized`, p.at, at);
}

export function explainNoDefault(d: Reading, p: ParserState, start: number): void {
  const message = "parameter without a default follows parameter with a default";
  d.raiseAtTokens(message, start, p.at - 1);
}

export function explainBareStar(d: Reading, p: ParserState, star: number): void {
  const place = isOfLambda(d, star) ? p.at : star;
  d.raiseAtToken("named arguments must follow bare *", place);
}

export function explainStarTwice(d: Reading, p: ParserState): void {
  const next = d.kinds[p.at + 1];
  if (next !== T.Name && next !== T.Comma) return;
  d.raiseAtToken("* argument may appear only once", p.at);
}

export function explainAfterUnpacked(d: Reading, p: ParserState): void {
  const { kind } = p;
  if (kind !== T.Name && kind !== T.Star && kind !== T.DoubleStar && kind !== T.Slash) return;
  d.raiseAtToken("arguments cannot follow var-keyword argument", p.at);
}

export function explainSlashFirst(d: Reading, p: ParserState): void {
  if (d.kinds[p.at + 1] !== T.Comma) return;
  d.raiseAtToken("at least one argument must precede /", p.at);
}

/**
 * Statements and their clauses: colons, blocks, imports, handlers, type parameters, patterns.
 *
 * The one difficulty is the missing colon: CPython insists on it after some heads, whatever follows,
 * and speaks of it after the others only when the line ends there.
 */
import { parseExpression } from "../expressions.ts";
import type { ParserState } from "../parser-state.ts";
import { parsePattern } from "../patterns.ts";
import { infoOf, T } from "../tokens.ts";
import { closesBracket, opensBracket, type Reading } from "./reading.ts";
import { nameOf } from "./targets.ts";

export function explainColon(d: Reading, p: ParserState, owner: number): void {
  if (p.kind === T.Newline || insistsOnColon(d.kinds[owner])) {
    d.raiseAtToken("expected ':'", p.at);
  }
}

function insistsOnColon(kind: number): boolean {
  return kind === T.Def || kind === T.Else || kind === T.Try || kind === T.Finally;
}

export function explainBlock(d: Reading, p: ParserState, owner: number): void {
  const place = `after ${ownerName(d, owner)} on line ${d.tokens.lines[owner]}`;
  // Python: of an "except" with several bare types CPython only says that the block is missing.
  const hasMany = d.kinds[owner] === T.Except && hasManyTypes(d, owner);
  const message = hasMany ? "expected an indented block" : `expected an indented block ${place}`;
  d.raiseAtLayout("IndentationError", message, p.at);
}

function hasManyTypes(d: Reading, except: number): boolean {
  let depth = 0;
  for (let at = except; d.kinds[at] !== T.Newline; at++) {
    const kind = d.kinds[at];
    if (opensBracket(kind)) depth++;
    else if (closesBracket(kind)) depth--;
    else if (kind === T.Comma && depth === 0) return true;
  }
  return false;
}

function ownerName(d: Reading, owner: number): string {
  const kind = d.kinds[owner];
  if (kind === T.Def) return "function definition";
  if (kind === T.Class) return "class definition";
  const star = kind === T.Except && d.kinds[owner + 1] === T.Star ? "*" : "";
  return `'${infoOf(kind).text ?? d.tokens.words[owner]}${star}' statement`;
}

export function explainMatchColon(d: Reading, p: ParserState): void {
  // Python: the error is where the first reading got to, even when that is far away.
  if (p.kind !== T.Newline) return;
  d.raiseAtLayout("SyntaxError", "expected ':'", Math.max(p.at, d.reach));
}

export function explainReturns(d: Reading, arrow: number): void {
  const annotation = d.parseLongest(arrow + 1, parseExpression);
  d.raiseAtToken("expected ':'", annotation === null ? arrow : annotation.end);
}

// ---- imports

export function explainImportNames(d: Reading, p: ParserState): void {
  const { tokens } = d;
  const line = tokens.lines[p.at];
  const column = tokens.columnOf(p.at);
  d.raise("Expected one or more names after 'import'", line, column, line, column);
}

export function explainImportFrom(d: Reading, p: ParserState, start: number): void {
  let at = p.at + 1;
  if (d.kinds[at] !== T.Name) return;
  while (d.kinds[at + 1] === T.Dot && d.kinds[at + 2] === T.Name) at += 2;
  d.raiseAtTokens("Did you mean to use 'from ... import ...' instead?", start, at);
}

export function explainImportTarget(d: Reading, start: number): void {
  const closely = d.parseClosely(start, parseExpression);
  const target = closely ?? d.parseLongest(start, parseExpression);
  if (target === null) return;
  d.raiseAtNode(`cannot use ${nameOf(target.node)} as import target`, target.node);
}

// ---- type parameters

export function explainTypeParamBound(d: Reading, p: ParserState, star: number): void {
  const bound = d.parseClosely(p.at + 1, parseExpression);
  if (bound === null) return;
  const what = bound.node.kind === "Tuple" ? "constraints" : "bound";
  const whose = d.kinds[star] === T.Star ? "TypeVarTuple" : "ParamSpec";
  d.raiseAtTokens(`cannot use ${what} with ${whose}`, p.at, bound.end - 1);
}

// ---- try

export function explainMixedHandlers(d: Reading, start: number): void {
  const message = "cannot have both 'except' and 'except*' on the same 'try'";
  d.raiseAtTokens(message, start, d.kinds[start + 1] === T.Star ? start + 1 : start);
}

export function explainHandlerType(d: Reading, p: ParserState, start: number): void {
  if (p.kind !== T.Newline && p.kind !== T.Colon) return;
  const star = d.kinds[start + 1] === T.Star;
  d.raiseAtToken(star ? "expected one or more exception types" : "expected ':'", p.at);
}

/** At the `as` behind several types. */
export function explainHandlerTypes(d: Reading, p: ParserState, start: number): void {
  if (d.kinds[p.at + 1] !== T.Name || d.kinds[p.at + 2] !== T.Colon) return;
  const message = "multiple exception types must be parenthesized when using 'as'";
  d.raiseAtTokens(message, start, p.at + 1);
}

export function explainHandlerName(d: Reading, start: number): void {
  const target = d.parseClosely(start, parseExpression);
  if (target === null || d.kinds[target.end] !== T.Colon) return;
  let except = start;
  while (d.kinds[except] !== T.Except) except--;
  const clause = d.kinds[except + 1] === T.Star ? "except*" : "except";
  d.raiseAtNode(`cannot use ${clause} statement with ${nameOf(target.node)}`, target.node);
}

// ---- patterns

export function explainPatternTarget(d: Reading, start: number): void {
  if (d.kinds[start] === T.Name && d.tokens.words[start] === "_") {
    d.raiseAtToken("cannot use '_' as a target", start);
  }
  const target = d.parseClosely(start, parseExpression);
  if (target === null) return;
  d.raiseAtNode(`cannot use ${nameOf(target.node)} as pattern target`, target.node);
}

/** Behind the first positional pattern that follows keyword patterns. */
export function explainPositionalPattern(d: Reading, p: ParserState, start: number): void {
  let end = p.at;
  while (d.kinds[end] === T.Comma && d.kinds[end + 2] !== T.Equal) {
    const pattern = d.parseQuietly(end + 1, parsePattern);
    if (pattern === null) break;
    end = pattern.end;
  }
  d.raiseAtTokens("positional patterns follow keyword patterns", start, end - 1);
}

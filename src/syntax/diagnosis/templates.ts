/**
 * Strings that do not go together, and replacement fields of f- and t-strings.
 *
 * Invariant: messages about fields begin with the kind of string the field stands in.
 */
import { parseAssigned } from "../expressions.ts";
import type { ParserState } from "../parser-state.ts";
import { T } from "../tokens.ts";
import { closesBracket, opensBracket, type Reading } from "./reading.ts";

/** "f-string" or "t-string", by the string that a token stands in. */
function stringKindAt(d: Reading, token: number): string {
  let ended = 0;
  for (let at = token - 1; at >= 0; at--) {
    const kind = d.kinds[at];
    if (kind === T.FStringEnd || kind === T.TStringEnd) ended++;
    else if (kind === T.FStringStart || kind === T.TStringStart) {
      if (ended === 0) return kind === T.FStringStart ? "f-string" : "t-string";
      ended--;
    }
  }
  return "f-string";
}

/** No expression fits the field whose first token is `start`. */
export function explainField(d: Reading, start: number): void {
  const kind = d.kinds[start];
  const where = stringKindAt(d, start);
  if (isFieldEnd(kind)) {
    const text = d.tokens.textOf(start);
    d.raiseAtToken(`${where}: valid expression required before '${text}'`, start);
  }
  if (kind === T.Lambda) explainLambda(d, start, where);
  const value = d.parseLongest(start, parseAssigned);
  if (value !== null) explainFieldEnd(d, value.end);
  d.raiseAtToken(`${where}: expecting a valid expression after '{'`, start);
}

function isFieldEnd(kind: number): boolean {
  return kind === T.Equal || kind === T.Exclamation || kind === T.Colon || kind === T.RightBrace;
}

/** The colon of a lambda begins a format spec. */
function explainLambda(d: Reading, start: number, where: string): void {
  let depth = 0;
  for (let at = start; ; at++) {
    const kind = d.kinds[at];
    if (opensBracket(kind)) depth++;
    else if (closesBracket(kind) && --depth < 0) return;
    if (kind === T.EndMarker || kind === T.Error) return;
    if (depth > 0 || kind !== T.Colon) continue;
    const next = d.kinds[at + 1];
    if (next !== T.FStringMiddle && next !== T.TStringMiddle) return;
    const message = `${where}: lambda expressions are not allowed without parentheses`;
    d.raiseAtTokens(message, start, at);
  }
}

export function explainFieldEnd(d: Reading, at: number): void {
  d.raiseAtToken(`${stringKindAt(d, at)}: expecting '=', or '!', or ':', or '}'`, at);
}

export function explainDebugEnd(d: Reading, at: number): void {
  d.raiseAtToken(`${stringKindAt(d, at)}: expecting '!', or ':', or '}'`, at);
}

export function explainConversionEnd(d: Reading, at: number): void {
  d.raiseAtToken(`${stringKindAt(d, at)}: expecting ':' or '}'`, at);
}

export function explainFormatSpec(d: Reading, at: number): void {
  d.raiseAtToken(`${stringKindAt(d, at)}: expecting '}', or format specs`, at);
}

/** Behind the `!` at `start`. */
export function explainConversion(d: Reading, p: ParserState, start: number): void {
  const where = stringKindAt(d, start);
  if (p.kind === T.RightBrace || p.kind === T.Colon) {
    d.raiseAtToken(`${where}: missing conversion character`, p.at);
  }
  if (p.kind !== T.Name) d.raiseAtToken(`${where}: invalid conversion character`, p.at);
  if (d.tokens.starts[p.at] !== d.tokens.ends[start]) {
    const message = `${where}: conversion type must come right after the exclamation mark`;
    d.raiseAtTokens(message, start, p.at);
  }
  const letter = d.tokens.textOf(p.at);
  const message = `${where}: invalid conversion character '${letter}': expected 's', 'r', or 'a'`;
  d.raiseAtToken(message, p.at);
}

// ---- neighbouring literals

/** At a literal that cannot join the one before it. */
export function explainMixedTemplates(d: Reading, p: ParserState): void {
  const first = startOfLiteral(d, p.at - 1);
  const last = endOfLiteral(d, p.at);
  const message = "cannot mix t-string literals with string or bytes literals";
  d.raiseAtTokens(message, first, last);
}

function startOfLiteral(d: Reading, last: number): number {
  let depth = 0;
  let at = last;
  for (; ; at--) {
    const kind = d.kinds[at];
    if (kind === T.FStringEnd || kind === T.TStringEnd) depth++;
    else if (kind === T.FStringStart || kind === T.TStringStart) depth--;
    if (depth === 0) return at;
  }
}

function endOfLiteral(d: Reading, first: number): number {
  let depth = 0;
  let at = first;
  for (; d.kinds[at] !== T.Error; at++) {
    const kind = d.kinds[at];
    if (kind === T.FStringStart || kind === T.TStringStart) depth++;
    else if (kind === T.FStringEnd || kind === T.TStringEnd) depth--;
    if (depth === 0) break;
  }
  return at;
}

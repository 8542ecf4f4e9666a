/**
 * Expressions that stand where one should: a forgotten comma, a forgotten quote, `print` without
 * parentheses, an `if` without its `else`.
 *
 * These readings replace the parser's own while a wrong source is read a second time. They parse the
 * same, and look at what follows an expression, where alone such mistakes show.
 *
 * Order matters: a comma before `print`, what is inside brackets before what is around them.
 */
import type { Expr } from "../ast.ts";
import {
  parseDisjunction,
  parseExpression,
  parseLambda,
  parseNaming,
  parseStarExpressions,
  startsExpression,
  startsStarExpression,
} from "../expressions.ts";
import { type ParserState, parseFailure } from "../parser-state.ts";
import { T } from "../tokens.ts";
import { isBareWord } from "./operands.ts";
import type { Reading } from "./reading.ts";
import { explainEqual, explainNaming } from "./targets.ts";

export function readExpression(d: Reading, p: ParserState): Expr {
  const start = p.at;
  if (p.kind === T.Lambda) return parseLambda(p);
  if (start >= d.lineStart) explainSplitString(d, start);
  const body = parseDisjunction(p);
  if (startsExpression(p.kind)) explainNeighbour(d, p, start, body);
  else if (isBareWord(p.kind)) d.touch(p.at + 1);
  return p.kind === T.If ? readConditional(d, p, body) : body;
}

function readConditional(d: Reading, p: ParserState, body: Expr): Expr {
  p.advance();
  const test = readTest(d, p, body);
  checkElse(d, p.at, body, test);
  p.expect(T.Else);
  const orelse = readAlternative(d, p);
  return {
    kind: "IfExp",
    test,
    body,
    orelse,
    lineno: body.lineno,
    col_offset: body.col_offset,
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function readTest(d: Reading, p: ParserState, body: Expr): Expr {
  const start = p.at;
  try {
    return parseDisjunction(p);
  } catch (failure) {
    if (failure !== parseFailure) throw failure;
    const part = d.parseLongest(start, parseDisjunction);
    if (part !== null) checkElse(d, part.end, body, part.node);
    throw failure;
  }
}

/** Checks what stands at a token, behind `body if test`. */
function checkElse(d: Reading, at: number, body: Expr, test: Expr): void {
  d.touch(at);
  if (d.kinds[at] === T.Else || d.kinds[at] === T.Colon) return;
  const { end_lineno, end_col_offset } = test;
  const message = "expected 'else' after 'if' expression";
  d.raise(message, body.lineno, body.col_offset, end_lineno, end_col_offset);
}

function readAlternative(d: Reading, p: ParserState): Expr {
  const start = p.at;
  const isExpression = startsExpression(p.kind);
  try {
    if (isExpression) return parseExpression(p);
  } catch (failure) {
    if (failure !== parseFailure) throw failure;
    if (d.parseLongest(start, parseExpression) !== null) throw failure;
  }
  return d.raiseAtToken("expected expression after 'else', but statement is given", start);
}

export function readNamedExpression(d: Reading, p: ParserState): Expr {
  const start = p.at;
  if (p.kind === T.Name && p.peek() === T.ColonEqual) return parseNaming(p);
  const node = parseExpression(p);
  if (p.is(T.Equal)) explainEqual(d, p, start);
  else if (p.is(T.ColonEqual)) explainNaming(d, p, node);
  return node;
}

// ---- what follows

const softKeywords: ReadonlySet<string> = new Set(["_", "case", "match", "type"]);
const oldStatements: ReadonlySet<string> = new Set(["print", "exec"]);

/** `body`, from `start`, has been read, and another expression begins. */
function explainNeighbour(d: Reading, p: ParserState, start: number, body: Expr): void {
  const { kinds, tokens } = d;
  const isName = kinds[start] === T.Name;
  const word = tokens.words[start];
  const isOld = isName && p.at === start + 1 && oldStatements.has(word);
  const isExempt = isName && (kinds[start + 1] === T.String || softKeywords.has(word));
  if (!isOld && !isExempt && !d.isShaded(start)) explainComma(d, p, body);
  if (!isName || kinds[start + 1] === T.LeftParen || !startsStarExpression(kinds[start + 1]))
    return;
  const closely = d.parseClosely(start + 1, parseStarExpressions);
  if (!isOld) return;
  const rest = closely ?? d.parseLongest(start + 1, parseStarExpressions);
  if (rest === null) return;
  const message = `Missing parentheses in call to '${word}'. Did you mean ${word}(...)?`;
  d.raiseAtTokens(message, start, rest.end - 1);
}

function explainComma(d: Reading, p: ParserState, body: Expr): void {
  const second = d.parseLongest(p.at, parseExpression);
  if (second === null || d.depthAt(p.at) === 0) return;
  d.raiseFromNode("invalid syntax. Perhaps you forgot a comma?", body, second.end - 1);
}

/** `'it's a'b'`: strings with something between them that is no operation. */
function explainSplitString(d: Reading, start: number): void {
  const { kinds } = d;
  const next = kinds[start + 1];
  if (kinds[start] !== T.String || !startsExpression(next) || isString(next)) return;
  let end = start + 1;
  let first: Expr | null = null;
  let last: Expr | null = null;
  while (kinds[end] !== T.String && startsExpression(kinds[end])) {
    const part = d.parseLongest(end, parseExpression);
    if (part === null) break;
    first ??= part.node;
    last = part.node;
    end = part.end;
  }
  if (kinds[end] === T.String && first !== null && last !== null) {
    const message = "invalid syntax. Is this intended to be part of the string?";
    const { end_lineno, end_col_offset } = last;
    d.raise(message, first.lineno, first.col_offset, end_lineno, end_col_offset);
  }
  // Python: what this search has seen as the operand of a sign is not searched again for commas.
  if (next === T.Plus || next === T.Minus || next === T.Tilde) d.shade(start + 2, d.reach);
}

function isString(kind: number): boolean {
  return kind === T.String || kind === T.FStringStart || kind === T.TStringStart;
}

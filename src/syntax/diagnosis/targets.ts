/**
 * Targets: what cannot be assigned to, deleted, annotated, looped with.
 *
 * The parser has read an expression and found that it is no target; here its tree is searched for the
 * part to blame, and that part gets CPython's name. The one difficulty is `=`, which may have been
 * meant as `==`: CPython says so where it sees a condition, and it sees one in each element of a
 * wrong assignment.
 *
 * Invariant: names cover every kind of expression.
 */
import type { Expr } from "../ast.ts";
import {
  parseBinary,
  parseExpression,
  parseStarExpressions,
  parseStarNamedExpression,
  startsStarExpression,
} from "../expressions.ts";
import type { ParserState } from "../parser-state.ts";
import { T } from "../tokens.ts";
import { explainStatement } from "./operands.ts";
import type { Reading } from "./reading.ts";

const names: Readonly<Record<Exclude<Expr["kind"], "Constant">, string>> = {
  Attribute: "attribute",
  Subscript: "subscript",
  Starred: "starred",
  Name: "name",
  List: "list",
  Tuple: "tuple",
  Lambda: "lambda",
  Call: "function call",
  BoolOp: "expression",
  BinOp: "expression",
  UnaryOp: "expression",
  GeneratorExp: "generator expression",
  Yield: "yield expression",
  YieldFrom: "yield expression",
  Await: "await expression",
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  Dict: "dict literal",
  Set: "set display",
  JoinedStr: "f-string expression",
  FormattedValue: "f-string expression",
  TemplateStr: "t-string expression",
  Interpolation: "t-string expression",
  Compare: "comparison",
  IfExp: "conditional expression",
  NamedExpr: "named expression",
  Slice: "slice",
};

export function nameOf(node: Expr): string {
  if (node.kind !== "Constant") return names[node.kind];
  const { value } = node;
  if (value.type === "none") return "None";
  if (value.type === "bool") return value.value ? "True" : "False";
  return value.type === "ellipsis" ? "ellipsis" : "literal";
}

const enum Use {
  Assign,
  Delete,
  Loop,
}

/** The first part of an expression that cannot be a target. */
function findCulprit(node: Expr, use: Use): Expr | null {
  switch (node.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return null;
    case "Starred":
      return use === Use.Delete ? node : findCulprit(node.value, use);
    case "Tuple":
    case "List":
      for (const element of node.elts) {
        const culprit = findCulprit(element, use);
        if (culprit !== null) return culprit;
      }
      return null;
    case "Compare":
      // `for x in y` reads as a comparison when it is read as an expression.
      if (use !== Use.Loop) return node;
      return node.ops[0] === "In" ? findCulprit(node.left, use) : null;
    default:
      return node;
  }
}

function isEqualSign(kind: number): boolean {
  return kind === T.Equal || kind === T.ColonEqual;
}

/** At an `=` behind a condition, `node`, that begins at `start`. */
export function explainEqual(d: Reading, p: ParserState, start: number): void {
  const left = d.parseQuietly(start, (q) => parseBinary(q, 1));
  if (left === null || left.end !== p.at) return;
  const isName = d.kinds[start] === T.Name && p.at === start + 1;
  if (!isName && startsWithTarget(d, start, left.node)) return;
  const parseRight = (q: ParserState) => parseBinary(q, 1);
  const right = d.parseClosely(p.at + 1, parseRight) ?? d.parseLongest(p.at + 1, parseRight);
  if (right === null || isEqualSign(d.kinds[right.end])) return;
  if (isName) {
    const message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    d.raiseAtTokens(message, start, right.end - 1);
  }
  const message = `cannot assign to ${nameOf(left.node)} here. Maybe you meant '==' instead of '='?`;
  d.raiseAtNode(message, left.node);
}

/** True for what begins with a list, a tuple, a generator or a constant name, in CPython's eyes. */
function startsWithTarget(d: Reading, start: number, node: Expr): boolean {
  const kind = d.kinds[start];
  if (kind === T.True || kind === T.False || kind === T.None) return true;
  const first = firstOperand(node);
  if (first.kind !== "List" && first.kind !== "Tuple" && first.kind !== "GeneratorExp")
    return false;
  const { tokens } = d;
  return first.lineno === tokens.lines[start] && first.col_offset === tokens.columnOf(start);
}

function firstOperand(node: Expr): Expr {
  switch (node.kind) {
    case "BinOp":
      return firstOperand(node.left);
    case "Attribute":
    case "Subscript":
      return firstOperand(node.value);
    case "Call":
      return firstOperand(node.func);
    default:
      return node;
  }
}

/** At a `:=` behind an expression that is no name. */
export function explainNaming(d: Reading, p: ParserState, node: Expr): void {
  const value = d.parseClosely(p.at + 1, parseExpression);
  if (value === null) return;
  d.raiseAtNode(`cannot use assignment expressions with ${nameOf(node)}`, node);
}

export function explainAssignment(d: Reading, p: ParserState, start: number, node: Expr): void {
  d.parseClosely(start, parseElements);
  if (isBareYield(d, node)) d.raiseAtNode("assignment to yield expression not possible", node);
  const culprit = findCulprit(node, Use.Assign);
  d.touch(p.at - 1);
  if (culprit !== null) d.raiseAtNode(`cannot assign to ${nameOf(culprit)}`, culprit);
}

/** Behind a statement whose line goes on. */
export function explainStatementEnd(d: Reading, p: ParserState, start: number): void {
  explainStatement(d, p.at - 1);
  if (p.kind === T.ColonEqual) d.parseClosely(start, parseElements);
}

function parseElements(p: ParserState): void {
  do {
    if (!startsStarExpression(p.kind)) break;
    parseStarNamedExpression(p);
  } while (p.skip(T.Comma));
}

function isBareYield(d: Reading, node: Expr): boolean {
  if (node.kind !== "Yield" && node.kind !== "YieldFrom") return false;
  const { tokens } = d;
  let at = tokens.lines.indexOf(node.lineno);
  while (tokens.columnOf(at) !== node.col_offset || d.kinds[at] !== T.Yield) at++;
  return at === 0 || d.kinds[at - 1] !== T.LeftParen;
}

export function explainAugmented(d: Reading, start: number, node: Expr): void {
  if (d.kinds[start] === T.Yield) return;
  const message = `'${nameOf(node)}' is an illegal expression for augmented assignment`;
  d.raiseAtNode(message, node);
}

export function explainAnnotation(d: Reading, p: ParserState, start: number, node: Expr): void {
  const first = node.kind === "Tuple" && d.kinds[start] !== T.LeftParen ? node.elts[0] : null;
  if (first?.kind === "Starred" || node.kind === "Starred" || d.kinds[start] === T.Yield) return;
  if (d.parseClosely(p.at + 1, parseExpression) === null) return;
  if (node.kind === "Tuple" || node.kind === "List") {
    const message = `only single target (not ${nameOf(node)}) can be annotated`;
    d.raiseAtNode(message, first ?? node);
  }
  d.raiseAtNode("illegal target for annotation", node);
}

export function explainDelete(d: Reading, start: number): void {
  const targets = d.parseClosely(start, parseStarExpressions);
  const culprit = targets && findCulprit(targets.node, Use.Delete);
  if (culprit) d.raiseAtNode(`cannot delete ${nameOf(culprit)}`, culprit);
}

export function explainLoop(d: Reading, start: number): void {
  if (d.depthAt(start) > 0) explainMissingIn(d, start);
  const targets = d.parseClosely(start, parseStarExpressions);
  const culprit = targets && findCulprit(targets.node, Use.Loop);
  if (culprit) d.raiseAtNode(`cannot assign to ${nameOf(culprit)}`, culprit);
}

/** Python: in comprehensions a missing "in" comes before a wrong target. */
function explainMissingIn(d: Reading, start: number): void {
  const targets = d.parseQuietly(start, parseOperands);
  if (targets === null || d.kinds[targets.end] === T.In) return;
  d.raiseAtToken("'in' expected after for-loop variables", targets.end);
}

function parseOperands(p: ParserState): void {
  do parseBinary(p, 1);
  while (p.skip(T.Comma) && startsStarExpression(p.kind));
}

export function explainWith(d: Reading, start: number): void {
  const target = d.parseClosely(start, parseExpression);
  if (target === null) return;
  const next = d.kinds[target.end];
  if (next !== T.Comma && next !== T.RightParen && next !== T.Colon) return;
  const culprit = findCulprit(target.node, Use.Assign);
  if (culprit !== null) d.raiseAtNode(`cannot assign to ${nameOf(culprit)}`, culprit);
}

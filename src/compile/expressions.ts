// Expressions: each leaves exactly one value on the stack.

import { noPlace } from "../bytecode/assembler.ts";
import { Intrinsic1, Op } from "../bytecode/opcodes.ts";
import type { Expr } from "../syntax/ast.ts";
import { storeTo } from "./assignment.ts";
import { compileCall, emitSuper, isSuperCall, placeOfAttribute } from "./calls.ts";
import { compileComprehension } from "./comprehensions.ts";
import { emitCompare, emitComparisons, jumpIf } from "./conditions.ts";
import type { Context } from "./context.ts";
import {
  compileCollection,
  compileDict,
  foldIterable,
  listCollection,
  setCollection,
  tupleCollection,
} from "./displays.ts";
import { compileFormattedValue, compileJoinedStr, compileTemplate } from "./format-strings.ts";
import { compileLambda } from "./functions.ts";
import { compileAwait, compileYield, compileYieldFrom } from "./generators.ts";
import { binaryOps } from "./operators.ts";
import { compileSlice, compileSubscript } from "./subscripts.ts";
import { warnIdentity } from "./warnings.ts";

export function compileExpression(c: Context, node: Expr): void {
  const constant = c.folder.fold(node);
  if (constant !== null) return c.load(constant, node);
  switch (node.kind) {
    case "Name":
      return c.loadName(node.id, node);
    case "Attribute":
      return compileAttribute(c, node);
    case "Call":
      return compileCall(c, node);
    case "BinOp":
      return compileBinaryChain(c, node);
    case "Compare":
      return compileCompare(c, node);
    case "Subscript":
      return compileSubscript(c, node);
    case "BoolOp":
      return compileBoolOp(c, node);
    case "UnaryOp":
      return compileUnaryOp(c, node);
    case "IfExp":
      return compileIfExp(c, node);
    case "Tuple":
      return compileCollection(c, node.elts, tupleCollection, node);
    case "List":
      return compileCollection(c, node.elts, listCollection, node);
    case "Set":
      return compileCollection(c, node.elts, setCollection, node);
    case "Dict":
      return compileDict(c, node);
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      return compileComprehension(c, node);
    case "Lambda":
      return compileLambda(c, node);
    case "NamedExpr":
      c.expr(node.value);
      c.emit(Op.COPY, 1, node);
      return storeTo(c, node.target);
    case "JoinedStr":
      return compileJoinedStr(c, node);
    case "FormattedValue":
      return compileFormattedValue(c, node);
    case "TemplateStr":
    case "Interpolation":
      return compileTemplate(c, node);
    case "Yield":
      return compileYield(c, node);
    case "YieldFrom":
      return compileYieldFrom(c, node);
    case "Await":
      return compileAwait(c, node);
    case "Slice":
      return compileSlice(c, node);
    case "Starred":
      return c.fail("can't use starred expression here", node);
    case "Constant":
      throw new Error("A constant was not folded.");
  }
}

/** a + b + c + ... nests to the left as deep as it is long. */
function compileBinaryChain(c: Context, node: Extract<Expr, { kind: "BinOp" }>): void {
  const chain = [node];
  let { left } = node;
  for (; left.kind === "BinOp" && c.folder.fold(left) === null; left = left.left) chain.push(left);
  c.expr(left);
  for (let i = chain.length - 1; i >= 0; i--) {
    const link = chain[i] as typeof node;
    c.expr(link.right);
    c.op(binaryOps[link.op], link);
  }
}

function compileAttribute(c: Context, node: Extract<Expr, { kind: "Attribute" }>): void {
  if (isSuperCall(c, node)) return emitSuper(c, node, Op.LOAD_SUPER_ATTR);
  c.expr(node.value);
  c.attribute(Op.LOAD_ATTR, node.attr, placeOfAttribute(node, node));
}

function compileUnaryOp(c: Context, node: Extract<Expr, { kind: "UnaryOp" }>): void {
  c.expr(node.operand);
  if (node.op === "UAdd") c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.UnaryPositive, node);
  else c.op(unaryOps[node.op], node);
}

const unaryOps = {
  Not: Op.UNARY_NOT,
  USub: Op.UNARY_NEGATIVE,
  Invert: Op.UNARY_INVERT,
} as const;

function compileCompare(c: Context, node: Extract<Expr, { kind: "Compare" }>): void {
  warnIdentity(c, node);
  if (node.ops.length > 1) return compileChain(c, node);
  const op = node.ops[0] as (typeof node.ops)[number];
  const right = node.comparators[0] as Expr;
  c.expr(node.left);
  const folded = op === "In" || op === "NotIn" ? foldIterable(c, right) : null;
  if (folded === null) c.expr(right);
  else c.load(folded, right);
  emitCompare(c, op, node);
}

function compileChain(c: Context, node: Extract<Expr, { kind: "Compare" }>): void {
  const cleanup = c.label();
  const end = c.label();
  emitComparisons(c, node, cleanup, () => c.emit(Op.COPY, 1, node));
  c.jump(end, noPlace);
  c.mark(cleanup);
  c.emit(Op.SWAP, 2, node);
  c.op(Op.POP_TOP, node);
  c.mark(end);
}

function compileBoolOp(c: Context, node: Extract<Expr, { kind: "BoolOp" }>): void {
  const end = c.label();
  const op = node.op === "And" ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
  for (const value of node.values.slice(0, -1)) {
    c.expr(value);
    c.emit(Op.COPY, 1, node);
    c.jumpIf(op, end, node);
    c.op(Op.POP_TOP, node);
  }
  c.expr(node.values[node.values.length - 1] as Expr);
  c.mark(end);
}

function compileIfExp(c: Context, node: Extract<Expr, { kind: "IfExp" }>): void {
  const otherwise = c.label();
  const end = c.label();
  jumpIf(c, node.test, otherwise, false);
  c.expr(node.body);
  c.jump(end, noPlace);
  c.mark(otherwise);
  c.expr(node.orelse);
  c.mark(end);
}

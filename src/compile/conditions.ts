// Conditions: jumping on the truth of an expression without building its value.

import type { Label, Place } from "../bytecode/assembler.ts";
import { Op } from "../bytecode/opcodes.ts";
import type { CompareOperator, Expr } from "../syntax/ast.ts";
import { isTrue } from "./constants.ts";
import type { Context } from "./context.ts";
import { compareOps } from "./operators.ts";

type CompareExpr = Extract<Expr, { kind: "Compare" }>;

/** Jumps to `target` when the truth of `node` is `when`, else falls through. */
export function jumpIf(c: Context, node: Expr, target: Label, when: boolean): void {
  const constant = c.folder.fold(node);
  if (constant !== null) {
    if (isTrue(constant) === when) c.jump(target, node);
    return;
  }
  switch (node.kind) {
    case "UnaryOp":
      if (node.op !== "Not") break;
      return jumpIf(c, node.operand, target, !when);
    case "BoolOp": {
      const short = node.op === "Or";
      const next = short === when ? target : c.label();
      for (const value of node.values.slice(0, -1)) jumpIf(c, value, next, short);
      jumpIf(c, node.values[node.values.length - 1] as Expr, target, when);
      if (next !== target) c.mark(next);
      return;
    }
    case "IfExp": {
      const otherwise = c.label();
      const end = c.label();
      jumpIf(c, node.test, otherwise, false);
      jumpIf(c, node.body, target, when);
      c.jump(end, node.body);
      c.mark(otherwise);
      jumpIf(c, node.orelse, target, when);
      c.mark(end);
      return;
    }
    case "Compare":
      if (node.ops.length > 1) return jumpIfChain(c, node, target, when);
      if (jumpIfNone(c, node, target, when)) return;
      break;
  }
  c.expr(node);
  c.jumpIf(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, node);
}

/** `x is None` and `x is not None` have jumps of their own. */
function jumpIfNone(c: Context, node: CompareExpr, target: Label, when: boolean): boolean {
  const op = node.ops[0];
  const right = node.comparators[0] as Expr;
  if (op !== "Is" && op !== "IsNot") return false;
  if (right.kind !== "Constant" || right.value.type !== "none") return false;
  if (c.folder.fold(node.left) !== null) return false;
  c.expr(node.left);
  const jumpsOnNone = (op === "Is") === when;
  c.jumpIf(jumpsOnNone ? Op.POP_JUMP_IF_NONE : Op.POP_JUMP_IF_NOT_NONE, target, node);
  return true;
}

function jumpIfChain(c: Context, node: CompareExpr, target: Label, when: boolean): void {
  const cleanup = c.label();
  const end = c.label();
  emitComparisons(c, node, cleanup);
  c.jumpIf(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, node);
  c.jump(end, node);
  c.mark(cleanup);
  c.op(Op.POP_TOP, node);
  if (!when) c.jump(target, node);
  c.mark(end);
}

/** All comparisons of a chain but what follows the last; one that fails jumps to `cleanup`. */
export function emitComparisons(
  c: Context,
  node: CompareExpr,
  cleanup: Label,
  beforeJump?: () => void,
): void {
  c.expr(node.left);
  const last = node.ops.length - 1;
  for (let i = 0; i < last; i++) {
    c.expr(node.comparators[i] as Expr);
    c.emit(Op.SWAP, 2, node);
    c.emit(Op.COPY, 2, node);
    emitCompare(c, node.ops[i] as CompareOperator, node);
    beforeJump?.();
    c.jumpIf(Op.POP_JUMP_IF_FALSE, cleanup, node);
    if (beforeJump !== undefined) c.op(Op.POP_TOP, node);
  }
  c.expr(node.comparators[last] as Expr);
  emitCompare(c, node.ops[last] as CompareOperator, node);
}

export function emitCompare(c: Context, operator: CompareOperator, place: Place): void {
  const [op, arg] = compareOps[operator];
  c.emit(op, arg, place);
}

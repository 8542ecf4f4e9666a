// Subscripts: reading, and the parts that storing and deleting share.

import { Op } from "../bytecode/opcodes.ts";
import type { Expr } from "../syntax/ast.ts";
import { none } from "./constants.ts";
import type { Context } from "./context.ts";
import { warnBadIndex, warnNotSubscriptable } from "./warnings.ts";

type SliceExpr = Extract<Expr, { kind: "Slice" }>;
type SubscriptExpr = Extract<Expr, { kind: "Subscript" }>;

export function compileSubscript(c: Context, node: SubscriptExpr): void {
  warnNotSubscriptable(c, node.value);
  warnBadIndex(c, node.value, node.slice);
  c.expr(node.value);
  if (isPlainSlice(node.slice)) {
    compileBounds(c, node.slice);
    c.op(Op.BINARY_SLICE, node);
  } else {
    c.expr(node.slice);
    c.op(Op.BINARY_SUBSCR, node);
  }
}

/** A slice without step: two values on the stack instead of a slice object. */
export function isPlainSlice(node: Expr): node is SliceExpr {
  return node.kind === "Slice" && node.step === null;
}

export function compileBounds(c: Context, node: SliceExpr): void {
  if (node.lower === null) c.load(none, node);
  else c.expr(node.lower);
  if (node.upper === null) c.load(none, node);
  else c.expr(node.upper);
}

export function compileSlice(c: Context, node: SliceExpr): void {
  compileBounds(c, node);
  if (node.step !== null) c.expr(node.step);
  c.emit(Op.BUILD_SLICE, node.step === null ? 2 : 3, node);
}

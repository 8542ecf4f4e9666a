// Generators: yield, yield from and await.

import { Protection } from "../bytecode/assembler.ts";
import { Intrinsic1, Op, ResumeKind } from "../bytecode/opcodes.ts";
import { noPlace, type Place } from "../bytecode/assembler.ts";
import type { Expr } from "../syntax/ast.ts";
import type { Context } from "./context.ts";

export function compileYield(c: Context, node: Extract<Expr, { kind: "Yield" }>): void {
  if (!c.unit.scope.isFunctionLike) c.fail("'yield' outside function", node);
  if (node.value === null) c.loadNone(node);
  else c.expr(node.value);
  emitYield(c, node);
}

export function emitYield(c: Context, place: Place): void {
  const { scope, protections } = c.unit;
  if (scope.isGenerator && scope.isCoroutine) {
    c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.AsyncGenWrap, place);
  }
  c.emit(Op.YIELD_VALUE, 0, place);
  const depth = protections.length === 1 ? ResumeKind.Depth1 : 0;
  c.emit(Op.RESUME, ResumeKind.AfterYield | depth, place);
}

export function compileYieldFrom(c: Context, node: Extract<Expr, { kind: "YieldFrom" }>): void {
  if (!c.unit.scope.isFunctionLike) c.fail("'yield from' outside function", node);
  if (c.unit.scope.isCoroutine) c.fail("'yield from' inside async function", node);
  c.expr(node.value);
  c.op(Op.GET_YIELD_FROM_ITER, node);
  emitDelegation(c, ResumeKind.AfterYieldFrom, node);
}

export function compileAwait(c: Context, node: Extract<Expr, { kind: "Await" }>): void {
  c.expr(node.value);
  emitAwait(c, 0, node);
}

/** Awaits what is on the stack; `origin` is GET_AWAITABLE's operand. */
export function emitAwait(c: Context, origin: number, place: Place): void {
  c.emit(Op.GET_AWAITABLE, origin, place);
  emitDelegation(c, ResumeKind.AfterAwait, place);
}

/** Runs the iterator on the stack to its end, passing values through; leaves its result. */
export function emitDelegation(c: Context, resume: ResumeKind, place: Place): void {
  const send = c.label();
  const fail = c.label();
  const exit = c.label();
  c.loadNone(place);
  c.mark(send);
  c.jumpIf(Op.SEND, exit, place);
  // A StopIteration raised by close() or throw() is the iterator's result.
  c.protect(new Protection(fail, false));
  c.emit(Op.YIELD_VALUE, 1, place);
  c.unprotect();
  c.emit(Op.RESUME, resume, place);
  c.jumpIf(Op.JUMP_BACKWARD_NO_INTERRUPT, send, place);
  c.unit.emitCold(() => {
    c.mark(fail);
    c.op(Op.CLEANUP_THROW, place);
    c.jump(exit, place);
  });
  c.mark(exit);
  c.op(Op.END_SEND, place);
}

/** Starts a unit; what a generator raises as StopIteration becomes a RuntimeError. */
export function emitUnitStart(c: Context): void {
  if (!c.unit.isGeneratorLike) return c.emitStart();
  const handler = c.label();
  c.protect(new Protection(handler, true));
  c.emitStart();
  const inForce = c.unit.protections;
  c.unit.protections = [];
  c.unit.emitCold(() => {
    c.mark(handler);
    c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.StopIterationError, noPlace);
    c.emit(Op.RERAISE, 1, noPlace);
  });
  c.unit.protections = inForce;
}

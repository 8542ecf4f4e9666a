// Control flow: if, while, for and async for.
//
// A loop has one header (FOR_ITER, or the first instruction of a while test) and one JUMP_BACKWARD to
// it, at the end of its body; `continue` jumps forward to that jump. The trace compiler counts there.

import { noPlace, Protection } from "../bytecode/assembler.ts";
import { Op, ResumeKind } from "../bytecode/opcodes.ts";
import type { Stmt } from "../syntax/ast.ts";
import { storeTo } from "./assignment.ts";
import { jumpIf } from "./conditions.ts";
import type { Context } from "./context.ts";
import { foldIterable } from "./displays.ts";
import { emitDelegation } from "./generators.ts";
import { BlockType } from "./unit.ts";

/** A chain of elifs nests as deep as it is long, so it is walked, not descended. */
export function compileIf(c: Context, first: Extract<Stmt, { kind: "If" }>): void {
  const end = c.label();
  let node = first;
  for (;;) {
    const otherwise = node.orelse.length > 0 ? c.label() : end;
    jumpIf(c, node.test, otherwise, false);
    c.conditionalBody(node.body);
    if (node.orelse.length === 0) break;
    c.jump(end, noPlace);
    c.mark(otherwise);
    const next = node.orelse[0];
    if (node.orelse.length !== 1 || next?.kind !== "If") {
      c.conditionalBody(node.orelse);
      break;
    }
    node = next;
  }
  c.mark(end);
}

export function compileWhile(c: Context, node: Extract<Stmt, { kind: "While" }>): void {
  const header = c.label();
  const back = c.label();
  const exhausted = c.label();
  const end = c.label();
  c.mark(header);
  c.pushBlock(BlockType.WhileLoop, node, { start: back, exit: end });
  jumpIf(c, node.test, exhausted, false);
  c.conditionalBody(node.body);
  c.mark(back);
  c.jumpIf(Op.JUMP_BACKWARD, header, noPlace);
  c.popBlock();
  c.mark(exhausted);
  c.conditionalBody(node.orelse);
  c.mark(end);
}

export function compileFor(c: Context, node: Extract<Stmt, { kind: "For" }>): void {
  const header = c.label();
  const back = c.label();
  const exhausted = c.label();
  const end = c.label();
  c.pushBlock(BlockType.ForLoop, node, { start: back, exit: end });
  const folded = foldIterable(c, node.iter);
  if (folded === null) c.expr(node.iter);
  else c.load(folded, node.iter);
  c.op(Op.GET_ITER, node.iter);
  c.mark(header);
  c.jumpIf(Op.FOR_ITER, exhausted, node.iter);
  storeTo(c, node.target);
  c.conditionalBody(node.body);
  c.mark(back);
  c.jumpIf(Op.JUMP_BACKWARD, header, noPlace);
  c.mark(exhausted);
  c.op(Op.POP_ITER, node.iter);
  c.popBlock();
  c.conditionalBody(node.orelse);
  c.mark(end);
}

export function compileAsyncFor(c: Context, node: Extract<Stmt, { kind: "AsyncFor" }>): void {
  requireAsync(c, "async for", node);
  const header = c.label();
  const back = c.label();
  const except = c.label();
  const end = c.label();
  const place = node.iter;
  c.expr(node.iter);
  c.op(Op.GET_AITER, place);
  c.mark(header);
  c.pushBlock(BlockType.AsyncForLoop, node, { start: back, exit: end });
  c.protect(new Protection(except, false));
  c.op(Op.GET_ANEXT, node);
  emitDelegation(c, ResumeKind.AfterAwait, node);
  c.unprotect();
  storeTo(c, node.target);
  c.conditionalBody(node.body);
  c.mark(back);
  c.jumpIf(Op.JUMP_BACKWARD, header, noPlace);
  c.popBlock();
  c.mark(except);
  c.op(Op.END_ASYNC_FOR, place);
  c.conditionalBody(node.orelse);
  c.mark(end);
}

/** Fails unless the unit is an async function. */
export function requireAsync(c: Context, what: string, node: Stmt): void {
  if (!c.unit.scope.isAsyncAllowed) c.fail(`'${what}' outside async function`, node);
}

// Context managers: with and async with.

import { type Place, Protection } from "../bytecode/assembler.ts";
import { Op, SpecialMethod } from "../bytecode/opcodes.ts";
import type { Stmt, WithItem } from "../syntax/ast.ts";
import { storeTo } from "./assignment.ts";
import type { Context } from "./context.ts";
import { requireAsync } from "./control-flow.ts";
import { emitAwait } from "./generators.ts";
import { emitPlainExit } from "./leaving.ts";
import { BlockType } from "./unit.ts";

type WithStmt = Extract<Stmt, { kind: "With" | "AsyncWith" }>;

export function compileWith(c: Context, node: WithStmt): void {
  if (node.kind === "AsyncWith") requireAsync(c, "async with", node);
  compileItem(c, node, 0);
}

/** One manager, and the others and the body inside it. */
function compileItem(c: Context, node: WithStmt, index: number): void {
  const item = node.items[index] as WithItem;
  const isAsync = node.kind === "AsyncWith";
  const place: Place = item.context_expr;
  const handler = c.label();
  const exit = c.label();
  c.expr(item.context_expr);
  emitEnter(c, isAsync, place);
  c.protect(new Protection(handler, true, 1));
  c.pushBlock(isAsync ? BlockType.AsyncWith : BlockType.With, place);
  if (item.optional_vars !== null) storeTo(c, item.optional_vars);
  else c.op(Op.POP_TOP, place);
  if (index + 1 < node.items.length) compileItem(c, node, index + 1);
  else c.conditionalBody(node.body);
  c.popBlock();
  c.unprotect();
  emitPlainExit(c, isAsync, place);
  c.op(Op.POP_TOP, place);
  c.jump(exit, place);
  c.unit.emitCold(() => {
    c.mark(handler);
    emitExceptionalExit(c, isAsync, place, exit);
  });
  c.mark(exit);
}

/** Leaves `__exit__`, its self, and what `__enter__` returned. */
function emitEnter(c: Context, isAsync: boolean, place: Place): void {
  c.emit(Op.COPY, 1, place);
  c.emit(Op.LOAD_SPECIAL, isAsync ? SpecialMethod.Aexit : SpecialMethod.Exit, place);
  c.emit(Op.SWAP, 2, place);
  c.emit(Op.SWAP, 3, place);
  c.emit(Op.LOAD_SPECIAL, isAsync ? SpecialMethod.Aenter : SpecialMethod.Enter, place);
  c.emit(Op.CALL, 0, place);
  if (isAsync) emitAwait(c, 1, place);
}

function emitExceptionalExit(
  c: Context,
  isAsync: boolean,
  place: Place,
  exit: ReturnType<Context["label"]>,
): void {
  const cleanup = c.label();
  const suppress = c.label();
  c.protect(new Protection(cleanup, true));
  c.op(Op.PUSH_EXC_INFO, place);
  c.op(Op.WITH_EXCEPT_START, place);
  if (isAsync) emitAwait(c, 2, place);
  c.jumpIf(Op.POP_JUMP_IF_TRUE, suppress, place);
  c.emit(Op.RERAISE, 2, place);
  c.mark(suppress);
  c.op(Op.POP_TOP, place);
  c.unprotect();
  c.op(Op.POP_EXCEPT, place);
  for (let i = 0; i < 3; i++) c.op(Op.POP_TOP, place);
  c.jump(exit, place);
  c.mark(cleanup);
  c.emitPopExceptAndReraise();
}

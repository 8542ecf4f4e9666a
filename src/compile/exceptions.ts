// Exceptions: try in all its forms, and assert and raise.
//
// A `finally` body is compiled once for each way into it: the straight one, the exceptional one, and
// once for each `return`, `break` and `continue` that leaves through it. Handlers are cold code.

import { type Label, noPlace, Protection } from "../bytecode/assembler.ts";
import { CommonConstant, Intrinsic2, Op } from "../bytecode/opcodes.ts";
import type { ExceptHandler, Stmt } from "../syntax/ast.ts";
import { jumpIf } from "./conditions.ts";
import type { Context } from "./context.ts";
import { emitForget } from "./leaving.ts";
import { BlockType } from "./unit.ts";

type TryStmt = Extract<Stmt, { kind: "Try" | "TryStar" }>;

export function compileTry(c: Context, node: TryStmt): void {
  c.unit.conditionalDepth++;
  if (node.finalbody.length > 0) compileTryFinally(c, node);
  else compileHandled(c, node);
  c.unit.conditionalDepth--;
}

function compileHandled(c: Context, node: TryStmt): void {
  if (node.handlers.length === 0) c.body(node.body);
  else if (node.kind === "TryStar") compileTryStar(c, node);
  else compileTryExcept(c, node);
}

function compileTryFinally(c: Context, node: TryStmt): void {
  const handler = c.label();
  const cleanup = c.label();
  const exit = c.label();
  c.protect(new Protection(handler, false));
  c.pushBlock(BlockType.FinallyTry, node, { body: node.finalbody });
  compileHandled(c, node);
  c.unprotect();
  c.popBlock();
  c.body(node.finalbody);
  c.jump(exit, noPlace);
  c.unit.emitCold(() => {
    c.mark(handler);
    c.protect(new Protection(cleanup, true));
    c.pushBlock(BlockType.FinallyEnd, node);
    c.op(Op.PUSH_EXC_INFO, noPlace);
    c.body(node.finalbody);
    c.emit(Op.RERAISE, 0, noPlace);
    c.popBlock();
    c.unprotect();
    c.mark(cleanup);
    c.emitPopExceptAndReraise();
  });
  c.mark(exit);
}

function compileTryExcept(c: Context, node: TryStmt): void {
  const handlers = c.label();
  const cleanup = c.label();
  const end = c.label();
  c.protect(new Protection(handlers, false));
  c.pushBlock(BlockType.TryExcept, node);
  c.body(node.body);
  c.popBlock();
  c.unprotect();
  c.body(node.orelse);
  c.jump(end, noPlace);
  c.unit.emitCold(() => {
    c.mark(handlers);
    c.protect(new Protection(cleanup, true));
    c.op(Op.PUSH_EXC_INFO, noPlace);
    c.pushBlock(BlockType.ExceptionHandler, node);
    for (const [index, handler] of node.handlers.entries()) {
      if (handler.type === null && index < node.handlers.length - 1) {
        c.fail("default 'except:' must be last", handler);
      }
      compileHandler(c, handler, end);
    }
    c.emit(Op.RERAISE, 0, noPlace);
    c.popBlock();
    c.unprotect();
    c.mark(cleanup);
    c.emitPopExceptAndReraise();
  });
  c.mark(end);
}

function compileHandler(c: Context, handler: ExceptHandler, end: Label): void {
  const next = c.label();
  if (handler.type !== null) {
    c.expr(handler.type);
    c.op(Op.CHECK_EXC_MATCH, handler);
    c.jumpIf(Op.POP_JUMP_IF_FALSE, next, handler);
  }
  if (handler.name === null) {
    c.op(Op.POP_TOP, handler);
    c.pushBlock(BlockType.HandlerCleanup, handler);
    c.body(handler.body);
    c.popBlock();
    emitHandled(c, end);
  } else {
    compileNamedHandler(c, handler, handler.name, end);
  }
  c.mark(next);
}

function compileNamedHandler(c: Context, handler: ExceptHandler, name: string, end: Label): void {
  const failed = c.label();
  c.storeName(name, handler);
  c.protect(new Protection(failed, true));
  c.pushBlock(BlockType.HandlerCleanup, handler, { name });
  c.body(handler.body);
  c.popBlock();
  c.unprotect();
  emitHandled(c, end, name);
  c.mark(failed);
  emitForget(c, name, noPlace);
  c.emit(Op.RERAISE, 1, noPlace);
}

/** The handler is through: the exception is handled, its name is gone, and on to `end`. */
function emitHandled(c: Context, end: Label, name: string | null = null): void {
  const { unit } = c;
  const inForce = unit.protections;
  unit.protections = inForce.slice(0, -1);
  c.op(Op.POP_EXCEPT, noPlace);
  if (name !== null) emitForget(c, name, noPlace);
  c.jump(end, noPlace);
  unit.protections = inForce;
}

function compileTryStar(c: Context, node: TryStmt): void {
  const handlers = c.label();
  const cleanup = c.label();
  const reraise = c.label();
  const orelse = c.label();
  const end = c.label();
  c.protect(new Protection(handlers, false));
  c.pushBlock(BlockType.TryExcept, node);
  c.body(node.body);
  c.popBlock();
  c.unprotect();
  c.jump(orelse, noPlace);
  c.unit.emitCold(() => {
    c.mark(handlers);
    c.protect(new Protection(cleanup, true));
    c.op(Op.PUSH_EXC_INFO, noPlace);
    c.pushBlock(BlockType.ExceptionGroupHandler, node);
    for (const [index, handler] of node.handlers.entries()) {
      // On the stack: the group, and after the first handler's start the list of what handlers
      // raised and what of the group is left.
      if (index === 0) {
        c.emit(Op.BUILD_LIST, 0, handler);
        c.emit(Op.COPY, 2, handler);
      }
      compileStarHandler(c, handler);
    }
    c.emit(Op.LIST_APPEND, 1, noPlace);
    c.popBlock();
    c.emit(Op.CALL_INTRINSIC_2, Intrinsic2.PrepReraiseStar, noPlace);
    c.emit(Op.COPY, 1, noPlace);
    c.jumpIf(Op.POP_JUMP_IF_NOT_NONE, reraise, noPlace);
    c.op(Op.POP_TOP, noPlace);
    c.unprotect();
    c.op(Op.POP_EXCEPT, noPlace);
    c.jump(end, noPlace);
    c.mark(reraise);
    c.emit(Op.SWAP, 2, noPlace);
    c.op(Op.POP_EXCEPT, noPlace);
    c.emit(Op.RERAISE, 0, noPlace);
    c.mark(cleanup);
    c.emitPopExceptAndReraise();
  });
  c.mark(orelse);
  c.body(node.orelse);
  c.mark(end);
}

function compileStarHandler(c: Context, handler: ExceptHandler): void {
  const next = c.label();
  const noMatch = c.label();
  const failed = c.label();
  if (handler.type !== null) {
    c.expr(handler.type);
    c.op(Op.CHECK_EG_MATCH, handler);
    c.emit(Op.COPY, 1, handler);
    c.jumpIf(Op.POP_JUMP_IF_NONE, noMatch, handler);
  }
  if (handler.name !== null) c.storeName(handler.name, handler);
  else c.op(Op.POP_TOP, handler);
  c.protect(new Protection(failed, true));
  c.pushBlock(BlockType.HandlerCleanup, handler, { name: handler.name });
  c.body(handler.body);
  c.popBlock();
  c.unprotect();
  if (handler.name !== null) emitForget(c, handler.name, noPlace);
  c.jump(next, noPlace);
  c.mark(failed);
  if (handler.name !== null) emitForget(c, handler.name, noPlace);
  // Under the exception: lasti, the rest of the group, the list.
  c.emit(Op.LIST_APPEND, 3, noPlace);
  c.op(Op.POP_TOP, noPlace);
  c.jump(next, noPlace);
  c.mark(noMatch);
  c.op(Op.POP_TOP, handler);
  c.mark(next);
}

export function compileRaise(c: Context, node: Extract<Stmt, { kind: "Raise" }>): void {
  let count = 0;
  if (node.exc !== null) {
    c.expr(node.exc);
    count++;
    if (node.cause !== null) {
      c.expr(node.cause);
      count++;
    }
  }
  c.emit(Op.RAISE_VARARGS, count, node);
}

export function compileAssert(c: Context, node: Extract<Stmt, { kind: "Assert" }>): void {
  if (node.test.kind === "Tuple" && node.test.elts.length > 0) {
    c.source.warn("assertion is always true, perhaps remove parentheses?", node);
  }
  if (c.options.optimize > 0) return;
  const end = c.label();
  jumpIf(c, node.test, end, true);
  c.emit(Op.LOAD_COMMON_CONSTANT, CommonConstant.AssertionError, node);
  if (node.msg !== null) {
    c.expr(node.msg);
    c.emit(Op.CALL, 0, node);
  }
  c.emit(Op.RAISE_VARARGS, 1, node.test);
  c.mark(end);
}

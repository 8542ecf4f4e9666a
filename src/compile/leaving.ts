// Leaving blocks: what `return`, `break` and `continue` undo on their way out.
//
// Each enclosing block is undone from the inside out, with the protections that are in force there,
// and afterwards everything is as it was: the code that follows is still inside.

import { type Label, noPlace, type Place } from "../bytecode/assembler.ts";
import { Op } from "../bytecode/opcodes.ts";
import type { Located, Stmt } from "../syntax/ast.ts";
import type { Context } from "./context.ts";
import { emitAwait } from "./generators.ts";
import { type Block, BlockType } from "./unit.ts";

export function compileReturn(c: Context, node: Extract<Stmt, { kind: "Return" }>): void {
  const { scope } = c.unit;
  if (!scope.isFunctionLike) c.fail("'return' outside function", node);
  if (node.value !== null && scope.isCoroutine && scope.isGenerator) {
    c.fail("'return' with value in async generator", node);
  }
  const constant = node.value === null ? null : c.folder.fold(node.value);
  const keepsTop = node.value !== null && constant === null;
  if (keepsTop) c.expr(node.value as NonNullable<typeof node.value>);
  leaveBlocks(c, keepsTop, node, null, (place) => {
    if (node.value === null) c.loadNone(place);
    else if (constant !== null) c.load(constant, place === noPlace ? noPlace : node.value);
    c.op(Op.RETURN_VALUE, place);
  });
}

export function compileBreak(c: Context, node: Extract<Stmt, { kind: "Break" }>): void {
  const loop = findLoop(c, node);
  if (loop === null) c.fail("'break' outside loop", node);
  leaveBlocks(c, false, node, loop, (place) => {
    c.jump(loop.exit as Label, leaveOne(c, loop, false, place));
  });
}

export function compileContinue(c: Context, node: Extract<Stmt, { kind: "Continue" }>): void {
  const loop = findLoop(c, node);
  if (loop === null) c.fail("'continue' not properly in loop", node);
  leaveBlocks(c, false, node, loop, (place) => c.jump(loop.start as Label, place));
}

function isLoop(block: Block): boolean {
  return (
    block.type === BlockType.WhileLoop ||
    block.type === BlockType.ForLoop ||
    block.type === BlockType.AsyncForLoop
  );
}

function findLoop(c: Context, at: Located): Block | null {
  const { blocks } = c.unit;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i] as Block;
    if (block.type === BlockType.ExceptionGroupHandler) failInExceptStar(c, at);
    if (isLoop(block)) return block;
  }
  return null;
}

function failInExceptStar(c: Context, at: Located): never {
  return c.fail("'break', 'continue' and 'return' cannot appear in an except* block", at);
}

/** Undoes the blocks inside `outermost` (null: all), emits the jump, and is back inside. */
function leaveBlocks(
  c: Context,
  keepsTop: boolean,
  node: Located,
  outermost: Block | null,
  emitJump: (place: Place) => void,
): void {
  const { unit } = c;
  const savedBlocks = [...unit.blocks];
  const savedProtections = unit.protections;
  unit.protections = [...savedProtections];
  let place: Place = node;
  for (;;) {
    const block = unit.blocks[unit.blocks.length - 1];
    if (block === undefined || block === outermost) break;
    if (block.type === BlockType.ExceptionGroupHandler) failInExceptStar(c, node);
    unit.blocks.pop();
    place = leaveOne(c, block, keepsTop, place);
  }
  emitJump(place);
  unit.blocks.length = 0;
  unit.blocks.push(...savedBlocks);
  unit.protections = savedProtections;
}

/** Undoes one block (CPython: unwind_fblock). */
function leaveOne(c: Context, block: Block, keepsTop: boolean, place: Place): Place {
  const swap = (at: Place): void => {
    if (keepsTop) c.emit(Op.SWAP, 2, at);
  };
  switch (block.type) {
    case BlockType.WhileLoop:
    case BlockType.ExceptionHandler:
    case BlockType.ExceptionGroupHandler:
    case BlockType.AsyncComprehension:
      return place;
    case BlockType.ForLoop:
      swap(place);
      c.op(Op.POP_ITER, place);
      return place;
    case BlockType.AsyncForLoop:
      swap(place);
      c.op(Op.POP_TOP, place);
      return place;
    case BlockType.TryExcept:
      c.unprotect();
      return place;
    case BlockType.FinallyTry:
      c.unprotect();
      if (keepsTop) c.pushBlock(BlockType.PopValue, place);
      c.conditionalBody(block.body as readonly Stmt[]);
      if (keepsTop) c.popBlock();
      return noPlace;
    case BlockType.FinallyEnd:
      swap(place);
      c.op(Op.POP_TOP, place);
      swap(place);
      c.unprotect();
      c.op(Op.POP_EXCEPT, place);
      return place;
    case BlockType.With:
    case BlockType.AsyncWith:
      return leaveWith(c, block, keepsTop);
    case BlockType.HandlerCleanup:
      if (block.name !== null) c.unprotect();
      swap(place);
      c.unprotect();
      c.op(Op.POP_EXCEPT, place);
      if (block.name !== null) emitForget(c, block.name, place);
      return place;
    case BlockType.PopValue:
      swap(place);
      c.op(Op.POP_TOP, place);
      return place;
  }
}

function leaveWith(c: Context, block: Block, keepsTop: boolean): Place {
  const { place } = block;
  c.unprotect();
  if (keepsTop) {
    c.emit(Op.SWAP, 3, place);
    c.emit(Op.SWAP, 2, place);
  }
  emitPlainExit(c, block.type === BlockType.AsyncWith, place);
  c.op(Op.POP_TOP, place);
  return noPlace;
}

/** Calls the `__exit__` on the stack with three Nones. */
export function emitPlainExit(c: Context, isAsync: boolean, place: Place): void {
  for (let i = 0; i < 3; i++) c.loadNone(place);
  c.emit(Op.CALL, 3, place);
  if (isAsync) emitAwait(c, 2, place);
}

/** `name = None; del name`: what ends an `except ... as name`. */
export function emitForget(c: Context, name: string, place: Place): void {
  c.loadNone(place);
  c.storeName(name, place);
  c.deleteName(name, place);
}

/**
 * Recording through a Python function: which are, and how one is entered.
 *
 * The ways through a callee meet again behind its call (merges.ts), so that what follows is recorded
 * once. But the callee itself is there once for each call, so what is large or has many ways is
 * compiled as a function of its own, and called.
 */
import type { Code } from "../../src/bytecode/code.ts";
import { Op } from "../../src/bytecode/opcodes.ts";
import type { PyFunction } from "../../src/objects/function.ts";
import { constant } from "../ir/tree.ts";
import { openCallMerge } from "./merges.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, SymbolicFrame } from "./state.ts";

/** Better called than recorded through. */
export function isLarge(recorder: Recorder, code: Code): boolean {
  const { parameters } = recorder.host;
  if (code.words.length > parameters.inline_size) return true;
  return branchesIn(code) > parameters.inline_branches;
}

/** In a tree that has grown, only what is small is worth another copy. */
export function isLargeHere(recorder: Recorder, code: Code): boolean {
  if (isLarge(recorder, code)) return true;
  const { parameters } = recorder.host;
  if (recorder.sizeOfTree < parameters.inline_budget) return false;
  return code.words.length > parameters.inline_small || branchesIn(code) > 0;
}

/**
 * Does the code stand in the trace as often as it may? A short recursive function is recorded
 * through once more than it is compiled: that halves what calls cost and more.
 */
export function isTooRecursive(recorder: Recorder, code: Code): boolean {
  const { parameters } = recorder.host;
  const isShort = code.words.length <= parameters.unroll_size;
  let count = 0;
  for (const frame of recorder.state.frames) if (frame.code === code) count++;
  return count > (isShort ? parameters.unroll_recursion : 0);
}

const branches = new WeakMap<Code, number>();

function branchesIn(code: Code): number {
  let count = branches.get(code);
  if (count === undefined) {
    count = 0;
    for (const word of code.words) {
      const op = word & 255;
      if (op >= Op.POP_JUMP_IF_TRUE && op <= Op.POP_JUMP_IF_NOT_NONE) count++;
    }
    branches.set(code, count);
  }
  return count;
}

/** May a call of this code be recorded through here? */
export function mayInline(recorder: Recorder, code: Code): boolean {
  const { frames } = recorder.state;
  if (frames.length > recorder.host.parameters.inline_depth || isLarge(recorder, code))
    return false;
  if (recorder.tree.isFunction && recorder.tree.code === code) return false;
  return !frames.some((f) => f.code === code);
}

/**
 * Enters a function in the trace; the caller's operands are gone from its stack, but for those of
 * an operator, which stay until it returns.
 */
export function pushInlined(
  recorder: Recorder,
  target: PyFunction,
  args: readonly Symbol[],
  pc: number,
  isInit: boolean,
  func: Symbol = constant(target, "r"),
  operands = 0,
): void {
  recorder.state.top.pc = pc + 1;
  if (branchesIn(target.code) > 0) openCallMerge(recorder, operands);
  const frame = new SymbolicFrame(target.code, func, isInit);
  frame.isOperator = operands > 0;
  for (let slot = 0; slot < target.code.slotCount; slot++) frame.regs.push(args[slot] ?? null);
  recorder.state.frames.push(frame);
}

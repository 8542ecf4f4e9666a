/**
 * Running a unit's code: what must be right around the call, and what leaving it gives.
 *
 * The one difficulty is the depth of the Python stack, which emitted code reads from `depth` and
 * does not keep for frames that it has inlined: it is set in front of the call and restored behind
 * it. What the code calls may compile the unit anew, so that the exits are those from before.
 */
import type { Code } from "../src/bytecode/code.ts";
import { Op } from "../src/bytecode/opcodes.ts";
import { PyException } from "../src/objects/errors.ts";
import type { PyFunction } from "../src/objects/function.ts";
import type { Value } from "../src/objects/object.ts";
import { Frame, newRegisters } from "../src/vm/frame.ts";
import { reraise } from "../src/vm/raising.ts";
import { thread } from "../src/vm/thread.ts";
import { abort } from "./aborts.ts";
import type { ExitLayout } from "./backend/exit-places.ts";
import { resume } from "./backend/resume.ts";
import { depth, rehearsal } from "./backend/runtime.ts";
import type { Unit } from "./unit.ts";

/** Where code was left and the frame that the interpreter goes on with. */
export interface Departure {
  readonly layout: ExitLayout;
  readonly top: Frame;
}

/** Would a call that the unit has inlined be one too many here? The interpreter raises it. */
export function isTooDeep(unit: Unit, frame: Frame): boolean {
  return frame.depth + unit.inlined > thread.recursionLimit;
}

export function runLoop(unit: Unit, frame: Frame): Departure {
  const level = frame.depth;
  const { exits } = unit;
  const before = depth.now;
  depth.now = level;
  depth.limit = thread.recursionLimit;
  const index = unit.run(frame.regs) as number;
  depth.now = before;
  // Calls from inlined frames made it deeper.
  frame.depth = level;
  const layout = exits[index] as ExitLayout;
  return { layout, top: resume(layout, frame) };
}

/** Replaces the frame's activation by compiled code; the frame then just returns the result. */
export function runFunction(unit: Unit, frame: Frame): void {
  const { back } = frame;
  const level = frame.depth - 1;
  const before = depth.now;
  depth.now = level;
  depth.limit = thread.recursionLimit;
  thread.frame = back;
  let result: Value;
  try {
    result = unit.run(...frame.regs.slice(0, frame.code.argcount)) as Value;
  } catch (error) {
    // This activation is in its traceback already: it passes the frame as if re-raised there.
    if (back !== null) back.depth = level;
    depth.now = before;
    thread.frame = frame;
    frame.pc++;
    throw error instanceof PyException ? reraise(error) : error;
  }
  if (back !== null) back.depth = level;
  depth.now = before;
  frame.regs[frame.sp++] = result;
  frame.pc = returnInstruction(frame.code);
}

/** The frames of a function's activation that compiled code has left: the outermost, the top. */
export function rebuildActivation(
  unit: Unit,
  layout: ExitLayout,
  level: number,
): { base: Frame; top: Frame } {
  const func = unit.func as PyFunction;
  const { code, globals, builtins } = func;
  const base = new Frame(code, func, globals, builtins, newRegisters(code), thread.frame);
  base.depth = level;
  return { base, top: resume(layout, base) };
}

function returnInstruction(code: Code): number {
  for (let pc = code.words.length - 1; pc >= 0; pc--) {
    if (((code.words[pc] as number) & 255) === Op.RETURN_VALUE) return pc;
  }
  return abort("lost");
}

/**
 * Calls of emitted code that only go through its prologue and epilogue (backend/function-frame.ts),
 * until V8 has type feedback for them.
 *
 * V8: a function gets its feedback vector when it has executed eight times its own length
 * (--interrupt-budget-factor-for-feedback-allocation). Before that nothing is recorded, and code
 * optimized in its loop would be thrown away at every exit. `share` is the part of the text that
 * one of these calls runs.
 */
export function rehearse(unit: Unit, share: number): void {
  const { now, limit, turns } = depth;
  const registers = newRegisters(unit.tree.code);
  const args = unit.tree.isFunction ? registers.slice(0, unit.tree.code.argcount) : [registers];
  const calls = Math.ceil(lengthsBeforeFeedback / share) + callsWithFeedback;
  depth.limit = Number.MAX_SAFE_INTEGER;
  depth.turns = calls;
  rehearsal.on = true;
  for (let i = 0; i < calls; i++) {
    depth.now = 0;
    unit.run(...args);
  }
  rehearsal.on = false;
  depth.now = now;
  depth.limit = limit;
  depth.turns = turns;
}

/** Eight, and a half more since characters are no exact measure of V8's bytecode. */
const lengthsBeforeFeedback = 12;
/** Calls that record feedback: more than one, for what is seen once may be called uninitialized. */
const callsWithFeedback = 4;

/**
 * Running a unit's code: what must be right around the call, and what leaving it gives.
 *
 * The one difficulty is the depth of the Python stack, which emitted code reads from `depth` and
 * does not keep for frames that it has inlined: it is set in front of the call and restored behind
 * it. What the code calls may compile the unit anew, so that the exits are those from before.
 */
import { type Code, LocalKind } from "../src/bytecode/code.ts";
import { Op } from "../src/bytecode/opcodes.ts";
import { PyException } from "../src/objects/errors.ts";
import type { PyCell, PyFunction } from "../src/objects/function.ts";
import type { Value } from "../src/objects/object.ts";
import { Frame, newRegisters } from "../src/vm/frame.ts";
import { makeGenerator, type PyGenerator, takeReturned } from "../src/vm/generators.ts";
import { reraise } from "../src/vm/raising.ts";
import { thread } from "../src/vm/thread.ts";
import { abort } from "./aborts.ts";
import type { ExitLayout } from "./backend/exit-places.ts";
import { resume } from "./backend/resume.ts";
import { depth, rehearsal } from "./backend/runtime.ts";
import { waitingPlace } from "./backend/steps.ts";
import { parameterCount } from "./ir/tree.ts";
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
    result = unit.run(...argumentsOf(unit, frame)) as Value;
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

/** The step that the run loop has entered, whose exits give frames. */
const entered: { frame: Frame | null; departure: Departure | null } = {
  frame: null,
  departure: null,
};

/**
 * Goes on in a generator that the run loop has resumed, in compiled code. Null: it has yielded or
 * returned, and the frame stands at the instruction that does so.
 */
export function runStep(unit: Unit, frame: Frame): Departure | null {
  const level = frame.depth;
  const { pc } = frame;
  const outer = entered.frame;
  const before = depth.now;
  const sent = frame.regs[frame.sp - 1];
  // What is sent is no part of what a waiting generator has.
  if (waitingPlace(frame.code.words, pc) === pc) frame.sp--;
  entered.frame = frame;
  depth.now = level - 1;
  depth.limit = thread.recursionLimit;
  let value: Value | undefined;
  try {
    value = unit.run(frame.generator, sent) as Value | undefined;
  } finally {
    entered.frame = outer;
    depth.now = before;
    frame.depth = level;
  }
  const { departure } = entered;
  entered.departure = null;
  if (departure !== null) return departure;
  if (value === undefined) {
    frame.regs[frame.sp++] = takeReturned();
    frame.pc = returnInstruction(frame.code);
  } else {
    frame.regs[frame.sp++] = value;
    frame.pc--;
  }
  return null;
}

/** A step is left: did the run loop enter it, and so goes on in its frames? */
export function leavesToRunLoop(layout: ExitLayout, { frame }: PyGenerator): boolean {
  if (frame === null || frame !== entered.frame) return false;
  entered.departure = { layout, top: resume(layout, frame) };
  return true;
}

/** What was passed to the function: cells have been made of some of it. */
function argumentsOf({ takesFunction }: Unit, { code, regs, fn }: Frame): unknown[] {
  const args: unknown[] = [];
  for (let i = parameterCount(code) - 1; i >= 0; i--) {
    const isCell = ((code.localKinds[i] as number) & LocalKind.Cell) !== 0;
    args[i] = isCell ? (regs[i] as PyCell).value : regs[i];
  }
  if (takesFunction) args.push(fn);
  return args;
}

/** The frames of a function's activation that compiled code has left: the outermost, the top. */
export function rebuildActivation(
  unit: Unit,
  layout: ExitLayout,
  level: number,
  given: PyFunction | undefined,
): { base: Frame; top: Frame } {
  const func = given ?? (unit.func as PyFunction);
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
  const { isFunction, isStep, code } = unit.tree;
  const registers = newRegisters(code);
  const args = isFunction
    ? registers.slice(0, parameterCount(code) + 1)
    : isStep
      ? [rehearsedGenerator(unit, registers), null]
      : [registers];
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

/** V8: of the class that the code will see. */
function rehearsedGenerator({ tree, globals }: Unit, registers: Frame["regs"]): PyGenerator {
  return makeGenerator(new Frame(tree.code, null, globals, globals, registers, null));
}

/** Eight, and a half more since characters are no exact measure of V8's bytecode. */
const lengthsBeforeFeedback = 12;
/** Calls that record feedback: more than one, for what is seen once may be called uninitialized. */
const callsWithFeedback = 4;

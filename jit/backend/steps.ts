/**
 * Generators as compiled code resumes them: directly, where there is a step for the place at which
 * the generator waits.
 *
 * A step is the compiled way from one RESUME of a generator to its next yield. `Code.steps` has
 * them by the pc at which a waiting generator's frame stands. The generator's state is in its frame
 * as always, so that a step may end or be left anywhere and the interpreter goes on; what a direct
 * call spares is the resumer's stack, the links between the frames, and the run loop.
 *
 * While a step runs its frame is not linked to a resumer: `leaveStep` does that when it is left.
 * Its own exception state is not on top of `thread.handled` either, so that a generator that waits
 * inside a handler is resumed by the interpreter.
 *
 * Invariant: a step stores pc and sp before it yields; it gives undefined when the generator ends,
 * and what the generator returned is where `takeReturned` finds it.
 */
import { Op } from "../../src/bytecode/opcodes.ts";
import type { PyDict } from "../../src/objects/dict.ts";
import { exc, raise } from "../../src/objects/errors.ts";
import type { PyFunction } from "../../src/objects/function.ts";
import { PyListIterator, PyTupleIterator } from "../../src/objects/iterators.ts";
import type { PyList } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyRangeIterator } from "../../src/objects/range.ts";
import type { PyTuple } from "../../src/objects/tuple.ts";
import { Frame, newRegisters } from "../../src/vm/frame.ts";
import {
  makeGenerator,
  PyGenerator,
  sendTo,
  setReturned,
  takeReturned,
} from "../../src/vm/generators.ts";
import { depth, tellDepth } from "./depth.ts";

/** What runs a step: a unit of the trace compiler. */
interface Step {
  readonly run: (generator: PyGenerator, sent: Value) => unknown;
  /** The module variables that it was recorded with. */
  readonly globals: PyDict;
}

/** The next value of what a loop or a delegation iterates; undefined at its end. */
export function resumeGenerator(iterator: Value, sent: Value): Value | undefined {
  if (iterator instanceof PyGenerator && !iterator.running) {
    const { frame } = iterator;
    if (frame !== null && iterator.handled.value === null) {
      const { steps } = iterator.code;
      const step = steps === null ? undefined : (steps[frame.pc] as Step | undefined);
      if (step !== undefined && step.globals === frame.globals) {
        if (!iterator.started) {
          if (sent !== null) return resumeSlowly(iterator, sent);
          iterator.started = true;
          frame.generator = iterator;
        }
        iterator.running = true;
        const value = step.run(iterator, sent) as Value | undefined;
        iterator.running = false;
        if (value === undefined) iterator.frame = null;
        return value;
      }
    }
  }
  return resumeSlowly(iterator, sent);
}

function resumeSlowly(iterator: Value, sent: Value): Value | undefined {
  tellDepth(depth.now);
  return sendTo(iterator, sent);
}

/** `next(generator, default)`. */
export function resumeOr(generator: Value, sent: Value, otherwise: Value): Value {
  const value = resumeGenerator(generator, sent);
  return value === undefined ? otherwise : value;
}

/** `next(generator)` and `generator.send(value)`. */
export function resumeOrStop(generator: Value, sent: Value): Value {
  const value = resumeGenerator(generator, sent);
  if (value !== undefined) return value;
  const returned = takeReturned();
  throw returned === null ? raise(exc.StopIteration) : raise(exc.StopIteration, returned);
}

/** Near Python's limit, where a call that a step has inlined may be one too many. */
export function checkStep(generator: PyGenerator, sent: Value): Value | undefined {
  generator.running = false;
  tellDepth(depth.now);
  return sendTo(generator, sent);
}

/** What calling a generator function gives; the arguments are bound already. */
export function newGenerator(
  func: PyFunction,
  isOwnedByLoop: boolean,
  args: readonly Value[],
): PyGenerator {
  const { code } = func;
  const regs = newRegisters(code);
  for (let i = 0; i < args.length; i++) regs[i] = args[i];
  const frame = new Frame(code, func, func.globals, func.builtins, regs, null);
  frame.pc = 1;
  const generator = makeGenerator(frame);
  generator.isOwnedByLoop = isOwnedByLoop;
  return generator;
}

/** Where a generator waits that will go on at the RESUME at `pc`. */
export function waitingPlace(words: Int32Array, pc: number): number {
  const isStart = pc >= 2 && ((words[pc - 2] as number) & 255) === Op.RETURN_GENERATOR;
  return isStart ? pc - 1 : pc;
}

function remainingOf(current: number, stop: number, step: number): number {
  return Math.max(0, Math.ceil((stop - current) / step));
}

function makeRangeIterator(current: number, stop: number, step: number): PyRangeIterator {
  return new PyRangeIterator(current, remainingOf(current, stop, step), step);
}

function placeRangeIterator(
  iterator: PyRangeIterator,
  current: number,
  stop: number,
  step: number,
): void {
  iterator.current = current;
  iterator.remaining = remainingOf(current, stop, step);
}

function makeListIterator(list: PyList, index: number): PyListIterator {
  const iterator = new PyListIterator(list);
  iterator.index = index;
  return iterator;
}

function makeTupleIterator(tuple: PyTuple, index: number): PyTupleIterator {
  const iterator = new PyTupleIterator(tuple);
  iterator.index = index;
  return iterator;
}

export const stepFunctions = {
  make_range_iterator: makeRangeIterator,
  make_list_iterator: makeListIterator,
  make_tuple_iterator: makeTupleIterator,
  place_range_iterator: placeRangeIterator,
  resumeGenerator,
  resumeOr,
  resumeOrStop,
  checkStep,
  newGenerator,
  setReturned,
};

/**
 * The state of the one Python thread: where it is, what it handles, how deep it may go.
 *
 * It also carries the door to the run loop, so that the files below the loop (calls, generators,
 * imports) can run a frame without importing it.
 *
 * Invariant: `frame` is the innermost frame whenever anything but the run loop looks.
 */
import { exc, type PyException, raise } from "../objects/errors.ts";
import type { Value } from "../objects/object.ts";
import type { Frame } from "./frame.ts";

/**
 * The exception being handled, one item for the ordinary stack and one for each running
 * generator (CPython: _PyErr_StackItem): a generator sees its resumer's through `previous`.
 */
export class HandledException {
  value: PyException | null = null;
  previous: HandledException | null = null;
}

/**
 * Turns between two looks at the interrupt flag; an Atomics.load costs 6 ns. A prime, so that no loop
 * is in phase with it: back edges and calls must both be where it runs out.
 */
export const pollInterval = 4093;

class Thread {
  frame: Frame | null = null;
  handled = new HandledException();
  /** An exception that already passed a frame: it got its context there. */
  propagating: unknown = null;
  recursionLimit = 1000;
  countdown = pollInterval;
  /**
   * How often the program has looked at frames from outside (sys._getframe, f_locals, f_lineno).
   * A trace compiler watches it: frames below compiled code are not up to date.
   */
  inspections = 0;
  /** Set by whoever wants to interrupt: [0] is 1 for KeyboardInterrupt. */
  interruptFlag: Int32Array | null = null;
  /** What an interrupt does; the module `_signal` lets programs choose. */
  onInterrupt: () => void = raiseInterrupt;
  /** Runs a frame to its return or yield, by raising `injected` first where it is given. */
  run: (frame: Frame, injected: PyException | null) => Value = () => null;
}

export const thread: Thread = new Thread();

/** Back to the state of a process that has just started. */
export function resetThread(): void {
  thread.frame = null;
  thread.handled = new HandledException();
  thread.propagating = null;
  thread.recursionLimit = 1000;
  thread.countdown = pollInterval;
  thread.onInterrupt = raiseInterrupt;
}

/** The exception being handled here, or null (CPython: _PyErr_GetTopmostException). */
export function handledException(): PyException | null {
  let item: HandledException | null = thread.handled;
  while (item !== null && item.value === null) item = item.previous;
  return item === null ? null : item.value;
}

/** Called when the countdown ran out: raises KeyboardInterrupt if someone asked for it. */
export function poll(): void {
  thread.countdown = pollInterval;
  const flag = thread.interruptFlag;
  if (flag !== null && Atomics.load(flag, 0) !== 0) {
    Atomics.store(flag, 0, 0);
    thread.onInterrupt();
  }
}

function raiseInterrupt(): never {
  throw raise(exc.KeyboardInterrupt);
}

export function recursionError(): PyException {
  return raise(exc.RecursionError, "maximum recursion depth exceeded");
}

/**
 * Exceptions on their way up: traceback entries and the search for a handler.
 *
 * An exception enters here once for each run loop it leaves or is caught in. The first time it gets
 * its `__context__`; each frame it passes adds a traceback entry, but for the frame that re-raises
 * it (that one is in the traceback already).
 *
 * Order matters: `thread.propagating` tells an exception that comes out of a nested run loop, or is
 * re-raised, from a new one.
 */
import { Handler } from "../bytecode/code.ts";
import { exc, type PyException, PyTraceback, raise } from "../objects/errors.ts";
import type { Value } from "../objects/object.ts";
import { typeOf } from "../objects/type.ts";
import { type Frame, ReturnMode } from "./frame.ts";
import { finishGenerator } from "./generators.ts";
import { asPythonException, isReraised, setContext } from "./raising.ts";
import { thread } from "./thread.ts";
import { closeAbandonedAbove } from "./unraisable.ts";

/**
 * Finds who handles `error`, raised in `frame` before `frame.pc`. Gives the frame to go on with,
 * its pc at the handler; or null when it leaves the run loop: then `thread.propagating` is what to
 * throw. Faults of Adder itself go through unchanged.
 */
export function unwind(frame: Frame, error: unknown): Frame | null {
  const exception = asPythonException(error);
  if (exception === null) {
    thread.propagating = error;
    return null;
  }
  let skipTraceback = isReraised(exception);
  if (exception !== thread.propagating) setContext(exception);
  thread.propagating = null;
  let current = frame;
  for (;;) {
    if (!skipTraceback && !current.code.isHidden) {
      exception.traceback = new PyTraceback(exception.traceback, current, current.pc - 1);
    }
    skipTraceback = false;
    if (enterHandler(current, exception)) return current;
    const back = current.back;
    closeAbandonedAbove(current, current.code.slotCount);
    if (current.generator !== null) finishGenerator(current.generator);
    if (current.mode === ReturnMode.Entry) {
      thread.frame = back;
      thread.propagating = exception;
      return null;
    }
    current = back as Frame;
  }
}

/** Sets a frame up at the handler that covers its instruction; false when there is none. */
function enterHandler(frame: Frame, exception: PyException): boolean {
  const code = frame.code;
  const row = code.findHandler(frame.pc - 1);
  if (row < 0) return false;
  const base = row * Handler.Size;
  const table = code.exceptionTable;
  let sp = code.slotCount + (table[base + Handler.Depth] as number);
  closeAbandonedAbove(frame, sp);
  if (table[base + Handler.Lasti] === 1) frame.regs[sp++] = frame.pc - 1;
  frame.regs[sp++] = exception;
  frame.sp = sp;
  frame.pc = table[base + Handler.Target] as number;
  return true;
}

/** `__init__` gave something. */
export function checkInitResult(value: Value): never {
  const name = typeOf(value).name;
  throw raise(exc.TypeError, `__init__() should return None, not '${name}'`);
}

/**
 * Raises that the live operands announce: an index out of range, a key that is not there, a
 * division by zero.
 *
 * Where a frame of the trace handles it, the trace does not call what would throw. It checks that
 * the operands still are such that Python raises, makes the exception itself, and goes on at the
 * handler, as after a `raise` statement. The text is the interpreter's, which says the same for all
 * such operands.
 */
import { exc } from "../../src/objects/errors.ts";
import type { PyType } from "../../src/objects/type.ts";
import type { Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import type { State } from "./state.ts";

/** Is there a handler for the instruction in a frame of the trace? */
export function isHandled(state: State): boolean {
  return state.frames.some((frame, i) => {
    const isTop = i === state.frames.length - 1;
    return frame.code.findHandler(isTop ? frame.pc : frame.pc - 1) >= 0;
  });
}

/** What the instruction raises; gives what stands for its result, which nobody will see. */
export function raiseNew(recorder: Recorder, cls: PyType, args: readonly Node[]): Node {
  const exception = recorder.emit("new_exception", "r", args, { object: cls });
  recorder.raise = { origin: "raised", exception };
  return recorder.constantOf(null);
}

/** An index beyond either end of a list, tuple or str; null where it is not, or nobody handles it. */
export function raiseOutOfRange(
  recorder: Recorder,
  index: Node,
  position: number,
  length: Node,
  size: number,
  what: string,
): Node | null {
  if (!isHandled(recorder.state)) return null;
  if (position >= size) {
    recorder.guardTruth(recorder.op("int_ge", index, length), true);
  } else {
    const fromEnd = recorder.op("int_add_raw", index, length);
    recorder.guardTruth(recorder.op("int_lt", fromEnd, recorder.int(0)), true);
  }
  return raiseNew(recorder, exc.IndexError, [recorder.constantOf(`${what} index out of range`)]);
}

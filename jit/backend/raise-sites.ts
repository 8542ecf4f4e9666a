/**
 * What a raise inside a trace does: the same to the exception as unwinding (src/vm/unwinding.ts)
 * does between the instruction that raises and the handler. It gets its `__context__`, and a
 * traceback entry for each frame on the way, whose line, code and variables are those that the
 * interpreter would have had.
 *
 * Frames that a trace stands for do not exist, so they are made, with the values of their
 * variables at this moment; the frame that a loop's trace was entered with is `thread.frame`. A
 * frame that goes on after handling the exception is another object later, when the trace leaves:
 * its entry keeps the variables as they were when it was raised.
 *
 * V8: a raise whose handler is in the frame of the loop, by far the most frequent, makes one
 * traceback entry and nothing else.
 */
import { type PyException, PyTraceback } from "../../src/objects/errors.ts";
import { newException } from "../../src/objects/exception-methods.ts";
import type { PyFunction } from "../../src/objects/function.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyTuple } from "../../src/objects/tuple.ts";
import type { PyType } from "../../src/objects/type.ts";
import { checkGroupMatch } from "../../src/vm/exception-groups.ts";
import { Frame, newRegisters } from "../../src/vm/frame.ts";
import { PyGenerator } from "../../src/vm/generators.ts";
import { asPythonException, isReraised, raiseStatement, setContext } from "../../src/vm/raising.ts";
import { checkExceptionMatch } from "../../src/vm/slow-paths.ts";
import { thread } from "../../src/vm/thread.ts";
import { closeAbandoned } from "../../src/vm/unraisable.ts";
import {
  type FrameSnapshot,
  Node,
  type Snapshot,
  snapshotMapper,
  type VirtualKind,
  type VirtualSnapshot,
} from "../ir/tree.ts";

export interface RaiseSite {
  /** The frames to be made, outermost first. */
  readonly made: readonly FrameSnapshot[];
  /** For each frame, `thread.frame` in front: the instruction that raised or called. */
  readonly instructions: readonly number[];
  /** The frame that handles: an index of `instructions`. */
  readonly handler: number;
  readonly name: string;
}

/** What is to be made for a raise in the innermost of `frames`, handled `up` below it. */
export function raiseSite(frames: readonly FrameSnapshot[], up: number): RaiseSite {
  const top = frames[frames.length - 1] as FrameSnapshot;
  // The frame that a function's trace is entered with does not exist either: its caller is in front.
  const hasBase = (frames[0] as FrameSnapshot).func === null;
  const instructions = frames.map((frame) => (frame === top ? frame.pc : frame.pc - 1));
  return {
    made: hasBase ? frames.slice(1) : frames,
    instructions: hasBase ? instructions : [-1, ...instructions],
    handler: frames.length - 1 - up + (hasBase ? 0 : 1),
    name: `${top.code.name}${top.pc}`,
  };
}

/** Objects without an identity to keep, or seen by nobody else: a copy of them will do. */
const copied: ReadonlySet<VirtualKind> = new Set<VirtualKind>([
  "tuple",
  "instance",
  "list",
  "cell",
  "method",
  "range",
  "float",
  "function",
]);

/**
 * An object that the trace has not built, as `buildVirtual` takes it, and its values; null for
 * iterators, which have no name that a frame could show.
 */
export function templateOf(
  snapshot: VirtualSnapshot,
): { template: VirtualSnapshot; values: Node[] } | null {
  if (!copied.has(snapshot.what)) return null;
  const values: Node[] = [];
  const map = snapshotMapper((node) => {
    if (node.op === "const") return node;
    values.push(node);
    return new Node("input", node.kind, [], { imm: values.length - 1 });
  });
  return { template: map(snapshot) as VirtualSnapshot, values };
}

/** The Python exception that was thrown; a fault of ours goes on its way. */
function caught(error: unknown): PyException {
  const exception = asPythonException(error);
  if (exception === null) throw error;
  return exception;
}

/** An exception that came out of a call. True: this frame is in its traceback already. */
function arrive(exception: PyException): boolean {
  const isAgain = isReraised(exception);
  if (exception !== thread.propagating) setContext(exception);
  thread.propagating = null;
  return isAgain;
}

function addEntry(exception: PyException, frame: Frame, instruction: number): void {
  exception.traceback = new PyTraceback(exception.traceback, frame, instruction);
}

/** The same within frames that are made here. */
function addEntries(
  exception: PyException,
  site: RaiseSite,
  locals: readonly (Value | undefined)[],
  skipsFirst: boolean,
): void {
  const frames = makeFrames(site, locals);
  const last = frames.length - (skipsFirst ? 2 : 1);
  for (let i = last; i >= site.handler; i--) {
    addEntry(exception, frames[i] as Frame, site.instructions[i] as number);
  }
}

/** What `makeFrames` needs of each frame to be made: its function and its variables. */
export function valuesOf({ made }: RaiseSite): Snapshot[] {
  return made.flatMap(({ code, func, regs }) => [func, ...regs.slice(0, code.slotCount)]);
}

/** `thread.frame` and, linked above it, a frame for each that the trace stands for. */
function makeFrames(site: RaiseSite, locals: readonly (Value | undefined)[]): Frame[] {
  let back = thread.frame as Frame;
  const frames = [back];
  let next = 0;
  for (let i = 0; i < site.made.length; i++) {
    const { code } = site.made[i] as FrameSnapshot;
    const func = locals[next++] as PyFunction;
    const { globals, builtins } = func;
    const regs = newRegisters(code);
    for (let slot = 0; slot < code.slotCount; slot++) regs[slot] = locals[next++];
    back = new Frame(code, func, globals, builtins, regs, back);
    back.pc = (site.instructions[i + 1] as number) + 1;
    frames.push(back);
  }
  return frames;
}

/** A `raise` statement that is not recorded as anything better. */
function throwRaised(what?: Value, cause?: Value): never {
  throw raiseStatement(what, cause);
}

/** `rest match`, each an exception or None. */
function splitGroup(exception: Value, type: Value): Value {
  const regs = [exception, type];
  checkGroupMatch(regs, 0);
  return new PyTuple(regs);
}

/** The iterator of a loop that an exception leaves. */
function closeIterator(iterator: Value): Value {
  const isOwned = iterator instanceof PyGenerator && iterator.isOwnedByLoop;
  if (isOwned && iterator.frame !== null) closeAbandoned(iterator);
  return null;
}

export const raising = {
  caught,
  closeAbandoned: closeIterator,
  raiseStatement: throwRaised,
  checkExceptionMatch,
  checkGroupMatch: splitGroup,
  newException: (cls: Value, args: Value[]) => newException(cls as PyType, args),
  /** Out of a call, to a handler in the same frame. */
  caughtHere: (exception: PyException, instruction: number) => {
    if (!arrive(exception)) addEntry(exception, thread.frame as Frame, instruction);
  },
  caughtWithin: (exception: PyException, site: RaiseSite, locals: Value[]) => {
    addEntries(exception, site, locals, arrive(exception));
  },
  /** By a `raise` statement. */
  raisedHere: (exception: PyException, instruction: number) => {
    setContext(exception);
    addEntry(exception, thread.frame as Frame, instruction);
  },
  raisedWithin: (exception: PyException, site: RaiseSite, locals: Value[]) => {
    setContext(exception);
    addEntries(exception, site, locals, false);
  },
  /** Once more, by the frame that is in its traceback already. */
  reraisedHere: () => {},
  reraisedWithin: (exception: PyException, site: RaiseSite, locals: Value[]) => {
    addEntries(exception, site, locals, true);
  },
};

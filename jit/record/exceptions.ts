/**
 * Exceptions that are raised and handled inside a trace.
 *
 * The interpreter says when it has found a handler (`Driver.unwound`). What the trace does about
 * it depends on how the exception came about:
 *
 *   - A call raised it. The call gets a bridge: the path on which it raises, which begins with
 *     `caught`. What was recorded behind the call in the same instruction stays where it is, and
 *     ends in an exit to the next instruction, behind a check that always fails, so that this way
 *     too can get a bridge. A call that was recorded long ago, and raises often, gets its bridge
 *     in the same way (`Driver.leftRaising`).
 *   - A `raise` statement, or RERAISE. Its handler records what is raised (`Raise`); nothing is
 *     thrown in the trace, which simply goes on at the handler.
 *   - The live operands show that the instruction will raise (foreseen.ts): the same.
 *   - A check failed, for the instruction would raise: an index out of range, a missing key. It
 *     leaves, like any check; its bridge begins with the same instruction, of which it is known now
 *     that it raises, or which is a call that does.
 *
 * From there all three are the same (`enterHandler`): frames between the instruction and its
 * handler are dropped, `raised` gives the exception its `__context__` and its traceback, the
 * stack is cut to the depth that the exception table says, and the exception is pushed.
 *
 * The exception that a frame handles (`thread.handled`) is held in the trace like a module
 * variable: `handledEntry` stands for it among the entries of the state, so that it is in a value
 * while nobody looks, and is written before calls and on the way out. A handler that calls nothing
 * does not touch it.
 *
 * What is not followed: an exception that leaves the frame the trace was entered with, or passes
 * a generator's frame.
 */
import { CodeFlag, Handler as Row } from "../../src/bytecode/code.ts";
import { PyException } from "../../src/objects/errors.ts";
import { PyFunction } from "../../src/objects/function.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyTuple } from "../../src/objects/tuple.ts";
import { PyType, typeOf } from "../../src/objects/type.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { isExceptionClass } from "../../src/vm/raising.ts";
import { checkExceptionMatch } from "../../src/vm/slow-paths.ts";
import { thread } from "../../src/vm/thread.ts";
import { abort } from "../aborts.ts";
import { Block, constant, Node } from "../ir/tree.ts";
import { bindArguments, noNames } from "./arguments.ts";
import { isPlainException } from "./calls.ts";
import { isHandled } from "./foreseen.ts";
import { dropGenerator, isGenerator } from "./generators.ts";
import { mayInline, pushInlined } from "./inlining.ts";
import type { Handler } from "./instructions.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, type SymbolicFrame, Virtual } from "./state.ts";

/** `thread.handled` as an entry: which of the handled exceptions it is, is asked when it is used. */
class HandledEntry {
  readonly isEntry = true;
  readonly name = "handled_exception";
  get value(): Value {
    return thread.handled.value;
  }
  set value(exception: Value) {
    thread.handled.value = exception as PyException | null;
  }
}

export const handledEntry = new HandledEntry();

function readHandled(recorder: Recorder): Node {
  const { entries } = recorder.state;
  const held = entries.get(handledEntry);
  if (held !== undefined) return held.symbol;
  const symbol = recorder.emit("get_entry", "r", [], { object: handledEntry });
  entries.set(handledEntry, { symbol, dirty: false, stored: symbol });
  return symbol;
}

/** Putting back what was there is no change. */
function setHandled(recorder: Recorder, symbol: Node): void {
  const { entries } = recorder.state;
  const stored = entries.get(handledEntry)?.stored;
  entries.set(handledEntry, { symbol, dirty: symbol !== stored, stored });
}

// --- From the instruction that raises to the handler -------------------------------------------------

/** How an exception came about: the names of `raised`. */
type Origin = "caught" | "raised" | "reraised";

/** What the instruction being recorded is about to raise. */
export interface Raise {
  readonly origin: Origin;
  readonly exception: Node;
}

/** The interpreter goes on in `frame`, at a handler; so does the trace, or is given up. */
export function followException(recorder: Recorder, frame: Frame): void {
  // Whether it is still in its loop is seen at the next instruction.
  if (recorder.isResting) return;
  const handler = recorder.live.indexOf(frame);
  if (recorder.isWaiting && handler < 0) return;
  recorder.stopWaiting();
  const { state } = recorder;
  if (handler < 0 || handler >= state.frames.length) abort("raised");
  if (recorder.live.length < state.frames.length) abort("raised");
  // A traceback would need the frame that the generator has, not one like it.
  if (inGenerator(recorder)) abort("raised");
  const raise = recorder.raise ?? catchCall(recorder);
  recorder.raise = null;
  enterHandler(recorder, raise, handler, frame);
}

/** The last call of the instruction raised: what follows is its bridge. */
function catchCall(recorder: Recorder): Raise {
  const call = recorder.lastCall;
  if (call === null || call.bridge !== null) return abort("raised");
  const { state } = recorder;
  if (!recorder.startsRaising) endInstruction(recorder);
  recorder.startsRaising = false;
  // The call has written the entries; what the trace knows of them it learned on the other path.
  state.entries.clear();
  call.bridge = new Block();
  recorder.block = call.bridge;
  return { origin: "caught", exception: recorder.emit("caught", "r", []) };
}

/** The way on which the instruction did not raise: an exit behind it, which may get a bridge. */
function endInstruction(recorder: Recorder): void {
  const { top } = recorder.state;
  const { pc } = top;
  const regs = top.regs.slice();
  recorder.settle(pc + 1);
  top.pc = pc + 1;
  recorder.exit = recorder.state.snapshot();
  recorder.check("guard_true", [constant(false, "b")]);
  recorder.emit("exit", "v", [], { exit: recorder.exit });
  top.pc = pc;
  top.regs.length = 0;
  top.regs.push(...regs);
}

/** Moves the picture of the interpreter to the handler. */
function enterHandler(recorder: Recorder, raise: Raise, handler: number, frame: Frame): void {
  const { state } = recorder;
  const up = state.frames.length - 1 - handler;
  const below = state.frames[handler] as SymbolicFrame;
  const { code } = below;
  const instruction = up === 0 ? below.pc : below.pc - 1;
  const row = code.findHandler(instruction) * Row.Size;
  const table = code.exceptionTable;
  if (row < 0) abort("lost");
  const depth = code.slotCount + (table[row + Row.Depth] as number);
  const iterators = abandoned(recorder, handler, depth);
  // The stack above that, results of the instruction included, is no more.
  if (up > 0) state.top.regs.length = state.top.code.slotCount;
  below.regs.length = depth;
  if (raise.origin !== "reraised") flushHandled(recorder);
  const exit = state.snapshot();
  recorder.emit("raised", "v", [raise.exception], { name: raise.origin, imm: up, exit });
  recorder.exit = exit;
  for (const iterator of iterators) recorder.call("call", "closeAbandoned", [iterator]);
  state.frames.length = handler + 1;
  recorder.live.length = handler + 1;
  if (table[row + Row.Lasti] === 1) below.push(recorder.int(instruction));
  below.push(raise.exception);
  below.pc = frame.pc;
  if (below.pc !== table[row + Row.Target] || below.sp !== frame.sp) abort("lost");
}

/** `raised` asks what is being handled. */
function flushHandled(recorder: Recorder): void {
  const held = recorder.state.entries.get(handledEntry);
  if (held === undefined || !held.dirty) return;
  recorder.emit("set_entry", "v", [held.symbol], { object: handledEntry });
  held.dirty = false;
  held.stored = held.symbol;
}

/** Iterators of `for` loops that the exception leaves, which may be generators to be closed. */
function abandoned(recorder: Recorder, handler: number, depth: number): Node[] {
  const { state } = recorder;
  const found: Node[] = [];
  for (let i = state.frames.length - 1; i >= handler; i--) {
    const { code, regs } = state.frames[i] as SymbolicFrame;
    const from = i === handler ? depth : code.slotCount;
    for (let at = regs.length - 1; at >= from; at--) {
      const symbol = regs[at];
      if (isGenerator(symbol) && !dropGenerator(recorder, symbol)) abort("raised");
      // What the call that raised would have given is not there.
      if (symbol === recorder.lastCall) continue;
      if (symbol instanceof Node && mayBeGenerator(symbol)) found.push(symbol);
    }
  }
  return found;
}

/** What GET_ITER gave, here or before the trace began. */
function mayBeGenerator(node: Node): boolean {
  if (node.op === "call") return node.name === "getIterator" || node.name === "loopGenerator";
  return node.op === "input";
}

// --- Raising -----------------------------------------------------------------------------------------

export const raiseVarargs: Handler = (recorder, frame, arg) => {
  if (!isHandled(recorder.state)) return recorder.leave();
  const top = recorder.state.top;
  if (arg === 0) {
    raiseAgain(recorder);
    return;
  }
  const live = frame.regs[frame.sp - arg] as Value;
  const what = recorder.box(top.peek(arg - 1));
  if (arg === 1 && live instanceof PyException) {
    recorder.guardShape(what, live.shape);
    recorder.raise = { origin: "raised", exception: what };
  } else if (arg === 1 && live instanceof PyType && isPlainException(live)) {
    recorder.guardIdentity(what, live);
    const exception = recorder.emit("new_exception", "r", [], { object: live });
    recorder.raise = { origin: "raised", exception };
  } else {
    const cause = arg === 2 ? [recorder.box(top.peek(0))] : [];
    recorder.call("call", "raiseStatement", [what, ...cause]);
  }
  top.regs.length -= arg;
};

/** `raise` alone: what is being handled, if that is an exception. */
function raiseAgain(recorder: Recorder): void {
  const handled = thread.handled.value;
  if (handled === null) {
    recorder.call("call", "raiseStatement", []);
    return;
  }
  const exception = readHandled(recorder);
  recorder.guardShape(exception, handled.shape);
  recorder.raise = { origin: "reraised", exception };
}

export const reraise: Handler = (recorder) => {
  if (!isHandled(recorder.state)) return recorder.leave();
  const exception = recorder.box(recorder.state.top.pop());
  recorder.raise = { origin: "reraised", exception };
};

// --- In the handler ------------------------------------------------------------------------------------

/** A generator has its own handled exception, which the trace does not switch to. */
function inGenerator(recorder: Recorder): boolean {
  if (recorder.tree.isStep) return true;
  return recorder.live.some((frame, i) => i > 0 && frame.generator !== null);
}

export const pushExcInfo: Handler = (recorder) => {
  if (inGenerator(recorder)) return recorder.leave();
  const top = recorder.state.top;
  const exception = recorder.box(top.pop());
  top.push(readHandled(recorder));
  top.push(exception);
  setHandled(recorder, exception);
};

export const popExcept: Handler = (recorder) => {
  if (inGenerator(recorder)) return recorder.leave();
  setHandled(recorder, recorder.box(recorder.state.top.pop()));
};

export const checkExcMatch: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const exception = frame.regs[frame.sp - 2] as PyException;
  const type = frame.regs[frame.sp - 1] as Value;
  const answer = isKnownType(recorder, top.peek(0), type)
    ? matchByShape(recorder, recorder.box(top.peek(1)), exception, type)
    : recorder.call("call_bool", "checkExceptionMatch", [
        recorder.box(top.peek(1)),
        recorder.box(top.peek(0)),
      ]);
  top.pop();
  top.push(answer);
};

/** The class of an exception follows from its shape; which classes it extends, from its version. */
function matchByShape(recorder: Recorder, node: Node, live: PyException, type: Value): Node {
  const cls = typeOf(live);
  recorder.guardShape(node, live.shape);
  if (cls.isHeapType) recorder.ensure("guard_version", [], cls, cls.version);
  return recorder.constantOf(checkExceptionMatch(live, type));
}

/** A class, or a tuple of classes, that is checked to be what it was. */
function isKnownType(recorder: Recorder, symbol: Symbol, live: Value): boolean {
  if (symbol instanceof Virtual) {
    if (symbol.what !== "tuple" || !(live instanceof PyTuple)) return false;
    return symbol.fields.every((field, i) => isKnownType(recorder, field, live.items[i] as Value));
  }
  if (live instanceof PyTuple ? !live.items.every(isExceptionClass) : !isExceptionClass(live))
    return false;
  recorder.guardIdentity(symbol as Node, live);
  return true;
}

export const checkEgMatch: Handler = (recorder) => {
  const top = recorder.state.top;
  const args = [recorder.box(top.peek(1)), recorder.box(top.peek(0))];
  const pair = recorder.call("call", "checkGroupMatch", args);
  top.regs.length -= 2;
  top.push(recorder.emit("tuple_item", "r", [pair], { imm: 0 }));
  top.push(recorder.emit("tuple_item", "r", [pair], { imm: 1 }));
};

/** `exit self_or_NULL lasti previous exception`: calls `exit` with the exception. */
export const withExceptStart: Handler = (recorder, frame, _arg, pc) => {
  const top = recorder.state.top;
  const exit = top.peek(4);
  const self = top.peek(3);
  const live = frame.regs[frame.sp - 5];
  const exception = frame.regs[frame.sp - 1] as PyException;
  if (live instanceof PyFunction && isPlainFunction(live) && mayInline(recorder, live.code)) {
    const node = recorder.box(top.peek(0));
    const callee = recorder.box(exit);
    const args = exitArguments(recorder, node, exception);
    const given = self === null ? args : [self, ...args];
    const bound = bindArguments(recorder, live, given, noNames);
    if (bound !== null && !bound.usesDefaults && bound.keywordsSlot < 0) {
      recorder.guardIdentity(callee, live);
      pushInlined(recorder, live, bound.args, pc, false);
      return;
    }
  }
  const operands = [exit, self, top.peek(0)].map((symbol) => recorder.box(symbol));
  top.push(recorder.call("call", "callExit", operands));
  recorder.waitFor(frame);
};

function isPlainFunction({ code }: PyFunction): boolean {
  return (code.flags & CodeFlag.Generator) === 0;
}

function exitArguments(recorder: Recorder, node: Node, live: PyException): Symbol[] {
  recorder.guardShape(node, live.shape);
  const traceback = recorder.emit("get_field", "r", [node], { name: "traceback" });
  return [recorder.constantOf(typeOf(live)), node, traceback];
}

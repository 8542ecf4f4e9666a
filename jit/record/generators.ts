/**
 * Generators resumed inline: what FOR_ITER and SEND do to a Python generator is recorded through,
 * as a call is, so that a trace has neither the generator nor its frame.
 *
 * Who owns the registers. A generator in a trace is a Virtual of kind "generator": its fields are
 * its function and its registers, its detail says where it goes
 * on. Resuming moves the registers into a symbolic frame on top of the resumer's, and `pc` becomes
 * Running; YIELD_VALUE moves them back, pops the frame and pushes the value, unboxed, on the
 * resumer's stack; RETURN_VALUE drops them and `pc` becomes Finished. So each register is in one
 * place, and the generator that a frame belongs to is always on top of the stack of the frame
 * below: that is where FOR_ITER and SEND have it, and where an exit finds it
 * (backend/resume.ts) to link the real frame as src/vm/generators.ts does.
 *
 * At a loop's header the generator waits at one certain yield. Its registers that the body may
 * store, and its whole stack, become phis (header.ts); a state in which it waits elsewhere, or has
 * other iterators, is another loop.
 *
 * Where they come from. RETURN_GENERATOR in an inlined call makes one that need never exist. A
 * real generator is taken apart in front of the loop (`openGenerator`), if nothing but the loop
 * can reach it: its object is stale while the trace runs. Iterators on its own stack are nobody
 * else's; they are taken apart, too, and made anew by exits, because the generator may replace them.
 *
 * A loop of a generator's code that may go round without a yield is opened as a loop of the trace;
 * one that yields in every turn is not: its turns are the consumer's.
 *
 * Invariant: a generator whose code stands in the trace already (a tree walk that delegates to
 * itself) is not taken apart, so the depth is bounded by the program's text.
 */
import { type Code, CodeFlag, Handler as ExceptionRow } from "../../src/bytecode/code.ts";
import { Intrinsic1, Op } from "../../src/bytecode/opcodes.ts";
import { PyIterator } from "../../src/objects/iterator.ts";
import type { Value } from "../../src/objects/object.ts";
import { Consumer, consumerOf } from "../../src/vm/application.ts";
import {
  canResumeInLoop,
  generatorType,
  lastReturned,
  PyGenerator,
} from "../../src/vm/generators.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { constant, type GeneratorState, type Node, Paused, type Resumption } from "../ir/tree.ts";
import type { Handler } from "./instructions.ts";
import type { LoopInfo } from "./loops.ts";
import type { Recorder, RecorderHost } from "./recorder.ts";
import { type Symbol, SymbolicFrame, Virtual } from "./state.ts";
import { callGenerator, isOwnStep, suspendStep } from "./steps.ts";

/** How an iterator that is no generator is taken apart; null: it stays an object. */
export type Opener = (
  recorder: Recorder,
  node: Node,
  live: PyIterator,
  frame: Frame,
) => Virtual | null;

// --- Taking a real generator apart -----------------------------------------------------------------

export function openGenerator(
  recorder: Recorder,
  node: Node,
  live: PyGenerator,
  openOther: Opener,
): Virtual | null {
  const around = recorder.state.frames.map((frame) => frame.code);
  if (node.kind !== "r" || node.op === "const" || !canOpen(recorder, live, around)) return null;
  return new Opening(recorder, openOther).open(node, live, around, true);
}

function canOpen(recorder: Recorder, live: PyGenerator, around: readonly Code[]): boolean {
  return (
    live.isOwnedByLoop &&
    live.shape === generatorType.rootShape &&
    canResumeInLoop(live) &&
    live.handled.value === null &&
    around.length <= recorder.host.parameters.inline_depth &&
    !around.includes(live.code)
  );
}

class Opening {
  constructor(
    private readonly recorder: Recorder,
    private readonly openOther: Opener,
  ) {}

  /** `keeps`: exits bring the object itself up to date; otherwise they make another one. */
  open(node: Node, live: PyGenerator, around: readonly Code[], keeps: boolean): Virtual {
    const { recorder } = this;
    const frame = live.frame as Frame;
    const opened = recorder.check("guard_generator", [node], { object: frame.code, imm: frame.pc });
    for (const name of ["globals", "builtins"] as const) {
      recorder.guardIdentity(recorder.emit("get_plain", "r", [opened], { name }), frame[name]);
    }
    const fields: Symbol[] = [recorder.emit("get_plain", "r", [opened], { name: "fn" })];
    for (let i = 0; i < frame.sp; i++) {
      fields.push(this.register(opened, frame, i, [...around, frame.code]));
    }
    const state = { code: frame.code, pc: frame.pc, isOwnedByLoop: live.isOwnedByLoop };
    return new Virtual("generator", keeps ? node : null, fields, state);
  }

  private register(opened: Node, frame: Frame, index: number, around: readonly Code[]): Symbol {
    const { recorder } = this;
    const node = recorder.emit("frame_slot", "r", [opened], { imm: index });
    const live = frame.regs[index];
    if (live === undefined) {
      recorder.check("guard_value", [node, constant(undefined, "r")]);
      return null;
    }
    if (index >= frame.code.slotCount && live instanceof PyIterator) {
      return this.iterator(node, live, frame, around) ?? node;
    }
    const known = recorder.specialize(node, live);
    if (known === node) recorder.check("guard_bound", [node]);
    return known;
  }

  private iterator(
    node: Node,
    live: PyIterator,
    frame: Frame,
    around: readonly Code[],
  ): Virtual | null {
    if (live instanceof PyGenerator) {
      if (!canOpen(this.recorder, live, around)) return null;
      return this.open(node, live, around, false);
    }
    const opened = this.openOther(this.recorder, node, live, frame);
    // A genexpr's first iterator stands in its slot `.0` as well: it must stay the same.
    const isNamed = frame.regs.slice(0, frame.code.slotCount).includes(live);
    return opened === null || isNamed ? opened : withoutBase(opened);
  }
}

function withoutBase(iterator: Virtual): Virtual {
  const fields = iterator.fields.map((f) => (f instanceof Virtual ? withoutBase(f) : f));
  return new Virtual(iterator.what, null, fields, iterator.detail);
}

// --- Resuming, yielding, ending ----------------------------------------------------------------------

export function isGenerator(symbol: Symbol | undefined): symbol is Virtual {
  return symbol instanceof Virtual && symbol.what === "generator";
}

export function stateOf(generator: Virtual): GeneratorState {
  return generator.detail as GeneratorState;
}

/** Goes on in the generator on top of the stack; the interpreter does the same. */
export function resumeGenerator(
  recorder: Recorder,
  generator: Virtual,
  how: Resumption,
  sent: Symbol,
  pc: number,
): void {
  const { state } = recorder;
  const { code, pc: start } = stateOf(generator);
  state.top.pc = pc + 1;
  const frame = new SymbolicFrame(code, null, false, how);
  frame.regs.push(...generator.fields.splice(1), sent);
  frame.pc = start;
  setPlace(generator, Paused.Running);
  state.frames.push(frame);
}

function setPlace(generator: Virtual, pc: number): void {
  generator.detail = { ...stateOf(generator), pc };
}

/** What runs in the topmost frame. */
function running(recorder: Recorder): Virtual {
  const { frames } = recorder.state;
  return (frames[frames.length - 2] as SymbolicFrame).peek(0) as Virtual;
}

export const yieldValue: Handler = (recorder, _frame, _arg, pc) => {
  const { state } = recorder;
  if (isOwnStep(recorder)) return suspendStep(recorder, pc);
  if (state.top.resumed === null || state.frames.length === 1) return recorder.leave();
  const generator = running(recorder);
  const frame = state.frames.pop() as SymbolicFrame;
  const value = frame.pop();
  generator.fields.push(...frame.regs);
  setPlace(generator, pc + 1);
  state.top.push(value);
};

/** RETURN_VALUE in a generator's frame, which is the topmost one. */
export function returnFromGenerator(recorder: Recorder): void {
  const { state } = recorder;
  const generator = running(recorder);
  const { resumed, regs } = state.frames.pop() as SymbolicFrame;
  finish(recorder, generator);
  if (resumed === "send") state.top.push(regs[regs.length - 1] as Symbol);
}

/** A real one must not be closed once more by whoever finds it in a register. */
function finish(recorder: Recorder, generator: Virtual): void {
  setPlace(generator, Paused.Finished);
  generator.fields.length = 1;
  if (generator.base === null) return;
  recorder.emit("set_field", "v", [generator.base, constant(null, "r")], { name: "frame" });
}

/** RETURN_GENERATOR: the frame of a call just recorded becomes a generator that waits at its start. */
export const returnGenerator: Handler = (recorder, frame, _arg, pc) => {
  const { state } = recorder;
  const { code, func, isInit } = state.top;
  const isPlain = (code.flags & suspends) === CodeFlag.Generator && !isInit;
  if (state.frames.length === 1 || !isPlain || func === null) return recorder.leave();
  const caller = frame.back as Frame;
  const below = state.frames[state.frames.length - 2] as SymbolicFrame;
  const isOwnedByLoop = checkConsumer(recorder, below, caller, caller.pc, caller.sp);
  const { regs } = state.frames.pop() as SymbolicFrame;
  const place = { code, pc: pc + 1, isOwnedByLoop };
  state.top.push(new Virtual("generator", null, [func, ...regs], place));
};

/**
 * Does something take what `caller` is about to get at `top` of its stack, and keep it for itself?
 * If that is a built-in, it must be the same again.
 */
export function checkConsumer(
  recorder: Recorder,
  symbolic: SymbolicFrame,
  caller: Frame,
  pc: number,
  top: number,
): boolean {
  const consumer = consumerOf(caller, pc, top);
  if (consumer === null || consumer === Consumer.Loop) return consumer !== null;
  const callee = symbolic.regs[consumer] as Symbol;
  recorder.guardIdentity(recorder.box(callee), caller.regs[consumer] as Value);
  return true;
}

const suspends =
  CodeFlag.Generator | CodeFlag.Coroutine | CodeFlag.AsyncGenerator | CodeFlag.IterableCoroutine;

// --- Closing -------------------------------------------------------------------------------------------

/** POP_ITER: may the generator be forgotten? If closing it could be noticed, the trace leaves. */
export function dropGenerator(recorder: Recorder, generator: Virtual): boolean {
  if (!closesSilently(generator)) return false;
  if (stateOf(generator).pc !== Paused.Finished) finish(recorder, generator);
  return true;
}

/** GeneratorExit, raised where it waits, meets no handler there nor in what it iterates. */
function closesSilently(generator: Virtual): boolean {
  const { code, pc, isOwnedByLoop } = stateOf(generator);
  if (pc === Paused.Finished || !isOwnedByLoop) return true;
  if (isCovered(code, pc - 1)) return false;
  return generator.fields.every((field) => {
    if (field instanceof Virtual) return !isGenerator(field) || closesSilently(field);
    return true;
  });
}

/** Is there a handler besides the one that every generator has, which re-raises? */
function isCovered(code: Code, instruction: number): boolean {
  const row = code.findHandler(instruction);
  if (row < 0) return false;
  const target = code.exceptionTable[row * ExceptionRow.Size + ExceptionRow.Target] as number;
  const word = code.words[target] as number;
  // Behind a delegation stands one that looks for StopIteration and raises all else again.
  if ((word & 255) === Op.CLEANUP_THROW) return isCovered(code, target);
  return word !== (Op.CALL_INTRINSIC_1 | (Intrinsic1.StopIterationError << 8));
}

// --- Delegation ----------------------------------------------------------------------------------------

export const endSend: Handler = (recorder) => {
  const { top } = recorder.state;
  const result = top.pop();
  top.pop();
  top.push(result);
};

/** SEND to an object: whether it yielded shows at the next instruction. */
export function callSend(
  recorder: Recorder,
  frame: Frame,
  receiver: Node,
  live: Value,
  going: number,
  ended: number,
): void {
  const top = recorder.state.top;
  const sent = recorder.box(top.pop());
  const yielded =
    live instanceof PyGenerator
      ? callGenerator(recorder, frame, live.code, "resumeGenerator", [receiver, sent])
      : recorder.call("call", "sendTo", [receiver, sent]);
  // What it returned, if it has ended.
  const result = recorder.emit("get_field", "r", [constant(lastReturned, "r")], { name: "value" });
  recorder.pending = (pc) => {
    const above = recorder.state.top;
    const went = pc === going;
    above.pc = went ? ended : going;
    above.push(went ? result : yielded);
    recorder.exit = recorder.state.snapshot();
    above.pop();
    if (went) recorder.check("guard_bound", [yielded]);
    else recorder.check("guard_value", [yielded, constant(undefined, "r")]);
    above.push(went ? yielded : result);
  };
}

// --- Loops of a generator's code -------------------------------------------------------------------------

/** Is there a yield between header and end, and a way around the loop without one? */
export interface YieldingLoop {
  readonly yields: boolean;
  readonly mayGoRound: boolean;
}

const known = new WeakMap<Code, Map<number, YieldingLoop>>();

export function yieldsOf(
  host: Pick<RecorderHost, "wordAt">,
  code: Code,
  { header, end }: LoopInfo,
): YieldingLoop {
  let loops = known.get(code);
  if (loops === undefined) {
    loops = new Map();
    known.set(code, loops);
  }
  let found = loops.get(header);
  if (found === undefined) {
    found = findYields(header, end, (pc) => host.wordAt(code, pc));
    loops.set(header, found);
  }
  return found;
}

const noFallThrough: ReadonlySet<number> = new Set([
  Op.JUMP_FORWARD,
  Op.JUMP_BACKWARD,
  Op.JUMP_BACKWARD_NO_INTERRUPT,
  Op.RETURN_VALUE,
  Op.RERAISE,
  Op.RAISE_VARARGS,
]);

const jumps: ReadonlySet<number> = new Set([
  Op.JUMP_FORWARD,
  Op.JUMP_BACKWARD,
  Op.JUMP_BACKWARD_NO_INTERRUPT,
  Op.POP_JUMP_IF_TRUE,
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
  Op.FOR_ITER,
  Op.SEND,
]);

/** Follows every path from the header that meets no yield. */
function findYields(header: number, end: number, wordAt: (pc: number) => number): YieldingLoop {
  let yields = false;
  for (let pc = header; pc <= end; pc++) if ((wordAt(pc) & 255) === Op.YIELD_VALUE) yields = true;
  const seen = new Set<number>();
  const open = [header];
  let mayGoRound = false;
  for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
    if (seen.has(pc) || pc < header || pc > end) continue;
    seen.add(pc);
    const word = wordAt(pc);
    const op = word & 255;
    if (op === Op.YIELD_VALUE) continue;
    if (!noFallThrough.has(op)) open.push(pc + 1);
    if (!jumps.has(op)) continue;
    if (word >>> 8 === header) mayGoRound = true;
    else open.push(word >>> 8);
  }
  return { yields, mayGoRound };
}

/** The value that is seen in a register of a generator that is about to be resumed. */
export function liveRegister(live: unknown, field: number): Value | undefined {
  if (!(live instanceof PyGenerator) || live.frame === null || field === 0) return undefined;
  return live.frame.regs[field - 1];
}

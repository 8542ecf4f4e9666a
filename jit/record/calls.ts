/**
 * Calls. A Python function known by identity is recorded through: its frame becomes a symbolic
 * frame. A class made by object.__new__ becomes a new instance and its `__init__` recorded
 * through. Natives that natives.ts knows become operations; other plain natives are called
 * directly, and everything else through the calling protocol.
 */
import { CodeFlag } from "../../src/bytecode/code.ts";
import { functionType, methodType, PyFunction, PyMethod } from "../../src/objects/function.ts";
import { PyMethodDescriptor, PyNative } from "../../src/objects/native.ts";
import type { PyObject, Value } from "../../src/objects/object.ts";
import type { Shape } from "../../src/objects/shape.ts";
import type { PyTuple } from "../../src/objects/tuple.ts";
import { PyType } from "../../src/objects/type.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { findInstanceCache, InstanceCache } from "../../src/vm/inline-caches.ts";
import { callMethodOf } from "../../src/vm/operator-calls.ts";
import { constant, Node } from "../ir/tree.ts";
import { guardOwner } from "./attributes.ts";
import { isLargeHere, isTooRecursive, pushInlined } from "./inlining.ts";
import type { Handler } from "./instructions.ts";
import { bindArguments, type BoundArguments, fillKeywords, noNames } from "./arguments.ts";
import { applicationCall } from "./application.ts";
import { checkConsumer, returnFromGenerator } from "./generators.ts";
import { inspectsFrames, recordNative } from "./natives.ts";
import { answerOperator } from "./operator-results.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { endStep, guardDepth, isAround, startsSuspended, suspendedCall } from "./steps.ts";

/** A call with its receiver sorted in among the arguments. */
export interface CallSite {
  readonly callee: Symbol;
  readonly live: Value;
  readonly args: Symbol[];
  readonly liveArgs: Value[];
  /** Stack items to drop: the callee, its self, the arguments. */
  readonly width: number;
}

export const call: Handler = (recorder, frame, arg, pc) => {
  const site = throughCallMethod(recorder, readSite(recorder, frame, arg, 0));
  if (site.live instanceof PyFunction && callPython(recorder, frame, site, pc)) return;
  if (site.live instanceof PyType && callClass(recorder, frame, site, pc)) return;
  if (callApplication(recorder, frame, site, [], pc)) return;
  const known = recordNative(recorder, site);
  if (known !== null) {
    drop(recorder, site.width);
    recorder.state.top.push(known);
    return;
  }
  callGeneric(recorder, frame, site);
};

function drop(recorder: Recorder, count: number): void {
  recorder.state.top.regs.length -= count;
}

function readSite(recorder: Recorder, frame: Frame, count: number, above: number): CallSite {
  const { regs } = recorder.state.top;
  const end = regs.length - above;
  const base = end - count - 2;
  const liveEnd = frame.sp - above;
  const liveBase = liveEnd - count - 2;
  let callee = regs[base] as Symbol;
  let live = frame.regs[liveBase] as Value;
  const args = regs.slice(base + 2, end) as Symbol[];
  const liveArgs = frame.regs.slice(liveBase + 2, liveEnd) as Value[];
  const self = frame.regs[liveBase + 1];
  if (self !== undefined && regs[base + 1] !== null) {
    args.unshift(regs[base + 1] as Symbol);
    liveArgs.unshift(self);
  } else if (self !== undefined) {
    // LOAD_METHOD was recorded as a plain load: the trace has in one what the interpreter has apart.
    if (live instanceof PyFunction) {
      const [func, receiver] = methodParts(recorder, callee, methodType.rootShape);
      args.unshift(receiver);
      liveArgs.unshift(self);
      callee = func;
    } else live = null;
  } else if (live instanceof PyMethod) {
    const [func, receiver] = methodParts(recorder, callee, live.shape);
    args.unshift(receiver);
    liveArgs.unshift(live.self);
    callee = func;
    live = live.func;
  }
  return { callee, live, args, liveArgs, width: count + 2 + above };
}

/** Function and self of a bound method, virtual or real. */
function methodParts(recorder: Recorder, symbol: Symbol, shape: Shape): [Symbol, Symbol] {
  if (symbol instanceof Virtual) return [symbol.fields[0] as Symbol, symbol.fields[1] as Symbol];
  const node = recorder.box(symbol);
  recorder.guardShape(node, shape);
  return [
    recorder.emit("get_plain", "r", [node], { name: "func" }),
    recorder.emit("get_plain", "r", [node], { name: "self" }),
  ];
}

/** A call of an instance is one of its class's `__call__`, which gets the instance first. */
function throughCallMethod(recorder: Recorder, site: CallSite): CallSite {
  const { callee, live, args, liveArgs } = site;
  const method = callMethodOf(live);
  if (method === null || !(callee instanceof Node)) return site;
  const { shape } = live as PyObject;
  guardOwner(recorder, callee, shape, shape.cls);
  return {
    callee: constant(method, "r"),
    live: method,
    args: [callee, ...args],
    liveArgs: [live, ...liveArgs],
    width: site.width,
  };
}

/** A built-in that the interpreter runs as a Python function. */
function callApplication(
  recorder: Recorder,
  frame: Frame,
  site: CallSite,
  keywords: readonly string[],
  pc: number,
): boolean {
  if (recorder.state.frames.length > recorder.host.parameters.inline_depth) return false;
  const found = applicationCall(recorder, frame, site, keywords, pc);
  if (found === null) return false;
  drop(recorder, site.width);
  pushInlined(recorder, found.target, found.args, pc, false);
  return true;
}

// --- Python functions ------------------------------------------------------------------------------

function callPython(
  recorder: Recorder,
  frame: Frame,
  site: CallSite,
  pc: number,
  names: readonly string[] = noNames,
): boolean {
  const target = site.live as PyFunction;
  const bound = bindArguments(recorder, target, site.args, names);
  if (bound === null) return false;
  const { args } = bound;
  const depth = recorder.state.frames.length;
  const suspended = (target.code.flags & CodeFlag.Generator) !== 0;
  const recursive = !suspended && isTooRecursive(recorder, target.code);
  const running = suspended && isAround(recorder, target.code);
  const apart = recursive || running || depth > recorder.host.parameters.inline_depth;
  if (apart && suspended) return makeSuspended(recorder, frame, site, target, bound, pc);
  if (apart) return callCompiled(recorder, frame, site, target, bound);
  if (!suspended && isLargeHere(recorder, target.code)) {
    if (callCompiled(recorder, frame, site, target, bound)) return true;
  }
  const func = guardFunction(recorder, site.callee, target, bound.usesDefaults);
  if (func === null) return false;
  fillKeywords(recorder, bound);
  drop(recorder, site.width);
  pushInlined(recorder, target, args, pc, false, func);
  return true;
}

/** A call of a generator function whose code is in the trace already: nothing of it runs yet. */
function makeSuspended(
  recorder: Recorder,
  frame: Frame,
  site: CallSite,
  target: PyFunction,
  bound: BoundArguments,
  pc: number,
): boolean {
  if (!startsSuspended(target) || bound.keywordsSlot >= 0) return false;
  const func = guardFunction(recorder, site.callee, target, bound.usesDefaults);
  if (func === null) return false;
  guardDepth(recorder);
  const { top } = recorder.state;
  const isOwned = checkConsumer(recorder, top, frame, pc + 1, frame.sp - site.width);
  drop(recorder, site.width);
  top.push(suspendedCall(target, func, bound.args, isOwned));
  recorder.waitFor(frame);
  return true;
}

/** A closure that is no constant is likely to be another object the next time. */
function isMadeAnew(callee: Symbol, target: PyFunction): boolean {
  if (callee instanceof Node && callee.op === "const") return false;
  return callee instanceof Virtual || (target.code.flags & CodeFlag.Nested) !== 0;
}

/**
 * Checks that it is this function, or, where it is made anew again and again, one of this code.
 * Gives what stands for it in the inlined frame; null: its defaults are not known.
 */
function guardFunction(
  recorder: Recorder,
  callee: Symbol,
  target: PyFunction,
  usesDefaults: boolean,
): Symbol {
  if (callee instanceof Virtual && callee.what === "function") {
    const defaults = callee.fields[defaultsField];
    const areKnown = defaults instanceof Node && defaults.op === "const";
    return usesDefaults && !areKnown ? null : callee;
  }
  const node = recorder.box(callee);
  if (!isMadeAnew(node, target) || usesDefaults || !hasPlainShape(target)) {
    recorder.guardIdentity(node, target);
    return constant(target, "r");
  }
  recorder.guardShape(node, target.shape);
  recorder.guardIdentity(recorder.emit("get_field", "r", [node], { name: "code" }), target.code);
  for (const name of ["globals", "builtins"] as const) {
    recorder.guardIdentity(recorder.emit("get_plain", "r", [node], { name }), target[name]);
  }
  return node;
}

/** Of a function that a trace has not built; see backend/resume.ts. */
const defaultsField = 3;

function hasPlainShape(target: PyFunction): boolean {
  return target.shape === functionType.rootShape;
}

/** A recursive call: of the function's own compiled code, or what runs it until there is some. */
function callCompiled(
  recorder: Recorder,
  frame: Frame,
  site: CallSite,
  target: PyFunction,
  bound: BoundArguments,
): boolean {
  const unit = recorder.host.callUnit(target);
  if (unit === null) return false;
  const { callee } = site;
  let func: Symbol = null;
  if (unit.takesFunction) {
    func = guardFunction(recorder, callee, target, bound.usesDefaults);
    if (func === null) return false;
  } else recorder.guardIdentity(recorder.box(callee), target);
  fillKeywords(recorder, bound);
  const operands = bound.args.map((symbol) => recorder.box(symbol));
  if (func !== null) operands.push(recorder.box(func));
  const result = recorder.call("call_tree", "", operands, unit);
  recorder.waitFor(frame);
  drop(recorder, site.width);
  recorder.state.top.push(result);
  return true;
}

export const returnValue: Handler = (recorder, frame) => {
  const { state } = recorder;
  if (state.frames.length === 1) {
    if (recorder.tree.isStep) endStep(recorder);
    else if (recorder.tree.isFunction) {
      recorder.flushEntries();
      recorder.emit("finish", "v", [recorder.box(state.top.peek(0))]);
      recorder.closed = true;
    } else {
      recorder.leave();
    }
    return;
  }
  if (state.top.resumed !== null) return returnFromGenerator(recorder);
  const value = state.top.pop();
  const { isInit } = state.top;
  if (state.top.isOperator) {
    answerOperator(recorder, value, frame);
    return;
  }
  state.frames.pop();
  if (!isInit) state.top.push(value);
};

// --- Classes -----------------------------------------------------------------------------------------

function callClass(
  recorder: Recorder,
  frame: Frame,
  site: CallSite,
  pc: number,
  names: readonly string[] = noNames,
): boolean {
  const cls = site.live as PyType;
  const cache = findInstanceCache(frame.code.caches as unknown[], pc, cls);
  if (cache === null) return false;
  let bound: BoundArguments | null = null;
  if (cache.init !== null) {
    bound = bindArguments(recorder, cache.init, [null, ...site.args], names);
    if (bound === null || recorder.state.frames.length > recorder.host.parameters.inline_depth)
      return false;
    if (recorder.state.frames.some((f) => f.code === cache.init?.code)) return false;
  } else if (site.args.length > 0 && !cache.isException) {
    return false;
  }
  recorder.guardIdentity(recorder.box(site.callee), cls);
  if (cls.isHeapType) recorder.ensure("guard_version", [], cls, cls.version);
  const instance = newInstance(recorder, cache, site.args);
  drop(recorder, site.width);
  recorder.state.top.push(instance);
  if (cache.init !== null && bound !== null) {
    bound.args[0] = instance;
    fillKeywords(recorder, bound);
    pushInlined(recorder, cache.init, bound.args, pc, true);
  }
  return true;
}

/** What `__new__` gives; an exception keeps the arguments. */
function newInstance(recorder: Recorder, cache: InstanceCache, args: readonly Symbol[]): Node {
  const { cls, isException } = cache;
  if (!isException) return recorder.emit("new_instance", "r", [], { object: cls });
  const boxed = args.map((symbol) => recorder.box(symbol));
  return recorder.emit("new_exception", "r", boxed, { object: cls });
}

/** Made by BaseException's own constructor, from any arguments? */
export function isPlainException(cls: PyType): boolean {
  const cache = new InstanceCache(cls);
  return cache.usable && cache.isException && cache.init === null;
}

// --- Everything else -----------------------------------------------------------------------------------

function callGeneric(recorder: Recorder, frame: Frame, site: CallSite): void {
  if (inspectsFrames(site.live)) {
    recorder.leave();
    return;
  }
  const args = site.args.map((symbol) => recorder.box(symbol));
  const callee = recorder.box(site.callee);
  const direct = directNative(site);
  let result: Node;
  if (direct !== null) {
    recorder.guardIdentity(callee, site.live);
    result = recorder.call("call_native", "", args, direct);
  } else {
    result = recorder.call("call", "callValue", [callee, ...args]);
    if (!(site.live instanceof PyNative)) recorder.waitFor(frame);
  }
  drop(recorder, site.width);
  recorder.state.top.push(result);
}

/** The implementation of a native that takes these arguments as they stand. */
function directNative(site: CallSite): unknown {
  const { live, args } = site;
  if (live instanceof PyNative) {
    const p = live.parameters;
    return p.plain && args.length >= p.required && args.length <= p.maximum
      ? live.implementation
      : null;
  }
  if (live instanceof PyMethodDescriptor) {
    const p = live.parameters;
    const count = args.length - 1;
    const owner = site.liveArgs[0];
    if (!p.plain || count < p.required || count > p.maximum || owner === undefined) return null;
    return isReceiver(owner, live) ? live.implementation : null;
  }
  return null;
}

/** The receiver's class was guarded by LOAD_METHOD; a bare descriptor call goes the general way. */
function isReceiver(owner: Value, method: PyMethodDescriptor): boolean {
  return typeof owner === "object" && owner !== null && owner.shape === method.owner.rootShape;
}

export const callKeywords: Handler = (recorder, frame, arg, pc) => {
  const site = readSite(recorder, frame, arg, 1);
  const keywords = (frame.regs[frame.sp - 1] as PyTuple).items as readonly string[];
  const { live } = site;
  if (live instanceof PyFunction && callPython(recorder, frame, site, pc, keywords)) return;
  if (live instanceof PyType && callClass(recorder, frame, site, pc, keywords)) return;
  if (callApplication(recorder, frame, site, keywords, pc)) return;
  if (inspectsFrames(live)) {
    recorder.leave();
    return;
  }
  const names = frame.regs[frame.sp - 1] as Value;
  const args = site.args.map((symbol) => recorder.box(symbol));
  const result = recorder.call("call", "callKeywords", [
    recorder.box(site.callee),
    constant(names, "r"),
    ...args,
  ]);
  recorder.waitFor(frame);
  drop(recorder, site.width);
  recorder.state.top.push(result);
};

/** `callee(*args, **keywords)`: a tuple still in the trace is spread in it. */
export const callUnpacked: Handler = (recorder, frame, _arg, pc) => {
  const { regs } = recorder.state.top;
  const base = regs.length - 4;
  const live = frame.regs[frame.sp - 4] as Value;
  const [callee, , positional, keywords] = regs.slice(base) as [Symbol, Symbol, Symbol, Symbol];
  if (inspectsFrames(live)) {
    recorder.leave();
    return;
  }
  if (live instanceof PyFunction && keywords === null && isSpread(positional)) {
    const liveArgs = (frame.regs[frame.sp - 2] as PyTuple).items.slice();
    const site = { callee, live, args: [...positional.fields], liveArgs, width: 4 };
    if (callPython(recorder, frame, site, pc)) return;
  }
  const args = [callee, positional, keywords].map((symbol) => recorder.box(symbol));
  const result = recorder.call("call", "callUnpacked", args);
  recorder.waitFor(frame);
  drop(recorder, 4);
  recorder.state.top.push(result);
};

function isSpread(symbol: Symbol): symbol is Virtual {
  return symbol instanceof Virtual && symbol.what === "tuple";
}

/**
 * Instructions that record as one call of the runtime: imports, namespaces of classes, template
 * strings, asynchronous protocols, unpacking by iteration. They take their operands from the top
 * of the stack, and what they give replaces the operands.
 *
 * The interpreter's functions for some of them ask the frame what it runs; a trace gives them a
 * stand-in (backend/instruction-calls.ts) made here, once per recorded instruction.
 */
import type { Value } from "../../src/objects/object.ts";
import { Frame } from "../../src/vm/frame.ts";
import { loadCommonConstant } from "../../src/vm/names.ts";
import type { Node } from "../ir/tree.ts";
import type { Handler } from "./instructions.ts";
import type { Recorder } from "./recorder.ts";

/** A frame that runs the same code, for calls that ask what the instruction belongs to. */
export function standInFor(frame: Frame, pc: number): Frame {
  const standIn = new Frame(frame.code, frame.fn, frame.globals, frame.builtins, [], null);
  standIn.pc = pc + 1;
  standIn.namespace = frame.namespace;
  return standIn;
}

/** Boxed nodes of the topmost `count` symbols, in stack order; leaves them there. */
export function boxTop(recorder: Recorder, count: number): Node[] {
  const nodes: Node[] = [];
  for (let i = count - 1; i >= 0; i--) nodes.push(recorder.box(recorder.state.top.peek(i)));
  return nodes;
}

/** How many operands a row's instruction has, by its argument, and what it leaves of them. */
interface Row {
  readonly operands: number | ((arg: number) => number);
  /** Operands below those dropped: they stay on the stack. */
  readonly keeps?: number;
  readonly pushes: boolean;
  /** The stand-in comes first. */
  readonly needsFrame?: boolean;
  /** The instruction's argument comes in front of the operands. */
  readonly needsArg?: boolean;
}

/** One instruction as one call of the runtime. */
export function viaRuntime(name: string, row: Row): Handler {
  return (recorder, frame, arg, pc) => {
    const { regs } = recorder.state.top;
    const count = typeof row.operands === "number" ? row.operands : row.operands(arg);
    const args = boxTop(recorder, count);
    if (row.needsArg === true) args.unshift(recorder.int(arg));
    const standIn = row.needsFrame === true ? standInFor(frame, pc) : undefined;
    const result = recorder.call("call", name, args, standIn);
    regs.length -= count - (row.keeps ?? 0);
    if (row.pushes) regs.push(result);
  };
}

/** Names are asked of the frame's namespace: its stand-in, the index of the name, the operands. */
const named = (name: string, operands: number, pushes: boolean): Handler =>
  viaRuntime(name, { operands, pushes, needsFrame: true, needsArg: true });

export const loadNameByCall = named("loadName", 0, true);
export const storeNameByCall = named("storeName", 1, false);
export const loadGlobalByCall = named("loadGlobal", 0, true);
export const deleteName = named("deleteName", 0, false);
export const deleteGlobal = named("deleteGlobal", 0, false);
export const loadFromDictOrGlobals = named("loadFromDictOrGlobals", 1, true);
export const importName = named("importName", 2, true);
export const importFrom = viaRuntime("importFrom", {
  operands: 1,
  keeps: 1,
  pushes: true,
  needsFrame: true,
  needsArg: true,
});
export const loadLocals = viaRuntime("loadLocals", { operands: 0, pushes: true, needsFrame: true });
export const loadBuildClass = viaRuntime("loadBuildClass", {
  operands: 0,
  pushes: true,
  needsFrame: true,
});
export const setupAnnotations = viaRuntime("setupAnnotations", {
  operands: 0,
  pushes: false,
  needsFrame: true,
});
export const intrinsic1ByCall = named("intrinsic1", 1, true);
export const intrinsic2 = named("intrinsic2", 2, true);
export const loadSuperAttr = named("loadSuper", 3, true);

export const buildTemplate = viaRuntime("buildTemplate", { operands: 2, pushes: true });
export const buildInterpolation = viaRuntime("buildInterpolation", {
  operands: (arg) => 2 + (arg & 1),
  pushes: true,
  needsArg: true,
});

export const getAwaitable = viaRuntime("getAwaitable", {
  operands: 1,
  pushes: true,
  needsArg: true,
});
export const getAsyncIterator = viaRuntime("getAsyncIterator", { operands: 1, pushes: true });
export const getAsyncNext = viaRuntime("getAsyncNext", { operands: 1, keeps: 1, pushes: true });

export const endAsyncFor: Handler = (recorder) => {
  const top = recorder.state.top;
  recorder.call("call", "endAsyncFor", [recorder.box(top.peek(0))]);
  top.pop();
  top.pop();
};

/** `receiver last exception` become `None value`. */
export const cleanupThrow: Handler = (recorder) => {
  const { regs } = recorder.state.top;
  const value = recorder.call("call", "cleanupThrow", [recorder.box(regs.at(-1) ?? null)]);
  regs.length -= 3;
  regs.push(recorder.constantOf(null), value);
};

/** `callee dict mapping`, the callee three below the dict: what `**mapping` in a call merges. */
export const dictMerge: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  recorder.call("call", "mergeKeywords", [
    recorder.box(top.peek(arg + 3)),
    recorder.box(top.peek(arg)),
    recorder.box(top.peek(0)),
  ]);
  top.pop();
};

export const loadCommon: Handler = (recorder, _frame, arg) => {
  recorder.state.top.push(recorder.constantOf(loadCommonConstant(arg)));
};

// --- Unpacking by iteration ------------------------------------------------------------------------

/** Pushes the items of a tuple that a call made, the first on top. */
function pushItems(recorder: Recorder, tuple: Node, count: number): void {
  const top = recorder.state.top;
  top.pop();
  for (let i = count - 1; i >= 0; i--) {
    top.push(recorder.emit("tuple_item", "r", [tuple], { imm: i }));
  }
}

export function unpackByCall(recorder: Recorder, count: number): void {
  const sequence = recorder.box(recorder.state.top.peek(0));
  const items = recorder.call("call", "unpackSequence", [sequence, recorder.int(count)]);
  pushItems(recorder, items, count);
}

export const unpackEx: Handler = (recorder, _frame, arg) => {
  const before = arg & 0xff;
  const after = arg >>> 8;
  const sequence = recorder.box(recorder.state.top.peek(0));
  const items = recorder.call("call", "unpackWithStar", [
    sequence,
    recorder.int(before),
    recorder.int(after),
  ]);
  pushItems(recorder, items, before + after + 1);
};

// --- Unbound names -----------------------------------------------------------------------------------

/** Reading a slot that is unbound raises; the trace goes on where that is handled. */
export function raiseUnbound(recorder: Recorder, frame: Frame, slot: number, pc: number): Node {
  return recorder.call("call", "raiseUnbound", [recorder.int(slot)], standInFor(frame, pc));
}

export const deleteDeref: Handler = (recorder, frame, arg, pc) => {
  const cell = recorder.box(recorder.state.top.regs[arg] ?? null);
  recorder.call("call", "deleteCell", [recorder.int(arg), cell], standInFor(frame, pc));
};

export const loadFromDictOrDeref: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const cell = recorder.box(top.regs[arg] ?? null);
  const mapping = recorder.box(top.peek(0));
  const args = [recorder.int(arg), mapping, cell];
  const result = recorder.call("call", "loadFromDictOrDeref", args, standInFor(frame, pc));
  top.pop();
  top.push(result);
};

/** Has the frame a namespace of its own (a class body, exec with locals)? */
export function hasOwnNamespace(frame: { namespace: Value; globals: Value }): boolean {
  return frame.namespace !== null && frame.namespace !== frame.globals;
}

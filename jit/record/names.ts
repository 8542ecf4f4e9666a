/**
 * Globals, module variables and cells.
 *
 * A name is found as the Entry of a namespace. Functions, classes, modules and natives, and ints
 * that do not change, are taken as constants and checked; other values are read from the entry and,
 * once the trace has stored to it, kept in the trace and written back when it leaves or calls out.
 */
import type { Code } from "../../src/bytecode/code.ts";
import { Op } from "../../src/bytecode/opcodes.ts";
import { dictType, type PyDict } from "../../src/objects/dict.ts";
import { PyCell, PyFunction, PyModule } from "../../src/objects/function.ts";
import type { Entry } from "../../src/objects/hash-table.ts";
import { NativeCallable } from "../../src/objects/native.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyType } from "../../src/objects/type.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { abort } from "../aborts.ts";
import { constant, type Node, parameterCount } from "../ir/tree.ts";
import { loopsOf } from "./loops.ts";
import type { Handler } from "./instructions.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import {
  loadGlobalByCall,
  loadNameByCall,
  raiseUnbound,
  storeNameByCall,
} from "./runtime-calls.ts";

/** Values that programs bind once: worth a check of identity. */
export function isSteady(value: unknown): boolean {
  return (
    value instanceof PyFunction ||
    value instanceof PyType ||
    value instanceof PyModule ||
    value instanceof NativeCallable
  );
}

/** What an entry holds; undefined when the name was deleted, which the caller must check. */
export function loadEntry(recorder: Recorder, entry: object): Node {
  return recorder.emit("get_entry", "r", [], { object: entry });
}

/** The value of an entry, as the trace knows it. */
export function readEntry(recorder: Recorder, entry: Entry): Node {
  const held = recorder.state.entries.get(entry);
  if (held !== undefined) return held.symbol;
  const live = entry.value as Value;
  if (isParameter(recorder, entry, live)) {
    recorder.ensure("guard_entry", [constant(live, "r")], entry);
    return recorder.constantOf(live);
  }
  if (isSteady(live)) {
    recorder.ensure("guard_entry", [constant(live, "r")], entry);
    return constant(live, "r");
  }
  const node = recorder.specialize(loadEntry(recorder, entry), live) as Node;
  if (node.kind === "r") recorder.check("guard_bound", [node]);
  recorder.state.entries.set(entry, { symbol: node, dirty: false });
  return node;
}

/**
 * An int that the code at hand does not store to is a parameter of the program (a modulus, a mask,
 * a size), which is worth more as a constant. Once one has changed, its entry is read like others.
 */
function isParameter(recorder: Recorder, entry: Entry, live: Value): boolean {
  if (typeof live !== "number" && typeof live !== "bigint") return false;
  if (recorder.host.isChanging(entry)) return false;
  return !recorder.state.frames.some((frame) => storesName(frame.code, entry.key as string));
}

const storedNames = new WeakMap<Code, Set<string>>();

/** Names that a function stores to, or that a loop at module level does. */
function storesName(code: Code, name: string): boolean {
  let stored = storedNames.get(code);
  if (stored === undefined) {
    stored = new Set();
    for (const word of code.words)
      if ((word & 255) === Op.STORE_GLOBAL) stored.add(code.names[word >>> 8] as string);
    for (const loop of loopsOf(code).values()) for (const own of loop.storedNames) stored.add(own);
    storedNames.set(code, stored);
  }
  return stored.has(name);
}

/** Traces hold what is in a namespace: nobody may read it as a dict without asking. */
export function markNamespace(namespace: PyDict): void {
  namespace.table.isPlain = false;
}

/** Null where the name is nowhere, or where the globals are of a class that may know better. */
function findGlobal(recorder: Recorder, frame: Frame, name: string): Entry | null {
  if (frame.globals.shape !== dictType.rootShape) return null;
  markNamespace(frame.globals);
  markNamespace(frame.builtins);
  const own = liveEntry(frame.globals, name);
  if (own !== undefined) return own;
  const builtin = liveEntry(frame.builtins, name);
  if (builtin === undefined) return null;
  recorder.check("guard_keys", [], {
    name,
    object: frame.globals.table,
    imm: frame.globals.table.keysVersion,
  });
  return builtin;
}

function liveEntry(dict: PyDict, name: string): Entry | undefined {
  const entry = dict.table.entries.get(name);
  return entry?.value === undefined ? undefined : entry;
}

export const loadGlobal: Handler = (recorder, frame, arg, pc) => {
  const entry = findGlobal(recorder, frame, frame.code.names[arg] as string);
  if (entry === null) {
    loadGlobalByCall(recorder, frame, arg, pc);
    return;
  }
  recorder.state.top.push(readEntry(recorder, entry));
};

export const loadGlobalNull: Handler = (recorder, frame, arg, pc) => {
  loadGlobal(recorder, frame, arg, pc);
  recorder.state.top.push(null);
};

/** A class body, or exec with a namespace of its own, is asked by a call. */
export const loadName: Handler = (recorder, frame, arg, pc) => {
  const load = frame.namespace === frame.globals ? loadGlobal : loadNameByCall;
  load(recorder, frame, arg, pc);
};

export const storeGlobal: Handler = (recorder, frame, arg) => {
  markNamespace(frame.globals);
  const entry = liveEntry(frame.globals, frame.code.names[arg] as string);
  const symbol = recorder.state.top.peek(0);
  if (entry === undefined) {
    const name = recorder.constantOf(frame.code.names[arg] as string);
    recorder.call("call", "storeGlobal", [
      constant(frame.globals, "r"),
      name,
      recorder.box(symbol),
    ]);
  } else {
    // A name that was deleted has a new entry once it is bound again: this one must be alive.
    if (!recorder.state.entries.has(entry))
      recorder.check("guard_bound", [loadEntry(recorder, entry)]);
    recorder.state.entries.set(entry, { symbol: recorder.node(symbol), dirty: true });
  }
  recorder.state.top.pop();
};

export const storeName: Handler = (recorder, frame, arg, pc) => {
  const store = frame.namespace === frame.globals ? storeGlobal : storeNameByCall;
  store(recorder, frame, arg, pc);
};

// --- Cells ---------------------------------------------------------------------------------------

export const makeCell: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  const content = top.regs[arg] ?? null;
  top.regs[arg] = recorder.emit("new_cell", "r", [
    content === null ? constant(undefined, "r") : recorder.box(content),
  ]);
};

/** The cells of a function that is a constant, made in the trace, or some object. */
function cellsOf(recorder: Recorder, func: Symbol, live: readonly PyCell[]): Symbol[] {
  if (func === null) abort("frame");
  if (func instanceof Virtual) return cellsIn(recorder, func.fields[closureField] as Symbol, live);
  if (func.op === "const") return live.map((cell) => constant(cell, "r"));
  const closure = recorder.emit("get_field", "a", [func], { name: "closure" });
  return live.map((_, i) => recorder.emit("array_get", "r", [closure, recorder.int(i)]));
}

function cellsIn(recorder: Recorder, closure: Symbol, live: readonly PyCell[]): Symbol[] {
  if (closure instanceof Virtual) return closure.fields;
  const items = recorder.op("tuple_items", closure as Node);
  return live.map((_, i) => recorder.emit("array_get", "r", [items, recorder.int(i)]));
}

/** Of a function that a trace has not built; see backend/resume.ts. */
export const closureField = 6;

export const copyFreeVariables: Handler = (recorder, frame, arg) => {
  const top = recorder.state.top;
  const cells = cellsOf(recorder, top.func, frame.fn?.closure ?? abort("frame"));
  const first = frame.code.slotCount - arg;
  cells.forEach((cell, i) => {
    top.regs[first + i] = cell;
  });
};

/**
 * A function's tree begins behind its RESUME: what the instructions before it do. The function
 * object is the tree's last input where it is no constant.
 */
export function enterFunction(recorder: Recorder, frame: Frame): void {
  const { tree, state } = recorder;
  const { top } = state;
  if (tree.takesFunction) {
    const func = recorder.emit("input", "r", [], { imm: parameterCount(tree.code) });
    top.func = func;
  }
  for (let pc = 0; pc < frame.code.words.length; pc++) {
    const word = recorder.host.wordAt(frame.code, pc);
    const op = word & 255;
    if (op === Op.MAKE_CELL) makeCell(recorder, frame, word >>> 8, pc);
    else if (op === Op.COPY_FREE_VARS) copyFreeVariables(recorder, frame, word >>> 8, pc);
    else return;
  }
}

export const loadDeref: Handler = (recorder, frame, arg, pc) => {
  const live = frame.regs[arg];
  if (!(live instanceof PyCell)) abort("lost");
  if (live.value === undefined) {
    const content = recorder.op("get_cell", recorder.box(recorder.state.top.regs[arg] ?? null));
    recorder.check("guard_value", [content, constant(undefined, "r")]);
    recorder.state.top.push(raiseUnbound(recorder, frame, arg, pc));
    return;
  }
  const cell = recorder.box(recorder.state.top.regs[arg] ?? null);
  const raw = recorder.op("get_cell", cell);
  const node = recorder.specialize(raw, live.value) as Node;
  if (node === raw) recorder.check("guard_bound", [raw]);
  recorder.state.top.push(node);
};

export const storeDeref: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  const value = recorder.box(top.peek(0));
  const cell = recorder.box(top.regs[arg] ?? null);
  recorder.emit("set_cell", "v", [cell, value]);
  top.pop();
};

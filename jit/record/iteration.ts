/**
 * Iteration. Iterators over ranges, lists and tuples, and enumerate and zip over them, are taken
 * apart: their fields become symbols, and a step of the loop is a comparison and an addition.
 * Other iterators are called; whether they had a next value shows at the next instruction.
 *
 * An iterator that the program can reach by another name (`PyIterator.shared`) is never taken
 * apart, since its fields are stale while the trace runs.
 */
import {
  advanceContainer,
  containerIterator,
  isSpoiled,
  openContainerIterator,
} from "./container-iteration.ts";
import { PyCell } from "../../src/objects/function.ts";
import { PyEnumerate, enumerateType } from "../../src/objects/enumerate.ts";
import { PyIterator } from "../../src/objects/iterator.ts";
import { PyListIterator, PyTupleIterator } from "../../src/objects/iterators.ts";
import { PyList, listType } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyRange, PyRangeIterator, rangeType } from "../../src/objects/range.ts";
import { PyTuple, tupleType } from "../../src/objects/tuple.ts";
import { PyZip, zipType } from "../../src/objects/zip.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { generatorType, PyGenerator } from "../../src/vm/generators.ts";
import { constant, Node, Paused } from "../ir/tree.ts";
import {
  callSend,
  dropGenerator,
  isGenerator,
  openGenerator,
  resumeGenerator,
  stateOf,
} from "./generators.ts";
import type { Handler } from "./instructions.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { callGenerator, generatorOver, isAround } from "./steps.ts";
import { itemAt, openList } from "./subscripts.ts";

export const getIter: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1] as Value;
  const symbol = top.peek(0);
  const result =
    iteratorOver(recorder, symbol, live) ?? generatorOver(recorder, symbol, live, true);
  if (result === null) {
    const isOwned = live instanceof PyGenerator && live.isOwnedByLoop;
    const name = isOwned ? "loopGenerator" : "getIterator";
    const called = recorder.call("call", name, [recorder.box(symbol)]);
    top.pop();
    top.push(called);
    return;
  }
  top.pop();
  top.push(result);
};

/** Where closing a generator runs Python code the trace leaves. */
export const popIterator: Handler = (recorder, frame) => {
  const live = frame.regs[frame.sp - 1];
  const symbol = recorder.state.top.peek(0);
  if (isGenerator(symbol)) {
    if (!dropGenerator(recorder, symbol)) return recorder.leave();
    recorder.state.top.pop();
    return;
  }
  if (live instanceof PyGenerator && live.isOwnedByLoop && live.frame !== null) {
    return recorder.leave();
  }
  recorder.state.top.pop();
};

/** A taken-apart iterator over a live iterable, or null. */
export function iteratorOver(recorder: Recorder, symbol: Symbol, live: Value): Symbol {
  if (symbol instanceof Virtual) {
    if (symbol.what === "enumerate" || symbol.what === "zip") return symbol;
    if (symbol.what === "generator") return symbol;
    if (symbol.what === "range") {
      return isSafeRange(live) ? new Virtual("range_iterator", null, [...symbol.fields]) : null;
    }
    if (symbol.what === "tuple") {
      return new Virtual("tuple_iterator", null, [recorder.box(symbol), recorder.int(0)]);
    }
    return null;
  }
  const node = recorder.boxNode(symbol as Node);
  if (live instanceof PyList && live.shape === listType.rootShape) {
    recorder.guardShape(node, listType.rootShape);
    return new Virtual("list_iterator", null, [node, recorder.int(0)]);
  }
  if (live instanceof PyTuple && live.shape === tupleType.rootShape) {
    recorder.guardShape(node, tupleType.rootShape);
    return new Virtual("tuple_iterator", null, [node, recorder.int(0)]);
  }
  const known = containerIterator(recorder, node, live);
  if (known !== null) return known;
  if (isSafeRange(live)) {
    recorder.guardShape(node, rangeType.rootShape);
    const fields = (["start", "stop", "step"] as const).map((name) =>
      recorder.check("unbox_int", [recorder.emit("get_plain", "r", [node], { name })]),
    );
    guardSign(recorder, fields[2] as Node, live.step as number);
    return new Virtual("range_iterator", null, fields);
  }
  return null;
}

function isSafeRange(live: Value): live is PyRange {
  return (
    live instanceof PyRange &&
    typeof live.start === "number" &&
    typeof live.stop === "number" &&
    typeof live.step === "number" &&
    Math.abs(live.step) < 2 ** 31
  );
}

/** The step's sign decides how the end is tested. */
export function guardSign(recorder: Recorder, step: Node, live: number): void {
  if (step.op === "const") return;
  const positive = recorder.op("int_gt", step, recorder.int(0));
  recorder.guardTruth(positive, live > 0);
}

// --- Taking a real iterator apart ------------------------------------------------------------------

/** The iterator in a register as a virtual one, when nobody else can reach it. */
export function openIterator(
  recorder: Recorder,
  node: Node,
  live: unknown,
  frame: Frame,
): Virtual | null {
  if (!(live instanceof PyIterator) || node.kind !== "r" || node.op === "const") return null;
  if (live instanceof PyGenerator) return openGenerator(recorder, node, live, openIterator);
  if (!isPrivate(live, frame)) return null;
  return open(recorder, node, live);
}

function open(recorder: Recorder, node: Node, live: PyIterator): Virtual | null {
  const field = (name: string, kind: "n" | "r"): Node =>
    recorder.emit("get_field", kind, [node], { name });
  if (live instanceof PyRangeIterator) {
    recorder.guardShape(node, live.shape);
    const current = recorder.narrow(field("current", "n"), live.current) as Node;
    const step = field("step", "n");
    guardSign(recorder, step, live.step);
    const known = live.step === 1 ? stepIsOne(recorder, step) : step;
    const left = recorder.op("int_mul_raw", field("remaining", "n"), known);
    return new Virtual("range_iterator", node, [
      current,
      recorder.narrow(recorder.op("int_add_raw", current, left), endOf(live)) as Node,
      known,
    ]);
  }
  if (live instanceof PyListIterator && live.list !== null) {
    recorder.guardShape(node, live.shape);
    const list = field("list", "r");
    recorder.guardShape(list, live.list.shape);
    return new Virtual("list_iterator", node, [list, field("index", "n")]);
  }
  if (live instanceof PyTupleIterator && live.tuple !== null) {
    recorder.guardShape(node, live.shape);
    const tuple = field("tuple", "r");
    recorder.guardShape(tuple, live.tuple.shape);
    return new Virtual("tuple_iterator", node, [tuple, field("index", "n")]);
  }
  if (live instanceof PyEnumerate && typeof live.count === "number") {
    recorder.guardShape(node, enumerateType.rootShape);
    const inner =
      live.iterator instanceof PyIterator
        ? open(recorder, field("iterator", "r"), live.iterator)
        : null;
    if (inner === null) return null;
    const count = recorder.check("unbox_int", [field("count", "r")]);
    return new Virtual("enumerate", node, [inner, count]);
  }
  if (live instanceof PyZip && !live.strict) return openZip(recorder, node, live);
  return openContainerIterator(recorder, node, live);
}

function endOf(live: PyRangeIterator): number {
  return live.current + live.remaining * live.step;
}

/** A step of 1 is worth a check: it makes the loop counter's arithmetic constant. */
function stepIsOne(recorder: Recorder, step: Node): Node {
  recorder.guardTruth(recorder.op("int_eq", step, recorder.int(1)), true);
  return recorder.int(1);
}

function openZip(recorder: Recorder, node: Node, live: PyZip): Virtual | null {
  recorder.guardShape(node, zipType.rootShape);
  const field = (name: string, kind: "a" | "r"): Node =>
    recorder.emit("get_field", kind, [node], { name });
  const strict = recorder.check("unbox_bool", [field("strict", "r")]);
  recorder.guardTruth(strict, false);
  const iterators = field("iterators", "a");
  const count = recorder.emit("array_length", "n", [iterators]);
  recorder.guardTruth(recorder.op("int_eq", count, recorder.int(live.iterators.length)), true);
  const inner: Symbol[] = [];
  for (const [i, iterator] of live.iterators.entries()) {
    const item = recorder.emit("array_get", "r", [iterators, recorder.int(i)]);
    const opened = open(recorder, item, iterator as PyIterator);
    if (opened === null) return null;
    inner.push(opened);
  }
  return new Virtual("zip", node, inner);
}

/** Nobody but the loop holds it. `shared` is set when a `for` is given an existing iterator. */
function isPrivate(iterator: PyIterator, frame: Frame): boolean {
  if (iterator instanceof PyEnumerate)
    return isInner(iterator.iterator, frame) && !isNamed(iterator, frame);
  if (iterator instanceof PyZip)
    return iterator.iterators.every((inner) => isInner(inner, frame)) && !isNamed(iterator, frame);
  return !iterator.shared;
}

function isInner(iterator: Value, frame: Frame): boolean {
  return iterator instanceof PyIterator && isPrivate(iterator, frame);
}

/**
 * enumerate and zip objects are always given to `for` as iterators: see whether a variable holds
 * one. A generator expression has its first iterator in the slot `.0`, too, which is no variable.
 */
function isNamed(iterator: PyIterator, frame: Frame): boolean {
  let count = 0;
  const first = frame.code.localNames[0] === ".0" ? 1 : 0;
  for (const value of frame.regs.slice(first, frame.sp)) {
    if (value === iterator) count++;
    if (value instanceof PyCell && value.value === iterator) return true;
  }
  if (count > 1) return true;
  for (const entry of frame.globals.table.entries.values()) {
    if (entry.value === iterator) return true;
  }
  return false;
}

// --- One step --------------------------------------------------------------------------------------

export const forIter: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1] as Value;
  let symbol = top.peek(0);
  if (symbol instanceof Node) {
    const opened = openIterator(recorder, symbol, live, frame);
    if (opened !== null) {
      top.regs[top.regs.length - 1] = opened;
      symbol = opened;
    }
  }
  if (isGenerator(symbol) && stateOf(symbol).pc === Paused.Finished) return;
  if (mayResume(recorder, symbol)) {
    resumeGenerator(recorder, symbol, "for", recorder.constantOf(null), pc);
    return;
  }
  if (symbol instanceof Virtual && !isGenerator(symbol)) {
    if (isSpoiled(live)) {
      recorder.leave();
      return;
    }
    const value = advance(recorder, symbol, live);
    if (value !== null) top.push(value);
    return;
  }
  callNext(recorder, frame, recorder.box(symbol), live, pc + 1, arg);
};

function callNext(
  recorder: Recorder,
  frame: Frame,
  iterator: Node,
  live: Value,
  going: number,
  ended: number,
): void {
  const none = recorder.constantOf(null);
  const result =
    live instanceof PyGenerator
      ? callGenerator(recorder, frame, live.code, "resumeGenerator", [iterator, none])
      : recorder.call("call", "next", [iterator]);
  recorder.pending = (pc) => {
    const top = recorder.state.top;
    if (pc === going) {
      top.pc = ended;
      recorder.exit = recorder.state.snapshot();
      recorder.check("guard_bound", [result]);
      top.push(result);
    } else {
      top.pc = going;
      top.push(result);
      recorder.exit = recorder.state.snapshot();
      top.pop();
      recorder.check("guard_value", [result, constant(undefined, "r")]);
    }
  };
}

// --- Delegation --------------------------------------------------------------------------------------

/** GET_YIELD_FROM_ITER: a generator is what is delegated to itself. */
export const getYieldFromIterator: Handler = (recorder, frame, arg, pc) => {
  const live = frame.regs[frame.sp - 1];
  const { top } = recorder.state;
  const symbol = top.peek(0);
  if (!(live instanceof PyGenerator)) {
    const made = generatorOver(recorder, symbol, live as Value, false);
    if (made === null) return getIter(recorder, frame, arg, pc);
    top.pop();
    top.push(made);
    return;
  }
  if (live.shape !== generatorType.rootShape) return recorder.leave();
  if (symbol instanceof Node) recorder.guardShape(symbol, live.shape);
};

/** SEND: goes on in a generator, or is one step of a loop. */
export const send: Handler = (recorder, frame, arg, pc) => {
  const { top } = recorder.state;
  const live = frame.regs[frame.sp - 2] as Value;
  let receiver = top.peek(1);
  const sendsNone = frame.regs[frame.sp - 1] === null && isNone(top.peek(0));
  if (receiver instanceof Node && live instanceof PyGenerator) {
    const opened = openGenerator(recorder, receiver, live, openIterator);
    if (opened !== null) {
      top.regs[top.regs.length - 2] = opened;
      receiver = opened;
    }
  }
  if (mayResume(recorder, receiver)) {
    resumeGenerator(recorder, receiver, "send", top.pop(), pc);
    return;
  }
  if (receiver instanceof Virtual && !isGenerator(receiver) && sendsNone) {
    top.pop();
    top.push(advance(recorder, receiver, live) ?? recorder.constantOf(null));
    return;
  }
  callSend(recorder, frame, recorder.box(receiver), live, pc + 1, arg);
};

/** A generator that the trace has taken apart, and whose code is not running in it already. */
function mayResume(recorder: Recorder, symbol: Symbol): symbol is Virtual {
  if (!isGenerator(symbol) || stateOf(symbol).pc === Paused.Finished) return false;
  return !isAround(recorder, stateOf(symbol).code);
}

function isNone(symbol: Symbol): boolean {
  return symbol instanceof Node && symbol.op === "const" && symbol.object === null;
}

/** Advances a virtual iterator; null when it is at its end. */
function advance(recorder: Recorder, iterator: Virtual, live: unknown): Symbol {
  switch (iterator.what) {
    case "range_iterator":
      return advanceRange(recorder, iterator, live as PyRangeIterator);
    case "list_iterator":
      return advanceList(recorder, iterator, live as PyListIterator);
    case "tuple_iterator":
      return advanceTuple(recorder, iterator, live as PyTupleIterator);
    case "enumerate":
      return advanceEnumerate(recorder, iterator, live as PyEnumerate);
    case "zip":
      return advanceZip(recorder, iterator, live as PyZip);
    default:
      return advanceContainer(recorder, iterator, live);
  }
}

function advanceRange(recorder: Recorder, iterator: Virtual, live: PyRangeIterator): Symbol {
  const [current, stop, step] = iterator.fields as [Node, Node, Node];
  const more = recorder.op(live.step > 0 ? "int_lt" : "int_gt", current, stop);
  recorder.guardTruth(more, live.remaining > 0);
  if (live.remaining <= 0) return null;
  iterator.fields[0] = recorder.op("int_add_raw", current, step);
  return current;
}

function advanceList(recorder: Recorder, iterator: Virtual, live: PyListIterator): Symbol {
  const [list, index] = iterator.fields as [Node, Node];
  const liveList = live.list as PyList;
  const { items, length } = openList(recorder, list, liveList);
  const goes = live.index < liveList.length;
  recorder.guardTruth(recorder.op("int_lt", index, length), goes);
  if (!goes) return null;
  iterator.fields[1] = recorder.op("int_add_raw", index, recorder.int(1));
  return itemAt(recorder, liveList, items, index);
}

function advanceTuple(recorder: Recorder, iterator: Virtual, live: PyTupleIterator): Symbol {
  const [tuple, index] = iterator.fields as [Node, Node];
  const items = recorder.op("tuple_items", tuple);
  const goes = live.index < (live.tuple as PyTuple).items.length;
  recorder.guardTruth(recorder.op("int_lt", index, recorder.op("tuple_length", items)), goes);
  if (!goes) return null;
  iterator.fields[1] = recorder.op("int_add_raw", index, recorder.int(1));
  return recorder.emit("array_get", "r", [items, index]);
}

function advanceEnumerate(recorder: Recorder, iterator: Virtual, live: PyEnumerate): Symbol {
  const [inner, count] = iterator.fields as [Virtual, Node];
  const value = advance(recorder, inner, live.iterator);
  if (value === null) return null;
  iterator.fields[1] = recorder.op("int_add_raw", count, recorder.int(1));
  return new Virtual("tuple", null, [count, value]);
}

function advanceZip(recorder: Recorder, iterator: Virtual, live: PyZip): Symbol {
  const items: Symbol[] = [];
  for (let i = 0; i < iterator.fields.length; i++) {
    const value = advance(recorder, iterator.fields[i] as Virtual, live.iterators[i]);
    if (value === null) return null;
    items.push(value);
  }
  return new Virtual("tuple", null, items);
}

/**
 * Indexing, slicing and containment.
 *
 * Lists and tuples indexed by ints are array accesses behind checks of type, storage and bounds;
 * a negative index counts from the end when it was negative here. Strings give one-character
 * strings. The rest calls the operator.
 */
import { ListKind, PyList, listType } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import { PySlice } from "../../src/objects/range.ts";
import { PyTuple, tupleType } from "../../src/objects/tuple.ts";
import type { Frame } from "../../src/vm/frame.ts";
import type { Kind } from "../ir/ops.ts";
import type { Node } from "../ir/tree.ts";
import { compactItem, isCompact, itemForCompact, storeToCompact } from "./compact-lists.ts";
import { checkedIndex } from "./indices.ts";
import { loadFromBuffer, storeToBuffer } from "./buffers.ts";
import {
  deleteFromDict,
  isInDict,
  isInSet,
  isPlainDict,
  isPlainSet,
  loadFromDict,
  storeToDict,
} from "./dicts.ts";
import { loadFromDeque } from "./deques.ts";
import type { Handler } from "./instructions.ts";
import { inlineOperator } from "./operators.ts";
import { raiseOutOfRange } from "./foreseen.ts";
import type { Recorder } from "./recorder.ts";
import { isInSequence, loadRange, loadSliced, storeRange, storeSliced } from "./slices.ts";
import { type Symbol, Virtual } from "./state.ts";

const listShape = listType.rootShape;
const tupleShape = tupleType.rootShape;

const kindOfItems: Readonly<Record<ListKind, Kind>> = {
  [ListKind.Empty]: "r",
  [ListKind.Int]: "n",
  [ListKind.Float]: "f",
  [ListKind.Generic]: "r",
  [ListKind.Int32]: "n",
  [ListKind.Bool]: "b",
};

/** The checked array behind a list, and its length. */
export function openList(
  recorder: Recorder,
  list: Node,
  live: PyList,
): { items: Node; length: Node } {
  recorder.guardShape(list, listShape);
  recorder.check("guard_list_kind", [list], { imm: live.kind });
  const items = recorder.op("list_items", list);
  const length = recorder.op("array_length", items);
  return { items: isCompact(live) ? recorder.apply("compact_data", items) : items, length };
}

/** An item of what `openList` gave, at an index in range. */
export function itemAt(recorder: Recorder, live: PyList, items: Node, index: Node): Node {
  if (isCompact(live)) return compactItem(recorder, live, items, index);
  return recorder.emit("array_get", kindOfItems[live.kind], [items, index]);
}

export const load: Handler = (recorder, frame, _arg, pc) => {
  const top = recorder.state.top;
  const container = frame.regs[frame.sp - 2] as Value;
  const key = frame.regs[frame.sp - 1] as Value;
  const known = loadItem(recorder, top.peek(1), top.peek(0), container, key);
  if (known === null) {
    if (inlineOperator(recorder, frame, pc)) return;
    recorder.waitFor(frame);
  }
  const result =
    known ??
    recorder.call("call", "getItem", [recorder.box(top.peek(1)), recorder.box(top.peek(0))]);
  top.pop();
  top.pop();
  top.push(result);
};

function loadItem(
  recorder: Recorder,
  symbol: Symbol,
  index: Symbol,
  container: Value,
  key: Value,
): Symbol {
  if (isPlainDict(container, "__getitem__"))
    return loadFromDict(recorder, symbol, index, container, key);
  if (key instanceof PySlice) return loadSliced(recorder, symbol, index, container, key);
  if (typeof key !== "number") return null;
  if (symbol instanceof Virtual) {
    const node = recorder.node(index);
    if (symbol.what !== "tuple" || node.op !== "const") return null;
    return symbol.fields[key < 0 ? key + symbol.fields.length : key] ?? null;
  }
  if (container instanceof PyList && container.shape === listShape) {
    const list = recorder.box(symbol);
    const at = recorder.asInt(index, key);
    const { items, length } = openList(recorder, list, container);
    const size = container.length;
    const checked = checkedIndex(recorder, at, key, length, size);
    if (checked === null) return raiseOutOfRange(recorder, at, key, length, size, "list");
    return itemAt(recorder, container, items, checked);
  }
  if (container instanceof PyTuple && container.shape === tupleShape) {
    return loadTupleItem(
      recorder,
      recorder.box(symbol),
      recorder.asInt(index, key),
      container,
      key,
    );
  }
  const known =
    loadFromBuffer(recorder, symbol, index, container, key) ??
    loadFromDeque(recorder, symbol, index, container, key);
  if (known !== null) return known;
  if (typeof container === "string") {
    const text = recorder.asStr(symbol);
    const at = recorder.asInt(index, key);
    const length = recorder.op("str_len", text);
    const size = container.length;
    const checked = checkedIndex(recorder, at, key, length, size);
    if (checked === null) return raiseOutOfRange(recorder, at, key, length, size, "string");
    return recorder.op("str_item", text, checked);
  }
  return null;
}

function loadTupleItem(
  recorder: Recorder,
  tuple: Node,
  index: Node,
  live: PyTuple,
  key: number,
): Node | null {
  recorder.guardShape(tuple, tupleShape);
  const items = recorder.op("tuple_items", tuple);
  const length = recorder.op("tuple_length", items);
  const size = live.items.length;
  const checked = checkedIndex(recorder, index, key, length, size);
  if (checked === null) return raiseOutOfRange(recorder, index, key, length, size, "tuple");
  return recorder.emit("array_get", "r", [items, checked]);
}

export const store: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const container = frame.regs[frame.sp - 2] as Value;
  const key = frame.regs[frame.sp - 1] as Value;
  const value = frame.regs[frame.sp - 3] as Value;
  if (!storeItem(recorder, container, key, value)) {
    recorder.call("call", "setItem", [
      recorder.box(top.peek(1)),
      recorder.box(top.peek(0)),
      recorder.box(top.peek(2)),
    ]);
  }
  top.pop();
  top.pop();
  top.pop();
};

function storeItem(recorder: Recorder, container: Value, key: Value, value: Value): boolean {
  const { top: operands } = recorder.state;
  const symbols = [operands.peek(1), operands.peek(0), operands.peek(2)] as const;
  if (isPlainDict(container, "__setitem__"))
    return storeToDict(recorder, ...symbols, container, key);
  if (key instanceof PySlice) return storeSliced(recorder, symbols, container, key, value);
  if (typeof key !== "number") return false;
  if (storeToBuffer(recorder, symbols, container, key, value)) return true;
  if (!(container instanceof PyList) || container.shape !== listShape) return false;
  if (container.kind === ListKind.Int && typeof value !== "number") return false;
  if (container.kind === ListKind.Float && !recorder.isFloat(value)) return false;
  if (container.kind === ListKind.Empty) return false;
  const top = recorder.state.top;
  const list = recorder.box(top.peek(1));
  const index = recorder.asInt(top.peek(0), key);
  const item = isCompact(container)
    ? itemForCompact(recorder, container, top.peek(2), value)
    : itemOfKind(recorder, top.peek(2), value, container.kind);
  if (item === null) return false;
  const { items, length } = openList(recorder, list, container);
  const checked = checkedIndex(recorder, index, key, length, container.length);
  if (checked === null) return false;
  if (isCompact(container)) storeToCompact(recorder, container, items, checked, item);
  else recorder.emit("array_set", "v", [items, checked, item]);
  return true;
}

/** The node to put in storage of a kind. */
export function itemOfKind(recorder: Recorder, symbol: Symbol, live: Value, kind: ListKind): Node {
  if (kind === ListKind.Int) return recorder.asInt(symbol, live);
  if (kind === ListKind.Float) return recorder.asFloat(symbol, live);
  return recorder.box(symbol);
}

function callOn(name: string, count: number, pushes: boolean): Handler {
  return (recorder) => {
    const top = recorder.state.top;
    const args: Node[] = [];
    for (let i = count - 1; i >= 0; i--) args.push(recorder.box(top.peek(i)));
    const result = recorder.call("call", name, args);
    for (let i = 0; i < count; i++) top.pop();
    if (pushes) top.push(result);
  };
}

/** Operands in stack order: container key. */
const callDeleteItem = callOn("deleteItem", 2, false);
const callLoadSlice = callOn("loadSlice", 3, true);
/** value container start stop. */
const callStoreSlice = callOn("storeSlice", 4, false);

export const deleteItem: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const [live, key] = liveTop(frame, 2) as [Value, Value];
  const done =
    (isPlainDict(live, "__delitem__") &&
      deleteFromDict(recorder, top.peek(1), top.peek(0), live, key)) ||
    deleteFromList(recorder, top.peek(1), top.peek(0), live, key);
  if (!done) return callDeleteItem(recorder, frame, arg, pc);
  top.pop();
  top.pop();
};

export const loadSlice: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = liveTop(frame, 3) as [Value, Value, Value];
  const result = loadRange(recorder, [top.peek(2), top.peek(1), top.peek(0)], live);
  if (result === null) return callLoadSlice(recorder, frame, arg, pc);
  for (let i = 0; i < 3; i++) top.pop();
  top.push(result);
};

export const storeSlice: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = liveTop(frame, 4) as [Value, Value, Value, Value];
  const symbols = [top.peek(3), top.peek(2), top.peek(1), top.peek(0)] as const;
  if (!storeRange(recorder, symbols, live)) return callStoreSlice(recorder, frame, arg, pc);
  for (let i = 0; i < 4; i++) top.pop();
};

/** The topmost live values, in stack order. */
function liveTop(frame: Frame, count: number): (Value | undefined)[] {
  return frame.regs.slice(frame.sp - count, frame.sp);
}

function deleteFromList(
  recorder: Recorder,
  container: Symbol,
  key: Symbol,
  live: Value,
  liveKey: Value,
): boolean {
  if (!(live instanceof PyList) || live.shape !== listShape || typeof liveKey !== "number")
    return false;
  const size = live.length;
  const list = recorder.box(container);
  recorder.guardShape(list, listShape);
  const length = recorder.op("array_length", recorder.op("list_items", list));
  const index = checkedIndex(recorder, recorder.asInt(key, liveKey), liveKey, length, size);
  if (index === null) return false;
  recorder.apply("list_delete", list, index);
  return true;
}

/** `item in container`, or null. */
function contains(recorder: Recorder, frame: Frame): Node | null {
  const top = recorder.state.top;
  const [item, live] = liveTop(frame, 2) as [Value, Value];
  if (isPlainDict(live, "__contains__"))
    return isInDict(recorder, top.peek(0), top.peek(1), live, item);
  if (isPlainSet(live)) return isInSet(recorder, top.peek(0), top.peek(1), live, item);
  return isInSequence(recorder, top.peek(0), top.peek(1), live, item);
}

export const containsOp: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  let result = contains(recorder, frame);
  if (result === null) {
    if (inlineOperator(recorder, frame, pc)) return;
    const operands = [recorder.box(top.peek(0)), recorder.box(top.peek(1))];
    result = recorder.call("call_bool", "contains", operands);
    recorder.waitFor(frame);
  }
  top.pop();
  top.pop();
  top.push(arg === 1 ? recorder.op("bool_not", result) : result);
};

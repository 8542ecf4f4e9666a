/**
 * Slices of strs, lists and tuples whose bounds are ints or missing, loaded, stored and deleted, and
 * sequences built from others: `+`, `*`, `list(...)`, `in`.
 *
 * JavaScript's own `slice` has Python's meaning for all ints, negative ones and bounds beyond the end
 * included; a missing bound is 0 or the length. Steps go through the function that the interpreter
 * uses. A slice object that only this subscript uses is never built: `new_slice` is dropped when
 * nothing else needs it.
 */
import { ListKind, type PyList } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import type { PySlice } from "../../src/objects/range.ts";
import { type PyFrozenSet, PySet } from "../../src/objects/set.ts";
import type { PyTuple } from "../../src/objects/tuple.ts";
import type { FunctionName } from "../ir/functions.ts";
import { constant, Node } from "../ir/tree.ts";
import { isExactDict, isPlainSet, openTable } from "./dicts.ts";
import { exactList, exactTuple, isList, isTuple, listOfKind } from "./methods.ts";
import type { Recorder } from "./recorder.ts";
import { popFromCompact } from "./compact-lists.ts";
import { type Symbol, Virtual } from "./state.ts";
import { isFloat } from "./values.ts";

/** Stands for a missing stop: beyond the end of everything. */
const END = Number.MAX_SAFE_INTEGER;

function isBound(live: Value | undefined): boolean {
  return live === null || typeof live === "number";
}

/** A bound as an int, `missing` for None. */
function bound(recorder: Recorder, symbol: Symbol, live: Value, missing: number): Node {
  if (live !== null) return recorder.asInt(symbol, live);
  recorder.guardIdentity(recorder.box(symbol), null);
  return recorder.int(missing);
}

/** A bound as the value it is: an int or None. */
function boundValue(recorder: Recorder, symbol: Symbol, live: Value): Node {
  if (live !== null) return recorder.asInt(symbol, live);
  const node = recorder.box(symbol);
  recorder.guardIdentity(node, null);
  return recorder.constantOf(null);
}

/** container[start:stop], or null. */
export function loadRange(
  recorder: Recorder,
  symbols: readonly [Symbol, Symbol, Symbol],
  live: readonly [Value, Value, Value],
): Symbol {
  const [container, start, stop] = live;
  if (!isBound(start) || !isBound(stop)) return null;
  const from = (): Node => bound(recorder, symbols[1], start, 0);
  const to = (): Node => bound(recorder, symbols[2], stop, END);
  if (typeof container === "string") {
    return recorder.apply("str_slice", recorder.asStr(symbols[0]), from(), to());
  }
  if (isList(container)) {
    return recorder.apply("list_slice", exactList(recorder, symbols[0]), from(), to());
  }
  if (isTuple(container)) {
    return recorder.apply("tuple_slice", exactTuple(recorder, symbols[0]), from(), to());
  }
  return null;
}

/** container[start:stop] = value of lists, or false. */
export function storeRange(
  recorder: Recorder,
  symbols: readonly [Symbol, Symbol, Symbol, Symbol],
  live: readonly [Value, Value, Value, Value],
): boolean {
  const [value, container, start, stop] = live;
  if (!isList(container) || !isList(value) || !isBound(start) || !isBound(stop)) return false;
  const list = exactList(recorder, symbols[1]);
  const items = exactList(recorder, symbols[0]);
  const from = bound(recorder, symbols[2], start, 0);
  const to = bound(recorder, symbols[3], stop, END);
  recorder.apply("list_store_slice", list, from, to, items);
  return true;
}

// --- Slices with a step ------------------------------------------------------------------------------

/** Start, stop and step of a slice in a register, when they are ints or None; the step not 0. */
function partsOf(recorder: Recorder, symbol: Symbol, live: PySlice): Node[] | null {
  if (!isBound(live.start) || !isBound(live.stop) || !isBound(live.step) || live.step === 0)
    return null;
  if (!(symbol instanceof Node)) return null;
  const parts = [live.start, live.stop, live.step];
  if (symbol.op === "const") return parts.map((part) => recorder.constantOf(part));
  if (symbol.op !== "new_slice") return null;
  const nodes = symbol.args.map((arg, i) => boundValue(recorder, arg, parts[i] as Value));
  const step = nodes[2] as Node;
  if (step.kind === "n" && step.op !== "const") recorder.check("guard_nonzero", [step]);
  return nodes;
}

/** container[slice object], or null. */
export function loadSliced(
  recorder: Recorder,
  container: Symbol,
  key: Symbol,
  live: Value,
  liveKey: PySlice,
): Symbol {
  if (typeof live !== "string" && !isList(live)) return null;
  const parts = partsOf(recorder, key, liveKey);
  if (parts === null) return null;
  if (typeof live === "string") {
    return recorder.apply("str_step", recorder.asStr(container), ...parts);
  }
  return recorder.apply("list_step", exactList(recorder, container), ...parts);
}

/** container[slice object] = value of lists, or false. */
export function storeSliced(
  recorder: Recorder,
  symbols: readonly [container: Symbol, key: Symbol, value: Symbol],
  live: Value,
  liveKey: PySlice,
  liveValue: Value,
): boolean {
  if (!isList(live) || !isList(liveValue)) return false;
  const parts = partsOf(recorder, symbols[1], liveKey);
  if (parts === null) return false;
  const list = exactList(recorder, symbols[0]);
  const items = exactList(recorder, symbols[2]);
  recorder.apply("list_store_step", list, ...parts, items);
  return true;
}

// --- Operators ---------------------------------------------------------------------------------------

/** `a + b`, `a * n` and `n * a` of strs, lists and tuples, or null. */
export function combine(
  recorder: Recorder,
  operator: string,
  symbols: readonly [Symbol, Symbol],
  live: readonly [Value, Value],
): Symbol {
  const [x, y] = live;
  const [a, b] = symbols;
  if (operator === "add") {
    if (isList(x) && isList(y)) {
      return recorder.apply("list_concat", exactList(recorder, a), exactList(recorder, b));
    }
    if (isTuple(x) && isTuple(y)) return addTuples(recorder, a, b);
    return null;
  }
  if (operator === "multiply") {
    return repeat(recorder, a, b, x, y) ?? repeat(recorder, b, a, y, x);
  }
  if (isPlainSet(x) && isPlainSet(y)) return combineSets(recorder, operator, symbols, [x, y]);
  return operator === "remainder" ? formatPercent(recorder, a, b, x, y) : null;
}

const setOperators: Readonly<Record<string, FunctionName>> = {
  bitwiseOr: "set_union",
  bitwiseAnd: "set_intersection",
  subtract: "set_difference",
};

function combineSets(
  recorder: Recorder,
  operator: string,
  symbols: readonly [Symbol, Symbol],
  live: readonly [PySet | PyFrozenSet, PySet | PyFrozenSet],
): Symbol {
  const name = setOperators[operator];
  if (name === undefined) return null;
  const [a, b] = symbols.map((symbol) => recorder.box(symbol)) as [Node, Node];
  openTable(recorder, a, live[0]);
  openTable(recorder, b, live[1]);
  return recorder.apply(name, a, b);
}

/** set(x), or null. */
export function setOf(recorder: Recorder, symbol: Symbol, live: Value): Symbol {
  if (symbol instanceof Virtual) {
    if (symbol.what !== "range") return null;
    return recorder.apply("set_of_range", ...(symbol.fields as Node[]));
  }
  if (isPlainSet(live)) {
    const node = recorder.box(symbol);
    openTable(recorder, node, live);
    return recorder.apply("set_copy", node);
  }
  if (!isList(live) || live.kind !== ListKind.Int) return null;
  return recorder.apply("set_of_list", listOfKind(recorder, symbol, live));
}

function addTuples(recorder: Recorder, a: Symbol, b: Symbol): Symbol {
  if (a instanceof Virtual && b instanceof Virtual) {
    if (a.fields.length === 0) return b;
    if (b.fields.length === 0) return a;
    return new Virtual("tuple", null, [...a.fields, ...b.fields]);
  }
  return recorder.apply("tuple_concat", exactTuple(recorder, a), exactTuple(recorder, b));
}

/** A sequence times an int. */
function repeat(recorder: Recorder, a: Symbol, b: Symbol, x: Value, y: Value): Symbol {
  if (typeof y !== "number") return null;
  let name: FunctionName;
  if (typeof x === "string") name = "str_repeat";
  else if (isList(x)) name = "list_repeat";
  else return null;
  if (a instanceof Node && a.op === "new_list" && a.args.length === 1) {
    return repeatItem(recorder, a, recorder.asInt(b, y));
  }
  const sequence = name === "str_repeat" ? recorder.asStr(a) : exactList(recorder, a);
  return recorder.apply(name, sequence, recorder.asInt(b, y));
}

/** Few enough items to write them all out. */
function isShort(count: number): boolean {
  return count > 0 && count <= 8;
}

/** `[x] * n`: the list of one item is not built. */
function repeatItem(recorder: Recorder, list: Node, count: Node): Node {
  const [item] = list.args as [Node];
  if (count.op === "const" && isShort(count.object as number)) {
    const items = new Array<Node>(count.object as number).fill(item);
    return recorder.emit("new_list", "r", items, { imm: list.imm });
  }
  if (list.imm === ListKind.Float) return recorder.apply("list_of_floats", item, count);
  if (item.kind === "b") return recorder.apply("list_of_bools", item, count);
  const name = list.imm === ListKind.Int ? "list_of_ints" : "list_of_values";
  return recorder.apply(name, item, count);
}

/** `"%d" % (1, x)` of plain values: anything else may have a `__str__` in Python. */
function formatPercent(recorder: Recorder, a: Symbol, b: Symbol, x: Value, y: Value): Symbol {
  if (typeof x !== "string") return null;
  if (b instanceof Virtual) {
    if (b.what !== "tuple" || !isTuple(y)) return null;
    if (!y.items.every(isPlainValue)) return null;
    const template = recorder.asStr(a);
    const items = b.fields.map((field, i) =>
      recorder.box(recorder.specialize(field, (y as PyTuple).items[i])),
    );
    return recorder.apply("format_percent", template, recorder.emit("new_tuple", "r", items));
  }
  if (!isPlainValue(y)) return null;
  const template = recorder.asStr(a);
  return recorder.apply("format_percent", template, recorder.box(recorder.specialize(b, y)));
}

/** Ints, floats, bools and strs: what `specialize` finds a kind for. */
function isPlainValue(value: Value): boolean {
  return (
    typeof value === "number" ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    isFloat(value)
  );
}

/** `x += y` and `x |= y` that change a list or set in place, or null. */
export function changeInPlace(
  recorder: Recorder,
  operator: string,
  symbols: readonly [Symbol, Symbol],
  live: readonly [Value, Value],
): Symbol {
  const [x, y] = live;
  if (operator === "bitwiseOr" && x instanceof PySet && isPlainSet(x) && isPlainSet(y)) {
    const set = recorder.box(symbols[0]);
    const table = openTable(recorder, set, x);
    recorder.apply("set_merge", table, openTable(recorder, recorder.box(symbols[1]), y));
    return set;
  }
  return operator === "add" ? extendInPlace(recorder, symbols, live) : null;
}

function extendInPlace(
  recorder: Recorder,
  symbols: readonly [Symbol, Symbol],
  live: readonly [Value, Value],
): Symbol {
  if (!isList(live[0])) return null;
  const list = exactList(recorder, symbols[0]);
  if (isList(live[1])) {
    recorder.apply("list_extend", list, exactList(recorder, symbols[1]));
  } else if (isTuple(live[1])) {
    recorder.apply("list_extend", list, exactTuple(recorder, symbols[1]));
  } else if (typeof live[1] === "string") {
    recorder.apply("list_extend_str", list, recorder.asStr(symbols[1]));
  } else {
    return null;
  }
  return list;
}

// --- Containment -------------------------------------------------------------------------------------

/** `item in container` for strs and lists; null: ask the operator. */
export function isInSequence(
  recorder: Recorder,
  container: Symbol,
  item: Symbol,
  live: Value,
  liveItem: Value,
): Node | null {
  if (typeof live === "string" && typeof liveItem === "string") {
    return recorder.apply("str_in", recorder.asStr(item), recorder.asStr(container));
  }
  if (isList(live) && live.kind === ListKind.Int && typeof liveItem === "number") {
    const list = listOfKind(recorder, container, live);
    const at = recorder.apply("list_index_int", list, recorder.asInt(item, liveItem));
    return recorder.op("int_ge", at, recorder.int(0));
  }
  if (isList(live) && live.kind !== ListKind.Empty && typeof liveItem === "string") {
    const list = exactList(recorder, container);
    const at = recorder.apply("list_index_str", list, recorder.asStr(item));
    recorder.guardTruth(recorder.op("int_ge", at, recorder.int(-1)), true);
    return recorder.op("int_ge", at, recorder.int(0));
  }
  return isInTuple(recorder, container, item, live, liveItem);
}

/** In a tuple that is built in the trace or constant: one comparison for each of its items. */
function isInTuple(
  recorder: Recorder,
  container: Symbol,
  item: Symbol,
  live: Value,
  liveItem: Value,
): Node | null {
  if (!isTuple(live) || !(container instanceof Node) || container.op !== "const") return null;
  const { items } = live;
  if (items.length === 0 || items.length > 8) return null;
  const isStr = typeof liveItem === "string" && items.every((x) => typeof x === "string");
  const isInt = typeof liveItem === "number" && items.every((x) => typeof x === "number");
  if (!isStr && !isInt) return null;
  const node = isStr ? recorder.asStr(item) : recorder.asInt(item, liveItem);
  let result: Node | null = null;
  for (const x of items) {
    const same = isStr
      ? recorder.op("str_eq", node, constant(x, "s"))
      : recorder.op("int_eq", node, constant(x, "n"));
    result = result === null ? same : recorder.op("bool_or", result, same);
  }
  return result;
}

// --- Making sequences --------------------------------------------------------------------------------

/** list(x) of what no Python code need be asked for. */
export function listOf(recorder: Recorder, symbol: Symbol, live: Value): Symbol {
  if (symbol instanceof Virtual && symbol.what === "range") {
    return recorder.apply("list_of_range", ...(symbol.fields as Node[]));
  }
  if (isList(live)) return recorder.apply("list_copy", exactList(recorder, symbol));
  if (isTuple(live)) return recorder.apply("list_of_tuple", exactTuple(recorder, symbol));
  if (isExactDict(live) || isPlainSet(live)) {
    const node = recorder.box(symbol);
    openTable(recorder, node, live);
    return recorder.apply(isExactDict(live) ? "list_of_dict" : "list_of_set", node);
  }
  if (typeof live === "string") return recorder.apply("list_of_str", recorder.asStr(symbol));
  return null;
}

/** tuple(x) of a list or a tuple. */
export function tupleOf(recorder: Recorder, symbol: Symbol, live: Value): Symbol {
  if (isTuple(live)) return symbol instanceof Virtual ? symbol : exactTuple(recorder, symbol);
  if (isList(live)) return recorder.apply("tuple_of_list", exactList(recorder, symbol));
  return null;
}

/** list.pop(): of a list that is not empty. */
export function popItem(
  recorder: Recorder,
  args: readonly Symbol[],
  live: readonly Value[],
): Symbol {
  const [list, at] = live;
  if (!isList(list) || list.kind === ListKind.Empty || list.length === 0) return null;
  if (args.length === 1) {
    const node = listOfKind(recorder, args[0] as Symbol, list);
    const items = recorder.op("list_items", node);
    const length = recorder.op("array_length", items);
    recorder.guardTruth(recorder.op("int_gt", length, recorder.int(0)), true);
    if (list.kind > ListKind.Generic) return popFromCompact(recorder, list, items);
    const kind = list.kind === ListKind.Int ? "n" : list.kind === ListKind.Float ? "f" : "r";
    return recorder.emit("array_pop", kind, [items]);
  }
  if (args.length !== 2 || typeof at !== "number" || at < 0 || at >= list.length) return null;
  const node = exactList(recorder, args[0] as Symbol);
  const index = recorder.asInt(args[1] as Symbol, at);
  const length = recorder.op("array_length", recorder.op("list_items", node));
  recorder.check("guard_bounds", [index, length]);
  return recorder.apply("list_pop_at", node, index);
}

/** list.index(x) of an int or a str that is there. */
export function indexOf(
  recorder: Recorder,
  args: readonly Symbol[],
  live: readonly Value[],
): Symbol {
  const [list, item] = live;
  if (args.length !== 2 || !isList(list)) return null;
  let at: Node;
  if (list.kind === ListKind.Int && typeof item === "number") {
    const node = listOfKind(recorder, args[0] as Symbol, list);
    at = recorder.apply("list_index_int", node, recorder.asInt(args[1] as Symbol, item));
  } else if (list.kind === ListKind.Generic && typeof item === "string") {
    const node = exactList(recorder, args[0] as Symbol);
    at = recorder.apply("list_index_str", node, recorder.asStr(args[1] as Symbol));
  } else {
    return null;
  }
  recorder.guardTruth(recorder.op("int_ge", at, recorder.int(0)), true);
  return at;
}

/** list.sort(): of ints, floats or strs. */
export function sortInPlace(
  recorder: Recorder,
  args: readonly Symbol[],
  live: readonly Value[],
): Symbol {
  const list = openSortable(recorder, args, live);
  if (list === null) return null;
  recorder.apply("list_sort", list, recorder.constantOf(false));
  return recorder.constantOf(null);
}

/** sorted(list) of ints, floats or strs. */
export function sorted(
  recorder: Recorder,
  args: readonly Symbol[],
  live: readonly Value[],
): Symbol {
  const list = openSortable(recorder, args, live);
  return list === null ? null : recorder.apply("list_sorted", list, recorder.constantOf(false));
}

function openSortable(
  recorder: Recorder,
  args: readonly Symbol[],
  live: readonly Value[],
): Node | null {
  const [list] = live;
  if (args.length !== 1 || !isList(list) || !isSortable(list)) return null;
  if (list.kind !== ListKind.Generic) return listOfKind(recorder, args[0] as Symbol, list);
  const node = exactList(recorder, args[0] as Symbol);
  recorder.guardTruth(recorder.apply("is_sortable", node), true);
  return node;
}

function isSortable(list: PyList): boolean {
  return list.kind !== ListKind.Generic || list.items.every((item) => typeof item === "string");
}

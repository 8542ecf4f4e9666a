/**
 * Comparison of tuples, item by item: those made in the trace are not built for it.
 *
 * Python compares the first items that differ, and takes one object for equal to itself. A nan is
 * such an object, and a trace does not know which: floats are checked not to be one.
 */
import type { Value } from "../../src/objects/object.ts";
import type { PyTuple } from "../../src/objects/tuple.ts";
import type { Node } from "../ir/tree.ts";
import { exactTuple, isTuple } from "./methods.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { isFloat } from "./values.ts";

export type Comparison = "lt" | "le" | "eq" | "ne" | "gt" | "ge";

/** Compares two items; null where their kinds need a call. */
export type CompareItems = (
  comparison: Comparison,
  a: Symbol,
  b: Symbol,
  x: Value,
  y: Value,
) => Node | null;

/** More items than this are compared by a call. */
const mostItems = 4;

/** `a <op> b` of two live tuples, or null. */
export function compareTuples(
  recorder: Recorder,
  comparison: Comparison,
  a: Symbol,
  b: Symbol,
  x: PyTuple,
  y: PyTuple,
  compare: CompareItems,
): Node | null {
  const count = x.items.length;
  if (count === 0 || count > mostItems || y.items.length !== count) return null;
  if (!x.items.every((item, i) => areComparable(item, y.items[i] as Value))) return null;
  const left = itemsOf(recorder, a, x);
  const right = itemsOf(recorder, b, y);
  const items = (of: Comparison, i: number): Node | null =>
    compare(of, left[i] as Symbol, right[i] as Symbol, x.items[i] as Value, y.items[i] as Value);
  for (let i = 0; i < count; i++) guardNoNan(recorder, left[i] as Symbol, x.items[i] as Value);
  if (comparison === "eq" || comparison === "ne") {
    const equal = allEqual(recorder, count, items);
    return equal === null || comparison === "eq" ? equal : recorder.op("bool_not", equal);
  }
  return ordered(recorder, comparison, count, items);
}

/** Numbers with numbers, strs with strs, and tuples of such. */
function areComparable(x: Value, y: Value): boolean {
  if (isTuple(x) && isTuple(y)) {
    if (x.items.length !== y.items.length || x.items.length === 0) return false;
    return x.items.every((item, i) => areComparable(item, y.items[i] as Value));
  }
  if (typeof x === "string" || typeof y === "string") return typeof x === typeof y;
  return isNumber(x) && isNumber(y);
}

function isNumber(x: Value): boolean {
  if (isFloat(x)) return !Number.isNaN(x.value);
  return typeof x === "number" || typeof x === "boolean";
}

/** The items of a tuple as symbols, with the kinds they have now. */
function itemsOf(recorder: Recorder, symbol: Symbol, live: PyTuple): Symbol[] {
  if (symbol instanceof Virtual) {
    return symbol.fields.map((field, i) => recorder.specialize(field, live.items[i]));
  }
  const items = recorder.op("tuple_items", exactTuple(recorder, symbol));
  const length = recorder.op("tuple_length", items);
  recorder.guardTruth(recorder.op("int_eq", length, recorder.int(live.items.length)), true);
  return live.items.map((item, i) =>
    recorder.specialize(recorder.emit("array_get", "r", [items, recorder.int(i)]), item),
  );
}

function guardNoNan(recorder: Recorder, symbol: Symbol, live: Value): void {
  if (!isFloat(live)) return;
  const number = recorder.asFloat(symbol, live);
  if (number.op !== "const") recorder.guardTruth(recorder.op("float_eq", number, number), true);
}

type ItemTest = (of: Comparison, index: number) => Node | null;

function allEqual(recorder: Recorder, count: number, items: ItemTest): Node | null {
  let result: Node | null = null;
  for (let i = 0; i < count; i++) {
    const same = items("eq", i);
    if (same === null) return null;
    result = result === null ? same : recorder.op("bool_and", result, same);
  }
  return result;
}

/** The order of the last items, unless those in front of them differ. */
function ordered(
  recorder: Recorder,
  comparison: Comparison,
  count: number,
  items: ItemTest,
): Node | null {
  const strict = comparison === "lt" || comparison === "le" ? "lt" : "gt";
  let result = items(comparison, count - 1);
  for (let i = count - 2; i >= 0 && result !== null; i--) {
    const before = items(strict, i);
    const same = items("eq", i);
    if (before === null || same === null) return null;
    result = recorder.op("bool_or", before, recorder.op("bool_and", same, result));
  }
  return result;
}

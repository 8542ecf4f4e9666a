/**
 * Sorting: stable, with the runs and the binary insertion of CPython's list.sort, so that lists of
 * less than 64 items are compared in exactly its order; longer ones are merged run by run.
 *
 * Sorts of only ints, only floats or only strs never call back. The others compare with `__lt__`.
 *
 * Invariant: while Python code runs, the list under sort is empty; who touches it gets ValueError.
 */
import { usedData } from "./compact-items.ts";
import { exc, raise } from "./errors.ts";
import { emptyDoubles, ListKind, listValues, newList, type PyList, setListValues } from "./list.ts";
import { doubleAt, intAt } from "./list-storage.ts";
import { PyFloat, type Value } from "./object.ts";
import { call1 } from "./protocols/calls.ts";
import { CompareOperator, compareRich, equals, isTrue } from "./protocols/operators.ts";
import { PyTuple, tupleType } from "./tuple.ts";
import { floatType } from "./type.ts";

type Less<T> = (a: T, b: T) => boolean;

export function sortList(list: PyList, key: Value, reverse: boolean): void {
  if (key === null && sortInPlace(list, reverse)) return;
  const values = listValues(list).slice();
  const placeholder: Value[] = [];
  list.kind = ListKind.Empty;
  list.items = placeholder;
  let isModified = false;
  try {
    // Python: when a comparison raises, the list keeps the order reached so far.
    sortValues(values, key, reverse);
  } finally {
    isModified = list.items !== placeholder || placeholder.length > 0;
    setListValues(list, values);
  }
  if (isModified) throw raise(exc.ValueError, "list modified during sort");
}

/** Lists of numbers sort their raw storage. */
function sortInPlace(list: PyList, reverse: boolean): boolean {
  if (list.kind === ListKind.Empty || list.length < 2) return true;
  if (list.kind > ListKind.Generic) {
    const sorted = usedData(list.raw).sort();
    if (reverse) sorted.reverse();
    return true;
  }
  if (list.kind !== ListKind.Int && list.kind !== ListKind.Float) return false;
  const sorted =
    list.kind === ListKind.Float ? sortDoubles(list.items, reverse) : sortInts(list.items, reverse);
  if (sorted === null) return false;
  list.items = sorted;
  return true;
}

/** Sorted floats; null when equal ones differ or do not compare: -0.0 and nan. */
function sortDoubles(doubles: readonly number[], reverse: boolean): number[] | null {
  let isAscending = true;
  for (let i = 0; i < doubles.length; i++) {
    const x = doubleAt(doubles, i);
    if (Number.isNaN(x) || (x === 0 && 1 / x < 0)) return null;
    if (i > 0 && x < doubleAt(doubles, i - 1)) isAscending = false;
  }
  let result: number[];
  if (isAscending) result = doubles.slice();
  else {
    // V8: typed arrays of plain numbers sort three to five times faster than with a comparison.
    const typed = new Float64Array(doubles).sort();
    result = emptyDoubles();
    for (let i = 0; i < typed.length; i++) result.push(typed[i] as number);
  }
  return reverse ? result.reverse() : result;
}

function sortInts(ints: readonly number[], reverse: boolean): number[] {
  let isAscending = true;
  let isInt32 = true;
  for (let i = 0; i < ints.length; i++) {
    const x = intAt(ints, i);
    if (x !== (x | 0)) isInt32 = false;
    if (i > 0 && x < intAt(ints, i - 1)) isAscending = false;
  }
  const result = isAscending ? ints.slice() : sortedCopy(ints, isInt32);
  return reverse ? result.reverse() : result;
}

function sortedCopy(ints: readonly number[], isInt32: boolean): number[] {
  const typed = isInt32 ? new Int32Array(ints) : new Float64Array(ints);
  typed.sort();
  const result: number[] = [];
  for (let i = 0; i < typed.length; i++) result.push(typed[i] as number);
  return result;
}

/** Sorts the array of values in place, by key when key is not None. */
export function sortValues(values: Value[], key: Value, reverse: boolean): void {
  let keys = values;
  if (key !== null) {
    keys = [];
    for (let i = 0; i < values.length; i++) keys.push(call1(key, values[i] as Value));
  }
  sortGivenKeys(values, keys, reverse);
}

/** The keys may be the values themselves; they are put in order, too. */
export function sortGivenKeys(values: Value[], keys: Value[], reverse: boolean): void {
  if (values.length < 2) return;
  if (!reverse) {
    sortByKeys(keys, values);
    return;
  }
  // Reversing before and after keeps equal items in their order.
  values.reverse();
  if (keys !== values) keys.reverse();
  try {
    sortByKeys(keys, values);
  } finally {
    values.reverse();
  }
}

const enum KeyKind {
  Int,
  Float,
  Str,
  Tuple,
  Other,
}

function kindOfKey(key: Value): KeyKind {
  if (typeof key === "number") return KeyKind.Int;
  if (typeof key === "string") return KeyKind.Str;
  if (key instanceof PyFloat && key.shape === floatType.rootShape) return KeyKind.Float;
  if (key instanceof PyTuple && key.shape === tupleType.rootShape) return KeyKind.Tuple;
  return KeyKind.Other;
}

function kindOfKeys(keys: readonly Value[]): KeyKind {
  const kind = kindOfKey(keys[0] as Value);
  for (let i = 1; i < keys.length && kind !== KeyKind.Other; i++) {
    if (kindOfKey(keys[i] as Value) !== kind) return KeyKind.Other;
  }
  return kind;
}

function sortByKeys(keys: Value[], values: Value[]): void {
  switch (kindOfKeys(keys)) {
    case KeyKind.Int:
      sortPairs(keys as number[], values, isLessPrimitive);
      return;
    case KeyKind.Float:
      sortPairs(
        (keys as PyFloat[]).map((key) => key.value),
        values,
        isLessPrimitive,
      );
      return;
    case KeyKind.Str:
      sortPairs(keys as string[], values, isLessText);
      return;
    case KeyKind.Tuple:
      sortPairs(keys as PyTuple[], values, isLessTuple);
      return;
    default:
      sortPairs(keys, values, isLess);
  }
}

function isLessPrimitive(a: number, b: number): boolean {
  return a < b;
}

/** Strs without surrogates compare alike by UTF-16 unit and by code point. */
function isLessText(a: string, b: string): boolean {
  return a < b;
}

/** `a < b` for any two values. */
export function isLess(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (typeof a === "string" && typeof b === "string") return a < b;
  return isTrue(compareRich(CompareOperator.Less, a, b));
}

/** `a < b` of exact tuples. */
export function isLessTuple(a: PyTuple, b: PyTuple): boolean {
  const x = a.items;
  const y = b.items;
  const shared = Math.min(x.length, y.length);
  for (let i = 0; i < shared; i++) {
    const p = x[i] as Value;
    const q = y[i] as Value;
    if (p === q) continue;
    if (typeof p === "number" && typeof q === "number") return p < q;
    if (typeof p === "string" && typeof q === "string") return p < q;
    if (!equals(p, q)) return isTrue(compareRich(CompareOperator.Less, p, q));
  }
  return x.length < y.length;
}

/** Orders the values (which may be the keys) by their keys, both in place. */
function sortPairs<T>(keys: T[], values: Value[], less: Less<T>): void {
  const length = keys.length;
  const run = countRun(keys, values, 0, length, less);
  if (run === length) return;
  const isAlone = keys === (values as unknown[]);
  new MergeSort(keys, isAlone ? null : values, less).sort(run);
}

function reversePart(array: unknown[], from: number, to: number): void {
  for (let i = from, j = to - 1; i < j; i++, j--) {
    const x = array[i];
    array[i] = array[j];
    array[j] = x;
  }
}

/** Reverses keys[from, to) and what they carry, once where both are one array. */
function reverseBoth(keys: unknown[], values: unknown[], from: number, to: number): void {
  reversePart(keys, from, to);
  if (keys !== values) reversePart(values, from, to);
}

/**
 * The length of the run at `from`: ascending, or descending and then turned around (CPython 3.14:
 * count_run, which lets equal keys stand in descending runs, too).
 */
function countRun<T>(
  keys: T[],
  values: unknown[],
  from: number,
  to: number,
  less: Less<T>,
): number {
  let n = from + 1;
  while (n < to && !less(keys[n] as T, keys[n - 1] as T)) n++;
  if (n >= to) return to - from;
  if (n > from + 1) {
    if (less(keys[from] as T, keys[n - 1] as T)) return n - from;
    reverseBoth(keys, values, from, n);
  }
  let equalRun = 0;
  for (n++; n < to; n++) {
    if (less(keys[n] as T, keys[n - 1] as T)) {
      if (equalRun > 0) reverseBoth(keys, values, n - equalRun - 1, n);
      equalRun = 0;
    } else if (less(keys[n - 1] as T, keys[n] as T)) {
      break;
    } else {
      equalRun++;
    }
  }
  if (equalRun > 0) reverseBoth(keys, values, n - equalRun - 1, n);
  reverseBoth(keys, values, from, n);
  // The run may go on upwards from here.
  while (n < to && !less(keys[n] as T, keys[n - 1] as T)) n++;
  return n - from;
}

/** Runs shorter than this are lengthened by binary insertion. */
const SHORTEST_MERGED = 64;

class MergeSort<T> {
  keys: T[];
  /** The values that travel with the keys, or null when the keys are the values. */
  carried: Value[] | null;
  private readonly less: Less<T>;
  private readonly spareKeys: T[] = [];
  private readonly spareCarried: Value[] = [];

  constructor(keys: T[], carried: Value[] | null, less: Less<T>) {
    this.keys = keys;
    this.carried = carried;
    this.less = less;
  }

  /** Sorts, given the length of the first run. */
  sort(firstRun: number): void {
    const length = this.keys.length;
    const shortest = shortestRun(length);
    const starts: number[] = [];
    let run = firstRun;
    for (let low = 0; low < length; low += run) {
      if (low > 0) run = countRun(this.keys, this.carried ?? this.keys, low, length, this.less);
      if (run < shortest) {
        const forced = Math.min(shortest, length - low);
        this.insertBinary(low, low + forced, low + run);
        run = forced;
      }
      starts.push(low);
      this.mergeUneven(starts, low + run);
    }
    while (starts.length > 1) this.mergeLast(starts, length);
  }

  /** Keeps the runs' lengths growing towards the front, so that merges stay balanced. */
  private mergeUneven(starts: number[], end: number): void {
    while (starts.length > 1) {
      const n = starts.length;
      const last = end - (starts[n - 1] as number);
      const before = (starts[n - 1] as number) - (starts[n - 2] as number);
      if (before > last * 2) return;
      this.mergeLast(starts, end);
    }
  }

  private mergeLast(starts: number[], end: number): void {
    const middle = starts.pop() as number;
    this.merge(starts[starts.length - 1] as number, middle, end);
  }

  private insertBinary(low: number, high: number, start: number): void {
    const { keys, carried, less } = this;
    for (let i = start; i < high; i++) {
      const pivot = keys[i] as T;
      let left = low;
      let right = i;
      while (left < right) {
        const middle = (left + right) >>> 1;
        if (less(pivot, keys[middle] as T)) right = middle;
        else left = middle + 1;
      }
      for (let j = i; j > left; j--) keys[j] = keys[j - 1] as T;
      keys[left] = pivot;
      if (carried === null) continue;
      const value = carried[i] as Value;
      for (let j = i; j > left; j--) carried[j] = carried[j - 1] as Value;
      carried[left] = value;
    }
  }

  /** Merges two neighbouring runs: the left one moves aside, then both are read in order. */
  private merge(low: number, middle: number, high: number): void {
    const { keys, carried, less, spareKeys, spareCarried } = this;
    if (!less(keys[middle] as T, keys[middle - 1] as T)) return;
    const count = middle - low;
    for (let i = 0; i < count; i++) spareKeys[i] = keys[low + i] as T;
    if (carried !== null)
      for (let i = 0; i < count; i++) spareCarried[i] = carried[low + i] as Value;
    let left = 0;
    let right = middle;
    let out = low;
    try {
      while (left < count && right < high) {
        if (less(keys[right] as T, spareKeys[left] as T)) {
          if (carried !== null) carried[out] = carried[right] as Value;
          keys[out++] = keys[right++] as T;
        } else {
          if (carried !== null) carried[out] = spareCarried[left] as Value;
          keys[out++] = spareKeys[left++] as T;
        }
      }
    } finally {
      // Also when a comparison raised: nothing may get lost.
      for (; left < count; left++, out++) {
        keys[out] = spareKeys[left] as T;
        if (carried !== null) carried[out] = spareCarried[left] as Value;
      }
    }
  }
}

/** Between 32 and 64, such that length / shortest is a power of two or just below. */
function shortestRun(length: number): number {
  let n = length;
  let rest = 0;
  while (n >= SHORTEST_MERGED) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}

/** sorted(iterable): a new list of values the caller gives away. */
export function sortedList(values: Value[], key: Value, reverse: boolean): PyList {
  if (key === null) {
    const list = newList(values);
    sortList(list, null, reverse);
    return list;
  }
  sortValues(values, key, reverse);
  return newList(values);
}

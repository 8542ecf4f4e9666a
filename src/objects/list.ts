/**
 * list: one class with a storage strategy. Its methods are in list-methods.ts.
 *
 *   Empty    no items yet; the first item decides
 *   Int      every item a JS number (a safe int)
 *   Float    every item a float, stored as a raw double
 *   Generic  any values, floats boxed
 *   Int32    every item an int of 32 bits, in a typed array (compact-items.ts)
 *   Bool     every item a bool, in a typed array
 *
 * Invariant: `raw` holds what `kind` says. A list goes Empty -> Int|Float -> Generic, and back
 * to Empty when cleared. Ints are the same in Int and Generic storage; Float storage and the compact
 * ones hold something that is not a Value.
 *
 * Compact storage is made with the list and left for good by whoever asks for `items`, so that code
 * which knows three kinds of arrays need not know five. Code that does know them uses `raw` and
 * `length`. Order matters: a list's `kind` is read after its `items`.
 *
 * V8: a packed array of doubles is read in 0.4-0.9 ns, a generic one in 1.5-2 ns.
 */
import { doubleAt, intAt, setDouble, setInt, setValue, valueAt } from "./list-storage.ts";
import {
  boolOf,
  boolsOf,
  type CompactItems,
  compaction,
  filledBools,
  filledInts,
  intOf,
  intsOf,
  isInt32,
  pushCompact,
} from "./compact-items.ts";
import { PyFloat, PyObject, type Value } from "./object.ts";
import { defineType } from "./type.ts";

export const enum ListKind {
  Empty = 0,
  Int = 1,
  Float = 2,
  Generic = 3,
  // Order matters: what lies behind Generic is compact.
  Int32 = 4,
  Bool = 5,
}

export class PyList extends PyObject {
  kind: ListKind;
  /** Values; raw doubles when kind is Float; CompactItems when it is Int32 or Bool. */
  // biome-ignore lint/suspicious/noExplicitAny: the type depends on `kind`
  raw: any;
  constructor(kind: ListKind = ListKind.Empty, raw: unknown[] | CompactItems = []) {
    super();
    this.shape = listShape;
    this.kind = kind;
    this.raw = raw;
  }

  /** The items as an array: a compact list is none any more. */
  // biome-ignore lint/suspicious/noExplicitAny: the element type depends on `kind`
  get items(): any[] {
    if (this.kind > ListKind.Generic) leaveCompact(this);
    return this.raw;
  }

  set items(items: unknown[]) {
    this.raw = items;
  }

  /** V8: a place for each kind of array, as for what is in them. */
  get length(): number {
    switch (this.kind) {
      case ListKind.Int:
        return (this.raw as number[]).length;
      case ListKind.Float:
        return (this.raw as number[]).length;
      case ListKind.Int32:
      case ListKind.Bool:
        return (this.raw as CompactItems).length;
      default:
        return (this.raw as Value[]).length;
    }
  }
}

function leaveCompact(list: PyList): void {
  const isInts = list.kind === ListKind.Int32;
  list.raw = isInts ? intsOf(list.raw) : boolsOf(list.raw);
  list.kind = list.raw.length === 0 ? ListKind.Empty : isInts ? ListKind.Int : ListKind.Generic;
}

/** A compact list of `count` times the same; null where an array is better. */
export function filledCompact(item: unknown, count: number): PyList | null {
  if (count < compaction.from) return null;
  if (typeof item === "boolean") return new PyList(ListKind.Bool, filledBools(item, count));
  if (!isInt32(item as Value)) return null;
  return new PyList(ListKind.Int32, filledInts(item as number, count));
}

export const listType = defineType({ name: "list", instanceClass: PyList as never });
const listShape = listType.rootShape;

/** The storage that suits one value. */
export function kindOfValue(value: Value): ListKind {
  if (typeof value === "number") return ListKind.Int;
  if (value instanceof PyFloat && value.constructor === PyFloat) return ListKind.Float;
  return ListKind.Generic;
}

/**
 * Storage for floats with one item.
 *
 * V8: made from a literal that is no small integer, so that the array holds doubles from the
 * start. One that began with 0.0 would hold small integers, and every access that meets both
 * kinds would be polymorphic.
 */
export function newDoubles(first: number): number[] {
  const raw = [0.5];
  raw[0] = first;
  return raw;
}

/** Storage for floats without an item yet; kept an array of doubles as in newDoubles. */
export function emptyDoubles(): number[] {
  const raw = newDoubles(0);
  raw.pop();
  return raw;
}

/** A list of these values; takes ownership of the array. */
export function newList(values: Value[]): PyList {
  if (values.length === 0) return new PyList(ListKind.Empty, values);
  const kind = kindOfValue(values[0] as Value);
  if (kind === ListKind.Int) {
    for (let i = 1; i < values.length; i++) {
      if (typeof values[i] !== "number") return new PyList(ListKind.Generic, values);
    }
    return new PyList(ListKind.Int, values);
  }
  if (kind === ListKind.Float) return newFloatListOrGeneric(values);
  return new PyList(ListKind.Generic, values);
}

function newFloatListOrGeneric(values: Value[]): PyList {
  for (let i = 1; i < values.length; i++) {
    if (kindOfValue(values[i] as Value) !== ListKind.Float) {
      return new PyList(ListKind.Generic, values);
    }
  }
  const raw = newDoubles((values[0] as PyFloat).value);
  for (let i = 1; i < values.length; i++) raw.push((values[i] as PyFloat).value);
  return new PyList(ListKind.Float, raw);
}

/** The item at a valid index 0 <= i < length. */
export function listItem(list: PyList, i: number): Value {
  switch (list.kind) {
    case ListKind.Float:
      return new PyFloat(doubleAt(list.raw, i));
    case ListKind.Int:
      return intAt(list.raw, i);
    case ListKind.Int32:
      return intOf(list.raw, i);
    case ListKind.Bool:
      return boolOf(list.raw, i);
    default:
      return valueAt(list.raw, i);
  }
}

/** Replaces the item at a valid index 0 <= i < length. */
export function setListItem(list: PyList, i: number, value: Value): void {
  if (list.kind === ListKind.Int && typeof value === "number") {
    setInt(list.raw, i, value);
  } else if (list.kind === ListKind.Float && kindOfValue(value) === ListKind.Float) {
    setDouble(list.raw, i, (value as PyFloat).value);
  } else if (fitsCompact(list, value)) {
    (list.raw as CompactItems).data[i] = Number(value);
  } else if (list.kind === ListKind.Int32 && typeof value === "number") {
    setInt(list.items, i, value);
  } else {
    if (list.kind !== ListKind.Generic) makeGeneric(list);
    setValue(list.raw, i, value);
  }
}

/** Is this a compact list that takes this value as it is? */
function fitsCompact(list: PyList, value: Value): boolean {
  if (list.kind === ListKind.Int32) return isInt32(value);
  return list.kind === ListKind.Bool && typeof value === "boolean";
}

export function appendItem(list: PyList, value: Value): void {
  if (list.kind === ListKind.Generic) {
    list.raw.push(value);
    return;
  }
  if (list.kind > ListKind.Generic) {
    if (fitsCompact(list, value)) {
      pushCompact(list.raw, Number(value));
      return;
    }
    leaveCompact(list);
    appendItem(list, value);
    return;
  }
  const kind = kindOfValue(value);
  if (list.kind === ListKind.Empty) {
    list.kind = kind;
    if (kind === ListKind.Float) {
      list.items = newDoubles((value as PyFloat).value);
      return;
    }
  }
  if (kind !== list.kind) makeGeneric(list);
  list.items.push(list.kind === ListKind.Float ? (value as PyFloat).value : value);
}

/** Turns any storage into generic storage, boxing floats. */
export function makeGeneric(list: PyList): void {
  if (list.kind > ListKind.Generic) leaveCompact(list);
  if (list.kind === ListKind.Float) {
    const raw = list.items as number[];
    const boxed: Value[] = [];
    for (let i = 0; i < raw.length; i++) boxed.push(new PyFloat(doubleAt(raw, i)));
    list.items = boxed;
  }
  list.kind = ListKind.Generic;
}

/** The values, boxed; the list's own array where it holds values: read, do not change. */
export function listValues(list: PyList): readonly Value[] {
  if (list.kind === ListKind.Int32) return intsOf(list.raw);
  if (list.kind === ListKind.Bool) return boolsOf(list.raw);
  if (list.kind !== ListKind.Float) return list.raw;
  const boxed: Value[] = [];
  for (const x of list.items) boxed.push(new PyFloat(x));
  return boxed;
}

/** Replaces the whole content; takes ownership of the array. */
export function setListValues(list: PyList, values: Value[]): void {
  const fresh = newList(values);
  list.kind = fresh.kind;
  list.raw = fresh.raw;
}

/**
 * list: one class with a storage strategy. Its methods are in list-methods.ts.
 *
 *   Empty    no items yet; the first item decides
 *   Int      every item a JS number (a safe int)
 *   Float    every item a float, stored as a raw double
 *   Generic  any values, floats boxed
 *
 * Invariant: `items` holds what `kind` says. A list goes Empty -> Int|Float -> Generic, and back
 * to Empty when cleared. Ints are the same in Int and Generic storage; only Float storage holds
 * something that is not a Value.
 *
 * V8: a packed array of doubles is read in 0.4-0.9 ns, a generic one in 1.5-2 ns.
 */
import { doubleAt, intAt, setDouble, setInt, setValue, valueAt } from "./list-storage.ts";
import { PyFloat, PyObject, type Value } from "./object.ts";
import { defineType } from "./type.ts";

export const enum ListKind {
  Empty = 0,
  Int = 1,
  Float = 2,
  Generic = 3,
}

export class PyList extends PyObject {
  kind: ListKind;
  /** Values, or raw doubles when kind is Float. */
  // biome-ignore lint/suspicious/noExplicitAny: the element type depends on `kind`
  items: any[];
  constructor(kind: ListKind = ListKind.Empty, items: unknown[] = []) {
    super();
    this.shape = listShape;
    this.kind = kind;
    this.items = items;
  }
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
  if (list.kind === ListKind.Float) return new PyFloat(doubleAt(list.items, i));
  return list.kind === ListKind.Int ? intAt(list.items, i) : valueAt(list.items, i);
}

/** Replaces the item at a valid index 0 <= i < length. */
export function setListItem(list: PyList, i: number, value: Value): void {
  if (list.kind === ListKind.Int && typeof value === "number") {
    setInt(list.items, i, value);
  } else if (list.kind === ListKind.Float && kindOfValue(value) === ListKind.Float) {
    setDouble(list.items, i, (value as PyFloat).value);
  } else {
    if (list.kind !== ListKind.Generic) makeGeneric(list);
    setValue(list.items, i, value);
  }
}

export function appendItem(list: PyList, value: Value): void {
  if (list.kind === ListKind.Generic) {
    list.items.push(value);
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
  if (list.kind === ListKind.Float) {
    const raw = list.items as number[];
    const boxed: Value[] = [];
    for (let i = 0; i < raw.length; i++) boxed.push(new PyFloat(doubleAt(raw, i)));
    list.items = boxed;
  }
  list.kind = ListKind.Generic;
}

/** The values, boxed; the list's own array unless storage is Float: read, do not change. */
export function listValues(list: PyList): readonly Value[] {
  if (list.kind !== ListKind.Float) return list.items;
  const boxed: Value[] = [];
  for (const x of list.items) boxed.push(new PyFloat(x));
  return boxed;
}

/** Replaces the whole content; takes ownership of the array. */
export function setListValues(list: PyList, values: Value[]): void {
  const fresh = newList(values);
  list.kind = fresh.kind;
  list.items = fresh.items;
}

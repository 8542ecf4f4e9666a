/**
 * The methods of list. Each keeps the storage strategy of list.ts: int and float lists stay raw
 * through slicing, concatenation, repetition, extension and sorting.
 *
 * Python code may run in the middle of a method (`__eq__` in `index`, `__index__` in a slice) and
 * change the list; loops therefore read `items` afresh after each such call.
 */
import { isInt32, removeCompact, sliceCompact, stepCompact } from "./compact-items.ts";
import { exc, raise } from "./errors.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import { PyListIterator } from "./iterators.ts";
import {
  doubleAt,
  pushDoubles,
  pushInts,
  pushValues,
  repeatOne,
  setDouble,
  valueAt,
} from "./list-storage.ts";
import {
  appendItem,
  emptyDoubles,
  filledCompact,
  kindOfValue,
  ListKind,
  listItem,
  listType,
  listValues,
  makeGeneric,
  newList,
  PyList,
  setListItem,
  setListValues,
} from "./list.ts";
import { sortList } from "./list-sort.ts";
import { defineClassMethods, defineMethods, defineStatic, type MethodRow } from "./native.ts";
import { PyFloat, type Value } from "./object.ts";
import { getIterator, isIterable, next, toArray } from "./protocols/iteration.ts";
import { CompareOperator, compareRich, equals, isTrue } from "./protocols/operators.ts";
import { enterRepr, leaveRepr, makeStr, reprText } from "./protocols/text.ts";
import { PySlice } from "./range.ts";
import { PyListReverseIterator } from "./reversed.ts";
import { NotImplemented } from "./singletons.ts";
import {
  checkLength,
  refuseConcat,
  repeatCount,
  resolveSlice,
  searchBound,
  sizedIndex,
  subscriptIndex,
} from "./slice.ts";
import { PyTuple, tupleType } from "./tuple.ts";
import type { PyType } from "./type.ts";

function makeList(cls: PyType): PyList {
  return cls === listType ? new PyList() : (new cls.instanceClass() as PyList);
}

export function clearList(list: PyList): void {
  list.kind = ListKind.Empty;
  list.items = [];
}

/** A list of items in the storage of another. */
function sameKind(list: PyList, items: unknown[]): PyList {
  return new PyList(items.length === 0 ? ListKind.Empty : list.kind, items);
}

/** `list[start:stop]`, in the list's own storage. */
export function copyRange(list: PyList, start: number, stop: number): PyList {
  if (list.kind <= ListKind.Generic) return sameKind(list, list.raw.slice(start, stop));
  const part = sliceCompact(list.raw, start, stop);
  return part.length === 0 ? new PyList() : new PyList(list.kind, part);
}

// --- growing ---

export function extendList(list: PyList, iterable: Value): void {
  if (iterable instanceof PyList && iterable.shape === listType.rootShape) {
    appendList(list, iterable);
  } else if (iterable instanceof PyTuple && iterable.shape === tupleType.rootShape) {
    for (let i = 0; i < iterable.items.length; i++) appendItem(list, iterable.items[i] as Value);
  } else {
    const iterator = getIterator(iterable);
    for (let x = next(iterator); x !== undefined; x = next(iterator)) appendItem(list, x);
  }
}

/** Appends a list (or the list itself). */
function appendList(list: PyList, other: PyList): void {
  const count = other.items.length;
  if (count === 0) return;
  // Order matters: both are out of compact storage before their kinds are compared.
  if (list.items.length === 0) list.kind = other.kind;
  else if (list.kind !== other.kind) makeGeneric(list);
  if (list.kind === ListKind.Float) {
    if (list.items.length === 0) list.items = emptyDoubles();
    pushDoubles(list.items, other.items, 0, 1, count);
  } else if (list.kind === ListKind.Int) pushInts(list.items, other.items, 0, 1, count);
  else pushValues(list.items, listValues(other), 0, 1, count);
}

export function concatLists(a: PyList, b: PyList): PyList {
  if (a.length === 0) return copyRange(b, 0, b.length);
  if (b.length === 0) return copyRange(a, 0, a.length);
  if (a.kind === b.kind && a.kind <= ListKind.Generic)
    return new PyList(a.kind, a.raw.concat(b.raw));
  if (a.kind > ListKind.Generic || b.kind > ListKind.Generic)
    return newList(listValues(a).concat(listValues(b)));
  return new PyList(ListKind.Generic, listValues(a).concat(listValues(b)));
}

export function repeatList(list: PyList, count: number): PyList {
  if (list.length === 0 || count <= 0) return new PyList();
  const total = checkLength(list.length * count);
  const compact = list.length === 1 ? filledCompact(listItem(list, 0), count) : null;
  if (compact !== null) return compact;
  if (list.kind > ListKind.Generic) return newList(repeatItems(listValues(list), count));
  const items = list.raw;
  if (list.kind !== ListKind.Float) return new PyList(list.kind, repeatItems(items, count));
  if (items.length === 1) return new PyList(ListKind.Float, repeatOne(items, total));
  const doubles = emptyDoubles();
  for (let n = 0; n < count; n++) pushDoubles(doubles, items, 0, 1, items.length);
  return new PyList(ListKind.Float, doubles);
}

function repeatInPlace(list: PyList, count: number): void {
  const repeated = repeatList(list, count);
  list.kind = repeated.kind;
  list.raw = repeated.raw;
}

/** Of a tuple, or of a list whose items are values. */
export function repeatItems(items: readonly Value[], count: number): Value[] {
  const length = items.length;
  const total = checkLength(length * count);
  if (length === 1 && total > 0) return repeatOne([valueAt(items, 0)], total);
  const result: Value[] = [];
  for (let n = 0; n < count; n++) pushValues(result, items, 0, 1, length);
  return result;
}

// --- subscripts ---

export function getListItem(list: PyList, key: Value): Value {
  if (key instanceof PySlice) return sliceList(list, key);
  let i = subscriptIndex(key, "list");
  const { length } = list;
  if (i < 0) i += length;
  if (i < 0 || i >= length) throw raise(exc.IndexError, "list index out of range");
  return listItem(list, i);
}

function sliceList(list: PyList, slice: PySlice): PyList {
  const { start, step, count, stop } = resolveSlice(slice, list.length);
  if (count === 0) return new PyList();
  if (step === 1) return copyRange(list, start, stop);
  if (list.kind > ListKind.Generic)
    return new PyList(list.kind, stepCompact(list.raw, start, step, count));
  const source = list.raw;
  if (list.kind === ListKind.Float) {
    const doubles = emptyDoubles();
    pushDoubles(doubles, source, start, step, count);
    return new PyList(ListKind.Float, doubles);
  }
  const items: Value[] = [];
  if (list.kind === ListKind.Int) pushInts(items as number[], source, start, step, count);
  else pushValues(items, source, start, step, count);
  return new PyList(list.kind, items);
}

export function storeListItem(list: PyList, key: Value, value: Value): null {
  if (key instanceof PySlice) {
    assignSlice(list, key, value);
    return null;
  }
  const i = wrapIndex(list, key);
  setListItem(list, i, value);
  return null;
}

function wrapIndex(list: PyList, key: Value): number {
  let i = subscriptIndex(key, "list");
  if (i < 0) i += list.length;
  if (i < 0 || i >= list.length) {
    throw raise(exc.IndexError, "list assignment index out of range");
  }
  return i;
}

function assignSlice(list: PyList, slice: PySlice, value: Value): void {
  if (!isIterable(value)) throw raise(exc.TypeError, "must assign iterable to extended slice");
  const fresh =
    value instanceof PyList && value !== list && value.shape === listType.rootShape
      ? value
      : newList(toArray(value));
  const bounds = resolveSlice(slice, list.items.length);
  if (bounds.step === 1) spliceList(list, bounds.start, Math.max(bounds.start, bounds.stop), fresh);
  else replaceSteps(list, bounds, fresh);
}

function replaceSteps(
  list: PyList,
  { start, step, count }: { start: number; step: number; count: number },
  fresh: PyList,
): void {
  const values = listValues(fresh);
  if (values.length !== count) {
    throw raise(
      exc.ValueError,
      `attempt to assign sequence of size ${values.length} to extended slice of size ${count}`,
    );
  }
  for (let n = 0, i = start; n < count; n++, i += step) setListItem(list, i, values[n] as Value);
}

/** Replaces items[start, stop) by the items of another list. */
function spliceList(list: PyList, start: number, stop: number, fresh: PyList): void {
  if (fresh.items.length === 0) {
    removeItems(list, start, stop);
    return;
  }
  // Order matters: both are out of compact storage before their kinds are compared.
  if (list.items.length === 0) list.kind = fresh.kind;
  if (list.kind !== fresh.kind) makeGeneric(list);
  const middle = list.kind === fresh.kind ? fresh.items : listValues(fresh);
  const items = list.items;
  if (start === items.length) appendList(list, fresh);
  else if (stop - start !== middle.length) {
    list.items = items.slice(0, start).concat(middle, items.slice(stop));
  } else if (list.kind === ListKind.Float) {
    for (let i = 0; i < middle.length; i++) setDouble(items, start + i, doubleAt(fresh.items, i));
  } else {
    for (let i = 0; i < middle.length; i++) setListItem(list, start + i, listItem(fresh, i));
  }
}

function removeItems(list: PyList, start: number, stop: number): void {
  list.items.splice(start, stop - start);
  if (list.items.length === 0) list.kind = ListKind.Empty;
}

export function deleteListItem(list: PyList, key: Value): null {
  if (!(key instanceof PySlice)) {
    removeAt(list, wrapIndex(list, key));
    return null;
  }
  const { start, stop, step, count } = resolveSlice(key, list.length);
  if (count === 0) return null;
  if (step === 1) removeItems(list, start, stop);
  else removeSteps(list, start, step, count);
  return null;
}

/** Takes out the item at an index in range. */
function removeAt(list: PyList, i: number): void {
  if (list.kind > ListKind.Generic) removeCompact(list.raw, i);
  else if (i === list.raw.length - 1) list.raw.pop();
  else if (i === 0) list.raw.shift();
  else list.raw.splice(i, 1);
}

function removeSteps(list: PyList, start: number, step: number, count: number): void {
  const gone = new Set<number>();
  for (let n = 0, i = start; n < count; n++, i += step) gone.add(i);
  list.items = list.items.filter((_, i) => !gone.has(i));
  if (list.items.length === 0) list.kind = ListKind.Empty;
}

// --- searching and comparing ---

/** The index of the first equal item in [start, stop), or -1. */
export function findInList(list: PyList, x: Value, start: number, stop: number): number {
  if (list.kind === ListKind.Float) return findFloat(list, x, start, stop);
  if (list.kind === ListKind.Int && typeof x === "number") {
    const i = list.items.indexOf(x, start);
    return i < stop ? i : -1;
  }
  if (list.kind === ListKind.Int32 && isInt32(x)) {
    const i = list.raw.data.indexOf(x, start);
    return i < Math.min(stop, list.length) ? i : -1;
  }
  for (let i = start; i < stop && i < list.length; i++) {
    const item = listItem(list, i);
    if (item === x || equals(item, x)) return i;
  }
  return -1;
}

/** A nan that was put into a float list is taken for the same object. */
function findFloat(list: PyList, x: Value, start: number, stop: number): number {
  if (x instanceof PyFloat && Number.isNaN(x.value)) {
    const i = list.items.findIndex((item, at) => at >= start && Number.isNaN(item));
    return i < stop ? i : -1;
  }
  const target = x instanceof PyFloat ? x.value : x;
  if (typeof target === "number") {
    const i = list.items.indexOf(target, start);
    return i < stop ? i : -1;
  }
  for (let i = start; i < stop && i < list.items.length; i++) {
    if (equals(listItem(list, i), x)) return i;
  }
  return -1;
}

function countInList(list: PyList, x: Value): number {
  let count = 0;
  let i = findInList(list, x, 0, list.length);
  while (i >= 0) {
    count++;
    i = findInList(list, x, i + 1, list.length);
  }
  return count;
}

function listIndex(list: PyList, x: Value, start?: Value, stop?: Value): number {
  const { length } = list;
  const from = searchBound(start, length, 0);
  const to = searchBound(stop, length, length);
  const i = findInList(list, x, from, Math.min(to, length));
  if (i < 0) throw raise(exc.ValueError, "list.index(x): x not in list");
  return i;
}

/** The first index at which two lists differ; the shorter length when none does. */
function firstDifference(a: PyList, b: PyList): number {
  if (a.kind === ListKind.Float && b.kind === ListKind.Float) {
    return firstDoubleDifference(a.items, b.items);
  }
  let i = 0;
  for (; i < a.length && i < b.length; i++) {
    const x = listItem(a, i);
    const y = listItem(b, i);
    if (x !== y && !equals(x, y)) break;
  }
  return i;
}

function firstDoubleDifference(a: readonly number[], b: readonly number[]): number {
  let i = 0;
  for (; i < a.length && i < b.length; i++) {
    const x = doubleAt(a, i);
    const y = doubleAt(b, i);
    if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) break;
  }
  return i;
}

function isEqualList(a: PyList, b: PyList): boolean {
  return a.length === b.length && firstDifference(a, b) === a.length && a.length === b.length;
}

function compareLists(op: CompareOperator, a: PyList, b: Value): Value {
  if (!(b instanceof PyList)) return NotImplemented;
  const i = firstDifference(a, b);
  if (i < a.length && i < b.length) {
    return compareRich(op, listItem(a, i), listItem(b, i));
  }
  return compareLengths(op, a.length, b.length);
}

export function compareLengths(op: CompareOperator, a: number, b: number): boolean {
  switch (op) {
    case CompareOperator.Less:
      return a < b;
    case CompareOperator.LessEqual:
      return a <= b;
    case CompareOperator.Greater:
      return a > b;
    default:
      return a >= b;
  }
}

// --- the rest ---

export function popItem(list: PyList, index?: Value): Value {
  let i = index === undefined ? list.length - 1 : sizedIndex(index, exc.IndexError);
  if (list.length === 0) throw raise(exc.IndexError, "pop from empty list");
  if (i < 0) i += list.length;
  if (i < 0 || i >= list.length) throw raise(exc.IndexError, "pop index out of range");
  const item = listItem(list, i);
  removeAt(list, i);
  return item;
}

export function insertItem(list: PyList, index: Value, value: Value): null {
  let i = sizedIndex(index);
  const { length } = list;
  if (i < 0) i = Math.max(0, i + length);
  if (i >= length) {
    appendItem(list, value);
    return null;
  }
  const array = list.items;
  if (array.length > 0 && kindOfValue(value) !== list.kind) makeGeneric(list);
  const raw = list.kind === ListKind.Float ? (value as PyFloat).value : value;
  if (i === 0) list.items.unshift(raw);
  else list.items.splice(i, 0, raw);
  return null;
}

function reprList(list: PyList): Value {
  if (list.length === 0) return "[]";
  if (!enterRepr(list)) return "[...]";
  try {
    let text = "[";
    for (let i = 0; i < list.length; i++) {
      if (i > 0) text += ", ";
      text += reprText(listItem(list, i));
    }
    return makeStr(`${text}]`);
  } finally {
    leaveRepr(list);
  }
}

function removeItem(list: PyList, x: Value): null {
  const i = findInList(list, x, 0, list.length);
  if (i < 0) throw raise(exc.ValueError, "list.remove(x): x not in list");
  removeAt(list, i);
  return null;
}

const methods: Readonly<Record<string, MethodRow>> = {
  __init__: [
    "iterable=(), /",
    (self: PyList, iterable?: Value) => {
      if (self.length > 0) clearList(self);
      if (iterable !== undefined) {
        if (iterable instanceof PyList) appendList(self, iterable);
        else setListValues(self, toArray(iterable));
      }
      return null;
    },
  ],
  __repr__: ["", reprList],
  __len__: ["", (self: PyList) => self.length],
  __getitem__: ["key, /", getListItem],
  __setitem__: ["key, value, /", storeListItem],
  __delitem__: ["key, /", deleteListItem],
  __contains__: ["key, /", (self: PyList, x: Value) => findInList(self, x, 0, self.length) >= 0],
  __iter__: ["", (self: PyList) => new PyListIterator(self)],
  __reversed__: ["", (self: PyList) => new PyListReverseIterator(self)],
  __eq__: [
    "value, /",
    (self: PyList, other: Value) =>
      other instanceof PyList ? isEqualList(self, other) : NotImplemented,
  ],
  __ne__: [
    "value, /",
    (self: PyList, other: Value) =>
      other instanceof PyList ? !isEqualList(self, other) : NotImplemented,
  ],
  __lt__: ["value, /", (a: PyList, b: Value) => compareLists(CompareOperator.Less, a, b)],
  __le__: ["value, /", (a: PyList, b: Value) => compareLists(CompareOperator.LessEqual, a, b)],
  __gt__: ["value, /", (a: PyList, b: Value) => compareLists(CompareOperator.Greater, a, b)],
  __ge__: ["value, /", (a: PyList, b: Value) => compareLists(CompareOperator.GreaterEqual, a, b)],
  __add__: [
    "value, /",
    (self: PyList, other: Value) => {
      if (!(other instanceof PyList)) throw refuseConcat("list", other);
      return concatLists(self, other);
    },
  ],
  __iadd__: [
    "value, /",
    (self: PyList, other: Value) => {
      extendList(self, other);
      return self;
    },
  ],
  __mul__: ["value, /", multiply],
  __rmul__: ["value, /", multiply],
  __imul__: [
    "value, /",
    (self: PyList, count: Value) => {
      const n = repeatCount(count);
      if (n === undefined) return NotImplemented;
      if (n === 0) clearList(self);
      else if (n > 1) repeatInPlace(self, n);
      return self;
    },
  ],
  append: [
    "object, /",
    (self: PyList, value: Value) => {
      appendItem(self, value);
      return null;
    },
    "Append object to the end of the list.",
  ],
  clear: [
    "",
    (self: PyList) => {
      clearList(self);
      return null;
    },
    "Remove all items from list.",
  ],
  copy: [
    "",
    (self: PyList) => copyRange(self, 0, self.length),
    "Return a shallow copy of the list.",
  ],
  count: ["value, /", countInList, "Return number of occurrences of value."],
  extend: [
    "iterable, /",
    (self: PyList, iterable: Value) => {
      extendList(self, iterable);
      return null;
    },
    "Extend list by appending elements from the iterable.",
  ],
  index: ["value, start=0, stop=9223372036854775807, /", listIndex],
  insert: ["index, object, /", insertItem, "Insert object before index."],
  pop: ["index=-1, /", popItem],
  remove: ["value, /", removeItem],
  reverse: [
    "",
    (self: PyList) => {
      self.items.reverse();
      return null;
    },
    "Reverse *IN PLACE*.",
  ],
  sort: [
    "*, key=None, reverse=False",
    (self: PyList, key?: Value, reverse?: Value) => {
      sortList(self, key ?? null, reverse !== undefined && isTrue(reverse));
      return null;
    },
  ],
  __sizeof__: ["", (self: PyList) => 40 + 8 * self.length],
};

function multiply(self: PyList, count: Value): Value {
  return repeatList(self, Math.max(0, sizedIndex(count)));
}

defineMethods(listType, methods);
defineClassMethods(listType, { __class_getitem__: ["object, /", makeGenericAlias] });
defineStatic(listType, "__new__", ["*args, **kwargs", (cls: PyType) => makeList(cls)]);
listType.setOwn("__hash__", null);

/** The methods of tuple. */
import { exc, raise } from "./errors.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import { hashTuple } from "./key-hash.ts";
import { PyTupleIterator } from "./iterators.ts";
import { compareLengths, repeatItems } from "./list-methods.ts";
import { defineClassMethods, defineMethods, defineStatic, type MethodRow } from "./native.ts";
import type { Value } from "./object.ts";
import { toArray } from "./protocols/iteration.ts";
import { CompareOperator, compareRich, equals } from "./protocols/operators.ts";
import { enterRepr, leaveRepr, makeStr, reprText } from "./protocols/text.ts";
import { PySlice } from "./range.ts";
import { NotImplemented } from "./singletons.ts";
import { refuseConcat, resolveSlice, searchBound, sizedIndex, subscriptIndex } from "./slice.ts";
import { emptyTuple, PyTuple, tupleType } from "./tuple.ts";
import { type PyType, typeOf } from "./type.ts";

/** A tuple of exactly this class (CPython: tuple_new, tuple_subtype_new). */
export function makeTuple(cls: PyType, items: readonly Value[]): PyTuple {
  if (cls === tupleType) return items.length === 0 ? emptyTuple : new PyTuple(items);
  const tuple = new cls.instanceClass() as PyTuple;
  (tuple as { items: readonly Value[] }).items = items;
  return tuple;
}

function newTuple(cls: PyType, iterable?: Value): Value {
  if (iterable === undefined) return makeTuple(cls, []);
  if (cls === tupleType && typeOf(iterable) === tupleType) return iterable;
  return makeTuple(cls, toArray(iterable));
}

export function getTupleItem(tuple: PyTuple, key: Value): Value {
  const items = tuple.items;
  if (key instanceof PySlice) return sliceTuple(tuple, key);
  let i = subscriptIndex(key, "tuple");
  if (i < 0) i += items.length;
  if (i < 0 || i >= items.length) throw raise(exc.IndexError, "tuple index out of range");
  return items[i] as Value;
}

function sliceTuple(tuple: PyTuple, slice: PySlice): PyTuple {
  const source = tuple.items;
  const { start, stop, step, count } = resolveSlice(slice, source.length);
  if (count === 0) return emptyTuple;
  if (step === 1) {
    if (count === source.length && tuple.shape.cls === tupleType) return tuple;
    return new PyTuple(source.slice(start, stop));
  }
  const items: Value[] = [];
  for (let n = 0, i = start; n < count; n++, i += step) items.push(source[i] as Value);
  return new PyTuple(items);
}

function findInTuple(items: readonly Value[], x: Value, start: number, stop: number): number {
  for (let i = start; i < stop; i++) {
    const item = items[i] as Value;
    if (item === x || equals(item, x)) return i;
  }
  return -1;
}

function firstDifference(a: readonly Value[], b: readonly Value[]): number {
  let i = 0;
  for (; i < a.length && i < b.length; i++) {
    const x = a[i] as Value;
    const y = b[i] as Value;
    if (x !== y && !equals(x, y)) break;
  }
  return i;
}

export function isEqualTuple(a: PyTuple, b: PyTuple): boolean {
  const length = a.items.length;
  return length === b.items.length && firstDifference(a.items, b.items) === length;
}

function compareTuples(op: CompareOperator, a: PyTuple, b: Value): Value {
  if (!(b instanceof PyTuple)) return NotImplemented;
  const i = firstDifference(a.items, b.items);
  if (i < a.items.length && i < b.items.length) {
    return compareRich(op, a.items[i] as Value, b.items[i] as Value);
  }
  return compareLengths(op, a.items.length, b.items.length);
}

function reprTuple(tuple: PyTuple): Value {
  const items = tuple.items;
  if (items.length === 0) return "()";
  if (!enterRepr(tuple)) return "(...)";
  try {
    let text = `(${reprText(items[0] as Value)}`;
    for (let i = 1; i < items.length; i++) text += `, ${reprText(items[i] as Value)}`;
    return makeStr(items.length === 1 ? `${text},)` : `${text})`);
  } finally {
    leaveRepr(tuple);
  }
}

function concatTuples(self: PyTuple, other: Value): Value {
  if (!(other instanceof PyTuple)) throw refuseConcat("tuple", other);
  if (self.items.length === 0 && typeOf(other) === tupleType) return other;
  if (other.items.length === 0 && typeOf(self) === tupleType) return self;
  return new PyTuple(self.items.concat(other.items));
}

function repeatTuple(self: PyTuple, count: Value): Value {
  const n = Math.max(0, sizedIndex(count));
  if (n === 1 && typeOf(self) === tupleType) return self;
  return n === 0 || self.items.length === 0 ? emptyTuple : new PyTuple(repeatItems(self.items, n));
}

function tupleIndex(self: PyTuple, x: Value, start?: Value, stop?: Value): number {
  const length = self.items.length;
  const from = searchBound(start, length, 0);
  const to = Math.min(searchBound(stop, length, length), length);
  const i = findInTuple(self.items, x, from, to);
  if (i < 0) throw raise(exc.ValueError, "tuple.index(x): x not in tuple");
  return i;
}

const methods: Readonly<Record<string, MethodRow>> = {
  __repr__: ["", reprTuple],
  __hash__: ["", (self: PyTuple) => hashTuple(self.items)],
  __len__: ["", (self: PyTuple) => self.items.length],
  __getitem__: ["key, /", getTupleItem],
  __contains__: [
    "key, /",
    (self: PyTuple, x: Value) => findInTuple(self.items, x, 0, self.items.length) >= 0,
  ],
  __iter__: ["", (self: PyTuple) => new PyTupleIterator(self)],
  __eq__: [
    "value, /",
    (self: PyTuple, other: Value) =>
      other instanceof PyTuple ? isEqualTuple(self, other) : NotImplemented,
  ],
  __ne__: [
    "value, /",
    (self: PyTuple, other: Value) =>
      other instanceof PyTuple ? !isEqualTuple(self, other) : NotImplemented,
  ],
  __lt__: ["value, /", (a: PyTuple, b: Value) => compareTuples(CompareOperator.Less, a, b)],
  __le__: ["value, /", (a: PyTuple, b: Value) => compareTuples(CompareOperator.LessEqual, a, b)],
  __gt__: ["value, /", (a: PyTuple, b: Value) => compareTuples(CompareOperator.Greater, a, b)],
  __ge__: ["value, /", (a: PyTuple, b: Value) => compareTuples(CompareOperator.GreaterEqual, a, b)],
  __add__: ["value, /", concatTuples],
  __mul__: ["value, /", repeatTuple],
  __rmul__: ["value, /", repeatTuple],
  __getnewargs__: ["", (self: PyTuple) => new PyTuple([new PyTuple(self.items)])],
  count: [
    "value, /",
    (self: PyTuple, x: Value) => {
      let count = 0;
      for (const item of self.items) if (item === x || equals(item, x)) count++;
      return count;
    },
    "Return number of occurrences of value.",
  ],
  index: ["value, start=0, stop=9223372036854775807, /", tupleIndex],
};

defineMethods(tupleType, methods);
defineClassMethods(tupleType, { __class_getitem__: ["object, /", makeGenericAlias] });
defineStatic(tupleType, "__new__", ["iterable=(), /", newTuple]);

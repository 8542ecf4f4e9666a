/**
 * The methods of set and frozenset. Their results are built in CPython's order of operations,
 * because that decides the order of the result (set-table.ts).
 *
 * Methods take any iterables, operators only sets.
 */
import { PyDict } from "./dict.ts";
import { exc, PyException, raise } from "./errors.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import { PySetIterator } from "./iterators.ts";
import { listItem, PyList } from "./list.ts";
import { defineClassMethods, defineMethods, defineStatic, type MethodRow } from "./native.ts";
import type { Int, PyObject, Value } from "./object.ts";
import { normalizeInt } from "./integer-arithmetic.ts";
import { hash } from "./protocols/hash.ts";
import { getIterator, next } from "./protocols/iteration.ts";
import { contains } from "./protocols/operators.ts";
import { enterRepr, leaveRepr, makeStr, reprText } from "./protocols/text.ts";
import { frozenSetType, PyFrozenSet, PySet, setType } from "./set.ts";
import { setHash, SetTable } from "./set-table.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { type PyType, typeOf } from "./type.ts";
import { copyInstanceDict, hasAttributes } from "./protocols/fields.ts";

export type AnySet = PySet | PyFrozenSet;

export function isSet(value: Value): value is AnySet {
  return value instanceof PySet || value instanceof PyFrozenSet;
}

/** A set of a class with this table for its keys. */
export function makeSet(cls: PyType, table: SetTable): AnySet {
  if (cls === setType) return new PySet(table);
  if (cls === frozenSetType) return new PyFrozenSet(table);
  const result = new cls.instanceClass() as AnySet;
  (result as { table: SetTable }).table = table;
  return result;
}

/** The built-in class that results of operators on `self` have. */
function baseTypeOf(self: AnySet): PyType {
  return self instanceof PySet ? setType : frozenSetType;
}

function resultFor(self: AnySet, table: SetTable): AnySet {
  return makeSet(baseTypeOf(self), table);
}

/** Adds all items of an iterable (CPython: set_update_internal). */
export function updateTable(table: SetTable, iterable: Value): void {
  if (isSet(iterable)) {
    table.merge(iterable.table);
  } else if (iterable instanceof PyDict && typeOf(iterable).name === "dict") {
    table.reserve(iterable.table.size);
    for (const key of iterable.table.keyList()) table.add(key);
  } else if (iterable instanceof PyList && typeOf(iterable).name === "list") {
    for (let i = 0; i < iterable.length; i++) table.add(listItem(iterable, i));
  } else {
    const iterator = getIterator(iterable);
    for (let x = next(iterator); x !== undefined; x = next(iterator)) table.add(x);
  }
}

function tableOf(iterable: Value): SetTable {
  const table = new SetTable();
  updateTable(table, iterable);
  return table;
}

// --- algebra on tables ---

function intersect(table: SetTable, other: Value): SetTable {
  if (isSet(other) && other.table === table) return table.copy();
  const result = new SetTable();
  if (isSet(other)) {
    const isSmaller = other.table.size <= table.size;
    intersectTables(result, isSmaller ? other.table : table, isSmaller ? table : other.table);
    return result;
  }
  const iterator = getIterator(other);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) {
    const h = setHash(x);
    if (table.find(x, h) >= 0) result.addHashed(x, h);
  }
  return result;
}

function intersectTables(result: SetTable, walked: SetTable, asked: SetTable): void {
  const { keys, hashes } = walked;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === undefined) continue;
    const h = hashes[i] as number;
    if (asked.find(key, h) >= 0) result.addHashed(key, h);
  }
}

function subtract(table: SetTable, other: Value): SetTable {
  const isKnown = isSet(other) || other instanceof PyDict;
  if (!isKnown) return copyWithout(table, other);
  const size = isSet(other) ? other.table.size : (other as PyDict).table.size;
  if (Math.floor(table.size / 4) > size) return copyWithout(table, other);
  const result = new SetTable();
  const { keys, hashes } = table;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === undefined) continue;
    const h = hashes[i] as number;
    const isThere = isSet(other) ? other.table.find(key, h) >= 0 : contains(other, key);
    if (!isThere) result.addHashed(key, h);
  }
  return result;
}

function copyWithout(table: SetTable, other: Value): SetTable {
  const result = table.copy();
  removeAll(result, other);
  return result;
}

function removeAll(table: SetTable, other: Value): void {
  if (isSet(other)) {
    if (other.table === table) {
      table.clear();
      return;
    }
    const { keys, hashes } = other.table;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key !== undefined) table.deleteHashed(key, hashes[i] as number);
    }
  } else {
    const iterator = getIterator(other);
    for (let x = next(iterator); x !== undefined; x = next(iterator)) table.delete(x);
  }
  table.tidy();
}

/** table ^= other (CPython: set_symmetric_difference_update). */
function toggleAll(table: SetTable, other: SetTable): void {
  if (other === table) {
    table.clear();
    return;
  }
  const { keys, hashes } = other;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === undefined) continue;
    const h = hashes[i] as number;
    if (!table.deleteHashed(key, h)) table.addHashed(key, h);
  }
}

function isSubset(table: SetTable, other: SetTable): boolean {
  if (table.size > other.size) return false;
  const { keys, hashes } = table;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key !== undefined && other.find(key, hashes[i] as number) < 0) return false;
  }
  return true;
}

function isDisjoint(self: AnySet, other: Value): boolean {
  if (!isSet(other)) {
    const iterator = getIterator(other);
    for (let x = next(iterator); x !== undefined; x = next(iterator)) {
      if (self.table.has(x)) return false;
    }
    return true;
  }
  if (other === self) return self.table.size === 0;
  const isSmaller = self.table.size <= other.table.size;
  const [few, many] = isSmaller ? [self.table, other.table] : [other.table, self.table];
  for (let i = 0; i < few.keys.length; i++) {
    const key = few.keys[i];
    if (key !== undefined && many.find(key, few.hashes[i] as number) >= 0) return false;
  }
  return true;
}

// --- keys that are sets ---

/** A set as an element is looked up as if it were frozen. */
function freezeUnhashable(key: Value, error: unknown): Value {
  if (key instanceof PySet && error instanceof PyException && error.shape.cls === exc.TypeError) {
    return new PyFrozenSet(key.table);
  }
  throw error;
}

function hasKey(self: AnySet, key: Value): boolean {
  try {
    return self.table.has(key);
  } catch (error) {
    return self.table.has(freezeUnhashable(key, error));
  }
}

function deleteKey(self: PySet, key: Value): boolean {
  try {
    return self.table.delete(key);
  } catch (error) {
    return self.table.delete(freezeUnhashable(key, error));
  }
}

// --- frozenset's hash (CPython: frozenset_hash) ---

function hashFrozenSet(self: PyFrozenSet): Int {
  if (self.cachedHash !== null) return self.cachedHash;
  let result = 0n;
  for (const key of self.table.keyList())
    result ^= shuffleBits(BigInt.asUintN(64, BigInt(hash(key))));
  result ^= BigInt.asUintN(64, (BigInt(self.table.size) + 1n) * 1927868237n);
  result ^= (result >> 11n) ^ (result >> 25n);
  result = BigInt.asIntN(64, result * 69069n + 907133923n);
  if (result === -1n) result = 590923713n;
  self.cachedHash = normalizeInt(result);
  return self.cachedHash;
}

function shuffleBits(h: bigint): bigint {
  return BigInt.asUintN(64, (h ^ 89869747n ^ (h << 16n)) * 3644798167n);
}

// --- methods ---

function reprSet(self: AnySet): Value {
  const name = typeOf(self).name;
  if (self.table.size === 0) return makeStr(`${name}()`);
  if (!enterRepr(self)) return makeStr(`${name}(...)`);
  try {
    const inner = `{${self.table.keyList().map(reprText).join(", ")}}`;
    return makeStr(typeOf(self) === setType ? inner : `${name}(${inner})`);
  } finally {
    leaveRepr(self);
  }
}

function reduceSet(self: AnySet): Value {
  const state = hasAttributes(self as PyObject) ? copyInstanceDict(self as PyObject) : null;
  const keys = new PyList(3, self.table.keyList());
  return new PyTuple([typeOf(self), new PyTuple([keys]), state]);
}

function compare(test: (a: SetTable, b: SetTable) => boolean): MethodRow {
  return [
    "value, /",
    (self: AnySet, other: Value) => (isSet(other) ? test(self.table, other.table) : NotImplemented),
  ];
}

function operator(operate: (table: SetTable, other: AnySet) => SetTable): MethodRow {
  return [
    "value, /",
    (self: AnySet, other: Value) =>
      isSet(other) ? resultFor(self, operate(self.table, other)) : NotImplemented,
  ];
}

function reflected(operate: (table: SetTable, other: AnySet) => SetTable): MethodRow {
  return [
    "value, /",
    (self: AnySet, other: Value) =>
      isSet(other) ? resultFor(other, operate(other.table, self)) : NotImplemented,
  ];
}

function unite(table: SetTable, other: Value): SetTable {
  const result = table.copy();
  if (!(isSet(other) && other.table === table)) updateTable(result, other);
  return result;
}

function differ(table: SetTable, other: Value): SetTable {
  const result = tableOf(other);
  toggleAll(result, table);
  return result;
}

const shared: Readonly<Record<string, MethodRow>> = {
  __repr__: ["", reprSet],
  __len__: ["", (self: AnySet) => self.table.size],
  __iter__: ["", (self: AnySet) => new PySetIterator(self)],
  __contains__: ["object, /", hasKey],
  __eq__: compare((a, b) => a.size === b.size && isSubset(a, b)),
  __ne__: compare((a, b) => a.size !== b.size || !isSubset(a, b)),
  __le__: compare(isSubset),
  __lt__: compare((a, b) => a.size < b.size && isSubset(a, b)),
  __ge__: compare((a, b) => isSubset(b, a)),
  __gt__: compare((a, b) => b.size < a.size && isSubset(b, a)),
  __and__: operator(intersect),
  __rand__: reflected(intersect),
  __or__: operator(unite),
  __ror__: reflected(unite),
  __sub__: operator(subtract),
  __rsub__: reflected(subtract),
  __xor__: operator(differ),
  __rxor__: reflected(differ),
  copy: [
    "",
    (self: AnySet) => (typeOf(self) === frozenSetType ? self : resultFor(self, self.table.copy())),
  ],
  difference: [
    "*others",
    (self: AnySet, others: Value[]) => {
      if (others.length === 0) return resultFor(self, self.table.copy());
      let table = subtract(self.table, others[0] as Value);
      for (let i = 1; i < others.length; i++) {
        if (i === 1) table = table.copy();
        removeAll(table, others[i] as Value);
      }
      return resultFor(self, table);
    },
  ],
  intersection: [
    "*others",
    (self: AnySet, others: Value[]) => {
      if (others.length === 0) return resultFor(self, self.table.copy());
      let table = self.table;
      for (const other of others) table = intersect(table, other);
      return resultFor(self, table);
    },
  ],
  isdisjoint: ["other, /", isDisjoint],
  issubset: [
    "other, /",
    (self: AnySet, other: Value) =>
      isSubset(self.table, isSet(other) ? other.table : tableOf(other)),
  ],
  issuperset: [
    "other, /",
    (self: AnySet, other: Value) =>
      isSubset(isSet(other) ? other.table : tableOf(other), self.table),
  ],
  symmetric_difference: [
    "other, /",
    (self: AnySet, other: Value) => resultFor(self, differ(self.table, other)),
  ],
  union: [
    "*others",
    (self: AnySet, others: Value[]) => {
      const table = self.table.copy();
      for (const other of others) {
        if (!(isSet(other) && other.table === self.table)) updateTable(table, other);
      }
      return resultFor(self, table);
    },
  ],
  __reduce__: ["", reduceSet],
  __sizeof__: ["", (self: AnySet) => 200 + (self.table.mask > 7 ? 16 * (self.table.mask + 1) : 0)],
};

function inplace(change: (table: SetTable, other: AnySet) => void): MethodRow {
  return [
    "value, /",
    (self: PySet, other: Value) => {
      if (!isSet(other)) return NotImplemented;
      change(self.table, other);
      return self;
    },
  ];
}

const changing: Readonly<Record<string, MethodRow>> = {
  __init__: [
    "iterable=(), /",
    (self: PySet, iterable?: Value) => {
      if (self.table.filled > 0) self.table.clear();
      if (iterable !== undefined) updateTable(self.table, iterable);
      return null;
    },
  ],
  __iand__: inplace((table, other) => table.become(intersect(table, other))),
  __ior__: inplace(updateTable),
  __isub__: inplace(removeAll),
  __ixor__: inplace((table, other) => toggleAll(table, other.table)),
  add: [
    "object, /",
    (self: PySet, key: Value) => {
      self.table.add(key);
      return null;
    },
    "Add an element to a set.",
  ],
  clear: [
    "",
    (self: PySet) => {
      self.table.clear();
      return null;
    },
  ],
  discard: [
    "object, /",
    (self: PySet, key: Value) => {
      deleteKey(self, key);
      return null;
    },
  ],
  pop: [
    "",
    (self: PySet) => {
      if (self.table.size === 0) throw raise(exc.KeyError, "pop from an empty set");
      return self.table.pop();
    },
  ],
  remove: [
    "object, /",
    (self: PySet, key: Value) => {
      if (!deleteKey(self, key)) throw raise(exc.KeyError, key);
      return null;
    },
  ],
  update: [
    "*others",
    (self: PySet, others: Value[]) => {
      for (const other of others) updateTable(self.table, other);
      return null;
    },
  ],
  difference_update: [
    "*others",
    (self: PySet, others: Value[]) => {
      for (const other of others) removeAll(self.table, other);
      return null;
    },
  ],
  intersection_update: [
    "*others",
    (self: PySet, others: Value[]) => {
      let table = self.table;
      for (const other of others) table = intersect(table, other);
      if (table !== self.table) self.table.become(table);
      return null;
    },
  ],
  symmetric_difference_update: [
    "other, /",
    (self: PySet, other: Value) => {
      toggleAll(self.table, isSet(other) ? other.table : tableOf(other));
      return null;
    },
  ],
};

function newFrozenSet(cls: PyType, args: Value[], keywords: ReadonlyMap<string, Value>): Value {
  if (cls === frozenSetType && keywords.size > 0) {
    throw raise(exc.TypeError, "frozenset() takes no keyword arguments");
  }
  if (args.length > 1) {
    throw raise(exc.TypeError, `frozenset expected at most 1 argument, got ${args.length}`);
  }
  const iterable = args[0];
  if (iterable === undefined) return makeSet(cls, new SetTable());
  if (cls === frozenSetType && typeOf(iterable) === frozenSetType) return iterable;
  return makeSet(cls, tableOf(iterable));
}

defineMethods(setType, { ...shared, ...changing });
defineMethods(frozenSetType, { ...shared, __hash__: ["", hashFrozenSet] });
defineClassMethods(setType, { __class_getitem__: ["object, /", makeGenericAlias] });
defineClassMethods(frozenSetType, { __class_getitem__: ["object, /", makeGenericAlias] });
defineStatic(setType, "__new__", [
  "*args, **kwargs",
  (cls: PyType) => makeSet(cls, new SetTable()),
]);
defineStatic(frozenSetType, "__new__", ["*args, **kwargs", newFrozenSet]);
setType.setOwn("__hash__", null);

/**
 * The iterators over built-in containers, and `defineIterator`, which makes a class of iterators
 * Python-visible.
 *
 * Each is a plain class with public mutable fields and a monomorphic `next`: the JIT takes them
 * apart. A container iterator looks at its container at every step, so that changes are seen as
 * CPython sees them; at the end it lets go of the container and stays exhausted.
 */
import type { PyDict } from "./dict.ts";
import { exc, PyException, raise } from "./errors.ts";
import type { Entry, HashTable } from "./hash-table.ts";
import { PyIterator } from "./iterator.ts";
import { addInts, multiplyInts, subtractInts } from "./integer-arithmetic.ts";
import { listItem, newList, type PyList } from "./list.ts";
import { defineMethods, type MethodRow } from "./native.ts";
import { type Int, PyWideStr, type Value } from "./object.ts";
import { builtinFunction } from "./builtin-lookup.ts";
import { call0 } from "./protocols/calls.ts";
import {
  getIterator,
  next,
  type PySequenceIterator,
  sequenceIteratorType,
} from "./protocols/iteration.ts";
import { equals, length, toIndex } from "./protocols/operators.ts";
import { PyRange, type PyRangeIterator, rangeIteratorType } from "./range.ts";
import type { PyFrozenSet, PySet } from "./set.ts";
import { emptyTuple, PyTuple } from "./tuple.ts";
import { defineType, isInstance, type PyType, typeOf } from "./type.ts";

/** Gives a class of native iterators `__iter__`, `__next__` and the rows. */
export function defineIterator(type: PyType, rows: Readonly<Record<string, MethodRow>> = {}): void {
  defineMethods(type, { __iter__: ["", returnSelf], __next__: ["", advance], ...rows });
}

function returnSelf(self: PyIterator): Value {
  self.shared = true;
  return self;
}

function advance(self: PyIterator): Value {
  const value = self.next();
  if (value === undefined) throw raise(exc.StopIteration);
  return value;
}

/** What `__reduce__` of most iterators gives: `iter`, its argument, and where to go on. */
function reduceToIter(iterable: Value, ...state: Value[]): PyTuple {
  return new PyTuple([builtinFunction("iter"), new PyTuple([iterable]), ...state]);
}

/** A signed position as `__setstate__` takes it, never negative. */
function positionOf(state: Value): number {
  const index = toIndex(state);
  return typeof index === "number" ? Math.max(0, index) : Number.MAX_SAFE_INTEGER;
}

// --- list ---

export const listIteratorType = defineType({ name: "list_iterator", isBase: false });

export class PyListIterator extends PyIterator {
  list: PyList | null;
  index = 0;
  constructor(list: PyList) {
    super(listIteratorType);
    this.list = list;
  }
  override next(): Value | undefined {
    const list = this.list;
    if (list === null) return undefined;
    const i = this.index;
    if (i >= list.length) {
      this.list = null;
      return undefined;
    }
    this.index = i + 1;
    return listItem(list, i);
  }
}

defineIterator(listIteratorType, {
  __length_hint__: [
    "",
    (self: PyListIterator) => (self.list === null ? 0 : Math.max(0, self.list.length - self.index)),
  ],
  __reduce__: [
    "",
    (self: PyListIterator) =>
      self.list === null ? reduceToIter(newList([])) : reduceToIter(self.list, self.index),
  ],
  __setstate__: [
    "object, /",
    (self: PyListIterator, state: Value) => {
      if (self.list !== null) self.index = Math.min(positionOf(state), self.list.length);
      return null;
    },
  ],
});

// --- tuple ---

export const tupleIteratorType = defineType({ name: "tuple_iterator", isBase: false });

export class PyTupleIterator extends PyIterator {
  tuple: PyTuple | null;
  index = 0;
  constructor(tuple: PyTuple) {
    super(tupleIteratorType);
    this.tuple = tuple;
  }
  override next(): Value | undefined {
    const tuple = this.tuple;
    if (tuple === null) return undefined;
    const i = this.index;
    if (i >= tuple.items.length) {
      this.tuple = null;
      return undefined;
    }
    this.index = i + 1;
    return tuple.items[i] as Value;
  }
}

defineIterator(tupleIteratorType, {
  __length_hint__: [
    "",
    (self: PyTupleIterator) => (self.tuple === null ? 0 : self.tuple.items.length - self.index),
  ],
  __reduce__: [
    "",
    (self: PyTupleIterator) =>
      self.tuple === null ? reduceToIter(emptyTuple) : reduceToIter(self.tuple, self.index),
  ],
  __setstate__: [
    "object, /",
    (self: PyTupleIterator, state: Value) => {
      if (self.tuple !== null) self.index = Math.min(positionOf(state), self.tuple.items.length);
      return null;
    },
  ],
});

// --- str ---

export const strIteratorType = defineType({ name: "str_iterator", isBase: false });
export const asciiIteratorType = defineType({ name: "str_ascii_iterator", isBase: false });

const NOT_ASCII = /[^\0-\x7f]/;

/** Iterates a str whose every UTF-16 unit is one code point. */
export class PyStrIterator extends PyIterator {
  text: string;
  index = 0;
  constructor(text: string) {
    super(NOT_ASCII.test(text) ? strIteratorType : asciiIteratorType);
    this.text = text;
  }
  override next(): Value | undefined {
    const i = this.index;
    if (i >= this.text.length) return undefined;
    this.index = i + 1;
    return this.text[i] as string;
  }
}

/** Iterates the code points of a wide str. */
export class PyWideStrIterator extends PyIterator {
  text: PyWideStr;
  index = 0;
  constructor(text: PyWideStr) {
    super(strIteratorType);
    this.text = text;
  }
  override next(): Value | undefined {
    const i = this.index;
    const points = this.text.points;
    if (i >= points.length) return undefined;
    this.index = i + 1;
    const point = points[i] as number;
    const character = String.fromCodePoint(point);
    return point > 0xffff || (point >= 0xd800 && point <= 0xdfff)
      ? new PyWideStr(character, Uint32Array.of(point))
      : character;
  }
}

const strIteratorRows: Readonly<Record<string, MethodRow>> = {
  __length_hint__: ["", (self: PyStrIterator | PyWideStrIterator) => strLength(self) - self.index],
  __reduce__: [
    "",
    (self: PyStrIterator | PyWideStrIterator) =>
      self.index >= strLength(self) ? reduceToIter("") : reduceToIter(self.text, self.index),
  ],
  __setstate__: [
    "object, /",
    (self: PyStrIterator | PyWideStrIterator, state: Value) => {
      self.index = Math.min(positionOf(state), strLength(self));
      return null;
    },
  ],
};
defineIterator(strIteratorType, strIteratorRows);
defineIterator(asciiIteratorType, strIteratorRows);

function strLength(iterator: PyStrIterator | PyWideStrIterator): number {
  const text = iterator.text;
  return typeof text === "string" ? text.length : text.points.length;
}

// --- dict ---

export const dictKeyIteratorType = defineType({ name: "dict_keyiterator", isBase: false });
export const dictValueIteratorType = defineType({ name: "dict_valueiterator", isBase: false });
export const dictItemIteratorType = defineType({ name: "dict_itemiterator", isBase: false });
export const dictReverseKeyIteratorType = defineType({
  name: "dict_reversekeyiterator",
  isBase: false,
});
export const dictReverseValueIteratorType = defineType({
  name: "dict_reversevalueiterator",
  isBase: false,
});
export const dictReverseItemIteratorType = defineType({
  name: "dict_reverseitemiterator",
  isBase: false,
});

/** Walks a table's entries in either direction, and notices when it changes size. */
export abstract class PyDictIterator extends PyIterator {
  dict: PyDict | null;
  /** Index of the next entry in `order`. */
  index: number;
  readonly size: number;
  remaining: number;
  readonly step: 1 | -1;
  constructor(type: PyType, dict: PyDict, step: 1 | -1) {
    super(type);
    const table = dict.table;
    this.dict = dict;
    this.index = step === 1 ? table.first : table.order.length - 1;
    this.size = table.size;
    this.remaining = table.size;
    this.step = step;
  }

  nextEntry(): Entry | undefined {
    const dict = this.dict;
    if (dict === null) return undefined;
    const table = dict.table;
    if (table.size !== this.size) throw this.complain("dictionary changed size during iteration");
    const order = table.order;
    let i = this.index;
    while (i >= 0 && i < order.length) {
      const entry = order[i] as Entry;
      i += this.step;
      if (entry.value === undefined) continue;
      if (this.remaining === 0) throw this.complain("dictionary keys changed during iteration");
      this.remaining--;
      this.index = i;
      return entry;
    }
    this.dict = null;
    return undefined;
  }

  private complain(text: string): unknown {
    this.remaining = 0;
    return raise(exc.RuntimeError, text);
  }

  /** What is left, without moving on. */
  abstract rest(): Value[];

  protected restEntries(): Entry[] {
    const dict = this.dict;
    if (dict === null) return [];
    const order = dict.table.order;
    const entries: Entry[] = [];
    for (let i = this.index; i >= 0 && i < order.length; i += this.step) {
      const entry = order[i] as Entry;
      if (entry.value !== undefined) entries.push(entry);
    }
    return entries;
  }
}

export class PyDictKeyIterator extends PyDictIterator {
  constructor(dict: PyDict, step: 1 | -1 = 1) {
    super(step === 1 ? dictKeyIteratorType : dictReverseKeyIteratorType, dict, step);
  }
  override next(): Value | undefined {
    return this.nextEntry()?.key;
  }
  override rest(): Value[] {
    return this.restEntries().map((e) => e.key);
  }
}

export class PyDictValueIterator extends PyDictIterator {
  constructor(dict: PyDict, step: 1 | -1 = 1) {
    super(step === 1 ? dictValueIteratorType : dictReverseValueIteratorType, dict, step);
  }
  override next(): Value | undefined {
    return this.nextEntry()?.value;
  }
  override rest(): Value[] {
    return this.restEntries().map((e) => e.value as Value);
  }
}

export class PyDictItemIterator extends PyDictIterator {
  constructor(dict: PyDict, step: 1 | -1 = 1) {
    super(step === 1 ? dictItemIteratorType : dictReverseItemIteratorType, dict, step);
  }
  override next(): Value | undefined {
    const entry = this.nextEntry();
    return entry === undefined ? undefined : itemOf(entry);
  }
  override rest(): Value[] {
    return this.restEntries().map(itemOf);
  }
}

function itemOf(entry: Entry): PyTuple {
  return new PyTuple([entry.key, entry.value as Value]);
}

for (const type of [
  dictKeyIteratorType,
  dictValueIteratorType,
  dictItemIteratorType,
  dictReverseKeyIteratorType,
  dictReverseValueIteratorType,
  dictReverseItemIteratorType,
]) {
  defineIterator(type, {
    __length_hint__: [
      "",
      (self: PyDictIterator) =>
        self.dict === null || self.dict.table.size !== self.size ? 0 : self.remaining,
    ],
    __reduce__: ["", (self: PyDictIterator) => reduceToIter(newList(self.rest()))],
  });
}

/** For natives that walk a table themselves while Python code runs in between. */
export function* liveEntries(table: HashTable): Generator<Entry> {
  const size = table.size;
  for (let i = table.first; i < table.order.length; i++) {
    const entry = table.order[i] as Entry;
    if (entry.value === undefined) continue;
    yield entry;
    if (table.size !== size) {
      throw raise(exc.RuntimeError, "dictionary changed size during iteration");
    }
  }
}

// --- set ---

export const setIteratorType = defineType({ name: "set_iterator", isBase: false });

export class PySetIterator extends PyIterator {
  set: PySet | PyFrozenSet | null;
  index = 0;
  readonly size: number;
  remaining: number;
  constructor(set: PySet | PyFrozenSet) {
    super(setIteratorType);
    this.set = set;
    this.size = set.table.size;
    this.remaining = this.size;
  }
  override next(): Value | undefined {
    const set = this.set;
    if (set === null) return undefined;
    const table = set.table;
    if (table.size !== this.size) {
      this.remaining = 0;
      throw raise(exc.RuntimeError, "Set changed size during iteration");
    }
    const keys = table.keys;
    let i = this.index;
    while (i < keys.length) {
      const key = keys[i++];
      if (key !== undefined) {
        this.index = i;
        this.remaining--;
        return key;
      }
    }
    this.set = null;
    return undefined;
  }
}

defineIterator(setIteratorType, {
  __length_hint__: [
    "",
    (self: PySetIterator) =>
      self.set === null || self.set.table.size !== self.size ? 0 : self.remaining,
  ],
  __reduce__: [
    "",
    (self: PySetIterator) => {
      const rest = self.set === null ? [] : self.set.table.keys.slice(self.index);
      return reduceToIter(newList(rest.filter((key) => key !== undefined)));
    },
  ],
});

// --- range ---

/** What is left of a range iterator, as a range. */
function restOfRange(start: Int, step: Int, count: Int): PyRange {
  const stop = addInts(start, multiplyInts(step, count));
  return new PyRange(start, stop, step, count);
}

defineIterator(rangeIteratorType, {
  __length_hint__: ["", (self: PyRangeIterator) => self.remaining],
  __reduce__: [
    "",
    (self: PyRangeIterator) =>
      reduceToIter(restOfRange(self.current, self.step, self.remaining), null),
  ],
  __setstate__: [
    "object, /",
    (self: PyRangeIterator, state: Value) => {
      const skipped = Math.min(positionOf(state), self.remaining);
      self.current += skipped * self.step;
      self.remaining -= skipped;
      return null;
    },
  ],
});

export const longRangeIteratorType = defineType({ name: "longrange_iterator", isBase: false });

/** Iterates a range whose numbers leave the safe integers. */
export class PyLongRangeIterator extends PyIterator {
  current: Int;
  remaining: Int;
  readonly step: Int;
  constructor(current: Int, remaining: Int, step: Int) {
    super(longRangeIteratorType);
    this.current = current;
    this.remaining = remaining;
    this.step = step;
  }
  override next(): Value | undefined {
    if (this.remaining <= 0) return undefined;
    const value = this.current;
    this.remaining = subtractInts(this.remaining, 1);
    this.current = addInts(value, this.step);
    return value;
  }
}

defineIterator(longRangeIteratorType, {
  __length_hint__: ["", (self: PyLongRangeIterator) => self.remaining],
  __reduce__: [
    "",
    (self: PyLongRangeIterator) =>
      reduceToIter(restOfRange(self.current, self.step, self.remaining), null),
  ],
});

// --- __getitem__, and callables ---

defineIterator(sequenceIteratorType, {
  __length_hint__: [
    "",
    (self: PySequenceIterator) => {
      if (self.sequence === undefined) return 0;
      if (typeOf(self.sequence).lookup("__len__") === undefined) return 0;
      const rest = subtractInts(length(self.sequence), self.index);
      if (rest < 0) return 0;
      return rest;
    },
  ],
  __reduce__: [
    "",
    (self: PySequenceIterator) =>
      self.sequence === undefined
        ? reduceToIter(emptyTuple)
        : reduceToIter(self.sequence, self.index),
  ],
  __setstate__: [
    "object, /",
    (self: PySequenceIterator, state: Value) => {
      self.index = positionOf(state);
      return null;
    },
  ],
});

export const callableIteratorType = defineType({ name: "callable_iterator", isBase: false });

/** `iter(callable, sentinel)`. */
export class PyCallableIterator extends PyIterator {
  callable: Value | undefined;
  sentinel: Value;
  constructor(callable: Value, sentinel: Value) {
    super(callableIteratorType);
    this.callable = callable;
    this.sentinel = sentinel;
  }
  override next(): Value | undefined {
    if (this.callable === undefined) return undefined;
    const value = stopToUndefined(this.callable);
    if (this.callable !== undefined && value !== undefined && !equals(this.sentinel, value)) {
      return value;
    }
    this.callable = undefined;
    return undefined;
  }
}

function stopToUndefined(callable: Value): Value | undefined {
  try {
    return call0(callable);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.StopIteration)) return undefined;
    throw error;
  }
}

defineIterator(callableIteratorType, {
  __reduce__: [
    "",
    (self: PyCallableIterator) =>
      self.callable === undefined
        ? reduceToIter(emptyTuple)
        : new PyTuple([builtinFunction("iter"), new PyTuple([self.callable, self.sentinel])]),
  ],
});

/** The iterators of all arguments, as zip and map take them. */
export function iteratorsOf(iterables: readonly Value[]): Value[] {
  const iterators: Value[] = [];
  for (let i = 0; i < iterables.length; i++) iterators.push(getIterator(iterables[i] as Value));
  return iterators;
}

/** Which of several iterators in lockstep ended first, for the errors of strict=True. */
export function describeUnequal(name: string, iterators: readonly Value[], ended: number): unknown {
  if (ended > 0) {
    return raise(
      exc.ValueError,
      `${name}() argument ${ended + 1} is shorter than ${argumentsUpTo(ended)}`,
    );
  }
  for (let i = 1; i < iterators.length; i++) {
    if (next(iterators[i] as Value) !== undefined) {
      return raise(
        exc.ValueError,
        `${name}() argument ${i + 1} is longer than ${argumentsUpTo(i)}`,
      );
    }
  }
  return undefined;
}

function argumentsUpTo(count: number): string {
  return count === 1 ? "argument 1" : `arguments 1-${count}`;
}

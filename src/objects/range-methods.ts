/**
 * The methods of range. Its numbers may be any ints; the common case, safe integers throughout,
 * gets the quick iterator of range.ts.
 */
import { exc, raise } from "./errors.ts";
import {
  addInts,
  floorDivideInts,
  moduloInts,
  multiplyInts,
  negateInt,
  subtractInts,
} from "./integer-arithmetic.ts";
import type { PyIterator } from "./iterator.ts";
import { PyLongRangeIterator } from "./iterators.ts";
import { hashTuple } from "./key-hash.ts";
import { defineMembers, defineMethods, defineStatic } from "./native.ts";
import type { Int, Value } from "./object.ts";
import { equals, toIndex } from "./protocols/operators.ts";
import { getIterator, next } from "./protocols/iteration.ts";
import { makeStr } from "./protocols/text.ts";
import { PyRange, PyRangeIterator, PySlice, rangeType } from "./range.ts";
import { NotImplemented } from "./singletons.ts";
import { isIndex } from "./slice.ts";
import { countLongSteps, resolveLongSlice } from "./slice-methods.ts";
import { intToDecimal } from "./text/int-text.ts";
import { PyTuple } from "./tuple.ts";
import { type PyType, typeOf } from "./type.ts";

/** The range from start to stop; step is not 0. */
export function makeRange(start: Int, stop: Int, step: Int): PyRange {
  return new PyRange(start, stop, step, countLongSteps(start, stop, step));
}

function newRange(_cls: PyType, first: Value, stop?: Value, step?: Value): PyRange {
  if (stop === undefined) return makeRange(0, toIndex(first), 1);
  const from = toIndex(first);
  const to = toIndex(stop);
  const by = step === undefined ? 1 : toIndex(step);
  if (by === 0) throw raise(exc.ValueError, "range() arg 3 must not be zero");
  return makeRange(from, to, by);
}

/** The number at any index 0 <= i < length. */
function rangeItem(range: PyRange, i: Int): Int {
  return addInts(range.start, multiplyInts(i, range.step));
}

export function iterateRange(range: PyRange): PyIterator {
  const { start, step, length } = range;
  if (typeof start === "number" && typeof step === "number" && typeof length === "number") {
    if (Number.isSafeInteger(start + step * length))
      return new PyRangeIterator(start, length, step);
  }
  return new PyLongRangeIterator(start, length, step);
}

function reverseRange(range: PyRange): PyIterator {
  const last = rangeItem(range, subtractInts(range.length, 1));
  const step = negateInt(range.step);
  return iterateRange(
    new PyRange(last, addInts(last, multiplyInts(step, range.length)), step, range.length),
  );
}

function getRangeItem(range: PyRange, key: Value): Value {
  if (key instanceof PySlice) return sliceRange(range, key);
  if (!isIndex(key)) {
    const name = typeOf(key).name;
    throw raise(exc.TypeError, `range indices must be integers or slices, not ${name}`);
  }
  let i = toIndex(key);
  if (i < 0) i = addInts(i, range.length);
  if (i < 0 || i >= range.length) {
    throw raise(exc.IndexError, "range object index out of range");
  }
  return rangeItem(range, i);
}

function sliceRange(range: PyRange, slice: PySlice): PyRange {
  const { start, stop, step } = resolveLongSlice(slice, range.length);
  return makeRange(rangeItem(range, start), rangeItem(range, stop), multiplyInts(range.step, step));
}

/** The index of an int in the range, or undefined. */
function findInRange(range: PyRange, x: Int): Int | undefined {
  const { start, stop, step } = range;
  if (step > 0 ? x < start || x >= stop : x > start || x <= stop) return undefined;
  const distance = subtractInts(x, start);
  return moduloInts(distance, step) === 0 ? floorDivideInts(distance, step) : undefined;
}

function isExactInt(value: Value): value is Int {
  return typeof value === "number" || typeof value === "bigint";
}

/** The first index whose number equals any other value, asking each in turn. */
function searchRange(range: PyRange, x: Value): Int | undefined {
  if (isExactInt(x)) return findInRange(range, x);
  if (typeof x === "boolean") return findInRange(range, x ? 1 : 0);
  const iterator = iterateRange(range);
  let index: Int = 0;
  for (let n = iterator.next(); n !== undefined; n = iterator.next()) {
    if (equals(n, x)) return index;
    index = addInts(index, 1);
  }
  return undefined;
}

function isEqualRange(a: PyRange, b: PyRange): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 0) return true;
  if (a.start !== b.start) return false;
  return a.length === 1 || a.step === b.step;
}

function hashRange(range: PyRange): Int {
  const { length, start, step } = range;
  if (length === 0) return hashTuple([length, null, null]);
  return hashTuple([length, start, length === 1 ? null : step]);
}

function countInRange(range: PyRange, x: Value): number {
  if (isExactInt(x) || typeof x === "boolean") return searchRange(range, x) === undefined ? 0 : 1;
  let count = 0;
  const iterator = getIterator(range);
  for (let n = next(iterator); n !== undefined; n = next(iterator)) if (equals(n, x)) count++;
  return count;
}

defineMethods(rangeType, {
  __repr__: [
    "",
    ({ start, stop, step }: PyRange) => {
      const bounds = `${intToDecimal(start)}, ${intToDecimal(stop)}`;
      return makeStr(step === 1 ? `range(${bounds})` : `range(${bounds}, ${intToDecimal(step)})`);
    },
  ],
  __hash__: ["", hashRange],
  __len__: [
    "",
    (self: PyRange) => {
      if (typeof self.length === "number") return self.length;
      throw raise(exc.OverflowError, "Python int too large to convert to C ssize_t");
    },
  ],
  __bool__: ["", (self: PyRange) => self.length !== 0],
  __getitem__: ["key, /", getRangeItem],
  __contains__: ["key, /", (self: PyRange, x: Value) => searchRange(self, x) !== undefined],
  __iter__: ["", iterateRange],
  __reversed__: ["", reverseRange],
  __eq__: [
    "value, /",
    (self: PyRange, other: Value) =>
      other instanceof PyRange ? isEqualRange(self, other) : NotImplemented,
  ],
  __ne__: [
    "value, /",
    (self: PyRange, other: Value) =>
      other instanceof PyRange ? !isEqualRange(self, other) : NotImplemented,
  ],
  __lt__: ["value, /", () => NotImplemented],
  __le__: ["value, /", () => NotImplemented],
  __gt__: ["value, /", () => NotImplemented],
  __ge__: ["value, /", () => NotImplemented],
  count: ["object, /", countInRange],
  index: [
    "object, /",
    (self: PyRange, x: Value) => {
      const i = searchRange(self, x);
      if (i !== undefined) return i;
      throw raise(
        exc.ValueError,
        isExactInt(x) || typeof x === "boolean"
          ? "range.index(x): x not in range"
          : "sequence.index(x): x not in sequence",
      );
    },
  ],
  __reduce__: [
    "",
    (self: PyRange) => new PyTuple([rangeType, new PyTuple([self.start, self.stop, self.step])]),
  ],
});
defineMembers(rangeType, {
  start: (self: PyRange) => self.start,
  stop: (self: PyRange) => self.stop,
  step: (self: PyRange) => self.step,
});
defineStatic(rangeType, "__new__", ["start, stop=None, step=1, /", newRange]);

/** The methods of slice. */
import { exc, raise } from "./errors.ts";
import { addInts, floorDivideInts, negateInt, subtractInts } from "./integer-arithmetic.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import { hashTuple } from "./key-hash.ts";
import { defineClassMethods, defineMembers, defineMethods, defineStatic } from "./native.ts";
import type { Int, Value } from "./object.ts";
import { CompareOperator, compareRich, toIndex } from "./protocols/operators.ts";
import { makeStr, reprText } from "./protocols/text.ts";
import { PySlice, sliceType } from "./range.ts";
import { NotImplemented } from "./singletons.ts";
import { sliceIndex } from "./slice.ts";
import { PyTuple } from "./tuple.ts";
import type { PyType } from "./type.ts";

function newSlice(_cls: PyType, first: Value, stop?: Value, step?: Value): PySlice {
  if (stop === undefined) return new PySlice(null, first, null);
  return new PySlice(first, stop, step ?? null);
}

function partsOf(slice: PySlice): PyTuple {
  return new PyTuple([slice.start, slice.stop, slice.step]);
}

/** A slice of a range or of `indices()`, whose numbers may be any ints. */
export interface IntBounds {
  readonly start: Int;
  readonly stop: Int;
  readonly step: Int;
}

/** CPython: _PySlice_GetLongIndices. */
export function resolveLongSlice(slice: PySlice, length: Int): IntBounds {
  const step = slice.step === null ? 1 : sliceIndex(slice.step);
  // biome-ignore lint/suspicious/noDoubleEquals: 0 and 0n
  if (step == 0) throw raise(exc.ValueError, "slice step cannot be zero");
  const isBackward = step < 0;
  const lowest: Int = isBackward ? -1 : 0;
  const highest: Int = isBackward ? addInts(length, -1) : length;
  return {
    start: clampLong(slice.start, length, lowest, highest, isBackward ? highest : lowest),
    stop: clampLong(slice.stop, length, lowest, highest, isBackward ? lowest : highest),
    step,
  };
}

function clampLong(bound: Value, length: Int, lowest: Int, highest: Int, whenNone: Int): Int {
  if (bound === null) return whenNone;
  let i = sliceIndex(bound);
  if (i < 0) i = addInts(i, length);
  return i < lowest ? lowest : i > highest ? highest : i;
}

/** How many numbers from start to stop in steps of step. */
export function countLongSteps(start: Int, stop: Int, step: Int): Int {
  const distance = step > 0 ? subtractInts(stop, start) : subtractInts(start, stop);
  if (distance <= 0) return 0;
  const size = step > 0 ? step : negateInt(step);
  return addInts(floorDivideInts(subtractInts(distance, 1), size), 1);
}

function indicesOf(slice: PySlice, length: Value): PyTuple {
  const size = toIndex(length);
  if (size < 0) throw raise(exc.ValueError, "length should not be negative");
  const { start, stop, step } = resolveLongSlice(slice, size);
  return new PyTuple([start, stop, step]);
}

function comparison(op: CompareOperator): [string, (a: PySlice, b: Value) => Value] {
  return [
    "value, /",
    (a, b) => (b instanceof PySlice ? compareRich(op, partsOf(a), partsOf(b)) : NotImplemented),
  ];
}

defineMethods(sliceType, {
  __repr__: [
    "",
    (self: PySlice) =>
      makeStr(`slice(${reprText(self.start)}, ${reprText(self.stop)}, ${reprText(self.step)})`),
  ],
  __hash__: ["", (self: PySlice) => hashTuple([self.start, self.stop, self.step])],
  __lt__: comparison(CompareOperator.Less),
  __le__: comparison(CompareOperator.LessEqual),
  __eq__: comparison(CompareOperator.Equal),
  __ne__: comparison(CompareOperator.NotEqual),
  __gt__: comparison(CompareOperator.Greater),
  __ge__: comparison(CompareOperator.GreaterEqual),
  indices: ["object, /", indicesOf],
  __reduce__: ["", (self: PySlice) => new PyTuple([sliceType, partsOf(self)])],
});
defineMembers(sliceType, {
  start: (self: PySlice) => self.start,
  stop: (self: PySlice) => self.stop,
  step: (self: PySlice) => self.step,
});
defineClassMethods(sliceType, { __class_getitem__: ["object, /", makeGenericAlias] });
defineStatic(sliceType, "__new__", ["start, stop=None, step=None, /", newSlice]);

/** range, slice and the iterator over small ranges. Methods are in range-methods.ts. */
import { PyIterator } from "./iterator.ts";
import { type Int, PyObject, type Value } from "./object.ts";
import { defineType } from "./type.ts";

export class PyRange extends PyObject {
  readonly start: Int;
  readonly stop: Int;
  readonly step: Int;
  /** How many numbers the range has, never negative. */
  readonly length: Int;
  constructor(start: Int, stop: Int, step: Int, length: Int) {
    super();
    this.shape = rangeType.rootShape;
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = length;
  }
}

export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
  constructor(start: Value, stop: Value, step: Value) {
    super();
    this.shape = sliceType.rootShape;
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

export const rangeType = defineType({ name: "range", isBase: false });
export const sliceType = defineType({ name: "slice", isBase: false });
export const rangeIteratorType = defineType({ name: "range_iterator", isBase: false });

/** Iterates a range whose every number, and the one after the last, is a safe integer. */
export class PyRangeIterator extends PyIterator {
  /** The next number to give. */
  current: number;
  /** How many are left. */
  remaining: number;
  readonly step: number;
  constructor(current: number, remaining: number, step: number) {
    super(rangeIteratorType);
    this.current = current;
    this.remaining = remaining;
    this.step = step;
  }
  override next(): Value | undefined {
    if (this.remaining <= 0) return undefined;
    const value = this.current;
    this.remaining--;
    this.current = value + this.step;
    return value;
  }
}

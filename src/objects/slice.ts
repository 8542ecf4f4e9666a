/**
 * Subscripts: what an index or a slice means for a sequence of some length. The class itself is in
 * range.ts, next to the ranges that slicing makes; its methods are in slice-methods.ts.
 *
 * The one difficulty is size: an index may be any int, also one beyond 2^53, and anything with
 * `__index__`. Slice bounds are clamped; plain indices that large are an error.
 */
import { exc, raise } from "./errors.ts";
import type { Int, Value } from "./object.ts";
import { toIndex } from "./protocols/operators.ts";
import type { PySlice } from "./range.ts";
import { typeOf } from "./type.ts";

/** A slice of a sequence: `count` items from `start`, `step` apart. */
export interface SliceBounds {
  readonly start: number;
  /** Where the slice ends; never before `start` for a positive step. */
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

const HUGE = Number.MAX_SAFE_INTEGER;

export function resolveSlice(slice: PySlice, length: number): SliceBounds {
  const step = slice.step === null ? 1 : clampInt(sliceIndex(slice.step));
  if (step === 0) throw raise(exc.ValueError, "slice step cannot be zero");
  const lowest = step < 0 ? -1 : 0;
  const highest = step < 0 ? length - 1 : length;
  const start =
    slice.start === null
      ? step < 0
        ? highest
        : lowest
      : clampBound(clampInt(sliceIndex(slice.start)), length, lowest, highest);
  const stop =
    slice.stop === null
      ? step < 0
        ? lowest
        : highest
      : clampBound(clampInt(sliceIndex(slice.stop)), length, lowest, highest);
  return { start, stop, step, count: countSteps(start, stop, step) };
}

function clampBound(index: number, length: number, lowest: number, highest: number): number {
  const i = index < 0 ? index + length : index;
  return i < lowest ? lowest : Math.min(i, highest);
}

export function countSteps(start: number, stop: number, step: number): number {
  if (step > 0) return start < stop ? Math.floor((stop - start - 1) / step) + 1 : 0;
  return stop < start ? Math.floor((start - stop - 1) / -step) + 1 : 0;
}

/** An int as a number, huge ones clamped. */
export function clampInt(value: Int): number {
  return typeof value === "number" ? value : value > 0n ? HUGE : -HUGE;
}

/** A slice bound that is not None, as an int. */
export function sliceIndex(value: Value): Int {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeOf(value).lookup("__index__") === undefined) {
    throw raise(
      exc.TypeError,
      "slice indices must be integers or None or have an __index__ method",
    );
  }
  return toIndex(value);
}

/** True for ints and what stands for them. */
export function isIndex(value: Value): boolean {
  return (
    typeof value === "number" ||
    typeof value === "bigint" ||
    typeOf(value).lookup("__index__") !== undefined
  );
}

/** A subscript that is not a slice as a number; negative ones are the caller's to wrap. */
export function subscriptIndex(value: Value, sequence: string): number {
  if (typeof value === "number") return value;
  if (!isIndex(value)) {
    const name = typeOf(value).name;
    throw raise(exc.TypeError, `${sequence} indices must be integers or slices, not ${name}`);
  }
  return sizedIndex(value, exc.IndexError);
}

/** An int argument that must fit into an index (CPython: Py_ssize_t). */
export function sizedIndex(value: Value, overflow = exc.OverflowError): number {
  if (typeof value === "number") return value;
  const index = toIndex(value);
  if (typeof index === "number") return index;
  const name = typeOf(value).name;
  throw raise(overflow, `cannot fit '${name}' into an index-sized integer`);
}

/** Bounds of `index(x, start, stop)` arguments: clamped, negative ones from the end. */
export function searchBound(value: Value | undefined, length: number, whenMissing: number): number {
  if (value === undefined) return whenMissing;
  if (typeof value !== "number" && !isIndex(value)) {
    throw raise(exc.TypeError, "slice indices must be integers or have an __index__ method");
  }
  const i = clampInt(toIndex(value));
  return i < 0 ? Math.max(0, i + length) : i;
}

/** How often a sequence is repeated, never negative; undefined: not an int. */
export function repeatCount(value: Value): number | undefined {
  if (typeof value === "number") return value < 0 ? 0 : value;
  if (!isIndex(value)) return undefined;
  return Math.max(0, sizedIndex(value));
}

/** `[] + 1`: the error of a sequence that can only take its own kind behind it. */
export function refuseConcat(sequence: string, other: Value): unknown {
  const name = typeOf(other).name;
  return raise(exc.TypeError, `can only concatenate ${sequence} (not "${name}") to ${sequence}`);
}

/** V8's longest array. */
const LONGEST = 2 ** 32 - 2;

/** A length that some array is about to get. */
export function checkLength(length: number): number {
  if (length > LONGEST) throw raise(exc.MemoryError);
  return length;
}

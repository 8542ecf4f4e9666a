/**
 * Lists' arrays by index: one function for each kind of array.
 *
 * V8: where one place in the source reads or writes arrays of doubles and arrays of values alike,
 * optimized code first converts the array of doubles, for good: from then on each of its items is
 * an object of its own, and each store allocates one. (n-body, whose lists of floats were indexed
 * by such code once, ran at half its speed.) Array.prototype's functions do not convert.
 *
 * Invariant: nothing but doubles is indexed in `doubleAt`, `setDouble` and `pushDoubles`, nothing
 * but ints in `intAt` and `setInt`. Code of its own that indexes a list's array asks for the kind
 * first and has a place for each kind.
 */
import type { Value } from "./object.ts";

export function doubleAt(items: readonly number[], i: number): number {
  return items[i] as number;
}

export function setDouble(items: number[], i: number, value: number): void {
  items[i] = value;
}

/** Ints beyond 31 bits are doubles to V8. */
export function intAt(items: readonly number[], i: number): number {
  return items[i] as number;
}

export function setInt(items: number[], i: number, value: number): void {
  items[i] = value;
}

export function valueAt(items: readonly Value[], i: number): Value {
  return items[i] as Value;
}

export function setValue(items: Value[], i: number, value: Value): void {
  items[i] = value;
}

/** Appends `count` items of `source` from `start` on, `step` apart. */
export function pushDoubles(
  target: number[],
  source: readonly number[],
  start: number,
  step: number,
  count: number,
): void {
  for (let n = 0, i = start; n < count; n++, i += step) target.push(source[i] as number);
}

export function pushInts(
  target: number[],
  source: readonly number[],
  start: number,
  step: number,
  count: number,
): void {
  for (let n = 0, i = start; n < count; n++, i += step) target.push(source[i] as number);
}

export function pushValues(
  target: Value[],
  source: readonly Value[],
  start: number,
  step: number,
  count: number,
): void {
  for (let n = 0, i = start; n < count; n++, i += step) target.push(source[i] as Value);
}

/** Up to here items are pushed: faster than copying arrays. */
const FEW = 64;
/** A piece of this size is put behind itself as often as needed, in one call. */
const PIECE = 65536;

/**
 * `count` times the only item of an array, in an array of the same kind.
 *
 * V8: `new Array(count).fill(x)` makes an array with holes, and a place that meets arrays with and
 * without them is slower; one that items are pushed to is copied as it grows, and has a third of its
 * room to spare. `concat` makes an array without holes, at its length.
 */
export function repeatOne<T>(single: T[], count: number): T[] {
  if (count <= FEW) {
    const items = single.slice();
    while (items.length < count) items.push(single[0] as T);
    return items;
  }
  let piece = single;
  while (piece.length < count && piece.length < PIECE) piece = piece.concat(piece);
  if (piece.length >= count) return piece.slice(0, count);
  const parts: T[][] = [];
  let left = count - piece.length;
  for (; left >= piece.length; left -= piece.length) parts.push(piece);
  return piece.concat(...parts, piece.slice(0, left));
}

/**
 * Items of a long list in a typed array: ints of 32 bits (four bytes each) or bools (one).
 *
 * V8: an array of small ints takes eight bytes an item, is copied as it grows and as it grows old,
 * and the collector looks at each item. A typed array lies outside the heap. Making one costs as
 * much as a hundred items, though, so that only long lists are worth it: `[0] * n` and
 * `[True] * n` from `compaction.from` items on, and what is sliced or copied from such.
 *
 * Invariant: items from `length` on are room to grow and mean nothing. A list that is given anything
 * that does not fit, or to code that knows nothing of this storage, goes back to an array for good
 * (`PyList.items`).
 */
import type { Value } from "./object.ts";

/** From how many items on a list of equal items is compact. Stress mode compacts short ones. */
export const compaction = { from: 1024 };

export class CompactItems {
  data: Int32Array | Uint8Array;
  length: number;
  constructor(data: Int32Array | Uint8Array, length: number = data.length) {
    this.data = data;
    this.length = length;
  }
}

export function isInt32(value: Value): value is number {
  return typeof value === "number" && value === (value | 0);
}

/** `count` times the same. */
export function filledInts(item: number, count: number): CompactItems {
  const data = new Int32Array(count);
  return new CompactItems(item === 0 ? data : data.fill(item));
}

export function filledBools(item: boolean, count: number): CompactItems {
  const data = new Uint8Array(count);
  return new CompactItems(item ? data.fill(1) : data);
}

export function intOf(compact: CompactItems, i: number): number {
  return compact.data[i] as number;
}

export function boolOf(compact: CompactItems, i: number): boolean {
  return compact.data[i] === 1;
}

/** Appends what the data holds: an int32, or 0 or 1. */
export function pushCompact(compact: CompactItems, raw: number): void {
  const { length } = compact;
  if (length === compact.data.length) grow(compact);
  compact.data[length] = raw;
  compact.length = length + 1;
}

/** A list that was made long and is appended to will be long. */
const LEAST_ROOM = 1024;

/** Twice, and to many at once: each time costs a typed array of its own. */
function grow(compact: CompactItems): void {
  const { data } = compact;
  const room = Math.max(2 * data.length, LEAST_ROOM);
  const more = data instanceof Int32Array ? new Int32Array(room) : new Uint8Array(room);
  more.set(data);
  compact.data = more;
}

/** The last of at least one. */
export function popCompact(compact: CompactItems): number {
  compact.length--;
  return compact.data[compact.length] as number;
}

/** Takes out the item at an index in range. */
export function removeCompact(compact: CompactItems, i: number): void {
  compact.data.copyWithin(i, i + 1, compact.length);
  compact.length--;
}

/** Items from `start` to `stop`, which may be anything that Array.slice takes. */
export function sliceCompact(compact: CompactItems, start: number, stop: number): CompactItems {
  const { length } = compact;
  const from = start < 0 ? Math.max(start + length, 0) : Math.min(start, length);
  const to = stop < 0 ? Math.max(stop + length, 0) : Math.min(stop, length);
  return new CompactItems(compact.data.slice(from, Math.max(from, to)));
}

/** `count` items from `start` on, `step` apart. */
export function stepCompact(
  compact: CompactItems,
  start: number,
  step: number,
  count: number,
): CompactItems {
  const { data } = compact;
  const part = data instanceof Int32Array ? new Int32Array(count) : new Uint8Array(count);
  for (let n = 0, i = start; n < count; n++, i += step) part[n] = data[i] as number;
  return new CompactItems(part);
}

/** The part of the data that is in use. */
export function usedData(compact: CompactItems): Int32Array | Uint8Array {
  return compact.data.subarray(0, compact.length);
}

export function intsOf(compact: CompactItems): number[] {
  const ints: number[] = [];
  for (let i = 0; i < compact.length; i++) ints.push(intOf(compact, i));
  return ints;
}

export function boolsOf(compact: CompactItems): boolean[] {
  const bools: boolean[] = [];
  for (let i = 0; i < compact.length; i++) bools.push(boolOf(compact, i));
  return bools;
}

/**
 * Pairs of doubles, high + low with |low| at most half a unit in the last place of high: some 106
 * bits, enough to round most functions correctly. (Dekker 1971, Knuth: TAOCP 2, 4.2.2.)
 *
 * V8: a result of two doubles would be an allocation. The functions give the high part and leave
 * the low part in `low`, which the caller reads before the next call.
 */

/** The low part of the last result. */
export let low = 0;

/** 2^27 + 1 splits a double into two halves of 26 bits. */
const SPLITTER = 134217729;

/** a + b exactly. */
export function addExactly(a: number, b: number): number {
  const sum = a + b;
  const shadow = sum - a;
  low = a - (sum - shadow) + (b - shadow);
  return sum;
}

/** a + b exactly, where |a| >= |b|. */
export function addOrdered(a: number, b: number): number {
  const sum = a + b;
  low = b - (sum - a);
  return sum;
}

/** a * b exactly, where nothing overflows or underflows. */
export function multiplyExactly(a: number, b: number): number {
  const product = a * b;
  const a1 = SPLITTER * a;
  const aHigh = a1 - (a1 - a);
  const aLow = a - aHigh;
  const b1 = SPLITTER * b;
  const bHigh = b1 - (b1 - b);
  const bLow = b - bHigh;
  low = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return product;
}

/** (aHigh + aLow) * (bHigh + bLow). */
export function multiplyPairs(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  const product = multiplyExactly(aHigh, bHigh);
  return addOrdered(product, low + (aHigh * bLow + aLow * bHigh));
}

/** (aHigh + aLow) + (bHigh + bLow). */
export function addPairs(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  const sum = addExactly(aHigh, bHigh);
  return addOrdered(sum, low + (aLow + bLow));
}

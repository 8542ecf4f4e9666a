/** Number theory and counting on ints of any size: gcd, lcm, factorial, comb, perm. */
import {
  absoluteInt,
  floorDivideInts,
  gcdInts,
  type Int,
  multiplyInts,
  normalizeInt,
  subtractInts,
} from "../../objects/integer-arithmetic.ts";

export function greatestCommonDivisor(values: readonly Int[]): Int {
  let result: Int = 0;
  for (const value of values) result = gcdInts(result, value);
  return result;
}

export function leastCommonMultiple(values: readonly Int[]): Int {
  let result: Int = 1;
  for (const value of values) {
    if (value === 0) return 0;
    result = absoluteInt(multiplyInts(floorDivideInts(result, gcdInts(result, value)), value));
  }
  return result;
}

/** 18! is the last that is a safe integer. */
const MOST_SMALL = 18;

export function factorial(n: number): Int {
  if (n > MOST_SMALL) return normalizeInt(productOfRange(2n, BigInt(n)));
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

/** low * (low + 1) * ... * high, in halves, so that factors stay of like size. */
function productOfRange(low: bigint, high: bigint): bigint {
  if (high - low < 8n) {
    let product = low;
    for (let i = low + 1n; i <= high; i++) product *= i;
    return product;
  }
  const middle = (low + high) >> 1n;
  return productOfRange(low, middle) * productOfRange(middle + 1n, high);
}

/** n! / (n - k)!, for 0 <= k <= n. */
export function permutations(n: Int, k: number): Int {
  if (k === 0) return 1;
  const high = BigInt(n);
  return normalizeInt(productOfRange(high - BigInt(k) + 1n, high));
}

/** Binomial coefficient of n over k, for 0 <= k <= n - k. */
export function combinations(n: Int, k: number): Int {
  if (k === 0) return 1;
  if (typeof n === "number" && n <= 62) return smallCombinations(n, k);
  return normalizeInt(bigCombinations(BigInt(n), BigInt(k)));
}

/** Each step is a binomial coefficient itself, so the division is exact. */
function smallCombinations(n: number, k: number): Int {
  let result: Int = 1;
  for (let i = 0; i < k; i++) {
    result = floorDivideInts(multiplyInts(result, subtractInts(n, i)), i + 1);
  }
  return result;
}

/** C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j). */
function bigCombinations(n: bigint, k: bigint): bigint {
  if (k === 0n) return 1n;
  if (k <= 24n) {
    let result = 1n;
    for (let i = 0n; i < k; i++) result = (result * (n - i)) / (i + 1n);
    return result;
  }
  const j = k / 2n;
  return (bigCombinations(n, j) * bigCombinations(n - j, k - j)) / bigCombinations(k, j);
}

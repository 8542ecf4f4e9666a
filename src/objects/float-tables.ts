/**
 * Tables for exp, log and pow: powers 2^(i/128) and logarithms of 128 points, as pairs of doubles.
 * They are computed from their definitions, in fixed-point BigInt with 160 bits, when first needed
 * (about a millisecond).
 */

/** Fixed-point numbers have this many bits after the point. */
const BITS = 160n;
const ONE = 1n << BITS;

export const TABLE_SIZE = 128;

/** A fixed-point number as the nearest double and the double nearest to the rest. */
function splitFixed(value: bigint): [number, number] {
  // Number() rounds to nearest even, and 2^-160 scales exactly: nothing here is that small.
  const high = Number(value) / 2 ** 160;
  return [high, Number(value - fixedOf(high)) / 2 ** 160];
}

/** A double without bits below 2^-160 as fixed-point number. */
function fixedOf(value: number): bigint {
  let mantissa = value;
  let exponent = 0n;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return BigInt(mantissa) << (BITS - exponent);
}

function multiplyFixed(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

function squareRoot(value: bigint): bigint {
  const target = value << BITS;
  let root = 1n << BigInt((target.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + target / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** atanh(t) by its series; |t| at most 1/3. */
function inverseTanh(t: bigint): bigint {
  const square = multiplyFixed(t, t);
  let power = t;
  let sum = 0n;
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = multiplyFixed(power, square);
  }
  return sum;
}

/** ln(value): value near 1. */
function logarithm(value: bigint): bigint {
  return 2n * inverseTanh(((value - ONE) << BITS) / (value + ONE));
}

export interface PowerTable {
  /** 2^(i/128), rounded. */
  readonly high: Float64Array;
  /** What is missing of it. */
  readonly low: Float64Array;
}

export function makePowerTable(): PowerTable {
  let step = ONE * 2n;
  for (let n = TABLE_SIZE; n > 1; n /= 2) step = squareRoot(step);
  const high = new Float64Array(TABLE_SIZE);
  const low = new Float64Array(TABLE_SIZE);
  let power = ONE;
  for (let i = 0; i < TABLE_SIZE; i++) {
    [high[i], low[i]] = splitFixed(power) as [number, number];
    power = multiplyFixed(power, step);
  }
  return { high, low };
}

export interface LogTable {
  /** About the inverse of the middle of an interval, with so few bits that products are exact. */
  readonly inverse: Float64Array;
  /** -ln(inverse), rounded. */
  readonly high: Float64Array;
  /** What is missing of it. */
  readonly low: Float64Array;
}

/** Interval i goes from LOG_START + i / 128 to LOG_START + (i + 1) / 128; 1 is between two. */
export const LOG_START = 0.6875;

/** Inverses are multiples of 2^-14: times the 27-bit half of a double they are exact. */
const INVERSE_SCALE = 2 ** 14;

export function makeLogTable(): LogTable {
  const inverse = new Float64Array(TABLE_SIZE);
  const high = new Float64Array(TABLE_SIZE);
  const low = new Float64Array(TABLE_SIZE);
  for (let i = 0; i < TABLE_SIZE; i++) {
    const middle = LOG_START + (i + 0.5) / TABLE_SIZE;
    // On both sides of 1 the logarithm goes to 0 and must not be a difference.
    const touchesOne = Math.abs(middle - 1) < 1 / TABLE_SIZE;
    const rounded = touchesOne ? 1 : Math.round(INVERSE_SCALE / middle) / INVERSE_SCALE;
    inverse[i] = rounded;
    [high[i], low[i]] = splitFixed(-logarithm(fixedOf(rounded))) as [number, number];
  }
  return { inverse, high, low };
}

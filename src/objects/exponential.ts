/**
 * exp, exp2, log, log2 and pow, correctly rounded but for a few results in 10,000, and the same on
 * every JavaScript engine. (V8's own are off by a unit in the last place in 4 to 10 cases of 100;
 * the C libraries under CPython round as this file does, but for one result in 200 or so.)
 *
 * The method is Tang's: an argument is reduced by a table to a small rest, whose series is summed
 * with the leading terms as pairs of doubles (double-double.ts). log and exp work on pairs, so
 * that pow, exp(y log x), loses nothing in between.
 *
 * Invariant: special cases (nan, infinities, zeros) follow C99 Annex F.
 */
import { addExactly, addOrdered, low, multiplyExactly, multiplyPairs } from "./double-double.ts";
import {
  LOG_START,
  type LogTable,
  makeLogTable,
  makePowerTable,
  type PowerTable,
  TABLE_SIZE,
} from "./float-tables.ts";

const doubles = new Float64Array(1);
/** The two halves of `doubles[0]`, the low one first: every engine runs on little-endian machines. */
const words = new Int32Array(doubles.buffer);

let powers: PowerTable | null = null;
let logs: LogTable | null = null;

// --- exp ---

// ln(2)/128 in two parts: the first has 32 bits, so that its multiples are exact.
const STEP_HIGH = 0.00541521234663378;
const STEP_LOW = 1.4907929134926466e-12;
const STEPS_PER_UNIT = 184.6649652337873;

/** 1.5 * 2^52: adding and subtracting it rounds to an integer. */
const ROUNDER = 6755399441055744;

const OVERFLOW_AT = 709.782712893384;
const UNDERFLOW_AT = -745.1332191019412;

/** exp(high + low); |high| below 746, low less than a unit in its last place. */
function expOfPair(high: number, rest: number): number {
  powers ??= makePowerTable();
  const steps = high * STEPS_PER_UNIT + ROUNDER - ROUNDER;
  const product = multiplyExactly(steps, STEP_LOW);
  const productLow = low;
  const r = addExactly(high - steps * STEP_HIGH, -product);
  const rLow = low - productLow + rest;
  const i = steps & (TABLE_SIZE - 1);
  const scale = powers.high[i] as number;
  const scaleLow = powers.low[i] as number;
  const series =
    rLow + r * rLow + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const leading = multiplyExactly(scale, r);
  const leadingLow = low;
  const sum = addOrdered(scale, leading);
  const total = sum + (low + (leadingLow + (scaleLow + (scale * series + scaleLow * r))));
  return timesPowerOfTwo(total, (steps - i) / TABLE_SIZE);
}

/** x * 2^n for an x near 1. */
export function timesPowerOfTwo(x: number, n: number): number {
  if (n > 1023) return x * 2 * powerOfTwo(n - 1);
  if (n < -1022) return x * powerOfTwo(n + 64) * 2 ** -64;
  return x * powerOfTwo(n);
}

/** 2^n for -1022 <= n <= 1023. */
function powerOfTwo(n: number): number {
  words[0] = 0;
  words[1] = (n + 1023) << 20;
  return doubles[0] as number;
}

export function exp(x: number): number {
  if (x > OVERFLOW_AT) return Number.POSITIVE_INFINITY;
  if (x < UNDERFLOW_AT) return 0;
  return Number.isNaN(x) ? x : expOfPair(x, 0);
}

const LN2_HIGH = Math.LN2;
const LN2_LOW = 2.3190468138462996e-17;

export function exp2(x: number): number {
  if (x >= 1024) return Number.POSITIVE_INFINITY;
  if (x < -1075) return 0;
  if (Number.isNaN(x)) return x;
  const high = multiplyPairs(x, 0, LN2_HIGH, LN2_LOW);
  return expOfPair(high, low);
}

// --- log ---

// ln(2) in two parts: the first has 32 bits.
const LN2_SHORT = 0.6931471803691238;
const LN2_SHORT_REST = 1.9082149292705877e-10;

/** High word of sqrt(1/2), where the reduced argument starts. */
const HIGH_OF_ROOT = 0x3fe6a09e;
const HIGH_OF_ONE = 0x3ff00000;

/** ln(x) for a positive finite x: gives the high part, leaves the low one in `logLow`. */
function logToPair(x: number): number {
  logs ??= makeLogTable();
  doubles[0] = x;
  let exponent = 0;
  if ((words[1] as number) < 0x00100000) {
    doubles[0] = x * 18014398509481984;
    exponent = -54;
  }
  const shifted = (words[1] as number) + (HIGH_OF_ONE - HIGH_OF_ROOT);
  exponent += (shifted >> 20) - 1023;
  words[1] = (shifted & 0x000fffff) + HIGH_OF_ROOT;
  const z = doubles[0] as number;
  words[0] = (words[0] as number) & 0xf8000000;
  const zHigh = doubles[0] as number;
  const i = Math.floor((z - LOG_START) * TABLE_SIZE);
  const inverse = logs.inverse[i] as number;
  const r = addExactly(zHigh * inverse - 1, (z - zHigh) * inverse);
  const rLow = low;
  const square = multiplyExactly(r, -0.5 * r);
  const squareLow = low;
  const series =
    r *
    r *
    r *
    (1 / 3 +
      r *
        (-1 / 4 +
          r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9 + r * -0.1)))))));
  const base = addExactly(exponent * LN2_SHORT, logs.high[i] as number);
  let rest = low + (exponent * LN2_SHORT_REST + (logs.low[i] as number));
  const first = addExactly(base, r);
  rest += low;
  const second = addExactly(first, square);
  rest += low + (rLow + squareLow - r * rLow) + series;
  const high = addOrdered(second, rest);
  logLow = low;
  return high;
}

let logLow = 0;

export function log(x: number): number {
  return x > 0 && x < Number.POSITIVE_INFINITY ? logToPair(x) : Math.log(x);
}

// 1/ln(2).
const LOG2E_HIGH = Math.LOG2E;
const LOG2E_LOW = 2.0355273740931033e-17;

export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return Math.log2(x);
  const high = logToPair(x);
  return multiplyPairs(high, logLow, LOG2E_HIGH, LOG2E_LOW);
}

// --- pow ---

/** C's pow. */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (x > 0 && x < Number.POSITIVE_INFINITY) {
    if (y === 0.5) return Math.sqrt(x);
    return Number.isFinite(y) && y !== 0 ? powerOfPositive(x, y) : powSpecial(x, y);
  }
  if (x < 0 && x > Number.NEGATIVE_INFINITY && Number.isInteger(y) && y !== 0) {
    const power = powerOfPositive(-x, y);
    return y % 2 === 0 ? power : -power;
  }
  return powSpecial(x, y);
}

/** Zeros, infinities and nan are where JavaScript does as C but for 1 ** nan and 1 ** inf. */
function powSpecial(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === -1 && (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY)) return 1;
  return x ** y;
}

/** Multiples of 1/2 up to this are done by multiplication, which is exact where the result is. */
const MOST_FACTORS = 32;

/** Within these, products of pairs neither overflow nor lose their low part. */
const MOST_MULTIPLIED = 1e270;
const LEAST_MULTIPLIED = 1e-200;

function powerOfPositive(x: number, y: number): number {
  const size = Math.abs(y);
  if (size <= MOST_FACTORS && Number.isInteger(2 * size) && x > 1e-140 && x < 1e140) {
    const product = powerByFactors(x, size);
    const rest = low;
    if (product < MOST_MULTIPLIED && product > LEAST_MULTIPLIED) {
      return y > 0 ? product : invertPair(product, rest);
    }
  }
  const high = logToPair(x);
  const estimate = high * y;
  if (estimate > 710) return Number.POSITIVE_INFINITY;
  if (estimate < -746) return 0;
  if (Math.abs(estimate) < 1e-20) return 1;
  const exponent = multiplyPairs(high, logLow, y, 0);
  return expOfPair(exponent, low);
}

/** x ** n for a multiple n of 1/2, as a pair. */
function powerByFactors(x: number, n: number): number {
  let high = 1;
  let rest = 0;
  let whole = Math.floor(n);
  if (whole !== n) {
    high = Math.sqrt(x);
    const square = multiplyExactly(high, high);
    rest = (x - square - low) / (2 * high);
  }
  let squareHigh = x;
  let squareLow = 0;
  for (;;) {
    if (whole & 1) {
      high = multiplyPairs(high, rest, squareHigh, squareLow);
      rest = low;
    }
    whole >>= 1;
    if (whole === 0) break;
    squareHigh = multiplyPairs(squareHigh, squareLow, squareHigh, squareLow);
    squareLow = low;
  }
  return addOrdered(high, rest);
}

/** 1 / (high + rest), rounded once. */
function invertPair(high: number, rest: number): number {
  const quotient = 1 / high;
  const product = multiplyExactly(quotient, high);
  return quotient + quotient * (1 - product - low - quotient * rest);
}

/** What math does to the representation of doubles: parts, neighbours, fused operations. */
import { decomposeFloat, divideInts } from "../../objects/integer-arithmetic.ts";

const doubles = new Float64Array(1);
const words = new Int32Array(doubles.buffer);
const bits = new BigInt64Array(doubles.buffer);

/** The mantissa in [0.5, 1) with the sign of x; the exponent is left in `exponentPart`. */
export function splitMantissa(x: number): number {
  if (x === 0 || !Number.isFinite(x)) {
    exponentPart = 0;
    return x;
  }
  let shift = 0;
  doubles[0] = x;
  if (((words[1] as number) & 0x7ff00000) === 0) {
    doubles[0] = x * 2 ** 54;
    shift = -54;
  }
  const high = words[1] as number;
  exponentPart = ((high >> 20) & 0x7ff) - 1022 + shift;
  words[1] = (high & 0x800fffff) | 0x3fe00000;
  return doubles[0] as number;
}

export let exponentPart = 0;

/** x * 2^n, rounded once. */
export function scaleByPower(x: number, n: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const mantissa = splitMantissa(x);
  const exponent = exponentPart + n;
  if (exponent > 1024) return x * Number.POSITIVE_INFINITY;
  if (exponent > 1000) return mantissa * 2 ** 500 * 2 ** (exponent - 500);
  if (exponent >= -1020) return mantissa * 2 ** exponent;
  // The last product alone rounds.
  if (exponent >= -1080) return mantissa * 2 ** (exponent + 200) * 2 ** -200;
  return x < 0 ? -0 : 0;
}

/** The double `steps` places from x towards y. */
export function stepTowards(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return y;
  if (steps === 0n || x === y) return steps === 0n ? x : y;
  const from = orderOf(x);
  const to = orderOf(y);
  const target = from < to ? from + steps : from - steps;
  const isPast = from < to ? target >= to : target <= to;
  if (isPast) return y;
  return doubleOfOrder(target, x);
}

/** Doubles as integers in their order; both zeros are 0. */
function orderOf(x: number): bigint {
  doubles[0] = x;
  const pattern = bits[0] as bigint;
  return pattern < 0n ? -(pattern & 0x7fffffffffffffffn) : pattern;
}

function doubleOfOrder(order: bigint, from: number): number {
  // A zero reached from below is negative.
  if (order === 0n) return from < 0 ? -0 : 0;
  bits[0] = order < 0n ? -order : order;
  const size = doubles[0] as number;
  return order < 0n ? -size : size;
}

export function unitInLastPlace(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return size;
  const next = stepTowards(size, Number.POSITIVE_INFINITY, 1n);
  if (next === Number.POSITIVE_INFINITY) return size - stepTowards(size, 0, 1n);
  return next - size;
}

/** x * y + z, rounded once, for finite arguments. */
export function multiplyAdd(x: number, y: number, z: number): number {
  const product = x * y;
  if (product === 0 && (x === 0 || y === 0)) return product + z;
  const sign = x < 0 !== y < 0 ? -1n : 1n;
  const a = decomposeFloat(Math.abs(x));
  const b = decomposeFloat(Math.abs(y));
  const c = decomposeFloat(Math.abs(z));
  const exponent = a.exponent + b.exponent;
  const lowest = z === 0 ? exponent : Math.min(exponent, c.exponent);
  let sum = sign * ((a.mantissa * b.mantissa) << BigInt(exponent - lowest));
  if (z !== 0) sum += (z < 0 ? -c.mantissa : c.mantissa) << BigInt(c.exponent - lowest);
  if (sum === 0n) return product + z;
  if (lowest >= 0) return Number(sum << BigInt(lowest));
  const quotient = divideInts(sum, 1n << BigInt(-lowest));
  return quotient === 0 && sum < 0n ? -0 : quotient;
}

/** IEEE 754 remainder of finite x by finite y other than 0. */
export function nearestRemainder(x: number, y: number): number {
  const size = Math.abs(x);
  const divisor = Math.abs(y);
  const rest = size % divisor;
  const other = divisor - rest;
  let r: number;
  if (rest < other) r = rest;
  else if (rest > other) r = -other;
  else r = rest - 2 * ((0.5 * (size - rest)) % divisor);
  return x < 0 || Object.is(x, -0) ? -r : r;
}

/**
 * The functions of numbers of ir/functions.ts, and what emitted code calls to round.
 *
 * Each gives what the interpreter's own would, bit by bit; operands have the kinds of the rows.
 */
import { bitCountOfInt, bitLengthOfInt } from "../../src/objects/integer-arithmetic.ts";
import { roundFloat } from "../../src/objects/text/float-text.ts";

/** From here on every float is a whole number. */
const WHOLE = 2 ** 52;

/** The nearest whole number, halves to even; nan and infinities as they are. Never -0. */
function roundHalfEven(x: number): number {
  if (!(x > -WHOLE && x < WHOLE)) return x;
  const rounded = Math.floor(x + 0.5);
  // The sum of the greatest float below 0.5 and 0.5 is 1.
  if (rounded - x > 0.5) return rounded - 1 + 0;
  return rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 + 0 : rounded + 0;
}

/** Euclid's algorithm; the remainders of int32 operands are one instruction. */
function gcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) {
    if (x === (x | 0) && y === (y | 0)) return gcdNarrow(x | 0, y | 0);
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

function gcdNarrow(a: number, b: number): number {
  let x = a | 0;
  let y = b | 0;
  while (y !== 0) {
    const rest = (x % y) | 0;
    x = y;
    y = rest;
  }
  return x;
}

function bitLength(n: number): number {
  return n === (n | 0) ? 32 - Math.clz32(Math.abs(n)) : bitLengthOfInt(n);
}

/** math.isclose with its default tolerances. */
function isClose(a: number, b: number): boolean {
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(1e-9 * b) || difference <= Math.abs(1e-9 * a) || difference <= 0;
}

export const numberFunctions: Readonly<Record<string, unknown>> = {
  roundHalfEven,
  int_gcd: gcd,
  int_bit_length: bitLength,
  int_bit_count: bitCountOfInt,
  float_is_integer: Number.isInteger,
  float_is_nan: Number.isNaN,
  float_is_infinite: (x: number) => Math.abs(x) === Number.POSITIVE_INFINITY,
  float_is_finite: Number.isFinite,
  float_is_close: isClose,
  float_round_to: roundFloat,
};

/**
 * What emitted code calls for ints of any size (kind g): division as Python rounds it, conversions
 * from numbers, and products that are reduced at once.
 *
 * A g is a BigInt whether it is small or not; only `boxBig` makes the one form that Python values
 * have. V8: `BigInt.asUintN(64, x)` around an operation keeps it in a machine word, so the masks of
 * 64-bit arithmetic are written with it (see emitters.ts).
 */
import { divideInts, normalizeInt, powerModulo } from "../../src/objects/integer-arithmetic.ts";

/** An int value, known to be one, as a BigInt. */
function toBig(value: number | bigint): bigint {
  return typeof value === "bigint" ? value : BigInt(value);
}

function bigFloorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  if (a < 0n === b < 0n) return quotient;
  return quotient * b === a ? quotient : quotient - 1n;
}

function bigModulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** The remainder by a safe int is one. */
function bigModuloInt(a: bigint, b: number): number {
  const rest = Number(a % BigInt(b));
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

function bigAbsolute(a: bigint): bigint {
  return a < 0n ? -a : a;
}

function bigPowerModulo(a: bigint, n: bigint, m: bigint): bigint {
  const result = powerModulo(normalizeInt(a), normalizeInt(n), normalizeInt(m));
  return BigInt(result as number | bigint);
}

const wordLimit = 1n << 64n;

/** Is the value an int that fits a machine word without a sign? */
function isWord(value: unknown): boolean {
  if (typeof value === "bigint") return value >= 0n && value < wordLimit;
  return typeof value === "number" && value >= 0;
}

/** One word, and its halves: V8 has no short way from a BigInt in a register to a number. */
const word = new BigUint64Array(1);
const halves = new Uint32Array(word.buffer);

export const bigFunctions = {
  isWord,
  word,
  halves,
  toBig,
  boxBig: normalizeInt,
  bigFloorDivide,
  bigModulo,
  bigModuloInt,
  bigAbsolute,
  bigPowerModulo,
  bigTrueDivide: (a: bigint, b: bigint) => divideInts(a, b),
};

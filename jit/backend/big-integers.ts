/**
 * What emitted code calls for ints of any size (kind g): division as Python rounds it, conversions
 * from numbers, and products that are reduced at once.
 *
 * A g is a BigInt whether it is small or not; only `boxBig` makes the one form that Python values
 * have. A word is an int below 2^64 that the trace holds as two int32s.
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

/** Bits 0 to 31 as an int32. */
function bigLow(a: bigint): number {
  return Number(a & 0xffffffffn) | 0;
}

/** Bits 32 to 63. */
function bigHigh(a: bigint): number {
  return Number((a >> 32n) & 0xffffffffn) | 0;
}

function bigOfHalves(high: number, low: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** Bits 32 to 63 of the product of two ints below 2^32, given as int32s. */
function multiplyHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = (Math.imul(a1, b0) >>> 0) + (Math.imul(a0, b0) >>> 16);
  const other = (Math.imul(a0, b1) >>> 0) + (middle & 0xffff);
  return (Math.imul(a1, b1) + (middle >>> 16) + (other >>> 16)) | 0;
}

/** The int that an exit's two halves stand for. */
export function intOfHalves(high: number, low: number): number | bigint {
  const top = high >>> 0;
  return top < 0x200000 ? top * 4294967296 + (low >>> 0) : bigOfHalves(high, low);
}

export const bigFunctions = {
  isWord,
  bigLow,
  bigHigh,
  bigOfHalves,
  multiplyHigh,
  toBig,
  boxBig: normalizeInt,
  bigFloorDivide,
  bigModulo,
  bigModuloInt,
  bigAbsolute,
  bigPowerModulo,
  bigTrueDivide: (a: bigint, b: bigint) => divideInts(a, b),
};

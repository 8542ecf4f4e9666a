// Python's int operations on JavaScript primitives. A Python int is a JS number while it is a safe
// integer (|n| <= 2^53-1) and a BigInt beyond that.
//
// Invariant: every Int that enters or leaves here is normalized, so `===` is integer equality, and
// a number is never -0. JavaScript's own `<`, `>` and `==` compare number, BigInt and double exactly,
// so comparing ints with ints or floats needs nothing from this file.
//
// The one difficulty is leaving the number fast path in time. Sums and products of safe integers
// whose exact value is unsafe never round back into the safe range, so `Number.isSafeInteger(r)` on
// the double result decides, and the operation is redone in BigInt.
//
// Nothing here raises Python errors. Callers test before: a zero divisor, a negative exponent or
// shift count. Results out of reach are told by the value: `divideInts` and `intToFloat` give an
// infinity for "too large", `invertModulo` gives null, `intToBytes` a negative code. BigInt operations
// may throw JavaScript's RangeError past 2^30 bits; callers that can get there make it a MemoryError.

import { LARGEST_MODULUS, multiplyAddModulo } from "./modular-arithmetic.ts";

export type Int = number | bigint;

const MAX_SAFE = 9007199254740991n;
const MIN_SAFE = -9007199254740991n;
const TWO_32 = 4294967296;

/** POWERS_OF_TWO[n] === 2^n, for the n a safe integer can be shifted by. */
const POWERS_OF_TWO: readonly number[] = Array.from({ length: 54 }, (_, n) => 2 ** n);

/** A BigInt of any size to an Int. */
export function normalizeInt(value: bigint): Int {
  return value >= MIN_SAFE && value <= MAX_SAFE ? Number(value) : value;
}

/** An integral double (not nan, not infinite) to an Int. */
export function intFromIntegralFloat(value: number): Int {
  return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
}

/** The int a finite float truncates to. */
export function truncateFloat(value: number): Int {
  return intFromIntegralFloat(Math.trunc(value));
}

export function floorFloat(value: number): Int {
  return intFromIntegralFloat(Math.floor(value));
}

export function ceilFloat(value: number): Int {
  return intFromIntegralFloat(Math.ceil(value));
}

/** round(x) of a finite float: to the nearest int, halves to even. */
export function roundFloatToInt(value: number): Int {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return intFromIntegralFloat(floor);
  if (rest > 0.5) return intFromIntegralFloat(floor + 1);
  return intFromIntegralFloat(floor % 2 === 0 ? floor : floor + 1);
}

export function addInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalizeInt(BigInt(a) + BigInt(b));
}

export function subtractInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalizeInt(BigInt(a) - BigInt(b));
}

export function multiplyInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return normalizeInt(BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === "number" ? 0 - a : -a;
}

export function absoluteInt(a: Int): Int {
  if (typeof a === "number") return a < 0 ? -a : a;
  return a < 0n ? -a : a;
}

export function invertInt(a: Int): Int {
  if (typeof a === "number") {
    const inverted = -1 - a;
    if (Number.isSafeInteger(inverted)) return inverted;
  }
  return normalizeInt(-1n - BigInt(a));
}

/** -1, 0 or 1. */
export function signOfInt(a: Int): number {
  return a > 0 ? 1 : a < 0 ? -1 : 0;
}

/**
 * `a // b`, b not 0. Floor of the rounded quotient is exact for safe integers: a quotient that is not
 * an integer is at least 1/b away from one, which is more than half a unit in its last place.
 */
export function floorDivideInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") return Math.floor(a / b) + 0;
  return normalizeInt(floorDivideBig(BigInt(a), BigInt(b)));
}

function floorDivideBig(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  if (a < 0n === b < 0n) return quotient;
  // One division and one product cost less than two divisions.
  return quotient * b === a ? quotient : quotient - 1n;
}

/** `a % b`, b not 0; the sign is the divisor's. */
export function moduloInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
  }
  return normalizeInt(moduloBig(BigInt(a), BigInt(b)));
}

function moduloBig(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** `divmod(a, b)`, b not 0. */
export function divmodInts(a: Int, b: Int): [Int, Int] {
  return [floorDivideInts(a, b), moduloInts(a, b)];
}

/** `a ** n` for n >= 0. (A negative exponent makes a float: the caller's business.) */
export function powerInts(a: Int, n: Int): Int {
  if (typeof a === "number" && typeof n === "number") {
    const result = powerSafe(a, n);
    if (!Number.isNaN(result)) return result;
  } else if (a === 0 || a === 1) return a;
  else if (a === -1) return isOddInt(n) ? -1 : 1;
  return normalizeInt(BigInt(a) ** BigInt(n));
}

/** Repeated squaring in doubles; NaN as soon as anything leaves the safe range. */
function powerSafe(base: number, exponent: number): number {
  if (base === 2) return exponent < 53 ? (POWERS_OF_TWO[exponent] as number) : Number.NaN;
  if (base === 1 || base === 0 || base === -1) {
    if (exponent === 0) return 1;
    return base === -1 && exponent % 2 === 0 ? 1 : base;
  }
  if (exponent > 52) return Number.NaN;
  let result = 1;
  let square = base;
  let rest = exponent;
  for (;;) {
    if (rest & 1) result *= square;
    rest >>= 1;
    if (rest === 0) break;
    square *= square;
    if (!Number.isSafeInteger(square)) return Number.NaN;
  }
  return Number.isSafeInteger(result) ? result : Number.NaN;
}

export function isOddInt(a: Int): boolean {
  return typeof a === "number" ? a % 2 !== 0 : (a & 1n) !== 0n;
}

/** `pow(a, n, m)`, m not 0; n may be negative. Null: a is not invertible modulo m. */
export function powerModulo(a: Int, n: Int, m: Int): Int | null {
  if (n < 0) {
    const inverse = invertModulo(a, m);
    return inverse === null ? null : powerModulo(inverse, negateInt(n), m);
  }
  const modulus = absoluteInt(m);
  if (modulus === 1) return 0;
  const base = moduloInts(a, modulus);
  const result =
    typeof modulus === "number" && modulus <= LARGEST_MODULUS && typeof n === "number"
      ? powerModuloSmall(base as number, n, modulus)
      : powerModuloBig(BigInt(base), BigInt(n), BigInt(modulus));
  return m < 0 && result !== 0 ? addInts(result, m) : result;
}

function powerModuloSmall(base: number, exponent: number, modulus: number): number {
  let result = 1;
  let square = base;
  let rest = exponent;
  while (rest > 0) {
    if (rest % 2 === 1) result = multiplyAddModulo(result, square, 0, modulus);
    rest = Math.floor(rest / 2);
    square = multiplyAddModulo(square, square, 0, modulus);
  }
  return result;
}

function powerModuloBig(base: bigint, exponent: bigint, modulus: bigint): Int {
  let result = 1n;
  // One bit at a time from a text of bits: shifting a long exponent bit by bit is quadratic.
  const bits = exponent.toString(2);
  for (let i = 0; i < bits.length; i++) {
    result = (result * result) % modulus;
    if (bits.charCodeAt(i) === 49) result = (result * base) % modulus;
  }
  return normalizeInt(result);
}

/** x with (a * x) % m == 1 % m, or null. Its sign follows m as `%` does. */
export function invertModulo(a: Int, m: Int): Int | null {
  const modulus = BigInt(absoluteInt(m));
  let [previous, current] = [moduloBig(BigInt(a), modulus), modulus];
  let [x, y] = [1n, 0n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [x, y] = [y, x - quotient * y];
  }
  if (previous !== 1n && modulus !== 1n) return null;
  return moduloInts(normalizeInt(x), m);
}

/** `a << n`, n >= 0. */
export function shiftLeftInts(a: Int, n: Int): Int {
  if (typeof a === "number") {
    if (typeof n === "number" && n < 54) {
      const shifted = a * (POWERS_OF_TWO[n] as number);
      if (Number.isSafeInteger(shifted)) return shifted;
    }
    if (a === 0) return 0;
  }
  return normalizeInt(BigInt(a) << BigInt(n));
}

/** `a >> n`, n >= 0. */
export function shiftRightInts(a: Int, n: Int): Int {
  if (typeof a === "number") {
    if (typeof n !== "number" || n > 53) return a < 0 ? -1 : 0;
    if (a === (a | 0) && n < 32) return a >> n;
    return Math.floor(a / (POWERS_OF_TWO[n] as number)) + 0;
  }
  return typeof n === "number" ? normalizeInt(a >> BigInt(n)) : a < 0n ? -1 : 0;
}

// Safe integers beyond int32 are split: the low 32 bits, which `|`, `&` and `^` take by themselves in
// two's complement, and the signed high part. Only -2^53 can come out unsafe, and exactly.

export function andInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const low = a & b;
    if (a === (a | 0) && b === (b | 0)) return low;
    return joinHalves(Math.floor(a / TWO_32) & Math.floor(b / TWO_32), low);
  }
  return normalizeInt(BigInt(a) & BigInt(b));
}

export function orInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const low = a | b;
    if (a === (a | 0) && b === (b | 0)) return low;
    return joinHalves(Math.floor(a / TWO_32) | Math.floor(b / TWO_32), low);
  }
  return normalizeInt(BigInt(a) | BigInt(b));
}

export function xorInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const low = a ^ b;
    if (a === (a | 0) && b === (b | 0)) return low;
    return joinHalves(Math.floor(a / TWO_32) ^ Math.floor(b / TWO_32), low);
  }
  return normalizeInt(BigInt(a) ^ BigInt(b));
}

function joinHalves(high: number, low: number): Int {
  const joined = high * TWO_32 + (low >>> 0);
  return Number.isSafeInteger(joined) ? joined : BigInt(joined);
}

/** The float nearest to a, ties to even; an infinity when a is too large ("int too large..."). */
export function intToFloat(a: Int): number {
  return typeof a === "number" ? a : Number(a);
}

/**
 * `a / b`, b not 0, correctly rounded; an infinity means "integer division result too large for a
 * float". Big operands are scaled so that the integer quotient has 66 bits or more, its lowest bit
 * made sticky; the conversion to double then rounds once, ties to even.
 */
export function divideInts(a: Int, b: Int): number {
  if (typeof a === "number" && typeof b === "number") return a / b;
  // Python: 0 / -1 is -0.0.
  const negative = a < 0 !== b < 0;
  const quotient = divideMagnitudes(BigInt(absoluteInt(a)), BigInt(absoluteInt(b)));
  return negative ? -quotient : quotient;
}

function divideMagnitudes(a: bigint, b: bigint): number {
  const exponent = bitLength(a) - bitLength(b);
  if (exponent > 1025) return Number.POSITIVE_INFINITY;
  if (exponent < -1080) return 0;
  // Invariant: the quotient keeps every bit of the result: at most 53 of them, ending at 2^-1074.
  const shift = Math.min(66 - exponent, 1076);
  const top = shift > 0 ? a << BigInt(shift) : a;
  const bottom = shift < 0 ? b << BigInt(-shift) : b;
  let quotient = top / bottom;
  if (top % bottom !== 0n) quotient |= 1n;
  return scaleByPowerOfTwo(quotient, shift);
}

/** Number(value / 2^shift), rounded once even where the result is subnormal. */
function scaleByPowerOfTwo(value: bigint, shift: number): number {
  // A subnormal result has fewer than 53 bits: round there in BigInt, scaling is then exact.
  const surplus = Math.max(bitLength(value) - 53, shift - 1074);
  const rounded = roundShift(value, surplus);
  const left = surplus - shift;
  // Two steps, because 2^-1074 times a normal step would underflow early.
  return left < -1000 ? Number(rounded) * 2 ** -1000 * 2 ** (left + 1000) : scaleUp(rounded, left);
}

function scaleUp(value: bigint, exponent: number): number {
  const half = exponent >> 1;
  return Number(value) * 2 ** half * 2 ** (exponent - half);
}

/** value / 2^count to the nearest integer, ties to even; value >= 0. */
function roundShift(value: bigint, count: number): bigint {
  const shift = BigInt(count);
  const quotient = value >> shift;
  const rest = value - (quotient << shift);
  const half = 1n << (shift - 1n);
  return rest > half || (rest === half && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/** round(a, -digits) for digits > 0: to a multiple of 10^digits, ties to even. */
export function roundIntToPowerOfTen(a: Int, digits: number): Int {
  if (digits > 400 && digits > bitLengthOfInt(a)) return 0;
  const unit = powerInts(10, digits);
  const rest = moduloInts(a, unit);
  const low = subtractInts(a, rest);
  const twice = multiplyInts(rest, 2);
  if (twice < unit) return low;
  if (twice > unit) return addInts(low, unit);
  return isOddInt(floorDivideInts(low, unit)) ? addInts(low, unit) : low;
}

/** CPython's hash modulus on 64-bit machines, 2^61 - 1. */
const HASH_MODULUS = 2305843009213693951n;

/** hash(int): reduced modulo 2^61-1 keeping the sign; -1 becomes -2. */
export function hashInt(a: Int): Int {
  if (typeof a === "number") return a === -1 ? -2 : a;
  const hash = normalizeInt(a % HASH_MODULUS);
  return hash === -1 ? -2 : hash;
}

const HASH_OF_INFINITY = 314159;

/** hash(float); equal to the int's where equal. A nan gives 0: CPython hashes its identity. */
export function hashFloat(x: number): Int {
  if (Number.isSafeInteger(x)) return x === -1 ? -2 : x + 0;
  if (Number.isNaN(x)) return 0;
  if (!Number.isFinite(x)) return x > 0 ? HASH_OF_INFINITY : -HASH_OF_INFINITY;
  if (Number.isInteger(x)) return hashInt(BigInt(x));
  const { mantissa, exponent } = decomposeFloat(Math.abs(x));
  // 2^61 is 1 modulo 2^61-1: a negative power of two is a rotation.
  const rotation = BigInt(((exponent % 61) + 61) % 61);
  const hash = normalizeInt((mantissa << rotation) % HASH_MODULUS);
  const signed = x < 0 ? negateInt(hash) : hash;
  return signed === -1 ? -2 : signed;
}

const floatBuffer = new DataView(new ArrayBuffer(8));

/** A finite x >= 0 as mantissa * 2^exponent, mantissa an integer below 2^53 (odd, or 0). */
export function decomposeFloat(x: number): { mantissa: bigint; exponent: number } {
  if (x === 0) return { mantissa: 0n, exponent: 0 };
  floatBuffer.setFloat64(0, x);
  const high = floatBuffer.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const hidden = biased === 0 ? 0 : 1;
  let mantissa = (hidden * 0x100000 + (high & 0xfffff)) * TWO_32 + floatBuffer.getUint32(4);
  let exponent = (biased === 0 ? 1 : biased) - 1075;
  while (mantissa % 2 === 0) {
    mantissa /= 2;
    exponent++;
  }
  return { mantissa: BigInt(mantissa), exponent };
}

/** float.as_integer_ratio() of a finite float. */
export function floatAsIntegerRatio(x: number): [Int, Int] {
  const { mantissa, exponent } = decomposeFloat(Math.abs(x));
  const signed = x < 0 ? -mantissa : mantissa;
  if (exponent >= 0) return [normalizeInt(signed << BigInt(exponent)), 1];
  return [normalizeInt(signed), normalizeInt(1n << BigInt(-exponent))];
}

export function bitLengthOfInt(a: Int): number {
  if (typeof a !== "number") return bitLength(a < 0n ? -a : a);
  const size = Math.abs(a);
  if (size < TWO_32) return 32 - Math.clz32(size);
  return 64 - Math.clz32(size / TWO_32);
}

/** Bits of a BigInt >= 0. */
function bitLength(size: bigint): number {
  if (size === 0n) return 0;
  const hex = size.toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0] as string, 16)) + 28;
}

export function bitCountOfInt(a: Int): number {
  if (typeof a === "number") {
    const size = Math.abs(a);
    return countBits32(size | 0) + countBits32(Math.floor(size / TWO_32));
  }
  const hex = absoluteInt(a).toString(16);
  let count = 0;
  for (let i = hex.length; i > 0; i -= 8) {
    count += countBits32(Number.parseInt(hex.slice(Math.max(0, i - 8), i), 16) | 0);
  }
  return count;
}

function countBits32(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** math.isqrt(a), a >= 0. */
export function integerSquareRoot(a: Int): Int {
  if (typeof a === "number") {
    const root = Math.floor(Math.sqrt(a));
    if (root * root > a) return root - 1;
    return (root + 1) * (root + 1) <= a ? root + 1 : root;
  }
  // Newton from above: the first estimate is a power of two not below the root.
  let root = 1n << BigInt((bitLength(a) + 1) >> 1);
  for (;;) {
    const next = (root + a / root) >> 1n;
    if (next >= root) return normalizeInt(root);
    root = next;
  }
}

/** The greatest common divisor, never negative. */
export function gcdInts(a: Int, b: Int): Int {
  let x = absoluteInt(a);
  let y = absoluteInt(b);
  while (typeof x === "bigint" || typeof y === "bigint") {
    if (y === 0) return x;
    const rest: Int = normalizeInt(BigInt(x) % BigInt(y));
    x = y;
    y = rest;
  }
  return gcdSafe(x, y);
}

function gcdSafe(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** int.from_bytes. */
export function intFromBytes(bytes: Uint8Array, bigEndian: boolean, signed: boolean): Int {
  const size = bytes.length;
  if (size === 0) return 0;
  const top = bytes[bigEndian ? 0 : size - 1] as number;
  const negative = signed && top >= 128;
  if (size <= 6) {
    let value = 0;
    for (let i = 0; i < size; i++)
      value = value * 256 + (bytes[bigEndian ? i : size - 1 - i] as number);
    return negative ? value - 256 ** size : value;
  }
  const digits: string[] = new Array(size);
  for (let i = 0; i < size; i++) {
    const byte = bytes[bigEndian ? i : size - 1 - i] as number;
    digits[i] = (byte < 16 ? "0" : "") + byte.toString(16);
  }
  const value = BigInt(`0x${digits.join("")}`);
  return normalizeInt(negative ? value - (1n << BigInt(size * 8)) : value);
}

/** Why `intToBytes` has no bytes to give. */
export const enum ToBytesFailure {
  /** OverflowError "int too big to convert". */
  TooBig = -1,
  /** OverflowError "can't convert negative int to unsigned". */
  Negative = -2,
}

/** int.to_bytes; the two overflows come back as `ToBytesFailure`. */
export function intToBytes(
  a: Int,
  size: number,
  bigEndian: boolean,
  signed: boolean,
): Uint8Array | ToBytesFailure {
  if (a < 0 && !signed) return ToBytesFailure.Negative;
  const needed = signed
    ? a === 0
      ? 0
      : bitLengthOfInt(a < 0 ? invertInt(a) : a) + 1
    : bitLengthOfInt(a);
  if (needed > size * 8) return ToBytesFailure.TooBig;
  const bytes = new Uint8Array(size);
  if (size === 0) return bytes;
  if (typeof a === "number" && size <= 6) {
    let rest = a;
    for (let i = 0; i < size; i++) {
      bytes[bigEndian ? size - 1 - i : i] = rest & 255;
      rest = Math.floor(rest / 256);
    }
    return bytes;
  }
  const unsigned = a < 0 ? BigInt(a) + (1n << BigInt(size * 8)) : BigInt(a);
  const hex = unsigned.toString(16).padStart(size * 2, "0");
  for (let i = 0; i < size; i++) {
    const byte = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
    bytes[bigEndian ? i : size - 1 - i] = byte;
  }
  return bytes;
}

/**
 * hash(str): FNV-like over the UTF-16 units in two 32-bit lanes, joined to 53 bits. Seedless, so runs
 * repeat. Python: the value is not CPython's (which is seeded); only equality of equal texts counts.
 */
export function hashText(text: string): number {
  if (text.length === 0) return 0;
  let low = 0x811c9dc5 | 0;
  let high = 0x2f0b4c47 | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (low >>> 15);
  }
  low ^= low >>> 16;
  return (high & 0x1fffff) * TWO_32 + (Math.imul(low, 0x85ebca6b) >>> 0);
}

/**
 * Hashes as the tables use them: the low 53 bits of Python's 64-bit hash, an unsigned safe integer.
 *
 * Tuples are hashed with CPython's xxHash variant, computed on pairs of 32-bit halves: a BigInt is
 * made only when Python code asks for the number. `hashHigh` and `hashLow` carry the halves of the
 * last hash computed.
 *
 * Invariant: equal keys have equal key hashes, and so has `hash()` of them modulo 2^53.
 */
import { exc, PyException, raise } from "./errors.ts";
import { hashFloat, hashText } from "./integer-arithmetic.ts";
import { type Int, PyFloat, type Value } from "./object.ts";
import { hash } from "./protocols/hash.ts";
import { PyTuple, tupleType } from "./tuple.ts";
import { floatType, typeOf } from "./type.ts";

const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;
/** CPython's hash(None) since 3.12. */
const HASH_OF_NONE = 0xfca86420;

let hashHigh = 0;
let hashLow = 0;

/** The low 53 bits of hash(key); raises TypeError for unhashable keys. */
export function keyHash(key: Value): number {
  if (typeof key === "number") return key >= 0 ? key : key === -1 ? TWO_53 - 2 : key + TWO_53;
  if (typeof key === "string") return hashText(key);
  if (key instanceof PyTuple && key.shape === tupleType.rootShape) {
    hashItems(key.items);
    return (hashHigh & 0x1fffff) * TWO_32 + (hashLow >>> 0);
  }
  if (typeof key === "boolean") return key ? 1 : 0;
  if (key === null) return HASH_OF_NONE;
  return foldHash(hash(key));
}

/**
 * keyHash for a container, with its words for keys that cannot be hashed: "cannot use 'list' as a
 * dict key (unhashable type: 'list')".
 */
export function hashFor(key: Value, role: string): number {
  try {
    return keyHash(key);
  } catch (error) {
    if (!(error instanceof PyException) || error.shape.cls !== exc.TypeError) throw error;
    const message = strText(error);
    throw raise(exc.TypeError, `cannot use '${nameOfType(key)}' as ${role} (${message})`);
  }
}

function strText(error: PyException): string {
  const message = error.args.items[0];
  return typeof message === "string" ? message : "";
}

/** Ints, floats, strs, bools, None and tuples of such: comparing them calls no Python code. */
export function isPlainKey(key: Value): boolean {
  if (typeof key !== "object" || key === null) return true;
  if (key instanceof PyTuple && key.shape === tupleType.rootShape)
    return key.items.every(isPlainKey);
  return key instanceof PyFloat && key.shape === floatType.rootShape;
}

/** CPython's %T: the qualified name, with the module unless it is builtins or the script. */
export function nameOfType(value: Value): string {
  const { module, qualname } = typeOf(value);
  return module === "builtins" || module === "__main__" ? qualname : `${module}.${qualname}`;
}

/** Any Python hash as a key hash. */
export function foldHash(h: Int): number {
  if (typeof h === "number") return h >= 0 ? h : h + TWO_53;
  return Number(BigInt.asUintN(53, h));
}

/** hash(tuple) as Python sees it. */
export function hashTuple(items: readonly Value[]): Int {
  hashItems(items);
  return intFromHalves(hashHigh, hashLow);
}

function intFromHalves(high: number, low: number): Int {
  if (high >= -0x200000 && high < 0x200000) {
    const small = high * TWO_32 + (low >>> 0);
    if (Number.isSafeInteger(small)) return small;
  }
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

/** Leaves the 64-bit hash of one value in hashHigh and hashLow. */
function hashHalves(value: Value): void {
  if (value instanceof PyTuple && value.shape === tupleType.rootShape) {
    hashItems(value.items);
    return;
  }
  let h: Int;
  if (typeof value === "number") h = value === -1 ? -2 : value;
  else if (typeof value === "string") h = hashText(value);
  else if (value instanceof PyFloat && !Number.isNaN(value.value)) h = hashFloat(value.value);
  else h = hash(value);
  if (typeof h === "number") {
    hashLow = h | 0;
    hashHigh = Math.floor(h / TWO_32) | 0;
  } else {
    hashLow = Number(BigInt.asIntN(32, h));
    hashHigh = Number(BigInt.asIntN(32, h >> 32n));
  }
}

// CPython: Objects/tupleobject.c, _PyHASH_XXPRIME_1, _2 and _5.
const PRIME_1_HIGH = 0x9e3779b1 | 0;
const PRIME_1_LOW = 0x85ebca87 | 0;
const PRIME_2_HIGH = 0xc2b2ae3d | 0;
const PRIME_2_LOW = 0x27d4eb4f;
const PRIME_5_HIGH = 0x27d4eb2f;
const PRIME_5_LOW = 0x165667c5;
const LENGTH_SALT = 3527539;
const HASH_INSTEAD_OF_MINUS_1 = 1546275796;

function hashItems(items: readonly Value[]): void {
  let high = PRIME_5_HIGH;
  let low = PRIME_5_LOW;
  for (let i = 0; i < items.length; i++) {
    hashHalves(items[i] as Value);
    // accumulator += hash * PRIME_2
    let productLow = Math.imul(hashLow, PRIME_2_LOW);
    let productHigh =
      (highProduct(hashLow, PRIME_2_LOW) +
        Math.imul(hashHigh, PRIME_2_LOW) +
        Math.imul(hashLow, PRIME_2_HIGH)) |
      0;
    const sum = (low >>> 0) + (productLow >>> 0);
    low = sum | 0;
    high = (high + productHigh + (sum >= TWO_32 ? 1 : 0)) | 0;
    // accumulator = rotate left by 31
    const rotatedHigh = (high << 31) | (low >>> 1);
    low = (low << 31) | (high >>> 1);
    high = rotatedHigh;
    // accumulator *= PRIME_1
    productLow = Math.imul(low, PRIME_1_LOW);
    productHigh =
      (highProduct(low, PRIME_1_LOW) +
        Math.imul(high, PRIME_1_LOW) +
        Math.imul(low, PRIME_1_HIGH)) |
      0;
    low = productLow;
    high = productHigh;
  }
  const sum = (low >>> 0) + ((items.length ^ PRIME_5_LOW ^ LENGTH_SALT) >>> 0);
  low = sum | 0;
  high = (high + PRIME_5_HIGH + (sum >= TWO_32 ? 1 : 0)) | 0;
  if (low === -1 && high === -1) {
    low = HASH_INSTEAD_OF_MINUS_1;
    high = 0;
  }
  hashLow = low;
  hashHigh = high;
}

/** The upper 32 bits of the unsigned product of two 32-bit numbers. */
function highProduct(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const lower = (middle & 0xffff) + a0 * b1;
  return (a1 * b1 + Math.floor(middle / 65536) + (lower >>> 16)) | 0;
}

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
    throw explainUnhashable(error, key, role);
  }
}

/** The hash by which the tables of dicts find a key: of a tuple its short one, where it will do. */
export function dictHash(key: Value, isShort: boolean): number {
  try {
    if (isShort && key instanceof PyTuple && key.shape === tupleType.rootShape) {
      return shortHash(key.items);
    }
    return keyHash(key) | 0;
  } catch (error) {
    throw explainUnhashable(error, key, "a dict key");
  }
}

function explainUnhashable(error: unknown, key: Value, role: string): unknown {
  if (!(error instanceof PyException) || error.shape.cls !== exc.TypeError) return error;
  const message = strText(error);
  return raise(exc.TypeError, `cannot use '${nameOfType(key)}' as ${role} (${message})`);
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

/**
 * A tuple's hash for the tables of dicts, 32 bits: equal tuples have the same, whatever the kinds of
 * their items. Much cheaper than Python's, whose value nobody sees here: the order of a dict does
 * not depend on it.
 */
export function shortHash(items: readonly Value[]): number {
  let h = items.length;
  for (let i = 0; i < items.length; i++) h = mixHash(h, itemHash(items[i] as Value));
  return h;
}

export function shortHashOfPair(a: Value, b: Value): number {
  return mixHash(mixHash(2, itemHash(a)), itemHash(b));
}

export function shortHashOfTriple(a: Value, b: Value, c: Value): number {
  return mixHash(mixHash(mixHash(3, itemHash(a)), itemHash(b)), itemHash(c));
}

/** Multiplication spreads upwards only: the shift brings the high bits down. */
function mixHash(h: number, item: number): number {
  const mixed = Math.imul(h ^ item, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** The low 32 bits of an item's key hash, as all ways of writing an equal item have them. */
function itemHash(item: Value): number {
  if (typeof item === "number") return item === -1 ? -2 : item | 0;
  return (typeof item === "string" ? hashText(item) : keyHash(item)) | 0;
}

/** keyHash of the tuple (a, b). */
export function keyHashOfPair(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number" && a === (a | 0) && b === (b | 0)) {
    return hashOfInts(a, b);
  }
  hashItems([a, b]);
  return (hashHigh & 0x1fffff) * TWO_32 + (hashLow >>> 0);
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
    const product = Math.imul(hashLow, PRIME_2_LOW);
    const sum = (low + product) | 0;
    high = (high + upperOfLane(hashLow, hashHigh) + carry(sum, product)) | 0;
    // accumulator = rotate left by 31
    low = (sum << 31) | (high >>> 1);
    high = (high << 31) | (sum >>> 1);
    // accumulator *= PRIME_1
    high = upperOfRound(low, high);
    low = Math.imul(low, PRIME_1_LOW);
  }
  const salt = items.length ^ PRIME_5_LOW ^ LENGTH_SALT;
  low = (low + salt) | 0;
  high = (high + PRIME_5_HIGH + carry(low, salt)) | 0;
  if (low === -1 && high === -1) {
    low = HASH_INSTEAD_OF_MINUS_1;
    high = 0;
  }
  hashLow = low;
  hashHigh = high;
}

/** keyHash of a pair of 32-bit ints: hashItems written out, all of it in local variables. */
function hashOfInts(a: number, b: number): number {
  const first = a === -1 ? -2 : a;
  let product = Math.imul(first, PRIME_2_LOW);
  let sum = (PRIME_5_LOW + product) | 0;
  let high = (PRIME_5_HIGH + upperOfLane(first, first >> 31) + carry(sum, product)) | 0;
  let low = (sum << 31) | (high >>> 1);
  high = (high << 31) | (sum >>> 1);
  high = upperOfRound(low, high);
  low = Math.imul(low, PRIME_1_LOW);
  const second = b === -1 ? -2 : b;
  product = Math.imul(second, PRIME_2_LOW);
  sum = (low + product) | 0;
  high = (high + upperOfLane(second, second >> 31) + carry(sum, product)) | 0;
  low = (sum << 31) | (high >>> 1);
  high = (high << 31) | (sum >>> 1);
  high = upperOfRound(low, high);
  low = (Math.imul(low, PRIME_1_LOW) + SALT_OF_PAIR) | 0;
  high = (high + PRIME_5_HIGH + carry(low, SALT_OF_PAIR)) | 0;
  if (low === -1 && high === -1) return HASH_INSTEAD_OF_MINUS_1;
  return (high & 0x1fffff) * TWO_32 + (low >>> 0);
}

const SALT_OF_PAIR = 2 ^ PRIME_5_LOW ^ LENGTH_SALT;

/** The upper half of (high, low) * PRIME_2. */
function upperOfLane(low: number, high: number): number {
  return (
    highProduct(low, PRIME_2_LOW) + Math.imul(high, PRIME_2_LOW) + Math.imul(low, PRIME_2_HIGH)
  );
}

/** The upper half of (high, low) * PRIME_1. */
function upperOfRound(low: number, high: number): number {
  return (
    (highProduct(low, PRIME_1_LOW) + Math.imul(high, PRIME_1_LOW) + Math.imul(low, PRIME_1_HIGH)) |
    0
  );
}

/** What an addition of lower halves carries: its sum has wrapped when it is below a summand. */
function carry(sum: number, summand: number): number {
  return sum >>> 0 < summand >>> 0 ? 1 : 0;
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

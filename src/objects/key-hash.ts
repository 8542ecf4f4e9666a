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
  startItems();
  addItem(a);
  addItem(b);
  return finishItems(2);
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

let high = 0;
let low = 0;

function hashItems(items: readonly Value[]): void {
  // The items may be tuples themselves: what is computed of them stands in the same variables.
  let ownHigh = PRIME_5_HIGH;
  let ownLow = PRIME_5_LOW;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    if (typeof item === "object") {
      hashHalves(item);
      high = ownHigh;
      low = ownLow;
      accumulate();
    } else {
      high = ownHigh;
      low = ownLow;
      addItem(item);
    }
    ownHigh = high;
    ownLow = low;
  }
  high = ownHigh;
  low = ownLow;
  finishItems(items.length);
}

function startItems(): void {
  high = PRIME_5_HIGH;
  low = PRIME_5_LOW;
}

function addItem(item: Value): void {
  if (typeof item === "number" && item === (item | 0)) {
    hashLow = item === -1 ? -2 : item;
    hashHigh = item >> 31;
  } else {
    hashHalves(item);
  }
  accumulate();
}

/** One lane of the hash: what stands in hashHigh and hashLow. */
function accumulate(): void {
  // accumulator += hash * PRIME_2
  const productLow = Math.imul(hashLow, PRIME_2_LOW);
  const productHigh =
    (highProduct(hashLow, PRIME_2_LOW) +
      Math.imul(hashHigh, PRIME_2_LOW) +
      Math.imul(hashLow, PRIME_2_HIGH)) |
    0;
  const sum = (low >>> 0) + (productLow >>> 0);
  const sumLow = sum | 0;
  const sumHigh = (high + productHigh + (sum >= TWO_32 ? 1 : 0)) | 0;
  // accumulator = rotate left by 31
  const rotatedHigh = (sumHigh << 31) | (sumLow >>> 1);
  const rotatedLow = (sumLow << 31) | (sumHigh >>> 1);
  // accumulator *= PRIME_1
  low = Math.imul(rotatedLow, PRIME_1_LOW);
  high =
    (highProduct(rotatedLow, PRIME_1_LOW) +
      Math.imul(rotatedHigh, PRIME_1_LOW) +
      Math.imul(rotatedLow, PRIME_1_HIGH)) |
    0;
}

/** Leaves the hash in hashHigh and hashLow; gives the key hash. */
function finishItems(count: number): number {
  const sum = (low >>> 0) + ((count ^ PRIME_5_LOW ^ LENGTH_SALT) >>> 0);
  hashLow = sum | 0;
  hashHigh = (high + PRIME_5_HIGH + (sum >= TWO_32 ? 1 : 0)) | 0;
  if (hashLow === -1 && hashHigh === -1) {
    hashLow = HASH_INSTEAD_OF_MINUS_1;
    hashHigh = 0;
  }
  return (hashHigh & 0x1fffff) * TWO_32 + (hashLow >>> 0);
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

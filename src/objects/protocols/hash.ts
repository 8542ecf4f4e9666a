/**
 * `hash(value)` and `id(value)`.
 *
 * Numbers hash as in CPython; strs without a seed, so that runs repeat. An object without
 * `__hash__` of its own hashes by its identity, a number given when first asked for.
 */
import { exc, raise } from "../errors.ts";
import { hashFloat, hashInt, hashText, normalizeInt } from "../integer-arithmetic.ts";
import { PyMethodDescriptor } from "../native.ts";
import {
  type Int,
  PyComplex,
  PyFloat,
  PyIntInstance,
  type PyObject,
  PyStrInstance,
  PyWideStr,
  type Value,
} from "../object.ts";
import { objectType, typeOf } from "../type.ts";
import { callSpecial0 } from "./calls.ts";

/** CPython's hash(None) since 3.12. */
const HASH_OF_NONE = 0xfca86420;

export function hash(value: Value): Int {
  switch (typeof value) {
    case "number":
    case "bigint":
      return hashInt(value);
    case "string":
      return hashText(value);
    case "boolean":
      return value ? 1 : 0;
    default:
      return value === null ? HASH_OF_NONE : hashObject(value);
  }
}

function hashObject(value: PyObject): Int {
  const method = value.shape.cls.lookup("__hash__");
  if (method === undefined || method === null) throw unhashable(value);
  if (method instanceof PyMethodDescriptor) {
    return method.owner === objectType ? identityOf(value) : (method.implementation(value) as Int);
  }
  return narrowHash(callSpecial0(method, value));
}

export function unhashable(value: Value) {
  return raise(exc.TypeError, `unhashable type: '${typeOf(value).fullName}'`);
}

const HASH_BITS = 64;

/** What a Python `__hash__` gave, reduced to 64 bits as CPython does. */
function narrowHash(given: Value): Int {
  const value = given instanceof PyIntInstance ? given.value : given;
  if (typeof value === "number") return value === -1 ? -2 : value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "bigint") {
    throw raise(exc.TypeError, "__hash__ method should return an integer");
  }
  return BigInt.asIntN(HASH_BITS, value) === value ? value : hashInt(value);
}

// --- identity ---

/** Addresses as CPython's look: 16 bytes apart, the first far from small numbers. */
const FIRST_ADDRESS = 0x7f0000000000;
const ADDRESS_STEP = 16;
let nextAddress = FIRST_ADDRESS;
const addresses = new WeakMap<PyObject, number>();

/** The object's identity as a number, the same for its whole life. */
export function identityOf(object: PyObject): number {
  let address = addresses.get(object);
  if (address === undefined) {
    address = nextAddress;
    nextAddress += ADDRESS_STEP;
    addresses.set(object, address);
  }
  return address;
}

/** `id(value)`. Equal ints, strs and so on are one object here. */
export function identity(value: Value): Int {
  switch (typeof value) {
    case "number":
      return normalizeInt(BigInt(value) * 32n + 0x560000000000n);
    case "bigint":
      return value < 0n ? -value * 32n + 8n : value * 32n;
    case "string":
      return Math.floor(hashText(value) / 256) * 16 + 8;
    case "boolean":
      return value ? 0x55f000000020 : 0x55f000000000;
    default:
      return value === null ? 0x55f000000040 : identityOf(value);
  }
}

/** Whether `hash` of this class is that of identity: it can key a Map by itself. */
export function hashesByIdentity(value: PyObject): boolean {
  const cls = value.shape.cls;
  const hasher = cls.lookup("__hash__");
  if (!(hasher instanceof PyMethodDescriptor) || hasher.owner !== objectType) return false;
  const comparer = cls.lookup("__eq__");
  if (!(comparer instanceof PyMethodDescriptor) || comparer.owner !== objectType) return false;
  cls.isKeyedByIdentity = true;
  return true;
}

/**
 * The primitive or object that identifies a key in a JS Map; undefined when it must be hashed and
 * compared. Equal keys have the same: 1, 1.0 and True, a float that is not whole its double.
 */
export function keyIdentity(value: Value): unknown {
  switch (typeof value) {
    case "boolean":
      return value ? 1 : 0;
    case "object":
      return value === null ? null : keyIdentityOfObject(value);
    default:
      return value;
  }
}

function keyIdentityOfObject(value: PyObject): unknown {
  if (value instanceof PyFloat && (value.constructor === PyFloat || keepsHash(value, "float"))) {
    const number = value.value;
    if (Number.isSafeInteger(number)) return number + 0;
    if (Number.isNaN(number)) return value;
    return Number.isInteger(number) ? BigInt(number) : number;
  }
  if (value.constructor === PyWideStr) return (value as PyWideStr).text;
  if (value instanceof PyStrInstance && keepsHash(value, "str")) {
    return value.value instanceof PyWideStr ? value.value.text : value.value;
  }
  if (value instanceof PyIntInstance && keepsHash(value, "int")) return value.value;
  if (value.constructor === PyComplex) return keyIdentityOfComplex(value as PyComplex);
  return hashesByIdentity(value) ? value : undefined;
}

/** A complex number without an imaginary part equals a float. */
function keyIdentityOfComplex(value: PyComplex): unknown {
  return value.imag === 0 ? keyIdentityOfObject(new PyFloat(value.real)) : undefined;
}

/** Whether an instance of a subclass still hashes and compares as the built-in class does. */
function keepsHash(value: PyObject, owner: string): boolean {
  const cls = value.shape.cls;
  const hasher = cls.lookup("__hash__");
  const comparer = cls.lookup("__eq__");
  return (
    hasher instanceof PyMethodDescriptor &&
    hasher.owner.name === owner &&
    comparer instanceof PyMethodDescriptor &&
    comparer.owner === hasher.owner
  );
}

/** hash(float) of any float. */
export function hashOfFloat(value: PyFloat): Int {
  return Number.isNaN(value.value) ? identityOf(value) : hashFloat(value.value);
}

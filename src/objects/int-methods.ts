/**
 * int and its methods, also for instances of subclasses and for bool, which inherits them.
 *
 * The one difficulty is that four JS types are receivers: number, bigint, boolean and PyIntInstance.
 * `intOf` reads them all; results are always exact ints.
 *
 * Invariant: binary operations return NotImplemented for anything that is not an int, and answer
 * exactly as integer-arithmetic.ts does, which knows no errors: zero divisors, negative shifts and
 * results too large to hold are refused here.
 */
import { PyByteArray } from "./bytearray.ts";
import { PyBytes } from "./bytes.ts";
import { bytesOrUndefined } from "./buffer.ts";
import { bytesOfAny } from "./bytes-conversion.ts";
import { exc, type PyException, raise } from "./errors.ts";
import { powerFloats } from "./float-power.ts";
import {
  absoluteInt,
  addInts,
  andInts,
  bitCountOfInt,
  bitLengthOfInt,
  divideInts,
  divmodInts,
  floorDivideInts,
  hashInt,
  intFromBytes,
  intToBytes,
  invertInt,
  moduloInts,
  multiplyInts,
  negateInt,
  orInts,
  powerInts,
  powerModulo,
  roundIntToPowerOfTen,
  shiftLeftInts,
  shiftRightInts,
  subtractInts,
  ToBytesFailure,
  xorInts,
} from "./integer-arithmetic.ts";
import { interpreter } from "./interpreter-hooks.ts";
import {
  defineClassMethods,
  defineGetters,
  defineMethods,
  defineStatic,
  type MethodRow,
} from "./native.ts";
import { doubleOfInt, intOf, intOrUndefined } from "./numeric-values.ts";
import { type Int, PyFloat, type PyIntInstance, type Value } from "./object.ts";
import { call1, callSpecial0 } from "./protocols/calls.ts";
import { isTrue, toIndex, toIndexNumber } from "./protocols/operators.ts";
import { isStr, reprText, str, textOf } from "./protocols/text.ts";
import { NotImplemented } from "./singletons.ts";
import { floatToInt } from "./text/float-text.ts";
import { formatInt } from "./text/format-spec.ts";
import { intToDecimal, parseIntText } from "./text/int-text.ts";
import { PyTuple } from "./tuple.ts";
import { intType, type PyType, typeOf } from "./type.ts";

// --- making ---

function makeInt(cls: PyType, x: Value | undefined, base: Value | undefined): Value {
  if (cls === intType) return convertToInt(x, base);
  const instance = new cls.instanceClass() as PyIntInstance;
  instance.value = convertToInt(x, base);
  return instance;
}

function convertToInt(x: Value | undefined, base: Value | undefined): Int {
  if (base === undefined) return x === undefined ? 0 : intFromValue(x);
  if (x === undefined) throw raise(exc.TypeError, "int() missing string argument");
  const radix = toIndex(base);
  if (radix !== 0 && (radix < 2 || radix > 36)) {
    throw raise(exc.ValueError, "int() base must be >= 2 and <= 36, or 0");
  }
  const text = literalText(x);
  if (text === undefined) {
    throw raise(exc.TypeError, "int() can't convert non-string with explicit base");
  }
  return parseIntText(text, radix as number, () => shownLiteral(x));
}

/** The characters of a str, bytes or bytearray. */
function literalText(x: Value): string | undefined {
  if (isStr(x)) return textOf(x);
  if (x instanceof PyBytes || x instanceof PyByteArray) return latin1Text(x.bytes());
  return undefined;
}

function latin1Text(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}

/** CPython shows bytes-like arguments as bytes. */
function shownLiteral(x: Value): string {
  if (x instanceof PyByteArray) return reprText(new PyBytes(x.bytes().slice()));
  return reprText(x);
}

/** int(x) without a base. */
export function intFromValue(x: Value): Int {
  switch (typeof x) {
    case "number":
    case "bigint":
      return x;
    case "boolean":
      return x ? 1 : 0;
    case "string":
      return parseIntText(x, 10, () => shownLiteral(x));
    default:
      return x === null ? refuseInt(x) : intFromObject(x);
  }
}

function intFromObject(x: Exclude<Value, null>): Int {
  const type = typeOf(x);
  if (x instanceof PyFloat && !type.isHeapType) return floatToInt(x.value);
  const method = type.lookup("__int__");
  if (method !== undefined && method !== null) return checkIntResult(callSpecial0(method, x));
  if (type.lookup("__index__") !== undefined) return toIndex(x);
  const text = literalText(x);
  if (text !== undefined) return parseIntText(text, 10, () => shownLiteral(x));
  const buffer = bytesOrUndefined(x);
  if (buffer !== undefined) {
    return parseIntText(latin1Text(buffer), 10, () => reprText(new PyBytes(buffer.slice())));
  }
  return refuseInt(x);
}

function checkIntResult(result: Value): Int {
  if (typeof result === "number" || typeof result === "bigint") return result;
  const int = intOrUndefined(result);
  const got = typeOf(result).name;
  if (int !== undefined) {
    interpreter().warn(
      exc.DeprecationWarning,
      `__int__ returned non-int (type ${got}).  The ability to return an instance of a strict ` +
        "subclass of int is deprecated, and may be removed in a future version of Python.",
    );
    return int;
  }
  throw raise(exc.TypeError, `__int__ returned non-int (type ${got})`);
}

function refuseInt(x: Value): never {
  const got = typeOf(x).name;
  throw raise(
    exc.TypeError,
    `int() argument must be a string, a bytes-like object or a real number, not '${got}'`,
  );
}

defineStatic(intType, "__new__", ["value=0, /, base=10", makeInt]);

// --- arithmetic ---

type IntOperation = (a: Int, b: Int) => Value;

/** `__op__` of ints. */
function forward(operation: IntOperation): MethodRow {
  return [
    "value, /",
    (self: Value, other: Value): Value => {
      const b = intOrUndefined(other);
      return b === undefined ? NotImplemented : operation(intOf(self), b);
    },
  ];
}

/** `__rop__` of ints. */
function reflected(operation: IntOperation): MethodRow {
  return [
    "value, /",
    (self: Value, other: Value): Value => {
      const b = intOrUndefined(other);
      return b === undefined ? NotImplemented : operation(b, intOf(self));
    },
  ];
}

function divisionByZero(): PyException {
  return raise(exc.ZeroDivisionError, "division by zero");
}

/** Runs an operation whose result BigInt may refuse to hold. */
function holding(operation: (a: Int, b: Int) => Int, a: Int, b: Int): Int {
  try {
    return operation(a, b);
  } catch (error) {
    if (error instanceof RangeError && error.message.includes("BigInt"))
      throw raise(exc.MemoryError);
    throw error;
  }
}

export function multiplyIntsSafely(a: Int, b: Int): Int {
  return holding(multiplyInts, a, b);
}

export function trueDivideInts(a: Int, b: Int): PyFloat {
  if (b === 0) throw divisionByZero();
  const quotient = divideInts(a, b);
  if (Number.isFinite(quotient)) return new PyFloat(quotient);
  throw raise(exc.OverflowError, "integer division result too large for a float");
}

export function floorDivideIntsChecked(a: Int, b: Int): Int {
  if (b === 0) throw divisionByZero();
  return floorDivideInts(a, b);
}

export function moduloIntsChecked(a: Int, b: Int): Int {
  if (b === 0) throw divisionByZero();
  return moduloInts(a, b);
}

export function divmodIntsChecked(a: Int, b: Int): PyTuple {
  if (b === 0) throw divisionByZero();
  return new PyTuple(divmodInts(a, b));
}

/** `a ** b`: an int, or for a negative exponent a float. */
export function powerIntsChecked(a: Int, b: Int): Value {
  if (b < 0) return powerFloats(doubleOfInt(a), doubleOfInt(b));
  return holding(powerInts, a, b);
}

function powerWithModulus(a: Int, b: Int, m: Int): Int {
  if (m === 0) throw raise(exc.ValueError, "pow() 3rd argument cannot be 0");
  const result = powerModulo(a, b, m);
  if (result === null) {
    throw raise(exc.ValueError, "base is not invertible for the given modulus");
  }
  return result;
}

function power(base: Value, exponent: Value, modulus: Value | undefined): Value {
  const a = intOrUndefined(base);
  const b = intOrUndefined(exponent);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus === undefined || modulus === null) return powerIntsChecked(a, b);
  const m = intOrUndefined(modulus);
  return m === undefined ? NotImplemented : powerWithModulus(a, b, m);
}

/** V8 holds BigInts of up to 2^30 bits. */
const MOST_BITS = 2 ** 30;

export function shiftLeftChecked(a: Int, count: Int): Int {
  if (count < 0) throw raise(exc.ValueError, "negative shift count");
  if (a === 0) return 0;
  if (count > MOST_BITS) {
    // CPython says so when the count of digits overflows, and MemoryError before.
    if (count >= 2n ** 63n) throw raise(exc.OverflowError, "too many digits in integer");
    throw raise(exc.MemoryError);
  }
  return holding(shiftLeftInts, a, count);
}

export function shiftRightChecked(a: Int, count: Int): Int {
  if (count < 0) throw raise(exc.ValueError, "negative shift count");
  return shiftRightInts(a, count);
}

defineMethods(intType, {
  __add__: forward(addInts),
  __radd__: reflected(addInts),
  __sub__: forward(subtractInts),
  __rsub__: reflected(subtractInts),
  __mul__: forward(multiplyIntsSafely),
  __rmul__: reflected(multiplyIntsSafely),
  __truediv__: forward(trueDivideInts),
  __rtruediv__: reflected(trueDivideInts),
  __floordiv__: forward(floorDivideIntsChecked),
  __rfloordiv__: reflected(floorDivideIntsChecked),
  __mod__: forward(moduloIntsChecked),
  __rmod__: reflected(moduloIntsChecked),
  __divmod__: forward(divmodIntsChecked),
  __rdivmod__: reflected(divmodIntsChecked),
  __lshift__: forward(shiftLeftChecked),
  __rlshift__: reflected(shiftLeftChecked),
  __rshift__: forward(shiftRightChecked),
  __rrshift__: reflected(shiftRightChecked),
  __and__: forward(andInts),
  __rand__: reflected(andInts),
  __or__: forward(orInts),
  __ror__: reflected(orInts),
  __xor__: forward(xorInts),
  __rxor__: reflected(xorInts),
  __pow__: ["value, mod=None, /", power],
  __rpow__: [
    "value, mod=None, /",
    (self: Value, base: Value, modulus: Value | undefined) => power(base, self, modulus),
  ],
  __neg__: ["", (self: Value) => negateInt(intOf(self))],
  __pos__: ["", intOf],
  __abs__: ["", (self: Value) => absoluteInt(intOf(self))],
  __invert__: ["", (self: Value) => invertInt(intOf(self))],
  __bool__: ["", (self: Value) => intOf(self) !== 0],
  __int__: ["", intOf],
  __index__: ["", intOf],
  __float__: ["", (self: Value) => new PyFloat(doubleOfInt(intOf(self)))],
  __trunc__: ["", intOf],
  __floor__: ["", intOf],
  __ceil__: ["", intOf],
  __round__: ["ndigits=None, /", roundInt],
});

function roundInt(self: Value, digits: Value | undefined): Int {
  const a = intOf(self);
  if (digits === undefined || digits === null) return a;
  const count = toIndex(digits);
  if (count >= 0) return a;
  return roundIntToPowerOfTen(a, typeof count === "number" ? -count : Number.MAX_SAFE_INTEGER);
}

// --- comparison ---

function compare(test: (a: Int, b: Int) => boolean): MethodRow {
  return [
    "value, /",
    (self: Value, other: Value): Value => {
      const b = intOrUndefined(other);
      return b === undefined ? NotImplemented : test(intOf(self), b);
    },
  ];
}

defineMethods(intType, {
  __eq__: compare((a, b) => a === b),
  __ne__: compare((a, b) => a !== b),
  __lt__: compare((a, b) => a < b),
  __le__: compare((a, b) => a <= b),
  __gt__: compare((a, b) => a > b),
  __ge__: compare((a, b) => a >= b),
  __hash__: ["", (self: Value) => hashInt(intOf(self))],
});

// --- text ---

function formatWithSpec(self: Value, spec: Value): Value {
  if (!isStr(spec)) {
    const got = typeOf(spec).name;
    throw raise(exc.TypeError, `__format__() argument must be str, not ${got}`);
  }
  const text = textOf(spec);
  if (text === "" && typeof self !== "number" && typeof self !== "bigint") return str(self);
  return formatInt(intOf(self), text, typeOf(self).name);
}

defineMethods(intType, {
  __repr__: ["", (self: Value) => intToDecimal(intOf(self))],
  __format__: ["format_spec, /", formatWithSpec],
});

// --- the rest ---

/** CPython's int object: a header and 30-bit digits. */
function sizeOfInt(self: Value): Int {
  const digits = Math.max(1, Math.ceil(bitLengthOfInt(intOf(self)) / 30));
  return 24 + 4 * digits;
}

defineMethods(intType, {
  __getnewargs__: ["", (self: Value) => new PyTuple([intOf(self)])],
  __sizeof__: ["", sizeOfInt],
  conjugate: ["", intOf],
  bit_length: ["", (self: Value) => bitLengthOfInt(intOf(self))],
  bit_count: ["", (self: Value) => bitCountOfInt(intOf(self))],
  as_integer_ratio: ["", (self: Value) => new PyTuple([intOf(self), 1])],
  is_integer: ["", () => true],
  to_bytes: ["length=1, byteorder='big', *, signed=False", toBytes],
});

defineGetters(intType, {
  real: intOf,
  imag: () => 0,
  numerator: intOf,
  denominator: () => 1,
});

function isBigEndian(order: Value | undefined): boolean {
  if (order === undefined) return true;
  if (!isStr(order)) {
    const got = typeOf(order).name;
    throw raise(exc.TypeError, `argument 'byteorder' must be str, not ${got}`);
  }
  const text = textOf(order);
  if (text !== "little" && text !== "big") {
    throw raise(exc.ValueError, "byteorder must be either 'little' or 'big'");
  }
  return text === "big";
}

function isSet(flag: Value | undefined): boolean {
  if (flag === undefined) return false;
  if (typeof flag === "boolean") return flag;
  return isTrue(flag);
}

function toBytes(
  self: Value,
  length: Value | undefined,
  order: Value | undefined,
  signed: Value | undefined,
): Value {
  const size = length === undefined ? 1 : toIndexNumber(length, exc.OverflowError);
  const bigEndian = isBigEndian(order);
  const withSign = isSet(signed);
  if (size < 0) throw raise(exc.ValueError, "length argument must be non-negative");
  const bytes = intToBytes(intOf(self), size, bigEndian, withSign);
  if (bytes === ToBytesFailure.TooBig) throw raise(exc.OverflowError, "int too big to convert");
  if (bytes === ToBytesFailure.Negative) {
    throw raise(exc.OverflowError, "can't convert negative int to unsigned");
  }
  return new PyBytes(bytes as Uint8Array);
}

function fromBytes(
  cls: PyType,
  source: Value,
  order: Value | undefined,
  signed: Value | undefined,
): Value {
  const bigEndian = isBigEndian(order);
  const value = intFromBytes(bytesOfAny(source), bigEndian, isSet(signed));
  return cls === intType ? value : call1(cls, value);
}

defineClassMethods(intType, {
  from_bytes: ["bytes, byteorder='big', *, signed=False", fromBytes],
});

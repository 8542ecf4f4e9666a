/**
 * float and its methods, also for instances of subclasses; results are exact floats.
 *
 * Invariant: binary operations take ints too (converted, with OverflowError when too large) and
 * return NotImplemented for the rest. Comparison with an int is exact, never by conversion.
 */
import { bytesOrUndefined } from "./buffer.ts";
import { exc, raise } from "./errors.ts";
import { powerFloats } from "./float-power.ts";
import { floatAsIntegerRatio, roundFloatToInt } from "./integer-arithmetic.ts";
import {
  defineClassMethods,
  defineGetters,
  defineMethods,
  defineStatic,
  type MethodRow,
} from "./native.ts";
import { convertToDouble, doubleOrUndefined, intOrUndefined, toDouble } from "./numeric-values.ts";
import { type Int, PyFloat, type Value } from "./object.ts";
import { call1 } from "./protocols/calls.ts";
import { hashOfFloat } from "./protocols/hash.ts";
import { toIndex } from "./protocols/operators.ts";
import { isStr, reprText, textOf } from "./protocols/text.ts";
import { NotImplemented } from "./singletons.ts";
import {
  describeBadFloat,
  floatToInt,
  hexFloat,
  parseFloatText,
  parseHexFloat,
  reprFloat,
  roundFloat,
} from "./text/float-text.ts";
import { formatFloat } from "./text/format-spec.ts";
import { foldDecimalsToAscii } from "./text/unicode.ts";
import { PyTuple } from "./tuple.ts";
import { floatType, type PyType, typeOf } from "./type.ts";

/** An instance of float or of a subclass of it. */
export function makeFloatOf(cls: PyType, value: number): PyFloat {
  if (cls === floatType) return new PyFloat(value);
  const instance = new cls.instanceClass() as { value: number } & PyFloat;
  (instance as { value: number }).value = value;
  return instance;
}

// --- making ---

function makeFloat(cls: PyType, x: Value | undefined): Value {
  if (x === undefined) return makeFloatOf(cls, 0);
  if (cls === floatType && x instanceof PyFloat && x.shape === floatType.rootShape) return x;
  return makeFloatOf(cls, floatFromValue(x));
}

/** The double of float(x). */
export function floatFromValue(x: Value): number {
  if (typeof x === "number") return x;
  if (typeof x === "string") return parseFloatLiteral(x, x);
  if (x instanceof PyFloat && !x.shape.cls.isHeapType) return x.value;
  const text = floatLiteralText(x);
  if (text !== undefined) return parseFloatLiteral(text, x);
  const plain = typeof x === "object" ? undefined : doubleOrUndefined(x);
  return plain ?? convertToDouble(x, refuseFloat);
}

function refuseFloat(type: PyType) {
  return raise(
    exc.TypeError,
    `float() argument must be a string or a real number, not '${type.name}'`,
  );
}

function floatLiteralText(x: Value): string | undefined {
  if (isStr(x)) return textOf(x);
  if (typeOf(x).lookup("__float__") !== undefined) return undefined;
  const bytes = bytesOrUndefined(x);
  if (bytes === undefined) return undefined;
  let text = "";
  // Octets beyond ASCII must not read as Latin-1 letters or spaces.
  for (const octet of bytes) text += octet < 128 ? String.fromCharCode(octet) : "?";
  return text;
}

function parseFloatLiteral(text: string, x: Value): number {
  const value = parseFloatText(foldDecimalsToAscii(text));
  if (value !== null) return value;
  throw raise(exc.ValueError, describeBadFloat(reprText(x)));
}

defineStatic(floatType, "__new__", ["x=0, /", makeFloat]);

function fromHex(cls: PyType, text: Value): Value {
  if (!isStr(text)) {
    const got = typeOf(text).name;
    throw raise(exc.TypeError, `fromhex() argument must be str, not ${got}`);
  }
  return finish(cls, parseHexFloat(textOf(text)));
}

function fromNumber(cls: PyType, number: Value): Value {
  if (cls === floatType && number instanceof PyFloat && number.shape === floatType.rootShape) {
    return number;
  }
  return finish(cls, toDouble(number));
}

function finish(cls: PyType, value: number): Value {
  const float = new PyFloat(value);
  return cls === floatType ? float : call1(cls, float);
}

function getFormat(_cls: PyType, kind: Value): Value {
  if (!isStr(kind)) {
    const got = typeOf(kind).name;
    throw raise(exc.TypeError, `__getformat__() argument must be str, not ${got}`);
  }
  const text = textOf(kind);
  if (text === "double" || text === "float") return "IEEE, little-endian";
  throw raise(exc.ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
}

defineClassMethods(floatType, {
  fromhex: ["string, /", fromHex],
  from_number: ["number, /", fromNumber],
  __getformat__: ["typestr, /", getFormat],
});

// --- arithmetic ---

type FloatOperation = (a: number, b: number) => Value;

function forward(operation: FloatOperation): MethodRow {
  return [
    "value, /",
    (self: PyFloat, other: Value): Value => {
      const b = doubleOrUndefined(other);
      return b === undefined ? NotImplemented : operation(self.value, b);
    },
  ];
}

function reflected(operation: FloatOperation): MethodRow {
  return [
    "value, /",
    (self: PyFloat, other: Value): Value => {
      const b = doubleOrUndefined(other);
      return b === undefined ? NotImplemented : operation(b, self.value);
    },
  ];
}

function divisionByZero() {
  return raise(exc.ZeroDivisionError, "division by zero");
}

const addFloats: FloatOperation = (a, b) => new PyFloat(a + b);
const subtractFloats: FloatOperation = (a, b) => new PyFloat(a - b);
const multiplyFloats: FloatOperation = (a, b) => new PyFloat(a * b);

const divideFloats: FloatOperation = (a, b) => {
  if (b === 0) throw divisionByZero();
  return new PyFloat(a / b);
};

/** `a % b` of floats, b not 0: the sign is the divisor's, also of a zero. */
export function floatModulo(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** `a // b` of floats, b not 0 (CPython: _float_div_mod). */
export function floatFloorDivide(a: number, b: number): number {
  const rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && rest < 0 !== b < 0) quotient -= 1;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

const floorDivideFloats: FloatOperation = (a, b) => {
  if (b === 0) throw divisionByZero();
  return new PyFloat(floatFloorDivide(a, b));
};

const moduloFloats: FloatOperation = (a, b) => {
  if (b === 0) throw divisionByZero();
  return new PyFloat(floatModulo(a, b));
};

const divmodFloats: FloatOperation = (a, b) => {
  if (b === 0) throw divisionByZero();
  return new PyTuple([new PyFloat(floatFloorDivide(a, b)), new PyFloat(floatModulo(a, b))]);
};

function power(base: Value, exponent: Value, modulus: Value | undefined): Value {
  if (modulus !== undefined && modulus !== null) {
    throw raise(exc.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  }
  const a = doubleOrUndefined(base);
  const b = a === undefined ? undefined : doubleOrUndefined(exponent);
  return a === undefined || b === undefined ? NotImplemented : powerFloats(a, b);
}

defineMethods(floatType, {
  __add__: forward(addFloats),
  __radd__: reflected(addFloats),
  __sub__: forward(subtractFloats),
  __rsub__: reflected(subtractFloats),
  __mul__: forward(multiplyFloats),
  __rmul__: reflected(multiplyFloats),
  __truediv__: forward(divideFloats),
  __rtruediv__: reflected(divideFloats),
  __floordiv__: forward(floorDivideFloats),
  __rfloordiv__: reflected(floorDivideFloats),
  __mod__: forward(moduloFloats),
  __rmod__: reflected(moduloFloats),
  __divmod__: forward(divmodFloats),
  __rdivmod__: reflected(divmodFloats),
  __pow__: ["value, mod=None, /", power],
  __rpow__: [
    "value, mod=None, /",
    (self: PyFloat, base: Value, modulus: Value | undefined) => power(base, self, modulus),
  ],
  __neg__: ["", (self: PyFloat) => new PyFloat(-self.value)],
  __pos__: ["", exactFloat],
  __abs__: ["", (self: PyFloat) => new PyFloat(Math.abs(self.value))],
  __bool__: ["", (self: PyFloat) => self.value !== 0],
  __int__: ["", truncate],
  __float__: ["", exactFloat],
  __trunc__: ["", truncate],
  __floor__: ["", (self: PyFloat) => floatToInt(Math.floor(self.value))],
  __ceil__: ["", (self: PyFloat) => floatToInt(Math.ceil(self.value))],
  __round__: ["ndigits=None, /", round],
});

function exactFloat(self: PyFloat): PyFloat {
  return self.shape === floatType.rootShape ? self : new PyFloat(self.value);
}

function truncate(self: PyFloat): Int {
  return floatToInt(self.value);
}

function round(self: PyFloat, digits: Value | undefined): Value {
  const x = self.value;
  if (digits === undefined || digits === null) {
    return Number.isFinite(x) ? roundFloatToInt(x) : floatToInt(x);
  }
  const count = toIndex(digits);
  const clamped = typeof count === "number" ? count : count > 0n ? 1e9 : -1e9;
  return new PyFloat(roundFloat(x, clamped));
}

// --- comparison ---

/** The number to compare with: JS compares number, bigint and double exactly. */
function comparable(other: Value): Int | undefined {
  return other instanceof PyFloat ? other.value : intOrUndefined(other);
}

function compare(test: (a: Int, b: Int) => boolean): MethodRow {
  return [
    "value, /",
    (self: PyFloat, other: Value): Value => {
      const b = comparable(other);
      return b === undefined ? NotImplemented : test(self.value, b);
    },
  ];
}

defineMethods(floatType, {
  // biome-ignore lint/suspicious/noDoubleEquals: a double and a bigint may be the same number
  __eq__: compare((a, b) => a == b),
  // biome-ignore lint/suspicious/noDoubleEquals: a double and a bigint may be the same number
  __ne__: compare((a, b) => a != b),
  __lt__: compare((a, b) => a < b),
  __le__: compare((a, b) => a <= b),
  __gt__: compare((a, b) => a > b),
  __ge__: compare((a, b) => a >= b),
  __hash__: ["", hashOfFloat],
});

// --- text and the rest ---

function formatWithSpec(self: PyFloat, spec: Value): Value {
  if (!isStr(spec)) {
    const got = typeOf(spec).name;
    throw raise(exc.TypeError, `__format__() argument must be str, not ${got}`);
  }
  return formatFloat(self.value, textOf(spec), typeOf(self).name);
}

function asIntegerRatio(self: PyFloat): Value {
  const x = self.value;
  if (Number.isNaN(x)) throw raise(exc.ValueError, "cannot convert NaN to integer ratio");
  if (!Number.isFinite(x)) {
    throw raise(exc.OverflowError, "cannot convert Infinity to integer ratio");
  }
  return new PyTuple(floatAsIntegerRatio(x));
}

defineMethods(floatType, {
  __repr__: ["", (self: PyFloat) => reprFloat(self.value)],
  __format__: ["format_spec, /", formatWithSpec],
  __getnewargs__: ["", (self: PyFloat) => new PyTuple([new PyFloat(self.value)])],
  conjugate: ["", exactFloat],
  as_integer_ratio: ["", asIntegerRatio],
  is_integer: ["", (self: PyFloat) => Number.isInteger(self.value)],
  hex: ["", (self: PyFloat) => hexFloat(self.value)],
});

defineGetters(floatType, {
  real: exactFloat,
  imag: () => new PyFloat(0),
});

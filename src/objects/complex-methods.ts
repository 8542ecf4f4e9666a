/**
 * complex and its methods, also for instances of subclasses; results are exact complex numbers.
 *
 * Invariant: a real operand (int or float) keeps to the real part, as CPython 3.14 has it; only a
 * complex operand brings an imaginary part, be it zero.
 */
import { complexType, makeComplexOf } from "./complex.ts";
import {
  complexPower,
  complexSize,
  divideComplex,
  divideComplexByReal,
  divideRealByComplex,
  multiplyComplex,
} from "./complex-arithmetic.ts";
import { exc, raise } from "./errors.ts";
import { interpreter } from "./interpreter-hooks.ts";
import { hashFloat } from "./integer-arithmetic.ts";
import {
  defineClassMethods,
  defineMembers,
  defineMethods,
  defineStatic,
  type MethodRow,
} from "./native.ts";
import {
  convertByComplexMethod,
  convertToDouble,
  doubleOrUndefined,
  intOrUndefined,
  toComplex,
} from "./numeric-values.ts";
import { type Int, PyComplex, PyFloat, type Value } from "./object.ts";
import { call1 } from "./protocols/calls.ts";
import { isStr, textOf } from "./protocols/text.ts";
import { NotImplemented } from "./singletons.ts";
import { parseFloatText, stripSpace } from "./text/float-text.ts";
import { formatComplex, reprComplex } from "./text/format-spec.ts";
import { foldDecimalsToAscii } from "./text/unicode.ts";
import { PyTuple } from "./tuple.ts";
import { type PyType, typeOf } from "./type.ts";

// --- making ---

function makeComplex(cls: PyType, real: Value | undefined, imag: Value | undefined): Value {
  if (imag === undefined) return makeFromOne(cls, real);
  const re = readPart(real ?? 0, "real");
  const im = readPart(imag, "imag");
  // Adding the zero of a real argument would lose a minus.
  const realPart = im.imag === 0 ? re.real : re.real - im.imag;
  return makeComplexOf(cls, realPart, re.imag === 0 ? im.real : im.real + re.imag);
}

function makeFromOne(cls: PyType, x: Value | undefined): Value {
  if (x === undefined) return makeComplexOf(cls, 0, 0);
  if (isStr(x)) return parseComplex(cls, textOf(x));
  if (x instanceof PyComplex) {
    if (cls === complexType && x.shape === complexType.rootShape) return x;
    if (x.shape === complexType.rootShape) return makeComplexOf(cls, x.real, x.imag);
  }
  const converted = convertByComplexMethod(x);
  if (converted !== undefined) return makeComplexOf(cls, converted.real, converted.imag);
  const double = doubleOrUndefined(x) ?? convertToDouble(x, refuseComplex);
  return makeComplexOf(cls, double, 0);
}

function refuseComplex(type: PyType) {
  return raise(exc.TypeError, `complex() argument must be a string or a number, not ${type.name}`);
}

/** One of two arguments; a complex one is deprecated but taken. */
function readPart(value: Value, name: "real" | "imag"): PyComplex {
  if (value instanceof PyComplex) {
    interpreter().warn(
      exc.DeprecationWarning,
      `complex() argument '${name}' must be a real number, not ${typeOf(value).name}`,
    );
    return value;
  }
  const double = isStr(value) ? undefined : doubleOrUndefined(value);
  if (double !== undefined) return new PyComplex(double, 0);
  const converted = name === "real" && !isStr(value) ? convertByComplexMethod(value) : undefined;
  if (converted !== undefined) return converted;
  const refuse = (type: PyType) =>
    raise(exc.TypeError, `complex() argument '${name}' must be a real number, not ${type.name}`);
  return new PyComplex(convertToDouble(value, refuse), 0);
}

const NUMBER = String.raw`(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?|inf(?:inity)?|nan`;
const REAL_ONLY = new RegExp(`^([+-]?(?:${NUMBER}))$`, "i");
const WITH_IMAGINARY = new RegExp(`^([+-]?(?:${NUMBER}))?([+-](?:${NUMBER})?)j$`, "i");
const IMAGINARY_ONLY = new RegExp(`^([+-]?(?:${NUMBER})?)j$`, "i");

function malformed() {
  return raise(exc.ValueError, "complex() arg is a malformed string");
}

function parseComplex(cls: PyType, source: string): PyComplex {
  let text = stripSpace(foldDecimalsToAscii(source));
  if (text.startsWith("(")) {
    if (!text.endsWith(")")) throw malformed();
    text = stripSpace(text.slice(1, -1));
  }
  const real = REAL_ONLY.exec(text);
  if (real !== null) return makeComplexOf(cls, readNumber(text), 0);
  const imaginary = IMAGINARY_ONLY.exec(text);
  if (imaginary !== null) return makeComplexOf(cls, 0, readCoefficient(imaginary[1] as string));
  const both = WITH_IMAGINARY.exec(text);
  if (both === null || both[1] === undefined) throw malformed();
  return makeComplexOf(cls, readNumber(both[1]), readCoefficient(both[2] as string));
}

function readNumber(text: string): number {
  const value = parseFloatText(text);
  if (value === null) throw malformed();
  return value;
}

/** The number before "j", where a sign alone or nothing is 1. */
function readCoefficient(text: string): number {
  if (text === "" || text === "+") return 1;
  return text === "-" ? -1 : readNumber(text);
}

defineStatic(complexType, "__new__", ["real=0, imag=0", makeComplex]);

function fromNumber(cls: PyType, number: Value): Value {
  if (
    cls === complexType &&
    number instanceof PyComplex &&
    number.shape === complexType.rootShape
  ) {
    return number;
  }
  const value = toComplex(number);
  const exact = new PyComplex(value.real, value.imag);
  return cls === complexType ? exact : call1(cls, exact);
}

defineClassMethods(complexType, { from_number: ["number, /", fromNumber] });

// --- arithmetic ---

type Operation = (a: PyComplex, b: PyComplex) => Value;
type MixedOperation = (z: PyComplex, x: number) => Value;

/** An operation with a complex number, and with a real one. */
function binary(withComplex: Operation, withReal: MixedOperation): MethodRow {
  return [
    "value, /",
    (self: PyComplex, other: Value): Value => {
      if (other instanceof PyComplex) return withComplex(self, other);
      const x = doubleOrUndefined(other);
      return x === undefined ? NotImplemented : withReal(self, x);
    },
  ];
}

const addComplex: Operation = (a, b) => new PyComplex(a.real + b.real, a.imag + b.imag);
const addReal: MixedOperation = (z, x) => new PyComplex(z.real + x, z.imag);
const subtractComplex: Operation = (a, b) => new PyComplex(a.real - b.real, a.imag - b.imag);
const subtractReal: MixedOperation = (z, x) => new PyComplex(z.real - x, z.imag);
const multiplyReal: MixedOperation = (z, x) => new PyComplex(z.real * x, z.imag * x);
const subtractFromReal: MixedOperation = (z, x) => new PyComplex(x - z.real, -z.imag);
const divideReal: MixedOperation = (z, x) => divideRealByComplex(x, z);

function power(base: Value, exponent: Value, modulus: Value | undefined): Value {
  const a = complexOrUndefined(base);
  const b = a === undefined ? undefined : complexOrUndefined(exponent);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus !== undefined && modulus !== null) throw raise(exc.ValueError, "complex modulo");
  return complexPower(a.real, a.imag, b.real, b.imag);
}

function complexOrUndefined(value: Value): PyComplex | undefined {
  if (value instanceof PyComplex) return value;
  const double = doubleOrUndefined(value);
  return double === undefined ? undefined : new PyComplex(double, 0);
}

defineMethods(complexType, {
  __add__: binary(addComplex, addReal),
  __radd__: binary((a, b) => addComplex(b, a), addReal),
  __sub__: binary(subtractComplex, subtractReal),
  __rsub__: binary((a, b) => subtractComplex(b, a), subtractFromReal),
  __mul__: binary(multiplyComplex, multiplyReal),
  __rmul__: binary((a, b) => multiplyComplex(b, a), multiplyReal),
  __truediv__: binary(divideComplex, divideComplexByReal),
  __rtruediv__: binary((a, b) => divideComplex(b, a), divideReal),
  __pow__: ["value, mod=None, /", power],
  __rpow__: [
    "value, mod=None, /",
    (self: PyComplex, base: Value, modulus: Value | undefined) => power(base, self, modulus),
  ],
  __neg__: ["", (self: PyComplex) => new PyComplex(-self.real, -self.imag)],
  __pos__: ["", exactComplex],
  __abs__: ["", (self: PyComplex) => new PyFloat(complexSize(self))],
  __bool__: ["", (self: PyComplex) => self.real !== 0 || self.imag !== 0],
});

function exactComplex(self: PyComplex): PyComplex {
  if (self.shape === complexType.rootShape) return self;
  return new PyComplex(self.real, self.imag);
}

// --- comparison ---

/** `==`, or undefined for what is no number. */
function equalsNumber(self: PyComplex, other: Value): boolean | undefined {
  if (other instanceof PyComplex) return self.real === other.real && self.imag === other.imag;
  const number: Int | undefined = other instanceof PyFloat ? other.value : intOrUndefined(other);
  if (number === undefined) return undefined;
  // biome-ignore lint/suspicious/noDoubleEquals: a double and a bigint may be the same number
  return self.imag === 0 && self.real == number;
}

const refuseOrder: MethodRow = ["value, /", () => NotImplemented];

const HASH_IMAGINARY = 1000003n;

function hashComplex(self: PyComplex): Int {
  const imaginary = BigInt(hashFloat(self.imag)) * HASH_IMAGINARY;
  const hash = BigInt.asIntN(64, BigInt(hashFloat(self.real)) + imaginary);
  if (hash === -1n) return -2;
  const number = Number(hash);
  return Number.isSafeInteger(number) ? number : hash;
}

defineMethods(complexType, {
  __eq__: [
    "value, /",
    (self: PyComplex, other: Value) => equalsNumber(self, other) ?? NotImplemented,
  ],
  __ne__: [
    "value, /",
    (self: PyComplex, other: Value): Value => {
      const equal = equalsNumber(self, other);
      return equal === undefined ? NotImplemented : !equal;
    },
  ],
  __lt__: refuseOrder,
  __le__: refuseOrder,
  __gt__: refuseOrder,
  __ge__: refuseOrder,
  __hash__: ["", hashComplex],
});

// --- text and the rest ---

function formatWithSpec(self: PyComplex, spec: Value): Value {
  if (!isStr(spec)) {
    const got = typeOf(spec).name;
    throw raise(exc.TypeError, `__format__() argument must be str, not ${got}`);
  }
  return formatComplex(self.real, self.imag, textOf(spec), typeOf(self).name);
}

defineMethods(complexType, {
  __repr__: ["", (self: PyComplex) => reprComplex(self.real, self.imag)],
  __format__: ["format_spec, /", formatWithSpec],
  __complex__: ["", exactComplex],
  __getnewargs__: [
    "",
    (self: PyComplex) => new PyTuple([new PyFloat(self.real), new PyFloat(self.imag)]),
  ],
  conjugate: ["", (self: PyComplex) => new PyComplex(self.real, -self.imag)],
});

defineMembers(complexType, {
  real: (self: PyComplex) => new PyFloat(self.real),
  imag: (self: PyComplex) => new PyFloat(self.imag),
});

/**
 * Arithmetic of complex numbers as CPython 3.14 does it: C99 Annex G recovers infinities that came
 * out as nan, and a real operand does not take part with an imaginary zero.
 *
 * The difficulty is to round as CPython does: the formulas of its Objects/complexobject.c are
 * followed operation by operation.
 */
import { exc, raise } from "./errors.ts";
import { atan2, cos, exp, hypot, log, pow, sin } from "./float-functions.ts";
import { PyComplex } from "./object.ts";

const INFINITY = Number.POSITIVE_INFINITY;

function isInfinite(x: number): boolean {
  return x === INFINITY || x === -INFINITY;
}

export function copySign(size: number, sign: number): number {
  const negative = sign < 0 || Object.is(sign, -0);
  return negative ? -Math.abs(size) : Math.abs(size);
}

/** 1 for an infinity, 0 for anything else, with the sign of x. */
function boxInfinity(x: number): number {
  return copySign(isInfinite(x) ? 1 : 0, x);
}

function zeroIfNaN(x: number): number {
  return Number.isNaN(x) ? copySign(0, x) : x;
}

// --- products ---

export function multiplyComplex(z: PyComplex, w: PyComplex): PyComplex {
  const ac = z.real * w.real;
  const bd = z.imag * w.imag;
  const ad = z.real * w.imag;
  const bc = z.imag * w.real;
  const real = ac - bd;
  const imag = ad + bc;
  if (!Number.isNaN(real) || !Number.isNaN(imag)) return new PyComplex(real, imag);
  const overflows = isInfinite(ac) || isInfinite(bd) || isInfinite(ad) || isInfinite(bc);
  return recoverProduct(z, w, overflows) ?? new PyComplex(real, imag);
}

function recoverProduct(z: PyComplex, w: PyComplex, overflows: boolean): PyComplex | undefined {
  let { real: a, imag: b } = z;
  let { real: c, imag: d } = w;
  let recover = false;
  if (isInfinite(a) || isInfinite(b)) {
    a = boxInfinity(a);
    b = boxInfinity(b);
    c = zeroIfNaN(c);
    d = zeroIfNaN(d);
    recover = true;
  }
  if (isInfinite(c) || isInfinite(d)) {
    c = boxInfinity(c);
    d = boxInfinity(d);
    a = zeroIfNaN(a);
    b = zeroIfNaN(b);
    recover = true;
  }
  if (!recover && overflows) {
    a = zeroIfNaN(a);
    b = zeroIfNaN(b);
    c = zeroIfNaN(c);
    d = zeroIfNaN(d);
    recover = true;
  }
  if (!recover) return undefined;
  return new PyComplex(INFINITY * (a * c - b * d), INFINITY * (a * d + b * c));
}

// --- quotients ---

function divisionByZero() {
  return raise(exc.ZeroDivisionError, "division by zero");
}

export function divideComplex(a: PyComplex, b: PyComplex): PyComplex {
  const quotient = quotientOrNull(a, b);
  if (quotient === null) throw divisionByZero();
  return quotient;
}

/** a / b, or null when b is zero. */
function quotientOrNull(a: PyComplex, b: PyComplex): PyComplex | null {
  const sizeReal = Math.abs(b.real);
  const sizeImag = Math.abs(b.imag);
  let real = Number.NaN;
  let imag = Number.NaN;
  if (sizeReal >= sizeImag) {
    if (sizeReal === 0) return null;
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    real = (a.real + a.imag * ratio) / denominator;
    imag = (a.imag - a.real * ratio) / denominator;
  } else if (sizeImag >= sizeReal) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    real = (a.real * ratio + a.imag) / denominator;
    imag = (a.imag * ratio - a.real) / denominator;
  }
  if (!Number.isNaN(real) || !Number.isNaN(imag)) return new PyComplex(real, imag);
  return recoverQuotient(a, b) ?? new PyComplex(real, imag);
}

function recoverQuotient(a: PyComplex, b: PyComplex): PyComplex | undefined {
  const isFinitePair = (z: PyComplex) => Number.isFinite(z.real) && Number.isFinite(z.imag);
  const isInfinitePair = (z: PyComplex) => isInfinite(z.real) || isInfinite(z.imag);
  if (isInfinitePair(a) && isFinitePair(b)) {
    const x = boxInfinity(a.real);
    const y = boxInfinity(a.imag);
    return new PyComplex(
      INFINITY * (x * b.real + y * b.imag),
      INFINITY * (y * b.real - x * b.imag),
    );
  }
  if (isInfinitePair(b) && isFinitePair(a)) {
    const x = boxInfinity(b.real);
    const y = boxInfinity(b.imag);
    return new PyComplex(0 * (a.real * x + a.imag * y), 0 * (a.imag * x - a.real * y));
  }
  return undefined;
}

/** a / b with a real a. */
export function divideRealByComplex(a: number, b: PyComplex): PyComplex {
  const sizeReal = Math.abs(b.real);
  const sizeImag = Math.abs(b.imag);
  let real = Number.NaN;
  let imag = Number.NaN;
  if (sizeReal >= sizeImag) {
    if (sizeReal === 0) throw divisionByZero();
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    real = a / denominator;
    imag = (-a * ratio) / denominator;
  } else if (sizeImag >= sizeReal) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    real = (a * ratio) / denominator;
    imag = -a / denominator;
  }
  if (Number.isNaN(real) && Number.isNaN(imag) && Number.isFinite(a)) {
    if (isInfinite(b.real) || isInfinite(b.imag)) {
      return new PyComplex(0 * (a * boxInfinity(b.real)), 0 * (-a * boxInfinity(b.imag)));
    }
  }
  return new PyComplex(real, imag);
}

export function divideComplexByReal(a: PyComplex, b: number): PyComplex {
  if (b === 0) throw divisionByZero();
  return new PyComplex(a.real / b, a.imag / b);
}

// --- powers ---

/** Whole exponents up to this size are done by repeated squaring. */
const MOST_SQUARING = 100;

/** (ar + ai j) ** (br + bi j); raises ZeroDivisionError and OverflowError. */
export function complexPower(ar: number, ai: number, br: number, bi: number): PyComplex {
  const base = new PyComplex(ar, ai);
  const result =
    bi === 0 && Number.isInteger(br) && Math.abs(br) <= MOST_SQUARING
      ? wholePower(base, br)
      : generalPower(base, br, bi);
  if (result === null) {
    throw raise(exc.ZeroDivisionError, "zero to a negative or complex power");
  }
  if (isInfinite(result.real) || isInfinite(result.imag)) {
    throw raise(exc.OverflowError, "complex exponentiation");
  }
  return result;
}

function wholePower(base: PyComplex, exponent: number): PyComplex | null {
  if (exponent > 0) return powerBySquaring(base, exponent);
  return quotientOrNull(new PyComplex(1, 0), powerBySquaring(base, -exponent));
}

function powerBySquaring(base: PyComplex, exponent: number): PyComplex {
  let result = new PyComplex(1, 0);
  let square = base;
  for (let mask = 1; exponent >= mask; mask <<= 1) {
    if (exponent & mask) result = multiplyComplex(result, square);
    square = multiplyComplex(square, square);
  }
  return result;
}

function generalPower(a: PyComplex, br: number, bi: number): PyComplex | null {
  if (br === 0 && bi === 0) return new PyComplex(1, 0);
  if (a.real === 0 && a.imag === 0) return bi !== 0 || br < 0 ? null : new PyComplex(0, 0);
  const size = hypot(a.real, a.imag);
  let length = pow(size, br);
  const angle = atan2(a.imag, a.real);
  let phase = angle * br;
  if (bi !== 0) {
    length *= exp(-angle * bi);
    phase += bi * log(size);
  }
  return new PyComplex(length * cos(phase), length * sin(phase));
}

/** abs(z); raises OverflowError. */
export function complexSize(z: PyComplex): number {
  const size = hypot(z.real, z.imag);
  if (size === INFINITY && Number.isFinite(z.real) && Number.isFinite(z.imag)) {
    throw raise(exc.OverflowError, "absolute value too large");
  }
  return size;
}

/**
 * cmath: functions of complex numbers, by the formulas of CPython's cmathmodule.c, which guard
 * against overflow in between. Values at infinities and nan are in math/complex-limits.ts.
 *
 * Invariant: the functions of this file return a pair; `fault` says what error, if any, it stands
 * for, as errno does in C.
 */
import { copySign, divideComplex } from "../objects/complex-arithmetic.ts";
import { exc, raise } from "../objects/errors.ts";
import {
  asinh,
  atan2,
  cos,
  cosh,
  exp,
  hypot,
  log,
  log1p,
  sin,
  sinh,
  sqrt,
  tan,
  tanh,
} from "../objects/float-functions.ts";
import type { PyModule } from "../objects/function.ts";
import type { MethodRow } from "../objects/native.ts";
import { toComplex, toDouble } from "../objects/numeric-values.ts";
import { PyComplex, PyFloat, type Value } from "../objects/object.ts";
import { PyTuple } from "../objects/tuple.ts";
import { limitOf } from "./math/complex-limits.ts";
import { scaleByPower } from "./math/float-parts.ts";
import { moduleFrom } from "./module.ts";

const enum Fault {
  None,
  Domain,
  Range,
}

let fault = Fault.None;

type ComplexFunction = (z: PyComplex) => PyComplex;

const INFINITY = Number.POSITIVE_INFINITY;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = Math.sqrt(LARGE);
const LOG_LARGE = Math.log(LARGE);
const SQRT_SMALLEST = Math.sqrt(SMALLEST_NORMAL);
const LN2 = Math.LN2;

/** Tiny numbers are scaled up by this power of two; roots down by half of it. */
const SCALE_UP = 53;
const SCALE_ROOT_DOWN = -27;

function isFinitePair(z: PyComplex): boolean {
  return Number.isFinite(z.real) && Number.isFinite(z.imag);
}

function isInfinite(x: number): boolean {
  return Math.abs(x) === INFINITY;
}

function isLarge(z: PyComplex): boolean {
  return Math.abs(z.real) > LARGE || Math.abs(z.imag) > LARGE;
}

function checkOverflow(z: PyComplex): PyComplex {
  if (isInfinite(z.real) || isInfinite(z.imag)) fault = Fault.Range;
  return z;
}

/** log(|z|) for a large z. */
function logOfLarge(z: PyComplex): number {
  return log(hypot(z.real / 2, z.imag / 2)) + LN2 * 2;
}

// --- roots and logarithms ---

function complexSqrt(z: PyComplex): PyComplex {
  if (!isFinitePair(z)) return limitOf("sqrt", z.real, z.imag);
  if (z.real === 0 && z.imag === 0) return new PyComplex(0, z.imag);
  let x = Math.abs(z.real);
  const y = Math.abs(z.imag);
  let s: number;
  if (x < SMALLEST_NORMAL && y < SMALLEST_NORMAL) {
    x = scaleByPower(x, SCALE_UP);
    s = scaleByPower(sqrt(x + hypot(x, scaleByPower(y, SCALE_UP))), SCALE_ROOT_DOWN);
  } else {
    x /= 8;
    s = 2 * sqrt(x + hypot(x, y / 8));
  }
  const d = y / (2 * s);
  if (z.real >= 0) return new PyComplex(s, copySign(d, z.imag));
  return new PyComplex(d, copySign(s, z.imag));
}

function complexLog(z: PyComplex): PyComplex {
  if (!isFinitePair(z)) return limitOf("log", z.real, z.imag);
  const x = Math.abs(z.real);
  const y = Math.abs(z.imag);
  const angle = atan2(z.imag, z.real);
  if (x > LARGE || y > LARGE) return new PyComplex(log(hypot(x / 2, y / 2)) + LN2, angle);
  if (x < SMALLEST_NORMAL && y < SMALLEST_NORMAL) {
    if (x === 0 && y === 0) {
      fault = Fault.Domain;
      return new PyComplex(-INFINITY, angle);
    }
    const scaled = hypot(scaleByPower(x, SCALE_UP), scaleByPower(y, SCALE_UP));
    return new PyComplex(log(scaled) - SCALE_UP * LN2, angle);
  }
  const size = hypot(x, y);
  if (size < 0.71 || size > 1.73) return new PyComplex(log(size), angle);
  const larger = Math.max(x, y);
  const smaller = Math.min(x, y);
  return new PyComplex(log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2, angle);
}

function complexLog10(z: PyComplex): PyComplex {
  const { real, imag } = complexLog(z);
  return new PyComplex(real / Math.LN10, imag / Math.LN10);
}

// --- inverse functions ---

function complexAcos(z: PyComplex): PyComplex {
  if (!isFinitePair(z)) return limitOf("acos", z.real, z.imag);
  if (isLarge(z)) {
    const size = logOfLarge(z);
    const imag = z.real < 0 ? -copySign(size, z.imag) : copySign(size, -z.imag);
    return new PyComplex(atan2(Math.abs(z.imag), z.real), imag);
  }
  const s1 = complexSqrt(new PyComplex(1 - z.real, -z.imag));
  const s2 = complexSqrt(new PyComplex(1 + z.real, z.imag));
  return new PyComplex(2 * atan2(s1.real, s2.real), asinh(s2.real * s1.imag - s2.imag * s1.real));
}

function complexAcosh(z: PyComplex): PyComplex {
  if (!isFinitePair(z)) return limitOf("acosh", z.real, z.imag);
  if (isLarge(z)) return new PyComplex(logOfLarge(z), atan2(z.imag, z.real));
  const s1 = complexSqrt(new PyComplex(z.real - 1, z.imag));
  const s2 = complexSqrt(new PyComplex(z.real + 1, z.imag));
  return new PyComplex(asinh(s1.real * s2.real + s1.imag * s2.imag), 2 * atan2(s1.imag, s2.real));
}

function complexAsinh(z: PyComplex): PyComplex {
  if (!isFinitePair(z)) return limitOf("asinh", z.real, z.imag);
  if (isLarge(z)) {
    return new PyComplex(copySign(logOfLarge(z), z.real), atan2(z.imag, Math.abs(z.real)));
  }
  const s1 = complexSqrt(new PyComplex(1 + z.imag, -z.real));
  const s2 = complexSqrt(new PyComplex(1 - z.imag, z.real));
  return new PyComplex(
    asinh(s1.real * s2.imag - s2.real * s1.imag),
    atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag),
  );
}

function complexAtanh(z: PyComplex): PyComplex {
  if (!isFinitePair(z)) return limitOf("atanh", z.real, z.imag);
  const { real, imag } = z;
  if (real < 0 || Object.is(real, -0)) {
    const mirrored = complexAtanh(new PyComplex(-real, -imag));
    return new PyComplex(-mirrored.real, -mirrored.imag);
  }
  const y = Math.abs(imag);
  if (real > SQRT_LARGE || y > SQRT_LARGE) {
    const h = hypot(real / 2, imag / 2);
    return new PyComplex(real / 4 / h / h, -copySign(Math.PI / 2, -imag));
  }
  if (real === 1 && y < SQRT_SMALLEST) {
    if (y === 0) {
      fault = Fault.Domain;
      return new PyComplex(INFINITY, imag);
    }
    const size = -log(sqrt(y) / sqrt(hypot(y, 2)));
    return new PyComplex(size, copySign(atan2(2, -y) / 2, imag));
  }
  return new PyComplex(
    log1p((4 * real) / ((1 - real) * (1 - real) + y * y)) / 4,
    -atan2(-2 * imag, (1 - real) * (1 + real) - y * y) / 2,
  );
}

// --- exponential and hyperbolic functions ---

function complexExp(z: PyComplex): PyComplex {
  const { real, imag } = z;
  if (!isFinitePair(z)) {
    if (isInfinite(imag) && (Number.isFinite(real) || real > 0)) fault = Fault.Domain;
    if (!isInfinite(real) || !Number.isFinite(imag) || imag === 0)
      return limitOf("exp", real, imag);
    const size = real > 0 ? INFINITY : 0;
    return new PyComplex(copySign(size, cos(imag)), copySign(size, sin(imag)));
  }
  if (real > LOG_LARGE) {
    const l = exp(real - 1);
    return checkOverflow(new PyComplex(l * cos(imag) * Math.E, l * sin(imag) * Math.E));
  }
  const l = exp(real);
  return checkOverflow(new PyComplex(l * cos(imag), l * sin(imag)));
}

function complexCosh(z: PyComplex): PyComplex {
  const { real, imag } = z;
  if (!isFinitePair(z)) {
    if (isInfinite(imag) && !Number.isNaN(real)) fault = Fault.Domain;
    if (!isInfinite(real) || !Number.isFinite(imag) || imag === 0)
      return limitOf("cosh", real, imag);
    const y = copySign(INFINITY, sin(imag));
    return new PyComplex(copySign(INFINITY, cos(imag)), real > 0 ? y : -y);
  }
  if (Math.abs(real) > LOG_LARGE) {
    const x = real - copySign(1, real);
    return checkOverflow(new PyComplex(cos(imag) * cosh(x) * Math.E, sin(imag) * sinh(x) * Math.E));
  }
  return checkOverflow(new PyComplex(cos(imag) * cosh(real), sin(imag) * sinh(real)));
}

function complexSinh(z: PyComplex): PyComplex {
  const { real, imag } = z;
  if (!isFinitePair(z)) {
    if (isInfinite(imag) && !Number.isNaN(real)) fault = Fault.Domain;
    if (!isInfinite(real) || !Number.isFinite(imag) || imag === 0)
      return limitOf("sinh", real, imag);
    const x = copySign(INFINITY, cos(imag));
    return new PyComplex(real > 0 ? x : -x, copySign(INFINITY, sin(imag)));
  }
  if (Math.abs(real) > LOG_LARGE) {
    const x = real - copySign(1, real);
    return checkOverflow(new PyComplex(cos(imag) * sinh(x) * Math.E, sin(imag) * cosh(x) * Math.E));
  }
  return checkOverflow(new PyComplex(cos(imag) * sinh(real), sin(imag) * cosh(real)));
}

function complexTanh(z: PyComplex): PyComplex {
  const { real, imag } = z;
  if (!isFinitePair(z)) {
    if (isInfinite(imag) && Number.isFinite(real)) fault = Fault.Domain;
    if (!isInfinite(real) || !Number.isFinite(imag) || imag === 0)
      return limitOf("tanh", real, imag);
    return new PyComplex(real > 0 ? 1 : -1, copySign(0, 2 * sin(imag) * cos(imag)));
  }
  if (Math.abs(real) > LOG_LARGE) {
    const y = 4 * sin(imag) * cos(imag) * exp(-2 * Math.abs(real));
    return new PyComplex(copySign(1, real), y);
  }
  const tx = tanh(real);
  const ty = tan(imag);
  const cx = 1 / cosh(real);
  const product = tx * ty;
  const denominator = 1 + product * product;
  return new PyComplex((tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx);
}

/** f(z) as -i g(iz). */
function turned(g: ComplexFunction): ComplexFunction {
  return (z) => {
    const { real, imag } = g(new PyComplex(-z.imag, z.real));
    return new PyComplex(imag, -real);
  };
}

// --- polar coordinates ---

function rect(r: Value, phi: Value): Value {
  const size = toDouble(r);
  const angle = toDouble(phi);
  fault = Fault.None;
  return finish(complexRect(size, angle));
}

function complexRect(size: number, angle: number): PyComplex {
  if (Number.isFinite(size) && Number.isFinite(angle)) {
    if (angle === 0) return new PyComplex(size, size * angle);
    return new PyComplex(size * cos(angle), size * sin(angle));
  }
  if (size !== 0 && !Number.isNaN(size) && isInfinite(angle)) fault = Fault.Domain;
  if (!isInfinite(size) || !Number.isFinite(angle) || angle === 0) {
    return limitOf("rect", size, angle);
  }
  const x = copySign(INFINITY, cos(angle));
  const y = copySign(INFINITY, sin(angle));
  return size > 0 ? new PyComplex(x, y) : new PyComplex(-x, -y);
}

function polar(z: Value): Value {
  const value = toComplex(z);
  const size = hypot(value.real, value.imag);
  if (size === INFINITY && isFinitePair(value)) throw raise(exc.OverflowError, "math range error");
  return new PyTuple([new PyFloat(size), new PyFloat(atan2(value.imag, value.real))]);
}

function phase(z: Value): Value {
  const value = toComplex(z);
  return new PyFloat(atan2(value.imag, value.real));
}

// --- the module ---

function finish(result: PyComplex): PyComplex {
  if (fault === Fault.Domain) throw raise(exc.ValueError, "math domain error");
  if (fault === Fault.Range) throw raise(exc.OverflowError, "math range error");
  return result;
}

function functionOf(f: ComplexFunction): MethodRow {
  return [
    "z, /",
    (z: Value) => {
      const value = toComplex(z);
      fault = Fault.None;
      return finish(f(value));
    },
  ];
}

function logarithm(z: Value, base: Value | undefined): Value {
  const value = toComplex(z);
  const of = base === undefined ? undefined : toComplex(base);
  fault = Fault.None;
  const result = complexLog(value);
  if (of === undefined) return finish(result);
  const divisor = complexLog(of);
  finish(result);
  if (divisor.real === 0 && divisor.imag === 0) {
    throw raise(exc.ValueError, "math domain error");
  }
  return divideComplex(result, divisor);
}

function isClose(
  a: Value,
  b: Value,
  relative: Value | undefined,
  absolute: Value | undefined,
): boolean {
  const x = toComplex(a);
  const y = toComplex(b);
  const relTol = relative === undefined ? 1e-9 : toDouble(relative);
  const absTol = absolute === undefined ? 0 : toDouble(absolute);
  if (relTol < 0 || absTol < 0) {
    throw raise(exc.ValueError, "tolerances must be non-negative");
  }
  if (x.real === y.real && x.imag === y.imag) return true;
  if ([x.real, x.imag, y.real, y.imag].some(isInfinite)) return false;
  const difference = hypot(x.real - y.real, x.imag - y.imag);
  return (
    difference <= relTol * hypot(y.real, y.imag) ||
    difference <= relTol * hypot(x.real, x.imag) ||
    difference <= absTol
  );
}

function testOf(test: (z: PyComplex) => boolean): MethodRow {
  return ["z, /", (z: Value) => test(toComplex(z))];
}

const functions: Readonly<Record<string, MethodRow>> = {
  acos: functionOf(complexAcos),
  acosh: functionOf(complexAcosh),
  asin: functionOf(turned(complexAsinh)),
  asinh: functionOf(complexAsinh),
  atan: functionOf(turned(complexAtanh)),
  atanh: functionOf(complexAtanh),
  cos: functionOf((z) => complexCosh(new PyComplex(-z.imag, z.real))),
  cosh: functionOf(complexCosh),
  exp: functionOf(complexExp),
  isclose: ["a, b, *, rel_tol=1e-09, abs_tol=0.0", isClose],
  isfinite: testOf(isFinitePair),
  isinf: testOf((z) => isInfinite(z.real) || isInfinite(z.imag)),
  isnan: testOf((z) => Number.isNaN(z.real) || Number.isNaN(z.imag)),
  log: ["z, base=None, /", logarithm],
  log10: functionOf(complexLog10),
  phase: ["z, /", phase],
  polar: ["z, /", polar],
  rect: ["r, phi, /", rect],
  sin: functionOf(turned(complexSinh)),
  sinh: functionOf(complexSinh),
  sqrt: functionOf(complexSqrt),
  tan: functionOf(turned(complexTanh)),
  tanh: functionOf(complexTanh),
};

export function makeModule(): PyModule {
  return moduleFrom(
    "cmath",
    "This module provides access to mathematical functions for complex\nnumbers.",
    {
      functions,
      values: {
        pi: new PyFloat(Math.PI),
        e: new PyFloat(Math.E),
        tau: new PyFloat(2 * Math.PI),
        inf: new PyFloat(INFINITY),
        nan: new PyFloat(Number.NaN),
        infj: new PyComplex(0, INFINITY),
        nanj: new PyComplex(0, Number.NaN),
      },
    },
  );
}

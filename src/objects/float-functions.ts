/**
 * The functions of the C library on doubles, as `**`, complex numbers, math and cmath use them. One
 * door for the interpreter and for compiled code, so that both print the same digits.
 *
 * exp, log and pow are correctly rounded (exponential.ts); the others follow the formulas of
 * FreeBSD's msun and musl, which the CPython of the tests stands on. V8 has some of those itself:
 * for tan, asin, acos, atan, atan2, log1p, expm1 and cbrt the engine's function is taken.
 */
import { addOrdered, low, multiplyExactly } from "./double-double.ts";
import { exp, exp2, log, log2, pow, timesPowerOfTwo } from "./exponential.ts";
import { cos, sin } from "./trigonometry.ts";

export { cos, exp, exp2, log, log2, pow, sin, timesPowerOfTwo };

export const { tan, asin, acos, atan, atan2, log1p, expm1, cbrt, sqrt } = Math;

const doubles = new Float64Array(1);
const words = new Int32Array(doubles.buffer);

// --- log10 ---

const HIGH_OF_ROOT = 0x3fe6a09e;
const HIGH_OF_ONE = 0x3ff00000;
const LOG10E_HIGH = 0.4342944818781689;
const LOG10E_LOW = 2.5082946711645275e-11;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

/** Coefficients of (log(1+f) - log(1-f)) - 2s in s squared. */
function logSeries(s: number): number {
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z *
    (0.6666666666666735 +
      w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return odd + even;
}

export function log10(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return Math.log10(x);
  if (x === 1) return 0;
  doubles[0] = x;
  let exponent = 0;
  if ((words[1] as number) < 0x00100000) {
    doubles[0] = x * 18014398509481984;
    exponent = -54;
  }
  const shifted = (words[1] as number) + (HIGH_OF_ONE - HIGH_OF_ROOT);
  exponent += (shifted >> 20) - 1023;
  words[1] = (shifted & 0x000fffff) + HIGH_OF_ROOT;
  const f = (doubles[0] as number) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const r = logSeries(s);
  doubles[0] = f - half;
  words[0] = 0;
  const high = doubles[0] as number;
  const rest = f - high - half + s * (half + r);
  const product = high * LOG10E_HIGH;
  const base = exponent * LOG10_2_HIGH;
  const small = exponent * LOG10_2_LOW + (rest + high) * LOG10E_LOW + rest * LOG10E_HIGH;
  const sum = base + product;
  return small + (base - sum + product) + sum;
}

// --- hyperbolic functions ---

const OVERFLOW_AT = 709.782712893384;
const LN2 = Math.LN2;

/** exp(x) / 2 for an x whose exp overflows (musl's __expo2). */
function halfExp(x: number): number {
  return exp(x - 1416.0996898839683) * 2 ** 1021 * 2 ** 1022;
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size < LN2) {
    if (size < 3.725290298461914e-9) return 1;
    const t = Math.expm1(size);
    return 1 + (t * t) / (2 * (1 + t));
  }
  if (size < OVERFLOW_AT) {
    const t = exp(size);
    return 0.5 * (t + 1 / t);
  }
  return Number.isFinite(size) ? halfExp(size) : size;
}

export function sinh(x: number): number {
  const size = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (size < OVERFLOW_AT) {
    if (size < 1.4901161193847656e-8) return x;
    const t = Math.expm1(size);
    return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  return Number.isFinite(x) ? 2 * half * halfExp(size) : x;
}

/** High words where tanh changes its formula: log(3)/2 and log(5/3)/2. */
const TANH_MIDDLE = 0x3fe193ea;
const TANH_SMALL = 0x3fd058ae;

export function tanh(x: number): number {
  const size = Math.abs(x);
  doubles[0] = size;
  const high = words[1] as number;
  let t: number;
  if (Number.isNaN(x)) return x;
  if (high > TANH_MIDDLE) t = size > 20 ? 1 : 1 - 2 / (Math.expm1(2 * size) + 2);
  else if (high > TANH_SMALL) {
    const e = Math.expm1(2 * size);
    t = e / (e + 2);
  } else if (high >= 0x00100000) {
    const e = Math.expm1(-2 * size);
    t = -e / (e + 2);
  } else t = size;
  return x < 0 ? -t : t === 0 ? x : t;
}

const LARGE = 2 ** 26;

export function asinh(x: number): number {
  const size = Math.abs(x);
  let y: number;
  if (!Number.isFinite(x)) return x;
  if (size >= LARGE) y = log(size) + LN2;
  else if (size >= 2) y = log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
  else if (size >= 1 / LARGE) {
    y = Math.log1p(size + (size * size) / (Math.sqrt(size * size + 1) + 1));
  } else return x;
  return x < 0 ? -y : y;
}

/** For x >= 1; less is nan. */
export function acosh(x: number): number {
  if (x < 2) return Math.log1p(x - 1 + Math.sqrt((x - 1) * (x - 1) + 2 * (x - 1)));
  if (x < LARGE) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  return log(x) + LN2;
}

export function atanh(x: number): number {
  const size = Math.abs(x);
  let y: number;
  if (size < 0.5) {
    if (size < 2 ** -32) return x;
    y = 0.5 * Math.log1p(2 * size + (2 * size * size) / (1 - size));
  } else y = 0.5 * Math.log1p(2 * (size / (1 - size)));
  return x < 0 ? -y : y;
}

// --- lengths ---

/** sqrt(x*x + y*y), correctly rounded but for rare cases. */
export function hypot(x: number, y: number): number {
  let a = Math.abs(x);
  let b = Math.abs(y);
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) {
    return Number.POSITIVE_INFINITY;
  }
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  if (a < b) {
    const larger = b;
    b = a;
    a = larger;
  }
  if (b === 0 || a / b > 2 ** 60) return a + b;
  if (a > 1e150) return hypotScaled(a, b, 2 ** -700, 2 ** 700);
  if (b < 1e-140) return hypotScaled(a, b, 2 ** 700, 2 ** -700);
  return rootOfSquares(a, b);
}

function hypotScaled(a: number, b: number, down: number, up: number): number {
  const small = b * down;
  // When the scaled b is lost in a, so it was before.
  if (a * down > 1e150) return a + b;
  return rootOfSquares(a * down, small) * up;
}

/** a >= b > 0 of moderate size. */
function rootOfSquares(a: number, b: number): number {
  const square = multiplyExactly(a, a);
  const squareLow = low;
  const other = multiplyExactly(b, b);
  const otherLow = low;
  const sum = addOrdered(square, other);
  const sumLow = low + (squareLow + otherLow);
  const root = Math.sqrt(sum);
  const back = multiplyExactly(root, root);
  return root + (sum - back - low + sumLow) / (2 * root);
}

/**
 * math: arguments, CPython 3.14's errors, and the functions that need no file of their own. The
 * functions of the C library are objects/float-functions.ts.
 *
 * Invariant: a function of one double returns nan for what is outside its domain and an infinity
 * for an overflow; `functionOf` makes the errors.
 */
import { exc, raise } from "../objects/errors.ts";
import {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cbrt,
  cos,
  cosh,
  exp,
  exp2,
  expm1,
  log,
  log10,
  log1p,
  log2,
  pow,
  sin,
  sinh,
  sqrt,
  tan,
  tanh,
} from "../objects/float-functions.ts";
import type { PyModule } from "../objects/function.ts";
import {
  addInts,
  bitLengthOfInt,
  divideInts,
  floorFloat,
  integerSquareRoot,
  intToFloat,
  multiplyInts,
  subtractInts,
} from "../objects/integer-arithmetic.ts";
import type { Implementation, MethodRow } from "../objects/native.ts";
import { intOrUndefined, isPlainFloat, toDouble } from "../objects/numeric-values.ts";
import { type Int, PyFloat, type Value } from "../objects/object.ts";
import { callSpecial0 } from "../objects/protocols/calls.ts";
import { getIterator, next, toArray } from "../objects/protocols/iteration.ts";
import { add, multiply, toIndex, trueDivide } from "../objects/protocols/operators.ts";
import { floatToInt, reprFloat } from "../objects/text/float-text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { typeOf } from "../objects/type.ts";
import {
  exponentPart,
  multiplyAdd,
  nearestRemainder,
  scaleByPower,
  splitMantissa,
  stepTowards,
  unitInLastPlace,
} from "./math/float-parts.ts";
import {
  combinations,
  factorial,
  greatestCommonDivisor,
  leastCommonMultiple,
  permutations,
} from "./math/integers.ts";
import { erf, erfc, gamma, lgamma } from "./math/special-functions.ts";
import { ExactSum, vectorLength } from "./math/sums.ts";
import { moduleFrom } from "./module.ts";
import { multiplyExactly, low } from "../objects/double-double.ts";

type DoubleFunction = (x: number) => number;

function domainError(text = "math domain error") {
  return raise(exc.ValueError, text);
}

function rangeError() {
  return raise(exc.OverflowError, "math range error");
}

// --- functions of one double ---

function doubleOf(value: Value): number {
  if (value instanceof PyFloat) return value.value;
  return typeof value === "number" ? value : toDouble(value);
}

/** `expected` starts the text of the domain error, which shows the argument. */
function functionOf(f: DoubleFunction, expected: string | null = null): MethodRow {
  const compute: Implementation = (value: Value) => {
    const x = doubleOf(value);
    const result = f(x);
    if (Number.isFinite(result)) return new PyFloat(result);
    return new PyFloat(checkResult(x, result, expected));
  };
  return ["x, /", compute];
}

function checkResult(x: number, result: number, expected: string | null): number {
  if (Number.isNaN(result)) {
    if (Number.isNaN(x)) return result;
    throw domainError(expected === null ? undefined : `${expected}, got ${reprFloat(x)}`);
  }
  if (Number.isFinite(x)) throw rangeError();
  return result;
}

/** At the ends of its domain these functions go to infinity: nan, for the error. */
function excluding(f: DoubleFunction, ...poles: readonly number[]): DoubleFunction {
  return (x) => (poles.includes(x) ? Number.NaN : f(x));
}

const FINITE = "expected a finite input";
const UNIT = "expected a number in range from -1 up to 1";
const NOT_POLE = "expected a noninteger or positive integer";

const functionsOfOne: Readonly<Record<string, MethodRow>> = {
  acos: functionOf(acos, UNIT),
  acosh: functionOf(acosh, "expected argument value not less than 1"),
  asin: functionOf(asin, UNIT),
  asinh: functionOf(asinh),
  atan: functionOf(atan),
  atanh: functionOf(excluding(atanh, 1, -1), "expected a number between -1 and 1"),
  cbrt: functionOf(cbrt),
  cos: functionOf(cos, FINITE),
  cosh: functionOf(cosh),
  erf: functionOf(erf),
  erfc: functionOf(erfc),
  exp: functionOf(exp),
  exp2: functionOf(exp2),
  expm1: functionOf(expm1),
  fabs: functionOf(Math.abs),
  gamma: functionOf(gamma, NOT_POLE),
  lgamma: functionOf(lgamma, NOT_POLE),
  log1p: functionOf(excluding(log1p, -1), "expected argument value > -1"),
  sin: functionOf(sin, FINITE),
  sinh: functionOf(sinh),
  sqrt: functionOf(sqrt, "expected a nonnegative input"),
  tan: functionOf(tan, FINITE),
  tanh: functionOf(tanh),
};

// --- logarithms ---

/** The logarithm of an int of any size, or of a double. */
function logarithmOf(value: Value, f: DoubleFunction): number {
  const int = value instanceof PyFloat ? undefined : intOrUndefined(value);
  if (int !== undefined) return logarithmOfInt(int, f);
  if (!(value instanceof PyFloat) && typeOf(value).lookup("__float__") === undefined) {
    if (typeOf(value).lookup("__index__") !== undefined) return logarithmOfInt(toIndex(value), f);
  }
  const x = doubleOf(value);
  if (x > 0 || Number.isNaN(x)) return f(x);
  throw domainError(`expected a positive input, got ${reprFloat(x)}`);
}

function logarithmOfInt(value: Int, f: DoubleFunction): number {
  if (value <= 0) throw domainError("expected a positive input");
  const x = intToFloat(value);
  if (Number.isFinite(x)) return f(x);
  const exponent = bitLengthOfInt(value);
  const mantissa = divideInts(value, 1n << BigInt(exponent));
  return f(mantissa) + f(2) * exponent;
}

function logarithm(x: Value, base: Value | undefined): Value {
  const value = new PyFloat(logarithmOf(x, log));
  if (base === undefined) return value;
  return trueDivide(value, new PyFloat(logarithmOf(base, log)));
}

// --- functions of two doubles ---

function power(x: Value, y: Value): Value {
  const a = doubleOf(x);
  const b = doubleOf(y);
  const result = pow(a, b);
  if (Number.isFinite(a) && Number.isFinite(b)) {
    if (Number.isNaN(result)) throw domainError();
    if (!Number.isFinite(result)) throw a === 0 ? domainError() : rangeError();
  }
  return new PyFloat(result);
}

function fmod(x: Value, y: Value): Value {
  const a = doubleOf(x);
  const b = doubleOf(y);
  const result = a % b;
  if (Number.isNaN(result) && !Number.isNaN(a) && !Number.isNaN(b)) throw domainError();
  return new PyFloat(result);
}

function remainder(x: Value, y: Value): Value {
  const a = doubleOf(x);
  const b = doubleOf(y);
  if (Number.isNaN(a) || Number.isNaN(b)) return new PyFloat(Number.NaN);
  if (!Number.isFinite(a) || b === 0) throw domainError();
  return new PyFloat(Number.isFinite(b) ? nearestRemainder(a, b) : a);
}

function copySign(x: Value, y: Value): Value {
  const size = Math.abs(doubleOf(x));
  const sign = doubleOf(y);
  return new PyFloat(sign < 0 || Object.is(sign, -0) ? -size : size);
}

function ldexp(x: Value, i: Value): Value {
  const a = doubleOf(x);
  const exponent = intOrUndefined(i);
  if (exponent === undefined) {
    throw raise(exc.TypeError, "Expected an int as second argument to ldexp.");
  }
  const n = Number(exponent);
  const result = scaleByPower(a, Math.max(-1e6, Math.min(1e6, n)));
  if (Number.isFinite(a) && !Number.isFinite(result)) throw rangeError();
  return new PyFloat(result);
}

function frexp(x: Value): Value {
  const mantissa = splitMantissa(doubleOf(x));
  return new PyTuple([new PyFloat(mantissa), exponentPart]);
}

function modf(x: Value): Value {
  const a = doubleOf(x);
  if (Number.isNaN(a)) return new PyTuple([new PyFloat(a), new PyFloat(a)]);
  const whole = Math.trunc(a);
  const isNegative = a < 0 || Object.is(a, -0);
  const fraction = Number.isFinite(a) ? Math.abs(a - whole) : 0;
  return new PyTuple([new PyFloat(isNegative ? -fraction : fraction), new PyFloat(whole)]);
}

function nextAfter(x: Value, y: Value, steps: Value | undefined): Value {
  const a = doubleOf(x);
  const b = doubleOf(y);
  const count = steps === undefined || steps === null ? 1 : toIndex(steps);
  if (count < 0) throw raise(exc.ValueError, "steps must be a non-negative integer");
  return new PyFloat(stepTowards(a, b, BigInt(count)));
}

function fma(x: Value, y: Value, z: Value): Value {
  const a = doubleOf(x);
  const b = doubleOf(y);
  const c = doubleOf(z);
  const allFinite = Number.isFinite(a) && Number.isFinite(b) && Number.isFinite(c);
  const isSum = Number.isFinite(a) && Number.isFinite(b) && !Number.isFinite(c);
  const result = allFinite ? multiplyAdd(a, b, c) : isSum ? c : a * b + c;
  if (Number.isNaN(result) && !(Number.isNaN(a) || Number.isNaN(b) || Number.isNaN(c))) {
    throw domainError("invalid operation in fma");
  }
  if (allFinite && !Number.isFinite(result)) {
    throw raise(exc.OverflowError, "overflow in fma");
  }
  return new PyFloat(result);
}

// --- tests ---

function testOf(test: (x: number) => boolean): MethodRow {
  return ["x, /", (value: Value) => test(doubleOf(value))];
}

function isClose(
  a: Value,
  b: Value,
  relative: Value | undefined,
  absolute: Value | undefined,
): boolean {
  const x = doubleOf(a);
  const y = doubleOf(b);
  const relTol = relative === undefined ? 1e-9 : doubleOf(relative);
  const absTol = absolute === undefined ? 0 : doubleOf(absolute);
  if (relTol < 0 || absTol < 0) throw domainError("tolerances must be non-negative");
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  const difference = Math.abs(y - x);
  return (
    difference <= Math.abs(relTol * y) || difference <= Math.abs(relTol * x) || difference <= absTol
  );
}

// --- rounding to ints ---

function roundBy(method: string, round: DoubleFunction): Implementation {
  return (x: Value) => {
    if (typeof x === "number" || typeof x === "bigint") return x;
    if (isPlainFloat(x)) {
      return Number.isFinite(x.value) ? floorFloat(round(x.value)) : floatToInt(x.value);
    }
    const own = typeOf(x).lookup(method);
    if (own !== undefined && own !== null) return callSpecial0(own, x);
    return floatToInt(round(toDouble(x)));
  };
}

function truncate(x: Value): Value {
  if (isPlainFloat(x)) return floatToInt(x.value);
  const method = typeOf(x).lookup("__trunc__");
  if (method === undefined || method === null) {
    throw raise(exc.TypeError, `type ${typeOf(x).name} doesn't define __trunc__ method`);
  }
  return callSpecial0(method, x);
}

// --- ints ---

const MOST_COUNT = 2n ** 63n - 1n;

function factorialOf(n: Value): Value {
  const count = toIndex(n);
  if (count > MOST_COUNT) {
    throw raise(exc.OverflowError, `factorial() argument should not exceed ${MOST_COUNT}`);
  }
  if (count < 0) throw domainError("factorial() not defined for negative values");
  return factorial(Number(count));
}

function squareRootOf(n: Value): Value {
  const value = toIndex(n);
  if (value < 0) throw domainError("isqrt() argument must be nonnegative");
  return integerSquareRoot(value);
}

function checkCounts(n: Int, k: Int): void {
  if (n < 0) throw domainError("n must be a non-negative integer");
  if (k < 0) throw domainError("k must be a non-negative integer");
}

function combinationsOf(n: Value, k: Value): Value {
  const total = toIndex(n);
  const chosen = toIndex(k);
  checkCounts(total, chosen);
  const others = subtractInts(total, chosen);
  if (others < 0) return 0;
  // biome-ignore lint/complexity/useMathMinMax: Math.min would turn a bigint into a number
  const fewer = chosen < others ? chosen : others;
  if (fewer > MOST_COUNT) {
    throw raise(exc.OverflowError, `min(n - k, k) must not exceed ${MOST_COUNT}`);
  }
  return combinations(total, Number(fewer));
}

function permutationsOf(n: Value, k: Value | undefined): Value {
  if (k === undefined || k === null) return factorialOf(n);
  const total = toIndex(n);
  const chosen = toIndex(k);
  checkCounts(total, chosen);
  if (chosen > total) return 0;
  if (chosen > MOST_COUNT) {
    throw raise(exc.OverflowError, `k must not exceed ${MOST_COUNT}`);
  }
  return permutations(total, Number(chosen));
}

// --- sums and products ---

function fsum(values: Value): Value {
  const sum = new ExactSum();
  let special = 0;
  let infinite = 0;
  const iterator = getIterator(values);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    const x = doubleOf(item);
    if (Number.isFinite(x)) {
      if (!sum.add(x)) throw raise(exc.OverflowError, "intermediate overflow in fsum");
    } else {
      if (!Number.isNaN(x)) infinite += x;
      special += x;
      sum.clear();
    }
  }
  if (special === 0) return new PyFloat(sum.round());
  if (Number.isNaN(infinite)) throw domainError("-inf + inf in fsum");
  return new PyFloat(special);
}

function product(values: Value, start: Value | undefined): Value {
  let total: Value = start ?? 1;
  const iterator = getIterator(values);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    total = multiply(total, item);
  }
  return total;
}

/** An exact int or bool for the first stage of sumprod. */
function plainInt(value: Value): Int | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return typeof value === "boolean" ? Number(value) : undefined;
}

/**
 * Pairs of ints are summed exactly while there are only such, then pairs with a float with one
 * rounding at the end, then anything by + and *.
 */
function sumProduct(p: Value, q: Value): Value {
  const left = toArray(p);
  const right = toArray(q);
  const count = Math.min(left.length, right.length);
  let total: Value = 0;
  let i = 0;
  for (; i < count; i++) {
    const a = plainInt(left[i] as Value);
    const b = plainInt(right[i] as Value);
    if (a === undefined || b === undefined) break;
    total = addInts(total as Int, multiplyInts(a, b));
  }
  const floats = new ExactSum();
  const start = i;
  for (; i < count; i++) {
    if (!addFloatProduct(floats, left[i] as Value, right[i] as Value)) break;
  }
  if (i > start) total = add(total, new PyFloat(floats.round()));
  for (; i < count; i++) total = add(total, multiply(left[i] as Value, right[i] as Value));
  if (left.length !== right.length) {
    throw raise(exc.ValueError, "Inputs are not the same length");
  }
  return total;
}

/** Products beyond these are not exact as pairs. */
const MOST_EXACT = 1e290;
const LEAST_EXACT = 1e-290;

function addFloatProduct(sum: ExactSum, p: Value, q: Value): boolean {
  if (!isPlainFloat(p) && !isPlainFloat(q)) return false;
  const a = isPlainFloat(p) ? p.value : intToFloat(plainInt(p) ?? 2n ** 2000n);
  const b = isPlainFloat(q) ? q.value : intToFloat(plainInt(q) ?? 2n ** 2000n);
  const size = Math.abs(a * b);
  if (size === 0 && (a === 0 || b === 0)) return true;
  const isSafe =
    size < MOST_EXACT && size > LEAST_EXACT && Math.abs(a) < MOST_EXACT && Math.abs(b) < MOST_EXACT;
  if (!isSafe) return false;
  const high = multiplyExactly(a, b);
  const rest = low;
  return sum.add(rest) && sum.add(high);
}

function distance(p: Value, q: Value): Value {
  const left = toArray(p);
  const right = toArray(q);
  if (left.length !== right.length) {
    throw raise(exc.ValueError, "both points must have the same number of dimensions");
  }
  const differences: number[] = [];
  for (let i = 0; i < left.length; i++) {
    differences.push(Math.abs(doubleOf(left[i] as Value) - doubleOf(right[i] as Value)));
  }
  return new PyFloat(vectorLength(differences));
}

const DEGREES = 180 / Math.PI;
const RADIANS = Math.PI / 180;

const functions: Readonly<Record<string, MethodRow>> = {
  ...functionsOfOne,
  atan2: ["y, x, /", (y: Value, x: Value) => new PyFloat(atan2(doubleOf(y), doubleOf(x)))],
  ceil: ["x, /", roundBy("__ceil__", Math.ceil)],
  comb: ["n, k, /", combinationsOf],
  copysign: ["x, y, /", copySign],
  degrees: ["x, /", (x: Value) => new PyFloat(doubleOf(x) * DEGREES)],
  dist: ["p, q, /", distance],
  factorial: ["n, /", factorialOf],
  floor: ["x, /", roundBy("__floor__", Math.floor)],
  fma: ["x, y, z, /", fma],
  fmod: ["x, y, /", fmod],
  frexp: ["x, /", frexp],
  fsum: ["seq, /", fsum],
  gcd: ["*integers", (values: readonly Value[]) => greatestCommonDivisor(values.map(toIndex))],
  hypot: [
    "*coordinates",
    (values: readonly Value[]) => new PyFloat(vectorLength(values.map(doubleOf))),
  ],
  isclose: ["a, b, *, rel_tol=1e-09, abs_tol=0.0", isClose],
  isfinite: testOf(Number.isFinite),
  isinf: testOf((x) => Math.abs(x) === Number.POSITIVE_INFINITY),
  isnan: testOf(Number.isNaN),
  isqrt: ["n, /", squareRootOf],
  lcm: ["*integers", (values: readonly Value[]) => leastCommonMultiple(values.map(toIndex))],
  ldexp: ["x, i, /", ldexp],
  log: ["x, base=e, /", logarithm],
  log10: ["x, /", (x: Value) => new PyFloat(logarithmOf(x, log10))],
  log2: ["x, /", (x: Value) => new PyFloat(logarithmOf(x, log2))],
  modf: ["x, /", modf],
  nextafter: ["x, y, /, *, steps=None", nextAfter],
  perm: ["n, k=None, /", permutationsOf],
  pow: ["x, y, /", power],
  prod: ["iterable, /, *, start=1", product],
  radians: ["x, /", (x: Value) => new PyFloat(doubleOf(x) * RADIANS)],
  remainder: ["x, y, /", remainder],
  sumprod: ["p, q, /", sumProduct],
  trunc: ["x, /", truncate],
  ulp: ["x, /", (x: Value) => new PyFloat(unitInLastPlace(doubleOf(x)))],
};

export function makeModule(): PyModule {
  return moduleFrom(
    "math",
    "This module provides access to the mathematical functions\ndefined by the C standard.",
    {
      functions,
      values: {
        pi: new PyFloat(Math.PI),
        e: new PyFloat(Math.E),
        tau: new PyFloat(2 * Math.PI),
        inf: new PyFloat(Number.POSITIVE_INFINITY),
        nan: new PyFloat(Number.NaN),
      },
    },
  );
}

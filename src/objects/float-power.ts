/**
 * `**` of floats and complex numbers: the special cases CPython settles before it asks the C
 * library, and its errors. A negative base with a fractional exponent gives a complex number.
 */
import { complexPower } from "./complex-arithmetic.ts";
import { exc, raise } from "./errors.ts";
import { PyFloat, type Value } from "./object.ts";
import { pow } from "./float-functions.ts";

/** `a ** b` (CPython: float_pow). */
export function powerFloats(a: number, b: number): Value {
  const result = powerOrNaN(a, b);
  if (!Number.isNaN(result)) return new PyFloat(result);
  return powerSlow(a, b);
}

/** The finite or infinite power where nothing is special about it, else NaN. */
function powerOrNaN(a: number, b: number): number {
  if (a === 0 && b < 0) return Number.NaN;
  const result = pow(a, b);
  if (result === Number.POSITIVE_INFINITY || result === Number.NEGATIVE_INFINITY) {
    return Number.isFinite(a) && Number.isFinite(b) ? Number.NaN : result;
  }
  return result;
}

function powerSlow(a: number, b: number): Value {
  if (b === 0 || a === 1) return new PyFloat(1);
  if (Number.isNaN(a) || Number.isNaN(b)) return new PyFloat(Number.NaN);
  if (!Number.isFinite(b)) return new PyFloat(powerToInfinity(Math.abs(a), b));
  if (a === 0) throw raise(exc.ZeroDivisionError, "zero to a negative power");
  if (a < 0 && !Number.isInteger(b)) return complexPower(a, 0, b, 0);
  throw raise(exc.OverflowError, 34, "Numerical result out of range");
}

function powerToInfinity(size: number, b: number): number {
  if (size === 1) return 1;
  return size > 1 === b > 0 ? Number.POSITIVE_INFINITY : 0;
}

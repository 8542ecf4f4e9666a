/**
 * Reading numbers out of values: what counts as an int, a float or a complex, and the conversions
 * `__int__`, `__float__`, `__index__` and `__complex__` run with CPython's words for what fails.
 *
 * Invariant: the functions that end in `OrUndefined` never run Python code; the others may.
 */
import { exc, raise } from "./errors.ts";
import { intToFloat } from "./integer-arithmetic.ts";
import { type Int, PyComplex, PyFloat, PyIntInstance, type Value } from "./object.ts";
import { callSpecial0 } from "./protocols/calls.ts";
import { toIndex } from "./protocols/operators.ts";
import { floatType, type PyType, typeOf } from "./type.ts";

/** The int in an int, a bool or an instance of a subclass of int. */
export function intOrUndefined(value: Value | undefined): Int | undefined {
  switch (typeof value) {
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
    case "object":
      return value instanceof PyIntInstance ? value.value : undefined;
    default:
      return undefined;
  }
}

/** The receiver of an int method. */
export function intOf(self: Value): Int {
  return intOrUndefined(self) as Int;
}

/** The double of a float or an int; an int out of range raises OverflowError. */
export function doubleOrUndefined(value: Value | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (value instanceof PyFloat) return value.value;
  const int = intOrUndefined(value);
  return int === undefined ? undefined : doubleOfInt(int);
}

/** float(int). */
export function doubleOfInt(value: Int): number {
  if (typeof value === "number") return value;
  const double = intToFloat(value);
  if (Number.isFinite(double)) return double;
  throw raise(exc.OverflowError, "int too large to convert to float");
}

/** A C `double` argument: float, int, `__float__`, `__index__` (CPython: PyFloat_AsDouble). */
export function toDouble(value: Value): number {
  const double = doubleOrUndefined(value);
  return double !== undefined ? double : convertToDouble(value, mustBeReal);
}

function mustBeReal(type: PyType) {
  return raise(exc.TypeError, `must be real number, not ${type.name}`);
}

/** The double of something with `__float__` or `__index__`; `refuse` makes the error otherwise. */
export function convertToDouble(value: Value, refuse: (type: PyType) => unknown): number {
  const type = typeOf(value);
  const method = type.lookup("__float__");
  if (method !== undefined && method !== null) {
    const result = callSpecial0(method, value);
    if (result instanceof PyFloat) return result.value;
    const got = typeOf(result).name;
    throw raise(exc.TypeError, `${type.name}.__float__ returned non-float (type ${got})`);
  }
  if (type.lookup("__index__") !== undefined) return doubleOfInt(toIndex(value));
  throw refuse(type);
}

/** A C `Py_complex` argument: complex, `__complex__`, then as for floats. */
export function toComplex(value: Value): PyComplex {
  if (value instanceof PyComplex) return value;
  const converted = convertByComplexMethod(value);
  return converted ?? new PyComplex(toDouble(value), 0);
}

/** The result of `__complex__`, or undefined where there is none. */
export function convertByComplexMethod(value: Value): PyComplex | undefined {
  const method = typeOf(value).lookup("__complex__");
  if (method === undefined || method === null) return undefined;
  const result = callSpecial0(method, value);
  if (result instanceof PyComplex) return result;
  const got = typeOf(result).name;
  throw raise(exc.TypeError, `__complex__ returned non-complex (type ${got})`);
}

/** True for a float of exact type. */
export function isPlainFloat(value: Value): value is PyFloat {
  return value instanceof PyFloat && value.shape === floatType.rootShape;
}

/** An int argument that must fit a C type of so many bits, signed. */
export function toSized(value: Value, bits: 32 | 64, cType: string): Int {
  const int = typeof value === "number" ? value : toIndex(value);
  if (typeof int === "number" && (bits === 64 || int === (int | 0))) return int;
  if (bits === 64 && BigInt.asIntN(64, int as bigint) === int) return int;
  throw raise(exc.OverflowError, `Python int too large to convert to C ${cType}`);
}

/**
 * abs, divmod, max, min, pow, round, sum.
 *
 * The one difficulty is `sum`: ints are added as ints, and from the first float on with a running
 * compensation for the rounding (Neumaier), as CPython does since 3.12; complex numbers likewise.
 */
import { PyByteArray } from "../objects/bytearray.ts";
import { PyBytes } from "../objects/bytes.ts";
import { exc, raise } from "../objects/errors.ts";
import { absoluteInt, addInts } from "../objects/integer-arithmetic.ts";
import { usedData } from "../objects/compact-items.ts";
import { ListKind, PyList } from "../objects/list.ts";
import type { MethodRow } from "../objects/native.ts";
import { type Int, PyComplex, PyFloat, type Value } from "../objects/object.ts";
import { call1, callSpecial0, callSpecial1 } from "../objects/protocols/calls.ts";
import { isExactFloat } from "../objects/protocols/fields.ts";
import { getIterator, next } from "../objects/protocols/iteration.ts";
import {
  add,
  CompareOperator,
  compareRich,
  divideWithRemainder,
  isTrue,
  power,
  powerModulus,
} from "../objects/protocols/operators.ts";
import { isStr } from "../objects/protocols/text.ts";
import { typeOf } from "../objects/type.ts";

function abs(value: Value): Value {
  if (typeof value === "number" || typeof value === "bigint") return absoluteInt(value);
  if (isExactFloat(value)) return new PyFloat(Math.abs(value.value));
  const type = typeOf(value);
  const method = type.lookup("__abs__");
  if (method === undefined) {
    throw raise(exc.TypeError, `bad operand type for abs(): '${type.name}'`);
  }
  return callSpecial0(method, value);
}

function round(value: Value, digits?: Value): Value {
  if (typeof value === "number" && digits === undefined) return value;
  const type = typeOf(value);
  const method = type.lookup("__round__");
  if (method === undefined) {
    throw raise(exc.TypeError, `type ${type.name} doesn't define __round__ method`);
  }
  return digits === undefined || digits === null
    ? callSpecial0(method, value)
    : callSpecial1(method, value, digits);
}

function pow(base: Value, exponent: Value, modulus: Value = null): Value {
  return modulus === null ? power(base, exponent) : powerModulus(base, exponent, modulus);
}

// --- max and min ---

function isBetter(op: CompareOperator, a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") {
    return op === CompareOperator.Greater ? a > b : a < b;
  }
  return isTrue(compareRich(op, a, b));
}

function extreme(op: CompareOperator) {
  const name = op === CompareOperator.Greater ? "max" : "min";
  return (args: Value[], key: Value = null, otherwise?: Value): Value => {
    if (args.length === 0) {
      throw raise(exc.TypeError, `${name} expected at least 1 argument, got 0`);
    }
    if (args.length > 1 && otherwise !== undefined) {
      throw raise(
        exc.TypeError,
        `Cannot specify a default for ${name}() with multiple positional arguments`,
      );
    }
    const best =
      args.length > 1 ? bestOfArray(op, args, key) : bestOfIterable(op, args[0] as Value, key);
    if (best !== undefined) return best;
    if (otherwise !== undefined) return otherwise;
    throw raise(exc.ValueError, `${name}() iterable argument is empty`);
  };
}

function bestOfArray(op: CompareOperator, values: readonly Value[], key: Value): Value {
  let best = values[0] as Value;
  let bestKey = key === null ? best : call1(key, best);
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as Value;
    const rank = key === null ? value : call1(key, value);
    if (isBetter(op, rank, bestKey)) {
      best = value;
      bestKey = rank;
    }
  }
  return best;
}

function bestOfIterable(op: CompareOperator, iterable: Value, key: Value): Value | undefined {
  if (key === null && iterable instanceof PyList && typeOf(iterable).name === "list") {
    if (iterable.kind === ListKind.Int) return bestOfInts(op, iterable.raw);
    if (iterable.kind === ListKind.Int32) return bestOfInts(op, usedData(iterable.raw));
  }
  const iterator = getIterator(iterable);
  let best = next(iterator);
  if (best === undefined) return undefined;
  let bestKey = key === null ? best : call1(key, best);
  for (let value = next(iterator); value !== undefined; value = next(iterator)) {
    const rank = key === null ? value : call1(key, value);
    if (isBetter(op, rank, bestKey)) {
      best = value;
      bestKey = rank;
    }
  }
  return best;
}

function bestOfInts(op: CompareOperator, numbers: ArrayLike<number>): number | undefined {
  let best = numbers[0];
  for (let i = 1; i < numbers.length; i++) {
    const n = numbers[i] as number;
    if (op === CompareOperator.Greater ? n > (best as number) : n < (best as number)) best = n;
  }
  return best;
}

// --- sum ---

function sum(iterable: Value, start: Value = 0): Value {
  refuseText(start);
  if (iterable instanceof PyList && typeOf(iterable).name === "list" && start === 0) {
    const total = sumOfNumbers(iterable);
    if (total !== undefined) return total;
  }
  return sumFrom(getIterator(iterable), start);
}

/** sum(list) of a list that stores ints or floats. */
export function sumOfNumbers(list: PyList): Value | undefined {
  if (list.kind === ListKind.Int) return sumInts(list.raw);
  if (list.kind > ListKind.Generic) return sumInt32s(usedData(list.raw));
  return list.kind === ListKind.Float ? sumFloatList(list.raw) : undefined;
}

function refuseText(start: Value): void {
  if (isStr(start)) {
    throw raise(exc.TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  }
  if (start instanceof PyBytes) {
    throw raise(exc.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
  }
  if (start instanceof PyByteArray) {
    throw raise(exc.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  }
}

function sumInts(numbers: readonly number[]): Value {
  let total: number | bigint = 0;
  for (let i = 0; i < numbers.length; i++) total = addInts(total, numbers[i] as number);
  return total;
}

/** Sums of what a typed array can hold are safe. */
function sumInt32s(numbers: Int32Array | Uint8Array): number {
  let total = 0;
  for (let i = 0; i < numbers.length; i++) total += numbers[i] as number;
  return total;
}

function sumFloatList(numbers: readonly number[]): Value {
  if (numbers.length === 0) return 0;
  const total = new Compensated(0 + (numbers[0] as number));
  for (let i = 1; i < numbers.length; i++) total.add(numbers[i] as number);
  return new PyFloat(total.value());
}

/** A running sum and the low-order part that rounding lost (CPython: cs_add, cs_to_double). */
export class Compensated {
  private high: number;
  private low = 0;
  constructor(start: number) {
    this.high = start;
  }
  add(x: number): void {
    const sum = this.high + x;
    this.low += Math.abs(this.high) >= Math.abs(x) ? this.high - sum + x : x - sum + this.high;
    this.high = sum;
  }
  value(): number {
    // An infinite or nan compensation would spoil an infinite sum.
    return this.low !== 0 && Number.isFinite(this.low) ? this.high + this.low : this.high;
  }
}

/**
 * Ints, then floats, then complex numbers, then anything with `+`. The item that ends one of these
 * loops is added as `+` does it, and what comes of that decides on the next loop.
 */
function sumFrom(iterator: Value, start: Value): Value {
  let total = start;
  let item = next(iterator);
  if (isInt(total)) {
    for (; item !== undefined; item = next(iterator)) {
      if (isInt(item)) total = addInts(total, item);
      else if (typeof item === "boolean") total = addInts(total, item ? 1 : 0);
      else break;
    }
    if (item === undefined) return total;
    total = add(total, item);
    item = next(iterator);
  }
  if (isExactFloat(total)) {
    const sum = new Compensated(total.value);
    for (; item !== undefined; item = next(iterator)) {
      if (isExactFloat(item)) sum.add(item.value);
      else if (isShortInt(item)) sum.add(Number(item));
      else break;
    }
    total = new PyFloat(sum.value());
    if (item === undefined) return total;
    total = add(total, item);
    item = next(iterator);
  }
  if (isExactComplex(total)) {
    const real = new Compensated(total.real);
    const imag = new Compensated(total.imag);
    for (; item !== undefined; item = next(iterator)) {
      if (isExactComplex(item)) {
        real.add(item.real);
        imag.add(item.imag);
      } else if (isExactFloat(item)) real.add(item.value);
      else if (isShortInt(item)) real.add(Number(item));
      else break;
    }
    total = new PyComplex(real.value(), imag.value());
  }
  return item === undefined ? total : sumAnything(total, item, iterator);
}

function isInt(value: Value): value is Int {
  return typeof value === "number" || typeof value === "bigint";
}

/** What CPython holds in a C long: longer ints are added by `+`. */
export function isShortInt(value: Value): boolean {
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value;
  return typeof value === "number" || typeof value === "boolean";
}

export function isExactComplex(value: Value): value is PyComplex {
  return value instanceof PyComplex && typeOf(value).name === "complex";
}

function sumAnything(start: Value, first: Value, iterator: Value): Value {
  let total = add(start, first);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    total = add(total, item);
  }
  return total;
}

export const arithmeticFunctions: Readonly<Record<string, MethodRow>> = {
  abs: ["number, /", abs, "Return the absolute value of the argument."],
  divmod: ["x, y, /", divideWithRemainder, "Return the tuple (x//y, x%y)."],
  max: ["*args, key=None, default=<unrepresentable>", extreme(CompareOperator.Greater)],
  min: ["*args, key=None, default=<unrepresentable>", extreme(CompareOperator.Less)],
  pow: ["base, exp, mod=None", pow],
  round: ["number, ndigits=None", round],
  sum: ["iterable, /, start=0", sum],
};

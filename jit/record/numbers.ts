/**
 * Natives of numbers as operations: conversions, rounding, extremes, and functions of `math` on
 * floats. A row gives the symbol of the result, or null when these arguments need the real call.
 */
import { complexType } from "../../src/objects/complex.ts";
import type { Value } from "../../src/objects/object.ts";
import { floatType, intType, type PyType } from "../../src/objects/type.ts";
import { compareTyped, computeTyped } from "./arithmetic.ts";
import { isBig, recordPowerModulo } from "./big-integers.ts";
import type { CallSite } from "./calls.ts";
import { conjugate, isComplex, makeComplex, sizeOfComplex } from "./complex.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { isFloat } from "./values.ts";

export type Row = (recorder: Recorder, site: CallSite) => Symbol;

/** One-argument functions of floats that are one JavaScript call. */
const mathFunctions = (
  "sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp expm1 log log2 log10 log1p " +
  "fabs degrees radians cbrt exp2"
).split(" ");

function mathRow(name: string): Row {
  return (recorder, { args, liveArgs }) => {
    const [x] = liveArgs;
    if (args.length !== 1 || x === undefined || !isNumber(x)) return null;
    return recorder.check("math", [recorder.asFloat(args[0] as Symbol, x)], { name });
  };
}

export function isNumber(value: Value): boolean {
  return typeof value === "number" || typeof value === "boolean" || isFloat(value);
}

/** divmod is both operators, where both are typed. */
const divideBoth: Row = (recorder, { args, liveArgs }) => {
  if (args.length !== 2) return null;
  const [a, b] = args as [Symbol, Symbol];
  const [x, y] = liveArgs as [Value, Value];
  const quotient = computeTyped(recorder, "floorDivide", a, b, x, y);
  if (quotient === null) return null;
  const rest = computeTyped(recorder, "remainder", a, b, x, y);
  return rest === null ? null : new Virtual("tuple", null, [quotient, rest]);
};

const power: Row = (recorder, { args, liveArgs }) => {
  const [a, b, c] = args as [Symbol, Symbol, Symbol];
  const [x, y, z] = liveArgs as [Value, Value, Value];
  if (args.length === 2) return computeTyped(recorder, "power", a, b, x, y);
  return args.length === 3 ? recordPowerModulo(recorder, [a, b, c], [x, y, z]) : null;
};

function twoFloats(name: string): Row {
  return (recorder, { args, liveArgs }) => {
    const [x, y] = liveArgs;
    if (args.length !== 2 || !isNumber(x as Value) || !isNumber(y as Value)) return null;
    const a = recorder.asFloat(args[0] as Symbol, x as Value);
    const b = recorder.asFloat(args[1] as Symbol, y as Value);
    return recorder.check("math", [a, b], { name });
  };
}

/** floor, ceil, trunc and round of a float; of an int it is the int. */
function toInt(op: "float_floor" | "float_ceil" | "float_to_int" | "float_round"): Row {
  return (recorder, { args, liveArgs }) => {
    const [x] = liveArgs;
    if (args.length === 1 && typeof x === "number") return recorder.asInt(args[0] as Symbol, x);
    if (args.length !== 1 || !isFloat(x) || !Number.isSafeInteger(Math.trunc(x.value))) return null;
    return recorder.check(op, [recorder.asFloat(args[0] as Symbol, x)]);
  };
}

const absolute: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1) return null;
  if (isComplex(x)) return sizeOfComplex(recorder, args[0] as Symbol, x);
  if (isBig(recorder, args[0] as Symbol, x as Value))
    return recorder.op("big_abs", recorder.asBig(args[0] as Symbol, x as Value));
  if (typeof x === "number") return recorder.op("int_abs", recorder.asInt(args[0] as Symbol, x));
  if (isFloat(x)) return recorder.op("float_abs", recorder.asFloat(args[0] as Symbol, x));
  return null;
};

type Extreme = "min" | "max";

/** min and max of numbers: the first of equals wins, and nan is never less or greater. */
function extreme(which: Extreme): Row {
  return (recorder, { args, liveArgs }) => {
    if (args.length < 2 || !liveArgs.every(isPlainNumber)) return null;
    let best = args[0] as Symbol;
    let live = liveArgs[0] as Value;
    for (let i = 1; i < args.length; i++) {
      const other = liveArgs[i] as Value;
      best = better(recorder, which, best, args[i] as Symbol, live, other);
      if (isBetter(which, other, live)) live = other;
    }
    return best;
  };
}

/** An int or a float; bools are rare here, and stay bools. */
function isPlainNumber(value: Value): boolean {
  return typeof value === "number" || typeof value === "bigint" || isFloat(value);
}

function isBetter(which: Extreme, x: Value, y: Value): boolean {
  const [a, b] = [x, y].map((value) => (isFloat(value) ? value.value : (value as number)));
  return which === "min" ? (a as number) < (b as number) : (a as number) > (b as number);
}

function better(
  recorder: Recorder,
  which: Extreme,
  a: Symbol,
  b: Symbol,
  x: Value,
  y: Value,
): Symbol {
  const isWide = isBig(recorder, a, x) || isBig(recorder, b, y);
  if (typeof x === "number" && typeof y === "number" && !isWide) {
    const op = which === "min" ? "int_min" : "int_max";
    return recorder.op(op, recorder.asInt(a, x), recorder.asInt(b, y));
  }
  if (isFloat(x) && isFloat(y)) {
    const op = which === "min" ? "float_min" : "float_max";
    return recorder.op(op, recorder.asFloat(a, x), recorder.asFloat(b, y));
  }
  // The result has the kind of one of them: which one is a branch.
  const condition = compareTyped(recorder, which === "min" ? "lt" : "gt", b, a, y, x);
  if (condition === null) return null;
  const wins = isBetter(which, y, x);
  recorder.guardTruth(condition, wins);
  return wins ? b : a;
}

const toIntType: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1) return null;
  if (isBig(recorder, args[0] as Symbol, x as Value))
    return recorder.asBig(args[0] as Symbol, x as Value);
  if (typeof x === "number" || typeof x === "boolean") return recorder.asInt(args[0] as Symbol, x);
  if (isFloat(x) && Number.isSafeInteger(Math.trunc(x.value))) {
    return recorder.check("float_to_int", [recorder.asFloat(args[0] as Symbol, x)]);
  }
  if (typeof x === "string") return recorder.apply("int_of_str", recorder.asStr(args[0] as Symbol));
  return null;
};

const toFloatType: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1) return null;
  if (typeof x === "string")
    return recorder.apply("float_of_str", recorder.asStr(args[0] as Symbol));
  if (!isNumber(x as Value)) return null;
  return recorder.asFloat(args[0] as Symbol, x as Value);
};

/** round(x, digits) of a float; round(x) and round(n) give ints. */
const round: Row = (recorder, site) => {
  const [x, digits] = site.liveArgs;
  if (site.args.length === 1) return roundToInt(recorder, site);
  if (site.args.length !== 2 || !isFloat(x) || typeof digits !== "number") return null;
  const [a, n] = site.args as [Symbol, Symbol];
  return recorder.apply("float_round_to", recorder.asFloat(a, x), recorder.asInt(n, digits));
};

const roundToInt = toInt("float_round");

export const numberRows: readonly (readonly [string | PyType, Row])[] = [
  ...mathFunctions.map((name) => [`math.${name}`, mathRow(name)] as const),
  ["math.floor", toInt("float_floor")],
  ["math.ceil", toInt("float_ceil")],
  ["math.trunc", toInt("float_to_int")],
  ["math.atan2", twoFloats("atan2")],
  ["math.hypot", twoFloats("hypot")],
  ["math.pow", twoFloats("pow")],
  ["math.fmod", twoFloats("fmod")],
  ["math.copysign", twoFloats("copysign")],
  ["builtins.abs", absolute],
  ["builtins.divmod", divideBoth],
  ["builtins.pow", power],
  ["builtins.min", extreme("min")],
  ["builtins.max", extreme("max")],
  ["builtins.round", round],
  ["complex.conjugate", (recorder, { args, liveArgs }) => conjugate(recorder, args, liveArgs)],
  [complexType, (recorder, { args, liveArgs }) => makeComplex(recorder, args, liveArgs)],
  [intType, toIntType],
  [floatType, toFloatType],
];

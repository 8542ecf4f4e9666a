/**
 * Natives that a trace knows: one row each, by the name under which the native was defined. A row
 * gives the symbol of the result, or null when these arguments need the real call.
 */
import { listType, PyList } from "../../src/objects/list.ts";
import { PyMethodDescriptor, PyNative } from "../../src/objects/native.ts";
import type { Value } from "../../src/objects/object.ts";
import { reversedType } from "../../src/objects/reversed.ts";
import { rangeType } from "../../src/objects/range.ts";
import { PyTuple, tupleType } from "../../src/objects/tuple.ts";
import { enumerateType } from "../../src/objects/enumerate.ts";
import { zipType } from "../../src/objects/zip.ts";
import { boolType, floatType, intType, PyType, strType } from "../../src/objects/type.ts";
import type { Node } from "../ir/tree.ts";
import { truthOf } from "./branches.ts";
import { computeTyped } from "./arithmetic.ts";
import { isBig, recordPowerModulo } from "./big-integers.ts";
import { appendTo } from "./building.ts";
import type { CallSite } from "./calls.ts";
import { reversedList, reversedRange } from "./container-iteration.ts";
import {
  changeSet,
  getFromDict,
  isPlainDict,
  isPlainSet,
  openTable,
  popFromDict,
  setDefault,
} from "./dicts.ts";
import { guardSign, iteratorOver } from "./iteration.ts";
import { hasForms, recordMethod } from "./methods.ts";
import type { Recorder } from "./recorder.ts";
import { indexOf, listOf, popItem, sorted, sortInPlace, tupleOf } from "./slices.ts";
import { textOf } from "./texts.ts";
import { isFloat } from "./values.ts";
import { type Symbol, Virtual } from "./state.ts";
import { openList } from "./subscripts.ts";

type Row = (recorder: Recorder, site: CallSite) => Symbol;

/** What to record for a call of a native or built-in class; null: call it. */
export function recordNative(recorder: Recorder, site: CallSite): Symbol {
  const key = keyOf(site.live);
  if (key === null || !(rows.has(key) || hasForms(key))) return null;
  recorder.guardIdentity(recorder.box(site.callee), site.live);
  const row = rows.get(key);
  const result = row === undefined ? null : row(recorder, site);
  if (result !== null || typeof key !== "string") return result;
  return recordMethod(recorder, key, site.args, site.liveArgs);
}

function keyOf(live: Value): string | PyType | null {
  if (live instanceof PyNative) return `${live.module ?? "builtins"}.${live.name}`;
  if (live instanceof PyMethodDescriptor) return `${live.owner.name}.${live.name}`;
  return live instanceof PyType ? live : null;
}

/** Natives that look at the frames of their callers, which a trace does not have. */
export function inspectsFrames(live: Value): boolean {
  if (!(live instanceof PyNative)) return false;
  return frameInspectors.has(live.name);
}

const frameInspectors = new Set(
  (
    "locals globals vars dir eval exec super _getframe _getframemodulename exc_info exception " +
    "__import__ breakpoint print_stack setrecursionlimit settrace setprofile _current_frames"
  ).split(" "),
);

// --- Numbers -----------------------------------------------------------------------------------------

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

function isNumber(value: Value): boolean {
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

/** floor, ceil and trunc of a float. */
function toInt(op: "float_floor" | "float_ceil" | "float_to_int"): Row {
  return (recorder, { args, liveArgs }) => {
    const [x] = liveArgs;
    if (args.length !== 1 || !isFloat(x) || !Number.isSafeInteger(Math.trunc(x.value))) return null;
    return recorder.check(op, [recorder.asFloat(args[0] as Symbol, x)]);
  };
}

const absolute: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1) return null;
  if (isBig(recorder, args[0] as Symbol, x as Value))
    return recorder.op("big_abs", recorder.asBig(args[0] as Symbol, x as Value));
  if (typeof x === "number") return recorder.op("int_abs", recorder.asInt(args[0] as Symbol, x));
  if (isFloat(x)) return recorder.op("float_abs", recorder.asFloat(args[0] as Symbol, x));
  return null;
};

/** min and max of two ints; of floats the first wins ties and NaN, so a branch is recorded. */
function extreme(op: "int_min" | "int_max"): Row {
  return (recorder, { args, liveArgs }) => {
    const [x, y] = liveArgs;
    if (args.length !== 2) return null;
    const [a, b] = args as [Symbol, Symbol];
    if (typeof x === "number" && typeof y === "number") {
      return recorder.op(op, recorder.asInt(a, x), recorder.asInt(b, y));
    }
    if (isFloat(x) && isFloat(y)) {
      const left = recorder.asFloat(a, x);
      const right = recorder.asFloat(b, y);
      const wins = op === "int_min" ? y.value < x.value : y.value > x.value;
      recorder.guardTruth(
        recorder.op(op === "int_min" ? "float_lt" : "float_gt", right, left),
        wins,
      );
      return wins ? right : left;
    }
    return null;
  };
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

const toBoolType: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1 || !(isNumber(x as Value) || typeof x === "string")) return null;
  return truthOf(recorder, args[0] as Symbol, x as Value);
};

// --- Containers ----------------------------------------------------------------------------------------

const length: Row = (recorder, { args, liveArgs }) =>
  args.length === 1 ? lengthOf(recorder, args[0] as Symbol, liveArgs[0] as Value) : null;

/** The length of a list, tuple or str; null: call for it. */
export function lengthOf(recorder: Recorder, symbol: Symbol, x: Value): Node | null {
  if (symbol instanceof Virtual)
    return symbol.what === "tuple" ? recorder.int(symbol.fields.length) : null;
  if (typeof x === "string") return recorder.op("str_len", recorder.asStr(symbol));
  if (x instanceof PyList && x.shape === listType.rootShape) {
    return openList(recorder, recorder.box(symbol), x).length;
  }
  if (isPlainDict(x))
    return recorder.apply("dict_size", openTable(recorder, recorder.box(symbol), x));
  if (isPlainSet(x))
    return recorder.apply("set_size", openTable(recorder, recorder.box(symbol), x));
  if (x instanceof PyTuple && x.shape === tupleType.rootShape) {
    const node = recorder.box(symbol);
    recorder.guardShape(node, tupleType.rootShape);
    return recorder.op("tuple_length", recorder.op("tuple_items", node));
  }
  return null;
}

const ordinal: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1 || typeof x !== "string" || x.length !== 1) return null;
  return recorder.check("str_ord", [recorder.asStr(args[0] as Symbol)]);
};

const range: Row = (recorder, { args, liveArgs }) => {
  if (args.length < 1 || args.length > 3) return null;
  if (!liveArgs.every((v) => typeof v === "number")) return null;
  const nodes = args.map((symbol, i) => {
    const live = liveArgs[i] as Value;
    return recorder.narrow(recorder.asInt(symbol, live), live) as Node;
  });
  const step = (nodes[2] as Node | undefined) ?? recorder.int(1);
  const liveStep = (liveArgs[2] as number | undefined) ?? 1;
  if (liveStep === 0 || Math.abs(liveStep) >= 2 ** 31) return null;
  guardSign(recorder, step, liveStep);
  const [start, stop] =
    nodes.length === 1 ? [recorder.int(0), nodes[0] as Node] : [nodes[0] as Node, nodes[1] as Node];
  return new Virtual("range", null, [start, stop, step]);
};

const enumerate: Row = (recorder, { args, liveArgs }) => {
  if (args.length < 1 || args.length > 2) return null;
  if (args.length === 2 && typeof liveArgs[1] !== "number") return null;
  const inner = iteratorOver(recorder, args[0] as Symbol, liveArgs[0] as Value);
  if (!(inner instanceof Virtual)) return null;
  const start =
    args.length === 1 ? recorder.int(0) : recorder.asInt(args[1] as Symbol, liveArgs[1] as number);
  return new Virtual("enumerate", null, [inner, start]);
};

const zip: Row = (recorder, { args, liveArgs }) => {
  if (args.length < 1) return null;
  const inner: Symbol[] = [];
  for (let i = 0; i < args.length; i++) {
    const iterator = iteratorOver(recorder, args[i] as Symbol, liveArgs[i] as Value);
    if (!(iterator instanceof Virtual)) return null;
    inner.push(iterator);
  }
  return new Virtual("zip", null, inner);
};

const append: Row = (recorder, { args, liveArgs }) => {
  const [list, value] = liveArgs;
  if (args.length !== 2 || !(list instanceof PyList) || value === undefined) return null;
  const node = recorder.box(args[0] as Symbol);
  return appendTo(recorder, node, list, args[1] as Symbol, value)
    ? recorder.constantOf(null)
    : null;
};

const toStrType: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1) return null;
  return textOf(recorder, args[0] as Symbol, x as Value);
};

const character: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1 || typeof x !== "number" || x < 0 || x >= FIRST_SURROGATE) return null;
  const point = recorder.asInt(args[0] as Symbol, x);
  recorder.check("guard_bounds", [point, recorder.int(FIRST_SURROGATE)]);
  return recorder.apply("str_of_point", point);
};

/** From here on a character may need a str of the wide kind. */
const FIRST_SURROGATE = 0xd800;

/** keys(), values(), items() and copy() of exactly a dict. */
function dictView(name: "dict_keys" | "dict_values" | "dict_items" | "dict_copy"): Row {
  return (recorder, { args, liveArgs }) => {
    const [live] = liveArgs;
    if (args.length !== 1 || !isPlainDict(live)) return null;
    const dict = recorder.box(args[0] as Symbol);
    openTable(recorder, dict, live);
    return recorder.apply(name, dict);
  };
}

const reverse: Row = (recorder, { args, liveArgs }) => {
  const [live] = liveArgs;
  const symbol = args[0] as Symbol;
  if (args.length !== 1) return null;
  if (symbol instanceof Virtual)
    return symbol.what === "range" ? reversedRange(recorder, symbol) : null;
  if (!(live instanceof PyList) || live.shape !== listType.rootShape) return null;
  return reversedList(recorder, recorder.box(symbol), live);
};

/** A row whose work is done on symbols and live values. */
function on(
  record: (recorder: Recorder, args: readonly Symbol[], live: readonly Value[]) => Symbol,
): Row {
  return (recorder, { args, liveArgs }) => record(recorder, args, liveArgs);
}

/** A row of one argument. */
function onOne(record: (recorder: Recorder, symbol: Symbol, live: Value) => Symbol): Row {
  return (recorder, { args, liveArgs }) =>
    args.length === 1 ? record(recorder, args[0] as Symbol, liveArgs[0] as Value) : null;
}

/** Questions of src/lib/_adder_application.py, which the kinds of a trace answer. */
function question(answer: (value: Value) => boolean): Row {
  return (recorder, { args, liveArgs }) => {
    const [x] = liveArgs;
    if (args.length !== 1 || !isNumber(x as Value)) return null;
    recorder.specialize(args[0] as Symbol, x);
    return recorder.constantOf(answer(x as Value));
  };
}

const rows = new Map<string | PyType, Row>([
  ["_adder_application.is_real", question((x) => isNumber(x))],
  ["_adder_application.is_int", question((x) => !isFloat(x))],
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
  ["builtins.min", extreme("int_min")],
  ["builtins.max", extreme("int_max")],
  ["builtins.len", length],
  ["builtins.ord", ordinal],
  [intType, toIntType],
  [floatType, toFloatType],
  [boolType, toBoolType],
  [rangeType, range],
  [enumerateType, enumerate],
  [zipType, zip],
  ["list.append", append],
  ["builtins.chr", character],
  ["builtins.sorted", on(sorted)],
  [strType, toStrType],
  [listType, onOne(listOf)],
  [tupleType, onOne(tupleOf)],
  ["list.pop", on(popItem)],
  ["list.index", on(indexOf)],
  ["list.sort", on(sortInPlace)],
  [reversedType, reverse],
  ["dict.keys", dictView("dict_keys")],
  ["dict.values", dictView("dict_values")],
  ["dict.items", dictView("dict_items")],
  ["dict.copy", dictView("dict_copy")],
  ["dict.get", on(getFromDict)],
  ["dict.setdefault", on(setDefault)],
  ["dict.pop", on(popFromDict)],
  ["set.add", on(changeSet("add"))],
  ["set.discard", on(changeSet("discard"))],
  ["set.remove", on(changeSet("remove"))],
]);

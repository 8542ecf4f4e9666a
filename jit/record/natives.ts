/**
 * Natives that a trace knows: one row each, by the name under which the native was defined. A row
 * gives the symbol of the result, or null when these arguments need the real call.
 */
import { listType, PyList } from "../../src/objects/list.ts";
import { PyMethodDescriptor, PyNative } from "../../src/objects/native.ts";
import { PyFloat, type Value } from "../../src/objects/object.ts";
import { dictType } from "../../src/objects/dict.ts";
import { setType } from "../../src/objects/set.ts";
import { reversedType } from "../../src/objects/reversed.ts";
import { rangeType } from "../../src/objects/range.ts";
import { tupleType } from "../../src/objects/tuple.ts";
import { enumerateType } from "../../src/objects/enumerate.ts";
import { zipType } from "../../src/objects/zip.ts";
import { boolType, PyType, strType } from "../../src/objects/type.ts";
import type { Node } from "../ir/tree.ts";
import { truthOf } from "./branches.ts";
import { appendTo } from "./building.ts";
import type { CallSite } from "./calls.ts";
import { popFrom, pushTo } from "./deques.ts";
import { appendOctet } from "./buffers.ts";
import { lengthOf } from "./lengths.ts";
import { reversedList, reversedRange } from "./container-iteration.ts";
import {
  changeSet,
  getFromDict,
  isExactDict,
  isPlainDict,
  openTable,
  popFromDict,
  setDefault,
} from "./dicts.ts";
import { isGenerator } from "./generators.ts";
import { guardSign, iteratorOver } from "./iteration.ts";
import { hasForms, recordMethod } from "./methods.ts";
import { isNumber, numberRows, type Row } from "./numbers.ts";
import type { Recorder } from "./recorder.ts";
import { indexOf, listOf, popItem, setOf, sorted, sortInPlace, tupleOf } from "./slices.ts";
import { textOf } from "./texts.ts";
import { generatorType, PyGenerator } from "../../src/vm/generators.ts";
import { type Symbol, Virtual } from "./state.ts";
import { callGenerator } from "./steps.ts";
import { isFloat } from "./values.ts";

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

const toBoolType: Row = (recorder, { args, liveArgs }) => {
  const [x] = liveArgs;
  if (args.length !== 1 || !(isNumber(x as Value) || typeof x === "string")) return null;
  return truthOf(recorder, args[0] as Symbol, x as Value);
};

// --- Containers ----------------------------------------------------------------------------------------

const length: Row = (recorder, { args, liveArgs }) =>
  args.length === 1 ? lengthOf(recorder, args[0] as Symbol, liveArgs[0] as Value) : null;

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
  if (!isSteppable(inner)) return null;
  const start =
    args.length === 1 ? recorder.int(0) : recorder.asInt(args[1] as Symbol, liveArgs[1] as number);
  return new Virtual("enumerate", null, [inner, start]);
};

const zip: Row = (recorder, { args, liveArgs }) => {
  if (args.length < 1) return null;
  const inner: Symbol[] = [];
  for (let i = 0; i < args.length; i++) {
    const iterator = iteratorOver(recorder, args[i] as Symbol, liveArgs[i] as Value);
    if (!isSteppable(iterator)) return null;
    inner.push(iterator);
  }
  return new Virtual("zip", null, inner);
};

/** A generator's step runs its frame, which cannot happen in the middle of another's step. */
function isSteppable(iterator: Symbol): iterator is Virtual {
  return iterator instanceof Virtual && !isGenerator(iterator);
}

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

/** A container without arguments, or a row of one. */
function emptyOr(
  name: "set_new" | "dict_new",
  record: (recorder: Recorder, symbol: Symbol, live: Value) => Symbol,
): Row {
  return (recorder, { args, liveArgs }) => {
    if (args.length === 0) return recorder.apply(name);
    return args.length === 1 ? record(recorder, args[0] as Symbol, liveArgs[0] as Value) : null;
  };
}

/** dict(x) of a plain dict. */
function dictOf(recorder: Recorder, symbol: Symbol, live: Value): Symbol {
  if (!isExactDict(live)) return null;
  const dict = recorder.box(symbol);
  openTable(recorder, dict, live);
  return recorder.apply("dict_copy", dict);
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

/** The end of `sum`: floats get what rounding lost, if that is a number. */
const settle: Row = (recorder, { args, liveArgs }) => {
  const [total, carry, phase] = liveArgs as [Value, Value, Value];
  if (typeof phase !== "number" || phase === 2 || !isFloat(carry)) return null;
  const known = recorder.asInt(args[2] as Symbol, phase);
  recorder.guardTruth(recorder.op("int_eq", known, recorder.int(phase)), true);
  if (phase !== 1 || !isFloat(total)) return args[0] as Symbol;
  const lost = recorder.asFloat(args[1] as Symbol, carry);
  const isZero = recorder.op("float_eq", lost, recorder.constantOf(new PyFloat(0)) as Node);
  recorder.guardTruth(isZero, carry.value === 0);
  if (carry.value === 0) return args[0] as Symbol;
  const limit = recorder.constantOf(new PyFloat(Number.POSITIVE_INFINITY)) as Node;
  const isFinite = recorder.op("float_lt", recorder.op("float_abs", lost), limit);
  recorder.guardTruth(isFinite, Number.isFinite(carry.value));
  if (!Number.isFinite(carry.value)) return args[0] as Symbol;
  return recorder.op("float_add", recorder.asFloat(args[0] as Symbol, total), lost);
};

/** next(), send() and __next__() of a generator: `sends` where the second argument is sent. */
function resuming(sends: boolean): Row {
  return (recorder, { args, liveArgs }) => {
    const [live] = liveArgs;
    const frame = recorder.live[recorder.live.length - 1];
    if (!(live instanceof PyGenerator) || live.shape !== generatorType.rootShape) return null;
    if (frame === undefined || args.length < 1 || args.length > 2) return null;
    const generator = recorder.box(args[0] as Symbol);
    recorder.guardShape(generator, live.shape);
    const given = args.slice(1).map((symbol) => recorder.box(symbol));
    const none = recorder.constantOf(null);
    const operands = sends && given.length > 0 ? given : [none, ...given];
    const name = !sends && given.length > 0 ? "resumeOr" : "resumeOrStop";
    return callGenerator(recorder, frame, live.code, name, [generator, ...operands]);
  };
}

const rows = new Map<string | PyType, Row>([
  ["_adder_application.settle", settle],
  ["_adder_application.is_real", question((x) => isNumber(x))],
  ["_adder_application.is_int", question((x) => !isFloat(x))],
  ...numberRows,
  ["builtins.len", length],
  ["builtins.ord", ordinal],
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
  [setType, emptyOr("set_new", setOf)],
  [dictType, emptyOr("dict_new", dictOf)],
  ["list.pop", on(popItem)],
  ["list.index", on(indexOf)],
  ["list.sort", on(sortInPlace)],
  ["deque.append", on(pushTo("deque_append"))],
  ["deque.appendleft", on(pushTo("deque_append_left"))],
  ["deque.pop", on(popFrom("deque_pop"))],
  ["deque.popleft", on(popFrom("deque_pop_left"))],
  ["bytearray.append", on(appendOctet)],
  ["builtins.next", resuming(false)],
  ["generator.send", resuming(true)],
  ["generator.__next__", resuming(true)],
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

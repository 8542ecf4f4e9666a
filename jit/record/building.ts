/** Making tuples, lists, dicts, strings, slices and functions; appending; unpacking. */
import { FunctionAttribute, Intrinsic1 } from "../../src/bytecode/opcodes.ts";
import { kindOfValue, ListKind, PyList, listType } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyTuple, tupleType } from "../../src/objects/tuple.ts";
import { constant, type Node } from "../ir/tree.ts";
import type { Handler } from "./instructions.ts";
import type { Recorder } from "./recorder.ts";
import { boxTop, intrinsic1ByCall, unpackByCall } from "./runtime-calls.ts";
import { type Symbol, Virtual } from "./state.ts";
import { pushToCompact } from "./compact-lists.ts";
import { changeSet, isPlainDict, storeToDict } from "./dicts.ts";
import { converted, formatted, textOf } from "./texts.ts";
import { itemAt, itemOfKind, openList } from "./subscripts.ts";

function popSymbols(recorder: Recorder, count: number): Symbol[] {
  const { regs } = recorder.state.top;
  return regs.splice(regs.length - count, count);
}

export const buildTuple: Handler = (recorder, _frame, arg) => {
  const fields = popSymbols(recorder, arg);
  recorder.state.top.push(new Virtual("tuple", null, fields));
};

export const buildList: Handler = (recorder, frame, arg) => {
  const live = frame.regs.slice(frame.sp - arg, frame.sp) as Value[];
  const kind = storageOf(live);
  const top = recorder.state.top;
  const items = live.map((value, i) => itemOfKind(recorder, top.peek(arg - 1 - i), value, kind));
  popSymbols(recorder, arg);
  top.push(recorder.emit("new_list", "r", items, { imm: kind }));
};

function storageOf(values: Value[]): ListKind {
  if (values.length === 0) return ListKind.Empty;
  const kind = kindOfValue(values[0] as Value);
  return values.every((value) => kindOfValue(value) === kind) ? kind : ListKind.Generic;
}

function callWith(name: string, operands: (arg: number) => number): Handler {
  return (recorder, _frame, arg) => {
    const count = operands(arg);
    const result = recorder.call("call", name, boxTop(recorder, count));
    popSymbols(recorder, count);
    recorder.state.top.push(result);
  };
}

const callBuildSet = callWith("makeSet", (arg) => arg);
const callBuildMap = callWith("makeDict", (arg) => 2 * arg);

export const buildSet: Handler = (recorder, frame, arg, pc) => {
  const keys = plainKeys(recorder, frame.regs.slice(frame.sp - arg, frame.sp) as Value[], 1);
  if (keys === null) return callBuildSet(recorder, frame, arg, pc);
  popSymbols(recorder, arg);
  recorder.state.top.push(recorder.apply("set_new", ...keys));
};

export const buildMap: Handler = (recorder, frame, arg, pc) => {
  const live = frame.regs.slice(frame.sp - 2 * arg, frame.sp) as Value[];
  const items = plainKeys(recorder, live, 2);
  if (items === null) return callBuildMap(recorder, frame, arg, pc);
  popSymbols(recorder, 2 * arg);
  recorder.state.top.push(recorder.apply("dict_new", ...items));
};

/** Boxed operands of which every `stride`-th is a key: ints and strs alone, checked to be such. */
function plainKeys(recorder: Recorder, live: Value[], stride: number): Node[] | null {
  const isKey = (i: number): boolean => i % stride === 0;
  const isPlain = (x: Value): boolean => typeof x === "number" || typeof x === "string";
  if (!live.every((x, i) => !isKey(i) || isPlain(x))) return null;
  const top = recorder.state.top;
  return live.map((x, i) => {
    const symbol = top.peek(live.length - 1 - i);
    return recorder.box(isKey(i) ? recorder.specialize(symbol, x) : symbol);
  });
}

export const buildSlice: Handler = (recorder, _frame, arg) => {
  const args = boxTop(recorder, arg);
  if (arg === 2) args.push(recorder.constantOf(null));
  const slice = recorder.emit("new_slice", "r", args);
  popSymbols(recorder, arg);
  recorder.state.top.push(slice);
};

export const buildString: Handler = (recorder, frame, arg) => {
  const live = frame.regs.slice(frame.sp - arg, frame.sp);
  const top = recorder.state.top;
  let result: Node;
  if (arg > 0 && live.every((part) => typeof part === "string")) {
    const parts = live.map((_, i) => recorder.asStr(top.peek(arg - 1 - i)));
    result = parts.reduce((left, right) => recorder.op("str_concat", left, right));
  } else {
    result = recorder.call("call", "joinStrings", boxTop(recorder, arg));
  }
  popSymbols(recorder, arg);
  top.push(result);
};

export const formatSimple: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1];
  const symbol = top.peek(0);
  const result =
    textOf(recorder, symbol, live as Value) ??
    recorder.call("call", "formatSimple", [recorder.box(symbol)]);
  top.pop();
  top.push(result);
};

const callFormat = callWith("formatWithSpec", () => 2);

export const formatWithSpec: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const [value, spec] = frame.regs.slice(frame.sp - 2, frame.sp) as [Value, Value];
  const result = formatted(recorder, top.peek(1), top.peek(0), value, spec);
  if (result === null) return callFormat(recorder, frame, arg, pc);
  popSymbols(recorder, 2);
  top.push(result);
};

export const convertValue: Handler = (recorder, frame, arg) => {
  const top = recorder.state.top;
  const known = converted(recorder, top.peek(0), frame.regs[frame.sp - 1] as Value, arg);
  const result =
    known ?? recorder.call("call", "convertValue", [recorder.box(top.peek(0)), recorder.int(arg)]);
  top.pop();
  top.push(result);
};

// --- Collections under construction ----------------------------------------------------------------

/** Appends without a call when the storage suits the value. */
export function appendTo(
  recorder: Recorder,
  list: Node,
  live: PyList,
  symbol: Symbol,
  value: Value,
): boolean {
  if (live.shape !== listType.rootShape) return false;
  if (live.kind > ListKind.Generic) return pushToCompact(recorder, list, live, symbol, value);
  // A list that is built in a loop is empty in its first turn: one push for both.
  const kind = live.kind === ListKind.Generic ? live.kind : kindOfValue(value);
  if (live.kind !== ListKind.Empty && live.kind !== kind) return false;
  const item = itemOfKind(recorder, symbol, value, kind);
  recorder.guardShape(list, listType.rootShape);
  recorder.check("guard_list_takes", [list], { imm: kind });
  recorder.emit("list_push", "v", [list, item], { imm: kind });
  return true;
}

export const listAppend: Handler = (recorder, frame, arg) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1 - arg] as PyList;
  const value = frame.regs[frame.sp - 1] as Value;
  const list = recorder.box(top.peek(arg));
  if (!appendTo(recorder, list, live, top.peek(0), value)) {
    recorder.guardShape(list, listType.rootShape);
    recorder.apply("list_append", list, recorder.box(top.peek(0)));
  }
  top.pop();
};

function addTo(name: string, operands: number): Handler {
  return (recorder, _frame, arg) => {
    const top = recorder.state.top;
    const collection = recorder.box(top.peek(arg + operands - 1));
    recorder.call("call", name, [collection, ...boxTop(recorder, operands)]);
    popSymbols(recorder, operands);
  };
}

const callSetAdd = addTo("addToSet", 1);
const callMapAdd = addTo("dictSet", 2);

export const setAdd: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = [frame.regs[frame.sp - 1 - arg], frame.regs[frame.sp - 1]] as Value[];
  if (addToSet(recorder, [top.peek(arg), top.peek(0)], live) === null)
    return callSetAdd(recorder, frame, arg, pc);
  popSymbols(recorder, 1);
};

const addToSet = changeSet("add");

export const mapAdd: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 2 - arg] as Value;
  const key = frame.regs[frame.sp - 2] as Value;
  const symbols = [top.peek(arg + 1), top.peek(1), top.peek(0)] as const;
  if (!isPlainDict(live) || !storeToDict(recorder, ...symbols, live, key))
    return callMapAdd(recorder, frame, arg, pc);
  popSymbols(recorder, 2);
};
export const listExtend = addTo("extendList", 1);
export const setUpdate = addTo("updateSet", 1);
export const dictUpdate = addTo("updateDict", 1);

// --- Unpacking -----------------------------------------------------------------------------------

export const unpackSequence: Handler = (recorder, frame, arg) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1] as Value;
  const symbol = top.peek(0);
  const items = unpacked(recorder, symbol, live, arg);
  if (items === null) {
    unpackByCall(recorder, arg);
    return;
  }
  top.pop();
  for (let i = items.length - 1; i >= 0; i--) top.push(items[i] as Symbol);
};

function unpacked(recorder: Recorder, symbol: Symbol, live: Value, count: number): Symbol[] | null {
  if (symbol instanceof Virtual) {
    return symbol.what === "tuple" && symbol.fields.length === count ? symbol.fields : null;
  }
  const node = recorder.box(symbol);
  if (
    live instanceof PyTuple &&
    live.shape === tupleType.rootShape &&
    live.items.length === count
  ) {
    recorder.guardShape(node, tupleType.rootShape);
    const array = recorder.op("tuple_items", node);
    guardLength(recorder, recorder.op("tuple_length", array), count);
    return live.items.map((_, i) => recorder.emit("array_get", "r", [array, recorder.int(i)]));
  }
  if (live instanceof PyList && live.shape === listType.rootShape && live.length === count) {
    const { items, length } = openList(recorder, node, live);
    guardLength(recorder, length, count);
    return Array.from({ length: count }, (_, i) => itemAt(recorder, live, items, recorder.int(i)));
  }
  return null;
}

function guardLength(recorder: Recorder, length: Node, count: number): void {
  recorder.guardTruth(recorder.op("int_eq", length, recorder.int(count)), true);
}

// --- Functions -----------------------------------------------------------------------------------

/** A function is an object of its fields until somebody other than a call needs it. */
export const makeFunction: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const code = top.pop();
  const where = [constant(frame.globals, "r"), constant(frame.builtins, "r")];
  const attributes = attributeFields.map(() => null);
  top.push(new Virtual("function", null, [code, ...where, ...attributes]));
};

/** As backend/resume.ts reads them, behind code, globals and builtins. */
const attributeFields: readonly number[] = [
  FunctionAttribute.Defaults,
  FunctionAttribute.KwDefaults,
  FunctionAttribute.Annotations,
  FunctionAttribute.Closure,
  FunctionAttribute.Annotate,
];

export const setFunctionAttribute: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  const func = top.peek(0);
  if (func instanceof Virtual && func.what === "function") {
    top.pop();
    func.fields[3 + attributeFields.indexOf(arg)] = top.pop();
    top.push(func);
    return;
  }
  const made = recorder.box(func);
  recorder.call("call", "setFunctionAttribute", [
    made,
    recorder.int(arg),
    recorder.box(top.peek(1)),
  ]);
  top.pop();
  top.pop();
  top.push(made);
};

export const intrinsic1: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1] as Value;
  if (arg === Intrinsic1.UnaryPositive && typeof live === "number") {
    const node = recorder.asInt(top.peek(0), live);
    top.pop();
    top.push(node);
  } else if (arg === Intrinsic1.UnaryPositive && recorder.isFloat(live)) {
    const node = recorder.asFloat(top.peek(0), live);
    top.pop();
    top.push(node);
  } else if (arg === Intrinsic1.ListToTuple) {
    const result = recorder.call("call", "listToTuple", [recorder.box(top.peek(0))]);
    top.pop();
    top.push(result);
  } else {
    intrinsic1ByCall(recorder, frame, arg, pc);
  }
};

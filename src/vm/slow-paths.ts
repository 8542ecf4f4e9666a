/**
 * What the run loop does by a call: operators on anything but the common types, subscripts,
 * displays, unpacking, formatting, exception tests. Each function is one instruction.
 */
import { type Code, CodeFlag } from "../bytecode/code.ts";
import { FunctionAttribute, Op } from "../bytecode/opcodes.ts";
import { dictGet, dictSet } from "../objects/dict-access.ts";
import { PyDict, dictType } from "../objects/dict.ts";
import { exc, type PyException, raise } from "../objects/errors.ts";
import { type PyCell, PyFunction } from "../objects/function.ts";
import { type PyList, appendItem, newList } from "../objects/list.ts";
import { type Value, makeStr } from "../objects/object.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { getIterator, isIterable, next, toArray } from "../objects/protocols/iteration.ts";
import * as operators from "../objects/protocols/operators.ts";
import { ascii, format, repr, str, strText } from "../objects/protocols/text.ts";
import { PySlice } from "../objects/range.ts";
import { PySet } from "../objects/set.ts";
import { updateTable } from "../objects/set-methods.ts";
import { PyInterpolation, PyTemplate } from "../objects/template.ts";
import { PyTuple } from "../objects/tuple.ts";
import { type PyType, strType, typeOf } from "../objects/type.ts";
import { bindFrame, calleeName } from "./calls.ts";
import type { Frame } from "./frame.ts";
import { itemsOf, mergeKeywordsInto } from "./keyword-merging.ts";
import { isExceptionClass } from "./raising.ts";

type Registers = (Value | undefined)[];

// --- operators ---

/** The rows of BinaryOperator stand in the order of the opcodes. */
export function binary(op: number, a: Value, b: Value): Value {
  if (op >= Op.INPLACE_ADD) return operators.inplaceOperation(op - Op.INPLACE_ADD, a, b);
  switch (op) {
    case Op.BINARY_ADD:
      return operators.add(a, b);
    case Op.BINARY_SUBTRACT:
      return operators.subtract(a, b);
    case Op.BINARY_MULTIPLY:
      return operators.multiply(a, b);
    case Op.BINARY_TRUE_DIVIDE:
      return operators.trueDivide(a, b);
    default:
      return operators.binaryOperation(op - Op.BINARY_ADD, a, b);
  }
}

/** The rows of CompareOperator stand in the order of the opcodes. */
export function compare(op: number, a: Value, b: Value): Value {
  return operators.compareRich(op - Op.COMPARE_LT, a, b);
}

// --- subscripts ---

const dictShape = dictType.rootShape;

export function subscript(container: Value, key: Value): Value {
  if (container instanceof PyDict && container.shape === dictShape) {
    const value = dictGet(container, key);
    if (value !== undefined) return value;
  } else if (typeof container === "string" && typeof key === "number") {
    const index = key < 0 ? key + container.length : key;
    if (index >= 0 && index < container.length) return container.charAt(index);
  }
  return operators.getItem(container, key);
}

export function storeSubscript(container: Value, key: Value, value: Value): void {
  if (container instanceof PyDict && container.shape === dictShape) dictSet(container, key, value);
  else operators.setItem(container, key, value);
}

export function loadSlice(container: Value, start: Value, stop: Value): Value {
  return operators.getItem(container, new PySlice(start, stop, null));
}

export function storeSlice(value: Value, container: Value, start: Value, stop: Value): void {
  operators.setItem(container, new PySlice(start, stop, null), value);
}

export function buildSlice(regs: Registers, at: number, count: number): Value {
  const step = count === 3 ? (regs[at + 2] as Value) : null;
  return new PySlice(regs[at] as Value, regs[at + 1] as Value, step);
}

// --- functions ---

export function makeFunction(frame: Frame, code: Value): PyFunction {
  return functionOf(code as Code, frame.globals, frame.builtins);
}

export function functionOf(body: Code, globals: PyDict, builtins: PyDict): PyFunction {
  const fn = new PyFunction(body, globals, builtins);
  fn.module = globals.table.getString("__name__") ?? null;
  if ((body.flags & CodeFlag.HasDocstring) !== 0) fn.doc = body.doc;
  return fn;
}

export function setFunctionAttribute(fn: PyFunction, which: number, value: Value): void {
  switch (which as FunctionAttribute) {
    case FunctionAttribute.Defaults:
      fn.defaults = value as PyTuple;
      break;
    case FunctionAttribute.KwDefaults:
      fn.keywordDefaults = value as PyDict;
      break;
    case FunctionAttribute.Annotations:
      fn.annotations = value;
      break;
    case FunctionAttribute.Closure:
      fn.closure = (value as PyTuple).items as readonly Value[] as readonly PyCell[];
      break;
    case FunctionAttribute.Annotate:
      fn.annotate = value;
      break;
  }
}

// --- displays ---

export function buildSet(regs: Registers, from: number, count: number): Value {
  const set = new PySet();
  for (let i = 0; i < count; i++) set.table.add(regs[from + i] as Value);
  return set;
}

export function addToSet(set: Value, value: Value): void {
  (set as PySet).table.add(value);
}

export function updateSet(set: Value, items: Value): void {
  updateTable((set as PySet).table, items);
}

export function buildMap(regs: Registers, from: number, count: number): PyDict {
  const dict = new PyDict();
  for (let i = 0; i < count; i++) {
    dictSet(dict, regs[from + 2 * i] as Value, regs[from + 2 * i + 1] as Value);
  }
  return dict;
}

export function extendList(list: PyList, items: Value): void {
  if (!isIterable(items)) {
    throw raise(exc.TypeError, `Value after * must be an iterable, not ${typeOf(items).name}`);
  }
  const values = toArray(items);
  for (let i = 0; i < values.length; i++) appendItem(list, values[i] as Value);
}

export function updateDict(dict: PyDict, mapping: Value): void {
  if (!(mapping instanceof PyDict) && lookupAttribute(mapping, "keys") === undefined) {
    throw raise(exc.TypeError, `'${typeOf(mapping).name}' object is not a mapping`);
  }
  for (const [key, value] of itemsOf(mapping)) dictSet(dict, key, value);
}

/** DICT_MERGE: `**mapping` in a call of `callee`. */
export function mergeKeywords(callee: Value, dict: PyDict, mapping: Value): void {
  mergeKeywordsInto(() => calleeName(callee), dict, mapping);
}

// --- strings ---

export function buildString(regs: Registers, from: number, count: number): Value {
  let plain = "";
  let isPlain = true;
  for (let i = 0; i < count; i++) {
    const part = regs[from + i] as Value;
    if (typeof part === "string") plain += part;
    else {
      plain += strText(part);
      isPlain = false;
    }
  }
  return isPlain ? plain : makeStr(plain);
}

export function formatSimple(value: Value): Value {
  return typeOf(value) === strType ? value : format(value, "");
}

export function convertValue(value: Value, conversion: number): Value {
  if (conversion === 1) return str(value);
  return conversion === 2 ? repr(value) : ascii(value);
}

// --- unpacking ---

export function unpackSequence(sequence: Value, count: number, regs: Registers, at: number): void {
  const items = takeItems(sequence, count);
  for (let i = 0; i < count; i++) regs[at + i] = items[count - 1 - i];
}

function notUnpackable(value: Value): PyException {
  return raise(exc.TypeError, `cannot unpack non-iterable ${typeOf(value).name} object`);
}

function takeItems(sequence: Value, count: number): Value[] {
  if (!isIterable(sequence)) throw notUnpackable(sequence);
  const cls = typeOf(sequence).name;
  const items: Value[] = [];
  const iterator = getIterator(sequence);
  while (items.length < count) {
    const item = next(iterator);
    if (item === undefined) {
      throw raise(
        exc.ValueError,
        `not enough values to unpack (expected ${count}, got ${items.length})`,
      );
    }
    items.push(item);
  }
  if (next(iterator) === undefined) return items;
  const isSized = cls === "list" || cls === "tuple" || cls === "dict";
  const got = isSized ? `, got ${operators.length(sequence)}` : "";
  throw raise(exc.ValueError, `too many values to unpack (expected ${count}${got})`);
}

/** `first, *middle, last = sequence`: the first item ends on top. */
export function unpackWithStar(
  sequence: Value,
  before: number,
  after: number,
  regs: Registers,
  at: number,
): void {
  if (!isIterable(sequence)) throw notUnpackable(sequence);
  const items = toArray(sequence);
  if (items.length < before + after) {
    throw raise(
      exc.ValueError,
      `not enough values to unpack (expected at least ${before + after}, got ${items.length})`,
    );
  }
  const total = before + after + 1;
  const rest = items.length - after;
  for (let i = 0; i < before; i++) regs[at + total - 1 - i] = items[i];
  regs[at + after] = newList(items.slice(before, rest));
  for (let i = 0; i < after; i++) regs[at + after - 1 - i] = items[rest + i];
}

// --- exceptions ---

export function checkExceptionMatch(exception: Value, type: Value): boolean {
  const thrown = typeOf(exception);
  if (type instanceof PyTuple) {
    for (const item of type.items) if (!isExceptionClass(item)) throw notCatchable();
    return type.items.some((item) => thrown.isSubtypeOf(item as PyType));
  }
  if (!isExceptionClass(type)) throw notCatchable();
  return thrown.isSubtypeOf(type);
}

function notCatchable(): PyException {
  return raise(
    exc.TypeError,
    "catching classes that do not inherit from BaseException is not allowed",
  );
}

/** WITH_EXCEPT_START: calls `__exit__(type, value, traceback)`. */
export function callExit(regs: Registers, sp: number): Value {
  return call(regs[sp - 5] as Value, exitArguments(regs, sp));
}

/** The same where `__exit__` is a Python function: the frame to go on with. */
export function frameOfExit(frame: Frame, sp: number): Frame {
  const args = exitArguments(frame.regs, sp);
  return bindFrame(frame.regs[sp - 5] as PyFunction, args, 0, args.length, null, frame);
}

function exitArguments(regs: Registers, sp: number): Value[] {
  const exception = regs[sp - 1] as PyException;
  const self = regs[sp - 4];
  const args: Value[] = [typeOf(exception), exception, exception.traceback];
  if (self !== undefined) args.unshift(self);
  return args;
}

// --- t-strings ---

export function buildTemplate(strings: Value, interpolations: Value): Value {
  return new PyTemplate(strings as PyTuple, interpolations as PyTuple);
}

/** BUILD_INTERPOLATION: `value source [format]` from `at` on. */
export function buildInterpolation(regs: Registers, at: number, arg: number): Value {
  const conversion = [null, "s", "r", "a"][arg >>> 2] as Value;
  const format = (arg & 1) === 1 ? (regs[at + 2] as Value) : "";
  return new PyInterpolation(regs[at] as Value, regs[at + 1] as Value, conversion, format);
}

/**
 * What emitted code calls: arithmetic that has no short JavaScript, and the interpreter's own
 * operators for values of unknown type. Everything here gives exactly what the interpreter would.
 */
import { pow } from "../../src/objects/exponential.ts";
import type { Code } from "../../src/bytecode/code.ts";
import {
  andInts,
  floorDivideInts,
  moduloInts,
  orInts,
  powerInts,
  powerModulo,
  shiftLeftInts,
  shiftRightInts,
  xorInts,
} from "../../src/objects/integer-arithmetic.ts";
import { dictSet } from "../../src/objects/dict-access.ts";
import { PyDict } from "../../src/objects/dict.ts";
import { floatFloorDivide, floatModulo } from "../../src/objects/float-methods.ts";
import { PyCell, type PyFunction, PyMethod } from "../../src/objects/function.ts";
import { appendItem, type ListKind, listValues, PyList } from "../../src/objects/list.ts";
import { multiplyAddModulo } from "../../src/objects/modular-arithmetic.ts";
import { PyComplex, PyFloat, type Value } from "../../src/objects/object.ts";
import {
  deleteAttribute,
  getAttribute,
  setAttribute,
} from "../../src/objects/protocols/attributes.ts";
import { call } from "../../src/objects/protocols/calls.ts";
import { next } from "../../src/objects/protocols/iteration.ts";
import * as operators from "../../src/objects/protocols/operators.ts";
import { format } from "../../src/objects/protocols/text.ts";
import { PySlice } from "../../src/objects/range.ts";
import { PyTuple } from "../../src/objects/tuple.ts";
import { floatType } from "../../src/objects/type.ts";
import { getIteratorOf } from "../../src/vm/coroutines.ts";
import {
  canResumeInLoop,
  generatorType,
  PyGenerator,
  sendTo,
  takeReturned,
} from "../../src/vm/generators.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { callBound } from "../../src/vm/calls.ts";
import * as slow from "../../src/vm/slow-paths.ts";
import { poll, pollInterval, recursionError } from "../../src/vm/thread.ts";
import { bigFunctions } from "./big-integers.ts";
import { instructionCalls } from "./instruction-calls.ts";
import { collectionFunctions } from "./collections.ts";
import { depth, tellDepth } from "./depth.ts";
import { exitDoubles, exitValues } from "./exit-area.ts";

import { mathFunctions } from "./math.ts";
import { numberFunctions } from "./number-functions.ts";
import { raising } from "./raise-sites.ts";
import { buildVirtual } from "./resume.ts";
import { stepFunctions } from "./steps.ts";

/** On while the driver calls a new function for the first time; see emitRehearsal. */
export const rehearsal: { on: boolean } = { on: false };

/** What a call in a trace raised, until the exit is done. */
export const raisedError: { value: unknown } = { value: null };

export { depth, tellDepth };

function small(result: number | bigint): number {
  return typeof result === "number" ? result : Number.NaN;
}

const intOperations = {
  intAnd: (a: number, b: number) => small(andInts(a, b)),
  intOr: (a: number, b: number) => small(orInts(a, b)),
  intXor: (a: number, b: number) => small(xorInts(a, b)),
  intMod: (a: number, b: number) => small(moduloInts(a, b)),
  intFloorDivide: (a: number, b: number) => small(floorDivideInts(a, b)),
  intShiftLeft: (a: number, b: number) => small(shiftLeftInts(a, b)),
  intShiftRight: (a: number, b: number) => small(shiftRightInts(a, b)),
  intPowerModulo: (a: number, n: number, m: number) => small(powerModulo(a, n, m) as number),
  multiplyAddModulo,
  intPower: (a: number, b: number) => small(powerInts(a, b)),
};

const inplace = Object.fromEntries(
  (
    [
      ["add", operators.BinaryOperator.Add],
      ["subtract", operators.BinaryOperator.Subtract],
      ["multiply", operators.BinaryOperator.Multiply],
      ["trueDivide", operators.BinaryOperator.TrueDivide],
      ["floorDivide", operators.BinaryOperator.FloorDivide],
      ["remainder", operators.BinaryOperator.Remainder],
      ["power", operators.BinaryOperator.Power],
      ["matrixMultiply", operators.BinaryOperator.MatrixMultiply],
      ["bitwiseAnd", operators.BinaryOperator.And],
      ["bitwiseOr", operators.BinaryOperator.Or],
      ["bitwiseXor", operators.BinaryOperator.Xor],
      ["shiftLeft", operators.BinaryOperator.LeftShift],
      ["shiftRight", operators.BinaryOperator.RightShift],
    ] as const
  ).map(([name, op]) => [
    `inplace_${name}`,
    (a: Value, b: Value) => operators.inplaceOperation(op, a, b),
  ]),
);

const comparisons = {
  compare_lt: (a: Value, b: Value) => operators.compareRich(operators.CompareOperator.Less, a, b),
  compare_le: (a: Value, b: Value) =>
    operators.compareRich(operators.CompareOperator.LessEqual, a, b),
  compare_eq: (a: Value, b: Value) => operators.compareRich(operators.CompareOperator.Equal, a, b),
  compare_ne: (a: Value, b: Value) =>
    operators.compareRich(operators.CompareOperator.NotEqual, a, b),
  compare_gt: (a: Value, b: Value) =>
    operators.compareRich(operators.CompareOperator.Greater, a, b),
  compare_ge: (a: Value, b: Value) =>
    operators.compareRich(operators.CompareOperator.GreaterEqual, a, b),
};

function makeList(kind: ListKind, items: unknown[]): PyList {
  return new PyList(kind, items);
}

function callKeywords(callee: Value, names: Value, ...args: Value[]): Value {
  return call(callee, args, (names as PyTuple).items as string[]);
}

function makeFunction(code: Value, globals: Value, builtins: Value): PyFunction {
  return slow.functionOf(code as Code, globals as PyDict, builtins as PyDict);
}

function storeGlobal(globals: Value, name: string, value: Value): Value {
  (globals as PyDict).table.setString(name, value);
  return null;
}

function makeDict(...items: Value[]): PyDict {
  const dict = new PyDict();
  for (let i = 0; i < items.length; i += 2) dictSet(dict, items[i] as Value, items[i + 1] as Value);
  return dict;
}

/**
 * Compiled code calls compiled code from a frame of this depth: too deep, or it is time to look
 * for an interrupt. What is raised is raised by the call.
 */
function checkCall(state: typeof depth, level: number): void {
  if (level >= state.limit) throw recursionError();
  state.turns = pollInterval;
  poll();
}

/** What a compiled function has inlined may be too deep: it is interpreted. */
function checkEntry(unit: { func: PyFunction | null }, args: Value[]): Value {
  tellDepth(depth.now);
  return callBound(unit.func ?? (args.pop() as PyFunction), args);
}

/** The iterator of a loop over a call: a generator that the call made is the loop's alone. */
function loopGenerator(value: Value): Value {
  if (!(value instanceof PyGenerator)) return getIteratorOf(value);
  if (!value.started) value.isOwnedByLoop = true;
  return value;
}

/** The frame of a generator that waits there and that its loop alone has, or null. */
function waitingFrame(value: Value | undefined, code: Code, pc: number): Frame | null {
  if (!(value instanceof PyGenerator) || value.shape !== generatorShape) return null;
  const { frame } = value;
  if (frame === null || value.code !== code || frame.pc !== pc || !canResumeInLoop(value))
    return null;
  return value.isOwnedByLoop && value.handled.value === null ? frame : null;
}

const generatorShape = generatorType.rootShape;

/**
 * Everything emitted code may name. Whoever attaches the trace compiler adds leaveFunction, leaveStep, the
 * interrupt flag and, where turns are to be counted, `turns`.
 */
export const runtime: Record<string, unknown> = {
  PyComplex,
  PyFloat,
  PyTuple,
  PyCell,
  PyMethod,
  PySlice,
  floatShape: floatType.rootShape,
  exitValues,
  exitDoubles,
  rehearsal,
  tellDepth,
  depth,
  checkCall,
  checkEntry,
  raised: (error: unknown) => {
    raisedError.value = error;
  },
  ...instructionCalls,
  ...raising,
  ...stepFunctions,
  ...intOperations,
  floatFloorDivide,
  floatModulo,
  floatPower: pow,
  ...mathFunctions,
  ...bigFunctions,
  ...numberFunctions,
  ...inplace,
  ...comparisons,
  ...collectionFunctions,
  add: operators.add,
  subtract: operators.subtract,
  multiply: operators.multiply,
  trueDivide: operators.trueDivide,
  floorDivide: operators.floorDivide,
  remainder: operators.remainder,
  power: operators.power,
  matrixMultiply: operators.matrixMultiply,
  bitwiseAnd: operators.bitwiseAnd,
  bitwiseOr: operators.bitwiseOr,
  bitwiseXor: operators.bitwiseXor,
  shiftLeft: operators.shiftLeft,
  shiftRight: operators.shiftRight,
  negative: operators.negative,
  invert: operators.invert,
  isTrue: operators.isTrue,
  getItem: operators.getItem,
  setItem: operators.setItem,
  deleteItem: operators.deleteItem,
  contains: operators.contains,
  loadSlice: slow.loadSlice,
  storeSlice: slow.storeSlice,
  getAttribute,
  setAttribute,
  deleteAttribute,
  getIterator: getIteratorOf,
  loopGenerator,
  sendTo,
  takeReturned,
  waitingFrame,
  buildVirtual,
  next,
  callValue: (callee: Value, ...args: Value[]) => call(callee, args),
  callKeywords,
  storeGlobal,
  makeFunction,
  makeList,
  makeDict,
  makeSet: (...items: Value[]) => slow.buildSet(items, 0, items.length),
  joinStrings: (...parts: Value[]) => slow.buildString(parts, 0, parts.length),
  formatSimple: slow.formatSimple,
  formatWithSpec: (value: Value, spec: Value) => format(value, spec),
  convertValue: slow.convertValue,
  appendItem,
  addToSet: slow.addToSet,
  dictSet,
  extendList: slow.extendList,
  updateSet: slow.updateSet,
  updateDict: slow.updateDict,
  setFunctionAttribute: slow.setFunctionAttribute,
  listToTuple: (list: Value) => new PyTuple([...listValues(list as PyList)]),
};

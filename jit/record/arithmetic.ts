/**
 * Operators and comparisons.
 *
 * Ints beyond 2^53, and results there, are recorded as ints of any size (big-integers.ts). Two ints
 * whose result is safe become int operations; when operands and result are int32 and the
 * place has not overflowed before, the narrow form, which leaves beyond int32. An int and a float
 * become float operations. Two strs add and compare. Everything else, and everything that would
 * raise, is a call of the operator on boxed values.
 */
import { andInts, xorInts } from "../../src/objects/integer-arithmetic.ts";
import { exc } from "../../src/objects/errors.ts";
import { PyList } from "../../src/objects/list.ts";
import type { Int, Value } from "../../src/objects/object.ts";
import { PySet } from "../../src/objects/set.ts";
import type { Frame } from "../../src/vm/frame.ts";
import type { IrOp } from "../ir/ops.ts";
import { constant, type Node } from "../ir/tree.ts";
import { isHandled, raiseNew } from "./foreseen.ts";
import type { Handler } from "./instructions.ts";
import { inlineOperator } from "./operators.ts";
import type { Recorder } from "./recorder.ts";
import { bigRecipes, isBig, isInt } from "./big-integers.ts";
import { computeComplex, isComplex, negateComplex } from "./complex.ts";
import { isTuple } from "./methods.ts";
import { changeInPlace, combine } from "./slices.ts";
import { type Comparison, compareTuples } from "./tuples.ts";
import { isFloat } from "./values.ts";
import { type Symbol, Virtual } from "./state.ts";

type IntRecipe = (
  recorder: Recorder,
  a: Node,
  b: Node,
  x: number,
  y: number,
  pc: number,
) => Node | null;

interface BinaryRow {
  /** The runtime function for boxed values. */
  readonly name: string;
  readonly ints?: IntRecipe;
  readonly floats?: (recorder: Recorder, a: Node, b: Node, x: number, y: number) => Node | null;
}

function isIntLike(value: Value): value is number | boolean {
  return typeof value === "number" || typeof value === "boolean";
}

/** Does `x += y` change the object? */
function isMutable(x: Value): boolean {
  return x instanceof PyList || x instanceof PySet;
}

function isInt32(value: number): boolean {
  return value === (value | 0);
}

/** An int op that leaves when the result is out of range: narrow where narrow was seen. */
function checked(
  op: "int_add" | "int_sub" | "int_mul",
  compute: (x: number, y: number) => number,
): IntRecipe {
  return (recorder, a, b, x, y, pc) => {
    const result = compute(x, y);
    if (!Number.isSafeInteger(result)) return null;
    const narrow =
      isInt32(x) &&
      isInt32(y) &&
      isInt32(result) &&
      !recorder.host.isWide(recorder.state.top.code, pc);
    return recorder.check(narrow ? `${op}32` : op, [a, b]);
  };
}

/** An int op whose divisor must not be 0. */
function dividing(op: IrOp): IntRecipe {
  return (recorder, a, b, _x, y) => {
    if (y === 0) return null;
    if (b.op !== "const") recorder.check("guard_nonzero", [b]);
    return recorder.op(op, a, b);
  };
}

/** Bits of two safe ints make a safe int, but for -2^53. */
function bits(op: IrOp, compute: (x: number, y: number) => Int): IntRecipe {
  return (recorder, a, b, x, y) =>
    typeof compute(x, y) === "number" ? recorder.check(op, [a, b]) : null;
}

function plain(op: IrOp): IntRecipe {
  return (recorder, a, b) => recorder.op(op, a, b);
}

function plainFloat(op: IrOp) {
  return (recorder: Recorder, a: Node, b: Node): Node => recorder.op(op, a, b);
}

function dividingFloat(op: IrOp) {
  return (recorder: Recorder, a: Node, b: Node, _x: number, y: number): Node | null => {
    if (y === 0) return null;
    if (b.op !== "const") recorder.check("guard_float_nonzero", [b]);
    return recorder.op(op, a, b);
  };
}

const intPower: IntRecipe = (recorder, a, b, x, y) => {
  if (y < 0 || !Number.isSafeInteger(x ** y)) return null;
  if (b.op === "const" && y === 2) return recorder.check("int_mul", [a, a]);
  if (b.op !== "const") recorder.guardTruth(recorder.op("int_ge", b, recorder.int(0)), true);
  return recorder.check("int_pow", [a, b]);
};

const floatPower = (recorder: Recorder, a: Node, b: Node, x: number, y: number): Node | null => {
  if (!Number.isFinite(x ** y) || (x === 0 && y < 0)) return null;
  return recorder.check("float_pow", [a, b]);
};

const intShiftLeft: IntRecipe = (recorder, a, b, x, y) => {
  if (y < 0 || y > 53 || !Number.isSafeInteger(x * 2 ** y)) return null;
  if (b.op !== "const") recorder.check("guard_bounds", [b, recorder.int(54)]);
  return recorder.check("int_shl", [a, b]);
};

const intShiftRight: IntRecipe = (recorder, a, b, _x, y) => {
  if (y < 0) return null;
  if (b.op !== "const") recorder.guardTruth(recorder.op("int_ge", b, recorder.int(0)), true);
  return recorder.op("int_shr", a, b);
};

// biome-ignore format: one row per operator reads as a table.
const rows = {
  add: { name: "add", ints: checked("int_add", (x, y) => x + y), floats: plainFloat("float_add") },
  subtract: { name: "subtract", ints: checked("int_sub", (x, y) => x - y), floats: plainFloat("float_sub") },
  multiply: { name: "multiply", ints: checked("int_mul", (x, y) => x * y), floats: plainFloat("float_mul") },
  trueDivide: { name: "trueDivide", ints: dividing("int_truediv"), floats: dividingFloat("float_truediv") },
  floorDivide: { name: "floorDivide", ints: dividing("int_floordiv"), floats: dividingFloat("float_floordiv") },
  remainder: { name: "remainder", ints: dividing("int_mod"), floats: dividingFloat("float_mod") },
  power: { name: "power", ints: intPower, floats: floatPower },
  bitwiseAnd: { name: "bitwiseAnd", ints: bits("int_and", andInts) },
  bitwiseOr: { name: "bitwiseOr", ints: plain("int_or") },
  bitwiseXor: { name: "bitwiseXor", ints: bits("int_xor", xorInts) },
  shiftLeft: { name: "shiftLeft", ints: intShiftLeft },
  shiftRight: { name: "shiftRight", ints: intShiftRight },
  matrixMultiply: { name: "matrixMultiply" },
} as const satisfies Record<string, BinaryRow>;

function recordBinary(row: BinaryRow, inplace: boolean): Handler {
  return (recorder, frame, _arg, pc) => {
    const top = recorder.state.top;
    const [x, y] = liveOperands(frame);
    const a = top.peek(1);
    const b = top.peek(0);
    const known =
      divideByZero(recorder, row.name, [a, b], [x, y]) ?? typed(recorder, row, a, b, x, y, pc);
    if (known === null) {
      if (inlineOperator(recorder, frame, pc)) return;
      recorder.waitFor(frame);
    }
    const result =
      known ??
      (inplace ? changeInPlace(recorder, row.name, [a, b], [x, y]) : null) ??
      (inplace && isMutable(x) ? null : combine(recorder, row.name, [a, b], [x, y])) ??
      recorder.call("call", inplace ? `inplace_${row.name}` : row.name, [
        recorder.box(a),
        recorder.box(b),
      ]);
    top.pop();
    top.pop();
    top.push(result);
  };
}

/** `//`, `%` and `/` of numbers by zero, where the trace handles what that raises. */
function divideByZero(
  recorder: Recorder,
  name: string,
  [a, b]: readonly [Symbol, Symbol],
  [x, y]: readonly [Value, Value],
): Node | null {
  if (!divisions.has(name) || !isHandled(recorder.state)) return null;
  if (a instanceof Virtual || b instanceof Virtual) return null;
  if (!isSmallNumber(x) || !isSmallNumber(y) || toNumber(y) !== 0) return null;
  if (isFloat(x)) recorder.asFloat(a, x);
  else recorder.asInt(a, x);
  const isZero = isFloat(y)
    ? recorder.op("float_eq", recorder.asFloat(b, y), constant(0, "f"))
    : recorder.op("int_eq", recorder.asInt(b, y), recorder.int(0));
  recorder.guardTruth(isZero, true);
  return raiseNew(recorder, exc.ZeroDivisionError, [recorder.constantOf("division by zero")]);
}

const divisions: ReadonlySet<string> = new Set(["trueDivide", "floorDivide", "remainder"]);

function isSmallNumber(value: Value): boolean {
  return typeof value === "number" || typeof value === "boolean" || isFloat(value);
}

function liveOperands(frame: Frame): [Value, Value] {
  return [frame.regs[frame.sp - 2] as Value, frame.regs[frame.sp - 1] as Value];
}

/** A typed operation, or null when the operator must be called. */
function typed(
  recorder: Recorder,
  row: BinaryRow,
  a: Symbol,
  b: Symbol,
  x: Value,
  y: Value,
  pc: number,
): Node | null {
  if (a instanceof Virtual || b instanceof Virtual) return null;
  if (typeof x === "boolean" && typeof y === "boolean" && row.name.startsWith("bitwise"))
    return null;
  if (isComplex(x) || isComplex(y)) return computeComplex(recorder, row.name, a, b, x, y);
  if (isInt(x) && isInt(y)) return typedInts(recorder, row, a, b, x, y, pc);
  if ((isFloat(x) && (isFloat(y) || isIntLike(y))) || (isFloat(y) && isIntLike(x))) {
    if (row.floats === undefined) return null;
    return row.floats(
      recorder,
      recorder.asFloat(a, x),
      recorder.asFloat(b, y),
      toNumber(x),
      toNumber(y),
    );
  }
  if (typeof x === "string" && typeof y === "string" && row.name === "add") {
    return recorder.op("str_concat", recorder.asStr(a), recorder.asStr(b));
  }
  return null;
}

/** What an operator gives for these operands, for natives that are operators in disguise. */
export function computeTyped(
  recorder: Recorder,
  name: keyof typeof rows,
  a: Symbol,
  b: Symbol,
  x: Value,
  y: Value,
): Node | null {
  return typed(recorder, rows[name], a, b, x, y, recorder.state.top.pc);
}

/** Small ints where both are and the result is; else ints of any size. */
function typedInts(
  recorder: Recorder,
  row: BinaryRow,
  a: Symbol,
  b: Symbol,
  x: Int | boolean,
  y: Int | boolean,
  pc: number,
): Node | null {
  if (row.ints === undefined || (row.name.endsWith("ivide") && Number(y) === 0)) return null;
  if (!isBig(recorder, a, x) && !isBig(recorder, b, y)) {
    const left = recorder.asInt(a, x);
    const right = recorder.asInt(b, y);
    const small = row.ints(recorder, left, right, Number(x), Number(y), pc);
    if (small !== null) return small;
    return bigRecipes[row.name]?.(recorder, left, right, Number(x), Number(y)) ?? null;
  }
  const [big, other] = [toInt(x), toInt(y)];
  return bigRecipes[row.name]?.(recorder, a, b, big, other) ?? null;
}

function toInt(value: Int | boolean): Int {
  return typeof value === "boolean" ? Number(value) : value;
}

function toNumber(value: Value): number {
  return isFloat(value) ? value.value : Number(value);
}

export const add = recordBinary(rows.add, false);
export const subtract = recordBinary(rows.subtract, false);
export const multiply = recordBinary(rows.multiply, false);
export const trueDivide = recordBinary(rows.trueDivide, false);
export const floorDivide = recordBinary(rows.floorDivide, false);
export const remainder = recordBinary(rows.remainder, false);
export const power = recordBinary(rows.power, false);
export const bitwiseAnd = recordBinary(rows.bitwiseAnd, false);
export const bitwiseOr = recordBinary(rows.bitwiseOr, false);
export const bitwiseXor = recordBinary(rows.bitwiseXor, false);
export const shiftLeft = recordBinary(rows.shiftLeft, false);
export const shiftRight = recordBinary(rows.shiftRight, false);
export const matrixMultiply = recordBinary(rows.matrixMultiply, false);
export const inplaceAdd = recordBinary(rows.add, true);
export const inplaceSubtract = recordBinary(rows.subtract, true);
export const inplaceMultiply = recordBinary(rows.multiply, true);
export const inplaceTrueDivide = recordBinary(rows.trueDivide, true);
export const inplaceFloorDivide = recordBinary(rows.floorDivide, true);
export const inplaceRemainder = recordBinary(rows.remainder, true);
export const inplacePower = recordBinary(rows.power, true);
export const inplaceAnd = recordBinary(rows.bitwiseAnd, true);
export const inplaceOr = recordBinary(rows.bitwiseOr, true);
export const inplaceXor = recordBinary(rows.bitwiseXor, true);
export const inplaceShiftLeft = recordBinary(rows.shiftLeft, true);
export const inplaceShiftRight = recordBinary(rows.shiftRight, true);
export const inplaceMatrixMultiply = recordBinary(rows.matrixMultiply, true);

// --- Unary ---------------------------------------------------------------------------------------

export const negative: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const x = frame.regs[frame.sp - 1] as Value;
  const a = top.peek(0);
  let result: Node;
  if (isBig(recorder, a, x)) result = recorder.op("big_neg", recorder.asBig(a, x));
  else if (isIntLike(x)) result = recorder.op("int_neg", recorder.asInt(a, x));
  else if (isFloat(x)) result = recorder.op("float_neg", recorder.asFloat(a, x));
  else if (isComplex(x)) result = negateComplex(recorder, a, x);
  else result = recorder.call("call", "negative", [recorder.box(a)]);
  top.pop();
  top.push(result);
};

export const invert: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const x = frame.regs[frame.sp - 1] as Value;
  const a = top.peek(0);
  let result: Node;
  if (isBig(recorder, a, x)) result = recorder.op("big_invert", recorder.asBig(a, x));
  else if (typeof x === "number" && x !== Number.MAX_SAFE_INTEGER)
    result = invertInt(recorder, recorder.asInt(a, x));
  else result = recorder.call("call", "invert", [recorder.box(a)]);
  top.pop();
  top.push(result);
};

function invertInt(recorder: Recorder, a: Node): Node {
  return recorder.check("int_sub", [recorder.int(-1), a]);
}

// --- Comparison ----------------------------------------------------------------------------------

export type { Comparison };

function recordCompare(comparison: Comparison): Handler {
  return (recorder, frame, _arg, pc) => {
    const top = recorder.state.top;
    const [x, y] = liveOperands(frame);
    const a = top.peek(1);
    const b = top.peek(0);
    const known = compareTyped(recorder, comparison, a, b, x, y);
    if (known === null) {
      if (inlineOperator(recorder, frame, pc)) return;
      recorder.waitFor(frame);
    }
    const result =
      known ?? recorder.call("call", `compare_${comparison}`, [recorder.box(a), recorder.box(b)]);
    top.pop();
    top.pop();
    top.push(result);
  };
}

export function compareTyped(
  recorder: Recorder,
  comparison: Comparison,
  a: Symbol,
  b: Symbol,
  x: Value,
  y: Value,
): Node | null {
  if (isTuple(x) && isTuple(y)) {
    return compareTuples(recorder, comparison, a, b, x, y, (of, c, d, v, w) =>
      compareTyped(recorder, of, c, d, v, w),
    );
  }
  if (a instanceof Virtual || b instanceof Virtual) return null;
  if (isInt(x) && isInt(y) && (isBig(recorder, a, x) || isBig(recorder, b, y))) {
    return recorder.op(`big_${comparison}`, recorder.asBig(a, x), recorder.asBig(b, y));
  }
  if (isIntLike(x) && isIntLike(y)) {
    return recorder.op(`int_${comparison}`, recorder.asInt(a, x), recorder.asInt(b, y));
  }
  if ((isFloat(x) && (isFloat(y) || isIntLike(y))) || (isFloat(y) && isIntLike(x))) {
    // A safe int as a double is exact, so that comparing doubles is comparing the numbers.
    return recorder.op(`float_${comparison}`, recorder.asFloat(a, x), recorder.asFloat(b, y));
  }
  if (typeof x === "string" && typeof y === "string") {
    return compareStrings(recorder, comparison, recorder.asStr(a), recorder.asStr(b));
  }
  return null;
}

/** JS strings hold no surrogates, so that comparing UTF-16 units is comparing code points. */
function compareStrings(recorder: Recorder, comparison: Comparison, a: Node, b: Node): Node {
  switch (comparison) {
    case "eq":
      return recorder.op("str_eq", a, b);
    case "ne":
      return recorder.op("bool_not", recorder.op("str_eq", a, b));
    case "lt":
      return recorder.op("str_lt", a, b);
    case "le":
      return recorder.op("str_le", a, b);
    case "gt":
      return recorder.op("str_lt", b, a);
    case "ge":
      return recorder.op("str_le", b, a);
  }
}

export const less = recordCompare("lt");
export const lessEqual = recordCompare("le");
export const equal = recordCompare("eq");
export const notEqual = recordCompare("ne");
export const greater = recordCompare("gt");
export const greaterEqual = recordCompare("ge");

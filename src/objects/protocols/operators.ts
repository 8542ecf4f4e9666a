/**
 * Operators on any values: arithmetic, comparison, truth, subscripts, membership, length.
 *
 * Each entry first answers for exact ints, floats and strs, then runs the protocol: `__op__` of the
 * left class, `__rop__` of the right one, the right first when its class is a subclass that
 * overrides it.
 *
 * The one difficulty is `+` and `*` of sequences. In CPython they are not number slots: the right
 * operand's `__radd__` goes first, and only then the sequence concatenates or complains. Classes
 * whose own `__add__` and `__mul__` are of that sort have `isSequence`.
 *
 * Order matters: BinaryOperator and CompareOperator follow the opcodes of BINARY_*, INPLACE_* and
 * COMPARE_*, so that the interpreter gets one from the other by subtraction.
 */
import { type PyDict, dictType } from "../dict.ts";
import { exc, type PyException, raise } from "../errors.ts";
import {
  addInts,
  andInts,
  floorDivideInts,
  intToFloat,
  invertInt,
  moduloInts,
  multiplyInts,
  negateInt,
  orInts,
  powerInts,
  shiftLeftInts,
  shiftRightInts,
  subtractInts,
  xorInts,
} from "../integer-arithmetic.ts";
import { ListKind, listItem, listType, type PyList, setListItem } from "../list.ts";
import { PyFunction } from "../function.ts";
import { PyMethodDescriptor } from "../native.ts";
import { type Int, PyFloat, PyIntInstance, PyWideStr, type Value } from "../object.ts";
import { NotImplemented } from "../singletons.ts";
import { type PyTuple, tupleType } from "../tuple.ts";
import { PyType, strType, typeOf, typeType } from "../type.ts";
import { bindAttribute, call, callSpecial0, callSpecial1, callSpecial2 } from "./calls.ts";
import { isExactFloat } from "./fields.ts";
import { getIterator, next } from "./iteration.ts";

export const enum BinaryOperator {
  Add,
  And,
  FloorDivide,
  LeftShift,
  MatrixMultiply,
  Multiply,
  Remainder,
  Or,
  Power,
  RightShift,
  Subtract,
  TrueDivide,
  Xor,
}

export const enum CompareOperator {
  Less,
  LessEqual,
  Equal,
  NotEqual,
  Greater,
  GreaterEqual,
}

export interface OperatorRow {
  readonly symbol: string;
  /** How error texts name it. */
  readonly shown: string;
  readonly method: string;
  readonly reflected: string;
  readonly inplace: string;
}

function row(symbol: string, name: string, shown = symbol): OperatorRow {
  return {
    symbol,
    shown,
    method: `__${name}__`,
    reflected: `__r${name}__`,
    inplace: `__i${name}__`,
  };
}

const binaryRows: readonly OperatorRow[] = [
  row("+", "add"),
  row("&", "and"),
  row("//", "floordiv"),
  row("<<", "lshift"),
  row("@", "matmul"),
  row("*", "mul"),
  row("%", "mod"),
  row("|", "or"),
  row("**", "pow", "** or pow()"),
  row(">>", "rshift"),
  row("-", "sub"),
  row("/", "truediv"),
  row("^", "xor"),
];

const divmodRow = row("divmod()", "divmod");

const compareSymbols = ["<", "<=", "==", "!=", ">", ">="];
const compareMethods = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"];
const compareReflected = ["__gt__", "__ge__", "__eq__", "__ne__", "__lt__", "__le__"];

strType.isSequence = true;
listType.isSequence = true;
tupleType.isSequence = true;

// --- arithmetic ---

export function binaryOperation(op: BinaryOperator, a: Value, b: Value): Value {
  switch (op) {
    case BinaryOperator.Add:
      return add(a, b);
    case BinaryOperator.Subtract:
      return subtract(a, b);
    case BinaryOperator.Multiply:
      return multiply(a, b);
    case BinaryOperator.TrueDivide:
      return trueDivide(a, b);
    case BinaryOperator.FloorDivide:
      return floorDivide(a, b);
    case BinaryOperator.Remainder:
      return remainder(a, b);
    default:
      return typeof a === "number" && typeof b === "number"
        ? operateOnInts(op, a, b)
        : binarySlow(op, a, b);
  }
}

function operateOnInts(op: BinaryOperator, a: number, b: number): Value {
  switch (op) {
    case BinaryOperator.And:
      return andInts(a, b);
    case BinaryOperator.Or:
      return orInts(a, b);
    case BinaryOperator.Xor:
      return xorInts(a, b);
    case BinaryOperator.LeftShift:
      return b >= 0 && b <= 1000 ? shiftLeftInts(a, b) : binarySlow(op, a, b);
    case BinaryOperator.RightShift:
      return b >= 0 ? shiftRightInts(a, b) : binarySlow(op, a, b);
    case BinaryOperator.Power:
      return b >= 0 && b <= 1000 ? powerInts(a, b) : binarySlow(op, a, b);
    default:
      return binarySlow(op, a, b);
  }
}

export function add(a: Value, b: Value): Value {
  if (typeof a === "number") {
    if (typeof b === "number") return addInts(a, b);
    if (isExactFloat(b)) return new PyFloat(a + b.value);
  } else if (isExactFloat(a)) {
    if (isExactFloat(b)) return new PyFloat(a.value + b.value);
    if (typeof b === "number") return new PyFloat(a.value + b);
  } else if (typeof a === "string" && typeof b === "string") {
    return a + b;
  } else if (typeof a === "bigint" && (typeof b === "bigint" || typeof b === "number")) {
    return addInts(a, b);
  }
  return binarySlow(BinaryOperator.Add, a, b);
}

export function subtract(a: Value, b: Value): Value {
  if (typeof a === "number") {
    if (typeof b === "number") return subtractInts(a, b);
    if (isExactFloat(b)) return new PyFloat(a - b.value);
  } else if (isExactFloat(a)) {
    if (isExactFloat(b)) return new PyFloat(a.value - b.value);
    if (typeof b === "number") return new PyFloat(a.value - b);
  } else if (typeof a === "bigint" && (typeof b === "bigint" || typeof b === "number")) {
    return subtractInts(a, b);
  }
  return binarySlow(BinaryOperator.Subtract, a, b);
}

export function multiply(a: Value, b: Value): Value {
  if (typeof a === "number") {
    if (typeof b === "number") return multiplyInts(a, b);
    if (isExactFloat(b)) return new PyFloat(a * b.value);
  } else if (isExactFloat(a)) {
    if (isExactFloat(b)) return new PyFloat(a.value * b.value);
    if (typeof b === "number") return new PyFloat(a.value * b);
  } else if (typeof a === "bigint" && (typeof b === "bigint" || typeof b === "number")) {
    return multiplyInts(a, b);
  }
  return binarySlow(BinaryOperator.Multiply, a, b);
}

export function trueDivide(a: Value, b: Value): Value {
  if (isExactFloat(b)) {
    if (b.value !== 0) {
      if (isExactFloat(a)) return new PyFloat(a.value / b.value);
      if (typeof a === "number") return new PyFloat(a / b.value);
    }
  } else if (typeof b === "number" && b !== 0) {
    if (typeof a === "number") return new PyFloat(a / b);
    if (isExactFloat(a)) return new PyFloat(a.value / b);
  }
  return binarySlow(BinaryOperator.TrueDivide, a, b);
}

export function floorDivide(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number" && b !== 0) return floorDivideInts(a, b);
  return binarySlow(BinaryOperator.FloorDivide, a, b);
}

export function remainder(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number" && b !== 0) return moduloInts(a, b);
  return binarySlow(BinaryOperator.Remainder, a, b);
}

export function power(a: Value, b: Value): Value {
  return binaryOperation(BinaryOperator.Power, a, b);
}

export function matrixMultiply(a: Value, b: Value): Value {
  return binarySlow(BinaryOperator.MatrixMultiply, a, b);
}

export function bitwiseAnd(a: Value, b: Value): Value {
  return binaryOperation(BinaryOperator.And, a, b);
}

export function bitwiseOr(a: Value, b: Value): Value {
  return binaryOperation(BinaryOperator.Or, a, b);
}

export function bitwiseXor(a: Value, b: Value): Value {
  return binaryOperation(BinaryOperator.Xor, a, b);
}

export function shiftLeft(a: Value, b: Value): Value {
  return binaryOperation(BinaryOperator.LeftShift, a, b);
}

export function shiftRight(a: Value, b: Value): Value {
  return binaryOperation(BinaryOperator.RightShift, a, b);
}

/** The protocol without fast exits. */
export function binarySlow(op: BinaryOperator, a: Value, b: Value): Value {
  const facts = binaryRows[op] as OperatorRow;
  const result = tryBinary(facts, a, b);
  if (result !== undefined) return result;
  throw refuseOperands(facts.shown, a, b);
}

/** `divmod(a, b)`. */
export function divideWithRemainder(a: Value, b: Value): Value {
  const result = tryBinary(divmodRow, a, b);
  if (result !== undefined) return result;
  throw refuseOperands("divmod()", a, b);
}

/** The names of an operator's methods. */
export function binaryNames(op: BinaryOperator): OperatorRow {
  return binaryRows[op] as OperatorRow;
}

/** The same when whoever is asked first has given NotImplemented; `suffix` is "=" for `a += b`. */
export function binaryAfter(op: BinaryOperator, a: Value, b: Value, suffix: "" | "="): Value {
  const facts = binaryRows[op] as OperatorRow;
  const result = tryBinary(facts, a, b, true);
  if (result !== undefined) return result;
  throw refuseOperands(suffix === "" ? facts.shown : `${facts.symbol}=`, a, b);
}

/**
 * The number protocol, then that of sequences; undefined when nobody answers. `isAsked`: the
 * first to be asked has refused already.
 */
function tryBinary(facts: OperatorRow, a: Value, b: Value, isAsked = false): Value | undefined {
  const left = typeOf(a);
  const right = typeOf(b);
  const method = left.lookup(facts.method);
  const reflected = left === right ? undefined : right.lookup(facts.reflected);
  const leftSequence = isOfSequence(method);
  const rightSequence = isOfSequence(reflected);
  if (reflected !== undefined && !rightSequence && isPreferred(left, right, facts, reflected)) {
    const result = isAsked ? NotImplemented : callSpecial1(reflected, b, a);
    if (result !== NotImplemented) return result;
    if (method !== undefined && !leftSequence) {
      const other = callSpecial1(method, a, b);
      if (other !== NotImplemented) return other;
    }
  } else {
    const isLeftAsked = isAsked && method instanceof PyFunction;
    if (method !== undefined && !leftSequence && !isLeftAsked) {
      const result = callSpecial1(method, a, b);
      if (result !== NotImplemented) return result;
    }
    if (reflected !== undefined && !rightSequence && !(isAsked && !isLeftAsked)) {
      const result = callSpecial1(reflected, b, a);
      if (result !== NotImplemented) return result;
    }
  }
  if (leftSequence) return operateOnSequence(facts, method as Value, a, b);
  if (rightSequence) return operateOnSequence(facts, reflected as Value, b, a);
  return undefined;
}

/** Is the right operand's class asked first? */
export function isPreferred(
  left: PyType,
  right: PyType,
  facts: OperatorRow,
  reflected: Value,
): boolean {
  return right.isSubtypeOf(left) && left.lookup(facts.reflected) !== reflected;
}

function isOfSequence(method: Value | undefined): boolean {
  return (
    method instanceof PyMethodDescriptor && method.owner.isSequence && isConcatOrRepeat(method.name)
  );
}

function isConcatOrRepeat(name: string): boolean {
  return name === "__add__" || name === "__mul__" || name === "__rmul__";
}

function operateOnSequence(
  facts: OperatorRow,
  method: Value,
  sequence: Value,
  other: Value,
): Value | undefined {
  if (facts.method === "__mul__" && !hasIndex(other)) {
    const name = typeOf(other).fullName;
    throw raise(exc.TypeError, `can't multiply sequence by non-int of type '${name}'`);
  }
  const result = callSpecial1(method, sequence, other);
  return result === NotImplemented ? undefined : result;
}

function describeOperands(shown: string, a: Value, b: Value): string {
  return `unsupported operand type(s) for ${shown}: '${typeOf(a).fullName}' and '${typeOf(b).fullName}'`;
}

export function refuseOperands(shown: string, a: Value, b: Value): PyException {
  return raise(exc.TypeError, describeOperands(shown, a, b));
}

/** Operators of two floats, none of which refuses them. */
function isOfFloats(op: BinaryOperator): boolean {
  switch (op) {
    case BinaryOperator.Add:
    case BinaryOperator.Subtract:
    case BinaryOperator.Multiply:
    case BinaryOperator.TrueDivide:
    case BinaryOperator.FloorDivide:
    case BinaryOperator.Remainder:
    case BinaryOperator.Power:
      return true;
    default:
      return false;
  }
}

/** The same for `a op= b` of exact ints, floats and strs, whose types have no method for it. */
function isPlainOperation(op: BinaryOperator, a: Value, b: Value): boolean {
  if (typeof a === "number") return typeof b === "number" && op !== BinaryOperator.MatrixMultiply;
  if (typeof a === "string") return typeof b === "string" && op === BinaryOperator.Add;
  return isExactFloat(a) && (isExactFloat(b) || typeof b === "number") && isOfFloats(op);
}

export function inplaceOperation(op: BinaryOperator, a: Value, b: Value): Value {
  if (isPlainOperation(op, a, b)) return binaryOperation(op, a, b);
  const facts = binaryRows[op] as OperatorRow;
  const method = typeOf(a).lookup(facts.inplace);
  if (method !== undefined) {
    if (op === BinaryOperator.Add && isInplaceConcat(method)) {
      const result = tryReflectedAdd(a, b);
      if (result !== undefined) return result;
    }
    const result = callSpecial1(method, a, b);
    if (result !== NotImplemented) return result;
  }
  const result = tryBinary(facts, a, b);
  if (result !== undefined) return result;
  throw refuseOperands(`${facts.symbol}=`, a, b);
}

function isInplaceConcat(method: Value): boolean {
  return method instanceof PyMethodDescriptor && method.owner.isSequence;
}

function tryReflectedAdd(a: Value, b: Value): Value | undefined {
  const reflected = typeOf(b) === typeOf(a) ? undefined : typeOf(b).lookup("__radd__");
  if (reflected === undefined) return undefined;
  const result = callSpecial1(reflected, b, a);
  return result === NotImplemented ? undefined : result;
}

/** `pow(a, b, c)` with a modulus that is not None. */
export function powerModulus(a: Value, b: Value, c: Value): Value {
  const method = typeOf(a).lookup("__pow__");
  if (method !== undefined) {
    const result = callSpecial2(method, a, b, c);
    if (result !== NotImplemented) return result;
  }
  const reflected = typeOf(b) === typeOf(a) ? undefined : typeOf(b).lookup("__rpow__");
  if (reflected !== undefined) {
    const result = callSpecial2(reflected, b, a, c);
    if (result !== NotImplemented) return result;
  }
  // CPython asks the modulus's class, too; only built-in classes can hear of it.
  const third = typeOf(c).lookup("__pow__");
  if (third instanceof PyMethodDescriptor && third !== method && third !== reflected) {
    const result = third.implementation(a, b, c);
    if (result !== NotImplemented) return result;
  }
  const names = `'${typeOf(a).fullName}', '${typeOf(b).fullName}', '${typeOf(c).fullName}'`;
  throw raise(exc.TypeError, `unsupported operand type(s) for ** or pow(): ${names}`);
}

// --- unary ---

export function negative(value: Value): Value {
  if (typeof value === "number" || typeof value === "bigint") return negateInt(value);
  if (isExactFloat(value)) return new PyFloat(-value.value);
  return unary(value, "__neg__", "-");
}

export function positive(value: Value): Value {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return unary(value, "__pos__", "+");
}

export function invert(value: Value): Value {
  if (typeof value === "number" || typeof value === "bigint") return invertInt(value);
  return unary(value, "__invert__", "~");
}

function unary(value: Value, name: string, symbol: string): Value {
  const type = typeOf(value);
  const method = type.lookup(name);
  if (method === undefined) {
    throw raise(exc.TypeError, `bad operand type for unary ${symbol}: '${type.fullName}'`);
  }
  return callSpecial0(method, value);
}

export function not(value: Value): boolean {
  return !isTrue(value);
}

// --- truth ---

export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      return value !== 0;
    case "string":
      return value.length !== 0;
    case "bigint":
      return true;
    default:
      return value !== null && isTrueObject(value);
  }
}

function isTrueObject(value: Value): boolean {
  const type = typeOf(value);
  if (type === listType) return (value as PyList).length !== 0;
  if (type === dictType) return (value as PyDict).table.size !== 0;
  if (type === tupleType) return (value as PyTuple).items.length !== 0;
  if (isExactFloat(value)) return value.value !== 0;
  const method = type.lookup("__bool__");
  if (method === undefined) {
    return type.lookup("__len__") === undefined || length(value) !== 0;
  }
  const answer = callSpecial0(method, value);
  if (typeof answer === "boolean") return answer;
  throw raise(exc.TypeError, `__bool__ should return bool, returned ${typeOf(answer).fullName}`);
}

// --- comparison ---

/** `a < b` and so on: any value, as classes may answer what they like. */
export function compareRich(op: CompareOperator, a: Value, b: Value): Value {
  const left = typeof a;
  if (left === typeof b && (left === "number" || left === "string")) {
    return comparePrimitives(op, a as number, b as number);
  }
  const x = numberOf(a);
  if (x !== undefined) {
    const y = numberOf(b);
    if (y !== undefined) return comparePrimitives(op, x, y);
  }
  return compareSlow(op, a, b);
}

/** The primitive that JavaScript compares exactly with others of its sort. */
function numberOf(value: Value): number | bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return isExactFloat(value) ? value.value : undefined;
}

function comparePrimitives(op: CompareOperator, a: number | bigint, b: number | bigint): boolean {
  switch (op) {
    case CompareOperator.Less:
      return a < b;
    case CompareOperator.LessEqual:
      return a <= b;
    case CompareOperator.Equal:
      // biome-ignore lint/suspicious/noDoubleEquals: compares a bigint with a double exactly
      return a == b;
    case CompareOperator.NotEqual:
      // biome-ignore lint/suspicious/noDoubleEquals: compares a bigint with a double exactly
      return a != b;
    case CompareOperator.Greater:
      return a > b;
    case CompareOperator.GreaterEqual:
      return a >= b;
  }
}

export function comparisonNames(op: CompareOperator): { method: string; reflected: string } {
  return { method: compareMethods[op] as string, reflected: compareReflected[op] as string };
}

/** The same when whoever is asked first has given NotImplemented. */
export function compareAfter(op: CompareOperator, a: Value, b: Value): Value {
  return compareSlow(op, a, b, true);
}

function compareSlow(op: CompareOperator, a: Value, b: Value, isAsked = false): Value {
  let isRefused = isAsked;
  const left = typeOf(a);
  const right = typeOf(b);
  const reflectedFirst = left !== right && right.isSubtypeOf(left);
  if (reflectedFirst) {
    const method = right.lookup(compareReflected[op] as string);
    const result = isRefused && method !== undefined ? NotImplemented : tryCompare(method, b, a);
    if (method !== undefined) isRefused = false;
    if (result !== NotImplemented) return result;
  }
  const result = isRefused
    ? NotImplemented
    : tryCompare(left.lookup(compareMethods[op] as string), a, b);
  if (result !== NotImplemented) return result;
  if (!reflectedFirst) {
    const other = tryCompare(right.lookup(compareReflected[op] as string), b, a);
    if (other !== NotImplemented) return other;
  }
  if (op === CompareOperator.Equal) return a === b;
  if (op === CompareOperator.NotEqual) return a !== b;
  throw raise(
    exc.TypeError,
    `'${compareSymbols[op]}' not supported between instances of '${left.fullName}' and '${right.fullName}'`,
  );
}

function tryCompare(method: Value | undefined, self: Value, other: Value): Value {
  return method === undefined ? NotImplemented : callSpecial1(method, self, other);
}

/** `a is b or a == b`, as containers compare (CPython: PyObject_RichCompareBool). */
export function equals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === "string" && typeof b === "string") return false;
  const answer = compareRich(CompareOperator.Equal, a, b);
  return typeof answer === "boolean" ? answer : isTrue(answer);
}

export function isLess(a: Value, b: Value): boolean {
  const answer = compareRich(CompareOperator.Less, a, b);
  return typeof answer === "boolean" ? answer : isTrue(answer);
}

/** Any comparison, as a truth. */
export function compareTruth(op: CompareOperator, a: Value, b: Value): boolean {
  const answer = compareRich(op, a, b);
  return typeof answer === "boolean" ? answer : isTrue(answer);
}

// --- index ---

export function hasIndex(value: Value): boolean {
  return typeof value === "number" || typeOf(value).lookup("__index__") !== undefined;
}

/** `operator.index(value)`, always an exact int. */
export function toIndex(value: Value): Int {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof PyIntInstance) return value.value;
  const type = typeOf(value);
  const method = type.lookup("__index__");
  if (method === undefined) {
    throw raise(exc.TypeError, `'${type.fullName}' object cannot be interpreted as an integer`);
  }
  const index = callSpecial0(method, value);
  if (typeof index === "number" || typeof index === "bigint") return index;
  if (typeof index === "boolean") return index ? 1 : 0;
  if (index instanceof PyIntInstance) return index.value;
  throw raise(exc.TypeError, `__index__ returned non-int (type ${typeOf(index).fullName})`);
}

const LARGEST_SIZE = 2n ** 63n - 1n;

/** The same for sizes and positions: an error (of `type`) when it would not fit 64 bits. */
export function toIndexNumber(value: Value, type: PyType = exc.IndexError): number {
  if (typeof value === "number") return value;
  const index = toIndex(value);
  if (typeof index === "number") return index;
  if (index > LARGEST_SIZE || index < -LARGEST_SIZE - 1n) {
    const name = typeOf(value).fullName;
    throw raise(type, `cannot fit '${name}' into an index-sized integer`);
  }
  return intToFloat(index);
}

// --- subscripts ---

type TypeSubscript = (type: PyType, key: Value) => Value;
let subscriptType: TypeSubscript = (type) => {
  throw raise(exc.TypeError, `type '${type.fullName}' is not subscriptable`);
};

/** generic-alias.ts tells how `type[int]` is made. */
export function installTypeSubscript(hook: TypeSubscript): void {
  subscriptType = hook;
}

export function getItem(object: Value, key: Value): Value {
  if (typeof object === "object" && object !== null && typeof key === "number") {
    const cls = object.shape.cls;
    if (cls === listType) {
      const list = object as PyList;
      const index = key < 0 ? key + list.length : key;
      if (index >= 0 && index < list.length) return listItem(list, index);
    } else if (cls === tupleType) {
      const items = (object as PyTuple).items;
      const index = key < 0 ? key + items.length : key;
      if (index >= 0 && index < items.length) return items[index] as Value;
    }
  }
  const type = typeOf(object);
  const method = type.lookup("__getitem__");
  if (method !== undefined) return callSpecial1(method, object, key);
  if (object instanceof PyType) return getClassItem(object, key);
  throw raise(exc.TypeError, `'${type.fullName}' object is not subscriptable`);
}

function getClassItem(cls: PyType, key: Value): Value {
  if (cls === typeType) return subscriptType(cls, key);
  const method = cls.lookup("__class_getitem__");
  if (method === undefined) {
    throw raise(exc.TypeError, `type '${cls.fullName}' is not subscriptable`);
  }
  return call(bindAttribute(method, null, cls, true), [key]);
}

export function setItem(object: Value, key: Value, value: Value): void {
  const type = typeOf(object);
  if (type === listType && typeof key === "number") {
    const list = object as PyList;
    const index = key < 0 ? key + list.length : key;
    if (index >= 0 && index < list.length && list.kind !== ListKind.Empty) {
      setListItem(list, index, value);
      return;
    }
  }
  const method = type.lookup("__setitem__");
  if (method === undefined) {
    throw raise(exc.TypeError, `'${type.fullName}' object does not support item assignment`);
  }
  callSpecial2(method, object, key, value);
}

export function deleteItem(object: Value, key: Value): void {
  const type = typeOf(object);
  const method = type.lookup("__delitem__");
  if (method === undefined) {
    const refuses = isSequenceLike(type) && isIndex(key) ? "doesn't" : "does not";
    throw raise(exc.TypeError, `'${type.fullName}' object ${refuses} support item deletion`);
  }
  callSpecial1(method, object, key);
}

/** Whether CPython's type has the slots of a sequence, which every Python class has. */
function isSequenceLike(type: PyType): boolean {
  return type.isHeapType || type.lookup("__len__") !== undefined;
}

function isIndex(key: Value): boolean {
  return typeof key === "number" || typeOf(key).lookup("__index__") !== undefined;
}

// --- containers ---

/** `item in container`. */
export function contains(container: Value, item: Value): boolean {
  if (typeof container === "string" && typeof item === "string") return container.includes(item);
  const type = typeOf(container);
  const method = type.lookup("__contains__");
  if (method === undefined) return containsByIteration(container, item);
  if (method === null) {
    throw raise(exc.TypeError, `'${type.fullName}' object is not a container`);
  }
  const answer = callSpecial1(method, container, item);
  return typeof answer === "boolean" ? answer : isTrue(answer);
}

function containsByIteration(container: Value, item: Value): boolean {
  const iterator = getContainerIterator(container);
  for (let other = next(iterator); other !== undefined; other = next(iterator)) {
    if (equals(other, item)) return true;
  }
  return false;
}

function getContainerIterator(container: Value): Value {
  const type = typeOf(container);
  const method = type.lookup("__iter__");
  if (method === null || (method === undefined && type.lookup("__getitem__") === undefined)) {
    throw raise(
      exc.TypeError,
      `argument of type '${type.fullName}' is not a container or iterable`,
    );
  }
  return getIterator(container);
}

/** `len(value)`. */
export function length(value: Value): number {
  if (typeof value === "string") return value.length;
  const type = typeOf(value);
  if (type === listType) return (value as PyList).length;
  if (type === tupleType) return (value as PyTuple).items.length;
  if (type === dictType) return (value as PyDict).table.size;
  if (value instanceof PyWideStr) return value.points.length;
  const method = type.lookup("__len__");
  if (method === undefined) {
    throw raise(exc.TypeError, `object of type '${type.fullName}' has no len()`);
  }
  const answer = callSpecial0(method, value);
  if (typeof answer === "number" && answer >= 0) return answer;
  const size = toIndexNumber(answer, exc.OverflowError);
  if (size < 0) throw raise(exc.ValueError, "__len__() should return >= 0");
  return size;
}

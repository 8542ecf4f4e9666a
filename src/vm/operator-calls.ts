/**
 * Operators of classes written in Python: which function answers first, and its frame.
 *
 * `a + b` of two numbers is done in the run loop; where a class's own `__add__` or `__radd__` is
 * the first to be asked, the loop goes on in its frame instead of calling a run loop of its own, and
 * the trace compiler records through it. The operands stay on the stack until it returns: when it
 * gives NotImplemented, the protocol goes on with them (`answerAfter`).
 *
 * Invariant: the function given is the one that objects/protocols/operators.ts would call first.
 */
import { CodeFlag } from "../bytecode/code.ts";
import { Op } from "../bytecode/opcodes.ts";
import { PyFunction } from "../objects/function.ts";
import { PyFloat, PyObject, type Value } from "../objects/object.ts";
import * as operators from "../objects/protocols/operators.ts";
import { NotImplemented } from "../objects/singletons.ts";
import { PyType, objectType, typeOf } from "../objects/type.ts";
import { Frame, newRegisters, ReturnMode } from "./frame.ts";
import * as slow from "./slow-paths.ts";

/** Did the function found last belong to the right operand? It is called with that one first. */
export const found = { swapped: false };

/** The Python function that an operator asks first; null: it is asked in another way. */
export function operatorFunction(op: number, a: Value, b: Value): PyFunction | null {
  if (!(a instanceof PyObject) && !(b instanceof PyObject)) return null;
  const left = typeOf(a);
  const right = typeOf(b);
  if (!left.isHeapType && !right.isHeapType) return null;
  found.swapped = false;
  if (op === Op.BINARY_SUBSCR) return plainFunction(left.lookup("__getitem__"));
  if (op === Op.CONTAINS_OP) {
    found.swapped = true;
    return plainFunction(right.lookup("__contains__"));
  }
  if (op >= Op.COMPARE_LT && op <= Op.COMPARE_GE) return findComparison(op, left, right);
  return findBinary(op, left, right, a);
}

function findComparison(op: number, left: PyType, right: PyType): PyFunction | null {
  const names = operators.comparisonNames(op - Op.COMPARE_LT);
  if (left !== right && right.isSubtypeOf(left)) {
    const reflected = right.lookup(names.reflected);
    found.swapped = true;
    if (reflected !== undefined) return plainFunction(reflected);
    found.swapped = false;
  }
  return plainFunction(left.lookup(names.method));
}

function findBinary(op: number, left: PyType, right: PyType, a: Value): PyFunction | null {
  const isInplace = op >= Op.INPLACE_ADD;
  const names = operators.binaryNames(op - (isInplace ? Op.INPLACE_ADD : Op.BINARY_ADD));
  if (isInplace && left.lookup(names.inplace) !== undefined) return null;
  const method = left.lookup(names.method);
  const reflected = left === right ? undefined : right.lookup(names.reflected);
  found.swapped = reflected !== undefined && operators.isPreferred(left, right, names, reflected);
  if (found.swapped) return plainFunction(reflected);
  const isRefused = !(method instanceof PyFunction) && refuses(a, right);
  if (method !== undefined && !isRefused) return plainFunction(method);
  found.swapped = true;
  return plainFunction(reflected);
}

/** A number's own operators give NotImplemented for what is no number. */
function refuses(a: Value, right: PyType): boolean {
  return (typeof a === "number" || a instanceof PyFloat) && right.layout === objectType;
}

const suspends =
  CodeFlag.Generator | CodeFlag.Coroutine | CodeFlag.AsyncGenerator | CodeFlag.IterableCoroutine;

/** The Python function that a call of this object calls with the object in front; null: none. */
export function callMethodOf(callee: unknown): PyFunction | null {
  if (!(callee instanceof PyObject) || callee instanceof PyType) return null;
  const { cls } = callee.shape;
  const method = cls.isHeapType ? cls.lookup("__call__") : undefined;
  return method instanceof PyFunction ? method : null;
}

/** A function that takes two arguments as they are. */
function plainFunction(method: Value | undefined): PyFunction | null {
  if (!(method instanceof PyFunction)) return null;
  const { code } = method;
  if (code.template === null || code.plainCount !== 2 || (code.flags & suspends) !== 0) return null;
  return code.lazyBody === null ? method : null;
}

/** The frame of the function found last; its operands lie at `at` and behind it. */
export function operatorFrame(
  method: PyFunction,
  regs: readonly (Value | undefined)[],
  at: number,
  back: Frame,
): Frame {
  const fresh = newRegisters(method.code);
  fresh[0] = regs[found.swapped ? at + 1 : at];
  fresh[1] = regs[found.swapped ? at : at + 1];
  const frame = new Frame(method.code, method, method.globals, method.builtins, fresh, back);
  frame.mode = ReturnMode.Operator;
  return frame;
}

/** Any operator of two operands, by its instruction. */
export function operate(op: number, a: Value, b: Value): Value {
  if (op === Op.BINARY_SUBSCR) return slow.subscript(a, b);
  if (op >= Op.COMPARE_LT && op <= Op.COMPARE_GE) return slow.compare(op, a, b);
  return slow.binary(op, a, b);
}

/** What an operator gives whose first function gave `value`; the operands are still on the stack. */
export function answerAfter(frame: Frame, value: Value): Value {
  const word = frame.code.words[frame.pc - 1] as number;
  const op = word & 255;
  if (op === Op.CONTAINS_OP) return operators.isTrue(value) !== (word >>> 8 === 1);
  if (value !== NotImplemented || op === Op.BINARY_SUBSCR) return value;
  const a = frame.regs[frame.sp - 2] as Value;
  const b = frame.regs[frame.sp - 1] as Value;
  if (op >= Op.COMPARE_LT && op <= Op.COMPARE_GE)
    return operators.compareAfter(op - Op.COMPARE_LT, a, b);
  if (op >= Op.INPLACE_ADD) return operators.binaryAfter(op - Op.INPLACE_ADD, a, b, "=");
  return operators.binaryAfter(op - Op.BINARY_ADD, a, b, "");
}

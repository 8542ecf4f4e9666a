// Constant folding: expressions whose value is known while compiling.
//
// Folds what CPython folds and can be computed here exactly: unary and binary operators on numbers,
// concatenation and repetition with its size limits, tuples, and subscripts of constants. What would
// raise, or grow too large, is left for run time, where the error has its place.
//
// Invariant: the tree is never changed (annotations are printed from it); results are remembered per
// node, so that long chains fold in linear time.

import type { Expr, Operator, UnaryOperator } from "../syntax/ast.ts";
import { type Const, fromSyntax, int, isTrue, text, tuple } from "./constants.ts";

/** Limits of results, CPython's. */
const maxIntBits = 128n;
const maxCollectionSize = 256;
const maxTextSize = 4096;

type BinOp = Extract<Expr, { kind: "BinOp" }>;

export class Folder {
  private readonly known = new Map<Expr, Const | null>();
  private readonly debug: boolean;

  /** `debug` is the value of `__debug__`. */
  constructor(debug: boolean) {
    this.debug = debug;
  }

  /** The constant an expression is, or null. */
  fold(node: Expr): Const | null {
    switch (node.kind) {
      case "Constant":
        return fromSyntax(node.value);
      case "Name":
        return node.id === "__debug__" ? { type: "bool", value: this.debug } : null;
      case "BinOp":
      case "UnaryOp":
      case "Tuple":
      case "Subscript":
        return this.foldOnce(node);
      default:
        return null;
    }
  }

  /** Constants of all the expressions, or null. */
  foldAll(nodes: readonly Expr[]): Const[] | null {
    const result: Const[] = [];
    for (const node of nodes) {
      const constant = this.fold(node);
      if (constant === null) return null;
      result.push(constant);
    }
    return result;
  }

  private foldOnce(node: Extract<Expr, { kind: "BinOp" | "UnaryOp" | "Tuple" | "Subscript" }>) {
    let result = this.known.get(node);
    if (result === undefined) {
      result = this.compute(node);
      this.known.set(node, result);
    }
    return result;
  }

  private compute(
    node: Extract<Expr, { kind: "BinOp" | "UnaryOp" | "Tuple" | "Subscript" }>,
  ): Const | null {
    switch (node.kind) {
      case "UnaryOp": {
        const operand = this.fold(node.operand);
        return operand === null ? null : foldUnary(node.op, operand);
      }
      case "BinOp":
        return this.foldChain(node);
      case "Tuple": {
        if (node.ctx !== "Load") return null;
        const items = this.foldAll(node.elts);
        return items === null ? null : tuple(items);
      }
      case "Subscript": {
        if (node.ctx !== "Load") return null;
        const container = this.fold(node.value);
        if (container === null) return null;
        const index = this.fold(node.slice);
        return index === null ? null : foldSubscript(container, index);
      }
    }
  }

  /** a + b + c + ... nests to the left as deep as it is long: folded from its innermost pair. */
  private foldChain(node: BinOp): Const | null {
    const chain: BinOp[] = [];
    let left: Expr = node;
    for (; left.kind === "BinOp" && !this.known.has(left); left = left.left) chain.push(left);
    let result = this.fold(left);
    for (let i = chain.length - 1; i >= 0; i--) {
      const link = chain[i] as BinOp;
      const right = result === null ? null : this.fold(link.right);
      result = result === null || right === null ? null : foldBinary(link.op, result, right);
      this.known.set(link, result);
    }
    return result;
  }
}

function foldUnary(op: UnaryOperator, operand: Const): Const | null {
  if (op === "Not") return { type: "bool", value: !isTrue(operand) };
  if (operand.type === "float") {
    if (op === "USub") return { type: "float", value: -operand.value };
    return op === "UAdd" ? operand : null;
  }
  if (operand.type === "complex") {
    if (op === "USub") return { type: "complex", real: -operand.real, imag: -operand.imag };
    return op === "UAdd" ? operand : null;
  }
  const value = asInt(operand);
  if (value === null) return null;
  if (op === "USub") return int(-value);
  if (op === "UAdd") return int(value);
  // Python: ~True warns when it runs.
  return operand.type === "bool" ? null : int(~value);
}

function asInt(constant: Const): bigint | null {
  return constant.type === "int" || constant.type === "bool" ? BigInt(constant.value) : null;
}

function foldBinary(op: Operator, left: Const, right: Const): Const | null {
  const a = asInt(left);
  const b = asInt(right);
  if (a !== null && b !== null) {
    if (left.type === "bool" && right.type === "bool" && op.startsWith("Bit")) {
      return { type: "bool", value: foldInts(op, a, b) === 1n };
    }
    if (op === "Div") return foldDivision(a, b);
    const result = foldInts(op, a, b);
    return result === null ? null : int(result);
  }
  if (isReal(left) && isReal(right)) return foldFloats(op, realOf(left), realOf(right));
  if (isNumber(left) && isNumber(right)) return foldComplex(op, left, right);
  if (op === "Add") return concatenate(left, right);
  if (op === "Mult") {
    if (b !== null) return repeat(left, b);
    if (a !== null) return repeat(right, a);
  }
  return null;
}

function bitLength(value: bigint): bigint {
  return BigInt((value < 0n ? -value : value).toString(2).length);
}

function foldInts(op: Operator, a: bigint, b: bigint): bigint | null {
  switch (op) {
    case "Add":
      return a + b;
    case "Sub":
      return a - b;
    case "Mult":
      return a !== 0n && b !== 0n && bitLength(a) + bitLength(b) > maxIntBits ? null : a * b;
    case "FloorDiv":
      return b === 0n ? null : floorDivide(a, b);
    case "Mod":
      return b === 0n ? null : a - floorDivide(a, b) * b;
    case "Pow":
      if (b < 0n || (b > 0n && bitLength(a) * b > maxIntBits)) return null;
      return a ** b;
    case "LShift":
      if (b < 0n || (a !== 0n && b + bitLength(a) > maxIntBits)) return null;
      return a === 0n ? 0n : a << b;
    case "RShift":
      return b < 0n ? null : a >> b;
    case "BitOr":
      return a | b;
    case "BitXor":
      return a ^ b;
    case "BitAnd":
      return a & b;
    default:
      return null;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** Exact only where both operands are exact doubles. */
function foldDivision(a: bigint, b: bigint): Const | null {
  if (b === 0n || !isSafe(a) || !isSafe(b)) return null;
  return { type: "float", value: Number(a) / Number(b) + 0 };
}

function isSafe(value: bigint): boolean {
  return Number.isSafeInteger(Number(value));
}

type Real = Extract<Const, { type: "int" | "bool" | "float" }>;
type Numeric = Real | Extract<Const, { type: "complex" }>;

function isReal(constant: Const): constant is Real {
  if (constant.type === "int") return typeof constant.value === "number";
  return constant.type === "float" || constant.type === "bool";
}

function isNumber(constant: Const): constant is Numeric {
  return isReal(constant) || constant.type === "complex";
}

function realOf(constant: Real): number {
  return Number(constant.value);
}

function foldFloats(op: Operator, a: number, b: number): Const | null {
  switch (op) {
    case "Add":
      return { type: "float", value: a + b };
    case "Sub":
      return { type: "float", value: a - b };
    case "Mult":
      return { type: "float", value: a * b };
    case "Div":
      return b === 0 ? null : { type: "float", value: a / b };
    default:
      return null;
  }
}

/** `1 + 2j` and the like; Python 3.14 does not widen the real operand first. */
function foldComplex(op: Operator, left: Numeric, right: Numeric): Const | null {
  if (op !== "Add" && op !== "Sub") return null;
  const sign = op === "Add" ? 1 : -1;
  if (left.type !== "complex") {
    const other = right as Extract<Const, { type: "complex" }>;
    return { type: "complex", real: realOf(left) + sign * other.real, imag: sign * other.imag };
  }
  if (right.type !== "complex") {
    return { type: "complex", real: left.real + sign * realOf(right), imag: left.imag };
  }
  return {
    type: "complex",
    real: left.real + sign * right.real,
    imag: left.imag + sign * right.imag,
  };
}

function concatenate(left: Const, right: Const): Const | null {
  if (left.type === "str" && right.type === "str") {
    return hasSurrogates(left) || hasSurrogates(right) ? null : text(left.value + right.value);
  }
  if (left.type === "tuple" && right.type === "tuple") {
    return tuple([...left.items, ...right.items]);
  }
  if (left.type === "bytes" && right.type === "bytes") {
    const value = new Uint8Array(left.value.length + right.value.length);
    value.set(left.value);
    value.set(right.value, left.value.length);
    return { type: "bytes", value };
  }
  return null;
}

/** Whether joining the text with another could make one character of two. */
function hasSurrogates(constant: Extract<Const, { type: "str" }>): boolean {
  return constant.pieces !== undefined || /\p{Surrogate}/u.test(constant.value);
}

function repeat(sequence: Const, times: bigint): Const | null {
  if (sequence.type === "str" && hasSurrogates(sequence)) return null;
  if (sequence.type === "str" || sequence.type === "bytes") {
    const size = BigInt(sequence.value.length) * times;
    if (times < 0n || size > BigInt(maxTextSize)) return null;
    if (sequence.type === "str") return text(sequence.value.repeat(Number(times)));
    const value = new Uint8Array(Number(size));
    for (let i = 0; i < value.length; i++) {
      value[i] = sequence.value[i % sequence.value.length] as number;
    }
    return { type: "bytes", value };
  }
  if (sequence.type === "tuple") {
    const size = BigInt(sequence.items.length) * times;
    if (times < 0n || size > BigInt(maxCollectionSize)) return null;
    const items: Const[] = [];
    for (let i = 0; i < Number(times); i++) items.push(...sequence.items);
    return tuple(items);
  }
  return null;
}

function foldSubscript(container: Const, index: Const): Const | null {
  const wide = asInt(index);
  if (wide === null || !isSafe(wide)) return null;
  const at = (length: number): number => (wide < 0n ? Number(wide) + length : Number(wide));
  if (container.type === "tuple") return container.items[at(container.items.length)] ?? null;
  if (container.type === "bytes") {
    const byte = container.value[at(container.value.length)];
    return byte === undefined ? null : int(byte);
  }
  if (container.type === "str" && container.pieces === undefined) {
    const points = Array.from(container.value);
    const point = points[at(points.length)];
    return point === undefined ? null : text(point);
  }
  return null;
}

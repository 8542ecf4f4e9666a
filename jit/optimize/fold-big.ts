/**
 * Folding of ints of any size (kind g): constants, conversions there and back, and operations on
 * what are small ints after all. The duties of fold.ts hold here too.
 */
import { normalizeInt } from "../../src/objects/integer-arithmetic.ts";
import type { IrOp } from "../ir/ops.ts";
import { constant, type Node } from "../ir/tree.ts";
import { fails, type Outcome } from "./rewrite.ts";

/** Puts an operation in the place of the one being folded, with its exit if it has one. */
type Build = (op: IrOp, args: Node[]) => Node;

const isConst = (node: Node): boolean => node.op === "const";
const big = (node: Node): bigint => BigInt(node.object as number | bigint);

type BigFold = (a: bigint, b: bigint) => bigint | boolean;

/** Larger counts would make constants larger than the program. */
const largestCount = 1024n;

const constantFolds: Partial<Record<IrOp, BigFold>> = {
  big_add: (a, b) => a + b,
  big_sub: (a, b) => a - b,
  big_mul: (a, b) => a * b,
  big_and: (a, b) => a & b,
  big_or: (a, b) => a | b,
  big_xor: (a, b) => a ^ b,
  big_shr: (a, b) => a >> b,
  big_shl: (a, b) => a << b,
  big_lt: (a, b) => a < b,
  big_le: (a, b) => a <= b,
  big_eq: (a, b) => a === b,
  big_ne: (a, b) => a !== b,
  big_gt: (a, b) => a > b,
  big_ge: (a, b) => a >= b,
};

/** What an operation is when its operands of kind g are small ints in truth. */
const ofInts: Partial<Record<IrOp, IrOp>> = {
  big_lt: "int_lt",
  big_le: "int_le",
  big_eq: "int_eq",
  big_ne: "int_ne",
  big_gt: "int_gt",
  big_ge: "int_ge",
};

export function foldBig(node: Node, args: Node[], build: Build): Outcome | null {
  const [a, b] = args as [Node, Node];
  if (a === undefined || (a.kind !== "g" && node.kind !== "g" && a.op !== "box_big")) return null;
  const folder = constantFolds[node.op];
  if (folder !== undefined && isConst(a) && isConst(b)) return foldConstants(node, folder, a, b);
  if (node.op in ofInts) {
    const [x, y] = [asSmall(a), asSmall(b)];
    return x === null || y === null ? null : build(ofInts[node.op] as IrOp, [x, y]);
  }
  return convert(node, a, b, build);
}

function foldConstants(node: Node, folder: BigFold, a: Node, b: Node): Outcome | null {
  if (node.op === "big_shl" && big(b) > largestCount) return null;
  const result = folder(big(a), big(b));
  return constant(result, typeof result === "boolean" ? "b" : "g");
}

/** The int of kind n that a g stands for; null when it may be none. */
function asSmall(node: Node): Node | null {
  if (node.op === "int_to_big") return node.args[0] as Node;
  if (!isConst(node)) return null;
  const value = normalizeInt(big(node));
  return typeof value === "number" ? constant(value, "n") : null;
}

function convert(node: Node, a: Node, b: Node, build: Build): Outcome | null {
  switch (node.op) {
    case "int_to_big":
      if (isConst(a)) return constant(big(a), "g");
      return a.op === "big_to_int" ? (a.args[0] as Node) : null;
    case "unbox_big":
      return unbox(a, build);
    case "unbox_int":
      return a.op === "box_big" ? build("big_to_int", [a.args[0] as Node]) : null;
    case "big_to_int":
      return asSmall(a) ?? (isConst(a) ? fails : null);
    case "box_big":
      if (isConst(a)) return boxConstant(big(a));
      return asSmall(a);
    case "big_to_float": {
      const small = asSmall(a);
      return small === null || isConst(small) ? null : build("int_to_float", [small]);
    }
    case "big_is_true": {
      if (isConst(a)) return constant(big(a) !== 0n, "b");
      const small = asSmall(a);
      return small === null ? null : build("int_is_true", [small]);
    }
    case "big_mod_int": {
      const small = asSmall(a);
      return small === null ? null : build("int_mod", [small, b]);
    }
    case "big_shl":
    case "big_shr":
      return isConst(b) && b.object === 0 ? a : null;
    default:
      return null;
  }
}

/** What was boxed is there already; an int is one of any size. */
function unbox(a: Node, build: Build): Outcome | null {
  if (a.kind === "g") return a;
  if (a.op === "box_big") return a.args[0] as Node;
  if (isConst(a)) {
    const { object } = a;
    const isInt = typeof object === "number" || typeof object === "bigint";
    return isInt && a.kind !== "f" ? constant(BigInt(object), "g") : fails;
  }
  if (a.kind === "n") return build("int_to_big", [a]);
  return a.kind === "r" && a.op !== "box_float" ? null : fails;
}

function boxConstant(value: bigint): Node {
  const result = normalizeInt(value);
  return constant(result, typeof result === "number" ? "n" : "r");
}

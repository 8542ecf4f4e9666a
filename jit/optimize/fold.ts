/**
 * Constant folding and identities.
 *
 * Receives any tree; promises the same results and exits with no operation whose operands are all
 * constant, no unboxing of what was boxed, and no check that is decided by constants. Rules for
 * whoever adds one: a rule looks at the rewritten operands only; it never merges an int with a
 * float; int results are computed exactly and never are -0; a rule that drops a check must know
 * that it always passes.
 */
import type { IrOp } from "../ir/ops.ts";
import { constant, type Node, type Tree } from "../ir/tree.ts";
import { PyFloat } from "../../src/objects/object.ts";
import { foldBig } from "./fold-big.ts";
import { drop, fails, type Outcome, Rewriter } from "./rewrite.ts";

export function fold(tree: Tree): Tree {
  return new Folder().rewrite(tree);
}

const isConst = (node: Node | undefined): boolean => node !== undefined && node.op === "const";
const num = (node: Node): number => node.object as number;

type IntFold = (a: number, b: number) => number | boolean | null;
const safe = (x: number): number | null => (Number.isSafeInteger(x) ? x + 0 : null);
const narrow = (x: number): number | null => (x === (x | 0) ? x + 0 : null);

/** Folds of two constant numbers; null: leave it. */
const constantFolds: Partial<Record<IrOp, IntFold>> = {
  int_add: (a, b) => safe(a + b),
  int_sub: (a, b) => safe(a - b),
  int_mul: (a, b) => safe(a * b),
  int_add_raw: (a, b) => safe(a + b),
  int_sub_raw: (a, b) => safe(a - b),
  int_mul_raw: (a, b) => safe(a * b),
  int_add32: (a, b) => narrow(a + b),
  int_sub32: (a, b) => narrow(a - b),
  int_mul32: (a, b) => narrow(a * b),
  int_truediv: (a, b) => (b === 0 ? null : a / b),
  int_lt: (a, b) => a < b,
  int_le: (a, b) => a <= b,
  int_eq: (a, b) => a === b,
  int_ne: (a, b) => a !== b,
  int_gt: (a, b) => a > b,
  int_ge: (a, b) => a >= b,
  float_add: (a, b) => a + b,
  float_sub: (a, b) => a - b,
  float_mul: (a, b) => a * b,
  float_truediv: (a, b) => (b === 0 ? null : a / b),
  float_lt: (a, b) => a < b,
  float_le: (a, b) => a <= b,
  float_eq: (a, b) => a === b,
  float_ne: (a, b) => a !== b,
  float_gt: (a, b) => a > b,
  float_ge: (a, b) => a >= b,
};

export class Folder extends Rewriter {
  protected override visit(node: Node): Outcome {
    const args = node.args.map((arg) => this.value(arg));
    const [a, b] = args;
    const folder = constantFolds[node.op];
    if (folder !== undefined && a !== undefined && b !== undefined && isConst(a) && isConst(b)) {
      const result = folder(num(a), num(b));
      if (result !== null) return constant(result, typeof result === "boolean" ? "b" : node.kind);
    }
    return this.simplify(node, args) ?? this.simplifyBig(node, args) ?? this.copy(node, args);
  }

  private simplifyBig(node: Node, args: Node[]): Outcome | null {
    return foldBig(node, args, (op, operands) => {
      const made = this.build(node, operands, op);
      this.out.nodes.push(made);
      return made;
    });
  }

  private simplify(node: Node, args: Node[]): Outcome | null {
    const [a, b] = args as [Node, Node];
    switch (node.op) {
      case "exit":
        // The recording went on where an inner loop used to leave.
        return node.bridge === null ? null : fails;
      case "unbox_int":
        return a.op === "box_big" ? null : this.unbox(a, "n", "number");
      case "unbox_bool":
        return this.unbox(a, "b", "boolean");
      case "unbox_str":
        return this.unbox(a, "s", "string");
      case "unbox_float":
        if (a.op === "box_float") return a.args[0] as Node;
        if (a.kind === "f") return a;
        if (isConst(a)) return a.object instanceof PyFloat ? constant(a.object.value, "f") : fails;
        return a.kind === "r" ? null : fails;
      case "guard_int32":
        return isConst(a) && node.imm === 0 && num(a) === (num(a) | 0) ? a : null;
      case "box_float":
        return isConst(a) ? constant(new PyFloat(num(a)), "r") : null;
      case "guard_true":
        return isConst(a) ? (a.object === true ? drop : fails) : null;
      case "guard_false":
        return isConst(a) ? (a.object === false ? drop : fails) : null;
      case "guard_nonzero":
      case "guard_float_nonzero":
        return isConst(a) ? (num(a) !== 0 ? drop : fails) : null;
      case "guard_bounds":
        return isConst(a) && isConst(b) ? (num(a) >= 0 && num(a) < num(b) ? drop : fails) : null;
      case "guard_value":
        return guardIdentity(a, b);
      case "guard_not_value":
        return guardDifference(a, b);
      case "guard_bound":
        if (isConst(a)) return a.object === undefined ? fails : drop;
        return a.kind !== "r" || isNew(a) ? drop : null;
      case "guard_shape":
        return isConst(a) &&
          (a.object as { shape?: unknown } | null)?.shape === node.object &&
          isSteadyShape(node)
          ? drop
          : null;
      case "bool_not":
        if (isConst(a)) return constant(a.object !== true, "b");
        return a.op === "bool_not" ? (a.args[0] as Node) : null;
      case "bool_to_int":
        return isConst(a) ? constant(a.object === true ? 1 : 0, "n") : null;
      case "int_is_true":
        if (isConst(a)) return constant(num(a) !== 0, "b");
        return a.op === "bool_to_int" ? (a.args[0] as Node) : null;
      case "int_to_float":
        return isConst(a) ? constant(a.object, "f") : null;
      case "int_neg":
        return isConst(a) ? constant(0 - num(a), "n") : null;
      case "float_neg":
        return isConst(a) ? constant(-num(a), "f") : null;
      case "same":
        if (a === b && a.kind === "r") return constant(true, "b");
        if (isConst(a) && isConst(b)) return constant(a.object === b.object, "b");
        return isUnlike(a, b) || isUnlike(b, a) ? constant(false, "b") : null;
      case "str_len":
        return isConst(a) ? constant((a.object as string).length, "n") : null;
      case "tuple_item":
        return a.op === "new_tuple" ? (a.args[node.imm] as Node) : null;
      case "int_add":
      case "int_add_raw":
      case "int_sub":
      case "int_sub_raw":
        return isConst(b) && num(b) === 0 ? a : null;
      case "int_mul":
      case "int_mul_raw":
        return isConst(b) && num(b) === 1 ? a : isConst(a) && num(a) === 1 ? b : null;
      case "int_floordiv":
        return isConst(b) && num(b) === 1 ? a : null;
      case "float_mul":
      case "float_truediv":
        return isConst(b) && num(b) === 1 ? a : null;
      default:
        return null;
    }
  }

  private unbox(a: Node, kind: "n" | "b" | "s", type: string): Outcome | null {
    if (a.kind === kind) return a;
    if (isConst(a)) return typeof a.object === type ? constant(a.object, kind) : fails;
    return a.kind === "r" && a.op !== "box_float" ? null : fails;
  }
}

function isNew(node: Node): boolean {
  return node.op.startsWith("new_") || node.op === "box_float";
}

function guardIdentity(a: Node, b: Node): Outcome | null {
  if (isConst(a)) return a.object === b.object ? drop : fails;
  return cannotBe(a, b) ? fails : null;
}

function guardDifference(a: Node, b: Node): Outcome | null {
  if (isConst(a)) return a.object !== b.object ? drop : fails;
  return cannotBe(a, b) ? drop : null;
}

/** An int, bool or str and an object. */
function isUnlike(a: Node, b: Node): boolean {
  const { object } = b;
  return a.kind !== "r" && isConst(b) && typeof object === "object" && b.kind === "r";
}

/** An int, float, bool or str is neither None nor unbound. */
function cannotBe(a: Node, b: Node): boolean {
  return a.kind !== "r" && b.kind === "r" && (b.object === null || b.object === undefined);
}

/** A built-in object's shape never changes; an instance's may. */
function isSteadyShape(node: Node): boolean {
  return !(node.object as { cls: { isHeapType: boolean } }).cls.isHeapType;
}

/**
 * Products and sums of which only a remainder or the low bits are wanted.
 *
 *     (a * b + c) % m          int_muladd_mod, exact in doubles
 *     expression & 0xffffffff  low_mul, low_add, ...: arithmetic on 32 bits that wraps around
 *
 * Receives a tree whose ranges were used already: what is left of checked arithmetic may overflow.
 * Here it cannot: the operations in between are replaced by ones that never leave, and their checks
 * and bridges go. The same expressions recorded with ints of any size (kind g), because they had
 * overflowed by then, become the same operations.
 *
 * Duty: an operation in between may be replaced only when nothing else sees its value, no exit
 * either but those of checks that go themselves. `inner` is the largest set for which that holds.
 */
import { anyInt, type Range } from "../ir/range.ts";
import type { IrOp } from "../ir/ops.ts";
import { constant, Node, type Tree, walk } from "../ir/tree.ts";
import { analyzeRanges } from "./ranges.ts";
import { type Outcome, Rewriter } from "./rewrite.ts";
import { collectUses, type Uses } from "./uses.ts";

export function reduce(tree: Tree): Tree {
  let hasRoot = false;
  walk(tree.root, (node) => {
    hasRoot ||= node.op in rootOps;
  });
  if (!hasRoot) return tree;
  const plan = new Planner(tree);
  return plan.isEmpty ? tree : new Reducer(plan).rewrite(tree);
}

const rootOps: Partial<Record<IrOp, true>> = {
  int_mod: true,
  int_and: true,
  int_and_raw: true,
  big_mod_int: true,
  big_and_int: true,
};

/** What an operation is on the low 32 bits. */
const lowOps: Partial<Record<IrOp, IrOp>> = {
  int_add: "low_add",
  int_add32: "low_add",
  int_add_raw: "low_add",
  int_sub: "low_sub",
  int_sub32: "low_sub",
  int_sub_raw: "low_sub",
  int_mul: "low_mul",
  int_mul32: "low_mul",
  int_mul_raw: "low_mul",
  int_and: "low_and",
  int_and_raw: "low_and",
  int_or: "low_or",
  int_xor: "low_xor",
  int_xor_raw: "low_xor",
  int_neg: "low_sub",
  int_invert: "low_xor",
  int_shl: "low_shl",
  big_add: "low_add",
  big_sub: "low_sub",
  big_mul: "low_mul",
  big_and: "low_and",
  big_or: "low_or",
  big_xor: "low_xor",
  big_neg: "low_sub",
  big_invert: "low_xor",
  big_shl: "low_shl",
};

const LOW_LIMIT = 2 ** 32;
/** Residues up to here are exact as pairs of doubles (objects/modular-arithmetic.ts). */
const MODULUS_LIMIT = 2 ** 52;

/** `a * b + c`, c null where there is none; `c` is subtracted when `minus`. */
interface Product {
  readonly a: Node;
  readonly b: Node;
  readonly c: Node | null;
  readonly minus: boolean;
  /** The operations that it consists of. */
  readonly nodes: readonly Node[];
}

type Ranges = ReadonlyMap<Node, Range>;

class Planner {
  /** Operations between leaves and a mask, which become those of `lowOps`. */
  readonly inner = new Set<Node>();
  readonly products = new Map<Node, { product: Product; modulus: number | null }>();
  /** Masks below 2^32 of kind g expressions over small ints. */
  readonly lowBigs = new Set<Node>();

  private readonly tree: Tree;
  // Most remainders and masks are of nothing that reduces: these are found when asked for.
  private ranges: Ranges | null = null;
  private uses: Uses | null = null;

  constructor(tree: Tree) {
    this.tree = tree;
    const roots: Node[] = [];
    walk(tree.root, (node) => {
      if (node.op in rootOps) roots.push(node);
    });
    for (const root of roots) if (isLowMask(root)) this.collect(root.args[0] as Node);
    this.shrink(roots);
    for (const root of roots) this.planRoot(root);
  }

  private usersOf(node: Node): readonly Node[] {
    this.uses ??= collectUses(this.tree.root, (check) => this.inner.has(check));
    return this.uses.get(node) ?? [];
  }

  private rangeOf(node: Node): Range {
    if (node.op === "const") return { low: node.object as number, high: node.object as number };
    this.ranges ??= analyzeRanges(this.tree);
    return this.ranges.get(node) ?? anyInt;
  }

  get isEmpty(): boolean {
    return this.inner.size === 0 && this.products.size === 0 && this.lowBigs.size === 0;
  }

  // --- Low bits of small ints -------------------------------------------------------------------

  private collect(node: Node): void {
    if (node.kind !== "n" || !(node.op in lowOps) || this.inner.has(node)) return;
    if (node.op === "int_shl" && node.args[1]?.op !== "const") return;
    this.inner.add(node);
    node.args.forEach((arg, i) => {
      if (i === 0 || node.op !== "int_shl") this.collect(arg);
    });
  }

  /** Takes out what something else sees, until nothing does. */
  private shrink(roots: readonly Node[]): void {
    const masks = new Set(roots.filter(isLowMask));
    for (let before = 0; before !== this.inner.size; ) {
      before = this.inner.size;
      this.uses = null;
      for (const node of this.inner) {
        const users = this.usersOf(node);
        if (!users.every((user) => this.inner.has(user) || (masks.has(user) && user.exit === null)))
          this.inner.delete(node);
      }
    }
  }

  // --- Remainders of products -------------------------------------------------------------------

  private planRoot(root: Node): void {
    const [x, m] = root.args as [Node, Node];
    if (x.kind === "g" && isLowMask(root) && isOverSmallInts(x, 16)) {
      this.lowBigs.add(root);
      return;
    }
    if (this.inner.has(x)) return;
    const product = x.kind === "g" ? bigProduct(x) : intProduct(x);
    if (product === null) return;
    const modulus = modulusOf(root, this.rangeOf(m));
    if (modulus === undefined) return;
    const isSeen = product.nodes.some((node, i) => {
      const user = product.nodes[i - 1] ?? root;
      return this.usersOf(node).some((other) => other !== user);
    });
    if (x.kind === "g" || !isSeen) this.products.set(root, { product, modulus });
  }
}

/** A constant mask of up to 32 bits, or a power of two to divide by. */
function isLowMask(root: Node): boolean {
  const m = root.args[1] as Node;
  if (m.op !== "const") return false;
  const value = m.object as number;
  if (root.op.includes("_mod")) return isPowerOfTwo(value) && value <= LOW_LIMIT;
  return value >= 0 && value < LOW_LIMIT;
}

function isPowerOfTwo(value: number): boolean {
  return value >= 1 && 2 ** Math.round(Math.log2(value)) === value;
}

/** The constant modulus that a root stands for; null: its operand. Undefined: it is none. */
function modulusOf(root: Node, m: Range): number | null | undefined {
  if (root.op.includes("_mod")) return null;
  const size = m.high + 1;
  return m.low === m.high && size <= MODULUS_LIMIT && isPowerOfTwo(size) ? size : undefined;
}

/** A product that may leave the safe range, alone or with something added. */
function intProduct(x: Node): Product | null {
  const [a, b] = x.args as [Node, Node];
  switch (x.op) {
    case "int_mul":
      return { a, b, c: null, minus: false, nodes: [x] };
    case "int_add":
    case "int_add_raw":
      if (a.op === "int_mul") return withAddend(x, a, b, false);
      return b.op === "int_mul" ? withAddend(x, b, a, false) : null;
    case "int_sub":
    case "int_sub_raw":
      return a.op === "int_mul" ? withAddend(x, a, b, true) : null;
    default:
      return null;
  }
}

function withAddend(x: Node, product: Node, c: Node, minus: boolean): Product | null {
  if (c === product) return null;
  const [a, b] = product.args as [Node, Node];
  return { a, b, c, minus, nodes: [x, product] };
}

function bigProduct(x: Node): Product | null {
  const [left, right] = x.args as [Node, Node];
  if (x.op === "big_mul") return ofBigs(x, x, null, false);
  if (x.op !== "big_add" && x.op !== "big_sub") return null;
  if (left.op === "big_mul") return ofBigs(x, left, right, x.op === "big_sub");
  return right.op === "big_mul" && x.op === "big_add" ? ofBigs(x, right, left, false) : null;
}

function ofBigs(x: Node, product: Node, addend: Node | null, minus: boolean): Product | null {
  const [a, b] = product.args.map(smallInt) as [Node | null, Node | null];
  const c = addend === null ? null : smallInt(addend);
  if (a === null || b === null || (addend !== null && c === null)) return null;
  return { a, b, c, minus, nodes: x === product ? [x] : [x, product] };
}

/** The int of kind n that a g is made of. */
function smallInt(node: Node): Node | null {
  if (node.op === "int_to_big") return node.args[0] as Node;
  if (node.op !== "const") return null;
  const value = Number(node.object as bigint);
  return Number.isSafeInteger(value) ? constant(value, "n") : null;
}

/** Is it arithmetic on small ints and constants alone? */
function isOverSmallInts(node: Node, depth: number): boolean {
  if (node.op === "const" || node.op === "int_to_big") return true;
  if (!(node.op in lowOps) || depth === 0) return false;
  const [a, b] = node.args as [Node, Node];
  if (node.op === "big_shl") return b.op === "const" && isOverSmallInts(a, depth - 1);
  return isOverSmallInts(a, depth - 1) && (b === undefined || isOverSmallInts(b, depth - 1));
}

// --- Rewriting -------------------------------------------------------------------------------------

class Reducer extends Rewriter {
  private readonly plan: Planner;
  constructor(plan: Planner) {
    super();
    this.plan = plan;
  }

  protected override visit(node: Node): Outcome {
    const { plan } = this;
    if (plan.inner.has(node)) {
      return this.low(
        node,
        node.args.map((arg) => this.value(arg)),
      );
    }
    if (plan.lowBigs.has(node)) return this.maskLow(node, this.lowOfBig(node.args[0] as Node));
    if (node.op === "int_mod" && plan.inner.has(node.args[0] as Node))
      return this.maskLow(node, this.value(node.args[0] as Node));
    const planned = plan.products.get(node);
    if (planned !== undefined) return this.multiplyAdd(node, planned.product, planned.modulus);
    // Nothing uses the value of a check that goes: a constant stands for it.
    return this.isGone(node) ? constant(0, "n") : this.copy(node);
  }

  /** Checked arithmetic whose only use is a remainder that no longer needs it. */
  private isGone(node: Node): boolean {
    if (node.exit === null) return false;
    for (const { product } of this.plan.products.values())
      if (product.nodes.includes(node)) return true;
    return false;
  }

  private make(origin: Node, op: IrOp, args: Node[]): Node {
    const made = new Node(op, "n", args);
    made.origin = origin.origin;
    this.out.nodes.push(made);
    return made;
  }

  private low(node: Node, args: Node[]): Node {
    const [a, b] = args as [Node, Node];
    const op = lowOps[node.op] as IrOp;
    switch (node.op) {
      case "int_neg":
      case "big_neg":
        return this.make(node, op, [constant(0, "n"), a]);
      case "int_invert":
      case "big_invert":
        return this.make(node, op, [a, constant(-1, "n")]);
      case "int_shl":
      case "big_shl":
        return (b.object as number) < 32 ? this.make(node, op, [a, b]) : constant(0, "n");
      default:
        return this.make(node, op, [a, b]);
    }
  }

  private lowOfBig(node: Node): Node {
    if (node.op === "int_to_big") return this.value(node.args[0] as Node);
    if (node.op === "const") return constant(Number(BigInt.asIntN(32, node.object as bigint)), "n");
    const args = node.args.map((arg) => (arg.kind === "g" ? this.lowOfBig(arg) : this.value(arg)));
    return this.low(node, args);
  }

  /** `&` or `%` of what is known to its low 32 bits. */
  private maskLow(root: Node, bits: Node): Node {
    const m = (root.args[1] as Node).object as number;
    const mask = root.op.includes("_mod") ? m - 1 : m;
    return this.make(root, "int_and_raw", [bits, constant(mask, "n")]);
  }

  private multiplyAdd(root: Node, product: Product, modulus: number | null): Node {
    const { a, b, c, minus } = product;
    let addend = c === null ? constant(0, "n") : this.value(c);
    if (minus) addend = this.make(root, "int_neg", [addend]);
    const m = modulus === null ? this.value(root.args[1] as Node) : constant(modulus, "n");
    return this.make(root, "int_muladd_mod", [this.value(a), this.value(b), addend, m]);
  }
}

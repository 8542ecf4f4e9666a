/**
 * Integer ranges: which values each int can have, and which checks that makes superfluous.
 *
 * Receives a tree; gives for every int node the interval it lies in, refined by the comparisons
 * that dominate its uses, and a tree in which checked arithmetic that cannot leave its range is
 * unchecked, and bounds and zero checks that always pass are gone. Emission reads the intervals
 * (`%` on small non-negative ints is one instruction, on others it is not).
 *
 * A loop's phis are found by iteration: they start at their initial values, the body is walked,
 * and a phi whose next value lies outside is widened to the next of a few round bounds, until
 * nothing grows. Refinement: below `guard_true(int_lt(i, n))`, i is less than n's greatest value.
 *
 * Invariant: an interval always contains every value the node takes when control reaches it; a
 * refined interval holds only inside the block (and below the node) where it was learnt.
 */
import { anyInt, guardRanges, type Range } from "../ir/range.ts";
import type { Block, Loop, Merge, Node, Tree } from "../ir/tree.ts";
import { drop, type Outcome, Rewriter } from "./rewrite.ts";

const maximum = Number.MAX_SAFE_INTEGER;
const int32: Range = { low: -0x80000000, high: 0x7fffffff };

/** Bounds that a growing phi jumps to. */
const landings = [0, 0xff, 0xffff, 0x3fffffff, 0x7fffffff, 0x80000000, 0xffffffff, maximum];

export function range(low: number, high: number): Range {
  return { low: Math.max(low, -maximum), high: Math.min(high, maximum) };
}

export function isWithin(inner: Range, outer: Range): boolean {
  return inner.low >= outer.low && inner.high <= outer.high;
}

function join(a: Range, b: Range): Range {
  return isWithin(b, a) ? a : { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

function meet(a: Range, b: Range): Range {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  // An empty interval means the code is not reached; any interval is right there.
  return low > high ? a : { low, high };
}

function widen(old: Range, seen: Range): Range {
  const low = seen.low < old.low ? -(landings.find((x) => -x <= seen.low) ?? maximum) : old.low;
  const high = seen.high > old.high ? (landings.find((x) => x >= seen.high) ?? maximum) : old.high;
  return { low, high };
}

// --- Analysis --------------------------------------------------------------------------------------

/** Ranges as they hold at the node itself; uses below may know more (see `Analysis.at`). */
export function analyzeRanges(tree: Tree): Map<Node, Range> {
  return new Analysis().run(tree);
}

/** Ranges that hold in a block only. Leaving a scope takes back what was learnt in it. */
class Refined {
  private readonly ranges = new Map<Node, Range>();
  private readonly trail: { readonly node: Node; readonly before: Range | undefined }[] = [];

  get(node: Node): Range | undefined {
    return this.ranges.get(node);
  }

  set(node: Node, range: Range): void {
    this.trail.push({ node, before: this.ranges.get(node) });
    this.ranges.set(node, range);
  }

  get mark(): number {
    return this.trail.length;
  }

  backTo(mark: number): void {
    while (this.trail.length > mark) {
      const { node, before } = this.trail.pop() as (typeof this.trail)[number];
      if (before === undefined) this.ranges.delete(node);
      else this.ranges.set(node, before);
    }
  }
}

export class Analysis {
  readonly ranges = new Map<Node, Range>();
  /** What each `continue` brings to a phi in the present walk. */
  private incoming = new Map<Node, Range>();

  run(tree: Tree): Map<Node, Range> {
    this.block(tree.root, new Refined());
    return this.ranges;
  }

  protected block(code: Block, refined: Refined): void {
    const { mark } = refined;
    for (const node of code.nodes) {
      if (node.op === "loop") this.loop(node, refined);
      else if (node.op === "merge") this.merge(node.merge as Merge, refined);
      else this.node(node, refined);
    }
    refined.backTo(mark);
  }

  private at(node: Node, refined: Refined): Range {
    if (node.op === "const") {
      const value = node.object as number;
      return typeof value === "number" ? { low: value, high: value } : anyInt;
    }
    return refined.get(node) ?? this.ranges.get(node) ?? anyInt;
  }

  /** What each `join` brings to a phi in the present walk. */
  private readonly joined = new Map<Node, Range>();

  private merge(merge: Merge, refined: Refined): void {
    for (const phi of merge.phis) this.joined.delete(phi);
    this.block(merge.body, refined);
    for (const phi of merge.phis) {
      if (phi.kind === "n") this.ranges.set(phi, this.joined.get(phi) ?? anyInt);
    }
  }

  private node(node: Node, refined: Refined): void {
    if (node.op === "join") {
      (node.merge as Merge).phis.forEach((phi, i) => {
        if (phi.kind !== "n") return;
        const next = this.at(node.args[i] as Node, refined);
        const known = this.joined.get(phi);
        this.joined.set(phi, known === undefined ? next : join(known, next));
      });
      return;
    }
    if (node.op === "continue") {
      (node.loop as Loop).phis.forEach((phi, i) => {
        if (phi.kind !== "n") return;
        const next = this.at(node.args[i] as Node, refined);
        const known = this.incoming.get(phi);
        this.incoming.set(phi, known === undefined ? next : join(known, next));
      });
      return;
    }
    if (node.bridge !== null) {
      const { mark } = refined;
      this.learnFailed(node, refined);
      this.block(node.bridge, refined);
      refined.backTo(mark);
    }
    this.judge(node, (arg) => this.at(arg, refined));
    if (node.kind === "n") {
      const computed =
        this.assumed(node) ?? transfer(node, (i) => this.at(node.args[i] as Node, refined));
      this.ranges.set(node, computed);
    }
    this.refine(node, refined);
  }

  /** What is taken to be a node's range, whatever its operands say. */
  protected assumed(_node: Node): Range | null {
    return null;
  }

  /** For whoever wants to know more than ranges; called in every walk, the last one counts. */
  protected judge(_node: Node, _of: (arg: Node) => Range): void {}

  private loop(node: Node, refined: Refined): void {
    const loop = node.loop as Loop;
    const ints = loop.phis.filter((phi) => phi.kind === "n");
    // What an earlier walk found still holds at least: a loop around this one only grows ranges.
    loop.phis.forEach((phi, i) => {
      if (phi.kind !== "n") return;
      const init = this.at(node.args[i] as Node, refined);
      const known = this.ranges.get(phi);
      this.ranges.set(phi, known === undefined ? init : join(known, init));
    });
    for (let round = 0; ; round++) {
      const before = this.incoming;
      this.incoming = new Map(before);
      for (const phi of ints) this.incoming.delete(phi);
      this.block(loop.body, refined);
      let grew = false;
      for (const phi of ints) {
        const next = this.incoming.get(phi);
        const old = this.ranges.get(phi) as Range;
        if (next === undefined || isWithin(next, old)) continue;
        this.ranges.set(phi, round > 6 ? anyInt : widen(old, next));
        grew = true;
      }
      if (!grew) return;
      this.incoming = before;
    }
  }

  /** What a passed check says about ints. */
  private refine(node: Node, refined: Refined): void {
    if (node.op === "guard_true") this.learn(node.args[0] as Node, true, refined);
    else if (node.op === "guard_false") this.learn(node.args[0] as Node, false, refined);
    else if (node.op === "guard_bounds") {
      const [index, length] = node.args as [Node, Node];
      const high = this.at(length, refined).high - 1;
      refined.set(index, meet(this.at(index, refined), { low: 0, high }));
    } else if (node.op === "guard_nonzero") {
      const [a] = node.args as [Node];
      const known = this.at(a, refined);
      if (known.low === 0) refined.set(a, meet(known, { low: 1, high: maximum }));
    }
  }

  private learnFailed(node: Node, refined: Refined): void {
    if (node.op === "guard_true") this.learn(node.args[0] as Node, false, refined);
    else if (node.op === "guard_false") this.learn(node.args[0] as Node, true, refined);
  }

  private learn(condition: Node, truth: boolean, refined: Refined): void {
    const [a, b] = condition.args as [Node, Node];
    const op = truth ? condition.op : opposite[condition.op];
    // A phi or an unboxed bool is a condition too, with nothing to learn from.
    if (op === undefined || !(op in opposite)) return;
    const x = this.at(a, refined);
    const y = b === undefined ? anyInt : this.at(b, refined);
    switch (op) {
      case "int_lt":
        refined.set(a, meet(x, { low: -maximum, high: y.high - 1 }));
        refined.set(b, meet(y, { low: x.low + 1, high: maximum }));
        break;
      case "int_le":
        refined.set(a, meet(x, { low: -maximum, high: y.high }));
        refined.set(b, meet(y, { low: x.low, high: maximum }));
        break;
      case "int_gt":
        refined.set(a, meet(x, { low: y.low + 1, high: maximum }));
        refined.set(b, meet(y, { low: -maximum, high: x.high - 1 }));
        break;
      case "int_ge":
        refined.set(a, meet(x, { low: y.low, high: maximum }));
        refined.set(b, meet(y, { low: -maximum, high: x.high }));
        break;
      case "int_eq":
        refined.set(a, meet(x, y));
        refined.set(b, meet(y, x));
        break;
      default:
        break;
    }
  }
}

const opposite: Readonly<Record<string, string>> = {
  int_lt: "int_ge",
  int_le: "int_gt",
  int_gt: "int_le",
  int_ge: "int_lt",
  int_ne: "int_eq",
  int_eq: "int_ne",
};

/** The range of an op's result from those of its operands. */
function transfer(node: Node, at: (i: number) => Range): Range {
  switch (node.op) {
    case "int_add":
    case "int_add_raw":
    case "int_add32":
      return capped(node, sum(at(0), at(1)));
    case "int_sub":
    case "int_sub_raw":
    case "int_sub32":
      return capped(node, difference(at(0), at(1)));
    case "int_mul":
    case "int_mul_raw":
    case "int_mul32":
      return capped(node, product(at(0), at(1)));
    case "int_neg":
      return { low: -at(0).high, high: -at(0).low };
    case "int_abs":
      return absolute(at(0));
    case "int_floordiv":
      return quotient(at(0), at(1));
    case "int_mod":
      return remainder(at(0), at(1));
    case "int_powmod":
      return { low: 0, high: Math.max(0, at(2).high - 1) };
    case "big_mod_int":
      return remainder(anyInt, at(1));
    case "big_and_int":
      return { low: 0, high: at(1).high };
    case "int_and":
    case "int_and_raw":
      return conjunction(at(0), at(1));
    case "int_or":
    case "int_xor":
    case "int_xor_raw":
      return bitwise(at(0), at(1));
    case "int_shr":
      return shiftedRight(at(0), at(1));
    case "int_min":
      return { low: Math.min(at(0).low, at(1).low), high: Math.min(at(0).high, at(1).high) };
    case "int_max":
      return { low: Math.max(at(0).low, at(1).low), high: Math.max(at(0).high, at(1).high) };
    case "guard_int32":
      return meet(at(0), guardRanges[node.imm] as Range);
    case "low_add":
    case "low_sub":
    case "low_mul":
    case "low_and":
    case "low_or":
    case "low_xor":
    case "low_shl":
    case "low_shr":
    case "low_mul_high":
    case "int_high":
    case "big_high":
    case "big_low":
      return int32;
    case "low_less":
      return { low: 0, high: 1 };
    case "int_of_halves":
      return { low: 0, high: maximum };
    case "int_muladd_mod":
      return remainder(anyInt, at(3));
    case "bool_to_int":
      return { low: 0, high: 1 };
    case "call_read":
      return node.name === "int32_at" ? int32 : anyInt;
    case "array_length":
    case "tuple_length":
      return { low: 0, high: 0x7fffffff };
    case "str_len":
      return { low: 0, high: 0x1fffffff };
    case "str_ord":
      return { low: 0, high: 0xffff };
    default:
      return anyInt;
  }
}

function capped(node: Node, result: Range): Range {
  return node.op.endsWith("32") ? meet(int32, result) : range(result.low, result.high);
}

function sum(a: Range, b: Range): Range {
  return { low: a.low + b.low, high: a.high + b.high };
}

function difference(a: Range, b: Range): Range {
  return { low: a.low - b.high, high: a.high - b.low };
}

function product(a: Range, b: Range): Range {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return { low: Math.min(...corners), high: Math.max(...corners) };
}

function absolute(a: Range): Range {
  if (a.low >= 0) return a;
  return { low: a.high < 0 ? -a.high : 0, high: Math.max(-a.low, a.high) };
}

function quotient(a: Range, b: Range): Range {
  if (b.low > 0) {
    return {
      low: a.low >= 0 ? Math.floor(a.low / b.high) : Math.floor(a.low / b.low),
      high: a.high >= 0 ? Math.floor(a.high / b.low) : Math.floor(a.high / b.high),
    };
  }
  const most = Math.max(-a.low, a.high);
  return range(-most - 1, most + 1);
}

function remainder(a: Range, b: Range): Range {
  if (b.low > 0) {
    if (a.low >= 0) return { low: 0, high: Math.min(a.high, b.high - 1) };
    return { low: 0, high: b.high - 1 };
  }
  return b.high < 0
    ? { low: b.low + 1, high: 0 }
    : { low: Math.min(b.low, 0), high: Math.max(b.high, 0) };
}

function conjunction(a: Range, b: Range): Range {
  if (b.low >= 0) return { low: 0, high: a.low >= 0 ? Math.min(a.high, b.high) : b.high };
  if (a.low >= 0) return { low: 0, high: a.high };
  return isWithin(a, int32) && isWithin(b, int32) ? int32 : anyInt;
}

/** Towards 0 from above, towards -1 from below. */
function shiftedRight(a: Range, count: Range): Range {
  if (a.low >= 0) return { low: 0, high: Math.floor(a.high / 2 ** Math.max(0, count.low)) };
  return { low: a.low, high: Math.max(a.high, -1) };
}

/** The least 2^k - 1 that is not below x. Logarithms round: 2^52 + 1 would seem to be 2^52. */
function allBits(x: number): number {
  let power = 1;
  while (power <= x) power *= 2;
  return Math.min(maximum, power - 1);
}

function bitwise(a: Range, b: Range): Range {
  if (a.low >= 0 && b.low >= 0) {
    return { low: 0, high: allBits(Math.max(a.high, b.high)) };
  }
  return isWithin(a, int32) && isWithin(b, int32) ? int32 : anyInt;
}

/** Bits of such ints never make -2^53, the one result that is not safe. */
function isFarFromLimit(a: Range): boolean {
  return a.low >= -(2 ** 52);
}

// --- Dropping checks -------------------------------------------------------------------------------

type RawOp = "int_add_raw" | "int_sub_raw" | "int_mul_raw" | "int_and_raw" | "int_xor_raw";

const unchecked: Readonly<Record<string, RawOp>> = {
  int_and: "int_and_raw",
  int_xor: "int_xor_raw",
  int_add: "int_add_raw",
  int_add32: "int_add_raw",
  int_sub: "int_sub_raw",
  int_sub32: "int_sub_raw",
  int_mul: "int_mul_raw",
  int_mul32: "int_mul_raw",
};

/**
 * Rebuilds the tree without the checks that the ranges prove. The walk refines ranges as the
 * analysis did, on the nodes of the old tree.
 */
export function dropRangeChecks(tree: Tree): Tree {
  return new CheckDropper(tree).rewrite(tree);
}

class CheckDropper extends Rewriter {
  private readonly proven: ReadonlySet<Node>;

  constructor(tree: Tree) {
    super();
    const prover = new Prover();
    prover.run(tree);
    this.proven = prover.proven;
  }

  protected override visit(node: Node): Outcome {
    if (!this.proven.has(node)) return this.copy(node);
    const raw = unchecked[node.op];
    if (raw === undefined) return node.kind === "v" ? drop : this.value(node.args[0] as Node);
    const fresh = this.build(
      node,
      node.args.map((arg) => this.value(arg)),
      raw,
    );
    this.out.nodes.push(fresh);
    return fresh;
  }
}

/** What a comparison of ints gives whatever they are; null: either. */
function decide(comparison: Node, of: (arg: Node) => Range): boolean | null {
  if (!(comparison.op in opposite)) return null;
  const [a, b] = comparison.args as [Node, Node];
  const [x, y] = [of(a), of(b)];
  switch (comparison.op) {
    case "int_lt":
      return x.high < y.low ? true : x.low >= y.high ? false : null;
    case "int_le":
      return x.high <= y.low ? true : x.low > y.high ? false : null;
    case "int_gt":
      return x.low > y.high ? true : x.high <= y.low ? false : null;
    case "int_ge":
      return x.low >= y.high ? true : x.high < y.low ? false : null;
    default:
      return null;
  }
}

/** The analysis, which also notes the checks that always pass (in every walk of their loop). */
class Prover extends Analysis {
  readonly proven = new Set<Node>();

  protected override judge(node: Node, of: (arg: Node) => Range): void {
    if (this.passes(node, of)) this.proven.add(node);
    else this.proven.delete(node);
  }

  private passes(node: Node, of: (arg: Node) => Range): boolean {
    const at = (i: number): Range => of(node.args[i] as Node);
    switch (node.op) {
      // A branch keeps its other way: where it joins the first one a merge may need it.
      case "guard_true":
        return node.bridge === null && decide(node.args[0] as Node, of) === true;
      case "guard_false":
        return node.bridge === null && decide(node.args[0] as Node, of) === false;
      case "int_add":
        return isWithin(sum(at(0), at(1)), anyInt);
      case "int_sub":
        return isWithin(difference(at(0), at(1)), anyInt);
      case "int_mul":
        return isWithin(product(at(0), at(1)), anyInt);
      case "int_add32":
        return isWithin(sum(at(0), at(1)), int32);
      case "int_sub32":
        return isWithin(difference(at(0), at(1)), int32);
      case "int_mul32":
        return isWithin(product(at(0), at(1)), int32);
      case "int_and":
        return at(0).low >= 0 || at(1).low >= 0 || (isFarFromLimit(at(0)) && isFarFromLimit(at(1)));
      case "int_xor":
        return isFarFromLimit(at(0)) && isFarFromLimit(at(1));
      case "guard_int32":
        return isWithin(at(0), guardRanges[node.imm] as Range);
      case "guard_nonzero":
        return at(0).low > 0 || at(0).high < 0;
      case "guard_bounds":
        return at(0).low >= 0 && at(0).high < at(1).low;
      default:
        return false;
    }
  }
}

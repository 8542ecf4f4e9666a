/**
 * Ints of any size that are 64-bit words in truth.
 *
 * Hashes and random generators keep a state below 2^64 and mask what leaves it. Receives a tree;
 * marks the operations of kind g whose result is a word, or of whose result only the low 64 bits
 * are used, with `imm` 64: they give the low 64 bits. V8 then computes them in a register, where a
 * BigInt would be an allocation for each (xorshift: 77 ns a turn, with words 3).
 *
 * Two facts are found, both for the whole tree:
 *
 *     isWord    0 <= value < 2^64: of masks, of what is made of words, and of phis all of whose
 *               values are words. A phi's initial value from outside is made to be one by its
 *               check (`unbox_big <64>`), until that check has failed too often.
 *     needs64   everything that uses the value looks at its low 64 bits only
 *
 * And a g that has at most 53 bits by what made it becomes an int without a check.
 *
 * Duty: an operation is in `lowBits` only if bit i of its result depends on bits 0..i of its operands.
 */
import type { IrOp } from "../ir/ops.ts";
import { anyInt, type Range } from "../ir/range.ts";
import { constant, type Exit, type Loop, Node, type Tree, walk } from "../ir/tree.ts";
import type { PassContext } from "./pipeline.ts";
import { analyzeRanges } from "./ranges.ts";
import { type Outcome, Rewriter } from "./rewrite.ts";
import { collectUses, type Uses } from "./uses.ts";

const WORD = 64;
const wordLimit = 1n << 64n;
/** Bits of a safe int. */
const SAFE = 53;

export function words(tree: Tree, context: PassContext): Tree {
  let hasBig = false;
  walk(tree.root, (node) => {
    hasBig ||= node.kind === "g";
  });
  return hasBig ? new WordMaker(new Facts(tree, context)).rewrite(tree) : tree;
}

const lowBits: ReadonlySet<IrOp> = new Set<IrOp>([
  "big_add",
  "big_sub",
  "big_mul",
  "big_neg",
  "big_invert",
  "big_and",
  "big_or",
  "big_xor",
  "big_shl",
]);

class Facts {
  private readonly ranges: ReadonlyMap<Node, Range>;
  private readonly uses: Uses;
  /** Phis whose values are all words; what is left of all of them. */
  private readonly phis = new Set<Node>();
  private readonly known = new Map<Node, boolean>();
  private readonly needed = new Map<Node, boolean>();
  /** Checks that are to make sure of a word. */
  readonly entries = new Set<Node>();

  constructor(
    tree: Tree,
    private readonly context: PassContext,
  ) {
    this.ranges = analyzeRanges(tree);
    this.uses = collectUses(tree.root, () => false);
    this.findPhis(tree);
  }

  rangeOf(node: Node): Range {
    if (node.op !== "const") return this.ranges.get(node) ?? anyInt;
    return { low: node.object as number, high: node.object as number };
  }

  // --- Words ------------------------------------------------------------------------------------

  private findPhis(tree: Tree): void {
    const flows: { phi: Node; value: Node; isInit: boolean }[] = [];
    walk(tree.root, (node) => {
      if (node.op !== "loop" && node.op !== "continue") return;
      (node.loop as Loop).phis.forEach((phi, i) => {
        if (phi.kind !== "g") return;
        this.phis.add(phi);
        flows.push({ phi, value: node.args[i] as Node, isInit: node.op === "loop" });
      });
    });
    for (let before = -1; before !== this.phis.size; ) {
      before = this.phis.size;
      this.known.clear();
      for (const { phi, value, isInit } of flows) {
        if (!this.isWord(value) && !(isInit && this.canCheck(value))) this.phis.delete(phi);
      }
    }
    this.known.clear();
    for (const { phi, value, isInit } of flows) {
      if (isInit && this.phis.has(phi) && this.canCheck(value)) this.entries.add(value);
    }
    this.known.clear();
  }

  /** An entry's check that may ask for a word, and has not failed too often at it. */
  private canCheck(node: Node): boolean {
    // A bridge is for values that are no ints.
    if (node.op !== "unbox_big" || node.bridge !== null) return false;
    const { code, pc } = node.exit as Exit;
    return code !== null && !this.context.isWide(code, pc);
  }

  isWord(node: Node): boolean {
    if (node.op === "phi") return this.phis.has(node);
    let known = this.known.get(node);
    if (known === undefined) {
      known = this.decideWord(node);
      this.known.set(node, known);
    }
    return known;
  }

  private decideWord(node: Node): boolean {
    const [a, b] = node.args as [Node, Node];
    switch (node.op) {
      case "const":
        return isWordConstant(node);
      case "unbox_big":
        return this.entries.has(node);
      case "int_to_big":
        return this.rangeOf(a).low >= 0;
      case "big_and":
        return this.isWord(a) || this.isWord(b);
      case "big_or":
      case "big_xor":
      case "big_floordiv":
        return this.isWord(a) && this.isWord(b);
      case "big_mod":
        return this.isWord(b);
      case "big_shr":
        return this.isWord(a);
      default:
        return false;
    }
  }

  /** An upper bound on the bits of a word. */
  bits(node: Node): number {
    const [a, b] = node.args as [Node, Node];
    switch (node.op) {
      case "const":
        return (node.object as bigint).toString(2).length;
      case "int_to_big":
        return bitsBelow(this.rangeOf(a).high + 1);
      case "big_and":
        if (!this.isWord(a)) return this.bits(b);
        return this.isWord(b) ? Math.min(this.bits(a), this.bits(b)) : this.bits(a);
      case "big_or":
      case "big_xor":
        return Math.max(this.bits(a), this.bits(b));
      case "big_mod":
        return this.bits(b);
      case "big_shr":
        return Math.max(1, this.bits(a) - this.rangeOf(b).low);
      default:
        return WORD;
    }
  }

  // --- What is used of a value ------------------------------------------------------------------

  needs64(node: Node): boolean {
    let known = this.needed.get(node);
    if (known === undefined) {
      const users = this.uses.get(node) ?? [];
      known = users.every((user) => this.usesLow(user, node));
      this.needed.set(node, known);
    }
    return known;
  }

  private usesLow(user: Node, node: Node): boolean {
    if (user.exit !== null) return false;
    if (user.op === "big_and_int" || user.op === "big_wrap") return true;
    if (!lowBits.has(user.op)) return false;
    if (user.op === "big_and" && user.args.some((arg) => arg !== node && this.isWord(arg)))
      return true;
    return this.isWord(user) || this.needs64(user);
  }

  /** May only its low 64 bits be computed? */
  isReducible(node: Node): boolean {
    if (lowBits.has(node.op)) return this.isWord(node) || this.needs64(node);
    const [a, b] = node.args as [Node, Node];
    if (node.op === "big_shr") return this.isWord(a);
    if (node.op === "big_floordiv" || node.op === "big_mod")
      return this.isWord(a) && this.isWord(b);
    return this.entries.has(node);
  }
}

function isWordConstant(node: Node): boolean {
  const value = node.object as bigint;
  return value >= 0n && value < wordLimit;
}

/** The least k with size <= 2^k. */
function bitsBelow(size: number): number {
  let bits = 0;
  while (2 ** bits < size) bits++;
  return bits;
}

/** k for the constant 2^k - 1 of at most 64 bits, else 0. */
function maskBits(node: Node): number {
  if (node.op !== "const" || !isWordConstant(node)) return 0;
  const value = node.object as bigint;
  return (value & (value + 1n)) === 0n ? value.toString(2).length : 0;
}

class WordMaker extends Rewriter {
  private readonly facts: Facts;
  constructor(facts: Facts) {
    super();
    this.facts = facts;
  }

  protected override visit(node: Node): Outcome {
    const { facts } = this;
    switch (node.op) {
      case "big_and":
        return this.mask(node);
      case "big_to_int":
        return this.shorten(node) ?? this.copy(node);
      case "big_mod_int": {
        const small = this.shorten(node);
        if (small === null) return this.copy(node);
        return this.make(node, "int_mod", "n", [small, this.value(node.args[1] as Node)], 0);
      }
      default:
        return facts.isReducible(node) ? this.keep(node) : this.copy(node);
    }
  }

  private make(node: Node, op: IrOp, kind: "n" | "g", args: readonly Node[], imm: number): Node {
    const made = new Node(op, kind, args, { imm });
    made.origin = node.origin;
    this.out.nodes.push(made);
    return made;
  }

  private keep(node: Node): Node {
    const args = node.args.map((arg) => this.value(arg));
    const made = this.build(node, args, node.op, WORD);
    this.out.nodes.push(made);
    this.copyBridge(node, made);
    return made;
  }

  /** `x & (2^k - 1)` keeps k bits. */
  private mask(node: Node): Node {
    const [a, b] = node.args as [Node, Node];
    for (const [x, mask] of [
      [a, b],
      [b, a],
    ] as const) {
      const bits = maskBits(mask);
      if (bits > 0) return this.wrap(node, this.value(x), bits);
    }
    return this.facts.isReducible(node) ? this.keep(node) : this.copy(node);
  }

  private wrap(node: Node, x: Node, bits: number): Node {
    if (x.imm > 0 && x.imm <= bits) return x;
    return this.make(node, "big_wrap", "g", [x], bits);
  }

  /** A word of so few bits that it is a safe int. */
  private shorten(node: Node): Node | null {
    const word = node.args[0] as Node;
    if (!this.facts.isWord(word)) return null;
    const bits = this.facts.bits(word);
    if (bits > SAFE) return null;
    const mask = constant(2 ** bits - 1, "n");
    return this.make(node, "big_and_int", "n", [this.value(word), mask], 0);
  }
}

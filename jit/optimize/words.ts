/**
 * Ints of any size that are 64-bit words in truth.
 *
 * Hashes and random generators keep a state below 2^64 and mask what leaves it. Receives a tree;
 * where a value of kind g is a word, or only its low 64 bits are used, it becomes two int32s, the
 * high half and the low one, and arithmetic on it becomes arithmetic on them. A BigInt would be an
 * allocation for each operation (xorshift: 77 ns a turn, with halves 4).
 *
 * Two facts are found, both for the whole tree:
 *
 *     isWord    0 <= value < 2^64: of masks, of what is made of words, and of phis all of whose
 *               values are words. A phi's initial value from outside is made to be one by its
 *               check (`unbox_big <64>`), until that check has failed too often.
 *     needs64   everything that uses the value looks at its low 64 bits only
 *
 * Exits describe a word by its halves; whatever else wants it as a BigInt has it built there
 * (`value`). A g that has at most 53 bits by what made it becomes an int without a check.
 *
 * Duty: an operation is in `lowBits` only if bit i of its result depends on bits 0..i of its operands.
 *
 * V8 11.3 would keep `BigInt.asUintN(64, x)` in a machine register, 2.6 ns for the same turn, but it
 * aborts the process on some loops of such ("RepresentationChangerError").
 */
import type { IrOp } from "../ir/ops.ts";
import { anyInt, type Range } from "../ir/range.ts";
import {
  constant,
  Exit,
  Loop,
  mapFrame,
  Merge,
  Node,
  snapshotMapper,
  type Tree,
  VirtualSnapshot,
  walk,
} from "../ir/tree.ts";
import type { PassContext } from "./pipeline.ts";
import { analyzeRanges } from "./ranges.ts";
import { drop, type Outcome, Rewriter } from "./rewrite.ts";
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
      if (node.op !== "loop" && node.op !== "continue" && node.op !== "join") return;
      phisOf(node).forEach((phi, i) => {
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
    if (user.op === "big_and_int") return true;
    if (!lowBits.has(user.op)) return false;
    if (user.op === "big_and" && user.args.some((arg) => arg !== node && this.isWord(arg)))
      return true;
    return this.isWord(user) || this.needs64(user);
  }

  /** Is it computed as two halves? */
  hasHalves(node: Node): boolean {
    const count = node.args[1];
    if ((node.op === "big_shl" || node.op === "big_shr") && count?.op !== "const") return false;
    if (lowBits.has(node.op)) return this.isWord(node) || this.needs64(node);
    if (node.op === "big_shr") return this.isWord(node.args[0] as Node);
    return this.entries.has(node);
  }
}

/** The phis that a loop, continue or join gives values for. */
function phisOf(node: Node): readonly Node[] {
  return ((node.loop ?? node.merge) as Loop | Merge).phis;
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

/** A word as two int32s. */
interface Halves {
  readonly high: Node;
  readonly low: Node;
}

const HALF = 32;
const LOW_MASK = 0xffffffff;

const int = (value: number): Node => constant(value, "n");
const isConst = (node: Node, value: number): boolean =>
  node.op === "const" && node.object === value;

class WordMaker extends Rewriter {
  private readonly facts: Facts;
  /** By nodes of the old tree. */
  private readonly halves = new Map<Node, Halves>();

  constructor(facts: Facts) {
    super();
    this.facts = facts;
  }

  // --- Nodes ------------------------------------------------------------------------------------

  protected override visit(node: Node): Outcome {
    if (node.op === "continue" || node.op === "join") return this.copy(node, this.operands(node));
    if (this.facts.entries.has(node)) return this.enter(node);
    if (node.kind === "g" && this.facts.hasHalves(node)) {
      this.halves.set(node, this.compute(node));
      return drop;
    }
    return this.use(node) ?? this.copy(node);
  }

  /** Whoever wants a word as a BigInt has it built here. */
  protected override value(node: Node): Node {
    const known = this.halves.get(node);
    if (known === undefined) return super.value(node);
    return this.make("big_of_halves", "g", known.high, known.low);
  }

  private make(op: IrOp, kind: "n" | "g" | "b" | "f", ...args: Node[]): Node {
    const made = new Node(op, kind, args);
    this.out.nodes.push(made);
    return made;
  }

  private op(op: IrOp, a: Node, b: Node): Node {
    if (op === "low_and" && isConst(b, -1)) return a;
    if (op === "low_and" && isConst(b, 0)) return b;
    if ((op === "low_or" || op === "low_xor" || op === "low_add") && isConst(b, 0)) return a;
    return this.make(op, "n", a, b);
  }

  protected override renameExit(exit: Exit): Exit {
    const translate = snapshotMapper((node) => {
      const known = this.halves.get(node);
      if (known === undefined) return super.value(node);
      return new VirtualSnapshot("word", null, [known.high, known.low]);
    });
    return new Exit(
      exit.frames.map((frame) => mapFrame(frame, translate)),
      exit.entries.map(([entry, s]) => [entry, translate(s)] as const),
    );
  }

  /** The check of an entry, and its halves. */
  private enter(node: Node): Node {
    const checked = this.build(
      node,
      node.args.map((arg) => this.value(arg)),
      node.op,
      WORD,
    );
    this.out.nodes.push(checked);
    this.halves.set(node, this.split(checked));
    return checked;
  }

  // --- Loops ------------------------------------------------------------------------------------

  protected override rewriteLoop(node: Node): void {
    const loop = node.loop as Loop;
    const fresh = new Loop(loop.code, loop.header);
    fresh.layout = loop.layout;
    this.loops.set(loop, fresh);
    const inits = this.operands(node);
    this.addPhis(loop.phis, fresh.phis);
    const copy = new Node("loop", "v", inits, { loop: fresh, exit: this.exit(node.exit) });
    copy.origin = node.origin;
    this.out.nodes.push(copy);
    this.rewriteBlock(loop.body, fresh.body);
  }

  /** Two for each word. */
  private addPhis(old: readonly Node[], fresh: Node[]): void {
    const add = (kind: Node["kind"], origin: Node | null): Node => {
      const made = new Node("phi", kind, []);
      if (origin !== null) made.origin = origin;
      fresh.push(made);
      return made;
    };
    for (const phi of old) {
      if (this.isWordPhi(phi)) this.halves.set(phi, { high: add("n", null), low: add("n", null) });
      else this.map.set(phi, add(phi.kind, phi.origin));
    }
  }

  protected override rewriteMerge(node: Node): void {
    const merge = node.merge as Merge;
    const fresh = new Merge(merge.code, merge.pc);
    this.merges.set(merge, fresh);
    this.addPhis(merge.phis, fresh.phis);
    const copy = new Node("merge", "v", [], { merge: fresh });
    copy.origin = node.origin;
    this.out.nodes.push(copy);
    this.rewriteBlock(merge.body, fresh.body);
  }

  private isWordPhi(phi: Node): boolean {
    return phi.kind === "g" && this.facts.isWord(phi);
  }

  /** The values for the phis of a loop or merge: two for each word. */
  private operands(node: Node): Node[] {
    return phisOf(node).flatMap((phi, i) => {
      const arg = node.args[i] as Node;
      if (!this.isWordPhi(phi)) return [this.value(arg)];
      const { high, low } = this.halvesOf(arg);
      return [high, low];
    });
  }

  // --- Halves -----------------------------------------------------------------------------------

  private halvesOf(node: Node): Halves {
    const known = this.halves.get(node);
    if (known !== undefined) return known;
    if (node.op === "const") return splitConstant(node.object as bigint);
    if (node.op === "int_to_big") return this.splitInt(node.args[0] as Node);
    return this.split(this.value(node));
  }

  private split(big: Node): Halves {
    return { high: this.make("big_high", "n", big), low: this.make("big_low", "n", big) };
  }

  private splitInt(old: Node): Halves {
    const { low, high } = this.facts.rangeOf(old);
    const n = this.value(old);
    const isNarrow = low >= -0x80000000 && high <= 0x7fffffff;
    const bits = isNarrow ? n : this.make("low_or", "n", n, int(0));
    if (low >= 0 && high <= LOW_MASK) return { high: int(0), low: bits };
    if (isNarrow) return { high: this.make("int_shr", "n", n, int(31)), low: bits };
    return { high: this.make("int_high", "n", n), low: bits };
  }

  private compute(node: Node): Halves {
    const [a, b] = node.args as [Node, Node];
    switch (node.op) {
      case "big_add":
        return this.add(this.halvesOf(a), this.halvesOf(b));
      case "big_sub":
        return this.subtract(this.halvesOf(a), this.halvesOf(b));
      case "big_neg":
        return this.subtract({ high: int(0), low: int(0) }, this.halvesOf(a));
      case "big_mul":
        return this.multiply(this.halvesOf(a), this.halvesOf(b));
      case "big_invert":
        return this.bitwise("low_xor", this.halvesOf(a), { high: int(-1), low: int(-1) });
      case "big_shl":
        return this.shiftLeft(this.halvesOf(a), b.object as number);
      case "big_shr":
        return this.shiftRight(this.halvesOf(a), b.object as number);
      case "big_and":
        return this.bitwise("low_and", this.halvesOf(a), this.halvesOf(b));
      case "big_or":
        return this.bitwise("low_or", this.halvesOf(a), this.halvesOf(b));
      default:
        return this.bitwise("low_xor", this.halvesOf(a), this.halvesOf(b));
    }
  }

  private bitwise(op: "low_and" | "low_or" | "low_xor", a: Halves, b: Halves): Halves {
    const [x, y] = a.low.op === "const" ? [b, a] : [a, b];
    return { high: this.op(op, x.high, y.high), low: this.op(op, x.low, y.low) };
  }

  private add(a: Halves, b: Halves): Halves {
    const low = this.op("low_add", a.low, b.low);
    const carry = this.make("low_less", "n", low, b.low);
    return { high: this.op("low_add", this.op("low_add", a.high, b.high), carry), low };
  }

  private subtract(a: Halves, b: Halves): Halves {
    const borrow = this.make("low_less", "n", a.low, b.low);
    const high = this.make("low_sub", "n", a.high, b.high);
    return {
      high: this.make("low_sub", "n", high, borrow),
      low: this.make("low_sub", "n", a.low, b.low),
    };
  }

  private multiply(a: Halves, b: Halves): Halves {
    let high = this.make("low_mul_high", "n", a.low, b.low);
    for (const [x, y] of [
      [a.high, b.low],
      [a.low, b.high],
    ] as const) {
      if (!isConst(x, 0) && !isConst(y, 0))
        high = this.op("low_add", high, this.op("low_mul", x, y));
    }
    return { high, low: this.op("low_mul", a.low, b.low) };
  }

  private shiftLeft({ high, low }: Halves, count: number): Halves {
    if (count === 0) return { high, low };
    if (count >= WORD) return { high: int(0), low: int(0) };
    if (count >= HALF) return { high: this.leftBy(low, count - HALF), low: int(0) };
    const carried = this.rightBy(low, HALF - count);
    return {
      high: this.op("low_or", this.leftBy(high, count), carried),
      low: this.leftBy(low, count),
    };
  }

  private shiftRight({ high, low }: Halves, count: number): Halves {
    if (count === 0) return { high, low };
    if (count >= WORD) return { high: int(0), low: int(0) };
    if (count >= HALF) return { high: int(0), low: this.rightBy(high, count - HALF) };
    const carried = this.leftBy(high, HALF - count);
    return {
      high: this.rightBy(high, count),
      low: this.op("low_or", this.rightBy(low, count), carried),
    };
  }

  private leftBy(bits: Node, count: number): Node {
    return count === 0 ? bits : this.make("low_shl", "n", bits, int(count));
  }

  private rightBy(bits: Node, count: number): Node {
    return count === 0 ? bits : this.make("low_shr", "n", bits, int(count));
  }

  // --- What comes of words ----------------------------------------------------------------------

  /** Operations on words that give something else; null: they take BigInts. */
  private use(node: Node): Outcome | null {
    const [a, b] = node.args as [Node, Node];
    if (a === undefined || !this.halves.has(a)) return null;
    switch (node.op) {
      case "big_and_int":
        return b.op === "const" ? this.mask(this.halvesOf(a), b.object as number) : null;
      case "big_to_int":
        return this.toInt(node, a);
      case "big_mod_int":
        return this.modulo(a, this.value(b));
      case "big_is_true": {
        const { high, low } = this.halvesOf(a);
        return this.make("int_is_true", "b", this.op("low_or", high, low));
      }
      case "big_eq":
      case "big_ne":
        return this.facts.isWord(b) ? this.compare(node.op, a, b) : null;
      case "big_to_float": {
        const { high, low } = this.halvesOf(a);
        const scaled = this.make("float_mul", "f", this.toFloat(high), constant(2 ** HALF, "f"));
        return this.make("float_add", "f", scaled, this.toFloat(low));
      }
      default:
        return null;
    }
  }

  private unsigned(half: Node): Node {
    return this.make("int_and_raw", "n", half, int(LOW_MASK));
  }

  private toFloat(half: Node): Node {
    return this.make("int_to_float", "f", this.unsigned(half));
  }

  /** The bits under a mask that is a safe int. */
  private mask({ high, low }: Halves, mask: number): Node {
    if (mask <= LOW_MASK) return this.make("int_and_raw", "n", low, int(mask));
    const top = this.make("int_and_raw", "n", high, int(Math.floor(mask / 2 ** HALF)));
    return this.make("int_of_halves", "n", top, this.op("low_and", low, int(mask | 0)));
  }

  /** Without a check where there are so few bits. */
  private toInt(node: Node, word: Node): Node {
    const bits = this.facts.bits(word);
    if (bits <= SAFE) return this.mask(this.halvesOf(word), 2 ** bits - 1);
    const { high, low } = this.halvesOf(word);
    const check = this.build(node, [high, int(2 ** (SAFE - HALF))], "guard_bounds");
    this.out.nodes.push(check);
    this.copyBridge(node, check);
    return this.make("int_of_halves", "n", high, low);
  }

  private modulo(word: Node, modulus: Node): Node {
    const { high, low } = this.halvesOf(word);
    const bits = this.facts.bits(word);
    if (bits <= SAFE)
      return this.make("int_mod", "n", this.mask({ high, low }, 2 ** bits - 1), modulus);
    const [top, bottom] = [this.unsigned(high), this.unsigned(low)];
    return this.make("int_muladd_mod", "n", top, int(2 ** HALF), bottom, modulus);
  }

  private compare(op: "big_eq" | "big_ne", a: Node, b: Node): Node {
    const [x, y] = [this.halvesOf(a), this.halvesOf(b)];
    const differ = this.op(
      "low_or",
      this.op("low_xor", x.high, y.high),
      this.op("low_xor", x.low, y.low),
    );
    return this.make(op === "big_eq" ? "int_eq" : "int_ne", "b", differ, int(0));
  }
}

function splitConstant(value: bigint): Halves {
  return {
    high: int(Number(BigInt.asIntN(HALF, value >> 32n))),
    low: int(Number(BigInt.asIntN(HALF, value))),
  };
}

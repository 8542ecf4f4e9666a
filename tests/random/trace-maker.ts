// Random trees that are valid, end, and can be compared before and after optimization.
//
// The difficulty is that optimization may move a check: it then leaves at a loop's entry, from
// where the interpreter would come to the same check again. Every exit has an instruction of its
// own and holds the whole state, so that what was moved can be told, and its state looked up
// among those that the unoptimized tree had at that loop's entries.
//
// Operations that ask something of their operands (a divisor that is not 0) come behind the check
// that makes sure of it, as the recorder emits them. Loops count a phi of their own up to a small
// limit, on every way that goes on.

import type { IrOp, Kind } from "../../jit/ir/ops.ts";
import { irOps } from "../../jit/ir/ops.ts";
import {
  Block,
  constant,
  Exit,
  Loop,
  Merge,
  Node,
  type Snapshot,
  Tree,
  VirtualSnapshot,
} from "../../jit/ir/tree.ts";
import { ListKind, PyList, listType } from "../../src/objects/list.ts";
import { PyFloat } from "../../src/objects/object.ts";
import { code } from "../ir/trees.ts";

/** Numbers from a seed: mulberry32. */
export class Random {
  private state: number;
  constructor(seed: number) {
    this.state = seed | 0;
  }
  /** 0 <= result < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const largest = Number.MAX_SAFE_INTEGER;
// biome-ignore format: a table of numbers
const ints = [
  0, 0, 1, 1, -1, 2, 3, -3, 7, 8, 10, 16, -16, 100, 255, 1000, 65536, 1e6, -1e6, 0x7fffffff, 0x7ffffffe, 0x80000000,
  -0x80000000, -0x80000001, 0xffffffff, 2 ** 32, 2 ** 52, -(2 ** 52), largest, largest - 1, -largest, 3 ** 33,
];
// biome-ignore format: a table of numbers
const floats = [
  0, -0, 1, -1, 0.5, 1.5, -2.5, 3, 0.1, 1e-320, 1e300, -1e300, 2 ** 31, 2 ** 53, -(2 ** 53), Number.NaN,
  Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY,
];
const masks = [2n ** 64n - 1n, 2n ** 32n - 1n, 2n ** 48n - 1n, 255n, 2n ** 61n - 1n];
/** Ints that are not safe: what is, is a number. */
const bigs = [
  2n ** 53n,
  -(2n ** 53n),
  2n ** 53n + 1n,
  2n ** 63n,
  2n ** 64n - 1n,
  2n ** 64n,
  -(2n ** 64n),
  2n ** 64n + 1n,
  0x9e3779b97f4a7c15n,
  -(10n ** 30n),
  10n ** 30n + 1n,
  3n ** 200n,
];
const strings = ["", "a", "b", "ab", "é", "abc"];

/** What the inputs are for: the kind that the tree unboxes them to. */
export type InputKind = "n" | "g" | "f" | "b" | "s" | "ints" | "floats" | "values" | "object";

export interface Shapes {
  readonly P: object;
  readonly Q: object;
}

export interface MadeTree {
  readonly tree: Tree;
  readonly inputs: readonly InputKind[];
  readonly entries: readonly { key: string; value: unknown }[];
}

/** Values for the inputs of a tree; now and then one of another kind. */
export function makeInputs(random: Random, kinds: readonly InputKind[], shapes: Shapes): unknown[] {
  return kinds.map((kind) => {
    const odd = random.chance(0.03);
    return makeInput(
      random,
      odd ? random.pick(["n", "f", "b", "s", "ints"] as const) : kind,
      shapes,
    );
  });
}

function makeInput(random: Random, kind: InputKind, shapes: Shapes): unknown {
  const some = <T>(make: () => T): T[] => Array.from({ length: random.below(6) }, make);
  switch (kind) {
    case "n":
      return random.chance(0.5) ? random.below(20) - 5 : random.pick(ints);
    case "g":
      return random.chance(0.3) ? random.pick(ints) : random.pick(bigs);
    case "f":
      return new PyFloat(random.chance(0.5) ? random.below(40) / 4 - 2 : random.pick(floats));
    case "b":
      return random.chance(0.5);
    case "s":
      return random.pick(strings);
    case "ints":
      return new PyList(
        ListKind.Int,
        some(() => random.pick(ints)),
      );
    case "floats":
      return new PyList(
        ListKind.Float,
        some(() => random.pick(floats)),
      );
    case "values":
      return new PyList(
        ListKind.Generic,
        some(() => random.pick<unknown>([null, true, "x", 5, -3])),
      );
    case "object":
      return {
        shape: random.chance(0.85) ? shapes.P : shapes.Q,
        $x: random.pick(ints),
        $y: random.pick(floats),
        $z: null,
      };
  }
}

/** What is in scope at a place, by kind. */
class Scope {
  readonly n: Node[];
  readonly g: Node[];
  readonly f: Node[];
  readonly b: Node[];
  readonly s: Node[];
  readonly r: Node[];
  readonly lists: { list: Node; kind: "n" | "f" | "r" }[];
  readonly objects: Node[];
  constructor(from?: Scope) {
    this.n = [...(from?.n ?? [])];
    this.g = [...(from?.g ?? [])];
    this.f = [...(from?.f ?? [])];
    this.b = [...(from?.b ?? [])];
    this.s = [...(from?.s ?? [])];
    this.r = [...(from?.r ?? [])];
    this.lists = [...(from?.lists ?? [])];
    this.objects = [...(from?.objects ?? [])];
  }
}

interface OpenLoop {
  readonly loop: Loop;
  readonly counter: Node;
}

export function makeTree(random: Random, shapes: Shapes): MadeTree {
  return new TreeMaker(random, shapes).make();
}

class TreeMaker {
  private readonly tree = new Tree(code, 0, false, 0);
  private block = this.tree.root;
  private scope = new Scope();
  private loops: OpenLoop[] = [];
  /** Merges around the present place, outermost first. */
  private merges: Merge[] = [];
  private nextPc = 1;
  private budget: number;
  private readonly inputs: InputKind[] = [];
  private readonly entries = [
    { key: "g", value: 1 as unknown },
    { key: "h", value: null as unknown },
  ];

  constructor(
    private readonly random: Random,
    private readonly shapes: Shapes,
  ) {
    this.budget = 8 + random.below(70);
  }

  make(): MadeTree {
    this.makeInputs();
    this.body(0);
    return { tree: this.tree, inputs: this.inputs, entries: this.entries };
  }

  // --- Emission ---------------------------------------------------------------------------------

  private emit(
    op: IrOp,
    kind: Kind,
    args: Node[],
    facts: ConstructorParameters<typeof Node>[3] = {},
  ): Node {
    const node = new Node(op, kind, args, facts);
    this.block.nodes.push(node);
    this.budget--;
    return node;
  }

  private op(op: IrOp, ...args: Node[]): Node {
    return this.emit(op, irOps[op].result, args);
  }

  /** A check, now and then with a bridge. */
  private check(
    op: IrOp,
    args: Node[],
    facts: { name?: string; imm?: number; object?: unknown } = {},
  ): Node {
    const node = this.emit(op, irOps[op].result, args, { ...facts, exit: this.exit() });
    if (this.random.chance(0.25) && this.budget > 0) this.bridge(node);
    return node;
  }

  private bridge(check: Node): void {
    const { block, scope, loops } = this;
    check.bridge = new Block();
    this.block = check.bridge;
    this.scope = new Scope(scope);
    this.body(2);
    this.block = block;
    this.scope = scope;
    this.loops = loops;
  }

  private exit(): Exit {
    const { n, f, b, s, r } = this.scope;
    const regs: Snapshot[] = [];
    for (const nodes of [n, f, b, s, r]) {
      for (let i = 0; i < 3 && nodes.length > 0; i++) regs.push(this.random.pick(nodes));
    }
    for (const { counter } of this.loops) regs.push(counter);
    if (this.random.chance(0.2)) regs.push(new VirtualSnapshot("tuple", null, regs.slice(0, 2)));
    if (this.random.chance(0.1)) regs.push(null);
    const entries =
      this.random.chance(0.1) && n.length > 0
        ? [[this.random.pick(this.entries), this.random.pick(n)] as const]
        : [];
    return new Exit([{ code, pc: this.nextPc++, regs, func: null, isInit: false }], entries);
  }

  // --- Operands ---------------------------------------------------------------------------------

  private int(): Node {
    const { n } = this.scope;
    if (n.length > 0 && this.random.chance(0.75)) return this.random.pick(n);
    return constant(
      this.random.chance(0.6) ? this.random.below(12) - 2 : this.random.pick(ints),
      "n",
    );
  }

  private smallConstant(): Node {
    return constant(this.random.below(9) - 2, "n");
  }

  private float(): Node {
    const { f } = this.scope;
    if (f.length > 0 && this.random.chance(0.8)) return this.random.pick(f);
    return constant(this.random.pick(floats), "f");
  }

  private bool(): Node {
    const { b } = this.scope;
    return b.length > 0 && this.random.chance(0.9) ? this.random.pick(b) : this.compare();
  }

  private str(): Node {
    const { s } = this.scope;
    return s.length > 0 && this.random.chance(0.8)
      ? this.random.pick(s)
      : constant(this.random.pick(strings), "s");
  }

  // --- Statements -------------------------------------------------------------------------------

  private makeInputs(): void {
    const kinds: InputKind[] = [
      "n",
      "n",
      "g",
      "f",
      "b",
      "s",
      "ints",
      "floats",
      "values",
      "object",
      "object",
    ];
    const count = 3 + this.random.below(4);
    for (let i = 0; i < count; i++) {
      const kind = this.random.pick(kinds);
      this.inputs.push(kind);
      const input = this.emit("input", "r", [], { imm: i });
      this.open(input, kind);
    }
  }

  private open(input: Node, kind: InputKind): void {
    const { scope } = this;
    scope.r.push(input);
    switch (kind) {
      case "n":
        scope.n.push(this.check("unbox_int", [input]));
        break;
      case "g":
        scope.g.push(this.check("unbox_big", [input]));
        break;
      case "f":
        scope.f.push(this.check("unbox_float", [input]));
        break;
      case "b":
        scope.b.push(this.check("unbox_bool", [input]));
        break;
      case "s":
        scope.s.push(this.check("unbox_str", [input]));
        break;
      case "object":
        scope.objects.push(input);
        break;
      default:
        scope.lists.push({
          list: input,
          kind: kind === "ints" ? "n" : kind === "floats" ? "f" : "r",
        });
    }
  }

  /** Statements to the end of the present block. `depth` counts blocks around it. */
  private body(depth: number): void {
    const statements = 1 + this.random.below(depth > 2 ? 3 : 7);
    for (let i = 0; i < statements && this.budget > 0; i++) this.statement();
    if (this.merges.length > 0 && this.random.chance(0.5)) this.join();
    else if (
      this.budget > 6 &&
      this.loops.length < 3 &&
      this.random.chance(depth === 0 ? 0.8 : 0.4)
    ) {
      this.loop(depth);
    } else if (this.loops.length > 0 && this.random.chance(0.85)) {
      this.continue();
    } else {
      this.emit("exit", "v", [], { exit: this.exit() });
    }
  }

  private statement(): void {
    const { random, scope } = this;
    const choice = random.next();
    if (choice < 0.05 && this.merges.length < 3) this.merge();
    else if (choice < 0.4) this.arithmetic();
    else if (choice < 0.5 && scope.g.length > 0) this.bigArithmetic();
    else if (choice < 0.55) this.floatArithmetic();
    else if (choice < 0.65) this.guard();
    else if (choice < 0.72) scope.b.push(this.compare());
    else if (choice < 0.85 && scope.lists.length > 0) this.listAccess();
    else if (choice < 0.93 && scope.objects.length > 0) this.fieldAccess();
    else if (choice < 0.96) this.strings();
    else this.rest();
  }

  private arithmetic(): void {
    const { random } = this;
    const a = this.int();
    const b = this.int();
    const result = random.pick<() => Node>([
      () => this.check("int_add", [a, b]),
      () => this.check("int_sub", [a, b]),
      () => this.check("int_mul", [a, b]),
      () => this.check("int_add32", [a, b]),
      () => this.check("int_sub32", [a, this.smallConstant()]),
      () => this.check("int_mul32", [a, b]),
      () => this.op("int_neg", a),
      () => this.op("int_abs", a),
      () =>
        this.check("int_and", [
          a,
          constant(random.pick([1, 7, 255, 0xffff, 0x7fffffff, 0xffffffff, 2 ** 40]), "n"),
        ]),
      () => this.op("int_or", a, b),
      () => this.check("int_and", [a, b]),
      () => this.check("int_xor", [this.check("guard_int32", [a]), this.check("guard_int32", [b])]),
      () => this.check("int_xor", [a, b]),
      () => this.op("int_and_raw", this.check("int_mul", [a, b]), this.mask()),
      () =>
        this.op(
          "int_and_raw",
          this.check("int_add", [this.check("int_mul", [this.op("int_or", a, b), b]), a]),
          this.mask(),
        ),
      () =>
        this.op(
          "int_and_raw",
          this.op("int_neg", this.check("int_shl", [a, constant(random.below(40), "n")])),
          this.mask(),
        ),
      () =>
        this.divide(
          "int_mod",
          this.check("int_add", [this.check("int_mul", [a, b]), this.int()]),
          constant(random.pick([7, -7, 8, 2 ** 31 - 1, 2 ** 32, 2 ** 48, 2 ** 53 - 1]), "n"),
        ),
      () => this.op("int_min", a, b),
      () => this.op("int_max", a, b),
      () => this.divide("int_floordiv", a, b),
      () => this.divide("int_mod", a, b),
      () =>
        this.divide(
          "int_mod",
          a,
          constant(random.pick([2, 3, 7, 8, -3, 16, 1000003, 2 ** 40]), "n"),
        ),
      () => this.divide("int_floordiv", a, constant(random.pick([2, 3, 8, -3, 1, 2 ** 33]), "n")),
      () =>
        this.op(
          "int_mod",
          this.check("guard_int32", [a]),
          constant(random.pick([3, 7, 8, -5]), "n"),
        ),
      () =>
        this.op(
          "int_floordiv",
          this.check("guard_int32", [a]),
          constant(random.pick([3, 7, 8, -5]), "n"),
        ),
      () => this.shift("int_shl", a, b),
      () => this.shift("int_shr", a, b),
      () => this.op("int_shr", a, constant(random.below(60), "n")),
      () => this.check("int_shl", [a, constant(random.below(54), "n")]),
      () => this.check("int_pow", [a, this.check("int_and", [b, constant(7, "n")])]),
      () => this.check("guard_int32", [a]),
      () => this.op("bool_to_int", this.bool()),
      () => this.check("float_to_int", [this.float()]),
      () => this.check("float_floor", [this.float()]),
      () => this.check("float_ceil", [this.float()]),
    ])();
    this.scope.n.push(result);
  }

  private big(): Node {
    const { g } = this.scope;
    if (this.random.chance(0.8)) return this.random.pick(g);
    return this.random.chance(0.5)
      ? this.op("int_to_big", this.int())
      : constant(this.random.pick(bigs), "g");
  }

  private bigArithmetic(): void {
    const { random, scope } = this;
    const a = this.big();
    const b = this.big();
    const mask = constant(random.pick(masks), "g");
    const result = random.pick<() => Node>([
      () => this.op("big_add", a, b),
      () => this.op("big_sub", a, b),
      () => this.op("big_mul", this.op("big_and", a, mask), b),
      () => this.op("big_neg", a),
      () => this.op("big_invert", a),
      () => this.op("big_abs", a),
      () => this.bigDivide("big_floordiv", a, b),
      () => this.bigDivide("big_mod", a, b),
      () => this.op("big_and", a, b),
      () => this.op("big_and", this.op("big_mul", a, b), mask),
      () => this.op("big_and", this.op("big_add", a, this.op("big_mul", a, b)), mask),
      () => this.op("big_and", this.op("big_shl", a, constant(random.below(70), "n")), mask),
      () => this.op("big_xor", a, this.op("big_shr", b, constant(random.below(70), "n"))),
      () => this.op("big_or", a, b),
      () => this.op("big_xor", a, b),
      () => this.op("int_to_big", this.int()),
    ])();
    // Sizes must not double with every turn of a loop.
    scope.g.push(this.op("big_and", result, constant(2n ** 200n - 1n, "g")));
    const order = random.pick(["lt", "le", "eq", "ne", "gt", "ge"] as const);
    random.pick<() => unknown>([
      () => scope.n.push(this.check("big_to_int", [result])),
      () => scope.f.push(this.check("big_to_float", [result])),
      () => scope.b.push(this.op(`big_${order}`, result, b)),
      () => scope.b.push(this.op("big_is_true", result)),
      () => scope.r.push(this.op("box_big", result)),
      () =>
        scope.n.push(this.op("big_and_int", result, constant(random.pick([7, 2 ** 32 - 1]), "n"))),
      () =>
        scope.n.push(
          this.op("big_mod_int", result, constant(random.pick([7, -5, 2 ** 40 + 1]), "n")),
        ),
      () => {},
    ])();
  }

  private bigDivide(op: IrOp, a: Node, b: Node): Node {
    this.check("guard_true", [this.op("big_is_true", b)]);
    return this.op(op, a, b.op === "const" && b.object === 0n ? constant(1n, "g") : b);
  }

  private mask(): Node {
    return constant(this.random.pick([1, 255, 2 ** 31 - 1, 2 ** 32 - 1, 2 ** 48 - 1, 12345]), "n");
  }

  private divide(op: IrOp, a: Node, b: Node): Node {
    this.check("guard_nonzero", [b]);
    return this.op(op, a, b.op === "const" && b.object === 0 ? constant(1, "n") : b);
  }

  private shift(op: "int_shl" | "int_shr", a: Node, b: Node): Node {
    if (op === "int_shl") {
      this.check("guard_bounds", [b, constant(54, "n")]);
      return b.op === "const" && (b.object as number) > 53 ? a : this.check(op, [a, this.legal(b)]);
    }
    this.check("guard_true", [this.op("int_ge", b, constant(0, "n"))]);
    return this.op(op, a, this.legal(b));
  }

  /** The recorder makes no shift by a constant that is negative or too large. */
  private legal(count: Node): Node {
    if (count.op !== "const") return count;
    return constant(Math.min(53, Math.abs(count.object as number)), "n");
  }

  private floatArithmetic(): void {
    const a = this.float();
    const b = this.float();
    const result = this.random.pick<() => Node>([
      () => this.op("float_add", a, b),
      () => this.op("float_sub", a, b),
      () => this.op("float_mul", a, b),
      () => this.op("float_neg", a),
      () => this.op("float_abs", a),
      () => this.floatDivide("float_truediv", a, b),
      () => this.floatDivide("float_floordiv", a, b),
      () => this.floatDivide("float_mod", a, b),
      () => this.check("float_pow", [a, b]),
      () => this.check("math", [a], { name: "sqrt" }),
      () => this.check("math", [a, b], { name: "copysign" }),
      () => this.op("int_to_float", this.int()),
      () => this.check("unbox_float", [this.op("box_float", a)]),
      () => this.op("int_truediv", this.int(), constant(this.random.pick([2, 3, -7, 10]), "n")),
    ])();
    this.scope.f.push(result);
  }

  private floatDivide(op: IrOp, a: Node, b: Node): Node {
    this.check("guard_float_nonzero", [b]);
    return this.op(op, a, b.op === "const" && b.object === 0 ? constant(0.5, "f") : b);
  }

  private compare(): Node {
    const { random } = this;
    const order = random.pick(["lt", "le", "eq", "ne", "gt", "ge"] as const);
    if (random.chance(0.25)) return this.op(`float_${order}`, this.float(), this.float());
    if (random.chance(0.1)) return this.op("int_is_true", this.int());
    if (random.chance(0.1)) return this.op("float_is_true", this.float());
    if (random.chance(0.1)) return this.op("str_eq", this.str(), this.str());
    return this.op(`int_${order}`, this.int(), this.int());
  }

  private guard(): void {
    const { random, scope } = this;
    const pick = random.next();
    if (pick < 0.5) this.check(random.pick(["guard_true", "guard_false"] as const), [this.bool()]);
    else if (pick < 0.6) this.check("guard_nonzero", [this.int()]);
    else if (pick < 0.7) this.check("guard_bounds", [this.int(), this.int()]);
    else if (pick < 0.8) scope.b.push(this.op("bool_not", this.bool()));
    else if (scope.r.length > 0) {
      const value = random.pick(scope.r);
      if (random.chance(0.5)) this.check("guard_not_value", [value, constant(null, "r")]);
      else this.check("guard_bound", [value]);
    }
  }

  private listAccess(): void {
    const { random, scope } = this;
    const { list, kind } = random.pick(scope.lists);
    const listKind = kind === "n" ? ListKind.Int : kind === "f" ? ListKind.Float : ListKind.Generic;
    this.check("guard_shape", [list], { object: listType.rootShape });
    this.check("guard_list_kind", [list], { imm: listKind });
    const items = this.op("list_items", list);
    const length = this.op("array_length", items);
    scope.n.push(length);
    if (random.chance(0.2)) {
      this.emit("array_push", "v", [items, this.valueOf(kind)]);
      return;
    }
    const index = this.random.chance(0.6) ? constant(this.random.below(3), "n") : this.int();
    this.check("guard_bounds", [index, length]);
    if (random.chance(0.4)) this.emit("array_set", "v", [items, index, this.valueOf(kind)]);
    else scope[kind].push(this.emit("array_get", kind, [items, index]));
  }

  private valueOf(kind: "n" | "f" | "r"): Node {
    if (kind === "f") return this.float();
    return kind === "n" || this.random.chance(0.5) ? this.int() : constant(null, "r");
  }

  private fieldAccess(): void {
    const { random, scope } = this;
    const object = random.pick(scope.objects);
    this.check("guard_shape", [object], {
      object: random.chance(0.9) ? this.shapes.P : this.shapes.Q,
    });
    const pick = random.next();
    if (pick < 0.3) scope.n.push(this.emit("get_field", "n", [object], { name: "$x" }));
    else if (pick < 0.5) scope.f.push(this.emit("get_field", "f", [object], { name: "$y" }));
    else if (pick < 0.7) this.emit("set_field", "v", [object, this.int()], { name: "$x" });
    else if (pick < 0.85) this.emit("set_field", "v", [object, this.float()], { name: "$y" });
    else if (pick < 0.92)
      this.emit("set_shape", "v", [object, this.int()], { name: "$z", object: this.shapes.Q });
    else scope.r.push(this.emit("get_field", "r", [object], { name: "$z" }));
  }

  private strings(): void {
    const { scope } = this;
    const a = this.str();
    const length = this.op("str_len", a);
    scope.n.push(length);
    if (this.random.chance(0.4)) {
      const index = constant(this.random.below(2), "n");
      this.check("guard_bounds", [index, length]);
      if (a.op === "const") return;
      const item = this.op("str_item", a, index);
      scope.s.push(item);
      scope.n.push(this.check("str_ord", [item]));
    } else if (scope.s.length < 4) {
      scope.s.push(
        this.op("str_concat", this.random.chance(0.5) ? constant("x", "s") : a, constant("y", "s")),
      );
    }
  }

  /** Namespace entries and calls. */
  private rest(): void {
    const { random, scope } = this;
    const entry = random.pick(this.entries);
    const pick = random.next();
    if (pick < 0.25) scope.r.push(this.emit("get_entry", "r", [], { object: entry }));
    else if (pick < 0.5) this.emit("set_entry", "v", [this.int()], { object: entry });
    else if (pick < 0.75 && scope.objects.length > 0) {
      this.call("call", "disturb", [random.pick(scope.objects)]);
    } else if (scope.lists.length > 0 && pick < 0.9) {
      this.call("call", "disturb", [random.pick(scope.lists).list]);
    } else {
      const made = this.call("call", "floorDivide", [this.int(), this.int()]);
      scope.r.push(made);
      if (random.chance(0.5)) scope.n.push(this.check("unbox_int", [made]));
    }
  }

  private call(op: IrOp, name: string, args: Node[]): Node {
    return this.emit(op, "r", args, { name, exit: this.exit() });
  }

  // --- Merges and loops -------------------------------------------------------------------------

  /** Paths that meet again: the statements in its block may leave it in their bridges, or join. */
  private merge(): void {
    const { block, scope, merges } = this;
    const merge = new Merge(code, 0);
    for (let i = this.random.below(4); i > 0; i--)
      merge.phis.push(new Node("phi", this.random.pick(["n", "n", "f", "b"] as const), []));
    this.emit("merge", "v", [], { merge });
    this.block = merge.body;
    this.scope = new Scope(scope);
    this.merges = [...merges, merge];
    const check = this.check("guard_true", [this.compare()]);
    if (check.bridge === null) this.bridge(check);
    for (let i = this.random.below(4); i > 0 && this.budget > 0; i--) this.statement();
    this.join();
    this.merges = merges;
    this.scope = scope;
    this.block = block;
    for (const phi of merge.phis) scope[phi.kind as "n" | "f" | "b"].push(phi);
  }

  private join(): void {
    const { random, merges } = this;
    const merge = merges[
      random.chance(0.8) ? merges.length - 1 : random.below(merges.length)
    ] as Merge;
    const args = merge.phis.map((phi) => this.ofKind(phi.kind as "n" | "f" | "b"));
    this.emit("join", "v", args, { merge });
  }

  private loop(depth: number): void {
    const { random, scope } = this;
    const loop = new Loop(code, 0);
    const inits: Node[] = [];
    const phi = (init: Node): Node => {
      const node = new Node("phi", init.kind, []);
      loop.phis.push(node);
      inits.push(init);
      return node;
    };
    const counter = phi(constant(0, "n"));
    for (let i = random.below(4); i > 0; i--) {
      const hasBigs = scope.g.length > 0 && random.chance(0.5);
      const kind = hasBigs ? "g" : random.pick(["n", "n", "f", "b"] as const);
      const init = this.ofKind(kind);
      phi(init);
    }
    for (const made of loop.phis) scope[made.kind as "n" | "g" | "f" | "b"].push(made);
    const around = this.loops;
    this.loops = [...around, { loop, counter }];
    this.emit("loop", "v", inits, { loop, exit: this.loopExit(loop) });
    this.block = loop.body;
    const limit = constant(1 + random.below(5), "n");
    const more = this.op("int_lt", counter, limit);
    const check = this.emit("guard_true", "v", [more], { exit: this.exit() });
    // What comes after the loop may go on with loops around it, not with this one.
    const inside = this.loops;
    this.loops = around;
    if (random.chance(0.6)) this.bridge(check);
    this.loops = inside;
    this.body(depth + 1);
  }

  private ofKind(kind: "n" | "g" | "f" | "b"): Node {
    if (kind === "g") return this.big();
    return kind === "n" ? this.int() : kind === "f" ? this.float() : this.bool();
  }

  private loopExit(loop: Loop): Exit {
    const frames = [{ code, pc: this.nextPc++, regs: [...loop.phis], func: null, isInit: false }];
    return new Exit(frames);
  }

  private continue(): void {
    const { random, scope } = this;
    const own = this.loops.length - 1;
    const { loop, counter } = this.loops[
      random.chance(0.7) ? own : random.below(own + 1)
    ] as OpenLoop;
    const args = loop.phis.map((phi) => {
      if (phi === counter) return this.op("int_add_raw", counter, constant(1, "n"));
      if (random.chance(0.2)) return phi;
      const known = scope[phi.kind as "n" | "g" | "f" | "b"];
      return random.pick(known);
    });
    this.emit("continue", "v", args, { loop });
  }
}

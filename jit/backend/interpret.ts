/**
 * The reference backend: executes a tree node by node. Slow and obvious, and the judge of the
 * JavaScript backend: the same tree with the same inputs must leave at the same exit with the
 * same values there.
 *
 * Ints are computed exactly, as big ints, and everything the IR promises is checked: every n is a
 * safe integer that is not -0 and lies in its range, every other value is of its kind. What is
 * found wrong is our fault, never the program's, and is thrown as an Error.
 *
 * It has the interface of an emitted function: it takes the registers (or, for a function's tree,
 * the arguments), fills the exit area and returns the number of the exit.
 */
import { writePlace } from "./exit-area.ts";
import { floatFloorDivide, floatModulo } from "../../src/objects/float-methods.ts";
import { PyCell, PyMethod } from "../../src/objects/function.ts";
import {
  divideInts,
  normalizeInt,
  powerModulo,
  roundFloatToInt,
} from "../../src/objects/integer-arithmetic.ts";
import { ListKind, PyList } from "../../src/objects/list.ts";
import { PyComplex, PyFloat } from "../../src/objects/object.ts";
import { PySlice } from "../../src/objects/range.ts";
import { PyTuple } from "../../src/objects/tuple.ts";
import { floatType, type PyType } from "../../src/objects/type.ts";
import { Effect, type IrOp, rowOf } from "../ir/ops.ts";
import { guardRanges, type Range } from "../ir/range.ts";
import {
  type Block,
  type Exit,
  exitNodes,
  type FrameSnapshot,
  type Loop,
  type Merge,
  Node,
  type Snapshot,
  type Tree,
  walk,
} from "../ir/tree.ts";
import { type ExitLayout, inlinedFrames } from "./exit-places.ts";
import type { Emitted } from "./javascript.ts";
import { raiseSite, templateOf, valuesOf } from "./raise-sites.ts";
import { canForce } from "./stress.ts";

/** A tree ready to run. There is no text. */
export interface Interpreted extends Emitted {
  readonly run: (...args: unknown[]) => unknown;
}

type RuntimeTable = Readonly<Record<string, unknown>>;

/** Is told of each loop that is entered, with what values can be read there. */
export type LoopWatcher = (loopNode: Node, read: (node: Node) => unknown) => void;

export function interpretTree(
  tree: Tree,
  ranges: ReadonlyMap<Node, Range>,
  runtime: RuntimeTable,
  unit: object,
  watch: LoopWatcher = () => {},
): Interpreted {
  const program = new Program(tree, ranges, runtime, unit, watch);
  return {
    text: "",
    pretty: () => "",
    parameters: [],
    objects: [],
    exits: program.exits,
    size: program.size,
    rehearsed: 1,
    run: (...args) => new Activation(program, args).run(),
  };
}

/** What all activations of a tree share. */
class Program {
  readonly exits: ExitLayout[] = [];
  readonly exitOf = new Map<Node, number>();
  size = 0;
  /** What the call raised whose bridge is being entered. */
  runtimeError: unknown = null;

  constructor(
    readonly tree: Tree,
    readonly ranges: ReadonlyMap<Node, Range>,
    readonly runtime: RuntimeTable,
    readonly unit: object,
    readonly watch: LoopWatcher,
  ) {
    walk(tree.root, (node) => {
      this.size++;
      if (node.exit !== null) this.addExit(node, node.exit);
    });
  }

  private addExit(node: Node, exit: Exit): void {
    const places = new Map<Node, number>();
    exitNodes(exit, (n) => {
      if (n.op !== "const" && !places.has(n)) places.set(n, places.size);
    });
    this.exitOf.set(node, this.exits.length);
    const raises = rowOf(node.op).effect === Effect.Call;
    this.exits.push({ exit, places, node, raises });
  }

  /** A function of the runtime. */
  call(name: string, args: readonly unknown[]): unknown {
    const target = this.runtime[name];
    if (typeof target !== "function") throw new Error(`The runtime has no function ${name}.`);
    return target(...args);
  }
}

/** How a block ended. */
type Outcome =
  | { readonly how: "exit"; readonly node: Node }
  | { readonly how: "raise"; readonly node: Node; readonly error: unknown }
  | { readonly how: "continue"; readonly loop: Loop }
  | { readonly how: "join"; readonly merge: Merge }
  | { readonly how: "finish" | "suspend"; readonly value: unknown };

class Activation {
  private readonly values = new Map<Node, unknown>();
  private depth = 0;

  constructor(
    private readonly program: Program,
    private readonly args: readonly unknown[],
  ) {}

  run(): unknown {
    const { tree, runtime } = this.program;
    const depth = runtime.depth as { now: number; limit: number; turns: number };
    this.depth = depth.now;
    if (tree.isFunction || tree.isStep) {
      this.depth = depth.now + 1;
      if (this.depth + inlinedFrames(this.program.exits) > depth.limit)
        return tree.isStep
          ? this.program.call("checkStep", this.args)
          : this.program.call("checkEntry", [this.program.unit, [...this.args]]);
    }
    const outcome = this.block(tree.root);
    if (outcome.how === "continue" || outcome.how === "join")
      throw new Error(`There was nothing to ${outcome.how} from outside.`);
    if (outcome.how === "exit" || outcome.how === "raise") return this.leave(outcome);
    depth.now = this.depth - 1;
    const ends = tree.isStep && outcome.how === "finish";
    return ends ? this.program.call("setReturned", [outcome.value]) : outcome.value;
  }

  private leave(outcome: Outcome & { how: "exit" | "raise" }): unknown {
    const { program } = this;
    const index = program.exitOf.get(outcome.node) as number;
    for (const [node, place] of (program.exits[index] as ExitLayout).places) {
      writePlace(node, place, this.value(node));
    }
    if (outcome.how === "raise") program.call("raised", [outcome.error]);
    const where = [program.unit, program.exits, index, this.depth];
    if (program.tree.isStep) return program.call("leaveStep", [...where, this.args[0]]);
    const func = program.tree.takesFunction ? [this.args[this.args.length - 1]] : [];
    return program.tree.isFunction ? program.call("leaveFunction", [...where, ...func]) : index;
  }

  private value(node: Node): unknown {
    if (node.op === "const") return node.object;
    if (!this.values.has(node)) throw new Error(`${node.op} ${node.id} has no value yet.`);
    return this.values.get(node);
  }

  private set(node: Node, value: unknown): void {
    checkKind(node, value);
    const range = this.program.ranges.get(node);
    if (
      range !== undefined &&
      !((value as number) >= range.low && (value as number) <= range.high)
    ) {
      throw new Error(`${node.op} ${node.id} is ${value}, beyond ${range.low}..${range.high}.`);
    }
    this.values.set(node, value);
  }

  // --- Control ----------------------------------------------------------------------------------

  private block(block: Block): Outcome {
    for (const node of block.nodes) {
      const outcome = this.node(node);
      if (outcome !== null) return outcome;
    }
    throw new Error("A block has no end.");
  }

  private node(node: Node): Outcome | null {
    switch (node.op) {
      case "loop":
        return this.loop(node);
      case "continue":
        this.setPhis(node, (node.loop as Loop).phis);
        return { how: "continue", loop: node.loop as Loop };
      case "merge":
        return this.merge(node.merge as Merge);
      case "join":
        this.setPhis(node, (node.merge as Merge).phis);
        return { how: "join", merge: node.merge as Merge };
      case "exit":
        return { how: "exit", node };
      case "finish":
      case "suspend":
        return { how: node.op, value: this.value(node.args[0] as Node) };
      case "own_frame":
        this.set(node, this.frame);
        return null;
      case "guard_depth": {
        const { limit } = this.program.runtime.depth as { limit: number };
        const passes = !this.isForced(node) && this.depth + node.imm < limit;
        return passes ? null : this.failing(node);
      }
      case "set_slot":
        this.frame.regs[node.imm] = this.value(node.args[0] as Node);
        return null;
      case "input":
        this.set(node, this.input(node.imm));
        return null;
      default:
        return this.operation(node);
    }
  }

  private input(index: number): unknown {
    const { tree } = this.program;
    if (tree.isFunction) return this.args[index];
    if (tree.isStep) return index < 0 ? this.args[1] : this.frame.regs[index];
    return (this.args[0] as unknown[])[index];
  }

  /** Of the generator whose step this is. */
  private get frame(): { regs: unknown[] } {
    return (this.args[0] as { frame: { regs: unknown[] } }).frame;
  }

  /** Null when a path joined: the block goes on. */
  private merge(merge: Merge): Outcome | null {
    const outcome = this.block(merge.body);
    return outcome.how === "join" && outcome.merge === merge ? null : outcome;
  }

  private loop(node: Node): Outcome {
    const loop = node.loop as Loop;
    this.setPhis(node, loop.phis);
    this.program.watch(node, (n) => this.value(n));
    const flag = this.program.runtime.interruptFlag as Int32Array;
    const turns = this.program.runtime.turns as { count: number } | undefined;
    for (;;) {
      if (turns !== undefined) turns.count++;
      if (Atomics.load(flag, 0) !== 0) return { how: "exit", node };
      const outcome = this.block(loop.body);
      if (outcome.how !== "continue" || outcome.loop !== loop) return outcome;
    }
  }

  /** All new values are read before the first is set. */
  private setPhis(node: Node, phis: readonly Node[]): void {
    const next = node.args.map((arg) => this.value(arg));
    phis.forEach((phi, i) => {
      this.set(phi, next[i]);
    });
  }

  private isForced(node: Node): boolean {
    if (rowOf(node.op).effect !== Effect.Check || !canForce(node)) return false;
    const force = this.program.runtime.forceExit as (() => boolean) | undefined;
    return force?.() === true;
  }

  /** Frames below the callee that do not exist count for RecursionError all the same. */
  private tellDepth(node: Node): void {
    const level = this.depth + (node.exit as Exit).frames.length - 1;
    if (node.op === "call_tree" || node.op === "call_generator") this.tellCallee(level);
    else this.program.call("tellDepth", [level]);
  }

  private tellCallee(level: number): void {
    const depth = this.program.runtime.depth as { now: number; limit: number; turns: number };
    if (level >= depth.limit || --depth.turns < 0) this.program.call("checkCall", [depth, level]);
    depth.now = level;
  }

  private operation(node: Node): Outcome | null {
    const args = node.args.map((arg) => this.value(arg));
    let result: unknown;
    if (node.op === "raised") {
      this.raise(node, args[0]);
      return null;
    }
    try {
      if (rowOf(node.op).effect === Effect.Call) this.tellDepth(node);
      result = operations[node.op](args as never, node, this.program);
    } catch (error) {
      if (rowOf(node.op).effect !== Effect.Call) throw error;
      if (node.bridge === null) return { how: "raise", node, error };
      this.program.runtimeError = error;
      return this.block(node.bridge);
    }
    if (result === fails || this.isForced(node)) return this.failing(node);
    if (node.kind !== "v") this.set(node, result);
    return null;
  }

  /** A check fails: its bridge, or leaving. */
  private failing(node: Node): Outcome {
    return node.bridge === null ? { how: "exit", node } : this.block(node.bridge);
  }

  /** What is behind a raise: `__context__` and the traceback. */
  private raise(node: Node, exception: unknown): void {
    const { frames } = node.exit as Exit;
    const site = raiseSite(frames, node.imm);
    const top = frames[frames.length - 1] as FrameSnapshot;
    if (site.made.length === 0) {
      this.program.call(`${node.name}Here`, [exception, top.pc]);
      return;
    }
    const locals = valuesOf(site).map((s) => this.built(s));
    this.program.call(`${node.name}Within`, [exception, site, locals]);
  }

  private built(snapshot: Snapshot): unknown {
    if (snapshot === null) return undefined;
    if (!(snapshot instanceof Node)) {
      const object = templateOf(snapshot);
      if (object === null) return undefined;
      const values = object.values.map((value) => this.value(value));
      return this.program.call("buildVirtual", [object.template, values]);
    }
    const value = this.value(snapshot);
    return snapshot.kind === "f" ? new PyFloat(value as number) : value;
  }
}

function checkKind(node: Node, value: unknown): void {
  if (isOfKind(node, value)) return;
  throw new Error(`${node.op} ${node.id} gave ${String(value)}, which is no ${node.kind}.`);
}

function isOfKind(node: Node, value: unknown): boolean {
  switch (node.kind) {
    case "n":
      return Number.isSafeInteger(value) && !Object.is(value, -0);
    case "f":
      return typeof value === "number";
    case "g":
      return typeof value === "bigint";
    case "b":
      return typeof value === "boolean";
    case "s":
      return typeof value === "string";
    case "a":
      return value === undefined || typeof value === "object";
    default:
      return typeof value !== "number" || (Number.isSafeInteger(value) && !Object.is(value, -0));
  }
}

// --- The operations ----------------------------------------------------------------------------------

/** What an operation gives when its check fails. */
const fails = Symbol("fails");

// biome-ignore lint/suspicious/noExplicitAny: operands have the kinds of the op's row
type Operation = (args: any[], node: Node, program: Program) => unknown;

const passes = (condition: boolean): unknown => (condition ? undefined : fails);
const when = (condition: boolean, value: () => unknown): unknown => (condition ? value() : fails);

const limit = BigInt(Number.MAX_SAFE_INTEGER);

/** An exact result as a safe int, or the check fails. */
function safe(result: bigint): unknown {
  return result >= -limit && result <= limit ? Number(result) : fails;
}
function narrow(result: bigint): unknown {
  return result >= -0x80000000n && result <= 0x7fffffffn ? Number(result) : fails;
}
const small = (result: number | bigint): unknown => when(typeof result === "number", () => result);

/** An exact result that was proved to be safe. */
function proved(result: bigint): unknown {
  const number = safe(result);
  if (number === fails) throw new Error(`The int ${result} was said to be safe.`);
  return number;
}

function exact(
  compute: (a: bigint, b: bigint) => bigint,
  finish: (x: bigint) => unknown,
): Operation {
  return ([a, b]) => finish(compute(BigInt(a), BigInt(b ?? 0)));
}

const isWord = (a: number | bigint): boolean => a >= 0 && a < 2n ** 64n;
const low32 = (result: bigint): number => Number(BigInt.asIntN(32, result));

const plus = (a: bigint, b: bigint): bigint => a + b;
const minus = (a: bigint, b: bigint): bigint => a - b;
const times = (a: bigint, b: bigint): bigint => a * b;

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** Powers beyond 2^64 are not worth computing: they fail. */
function power([a, b]: number[]): unknown {
  if (Math.abs(a as number) > 1 && (b as number) > 64) return fails;
  return safe(BigInt(a as number) ** BigInt(b as number));
}

const finite = (x: number): unknown => when(Number.isFinite(x), () => x);
const whole = (x: number): unknown => when(Number.isSafeInteger(x), () => x + 0);

function viaName(args: readonly unknown[], node: Node, program: Program): unknown {
  return program.call(node.name, node.object === undefined ? args : [node.object, ...args]);
}

const doneElsewhere: Operation = (_args, node) => {
  throw new Error(`${node.op} is no operation.`);
};

// biome-ignore format: one row per operation reads as a table.
const operations: Readonly<Record<IrOp, Operation>> = {
  const: doneElsewhere, input: doneElsewhere, phi: doneElsewhere,

  int_add: exact(plus, safe), int_sub: exact(minus, safe), int_mul: exact(times, safe),
  int_add32: exact(plus, narrow), int_sub32: exact(minus, narrow), int_mul32: exact(times, narrow),
  int_add_raw: exact(plus, proved), int_sub_raw: exact(minus, proved), int_mul_raw: exact(times, proved),
  int_neg: exact((a) => -a, proved),
  int_invert: exact((a) => ~a, proved),
  int_abs: exact((a) => (a < 0n ? -a : a), proved),
  int_floordiv: exact(floorDivide, proved),
  int_mod: exact((a, b) => a - floorDivide(a, b) * b, proved),
  int_truediv: ([a, b]) => a / b,
  int_pow: power,
  int_powmod: ([a, b, c]) => powerModulo(a, b, c),
  int_and: exact((a, b) => a & b, safe),
  int_and_raw: exact((a, b) => a & b, proved),
  int_or: exact((a, b) => a | b, proved),
  int_xor: exact((a, b) => a ^ b, safe),
  int_xor_raw: exact((a, b) => a ^ b, proved),
  int_shl: exact((a, b) => a << b, safe),
  int_shr: exact((a, b) => a >> b, proved),
  int_muladd_mod: ([a, b, c, m]) => {
    const sum = BigInt(a) * BigInt(b) + BigInt(c);
    return Number(sum - floorDivide(sum, BigInt(m)) * BigInt(m));
  },
  low_add: exact(plus, low32), low_sub: exact(minus, low32), low_mul: exact(times, low32),
  low_and: exact((a, b) => a & b, low32),
  low_or: exact((a, b) => a | b, low32),
  low_xor: exact((a, b) => a ^ b, low32),
  low_shl: exact((a, b) => a << b, low32),
  low_shr: exact((a, b) => BigInt.asUintN(32, a) >> b, low32),
  low_mul_high: exact((a, b) => (BigInt.asUintN(32, a) * BigInt.asUintN(32, b)) >> 32n, low32),
  low_less: exact((a, b) => (BigInt.asUintN(32, a) < BigInt.asUintN(32, b) ? 1n : 0n), low32),
  int_high: exact((a) => a >> 32n, low32),
  int_of_halves: exact((a, b) => (a << 32n) + BigInt.asUintN(32, b), proved),
  int_min: ([a, b]) => Math.min(a, b),
  int_max: ([a, b]) => Math.max(a, b),
  int_lt: ([a, b]) => a < b, int_le: ([a, b]) => a <= b, int_eq: ([a, b]) => a === b,
  int_ne: ([a, b]) => a !== b, int_gt: ([a, b]) => a > b, int_ge: ([a, b]) => a >= b,

  int_to_big: ([a]) => BigInt(a),
  big_to_int: ([a]) => safe(a),
  big_to_float: ([a]) => finite(Number(a)),
  box_big: ([a]) => normalizeInt(a),
  big_add: ([a, b]) => a + b, big_sub: ([a, b]) => a - b, big_mul: ([a, b]) => a * b,
  big_neg: ([a]) => -a, big_invert: ([a]) => ~a, big_abs: ([a]) => (a < 0n ? -a : a),
  big_floordiv: ([a, b]) => floorDivide(a, b),
  big_mod: ([a, b]) => a - floorDivide(a, b) * b,
  big_mod_int: exact((a, b) => a - floorDivide(a, b) * b, proved),
  big_and_int: exact((a, b) => a & b, proved),
  big_truediv: ([a, b]) => finite(divideInts(a, b)),
  big_pow: ([a, b]) => a ** BigInt(b),
  big_powmod: ([a, b, c]) => BigInt(powerModulo(a, b, c) as number),
  big_and: ([a, b]) => a & b, big_or: ([a, b]) => a | b, big_xor: ([a, b]) => a ^ b,
  big_shl: ([a, b]) => a << BigInt(b),
  big_shr: ([a, b]) => a >> BigInt(b),
  big_high: ([a]) => low32(a >> 32n), big_low: ([a]) => low32(a),
  big_of_halves: ([a, b]) => BigInt.asUintN(64, (BigInt(a) << 32n) | BigInt.asUintN(32, BigInt(b))),
  big_lt: ([a, b]) => a < b, big_le: ([a, b]) => a <= b, big_eq: ([a, b]) => a === b,
  big_ne: ([a, b]) => a !== b, big_gt: ([a, b]) => a > b, big_ge: ([a, b]) => a >= b,
  big_is_true: ([a]) => a !== 0n,

  float_add: ([a, b]) => a + b, float_sub: ([a, b]) => a - b, float_mul: ([a, b]) => a * b,
  float_truediv: ([a, b]) => a / b,
  float_floordiv: ([a, b]) => floatFloorDivide(a, b),
  float_mod: ([a, b]) => floatModulo(a, b),
  float_pow: (args, _, program) => finite(program.call("floatPower", args) as number),
  float_neg: ([a]) => -a,
  float_abs: ([a]) => Math.abs(a),
  float_min: ([a, b]) => ([a, b][Number(b < a)]),
  float_max: ([a, b]) => ([a, b][Number(b > a)]),
  float_lt: ([a, b]) => a < b, float_le: ([a, b]) => a <= b, float_eq: ([a, b]) => a === b,
  float_ne: ([a, b]) => a !== b, float_gt: ([a, b]) => a > b, float_ge: ([a, b]) => a >= b,
  math: (args, { name }, program) =>
    when(program.call(`math_${name}_ok`, args) === true, () => program.call(`math_${name}`, args)),

  complex_real: ([a]) => a.real,
  complex_imag: ([a]) => a.imag,
  new_complex: ([a, b]) => new PyComplex(a, b),

  int_to_float: ([a]) => a,
  float_to_int: ([a]) => whole(Math.trunc(a)),
  float_floor: ([a]) => whole(Math.floor(a)),
  float_ceil: ([a]) => whole(Math.ceil(a)),
  float_round: ([a]) => (Number.isFinite(a) ? small(roundFloatToInt(a)) : fails),
  bool_to_int: ([a]) => Number(a),
  int_is_true: ([a]) => a !== 0,
  float_is_true: ([a]) => a !== 0,
  bool_not: ([a]) => !a,
  bool_eq: ([a, b]) => a === b,
  bool_or: ([a, b]) => a === true || b === true,
  bool_and: ([a, b]) => a === true && b === true,

  str_concat: ([a, b]) => a + b,
  str_eq: ([a, b]) => a === b, str_lt: ([a, b]) => a < b, str_le: ([a, b]) => a <= b,
  str_len: ([a]) => a.length,
  str_item: ([a, i]) => a[i],
  str_ord: ([a]) => when(a.length === 1, () => a.charCodeAt(0)),

  unbox_int: ([a]) => when(typeof a === "number", () => a),
  unbox_big: ([a], { imm }) =>
    when((typeof a === "number" || typeof a === "bigint") && (imm === 0 || isWord(a)), () => BigInt(a)),
  guard_int32: ([a], { imm }) => {
    const { low, high } = guardRanges[imm] as Range;
    return when(low <= a && a <= high, () => a);
  },
  unbox_float: ([a]) => when(a instanceof PyFloat && a.shape === floatType.rootShape, () => a.value),
  unbox_bool: ([a]) => when(typeof a === "boolean", () => a),
  unbox_str: ([a]) => when(typeof a === "string", () => a),
  box_float: ([a]) => new PyFloat(a),
  guard_true: ([a]) => passes(a === true),
  guard_false: ([a]) => passes(a === false),
  guard_value: ([a, b]) => passes(a === b),
  guard_not_value: ([a, b]) => passes(a !== b),
  guard_shape: ([a], { object }) => passes(a?.shape === object),
  guard_class: ([a], { object }) => passes(a instanceof (object as never)),
  guard_version: (_, { object, imm }) => passes((object as { version: number }).version === imm),
  guard_list_kind: ([a], { imm }) => passes(a.kind === imm),
  guard_list_takes: ([a], { imm }) => passes(a.kind === imm || a.kind === 0),
  guard_bounds: ([i, length]) => passes(0 <= i && i < length),
  guard_nonzero: ([a]) => passes(a !== 0),
  guard_float_nonzero: ([a]) => passes(a !== 0),
  same: ([a, b]) => a === b,

  get_field: ([a], { name }) => a[name],
  set_field: ([a, b], { name }) => { a[name] = b; },
  set_shape: ([a, b], { name, object }) => { a[name] = b; a.shape = object; },
  get_plain: ([a], { name }) => a[name],
  list_items: ([a]) => a.raw,
  tuple_items: ([a]) => a.items,
  array_length: ([a]) => a.length,
  tuple_length: ([a]) => a.length,
  array_get: ([a, i]) => a[i],
  array_set: ([a, i, x]) => { a[i] = x; },
  list_push: ([list, x], { imm }) => {
    if (list.kind === ListKind.Empty && imm === ListKind.Float) list.items = [];
    if (list.kind === ListKind.Empty) list.kind = imm;
    list.items.push(x);
  },
  array_push: ([a, x]) => { a.push(x); },
  array_pop: ([a]) => a.pop(),
  tuple_item: ([a], { imm }) => a.items[imm],
  get_entry: (_, { object }) => (object as { value: unknown }).value,
  set_entry: ([a], { object }) => { (object as { value: unknown }).value = a; },
  guard_entry: ([a], { object }) => passes((object as { value: unknown }).value === a),
  guard_keys: (_, { object, imm }) => passes((object as { keysVersion: number }).keysVersion === imm),
  get_cell: ([a]) => a.value,
  set_cell: ([a, b]) => { a.value = b; },
  guard_bound: ([a]) => passes(a !== undefined),
  guard_plain: ([a]) => passes(a.isPlain === true),

  new_tuple: (items) => new PyTuple([...items]),
  new_list: (items, { imm }) => new PyList(imm as ListKind, [...items]),
  new_instance: (_, { object }) => new (object as PyType).instanceClass(),
  new_cell: ([a]) => new PyCell(a),
  new_method: ([a, b]) => new PyMethod(a, b),
  guard_depth: doneElsewhere,
  guard_generator: ([a], { object, imm }, program) => {
    const frame = program.call("waitingFrame", [a, object, imm]);
    return when(frame !== null, () => frame);
  },
  frame_slot: ([a], { imm }) => a.regs[imm],
  new_virtual: (items, { object }, program) => program.call("buildVirtual", [object, items]),
  new_slice: ([a, b, c]) => new PySlice(a, b, c),

  caught: (_args, _node, program) => program.call("caught", [program.runtimeError]),
  new_exception: (args, { object }, program) => program.call("newException", [object, [...args]]),
  raised: doneElsewhere,

  call: viaName,
  call_bool: viaName,
  call_pure: viaName, call_read: viaName, call_make: viaName, call_write: viaName, call_raise: viaName,
  call_generator: viaName,
  new_generator: ([func, ...args], { imm }, program) =>
    program.call("newGenerator", [func, imm === 1, args]),
  call_native: (args, { object }) => (object as (...a: unknown[]) => unknown)(...args),
  call_tree: (args, { object }) => (object as { run(...a: unknown[]): unknown }).run(...args),

  loop: doneElsewhere, continue: doneElsewhere, merge: doneElsewhere, join: doneElsewhere,
  exit: doneElsewhere, finish: doneElsewhere, suspend: doneElsewhere,
  own_frame: doneElsewhere, set_slot: doneElsewhere,
};

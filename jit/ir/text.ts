/**
 * The one textual form of the IR: printed by dumps, written in tests, shown in the docs, and
 * parsed back (parse.ts).
 *
 *     r1 = input 0
 *     n2 = unbox_int(r1) @12 [r1]
 *     loop L1(n3 = n2, f4 = 0.0) @12 [n3, f4] {
 *       b5 = int_lt(n3, 100)
 *       guard_true(b5) @14 [n3, f4] {
 *         exit @30 [n3, f4]
 *       }
 *       f6 = get_field(r1) <$x>
 *       guard_shape(r1) <shape Point> @16 [n3, f4]
 *       continue L1(n7, f8)
 *     }
 *
 * A value's first letter is its kind. Constants: `3` n, `3.0` `nan` `inf` f, `true` b, `"text"` s,
 * `none` `undefined` r, `12n` r (a big int), `'function f'` r (any object); `r:3` where the kind
 * is not the usual one.
 *
 * Facts stand in `<...>`: a property or runtime function, a number, and an object by its word and
 * name (names.ts).
 *
 * After `@` stands the instruction at which the interpreter goes on, after that the registers:
 * `_` is unbound, `what{...}` an object that is built on the way out, `what<base>{...}` one that
 * is brought up to date, `#1=what{...}` and `#1` one object in two places. Inlined frames follow
 * the frame that called them: `@12 [r1] > f@3 [n2]`, with `init` in front of an `__init__`,
 * `for` and `send` in front of a generator's frame that was resumed so. A generator is followed by
 * where it waits, `generator{...}'code f'@12`, and by `!` if its loop alone has it.
 * `{total: n3}` are namespace entries to be written. A block behind a check is its bridge.
 *
 * What is not in the text: where the tree itself stands (its code, pc, and whether it is a
 * function), what the recorder knows of loops, and which recorded node a node comes from.
 */
import { PyFloat } from "../../src/objects/object.ts";
import type { Kind } from "./ops.ts";
import { ObjectNames } from "./names.ts";
import {
  type Block,
  type Exit,
  type FrameSnapshot,
  type GeneratorState,
  type Loop,
  type Merge,
  Node,
  Paused,
  type Snapshot,
  type Tree,
  VirtualSnapshot,
} from "./tree.ts";

/** Pass `names` to resolve the objects in the text later. */
export function printTree(tree: Tree, names: ObjectNames = new ObjectNames()): string {
  return new Printer(tree, names).print();
}

/** The exits of a tree by number, values named as `printTree` names them. */
export function printExits(tree: Tree, exits: readonly Exit[]): string {
  const printer = new Printer(tree, new ObjectNames());
  printer.print();
  return exits.map((exit, i) => `${String(i).padStart(4)}  ${printer.exit(exit)}\n`).join("");
}

class Printer {
  private readonly values = new Map<Node, string>();
  private readonly loops = new Map<Loop, string>();
  private readonly merges = new Map<Merge, string>();
  private count = 0;
  private readonly lines: string[] = [];

  constructor(
    private readonly tree: Tree,
    private readonly objects: ObjectNames,
  ) {}

  print(): string {
    this.block(this.tree.root, 0);
    return `${this.lines.join("\n")}\n`;
  }

  private line(depth: number, text: string): void {
    this.lines.push("  ".repeat(depth) + text);
  }

  private block(block: Block, depth: number): void {
    for (const node of block.nodes) {
      if (node.op === "loop") this.loop(node, depth);
      else if (node.op === "merge") this.merge(node, depth);
      else this.node(node, depth);
    }
  }

  private node(node: Node, depth: number): void {
    // Operands and exit come first: they must not be able to name the result.
    const rest = `${this.opAndOperands(node)}${this.facts(node)}${this.exitOf(node)}`;
    const text = `${this.result(node)}${rest}`;
    if (node.bridge === null) {
      this.line(depth, text);
      return;
    }
    this.line(depth, `${text} {`);
    this.block(node.bridge, depth + 1);
    this.line(depth, "}");
  }

  private result(node: Node): string {
    return node.kind === "v" ? "" : `${this.define(node)} = `;
  }

  private opAndOperands(node: Node): string {
    if (node.op === "input") return `input ${node.imm}`;
    const operands = node.args.map((arg) => this.value(arg)).join(", ");
    if (node.op === "exit") return "exit";
    const label = this.label(node);
    return `${node.op}${label}(${operands})`;
  }

  private label(node: Node): string {
    if (node.op === "continue") return ` ${this.loops.get(node.loop as Loop) ?? "?"}`;
    return node.op === "join" ? ` ${this.merges.get(node.merge as Merge) ?? "?"}` : "";
  }

  private exitOf(node: Node): string {
    return node.exit === null ? "" : ` ${this.exit(node.exit)}`;
  }

  private loop(node: Node, depth: number): void {
    const loop = node.loop as Loop;
    const label = `L${this.loops.size + 1}`;
    this.loops.set(loop, label);
    const inits = node.args.map((arg) => this.value(arg));
    const phis = loop.phis.map((phi, i) => `${this.define(phi)} = ${inits[i]}`);
    this.line(depth, `loop ${label}(${phis.join(", ")})${this.exitOf(node)} {`);
    this.block(loop.body, depth + 1);
    this.line(depth, "}");
  }

  /** The phis come last: they are defined behind the block. */
  private merge(node: Node, depth: number): void {
    const merge = node.merge as Merge;
    const label = `M${this.merges.size + 1}`;
    this.merges.set(merge, label);
    this.line(depth, `merge ${label} {`);
    this.block(merge.body, depth + 1);
    this.line(depth, `} -> (${merge.phis.map((phi) => this.define(phi)).join(", ")})`);
  }

  private facts(node: Node): string {
    const parts: string[] = [];
    if (node.name !== "") parts.push(printName(node.name));
    if (node.imm !== 0 && node.op !== "input") parts.push(String(node.imm));
    if (node.object !== undefined) parts.push(this.objects.describe(node.object));
    return parts.length === 0 ? "" : ` <${parts.join(", ")}>`;
  }

  private define(node: Node): string {
    const name = `${node.kind}${++this.count}`;
    this.values.set(node, name);
    return name;
  }

  private value(node: Node): string {
    if (node.op === "const") return this.constant(node);
    return this.values.get(node) ?? `?${node.kind}${node.id}`;
  }

  private constant(node: Node): string {
    const { object, kind } = node;
    if (typeof object === "object" && object !== null) {
      if (object instanceof PyFloat && kind === "r") return `'float ${printFloat(object.value)}'`;
      return withKind(kind, "r", `'${this.objects.describe(object)}'`);
    }
    if (typeof object === "function") return `'${this.objects.describe(object)}'`;
    return printConstant(object, kind);
  }

  // --- Exits ------------------------------------------------------------------------------------

  exit(exit: Exit): string {
    const labels = labelShared(exit);
    const seen = new Set<VirtualSnapshot>();
    const show = (s: Snapshot): string => this.snapshot(s, labels, seen);
    const frames = exit.frames.map((frame, i) => this.frame(frame, i, show));
    const entries = exit.entries.map(([entry, s]) => {
      const name = this.objects.describe(entry).slice("entry ".length);
      return `${name}: ${show(s)}`;
    });
    const globals = entries.length === 0 ? "" : ` {${entries.join(", ")}}`;
    return frames.join(" > ") + globals;
  }

  private frame(frame: FrameSnapshot, index: number, show: (s: Snapshot) => string): string {
    const role = frame.isInit ? "init" : frame.isOperator ? "operator" : (frame.resumed ?? "");
    const init = role === "" ? "" : `${role} `;
    let where = "";
    const { func } = frame;
    if (func instanceof Node && func.op === "const")
      where = this.objects.describe(func.object).slice("function ".length);
    else if (func !== null) where = `'${this.objects.describe(frame.code)}'<${show(func)}>`;
    else if (index > 0 || frame.code !== this.tree.code) {
      where = `'${this.objects.describe(frame.code)}'`;
    }
    const regs = frame.regs.length === 0 ? "" : ` [${frame.regs.map(show).join(", ")}]`;
    return `${init}${where}@${frame.pc}${regs}`;
  }

  private snapshot(
    snapshot: Snapshot,
    labels: ReadonlyMap<VirtualSnapshot, number>,
    seen: Set<VirtualSnapshot>,
  ): string {
    if (snapshot === null) return "_";
    if (snapshot instanceof Node) return this.value(snapshot);
    const label = labels.get(snapshot);
    if (label !== undefined && seen.has(snapshot)) return `#${label}`;
    seen.add(snapshot);
    const show = (s: Snapshot): string => this.snapshot(s, labels, seen);
    const base = snapshot.base === null ? "" : `<${show(snapshot.base)}>`;
    const mark = label === undefined ? "" : `#${label}=`;
    const state = snapshot.detail === null ? "" : this.generatorState(snapshot.detail);
    return `${mark}${snapshot.what}${base}{${snapshot.fields.map(show).join(", ")}}${state}`;
  }

  private generatorState({ code, pc, isOwnedByLoop }: GeneratorState): string {
    const place = pc === Paused.Running ? "running" : pc === Paused.Finished ? "end" : pc;
    return `'${this.objects.describe(code)}'@${place}${isOwnedByLoop ? "!" : ""}`;
  }
}

/** Numbers for the objects that an exit mentions more than once, in order of appearance. */
function labelShared(exit: Exit): Map<VirtualSnapshot, number> {
  const counts = new Map<VirtualSnapshot, number>();
  const look = (s: Snapshot): void => {
    if (!(s instanceof VirtualSnapshot)) return;
    const count = (counts.get(s) ?? 0) + 1;
    counts.set(s, count);
    if (count > 1) return;
    look(s.base);
    s.fields.forEach(look);
  };
  for (const frame of exit.frames) {
    look(frame.func);
    frame.regs.forEach(look);
  }
  for (const [, s] of exit.entries) look(s);
  const labels = new Map<VirtualSnapshot, number>();
  for (const [s, count] of counts) if (count > 1) labels.set(s, labels.size + 1);
  return labels;
}

/** Names that could be mistaken for a number or an object are quoted. */
function printName(name: string): string {
  return /^[A-Za-z_$][\w$.]*$/.test(name) ? name : JSON.stringify(name);
}

function printConstant(value: unknown, kind: Kind): string {
  switch (typeof value) {
    case "number":
      return kind === "f" ? printFloat(value) : withKind(kind, "n", String(value));
    case "string":
      return withKind(kind, "s", JSON.stringify(value));
    case "boolean":
      return withKind(kind, "b", String(value));
    case "bigint":
      return withKind(kind, "g", `${value}n`);
    default:
      return withKind(kind, "r", value === null ? "none" : "undefined");
  }
}

function withKind(kind: Kind, usual: Kind, text: string): string {
  return kind === usual ? text : `${kind}:${text}`;
}

/** Always with a point, an exponent or letters, so that it cannot be read as an int. */
function printFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

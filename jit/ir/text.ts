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
 *       continue L1(n6, f7)
 *     }
 *
 * A value's first letter is its kind. After `@` stands the instruction at which the interpreter
 * goes on, after that the registers, frame by frame (outermost first, separated by `|`): `_` is
 * unbound, `what{...}` an object that is built on the way out, `what<base>{...}` one that is
 * brought up to date. A block behind a check is its bridge.
 */
import type { Shape } from "../../src/objects/shape.ts";
import { type Block, type Exit, type Loop, Node, type Snapshot, type Tree } from "./tree.ts";

export function printTree(tree: Tree): string {
  return new Printer().tree(tree);
}

export class Printer {
  private readonly names = new Map<Node, string>();
  private readonly loops = new Map<Loop, string>();
  private count = 0;
  private readonly lines: string[] = [];

  tree(tree: Tree): string {
    this.block(tree.root, 0);
    return `${this.lines.join("\n")}\n`;
  }

  private line(depth: number, text: string): void {
    this.lines.push("  ".repeat(depth) + text);
  }

  private block(block: Block, depth: number): void {
    for (const node of block.nodes) this.node(node, depth);
  }

  private node(node: Node, depth: number): void {
    if (node.op === "loop") {
      this.loop(node, depth);
      return;
    }
    const args = node.op === "input" ? ` ${node.imm}` : `(${this.operands(node)})`;
    const result = node.kind === "v" ? "" : `${this.define(node)} = `;
    const exit = node.exit === null ? "" : ` ${this.exit(node.exit)}`;
    const facts = this.facts(node);
    const op = node.op === "continue" ? `continue ${this.loops.get(node.loop as Loop)}` : node.op;
    const text = `${result}${op}${args}${facts}${exit}`;
    if (node.bridge === null) {
      this.line(depth, text);
      return;
    }
    this.line(depth, `${text} {`);
    this.block(node.bridge, depth + 1);
    this.line(depth, "}");
  }

  private loop(node: Node, depth: number): void {
    const loop = node.loop as Loop;
    const label = `L${this.loops.size + 1}`;
    this.loops.set(loop, label);
    const phis = loop.phis.map((phi, i) => {
      const init = this.value(node.args[i] as Node);
      return `${this.define(phi)} = ${init}`;
    });
    const exit = node.exit === null ? "" : ` ${this.exit(node.exit)}`;
    this.line(depth, `loop ${label}(${phis.join(", ")})${exit} {`);
    this.block(loop.body, depth + 1);
    this.line(depth, "}");
  }

  private operands(node: Node): string {
    return node.args.map((arg) => this.value(arg)).join(", ");
  }

  private facts(node: Node): string {
    const parts: string[] = [];
    if (node.name !== "") parts.push(node.name);
    if (node.imm !== 0 && node.op !== "input") parts.push(String(node.imm));
    if (node.object !== undefined && node.op !== "const") parts.push(describeObject(node.object));
    return parts.length === 0 ? "" : ` <${parts.join(" ")}>`;
  }

  private define(node: Node): string {
    const name = `${node.kind}${++this.count}`;
    this.names.set(node, name);
    return name;
  }

  private value(node: Node): string {
    if (node.op === "const") return printConstant(node);
    return this.names.get(node) ?? `?${node.kind}${node.id}`;
  }

  exit(exit: Exit): string {
    const frames = exit.frames.map((frame) => frame.regs.map((s) => this.snapshot(s)).join(", "));
    const last = exit.frames[exit.frames.length - 1];
    const entries = exit.entries.map(
      ([entry, s]) => `${String((entry as { key?: unknown }).key)}: ${this.snapshot(s)}`,
    );
    const globals = entries.length === 0 ? "" : ` {${entries.join(", ")}}`;
    return `@${last?.pc ?? 0} [${frames.join(" | ")}]${globals}`;
  }

  private snapshot(snapshot: Snapshot): string {
    if (snapshot === null) return "_";
    if (snapshot instanceof Node) return this.value(snapshot);
    const base = snapshot.base === null ? "" : `<${this.snapshot(snapshot.base)}>`;
    return `${snapshot.what}${base}{${snapshot.fields.map((f) => this.snapshot(f)).join(", ")}}`;
  }
}

function printConstant(node: Node): string {
  const { object } = node;
  switch (typeof object) {
    case "number":
      if (node.kind !== "f") return String(object);
      return Number.isInteger(object) ? `${Object.is(object, -0) ? "-0" : object}.0` : String(object);
    case "string":
      return JSON.stringify(object);
    case "boolean":
      return String(object);
    case "undefined":
      return "undefined";
    default:
      return object === null ? "none" : `'${describeObject(object)}'`;
  }
}

/** A short name for a JS object that a node refers to. */
export function describeObject(object: unknown): string {
  const o = object as { name?: unknown; key?: unknown; cls?: { name: string }; id?: number };
  if (typeof object === "function") return object.name === "" ? "function" : object.name;
  if (o.cls !== undefined) return `${o.cls.name}#${(object as Shape).id}`;
  if (typeof o.name === "string") return o.name;
  if (typeof o.key === "string") return o.key;
  return (object as object).constructor.name;
}

/**
 * Common subexpressions, redundant checks, and loads forwarded from stores, in one walk, because
 * all three are the same question: has this been computed, checked or stored on every path to
 * here, and has nothing since changed the memory it depends on?
 *
 * A table by key (op, operands, facts) holds what is known; entries that depend on memory carry
 * its class and are dropped by writes to it and by calls. Scopes follow blocks. At a loop's
 * header everything is dropped that a turn of the loop may change (killed.ts).
 *
 * What is known of a bool after `guard_true` is known as a constant below.
 *
 * Whoever adds an op with memory: say in memory.ts which part it depends on and which
 * parts it changes. Reads that follow a write of the same place are forwarded by putting the
 * stored value under the read's key (`remember`).
 */
import { Effect, rowOf } from "../ir/ops.ts";
import { constant, type Loop, type Merge, type Node, type Tree } from "../ir/tree.ts";
import type { PyType } from "../../src/objects/type.ts";
import type { Shape } from "../../src/objects/shape.ts";
import { killedIn } from "./killed.ts";
import { idOf, itemKind, killedBy, memoryOf, withOverlaps } from "./memory.ts";
import { drop, type Outcome, Rewriter } from "./rewrite.ts";

export function common(tree: Tree): Tree {
  return new Finder().rewrite(tree);
}

interface Known {
  readonly node: Node | null;
  /** "" when nothing can change it. */
  readonly memory: string;
}

/**
 * What is known, by key, with scopes: changes are written to a trail, and leaving a scope takes
 * them back.
 */
class KnownTable {
  private readonly byKey = new Map<string, Known>();
  /** Keys that depend on a part of memory. */
  private readonly byMemory = new Map<string, Set<string>>();
  /** Keys under which a bool is known. */
  private readonly byCondition = new Map<Node, string[]>();
  private readonly trail: { readonly key: string; readonly before: Known | undefined }[] = [];
  private readonly marks: number[] = [];

  get(key: string): Known | undefined {
    return this.byKey.get(key);
  }

  set(key: string, known: Known): void {
    this.trail.push({ key, before: this.byKey.get(key) });
    this.byKey.set(key, known);
    const { node, memory } = known;
    if (memory !== "") keysIn(this.byMemory, memory).add(key);
    if (node?.kind !== "b") return;
    const keys = this.byCondition.get(node);
    if (keys === undefined) this.byCondition.set(node, [key]);
    else keys.push(key);
  }

  delete(key: string): void {
    const before = this.byKey.get(key);
    if (before === undefined) return;
    this.trail.push({ key, before });
    this.byKey.delete(key);
  }

  /** Forgets what depends on some parts of memory; null: on any. */
  forget(parts: Iterable<string> | null): void {
    for (const part of parts ?? this.byMemory.keys()) {
      for (const key of this.byMemory.get(part) ?? []) {
        if (this.byKey.get(key)?.memory === part) this.delete(key);
      }
    }
  }

  /** Gives the keys under which a bool is known the constant that it was found to be. */
  settle(condition: Node, value: Node): void {
    for (const key of this.byCondition.get(condition) ?? []) {
      const known = this.byKey.get(key);
      if (known?.node === condition) this.set(key, { node: value, memory: known.memory });
    }
  }

  enterScope(): void {
    this.marks.push(this.trail.length);
  }

  leaveScope(): void {
    const mark = this.marks.pop() as number;
    while (this.trail.length > mark) {
      const { key, before } = this.trail.pop() as (typeof this.trail)[number];
      if (before === undefined) this.byKey.delete(key);
      else this.byKey.set(key, before);
    }
  }
}

function keysIn(sets: Map<string, Set<string>>, memory: string): Set<string> {
  let keys = sets.get(memory);
  if (keys === undefined) {
    keys = new Set();
    sets.set(memory, keys);
  }
  return keys;
}

class Finder extends Rewriter {
  private readonly known = new KnownTable();

  protected override enterBlock(): void {
    this.known.enterScope();
  }

  protected override leaveBlock(): void {
    this.known.leaveScope();
  }

  protected override enterLoop(loop: Loop): void {
    this.known.forget(killedIn(loop));
  }

  protected override leaveMerge(merge: Merge): void {
    this.known.forget(killedIn(merge));
  }

  protected override visit(node: Node): Outcome {
    const args = node.args.map((arg) => this.value(arg));
    const { effect } = rowOf(node.op);
    if (effect === Effect.Write || effect === Effect.Call) {
      // A call's bridge too begins with what it leaves of what was known.
      this.forget(node);
      const copy = this.copy(node, args);
      this.remember(node, args);
      return copy;
    }
    if (effect === Effect.New && node.op !== "box_float") {
      const copy = this.copy(node, args);
      if (node.op === "new_exception") this.rememberShape(copy, (node.object as PyType).rootShape);
      return copy;
    }
    if (effect === Effect.Control || node.op === "input") return this.copy(node, args);
    const key = keyOf(node, args);
    const found = this.known.get(key);
    if (found !== undefined) return found.node ?? drop;
    return this.add(node, args, key);
  }

  private add(node: Node, args: Node[], key: string): Node {
    // What the check proves does not hold in its bridge, which is copied with it: there, for a
    // check of a bool, the opposite holds.
    const opposite =
      node.op === "guard_true" ? "guard_false" : node.op === "guard_false" ? "guard_true" : "";
    const failed = `${opposite}(${args[0]?.id})`;
    if (opposite !== "") this.known.set(failed, { node: null, memory: "" });
    const fresh = this.copy(node, args);
    if (opposite !== "") this.known.delete(failed);
    this.known.set(key, { node: node.kind === "v" ? null : fresh, memory: memoryOf(node) });
    const [a] = args as [Node];
    if (node.op === "guard_true") this.learn(a, true);
    if (node.op === "guard_false") this.learn(a, false);
    return fresh;
  }

  /** A bool that was checked is a constant wherever it is computed again below. */
  private learn(condition: Node, truth: boolean): void {
    this.known.settle(condition, constant(truth, "b"));
  }

  private forget(node: Node): void {
    const parts = killedBy(node);
    this.known.forget(parts === null ? null : withOverlaps(parts));
  }

  /** A store's value is what the same load would give. */
  private remember(node: Node, args: Node[]): void {
    const [a, b, c] = args as [Node, Node, Node];
    switch (node.op) {
      case "set_field":
      case "set_shape":
        this.put(`get_field:${b.kind}(${a.id})${node.name}`, b, `field ${node.name}`);
        if (node.op === "set_shape") this.rememberShape(a, node.object as Shape);
        break;
      case "array_set":
        this.put(`array_get:${c.kind}(${a.id},${idOfNode(b)})`, c, `items ${itemKind(node)}`);
        break;
      case "list_push":
        this.known.set(`guard_list_kind(${a.id})!${node.imm}`, { node: null, memory: "list" });
        break;
      case "set_entry":
        if (a.kind === "r") {
          const entry = idOf(node.object);
          this.put(`get_entry:r()#${entry}`, a, `entry ${entry}`);
        }
        break;
      case "set_cell":
        if (b.kind === "r") this.put(`get_cell:r(${a.id})`, b, "cell");
        break;
      default:
        break;
    }
  }

  private rememberShape(a: Node, shape: Shape): void {
    const memory = shape.cls.isHeapType ? "shape" : "";
    this.known.set(`guard_shape(${a.id})#${idOf(shape)}`, { node: null, memory });
  }

  private put(key: string, node: Node, memory: string): void {
    this.known.set(key, { node, memory });
  }
}

/** Constants are the same when their values are. */
function idOfNode(node: Node): string {
  if (node.op !== "const") return String(node.id);
  return `${node.kind}${Object.is(node.object, -0) ? "-0" : idOf(node.object)}`;
}

/** `guard_x` keys carry no kind, so that stores can name them. */
function keyOf(node: Node, args: readonly Node[]): string {
  const kind = node.kind === "v" ? "" : `:${node.kind}`;
  const operands = args.map(idOfNode).join(",");
  const object = node.object === undefined ? "" : `#${idOf(node.object)}`;
  const imm = node.imm === 0 ? "" : `!${node.imm}`;
  // The version of a namespace's keys is checked once, whatever names it is checked for.
  const name = node.op === "guard_keys" ? "" : node.name;
  return `${node.op}${kind}(${operands})${name}${object}${imm}`;
}

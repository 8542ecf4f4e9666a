/**
 * What the path being recorded has checked already: shapes of objects, versions of classes, values
 * of namespace entries. A method of a few lines asks for the same ones dozens of times, and each
 * check recorded costs every later pass.
 *
 * It must not be known too long. A bridge that is recorded later may do anything before it joins or
 * goes on with the loop, so what was known in front of a merge's end or a loop is forgotten behind.
 * Only what the present block has above it counts: a path that goes on in another block knows
 * nothing. Calls make everything unknown but the shapes of built-in types, which never change.
 *
 * Invariant: what is known here was checked, or follows from a store, in a node that dominates the
 * present place, and no node on any way from there to here can change it.
 */
import type { Shape } from "../../src/objects/shape.ts";
import { Effect, rowOf } from "../ir/ops.ts";
import type { Block, Node } from "../ir/tree.ts";

export class Known {
  private block: Block | null = null;
  private readonly shapes = new Map<Node, Shape>();
  /** Versions of classes. */
  private readonly versions = new Map<unknown, number>();
  /** Namespace entries that hold a constant. */
  private readonly entries = new Map<unknown, unknown>();

  /** Is this check superfluous here? If not, it is made now. */
  has(block: Block, node: Pick<Node, "op" | "args" | "object" | "imm">): boolean {
    if (this.block !== block) this.forget();
    this.block = block;
    const [operand] = node.args;
    switch (node.op) {
      case "guard_shape":
        return learn(this.shapes, operand as Node, node.object as Shape);
      case "guard_version":
        return learn(this.versions, node.object, node.imm);
      case "guard_entry":
        return learn(this.entries, node.object, (operand as Node).object);
      default:
        return false;
    }
  }

  /** Everything in `block` goes on in `inside`, or the other way round. */
  moveTo(block: Block, from: Block): void {
    if (this.block === from) this.block = block;
  }

  /** A node that is recorded now. */
  note(node: Node): void {
    switch (node.op) {
      case "set_shape":
        this.changeShape(node.args[0] as Node, node.object as Shape);
        return;
      case "set_entry":
        this.entries.delete(node.object);
        return;
      case "loop":
      case "join":
        this.forget();
        return;
      default:
        if (rowOf(node.op).effect === Effect.Call) this.forgetWhatMayChange();
    }
  }

  /** What had another shape is another object. */
  private changeShape(owner: Node, shape: Shape): void {
    const before = this.shapes.get(owner);
    for (const [node, known] of this.shapes) {
      if (known === before || (before === undefined && known.cls.isHeapType))
        this.shapes.delete(node);
    }
    if (before !== undefined) this.shapes.set(owner, shape);
  }

  private forgetWhatMayChange(): void {
    this.versions.clear();
    this.entries.clear();
    for (const [node, shape] of this.shapes) if (shape.cls.isHeapType) this.shapes.delete(node);
  }

  private forget(): void {
    this.shapes.clear();
    this.versions.clear();
    this.entries.clear();
  }
}

function learn<K, V>(table: Map<K, V>, key: K, value: V): boolean {
  if (table.get(key) === value) return true;
  table.set(key, value);
  return false;
}

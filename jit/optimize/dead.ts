/**
 * Dead code: what has no effect and no use is not emitted.
 *
 * Counts uses (by operands, exits and loop arguments) from the bottom up, and also drops phis
 * that never change: every `continue` passes the phi itself.
 */
import { Effect, rowOf } from "../ir/ops.ts";
import {
  type Block,
  exitNodes,
  type Loop,
  type Merge,
  type Node,
  type Tree,
  walk,
} from "../ir/tree.ts";
import { drop, type Outcome, Rewriter } from "./rewrite.ts";

export function removeDead(tree: Tree): Tree {
  const live = new Set<Node>();
  markBlock(tree.root, live);
  return new Remover(live).rewrite(tree);
}

function markBlock(root: Block, live: Set<Node>): void {
  const joined = joinedValues(root);
  const mark = (node: Node): void => {
    if (live.has(node)) return;
    live.add(node);
    for (const arg of node.args) mark(arg);
    for (const arg of joined.get(node) ?? []) mark(arg);
  };
  walk(root, (node) => {
    if (node.op === "join") return;
    const { effect } = rowOf(node.op);
    if (effect === Effect.Pure || effect === Effect.Read || effect === Effect.New) return;
    mark(node);
    if (node.exit !== null) exitNodes(node.exit, mark);
    if (node.op === "loop") for (const phi of (node.loop as Loop).phis) mark(phi);
  });
}

/** The values that each phi of a merge may get. */
function joinedValues(root: Block): Map<Node, Node[]> {
  const joined = new Map<Node, Node[]>();
  walk(root, ({ op, merge, args }) => {
    if (op !== "join") return;
    (merge as Merge).phis.forEach((phi, i) => {
      const values = joined.get(phi);
      if (values === undefined) joined.set(phi, [args[i] as Node]);
      else values.push(args[i] as Node);
    });
  });
  return joined;
}

class Remover extends Rewriter {
  private readonly live: ReadonlySet<Node>;
  constructor(live: ReadonlySet<Node>) {
    super();
    this.live = live;
  }

  protected override keepsPhi(phi: Node): boolean {
    return this.live.has(phi);
  }

  protected override visit(node: Node): Outcome {
    if (node.op === "join") {
      const { phis } = node.merge as Merge;
      const args = node.args.filter((_, i) => this.live.has(phis[i] as Node));
      return this.copy(
        node,
        args.map((arg) => this.value(arg)),
      );
    }
    return this.live.has(node) ? this.copy(node) : drop;
  }
}

/** Phis that no `continue` changes are their initial values. */
export function removeSteadyPhis(tree: Tree): Tree {
  const steady = new Map<Loop, Set<number>>();
  walk(tree.root, (node) => {
    if (node.op === "loop") {
      const loop = node.loop as Loop;
      steady.set(loop, new Set(loop.phis.keys()));
    }
    if (node.op !== "continue") return;
    const loop = node.loop as Loop;
    const left = steady.get(loop) as Set<number>;
    loop.phis.forEach((phi, i) => {
      if (node.args[i] !== phi) left.delete(i);
    });
  });
  const hasSteady = [...steady.values()].some((left) => left.size > 0);
  return hasSteady ? new PhiRemover(steady).rewrite(tree) : tree;
}

class PhiRemover extends Rewriter {
  private readonly steady: ReadonlyMap<Loop, ReadonlySet<number>>;
  constructor(steady: ReadonlyMap<Loop, ReadonlySet<number>>) {
    super();
    this.steady = steady;
  }

  protected override steadyValue(loop: Loop, index: number, init: Node): Node | null {
    return this.steady.get(loop)?.has(index) === true ? init : null;
  }

  protected override visit(node: Node): Outcome {
    if (node.op !== "continue") return this.copy(node);
    const steady = this.steady.get(node.loop as Loop) as ReadonlySet<number>;
    return this.copy(
      node,
      node.args.filter((_, i) => !steady.has(i)).map((arg) => this.value(arg)),
    );
  }
}

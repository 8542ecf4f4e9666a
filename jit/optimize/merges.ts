/**
 * Merges that are none: a block that only one path leaves towards what follows it is no place
 * where paths meet.
 *
 * Receives a recorded tree; promises that each merge left is joined at two places at least, and
 * that no phi of a merge gets the same value on all paths. The recorder opens a merge at every
 * branch whose ways meet again, so most trees have many that no second path has joined yet.
 *
 * A merge is taken apart where it stands: its first path goes on into what follows. A single join
 * on another path than the first one stays as it is.
 */
import { type Block, type Merge, type Node, type Tree, walk } from "../ir/tree.ts";
import { type Outcome, Rewriter } from "./rewrite.ts";

export function simplifyMerges(tree: Tree): Tree {
  const joins = countJoins(tree.root);
  return joins.size === 0 ? tree : new Simplifier(joins).rewrite(tree);
}

function countJoins(root: Block): Map<Merge, Node[]> {
  const joins = new Map<Merge, Node[]>();
  walk(root, (node) => {
    if (node.op === "merge") joins.set(node.merge as Merge, []);
    if (node.op === "join") joins.get(node.merge as Merge)?.push(node);
  });
  return joins;
}

class Simplifier extends Rewriter {
  /** What a phi that is none stands for. */
  private readonly steady = new Map<Node, Node>();

  constructor(private readonly joins: ReadonlyMap<Merge, readonly Node[]>) {
    super();
  }

  protected override rewriteMerge(node: Node): void {
    const merge = node.merge as Merge;
    const joins = this.joins.get(merge) as readonly Node[];
    const last = merge.body.last;
    if (joins.length === 1 && last === joins[0]) {
      this.takeApart(merge);
      return;
    }
    this.findSteady(merge, joins);
    super.rewriteMerge(node);
    for (const phi of merge.phis) {
      const value = this.steady.get(phi);
      if (value !== undefined) this.map.set(phi, this.value(value));
    }
  }

  private takeApart({ body, phis }: Merge): void {
    const join = body.last as Node;
    for (const node of body.nodes) if (node !== join) this.rewriteNode(node);
    phis.forEach((phi, i) => {
      this.map.set(phi, this.value(join.args[i] as Node));
    });
  }

  private findSteady(merge: Merge, joins: readonly Node[]): void {
    const inside = new Set<Node>();
    walk(merge.body, (node) => {
      inside.add(node);
      for (const phi of [...(node.loop?.phis ?? []), ...(node.merge?.phis ?? [])]) inside.add(phi);
    });
    merge.phis.forEach((phi, i) => {
      const values = new Set(joins.map((join) => join.args[i] as Node));
      const [value] = values;
      if (values.size === 1 && value !== undefined && !inside.has(value))
        this.steady.set(phi, value);
    });
  }

  protected override keepsPhi(phi: Node): boolean {
    return !this.steady.has(phi);
  }

  protected override visit(node: Node): Outcome {
    if (node.op !== "join") return this.copy(node);
    const { phis } = node.merge as Merge;
    const kept = node.args.filter((_, i) => this.keepsPhi(phis[i] as Node));
    return this.copy(
      node,
      kept.map((arg) => this.value(arg)),
    );
  }
}

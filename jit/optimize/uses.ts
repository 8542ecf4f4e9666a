/** Who uses each node of a tree: as an operand, or in its exit. */
import { type Block, exitNodes, type Loop, type Merge, type Node } from "../ir/tree.ts";

export type Uses = ReadonlyMap<Node, readonly Node[]>;

/** `skipsBridge` leaves out what stands behind checks that will be none. */
export function collectUses(root: Block, skipsBridge: (check: Node) => boolean): Uses {
  const uses = new Map<Node, Node[]>();
  const note = (used: Node, user: Node): void => {
    const known = uses.get(used);
    if (known === undefined) uses.set(used, [user]);
    else known.push(user);
  };
  const visit = (block: Block): void => {
    for (const node of block.nodes) {
      for (const arg of node.args) note(arg, node);
      if (node.exit !== null) exitNodes(node.exit, (used) => note(used, node));
      if (node.bridge !== null && !skipsBridge(node)) visit(node.bridge);
      if (node.op === "loop") visit((node.loop as Loop).body);
      if (node.op === "merge") visit((node.merge as Merge).body);
    }
  };
  visit(root);
  return uses;
}

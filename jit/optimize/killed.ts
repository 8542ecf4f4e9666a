/**
 * What a loop or a merge changes of memory, for what is known at its header or behind it.
 *
 * Not all that stands in a loop is of its turns: the code after it stands there too, as the bridge
 * of the check that leaves it, and goes on with a loop around it. Whatever that changes is changed
 * when the loop is over. The same holds of a path in a merge that never joins. So only blocks are
 * looked at from which control gets back to the header, or to the merge's end.
 *
 * Invariant: a node that may be executed between two passes of the place counts.
 */
import type { Block, Loop, Merge, Node } from "../ir/tree.ts";
import { walk } from "../ir/tree.ts";
import { killedBy, withOverlaps } from "./memory.ts";

/** Where control goes on: to a loop's header or behind a merge. */
type Place = Loop | Merge;

/** What the turns of a loop, or the paths that join a merge, may change; null: all of memory. */
export function killedIn(place: Place): Set<string> | null {
  const region = new Region(place);
  return region.killed === null ? null : withOverlaps(region.killed);
}

class Region {
  /** The place and all places inside it. */
  private readonly within: Set<Place>;
  killed: Set<string> | null = new Set();

  constructor(place: Place) {
    this.within = new Set<Place>([place]);
    walk(place.body, (node) => {
      if (node.op === "loop") this.within.add(node.loop as Loop);
      if (node.op === "merge") this.within.add(node.merge as Merge);
    });
    const { nodes } = this.visit(place.body);
    for (const node of nodes) this.kill(node);
  }

  private kill(node: Node): void {
    if (this.killed === null) return;
    const parts = killedBy(node);
    if (parts === null) this.killed = null;
    else for (const part of parts) this.killed.add(part);
  }

  /** The nodes that count if the block does, and the places outside the block where it goes on. */
  private visit(block: Block): { nodes: Node[]; goesTo: Set<Place> } {
    const nodes: Node[] = [];
    const goesTo = new Set<Place>();
    for (const node of block.nodes) {
      nodes.push(node);
      if (node.op === "continue") goesTo.add(node.loop as Loop);
      else if (node.op === "join") goesTo.add(node.merge as Merge);
      else if (node.op === "loop") this.enter(node.loop as Loop, nodes, goesTo);
      else if (node.op === "merge") this.enter(node.merge as Merge, nodes, goesTo);
      if (node.bridge !== null) this.take(node.bridge, nodes, goesTo);
    }
    return { nodes, goesTo };
  }

  private enter(place: Place, nodes: Node[], goesTo: Set<Place>): void {
    const inside = new Set<Place>();
    this.take(place.body, nodes, inside);
    inside.delete(place);
    for (const other of inside) goesTo.add(other);
  }

  /** Takes the nodes of a block inside, if it gets anywhere in the region. */
  private take(block: Block, nodes: Node[], goesTo: Set<Place>): void {
    const inside = this.visit(block);
    let counts = false;
    for (const place of inside.goesTo) {
      goesTo.add(place);
      counts ||= this.within.has(place);
    }
    if (counts) for (const node of inside.nodes) nodes.push(node);
  }
}

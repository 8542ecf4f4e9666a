/**
 * Which loops of a tree are nested, and how deep.
 *
 * What comes after a loop stands inside it, as the bridge of the check that leaves it. So a loop
 * inside another need not be nested in it: it is when some turn of the outer one goes through it,
 * that is, when a `continue` of the outer loop stands inside the inner one.
 */
import { type Block, type Loop, type Merge, type Tree, walk } from "../ir/tree.ts";

/** For each loop how many are nested in one another within it; 0: none is. */
export function nestingLevels(tree: Tree): ReadonlyMap<Loop, number> {
  const inner = new Map<Loop, Set<Loop>>();
  visit(tree.root, [], inner);
  const levels = new Map<Loop, number>();
  for (const loop of inner.keys()) levelOf(loop, inner, levels);
  return levels;
}

type Nested = Map<Loop, Set<Loop>>;

function visit(block: Block, around: readonly Loop[], inner: Nested): void {
  for (const node of block.nodes) {
    if (node.bridge !== null) visit(node.bridge, around, inner);
    if (node.op === "merge") visitMerge(node.merge as Merge, around, inner);
    const { loop } = node;
    if (loop === null) continue;
    if (node.op === "loop") {
      inner.set(loop, new Set());
      visit(loop.body, [...around, loop], inner);
    } else {
      const own = inner.get(loop);
      for (const passed of around.slice(around.indexOf(loop) + 1)) own?.add(passed);
    }
  }
}

/** Loops in a merge may be left by a join, which is in the loop around the merge. */
function visitMerge(merge: Merge, around: readonly Loop[], inner: Nested): void {
  visit(merge.body, around, inner);
  const own = inner.get(around[around.length - 1] as Loop);
  if (own === undefined) return;
  walk(merge.body, ({ op, loop }) => {
    if (op === "loop") own.add(loop as Loop);
  });
}

function levelOf(loop: Loop, inner: Nested, levels: Map<Loop, number>): number {
  let level = levels.get(loop);
  if (level === undefined) {
    level = 0;
    for (const nested of inner.get(loop) ?? [])
      level = Math.max(level, 1 + levelOf(nested, inner, levels));
    levels.set(loop, level);
  }
  return level;
}

/**
 * Checks in front of a loop that ask for more than the loop keeps.
 *
 * The recorder guards what a loop starts with as int32 where that was seen (`guard_int32`), so that
 * everything computed from it is known to be small. Receives a tree; where a phi grows beyond its
 * guard all the same (an unsigned hash, a sum), the guard proves nothing and would fail at the next
 * entry: it becomes the next weaker one that the phi does keep, or goes.
 */
import { anyInt, guardRanges, type Range } from "../ir/range.ts";
import type { Loop, Node, Tree } from "../ir/tree.ts";
import { walk } from "../ir/tree.ts";
import { Analysis, isWithin } from "./ranges.ts";
import { type Outcome, Rewriter } from "./rewrite.ts";

/** The imm that a guard gets; guardRanges.length: it goes. */
type Levels = Map<Node, number>;

export function relax(tree: Tree): Tree {
  const guards = findGuards(tree);
  if (guards.length === 0) return tree;
  const levels: Levels = new Map(guards.map(({ guard }) => [guard, guard.imm]));
  while (raiseLevels(tree, guards, levels));
  return new Relaxer(levels).rewrite(tree);
}

interface Guarded {
  readonly phi: Node;
  readonly guard: Node;
}

function findGuards(tree: Tree): Guarded[] {
  const found: Guarded[] = [];
  walk(tree.root, (node) => {
    if (node.op !== "loop") return;
    (node.loop as Loop).phis.forEach((phi, i) => {
      const guard = node.args[i] as Node;
      if (guard.op === "guard_int32") found.push({ phi, guard });
    });
  });
  return found;
}

/** True while a guard had to be weakened. */
function raiseLevels(tree: Tree, guards: readonly Guarded[], levels: Levels): boolean {
  const ranges = new Assuming(levels).run(tree);
  let raised = false;
  for (const { phi, guard } of guards) {
    const level = levels.get(guard) as number;
    const kept = guardRanges[level];
    if (kept === undefined || isWithin(ranges.get(phi) ?? anyInt, kept)) continue;
    levels.set(guard, level + 1);
    raised = true;
  }
  return raised;
}

class Assuming extends Analysis {
  constructor(private readonly levels: Levels) {
    super();
  }

  protected override assumed(node: Node): Range | null {
    const level = this.levels.get(node);
    return level === undefined ? null : (guardRanges[level] ?? anyInt);
  }
}

class Relaxer extends Rewriter {
  constructor(private readonly levels: Levels) {
    super();
  }

  protected override visit(node: Node): Outcome {
    const level = this.levels.get(node);
    if (level === undefined || level === node.imm) return this.copy(node);
    const arg = this.value(node.args[0] as Node);
    if (level >= guardRanges.length) return arg;
    const guard = this.build(node, [arg], node.op, level);
    this.out.nodes.push(guard);
    this.copyBridge(node, guard);
    return guard;
  }
}

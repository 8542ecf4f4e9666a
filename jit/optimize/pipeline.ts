/** The passes, in order, by name; `--jit-disable=NAME` leaves one out. */
import type { Code } from "../../src/bytecode/code.ts";
import type { Node, Tree } from "../ir/tree.ts";
import { common } from "./common.ts";
import { removeDead, removeSteadyPhis } from "./dead.ts";
import { fold } from "./fold.ts";
import { hoist, type Pinned } from "./hoist.ts";
import { dropVirtuals } from "./virtuals.ts";
import { settleKinds } from "./kinds.ts";
import { simplifyMerges } from "./merges.ts";
import { widen } from "./widen.ts";
import type { Range } from "../ir/range.ts";
import { analyzeRanges, dropRangeChecks } from "./ranges.ts";
import { reduce } from "./reduce.ts";
import { words } from "./words.ts";
import { relax } from "./relax.ts";

export interface PassContext {
  readonly pinned: Pinned;
  /** Has arithmetic at this place left int32 before? */
  isWide(code: Code, pc: number): boolean;
}

export interface Pass {
  readonly name: string;
  /** May not be switched off in effect: `phis` only matters for speed like the others. */
  readonly run: (tree: Tree, context: PassContext) => Tree;
}

// Order matters: folding exposes equal expressions, the loss of a phi makes more of a loop
// invariant, and what was hoisted can be merged with what stood in front of the loop. Only what
// the ranges leave unproved needs to be reduced.
export const passes: readonly Pass[] = [
  { name: "merges", run: simplifyMerges },
  { name: "widen", run: widen },
  { name: "phis", run: removeSteadyPhis },
  { name: "kinds", run: settleKinds },
  { name: "fold", run: fold },
  { name: "virtuals", run: dropVirtuals },
  { name: "common", run: common },
  { name: "hoist", run: (tree, { pinned }) => hoist(tree, pinned) },
  { name: "common-again", run: common },
  { name: "fold-again", run: fold },
  { name: "relax", run: relax },
  { name: "ranges", run: dropRangeChecks },
  { name: "reduce", run: reduce },
  { name: "words", run: words },
  { name: "dead", run: removeDead },
];

export interface Optimized {
  readonly tree: Tree;
  readonly ranges: ReadonlyMap<Node, Range>;
}

/** Runs the passes; `watch` sees the tree after each. */
export function optimize(
  recorded: Tree,
  context: PassContext,
  disabled: ReadonlySet<string> = new Set(),
  watch: (pass: string, tree: Tree) => void = () => {},
): Optimized {
  let tree = recorded;
  for (const pass of passes) {
    if (disabled.has(pass.name)) continue;
    tree = pass.run(tree, context);
    watch(pass.name, tree);
  }
  return { tree, ranges: analyzeRanges(tree) };
}

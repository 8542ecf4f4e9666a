// IR text as tests write it, and the passes by the names of their folders.
//
// Every tree that comes out of a pass is verified. Values may be named freely; trees are compared
// as they print.

import { Code } from "../../src/bytecode/code.ts";
import { InventedNames, type ObjectNames } from "../../jit/ir/names.ts";
import { parseTree } from "../../jit/ir/parse.ts";
import { printTree } from "../../jit/ir/text.ts";
import { type Node, type Tree, walk } from "../../jit/ir/tree.ts";
import { assertValid } from "../../jit/ir/verify.ts";
import { common } from "../../jit/optimize/common.ts";
import { removeDead, removeSteadyPhis } from "../../jit/optimize/dead.ts";
import { fold } from "../../jit/optimize/fold.ts";
import { hoist } from "../../jit/optimize/hoist.ts";
import type { PassContext } from "../../jit/optimize/pipeline.ts";
import { dropRangeChecks } from "../../jit/optimize/ranges.ts";
import { reduce } from "../../jit/optimize/reduce.ts";
import { relax } from "../../jit/optimize/relax.ts";
import { dropVirtuals } from "../../jit/optimize/virtuals.ts";
import { simplifyMerges } from "../../jit/optimize/merges.ts";
import { widen } from "../../jit/optimize/widen.ts";
import { words } from "../../jit/optimize/words.ts";

/** A code object for trees that come from no program. */
export function makeCode(name = "f"): Code {
  const header = {
    name,
    qualname: name,
    filename: `${name}.py`,
    firstlineno: 1,
    argcount: 0,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    flags: 0,
    slotCount: 8,
    freeCount: 0,
    stacksize: 8,
  };
  const empty = new Int32Array(0);
  return new Code(header, {
    localNames: [],
    localKinds: new Uint8Array(0),
    names: [],
    consts: [],
    words: empty,
    exceptionTable: empty,
    positions: empty,
  });
}

export const code = makeCode();

/** Arithmetic at instructions from 100 on has left int32 before; checks at 200 on are pinned. */
export function contextFor(tree: Tree): PassContext {
  const pinned = new Set<Node>();
  walk(tree.root, (node) => {
    if ((node.exit?.frames[0]?.pc ?? 0) >= 200) pinned.add(node.origin);
  });
  return { pinned, isWide: (_code, pc) => pc >= 100 };
}

export const passes: Readonly<Record<string, (tree: Tree) => Tree>> = {
  fold,
  common,
  hoist: (tree) => hoist(tree, contextFor(tree).pinned),
  ranges: dropRangeChecks,
  reduce,
  relax,
  dead: removeDead,
  phis: removeSteadyPhis,
  merges: simplifyMerges,
  virtuals: dropVirtuals,
  widen: (tree) => widen(tree, contextFor(tree)),
  words: (tree) => words(tree, contextFor(tree)),
};

export function readTree(text: string, names: ObjectNames = new InventedNames(code)): Tree {
  const isStep = /\b(suspend|own_frame|input -1)\b/m.test(text);
  const isFunction = !isStep && /^ *finish\(/m.test(text);
  const tree = parseTree(text, { code, isFunction, isStep, names });
  assertValid(tree, "as written");
  return tree;
}

/** What a pass makes of a text, and what it should be; both as they print. */
export function runPass(
  pass: string,
  before: string,
  after: string,
): [made: string, wanted: string] {
  const names = new InventedNames(code);
  const tree = readTree(before, names);
  const printed = printTree(tree, names);
  const made = (passes[pass] as (tree: Tree) => Tree)(tree);
  assertValid(made, `after ${pass}`);
  if (printTree(tree, names) !== printed)
    throw new Error("The pass changed the tree it was given.");
  return [printTree(made, names), printTree(readTree(after, names), names)];
}

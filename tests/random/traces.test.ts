// Random trees on both backends, before and after optimization: the same exit with the same state.
//
// TRACES=n makes n trees instead of the usual number, SEED=s begins at another seed; a failure
// names the seed of its tree, and ONLY=s runs that one.
//
// A check that was moved in front of a loop leaves at the loop's entry; then the state must be one
// that the unoptimized tree had there; the reference tells of every loop that is entered.

import { describe, expect, test } from "vitest";
import { type Exit, type Node, type Tree, walk } from "../../jit/ir/tree.ts";
import { printTree } from "../../jit/ir/text.ts";
import type { LoopWatcher } from "../../jit/backend/interpret.ts";
import { assertValid } from "../../jit/ir/verify.ts";
import { optimize, passes } from "../../jit/optimize/pipeline.ts";
import {
  type Backend,
  backends,
  compileFor,
  describeExit,
  type Ending,
  show,
} from "../backend/machine.ts";
import { makeInputs, makeTree, type MadeTree, Random, type Shapes } from "./trace-maker.ts";

const count = Number(process.env.TRACES ?? 2500);
const firstSeed = Number(process.env.SEED ?? 1);
const only = process.env.ONLY === undefined ? null : Number(process.env.ONLY);
const runsPerTree = 3;

const shapes: Shapes = {
  P: { name: "P", cls: { name: "P", isHeapType: true } },
  Q: { name: "Q", cls: { name: "Q", isHeapType: true } },
};

const context = { pinned: new Set<Node>(), isWide: () => false };

/** A call that changes what it is given. */
function disturb(target: { $x?: number; items?: unknown[]; kind?: number }): null {
  if (target.items !== undefined) target.items.push(target.kind === 2 ? 0.25 : 4);
  else if (target.$x !== undefined) target.$x = (target.$x % 1000) + 1;
  return null;
}

/** One run and everything it changed, as text. */
interface Outcome {
  readonly ending: Ending;
  readonly state: string;
}

type Run = (seed: number) => Outcome;

function prepare(made: MadeTree, tree: Tree, backend: Backend, watch?: LoopWatcher): Run {
  const run = compileFor(backend, tree, { disturb }, watch);
  return (seed) => {
    present = makeInputs(new Random(seed), made.inputs, shapes);
    made.entries.forEach((entry, i) => {
      entry.value = i === 0 ? 1 : null;
    });
    const ending = run(present);
    return { ending, state: `${ending.text} | ${showMemory(made)}` };
  };
}

/** The inputs of the run under way. */
let present: unknown[] = [];

function showMemory(made: MadeTree): string {
  return [...present, ...made.entries.map((entry) => entry.value)].map(show).join(" ");
}

/** Did it leave at a check that was moved in front of a loop? */
function leftEarly({ layout }: Ending): boolean {
  const node = layout?.node;
  if (node === null || node === undefined || layout === null) return false;
  const own = node.origin.exit?.frames[0]?.pc;
  return own !== undefined && own !== layout.exit.frames[0]?.pc;
}

/** An entry that must be a word leaves before anything else where it is none. */
function asksForMore({ layout }: Ending): boolean {
  return layout?.node?.op === "unbox_big" && layout.node.imm !== 0;
}

/**
 * The recorded nodes at which the tree still leaves. Arithmetic that is reduced at once leaves no
 * more, nor does a guard that was relaxed: the optimized tree goes on there.
 */
function leavingNodes(tree: Tree): Set<Node> {
  const found = new Set<Node>();
  walk(tree.root, (node) => {
    if (node.exit !== null) found.add(node.origin);
  });
  return found;
}

function checkTree(seed: number): void {
  const random = new Random(seed);
  const made = makeTree(random, shapes);
  assertValid(made.tree, "as made");
  const optimized = optimize(made.tree, context, new Set(), (pass, tree) =>
    assertValid(tree, `after ${pass}`),
  );
  const describeFailure = (): string =>
    `seed ${seed}\n${printTree(made.tree)}\noptimized:\n${printTree(optimized.tree)}`;
  const kept = leavingNodes(optimized.tree);
  try {
    const entries = new Set<string>();
    const judge = prepare(made, made.tree, "reference", (loop, read) => {
      entries.add(`${describeExit(loop.exit as Exit, read)} | ${showMemory(made)}`);
    });
    const others = backends.flatMap((backend) => [
      ...(backend === "reference"
        ? []
        : [{ name: `${backend}, as recorded`, run: prepare(made, made.tree, backend) }]),
      { name: `${backend}, optimized`, run: prepare(made, optimized.tree, backend) },
    ]);
    for (let i = 0; i < runsPerTree; i++) {
      const inputSeed = seed * 31 + i;
      entries.clear();
      const wanted = judge(inputSeed);
      for (const { name, run } of others) {
        const got = run(inputSeed);
        if (leftEarly(got.ending) && entries.has(got.state)) continue;
        if (asksForMore(got.ending)) continue;
        if (name.endsWith("optimized") && !kept.has(wanted.ending.layout?.node as Node)) continue;
        expect(got.state, `${name}, inputs ${inputSeed}`).toBe(wanted.state);
      }
    }
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${describeFailure()}`);
  }
}

describe("random trees", () => {
  test("every pass is known", () => {
    expect(passes.length).toBeGreaterThan(5);
  });

  if (only !== null) {
    test(`seed ${only}`, () => checkTree(only));
    return;
  }
  const batch = 500;
  for (let from = 0; from < count; from += batch) {
    const to = Math.min(count, from + batch);
    test(`seeds ${firstSeed + from} to ${firstSeed + to - 1}`, { timeout: 60_000 }, () => {
      for (let i = from; i < to; i++) checkTree(firstSeed + i);
    });
  }
});

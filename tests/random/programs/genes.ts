// What random programs are made from: a tree of plain numbers, for fast-check to make and to shrink.
//
// A template with holes asks its genes for one number after the other ("which of the 14 texts?").
// Numbers that have run out are 0, and 0 is always the simplest answer; so every tree is a program,
// and every tree with fewer or smaller numbers is a simpler program. That is what makes shrinking work
// without a word about Python.
//
// Invariant: the same genes give the same program.

import fc, { type Arbitrary } from "fast-check";

/** One statement or definition: its choices, and the statements of the blocks inside it. */
export interface GeneTree {
  readonly numbers: readonly number[];
  readonly blocks: readonly (readonly GeneTree[])[];
}

/** More than any table has rows; a prime, so that rows are met about equally often. */
const largest = 9972;
const number = fc.noBias(fc.nat({ max: largest }));

export function makeGenes(depth: number, statements: number): Arbitrary<GeneTree> {
  const numbers = fc.array(number, { minLength: 4, maxLength: 24, size: "max" });
  if (depth === 0) return fc.record({ numbers, blocks: fc.constant([]) });
  const inner = fc.array(makeGenes(depth - 1, 3), {
    minLength: 1,
    maxLength: statements,
    size: "max",
  });
  return fc.record({
    numbers,
    blocks: fc.array(inner, { minLength: 1, maxLength: 2, size: "max" }),
  });
}

/** Reads one tree from its front. */
export class Genes {
  private readonly tree: GeneTree;
  private nextNumber = 0;
  private nextBlock = 0;

  constructor(tree: GeneTree) {
    this.tree = tree;
  }

  /** A number from 0 to below `count`. */
  below(count: number): number {
    return (this.tree.numbers[this.nextNumber++] ?? 0) % count;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** The statements of the next block inside. */
  block(): readonly GeneTree[] {
    return this.tree.blocks[this.nextBlock++] ?? [];
  }
}

/**
 * Where the two ways of a branch meet again, from the bytecode alone.
 *
 * That is the branch's immediate post-dominator: the first instruction that every way from the
 * branch to the end of the code passes. Ways that end in a raise are no ways to the end, so a
 * branch of which only one way goes on has no such place; nor has one whose ways return apart.
 *
 * Computed as in "A Simple, Fast Dominance Algorithm" (Cooper, Harvey and Kennedy, 2001), on the
 * reversed graph. Exception edges are not followed, but what handlers may store counts as stored
 * on the way.
 */
import { type Code, Handler } from "../../src/bytecode/code.ts";
import {
  isJump,
  jumpEffect,
  Op,
  opInfo,
  stackEffect,
  stackReach,
} from "../../src/bytecode/opcodes.ts";
import { addStores, loopsOf } from "./loops.ts";

export interface MergePoint {
  readonly pc: number;
  /** Slots that may be stored on the ways there. */
  readonly storedSlots: ReadonlySet<number>;
  /** Namespace entries that may be, by name. */
  readonly storedNames: ReadonlySet<string>;
  /**
   * The stack's least depth below which nothing changes on the ways, from its depth behind the
   * branch: 0 or less.
   */
  readonly lowest: number;
}

const known = new WeakMap<Code, Map<number, MergePoint | null>>();

/** An instruction as it was before compiled code was patched in. */
type WordAt = (code: Code, pc: number) => number;

/** The place where the ways of the branch at `pc` meet; null where there is none of use. */
export function mergePointOf(code: Code, pc: number, wordAt: WordAt): MergePoint | null {
  let points = known.get(code);
  if (points === undefined) {
    points = findMergePoints(code, wordAt);
    known.set(code, points);
  }
  return points.get(pc) ?? null;
}

function findMergePoints(code: Code, wordAt: WordAt): Map<number, MergePoint | null> {
  const words = Array.from({ length: code.words.length }, (_, pc) => wordAt(code, pc));
  const graph = new Graph(code, words);
  const points = new Map<number, MergePoint | null>();
  for (const pc of graph.branches) points.set(pc, graph.describe(pc));
  return points;
}

class Graph {
  readonly branches: number[] = [];
  private readonly successors: readonly number[][];
  /** Post-dominators; the code's end has the index behind its last instruction. */
  private readonly above: Int32Array;
  private readonly end: number;

  constructor(
    private readonly code: Code,
    private readonly words: readonly number[],
  ) {
    this.end = words.length;
    this.successors = Array.from({ length: this.end }, (_, pc) => this.successorsOf(pc));
    this.above = postDominators(this.successors, this.end);
  }

  private successorsOf(pc: number): number[] {
    const word = this.words[pc] as number;
    const op = (word & 255) as Op;
    if (op === Op.RETURN_VALUE) return [this.end];
    const next = opInfo[op].ends === true || pc + 1 >= this.end ? [] : [pc + 1];
    if (!isJump(op)) return next;
    if (next.length > 0 && op !== Op.FOR_ITER && op !== Op.SEND) this.branches.push(pc);
    return [...next, word >>> 8];
  }

  describe(branch: number): MergePoint | null {
    const goesOn = (this.successors[branch] as number[]).every((to) => this.above[to] !== -1);
    const meeting = this.above[branch] as number;
    const isAhead = meeting > branch && meeting < this.end;
    if (!goesOn || !isAhead || !this.isInSameLoops(branch, meeting)) return null;
    const storedSlots = new Set<number>();
    const storedNames = new Set<string>();
    for (const pc of this.between(branch, meeting))
      addStores(this.code, this.words[pc] as number, storedSlots, storedNames);
    const lowest = this.lowestDepth(branch, meeting);
    return { pc: meeting, storedSlots, storedNames, lowest };
  }

  private lowestDepth(branch: number, meeting: number): number {
    const depths = new Map<number, number>();
    const waiting = (this.successors[branch] as number[]).map((pc): [number, number] => [pc, 0]);
    let lowest = 0;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [pc, depth] = next;
      lowest = Math.min(lowest, depth);
      if (pc === meeting || pc === this.end || depths.has(pc)) continue;
      depths.set(pc, depth);
      const word = this.words[pc] as number;
      // An instruction may replace what it leaves the depth of: `a < b` two by one, SWAP all.
      lowest = Math.min(lowest, depth - stackReach(word & 255, word >>> 8));
      for (const to of this.successors[pc] as number[]) {
        const effect = to === pc + 1 ? stackEffect : jumpEffect;
        waiting.push([to, depth + effect(word & 255, word >>> 8)]);
      }
    }
    return lowest;
  }

  /** Every loop around the branch is around the meeting point. */
  private isInSameLoops(branch: number, meeting: number): boolean {
    for (const { header, end } of loopsOf(this.code).values()) {
      if (branch >= header && branch <= end && meeting > end) return false;
    }
    return true;
  }

  /** What may be executed on the ways, handlers included. */
  private between(branch: number, meeting: number): Set<number> {
    const found = new Set<number>();
    const waiting = [...(this.successors[branch] as number[])];
    for (let pc = waiting.pop(); pc !== undefined; pc = waiting.pop()) {
      if (pc === meeting || pc === this.end || found.has(pc)) continue;
      found.add(pc);
      waiting.push(...(this.successors[pc] as number[]), ...this.handlersOf(pc));
    }
    return found;
  }

  private handlersOf(pc: number): number[] {
    const table = this.code.exceptionTable;
    const targets: number[] = [];
    for (let row = 0; row < table.length; row += Handler.Size) {
      const start = table[row + Handler.Start] as number;
      const end = table[row + Handler.End] as number;
      if (pc >= start && pc < end) targets.push(table[row + Handler.Target] as number);
    }
    return targets;
  }
}

/** The immediate post-dominator of each node; -1 for those that do not reach the end. */
function postDominators(successors: readonly number[][], end: number): Int32Array {
  const { order, rank } = reversePostOrder(successors, end);
  const above = new Int32Array(end + 1).fill(-1);
  above[end] = end;
  const meet = (a: number, b: number): number => {
    while (a !== b) {
      while ((rank[a] as number) > (rank[b] as number)) a = above[a] as number;
      while ((rank[b] as number) > (rank[a] as number)) b = above[b] as number;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of order) {
      if (node === end) continue;
      let found = -1;
      for (const to of successors[node] as number[]) {
        if (above[to] !== -1) found = found === -1 ? to : meet(found, to);
      }
      if (above[node] === found) continue;
      above[node] = found;
      changed = true;
    }
  }
  return above;
}

/** Nodes that reach the end, from there backwards. */
function reversePostOrder(
  successors: readonly number[][],
  end: number,
): { order: number[]; rank: Int32Array } {
  const predecessors: number[][] = Array.from({ length: end + 1 }, () => []);
  successors.forEach((list, pc) => {
    for (const to of list) (predecessors[to] as number[]).push(pc);
  });
  const order: number[] = [];
  const state = new Int32Array(end + 1);
  const stack = [end];
  state[end] = 1;
  while (stack.length > 0) {
    const node = stack[stack.length - 1] as number;
    const next = (predecessors[node] as number[])[(state[node] as number) - 1];
    if (next === undefined) {
      order.push(stack.pop() as number);
      continue;
    }
    state[node] = (state[node] as number) + 1;
    if (state[next] !== 0) continue;
    state[next] = 1;
    stack.push(next);
  }
  order.reverse();
  const rank = new Int32Array(end + 1);
  order.forEach((node, i) => {
    rank[node] = i;
  });
  return { order, rank };
}

/**
 * Going on where the code of a copied inner loop leaves.
 *
 * A recording that has copied an inner loop (inner.ts) lets the loop's own code run, and goes on
 * as the bridge of the check that this left at. Often that is not the loop's end but a path of its
 * body that has no bridge yet: recorded, it comes back to the loop's header, or joins one of its
 * merges, and is complete, while the code around the loop is not. Then the recording rests: the
 * interpreter goes on without it until it is at the inner loop's header again, the loop's code
 * runs from there, and the check that it leaves at now is the next to record from, until one leads
 * out of the loop.
 *
 * Invariant: while a recording rests, every path of its tree ends, the last one in the inner loop.
 */
import type { Frame } from "../../src/vm/frame.ts";
import { abort } from "../aborts.ts";
import { Block, type Exit, type Loop, type Node, type Tree } from "../ir/tree.ts";
import { loopsOf } from "./loops.ts";
import type { Recorder } from "./recorder.ts";
import { State } from "./state.ts";

/** An inner loop that the recording has copied. */
export interface InnerCopy {
  readonly tree: Tree;
  /** The copy of the tree's loop. */
  readonly loop: Loop;
  /** The live frame that the loop runs in. */
  readonly frame: Frame;
  /** Nodes of the tree and their copies, and the blocks where those stand. */
  readonly copies: ReadonlyMap<Node, Node>;
  readonly blocks: ReadonlyMap<Node, Block>;
  /** How often the recording has rested in it. */
  rests: number;
}

/** Rests in one inner loop: a check left so often would soon have a bridge in the loop's own tree. */
const restLimit = 40;

/**
 * Runs the loop's code from its header to where it leaves. False: at a check whose bridge this
 * recording has made already, so that the code does not have it yet.
 */
export function runOn(recorder: Recorder, inner: InnerCopy): boolean {
  recorder.ranInner = true;
  recorder.moved = true;
  const { left, frame } = recorder.host.runInner(inner.tree, inner.frame);
  const copy = left === null ? undefined : inner.copies.get(left);
  if (copy === undefined) return abort("lost");
  const block = inner.blocks.get(copy) as Block;
  if (copy.bridge !== null || (copy.op === "exit" && block.last !== copy)) return false;
  goOnAt(recorder, copy, block, frame);
  recorder.loops = copy.open;
  recorder.merges = copy.merges.filter((open) => !open.abandoned);
  return true;
}

/** The recording continues as the bridge of `check`, or in place of an unconditional exit. */
function goOnAt(recorder: Recorder, check: Node, block: Block, frame: Frame): void {
  recorder.state = State.fromExit(check.exit as Exit);
  if (check.op === "exit") {
    block.nodes.pop();
    recorder.block = block;
  } else {
    check.bridge = new Block();
    recorder.block = check.bridge;
  }
  recorder.live = liveFrames(frame, recorder.state.frames.length);
  recorder.skipsHeader = true;
}

/** The innermost `count` real frames, outermost first. */
export function liveFrames(top: Frame, count: number): Frame[] {
  const frames: Frame[] = [];
  let frame: Frame | null = top;
  while (frames.length < count && frame !== null) {
    frames.unshift(frame);
    frame = frame.back;
  }
  return frames;
}

/** The inner loop that a path which has just ended is in; null: the recording is complete. */
export function restsIn(recorder: Recorder): InnerCopy | null {
  const last = recorder.block.last?.op;
  if (last !== "continue" && last !== "join") return null;
  for (let i = recorder.loops.length - 1; i >= 0; i--) {
    const inner = recorder.inners.find(({ loop }) => loop === recorder.loops[i]?.loop);
    if (inner !== undefined) return inner;
  }
  return null;
}

/** At an instruction while the recording rests: is this the inner loop's header? */
export function isBack(inner: InnerCopy, frame: Frame, pc: number): boolean {
  if (frame !== inner.frame) {
    if (frame.depth <= inner.frame.depth) abort("leavesLoop");
    return false;
  }
  const { code, header } = inner.loop;
  if (pc !== header) {
    if (loopsOf(code).get(header)?.body.has(pc) !== true) abort("leavesLoop");
    return false;
  }
  if (++inner.rests > restLimit) abort("leavesLoop");
  return true;
}

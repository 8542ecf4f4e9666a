/**
 * How deep the Python stack is where compiled code runs.
 *
 * `depth.now` is how deep the frame is that calls compiled code: with it, compiled activations count
 * for RecursionError where Python has it. Whoever is called leaves it as it was.
 */
import { pollInterval, thread } from "../../src/vm/thread.ts";

export const depth = { now: 0, limit: 1000, turns: pollInterval };

/** What a call from a trace runs is one deeper than this, whatever frames there are. */
export function tellDepth(level: number): void {
  if (thread.frame !== null) thread.frame.depth = level;
}

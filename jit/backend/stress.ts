/**
 * Forced exits, for stress mode: compiled code leaves at checks that pass, once in so many, from a
 * seed, so that every exit's state is put to the test.
 *
 * Only checks whose exit means "execute the instruction again" may be forced. A check of what a
 * call gave comes after the call: its exit is where the other outcome leads.
 */
import { Effect, rowOf } from "../ir/ops.ts";
import type { Node } from "../ir/tree.ts";

/** True right after a forced exit, until the driver has seen it. */
export const forced = { pending: false };

/** Answers true once in `oneIn` calls. */
export function makeForcer(seed: number, oneIn: number): () => boolean {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    if ((state >>> 8) % oneIn !== 0) return false;
    forced.pending = true;
    return true;
  };
}

export function canForce(check: Node): boolean {
  return check.bridge === null && !check.args.some((arg) => rowOf(arg.op).effect === Effect.Call);
}

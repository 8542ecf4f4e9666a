/**
 * Where emitted code puts its values when it leaves, and where resuming finds them.
 *
 * There are two arrays, one for floats and one for all other values, indexed alike. V8: a
 * variable that holds doubles at some exits and other values at others is made an object on the
 * way to all of them, which the scheduler moves to the top of the loop: an allocation a turn for
 * each float that lives across turns. Floats kept apart stay in registers. (Ints through the array
 * of doubles are slower: each is converted at the top of the loop.)
 *
 * Invariant: a node's value is in the array of its kind, at the place its exit's layout says.
 */
import type { Node } from "../ir/tree.ts";

export const exitValues: unknown[] = [];

/** V8: from the start an array of doubles. */
export const exitDoubles: number[] = [0.5];

/** Does the node's value leave as an unboxed float? */
export function leavesAsDouble(node: Node): boolean {
  return node.kind === "f";
}

/** Makes room for so many places. */
export function ensurePlaces(count: number): void {
  while (exitValues.length < count) exitValues.push(undefined);
  while (exitDoubles.length < count) exitDoubles.push(0.5);
}

export function readPlace(node: Node, place: number): unknown {
  return leavesAsDouble(node) ? exitDoubles[place] : exitValues[place];
}

export function writePlace(node: Node, place: number, value: unknown): void {
  ensurePlaces(place + 1);
  if (leavesAsDouble(node)) exitDoubles[place] = value as number;
  else exitValues[place] = value;
}

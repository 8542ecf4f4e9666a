/**
 * Where emitted code puts its values when it leaves, and where resuming finds them.
 *
 * There are two arrays, one for numbers and one for all other values, indexed alike. V8: a
 * variable that holds doubles at some exits and other values at others is made an object on the
 * way to all of them, which the scheduler moves to the top of the loop: an allocation a turn for
 * each float that lives across turns. Numbers kept apart stay in registers.
 *
 * Invariant: a node's value is in the array of its kind, at the place its exit's layout says.
 */
import type { Node } from "../ir/tree.ts";

export const exitValues: unknown[] = [];

/** V8: from the start an array of doubles. */
export const exitNumbers: number[] = [0.5];

/** Is the node's value a number to JavaScript, whatever it is to Python? */
export function isNumber(node: Node): boolean {
  return node.kind === "f";
}

/** Makes room for so many places. */
export function ensurePlaces(count: number): void {
  while (exitValues.length < count) exitValues.push(undefined);
  while (exitNumbers.length < count) exitNumbers.push(0.5);
}

export function readPlace(node: Node, place: number): unknown {
  return isNumber(node) ? exitNumbers[place] : exitValues[place];
}

export function writePlace(node: Node, place: number, value: unknown): void {
  ensurePlaces(place + 1);
  if (isNumber(node)) exitNumbers[place] = value as number;
  else exitValues[place] = value;
}

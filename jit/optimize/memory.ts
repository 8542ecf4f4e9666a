/**
 * Parts of memory: which one an operation's result depends on, and which ones it changes.
 *
 * A part is a word: a field of all objects, the items of all lists of a kind, one entry of a
 * namespace. Whoever adds an op with memory says so here, on both sides.
 *
 * Invariant: what changes a value changes the part that reading it depends on.
 */
import { callsFunction, functionRow, listParts } from "../ir/functions.ts";
import { Effect, rowOf } from "../ir/ops.ts";
import type { Node } from "../ir/tree.ts";
import type { Shape } from "../../src/objects/shape.ts";

/** The part of memory that a node's result or check depends on; "" for none. */
export function memoryOf(node: Node): string {
  switch (node.op) {
    case "get_field":
      return `field ${node.name}`;
    case "array_get":
      return `items ${node.kind}`;
    case "guard_shape":
      return (node.object as Shape).cls.isHeapType ? "shape" : "";
    case "guard_list_takes":
      return "empty";
    case "guard_list_kind":
      return node.imm === 0 ? "empty" : "list";
    case "call_read":
      return functionRow(node.name)?.reads ?? "";
    case "get_entry":
    case "guard_entry":
      return `entry ${idOf(node.object)}`;
    default: {
      const { memory } = rowOf(node.op);
      return memory === "none" ? "" : memory;
    }
  }
}

/** The parts of memory that a node changes; null: all of it. */
export function killedBy(node: Node): readonly string[] | null {
  switch (node.op) {
    case "set_field":
      return [`field ${node.name}`];
    case "set_shape":
      return ["shape", `field ${node.name}`];
    case "array_set":
      return [`items ${itemKind(node)}`, "lists"];
    case "array_push":
    case "array_pop":
      return ["length", "items n", "items f", "items r", "lists"];
    case "list_push":
      return node.imm === FLOAT_LIST ? listParts : pushedParts;
    case "set_entry":
      return [`entry ${idOf(node.object)}`];
    case "raised":
      return ["field traceback", "field context"];
    case "set_cell":
      return ["cell"];
    default:
      if (callsFunction(node.op)) return functionRow(node.name)?.writes ?? null;
      return rowOf(node.op).effect === Effect.Call ? null : [];
  }
}

/** ListKind.Float: an empty list that becomes one gets another array. */
const FLOAT_LIST = 2;
/** What pushing changes of lists: an empty one gets a kind, none another array. */
const pushedParts = listParts.filter((part) => part !== "list");

export function itemKind(node: Node): string {
  const { kind } = node.args[2] as Node;
  return kind === "n" || kind === "f" ? kind : "r";
}

/** A list of ints may be read as generic items: one array, two kinds of reading. */
export function withOverlaps(parts: Iterable<string>): Set<string> {
  const killed = new Set(parts);
  if (killed.has("items n")) killed.add("items r");
  else if (killed.has("items r")) killed.add("items n");
  return killed;
}

const objectIds = new WeakMap<object, number>();
let nextObjectId = 1;
export function idOf(object: unknown): string {
  if (object === null || (typeof object !== "object" && typeof object !== "function"))
    return String(object);
  let id = objectIds.get(object);
  if (id === undefined) {
    id = nextObjectId++;
    objectIds.set(object, id);
  }
  return `@${id}`;
}

/**
 * Lists whose items lie in a typed array (src/objects/compact-items.ts): ints of 32 bits, or bools.
 *
 * What a list's `list_items` is, is then no array but the object that holds the typed array and how
 * much of it is in use; `array_length` is right for both. The typed array is another one after items
 * were appended, which is memory of the class "compact"; what is in it is "int32s" or "bools".
 *
 * Invariant: what is stored fits, which is checked before, so that no operation here takes a list
 * out of its storage. Where a value does not fit the trace leaves, and the interpreter does.
 */
import { isInt32 } from "../../src/objects/compact-items.ts";
import { ListKind, type PyList } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import type { Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import type { Symbol } from "./state.ts";

export function isCompact(live: PyList): boolean {
  return live.kind > ListKind.Generic;
}

/** An item of the typed array, at an index in range. */
export function compactItem(recorder: Recorder, live: PyList, data: Node, index: Node): Node {
  return recorder.apply(live.kind === ListKind.Bool ? "bool_at" : "int32_at", data, index);
}

/** A value that a compact list takes, checked; null where this one is no such value. */
export function itemForCompact(
  recorder: Recorder,
  list: PyList,
  symbol: Symbol,
  live: Value,
): Node | null {
  if (list.kind === ListKind.Bool)
    return typeof live === "boolean" ? recorder.asBool(symbol, live) : null;
  if (!isInt32(live)) return null;
  const item = recorder.asInt(symbol, live);
  recorder.guardTruth(recorder.op("int_ge", item, recorder.int(-0x80000000)), true);
  recorder.guardTruth(recorder.op("int_le", item, recorder.int(0x7fffffff)), true);
  return item;
}

export function storeToCompact(
  recorder: Recorder,
  live: PyList,
  data: Node,
  index: Node,
  item: Node,
): void {
  recorder.apply(live.kind === ListKind.Bool ? "set_bool" : "set_int32", data, index, item);
}

/** Appends; false where the value does not fit. */
export function pushToCompact(
  recorder: Recorder,
  list: Node,
  live: PyList,
  symbol: Symbol,
  value: Value,
): boolean {
  const item = itemForCompact(recorder, live, symbol, value);
  if (item === null) return false;
  recorder.guardShape(list, live.shape);
  recorder.check("guard_list_kind", [list], { imm: live.kind });
  const items = recorder.op("list_items", list);
  recorder.apply(live.kind === ListKind.Bool ? "push_bool" : "push_int32", items, item);
  return true;
}

/** The last item, taken away: of a list that is known not to be empty. */
export function popFromCompact(recorder: Recorder, live: PyList, items: Node): Node {
  return recorder.apply(live.kind === ListKind.Bool ? "pop_bool" : "pop_int32", items);
}

/**
 * Iterators over strs, dicts, dict views, sets and, from the end, lists, taken apart as those of
 * iteration.ts are: a step is a look at the next place and a check that there is one.
 *
 * Dicts and sets notice that they changed size: a step checks the size that the iterator was made
 * with, and leaves where it differs, so that the interpreter raises. Places without an entry are
 * passed over by a function (`dict_next`, `set_next`), which is a comparison where there are none.
 *
 * Fields, in the order of the snapshots: str_iterator: text, index. bytes_iterator: bytes, index. dict_*_iterator: dict, index,
 * size, remaining. set_iterator: set, index, size, remaining. list_reverse_iterator: list, index.
 */
import type { PyBytes } from "../../src/objects/bytes.ts";
import { PyBytesIterator } from "../../src/objects/bytes-methods.ts";
import type { PyDict } from "../../src/objects/dict.ts";
import {
  PyDictItems,
  PyDictKeys,
  PyDictValues,
  type PyDictView,
} from "../../src/objects/dict-views.ts";
import { PyEnumerate } from "../../src/objects/enumerate.ts";
import type { Entry } from "../../src/objects/hash-table.ts";
import type { PyIterator } from "../../src/objects/iterator.ts";
import {
  PyDictItemIterator,
  PyDictIterator,
  PyDictKeyIterator,
  PySetIterator,
  PyStrIterator,
} from "../../src/objects/iterators.ts";
import type { PyList } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyListReverseIterator } from "../../src/objects/reversed.ts";
import type { PyFrozenSet, PySet } from "../../src/objects/set.ts";
import { PyZip } from "../../src/objects/zip.ts";
import type { Node, VirtualKind } from "../ir/tree.ts";
import { isBytes, openBytes } from "./buffers.ts";
import { isPlainDict, isPlainSet, openTable } from "./dicts.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { itemAt, openList } from "./subscripts.ts";

const ofViews = {
  dict_keys: "dict_key_iterator",
  dict_values: "dict_value_iterator",
  dict_items: "dict_item_iterator",
} as const;

type DictIteratorKind = (typeof ofViews)[keyof typeof ofViews];

/** A taken-apart iterator over a live str, dict, view or set; null for others. */
export function containerIterator(recorder: Recorder, node: Node, live: Value): Virtual | null {
  if (typeof live === "string") {
    return new Virtual("str_iterator", null, [recorder.asStr(node), recorder.int(0)]);
  }
  if (isBytes(live)) {
    openBytes(recorder, node);
    return new Virtual("bytes_iterator", null, [node, recorder.int(0)]);
  }
  if (isPlainDict(live, "__iter__")) return overDict(recorder, "dict_key_iterator", node, live);
  if (isPlainSet(live)) return overSet(recorder, node, live);
  const name = nameOfView(live);
  return name === null ? null : overView(recorder, name, node, live as PyDictView);
}

function nameOfView(live: Value): keyof typeof ofViews | null {
  if (live instanceof PyDictKeys) return "dict_keys";
  if (live instanceof PyDictValues) return "dict_values";
  return live instanceof PyDictItems ? "dict_items" : null;
}

/** A view that was made in the trace for this loop alone is never built: its dict is known. */
function overView(
  recorder: Recorder,
  name: keyof typeof ofViews,
  node: Node,
  live: PyDictView,
): Virtual | null {
  if (!isPlainDict(live.dict)) return null;
  let dict = node.args[0] as Node;
  if (node.op !== "call_make" || node.name !== name) {
    recorder.guardShape(node, live.shape);
    dict = recorder.emit("get_plain", "r", [node], { name: "dict" });
  }
  return overDict(recorder, ofViews[name], dict, live.dict);
}

function overDict(recorder: Recorder, what: VirtualKind, dict: Node, live: PyDict): Virtual {
  const table = openTable(recorder, dict, live);
  const size = recorder.apply("dict_size", table);
  return new Virtual(what, null, [dict, recorder.apply("dict_first", table), size, size]);
}

function overSet(recorder: Recorder, set: Node, live: PySet | PyFrozenSet): Virtual {
  const size = recorder.apply("set_size", openTable(recorder, set, live));
  return new Virtual("set_iterator", null, [set, recorder.int(0), size, size]);
}

// --- Taking a real one apart -----------------------------------------------------------------------

/** The fields of a live iterator as symbols; null for kinds that are not known here. */
export function openContainerIterator(
  recorder: Recorder,
  node: Node,
  live: PyIterator,
): Virtual | null {
  const field = (name: string, kind: "n" | "r" | "s"): Node =>
    recorder.emit("get_field", kind, [node], { name });
  if (live instanceof PyStrIterator) {
    recorder.guardShape(node, live.shape);
    return new Virtual("str_iterator", node, [field("text", "s"), field("index", "n")]);
  }
  if (live instanceof PyBytesIterator && live.bytes !== null && isBytes(live.bytes)) {
    recorder.guardShape(node, live.shape);
    const bytes = field("bytes", "r");
    recorder.guardShape(bytes, live.bytes.shape);
    return new Virtual("bytes_iterator", node, [bytes, field("index", "n")]);
  }
  if (live instanceof PyListReverseIterator && live.list !== null) {
    recorder.guardShape(node, live.shape);
    const list = field("list", "r");
    recorder.guardShape(list, live.list.shape);
    return new Virtual("list_reverse_iterator", node, [list, field("index", "n")]);
  }
  const counted = (what: VirtualKind, container: string): Virtual => {
    const names = ["index", "size", "remaining"] as const;
    recorder.guardShape(node, live.shape);
    const fields = [field(container, "r"), ...names.map((name) => field(name, "n"))];
    return new Virtual(what, node, fields);
  };
  if (live instanceof PySetIterator && isPlainSet(live.set ?? undefined)) {
    return counted("set_iterator", "set");
  }
  if (live instanceof PyDictIterator && live.step === 1 && isPlainDict(live.dict ?? undefined)) {
    return counted(kindOfDictIterator(live), "dict");
  }
  return null;
}

function kindOfDictIterator(live: PyDictIterator): DictIteratorKind {
  if (live instanceof PyDictKeyIterator) return "dict_key_iterator";
  return live instanceof PyDictItemIterator ? "dict_item_iterator" : "dict_value_iterator";
}

// --- One step --------------------------------------------------------------------------------------

/** Is the next step one that raises, or one past a place that is gone? Then the trace leaves. */
export function isSpoiled(live: unknown): boolean {
  if (live instanceof PyEnumerate) return isSpoiled(live.iterator);
  if (live instanceof PyZip) return live.iterators.some(isSpoiled);
  if (live instanceof PyDictIterator) {
    if (live.dict === null) return false;
    const { table } = live.dict;
    return table.size !== live.size || (live.remaining <= 0 && hasEntry(table.order, live.index));
  }
  if (live instanceof PySetIterator) return live.set !== null && live.set.table.size !== live.size;
  if (live instanceof PyListReverseIterator)
    return live.list !== null && live.index >= live.list.length;
  return false;
}

/** Advances an iterator of this file; null when it is at its end. */
export function advanceContainer(recorder: Recorder, iterator: Virtual, live: unknown): Symbol {
  switch (iterator.what) {
    case "str_iterator":
      return advanceStr(recorder, iterator, live as PyStrIterator);
    case "bytes_iterator":
      return advanceBytes(recorder, iterator, live as PyBytesIterator);
    case "list_reverse_iterator":
      return advanceReversed(recorder, iterator, live as PyListReverseIterator);
    case "set_iterator":
      return advanceSet(recorder, iterator, live as PySetIterator);
    default:
      return advanceDict(recorder, iterator, live as PyDictIterator);
  }
}

function advanceStr(recorder: Recorder, iterator: Virtual, live: PyStrIterator): Symbol {
  const [text, index] = iterator.fields as [Node, Node];
  const goes = live.index < live.text.length;
  recorder.guardTruth(recorder.op("int_lt", index, recorder.op("str_len", text)), goes);
  if (!goes) return null;
  iterator.fields[1] = recorder.op("int_add_raw", index, recorder.int(1));
  return recorder.op("str_item", text, index);
}

function advanceBytes(recorder: Recorder, iterator: Virtual, live: PyBytesIterator): Symbol {
  const [bytes, index] = iterator.fields as [Node, Node];
  const { data, length } = openBytes(recorder, bytes);
  const goes = live.index < (live.bytes as PyBytes).data.length;
  recorder.guardTruth(recorder.op("int_lt", index, length), goes);
  if (!goes) return null;
  iterator.fields[1] = recorder.op("int_add_raw", index, recorder.int(1));
  return recorder.apply("octet_of_bytes", data, index);
}

function advanceReversed(
  recorder: Recorder,
  iterator: Virtual,
  live: PyListReverseIterator,
): Symbol {
  const [list, index] = iterator.fields as [Node, Node];
  const liveList = live.list as PyList;
  const { items, length } = openList(recorder, list, liveList);
  const goes = live.index >= 0;
  recorder.guardTruth(recorder.op("int_ge", index, recorder.int(0)), goes);
  if (!goes) return null;
  recorder.check("guard_bounds", [index, length]);
  iterator.fields[1] = recorder.op("int_sub_raw", index, recorder.int(1));
  return itemAt(recorder, liveList, items, index);
}

function advanceDict(recorder: Recorder, iterator: Virtual, live: PyDictIterator): Symbol {
  const [dict, index, size, remaining] = iterator.fields as [Node, Node, Node, Node];
  const liveDict = live.dict as PyDict;
  const table = openTable(recorder, dict, liveDict);
  checkSize(recorder, recorder.apply("dict_size", table), size);
  const at = recorder.apply("dict_next", table, index);
  const goes = hasEntry(liveDict.table.order, live.index);
  recorder.guardTruth(recorder.op("int_ge", at, recorder.int(0)), goes);
  if (!goes) return null;
  count(recorder, iterator, at, remaining);
  const entry = recorder.apply("dict_entry", table, at);
  if (iterator.what === "dict_value_iterator") return recorder.apply("entry_value", entry);
  const key = recorder.apply("entry_key", entry);
  if (iterator.what === "dict_key_iterator") return key;
  return new Virtual("tuple", null, [key, recorder.apply("entry_value", entry)]);
}

function hasEntry(order: readonly Entry[], from: number): boolean {
  for (let i = from; i < order.length; i++) if (order[i]?.value !== undefined) return true;
  return false;
}

function advanceSet(recorder: Recorder, iterator: Virtual, live: PySetIterator): Symbol {
  const [set, index, size, remaining] = iterator.fields as [Node, Node, Node, Node];
  const liveSet = live.set as PySet;
  const table = openTable(recorder, set, liveSet);
  checkSize(recorder, recorder.apply("set_size", table), size);
  const at = recorder.apply("set_next", table, index);
  const { keys } = liveSet.table;
  const goes = keys.some((key, i) => i >= live.index && key !== undefined);
  recorder.guardTruth(recorder.op("int_ge", at, recorder.int(0)), goes);
  if (!goes) return null;
  count(recorder, iterator, at, remaining);
  return recorder.apply("set_key", table, at);
}

function checkSize(recorder: Recorder, now: Node, then: Node): void {
  recorder.guardTruth(recorder.op("int_eq", now, then), true);
}

/** The iterator stands behind the place it was at; one that meets more than there were raises. */
function count(recorder: Recorder, iterator: Virtual, at: Node, remaining: Node): void {
  recorder.guardTruth(recorder.op("int_gt", remaining, recorder.int(0)), true);
  iterator.fields[1] = recorder.op("int_add_raw", at, recorder.int(1));
  iterator.fields[3] = recorder.op("int_sub_raw", remaining, recorder.int(1));
}

/** Which fields of an iterator of this file change from step to step. */
export function advancesField(iterator: Virtual, field: number): boolean {
  switch (iterator.what) {
    case "str_iterator":
    case "bytes_iterator":
    case "list_reverse_iterator":
      return field === 1;
    case "set_iterator":
    case "dict_key_iterator":
    case "dict_value_iterator":
    case "dict_item_iterator":
      return field === 1 || field === 3;
    default:
      return false;
  }
}

/** reversed(list): over a live list, or null. */
export function reversedList(recorder: Recorder, list: Node, live: PyList): Virtual {
  const { length } = openList(recorder, list, live);
  const last = recorder.op("int_sub_raw", length, recorder.int(1));
  return new Virtual("list_reverse_iterator", null, [list, last]);
}

/** reversed(range) of a range that is not built: its last number first. */
export function reversedRange(recorder: Recorder, range: Virtual): Virtual | null {
  const [start, stop, step] = range.fields as [Node, Node, Node];
  if (step.op !== "const" || step.object !== 1) return null;
  const last = recorder.check("int_sub", [stop, step]);
  const end = recorder.check("int_sub", [start, step]);
  return new Virtual("range_iterator", null, [last, end, recorder.int(-1)]);
}

/**
 * Dicts and sets.
 *
 * A dict that is exactly a dict, and whose table is plain (hash-table.ts), is opened once: its table
 * is a raw value, a lookup is a read of the memory class "keys" that gives an entry or undefined, and
 * reading or replacing what an entry holds is memory of the class "values". So `d[k] += 1` hashes
 * once: the second lookup of the same key is the first, as long as no key came or went between them.
 *
 * Keys are ints, bools, strs, None, floats, and objects that are keyed by identity. Others are left
 * to the operators.
 *
 * Sets are opened the same way; their memory is one class.
 */
import { PyDict, dictType } from "../../src/objects/dict.ts";
import { tableFind } from "../../src/objects/dict-access.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyFrozenSet, PySet, frozenSetType, setType } from "../../src/objects/set.ts";
import type { Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { isFloat } from "./values.ts";

/** A dict whose table compiled code may look into. */
export function isPlainDict(live: Value | undefined): live is PyDict {
  return live instanceof PyDict && live.shape === dictType.rootShape && live.table.isPlain;
}

export function isPlainSet(live: Value | undefined): live is PySet | PyFrozenSet {
  if (!(live instanceof PySet) && !(live instanceof PyFrozenSet)) return false;
  const exact = live.shape === setType.rootShape || live.shape === frozenSetType.rootShape;
  return exact && live.table.isPlain;
}

/** The checked table of a live plain dict or set. */
export function openTable(
  recorder: Recorder,
  node: Node,
  live: PyDict | PySet | PyFrozenSet,
): Node {
  recorder.guardShape(node, live.shape);
  const table = recorder.emit("get_plain", "a", [node], { name: "table" });
  recorder.check("guard_plain", [table]);
  return table;
}

/** A key that a table finds without hashing it in Python's way; null: ask the operator. */
export function plainKey(recorder: Recorder, symbol: Symbol, live: Value | undefined): Node | null {
  if (symbol === null || symbol instanceof Virtual) return null;
  if (typeof live === "number" || typeof live === "boolean") return recorder.asInt(symbol, live);
  if (typeof live === "string") return recorder.asStr(symbol);
  if (live === null) {
    recorder.guardIdentity(recorder.box(symbol), null);
    return recorder.constantOf(null);
  }
  return null;
}

/** The entry of a key, or undefined: of a float key by its own lookup. */
function find(recorder: Recorder, table: Node, symbol: Symbol, live: Value): [Node, Node] | null {
  const key = plainKey(recorder, symbol, live);
  if (key !== null) return [recorder.apply("dict_find", table, key), key];
  if (!isFloat(live) || Number.isNaN(live.value)) return null;
  // A nan is found by its identity, which a trace does not keep.
  const number = recorder.asFloat(symbol, live);
  recorder.guardTruth(recorder.op("float_eq", number, number), true);
  return [recorder.apply("dict_find_float", table, number), recorder.boxNode(number)];
}

/** Entries that were found and checked in this recording: storing into them adds no key. */
const foundEntries = new WeakMap<Recorder, { table: Node; key: Node; entry: Node }>();

export function loadFromDict(
  recorder: Recorder,
  dict: Symbol,
  key: Symbol,
  live: PyDict,
  liveKey: Value,
): Symbol {
  if (tableFindPlain(live, liveKey) === undefined) return null;
  const table = openTable(recorder, recorder.box(dict), live);
  const found = find(recorder, table, key, liveKey);
  if (found === null) return null;
  const [entry, node] = found;
  recorder.guardTruth(recorder.apply("is_found", entry), true);
  foundEntries.set(recorder, { table, key: node, entry });
  return recorder.apply("entry_value", entry);
}

/** What a plain key has in a live dict: asked only for keys whose lookup calls nothing. */
function tableFindPlain(live: PyDict, key: Value): Value | undefined {
  const isPlain = typeof key !== "object" || key === null || isFloat(key);
  return isPlain && typeof key !== "bigint" ? tableFind(live.table, key)?.value : undefined;
}

export function storeToDict(
  recorder: Recorder,
  dict: Symbol,
  key: Symbol,
  value: Symbol,
  live: PyDict,
  liveKey: Value,
): boolean {
  if (isFloat(liveKey)) return false;
  const table = openTable(recorder, recorder.box(dict), live);
  const node = plainKey(recorder, key, liveKey);
  if (node === null) return false;
  // Of a bool key the dict keeps the bool itself, which its identity does not tell.
  if (typeof liveKey === "boolean") return false;
  const stored = recorder.box(value);
  const entry = recorder.apply("dict_find", table, node);
  const known = foundEntries.get(recorder);
  if (known !== undefined && known.key === node && isSameTable(known.table, table)) {
    recorder.guardTruth(recorder.apply("is_found", entry), true);
    recorder.apply("set_entry_value", entry, stored);
  } else {
    recorder.apply("dict_store", table, entry, node, stored);
  }
  return true;
}

/** Two openings of one dict. */
function isSameTable(a: Node, b: Node): boolean {
  return a === b || a.args[0] === b.args[0];
}

/** `key in dict`, or null. */
export function isInDict(
  recorder: Recorder,
  dict: Symbol,
  key: Symbol,
  live: PyDict,
  liveKey: Value,
): Node | null {
  const table = openTable(recorder, recorder.box(dict), live);
  const found = find(recorder, table, key, liveKey);
  return found === null ? null : recorder.apply("is_found", found[0]);
}

export function deleteFromDict(
  recorder: Recorder,
  dict: Symbol,
  key: Symbol,
  live: PyDict,
  liveKey: Value,
): boolean {
  if (isFloat(liveKey) || tableFindPlain(live, liveKey) === undefined) return false;
  const table = openTable(recorder, recorder.box(dict), live);
  const node = plainKey(recorder, key, liveKey);
  if (node === null) return false;
  const entry = recorder.apply("dict_find", table, node);
  recorder.guardTruth(recorder.apply("is_found", entry), true);
  recorder.apply("dict_remove", table, entry, node);
  return true;
}

// --- Methods -----------------------------------------------------------------------------------------

/** dict.get(key[, default]). */
export function getFromDict(
  recorder: Recorder,
  args: readonly Symbol[],
  liveArgs: readonly Value[],
): Symbol {
  const [live, liveKey] = liveArgs;
  if (!isPlainDict(live) || args.length < 2 || args.length > 3) return null;
  const table = openTable(recorder, recorder.box(args[0] as Symbol), live);
  const found = find(recorder, table, args[1] as Symbol, liveKey as Value);
  if (found === null) return null;
  const otherwise = args.length === 3 ? recorder.box(args[2] as Symbol) : recorder.constantOf(null);
  return recorder.apply("entry_value_or", found[0], otherwise);
}

/** dict.setdefault(key, default): the branch is recorded, since most calls find the key. */
export function setDefault(
  recorder: Recorder,
  args: readonly Symbol[],
  liveArgs: readonly Value[],
): Symbol {
  const [live, liveKey] = liveArgs;
  if (!isPlainDict(live) || args.length !== 3 || typeof liveKey === "boolean") return null;
  const table = openTable(recorder, recorder.box(args[0] as Symbol), live);
  const key = plainKey(recorder, args[1] as Symbol, liveKey);
  if (key === null) return null;
  const entry = recorder.apply("dict_find", table, key);
  const isFound = tableFind(live.table, liveKey as Value) !== undefined;
  recorder.guardTruth(recorder.apply("is_found", entry), isFound);
  if (isFound) return recorder.apply("entry_value", entry);
  const value = recorder.box(args[2] as Symbol);
  recorder.apply("dict_store", table, entry, key, value);
  return value;
}

/** dict.pop(key[, default]) of a key that is there; of one that is not, with a default. */
export function popFromDict(
  recorder: Recorder,
  args: readonly Symbol[],
  liveArgs: readonly Value[],
): Symbol {
  const [live, liveKey] = liveArgs;
  if (!isPlainDict(live) || args.length < 2) return null;
  const table = openTable(recorder, recorder.box(args[0] as Symbol), live);
  const key = plainKey(recorder, args[1] as Symbol, liveKey);
  if (key === null) return null;
  const isFound = tableFind(live.table, liveKey as Value) !== undefined;
  if (!isFound && args.length < 3) return null;
  const entry = recorder.apply("dict_find", table, key);
  recorder.guardTruth(recorder.apply("is_found", entry), isFound);
  if (!isFound) return args[2] as Symbol;
  const value = recorder.apply("entry_value", entry);
  recorder.apply("dict_remove", table, entry, key);
  return value;
}

// --- Sets --------------------------------------------------------------------------------------------

/** `key in set`, or null. */
export function isInSet(
  recorder: Recorder,
  set: Symbol,
  key: Symbol,
  live: PySet | PyFrozenSet,
  liveKey: Value,
): Node | null {
  const table = openTable(recorder, recorder.box(set), live);
  const node = plainKey(recorder, key, liveKey);
  return node === null ? null : recorder.apply("set_has", table, node);
}

/** set.add, set.discard and set.remove of a key that is there. */
export function changeSet(which: "add" | "discard" | "remove") {
  return (recorder: Recorder, args: readonly Symbol[], liveArgs: readonly Value[]): Symbol => {
    const [live, liveKey] = liveArgs;
    if (args.length !== 2 || !isPlainSet(live) || !(live instanceof PySet)) return null;
    if (typeof liveKey === "boolean") return null;
    if (which === "remove" && !live.table.has(liveKey as Value)) return null;
    const table = openTable(recorder, recorder.box(args[0] as Symbol), live);
    const key = plainKey(recorder, args[1] as Symbol, liveKey);
    if (key === null) return null;
    if (which === "add") {
      recorder.apply("set_add", table, key);
    } else {
      if (which === "remove") recorder.guardTruth(recorder.apply("set_has", table, key), true);
      recorder.apply("set_discard", table, key);
    }
    return recorder.constantOf(null);
  };
}

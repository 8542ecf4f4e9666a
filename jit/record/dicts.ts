/**
 * Dicts and sets.
 *
 * A dict that is exactly a dict, and whose table is plain (hash-table.ts), is opened once: its table
 * is a raw value, a lookup is a read of the memory class "keys" that gives an entry or undefined, and
 * reading or replacing what an entry holds is memory of the class "values". So `d[k] += 1` hashes
 * once: the second lookup of the same key is the first, as long as no key came or went between them.
 *
 * Keys are ints, bools, strs, None, floats, and tuples of such; a tuple of two ints or strs that was
 * made for the lookup is not built. Others are left to the operators.
 *
 * Sets are opened the same way; their memory is one class.
 */
import { PyDict, dictType } from "../../src/objects/dict.ts";
import { tableFind } from "../../src/objects/dict-access.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyFrozenSet, PySet, frozenSetType, setType } from "../../src/objects/set.ts";
import { isPlainKey } from "../../src/objects/key-hash.ts";
import { exc } from "../../src/objects/errors.ts";
import type { PyTuple } from "../../src/objects/tuple.ts";
import { constant, Node } from "../ir/tree.ts";
import { exactTuple, isTuple } from "./methods.ts";
import { isHandled, raiseNew } from "./foreseen.ts";
import type { Recorder } from "./recorder.ts";
import { floatType } from "../../src/objects/type.ts";
import { type Symbol, Virtual } from "./state.ts";
import { isFloat } from "./values.ts";

/**
 * A dict whose table compiled code may look into; of a subclass, only where `method` is dict's own.
 */
export function isPlainDict(live: Value | undefined, method = ""): live is PyDict {
  if (!(live instanceof PyDict) || !live.table.isPlain) return false;
  const { cls } = live.shape;
  if (cls === dictType || method === "") return true;
  return cls.lookup(method) === dictType.lookup(method);
}

export function isExactDict(live: Value | undefined): live is PyDict {
  return isPlainDict(live) && live.shape === dictType.rootShape;
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
  const { cls } = live.shape;
  if (cls.isHeapType) recorder.ensure("guard_version", [], cls, cls.version);
  const table = recorder.emit("get_plain", "a", [node], { name: "table" });
  recorder.check("guard_plain", [table]);
  return table;
}

/** A key that a table finds without running Python code. */
interface Key {
  readonly form: "one" | "pair" | "tuple";
  /** The key itself, or the two items of a tuple that need not be built. */
  readonly nodes: readonly Node[];
}

/** null: ask the operator. */
function keyOf(recorder: Recorder, symbol: Symbol, live: Value | undefined): Key | null {
  if (isTuple(live)) return tupleKey(recorder, symbol, live);
  if (symbol === null || symbol instanceof Virtual) return null;
  if (typeof live === "number" || typeof live === "boolean")
    return { form: "one", nodes: [recorder.asInt(symbol, live)] };
  if (typeof live === "string") return { form: "one", nodes: [recorder.asStr(symbol)] };
  if (live === null) {
    recorder.guardIdentity(recorder.box(symbol), null);
    return { form: "one", nodes: [recorder.constantOf(null)] };
  }
  return null;
}

function tupleKey(recorder: Recorder, symbol: Symbol, live: PyTuple): Key | null {
  if (!isPlainKey(live)) return null;
  if (!(symbol instanceof Virtual)) {
    const tuple = exactTuple(recorder, symbol);
    recorder.guardTruth(recorder.apply("is_plain_key", tuple), true);
    return { form: "tuple", nodes: [tuple] };
  }
  const { items } = live;
  symbol.fields.forEach((field, i) => {
    symbol.fields[i] = recorder.specialize(field, items[i]);
  });
  if (items.length === 2 && items.every((x) => typeof x === "number" || typeof x === "string"))
    return { form: "pair", nodes: symbol.fields as Node[] };
  const isPlain = symbol.fields.every((field) => field instanceof Node && field.kind !== "r");
  const tuple = recorder.box(symbol);
  if (!isPlain) recorder.guardTruth(recorder.apply("is_plain_key", tuple), true);
  return { form: "tuple", nodes: [tuple] };
}

const finders = { one: "dict_find", pair: "dict_find_pair", tuple: "dict_find_tuple" } as const;
const storers = { one: "dict_store", pair: "dict_store_pair", tuple: "dict_store_tuple" } as const;

function findEntry(recorder: Recorder, table: Node, key: Key): Node {
  return recorder.apply(finders[key.form], table, ...key.nodes);
}

/** The entry of a key that is only looked up, or undefined: floats too, by a lookup of their own. */
function find(recorder: Recorder, table: Node, symbol: Symbol, live: Value): Node | null {
  const key = keyOf(recorder, symbol, live);
  if (key !== null) return findEntry(recorder, table, key);
  if (!isFloat(live) || Number.isNaN(live.value)) return null;
  // A nan is found by its identity, which a trace does not keep.
  const number = recorder.asFloat(symbol, live);
  recorder.guardTruth(recorder.op("float_eq", number, number), true);
  return recorder.apply("dict_find_float", table, number);
}

/** A key that may be put into a table: of a bool the table keeps the bool itself. */
function storableKey(recorder: Recorder, symbol: Symbol, live: Value | undefined): Key | null {
  return typeof live === "boolean" ? null : keyOf(recorder, symbol, live);
}

/** The entry found last in a recording: storing into it adds no key. */
const lastFound = new WeakMap<Recorder, Node>();

export function loadFromDict(
  recorder: Recorder,
  dict: Symbol,
  key: Symbol,
  live: PyDict,
  liveKey: Value,
): Symbol {
  if (!isPlainKey(liveKey)) return null;
  const isFound = tableFind(live.table, liveKey) !== undefined;
  const raises = !isFound && live.shape === dictType.rootShape && isHandled(recorder.state);
  if (!isFound && !raises && live.shape.cls.lookup("__missing__") === undefined) return null;
  const table = openTable(recorder, recorder.box(dict), live);
  const entry = find(recorder, table, key, liveKey);
  if (entry === null) return null;
  recorder.guardTruth(recorder.apply("is_found", entry), isFound);
  if (raises) return raiseNew(recorder, exc.KeyError, [recorder.box(key)]);
  // What is missing now is there the next time: the check keeps that path for itself.
  if (!isFound) return null;
  lastFound.set(recorder, entry);
  return recorder.apply("entry_value", entry);
}

export function storeToDict(
  recorder: Recorder,
  dict: Symbol,
  key: Symbol,
  value: Symbol,
  live: PyDict,
  liveKey: Value,
): boolean {
  if (!isPlainKey(liveKey)) return false;
  const table = openTable(recorder, recorder.box(dict), live);
  const known = storableKey(recorder, key, liveKey);
  if (known === null) return false;
  const stored = recorder.box(value);
  const entry = findEntry(recorder, table, known);
  if (isSameLookup(lastFound.get(recorder), entry)) {
    recorder.guardTruth(recorder.apply("is_found", entry), true);
    recorder.apply("set_entry_value", entry, stored);
  } else {
    recorder.apply(storers[known.form], table, entry, ...known.nodes, stored);
  }
  return true;
}

/** Two lookups of one key in one dict, whose table was opened anew. */
function isSameLookup(a: Node | undefined, b: Node): boolean {
  if (a === undefined || a.name !== b.name || a.args.length !== b.args.length) return false;
  const [table, ...key] = a.args as [Node, ...Node[]];
  const [other, ...otherKey] = b.args as [Node, ...Node[]];
  return table.args[0] === other.args[0] && key.every((node, i) => isSameKey(node, otherKey[i]));
}

function isSameKey(a: Node, b: Node | undefined): boolean {
  return a === b || (a.op === "const" && b?.op === "const" && a.object === b.object);
}

/** `key in dict`, or null. */
export function isInDict(
  recorder: Recorder,
  dict: Symbol,
  key: Symbol,
  live: PyDict,
  liveKey: Value,
): Node | null {
  if (!isPlainKey(liveKey)) return null;
  const table = openTable(recorder, recorder.box(dict), live);
  const entry = find(recorder, table, key, liveKey);
  return entry === null ? null : recorder.apply("is_found", entry);
}

export function deleteFromDict(
  recorder: Recorder,
  dict: Symbol,
  key: Symbol,
  live: PyDict,
  liveKey: Value,
): boolean {
  if (!isPlainKey(liveKey) || tableFind(live.table, liveKey) === undefined) return false;
  const table = openTable(recorder, recorder.box(dict), live);
  const known = keyOf(recorder, key, liveKey);
  if (known === null) return false;
  const entry = findEntry(recorder, table, known);
  recorder.guardTruth(recorder.apply("is_found", entry), true);
  recorder.apply("dict_remove", table, entry, identityNode(known));
  return true;
}

/** What identifies the key in a table's map: nothing does a tuple. */
function identityNode(key: Key): Node {
  return key.form === "one" ? (key.nodes[0] as Node) : constant(undefined, "r");
}

// --- Methods -----------------------------------------------------------------------------------------

/** dict.get(key[, default]). */
export function getFromDict(
  recorder: Recorder,
  args: readonly Symbol[],
  liveArgs: readonly Value[],
): Symbol {
  const [live, liveKey] = liveArgs as [Value, Value];
  if (!isPlainDict(live) || args.length < 2 || args.length > 3 || !isPlainKey(liveKey)) return null;
  const table = openTable(recorder, recorder.box(args[0] as Symbol), live);
  const found = find(recorder, table, args[1] as Symbol, liveKey);
  if (found === null) return null;
  const otherwise = args.length === 3 ? recorder.box(args[2] as Symbol) : recorder.constantOf(null);
  return recorder.apply("entry_value_or", found, otherwise);
}

/** dict.setdefault(key, default): the branch is recorded, since most calls find the key. */
export function setDefault(
  recorder: Recorder,
  args: readonly Symbol[],
  liveArgs: readonly Value[],
): Symbol {
  const [live, liveKey] = liveArgs as [Value, Value];
  if (!isPlainDict(live) || args.length !== 3 || !isPlainKey(liveKey)) return null;
  const table = openTable(recorder, recorder.box(args[0] as Symbol), live);
  const key = storableKey(recorder, args[1] as Symbol, liveKey);
  if (key === null) return null;
  const entry = findEntry(recorder, table, key);
  const isFound = tableFind(live.table, liveKey) !== undefined;
  recorder.guardTruth(recorder.apply("is_found", entry), isFound);
  if (isFound) return recorder.apply("entry_value", entry);
  const value = recorder.box(args[2] as Symbol);
  recorder.apply(storers[key.form], table, entry, ...key.nodes, value);
  return value;
}

/** dict.pop(key[, default]) of a key that is there; of one that is not, with a default. */
export function popFromDict(
  recorder: Recorder,
  args: readonly Symbol[],
  liveArgs: readonly Value[],
): Symbol {
  const [live, liveKey] = liveArgs as [Value, Value];
  if (!isPlainDict(live) || args.length < 2 || !isPlainKey(liveKey)) return null;
  const isFound = tableFind(live.table, liveKey) !== undefined;
  if (!isFound && args.length < 3) return null;
  const table = openTable(recorder, recorder.box(args[0] as Symbol), live);
  const key = keyOf(recorder, args[1] as Symbol, liveKey);
  if (key === null) return null;
  const entry = findEntry(recorder, table, key);
  recorder.guardTruth(recorder.apply("is_found", entry), isFound);
  if (!isFound) return args[2] as Symbol;
  const value = recorder.apply("entry_value", entry);
  recorder.apply("dict_remove", table, entry, identityNode(key));
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
  if (!isPlainKey(liveKey)) return null;
  const table = openTable(recorder, recorder.box(set), live);
  const known = setKey(recorder, key, liveKey);
  return known === null ? null : hasKey(recorder, table, known);
}

/** Sets take floats as they are, since a nan is found by its identity. */
function setKey(recorder: Recorder, symbol: Symbol, live: Value): Key | null {
  if (!isFloat(live)) return keyOf(recorder, symbol, live);
  const node = recorder.node(symbol);
  if (node.kind !== "f") recorder.guardShape(node, floatType.rootShape);
  return { form: "one", nodes: [recorder.boxNode(node)] };
}

function hasKey(recorder: Recorder, table: Node, key: Key): Node {
  return recorder.apply(key.form === "pair" ? "set_has_pair" : "set_has", table, ...key.nodes);
}

/** set.add, set.discard and set.remove of a key that is there. */
export function changeSet(which: "add" | "discard" | "remove") {
  return (recorder: Recorder, args: readonly Symbol[], liveArgs: readonly Value[]): Symbol => {
    const [live, liveKey] = liveArgs as [Value, Value];
    if (args.length !== 2 || !isPlainSet(live) || !(live instanceof PySet)) return null;
    if (typeof liveKey === "boolean" || !isPlainKey(liveKey)) return null;
    if (which === "remove" && !live.table.has(liveKey)) return null;
    const table = openTable(recorder, recorder.box(args[0] as Symbol), live);
    const key = setKey(recorder, args[1] as Symbol, liveKey);
    if (key === null) return null;
    if (which === "remove") recorder.guardTruth(hasKey(recorder, table, key), true);
    change(recorder, table, key, which === "add" ? args[1] : null);
    return recorder.constantOf(null);
  };
}

/** Adds a key (`added` is its symbol), or removes it. */
function change(recorder: Recorder, table: Node, key: Key, added: Symbol | undefined): void {
  if (added !== null) {
    recorder.apply(key.form === "pair" ? "set_add_pair" : "set_add", table, ...key.nodes);
    return;
  }
  const node = key.form === "pair" ? recorder.emit("new_tuple", "r", key.nodes) : key.nodes[0];
  recorder.apply("set_discard", table, node as Node);
}

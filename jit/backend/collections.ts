/**
 * The functions of ir/functions.ts: what compiled code calls to work on strs, lists, dicts and sets
 * of kinds it has checked.
 *
 * Each does exactly what the interpreter would for such operands, and none runs Python code; that is
 * what their rows promise the optimizer. Methods of built-in types ("str.find") are the very natives
 * that the interpreter calls.
 *
 * Hot: no closures, no iterators. V8 inlines the short ones into the loop that calls them.
 */
import { normalizeInt } from "../../src/objects/integer-arithmetic.ts";
import type { PyByteArray } from "../../src/objects/bytearray.ts";
import { findPair } from "../../src/objects/tuple-index.ts";
import { addPlainTuple, findPlainTuple, tableSet } from "../../src/objects/dict-access.ts";
import { isPlainKey } from "../../src/objects/key-hash.ts";
import { copyDict } from "../../src/objects/dict-methods.ts";
import { PyDict } from "../../src/objects/dict.ts";
import { PyDictItems, PyDictKeys, PyDictValues } from "../../src/objects/dict-views.ts";
import { Entry, type HashTable } from "../../src/objects/hash-table.ts";
import { floatFromValue } from "../../src/objects/float-methods.ts";
import { intFromValue } from "../../src/objects/int-methods.ts";
import {
  appendItem,
  filledCompact,
  ListKind,
  listValues,
  newDoubles,
  newList,
  PyList,
} from "../../src/objects/list.ts";
import {
  clearList,
  concatLists,
  copyRange,
  extendList,
  getListItem,
  insertItem,
  popItem,
  repeatList,
  storeListItem,
  deleteListItem,
} from "../../src/objects/list-methods.ts";
import { repeatOne } from "../../src/objects/list-storage.ts";
import { sortList } from "../../src/objects/list-sort.ts";
import type { Value } from "../../src/objects/object.ts";
import { type CompactItems, popCompact, pushCompact } from "../../src/objects/compact-items.ts";
import { repr } from "../../src/objects/protocols/text.ts";
import {
  bitwiseAnd,
  bitwiseOr,
  remainder,
  subtract,
} from "../../src/objects/protocols/operators.ts";
import { PySlice } from "../../src/objects/range.ts";
import { PySet } from "../../src/objects/set.ts";
import { updateTable } from "../../src/objects/set-methods.ts";
import type { SetTable } from "../../src/objects/set-table.ts";
import { checkLength, resolveSlice } from "../../src/objects/slice.ts";
import { repeatStr } from "../../src/objects/str.ts";
import { strImplementation } from "../../src/objects/str-methods.ts";
import { joinStrs } from "../../src/objects/str-splitting.ts";
import { formatFloat, formatInt, formatStr } from "../../src/objects/text/format-spec.ts";
import { reprFloat } from "../../src/objects/text/float-text.ts";
import { emptyTuple, PyTuple } from "../../src/objects/tuple.ts";
import type { PyDeque } from "../../src/modules/collections/deque.ts";
import { sumOfNumbers } from "../../src/modules/builtin-arithmetic.ts";
import { functionRows } from "../ir/functions.ts";

// --- Strings -----------------------------------------------------------------------------------------

/** s[start:stop:step]. */
function stepStr(s: string, start: Value, stop: Value, step: Value): string {
  const bounds = resolveSlice(new PySlice(start, stop, step), s.length);
  let text = "";
  for (let n = 0, i = bounds.start; n < bounds.count; n++, i += bounds.step) text += s[i];
  return text;
}

const strFunctions = {
  str_slice: (s: string, start = 0, stop = s.length) => s.slice(start, stop),
  str_step: stepStr,
  str_in: (part: string, s: string) => s.includes(part),
  str_repeat: (s: string, count: number) => repeatStr(s, count),
  str_join: (separator: string, items: Value) => joinStrs(separator, items),
  str_of_int: (n: number) => String(n),
  str_of_float: (x: number) => reprFloat(x),
  str_of_bool: (b: boolean) => (b ? "True" : "False"),
  str_of_point: (n: number) => String.fromCharCode(n),
  int_of_str: (s: string) => intFromValue(s),
  float_of_str: (s: string) => floatFromValue(s),
  format_int: (n: number, spec: string) => formatInt(n, spec, "int"),
  format_float: (x: number, spec: string) => formatFloat(x, spec, "float"),
  format_str: (s: string, spec: string) => formatStr(s, spec, "str"),
  format_percent: (template: string, values: Value) => remainder(template, values),
  repr_str: (s: string) => repr(s),
};

// --- Lists and tuples --------------------------------------------------------------------------------

function listOfRange(start: number, stop: number, step: number): PyList {
  const items: number[] = [];
  if (step > 0) for (let i = start; i < stop; i += step) items.push(i);
  else for (let i = start; i > stop; i += step) items.push(i);
  return new PyList(items.length === 0 ? ListKind.Empty : ListKind.Int, items);
}

function extendByStr(list: PyList, text: string): void {
  for (let i = 0; i < text.length; i++) appendItem(list, text[i] as string);
}

/** The index of a str; -1: absent; -2: some object there may equal it, ask it. */
function indexOfStr(list: PyList, text: string): number {
  if (list.kind !== ListKind.Generic) return -1;
  const items = list.raw as Value[];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    if (item === text) return i;
    if (typeof item === "object" && item !== null && !isPlainKey(item)) return -2;
  }
  return -1;
}

function countInt(list: PyList, n: number): number {
  const items = list.raw as number[];
  let count = 0;
  for (let i = 0; i < items.length; i++) if (items[i] === n) count++;
  return count;
}

/** The first of the smallest, as `min` takes it: nan is never smaller. */
function smallest(list: PyList): number {
  const items = list.raw as number[];
  let best = items[0] as number;
  for (let i = 1; i < items.length; i++) if ((items[i] as number) < best) best = items[i] as number;
  return best;
}

function largest(list: PyList): number {
  const items = list.raw as number[];
  let best = items[0] as number;
  for (let i = 1; i < items.length; i++) if ((items[i] as number) > best) best = items[i] as number;
  return best;
}

function isSortable(list: PyList): boolean {
  if (list.kind !== ListKind.Generic) return true;
  const items = list.items as Value[];
  for (let i = 0; i < items.length; i++) if (typeof items[i] !== "string") return false;
  return true;
}

function isEqualToInts(a: PyList, b: PyList): boolean {
  const x = a.items as number[];
  const y = b.items as number[];
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return false;
  return true;
}

function sortedCopy(list: PyList, reverse: boolean): PyList {
  const copy = copyRange(list, 0, list.length);
  sortList(copy, null, reverse);
  return copy;
}

function reverseList(list: PyList): void {
  list.items.reverse();
}

/** [x] * count. */
function filled(kind: ListKind, item: unknown, count: number): PyList {
  if (count <= 0) return new PyList();
  return filledCompact(item, count) ?? new PyList(kind, repeatOne([item], checkLength(count)));
}

function filledDoubles(item: number, count: number): PyList {
  if (count <= 0) return new PyList();
  return new PyList(ListKind.Float, repeatOne(newDoubles(item), checkLength(count)));
}

/** An empty list that gets its first float gets an array of doubles, see newDoubles. */
function pushDouble(list: PyList, x: number): void {
  if (list.kind === ListKind.Float) {
    list.items.push(x);
    return;
  }
  list.kind = ListKind.Float;
  list.items = newDoubles(x);
}

const listFunctions = {
  pushDouble,
  list_of_ints: (item: number, count: number) => filled(ListKind.Int, item, count),
  list_of_floats: filledDoubles,
  list_of_values: (item: Value, count: number) => filled(ListKind.Generic, item, count),
  compact_data: (compact: CompactItems) => compact.data,
  int32_at: (data: Int32Array, i: number) => data[i],
  bool_at: (data: Uint8Array, i: number) => data[i] === 1,
  set_int32: (data: Int32Array, i: number, value: number) => {
    data[i] = value;
  },
  set_bool: (data: Uint8Array, i: number, value: boolean) => {
    data[i] = value ? 1 : 0;
  },
  push_int32: pushCompact,
  push_bool: (compact: CompactItems, value: boolean) => pushCompact(compact, value ? 1 : 0),
  pop_int32: popCompact,
  pop_bool: (compact: CompactItems) => popCompact(compact) === 1,
  list_of_bools: (item: boolean, count: number) => filled(ListKind.Generic, item, count),
  list_slice: (list: PyList, start: number, stop: number) => copyRange(list, start, stop),
  list_copy: (list: PyList) => copyRange(list, 0, list.length),
  list_step: (list: PyList, start: Value, stop: Value, step: Value) =>
    getListItem(list, new PySlice(start, stop, step)),
  list_concat: concatLists,
  list_repeat: (list: PyList, count: number) => repeatList(list, Math.max(count, 0)),
  list_of_range: listOfRange,
  list_of_tuple: (tuple: PyTuple) => newList(tuple.items.slice()),
  list_of_str: (text: string) => newList(text.split("")),
  list_append: appendItem,
  list_extend: extendList,
  list_extend_str: extendByStr,
  list_reverse: reverseList,
  list_clear: clearList,
  list_insert: insertItem,
  list_pop_at: popItem,
  list_delete: deleteListItem,
  list_store_slice: (list: PyList, start: number, stop: number, items: PyList) =>
    storeListItem(list, new PySlice(start, stop, null), items),
  list_store_step: (list: PyList, start: Value, stop: Value, step: Value, items: PyList) =>
    storeListItem(list, new PySlice(start, stop, step), items),
  list_delete_slice: (list: PyList, start: number, stop: number) =>
    deleteListItem(list, new PySlice(start, stop, null)),
  list_index_int: (list: PyList, n: number) => list.items.indexOf(n),
  list_index_str: indexOfStr,
  list_count_int: countInt,
  list_sum: sumOfNumbers,
  list_min_ints: smallest,
  list_max_ints: largest,
  list_min_floats: smallest,
  list_max_floats: largest,
  list_sort: (list: PyList, reverse: boolean) => sortList(list, null, reverse),
  list_sorted: sortedCopy,
  is_sortable: isSortable,
  list_eq_ints: isEqualToInts,
  tuple_slice: sliceTuple,
  tuple_concat: concatTuples,
  tuple_of_list: (list: PyList) => new PyTuple(listValues(list).slice()),
};

/** A slice of the whole tuple is the tuple. */
function sliceTuple(tuple: PyTuple, start: number, stop: number): PyTuple {
  const items = tuple.items.slice(start, stop);
  if (items.length === tuple.items.length) return tuple;
  return items.length === 0 ? emptyTuple : new PyTuple(items);
}

function concatTuples(a: PyTuple, b: PyTuple): PyTuple {
  if (a.items.length === 0) return b;
  return b.items.length === 0 ? a : new PyTuple(a.items.concat(b.items));
}

// --- Deques ------------------------------------------------------------------------------------------

const dequeFunctions = {
  deque_append: (deque: PyDeque, value: Value) => deque.pushRight(value),
  deque_append_left: (deque: PyDeque, value: Value) => deque.pushLeft(value),
  deque_pop: (deque: PyDeque) => deque.popRight(),
  deque_pop_left: (deque: PyDeque) => deque.popLeft(),
  deque_size: (deque: PyDeque) => deque.size,
  deque_item: (deque: PyDeque, i: number) => deque.at(i),
};

// --- Bytes and arrays --------------------------------------------------------------------------------

type Octets = Uint8Array;
type Doubles = Float64Array;

/** 64 bits lie in two units, the low half first: see src/modules/array-storage.ts. */
function longAt(units: Int32Array, i: number): Value {
  const low = (units[2 * i] as number) >>> 0;
  const high = units[2 * i + 1] as number;
  const value = high * TWO_32 + low;
  return Number.isSafeInteger(value) ? value : normalizeInt((BigInt(high) << 32n) | BigInt(low));
}

function setLong(units: Int32Array, i: number, value: number): void {
  units[2 * i] = value | 0;
  units[2 * i + 1] = Math.floor(value / TWO_32);
}

const TWO_32 = 4294967296;

const bufferFunctions = {
  octet_of_bytes: (data: Octets, i: number) => data[i],
  buffer_int: (units: Octets, i: number) => units[i],
  buffer_float: (units: Doubles, i: number) => units[i],
  buffer_long: longAt,
  set_buffer_int: (units: Octets, i: number, value: number) => {
    units[i] = value;
  },
  set_buffer_float: (units: Doubles, i: number, value: number) => {
    units[i] = value;
  },
  set_buffer_long: setLong,
  bytearray_append: (array: PyByteArray, octet: number) => {
    array.resize(array.length + 1);
    array.storage[array.length - 1] = octet;
  },
};

// --- Dicts -------------------------------------------------------------------------------------------

function storeEntry(table: HashTable, entry: Entry | undefined, key: Value, value: Value): void {
  if (entry !== undefined) entry.value = value;
  else table.add(key, new Entry(key, value));
}

function storePair(
  table: HashTable,
  entry: Entry | undefined,
  a: Value,
  b: Value,
  value: Value,
): void {
  if (entry !== undefined) entry.value = value;
  else addPlainTuple(table, new PyTuple([a, b]), value);
}

function storeTuple(table: HashTable, entry: Entry | undefined, key: PyTuple, value: Value): void {
  if (entry !== undefined) entry.value = value;
  else addPlainTuple(table, key, value);
}

/** The index of the first entry that is no hole, from `i` on; -1 at the end. */
function nextEntry(table: HashTable, i: number): number {
  const order = table.order;
  for (; i < order.length; i++) if ((order[i] as Entry).value !== undefined) return i;
  return -1;
}

function newDict(...items: Value[]): PyDict {
  const dict = new PyDict();
  for (let i = 0; i < items.length; i += 2) {
    tableSet(dict.table, items[i] as Value, items[i + 1] as Value);
  }
  return dict;
}

const dictFunctions = {
  dict_new: newDict,
  list_of_dict: (dict: PyDict) => newList(dict.table.keyList()),
  dict_find: (table: HashTable, key: unknown) => table.entries.get(key),
  dict_find_float: (table: HashTable, key: number) =>
    // Floats beyond the safe ints are keyed by their BigInt, see keyIdentity.
    table.entries.get(Number.isInteger(key) && !Number.isSafeInteger(key) ? BigInt(key) : key + 0),
  dict_find_pair: (table: HashTable, a: Value, b: Value) => findPair(table.probes, a, b),
  dict_find_tuple: findPlainTuple,
  is_plain_key: isPlainKey,
  is_found: (entry: Entry | undefined) => entry !== undefined,
  entry_value: (entry: Entry) => entry.value,
  entry_value_or: (entry: Entry | undefined, otherwise: Value) =>
    entry === undefined ? otherwise : entry.value,
  entry_key: (entry: Entry) => entry.key,
  set_entry_value: (entry: Entry, value: Value) => {
    entry.value = value;
  },
  dict_store: storeEntry,
  dict_store_pair: storePair,
  dict_store_tuple: storeTuple,
  dict_remove: (table: HashTable, entry: Entry, key: unknown) => table.remove(key, entry),
  dict_size: (table: HashTable) => table.size,
  dict_first: (table: HashTable) => table.first,
  dict_next: nextEntry,
  dict_entry: (table: HashTable, i: number) => table.order[i],
  dict_clear: (table: HashTable) => table.clear(),
  dict_copy: copyDict,
  dict_keys: (dict: PyDict) => new PyDictKeys(dict),
  dict_values: (dict: PyDict) => new PyDictValues(dict),
  dict_items: (dict: PyDict) => new PyDictItems(dict),
};

// --- Sets --------------------------------------------------------------------------------------------

function nextKey(table: SetTable, i: number): number {
  const keys = table.keys;
  for (; i < keys.length; i++) if (keys[i] !== undefined) return i;
  return -1;
}

function newSet(...keys: Value[]): PySet {
  const set = new PySet();
  for (let i = 0; i < keys.length; i++) set.table.add(keys[i] as Value);
  return set;
}

function setOfList(list: PyList): PySet {
  const set = new PySet();
  updateTable(set.table, list);
  return set;
}

function setOfRange(start: number, stop: number, step: number): PySet {
  const set = new PySet();
  if (step > 0) for (let i = start; i < stop; i += step) set.table.add(i);
  else for (let i = start; i > stop; i += step) set.table.add(i);
  return set;
}

const setFunctions = {
  set_new: newSet,
  set_copy: (set: PySet) => new PySet(set.table.copy()),
  set_of_list: setOfList,
  set_of_range: setOfRange,
  set_union: (a: PySet, b: PySet) => bitwiseOr(a, b),
  set_intersection: (a: PySet, b: PySet) => bitwiseAnd(a, b),
  set_difference: (a: PySet, b: PySet) => subtract(a, b),
  list_of_set: (set: PySet) => newList(set.table.keyList()),
  set_has: (table: SetTable, key: Value) => table.has(key),
  set_has_pair: (table: SetTable, a: Value, b: Value) => table.hasPair(a, b),
  set_add_pair: (table: SetTable, a: Value, b: Value) => table.addPair(a, b),
  set_add: (table: SetTable, key: Value) => {
    table.add(key);
  },
  set_discard: (table: SetTable, key: Value) => table.delete(key),
  set_size: (table: SetTable) => table.size,
  set_next: nextKey,
  set_key: (table: SetTable, i: number) => table.keys[i],
  set_merge: (table: SetTable, other: SetTable) => table.merge(other),
  set_clear: (table: SetTable) => table.clear(),
  set_pop: (table: SetTable) => table.pop(),
};

// --- All together ------------------------------------------------------------------------------------

/** The natives behind names with a point. */
function methods(): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name in functionRows) {
    if (name.startsWith("str.")) found[name] = strImplementation(name.slice("str.".length));
  }
  return found;
}

export const collectionFunctions: Readonly<Record<string, unknown>> = {
  ...strFunctions,
  ...listFunctions,
  ...dequeFunctions,
  ...bufferFunctions,
  ...dictFunctions,
  ...setFunctions,
  ...methods(),
};

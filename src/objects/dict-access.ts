/**
 * Lookups, insertions and removals in dicts by any key.
 *
 * The one difficulty is what identifies a key: see `identityOf` and hash-table.ts. A key whose
 * class has its own `__eq__` runs Python code during a lookup, and that code may change the table;
 * a lookup then starts again.
 */
import type { PyDict } from "./dict.ts";
import { Entry, type HashTable, type KeyIdentity, type ProbeIndex, scatter } from "./hash-table.ts";
import { dictHash, isPlainKey, shortHash } from "./key-hash.ts";
import type { Value } from "./object.ts";
import { keyIdentity } from "./protocols/hash.ts";
import { equals } from "./protocols/operators.ts";
import { hasSameItems, PyTuple } from "./tuple.ts";
import { typeOf } from "./type.ts";

/** The primitive that identifies a key, or undefined: hash it and compare. */
export function identityOf(key: Value): KeyIdentity {
  if (typeof key === "string" || typeof key === "number") return key;
  if (typeof key === "object" && key !== null && key.shape.cls.isKeyedByIdentity) return key;
  return key instanceof PyTuple ? undefined : keyIdentity(key);
}

/** The entry of a key, or undefined. */
export function tableFind(table: HashTable, key: Value): Entry | undefined {
  const identity = identityOf(key);
  if (identity !== undefined) {
    const entry = table.entries.get(identity);
    if (entry !== undefined || !table.hasCustomKeys) return entry;
    return findByHash(table, key, dictHash(key, false));
  }
  prepareIndex(table, key);
  const hash = dictHash(key, table.hasShortHashes);
  return table.probes === null ? undefined : findByHash(table, key, hash);
}

/** Sets the value of a key. A key that is there already stays as it is, as in CPython. */
export function tableSet(table: HashTable, key: Value, value: Value): void {
  const identity = identityOf(key);
  if (identity !== undefined) {
    const entry = table.entries.get(identity);
    if (entry !== undefined) {
      entry.value = value;
      return;
    }
    if (!table.isIndexed && !table.hasCustomKeys) {
      table.add(identity, new Entry(key, value));
      return;
    }
  }
  prepareIndex(table, key);
  const hash = dictHash(key, table.hasShortHashes);
  const found = table.probes === null ? undefined : findByHash(table, key, hash);
  if (found !== undefined) {
    found.value = value;
    return;
  }
  const entry = new Entry(key, value);
  entry.hash = hash;
  if (identity === undefined) {
    if (typeOf(key).isHeapType) table.hasCustomKeys = true;
    if (!isPlainKey(key)) table.isPlain = false;
  }
  table.add(identity, entry);
}

/** Removes a key; the value it had, or undefined when it was absent. */
export function tableDelete(table: HashTable, key: Value): Value | undefined {
  const entry = tableFind(table, key);
  if (entry === undefined) return undefined;
  const value = entry.value;
  table.remove(identityOf(entry.key), entry);
  return value;
}

/** Keys of Python classes may equal keys that have an identity: see the head of hash-table.ts. */
function prepareIndex(table: HashTable, key: Value): void {
  if (table.isIndexed || !typeOf(key).isHeapType) return;
  if (table.size === 0) {
    table.hasShortHashes = false;
    table.isPlain = false;
    return;
  }
  // Python: a key that cannot be hashed changes nothing.
  dictHash(key, false);
  const entries = table.order.filter((e) => e.value !== undefined);
  for (const entry of entries) entry.hash = dictHash(entry.key, false);
  table.reindex(entries);
}

function findByHash(table: HashTable, key: Value, hash: number): Entry | undefined {
  for (;;) {
    const index = table.probes as ProbeIndex | null;
    if (index === null) return undefined;
    const { slots, mask } = index;
    let isStale = false;
    let i = scatter(hash) & mask;
    for (let entry = slots[i]; entry !== null && entry !== undefined; entry = slots[i]) {
      if (entry.hash === hash && entry.value !== undefined) {
        if (entry.key === key || hasSameItems(entry.key, key)) return entry;
        const isEqual = equals(entry.key, key);
        if (entry.value === undefined || table.probes !== index || index.slots !== slots) {
          isStale = true;
          break;
        }
        if (isEqual) return entry;
      }
      i = (i + 1) & mask;
    }
    if (!isStale) return undefined;
  }
}

/** The entry of a tuple of any length, of plain keys alone. */
export function findPlainTuple(table: HashTable, key: PyTuple): Entry | undefined {
  return table.probes === null ? undefined : findByHash(table, key, shortHash(key.items));
}

/** Adds a tuple that is absent to a plain table. */
export function addPlainTuple(table: HashTable, key: PyTuple, value: Value): void {
  const entry = new Entry(key, value);
  entry.hash = shortHash(key.items);
  table.add(undefined, entry);
}

/** dict[key] without `__missing__`: the value, or undefined. */
export function dictGet(dict: PyDict, key: Value): Value | undefined {
  return tableFind(dict.table, key)?.value;
}

export function dictSet(dict: PyDict, key: Value, value: Value): void {
  tableSet(dict.table, key, value);
}

/** Removes a key; the value it had, or undefined when it was absent. */
export function dictDelete(dict: PyDict, key: Value): Value | undefined {
  return tableDelete(dict.table, key);
}

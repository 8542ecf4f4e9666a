/**
 * Tuples of ints and strs found by their items, in the index of a plain table (hash-table.ts,
 * set-table.ts): nothing is built for the lookup, unless an equal tuple of other kinds is met.
 *
 * Invariant: the entries of the index stand by the short hash of their keys, which are tuples.
 */
import { Entry, ProbeIndex, scatter } from "./hash-table.ts";
import { shortHash, shortHashOfPair } from "./key-hash.ts";
import type { Value } from "./object.ts";
import { equals } from "./protocols/operators.ts";
import { PyTuple } from "./tuple.ts";

/** The entry of the tuple (a, b), or undefined. */
export function findPair(index: ProbeIndex | null, a: Value, b: Value): Entry | undefined {
  if (index === null) return undefined;
  const hash = shortHashOfPair(a, b);
  const { slots, mask } = index;
  let i = scatter(hash) & mask;
  for (let entry = slots[i] as Entry | null; entry !== null; entry = slots[i] as Entry | null) {
    if (entry.hash === hash && entry.value !== undefined) {
      const { items } = entry.key as PyTuple;
      if (items.length === 2 && items[0] === a && items[1] === b) return entry;
      if (equals(entry.key, new PyTuple([a, b]))) return entry;
    }
    i = (i + 1) & mask;
  }
  return undefined;
}

/** An index of the tuples among some keys. */
export function indexTuples(keys: readonly (Value | undefined)[]): ProbeIndex {
  const index = new ProbeIndex();
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key instanceof PyTuple) addTuple(index, key);
  }
  return index;
}

export function addTuple(index: ProbeIndex, key: PyTuple): void {
  const entry = new Entry(key, true);
  entry.hash = shortHash(key.items);
  index.add(entry);
}

/** Takes out a tuple that is in the index. */
export function removeTuple(index: ProbeIndex, key: PyTuple): void {
  const { slots, mask } = index;
  let i = scatter(shortHash(key.items)) & mask;
  for (let entry = slots[i] as Entry | null; entry !== null; entry = slots[i] as Entry | null) {
    if (entry.key === key && entry.value !== undefined) {
      entry.value = undefined;
      index.used--;
      return;
    }
    i = (i + 1) & mask;
  }
}

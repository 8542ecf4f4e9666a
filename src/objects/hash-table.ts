/**
 * The insertion-ordered hash table under dict.
 *
 * Most keys have a primitive that identifies them (ints, strs, bools, None, floats, objects with
 * identity equality): `entries` maps that identity to the entry. The rest (tuples, bytes, user
 * classes with `__eq__`) are found through `probes`, an open-addressed index by hash, and are
 * compared with `==`. `order` holds the entries of both in insertion order; a removed entry stays
 * there as a hole until the holes outnumber the entries, so that iterators can go by index.
 *
 * A key of a Python class may equal an int or a str of the same hash. Once a table has one
 * (`hasCustomKeys`), keys with an identity are looked up in `probes`, too; and when one is looked up
 * in a table that has keys with an identity, `isIndexed` turns on and `probes` covers all.
 *
 * A table that is `isPlain` has none of that: compiled code looks keys up in it by itself.
 *
 * Invariant: `1`, `1.0` and `True` are one key; a removed entry has `value === undefined`, which
 * lets the interpreter and the JIT keep an entry of a namespace and see that it is gone.
 * `keysVersion` changes when a key is added (not when it is replaced or removed), so that "this
 * name is absent here" can be remembered.
 */
import { hashText } from "./integer-arithmetic.ts";
import type { Value } from "./object.ts";

export class Entry {
  readonly key: Value;
  value: Value | undefined;
  /** Low 32 bits of the key's hash, or its short hash, for entries in `probes`. */
  hash = 0;
  constructor(key: Value, value: Value) {
    this.key = key;
    this.value = value;
  }
}

/** What identifies a key in `entries`, or undefined when it must be hashed and compared. */
export type KeyIdentity = unknown;

/** Fills places in `order` that no entry has had yet. */
const hole = new Entry(null, null);
hole.value = undefined;

/** Holes tolerated in `order` before it is worth moving the entries together. */
const FEW_HOLES = 8;

export class HashTable {
  /** Entries whose key has an identity. Not all entries: see `order`. */
  readonly entries = new Map<unknown, Entry>();
  /** All entries in insertion order; those with `value === undefined` are holes. */
  order: Entry[] = [];
  /** Every index below this is a hole. */
  first = 0;
  size = 0;
  /** Entries whose key has no identity (or, once `isIndexed`, all). */
  probes: ProbeIndex | null = null;
  isIndexed = false;
  /** Some key in `probes` is of a Python class: it may equal a key with an identity. */
  hasCustomKeys = false;
  /** Tuples in `probes` stand by their short hash: no other key can equal one. */
  hasShortHashes = true;
  /**
   * Compiled code may look up ints, strs and tuples of them without asking: no lookup of such a key
   * can call Python code, each is in `entries` or `probes` alone, and no entry is a variable that a
   * trace holds. Never becomes true again.
   */
  isPlain = true;
  keysVersion = 0;

  /** For namespaces and other tables known to be keyed by plain strings. */
  getString(key: string): Value | undefined {
    return this.entries.get(key)?.value;
  }

  setString(key: string, value: Value): void {
    const entry = this.entries.get(key);
    if (entry !== undefined) {
      entry.value = value;
      return;
    }
    const added = new Entry(key, value);
    if (this.isIndexed) added.hash = hashText(key) | 0;
    this.add(key, added);
  }

  deleteString(key: string): boolean {
    const entry = this.entries.get(key);
    if (entry === undefined) return false;
    this.remove(key, entry);
    return true;
  }

  /** Adds an entry whose key is known to be absent; identity undefined: by `entry.hash`. */
  add(identity: KeyIdentity, entry: Entry): void {
    if (identity !== undefined) this.entries.set(identity, entry);
    if (identity === undefined || this.isIndexed) {
      this.probes ??= new ProbeIndex();
      this.probes.add(entry);
    }
    this.order.push(entry);
    this.size++;
    this.keysVersion++;
  }

  /** Lets `probes` cover these entries, which are all there are, their hashes set anew. */
  reindex(entries: readonly Entry[]): void {
    this.probes = new ProbeIndex();
    for (const entry of entries) this.probes.add(entry);
    this.isIndexed = true;
    this.hasShortHashes = false;
    this.isPlain = false;
  }

  /** Removes an entry that is in the table. */
  remove(identity: KeyIdentity, entry: Entry): void {
    if (identity !== undefined) this.entries.delete(identity);
    if (this.probes !== null && (identity === undefined || this.isIndexed)) this.probes.used--;
    entry.value = undefined;
    this.size--;
    const order = this.order;
    if (order.length > 2 * this.size + FEW_HOLES) {
      this.closeHoles();
      return;
    }
    while (this.first < order.length && (order[this.first] as Entry).value === undefined) {
      this.first++;
    }
  }

  /** The last entry, dropping holes from the end. */
  lastEntry(): Entry | undefined {
    const order = this.order;
    while (order.length > 0) {
      const entry = order[order.length - 1] as Entry;
      if (entry.value !== undefined) return entry;
      order.pop();
      if (this.first > order.length) this.first = order.length;
    }
    return undefined;
  }

  firstEntry(): Entry | undefined {
    for (let i = this.first; i < this.order.length; i++) {
      const entry = this.order[i] as Entry;
      if (entry.value !== undefined) return entry;
    }
    return undefined;
  }

  clear(): void {
    for (const entry of this.order) entry.value = undefined;
    this.entries.clear();
    this.order = [];
    this.first = 0;
    this.probes = null;
    this.isIndexed = false;
    this.hasShortHashes = true;
    this.hasCustomKeys = false;
    this.size = 0;
  }

  /** Puts the key of an entry at one end of the order, in an entry of its own. */
  moveToEnd(identity: KeyIdentity, entry: Entry, last: boolean): void {
    const moved = new Entry(entry.key, entry.value as Value);
    moved.hash = entry.hash;
    this.remove(identity, entry);
    this.add(identity, moved);
    if (last) return;
    this.order.pop();
    if (this.first === 0) this.makeRoomInFront();
    this.order[--this.first] = moved;
  }

  private makeRoomInFront(): void {
    const room: Entry[] = new Array(Math.ceil(this.size / 4) + FEW_HOLES).fill(hole);
    this.order = room.concat(this.order);
    this.first = room.length;
  }

  /** The keys in insertion order. */
  keyList(): Value[] {
    const result: Value[] = [];
    const order = this.order;
    for (let i = this.first; i < order.length; i++) {
      const entry = order[i] as Entry;
      if (entry.value !== undefined) result.push(entry.key);
    }
    return result;
  }

  /** The entries in insertion order; `entries` has those of ints and strs alone. */
  entryList(): Entry[] {
    const result: Entry[] = [];
    const order = this.order;
    for (let i = this.first; i < order.length; i++) {
      const entry = order[i] as Entry;
      if (entry.value !== undefined) result.push(entry);
    }
    return result;
  }

  /** Adds copies of all entries to an empty table. */
  copyInto(target: HashTable): void {
    const identities = new Map<Entry, unknown>();
    for (const [identity, entry] of this.entries) identities.set(entry, identity);
    for (const entry of this.order) {
      if (entry.value === undefined) continue;
      const copy = new Entry(entry.key, entry.value);
      copy.hash = entry.hash;
      target.isIndexed = this.isIndexed;
      target.hasCustomKeys = this.hasCustomKeys;
      target.hasShortHashes = this.hasShortHashes;
      if (this.isIndexed || this.hasCustomKeys) target.isPlain = false;
      target.add(identities.get(entry), copy);
    }
  }

  private closeHoles(): void {
    const order = this.order;
    let count = 0;
    for (let i = this.first; i < order.length; i++) {
      const entry = order[i] as Entry;
      if (entry.value !== undefined) order[count++] = entry;
    }
    order.length = count;
    this.first = 0;
  }
}

const SMALLEST_INDEX = 8;

/** Entries by hash, open-addressed. A removed entry serves as its own tombstone. */
export class ProbeIndex {
  slots: (Entry | null)[] = new Array(SMALLEST_INDEX).fill(null);
  mask = SMALLEST_INDEX - 1;
  /** Slots taken, tombstones included. */
  filled = 0;
  /** Entries alive. */
  used = 0;

  add(entry: Entry): void {
    if (this.filled * 3 >= this.slots.length * 2) this.grow();
    this.place(entry);
    this.filled++;
    this.used++;
  }

  private place(entry: Entry): void {
    const { slots, mask } = this;
    let i = scatter(entry.hash) & mask;
    while (slots[i] !== null) i = (i + 1) & mask;
    slots[i] = entry;
  }

  private grow(): void {
    const old = this.slots;
    let length = SMALLEST_INDEX;
    while (length < (this.used + 1) * 3) length *= 2;
    this.slots = new Array(length).fill(null);
    this.mask = length - 1;
    this.filled = 0;
    for (let i = 0; i < old.length; i++) {
      const entry = old[i] as Entry | null;
      if (entry === null || entry.value === undefined) continue;
      this.place(entry);
      this.filled++;
    }
  }
}

/** Where probing for a hash starts: close hashes must not fill runs of neighbouring slots. */
export function scatter(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;
}

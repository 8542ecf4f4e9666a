/**
 * The hash table under set and frozenset: CPython's own open addressing, slot for slot.
 *
 * A set has no order of its own, but programs print sets of ints and walk them, and what they print
 * depends on where CPython's table puts each key. So the growth policy, the probe sequence and the
 * dummies left by removals are those of Objects/setobject.c, and a set whose hashes agree with
 * CPython's (ints, floats, None, tuples and frozensets of them) is walked in CPython's order. The
 * order of strs is seeded there and can be any.
 *
 * Invariant: `keys[i]` is undefined for a free slot (`hashes[i]` 0) and for a dummy (`hashes[i]`
 * DUMMY); `filled` counts keys and dummies, `size` keys. `mask + 1` is a power of two.
 */
import type { ProbeIndex } from "./hash-table.ts";
import { hashFor, isPlainKey, keyHashOfPair } from "./key-hash.ts";
import type { Value } from "./object.ts";
import { hasSameItems, PyTuple } from "./tuple.ts";
import { addTuple, findPair, indexTuples, removeTuple } from "./tuple-index.ts";
import { equals } from "./protocols/operators.ts";

const SMALLEST = 8;
const LINEAR_PROBES = 9;
/** No key hash is negative. */
const DUMMY = -1;
/** Above this many keys a set doubles instead of quadrupling. */
const LARGE = 50000;

export class SetTable {
  keys: (Value | undefined)[] = new Array(SMALLEST).fill(undefined);
  hashes: number[] = new Array(SMALLEST).fill(0);
  mask = SMALLEST - 1;
  size = 0;
  filled = 0;
  /** Where pop() looks next. */
  finger = 0;
  /** Looking up an int, a str or a tuple of them can call no Python code. Never true again. */
  isPlain = true;
  /** The tuples of a plain table by their short hash, once pairs were looked up: see hasPair. */
  private tuples: ProbeIndex | null = null;

  has(key: Value): boolean {
    return this.size > 0
      ? this.find(key, setHash(key)) >= 0
      : typeof key === "object" && setHash(key) < 0;
  }

  /** Adds a key; false when an equal one was there. */
  add(key: Value): boolean {
    return this.addHashed(key, setHash(key));
  }

  /** Removes a key; false when it was absent. */
  delete(key: Value): boolean {
    return this.deleteHashed(key, setHash(key));
  }

  deleteHashed(key: Value, hash: number): boolean {
    const slot = this.find(key, hash);
    if (slot < 0) return false;
    this.removeSlot(slot);
    return true;
  }

  removeSlot(slot: number): void {
    const key = this.keys[slot];
    if (this.tuples !== null && key instanceof PyTuple) removeTuple(this.tuples, key);
    this.keys[slot] = undefined;
    this.hashes[slot] = DUMMY;
    this.size--;
  }

  /** The slot of a key, or -1. */
  find(key: Value, hash: number): number {
    for (;;) {
      const slot = this.search(key, hash);
      if (slot !== STALE) return slot;
    }
  }

  /** Is the tuple (a, b) of ints or strs in this plain table? */
  hasPair(a: Value, b: Value): boolean {
    if (this.size === 0) return false;
    this.tuples ??= indexTuples(this.keys);
    return findPair(this.tuples, a, b) !== undefined;
  }

  addPair(a: Value, b: Value): void {
    if (!this.hasPair(a, b)) this.addAbsent(new PyTuple([a, b]), keyHashOfPair(a, b));
  }

  private search(key: Value, hash: number): number {
    const { keys, hashes, mask } = this;
    let i = lowBits(hash) & mask;
    let perturb = hash;
    for (;;) {
      let probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      for (let slot = i; probes >= 0; probes--, slot++) {
        const found = keys[slot];
        if (found === undefined) {
          if (hashes[slot] === 0) return -1;
        } else if (hashes[slot] === hash) {
          if (found === key || hasSameItems(found, key)) return slot;
          if (typeof found !== "string" || typeof key === "object") {
            const isEqual = equals(found, key);
            if (this.keys !== keys || keys[slot] !== found) return STALE;
            if (isEqual) return slot;
          }
        }
      }
      perturb = Math.floor(perturb / 32);
      i = (Math.imul(i, 5) + 1 + lowBits(perturb)) & mask;
    }
  }

  addHashed(key: Value, hash: number): boolean {
    if (this.find(key, hash) >= 0) return false;
    this.addAbsent(key, hash);
    return true;
  }

  /** Adds a key that is known to be absent. */
  addAbsent(key: Value, hash: number): void {
    if (typeof key === "object" && this.isPlain) this.isPlain = isPlainKey(key);
    if (this.tuples !== null && key instanceof PyTuple) addTuple(this.tuples, key);
    this.size++;
    if (this.filled > this.size - 1 && this.reuseDummy(key, hash)) return;
    this.place(key, hash);
    this.filled++;
    if (this.filled * 5 >= this.mask * 3) this.resize(this.roomier());
  }

  /** Puts an absent key into the last dummy on its way to a free slot; false when there is none. */
  private reuseDummy(key: Value, hash: number): boolean {
    const { keys, hashes, mask } = this;
    let dummy = -1;
    let i = lowBits(hash) & mask;
    let perturb = hash;
    search: for (;;) {
      let probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      for (let slot = i; probes >= 0; probes--, slot++) {
        if (keys[slot] !== undefined) continue;
        if (hashes[slot] === 0) break search;
        dummy = slot;
      }
      perturb = Math.floor(perturb / 32);
      i = (Math.imul(i, 5) + 1 + lowBits(perturb)) & mask;
    }
    if (dummy < 0) return false;
    keys[dummy] = key;
    hashes[dummy] = hash;
    return true;
  }

  private roomier(): number {
    return this.size > LARGE ? this.size * 2 : this.size * 4;
  }

  /** Puts a key that is known to be absent into the first free slot of its probe sequence. */
  private place(key: Value, hash: number): void {
    const { keys, hashes, mask } = this;
    let i = lowBits(hash) & mask;
    let perturb = hash;
    for (;;) {
      let probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      for (let slot = i; probes >= 0; probes--, slot++) {
        if (keys[slot] === undefined && hashes[slot] === 0) {
          keys[slot] = key;
          hashes[slot] = hash;
          return;
        }
      }
      perturb = Math.floor(perturb / 32);
      i = (Math.imul(i, 5) + 1 + lowBits(perturb)) & mask;
    }
  }

  /** Gives the table room for more than `minimum` keys and drops the dummies. */
  private resize(minimum: number): void {
    let length = SMALLEST;
    while (length <= minimum) length *= 2;
    const { keys, hashes } = this;
    this.allocate(length);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key !== undefined) this.place(key, hashes[i] as number);
    }
    this.filled = this.size;
  }

  private allocate(length: number): void {
    this.keys = new Array(length).fill(undefined);
    this.hashes = new Array(length).fill(0);
    this.mask = length - 1;
  }

  /** Room for `count` more keys at once, as every union makes it. */
  reserve(count: number): void {
    if ((this.filled + count) * 5 >= this.mask * 3) this.resize((this.size + count) * 2);
  }

  /** Adds all keys of another table (CPython: set_merge). */
  merge(other: SetTable): void {
    if (other === this || other.size === 0) return;
    this.reserve(other.size);
    if (this.filled === 0) {
      this.copyInto(other);
      return;
    }
    const { keys, hashes } = other;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key !== undefined) this.addHashed(key, hashes[i] as number);
    }
  }

  private copyInto(other: SetTable): void {
    this.tuples = null;
    this.size = other.size;
    this.filled = other.size;
    this.isPlain = other.isPlain;
    if (this.mask === other.mask && other.filled === other.size) {
      this.keys = other.keys.slice();
      this.hashes = other.hashes.slice();
      return;
    }
    const { keys, hashes } = other;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key !== undefined) this.place(key, hashes[i] as number);
    }
  }

  /** After many removals: gives the dummies back (CPython: the end of set_difference_update). */
  tidy(): void {
    if (this.filled - this.size > Math.floor(this.mask / 4)) this.resize(this.roomier());
  }

  /** Removes and returns some key: the next one behind `finger`. Not for an empty table. */
  pop(): Value {
    let slot = this.finger & this.mask;
    while (this.keys[slot] === undefined) slot = (slot + 1) & this.mask;
    const key = this.keys[slot] as Value;
    this.removeSlot(slot);
    this.finger = slot + 1;
    return key;
  }

  clear(): void {
    this.allocate(SMALLEST);
    this.size = 0;
    this.filled = 0;
    this.finger = 0;
    this.tuples = null;
  }

  copy(): SetTable {
    const table = new SetTable();
    table.merge(this);
    return table;
  }

  /** Takes over the content of another table, which is not used any more. */
  become(other: SetTable): void {
    this.tuples = null;
    this.keys = other.keys;
    this.hashes = other.hashes;
    this.mask = other.mask;
    this.size = other.size;
    this.filled = other.filled;
    if (!other.isPlain) this.isPlain = false;
  }

  /** The keys in table order. */
  keyList(): Value[] {
    const result: Value[] = [];
    const keys = this.keys;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key !== undefined) result.push(key);
    }
    return result;
  }
}

/** A lookup ran Python code that changed the table. */
const STALE = -2;

export function setHash(key: Value): number {
  return hashFor(key, "a set element");
}

/** The low 32 bits; `| 0` is exact for every safe integer. */
function lowBits(hash: number): number {
  return hash | 0;
}

/**
 * itertools' combinatoric iterators: product, permutations, combinations (with replacement). Each
 * holds its pools and the indices of the next tuple, and moves the indices on as CPython does.
 */
import { exc, raise } from "../../objects/errors.ts";
import { PyIterator } from "../../objects/iterator.ts";
import { defineIterator } from "../../objects/iterators.ts";
import { defineStatic } from "../../objects/native.ts";
import type { Value } from "../../objects/object.ts";
import { toArray } from "../../objects/protocols/iteration.ts";
import { toIndex } from "../../objects/protocols/operators.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { defineType, type PyType } from "../../objects/type.ts";

const module = "itertools";

/** An r argument, which must not be negative. */
function lengthArgument(r: Value): number {
  const length = Number(toIndex(r));
  if (length < 0) throw raise(exc.ValueError, "r must be non-negative");
  return length;
}

function countUp(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function pick(pool: readonly Value[], indices: readonly number[], count: number): PyTuple {
  const items: Value[] = [];
  for (let i = 0; i < count; i++) items.push(pool[indices[i] as number] as Value);
  return new PyTuple(items);
}

// --- product ---

export const productType = defineType({ name: "product", module });

export class PyProduct extends PyIterator {
  pools: readonly (readonly Value[])[];
  indices: number[];
  isStarted = false;
  isStopped = false;
  constructor(pools: readonly (readonly Value[])[], type: PyType) {
    super(type);
    this.pools = pools;
    this.indices = pools.map(() => 0);
    this.isStopped = pools.some((pool) => pool.length === 0);
  }
  override next(): Value | undefined {
    if (this.isStopped) return undefined;
    if (!this.isStarted) this.isStarted = true;
    else if (!this.advance()) {
      this.isStopped = true;
      return undefined;
    }
    const items: Value[] = [];
    for (let i = 0; i < this.pools.length; i++) {
      items.push((this.pools[i] as readonly Value[])[this.indices[i] as number] as Value);
    }
    return new PyTuple(items);
  }
  private advance(): boolean {
    const { pools, indices } = this;
    for (let i = pools.length - 1; i >= 0; i--) {
      const index = (indices[i] as number) + 1;
      if (index < (pools[i] as readonly Value[]).length) {
        indices[i] = index;
        return true;
      }
      indices[i] = 0;
    }
    return false;
  }
}

defineIterator(productType);
defineStatic(productType, "__new__", [
  "*iterables, repeat=1",
  (cls: PyType, iterables: Value[], repeat: Value = 1) => {
    const times = Number(toIndex(repeat));
    if (times < 0) throw raise(exc.ValueError, "repeat argument cannot be negative");
    const once = times === 0 ? [] : iterables.map(toArray);
    const pools: (readonly Value[])[] = [];
    for (let i = 0; i < times; i++) pools.push(...once);
    return new PyProduct(pools, cls);
  },
]);

// --- permutations ---

export const permutationsType = defineType({ name: "permutations", module });

export class PyPermutations extends PyIterator {
  pool: readonly Value[];
  indices: number[];
  cycles: number[];
  isStarted = false;
  isStopped: boolean;
  constructor(pool: readonly Value[], length: number, type: PyType) {
    super(type);
    this.pool = pool;
    this.indices = countUp(pool.length);
    this.isStopped = length > pool.length;
    this.cycles = this.isStopped ? [] : countUp(length).map((i) => pool.length - i);
  }
  override next(): Value | undefined {
    if (this.isStopped) return undefined;
    if (!this.isStarted) this.isStarted = true;
    else if (!this.advance()) {
      this.isStopped = true;
      return undefined;
    }
    return pick(this.pool, this.indices, this.cycles.length);
  }
  private advance(): boolean {
    const { indices, cycles } = this;
    const n = indices.length;
    for (let i = cycles.length - 1; i >= 0; i--) {
      const left = (cycles[i] as number) - 1;
      if (left > 0) {
        cycles[i] = left;
        const held = indices[i] as number;
        indices[i] = indices[n - left] as number;
        indices[n - left] = held;
        return true;
      }
      // This place is through: its index goes to the end.
      const first = indices[i] as number;
      for (let j = i; j < n - 1; j++) indices[j] = indices[j + 1] as number;
      indices[n - 1] = first;
      cycles[i] = n - i;
    }
    return false;
  }
}

defineIterator(permutationsType);
defineStatic(permutationsType, "__new__", [
  "iterable, r=None",
  (cls: PyType, iterable: Value, r: Value = null) => {
    const pool = toArray(iterable);
    if (r !== null && typeof r !== "number" && typeof r !== "bigint" && typeof r !== "boolean") {
      throw raise(exc.TypeError, "Expected int as r");
    }
    return new PyPermutations(pool, r === null ? pool.length : lengthArgument(r), cls);
  },
]);

// --- combinations ---

export const combinationsType = defineType({ name: "combinations", module });

export class PyCombinations extends PyIterator {
  pool: readonly Value[];
  indices: number[];
  isStarted = false;
  isStopped: boolean;
  constructor(pool: readonly Value[], length: number, type: PyType) {
    super(type);
    this.pool = pool;
    this.isStopped = length > pool.length;
    this.indices = this.isStopped ? [] : countUp(length);
  }
  override next(): Value | undefined {
    if (this.isStopped) return undefined;
    if (!this.isStarted) this.isStarted = true;
    else if (!this.advance()) {
      this.isStopped = true;
      return undefined;
    }
    return pick(this.pool, this.indices, this.indices.length);
  }
  private advance(): boolean {
    const { indices, pool } = this;
    const r = indices.length;
    let i = r - 1;
    while (i >= 0 && indices[i] === i + pool.length - r) i--;
    if (i < 0) return false;
    let index = (indices[i] as number) + 1;
    for (; i < r; i++) indices[i] = index++;
    return true;
  }
}

defineIterator(combinationsType);
defineStatic(combinationsType, "__new__", [
  "iterable, r",
  (cls: PyType, iterable: Value, r: Value) => {
    const pool = toArray(iterable);
    return new PyCombinations(pool, lengthArgument(r), cls);
  },
]);

export const combinationsWithReplacementType = defineType({
  name: "combinations_with_replacement",
  module,
});

export class PyCombinationsWithReplacement extends PyIterator {
  pool: readonly Value[];
  indices: number[];
  isStarted = false;
  isStopped: boolean;
  constructor(pool: readonly Value[], length: number, type: PyType) {
    super(type);
    this.pool = pool;
    this.isStopped = pool.length === 0 && length > 0;
    this.indices = new Array(length).fill(0);
  }
  override next(): Value | undefined {
    if (this.isStopped) return undefined;
    if (!this.isStarted) this.isStarted = true;
    else if (!this.advance()) {
      this.isStopped = true;
      return undefined;
    }
    return pick(this.pool, this.indices, this.indices.length);
  }
  private advance(): boolean {
    const { indices, pool } = this;
    let i = indices.length - 1;
    while (i >= 0 && indices[i] === pool.length - 1) i--;
    if (i < 0) return false;
    const index = (indices[i] as number) + 1;
    for (; i < indices.length; i++) indices[i] = index;
    return true;
  }
}

defineIterator(combinationsWithReplacementType);
defineStatic(combinationsWithReplacementType, "__new__", [
  "iterable, r",
  (cls: PyType, iterable: Value, r: Value) => {
    const pool = toArray(iterable);
    return new PyCombinationsWithReplacement(pool, lengthArgument(r), cls);
  },
]);

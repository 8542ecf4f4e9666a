/** itertools that pass on, drop or group the items of one iterable. */
import { exc, raise } from "../../objects/errors.ts";
import { PyIterator } from "../../objects/iterator.ts";
import { defineIterator } from "../../objects/iterators.ts";
import { defineStatic } from "../../objects/native.ts";
import type { Value } from "../../objects/object.ts";
import { call1 } from "../../objects/protocols/calls.ts";
import { getIterator, next } from "../../objects/protocols/iteration.ts";
import { equals, isTrue, toIndex } from "../../objects/protocols/operators.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { boolType, defineType, type PyType, typeOf } from "../../objects/type.ts";

const module = "itertools";

// --- compress, dropwhile, takewhile, filterfalse ---

export const compressType = defineType({ name: "compress", module });

export class PyCompress extends PyIterator {
  data: Value;
  selectors: Value;
  constructor(data: Value, selectors: Value, type: PyType) {
    super(type);
    this.data = data;
    this.selectors = selectors;
  }
  override next(): Value | undefined {
    for (;;) {
      const item = next(this.data);
      if (item === undefined) return undefined;
      const selector = next(this.selectors);
      if (selector === undefined) return undefined;
      if (isTrue(selector)) return item;
    }
  }
}

defineIterator(compressType);
defineStatic(compressType, "__new__", [
  "data, selectors",
  (cls: PyType, data: Value, selectors: Value) =>
    new PyCompress(getIterator(data), getIterator(selectors), cls),
]);

export const dropWhileType = defineType({ name: "dropwhile", module });

export class PyDropWhile extends PyIterator {
  predicate: Value;
  iterator: Value;
  isPassing = false;
  constructor(predicate: Value, iterator: Value, type: PyType) {
    super(type);
    this.predicate = predicate;
    this.iterator = iterator;
  }
  override next(): Value | undefined {
    for (;;) {
      const item = next(this.iterator);
      if (item === undefined || this.isPassing) return item;
      if (!isTrue(call1(this.predicate, item))) {
        this.isPassing = true;
        return item;
      }
    }
  }
}

defineIterator(dropWhileType);
defineStatic(dropWhileType, "__new__", [
  "predicate, iterable, /",
  (cls: PyType, predicate: Value, iterable: Value) =>
    new PyDropWhile(predicate, getIterator(iterable), cls),
]);

export const takeWhileType = defineType({ name: "takewhile", module });

export class PyTakeWhile extends PyIterator {
  predicate: Value;
  iterator: Value;
  isStopped = false;
  constructor(predicate: Value, iterator: Value, type: PyType) {
    super(type);
    this.predicate = predicate;
    this.iterator = iterator;
  }
  override next(): Value | undefined {
    if (this.isStopped) return undefined;
    const item = next(this.iterator);
    if (item === undefined) return undefined;
    if (isTrue(call1(this.predicate, item))) return item;
    this.isStopped = true;
    return undefined;
  }
}

defineIterator(takeWhileType);
defineStatic(takeWhileType, "__new__", [
  "predicate, iterable, /",
  (cls: PyType, predicate: Value, iterable: Value) =>
    new PyTakeWhile(predicate, getIterator(iterable), cls),
]);

export const filterFalseType = defineType({ name: "filterfalse", module });

export class PyFilterFalse extends PyIterator {
  predicate: Value;
  iterator: Value;
  constructor(predicate: Value, iterator: Value, type: PyType) {
    super(type);
    this.predicate = predicate;
    this.iterator = iterator;
  }
  override next(): Value | undefined {
    const { predicate, iterator } = this;
    const isPlain = predicate === null || predicate === boolType;
    for (let item = next(iterator); item !== undefined; item = next(iterator)) {
      if (!isTrue(isPlain ? item : call1(predicate, item))) return item;
    }
    return undefined;
  }
}

defineIterator(filterFalseType);
defineStatic(filterFalseType, "__new__", [
  "function, iterable, /",
  (cls: PyType, predicate: Value, iterable: Value) =>
    new PyFilterFalse(predicate, getIterator(iterable), cls),
]);

// --- islice ---

export const sliceIteratorType = defineType({ name: "islice", module });

export class PyIslice extends PyIterator {
  iterator: Value | null;
  /** Index in the iterable of the next item to give. */
  nextIndex: number;
  readonly stop: number;
  readonly step: number;
  /** How many items were taken from the iterable. */
  taken = 0;
  constructor(iterator: Value, start: number, stop: number, step: number, type: PyType) {
    super(type);
    this.iterator = iterator;
    this.nextIndex = start;
    this.stop = stop;
    this.step = step;
  }
  override next(): Value | undefined {
    const iterator = this.iterator;
    if (iterator === null) return undefined;
    const wanted = this.nextIndex;
    const limit = Math.min(wanted, this.stop);
    while (this.taken < limit) {
      if (next(iterator) === undefined) return this.end();
      this.taken++;
    }
    if (wanted >= this.stop) return this.end();
    const item = next(iterator);
    if (item === undefined) return this.end();
    this.taken++;
    this.nextIndex = Math.min(wanted + this.step, this.stop);
    return item;
  }
  private end(): undefined {
    this.iterator = null;
    return undefined;
  }
}

function boundArgument(value: Value, name: "Start" | "Stop" | "Indices"): number {
  if (value === null) return name === "Stop" ? Number.POSITIVE_INFINITY : 0;
  const isInt = typeof value === "number" || typeOf(value).lookup("__index__") !== undefined;
  const bound = isInt ? toIndex(value) : -1;
  if (typeof bound === "number" && bound >= 0) return bound;
  throw raise(
    exc.ValueError,
    name === "Stop"
      ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
      : "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
  );
}

function stepArgument(value: Value): number {
  if (value === null) return 1;
  const isInt = typeof value === "number" || typeOf(value).lookup("__index__") !== undefined;
  const step = isInt ? toIndex(value) : -1;
  if (typeof step === "number" && step >= 1) return step;
  throw raise(exc.ValueError, "Step for islice() must be a positive integer or None.");
}

defineIterator(sliceIteratorType);
defineStatic(sliceIteratorType, "__new__", [
  "iterable, start, stop=<unrepresentable>, step=None, /",
  (cls: PyType, iterable: Value, first: Value, stop?: Value, step: Value = null) => {
    if (stop === undefined) {
      const end = boundArgument(first, "Stop");
      return new PyIslice(getIterator(iterable), 0, end, 1, cls);
    }
    const end = boundArgument(stop, "Stop");
    const start = boundArgument(first, "Indices");
    return new PyIslice(getIterator(iterable), start, end, stepArgument(step), cls);
  },
]);

// --- pairwise, batched ---

export const pairwiseType = defineType({ name: "pairwise", module });

export class PyPairwise extends PyIterator {
  iterator: Value | null;
  previous: Value | undefined = undefined;
  constructor(iterator: Value, type: PyType) {
    super(type);
    this.iterator = iterator;
  }
  override next(): Value | undefined {
    if (this.iterator === null) return undefined;
    if (this.previous === undefined) this.previous = next(this.iterator);
    const previous = this.previous;
    const item = previous === undefined ? undefined : next(this.iterator);
    if (previous === undefined || item === undefined) {
      this.iterator = null;
      return undefined;
    }
    this.previous = item;
    return new PyTuple([previous, item]);
  }
}

defineIterator(pairwiseType);
defineStatic(pairwiseType, "__new__", [
  "iterable, /",
  (cls: PyType, iterable: Value) => new PyPairwise(getIterator(iterable), cls),
]);

export const batchedType = defineType({ name: "batched", module });

export class PyBatched extends PyIterator {
  iterator: Value | null;
  readonly size: number;
  readonly strict: boolean;
  constructor(iterator: Value, size: number, strict: boolean, type: PyType) {
    super(type);
    this.iterator = iterator;
    this.size = size;
    this.strict = strict;
  }
  override next(): Value | undefined {
    if (this.iterator === null) return undefined;
    const items: Value[] = [];
    while (items.length < this.size) {
      const item = next(this.iterator);
      if (item === undefined) {
        this.iterator = null;
        if (items.length === 0) return undefined;
        if (this.strict) throw raise(exc.ValueError, "batched(): incomplete batch");
        break;
      }
      items.push(item);
    }
    return new PyTuple(items);
  }
}

defineIterator(batchedType);
defineStatic(batchedType, "__new__", [
  "iterable, n, *, strict=False",
  (cls: PyType, iterable: Value, n: Value, strict: Value = false) => {
    const size = Number(toIndex(n));
    if (size < 1) throw raise(exc.ValueError, "n must be at least one");
    return new PyBatched(getIterator(iterable), size, isTrue(strict), cls);
  },
]);

// --- groupby ---

export const groupByType = defineType({ name: "groupby", module });
export const grouperType = defineType({ name: "_grouper", module });

export class PyGroupBy extends PyIterator {
  readonly iterator: Value;
  readonly key: Value;
  /** Key of the group that is being given out. */
  targetKey: Value | undefined = undefined;
  currentKey: Value | undefined = undefined;
  /** An item that was read but belongs to a group not asked for yet. */
  currentItem: Value | undefined = undefined;
  currentGroup: PyGrouper | null = null;
  constructor(iterator: Value, key: Value, type: PyType) {
    super(type);
    this.iterator = iterator;
    this.key = key;
  }
  override next(): Value | undefined {
    this.currentGroup = null;
    // Skip the rest of the last group.
    for (;;) {
      const { currentKey, targetKey } = this;
      if (currentKey !== undefined) {
        if (targetKey === undefined || !equals(targetKey, currentKey)) break;
      }
      if (!this.step()) return undefined;
    }
    this.targetKey = this.currentKey;
    const group = new PyGrouper(this, this.currentKey as Value);
    this.currentGroup = group;
    return new PyTuple([this.currentKey as Value, group]);
  }
  step(): boolean {
    const item = next(this.iterator);
    if (item === undefined) return false;
    const key = this.key === null ? item : call1(this.key, item);
    this.currentItem = item;
    this.currentKey = key;
    return true;
  }
}

class PyGrouper extends PyIterator {
  readonly parent: PyGroupBy;
  readonly key: Value;
  constructor(parent: PyGroupBy, key: Value) {
    super(grouperType);
    this.parent = parent;
    this.key = key;
  }
  override next(): Value | undefined {
    const parent = this.parent;
    if (parent.currentGroup !== this) return undefined;
    if (parent.currentItem === undefined && !parent.step()) return undefined;
    if (!equals(this.key, parent.currentKey as Value)) return undefined;
    const item = parent.currentItem;
    parent.currentItem = undefined;
    return item;
  }
}

defineIterator(groupByType);
defineIterator(grouperType);
defineStatic(groupByType, "__new__", [
  "iterable, key=None",
  (cls: PyType, iterable: Value, key: Value = null) =>
    new PyGroupBy(getIterator(iterable), key, cls),
]);

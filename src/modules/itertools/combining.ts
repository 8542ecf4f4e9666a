/** itertools that make items: accumulate, chain, count, cycle, repeat, starmap, tee, zip_longest. */
import { exc, raise } from "../../objects/errors.ts";
import { makeGenericAlias } from "../../objects/generic-alias.ts";
import { PyIterator } from "../../objects/iterator.ts";
import { defineIterator, iteratorsOf } from "../../objects/iterators.ts";
import { defineClassMethods, defineMethods, defineStatic } from "../../objects/native.ts";
import { makeStr, PyObject, type Value } from "../../objects/object.ts";
import { call, call2 } from "../../objects/protocols/calls.ts";
import { getIterator, next, toArray } from "../../objects/protocols/iteration.ts";
import { add, toIndex } from "../../objects/protocols/operators.ts";
import { reprText } from "../../objects/protocols/text.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../../objects/type.ts";

const module = "itertools";

// --- accumulate ---

export const accumulateType = defineType({ name: "accumulate", module });

export class PyAccumulate extends PyIterator {
  readonly iterator: Value;
  readonly operation: Value;
  initial: Value | undefined;
  total: Value | undefined = undefined;
  constructor(iterator: Value, operation: Value, initial: Value, type: PyType) {
    super(type);
    this.iterator = iterator;
    this.operation = operation;
    this.initial = initial === null ? undefined : initial;
  }
  override next(): Value | undefined {
    if (this.initial !== undefined) {
      this.total = this.initial;
      this.initial = undefined;
      return this.total;
    }
    const item = next(this.iterator);
    if (item === undefined) return undefined;
    const { total, operation } = this;
    if (total === undefined) this.total = item;
    else this.total = operation === null ? add(total, item) : call2(operation, total, item);
    return this.total;
  }
}

defineIterator(accumulateType);
defineStatic(accumulateType, "__new__", [
  "iterable, func=None, *, initial=None",
  (cls: PyType, iterable: Value, operation: Value = null, initial: Value = null) =>
    new PyAccumulate(getIterator(iterable), operation, initial, cls),
]);

// --- chain ---

export const chainType = defineType({ name: "chain", module });

export class PyChain extends PyIterator {
  /** Iterator over the iterables; null at the end. */
  source: Value;
  active: Value | undefined = undefined;
  constructor(source: Value, type: PyType) {
    super(type);
    this.source = source;
  }
  override next(): Value | undefined {
    for (;;) {
      if (this.active !== undefined) {
        const item = next(this.active);
        if (item !== undefined) return item;
        this.active = undefined;
      }
      if (this.source === null) return undefined;
      const iterable = next(this.source);
      if (iterable === undefined) {
        this.source = null;
        return undefined;
      }
      this.active = getIterator(iterable);
    }
  }
}

defineIterator(chainType);
defineStatic(chainType, "__new__", [
  "*iterables",
  (cls: PyType, iterables: Value[]) => new PyChain(getIterator(new PyTuple(iterables)), cls),
]);
defineClassMethods(chainType, {
  from_iterable: [
    "iterable, /",
    (cls: PyType, iterable: Value) => new PyChain(getIterator(iterable), cls),
  ],
  __class_getitem__: ["object, /", makeGenericAlias],
});

// --- count ---

export const countType = defineType({ name: "count", module });

export class PyCount extends PyIterator {
  current: Value;
  readonly step: Value;
  constructor(start: Value, step: Value, type: PyType) {
    super(type);
    this.current = start;
    this.step = step;
  }
  override next(): Value | undefined {
    const value = this.current;
    this.current = add(value, this.step);
    return value;
  }
}

function requireNumber(value: Value): Value {
  const type = typeOf(value);
  const isNumber =
    typeof value === "number" ||
    ["__index__", "__float__", "__int__", "__complex__"].some(
      (name) => type.lookup(name) !== undefined,
    ) ||
    type.name === "complex";
  if (!isNumber) throw raise(exc.TypeError, "a number is required");
  return value;
}

defineIterator(countType, {
  __repr__: [
    "",
    (self: PyCount) => {
      const start = reprText(self.current);
      return makeStr(
        self.step === 1 ? `count(${start})` : `count(${start}, ${reprText(self.step)})`,
      );
    },
  ],
});
defineStatic(countType, "__new__", [
  "start=0, step=1",
  (cls: PyType, start: Value = 0, step: Value = 1) =>
    new PyCount(requireNumber(start), requireNumber(step), cls),
]);

// --- cycle ---

export const cycleType = defineType({ name: "cycle", module });

export class PyCycle extends PyIterator {
  /** undefined once it was read through. */
  iterator: Value | undefined;
  readonly saved: Value[] = [];
  index = 0;
  constructor(iterator: Value, type: PyType) {
    super(type);
    this.iterator = iterator;
  }
  override next(): Value | undefined {
    if (this.iterator !== undefined) {
      const item = next(this.iterator);
      if (item !== undefined) {
        this.saved.push(item);
        return item;
      }
      this.iterator = undefined;
    }
    if (this.saved.length === 0) return undefined;
    const item = this.saved[this.index] as Value;
    this.index = this.index + 1 === this.saved.length ? 0 : this.index + 1;
    return item;
  }
}

defineIterator(cycleType);
defineStatic(cycleType, "__new__", [
  "iterable, /",
  (cls: PyType, iterable: Value) => new PyCycle(getIterator(iterable), cls),
]);

// --- repeat ---

export const repeatType = defineType({ name: "repeat", module });

export class PyRepeat extends PyIterator {
  readonly object: Value;
  /** Infinity: for ever. */
  remaining: number;
  constructor(object: Value, remaining: number, type: PyType) {
    super(type);
    this.object = object;
    this.remaining = remaining;
  }
  override next(): Value | undefined {
    if (this.remaining <= 0) return undefined;
    this.remaining--;
    return this.object;
  }
}

defineIterator(repeatType, {
  __repr__: [
    "",
    (self: PyRepeat) => {
      const object = reprText(self.object);
      return makeStr(
        self.remaining === Number.POSITIVE_INFINITY
          ? `repeat(${object})`
          : `repeat(${object}, ${self.remaining})`,
      );
    },
  ],
  __length_hint__: [
    "",
    (self: PyRepeat) => {
      if (self.remaining !== Number.POSITIVE_INFINITY) return self.remaining;
      throw raise(exc.TypeError, "len() of unsized object");
    },
  ],
  __reduce__: [
    "",
    (self: PyRepeat) =>
      new PyTuple([
        self.shape.cls,
        new PyTuple(
          self.remaining === Number.POSITIVE_INFINITY
            ? [self.object]
            : [self.object, self.remaining],
        ),
      ]),
  ],
});
defineStatic(repeatType, "__new__", [
  "object, times=<unrepresentable>",
  (cls: PyType, object: Value, times?: Value) => {
    const count =
      times === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Number(toIndex(times)));
    return new PyRepeat(object, count, cls);
  },
]);

// --- starmap ---

export const starMapType = defineType({ name: "starmap", module });

export class PyStarMap extends PyIterator {
  readonly callable: Value;
  readonly iterator: Value;
  constructor(callable: Value, iterator: Value, type: PyType) {
    super(type);
    this.callable = callable;
    this.iterator = iterator;
  }
  override next(): Value | undefined {
    const args = next(this.iterator);
    if (args === undefined) return undefined;
    return call(this.callable, args instanceof PyTuple ? args.items : toArray(args));
  }
}

defineIterator(starMapType);
defineStatic(starMapType, "__new__", [
  "function, iterable, /",
  (cls: PyType, callable: Value, iterable: Value) =>
    new PyStarMap(callable, getIterator(iterable), cls),
]);

// --- tee ---

export const teeType = defineType({ name: "_tee", module });

/** One item read from the shared iterator, and the one after it. */
class TeeLink extends PyObject {
  value: Value | undefined = undefined;
  after: TeeLink | null = null;
}

export class PyTee extends PyIterator {
  readonly iterator: Value;
  link: TeeLink;
  constructor(iterator: Value, link: TeeLink, type: PyType = teeType) {
    super(type);
    this.iterator = iterator;
    this.link = link;
  }
  override next(): Value | undefined {
    const link = this.link;
    if (link.after === null) {
      const item = next(this.iterator);
      if (item === undefined) return undefined;
      link.value = item;
      link.after = new TeeLink();
    }
    this.link = link.after;
    return link.value;
  }
}

function teeOf(iterable: Value, type: PyType): PyTee {
  const iterator = getIterator(iterable);
  if (iterator instanceof PyTee) return new PyTee(iterator.iterator, iterator.link, type);
  return new PyTee(iterator, new TeeLink(), type);
}

defineIterator(teeType);
defineMethods(teeType, {
  __copy__: ["", (self: PyTee) => new PyTee(self.iterator, self.link)],
});
defineStatic(teeType, "__new__", [
  "iterable, /",
  (cls: PyType, iterable: Value) => teeOf(iterable, cls),
]);

export function tee(iterable: Value, n: Value = 2): Value {
  const count = Number(toIndex(n));
  if (count < 0) throw raise(exc.ValueError, "n must be >= 0");
  if (count === 0) return new PyTuple([]);
  const first = teeOf(iterable, teeType);
  const copies: Value[] = [first];
  for (let i = 1; i < count; i++) copies.push(new PyTee(first.iterator, first.link));
  return new PyTuple(copies);
}

// --- zip_longest ---

export const zipLongestType = defineType({ name: "zip_longest", module });

export class PyZipLongest extends PyIterator {
  /** null where an iterator has ended. */
  readonly iterators: (Value | null)[];
  active: number;
  readonly fill: Value;
  constructor(iterators: Value[], fill: Value, type: PyType) {
    super(type);
    this.iterators = iterators;
    this.active = iterators.length;
    this.fill = fill;
  }
  override next(): Value | undefined {
    const { iterators, fill } = this;
    if (this.active === 0) return undefined;
    const items: Value[] = [];
    for (let i = 0; i < iterators.length; i++) {
      const iterator = iterators[i] as Value;
      let item: Value | undefined = fill;
      if (iterator !== null) {
        item = next(iterator);
        if (item === undefined) {
          if (--this.active === 0) return undefined;
          iterators[i] = null;
          item = fill;
        }
      }
      items.push(item);
    }
    return new PyTuple(items);
  }
}

defineIterator(zipLongestType);
defineStatic(zipLongestType, "__new__", [
  "*iterables, **kwargs",
  (cls: PyType, iterables: Value[], keywords: ReadonlyMap<string, Value>) => {
    for (const name of keywords.keys()) {
      if (name !== "fillvalue") {
        throw raise(exc.TypeError, "zip_longest() got an unexpected keyword argument");
      }
    }
    return new PyZipLongest(iteratorsOf(iterables), keywords.get("fillvalue") ?? null, cls);
  },
]);

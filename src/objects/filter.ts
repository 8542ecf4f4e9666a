/** filter. */
import { PyIterator } from "./iterator.ts";
import { defineIterator } from "./iterators.ts";
import { defineStatic } from "./native.ts";
import type { Value } from "./object.ts";
import { call1 } from "./protocols/calls.ts";
import { getIterator, next } from "./protocols/iteration.ts";
import { isTrue } from "./protocols/operators.ts";
import { PyTuple } from "./tuple.ts";
import { boolType, defineType, type PyType } from "./type.ts";

export const filterType = defineType({ name: "filter" });

export class PyFilter extends PyIterator {
  /** None (and bool): keep what is true. */
  predicate: Value;
  iterator: Value;
  constructor(predicate: Value, iterator: Value, type: PyType = filterType) {
    super(type);
    this.predicate = predicate;
    this.iterator = iterator;
  }
  override next(): Value | undefined {
    const { predicate, iterator } = this;
    const isPlain = predicate === null || predicate === boolType;
    for (let item = next(iterator); item !== undefined; item = next(iterator)) {
      if (isTrue(isPlain ? item : call1(predicate, item))) return item;
    }
    return undefined;
  }
}

defineIterator(filterType, {
  __reduce__: [
    "",
    (self: PyFilter) => new PyTuple([self.shape.cls, new PyTuple([self.predicate, self.iterator])]),
  ],
});
defineStatic(filterType, "__new__", [
  "function, iterable, /",
  (cls: PyType, predicate: Value, iterable: Value) =>
    new PyFilter(predicate, getIterator(iterable), cls),
]);

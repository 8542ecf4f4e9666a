/** enumerate. */
import { exc, raise } from "./errors.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import { addInts } from "./integer-arithmetic.ts";
import { PyIterator } from "./iterator.ts";
import { defineIterator } from "./iterators.ts";
import { defineClassMethods, defineStatic } from "./native.ts";
import type { Int, Value } from "./object.ts";
import { getIterator, next } from "./protocols/iteration.ts";
import { toIndex } from "./protocols/operators.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, type PyType } from "./type.ts";

export const enumerateType = defineType({
  name: "enumerate",
});

export class PyEnumerate extends PyIterator {
  iterator: Value;
  count: Int;
  constructor(iterator: Value, count: Int, type: PyType = enumerateType) {
    super(type);
    this.iterator = iterator;
    this.count = count;
  }
  override next(): Value | undefined {
    const iterator = this.iterator;
    const item = next(iterator);
    if (item === undefined) return undefined;
    const count = this.count;
    this.count = addInts(count, 1);
    return new PyTuple([count, item]);
  }
}

defineIterator(enumerateType, {
  __reduce__: [
    "",
    (self: PyEnumerate) => new PyTuple([self.shape.cls, new PyTuple([self.iterator, self.count])]),
  ],
});
defineClassMethods(enumerateType, { __class_getitem__: ["object, /", makeGenericAlias] });
defineStatic(enumerateType, "__new__", [
  "iterable=<unrepresentable>, start=0",
  (cls: PyType, iterable?: Value, start?: Value) => {
    if (iterable === undefined) {
      throw raise(exc.TypeError, "enumerate() missing required argument 'iterable'");
    }
    const first = start === undefined ? 0 : toIndex(start);
    return new PyEnumerate(getIterator(iterable), first, cls);
  },
]);

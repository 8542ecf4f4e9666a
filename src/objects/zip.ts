/** zip. */
import { PyIterator } from "./iterator.ts";
import { defineIterator, describeUnequal, iteratorsOf } from "./iterators.ts";
import { defineStatic } from "./native.ts";
import type { Value } from "./object.ts";
import { next } from "./protocols/iteration.ts";
import { isTrue } from "./protocols/operators.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, type PyType } from "./type.ts";

export const zipType = defineType({ name: "zip" });

export class PyZip extends PyIterator {
  iterators: readonly Value[];
  strict: boolean;
  constructor(iterators: readonly Value[], strict: boolean, type: PyType = zipType) {
    super(type);
    this.iterators = iterators;
    this.strict = strict;
  }
  override next(): Value | undefined {
    const iterators = this.iterators;
    const count = iterators.length;
    if (count === 0) return undefined;
    const items: Value[] = [];
    for (let i = 0; i < count; i++) {
      const item = next(iterators[i] as Value);
      if (item === undefined) {
        if (this.strict) this.checkLengths(i);
        return undefined;
      }
      items.push(item);
    }
    return new PyTuple(items);
  }
  private checkLengths(ended: number): void {
    const error = describeUnequal("zip", this.iterators, ended);
    if (error !== undefined) throw error;
  }
}

defineIterator(zipType, {
  __reduce__: [
    "",
    (self: PyZip) => {
      const args = new PyTuple(self.iterators);
      return new PyTuple(self.strict ? [self.shape.cls, args, true] : [self.shape.cls, args]);
    },
  ],
  __setstate__: [
    "object, /",
    (self: PyZip, state: Value) => {
      self.strict = isTrue(state);
      return null;
    },
  ],
});
defineStatic(zipType, "__new__", [
  "*iterables, strict=False",
  (cls: PyType, iterables: Value[], strict?: Value) =>
    new PyZip(iteratorsOf(iterables), strict !== undefined && isTrue(strict), cls),
]);

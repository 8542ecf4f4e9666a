/** map. */
import { exc, raise } from "./errors.ts";
import { PyIterator } from "./iterator.ts";
import { defineIterator, describeUnequal, iteratorsOf } from "./iterators.ts";
import { defineStatic } from "./native.ts";
import type { Value } from "./object.ts";
import { call, call1 } from "./protocols/calls.ts";
import { next } from "./protocols/iteration.ts";
import { isTrue } from "./protocols/operators.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, type PyType } from "./type.ts";

export const mapType = defineType({ name: "map" });

export class PyMap extends PyIterator {
  callable: Value;
  iterators: readonly Value[];
  strict: boolean;
  constructor(
    callable: Value,
    iterators: readonly Value[],
    strict: boolean,
    type: PyType = mapType,
  ) {
    super(type);
    this.callable = callable;
    this.iterators = iterators;
    this.strict = strict;
  }
  override next(): Value | undefined {
    const iterators = this.iterators;
    if (iterators.length === 1) {
      const item = next(iterators[0] as Value);
      return item === undefined ? undefined : call1(this.callable, item);
    }
    const args: Value[] = [];
    for (let i = 0; i < iterators.length; i++) {
      const item = next(iterators[i] as Value);
      if (item === undefined) {
        if (this.strict) this.checkLengths(i);
        return undefined;
      }
      args.push(item);
    }
    return call(this.callable, args);
  }
  private checkLengths(ended: number): void {
    const error = describeUnequal("map", this.iterators, ended);
    if (error !== undefined) throw error;
  }
}

defineIterator(mapType, {
  __reduce__: [
    "",
    (self: PyMap) => {
      const args = new PyTuple([self.callable, ...self.iterators]);
      return new PyTuple(self.strict ? [self.shape.cls, args, true] : [self.shape.cls, args]);
    },
  ],
  __setstate__: [
    "object, /",
    (self: PyMap, state: Value) => {
      self.strict = isTrue(state);
      return null;
    },
  ],
});

defineStatic(mapType, "__new__", [
  "*args, strict=False",
  (cls: PyType, args: Value[], strict?: Value) => {
    if (args.length < 2) {
      throw raise(exc.TypeError, "map() must have at least two arguments.");
    }
    const isStrict = strict !== undefined && isTrue(strict);
    return new PyMap(args[0] as Value, iteratorsOf(args.slice(1)), isStrict, cls);
  },
]);

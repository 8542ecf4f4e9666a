/** `reversed`: over lists, over tuples and other sequences, and the call that chooses. */
import { exc, PyException, raise } from "./errors.ts";
import { subtractInts } from "./integer-arithmetic.ts";
import { PyIterator } from "./iterator.ts";
import { defineIterator } from "./iterators.ts";
import { listItem, newList, type PyList } from "./list.ts";
import { builtinFunction } from "./builtin-lookup.ts";
import { defineStatic } from "./native.ts";
import type { Int, Value } from "./object.ts";
import { callSpecial0, callSpecial1 } from "./protocols/calls.ts";
import { length, toIndex } from "./protocols/operators.ts";
import { emptyTuple, PyTuple } from "./tuple.ts";
import { defineType, isInstance, type PyType, typeOf } from "./type.ts";

export const listReverseIteratorType = defineType({ name: "list_reverseiterator", isBase: false });

export class PyListReverseIterator extends PyIterator {
  list: PyList | null;
  /** Index of the next item. */
  index: number;
  constructor(list: PyList) {
    super(listReverseIteratorType);
    this.list = list;
    this.index = list.length - 1;
  }
  override next(): Value | undefined {
    const list = this.list;
    if (list === null) return undefined;
    const i = this.index;
    if (i < 0 || i >= list.length) {
      this.list = null;
      this.index = -1;
      return undefined;
    }
    this.index = i - 1;
    return listItem(list, i);
  }
}

defineIterator(listReverseIteratorType, {
  __length_hint__: [
    "",
    (self: PyListReverseIterator) =>
      self.list === null || self.index >= self.list.length ? 0 : self.index + 1,
  ],
  __reduce__: [
    "",
    (self: PyListReverseIterator) =>
      self.list === null
        ? new PyTuple([builtinFunction("iter"), new PyTuple([newList([])])])
        : new PyTuple([reversedType, new PyTuple([self.list]), self.index]),
  ],
});

export const reversedType = defineType({ name: "reversed" });

/** Walks any sequence from its end by `__getitem__`. */
export class PyReversed extends PyIterator {
  sequence: Value | undefined;
  index: Int;
  constructor(sequence: Value, index: Int, type: PyType = reversedType) {
    super(type);
    this.sequence = sequence;
    this.index = index;
  }
  override next(): Value | undefined {
    const sequence = this.sequence;
    if (sequence === undefined) return undefined;
    if (this.index >= 0) {
      try {
        const getItem = typeOf(sequence).lookup("__getitem__") as Value;
        const item = callSpecial1(getItem, sequence, this.index);
        this.index = subtractInts(this.index, 1);
        return item;
      } catch (error) {
        if (!endsSequence(error)) throw error;
      }
    }
    this.index = -1;
    this.sequence = undefined;
    return undefined;
  }
}

function endsSequence(error: unknown): boolean {
  return (
    error instanceof PyException &&
    (isInstance(error, exc.IndexError) || isInstance(error, exc.StopIteration))
  );
}

defineIterator(reversedType, {
  __length_hint__: [
    "",
    (self: PyReversed) => (self.sequence === undefined ? 0 : Number(self.index) + 1),
  ],
  __reduce__: [
    "",
    (self: PyReversed) =>
      self.sequence === undefined
        ? new PyTuple([builtinFunction("iter"), new PyTuple([emptyTuple])])
        : new PyTuple([reversedType, new PyTuple([self.sequence]), self.index]),
  ],
  __setstate__: [
    "object, /",
    (self: PyReversed, state: Value) => {
      if (self.sequence === undefined) return null;
      const last = subtractInts(length(self.sequence), 1);
      const index = toIndex(state);
      if (index < -1) self.index = -1;
      else if (index > last) self.index = last;
      else self.index = index;
      return null;
    },
  ],
});

/** `reversed(x)`: what `__reversed__` gives, or a walk backwards over a sequence. */
export function makeReversed(cls: PyType, sequence: Value): Value {
  const type = typeOf(sequence);
  const method = type.lookup("__reversed__");
  if (method !== undefined && method !== null) return callSpecial0(method, sequence);
  if (method === null || !isSequence(type)) {
    throw raise(exc.TypeError, `'${type.name}' object is not reversible`);
  }
  return new PyReversed(sequence, subtractInts(length(sequence), 1), cls);
}

/** Has `__getitem__` and is no mapping of ours. */
function isSequence(type: PyType): boolean {
  return type.lookup("__getitem__") !== undefined && type.lookup("keys") === undefined;
}

defineStatic(reversedType, "__new__", ["object, /", makeReversed]);

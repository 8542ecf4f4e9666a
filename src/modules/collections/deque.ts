/**
 * deque: a ring of items in an array whose length is a power of two.
 *
 * Invariant: item i is at `ring[(head + i) & mask]`; slots outside hold undefined. `changes` counts
 * every change of length or order, so that iterators notice.
 */
import { exc, raise } from "../../objects/errors.ts";
import { makeGenericAlias } from "../../objects/generic-alias.ts";
import { PyIterator } from "../../objects/iterator.ts";
import { defineIterator } from "../../objects/iterators.ts";
import { compareLengths } from "../../objects/list-methods.ts";
import {
  defineClassMethods,
  defineGetters,
  defineMethods,
  defineStatic,
  type MethodRow,
} from "../../objects/native.ts";
import { makeStr, PyObject, type Value } from "../../objects/object.ts";
import { call } from "../../objects/protocols/calls.ts";
import { copyInstanceDict, hasAttributes } from "../../objects/protocols/fields.ts";
import { getIterator, next } from "../../objects/protocols/iteration.ts";
import {
  CompareOperator,
  compareRich,
  equals,
  toIndex,
} from "../../objects/protocols/operators.ts";
import { enterRepr, leaveRepr, reprText } from "../../objects/protocols/text.ts";
import { NotImplemented } from "../../objects/singletons.ts";
import { isIndex, searchBound, sizedIndex } from "../../objects/slice.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../../objects/type.ts";

const SMALLEST = 8;

export class PyDeque extends PyObject {
  ring: (Value | undefined)[] = new Array(SMALLEST).fill(undefined);
  mask = SMALLEST - 1;
  head = 0;
  size = 0;
  maximum: number | null = null;
  changes = 0;

  at(i: number): Value {
    return this.ring[(this.head + i) & this.mask] as Value;
  }

  put(i: number, value: Value): void {
    this.ring[(this.head + i) & this.mask] = value;
  }

  pushRight(value: Value): void {
    if (this.size === this.maximum) {
      if (this.maximum === 0) return;
      this.popLeft();
    }
    if (this.size > this.mask) this.grow();
    this.ring[(this.head + this.size) & this.mask] = value;
    this.size++;
    this.changes++;
  }

  pushLeft(value: Value): void {
    if (this.size === this.maximum) {
      if (this.maximum === 0) return;
      this.popRight();
    }
    if (this.size > this.mask) this.grow();
    this.head = (this.head - 1) & this.mask;
    this.ring[this.head] = value;
    this.size++;
    this.changes++;
  }

  popRight(): Value {
    const slot = (this.head + this.size - 1) & this.mask;
    const value = this.ring[slot] as Value;
    this.ring[slot] = undefined;
    this.size--;
    this.changes++;
    return value;
  }

  popLeft(): Value {
    const value = this.ring[this.head] as Value;
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & this.mask;
    this.size--;
    this.changes++;
    return value;
  }

  rotate(steps: number): void {
    if (this.size < 2) return;
    let n = steps % this.size;
    if (n > this.size / 2) n -= this.size;
    else if (n < -this.size / 2) n += this.size;
    for (; n > 0; n--) this.turnRight();
    for (; n < 0; n++) this.turnLeft();
    this.changes++;
  }

  private turnRight(): void {
    const value = this.popRight();
    this.head = (this.head - 1) & this.mask;
    this.ring[this.head] = value;
    this.size++;
  }

  private turnLeft(): void {
    const value = this.popLeft();
    this.ring[(this.head + this.size) & this.mask] = value;
    this.size++;
  }

  values(): Value[] {
    const result: Value[] = [];
    for (let i = 0; i < this.size; i++) result.push(this.at(i));
    return result;
  }

  clear(): void {
    this.setValues([]);
  }

  setValues(values: readonly Value[]): void {
    let length = SMALLEST;
    while (length < values.length) length *= 2;
    this.ring = new Array(length).fill(undefined);
    this.mask = length - 1;
    this.head = 0;
    this.size = values.length;
    for (let i = 0; i < values.length; i++) this.ring[i] = values[i];
    this.changes++;
  }

  private grow(): void {
    const values = this.values();
    const length = this.ring.length * 2;
    this.ring = new Array(length).fill(undefined);
    this.mask = length - 1;
    this.head = 0;
    for (let i = 0; i < values.length; i++) this.ring[i] = values[i];
  }
}

export const dequeType = defineType({
  name: "deque",
  module: "collections",
  instanceClass: PyDeque,
});

function makeDeque(cls: PyType): PyDeque {
  const deque = new cls.instanceClass() as PyDeque;
  deque.shape = cls.rootShape;
  return deque;
}

/** A deque of the same class with these items: by calling the class when it is a subclass. */
function derive(self: PyDeque, values: readonly Value[]): PyDeque {
  if (typeOf(self) === dequeType) {
    const deque = makeDeque(dequeType);
    deque.maximum = self.maximum;
    for (const value of values) deque.pushRight(value);
    return deque;
  }
  const items = new PyTuple(values);
  return call(typeOf(self), self.maximum === null ? [items] : [items, self.maximum]) as PyDeque;
}

// --- iterators ---

const iteratorType = defineType({ name: "_deque_iterator", module: "collections" });
const reverseIteratorType = defineType({ name: "_deque_reverse_iterator", module: "collections" });

export class PyDequeIterator extends PyIterator {
  readonly deque: PyDeque;
  index: number;
  remaining: number;
  readonly step: 1 | -1;
  private changes: number;
  constructor(deque: PyDeque, step: 1 | -1) {
    super(step === 1 ? iteratorType : reverseIteratorType);
    this.deque = deque;
    this.step = step;
    this.index = step === 1 ? 0 : deque.size - 1;
    this.remaining = deque.size;
    this.changes = deque.changes;
  }
  override next(): Value | undefined {
    if (this.remaining === 0) return undefined;
    if (this.deque.changes !== this.changes) {
      this.remaining = 0;
      throw raise(exc.RuntimeError, "deque mutated during iteration");
    }
    const value = this.deque.at(this.index);
    this.index += this.step;
    this.remaining--;
    return value;
  }
}

for (const type of [iteratorType, reverseIteratorType]) {
  defineIterator(type, {
    __length_hint__: ["", (self: PyDequeIterator) => self.remaining],
    __reduce__: [
      "",
      (self: PyDequeIterator) =>
        new PyTuple([typeOf(self), new PyTuple([self.deque, self.deque.size - self.remaining])]),
    ],
  });
  defineStatic(type, "__new__", [
    "deque, index=0, /",
    (cls: PyType, deque: Value, index: Value = 0) => {
      if (!(deque instanceof PyDeque)) {
        const name = typeOf(deque).name;
        throw raise(
          exc.TypeError,
          `${cls.name}() argument 1 must be collections.deque, not ${name}`,
        );
      }
      const iterator = new PyDequeIterator(deque, cls === iteratorType ? 1 : -1);
      for (let n = Number(toIndex(index)); n > 0; n--) iterator.next();
      return iterator;
    },
  ]);
}
export const dequeIteratorType = iteratorType;
export const dequeReverseIteratorType = reverseIteratorType;

// --- methods ---

function extend(self: PyDeque, iterable: Value): void {
  if (iterable === self) {
    for (const value of self.values()) self.pushRight(value);
    return;
  }
  const iterator = getIterator(iterable);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) self.pushRight(x);
}

function extendLeft(self: PyDeque, iterable: Value): null {
  if (iterable === self) {
    for (const value of self.values()) self.pushLeft(value);
    return null;
  }
  const iterator = getIterator(iterable);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) self.pushLeft(x);
  return null;
}

function initialize(self: PyDeque, iterable?: Value, maximum: Value = null): null {
  if (maximum !== null) {
    if (!isIndex(maximum)) throw raise(exc.TypeError, "an integer is required");
    const limit = sizedIndex(maximum);
    if (limit < 0) throw raise(exc.ValueError, "maxlen must be non-negative");
    self.maximum = limit;
  } else self.maximum = null;
  if (self.size > 0) self.clear();
  if (iterable !== undefined) extend(self, iterable);
  return null;
}

function indexOf(self: PyDeque, key: Value): number {
  if (!isIndex(key)) {
    const name = typeOf(key).name;
    throw raise(exc.TypeError, `sequence index must be integer, not '${name}'`);
  }
  let i = sizedIndex(key, exc.IndexError);
  if (i < 0) i += self.size;
  if (i < 0 || i >= self.size) throw raise(exc.IndexError, "deque index out of range");
  return i;
}

/** The first equal item in [start, stop), or -1; the deque must not change meanwhile. */
function find(self: PyDeque, x: Value, start: number, stop: number): number {
  const changes = self.changes;
  for (let i = start; i < stop; i++) {
    const item = self.at(i);
    const isEqual = item === x || equals(item, x);
    if (self.changes !== changes) {
      throw raise(exc.RuntimeError, "deque mutated during iteration");
    }
    if (isEqual) return i;
  }
  return -1;
}

function removeAt(self: PyDeque, index: number): void {
  if (index < self.size / 2) {
    for (let i = index; i > 0; i--) self.put(i, self.at(i - 1));
    self.popLeft();
  } else {
    for (let i = index; i < self.size - 1; i++) self.put(i, self.at(i + 1));
    self.popRight();
  }
}

function insert(self: PyDeque, index: Value, value: Value): null {
  const at = sizedIndex(index);
  if (self.size === self.maximum) {
    throw raise(exc.IndexError, "deque already at its maximum size");
  }
  const place = Math.min(self.size, at < 0 ? Math.max(0, at + self.size) : at);
  self.pushRight(value);
  for (let i = self.size - 1; i > place; i--) self.put(i, self.at(i - 1));
  self.put(place, value);
  return null;
}

function compareDeques(op: CompareOperator, a: PyDeque, b: Value): Value {
  if (!(b instanceof PyDeque)) return NotImplemented;
  if (op === CompareOperator.Equal && a.size !== b.size) return false;
  if (op === CompareOperator.NotEqual && a.size !== b.size) return true;
  const shared = Math.min(a.size, b.size);
  for (let i = 0; i < shared; i++) {
    const x = a.at(i);
    const y = b.at(i);
    if (x === y || equals(x, y)) continue;
    if (op === CompareOperator.Equal) return false;
    if (op === CompareOperator.NotEqual) return true;
    return compareRich(op, x, y);
  }
  if (op === CompareOperator.Equal) return true;
  if (op === CompareOperator.NotEqual) return false;
  return compareLengths(op, a.size, b.size);
}

function comparison(op: CompareOperator): MethodRow {
  return ["value, /", (self: PyDeque, other: Value) => compareDeques(op, self, other)];
}

function reprDeque(self: PyDeque): Value {
  if (!enterRepr(self)) return "[...]";
  try {
    const items = self.values().map(reprText).join(", ");
    const limit = self.maximum === null ? "" : `, maxlen=${self.maximum}`;
    return makeStr(`${typeOf(self).name}([${items}]${limit})`);
  } finally {
    leaveRepr(self);
  }
}

function repeat(self: PyDeque, count: Value): Value {
  const n = Math.max(0, sizedIndex(count));
  const once = self.values();
  const values: Value[] = [];
  for (let i = 0; i < n; i++) values.push(...once);
  return derive(self, values);
}

const methods: Readonly<Record<string, MethodRow>> = {
  __init__: ["iterable=<unrepresentable>, maxlen=None", initialize],
  __repr__: ["", reprDeque],
  __len__: ["", (self: PyDeque) => self.size],
  __iter__: ["", (self: PyDeque) => new PyDequeIterator(self, 1)],
  __reversed__: ["", (self: PyDeque) => new PyDequeIterator(self, -1)],
  __getitem__: ["key, /", (self: PyDeque, key: Value) => self.at(indexOf(self, key))],
  __setitem__: [
    "key, value, /",
    (self: PyDeque, key: Value, value: Value) => {
      self.put(indexOf(self, key), value);
      return null;
    },
  ],
  __delitem__: [
    "key, /",
    (self: PyDeque, key: Value) => {
      removeAt(self, indexOf(self, key));
      return null;
    },
  ],
  __contains__: ["key, /", (self: PyDeque, x: Value) => find(self, x, 0, self.size) >= 0],
  __eq__: comparison(CompareOperator.Equal),
  __ne__: comparison(CompareOperator.NotEqual),
  __lt__: comparison(CompareOperator.Less),
  __le__: comparison(CompareOperator.LessEqual),
  __gt__: comparison(CompareOperator.Greater),
  __ge__: comparison(CompareOperator.GreaterEqual),
  __add__: [
    "value, /",
    (self: PyDeque, other: Value) => {
      if (!(other instanceof PyDeque)) {
        const name = typeOf(other).name;
        throw raise(exc.TypeError, `can only concatenate deque (not "${name}") to deque`);
      }
      return derive(self, [...self.values(), ...other.values()]);
    },
  ],
  __iadd__: [
    "value, /",
    (self: PyDeque, other: Value) => {
      extend(self, other);
      return self;
    },
  ],
  __mul__: ["value, /", repeat],
  __rmul__: ["value, /", repeat],
  __imul__: [
    "value, /",
    (self: PyDeque, count: Value) => {
      const n = Math.max(0, sizedIndex(count));
      const once = self.values();
      self.clear();
      for (let i = 0; i < n; i++) for (const value of once) self.pushRight(value);
      return self;
    },
  ],
  __copy__: ["", (self: PyDeque) => derive(self, self.values())],
  __reduce__: [
    "",
    (self: PyDeque) => {
      const state = hasAttributes(self) ? copyInstanceDict(self) : null;
      const args =
        self.maximum === null ? new PyTuple([]) : new PyTuple([new PyTuple([]), self.maximum]);
      return new PyTuple([typeOf(self), args, state, getIterator(self)]);
    },
  ],
  append: [
    "item, /",
    (self: PyDeque, value: Value) => {
      self.pushRight(value);
      return null;
    },
    "Add an element to the right side of the deque.",
  ],
  appendleft: [
    "item, /",
    (self: PyDeque, value: Value) => {
      self.pushLeft(value);
      return null;
    },
    "Add an element to the left side of the deque.",
  ],
  clear: [
    "",
    (self: PyDeque) => {
      self.clear();
      return null;
    },
  ],
  copy: ["", (self: PyDeque) => derive(self, self.values())],
  count: [
    "value, /",
    (self: PyDeque, x: Value) => {
      let count = 0;
      let i = find(self, x, 0, self.size);
      while (i >= 0) {
        count++;
        i = find(self, x, i + 1, self.size);
      }
      return count;
    },
  ],
  extend: [
    "iterable, /",
    (self: PyDeque, iterable: Value) => {
      extend(self, iterable);
      return null;
    },
  ],
  extendleft: ["iterable, /", extendLeft],
  index: [
    "value, start=0, stop=<unrepresentable>, /",
    (self: PyDeque, x: Value, start?: Value, stop?: Value) => {
      const from = searchBound(start, self.size, 0);
      const to = Math.min(searchBound(stop, self.size, self.size), self.size);
      const i = find(self, x, from, to);
      if (i < 0) throw raise(exc.ValueError, "deque.index(x): x not in deque");
      return i;
    },
  ],
  insert: ["index, value, /", insert],
  pop: [
    "",
    (self: PyDeque) => {
      if (self.size === 0) throw raise(exc.IndexError, "pop from an empty deque");
      return self.popRight();
    },
  ],
  popleft: [
    "",
    (self: PyDeque) => {
      if (self.size === 0) throw raise(exc.IndexError, "pop from an empty deque");
      return self.popLeft();
    },
  ],
  remove: [
    "value, /",
    (self: PyDeque, x: Value) => {
      const i = find(self, x, 0, self.size);
      if (i < 0) throw raise(exc.ValueError, "deque.remove(x): x not in deque");
      removeAt(self, i);
      return null;
    },
  ],
  reverse: [
    "",
    (self: PyDeque) => {
      self.setValues(self.values().reverse());
      return null;
    },
  ],
  rotate: [
    "n=1, /",
    (self: PyDeque, n: Value = 1) => {
      self.rotate(sizedIndex(n));
      return null;
    },
  ],
  __sizeof__: ["", (self: PyDeque) => 760 + 8 * self.ring.length],
};

dequeType.isSequence = true;
defineMethods(dequeType, methods);
defineGetters(dequeType, { maxlen: (self: PyDeque) => self.maximum });
defineClassMethods(dequeType, { __class_getitem__: ["object, /", makeGenericAlias] });
defineStatic(dequeType, "__new__", ["*args, **kwargs", (cls: PyType) => makeDeque(cls)]);
dequeType.setOwn("__hash__", null);

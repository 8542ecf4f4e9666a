/**
 * `dict.keys()`, `dict.items()`, `dict.values()`: views that follow their dict, with the set
 * operations of keys and items.
 */
import type { PyDict } from "./dict.ts";
import { tableFind } from "./dict-access.ts";
import { makeMappingProxy } from "./mapping-proxy.ts";
import {
  PyDictItemIterator,
  type PyDictIterator,
  PyDictKeyIterator,
  PyDictValueIterator,
} from "./iterators.ts";
import { defineGetters, defineMethods, type MethodRow } from "./native.ts";
import { PyObject, type Value } from "./object.ts";
import { getIterator, isIterable, next } from "./protocols/iteration.ts";
import { contains, equals, length } from "./protocols/operators.ts";
import { enterRepr, leaveRepr, makeStr, reprText } from "./protocols/text.ts";
import { PyFrozenSet, PySet } from "./set.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, type PyType } from "./type.ts";

export const dictKeysType = defineType({ name: "dict_keys", isBase: false });
export const dictItemsType = defineType({ name: "dict_items", isBase: false });
export const dictValuesType = defineType({ name: "dict_values", isBase: false });

export abstract class PyDictView extends PyObject {
  readonly dict: PyDict;
  constructor(type: PyType, dict: PyDict) {
    super();
    this.shape = type.rootShape;
    this.dict = dict;
  }
  abstract iterate(step: 1 | -1): PyDictIterator;
}

export class PyDictKeys extends PyDictView {
  constructor(dict: PyDict) {
    super(dictKeysType, dict);
  }
  override iterate(step: 1 | -1): PyDictIterator {
    return new PyDictKeyIterator(this.dict, step);
  }
}

export class PyDictItems extends PyDictView {
  constructor(dict: PyDict) {
    super(dictItemsType, dict);
  }
  override iterate(step: 1 | -1): PyDictIterator {
    return new PyDictItemIterator(this.dict, step);
  }
}

export class PyDictValues extends PyDictView {
  constructor(dict: PyDict) {
    super(dictValuesType, dict);
  }
  override iterate(step: 1 | -1): PyDictIterator {
    return new PyDictValueIterator(this.dict, step);
  }
}

function reprView(view: PyDictView): Value {
  if (!enterRepr(view.dict)) return "...";
  try {
    const parts = view.iterate(1).rest().map(reprText);
    return makeStr(`${view.shape.cls.name}([${parts.join(", ")}])`);
  } finally {
    leaveRepr(view.dict);
  }
}

function holdsItem(view: PyDictItems, item: Value): boolean {
  if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
  const value = tableFind(view.dict.table, item.items[0] as Value)?.value;
  return value !== undefined && equals(value, item.items[1] as Value);
}

const common: Readonly<Record<string, MethodRow>> = {
  __repr__: ["", reprView],
  __len__: ["", (self: PyDictView) => self.dict.table.size],
  __iter__: ["", (self: PyDictView) => self.iterate(1)],
  __reversed__: ["", (self: PyDictView) => self.iterate(-1)],
};

// --- as sets ---

function isSetLike(value: Value): value is PyDictKeys | PyDictItems | PySet | PyFrozenSet {
  return (
    value instanceof PyDictKeys ||
    value instanceof PyDictItems ||
    value instanceof PySet ||
    value instanceof PyFrozenSet
  );
}

function setOf(iterable: Value): PySet {
  const result = new PySet();
  const iterator = getIterator(iterable);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) result.table.add(x);
  return result;
}

function isContained(a: Value, b: Value): boolean {
  const iterator = getIterator(a);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) {
    if (!contains(b, x)) return false;
  }
  return true;
}

function subtractFrom(a: Value, b: Value): PySet {
  const result = setOf(a);
  const iterator = getIterator(b);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) result.table.delete(x);
  return result;
}

function intersect(a: Value, b: Value): PySet {
  let view = a;
  let other = b;
  if (!isSetLike(view) || (isSetLike(other) && length(other) > length(view))) {
    view = b;
    other = a;
  }
  const result = new PySet();
  const iterator = getIterator(other);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) {
    if (contains(view, x)) result.table.add(x);
  }
  return result;
}

function unite(a: Value, b: Value): PySet {
  const result = setOf(a);
  const iterator = getIterator(b);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) result.table.add(x);
  return result;
}

function differ(a: Value, b: Value): PySet {
  const result = setOf(a);
  const other = setOf(b);
  for (const x of other.table.keyList()) if (!result.table.delete(x)) result.table.add(x);
  return result;
}

/** Both ways round, for whatever can be iterated. */
function setOperator(operate: (a: Value, b: Value) => Value): readonly [MethodRow, MethodRow] {
  return [
    ["value, /", (self: Value, other: Value) => operate(self, other)],
    ["value, /", (self: Value, other: Value) => operate(other, self)],
  ];
}

function compareSizes(test: (a: number, b: number) => boolean, isReversed: boolean): MethodRow {
  return [
    "value, /",
    (self: Value, other: Value) => {
      if (!isSetLike(other)) return NotImplemented;
      if (!test(length(self), length(other))) return false;
      return isReversed ? isContained(other, self) : isContained(self, other);
    },
  ];
}

const [and, rand] = setOperator(intersect);
const [or, ror] = setOperator(unite);
const [sub, rsub] = setOperator(subtractFrom);
const [xor, rxor] = setOperator(differ);

const asSet: Readonly<Record<string, MethodRow>> = {
  __and__: and,
  __rand__: rand,
  __or__: or,
  __ror__: ror,
  __sub__: sub,
  __rsub__: rsub,
  __xor__: xor,
  __rxor__: rxor,
  __lt__: compareSizes((a, b) => a < b, false),
  __le__: compareSizes((a, b) => a <= b, false),
  __gt__: compareSizes((a, b) => a > b, true),
  __ge__: compareSizes((a, b) => a >= b, true),
  __eq__: compareSizes((a, b) => a === b, false),
  __ne__: [
    "value, /",
    (self: Value, other: Value) =>
      isSetLike(other)
        ? length(self) !== length(other) || !isContained(self, other)
        : NotImplemented,
  ],
  isdisjoint: [
    "other, /",
    (self: PyDictView, other: Value) => {
      if (!isIterable(other)) getIterator(other);
      const [few, many]: [Value, Value] =
        isSetLike(other) && length(other) > length(self) ? [self, other] : [other, self];
      const iterator = getIterator(few);
      for (let x = next(iterator); x !== undefined; x = next(iterator)) {
        if (contains(many, x)) return false;
      }
      return true;
    },
  ],
};

defineMethods(dictKeysType, {
  ...common,
  ...asSet,
  __contains__: [
    "key, /",
    (self: PyDictKeys, key: Value) => tableFind(self.dict.table, key) !== undefined,
  ],
});
defineMethods(dictItemsType, { ...common, ...asSet, __contains__: ["key, /", holdsItem] });
defineMethods(dictValuesType, common);
dictKeysType.setOwn("__hash__", null);
dictItemsType.setOwn("__hash__", null);

for (const type of [dictKeysType, dictItemsType, dictValuesType]) {
  defineGetters(type, { mapping: (self: PyDictView) => makeMappingProxy(self.dict) });
}

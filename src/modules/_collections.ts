/** The module `_collections`: deque, defaultdict, OrderedDict, and the fields of named tuples. */
import { dictType, PyDict } from "../objects/dict.ts";
import { dictSet, tableFind } from "../objects/dict-access.ts";
import { updateDict } from "../objects/dict-methods.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { makeGenericAlias } from "../objects/generic-alias.ts";
import {
  defineClassMethods,
  defineGetSet,
  defineMethods,
  defineStatic,
} from "../objects/native.ts";
import { makeStr, PyObject, type Value } from "../objects/object.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { call, call0, call2, isCallable } from "../objects/protocols/calls.ts";
import { getIterator, next } from "../objects/protocols/iteration.ts";
import { add, setItem, toIndex } from "../objects/protocols/operators.ts";
import { enterRepr, leaveRepr, reprText, textOf } from "../objects/protocols/text.ts";
import { NotImplemented } from "../objects/singletons.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../objects/type.ts";
import { dequeIteratorType, dequeReverseIteratorType, dequeType } from "./collections/deque.ts";
import { orderedDictType } from "./collections/ordered-dict.ts";
import { moduleFrom } from "./module.ts";

// --- defaultdict ---

class PyDefaultDict extends PyDict {
  factory: Value = null;
}

const defaultDictType = defineType({
  name: "defaultdict",
  module: "collections",
  bases: [dictType],
  instanceClass: PyDefaultDict as never,
});

function missing(self: PyDefaultDict, key: Value): Value {
  if (self.factory === null) throw raise(exc.KeyError, key);
  const value = call0(self.factory);
  if (typeOf(self) === defaultDictType) dictSet(self, key, value);
  else setItem(self, key, value);
  return value;
}

function initialize(
  self: PyDefaultDict,
  args: Value[],
  keywords: ReadonlyMap<string, Value>,
): null {
  const factory = args[0] ?? null;
  if (factory !== null && !isCallable(factory)) {
    throw raise(exc.TypeError, "first argument must be callable or None");
  }
  if (args.length > 2) {
    throw raise(exc.TypeError, `dict expected at most 1 argument, got ${args.length - 1}`);
  }
  self.factory = factory;
  if (args.length === 2) updateDict(self, args[1] as Value);
  for (const [name, value] of keywords) self.table.setString(name, value);
  return null;
}

function copy(self: PyDefaultDict): Value {
  return call(typeOf(self), [self.factory, self]);
}

function unite(self: Value, other: Value): Value {
  if (!(self instanceof PyDict) || !(other instanceof PyDict)) return NotImplemented;
  const model = (self instanceof PyDefaultDict ? self : other) as PyDefaultDict;
  const result = call(typeOf(model), [model.factory, self]) as PyDict;
  updateDict(result, other);
  return result;
}

function reprDefaultDict(self: PyDefaultDict): Value {
  const dict = textOf(call(dictRepr(), [self]));
  const name = typeOf(self).name;
  if (self.factory === null || !(self.factory instanceof PyObject)) {
    return makeStr(`${name}(${reprText(self.factory)}, ${dict})`);
  }
  if (!enterRepr(self.factory)) return makeStr(`${name}(..., ${dict})`);
  try {
    return makeStr(`${name}(${reprText(self.factory)}, ${dict})`);
  } finally {
    leaveRepr(self.factory);
  }
}

function dictRepr(): Value {
  return dictType.lookup("__repr__") as Value;
}

defineStatic(defaultDictType, "__new__", [
  "*args, **kwargs",
  (cls: PyType) => {
    const dict = new cls.instanceClass();
    dict.shape = cls.rootShape;
    return dict;
  },
]);
defineMethods(defaultDictType, {
  __init__: ["*args, **kwargs", initialize],
  __missing__: ["key, /", missing],
  __repr__: ["", reprDefaultDict],
  __copy__: ["", copy],
  __or__: ["value, /", unite],
  __ror__: ["value, /", (self: Value, other: Value) => unite(other, self)],
  __reduce__: [
    "",
    (self: PyDefaultDict) => {
      const args = new PyTuple(self.factory === null ? [] : [self.factory]);
      const items = getIterator(call0(lookupAttribute(self, "items") as Value));
      return new PyTuple([typeOf(self), args, null, null, items]);
    },
  ],
  copy: ["", copy],
});
defineClassMethods(defaultDictType, { __class_getitem__: ["object, /", makeGenericAlias] });
defineGetSet(
  defaultDictType,
  "default_factory",
  (self: PyDefaultDict) => self.factory,
  (self: PyDefaultDict, value: Value | undefined) => {
    self.factory = value ?? null;
  },
);

// --- fields of named tuples ---

class PyTupleGetter extends PyObject {
  readonly index: number;
  doc: Value;
  constructor(index: number, doc: Value) {
    super();
    this.shape = tupleGetterType.rootShape;
    this.index = index;
    this.doc = doc;
  }
}

const tupleGetterType = defineType({ name: "_tuplegetter", module: "collections", isBase: false });

function getField(self: PyTupleGetter, instance: Value): Value {
  if (instance === null) return self;
  if (!(instance instanceof PyTuple)) {
    const name = typeOf(instance).name;
    throw raise(
      exc.TypeError,
      `descriptor for index '${self.index}' for tuple subclasses doesn't apply to '${name}' object`,
    );
  }
  const value = instance.items[self.index];
  if (value === undefined) throw raise(exc.IndexError, "tuple index out of range");
  return value;
}

defineStatic(tupleGetterType, "__new__", [
  "index, doc, /",
  (_cls: PyType, index: Value, doc: Value) => new PyTupleGetter(Number(toIndex(index)), doc),
]);
defineMethods(tupleGetterType, {
  __get__: ["instance, owner=None, /", getField],
  __set__: [
    "instance, value, /",
    () => {
      throw raise(exc.AttributeError, "can't set attribute");
    },
  ],
  __delete__: [
    "instance, /",
    () => {
      throw raise(exc.AttributeError, "can't delete attribute");
    },
  ],
  __repr__: [
    "",
    (self: PyTupleGetter) => makeStr(`_tuplegetter(${self.index}, ${reprText(self.doc)})`),
  ],
  __reduce__: [
    "",
    (self: PyTupleGetter) => new PyTuple([tupleGetterType, new PyTuple([self.index, self.doc])]),
  ],
});
defineGetSet(
  tupleGetterType,
  "__doc__",
  (self: PyTupleGetter) => self.doc,
  (self: PyTupleGetter, value: Value | undefined) => {
    self.doc = value ?? null;
  },
);

// --- counting ---

/** Counter's inner loop: mapping[x] = mapping.get(x, 0) + 1 for every x. */
function countElements(mapping: Value, iterable: Value): null {
  const iterator = getIterator(iterable);
  if (mapping instanceof PyDict && isPlainMapping(mapping)) {
    for (let x = next(iterator); x !== undefined; x = next(iterator)) countOne(mapping, x);
    return null;
  }
  const get = lookupAttribute(mapping, "get") as Value;
  for (let x = next(iterator); x !== undefined; x = next(iterator)) {
    setItem(mapping, x, add(call2(get, x, 0), 1));
  }
  return null;
}

function countOne(dict: PyDict, x: Value): void {
  const entry = tableFind(dict.table, x);
  if (entry === undefined) dictSet(dict, x, 1);
  else {
    const count = entry.value as Value;
    entry.value =
      typeof count === "number" && count < Number.MAX_SAFE_INTEGER ? count + 1 : add(count, 1);
  }
}

function isPlainMapping(dict: PyDict): boolean {
  const cls = typeOf(dict);
  return (
    cls.lookup("get") === dictType.lookup("get") &&
    cls.lookup("__setitem__") === dictType.lookup("__setitem__")
  );
}

export function makeModule(): PyModule {
  return moduleFrom("_collections", "High performance data structures.", {
    functions: { _count_elements: ["mapping, iterable, /", countElements] },
    values: {
      OrderedDict: orderedDictType,
      _deque_iterator: dequeIteratorType,
      _deque_reverse_iterator: dequeReverseIteratorType,
      _tuplegetter: tupleGetterType,
      defaultdict: defaultDictType,
      deque: dequeType,
    },
  });
}

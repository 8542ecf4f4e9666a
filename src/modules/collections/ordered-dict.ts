/**
 * OrderedDict: a dict whose order can be changed and counts in comparisons. Native dicts keep their
 * order anyway, so this is a subclass with a few more methods.
 *
 * Subclasses may override `__setitem__` and the like; CPython's C methods call them, and so do these
 * (`update`, `__init__`, `setdefault`, `pop`, `copy`).
 */
import { defineInstanceDict } from "../../objects/object-methods.ts";
import { builtinFunction } from "../../objects/builtin-lookup.ts";
import { dictDelete, identityOf, tableFind } from "../../objects/dict-access.ts";
import { dictType, PyDict } from "../../objects/dict.ts";
import { updateDict } from "../../objects/dict-methods.ts";
import { PyDictItems, PyDictKeys, PyDictValues } from "../../objects/dict-views.ts";
import { exc, raise } from "../../objects/errors.ts";
import type { Entry } from "../../objects/hash-table.ts";
import { PyIterator } from "../../objects/iterator.ts";
import { defineIterator } from "../../objects/iterators.ts";
import { newList } from "../../objects/list.ts";
import {
  defineClassMethods,
  defineMethods,
  defineStatic,
  type MethodRow,
  PyMethodDescriptor,
} from "../../objects/native.ts";
import { makeStr, type Value } from "../../objects/object.ts";
import { lookupAttribute } from "../../objects/protocols/attributes.ts";
import { call, call0, callSpecial1 } from "../../objects/protocols/calls.ts";
import { copyInstanceDict, hasAttributes } from "../../objects/protocols/fields.ts";
import { getIterator, isIterable, next, toArray } from "../../objects/protocols/iteration.ts";
import { equals, getItem, isTrue, setItem } from "../../objects/protocols/operators.ts";
import { enterRepr, leaveRepr, reprText } from "../../objects/protocols/text.ts";
import { NotImplemented } from "../../objects/singletons.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../../objects/type.ts";

export class PyOrderedDict extends PyDict {}

export const orderedDictType = defineType({
  name: "OrderedDict",
  module: "collections",
  bases: [dictType],
  hasDict: true,
  instanceClass: PyOrderedDict as never,
});

// --- iterators and views ---

const iteratorType = defineType({ name: "odict_iterator", isBase: false });
const keysType = defineType({
  name: "odict_keys",
  bases: [new PyDictKeys(new PyDict()).shape.cls],
});
const itemsType = defineType({
  name: "odict_items",
  bases: [new PyDictItems(new PyDict()).shape.cls],
});
const valuesType = defineType({
  name: "odict_values",
  bases: [new PyDictValues(new PyDict()).shape.cls],
});

type Show = (entry: Entry) => Value;
const showKey: Show = (entry) => entry.key;
const showValue: Show = (entry) => entry.value as Value;
const showItem: Show = (entry) => new PyTuple([entry.key, entry.value as Value]);

class PyOrderedDictIterator extends PyIterator {
  dict: PyDict | null;
  index: number;
  readonly step: 1 | -1;
  readonly show: Show;
  private readonly version: number;
  private readonly size: number;
  constructor(dict: PyDict, step: 1 | -1, show: Show) {
    super(iteratorType);
    this.dict = dict;
    this.step = step;
    this.show = show;
    this.index = step === 1 ? dict.table.first : dict.table.order.length - 1;
    this.version = dict.table.keysVersion;
    this.size = dict.table.size;
  }
  override next(): Value | undefined {
    if (this.dict === null) return undefined;
    const table = this.dict.table;
    if (table.keysVersion !== this.version) {
      throw raise(exc.RuntimeError, "OrderedDict mutated during iteration");
    }
    if (table.size !== this.size) {
      throw raise(exc.RuntimeError, "OrderedDict changed size during iteration");
    }
    const order = table.order;
    while (this.index >= 0 && this.index < order.length) {
      const entry = order[this.index] as Entry;
      this.index += this.step;
      if (entry.value !== undefined) return this.show(entry);
    }
    this.dict = null;
    return undefined;
  }
}

defineIterator(iteratorType, {
  __reduce__: [
    "",
    (self: PyOrderedDictIterator) => {
      const rest: Value[] = [];
      const order = self.dict?.table.order ?? [];
      for (let i = self.index; i >= 0 && i < order.length; i += self.step) {
        const entry = order[i] as Entry;
        if (entry.value !== undefined) rest.push(self.show(entry));
      }
      return new PyTuple([builtinFunction("iter"), new PyTuple([newList(rest)])]);
    },
  ],
});

function defineView(type: PyType, show: Show): void {
  defineMethods(type, {
    __iter__: ["", (self: PyDictKeys) => new PyOrderedDictIterator(self.dict, 1, show)],
    __reversed__: ["", (self: PyDictKeys) => new PyOrderedDictIterator(self.dict, -1, show)],
  });
}
defineView(keysType, showKey);
defineView(itemsType, showItem);
defineView(valuesType, showValue);

function withType<T extends { shape: unknown }>(view: T, type: PyType): T {
  view.shape = type.rootShape;
  return view;
}

// --- methods ---

/** True unless a subclass has a method of its own under this name. */
function keeps(self: PyDict, name: string): boolean {
  const cls = self.shape.cls;
  if (cls === orderedDictType) return true;
  const method = cls.lookup(name);
  return (
    method instanceof PyMethodDescriptor &&
    (method.owner === orderedDictType || method.owner === dictType)
  );
}

type Keywords = ReadonlyMap<string, Value>;

function update(self: PyDict, args: readonly Value[], keywords: Keywords): null {
  if (args.length > 1) {
    throw raise(exc.TypeError, `expected at most 1 argument, got ${args.length}`);
  }
  const other = args[0];
  const isPlain = keeps(self, "__setitem__");
  if (other !== undefined) {
    if (isPlain) updateDict(self, other);
    else updateByItems(self, other);
  }
  for (const [name, value] of keywords) {
    if (isPlain) self.table.setString(name, value);
    else setItem(self, makeStr(name), value);
  }
  return null;
}

function updateByItems(self: PyDict, other: Value): void {
  const keys = lookupAttribute(other, "keys");
  if (keys !== undefined) {
    const iterator = getIterator(call0(keys));
    for (let key = next(iterator); key !== undefined; key = next(iterator)) {
      setItem(self, key, getItem(other, key));
    }
    return;
  }
  const iterator = getIterator(other);
  for (let pair = next(iterator); pair !== undefined; pair = next(iterator)) {
    if (!isIterable(pair)) throw raise(exc.TypeError, "object is not iterable");
    const items = toArray(pair);
    if (items.length !== 2) throw raise(exc.ValueError, "need exactly two items in each pair");
    setItem(self, items[0] as Value, items[1] as Value);
  }
}

function moveToEnd(self: PyDict, key: Value, last: Value = true): null {
  const entry = tableFind(self.table, key);
  if (entry === undefined) throw raise(exc.KeyError, key);
  self.table.moveToEnd(identityOf(entry.key), entry, isTrue(last));
  return null;
}

function popItem(self: PyDict, last: Value = true): Value {
  const entry = isTrue(last) ? self.table.lastEntry() : self.table.firstEntry();
  if (entry === undefined) throw raise(exc.KeyError, "dictionary is empty");
  const pair = new PyTuple([entry.key, entry.value as Value]);
  self.table.remove(identityOf(entry.key), entry);
  return pair;
}

function pop(self: PyDict, key: Value, otherwise?: Value): Value {
  const value = dictDelete(self, key);
  if (value !== undefined) return value;
  if (otherwise !== undefined) return otherwise;
  const missing = self.shape.cls.lookup("__missing__");
  if (missing !== undefined) return callSpecial1(missing, self, key);
  throw raise(exc.KeyError, key);
}

function setDefault(self: PyDict, key: Value, otherwise: Value = null): Value {
  const entry = tableFind(self.table, key);
  if (entry !== undefined) return entry.value as Value;
  setItem(self, key, otherwise);
  return otherwise;
}

function copy(self: PyDict): Value {
  const result = call0(typeOf(self));
  if (result instanceof PyDict && keeps(self, "__getitem__") && keeps(result, "__setitem__")) {
    self.table.copyInto(result.table);
    if (hasAttributes(self) && result.shape.cls !== orderedDictType) copyAttributes(self, result);
    return result;
  }
  for (const key of self.table.keyList()) setItem(result, key, getItem(self, key));
  return result;
}

function copyAttributes(from: PyDict, to: PyDict): void {
  const attributes = copyInstanceDict(from);
  const own = lookupAttribute(to, "__dict__");
  if (own instanceof PyDict) attributes.table.copyInto(own.table);
}

function isEqual(self: PyDict, other: PyDict): boolean {
  if (self.table.size !== other.table.size) return false;
  const inOrder = other instanceof PyOrderedDict;
  const theirs = inOrder ? other.table.order.filter((e) => e.value !== undefined) : [];
  let index = 0;
  for (const entry of self.table.order) {
    const value = entry.value;
    if (value === undefined) continue;
    const match = inOrder ? theirs[index++] : tableFind(other.table, entry.key);
    if (match === undefined || match.value === undefined) return false;
    if (inOrder && !equals(entry.key, match.key)) return false;
    if (!equals(value, match.value)) return false;
  }
  return true;
}

function reprOrdered(self: PyDict): Value {
  const name = typeOf(self).name;
  if (self.table.size === 0) return makeStr(`${name}()`);
  if (!enterRepr(self)) return "...";
  try {
    const items = typeOf(self) === orderedDictType ? null : lookupAttribute(self, "items");
    const pairs: Value[] =
      items === null || items === undefined
        ? self.table.order.filter((e) => e.value !== undefined).map(showItem)
        : toArray(call0(items));
    const shown = pairs.map((pair) => {
      const [key, value] = (pair as PyTuple).items;
      return `${reprText(key as Value)}: ${reprText(value as Value)}`;
    });
    return makeStr(`${name}({${shown.join(", ")}})`);
  } finally {
    leaveRepr(self);
  }
}

function unite(self: Value, other: Value): Value {
  if (!(self instanceof PyDict) || !(other instanceof PyDict)) return NotImplemented;
  const cls = self instanceof PyOrderedDict ? typeOf(self) : typeOf(other);
  const result = call(cls, [self]);
  updateByItems(result as PyDict, other);
  return result;
}

const methods: Readonly<Record<string, MethodRow>> = {
  __init__: ["*args, **kwargs", update],
  __repr__: ["", reprOrdered],
  __iter__: ["", (self: PyDict) => new PyOrderedDictIterator(self, 1, showKey)],
  __reversed__: ["", (self: PyDict) => new PyOrderedDictIterator(self, -1, showKey)],
  __eq__: [
    "value, /",
    (self: PyDict, other: Value) =>
      other instanceof PyDict ? isEqual(self, other) : NotImplemented,
  ],
  __ne__: [
    "value, /",
    (self: PyDict, other: Value) =>
      other instanceof PyDict ? !isEqual(self, other) : NotImplemented,
  ],
  __or__: ["value, /", unite],
  __ror__: ["value, /", (self: Value, other: Value) => unite(other, self)],
  __ior__: [
    "value, /",
    (self: PyDict, other: Value) => {
      update(self, [other], new Map());
      return self;
    },
  ],
  __reduce__: [
    "",
    (self: PyDict) => {
      const state = hasAttributes(self) ? copyInstanceDict(self) : null;
      const items = getIterator(call0(lookupAttribute(self, "items") as Value));
      return new PyTuple([typeOf(self), new PyTuple([]), state, null, items]);
    },
  ],
  copy: ["", copy],
  items: ["", (self: PyDict) => withType(new PyDictItems(self), itemsType)],
  keys: ["", (self: PyDict) => withType(new PyDictKeys(self), keysType)],
  values: ["", (self: PyDict) => withType(new PyDictValues(self), valuesType)],
  move_to_end: ["key, last=True", moveToEnd],
  pop: ["key, default=<unrepresentable>", pop],
  popitem: ["last=True", popItem],
  setdefault: ["key, default=None", setDefault],
  update: ["*args, **kwargs", update],
};

defineMethods(orderedDictType, methods);
defineClassMethods(orderedDictType, {
  fromkeys: [
    "iterable, value=None",
    (cls: PyType, iterable: Value, value: Value = null) => {
      const result = call0(cls);
      const iterator = getIterator(iterable);
      for (let key = next(iterator); key !== undefined; key = next(iterator)) {
        setItem(result, key, value);
      }
      return result;
    },
  ],
});
defineStatic(orderedDictType, "__new__", [
  "*args, **kwargs",
  (cls: PyType) => {
    const dict = new cls.instanceClass();
    dict.shape = cls.rootShape;
    return dict;
  },
]);
orderedDictType.setOwn("__hash__", null);
defineInstanceDict(orderedDictType);

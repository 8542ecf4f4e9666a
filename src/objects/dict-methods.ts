/**
 * The methods of dict.
 *
 * The one difficulty is what `update` accepts: dicts, mappings (whatever has `keys`), iterables of
 * pairs, and keywords. Subclasses may override `__missing__`; the rest of their methods are not
 * called by these, as in CPython.
 */
import { addNote } from "./class-creation.ts";
import { dictType, PyDict } from "./dict.ts";
import { dictGet, dictSet, identityOf, tableDelete, tableFind, tableSet } from "./dict-access.ts";
import { exc, raise } from "./errors.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import type { Entry, HashTable } from "./hash-table.ts";
import { PyDictKeyIterator } from "./iterators.ts";
import { PyList } from "./list.ts";
import { defineClassMethods, defineMethods, defineStatic, type MethodRow } from "./native.ts";
import type { Value } from "./object.ts";
import { lookupAttribute } from "./protocols/attributes.ts";
import { call0, callSpecial1 } from "./protocols/calls.ts";
import { getIterator, isIterable, next, toArray } from "./protocols/iteration.ts";
import { equals, getItem, setItem } from "./protocols/operators.ts";
import { enterRepr, leaveRepr, makeStr, reprText } from "./protocols/text.ts";
import { PyFrozenSet, PySet } from "./set.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import type { PyType } from "./type.ts";
import { PyDictItems, PyDictKeys, PyDictValues } from "./dict-views.ts";

/** What natives get for `**kwargs`. */
export type KeywordMap = ReadonlyMap<string, Value>;

export function makeDict(cls: PyType): PyDict {
  return cls === dictType ? new PyDict() : (new cls.instanceClass() as PyDict);
}

/** A dict of the pairs a, b, a, b, ... whose keys are plain strs. */
export function dictOf(values: Readonly<Record<string, Value>>): PyDict {
  const dict = new PyDict();
  for (const name in values) dict.table.setString(name, values[name] as Value);
  return dict;
}

export function copyDict(dict: PyDict): PyDict {
  const copy = new PyDict();
  dict.table.copyInto(copy.table);
  return copy;
}

/** `dict[key]`, with `__missing__` of subclasses. */
export function getDictItem(dict: PyDict, key: Value): Value {
  const value = dictGet(dict, key);
  return value === undefined ? missingItem(dict, key) : value;
}

function missingItem(dict: PyDict, key: Value): Value {
  const cls = dict.shape.cls;
  if (cls !== dictType) {
    const method = cls.lookup("__missing__");
    if (method !== undefined) return callSpecial1(method, dict, key);
  }
  throw raise(exc.KeyError, key);
}

// --- update ---

/** dict.update(other): a mapping or an iterable of pairs. */
export function updateDict(dict: PyDict, other: Value): void {
  if (other instanceof PyDict && usesDictIteration(other)) {
    mergeTable(dict, other.table);
    return;
  }
  const keys = lookupAttribute(other, "keys");
  if (keys !== undefined) mergeMapping(dict, other, call0(keys));
  else mergePairs(dict, other);
}

/** Subclasses that override `__iter__` are read through `keys()`. */
function usesDictIteration(dict: PyDict): boolean {
  const cls = dict.shape.cls;
  return cls === dictType || cls.lookup("__iter__") === dictType.lookup("__iter__");
}

function mergeTable(dict: PyDict, source: HashTable): void {
  const target = dict.table;
  if (source === target || source.size === 0) return;
  if (target.size === 0 && target.probes === null && target.order.length === 0) {
    source.copyInto(target);
    return;
  }
  const size = source.size;
  const order = source.order;
  for (let i = source.first; i < order.length; i++) {
    const entry = order[i] as Entry;
    if (entry.value === undefined) continue;
    tableSet(target, entry.key, entry.value);
    if (source.size !== size) throw raise(exc.RuntimeError, "dict mutated during update");
  }
}

function mergeMapping(dict: PyDict, mapping: Value, keys: Value): void {
  const iterator = getIterator(keys);
  for (let key = next(iterator); key !== undefined; key = next(iterator)) {
    dictSet(dict, key, getItem(mapping, key));
  }
}

function mergePairs(dict: PyDict, pairs: Value): void {
  const iterator = getIterator(pairs);
  let index = 0;
  for (let pair = next(iterator); pair !== undefined; pair = next(iterator)) {
    const items = pairItems(pair, index);
    if (items.length !== 2) {
      throw raise(
        exc.ValueError,
        `dictionary update sequence element #${index} has length ${items.length}; 2 is required`,
      );
    }
    dictSet(dict, items[0] as Value, items[1] as Value);
    index++;
  }
}

function pairItems(pair: Value, index: number): readonly Value[] {
  if (pair instanceof PyTuple) return pair.items;
  if (!isIterable(pair)) {
    const error = raise(exc.TypeError, "object is not iterable");
    addNote(error, `Cannot convert dictionary update sequence element #${index} to a sequence`);
    throw error;
  }
  return toArray(pair);
}

function update(self: PyDict, other: Value | undefined, keywords: KeywordMap): null {
  if (other !== undefined) updateDict(self, other);
  for (const [name, value] of keywords) dictSet(self, makeStr(name), value);
  return null;
}

// --- the rest ---

function isEqualDict(a: PyDict, b: PyDict): boolean {
  if (a.table.size !== b.table.size) return false;
  const order = a.table.order;
  for (let i = a.table.first; i < order.length; i++) {
    const entry = order[i] as Entry;
    const value = entry.value;
    if (value === undefined) continue;
    const other = tableFind(b.table, entry.key)?.value;
    if (other === undefined || (other !== value && !equals(value, other))) return false;
  }
  return true;
}

function reprDict(dict: PyDict): Value {
  if (dict.table.size === 0) return "{}";
  if (!enterRepr(dict)) return "{...}";
  try {
    let text = "";
    const order = dict.table.order;
    for (let i = dict.table.first; i < order.length; i++) {
      const { key, value } = order[i] as Entry;
      if (value === undefined) continue;
      text += `${text === "" ? "{" : ", "}${reprText(key)}: ${reprText(value)}`;
    }
    return makeStr(`${text}}`);
  } finally {
    leaveRepr(dict);
  }
}

function popItemOf(self: PyDict, key: Value, otherwise?: Value): Value {
  const value = tableDelete(self.table, key);
  if (value !== undefined) return value;
  if (otherwise === undefined) throw raise(exc.KeyError, key);
  return otherwise;
}

function popLast(self: PyDict): Value {
  const entry = self.table.lastEntry();
  if (entry === undefined) throw raise(exc.KeyError, "popitem(): dictionary is empty");
  const pair = new PyTuple([entry.key, entry.value as Value]);
  self.table.remove(identityOf(entry.key), entry);
  return pair;
}

function setDefault(self: PyDict, key: Value, otherwise: Value = null): Value {
  const entry = tableFind(self.table, key);
  if (entry !== undefined) return entry.value as Value;
  tableSet(self.table, key, otherwise);
  return otherwise;
}

/** dict.fromkeys; the class may be any that makes something with `__setitem__`. */
function fromKeys(cls: PyType, iterable: Value, value: Value = null): Value {
  const result = call0(cls);
  if (result instanceof PyDict && result.shape.cls === dictType) {
    fillKeys(result, iterable, value);
    return result;
  }
  const iterator = getIterator(iterable);
  for (let key = next(iterator); key !== undefined; key = next(iterator)) {
    setItem(result, key, value);
  }
  return result;
}

function fillKeys(dict: PyDict, iterable: Value, value: Value): void {
  if (iterable instanceof PyList || iterable instanceof PySet || iterable instanceof PyFrozenSet) {
    for (const key of toArray(iterable)) dictSet(dict, key, value);
    return;
  }
  const iterator = getIterator(iterable);
  for (let key = next(iterator); key !== undefined; key = next(iterator)) {
    dictSet(dict, key, value);
  }
}

function mergeNew(a: PyDict, b: PyDict): Value {
  const result = copyDict(a);
  updateDict(result, b);
  return result;
}

const methods: Readonly<Record<string, MethodRow>> = {
  __init__: [
    "*args, **kwargs",
    (self: PyDict, args: Value[], keywords: KeywordMap) => {
      if (args.length > 1) {
        throw raise(exc.TypeError, `dict expected at most 1 argument, got ${args.length}`);
      }
      return update(self, args[0], keywords);
    },
  ],
  __repr__: ["", reprDict],
  __len__: ["", (self: PyDict) => self.table.size],
  __getitem__: ["key, /", getDictItem, "Return self[key]."],
  __setitem__: [
    "key, value, /",
    (self: PyDict, key: Value, value: Value) => {
      tableSet(self.table, key, value);
      return null;
    },
  ],
  __delitem__: [
    "key, /",
    (self: PyDict, key: Value) => {
      if (tableDelete(self.table, key) === undefined) throw raise(exc.KeyError, key);
      return null;
    },
  ],
  __contains__: ["key, /", (self: PyDict, key: Value) => tableFind(self.table, key) !== undefined],
  __iter__: ["", (self: PyDict) => new PyDictKeyIterator(self)],
  __reversed__: ["", (self: PyDict) => new PyDictKeyIterator(self, -1)],
  __eq__: [
    "value, /",
    (self: PyDict, other: Value) =>
      other instanceof PyDict ? isEqualDict(self, other) : NotImplemented,
  ],
  __ne__: [
    "value, /",
    (self: PyDict, other: Value) =>
      other instanceof PyDict ? !isEqualDict(self, other) : NotImplemented,
  ],
  __lt__: ["value, /", () => NotImplemented],
  __le__: ["value, /", () => NotImplemented],
  __gt__: ["value, /", () => NotImplemented],
  __ge__: ["value, /", () => NotImplemented],
  __or__: [
    "value, /",
    (self: PyDict, other: Value) =>
      other instanceof PyDict ? mergeNew(self, other) : NotImplemented,
  ],
  __ror__: [
    "value, /",
    (self: PyDict, other: Value) =>
      other instanceof PyDict ? mergeNew(other, self) : NotImplemented,
  ],
  __ior__: [
    "value, /",
    (self: PyDict, other: Value) => {
      updateDict(self, other);
      return self;
    },
  ],
  clear: [
    "",
    (self: PyDict) => {
      self.table.clear();
      return null;
    },
    "Remove all items from the dict.",
  ],
  copy: ["", copyDict, "Return a shallow copy of the dict."],
  get: [
    "key, default=None, /",
    (self: PyDict, key: Value, otherwise: Value = null) => {
      const value = dictGet(self, key);
      return value === undefined ? otherwise : value;
    },
    "Return the value for key if key is in the dictionary, else default.",
  ],
  items: ["", (self: PyDict) => new PyDictItems(self)],
  keys: ["", (self: PyDict) => new PyDictKeys(self)],
  values: ["", (self: PyDict) => new PyDictValues(self)],
  pop: ["key, default=<unrepresentable>, /", popItemOf],
  popitem: ["", popLast],
  setdefault: ["key, default=None, /", setDefault],
  update: [
    "*args, **kwargs",
    (self: PyDict, args: Value[], keywords: KeywordMap) => {
      if (args.length > 1) {
        throw raise(exc.TypeError, `update expected at most 1 argument, got ${args.length}`);
      }
      return update(self, args[0], keywords);
    },
  ],
  __sizeof__: ["", (self: PyDict) => 64 + 32 * self.table.size],
};

defineMethods(dictType, methods);
defineClassMethods(dictType, {
  __class_getitem__: ["object, /", makeGenericAlias],
  fromkeys: ["iterable, value=None, /", fromKeys],
});
defineStatic(dictType, "__new__", ["*args, **kwargs", (cls: PyType) => makeDict(cls)]);
dictType.setOwn("__hash__", null);

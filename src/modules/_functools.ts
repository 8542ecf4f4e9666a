/**
 * The module `_functools`: reduce, partial (with the Placeholder of 3.14), cmp_to_key, and the
 * wrapper behind lru_cache.
 */
import { defineInstanceDict } from "../objects/object-methods.ts";
import { identityOf, tableFind } from "../objects/dict-access.ts";
import { PyDict } from "../objects/dict.ts";
import { exc, raise } from "../objects/errors.ts";
import { type PyModule, PyMethod } from "../objects/function.ts";
import { makeGenericAlias } from "../objects/generic-alias.ts";
import { Entry, HashTable } from "../objects/hash-table.ts";
import { dictHash } from "../objects/key-hash.ts";
import {
  defineClassMethods,
  defineGetters,
  defineMembers,
  defineMethods,
  defineStatic,
  type MethodRow,
} from "../objects/native.ts";
import { makeStr, PyObject, PyWideStr, type Value } from "../objects/object.ts";
import { call, call2, isCallable } from "../objects/protocols/calls.ts";
import { hasAttributes, instanceDict } from "../objects/protocols/fields.ts";
import { hash } from "../objects/protocols/hash.ts";
import { getIterator, isIterable, next } from "../objects/protocols/iteration.ts";
import { CompareOperator, compareRich, toIndex } from "../objects/protocols/operators.ts";
import { enterRepr, isStr, leaveRepr, reprText, textOf } from "../objects/protocols/text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../objects/type.ts";
import { moduleFrom } from "./module.ts";

type Keywords = ReadonlyMap<string, Value>;
const module = "functools";

function reduce(callable: Value, iterable: Value, initial?: Value): Value {
  if (!isIterable(iterable)) {
    throw raise(exc.TypeError, "reduce() arg 2 must support iteration");
  }
  const iterator = getIterator(iterable);
  let total = initial === undefined ? next(iterator) : initial;
  if (total === undefined) {
    throw raise(exc.TypeError, "reduce() of empty iterable with no initial value");
  }
  for (let x = next(iterator); x !== undefined; x = next(iterator)) {
    total = call2(callable, total, x);
  }
  return total;
}

// --- partial ---

const placeholderType = defineType({ name: "_PlaceholderType", module, isBase: false });
class PyPlaceholder extends PyObject {}
const Placeholder: PyObject = new PyPlaceholder();
Placeholder.shape = placeholderType.rootShape;
defineStatic(placeholderType, "__new__", ["", () => Placeholder]);
defineMethods(placeholderType, {
  __repr__: ["", () => "Placeholder"],
  __reduce__: ["", () => "Placeholder"],
});

class PyPartial extends PyObject {
  func: Value = null;
  args: readonly Value[] = [];
  keywords: PyDict = new PyDict();
  /** How many of `args` are Placeholder. */
  placeholders = 0;
}

export const partialType = defineType({
  name: "partial",
  module,
  hasDict: true,
  instanceClass: PyPartial,
});

function newPartial(cls: PyType, args: Value[], keywords: Keywords): Value {
  if (args.length === 0) {
    throw raise(exc.TypeError, "type 'partial' takes at least one argument");
  }
  const callee = args[0] as Value;
  if (!isCallable(callee)) throw raise(exc.TypeError, "the first argument must be callable");
  let given = args.slice(1);
  if (given[given.length - 1] === Placeholder) {
    throw raise(exc.TypeError, "trailing Placeholders are not allowed");
  }
  for (const value of keywords.values()) {
    if (value === Placeholder) {
      throw raise(exc.TypeError, "Placeholder cannot be passed as a keyword argument");
    }
  }
  const result = new cls.instanceClass() as PyPartial;
  result.shape = cls.rootShape;
  result.keywords = new PyDict();
  result.func = callee;
  if (callee instanceof PyPartial && isFlat(callee, cls)) {
    result.func = callee.func;
    given = mergeArguments(callee, given);
    callee.keywords.table.copyInto(result.keywords.table);
  }
  for (const [name, value] of keywords) result.keywords.table.setString(name, value);
  setArguments(result, given);
  return result;
}

/** A partial without attributes of its own is taken apart. */
function isFlat(inner: PyPartial, cls: PyType): boolean {
  return inner.shape.cls.isSubtypeOf(cls) && !hasAttributes(inner);
}

function setArguments(partial: PyPartial, args: readonly Value[]): void {
  partial.args = args;
  partial.placeholders = args.filter((arg) => arg === Placeholder).length;
}

/** New arguments go into the placeholders first, then behind. */
function mergeArguments(partial: PyPartial, given: readonly Value[]): Value[] {
  if (partial.placeholders === 0) return [...partial.args, ...given];
  let used = 0;
  const merged = partial.args.map((arg) =>
    arg === Placeholder && used < given.length ? (given[used++] as Value) : arg,
  );
  return [...merged, ...given.slice(used)];
}

function callPartial(self: PyPartial, args: Value[], keywords: Keywords): Value {
  if (args.length < self.placeholders) {
    throw raise(
      exc.TypeError,
      "missing positional arguments in 'partial' call; " +
        `expected at least ${self.placeholders}, got ${args.length}`,
    );
  }
  const positional = mergeArguments(self, args);
  if (self.keywords.table.size === 0 && keywords.size === 0) return call(self.func, positional);
  const all = new Map<string, Value>();
  for (const entry of self.keywords.table.order) {
    if (entry.value !== undefined) all.set(textOf(entry.key), entry.value);
  }
  for (const [name, value] of keywords) all.set(name, value);
  return call(self.func, [...positional, ...all.values()], [...all.keys()]);
}

function reprPartial(self: PyPartial): Value {
  if (!enterRepr(self)) return "...";
  try {
    const cls = typeOf(self);
    let text = `${cls.module}.${cls.qualname}(${reprText(self.func)}`;
    for (const arg of self.args) text += `, ${reprText(arg)}`;
    for (const entry of self.keywords.table.order) {
      if (entry.value === undefined) continue;
      const name = isStr(entry.key) ? textOf(entry.key) : reprText(entry.key);
      text += `, ${name}=${reprText(entry.value)}`;
    }
    return makeStr(`${text})`);
  } finally {
    leaveRepr(self);
  }
}

function setPartialState(self: PyPartial, state: Value): null {
  const items = state instanceof PyTuple ? state.items : [];
  const [callee, args, keywords, dict] = items;
  const isValid =
    items.length === 4 &&
    isCallable(callee as Value) &&
    args instanceof PyTuple &&
    (keywords === null || keywords instanceof PyDict);
  if (!isValid) throw raise(exc.TypeError, "invalid partial state");
  self.func = callee as Value;
  setArguments(self, args.items);
  self.keywords = new PyDict();
  if (keywords instanceof PyDict) keywords.table.copyInto(self.keywords.table);
  if (dict instanceof PyDict) dict.table.copyInto(instanceDict(self).table);
  return null;
}

/** Descriptors bind these as methods, as functions are. */
const bindAsMethod: MethodRow = [
  "instance, owner=None, /",
  (self: Value, instance: Value) => (instance === null ? self : new PyMethod(self, instance)),
];

defineStatic(partialType, "__new__", ["*args, **kwargs", newPartial]);
defineMethods(partialType, {
  __call__: ["*args, **kwargs", callPartial],
  __get__: bindAsMethod,
  __repr__: ["", reprPartial],
  __reduce__: [
    "",
    (self: PyPartial) =>
      new PyTuple([
        typeOf(self),
        new PyTuple([self.func]),
        new PyTuple([
          self.func,
          new PyTuple(self.args),
          self.keywords,
          hasAttributes(self) ? instanceDict(self) : null,
        ]),
      ]),
  ],
  __setstate__: ["state, /", setPartialState],
});
defineMembers(partialType, {
  args: (self: PyPartial) => new PyTuple(self.args),
  func: (self: PyPartial) => self.func,
  keywords: (self: PyPartial) => self.keywords,
});
defineClassMethods(partialType, { __class_getitem__: ["object, /", makeGenericAlias] });

// --- cmp_to_key ---

class PyKeyWrapper extends PyObject {
  readonly compare: Value;
  readonly object: Value | undefined;
  constructor(compare: Value, object: Value | undefined) {
    super();
    this.shape = keyWrapperType.rootShape;
    this.compare = compare;
    this.object = object;
  }
}

const keyWrapperType = defineType({ name: "KeyWrapper", module, isBase: false });

function comparison(op: CompareOperator): MethodRow {
  return [
    "value, /",
    (self: PyKeyWrapper, other: Value) => {
      if (!(other instanceof PyKeyWrapper)) {
        throw raise(exc.TypeError, "other argument must be K instance");
      }
      if (self.object === undefined || other.object === undefined) {
        throw raise(exc.AttributeError, "object");
      }
      return compareRich(op, call2(self.compare, self.object, other.object), 0);
    },
  ];
}

defineMethods(keyWrapperType, {
  __call__: ["obj", (self: PyKeyWrapper, object: Value) => new PyKeyWrapper(self.compare, object)],
  __lt__: comparison(CompareOperator.Less),
  __le__: comparison(CompareOperator.LessEqual),
  __eq__: comparison(CompareOperator.Equal),
  __ne__: comparison(CompareOperator.NotEqual),
  __gt__: comparison(CompareOperator.Greater),
  __ge__: comparison(CompareOperator.GreaterEqual),
});
keyWrapperType.setOwn("__hash__", null);
defineGetters(keyWrapperType, { obj: (self: PyKeyWrapper) => self.object ?? null });

// --- lru_cache ---

class PyLruCache extends PyObject {
  callable: Value = null;
  /** null: unbounded. */
  maximum: number | null = null;
  typed = false;
  infoType: Value = null;
  hits = 0;
  misses = 0;
  table = new HashTable();
}

const lruCacheType = defineType({
  name: "_lru_cache_wrapper",
  module,
  hasDict: true,
  instanceClass: PyLruCache,
});

/** Stands between positional and keyword arguments in a key. */
const keywordMark: PyObject = new PyPlaceholder();
keywordMark.shape = placeholderType.rootShape;

/** One int or str is its own key; everything else is a tuple (functools._make_key). */
function makeKey(args: readonly Value[], keywords: Keywords, typed: boolean): Value {
  if (!typed && keywords.size === 0 && args.length === 1) {
    const arg = args[0] as Value;
    const type = typeof arg;
    if (type === "number" || type === "string" || type === "bigint") return arg;
    if (arg instanceof PyWideStr) return arg;
  }
  if (!typed && keywords.size === 0) return new PyTuple(args);
  const parts = [...args];
  if (keywords.size > 0) parts.push(keywordMark);
  for (const [name, value] of keywords) parts.push(name, value);
  if (typed) {
    for (const arg of args) parts.push(typeOf(arg));
    for (const value of keywords.values()) parts.push(typeOf(value));
  }
  return new PyTuple(parts);
}

function callCached(self: PyLruCache, args: Value[], keywords: Keywords): Value {
  if (self.maximum === 0) {
    self.misses++;
    return callUncached(self, args, keywords);
  }
  const key = makeKey(args, keywords, self.typed);
  const found = findCached(self.table, key);
  if (found !== undefined) {
    self.hits++;
    const value = found.value as Value;
    if (self.maximum !== null && self.table.order[self.table.order.length - 1] !== found) {
      self.table.moveToEnd(identityOf(found.key), found, true);
    }
    return value;
  }
  self.misses++;
  const value = callUncached(self, args, keywords);
  store(self, key, value);
  return value;
}

/** An argument without a hash is complained about as such, not as a dict key. */
function findCached(table: HashTable, key: Value): Entry | undefined {
  try {
    return tableFind(table, key);
  } catch (error) {
    hash(key);
    throw error;
  }
}

function callUncached(self: PyLruCache, args: Value[], keywords: Keywords): Value {
  if (keywords.size === 0) return call(self.callable, args);
  return call(self.callable, [...args, ...keywords.values()], [...keywords.keys()]);
}

/** The call may have put the key there by itself, or filled the cache. */
function store(self: PyLruCache, key: Value, value: Value): void {
  const table = self.table;
  if (tableFind(table, key) !== undefined) return;
  if (self.maximum !== null && table.size >= self.maximum) {
    const oldest = table.firstEntry();
    if (oldest !== undefined) table.remove(identityOf(oldest.key), oldest);
  }
  const identity = identityOf(key);
  const entry = new Entry(key, value);
  if (identity === undefined || table.isIndexed) entry.hash = dictHash(key, table.hasShortHashes);
  table.add(identity, entry);
}

defineStatic(lruCacheType, "__new__", [
  "user_function, maxsize, typed, cache_info_type",
  (cls: PyType, callable: Value, maximum: Value, typed: Value, infoType: Value) => {
    if (!isCallable(callable)) {
      throw raise(exc.TypeError, "the first argument must be callable");
    }
    const cache = new cls.instanceClass() as PyLruCache;
    cache.shape = cls.rootShape;
    cache.table = new HashTable();
    cache.callable = callable;
    cache.maximum = maximum === null ? null : Math.max(0, Number(toIndex(maximum)));
    cache.typed = typed === true;
    cache.infoType = infoType;
    return cache;
  },
]);
defineMethods(lruCacheType, {
  __call__: ["*args, **kwargs", callCached],
  __get__: bindAsMethod,
  __copy__: ["", (self: Value) => self],
  __deepcopy__: ["memo, /", (self: Value) => self],
  cache_clear: [
    "",
    (self: PyLruCache) => {
      self.hits = 0;
      self.misses = 0;
      self.table.clear();
      return null;
    },
  ],
  cache_info: [
    "",
    (self: PyLruCache) =>
      call(self.infoType, [self.hits, self.misses, self.maximum, self.table.size]),
  ],
});

defineInstanceDict(partialType);
defineInstanceDict(lruCacheType);

export function makeModule(): PyModule {
  return moduleFrom("_functools", "Tools that operate on functions.", {
    functions: {
      cmp_to_key: ["mycmp", (compare: Value) => new PyKeyWrapper(compare, undefined)],
      reduce: ["function, iterable, /, initial=<unrepresentable>", reduce],
    },
    values: {
      Placeholder,
      _PlaceholderType: placeholderType,
      _lru_cache_wrapper: lruCacheType,
      partial: partialType,
    },
  });
}

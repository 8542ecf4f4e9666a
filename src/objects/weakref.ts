/**
 * Weak references. A ref holds its object by a JavaScript WeakRef, so that caches keyed by objects
 * let go of them; callbacks run when the engine tells, which may be late or never.
 *
 * Ints, strs and other primitives cannot be referenced, as in CPython.
 */
import { makeGenericAlias } from "./generic-alias.ts";
import { exc, raise } from "./errors.ts";
import {
  defineClassMethods,
  defineGetters,
  defineMethods,
  defineStatic,
  type MethodRow,
} from "./native.ts";
import { type Int, PyObject, type Value } from "./object.ts";
import { attributeName, shownAddress } from "./object-methods.ts";
import {
  deleteAttribute,
  getAttribute,
  installAssigner,
  installFinder,
  lookupAttribute,
  setAttribute,
} from "./protocols/attributes.ts";
import { call, type KeywordNames, missingAttribute } from "./protocols/calls.ts";
import { hash } from "./protocols/hash.ts";
import { getIterator, next } from "./protocols/iteration.ts";
import {
  BinaryOperator,
  binaryOperation,
  CompareOperator,
  compareRich,
  contains,
  deleteItem,
  equals,
  getItem,
  isTrue,
  length,
  setItem,
} from "./protocols/operators.ts";
import { reprText, str } from "./protocols/text.ts";
import { NotImplemented } from "./singletons.ts";
import { defineType, type PyType, typeOf } from "./type.ts";

export class PyWeakRef extends PyObject {
  target: WeakRef<PyObject> | null = null;
  callback: Value = null;
  hash: Int | null = null;
}

export const weakRefType = defineType({
  name: "ReferenceType",
  module: "weakref",
  instanceClass: PyWeakRef as never,
});
export const weakProxyType = defineType({
  name: "ProxyType",
  module: "weakref",
  instanceClass: PyWeakRef as never,
  isBase: false,
});
export const weakCallableProxyType = defineType({
  name: "CallableProxyType",
  module: "weakref",
  instanceClass: PyWeakRef as never,
  isBase: false,
});

const callbacks = new FinalizationRegistry<WeakRef<PyWeakRef>>((held) => {
  const ref = held.deref();
  if (ref !== undefined && ref.callback !== null) call(ref.callback, [ref]);
});

/** All living references to an object, for getweakrefcount and to share plain ones. */
const references = new WeakMap<PyObject, PyWeakRef[]>();

export function referencesTo(object: Value): readonly PyWeakRef[] {
  return typeof object === "object" && object !== null ? (references.get(object) ?? []) : [];
}

/** The object, or null when it is gone. */
export function deref(ref: PyWeakRef): Value {
  return ref.target?.deref() ?? null;
}

const unreferenced = new Set([
  "tuple",
  "list",
  "dict",
  "float",
  "complex",
  "bytes",
  "bytearray",
  "range",
  "slice",
  "ellipsis",
  "NotImplementedType",
  "str",
  "int",
  "object",
]);

function makeReference(cls: PyType, object: Value, callback: Value): PyWeakRef {
  if (!canReference(object)) {
    throw raise(exc.TypeError, `cannot create weak reference to '${typeOf(object).name}' object`);
  }
  const known = references.get(object) ?? [];
  if (callback === null && cls !== weakRefType.layout) {
    const same = known.find((ref) => ref.shape.cls === cls && ref.callback === null);
    if (same !== undefined && !cls.isHeapType) return same;
  }
  const ref = new cls.instanceClass() as PyWeakRef;
  ref.shape = cls.rootShape;
  ref.target = new WeakRef(object);
  ref.callback = callback;
  references.set(object, [...known, ref]);
  if (callback !== null) callbacks.register(object, new WeakRef(ref));
  return ref;
}

function canReference(object: Value): object is PyObject {
  if (typeof object !== "object" || object === null) return false;
  const cls = object.shape.cls;
  if (!cls.isHeapType) return !unreferenced.has(cls.name);
  return cls.lookup("__weakref__") !== undefined || !unreferenced.has(cls.layout.name);
}

function reprOfRef(ref: PyWeakRef): Value {
  const object = ref.target?.deref();
  if (object === undefined) return `<weakref at ${shownAddress(ref)}; dead>`;
  const name = lookupAttribute(object, "__name__");
  const shown = typeof name === "string" ? ` (${name})` : "";
  return (
    `<weakref at ${shownAddress(ref)}; to '${typeOf(object).name}' at ` +
    `${shownAddress(object)}${shown}>`
  );
}

function hashRef(ref: PyWeakRef): Int {
  if (ref.hash !== null) return ref.hash;
  const object = ref.target?.deref();
  if (object === undefined) throw raise(exc.TypeError, "weak object has gone away");
  ref.hash = hash(object);
  return ref.hash;
}

function equalRefs(a: PyWeakRef, b: Value): Value {
  if (!(b instanceof PyWeakRef)) return NotImplemented;
  const left = a.target?.deref();
  const right = b.target?.deref();
  if (left === undefined || right === undefined) return a === b;
  return equals(left, right);
}

defineStatic(weakRefType, "__new__", [
  "object, callback=None, /",
  (cls: PyType, object: Value, callback: Value = null) => makeReference(cls, object, callback),
]);
defineMethods(weakRefType, {
  __init__: ["object, callback=None, /", () => null],
  __call__: ["", deref],
  __repr__: ["", reprOfRef],
  __hash__: ["", hashRef],
  __eq__: ["value, /", equalRefs],
});
defineGetters(weakRefType, { __callback__: (ref: PyWeakRef) => ref.callback });
defineClassMethods(weakRefType, { __class_getitem__: ["object, /", makeGenericAlias] });

// --- proxies ---

/** `weakref.proxy(object, callback=None)`. */
export function makeProxy(object: Value, callback: Value = null): Value {
  const callable = typeOf(object).lookup("__call__") !== undefined;
  return makeReference(callable ? weakCallableProxyType : weakProxyType, object, callback);
}

/** The object behind a proxy, or the value itself. */
function unwrap(value: Value): Value {
  if (!(value instanceof PyWeakRef) || value.shape.cls.isSubtypeOf(weakRefType)) return value;
  const object = value.target?.deref();
  if (object === undefined) {
    throw raise(exc.ReferenceError, "weakly-referenced object no longer exists");
  }
  return object;
}

const binaryNames: readonly [string, BinaryOperator][] = [
  ["add", BinaryOperator.Add],
  ["and", BinaryOperator.And],
  ["floordiv", BinaryOperator.FloorDivide],
  ["lshift", BinaryOperator.LeftShift],
  ["matmul", BinaryOperator.MatrixMultiply],
  ["mul", BinaryOperator.Multiply],
  ["mod", BinaryOperator.Remainder],
  ["or", BinaryOperator.Or],
  ["pow", BinaryOperator.Power],
  ["rshift", BinaryOperator.RightShift],
  ["sub", BinaryOperator.Subtract],
  ["truediv", BinaryOperator.TrueDivide],
  ["xor", BinaryOperator.Xor],
];
const compareNames: readonly [string, CompareOperator][] = [
  ["__lt__", CompareOperator.Less],
  ["__le__", CompareOperator.LessEqual],
  ["__eq__", CompareOperator.Equal],
  ["__ne__", CompareOperator.NotEqual],
  ["__gt__", CompareOperator.Greater],
  ["__ge__", CompareOperator.GreaterEqual],
];

function proxyMethods(): Record<string, MethodRow> {
  const rows: Record<string, MethodRow> = {
    __repr__: [
      "",
      (p: PyWeakRef) => `<weakproxy at ${shownAddress(p)} to ${reprText(typeOf(unwrap(p)))}>`,
    ],
    __str__: ["", (p: PyWeakRef) => str(unwrap(p))],
    __bool__: ["", (p: PyWeakRef) => isTrue(unwrap(p))],
    __len__: ["", (p: PyWeakRef) => length(unwrap(p))],
    __getitem__: ["key, /", (p: PyWeakRef, key: Value) => getItem(unwrap(p), key)],
    __setitem__: [
      "key, value, /",
      (p: PyWeakRef, key: Value, value: Value) => {
        setItem(unwrap(p), key, value);
        return null;
      },
    ],
    __delitem__: [
      "key, /",
      (p: PyWeakRef, key: Value) => {
        deleteItem(unwrap(p), key);
        return null;
      },
    ],
    __contains__: ["item, /", (p: PyWeakRef, item: Value) => contains(unwrap(p), item)],
    __iter__: ["", (p: PyWeakRef) => getIterator(unwrap(p))],
    __next__: [
      "",
      (p: PyWeakRef) => {
        const value = next(unwrap(p));
        if (value === undefined) throw raise(exc.StopIteration);
        return value;
      },
    ],
    __getattribute__: [
      "name, /",
      (p: PyWeakRef, name: Value) => getAttribute(unwrap(p), attributeName(name)),
    ],
    __setattr__: [
      "name, value, /",
      (p: PyWeakRef, name: Value, value: Value) => {
        assignThrough(p, attributeName(name), value);
        return null;
      },
    ],
    __delattr__: [
      "name, /",
      (p: PyWeakRef, name: Value) => {
        assignThrough(p, attributeName(name), undefined);
        return null;
      },
    ],
  };
  for (const [name, op] of binaryNames) {
    rows[`__${name}__`] = [
      "value, /",
      (a: Value, b: Value) => binaryOperation(op, unwrap(a), unwrap(b)),
    ];
    rows[`__r${name}__`] = [
      "value, /",
      (a: Value, b: Value) => binaryOperation(op, unwrap(b), unwrap(a)),
    ];
  }
  for (const [name, op] of compareNames) {
    rows[name] = ["value, /", (a: Value, b: Value) => compareRich(op, unwrap(a), unwrap(b))];
  }
  return rows;
}

function assignThrough(proxy: Value, name: string, value: Value | undefined): void {
  if (value === undefined) deleteAttribute(unwrap(proxy), name);
  else setAttribute(unwrap(proxy), name, value);
}

function findThrough(proxy: Value, name: string): Value | undefined {
  const object = unwrap(proxy);
  const value = lookupAttribute(object, name);
  if (value === undefined) throw missingAttribute(object, name);
  return value;
}

const rows = proxyMethods();
for (const type of [weakProxyType, weakCallableProxyType]) {
  defineMethods(type, rows);
  type.dict.set("__hash__", null);
  installFinder(type.dict.get("__getattribute__") as Value, findThrough);
  installAssigner(type.dict.get("__setattr__") as Value, assignThrough);
  installAssigner(type.dict.get("__delattr__") as Value, assignThrough);
}
defineMethods(weakCallableProxyType, {
  __call__: [
    "*args, **kwargs",
    (p: PyWeakRef, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
      const names: KeywordNames = keywords.size === 0 ? null : [...keywords.keys()];
      return call(unwrap(p), [...args, ...keywords.values()], names);
    },
  ],
});

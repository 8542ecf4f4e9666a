/**
 * types.MappingProxyType: a read-only view of a mapping, and of a class's attributes, which are no
 * Python mapping but a JS Map. Lookups go there directly; everything else works on a copy.
 */
import { PyDict } from "./dict.ts";
import { dictGet } from "./dict-access.ts";
import { exc, raise } from "./errors.ts";
import { PyList } from "./list.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import { defineClassMethods, defineMethods, defineStatic } from "./native.ts";
import { PyObject, type Value } from "./object.ts";
import { getAttribute } from "./protocols/attributes.ts";
import { call } from "./protocols/calls.ts";
import { hash } from "./protocols/hash.ts";
import { getIterator } from "./protocols/iteration.ts";
import {
  BinaryOperator,
  binaryOperation,
  CompareOperator,
  compareRich,
  contains,
  getItem,
  length,
} from "./protocols/operators.ts";
import { isStr, reprText, str, textOf } from "./protocols/text.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, PyType, typeOf } from "./type.ts";

export class PyMappingProxy extends PyObject {
  /** A mapping, or the class whose attributes are shown. */
  source: Value = null;
}

export const mappingProxyType = defineType({ name: "mappingproxy", isBase: false });

/** A view of a mapping or of a class's own attributes. */
export function makeMappingProxy(source: Value): PyMappingProxy {
  const proxy = new PyMappingProxy();
  proxy.shape = mappingProxyType.rootShape;
  proxy.source = source;
  return proxy;
}

/** The class's own attributes as a fresh dict. */
export function copyTypeDict(cls: PyType): PyDict {
  const dict = new PyDict();
  for (const [name, value] of cls.dict) dict.table.setString(name, value);
  return dict;
}

/** A mapping with the same content. */
function mappingOf(proxy: PyMappingProxy): Value {
  return proxy.source instanceof PyType ? copyTypeDict(proxy.source) : proxy.source;
}

function lookup(proxy: PyMappingProxy, key: Value): Value | undefined {
  if (proxy.source instanceof PyType) {
    if (isStr(key)) return proxy.source.dict.get(textOf(key));
    hash(key);
    return undefined;
  }
  return proxy.source instanceof PyDict && typeOf(proxy.source).name === "dict"
    ? dictGet(proxy.source, key)
    : undefined;
}

function isDirect(proxy: PyMappingProxy): boolean {
  return proxy.source instanceof PyType || typeOf(proxy.source).name === "dict";
}

function forward(name: string) {
  return (proxy: PyMappingProxy, args: readonly Value[]): Value =>
    call(getAttribute(mappingOf(proxy), name), args);
}

function unproxied(value: Value): Value {
  return value instanceof PyMappingProxy ? mappingOf(value) : value;
}

function compare(op: CompareOperator) {
  return (proxy: PyMappingProxy, other: Value): Value =>
    compareRich(op, mappingOf(proxy), unproxied(other));
}

defineMethods(mappingProxyType, {
  __getitem__: [
    "key, /",
    (proxy: PyMappingProxy, key: Value) => {
      if (!(proxy.source instanceof PyType)) return getItem(proxy.source, key);
      const value = lookup(proxy, key);
      if (value === undefined) throw raise(exc.KeyError, key);
      return value;
    },
  ],
  __contains__: [
    "key, /",
    (proxy: PyMappingProxy, key: Value) =>
      isDirect(proxy) ? lookup(proxy, key) !== undefined : contains(proxy.source, key),
  ],
  __len__: [
    "",
    (proxy: PyMappingProxy) =>
      proxy.source instanceof PyType ? proxy.source.dict.size : length(proxy.source),
  ],
  __iter__: ["", (proxy: PyMappingProxy) => getIterator(mappingOf(proxy))],
  __reversed__: ["", (proxy: PyMappingProxy) => forward("__reversed__")(proxy, [])],
  __repr__: ["", (proxy: PyMappingProxy) => `mappingproxy(${reprText(mappingOf(proxy))})`],
  __str__: ["", (proxy: PyMappingProxy) => str(mappingOf(proxy))],
  __hash__: ["", (proxy: PyMappingProxy) => hash(mappingOf(proxy))],
  __eq__: ["value, /", compare(CompareOperator.Equal)],
  __ne__: ["value, /", compare(CompareOperator.NotEqual)],
  __or__: [
    "value, /",
    (proxy: PyMappingProxy, other: Value) =>
      binaryOperation(BinaryOperator.Or, mappingOf(proxy), unproxied(other)),
  ],
  __ror__: [
    "value, /",
    (proxy: PyMappingProxy, other: Value) =>
      binaryOperation(BinaryOperator.Or, unproxied(other), mappingOf(proxy)),
  ],
  __ior__: [
    "value, /",
    () => {
      throw raise(exc.TypeError, "'|=' is not supported by mappingproxy; use '|' instead");
    },
  ],
  get: [
    "key, default=None, /",
    (proxy: PyMappingProxy, key: Value, otherwise: Value = null) =>
      isDirect(proxy)
        ? (lookup(proxy, key) ?? otherwise)
        : call(getAttribute(proxy.source, "get"), [key, otherwise]),
  ],
  keys: ["", (proxy: PyMappingProxy) => forward("keys")(proxy, [])],
  values: ["", (proxy: PyMappingProxy) => forward("values")(proxy, [])],
  items: ["", (proxy: PyMappingProxy) => forward("items")(proxy, [])],
  copy: ["", (proxy: PyMappingProxy) => forward("copy")(proxy, [])],
});
defineStatic(mappingProxyType, "__new__", [
  "mapping",
  (_cls: PyType, mapping: Value) => {
    const type = typeOf(mapping);
    const isMapping = type.lookup("__getitem__") !== undefined;
    if (!isMapping || mapping instanceof PyList || mapping instanceof PyTuple) {
      throw raise(exc.TypeError, `mappingproxy() argument must be a mapping, not ${type.name}`);
    }
    return makeMappingProxy(mapping);
  },
]);
defineClassMethods(mappingProxyType, { __class_getitem__: ["object, /", makeGenericAlias] });

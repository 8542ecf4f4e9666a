/** types.SimpleNamespace: attributes from keywords, shown and compared. */
import { exc, raise } from "./errors.ts";
import { defineMethods, defineStatic } from "./native.ts";
import { PyInstance, type PyObject, type Value } from "./object.ts";
import { defineInstanceDict } from "./object-methods.ts";
import { copyInstanceDict, getAttribute, setField } from "./protocols/attributes.ts";
import { call } from "./protocols/calls.ts";
import { getIterator, next, toArray } from "./protocols/iteration.ts";
import { equals, getItem } from "./protocols/operators.ts";
import { enterRepr, isStr, leaveRepr, reprText, textOf } from "./protocols/text.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, isInstance, type PyType, typeOf } from "./type.ts";

class PySimpleNamespace extends PyInstance {}

export const simpleNamespaceType = defineType({
  name: "SimpleNamespace",
  module: "types",
  hasDict: true,
  instanceClass: PySimpleNamespace,
});

/** A namespace with these attributes (sys.implementation and the like). */
export function makeNamespace(attributes: Readonly<Record<string, Value>>): PyObject {
  const namespace = newNamespace(simpleNamespaceType);
  for (const name in attributes) setField(namespace, name, attributes[name] as Value);
  return namespace;
}

function newNamespace(cls: PyType): PyObject {
  const namespace = new cls.instanceClass();
  namespace.shape = cls.rootShape;
  return namespace;
}

function initNamespace(
  self: PyObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (args.length > 1) {
    throw raise(
      exc.TypeError,
      `${typeOf(self).name} expected at most 1 argument, got ${args.length}`,
    );
  }
  if (args.length === 1) update(self, args[0] as Value);
  for (const [name, value] of keywords) setField(self, name, value);
  return null;
}

function update(self: PyObject, source: Value): void {
  for (const [key, value] of pairsOf(source)) {
    if (!isStr(key)) throw raise(exc.TypeError, "keywords must be strings");
    setField(self, textOf(key), value);
  }
}

function pairsOf(source: Value): [Value, Value][] {
  const pairs: [Value, Value][] = [];
  if (typeOf(source).lookup("keys") !== undefined) {
    for (const key of toArray(call(getAttribute(source, "keys"), []))) {
      pairs.push([key, getItem(source, key)]);
    }
    return pairs;
  }
  const iterator = getIterator(source);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    const [key, value] = toArray(item);
    pairs.push([key as Value, value as Value]);
  }
  return pairs;
}

function reprOfNamespace(self: PyObject): Value {
  const cls = typeOf(self);
  const name = cls === simpleNamespaceType ? "namespace" : cls.name;
  if (!enterRepr(self)) return `${name}(...)`;
  try {
    const parts: string[] = [];
    for (const entry of copyInstanceDict(self).table.order) {
      if (entry.value !== undefined) parts.push(`${textOf(entry.key)}=${reprText(entry.value)}`);
    }
    return `${name}(${parts.join(", ")})`;
  } finally {
    leaveRepr(self);
  }
}

function equalNamespaces(a: PyObject, b: Value): Value {
  if (!isInstance(a, simpleNamespaceType) || !isInstance(b, simpleNamespaceType)) {
    return NotImplemented;
  }
  return equals(copyInstanceDict(a), copyInstanceDict(b as PyObject));
}

function replaceNamespace(
  self: PyObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (args.length > 0) {
    throw raise(
      exc.TypeError,
      `__replace__() takes no positional arguments (${args.length} given)`,
    );
  }
  const copy = call(typeOf(self), []) as PyObject;
  for (const entry of copyInstanceDict(self).table.order) {
    if (entry.value !== undefined) setField(copy, textOf(entry.key), entry.value);
  }
  for (const [name, value] of keywords) setField(copy, name, value);
  return copy;
}

defineStatic(simpleNamespaceType, "__new__", ["*args, **kwargs", newNamespace]);
defineMethods(simpleNamespaceType, {
  __init__: ["*args, **kwargs", initNamespace],
  __repr__: ["", reprOfNamespace],
  __eq__: ["value, /", equalNamespaces],
  __reduce__: [
    "",
    (self: PyObject) => new PyTuple([typeOf(self), new PyTuple([]), copyInstanceDict(self)]),
  ],
  __replace__: ["*args, **kwargs", replaceNamespace],
});
simpleNamespaceType.dict.set("__hash__", null);
defineInstanceDict(simpleNamespaceType);

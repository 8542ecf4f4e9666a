/** staticmethod, classmethod and property. How they bind is in protocols/calls.ts. */
import {
  classMethodType,
  type PyClassMethod,
  type PyProperty,
  type PyStaticMethod,
  propertyType,
  staticMethodType,
} from "./function.ts";
import { defineReadonly } from "./function-methods.ts";
import { defineGetSet, defineGetters, defineMethods, defineClassMethods } from "./native.ts";
import type { Value } from "./object.ts";
import { defineInstanceDict } from "./object-methods.ts";
import {
  getAttribute,
  getField,
  lookupAttribute,
  setAttribute,
  setField,
} from "./protocols/attributes.ts";
import {
  assignProperty,
  attributeError,
  bindAttribute,
  call,
  type KeywordNames,
} from "./protocols/calls.ts";
import { isTrue } from "./protocols/operators.ts";
import { reprText } from "./protocols/text.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import { type PyType, typeOf } from "./type.ts";

type Wrapper = PyStaticMethod | PyClassMethod;

/** What functools.wraps would copy. */
const copiedNames = ["__module__", "__name__", "__qualname__", "__doc__"];

function initWrapper(wrapper: Wrapper, callable: Value): Value {
  wrapper.callable = callable;
  for (const name of copiedNames) {
    const value = lookupAttribute(callable, name);
    if (value !== undefined) setField(wrapper, name, value);
  }
  return null;
}

/** Read through to the wrapped function until set. */
function forwardAnnotations(type: PyType, name: string): void {
  defineGetSet(
    type,
    name,
    (wrapper: Wrapper) => getField(wrapper, name) ?? getAttribute(wrapper.callable, name),
    (wrapper: Wrapper, value: Value | undefined) => {
      if (value === undefined) throw attributeError(name, wrapper, name);
      setField(wrapper, name, value);
    },
  );
}

function isMarkedAbstract(value: Value): boolean {
  const mark = lookupAttribute(value, "__isabstractmethod__");
  return mark !== undefined && isTrue(mark);
}

/** Through instance or class, whatever the descriptor makes of them. */
function getWrapper(wrapper: Wrapper, self: Value, owner: Value = null): Value {
  const cls = owner === null ? typeOf(self) : (owner as PyType);
  return bindAttribute(wrapper, self, cls);
}

for (const type of [staticMethodType, classMethodType]) {
  defineMethods(type, {
    __init__: ["function, /", initWrapper],
    __repr__: ["", (w: Wrapper) => `<${typeOf(w).name}(${reprText(w.callable)})>`],
    __get__: ["instance, owner=None, /", getWrapper],
  });
  defineReadonly(type, {
    __func__: (w: Wrapper) => w.callable,
    __wrapped__: (w: Wrapper) => w.callable,
  });
  defineGetters(type, { __isabstractmethod__: (w: Wrapper) => isMarkedAbstract(w.callable) });
  defineInstanceDict(type);
  forwardAnnotations(type, "__annotations__");
  forwardAnnotations(type, "__annotate__");
  defineClassMethods(type, { __class_getitem__: ["object, /", makeGenericAlias] });
}
defineMethods(staticMethodType, {
  __call__: [
    "*args, **kwargs",
    (w: PyStaticMethod, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
      const names: KeywordNames = keywords.size === 0 ? null : [...keywords.keys()];
      return call(w.callable, [...args, ...keywords.values()], names);
    },
  ],
});

// --- property ---

function initProperty(
  property: PyProperty,
  get: Value = null,
  set: Value = null,
  remove: Value = null,
  doc: Value = null,
): Value {
  property.get = get;
  property.set = set;
  property.delete = remove;
  property.name = undefined;
  property.doc = null;
  const inherited = doc === null && get !== null ? lookupAttribute(get, "__doc__") : undefined;
  setDoc(property, inherited ?? doc, inherited !== undefined && inherited !== null);
  return null;
}

/** A subclass keeps its `__doc__` among the instance's attributes, as CPython does. */
function setDoc(property: PyProperty, doc: Value, fromGetter: boolean): void {
  property.docFromGetter = fromGetter;
  if (property.shape.cls === propertyType) property.doc = doc;
  else if (doc !== null) setAttribute(property, "__doc__", doc);
}

/** getter(), setter() and deleter(): a copy with one function replaced. */
function copyProperty(
  old: PyProperty,
  get: Value | undefined,
  set: Value | undefined,
  remove: Value | undefined,
): Value {
  const getter = get ?? old.get;
  const doc =
    old.docFromGetter && getter !== null ? null : (lookupAttribute(old, "__doc__") ?? null);
  const copy = call(typeOf(old), [getter, set ?? old.set, remove ?? old.delete, doc]) as PyProperty;
  if (old.name !== undefined && typeOf(copy).isSubtypeOf(propertyType)) copy.name = old.name;
  return copy;
}

function getProperty(property: PyProperty, self: Value, owner: Value = null): Value {
  void owner;
  if (self === null) return property;
  if (property.get === null) {
    return bindAttribute(property, self, typeOf(self));
  }
  return call(property.get, [self]);
}

function nameOfProperty(property: PyProperty): Value {
  if (property.name !== undefined) return property.name;
  const name = property.get === null ? undefined : lookupAttribute(property.get, "__name__");
  if (name !== undefined) return name;
  throw attributeError("'property' object has no attribute '__name__'", property, "__name__");
}

defineMethods(propertyType, {
  __init__: ["fget=None, fset=None, fdel=None, doc=None", initProperty],
  __get__: ["instance, owner=None, /", getProperty],
  __set__: [
    "instance, value, /",
    (p: PyProperty, self: Value, value: Value) => {
      assignProperty(p, self, value);
      return null;
    },
  ],
  __delete__: [
    "instance, /",
    (p: PyProperty, self: Value) => {
      assignProperty(p, self, undefined);
      return null;
    },
  ],
  getter: ["object, /", (p: PyProperty, fn: Value) => copyProperty(p, fn, undefined, undefined)],
  setter: ["object, /", (p: PyProperty, fn: Value) => copyProperty(p, undefined, fn, undefined)],
  deleter: ["object, /", (p: PyProperty, fn: Value) => copyProperty(p, undefined, undefined, fn)],
  __set_name__: [
    "owner, name, /",
    (p: PyProperty, _owner: Value, name: Value) => {
      p.name = name;
      return null;
    },
  ],
});
defineReadonly(propertyType, {
  fget: (p: PyProperty) => p.get,
  fset: (p: PyProperty) => p.set,
  fdel: (p: PyProperty) => p.delete,
});
defineGetSet(
  propertyType,
  "__doc__",
  (p: PyProperty) => p.doc,
  (p: PyProperty, value: Value | undefined) => {
    p.doc = value ?? null;
  },
);
defineGetSet(
  propertyType,
  "__name__",
  nameOfProperty,
  (p: PyProperty, value: Value | undefined) => {
    p.name = value;
  },
);
defineGetters(propertyType, {
  __isabstractmethod__: (p: PyProperty) =>
    [p.get, p.set, p.delete].some((fn) => fn !== null && isMarkedAbstract(fn)),
});

/**
 * The methods of `object`: making, showing, comparing, attributes, `__class__`, and the protocol of
 * copy and pickle (`__reduce_ex__`, `__getstate__`).
 *
 * The one difficulty is who complains about superfluous arguments: `__new__` and `__init__` of
 * object each let them pass when the class overrides the other one (CPython: object_new, object_init).
 */
import { PyDict } from "./dict.ts";
import { dictSet } from "./dict-access.ts";
import { exc, type PyException, raise } from "./errors.ts";
import { PyModule } from "./function.ts";
import { importAttribute } from "./interpreter-hooks.ts";
import { listType, newList } from "./list.ts";
import {
  defineClassMethods,
  defineGetSet,
  defineMethods,
  defineStatic,
  PyMethodDescriptor,
  type PyNative,
} from "./native.ts";
import type { PyObject, Value } from "./object.ts";
import {
  copyInstanceDict,
  findGeneric,
  genericGetAttribute,
  genericSetAttribute,
  getAttribute,
  installAssigner,
  installFinder,
  lookupAttribute,
  lookupSpecial,
} from "./protocols/attributes.ts";
import { call, callSpecial1, fullTypeName, installObjectMakers } from "./protocols/calls.ts";
import { getSlot, instanceDict, moveToShape, setInstanceDict } from "./protocols/fields.ts";
import { hash, identityOf } from "./protocols/hash.ts";
import { getIterator, toArray } from "./protocols/iteration.ts";
import { isTrue } from "./protocols/operators.ts";
import { isStr, repr, str, strText, textOf } from "./protocols/text.ts";
import type { Shape } from "./shape.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { isInstance, objectType, PyType, typeOf, typeType } from "./type.ts";

// --- making ---

function newObject(
  cls: PyType,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (args.length > 0 || keywords.size > 0) refuseNewArguments(cls);
  if (cls.isAbstract) throw refuseAbstract(cls, cls.abstractMethods as Value);
  if (!canBeMade(cls)) {
    throw raise(exc.TypeError, `cannot create '${fullTypeName(cls)}' instances`);
  }
  return newBareInstance(cls);
}

/** Built-in JS classes need not know their shape. */
function newBareInstance(cls: PyType): PyObject {
  const instance = new cls.instanceClass();
  if (instance.shape === undefined) instance.shape = cls.rootShape;
  return instance;
}

function refuseNewArguments(cls: PyType): void {
  if (cls.lookup("__new__") !== objectNewNative) {
    throw raise(
      exc.TypeError,
      "object.__new__() takes exactly one argument (the type to instantiate)",
    );
  }
  if (cls.lookup("__init__") === objectInitNative) {
    throw raise(exc.TypeError, `${cls.name}() takes no arguments`);
  }
}

function refuseAbstract(cls: PyType, abstract: Value): PyException {
  const names = toArray(abstract).map(strText).sort();
  const s = names.length === 1 ? "" : "s";
  const shown = names.map((name) => `'${name}'`).join(", ");
  return raise(
    exc.TypeError,
    `Can't instantiate abstract class ${cls.name} ` +
      `without an implementation for abstract method${s} ${shown}`,
  );
}

function initObject(
  self: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (args.length === 0 && keywords.size === 0) return null;
  const cls = typeOf(self);
  if (cls.lookup("__init__") !== objectInitNative) {
    throw raise(
      exc.TypeError,
      "object.__init__() takes exactly one argument (the instance to initialize)",
    );
  }
  if (cls.lookup("__new__") === objectNewNative) {
    throw raise(
      exc.TypeError,
      `${cls.name}.__init__() takes exactly one argument (the instance to initialize)`,
    );
  }
  return null;
}

// --- showing and comparing ---

/** The module of a class as `repr` shows it: undefined for builtins. */
export function shownModule(cls: PyType): string | undefined {
  const module = cls.isHeapType ? cls.dict.get("__module__") : cls.module;
  if (module === undefined || !isStr(module)) return undefined;
  const text = textOf(module);
  return text === "builtins" ? undefined : text;
}

/** `module.Class`, without the module for builtins. */
export function shownClass(cls: PyType): string {
  const module = shownModule(cls);
  return module === undefined ? cls.qualname : `${module}.${cls.qualname}`;
}

/** An identity as %p prints it. */
export function shownAddress(object: PyObject): string {
  return `0x${identityOf(object).toString(16).padStart(12, "0")}`;
}

function reprOfObject(self: Value): Value {
  if (typeof self !== "object" || self === null) return `<${typeOf(self).name} object at 0x0>`;
  return `<${shownClass(typeOf(self))} object at ${shownAddress(self)}>`;
}

function notEqual(self: Value, other: Value): Value {
  const method = typeOf(self).lookup("__eq__") as Value;
  if (isObjectMethod(method)) return self === other ? false : NotImplemented;
  const result = callSpecial1(method, self, other);
  return result === NotImplemented ? result : !isTrue(result);
}

function isObjectMethod(method: Value): boolean {
  return method instanceof PyMethodDescriptor && method.owner === objectType;
}

// --- attributes ---

/** The JS text of an attribute name given from Python. */
export function attributeName(name: Value): string {
  if (typeof name === "string") return name;
  if (isStr(name)) return textOf(name);
  throw raise(exc.TypeError, `attribute name must be string, not '${typeOf(name).name}'`);
}

function setClass(self: Value, value: Value | undefined): void {
  if (value === undefined) throw raise(exc.TypeError, "can't delete __class__ attribute");
  if (!(value instanceof PyType)) {
    const name = typeOf(value).name;
    throw raise(exc.TypeError, `__class__ must be set to a class, not '${name}' object`);
  }
  const old = typeOf(self);
  const areModules = self instanceof PyModule && value.isSubtypeOf(self.shape.cls);
  if (!areModules && (!old.isHeapType || !value.isHeapType)) {
    throw raise(
      exc.TypeError,
      "__class__ assignment only supported for mutable types or ModuleType subclasses",
    );
  }
  if (!areModules && !haveSameLayout(old, value)) {
    throw raise(
      exc.TypeError,
      `__class__ assignment: '${value.name}' object layout differs from '${old.name}'`,
    );
  }
  changeClass(self as PyObject, value);
}

function haveSameLayout(a: PyType, b: PyType): boolean {
  return (
    a.layout === b.layout &&
    a.hasDict === b.hasDict &&
    a.slotNames.length === b.slotNames.length &&
    a.slotNames.every((name, i) => name === b.slotNames[i])
  );
}

/** Keeps the attributes and gives them a shape of the new class. */
function changeClass(object: PyObject, cls: PyType): void {
  if (object.shape.isDictionary) {
    object.shape = cls.dictionaryShape;
    return;
  }
  let shape: Shape = cls.rootShape;
  for (const field of object.shape.fields.values()) shape = shape.withField(field.name, field.kind);
  moveToShape(object, shape);
}

/** Lets instances of a class show `__dict__`. */
export function defineInstanceDict(cls: PyType): void {
  defineGetSet(cls, "__dict__", instanceDict, (self: PyObject, value: Value | undefined) => {
    if (value === undefined) setInstanceDict(self, new PyDict());
    else if (value instanceof PyDict) setInstanceDict(self, value);
    else {
      const name = typeOf(value).name;
      throw raise(exc.TypeError, `__dict__ must be set to a dictionary, not a '${name}'`);
    }
  });
}

/** Names of the instance, its class and the bases, unsorted. */
function dirOfObject(self: Value): Value {
  const names = new Set<Value>();
  const dict = lookupAttribute(self, "__dict__");
  if (dict instanceof PyDict) for (const key of dict.table.keyList()) names.add(key);
  const cls = lookupAttribute(self, "__class__");
  if (cls instanceof PyType) addClassNames(names, cls);
  return newList([...names]);
}

/** Adds what `dir(cls)` shows. */
export function addClassNames(names: Set<Value>, cls: PyType): void {
  for (const base of cls.mro) for (const name of base.dict.keys()) names.add(name);
}

function formatObject(self: Value, spec: Value): Value {
  if (!isStr(spec)) {
    throw raise(exc.TypeError, `__format__() argument must be str, not ${typeOf(spec).name}`);
  }
  if (textOf(spec) !== "") {
    throw raise(
      exc.TypeError,
      `unsupported format string passed to ${typeOf(self).name}.__format__`,
    );
  }
  return str(self);
}

// --- copy and pickle ---

function reduceEx(self: Value, protocol: Value): Value {
  const method = typeOf(self).lookup("__reduce__") as Value;
  if (!isObjectMethod(method)) return call(getAttribute(self, "__reduce__"), []);
  return reduceObject(self, typeof protocol === "number" ? protocol : 0);
}

function reduceObject(self: Value, protocol: number): Value {
  if (protocol < 2) return call(importAttribute("copyreg", "_reduce_ex"), [self, protocol]);
  const cls = typeOf(self);
  if (cls.lookup("__new__") === objectNewNative && !canBeMade(cls)) throw refusePickle(cls);
  const [args, keywords] = constructorArguments(self);
  const required = args === null && !hasItems(self);
  const state = stateOf(self, required);
  const items = cls.isSubtypeOf(listType) ? getIterator(self) : null;
  const pairs = self instanceof PyDict ? getIterator(call(getAttribute(self, "items"), [])) : null;
  if (keywords !== null && keywords.table.size > 0) {
    const maker = importAttribute("copyreg", "__newobj_ex__");
    const packed = new PyTuple([cls, new PyTuple(args ?? []), keywords]);
    return new PyTuple([maker, packed, state, items, pairs]);
  }
  const maker = importAttribute("copyreg", "__newobj__");
  return new PyTuple([maker, new PyTuple([cls, ...(args ?? [])]), state, items, pairs]);
}

function hasItems(self: Value): boolean {
  return isInstance(self, listType) || self instanceof PyDict;
}

function canBeMade(cls: PyType): boolean {
  return cls.isHeapType || cls === objectType || (cls.layout === cls && cls.isBase);
}

function refusePickle(cls: PyType): PyException {
  return raise(exc.TypeError, `cannot pickle '${cls.name}' object`);
}

/** What `__getnewargs_ex__` or `__getnewargs__` give; null without them. */
function constructorArguments(self: Value): [readonly Value[] | null, PyDict | null] {
  const extended = lookupSpecial(self, "__getnewargs_ex__");
  if (extended !== undefined) {
    const pair = call(extended, []);
    if (!(pair instanceof PyTuple)) throw wrongType("__getnewargs_ex__", "tuple", pair);
    if (pair.items.length !== 2) {
      throw raise(
        exc.ValueError,
        `__getnewargs_ex__ should return a tuple of length 2, not ${pair.items.length}`,
      );
    }
    const [args, keywords] = pair.items;
    if (!(args instanceof PyTuple)) {
      throw raise(
        exc.TypeError,
        `first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '${typeOf(args as Value).name}'`,
      );
    }
    if (!(keywords instanceof PyDict)) {
      throw raise(
        exc.TypeError,
        `second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${typeOf(keywords as Value).name}'`,
      );
    }
    return [args.items, keywords];
  }
  const plain = lookupSpecial(self, "__getnewargs__");
  if (plain === undefined) return [null, null];
  const args = call(plain, []);
  if (!(args instanceof PyTuple)) throw wrongType("__getnewargs__", "tuple", args);
  return [args.items, null];
}

function wrongType(method: string, wanted: string, given: Value): PyException {
  return raise(exc.TypeError, `${method} should return a ${wanted}, not '${typeOf(given).name}'`);
}

function stateOf(self: Value, required: boolean): Value {
  const method = typeOf(self).lookup("__getstate__") as Value;
  if (isObjectMethod(method)) return defaultState(self, required);
  return call(getAttribute(self, "__getstate__"), []);
}

/** object.__getstate__: the attributes, or the pair of them and the slots. */
function defaultState(self: Value, required: boolean): Value {
  const cls = typeOf(self);
  if (required && cls.layout !== objectType && !isStateless(cls)) throw refusePickle(cls);
  if (typeof self !== "object" || self === null) return null;
  const dict = cls.hasDict ? copyInstanceDict(self) : null;
  const state = dict !== null && dict.table.size > 0 ? dict : null;
  const slots = new PyDict();
  for (const name of cls.slotNames) {
    const value = getSlot(self, name);
    if (value !== undefined) dictSet(slots, name, value);
  }
  return slots.table.size === 0 ? state : new PyTuple([state, slots]);
}

/** Layouts whose content `__getstate__` gives, or that have none. */
function isStateless(cls: PyType): boolean {
  return cls.layout === exc.BaseException || cls.layout === typeType;
}

defineMethods(objectType, {
  __init__: ["*args, **kwargs", initObject],
  __repr__: ["", reprOfObject],
  __str__: ["", repr],
  __hash__: [
    "",
    (self: Value) => (typeof self === "object" && self !== null ? identityOf(self) : hash(self)),
  ],
  __eq__: ["value, /", (a: Value, b: Value) => (a === b ? true : NotImplemented)],
  __ne__: ["value, /", notEqual],
  __lt__: ["value, /", () => NotImplemented],
  __le__: ["value, /", () => NotImplemented],
  __gt__: ["value, /", () => NotImplemented],
  __ge__: ["value, /", () => NotImplemented],
  __getattribute__: [
    "name, /",
    (self: Value, name: Value) => genericGetAttribute(self, attributeName(name)),
  ],
  __setattr__: [
    "name, value, /",
    (self: Value, name: Value, value: Value) => {
      checkNotType(self, "__setattr__");
      genericSetAttribute(self, attributeName(name), value);
      return null;
    },
  ],
  __delattr__: [
    "name, /",
    (self: Value, name: Value) => {
      checkNotType(self, "__delattr__");
      genericSetAttribute(self, attributeName(name), undefined);
      return null;
    },
  ],
  __format__: ["format_spec, /", formatObject],
  __reduce__: ["", (self: Value) => reduceObject(self, 0)],
  __reduce_ex__: ["protocol, /", reduceEx],
  __getstate__: ["", (self: Value) => defaultState(self, false)],
  __dir__: ["", dirOfObject],
  __sizeof__: ["", (self: Value) => 16 + 8 * typeOf(self).slotNames.length],
});

/** `object.__setattr__(cls, ...)` must not get around type's own rules (Carlo Verre's hack). */
function checkNotType(self: Value, method: string): void {
  if (self instanceof PyType) {
    throw raise(exc.TypeError, `can't apply this ${method} to type object`);
  }
}

defineStatic(objectType, "__new__", ["*args, **kwargs", newObject]);
defineClassMethods(objectType, {
  __init_subclass__: [
    "*args, **kwargs",
    (cls: PyType, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
      if (keywords.size > 0) {
        throw raise(exc.TypeError, `${cls.name}.__init_subclass__() takes no keyword arguments`);
      }
      if (args.length > 0) {
        throw raise(
          exc.TypeError,
          `${cls.name}.__init_subclass__() takes no arguments (${args.length} given)`,
        );
      }
      return null;
    },
  ],
  __subclasshook__: ["object, /", () => NotImplemented],
});
defineGetSet(objectType, "__class__", typeOf as never, setClass);
objectType.dict.set(
  "__doc__",
  "The base class of the class hierarchy.\n\n" +
    "When called, it accepts no arguments and returns a new featureless\n" +
    "instance that has no instance attributes and cannot be given any.\n",
);

const objectNewNative = objectType.dict.get("__new__") as PyNative;
const objectInitNative = objectType.dict.get("__init__") as Value;
installObjectMakers(objectNewNative, objectInitNative);
installFinder(objectType.dict.get("__getattribute__") as Value, findGeneric);
installAssigner(objectType.dict.get("__setattr__") as Value, genericSetAttribute);
installAssigner(objectType.dict.get("__delattr__") as Value, genericSetAttribute);

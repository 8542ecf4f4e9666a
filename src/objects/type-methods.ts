/**
 * The methods and attributes of `type`: what every class answers. Making a class is in
 * class-creation.ts, finding attributes in protocols/attributes.ts.
 *
 * Invariant: all changes go through `setOwn` or `touch`, so that caches and compiled code see them.
 */
import { bestBase, computeMro, newClass, resolveMro } from "./class-creation.ts";
import { PyDict } from "./dict.ts";
import { exc, type PyException, raise } from "./errors.ts";
import { newList } from "./list.ts";
import { makeMappingProxy } from "./mapping-proxy.ts";
import {
  defineClassMethods,
  defineGetSet,
  defineGetters,
  defineMethods,
  defineStatic,
} from "./native.ts";
import type { Value } from "./object.ts";
import { addClassNames, attributeName, shownClass } from "./object-methods.ts";
import {
  findOnType,
  installAssigner,
  installFinder,
  setTypeAttribute,
} from "./protocols/attributes.ts";
import {
  attributeError,
  bindAttribute,
  call,
  isCallable,
  type KeywordNames,
  makeInstance,
  missingAttribute,
} from "./protocols/calls.ts";
import { isPlainInstance, isPlainSubclass } from "./protocols/instances.ts";
import { isTrue } from "./protocols/operators.ts";
import { isStr, textOf } from "./protocols/text.ts";
import { PyTuple } from "./tuple.ts";
import { PyType, typeOf, typeType } from "./type.ts";
import { uniteTypes } from "./union.ts";

/** Bits of `__flags__` that Python code looks at. */
const HEAP_TYPE = 1 << 9;
const BASE_TYPE = 1 << 10;
const READY = 1 << 12;
const IS_ABSTRACT = 1 << 20;

function flagsOf(cls: PyType): number {
  return (
    READY |
    (cls.isHeapType ? HEAP_TYPE : 0x100) |
    (cls.isBase ? BASE_TYPE : 0) |
    (cls.isAbstract ? IS_ABSTRACT : 0)
  );
}

// --- setters ---

function checkMutable(cls: PyType, name: string, value: Value | undefined): asserts value is Value {
  if (!cls.isHeapType) {
    throw raise(exc.TypeError, `cannot set '${name}' attribute of immutable type '${cls.name}'`);
  }
  if (value === undefined) {
    throw raise(exc.TypeError, `cannot delete '${name}' attribute of immutable type '${cls.name}'`);
  }
}

function setName(cls: PyType, value: Value | undefined): void {
  checkMutable(cls, "__name__", value);
  const text = requireText(cls, "__name__", value);
  if (text.includes("\0"))
    throw raise(exc.ValueError, "type name must not contain null characters");
  cls.name = text;
}

function setQualname(cls: PyType, value: Value | undefined): void {
  checkMutable(cls, "__qualname__", value);
  cls.qualname = requireText(cls, "__qualname__", value);
}

function requireText(cls: PyType, name: string, value: Value): string {
  if (isStr(value)) return textOf(value);
  throw raise(
    exc.TypeError,
    `can only assign string to ${cls.name}.${name}, not '${typeOf(value).name}'`,
  );
}

function getModule(cls: PyType): Value {
  if (!cls.isHeapType) return cls.module;
  const module = cls.dict.get("__module__");
  if (module === undefined) throw attributeError("__module__", cls, "__module__");
  return module;
}

function setModule(cls: PyType, value: Value | undefined): void {
  checkMutable(cls, "__module__", value);
  if (isStr(value)) cls.module = textOf(value);
  cls.setOwn("__module__", value);
}

function setBases(cls: PyType, value: Value | undefined): void {
  checkMutable(cls, "__bases__", value);
  if (!(value instanceof PyTuple)) {
    throw raise(
      exc.TypeError,
      `can only assign tuple to ${cls.name}.__bases__, not ${typeOf(value).name}`,
    );
  }
  if (value.items.length === 0) {
    throw raise(exc.TypeError, `can only assign non-empty tuple to ${cls.name}.__bases__, not ()`);
  }
  const bases = value.items.map((base) => checkNewBase(cls, base));
  const base = bestBase(bases);
  checkCompatible(cls.base as PyType, base);
  changeBases(cls, bases, base);
}

/** CPython: compatible_for_assignment. Classes made in Python are freed unlike built-in ones. */
function checkCompatible(old: PyType, base: PyType): void {
  const freedAlike = old.isHeapType ? base.isHeapType : old === base;
  if (!freedAlike) {
    throw raise(
      exc.TypeError,
      `__bases__ assignment: '${base.name}' deallocator differs from '${old.name}'`,
    );
  }
  if (base.layout === old.layout && base.slotNames.length === old.slotNames.length) return;
  throw raise(
    exc.TypeError,
    `__bases__ assignment: '${base.name}' object layout differs from '${old.name}'`,
  );
}

function checkNewBase(cls: PyType, base: Value): PyType {
  if (!(base instanceof PyType)) {
    throw raise(
      exc.TypeError,
      `${cls.name}.__bases__ must be tuple of classes, not '${typeOf(base).name}'`,
    );
  }
  if (base.isSubtypeOf(cls)) {
    throw raise(exc.TypeError, "a __bases__ item causes an inheritance cycle");
  }
  return base;
}

function changeBases(cls: PyType, bases: readonly PyType[], base: PyType): void {
  const before = cls.bases;
  const oldBase = cls.base;
  cls.bases = bases;
  cls.base = base;
  try {
    refreshMro(cls);
  } catch (error) {
    cls.bases = before;
    cls.base = oldBase;
    refreshMro(cls);
    throw error;
  }
  for (const old of before) old.subclasses.delete(cls);
  for (const parent of bases) parent.subclasses.add(cls);
  cls.touch();
}

function refreshMro(cls: PyType): void {
  cls.mro = computeMro(cls);
  for (const sub of cls.subclasses) refreshMro(sub);
}

// --- computed attributes ---

function getDoc(cls: PyType): Value {
  const doc = cls.dict.get("__doc__");
  if (doc === undefined) return null;
  return bindAttribute(doc, null, cls, true);
}

function getAbstractMethods(cls: PyType): Value {
  if (cls.abstractMethods === undefined || cls === typeType) {
    throw attributeError("__abstractmethods__", cls, "__abstractmethods__");
  }
  return cls.abstractMethods;
}

function setAbstractMethods(cls: PyType, value: Value | undefined): void {
  if (value === undefined && cls.abstractMethods === undefined) {
    throw attributeError("__abstractmethods__", cls, "__abstractmethods__");
  }
  cls.abstractMethods = value;
  cls.isAbstract = value !== undefined && isTrue(value);
  cls.touch();
}

const NO_ANNOTATIONS = "__annotations__";
const CACHED_ANNOTATIONS = "__annotations_cache__";
const ANNOTATE = "__annotate_func__";

function getAnnotate(cls: PyType): Value {
  if (!cls.isHeapType) throw missingOnBuiltin(cls, "__annotate__");
  const annotate = cls.dict.get("__annotate__") ?? cls.dict.get(ANNOTATE);
  return annotate === undefined ? null : bindAttribute(annotate, null, cls, true);
}

function setAnnotate(cls: PyType, value: Value | undefined): void {
  if (value === undefined) throw raise(exc.TypeError, "cannot delete __annotate__ attribute");
  checkMutable(cls, "__annotate__", value);
  if (value !== null && !isCallable(value)) {
    throw raise(exc.TypeError, "__annotate__ must be callable or None");
  }
  cls.dict.delete("__annotate__");
  cls.setOwn(ANNOTATE, value);
  if (value !== null) cls.setOwn(CACHED_ANNOTATIONS, undefined);
}

function missingOnBuiltin(cls: PyType, name: string): PyException {
  return missingAttribute(cls, name);
}

function getAnnotations(cls: PyType): Value {
  if (!cls.isHeapType) throw missingOnBuiltin(cls, NO_ANNOTATIONS);
  const known = cls.dict.get(NO_ANNOTATIONS) ?? cls.dict.get(CACHED_ANNOTATIONS);
  if (known !== undefined) return bindAttribute(known, null, cls, true);
  const annotations = annotationsFrom(getAnnotate(cls));
  cls.setOwn(CACHED_ANNOTATIONS, annotations);
  return annotations;
}

/** Runs an `__annotate__` function for values (format 1); an empty dict without one. */
export function annotationsFrom(annotate: Value): PyDict {
  if (annotate === null || !isCallable(annotate)) return new PyDict();
  const annotations = call(annotate, [1]);
  if (annotations instanceof PyDict) return annotations;
  throw raise(exc.TypeError, `__annotate__() must return a dict, not ${typeOf(annotations).name}`);
}

function setAnnotations(cls: PyType, value: Value | undefined): void {
  if (!cls.isHeapType) checkMutable(cls, NO_ANNOTATIONS, value ?? null);
  const name = cls.dict.has(NO_ANNOTATIONS) ? NO_ANNOTATIONS : CACHED_ANNOTATIONS;
  if (value === undefined && !cls.dict.has(name)) {
    throw attributeError(NO_ANNOTATIONS, cls, NO_ANNOTATIONS);
  }
  cls.setOwn(name, value);
  cls.setOwn("__annotate__", undefined);
  cls.setOwn(ANNOTATE, undefined);
}

function setTypeParameters(cls: PyType, value: Value | undefined): void {
  checkMutable(cls, "__type_params__", value);
  if (!(value instanceof PyTuple)) {
    throw raise(exc.TypeError, "__type_params__ must be set to a tuple");
  }
  cls.setOwn("__type_params__", value);
}

function textSignature(): Value {
  return null;
}

// --- methods ---

function reprOfType(cls: PyType): Value {
  return `<class '${shownClass(cls)}'>`;
}

function initType(
  cls: PyType,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (keywords.size > 0 && args.length === 1) {
    throw raise(exc.TypeError, "type.__init__() takes no keyword arguments");
  }
  if (args.length !== 1 && args.length !== 3) {
    throw raise(exc.TypeError, "type.__init__() takes 1 or 3 arguments");
  }
  void cls;
  return null;
}

function callClass(
  cls: PyType,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const names: KeywordNames = keywords.size === 0 ? null : [...keywords.keys()];
  return makeInstance(cls, keywords.size === 0 ? args : [...args, ...keywords.values()], names);
}

function dirOfType(cls: PyType): Value {
  const names = new Set<Value>();
  addClassNames(names, cls);
  return newList([...names]);
}

defineMethods(typeType, {
  __init__: ["*args, **kwargs", initType],
  __call__: ["*args, **kwargs", callClass],
  __repr__: ["", reprOfType],
  __or__: ["value, /", (a: Value, b: Value) => uniteTypes(a, b)],
  __ror__: ["value, /", (a: Value, b: Value) => uniteTypes(b, a)],
  __getattribute__: [
    "name, /",
    (cls: PyType, name: Value) => {
      const text = attributeName(name);
      const value = findOnType(cls, text);
      if (value === undefined) throw missingAttribute(cls, text);
      return value;
    },
  ],
  __setattr__: [
    "name, value, /",
    (cls: PyType, name: Value, value: Value) => {
      setTypeAttribute(cls, attributeName(name), value);
      return null;
    },
  ],
  __delattr__: [
    "name, /",
    (cls: PyType, name: Value) => {
      setTypeAttribute(cls, attributeName(name), undefined);
      return null;
    },
  ],
  __instancecheck__: ["instance, /", (cls: PyType, value: Value) => isPlainInstance(value, cls)],
  __subclasscheck__: ["subclass, /", (cls: PyType, other: Value) => isPlainSubclass(other, cls)],
  __subclasses__: ["", (cls: PyType) => newList([...cls.subclasses])],
  __dir__: ["", dirOfType],
  __sizeof__: ["", () => 920],
  mro: ["", (cls: PyType) => newList(resolveMro(cls))],
});
defineStatic(typeType, "__new__", ["*args, **kwargs", newClass]);
defineClassMethods(typeType, {
  __prepare__: ["*args, **kwargs", () => new PyDict()],
});
defineGetters(typeType, {
  __dict__: (cls: PyType) => makeMappingProxy(cls),
  __mro__: (cls: PyType) => new PyTuple(cls.mro),
  __base__: (cls: PyType) => cls.base,
  __basicsize__: (cls: PyType) => 16 + 8 * cls.slotNames.length,
  __itemsize__: () => 0,
  __flags__: flagsOf,
  __dictoffset__: (cls: PyType) => (cls.hasDict ? -1 : 0),
  __weakrefoffset__: (cls: PyType) => (cls.lookup("__weakref__") === undefined ? 0 : -2),
  __text_signature__: textSignature,
});
defineGetSet(typeType, "__name__", (cls: PyType) => cls.name, setName);
defineGetSet(typeType, "__qualname__", (cls: PyType) => cls.qualname, setQualname);
defineGetSet(typeType, "__module__", getModule, setModule);
defineGetSet(typeType, "__bases__", (cls: PyType) => new PyTuple(cls.bases), setBases);
defineGetSet(typeType, "__doc__", getDoc, (cls: PyType, value: Value | undefined) => {
  checkMutable(cls, "__doc__", value);
  cls.setOwn("__doc__", value);
});
defineGetSet(typeType, "__abstractmethods__", getAbstractMethods, setAbstractMethods);
defineGetSet(typeType, "__annotations__", getAnnotations, setAnnotations);
defineGetSet(typeType, "__annotate__", getAnnotate, setAnnotate);
defineGetSet(
  typeType,
  "__type_params__",
  (cls: PyType) => cls.dict.get("__type_params__") ?? new PyTuple([]),
  setTypeParameters,
);
installFinder(typeType.dict.get("__getattribute__") as Value, findOnType);
installAssigner(typeType.dict.get("__setattr__") as Value, setTypeAttribute);
installAssigner(typeType.dict.get("__delattr__") as Value, setTypeAttribute);

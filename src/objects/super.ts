/**
 * super objects. The interpreter's LOAD_SUPER_ATTR does without them (super-lookup.ts); they are
 * made when Python code keeps one.
 */
import { exc, raise } from "./errors.ts";
import { interpreter } from "./interpreter-hooks.ts";
import { defineMembers, defineMethods } from "./native.ts";
import { PyObject, type Value } from "./object.ts";
import { attributeName } from "./object-methods.ts";
import { findGeneric, installFinder, lookupAttribute } from "./protocols/attributes.ts";
import { attributeError } from "./protocols/calls.ts";
import { superLookup } from "./super-lookup.ts";
import { defineType, PyType, typeOf } from "./type.ts";

export class PySuper extends PyObject {
  thisClass: PyType | null = null;
  self: Value | undefined = undefined;
  /** The class whose MRO is walked; null while unbound. */
  selfClass: PyType | null = null;
}

export const superType = defineType({ name: "super", instanceClass: PySuper as never });

/** The class to walk for `super(cls, self)`; raises TypeError when self does not belong to cls. */
export function checkSuper(cls: PyType, self: Value): PyType {
  if (self instanceof PyType && self.isSubtypeOf(cls)) return self;
  const type = typeOf(self);
  if (type.isSubtypeOf(cls)) return type;
  const claimed = lookupAttribute(self, "__class__");
  if (claimed instanceof PyType && claimed !== type && claimed.isSubtypeOf(cls)) return claimed;
  const what = self instanceof PyType ? `type ${self.name}` : `instance of ${type.name}`;
  throw raise(
    exc.TypeError,
    `super(type, obj): obj (${what}) is not an instance or subtype of type (${cls.name}).`,
  );
}

function initSuper(object: PySuper, cls: Value | undefined, self: Value | undefined): Value {
  if (cls === undefined) {
    const [thisClass, receiver] = interpreter().superArguments();
    return bindSuper(object, thisClass, receiver);
  }
  if (!(cls instanceof PyType)) {
    throw raise(exc.TypeError, `super() argument 1 must be a type, not ${typeOf(cls).name}`);
  }
  return bindSuper(object, cls, self === null ? undefined : self);
}

function bindSuper(object: PySuper, cls: PyType, self: Value | undefined): Value {
  object.thisClass = cls;
  object.self = self;
  object.selfClass = self === undefined ? null : checkSuper(cls, self);
  return null;
}

/** A bound super object. */
export function makeSuper(cls: PyType, self: Value): PySuper {
  const object = new PySuper();
  object.shape = superType.rootShape;
  bindSuper(object, cls, self);
  return object;
}

function findOnSuper(object: Value, name: string): Value | undefined {
  const { thisClass, self, selfClass } = object as PySuper;
  if (selfClass !== null && name !== "__class__") {
    const found = superLookup(thisClass as PyType, self as Value, selfClass, name);
    if (found !== undefined) return found;
  }
  return findGeneric(object, name);
}

function reprOfSuper(object: PySuper): Value {
  const cls = object.thisClass === null ? "NULL" : object.thisClass.name;
  return object.selfClass === null
    ? `<super: <class '${cls}'>, NULL>`
    : `<super: <class '${cls}'>, <${object.selfClass.name} object>>`;
}

function getSuper(object: PySuper, self: Value, _owner?: Value): Value {
  if (self === null || self === undefined || object.selfClass !== null) return object;
  return makeSuper(object.thisClass as PyType, self);
}

defineMethods(superType, {
  __init__: ["type=None, object_or_type=None, /", initSuper],
  __repr__: ["", reprOfSuper],
  __get__: ["instance, owner=None, /", getSuper],
  __getattribute__: [
    "name, /",
    (object: PySuper, name: Value) => {
      const text = attributeName(name);
      const value = findOnSuper(object, text);
      if (value !== undefined) return value;
      throw attributeError(`'super' object has no attribute '${text}'`, object, text);
    },
  ],
});
defineMembers(superType, {
  __thisclass__: (object: PySuper) => object.thisClass,
  __self__: (object: PySuper) => object.self ?? null,
  __self_class__: (object: PySuper) => object.selfClass,
});
installFinder(superType.dict.get("__getattribute__") as Value, findOnSuper);

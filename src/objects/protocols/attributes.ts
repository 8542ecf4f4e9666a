/**
 * Attributes of any value: `getattr`, `setattr`, `delattr`.
 *
 * The one difficulty is to find out that an attribute is missing without making an AttributeError
 * that is thrown away: `lookupAttribute` runs the built-in `__getattribute__` flavours (object,
 * type, module, super) as functions that return undefined, and only calls what a class overrides.
 * Such a flavour is registered once by the file that owns its type.
 *
 * Invariant: an AttributeError raised here carries `name` and `obj`, from which the traceback
 * printer makes its suggestions.
 */
import { exc, PyException, raise } from "../errors.ts";
import { PyModule } from "../function.ts";
import type { PyObject, Value } from "../object.ts";
import { isInstance, type PyType, typeOf } from "../type.ts";
import {
  assignDescriptor,
  attributeError,
  bindAttribute,
  callSpecial1,
  callSpecial2,
  isDataDescriptor,
  missingAttribute,
} from "./calls.ts";
import { deleteField, getField, setField } from "./fields.ts";

export {
  copyInstanceDict,
  deleteField,
  getField,
  initFieldKind,
  instanceDict,
  setField,
  setInstanceDict,
} from "./fields.ts";

/** Returns undefined for a missing attribute; may throw what a descriptor throws. */
type Finder = (object: Value, name: string) => Value | undefined;
type Assigner = (object: Value, name: string, value: Value | undefined) => void;

const finders = new Map<Value, Finder>();
const assigners = new Map<Value, Assigner>();

/** Tells that this `__getattribute__` of a built-in class is `find` (and throws when missing). */
export function installFinder(getter: Value, find: Finder): void {
  finders.set(getter, find);
}

/** Tells that this `__setattr__` of a built-in class is `assign`. */
export function installAssigner(setter: Value, assign: Assigner): void {
  assigners.set(setter, assign);
}

export function getAttribute(object: Value, name: string): Value {
  const value = findAttribute(object, name, true);
  if (value === undefined) throw missingAttributeOf(object, name);
  return value;
}

/** The attribute, or undefined where `getattr` would raise AttributeError. */
export function lookupAttribute(object: Value, name: string): Value | undefined {
  try {
    return findAttribute(object, name, false);
  } catch (error) {
    if (isAttributeError(error)) return undefined;
    throw error;
  }
}

function findAttribute(object: Value, name: string, keepError: boolean): Value | undefined {
  const cls = typeOf(object);
  const getter = cls.lookup("__getattribute__") as Value;
  const find = finders.get(getter);
  const fallback = cls.lookup("__getattr__");
  if (fallback === undefined) {
    return find === undefined ? callSpecial1(getter, object, name) : find(object, name);
  }
  try {
    const value = find === undefined ? callSpecial1(getter, object, name) : find(object, name);
    if (value !== undefined) return value;
  } catch (error) {
    if (!isAttributeError(error)) throw error;
  }
  // Python: `__getattr__` may raise AttributeError itself; that one is seen.
  void keepError;
  return callSpecial1(fallback, object, name);
}

function isAttributeError(error: unknown): error is PyException {
  return error instanceof PyException && isInstance(error, exc.AttributeError);
}

/** The AttributeError for a name that is not there, worded for the kind of object. */
export function missingAttributeOf(object: Value, name: string): PyException {
  if (object instanceof PyModule) return missingFromModule(object, name);
  return missingAttribute(object, name);
}

function missingFromModule(module: PyModule, name: string): PyException {
  const moduleName = module.namespace.table.getString("__name__");
  const text =
    typeof moduleName === "string"
      ? `module '${moduleName}' has no attribute '${name}'`
      : `module has no attribute '${name}'`;
  return attributeError(text, module, name);
}

// --- object ---

/** object.__getattribute__, giving undefined where it raises. */
export function findGeneric(object: Value, name: string): Value | undefined {
  const cls = typeOf(object);
  const attribute = cls.lookup(name);
  if (attribute !== undefined && isDataDescriptor(attribute)) {
    return bindAttribute(attribute, object, cls);
  }
  const own = getField(object, name);
  if (own !== undefined) return own;
  return attribute === undefined ? undefined : bindAttribute(attribute, object, cls);
}

/** object.__getattribute__. */
export function genericGetAttribute(object: Value, name: string): Value {
  const value = findGeneric(object, name);
  if (value === undefined) throw missingAttribute(object, name);
  return value;
}

/** object.__setattr__, and with undefined object.__delattr__. */
export function genericSetAttribute(object: Value, name: string, value: Value | undefined): void {
  const cls = typeOf(object);
  const attribute = cls.lookup(name);
  if (attribute !== undefined && assignDescriptor(attribute, object, value)) return;
  if (!cls.hasDict || !canHoldAttributes(object))
    throw refuseAttribute(object, cls, name, attribute);
  if (value !== undefined) setField(object, name, value);
  else if (!deleteField(object, name)) throw missingAttribute(object, name);
}

function canHoldAttributes(object: Value): object is PyObject {
  return typeof object === "object" && object !== null;
}

function refuseAttribute(
  object: Value,
  cls: PyType,
  name: string,
  attribute: Value | undefined,
): PyException {
  const text =
    attribute === undefined
      ? `'${cls.fullName}' object has no attribute '${name}' and no __dict__ for setting new attributes`
      : `'${cls.fullName}' object attribute '${name}' is read-only`;
  return attributeError(text, object, name);
}

// --- setting ---

export function setAttribute(object: Value, name: string, value: Value): void {
  const setter = typeOf(object).lookup("__setattr__") as Value;
  const assign = assigners.get(setter);
  if (assign !== undefined) assign(object, name, value);
  else callSpecial2(setter, object, name, value);
}

export function deleteAttribute(object: Value, name: string): void {
  const deleter = typeOf(object).lookup("__delattr__") as Value;
  const assign = assigners.get(deleter);
  if (assign !== undefined) assign(object, name, undefined);
  else callSpecial1(deleter, object, name);
}

// --- special methods and classes ---

/** A special method, bound, found on the class only; undefined when absent. */
export function lookupSpecial(object: Value, name: string): Value | undefined {
  const cls = typeOf(object);
  const attribute = cls.lookup(name);
  return attribute === undefined ? undefined : bindAttribute(attribute, object, cls);
}

/** type.__getattribute__, giving undefined where it raises. */
export function findOnType(object: Value, name: string): Value | undefined {
  const cls = object as PyType;
  const metaclass = cls.shape.cls;
  const meta = metaclass.lookup(name);
  if (meta !== undefined && isDataDescriptor(meta)) return bindAttribute(meta, cls, metaclass);
  const own = cls.lookup(name);
  if (own !== undefined) return bindAttribute(own, null, cls, true);
  return meta === undefined ? undefined : bindAttribute(meta, cls, metaclass);
}

/** type.__setattr__ and type.__delattr__. */
export function setTypeAttribute(object: Value, name: string, value: Value | undefined): void {
  const cls = object as PyType;
  if (!cls.isHeapType) {
    throw raise(
      exc.TypeError,
      `cannot set '${name}' attribute of immutable type '${cls.fullName}'`,
    );
  }
  const meta = cls.shape.cls.lookup(name);
  if (meta !== undefined && assignDescriptor(meta, cls, value)) return;
  if (value === undefined && !cls.dict.has(name)) throw missingAttribute(cls, name);
  cls.setOwn(name, value);
}

/**
 * `isinstance` and `issubclass`: tuples, unions, `__instancecheck__` and `__subclasscheck__`, and
 * objects whose `__class__` or `__bases__` claim something.
 */
import { exc, type PyException, raise } from "../errors.ts";
import { PyMethodDescriptor } from "../native.ts";
import type { Value } from "../object.ts";
import { PyTuple } from "../tuple.ts";
import { PyType, typeOf, typeType } from "../type.ts";
import { lookupAttribute } from "./attributes.ts";
import { callSpecial1 } from "./calls.ts";
import { isTrue } from "./operators.ts";

/** `isinstance(value, what)`. */
export function isInstanceOf(value: Value, what: Value): boolean {
  if (typeOf(value) === what) return true;
  if (what instanceof PyType && what.shape.cls === typeType) return isPlainInstance(value, what);
  if (what instanceof PyTuple) return what.items.some((item) => isInstanceOf(value, item));
  const check = typeOf(what).lookup("__instancecheck__");
  if (check !== undefined && !isTypes(check)) return isTrue(callSpecial1(check, what, value));
  return isPlainInstance(value, what);
}

function isTypes(check: Value): boolean {
  return check instanceof PyMethodDescriptor && check.owner === typeType;
}

/** type.__instancecheck__ (CPython: recursive_isinstance). */
export function isPlainInstance(value: Value, what: Value): boolean {
  if (what instanceof PyType) {
    const type = typeOf(value);
    if (type.isSubtypeOf(what)) return true;
    if (typeof value !== "object" || value === null) return false;
    // `__class__` is worth asking only where something may answer differently.
    if (!mayClaimClass(type)) return false;
    const claimed = lookupAttribute(value, "__class__");
    return claimed instanceof PyType && claimed !== type && claimed.isSubtypeOf(what);
  }
  if (!hasBases(what)) {
    throw raise(exc.TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union");
  }
  const claimed = lookupAttribute(value, "__class__");
  return claimed !== undefined && isAbstractSubclass(claimed, what);
}

function mayClaimClass(type: PyType): boolean {
  const getter = type.lookup("__getattribute__");
  if (!(getter instanceof PyMethodDescriptor) || getter.owner.name !== "object") return true;
  const claim = type.lookup("__class__") as { owner?: PyType } | undefined;
  return claim?.owner?.name !== "object";
}

/** `issubclass(cls, what)`. */
export function isSubclassOf(cls: Value, what: Value): boolean {
  if (what instanceof PyType && what.shape.cls === typeType) {
    return cls === what || isPlainSubclass(cls, what);
  }
  if (what instanceof PyTuple) return what.items.some((item) => isSubclassOf(cls, item));
  const check = typeOf(what).lookup("__subclasscheck__");
  if (check !== undefined && !isTypes(check)) return isTrue(callSpecial1(check, what, cls));
  return isPlainSubclass(cls, what);
}

/** type.__subclasscheck__ (CPython: recursive_issubclass). */
export function isPlainSubclass(cls: Value, what: Value): boolean {
  if (cls instanceof PyType && what instanceof PyType) return cls.isSubtypeOf(what);
  if (!hasBases(cls)) throw raise(exc.TypeError, "issubclass() arg 1 must be a class");
  if (!hasBases(what)) throw notClassInfo();
  return isAbstractSubclass(cls, what);
}

function notClassInfo(): PyException {
  return raise(exc.TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

function basesOf(cls: Value): PyTuple | undefined {
  const bases = lookupAttribute(cls, "__bases__");
  return bases instanceof PyTuple ? bases : undefined;
}

function hasBases(cls: Value): boolean {
  return cls instanceof PyType || basesOf(cls) !== undefined;
}

function isAbstractSubclass(cls: Value, what: Value): boolean {
  if (cls === what) return true;
  const bases = basesOf(cls);
  return bases?.items.some((base) => isAbstractSubclass(base, what)) ?? false;
}

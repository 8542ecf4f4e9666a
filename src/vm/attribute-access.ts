/**
 * Attribute instructions when their inline cache does not know the owner: the general lookup, and
 * what it leaves in the cache for the next time.
 */
import { SpecialMethod, specialMethods } from "../bytecode/opcodes.ts";
import { exc, type PyException, raise } from "../objects/errors.ts";
import { PyFunction, PyMethod } from "../objects/function.ts";
import { PyBoundNative, PyMethodDescriptor } from "../objects/native.ts";
import { PyObject, type Value } from "../objects/object.ts";
import { deleteAttribute, getAttribute, setAttribute } from "../objects/protocols/attributes.ts";
import { bindAttribute } from "../objects/protocols/calls.ts";
import { getField } from "../objects/protocols/fields.ts";
import { type PyType, objectType, typeOf } from "../objects/type.ts";
import type { Frame } from "./frame.ts";
import { AttributeMode, observeLoad, observeStore } from "./inline-caches.ts";

export function bindMethod(method: Value, self: Value): Value {
  if (method instanceof PyMethodDescriptor) return new PyBoundNative(self, method);
  return new PyMethod(method, self);
}

export function loadAttribute(frame: Frame, owner: Value, index: number): Value {
  const name = frame.code.names[index] as string;
  const value = getAttribute(owner, name);
  if (owner instanceof PyObject) {
    const cache = observeLoad(owner, name);
    if (cache !== null && cache.mode !== AttributeMode.ClassMethod) {
      (frame.code.caches as unknown[])[frame.pc - 1] = cache;
    }
  }
  return value;
}

/** Leaves callable and self (or NULL) at `at` and behind it. */
export function loadMethod(frame: Frame, owner: Value, index: number, at: number): void {
  const name = frame.code.names[index] as string;
  const regs = frame.regs;
  const method = findMethod(owner, name);
  if (method !== undefined) {
    regs[at] = method;
    regs[at + 1] = owner;
  } else {
    regs[at] = getAttribute(owner, name);
    regs[at + 1] = undefined;
  }
  const cache = observeLoad(owner, name);
  if (cache !== null && cache.mode !== AttributeMode.Property) {
    (frame.code.caches as unknown[])[frame.pc - 1] = cache;
  }
}

/** A function or native method of the owner's class, which no instance attribute hides. */
function findMethod(owner: Value, name: string): Value | undefined {
  const cls = typeOf(owner);
  const method = cls.lookup(name);
  if (!(method instanceof PyFunction) && !(method instanceof PyMethodDescriptor)) return undefined;
  if (cls.lookup("__getattribute__") !== objectType.lookup("__getattribute__")) return undefined;
  return getField(owner, name) === undefined ? method : undefined;
}

export function storeAttribute(frame: Frame, owner: Value, index: number, value: Value): void {
  const name = frame.code.names[index] as string;
  if (!(owner instanceof PyObject)) {
    setAttribute(owner, name, value);
    return;
  }
  const before = owner.shape;
  setAttribute(owner, name, value);
  const cache = observeStore(owner, before, name, value);
  if (cache !== null) (frame.code.caches as unknown[])[frame.pc - 1] = cache;
}

export function deleteNamedAttribute(frame: Frame, owner: Value, index: number): void {
  deleteAttribute(owner, frame.code.names[index] as string);
}

/** LOAD_SPECIAL: what a `with` statement calls. Leaves callable and self (or NULL). */
export function loadSpecial(frame: Frame, which: number, at: number): void {
  const regs = frame.regs;
  const owner = regs[at] as Value;
  const cls = typeOf(owner);
  const method = cls.lookup(specialMethods[which] as string);
  if (method === undefined) throw noContextManager(cls, which);
  if (method instanceof PyFunction || method instanceof PyMethodDescriptor) {
    regs[at] = method;
    regs[at + 1] = owner;
  } else {
    regs[at] = bindAttribute(method, owner, cls);
    regs[at + 1] = undefined;
  }
}

function noContextManager(cls: PyType, which: SpecialMethod): PyException {
  const isAsync = which === SpecialMethod.Aenter || which === SpecialMethod.Aexit;
  const kind = isAsync ? "asynchronous context manager" : "context manager";
  const missing = specialMethods[which] as string;
  const others = isAsync ? ["__enter__", "__exit__"] : ["__aenter__", "__aexit__"];
  let text = `'${cls.name}' object does not support the ${kind} protocol (missed ${missing} method)`;
  if (others.every((name) => cls.lookup(name) !== undefined)) {
    text += isAsync
      ? " but it supports the context manager protocol. Did you mean to use 'with'?"
      : " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?";
  }
  return raise(exc.TypeError, text);
}

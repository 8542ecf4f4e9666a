/** Attributes of natives and of the descriptors that put them on classes: names, reprs, `__get__`. */
import { exc, raise } from "./errors.ts";
import { interpreter } from "./interpreter-hooks.ts";
import { builtinFunction } from "./builtin-lookup.ts";
import {
  classMethodDescriptorType,
  defineGetters,
  defineMethods,
  getSetType,
  memberDescriptorType,
  methodDescriptorType,
  methodWrapperType,
  nativeFunctionType,
  PyBoundNative,
  type PyClassMethodDescriptor,
  type PyGetSet,
  type PyMember,
  type PyMethodDescriptor,
  PyNative,
  slotWrapperType,
} from "./native.ts";
import type { Int, Value } from "./object.ts";
import { shownAddress } from "./object-methods.ts";
import {
  assignComputed,
  assignMember,
  bindAttribute,
  call,
  type KeywordNames,
} from "./protocols/calls.ts";
import { hash, identityOf } from "./protocols/hash.ts";
import { xorInts } from "./integer-arithmetic.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { isInstance, PyType, typeOf } from "./type.ts";

type AnyNative = PyNative | PyBoundNative;
type AnyMethod = PyMethodDescriptor | PyClassMethodDescriptor;

function nativeOf(value: AnyNative): PyNative | AnyMethod {
  return value instanceof PyBoundNative ? value.method : value;
}

/** "($self, object, /)" from "object, /"; null when the signature is not one Python could show. */
function textSignature(signature: string, first: string): Value {
  const rest = first === "" ? signature : signature === "" ? first : `${first}, ${signature}`;
  return `(${rest})`;
}

function qualnameOf(native: AnyNative): Value {
  if (native instanceof PyNative) return native.qualname;
  const { self, method } = native;
  const cls =
    self instanceof PyType && method.shape.cls === classMethodDescriptorType ? self : typeOf(self);
  return `${cls.qualname}.${method.name}`;
}

/** The module for a function, the receiver for a method. */
function selfOf(native: AnyNative): Value {
  if (native instanceof PyBoundNative) return native.self;
  if (native.owner !== null) return native.owner;
  return native.module === null ? null : interpreter().importModule(native.module);
}

function reprOfNative(native: AnyNative): Value {
  if (native instanceof PyNative) {
    return native.owner !== null
      ? `<built-in method ${native.name} of type object at ${shownAddress(native.owner)}>`
      : `<built-in function ${native.name}>`;
  }
  const { self, method } = native;
  const at = typeof self === "object" && self !== null ? shownAddress(self) : "0x55f000000000";
  return `<built-in method ${method.name} of ${typeOf(self).name} object at ${at}>`;
}

function equalBound(a: AnyNative, b: Value): Value {
  if (a instanceof PyBoundNative && b instanceof PyBoundNative) {
    return a.method === b.method && a.self === b.self;
  }
  return a === b ? true : NotImplemented;
}

function hashBound(native: AnyNative): Int {
  if (native instanceof PyNative) return identityOf(native);
  const { self, method } = native;
  const own = typeof self === "object" && self !== null ? identityOf(self) : hash(self);
  return xorInts(own, identityOf(method));
}

function callWith(
  callee: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const names: KeywordNames = keywords.size === 0 ? null : [...keywords.keys()];
  return call(callee, keywords.size === 0 ? args : [...args, ...keywords.values()], names);
}

const bound = {
  __eq__: ["value, /", equalBound],
  __hash__: ["", hashBound],
  __call__: ["*args, **kwargs", callWith],
} as const;

defineMethods(nativeFunctionType, {
  ...bound,
  __repr__: ["", reprOfNative],
  __reduce__: [
    "",
    (native: AnyNative) =>
      native instanceof PyNative
        ? native.name
        : new PyTuple([builtinFunction("getattr"), new PyTuple([native.self, native.method.name])]),
  ],
});
defineMethods(methodWrapperType, {
  ...bound,
  __repr__: [
    "",
    (native: PyBoundNative) => {
      const { self, method } = native;
      const at = typeof self === "object" && self !== null ? shownAddress(self) : "0x55f000000000";
      return `<method-wrapper '${method.name}' of ${typeOf(self).name} object at ${at}>`;
    },
  ],
  __reduce__: [
    "",
    (native: PyBoundNative) =>
      new PyTuple([builtinFunction("getattr"), new PyTuple([native.self, native.method.name])]),
  ],
});
for (const type of [nativeFunctionType, methodWrapperType]) {
  defineGetters(type, {
    __name__: (native: AnyNative) => nativeOf(native).name,
    __qualname__: qualnameOf,
    __self__: selfOf,
    __doc__: (native: AnyNative) => nativeOf(native).doc,
    __text_signature__: (native: AnyNative) =>
      textSignature(nativeOf(native).signature, native instanceof PyBoundNative ? "$self" : ""),
  });
}
defineGetters(nativeFunctionType, {
  __module__: (native: AnyNative) => (native instanceof PyNative ? native.module : null),
});

// --- descriptors ---

function getMethod(method: AnyMethod, self: Value, owner: Value = null): Value {
  if (self === null && owner === null) {
    throw raise(exc.TypeError, "__get__(None, None) is invalid");
  }
  if (self === null) return method;
  if (!isInstance(self, method.owner)) {
    throw raise(
      exc.TypeError,
      `descriptor '${method.name}' for '${method.owner.name}' objects ` +
        `doesn't apply to a '${typeOf(self).name}' object`,
    );
  }
  return bindAttribute(method, self, typeOf(self));
}

function getClassMethod(method: PyClassMethodDescriptor, self: Value, owner: Value = null): Value {
  const cls = owner === null ? typeOf(self) : owner;
  if (!(cls instanceof PyType)) {
    throw raise(
      exc.TypeError,
      `descriptor '${method.name}' for type '${method.owner.name}' ` +
        `needs a type, not a '${typeOf(cls).name}' as arg 2`,
    );
  }
  return new PyBoundNative(cls, method);
}

function reduceMember(member: { owner: PyType; name: string }): Value {
  return new PyTuple([builtinFunction("getattr"), new PyTuple([member.owner, member.name])]);
}

defineMethods(methodDescriptorType, {
  __repr__: ["", (m: AnyMethod) => `<method '${m.name}' of '${m.owner.name}' objects>`],
  __get__: ["instance, owner=None, /", getMethod],
  __call__: ["*args, **kwargs", callWith],
  __reduce__: ["", reduceMember],
});
defineMethods(slotWrapperType, {
  __repr__: ["", (m: AnyMethod) => `<slot wrapper '${m.name}' of '${m.owner.name}' objects>`],
  __get__: ["instance, owner=None, /", getMethod],
  __call__: ["*args, **kwargs", callWith],
  __reduce__: ["", reduceMember],
});
defineMethods(classMethodDescriptorType, {
  __repr__: ["", (m: AnyMethod) => `<method '${m.name}' of '${m.owner.name}' objects>`],
  __get__: ["instance, owner=None, /", getClassMethod],
  __call__: [
    "*args, **kwargs",
    (
      method: PyClassMethodDescriptor,
      args: readonly Value[],
      keywords: ReadonlyMap<string, Value>,
    ) => callWith(getClassMethod(method, null, args[0] ?? null), args.slice(1), keywords),
  ],
  __reduce__: ["", reduceMember],
});
for (const type of [methodDescriptorType, slotWrapperType, classMethodDescriptorType]) {
  defineGetters(type, {
    __name__: (m: AnyMethod) => m.name,
    __qualname__: (m: AnyMethod) => `${m.owner.qualname}.${m.name}`,
    __objclass__: (m: AnyMethod) => m.owner,
    __doc__: (m: AnyMethod) => m.doc,
    __text_signature__: (m: AnyMethod) => textSignature(m.signature, "$self"),
  });
}

function getAttributeDescriptor(
  descriptor: PyGetSet | PyMember,
  self: Value,
  owner: Value = null,
): Value {
  if (self === null && owner !== null) return descriptor;
  return bindAttribute(descriptor, self, typeOf(self));
}

defineMethods(getSetType, {
  __repr__: ["", (d: PyGetSet) => `<attribute '${d.name}' of '${d.owner.name}' objects>`],
  __get__: ["instance, owner=None, /", getAttributeDescriptor],
  __set__: [
    "instance, value, /",
    (d: PyGetSet, self: Value, value: Value) => {
      assignComputed(d, self, value);
      return null;
    },
  ],
  __delete__: [
    "instance, /",
    (d: PyGetSet, self: Value) => {
      assignComputed(d, self, undefined);
      return null;
    },
  ],
  __reduce__: ["", reduceMember],
});
defineMethods(memberDescriptorType, {
  __repr__: ["", (d: PyMember) => `<member '${d.name}' of '${d.owner.name}' objects>`],
  __get__: ["instance, owner=None, /", getAttributeDescriptor],
  __set__: [
    "instance, value, /",
    (d: PyMember, self: Value, value: Value) => {
      assignMember(d, self, value);
      return null;
    },
  ],
  __delete__: [
    "instance, /",
    (d: PyMember, self: Value) => {
      assignMember(d, self, undefined);
      return null;
    },
  ],
  __reduce__: ["", reduceMember],
});
for (const type of [getSetType, memberDescriptorType]) {
  defineGetters(type, {
    __name__: (d: PyGetSet | PyMember) => d.name,
    __qualname__: (d: PyGetSet | PyMember) => `${d.owner.qualname}.${d.name}`,
    __objclass__: (d: PyGetSet | PyMember) => d.owner,
    __doc__: (d: PyGetSet | PyMember) => ("doc" in d ? d.doc : null),
  });
}

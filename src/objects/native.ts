/**
 * Functions written in TypeScript, and the descriptors that put them on classes.
 *
 * A native is a JS function with one parameter per Python parameter. Its text signature ("x,
 * y=0, /, *, key=None", without self) tells how a call is bound: parameters that were not given
 * arrive as `undefined`, `*args` as Value[], `**kwargs` as Map<string, Value>. Defaults written
 * in the signature are documentation; the implementation supplies them.
 *
 * A native that takes only positional parameters (`plain`) is called with its arguments as they
 * stand: the interpreter and the JIT call `implementation` directly when minimum <= count <=
 * maximum. The signature is parsed at the first call, so that start-up does not pay for it.
 */
import { type ParameterList, parseSignature } from "./signature.ts";
import { PyObject, type Value } from "./object.ts";
import { type ApplicationRow, defineType, type PyType } from "./type.ts";

/** Natives take their own parameter types; the binder guarantees count and order. */
// biome-ignore lint/suspicious/noExplicitAny: each native declares its own parameters
export type Implementation = (...args: any[]) => Value;

export interface NativeSpec {
  readonly signature: string;
  readonly implementation: Implementation;
  readonly doc?: string;
}

export const nativeFunctionType = defineType({ name: "builtin_function_or_method", isBase: false });
export const methodDescriptorType = defineType({ name: "method_descriptor", isBase: false });
export const slotWrapperType = defineType({ name: "wrapper_descriptor", isBase: false });
export const methodWrapperType = defineType({ name: "method-wrapper", isBase: false });
export const classMethodDescriptorType = defineType({
  name: "classmethod_descriptor",
  isBase: false,
});
export const getSetType = defineType({ name: "getset_descriptor", isBase: false });
export const memberDescriptorType = defineType({ name: "member_descriptor", isBase: false });

/** What natives and native methods share: a name, a signature, an implementation. */
export abstract class NativeCallable extends PyObject {
  readonly name: string;
  readonly signature: string;
  readonly implementation: Implementation;
  readonly doc: string | null;
  private parsed: ParameterList | null = null;
  /** Python functions that calls may run instead (vm/application.ts); undefined: not asked yet. */
  applications: readonly ApplicationRow[] | null | undefined = undefined;

  constructor(type: PyType, name: string, spec: NativeSpec) {
    super();
    this.shape = type.rootShape;
    this.name = name;
    this.signature = spec.signature;
    this.implementation = spec.implementation;
    this.doc = spec.doc ?? null;
  }

  get parameters(): ParameterList {
    this.parsed ??= parseSignature(this.signature);
    return this.parsed;
  }
}

/** `len`, `math.sqrt`, and natives bound to a module or, for `__new__`, to a class. */
export class PyNative extends NativeCallable {
  /** The module's name, shown by `__module__`. */
  readonly module: string | null;
  /** For messages: "list.append" where it is not the bare name. */
  readonly qualname: string;
  /** The class that a `__new__` belongs to. */
  readonly owner: PyType | null;
  constructor(
    name: string,
    spec: NativeSpec,
    module: string | null = null,
    qualname = name,
    owner: PyType | null = null,
  ) {
    super(nativeFunctionType, name, spec);
    this.module = module;
    this.qualname = qualname;
    this.owner = owner;
  }
}

/** A native method as it stands in the class dictionary; `implementation` takes self first. */
export class PyMethodDescriptor extends NativeCallable {
  readonly owner: PyType;
  constructor(owner: PyType, name: string, spec: NativeSpec) {
    super(isSlotName(name) ? slotWrapperType : methodDescriptorType, name, spec);
    this.owner = owner;
  }
}

/** `dict.fromkeys`: `implementation` takes the class first. */
export class PyClassMethodDescriptor extends NativeCallable {
  readonly owner: PyType;
  constructor(owner: PyType, name: string, spec: NativeSpec) {
    super(classMethodDescriptorType, name, spec);
    this.owner = owner;
  }
}

/** A native method with its receiver: `[].append`, `(1).__add__`. */
export class PyBoundNative extends PyObject {
  readonly self: Value;
  readonly method: PyMethodDescriptor | PyClassMethodDescriptor;
  constructor(self: Value, method: PyMethodDescriptor | PyClassMethodDescriptor) {
    super();
    this.shape =
      method.shape === slotWrapperType.rootShape
        ? methodWrapperType.rootShape
        : nativeFunctionType.rootShape;
    this.self = self;
    this.method = method;
  }
}

/** A computed attribute of a built-in type. */
export class PyGetSet extends PyObject {
  readonly owner: PyType;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
  readonly get: (self: any) => Value;
  // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
  readonly set: ((self: any, value: Value | undefined) => void) | null;
  readonly doc: string | null;
  /** A field in CPython: it is refused with "readonly attribute". */
  isMember = false;
  constructor(
    owner: PyType,
    name: string,
    // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
    get: (self: any) => Value,
    // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
    set: ((self: any, value: Value | undefined) => void) | null = null,
    doc: string | null = null,
  ) {
    super();
    this.shape = getSetType.rootShape;
    this.owner = owner;
    this.name = name;
    this.get = get;
    this.set = set;
    this.doc = doc;
  }
}

/** A `__slots__` member: the field of that name in the instance's shape. */
export class PyMember extends PyObject {
  readonly owner: PyType;
  readonly name: string;
  constructor(owner: PyType, name: string) {
    super();
    this.shape = memberDescriptorType.rootShape;
    this.owner = owner;
    this.name = name;
  }
}

/** Names CPython shows as "slot wrapper"; other dunders are plain methods. */
function isSlotName(name: string): boolean {
  return name.startsWith("__") && name.endsWith("__") && !plainDunders.has(name);
}

const plainDunders = new Set(
  (
    "__reduce__ __reduce_ex__ __getstate__ __setstate__ __sizeof__ __dir__ __format__ __round__ " +
    "__trunc__ __floor__ __ceil__ __getnewargs__ __reversed__ __length_hint__ __copy__ " +
    "__deepcopy__ __enter__ __exit__ __class_getitem__ __init_subclass__ __subclasshook__ " +
    "__prepare__ __instancecheck__ __subclasscheck__ __subclasses__ __complex__ __bytes__ " +
    "__missing__ __alloc__ __getformat__ __mro_entries__"
  ).split(" "),
);

/** One row of a method table: `append: ["object, /", (self, x) => ...]`. */
export type MethodRow = readonly [signature: string, implementation: Implementation, doc?: string];

export function specOf(row: MethodRow): NativeSpec {
  return { signature: row[0], implementation: row[1], doc: row[2] };
}

/** Puts native methods on a class; implementations take self first. */
export function defineMethods(type: PyType, rows: Readonly<Record<string, MethodRow>>): void {
  for (const name in rows) {
    type.dict.set(name, new PyMethodDescriptor(type, name, specOf(rows[name] as MethodRow)));
  }
  type.touch();
}

export function defineClassMethods(type: PyType, rows: Readonly<Record<string, MethodRow>>): void {
  for (const name in rows) {
    type.dict.set(name, new PyClassMethodDescriptor(type, name, specOf(rows[name] as MethodRow)));
  }
  type.touch();
}

/**
 * `__new__` and static methods. The signature of `__new__` does not name the class, which its
 * implementation takes first.
 */
export function defineStatic(type: PyType, name: string, row: MethodRow): void {
  type.dict.set(name, new PyNative(name, specOf(row), null, `${type.name}.${name}`, type));
  type.touch();
}

export function defineGetters(
  type: PyType,
  // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
  rows: Readonly<Record<string, (self: any) => Value>>,
): void {
  for (const name in rows) type.dict.set(name, new PyGetSet(type, name, rows[name] as never));
  type.touch();
}

/** Attributes that are fields in CPython (T_OBJECT and so on): they refuse in words of their own. */
export function defineMembers(
  type: PyType,
  // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
  rows: Readonly<Record<string, (self: any) => Value>>,
): void {
  defineGetters(type, rows);
  for (const name in rows) {
    (type.dict.get(name) as PyGetSet).isMember = true;
  }
}

export function defineGetSet(
  type: PyType,
  name: string,
  // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
  get: (self: any) => Value,
  // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
  set: (self: any, value: Value | undefined) => void,
): void {
  type.dict.set(name, new PyGetSet(type, name, get, set));
  type.touch();
}

/**
 * Inline caches: what an instruction learned, kept at `code.caches[instruction]`.
 *
 * A global is remembered as the Entry of its dict (undefined value: gone). An attribute is
 * remembered for one shape and one version of its class; the mode says what to do when both still
 * hold. The same records are the type feedback that a trace compiler reads.
 *
 * Invariant: a cache that the guard in the run loop accepts gives exactly what the slow path would.
 * Attributes are cached only where the class keeps object's `__getattribute__` and `__setattr__`.
 */
import { exc } from "../objects/errors.ts";
import type { PyDict } from "../objects/dict.ts";
import {
  type PyClassMethod,
  PyFunction,
  PyModule,
  PyProperty,
  PyStaticMethod,
  moduleType,
  propertyType,
  staticMethodType,
} from "../objects/function.ts";
import type { Entry } from "../objects/hash-table.ts";
import { PyMember, PyMethodDescriptor } from "../objects/native.ts";
import { PyFloat, PyObject, type Value } from "../objects/object.ts";
import { isDataDescriptor, objectInit, objectNew } from "../objects/protocols/calls.ts";
import { initFieldKind } from "../objects/protocols/fields.ts";
import { type Field, FieldKind, type Shape } from "../objects/shape.ts";
import {
  DescriptorRole,
  PyType,
  floatType,
  objectType,
  typeOf,
  typeType,
} from "../objects/type.ts";

/** A name in the globals (version -1), or in the builtins while the globals gain no key. */
export class GlobalCache {
  readonly globals: PyDict;
  readonly entry: Entry;
  readonly version: number;
  constructor(globals: PyDict, entry: Entry, version: number) {
    this.globals = globals;
    this.entry = entry;
    this.version = version;
  }
}

export const enum AttributeMode {
  /** The JS property `key`, a Value (for a store: any value). */
  Field,
  /** The JS property `key`, a raw double. */
  FloatField,
  /** Store only: the JS property `key`, a number. */
  IntField,
  /** `value`, found on the class. */
  ClassValue,
  /** `value`, a function or native method of the class, to be bound. */
  Method,
  /** A property whose getter `value` is a Python function. */
  Property,
  /** `entry` of the module `object`. */
  Entry,
  /** `value`, found on the class `object` at `ownerVersion`. */
  TypeValue,
  /** The same, a classmethod's function to be called with the class (LOAD_METHOD only). */
  ClassMethod,
}

export class AttributeCache {
  shape: Shape;
  cls: PyType;
  version: number;
  mode: AttributeMode;
  key = "";
  value: Value = null;
  /** Store only: the shape that the new attribute leads to. */
  nextShape: Shape | null = null;
  object: PyObject | null = null;
  entry: Entry | null = null;
  ownerVersion = 0;
  /** For a method of a str, int or bool: what `typeof` gives. */
  primitive = "";
  constructor(shape: Shape, mode: AttributeMode) {
    this.shape = shape;
    this.cls = shape.cls;
    this.version = shape.cls.version;
    this.mode = mode;
  }
}

/**
 * A class whose instances are made by object.__new__ and a Python `__init__` (or none); or an
 * exception class, made by BaseException.__new__ and BaseException's `__init__` or a Python one.
 */
export class InstanceCache {
  readonly cls: PyType;
  readonly version: number;
  readonly metaclass: PyType;
  readonly metaVersion: number;
  /** null: no `__init__`, so no arguments. */
  readonly init: PyFunction | null;
  readonly isException: boolean;
  readonly usable: boolean;
  constructor(cls: PyType) {
    this.cls = cls;
    this.version = cls.version;
    this.metaclass = cls.shape.cls;
    this.metaVersion = this.metaclass.version;
    const init = cls.lookup("__init__");
    this.init = init instanceof PyFunction ? init : null;
    this.isException =
      cls.lookup("__new__") === exc.BaseException.lookup("__new__") &&
      (this.init !== null || init === exc.BaseException.lookup("__init__"));
    const isCalledPlainly = this.metaclass.lookup("__call__") === typeType.lookup("__call__");
    this.usable = isCalledPlainly && (this.isException || this.isObject(cls, init));
  }

  private isObject(cls: PyType, init: Value | undefined): boolean {
    return (
      cls.layout === objectType &&
      cls.isHeapType &&
      !cls.isAbstract &&
      cls.lookup("__new__") === objectNew &&
      (this.init !== null || init === objectInit)
    );
  }
}

/** The cache of a CALL whose callee is a class; null when it needs the general way. */
export function findInstanceCache(
  caches: unknown[],
  at: number,
  cls: PyType,
): InstanceCache | null {
  let cache = caches[at] as InstanceCache | undefined;
  if (
    cache === undefined ||
    cache.cls !== cls ||
    cache.version !== cls.version ||
    cache.metaVersion !== cache.metaclass.version
  ) {
    cache = new InstanceCache(cls);
    caches[at] = cache;
  }
  return cache.usable ? cache : null;
}

/** What to remember about reading `name` from `owner`; null when nothing can be. */
export function observeLoad(owner: Value, name: string): AttributeCache | null {
  if (!(owner instanceof PyObject)) return observePrimitive(owner, name);
  const shape = owner.shape;
  const cls = shape.cls;
  if (owner instanceof PyModule) return observeModule(owner, name);
  if (owner instanceof PyType) return observeType(owner, name);
  if (cls.lookup("__getattribute__") !== objectType.lookup("__getattribute__")) return null;
  const attribute = cls.lookup(name);
  if (attribute instanceof PyMember && !shape.isDictionary) return observeField(shape, name);
  if (attribute instanceof PyProperty && attribute.get instanceof PyFunction) {
    if (attribute.shape.cls !== propertyType) return null;
    const cache = new AttributeCache(shape, AttributeMode.Property);
    cache.value = attribute.get;
    cache.object = attribute;
    return cache;
  }
  if (attribute !== undefined && isDataDescriptor(attribute)) return null;
  if (shape.isDictionary) return null;
  if (shape.fields.has(name)) return observeField(shape, name);
  return attribute === undefined ? null : observeClassAttribute(shape, attribute);
}

function observeField(shape: Shape, name: string): AttributeCache | null {
  const field = shape.fields.get(name);
  if (field === undefined) return null;
  const mode = field.kind === FieldKind.Float ? AttributeMode.FloatField : AttributeMode.Field;
  const cache = new AttributeCache(shape, mode);
  cache.key = field.key;
  return cache;
}

function observeClassAttribute(shape: Shape, attribute: Value): AttributeCache | null {
  if (attribute instanceof PyFunction || attribute instanceof PyMethodDescriptor) {
    const cache = new AttributeCache(shape, AttributeMode.Method);
    cache.value = attribute;
    return cache;
  }
  const isStatic =
    attribute instanceof PyStaticMethod && attribute.shape === staticMethodType.rootShape;
  if (!isStatic && !isPlain(attribute)) return null;
  const cache = new AttributeCache(shape, AttributeMode.ClassValue);
  cache.value = isStatic ? attribute.callable : attribute;
  return cache;
}

/** A class attribute that is its own value: its class has no `__get__`. */
function isPlain(attribute: Value): boolean {
  const cls = typeOf(attribute);
  return cls.descriptorRole === DescriptorRole.Plain || cls.lookup("__get__") === undefined;
}

function observePrimitive(owner: Value, name: string): AttributeCache | null {
  if (owner === null) return null;
  const cls = typeOf(owner);
  const attribute = cls.lookup(name);
  if (!(attribute instanceof PyMethodDescriptor)) return null;
  const cache = new AttributeCache(cls.rootShape, AttributeMode.Method);
  cache.value = attribute;
  cache.primitive = typeof owner;
  return cache;
}

function observeModule(owner: PyModule, name: string): AttributeCache | null {
  const cls = owner.shape.cls;
  if (cls.lookup("__getattribute__") !== moduleType.lookup("__getattribute__")) return null;
  const attribute = cls.lookup(name);
  if (attribute !== undefined && isDataDescriptor(attribute)) return null;
  const entry = owner.namespace.table.entries.get(name);
  if (entry === undefined) return null;
  const cache = new AttributeCache(owner.shape, AttributeMode.Entry);
  cache.object = owner;
  cache.entry = entry;
  return cache;
}

function observeType(owner: PyType, name: string): AttributeCache | null {
  const metaclass = owner.shape.cls;
  if (metaclass.lookup("__getattribute__") !== typeType.lookup("__getattribute__")) return null;
  const meta = metaclass.lookup(name);
  if (meta !== undefined && isDataDescriptor(meta)) return null;
  const found = owner.lookup(name);
  if (found === undefined) return null;
  const cache = new AttributeCache(owner.shape, AttributeMode.TypeValue);
  cache.object = owner;
  cache.ownerVersion = owner.version;
  cache.value = found;
  switch (typeOf(found).descriptorRole) {
    case DescriptorRole.Function:
    case DescriptorRole.NativeMethod:
      break;
    case DescriptorRole.StaticMethod:
      cache.value = (found as PyStaticMethod).callable;
      break;
    case DescriptorRole.ClassMethod:
      cache.value = (found as PyClassMethod).callable;
      cache.mode = AttributeMode.ClassMethod;
      break;
    default:
      if (!isPlain(found)) return null;
  }
  return cache;
}

const floatShape = floatType.rootShape;

/**
 * What to remember about a store that has just been done: `before` is the shape of the owner
 * before it, `value` what was stored.
 */
export function observeStore(
  owner: PyObject,
  before: Shape,
  name: string,
  value: Value,
): AttributeCache | null {
  const after = owner.shape;
  const cls = after.cls;
  if (after.isDictionary || before.cls !== cls || before.replacement !== null) return null;
  if (cls.lookup("__setattr__") !== objectType.lookup("__setattr__")) return null;
  const attribute = cls.lookup(name);
  if (attribute !== undefined && !(attribute instanceof PyMember) && isDataDescriptor(attribute)) {
    return null;
  }
  const field = after.fields.get(name);
  if (field === undefined) return null;
  const isNew = !before.fields.has(name);
  if (isNew ? after.parent !== before : after !== before) return null;
  if (field.kind === FieldKind.Float && !isRawFloat(value)) return null;
  const cache = new AttributeCache(before, storeMode(field.kind));
  cache.key = field.key;
  cache.nextShape = isNew ? after : null;
  return cache;
}

/**
 * The same before the store is done, for who knows the value already: a place that stores to
 * objects of several shapes remembers the last one only.
 */
export function predictStore(owner: PyObject, name: string, value: Value): AttributeCache | null {
  const { shape } = owner;
  const { cls } = shape;
  if (shape.isDictionary || shape.replacement !== null || !cls.isHeapType) return null;
  if (owner instanceof PyModule || owner instanceof PyType) return null;
  if (cls.lookup("__setattr__") !== objectType.lookup("__setattr__")) return null;
  const attribute = cls.lookup(name);
  const isMember = attribute instanceof PyMember;
  if (attribute !== undefined && !isMember && isDataDescriptor(attribute)) return null;
  const isNew = !shape.fields.has(name);
  if (isNew && !cls.hasDict && !isMember) return null;
  const after = isNew ? shape.withField(name, initFieldKind(value)) : shape;
  if (isNew && after.parent !== shape) return null;
  const field = after.fields.get(name) as Field;
  if (field.kind === FieldKind.Float && !isRawFloat(value)) return null;
  if (field.kind === FieldKind.Int && typeof value !== "number") return null;
  const cache = new AttributeCache(shape, storeMode(field.kind));
  cache.key = field.key;
  cache.nextShape = isNew ? after : null;
  return cache;
}

function isRawFloat(value: Value): boolean {
  return value instanceof PyFloat && value.shape === floatShape;
}

function storeMode(kind: FieldKind): AttributeMode {
  if (kind === FieldKind.Float) return AttributeMode.FloatField;
  return kind === FieldKind.Int ? AttributeMode.IntField : AttributeMode.Field;
}

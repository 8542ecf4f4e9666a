/**
 * Python classes, built-in and user-defined, and how attributes are found on them.
 *
 * `lookup(type, name)` walks the MRO through a cache per class. The cache, and everything that
 * compiled code assumed of the class, holds as long as `version` does: every change of a class
 * dictionary or of its bases bumps the version of the class and of all its subclasses.
 *
 * Invariant: `mro[0] === this`; `version` changes whenever any `lookup(this, x)` might.
 */
import {
  type Fields,
  InternalError,
  PyFloat,
  PyInstance,
  PyIntInstance,
  PyObject,
  PyStrInstance,
  PyWideStr,
  type Value,
} from "./object.ts";
import { noFields, Shape } from "./shape.ts";

/** Makes an instance with the class's root shape; everything else at its zero. */
export type InstanceConstructor = new () => PyObject;

export interface TypeOptions {
  readonly name: string;
  readonly module?: string;
  readonly bases?: readonly PyType[];
  readonly metaclass?: PyType;
  /** Instances may have arbitrary attributes. */
  readonly hasDict?: boolean;
  /** May be subclassed from Python. Default true. */
  readonly isBase?: boolean;
  readonly isHeapType?: boolean;
  /** Makes bare instances for subclasses (e.g. () => new PyList()); absent: PyInstance. */
  readonly instanceClass?: new () => PyObject;
  /** The base that gives the layout, where it is not the first. */
  readonly base?: PyType;
  readonly doc?: string | null;
}

/** How values of a class behave as class attributes; decided once per built-in class. */
export const enum DescriptorRole {
  /** Look for `__get__`, `__set__`, `__delete__`. */
  Generic,
  /** No descriptor: the attribute is the value. */
  Plain,
  Function,
  NativeMethod,
  NativeClassMethod,
  StaticMethod,
  ClassMethod,
  GetSet,
  Member,
  Property,
}

/** A row of vm/application.ts. */
export interface ApplicationRow {
  /** Keyword names, joined by commas; "" for a call by position. */
  readonly keywords: string;
  /** A letter for each argument. */
  readonly tests: string;
  /** The function of src/lib/_adder_application.py. */
  readonly name: string;
  /** Which argument each parameter gets, where it is not its own. */
  readonly order?: readonly number[];
  /** It stands for an iterator object. */
  readonly yields?: boolean;
}

export class PyType extends PyObject {
  name: string;
  qualname: string;
  module: string;
  bases: readonly PyType[];
  mro: readonly PyType[] = [];
  /** The class's own attributes, in order of definition. Change them through `setOwn` only. */
  readonly dict = new Map<string, Value>();
  version = 1;
  readonly subclasses = new Set<PyType>();
  hasDict: boolean;
  isBase: boolean;
  readonly isHeapType: boolean;
  /** Names of `__slots__` members of this class and its bases. */
  slotNames: readonly string[] = [];
  /** Whether this class itself adds slots (CPython: it extends its base's layout). */
  addsSlots = false;
  /** `__base__`: the base whose layout instances have. */
  base: PyType | null;
  /** Shape of an instance without attributes. */
  rootShape: Shape;
  /** Shape of an instance whose attributes live in a PyDict. */
  dictionaryShape: Shape;
  /** The built-in class that fixes the JS layout of instances (list, type, ...; object). */
  layout: PyType;
  /** `new cls.instanceClass()` makes a bare instance; one JS class per Python class. */
  instanceClass: InstanceConstructor;
  private readonly cache = new Map<string, Value | undefined>();
  /** Known to hash and compare by identity: instances key a Map by themselves (hash.ts). */
  isKeyedByIdentity = false;
  /** `__abstractmethods__`; undefined until someone (abc.ABCMeta) sets it. */
  abstractMethods: Value | undefined = undefined;
  /** Whether that names any, so that no instance may be made. */
  isAbstract = false;
  descriptorRole = DescriptorRole.Generic;
  /** `+` and `*` are those of sequences: tried after the other operand's (CPython: sq_concat). */
  isSequence = false;
  /** Python functions that calls may run instead (vm/application.ts); undefined: not asked yet. */
  applications: readonly ApplicationRow[] | null | undefined = undefined;

  constructor(options: TypeOptions) {
    super();
    this.name = options.name;
    this.qualname = options.name;
    this.module = options.module ?? "builtins";
    this.isHeapType = options.isHeapType ?? false;
    this.isBase = options.isBase ?? true;
    this.bases = options.bases ?? (objectTypeOrNull === null ? [] : [objectTypeOrNull]);
    this.hasDict = options.hasDict ?? this.bases.some((b) => b.hasDict);
    this.rootShape = new Shape(this, null, noFields);
    this.dictionaryShape = new Shape(this, null, noFields, true);
    this.mro = [this];
    this.base = options.base ?? this.bases[0] ?? null;
    this.layout = options.instanceClass === undefined ? bestLayout(this) : this;
    this.instanceClass =
      options.instanceClass ?? makeInstanceClass(layoutClass(this.layout), this.rootShape);
    for (const b of this.bases) b.subclasses.add(this);
    this.shape = (options.metaclass ?? typeTypeOrNull)?.rootShape as Shape;
  }

  /** Looks `name` up along the MRO; undefined when absent. Cached until the version changes. */
  lookup(name: string): Value | undefined {
    const cached = this.cache.get(name);
    if (cached !== undefined) return cached;
    if (this.cache.has(name)) return undefined;
    let found: Value | undefined;
    for (const cls of this.mro) {
      found = cls.dict.get(name);
      if (found !== undefined) break;
    }
    this.cache.set(name, found);
    return found;
  }

  /** Sets (or with undefined deletes) an own attribute and tells the subclasses. */
  setOwn(name: string, value: Value | undefined): void {
    if (value === undefined) this.dict.delete(name);
    else this.dict.set(name, value);
    this.touch();
  }

  /** Forgets caches here and below; call after any change to dict, bases or mro. */
  touch(): void {
    this.version++;
    this.isKeyedByIdentity = false;
    this.cache.clear();
    for (const cls of this.subclasses) cls.touch();
  }

  /** The name as tp_name has it, for messages: module-qualified for natives outside builtins. */
  get fullName(): string {
    return this.isHeapType || this.module === "builtins"
      ? this.name
      : `${this.module}.${this.name}`;
  }

  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }
}

/** What instances of subclasses extend; object's own bare instances set their shape twice. */
function layoutClass(layout: PyType): InstanceConstructor {
  return layout === objectTypeOrNull ? PyInstance : layout.instanceClass;
}

/**
 * A JS class per Python class keeps V8's hidden classes of their instances apart. V8: a constructor
 * without `super()` is inlined wherever an instance is made, and fast before it is.
 */
function makeInstanceClass(Base: InstanceConstructor, shape: Shape): InstanceConstructor {
  if (Base === PyInstance) {
    function Instance(this: PyInstance): void {
      this.shape = shape;
    }
    Instance.prototype = Object.create(PyInstance.prototype);
    return Instance as never;
  }
  return class extends Base {
    constructor() {
      super();
      this.shape = shape;
    }
  };
}

/** The most derived layout among the bases (CPython: best_base, which also checks conflicts). */
function bestLayout(type: PyType): PyType {
  let best: PyType = type;
  for (const base of type.bases) {
    if (best === type || base.layout.isSubtypeOf(best)) best = base.layout;
  }
  return best;
}

let objectTypeOrNull: PyType | null = null;
let typeTypeOrNull: PyType | null = null;

export const objectType: PyType = new PyType({
  name: "object",
  bases: [],
  instanceClass: PyInstance,
});
objectTypeOrNull = objectType;
objectType.instanceClass = makeInstanceClass(PyInstance, objectType.rootShape);
export const typeType: PyType = new PyType({
  name: "type",
  bases: [objectType],
  hasDict: true,
  instanceClass: PyType as never,
});
typeTypeOrNull = typeType;
objectType.shape = typeType.rootShape;
typeType.shape = typeType.rootShape;
typeType.mro = [typeType, objectType];

/** Declares a built-in class; its methods are attached by the file that owns the type. */
export function defineType(options: TypeOptions): PyType {
  const type = new PyType(options);
  type.mro = linearize(type);
  if (options.doc !== undefined) type.dict.set("__doc__", options.doc);
  return type;
}

/** C3 linearization (the CPython function: mro_implementation). Throws MroConflict. */
export function linearize(type: PyType): PyType[] {
  const sequences = [...type.bases.map((b) => [...b.mro]), [...type.bases]];
  const result: PyType[] = [type];
  for (;;) {
    const rest = sequences.filter((s) => s.length > 0);
    if (rest.length === 0) return result;
    const head = rest
      .map((s) => s[0] as PyType)
      .find((candidate) => rest.every((s) => s.indexOf(candidate) <= 0));
    if (head === undefined) throw new MroConflict(rest.map((s) => s[0] as PyType));
    result.push(head);
    for (const s of rest) if (s[0] === head) s.shift();
  }
}

export class MroConflict extends InternalError {
  readonly heads: PyType[];
  constructor(heads: PyType[]) {
    super("Inconsistent MRO.");
    this.heads = [...new Set(heads)];
  }
}

// Types whose values are JS primitives or need to be known to typeOf.
export const intType = defineType({ name: "int", instanceClass: PyIntInstance });
export const boolType = defineType({ name: "bool", bases: [intType], isBase: false });
export const floatType = defineType({ name: "float", instanceClass: PyFloat as never });
export const strType = defineType({ name: "str", instanceClass: PyStrInstance });
export const noneType = defineType({ name: "NoneType", isBase: false });

PyFloat.prototype.shape = floatType.rootShape;
PyWideStr.prototype.shape = strType.rootShape;

/** The class of any value (CPython: Py_TYPE). */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case "number":
    case "bigint":
      return intType;
    case "string":
      return strType;
    case "boolean":
      return boolType;
    default:
      return value === null ? noneType : value.shape.cls;
  }
}

export function isInstance(value: Value, type: PyType): boolean {
  const cls = typeOf(value);
  return cls === type || cls.mro.includes(type);
}

export function fieldsOf(object: PyObject): Fields {
  return object as unknown as Fields;
}

/** Python functions, bound methods, cells and modules: their data. Methods: function-methods.ts. */
import type { Code } from "../bytecode/code.ts";
import type { PyDict } from "./dict.ts";
import { PyObject, type Value } from "./object.ts";
import type { PyTuple } from "./tuple.ts";
import { defineType } from "./type.ts";

/** A variable shared between a function and its closures; undefined while unbound. */
export class PyCell extends PyObject {
  value: Value | undefined;
  constructor(value: Value | undefined) {
    super();
    this.shape = cellType.rootShape;
    this.value = value;
  }
}

export class PyFunction extends PyObject {
  code: Code;
  readonly globals: PyDict;
  /** The module's `__builtins__` namespace when the function was made. */
  readonly builtins: PyDict;
  name: Value;
  qualname: Value;
  module: Value = null;
  doc: Value = null;
  defaults: PyTuple | null = null;
  keywordDefaults: PyDict | null = null;
  closure: readonly PyCell[] | null = null;
  /** `__annotate__`, and the annotations once they were asked for. */
  annotate: Value = null;
  annotations: Value | undefined = undefined;
  typeParameters: Value | undefined = undefined;
  constructor(code: Code, globals: PyDict, builtins: PyDict) {
    super();
    this.shape = functionType.rootShape;
    this.code = code;
    this.globals = globals;
    this.builtins = builtins;
    this.name = code.name;
    this.qualname = code.qualname;
  }
}

export class PyMethod extends PyObject {
  readonly func: Value;
  readonly self: Value;
  constructor(func: Value, self: Value) {
    super();
    this.shape = methodType.rootShape;
    this.func = func;
    this.self = self;
  }
}

/** A module; its namespace is a dict whose entries the interpreter caches. */
export class PyModule extends PyObject {
  readonly namespace: PyDict;
  constructor(namespace: PyDict) {
    super();
    this.shape = moduleType.rootShape;
    this.namespace = namespace;
  }
}

export class PyStaticMethod extends PyObject {
  callable: Value;
  constructor(callable: Value = null) {
    super();
    this.shape = staticMethodType.rootShape;
    this.callable = callable;
  }
}

export class PyClassMethod extends PyObject {
  callable: Value;
  constructor(callable: Value = null) {
    super();
    this.shape = classMethodType.rootShape;
    this.callable = callable;
  }
}

export class PyProperty extends PyObject {
  get: Value = null;
  set: Value = null;
  delete: Value = null;
  doc: Value = null;
  /** The docstring came from the getter, so another getter brings its own. */
  docFromGetter = false;
  name: Value | undefined = undefined;
  constructor() {
    super();
    this.shape = propertyType.rootShape;
  }
}

export const cellType = defineType({ name: "cell", isBase: false });
export const functionType = defineType({ name: "function", isBase: false, hasDict: true });
export const methodType = defineType({ name: "method", isBase: false });
export const moduleType = defineType({
  name: "module",
  hasDict: true,
  instanceClass: PyModule as never,
});
export const staticMethodType = defineType({
  name: "staticmethod",
  hasDict: true,
  instanceClass: PyStaticMethod as never,
});
export const classMethodType = defineType({
  name: "classmethod",
  hasDict: true,
  instanceClass: PyClassMethod as never,
});
export const propertyType = defineType({ name: "property", instanceClass: PyProperty as never });

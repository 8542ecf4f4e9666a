/**
 * Attributes and methods of Python functions and bound methods. Annotations are computed when first
 * asked for, by calling `__annotate__`.
 */
import { Code } from "../bytecode/code.ts";
import { PyDict } from "./dict.ts";
import { exc, raise } from "./errors.ts";
import { functionType, methodType, PyCell, PyFunction, PyMethod } from "./function.ts";
import { importAttribute } from "./interpreter-hooks.ts";
import { defineGetSet, defineMembers, defineMethods, defineStatic } from "./native.ts";
import type { Int, Value } from "./object.ts";
import { attributeName, defineInstanceDict, shownAddress } from "./object-methods.ts";
import { builtinFunction } from "./builtin-lookup.ts";
import { getAttribute, installFinder, lookupAttribute } from "./protocols/attributes.ts";
import {
  attributeError,
  bindAttribute,
  call,
  isCallable,
  type KeywordNames,
} from "./protocols/calls.ts";
import { hash, identityOf } from "./protocols/hash.ts";
import { isStr, reprText, strText, textOf } from "./protocols/text.ts";
import { xorInts } from "./integer-arithmetic.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { objectType, type PyType, typeOf } from "./type.ts";
import { annotationsFrom } from "./type-methods.ts";

// --- functions ---

function requireText(name: string, value: Value | undefined): Value {
  if (value !== undefined && isStr(value)) return value;
  throw raise(exc.TypeError, `${name} must be set to a string object`);
}

function setCode(fn: PyFunction, value: Value | undefined): void {
  if (!(value instanceof Code)) {
    throw raise(exc.TypeError, "__code__ must be set to a code object");
  }
  const wanted = fn.closure === null ? 0 : fn.closure.length;
  if (value.freeCount !== wanted) {
    throw raise(
      exc.ValueError,
      `${strText(fn.name)}() requires a code object with ${wanted} free vars, not ${value.freeCount}`,
    );
  }
  fn.code = value;
}

function setDefaults(fn: PyFunction, value: Value | undefined): void {
  if (value === undefined || value === null) fn.defaults = null;
  else if (value instanceof PyTuple) fn.defaults = value;
  else throw raise(exc.TypeError, "__defaults__ must be set to a tuple object");
}

function setKeywordDefaults(fn: PyFunction, value: Value | undefined): void {
  if (value === undefined || value === null) fn.keywordDefaults = null;
  else if (value instanceof PyDict) fn.keywordDefaults = value;
  else throw raise(exc.TypeError, "__kwdefaults__ must be set to a dict object");
}

function getAnnotations(fn: PyFunction): Value {
  if (fn.annotations === undefined) fn.annotations = annotationsFrom(fn.annotate);
  else if (fn.annotations instanceof PyTuple) fn.annotations = pairsToDict(fn.annotations);
  return fn.annotations;
}

/** The compiler's flat tuple (name, value, name, value, ...) as a dict. */
function pairsToDict(pairs: PyTuple): PyDict {
  const dict = new PyDict();
  for (let i = 0; i + 1 < pairs.items.length; i += 2) {
    dict.table.setString(textOf(pairs.items[i] as Value), pairs.items[i + 1] as Value);
  }
  return dict;
}

function setAnnotations(fn: PyFunction, value: Value | undefined): void {
  if (value === undefined || value === null) fn.annotations = new PyDict();
  else if (value instanceof PyDict) fn.annotations = value;
  else throw raise(exc.TypeError, "__annotations__ must be set to a dict object");
  fn.annotate = null;
}

function setAnnotate(fn: PyFunction, value: Value | undefined): void {
  if (value === undefined) throw raise(exc.TypeError, "__annotate__ cannot be deleted");
  if (value !== null && !isCallable(value)) {
    throw raise(exc.TypeError, "__annotate__ must be callable or None");
  }
  fn.annotate = value;
  if (value !== null) fn.annotations = undefined;
}

function setTypeParameters(fn: PyFunction, value: Value | undefined): void {
  if (!(value instanceof PyTuple)) {
    throw raise(exc.TypeError, "__type_params__ must be set to a tuple");
  }
  fn.typeParameters = value;
}

/** types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None). */
function newFunction(
  _cls: PyType,
  code: Value,
  globals: Value,
  name: Value = null,
  defaults: Value = null,
  closure: Value = null,
  keywordDefaults: Value = null,
): Value {
  if (!(code instanceof Code)) throw wrongArgument("code", "code", code);
  if (!(globals instanceof PyDict)) throw wrongArgument("globals", "dict", globals);
  if (name !== null && !isStr(name))
    throw raise(exc.TypeError, "arg 3 (name) must be None or string");
  if (defaults !== null && !(defaults instanceof PyTuple)) {
    throw raise(exc.TypeError, "arg 4 (defaults) must be None or tuple");
  }
  const cells = checkClosure(code, closure);
  if (keywordDefaults !== null && !(keywordDefaults instanceof PyDict)) {
    throw raise(exc.TypeError, "arg 6 (kwdefaults) must be None or dict");
  }
  const fn = makeFunction(code, globals);
  if (name !== null) fn.name = name;
  fn.defaults = defaults;
  fn.closure = cells;
  fn.keywordDefaults = keywordDefaults;
  return fn;
}

function wrongArgument(name: string, wanted: string, given: Value) {
  return raise(
    exc.TypeError,
    `function() argument '${name}' must be ${wanted}, not ${typeOf(given).name}`,
  );
}

function checkClosure(code: Code, closure: Value): readonly PyCell[] | null {
  if (!(closure instanceof PyTuple)) {
    if (code.freeCount > 0) throw raise(exc.TypeError, "arg 5 (closure) must be tuple");
    if (closure !== null) throw raise(exc.TypeError, "arg 5 (closure) must be None or tuple");
    return null;
  }
  const count = closure.items.length;
  if (count !== code.freeCount) {
    throw raise(
      exc.ValueError,
      `${code.name} requires closure of length ${code.freeCount}, not ${count}`,
    );
  }
  for (const cell of closure.items) {
    if (cell instanceof PyCell) continue;
    throw raise(exc.TypeError, `arg 5 (closure) expected cell, found ${typeOf(cell).name}`);
  }
  return count === 0 ? null : (closure.items as readonly PyCell[]);
}

/** A function of this code; its builtins are those of the globals. */
function makeFunction(code: Code, globals: PyDict): PyFunction {
  const fn = new PyFunction(code, globals, builtinsOf(globals));
  fn.module = globals.table.getString("__name__") ?? null;
  fn.doc = code.doc;
  return fn;
}

/** The namespace that `__builtins__` in globals names. */
export function builtinsOf(globals: PyDict): PyDict {
  const found = globals.table.getString("__builtins__");
  if (found instanceof PyDict) return found;
  const dict = found === undefined ? undefined : lookupAttribute(found, "__dict__");
  if (dict instanceof PyDict) return dict;
  const builtins = getAttribute(importAttribute("builtins", "__dict__"), "copy");
  return call(builtins, []) as PyDict;
}

function getFunction(fn: Value, self: Value, owner: Value = null): Value {
  if (self === null) {
    if (owner === null) throw raise(exc.TypeError, "__get__(None, None) is invalid");
    return fn;
  }
  return new PyMethod(fn, self);
}

defineMethods(functionType, {
  __repr__: ["", (fn: PyFunction) => `<function ${strText(fn.qualname)} at ${shownAddress(fn)}>`],
  __call__: [
    "*args, **kwargs",
    (fn: PyFunction, args: readonly Value[], keywords: ReadonlyMap<string, Value>) =>
      callWith(fn, args, keywords),
  ],
  __get__: ["instance, owner=None, /", getFunction],
});
defineStatic(functionType, "__new__", [
  "code, globals, name=None, argdefs=None, closure=None, kwdefaults=None",
  newFunction,
]);
defineInstanceDict(functionType);
defineGetSet(functionType, "__code__", (fn: PyFunction) => fn.code, setCode);
defineGetSet(functionType, "__defaults__", (fn: PyFunction) => fn.defaults, setDefaults);
defineGetSet(
  functionType,
  "__kwdefaults__",
  (fn: PyFunction) => fn.keywordDefaults,
  setKeywordDefaults,
);
defineGetSet(
  functionType,
  "__name__",
  (fn: PyFunction) => fn.name,
  (fn: PyFunction, value) => {
    fn.name = requireText("__name__", value);
  },
);
defineGetSet(
  functionType,
  "__qualname__",
  (fn: PyFunction) => fn.qualname,
  (fn: PyFunction, value) => {
    fn.qualname = requireText("__qualname__", value);
  },
);
defineGetSet(
  functionType,
  "__module__",
  (fn: PyFunction) => fn.module,
  (fn: PyFunction, value) => {
    fn.module = value ?? null;
  },
);
defineGetSet(
  functionType,
  "__doc__",
  (fn: PyFunction) => fn.doc,
  (fn: PyFunction, value) => {
    fn.doc = value ?? null;
  },
);
defineGetSet(functionType, "__annotations__", getAnnotations, setAnnotations);
defineGetSet(functionType, "__annotate__", (fn: PyFunction) => fn.annotate, setAnnotate);
defineGetSet(
  functionType,
  "__type_params__",
  (fn: PyFunction) => fn.typeParameters ?? new PyTuple([]),
  setTypeParameters,
);
defineReadonly(functionType, {
  __globals__: (fn: PyFunction) => fn.globals,
  __builtins__: (fn: PyFunction) => fn.builtins,
  __closure__: (fn: PyFunction) => (fn.closure === null ? null : new PyTuple(fn.closure)),
});

/** Attributes whose refusal CPython words as that of a C member. */
export function defineReadonly(
  type: PyType,
  // biome-ignore lint/suspicious/noExplicitAny: self has the owner's JS class
  rows: Readonly<Record<string, (self: any) => Value>>,
): void {
  for (const name in rows) {
    defineGetSet(type, name, rows[name] as never, (self: Value) => {
      throw attributeError("readonly attribute", self, name);
    });
  }
}

function callWith(
  callee: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const names: KeywordNames = keywords.size === 0 ? null : [...keywords.keys()];
  return call(callee, keywords.size === 0 ? args : [...args, ...keywords.values()], names);
}

// --- bound methods ---

function newMethod(_cls: PyType, fn: Value, self: Value): Value {
  if (!isCallable(fn)) throw raise(exc.TypeError, "first argument must be callable");
  if (self === null) throw raise(exc.TypeError, "instance must not be None");
  return new PyMethod(fn, self);
}

function reprOfMethod(method: PyMethod): Value {
  const qualname = lookupAttribute(method.func, "__qualname__");
  const name =
    qualname !== undefined && isStr(qualname)
      ? textOf(qualname)
      : nameOr(lookupAttribute(method.func, "__name__"));
  return `<bound method ${name} of ${reprText(method.self)}>`;
}

function nameOr(name: Value | undefined): string {
  return name !== undefined && isStr(name) ? textOf(name) : "?";
}

function equalMethods(a: PyMethod, b: Value): Value {
  if (!(b instanceof PyMethod)) return NotImplemented;
  return a.self === b.self && a.func === b.func;
}

function hashMethod(method: PyMethod): Int {
  const self = method.self;
  const own = typeof self === "object" && self !== null ? identityOf(self) : hash(self);
  return xorInts(own, hash(method.func));
}

/** A method has its class's attributes, then its function's. */
function findOnMethod(object: Value, name: string): Value | undefined {
  const method = object as PyMethod;
  const attribute = methodType.lookup(name);
  if (attribute !== undefined && !(objectType.dict.get(name) === attribute && name === "__doc__")) {
    return bindAttribute(attribute, method, methodType);
  }
  return getAttribute(method.func, name);
}

defineMethods(methodType, {
  __repr__: ["", reprOfMethod],
  __eq__: ["value, /", equalMethods],
  __hash__: ["", hashMethod],
  __call__: [
    "*args, **kwargs",
    (method: PyMethod, args: readonly Value[], keywords: ReadonlyMap<string, Value>) =>
      callWith(method, args, keywords),
  ],
  __get__: ["instance, owner=None, /", (method: PyMethod) => method],
  __getattribute__: [
    "name, /",
    (method: PyMethod, name: Value) => {
      const text = attributeName(name);
      return findOnMethod(method, text) as Value;
    },
  ],
  __reduce__: [
    "",
    (method: PyMethod) =>
      new PyTuple([
        builtinFunction("getattr"),
        new PyTuple([method.self, getAttribute(method.func, "__name__")]),
      ]),
  ],
});
defineStatic(methodType, "__new__", ["function, instance, /", newMethod]);
defineMembers(methodType, {
  __func__: (method: PyMethod) => method.func,
  __self__: (method: PyMethod) => method.self,
});
installFinder(methodType.dict.get("__getattribute__") as Value, findOnMethod);

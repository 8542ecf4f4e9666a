/**
 * The module `_contextvars`. A context is an immutable-by-copy map from variables to values; the
 * current one is changed in place by `set` and replaced while `Context.run` runs.
 */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { makeGenericAlias } from "../objects/generic-alias.ts";
import { newList } from "../objects/list.ts";
import {
  defineClassMethods,
  defineGetters,
  defineMethods,
  defineStatic,
} from "../objects/native.ts";
import { makeStr, PyObject, PySingleton, type Value } from "../objects/object.ts";
import { shownAddress } from "../objects/object-methods.ts";
import { call } from "../objects/protocols/calls.ts";
import { getIterator } from "../objects/protocols/iteration.ts";
import { equals } from "../objects/protocols/operators.ts";
import { isStr, reprText } from "../objects/protocols/text.ts";
import { NotImplemented } from "../objects/singletons.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, type PyType } from "../objects/type.ts";
import { moduleFrom } from "./module.ts";

const module = "_contextvars";

class PyContext extends PyObject {
  values = new Map<PyContextVar, Value>();
  isEntered = false;
}

class PyContextVar extends PyObject {
  name: Value = "";
  otherwise: Value | undefined = undefined;
}

class PyToken extends PyObject {
  readonly context: PyContext;
  readonly variable: PyContextVar;
  readonly old: Value | undefined;
  isUsed = false;
  constructor(context: PyContext, variable: PyContextVar, old: Value | undefined) {
    super();
    this.shape = tokenType.rootShape;
    this.context = context;
    this.variable = variable;
    this.old = old;
  }
}

const contextType = defineType({ name: "Context", module, isBase: false });
const variableType = defineType({ name: "ContextVar", module, isBase: false });
const tokenType = defineType({ name: "Token", module, isBase: false });
const missingType = defineType({ name: "_MISSING_TYPE", module: "Token", isBase: false });

const missing = new PySingleton("MISSING");
missing.shape = missingType.rootShape;
defineMethods(missingType, { __repr__: ["", () => "<Token.MISSING>"] });

function makeContext(): PyContext {
  const context = new PyContext();
  context.shape = contextType.rootShape;
  return context;
}

let current = makeContext();

function copyContext(context: PyContext): PyContext {
  const copy = makeContext();
  copy.values = new Map(context.values);
  return copy;
}

// --- variables ---

function setVariable(self: PyContextVar, value: Value): PyToken {
  const token = new PyToken(current, self, current.values.get(self));
  current.values.set(self, value);
  return token;
}

function resetVariable(self: PyContextVar, token: Value): null {
  if (!(token instanceof PyToken)) {
    throw raise(exc.TypeError, "expected an instance of Token, got something else");
  }
  if (token.isUsed) {
    throw raise(exc.RuntimeError, `${reprText(token)} has already been used once`);
  }
  if (token.variable !== self) {
    throw raise(exc.ValueError, `${reprText(token)} was created by a different ContextVar`);
  }
  if (token.context !== current) {
    throw raise(exc.ValueError, `${reprText(token)} was created in a different Context`);
  }
  token.isUsed = true;
  if (token.old === undefined) current.values.delete(self);
  else current.values.set(self, token.old);
  return null;
}

defineStatic(variableType, "__new__", [
  "name, /, *, default=<unrepresentable>",
  (_cls: PyType, name: Value, otherwise?: Value) => {
    if (!isStr(name)) throw raise(exc.TypeError, "context variable name must be a str");
    const variable = new PyContextVar();
    variable.shape = variableType.rootShape;
    variable.name = name;
    variable.otherwise = otherwise;
    return variable;
  },
]);
defineMethods(variableType, {
  __repr__: [
    "",
    (self: PyContextVar) => {
      const otherwise = self.otherwise === undefined ? "" : ` default=${reprText(self.otherwise)}`;
      return makeStr(
        `<ContextVar name=${reprText(self.name)}${otherwise} at ${shownAddress(self)}>`,
      );
    },
  ],
  get: [
    "default=<unrepresentable>, /",
    (self: PyContextVar, otherwise?: Value) => {
      const value = current.values.get(self);
      if (value !== undefined) return value;
      if (otherwise !== undefined) return otherwise;
      if (self.otherwise !== undefined) return self.otherwise;
      throw raise(exc.LookupError, self);
    },
  ],
  set: ["value, /", setVariable],
  reset: ["token, /", resetVariable],
});
defineGetters(variableType, { name: (self: PyContextVar) => self.name });
defineClassMethods(variableType, { __class_getitem__: ["object, /", makeGenericAlias] });

// --- tokens ---

defineMethods(tokenType, {
  __repr__: [
    "",
    (self: PyToken) => {
      const used = self.isUsed ? " used" : "";
      return makeStr(`<Token${used} var=${reprText(self.variable)} at ${shownAddress(self)}>`);
    },
  ],
  __enter__: ["", (self: PyToken) => self],
  __exit__: ["type, value, traceback, /", (self: PyToken) => resetVariable(self.variable, self)],
});
defineGetters(tokenType, {
  var: (self: PyToken) => self.variable,
  old_value: (self: PyToken) => self.old ?? missing,
});
defineClassMethods(tokenType, { __class_getitem__: ["object, /", makeGenericAlias] });
tokenType.setOwn("MISSING", missing);

// --- contexts ---

function run(self: PyContext, args: Value[], keywords: ReadonlyMap<string, Value>): Value {
  if (args.length === 0) {
    throw raise(exc.TypeError, "run() missing 1 required positional argument");
  }
  if (self.isEntered) {
    throw raise(exc.RuntimeError, `cannot enter context: ${reprText(self)} is already entered`);
  }
  const outer = current;
  self.isEntered = true;
  current = self;
  try {
    const [callee, ...rest] = args;
    return call(callee as Value, [...rest, ...keywords.values()], [...keywords.keys()]);
  } finally {
    current = outer;
    self.isEntered = false;
  }
}

function variableArgument(key: Value): PyContextVar {
  if (key instanceof PyContextVar) return key;
  throw raise(exc.TypeError, `a ContextVar key was expected, got ${reprText(key)}`);
}

function isEqual(self: PyContext, other: PyContext): boolean {
  if (self.values.size !== other.values.size) return false;
  for (const [variable, value] of self.values) {
    const match = other.values.get(variable);
    if (match === undefined || !equals(value, match)) return false;
  }
  return true;
}

defineStatic(contextType, "__new__", ["", () => makeContext()]);
defineMethods(contextType, {
  __len__: ["", (self: PyContext) => self.values.size],
  __iter__: ["", (self: PyContext) => getIterator(newList([...self.values.keys()]))],
  __contains__: ["key, /", (self: PyContext, key: Value) => self.values.has(variableArgument(key))],
  __getitem__: [
    "key, /",
    (self: PyContext, key: Value) => {
      const value = self.values.get(variableArgument(key));
      if (value === undefined) throw raise(exc.KeyError, key);
      return value;
    },
  ],
  __eq__: [
    "value, /",
    (self: PyContext, other: Value) =>
      other instanceof PyContext ? isEqual(self, other) : NotImplemented,
  ],
  copy: ["", copyContext],
  get: [
    "key, default=None, /",
    (self: PyContext, key: Value, otherwise: Value = null) => {
      const value = self.values.get(variableArgument(key));
      return value === undefined ? otherwise : value;
    },
  ],
  items: [
    "",
    (self: PyContext) => newList([...self.values].map(([key, value]) => new PyTuple([key, value]))),
  ],
  keys: ["", (self: PyContext) => newList([...self.values.keys()])],
  run: ["*args, **kwargs", run],
  values: ["", (self: PyContext) => newList([...self.values.values()])],
});
contextType.setOwn("__hash__", null);

export function makeModule(): PyModule {
  current = makeContext();
  return moduleFrom("_contextvars", "Context Variables", {
    functions: { copy_context: ["", () => copyContext(current)] },
    values: { Context: contextType, ContextVar: variableType, Token: tokenType },
  });
}

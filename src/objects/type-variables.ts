/**
 * TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic: what `def f[T]`, `class C[**P]` and
 * `type A = ...` make (CPython: Objects/typevarobject.c).
 *
 * Bounds, constraints, defaults and alias values are evaluated when first asked for, by calling
 * the function that the compiler made of them. The rules of substitution are typing.py's.
 */
import { exc, raise } from "./errors.ts";
import { PyGenericAlias } from "./generic-alias.ts";
import { importAttribute, interpreter } from "./interpreter-hooks.ts";
import {
  defineClassMethods,
  defineGetters,
  defineGetSet,
  defineMethods,
  defineStatic,
} from "./native.ts";
import { PyObject, PySingleton, type Value } from "./object.ts";
import { call } from "./protocols/calls.ts";
import { isTrue } from "./protocols/operators.ts";
import { isStr, reprText, strText } from "./protocols/text.ts";
import { emptyTuple, PyTuple } from "./tuple.ts";
import { defineType, type PyType, typeOf } from "./type.ts";
import { makeUnion } from "./union.ts";

export const typeVarType = defineType({
  name: "TypeVar",
  module: "typing",
  isBase: false,
  hasDict: true,
});
export const paramSpecType = defineType({
  name: "ParamSpec",
  module: "typing",
  isBase: false,
  hasDict: true,
});
export const typeVarTupleType = defineType({
  name: "TypeVarTuple",
  module: "typing",
  isBase: false,
  hasDict: true,
});
export const paramSpecArgsType = defineType({
  name: "ParamSpecArgs",
  module: "typing",
  isBase: false,
});
export const paramSpecKwargsType = defineType({
  name: "ParamSpecKwargs",
  module: "typing",
  isBase: false,
});
export const typeAliasType = defineType({ name: "TypeAliasType", module: "typing", isBase: false });
export const genericType = defineType({ name: "Generic", module: "typing" });
const noDefaultType = defineType({ name: "NoDefaultType", module: "typing", isBase: false });

class PyNoDefault extends PySingleton {
  constructor() {
    super("typing.NoDefault");
    this.shape = noDefaultType.rootShape;
  }
}
export const NoDefault: PyObject = new PyNoDefault();
defineMethods(noDefaultType, {
  __repr__: ["", () => "typing.NoDefault"],
  __reduce__: ["", () => "NoDefault"],
});
defineStatic(noDefaultType, "__new__", ["", () => NoDefault]);

/** A value that is computed by a function of the compiler's when first asked for. */
class Lazy {
  private value: Value | undefined;
  readonly evaluate: Value;
  constructor(value: Value | undefined, evaluate: Value) {
    this.value = value;
    this.evaluate = evaluate;
  }
  get(): Value {
    // Python: format 1, the value itself (annotationlib.Format.VALUE).
    this.value ??= this.evaluate === null ? undefined : call(this.evaluate, [1]);
    return this.value ?? null;
  }
  set(value: Value): void {
    this.value = value;
  }
}

/** TypeVar, ParamSpec and TypeVarTuple; what does not apply to a kind stays as it is. */
export class PyTypeParameter extends PyObject {
  readonly name: Value;
  readonly module: Value;
  bound = new Lazy(null, null);
  constraints = new Lazy(emptyTuple, null);
  default = new Lazy(NoDefault, null);
  covariant = false;
  contravariant = false;
  inferVariance = true;
  constructor(type: PyType, name: Value, module: Value) {
    super();
    this.shape = type.rootShape;
    this.name = name;
    this.module = module;
  }
}

export class PyTypeAlias extends PyObject {
  readonly name: Value;
  readonly parameters: PyTuple | null;
  readonly value: Lazy;
  readonly module: Value;
  constructor(name: Value, parameters: PyTuple | null, value: Lazy, module: Value) {
    super();
    this.shape = typeAliasType.rootShape;
    this.name = name;
    this.parameters = parameters;
    this.value = value;
    this.module = module;
  }
}

/** `P.args` and `P.kwargs`. */
class PyParamSpecPart extends PyObject {
  readonly origin: Value;
  constructor(type: PyType, origin: Value) {
    super();
    this.shape = type.rootShape;
    this.origin = origin;
  }
}

// --- what the compiler's instructions make ---

export function makeTypeVar(module: Value, name: Value, bound: Value, constraints: Value): Value {
  const result = new PyTypeParameter(typeVarType, name, module);
  if (bound !== null) result.bound = new Lazy(undefined, bound);
  if (constraints !== null) result.constraints = new Lazy(undefined, constraints);
  return result;
}

export function makeParamSpec(module: Value, name: Value): Value {
  return new PyTypeParameter(paramSpecType, name, module);
}

export function makeTypeVarTuple(module: Value, name: Value): Value {
  return new PyTypeParameter(typeVarTupleType, name, module);
}

export function setTypeParameterDefault(parameter: Value, evaluate: Value): Value {
  (parameter as PyTypeParameter).default = new Lazy(undefined, evaluate);
  return parameter;
}

/** `(name, type_params or None, function)`. */
export function makeTypeAlias(module: Value, parts: PyTuple): Value {
  const [name, parameters, compute] = parts.items as [Value, Value, Value];
  const tuple = parameters instanceof PyTuple ? parameters : null;
  return new PyTypeAlias(name, tuple, new Lazy(undefined, compute), module);
}

/** `Generic[T, ...]` among the bases of `class C[T, ...]`. */
export function subscriptGeneric(parameters: PyTuple): Value {
  const unpacked = parameters.items.map((item) =>
    typeOf(item) === typeVarTupleType ? unpackParameter(item) : item,
  );
  return call(importAttribute("typing", "_GenericAlias"), [genericType, new PyTuple(unpacked)]);
}

function unpackParameter(parameter: Value): Value {
  const unpack = importAttribute("typing", "Unpack");
  const method = typeOf(unpack).lookup("__getitem__") as Value;
  return call(method, [unpack, parameter]);
}

// --- shared behaviour ---

function callerModule(): Value {
  return interpreter().currentGlobals()?.table.getString("__name__") ?? null;
}

function checkName(name: Value, kind: string): Value {
  if (isStr(name)) return name;
  throw raise(exc.TypeError, `${kind}() argument 'name' must be str, not ${typeOf(name).name}`);
}

function checkVariance(result: PyTypeParameter, co: Value, contra: Value, infer: Value): void {
  result.covariant = isTrue(co);
  result.contravariant = isTrue(contra);
  result.inferVariance = isTrue(infer);
  if (result.covariant && result.contravariant) {
    throw raise(exc.ValueError, "Bivariant types are not supported.");
  }
  if (result.inferVariance && (result.covariant || result.contravariant)) {
    throw raise(exc.ValueError, "Variance cannot be specified with infer_variance.");
  }
}

function checkType(value: Value, message: string): Value {
  if (value === null) return typeOf(null);
  return call(importAttribute("typing", "_type_check"), [value, message]);
}

function shownWithVariance(self: PyTypeParameter): Value {
  const sign = self.inferVariance ? "" : self.covariant ? "+" : self.contravariant ? "-" : "~";
  return `${sign}${strText(self.name)}`;
}

const union = (self: Value, other: Value) => makeUnion([self, other]);
const reflectedUnion = (self: Value, other: Value) => makeUnion([other, self]);

for (const type of [typeVarType, paramSpecType, typeVarTupleType]) {
  defineGetters(type, {
    __name__: (self: PyTypeParameter) => self.name,
    __default__: (self: PyTypeParameter) => self.default.get(),
    evaluate_default: (self: PyTypeParameter) => self.default.evaluate,
  });
  defineGetSet(
    type,
    "__module__",
    (self: PyTypeParameter) => self.module,
    () => {
      throw raise(exc.AttributeError, "readonly attribute");
    },
  );
  defineMethods(type, {
    has_default: [
      "",
      (self: PyTypeParameter) => self.default.evaluate !== null || self.default.get() !== NoDefault,
    ],
    __reduce__: ["", (self: PyTypeParameter) => self.name],
    __mro_entries__: [
      "bases, /",
      () => {
        throw raise(exc.TypeError, `Cannot subclass an instance of ${type.name}`);
      },
    ],
  });
}

for (const type of [typeVarType, paramSpecType]) {
  defineGetters(type, {
    __bound__: (self: PyTypeParameter) => self.bound.get(),
    __covariant__: (self: PyTypeParameter) => self.covariant,
    __contravariant__: (self: PyTypeParameter) => self.contravariant,
    __infer_variance__: (self: PyTypeParameter) => self.inferVariance,
  });
  defineMethods(type, {
    __or__: ["value, /", union],
    __ror__: ["value, /", reflectedUnion],
    __repr__: ["", shownWithVariance],
  });
}

defineGetters(typeVarType, {
  __constraints__: (self: PyTypeParameter) => self.constraints.get(),
  evaluate_bound: (self: PyTypeParameter) => self.bound.evaluate,
  evaluate_constraints: (self: PyTypeParameter) => self.constraints.evaluate,
});
defineMethods(typeVarType, {
  __typing_subst__: [
    "arg, /",
    (self: Value, arg: Value) => call(importAttribute("typing", "_typevar_subst"), [self, arg]),
  ],
  __typing_prepare_subst__: [
    "alias, args, /",
    (self: PyTypeParameter, alias: Value, args: PyTuple) => prepareTypeVar(self, alias, args),
  ],
});

/** A TypeVar at the end of the parameters may leave its place to its default. */
function prepareTypeVar(self: PyTypeParameter, alias: Value, args: PyTuple): Value {
  const parameters = call(importAttribute("operator", "attrgetter"), ["__parameters__"]);
  const list = call(parameters, [alias]) as PyTuple;
  const index = list.items.indexOf(self);
  if (index < args.items.length) return args;
  if (index > args.items.length || self.default.get() === NoDefault) {
    throw raise(
      exc.TypeError,
      `Too few arguments for ${reprText(alias)}; actual ${args.items.length}, ` +
        `expected at least ${index + 1}`,
    );
  }
  return new PyTuple([...args.items, self.default.get()]);
}

defineStatic(typeVarType, "__new__", [
  "name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False",
  (
    _cls: Value,
    name: Value,
    constraints: Value[],
    bound: Value = null,
    otherwise: Value = NoDefault,
    covariant: Value = false,
    contravariant: Value = false,
    infer: Value = false,
  ) => {
    const result = new PyTypeParameter(typeVarType, checkName(name, "typevar"), callerModule());
    checkVariance(result, covariant, contravariant, infer);
    if (bound !== null) result.bound = new Lazy(checkType(bound, "Bound must be a type."), null);
    if (constraints.length === 1) {
      throw raise(exc.TypeError, "A single constraint is not allowed");
    }
    if (constraints.length > 0 && bound !== null) {
      throw raise(exc.TypeError, "Constraints cannot be combined with bound=...");
    }
    result.constraints = new Lazy(new PyTuple(constraints), null);
    result.default = new Lazy(otherwise, null);
    return result;
  },
]);

defineStatic(paramSpecType, "__new__", [
  "name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False",
  (
    _cls: Value,
    name: Value,
    bound: Value = null,
    otherwise: Value = NoDefault,
    covariant: Value = false,
    contravariant: Value = false,
    infer: Value = false,
  ) => {
    const result = new PyTypeParameter(paramSpecType, checkName(name, "paramspec"), callerModule());
    checkVariance(result, covariant, contravariant, infer);
    if (bound !== null) result.bound = new Lazy(checkType(bound, "Bound must be a type."), null);
    result.default = new Lazy(otherwise, null);
    return result;
  },
]);
defineGetters(paramSpecType, {
  args: (self: Value) => new PyParamSpecPart(paramSpecArgsType, self),
  kwargs: (self: Value) => new PyParamSpecPart(paramSpecKwargsType, self),
});
defineMethods(paramSpecType, {
  __typing_subst__: [
    "arg, /",
    (self: Value, arg: Value) => call(importAttribute("typing", "_paramspec_subst"), [self, arg]),
  ],
  __typing_prepare_subst__: [
    "alias, args, /",
    (self: Value, alias: Value, args: Value) =>
      call(importAttribute("typing", "_paramspec_prepare_subst"), [self, alias, args]),
  ],
});

for (const [type, suffix] of [
  [paramSpecArgsType, "args"],
  [paramSpecKwargsType, "kwargs"],
] as const) {
  defineStatic(type, "__new__", [
    "origin",
    (_cls: Value, origin: Value) => new PyParamSpecPart(type, origin),
  ]);
  defineGetters(type, { __origin__: (self: PyParamSpecPart) => self.origin });
  defineMethods(type, {
    __repr__: [
      "",
      (self: PyParamSpecPart) =>
        self.origin instanceof PyTypeParameter
          ? `${strText(self.origin.name)}.${suffix}`
          : `${reprText(self.origin)}.${suffix}`,
    ],
    __eq__: [
      "value, /",
      (self: PyParamSpecPart, other: Value) =>
        other instanceof PyParamSpecPart &&
        other.shape === self.shape &&
        other.origin === self.origin,
    ],
    __mro_entries__: [
      "bases, /",
      () => {
        throw raise(exc.TypeError, `Cannot subclass an instance of ${type.name}`);
      },
    ],
  });
}

defineStatic(typeVarTupleType, "__new__", [
  "name, *, default=typing.NoDefault",
  (_cls: Value, name: Value, otherwise: Value = NoDefault) => {
    const checked = checkName(name, "typevartuple");
    const result = new PyTypeParameter(typeVarTupleType, checked, callerModule());
    result.default = new Lazy(otherwise, null);
    return result;
  },
]);
defineMethods(typeVarTupleType, {
  __repr__: ["", (self: PyTypeParameter) => self.name],
  __iter__: [
    "",
    (self: PyTypeParameter) => {
      const iterate = typeOf(emptyTuple).lookup("__iter__") as Value;
      return call(iterate, [new PyTuple([unpackParameter(self)])]);
    },
  ],
  __typing_subst__: [
    "arg, /",
    () => {
      throw raise(exc.TypeError, "Substitution of bare TypeVarTuple is not supported");
    },
  ],
  __typing_prepare_subst__: [
    "alias, args, /",
    (self: Value, alias: Value, args: Value) =>
      call(importAttribute("typing", "_typevartuple_prepare_subst"), [self, alias, args]),
  ],
});

// --- type aliases ---

defineStatic(typeAliasType, "__new__", [
  "name, value, *, type_params=()",
  (_cls: Value, name: Value, value: Value, parameters: Value = emptyTuple) => {
    if (!(parameters instanceof PyTuple)) {
      throw raise(exc.TypeError, "type_params must be a tuple");
    }
    const tuple = parameters.items.length === 0 ? null : parameters;
    const checked = checkName(name, "typealias");
    return new PyTypeAlias(checked, tuple, new Lazy(value, null), callerModule());
  },
]);
defineGetters(typeAliasType, {
  __name__: (self: PyTypeAlias) => self.name,
  __module__: (self: PyTypeAlias) => self.module,
  __value__: (self: PyTypeAlias) => self.value.get(),
  __type_params__: (self: PyTypeAlias) => self.parameters ?? emptyTuple,
  __parameters__: (self: PyTypeAlias) =>
    new PyTuple(
      (self.parameters ?? emptyTuple).items.map((item) =>
        typeOf(item) === typeVarTupleType ? unpackParameter(item) : item,
      ),
    ),
  evaluate_value: (self: PyTypeAlias) => self.value.evaluate,
});
defineMethods(typeAliasType, {
  __repr__: ["", (self: PyTypeAlias) => self.name],
  __reduce__: ["", (self: PyTypeAlias) => self.name],
  __or__: ["value, /", union],
  __ror__: ["value, /", reflectedUnion],
  __getitem__: [
    "key, /",
    (self: PyTypeAlias, key: Value) => {
      if (self.parameters === null) {
        throw raise(exc.TypeError, "Only generic type aliases are subscriptable");
      }
      return new PyGenericAlias(self, key instanceof PyTuple ? key : new PyTuple([key]));
    },
  ],
});

// --- Generic ---

defineClassMethods(genericType, {
  __class_getitem__: [
    "*args, **kwargs",
    (cls: Value, args: Value[], named: Map<string, Value>) =>
      call(
        importAttribute("typing", "_generic_class_getitem"),
        [cls, ...args, ...named.values()],
        [...named.keys()],
      ),
  ],
  __init_subclass__: [
    "*args, **kwargs",
    (cls: Value, args: Value[], named: Map<string, Value>) =>
      call(
        importAttribute("typing", "_generic_init_subclass"),
        [cls, ...args, ...named.values()],
        [...named.keys()],
      ),
  ],
});

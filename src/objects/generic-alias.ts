/**
 * `types.GenericAlias`: what `list[int]` gives. It stands for its origin in calls and attributes,
 * and remembers its arguments for `typing`.
 *
 * The one difficulty is substitution: `list[T][int]` replaces type variables, which are whatever
 * has `__typing_subst__` (CPython: Objects/genericaliasobject.c).
 */
import { exc, PyException, raise } from "./errors.ts";
import { PyIterator } from "./iterator.ts";
import { defineGetters, defineMethods, defineStatic, type MethodRow } from "./native.ts";
import { PyObject, type Value } from "./object.ts";
import {
  findGeneric,
  installFinder,
  lookupAttribute,
  missingAttributeOf,
  setAttribute,
} from "./protocols/attributes.ts";
import { call } from "./protocols/calls.ts";
import { hash } from "./protocols/hash.ts";
import { equals, installTypeSubscript } from "./protocols/operators.ts";
import { makeStr, textOf } from "./protocols/text.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, isInstance, type PyType, typeOf } from "./type.ts";
import { collectParameters, showArgument, substituteParameters } from "./type-parameters.ts";
import { uniteTypes } from "./union.ts";

export const genericAliasType = defineType({ name: "GenericAlias", module: "types" });
const aliasIteratorType = defineType({ name: "generic_alias_iterator", isBase: false });

export class PyGenericAlias extends PyObject {
  readonly origin: Value;
  readonly args: PyTuple;
  /** `*tuple[int]`. */
  readonly isUnpacked: boolean;
  private cachedParameters: PyTuple | null = null;
  constructor(origin: Value, args: PyTuple, isUnpacked = false, type: PyType = genericAliasType) {
    super();
    this.shape = type.rootShape;
    this.origin = origin;
    this.args = args;
    this.isUnpacked = isUnpacked;
  }
  get parameters(): PyTuple {
    this.cachedParameters ??= new PyTuple(collectParameters(this.args.items));
    return this.cachedParameters;
  }
}

/** `cls[item]`, for the `__class_getitem__` of built-in classes. */
export function makeGenericAlias(origin: Value, item: Value): PyGenericAlias {
  return new PyGenericAlias(origin, item instanceof PyTuple ? item : new PyTuple([item]));
}

function reprAlias(alias: PyGenericAlias): Value {
  const args = alias.args.items;
  const inner = args.length === 0 ? "()" : args.map(showArgument).join(", ");
  return makeStr(`${alias.isUnpacked ? "*" : ""}${showArgument(alias.origin)}[${inner}]`);
}

// --- behaviour ---

/** Attributes an alias has of its own; all others are its origin's. */
const ownNames = new Set([
  "__class__",
  "__origin__",
  "__args__",
  "__unpacked__",
  "__parameters__",
  "__typing_unpacked_tuple_args__",
  "__mro_entries__",
  "__reduce_ex__",
  "__reduce__",
  "__copy__",
  "__deepcopy__",
]);

function findAliasAttribute(object: Value, name: string): Value | undefined {
  if (ownNames.has(name) || (name.startsWith("__") && name.endsWith("__") && blocked.has(name))) {
    return findGeneric(object, name);
  }
  const found = lookupAttribute((object as PyGenericAlias).origin, name);
  return found === undefined ? findGeneric(object, name) : found;
}

/** Dunders that must not reach the origin. */
const blocked = new Set(["__bases__", "__class_getitem__", "__getitem__", "__eq__", "__hash__"]);

class AliasIterator extends PyIterator {
  alias: PyGenericAlias | null;
  constructor(alias: PyGenericAlias) {
    super(aliasIteratorType);
    this.alias = alias;
  }
  override next(): Value | undefined {
    const alias = this.alias;
    if (alias === null) return undefined;
    this.alias = null;
    return new PyGenericAlias(alias.origin, alias.args, true);
  }
}

function callAlias(
  self: PyGenericAlias,
  args: Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const names = [...keywords.keys()];
  const result = call(self.origin, [...args, ...keywords.values()], names);
  try {
    setAttribute(result, "__orig_class__", self);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    if (!isInstance(error, exc.AttributeError) && !isInstance(error, exc.TypeError)) throw error;
  }
  return result;
}

const refuse = (name: string): MethodRow => [
  "value, /",
  () => {
    throw raise(exc.TypeError, `${name}() argument 2 cannot be a parameterized generic`);
  },
];

defineMethods(genericAliasType, {
  __repr__: ["", reprAlias],
  __hash__: [
    "",
    (self: PyGenericAlias) => {
      const origin = Number(BigInt.asIntN(32, BigInt(hash(self.origin))));
      return origin ^ Number(BigInt.asIntN(32, BigInt(hash(self.args))));
    },
  ],
  __eq__: [
    "value, /",
    (self: PyGenericAlias, other: Value) =>
      other instanceof PyGenericAlias
        ? self.isUnpacked === other.isUnpacked &&
          equals(self.origin, other.origin) &&
          equals(self.args, other.args)
        : NotImplemented,
  ],
  __call__: ["*args, **kwargs", callAlias],
  __getitem__: [
    "key, /",
    (self: PyGenericAlias, key: Value) =>
      new PyGenericAlias(
        self.origin,
        new PyTuple(substituteParameters(self, self.args.items, self.parameters.items, key)),
        self.isUnpacked,
      ),
  ],
  __iter__: ["", (self: PyGenericAlias) => new AliasIterator(self)],
  __getattribute__: [
    "name, /",
    (self: PyGenericAlias, name: Value) => {
      const found = findAliasAttribute(self, textOf(name));
      if (found === undefined) throw missingAttributeOf(self, textOf(name));
      return found;
    },
  ],
  __or__: ["value, /", (a: Value, b: Value) => uniteTypes(a, b)],
  __ror__: ["value, /", (a: Value, b: Value) => uniteTypes(b, a)],
  __mro_entries__: ["bases, /", (self: PyGenericAlias) => new PyTuple([self.origin])],
  __instancecheck__: refuse("isinstance"),
  __subclasscheck__: refuse("issubclass"),
  __reduce__: [
    "",
    (self: PyGenericAlias) =>
      new PyTuple([genericAliasType, new PyTuple([self.origin, self.args])]),
  ],
});
defineGetters(genericAliasType, {
  __origin__: (self: PyGenericAlias) => self.origin,
  __args__: (self: PyGenericAlias) => self.args,
  __unpacked__: (self: PyGenericAlias) => self.isUnpacked,
  __parameters__: (self: PyGenericAlias) => self.parameters,
  __typing_unpacked_tuple_args__: (self: PyGenericAlias) =>
    self.isUnpacked && self.origin === typeOf(self.args) ? self.args : null,
});
defineStatic(genericAliasType, "__new__", [
  "origin, args, /",
  (cls: PyType, origin: Value, args: Value) =>
    new PyGenericAlias(origin, args instanceof PyTuple ? args : new PyTuple([args]), false, cls),
]);
installFinder(genericAliasType.lookup("__getattribute__") as Value, findAliasAttribute);

defineMethods(aliasIteratorType, {
  __iter__: ["", (self: Value) => self],
  __next__: [
    "",
    (self: AliasIterator) => {
      const value = self.next();
      if (value === undefined) throw raise(exc.StopIteration);
      return value;
    },
  ],
});
installTypeSubscript(makeGenericAlias);

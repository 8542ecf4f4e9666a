/** typing.Union: `int | str`, flat, without repetitions, in order of appearance. */
import { exc, raise } from "./errors.ts";
import { defineClassMethods, defineGetters, defineMethods } from "./native.ts";
import { type Int, PyObject, type Value } from "./object.ts";
import { hash } from "./protocols/hash.ts";
import { binaryOperation, BinaryOperator, equals } from "./protocols/operators.ts";
import { isStr } from "./protocols/text.ts";
import { isInstanceOf, isSubclassOf } from "./protocols/instances.ts";
import { xorInts } from "./integer-arithmetic.ts";
import { NotImplemented } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, noneType, PyType, typeOf } from "./type.ts";
import { collectParameters, showArgument, substituteParameters } from "./type-parameters.ts";

export class PyUnion extends PyObject {
  readonly args: readonly Value[];
  constructor(args: readonly Value[]) {
    super();
    this.shape = unionType.rootShape;
    this.args = args;
  }
}

export const unionType = defineType({ name: "Union", module: "typing", isBase: false });

/** `a | b` of types: a class when both are the same; NotImplemented for what is no type. */
export function uniteTypes(a: Value, b: Value): Value {
  return isUnitable(a) && isUnitable(b) ? makeUnion([a, b]) : NotImplemented;
}

function isUnitable(value: Value): boolean {
  if (value === null || value instanceof PyType || value instanceof PyUnion) return true;
  const name = typeOf(value).name;
  return name === "GenericAlias" || name === "TypeAliasType";
}

/** The union of any number of types (typing.Union[...]). */
export function makeUnion(members: readonly Value[]): Value {
  const flat: Value[] = [];
  for (const member of members) {
    if (member instanceof PyUnion) for (const inner of member.args) addMember(flat, inner);
    else addMember(flat, member === null ? noneType : member);
  }
  return flat.length === 1 ? (flat[0] as Value) : new PyUnion(flat);
}

function addMember(members: Value[], member: Value): void {
  for (const other of members) if (isSameMember(other, member)) return;
  members.push(member);
}

function isSameMember(a: Value, b: Value): boolean {
  return a === b || (typeOf(a) === typeOf(b) && equals(a, b));
}

function includes(union: PyUnion, member: Value): boolean {
  return union.args.some((other) => isSameMember(other, member));
}

function equalUnions(a: PyUnion, b: Value): Value {
  if (!(b instanceof PyUnion)) return NotImplemented;
  return a.args.length === b.args.length && a.args.every((member) => includes(b, member));
}

function showUnion(union: PyUnion): string {
  return union.args.map((arg) => (arg === noneType ? "None" : showArgument(arg))).join(" | ");
}

function subscriptUnion(union: PyUnion, key: Value): Value {
  const parameters = collectParameters(union.args);
  const args = substituteParameters(union, union.args, parameters, key);
  return args.reduce((a, b) => binaryOperation(BinaryOperator.Or, a, b));
}

function hashUnion(union: PyUnion): Int {
  // The order of the members does not count.
  return union.args.reduce<Int>((sum, arg) => xorInts(sum, hash(arg)), 0x5f3759df);
}

function checkPlain(union: PyUnion, what: string): void {
  for (const arg of union.args) {
    if (typeOf(arg).name === "GenericAlias") {
      throw raise(exc.TypeError, `${what} argument 2 cannot be a parameterized generic`);
    }
  }
}

/** `Union[int, str]`: strs are kept as forward references are. */
function subscriptUnionType(_cls: Value, key: Value): Value {
  const members = key instanceof PyTuple ? key.items : [key];
  if (members.length === 0) throw raise(exc.TypeError, "Cannot take a Union of no types.");
  return makeUnion(members);
}

defineMethods(unionType, {
  __repr__: ["", showUnion],
  __hash__: ["", hashUnion],
  __eq__: ["value, /", equalUnions],
  __getitem__: ["key, /", subscriptUnion],
  __or__: ["value, /", uniteWithAny],
  __ror__: ["value, /", (a: Value, b: Value) => uniteWithAny(b, a)],
  __instancecheck__: [
    "instance, /",
    (union: PyUnion, instance: Value) => {
      checkPlain(union, "isinstance()");
      return union.args.some((arg) => isInstanceOf(instance, arg));
    },
  ],
  __subclasscheck__: [
    "cls, /",
    (union: PyUnion, cls: Value) => {
      checkPlain(union, "issubclass()");
      return union.args.some((arg) => isSubclassOf(cls, arg));
    },
  ],
});

/** A union unites with type parameters and the like, but not with plain values. */
function uniteWithAny(a: Value, b: Value): Value {
  const isPlain = (value: Value) => isStr(value) || (typeof value !== "object" && value !== null);
  return isPlain(a) || isPlain(b) ? NotImplemented : makeUnion([a, b]);
}

defineGetters(unionType, {
  __args__: (union: PyUnion) => new PyTuple(union.args),
  __parameters__: (union: PyUnion) => new PyTuple(collectParameters(union.args)),
  __origin__: () => unionType,
});
defineClassMethods(unionType, { __class_getitem__: ["key, /", subscriptUnionType] });

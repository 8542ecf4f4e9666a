/** The module `_operator`: the operators as functions, and itemgetter, attrgetter, methodcaller. */
import { bytesLike } from "../objects/buffer.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { defineMethods, defineStatic, type MethodRow } from "../objects/native.ts";
import { makeStr, PyObject, type Value } from "../objects/object.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { getIterator, lengthHint, next } from "../objects/protocols/iteration.ts";
import {
  add,
  BinaryOperator,
  binaryOperation,
  CompareOperator,
  compareRich,
  contains,
  deleteItem,
  equals,
  getItem,
  inplaceOperation,
  invert,
  isTrue,
  negative,
  positive,
  setItem,
  toIndex,
  toIndexNumber,
} from "../objects/protocols/operators.ts";
import { isStr, reprText, textOf } from "../objects/protocols/text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../objects/type.ts";
import { arithmeticFunctions } from "./builtin-arithmetic.ts";
import { moduleFrom } from "./module.ts";

// --- functions ---

const binaryNames: Readonly<Record<string, BinaryOperator>> = {
  add: BinaryOperator.Add,
  and_: BinaryOperator.And,
  floordiv: BinaryOperator.FloorDivide,
  lshift: BinaryOperator.LeftShift,
  matmul: BinaryOperator.MatrixMultiply,
  mul: BinaryOperator.Multiply,
  mod: BinaryOperator.Remainder,
  or_: BinaryOperator.Or,
  pow: BinaryOperator.Power,
  rshift: BinaryOperator.RightShift,
  sub: BinaryOperator.Subtract,
  truediv: BinaryOperator.TrueDivide,
  xor: BinaryOperator.Xor,
};

const compareNames: Readonly<Record<string, CompareOperator>> = {
  lt: CompareOperator.Less,
  le: CompareOperator.LessEqual,
  eq: CompareOperator.Equal,
  ne: CompareOperator.NotEqual,
  gt: CompareOperator.Greater,
  ge: CompareOperator.GreaterEqual,
};

function operatorRows(): Record<string, MethodRow> {
  const rows: Record<string, MethodRow> = {};
  for (const [name, op] of Object.entries(binaryNames)) {
    rows[name] = ["a, b, /", (a: Value, b: Value) => binaryOperation(op, a, b)];
    rows[`i${name.replace(/_$/, "")}`] = [
      "a, b, /",
      (a: Value, b: Value) => inplaceOperation(op, a, b),
    ];
  }
  for (const [name, op] of Object.entries(compareNames)) {
    rows[name] = ["a, b, /", (a: Value, b: Value) => compareRich(op, a, b)];
  }
  return rows;
}

function requireSequence(value: Value): void {
  if (typeOf(value).lookup("__getitem__") !== undefined) return;
  throw raise(exc.TypeError, `'${typeOf(value).name}' object can't be concatenated`);
}

function countOf(iterable: Value, x: Value): number {
  let count = 0;
  const iterator = getIterator(iterable);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    if (equals(item, x)) count++;
  }
  return count;
}

function indexOf(iterable: Value, x: Value): number {
  let index = 0;
  const iterator = getIterator(iterable);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    if (equals(item, x)) return index;
    index++;
  }
  throw raise(exc.ValueError, "sequence.index(x): x not in sequence");
}

function compareDigest(a: Value, b: Value): boolean {
  if (isStr(a) && isStr(b)) return textOf(a) === textOf(b);
  const x = bytesLike(a);
  const y = bytesLike(b);
  return x.length === y.length && x.every((octet, i) => octet === y[i]);
}

const functions: Readonly<Record<string, MethodRow>> = {
  _compare_digest: ["a, b, /", compareDigest],
  abs: ["a, /", (arithmeticFunctions.abs as MethodRow)[1]],
  call: [
    "obj, /, *args, **kwargs",
    (callee: Value, args: Value[], keywords: ReadonlyMap<string, Value>) =>
      call(callee, [...args, ...keywords.values()], [...keywords.keys()]),
  ],
  concat: [
    "a, b, /",
    (a: Value, b: Value) => {
      requireSequence(a);
      return add(a, b);
    },
  ],
  contains: ["a, b, /", contains],
  countOf: ["a, b, /", countOf],
  delitem: [
    "a, b, /",
    (a: Value, b: Value) => {
      deleteItem(a, b);
      return null;
    },
  ],
  getitem: ["a, b, /", getItem],
  iconcat: [
    "a, b, /",
    (a: Value, b: Value) => {
      requireSequence(a);
      return inplaceOperation(BinaryOperator.Add, a, b);
    },
  ],
  index: ["a, /", toIndex],
  indexOf: ["a, b, /", indexOf],
  inv: ["a, /", invert],
  invert: ["a, /", invert],
  is_: ["a, b, /", (a: Value, b: Value) => a === b],
  is_none: ["a, /", (a: Value) => a === null],
  is_not: ["a, b, /", (a: Value, b: Value) => a !== b],
  is_not_none: ["a, /", (a: Value) => a !== null],
  length_hint: [
    "obj, default=0, /",
    (object: Value, otherwise: Value = 0) => lengthHint(object, toIndexNumber(otherwise)),
  ],
  neg: ["a, /", negative],
  not_: ["a, /", (a: Value) => !isTrue(a)],
  pos: ["a, /", positive],
  setitem: [
    "a, b, c, /",
    (a: Value, b: Value, c: Value) => {
      setItem(a, b, c);
      return null;
    },
  ],
  truth: ["a, /", isTrue],
};

// --- getters ---

const module = "operator";

function checkOne(name: string, args: readonly Value[], keywords: ReadonlyMap<string, Value>) {
  if (keywords.size > 0) throw raise(exc.TypeError, `${name}() takes no keyword arguments`);
  if (args.length !== 1) {
    throw raise(exc.TypeError, `${name} expected 1 argument, got ${args.length}`);
  }
}

function checkSome(name: string, args: readonly Value[], keywords: ReadonlyMap<string, Value>) {
  if (keywords.size > 0) throw raise(exc.TypeError, `${name}() takes no keyword arguments`);
  if (args.length === 0) throw raise(exc.TypeError, `${name} expected 1 argument, got 0`);
}

function reprCall(name: string, args: readonly Value[]): Value {
  return makeStr(`operator.${name}(${args.map(reprText).join(", ")})`);
}

class PyItemGetter extends PyObject {
  keys: readonly Value[] = [];
}

const itemGetterType = defineType({ name: "itemgetter", module, instanceClass: PyItemGetter });

defineStatic(itemGetterType, "__new__", [
  "*args, **kwargs",
  (cls: PyType, args: Value[], keywords: ReadonlyMap<string, Value>) => {
    checkSome("itemgetter", args, keywords);
    const getter = new cls.instanceClass() as PyItemGetter;
    getter.shape = cls.rootShape;
    getter.keys = args;
    return getter;
  },
]);
defineMethods(itemGetterType, {
  __call__: [
    "*args, **kwargs",
    (self: PyItemGetter, args: Value[], keywords: ReadonlyMap<string, Value>) => {
      checkOne("itemgetter", args, keywords);
      const object = args[0] as Value;
      const keys = self.keys;
      if (keys.length === 1) return getItem(object, keys[0] as Value);
      return new PyTuple(keys.map((key) => getItem(object, key)));
    },
  ],
  __repr__: ["", (self: PyItemGetter) => reprCall("itemgetter", self.keys)],
  __reduce__: ["", (self: PyItemGetter) => new PyTuple([typeOf(self), new PyTuple(self.keys)])],
});

class PyAttributeGetter extends PyObject {
  names: readonly Value[] = [];
  paths: readonly (readonly string[])[] = [];
}

const attributeGetterType = defineType({
  name: "attrgetter",
  module,
  instanceClass: PyAttributeGetter,
});

function followPath(object: Value, path: readonly string[]): Value {
  let value = object;
  for (const name of path) value = getAttribute(value, name);
  return value;
}

defineStatic(attributeGetterType, "__new__", [
  "*args, **kwargs",
  (cls: PyType, args: Value[], keywords: ReadonlyMap<string, Value>) => {
    checkSome("attrgetter", args, keywords);
    if (!args.every(isStr)) throw raise(exc.TypeError, "attribute name must be a string");
    const getter = new cls.instanceClass() as PyAttributeGetter;
    getter.shape = cls.rootShape;
    getter.names = args;
    getter.paths = args.map((name) => textOf(name).split("."));
    return getter;
  },
]);
defineMethods(attributeGetterType, {
  __call__: [
    "*args, **kwargs",
    (self: PyAttributeGetter, args: Value[], keywords: ReadonlyMap<string, Value>) => {
      checkOne("attrgetter", args, keywords);
      const object = args[0] as Value;
      const paths = self.paths;
      if (paths.length === 1) return followPath(object, paths[0] as readonly string[]);
      return new PyTuple(paths.map((path) => followPath(object, path)));
    },
  ],
  __repr__: ["", (self: PyAttributeGetter) => reprCall("attrgetter", self.names)],
  __reduce__: [
    "",
    (self: PyAttributeGetter) => new PyTuple([typeOf(self), new PyTuple(self.names)]),
  ],
});

class PyMethodCaller extends PyObject {
  name = "";
  args: readonly Value[] = [];
  keywordNames: readonly string[] = [];
}

const methodCallerType = defineType({
  name: "methodcaller",
  module,
  instanceClass: PyMethodCaller,
});

defineStatic(methodCallerType, "__new__", [
  "*args, **kwargs",
  (cls: PyType, args: Value[], keywords: ReadonlyMap<string, Value>) => {
    if (args.length === 0) {
      throw raise(exc.TypeError, "methodcaller needs at least one argument, the method name");
    }
    const name = args[0] as Value;
    if (!isStr(name)) throw raise(exc.TypeError, "method name must be a string");
    const caller = new cls.instanceClass() as PyMethodCaller;
    caller.shape = cls.rootShape;
    caller.name = textOf(name);
    caller.args = [...args.slice(1), ...keywords.values()];
    caller.keywordNames = [...keywords.keys()];
    return caller;
  },
]);
defineMethods(methodCallerType, {
  __call__: [
    "*args, **kwargs",
    (self: PyMethodCaller, args: Value[], keywords: ReadonlyMap<string, Value>) => {
      checkOne("methodcaller", args, keywords);
      return call(getAttribute(args[0] as Value, self.name), self.args, self.keywordNames);
    },
  ],
  __repr__: [
    "",
    (self: PyMethodCaller) => {
      const count = self.args.length - self.keywordNames.length;
      const shown = self.args.map((arg, i) =>
        i < count ? reprText(arg) : `${self.keywordNames[i - count]}=${reprText(arg)}`,
      );
      return makeStr(`operator.methodcaller(${[reprText(self.name), ...shown].join(", ")})`);
    },
  ],
  __reduce__: [
    "",
    (self: PyMethodCaller) =>
      new PyTuple([typeOf(self), new PyTuple([makeStr(self.name), ...self.args])]),
  ],
});

export function makeModule(): PyModule {
  return moduleFrom("_operator", "Operator interface.", {
    functions: { ...operatorRows(), ...functions },
    values: {
      attrgetter: attributeGetterType,
      itemgetter: itemGetterType,
      methodcaller: methodCallerType,
    },
  });
}

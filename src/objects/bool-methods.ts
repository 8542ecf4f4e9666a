/** bool: what it does otherwise than int. `&`, `|` and `^` of two bools are bools. */
import { exc } from "./errors.ts";
import { interpreter } from "./interpreter-hooks.ts";
import { defineMethods, defineStatic, type MethodRow } from "./native.ts";
import { intType, boolType, type PyType } from "./type.ts";
import type { Value } from "./object.ts";
import type { PyMethodDescriptor } from "./native.ts";
import { isTrue } from "./protocols/operators.ts";
import "./int-methods.ts";

defineStatic(boolType, "__new__", [
  "x=False, /",
  (_cls: PyType, x: Value | undefined) => x !== undefined && isTrue(x),
]);

function showBool(self: Value): string {
  return self ? "True" : "False";
}

/** Bools by `operation`; with anything else as int does. */
function logical(name: string, operation: (a: boolean, b: boolean) => boolean): MethodRow {
  const ofInts = (intType.lookup(name) as PyMethodDescriptor).implementation;
  return [
    "value, /",
    (self: Value, other: Value): Value =>
      typeof self === "boolean" && typeof other === "boolean"
        ? operation(self, other)
        : ofInts(self, other),
  ];
}

function invert(self: Value): Value {
  interpreter().warn(
    exc.DeprecationWarning,
    "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns " +
      "the bitwise inversion of the underlying int object and is usually not what you expect from " +
      "negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want " +
      "the bitwise inversion of the underlying int.",
  );
  return self ? -2 : -1;
}

const and = (a: boolean, b: boolean) => a && b;
const or = (a: boolean, b: boolean) => a || b;
const differ = (a: boolean, b: boolean) => a !== b;

defineMethods(boolType, {
  __repr__: ["", showBool],
  __invert__: ["", invert],
  __and__: logical("__and__", and),
  __rand__: logical("__rand__", and),
  __or__: logical("__or__", or),
  __ror__: logical("__ror__", or),
  __xor__: logical("__xor__", differ),
  __rxor__: logical("__rxor__", differ),
});

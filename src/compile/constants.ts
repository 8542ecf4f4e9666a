// Constants while compiling: what code objects will hold in `consts`, as plain tagged data.
//
// Folding and pooling work on this form, because on JS numbers alone 1 and 1.0 are one value and -0.0
// and 0.0 compare equal. `toValue` turns a constant into the runtime's value when code is made.
//
// Invariant: two constants may share a place in the pool exactly when their keys are equal.

import type { Code } from "../bytecode/code.ts";
import { makeBytes, makeFrozenSet } from "../bytecode/literals.ts";
import { makeStr, PyComplex, PyFloat, type Value } from "../objects/object.ts";
import { concatAll } from "../objects/str.ts";
import { Ellipsis } from "../objects/singletons.ts";
import { emptyTuple, PyTuple } from "../objects/tuple.ts";
import type { ConstantValue } from "../syntax/ast.ts";

export type Const =
  | { readonly type: "int"; readonly value: number | bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "complex"; readonly real: number; readonly imag: number }
  | { readonly type: "str"; readonly value: string; readonly pieces?: readonly string[] }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "none" }
  | { readonly type: "ellipsis" }
  | { readonly type: "tuple"; readonly items: readonly Const[] }
  | { readonly type: "frozenset"; readonly items: readonly Const[] }
  | { readonly type: "code"; readonly code: Code };

export const none: Const = { type: "none" };

export function int(value: number | bigint): Const {
  return { type: "int", value: typeof value === "bigint" ? normalize(value) : value };
}

export function text(value: string): Const {
  return { type: "str", value };
}

export function tuple(items: readonly Const[]): Const {
  return { type: "tuple", items };
}

export function namesTuple(names: readonly string[]): Const {
  return tuple(names.map(text));
}

export function fromSyntax(value: ConstantValue): Const {
  if (value.type === "complex") return { type: "complex", real: 0, imag: value.imag };
  if (value.type === "str") {
    const { pieces } = value;
    return pieces === undefined ? text(value.value) : { type: "str", value: value.value, pieces };
  }
  return value;
}

/** Ints are JS numbers up to 2**53 - 1 in magnitude. */
export function normalize(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

let nextCodeKey = 0;
const codeKeys = new WeakMap<Code, number>();

/** What makes two constants the same. */
export function keyOf(constant: Const): string {
  switch (constant.type) {
    case "int":
      return `i${constant.value}`;
    case "float":
      return `f${floatKey(constant.value)}`;
    case "complex":
      return `c${floatKey(constant.real)},${floatKey(constant.imag)}`;
    case "str":
      return `s${constant.value.length}${keyOfPieces(constant.pieces)}:${constant.value}`;
    case "bytes":
      return `b${constant.value.length}:${constant.value.join()}`;
    case "bool":
      return constant.value ? "T" : "F";
    case "none":
      return "N";
    case "ellipsis":
      return "E";
    case "tuple":
      return `(${constant.items.map(keyOf).join()})`;
    case "frozenset":
      return `{${constant.items.map(keyOf).join()}}`;
    case "code": {
      const key = codeKeys.get(constant.code) ?? nextCodeKey++;
      codeKeys.set(constant.code, key);
      return `#${key}`;
    }
  }
}

function keyOfPieces(pieces: readonly string[] | undefined): string {
  return pieces === undefined ? "" : `/${pieces.map((piece) => piece.length).join("/")}`;
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Truth of a constant; code objects are never tested. */
export function isTrue(constant: Const): boolean {
  switch (constant.type) {
    case "int":
      return constant.value !== 0;
    case "float":
      return constant.value !== 0;
    case "complex":
      return constant.real !== 0 || constant.imag !== 0;
    case "str":
    case "bytes":
      return constant.value.length > 0;
    case "bool":
      return constant.value;
    case "none":
      return false;
    case "tuple":
    case "frozenset":
      return constant.items.length > 0;
    default:
      return true;
  }
}

export function toValue(constant: Const): Value {
  switch (constant.type) {
    case "int":
    case "bool":
      return constant.value;
    case "float":
      return new PyFloat(constant.value);
    case "complex":
      return new PyComplex(constant.real, constant.imag);
    case "str":
      return constant.pieces === undefined
        ? makeStr(constant.value)
        : concatAll(constant.pieces.map(makeStr));
    case "bytes":
      return makeBytes(constant.value);
    case "none":
      return null;
    case "ellipsis":
      return Ellipsis;
    case "tuple":
      return constant.items.length === 0 ? emptyTuple : new PyTuple(constant.items.map(toValue));
    case "frozenset":
      return makeFrozenSet(constant.items.map(toValue));
    case "code":
      return constant.code;
  }
}

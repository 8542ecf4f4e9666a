/** The functions of `builtins`, but for arithmetic, print, and what runs or looks at code. */
import { PyByteArray } from "../objects/bytearray.ts";
import { PyBytes } from "../objects/bytes.ts";
import { exc, raise } from "../objects/errors.ts";
import { intToPrefixed } from "../objects/text/int-text.ts";
import { PyCallableIterator } from "../objects/iterators.ts";
import { copyRange } from "../objects/list-methods.ts";
import { PyList } from "../objects/list.ts";
import { sortedList, sortList } from "../objects/list-sort.ts";
import type { MethodRow } from "../objects/native.ts";
import { makeStr, PyStrInstance, PyWideStr, type Value } from "../objects/object.ts";
import {
  deleteAttribute,
  getAttribute,
  lookupAttribute,
  setAttribute,
} from "../objects/protocols/attributes.ts";
import { callSpecial0, isCallable } from "../objects/protocols/calls.ts";
import { hash, identity } from "../objects/protocols/hash.ts";
import { isInstanceOf, isSubclassOf } from "../objects/protocols/instances.ts";
import { getIterator, isIterator, next, toArray } from "../objects/protocols/iteration.ts";
import { isTrue, length, toIndex } from "../objects/protocols/operators.ts";
import { ascii, format, isStr, repr, textOf } from "../objects/protocols/text.ts";
import { typeOf } from "../objects/type.ts";

// --- iteration ---

function all(iterable: Value): boolean {
  const iterator = getIterator(iterable);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) if (!isTrue(x)) return false;
  return true;
}

function any(iterable: Value): boolean {
  const iterator = getIterator(iterable);
  for (let x = next(iterator); x !== undefined; x = next(iterator)) if (isTrue(x)) return true;
  return false;
}

function iter(object: Value, sentinel?: Value): Value {
  if (sentinel === undefined) return getIterator(object);
  if (!isCallable(object)) throw raise(exc.TypeError, "iter(v, w): v must be callable");
  return new PyCallableIterator(object, sentinel);
}

function nextOrDefault(iterator: Value, otherwise?: Value): Value {
  if (!isIterator(iterator)) {
    const name = typeOf(iterator).name;
    throw raise(exc.TypeError, `'${name}' object is not an iterator`);
  }
  // A generator's return value travels in its StopIteration: let `__next__` itself raise it.
  if (otherwise === undefined) {
    return callSpecial0(typeOf(iterator).lookup("__next__") as Value, iterator);
  }
  const value = next(iterator);
  return value === undefined ? otherwise : value;
}

function aiter(iterable: Value): Value {
  const type = typeOf(iterable);
  const method = type.lookup("__aiter__");
  if (method === undefined) {
    throw raise(exc.TypeError, `'${type.name}' object is not an async iterable`);
  }
  const iterator = callSpecial0(method, iterable);
  if (typeOf(iterator).lookup("__anext__") === undefined) {
    const name = typeOf(iterator).name;
    throw raise(exc.TypeError, `aiter() returned not an async iterator of type '${name}'`);
  }
  return iterator;
}

function anext(iterator: Value): Value {
  const type = typeOf(iterator);
  const method = type.lookup("__anext__");
  if (method === undefined) {
    throw raise(exc.TypeError, `'${type.name}' object is not an async iterator`);
  }
  return callSpecial0(method, iterator);
}

function sorted(args: Value[], key?: Value, reverse?: Value): Value {
  if (args.length !== 1) {
    throw raise(exc.TypeError, `sorted expected 1 argument, got ${args.length}`);
  }
  const iterable = args[0] as Value;
  const isReversed = reverse !== undefined && isTrue(reverse);
  if (iterable instanceof PyList && (key === undefined || key === null)) {
    const copy = copyRange(iterable, 0, iterable.length);
    sortList(copy, null, isReversed);
    return copy;
  }
  return sortedList(toArray(iterable), key ?? null, isReversed);
}

// --- characters and digits ---

function chr(value: Value): Value {
  const point = toIndex(value);
  if (point < 0 || point > 0x10ffff) {
    throw raise(exc.ValueError, "chr() arg not in range(0x110000)");
  }
  return makeStr(String.fromCodePoint(point as number));
}

function ord(value: Value): number {
  const c = value instanceof PyStrInstance ? value.value : value;
  if (typeof c === "string") {
    if (c.length === 1) return c.charCodeAt(0);
    throw notOneCharacter(c.length);
  }
  if (c instanceof PyWideStr) {
    if (c.points.length === 1) return c.points[0] as number;
    throw notOneCharacter(c.points.length);
  }
  if (c instanceof PyBytes || c instanceof PyByteArray) {
    const bytes = c.bytes();
    if (bytes.length === 1) return bytes[0] as number;
    throw notOneCharacter(bytes.length);
  }
  const name = typeOf(value).name;
  throw raise(exc.TypeError, `ord() expected string of length 1, but ${name} found`);
}

function notOneCharacter(count: number): unknown {
  return raise(exc.TypeError, `ord() expected a character, but string of length ${count} found`);
}

// --- attributes ---

function nameOf(name: Value): string {
  if (isStr(name)) return textOf(name);
  throw raise(exc.TypeError, `attribute name must be string, not '${typeOf(name).name}'`);
}

function getattr(object: Value, name: Value, otherwise?: Value): Value {
  const text = nameOf(name);
  if (otherwise === undefined) return getAttribute(object, text);
  const value = lookupAttribute(object, text);
  return value === undefined ? otherwise : value;
}

function setattr(object: Value, name: Value, value: Value): null {
  setAttribute(object, nameOf(name), value);
  return null;
}

export const builtinFunctions: Readonly<Record<string, MethodRow>> = {
  aiter: ["async_iterable, /", aiter],
  all: ["iterable, /", all, "Return True if bool(x) is True for all values x in the iterable."],
  anext: [
    "aiterator, default=<unrepresentable>, /",
    (iterator: Value, otherwise?: Value) => {
      const awaitable = anext(iterator);
      if (otherwise === undefined) return awaitable;
      throw raise(exc.NotImplementedError, "anext() with a default is not supported yet");
    },
  ],
  any: ["iterable, /", any, "Return True if bool(x) is True for any x in the iterable."],
  ascii: ["obj, /", ascii],
  bin: [
    "integer, /",
    (x: Value) => intToPrefixed(toIndex(x), 2),
    "Return the binary representation of an integer.",
  ],
  callable: ["obj, /", isCallable],
  chr: [
    "i, /",
    chr,
    "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
  ],
  delattr: [
    "obj, name, /",
    (object: Value, name: Value) => {
      deleteAttribute(object, nameOf(name));
      return null;
    },
  ],
  format: [
    "value, format_spec='', /",
    (value: Value, spec: Value = "") => {
      if (isStr(spec)) return format(value, spec);
      throw raise(exc.TypeError, `format() argument 2 must be str, not ${typeOf(spec).name}`);
    },
  ],
  getattr: ["object, name, default=<unrepresentable>, /", getattr],
  hasattr: [
    "obj, name, /",
    (object: Value, name: Value) => lookupAttribute(object, nameOf(name)) !== undefined,
  ],
  hash: ["obj, /", hash],
  hex: [
    "integer, /",
    (x: Value) => intToPrefixed(toIndex(x), 16),
    "Return the hexadecimal representation of an integer.",
  ],
  id: ["obj, /", identity],
  isinstance: ["obj, class_or_tuple, /", isInstanceOf],
  issubclass: ["cls, class_or_tuple, /", isSubclassOf],
  iter: ["object, sentinel=<unrepresentable>, /", iter],
  len: ["obj, /", length, "Return the number of items in a container."],
  next: ["iterator, default=<unrepresentable>, /", nextOrDefault],
  oct: [
    "integer, /",
    (x: Value) => intToPrefixed(toIndex(x), 8),
    "Return the octal representation of an integer.",
  ],
  ord: ["c, /", ord, "Return the Unicode code point for a one-character string."],
  repr: ["obj, /", repr, "Return the canonical string representation of the object."],
  setattr: ["obj, name, value, /", setattr],
  sorted: ["*args, key=None, reverse=False", sorted],
};

// The module `array`: the methods of array.array over the storage in array-storage.ts.

import { PyByteArray } from "../objects/bytearray.ts";
import { PyBytes } from "../objects/bytes.ts";
import { getBuffer, installBuffer } from "../objects/buffer.ts";
import { builtinFunction } from "../objects/builtin-lookup.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { makeGenericAlias } from "../objects/generic-alias.ts";
import { interpreter } from "../objects/interpreter-hooks.ts";
import { PyIterator } from "../objects/iterator.ts";
import { defineIterator } from "../objects/iterators.ts";
import { listValues, newList, PyList } from "../objects/list.ts";
import {
  defineClassMethods,
  defineGetters,
  defineMethods,
  defineStatic,
} from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { identityOf } from "../objects/protocols/hash.ts";
import { getIterator, next } from "../objects/protocols/iteration.ts";
import { CompareOperator, compareRich, equals, toIndex } from "../objects/protocols/operators.ts";
import { exactStr, isStr, makeStr, quote, reprText, textOf } from "../objects/protocols/text.ts";
import { PySlice } from "../objects/range.ts";
import { NotImplemented } from "../objects/singletons.ts";
import { isIndex, repeatCount, resolveSlice, sizedIndex } from "../objects/slice.ts";
import { pointsOf, strFromPoints } from "../objects/str.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../objects/type.ts";
import {
  appendItem,
  arrayItem,
  arrayType,
  ItemKind,
  newArray,
  PyArray,
  storeItem,
  type TypeCode,
  typeCodes,
} from "./array-storage.ts";
import { makeFunction, moduleFrom } from "./module.ts";

// --- making ---

function findTypeCode(value: Value): TypeCode {
  if (!isStr(value)) throw badCodeArgument(typeOf(value).fullName);
  const code = textOf(value);
  const length = Array.from(code).length;
  if (length !== 1) throw badCodeArgument(`a string of length ${length}`);
  const type = typeCodes.get(code);
  if (type === undefined) {
    throw raise(
      exc.ValueError,
      "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)",
    );
  }
  return type;
}

function badCodeArgument(got: string): unknown {
  return raise(exc.TypeError, `array() argument 1 must be a unicode character, not ${got}`);
}

function makeArray(
  cls: PyType,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (cls === arrayType && keywords.size > 0) {
    throw raise(exc.TypeError, "array.array() takes no keyword arguments");
  }
  if (args.length === 0) {
    throw raise(exc.TypeError, "array() takes at least 1 argument (0 given)");
  }
  if (args.length > 2) {
    throw raise(exc.TypeError, `array() takes at most 2 arguments (${args.length} given)`);
  }
  const type = findTypeCode(args[0] as Value);
  if (type.code === "u") {
    const text = "The 'u' type code is deprecated and will be removed in Python 3.16";
    interpreter().warn(exc.DeprecationWarning, text);
  }
  const array = newArray(type, 0);
  if (cls !== arrayType) return fill(moved(cls, array), args[1]);
  return fill(array, args[1]);
}

/** The same array as an instance of a subclass. */
function moved(cls: PyType, array: PyArray): PyArray {
  const made = new cls.instanceClass() as PyArray;
  made.shape = cls.rootShape;
  made.type = array.type;
  made.units = array.units;
  made.length = array.length;
  return made;
}

function fill(array: PyArray, initial: Value | undefined): PyArray {
  if (initial === undefined) return array;
  const { kind, code } = array.type;
  if (isStr(initial)) {
    if (kind !== ItemKind.Character) {
      throw raise(exc.TypeError, `cannot use a str to initialize an array with typecode '${code}'`);
    }
    appendPoints(array, initial);
  } else if (initial instanceof PyBytes || initial instanceof PyByteArray) {
    appendBytes(array, initial.bytes());
  } else if (initial instanceof PyArray) fillFromArray(array, initial);
  else appendAll(array, initial);
  return array;
}

function fillFromArray(array: PyArray, source: PyArray): void {
  if (source.type.kind === ItemKind.Character && array.type.kind !== ItemKind.Character) {
    const code = array.type.code;
    throw raise(
      exc.TypeError,
      `cannot use a unicode array to initialize an array with typecode '${code}'`,
    );
  }
  if (source.type === array.type) {
    appendBytes(array, source.bytes());
    return;
  }
  const length = source.length;
  array.resize(length);
  for (let i = 0; i < length; i++) storeItem(array, i, arrayItem(source, i));
}

// --- growing ---

function appendOne(array: PyArray, value: Value): Value {
  appendItem(array, value);
  return null;
}

function insertAt(array: PyArray, index: number, value: Value): void {
  const old = array.length;
  appendItem(array, value);
  if (index === old) return;
  const width = array.type.units;
  const fresh = array.units.slice(old * width, (old + 1) * width);
  array.units.copyWithin((index + 1) * width, index * width, old * width);
  array.units.set(fresh, index * width);
}

function appendBytes(array: PyArray, bytes: Uint8Array): void {
  if (bytes.length % array.type.size !== 0) {
    throw raise(exc.ValueError, "bytes length not a multiple of item size");
  }
  const old = array.length * array.type.size;
  // The array's own bytes move when it grows.
  const source = bytes.buffer === array.units.buffer ? bytes.slice() : bytes;
  array.resize(array.length + source.length / array.type.size);
  array.bytes().set(source, old);
}

function appendPoints(array: PyArray, text: Value): void {
  const points = pointsOf(exactStr(text as never));
  const old = array.length;
  array.resize(old + points.length);
  array.units.set(points, old);
}

function appendAll(array: PyArray, iterable: Value): void {
  // Python: items before one that does not fit stay.
  const iterator = getIterator(iterable);
  for (let value = next(iterator); value !== undefined; value = next(iterator)) {
    appendItem(array, value);
  }
}

function appendValues(array: PyArray, values: readonly Value[]): void {
  const old = array.length;
  array.resize(old + values.length);
  try {
    for (let i = 0; i < values.length; i++) storeItem(array, old + i, values[i] as Value);
  } catch (error) {
    array.resize(old);
    throw error;
  }
}

function extend(array: PyArray, value: Value): Value {
  if (!(value instanceof PyArray)) {
    appendAll(array, value);
    return null;
  }
  if (value.type !== array.type) {
    throw raise(exc.TypeError, "can only extend with array of same kind");
  }
  appendBytes(array, value.bytes());
  return null;
}

// --- subscripts ---

function subscript(array: PyArray, key: Value): number {
  if (typeof key === "number") return key < 0 ? key + array.length : key;
  if (!isIndex(key)) throw raise(exc.TypeError, "array indices must be integers");
  const index = sizedIndex(key, exc.IndexError);
  return index < 0 ? index + array.length : index;
}

function getArrayItem(array: PyArray, key: Value): Value {
  if (key instanceof PySlice) return sliceArray(array, key);
  const i = subscript(array, key);
  if (i < 0 || i >= array.length) throw raise(exc.IndexError, "array index out of range");
  return arrayItem(array, i);
}

function sliceArray(array: PyArray, slice: PySlice): PyArray {
  const { start, step, count } = resolveSlice(slice, array.length);
  const part = newArray(array.type, count);
  const width = array.type.units;
  if (step === 1) {
    part.units.set(array.units.subarray(start * width, (start + count) * width));
    return part;
  }
  for (let i = 0; i < count; i++) copyItem(array, start + i * step, part, i);
  return part;
}

function copyItem(from: PyArray, i: number, to: PyArray, j: number): void {
  const width = from.type.units;
  for (let k = 0; k < width; k++) to.units[j * width + k] = from.units[i * width + k] as number;
}

function setArrayItem(array: PyArray, key: Value, value: Value): Value {
  if (key instanceof PySlice) {
    assignSlice(array, key, value);
    return null;
  }
  const i = subscript(array, key);
  if (i < 0 || i >= array.length) throw assignmentOutOfRange();
  storeItem(array, i, value);
  return null;
}

function assignmentOutOfRange(): unknown {
  return raise(exc.IndexError, "array assignment index out of range");
}

function assignSlice(array: PyArray, slice: PySlice, value: Value): void {
  if (!(value instanceof PyArray)) {
    const got = typeOf(value).fullName;
    throw raise(exc.TypeError, `can only assign array (not "${got}") to array slice`);
  }
  if (value.type !== array.type) throw wrongKind();
  const source = value === array ? sliceArray(array, wholeSlice) : value;
  const { start, step, count } = resolveSlice(slice, array.length);
  if (step === 1) {
    replaceRange(array, start, count, source);
    return;
  }
  if (source.length !== count) {
    throw raise(
      exc.ValueError,
      `attempt to assign array of size ${source.length} to extended slice of size ${count}`,
    );
  }
  for (let i = 0; i < count; i++) copyItem(source, i, array, start + i * step);
}

const wholeSlice = new PySlice(null, null, null);

function wrongKind(): unknown {
  return raise(exc.TypeError, "bad argument type for built-in operation");
}

function replaceRange(array: PyArray, start: number, count: number, source: PyArray | null): void {
  const fresh = source === null ? 0 : source.length;
  const width = array.type.units;
  const old = array.length;
  if (fresh > count) array.resize(old + fresh - count);
  else if (fresh < count && array.exports > 0) array.resize(old + fresh - count);
  array.units.copyWithin((start + fresh) * width, (start + count) * width, old * width);
  if (source !== null) array.units.set(source.units.subarray(0, fresh * width), start * width);
  if (fresh < count) array.resize(old + fresh - count);
}

function deleteArrayItem(array: PyArray, key: Value): Value {
  if (!(key instanceof PySlice)) {
    const i = subscript(array, key);
    if (i < 0 || i >= array.length) throw assignmentOutOfRange();
    replaceRange(array, i, 1, null);
    return null;
  }
  const { start, step, count } = resolveSlice(key, array.length);
  if (step === 1) replaceRange(array, start, count, null);
  else deleteSteps(array, step > 0 ? start : start + (count - 1) * step, Math.abs(step), count);
  return null;
}

function deleteSteps(array: PyArray, start: number, step: number, count: number): void {
  if (count === 0) return;
  let kept = start;
  for (let i = start, gone = 0; i < array.length; i++) {
    if (gone < count && i === start + gone * step) gone++;
    else copyItem(array, i, array, kept++);
  }
  array.resize(kept);
}

// --- operators ---

function concat(array: PyArray, other: Value): Value {
  if (!(other instanceof PyArray)) {
    const got = typeOf(other).fullName;
    throw raise(exc.TypeError, `can only append array (not "${got}") to array`);
  }
  if (other.type !== array.type) throw wrongKind();
  const sum = sliceArray(array, wholeSlice);
  appendBytes(sum, other.bytes());
  return sum;
}

function concatInPlace(array: PyArray, other: Value): Value {
  if (!(other instanceof PyArray)) {
    const got = typeOf(other).fullName;
    throw raise(exc.TypeError, `can only extend array with array (not "${got}")`);
  }
  extend(array, other);
  return array;
}

function repeat(array: PyArray, times: Value): Value {
  const count = repeatCount(times);
  if (count === undefined) return NotImplemented;
  const product = newArray(array.type, array.length * count);
  const bytes = array.bytes();
  const target = product.bytes();
  for (let i = 0; i < count; i++) target.set(bytes, i * bytes.length);
  return product;
}

function repeatInPlace(array: PyArray, times: Value): Value {
  const product = repeat(array, times);
  if (!(product instanceof PyArray)) return product;
  array.resize(product.length);
  array.units = product.units;
  return array;
}

function compareArrays(op: CompareOperator, a: PyArray, b: Value): Value {
  if (!(b instanceof PyArray)) return NotImplemented;
  const isEquality = op === CompareOperator.Equal || op === CompareOperator.NotEqual;
  if (isEquality && a.length !== b.length) return op === CompareOperator.NotEqual;
  const shared = Math.min(a.length, b.length);
  let i = 0;
  while (i < shared && sameItem(a, b, i)) i++;
  if (i === shared) return compareRich(op, a.length, b.length);
  if (isEquality) return op === CompareOperator.NotEqual;
  return compareRich(op, arrayItem(a, i), arrayItem(b, i));
}

function sameItem(a: PyArray, b: PyArray, i: number): boolean {
  if (a.type === b.type && a.type.units === 1) return a.units[i] === b.units[i];
  return equals(arrayItem(a, i), arrayItem(b, i));
}

function comparer(op: CompareOperator): readonly [string, (a: PyArray, b: Value) => Value] {
  return ["other, /", (a, b) => compareArrays(op, a, b)];
}

// --- searching ---

function indexOfItem(array: PyArray, value: Value, from: number, to: number): number {
  for (let i = from; i < Math.min(to, array.length); i++) {
    if (equals(arrayItem(array, i), value)) return i;
  }
  return -1;
}

function findIndex(array: PyArray, value: Value, start: Value = 0, stop?: Value): Value {
  const from = wrap(sizedOrLimit(start), array.length);
  const to = stop === undefined ? array.length : wrap(sizedOrLimit(stop), array.length);
  const found = indexOfItem(array, value, from, to);
  if (found < 0) throw raise(exc.ValueError, "array.index(x): x not in array");
  return found;
}

function sizedOrLimit(value: Value): number {
  const index = toIndex(value);
  return typeof index === "number" ? index : Number(index);
}

function wrap(index: number, length: number): number {
  return index < 0 ? Math.max(0, index + length) : index;
}

function removeValue(array: PyArray, value: Value): Value {
  const found = indexOfItem(array, value, 0, array.length);
  if (found < 0) throw raise(exc.ValueError, "array.remove(x): x not in array");
  replaceRange(array, found, 1, null);
  return null;
}

function countValue(array: PyArray, value: Value): Value {
  let count = 0;
  for (let i = 0; i < array.length; i++) if (equals(arrayItem(array, i), value)) count++;
  return count;
}

function popItem(array: PyArray, index: Value = -1): Value {
  if (array.length === 0) throw raise(exc.IndexError, "pop from empty array");
  let i = sizedIndex(index);
  if (i < 0) i += array.length;
  if (i < 0 || i >= array.length) throw raise(exc.IndexError, "pop index out of range");
  const item = arrayItem(array, i);
  replaceRange(array, i, 1, null);
  return item;
}

// --- conversions ---

function itemsOf(array: PyArray): Value[] {
  const items: Value[] = new Array(array.length);
  for (let i = 0; i < array.length; i++) items[i] = arrayItem(array, i);
  return items;
}

function arrayText(array: PyArray): Value {
  return strFromPoints((array.units as Uint32Array).slice(0, array.length));
}

function reprArray(array: PyArray): Value {
  const { code, kind } = array.type;
  const { name } = typeOf(array);
  if (array.length === 0) return `${name}('${code}')`;
  if (kind === ItemKind.Character)
    return makeStr(`${name}('${code}', ${quote(textOf(arrayText(array)))})`);
  return `${name}('${code}', [${itemsOf(array).map(reprText).join(", ")}])`;
}

function requireCharacters(array: PyArray, method: string): void {
  if (array.type.kind === ItemKind.Character) return;
  throw raise(exc.ValueError, `${method}() may only be called on unicode type arrays ('u' or 'w')`);
}

function swapBytes(array: PyArray): Value {
  const { size } = array.type;
  const bytes = array.bytes();
  for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return null;
}

function reverseItems(array: PyArray): Value {
  const mirror = newArray(array.type, array.length);
  for (let i = 0; i < array.length; i++) copyItem(array, array.length - 1 - i, mirror, i);
  array.units = mirrored(array, mirror);
  return null;
}

/** A memoryview keeps looking at the same memory. */
function mirrored(array: PyArray, mirror: PyArray): PyArray["units"] {
  array.units.set(mirror.units);
  return array.units;
}

function bytesArgument(value: Value): Uint8Array {
  const buffer = getBuffer(value);
  if (buffer !== undefined) return buffer.bytes;
  throw raise(exc.TypeError, `a bytes-like object is required, not '${typeOf(value).fullName}'`);
}

function fromFile(array: PyArray, file: Value, n: Value): Value {
  const count = sizedIndex(n);
  const wanted = count * array.type.size;
  const read = call(getAttribute(file, "read"), [wanted]);
  if (!(read instanceof PyBytes)) throw raise(exc.TypeError, "read() didn't return bytes");
  appendBytes(array, read.data);
  if (read.data.length !== wanted) {
    throw raise(exc.EOFError, "read() didn't return enough bytes");
  }
  return null;
}

function toFile(array: PyArray, file: Value): Value {
  call(getAttribute(file, "write"), [new PyBytes(array.bytes().slice())]);
  return null;
}

/** The machine formats CPython's pickles name, by type code. */
const MACHINE_FORMATS: Readonly<Record<string, number>> = {
  B: 0,
  b: 1,
  H: 2,
  h: 4,
  I: 6,
  i: 8,
  L: 10,
  l: 12,
  Q: 10,
  q: 12,
  f: 14,
  d: 16,
  u: 20,
  w: 20,
};

function reduceArray(array: PyArray, protocol: Value): Value {
  const cls = typeOf(array);
  const code = array.type.code;
  const dict = lookupAttribute(array, "__dict__") ?? null;
  if ((toIndex(protocol) as number) < 3) {
    const items =
      array.type.kind === ItemKind.Character ? arrayText(array) : newList(itemsOf(array));
    return new PyTuple([cls, new PyTuple([code, items]), dict]);
  }
  const format = MACHINE_FORMATS[code] as number;
  const bytes = new PyBytes(array.bytes().slice());
  return new PyTuple([reconstructor, new PyTuple([cls, code, format, bytes]), dict]);
}

function reconstruct(cls: Value, code: Value, format: Value, bytes: Value): Value {
  const type = findTypeCode(code);
  if (!(bytes instanceof PyBytes)) {
    const got = typeOf(bytes).fullName;
    throw raise(exc.TypeError, `fourth argument should be bytes, not ${got}`);
  }
  if (toIndex(format) !== MACHINE_FORMATS[type.code]) {
    throw raise(exc.ValueError, "third argument must be a valid machine format code.");
  }
  const array = newArray(type, 0);
  appendBytes(array, bytes.data);
  return cls === arrayType ? array : moved(cls as PyType, array);
}

// --- the class ---

const arrayIteratorType = defineType({ name: "arrayiterator", module: "array", isBase: false });

export class PyArrayIterator extends PyIterator {
  array: PyArray | null;
  index = 0;
  constructor(array: PyArray) {
    super(arrayIteratorType);
    this.array = array;
  }
  override next(): Value | undefined {
    const array = this.array;
    if (array === null) return undefined;
    if (this.index >= array.length) {
      this.array = null;
      return undefined;
    }
    return arrayItem(array, this.index++);
  }
}

defineIterator(arrayIteratorType, {
  __reduce__: [
    "",
    (self: PyArrayIterator) => {
      const source = self.array ?? newList([]);
      return new PyTuple([builtinFunction("iter"), new PyTuple([source]), self.index]);
    },
  ],
  __setstate__: [
    "object, /",
    (self: PyArrayIterator, state: Value) => {
      if (self.array !== null) self.index = Math.min(wrap(sizedIndex(state), 0), self.array.length);
      return null;
    },
  ],
});

const copyArray = (self: PyArray): Value => sliceArray(self, wholeSlice);

defineStatic(arrayType, "__new__", ["*args, **kwargs", makeArray]);
arrayType.isSequence = true;

defineMethods(arrayType, {
  __init__: ["*args, **kwargs", () => null],
  __repr__: ["", reprArray],
  __len__: ["", (self: PyArray) => self.length],
  __iter__: ["", (self: PyArray) => new PyArrayIterator(self)],
  __contains__: ["key, /", (self: PyArray, x: Value) => indexOfItem(self, x, 0, self.length) >= 0],
  __getitem__: ["key, /", getArrayItem],
  __setitem__: ["key, value, /", setArrayItem],
  __delitem__: ["key, /", deleteArrayItem],
  __add__: ["value, /", concat],
  __iadd__: ["value, /", concatInPlace],
  __mul__: ["value, /", repeat],
  __rmul__: ["value, /", repeat],
  __imul__: ["value, /", repeatInPlace],
  __lt__: comparer(CompareOperator.Less),
  __le__: comparer(CompareOperator.LessEqual),
  __eq__: comparer(CompareOperator.Equal),
  __ne__: comparer(CompareOperator.NotEqual),
  __gt__: comparer(CompareOperator.Greater),
  __ge__: comparer(CompareOperator.GreaterEqual),
  __copy__: ["", copyArray],
  __deepcopy__: ["memo, /", copyArray],
  __reduce_ex__: ["protocol, /", reduceArray],
  append: ["v, /", appendOne],
  buffer_info: ["", (self: PyArray) => new PyTuple([identityOf(self), self.length])],
  byteswap: ["", swapBytes],
  clear: [
    "",
    (self: PyArray) => {
      self.resize(0);
      return null;
    },
  ],
  count: ["v, /", countValue],
  extend: ["bb, /", extend],
  frombytes: [
    "buffer, /",
    (self: PyArray, buffer: Value) => {
      appendBytes(self, bytesArgument(buffer));
      return null;
    },
  ],
  fromfile: ["f, n, /", fromFile],
  fromlist: [
    "list, /",
    (self: PyArray, list: Value) => {
      if (!(list instanceof PyList)) throw raise(exc.TypeError, "arg must be list");
      appendValues(self, listValues(list));
      return null;
    },
  ],
  fromunicode: [
    "ustr, /",
    (self: PyArray, text: Value) => {
      requireCharacters(self, "fromunicode");
      if (!isStr(text)) {
        const got = typeOf(text).fullName;
        throw raise(exc.TypeError, `fromunicode() argument must be str, not ${got}`);
      }
      appendPoints(self, text);
      return null;
    },
  ],
  index: ["v, start=0, stop=sys.maxsize, /", findIndex],
  insert: [
    "i, v, /",
    (self: PyArray, index: Value, value: Value) => {
      insertAt(self, Math.min(wrap(sizedIndex(index), self.length), self.length), value);
      return null;
    },
  ],
  pop: ["i=-1, /", popItem],
  remove: ["v, /", removeValue],
  reverse: ["", reverseItems],
  tobytes: ["", (self: PyArray) => new PyBytes(self.bytes().slice())],
  tofile: ["f, /", toFile],
  tolist: ["", (self: PyArray) => newList(itemsOf(self))],
  tounicode: [
    "",
    (self: PyArray) => {
      requireCharacters(self, "tounicode");
      return arrayText(self);
    },
  ],
});
arrayType.setOwn("__hash__", null);

defineClassMethods(arrayType, { __class_getitem__: ["object, /", makeGenericAlias] });

defineGetters(arrayType, {
  typecode: (self: PyArray) => self.type.code,
  itemsize: (self: PyArray) => self.type.size,
});

installBuffer(arrayType, (owner: PyArray) => ({
  bytes: owner.bytes(),
  readonly: false,
  format: owner.type.format,
  itemSize: owner.type.size,
  retain(change) {
    owner.exports += change;
  },
}));

// --- the module ---

const reconstructor = makeFunction("array", "_array_reconstructor", [
  "arraytype, typecode, mformat_code, items, /",
  reconstruct,
]);

const DOC =
  "This module defines an object type which can efficiently represent\n" +
  "an array of basic values: characters, integers, floating-point\n" +
  "numbers.  Arrays are sequence types and behave very much like lists,\n" +
  "except that the type of objects stored in them is constrained.\n";

export function makeModule(): PyModule {
  return moduleFrom("array", DOC, {
    values: {
      array: arrayType,
      ArrayType: arrayType,
      typecodes: [...typeCodes.keys()].join(""),
      _array_reconstructor: reconstructor,
    },
  });
}

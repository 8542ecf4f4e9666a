/** The methods of bytearray beyond what bytes-methods.ts makes for both. */
import { bytesOrUndefined } from "./buffer.ts";
import { byteArrayType, PyByteArray } from "./bytearray.ts";
import { BytesKind, bytesFromIterable, toOctet } from "./bytes-conversion.ts";
import {
  defineMakeTable,
  hexArgument,
  octetIndex,
  octetPlace,
  octetsFromArguments,
  sharedRows,
  subscript,
  type SubscriptWords,
} from "./bytes-methods.ts";
import { concatBytes, repeatBytes } from "./bytes-search.ts";
import { decodeLatin1 } from "./codecs.ts";
import { exc, raise } from "./errors.ts";
import { PyIterator } from "./iterator.ts";
import { defineIterator } from "./iterators.ts";
import { defineClassMethods, defineMethods, defineStatic } from "./native.ts";
import type { PyObject, Value } from "./object.ts";
import { call1 } from "./protocols/calls.ts";
import { copyInstanceDict, hasAttributes } from "./protocols/fields.ts";
import { isIterable } from "./protocols/iteration.ts";
import { isStr } from "./protocols/text.ts";
import { PySlice } from "./range.ts";
import { resolveSlice, sizedIndex } from "./slice.ts";
import { reprBytes } from "./text/string-repr.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, type PyType, typeOf } from "./type.ts";

const words: SubscriptWords = { indices: "bytearray", outOfRange: "bytearray index out of range" };

function wrap(bytes: Uint8Array): Value {
  return new PyByteArray(bytes);
}

function initialize(
  self: PyByteArray,
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
): null {
  const fresh = octetsFromArguments("bytearray", source, encoding, errors, BytesKind.ByteArray);
  self.splice(0, self.length, fresh);
  return null;
}

defineStatic(byteArrayType, "__new__", [
  "*args, **kwargs",
  (cls: PyType) => (cls === byteArrayType ? new PyByteArray() : new cls.instanceClass()),
]);

// --- subscripts ---

function getOctet(self: PyByteArray, key: Value): Value {
  const found = subscript(self.bytes(), key, words);
  return typeof found === "number" ? found : new PyByteArray(found);
}

function storeOctet(self: PyByteArray, key: Value, value: Value): null {
  if (key instanceof PySlice) {
    storeSlice(self, key, value);
    return null;
  }
  const i = octetPlace(self.length, key, words);
  // Python: a value that is no byte is told of before a place that is not there.
  const octet = toOctet(value, BytesKind.ByteArray);
  if (i < 0 || i >= self.length) throw raise(exc.IndexError, words.outOfRange);
  self.storage[i] = octet;
  return null;
}

function storeSlice(self: PyByteArray, key: PySlice, value: Value): void {
  const fresh = assignable(value);
  const { start, stop, step, count } = resolveSlice(key, self.length);
  if (step === 1) {
    self.splice(start, Math.max(start, stop) - start, fresh);
    return;
  }
  if (fresh.length === 0) {
    deleteSlice(self, key);
    return;
  }
  if (fresh.length !== count) {
    throw raise(
      exc.ValueError,
      `attempt to assign bytes of size ${fresh.length} to extended slice of size ${count}`,
    );
  }
  for (let n = 0, i = start; n < count; n++, i += step) self.storage[i] = fresh[n] as number;
}

function assignable(value: Value): Uint8Array {
  const buffer = bytesOrUndefined(value);
  if (buffer !== undefined) return buffer.slice();
  if (isStr(value) || !isIterable(value)) {
    throw raise(
      exc.TypeError,
      "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
    );
  }
  return bytesFromIterable(value, BytesKind.ByteArray);
}

function deleteOctet(self: PyByteArray, key: Value): null {
  if (key instanceof PySlice) deleteSlice(self, key);
  else self.splice(octetIndex(self.length, key, words), 1, new Uint8Array(0));
  return null;
}

function deleteSlice(self: PyByteArray, key: PySlice): void {
  const { start, stop, step, count } = resolveSlice(key, self.length);
  if (step === 1) {
    self.splice(start, Math.max(start, stop) - start, new Uint8Array(0));
    return;
  }
  const gone = new Set<number>();
  for (let n = 0, i = start; n < count; n++, i += step) gone.add(i);
  self.splice(
    0,
    self.length,
    self.bytes().filter((_, i) => !gone.has(i)),
  );
}

// --- changes ---

function append(self: PyByteArray, item: Value): null {
  const octet = toOctet(item, BytesKind.ByteArray);
  self.resize(self.length + 1);
  self.storage[self.length - 1] = octet;
  return null;
}

function extend(self: PyByteArray, items: Value): null {
  const buffer = bytesOrUndefined(items);
  if (buffer === undefined) {
    if (isStr(items)) {
      const got = typeOf(items).name;
      throw raise(exc.TypeError, `expected iterable of integers; got: '${got}'`);
    }
    if (!isIterable(items)) {
      throw raise(exc.TypeError, `can't extend bytearray with ${typeOf(items).name}`);
    }
  }
  const fresh = buffer?.slice() ?? bytesFromIterable(items, BytesKind.ByteArray);
  self.splice(self.length, 0, fresh);
  return null;
}

function insert(self: PyByteArray, index: Value, item: Value): null {
  let at = sizedIndex(index);
  const octet = toOctet(item, BytesKind.ByteArray);
  if (at < 0) at = Math.max(0, at + self.length);
  self.splice(Math.min(at, self.length), 0, Uint8Array.of(octet));
  return null;
}

function pop(self: PyByteArray, index: Value | undefined): Value {
  if (self.length === 0) throw raise(exc.IndexError, "pop from empty bytearray");
  let at = index === undefined ? -1 : sizedIndex(index);
  if (at < 0) at += self.length;
  if (at < 0 || at >= self.length) throw raise(exc.IndexError, "pop index out of range");
  const octet = self.storage[at] as number;
  self.splice(at, 1, new Uint8Array(0));
  return octet;
}

function remove(self: PyByteArray, value: Value): null {
  const at = self.bytes().indexOf(toOctet(value, BytesKind.ByteArray));
  if (at < 0) throw raise(exc.ValueError, "value not found in bytearray");
  self.splice(at, 1, new Uint8Array(0));
  return null;
}

function resize(self: PyByteArray, size: Value): null {
  const length = sizedIndex(size);
  if (length < 0) {
    throw raise(exc.ValueError, `Can only resize to positive sizes, got ${length}`);
  }
  self.resize(length);
  return null;
}

function concatenate(self: PyByteArray, other: Value): Value {
  const bytes = bytesOrUndefined(other);
  if (bytes !== undefined) return new PyByteArray(concatBytes([self.bytes(), bytes]));
  throw raise(exc.TypeError, `can't concat ${typeOf(other).name} to bytearray`);
}

function concatenateInPlace(self: PyByteArray, other: Value): Value {
  const bytes = bytesOrUndefined(other);
  if (bytes === undefined) {
    throw raise(exc.TypeError, `can't concat ${typeOf(other).name} to bytearray`);
  }
  self.splice(self.length, 0, bytes);
  return self;
}

function repeatInPlace(self: PyByteArray, count: Value): Value {
  const repeated = repeatBytes(self.bytes(), sizedIndex(count));
  self.splice(0, self.length, repeated);
  return self;
}

// --- iteration ---

export const byteArrayIteratorType = defineType({ name: "bytearray_iterator", isBase: false });

export class PyByteArrayIterator extends PyIterator {
  bytes: PyByteArray | null;
  index = 0;
  constructor(bytes: PyByteArray) {
    super(byteArrayIteratorType);
    this.bytes = bytes;
  }
  override next(): Value | undefined {
    if (this.bytes === null) return undefined;
    if (this.index < this.bytes.length) return this.bytes.storage[this.index++];
    this.bytes = null;
    return undefined;
  }
}

defineIterator(byteArrayIteratorType, {
  __length_hint__: [
    "",
    (self: PyByteArrayIterator) =>
      self.bytes === null ? 0 : Math.max(0, self.bytes.length - self.index),
  ],
});

// --- the rest ---

function show(self: PyByteArray): string {
  // The quotes are those of bytes, but an apostrophe is escaped as well.
  const shown = reprBytes(self.bytes());
  const quoted = shown.startsWith('b"') ? `b"${shown.slice(2, -1).replaceAll("'", "\\'")}"` : shown;
  return `${typeOf(self).name}(${quoted})`;
}

function reduce(self: PyByteArray): Value {
  const args = new PyTuple([decodeLatin1(self.bytes()), "latin-1"]);
  const state = hasAttributes(self as PyObject) ? copyInstanceDict(self) : null;
  return new PyTuple([typeOf(self), args, state]);
}

defineMethods(byteArrayType, {
  ...sharedRows(wrap),
  __init__: ["source=b'', encoding=None, errors=None", initialize],
  __getitem__: ["key, /", getOctet],
  __setitem__: ["key, value, /", storeOctet],
  __delitem__: ["key, /", deleteOctet],
  __iter__: ["", (self: PyByteArray) => new PyByteArrayIterator(self)],
  __add__: ["value, /", concatenate],
  __iadd__: ["value, /", concatenateInPlace],
  __imul__: ["value, /", repeatInPlace],
  __repr__: ["", show],
  __str__: ["", show],
  __alloc__: ["", (self: PyByteArray) => self.storage.length + 1],
  __sizeof__: ["", (self: PyByteArray) => 57 + self.storage.length],
  __reduce__: ["", reduce],
  __reduce_ex__: ["proto=0, /", reduce],
  append: ["item, /", append],
  extend: ["iterable_of_ints, /", extend],
  insert: ["index, item, /", insert],
  pop: ["index=-1, /", pop],
  remove: ["value, /", remove],
  clear: [
    "",
    (self: PyByteArray) => {
      self.resize(0);
      return null;
    },
  ],
  copy: ["", (self: PyByteArray) => new PyByteArray(self.bytes().slice())],
  reverse: [
    "",
    (self: PyByteArray) => {
      self.bytes().reverse();
      return null;
    },
  ],
  resize: ["size, /", resize],
});
byteArrayType.setOwn("__hash__", null);

defineClassMethods(byteArrayType, {
  fromhex: [
    "string, /",
    (cls: PyType, source: Value): Value => {
      const bytes = new PyByteArray(hexArgument(source));
      return cls === byteArrayType ? bytes : call1(cls, bytes);
    },
  ],
});
defineMakeTable(byteArrayType);

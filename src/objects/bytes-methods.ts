/**
 * bytes and what it shares with bytearray: `sharedRows` makes the methods of both, told how to wrap
 * octets as the class at hand. Results are exact bytes or bytearrays.
 *
 * Invariant: the receiver's octets are read afresh after any call into Python.
 */
import { bytesLike, bytesOrUndefined } from "./buffer.ts";
import { PyByteArray } from "./bytearray.ts";
import { bytesType, PyBytes } from "./bytes.ts";
import { BytesKind, bytesByMethod, bytesFromObject, toOctet } from "./bytes-conversion.ts";
import { formatBytesByPercent } from "./bytes-formatting.ts";
import {
  type ByteTest,
  capitalizeBytes,
  compareBytes,
  concatBytes,
  countBytes,
  equalBytes,
  expandTabs,
  findBytes,
  findLastBytes,
  hexText,
  isAlphaNumericOctet,
  isAlphaOctet,
  isCased,
  isDigitOctet,
  isLowerOctet,
  isSpaceOctet,
  isTitleBytes,
  isUpperOctet,
  lowerOctet,
  newBytes,
  parseHex,
  repeatBytes,
  replaceBytes,
  splitAt,
  splitAtFromRight,
  splitAtSpace,
  splitAtSpaceFromRight,
  splitLines,
  standsAt,
  stripBytes,
  swapOctet,
  titleBytes,
  upperOctet,
} from "./bytes-search.ts";
import { decodeBytes, decodeLatin1, encodeText } from "./codecs.ts";
import { exc, raise } from "./errors.ts";
import { PyStaticMethod } from "./function.ts";
import { hashText } from "./integer-arithmetic.ts";
import { PyIterator } from "./iterator.ts";
import { defineIterator } from "./iterators.ts";
import { newList } from "./list.ts";
import {
  defineClassMethods,
  defineMethods,
  defineStatic,
  type MethodRow,
  PyNative,
} from "./native.ts";
import { intOrUndefined } from "./numeric-values.ts";
import type { Value } from "./object.ts";
import { call1 } from "./protocols/calls.ts";
import { isIterable, toArray } from "./protocols/iteration.ts";
import { isTrue, length, toIndexNumber } from "./protocols/operators.ts";
import { exactStr, isStr, textOf } from "./protocols/text.ts";
import { PySlice } from "./range.ts";
import { NotImplemented } from "./singletons.ts";
import { resolveSlice, sizedIndex } from "./slice.ts";
import { leftOfCenter, limitArgument, searchPosition, textArgument } from "./str-methods.ts";
import { reprBytes } from "./text/string-repr.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, type PyType, typeOf } from "./type.ts";

export type BytesObject = PyBytes | PyByteArray;

// --- making ---

function makeBytes(
  cls: PyType,
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
): Value {
  const isPlain = encoding === undefined && errors === undefined && cls === bytesType;
  if (isPlain && source instanceof PyBytes && source.shape === bytesType.rootShape) return source;
  const data =
    encoding === undefined && errors === undefined && source !== undefined
      ? (bytesByMethod(source)?.data ?? octetsFrom(source, BytesKind.Bytes))
      : octetsFromArguments("bytes", source, encoding, errors, BytesKind.Bytes);
  if (cls === bytesType) return new PyBytes(data);
  const instance = new cls.instanceClass() as { data: Uint8Array } & PyBytes;
  (instance as { data: Uint8Array }).data = data;
  return instance;
}

/** The octets of bytes(...) or bytearray(...). */
export function octetsFromArguments(
  name: string,
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
  kind: BytesKind,
): Uint8Array {
  const encodingText = textArgument(name, "encoding", encoding);
  const errorsText = textArgument(name, "errors", errors);
  if (source !== undefined && isStr(source)) {
    if (encodingText === undefined)
      throw raise(exc.TypeError, "string argument without an encoding");
    return encodeText(exactStr(source), encodingText, errorsText);
  }
  if (encodingText !== undefined) throw raise(exc.TypeError, "encoding without a string argument");
  if (errorsText !== undefined) throw raise(exc.TypeError, "errors without a string argument");
  return source === undefined ? new Uint8Array(0) : octetsFrom(source, kind);
}

function octetsFrom(source: Value, kind: BytesKind): Uint8Array {
  if (isStr(source)) throw raise(exc.TypeError, "string argument without an encoding");
  const isCount =
    intOrUndefined(source) !== undefined || typeOf(source).lookup("__index__") !== undefined;
  if (!isCount) return bytesFromObject(source, kind);
  const count = sizedIndex(source);
  if (count < 0) throw raise(exc.ValueError, "negative count");
  return newBytes(count);
}

defineStatic(bytesType, "__new__", ["source=b'', encoding=None, errors=None", makeBytes]);

// --- arguments ---

/** A part to search for: an octet or a bytes-like. */
function partArgument(value: Value): Uint8Array {
  const bytes = bytesOrUndefined(value);
  if (bytes !== undefined) return bytes;
  if (intOrUndefined(value) !== undefined || typeOf(value).lookup("__index__") !== undefined) {
    return Uint8Array.of(toOctet(value, BytesKind.ByteArray));
  }
  const got = typeOf(value).name;
  throw raise(exc.TypeError, `argument should be integer or bytes-like object, not '${got}'`);
}

function fillArgument(method: string, fill: Value | undefined): number {
  if (fill === undefined) return 32;
  if (!(fill instanceof PyBytes || fill instanceof PyByteArray)) {
    const got = typeOf(fill).name;
    throw raise(
      exc.TypeError,
      `${method}() argument 2 must be a byte string of length 1, not ${got}`,
    );
  }
  const bytes = fill.bytes();
  if (bytes.length === 1) return bytes[0] as number;
  const got = `a ${typeOf(fill).name} object of length ${bytes.length}`;
  throw raise(
    exc.TypeError,
    `${method}(): argument 2 must be a byte string of length 1, not ${got}`,
  );
}

// --- the shared methods ---

type Wrap = (bytes: Uint8Array) => Value;
type Search = typeof findBytes;

function searchBy(search: Search, finish: (found: number) => Value): MethodRow {
  return [
    "sub, start=None, end=None, /",
    (self: BytesObject, sub: Value, from: Value | undefined, to: Value | undefined): Value => {
      const part = partArgument(sub);
      const bytes = self.bytes();
      const start = searchPosition(from, bytes.length, 0);
      const end = Math.min(bytes.length, searchPosition(to, bytes.length, bytes.length));
      return finish(search(bytes, part, start, end));
    },
  ];
}

function required(found: number): Value {
  if (found < 0) throw raise(exc.ValueError, "subsection not found");
  return found;
}

function affixTest(method: string, atEnd: boolean): MethodRow {
  const stands = (bytes: Uint8Array, part: Uint8Array, start: number, end: number): boolean =>
    part.length <= end - start && standsAt(bytes, part, atEnd ? end - part.length : start);
  return [
    `${atEnd ? "suffix" : "prefix"}, start=None, end=None, /`,
    (self: BytesObject, affix: Value, from: Value | undefined, to: Value | undefined): Value => {
      const bytes = self.bytes();
      const start = searchPosition(from, bytes.length, 0);
      const end = Math.min(bytes.length, searchPosition(to, bytes.length, bytes.length));
      if (affix instanceof PyTuple) {
        return affix.items.some((item) => stands(bytes, bytesLike(item), start, end));
      }
      const part = bytesOrUndefined(affix);
      if (part !== undefined) return stands(bytes, part, start, end);
      const got = typeOf(affix).name;
      throw raise(
        exc.TypeError,
        `${method} first arg must be bytes or a tuple of bytes, not ${got}`,
      );
    },
  ];
}

function testAll(test: ByteTest): MethodRow {
  return [
    "",
    (self: BytesObject): Value => {
      const bytes = self.bytes();
      return bytes.length > 0 && bytes.every(test);
    },
  ];
}

/** What bytes compare with: bytes; bytearrays compare with any buffer. */
function comparable(self: BytesObject, other: Value): Uint8Array | undefined {
  if (self instanceof PyByteArray) return bytesOrUndefined(other);
  return other instanceof PyBytes ? other.data : undefined;
}

function compareBy(test: (order: number) => boolean): MethodRow {
  return [
    "value, /",
    (self: BytesObject, other: Value): Value => {
      const bytes = comparable(self, other);
      return bytes === undefined ? NotImplemented : test(compareBytes(self.bytes(), bytes));
    },
  ];
}

function contains(self: BytesObject, item: Value): boolean {
  const int = intOrUndefined(item);
  if (int !== undefined || typeOf(item).lookup("__index__") !== undefined) {
    return self.bytes().includes(toOctet(item, BytesKind.ByteArray));
  }
  const part = bytesLike(item);
  const bytes = self.bytes();
  return findBytes(bytes, part, 0, bytes.length) >= 0;
}

/** `decode` with str's words. */
function decode(self: BytesObject, encoding: Value | undefined, errors: Value | undefined): Value {
  const encodingText = textArgument("decode", "encoding", encoding);
  const errorsText = textArgument("decode", "errors", errors);
  return decodeBytes(self.bytes(), encodingText ?? "utf-8", errorsText);
}

/** The arguments of hex(sep, bytes_per_sep). */
export function showHex(
  bytes: Uint8Array,
  sep: Value | undefined,
  group: Value | undefined,
): string {
  if (sep === undefined) return hexText(bytes, "", 0);
  if (length(sep) !== 1) throw raise(exc.ValueError, "sep must be length 1.");
  const separator = isStr(sep) ? textOf(sep) : separatorOctet(sep);
  if (separator.charCodeAt(0) > 127) throw raise(exc.ValueError, "sep must be ASCII.");
  const size = group === undefined ? 1 : toIndexNumber(group, exc.OverflowError);
  return hexText(bytes, separator, size);
}

function separatorOctet(sep: Value): string {
  if (sep instanceof PyBytes) return decodeLatin1(sep.data);
  throw raise(exc.TypeError, "sep must be str or bytes.");
}

function joinBytes(separator: Uint8Array, iterable: Value): Uint8Array {
  if (!isIterable(iterable)) throw raise(exc.TypeError, "can only join an iterable");
  const items = toArray(iterable);
  const parts: Uint8Array[] = [];
  for (let i = 0; i < items.length; i++) {
    const part = bytesOrUndefined(items[i] as Value);
    if (part === undefined) {
      const got = typeOf(items[i] as Value).name;
      throw raise(exc.TypeError, `sequence item ${i}: expected a bytes-like object, ${got} found`);
    }
    if (i > 0) parts.push(separator);
    parts.push(part);
  }
  return concatBytes(parts);
}

function nonEmpty(separator: Value): Uint8Array {
  const bytes = bytesLike(separator);
  if (bytes.length === 0) throw raise(exc.ValueError, "empty separator");
  return bytes;
}

function translateBytes(bytes: Uint8Array, table: Value, removed: Value | undefined): Uint8Array {
  const map = table === null ? null : bytesLike(table);
  if (map !== null && map.length !== 256) {
    throw raise(exc.ValueError, "translation table must be 256 characters long");
  }
  const drop = removed === undefined ? null : bytesLike(removed);
  const octets: number[] = [];
  for (const octet of bytes) {
    if (drop?.includes(octet)) continue;
    octets.push(map === null ? octet : (map[octet] as number));
  }
  return Uint8Array.from(octets);
}

function zeroFill(bytes: Uint8Array, size: Value): Uint8Array {
  const missing = sizedIndex(size) - bytes.length;
  if (missing <= 0) return bytes.slice();
  const zeros = newBytes(missing).fill(48);
  const first = bytes[0];
  if (first !== 43 && first !== 45) return concatBytes([zeros, bytes]);
  return concatBytes([bytes.subarray(0, 1), zeros, bytes.subarray(1)]);
}

/** The methods of a class whose octets `wrap` makes an object of. */
export function sharedRows(wrap: Wrap): Record<string, MethodRow> {
  const listOf = (parts: readonly Uint8Array[]): Value => newList(parts.map(wrap));
  const convert = (change: (bytes: Uint8Array) => Uint8Array): MethodRow => [
    "",
    (self: BytesObject) => wrap(change(self.bytes())),
  ];
  const padBy = (method: string, share: (missing: number, width: number) => number): MethodRow => [
    "width, fillchar=b' ', /",
    (self: BytesObject, size: Value, fillchar: Value | undefined): Value => {
      const width = sizedIndex(size);
      const fill = fillArgument(method, fillchar);
      const bytes = self.bytes();
      const missing = width - bytes.length;
      if (missing <= 0) return wrap(bytes.slice());
      const result = newBytes(width).fill(fill);
      result.set(bytes, share(missing, width));
      return wrap(result);
    },
  ];
  const stripBy = (left: boolean, right: boolean): MethodRow => [
    "bytes=None, /",
    (self: BytesObject, characters: Value | undefined): Value => {
      if (characters === undefined || characters === null) {
        return wrap(stripBytes(self.bytes(), isSpaceOctet, left, right));
      }
      const set = bytesLike(characters);
      return wrap(stripBytes(self.bytes(), (octet) => set.includes(octet), left, right));
    },
  ];
  const partition = (find: Search, atEnd: boolean): MethodRow => [
    "sep, /",
    (self: BytesObject, sep: Value): Value => {
      const separator = nonEmpty(sep);
      const bytes = self.bytes();
      const at = find(bytes, separator, 0, bytes.length);
      const empty = () => wrap(new Uint8Array(0));
      if (at < 0) {
        const whole = wrap(bytes.slice());
        return new PyTuple(atEnd ? [empty(), empty(), whole] : [whole, empty(), empty()]);
      }
      const rest = bytes.slice(at + separator.length);
      return new PyTuple([wrap(bytes.slice(0, at)), wrap(separator.slice()), wrap(rest)]);
    },
  ];
  const splitBy = (bySpace: typeof splitAtSpace, bySeparator: typeof splitAt): MethodRow => [
    "sep=None, maxsplit=-1",
    (self: BytesObject, sep: Value | undefined, maxsplit: Value | undefined): Value => {
      const limit = limitArgument(maxsplit);
      if (sep === undefined || sep === null) return listOf(bySpace(self.bytes(), limit));
      return listOf(bySeparator(self.bytes(), nonEmpty(sep), limit));
    },
  ];
  return {
    __len__: ["", (self: BytesObject) => self.bytes().length],
    __contains__: ["key, /", contains],
    __mul__: [
      "value, /",
      (self: BytesObject, count: Value) => wrap(repeatBytes(self.bytes(), sizedIndex(count))),
    ],
    __rmul__: [
      "value, /",
      (self: BytesObject, count: Value) => wrap(repeatBytes(self.bytes(), sizedIndex(count))),
    ],
    __mod__: [
      "value, /",
      (self: BytesObject, value: Value) => wrap(formatBytesByPercent(self.bytes(), value)),
    ],
    __rmod__: [
      "value, /",
      (self: BytesObject, value: Value): Value =>
        value instanceof PyBytes || value instanceof PyByteArray
          ? wrap(formatBytesByPercent(value.bytes(), self))
          : NotImplemented,
    ],
    __eq__: [
      "value, /",
      (self: BytesObject, other: Value): Value => {
        const bytes = comparable(self, other);
        return bytes === undefined ? NotImplemented : equalBytes(self.bytes(), bytes);
      },
    ],
    __ne__: [
      "value, /",
      (self: BytesObject, other: Value): Value => {
        const bytes = comparable(self, other);
        return bytes === undefined ? NotImplemented : !equalBytes(self.bytes(), bytes);
      },
    ],
    __lt__: compareBy((order) => order < 0),
    __le__: compareBy((order) => order <= 0),
    __gt__: compareBy((order) => order > 0),
    __ge__: compareBy((order) => order >= 0),
    find: searchBy(findBytes, (found) => found),
    rfind: searchBy(findLastBytes, (found) => found),
    index: searchBy(findBytes, required),
    rindex: searchBy(findLastBytes, required),
    count: searchBy(countBytes, (found) => found),
    startswith: affixTest("startswith", false),
    endswith: affixTest("endswith", true),
    split: splitBy(splitAtSpace, splitAt),
    rsplit: splitBy(splitAtSpaceFromRight, splitAtFromRight),
    splitlines: [
      "keepends=False",
      (self: BytesObject, keep: Value | undefined) =>
        listOf(splitLines(self.bytes(), keep !== undefined && isTrue(keep))),
    ],
    partition: partition(findBytes, false),
    rpartition: partition(findLastBytes, true),
    strip: stripBy(true, true),
    lstrip: stripBy(true, false),
    rstrip: stripBy(false, true),
    removeprefix: [
      "prefix, /",
      (self: BytesObject, prefix: Value): Value => {
        const part = bytesLike(prefix);
        const bytes = self.bytes();
        const has = part.length <= bytes.length && standsAt(bytes, part, 0);
        return wrap(bytes.slice(has ? part.length : 0));
      },
    ],
    removesuffix: [
      "suffix, /",
      (self: BytesObject, suffix: Value): Value => {
        const part = bytesLike(suffix);
        const bytes = self.bytes();
        const end = bytes.length - part.length;
        return wrap(bytes.slice(0, end >= 0 && standsAt(bytes, part, end) ? end : bytes.length));
      },
    ],
    replace: [
      "old, new, count=-1, /",
      (self: BytesObject, old: Value, fresh: Value, count: Value | undefined): Value =>
        wrap(replaceBytes(self.bytes(), bytesLike(old), bytesLike(fresh), limitArgument(count))),
    ],
    join: [
      "iterable_of_bytes, /",
      (self: BytesObject, items: Value) => wrap(joinBytes(self.bytes(), items)),
    ],
    translate: [
      "table, /, delete=b''",
      (self: BytesObject, table: Value, removed: Value | undefined) =>
        wrap(translateBytes(self.bytes(), table, removed)),
    ],
    expandtabs: [
      "tabsize=8",
      (self: BytesObject, size: Value | undefined) =>
        wrap(expandTabs(self.bytes(), size === undefined ? 8 : sizedIndex(size))),
    ],
    center: padBy("center", leftOfCenter),
    ljust: padBy("ljust", () => 0),
    rjust: padBy("rjust", (missing) => missing),
    zfill: ["width, /", (self: BytesObject, size: Value) => wrap(zeroFill(self.bytes(), size))],
    upper: convert((bytes) => bytes.map(upperOctet)),
    lower: convert((bytes) => bytes.map(lowerOctet)),
    swapcase: convert((bytes) => bytes.map(swapOctet)),
    capitalize: convert(capitalizeBytes),
    title: convert(titleBytes),
    isalpha: testAll(isAlphaOctet),
    isalnum: testAll(isAlphaNumericOctet),
    isdigit: testAll(isDigitOctet),
    isspace: testAll(isSpaceOctet),
    isascii: ["", (self: BytesObject) => self.bytes().every((octet) => octet < 128)],
    islower: ["", (self: BytesObject) => isCased(self.bytes(), isLowerOctet, isUpperOctet)],
    isupper: ["", (self: BytesObject) => isCased(self.bytes(), isUpperOctet, isLowerOctet)],
    istitle: ["", (self: BytesObject) => isTitleBytes(self.bytes())],
    decode: ["encoding='utf-8', errors='strict'", decode],
    hex: [
      "sep=None, bytes_per_sep=1",
      (self: BytesObject, sep: Value | undefined, group: Value | undefined) =>
        showHex(self.bytes(), sep, group),
    ],
  };
}

/** `cls.fromhex`. */
export function hexArgument(source: Value): Uint8Array {
  if (isStr(source)) return parseHex(textOf(source));
  const bytes = bytesOrUndefined(source);
  if (bytes !== undefined) return parseHex(decodeLatin1(bytes));
  const got = typeOf(source).name;
  throw raise(exc.TypeError, `fromhex() argument must be str or bytes-like, not ${got}`);
}

function makeTable(from: Value, to: Value): Value {
  const source = bytesLike(from);
  const target = bytesLike(to);
  if (source.length !== target.length) {
    throw raise(exc.ValueError, "maketrans arguments must have same length");
  }
  const table = new Uint8Array(256).map((_, octet) => octet);
  for (let i = 0; i < source.length; i++) table[source[i] as number] = target[i] as number;
  return new PyBytes(table);
}

/** The static method `maketrans` of a class. */
export function defineMakeTable(type: PyType): void {
  const spec = { signature: "frm, to, /", implementation: makeTable };
  const native = new PyNative("maketrans", spec, null, `${type.name}.maketrans`);
  type.setOwn("maketrans", new PyStaticMethod(native));
}

/** An octet or a slice of octets. */
export function subscript(
  bytes: Uint8Array,
  key: Value,
  words: SubscriptWords,
): number | Uint8Array {
  if (key instanceof PySlice) {
    const { start, stop, step, count } = resolveSlice(key, bytes.length);
    if (step === 1) return bytes.slice(start, Math.max(start, stop));
    const result = new Uint8Array(count);
    for (let n = 0, i = start; n < count; n++, i += step) result[n] = bytes[i] as number;
    return result;
  }
  return bytes[octetIndex(bytes.length, key, words)] as number;
}

export interface SubscriptWords {
  /** "byte" indices must be integers or slices. */
  readonly indices: string;
  readonly outOfRange: string;
}

export function octetIndex(size: number, key: Value, words: SubscriptWords): number {
  const i = octetPlace(size, key, words);
  if (i < 0 || i >= size) throw raise(exc.IndexError, words.outOfRange);
  return i;
}

/** The same where the caller sees to the range. */
export function octetPlace(size: number, key: Value, words: SubscriptWords): number {
  if (intOrUndefined(key) === undefined && typeOf(key).lookup("__index__") === undefined) {
    const got = typeOf(key).name;
    throw raise(exc.TypeError, `${words.indices} indices must be integers or slices, not ${got}`);
  }
  const i = sizedIndex(key, exc.IndexError);
  return i < 0 ? i + size : i;
}

// --- iteration ---

export const bytesIteratorType = defineType({ name: "bytes_iterator", isBase: false });

export class PyBytesIterator extends PyIterator {
  bytes: PyBytes | null;
  index = 0;
  constructor(bytes: PyBytes) {
    super(bytesIteratorType);
    this.bytes = bytes;
  }
  override next(): Value | undefined {
    if (this.bytes === null) return undefined;
    if (this.index < this.bytes.data.length) return this.bytes.data[this.index++];
    this.bytes = null;
    return undefined;
  }
}

defineIterator(bytesIteratorType, {
  __length_hint__: [
    "",
    (self: PyBytesIterator) => (self.bytes === null ? 0 : self.bytes.data.length - self.index),
  ],
});

// --- bytes alone ---

const wrapBytes = (bytes: Uint8Array): Value => new PyBytes(bytes);
const bytesWords: SubscriptWords = { indices: "byte", outOfRange: "index out of range" };

function getOctet(self: PyBytes, key: Value): Value {
  if (typeof key === "number" && key >= 0 && key < self.data.length)
    return self.data[key] as number;
  const found = subscript(self.data, key, bytesWords);
  return typeof found === "number" ? found : new PyBytes(found);
}

function concatenate(self: PyBytes, other: Value): Value {
  const bytes = bytesOrUndefined(other);
  if (bytes !== undefined) return new PyBytes(concatBytes([self.data, bytes]));
  throw raise(exc.TypeError, `can't concat ${typeOf(other).name} to bytes`);
}

defineMethods(bytesType, {
  ...sharedRows(wrapBytes),
  __getitem__: ["key, /", getOctet],
  __iter__: ["", (self: PyBytes) => new PyBytesIterator(self)],
  __add__: ["value, /", concatenate],
  // Octets as a text of Latin-1: equal octets hash alike, also through memoryview.
  __hash__: ["", (self: PyBytes) => hashText(decodeLatin1(self.data))],
  __repr__: ["", (self: PyBytes) => reprBytes(self.data)],
  __str__: ["", (self: PyBytes) => reprBytes(self.data)],
  __bytes__: ["", (self: PyBytes) => new PyBytes(self.data)],
  __getnewargs__: ["", (self: PyBytes) => new PyTuple([new PyBytes(self.data)])],
  __sizeof__: ["", (self: PyBytes) => 33 + self.data.length],
});

defineClassMethods(bytesType, {
  fromhex: [
    "string, /",
    (cls: PyType, source: Value): Value => {
      const bytes = new PyBytes(hexArgument(source));
      return cls === bytesType ? bytes : call1(cls, bytes);
    },
  ],
});
defineMakeTable(bytesType);

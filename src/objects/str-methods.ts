/**
 * str and its methods, also for instances of subclasses (whose exact str `strOf` reads). Results
 * are exact strs. The work is done in str.ts, str-splitting.ts, str-formatting.ts and text/; here
 * are the arguments and CPython's words about them.
 */
import { encodeText, decodeBytes, isAsciiStr } from "./codecs.ts";
import { bytesOrUndefined } from "./buffer.ts";
import { PyBytes } from "./bytes.ts";
import { PyDict } from "./dict.ts";
import { dictSet } from "./dict-access.ts";
import { exc, PyException, raise } from "./errors.ts";
import { hashText } from "./integer-arithmetic.ts";
import { PyStrIterator, PyWideStrIterator } from "./iterators.ts";
import {
  defineMethods,
  defineStatic,
  type MethodRow,
  type Implementation,
  PyMethodDescriptor,
} from "./native.ts";
import { intOrUndefined } from "./numeric-values.ts";
import { makeStr, PyStrInstance, type Str, type Value } from "./object.ts";
import { getItem, isTrue, toIndexNumber } from "./protocols/operators.ts";
import { isStr, str, textOf } from "./protocols/text.ts";
import { PySlice } from "./range.ts";
import { NotImplemented } from "./singletons.ts";
import { clampInt, resolveSlice, sizedIndex, sliceIndex } from "./slice.ts";
import {
  characterOf,
  compareStrs,
  concatAll,
  concatStrs,
  countStr,
  equalStrs,
  findLastStr,
  findStr,
  pointAt,
  pointsOf,
  repeatStr,
  sliceStr,
  strFromPoint,
  strFromPoints,
  strLength,
} from "./str.ts";
import { formatStrByArguments, formatStrByMapping, formatStrByPercent } from "./str-formatting.ts";
import {
  expandTabs,
  hasAffix,
  joinStrs,
  partitionStr,
  partitionStrFromRight,
  replaceStr,
  splitAt,
  splitAtFromRight,
  splitAtSpace,
  splitAtSpaceFromRight,
  splitLines,
  StripSide,
  stripStr,
} from "./str-splitting.ts";
import { formatStr } from "./text/format-spec.ts";
import { reprPoints, reprText } from "./text/string-repr.ts";
import {
  capitalize,
  foldCase,
  isAlpha,
  isAlphaNumeric,
  isDecimal,
  isDigit,
  isIdentifier,
  isLower,
  isNumeric,
  isPrintable,
  isSpace,
  isTitle,
  isUpper,
  swapCase,
  toLower,
  toTitle,
  toUpper,
} from "./text/unicode.ts";
import "./text-errors.ts";
import { PyTuple } from "./tuple.ts";
import { PyStaticMethod } from "./function.ts";
import { isInstance, strType, type PyType, typeOf } from "./type.ts";
import { PyNative } from "./native.ts";
import { dictType } from "./dict.ts";

/** The exact str of a receiver. */
function strOf(self: Value): Str {
  return self instanceof PyStrInstance ? self.value : (self as Str);
}

// --- making ---

function makeStrObject(
  cls: PyType,
  object: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
): Value {
  const value = convertToStr(object, encoding, errors);
  if (cls === strType) return value;
  const instance = new cls.instanceClass() as PyStrInstance;
  instance.value = strOf(value);
  return instance;
}

function convertToStr(
  object: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
): Value {
  if (encoding === undefined && errors === undefined)
    return object === undefined ? "" : str(object);
  const encodingText = textArgument("str", "encoding", encoding);
  const errorsText = textArgument("str", "errors", errors);
  if (object === undefined) return "";
  const bytes = bytesOrUndefined(object);
  if (bytes === undefined) {
    if (isStr(object)) throw raise(exc.TypeError, "decoding str is not supported");
    const got = typeOf(object).name;
    throw raise(exc.TypeError, `decoding to str: need a bytes-like object, ${got} found`);
  }
  return decodeBytes(bytes, encodingText ?? "utf-8", errorsText);
}

/** An optional str argument, for `encoding` and `errors`. */
export function textArgument(
  method: string,
  name: string,
  value: Value | undefined,
): string | undefined {
  if (value === undefined) return undefined;
  if (isStr(value)) return textOf(value);
  const got = typeOf(value).name;
  throw raise(exc.TypeError, `${method}() argument '${name}' must be str, not ${got}`);
}

defineStatic(strType, "__new__", ["object='', encoding='utf-8', errors='strict'", makeStrObject]);

// --- as a sequence ---

function getCharacter(self: Value, key: Value): Value {
  const s = strOf(self);
  if (key instanceof PySlice) return sliceByKey(s, key);
  let i = typeof key === "number" ? key : strIndex(key);
  const length = strLength(s);
  if (i < 0) i += length;
  if (i < 0 || i >= length) throw raise(exc.IndexError, "string index out of range");
  return characterOf(s, i);
}

function strIndex(key: Value): number {
  if (intOrUndefined(key) === undefined && typeOf(key).lookup("__index__") === undefined) {
    const got = typeOf(key).name;
    throw raise(exc.TypeError, `string indices must be integers, not '${got}'`);
  }
  return sizedIndex(key, exc.IndexError);
}

function sliceByKey(s: Str, key: PySlice): Str {
  const { start, stop, step, count } = resolveSlice(key, strLength(s));
  if (count === 0) return "";
  if (step === 1) return sliceStr(s, start, stop);
  if (typeof s === "string") {
    let text = "";
    for (let n = 0, i = start; n < count; n++, i += step) text += s[i];
    return text;
  }
  const points = new Uint32Array(count);
  for (let n = 0, i = start; n < count; n++, i += step) points[n] = s.points[i] as number;
  return strFromPoints(points);
}

function containsStr(self: Value, part: Value): boolean {
  if (!isStr(part)) {
    const got = typeOf(part).name;
    throw raise(exc.TypeError, `'in <string>' requires string as left operand, not ${got}`);
  }
  const s = strOf(self);
  return findStr(s, strOf(part), 0, strLength(s)) >= 0;
}

function concatenate(self: Value, other: Value): Value {
  if (!isStr(other)) {
    const got = typeOf(other).name;
    throw raise(exc.TypeError, `can only concatenate str (not "${got}") to str`);
  }
  return concatStrs(strOf(self), strOf(other));
}

function repeat(self: Value, count: Value): Value {
  const times = typeof count === "number" ? count : toIndexNumber(count, exc.OverflowError);
  return repeatStr(strOf(self), times);
}

function iterate(self: Value): Value {
  const s = strOf(self);
  return typeof s === "string" ? new PyStrIterator(s) : new PyWideStrIterator(s);
}

defineMethods(strType, {
  __len__: ["", (self: Value) => strLength(strOf(self))],
  __getitem__: ["key, /", getCharacter],
  __contains__: ["key, /", containsStr],
  __iter__: ["", iterate],
  __add__: ["value, /", concatenate],
  __mul__: ["value, /", repeat],
  __rmul__: ["value, /", repeat],
  __mod__: ["value, /", formatStrByPercent],
  __rmod__: [
    "value, /",
    (self: Value, template: Value): Value =>
      isStr(template) ? formatStrByPercent(template, self) : NotImplemented,
  ],
});

// --- comparison ---

function compare(test: (order: number) => boolean): MethodRow {
  return [
    "value, /",
    (self: Value, other: Value): Value =>
      isStr(other) ? test(compareStrs(strOf(self), strOf(other))) : NotImplemented,
  ];
}

defineMethods(strType, {
  __eq__: [
    "value, /",
    (self: Value, other: Value): Value =>
      isStr(other) ? equalStrs(strOf(self), strOf(other)) : NotImplemented,
  ],
  __ne__: [
    "value, /",
    (self: Value, other: Value): Value =>
      isStr(other) ? !equalStrs(strOf(self), strOf(other)) : NotImplemented,
  ],
  __lt__: compare((order) => order < 0),
  __le__: compare((order) => order <= 0),
  __gt__: compare((order) => order > 0),
  __ge__: compare((order) => order >= 0),
  __hash__: ["", (self: Value) => hashText(textOf(self))],
});

// --- text ---

function quoteStr(self: Value): Value {
  const s = strOf(self);
  return makeStr(typeof s === "string" ? reprText(s) : reprPoints(s.points));
}

function formatWithSpec(self: Value, spec: Value): Value {
  if (!isStr(spec)) {
    const got = typeOf(spec).name;
    throw raise(exc.TypeError, `__format__() argument must be str, not ${got}`);
  }
  if (spec === "") return strOf(self);
  return makeStr(formatStr(textOf(self), textOf(spec), typeOf(self).name));
}

/** CPython's str object: a header and one, two or four bytes a character. */
function sizeOfStr(self: Value): number {
  const s = strOf(self);
  const length = strLength(s);
  if (isAsciiStr(s)) return 41 + length;
  let widest = 0;
  for (let i = 0; i < length; i++) widest = Math.max(widest, pointAt(s, i));
  const unit = widest < 256 ? 1 : widest < 65536 ? 2 : 4;
  return 56 + (length + 1) * unit;
}

defineMethods(strType, {
  __repr__: ["", quoteStr],
  __str__: ["", strOf],
  __format__: ["format_spec, /", formatWithSpec],
  __getnewargs__: ["", (self: Value) => new PyTuple([strOf(self)])],
  __sizeof__: ["", sizeOfStr],
  format: ["*args, **kwargs", formatStrByArguments],
  format_map: ["mapping, /", formatStrByMapping],
});

function encode(self: Value, encoding: Value | undefined, errors: Value | undefined): Value {
  const encodingText = textArgument("encode", "encoding", encoding);
  const errorsText = textArgument("encode", "errors", errors);
  return new PyBytes(encodeText(strOf(self), encodingText ?? "utf-8", errorsText));
}

defineMethods(strType, { encode: ["encoding='utf-8', errors='strict'", encode] });

// --- search ---

/** A bound of a search: None and missing are the default, negative ones count from the end. */
export function searchPosition(
  value: Value | undefined,
  length: number,
  whenMissing: number,
): number {
  if (value === undefined || value === null) return whenMissing;
  const i = clampInt(sliceIndex(value));
  return i < 0 ? Math.max(0, i + length) : i;
}

function partArgument(method: string, value: Value, position = 1): Str {
  if (isStr(value)) return strOf(value);
  const got = typeOf(value).name;
  throw raise(exc.TypeError, `${method}() argument ${position} must be str, not ${got}`);
}

type Search = (s: Str, part: Str, start: number, end: number) => number;

function searchBy(method: string, search: Search, finish: (found: number) => Value): MethodRow {
  return [
    "sub, start=None, end=None, /",
    (self: Value, sub: Value, from: Value | undefined, to: Value | undefined): Value => {
      const s = strOf(self);
      const part = partArgument(method, sub);
      const length = strLength(s);
      const start = searchPosition(from, length, 0);
      const end = Math.min(length, searchPosition(to, length, length));
      return finish(search(s, part, start, end));
    },
  ];
}

const asIs = (found: number): Value => found;

function required(found: number): Value {
  if (found < 0) throw raise(exc.ValueError, "substring not found");
  return found;
}

function affixTest(method: string, atEnd: boolean): MethodRow {
  return [
    `${atEnd ? "suffix" : "prefix"}, start=None, end=None, /`,
    (self: Value, affix: Value, from: Value | undefined, to: Value | undefined): Value => {
      if (typeof self === "string" && typeof affix === "string" && from === undefined) {
        return atEnd ? self.endsWith(affix) : self.startsWith(affix);
      }
      const s = strOf(self);
      const length = strLength(s);
      const start = searchPosition(from, length, 0);
      const end = Math.min(length, searchPosition(to, length, length));
      if (affix instanceof PyTuple) {
        return affix.items.some((item) => hasAffix(s, affixOf(method, item), start, end, atEnd));
      }
      if (isStr(affix)) return hasAffix(s, strOf(affix), start, end, atEnd);
      const got = typeOf(affix).name;
      throw raise(exc.TypeError, `${method} first arg must be str or a tuple of str, not ${got}`);
    },
  ];
}

function affixOf(method: string, item: Value): Str {
  if (isStr(item)) return strOf(item);
  const got = typeOf(item).name;
  throw raise(exc.TypeError, `tuple for ${method} must only contain str, not ${got}`);
}

defineMethods(strType, {
  find: searchBy("find", findStr, asIs),
  rfind: searchBy("rfind", findLastStr, asIs),
  index: searchBy("index", findStr, required),
  rindex: searchBy("rindex", findLastStr, required),
  count: searchBy("count", countStr, asIs),
  startswith: affixTest("startswith", false),
  endswith: affixTest("endswith", true),
});

// --- apart and together ---

function separatorArgument(value: Value | undefined): Str | null {
  if (value === undefined || value === null) return null;
  if (isStr(value)) return strOf(value);
  throw raise(exc.TypeError, `must be str or None, not ${typeOf(value).name}`);
}

/** A count where a negative number means no limit. */
export function limitArgument(value: Value | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  const limit = sizedIndex(value);
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}

function split(self: Value, sep: Value | undefined, maxsplit: Value | undefined): Value {
  const separator = separatorArgument(sep);
  const limit = limitArgument(maxsplit);
  return separator === null
    ? splitAtSpace(strOf(self), limit)
    : splitAt(strOf(self), separator, limit);
}

function rsplit(self: Value, sep: Value | undefined, maxsplit: Value | undefined): Value {
  const separator = separatorArgument(sep);
  const limit = limitArgument(maxsplit);
  return separator === null
    ? splitAtSpaceFromRight(strOf(self), limit)
    : splitAtFromRight(strOf(self), separator, limit);
}

function stripBy(method: string, side: StripSide): MethodRow {
  return [
    "chars=None, /",
    (self: Value, chars: Value | undefined): Value => {
      if (chars === undefined || chars === null) return stripStr(strOf(self), null, side);
      if (isStr(chars)) return stripStr(strOf(self), strOf(chars), side);
      throw raise(exc.TypeError, `${method} arg must be None or str`);
    },
  ];
}

function strArgument(value: Value, method?: string): Str {
  if (isStr(value)) return strOf(value);
  const got = typeOf(value).name;
  const what = method === undefined ? "must" : `${method}() argument must`;
  throw raise(exc.TypeError, `${what} be str, not ${got}`);
}

function replace(self: Value, old: Value, fresh: Value, count: Value | undefined): Value {
  const from = partArgument("replace", old, 1);
  const to = partArgument("replace", fresh, 2);
  return replaceStr(strOf(self), from, to, limitArgument(count));
}

function removePrefix(self: Value, prefix: Value): Value {
  const s = strOf(self);
  const part = strArgument(prefix, "removeprefix");
  const length = strLength(s);
  return hasAffix(s, part, 0, length, false) ? sliceStr(s, strLength(part), length) : s;
}

function removeSuffix(self: Value, suffix: Value): Value {
  const s = strOf(self);
  const part = strArgument(suffix, "removesuffix");
  const length = strLength(s);
  return hasAffix(s, part, 0, length, true) ? sliceStr(s, 0, length - strLength(part)) : s;
}

defineMethods(strType, {
  split: ["sep=None, maxsplit=-1", split],
  rsplit: ["sep=None, maxsplit=-1", rsplit],
  splitlines: [
    "keepends=False",
    (self: Value, keep: Value | undefined) =>
      splitLines(strOf(self), keep !== undefined && isTrue(keep)),
  ],
  strip: stripBy("strip", StripSide.Both),
  lstrip: stripBy("lstrip", StripSide.Left),
  rstrip: stripBy("rstrip", StripSide.Right),
  partition: ["sep, /", (self: Value, sep: Value) => partitionStr(strOf(self), strArgument(sep))],
  rpartition: [
    "sep, /",
    (self: Value, sep: Value) => partitionStrFromRight(strOf(self), strArgument(sep)),
  ],
  replace: ["old, new, /, count=-1", replace],
  join: ["iterable, /", (self: Value, iterable: Value) => joinStrs(strOf(self), iterable)],
  removeprefix: ["prefix, /", removePrefix],
  removesuffix: ["suffix, /", removeSuffix],
  expandtabs: [
    "tabsize=8",
    (self: Value, size: Value | undefined) =>
      expandTabs(strOf(self), size === undefined ? 8 : toIndexNumber(size, exc.OverflowError)),
  ],
});

// --- padding ---

function fillArgument(fill: Value | undefined): Str {
  if (fill === undefined) return " ";
  if (!isStr(fill)) {
    const got = typeOf(fill).name;
    throw raise(exc.TypeError, `The fill character must be a unicode character, not ${got}`);
  }
  const character = strOf(fill);
  if (strLength(character) === 1) return character;
  throw raise(exc.TypeError, "The fill character must be exactly one character long");
}

function pad(s: Str, left: number, right: number, fill: Str): Str {
  if (left <= 0 && right <= 0) return s;
  return concatAll([repeatStr(fill, left), s, repeatStr(fill, right)]);
}

/** Pads by `split`, which says how many of the missing characters go to the left. */
function padBy(share: (missing: number, width: number) => number): MethodRow {
  return [
    "width, fillchar=' ', /",
    (self: Value, size: Value, fillchar: Value | undefined): Value => {
      const width = sizedIndex(size);
      const fill = fillArgument(fillchar);
      const s = strOf(self);
      const missing = width - strLength(s);
      if (missing <= 0) return s;
      const left = share(missing, width);
      return pad(s, left, missing - left, fill);
    },
  ];
}

function zeroFill(self: Value, size: Value): Value {
  const s = strOf(self);
  const missing = sizedIndex(size) - strLength(s);
  if (missing <= 0) return s;
  const first = strLength(s) === 0 ? 0 : pointAt(s, 0);
  const zeros = repeatStr("0", missing);
  if (first !== 43 && first !== 45) return concatStrs(zeros, s);
  return concatAll([sliceStr(s, 0, 1), zeros, sliceStr(s, 1, strLength(s))]);
}

/** CPython puts the odd one to the left when the width is odd. */
export function leftOfCenter(missing: number, width: number): number {
  return (missing >> 1) + (missing & width & 1);
}

defineMethods(strType, {
  center: padBy(leftOfCenter),
  ljust: padBy(() => 0),
  rjust: padBy((missing) => missing),
  zfill: ["width, /", zeroFill],
});

// --- characters ---

function convertBy(convert: (text: string) => string): MethodRow {
  return ["", (self: Value) => makeStr(convert(textOf(self)))];
}

function testBy(test: (text: string) => boolean): MethodRow {
  return ["", (self: Value) => test(textOf(self))];
}

defineMethods(strType, {
  upper: convertBy(toUpper),
  lower: convertBy(toLower),
  title: convertBy(toTitle),
  capitalize: convertBy(capitalize),
  swapcase: convertBy(swapCase),
  casefold: convertBy(foldCase),
  isalpha: testBy(isAlpha),
  isalnum: testBy(isAlphaNumeric),
  isdecimal: testBy(isDecimal),
  isdigit: testBy(isDigit),
  isnumeric: testBy(isNumeric),
  isspace: testBy(isSpace),
  isprintable: testBy(isPrintable),
  isidentifier: testBy(isIdentifier),
  islower: testBy(isLower),
  isupper: testBy(isUpper),
  istitle: testBy(isTitle),
  isascii: ["", (self: Value) => isAsciiStr(strOf(self))],
});

// --- translation ---

function translate(self: Value, table: Value): Value {
  const s = strOf(self);
  const parts: Str[] = [];
  const known = new Map<number, Str>();
  for (let i = 0; i < strLength(s); i++) {
    const point = pointAt(s, i);
    let part = known.get(point);
    if (part === undefined) {
      part = translatePoint(point, table);
      known.set(point, part);
    }
    parts.push(part);
  }
  return concatAll(parts);
}

function translatePoint(point: number, table: Value): Str {
  const mapped = lookUpPoint(table, point);
  if (mapped === undefined) return strFromPoint(point);
  if (mapped === null) return "";
  if (isStr(mapped)) return strOf(mapped);
  const target = intOrUndefined(mapped);
  if (target === undefined) {
    throw raise(exc.TypeError, "character mapping must return integer, None or str");
  }
  if (target < 0 || target > 0x10ffff) {
    throw raise(exc.ValueError, "character mapping must be in range(0x110000)");
  }
  return strFromPoint(target as number);
}

function lookUpPoint(table: Value, point: number): Value | undefined {
  try {
    return getItem(table, point);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.LookupError)) return undefined;
    throw error;
  }
}

function makeTable(x: Value, y: Value | undefined, z: Value | undefined): Value {
  const table = new PyDict();
  if (y === undefined) fillFromDict(table, x);
  else fillFromStrs(table, x, y, z);
  return table;
}

function fillFromDict(table: PyDict, source: Value): void {
  if (!isInstance(source, dictType)) {
    throw raise(exc.TypeError, "if you give only one argument to maketrans it must be a dict");
  }
  for (const entry of (source as PyDict).table.entryList()) {
    const { key, value } = entry;
    if (isStr(key)) {
      const character = strOf(key);
      if (strLength(character) !== 1) {
        throw raise(exc.ValueError, "string keys in translate table must be of length 1");
      }
      dictSet(table, pointAt(character, 0), value as Value);
    } else if (intOrUndefined(key) !== undefined) dictSet(table, key, value as Value);
    else throw raise(exc.TypeError, "keys in translate table must be strings or integers");
  }
}

function fillFromStrs(table: PyDict, x: Value, y: Value, z: Value | undefined): void {
  const to = partArgument("maketrans", y, 2);
  const removed = z === undefined ? "" : partArgument("maketrans", z, 3);
  if (!isStr(x)) {
    throw raise(
      exc.TypeError,
      "first maketrans argument must be a string if there is a second argument",
    );
  }
  const from = strOf(x);
  if (strLength(from) !== strLength(to)) {
    throw raise(exc.ValueError, "the first two maketrans arguments must have equal length");
  }
  for (let i = 0; i < strLength(from); i++) dictSet(table, pointAt(from, i), pointAt(to, i));
  for (const point of pointsOf(removed)) dictSet(table, point, null);
}

defineMethods(strType, { translate: ["table, /", translate] });
const maketrans = new PyNative(
  "maketrans",
  { signature: "x, y=None, z=None, /", implementation: makeTable },
  null,
  "str.maketrans",
);
strType.setOwn("maketrans", new PyStaticMethod(maketrans));

/** What a method of str runs, for callers that have checked the kinds of its arguments. */
export function strImplementation(name: string): Implementation | undefined {
  const method = strType.dict.get(name);
  return method instanceof PyMethodDescriptor ? method.implementation : undefined;
}

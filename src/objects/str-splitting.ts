/**
 * Taking strs apart and together: split, splitlines, strip, partition, replace, join, expandtabs.
 *
 * All work on the primitives of str.ts, so plain and wide strs go the same way; where two plain JS
 * strings are at hand, V8's own functions do it.
 */
import { exc, raise } from "./errors.ts";
import { ListKind, listType, newList, PyList } from "./list.ts";
import type { Str, Value } from "./object.ts";
import { isIterable, toArray } from "./protocols/iteration.ts";
import { exactStr, isStr } from "./protocols/text.ts";
import {
  concatAll,
  countStr,
  findLastStr,
  findStr,
  pointAt,
  repeatStr,
  sliceStr,
  standsAt,
  strLength,
  tooLong,
} from "./str.ts";
import { isLineBreak, isSpacePoint } from "./text/unicode.ts";
import { PyTuple, tupleType } from "./tuple.ts";
import { typeOf } from "./type.ts";

function listOf(parts: Str[]): PyList {
  return parts.length === 0 ? newList([]) : new PyList(ListKind.Generic, parts);
}

// --- split ---

/** At white space, from the left, at most `limit` times. */
export function splitAtSpace(s: Str, limit: number): PyList {
  const parts: Str[] = [];
  const length = strLength(s);
  let i = 0;
  for (;;) {
    while (i < length && isSpacePoint(pointAt(s, i))) i++;
    if (i === length) break;
    if (parts.length >= limit) {
      parts.push(sliceStr(s, i, length));
      break;
    }
    const start = i;
    while (i < length && !isSpacePoint(pointAt(s, i))) i++;
    parts.push(sliceStr(s, start, i));
  }
  return listOf(parts);
}

export function splitAtSpaceFromRight(s: Str, limit: number): PyList {
  const parts: Str[] = [];
  let i = strLength(s);
  for (;;) {
    while (i > 0 && isSpacePoint(pointAt(s, i - 1))) i--;
    if (i === 0) break;
    if (parts.length >= limit) {
      parts.push(sliceStr(s, 0, i));
      break;
    }
    const end = i;
    while (i > 0 && !isSpacePoint(pointAt(s, i - 1))) i--;
    parts.push(sliceStr(s, i, end));
  }
  return listOf(parts.reverse());
}

export function splitAt(s: Str, separator: Str, limit: number): PyList {
  const size = strLength(separator);
  if (size === 0) throw raise(exc.ValueError, "empty separator");
  if (typeof s === "string" && typeof separator === "string" && limit === Infinity) {
    return listOf(s.split(separator));
  }
  const parts: Str[] = [];
  const length = strLength(s);
  let start = 0;
  while (parts.length < limit) {
    const at = findStr(s, separator, start, length);
    if (at < 0) break;
    parts.push(sliceStr(s, start, at));
    start = at + size;
  }
  parts.push(sliceStr(s, start, length));
  return listOf(parts);
}

export function splitAtFromRight(s: Str, separator: Str, limit: number): PyList {
  const size = strLength(separator);
  if (size === 0) throw raise(exc.ValueError, "empty separator");
  const parts: Str[] = [];
  let end = strLength(s);
  while (parts.length < limit) {
    const at = findLastStr(s, separator, 0, end);
    if (at < 0) break;
    parts.push(sliceStr(s, at + size, end));
    end = at;
  }
  parts.push(sliceStr(s, 0, end));
  return listOf(parts.reverse());
}

export function splitLines(s: Str, keepEnds: boolean): PyList {
  const parts: Str[] = [];
  const length = strLength(s);
  let start = 0;
  while (start < length) {
    let end = start;
    while (end < length && !isLineBreak(pointAt(s, end))) end++;
    let next = end;
    if (end < length) {
      const isPair = pointAt(s, end) === 13 && end + 1 < length && pointAt(s, end + 1) === 10;
      next = end + (isPair ? 2 : 1);
    }
    parts.push(sliceStr(s, start, keepEnds ? next : end));
    start = next;
  }
  return listOf(parts);
}

// --- strip ---

export const enum StripSide {
  Left = 1,
  Right = 2,
  Both = 3,
}

/** Without white space (characters null) or the given characters at its ends. */
export function stripStr(s: Str, characters: Str | null, side: StripSide): Str {
  let start = 0;
  let end = strLength(s);
  if (side & StripSide.Left) {
    while (start < end && isStripped(pointAt(s, start), characters)) start++;
  }
  if (side & StripSide.Right) {
    while (end > start && isStripped(pointAt(s, end - 1), characters)) end--;
  }
  return sliceStr(s, start, end);
}

function isStripped(point: number, characters: Str | null): boolean {
  if (characters === null) return isSpacePoint(point);
  if (typeof characters === "string") {
    for (let i = 0; i < characters.length; i++) if (characters.charCodeAt(i) === point) return true;
    return false;
  }
  return characters.points.includes(point);
}

// --- partition ---

export function partitionStr(s: Str, separator: Str): PyTuple {
  const size = strLength(separator);
  if (size === 0) throw raise(exc.ValueError, "empty separator");
  const length = strLength(s);
  const at = findStr(s, separator, 0, length);
  if (at < 0) return new PyTuple([s, "", ""]);
  return new PyTuple([sliceStr(s, 0, at), separator, sliceStr(s, at + size, length)]);
}

export function partitionStrFromRight(s: Str, separator: Str): PyTuple {
  const size = strLength(separator);
  if (size === 0) throw raise(exc.ValueError, "empty separator");
  const length = strLength(s);
  const at = findLastStr(s, separator, 0, length);
  if (at < 0) return new PyTuple(["", "", s]);
  return new PyTuple([sliceStr(s, 0, at), separator, sliceStr(s, at + size, length)]);
}

// --- replace ---

/** The first `limit` occurrences of `old` become `fresh`. */
export function replaceStr(s: Str, old: Str, fresh: Str, limit: number): Str {
  if (typeof s === "string" && typeof old === "string" && typeof fresh === "string") {
    if (limit === Infinity && old !== "") return replaceText(s, old, fresh);
  }
  const size = strLength(old);
  const length = strLength(s);
  if (size === 0) return interleave(s, fresh, limit);
  if (limit === 0 || countStr(s, old, 0, length) === 0) return s;
  const parts: Str[] = [];
  let start = 0;
  for (let n = 0; n < limit; n++) {
    const at = findStr(s, old, start, length);
    if (at < 0) break;
    parts.push(sliceStr(s, start, at), fresh);
    start = at + size;
  }
  parts.push(sliceStr(s, start, length));
  return concatAll(parts);
}

function replaceText(s: string, old: string, fresh: string): string {
  try {
    // V8 reads `$` in a replacement text; `$$$$` is two of them written as a replacement.
    return s.replaceAll(old, fresh.includes("$") ? fresh.replaceAll("$", "$$$$") : fresh);
  } catch (error) {
    throw tooLong(error);
  }
}

/** Before each character and at the end, `limit` times. */
function interleave(s: Str, fresh: Str, limit: number): Str {
  const parts: Str[] = [];
  const length = strLength(s);
  for (let i = 0; i <= length; i++) {
    if (i >= limit) {
      parts.push(sliceStr(s, i, length));
      break;
    }
    parts.push(fresh);
    if (i < length) parts.push(sliceStr(s, i, i + 1));
  }
  return concatAll(parts);
}

// --- join ---

export function joinStrs(separator: Str, iterable: Value): Str {
  if (typeof separator === "string") {
    const known = plainItems(iterable);
    if (known !== null) return joinTexts(known, separator);
  }
  if (!isIterable(iterable)) throw raise(exc.TypeError, "can only join an iterable");
  const items = toArray(iterable);
  let allPlain = typeof separator === "string";
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    if (typeof item === "string") continue;
    if (!isStr(item)) {
      const got = typeOf(item).name;
      throw raise(exc.TypeError, `sequence item ${i}: expected str instance, ${got} found`);
    }
    const exact = exactStr(item);
    items[i] = exact;
    if (typeof exact !== "string") allPlain = false;
  }
  if (allPlain) return joinTexts(items as string[], separator as string);
  const parts: Str[] = [];
  for (let i = 0; i < items.length; i++) {
    if (i > 0) parts.push(separator);
    parts.push(items[i] as Str);
  }
  return concatAll(parts);
}

/** The items of a list or tuple of plain strs, as they lie there; null for anything else. */
function plainItems(iterable: Value): readonly string[] | null {
  const isList = iterable instanceof PyList && iterable.shape === listType.rootShape;
  const isTuple = iterable instanceof PyTuple && iterable.shape === tupleType.rootShape;
  if (!isList && !isTuple) return null;
  if (isList && iterable.kind > ListKind.Generic) return null;
  const items = iterable.items as readonly Value[];
  for (let i = 0; i < items.length; i++) if (typeof items[i] !== "string") return null;
  return items as readonly string[];
}

/** V8: a few strings are joined faster one by one, without looking at the array's kind again. */
const FEW_ITEMS = 4;

function joinTexts(items: readonly string[], separator: string): string {
  try {
    if (items.length > 0 && items.length <= FEW_ITEMS) {
      let text = items[0] as string;
      for (let i = 1; i < items.length; i++) text += separator + (items[i] as string);
      return text;
    }
    return items.join(separator);
  } catch (error) {
    throw tooLong(error);
  }
}

// --- tabs ---

export function expandTabs(s: Str, size: number): Str {
  const parts: Str[] = [];
  const length = strLength(s);
  let column = 0;
  let start = 0;
  for (let i = 0; i < length; i++) {
    const point = pointAt(s, i);
    if (point === 9) {
      const count = size > 0 ? size - (column % size) : 0;
      parts.push(sliceStr(s, start, i), repeatStr(" ", count));
      start = i + 1;
      column += count;
    } else {
      column = point === 10 || point === 13 ? 0 : column + 1;
    }
  }
  parts.push(sliceStr(s, start, length));
  return concatAll(parts);
}

// --- prefixes ---

/** Whether `part` stands at the start (or end) of s[start:end]. */
export function hasAffix(s: Str, part: Str, start: number, end: number, atEnd: boolean): boolean {
  const size = strLength(part);
  if (start > end || size > end - start) return false;
  return standsAt(s, part, atEnd ? end - size : start);
}

/**
 * The primitives of str: length, characters, slices, search, comparison, concatenation, each for
 * plain JS strings and for wide strs (PyWideStr). Methods built from them are right for both.
 *
 * The one difficulty is wide strs. Their `points` decide, never their UTF-16 text: a high and a low
 * surrogate may stand side by side as two characters, which the text cannot tell from a pair.
 *
 * Invariant: positions are in characters; a result without wide characters is a JS string.
 */
import { exc, raise } from "./errors.ts";
import { type Str, PyWideStr } from "./object.ts";

/** len(s). */
export function strLength(s: Str): number {
  return typeof s === "string" ? s.length : s.points.length;
}

/** The code point at a valid index. */
export function pointAt(s: Str, i: number): number {
  return typeof s === "string" ? s.charCodeAt(i) : (s.points[i] as number);
}

/** The character at a valid index. */
export function characterOf(s: Str, i: number): Str {
  return typeof s === "string" ? (s[i] as string) : strFromPoint(s.points[i] as number);
}

function isWidePoint(point: number): boolean {
  return point > 0xffff || (point & 0xf800) === 0xd800;
}

/** chr(point). */
export function strFromPoint(point: number): Str {
  if (!isWidePoint(point)) return String.fromCharCode(point);
  return new PyWideStr(String.fromCodePoint(point), Uint32Array.of(point));
}

export function pointsOf(s: Str): Uint32Array {
  if (typeof s !== "string") return s.points;
  const points = new Uint32Array(s.length);
  for (let i = 0; i < s.length; i++) points[i] = s.charCodeAt(i);
  return points;
}

/** How many code points String.fromCodePoint takes at once. */
const CHUNK = 4096;

/** A str of code points; takes ownership of the array. */
export function strFromPoints(points: Uint32Array): Str {
  let isWide = false;
  for (let i = 0; i < points.length && !isWide; i++) isWide = isWidePoint(points[i] as number);
  let text = "";
  for (let i = 0; i < points.length; i += CHUNK) {
    text += String.fromCodePoint(...points.subarray(i, i + CHUNK));
  }
  return isWide ? new PyWideStr(text, points) : text;
}

/** s[start:end] for 0 <= start <= end <= length. */
export function sliceStr(s: Str, start: number, end: number): Str {
  if (typeof s === "string") return s.slice(start, end);
  if (start === 0 && end === s.points.length) return s;
  return strFromPoints(s.points.slice(start, end));
}

export function concatStrs(a: Str, b: Str): Str {
  if (typeof a === "string") {
    if (typeof b === "string") return joinTexts(a, b);
    if (a === "") return b;
  } else if (b === "") return a;
  const left = pointsOf(a);
  const right = pointsOf(b);
  const points = new Uint32Array(left.length + right.length);
  points.set(left);
  points.set(right, left.length);
  return strFromPoints(points);
}

function joinTexts(a: string, b: string): string {
  try {
    return a + b;
  } catch (error) {
    throw tooLong(error);
  }
}

/** V8's longest string is 2^29 - 24 units; beyond it is a MemoryError. */
export function tooLong(error: unknown): unknown {
  if (!(error instanceof RangeError) || !error.message.includes("string length")) return error;
  return raise(exc.MemoryError);
}

export function repeatStr(s: Str, count: number): Str {
  if (typeof s === "string") {
    if (s === "" || count <= 0) return "";
    try {
      return s.repeat(count);
    } catch (error) {
      throw error instanceof RangeError ? raise(exc.MemoryError) : error;
    }
  }
  if (count <= 0) return "";
  const size = s.points.length;
  if (size * count > 2 ** 29) throw raise(exc.MemoryError);
  const points = new Uint32Array(size * count);
  for (let i = 0; i < count; i++) points.set(s.points, i * size);
  return strFromPoints(points);
}

/** Concatenates any number of strs. */
export function concatAll(parts: readonly Str[]): Str {
  if (parts.every((part) => typeof part === "string")) return (parts as string[]).join("");
  let total = 0;
  for (const part of parts) total += strLength(part);
  const points = new Uint32Array(total);
  let at = 0;
  for (const part of parts) {
    points.set(pointsOf(part), at);
    at += strLength(part);
  }
  return strFromPoints(points);
}

export function equalStrs(a: Str, b: Str): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return a === b || (a.text === b.text && a.points.length === b.points.length);
}

/** Negative, zero or positive, by code points. */
export function compareStrs(a: Str, b: Str): number {
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  const size = Math.min(strLength(a), strLength(b));
  for (let i = 0; i < size; i++) {
    const difference = pointAt(a, i) - pointAt(b, i);
    if (difference !== 0) return difference;
  }
  return strLength(a) - strLength(b);
}

// --- search, within s[start:end], 0 <= start, end <= length ---

/** The first index of `part`, or -1. */
export function findStr(s: Str, part: Str, start: number, end: number): number {
  const size = strLength(part);
  if (start > end - size) return -1;
  if (typeof s === "string") {
    if (typeof part !== "string") return -1;
    const at = s.indexOf(part, start);
    return at + size > end ? -1 : at;
  }
  for (let at = start; at <= end - size; at++) if (standsAt(s, part, at)) return at;
  return -1;
}

/** The last index of `part`, or -1. */
export function findLastStr(s: Str, part: Str, start: number, end: number): number {
  const size = strLength(part);
  if (start > end - size) return -1;
  if (typeof s === "string") {
    if (typeof part !== "string") return -1;
    const at = s.lastIndexOf(part, end - size);
    return at < start ? -1 : at;
  }
  for (let at = end - size; at >= start; at--) if (standsAt(s, part, at)) return at;
  return -1;
}

/** Whether `part` stands at an index of s (both within its length). */
export function standsAt(s: Str, part: Str, at: number): boolean {
  if (typeof s === "string") return typeof part === "string" && s.startsWith(part, at);
  const size = strLength(part);
  if (at + size > s.points.length) return false;
  for (let i = 0; i < size; i++) if (s.points[at + i] !== pointAt(part, i)) return false;
  return true;
}

/** How often `part` occurs without overlapping. */
export function countStr(s: Str, part: Str, start: number, end: number): number {
  const size = strLength(part);
  if (start > end) return 0;
  if (size === 0) return end - start + 1;
  let count = 0;
  let at = findStr(s, part, start, end);
  while (at >= 0) {
    count++;
    at = findStr(s, part, at + size, end);
  }
  return count;
}

// repr of str and bytes, and ascii(). The quote is ' unless the text has ' and no "; what may not be
// printed is escaped by the shortest of \xNN, \uNNNN, \UNNNNNNNN.
//
// Invariant: a text of plain ASCII without quote or backslash takes one test and one concatenation.

import { isPrintablePoint } from "./unicode.ts";

const NEEDS_NOTHING = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;

/** repr(str). */
export function reprText(text: string): string {
  return NEEDS_NOTHING.test(text) ? `'${text}'` : reprSlowly(text, isPrintablePoint);
}

/** ascii(str). */
export function asciiText(text: string): string {
  return NEEDS_NOTHING.test(text) ? `'${text}'` : reprSlowly(text, isPrintableAscii);
}

/** repr of a str kept as code points (one that a JavaScript string cannot tell apart). */
export function reprPoints(points: ArrayLike<number>): string {
  return quotePoints(points, isPrintablePoint);
}

export function asciiPoints(points: ArrayLike<number>): string {
  return quotePoints(points, isPrintableAscii);
}

/** repr(bytes). */
export function reprBytes(bytes: Uint8Array): string {
  return `b${quotePoints(bytes, isPrintableAscii)}`;
}

/** ascii() of any object: its repr with everything beyond ASCII escaped. */
export function escapeNonAscii(shown: string): string {
  if (/^[\0-\x7f]*$/.test(shown)) return shown;
  let escaped = "";
  for (const character of shown) {
    const point = character.codePointAt(0) as number;
    escaped += point < 128 ? character : escapePoint(point);
  }
  return escaped;
}

function isPrintableAscii(point: number): boolean {
  return point >= 32 && point < 127;
}

function reprSlowly(text: string, isPlain: (point: number) => boolean): string {
  const points: number[] = [];
  for (const character of text) points.push(character.codePointAt(0) as number);
  return quotePoints(points, isPlain);
}

function quotePoints(points: ArrayLike<number>, isPlain: (point: number) => boolean): string {
  const quote = chooseQuote(points);
  let shown = String.fromCharCode(quote);
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as number;
    if (point === quote || point === 92) shown += `\\${String.fromCharCode(point)}`;
    else shown += isPlain(point) ? String.fromCodePoint(point) : escapePoint(point);
  }
  return shown + String.fromCharCode(quote);
}

function chooseQuote(points: ArrayLike<number>): number {
  let single = false;
  for (let i = 0; i < points.length; i++) {
    if (points[i] === 34) return 39;
    if (points[i] === 39) single = true;
  }
  return single ? 34 : 39;
}

function escapePoint(point: number): string {
  if (point === 10) return "\\n";
  if (point === 9) return "\\t";
  if (point === 13) return "\\r";
  if (point < 0x100) return `\\x${point.toString(16).padStart(2, "0")}`;
  if (point < 0x10000) return `\\u${point.toString(16).padStart(4, "0")}`;
  return `\\U${point.toString(16).padStart(8, "0")}`;
}

/**
 * Bytes to text: the decoders of codecs.ts.
 *
 * The one difficulty is errors: the ranges reported are those of CPython, down to how many bytes of
 * a broken UTF-8 sequence are one error. Decoding may stop before an unfinished sequence at the end.
 */
import { isSurrogate, readUnit, replaceUndecodable } from "./codec-errors.ts";
import { makeStr, type Str } from "./object.ts";
import { pointAt, strFromPoints, strLength } from "./str.ts";

export function decodeKnown(bytes: Uint8Array, encoding: string, errors: string): Str {
  return decodePartly(bytes, encoding, errors, true).text;
}

export interface Decoded {
  readonly text: Str;
  /** How many bytes were used; the rest is an unfinished sequence. */
  readonly used: number;
}

/** Decodes; unless `final`, an unfinished sequence at the end is left for later. */
export function decodePartly(
  bytes: Uint8Array,
  encoding: string,
  errors: string,
  final: boolean,
): Decoded {
  switch (encoding) {
    case "utf-8":
      return decodeUtf8(bytes, 0, errors, final);
    case "utf-8-sig":
      return decodeUtf8(bytes, startsWithMark(bytes) ? 3 : 0, errors, final);
    case "latin-1":
      return { text: decodeLatin1(bytes), used: bytes.length };
    case "ascii":
      return { text: decodeAscii(bytes, errors), used: bytes.length };
    case "unicode_escape":
      return { text: decodeEscaped(bytes, errors, false), used: bytes.length };
    case "raw_unicode_escape":
      return { text: decodeEscaped(bytes, errors, true), used: bytes.length };
    default:
      return decodeWideByMark(bytes, encoding, errors, final);
  }
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

export function decodeLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return text;
}

/** Text under construction: characters, and replacements in between. */
class TextSink {
  private readonly points: number[] = [];
  push(point: number): void {
    this.points.push(point);
  }
  pushStr(text: Str): void {
    for (let i = 0; i < strLength(text); i++) this.points.push(pointAt(text, i));
  }
  finish(): Str {
    return strFromPoints(Uint32Array.from(this.points));
  }
}

function decodeAscii(bytes: Uint8Array, errors: string): Str {
  if (!bytes.some((octet) => octet >= 128)) return decodeLatin1(bytes);
  const sink = new TextSink();
  for (let i = 0; i < bytes.length; ) {
    const octet = bytes[i] as number;
    if (octet < 128) {
      sink.push(octet);
      i++;
      continue;
    }
    const reason = "ordinal not in range(128)";
    const replacement = replaceUndecodable("ascii", errors, bytes, i, i + 1, reason);
    sink.pushStr(replacement.text as Str);
    i = replacement.end;
  }
  return sink.finish();
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array, start: number, errors: string, final: boolean): Decoded {
  try {
    return { text: makeStr(strictUtf8.decode(bytes.subarray(start))), used: bytes.length };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeUtf8Slowly(bytes, start, errors, final);
  }
}

/** The length of the valid sequence at i, or minus the length of what is broken; 0: unfinished. */
function measureUtf8(bytes: Uint8Array, i: number): number {
  const first = bytes[i] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return -1;
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let k = 1; k < size; k++) {
    if (i + k >= bytes.length) return 0;
    const next = bytes[i + k] as number;
    if ((next & 0xc0) !== 0x80 || (k === 1 && !mayFollow(first, next))) return -k;
  }
  return size;
}

/** Overlong forms, surrogates and what is past U+10FFFF show in the second byte. */
function mayFollow(first: number, second: number): boolean {
  switch (first) {
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return second < 0xa0;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second < 0x90;
    default:
      return true;
  }
}

function decodeUtf8Slowly(
  bytes: Uint8Array,
  start: number,
  errors: string,
  final: boolean,
): Decoded {
  const sink = new TextSink();
  let i = start;
  while (i < bytes.length) {
    const size = measureUtf8(bytes, i);
    if (size > 0) {
      sink.push(readUtf8(bytes, i, size));
      i += size;
      continue;
    }
    if (size === 0 && !final) break;
    const first = bytes[i] as number;
    const isStart = first >= 0xc2 && first <= 0xf4;
    const reason =
      size === 0
        ? "unexpected end of data"
        : isStart
          ? "invalid continuation byte"
          : "invalid start byte";
    const end = size === 0 ? bytes.length : i - size;
    const replacement = replaceUndecodable("utf-8", errors, bytes, i, end, reason);
    sink.pushStr(replacement.text as Str);
    i = replacement.end;
  }
  return { text: sink.finish(), used: i };
}

function readUtf8(bytes: Uint8Array, i: number, size: number): number {
  let point = (bytes[i] as number) & (size === 1 ? 0x7f : 0xff >> (size + 1));
  for (let k = 1; k < size; k++) point = (point << 6) | ((bytes[i + k] as number) & 0x3f);
  return point;
}

/** UTF-16 and UTF-32, where the names without byte order heed a mark. */
function decodeWideByMark(
  bytes: Uint8Array,
  encoding: string,
  errors: string,
  final: boolean,
): Decoded {
  const size = encoding.startsWith("utf-16") ? 2 : 4;
  let bigEndian = encoding.endsWith("be");
  let start = 0;
  if (!encoding.endsWith("e") && bytes.length >= size) {
    const isMark = readUnit(bytes, 0, size, false) === 0xfeff;
    const isSwapped = readUnit(bytes, 0, size, true) === 0xfeff;
    if (isMark || isSwapped) start = size;
    bigEndian = isSwapped;
  }
  return decodeWide(bytes, start, encoding, size, bigEndian, errors, final);
}

function decodeWide(
  bytes: Uint8Array,
  start: number,
  encoding: string,
  size: 2 | 4,
  bigEndian: boolean,
  errors: string,
  final: boolean,
): Decoded {
  const sink = new TextSink();
  let i = start;
  while (i < bytes.length) {
    let end = Math.min(i + size, bytes.length);
    let reason = "";
    if (i + size > bytes.length) reason = "truncated data";
    else {
      const unit = readUnit(bytes, i, size, bigEndian);
      if (size === 4) {
        if (unit > 0x10ffff) reason = "code point not in range(0x110000)";
        else if (isSurrogate(unit))
          reason = "code point in surrogate code point range(0xd800, 0xe000)";
      } else if (isSurrogate(unit)) {
        const next = i + 4 <= bytes.length ? readUnit(bytes, i + 2, 2, bigEndian) : -1;
        if (unit >= 0xdc00) reason = "illegal encoding";
        else if (next < 0) {
          reason = "unexpected end of data";
          end = bytes.length;
        } else if ((next & 0xfc00) !== 0xdc00) reason = "illegal UTF-16 surrogate";
        else {
          sink.push(0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff));
          i += 4;
          continue;
        }
      }
      if (reason === "") {
        sink.push(unit);
        i += size;
        continue;
      }
    }
    if (!final && (reason === "truncated data" || reason === "unexpected end of data")) break;
    const replacement = replaceUndecodable(encoding, errors, bytes, i, end, reason);
    sink.pushStr(replacement.text as Str);
    i = replacement.end;
  }
  return { text: sink.finish(), used: i };
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  "\\": 92,
  "'": 39,
  '"': 34,
};

function decodeEscaped(bytes: Uint8Array, errors: string, raw: boolean): Str {
  const text = decodeLatin1(bytes);
  const encoding = raw ? "rawunicodeescape" : "unicodeescape";
  const sink = new TextSink();
  for (let i = 0; i < text.length; ) {
    if (text[i] !== "\\") {
      sink.push(text.charCodeAt(i++));
      continue;
    }
    const letter = text[i + 1] ?? "";
    const digits = { x: 2, u: 4, U: 8 }[letter] ?? 0;
    if (digits > 0 && !(raw && letter === "x")) {
      i = decodeHexEscape(sink, bytes, text, i, digits, encoding, errors);
    } else if (
      raw ||
      (letter !== "" && SIMPLE_ESCAPES[letter] === undefined && !/[0-7\n]/.test(letter))
    ) {
      sink.push(92);
      i++;
    } else if (letter === "") {
      const reason = "\\ at end of string";
      const replacement = replaceUndecodable(encoding, errors, bytes, i, i + 1, reason);
      sink.pushStr(replacement.text as Str);
      i = replacement.end;
    } else if (letter === "\n") i += 2;
    else if (SIMPLE_ESCAPES[letter] !== undefined) {
      sink.push(SIMPLE_ESCAPES[letter]);
      i += 2;
    } else {
      const octal = (/^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4)) as RegExpExecArray)[0];
      sink.push(Number.parseInt(octal, 8));
      i += 1 + octal.length;
    }
  }
  return sink.finish();
}

function decodeHexEscape(
  sink: TextSink,
  bytes: Uint8Array,
  text: string,
  i: number,
  digits: number,
  encoding: string,
  errors: string,
): number {
  const hex = (/^[0-9a-fA-F]*/.exec(text.slice(i + 2, i + 2 + digits)) as RegExpExecArray)[0];
  const point = Number.parseInt(hex, 16);
  if (hex.length === digits && point <= 0x10ffff) {
    sink.push(point);
    return i + 2 + digits;
  }
  const form = { 2: "\\xXX", 4: "\\uXXXX", 8: "\\UXXXXXXXX" }[digits];
  const reason = hex.length < digits ? `truncated ${form} escape` : "illegal Unicode character";
  const end = i + 2 + hex.length;
  const replacement = replaceUndecodable(encoding, errors, bytes, i, end, reason);
  sink.pushStr(replacement.text as Str);
  return replacement.end;
}

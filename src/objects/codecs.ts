/**
 * Text to bytes and back: UTF-8, UTF-16, UTF-32, Latin-1, ASCII, the escape encodings, and the error
 * handlers. Other encodings are found by a hook, which asks Python's `encodings` package.
 *
 * The one difficulty is errors. An encoder or decoder stops at what it cannot do, tells the handler
 * the range and the reason, and goes on where the handler says; a handler may be a Python
 * function. Ranges of decoding errors are those of CPython, down to how many bytes of a broken
 * UTF-8 sequence are one error.
 *
 * Invariant: positions in encoding errors count characters.
 */
import { PyBytes } from "./bytes.ts";
import { exc, type PyException, raise } from "./errors.ts";
import type { Str, Value } from "./object.ts";
import { makeStr, PyWideStr } from "./object.ts";
import { call1 } from "./protocols/calls.ts";
import { isStr, exactStr } from "./protocols/text.ts";
import { toIndexNumber } from "./protocols/operators.ts";
import { pointAt, strFromPoints, strLength } from "./str.ts";
import { decodeError, encodeError } from "./text-errors.ts";
import { PyTuple } from "./tuple.ts";
import { typeOf } from "./type.ts";

// --- bytes under construction ---

class ByteSink {
  private bytes: Uint8Array;
  private size = 0;
  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }
  push(octet: number): void {
    if (this.size === this.bytes.length) this.grow(1);
    this.bytes[this.size++] = octet;
  }
  pushAll(octets: ArrayLike<number>): void {
    if (this.size + octets.length > this.bytes.length) this.grow(octets.length);
    this.bytes.set(octets, this.size);
    this.size += octets.length;
  }
  private grow(more: number): void {
    const larger = new Uint8Array(this.bytes.length * 2 + more + 16);
    larger.set(this.bytes);
    this.bytes = larger;
  }
  finish(): Uint8Array {
    return this.bytes.slice(0, this.size);
  }
}

// --- error handlers ---

/** What a handler puts in the place of an error, and where to go on. */
interface Replacement {
  readonly text: Str | Uint8Array;
  readonly end: number;
}

const customHandlers = new Map<string, Value>();

/** codecs.register_error. */
export function registerErrorHandler(name: string, handler: Value): void {
  customHandlers.set(name, handler);
}

/** Whether there was one. */
export function unregisterErrorHandler(name: string): boolean {
  return customHandlers.delete(name);
}

export function findErrorHandler(name: string): Value | undefined {
  return customHandlers.get(name);
}

function callHandler(handler: Value, error: PyException, length: number): Replacement {
  const result = call1(handler, error);
  const kind = isEncodeError(error) ? "encoding" : "decoding";
  const items = result instanceof PyTuple ? result.items : [];
  const [text, position] = items;
  const fits =
    text !== undefined && (isStr(text) || (kind === "encoding" && text instanceof PyBytes));
  if (items.length !== 2 || !fits || position === undefined) {
    const wanted = kind === "encoding" ? "(str/bytes, int)" : "(str, int)";
    throw raise(exc.TypeError, `${kind} error handler must return ${wanted} tuple`);
  }
  let end = toIndexNumber(position, exc.IndexError);
  if (end < 0) end += length;
  if (end < 0 || end > length) {
    throw raise(exc.IndexError, `position ${String(position)} from error handler out of bounds`);
  }
  return { text: text instanceof PyBytes ? text.data : exactStr(text as Str), end };
}

function isEncodeError(error: PyException): boolean {
  return error.shape.cls === exc.UnicodeEncodeError;
}

function unknownHandler(name: string): PyException {
  return raise(exc.LookupError, `unknown error handler name '${name}'`);
}

/** What stands for characters [start, end) that `encoding` has not. */
function replaceUnencodable(
  encoding: string,
  errors: string,
  text: Str,
  start: number,
  end: number,
  reason: string,
): Replacement {
  switch (errors) {
    case "strict":
      throw encodeError(encoding, text, start, end, reason);
    case "ignore":
      return { text: "", end };
    case "replace":
      return { text: "?".repeat(end - start), end };
    case "backslashreplace":
    // There are no character names here, and without a name CPython does the same.
    case "namereplace":
      return { text: describeEach(text, start, end, escapePoint), end };
    case "xmlcharrefreplace":
      return { text: describeEach(text, start, end, (point) => `&#${point};`), end };
    case "surrogateescape":
      return escapeSurrogates(encoding, text, start, end, reason);
    case "surrogatepass":
      return passSurrogates(encoding, text, start, end, reason);
  }
  const handler = customHandlers.get(errors);
  if (handler === undefined) throw unknownHandler(errors);
  return callHandler(handler, encodeError(encoding, text, start, end, reason), strLength(text));
}

function describeEach(
  text: Str,
  start: number,
  end: number,
  describe: (point: number) => string,
): string {
  let described = "";
  for (let i = start; i < end; i++) described += describe(pointAt(text, i));
  return described;
}

/** \xe9, \u20ac or \U0001f600. */
function escapePoint(point: number): string {
  const digits = point.toString(16);
  if (point < 0x100) return `\\x${digits.padStart(2, "0")}`;
  if (point < 0x10000) return `\\u${digits.padStart(4, "0")}`;
  return `\\U${digits.padStart(8, "0")}`;
}

function escapeSurrogates(
  encoding: string,
  text: Str,
  start: number,
  end: number,
  reason: string,
): Replacement {
  const octets: number[] = [];
  for (let i = start; i < end; i++) {
    const point = pointAt(text, i);
    if (point < 0xdc80 || point > 0xdcff) {
      throw encodeError(encoding, text, start, end, reason);
    }
    octets.push(point - 0xdc00);
  }
  return { text: Uint8Array.from(octets), end };
}

function passSurrogates(
  encoding: string,
  text: Str,
  start: number,
  end: number,
  reason: string,
): Replacement {
  const sink = new ByteSink((end - start) * 4);
  for (let i = start; i < end; i++) {
    const point = pointAt(text, i);
    if ((point & 0xf800) !== 0xd800 || !encoding.startsWith("utf-")) {
      throw encodeError(encoding, text, start, end, reason);
    }
    if (encoding === "utf-8") pushUtf8(sink, point);
    else pushWide(sink, point, encoding.startsWith("utf-16") ? 2 : 4, encoding.endsWith("be"));
  }
  return { text: sink.finish(), end };
}

/** What stands for bytes [start, end) that do not decode. */
function replaceUndecodable(
  encoding: string,
  errors: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): Replacement {
  switch (errors) {
    case "strict":
      throw decodeError(encoding, bytes, start, end, reason);
    case "ignore":
      return { text: "", end };
    case "replace":
      return { text: "\ufffd", end };
    case "backslashreplace": {
      let text = "";
      for (let i = start; i < end; i++) text += escapePoint(bytes[i] as number);
      return { text, end };
    }
    case "surrogateescape":
      return unescapeSurrogates(encoding, bytes, start, end, reason);
    case "surrogatepass":
      return readSurrogate(encoding, bytes, start, end, reason);
  }
  const handler = customHandlers.get(errors);
  if (handler === undefined) throw unknownHandler(errors);
  return callHandler(handler, decodeError(encoding, bytes, start, end, reason), bytes.length);
}

function unescapeSurrogates(
  encoding: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): Replacement {
  const points: number[] = [];
  for (let i = start; i < end && (bytes[i] as number) >= 128; i++) {
    points.push(0xdc00 + (bytes[i] as number));
  }
  if (points.length === 0) throw decodeError(encoding, bytes, start, end, reason);
  return { text: strFromPoints(Uint32Array.from(points)), end: start + points.length };
}

function readSurrogate(
  encoding: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): Replacement {
  let point = -1;
  let size = 0;
  const at = (i: number) => bytes[start + i] ?? 0;
  if (encoding === "utf-8") {
    size = 3;
    if (at(0) === 0xed && (at(1) & 0xe0) === 0xa0 && (at(2) & 0xc0) === 0x80) {
      point = 0xd000 | ((at(1) & 0x3f) << 6) | (at(2) & 0x3f);
    }
  } else if (encoding.startsWith("utf-16") || encoding.startsWith("utf-32")) {
    size = encoding.startsWith("utf-16") ? 2 : 4;
    if (start + size <= bytes.length) point = readUnit(bytes, start, size, encoding.endsWith("be"));
  }
  if ((point & 0xf800) !== 0xd800 || point > 0xffff) {
    throw decodeError(encoding, bytes, start, end, reason);
  }
  return { text: strFromPoints(Uint32Array.of(point)), end: start + size };
}

// --- encoding ---

/** The encodings known here by their normalized names. */
const aliases: Readonly<Record<string, string>> = {
  utf8: "utf-8",
  utf_8: "utf-8",
  u8: "utf-8",
  utf: "utf-8",
  utf8_ucs2: "utf-8",
  utf8_ucs4: "utf-8",
  cp65001: "utf-8",
  utf_8_sig: "utf-8-sig",
  utf8_sig: "utf-8-sig",
  utf_16: "utf-16",
  utf16: "utf-16",
  u16: "utf-16",
  utf_16_le: "utf-16-le",
  utf_16le: "utf-16-le",
  utf16le: "utf-16-le",
  utf_16_be: "utf-16-be",
  utf_16be: "utf-16-be",
  utf16be: "utf-16-be",
  utf_32: "utf-32",
  utf32: "utf-32",
  u32: "utf-32",
  utf_32_le: "utf-32-le",
  utf_32le: "utf-32-le",
  utf32le: "utf-32-le",
  utf_32_be: "utf-32-be",
  utf_32be: "utf-32-be",
  utf32be: "utf-32-be",
  latin_1: "latin-1",
  latin1: "latin-1",
  latin: "latin-1",
  l1: "latin-1",
  iso_8859_1: "latin-1",
  iso8859_1: "latin-1",
  iso8859: "latin-1",
  "8859": "latin-1",
  cp819: "latin-1",
  iso_8859_1_1987: "latin-1",
  iso_ir_100: "latin-1",
  ibm819: "latin-1",
  ascii: "ascii",
  us_ascii: "ascii",
  us: "ascii",
  "646": "ascii",
  ansi_x3_4_1968: "ascii",
  iso646_us: "ascii",
  cp367: "ascii",
  ibm367: "ascii",
  iso_ir_6: "ascii",
  iso_646_irv_1991: "ascii",
  unicode_escape: "unicode_escape",
  unicodeescape: "unicode_escape",
  raw_unicode_escape: "raw_unicode_escape",
  rawunicodeescape: "raw_unicode_escape",
};

/** The name under which this file knows an encoding, or undefined. */
export function findEncoding(name: string): string | undefined {
  if (name === "utf-8") return name;
  return aliases[name.toLowerCase().replace(/[^a-z0-9.]+/g, "_")];
}

type CodecHook = (value: Value, encoding: string, errors: string | undefined) => Value;

function unknownEncoding(_value: Value, encoding: string): never {
  throw raise(exc.LookupError, `unknown encoding: ${encoding}`);
}

let encodeElsewhere: CodecHook = unknownEncoding;
let decodeElsewhere: CodecHook = unknownEncoding;

/** The _codecs module supplies what asks Python's `encodings` for an encoding unknown here. */
export function installCodecs(encode: CodecHook, decode: CodecHook): void {
  encodeElsewhere = encode;
  decodeElsewhere = decode;
}

/** str.encode. */
export function encodeText(text: Str, encoding: string, errors?: string): Uint8Array {
  const known = findEncoding(encoding);
  if (known !== undefined) return encodeKnown(text, known, errors ?? "strict");
  const result = encodeElsewhere(text, encoding, errors);
  if (result instanceof PyBytes) return result.data;
  throw raise(
    exc.TypeError,
    `'${encoding}' encoder returned '${typeOf(result).name}' instead of 'bytes'; ` +
      "use codecs.encode() to encode to arbitrary types",
  );
}

/** Encodes by one of this file's encodings. */
export function encodeKnown(text: Str, encoding: string, errors: string): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return encodeUtf8(text, errors);
    case "utf-8-sig":
      return prefixed([0xef, 0xbb, 0xbf], encodeUtf8(text, errors));
    case "latin-1":
      return encodeNarrow(text, "latin-1", 256, errors);
    case "ascii":
      return encodeNarrow(text, "ascii", 128, errors);
    case "utf-16":
      return prefixed([0xff, 0xfe], encodeWide(text, "utf-16", 2, false, errors));
    case "utf-32":
      return prefixed([0xff, 0xfe, 0, 0], encodeWide(text, "utf-32", 4, false, errors));
    case "unicode_escape":
      return encodeEscaped(text, false);
    case "raw_unicode_escape":
      return encodeEscaped(text, true);
    default:
      return encodeWide(
        text,
        encoding,
        encoding.startsWith("utf-16") ? 2 : 4,
        encoding.endsWith("be"),
        errors,
      );
  }
}

function prefixed(mark: readonly number[], bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(mark.length + bytes.length);
  result.set(mark);
  result.set(bytes, mark.length);
  return result;
}

function pushUtf8(sink: ByteSink, point: number): void {
  if (point < 0x80) sink.push(point);
  else if (point < 0x800) {
    sink.push(0xc0 | (point >> 6));
    sink.push(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    sink.push(0xe0 | (point >> 12));
    sink.push(0x80 | ((point >> 6) & 0x3f));
    sink.push(0x80 | (point & 0x3f));
  } else {
    sink.push(0xf0 | (point >> 18));
    sink.push(0x80 | ((point >> 12) & 0x3f));
    sink.push(0x80 | ((point >> 6) & 0x3f));
    sink.push(0x80 | (point & 0x3f));
  }
}

const utf8Encoder = new TextEncoder();

function isSurrogate(point: number): boolean {
  return (point & 0xfffff800) === 0xd800;
}

function encodeUtf8(text: Str, errors: string): Uint8Array {
  if (typeof text === "string") return utf8Encoder.encode(text);
  if (!text.points.some(isSurrogate)) return utf8Encoder.encode(text.text);
  const sink = new ByteSink(text.points.length * 3);
  encodeInto(sink, text, "utf-8", errors, "surrogates not allowed", {
    accepts: (point) => !isSurrogate(point),
    push: (point) => pushUtf8(sink, point),
  });
  return sink.finish();
}

interface PointEncoder {
  readonly accepts: (point: number) => boolean;
  readonly push: (point: number) => void;
}

/** Encodes what `encoder` accepts; each run of other characters goes to the error handler. */
function encodeInto(
  sink: ByteSink,
  text: Str,
  encoding: string,
  errors: string,
  reason: string,
  encoder: PointEncoder,
): void {
  const length = strLength(text);
  for (let i = 0; i < length; ) {
    const point = pointAt(text, i);
    if (encoder.accepts(point)) {
      encoder.push(point);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < length && !encoder.accepts(pointAt(text, end))) end++;
    const replacement = replaceUnencodable(encoding, errors, text, i, end, reason);
    pushReplacement(sink, replacement.text, text, i, end, encoding, reason, encoder);
    i = replacement.end;
  }
}

function pushReplacement(
  sink: ByteSink,
  replacement: Str | Uint8Array,
  text: Str,
  start: number,
  end: number,
  encoding: string,
  reason: string,
  encoder: PointEncoder,
): void {
  if (replacement instanceof Uint8Array) {
    sink.pushAll(replacement);
    return;
  }
  for (let i = 0; i < strLength(replacement); i++) {
    const point = pointAt(replacement, i);
    if (!encoder.accepts(point)) throw encodeError(encoding, text, start, end, reason);
    encoder.push(point);
  }
}

function encodeNarrow(text: Str, encoding: string, limit: number, errors: string): Uint8Array {
  const length = strLength(text);
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const point = pointAt(text, i);
    if (point >= limit) return encodeNarrowSlowly(text, encoding, limit, errors);
    bytes[i] = point;
  }
  return bytes;
}

function encodeNarrowSlowly(
  text: Str,
  encoding: string,
  limit: number,
  errors: string,
): Uint8Array {
  const sink = new ByteSink(strLength(text));
  encodeInto(sink, text, encoding, errors, `ordinal not in range(${limit})`, {
    accepts: (point) => point < limit,
    push: (point) => sink.push(point),
  });
  return sink.finish();
}

function pushUnit(sink: ByteSink, unit: number, size: 2 | 4, bigEndian: boolean): void {
  for (let i = 0; i < size; i++) sink.push((unit >>> (8 * (bigEndian ? size - 1 - i : i))) & 255);
}

function pushWide(sink: ByteSink, point: number, size: 2 | 4, bigEndian: boolean): void {
  if (size === 2 && point > 0xffff) {
    pushUnit(sink, 0xd7c0 + (point >> 10), 2, bigEndian);
    pushUnit(sink, 0xdc00 | (point & 0x3ff), 2, bigEndian);
  } else pushUnit(sink, point, size, bigEndian);
}

function encodeWide(
  text: Str,
  encoding: string,
  size: 2 | 4,
  bigEndian: boolean,
  errors: string,
): Uint8Array {
  const sink = new ByteSink(strLength(text) * size);
  encodeInto(sink, text, encoding, errors, "surrogates not allowed", {
    accepts: (point) => !isSurrogate(point),
    push: (point) => pushWide(sink, point, size, bigEndian),
  });
  return sink.finish();
}

/** unicode_escape, or with `raw` only what Latin-1 has not. */
function encodeEscaped(text: Str, raw: boolean): Uint8Array {
  const sink = new ByteSink(strLength(text));
  const pushText = (shown: string) => sink.pushAll(utf8Encoder.encode(shown));
  for (let i = 0; i < strLength(text); i++) {
    const point = pointAt(text, i);
    if (raw ? point < 256 : point >= 32 && point < 127 && point !== 92) sink.push(point);
    else pushText(raw ? escapePoint(point) : escapeShortly(point));
  }
  return sink.finish();
}

function escapeShortly(point: number): string {
  switch (point) {
    case 9:
      return "\\t";
    case 10:
      return "\\n";
    case 13:
      return "\\r";
    case 92:
      return "\\\\";
  }
  return escapePoint(point);
}

// --- decoding ---

/** bytes.decode. */
export function decodeBytes(bytes: Uint8Array, encoding: string, errors?: string): Str {
  const known = findEncoding(encoding);
  if (known !== undefined) return decodeKnown(bytes, known, errors ?? "strict");
  const result = decodeElsewhere(new PyBytes(bytes.slice()), encoding, errors);
  if (isStr(result)) return exactStr(result);
  throw raise(
    exc.TypeError,
    `'${encoding}' decoder returned '${typeOf(result).name}' instead of 'str'; ` +
      "use codecs.decode() to decode to arbitrary types",
  );
}

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

function readUnit(bytes: Uint8Array, i: number, size: number, bigEndian: boolean): number {
  let unit = 0;
  for (let k = 0; k < size; k++) {
    unit = unit * 256 + (bytes[bigEndian ? i + k : i + size - 1 - k] as number);
  }
  return unit;
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

export function isAsciiStr(text: Str): boolean {
  if (text instanceof PyWideStr) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 128) return false;
  return true;
}

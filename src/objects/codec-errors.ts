/**
 * Error handlers of codecs: what stands in the place of characters that do not encode and of bytes
 * that do not decode. A handler may be a Python function (codecs.register_error).
 *
 * Invariant: positions in encoding errors count characters, in decoding errors bytes.
 */
import { PyBytes } from "./bytes.ts";
import { exc, type PyException, raise } from "./errors.ts";
import type { Str, Value } from "./object.ts";
import { call1 } from "./protocols/calls.ts";
import { toIndexNumber } from "./protocols/operators.ts";
import { exactStr, isStr } from "./protocols/text.ts";
import { pointAt, strFromPoints, strLength } from "./str.ts";
import { decodeError, encodeError } from "./text-errors.ts";
import { PyTuple } from "./tuple.ts";

// --- bytes under construction ---

export class ByteSink {
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

// --- units ---

export function pushUtf8(sink: ByteSink, point: number): void {
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

export function isSurrogate(point: number): boolean {
  return (point & 0xfffff800) === 0xd800;
}

export function pushUnit(sink: ByteSink, unit: number, size: 2 | 4, bigEndian: boolean): void {
  for (let i = 0; i < size; i++) sink.push((unit >>> (8 * (bigEndian ? size - 1 - i : i))) & 255);
}

export function pushWide(sink: ByteSink, point: number, size: 2 | 4, bigEndian: boolean): void {
  if (size === 2 && point > 0xffff) {
    pushUnit(sink, 0xd7c0 + (point >> 10), 2, bigEndian);
    pushUnit(sink, 0xdc00 | (point & 0x3ff), 2, bigEndian);
  } else pushUnit(sink, point, size, bigEndian);
}

export function readUnit(bytes: Uint8Array, i: number, size: number, bigEndian: boolean): number {
  let unit = 0;
  for (let k = 0; k < size; k++) {
    unit = unit * 256 + (bytes[bigEndian ? i + k : i + size - 1 - k] as number);
  }
  return unit;
}

// --- error handlers ---

/** What a handler puts in the place of an error, and where to go on. */
export interface Replacement {
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
export function replaceUnencodable(
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
export function escapePoint(point: number): string {
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
export function replaceUndecodable(
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

/**
 * TextIOWrapper: text over a stream of bytes.
 *
 * Writing collects text and encodes it when enough has come together; reading decodes a chunk at a
 * time and keeps what was not asked for yet. A buffer that is exactly one of our buffered streams
 * is used directly, any other through its Python methods.
 *
 * The one difficulty is `tell` while reading: the position of the next character in bytes. The
 * chunk last decoded is kept, and the number of its bytes that yield the characters already given
 * out is searched for. Positions are plain byte offsets: a decoder is never in the middle of a
 * character there.
 *
 * Invariant: `decoded` is JavaScript text (UTF-16); `at` is the index of the first unit not read.
 */
import { PyBytes } from "../../objects/bytes.ts";
import { bytesLike } from "../../objects/buffer.ts";
import { decodePartly, encodeText, findEncoding, decodeBytes } from "../../objects/codecs.ts";
import { exc, PyException, raise } from "../../objects/errors.ts";
import { defineGetSet, defineGetters, defineMethods } from "../../objects/native.ts";
import { makeStr, PyWideStr, type Str, type Value } from "../../objects/object.ts";
import { getAttribute, lookupAttribute } from "../../objects/protocols/attributes.ts";
import { isTrue, toIndex } from "../../objects/protocols/operators.ts";
import { exactStr, isStr, reprText, textOf } from "../../objects/protocols/text.ts";
import { defineType, isInstance, typeOf } from "../../objects/type.ts";
import {
  bufferedRandomType,
  bufferedReaderType,
  bufferedWriterType,
  PyBuffered,
} from "./buffered.ts";
import { bytesIOType, PyBytesIO } from "./bytes-io.ts";
import {
  closedError,
  invoke,
  isStreamClosed,
  makeStream,
  PyStream,
  sizeArgument,
  textIOBaseType,
  unsupported,
} from "./io-base.ts";
import {
  describeSeen,
  findLineEnd,
  NewlineTranslator,
  newlineArgument,
  writeNewlines,
} from "./newlines.ts";
import { refusePickling } from "./file-io.ts";
import { holdText, releaseText } from "./unflushed.ts";

/** CPython's TextIOWrapper._CHUNK_SIZE. */
const CHUNK_SIZE = 8192;

const ANY_SURROGATE = /[\ud800-\udfff]/;

function hasLoneSurrogate(text: string): boolean {
  return ANY_SURROGATE.test(text) && /\p{Surrogate}/u.test(text);
}

export class PyTextIO extends PyStream {
  buffer: Value | undefined = undefined;
  encoding = "utf-8";
  /** The encoding as codecs.ts knows it, or undefined for those of Python's `encodings`. */
  private codec: string | undefined = "utf-8";
  errors = "strict";
  newline: string | null = null;
  lineBuffering = false;
  writeThrough = false;
  chunkSize = CHUNK_SIZE;
  mode: Value | undefined = undefined;
  private isReadable = false;
  private isWritable = false;
  private isSeekable = false;
  private telling = true;

  private pending = "";
  private wroteMark = false;

  private decoded = "";
  private at = 0;
  private undecoded: Uint8Array = new Uint8Array(0);
  private readonly translator = { current: new NewlineTranslator(true) };
  private sawEnd = false;
  /** The bytes that `decoded` came from, and where they begin; for tell. */
  private chunk: Uint8Array = new Uint8Array(0);
  private chunkStart = 0;
  private heldAtChunk = false;
  private decodedMark = false;

  attach(buffer: Value): void {
    this.buffer = buffer;
    this.isReadable = isTrue(invoke(buffer, "readable"));
    this.isWritable = isTrue(invoke(buffer, "writable"));
    this.isSeekable = isTrue(invoke(buffer, "seekable"));
    // Appending to a file that has content: no second byte order mark.
    if (this.isWritable && this.isSeekable) this.wroteMark = Number(invoke(buffer, "tell")) > 0;
  }

  configure(encoding: string, errors: string, newline: string | null): void {
    this.encoding = encoding;
    this.codec = findEncoding(encoding);
    if (this.codec === undefined) checkEncoding(encoding);
    this.errors = errors;
    this.setNewline(newline);
  }

  setNewline(newline: string | null): void {
    this.newline = newline;
    this.translator.current = new NewlineTranslator(newline === null);
  }

  get seenNewlines(): number {
    return this.newline === null || this.newline === "" ? this.translator.current.seen : 0;
  }

  /** The stream of bytes; ValueError once it was detached. */
  source(): Value {
    if (this.buffer === undefined) {
      throw raise(exc.ValueError, "underlying buffer has been detached");
    }
    return this.buffer;
  }

  private direct(): PyBuffered | PyBytesIO | undefined {
    const buffer = this.source();
    if (buffer instanceof PyBuffered) {
      const cls = buffer.shape.cls;
      const isOurs =
        cls === bufferedWriterType || cls === bufferedReaderType || cls === bufferedRandomType;
      return isOurs ? buffer : undefined;
    }
    return buffer instanceof PyBytesIO && buffer.shape.cls === bytesIOType ? buffer : undefined;
  }

  check(): void {
    const buffer = this.source();
    const isShut =
      buffer instanceof PyBuffered
        ? buffer.isShut
        : buffer instanceof PyBytesIO
          ? buffer.isClosed
          : isStreamClosed(buffer);
    if (isShut) throw closedError();
  }

  // --- writing ---

  writeText(text: string): void {
    this.check();
    if (!this.isWritable) throw unsupported("not writable");
    this.dropDecoded();
    const shown = writeNewlines(text, this.newline);
    if (this.codec === "utf-8" && !hasLoneSurrogate(shown)) {
      if (this.pending === "") holdText(this);
      this.pending += shown;
    } else {
      this.flushPending();
      this.writeBytes(this.encode(makeStr(shown)));
    }
    const endsLine = this.lineBuffering && /[\n\r]/.test(shown);
    if (endsLine) this.flush();
    else if (this.writeThrough) this.flushPending();
    else if (this.pending.length > this.chunkSize) this.flushPending();
  }

  private encode(text: Str): Uint8Array {
    const codec = this.codec;
    const hasMark = codec === "utf-16" || codec === "utf-32" || codec === "utf-8-sig";
    const name = hasMark && this.wroteMark ? withoutMark(codec) : this.encoding;
    this.wroteMark = true;
    return encodeText(text, name, this.errors);
  }

  private writeBytes(bytes: Uint8Array): void {
    const direct = this.direct();
    if (direct !== undefined) direct.writeBytes(bytes);
    else invoke(this.source(), "write", new PyBytes(bytes));
  }

  flushPending(): void {
    if (this.pending === "") return;
    const text = this.pending;
    this.pending = "";
    releaseText(this);
    this.writeBytes(encodeText(makeStr(text), "utf-8", this.errors));
  }

  flush(): void {
    this.flushPending();
    const direct = this.direct();
    if (direct instanceof PyBuffered) direct.flush();
    else if (direct === undefined) invoke(this.source(), "flush");
  }

  // --- reading ---

  private requireReadable(): void {
    this.check();
    if (!this.isReadable) throw unsupported("not readable");
    this.flushPending();
  }

  /** Decodes one more chunk; false at the end. */
  private readChunk(): boolean {
    if (this.sawEnd) return false;
    if (this.telling && this.isSeekable) {
      this.chunkStart = this.bufferTell() - this.undecoded.length;
      this.heldAtChunk = this.translator.current.isHolding;
    }
    const fresh = this.readSome(this.chunkSize);
    const bytes = this.undecoded.length === 0 ? fresh : concat(this.undecoded, fresh);
    this.chunk = bytes;
    const final = fresh.length === 0;
    const { text, used } = this.decode(bytes, final);
    this.undecoded = bytes.subarray(used);
    const translated = this.isTranslating ? this.translator.current.translate(text, final) : text;
    this.decoded = this.decoded.slice(this.at) + translated;
    this.at = 0;
    return !final || translated !== "";
  }

  private get isTranslating(): boolean {
    return this.newline === null || this.newline === "";
  }

  private decode(bytes: Uint8Array, final: boolean): { text: string; used: number } {
    if (this.codec === undefined) {
      const text = textOf(decodeBytes(bytes, this.encoding, this.errors));
      return { text, used: bytes.length };
    }
    let codec: string = this.codec;
    if (this.decodedMark && codec.startsWith("utf-8")) codec = "utf-8";
    else if (this.decodedMark && this.byteOrder !== "") codec = this.byteOrder;
    else if (codec === "utf-16" || codec === "utf-32") {
      if (bytes.length < 4 && !final) return { text: "", used: 0 };
      this.byteOrder = orderOf(codec, bytes);
    }
    if (bytes.length > 0) this.decodedMark = true;
    const { text, used } = decodePartly(bytes, codec, this.errors, final);
    return { text: textOf(text), used };
  }
  private byteOrder = "";

  private readSome(size: number): Uint8Array {
    const direct = this.direct();
    if (direct instanceof PyBuffered) return direct.readOnce(size).slice();
    if (direct !== undefined) return direct.take(size);
    const name = lookupAttribute(this.source(), "read1") === undefined ? "read" : "read1";
    const chunk = invoke(this.source(), name, size);
    const bytes = chunk === null ? undefined : chunk;
    if (bytes instanceof PyBytes) return bytes.data;
    if (bytes !== undefined && typeof bytes === "object" && typeOf(bytes).name !== "str") {
      return bytesLike(bytes);
    }
    throw raise(
      exc.TypeError,
      `underlying ${name}() should have returned a bytes-like object, not '${typeOf(chunk).name}'`,
    );
  }

  readAll(): string {
    this.requireReadable();
    const direct = this.direct();
    const rest =
      direct instanceof PyBuffered
        ? direct.readRest()
        : direct !== undefined
          ? direct.take(-1)
          : bytesLike(invoke(this.source(), "read"));
    const bytes = this.undecoded.length === 0 ? rest : concat(this.undecoded, rest);
    const { text } = this.decode(bytes, true);
    const translated = this.isTranslating ? this.translator.current.translate(text, true) : text;
    const result = this.decoded.slice(this.at) + translated;
    this.forgetDecoded();
    return result;
  }

  /** `count` characters. */
  readCount(count: number): string {
    this.requireReadable();
    for (;;) {
      const end = advance(this.decoded, this.at, count);
      if (end >= 0) return this.take(end);
      if (!this.readChunk()) return this.take(this.decoded.length);
    }
  }

  private take(end: number): string {
    const text = this.decoded.slice(this.at, end);
    this.at = end;
    return text;
  }

  readLine(limit: number): string {
    this.requireReadable();
    let from = this.at;
    for (;;) {
      let end = findLineEnd(this.decoded, from, this.newline);
      if (limit >= 0) {
        const cut = advance(this.decoded, this.at, limit);
        if (cut >= 0 && (end < 0 || cut < end)) end = cut;
      }
      if (end >= 0) return this.take(end);
      const scanned = this.decoded.length - this.at;
      if (!this.readChunk()) return this.take(this.decoded.length);
      from = this.at + Math.max(0, scanned - 1);
    }
  }

  /** Iteration: `tell` would be too dear, so it is refused until the end. */
  nextLine(): string {
    this.telling = false;
    const line = this.readLine(-1);
    if (line === "") this.telling = this.isSeekable;
    return line;
  }

  private forgetDecoded(): void {
    this.decoded = "";
    this.at = 0;
    this.undecoded = new Uint8Array(0);
    this.chunk = this.undecoded;
    if (this.isSeekable) this.chunkStart = this.bufferTell();
  }

  /** Writing after reading: the bytes go where reading stopped. */
  private dropDecoded(): void {
    if (this.decoded === "" && this.undecoded.length === 0) return;
    if (this.isSeekable) {
      const position = this.tell();
      this.forgetDecoded();
      this.bufferSeek(position, 0);
    }
    this.forgetDecoded();
  }

  // --- positions ---

  private bufferTell(): number {
    const direct = this.direct();
    if (direct instanceof PyBuffered) return direct.tell();
    if (direct !== undefined) return direct.position;
    return Number(toIndex(invoke(this.source(), "tell")));
  }

  private bufferSeek(offset: number, whence: number): number {
    const direct = this.direct();
    if (direct instanceof PyBuffered) return direct.seek(offset, whence);
    return Number(toIndex(invoke(this.source(), "seek", offset, whence)));
  }

  tell(): number {
    this.check();
    if (!this.isSeekable) throw unsupported("underlying stream is not seekable");
    if (!this.telling) {
      throw raise(exc.OSError, "telling position disabled by next() call");
    }
    this.flush();
    const unread = this.decoded.length - this.at;
    if (unread === 0 && this.undecoded.length === 0 && !this.translator.current.isHolding) {
      return this.bufferTell();
    }
    return this.chunkStart + this.bytesBefore(unread);
  }

  /** How many bytes of the chunk come before the last `unread` units of text. */
  private bytesBefore(unread: number): number {
    const whole = this.lengthOfPrefix(this.chunk.length);
    const wanted = whole - unread;
    let low = 0;
    let high = this.chunk.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lengthOfPrefix(middle) >= wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private lengthOfPrefix(size: number): number {
    const codec = this.codec ?? "latin-1";
    const prefix = this.chunk.subarray(0, size);
    const text = textOf(decodePartly(prefix, codec, this.errors, false).text);
    if (!this.isTranslating) return text.length;
    const translator = new NewlineTranslator(this.newline === null);
    translator.isHolding = this.heldAtChunk;
    return translator.translate(text, size === this.chunk.length && this.sawEnd).length;
  }

  seek(offset: number, whence: number): number {
    this.check();
    if (whence === 1) {
      if (offset !== 0) throw unsupported("can't do nonzero cur-relative seeks");
      return this.seek(this.tell(), 0);
    }
    if (whence === 2 && offset !== 0) throw unsupported("can't do nonzero end-relative seeks");
    if (whence < 0 || whence > 2) {
      throw raise(exc.ValueError, `invalid whence (${whence}, should be 0, 1 or 2)`);
    }
    if (!this.isSeekable) throw unsupported("underlying stream is not seekable");
    if (offset < 0) throw raise(exc.ValueError, `negative seek position ${offset}`);
    this.flush();
    this.telling = true;
    this.sawEnd = false;
    this.decoded = "";
    this.at = 0;
    this.undecoded = new Uint8Array(0);
    this.translator.current.isHolding = false;
    const position = this.bufferSeek(offset, whence);
    this.decodedMark = position > 0;
    this.wroteMark = position > 0;
    this.chunk = new Uint8Array(0);
    this.chunkStart = position;
    return position;
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const result = new Uint8Array(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
}

function withoutMark(codec: string | undefined): string {
  return codec === "utf-8-sig" ? "utf-8" : `${codec}-le`;
}

function orderOf(codec: string, bytes: Uint8Array): string {
  const isBig = bytes[0] === 0xfe || (codec === "utf-32" && bytes[0] === 0 && bytes[2] === 0xfe);
  return `${codec}-${isBig ? "be" : "le"}`;
}

function checkEncoding(encoding: string): void {
  encodeText("", encoding);
}

/** The index `count` characters behind `from`; -1 when the text ends before. */
function advance(text: string, from: number, count: number): number {
  if (text.length - from < count) return -1;
  if (!ANY_SURROGATE.test(text)) return from + count;
  let i = from;
  for (let n = 0; n < count; n++) {
    if (i >= text.length) return -1;
    i += (text.codePointAt(i) as number) > 0xffff ? 2 : 1;
  }
  return i;
}

export const textIOType = defineType({
  name: "TextIOWrapper",
  module: "_io",
  bases: [textIOBaseType],
  instanceClass: PyTextIO,
});

/** True if no Python code can be behind the stream's `write`. */
export function isPlainTextIO(value: Value): value is PyTextIO {
  return value instanceof PyTextIO && value.shape.cls === textIOType;
}

/** stream.readline() as JavaScript text. */
export function readLineFrom(stream: Value): string {
  if (isPlainTextIO(stream)) return stream.readLine(-1);
  const line = invoke(stream, "readline");
  if (isStr(line)) return textOf(line);
  throw raise(exc.TypeError, "object.readline() returned non-string");
}

/** An encoding argument: None and "locale" are UTF-8. */
function encodingArgument(encoding: Value): string {
  if (encoding === null) return "UTF-8";
  if (!isStr(encoding)) {
    const name = typeOf(encoding).name;
    throw raise(
      exc.TypeError,
      `TextIOWrapper() argument 'encoding' must be str or None, not ${name}`,
    );
  }
  const text = textOf(encoding);
  return text === "locale" ? "UTF-8" : text;
}

function errorsArgument(errors: Value): string {
  if (errors === null) return "strict";
  if (isStr(errors)) return textOf(errors);
  const name = typeOf(errors).name;
  throw raise(exc.TypeError, `TextIOWrapper() argument 'errors' must be str or None, not ${name}`);
}

const describeBadNewline = (given: string): string => `illegal newline value: ${given}`;

function initialize(
  self: PyTextIO,
  buffer: Value,
  encoding: Value = null,
  errors: Value = null,
  newline: Value = null,
  lineBuffering: Value = false,
  writeThrough: Value = false,
): null {
  self.configure(
    encodingArgument(encoding),
    errorsArgument(errors),
    newlineArgument(newline, describeBadNewline),
  );
  self.lineBuffering = isTrue(lineBuffering);
  self.writeThrough = isTrue(writeThrough);
  self.attach(buffer);
  return null;
}

/** A text stream made by natives. */
export function makeTextIO(buffer: Value, settings: Partial<TextSettings>): PyTextIO {
  const stream = makeStream(textIOType) as PyTextIO;
  stream.configure(
    settings.encoding ?? "UTF-8",
    settings.errors ?? "strict",
    settings.newline ?? null,
  );
  stream.lineBuffering = settings.lineBuffering ?? false;
  stream.mode = settings.mode;
  stream.attach(buffer);
  return stream;
}

export interface TextSettings {
  readonly encoding: string;
  readonly errors: string;
  readonly newline: string | null;
  readonly lineBuffering: boolean;
  readonly mode: string;
}

function reconfigure(
  self: PyTextIO,
  encoding: Value = null,
  errors: Value = null,
  newline?: Value,
  lineBuffering: Value = null,
  writeThrough: Value = null,
): null {
  self.flush();
  const newErrors =
    errors !== null ? errorsArgument(errors) : encoding !== null ? "strict" : self.errors;
  const newNewline =
    newline === undefined ? self.newline : newlineArgument(newline, describeBadNewline);
  self.configure(
    encoding === null ? self.encoding : encodingArgument(encoding),
    newErrors,
    newNewline,
  );
  if (lineBuffering !== null) self.lineBuffering = isTrue(lineBuffering);
  if (writeThrough !== null) self.writeThrough = isTrue(writeThrough);
  return null;
}

function reprTextIO(self: PyTextIO): Value {
  const { module, name } = typeOf(self);
  let text = `<${typeOf(self).isHeapType ? name : `${module}.${name}`}`;
  for (const attribute of ["name", "mode"]) {
    const value = lookQuietly(self, attribute);
    if (value !== undefined) text += ` ${attribute}=${reprText(value)}`;
  }
  return makeStr(`${text} encoding=${reprText(self.encoding)}>`);
}

function lookQuietly(self: Value, name: string): Value | undefined {
  try {
    return lookupAttribute(self, name);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.ValueError)) return undefined;
    throw error;
  }
}

function close(self: PyTextIO): null {
  const buffer = self.source();
  if (isStreamClosed(buffer)) return null;
  try {
    invoke(self, "flush");
  } finally {
    invoke(buffer, "close");
  }
  return null;
}

defineMethods(textIOType, {
  __init__: [
    "buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False",
    initialize,
  ],
  __repr__: ["", reprTextIO],
  __next__: [
    "",
    (self: PyTextIO) => {
      const line = self.nextLine();
      if (line === "") throw raise(exc.StopIteration);
      return makeStr(line);
    },
  ],
  close: ["", close],
  detach: [
    "",
    (self: PyTextIO) => {
      self.flush();
      const buffer = self.source();
      self.buffer = undefined;
      return buffer;
    },
  ],
  fileno: ["", (self: PyTextIO) => invoke(self.source(), "fileno")],
  flush: [
    "",
    (self: PyTextIO) => {
      self.check();
      self.flush();
      return null;
    },
  ],
  isatty: ["", (self: PyTextIO) => invoke(self.source(), "isatty")],
  read: [
    "size=-1, /",
    (self: PyTextIO, size?: Value) => {
      const count = sizeArgument(size);
      return makeStr(count < 0 ? self.readAll() : self.readCount(count));
    },
  ],
  readable: ["", (self: PyTextIO) => invoke(self.source(), "readable")],
  readline: [
    "size=-1, /",
    (self: PyTextIO, size?: Value) => makeStr(self.readLine(sizeArgument(size))),
  ],
  reconfigure: [
    "*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None",
    reconfigure,
  ],
  seek: [
    "cookie, whence=0, /",
    (self: PyTextIO, offset: Value, whence: Value = 0) =>
      self.seek(Number(toIndex(offset)), Number(toIndex(whence))),
  ],
  seekable: ["", (self: PyTextIO) => invoke(self.source(), "seekable")],
  tell: ["", (self: PyTextIO) => self.tell()],
  truncate: [
    "pos=None, /",
    (self: PyTextIO, position: Value = null) => {
      self.check();
      self.flush();
      return invoke(self.source(), "truncate", position ?? self.tell());
    },
  ],
  writable: ["", (self: PyTextIO) => invoke(self.source(), "writable")],
  write: [
    "text, /",
    (self: PyTextIO, text: Value) => {
      if (!isStr(text)) {
        const name = typeOf(text).name;
        throw raise(exc.TypeError, `write() argument must be str, not ${name}`);
      }
      self.writeText(textOf(text));
      const plain = exactStr(text);
      return plain instanceof PyWideStr ? plain.points.length : plain.length;
    },
  ],
  __reduce__: ["", refusePickling],
});
defineGetters(textIOType, {
  buffer: (self: PyTextIO) => self.source(),
  closed: (self: PyTextIO) => getAttribute(self.source(), "closed"),
  encoding: (self: PyTextIO) => makeStr(self.encoding),
  errors: (self: PyTextIO) => makeStr(self.errors),
  line_buffering: (self: PyTextIO) => self.lineBuffering,
  name: (self: PyTextIO) => getAttribute(self.source(), "name"),
  newlines: (self: PyTextIO) => describeSeen(self.seenNewlines),
  write_through: (self: PyTextIO) => self.writeThrough,
});
defineGetSet(
  textIOType,
  "_CHUNK_SIZE",
  (self: PyTextIO) => self.chunkSize,
  (self: PyTextIO, value: Value | undefined) => {
    self.chunkSize = Number(toIndex(value ?? CHUNK_SIZE));
  },
);

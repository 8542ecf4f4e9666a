/**
 * BufferedReader, BufferedWriter, BufferedRandom and BufferedRWPair: one class with a read buffer
 * and a write buffer over a raw stream, of which only one holds bytes at a time.
 *
 * A raw stream that is exactly a FileIO is used directly; any other through its Python methods.
 *
 * Invariant: the raw stream stands behind the unread bytes of the read buffer, or before the
 * bytes of the write buffer.
 */
import { byteArrayType, type PyByteArray } from "../../objects/bytearray.ts";
import { bytesLike } from "../../objects/buffer.ts";
import { PyBytes } from "../../objects/bytes.ts";
import { exc, PyException, raise } from "../../objects/errors.ts";
import { defineGetters, defineMethods } from "../../objects/native.ts";
import { makeStr, type Value } from "../../objects/object.ts";
import { getAttribute, lookupAttribute } from "../../objects/protocols/attributes.ts";
import { call1 } from "../../objects/protocols/calls.ts";
import { isTrue, toIndex } from "../../objects/protocols/operators.ts";
import { reprText } from "../../objects/protocols/text.ts";
import { defineType, isInstance, typeOf } from "../../objects/type.ts";
import { BUFFER_SIZE, fileIOType, PyFileIO, refusePickling } from "./file-io.ts";
import {
  bufferedIOBaseType,
  closedError,
  invoke,
  isStreamClosed,
  joinBytes,
  PyStream,
  sizeArgument,
  unsupported,
  writableMemory,
} from "./io-base.ts";
import { holdBytes, releaseBytes } from "./unflushed.ts";

const empty = new Uint8Array(0);

export class PyBuffered extends PyStream {
  raw: Value | undefined = undefined;
  size = BUFFER_SIZE;
  /** Bytes read ahead; those before `readAt` are used up. */
  private ahead: Uint8Array = empty;
  private readAt = 0;
  private pending: Uint8Array[] = [];
  private pendingSize = 0;

  /** The raw stream; ValueError when there is none any more. */
  source(): Value {
    if (this.raw === undefined) throw raise(exc.ValueError, "raw stream has been detached");
    return this.raw;
  }

  private file(): PyFileIO | undefined {
    const raw = this.source();
    return raw instanceof PyFileIO && raw.shape.cls === fileIOType ? raw : undefined;
  }

  get isShut(): boolean {
    const file = this.raw === undefined ? undefined : this.file();
    return file === undefined ? isTrue(getAttribute(this.source(), "closed")) : file.file === null;
  }

  private get unread(): number {
    return this.ahead.length - this.readAt;
  }

  private readRaw(size: number): Uint8Array | null {
    const file = this.file();
    if (file !== undefined) return file.readBytes(size);
    const buffer = call1(byteArrayType, size) as PyByteArray;
    const got = invoke(this.source(), "readinto", buffer);
    if (got === null) return null;
    const count = Number(toIndex(got));
    if (count < 0 || count > size) {
      throw raise(
        exc.OSError,
        `raw readinto() returned invalid length ${count} (should have been between 0 and ${size})`,
      );
    }
    return buffer.bytes().slice(0, count);
  }

  private writeRaw(bytes: Uint8Array): void {
    const file = this.file();
    if (file !== undefined) {
      file.writeBytes(bytes);
      return;
    }
    let rest = bytes;
    while (rest.length > 0) {
      const got = invoke(this.source(), "write", new PyBytes(rest.slice()));
      if (got === null) {
        throw raise(
          exc.BlockingIOError as never,
          11,
          "write could not complete without blocking",
          0,
        );
      }
      rest = rest.subarray(Number(toIndex(got)));
    }
  }

  /** Up to `size` bytes, at most one read of the raw stream. */
  readOnce(size: number): Uint8Array {
    this.flushPending();
    if (this.unread === 0) {
      const chunk = this.readRaw(Math.max(size, this.size)) ?? empty;
      this.ahead = chunk;
      this.readAt = 0;
    }
    return this.takeAhead(size);
  }

  private takeAhead(size: number): Uint8Array {
    const end = Math.min(this.ahead.length, this.readAt + size);
    const part = this.ahead.subarray(this.readAt, end);
    this.readAt = end;
    return part;
  }

  /** Exactly `size` bytes unless the end comes first. */
  readExactly(size: number): Uint8Array {
    this.flushPending();
    if (this.unread >= size) return this.takeAhead(size);
    const parts = [this.takeAhead(size)];
    let missing = size - (parts[0] as Uint8Array).length;
    while (missing > 0) {
      const chunk = this.readRaw(Math.max(missing, this.size));
      if (chunk === null || chunk.length === 0) break;
      this.ahead = chunk;
      this.readAt = 0;
      const part = this.takeAhead(missing);
      parts.push(part);
      missing -= part.length;
    }
    return joinBytes(parts);
  }

  readRest(): Uint8Array {
    this.flushPending();
    const parts = [this.takeAhead(this.unread)];
    const file = this.file();
    if (file !== undefined) {
      parts.push(file.readAllBytes());
      return joinBytes(parts);
    }
    const all = lookupAttribute(this.source(), "readall");
    if (all !== undefined) {
      const rest = invoke(this.source(), "readall");
      if (rest instanceof PyBytes) parts.push(rest.data);
      else if (rest !== null) {
        throw raise(exc.TypeError, "readall() should return bytes");
      }
      return joinBytes(parts);
    }
    for (;;) {
      const chunk = this.readRaw(this.size);
      if (chunk === null || chunk.length === 0) return joinBytes(parts);
      parts.push(chunk);
    }
  }

  peek(): Uint8Array {
    this.flushPending();
    if (this.unread === 0) {
      this.ahead = this.readRaw(this.size) ?? empty;
      this.readAt = 0;
    }
    return this.ahead.subarray(this.readAt);
  }

  readLine(limit: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let left = limit < 0 ? Number.POSITIVE_INFINITY : limit;
    while (left > 0) {
      const ahead = this.peek();
      if (ahead.length === 0) break;
      const newline = ahead.indexOf(10);
      const wanted = newline >= 0 ? newline + 1 : ahead.length;
      const part = this.takeAhead(Math.min(wanted, left));
      parts.push(part);
      left -= part.length;
      if (newline >= 0 && part.length === wanted) break;
    }
    return joinBytes(parts);
  }

  /** The caller gives the bytes away. */
  writeBytes(bytes: Uint8Array): void {
    this.dropAhead();
    if (this.pendingSize === 0) holdBytes(this);
    this.pending.push(bytes);
    this.pendingSize += bytes.length;
    if (this.pendingSize >= this.size) this.flushPending();
  }

  /** Puts the raw stream back to where reading stopped. */
  private dropAhead(): void {
    const unread = this.unread;
    this.ahead = empty;
    this.readAt = 0;
    if (unread > 0) this.seekRaw(-unread, 1);
  }

  flushPending(): void {
    if (this.pendingSize === 0) return;
    const bytes = joinBytes(this.pending);
    this.pending = [];
    this.pendingSize = 0;
    releaseBytes(this);
    this.writeRaw(bytes);
  }

  flush(): void {
    this.flushPending();
    if (this.unread > 0 && this.shape.cls.isSubtypeOf(bufferedRandomType)) this.dropAhead();
  }

  private seekRaw(offset: number, whence: number): number {
    const file = this.file();
    if (file !== undefined) return file.seek(offset, whence);
    return Number(toIndex(invoke(this.source(), "seek", offset, whence)));
  }

  seek(offset: number, whence: number): number {
    this.flushPending();
    const shift = whence === 1 ? offset - this.unread : offset;
    this.ahead = empty;
    this.readAt = 0;
    return this.seekRaw(shift, whence);
  }

  tell(): number {
    const file = this.file();
    const at = file !== undefined ? file.tell() : Number(toIndex(invoke(this.source(), "tell")));
    return at - this.unread + this.pendingSize;
  }
}

const options = { module: "_io", bases: [bufferedIOBaseType], instanceClass: PyBuffered };
export const bufferedReaderType = defineType({ name: "BufferedReader", ...options });
export const bufferedWriterType = defineType({ name: "BufferedWriter", ...options });
export const bufferedRandomType = defineType({ name: "BufferedRandom", ...options });

function attach(self: PyBuffered, raw: Value, size: Value): null {
  const length = Number(toIndex(size));
  if (length <= 0) throw raise(exc.ValueError, "buffer size must be strictly positive");
  self.raw = raw;
  self.size = length;
  return null;
}

function requireAbility(raw: Value, ability: "readable" | "writable" | "seekable"): void {
  if (!isTrue(invoke(raw, ability))) throw unsupported(`File or stream is not ${ability}.`);
}

function checkOpen(self: PyBuffered, text: string): void {
  if (self.raw === undefined) throw raise(exc.ValueError, "raw stream has been detached");
  if (self.isShut) throw closedError(text);
}

function reprBuffered(self: PyBuffered): Value {
  const { module, name } = typeOf(self);
  const full = typeOf(self).isHeapType ? name : `${module}.${name}`;
  const label = self.raw === undefined ? undefined : findName(self);
  return makeStr(label === undefined ? `<${full}>` : `<${full} name=${reprText(label)}>`);
}

function findName(self: Value): Value | undefined {
  try {
    return lookupAttribute(self, "name");
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.ValueError)) return undefined;
    throw error;
  }
}

function closeBuffered(self: PyBuffered): null {
  const raw = self.source();
  if (isStreamClosed(self)) return null;
  try {
    invoke(self, "flush");
  } finally {
    invoke(raw, "close");
  }
  return null;
}

const common = {
  __repr__: ["", reprBuffered],
  close: ["", closeBuffered],
  detach: [
    "",
    (self: PyBuffered) => {
      invoke(self, "flush");
      const raw = self.source();
      self.raw = undefined;
      return raw;
    },
  ],
  fileno: ["", (self: PyBuffered) => invoke(self.source(), "fileno")],
  flush: [
    "",
    (self: PyBuffered) => {
      checkOpen(self, "flush of closed file");
      self.flush();
      return null;
    },
  ],
  isatty: ["", (self: PyBuffered) => invoke(self.source(), "isatty")],
  seek: [
    "target, whence=0, /",
    (self: PyBuffered, target: Value, whence: Value = 0) => {
      const from = Number(toIndex(whence));
      if (from < 0 || from > 2) {
        throw raise(exc.ValueError, `whence value ${from} unsupported`);
      }
      checkOpen(self, "seek of closed file");
      requireAbility(self.source(), "seekable");
      return self.seek(Number(toIndex(target)), from);
    },
  ],
  seekable: ["", (self: PyBuffered) => invoke(self.source(), "seekable")],
  tell: ["", (self: PyBuffered) => self.tell()],
  truncate: [
    "pos=None, /",
    (self: PyBuffered, position: Value = null) => {
      checkOpen(self, "truncate of closed file");
      if (!isTrue(invoke(self, "writable"))) throw unsupported("truncate");
      self.flush();
      return invoke(self.source(), "truncate", position ?? self.tell());
    },
  ],
  __reduce__: ["", refusePickling],
} as const;

const reading = {
  peek: [
    "size=0, /",
    (self: PyBuffered) => {
      checkOpen(self, "peek of closed file");
      return new PyBytes(self.peek().slice());
    },
  ],
  read: [
    "size=-1, /",
    (self: PyBuffered, size?: Value) => {
      const count = sizeArgument(size);
      if (count < -1) throw raise(exc.ValueError, "read length must be non-negative or -1");
      checkOpen(self, "read of closed file");
      return new PyBytes(count < 0 ? self.readRest() : self.readExactly(count).slice());
    },
  ],
  read1: [
    "size=-1, /",
    (self: PyBuffered, size?: Value) => {
      const count = sizeArgument(size);
      checkOpen(self, "read of closed file");
      return new PyBytes(self.readOnce(count < 0 ? self.size : count).slice());
    },
  ],
  readable: ["", (self: PyBuffered) => invoke(self.source(), "readable")],
  readinto: [
    "buffer, /",
    (self: PyBuffered, buffer: Value) => {
      const memory = writableMemory(buffer);
      checkOpen(self, "readinto of closed file");
      const bytes = self.readExactly(memory.length);
      memory.set(bytes);
      return bytes.length;
    },
  ],
  readinto1: [
    "buffer, /",
    (self: PyBuffered, buffer: Value) => {
      const memory = writableMemory(buffer);
      checkOpen(self, "readinto of closed file");
      const bytes = self.readOnce(memory.length);
      memory.set(bytes);
      return bytes.length;
    },
  ],
  readline: [
    "size=-1, /",
    (self: PyBuffered, size?: Value) => {
      checkOpen(self, "readline of closed file");
      return new PyBytes(self.readLine(sizeArgument(size)).slice());
    },
  ],
  __next__: [
    "",
    (self: PyBuffered) => {
      checkOpen(self, "I/O operation on closed file.");
      const line = self.readLine(-1);
      if (line.length === 0) throw raise(exc.StopIteration);
      return new PyBytes(line.slice());
    },
  ],
} as const;

const writing = {
  writable: ["", (self: PyBuffered) => invoke(self.source(), "writable")],
  write: [
    "buffer, /",
    (self: PyBuffered, bytes: Value) => {
      const data = bytesLike(bytes);
      checkOpen(self, "write to closed file");
      self.writeBytes(data.slice());
      return data.length;
    },
  ],
} as const;

defineMethods(bufferedReaderType, {
  ...common,
  ...reading,
  __init__: [
    "raw, buffer_size=131072",
    (self: PyBuffered, raw: Value, size: Value = BUFFER_SIZE) => {
      requireAbility(raw, "readable");
      return attach(self, raw, size);
    },
  ],
});
defineMethods(bufferedWriterType, {
  ...common,
  ...writing,
  __init__: [
    "raw, buffer_size=131072",
    (self: PyBuffered, raw: Value, size: Value = BUFFER_SIZE) => {
      requireAbility(raw, "writable");
      return attach(self, raw, size);
    },
  ],
});
defineMethods(bufferedRandomType, {
  ...common,
  ...reading,
  ...writing,
  __init__: [
    "raw, buffer_size=131072",
    (self: PyBuffered, raw: Value, size: Value = BUFFER_SIZE) => {
      requireAbility(raw, "seekable");
      requireAbility(raw, "readable");
      requireAbility(raw, "writable");
      return attach(self, raw, size);
    },
  ],
});
for (const type of [bufferedReaderType, bufferedWriterType, bufferedRandomType]) {
  defineGetters(type, {
    closed: (self: PyBuffered) => getAttribute(self.source(), "closed"),
    mode: (self: PyBuffered) => getAttribute(self.source(), "mode"),
    name: (self: PyBuffered) => getAttribute(self.source(), "name"),
    raw: (self: PyBuffered) => self.source(),
  });
}

// --- a pair ---

class PyBufferedPair extends PyStream {
  reader: Value = null;
  writer: Value = null;
}

export const bufferedPairType = defineType({
  name: "BufferedRWPair",
  module: "_io",
  bases: [bufferedIOBaseType],
  instanceClass: PyBufferedPair,
});

const viaReader = (name: string) => (self: PyBufferedPair, args: Value[]) =>
  invoke(self.reader, name, ...args);
const viaWriter = (name: string) => (self: PyBufferedPair, args: Value[]) =>
  invoke(self.writer, name, ...args);

defineMethods(bufferedPairType, {
  __init__: [
    "reader, writer, buffer_size=131072, /",
    (self: PyBufferedPair, reader: Value, writer: Value, size: Value = BUFFER_SIZE) => {
      self.reader = makeBuffered(bufferedReaderType, reader, size);
      self.writer = makeBuffered(bufferedWriterType, writer, size);
      return null;
    },
  ],
  peek: ["*args", viaReader("peek")],
  read: ["*args", viaReader("read")],
  read1: ["*args", viaReader("read1")],
  readable: ["*args", viaReader("readable")],
  readinto: ["*args", viaReader("readinto")],
  readinto1: ["*args", viaReader("readinto1")],
  flush: ["*args", viaWriter("flush")],
  writable: ["*args", viaWriter("writable")],
  write: ["*args", viaWriter("write")],
  isatty: [
    "",
    (self: PyBufferedPair) =>
      isTrue(invoke(self.writer, "isatty")) || isTrue(invoke(self.reader, "isatty")),
  ],
  close: [
    "",
    (self: PyBufferedPair) => {
      try {
        invoke(self.writer, "close");
      } finally {
        invoke(self.reader, "close");
      }
      return null;
    },
  ],
});
defineGetters(bufferedPairType, {
  closed: (self: PyBufferedPair) => getAttribute(self.writer, "closed"),
});

/** A buffered stream of one of the three classes over `raw`. */
export function makeBuffered(
  type: typeof bufferedReaderType,
  raw: Value,
  size: Value = BUFFER_SIZE,
): PyBuffered {
  if (type !== bufferedWriterType) requireAbility(raw, "readable");
  if (type !== bufferedReaderType) requireAbility(raw, "writable");
  const stream = new PyBuffered();
  stream.shape = type.rootShape;
  attach(stream, raw, size);
  return stream;
}

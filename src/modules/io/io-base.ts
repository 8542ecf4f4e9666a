/**
 * The base classes of streams (`_IOBase` and its three children): what they do when a subclass
 * defines no better, all of it through the stream's own Python-visible methods.
 */
import { byteArrayType, type PyByteArray } from "../../objects/bytearray.ts";
import { PyBytes } from "../../objects/bytes.ts";
import { getBuffer } from "../../objects/buffer.ts";
import { exc, raise } from "../../objects/errors.ts";
import { newList } from "../../objects/list.ts";
import { defineGetters, defineMethods, defineStatic } from "../../objects/native.ts";
import { PyObject, type Value } from "../../objects/object.ts";
import { getAttribute, lookupAttribute } from "../../objects/protocols/attributes.ts";
import { call, call1 } from "../../objects/protocols/calls.ts";
import { getIterator, next } from "../../objects/protocols/iteration.ts";
import { isTrue, length, toIndex } from "../../objects/protocols/operators.ts";
import { defineType, type PyType, typeOf } from "../../objects/type.ts";

/** Any stream; native ones and instances of Python subclasses. */
export class PyStream extends PyObject {
  /** close() was called on the base class. */
  isClosed = false;
}

export const ioBaseType = defineType({
  name: "_IOBase",
  module: "_io",
  hasDict: true,
  instanceClass: PyStream,
});
export const rawIOBaseType = defineType({ name: "_RawIOBase", module: "_io", bases: [ioBaseType] });
export const bufferedIOBaseType = defineType({
  name: "_BufferedIOBase",
  module: "_io",
  bases: [ioBaseType],
});
export const textIOBaseType = defineType({
  name: "_TextIOBase",
  module: "_io",
  bases: [ioBaseType],
});

export const unsupportedOperation = defineType({
  name: "UnsupportedOperation",
  module: "io",
  bases: [exc.OSError, exc.ValueError as PyType],
});

/** A bare stream of a class, before `__init__`. */
export function makeStream(cls: PyType): PyStream {
  const stream = new cls.instanceClass() as PyStream;
  stream.shape = cls.rootShape;
  return stream;
}

/** io.UnsupportedOperation. */
export function unsupported(what: string): unknown {
  return raise(unsupportedOperation, what);
}

export function closedError(text = "I/O operation on closed file."): unknown {
  return raise(exc.ValueError, text);
}

/** self.name(...args), through Python. */
export function invoke(self: Value, name: string, ...args: Value[]): Value {
  return call(getAttribute(self, name), args);
}

export function isStreamClosed(self: Value): boolean {
  return isTrue(getAttribute(self, "closed"));
}

function checkClosed(self: Value): null {
  if (isStreamClosed(self)) throw closedError();
  return null;
}

function checkAbility(name: "readable" | "writable" | "seekable", text: string) {
  return (self: Value): Value => {
    const answer = invoke(self, name);
    if (answer !== true) throw unsupported(text);
    return answer;
  };
}

/** A `size` argument: None and negative numbers mean "all". */
export function sizeArgument(size: Value | undefined): number {
  if (size === undefined || size === null) return -1;
  if (typeof size === "number") return size;
  if (typeOf(size).lookup("__index__") === undefined) {
    const name = typeOf(size).name;
    throw raise(exc.TypeError, `argument should be integer or None, not '${name}'`);
  }
  return Number(toIndex(size));
}

/** Reads byte by byte, or as far as `peek` shows. */
function readLine(self: Value, size?: Value): Value {
  const limit = sizeArgument(size);
  const peek = lookupAttribute(self, "peek");
  const parts: number[] = [];
  while (limit < 0 || parts.length < limit) {
    let count = 1;
    if (peek !== undefined) {
      const ahead = call1(peek, 1);
      if (!(ahead instanceof PyBytes)) {
        const name = typeOf(ahead).name;
        throw raise(exc.OSError, `peek() should have returned a bytes object, not '${name}'`);
      }
      const end = ahead.data.indexOf(10);
      count = Math.max(1, end >= 0 ? end + 1 : ahead.data.length);
      if (limit >= 0) count = Math.min(count, limit - parts.length);
    }
    const chunk = invoke(self, "read", count);
    if (!(chunk instanceof PyBytes)) {
      const name = typeOf(chunk).name;
      throw raise(exc.OSError, `read() should have returned a bytes object, not '${name}'`);
    }
    if (chunk.data.length === 0) break;
    for (const octet of chunk.data) parts.push(octet);
    if (parts[parts.length - 1] === 10) break;
  }
  return new PyBytes(Uint8Array.from(parts));
}

function readLines(self: Value, hint?: Value): Value {
  const limit = sizeArgument(hint);
  const lines: Value[] = [];
  let total = 0;
  const iterator = getIterator(self);
  for (let line = next(iterator); line !== undefined; line = next(iterator)) {
    lines.push(line);
    total += length(line);
    if (limit > 0 && total >= limit) break;
  }
  return newList(lines);
}

function writeLines(self: Value, lines: Value): null {
  checkClosed(self);
  const iterator = getIterator(lines);
  for (let line = next(iterator); line !== undefined; line = next(iterator)) {
    invoke(self, "write", line);
  }
  return null;
}

function close(self: PyStream): null {
  if (self.isClosed) return null;
  try {
    invoke(self, "flush");
  } finally {
    self.isClosed = true;
  }
  return null;
}

defineStatic(ioBaseType, "__new__", ["*args, **kwargs", (cls: PyType) => makeStream(cls)]);
defineMethods(ioBaseType, {
  __init__: ["*args, **kwargs", () => null],
  __enter__: [
    "",
    (self: Value) => {
      checkClosed(self);
      return self;
    },
  ],
  __exit__: [
    "*args",
    (self: Value) => {
      invoke(self, "close");
      return null;
    },
  ],
  __iter__: [
    "",
    (self: Value) => {
      checkClosed(self);
      return self;
    },
  ],
  __next__: [
    "",
    (self: Value) => {
      const line = invoke(self, "readline");
      if (length(line) === 0) throw raise(exc.StopIteration);
      return line;
    },
  ],
  _checkClosed: ["msg=None, /", checkClosed],
  _checkReadable: ["msg=None, /", checkAbility("readable", "File or stream is not readable.")],
  _checkSeekable: ["msg=None, /", checkAbility("seekable", "File or stream is not seekable.")],
  _checkWritable: ["msg=None, /", checkAbility("writable", "File or stream is not writable.")],
  close: ["", close],
  fileno: [
    "",
    () => {
      throw unsupported("fileno");
    },
  ],
  flush: [
    "",
    (self: PyStream) => {
      if (self.isClosed) throw closedError();
      return null;
    },
  ],
  isatty: [
    "",
    (self: Value) => {
      checkClosed(self);
      return false;
    },
  ],
  readable: ["", () => false],
  readline: ["size=-1, /", readLine],
  readlines: ["hint=-1, /", readLines],
  seek: [
    "offset, whence=0, /",
    () => {
      throw unsupported("seek");
    },
  ],
  seekable: ["", () => false],
  tell: ["", (self: Value) => invoke(self, "seek", 0, 1)],
  truncate: [
    "size=None, /",
    () => {
      throw unsupported("truncate");
    },
  ],
  writable: ["", () => false],
  writelines: ["lines, /", writeLines],
});
defineGetters(ioBaseType, { closed: (self: PyStream) => self.isClosed });

// --- raw ---

function rawReadAll(self: Value): Value {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = invoke(self, "read", 131072);
    if (chunk === null) return chunks.length === 0 ? null : new PyBytes(joinBytes(chunks));
    if (!(chunk instanceof PyBytes)) throw raise(exc.TypeError, "read() should return bytes");
    if (chunk.data.length === 0) return new PyBytes(joinBytes(chunks));
    chunks.push(chunk.data);
  }
}

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  let total = 0;
  for (const chunk of chunks) total += chunk.length;
  const result = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    result.set(chunk, at);
    at += chunk.length;
  }
  return result;
}

/** The memory of a writable buffer argument of readinto. */
export function writableMemory(value: Value): Uint8Array {
  const view = getBuffer(value);
  if (view === undefined || view.readonly) {
    const name = typeOf(value).name;
    throw raise(
      exc.TypeError,
      `readinto() argument must be read-write bytes-like object, not ${name}`,
    );
  }
  return view.bytes;
}

function notImplemented(): never {
  throw raise(exc.NotImplementedError);
}

defineMethods(rawIOBaseType, {
  read: [
    "size=-1, /",
    (self: Value, size?: Value) => {
      const count = sizeArgument(size);
      if (count < 0) return invoke(self, "readall");
      const buffer = call1(byteArrayType, count) as PyByteArray;
      const got = invoke(self, "readinto", buffer);
      if (got === null) return null;
      return new PyBytes(buffer.bytes().slice(0, Number(toIndex(got))));
    },
  ],
  readall: ["", rawReadAll],
  readinto: ["buffer, /", notImplemented],
  write: ["b, /", notImplemented],
});

// --- buffered ---

function readIntoBy(name: "read" | "read1") {
  return (self: Value, buffer: Value): Value => {
    const memory = writableMemory(buffer);
    const chunk = invoke(self, name, memory.length);
    if (!(chunk instanceof PyBytes)) throw raise(exc.TypeError, `${name}() should return bytes`);
    memory.set(chunk.data);
    return chunk.data.length;
  };
}

const refuse = (name: string) => (): never => {
  throw unsupported(name);
};

defineMethods(bufferedIOBaseType, {
  detach: ["", refuse("detach")],
  read: ["size=-1, /", refuse("read")],
  read1: ["size=-1, /", refuse("read1")],
  readinto: ["buffer, /", readIntoBy("read")],
  readinto1: ["buffer, /", readIntoBy("read1")],
  write: ["b, /", refuse("write")],
});

// --- text ---

defineMethods(textIOBaseType, {
  detach: ["", refuse("detach")],
  read: ["size=-1, /", refuse("read")],
  readline: ["size=-1, /", refuse("readline")],
  write: ["s, /", refuse("write")],
});
defineGetters(textIOBaseType, {
  encoding: () => null,
  errors: () => null,
  newlines: () => null,
});

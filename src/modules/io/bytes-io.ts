/** BytesIO: a binary file in memory. */
import { bytesLike } from "../../objects/buffer.ts";
import { PyBytes } from "../../objects/bytes.ts";
import { PyDict } from "../../objects/dict.ts";
import { updateDict } from "../../objects/dict-methods.ts";
import { exc, raise } from "../../objects/errors.ts";
import { defineGetters, defineMethods } from "../../objects/native.ts";
import type { Value } from "../../objects/object.ts";
import { call1 } from "../../objects/protocols/calls.ts";
import { copyInstanceDict, instanceDict } from "../../objects/protocols/fields.ts";
import { getIterator, next } from "../../objects/protocols/iteration.ts";
import { toIndex } from "../../objects/protocols/operators.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { defineType } from "../../objects/type.ts";
import { builtinFunction } from "../../objects/builtin-lookup.ts";
import {
  bufferedIOBaseType,
  closedError,
  PyStream,
  sizeArgument,
  unsupported,
  writableMemory,
} from "./io-base.ts";

export class PyBytesIO extends PyStream {
  memory = new Uint8Array(0);
  size = 0;
  position = 0;

  check(): void {
    if (this.isClosed) throw closedError();
  }

  content(): Uint8Array {
    return this.memory.subarray(0, this.size);
  }

  take(count: number): Uint8Array {
    const start = Math.min(this.position, this.size);
    const end = count < 0 ? this.size : Math.min(this.size, start + count);
    if (end > start) this.position = end;
    return this.memory.slice(start, end);
  }

  readLine(limit: number): Uint8Array {
    const start = Math.min(this.position, this.size);
    const newline = this.content().indexOf(10, start);
    const end = newline < 0 ? this.size : newline + 1;
    return this.take(limit < 0 ? end - start : Math.min(limit, end - start));
  }

  writeBytes(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const end = this.position + bytes.length;
    if (end > this.memory.length) this.grow(end);
    if (this.position > this.size) this.memory.fill(0, this.size, this.position);
    this.memory.set(bytes, this.position);
    this.position = end;
    if (end > this.size) this.size = end;
  }

  private grow(size: number): void {
    const larger = new Uint8Array(Math.max(size, this.memory.length * 2, 64));
    larger.set(this.content());
    this.memory = larger;
  }
}

export const bytesIOType = defineType({
  name: "BytesIO",
  module: "_io",
  bases: [bufferedIOBaseType],
  instanceClass: PyBytesIO,
});

function seek(self: PyBytesIO, offset: Value, whence: Value = 0): Value {
  self.check();
  const shift = Number(toIndex(offset));
  const from = Number(toIndex(whence));
  if (from === 0 && shift < 0) throw raise(exc.ValueError, `negative seek value ${shift}`);
  if (from < 0 || from > 2) {
    throw raise(exc.ValueError, `invalid whence (${from}, should be 0, 1 or 2)`);
  }
  const base = from === 0 ? 0 : from === 1 ? self.position : self.size;
  self.position = Math.max(0, base + shift);
  return self.position;
}

function truncate(self: PyBytesIO, size: Value = null): Value {
  self.check();
  const target = size === null ? self.position : Number(toIndex(size));
  if (target < 0) throw raise(exc.ValueError, `negative size value ${target}`);
  if (target < self.size) {
    self.memory = self.memory.slice(0, target);
    self.size = target;
  }
  return target;
}

function readInto(self: PyBytesIO, buffer: Value): Value {
  self.check();
  const memory = writableMemory(buffer);
  const bytes = self.take(memory.length);
  memory.set(bytes);
  return bytes.length;
}

function read(self: PyBytesIO, size?: Value): Value {
  self.check();
  return new PyBytes(self.take(sizeArgument(size)));
}

const yes = (self: PyBytesIO): Value => {
  self.check();
  return true;
};

defineMethods(bytesIOType, {
  __init__: [
    "initial_bytes=b''",
    (self: PyBytesIO, initial: Value = null) => {
      self.memory = initial === null ? new Uint8Array(0) : bytesLike(initial).slice();
      self.size = self.memory.length;
      self.position = 0;
      return null;
    },
  ],
  __getstate__: [
    "",
    (self: PyBytesIO) => {
      self.check();
      const dict = copyInstanceDict(self);
      return new PyTuple([
        new PyBytes(self.content().slice()),
        self.position,
        dict.table.size === 0 ? null : dict,
      ]);
    },
  ],
  __setstate__: [
    "state, /",
    (self: PyBytesIO, state: Value) => {
      const [content, position, dict] = state instanceof PyTuple ? state.items : [];
      self.memory = bytesLike(content as Value).slice();
      self.size = self.memory.length;
      self.position = Number(toIndex(position as Value));
      if (dict instanceof PyDict) updateDict(instanceDict(self), dict);
      return null;
    },
  ],
  __next__: [
    "",
    (self: PyBytesIO) => {
      self.check();
      const line = self.readLine(-1);
      if (line.length === 0) throw raise(exc.StopIteration);
      return new PyBytes(line);
    },
  ],
  close: [
    "",
    (self: PyBytesIO) => {
      self.isClosed = true;
      self.memory = new Uint8Array(0);
      self.size = 0;
      return null;
    },
  ],
  detach: [
    "",
    () => {
      throw unsupported("detach");
    },
  ],
  flush: [
    "",
    (self: PyBytesIO) => {
      self.check();
      return null;
    },
  ],
  getbuffer: [
    "",
    (self: PyBytesIO) => {
      self.check();
      return call1(builtinFunction("memoryview"), memoryOf(self));
    },
  ],
  getvalue: [
    "",
    (self: PyBytesIO) => {
      self.check();
      return new PyBytes(self.content().slice());
    },
  ],
  isatty: [
    "",
    (self: PyBytesIO) => {
      self.check();
      return false;
    },
  ],
  read: ["size=-1, /", read],
  read1: ["size=-1, /", read],
  readable: ["", yes],
  readinto: ["buffer, /", readInto],
  readinto1: ["buffer, /", readInto],
  readline: [
    "size=-1, /",
    (self: PyBytesIO, size?: Value) => {
      self.check();
      return new PyBytes(self.readLine(sizeArgument(size)));
    },
  ],
  seek: ["pos, whence=0, /", seek],
  seekable: ["", yes],
  tell: [
    "",
    (self: PyBytesIO) => {
      self.check();
      return self.position;
    },
  ],
  truncate: ["size=None, /", truncate],
  writable: ["", yes],
  write: [
    "b, /",
    (self: PyBytesIO, bytes: Value) => {
      self.check();
      const data = bytesLike(bytes);
      self.writeBytes(data);
      return data.length;
    },
  ],
  writelines: [
    "lines, /",
    (self: PyBytesIO, lines: Value) => {
      self.check();
      const iterator = getIterator(lines);
      for (let x = next(iterator); x !== undefined; x = next(iterator)) {
        self.writeBytes(bytesLike(x));
      }
      return null;
    },
  ],
});
defineGetters(bytesIOType, { closed: (self: PyBytesIO) => self.isClosed });

/** getbuffer() shows a copy: writing to it does not reach the stream. */
function memoryOf(self: PyBytesIO): Value {
  return new PyBytes(self.content().slice());
}

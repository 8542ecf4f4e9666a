/** FileIO: an unbuffered file, over a file of the host. */
import { host, type HostFile, Whence } from "../../host/host.ts";
import { bytesLike } from "../../objects/buffer.ts";
import { PyBytes } from "../../objects/bytes.ts";
import { exc, raise } from "../../objects/errors.ts";
import { defineGetters, defineMethods } from "../../objects/native.ts";
import { makeStr, type Value } from "../../objects/object.ts";
import { lookupAttribute, setAttribute } from "../../objects/protocols/attributes.ts";
import { call } from "../../objects/protocols/calls.ts";
import { isTrue, toIndex } from "../../objects/protocols/operators.ts";
import { isStr, reprText, textOf } from "../../objects/protocols/text.ts";
import { defineType, typeOf } from "../../objects/type.ts";
import {
  closedError,
  joinBytes,
  PyStream,
  rawIOBaseType,
  sizeArgument,
  unsupported,
  writableMemory,
} from "./io-base.ts";
import { onHost } from "./os-errors.ts";
import { fileSystemPath, pathText } from "./paths.ts";
import { flushHeld } from "./unflushed.ts";

/** CPython's io.DEFAULT_BUFFER_SIZE since 3.14. */
export const BUFFER_SIZE = 131072;

const DEFAULT_MODE = 0o666;

export class PyFileIO extends PyStream {
  file: HostFile | null = null;
  readable = false;
  writable = false;
  appending = false;
  created = false;
  closesDescriptor = true;

  /** The open file; ValueError once it is closed. */
  open(): HostFile {
    if (this.file === null) throw closedError("I/O operation on closed file");
    return this.file;
  }

  modeText(): string {
    if (this.created) return this.readable ? "xb+" : "xb";
    if (this.appending) return this.readable ? "ab+" : "ab";
    return this.readable ? (this.writable ? "rb+" : "rb") : "wb";
  }

  // What buffered streams use directly.

  readBytes(size: number): Uint8Array {
    const file = this.open();
    if (!this.readable) throw unsupported("File not open for reading");
    const buffer = new Uint8Array(size);
    const count = onHost(() => file.read(buffer));
    return count === size ? buffer : buffer.subarray(0, count);
  }

  readAllBytes(): Uint8Array {
    const chunks: Uint8Array[] = [];
    for (;;) {
      const chunk = this.readBytes(BUFFER_SIZE);
      if (chunk.length === 0) return joinBytes(chunks);
      chunks.push(chunk);
    }
  }

  writeBytes(bytes: Uint8Array): void {
    const file = this.open();
    if (!this.writable) throw unsupported("File not open for writing");
    onHost(() => file.write(bytes));
  }

  seek(offset: number, whence: number): number {
    const file = this.open();
    return onHost(() => file.seek(offset, whence));
  }

  tell(): number {
    return this.seek(0, Whence.Current);
  }
}

export const fileIOType = defineType({
  name: "FileIO",
  module: "_io",
  bases: [rawIOBaseType],
  instanceClass: PyFileIO,
});

interface ParsedMode {
  readonly kind: "r" | "w" | "a" | "x";
  readonly updating: boolean;
}

function parseMode(mode: string): ParsedMode {
  let kind: ParsedMode["kind"] | "" = "";
  let updating = false;
  for (const c of mode) {
    if (c === "b") continue;
    if (c === "+" && !updating) updating = true;
    else if ("rwax".includes(c) && kind === "") kind = c as ParsedMode["kind"];
    else if ("rwax+".includes(c)) throw badMode();
    else throw raise(exc.ValueError, `invalid mode: ${mode}`);
  }
  if (kind === "") throw badMode();
  return { kind, updating };
}

function badMode(): unknown {
  return raise(
    exc.ValueError,
    "Must have exactly one of create/read/write/append mode and at most one plus",
  );
}

function initialize(
  self: PyFileIO,
  name: Value,
  mode: Value = "r",
  closeDescriptor: Value = true,
  opener: Value = null,
): null {
  if (!isStr(mode)) {
    throw raise(exc.TypeError, `FileIO() argument 'mode' must be str, not ${typeOf(mode).name}`);
  }
  const { kind, updating } = parseMode(textOf(mode));
  self.readable = kind === "r" || updating;
  self.writable = kind !== "r" || updating;
  self.appending = kind === "a";
  self.created = kind === "x";
  self.closesDescriptor = isTrue(closeDescriptor);
  if (isDescriptor(name)) openNumber(self, name);
  else openName(self, name, kind, opener);
  if (onHost(() => isDirectory(self.open()))) {
    self.file?.close();
    self.file = null;
    throw call(exc.IsADirectoryError as never, [21, "Is a directory", name]);
  }
  setAttribute(self, "name", name);
  if (kind === "a" && self.file?.isSeekable) self.seek(0, Whence.End);
  return null;
}

function isDescriptor(name: Value): boolean {
  return (
    typeof name === "number" ||
    typeof name === "boolean" ||
    typeOf(name).lookup("__index__") !== undefined
  );
}

function openNumber(self: PyFileIO, name: Value): void {
  const descriptor = Number(toIndex(name));
  if (descriptor < 0) throw raise(exc.ValueError, "negative file descriptor");
  self.file = onHost(() => host().openDescriptor(descriptor));
}

function openName(self: PyFileIO, name: Value, kind: string, opener: Value): void {
  const path = pathText(name);
  if (!self.closesDescriptor) {
    throw raise(exc.ValueError, "Cannot use closefd=False with file name");
  }
  if (opener !== null) {
    const descriptor = call(opener, [name, flagsOf(self, kind)]);
    openNumber(self, descriptor);
    return;
  }
  const options = {
    read: self.readable,
    write: self.writable,
    append: kind === "a",
    create: kind !== "r",
    exclusive: kind === "x",
    truncate: kind === "w",
  };
  flushHeld();
  self.file = onHost(() => host().openFile(path, options, DEFAULT_MODE), fileSystemPath(name));
}

/** The flags of open(2) on Linux, for openers. */
function flagsOf(self: PyFileIO, kind: string): number {
  const access = self.readable ? (self.writable ? 2 : 0) : 1;
  const extra = { r: 0, w: 0o1000 | 0o100, a: 0o2000 | 0o100, x: 0o200 | 0o100 }[kind] ?? 0;
  const CLOSE_ON_EXEC = 0o2000000;
  return access | extra | CLOSE_ON_EXEC;
}

const KIND_MASK = 0o170000;
const DIRECTORY = 0o040000;

function isDirectory(file: HostFile): boolean {
  return (file.status().mode & KIND_MASK) === DIRECTORY;
}

function reprFile(self: PyFileIO): Value {
  if (self.file === null) return "<_io.FileIO [closed]>";
  const name = lookupAttribute(self, "name");
  const shown = name === undefined ? `fd=${self.file.descriptor}` : `name=${reprText(name)}`;
  const closes = self.closesDescriptor ? "True" : "False";
  return makeStr(`<_io.FileIO ${shown} mode='${self.modeText()}' closefd=${closes}>`);
}

function close(self: PyFileIO): null {
  const file = self.file;
  self.isClosed = true;
  self.file = null;
  if (file !== null && self.closesDescriptor) onHost(() => file.close());
  return null;
}

defineMethods(fileIOType, {
  __init__: ["file, mode='r', closefd=True, opener=None", initialize],
  __repr__: ["", reprFile],
  close: ["", close],
  fileno: ["", (self: PyFileIO) => self.open().descriptor],
  isatty: ["", (self: PyFileIO) => self.open().isTerminal],
  read: [
    "size=-1, /",
    (self: PyFileIO, size?: Value) => {
      const count = sizeArgument(size);
      return new PyBytes(count < 0 ? self.readAllBytes() : self.readBytes(count).slice());
    },
  ],
  readable: [
    "",
    (self: PyFileIO) => {
      self.open();
      return self.readable;
    },
  ],
  readall: ["", (self: PyFileIO) => new PyBytes(self.readAllBytes())],
  readinto: [
    "buffer, /",
    (self: PyFileIO, buffer: Value) => {
      const memory = writableMemory(buffer);
      const file = self.open();
      if (!self.readable) throw unsupported("File not open for reading");
      return onHost(() => file.read(memory));
    },
  ],
  seek: [
    "pos, whence=0, /",
    (self: PyFileIO, offset: Value, whence: Value = 0) =>
      self.seek(Number(toIndex(offset)), Number(toIndex(whence))),
  ],
  seekable: ["", (self: PyFileIO) => self.open().isSeekable],
  tell: ["", (self: PyFileIO) => self.tell()],
  truncate: [
    "size=None, /",
    (self: PyFileIO, size: Value = null) => {
      const file = self.open();
      if (!self.writable) throw unsupported("File not open for writing");
      const target = size === null ? self.tell() : Number(toIndex(size));
      onHost(() => file.truncate(target));
      return target;
    },
  ],
  writable: [
    "",
    (self: PyFileIO) => {
      self.open();
      return self.writable;
    },
  ],
  write: [
    "b, /",
    (self: PyFileIO, bytes: Value) => {
      const data = bytesLike(bytes);
      self.writeBytes(data);
      return data.length;
    },
  ],
  __reduce__: ["", refusePickling],
});
defineGetters(fileIOType, {
  closed: (self: PyFileIO) => self.file === null,
  closefd: (self: PyFileIO) => self.closesDescriptor,
  mode: (self: PyFileIO) => self.modeText(),
});

export function refusePickling(self: Value): Value {
  const { module, name } = typeOf(self);
  throw raise(exc.TypeError, `cannot pickle '${module}.${name}' instances`);
}

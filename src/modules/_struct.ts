// The native module `_struct`: packing values into bytes by formats. The formats themselves are in
// struct-format.ts; this file gives them Python's functions, the class Struct and the error class.

import { getBuffer } from "../objects/buffer.ts";
import { PyByteArray } from "../objects/bytearray.ts";
import { PyBytes } from "../objects/bytes.ts";
import { exc, PyException, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { PyIterator } from "../objects/iterator.ts";
import { defineIterator } from "../objects/iterators.ts";
import { defineGetters, defineMethods, defineStatic } from "../objects/native.ts";
import { PyComplex, PyFloat, PyObject, type Value } from "../objects/object.ts";
import { toComplex, toDouble } from "../objects/numeric-values.ts";
import { hasIndex, isTrue, toIndex } from "../objects/protocols/operators.ts";
import { isStr, quote, textOf } from "../objects/protocols/text.ts";
import { sizedIndex } from "../objects/slice.ts";
import { encodeError, installStructError } from "../objects/text-errors.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../objects/type.ts";
import { moduleFrom } from "./module.ts";
import {
  type PackHost,
  packInto,
  parseStructFormat,
  type StructFormat,
  structError,
  type UnpackHost,
  unpackFrom,
} from "./struct-format.ts";

const errorType = defineType({ name: "error", module: "struct", bases: [exc.Exception] });
installStructError(errorType);

// --- values ---

/** What `convert` gives, or undefined where it raises: struct words its own errors. */
function orUndefined<T>(convert: (value: Value) => T, value: Value): T | undefined {
  try {
    return convert(value);
  } catch (error) {
    if (error instanceof PyException) return undefined;
    throw error;
  }
}

const packHost: PackHost<Value> = {
  integerOf(value) {
    if (typeof value === "number") return value;
    return hasIndex(value) ? toIndex(value) : undefined;
  },
  floatOf: (value) => (value instanceof PyFloat ? value.value : orUndefined(toDouble, value)),
  complexOf(value) {
    const z = orUndefined(toComplex, value);
    return z === undefined ? undefined : [z.real, z.imag];
  },
  bytesOf(value) {
    return value instanceof PyBytes || value instanceof PyByteArray ? value.bytes() : undefined;
  },
  truthOf: isTrue,
};

const unpackHost: UnpackHost<Value> = {
  fromInteger: (value) => value,
  fromFloat: (value) => new PyFloat(value),
  fromComplex: (real, imaginary) => new PyComplex(real, imaginary),
  fromBytes: (value) => new PyBytes(value),
  fromBool: (value) => value,
};

function formatOf(value: Value): StructFormat {
  if (value instanceof PyStruct) return value.parsed;
  return parseStructFormat(formatText(value));
}

function formatText(value: Value): string {
  if (isStr(value)) {
    const text = textOf(value);
    const wide = /[^\0-\x7f]+/u.exec(text);
    if (wide === null) return text;
    const end = wide.index + Array.from(wide[0]).length;
    throw encodeError("ascii", text, wide.index, end, "ordinal not in range(128)");
  }
  if (value instanceof PyBytes) return String.fromCharCode(...value.data);
  const got = typeOf(value).fullName;
  throw raise(exc.TypeError, `Struct() argument 1 must be a str or bytes object, not ${got}`);
}

// --- packing ---

function pack(format: StructFormat, values: readonly Value[]): Value {
  const bytes = new Uint8Array(format.size);
  packInto(format, values, bytes, 0, packHost);
  return new PyBytes(bytes);
}

/** pack_into(buffer, offset, *values), all in `args`. */
function packIntoBuffer(format: StructFormat, args: readonly Value[]): Value {
  if (args.length < 2) {
    const missing = args.length === 0 ? "buffer" : "offset";
    throw structError(`pack_into expected ${missing} argument`);
  }
  const [owner, offset] = args as [Value, Value];
  const buffer = getBuffer(owner);
  if (buffer === undefined || buffer.readonly) {
    const got = typeOf(owner).fullName;
    throw raise(exc.TypeError, `argument must be read-write bytes-like object, not ${got}`);
  }
  const start = placeInto(sizedIndex(offset), format.size, buffer.bytes.length);
  packInto(format, args.slice(2), buffer.bytes, start, packHost, "pack_into");
  return null;
}

function placeInto(offset: number, size: number, available: number): number {
  return placeFor(offset, size, available, {
    negative: `no space to pack ${size} bytes at offset ${offset}`,
    method: "pack_into",
    doing: "packing",
  });
}

interface PlaceTexts {
  readonly negative: string;
  readonly method: string;
  readonly doing: string;
}

/** The start of `size` bytes at `offset`; throws when they are not all there. */
function placeFor(offset: number, size: number, available: number, texts: PlaceTexts): number {
  let start = offset;
  if (offset < 0) {
    if (offset + size > 0) throw structError(texts.negative);
    if (offset + available < 0) {
      throw structError(`offset ${offset} out of range for ${available}-byte buffer`);
    }
    start += available;
  }
  if (available - start < size) {
    throw structError(
      `${texts.method} requires a buffer of at least ${start + size} bytes for ${texts.doing} ` +
        `${size} bytes at offset ${start} (actual buffer size is ${available})`,
    );
  }
  return start;
}

// --- unpacking ---

function bytesOf(value: Value): Uint8Array {
  const buffer = getBuffer(value);
  if (buffer !== undefined) return buffer.bytes;
  throw raise(exc.TypeError, `a bytes-like object is required, not '${typeOf(value).fullName}'`);
}

function unpack(format: StructFormat, buffer: Value): Value {
  const bytes = bytesOf(buffer);
  if (bytes.length !== format.size) {
    throw structError(`unpack requires a buffer of ${format.size} bytes`);
  }
  return new PyTuple(unpackFrom(format, bytes, 0, unpackHost));
}

function unpackFromBuffer(format: StructFormat, buffer: Value, offset: Value = 0): Value {
  const bytes = bytesOf(buffer);
  const at = sizedIndex(offset);
  const start = placeFor(at, format.size, bytes.length, {
    negative: `not enough data to unpack ${format.size} bytes at offset ${at}`,
    method: "unpack_from",
    doing: "unpacking",
  });
  return new PyTuple(unpackFrom(format, bytes, start, unpackHost));
}

const unpackIteratorType = defineType({
  name: "unpack_iterator",
  module: "_struct",
  isBase: false,
});

class PyUnpackIterator extends PyIterator {
  private readonly format: StructFormat;
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(format: StructFormat, buffer: Value) {
    super(unpackIteratorType);
    if (format.size === 0) {
      throw structError("cannot iteratively unpack with a struct of length 0");
    }
    const bytes = bytesOf(buffer);
    if (bytes.length % format.size !== 0) {
      throw structError(
        `iterative unpacking requires a buffer of a multiple of ${format.size} bytes`,
      );
    }
    this.format = format;
    this.bytes = bytes;
  }

  override next(): Value | undefined {
    if (this.at >= this.bytes.length) return undefined;
    const values = unpackFrom(this.format, this.bytes, this.at, unpackHost);
    this.at += this.format.size;
    return new PyTuple(values);
  }

  get remaining(): number {
    return (this.bytes.length - this.at) / this.format.size;
  }
}

defineIterator(unpackIteratorType, {
  __length_hint__: ["", (self: PyUnpackIterator) => self.remaining],
});

// --- Struct ---

class PyStruct extends PyObject {
  private format: StructFormat | null = null;

  initialize(format: StructFormat): void {
    this.format = format;
  }

  get parsed(): StructFormat {
    if (this.format === null) throw raise(exc.RuntimeError, "Struct object is not initialized");
    return this.format;
  }
}

const structType = defineType({
  name: "Struct",
  module: "_struct",
  instanceClass: PyStruct as never,
});

defineStatic(structType, "__new__", [
  "*args, **kwargs",
  (cls: PyType) => {
    const made = new cls.instanceClass();
    made.shape = cls.rootShape;
    return made;
  },
]);

defineMethods(structType, {
  __init__: [
    "format",
    (self: PyStruct, format: Value) => {
      self.initialize(parseStructFormat(formatText(format)));
      return null;
    },
  ],
  __repr__: ["", (self: PyStruct) => `${typeOf(self).name}(${quote(self.parsed.text)})`],
  pack: ["*args", (self: PyStruct, values: Value[]) => pack(self.parsed, values)],
  pack_into: ["*args", (self: PyStruct, args: Value[]) => packIntoBuffer(self.parsed, args)],
  unpack: ["buffer, /", (self: PyStruct, buffer: Value) => unpack(self.parsed, buffer)],
  unpack_from: [
    "buffer, offset=0",
    (self: PyStruct, buffer: Value, offset?: Value) =>
      unpackFromBuffer(self.parsed, buffer, offset),
  ],
  iter_unpack: [
    "buffer, /",
    (self: PyStruct, buffer: Value) => new PyUnpackIterator(self.parsed, buffer),
  ],
});

defineGetters(structType, {
  format: (self: PyStruct) => self.parsed.text,
  size: (self: PyStruct) => self.parsed.size,
});

// --- the module ---

function splitFormat(args: readonly Value[]): [StructFormat, Value[]] {
  if (args.length === 0) throw raise(exc.TypeError, "missing format argument");
  return [formatOf(args[0] as Value), args.slice(1)];
}

export function makeModule(): PyModule {
  return moduleFrom("_struct", DOC, {
    functions: {
      calcsize: ["format, /", (format: Value) => formatOf(format).size],
      pack: ["*args", (args: Value[]) => pack(...splitFormat(args))],
      pack_into: ["*args", (args: Value[]) => packIntoBuffer(...splitFormat(args))],
      unpack: [
        "format, buffer, /",
        (format: Value, buffer: Value) => unpack(formatOf(format), buffer),
      ],
      unpack_from: [
        "format, /, buffer, offset=0",
        (format: Value, buffer: Value, offset?: Value) =>
          unpackFromBuffer(formatOf(format), buffer, offset),
      ],
      iter_unpack: [
        "format, buffer, /",
        (format: Value, buffer: Value) => new PyUnpackIterator(formatOf(format), buffer),
      ],
      _clearcache: ["", () => null],
    },
    values: { Struct: structType, error: errorType },
  });
}

const DOC =
  "Functions to convert between Python values and C structs.\n" +
  "Python bytes objects are used to hold the data representing the C struct\n" +
  "and also as format strings to describe its layout.";

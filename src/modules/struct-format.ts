// The formats of the `struct` module: "<3hQ5s" parsed into fields with offsets, packed into bytes and
// unpacked from them. A host turns values into numbers and back; errors are CPython's.
//
// Native sizes and alignment are those of a 64-bit Unix: long, ssize_t and pointers take 8 bytes.
//
// Invariant: a parsed format's fields are in order of their offsets, one per value.

import { type Int, normalizeInt } from "../objects/integer-arithmetic.ts";
import { fault } from "../objects/text/text-fault.ts";

/** What packing asks of the object model; undefined means "not of that kind". */
export interface PackHost<T> {
  /** By __index__. */
  integerOf(value: T): Int | undefined;
  /** By __float__ or __index__. */
  floatOf(value: T): number | undefined;
  complexOf(value: T): readonly [number, number] | undefined;
  /** bytes and bytearray. */
  bytesOf(value: T): Uint8Array | undefined;
  truthOf(value: T): boolean;
}

export interface UnpackHost<T> {
  fromInteger(value: Int): T;
  fromFloat(value: number): T;
  fromComplex(real: number, imaginary: number): T;
  fromBytes(value: Uint8Array): T;
  fromBool(value: boolean): T;
}

interface Field {
  readonly code: string;
  readonly offset: number;
  /** In bytes. */
  readonly size: number;
}

export interface StructFormat {
  readonly text: string;
  readonly size: number;
  readonly fields: readonly Field[];
  readonly littleEndian: boolean;
  /** Native formats let a too large float become infinite, as a C cast does. */
  readonly native: boolean;
}

// --- codes ---

interface CodeFacts {
  /** Bytes in standard mode; 0: native only. */
  readonly standard: number;
  readonly native: number;
  readonly align: number;
}

function facts(standard: number, native = standard, align = native): CodeFacts {
  return { standard, native, align };
}

const CODES: Readonly<Record<string, CodeFacts>> = {
  x: facts(1),
  c: facts(1),
  b: facts(1),
  B: facts(1),
  "?": facts(1),
  h: facts(2),
  H: facts(2),
  i: facts(4),
  I: facts(4),
  l: facts(4, 8),
  L: facts(4, 8),
  q: facts(8),
  Q: facts(8),
  n: facts(0, 8),
  N: facts(0, 8),
  P: facts(0, 8),
  e: facts(2),
  f: facts(4),
  d: facts(8),
  F: facts(8, 8, 4),
  D: facts(16, 16, 8),
  s: facts(1),
  p: facts(1),
};

// --- parsing ---

const MOST_SIZE = Number.MAX_SAFE_INTEGER;
const CACHE_LIMIT = 100;
const formats = new Map<string, StructFormat>();

/** Parses a format (cached); throws struct.error. */
export function parseStructFormat(text: string): StructFormat {
  const known = formats.get(text);
  if (known !== undefined) return known;
  const parsed = parseUncached(text);
  if (formats.size >= CACHE_LIMIT) formats.clear();
  formats.set(text, parsed);
  return parsed;
}

function parseUncached(text: string): StructFormat {
  if (text.includes("\0")) throw structError("embedded null character");
  const mode = "@=<>!".includes(text.charAt(0)) ? text.charAt(0) : "";
  const native = mode === "@" || mode === "";
  const fields: Field[] = [];
  let size = 0;
  for (let at = mode.length; at < text.length; ) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
    const count = at === start ? 1 : Number(text.slice(start, at));
    if (count > MOST_SIZE) throw structError("total struct size too long");
    if (at === text.length) throw structError("repeat count given without format specifier");
    size = addFields(fields, text[at++] as string, count, size, native);
    if (size > MOST_SIZE) throw structError("total struct size too long");
  }
  return { text, size, fields, littleEndian: mode !== ">" && mode !== "!", native };
}

/** More values than this cannot be meant: their list alone would not fit. */
const MOST_FIELDS = 2 ** 27;

function addFields(
  fields: Field[],
  code: string,
  count: number,
  start: number,
  native: boolean,
): number {
  const row = Object.hasOwn(CODES, code) ? (CODES[code] as CodeFacts) : undefined;
  const size = row === undefined ? 0 : native ? row.native : row.standard;
  if (row === undefined || size === 0) throw structError("bad char in struct format");
  let offset = native ? Math.ceil(start / row.align) * row.align : start;
  if (code === "x") return offset + count;
  if (code === "s" || code === "p") {
    fields.push({ code, offset, size: count });
    return offset + count;
  }
  if (fields.length + count > MOST_FIELDS) throw structError("total struct size too long");
  for (let i = 0; i < count; i++) {
    fields.push({ code, offset, size });
    offset += size;
  }
  return offset;
}

export function structError(message: string): unknown {
  return fault("struct.error", message);
}

// --- packing ---

/** Packs values into `target` from `start` on; padding is zeroed. `method` is named in the error. */
export function packInto<T>(
  format: StructFormat,
  values: readonly T[],
  target: Uint8Array,
  start: number,
  host: PackHost<T>,
  method = "pack",
): void {
  const { fields } = format;
  if (values.length !== fields.length) {
    throw structError(
      `${method} expected ${fields.length} items for packing (got ${values.length})`,
    );
  }
  target.fill(0, start, start + format.size);
  const view = new DataView(target.buffer, target.byteOffset + start, format.size);
  for (let i = 0; i < fields.length; i++) {
    packField(view, fields[i] as Field, values[i] as T, format, host);
  }
}

function packField<T>(
  view: DataView,
  field: Field,
  value: T,
  format: StructFormat,
  host: PackHost<T>,
): void {
  const { code, offset, size } = field;
  const little = format.littleEndian;
  switch (code) {
    case "s":
    case "p":
      return packText(view, field, host.bytesOf(value));
    case "c": {
      const bytes = host.bytesOf(value);
      if (bytes === undefined || bytes.length !== 1) {
        throw structError("char format requires a bytes object of length 1");
      }
      return view.setUint8(offset, bytes[0] as number);
    }
    case "?":
      return view.setUint8(offset, host.truthOf(value) ? 1 : 0);
    case "e":
    case "f":
    case "d": {
      const x = host.floatOf(value);
      if (x === undefined) throw structError("required argument is not a float");
      if (isTooLarge(code, x, format)) throw tooLarge(code, host.integerOf(value) !== undefined);
      return packFloat(view, code, offset, x, little);
    }
    case "F":
    case "D": {
      const z = host.complexOf(value);
      if (z === undefined) throw structError("required argument is not a complex");
      const part = code === "F" ? "f" : "d";
      // Python: only big-endian formats check here; the others store an infinity.
      if (!little && (isTooLarge(part, z[0], format) || isTooLarge(part, z[1], format))) {
        throw tooLarge(part, host.integerOf(value) !== undefined);
      }
      packFloat(view, part, offset, z[0], little);
      return packFloat(view, part, offset + size / 2, z[1], little);
    }
  }
  const integer = host.integerOf(value);
  if (integer === undefined) throw structError("required argument is not an integer");
  packInteger(view, code, offset, size, integer, little);
}

function packText(view: DataView, field: Field, bytes: Uint8Array | undefined): void {
  const { code, offset, size } = field;
  if (bytes === undefined) throw structError(`argument for '${code}' must be a bytes object`);
  if (size === 0) return;
  const lead = code === "p" ? 1 : 0;
  const length = Math.min(bytes.length, size - lead);
  if (lead === 1) view.setUint8(offset, Math.min(length, 255));
  for (let i = 0; i < length; i++) view.setUint8(offset + lead + i, bytes[i] as number);
}

function packInteger(
  view: DataView,
  code: string,
  offset: number,
  size: number,
  value: Int,
  little: boolean,
): void {
  const signed = code >= "a" && code <= "z";
  const bits = BigInt(size * 8);
  if (code === "P") {
    const low = -(1n << (bits - 1n));
    if (value < low || value >= 1n << bits) throw structError("int too large to convert");
    return view.setBigUint64(offset, BigInt.asUintN(64, BigInt(value)), little);
  }
  const lowest = signed ? -(2 ** (size * 8 - 1)) : 0;
  const bound = signed ? 2 ** (size * 8 - 1) : 2 ** (size * 8);
  // Powers of two are exact doubles and compare exactly with any Int.
  if (!(value >= lowest && value < bound)) {
    const highest = (signed ? 1n << (bits - 1n) : 1n << bits) - 1n;
    throw structError(`'${code}' format requires ${BigInt(lowest)} <= number <= ${highest}`);
  }
  switch (size) {
    case 1:
      return view.setUint8(offset, value as number);
    case 2:
      return view.setUint16(offset, value as number, little);
    case 4:
      return view.setUint32(offset, value as number, little);
  }
  view.setBigUint64(offset, BigInt.asUintN(64, BigInt(value)), little);
}

function packFloat(view: DataView, code: string, offset: number, x: number, little: boolean): void {
  if (code === "d") view.setFloat64(offset, x, little);
  else if (code === "f") view.setFloat32(offset, x, little);
  else view.setUint16(offset, halfFromFloat(x), little);
}

function isTooLarge(code: string, x: number, format: StructFormat): boolean {
  if (code === "d" || !Number.isFinite(x)) return false;
  if (code === "e") return Math.abs(x) >= HALF_BOUND;
  return !format.native && !Number.isFinite(Math.fround(x));
}

function tooLarge(code: string, wasInt: boolean): unknown {
  if (wasInt) return structError("int too large to convert");
  return fault("OverflowError", `float too large to pack with ${code} format`);
}

/** From here on a half rounds to 2^16, which it cannot hold. */
const HALF_BOUND = 65520;

/** The bits of the half nearest to x, ties to even; x is below the bound or not finite. */
export function halfFromFloat(x: number): number {
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  if (Number.isNaN(x)) return 0x7e00;
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  // The step between halves here: 2^-24 for subnormals, 2^(exponent-10) above.
  const exponent = Math.max(Math.floor(Math.log2(Math.max(size, 2 ** -30))), -14);
  const low = size < 2 ** exponent && exponent > -14 ? exponent - 1 : exponent;
  const scaled = size / 2 ** (low - 10);
  const rounded = roundHalfEven(scaled);
  if (low === -14 && rounded < 1024) return sign | rounded;
  return sign + ((low + 14) << 10) + rounded;
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

export function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

// --- unpacking ---

/** The values in `source` from `start` on; the caller has checked that they are there. */
export function unpackFrom<T>(
  format: StructFormat,
  source: Uint8Array,
  start: number,
  host: UnpackHost<T>,
): T[] {
  const view = new DataView(source.buffer, source.byteOffset + start, format.size);
  const values: T[] = new Array(format.fields.length);
  for (let i = 0; i < values.length; i++) {
    values[i] = unpackField(view, format.fields[i] as Field, format.littleEndian, host);
  }
  return values;
}

function unpackField<T>(view: DataView, field: Field, little: boolean, host: UnpackHost<T>): T {
  const { code, offset, size } = field;
  switch (code) {
    case "b":
      return host.fromInteger(view.getInt8(offset));
    case "B":
      return host.fromInteger(view.getUint8(offset));
    case "h":
      return host.fromInteger(view.getInt16(offset, little));
    case "H":
      return host.fromInteger(view.getUint16(offset, little));
    case "?":
      return host.fromBool(view.getUint8(offset) !== 0);
    case "c":
      return host.fromBytes(copyBytes(view, offset, 1));
    case "s":
      return host.fromBytes(copyBytes(view, offset, size));
    case "p":
      return host.fromBytes(copyPascal(view, offset, size));
    case "e":
      return host.fromFloat(halfToFloat(view.getUint16(offset, little)));
    case "f":
      return host.fromFloat(view.getFloat32(offset, little));
    case "d":
      return host.fromFloat(view.getFloat64(offset, little));
    case "F":
      return host.fromComplex(view.getFloat32(offset, little), view.getFloat32(offset + 4, little));
    case "D":
      return host.fromComplex(view.getFloat64(offset, little), view.getFloat64(offset + 8, little));
  }
  const signed = code === "i" || code === "l" || code === "q" || code === "n";
  if (size === 4)
    return host.fromInteger(
      signed ? view.getInt32(offset, little) : view.getUint32(offset, little),
    );
  return host.fromInteger(
    normalizeInt(signed ? view.getBigInt64(offset, little) : view.getBigUint64(offset, little)),
  );
}

function copyBytes(view: DataView, offset: number, size: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + offset, size).slice();
}

function copyPascal(view: DataView, offset: number, size: number): Uint8Array {
  if (size === 0) return new Uint8Array(0);
  return copyBytes(view, offset + 1, Math.min(view.getUint8(offset), size - 1));
}

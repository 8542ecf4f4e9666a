// array.array as a value: items of one C type in a typed array that grows.
//
// A row per type code says how wide an item is and how it is read and checked. Ints of 64 bits are
// kept as two 32-bit units, low first, because reading a BigInt64Array makes a BigInt for each item.
//
// Invariant: the content is units[0, length * row.units); while `exports` > 0 (a memoryview looks at it)
// the length may not change.

import { exc, raise } from "../objects/errors.ts";
import { normalizeInt } from "../objects/integer-arithmetic.ts";
import { toDouble } from "../objects/numeric-values.ts";
import { type Int, PyFloat, PyObject, type Value } from "../objects/object.ts";
import { toIndex } from "../objects/protocols/operators.ts";
import { exactStr, isStr } from "../objects/protocols/text.ts";
import { pointAt, strFromPoint, strLength } from "../objects/str.ts";
import { defineType, typeOf } from "../objects/type.ts";

export const enum ItemKind {
  /** 8 to 32 bits: the unit is the value. */
  Small,
  Signed64,
  Unsigned64,
  Float,
  /** A code point. */
  Character,
}

type Units =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

export interface TypeCode {
  readonly code: string;
  readonly kind: ItemKind;
  /** Bytes of an item. */
  readonly size: number;
  /** Units an item takes. */
  readonly units: number;
  readonly make: (length: number) => Units;
  /** The struct format a memoryview shows. */
  readonly format: string;
}

function row(
  code: string,
  kind: ItemKind,
  size: number,
  make: (length: number) => Units,
  format = code,
): TypeCode {
  return { code, kind, size, units: isWide(kind) ? 2 : 1, make, format };
}

function isWide(kind: ItemKind): boolean {
  return kind === ItemKind.Signed64 || kind === ItemKind.Unsigned64;
}

/** In the order of array.typecodes. A C long has 64 bits here. */
const ROWS: readonly TypeCode[] = [
  row("b", ItemKind.Small, 1, (n) => new Int8Array(n)),
  row("B", ItemKind.Small, 1, (n) => new Uint8Array(n)),
  row("u", ItemKind.Character, 4, (n) => new Uint32Array(n), "w"),
  row("w", ItemKind.Character, 4, (n) => new Uint32Array(n)),
  row("h", ItemKind.Small, 2, (n) => new Int16Array(n)),
  row("H", ItemKind.Small, 2, (n) => new Uint16Array(n)),
  row("i", ItemKind.Small, 4, (n) => new Int32Array(n)),
  row("I", ItemKind.Small, 4, (n) => new Uint32Array(n)),
  row("l", ItemKind.Signed64, 8, (n) => new Int32Array(n)),
  row("L", ItemKind.Unsigned64, 8, (n) => new Int32Array(n)),
  row("q", ItemKind.Signed64, 8, (n) => new Int32Array(n)),
  row("Q", ItemKind.Unsigned64, 8, (n) => new Int32Array(n)),
  row("f", ItemKind.Float, 4, (n) => new Float32Array(n)),
  row("d", ItemKind.Float, 8, (n) => new Float64Array(n)),
];

export const typeCodes: ReadonlyMap<string, TypeCode> = new Map(ROWS.map((r) => [r.code, r]));

export class PyArray extends PyObject {
  type: TypeCode = ROWS[0] as TypeCode;
  units: Units = noUnits;
  length = 0;
  exports = 0;

  /** The content as octets; a live view. */
  bytes(): Uint8Array {
    return new Uint8Array(this.units.buffer, this.units.byteOffset, this.length * this.type.size);
  }

  /** Changes the length; new items are zero. */
  resize(length: number): void {
    if (length === this.length) return;
    if (this.exports > 0) {
      throw raise(exc.BufferError, "cannot resize an array that is exporting buffers");
    }
    const needed = length * this.type.units;
    if (needed > this.units.length) {
      const larger = this.type.make(Math.max(8, needed + (needed >> 1)));
      larger.set(this.units.subarray(0, this.length * this.type.units));
      this.units = larger;
    } else if (length < this.length) {
      this.units.fill(0, needed, this.length * this.type.units);
    }
    this.length = length;
  }
}

const noUnits = new Uint8Array(0);

export const arrayType = defineType({
  name: "array",
  module: "array",
  instanceClass: PyArray as never,
});

/** A fresh array of `length` zeros. */
export function newArray(type: TypeCode, length: number): PyArray {
  const array = new PyArray();
  array.shape = arrayType.rootShape;
  array.type = type;
  array.units = type.make(length * type.units);
  array.length = length;
  return array;
}

// --- items ---

const TWO_32 = 4294967296;
/** A high half from here to its negative makes a safe integer. */
const SAFE_HIGH = 2 ** 21;

/** The item at a valid index. */
export function arrayItem(array: PyArray, i: number): Value {
  const { units } = array;
  switch (array.type.kind) {
    case ItemKind.Small:
      return units[i] as number;
    case ItemKind.Float:
      return new PyFloat(units[i] as number);
    case ItemKind.Signed64:
      return joinHalves(units[2 * i] as number, units[2 * i + 1] as number);
    case ItemKind.Unsigned64:
      return joinHalves(units[2 * i] as number, (units[2 * i + 1] as number) >>> 0);
    case ItemKind.Character:
      return strFromPoint(units[i] as number);
  }
}

function joinHalves(low: number, high: number): Int {
  if (high < SAFE_HIGH && high >= -SAFE_HIGH) {
    const joined = high * TWO_32 + (low >>> 0);
    if (Number.isSafeInteger(joined)) return joined;
  }
  return normalizeInt((BigInt(high) << 32n) | BigInt(low >>> 0));
}

/** Stores a value at a valid index after checking it as C would. */
export function storeItem(array: PyArray, i: number, value: Value): void {
  const { type } = array;
  if (type.units === 1) array.units[i] = unitOf(type, value);
  else storeWide(array, i, checkWide(type.code, value));
}

/** The same behind the last item; nothing moves before the value is checked. */
export function appendItem(array: PyArray, value: Value): void {
  const { type, length } = array;
  if (type.units === 1) {
    const unit = unitOf(type, value);
    array.resize(length + 1);
    array.units[length] = unit;
    return;
  }
  const int = checkWide(type.code, value);
  array.resize(length + 1);
  storeWide(array, length, int);
}

/** The one unit of an item that has no more. */
function unitOf(type: TypeCode, value: Value): number {
  if (type.kind === ItemKind.Float) return value instanceof PyFloat ? value.value : toDouble(value);
  return type.kind === ItemKind.Small ? checkSmall(type.code, value) : checkCharacter(value);
}

function storeWide(array: PyArray, i: number, value: Int): void {
  const { units } = array;
  if (typeof value === "number") {
    units[2 * i] = value | 0;
    units[2 * i + 1] = Math.floor(value / TWO_32);
    return;
  }
  units[2 * i] = Number(BigInt.asIntN(32, value));
  units[2 * i + 1] = Number(BigInt.asIntN(32, value >> 32n));
}

/** The C type that first takes the value, with how its errors name it, and the item's own. */
interface SmallRange {
  readonly low: number;
  readonly high: number;
  readonly name: string;
}

// Python: the value is first read into a wider C type, whose own errors come first.
const READ_AS: Readonly<Record<string, SmallRange>> = {
  b: { low: -32768, high: 32767, name: "signed short integer" },
  B: { low: 0, high: 255, name: "unsigned byte integer" },
  h: { low: -32768, high: 32767, name: "signed short integer" },
  H: { low: -2147483648, high: 2147483647, name: "signed integer" },
  i: { low: -2147483648, high: 2147483647, name: "signed integer" },
};

const STORED_AS: Readonly<Record<string, SmallRange>> = {
  b: { low: -128, high: 127, name: "signed char" },
  H: { low: 0, high: 65535, name: "unsigned short" },
};

function checkSmall(code: string, value: Value): number {
  const int = typeof value === "number" ? value : toIndex(value);
  if (code === "I") return checkUnsigned(int);
  if (typeof int === "bigint" && BigInt.asIntN(64, int) !== int) throw tooLargeFor("long");
  checkRange(int, READ_AS[code] as SmallRange);
  const stored = STORED_AS[code];
  if (stored !== undefined) checkRange(int, stored);
  return int as number;
}

function checkRange(int: Int, range: SmallRange): void {
  if (int < range.low) throw raise(exc.OverflowError, `${range.name} is less than minimum`);
  if (int > range.high) throw raise(exc.OverflowError, `${range.name} is greater than maximum`);
}

function checkUnsigned(int: Int): number {
  checkUnsignedLong(int);
  if (int >= TWO_32) throw raise(exc.OverflowError, "unsigned int is greater than maximum");
  return int as number;
}

function checkUnsignedLong(int: Int): void {
  if (int < 0) throw raise(exc.OverflowError, "can't convert negative value to unsigned int");
  if (int >= 2 ** 64) throw tooLargeFor("unsigned long");
}

function tooLargeFor(type: string): unknown {
  return raise(exc.OverflowError, `Python int too large to convert to C ${type}`);
}

function checkWide(code: string, value: Value): Int {
  const int = typeof value === "number" ? value : toIndex(value);
  switch (code) {
    case "l":
      if (typeof int === "bigint" && BigInt.asIntN(64, int) !== int) throw tooLargeFor("long");
      break;
    case "L":
      checkUnsignedLong(int);
      break;
    case "q":
      if (typeof int === "bigint" && BigInt.asIntN(64, int) !== int) throw tooBig();
      break;
    default:
      if (int < 0) throw raise(exc.OverflowError, "can't convert negative int to unsigned");
      if (int >= 2 ** 64) throw tooBig();
  }
  return int;
}

function tooBig(): unknown {
  return raise(exc.OverflowError, "int too big to convert");
}

function checkCharacter(value: Value): number {
  if (!isStr(value)) throw notCharacter(typeOf(value).fullName);
  const str = exactStr(value);
  const length = strLength(str);
  if (length !== 1) throw notCharacter(`a string of length ${length}`);
  return pointAt(str, 0);
}

function notCharacter(got: string): unknown {
  return raise(exc.TypeError, `array item must be a unicode character, not ${got}`);
}

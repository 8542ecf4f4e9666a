/**
 * bytes, bytearrays and array.arrays: items read and written by index.
 *
 * The octets of bytes never change. Those of the others lie in typed arrays that are replaced when
 * they grow: which one, and how much of it is in use, are fields of the object; what is in it is
 * memory of the class "octets", whoever looks at it, since a memoryview may share it.
 *
 * array.array is known by its class's name, because modules are no business of the recorder.
 */
import { PyByteArray, byteArrayType } from "../../src/objects/bytearray.ts";
import { PyBytes, bytesType } from "../../src/objects/bytes.ts";
import { PyObject, type Value } from "../../src/objects/object.ts";
import { constant, type Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { checkedIndex } from "./indices.ts";
import { isFloat } from "./values.ts";

/** What the recorder knows of array.array. */
interface LiveArray extends PyObject {
  readonly type: { readonly code: string };
  readonly length: number;
}

interface ItemRow {
  readonly read: "buffer_int" | "buffer_float" | "buffer_long";
  readonly write: "set_buffer_int" | "set_buffer_float" | "set_buffer_long";
  /** Ints that fit: from `low`, so many. */
  readonly low: number;
  readonly count: number;
}

function ints(low: number, count: number): ItemRow {
  return { read: "buffer_int", write: "set_buffer_int", low, count };
}
const floats: ItemRow = { read: "buffer_float", write: "set_buffer_float", low: 0, count: 0 };
/** Safe ints all fit into 64 bits. */
const longs: ItemRow = { read: "buffer_long", write: "set_buffer_long", low: 0, count: 0 };

const octets = ints(0, 256);

// biome-ignore format: one row per type code reads as a table.
const rowsByCode: Readonly<Record<string, ItemRow>> = {
  b: ints(-128, 256), B: octets,
  h: ints(-32768, 65536), H: ints(0, 65536),
  i: ints(-2147483648, 4294967296), I: ints(0, 4294967296),
  l: longs, q: longs, d: floats,
};

export function isBytes(live: Value | undefined): live is PyBytes {
  return live instanceof PyBytes && live.shape === bytesType.rootShape;
}

export function isByteArray(live: Value | undefined): live is PyByteArray {
  return live instanceof PyByteArray && live.shape === byteArrayType.rootShape;
}

function isArray(live: Value | undefined): live is LiveArray {
  if (!(live instanceof PyObject)) return false;
  const { cls } = live.shape;
  return !cls.isHeapType && cls.name === "array" && cls.module === "array";
}

/** Storage, length and kind of items of a live buffer, checked. */
interface Opened {
  readonly storage: Node;
  readonly length: Node;
  readonly size: number;
  readonly row: ItemRow;
}

function open(recorder: Recorder, symbol: Symbol, live: Value): Opened | null {
  if (symbol instanceof Virtual) return null;
  if (isByteArray(live)) return openFields(recorder, symbol, live, "storage", octets);
  if (!isArray(live)) return null;
  const row = rowsByCode[live.type.code];
  if (row === undefined) return null;
  const opened = openFields(recorder, symbol, live, "units", row);
  const type = recorder.emit("get_plain", "r", [recorder.box(symbol)], { name: "type" });
  recorder.check("guard_value", [type, constant(live.type, "r")]);
  return opened;
}

function openFields(
  recorder: Recorder,
  symbol: Symbol,
  live: PyObject & { readonly length: number },
  name: string,
  row: ItemRow,
): Opened {
  const node = recorder.box(symbol);
  recorder.guardShape(node, live.shape);
  const storage = recorder.emit("get_field", "a", [node], { name });
  const length = recorder.emit("get_field", "n", [node], { name: "length" });
  return { storage, length, size: live.length, row };
}

/** buffer[index], or null. */
export function loadFromBuffer(
  recorder: Recorder,
  symbol: Symbol,
  index: Symbol,
  live: Value,
  key: number,
): Node | null {
  if (isBytes(live)) {
    const at = recorder.asInt(index, key);
    const { data, length } = openBytes(recorder, symbol);
    const checked = checkedIndex(recorder, at, key, length, live.data.length);
    return checked === null ? null : recorder.apply("octet_of_bytes", data, checked);
  }
  const opened = open(recorder, symbol, live);
  if (opened === null) return null;
  const at = recorder.asInt(index, key);
  const checked = checkedIndex(recorder, at, key, opened.length, opened.size);
  return checked === null ? null : recorder.apply(opened.row.read, opened.storage, checked);
}

/** The octets of bytes and how many there are. */
export function openBytes(recorder: Recorder, symbol: Symbol): { data: Node; length: Node } {
  const node = recorder.box(symbol);
  recorder.guardShape(node, bytesType.rootShape);
  const data = recorder.emit("get_plain", "a", [node], { name: "data" });
  return { data, length: recorder.op("tuple_length", data) };
}

/** buffer[index] = value, or false. */
export function storeToBuffer(
  recorder: Recorder,
  symbols: readonly [container: Symbol, index: Symbol, value: Symbol],
  live: Value,
  key: number,
  value: Value,
): boolean {
  const opened = open(recorder, symbols[0], live);
  if (opened === null) return false;
  const item = itemFor(recorder, symbols[2], value, opened.row);
  if (item === null) return false;
  const at = recorder.asInt(symbols[1], key);
  const checked = checkedIndex(recorder, at, key, opened.length, opened.size);
  if (checked === null) return false;
  recorder.apply(opened.row.write, opened.storage, checked, item);
  return true;
}

/** A value that fits, checked; null where it does not. */
function itemFor(recorder: Recorder, symbol: Symbol, live: Value, row: ItemRow): Node | null {
  if (row === floats) return isFloat(live) ? recorder.asFloat(symbol, live) : null;
  if (typeof live !== "number") return null;
  if (row === longs) return recorder.asInt(symbol, live);
  if (live < row.low || live >= row.low + row.count) return null;
  const item = recorder.asInt(symbol, live);
  recorder.guardTruth(recorder.op("int_ge", item, recorder.int(row.low)), true);
  recorder.guardTruth(recorder.op("int_lt", item, recorder.int(row.low + row.count)), true);
  return item;
}

/** len(buffer), or null. */
export function lengthOfBuffer(recorder: Recorder, symbol: Symbol, live: Value): Node | null {
  if (symbol instanceof Virtual) return null;
  if (isBytes(live)) return openBytes(recorder, symbol).length;
  if (!isByteArray(live) && !isArray(live)) return null;
  const node = recorder.box(symbol);
  recorder.guardShape(node, live.shape);
  return recorder.emit("get_field", "n", [node], { name: "length" });
}

/** bytearray.append(octet). */
export function appendOctet(
  recorder: Recorder,
  args: readonly Symbol[],
  live: readonly Value[],
): Symbol {
  const [array, value] = live as [Value, Value];
  if (args.length !== 2 || !isByteArray(array)) return null;
  const item = itemFor(recorder, args[1] as Symbol, value, octets);
  if (item === null) return null;
  const node = recorder.box(args[0] as Symbol);
  recorder.guardShape(node, byteArrayType.rootShape);
  recorder.apply("bytearray_append", node, item);
  return recorder.constantOf(null);
}

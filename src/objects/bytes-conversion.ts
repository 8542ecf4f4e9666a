/**
 * Octets out of any value, as bytes(), bytearray(), int.from_bytes and bytearray's assignments want
 * them: from `__bytes__`, a buffer, or an iterable of ints.
 */
import { bytesOrUndefined } from "./buffer.ts";
import { PyBytes } from "./bytes.ts";
import { exc, type PyException, raise } from "./errors.ts";
import { type PyList, listType, ListKind } from "./list.ts";
import type { Value } from "./object.ts";
import { callSpecial0 } from "./protocols/calls.ts";
import { getIterator, isIterable, next } from "./protocols/iteration.ts";
import { toIndex } from "./protocols/operators.ts";
import { isInstance, strType, typeOf } from "./type.ts";

/** Which class is being made: their words differ. */
export const enum BytesKind {
  Bytes,
  ByteArray,
}

/** bytes(value) for a value that is no str, int or None (CPython: PyBytes_FromObject). */
export function bytesFromObject(value: Value, kind: BytesKind = BytesKind.Bytes): Uint8Array {
  const buffer = bytesOrUndefined(value);
  if (buffer !== undefined) return buffer.slice();
  if (isInstance(value, strType) || !isIterable(value)) throw cannotConvert(value, kind);
  return bytesFromIterable(value, kind);
}

function cannotConvert(value: Value, kind: BytesKind): PyException {
  const target = kind === BytesKind.Bytes ? "bytes" : "bytearray";
  const got = typeOf(value).name;
  return raise(exc.TypeError, `cannot convert '${got}' object to ${target}`);
}

export function bytesFromIterable(value: Value, kind: BytesKind): Uint8Array {
  if (typeOf(value) === listType && (value as PyList).kind === ListKind.Int) {
    return bytesFromInts((value as PyList).items as number[], kind);
  }
  const octets: number[] = [];
  const iterator = getIterator(value);
  for (let item = next(iterator); item !== undefined; item = next(iterator)) {
    octets.push(toOctet(item, kind));
  }
  return Uint8Array.from(octets);
}

function bytesFromInts(items: readonly number[], kind: BytesKind): Uint8Array {
  const bytes = new Uint8Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as number;
    if (item < 0 || item > 255) throw notAnOctet(kind);
    bytes[i] = item;
  }
  return bytes;
}

/** An int in range(256). */
export function toOctet(value: Value, kind: BytesKind): number {
  const octet = typeof value === "number" ? value : toIndex(value);
  if (octet < 0 || octet > 255) throw notAnOctet(kind);
  return octet as number;
}

function notAnOctet(kind: BytesKind): PyException {
  const what = kind === BytesKind.Bytes ? "bytes" : "byte";
  return raise(exc.ValueError, `${what} must be in range(0, 256)`);
}

/** The bytes that `__bytes__` gives, or undefined where there is none. */
export function bytesByMethod(value: Value): PyBytes | undefined {
  const method = typeOf(value).lookup("__bytes__");
  if (method === undefined || method === null) return undefined;
  const result = callSpecial0(method, value);
  if (result instanceof PyBytes) return result;
  const got = typeOf(result).name;
  throw raise(exc.TypeError, `__bytes__ returned non-bytes (type ${got})`);
}

/** PyObject_Bytes: `__bytes__`, then as above. */
export function bytesOfAny(value: Value): Uint8Array {
  if (value instanceof PyBytes && !value.shape.cls.isHeapType) return value.data;
  return bytesByMethod(value)?.data ?? bytesFromObject(value);
}

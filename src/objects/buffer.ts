/**
 * The buffer protocol: classes whose instances expose raw memory (CPython: Py_buffer).
 *
 * bytes and bytearray are known here; other classes (memoryview, array) install a getter. What is
 * got is a live view. A holder that keeps it calls `retain(1)` and later `retain(-1)`, so that
 * the owner refuses to move its memory in between.
 */
import { byteArrayType, PyByteArray } from "./bytearray.ts";
import { bytesType, PyBytes } from "./bytes.ts";
import { exc, raise } from "./errors.ts";
import type { Value } from "./object.ts";
import { type PyType, typeOf } from "./type.ts";

export interface BufferView {
  /** The memory, C-contiguous. */
  readonly bytes: Uint8Array;
  readonly readonly: boolean;
  /** A struct format character, "B" for plain octets. */
  readonly format: string;
  readonly itemSize: number;
  readonly shape?: readonly number[];
  retain(change: 1 | -1): void;
}

// biome-ignore lint/suspicious/noExplicitAny: the getter knows the JS class of its type
type BufferGetter = (owner: any) => BufferView;

const getters = new Map<PyType, BufferGetter>();

export function installBuffer(type: PyType, getter: BufferGetter): void {
  getters.set(type, getter);
}

function retainNothing(): void {}

installBuffer(bytesType, (owner: PyBytes) => ({
  bytes: owner.data,
  readonly: true,
  format: "B",
  itemSize: 1,
  retain: retainNothing,
}));

installBuffer(byteArrayType, (owner: PyByteArray) => ({
  bytes: owner.bytes(),
  readonly: false,
  format: "B",
  itemSize: 1,
  retain(change) {
    owner.exports += change;
  },
}));

/** The memory of a value, or undefined when it has none to show. */
export function getBuffer(value: Value): BufferView | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { cls } = value.shape;
  return (getters.get(cls) ?? getters.get(cls.layout))?.(value);
}

/** The octets of a bytes-like value, or undefined. */
export function bytesOrUndefined(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.bytes();
  return getBuffer(value)?.bytes;
}

/** The octets of a bytes-like argument. */
export function bytesLike(value: Value): Uint8Array {
  const bytes = bytesOrUndefined(value);
  if (bytes !== undefined) return bytes;
  const got = typeOf(value).name;
  throw raise(exc.TypeError, `a bytes-like object is required, not '${got}'`);
}

/**
 * bytearray: octets in storage that grows. Its methods are in bytearray-methods.ts.
 *
 * Invariant: the content is storage[0, length). While a memoryview looks at it (`exports` > 0) the
 * length may not change, so views never see their storage replaced.
 */
import { exc, raise } from "./errors.ts";
import { PyObject } from "./object.ts";
import { defineType } from "./type.ts";

export class PyByteArray extends PyObject {
  storage: Uint8Array;
  length: number;
  exports = 0;
  constructor(data: Uint8Array = noBytes) {
    super();
    this.shape = byteArrayShape;
    this.storage = data;
    this.length = data.length;
  }

  /** A live view of the content. */
  bytes(): Uint8Array {
    return this.storage.length === this.length
      ? this.storage
      : this.storage.subarray(0, this.length);
  }

  /** Changes the length; new octets are zero. */
  resize(length: number): void {
    if (length === this.length) return;
    if (this.exports > 0) {
      throw raise(exc.BufferError, "Existing exports of data: object cannot be re-sized");
    }
    if (length > this.storage.length) this.grow(length);
    else if (length < this.length) this.storage.fill(0, length, this.length);
    this.length = length;
  }

  private grow(length: number): void {
    const larger = new Uint8Array(Math.max(16, length + (length >> 1)));
    larger.set(this.bytes());
    this.storage = larger;
  }

  /** Replaces `count` octets at `start` by others. */
  splice(start: number, count: number, fresh: Uint8Array): void {
    const source = fresh.buffer === this.storage.buffer ? fresh.slice() : fresh;
    const oldLength = this.length;
    const tail = start + count;
    const delta = source.length - count;
    if (delta > 0) this.resize(oldLength + delta);
    else if (delta < 0 && this.exports > 0) this.resize(oldLength + delta);
    this.storage.copyWithin(tail + delta, tail, oldLength);
    this.storage.set(source, start);
    if (delta < 0) this.resize(oldLength + delta);
  }
}

const noBytes = new Uint8Array(0);

export const byteArrayType = defineType({
  name: "bytearray",
  instanceClass: PyByteArray as never,
});
const byteArrayShape = byteArrayType.rootShape;
byteArrayType.isSequence = true;

/** bytes: immutable octets. Its methods are in bytes-methods.ts. */
import { PyObject } from "./object.ts";
import { defineType } from "./type.ts";

export class PyBytes extends PyObject {
  /** Never changed once a program can see the object. */
  readonly data: Uint8Array;
  constructor(data: Uint8Array) {
    super();
    this.shape = bytesShape;
    this.data = data;
  }

  /** The octets; read, do not change. */
  bytes(): Uint8Array {
    return this.data;
  }
}

export const bytesType = defineType({ name: "bytes", instanceClass: PyBytes as never });
const bytesShape = bytesType.rootShape;
bytesType.isSequence = true;

export const emptyBytes = new PyBytes(new Uint8Array(0));

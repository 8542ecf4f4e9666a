/** tuple: an immutable array of boxed values. Its methods are in tuple-methods.ts. */
import { PyObject, type Value } from "./object.ts";
import { defineType } from "./type.ts";

export class PyTuple extends PyObject {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    super();
    this.shape = tupleShape;
    this.items = items;
  }
}

export const tupleType = defineType({ name: "tuple", instanceClass: PyTuple as never });
const tupleShape = tupleType.rootShape;
export const emptyTuple = new PyTuple([]);

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

/** Two tuples of the same ints and strs. */
export function hasSameItems(a: Value, b: Value): boolean {
  if (!(a instanceof PyTuple) || !(b instanceof PyTuple)) return false;
  if (a.shape !== tupleType.rootShape || b.shape !== tupleType.rootShape) return false;
  const { items } = a;
  const others = b.items;
  if (items.length !== others.length) return false;
  for (let i = 0; i < items.length; i++) if (items[i] !== others[i]) return false;
  return true;
}

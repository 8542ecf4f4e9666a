/** tuple: an immutable array of boxed values. Its methods are in tuple-methods.ts. */
import { PyObject, type Value } from "./object.ts";
import { defineType } from "./type.ts";

/**
 * `shape` lives on the prototype; instances of subclasses carry their own. So a tuple is a word
 * smaller, and a check of its shape is one of V8's map.
 *
 * V8: a base class for JavaScript, as PyFloat is, so that its constructor is inlined.
 */
class TupleObject {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    this.items = items;
  }
}
Object.setPrototypeOf(TupleObject.prototype, PyObject.prototype);
export interface PyTuple extends PyObject {
  readonly items: readonly Value[];
}
export const PyTuple = TupleObject as unknown as new (items: readonly Value[]) => PyTuple;

export const tupleType = defineType({ name: "tuple", instanceClass: PyTuple as never });
PyTuple.prototype.shape = tupleType.rootShape;
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

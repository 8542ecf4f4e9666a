/** Questions about live values that decide what is recorded for them. */
import { PyFloat, PyObject, type Value } from "../../src/objects/object.ts";
import { floatType } from "../../src/objects/type.ts";

const floatShape = floatType.rootShape;

/** Exactly a float: instances of subclasses have shapes of their own. */
export function isFloat(value: Value | undefined): value is PyFloat {
  return value instanceof PyFloat && value.shape === floatShape;
}

export function isObject(value: Value | undefined): value is PyObject {
  return value instanceof PyObject;
}

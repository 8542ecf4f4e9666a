/** NotImplemented and Ellipsis: one object each, of a class of its own. */
import { PySingleton, type Value } from "./object.ts";
import { defineType, type PyType } from "./type.ts";

export const notImplementedType = defineType({ name: "NotImplementedType", isBase: false });
export const ellipsisType = defineType({ name: "ellipsis", isBase: false });

export const NotImplemented = makeSingleton("NotImplemented", notImplementedType);
export const Ellipsis = makeSingleton("Ellipsis", ellipsisType);

function makeSingleton(name: string, type: PyType): PySingleton {
  const singleton = new PySingleton(name);
  singleton.shape = type.rootShape;
  return singleton;
}

export function isNotImplemented(value: Value): boolean {
  return value === NotImplemented;
}

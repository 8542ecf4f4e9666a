/** complex: the class; the value is PyComplex in object.ts. Methods are in complex-methods.ts. */
import { PyComplex } from "./object.ts";
import { defineType, type PyType } from "./type.ts";

export const complexType = defineType({ name: "complex", instanceClass: PyComplex as never });
PyComplex.prototype.shape = complexType.rootShape;

/** An instance of complex or of a subclass of it. */
export function makeComplexOf(cls: PyType, real: number, imag: number): PyComplex {
  if (cls === complexType) return new PyComplex(real, imag);
  const instance = new cls.instanceClass() as { real: number; imag: number } & PyComplex;
  (instance as { real: number }).real = real;
  (instance as { imag: number }).imag = imag;
  return instance;
}

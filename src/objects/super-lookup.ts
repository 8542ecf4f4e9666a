/** What `super(cls, self).name` finds: the attribute behind `cls` in the MRO of self's class. */
import type { Value } from "./object.ts";
import { bindAttribute } from "./protocols/calls.ts";
import type { PyType } from "./type.ts";

/**
 * `start` is the class whose MRO is walked (the class of `self`, or `self` itself when that is a
 * class); undefined when no class behind `cls` has the attribute.
 */
export function superLookup(
  cls: PyType,
  self: Value,
  start: PyType,
  name: string,
): Value | undefined {
  const found = superFind(cls, start, name);
  // Python: with a class as receiver, functions stay unbound.
  return found === undefined ? undefined : bindAttribute(found, self, start, self === start);
}

/** The raw class attribute. */
export function superFind(cls: PyType, start: PyType, name: string): Value | undefined {
  const mro = start.mro;
  for (let i = mro.indexOf(cls) + 1; i < mro.length; i++) {
    const found = (mro[i] as PyType).dict.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

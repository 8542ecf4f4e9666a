/**
 * Built-in functions that objects name from below: `iter` in what `__reduce__` of an iterator gives,
 * `getattr` in that of a bound method. The module `builtins` registers them when it is made.
 */
import { assert, type Value } from "./object.ts";

const known = new Map<string, Value>();

export function installBuiltin(name: string, value: Value): void {
  known.set(name, value);
}

export function builtinFunction(name: string): Value {
  const value = known.get(name);
  assert(value !== undefined, `No built-in function ${name}.`);
  return value;
}

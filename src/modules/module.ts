/**
 * Making a native module: a namespace of functions, classes and other values, from tables.
 *
 * Functions are made at import, which is cheap: their signatures are parsed at the first call.
 */
import { PyDict } from "../objects/dict.ts";
import { PyModule } from "../objects/function.ts";
import { type MethodRow, PyNative, specOf } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";

export interface ModuleParts {
  readonly functions?: Readonly<Record<string, MethodRow>>;
  readonly values?: Readonly<Record<string, Value>>;
}

export function moduleFrom(name: string, doc: string | null, parts: ModuleParts): PyModule {
  const module = new PyModule(new PyDict());
  fillModule(module, name, doc, parts);
  return module;
}

/** Adds the parts to a module that exists. */
export function fillModule(
  module: PyModule,
  name: string,
  doc: string | null,
  { functions = {}, values = {} }: ModuleParts,
): void {
  const table = module.namespace.table;
  table.setString("__name__", name);
  table.setString("__doc__", doc);
  table.setString("__package__", "");
  table.setString("__loader__", null);
  table.setString("__spec__", null);
  for (const key in functions) {
    table.setString(key, makeFunction(name, key, functions[key] as MethodRow));
  }
  for (const key in values) table.setString(key, values[key] as Value);
}

export function makeFunction(module: string, name: string, row: MethodRow): PyNative {
  return new PyNative(name, specOf(row), module);
}

/** ModuleSpec and the loaders: what `module.__spec__` and `module.__loader__` are. */
import type { PyModule } from "../objects/function.ts";
import { defineMethods } from "../objects/native.ts";
import { PyObject, type Value } from "../objects/object.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { getField, setField } from "../objects/protocols/fields.ts";
import { reprText, strText } from "../objects/protocols/text.ts";
import { newList } from "../objects/list.ts";
import { defineType } from "../objects/type.ts";

export const moduleSpecType = defineType({
  name: "ModuleSpec",
  module: "importlib.machinery",
  hasDict: true,
});

export const sourceLoaderType = defineType({
  name: "SourceFileLoader",
  module: "importlib.machinery",
  hasDict: true,
});

export const builtinLoaderType = defineType({
  name: "BuiltinImporter",
  module: "importlib.machinery",
  hasDict: true,
});

export interface SpecFields {
  readonly name: string;
  readonly origin: string | null;
  /** Directories of a package; null for a plain module. */
  readonly locations: readonly string[] | null;
  readonly isBuiltin: boolean;
}

export function makeSpec(fields: SpecFields): PyObject {
  const spec = new moduleSpecType.instanceClass();
  const { name, origin, locations, isBuiltin } = fields;
  setField(spec, "name", name);
  setField(spec, "loader", makeLoader(name, origin, isBuiltin));
  setField(spec, "origin", isBuiltin ? "built-in" : origin);
  setField(spec, "loader_state", null);
  setField(
    spec,
    "submodule_search_locations",
    locations === null ? null : newList(locations.slice()),
  );
  setField(spec, "_set_fileattr", !isBuiltin && origin !== null);
  setField(spec, "_cached", null);
  setField(spec, "cached", null);
  setField(spec, "has_location", !isBuiltin && origin !== null);
  setField(spec, "parent", locations === null ? name.split(".").slice(0, -1).join(".") : name);
  return spec;
}

function makeLoader(name: string, origin: string | null, isBuiltin: boolean): Value {
  if (isBuiltin) return builtinLoaderType;
  const loader = new sourceLoaderType.instanceClass();
  setField(loader, "name", name);
  setField(loader, "path", origin);
  return loader;
}

/** Marks a module as being loaded, or as loaded. */
export function setInitializing(module: PyModule, value: boolean): void {
  const spec = module.namespace.table.getString("__spec__");
  if (spec instanceof PyObject) setField(spec, "_initializing", value);
}

export function isInitializing(module: Value): boolean {
  const spec = lookupAttribute(module, "__spec__");
  return spec instanceof PyObject && getField(spec, "_initializing") === true;
}

function reprOfSpec(spec: PyObject): Value {
  const parts = [`name=${reprText(getField(spec, "name") ?? null)}`];
  parts.push(`loader=${reprText(getField(spec, "loader") ?? null)}`);
  const origin = getField(spec, "origin") ?? null;
  if (origin !== null) parts.push(`origin=${reprText(origin)}`);
  const locations = getField(spec, "submodule_search_locations") ?? null;
  if (locations !== null) parts.push(`submodule_search_locations=${reprText(locations)}`);
  return `ModuleSpec(${parts.join(", ")})`;
}

defineMethods(moduleSpecType, {
  __init__: [
    "name, loader, *, origin=None, loader_state=None, is_package=None",
    (
      spec: PyObject,
      name: Value,
      loader: Value,
      origin: Value = null,
      state: Value = null,
      isPackage: Value = null,
    ) => {
      const text = strText(name);
      setField(spec, "name", name);
      setField(spec, "loader", loader);
      setField(spec, "origin", origin);
      setField(spec, "loader_state", state);
      setField(spec, "submodule_search_locations", isPackage === true ? newList([]) : null);
      setField(spec, "cached", null);
      setField(spec, "has_location", false);
      const parent = isPackage === true ? text : text.split(".").slice(0, -1).join(".");
      setField(spec, "parent", parent);
      return null;
    },
  ],
  __repr__: ["", reprOfSpec],
});

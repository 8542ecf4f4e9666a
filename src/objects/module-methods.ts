/**
 * Modules: making them, and their attributes, with a module's own `__getattr__` and the wording of
 * a missing name (CPython: Objects/moduleobject.c).
 */
import { PyDict } from "./dict.ts";
import { exc, type PyException, raise } from "./errors.ts";
import { moduleType, PyModule } from "./function.ts";
import { newList } from "./list.ts";
import { defineGetSet, defineMethods, defineStatic } from "./native.ts";
import type { Value } from "./object.ts";
import { attributeName, defineInstanceDict } from "./object-methods.ts";
import { findGeneric, installFinder, lookupAttribute } from "./protocols/attributes.ts";
import { attributeError, call } from "./protocols/calls.ts";
import { isTrue } from "./protocols/operators.ts";
import { isStr, quote, reprText, textOf } from "./protocols/text.ts";
import { type PyType, typeOf } from "./type.ts";
import { annotationsFrom } from "./type-methods.ts";

function newModule(cls: PyType): Value {
  const module = new PyModule(new PyDict());
  module.shape = cls.rootShape;
  return module;
}

function initModule(module: PyModule, name: Value, doc: Value = null): Value {
  if (!isStr(name)) {
    throw raise(exc.TypeError, `module() argument 'name' must be str, not ${typeOf(name).name}`);
  }
  const table = module.namespace.table;
  table.setString("__name__", name);
  table.setString("__doc__", doc);
  for (const rest of ["__package__", "__loader__", "__spec__"]) table.setString(rest, null);
  return null;
}

/** module.__getattribute__ with the module's own `__getattr__`. */
function findOnModule(object: Value, name: string): Value | undefined {
  const module = object as PyModule;
  const found = findGeneric(module, name);
  if (found !== undefined) return found;
  const fallback = module.namespace.table.getString("__getattr__");
  return fallback === undefined ? undefined : call(fallback, [name]);
}

/** The AttributeError of a module, which hints at circular imports and shadowed modules. */
export function missingFromModule(module: PyModule, name: string): PyException {
  const moduleName = module.namespace.table.getString("__name__");
  if (moduleName === undefined || !isStr(moduleName)) {
    return attributeError(`module has no attribute '${name}'`, module, name);
  }
  const spec = module.namespace.table.getString("__spec__");
  const text = textOf(moduleName);
  if (spec !== undefined && spec !== null && isInitializing(spec)) {
    return attributeError(
      `partially initialized module '${text}' has no attribute '${name}' ` +
        "(most likely due to a circular import)",
      module,
      name,
    );
  }
  return attributeError(`module '${text}' has no attribute '${name}'`, module, name);
}

function isInitializing(spec: Value): boolean {
  const value = lookupAttribute(spec, "_initializing");
  return value !== undefined && isTrue(value);
}

/** `<module 'x' from '/path/x.py'>`, as importlib says it. */
function reprOfModule(module: PyModule): Value {
  const table = module.namespace.table;
  const spec = table.getString("__spec__");
  if (spec !== undefined && spec !== null) return reprFromSpec(spec);
  const given = table.getString("__name__");
  const name = given === undefined ? "'?'" : reprText(given);
  const file = table.getString("__file__");
  if (file !== undefined) return `<module ${name} from ${reprText(file)}>`;
  const loader = table.getString("__loader__");
  if (loader !== undefined && loader !== null) return `<module ${name} (${reprText(loader)})>`;
  return `<module ${name}>`;
}

function reprFromSpec(spec: Value): Value {
  const name = lookupAttribute(spec, "name") ?? "?";
  const shown = isStr(name) ? quote(textOf(name)) : "'?'";
  const origin = lookupAttribute(spec, "origin");
  if (origin === undefined || origin === null) {
    const loader = lookupAttribute(spec, "loader");
    return loader === undefined || loader === null
      ? `<module ${shown}>`
      : `<module ${shown} (${reprText(loader)})>`;
  }
  const hasLocation = lookupAttribute(spec, "has_location");
  return hasLocation !== undefined && isTrue(hasLocation)
    ? `<module ${shown} from ${reprText(origin)}>`
    : `<module ${shown} (${textOf(origin)})>`;
}

function dirOfModule(module: PyModule): Value {
  const custom = module.namespace.table.getString("__dir__");
  if (custom !== undefined) return call(custom, []);
  return newList(module.namespace.table.keyList());
}

function getAnnotations(module: PyModule): Value {
  const known = module.namespace.table.getString("__annotations__");
  if (known !== undefined) return known;
  const annotate = module.namespace.table.getString("__annotate__") ?? null;
  const annotations = annotationsFrom(annotate);
  module.namespace.table.setString("__annotations__", annotations);
  return annotations;
}

defineStatic(moduleType, "__new__", ["*args, **kwargs", newModule]);
defineMethods(moduleType, {
  __init__: ["name, doc=None", initModule],
  __repr__: ["", reprOfModule],
  __dir__: ["", dirOfModule],
  __getattribute__: [
    "name, /",
    (module: PyModule, name: Value) => {
      const text = attributeName(name);
      const value = findOnModule(module, text);
      if (value === undefined) throw missingFromModule(module, text);
      return value;
    },
  ],
});
defineInstanceDict(moduleType);
defineGetSet(
  moduleType,
  "__annotations__",
  getAnnotations,
  (module: PyModule, value: Value | undefined) => {
    if (value === undefined) module.namespace.table.deleteString("__annotations__");
    else module.namespace.table.setString("__annotations__", value);
  },
);
installFinder(moduleType.dict.get("__getattribute__") as Value, findOnModule);

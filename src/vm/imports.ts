/**
 * The `import` statement: sys.modules, packages, relative names, `from` lists (the rules of
 * importlib._bootstrap, in its order and with its error texts).
 *
 * Invariant: a module is in sys.modules before its body runs (circular imports see it half made)
 * and leaves it again when the body raises.
 */
import { PyDict } from "../objects/dict.ts";
import { exc, PyException, raise } from "../objects/errors.ts";
import { PyModule } from "../objects/function.ts";
import { installInterpreterHooks } from "../objects/interpreter-hooks.ts";
import { PyList, listValues, newList } from "../objects/list.ts";
import { PyNative } from "../objects/native.ts";
import type { PyObject, Value } from "../objects/object.ts";
import { lookupAttribute, setAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { toArray } from "../objects/protocols/iteration.ts";
import { isStr, quote, reprText, strText } from "../objects/protocols/text.ts";
import { isInstance, typeOf } from "../objects/type.ts";
import { entryFrame } from "./calls.ts";
import type { Frame } from "./frame.ts";
import { beginLibraryModule, endLibraryModule } from "./library-loading.ts";
import { type Found, findModule } from "./module-finder.ts";
import { isInitializing, makeSpec, setInitializing } from "./module-spec.ts";
import { isInLibrary } from "./source-files.ts";
import { system, systemAttribute } from "./system-state.ts";
import { thread } from "./thread.ts";

/** IMPORT_NAME. A replaced `__import__` is called as CPython would. */
export function importName(frame: Frame, index: number, level: Value, names: Value): Value {
  const name = frame.code.names[index] as string;
  const custom = frame.builtins.table.getString("__import__");
  if (custom === undefined) throw raise(exc.ImportError, "__import__ not found");
  if (custom !== importFunction) {
    const namespace = frame.namespace;
    return call(custom, [name, frame.globals, namespace, names, level]);
  }
  return importLevel(name, frame.globals, names, level as number);
}

/** CPython: PyImport_ImportModuleLevelObject. */
export function importLevel(name: string, globals: Value, names: Value, level: number): Value {
  const absolute = level > 0 ? resolveRelative(name, globals, level) : name;
  if (level === 0 && name === "") throw raise(exc.ValueError, "Empty module name");
  const module = importModule(absolute);
  const wanted = names === null ? [] : toArray(names);
  if (wanted.length > 0) {
    if (lookupAttribute(module, "__path__") !== undefined) importListed(module, wanted);
    return module;
  }
  const dot = name.indexOf(".");
  if (dot < 0) return module;
  if (level === 0) return importModule(name.slice(0, dot));
  // `from .a.b import` without names: only through __import__; gives package.a.
  const head = absolute.slice(0, absolute.length - (name.length - dot));
  const found = system.modules.table.getString(head);
  if (found === undefined) throw raise(exc.KeyError, `'${head}' not in sys.modules as expected`);
  return found;
}

/** The whole dotted name's module, from sys.modules or newly made. */
export function importModule(name: string): Value {
  const cached = system.modules.table.getString(name);
  if (cached !== undefined) {
    if (cached === null) {
      throw notFound(`import of ${name} halted; None in sys.modules`, name);
    }
    return cached;
  }
  return findAndLoad(name);
}

function notFound(text: string, name: string): PyException {
  const error = raise(exc.ModuleNotFoundError, text);
  error.details = { msg: text, name, path: null, name_from: null };
  return error;
}

function findAndLoad(name: string): Value {
  const dot = name.lastIndexOf(".");
  let path: readonly string[];
  let parent: Value = null;
  if (dot >= 0) {
    const parentName = name.slice(0, dot);
    parent = importModule(parentName);
    const loaded = system.modules.table.getString(name);
    if (loaded !== undefined) return loaded;
    const list = lookupAttribute(parent, "__path__");
    if (list === undefined) {
      throw notFound(`No module named ${quote(name)}; ${quote(parentName)} is not a package`, name);
    }
    path = toArray(list).map(strText);
  } else {
    path = systemPath();
  }
  const found = findModule(name, path);
  if (found === null) throw notFound(`No module named ${quote(name)}`, name);
  const module = loadFound(name, found);
  if (parent !== null) setAttribute(parent, name.slice(dot + 1), module);
  return module;
}

/** `sys.path` as it is now; before `sys` is imported, what it will start with. */
function systemPath(): readonly string[] {
  const list = systemAttribute("path");
  if (!(list instanceof PyList)) return system.path;
  return listValues(list).filter(isStr).map(strText);
}

function specOf(name: string, found: Found): PyObject {
  switch (found.kind) {
    case "native":
      return makeSpec({ name, origin: null, locations: null, isBuiltin: true });
    case "namespace":
      return makeSpec({ name, origin: null, locations: found.directories, isBuiltin: false });
    case "source": {
      const locations = found.directory === null ? null : [found.directory];
      return makeSpec({ name, origin: found.filename, locations, isBuiltin: false });
    }
  }
}

/** The spec of a module that may or may not be imported; null when there is none of that name. */
export function findSpec(name: string, path: readonly string[] | null): PyObject | null {
  const found = findModule(name, path ?? systemPath());
  return found === null ? null : specOf(name, found);
}

/** Runs a module's code again in the namespace it has. */
export function reloadModule(name: string): void {
  const module = system.modules.table.getString(name);
  const dot = name.lastIndexOf(".");
  const parent = dot < 0 ? undefined : system.modules.table.getString(name.slice(0, dot));
  const list = parent === undefined ? undefined : lookupAttribute(parent, "__path__");
  const found = findModule(name, list === undefined ? systemPath() : toArray(list).map(strText));
  if (found === null) throw notFound(`spec not found for the module ${quote(name)}`, name);
  if (found.kind !== "source" || !(module instanceof PyModule)) return;
  const namespace = module.namespace;
  thread.run(entryFrame(found.code(), namespace, system.builtins, namespace), null);
}

function loadFound(name: string, found: Found): Value {
  const spec = specOf(name, found);
  if (found.kind === "native") return loadNative(name, found.load(), spec);
  const module = newModule(name);
  const table = module.namespace.table;
  if (found.kind === "namespace") {
    table.setString("__path__", newList(found.directories.slice()));
    table.setString("__spec__", spec);
    table.setString("__package__", name);
    table.setString("__loader__", lookupAttribute(spec, "loader") ?? null);
    system.modules.table.setString(name, module);
    return module;
  }
  const locations = found.directory === null ? null : [found.directory];
  const dot = name.lastIndexOf(".");
  table.setString("__package__", locations === null ? name.slice(0, Math.max(dot, 0)) : name);
  table.setString("__loader__", lookupAttribute(spec, "loader") ?? null);
  table.setString("__spec__", spec);
  if (locations !== null) table.setString("__path__", newList(locations.slice()));
  table.setString("__file__", found.filename);
  table.setString("__cached__", null);
  table.setString("__builtins__", system.builtins);
  return runModule(name, module, found);
}

function runModule(name: string, module: PyModule, found: Found & { kind: "source" }): Value {
  if (!isInLibrary(found.filename)) return runBody(name, module, found);
  beginLibraryModule();
  try {
    return runBody(name, module, found);
  } finally {
    endLibraryModule();
  }
}

function runBody(name: string, module: PyModule, found: Found & { kind: "source" }): Value {
  const code = found.code();
  setInitializing(module, true);
  system.modules.table.setString(name, module);
  try {
    const namespace = module.namespace;
    thread.run(entryFrame(code, namespace, system.builtins, namespace), null);
  } catch (error) {
    system.modules.table.deleteString(name);
    throw error;
  } finally {
    setInitializing(module, false);
  }
  // Python: a module may replace itself in sys.modules.
  const now = system.modules.table.getString(name);
  if (now === undefined) throw raise(exc.KeyError, name);
  return now;
}

function loadNative(name: string, module: PyModule, spec: PyObject): Value {
  const table = module.namespace.table;
  if (table.getString("__name__") === undefined) table.setString("__name__", name);
  table.setString("__spec__", spec);
  table.setString("__loader__", lookupAttribute(spec, "loader") ?? null);
  table.setString("__package__", name.slice(0, Math.max(name.lastIndexOf("."), 0)));
  system.modules.table.setString(name, module);
  return module;
}

/** A module with the attributes that every module starts with. */
export function newModule(name: string, doc: Value = null): PyModule {
  const module = new PyModule(new PyDict());
  const table = module.namespace.table;
  table.setString("__name__", name);
  table.setString("__doc__", doc);
  table.setString("__package__", null);
  table.setString("__loader__", null);
  table.setString("__spec__", null);
  return module;
}

// --- relative imports ---

function resolveRelative(name: string, globals: Value, level: number): string {
  const packageName = packageOf(globals);
  if (packageName === "") {
    throw raise(exc.ImportError, "attempted relative import with no known parent package");
  }
  let base = packageName;
  for (let i = 1; i < level; i++) {
    const dot = base.lastIndexOf(".");
    if (dot < 0) throw raise(exc.ImportError, "attempted relative import beyond top-level package");
    base = base.slice(0, dot);
  }
  return name === "" ? base : `${base}.${name}`;
}

function packageOf(globals: Value): string {
  if (!(globals instanceof PyDict)) throw raise(exc.TypeError, "globals must be a dict");
  const table = globals.table;
  const given = table.getString("__package__") ?? null;
  if (given !== null) {
    if (isStr(given)) return strText(given);
    throw raise(exc.TypeError, "package must be a string");
  }
  const spec = table.getString("__spec__") ?? null;
  if (spec !== null) return strText(lookupAttribute(spec, "parent") ?? "");
  const name = table.getString("__name__");
  if (name === undefined || !isStr(name)) {
    throw raise(exc.KeyError, "'__name__' not in globals");
  }
  const text = strText(name);
  if (table.getString("__path__") !== undefined) return text;
  return text.slice(0, Math.max(text.lastIndexOf("."), 0));
}

// --- from lists ---

/** `from package import a, b`: submodules that are no attributes yet are imported. */
function importListed(module: Value, names: readonly Value[], inAll = false): void {
  for (const item of names) {
    if (!isStr(item)) {
      const owner = strText(lookupAttribute(module, "__name__") ?? "");
      const where = inAll ? `${owner}.__all__` : "``from list''";
      const kind = typeOf(item).name;
      throw raise(exc.TypeError, `Item in ${where} must be str, not ${kind}`);
    }
    const name = strText(item);
    if (name === "*") {
      const all = lookupAttribute(module, "__all__");
      if (!inAll && all !== undefined) importListed(module, toArray(all), true);
    } else if (lookupAttribute(module, name) === undefined) {
      const full = `${strText(lookupAttribute(module, "__name__") ?? "")}.${name}`;
      importQuietly(full);
    }
  }
}

/** A missing submodule is reported by IMPORT_FROM, not here. */
function importQuietly(full: string): void {
  try {
    importModule(full);
  } catch (error) {
    const isMissing =
      error instanceof PyException &&
      isInstance(error, exc.ModuleNotFoundError) &&
      error.details?.name === full &&
      system.modules.table.getString(full) !== null;
    if (!isMissing) throw error;
  }
}

/** IMPORT_FROM. */
export function importFrom(frame: Frame, index: number, module: Value): Value {
  const name = frame.code.names[index] as string;
  const value = lookupAttribute(module, name);
  if (value !== undefined) return value;
  const owner = lookupAttribute(module, "__name__");
  if (owner !== undefined && isStr(owner)) {
    const submodule = system.modules.table.getString(`${strText(owner)}.${name}`);
    if (submodule !== undefined) return submodule;
  }
  throw cannotImport(module, owner, name);
}

function cannotImport(module: Value, owner: Value | undefined, name: string): PyException {
  const shown = owner !== undefined && isStr(owner) ? reprText(owner) : "<unknown module name>";
  const file = lookupAttribute(module, "__file__");
  const path = file !== undefined && isStr(file) ? file : null;
  const where = path === null ? "unknown location" : strText(path);
  const text = isInitializing(module)
    ? `cannot import name ${quote(name)} from partially initialized module ${shown} ` +
      `(most likely due to a circular import) (${where})`
    : `cannot import name ${quote(name)} from ${shown} (${where})`;
  const error = raise(exc.ImportError, text);
  error.details = { msg: text, name: owner ?? null, path, name_from: name };
  return error;
}

/** The built-in `__import__`. */
export const importFunction = new PyNative(
  "__import__",
  {
    signature: "name, globals=None, locals=None, fromlist=(), level=0",
    implementation: (
      name: Value,
      globals: Value = null,
      _locals: Value = null,
      names: Value = null,
      level: Value = 0,
    ) => {
      if (!isStr(name)) throw raise(exc.TypeError, "module name must be a string");
      if ((level as number) < 0) throw raise(exc.ValueError, "level must be >= 0");
      return importLevel(strText(name), globals ?? new PyDict(), names, level as number);
    },
  },
  "builtins",
);

installInterpreterHooks({ importModule });

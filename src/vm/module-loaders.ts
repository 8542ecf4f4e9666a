/** The methods of loaders: `__loader__` of a module, `spec.loader`, importlib.machinery. */
import { exc, raise } from "../objects/errors.ts";
import { PyModule } from "../objects/function.ts";
import { defineClassMethods, defineMethods } from "../objects/native.ts";
import { type PyObject, type Value, makeStr } from "../objects/object.ts";
import { PyBytes } from "../objects/bytes.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { getField, setField } from "../objects/protocols/fields.ts";
import { textOf } from "../objects/protocols/text.ts";
import { compileText } from "./compilation.ts";
import { runCode } from "./evaluation.ts";
import { findSpec } from "./imports.ts";
import { findModule, nativeModuleNames } from "./module-finder.ts";
import { builtinLoaderType, sourceLoaderType } from "./module-spec.ts";
import { libraryRoot, librarySource, readSource } from "./source-files.ts";

function pathOf(loader: PyObject): string {
  return textOf(getField(loader, "path") as Value);
}

function sourceOf(loader: PyObject): string {
  const path = pathOf(loader);
  const shipped = librarySource(path);
  return shipped === undefined ? readSource(path) : shipped;
}

/** A module of the library comes compiled; any other file is compiled now. */
function codeOf(loader: PyObject): Value {
  const path = pathOf(loader);
  const name = getField(loader, "name") as Value;
  if (path.startsWith(`${libraryRoot}/`)) {
    const found = findModule(textOf(name), [libraryRoot]);
    if (found !== null && found.kind === "source") return found.code();
  }
  return compileText(sourceOf(loader), path, "exec");
}

defineMethods(sourceLoaderType, {
  __init__: [
    "fullname, path",
    (loader: PyObject, name: Value, path: Value) => {
      setField(loader, "name", name);
      setField(loader, "path", path);
      return null;
    },
  ],
  get_source: ["fullname=None, /", (loader: PyObject) => makeStr(sourceOf(loader))],
  get_code: ["fullname=None, /", codeOf],
  get_filename: ["fullname=None, /", (loader: PyObject) => getField(loader, "path") as Value],
  get_data: [
    "path, /",
    (_loader: PyObject, path: Value) =>
      new PyBytes(
        new TextEncoder().encode(librarySource(textOf(path)) ?? readSource(textOf(path))),
      ),
  ],
  is_package: ["fullname=None, /", (loader: PyObject) => pathOf(loader).endsWith("/__init__.py")],
  create_module: ["spec, /", () => null],
  exec_module: [
    "module, /",
    (loader: PyObject, module: Value) => {
      if (!(module instanceof PyModule)) throw raise(exc.TypeError, "exec_module() needs a module");
      const namespace = module.namespace;
      runCode(codeOf(loader) as never, namespace, namespace);
      return null;
    },
  ],
  __eq__: [
    "value, /",
    (loader: PyObject, other: Value) =>
      (other as PyObject | null)?.shape?.cls === sourceLoaderType &&
      getField(other, "path") === getField(loader, "path"),
  ],
  __hash__: ["", (loader: PyObject) => pathOf(loader).length],
});

defineClassMethods(builtinLoaderType, {
  find_spec: [
    "fullname, path=None, target=None",
    (_cls: Value, name: Value) => {
      const text = textOf(name);
      return nativeModuleNames().includes(text) ? findSpec(text, null) : null;
    },
  ],
  is_package: ["fullname, /", () => false],
  get_source: ["fullname, /", () => null],
  get_code: ["fullname, /", () => null],
  create_module: [
    "spec, /",
    (_cls: Value, spec: Value) => {
      const found = findModule(textOf(getAttribute(spec, "name")), []);
      return found !== null && found.kind === "native" ? found.load() : null;
    },
  ],
  exec_module: ["module, /", () => null],
});

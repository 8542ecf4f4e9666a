/** What the Python half of importlib (src/lib/importlib) asks of the import system. */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import type { PyObject, Value } from "../objects/object.ts";
import { makeStr } from "../objects/object.ts";
import { bytesLike } from "../objects/buffer.ts";
import { toArray } from "../objects/protocols/iteration.ts";
import { strText, textOf } from "../objects/protocols/text.ts";
import { decodeSource } from "../syntax/decode.ts";
import { findSpec, importModule, reloadModule } from "../vm/imports.ts";
import { builtinLoaderType, moduleSpecType, sourceLoaderType } from "../vm/module-spec.ts";
import { moduleFrom } from "./module.ts";

function spec(name: Value, path: Value = null): Value {
  const directories = path === null ? null : toArray(path).map(strText);
  return findSpec(textOf(name), directories) as PyObject | null;
}

export function makeModule(): PyModule {
  return moduleFrom("_adder_import", null, {
    functions: {
      import_module: ["name, /", (name: Value) => importModule(textOf(name))],
      find_spec: ["name, path=None, /", spec],
      reload: [
        "name, /",
        (name: Value) => {
          reloadModule(textOf(name));
          return null;
        },
      ],
      decode_source: [
        "source, /",
        (source: Value) => {
          const bytes = bytesLike(source);
          if (bytes === undefined) throw raise(exc.TypeError, "a bytes-like object is required");
          return makeStr(decodeSource(bytes, "<string>").replace(/\r\n?/g, "\n"));
        },
      ],
    },
    values: {
      ModuleSpec: moduleSpecType,
      SourceFileLoader: sourceLoaderType,
      BuiltinImporter: builtinLoaderType,
    },
  });
}

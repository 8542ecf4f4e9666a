/**
 * The module `_imp`, under importlib: which modules are native, and locks that nobody contends for.
 * There are no frozen modules and no extension files.
 */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { newList } from "../objects/list.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { importModule } from "../vm/imports.ts";
import { nativeModuleNames } from "../vm/module-finder.ts";
import { moduleFrom } from "./module.ts";

/** CPython 3.14's, as importlib._bootstrap_external writes it. */
const MAGIC_NUMBER_TOKEN = 168627755;

function isBuiltin(name: Value): number {
  return isStr(name) && nativeModuleNames().includes(textOf(name)) ? 1 : 0;
}

function notFrozen(name: Value): never {
  const error = raise(exc.ImportError, `No such frozen object named ${textOf(name)}`);
  error.details = { msg: error.args.items[0] as Value, name, path: null, name_from: null };
  throw error;
}

export function makeModule(): PyModule {
  let lockDepth = 0;
  return moduleFrom("_imp", "(Extremely) low-level import machinery bits.", {
    functions: {
      _fix_co_filename: ["code, path, /", () => null],
      _frozen_module_names: ["", () => newList([])],
      _override_frozen_modules_for_tests: ["override, /", () => null],
      _override_multi_interp_extensions_check: ["override, /", () => 0],
      acquire_lock: [
        "",
        () => {
          lockDepth++;
          return null;
        },
      ],
      create_builtin: [
        "spec, /",
        (spec: Value) => importModule(textOf(getAttribute(spec, "name"))),
      ],
      exec_builtin: ["mod, /", () => 0],
      exec_dynamic: ["mod, /", () => 0],
      extension_suffixes: ["", () => newList([])],
      find_frozen: ["name, /, *, withdata=False", () => null],
      get_frozen_object: ["name, data=None, /", notFrozen],
      init_frozen: ["name, /", () => null],
      is_builtin: ["name, /", isBuiltin],
      is_frozen: ["name, /", () => false],
      is_frozen_package: ["name, /", notFrozen],
      lock_held: ["", () => lockDepth > 0],
      release_lock: [
        "",
        () => {
          if (lockDepth === 0) throw raise(exc.RuntimeError, "not holding the import lock");
          lockDepth--;
          return null;
        },
      ],
      source_hash: [
        "key, source",
        () => {
          throw raise(exc.NotImplementedError, "hash-based .pyc files are not supported");
        },
      ],
    },
    values: {
      check_hash_based_pycs: "default",
      pyc_magic_number_token: MAGIC_NUMBER_TOKEN,
    },
  });
}

/** Running a program from its text to its exit status: `__main__`, uncaught errors, the end. */
import "./bootstrap.ts";
import { Code } from "./bytecode/code.ts";
import { host } from "./host/host.ts";
import { exc, PyException, raise } from "./objects/errors.ts";
import type { PyModule } from "./objects/function.ts";
import { newList } from "./objects/list.ts";
import type { PyObject, Value } from "./objects/object.ts";
import { getAttribute, lookupAttribute } from "./objects/protocols/attributes.ts";
import { call } from "./objects/protocols/calls.ts";
import { getField } from "./objects/protocols/fields.ts";
import { toArray } from "./objects/protocols/iteration.ts";
import { strText } from "./objects/protocols/text.ts";
import { isInstance } from "./objects/type.ts";
import { compileText } from "./vm/compilation.ts";
import { runCode } from "./vm/evaluation.ts";
import { findSpec, importModule } from "./vm/imports.ts";
import { endInterpreter, exitStatus, startInterpreter } from "./vm/lifetime.ts";
import { libraryRoot } from "./vm/source-files.ts";
import { forgetSources, registerSource } from "./vm/source-lines.ts";
import { asPythonException } from "./vm/raising.ts";
import { reportUncaught } from "./vm/traceback-printing.ts";

export interface Program {
  readonly source: string;
  /** What tracebacks call it. */
  readonly filename: string;
  /** `__file__`, where there is one. */
  readonly file?: string;
  readonly argv: readonly string[];
  /** Where its own modules are: the head of sys.path. */
  readonly directory: string;
}

/** Runs a program in a fresh interpreter; prints what it does not catch. */
export function runProgram(program: Program): number {
  const main = startInterpreter({
    argv: program.argv,
    path: [program.directory, libraryRoot],
  });
  forgetSources();
  if (program.filename === "<string>") registerSource(program.filename, program.source);
  return runToEnd(() => {
    const namespace = main.namespace;
    if (program.file !== undefined) {
      namespace.table.setString("__file__", program.file);
      namespace.table.setString("__cached__", null);
    }
    runCode(compileText(program.source, program.filename, "exec"), namespace, namespace);
  });
}

/** `-m NAME`: a module, or a package's `__main__`, as the program (what runpy does). */
export function runModuleAsMain(name: string, args: readonly string[]): number {
  const main = startInterpreter({
    argv: ["-m", ...args],
    path: [host().currentDirectory(), libraryRoot],
  });
  return runToEnd(() => runAsMain(name, args, main));
}

function runAsMain(name: string, args: readonly string[], main: PyModule): void {
  let target = name;
  let spec = findMainSpec(target);
  if (spec !== null && getField(spec, "submodule_search_locations") !== null) {
    importModule(name);
    target = `${name}.__main__`;
    spec = findMainSpec(target);
    if (spec === null) {
      throw cannotRun(
        `No module named ${target}; '${name}' is a package and cannot be directly executed`,
      );
    }
  }
  if (spec === null) throw cannotRun(`No module named ${name}`);
  const loader = getField(spec, "loader") as Value;
  const file = getField(spec, "origin") as Value;
  const table = main.namespace.table;
  table.setString("__spec__", spec);
  table.setString("__loader__", loader);
  table.setString("__file__", file);
  table.setString("__cached__", null);
  table.setString("__package__", getField(spec, "parent") ?? "");
  const sys = importModule("sys") as PyModule;
  sys.namespace.table.setString("argv", newList([file, ...args]));
  const code = call(getAttribute(loader, "get_code"), [target]);
  if (!(code instanceof Code)) throw cannotRun(`No code object available for ${target}`);
  runCode(code, main.namespace, main.namespace);
}

/** The spec of a module by its dotted name, its packages imported; null when there is none. */
function findMainSpec(name: string): PyObject | null {
  const dot = name.lastIndexOf(".");
  if (dot < 0) return findSpec(name, null);
  try {
    const path = lookupAttribute(importModule(name.slice(0, dot)), "__path__");
    return path === undefined ? null : findSpec(name, toArray(path).map(strText));
  } catch (error) {
    const isMissing = error instanceof PyException && isInstance(error, exc.ModuleNotFoundError);
    if (isMissing) return null;
    throw error;
  }
}

/** One line on standard error and status 1. */
function cannotRun(text: string): PyException {
  return raise(exc.SystemExit, `adder: ${text}`);
}

/** Runs `body`, prints what it does not catch, and closes the interpreter. */
export function runToEnd(body: () => void): number {
  let status = 0;
  try {
    body();
  } catch (error) {
    status = handleUncaught(error);
  }
  return endInterpreter(status);
}

function handleUncaught(error: unknown): number {
  const exception = asPythonException(error);
  if (exception === null) throw error;
  if (isInstance(exception, exc.SystemExit)) return exitStatus(exception);
  reportUncaught(exception);
  return isInstance(exception, exc.KeyboardInterrupt) ? 130 : 1;
}

/** Running a program from its text to its exit status: `__main__`, uncaught errors, the end. */
import "./bootstrap.ts";
import { exc } from "./objects/errors.ts";
import type { PyModule } from "./objects/function.ts";
import { newList } from "./objects/list.ts";
import { getAttribute } from "./objects/protocols/attributes.ts";
import { call } from "./objects/protocols/calls.ts";
import { isInstance } from "./objects/type.ts";
import { compileText } from "./vm/compilation.ts";
import { runCode } from "./vm/evaluation.ts";
import { importModule } from "./vm/imports.ts";
import { endInterpreter, exitStatus, startInterpreter } from "./vm/lifetime.ts";
import { libraryRoot } from "./vm/module-finder.ts";
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

/** `-m NAME`: what runpy does, for a module or a package with `__main__`. */
export function runModuleAsMain(name: string, args: readonly string[]): number {
  startInterpreter({ argv: ["-m", ...args], path: ["", libraryRoot] });
  return runToEnd(() => runAsMain(name, args));
}

function runAsMain(name: string, args: readonly string[]): void {
  const runner = importModule("runpy");
  const sys = importModule("sys") as PyModule;
  sys.namespace.table.setString("argv", newList([name, ...args]));
  call(getAttribute(runner, "_run_module_as_main"), [name]);
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

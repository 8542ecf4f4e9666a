/**
 * The beginning and the end of a program: fresh modules, `__main__`; flushed streams and the exit
 * status.
 */
import { exc, PyException } from "../objects/errors.ts";
import { PyModule } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { strText } from "../objects/protocols/text.ts";
import { isInstance } from "../objects/type.ts";
import { host } from "../host/host.ts";
import { buildClassFunction } from "./classes.ts";
import { importFunction, importModule, newModule } from "./imports.ts";
import { commonBuiltins } from "./names.ts";
import { resetSystem, system, systemAttribute } from "./system-state.ts";
import { resetThread } from "./thread.ts";
import { reportUncaught } from "./traceback-printing.ts";

export interface StartOptions {
  readonly argv: readonly string[];
  readonly path: readonly string[];
}

/** Throws the last program's modules away and makes a new `__main__`. */
export function startInterpreter(options: StartOptions): PyModule {
  resetThread();
  resetSystem();
  system.argv = options.argv.slice();
  system.path = options.path.slice();
  const builtins = importModule("builtins") as PyModule;
  const table = builtins.namespace.table;
  system.builtins = builtins.namespace;
  table.setString("__build_class__", buildClassFunction);
  table.setString("__import__", importFunction);
  commonBuiltins.all = table.getString("all") ?? null;
  commonBuiltins.any = table.getString("any") ?? null;
  importModule("sys");
  const main = newModule("__main__");
  main.namespace.table.setString("__builtins__", builtins);
  system.modules.table.setString("__main__", main);
  return main;
}

let finalize: () => void = () => {};

/** The io module supplies what passes on the content of files nobody closed. */
export function installFinalizer(hook: () => void): void {
  finalize = hook;
}

/** Runs what was registered with atexit, flushes the streams; gives the final exit status. */
export function endInterpreter(status: number): number {
  let final = status;
  try {
    runExitFunctions();
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    reportUncaught(error);
  }
  for (const name of ["stdout", "stderr"]) {
    const stream = systemAttribute(name);
    const flush =
      stream === undefined || stream === null ? undefined : lookupAttribute(stream, "flush");
    if (flush === undefined) continue;
    try {
      call(flush, []);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      // Python: an error while flushing stdout at the end gives status 120.
      if (name === "stdout") final = 120;
    }
  }
  finalize();
  return final;
}

function runExitFunctions(): void {
  const atexit = system.modules.table.getString("atexit");
  if (!(atexit instanceof PyModule)) return;
  const run = lookupAttribute(atexit, "_run_exitfuncs");
  if (run !== undefined) call(run, []);
}

/** The exit status that SystemExit asks for; a text goes to standard error. */
export function exitStatus(exit: PyException): number {
  const code: Value = lookupAttribute(exit, "code") ?? null;
  if (code === null) return 0;
  if (typeof code === "number") return code & 0xff;
  if (typeof code === "bigint") return 255;
  if (typeof code === "boolean") return code ? 1 : 0;
  const stream = systemAttribute("stderr");
  const write =
    stream === undefined || stream === null ? undefined : lookupAttribute(stream, "write");
  const text = `${strText(code)}\n`;
  if (write !== undefined) call(write, [text]);
  else host().openDescriptor(2).write(new TextEncoder().encode(text));
  return 1;
}

/** Whether an exception asks for the end of the program. */
export function isExit(error: PyException): boolean {
  return isInstance(error, exc.SystemExit);
}

// The child process in which Adder runs test programs, one after the other.
//
// It is started with the path of the built engine, takes a program by message and answers with
// what it printed. It lives on its own so that a program that never ends can be killed, and so that
// the current directory can be the program's.

import process from "node:process";
import { pathToFileURL } from "node:url";
import type { EngineProgram } from "./engine.ts";
import type { Outcome } from "./judge.ts";

interface ScriptOptions {
  readonly source: string;
  readonly filename: string;
  /** sys.argv, the program's name included. */
  readonly argv: readonly string[];
  readonly stdin: string;
  readonly jit: "off" | "on" | "stress";
  readonly seed: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly write: { stdout(text: string): void; stderr(text: string): void };
}

interface EngineModule {
  runScript(options: ScriptOptions): number;
}

const { runScript } = (await import(pathToFileURL(process.argv[2]).href)) as EngineModule;
const home = process.cwd();

function runProgram(program: EngineProgram): Outcome {
  const { source, filename, argv = [], stdin = "", jit, seed = 1, parameters } = program;
  let stdout = "";
  let stderr = "";
  process.chdir(program.folder ?? home);
  const write = {
    stdout: (text: string) => {
      stdout += text;
    },
    stderr: (text: string) => {
      stderr += text;
    },
  };
  const status = runScript({
    source,
    filename,
    argv: [filename, ...argv],
    stdin,
    jit,
    seed,
    parameters,
    write,
  });
  return { stdout, stderr, status };
}

process.on("message", (program: EngineProgram) => {
  try {
    process.send?.({ outcome: runProgram(program) });
  } catch (error) {
    process.send?.({
      fault: error instanceof Error ? (error.stack ?? String(error)) : String(error),
    });
  }
});
process.send?.({ ready: true });

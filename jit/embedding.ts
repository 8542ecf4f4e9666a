/**
 * The embedding interface with the trace compiler: what `import "adder"` gives, and what
 * `adder compare --within` and the tests run programs with.
 *
 * Each run gets a trace compiler of its own, so that what one program made hot tells the next one
 * nothing; a runner keeps one, and the script's code, for all the runs of one mode.
 */
import { RepeatedScript, type RunOptions, runScript as runInterpreted } from "../src/index.ts";
import type { ScriptRunner } from "../src/lab/within.ts";
import type { Listener } from "./events.ts";
import { attachJit, detachJit } from "./index.ts";
import type { Parameters } from "./parameters.ts";

export interface JitRunOptions extends RunOptions {
  /** Default "on". */
  readonly jit?: "on" | "off" | "stress";
  /** Of the exits that stress mode forces. */
  readonly seed?: number;
  readonly parameters?: Partial<Parameters>;
  readonly listeners?: readonly Listener[];
}

/** Runs a program to its end and gives its exit status. Uncaught errors are printed. */
export function runScript(options: JitRunOptions): number {
  const { jit = "on", seed = 0, parameters, listeners } = options;
  if (jit === "off") return runInterpreted(options);
  attachJit({ mode: jit, parameters: { ...parameters, stress_seed: seed }, listeners });
  try {
    return runInterpreted(options);
  } finally {
    detachJit();
  }
}

/** What `adder compare --within` runs a script with: the same script each time, in either mode. */
export function makeRunner(): ScriptRunner {
  let script: RepeatedScript | null = null;
  let compiles = false;
  return {
    run(source, filename, argv, jit) {
      if (script === null || compiles !== jit) {
        if (jit) attachJit({ mode: "on" });
        else detachJit();
        script = new RepeatedScript(source, filename, [filename, ...argv]);
        compiles = jit;
      }
      const run = script.run();
      if (run.status !== 0) throw new Error(`${filename} ended with status ${run.status}`);
      return run;
    },
  };
}

export type { Output, RunOptions } from "../src/index.ts";
export { evaluate, Interpreter, PyException, RepeatedScript } from "../src/index.ts";
export type { JitEvent, Listener } from "./events.ts";
export { attachJit, detachJit, type JitOptions } from "./index.ts";

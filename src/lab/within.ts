// `adder compare --within`: a script again and again in one process, so that warm-up can be seen.
//
// Each iteration executes the script's module code in a new `__main__`; what survives from one to
// the next is what the engine has learned: counters, traces, compiled loops. tinybench drives the
// iterations; the times themselves come from the runner, which times the script and not the setting
// up around it, and are kept in their order.
//
// Invariant: this folder does not know how scripts run. Whoever calls brings a ScriptRunner, so that
// nothing here imports the JIT.

import { Bench } from "tinybench";
import { measureSpread, type Spread, steadyMedian } from "./statistics.ts";
import { formatRatio, formatTime, renderSparkline, renderTable } from "./tables.ts";

/** Runs a script in this process. Whatever it prints to standard output is returned. */
export interface ScriptRunner {
  run(
    source: string,
    filename: string,
    argv: readonly string[],
    jit: boolean,
  ): { readonly stdout: string; readonly milliseconds: number };
}

export interface WithinMode {
  readonly name: string;
  /** In the order in which they were measured. */
  readonly times: readonly number[];
  readonly spread: Spread;
  /** The median of the last half. */
  readonly steady: number;
  /** How many iterations it takes until one is within a tenth of the steady time. */
  readonly warmUp: number;
  readonly stdout: string;
}

export interface WithinResult {
  readonly interpreted: WithinMode;
  readonly compiled: WithinMode;
  readonly speedup: number;
  readonly agree: boolean;
}

export interface WithinScript {
  readonly source: string;
  readonly filename: string;
  readonly argv: readonly string[];
}

export function measureWithin(
  runner: ScriptRunner,
  script: WithinScript,
  iterations: number,
): WithinResult {
  const interpreted = measureMode(runner, script, iterations, "interpreted", false);
  const compiled = measureMode(runner, script, iterations, "compiled", true);
  return {
    interpreted,
    compiled,
    speedup: interpreted.steady / compiled.steady,
    agree: interpreted.stdout === compiled.stdout,
  };
}

function measureMode(
  runner: ScriptRunner,
  { source, filename, argv }: WithinScript,
  iterations: number,
  name: string,
  jit: boolean,
): WithinMode {
  const times: number[] = [];
  let stdout = "";
  // tinybench calls the function once before it counts; that is the coldest call, and it is kept.
  const counted = Math.max(1, iterations - 1);
  const bench = new Bench({ iterations: counted, time: 0, warmup: false, throws: true });
  bench.add(name, () => {
    const run = runner.run(source, filename, argv, jit);
    stdout = run.stdout;
    times.push(run.milliseconds);
    return { overriddenDuration: run.milliseconds };
  });
  bench.runSync();
  const steady = steadyMedian(times);
  const warmUp = times.findIndex((time) => time <= steady * 1.1);
  return { name, times, spread: measureSpread(times), steady, warmUp, stdout };
}

export function renderWithin({ interpreted, compiled, speedup, agree }: WithinResult): string {
  const head = ["", "first", "steady", "fastest", "slowest", "steady after"];
  const rows = [interpreted, compiled].map((mode) => [
    mode.name,
    formatTime(mode.times[0]),
    formatTime(mode.steady),
    formatTime(mode.spread.min),
    formatTime(mode.spread.max),
    `${mode.warmUp} turns`,
  ]);
  return [
    ...[interpreted, compiled].flatMap(renderCurve),
    renderTable(head, rows),
    `In the steady state compiled is ${formatRatio(speedup)} as fast as interpreted.`,
    agree ? "Their outputs agree." : "Their outputs DIFFER.",
  ].join("\n");
}

function renderCurve(mode: WithinMode): string[] {
  const numbers = mode.times.map((time) => time.toPrecision(3)).join(" ");
  return [`${mode.name} ${renderSparkline(mode.times)}`, `  ms: ${numbers}`, ""];
}

// Measuring the benchmark programs: every engine on every program, in the steady state and as whole
// processes, from one run.
//
// Only ratios of times from the same minute of the same machine mean something. So the engines take
// turns, each time in a fresh process: a round is one process of every engine, and what a program
// reports is the median over rounds. In the steady state a process calls run(n) again and again and
// counts with the median of its last half, when warm-up is over.
//
// A program that fails or prints something else than CPython's twin in JavaScript is a fault, never
// a number.

import path from "node:path";
import { findPythons, type ProcessRun, runProcess } from "../src/lab/processes.ts";
import { median, steadyMedian } from "../src/lab/statistics.ts";
import { clearProgress, showProgress } from "../src/lab/tables.ts";
import type { BenchProgram } from "./programs.ts";

export interface BenchEngine {
  readonly name: string;
  readonly version: string;
  /** The command in front of a program's file. */
  readonly command: readonly string[];
  readonly extension: ".py" | ".js";
}

/** Milliseconds, or null where the engine failed. */
export interface EngineTimes {
  readonly steady: number | null;
  readonly whole: number | null;
}

export interface ProgramTimes {
  readonly program: BenchProgram;
  /** By the engine's name. */
  readonly times: Readonly<Record<string, EngineTimes>>;
  readonly faults: readonly string[];
}

export interface BenchRequest {
  readonly folder: string;
  readonly programs: readonly BenchProgram[];
  readonly engines: readonly BenchEngine[];
  readonly runs: number;
  /** Whether to use the small sizes: quick, and good only to see that everything works. */
  readonly small: boolean;
  readonly steady: boolean;
  readonly whole: boolean;
}

const steadySeconds = 2;
const mostIterations = 40;

/** Interpreted, compiled, the twin, and the Pythons on PATH. */
export function listEngines(adder: string): BenchEngine[] {
  const node = process.execPath;
  const version = `Node ${process.versions.node}`;
  const python = (name: string, command: readonly string[], of: string): BenchEngine => ({
    name,
    version: of,
    command,
    extension: ".py",
  });
  return [
    python("interpreted", [node, adder, "--jit", "off"], version),
    python("compiled", [node, adder, "--jit", "on"], version),
    { name: "twin", version, command: [node], extension: ".js" },
    ...findPythons().map(({ name, version, executable }) =>
      python(name === "python3" ? "cpython" : "pypy", [executable, "-B"], version),
    ),
  ];
}

export async function measurePrograms(request: BenchRequest): Promise<ProgramTimes[]> {
  const results: ProgramTimes[] = [];
  for (const program of request.programs) results.push(await measureProgram(request, program));
  clearProgress();
  return results;
}

async function measureProgram(request: BenchRequest, program: BenchProgram): Promise<ProgramTimes> {
  const faults = new Set<string>();
  const steady = await measureRounds(request, program, request.steady, runSteady, faults);
  const whole = await measureRounds(request, program, request.whole, runWhole, faults);
  const times: Record<string, EngineTimes> = {};
  for (const { name } of request.engines)
    times[name] = { steady: steady.get(name) ?? null, whole: whole.get(name) ?? null };
  return { program, times, faults: [...faults] };
}

type Measure = (
  request: BenchRequest,
  program: BenchProgram,
  engine: BenchEngine,
) => Promise<{ readonly time: number; readonly run: ProcessRun; readonly output: string }>;

/** The median of every engine that failed in no round. */
async function measureRounds(
  request: BenchRequest,
  program: BenchProgram,
  wanted: boolean,
  measure: Measure,
  faults: Set<string>,
): Promise<Map<string, number>> {
  const times = new Map<string, number[]>();
  const failed = new Set<string>();
  let expected: string | null = null;
  for (let round = 0; wanted && round < request.runs; round++) {
    for (const engine of request.engines) {
      if (failed.has(engine.name)) continue;
      showProgress(`${program.name}: round ${round + 1} of ${request.runs}, ${engine.name}`);
      const { time, run, output } = await measure(request, program, engine);
      expected ??= run.status === 0 ? output : null;
      const fault = describeFault(run, output, expected);
      if (fault === null) times.set(engine.name, [...(times.get(engine.name) ?? []), time]);
      else {
        failed.add(engine.name);
        faults.add(`${program.name}, ${engine.name}: ${fault}`);
      }
    }
  }
  for (const name of failed) times.delete(name);
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

function describeFault(run: ProcessRun, output: string, expected: string | null): string | null {
  if (run.status !== 0) {
    const last = run.stderr.toString("utf8").trimEnd().split("\n").at(-1);
    return `exit status ${run.status}: ${last}`;
  }
  return output === expected ? null : "printed something else";
}

const runSteady: Measure = async (request, program, engine) => {
  const driver = path.join(request.folder, `../steady${engine.extension}`);
  const file = path.join(request.folder, program.name + engine.extension);
  const sizes = [sizeOf(request, program), String(steadySeconds), String(mostIterations)];
  const run = await runProcess([...engine.command, driver, file, ...sizes]);
  const times = run.stdout.toString("utf8").trim().split("\n").map(Number);
  return { time: steadyMedian(times), run, output: "" };
};

const runWhole: Measure = async (request, program, engine) => {
  const file = path.join(request.folder, program.name + engine.extension);
  const run = await runProcess([...engine.command, file, sizeOf(request, program)]);
  return { time: run.milliseconds, run, output: run.stdout.toString("latin1") };
};

function sizeOf(request: BenchRequest, program: BenchProgram): string {
  return String(request.small ? program.small : program.size);
}

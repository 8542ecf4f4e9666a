// Measuring the benchmark programs: every engine on every program, in the steady state and as whole
// processes, from one run.
//
// Only ratios of times from the same minute of the same machine mean something. So the engines take
// turns, each time in a fresh process: a round is one process of every engine, and what a program
// reports is the median over rounds. In the steady state a process calls run(n) again and again and
// counts with the median of its last half, when warm-up is over; what the first half took more is
// the warm-up. Whole processes are watched for their peak memory too.
//
// A program that fails or prints something else than the others is a fault, never a number.

import path from "node:path";
import { type ProcessRun, runProcess } from "../src/lab/processes.ts";
import { median, steadyMedian } from "../src/lab/statistics.ts";
import { clearProgress, showProgress } from "../src/lab/tables.ts";
import type { BenchEngine, EngineName } from "./engines.ts";
import { ProcessWatcher } from "./process-watch.ts";
import type { BenchProgram } from "./programs.ts";
import { measureWarmUp, type WarmUp } from "./warm-up.ts";

/** Milliseconds and bytes; null where it was not measured or the engine failed. */
export interface EngineFigures {
  readonly steady: number | null;
  readonly whole: number | null;
  readonly peak: number | null;
  /** Of the first round. */
  readonly warmUp: WarmUp | null;
}

export interface ProgramResult {
  readonly program: BenchProgram;
  readonly figures: Readonly<Partial<Record<EngineName, EngineFigures>>>;
  readonly faults: readonly string[];
}

/**
 * What times are: of the clock on the wall, or of the processor. The latter counts the threads in
 * the background too, but not the time that other programs took.
 */
export const clocks = ["wall", "cpu"] as const;
export type Clock = (typeof clocks)[number];

export interface BenchRequest {
  readonly folder: string;
  readonly programs: readonly BenchProgram[];
  readonly engines: readonly BenchEngine[];
  readonly runs: number;
  /** Whether to use the small sizes: quick, and good only to see that everything works. */
  readonly small: boolean;
  readonly steady: boolean;
  readonly whole: boolean;
  readonly clock: Clock;
  /** How long an iteration of the steady state is repeated. */
  readonly seconds: number;
}

const mostIterations = 40;
/** An engine that takes longer than this for a process, in milliseconds, gets one round. */
const patience = 10_000;

/** What was collected of one engine and one program. */
class Samples {
  readonly steady: number[] = [];
  readonly whole: number[] = [];
  readonly peaks: number[] = [];
  warmUp: WarmUp | null = null;
  failed = false;

  summarize(): EngineFigures {
    const of = (values: readonly number[]): number | null =>
      this.failed || values.length === 0 ? null : median(values);
    return {
      steady: of(this.steady),
      whole: of(this.whole),
      peak: of(this.peaks),
      warmUp: this.failed ? null : this.warmUp,
    };
  }
}

export async function measureProgram(
  request: BenchRequest,
  program: BenchProgram,
): Promise<ProgramResult> {
  const measurement = new Measurement(request, program);
  if (request.steady) await measurement.repeat(measureSteady);
  if (request.whole) await measurement.repeat(measureWhole);
  clearProgress();
  return measurement.summarize();
}

/** One process; its output must equal that of the other engines. */
type Measure = (
  request: BenchRequest,
  program: BenchProgram,
  engine: BenchEngine,
  samples: Samples,
) => Promise<{ readonly run: ProcessRun; readonly output: string }>;

class Measurement {
  private readonly request: BenchRequest;
  private readonly program: BenchProgram;
  private readonly samples = new Map<BenchEngine, Samples>();
  private readonly faults = new Set<string>();

  constructor(request: BenchRequest, program: BenchProgram) {
    this.request = request;
    this.program = program;
    for (const engine of request.engines) this.samples.set(engine, new Samples());
  }

  async repeat(measure: Measure): Promise<void> {
    const { request, program } = this;
    const slow = new Set<BenchEngine>();
    let expected: string | null = null;
    for (let round = 1; round <= request.runs; round++) {
      for (const [engine, samples] of this.samples) {
        if (samples.failed || slow.has(engine)) continue;
        showProgress(`${program.name}: round ${round} of ${request.runs}, ${engine.name}`);
        const { run, output } = await measure(request, program, engine, samples);
        if (run.status === 0) expected ??= output;
        this.judge(engine, samples, describeFault(run, output, expected));
        if (run.milliseconds > patience) slow.add(engine);
      }
    }
  }

  private judge(engine: BenchEngine, samples: Samples, fault: string | null): void {
    if (fault === null) return;
    samples.failed = true;
    this.faults.add(`${this.program.name}, ${engine.name}: ${fault}`);
  }

  summarize(): ProgramResult {
    const figures: Partial<Record<EngineName, EngineFigures>> = {};
    for (const [engine, samples] of this.samples) figures[engine.name] = samples.summarize();
    return { program: this.program, figures, faults: [...this.faults] };
  }
}

function describeFault(run: ProcessRun, output: string, expected: string | null): string | null {
  if (run.status !== 0) {
    const last = run.stderr.toString("utf8").trimEnd().split("\n").at(-1);
    return `exit status ${run.status}: ${last}`;
  }
  return output === expected ? null : "printed something else";
}

const measureSteady: Measure = async (request, program, engine, samples) => {
  const driver = path.join(request.folder, `../steady${engine.extension}`);
  const file = path.join(request.folder, program.name + engine.extension);
  const size = sizeOf(request, program);
  const limits = [String(request.seconds), String(mostIterations), request.clock];
  const run = await runProcess([...engine.command, driver, file, size, ...limits]);
  if (run.status === 0) {
    const times = run.stdout.toString("utf8").trim().split("\n").map(Number);
    samples.steady.push(steadyMedian(times));
    samples.warmUp ??= measureWarmUp(times);
  }
  return { run, output: "" };
};

const measureWhole: Measure = async (request, program, engine, samples) => {
  const file = path.join(request.folder, program.name + engine.extension);
  const watcher = new ProcessWatcher();
  const command = [...engine.command, file, sizeOf(request, program)];
  const run = await runProcess(command, (pid) => watcher.start(pid));
  watcher.stop();
  if (run.status === 0) {
    const time = request.clock === "wall" ? run.milliseconds : watcher.processor;
    if (time !== null) samples.whole.push(time);
    if (watcher.peak !== null) samples.peaks.push(watcher.peak);
  }
  return { run, output: run.stdout.toString("latin1") };
};

function sizeOf(request: BenchRequest, program: BenchProgram): string {
  return String(request.small ? program.small : program.size);
}

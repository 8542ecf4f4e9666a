// `npm run bench`: how fast compiled Python is, against the interpreter, against JavaScript written
// by hand, and against CPython and PyPy where they are on the machine.
//
// Tables and nothing else go to standard output, progress and faults to standard error. The status
// is 1 after a fault or a regression, 2 for a request that makes no sense. README.md says how to
// read the tables, measure.ts how they come about.

import path from "node:path";
import colors from "picocolors";
import { formatTime } from "../src/lab/tables.ts";
import { type Baseline, makeBaseline, readBaseline, saveBaseline } from "./baseline.ts";
import { checkResults } from "./check.ts";
import { type BenchRequest, measureProgram, type ProgramResult } from "./measure.ts";
import { type BenchOptions, chooseEngines, choosePrograms, readOptions } from "./options.ts";
import type { BenchMeasure } from "./ratios.ts";
import { renderReport } from "./report.ts";
import { keepRun } from "./results.ts";

function makeRequest(options: BenchOptions, baseline: Baseline | null): BenchRequest {
  return {
    folder: path.resolve("bench/programs"),
    programs: choosePrograms(options.only),
    engines: chooseEngines(options, path.resolve(options.adder)),
    runs: Number(options.runs),
    clock: baseline?.clock ?? options.clock,
    small: options.small,
    steady: options.steady,
    whole: options.whole,
    seconds: Number(options.seconds),
  };
}

async function measurePrograms(request: BenchRequest): Promise<ProgramResult[]> {
  const results: ProgramResult[] = [];
  for (const program of request.programs) {
    const start = performance.now();
    results.push(await measureProgram(request, program));
    const place = `${results.length} of ${request.programs.length}`;
    console.error(`${place}: ${program.name}, ${formatTime(performance.now() - start)}`);
  }
  return results;
}

function measuresOf({ steady, whole }: BenchRequest): BenchMeasure[] {
  return [...(steady ? (["steady"] as const) : []), ...(whole ? (["whole", "peak"] as const) : [])];
}

async function check(
  baseline: Baseline,
  request: BenchRequest,
  results: readonly ProgramResult[],
): Promise<boolean> {
  const { passed, text } = await checkResults(baseline, results, (names) => {
    console.error(`once more: ${names.join(", ")}`);
    const programs = request.programs.filter(({ name }) => names.includes(name));
    return measurePrograms({ ...request, programs });
  });
  console.log(`\n${text}`);
  return passed;
}

async function main(): Promise<number> {
  const options = readOptions();
  const baseline = options.check === undefined ? null : readBaseline(options.check);
  const request = makeRequest(options, baseline);
  const time = new Date().toISOString().slice(0, 19);
  const results = await measurePrograms(request);
  const measures = measuresOf(request);
  const { engines, runs, clock } = request;
  if (options.json !== "-") console.log(renderReport(results, engines, measures));
  const kept = keepRun({ time, engines, runs, clock, measures, results }, options.json);
  console.error(`results: ${kept}`);
  if (options.save !== undefined) saveBaseline(options.save, makeBaseline(results, clock));
  const faults = results.flatMap((result) => result.faults);
  for (const fault of faults) console.error(colors.red(fault));
  const passed = baseline === null || (await check(baseline, request, results));
  return passed && faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`bench: ${(error as Error).message}`);
  process.exitCode = 2;
}

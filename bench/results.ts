// A benchmark run as JSON: every figure, and the means that the tables show.
//
// Runs are kept in bench/results, one file each, named by the time; git ignores them.

import fs from "node:fs";
import path from "node:path";
import { type BenchEngine, engineNames } from "./engines.ts";
import type { Clock, ProgramResult } from "./measure.ts";
import { type BenchMeasure, meanOf, type Ratio, titleOf } from "./ratios.ts";

export const resultsFolder = "bench/results";

export interface BenchRun {
  readonly time: string;
  readonly engines: readonly BenchEngine[];
  readonly runs: number;
  readonly clock: Clock;
  readonly measures: readonly BenchMeasure[];
  readonly results: readonly ProgramResult[];
}

/** Writes a run to a file, by default to one of its own; the path. `-` is standard output. */
export function keepRun(run: BenchRun, file?: string): string {
  const text = `${JSON.stringify(describeRun(run), null, 2)}\n`;
  if (file === "-") {
    process.stdout.write(text);
    return "standard output";
  }
  const target = file ?? path.join(resultsFolder, `${run.time.replaceAll(":", "-")}.json`);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  return target;
}

function describeRun(run: BenchRun): unknown {
  const present = new Set(run.engines.map(({ name }) => name));
  const names = engineNames.filter((name) => present.has(name));
  const ratios = names.flatMap((of) =>
    names.filter((over) => over !== of).map((over): Ratio => ({ of, over })),
  );
  const means = run.measures.map((measure) => [measure, describeMeans(run, measure, ratios)]);
  return { ...run, geometricMeans: Object.fromEntries(means) };
}

function describeMeans(run: BenchRun, measure: BenchMeasure, ratios: readonly Ratio[]): unknown {
  const loops = run.results.filter(({ program }) => program.loop);
  return ratios.map((ratio) => ({
    ratio: titleOf(ratio),
    all: meanOf(run.results, measure, ratio),
    loops: meanOf(loops, measure, ratio),
  }));
}

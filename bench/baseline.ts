// The regression check: are the ratios to the twin what they were?
//
// Times depend on the machine and on the minute; the ratio of compiled Python to the twin in
// JavaScript, measured in turns, much less. So a baseline holds ratios, and what is compared is the
// ratio now with the ratio then. A program has got worse when its ratio grew by more than the
// tolerance; the mean over all programs, in which chance evens out, is held to a narrower one.

import fs from "node:fs";
import { geometricMean } from "../src/lab/statistics.ts";
import type { Clock, ProgramResult } from "./measure.ts";
import { type BenchMeasure, benchMeasures, ratioOf } from "./ratios.ts";

export type ProgramRatios = Readonly<Partial<Record<BenchMeasure, number>>>;

export interface Baseline {
  readonly recorded: string;
  readonly node: string;
  readonly clock: Clock;
  /** Compiled over twin, by program. */
  readonly ratios: Readonly<Record<string, ProgramRatios>>;
}

export interface Change {
  /** A program's name, or `mean`. */
  readonly name: string;
  readonly measure: BenchMeasure;
  readonly before: number;
  readonly now: number;
  readonly worse: boolean;
}

/**
 * How much a ratio may grow. Two runs of the same build on a busy machine differ by up to a fifth in
 * one program's times and by a few percent in the mean; memory differs by when V8 collects.
 */
export const tolerances: Readonly<Record<BenchMeasure, number>> = {
  steady: 1.3,
  whole: 1.3,
  peak: 1.3,
};
export const meanTolerance = 1.1;

export function makeBaseline(results: readonly ProgramResult[], clock: Clock): Baseline {
  const ratios = results.map((result) => [result.program.name, ratiosOf(result)] as const);
  return {
    recorded: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    clock,
    ratios: Object.fromEntries(ratios),
  };
}

function ratiosOf(result: ProgramResult): ProgramRatios {
  const ratios: Partial<Record<BenchMeasure, number>> = {};
  for (const measure of benchMeasures) {
    const ratio = ratioOf(result, measure, { of: "compiled", over: "twin" });
    if (Number.isFinite(ratio)) ratios[measure] = Number(ratio.toPrecision(3));
  }
  return ratios;
}

export function readBaseline(file: string): Baseline {
  return JSON.parse(fs.readFileSync(file, "utf8")) as Baseline;
}

/**
 * Programs that were not measured this time keep what the file says of them, unless that was
 * measured with the other clock.
 */
export function saveBaseline(file: string, baseline: Baseline): void {
  const saved = fs.existsSync(file) ? readBaseline(file) : null;
  const before = saved?.clock === baseline.clock ? saved.ratios : {};
  const ratios: Record<string, ProgramRatios> = { ...before };
  for (const [name, now] of Object.entries(baseline.ratios))
    ratios[name] = { ...before[name], ...now };
  fs.writeFileSync(file, `${JSON.stringify({ ...baseline, ratios }, null, 2)}\n`);
}

/** Of a ratio measured twice the better one counts: chance only makes a program slower. */
export function takeBetter(first: Baseline, second: Baseline): Baseline {
  const ratios: Record<string, ProgramRatios> = { ...first.ratios };
  for (const [name, again] of Object.entries(second.ratios)) {
    const merged: Partial<Record<BenchMeasure, number>> = { ...ratios[name] };
    for (const measure of benchMeasures) {
      const values = [merged[measure], again[measure]].filter((value) => value !== undefined);
      if (values.length > 0) merged[measure] = Math.min(...values);
    }
    ratios[name] = merged;
  }
  return { ...first, ratios };
}

/** Every ratio that both have, and the mean over them for each measure. */
export function compareWithBaseline(baseline: Baseline, now: Baseline): Change[] {
  return benchMeasures.flatMap((measure) => {
    const changes: Change[] = [];
    for (const [name, ratios] of Object.entries(now.ratios)) {
      const before = baseline.ratios[name]?.[measure];
      const after = ratios[measure];
      if (before !== undefined && after !== undefined)
        changes.push(describeChange(name, measure, before, after, tolerances[measure]));
    }
    if (changes.length < 2) return changes;
    const before = geometricMean(changes.map((change) => change.before));
    const after = geometricMean(changes.map((change) => change.now));
    return [...changes, describeChange("mean", measure, before, after, meanTolerance)];
  });
}

function describeChange(
  name: string,
  measure: BenchMeasure,
  before: number,
  now: number,
  tolerance: number,
): Change {
  return { name, measure, before, now, worse: now > before * tolerance };
}

// `npm run bench`: how fast compiled Python is, against the interpreter, against JavaScript written
// by hand, and against CPython and PyPy where they are on the machine.
//
// Prints two tables, the steady state and whole processes. Each shows compiled in milliseconds and
// everything else as ratios, with geometric means over the numeric loops and over all programs.
// How it is measured stands in measure.ts.

import path from "node:path";
import { Command } from "commander";
import colors from "picocolors";
import { geometricMean } from "../src/lab/statistics.ts";
import { formatRatio, formatTime, type Row, renderTable } from "../src/lab/tables.ts";
import { type BenchEngine, listEngines, measurePrograms, type ProgramTimes } from "./measure.ts";
import { type BenchProgram, benchPrograms } from "./programs.ts";

interface BenchOptions {
  readonly json: boolean;
  readonly only?: string;
  readonly runs: string;
  readonly small: boolean;
  readonly steady: boolean;
  readonly whole: boolean;
  readonly adder: string;
}

type Measure = "steady" | "whole";

interface RatioColumn {
  readonly title: string;
  /** The ratio is the first engine's time over the second's. */
  readonly of: string;
  readonly over: string;
}

const ratioColumns: readonly RatioColumn[] = [
  { title: "interpreted / compiled", of: "interpreted", over: "compiled" },
  { title: "compiled / twin", of: "compiled", over: "twin" },
  { title: "interpreted / cpython", of: "interpreted", over: "cpython" },
  { title: "cpython / compiled", of: "cpython", over: "compiled" },
  { title: "compiled / pypy", of: "compiled", over: "pypy" },
];

const titles: Readonly<Record<Measure, string>> = {
  steady: "Steady state: one run(n), median of the last half of the iterations in a process",
  whole: "Whole processes: start, warm-up and all rounds of the program",
};

function readOptions(): BenchOptions {
  const command = new Command("bench")
    .description("Measures the programs in bench/programs; ratios with geometric means.")
    .option("--json", "print everything as JSON", false)
    .option("--only <names>", "these programs, separated by commas")
    .option("--runs <n>", "processes of each engine and program", "3")
    .option("--small", "small sizes: shows that all works, measures nothing", false)
    .option("--no-steady", "leave the steady state out")
    .option("--no-whole", "leave whole processes out")
    .option("--adder <file>", "the built command", "dist/adder.js");
  return command.parse().opts<BenchOptions>();
}

function choosePrograms(only: string | undefined): BenchProgram[] {
  const names = only?.split(",") ?? benchPrograms.map(({ name }) => name);
  return names.map((name) => {
    const program = benchPrograms.find((candidate) => candidate.name === name);
    if (program === undefined) {
      const all = benchPrograms.map((candidate) => candidate.name).join(", ");
      throw new Error(`there is no program ${name}; there are ${all}`);
    }
    return program;
  });
}

function ratioOf(result: ProgramTimes, measure: Measure, column: RatioColumn): number {
  const of = result.times[column.of]?.[measure] ?? null;
  const over = result.times[column.over]?.[measure] ?? null;
  return of === null || over === null ? Number.NaN : of / over;
}

function meanOf(results: readonly ProgramTimes[], measure: Measure, column: RatioColumn): number {
  const ratios = results.map((result) => ratioOf(result, measure, column));
  return geometricMean(ratios.filter(Number.isFinite));
}

function renderMeasure(
  results: readonly ProgramTimes[],
  engines: readonly BenchEngine[],
  measure: Measure,
): string {
  const names = new Set(engines.map(({ name }) => name));
  const columns = ratioColumns.filter(({ of, over }) => names.has(of) && names.has(over));
  const rows = results.map((result) => renderProgram(result, columns, measure));
  const loops = results.filter(({ program }) => program.loop);
  const means = [
    renderMean(`numeric loops (${loops.length})`, loops, columns, measure),
    renderMean(`all (${results.length})`, results, columns, measure),
  ];
  const head = ["", "compiled", ...columns.map(({ title }) => title)];
  return `${colors.bold(titles[measure])}\n${renderTable(head, [...rows, ...means])}`;
}

function renderProgram(
  result: ProgramTimes,
  columns: readonly RatioColumn[],
  measure: Measure,
): Row {
  const compiled = result.times.compiled?.[measure] ?? null;
  return [
    result.program.name,
    compiled === null ? "failed" : formatTime(compiled),
    ...columns.map((column) => formatRatio(ratioOf(result, measure, column))),
  ];
}

function renderMean(
  title: string,
  results: readonly ProgramTimes[],
  columns: readonly RatioColumn[],
  measure: Measure,
): Row {
  const means = columns.map((column) => {
    const count = results.filter((result) =>
      Number.isFinite(ratioOf(result, measure, column)),
    ).length;
    // A mean without the programs that failed flatters: it says how many it is of.
    const share = count === results.length ? "" : ` of ${count}`;
    return `${formatRatio(meanOf(results, measure, column))}${share}`;
  });
  return [colors.bold(title), "", ...means.map((mean) => colors.bold(mean))];
}

function describeJson(
  results: readonly ProgramTimes[],
  engines: readonly BenchEngine[],
  measures: readonly Measure[],
): unknown {
  const means = measures.map((measure) => [
    measure,
    ratioColumns.map((column) => ({
      ratio: column.title,
      measured: results.filter((result) => Number.isFinite(ratioOf(result, measure, column)))
        .length,
      loops: meanOf(
        results.filter(({ program }) => program.loop),
        measure,
        column,
      ),
      all: meanOf(results, measure, column),
    })),
  ]);
  return { engines, results, geometricMeans: Object.fromEntries(means) };
}

async function main(): Promise<number> {
  const options = readOptions();
  const engines = listEngines(path.resolve(options.adder));
  const programs = choosePrograms(options.only);
  const { small, steady, whole } = options;
  const folder = path.resolve("bench/programs");
  const runs = Number(options.runs);
  const results = await measurePrograms({ folder, programs, engines, runs, small, steady, whole });
  const measures = (["steady", "whole"] as const).filter((measure) => options[measure]);
  if (options.json) console.log(JSON.stringify(describeJson(results, engines, measures), null, 2));
  else {
    console.log(engines.map(({ name, version }) => `${name}: ${version}`).join(", "));
    for (const measure of measures) console.log(`\n${renderMeasure(results, engines, measure)}`);
  }
  const faults = results.flatMap((result) => result.faults);
  for (const fault of faults) console.error(colors.red(fault));
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`bench: ${(error as Error).message}`);
  process.exitCode = 2;
}

// The tables of a benchmark run: steady state, warm-up, whole processes, memory.
//
// Every table has a row for each program; those of ratios end with geometric means.

import colors from "picocolors";
import {
  formatRatio,
  formatTime,
  type Row,
  renderSparkline,
  renderTable,
} from "../src/lab/tables.ts";
import type { BenchEngine, EngineName } from "./engines.ts";
import type { ProgramResult } from "./measure.ts";
import { type BenchMeasure, figureOf, meanOf, type Ratio, ratioOf, titleOf } from "./ratios.ts";

interface RatioTable {
  readonly title: string;
  readonly measure: BenchMeasure;
  readonly format: (figure: number) => string;
  readonly ratios: readonly Ratio[];
}

const speedRatios: readonly Ratio[] = [
  { of: "compiled", over: "twin" },
  { of: "compiled", over: "pypy" },
  { of: "interpreted", over: "compiled" },
  { of: "cpython", over: "compiled" },
  { of: "interpreted", over: "cpython" },
];

const memoryRatios: readonly Ratio[] = [
  { of: "compiled", over: "twin" },
  { of: "interpreted", over: "twin" },
  { of: "compiled", over: "cpython" },
  { of: "compiled", over: "pypy" },
];

const formatMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

const ratioTables: Readonly<Record<BenchMeasure, RatioTable>> = {
  steady: {
    title: "Steady state: one run(n), median of the last half of the iterations in a process",
    measure: "steady",
    format: formatTime,
    ratios: speedRatios,
  },
  whole: {
    title: "Whole processes: start, warm-up and all rounds of the program",
    measure: "whole",
    format: formatTime,
    ratios: speedRatios,
  },
  peak: {
    title: "Peak memory of whole processes, the engine itself included",
    measure: "peak",
    format: formatMegabytes,
    ratios: memoryRatios,
  },
};

export function renderReport(
  results: readonly ProgramResult[],
  engines: readonly BenchEngine[],
  measures: readonly BenchMeasure[],
): string {
  const parts = [engines.map(({ name, version }) => `${name}: ${version}`).join(", ")];
  for (const measure of measures) {
    parts.push(renderRatios(results, engines, ratioTables[measure]));
    if (measure === "steady") parts.push(renderWarmUps(results, engines));
  }
  return parts.join("\n\n");
}

function renderRatios(
  results: readonly ProgramResult[],
  engines: readonly BenchEngine[],
  table: RatioTable,
): string {
  const names = new Set(engines.map(({ name }) => name));
  const ratios = table.ratios.filter(({ of, over }) => names.has(of) && names.has(over));
  const shown = (["compiled", "twin"] as const).filter((name) => names.has(name));
  const rows = results.map((result) => [
    result.program.name,
    ...shown.map((name) => formatFigure(result, table, name)),
    ...ratios.map((ratio) => formatRatio(ratioOf(result, table.measure, ratio))),
  ]);
  const loops = results.filter(({ program }) => program.loop);
  const blank = shown.map(() => "");
  const means = [
    [
      colors.bold(`numeric loops (${loops.length})`),
      ...blank,
      ...renderMeans(loops, table, ratios),
    ],
    [colors.bold(`all (${results.length})`), ...blank, ...renderMeans(results, table, ratios)],
  ];
  const head = ["", ...shown, ...ratios.map(titleOf)];
  return `${colors.bold(table.title)}\n${renderTable(head, [...rows, ...means])}`;
}

function formatFigure(result: ProgramResult, table: RatioTable, engine: EngineName): string {
  const figure = figureOf(result, table.measure, engine);
  return Number.isNaN(figure) ? "-" : table.format(figure);
}

function renderMeans(
  results: readonly ProgramResult[],
  { measure }: RatioTable,
  ratios: readonly Ratio[],
): Row {
  return ratios.map((ratio) => {
    const { mean, count } = meanOf(results, measure, ratio);
    // A mean without the programs that failed flatters: it says how many it is of.
    const share = count === results.length ? "" : ` of ${count}`;
    return colors.bold(`${formatRatio(mean)}${share}`);
  });
}

/** The engines whose warm-up is of interest: an interpreter has none to speak of. */
const warming: readonly EngineName[] = ["compiled", "twin", "pypy"];

function renderWarmUps(results: readonly ProgramResult[], engines: readonly BenchEngine[]): string {
  const shown = engines.filter(({ name }) => warming.includes(name)).map(({ name }) => name);
  const head = ["", ...shown.flatMap((name) => [`${name} lost`, "warm after"]), "compiled"];
  const rows = results.map((result) => renderWarmUp(result, shown));
  const title = "Warm-up: time lost to slower first iterations, and when nine tenths are reached";
  return `${colors.bold(title)}\n${renderTable(head, rows)}`;
}

function renderWarmUp(result: ProgramResult, shown: readonly EngineName[]): Row {
  const cells = shown.flatMap((name) => {
    const warmUp = result.figures[name]?.warmUp ?? null;
    return warmUp === null ? ["-", "-"] : [warmUp.lost, warmUp.warmAfter].map(formatTime);
  });
  const curve = result.figures.compiled?.warmUp?.curve ?? [];
  return [result.program.name, ...cells, renderSparkline(curve)];
}

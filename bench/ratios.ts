// Ratios of one engine's figure over another's, of a program or in the geometric mean of several.
//
// A figure that is missing makes a ratio NaN; a mean is that of the ratios there are, and whoever
// shows it says how many those were.

import { geometricMean } from "../src/lab/statistics.ts";
import type { EngineName } from "./engines.ts";
import type { ProgramResult } from "./measure.ts";

export const benchMeasures = ["steady", "whole", "peak"] as const;
export type BenchMeasure = (typeof benchMeasures)[number];

export interface Ratio {
  readonly of: EngineName;
  readonly over: EngineName;
}

export function titleOf({ of, over }: Ratio): string {
  return `${of} / ${over}`;
}

export function figureOf(result: ProgramResult, measure: BenchMeasure, engine: EngineName): number {
  return result.figures[engine]?.[measure] ?? Number.NaN;
}

export function ratioOf(result: ProgramResult, measure: BenchMeasure, { of, over }: Ratio): number {
  return figureOf(result, measure, of) / figureOf(result, measure, over);
}

export interface Mean {
  readonly mean: number;
  /** How many programs have the ratio. */
  readonly count: number;
}

export function meanOf(
  results: readonly ProgramResult[],
  measure: BenchMeasure,
  ratio: Ratio,
): Mean {
  const ratios = results.map((result) => ratioOf(result, measure, ratio)).filter(Number.isFinite);
  return { mean: geometricMean(ratios), count: ratios.length };
}

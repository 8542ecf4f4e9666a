// What warm-up costs, from the times of the iterations of one process.
//
// A person who waits does not see a curve but a sum: the time that was lost because the first
// iterations were slower than the steady state. Beside it stands the moment from which on the
// program runs at nine tenths of its speed, a figure as coarse as one iteration is long.

import { steadyMedian } from "../src/lab/statistics.ts";

export interface WarmUp {
  /** Milliseconds that would not have been spent had every iteration been steady. */
  readonly lost: number;
  /** Milliseconds until the first iteration at nine tenths of the steady speed begins. */
  readonly warmAfter: number;
  /** The times of the first iterations. */
  readonly curve: readonly number[];
}

const nearlySteady = 1 / 0.9;
const curveLength = 20;

export function measureWarmUp(times: readonly number[]): WarmUp {
  const steady = steadyMedian(times);
  const half = times.slice(0, Math.ceil(times.length / 2));
  const lost = half.reduce((total, time) => total + Math.max(0, time - steady), 0);
  const warm = times.findIndex((time) => time <= steady * nearlySteady);
  const warmAfter = times.slice(0, warm).reduce((total, time) => total + time, 0);
  return { lost, warmAfter, curve: times.slice(0, curveLength) };
}

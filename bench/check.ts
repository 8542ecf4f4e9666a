// `npm run bench -- --check FILE`: measures, compares with a baseline, and says what got worse.
//
// The clock is the baseline's: ratios of times on the wall and of processor time are different things.
// What looks worse is measured once more before it counts, since a busy moment of the machine hits
// one program of many.

import colors from "picocolors";
import { formatRatio, renderTable } from "../src/lab/tables.ts";
import {
  type Baseline,
  type Change,
  compareWithBaseline,
  makeBaseline,
  takeBetter,
  tolerances,
} from "./baseline.ts";
import type { ProgramResult } from "./measure.ts";

/** Measures programs again, by name. */
export type MeasureAgain = (names: readonly string[]) => Promise<readonly ProgramResult[]>;

/** Whether nothing got worse, and the table that says so. */
export async function checkResults(
  baseline: Baseline,
  results: readonly ProgramResult[],
  again: MeasureAgain,
): Promise<{ readonly passed: boolean; readonly text: string }> {
  const { clock } = baseline;
  let now = makeBaseline(results, clock);
  const suspects = namesOfWorse(compareWithBaseline(baseline, now));
  if (suspects.length > 0) now = takeBetter(now, makeBaseline(await again(suspects), clock));
  const changes = compareWithBaseline(baseline, now);
  return { passed: !changes.some(({ worse }) => worse), text: renderChanges(baseline, changes) };
}

function namesOfWorse(changes: readonly Change[]): string[] {
  const worse = changes.filter(({ name, worse }) => worse && name !== "mean");
  return [...new Set(worse.map(({ name }) => name))];
}

/** A change is worth a row when it goes beyond the tolerance, in either direction. */
function isWorthARow({ name, measure, before, now, worse }: Change): boolean {
  return worse || name === "mean" || now * tolerances[measure] < before;
}

function renderChanges(baseline: Baseline, changes: readonly Change[]): string {
  const rows = changes
    .filter(isWorthARow)
    .map((change) => [
      change.name,
      change.measure,
      formatRatio(change.before),
      formatRatio(change.now),
      change.worse ? colors.red("worse") : change.now < change.before ? "better" : "",
    ]);
  const title = `Compiled / twin against the baseline of ${baseline.recorded}`;
  const same = `${changes.length} ratios compared, ${rows.length} shown`;
  return `${colors.bold(title)}, ${same}\n${renderTable(["", "", "then", "now", ""], rows)}`;
}

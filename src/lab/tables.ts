// How timings look: one way to write a time, a ratio, a curve, a table and progress, shared by the
// comparison and the benchmarks.

import Table from "cli-table3";
import colors from "picocolors";

export type Row = readonly string[];

/** Three figures, in the unit that suits: 4.56 ms, 456 ms, 4.56 s. */
export function formatTime(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 100) return `${milliseconds.toFixed(0)} ms`;
  if (milliseconds >= 10) return `${milliseconds.toFixed(1)} ms`;
  return `${milliseconds.toFixed(2)} ms`;
}

export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return "-";
  if (ratio >= 100) return `${ratio.toFixed(0)}x`;
  return ratio >= 10 ? `${ratio.toFixed(1)}x` : `${ratio.toFixed(2)}x`;
}

/** The first column stands left, the others right. */
export function renderTable(head: Row, rows: readonly Row[]): string {
  const table = new Table({
    head: head.map((text) => colors.bold(text)),
    colAligns: head.map((_, i) => (i === 0 ? "left" : "right")),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

const bars = "▁▂▃▄▅▆▇█";

/** A line of bars, one a value, the tallest for the largest. */
export function renderSparkline(values: readonly number[]): string {
  const max = Math.max(...values);
  return values.map((value) => bars[barOf(value, max)]).join("");
}

function barOf(value: number, max: number): number {
  return max === 0 ? 0 : Math.min(bars.length - 1, Math.floor((value / max) * bars.length));
}

/** One line on standard error that is written over, and only when a person watches. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

export function clearProgress(): void {
  showProgress("");
}

// The benchmark's own arithmetic: warm-up, ratios, the comparison with a baseline, and what is seen
// of a process from outside. Nothing here runs a benchmark program.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Baseline,
  compareWithBaseline,
  makeBaseline,
  readBaseline,
  saveBaseline,
  takeBetter,
} from "../../bench/baseline.ts";
import { checkResults } from "../../bench/check.ts";
import type { EngineFigures, ProgramResult } from "../../bench/measure.ts";
import { ProcessWatcher } from "../../bench/process-watch.ts";
import { meanOf, ratioOf } from "../../bench/ratios.ts";
import { measureWarmUp } from "../../bench/warm-up.ts";
import { runProcess } from "../../src/lab/processes.ts";

const figures = (steady: number | null): EngineFigures => ({
  steady,
  whole: null,
  peak: null,
  warmUp: null,
});

/** A program that took so long, compiled and as its twin. */
function makeResult(name: string, compiled: number | null, twin: number): ProgramResult {
  const program = { name, size: 2, small: 1, loop: true };
  const both = { compiled: figures(compiled), twin: figures(twin) };
  return { program, figures: both, faults: [] };
}

const compiledOverTwin = { of: "compiled", over: "twin" } as const;

function makeBaselineOf(ratios: Readonly<Record<string, number>>): Baseline {
  const rows = Object.entries(ratios).map(([name, steady]) => [name, { steady }]);
  return { recorded: "2026-01-01", node: "20", clock: "wall", ratios: Object.fromEntries(rows) };
}

const worseOf = (before: Baseline, now: Baseline): string[] =>
  compareWithBaseline(before, now)
    .filter(({ worse }) => worse)
    .map(({ name }) => name);

describe("warm-up", () => {
  test("is what the first half took more than the steady state", () => {
    const { lost, warmAfter } = measureWarmUp([50, 20, 10, 10, 10, 10]);
    expect(lost).toBe(50);
    expect(warmAfter).toBe(70);
  });

  test("is nothing when every iteration is the same", () => {
    expect(measureWarmUp([5, 5, 5, 5])).toMatchObject({ lost: 0, warmAfter: 0 });
  });
});

describe("ratios", () => {
  test("a mean leaves programs without a figure out and says how many are left", () => {
    const results = [makeResult("a", 4, 2), makeResult("b", null, 2), makeResult("c", 16, 2)];
    expect(ratioOf(results[0], "steady", compiledOverTwin)).toBe(2);
    expect(ratioOf(results[1], "steady", compiledOverTwin)).toBeNaN();
    const { mean, count } = meanOf(results, "steady", compiledOverTwin);
    expect(mean).toBeCloseTo(4);
    expect(count).toBe(2);
  });
});

describe("the baseline", () => {
  test("does not mind slower times when the twin is slower too", () => {
    const before = makeBaseline([makeResult("a", 10, 5), makeResult("b", 8, 8)], "cpu");
    const now = makeBaseline([makeResult("a", 100, 50), makeResult("b", 80, 80)], "cpu");
    expect(worseOf(before, now)).toEqual([]);
  });

  test("a program whose ratio grew beyond the tolerance is worse", () => {
    const before = makeBaselineOf({ a: 1, b: 2, c: 1, d: 1, e: 1 });
    expect(worseOf(before, makeBaselineOf({ a: 1.2, b: 2, c: 1, d: 1, e: 1 }))).toEqual([]);
    expect(worseOf(before, makeBaselineOf({ a: 1.4, b: 2, c: 1, d: 1, e: 1 }))).toEqual(["a"]);
  });

  test("many programs that are a little slower make the mean worse", () => {
    const before = makeBaselineOf({ a: 1, b: 1, c: 1 });
    expect(worseOf(before, makeBaselineOf({ a: 1.15, b: 1.15, c: 1.15 }))).toEqual(["mean"]);
  });

  test("programs that only one side knows are not compared", () => {
    expect(compareWithBaseline(makeBaselineOf({ a: 1 }), makeBaselineOf({ b: 9 }))).toEqual([]);
  });

  test("of two measurements the better counts", () => {
    const twice = takeBetter(makeBaselineOf({ a: 3, b: 1 }), makeBaselineOf({ a: 2, b: 4 }));
    expect(twice.ratios).toEqual({ a: { steady: 2 }, b: { steady: 1 } });
  });

  test("saving some programs keeps the others", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "adder-"));
    const file = path.join(folder, "baseline.json");
    saveBaseline(file, makeBaselineOf({ a: 1, b: 2 }));
    saveBaseline(file, makeBaselineOf({ b: 3 }));
    expect(readBaseline(file).ratios).toEqual({ a: { steady: 1 }, b: { steady: 3 } });
    fs.rmSync(folder, { recursive: true });
  });

  test("ratios of the other clock are not mixed with these", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "adder-"));
    const file = path.join(folder, "baseline.json");
    saveBaseline(file, { ...makeBaselineOf({ a: 1, b: 2 }), clock: "cpu" });
    saveBaseline(file, makeBaselineOf({ b: 3 }));
    expect(readBaseline(file).ratios).toEqual({ b: { steady: 3 } });
    fs.rmSync(folder, { recursive: true });
  });

  test("what looks worse is measured again before it counts", async () => {
    const results = [makeResult("a", 20, 10), makeResult("b", 10, 10)];
    const checkAgain = (ratio: number) =>
      checkResults(makeBaselineOf({ a: 1, b: 1 }), results, async (names) =>
        names.map((name) => makeResult(name, 10 * ratio, 10)),
      );
    expect((await checkAgain(1)).passed).toBe(true);
    const failed = await checkAgain(1.9);
    expect(failed.passed).toBe(false);
    expect(failed.text).toMatch(/a .*steady.*1\.00x.*1\.90x.*worse/);
  });
});

test.runIf(process.platform === "linux")("a process is watched from outside", async () => {
  const watcher = new ProcessWatcher();
  const program =
    "const list = new Float64Array(2e7).fill(1); const end = performance.now() + 200;" +
    "while (performance.now() < end) list[0]++;";
  await runProcess([process.execPath, "-e", program], (pid) => watcher.start(pid));
  watcher.stop();
  expect(watcher.peak).toBeGreaterThan(160e6);
  expect(watcher.peak).toBeLessThan(400e6);
  expect(watcher.processor).toBeGreaterThan(0);
});

// The comparison itself: its statistics, what it says when outputs differ, and its exit status.
// Stand-ins for Adder are small JavaScript programs, so that nothing here depends on the engine.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { findDifference } from "../../src/lab/agreement.ts";
import { runCompare } from "../../src/lab/compare.ts";
import { geometricMean, median, quantile, steadyMedian } from "../../src/lab/statistics.ts";
import { formatRatio, formatTime, renderSparkline } from "../../src/lab/tables.ts";
import { measureWithin, renderWithin } from "../../src/lab/within.ts";

describe("statistics", () => {
  test("medians and quantiles lie between the nearest values", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(quantile([10, 20, 30], 0.25)).toBe(15);
  });

  test("the steady median leaves the first half out", () => {
    expect(steadyMedian([100, 90, 1, 2, 3])).toBe(2);
    expect(steadyMedian([7])).toBe(7);
  });

  test("the geometric mean of a ratio and its inverse is 1", () => {
    expect(geometricMean([4, 0.25])).toBeCloseTo(1);
  });
});

describe("formats", () => {
  test("times have three figures and a unit that suits", () => {
    expect([0.5, 45.67, 456.7, 4567].map(formatTime)).toEqual([
      "0.50 ms",
      "45.7 ms",
      "457 ms",
      "4.57 s",
    ]);
  });

  test("ratios have an x, and a dash where there is none", () => {
    expect([1.234, 12.34, 123.4, Number.NaN].map(formatRatio)).toEqual([
      "1.23x",
      "12.3x",
      "123x",
      "-",
    ]);
  });

  test("the tallest bar stands for the largest value", () => {
    expect(renderSparkline([8, 4, 0])).toBe("█▅▁");
    expect(renderSparkline([0, 0])).toBe("▁▁");
  });
});

describe("differences", () => {
  const run = (name: string, stdout: string, status = 0) => ({
    name,
    run: { stdout: Buffer.from(stdout), status },
  });

  test("equal bytes and status agree", () => {
    expect(findDifference(run("a", "x\n"), run("b", "x\n"))).toBeNull();
  });

  test("the first line that differs is shown for both", () => {
    expect(findDifference(run("a", "1\n2\n3\n"), run("b", "1\ntwo\n3\n"))?.text).toBe(
      "output differs in line 2\n  a: 2\n  b: two",
    );
    expect(findDifference(run("a", "1\n2"), run("b", "1"))?.text).toBe(
      "output differs in line 2\n  a: 2\n  b: (no such line)",
    );
  });

  test("the exit status is compared first", () => {
    expect(findDifference(run("a", "x", 0), run("b", "y", 1))?.text).toBe(
      "exit status 0 of a, 1 of b",
    );
  });
});

describe("whole processes", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "adder-lab-"));
  const script = path.join(folder, "script.py");
  const same = path.join(folder, "same.mjs");
  const different = path.join(folder, "different.mjs");

  beforeAll(() => {
    fs.writeFileSync(script, 'print("hi")\n');
    fs.writeFileSync(same, 'console.log("hi");');
    fs.writeFileSync(different, 'console.log(process.argv[3] === "on" ? "compiled" : "hi");');
  });

  async function compare(file: string): Promise<{ status: number; text: string }> {
    let text = "";
    const status = await runCompare({
      script,
      args: [],
      runs: 2,
      json: true,
      within: false,
      adder: [process.execPath, file],
      write: (part) => {
        text += part;
      },
    });
    return { status, text };
  }

  test("agree when they print the same", { timeout: 60_000 }, async () => {
    const { status, text } = await compare(same);
    const report = JSON.parse(text);
    expect(status).toBe(0);
    expect(report.agree).toBe(true);
    expect(report.engines.slice(0, 2).map(({ name }: { name: string }) => name)).toEqual([
      "interpreted",
      "compiled",
    ]);
    expect(report.engines[0].times).toHaveLength(2);
    expect(report.engines[0].warmUp).toHaveLength(1);
  });

  test("say where they differ", { timeout: 60_000 }, async () => {
    const { status, text } = await compare(different);
    const report = JSON.parse(text);
    expect(status).toBe(1);
    expect(report.agree).toBe(false);
    expect(report.differences[0].text).toBe(
      "output differs in line 1\n  interpreted: hi\n  compiled: compiled",
    );
  });
});

describe("within one process", () => {
  const script = { source: "", filename: "s.py", argv: [] };

  function makeRunner(compiledOutput: string) {
    const turns = { interpreted: 0, compiled: 0 };
    return {
      run(_source: string, _filename: string, _argv: readonly string[], jit: boolean) {
        const mode = jit ? "compiled" : "interpreted";
        const turn = turns[mode]++;
        const milliseconds = jit ? Math.max(1, 10 - 3 * turn) : 10;
        return { stdout: jit ? compiledOutput : "hi\n", milliseconds };
      },
    };
  }

  test("every iteration is kept in its order, the coldest first", () => {
    const result = measureWithin(makeRunner("hi\n"), script, 8);
    expect(result.compiled.times).toEqual([10, 7, 4, 1, 1, 1, 1, 1]);
    expect(result.compiled.steady).toBe(1);
    expect(result.compiled.warmUp).toBe(3);
    expect(result.speedup).toBe(10);
    expect(result.agree).toBe(true);
  });

  test("outputs that differ are told", () => {
    const result = measureWithin(makeRunner("ho\n"), script, 4);
    expect(result.agree).toBe(false);
    expect(renderWithin(result)).toContain("DIFFER");
  });
});

// Random numeric programs print the same in the interpreter, compiled, in stress mode, and under
// CPython 3.14. 500 of them in a normal run; from the environment:
//
//     ADDER_RANDOM=20000        how many
//     ADDER_RANDOM_SEED=17      which ones (the seed of a failure is printed with it)
//
// A program that fails is made smaller by fast-check as long as it fails; what is left is printed,
// with CPython's output and the one that differs.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, test } from "vitest";
import { Engine, type JitMode, showOutcome } from "../engine.ts";
import { loadJudge } from "../judge.ts";
import { numericProgram, renderProgram } from "./numeric-programs.ts";

const count = Number(process.env.ADDER_RANDOM ?? 500);
const seed = Number(process.env.ADDER_RANDOM_SEED ?? 20_250_101);
const modes: readonly JitMode[] = ["off", "on", "stress"];
const filename = "random.py";
/** Where tracebacks find the program's lines. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "adder-random-"));
const engines = modes.map(() => new Engine());
const judge = await loadJudge();

afterAll(() => {
  for (const engine of engines) engine.close();
  fs.rmSync(folder, { recursive: true });
});

async function compare(source: string): Promise<void> {
  fs.writeFileSync(path.join(folder, filename), source);
  const runs = modes.map((jit, i) => engines[i].run({ source, filename, folder, jit, seed }));
  // Order matters: CPython runs in this process while the engines run in theirs.
  const expected = showOutcome(judge.run({ source, filename }));
  const outcomes = await Promise.all(runs);
  modes.forEach((jit, i) => {
    const actual = showOutcome(outcomes[i]);
    if (actual !== expected) throw new Error(describeFailure(source, expected, jit, actual));
  });
}

/** Everything that is needed to try it again by hand. */
function describeFailure(source: string, expected: string, jit: JitMode, actual: string): string {
  const parts = [`--jit ${jit} differs from CPython, with seed ${seed}`, source];
  return [...parts, "=== CPython", expected, `=== Adder, --jit ${jit}`, actual].join("\n");
}

test(`${count} random programs agree in every mode and with CPython`, {
  timeout: 60_000 + count * 300,
}, async () => {
  const property = fc.asyncProperty(numericProgram, (program) => compare(renderProgram(program)));
  await fc.assert(property, {
    numRuns: count,
    seed,
    endOnFailure: false,
    includeErrorInReport: true,
  });
});

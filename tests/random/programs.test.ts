// Random programs about everything but plain numbers (programs/) print the same in every mode, on
// both backends and under CPython 3.14. A normal run takes the same ones each time; from the
// environment:
//
//     ADDER_RANDOM=20000        how many
//     ADDER_RANDOM_SEED=17      which ones
//
// A program that fails is made smaller as long as it fails. `npm run hunt` goes on after a failure.

import fc from "fast-check";
import { afterAll, test } from "vitest";
import { loadJudge } from "../judge.ts";
import { Comparison, type Difference, variantsOf } from "./programs/comparison.ts";
import { makePrograms, renderProgram } from "./programs/program.ts";
import { reduceDifference } from "./programs/reduction.ts";

const count = Number(process.env.ADDER_RANDOM ?? 250);
const seed = Number(process.env.ADDER_RANDOM_SEED ?? 20_260_101);
const comparison = new Comparison(await loadJudge());

afterAll(() => comparison.close());

test(`${count} random programs about everything agree in every mode and with CPython`, {
  timeout: 120_000 + count * 1000,
}, async () => {
  let number = 0;
  let found: Difference | null = null;
  const property = fc.asyncProperty(makePrograms(), async (program) => {
    found = await comparison.findDifference(renderProgram(program), variantsOf(number++));
    return found === null;
  });
  // fast-check's own shrinking tries thousands of programs; ours goes line by line.
  await fc.check(property, { numRuns: count, seed, endOnFailure: true });
  if (found === null) return;
  const { text } = await reduceDifference(comparison, found);
  throw new Error(`seed ${seed}, program ${number}: ${text}`);
});

// Hunts for differences with random programs, as many as are asked for:
//
//     npm run hunt -- 20000 [--seed 17] [--topics strings,dicts] [--keep FOLDER] [--show]
//
// Every program that differs is made smaller and written to FOLDER (default /tmp/adder-hunt); the
// hunt goes on. The exit status is 1 when there was a difference. --show prints programs instead.

import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { loadJudge } from "../../judge.ts";
import { Comparison, type Difference, variantsOf } from "./comparison.ts";
import { reduceProgram } from "./reduction.ts";
import { makePrograms, type RandomProgram, renderProgram } from "./program.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "20250101" },
    topics: { type: "string" },
    keep: { type: "string", default: "/tmp/adder-hunt" },
    show: { type: "boolean", default: false },
  },
});
const count = Number(positionals[0] ?? 1000);
const seed = Number(values.seed);
const programs = makePrograms(values.topics?.split(","));
/** Programs that fast-check draws at a time: what a failure costs to find again. */
const batch = 50;
/** In milliseconds: what is left of a program by then is small enough. */
const shrinkTime = 40_000;

if (values.show) {
  for (const genes of fc.sample(programs, { numRuns: count, seed }))
    console.log(`${renderProgram(genes)}# ${"-".repeat(70)}`);
} else process.exitCode = (await hunt()) === 0 ? 0 : 1;

async function hunt(): Promise<number> {
  const comparison = new Comparison(await loadJudge());
  fs.mkdirSync(values.keep, { recursive: true });
  let differences = 0;
  const start = performance.now();
  for (let done = 0; done < count; done += batch) {
    differences += await huntBatch(comparison, done, Math.min(batch, count - done));
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${done + batch} programs, ${differences} differ, ${seconds} s`);
  }
  comparison.close();
  return differences;
}

/** fast-check ends at a failure, when it is small: the next round begins behind its program. */
async function huntBatch(comparison: Comparison, first: number, size: number): Promise<number> {
  const batchSeed = seed + first / batch;
  let differences = 0;
  for (let next = 0; next < size; ) {
    const found = await findSmallest(comparison, batchSeed, next, size, first);
    if (found === null) break;
    differences++;
    const file = path.join(values.keep, `${batchSeed}-${found.index}.txt`);
    fs.writeFileSync(file, found.difference.text);
    const { text, kind } = await reduceDifference(comparison, found.difference);
    fs.writeFileSync(file, text);
    console.log(`${file}: ${text.split("\n")[0]}: ${kind}`);
    next = found.index + 1;
  }
  return differences;
}

async function findSmallest(
  comparison: Comparison,
  batchSeed: number,
  from: number,
  size: number,
  first: number,
): Promise<{ index: number; difference: Difference } | null> {
  let index = -1;
  let smallest: Difference | null = null;
  let deadline = Infinity;
  const property = fc.asyncProperty(programs, async (program: RandomProgram) => {
    if (smallest === null && ++index < from) return;
    if (performance.now() > deadline) return;
    const source = renderProgram(program);
    const variants = smallest === null ? variantsOf(first + index) : [smallest.variant];
    const difference = await comparison.findDifference(source, variants);
    if (difference === null) return;
    if (smallest !== null && smallest.kind !== difference.kind) return;
    if (smallest === null) deadline = performance.now() + shrinkTime;
    smallest = difference;
    throw new Error("differs");
  });
  await fc.check(property, { numRuns: size, seed: batchSeed });
  return smallest === null ? null : { index, difference: smallest };
}

/** The same fault, or a difference of the same kind, in the smallest program. */
async function reduceDifference(
  comparison: Comparison,
  difference: Difference,
): Promise<Difference> {
  let smallest = difference;
  await reduceProgram(
    difference.source,
    async (source) => {
      const found = await comparison.findDifference(source, [difference.variant]);
      if (found === null || found.kind !== difference.kind) return false;
      smallest = found;
      return true;
    },
    performance.now() + shrinkTime,
  );
  return smallest;
}

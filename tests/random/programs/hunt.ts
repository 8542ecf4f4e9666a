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
import { Comparison, variantsOf } from "./comparison.ts";
import { reduceDifference } from "./reduction.ts";
import { makePrograms, renderProgram } from "./program.ts";

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
/** Programs that are drawn from one seed. */
const batch = 20;

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

async function huntBatch(comparison: Comparison, first: number, size: number): Promise<number> {
  const batchSeed = seed + first / batch;
  let differences = 0;
  const made = fc.sample(programs, { numRuns: size, seed: batchSeed });
  for (const [i, program] of made.entries()) {
    const found = await comparison.findDifference(renderProgram(program), variantsOf(first + i));
    if (found === null) continue;
    differences++;
    const file = path.join(values.keep, `${batchSeed}-${i}.txt`);
    // Kept as it is first: making it smaller may take long.
    fs.writeFileSync(file, found.text);
    const { text, kind } = await reduceDifference(comparison, found);
    fs.writeFileSync(file, text);
    console.log(`${file}: ${text.split("\n")[0]}: ${kind}`);
  }
  return differences;
}

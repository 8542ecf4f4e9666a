// A command: runs the programs of this folder and of tests/regression under CPython 3.14 and writes what they print into
// them as expectations. `--check` writes nothing and fails when an expectation is out of date;
// other arguments are parts of file names that choose programs.
//
// Run it after adding a program, then read the expectations: CPython is right by definition, but a
// program may not say what its name promises. A program whose output differs between two runs
// (it depends on ids, on the hash order of strings, on time) is refused.

import fs from "node:fs";
import path from "node:path";
import { type Judge, loadJudge, type Outcome } from "../judge.ts";
import { joinExpectations, listPrograms, splitExpectations } from "../python-programs.ts";

const folders = ["tests/python", "tests/regression"];

function judgeTwice(judge: Judge, name: string, source: string): Outcome {
  const folder = path.dirname(path.resolve(name));
  const program = { source, filename: path.basename(name), folder };
  const first = judge.run(program);
  const second = judge.run(program);
  if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error("two runs differ");
  return first;
}

/** Returns whether the file's expectations were up to date. */
function record(judge: Judge, name: string, write: boolean): boolean {
  const file = path.resolve(name);
  const before = fs.readFileSync(file, "utf8");
  const { source } = splitExpectations(before);
  const after = joinExpectations({ source, expected: judgeTwice(judge, name, source) });
  if (write && after !== before) fs.writeFileSync(file, after);
  return after === before;
}

async function main(): Promise<number> {
  const parts = process.argv.slice(2).filter((argument) => argument !== "--check");
  const write = !process.argv.includes("--check");
  let judge = await loadJudge();
  const counts = { fresh: 0, stale: 0, failed: 0 };
  const programs = folders.flatMap((folder) =>
    listPrograms(path.resolve(folder)).map((name) => path.join(folder, name)),
  );
  for (const name of programs) {
    if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue;
    try {
      if (record(judge, name, write)) counts.fresh++;
      else {
        counts.stale++;
        console.log(`${write ? "recorded" : "out of date:"} ${name}`);
      }
    } catch (error) {
      counts.failed++;
      // Recursion in C (repr of a repr of a ...) ends pyodide itself, not only the program.
      judge = await loadJudge();
      console.error(`${name}: ${(error as Error).message}`);
    }
  }
  console.log(`${counts.fresh} as before, ${counts.stale} changed, ${counts.failed} failed`);
  return counts.failed > 0 || (!write && counts.stale > 0) ? 1 : 0;
}

process.exitCode = await main();

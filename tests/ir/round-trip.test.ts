// Every tree that real programs are recorded to, as recorded and after each pass: it is valid, and
// it prints, parses and prints again to the same text.

import "../../src/bootstrap.ts";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ObjectNames } from "../../jit/ir/names.ts";
import { parseTree } from "../../jit/ir/parse.ts";
import { printTree } from "../../jit/ir/text.ts";
import type { Tree } from "../../jit/ir/tree.ts";
import { verify } from "../../jit/ir/verify.ts";
import { listPrograms, splitExpectations } from "../python-programs.ts";
import { runRecorded } from "../trace/recorded.ts";

const root = path.resolve("tests/python");
/** One program in so many is run: here the interpreter is slow, for its enums are not inlined. */
const share = 5;
const folders = ["jit", "int", "float", "list", "functions", "closures", "generators", "classes"];

/** Hot soon, so that small programs give many trees, but not as many as stress mode compiles. */
const eager = { threshold: 11, function_threshold: 23, exit_threshold: 5, bridge_limit: 15 };

function printAgain(tree: Tree): [once: string, twice: string] {
  const names = new ObjectNames();
  const once = printTree(tree, names);
  const { code, pc, isFunction, id } = tree;
  return [once, printTree(parseTree(once, { code, pc, isFunction, id, names }), names)];
}

/** Gives the number of trees looked at. */
function checkProgram(source: string): number {
  let count = 0;
  const faults: string[] = [];
  runRecorded(
    source,
    (event) => {
      if (event.kind !== "pass") return;
      count++;
      const problems = verify(event.result);
      if (problems.length > 0) {
        faults.push(`${event.name}: ${problems.join("\n")}\n${printTree(event.result)}`);
      }
      if (event.name !== "recorded" && event.name !== "dead") return;
      const [once, twice] = printAgain(event.result);
      if (once !== twice) faults.push(`${event.name} prints as\n${once}\nand then as\n${twice}`);
    },
    { mode: "on", parameters: eager },
  );
  expect(faults.slice(0, 1).join("\n")).toBe("");
  return count;
}

describe("trees of programs", () => {
  let trees = 0;
  for (const folder of folders) {
    const at = path.join(root, folder);
    if (!fs.existsSync(at)) continue;
    test(folder, { timeout: 240_000 }, () => {
      for (const name of listPrograms(at).filter((_, i) => i % share === 0)) {
        const text = fs.readFileSync(path.join(at, name), "utf8");
        trees += checkProgram(splitExpectations(text).source);
      }
    });
  }

  test("there were many", () => {
    expect(trees).toBeGreaterThan(300);
  });
});

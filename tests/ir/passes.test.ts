// One folder for each pass, in it files of cases: IR, `==>`, and the IR after that pass. Cases are
// separated by lines of dashes; the first line of each, `# ...`, is its name. What stands in a
// file `faults.ir` was broken once.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { passes, runPass } from "./trees.ts";

const folder = import.meta.dirname;

interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function readCases(file: string): Case[] {
  return fs
    .readFileSync(file, "utf8")
    .split(/^-{4,}\n/m)
    .map((text) => {
      const [before, after] = text.split(/^==>\n/m) as [string, string];
      return { name: (text.split("\n")[0] as string).slice(2), before, after };
    });
}

for (const pass of Object.keys(passes)) {
  describe(pass, () => {
    for (const file of fs.readdirSync(path.join(folder, pass)).sort()) {
      for (const { name, before, after } of readCases(path.join(folder, pass, file))) {
        test(`${file.replace(".ir", "")}: ${name}`, () => {
          const [made, wanted] = runPass(pass, before, after);
          expect(made).toBe(wanted);
        });
      }
    }
  });
}

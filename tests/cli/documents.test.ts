// What docs/tracing.md shows is what the command prints. When a change to the trace compiler makes
// this fail, paste from the new dump and read the prose beside it again.
//
// The first Python block is the program. In the other blocks `...` stands for lines left out; what
// stands between must be in the dump, line by line, whatever its indentation and however its
// constants are numbered.

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeFolder, runAdder } from "./command.ts";

const block = /^```(\w+)\n([\s\S]*?)^```$/gm;

function flatten(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/\bc\d+\b/g, "c"))
    .join("\n");
}

test("docs/tracing.md shows the dump of its program", async () => {
  const page = fs.readFileSync(path.resolve("docs/tracing.md"), "utf8");
  const [program, ...listings] = [...page.matchAll(block)].map((match) => match[2]);
  const folder = makeFolder({ "weigh.py": program });
  const { stderr } = await runAdder(["--jit-dump=brojx", "weigh.py"], { folder });
  const dump = flatten(stderr);
  for (const listing of listings)
    for (const part of flatten(listing).split(/^\.\.\.\n/m)) expect(dump).toContain(part);
});

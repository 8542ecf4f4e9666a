// What docs/tracing.md shows is what the command prints. When a change to the trace compiler makes
// this fail, paste from the new dump and read the prose beside it again.
//
// A Python block is a program. In the blocks that follow it `...` stands for lines left out; what
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

interface Program {
  readonly source: string;
  readonly listings: string[];
}

/** Each Python block is a program, and the blocks up to the next one are of its dump. */
function programsOf(page: string): Program[] {
  const programs: Program[] = [];
  for (const [, language, text] of page.matchAll(block) as Iterable<string[]>) {
    if (language === "python") programs.push({ source: text as string, listings: [] });
    else programs.at(-1)?.listings.push(text as string);
  }
  return programs;
}

const tracing = fs.readFileSync(path.resolve("docs/tracing.md"), "utf8");
const names = ["weigh.py", "fib.py"];

test.each(programsOf(tracing).map((program, i) => [names[i] as string, program] as const))(
  "docs/tracing.md shows the dump of %s",
  async (name, { source, listings }) => {
    const folder = makeFolder({ [name]: source });
    const { stderr } = await runAdder(["--jit-dump=brojx", name], { folder });
    const dump = flatten(stderr);
    for (const listing of listings)
      for (const part of flatten(listing).split(/^\.\.\.\n/m)) expect(dump).toContain(part);
  },
);

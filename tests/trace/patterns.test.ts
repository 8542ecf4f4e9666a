// Python programs and the loops they must become. Each file of tests/trace/*.txt holds cases
// separated by lines of dashes: a program, `==>`, and the pattern (jit/ir/match.ts) that one of
// its trees, as emitted, must match from its beginning.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { matchText } from "../../jit/ir/match.ts";
import { printTree } from "../../jit/ir/text.ts";
import { runRecorded } from "./recorded.ts";

const folder = import.meta.dirname;

function emittedTrees(source: string): string[] {
  const last = new Map<number, string>();
  const run = runRecorded(
    source,
    (event) => {
      if (event.kind === "pass") last.set(event.tree, printTree(event.result));
    },
    { mode: "on", parameters: { threshold: 31, exit_threshold: 7 } },
  );
  expect(run.stderr).toBe("");
  return [...last.values()];
}

for (const file of fs
  .readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort()) {
  describe(file.replace(".txt", ""), () => {
    for (const text of fs.readFileSync(path.join(folder, file), "utf8").split(/^-{4,}\n/m)) {
      const [source, pattern] = text.split(/^==>\n/m) as [string, string];
      test((source.split("\n")[0] as string).slice(2), () => {
        const trees = emittedTrees(source);
        const problems = trees.map((tree) => matchText(pattern, tree));
        if (problems.includes(null)) return;
        const tried = trees.map((tree, i) => `${problems[i]}\n\n${tree}`).join("\n");
        throw new Error(`No tree matches.\n${tried}`);
      });
    }
  });
}

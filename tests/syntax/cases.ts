/**
 * Reads the case files of this folder.
 *
 * trees.txt, tokens.txt: cases divided by a line of four or more dashes; in each the source, a line
 * `==>`, and what it becomes. errors.txt: one case a line, the source as a JSON string, two spaces, and
 * `Kind: message @line:column-line:column` (the columns of the exception, 1-based; nothing after the
 * message when there is no place). All expectations are CPython 3.14's; `record.mjs` records them.
 */
import fs from "node:fs";

export interface Case {
  readonly source: string;
  readonly expected: string;
}

function readFile(name: string): string {
  return fs.readFileSync(new URL(name, import.meta.url), "utf8");
}

export function readBlocks(name: string): Case[] {
  return readFile(name)
    .split(/^-{4,}\n/m)
    .filter((block) => block.includes("\n==>\n"))
    .map((block) => {
      const [source, expected] = block.split("\n==>\n");
      return { source, expected: expected.trimEnd() };
    });
}

export function readLines(name: string): Case[] {
  const cases: Case[] = [];
  for (const line of readFile(name).split("\n")) {
    const match = /^("(?:[^"\\]|\\.)*") {2}(.*)$/.exec(line);
    if (match !== null) cases.push({ source: JSON.parse(match[1]), expected: match[2] });
  }
  return cases;
}

// Whether two runs of a script did the same: standard output to the byte, and the exit status.
//
// Standard error is not compared: warnings and tracebacks name files of the interpreter that ran.

import type { ProcessRun } from "./processes.ts";

export interface Difference {
  readonly first: string;
  readonly second: string;
  /** One sentence, or a sentence and the two lines that differ. */
  readonly text: string;
}

export interface NamedRun {
  readonly name: string;
  readonly run: Pick<ProcessRun, "stdout" | "status">;
}

/** Returns null when the two agree. */
export function findDifference(first: NamedRun, second: NamedRun): Difference | null {
  const text = describeStatus(first, second) ?? describeOutput(first, second);
  return text === null ? null : { first: first.name, second: second.name, text };
}

function describeStatus(first: NamedRun, second: NamedRun): string | null {
  if (first.run.status === second.run.status) return null;
  return `exit status ${first.run.status} of ${first.name}, ${second.run.status} of ${second.name}`;
}

function describeOutput(first: NamedRun, second: NamedRun): string | null {
  if (first.run.stdout.equals(second.run.stdout)) return null;
  const [a, b] = [splitLines(first.run.stdout), splitLines(second.run.stdout)];
  let line = 0;
  while (line < a.length && a[line] === b[line]) line++;
  return `output differs in line ${line + 1}\n${quoteLine(first, a[line])}\n${quoteLine(second, b[line])}`;
}

/** Bytes as Latin-1, so that bad UTF-8 differs from other bad UTF-8. */
function splitLines(output: Buffer): string[] {
  return output.toString("latin1").split("\n");
}

function quoteLine(run: NamedRun, line: string | undefined): string {
  const shown =
    line === undefined ? "(no such line)" : Buffer.from(line, "latin1").toString("utf8");
  return `  ${run.name}: ${shown.length > 200 ? `${shown.slice(0, 200)}...` : shown}`;
}

// The Python programs under tests/python and the expectations they carry.
//
// A program is followed by comment lines that say what it must print:
//
//     # expect: a line of standard output
//     # stderr: a line of standard error
//     # status: the exit status when it is not 0
//
// The program is what stands in front of them (so that a program may end in an unclosed bracket).
// Files and folders whose names begin with "_" are modules for the others to import.
//
// Invariant: joinExpectations(splitExpectations(text)) is text.

import fs from "node:fs";
import path from "node:path";
import type { Outcome } from "./judge.ts";

export interface PythonProgram {
  readonly source: string;
  readonly expected: Outcome;
}

const expectation = /^# (expect|stderr|status):(?: (.*))?$/;

export function listPrograms(root: string): string[] {
  const names = fs.readdirSync(root, { recursive: true, encoding: "utf8" });
  return names.filter(isProgram).sort();
}

function isProgram(name: string): boolean {
  return name.endsWith(".py") && !name.split(path.sep).some((part) => part.startsWith("_"));
}

export function splitExpectations(text: string): PythonProgram {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  let start = lines.length;
  while (start > 0 && expectation.test(lines[start - 1])) start--;
  return {
    source: joinLines(trimBlank(lines.slice(0, start))),
    expected: readExpected(lines.slice(start)),
  };
}

function trimBlank(lines: string[]): string[] {
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function readExpected(lines: readonly string[]): Outcome {
  const stdout: string[] = [];
  const stderr: string[] = [];
  let status = 0;
  for (const line of lines) {
    const [, kind, text = ""] = expectation.exec(line) as RegExpExecArray;
    if (kind === "expect") stdout.push(text);
    else if (kind === "stderr") stderr.push(text);
    else status = Number(text);
  }
  return { stdout: joinLines(stdout), stderr: joinLines(stderr), status };
}

export function joinExpectations({ source, expected }: PythonProgram): string {
  const lines = [
    ...writeExpected("expect", expected.stdout),
    ...writeExpected("stderr", expected.stderr),
  ];
  if (expected.status !== 0) lines.push(`# status: ${expected.status}`);
  return `${source}\n${joinLines(lines)}`;
}

function writeExpected(kind: string, text: string): string[] {
  if (text === "") return [];
  if (!text.endsWith("\n")) throw new Error(`its ${kind} text does not end with a newline`);
  if (/(?![\n\t])\p{Cc}|[\u2028\u2029]|\p{Surrogate}/u.test(text))
    throw new Error(`its ${kind} text holds characters that a comment line cannot`);
  return text
    .slice(0, -1)
    .split("\n")
    .map((line) => (line === "" ? `# ${kind}:` : `# ${kind}: ${line}`));
}

// Sources and the bytecode they become. Each .txt file holds cases, separated by lines of dashes: a
// source, `==>`, and what `dis` prints (or, in errors.txt, the SyntaxError: message and position, as
// CPython 3.14 gives them).
//
// UPDATE=1 rewrites the expectations of the dis files; read the difference before committing it.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { disassemble } from "../../src/bytecode/disassemble.ts";
import { opCount, opInfo, type Op } from "../../src/bytecode/opcodes.ts";
import { loadCode, serializeCode } from "../../src/bytecode/cache.ts";
import { compileSource } from "../../src/compile/compile.ts";
import { PySyntaxError } from "../../src/syntax/syntax-error.ts";

const folder = import.meta.dirname;
const separator = /^-{4,}\n/m;

interface Case {
  readonly source: string;
  readonly expected: string;
}

function readCases(file: string): Case[] {
  const text = fs.readFileSync(path.join(folder, file), "utf8");
  return text.split(separator).map((part) => {
    const at = part.indexOf("==>\n");
    return { source: part.slice(0, at), expected: part.slice(at + 4) };
  });
}

function compileAndPrint(source: string): string {
  return disassemble(compileSource(source, "f", "exec"));
}

function describeError(source: string): string {
  try {
    compileSource(source, "f", "exec");
  } catch (error) {
    if (!(error instanceof PySyntaxError)) throw error;
    const { lineno, offset, end_lineno, end_offset } = error;
    return `${error.message} (${lineno}, ${offset}, ${end_lineno}, ${end_offset})\n`;
  }
  return "no error\n";
}

const files = fs.readdirSync(folder).filter((file) => file.endsWith(".txt"));
for (const file of files) {
  const run = file === "errors.txt" ? describeError : compileAndPrint;
  const cases = readCases(file);
  if (process.env.UPDATE !== undefined && run === compileAndPrint) {
    const text = cases.map(({ source }) => `${source}==>\n${run(source)}`).join("------\n");
    fs.writeFileSync(path.join(folder, file), text);
  }
  describe(file, () => {
    for (const { source, expected } of readCases(file)) {
      test(source.trim().split("\n").slice(0, 2).join(" / "), () => {
        expect(run(source)).toBe(expected);
      });
    }
  });
}

describe("the code cache", () => {
  for (const file of files.filter((name) => name !== "errors.txt")) {
    test(`gives back the code of ${file}`, () => {
      for (const { source } of readCases(file)) {
        const code = compileSource(source, "f", "exec");
        const options = { showPositions: true };
        expect(disassemble(loadCode(serializeCode(code)), options)).toBe(
          disassemble(code, options),
        );
      }
    });
  }
});

describe("the table of opcodes", () => {
  test("has one row for each number", () => {
    const names = new Set<string>();
    for (let op = 0; op < opCount; op++) names.add(opInfo[op as Op].name);
    expect(names.size).toBe(opCount);
    expect(opCount).toBeLessThan(256);
  });

  test("has stack pictures that agree with the stack effects", () => {
    for (let op = 0; op < opCount; op++) {
      const info = opInfo[op as Op];
      expect(info.stack).toContain("--");
      if (typeof info.effect !== "number" || /\.\.\.|\[/.test(info.stack)) continue;
      const [before, after] = info.stack.split("--").map((side) => side.trim());
      const count = (side: string | undefined): number =>
        side === undefined || side === "" ? 0 : side.split(/\s+/).length;
      expect(`${info.name} ${count(after) - count(before)}`).toBe(`${info.name} ${info.effect}`);
    }
  });
});

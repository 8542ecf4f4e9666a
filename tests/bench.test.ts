// The benchmark programs are right before they are fast: in small, each prints what CPython 3.14
// prints, in all three modes, and so does its twin in JavaScript.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { benchPrograms } from "../bench/programs.ts";
import { Engine, jitModes, showOutcome } from "./engine.ts";
import { loadJudge } from "./judge.ts";

const folder = path.resolve("bench/programs");
const engine = new Engine();
const judge = await loadJudge();

afterAll(() => engine.close());

describe.each(benchPrograms)("$name", ({ name, size, small }) => {
  const python = path.join(folder, `${name}.py`);
  const twin = path.join(folder, `${name}.js`);
  const source = fs.readFileSync(python, "utf8");
  const program = { source, filename: `${name}.py`, argv: [String(small)], folder };
  const expected = judge.run(program);

  test("checks its own answer under CPython", () => {
    expect(showOutcome({ ...expected, stdout: "" })).toBe("");
    expect(expected.stdout).not.toBe("");
  });

  test("has a twin that prints the same", () => {
    const stdout = execFileSync(process.execPath, [twin, String(small)], { encoding: "utf8" });
    expect(stdout).toBe(expected.stdout);
  });

  test.each(jitModes)("prints the same with the JIT %s", { timeout: 30_000 }, async (jit) => {
    expect(showOutcome(await engine.run({ ...program, jit }))).toBe(showOutcome(expected));
  });

  test("has the size that the table says", () => {
    const inPython = /^DEFAULT = ([\d_]+)$/m.exec(source)?.[1];
    const inTwin = /^const DEFAULT = ([\d_]+);$/m.exec(fs.readFileSync(twin, "utf8"))?.[1];
    expect(Number(inPython?.replaceAll("_", ""))).toBe(size);
    expect(Number(inTwin?.replaceAll("_", ""))).toBe(size);
  });
});

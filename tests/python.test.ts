// Every program under tests/python and tests/regression prints what CPython 3.14 printed when it
// was recorded: with the JIT off, on, and in stress mode. One test a program and mode; its name is the file's path, so that
// `npx vitest run -t jit/nan_comparisons` runs one of them.
//
// ADDER_SEED chooses the exits that stress mode forces.

import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Engine, jitModes, showOutcome } from "./engine.ts";
import { listPrograms, splitExpectations } from "./python-programs.ts";

const folders = ["tests/python", "tests/regression"];
const programs = folders.flatMap((folder) =>
  listPrograms(path.resolve(folder)).map((name) => path.join(folder, name)),
);
const seed = Number(process.env.ADDER_SEED ?? 1);
const engine = new Engine();

afterAll(() => engine.close());

describe.each(jitModes)("jit %s", (jit) => {
  test.each(programs)("%s", { timeout: 30_000 }, async (name) => {
    const file = path.resolve(name);
    const { source, expected } = splitExpectations(fs.readFileSync(file, "utf8"));
    const filename = path.basename(name);
    const folder = path.dirname(file);
    const outcome = await engine.run({ source, filename, folder, jit, seed });
    expect(showOutcome(outcome)).toBe(showOutcome(expected));
  });
});

test("the expectations of a program are read back as they are written", () => {
  const text = fs.readFileSync(
    path.resolve("tests/python/tracebacks/uncaught_exception_prints_nested_calls.py"),
    "utf8",
  );
  const { expected } = splitExpectations(text);
  expect(expected.stdout).toBe("start\n");
  expect(expected.stderr.startsWith("Traceback (most recent call last):\n")).toBe(true);
  expect(expected.status).toBe(1);
});

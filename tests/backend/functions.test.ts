// The table of functions that compiled code calls: each exists, and each stands in a case of a file
// here, where both backends run it.

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import "../../src/bootstrap.ts";
import { runtime } from "../../jit/backend/runtime.ts";
import { functionRows } from "../../jit/ir/functions.ts";

const names = Object.keys(functionRows);

test("every function of the table exists", () => {
  expect(names.filter((name) => typeof runtime[name] !== "function")).toEqual([]);
});

test("every function of the table has a case", () => {
  const folder = import.meta.dirname;
  const texts = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".ir"))
    .map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
  const called = new Set(texts.join("").match(/(?<=<)[\w.]+(?=>)/g));
  expect(names.filter((name) => !called.has(name))).toEqual([]);
});

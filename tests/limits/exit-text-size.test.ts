// Exits must not make the text of a function grow faster than its tree: each of the checks below
// leaves with one value more than the one in front of it.

import { expect, test } from "vitest";
import { compileFor } from "../backend/machine.ts";
import { readTree } from "../ir/trees.ts";
import { emitTree } from "../../jit/backend/javascript.ts";
import { runtime } from "../../jit/backend/runtime.ts";
import { analyzeRanges } from "../../jit/optimize/ranges.ts";
import { PyFloat } from "../../src/objects/object.ts";

/** `count` checks; the i-th has i values on its stack, every third one only the last of them. */
function treeOf(count: number): string {
  const lines = ["r1 = input 0", "f2 = unbox_float(r1) @1"];
  const names = ["f2"];
  for (let i = 0; i < count; i++) {
    const last = names.at(-1);
    lines.push(`f${3 + i} = float_add(${last}, f2)`);
    lines.push(`b${1000 + i} = float_lt(f${3 + i}, 1000.0)`);
    const shown = i % 3 === 2 ? [last] : names;
    lines.push(`guard_true(b${1000 + i}) @${10 + i} [${shown.join(", ")}]`);
    names.push(`f${3 + i}`);
  }
  lines.push(`exit @5 [${names.join(", ")}]`);
  return lines.join("\n");
}

function lengthOf(count: number): number {
  const tree = readTree(treeOf(count));
  return emitTree(tree, analyzeRanges(tree), runtime, {}).text.length;
}

test("twice the exits are about twice the text", () => {
  expect(lengthOf(200) / lengthOf(100)).toBeLessThan(2.3);
});

test("each exit finds its own values", () => {
  const inJavascript = compileFor("javascript", readTree(treeOf(20)));
  const inReference = compileFor("reference", readTree(treeOf(20)));
  for (const start of [1000, 400, 250, 120, 60, 51, 1]) {
    const inputs = [new PyFloat(start)];
    expect(inJavascript(inputs).text).toBe(inReference(inputs).text);
  }
});

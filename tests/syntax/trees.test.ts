import { describe, expect, test } from "vitest";
import { dumpTree, printTokens } from "../../src/syntax/dump.ts";
import { parseModule } from "../../src/syntax/parser.ts";
import { readBlocks } from "./cases.ts";

describe("source becomes the tree CPython makes of it", () => {
  for (const { source, expected } of readBlocks("trees.txt")) {
    test(source, () => {
      expect(dumpTree(parseModule(source, "<test>"))).toBe(expected);
    });
  }
});

describe("source becomes the tokens of CPython's tokenize module", () => {
  for (const { source, expected } of readBlocks("tokens.txt")) {
    test(source, () => {
      expect(printTokens(source, "<test>").trimEnd()).toBe(expected);
    });
  }
});

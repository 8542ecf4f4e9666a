// Super-instructions (src/vm/fusion.ts): only first words of sequences change, and only in their opcode.

import { expect, test } from "vitest";
import { Fused, Op } from "../../src/bytecode/opcodes.ts";
import { fuse, unfuse } from "../../src/vm/fusion.ts";

const word = (op: number, arg = 0): number => op | (arg << 8);

const loop = Int32Array.of(
  word(Op.RESUME),
  word(Op.FOR_ITER, 9),
  word(Op.STORE_FAST, 1),
  word(Op.LOAD_FAST_LOAD_FAST, (2 << 12) | 1),
  word(Op.BINARY_SUBSCR),
  word(Op.LOAD_FAST, 3),
  word(Op.BINARY_MULTIPLY),
  word(Op.STORE_FAST, 4),
  word(Op.JUMP_BACKWARD, 1),
  word(Op.POP_ITER),
);

test("opcodes end before super-instructions begin", () => {
  expect(Op.ENTER_TRACE).toBeLessThan(Fused.FOR_ITER_STORE);
  expect(Fused.STORE_LOAD).toBeLessThan(256);
});

test("the first word of a sequence gets another opcode, nothing else changes", () => {
  const before = loop.slice();
  const fused = fuse(loop);
  expect(loop).toEqual(before);
  expect([...fused].map((w) => w >>> 8)).toEqual([...loop].map((w) => w >>> 8));
  const changed = [...fused.keys()].filter((i) => fused[i] !== loop[i]);
  expect(changed.map((i) => [i, (fused[i] as number) & 255])).toEqual([
    [1, Fused.FOR_ITER_STORE],
    [3, Fused.LOAD_PAIR_SUBSCR],
    [5, Fused.LOAD_ARITHMETIC],
  ]);
});

test("what a trace compiler writes over is never part of a sequence", () => {
  const fused = fuse(loop);
  for (const at of [0, 8]) expect(fused[at]).toBe(loop[at]);
});

test("arguments that a sequence needs are looked at", () => {
  const copies = Int32Array.of(word(Op.COPY, 1), word(Op.COPY, 2), word(Op.BINARY_SUBSCR));
  expect(fuse(copies)).toEqual(copies);
});

test("unfusing puts the plain word back", () => {
  const fused = fuse(loop);
  for (const at of fused.keys()) {
    if (fused[at] !== loop[at]) expect(unfuse(fused, at)).toBe(loop[at]);
  }
  expect(fused).toEqual(loop);
});

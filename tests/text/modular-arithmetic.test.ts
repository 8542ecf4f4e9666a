// Products reduced without BigInt, against BigInt.

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  LARGEST_MODULUS,
  multiplyAddModulo,
  multiplyModulo,
} from "../../src/objects/modular-arithmetic.ts";

function exactly(a: number, b: number, c: number, m: number): number {
  const rest = (BigInt(a) * BigInt(b) + BigInt(c)) % BigInt(m);
  const modulus = BigInt(m);
  return Number(rest !== 0n && rest < 0n !== modulus < 0n ? rest + modulus : rest);
}

const safe = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -100, max: 100 }),
  fc.integer(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 2 ** 52, 2 ** 32, 2 ** 26 + 1),
);
const modulus = fc.oneof(
  safe.filter((m) => m !== 0),
  fc.integer({ min: 0, max: 53 }).map((k) => Math.min(2 ** k, Number.MAX_SAFE_INTEGER)),
  fc.integer({ min: 0, max: 1000 }).map((k) => LARGEST_MODULUS - k),
  fc.constantFrom(2147483647, 2 ** 31, 1099511627689, 2 ** 48),
);

test("(a * b + c) % m is exact for safe ints", () => {
  fc.assert(
    fc.property(safe, safe, safe, modulus, (a, b, c, m) => {
      expect(multiplyAddModulo(a, b, c, m)).toBe(exactly(a, b, c, m));
    }),
    { numRuns: 20_000 },
  );
});

test("a * b % m is exact for residues of a modulus up to 2^52", () => {
  const large = fc.integer({ min: 2 ** 45, max: LARGEST_MODULUS });
  const factor = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 9 }).map((k) => 1 - k * 2 ** -52),
  );
  fc.assert(
    fc.property(large, factor, factor, (m, x, y) => {
      const [a, b] = [Math.min(m - 1, Math.floor(x * m)), Math.min(m - 1, Math.floor(y * m))];
      expect(multiplyModulo(a, b, m)).toBe(exactly(a, b, 0, m));
    }),
    { numRuns: 20_000 },
  );
});

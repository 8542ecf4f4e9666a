// The twin of collatz.py. Numbers may pass 2^31, so halving is a division, not a shift.

import { fileURLToPath } from "node:url";

const DEFAULT = 50_000;
const ROUNDS = 8;
const EXPECTED = new Map([
  [10, [9, 19]],
  [100, [97, 118]],
  [1000, [871, 178]],
  [50_000, [35655, 323]],
]);

function chainLength(start) {
  let steps = 0;
  let number = start;
  while (number !== 1) {
    number = number % 2 === 0 ? number / 2 : 3 * number + 1;
    steps++;
  }
  return steps;
}

export function run(n) {
  let best = 1;
  let most = 0;
  for (let start = 1; start < n; start++) {
    const steps = chainLength(start);
    if (steps > most) {
      best = start;
      most = steps;
    }
  }
  return [best, most];
}

export function check(n, [best, most]) {
  if (chainLength(best) !== most) throw new Error(`collatz: ${best} does not take ${most} steps`);
  const expected = EXPECTED.get(n);
  if (expected && (expected[0] !== best || expected[1] !== most))
    throw new Error(`collatz: wrong answer: ${best} in ${most} steps`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`collatz ${n}: ${result[0]} takes ${result[1]} steps`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

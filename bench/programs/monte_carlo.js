// The twin of monte_carlo.py. Products stay below 2^53, so plain numbers are exact.

import { fileURLToPath } from "node:url";

const DEFAULT = 500_000;
const ROUNDS = 8;
const MODULUS = 2147483647;
const EXPECTED = new Map([
  [1000, 784],
  [10_000, 7910],
  [500_000, 392526],
]);

let seed = 42;

function nextRandom() {
  seed = (seed * 16807) % MODULUS;
  return seed / MODULUS;
}

export function run(n) {
  seed = 42;
  let hits = 0;
  for (let i = 0; i < n; i++) {
    const x = nextRandom();
    const y = nextRandom();
    if (x * x + y * y <= 1) hits++;
  }
  return hits;
}

export function check(n, result) {
  const error = Math.abs((4 * result) / n - Math.PI);
  if (!(error < 6 / Math.sqrt(n))) throw new Error(`monte_carlo: too far from pi: ${result} hits`);
  if (EXPECTED.has(n) && EXPECTED.get(n) !== result)
    throw new Error(`monte_carlo: wrong count: ${result}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`monte_carlo ${n}: ${result} hits, pi is about ${((4 * result) / n).toFixed(6)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of sieve.py over Uint8Array.

import { fileURLToPath } from "node:url";

const DEFAULT = 2_000_000;
const ROUNDS = 8;
const EXPECTED = new Map([
  [10, 4],
  [1000, 168],
  [10_000, 1229],
  [100_000, 9592],
  [1_000_000, 78498],
  [2_000_000, 148933],
]);

export function run(n) {
  const isPrime = new Uint8Array(n).fill(1);
  let count = 0;
  let last = 0;
  for (let candidate = 2; candidate < n; candidate++) {
    if (isPrime[candidate] === 0) continue;
    count++;
    last = candidate;
    for (let multiple = candidate * candidate; multiple < n; multiple += candidate)
      isPrime[multiple] = 0;
  }
  return [count, last];
}

export function check(n, [count, last]) {
  if (last >= n) throw new Error(`sieve: prime beyond the end: ${last}`);
  for (let divisor = 2; divisor * divisor <= last; divisor++)
    if (last % divisor === 0) throw new Error(`sieve: ${last} is not prime`);
  if (EXPECTED.has(n) && EXPECTED.get(n) !== count) throw new Error(`sieve: wrong count: ${count}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`sieve ${n}: ${result[0]} primes, the last is ${result[1]}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of fib.py.

import { fileURLToPath } from "node:url";

const DEFAULT = 30;
const ROUNDS = 8;

function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

export function run(n) {
  return fib(n);
}

export function check(n, result) {
  let a = 0;
  let b = 1;
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  if (result !== a) throw new Error(`fib: wrong answer: ${result}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`fib ${n}: ${result}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of nqueens.py over Uint8Array.

import { fileURLToPath } from "node:url";

const DEFAULT = 11;
const ROUNDS = 8;
const EXPECTED = [1, 1, 0, 0, 2, 10, 4, 40, 92, 352, 724, 2680, 14200];

function place(row, n, columns, rising, falling) {
  if (row === n) return 1;
  let solutions = 0;
  for (let column = 0; column < n; column++) {
    const up = row + column;
    const down = row - column + n - 1;
    if (columns[column] | rising[up] | falling[down]) continue;
    columns[column] = rising[up] = falling[down] = 1;
    solutions += place(row + 1, n, columns, rising, falling);
    columns[column] = rising[up] = falling[down] = 0;
  }
  return solutions;
}

export function run(n) {
  return place(0, n, new Uint8Array(n), new Uint8Array(2 * n), new Uint8Array(2 * n));
}

export function check(n, result) {
  if (!(result >= 0)) throw new Error(`nqueens: negative count: ${result}`);
  if (n < EXPECTED.length && result !== EXPECTED[n])
    throw new Error(`nqueens: wrong count: ${result}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`nqueens ${n}: ${result} solutions`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

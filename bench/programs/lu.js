// The twin of lu.py: rows are Float64Array.

import { fileURLToPath } from "node:url";

const DEFAULT = 250;
const ROUNDS = 8;

function makeSystem(n) {
  let state = 12345;
  const matrix = Array.from({ length: n }, () =>
    Float64Array.from({ length: n }, () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647 - 0.5;
    }),
  );
  const right = matrix.map((row) => row.reduce((a, b) => a + b, 0));
  return { matrix, right };
}

function factor(matrix) {
  const n = matrix.length;
  const order = Array.from({ length: n }, (_, i) => i);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++)
      if (Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k])) pivot = i;
    if (pivot !== k) {
      [matrix[k], matrix[pivot]] = [matrix[pivot], matrix[k]];
      [order[k], order[pivot]] = [order[pivot], order[k]];
    }
    const rowK = matrix[k];
    const scale = 1 / rowK[k];
    for (let i = k + 1; i < n; i++) {
      const row = matrix[i];
      const ratio = row[k] * scale;
      row[k] = ratio;
      for (let j = k + 1; j < n; j++) row[j] -= ratio * rowK[j];
    }
  }
  return order;
}

function solve(matrix, order, right) {
  const n = matrix.length;
  const x = Float64Array.from(order, (i) => right[i]);
  for (let i = 0; i < n; i++) {
    const row = matrix[i];
    let total = x[i];
    for (let j = 0; j < i; j++) total -= row[j] * x[j];
    x[i] = total;
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = matrix[i];
    let total = x[i];
    for (let j = i + 1; j < n; j++) total -= row[j] * x[j];
    x[i] = total / row[i];
  }
  return x;
}

export function run(n) {
  const { matrix, right } = makeSystem(n);
  const order = factor(matrix);
  return solve(matrix, order, right);
}

export function check(n, result) {
  const worst = result.reduce((most, x) => Math.max(most, Math.abs(x - 1)), 0);
  if (result.length !== n || !(worst < 1e-7))
    throw new Error(`lu: wrong solution, off by ${worst}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const sum = result.reduce((a, b) => a + b, 0);
  console.log(
    `lu ${n}: first ${result[0].toFixed(6)}, last ${result[n - 1].toFixed(6)}, sum ${sum.toFixed(6)}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

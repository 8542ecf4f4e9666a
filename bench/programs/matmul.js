// The twin of matmul.py: rows are Float64Array.

import { fileURLToPath } from "node:url";

const DEFAULT = 180;
const ROUNDS = 8;

function makeMatrix(n, seed) {
  return Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => (((i * 7 + j * 13 + seed) % 17) - 8) * 0.25),
  );
}

function multiply(a, b) {
  const n = a.length;
  return a.map((rowA) => {
    const row = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      const factor = rowA[k];
      const rowB = b[k];
      for (let j = 0; j < n; j++) row[j] += factor * rowB[j];
    }
    return row;
  });
}

export function run(n) {
  return multiply(makeMatrix(n, 3), makeMatrix(n, 11));
}

function apply(matrix, vector) {
  return matrix.map((row) => row.reduce((total, x, i) => total + x * vector[i], 0));
}

export function check(n, result) {
  const vector = Array.from({ length: n }, (_, i) => (i % 5) - 2);
  const expected = apply(makeMatrix(n, 3), apply(makeMatrix(n, 11), vector));
  if (apply(result, vector).some((x, i) => x !== expected[i]))
    throw new Error("matmul: wrong product");
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const trace = result.reduce((total, row, i) => total + row[i], 0);
  console.log(`matmul ${n}: trace ${trace.toFixed(4)}, corner ${result[n - 1][0].toFixed(4)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

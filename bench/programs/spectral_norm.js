// The twin of spectral_norm.py over Float64Array.

import { fileURLToPath } from "node:url";

const DEFAULT = 200;
const ROUNDS = 8;
const LIMIT = 1.274224153;
const EXPECTED = new Map([
  [10, "1.271844019"],
  [100, "1.274219991"],
  [200, "1.274223601"],
]);

function entry(i, j) {
  return 1 / ((((i + j) * (i + j + 1)) >> 1) + i + 1);
}

function multiply(vector, result) {
  const size = vector.length;
  for (let i = 0; i < size; i++) {
    let total = 0;
    for (let j = 0; j < size; j++) total += entry(i, j) * vector[j];
    result[i] = total;
  }
}

function multiplyTransposed(vector, result) {
  const size = vector.length;
  for (let i = 0; i < size; i++) {
    let total = 0;
    for (let j = 0; j < size; j++) total += entry(j, i) * vector[j];
    result[i] = total;
  }
}

export function run(n) {
  const u = new Float64Array(n).fill(1);
  const v = new Float64Array(n);
  const scratch = new Float64Array(n);
  for (let i = 0; i < 10; i++) {
    multiply(u, scratch);
    multiplyTransposed(scratch, v);
    multiply(v, scratch);
    multiplyTransposed(scratch, u);
  }
  let dotUV = 0;
  let dotVV = 0;
  for (let i = 0; i < n; i++) {
    dotUV += u[i] * v[i];
    dotVV += v[i] * v[i];
  }
  return Math.sqrt(dotUV / dotVV);
}

export function check(n, result) {
  if (!(result >= 1 && result < LIMIT + 1e-9))
    throw new Error(`spectral_norm: out of range: ${result}`);
  if (EXPECTED.has(n) && result.toFixed(9) !== EXPECTED.get(n))
    throw new Error(`spectral_norm: wrong answer: ${result}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`spectral_norm ${n}: ${result.toFixed(9)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

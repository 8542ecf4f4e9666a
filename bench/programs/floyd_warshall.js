// The twin of floyd_warshall.py: an array of Int32Array rows.

import { fileURLToPath } from "node:url";

const DEFAULT = 300;
const ROUNDS = 8;
const FAR = 1_000_000_000;
const EXPECTED = new Map([
  [12, 62774],
  [300, 80338735],
]);

function makeRoads(n) {
  const distances = Array.from({ length: n }, () => new Int32Array(n).fill(FAR));
  let state = 11;
  for (let town = 0; town < n; town++) {
    const row = distances[town];
    row[town] = 0;
    row[(town + 1) % n] = 400;
    for (let i = 0; i < 6; i++) {
      state = (state * 16807) % 2147483647;
      const other = state % n;
      if (other !== town) row[other] = (Math.floor(state / n) % 1000) + 1;
    }
  }
  return distances;
}

function shorten(distances) {
  const n = distances.length;
  for (let middle = 0; middle < n; middle++) {
    const onward = distances[middle];
    for (let start = 0; start < n; start++) {
      const row = distances[start];
      const first = row[middle];
      for (let end = 0; end < n; end++) {
        const length = first + onward[end];
        if (length < row[end]) row[end] = length;
      }
    }
  }
}

export function run(n) {
  const distances = makeRoads(n);
  shorten(distances);
  return distances;
}

function totalOf(distances) {
  let total = 0;
  for (const row of distances) for (const length of row) total += length;
  return total;
}

export function check(n, result) {
  for (let i = 0; i < n; i += 7)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k += 3)
        if (result[i][k] + result[k][j] < result[i][j])
          throw new Error(`floyd_warshall: ${i} to ${j} is shorter by ${k}`);
  if (EXPECTED.has(n) && EXPECTED.get(n) !== totalOf(result))
    throw new Error(`floyd_warshall: wrong total: ${totalOf(result)}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const longest = result.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 0);
  console.log(`floyd_warshall ${n}: ${totalOf(result)} in all, at most ${longest}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of fannkuch.py over Int32Array.

import { fileURLToPath } from "node:url";

const DEFAULT = 9;
const ROUNDS = 4;
const EXPECTED = new Map([
  [5, [11, 7]],
  [6, [49, 10]],
  [7, [228, 16]],
  [8, [1616, 22]],
  [9, [8629, 30]],
  [10, [73196, 38]],
]);

function countFlips(permutation, items) {
  items.set(permutation);
  let flips = 0;
  for (let head = items[0]; head !== 0; head = items[0]) {
    for (let low = 0, high = head; low < high; low++, high--) {
      const held = items[low];
      items[low] = items[high];
      items[high] = held;
    }
    flips++;
  }
  return flips;
}

export function run(n) {
  const permutation = Int32Array.from({ length: n }, (_, i) => i);
  const scratch = new Int32Array(n);
  const counters = new Int32Array(n);
  let checksum = 0;
  let most = 0;
  let sign = 1;
  for (;;) {
    const flips = countFlips(permutation, scratch);
    if (flips > most) most = flips;
    checksum += sign * flips;
    sign = -sign;
    let size = 1;
    for (;;) {
      if (size === n) return [checksum, most];
      const first = permutation[0];
      for (let i = 0; i < size; i++) permutation[i] = permutation[i + 1];
      permutation[size] = first;
      if (++counters[size] <= size) break;
      counters[size++] = 0;
    }
  }
}

export function check(n, [checksum, most]) {
  if (!(most >= 0 && most <= (n * (n + 1)) / 2))
    throw new Error(`fannkuch: impossible flips: ${most}`);
  const expected = EXPECTED.get(n);
  if (expected && (expected[0] !== checksum || expected[1] !== most))
    throw new Error(`fannkuch: wrong answer: ${checksum} ${most}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`fannkuch ${n}: checksum ${result[0]}, most flips ${result[1]}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

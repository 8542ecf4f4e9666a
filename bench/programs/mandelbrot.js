// The twin of mandelbrot.py; rows are Uint8Array.

import { fileURLToPath } from "node:url";

const DEFAULT = 320;
const ROUNDS = 8;
const EXPECTED = new Map([
  [16, [104, 47439]],
  [32, [416, 23313]],
  [320, [40694, 63726]],
]);

function isInside(cr, ci) {
  let zr = 0;
  let zi = 0;
  for (let i = 0; i < 50; i++) {
    const zr2 = zr * zr;
    const zi2 = zi * zi;
    if (zr2 + zi2 > 4) return false;
    zi = 2 * zr * zi + ci;
    zr = zr2 - zi2 + cr;
  }
  return true;
}

export function run(n) {
  const rows = [];
  for (let y = 0; y < n; y++) {
    const ci = (2 * y) / n - 1;
    const row = new Uint8Array((n + 7) >> 3);
    for (let x = 0; x < n; x++) {
      if (isInside((2 * x) / n - 1.5, ci)) row[x >> 3] |= 128 >> (x & 7);
    }
    rows.push(row);
  }
  return rows;
}

function digest(rows) {
  let points = 0;
  let checksum = 0;
  for (const row of rows) {
    for (const byte of row) {
      for (let bits = byte; bits !== 0; bits &= bits - 1) points++;
      checksum = (checksum * 31 + byte) % 65521;
    }
  }
  return [points, checksum];
}

export function check(n, result) {
  const [points, checksum] = digest(result);
  if (n >= 100 && !(points / (n * n) > 0.36 && points / (n * n) < 0.41))
    throw new Error(`mandelbrot: wrong area: ${points}`);
  const expected = EXPECTED.get(n);
  if (expected && (expected[0] !== points || expected[1] !== checksum))
    throw new Error(`mandelbrot: wrong bitmap: ${points} ${checksum}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const [points, checksum] = digest(result);
  console.log(`mandelbrot ${n}: ${points} points inside, checksum ${checksum}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

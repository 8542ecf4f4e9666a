// The twin of diamonds.py.

import { fileURLToPath } from "node:url";

const DEFAULT = 800_000;
const ROUNDS = 8;
const EXPECTED = new Map([
  [200, [331, 206, 328, 21174]],
  [800_000, [1200594, 596736, 1387011, 24504]],
]);

export function run(n) {
  let state = 99;
  let ones = 0;
  let weight = 0;
  let turns = 0;
  let mixed = 0;
  for (let i = 0; i < n; i++) {
    state = (state * 16807) % 2147483647;
    if (state & 1) ones++;
    if (state & 2) weight += 2;
    else weight--;
    if (state & 4) turns += i & 3;
    if (state & 8) ones++;
    else mixed ^= i;
    if (state & 16) weight += ones & 7;
    if (state & 32) mixed ^= state;
    else turns++;
    if (state & 64) ones++;
    if (state & 128) weight -= 3;
    if (state & 256) turns += mixed & 1;
    else turns += weight & 1;
    if (state & 512) ones++;
    else ones--;
    if (state & 1024) mixed = (mixed << 1) & 65535;
    if (state & 2048) mixed ^= turns & 255;
  }
  return [ones, weight, turns, mixed];
}

export function check(n, result) {
  const [ones, , turns, mixed] = result;
  if (!(-n <= ones && ones <= 4 * n)) throw new Error(`diamonds: impossible count: ${ones}`);
  if (!(turns >= 0 && turns <= 5 * n)) throw new Error(`diamonds: impossible turns: ${turns}`);
  if (!(mixed >= 0)) throw new Error(`diamonds: impossible mix: ${mixed}`);
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(result))
    throw new Error(`diamonds: wrong answer: ${result.join(", ")}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`diamonds ${n}: ${result.join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

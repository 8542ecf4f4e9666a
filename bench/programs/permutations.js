// The twin of permutations.py: generators and yield*.

import { fileURLToPath } from "node:url";

const DEFAULT = 8;
const ROUNDS = 8;
const EXPECTED = new Map([
  [5, [120, 71505]],
  [8, [40320, 41333714694]],
]);

function* permute(items, prefix) {
  if (items.length === 0) {
    yield prefix;
    return;
  }
  for (let i = 0; i < items.length; i++) {
    const rest = items.slice();
    rest.splice(i, 1);
    yield* permute(rest, prefix * 10 + items[i]);
  }
}

function* select(numbers, divisor) {
  for (const number of numbers) if (number % divisor === 0) yield number;
}

const digitsTo = (n) => Array.from({ length: n }, (_, i) => i + 1);

export function run(n) {
  const digits = digitsTo(n);
  let count = 0;
  for (const _ of permute(digits, 0)) count++;
  let total = 0;
  for (const number of select(permute(digits, 0), 7)) total += number / 7;
  return [count, total];
}

export function check(n, [count, total]) {
  const orders = digitsTo(n).reduce((product, i) => product * i, 1);
  if (count !== orders) throw new Error(`permutations: ${count} orders`);
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String([count, total]))
    throw new Error(`permutations: wrong sum: ${total}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const [count, total] = result;
  console.log(`permutations ${n}: ${count} orders, sum ${total}`);
  const first = [];
  for (const number of permute(digitsTo(n), 0)) if (first.push(number) === 4) break;
  console.log(`[${first.join(", ")}]`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of pidigits.py with BigInt.

import { fileURLToPath } from "node:url";

const DEFAULT = 3000;
const ROUNDS = 8;

export function run(n) {
  let digits = "";
  let numerator = 1n;
  let accumulator = 0n;
  let denominator = 1n;
  for (let k = 1n; digits.length < n; k++) {
    const odd = 2n * k + 1n;
    accumulator = (accumulator + 2n * numerator) * odd;
    denominator *= odd;
    numerator *= k;
    if (numerator > accumulator) continue;
    const digit = (3n * numerator + accumulator) / denominator;
    if (digit !== (4n * numerator + accumulator) / denominator) continue;
    digits += digit;
    accumulator = 10n * (accumulator - digit * denominator);
    numerator *= 10n;
  }
  return digits;
}

function arctanOfInverse(x, unit) {
  let term = unit / x;
  let total = term;
  for (let divisor = 3n; term !== 0n; divisor += 2n) {
    term /= -x * x;
    total += term / divisor;
  }
  return total;
}

export function check(n, result) {
  const unit = 10n ** BigInt(n + 10);
  const pi = 4n * (4n * arctanOfInverse(5n, unit) - arctanOfInverse(239n, unit));
  if (result !== String(pi).slice(0, n)) throw new Error("pidigits: wrong digits");
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  for (let start = 0; start < n; start += 50)
    console.log(`${result.slice(start, start + 50)} :${Math.min(start + 50, n)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

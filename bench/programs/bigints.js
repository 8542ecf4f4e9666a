// The twin of bigints.py over BigInt.

import { fileURLToPath } from "node:url";

const DEFAULT = 1500;
const ROUNDS = 8;
const PRIME = (1n << 521n) - 1n;
const EXPECTED = new Map([
  [20, [546175, 417334, 189]],
  [1500, [204786, 911800, 37602]],
]);

function power(start, exponent, modulus) {
  let result = 1n;
  let base = start;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

function fibonacci(n) {
  if (n === 0) return [0n, 1n];
  const [a, b] = fibonacci(Math.floor(n / 2));
  const even = a * (2n * b - a);
  const odd = a * a + b * b;
  return n % 2 === 0 ? [even, odd] : [odd, even + odd];
}

function product(low, high) {
  if (high - low < 8) {
    let result = BigInt(low);
    for (let i = low + 1; i <= high; i++) result *= BigInt(i);
    return result;
  }
  const middle = Math.floor((low + high) / 2);
  return product(low, middle) * product(middle + 1, high);
}

function digitSum(number) {
  let total = 0;
  for (let rest = number; rest > 0n; rest /= 1_000_000_000n) {
    let part = Number(rest % 1_000_000_000n);
    while (part > 0) {
      total += part % 10;
      part = Math.floor(part / 10);
    }
  }
  return total;
}

export function run(n) {
  let powers = 0n;
  for (let i = 0; i < Math.floor(n / 20); i++)
    powers ^= power(BigInt(3 + i), PRIME - BigInt(2 + i), PRIME);
  const [fib, following] = fibonacci(40 * n);
  const factorial = product(1, 2 * n);
  return { powers, fib, following, factorial, digits: digitSum(factorial) };
}

export function check(n, { powers, fib, following, factorial, digits }) {
  if (power(5n, PRIME - 1n, PRIME) !== 1n) throw new Error("bigints: Fermat was wrong");
  if (following * following - following * fib - fib * fib !== 1n)
    throw new Error("bigints: not Fibonacci");
  const rest = Number(factorial % BigInt(2 * n + 1));
  if (rest !== 0 && rest !== 2 * n) throw new Error("bigints: Wilson was wrong");
  if (digits % 9 !== Number(factorial % 9n)) throw new Error("bigints: wrong digits");
  const found = [powers % 1000003n, fib % 1000003n, digits];
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(found))
    throw new Error(`bigints: wrong answer: ${found.join(", ")}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { powers, fib, digits } = result;
  console.log(`bigints ${n}: ${powers % 1000003n}, ${fib % 1000003n}, digits ${digits}`);
  console.log(String(powers));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of lcg.py. A product modulo 2^32 is Math.imul; wider ones are put together from halves
// that doubles hold exactly, since a BigInt costs many times as much.

import { fileURLToPath } from "node:url";

const DEFAULT = 600_000;
const ROUNDS = 8;
const PRIME = 2147483647;
const EXPECTED = new Map([
  [500, [2563561269n, 182916678331926n, 10439566254956946391n, 662425985n]],
  [600_000, [1797680577n, 132819172870082n, 12691251219721386947n, 1600028717n]],
]);

function step32(x, n) {
  for (let i = 0; i < n; i++) x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
  return BigInt(x);
}

/** Two halves of 24 bits. */
function step48(x, n) {
  let high = 0;
  let low = x;
  for (let i = 0; i < n; i++) {
    const product = low * 0xece66d + 11;
    const carry = Math.floor(product / 0x1000000);
    high = (high * 0xece66d + low * 0x5de + carry) % 0x1000000;
    low = product % 0x1000000;
  }
  return BigInt(high * 0x1000000 + low);
}

/** The factor 6364136223846793005 and the summand as four digits of 16 bits each. */
function step64(x, n) {
  const [f3, f2, f1, f0] = [0x5851, 0xf42d, 0x4c95, 0x7f2d];
  const [s3, s2, s1, s0] = [0x1405, 0x7b7e, 0xf767, 0x814f];
  let [x3, x2, x1, x0] = [0, 0, 0, x];
  for (let i = 0; i < n; i++) {
    const d0 = x0 * f0 + s0;
    const d1 = x0 * f1 + x1 * f0 + s1 + Math.floor(d0 / 65536);
    const d2 = x0 * f2 + x1 * f1 + x2 * f0 + s2 + Math.floor(d1 / 65536);
    const d3 = x0 * f3 + x1 * f2 + x2 * f1 + x3 * f0 + s3 + Math.floor(d2 / 65536);
    x0 = d0 & 65535;
    x1 = d1 & 65535;
    x2 = d2 & 65535;
    x3 = d3 & 65535;
  }
  return [x3, x2, x1, x0].reduce((value, digit) => value * 65536n + BigInt(digit), 0n);
}

/** The factor 1583458089 in two digits, so that every step stays below 2^53. */
function stepPrime(x, n) {
  const high = 1583458089 >> 16;
  const low = 1583458089 & 65535;
  for (let i = 0; i < n; i++) {
    const part = (x * high) % PRIME;
    x = (part * 65536 + x * low + 397204094) % PRIME;
  }
  return BigInt(x);
}

export function run(n) {
  return [step32(1, n), step48(2, n), step64(3, n), stepPrime(4, n)];
}

function jump(start, multiplier, increment, modulus, n) {
  let [x, factor, summand] = [start, multiplier, increment];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) x = (x * factor + summand) % modulus;
    summand = (summand * (factor + 1n)) % modulus;
    factor = (factor * factor) % modulus;
  }
  return x;
}

export function check(n, result) {
  const jumps = [
    jump(1n, 1664525n, 1013904223n, 1n << 32n, n),
    jump(2n, 0x5deece66dn, 11n, 1n << 48n, n),
    jump(3n, 6364136223846793005n, 1442695040888963407n, 1n << 64n, n),
    jump(4n, 1583458089n, 397204094n, BigInt(PRIME), n),
  ];
  if (String(jumps) !== String(result)) throw new Error(`lcg: wrong states: ${result.join(", ")}`);
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(result))
    throw new Error(`lcg: other states: ${result.join(", ")}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`lcg ${n}: ${result.join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

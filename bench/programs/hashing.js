// The twin of hashing.py: 64 bits are two halves of 32, products modulo a prime are split.

import { fileURLToPath } from "node:url";

const DEFAULT = 300_000;
const ROUNDS = 8;
const PRIME = 1_000_000_007;
const BASE = 911_382_323;
const PATTERN = Buffer.from("abcdefghijklmnop");
const EXPECTED = new Map([
  [1000, [519400473n, 15960580198716385465n, 14, 18314423552436265504n]],
  [300_000, [4102915277n, 9302653320468987181n, 4619, 11719306042475835957n]],
]);

function makeBytes(n) {
  const data = Buffer.alloc(n + PATTERN.length);
  let length = 0;
  let state = 13;
  while (length < n) {
    state = (state * 16807) % 2147483647;
    if (state % 50 === 0) length += PATTERN.copy(data, length);
    else data[length++] = 97 + (Math.floor(state / 50) % 26);
  }
  return data.subarray(0, n);
}

function fnv32(data) {
  let h = 2166136261 | 0;
  for (let i = 0; i < data.length; i++) h = Math.imul(h ^ data[i], 16777619);
  return h >>> 0;
}

const join = (high, low) => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);

/** The upper half of a product of two numbers of 32 bits. */
function multiplyHigh(a, b) {
  const a1 = a >>> 16;
  const a0 = a & 65535;
  const b1 = b >>> 16;
  const b0 = b & 65535;
  const middle = a1 * b0 + Math.floor((a0 * b0) / 65536);
  const lower = a0 * b1 + (middle % 65536);
  return (a1 * b1 + Math.floor(middle / 65536) + Math.floor(lower / 65536)) | 0;
}

/** The factor is 2^40 + 435. */
function fnv64(data) {
  let high = 0xcbf29ce4 | 0;
  let low = 0x84222325 | 0;
  for (let i = 0; i < data.length; i++) {
    low ^= data[i];
    const carry = Math.floor(((low >>> 0) * 435) / 4294967296);
    high = (Math.imul(high, 435) + carry + (low << 8)) | 0;
    low = Math.imul(low, 435);
  }
  return join(high, low);
}

/** a * b modulo PRIME: both are below 2^30, so halves of 15 bits keep every step below 2^53. */
function multiply(a, b) {
  return ((((a >> 15) * b) % PRIME) * 32768 + (a & 32767) * b) % PRIME;
}

function power(base, exponent) {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = multiply(result, base);
  return result;
}

function findPattern(data, pattern) {
  const width = pattern.length;
  let wanted = 0;
  for (const byte of pattern) wanted = (multiply(wanted, BASE) + byte) % PRIME;
  const leading = power(BASE, width - 1);
  const places = [];
  let h = 0;
  for (let i = 0; i < data.length; i++) {
    if (i >= width) {
      h = (h - data[i - width] * leading) % PRIME;
      if (h < 0) h += PRIME;
    }
    h = (multiply(h, BASE) + data[i]) % PRIME;
    if (h === wanted && i >= width - 1) places.push(i - width + 1);
  }
  return places;
}

function mix(n) {
  const factor = 2685821657736338717n;
  const factorHigh = Number(factor >> 32n) | 0;
  const factorLow = Number(factor & 0xffffffffn) | 0;
  const start = 88172645463325252n;
  let high = Number(start >> 32n) | 0;
  let low = Number(start & 0xffffffffn) | 0;
  let totalHigh = 0;
  let totalLow = 0;
  for (let i = 0; i < n; i++) {
    low ^= (low >>> 12) | (high << 20);
    high ^= high >>> 12;
    high ^= (high << 25) | (low >>> 7);
    low ^= low << 25;
    low ^= (low >>> 27) | (high << 5);
    high ^= high >>> 27;
    totalHigh ^=
      multiplyHigh(low, factorLow) + Math.imul(high, factorLow) + Math.imul(low, factorHigh);
    totalLow ^= Math.imul(low, factorLow);
  }
  return join(totalHigh, totalLow);
}

export function run(n) {
  const data = makeBytes(n);
  return {
    data,
    small: fnv32(data),
    large: fnv64(data),
    places: findPattern(data, PATTERN),
    mixed: mix(n),
  };
}

export function check(n, { data, small, large, places, mixed }) {
  let place = data.indexOf(PATTERN);
  for (const found of places) {
    if (found !== place) throw new Error(`hashing: found at ${found}, not at ${place}`);
    place = data.indexOf(PATTERN, place + 1);
  }
  if (place !== -1) throw new Error(`hashing: not found at ${place}`);
  const found = [small, large, places.length, mixed];
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(found))
    throw new Error(`hashing: wrong hashes: ${found.join(", ")}`);
}

const hex = (value, digits) => value.toString(16).padStart(digits, "0");

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { small, large, places, mixed } = result;
  const hashes = `${hex(small, 8)}, ${hex(large, 16)}, ${hex(mixed, 16)}`;
  console.log(`hashing ${n}: ${hashes}, ${places.length} found`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

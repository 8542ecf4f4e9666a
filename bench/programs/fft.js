// The twin of fft.py over Float64Array.

import { fileURLToPath } from "node:url";

const DEFAULT = 65_536;
const ROUNDS = 8;

function makeSignal(n) {
  const real = new Float64Array(n);
  const imaginary = new Float64Array(n);
  let state = 1;
  for (let i = 0; i < n; i++) {
    state = (state * 16807) % 2147483647;
    real[i] = state / 2147483647 - 0.5;
    imaginary[i] = (i % 8) * 0.125;
  }
  return [real, imaginary];
}

function reorder(real, imaginary) {
  const n = real.length;
  let j = 0;
  for (let i = 1; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j |= bit;
    if (i < j) {
      let held = real[i];
      real[i] = real[j];
      real[j] = held;
      held = imaginary[i];
      imaginary[i] = imaginary[j];
      imaginary[j] = held;
    }
  }
}

function transform(real, imaginary, sign) {
  const n = real.length;
  reorder(real, imaginary);
  for (let half = 1; half < n; half *= 2) {
    const angle = (sign * Math.PI) / half;
    for (let k = 0; k < half; k++) {
      const wr = Math.cos(angle * k);
      const wi = Math.sin(angle * k);
      for (let i = k; i < n; i += 2 * half) {
        const j = i + half;
        const tr = wr * real[j] - wi * imaginary[j];
        const ti = wr * imaginary[j] + wi * real[j];
        real[j] = real[i] - tr;
        imaginary[j] = imaginary[i] - ti;
        real[i] += tr;
        imaginary[i] += ti;
      }
    }
  }
}

export function run(n) {
  const [real, imaginary] = makeSignal(n);
  transform(real, imaginary, -1);
  const spectrum = [real.slice(), imaginary.slice()];
  transform(real, imaginary, 1);
  for (let i = 0; i < n; i++) {
    real[i] /= n;
    imaginary[i] /= n;
  }
  return [spectrum, [real, imaginary]];
}

const sumOfSquares = (values) => values.reduce((total, x) => total + x * x, 0);
const power = ([real, imaginary]) => sumOfSquares(real) + sumOfSquares(imaginary);
const furthest = (a, b) => a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i])), 0);

export function check(n, [spectrum, back]) {
  const signal = makeSignal(n);
  const worst = Math.max(furthest(back[0], signal[0]), furthest(back[1], signal[1]));
  if (!(worst < 1e-9)) throw new Error(`fft: the signal did not come back, off by ${worst}`);
  const ratio = power(spectrum) / power(signal) / n;
  if (!(Math.abs(ratio - 1) < 1e-9)) throw new Error(`fft: power is not conserved: ${ratio}`);
}

const signed = (x) => `${x < 0 ? "" : "+"}${x.toFixed(6)}`;

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const [real, imaginary] = result[0];
  console.log(`fft ${n}: constant part ${real[0].toFixed(6)} ${signed(imaginary[0])}i`);
  console.log(`highest part ${real[n / 2].toFixed(6)} ${signed(imaginary[n / 2])}i`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

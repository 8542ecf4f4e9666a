// The twin of phases.py. JavaScript has no operators for classes, so the third phase calls methods
// and needs a function of its own; numbers, whole or not, share one.

import { fileURLToPath } from "node:url";

const DEFAULT = 150_000;
const ROUNDS = 8;
const WIDTH = 8;
const MODULUS = 65521;
const EXPECTED = new Map([
  [500, 9860844],
  [150_000, 3048506741],
]);

class Residue {
  constructor(value) {
    this.value = value % MODULUS;
  }

  plus(other) {
    return new Residue(this.value + other.value);
  }

  times(other) {
    return new Residue(this.value * other.value);
  }
}

function foldNumbers(items) {
  let total = 0;
  for (let start = 0; start + WIDTH <= items.length; start++) {
    const first = items[start];
    let window = 0;
    for (let i = start + 1; i < start + WIDTH; i++) window += first * items[i];
    total += window;
  }
  return total;
}

function foldResidues(items) {
  const zero = new Residue(0);
  let total = zero;
  for (let start = 0; start + WIDTH <= items.length; start++) {
    const first = items[start];
    let window = zero;
    for (let i = start + 1; i < start + WIDTH; i++) window = window.plus(first.times(items[i]));
    total = total.plus(window);
  }
  return total;
}

export function run(n) {
  const whole = Array.from({ length: n }, (_, i) => i % 97);
  const ints = foldNumbers(whole);
  const floats = foldNumbers(whole.map((item) => 0.5 * item));
  const residues = foldResidues(whole.map((item) => new Residue(item)));
  return [ints, floats, residues.value];
}

export function check(n, [ints, floats, residue]) {
  if (floats !== ints / 4) throw new Error(`phases: floats differ: ${floats}`);
  if (residue !== ints % MODULUS) throw new Error(`phases: residues differ: ${residue}`);
  if (EXPECTED.has(n) && EXPECTED.get(n) !== ints) throw new Error(`phases: wrong sum: ${ints}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const [ints, floats, residue] = result;
  console.log(`phases ${n}: ${ints}, ${floats.toFixed(2)}, ${residue}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

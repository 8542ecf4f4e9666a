// The twin of dynamic.py: arrays of Int32Array rows.

import { fileURLToPath } from "node:url";

const DEFAULT = 1800;
const ROUNDS = 8;
const EXPECTED = new Map([
  [40, [21, 355]],
  [1800, [1021, 23379]],
]);

function makeNumbers(n, seed, limit) {
  let state = seed;
  return Int32Array.from({ length: n }, () => {
    state = (state * 16807) % 2147483647;
    return Math.floor(state / 128) % limit;
  });
}

function makeTable(rows, columns) {
  return Array.from({ length: rows }, () => new Int32Array(columns));
}

function fillLengths(a, b) {
  const table = makeTable(a.length + 1, b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const letter = a[i - 1];
    const above = table[i - 1];
    const row = table[i];
    for (let j = 1; j <= b.length; j++)
      row[j] = letter === b[j - 1] ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
  }
  return table;
}

function readSubsequence(table, a, b) {
  let i = a.length;
  let j = b.length;
  const letters = [];
  while (i > 0 && j > 0) {
    if (a[i - 1] === b[j - 1]) {
      letters.push(a[i - 1]);
      i--;
      j--;
    } else if (table[i - 1][j] >= table[i][j - 1]) i--;
    else j--;
  }
  return letters.reverse();
}

function fillValues(weights, values, capacity) {
  const table = makeTable(weights.length + 1, capacity + 1);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i];
    const value = values[i];
    const above = table[i];
    const row = table[i + 1];
    row.set(above.subarray(0, weight));
    for (let room = weight; room <= capacity; room++)
      row[room] = Math.max(above[room], above[room - weight] + value);
  }
  return table;
}

function readLoad(table, weights) {
  let room = table[0].length - 1;
  const load = [];
  for (let i = weights.length; i > 0; i--) {
    if (table[i][room] !== table[i - 1][room]) {
      load.push(i - 1);
      room -= weights[i - 1];
    }
  }
  return load;
}

export function run(n) {
  const a = makeNumbers(n, 3, 6);
  const b = makeNumbers(n, 8, 6);
  const common = readSubsequence(fillLengths(a, b), a, b);
  const weights = makeNumbers(n, 21, 60).map((number) => number + 1);
  const values = makeNumbers(n, 34, 90).map((number) => number + 1);
  const table = fillValues(weights, values, 2 * n);
  return { common, load: readLoad(table, weights), value: table[n][2 * n] };
}

function isSubsequence(part, whole) {
  let found = 0;
  for (const letter of whole) if (letter === part[found]) found++;
  return found === part.length;
}

export function check(n, { common, load, value }) {
  if (!isSubsequence(common, makeNumbers(n, 3, 6))) throw new Error("dynamic: not in the first");
  if (!isSubsequence(common, makeNumbers(n, 8, 6))) throw new Error("dynamic: not in the second");
  const sum = (numbers) => load.reduce((total, i) => total + numbers[i] + 1, 0);
  if (sum(makeNumbers(n, 21, 60)) > 2 * n) throw new Error("dynamic: too heavy");
  if (sum(makeNumbers(n, 34, 90)) !== value) throw new Error("dynamic: the load has another value");
  const found = [common.length, value];
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(found))
    throw new Error(`dynamic: wrong answer: ${found.join(", ")}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { common, load, value } = result;
  const text = `${common.length} letters in common, ${load.length} things worth ${value}`;
  console.log(`dynamic ${n}: ${text}`);
  console.log(common.slice(0, 40).reduce((line, letter) => line + "abcdef"[letter], ""));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

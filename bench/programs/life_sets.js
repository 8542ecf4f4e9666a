// The twin of life_sets.py. JavaScript has no tuples as keys, so a cell is one number, x * 65536 + y.

import { fileURLToPath } from "node:url";

const DEFAULT = 300;
const ROUNDS = 8;
const ACORN = [
  [0, 0],
  [1, 0],
  [1, -2],
  [3, -1],
  [4, 0],
  [5, 0],
  [6, 0],
];
const GLIDER = [
  [1, 0],
  [2, 1],
  [0, 2],
  [1, 2],
  [2, 2],
];
const WIDTH = 65536;
const AROUND = [-WIDTH - 1, -1, WIDTH - 1, -WIDTH, WIDTH, -WIDTH + 1, 1, WIDTH + 1];
const EXPECTED = new Map([
  [10, 120],
  [300, 712],
]);

const cellAt = (x, y) => x * WIDTH + y;

function advance(cells) {
  const counts = new Map();
  for (const cell of cells) {
    for (const step of AROUND) {
      const place = cell + step;
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  const next = new Set();
  for (const [place, count] of counts)
    if (count === 3 || (count === 2 && cells.has(place))) next.add(place);
  return next;
}

export function run(n) {
  let cells = new Set();
  for (let i = 0; i < 4; i++) for (const [x, y] of ACORN) cells.add(cellAt(x + 200 * i, y));
  for (let generation = 0; generation < n; generation++) cells = advance(cells);
  return cells;
}

export function check(n, result) {
  let glider = new Set(GLIDER.map(([x, y]) => cellAt(x, y)));
  for (let generation = 0; generation < 8; generation++) glider = advance(glider);
  if (glider.size !== 5 || !GLIDER.every(([x, y]) => glider.has(cellAt(x + 2, y + 2))))
    throw new Error("life_sets: the glider does not glide");
  if (EXPECTED.has(n) && EXPECTED.get(n) !== result.size)
    throw new Error(`life_sets: wrong population: ${result.size}`);
}

function showCell(cell) {
  const x = Math.round(cell / WIDTH);
  return `(${x}, ${cell - x * WIDTH})`;
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`life_sets ${n}: ${result.size} cells live`);
  const first = [...result].sort((a, b) => a - b).slice(0, 4);
  console.log(`[${first.map(showCell).join(", ")}]`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of life.py: one flat Uint8Array a generation, two of them in turn.

import { fileURLToPath } from "node:url";

const DEFAULT = 500;
const ROUNDS = 8;
const SIZE = 48;
const R_PENTOMINO = [
  [23, 24],
  [23, 25],
  [24, 23],
  [24, 24],
  [25, 24],
];
const GLIDER = [
  [0, 1],
  [1, 2],
  [2, 0],
  [2, 1],
  [2, 2],
];
const EXPECTED = new Map([
  [5, 9],
  [10, 11],
  [110, 142],
  [500, 58],
]);

function makeGrid(cells) {
  const grid = new Uint8Array(SIZE * SIZE);
  for (const [row, column] of cells) grid[row * SIZE + column] = 1;
  return grid;
}

function advance(grid, result) {
  for (let y = 0; y < SIZE; y++) {
    const above = (y === 0 ? SIZE - 1 : y - 1) * SIZE;
    const here = y * SIZE;
    const below = (y === SIZE - 1 ? 0 : y + 1) * SIZE;
    for (let x = 0; x < SIZE; x++) {
      const left = x === 0 ? SIZE - 1 : x - 1;
      const right = x === SIZE - 1 ? 0 : x + 1;
      const neighbours =
        grid[above + left] +
        grid[above + x] +
        grid[above + right] +
        grid[here + left] +
        grid[here + right] +
        grid[below + left] +
        grid[below + x] +
        grid[below + right];
      result[here + x] = neighbours === 3 || (neighbours === 2 && grid[here + x] === 1) ? 1 : 0;
    }
  }
  return result;
}

function advanceBy(start, generations) {
  let grid = start;
  let spare = new Uint8Array(SIZE * SIZE);
  for (let i = 0; i < generations; i++) {
    const next = advance(grid, spare);
    spare = grid;
    grid = next;
  }
  return grid;
}

export function run(n) {
  return advanceBy(makeGrid(R_PENTOMINO), n);
}

function population(grid) {
  return grid.reduce((total, cell) => total + cell, 0);
}

export function check(n, result) {
  const moved = advanceBy(makeGrid(GLIDER), 4);
  const expected = makeGrid(GLIDER.map(([row, column]) => [row + 1, column + 1]));
  if (moved.some((cell, i) => cell !== expected[i]))
    throw new Error("life: the glider does not glide");
  if (EXPECTED.has(n) && EXPECTED.get(n) !== population(result))
    throw new Error(`life: wrong population: ${population(result)}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`life ${n}: ${population(result)} cells live`);
  for (let row = 20; row < 28; row++) {
    const cells = result.subarray(row * SIZE, (row + 1) * SIZE);
    console.log(Array.from(cells, (cell) => (cell ? "#" : ".")).join(""));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

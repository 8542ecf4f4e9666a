// The twin of kmeans.py: points are objects, sums are typed arrays.

import { fileURLToPath } from "node:url";

const DEFAULT = 80_000;
const ROUNDS = 8;
const CLUSTERS = 8;
const STEPS = 12;
const EXPECTED = new Map([
  [200, "63.397458"],
  [80_000, "25775.232589"],
]);

function makePoints(n) {
  const points = [];
  let state = 17;
  for (let i = 0; i < n; i++) {
    state = (state * 16807) % 2147483647;
    const x = state / 2147483647;
    state = (state * 16807) % 2147483647;
    const y = state / 2147483647;
    points.push({ x: x * x + (i % 5), y: y * y + (i % 3) });
  }
  return points;
}

function assign(points, centers) {
  const nearest = new Uint8Array(points.length);
  let spread = 0;
  for (let p = 0; p < points.length; p++) {
    const { x, y } = points[p];
    let best = 0;
    let least = 1e30;
    for (let i = 0; i < centers.length; i++) {
      const dx = x - centers[i].x;
      const dy = y - centers[i].y;
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    nearest[p] = best;
    spread += least;
  }
  return { nearest, spread };
}

function moveCenters(points, nearest, centers) {
  const sumsX = new Float64Array(centers.length);
  const sumsY = new Float64Array(centers.length);
  const counts = new Int32Array(centers.length);
  for (let p = 0; p < points.length; p++) {
    const i = nearest[p];
    sumsX[i] += points[p].x;
    sumsY[i] += points[p].y;
    counts[i]++;
  }
  return centers.map((center, i) =>
    counts[i] > 0 ? { x: sumsX[i] / counts[i], y: sumsY[i] / counts[i] } : center,
  );
}

export function run(n) {
  const points = makePoints(n);
  let centers = points.slice(0, CLUSTERS);
  const spreads = [];
  for (let step = 0; step < STEPS; step++) {
    const { nearest, spread } = assign(points, centers);
    spreads.push(spread);
    centers = moveCenters(points, nearest, centers);
  }
  return { centers, spreads };
}

export function check(n, { spreads }) {
  for (let i = 1; i < spreads.length; i++)
    if (!(spreads[i] <= spreads[i - 1] * 1.000001))
      throw new Error(`kmeans: the spread grew: ${spreads[i - 1]} to ${spreads[i]}`);
  const found = spreads.at(-1).toFixed(6);
  if (EXPECTED.has(n) && EXPECTED.get(n) !== found)
    throw new Error(`kmeans: wrong spread: ${found}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { centers, spreads } = result;
  console.log(`kmeans ${n}: spread ${spreads.at(-1).toFixed(6)}`);
  centers.sort((a, b) => a.x - b.x || a.y - b.y);
  for (const { x, y } of centers) console.log(`${x.toFixed(6)} ${y.toFixed(6)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

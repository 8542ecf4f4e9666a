// The twin of float_points.py: an ordinary class with number fields.

import { fileURLToPath } from "node:url";

const DEFAULT = 200_000;
const ROUNDS = 8;
const EXPECTED = new Map([
  [100, "0.893876 1.000000 0.447179"],
  [200_000, "0.894427 1.000000 0.447214"],
]);

class Point {
  constructor(i) {
    const x = Math.sin(i);
    this.x = x;
    this.y = Math.cos(i) * 3;
    this.z = (x * x) / 2;
  }

  normalize() {
    const { x, y, z } = this;
    const norm = Math.sqrt(x * x + y * y + z * z);
    this.x = x / norm;
    this.y = y / norm;
    this.z = z / norm;
  }

  maximize(other) {
    if (other.x > this.x) this.x = other.x;
    if (other.y > this.y) this.y = other.y;
    if (other.z > this.z) this.z = other.z;
    return this;
  }

  toString() {
    return `${this.x.toFixed(6)} ${this.y.toFixed(6)} ${this.z.toFixed(6)}`;
  }
}

export function run(n) {
  const points = [];
  for (let i = 0; i < n; i++) points.push(new Point(i));
  for (const point of points) point.normalize();
  let largest = points[0];
  for (let i = 1; i < n; i++) largest = largest.maximize(points[i]);
  return largest;
}

export function check(n, result) {
  for (const part of [result.x, result.y, result.z])
    if (!(part >= -1 && part <= 1)) throw new Error(`float_points: not normalized: ${result}`);
  if (EXPECTED.has(n) && EXPECTED.get(n) !== String(result))
    throw new Error(`float_points: wrong answer: ${result}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`float_points ${n}: ${result}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of mixed_classes.py: the same classes, with getters where Python has properties.

import { fileURLToPath } from "node:url";

const DEFAULT = 80_000;
const ROUNDS = 8;
const PASSES = 10;
const EXPECTED = new Map([
  [300, [7730, "346972.5000"]],
  [80_000, [1937620, "91539540.0000"]],
]);

class Shape {
  constructor(size) {
    this.size = size;
  }

  get edges() {
    return 0;
  }

  get cost() {
    return this.edges + 1;
  }
}

class Disc extends Shape {
  area() {
    return 3.125 * this.size * this.size;
  }
}

class Square extends Shape {
  get edges() {
    return 4;
  }

  area() {
    return this.size * this.size;
  }
}

class Strip extends Shape {
  constructor(size) {
    super(size);
    this.width = 0.25;
  }

  get edges() {
    return 4;
  }

  area() {
    return this.size * this.width;
  }
}

class Wedge extends Shape {
  get edges() {
    return 3;
  }

  area() {
    return 0.5 * this.size * (this.size + 1);
  }
}

class Frame extends Square {
  area() {
    const inner = this.size - 1;
    return super.area() - inner * inner;
  }

  get cost() {
    return 8;
  }
}

class Dot extends Shape {
  area() {
    return 0;
  }
}

const CLASSES = [Disc, Square, Strip, Wedge, Frame, Dot];

function makeShapes(n) {
  const shapes = [];
  let state = 5;
  for (let i = 0; i < n; i++) {
    state = (state * 16807) % 2147483647;
    shapes.push(new CLASSES[state % 6]((Math.floor(state / 6) % 20) + 1));
  }
  return shapes;
}

function measure(shapes) {
  let area = 0;
  let edges = 0;
  for (const shape of shapes) {
    area += shape.area();
    edges += shape.edges;
    if (shape.cost > 5 && shape.size > 10) edges--;
  }
  return { edges, area };
}

export function run(n) {
  const shapes = makeShapes(n);
  let totalEdges = 0;
  let totalArea = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const { edges, area } = measure(shapes);
    totalEdges += edges;
    totalArea += area;
  }
  return [totalEdges, totalArea];
}

export function check(n, [edges, area]) {
  if (!(edges >= 0 && edges <= PASSES * 4 * n))
    throw new Error(`mixed_classes: impossible edges: ${edges}`);
  if (!(area >= 0 && area <= PASSES * 1250 * n))
    throw new Error(`mixed_classes: impossible area: ${area}`);
  const found = [edges, area.toFixed(4)];
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(found))
    throw new Error(`mixed_classes: wrong answer: ${found.join(", ")}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const [edges, area] = result;
  console.log(`mixed_classes ${n}: ${edges} edges, area ${area.toFixed(4)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

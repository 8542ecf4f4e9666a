// The twin of raytrace.py: methods where Python has operators.

import { fileURLToPath } from "node:url";

const DEFAULT = 400;
const ROUNDS = 8;
const MOST_REFLECTIONS = 4;
const TINY = 1e-6;
const EXPECTED = new Map([
  [16, 305370],
  [400, 636772],
]);

class Vector {
  constructor(x, y, z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }

  plus(other) {
    return new Vector(this.x + other.x, this.y + other.y, this.z + other.z);
  }

  minus(other) {
    return new Vector(this.x - other.x, this.y - other.y, this.z - other.z);
  }

  times(factor) {
    return new Vector(this.x * factor, this.y * factor, this.z * factor);
  }

  dot(other) {
    return this.x * other.x + this.y * other.y + this.z * other.z;
  }

  unit() {
    return this.times(1 / Math.sqrt(this.dot(this)));
  }

  reflect(normal) {
    return this.minus(normal.times(2 * this.dot(normal)));
  }
}

class Ray {
  constructor(origin, direction) {
    this.origin = origin;
    this.direction = direction;
  }

  at(distance) {
    return this.origin.plus(this.direction.times(distance));
  }
}

class Ball {
  constructor(center, radius, color, shine) {
    this.center = center;
    this.radius = radius;
    this.color = color;
    this.shine = shine;
  }

  meet(ray) {
    const offset = ray.origin.minus(this.center);
    const half = offset.dot(ray.direction);
    const rest = half * half - offset.dot(offset) + this.radius * this.radius;
    if (rest < 0) return null;
    const root = Math.sqrt(rest);
    if (-half - root > TINY) return -half - root;
    if (-half + root > TINY) return -half + root;
    return null;
  }

  normal(point) {
    return point.minus(this.center).times(1 / this.radius);
  }

  colorAt(_point) {
    return this.color;
  }
}

class Floor {
  constructor(height, light, dark, shine) {
    this.height = height;
    this.light = light;
    this.dark = dark;
    this.shine = shine;
    this.up = new Vector(0, 1, 0);
  }

  meet(ray) {
    if (Math.abs(ray.direction.y) < TINY) return null;
    const distance = (this.height - ray.origin.y) / ray.direction.y;
    return distance > TINY ? distance : null;
  }

  normal(_point) {
    return this.up;
  }

  colorAt(point) {
    const square = Math.floor(point.x) + Math.floor(point.z);
    return square % 2 === 0 ? this.light : this.dark;
  }
}

class Scene {
  constructor() {
    this.lamp = new Vector(-4, 7, -5);
    this.sky = new Vector(0.3, 0.5, 0.8);
    this.things = [new Floor(-1, new Vector(0.9, 0.9, 0.8), new Vector(0.1, 0.2, 0.1), 0.15)];
    for (let i = 0; i < 7; i++) {
      const center = new Vector(1.1 * i - 3.3, 0.25 * (i % 3) - 0.4, 3 + 0.8 * (i % 4));
      const color = new Vector(0.25 * (i % 4) + 0.2, 0.3 * (i % 3) + 0.1, 0.9 - 0.1 * i);
      this.things.push(new Ball(center, 0.4 + 0.05 * i, color, 0.1 * (i % 4)));
    }
  }

  nearest(ray) {
    let found = null;
    let least = 1e30;
    for (const thing of this.things) {
      const distance = thing.meet(ray);
      if (distance !== null && distance < least) {
        least = distance;
        found = thing;
      }
    }
    return { found, least };
  }

  isDark(point, direction) {
    const ray = new Ray(point, direction);
    for (const thing of this.things) if (thing.meet(ray) !== null) return true;
    return false;
  }

  trace(ray, depth) {
    const { found: thing, least } = this.nearest(ray);
    if (thing === null) return this.sky.times(1 - 0.5 * ray.direction.y);
    const point = ray.at(least);
    const normal = thing.normal(point);
    const toLamp = this.lamp.minus(point).unit();
    let light = 0.15;
    const falling = normal.dot(toLamp);
    if (falling > 0 && !this.isDark(point.plus(normal.times(TINY)), toLamp))
      light += 0.85 * falling;
    const color = thing.colorAt(point).times(light);
    if (thing.shine === 0 || depth === MOST_REFLECTIONS) return color;
    const mirrored = new Ray(point.plus(normal.times(TINY)), ray.direction.reflect(normal));
    const seen = this.trace(mirrored, depth + 1);
    return color.times(1 - thing.shine).plus(seen.times(thing.shine));
  }
}

function toByte(level) {
  return Math.min(255, Math.trunc(level * 255 + 0.5));
}

export function run(n) {
  const scene = new Scene();
  const eye = new Vector(0, 0.5, -4);
  const picture = [];
  for (let row = 0; row < n; row++) {
    const y = 1 - (2 * (row + 0.5)) / n;
    for (let column = 0; column < n; column++) {
      const x = (2 * (column + 0.5)) / n - 1;
      const color = scene.trace(new Ray(eye, new Vector(x, y, 1.6).unit()), 0);
      picture.push(toByte(color.x), toByte(color.y), toByte(color.z));
    }
  }
  return picture;
}

function checksum(picture) {
  return picture.reduce((total, level, i) => (total * 31 + level + i) % 1000003, 0);
}

export function check(n, result) {
  if (result.length !== 3 * n * n) throw new Error("raytrace: pixels got lost");
  if (result.some((level) => !(level >= 0))) throw new Error("raytrace: blacker than black");
  if (EXPECTED.has(n) && EXPECTED.get(n) !== checksum(result))
    throw new Error(`raytrace: wrong picture: ${checksum(result)}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`raytrace ${n}: checksum ${checksum(result)}`);
  const shades = " .:-=+*#%@";
  for (let row = 0; row < n; row += Math.max(1, Math.floor(n / 8))) {
    let line = "";
    for (let column = 0; column < n; column += Math.max(1, Math.floor(n / 16)))
      line += shades[Math.floor((result[3 * (row * n + column) + 1] * 10) / 256)];
    console.log(line);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

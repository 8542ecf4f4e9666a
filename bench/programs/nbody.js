// The twin of nbody.py: bodies are objects with number fields, as one writes it in JavaScript.

import { fileURLToPath } from "node:url";

const DEFAULT = 50_000;
const ROUNDS = 8;
const SOLAR_MASS = 4 * Math.PI * Math.PI;
const DAYS_PER_YEAR = 365.24;

const PLANETS = [
  [
    4.841431442464721, -1.1603200440274284, -0.10362204447112311, 0.001660076642744037,
    0.007699011184197404, -0.0000690460016972063, 0.0009547919384243266,
  ],
  [
    8.34336671824458, 4.124798564124305, -0.4035234171143214, -0.002767425107264117,
    0.004998528012349172, 0.00002304172975737639, 0.0002858859806661308,
  ],
  [
    12.894369562139131, -15.111151401698631, -0.22330757889265573, 0.002964601375647616,
    0.0023784717395948095, -0.00002965895685402376, 0.00004366244043351563,
  ],
  [
    15.379697114850917, -25.919314609987964, 0.17925877295037118, 0.0026806777249038932,
    0.001628241700382423, -0.00009515922545197159, 0.00005151389020466115,
  ],
];

const EXPECTED = new Map([
  [0, "-0.169075164"],
  [100, "-0.169050762"],
  [1000, "-0.169087605"],
  [50_000, "-0.169078071"],
]);

class Body {
  constructor(x, y, z, vx, vy, vz, mass) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.vx = vx;
    this.vy = vy;
    this.vz = vz;
    this.mass = mass;
  }
}

function makeBodies() {
  const sun = new Body(0, 0, 0, 0, 0, 0, SOLAR_MASS);
  const bodies = [sun];
  for (const [x, y, z, vx, vy, vz, mass] of PLANETS) {
    const planet = new Body(
      x,
      y,
      z,
      vx * DAYS_PER_YEAR,
      vy * DAYS_PER_YEAR,
      vz * DAYS_PER_YEAR,
      mass * SOLAR_MASS,
    );
    sun.vx -= (planet.vx * planet.mass) / SOLAR_MASS;
    sun.vy -= (planet.vy * planet.mass) / SOLAR_MASS;
    sun.vz -= (planet.vz * planet.mass) / SOLAR_MASS;
    bodies.push(planet);
  }
  return bodies;
}

function energy(bodies) {
  let total = 0;
  for (const { vx, vy, vz, mass } of bodies) total += 0.5 * mass * (vx * vx + vy * vy + vz * vz);
  for (let i = 0; i < bodies.length; i++) {
    for (let j = i + 1; j < bodies.length; j++) {
      const a = bodies[i];
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      total -= (a.mass * b.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return total;
}

function advance(bodies, dt, steps) {
  const count = bodies.length;
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < count; i++) {
      const a = bodies[i];
      for (let j = i + 1; j < count; j++) {
        const b = bodies[j];
        const dx = a.x - b.x;
        const dy = a.y - b.y;
        const dz = a.z - b.z;
        const square = dx * dx + dy * dy + dz * dz;
        const pull = dt / (square * Math.sqrt(square));
        const pullA = a.mass * pull;
        const pullB = b.mass * pull;
        a.vx -= dx * pullB;
        a.vy -= dy * pullB;
        a.vz -= dz * pullB;
        b.vx += dx * pullA;
        b.vy += dy * pullA;
        b.vz += dz * pullA;
      }
    }
    for (let i = 0; i < count; i++) {
      const body = bodies[i];
      body.x += dt * body.vx;
      body.y += dt * body.vy;
      body.z += dt * body.vz;
    }
  }
}

export function run(n) {
  const bodies = makeBodies();
  const before = energy(bodies);
  advance(bodies, 0.01, n);
  return [before, energy(bodies)];
}

export function check(n, [before, after]) {
  if (before.toFixed(9) !== EXPECTED.get(0)) throw new Error(`nbody: wrong start: ${before}`);
  if (!(Math.abs(after - before) < 1e-4)) throw new Error(`nbody: energy not conserved: ${after}`);
  if (EXPECTED.has(n) && after.toFixed(9) !== EXPECTED.get(n))
    throw new Error(`nbody: wrong end: ${after}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`nbody ${n}: energy ${result[0].toFixed(9)}, then ${result[1].toFixed(9)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

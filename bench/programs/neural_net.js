// The twin of neural_net.py: typed arrays for what Python keeps in lists.

import { fileURLToPath } from "node:url";

const DEFAULT = 4000;
const ROUNDS = 8;
const HIDDEN = 16;
const EXAMPLES = 64;
const RATE = 0.08;
const EXPECTED = new Map([
  [3, "0.660893170"],
  [4000, "0.004968672"],
]);

class Random {
  constructor(seed) {
    this.state = seed;
  }

  next() {
    this.state = (this.state * 16807) % 2147483647;
    return this.state / 1073741823.5 - 1;
  }
}

function squash(x) {
  return x / (1 + Math.abs(x));
}

const randomArray = (length, random) => Float64Array.from({ length }, () => random.next());

class Net {
  constructor(inputs, random) {
    this.weights = Array.from({ length: HIDDEN }, () => randomArray(inputs + 1, random));
    this.output = randomArray(HIDDEN + 1, random);
    this.hidden = new Float64Array(HIDDEN);
  }

  predict(example) {
    const { weights, output, hidden } = this;
    const last = example.length;
    let total = output[HIDDEN];
    for (let i = 0; i < HIDDEN; i++) {
      const row = weights[i];
      let level = row[last];
      for (let j = 0; j < last; j++) level += row[j] * example[j];
      level = squash(level);
      hidden[i] = level;
      total += output[i] * level;
    }
    return squash(total);
  }

  learn(example, target) {
    const guess = this.predict(example);
    const error = guess - target;
    const slope = 1 - Math.abs(guess);
    const step = RATE * error * slope * slope;
    const { weights, output, hidden } = this;
    const last = example.length;
    for (let i = 0; i < HIDDEN; i++) {
      const row = weights[i];
      const level = hidden[i];
      const back = 1 - Math.abs(level);
      const change = step * output[i] * back * back;
      output[i] -= step * level;
      for (let j = 0; j < last; j++) row[j] -= change * example[j];
      row[last] -= change;
    }
    output[HIDDEN] -= step;
    return error * error;
  }
}

function makeExamples(random) {
  return Array.from({ length: EXAMPLES }, () => {
    const x = random.next();
    const y = random.next();
    const square = x * x + y * y;
    return { example: Float64Array.of(x, y), target: square > 0.3 && square < 0.9 ? 0.8 : -0.8 };
  });
}

export function run(n) {
  const random = new Random(2024);
  const examples = makeExamples(random);
  const net = new Net(2, random);
  const errors = [];
  for (let epoch = 0; epoch < n; epoch++) {
    let total = 0;
    for (const { example, target } of examples) total += net.learn(example, target);
    errors.push(total / EXAMPLES);
  }
  const right = examples.filter(
    ({ example, target }) => net.predict(example) > 0 === target > 0,
  ).length;
  return { errors, right };
}

export function check(n, { errors, right }) {
  if (n >= 50 && !(errors.at(-1) < 0.8 * errors[0])) throw new Error("neural_net: nothing learned");
  if (n >= 50 && right <= EXAMPLES * 0.75) throw new Error(`neural_net: only ${right} right`);
  const found = errors.at(-1).toFixed(9);
  if (EXPECTED.has(n) && EXPECTED.get(n) !== found)
    throw new Error(`neural_net: wrong error: ${found}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { errors, right } = result;
  const error = errors.at(-1).toFixed(9);
  console.log(`neural_net ${n}: error ${error}, ${right} of ${EXAMPLES} right`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of tree_walk.py: generators, yield* and the iterator protocol.

import { fileURLToPath } from "node:url";

const DEFAULT = 20_000;
const ROUNDS = 8;
const EXPECTED = new Map([
  [100, [232095, 27056]],
  [20_000, [131413, 5063532]],
]);

class Node {
  constructor(key) {
    this.key = key;
    this.left = null;
    this.right = null;
  }

  *[Symbol.iterator]() {
    if (this.left !== null) yield* this.left;
    yield this.key;
    if (this.right !== null) yield* this.right;
  }
}

function insert(root, key) {
  let node = root;
  for (;;) {
    if (key < node.key) {
      if (node.left === null) {
        node.left = new Node(key);
        return;
      }
      node = node.left;
    } else {
      if (node.right === null) {
        node.right = new Node(key);
        return;
      }
      node = node.right;
    }
  }
}

function makeTree(n, seed) {
  let state = seed;
  const root = new Node(state);
  for (let i = 1; i < n; i++) {
    state = (state * 16807) % 2147483647;
    insert(root, state);
  }
  return root;
}

function* merge(first, second) {
  const a = first[Symbol.iterator]();
  const b = second[Symbol.iterator]();
  let x = a.next();
  let y = b.next();
  while (!x.done && !y.done) {
    if (x.value <= y.value) {
      yield x.value;
      x = a.next();
    } else {
      yield y.value;
      y = b.next();
    }
  }
  if (!x.done) {
    yield x.value;
    yield* a;
  } else if (!y.done) {
    yield y.value;
    yield* b;
  }
}

function* takeWhileBelow(keys, limit) {
  for (const key of keys) {
    if (key >= limit) return;
    yield key;
  }
}

export function run(n) {
  const first = makeTree(n, 1234567);
  const second = makeTree(n, 7654321);
  let mixed = 0;
  let place = 0;
  for (const key of merge(first, second)) {
    place++;
    mixed = (mixed * 3 + key * place) % 1000003;
  }
  let below = 0;
  for (const key of takeWhileBelow(first, 2 ** 30)) below += key & 1023;
  return [mixed, below, place];
}

export function check(n, [mixed, below, place]) {
  if (place !== 2 * n) throw new Error(`tree_walk: ${place} keys`);
  const keys = [...makeTree(n, 1234567)];
  if (keys.some((key, i) => i > 0 && key < keys[i - 1])) throw new Error("tree_walk: not in order");
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String([mixed, below]))
    throw new Error(`tree_walk: wrong sums: ${mixed}, ${below}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const [mixed, below, place] = result;
  console.log(`tree_walk ${n}: ${mixed}, ${below} of ${place} keys`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

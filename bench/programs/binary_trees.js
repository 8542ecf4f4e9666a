// The twin of binary_trees.py.

import { fileURLToPath } from "node:url";

const DEFAULT = 16;
const ROUNDS = 8;
const LEAST_DEPTH = 4;
const EXPECTED = new Map([
  [6, 375],
  [16, 1432429],
]);

class Tree {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }

  count() {
    return this.left === null ? 1 : 1 + this.left.count() + this.right.count();
  }
}

function grow(depth) {
  return depth === 0 ? new Tree(null, null) : new Tree(grow(depth - 1), grow(depth - 1));
}

export function run(n) {
  const lasting = grow(n);
  const rows = [];
  for (let depth = LEAST_DEPTH; depth <= n; depth += 3) {
    const trees = 1 << (n - depth + 1);
    let nodes = 0;
    for (let i = 0; i < trees; i++) nodes += grow(depth).count();
    rows.push({ depth, trees, nodes });
  }
  rows.push({ depth: n, trees: 1, nodes: lasting.count() });
  return rows;
}

export function check(n, result) {
  for (const { depth, trees, nodes } of result)
    if (nodes !== trees * ((2 << depth) - 1)) throw new Error(`binary_trees: ${nodes} nodes`);
  const total = result.reduce((sum, { nodes }) => sum + nodes, 0);
  if (EXPECTED.has(n) && EXPECTED.get(n) !== total)
    throw new Error(`binary_trees: wrong total: ${total}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`binary_trees ${n}`);
  for (const { depth, trees, nodes } of result)
    console.log(`depth ${depth}: ${trees} trees, ${nodes} nodes`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

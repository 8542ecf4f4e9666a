// The twin of loop_finder.py: the same classes, typed arrays for union-find.

import { fileURLToPath } from "node:url";

const DEFAULT = 10_000;
const ROUNDS = 8;
const EXPECTED = new Map([
  [200, [76, 4, 2080]],
  [10_000, [3267, 222, 79821]],
]);

class Block {
  constructor(name) {
    this.name = name;
    this.next = [];
    this.before = [];
    this.number = -1;
    this.last = -1;
  }
}

class Graph {
  constructor() {
    this.blocks = [];
    this.entry = this.add();
  }

  add() {
    const block = new Block(this.blocks.length);
    this.blocks.push(block);
    return block;
  }

  connect(source, target) {
    source.next.push(target);
    target.before.push(source);
  }
}

class Builder {
  constructor(pieces) {
    this.graph = new Graph();
    this.state = 31;
    this.pieces = pieces;
  }

  choose(limit) {
    this.state = (this.state * 16807) % 2147483647;
    return (this.state >> 5) % limit;
  }

  line(block) {
    const after = this.graph.add();
    this.graph.connect(block, after);
    return after;
  }

  branch(block, depth) {
    const left = this.grow(this.line(block), depth);
    const right = this.grow(this.line(block), depth);
    const after = this.line(left);
    this.graph.connect(right, after);
    return after;
  }

  loop(block, depth) {
    const header = this.line(block);
    const body = this.line(header);
    const end = this.grow(body, depth);
    this.graph.connect(end, header);
    if (this.choose(16) === 0) this.graph.connect(block, body);
    return this.line(header);
  }

  grow(start, depth) {
    let block = start;
    this.pieces--;
    for (let i = 0; i < 3; i++) {
      const kind = depth > 0 && this.pieces > 0 ? this.choose(3) : 0;
      if (kind === 0) block = this.line(block);
      else if (kind === 1) block = this.branch(block, depth - 1);
      else block = this.loop(block, depth - 1);
    }
    return block;
  }
}

function build(n) {
  const builder = new Builder(n);
  let block = builder.graph.entry;
  while (builder.pieces > 0) block = builder.grow(block, 7);
  return builder.graph;
}

function numberBlocks(graph) {
  const order = [graph.entry];
  const stack = [{ block: graph.entry, place: 0 }];
  graph.entry.number = 0;
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const { block } = top;
    if (top.place === block.next.length) {
      block.last = order.length - 1;
      stack.pop();
      continue;
    }
    const successor = block.next[top.place++];
    if (successor.number < 0) {
      successor.number = order.length;
      order.push(successor);
      stack.push({ block: successor, place: 0 });
    }
  }
  return order;
}

class Sets {
  constructor(size) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(start) {
    const { parent } = this;
    let node = start;
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
    return node;
  }

  unite(node, header) {
    this.parent[node] = header;
  }
}

class Loops {
  constructor(size) {
    this.headerOf = new Int32Array(size).fill(-1);
    this.isHeader = new Array(size).fill(false);
    this.irreducible = new Set();
  }
}

function findLoops(order) {
  const size = order.length;
  const loops = new Loops(size);
  const sets = new Sets(size);
  const entering = order.map((target) => target.before.map((block) => block.number));
  for (let header = size - 1; header >= 0; header--) {
    const { last } = order[header];
    const body = [];
    const seen = new Set();
    for (const source of entering[header]) {
      if (source < header || source > last) continue;
      loops.isHeader[header] = true;
      const inner = sets.find(source);
      if (inner !== header && !seen.has(inner)) {
        seen.add(inner);
        body.push(inner);
      }
    }
    for (const node of body) {
      for (const source of entering[node]) {
        const inner = sets.find(source);
        if (inner < header || inner > last) {
          loops.irreducible.add(header);
          entering[header].push(inner);
        } else if (inner !== header && !seen.has(inner)) {
          seen.add(inner);
          body.push(inner);
        }
      }
    }
    for (const node of body) {
      loops.headerOf[node] = header;
      sets.unite(node, header);
    }
  }
  return loops;
}

function measureDepths({ headerOf, isHeader }) {
  const depths = new Int32Array(headerOf.length);
  for (let node = 0; node < depths.length; node++) {
    const header = headerOf[node];
    if (header >= 0) depths[node] = depths[header] + (isHeader[header] ? 1 : 0);
  }
  return depths;
}

export function run(n) {
  const order = numberBlocks(build(n));
  const loops = findLoops(order);
  return { order, loops, depths: measureDepths(loops) };
}

const sumOf = (numbers) => numbers.reduce((a, b) => a + b, 0);
const countLoops = (loops) => loops.isHeader.filter(Boolean).length;

export function check(n, { order, loops, depths }) {
  if (order.some((block, i) => block.number !== i)) throw new Error("loop_finder: bad numbers");
  loops.headerOf.forEach((header, node) => {
    if (header < 0) return;
    if (header >= node || node > order[header].last)
      throw new Error(`loop_finder: ${node} is not inside`);
    if (!loops.isHeader[header]) throw new Error(`loop_finder: ${header} heads nothing`);
  });
  const found = [countLoops(loops), loops.irreducible.size, sumOf(depths)];
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(found))
    throw new Error(`loop_finder: wrong loops: ${found.join(", ")}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { order, loops, depths } = result;
  console.log(`loop_finder ${n}: ${order.length} blocks, ${countLoops(loops)} loops`);
  const deepest = depths.reduce((a, b) => Math.max(a, b), 0);
  console.log(`${loops.irreducible.size} irreducible, depth at most ${deepest}`);
  console.log(`sum of depths ${sumOf(depths)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

// The twin of toy_vm.py: switches over strings and numbers, a Map of variables.

import { fileURLToPath } from "node:url";

const DEFAULT = 12_000;
const ROUNDS = 8;
const EXPECTED = new Map([
  [30, [10, 129]],
  [12_000, [1438, 8034435]],
]);

const op = (name, operand = null) => ({ name, operand });

const STACK_PROGRAM = [
  op("push", 0),
  op("store", "count"),
  op("push", 2),
  op("store", "i"),
  // 4: the next candidate
  op("load", "i"),
  op("load", "n"),
  op("greater"),
  op("jump_if", 34),
  op("push", 2),
  op("store", "d"),
  // 10: the next divisor
  op("load", "d"),
  op("load", "d"),
  op("multiply"),
  op("load", "i"),
  op("greater"),
  op("jump_if", 25),
  op("load", "i"),
  op("load", "d"),
  op("modulo"),
  op("jump_unless", 29),
  op("load", "d"),
  op("push", 1),
  op("add"),
  op("store", "d"),
  op("jump", 10),
  // 25: a prime
  op("load", "count"),
  op("push", 1),
  op("add"),
  op("store", "count"),
  // 29: done with this candidate
  op("load", "i"),
  op("push", 1),
  op("add"),
  op("store", "i"),
  op("jump", 4),
  // 34: the end
  op("load", "count"),
  op("halt"),
];

const SET = 0;
const COPY = 1;
const ADD = 2;
const MULTIPLY = 3;
const MODULO = 4;
const JUMP_GREATER = 5;
const JUMP_ZERO = 6;
const JUMP = 7;
const HALT = 8;

const ins = (code, a = 0, b = 0, c = 0) => ({ code, a, b, c });

const REGISTER_PROGRAM = [
  ins(SET, 1, 0),
  ins(SET, 2, 2),
  ins(SET, 5, 1),
  ins(SET, 6, 0),
  // 4: the next candidate
  ins(JUMP_GREATER, 2, 0, 16),
  ins(SET, 3, 2),
  // 6: the next divisor
  ins(COPY, 4, 3),
  ins(MULTIPLY, 4, 3),
  ins(JUMP_GREATER, 4, 2, 12),
  ins(COPY, 4, 2),
  ins(MODULO, 4, 3),
  ins(JUMP_ZERO, 4, 14, 17),
  // 12: a prime
  ins(ADD, 1, 5),
  ins(ADD, 6, 2),
  // 14: done with this candidate
  ins(ADD, 2, 5),
  ins(JUMP, 4),
  // 16: the end
  ins(HALT),
  // 17: not divisible
  ins(ADD, 3, 5),
  ins(JUMP, 6),
];

function runStack(program, variables) {
  const stack = [];
  let pc = 0;
  for (;;) {
    const { name, operand } = program[pc++];
    switch (name) {
      case "load":
        stack.push(variables.get(operand));
        break;
      case "push":
        stack.push(operand);
        break;
      case "store":
        variables.set(operand, stack.pop());
        break;
      case "add": {
        const right = stack.pop();
        stack.push(stack.pop() + right);
        break;
      }
      case "multiply": {
        const right = stack.pop();
        stack.push(stack.pop() * right);
        break;
      }
      case "modulo": {
        const right = stack.pop();
        stack.push(stack.pop() % right);
        break;
      }
      case "greater": {
        const right = stack.pop();
        stack.push(stack.pop() > right);
        break;
      }
      case "jump_if":
        if (stack.pop()) pc = operand;
        break;
      case "jump_unless":
        if (!stack.pop()) pc = operand;
        break;
      case "jump":
        pc = operand;
        break;
      case "halt":
        return stack.pop();
      default:
        throw new Error(`no such operation: ${name}`);
    }
  }
}

function runRegisters(program, n) {
  const registers = new Array(7).fill(0);
  registers[0] = n;
  let pc = 0;
  for (;;) {
    const { code, a, b, c } = program[pc++];
    switch (code) {
      case SET:
        registers[a] = b;
        break;
      case COPY:
        registers[a] = registers[b];
        break;
      case ADD:
        registers[a] += registers[b];
        break;
      case MULTIPLY:
        registers[a] *= registers[b];
        break;
      case MODULO:
        registers[a] %= registers[b];
        break;
      case JUMP_GREATER:
        if (registers[a] > registers[b]) pc = c;
        break;
      case JUMP_ZERO:
        pc = registers[a] ? c : b;
        break;
      case JUMP:
        pc = a;
        break;
      default:
        return registers;
    }
  }
}

export function run(n) {
  const count = runStack(STACK_PROGRAM, new Map([["n", n]]));
  const registers = runRegisters(REGISTER_PROGRAM, n);
  return [count, registers[1], registers[6]];
}

function isPrime(i) {
  for (let d = 2; d * d <= i; d++) if (i % d === 0) return false;
  return true;
}

export function check(n, [count, again, total]) {
  if (count !== again) throw new Error(`toy_vm: the machines differ: ${count} and ${again}`);
  let primes = 0;
  let sum = 0;
  for (let i = 2; i <= n; i++) {
    if (!isPrime(i)) continue;
    primes++;
    sum += i;
  }
  if (count !== primes || total !== sum) throw new Error(`toy_vm: wrong count: ${count}`);
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String([count, total]))
    throw new Error(`toy_vm: wrong sum: ${total}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`toy_vm ${n}: ${result[0]} primes, sum ${result[2]}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

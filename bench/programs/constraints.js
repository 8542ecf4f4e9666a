// The twin of constraints.py: the same classes.

import { fileURLToPath } from "node:url";

const DEFAULT = 20_000;
const ROUNDS = 8;
const EXPECTED = new Map([
  [20, 41160],
  [20_000, 1040046780],
]);

const REQUIRED = 0;
const STRONG = 1;
const MEDIUM = 2;
const WEAK = 3;
const WEAKEST = 4;

function removeFrom(list, item) {
  list.splice(list.indexOf(item), 1);
}

class Variable {
  constructor(value) {
    this.value = value;
    this.constraints = [];
    this.source = null;
    this.mark = 0;
    this.strength = WEAKEST;
    this.stays = true;
  }

  isKnown(mark) {
    return this.mark === mark || this.stays || this.source === null;
  }
}

class Constraint {
  constructor(strength) {
    this.strength = strength;
  }

  get isInput() {
    return false;
  }

  addTo(planner) {
    this.attach();
    this.clear();
    planner.add(this);
  }

  satisfy(planner, mark) {
    this.choose(mark);
    if (!this.isSatisfied()) {
      if (this.strength === REQUIRED)
        throw new Error("constraints: cannot satisfy what is required");
      return null;
    }
    this.markInputs(mark);
    const out = this.output();
    const displaced = out.source;
    if (displaced !== null) displaced.clear();
    out.source = this;
    if (!planner.propagate(this, mark)) throw new Error("constraints: found a cycle");
    out.mark = mark;
    return displaced;
  }
}

class Unary extends Constraint {
  constructor(variable, strength) {
    super(strength);
    this.variable = variable;
    this.satisfied = false;
  }

  attach() {
    this.variable.constraints.push(this);
  }

  detach() {
    removeFrom(this.variable.constraints, this);
    this.satisfied = false;
  }

  clear() {
    this.satisfied = false;
  }

  isSatisfied() {
    return this.satisfied;
  }

  choose(mark) {
    this.satisfied = this.variable.mark !== mark && this.strength < this.variable.strength;
  }

  output() {
    return this.variable;
  }

  markInputs(_mark) {}

  inputsKnown(_mark) {
    return true;
  }

  recalculate() {
    const { variable } = this;
    variable.strength = this.strength;
    variable.stays = !this.isInput;
    if (variable.stays) this.execute();
  }

  execute() {}
}

class Stay extends Unary {}

class Edit extends Unary {
  get isInput() {
    return true;
  }
}

const NONE = 0;
const FORWARD = 1;
const BACKWARD = -1;

class Binary extends Constraint {
  constructor(first, second, strength) {
    super(strength);
    this.first = first;
    this.second = second;
    this.direction = NONE;
  }

  attach() {
    this.first.constraints.push(this);
    this.second.constraints.push(this);
  }

  detach() {
    removeFrom(this.first.constraints, this);
    removeFrom(this.second.constraints, this);
    this.direction = NONE;
  }

  clear() {
    this.direction = NONE;
  }

  isSatisfied() {
    return this.direction !== NONE;
  }

  choose(mark) {
    const { first, second, strength } = this;
    if (first.mark === mark) {
      const free = second.mark !== mark && strength < second.strength;
      this.direction = free ? FORWARD : NONE;
    } else if (second.mark === mark || first.strength > second.strength) {
      this.direction = strength < first.strength ? BACKWARD : NONE;
    } else {
      this.direction = strength < second.strength ? FORWARD : NONE;
    }
  }

  input() {
    return this.direction === FORWARD ? this.first : this.second;
  }

  output() {
    return this.direction === FORWARD ? this.second : this.first;
  }

  markInputs(mark) {
    this.input().mark = mark;
  }

  inputsKnown(mark) {
    return this.input().isKnown(mark);
  }

  recalculate() {
    const source = this.input();
    const out = this.output();
    out.strength = Math.max(this.strength, source.strength);
    out.stays = source.stays;
    if (out.stays) this.execute();
  }
}

class Equal extends Binary {
  execute() {
    this.output().value = this.input().value;
  }
}

class Scaled extends Binary {
  constructor(first, scale, offset, second, strength) {
    super(first, second, strength);
    this.scale = scale;
    this.offset = offset;
  }

  attach() {
    super.attach();
    this.scale.constraints.push(this);
    this.offset.constraints.push(this);
  }

  detach() {
    super.detach();
    removeFrom(this.scale.constraints, this);
    removeFrom(this.offset.constraints, this);
  }

  markInputs(mark) {
    super.markInputs(mark);
    this.scale.mark = mark;
    this.offset.mark = mark;
  }

  inputsKnown(mark) {
    return this.scale.isKnown(mark) && this.offset.isKnown(mark) && super.inputsKnown(mark);
  }

  execute() {
    const { first, second, scale, offset } = this;
    if (this.direction === FORWARD) second.value = first.value * scale.value + offset.value;
    else first.value = Math.floor((second.value - offset.value) / scale.value);
  }

  recalculate() {
    const source = this.input();
    const out = this.output();
    out.strength = Math.max(this.strength, source.strength);
    out.stays = source.stays && this.scale.stays && this.offset.stays;
    if (out.stays) this.execute();
  }
}

class Planner {
  constructor() {
    this.mark = 0;
  }

  add(constraint) {
    const mark = ++this.mark;
    for (let next = constraint; next !== null; ) next = next.satisfy(this, mark);
  }

  remove(constraint) {
    if (!constraint.isSatisfied()) {
      constraint.detach();
      return;
    }
    const out = constraint.output();
    constraint.clear();
    constraint.detach();
    const unsatisfied = this.release(out);
    for (let strength = REQUIRED; strength < WEAKEST; strength++)
      for (const other of unsatisfied) if (other.strength === strength) this.add(other);
  }

  release(out) {
    out.source = null;
    out.strength = WEAKEST;
    out.stays = true;
    const unsatisfied = [];
    const waiting = [out];
    while (waiting.length > 0) {
      const variable = waiting.pop();
      for (const constraint of variable.constraints) {
        if (!constraint.isSatisfied()) unsatisfied.push(constraint);
        else if (constraint !== variable.source) {
          constraint.recalculate();
          waiting.push(constraint.output());
        }
      }
    }
    return unsatisfied;
  }

  propagate(constraint, mark) {
    const waiting = [constraint];
    while (waiting.length > 0) {
      const current = waiting.pop();
      const out = current.output();
      if (out.mark === mark) return false;
      current.recalculate();
      this.addFollowing(out, waiting);
    }
    return true;
  }

  addFollowing(variable, waiting) {
    for (const constraint of variable.constraints)
      if (constraint !== variable.source && constraint.isSatisfied()) waiting.push(constraint);
  }

  makePlan(sources) {
    const mark = ++this.mark;
    const plan = [];
    const waiting = [...sources];
    while (waiting.length > 0) {
      const constraint = waiting.pop();
      const out = constraint.output();
      if (out.mark !== mark && constraint.inputsKnown(mark)) {
        plan.push(constraint);
        out.mark = mark;
        this.addFollowing(out, waiting);
      }
    }
    return plan;
  }
}

const range = (start, end) => Array.from({ length: end - start }, (_, i) => start + i);

function edit(planner, variable, values) {
  const constraint = new Edit(variable, STRONG);
  constraint.addTo(planner);
  const plan = planner.makePlan([constraint]);
  for (const value of values) {
    variable.value = value;
    for (const step of plan) step.execute();
  }
  planner.remove(constraint);
}

function runChain(n) {
  const planner = new Planner();
  const variables = Array.from({ length: n + 1 }, () => new Variable(0));
  for (let i = 0; i < n; i++) new Equal(variables[i], variables[i + 1], REQUIRED).addTo(planner);
  new Stay(variables[n], WEAK).addTo(planner);
  let total = 0;
  for (const value of [17, 4, 2026]) {
    edit(planner, variables[0], range(value, value + 10));
    total += variables[n].value;
  }
  return total;
}

function runMaps(n) {
  const planner = new Planner();
  const scale = new Variable(10);
  const offset = new Variable(1000);
  const targets = [];
  const sources = [];
  for (let i = 0; i < n; i++) {
    const source = new Variable(i);
    const target = new Variable(i);
    new Stay(source, MEDIUM).addTo(planner);
    new Scaled(source, scale, offset, target, REQUIRED).addTo(planner);
    sources.push(source);
    targets.push(target);
  }
  edit(planner, sources[Math.floor(n / 2)], [17]);
  edit(planner, targets[Math.floor(n / 3)], [1050]);
  edit(planner, scale, [5]);
  edit(planner, offset, range(2000, 2010));
  return { sources, targets };
}

export function run(n) {
  return { chain: runChain(n), ...runMaps(n) };
}

const totalOf = (variables) => variables.reduce((total, { value }) => total + value, 0);

export function check(n, { chain, sources, targets }) {
  if (chain !== 17 + 4 + 2026 + 3 * 9) throw new Error(`constraints: the chain gave ${chain}`);
  sources.forEach((source, i) => {
    const target = targets[i];
    if (target.value !== source.value * 5 + 2009)
      throw new Error(`constraints: ${source.value} is mapped to ${target.value}`);
    if (source.value !== i && i !== Math.floor(n / 2) && i !== Math.floor(n / 3))
      throw new Error(`constraints: the source ${i} has moved`);
  });
  if (EXPECTED.has(n) && EXPECTED.get(n) !== totalOf(targets))
    throw new Error(`constraints: wrong sum: ${totalOf(targets)}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  const { chain, sources, targets } = result;
  console.log(`constraints ${n}: chain ${chain}, maps ${totalOf(targets)}`);
  const some = [sources[Math.floor(n / 2)], sources[Math.floor(n / 3)], targets[0], targets[n - 1]];
  console.log(some.map(({ value }) => value).join(" "));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

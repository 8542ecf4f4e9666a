// The twin of scheduler.py: the same classes.

import { fileURLToPath } from "node:url";

const DEFAULT = 500_000;
const ROUNDS = 8;
const LETTERS = 26;
const PACKET_SIZE = 4;
const EXPECTED = new Map([
  [100, [221, 87, 1044]],
  [500_000, [1167164, 466864, 5835736]],
]);

const [IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B] = [0, 1, 2, 3, 4, 5];
const WORK = 0;
const DEVICE = 1;

class Packet {
  constructor(kind, home) {
    this.kind = kind;
    this.home = home;
    this.next = null;
    this.position = 0;
    this.letters = new Array(PACKET_SIZE).fill(0);
  }
}

class Queue {
  first = null;
  last = null;

  add(packet) {
    packet.next = null;
    if (this.first === null) this.first = packet;
    else this.last.next = packet;
    this.last = packet;
  }

  take() {
    const packet = this.first;
    this.first = packet.next;
    return packet;
  }
}

class Task {
  constructor(name, urgency) {
    this.name = name;
    this.urgency = urgency;
    this.inbox = new Queue();
    this.asleep = false;
    this.steps = 0;
  }

  canRun() {
    return !this.asleep;
  }
}

class Idle extends Task {
  constructor(ticks) {
    super(IDLE, 0);
    this.ticks = ticks;
    this.register = 1;
  }

  step(kernel) {
    if (this.ticks === 0) {
      kernel.running = false;
      return;
    }
    this.ticks--;
    if (this.register & 1) {
      this.register = (this.register >> 1) ^ 0xb400;
      kernel.wake(DEVICE_A);
    } else {
      this.register >>= 1;
      kernel.wake(DEVICE_B);
    }
  }
}

class Worker extends Task {
  constructor() {
    super(WORKER, 1);
    this.letter = 0;
    this.target = HANDLER_B;
  }

  canRun() {
    return this.inbox.first !== null;
  }

  step(kernel) {
    const packet = this.inbox.take();
    this.target = this.target === HANDLER_B ? HANDLER_A : HANDLER_B;
    packet.position = 0;
    for (let i = 0; i < PACKET_SIZE; i++) {
      this.letter = (this.letter + 1) % LETTERS;
      packet.letters[i] = this.letter;
    }
    kernel.send(packet, this.target);
  }
}

class Handler extends Task {
  constructor(name, urgency, device) {
    super(name, urgency);
    this.device = device;
    this.work = new Queue();
    this.free = new Queue();
  }

  canRun() {
    if (this.inbox.first !== null) return true;
    const work = this.work.first;
    return work !== null && (work.position === PACKET_SIZE || this.free.first !== null);
  }

  step(kernel) {
    if (this.inbox.first !== null) {
      const packet = this.inbox.take();
      if (packet.kind === WORK) this.work.add(packet);
      else this.free.add(packet);
    }
    const work = this.work.first;
    if (work === null) return;
    if (work.position === PACKET_SIZE) {
      this.work.take();
      kernel.send(work, WORKER);
    } else if (this.free.first !== null) {
      const out = this.free.take();
      out.letters[0] = work.letters[work.position++];
      kernel.send(out, this.device);
    }
  }
}

class Device extends Task {
  constructor(name, urgency) {
    super(name, urgency);
    this.pending = null;
    this.total = 0;
  }

  canRun() {
    return !this.asleep && (this.pending !== null || this.inbox.first !== null);
  }

  step(kernel) {
    if (this.pending === null) {
      this.pending = this.inbox.take();
      this.total += this.pending.letters[0];
      this.asleep = true;
      kernel.held++;
    } else {
      const packet = this.pending;
      this.pending = null;
      kernel.send(packet, packet.home);
    }
  }
}

class Kernel {
  constructor(ticks) {
    this.tasks = [
      new Idle(ticks),
      new Worker(),
      new Handler(HANDLER_A, 2, DEVICE_A),
      new Handler(HANDLER_B, 3, DEVICE_B),
      new Device(DEVICE_A, 4),
      new Device(DEVICE_B, 5),
    ];
    this.byUrgency = [...this.tasks].sort((a, b) => b.urgency - a.urgency);
    this.running = true;
    this.sent = 0;
    this.held = 0;
    for (let i = 0; i < 2; i++) this.tasks[WORKER].inbox.add(new Packet(WORK, WORKER));
    for (let i = 0; i < 3; i++) {
      this.tasks[HANDLER_A].inbox.add(new Packet(DEVICE, HANDLER_A));
      this.tasks[HANDLER_B].inbox.add(new Packet(DEVICE, HANDLER_B));
    }
  }

  send(packet, name) {
    this.sent++;
    this.tasks[name].inbox.add(packet);
  }

  wake(name) {
    this.tasks[name].asleep = false;
  }

  run() {
    const { byUrgency } = this;
    while (this.running) {
      let i = 0;
      while (!byUrgency[i].canRun()) i++;
      const task = byUrgency[i];
      task.steps++;
      task.step(this);
    }
  }
}

export function run(n) {
  const kernel = new Kernel(n);
  kernel.run();
  return kernel;
}

function countPackets(kernel) {
  let count = 0;
  for (const task of kernel.tasks) {
    if (task instanceof Device && task.pending !== null) count++;
    for (const queue of [task.inbox, task.work, task.free])
      for (let packet = queue?.first; packet; packet = packet.next) count++;
  }
  return count;
}

export function check(n, result) {
  if (countPackets(result) !== 8) throw new Error("scheduler: packets got lost");
  if (result.tasks[IDLE].steps !== n + 1) throw new Error("scheduler: lost ticks");
  const totals = result.tasks[DEVICE_A].total + result.tasks[DEVICE_B].total;
  const found = [result.sent, result.held, totals];
  if (EXPECTED.has(n) && String(EXPECTED.get(n)) !== String(found))
    throw new Error(`scheduler: wrong counts: ${found.join(", ")}`);
}

function main() {
  const n = Number(process.argv[2] ?? DEFAULT);
  let result;
  for (let round = 0; round < ROUNDS; round++) result = run(n);
  check(n, result);
  console.log(`scheduler ${n}: ${result.sent} packets sent, ${result.held} held`);
  console.log(`steps: ${result.tasks.map((task) => task.steps).join(", ")}`);
  console.log(`letters: ${result.tasks[DEVICE_A].total}, ${result.tasks[DEVICE_B].total}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

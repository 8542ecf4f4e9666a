/**
 * What the bytecode alone says about loops: where their headers are, which instructions belong to
 * them, and which local slots and names an iteration may store to.
 *
 * A loop is what can come back to its header: everything from which a back edge can be reached
 * without passing the header, along jumps and along the edges of the exception table. So a handler
 * that goes on with the loop is of the loop, wherever the compiler put it, and what a `break` leads
 * to is not. A slot that no instruction of the loop stores cannot change while the loop runs.
 */
import { type Code, Handler } from "../../src/bytecode/code.ts";
import { isJump, Op, Operand, opInfo } from "../../src/bytecode/opcodes.ts";

export interface LoopInfo {
  readonly header: number;
  /** Index of the last JUMP_BACKWARD to the header. */
  readonly end: number;
  /** The instructions of the loop. */
  readonly body: ReadonlySet<number>;
  readonly storedSlots: ReadonlySet<number>;
  /** Slots read or written in the loop. */
  readonly usedSlots: ReadonlySet<number>;
  /** Slots that each turn stores before it reads them: what they hold at the header is idle. */
  readonly idleSlots: ReadonlySet<number>;
  /** Global (or module-level) names stored. */
  readonly storedNames: ReadonlySet<string>;
  /** All JUMP_BACKWARDs that go to the header. */
  readonly backEdges: readonly number[];
}

const known = new WeakMap<Code, ReadonlyMap<number, LoopInfo>>();

/** May this local variable be unbound at some instruction? A parameter may where it is deleted. */
export function mayLoseValue(code: Code, slot: number): boolean {
  if (slot >= code.parameterCount) return slot < code.slotCount;
  return code.words.some((word) => (word & 255) === Op.DELETE_FAST && word >>> 8 === slot);
}

/** The loops of a code object by header. Reads the unpatched words. */
export function loopsOf(code: Code): ReadonlyMap<number, LoopInfo> {
  let loops = known.get(code);
  if (loops === undefined) {
    loops = findLoops(code);
    known.set(code, loops);
  }
  return loops;
}

const stored = new WeakMap<Code, ReadonlySet<number>>();

/** May anything in the code store to this register? The stack's registers it may. */
export function mayStore(code: Code, register: number): boolean {
  if (register >= code.slotCount) return true;
  let slots = stored.get(code);
  if (slots === undefined) {
    const all = new Set(code.words.keys());
    slots = describe(code, 0, [code.words.length - 1], all).storedSlots;
    stored.set(code, slots);
  }
  return slots.has(register);
}

function findLoops(code: Code): Map<number, LoopInfo> {
  const backEdges = new Map<number, number[]>();
  for (let pc = 0; pc < code.words.length; pc++) {
    const word = code.words[pc] as number;
    if ((word & 255) === Op.JUMP_BACKWARD) add(backEdges, word >>> 8, pc);
  }
  const loops = new Map<number, LoopInfo>();
  if (backEdges.size === 0) return loops;
  const sources = findSources(code);
  for (const [header, edges] of backEdges) {
    loops.set(header, describe(code, header, edges, collectBody(header, edges, sources)));
  }
  return loops;
}

function add(map: Map<number, number[]>, key: number, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** For each instruction those that control may come from. */
function findSources(code: Code): Map<number, number[]> {
  const sources = new Map<number, number[]>();
  for (let pc = 0; pc < code.words.length; pc++) {
    const word = code.words[pc] as number;
    const op = word & 255;
    if (isJump(op)) add(sources, word >>> 8, pc);
    if (opInfo[op as Op].ends !== true) add(sources, pc + 1, pc);
    const row = code.findHandler(pc);
    if (row >= 0) {
      add(sources, code.exceptionTable[row * Handler.Size + Handler.Target] as number, pc);
    }
  }
  return sources;
}

function collectBody(
  header: number,
  backEdges: readonly number[],
  sources: ReadonlyMap<number, readonly number[]>,
): Set<number> {
  const body = new Set<number>([header]);
  const open = [...backEdges];
  for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
    if (body.has(pc)) continue;
    body.add(pc);
    open.push(...(sources.get(pc) ?? []));
  }
  return body;
}

function describe(
  code: Code,
  header: number,
  backEdges: number[],
  body: ReadonlySet<number>,
): LoopInfo {
  const storedSlots = new Set<number>();
  const usedSlots = new Set<number>();
  const storedNames = new Set<string>();
  for (const pc of body) {
    const word = code.words[pc] as number;
    addStores(code, word, storedSlots, storedNames);
    addLoads(word, usedSlots);
  }
  const end = Math.max(...backEdges);
  const idleSlots = findIdle(code, header, end, storedSlots);
  return { header, end, body, storedSlots, usedSlots, idleSlots, storedNames, backEdges };
}

/** Liveness within the loop, backwards to a fixed point; sets of slots are big ints. */
function findIdle(
  code: Code,
  header: number,
  end: number,
  stored: ReadonlySet<number>,
): ReadonlySet<number> {
  if (hasHandlers(code, header, end)) return noSlots;
  const live: bigint[] = new Array(end + 1).fill(0n);
  const at = (pc: number): bigint => (pc >= header && pc <= end ? (live[pc] as bigint) : 0n);
  for (let changed = true; changed; ) {
    changed = false;
    for (let pc = end; pc >= header; pc--) {
      const word = code.words[pc] as number;
      const info = opInfo[(word & 255) as Op];
      const next = info.ends === true ? 0n : at(pc + 1);
      const jumped = isJump((word & 255) as Op) ? at(word >>> 8) : 0n;
      const before = liveBefore(word, next | jumped);
      if (before !== live[pc]) changed = true;
      live[pc] = before;
    }
  }
  return new Set([...stored].filter((slot) => (at(header) & (1n << BigInt(slot))) === 0n));
}

const noSlots: ReadonlySet<number> = new Set();

/** A handler may read what its instruction left as it was. */
function hasHandlers(code: Code, header: number, end: number): boolean {
  const table = code.exceptionTable;
  for (let row = 0; row < table.length; row += Handler.Size) {
    const start = table[row + Handler.Start] as number;
    if (start <= end && (table[row + Handler.End] as number) > header) return true;
  }
  return false;
}

function liveBefore(word: number, after: bigint): bigint {
  const arg = word >>> 8;
  const bit = (slot: number): bigint => 1n << BigInt(slot);
  switch (word & 255) {
    case Op.STORE_FAST:
      return after & ~bit(arg);
    case Op.STORE_FAST_STORE_FAST:
      return after & ~bit(arg >>> 12) & ~bit(arg & 0xfff);
    case Op.STORE_FAST_LOAD_FAST:
      return (after | bit(arg & 0xfff)) & ~bit(arg >>> 12);
    default:
      break;
  }
  switch (opInfo[(word & 255) as Op].operand) {
    case Operand.Local:
    case Operand.Deref:
      return after | bit(arg);
    case Operand.LocalPair:
      return after | bit(arg >>> 12) | bit(arg & 0xfff);
    default:
      return after;
  }
}

/** Notes the slots and names that an instruction may store. */
export function addStores(code: Code, word: number, slots: Set<number>, names: Set<string>): void {
  const arg = word >>> 8;
  switch (word & 255) {
    case Op.STORE_FAST:
    case Op.DELETE_FAST:
    case Op.LOAD_FAST_AND_CLEAR:
    case Op.MAKE_CELL:
      slots.add(arg);
      break;
    case Op.STORE_FAST_STORE_FAST:
      slots.add(arg >>> 12).add(arg & 0xfff);
      break;
    case Op.STORE_FAST_LOAD_FAST:
      slots.add(arg >>> 12);
      break;
    case Op.STORE_NAME:
    case Op.STORE_GLOBAL:
    case Op.DELETE_NAME:
    case Op.DELETE_GLOBAL:
      names.add(code.names[arg] as string);
      break;
    default:
      break;
  }
}

function addLoads(word: number, slots: Set<number>): void {
  const arg = word >>> 8;
  switch (word & 255) {
    case Op.STORE_FAST_LOAD_FAST:
      slots.add(arg & 0xfff);
      break;
    case Op.LOAD_FAST:
      slots.add(arg);
      break;
    case Op.LOAD_FAST_LOAD_FAST:
      slots.add(arg >>> 12).add(arg & 0xfff);
      break;
    default:
      break;
  }
}

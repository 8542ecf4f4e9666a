/**
 * What the bytecode alone says about loops: where their headers are, how far they reach, and
 * which local slots and names an iteration may store to.
 *
 * A loop reaches from its header to its last back edge. Code between the two that is not of the
 * loop (a handler moved there) only makes the set of stored slots larger, which is safe: a slot
 * in the set becomes a phi, needed or not. A slot outside it cannot change while the loop runs in
 * a trace, because traces do not follow exception edges.
 */
import { type Code, Handler } from "../../src/bytecode/code.ts";
import { isJump, Op, Operand, opInfo } from "../../src/bytecode/opcodes.ts";

export interface LoopInfo {
  readonly header: number;
  /** Index of the last JUMP_BACKWARD to the header. */
  readonly end: number;
  readonly storedSlots: ReadonlySet<number>;
  /** Slots read or written between header and end. */
  readonly usedSlots: ReadonlySet<number>;
  /** Slots that each turn stores before it reads them: what they hold at the header is idle. */
  readonly idleSlots: ReadonlySet<number>;
  /** Global (or module-level) names stored. */
  readonly storedNames: ReadonlySet<string>;
  /** All JUMP_BACKWARDs that go to the header. */
  readonly backEdges: readonly number[];
}

const known = new WeakMap<Code, ReadonlyMap<number, LoopInfo>>();

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
    slots = describe(code, 0, [code.words.length - 1]).storedSlots;
    stored.set(code, slots);
  }
  return slots.has(register);
}

function findLoops(code: Code): Map<number, LoopInfo> {
  const backEdges = new Map<number, number[]>();
  for (let pc = 0; pc < code.words.length; pc++) {
    const word = code.words[pc] as number;
    if ((word & 255) !== Op.JUMP_BACKWARD) continue;
    const edges = backEdges.get(word >>> 8);
    if (edges === undefined) backEdges.set(word >>> 8, [pc]);
    else edges.push(pc);
  }
  const loops = new Map<number, LoopInfo>();
  for (const [header, edges] of backEdges) loops.set(header, describe(code, header, edges));
  return loops;
}

function describe(code: Code, header: number, backEdges: number[]): LoopInfo {
  const end = Math.max(...backEdges);
  const storedSlots = new Set<number>();
  const usedSlots = new Set<number>();
  const storedNames = new Set<string>();
  for (let pc = header; pc <= end; pc++) {
    const word = code.words[pc] as number;
    addStores(code, word, storedSlots, storedNames);
    addLoads(word, usedSlots);
  }
  const idleSlots = findIdle(code, header, end, storedSlots);
  return { header, end, storedSlots, usedSlots, idleSlots, storedNames, backEdges };
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

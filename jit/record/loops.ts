/**
 * What the bytecode alone says about loops: where their headers are, how far they reach, and
 * which local slots and names an iteration may store to.
 *
 * A loop reaches from its header to its last back edge. Code between the two that is not of the
 * loop (a handler moved there) only makes the set of stored slots larger, which is safe: a slot
 * in the set becomes a phi, needed or not. A slot outside it cannot change while the loop runs in
 * a trace, because traces do not follow exception edges.
 */
import type { Code } from "../../src/bytecode/code.ts";
import { Op } from "../../src/bytecode/opcodes.ts";

export interface LoopInfo {
  readonly header: number;
  /** Index of the last JUMP_BACKWARD to the header. */
  readonly end: number;
  readonly storedSlots: ReadonlySet<number>;
  /** Slots read or written between header and end. */
  readonly usedSlots: ReadonlySet<number>;
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
    const arg = word >>> 8;
    switch (word & 255) {
      case Op.STORE_FAST:
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
      case Op.MAKE_CELL:
        storedSlots.add(arg);
        break;
      case Op.STORE_FAST_STORE_FAST:
        storedSlots.add(arg >>> 12).add(arg & 0xfff);
        break;
      case Op.STORE_FAST_LOAD_FAST:
        storedSlots.add(arg >>> 12);
        usedSlots.add(arg & 0xfff);
        break;
      case Op.LOAD_FAST:
        usedSlots.add(arg);
        break;
      case Op.LOAD_FAST_LOAD_FAST:
        usedSlots.add(arg >>> 12).add(arg & 0xfff);
        break;
      case Op.STORE_NAME:
      case Op.STORE_GLOBAL:
      case Op.DELETE_NAME:
      case Op.DELETE_GLOBAL:
        storedNames.add(code.names[arg] as string);
        break;
      default:
        break;
    }
  }
  return { header, end, storedSlots, usedSlots, storedNames, backEdges };
}

// The peephole: what is done to a body's instructions between the compiler and the assembler.
//
// Passes, in order: unreachable code goes, jumps to jumps go straight to the end, jumps around jumps
// turn, jumps to the next instruction and NOPs vanish, small rewrites (a tuple built to be unpacked becomes swaps; `not` of a
// test is folded into it), and neighbouring local-variable instructions fuse.
//
// Order matters: fusing comes last and only inside a basic block and a source line, and only where the
// second variable is certainly bound, so that an UnboundLocalError points where CPython's does.
//
// Invariant: a conditional jump never becomes a backward one, and a loop keeps its one JUMP_BACKWARD.

import {
  type Instruction,
  type Label,
  noPlace,
  type Protection,
  Pseudo,
} from "../bytecode/assembler.ts";
import { isJump, Op, opInfo } from "../bytecode/opcodes.ts";

export function optimize(
  list: Instruction[],
  slotCount: number,
  boundAtEntry: number,
): Instruction[] {
  let code = removeUnreachable(list);
  threadJumps(code);
  code = removeUnreachable(code);
  code = removeIdleJumps(invertJumps(code));
  code = rewrite(code);
  return fuse(code, slotCount, boundAtEntry);
}

function endsBlock(op: number): boolean {
  return op === Pseudo.Jump || (op < Pseudo.Label && opInfo[op as Op].ends === true);
}

function jumps(op: number): boolean {
  return op === Pseudo.Jump || (op < Pseudo.Label && isJump(op as Op));
}

function locateLabels(list: readonly Instruction[]): Map<Label, number> {
  const at = new Map<Label, number>();
  for (let i = 0; i < list.length; i++) {
    const instruction = list[i] as Instruction;
    if (instruction.op === Pseudo.Label) at.set(instruction.label as Label, i);
  }
  return at;
}

function removeUnreachable(list: Instruction[]): Instruction[] {
  const at = locateLabels(list);
  const seen = new Uint8Array(list.length);
  const protections = new Set<Protection>();
  const pending = [0];
  while (pending.length > 0) {
    let i = pending.pop() as number;
    while (i < list.length && seen[i] === 0) {
      seen[i] = 1;
      const { op, label, protection } = list[i] as Instruction;
      if (op < Pseudo.Label && protection !== null && !protections.has(protection)) {
        protections.add(protection);
        pending.push(at.get(protection.target) as number);
      }
      if (jumps(op)) pending.push(at.get(label as Label) as number);
      if (endsBlock(op)) break;
      i++;
    }
  }
  return list.filter(
    (instruction, i) =>
      seen[i] === 1 &&
      (instruction.op !== Pseudo.Setup || protections.has(instruction.protection as Protection)),
  );
}

/** The first real instruction at or after an index. */
function nextReal(list: readonly Instruction[], from: number): number {
  let i = from;
  while (i < list.length) {
    const op = (list[i] as Instruction).op;
    if (op !== Pseudo.Label && op !== Op.NOP) break;
    i++;
  }
  return i;
}

function threadJumps(list: readonly Instruction[]): void {
  const at = locateLabels(list);
  for (let i = 0; i < list.length; i++) {
    const instruction = list[i] as Instruction;
    const { op } = instruction;
    if (op !== Pseudo.Jump && !isConditional(op)) continue;
    for (let hops = 0; hops < 16; hops++) {
      const target = list[nextReal(list, at.get(instruction.label as Label) as number)];
      if (target === undefined || target.op !== Pseudo.Jump) break;
      if (target.label === instruction.label) break;
      if (op !== Pseudo.Jump && (at.get(target.label as Label) as number) < i) break;
      instruction.label = target.label;
    }
  }
}

function isConditional(op: number): boolean {
  return op >= Op.POP_JUMP_IF_TRUE && op <= Op.POP_JUMP_IF_NOT_NONE;
}

const inverse: Readonly<Record<number, Op>> = {
  [Op.POP_JUMP_IF_TRUE]: Op.POP_JUMP_IF_FALSE,
  [Op.POP_JUMP_IF_FALSE]: Op.POP_JUMP_IF_TRUE,
  [Op.POP_JUMP_IF_NONE]: Op.POP_JUMP_IF_NOT_NONE,
  [Op.POP_JUMP_IF_NOT_NONE]: Op.POP_JUMP_IF_NONE,
};

/** A conditional jump around a forward jump is the inverse conditional jump. */
function invertJumps(list: readonly Instruction[]): Instruction[] {
  const at = locateLabels(list);
  const result: Instruction[] = [];
  for (let i = 0; i < list.length; i++) {
    const instruction = list[i] as Instruction;
    result.push(instruction);
    const jump = list[i + 1];
    const inverted = inverse[instruction.op];
    if (inverted === undefined || jump === undefined || jump.op !== Pseudo.Jump) continue;
    const around = at.get(instruction.label as Label) as number;
    if ((at.get(jump.label as Label) as number) < i || nextReal(list, i + 2) < around) continue;
    if (around < i) continue;
    instruction.op = inverted;
    instruction.label = jump.label;
    i++;
  }
  return result;
}

function removeIdleJumps(list: readonly Instruction[]): Instruction[] {
  const at = locateLabels(list);
  const targets = new Set(list.map(({ op, label }) => (op === Pseudo.Label ? null : label)));
  const result: Instruction[] = [];
  for (let i = 0; i < list.length; i++) {
    const instruction = list[i] as Instruction;
    if (instruction.op === Op.NOP) {
      passPlaceOn(instruction, list[nextReached(list, i + 1, targets)]);
      continue;
    }
    if (instruction.op === Pseudo.Jump) {
      const target = at.get(instruction.label as Label) as number;
      if (target > i && nextReal(list, i + 1) >= target) continue;
    }
    result.push(instruction);
  }
  return result;
}

/** Past labels that nothing jumps to: what follows here is reached from nowhere else. */
function nextReached(
  list: readonly Instruction[],
  from: number,
  targets: ReadonlySet<Label | null>,
): number {
  let i = from;
  for (; i < list.length; i++) {
    const { op, label } = list[i] as Instruction;
    if (op !== Pseudo.Label || targets.has(label)) break;
  }
  return i;
}

/** What follows a statement without code stands in its line. */
function passPlaceOn(from: Instruction, to: Instruction | undefined): void {
  if (to !== undefined && to.op < Pseudo.Label && to.place === noPlace) to.place = from.place;
}

function rewrite(list: readonly Instruction[]): Instruction[] {
  const result: Instruction[] = [];
  for (const instruction of list) {
    const last = result[result.length - 1];
    if (last === undefined || !combine(last, instruction, result)) result.push(instruction);
  }
  return reorderSwappedStores(result);
}

/** Folds `next` into the instruction before it; true when `next` is used up. */
function combine(last: Instruction, next: Instruction, result: Instruction[]): boolean {
  switch (next.op) {
    case Op.UNPACK_SEQUENCE:
      if (last.op !== Op.BUILD_TUPLE || last.arg !== next.arg || next.arg < 1 || next.arg > 3)
        return false;
      result.pop();
      if (next.arg > 1) {
        next.op = Op.SWAP;
        result.push(next);
      }
      return true;
    case Op.UNARY_NOT:
      if (last.op !== Op.IS_OP && last.op !== Op.CONTAINS_OP) return false;
      last.arg ^= 1;
      return true;
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      if (last.op !== Op.UNARY_NOT) return false;
      result.pop();
      next.op = next.op === Op.POP_JUMP_IF_TRUE ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
      return false;
    case Op.POP_TOP:
      if (last.op !== Op.LOAD_CONST && last.op !== Op.LOAD_SMALL_INT) return false;
      result.pop();
      return true;
    default:
      return false;
  }
}

/** SWAP in front of stores to different locals: store in the other order instead. */
function reorderSwappedStores(list: Instruction[]): Instruction[] {
  const result: Instruction[] = [];
  for (let i = 0; i < list.length; i++) {
    const swap = list[i] as Instruction;
    if (swap.op === Op.SWAP && (swap.arg === 2 || swap.arg === 3)) {
      const first = list[i + 1];
      const last = list[i + swap.arg];
      const middle = list[i + 2];
      if (first !== undefined && last !== undefined && middle !== undefined) {
        const stores = [first, middle, last];
        if (stores.every(isStore) && isSwappable(first, last, swap.arg === 3 ? middle : null)) {
          list[i + 1] = last;
          list[i + swap.arg] = first;
          continue;
        }
      }
    }
    result.push(swap);
  }
  return result;
}

function isStore(instruction: Instruction): boolean {
  return instruction.op === Op.STORE_FAST || instruction.op === Op.POP_TOP;
}

function isSwappable(first: Instruction, last: Instruction, middle: Instruction | null): boolean {
  if (first.place.lineno !== last.place.lineno) return false;
  const slots = [first, middle, last]
    .filter((store) => store !== null && store.op === Op.STORE_FAST)
    .map((store) => (store as Instruction).arg);
  return new Set(slots).size === slots.length;
}

/** Slots an operand pair can name. */
const pairLimit = 1 << 12;

function fuse(
  list: readonly Instruction[],
  slotCount: number,
  boundAtEntry: number,
): Instruction[] {
  const unbound = findPossiblyUnbound(list, slotCount, boundAtEntry);
  const result: Instruction[] = [];
  for (let i = 0; i < list.length; i++) {
    const first = list[i] as Instruction;
    const second = list[i + 1];
    const fused = second === undefined ? -1 : fusedOp(first, second);
    if (second !== undefined && fused >= 0 && unbound[i + 1] === 0) {
      first.op = fused;
      first.arg = (first.arg << 12) | second.arg;
      i++;
    }
    result.push(first);
  }
  return result;
}

function fusedOp(first: Instruction, second: Instruction): number {
  if (first.op !== Op.LOAD_FAST && first.op !== Op.STORE_FAST) return -1;
  if (second.op !== Op.LOAD_FAST && second.op !== Op.STORE_FAST) return -1;
  if (first.place.lineno !== second.place.lineno || first.protection !== second.protection) {
    return -1;
  }
  if (first.arg >= pairLimit || second.arg >= pairLimit) return -1;
  if (first.op === Op.LOAD_FAST) return second.op === Op.LOAD_FAST ? Op.LOAD_FAST_LOAD_FAST : -1;
  return second.op === Op.LOAD_FAST ? Op.STORE_FAST_LOAD_FAST : Op.STORE_FAST_STORE_FAST;
}

/**
 * For each instruction 1 if it is a LOAD_FAST that may find its slot unbound. A forward dataflow walk:
 * a slot's state in front of a block is the union of the states its predecessors leave.
 */
function findPossiblyUnbound(
  list: readonly Instruction[],
  slotCount: number,
  boundAtEntry: number,
): Uint8Array {
  const at = locateLabels(list);
  const unbound = new Uint8Array(list.length);
  const states = new Map<number, Uint8Array>();
  const entry = new Uint8Array(slotCount).fill(1, boundAtEntry);
  const pending: number[] = [];
  const merge = (index: number, state: Uint8Array): void => {
    const known = states.get(index);
    if (known === undefined) {
      states.set(index, state.slice());
      pending.push(index);
      return;
    }
    let changed = false;
    for (let slot = 0; slot < slotCount; slot++) {
      if (state[slot] === 1 && known[slot] === 0) {
        known[slot] = 1;
        changed = true;
      }
    }
    if (changed) pending.push(index);
  };
  merge(0, entry);
  while (pending.length > 0) {
    const start = pending.pop() as number;
    let i = start;
    const state = (states.get(i) as Uint8Array).slice();
    let protection: Protection | null = null;
    for (; i < list.length; i++) {
      const instruction = list[i] as Instruction;
      const { op, arg, label } = instruction;
      if (op === Pseudo.Label && i !== start) {
        merge(i, state);
        break;
      }
      if (op < Pseudo.Label && instruction.protection !== null) {
        if (instruction.protection !== protection || changesSlots(op)) {
          protection = instruction.protection;
          merge(at.get(protection.target) as number, state);
        }
      }
      if (op === Op.LOAD_FAST) {
        if (state[arg] === 1) unbound[i] = 1;
        // A load that succeeds proves the slot bound.
        state[arg] = 0;
      } else if (op === Op.STORE_FAST) state[arg] = 0;
      else if (op === Op.DELETE_FAST || op === Op.LOAD_FAST_AND_CLEAR) state[arg] = 1;
      if (changesSlots(op) && instruction.protection !== null) {
        merge(at.get(instruction.protection.target) as number, state);
      }
      if (jumps(op)) merge(at.get(label as Label) as number, state);
      if (endsBlock(op)) break;
    }
  }
  return unbound;
}

function changesSlots(op: number): boolean {
  return op === Op.STORE_FAST || op === Op.DELETE_FAST || op === Op.LOAD_FAST_AND_CLEAR;
}

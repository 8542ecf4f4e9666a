// The assembler: a list of instructions with labels becomes the words, tables and sizes of a code
// object.
//
// The difficulty is the exception table. A `try` writes no instruction: each instruction instead
// carries the protection (the innermost handler) it was emitted under, and a Setup marker stands where
// the protection begins, so that the depth walk learns how many stack items the handler keeps.
//
// Invariant: every path into an instruction arrives with the same stack depth; the walk checks it.

import { assert } from "../objects/object.ts";
import { Handler, Position } from "./code.ts";
import { isJump, jumpEffect, Op, Operand, opInfo, stackEffect } from "./opcodes.ts";

/** Instructions that exist only until assembly. */
export const enum Pseudo {
  /** Marks where a label points. */
  Label = 256,
  /** A protection begins with the stack as it is here. */
  Setup,
  /** JUMP_FORWARD, or JUMP_BACKWARD_NO_INTERRUPT if its target comes earlier. */
  Jump,
  /** Pushes the cell in a slot; the operand is a cell's number until slots are numbered. */
  LoadClosure,
}

/** A place in the code; `index` is its instruction once assembled. */
export class Label {
  index = -1;
}

/** A region's handler. */
export class Protection {
  readonly target: Label;
  /** Also push the index of the raising instruction. */
  readonly lasti: boolean;
  /** Stack items above the handler's at Setup (the result of `__enter__`). */
  readonly extra: number;
  /** Stack items the handler keeps; -1 until the walk has seen the Setup. */
  depth = -1;

  constructor(target: Label, lasti: boolean, extra = 0) {
    this.target = target;
    this.lasti = lasti;
    this.extra = extra;
  }

  /** Stack depth at the handler's first instruction. */
  get entryDepth(): number {
    return this.depth + (this.lasti ? 2 : 1);
  }
}

/** Where an instruction comes from: a syntax node's corners; -1 for none. */
export interface Place {
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;
}

export const noPlace: Place = { lineno: -1, col_offset: -1, end_lineno: -1, end_col_offset: -1 };

export class Instruction {
  op: number;
  arg: number;
  label: Label | null;
  place: Place;
  /** For Setup: the protection that begins; otherwise the innermost one in force. */
  protection: Protection | null;

  constructor(
    op: number,
    arg: number,
    label: Label | null,
    place: Place,
    protection: Protection | null,
  ) {
    this.op = op;
    this.arg = arg;
    this.label = label;
    this.place = place;
    this.protection = protection;
  }
}

export interface Assembled {
  readonly words: Int32Array;
  readonly exceptionTable: Int32Array;
  readonly positions: Int32Array;
  readonly stacksize: number;
}

export function assemble(list: readonly Instruction[]): Assembled {
  const stacksize = measureStack(list);
  const code = placeLabels(list);
  const words = new Int32Array(code.length);
  const positions = new Int32Array(code.length * Position.Size);
  for (const [index, instruction] of code.entries()) {
    const op = resolveJump(instruction, index);
    const arg = instruction.label === null ? instruction.arg : instruction.label.index;
    assert(arg >= 0 && arg < 1 << 24, `Operand ${arg} of ${opInfo[op].name} is out of range.`);
    words[index] = op | (arg << 8);
    writePosition(positions, index * Position.Size, instruction.place);
  }
  return { words, exceptionTable: buildExceptionTable(code), positions, stacksize };
}

/** Drops the markers; sets every label's index. */
function placeLabels(list: readonly Instruction[]): Instruction[] {
  const code: Instruction[] = [];
  for (const instruction of list) {
    if (instruction.op === Pseudo.Label) (instruction.label as Label).index = code.length;
    else if (instruction.op !== Pseudo.Setup) code.push(instruction);
  }
  return code;
}

function resolveJump(instruction: Instruction, index: number): Op {
  if (instruction.op !== Pseudo.Jump) {
    const op = instruction.op as Op;
    if (instruction.label !== null) {
      const isBack = instruction.label.index <= index;
      const wantsBack = opInfo[op].operand === Operand.JumpBack;
      assert(isBack === wantsBack, `${opInfo[op].name} at ${index} jumps the wrong way.`);
    }
    return op;
  }
  const isForward = (instruction.label as Label).index > index;
  return isForward ? Op.JUMP_FORWARD : Op.JUMP_BACKWARD_NO_INTERRUPT;
}

function writePosition(positions: Int32Array, base: number, place: Place): void {
  positions[base + Position.Line] = place.lineno;
  positions[base + Position.EndLine] = place.end_lineno;
  positions[base + Position.Column] = place.col_offset;
  positions[base + Position.EndColumn] = place.end_col_offset;
}

function buildExceptionTable(code: readonly Instruction[]): Int32Array {
  const rows: number[] = [];
  let start = 0;
  let current: Protection | null = null;
  const close = (end: number): void => {
    if (current === null || end === start) return;
    assert(current.depth >= 0, "A protected region has no Setup.");
    rows.push(start, end, current.target.index, current.depth, current.lasti ? 1 : 0);
  };
  for (const [index, instruction] of code.entries()) {
    if (instruction.protection === current) continue;
    close(index);
    start = index;
    current = instruction.protection;
  }
  close(code.length);
  assert(rows.length % Handler.Size === 0, "A row of the exception table is incomplete.");
  return Int32Array.from(rows);
}

/** Walks every path; returns the greatest depth and sets the depth of each protection. */
function measureStack(list: readonly Instruction[]): number {
  const at = new Map<Label, number>();
  for (const [index, instruction] of list.entries()) {
    if (instruction.op === Pseudo.Label) at.set(instruction.label as Label, index);
  }
  const depths = new Int32Array(list.length).fill(-1);
  const pending: number[] = [0];
  depths[0] = 0;
  let greatest = 0;
  const flow = (index: number, depth: number): void => {
    assert(depth >= 0, `The stack underflows at ${index}.`);
    const known = depths[index];
    if (known === undefined) throw new Error("Control falls off the end of the code.");
    assert(known === -1 || known === depth, `Stack depth ${depth} meets ${known} at ${index}.`);
    if (known !== -1) return;
    depths[index] = depth;
    pending.push(index);
  };
  while (pending.length > 0) {
    const index = pending.pop() as number;
    const depth = depths[index] as number;
    const instruction = list[index] as Instruction;
    greatest = Math.max(greatest, depth);
    const { op, arg, label, protection } = instruction;
    if (op === Pseudo.Setup) {
      const begun = protection as Protection;
      begun.depth = depth - begun.extra;
      greatest = Math.max(greatest, begun.entryDepth);
      flow(at.get(begun.target) as number, begun.entryDepth);
    }
    if (op === Pseudo.Jump) flow(at.get(label as Label) as number, depth);
    if (op === Pseudo.Jump) continue;
    if (op >= Pseudo.Label) {
      flow(index + 1, depth);
      continue;
    }
    if (isJump(op as Op)) {
      flow(at.get(label as Label) as number, depth + jumpEffect(op as Op, arg));
    }
    const after = depth + stackEffect(op as Op, arg);
    greatest = Math.max(greatest, after);
    if (opInfo[op as Op].ends !== true && op !== Op.RETURN_VALUE) flow(index + 1, after);
  }
  return greatest;
}

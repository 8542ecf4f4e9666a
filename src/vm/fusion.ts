/**
 * Super-instructions: the words that the run loop executes, in which the first word of a frequent
 * sequence does the work of all of it.
 *
 * `code.words` stays as it was compiled: `dis`, the archive, the recorder and everything else that
 * reads code sees only that. `code.executable` has the same length, and in it only the *first* word of
 * a sequence is another one, with the same argument. So every index means the same instruction in
 * both, and a jump, a handler or an exit of compiled code may go into the middle of a sequence.
 *
 * A super-instruction does its sequence where the operands are of the kinds it is for. Otherwise it
 * puts the plain word back, for good, and that is executed: nothing is raised, called or half done
 * in a super-instruction. Not part of a sequence are JUMP_BACKWARD and RESUME, which a trace
 * compiler writes over.
 *
 * The sequences are those that the programs in bench/ execute most (docs/notes, interpreter).
 */
import { Fused, Op } from "../bytecode/opcodes.ts";

interface Rule {
  readonly fused: Fused;
  /** For each instruction of the sequence, what it may be. */
  readonly ops: readonly (readonly Op[])[];
  /** The arguments that instructions must have, where that matters. */
  readonly args?: readonly number[];
}

const additions = [Op.BINARY_ADD, Op.INPLACE_ADD];
const subtractions = [Op.BINARY_SUBTRACT, Op.INPLACE_SUBTRACT];
const products = [Op.BINARY_MULTIPLY, Op.INPLACE_MULTIPLY];
const sums = [...additions, ...subtractions, ...products];
const comparisons = [
  Op.COMPARE_LT,
  Op.COMPARE_LE,
  Op.COMPARE_EQ,
  Op.COMPARE_NE,
  Op.COMPARE_GT,
  Op.COMPARE_GE,
];

/** Order matters: the first rule that fits is taken. */
const rules: readonly Rule[] = [
  { fused: Fused.FOR_ITER_STORE, ops: [[Op.FOR_ITER], [Op.STORE_FAST]] },
  {
    fused: Fused.LOAD_PAIR_SUBSCR,
    ops: [[Op.LOAD_FAST_LOAD_FAST], [Op.BINARY_SUBSCR]],
  },
  { fused: Fused.LOAD_SUBSCR, ops: [[Op.LOAD_FAST], [Op.BINARY_SUBSCR]] },
  {
    fused: Fused.COPY_SUBSCR,
    ops: [[Op.COPY], [Op.COPY], [Op.BINARY_SUBSCR]],
    args: [2, 2],
  },
  {
    fused: Fused.SWAP_STORE_SUBSCR,
    ops: [[Op.SWAP], [Op.SWAP], [Op.STORE_SUBSCR]],
    args: [3, 2],
  },
  {
    fused: Fused.LOAD_INT_ADD,
    ops: [[Op.LOAD_FAST], [Op.LOAD_SMALL_INT], additions],
  },
  {
    fused: Fused.LOAD_INT_SUBTRACT,
    ops: [[Op.LOAD_FAST], [Op.LOAD_SMALL_INT], subtractions],
  },
  {
    fused: Fused.LOAD_INT_COMPARE,
    ops: [[Op.LOAD_FAST], [Op.LOAD_SMALL_INT], comparisons, [Op.POP_JUMP_IF_FALSE]],
  },
  {
    fused: Fused.LOAD_PAIR_COMPARE,
    ops: [[Op.LOAD_FAST_LOAD_FAST], comparisons, [Op.POP_JUMP_IF_FALSE]],
  },
  { fused: Fused.LOAD_PAIR_ARITHMETIC, ops: [[Op.LOAD_FAST_LOAD_FAST], sums] },
  { fused: Fused.LOAD_ARITHMETIC, ops: [[Op.LOAD_FAST], sums] },
  { fused: Fused.CONST_ARITHMETIC, ops: [[Op.LOAD_CONST], sums] },
  { fused: Fused.LOAD_ATTR_FAST, ops: [[Op.LOAD_FAST], [Op.LOAD_ATTR]] },
  { fused: Fused.STORE_LOAD_PAIR, ops: [[Op.STORE_FAST], [Op.LOAD_FAST_LOAD_FAST]] },
  { fused: Fused.STORE_LOAD, ops: [[Op.STORE_FAST], [Op.LOAD_FAST]] },
];

const rulesByFirst = groupRules();

function groupRules(): readonly (readonly Rule[])[] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const first = (rule.ops[0] as readonly Op[])[0] as Op;
    groups[first] ??= [];
    (groups[first] as Rule[]).push(rule);
  }
  return groups;
}

/**
 * The words to execute, for `words` as compiled. From the end to the beginning: a store is not joined
 * with a load that begins a longer sequence.
 */
export function fuse(words: Int32Array): Int32Array {
  const fused = words.slice();
  for (let at = words.length - 2; at >= 0; at--) {
    const word = words[at] as number;
    const rule = rulesByFirst[word & 255]?.find((candidate) => fits(candidate, words, fused, at));
    if (rule !== undefined) fused[at] = (word & ~255) | rule.fused;
  }
  return fused;
}

function fits(rule: Rule, words: Int32Array, fused: Int32Array, at: number): boolean {
  const { ops, args } = rule;
  if (at + ops.length > words.length) return false;
  for (let i = 0; i < ops.length; i++) {
    const word = words[at + i] as number;
    if (!(ops[i] as readonly Op[]).includes(word & 255)) return false;
    const arg = args?.[i];
    if (arg !== undefined && word >>> 8 !== arg) return false;
  }
  return !startsWithStore(rule) || fused[at + 1] === words[at + 1];
}

function startsWithStore(rule: Rule): boolean {
  return rule.fused === Fused.STORE_LOAD || rule.fused === Fused.STORE_LOAD_PAIR;
}

const plainOps = new Map(
  rules.map(({ fused, ops }) => [fused, (ops[0] as readonly Op[])[0] as Op]),
);

/** Puts the plain word back where a super-instruction met operands it is not for. */
export function unfuse(words: Int32Array, at: number): number {
  const word = words[at] as number;
  const plain = (word & ~255) | (plainOps.get(word & 255) as Op);
  words[at] = plain;
  return plain;
}

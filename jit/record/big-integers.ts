/**
 * Operators on ints beyond 2^53, and on values that were seen there.
 *
 * Such a value is of kind g in a trace: a BigInt that is normalized only where it is boxed, so that
 * arithmetic on it is the BigInt operation and nothing else, and so that a 64-bit state that now and
 * then happens to be small does not leave. A remainder by a safe int, and the bits under a mask that
 * is one, are plain ints again; other results stay g until something needs them as an n (`asInt`).
 */
import type { Int, Value } from "../../src/objects/object.ts";
import type { Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import type { Symbol } from "./state.ts";

/**
 * A value of kind g that is below this looks like a count or a digit rather than like a 64-bit
 * state that is small by chance (once in 2^33): it becomes an n.
 */
export const certainlySmall = 2 ** 31;

/** Counts of shifts and exponents that may be recorded: results stay far below V8's 2^30 bits. */
const largestCount = 2 ** 20;
const largestExponent = 4096;

export function isInt(value: Value): value is Int | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}

/** Is this operand to be computed with as an int of any size? */
export function isBig(recorder: Recorder, symbol: Symbol, live: Value): boolean {
  if (typeof live === "bigint") return true;
  if (typeof live !== "number" || recorder.kindOf(symbol) !== "g") return false;
  return Math.abs(live) >= certainlySmall;
}

/** An operand as it was before it was made a g, when it is an n. */
function asCount(recorder: Recorder, symbol: Symbol, live: Int): Node | null {
  return typeof live === "number" ? recorder.asInt(symbol, live) : null;
}

type BigRecipe = (recorder: Recorder, a: Symbol, b: Symbol, x: Int, y: Int) => Node | null;

function plain(op: "big_add" | "big_sub" | "big_mul" | "big_or" | "big_xor"): BigRecipe {
  return (recorder, a, b, x, y) => recorder.op(op, recorder.asBig(a, x), recorder.asBig(b, y));
}

function guardNonzero(recorder: Recorder, divisor: Node): void {
  recorder.guardTruth(recorder.op("big_is_true", divisor), true);
}

const floorDivide: BigRecipe = (recorder, a, b, x, y) => {
  if (y === 0) return null;
  const divisor = recorder.asBig(b, y);
  guardNonzero(recorder, divisor);
  return recorder.op("big_floordiv", recorder.asBig(a, x), divisor);
};

const remainder: BigRecipe = (recorder, a, b, x, y) => {
  if (y === 0) return null;
  if (typeof y === "number" && !isBig(recorder, b, y)) {
    const divisor = recorder.asInt(b, y);
    if (divisor.op !== "const") recorder.check("guard_nonzero", [divisor]);
    return recorder.op("big_mod_int", recorder.asBig(a, x), divisor);
  }
  const divisor = recorder.asBig(b, y);
  guardNonzero(recorder, divisor);
  return recorder.op("big_mod", recorder.asBig(a, x), divisor);
};

const bitwiseAnd: BigRecipe = (recorder, a, b, x, y) => {
  if (typeof y === "number" && y >= 0 && !isBig(recorder, b, y))
    return masked(recorder, a, b, x, y);
  if (typeof x === "number" && x >= 0 && !isBig(recorder, a, x))
    return masked(recorder, b, a, y, x);
  return recorder.op("big_and", recorder.asBig(a, x), recorder.asBig(b, y));
};

/** Bits of a under a mask that is a safe int and not negative. */
function masked(recorder: Recorder, a: Symbol, mask: Symbol, x: Int, y: number): Node {
  const bits = recorder.asInt(mask, y);
  if (bits.op !== "const") recorder.guardTruth(recorder.op("int_ge", bits, recorder.int(0)), true);
  return recorder.op("big_and_int", recorder.asBig(a, x), bits);
}

function shift(op: "big_shl" | "big_shr", limit: number): BigRecipe {
  return (recorder, a, b, x, y) => {
    if (typeof y !== "number" || y < 0 || y > limit) return null;
    const count = asCount(recorder, b, y) as Node;
    if (count.op !== "const") recorder.check("guard_bounds", [count, recorder.int(limit + 1)]);
    return recorder.op(op, recorder.asBig(a, x), count);
  };
}

const power: BigRecipe = (recorder, a, b, x, y) => {
  if (typeof y !== "number" || y < 0 || y > largestExponent) return null;
  const exponent = asCount(recorder, b, y) as Node;
  if (exponent.op !== "const")
    recorder.check("guard_bounds", [exponent, recorder.int(largestExponent + 1)]);
  return recorder.op("big_pow", recorder.asBig(a, x), exponent);
};

const trueDivide: BigRecipe = (recorder, a, b, x, y) => {
  if (y === 0) return null;
  const divisor = recorder.asBig(b, y);
  guardNonzero(recorder, divisor);
  return recorder.check("big_truediv", [recorder.asBig(a, x), divisor]);
};

/** By the names of the rows in arithmetic.ts. */
export const bigRecipes: Readonly<Record<string, BigRecipe>> = {
  add: plain("big_add"),
  subtract: plain("big_sub"),
  multiply: plain("big_mul"),
  floorDivide,
  trueDivide,
  remainder,
  power,
  bitwiseAnd,
  bitwiseOr: plain("big_or"),
  bitwiseXor: plain("big_xor"),
  shiftLeft: shift("big_shl", largestCount),
  shiftRight: shift("big_shr", Number.MAX_SAFE_INTEGER - 1),
};

/** `pow(a, n, m)` of ints, n not negative and m positive. */
export function recordPowerModulo(
  recorder: Recorder,
  symbols: readonly [Symbol, Symbol, Symbol],
  live: readonly [Value, Value, Value],
): Node | null {
  const [x, n, m] = live;
  if (!isInt(x) || !isInt(n) || !isInt(m) || Number(n) < 0 || Number(m) <= 0) return null;
  const isSmall = symbols.every((s, i) => !isBig(recorder, s, live[i] as Value));
  const zero = recorder.int(0);
  if (isSmall) {
    const [a, b, c] = symbols.map((s, i) => recorder.asInt(s, live[i] as Value));
    recorder.guardTruth(recorder.op("int_ge", b as Node, zero), true);
    recorder.guardTruth(recorder.op("int_gt", c as Node, zero), true);
    return recorder.op("int_powmod", a as Node, b as Node, c as Node);
  }
  const [a, b, c] = symbols.map((s, i) => recorder.asBig(s, live[i] as Value));
  const none = recorder.constantOf(0n);
  recorder.guardTruth(recorder.op("big_ge", b as Node, none), true);
  recorder.guardTruth(recorder.op("big_gt", c as Node, none), true);
  return recorder.op("big_powmod", a as Node, b as Node, c as Node);
}

/**
 * Complex numbers as pairs of floats.
 *
 * Operands are taken apart (`complex_real`, `complex_imag`) and results put together
 * (`new_complex`), so that the virtuals pass need not build what lives in the trace alone: a loop's
 * complex variable is two doubles. The formulas are those of objects/complex-arithmetic.ts, operation
 * by operation; where it would recover infinities from nan, the trace leaves.
 *
 * Python: a real operand keeps to the real part, it has no imaginary zero.
 */
import { complexType } from "../../src/objects/complex.ts";
import { PyComplex, type Value } from "../../src/objects/object.ts";
import { constant, type Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import type { Symbol } from "./state.ts";
import { isFloat } from "./values.ts";

/** Exactly a complex number. */
export function isComplex(live: unknown): live is PyComplex {
  return live instanceof PyComplex && live.shape === complexType.rootShape;
}

interface Parts {
  readonly real: Node;
  /** Null: a real number. */
  readonly imag: Node | null;
}

function isReal(live: Value): boolean {
  return typeof live === "number" || isFloat(live);
}

export function partsOf(recorder: Recorder, symbol: Symbol, live: PyComplex): [Node, Node] {
  const node = recorder.box(symbol);
  if (node.op === "new_complex") return [...node.args] as [Node, Node];
  if (node.op === "const") return [constant(live.real, "f"), constant(live.imag, "f")];
  recorder.guardShape(node, complexType.rootShape);
  return [recorder.op("complex_real", node), recorder.op("complex_imag", node)];
}

function operand(recorder: Recorder, symbol: Symbol, live: Value): Parts {
  if (!isComplex(live)) return { real: recorder.asFloat(symbol, live), imag: null };
  const [real, imag] = partsOf(recorder, symbol, live);
  return { real, imag };
}

function make(recorder: Recorder, real: Node, imag: Node): Node {
  return recorder.op("new_complex", real, imag);
}

/** Both parts nan: CPython looks whether an infinity was lost. */
function guardNumber(recorder: Recorder, part: Node): void {
  recorder.guardTruth(recorder.op("float_eq", part, part), true);
}

type Recipe = (recorder: Recorder, a: Parts, b: Parts, x: Value, y: Value) => Node | null;

const add: Recipe = (recorder, a, b) => {
  const real = recorder.op("float_add", a.real, b.real);
  if (a.imag === null) return make(recorder, real, b.imag as Node);
  if (b.imag === null) return make(recorder, real, a.imag);
  return make(recorder, real, recorder.op("float_add", a.imag, b.imag));
};

const subtract: Recipe = (recorder, a, b) => {
  const real = recorder.op("float_sub", a.real, b.real);
  if (a.imag === null) return make(recorder, real, recorder.op("float_neg", b.imag as Node));
  if (b.imag === null) return make(recorder, real, a.imag);
  return make(recorder, real, recorder.op("float_sub", a.imag, b.imag));
};

const multiply: Recipe = (recorder, a, b) => {
  if (a.imag === null || b.imag === null) return scale(recorder, a, b);
  const real = recorder.op(
    "float_sub",
    recorder.op("float_mul", a.real, b.real),
    recorder.op("float_mul", a.imag, b.imag),
  );
  guardNumber(recorder, real);
  const imag = recorder.op(
    "float_add",
    recorder.op("float_mul", a.real, b.imag),
    recorder.op("float_mul", a.imag, b.real),
  );
  return make(recorder, real, imag);
};

function scale(recorder: Recorder, a: Parts, b: Parts): Node {
  const imag = (a.imag ?? b.imag) as Node;
  const factor = a.imag === null ? a.real : b.real;
  return make(
    recorder,
    recorder.op("float_mul", a.real, b.real),
    recorder.op("float_mul", imag, factor),
  );
}

const divide: Recipe = (recorder, a, b, x, y) => {
  if (a.imag === null) return null;
  if (b.imag === null) {
    if (Number(isFloat(y) ? y.value : y) === 0) return null;
    if (b.real.op !== "const") recorder.check("guard_float_nonzero", [b.real]);
    return make(
      recorder,
      recorder.op("float_truediv", a.real, b.real),
      recorder.op("float_truediv", a.imag, b.real),
    );
  }
  return divideByComplex(recorder, a.real, a.imag, b.real, b.imag, x as PyComplex, y as PyComplex);
};

/** Smith's method: by the larger part of the divisor. */
function divideByComplex(
  recorder: Recorder,
  ar: Node,
  ai: Node,
  br: Node,
  bi: Node,
  x: PyComplex,
  y: PyComplex,
): Node | null {
  const parts = [x.real, x.imag, y.real, y.imag];
  if (!parts.every(Number.isFinite) || (y.real === 0 && y.imag === 0)) return null;
  const byReal = Math.abs(y.real) >= Math.abs(y.imag);
  const sizes = [recorder.op("float_abs", br), recorder.op("float_abs", bi)] as const;
  recorder.guardTruth(recorder.op("float_ge", sizes[0], sizes[1]), byReal);
  const [major, minor] = byReal ? [br, bi] : [bi, br];
  recorder.check("guard_float_nonzero", [major]);
  const ratio = recorder.op("float_truediv", minor, major);
  const scaled = recorder.op("float_mul", minor, ratio);
  // The order of the operands is CPython's, which sums of signed zeros show.
  const denominator = byReal
    ? recorder.op("float_add", major, scaled)
    : recorder.op("float_add", scaled, major);
  const [first, second] = byReal ? [ar, ai] : [ai, ar];
  const top = byReal
    ? recorder.op("float_add", first, recorder.op("float_mul", second, ratio))
    : recorder.op("float_add", recorder.op("float_mul", second, ratio), first);
  const bottom = byReal
    ? recorder.op("float_sub", second, recorder.op("float_mul", first, ratio))
    : recorder.op("float_sub", recorder.op("float_mul", first, ratio), second);
  const real = recorder.op("float_truediv", top, denominator);
  guardNumber(recorder, real);
  return make(recorder, real, recorder.op("float_truediv", bottom, denominator));
}

const recipes: Readonly<Record<string, Recipe>> = { add, subtract, multiply, trueDivide: divide };

/** An operator of two numbers of which one is complex; null: call it. */
export function computeComplex(
  recorder: Recorder,
  name: string,
  a: Symbol,
  b: Symbol,
  x: Value,
  y: Value,
): Node | null {
  if (!(isComplex(x) || isReal(x)) || !(isComplex(y) || isReal(y))) return null;
  if (name === "power") return square(recorder, a, x, y);
  const recipe = recipes[name];
  if (recipe === undefined || (name === "trueDivide" && !isComplex(x))) return null;
  return recipe(recorder, operand(recorder, a, x), operand(recorder, b, y), x, y);
}

/** z ** 2, as repeated squaring has it: 1 times z times z, zeros and all. */
function square(recorder: Recorder, a: Symbol, x: Value, y: Value): Node | null {
  if (!isComplex(x) || y !== 2) return null;
  const [real, imag] = partsOf(recorder, a, x);
  const z = { real, imag };
  const squared = multiply(recorder, z, z, x, x) as Node;
  const one = { real: constant(1, "f"), imag: constant(0, "f") };
  const [r, i] = squared.args as [Node, Node];
  const result = multiply(recorder, one, { real: r, imag: i }, x, x) as Node;
  for (const part of result.args) guardFinite(recorder, part);
  return result;
}

function guardFinite(recorder: Recorder, part: Node): void {
  const size = recorder.op("float_abs", part);
  const infinity = constant(Number.POSITIVE_INFINITY, "f");
  recorder.guardTruth(recorder.op("float_lt", size, infinity), true);
}

export function negateComplex(recorder: Recorder, symbol: Symbol, live: PyComplex): Node {
  const [real, imag] = partsOf(recorder, symbol, live);
  return make(recorder, recorder.op("float_neg", real), recorder.op("float_neg", imag));
}

/** abs(z); an overflow raises. */
export function sizeOfComplex(recorder: Recorder, symbol: Symbol, live: PyComplex): Node | null {
  const [real, imag] = partsOf(recorder, symbol, live);
  if (!Number.isFinite(Math.hypot(live.real, live.imag))) return null;
  const size = recorder.check("math", [real, imag], { name: "hypot" });
  guardFinite(recorder, size);
  return size;
}

/** complex(x) and complex(x, y) of real numbers. */
export function makeComplex(
  recorder: Recorder,
  args: readonly Symbol[],
  live: readonly Value[],
): Symbol {
  if (args.length === 0 || args.length > 2 || !live.every(isReal)) return null;
  const [real, imag] = args.map((symbol, i) => recorder.asFloat(symbol, live[i] as Value));
  return make(recorder, real as Node, imag ?? constant(0, "f"));
}

export function conjugate(
  recorder: Recorder,
  args: readonly Symbol[],
  live: readonly Value[],
): Symbol {
  const [z] = live;
  if (args.length !== 1 || !isComplex(z)) return null;
  const [real, imag] = partsOf(recorder, args[0] as Symbol, z);
  return make(recorder, real, recorder.op("float_neg", imag));
}

/** z.real or z.imag; null for other attributes. */
export function loadPart(
  recorder: Recorder,
  symbol: Symbol,
  live: Value,
  name: string,
): Node | null {
  if (!isComplex(live) || (name !== "real" && name !== "imag")) return null;
  const [real, imag] = partsOf(recorder, symbol, live);
  return name === "real" ? real : imag;
}

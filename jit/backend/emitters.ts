/**
 * What each operation becomes in JavaScript: one template per row of the op table, and for checks
 * the condition under which the trace goes on.
 *
 * Holes: the operands A, B, C ... in order. For ops that name a JS object, the object comes after
 * the operands; `imm` follows as a literal. Ops whose text depends on ranges or on names are
 * functions.
 *
 * Invariant: an n value is a safe integer and never -0; an f value is any double. Emitted text
 * has no side effects besides those of the op, and never a bare `%` on values that may be
 * negative or beyond int32 (facts: 20-30 ns).
 */
import { ListKind } from "../../src/objects/list.ts";
import type { FunctionName } from "../ir/functions.ts";
import type { IrOp } from "../ir/ops.ts";
import type { Node } from "../ir/tree.ts";
import type { Range } from "../ir/range.ts";
import type { PyType } from "../../src/objects/type.ts";
import {
  bigLiteral,
  type Expression,
  expressionTemplate as js,
  type Template,
} from "./templates.ts";

/** What an emitter may ask about its node. */
export interface EmitContext {
  rangeOf(node: Node): Range;
  /** The name under which a JS object is passed to the emitted function. */
  object(value: unknown): Expression;
  /** A function of backend/runtime.ts. */
  runtime(name: string): Expression;
  number(value: number): Expression;
}

export type Emitter =
  | Template
  | ((operands: Expression[], node: Node, context: EmitContext) => Expression);

/** Marks emitters that take the node and the context. */
const special = new Set<unknown>();
function custom(
  emit: (operands: Expression[], node: Node, context: EmitContext) => Expression,
): Emitter {
  special.add(emit);
  return emit;
}

export function emitWith(
  emitter: Emitter,
  operands: Expression[],
  node: Node,
  context: EmitContext,
): Expression {
  if (special.has(emitter)) {
    return (emitter as (o: Expression[], n: Node, c: EmitContext) => Expression)(
      operands,
      node,
      context,
    );
  }
  return (emitter as Template)(...operands);
}

const INT32_MIN = -0x80000000;
const INT32_MAX = 0x7fffffff;

function isInt32(range: Range): boolean {
  return range.low >= INT32_MIN && range.high <= INT32_MAX;
}

function isUint32(range: Range): boolean {
  return range.low >= 0 && range.high <= 0xffffffff;
}

/** The exponent when the range is one power of two below 2^31, else -1. */
function powerOfTwo({ low, high }: Range): number {
  if (low !== high || low <= 0 || low > 0x40000000 || (low & (low - 1)) !== 0) return -1;
  return 31 - Math.clz32(low);
}

/** A runtime function of the same name applied to the operands. */
function viaRuntime(name: string): Emitter {
  const call = js("A(...B)");
  return custom((operands, _node, context) => call(context.runtime(name), ...operands));
}

const bitwise = (operator: string, name: string): Emitter => {
  const direct = js(`A ${operator} B`);
  const unsigned = js(`(A ${operator} B) >>> 0`);
  const slow = js("A(B, C)");
  return custom((operands, node, context) => {
    const [a, b] = node.args as [Node, Node];
    if (isInt32(context.rangeOf(a)) && isInt32(context.rangeOf(b))) return direct(...operands);
    if (isUint32(context.rangeOf(a)) && isUint32(context.rangeOf(b))) return unsigned(...operands);
    return slow(context.runtime(name), ...operands);
  });
};

const and = (() => {
  const direct = js("A & B");
  const low32 = js("(A & B) >>> 0");
  const slow = js("A(B, C)");
  return custom((operands, node, context) => {
    const [a, b] = (node.args as [Node, Node]).map((n) => context.rangeOf(n)) as [Range, Range];
    if (isInt32(a) && isInt32(b)) return direct(...operands);
    // JS & works modulo 2^32, which is exact for a mask below 2^31 (or 2^32, made unsigned).
    if (b.low >= 0 && b.high <= INT32_MAX) return direct(...operands);
    if (a.low >= 0 && a.high <= INT32_MAX) return direct(...operands);
    if (b.low >= 0 && b.high <= 0xffffffff) return low32(...operands);
    return slow(context.runtime("intAnd"), ...operands);
  });
})();

const floorDivide = (() => {
  const truncated = js("A / B | 0");
  const shifted = js("A >> B");
  const floored = js("Math.floor(A / B) + 0");
  const positive = js("Math.floor(A / B)");
  return custom((operands, node, context) => {
    const [a, b] = (node.args as [Node, Node]).map((n) => context.rangeOf(n)) as [Range, Range];
    const power = isInt32(a) ? powerOfTwo(b) : -1;
    if (power >= 0) return shifted(operands[0] as Expression, context.number(power));
    if (a.low >= 0 && b.low > 0) {
      return (isInt32(a) && isInt32(b) ? truncated : positive)(...operands);
    }
    return floored(...operands);
  });
})();

const modulo = (() => {
  const truncated = js("A % B");
  const masked = js("A & B");
  const signed = js("A % B + (A % B >> 31 & B)");
  const multiplied = js("A - Math.floor(A / B) * B");
  const slow = js("A(B, C)");
  return custom((operands, node, context) => {
    const [a, b] = (node.args as [Node, Node]).map((n) => context.rangeOf(n)) as [Range, Range];
    if (isInt32(a) && powerOfTwo(b) >= 0) {
      return masked(operands[0] as Expression, context.number(b.low - 1));
    }
    if (a.low >= 0 && b.low > 0) {
      return (isInt32(a) && isInt32(b) ? truncated : multiplied)(...operands);
    }
    if (isInt32(a) && isInt32(b) && b.low > 0) return signed(...operands);
    return slow(context.runtime("intMod"), ...operands);
  });
})();

const shiftRight = (() => {
  const direct = js("A >> B");
  const floored = js("Math.floor(A / B)");
  const slow = js("A(B, C)");
  return custom((operands, node, context) => {
    const [a, b] = node.args as [Node, Node];
    const count = context.rangeOf(b);
    if (isInt32(context.rangeOf(a)) && count.low >= 0 && count.high <= 31) {
      return direct(...operands);
    }
    if (count.low === count.high && count.high <= 52) {
      return floored(operands[0] as Expression, context.number(2 ** count.low));
    }
    return slow(context.runtime("intShiftRight"), ...operands);
  });
})();

const shiftLeft = (() => {
  const scaled = js("A * B");
  const slow = js("A(B, C)");
  return custom((operands, node, context) => {
    const count = context.rangeOf(node.args[1] as Node);
    if (count.low === count.high && count.high <= 53) {
      return scaled(operands[0] as Expression, context.number(2 ** count.low));
    }
    return slow(context.runtime("intShiftLeft"), ...operands);
  });
})();

/** The second operand is an n: a literal BigInt where it is known. */
function bigCount(text: string): Emitter {
  const apply = js(text);
  const convert = js("BigInt(A)");
  return custom(([a, b], node) => {
    const count = node.args[1] as Node;
    const big =
      count.op === "const" ? bigLiteral(BigInt(count.object as number)) : convert(b as Expression);
    return apply(a as Expression, big);
  });
}

/** The bits of a g under a mask that is an n. */
const bigMasked = bigCount("Number(A & B)");

/** Python's sums fit a double's 53 bits only when the operands are not at the limit themselves. */
const lowSum = (operator: "+" | "-"): Emitter => {
  const direct = js(`A ${operator} B | 0`);
  const cut = js(`(A | 0) ${operator} (B | 0) | 0`);
  return custom((operands, node, context) => {
    const isHalf = node.args.every((arg) => {
      const { low, high } = context.rangeOf(arg);
      return low >= -(2 ** 52) && high <= 2 ** 52;
    });
    return (isHalf ? direct : cut)(...operands);
  });
};

const mathCall = (() => {
  const direct = js("A(...B)");
  return custom((operands, node, context) =>
    direct(context.runtime(`math_${node.name}`), ...operands),
  );
})();

function property(receiver: Expression, key: string): Expression {
  return {
    type: "MemberExpression",
    object: receiver as never,
    property: /^[A-Za-z_$][\w$]*$/.test(key)
      ? { type: "Identifier", name: key }
      : { type: "Literal", value: key, raw: JSON.stringify(key) },
    computed: !/^[A-Za-z_$][\w$]*$/.test(key),
    optional: false,
  };
}

const assignTo = (target: Expression, value: Expression): Expression => ({
  type: "AssignmentExpression",
  operator: "=",
  left: target as never,
  right: value,
});

const withObject = (text: string): Emitter => {
  const template = js(text);
  return custom((operands, node, context) => template(...operands, context.object(node.object)));
};

const instance = js("new A()");
const sequence = (...expressions: Expression[]): Expression => ({
  type: "SequenceExpression",
  expressions,
});
const runtimeCall = js("A(...B)");
const runtimeList = js("A(B, [...C])");
const runtimeTuple = js("new A([...B])");

/** Functions of ir/functions.ts that are shorter written out than called. */
// biome-ignore format: one row per function reads as a table.
const functionTemplates: Readonly<Partial<Record<FunctionName, Template>>> = {
  str_slice: js("A.slice(...B)"),
  str_in: js("B.includes(A)"),
  str_of_int: js("'' + A"),
  str_of_point: js("String.fromCharCode(A)"),
  is_found: js("A !== undefined"),
  entry_value: js("A.value"),
  entry_key: js("A.key"),
  set_entry_value: js("A.value = B"),
  dict_find: js("A.entries.get(B)"),
  dict_size: js("A.size"),
  dict_first: js("A.first"),
  dict_entry: js("A.order[B]"),
  octet_of_bytes: js("A[B]"),
  compact_data: js("A.data"), int32_at: js("A[B]"), bool_at: js("A[B] === 1"),
  set_int32: js("A[B] = C"), set_bool: js("A[B] = C ? 1 : 0"),
  buffer_int: js("A[B]"), buffer_float: js("A[B]"),
  set_buffer_int: js("A[B] = C"), set_buffer_float: js("A[B] = C"),
  set_size: js("A.size"), deque_size: js("A.size"),
  set_key: js("A.keys[B]"),
};

const viaName = custom((operands, node, context) =>
  runtimeCall(context.runtime(node.name), ...operands),
);

const literal = (value: boolean): Expression => ({ type: "Literal", value, raw: String(value) });

const functionCall = custom((operands, node, context) => {
  const template = functionTemplates[node.name as FunctionName];
  if (template !== undefined) return template(...operands);
  return runtimeCall(context.runtime(node.name), ...operands);
});

/**
 * The value of an op. For checks with a result (int_add, unbox_*) the value is computed first
 * and `conditions` below decides, with the result as the last hole.
 */
// biome-ignore format: one row per operation reads as a table.
export const values: Partial<Readonly<Record<IrOp, Emitter>>> = {
  int_add: js("A + B"), int_add32: js("A + B"), int_add_raw: js("A + B"),
  int_sub: js("A - B"), int_sub32: js("A - B"), int_sub_raw: js("A - B"),
  int_mul: js("A * B + 0"), int_mul32: js("A * B + 0"), int_mul_raw: js("A * B + 0"),
  int_neg: js("0 - A"),
  int_invert: js("-1 - A"),
  int_abs: js("Math.abs(A)"),
  int_floordiv: floorDivide,
  int_mod: modulo,
  int_truediv: js("A / B"),
  int_pow: viaRuntime("intPower"),
  int_powmod: viaRuntime("intPowerModulo"),
  int_and: and, int_and_raw: and,
  int_or: bitwise("|", "intOr"),
  int_xor: bitwise("^", "intXor"), int_xor_raw: bitwise("^", "intXor"),
  int_shl: shiftLeft,
  int_shr: shiftRight,
  int_muladd_mod: viaRuntime("multiplyAddModulo"),
  low_add: lowSum("+"), low_sub: lowSum("-"), low_mul: js("Math.imul(A, B)"),
  low_and: js("A & B"), low_or: js("A | B"), low_xor: js("A ^ B"), low_shl: js("A << B"),
  low_shr: js("A >>> B | 0"), low_mul_high: viaRuntime("multiplyHigh"),
  low_less: js("A >>> 0 < B >>> 0 ? 1 : 0"),
  int_high: js("Math.floor(A / 4294967296) | 0"),
  int_of_halves: js("A * 4294967296 + (B >>> 0)"),
  int_min: js("A < B ? A : B"),
  int_max: js("A > B ? A : B"),
  int_lt: js("A < B"), int_le: js("A <= B"), int_eq: js("A === B"),
  int_ne: js("A !== B"), int_gt: js("A > B"), int_ge: js("A >= B"),

  int_to_big: js("BigInt(A)"),
  big_to_int: js("Number(A)"), big_to_float: js("Number(A)"),
  box_big: viaRuntime("boxBig"),
  big_add: js("A + B"), big_sub: js("A - B"), big_mul: js("A * B"),
  big_neg: js("-A"), big_invert: js("~A"), big_abs: viaRuntime("bigAbsolute"),
  big_floordiv: viaRuntime("bigFloorDivide"),
  big_mod: viaRuntime("bigModulo"), big_mod_int: viaRuntime("bigModuloInt"),
  big_and_int: bigMasked,
  big_truediv: viaRuntime("bigTrueDivide"),
  big_pow: bigCount("A ** B"), big_powmod: viaRuntime("bigPowerModulo"),
  big_and: js("A & B"), big_or: js("A | B"), big_xor: js("A ^ B"),
  big_shl: bigCount("A << B"), big_shr: bigCount("A >> B"),
  big_high: viaRuntime("bigHigh"), big_low: viaRuntime("bigLow"),
  big_of_halves: viaRuntime("bigOfHalves"),
  big_lt: js("A < B"), big_le: js("A <= B"), big_eq: js("A === B"),
  big_ne: js("A !== B"), big_gt: js("A > B"), big_ge: js("A >= B"),
  big_is_true: js("A !== 0n"),

  float_add: js("A + B"), float_sub: js("A - B"), float_mul: js("A * B"),
  float_truediv: js("A / B"),
  float_floordiv: viaRuntime("floatFloorDivide"),
  float_mod: viaRuntime("floatModulo"),
  float_pow: viaRuntime("floatPower"),
  float_neg: js("-A"),
  float_abs: js("Math.abs(A)"),
  float_min: js("B < A ? B : A"), float_max: js("B > A ? B : A"),
  float_lt: js("A < B"), float_le: js("A <= B"), float_eq: js("A === B"),
  float_ne: js("A !== B"), float_gt: js("A > B"), float_ge: js("A >= B"),
  math: mathCall,

  complex_real: js("A.real"), complex_imag: js("A.imag"),
  new_complex: custom((o, _node, c) => js("new A(B, C)")(c.runtime("PyComplex"), ...o)),

  int_to_float: js("A"),
  float_to_int: js("Math.trunc(A) + 0"),
  float_floor: js("Math.floor(A) + 0"),
  float_ceil: js("Math.ceil(A) + 0"),
  float_round: viaRuntime("roundHalfEven"),
  bool_to_int: js("A ? 1 : 0"),
  int_is_true: js("A !== 0"),
  float_is_true: js("A !== 0"),
  bool_not: js("!A"),
  bool_eq: js("A === B"),
  bool_or: js("A || B"),
  bool_and: js("A && B"),

  str_concat: js("A + B"),
  str_eq: js("A === B"), str_lt: js("A < B"), str_le: js("A <= B"),
  str_len: js("A.length"),
  str_item: js("A[B]"),
  str_ord: js("A.charCodeAt(0)"),

  unbox_big: viaRuntime("toBig"),
  unbox_int: js("A"), guard_int32: js("A"),
  unbox_float: js("A.value"),
  unbox_bool: js("A"),
  unbox_str: js("A"),
  box_float: custom(([a], _node, c) => js("new A(B)")(c.runtime("PyFloat"), a as Expression)),
  same: js("A === B"),

  get_field: custom(([a], node) => property(a as Expression, node.name)),
  set_field: custom(([a, b], node) => assignTo(property(a as Expression, node.name), b as Expression)),
  set_shape: custom(([a, b], node, c) =>
    sequence(
      assignTo(property(a as Expression, node.name), b as Expression),
      assignTo(property(a as Expression, "shape"), c.object(node.object)),
    )),
  get_plain: custom(([a], node) => property(a as Expression, node.name)),
  list_items: js("A.raw"),
  tuple_items: js("A.items"),
  array_length: js("A.length"),
  tuple_length: js("A.length"),
  array_get: js("A[B]"),
  array_set: js("A[B] = C"),
  list_push: custom(([a, b], node, c) => {
    const kind = c.number(node.imm);
    if (node.imm === ListKind.Float) return runtimeCall(c.runtime("pushDouble"), a as Expression, b as Expression);
    return js("(A.kind === 0 && (A.kind = C), A.raw.push(B))")(a as Expression, b as Expression, kind);
  }),
  array_push: js("A.push(B)"),
  array_pop: js("A.pop()"),
  tuple_item: custom(([a], node, c) => js("A.items[B]")(a as Expression, c.number(node.imm))),
  get_entry: withObject("A.value"),
  set_entry: withObject("B.value = A"),
  get_cell: js("A.value"),
  set_cell: js("A.value = B"),

  new_tuple: custom((items, _node, c) => runtimeTuple(c.runtime("PyTuple"), ...items)),
  new_list: custom((items, node, c) => runtimeList(c.runtime("makeList"), c.number(node.imm), ...items)),
  new_instance: custom((_o, node, c) => instance(c.object((node.object as PyType).instanceClass))),
  new_cell: custom(([a], _node, c) => js("new A(B)")(c.runtime("PyCell"), a as Expression)),
  new_method: custom((o, _node, c) => js("new A(B, C)")(c.runtime("PyMethod"), ...o)),
  guard_generator: custom(([a], node, c) =>
    js("A(B, C, D)")(c.runtime("waitingFrame"), a as Expression, c.object(node.object), c.number(node.imm))),
  frame_slot: custom(([a], node, c) => js("A.regs[B]")(a as Expression, c.number(node.imm))),
  new_virtual: custom((o, node, c) => js("A(B, [...C])")(c.runtime("buildVirtual"), c.object(node.object), ...o)),
  new_slice: custom((o, _node, c) => js("new A(B, C, D)")(c.runtime("PySlice"), ...o)),

  caught: custom((_o, _node, c) => js("A(z)")(c.runtime("caught"))),
  new_exception: custom((args, node, c) =>
    js("A(B, [...C])")(c.runtime("newException"), c.object(node.object), ...args)),

  call: custom((o, node, c) => runtimeCall(c.runtime(node.name), ...(node.object === undefined ? o : [c.object(node.object), ...o]))),
  call_bool: custom((o, node, c) => runtimeCall(c.runtime(node.name), ...o)),
  call_pure: functionCall, call_read: functionCall, call_make: functionCall,
  call_write: functionCall, call_raise: functionCall,
  call_native: custom((o, node, c) => runtimeCall(c.object(node.object), ...o)),
  call_tree: custom((o, node, c) => js("A.run(...B)")(c.object(node.object), ...o)),
  call_generator: viaName,
  new_generator: custom(([func, ...args], node, c) =>
    js("A(B, C, [...D])")(c.runtime("newGenerator"), func as Expression, literal(node.imm === 1), ...args)),
  own_frame: js("F"),
  set_slot: custom(([a], node, c) => js("R[A] = B")(c.number(node.imm), a as Expression)),
};

const safe: Emitter = js("Number.isSafeInteger(C)");
/** By imm, as `guardRanges` has them. */
const guardTests: readonly Template[] = [js("A === (A | 0)"), js("A === A >>> 0"), js("A >= 0")];
const anyInt = js("typeof A === 'number' || typeof A === 'bigint'");
const int32: Emitter = js("C === (C | 0)");
const valueHasShape = js("A?.shape === B");
const itemHasShape = js("A !== null && A.shape === B");

/** V8: `?.` is two comparisons. An item may be None, but it is never unbound. */
function hasShape({ args: [value] }: Node): Template {
  return value?.op === "array_get" ? itemHasShape : valueHasShape;
}

/** The condition under which a check passes; the last hole is the op's result where it has one. */
// biome-ignore format: one row per operation reads as a table.
export const conditions: Partial<Readonly<Record<IrOp, Emitter>>> = {
  int_add: safe, int_sub: safe, int_mul: safe,
  int_add32: int32, int_sub32: int32, int_mul32: int32,
  big_to_int: js("Number.isSafeInteger(B)"), big_to_float: js("Number.isFinite(B)"),
  big_truediv: js("Number.isFinite(C)"),
  int_pow: safe, int_shl: safe, int_and: safe, int_xor: safe,
  float_pow: js("Number.isFinite(C)"),
  math: custom((o, node, c) => runtimeCall(c.runtime(`math_${node.name}_ok`), ...o)),
  float_to_int: js("Number.isSafeInteger(B)"),
  float_floor: js("Number.isSafeInteger(B)"),
  float_ceil: js("Number.isSafeInteger(B)"),
  float_round: js("Number.isSafeInteger(B)"),
  str_ord: js("A.length === 1"),
  unbox_big: custom((o, node, c) =>
    (node.imm === 0 ? anyInt(...o) : js("A(B)")(c.runtime("isWord"), ...o))),
  unbox_int: js("typeof A === 'number'"), guard_int32: custom((o, node) => (guardTests[node.imm] as Template)(...o)),
  // Only exact floats have this shape, on their prototype: to V8 it is one check of the map.
  unbox_float: custom(([a], node, c) => hasShape(node)(a as Expression, c.runtime("floatShape"))),
  unbox_bool: js("typeof A === 'boolean'"),
  unbox_str: js("typeof A === 'string'"),
  guard_true: js("A"),
  guard_false: js("!A"),
  guard_value: js("A === B"),
  guard_not_value: js("A !== B"),
  guard_shape: custom(([a], node, c) => hasShape(node)(a as Expression, c.object(node.object))),
  guard_class: custom(([a], node, c) => js("A instanceof B")(a as Expression, c.object(node.object))),
  guard_version: custom((_o, node, c) => js("A.version === B")(c.object(node.object), c.number(node.imm))),
  guard_list_kind: custom(([a], node, c) => js("A.kind === B")(a as Expression, c.number(node.imm))),
  guard_list_takes: custom(([a], node, c) => js("A.kind === B || A.kind === 0")(a as Expression, c.number(node.imm))),
  guard_bounds: custom(([a, b], node, c) =>
    (c.rangeOf(node.args[0] as Node).low >= 0 ? js("A < B") : js("A >= 0 && A < B"))(a as Expression, b as Expression)),
  guard_nonzero: js("A !== 0"),
  guard_float_nonzero: js("A !== 0"),
  guard_entry: custom(([a], node, c) => js("A.value === B")(c.object(node.object), a as Expression)),
  guard_keys: custom((_o, node, c) => js("A.keysVersion === B")(c.object(node.object), c.number(node.imm))),
  guard_bound: js("A !== undefined"),
  guard_plain: js("A.isPlain"),
  guard_generator: js("B !== null"),
  guard_depth: custom((_o, node, c) => js("d + A < B.limit")(c.number(node.imm), c.runtime("depth"))),
};

/** Checks whose condition is tested before the value is computed. */
export const testedFirst: ReadonlySet<IrOp> = new Set<IrOp>([
  "unbox_int",
  "unbox_big",
  "unbox_float",
  "unbox_bool",
  "unbox_str",
  "str_ord",
  "math",
  "guard_int32",
]);

/** Ops whose text mentions an operand more than once: their operands must be names. */
export const repeatsOperands: ReadonlySet<IrOp> = new Set<IrOp>([
  "int_mod",
  "int_min",
  "int_max",
  "float_min",
  "float_max",
  "unbox_float",
  "guard_bounds",
  "guard_shape",
  "set_shape",
  "list_push",
  "guard_list_takes",
  "int_add32",
  "int_sub32",
  "int_mul32",
  "int_add",
  "int_sub",
  "int_mul",
  "unbox_int",
  "unbox_big",
  "unbox_bool",
  "unbox_str",
  "str_ord",
  "math",
  "guard_int32",
]);

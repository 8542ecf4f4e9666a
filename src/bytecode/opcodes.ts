// The instruction set: one enum for speed, one table of facts beside it. Interpreter, compiler,
// assembler, disassembler and trace recorder all read this table, and a missing row does not compile.
//
// An instruction is one 32-bit word, `op | (arg << 8)`; read `op = word & 0xff`, `arg = word >>> 8`.
// Names and meanings are CPython 3.14's wherever it has them. What differs:
//  - jump operands are absolute instruction indexes; there are no EXTENDED_ARG and CACHE words;
//  - each binary operator and each comparison has an opcode of its own (BINARY_OP and COMPARE_OP there);
//  - conditional jumps and UNARY_NOT test truth themselves, so there is no TO_BOOL;
//  - FOR_ITER jumps to POP_ITER with the iterator still on the stack, so there is no END_FOR;
//  - CALL_KW, LOAD_SUPER_ATTR and the fused local pairs pack their operands as their rows say.
//
// Stack pictures read "before -- after" with the top at the right; NULL is JS `undefined`.
// Invariant: numbers are dense and below 256; RECORD and ENTER_TRACE stay last. The file is long because
// it is two listings of one set.

export const enum Op {
  // Frame entry and housekeeping.
  RESUME,
  NOP,
  POP_TOP,
  PUSH_NULL,
  COPY,
  SWAP,
  MAKE_CELL,
  COPY_FREE_VARS,
  RETURN_GENERATOR,
  // Constants.
  LOAD_CONST,
  LOAD_SMALL_INT,
  LOAD_COMMON_CONSTANT,
  LOAD_BUILD_CLASS,
  // Local variables. An unbound slot is `undefined`; every LOAD_FAST and DELETE_FAST checks.
  LOAD_FAST,
  LOAD_FAST_AND_CLEAR,
  STORE_FAST,
  DELETE_FAST,
  LOAD_FAST_LOAD_FAST,
  STORE_FAST_LOAD_FAST,
  STORE_FAST_STORE_FAST,
  // Cells. arg is a local slot (an index into localsplus).
  LOAD_DEREF,
  STORE_DEREF,
  DELETE_DEREF,
  LOAD_FROM_DICT_OR_DEREF,
  // Names.
  LOAD_NAME,
  STORE_NAME,
  DELETE_NAME,
  LOAD_LOCALS,
  LOAD_GLOBAL,
  LOAD_GLOBAL_NULL,
  STORE_GLOBAL,
  DELETE_GLOBAL,
  LOAD_FROM_DICT_OR_GLOBALS,
  SETUP_ANNOTATIONS,
  // Attributes.
  LOAD_ATTR,
  LOAD_METHOD,
  STORE_ATTR,
  DELETE_ATTR,
  LOAD_SUPER_ATTR,
  LOAD_SUPER_METHOD,
  LOAD_SPECIAL,
  // Operators.
  UNARY_NEGATIVE,
  UNARY_NOT,
  UNARY_INVERT,
  BINARY_ADD,
  BINARY_AND,
  BINARY_FLOOR_DIVIDE,
  BINARY_LSHIFT,
  BINARY_MATRIX_MULTIPLY,
  BINARY_MULTIPLY,
  BINARY_REMAINDER,
  BINARY_OR,
  BINARY_POWER,
  BINARY_RSHIFT,
  BINARY_SUBTRACT,
  BINARY_TRUE_DIVIDE,
  BINARY_XOR,
  INPLACE_ADD,
  INPLACE_AND,
  INPLACE_FLOOR_DIVIDE,
  INPLACE_LSHIFT,
  INPLACE_MATRIX_MULTIPLY,
  INPLACE_MULTIPLY,
  INPLACE_REMAINDER,
  INPLACE_OR,
  INPLACE_POWER,
  INPLACE_RSHIFT,
  INPLACE_SUBTRACT,
  INPLACE_TRUE_DIVIDE,
  INPLACE_XOR,
  BINARY_SUBSCR,
  COMPARE_LT,
  COMPARE_LE,
  COMPARE_EQ,
  COMPARE_NE,
  COMPARE_GT,
  COMPARE_GE,
  IS_OP,
  CONTAINS_OP,
  // Subscripts.
  STORE_SUBSCR,
  DELETE_SUBSCR,
  BINARY_SLICE,
  STORE_SLICE,
  BUILD_SLICE,
  // Jumps. The target is the absolute index of an instruction; conditions test truth themselves.
  POP_JUMP_IF_TRUE,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  JUMP_FORWARD,
  JUMP_BACKWARD,
  JUMP_BACKWARD_NO_INTERRUPT,
  // Iteration.
  GET_ITER,
  FOR_ITER,
  POP_ITER,
  // Calls.
  CALL,
  CALL_KW,
  CALL_FUNCTION_EX,
  CALL_INTRINSIC_1,
  CALL_INTRINSIC_2,
  MAKE_FUNCTION,
  SET_FUNCTION_ATTRIBUTE,
  RETURN_VALUE,
  // Building.
  BUILD_TUPLE,
  BUILD_LIST,
  BUILD_SET,
  BUILD_MAP,
  BUILD_STRING,
  BUILD_TEMPLATE,
  BUILD_INTERPOLATION,
  LIST_APPEND,
  SET_ADD,
  MAP_ADD,
  LIST_EXTEND,
  SET_UPDATE,
  DICT_UPDATE,
  DICT_MERGE,
  FORMAT_SIMPLE,
  FORMAT_WITH_SPEC,
  CONVERT_VALUE,
  UNPACK_SEQUENCE,
  UNPACK_EX,
  // Pattern matching.
  GET_LEN,
  MATCH_SEQUENCE,
  MATCH_MAPPING,
  MATCH_KEYS,
  MATCH_CLASS,
  // Exceptions. A handler starts with the stack cut to its depth, then [lasti] and the exception pushed.
  PUSH_EXC_INFO,
  POP_EXCEPT,
  CHECK_EXC_MATCH,
  CHECK_EG_MATCH,
  RERAISE,
  RAISE_VARARGS,
  WITH_EXCEPT_START,
  // Generators and coroutines.
  YIELD_VALUE,
  SEND,
  END_SEND,
  GET_YIELD_FROM_ITER,
  CLEANUP_THROW,
  GET_AWAITABLE,
  GET_AITER,
  GET_ANEXT,
  END_ASYNC_FOR,
  // Imports.
  IMPORT_NAME,
  IMPORT_FROM,
  // For the trace compiler only; never emitted by the compiler.
  RECORD,
  ENTER_TRACE,
}

/** What an operand means; decides how it is printed, patched and checked. */
/**
 * Words of `code.executable` alone (vm/fusion.ts): the run loop's own, no instructions. They follow
 * the opcodes, with room for new ones between.
 */
export const enum Fused {
  /** FOR_ITER STORE_FAST, over a range. */
  FOR_ITER_STORE = 176,
  /** LOAD_FAST_LOAD_FAST BINARY_SUBSCR, of lists and tuples by ints; so are the next three. */
  LOAD_PAIR_SUBSCR,
  /** LOAD_FAST BINARY_SUBSCR */
  LOAD_SUBSCR,
  /** COPY 2, COPY 2, BINARY_SUBSCR: the target of an augmented assignment. */
  COPY_SUBSCR,
  /** SWAP 3, SWAP 2, STORE_SUBSCR: its end. */
  SWAP_STORE_SUBSCR,
  /** LOAD_FAST LOAD_SMALL_INT BINARY_ADD, and a STORE_FAST behind it: `i += 1`. */
  LOAD_INT_ADD,
  LOAD_INT_SUBTRACT,
  /** LOAD_FAST LOAD_SMALL_INT COMPARE_xx POP_JUMP_IF_FALSE, of ints. */
  LOAD_INT_COMPARE,
  /** LOAD_FAST_LOAD_FAST COMPARE_xx POP_JUMP_IF_FALSE, of ints. */
  LOAD_PAIR_COMPARE,
  /** LOAD_FAST_LOAD_FAST and a sum, difference or product of two ints or two floats. */
  LOAD_PAIR_ARITHMETIC,
  /** LOAD_FAST and the same. */
  LOAD_ARITHMETIC,
  /** LOAD_CONST and the same. */
  CONST_ARITHMETIC,
  /** LOAD_FAST LOAD_ATTR, of a field. */
  LOAD_ATTR_FAST,
  /** STORE_FAST LOAD_FAST_LOAD_FAST */
  STORE_LOAD_PAIR,
  /** STORE_FAST LOAD_FAST */
  STORE_LOAD,
}

export const enum Operand {
  None,
  /** Index into `consts`. */
  Const,
  /** Index into `names`. */
  Name,
  /** `names` index shifted left by one; the low bit is 1 for super(a, b). */
  SuperName,
  /** Local slot. */
  Local,
  /** Two local slots: arg >>> 12 and arg & 0xfff. */
  LocalPair,
  /** Local slot that holds a cell. */
  Deref,
  /** Absolute index of a later instruction. */
  Jump,
  /** Absolute index of an earlier instruction. */
  JumpBack,
  /** A plain number. */
  Count,
  /** 0, or 1 for the negated operator. */
  Invert,
  /** A row of `commonConstants`. */
  Common,
  /** A row of `specialMethods`. */
  Special,
  /** A row of `intrinsics1`. */
  Intrinsic1,
  /** A row of `intrinsics2`. */
  Intrinsic2,
  /** A `FunctionAttribute`. */
  FunctionAttribute,
  /** 1 str, 2 repr, 3 ascii. */
  Conversion,
}

export interface OpInfo {
  readonly name: string;
  readonly operand: Operand;
  /** Change of the stack's depth when control falls through. */
  readonly effect: number | ((arg: number) => number);
  /** The same when the jump is taken, where it differs. */
  readonly jumpEffect?: number;
  /** Stack picture. */
  readonly stack: string;
  readonly note?: string;
  /** Control never falls through to the next instruction. */
  readonly ends?: boolean;
  /** The name CPython's dis prints, where it is another. */
  readonly dis?: string;
  /** The operand CPython's dis prints, where it is another. */
  readonly disArg?: (arg: number) => number;
  /** What dis prints in parentheses, where it does not follow from the operand. */
  readonly argText?: string;
  /** What dis adds to the name in parentheses. */
  readonly argSuffix?: string;
}

/** CPython packs a pair of slots into two nibbles; larger slots overlap in what is printed only. */
const packNibbles = (arg: number): number => ((arg >>> 12) << 4) | (arg & 0xfff);

// biome-ignore format: one row per instruction reads as a table.
export const opInfo: Readonly<Record<Op, OpInfo>> = {
  // Frame entry and housekeeping.
  [Op.RESUME]: { name: "RESUME", operand: Operand.Count, effect: 0, stack: "--", note: "0 at the start, 1 after yield, 2 after yield from, 3 after await; +4 inside one protected region only" },
  [Op.NOP]: { name: "NOP", operand: Operand.None, effect: 0, stack: "--" },
  [Op.POP_TOP]: { name: "POP_TOP", operand: Operand.None, effect: -1, stack: "value --" },
  [Op.PUSH_NULL]: { name: "PUSH_NULL", operand: Operand.None, effect: 1, stack: "-- NULL", note: "NULL is JS `undefined`" },
  [Op.COPY]: { name: "COPY", operand: Operand.Count, effect: 1, stack: "values[arg] -- values[arg] copy", note: "copies the arg-th from the top (1 = top)" },
  [Op.SWAP]: { name: "SWAP", operand: Operand.Count, effect: 0, stack: "bottom ... top -- top ... bottom", note: "exchanges the top with the arg-th from the top (2 = the one below)" },
  [Op.MAKE_CELL]: { name: "MAKE_CELL", operand: Operand.Deref, effect: 0, stack: "--", note: "local slot arg becomes a cell that holds its present value (or nothing)" },
  [Op.COPY_FREE_VARS]: { name: "COPY_FREE_VARS", operand: Operand.Count, effect: 0, stack: "--", note: "the function's arg closure cells fill the last arg local slots" },
  [Op.RETURN_GENERATOR]: { name: "RETURN_GENERATOR", operand: Operand.None, effect: 1, stack: "-- sent", note: "makes the generator from this frame and returns it; resumes here with the first value sent pushed" },
  // Constants.
  [Op.LOAD_CONST]: { name: "LOAD_CONST", operand: Operand.Const, effect: 1, stack: "-- value" },
  [Op.LOAD_SMALL_INT]: { name: "LOAD_SMALL_INT", operand: Operand.Count, effect: 1, stack: "-- arg", note: "the int arg itself, 0..255" },
  [Op.LOAD_COMMON_CONSTANT]: { name: "LOAD_COMMON_CONSTANT", operand: Operand.Common, effect: 1, stack: "-- value", note: "0 AssertionError 1 NotImplementedError 2 tuple 3 all 4 any (the built-in ones, whatever the names are bound to)" },
  [Op.LOAD_BUILD_CLASS]: { name: "LOAD_BUILD_CLASS", operand: Operand.None, effect: 1, stack: "-- __build_class__" },
  // Local variables.
  [Op.LOAD_FAST]: { name: "LOAD_FAST", operand: Operand.Local, effect: 1, stack: "-- value" },
  [Op.LOAD_FAST_AND_CLEAR]: { name: "LOAD_FAST_AND_CLEAR", operand: Operand.Local, effect: 1, stack: "-- value_or_NULL", note: "leaves the slot unbound; does not check" },
  [Op.STORE_FAST]: { name: "STORE_FAST", operand: Operand.Local, effect: -1, stack: "value --", note: "value may be NULL: it restores what LOAD_FAST_AND_CLEAR took" },
  [Op.DELETE_FAST]: { name: "DELETE_FAST", operand: Operand.Local, effect: 0, stack: "--" },
  [Op.LOAD_FAST_LOAD_FAST]: { name: "LOAD_FAST_LOAD_FAST", operand: Operand.LocalPair, effect: 2, stack: "-- first second", note: "slots arg >>> 12 and arg & 0xfff", disArg: packNibbles },
  [Op.STORE_FAST_LOAD_FAST]: { name: "STORE_FAST_LOAD_FAST", operand: Operand.LocalPair, effect: 0, stack: "value -- loaded", note: "stores to slot arg >>> 12, then loads arg & 0xfff", disArg: packNibbles },
  [Op.STORE_FAST_STORE_FAST]: { name: "STORE_FAST_STORE_FAST", operand: Operand.LocalPair, effect: -2, stack: "second first --", note: "stores the top to slot arg >>> 12, the next to arg & 0xfff", disArg: packNibbles },
  // Cells.
  [Op.LOAD_DEREF]: { name: "LOAD_DEREF", operand: Operand.Deref, effect: 1, stack: "-- value", note: "checks that the cell is filled" },
  [Op.STORE_DEREF]: { name: "STORE_DEREF", operand: Operand.Deref, effect: -1, stack: "value --" },
  [Op.DELETE_DEREF]: { name: "DELETE_DEREF", operand: Operand.Deref, effect: 0, stack: "--" },
  [Op.LOAD_FROM_DICT_OR_DEREF]: { name: "LOAD_FROM_DICT_OR_DEREF", operand: Operand.Deref, effect: 0, stack: "mapping -- value", note: "the mapping first, then the cell" },
  // Names.
  [Op.LOAD_NAME]: { name: "LOAD_NAME", operand: Operand.Name, effect: 1, stack: "-- value", note: "locals, globals, builtins" },
  [Op.STORE_NAME]: { name: "STORE_NAME", operand: Operand.Name, effect: -1, stack: "value --" },
  [Op.DELETE_NAME]: { name: "DELETE_NAME", operand: Operand.Name, effect: 0, stack: "--" },
  [Op.LOAD_LOCALS]: { name: "LOAD_LOCALS", operand: Operand.None, effect: 1, stack: "-- locals" },
  [Op.LOAD_GLOBAL]: { name: "LOAD_GLOBAL", operand: Operand.Name, effect: 1, stack: "-- value", dis: "LOAD_GLOBAL", disArg: (arg) => arg << 1 },
  [Op.LOAD_GLOBAL_NULL]: { name: "LOAD_GLOBAL_NULL", operand: Operand.Name, effect: 2, stack: "-- value NULL", note: "the same for a callee", dis: "LOAD_GLOBAL", disArg: (arg) => (arg << 1) | 1, argSuffix: " + NULL" },
  [Op.STORE_GLOBAL]: { name: "STORE_GLOBAL", operand: Operand.Name, effect: -1, stack: "value --" },
  [Op.DELETE_GLOBAL]: { name: "DELETE_GLOBAL", operand: Operand.Name, effect: 0, stack: "--" },
  [Op.LOAD_FROM_DICT_OR_GLOBALS]: { name: "LOAD_FROM_DICT_OR_GLOBALS", operand: Operand.Name, effect: 0, stack: "mapping -- value" },
  [Op.SETUP_ANNOTATIONS]: { name: "SETUP_ANNOTATIONS", operand: Operand.None, effect: 0, stack: "--", note: "makes __annotations__ in locals unless it is there" },
  // Attributes.
  [Op.LOAD_ATTR]: { name: "LOAD_ATTR", operand: Operand.Name, effect: 0, stack: "owner -- value", dis: "LOAD_ATTR", disArg: (arg) => arg << 1 },
  [Op.LOAD_METHOD]: { name: "LOAD_METHOD", operand: Operand.Name, effect: 1, stack: "owner -- callable self_or_NULL", note: "self when the attribute is a plain function of the class, else NULL", dis: "LOAD_ATTR", disArg: (arg) => (arg << 1) | 1, argSuffix: " + NULL|self" },
  [Op.STORE_ATTR]: { name: "STORE_ATTR", operand: Operand.Name, effect: -2, stack: "value owner --" },
  [Op.DELETE_ATTR]: { name: "DELETE_ATTR", operand: Operand.Name, effect: -1, stack: "owner --" },
  [Op.LOAD_SUPER_ATTR]: { name: "LOAD_SUPER_ATTR", operand: Operand.SuperName, effect: -2, stack: "super class self -- value", note: "name arg >>> 1; arg & 1: written super(a, b), else super()", dis: "LOAD_SUPER_ATTR", disArg: (arg) => arg << 1 },
  [Op.LOAD_SUPER_METHOD]: { name: "LOAD_SUPER_METHOD", operand: Operand.SuperName, effect: -1, stack: "super class self -- callable self_or_NULL", note: "operand as above", dis: "LOAD_SUPER_ATTR", disArg: (arg) => (arg << 1) | 1, argSuffix: " + NULL|self" },
  [Op.LOAD_SPECIAL]: { name: "LOAD_SPECIAL", operand: Operand.Special, effect: 1, stack: "owner -- callable self_or_NULL", note: "0 __enter__ 1 __exit__ 2 __aenter__ 3 __aexit__, looked up on the type" },
  // Operators.
  [Op.UNARY_NEGATIVE]: { name: "UNARY_NEGATIVE", operand: Operand.None, effect: 0, stack: "value -- result" },
  [Op.UNARY_NOT]: { name: "UNARY_NOT", operand: Operand.None, effect: 0, stack: "value -- bool", note: "tests truth itself" },
  [Op.UNARY_INVERT]: { name: "UNARY_INVERT", operand: Operand.None, effect: 0, stack: "value -- result" },
  [Op.BINARY_ADD]: { name: "BINARY_ADD", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 0, argText: "+" },
  [Op.BINARY_AND]: { name: "BINARY_AND", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 1, argText: "&" },
  [Op.BINARY_FLOOR_DIVIDE]: { name: "BINARY_FLOOR_DIVIDE", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 2, argText: "//" },
  [Op.BINARY_LSHIFT]: { name: "BINARY_LSHIFT", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 3, argText: "<<" },
  [Op.BINARY_MATRIX_MULTIPLY]: { name: "BINARY_MATRIX_MULTIPLY", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 4, argText: "@" },
  [Op.BINARY_MULTIPLY]: { name: "BINARY_MULTIPLY", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 5, argText: "*" },
  [Op.BINARY_REMAINDER]: { name: "BINARY_REMAINDER", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 6, argText: "%" },
  [Op.BINARY_OR]: { name: "BINARY_OR", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 7, argText: "|" },
  [Op.BINARY_POWER]: { name: "BINARY_POWER", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 8, argText: "**" },
  [Op.BINARY_RSHIFT]: { name: "BINARY_RSHIFT", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 9, argText: ">>" },
  [Op.BINARY_SUBTRACT]: { name: "BINARY_SUBTRACT", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 10, argText: "-" },
  [Op.BINARY_TRUE_DIVIDE]: { name: "BINARY_TRUE_DIVIDE", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 11, argText: "/" },
  [Op.BINARY_XOR]: { name: "BINARY_XOR", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 12, argText: "^" },
  [Op.INPLACE_ADD]: { name: "INPLACE_ADD", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 13, argText: "+=" },
  [Op.INPLACE_AND]: { name: "INPLACE_AND", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 14, argText: "&=" },
  [Op.INPLACE_FLOOR_DIVIDE]: { name: "INPLACE_FLOOR_DIVIDE", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 15, argText: "//=" },
  [Op.INPLACE_LSHIFT]: { name: "INPLACE_LSHIFT", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 16, argText: "<<=" },
  [Op.INPLACE_MATRIX_MULTIPLY]: { name: "INPLACE_MATRIX_MULTIPLY", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 17, argText: "@=" },
  [Op.INPLACE_MULTIPLY]: { name: "INPLACE_MULTIPLY", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 18, argText: "*=" },
  [Op.INPLACE_REMAINDER]: { name: "INPLACE_REMAINDER", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 19, argText: "%=" },
  [Op.INPLACE_OR]: { name: "INPLACE_OR", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 20, argText: "|=" },
  [Op.INPLACE_POWER]: { name: "INPLACE_POWER", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 21, argText: "**=" },
  [Op.INPLACE_RSHIFT]: { name: "INPLACE_RSHIFT", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 22, argText: ">>=" },
  [Op.INPLACE_SUBTRACT]: { name: "INPLACE_SUBTRACT", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 23, argText: "-=" },
  [Op.INPLACE_TRUE_DIVIDE]: { name: "INPLACE_TRUE_DIVIDE", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 24, argText: "/=" },
  [Op.INPLACE_XOR]: { name: "INPLACE_XOR", operand: Operand.None, effect: -1, stack: "left right -- result", dis: "BINARY_OP", disArg: () => 25, argText: "^=" },
  [Op.BINARY_SUBSCR]: { name: "BINARY_SUBSCR", operand: Operand.None, effect: -1, stack: "container key -- value", dis: "BINARY_OP", disArg: () => 26, argText: "[]" },
  [Op.COMPARE_LT]: { name: "COMPARE_LT", operand: Operand.None, effect: -1, stack: "left right -- result", note: "any object, not only a bool", dis: "COMPARE_OP", disArg: () => 2, argText: "<" },
  [Op.COMPARE_LE]: { name: "COMPARE_LE", operand: Operand.None, effect: -1, stack: "left right -- result", note: "any object, not only a bool", dis: "COMPARE_OP", disArg: () => 42, argText: "<=" },
  [Op.COMPARE_EQ]: { name: "COMPARE_EQ", operand: Operand.None, effect: -1, stack: "left right -- result", note: "any object, not only a bool", dis: "COMPARE_OP", disArg: () => 72, argText: "==" },
  [Op.COMPARE_NE]: { name: "COMPARE_NE", operand: Operand.None, effect: -1, stack: "left right -- result", note: "any object, not only a bool", dis: "COMPARE_OP", disArg: () => 103, argText: "!=" },
  [Op.COMPARE_GT]: { name: "COMPARE_GT", operand: Operand.None, effect: -1, stack: "left right -- result", note: "any object, not only a bool", dis: "COMPARE_OP", disArg: () => 132, argText: ">" },
  [Op.COMPARE_GE]: { name: "COMPARE_GE", operand: Operand.None, effect: -1, stack: "left right -- result", note: "any object, not only a bool", dis: "COMPARE_OP", disArg: () => 172, argText: ">=" },
  [Op.IS_OP]: { name: "IS_OP", operand: Operand.Invert, effect: -1, stack: "left right -- bool", note: "arg 1: is not" },
  [Op.CONTAINS_OP]: { name: "CONTAINS_OP", operand: Operand.Invert, effect: -1, stack: "item container -- bool", note: "arg 1: not in" },
  // Subscripts.
  [Op.STORE_SUBSCR]: { name: "STORE_SUBSCR", operand: Operand.None, effect: -3, stack: "value container key --" },
  [Op.DELETE_SUBSCR]: { name: "DELETE_SUBSCR", operand: Operand.None, effect: -2, stack: "container key --" },
  [Op.BINARY_SLICE]: { name: "BINARY_SLICE", operand: Operand.None, effect: -2, stack: "container start stop -- value" },
  [Op.STORE_SLICE]: { name: "STORE_SLICE", operand: Operand.None, effect: -4, stack: "value container start stop --" },
  [Op.BUILD_SLICE]: { name: "BUILD_SLICE", operand: Operand.Count, effect: (arg) => 1 - arg, stack: "start stop [step] -- slice", note: "arg 2 or 3" },
  // Jumps.
  [Op.POP_JUMP_IF_TRUE]: { name: "POP_JUMP_IF_TRUE", operand: Operand.Jump, effect: -1, stack: "condition --" },
  [Op.POP_JUMP_IF_FALSE]: { name: "POP_JUMP_IF_FALSE", operand: Operand.Jump, effect: -1, stack: "condition --" },
  [Op.POP_JUMP_IF_NONE]: { name: "POP_JUMP_IF_NONE", operand: Operand.Jump, effect: -1, stack: "value --" },
  [Op.POP_JUMP_IF_NOT_NONE]: { name: "POP_JUMP_IF_NOT_NONE", operand: Operand.Jump, effect: -1, stack: "value --" },
  [Op.JUMP_FORWARD]: { name: "JUMP_FORWARD", operand: Operand.Jump, effect: 0, stack: "--", ends: true },
  [Op.JUMP_BACKWARD]: { name: "JUMP_BACKWARD", operand: Operand.JumpBack, effect: 0, stack: "--", note: "a loop's back edge: counts, polls for interrupts", ends: true },
  [Op.JUMP_BACKWARD_NO_INTERRUPT]: { name: "JUMP_BACKWARD_NO_INTERRUPT", operand: Operand.JumpBack, effect: 0, stack: "--", note: "the back edge of a yield from", ends: true },
  // Iteration.
  [Op.GET_ITER]: { name: "GET_ITER", operand: Operand.None, effect: 0, stack: "iterable -- iterator" },
  [Op.FOR_ITER]: { name: "FOR_ITER", operand: Operand.Jump, effect: 1, stack: "iterator -- iterator next", note: "exhausted: jumps with `iterator` on the stack (its target is POP_ITER)", jumpEffect: 0 },
  [Op.POP_ITER]: { name: "POP_ITER", operand: Operand.None, effect: -1, stack: "iterator --" },
  // Calls.
  [Op.CALL]: { name: "CALL", operand: Operand.Count, effect: (arg) => -1 - arg, stack: "callable self_or_NULL args[arg] -- result" },
  [Op.CALL_KW]: { name: "CALL_KW", operand: Operand.Count, effect: (arg) => -2 - arg, stack: "callable self_or_NULL args[arg] names -- result", note: "names: tuple of the last arguments' names; arg counts all arguments" },
  [Op.CALL_FUNCTION_EX]: { name: "CALL_FUNCTION_EX", operand: Operand.None, effect: -3, stack: "callable NULL args kwargs_or_NULL -- result", note: "args: any iterable; kwargs: a dict or NULL" },
  [Op.CALL_INTRINSIC_1]: { name: "CALL_INTRINSIC_1", operand: Operand.Intrinsic1, effect: 0, stack: "value -- result" },
  [Op.CALL_INTRINSIC_2]: { name: "CALL_INTRINSIC_2", operand: Operand.Intrinsic2, effect: -1, stack: "first second -- result" },
  [Op.MAKE_FUNCTION]: { name: "MAKE_FUNCTION", operand: Operand.None, effect: 0, stack: "code -- function" },
  [Op.SET_FUNCTION_ATTRIBUTE]: { name: "SET_FUNCTION_ATTRIBUTE", operand: Operand.FunctionAttribute, effect: -1, stack: "attribute function -- function", note: "1 defaults 2 kwdefaults 4 annotations 8 closure 16 annotate" },
  [Op.RETURN_VALUE]: { name: "RETURN_VALUE", operand: Operand.None, effect: -1, stack: "value --", ends: true },
  // Building.
  [Op.BUILD_TUPLE]: { name: "BUILD_TUPLE", operand: Operand.Count, effect: (arg) => 1 - arg, stack: "items[arg] -- tuple" },
  [Op.BUILD_LIST]: { name: "BUILD_LIST", operand: Operand.Count, effect: (arg) => 1 - arg, stack: "items[arg] -- list" },
  [Op.BUILD_SET]: { name: "BUILD_SET", operand: Operand.Count, effect: (arg) => 1 - arg, stack: "items[arg] -- set" },
  [Op.BUILD_MAP]: { name: "BUILD_MAP", operand: Operand.Count, effect: (arg) => 1 - 2 * arg, stack: "(key value)[arg] -- dict" },
  [Op.BUILD_STRING]: { name: "BUILD_STRING", operand: Operand.Count, effect: (arg) => 1 - arg, stack: "strings[arg] -- string" },
  [Op.BUILD_TEMPLATE]: { name: "BUILD_TEMPLATE", operand: Operand.None, effect: -1, stack: "strings interpolations -- template" },
  [Op.BUILD_INTERPOLATION]: { name: "BUILD_INTERPOLATION", operand: Operand.Count, effect: (arg) => -1 - (arg & 1), stack: "value source [format] -- interpolation", note: "arg & 1: with format; arg >>> 2: conversion, 0 none 1 str 2 repr 3 ascii" },
  [Op.LIST_APPEND]: { name: "LIST_APPEND", operand: Operand.Count, effect: -1, stack: "list ... value -- list ...", note: "the collection is the arg-th from the top once value is popped" },
  [Op.SET_ADD]: { name: "SET_ADD", operand: Operand.Count, effect: -1, stack: "set ... value -- set ..." },
  [Op.MAP_ADD]: { name: "MAP_ADD", operand: Operand.Count, effect: -2, stack: "dict ... key value -- dict ..." },
  [Op.LIST_EXTEND]: { name: "LIST_EXTEND", operand: Operand.Count, effect: -1, stack: "list ... iterable -- list ..." },
  [Op.SET_UPDATE]: { name: "SET_UPDATE", operand: Operand.Count, effect: -1, stack: "set ... iterable -- set ..." },
  [Op.DICT_UPDATE]: { name: "DICT_UPDATE", operand: Operand.Count, effect: -1, stack: "dict ... mapping -- dict ..." },
  [Op.DICT_MERGE]: { name: "DICT_MERGE", operand: Operand.Count, effect: -1, stack: "callable self_or_NULL args dict ... mapping -- callable self_or_NULL args dict ...", note: "for calls: a repeated key is an error that names the callable" },
  [Op.FORMAT_SIMPLE]: { name: "FORMAT_SIMPLE", operand: Operand.None, effect: 0, stack: "value -- string" },
  [Op.FORMAT_WITH_SPEC]: { name: "FORMAT_WITH_SPEC", operand: Operand.None, effect: -1, stack: "value spec -- string" },
  [Op.CONVERT_VALUE]: { name: "CONVERT_VALUE", operand: Operand.Conversion, effect: 0, stack: "value -- string", note: "1 str 2 repr 3 ascii" },
  [Op.UNPACK_SEQUENCE]: { name: "UNPACK_SEQUENCE", operand: Operand.Count, effect: (arg) => arg - 1, stack: "sequence -- items[arg]", note: "the first item ends on top" },
  [Op.UNPACK_EX]: { name: "UNPACK_EX", operand: Operand.Count, effect: (arg) => (arg & 0xff) + (arg >>> 8), stack: "sequence -- items", note: "arg & 0xff before the star, arg >>> 8 after; the first item ends on top" },
  // Pattern matching.
  [Op.GET_LEN]: { name: "GET_LEN", operand: Operand.None, effect: 1, stack: "value -- value length" },
  [Op.MATCH_SEQUENCE]: { name: "MATCH_SEQUENCE", operand: Operand.None, effect: 1, stack: "subject -- subject bool" },
  [Op.MATCH_MAPPING]: { name: "MATCH_MAPPING", operand: Operand.None, effect: 1, stack: "subject -- subject bool" },
  [Op.MATCH_KEYS]: { name: "MATCH_KEYS", operand: Operand.None, effect: 1, stack: "subject keys -- subject keys values_or_None" },
  [Op.MATCH_CLASS]: { name: "MATCH_CLASS", operand: Operand.Count, effect: -2, stack: "subject class names -- attributes_or_None", note: "arg: number of positional sub-patterns" },
  // Exceptions.
  [Op.PUSH_EXC_INFO]: { name: "PUSH_EXC_INFO", operand: Operand.None, effect: 1, stack: "exception -- previous exception", note: "makes it the exception being handled" },
  [Op.POP_EXCEPT]: { name: "POP_EXCEPT", operand: Operand.None, effect: -1, stack: "previous --", note: "restores the exception being handled" },
  [Op.CHECK_EXC_MATCH]: { name: "CHECK_EXC_MATCH", operand: Operand.None, effect: 0, stack: "exception type -- exception bool" },
  [Op.CHECK_EG_MATCH]: { name: "CHECK_EG_MATCH", operand: Operand.None, effect: 0, stack: "exception type -- rest_or_None match_or_None" },
  [Op.RERAISE]: { name: "RERAISE", operand: Operand.Count, effect: -1, stack: "values[arg] exception -- values[arg]", note: "arg > 0: the deepest of values[arg] is the lasti to report", ends: true },
  [Op.RAISE_VARARGS]: { name: "RAISE_VARARGS", operand: Operand.Count, effect: (arg) => -arg, stack: "[exception [cause]] --", note: "0 re-raises", ends: true },
  [Op.WITH_EXCEPT_START]: { name: "WITH_EXCEPT_START", operand: Operand.None, effect: 1, stack: "exit self_or_NULL lasti previous exception -- exit self_or_NULL lasti previous exception result" },
  // Generators and coroutines.
  [Op.YIELD_VALUE]: { name: "YIELD_VALUE", operand: Operand.Count, effect: 0, stack: "value -- sent", note: "arg 1 inside yield from or await" },
  [Op.SEND]: { name: "SEND", operand: Operand.Jump, effect: 0, stack: "receiver value -- receiver yielded", note: "the receiver returned: jumps with `receiver result`" },
  [Op.END_SEND]: { name: "END_SEND", operand: Operand.None, effect: -1, stack: "receiver value -- value" },
  [Op.GET_YIELD_FROM_ITER]: { name: "GET_YIELD_FROM_ITER", operand: Operand.None, effect: 0, stack: "iterable -- iterator" },
  [Op.CLEANUP_THROW]: { name: "CLEANUP_THROW", operand: Operand.None, effect: -1, stack: "receiver last exception -- None value", note: "StopIteration becomes its value, anything else is raised again" },
  [Op.GET_AWAITABLE]: { name: "GET_AWAITABLE", operand: Operand.Count, effect: 0, stack: "value -- awaitable", note: "1 after __aenter__, 2 after __aexit__ (for the error text)" },
  [Op.GET_AITER]: { name: "GET_AITER", operand: Operand.None, effect: 0, stack: "value -- aiterator" },
  [Op.GET_ANEXT]: { name: "GET_ANEXT", operand: Operand.None, effect: 1, stack: "aiterator -- aiterator awaitable" },
  [Op.END_ASYNC_FOR]: { name: "END_ASYNC_FOR", operand: Operand.None, effect: -2, stack: "awaitable exception --", note: "StopAsyncIteration ends the loop, anything else is raised again" },
  // Imports.
  [Op.IMPORT_NAME]: { name: "IMPORT_NAME", operand: Operand.Name, effect: -1, stack: "level names -- module" },
  [Op.IMPORT_FROM]: { name: "IMPORT_FROM", operand: Operand.Name, effect: 1, stack: "module -- module value" },
  // For the trace compiler only; never emitted by the compiler.
  [Op.RECORD]: { name: "RECORD", operand: Operand.None, effect: 0, stack: "--", note: "fills the recording twin of a code array" },
  [Op.ENTER_TRACE]: { name: "ENTER_TRACE", operand: Operand.Count, effect: 0, stack: "--", note: "patched over a JUMP_BACKWARD or RESUME; arg is the trace slot" },
};

export const opCount: number = Op.ENTER_TRACE + 1;

/** Change of stack depth of one instruction that falls through. */
export function stackEffect(op: Op, arg: number): number {
  const effect = opInfo[op].effect;
  return typeof effect === "number" ? effect : effect(arg);
}

/** How many items from the top an instruction takes or replaces: what lies below stays as it is. */
export function stackReach(op: Op, arg: number): number {
  if (op === Op.SWAP) return arg;
  const [before, after] = changedItems(opInfo[op].stack);
  const isCounted = before.some((item) => item.includes("[") || item === "...");
  return isCounted ? after.length - stackEffect(op, arg) : before.length;
}

/** The picture's two sides without what both begin with. */
function changedItems(picture: string): [string[], string[]] {
  const [before, after] = picture.split("--").map((side) => side.split(" ").filter(Boolean)) as [
    string[],
    string[],
  ];
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  return [before.slice(same), after.slice(same)];
}

/** Change of stack depth of one instruction whose jump is taken. */
export function jumpEffect(op: Op, arg: number): number {
  return opInfo[op].jumpEffect ?? stackEffect(op, arg);
}

export function isJump(op: Op): boolean {
  const operand = opInfo[op].operand;
  return operand === Operand.Jump || operand === Operand.JumpBack;
}

/** Operands of SET_FUNCTION_ATTRIBUTE. */
export const enum FunctionAttribute {
  Defaults = 1,
  KwDefaults = 2,
  Annotations = 4,
  Closure = 8,
  Annotate = 16,
}

/** Operands of CALL_INTRINSIC_1. */
export const enum Intrinsic1 {
  Print = 1,
  ImportStar,
  StopIterationError,
  AsyncGenWrap,
  UnaryPositive,
  ListToTuple,
  TypeVar,
  ParamSpec,
  TypeVarTuple,
  SubscriptGeneric,
  TypeAlias,
}

/** Operands of CALL_INTRINSIC_2. */
export const enum Intrinsic2 {
  PrepReraiseStar = 1,
  TypeVarWithBound,
  TypeVarWithConstraints,
  SetFunctionTypeParams,
  SetTypeParamDefault,
}

/** Operands of LOAD_COMMON_CONSTANT. */
export const enum CommonConstant {
  AssertionError,
  NotImplementedError,
  Tuple,
  All,
  Any,
}

/** Operands of LOAD_SPECIAL. */
export const enum SpecialMethod {
  Enter,
  Exit,
  Aenter,
  Aexit,
}

/** Operands of RESUME; `Depth1` is added when the yield stands in no `try` of its own. */
export const enum ResumeKind {
  Start,
  AfterYield,
  AfterYieldFrom,
  AfterAwait,
  Depth1 = 4,
}

export const intrinsics1: readonly string[] = [
  "INTRINSIC_1_INVALID",
  "INTRINSIC_PRINT",
  "INTRINSIC_IMPORT_STAR",
  "INTRINSIC_STOPITERATION_ERROR",
  "INTRINSIC_ASYNC_GEN_WRAP",
  "INTRINSIC_UNARY_POSITIVE",
  "INTRINSIC_LIST_TO_TUPLE",
  "INTRINSIC_TYPEVAR",
  "INTRINSIC_PARAMSPEC",
  "INTRINSIC_TYPEVARTUPLE",
  "INTRINSIC_SUBSCRIPT_GENERIC",
  "INTRINSIC_TYPEALIAS",
];

export const intrinsics2: readonly string[] = [
  "INTRINSIC_2_INVALID",
  "INTRINSIC_PREP_RERAISE_STAR",
  "INTRINSIC_TYPEVAR_WITH_BOUND",
  "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
  "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
  "INTRINSIC_SET_TYPEPARAM_DEFAULT",
];

export const commonConstants: readonly string[] = [
  "AssertionError",
  "NotImplementedError",
  "tuple",
  "all",
  "any",
];

export const specialMethods: readonly string[] = [
  "__enter__",
  "__exit__",
  "__aenter__",
  "__aexit__",
];

/**
 * The intermediate representation's operations: one table, read by the printer, the parser, the
 * verifier, the passes and both backends.
 *
 * Kinds: n an int as a safe integer in a double; g an int of any size as a JS BigInt, small ones
 * too; f a float as a raw double; b a bool; s a str that is a JS string; r any Python value; a
 * something raw that is no Python value: the JS array inside a list or tuple, the table inside a
 * dict or set, an entry of one; v nothing. n, b and s values are Python values as they stand; f
 * needs boxing (`box_float`), and so does g (`box_big`: safe ints become numbers).
 *
 * An effect says what may not be moved or merged:
 *   Pure    the result depends on the operands alone
 *   Check   the same, but the trace leaves when the check fails (the node has an exit)
 *   Read    reads the memory class in `memory`
 *   Write   changes it
 *   New     makes a fresh object
 *   Call    runs Python code or natives: reads and writes everything, may raise (has an exit);
 *           call_raise alone runs no Python code and writes only what functions.ts says
 *   Control ends a block
 *
 * Whoever adds an op: give it a row here, a line in backend/emitters.ts (JavaScript) and one in
 * backend/interpret.ts (the reference); a missing row does not compile. `raw` forms are made by
 * the range pass alone, never recorded.
 */

export type Kind = "n" | "g" | "f" | "b" | "s" | "r" | "a" | "v";

export const enum Effect {
  Pure,
  Check,
  Read,
  Write,
  New,
  Call,
  Control,
}

/** Parts of memory that one op writes and another reads; nothing else aliases. */
export type Memory =
  | "none"
  /** Attributes, by name. */
  | "field"
  /** Shapes of instances. */
  | "shape"
  /** Items of lists, by the kind of the storage. */
  | "items"
  /** The storage of lists: which array, which kind. Only calls change it. */
  | "list"
  | "length"
  | "entry"
  | "cell"
  | "version"
  /** Frames of generators. */
  | "frame"
  /** What a dict or set may do when asked for a key; see guard_plain. */
  | "table";

export interface OpRow {
  /** Operand kinds; "*" repeats the one before it, "?" is any kind. */
  readonly args: string;
  readonly result: Kind;
  readonly effect: Effect;
  readonly memory: Memory;
  /** Operands may be exchanged. */
  readonly commutes: boolean;
}

function row(args: string, result: Kind, effect: Effect, memory: Memory = "none"): OpRow {
  return { args, result, effect, memory, commutes: false };
}
function swap(args: string, result: Kind, effect: Effect): OpRow {
  return { args, result, effect, memory: "none", commutes: true };
}

const { Pure, Check, Read, Write, New, Call, Control } = {
  Pure: Effect.Pure,
  Check: Effect.Check,
  Read: Effect.Read,
  Write: Effect.Write,
  New: Effect.New,
  Call: Effect.Call,
  Control: Effect.Control,
} as const;

// biome-ignore format: one row per operation reads as a table.
export const irOps = {
  // Sources. const: `value`; input: register `index` of the entry frame; phi: of a loop.
  const:            row("", "r", Pure),
  input:            row("", "r", Pure),
  phi:              row("", "r", Pure),

  // Ints. Results that leave the safe range leave the trace; the 32 forms leave beyond int32.
  int_add:          swap("nn", "n", Check),
  int_sub:          row("nn", "n", Check),
  int_mul:          swap("nn", "n", Check),
  int_add32:        swap("nn", "n", Check),
  int_sub32:        row("nn", "n", Check),
  int_mul32:        swap("nn", "n", Check),
  int_add_raw:      swap("nn", "n", Pure),
  int_sub_raw:      row("nn", "n", Pure),
  int_mul_raw:      swap("nn", "n", Pure),
  int_neg:          row("n", "n", Pure),
  int_invert:       row("n", "n", Pure),
  int_abs:          row("n", "n", Pure),
  int_floordiv:     row("nn", "n", Pure),          // divisor is not 0 (guarded before)
  int_mod:          row("nn", "n", Pure),          // divisor is not 0
  int_truediv:      row("nn", "f", Pure),          // divisor is not 0
  int_pow:          row("nn", "n", Check),         // exponent >= 0
  int_powmod:       row("nnn", "n", Pure),         // exponent >= 0, modulus > 0
  int_and:          swap("nn", "n", Check),        // leaves at -2^53
  int_or:           swap("nn", "n", Pure),
  int_xor:          swap("nn", "n", Check),        // leaves at -2^53
  int_and_raw:      swap("nn", "n", Pure),
  int_xor_raw:      swap("nn", "n", Pure),
  int_shl:          row("nn", "n", Check),         // count 0..63; leaves beyond the safe range
  int_shr:          row("nn", "n", Pure),          // count >= 0
  int_muladd_mod:   row("nnnn", "n", Pure),        // (a * b + c) % m, exactly; modulus is not 0
  // The low 32 bits of a result, as an int32.
  low_add:          swap("nn", "n", Pure),
  low_sub:          row("nn", "n", Pure),
  low_mul:          swap("nn", "n", Pure),
  low_and:          swap("nn", "n", Pure),
  low_or:           swap("nn", "n", Pure),
  low_xor:          swap("nn", "n", Pure),
  low_shr:          row("nn", "n", Pure),          // of the low 32 bits without a sign; count 1..31
  low_mul_high:     swap("nn", "n", Pure),         // bits 32 to 63 of the product of two low halves
  low_less:         row("nn", "n", Pure),          // 1 if the low 32 bits are less, without a sign
  int_high:         row("n", "n", Pure),           // bits 32 to 63, as an int32
  int_of_halves:    row("nn", "n", Pure),          // high half (0 to 2^21-1) and low half
  low_shl:          row("nn", "n", Pure),          // count 0..31
  int_min:          swap("nn", "n", Pure),
  int_max:          swap("nn", "n", Pure),
  int_lt:           row("nn", "b", Pure),
  int_le:           row("nn", "b", Pure),
  int_eq:           swap("nn", "b", Pure),
  int_ne:           swap("nn", "b", Pure),
  int_gt:           row("nn", "b", Pure),
  int_ge:           row("nn", "b", Pure),

  // Ints of any size. They are normalized only where they are boxed, so none of these can leave
  // but for the conversions.
  int_to_big:       row("n", "g", Pure),
  big_to_int:       row("g", "n", Check),          // leaves unless the value is safe
  big_to_float:     row("g", "f", Check),          // leaves where Python raises OverflowError
  box_big:          row("g", "r", Pure),
  big_add:          swap("gg", "g", Pure),
  big_sub:          row("gg", "g", Pure),
  big_mul:          swap("gg", "g", Pure),
  big_neg:          row("g", "g", Pure),
  big_invert:       row("g", "g", Pure),
  big_abs:          row("g", "g", Pure),
  big_floordiv:     row("gg", "g", Pure),          // divisor is not 0
  big_mod:          row("gg", "g", Pure),          // divisor is not 0
  big_mod_int:      row("gn", "n", Pure),          // divisor is not 0
  big_and_int:      row("gn", "n", Pure),          // mask >= 0
  big_truediv:      row("gg", "f", Check),         // divisor is not 0; leaves beyond the floats
  big_pow:          row("gn", "g", Pure),          // exponent >= 0
  big_powmod:       row("ggg", "g", Pure),         // exponent >= 0, modulus > 0
  big_and:          swap("gg", "g", Pure),
  big_or:           swap("gg", "g", Pure),
  big_xor:          swap("gg", "g", Pure),
  big_shl:          row("gn", "g", Pure),          // count >= 0
  big_shr:          row("gn", "g", Pure),          // count >= 0
  big_high:         row("g", "n", Pure),           // bits 32 to 63, as an int32
  big_low:          row("g", "n", Pure),           // bits 0 to 31
  big_of_halves:    row("nn", "g", Pure),          // the word of a high and a low half
  big_lt:           row("gg", "b", Pure),
  big_le:           row("gg", "b", Pure),
  big_eq:           swap("gg", "b", Pure),
  big_ne:           swap("gg", "b", Pure),
  big_gt:           row("gg", "b", Pure),
  big_ge:           row("gg", "b", Pure),
  big_is_true:      row("g", "b", Pure),

  // Floats.
  float_add:        swap("ff", "f", Pure),
  float_sub:        row("ff", "f", Pure),
  float_mul:        swap("ff", "f", Pure),
  float_truediv:    row("ff", "f", Pure),          // divisor is not 0
  float_floordiv:   row("ff", "f", Pure),          // divisor is not 0
  float_mod:        row("ff", "f", Pure),          // divisor is not 0
  float_pow:        row("ff", "f", Check),         // leaves where Python raises or goes complex
  float_neg:        row("f", "f", Pure),
  float_abs:        row("f", "f", Pure),
  float_min:        row("ff", "f", Pure),          // the first unless the second is less
  float_max:        row("ff", "f", Pure),          // the first unless the second is greater
  float_lt:         row("ff", "b", Pure),
  float_le:         row("ff", "b", Pure),
  float_eq:         swap("ff", "b", Pure),
  float_ne:         swap("ff", "b", Pure),
  float_gt:         row("ff", "b", Pure),
  float_ge:         row("ff", "b", Pure),
  math:             row("f*", "f", Check),         // name: the Math function; leaves on a domain error

  // Complex numbers: objects that are taken apart and put together.
  complex_real:     row("r", "f", Pure),           // of a complex number
  complex_imag:     row("r", "f", Pure),
  new_complex:      row("ff", "r", New),

  // Conversions.
  int_to_float:     row("n", "f", Pure),
  float_to_int:     row("f", "n", Check),          // truncates; leaves on nan, inf, unsafe
  float_floor:      row("f", "n", Check),
  float_ceil:       row("f", "n", Check),
  float_round:      row("f", "n", Check),          // to the nearest int, halves to even
  bool_to_int:      row("b", "n", Pure),
  int_is_true:      row("n", "b", Pure),
  float_is_true:    row("f", "b", Pure),
  bool_not:         row("b", "b", Pure),
  bool_eq:          swap("bb", "b", Pure),
  bool_or:          swap("bb", "b", Pure),
  bool_and:         swap("bb", "b", Pure),

  // Strings.
  str_concat:       row("ss", "s", Pure),
  str_eq:           swap("ss", "b", Pure),
  str_lt:           row("ss", "b", Pure),
  str_le:           row("ss", "b", Pure),
  str_len:          row("s", "n", Pure),
  str_item:         row("sn", "s", Pure),          // index is in range
  str_ord:          row("s", "n", Check),          // leaves unless the length is 1

  // What a value is. The unbox forms are checks whose result is the value with its kind.
  unbox_int:        row("?", "n", Check),
  unbox_big:        row("?", "g", Check),          // any int but a bool; imm 64: one from 0 to 2^64-1
  guard_int32:      row("n", "n", Check),          // the same int, known to be int32; imm 1: unsigned; 2: not negative
  unbox_float:      row("?", "f", Check),
  unbox_bool:       row("?", "b", Check),
  unbox_str:        row("?", "s", Check),
  box_float:        row("f", "r", New),
  guard_true:       row("b", "v", Check),
  guard_false:      row("b", "v", Check),
  guard_value:      row("rr", "v", Check),         // identity with a constant
  guard_not_value:  row("rr", "v", Check),
  guard_shape:      row("r", "v", Check, "shape"), // object: the shape
  guard_class:      row("r", "v", Check),          // object: a JS class (the value may carry attributes)
  guard_version:    row("", "v", Check, "version"),// object: a class, imm: its version
  guard_list_kind:  row("r", "v", Check, "list"),  // imm: the ListKind
  guard_list_takes: row("r", "v", Check, "list"),  // imm: a ListKind; the list has it or is Empty
  guard_bounds:     row("nn", "v", Check),         // 0 <= index < length
  guard_nonzero:    row("n", "v", Check),
  guard_float_nonzero: row("f", "v", Check),
  same:             row("rr", "b", Pure),          // identity

  // Memory.
  get_field:        row("r", "r", Read, "field"),  // name: the JS property; kind of result from the shape
  set_field:        row("r?", "v", Write, "field"),
  set_shape:        row("r?", "v", Write, "shape"),// object: the new shape; name: the new property
  get_plain:        row("r", "r", Pure),           // name: a readonly JS property of a built-in object
  list_items:       row("r", "a", Read, "list"),
  tuple_items:      row("r", "a", Pure),
  array_length:     row("a", "n", Read, "length"),
  tuple_length:     row("a", "n", Pure),
  array_get:        row("an", "r", Read, "items"), // kind of result: n, f or r by the list's kind
  array_set:        row("an?", "v", Write, "items"),
  list_push:        row("r?", "v", Write, "length"),  // imm: the kind, which an Empty list gets
  array_push:       row("a?", "v", Write, "length"),
  array_pop:        row("a", "r", Write, "length"),  // not empty
  tuple_item:       row("r", "r", Pure),           // imm: the index, in range
  get_entry:        row("", "r", Read, "entry"),   // object: the namespace Entry
  set_entry:        row("?", "v", Write, "entry"),
  guard_entry:      row("r", "v", Check, "entry"), // object: Entry; operand: the constant it must still hold
  guard_keys:       row("", "v", Check, "entry"),  // name: not in this HashTable (object) as of this keysVersion (imm)
  get_cell:         row("r", "r", Read, "cell"),   // leaves nothing: undefined must be guarded
  set_cell:         row("r?", "v", Write, "cell"),
  guard_bound:      row("r", "v", Check),          // is not undefined
  guard_plain:      row("a", "v", Check, "table"), // looking up ints and strs in this table calls nothing
  guard_generator:  row("r", "r", Check, "frame"), // waits at imm, in object (code), for its loop alone: its frame
  guard_depth:      row("", "v", Check),           // a call from imm frames above the trace's is not too deep
  frame_slot:       row("r", "r", Read, "frame"),  // imm: the register

  // Objects made in the trace.
  new_tuple:        row("?*", "r", New),
  new_list:         row("?*", "r", New),           // imm: the ListKind
  new_instance:     row("", "r", New),             // object: the class
  new_cell:         row("?", "r", New),
  new_method:       row("rr", "r", New),
  new_slice:        row("???", "r", New),
  new_virtual:      row("?*", "r", New),           // object: a snapshot, inputs in place of the operands
  new_generator:    row("r?*", "r", New),          // of a call: the function, its arguments; imm 1: for its loop alone

  // The frame of the generator whose step the tree is.
  own_frame:        row("", "r", Pure),
  set_slot:         row("?", "v", Write, "frame"), // imm: the register

  // Calls. name: the runtime function; operands are boxed by the backend.
  call:             row("?*", "r", Call),
  call_bool:        row("?*", "b", Call),
  call_native:      row("?*", "r", Call),          // object: the native; operands: its arguments
  call_tree:        row("?*", "r", Call),          // object: a function tree; operands: its arguments
  call_generator:   row("r?*", "r", Call),         // name: what resumes; operands: an iterator, what is sent

  // Calls of functions that run no Python code. name: a row of functions.ts, which says the rest.
  call_pure:        row("?*", "r", Pure),
  call_read:        row("?*", "r", Read),
  call_make:        row("?*", "r", New),
  call_write:       row("?*", "r", Write),
  call_raise:       row("?*", "r", Call),

  // Exceptions. A call's bridge begins with caught: what it raised.
  caught:           row("", "r", New),
  new_exception:    row("?*", "r", New),           // object: the class; operands: its args
  /**
   * What a raise does on its way to a handler of the trace: `__context__`, and a traceback entry
   * for each frame of the exit from the innermost to the one `imm` below it, which handles it.
   * name: how it came about. Reads the exception that is being handled (an entry).
   */
  raised:           row("r", "v", Write, "field"),

  // Control.
  loop:             row("?*", "v", Control),       // operands: initial values of the phis
  continue:         row("?*", "v", Control),       // operands: next values of the phis
  merge:            row("", "v", Control),         // paths that meet again behind it; ends no block
  join:             row("?*", "v", Control),       // operands: values of the merge's phis
  exit:             row("", "v", Control),         // leaves the trace, always
  finish:           row("?", "v", Control),        // returns from a function tree; ends a generator
  suspend:          row("?", "v", Control),        // yields from a generator's tree, its frame being up to date
} as const satisfies Record<string, OpRow>;

export type IrOp = keyof typeof irOps;

export function rowOf(op: IrOp): OpRow {
  return irOps[op];
}

export function isCheck(op: IrOp): boolean {
  return irOps[op].effect === Effect.Check;
}

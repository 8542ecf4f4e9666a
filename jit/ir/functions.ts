/**
 * Functions that a trace calls by name and that never run Python code: one row each, with what the
 * optimizer may believe of it. The operations `call_pure`, `call_read`, `call_make`, `call_write`
 * and `call_raise` name such a function; which of the five it is follows from its row.
 *
 *   pure    the result depends on the operands alone: may be merged, moved, dropped
 *   read    the same, as long as nothing writes the memory it reads
 *   make    gives a fresh object of what it reads: may be dropped, not merged
 *   write   changes the memory classes in `writes`, and nothing else
 *   raise   may raise, and changes no more than `writes`
 *
 * The one difficulty is honesty about Python code: a row is right only for operands of the kinds
 * that it names, and where it takes any value (r) only if the recorder has checked what that value
 * is (`record/methods.ts`). A set of user objects calls their `__eq__`, so what looks into sets and
 * dicts is recorded behind `guard_plain`.
 *
 * Names with a point are methods of built-in types as Python knows them ("str.find"), called with
 * their receiver first; the others are written in backend/collections.ts and backend/runtime.ts.
 *
 * Whoever adds a row: nothing else is needed but the function itself. A short piece of JavaScript
 * in its place is a row of backend/emitters.ts.
 */
import type { Kind } from "./ops.ts";

export type FunctionEffect = "pure" | "read" | "make" | "write" | "raise";

export interface FunctionRow {
  readonly effect: FunctionEffect;
  /** Operand kinds, alternatives apart by "|"; as in ops.ts. */
  readonly args: string;
  readonly result: Kind;
  /** The memory class that its result depends on. */
  readonly reads: string;
  readonly writes: readonly string[];
}

/** What appending, sorting and the like may change of lists: the array, its kind, its items. */
export const listParts: readonly string[] = [
  "list",
  "empty",
  "length",
  "items n",
  "items f",
  "items r",
  "lists",
  "compact",
  "int32s",
  "bools",
];
/** What an item of a compact list that is replaced, put behind the others or taken away changes. */
const int32Parts: readonly string[] = ["int32s", "lists"];
const boolParts: readonly string[] = ["bools", "lists"];
const sizeParts: readonly string[] = ["length", "compact", "lists"];
/** A dict's keys and their number, and the values. */
const dictParts: readonly string[] = ["keys", "values"];
const setParts: readonly string[] = ["set"];
/** What is in typed arrays. */
const octetParts: readonly string[] = ["octets"];
const none: readonly string[] = [];

function pure(args: string, result: Kind): FunctionRow {
  return { effect: "pure", args, result, reads: "", writes: none };
}
function read(args: string, result: Kind, reads: string): FunctionRow {
  return { effect: "read", args, result, reads, writes: none };
}
function make(args: string, result: Kind = "r"): FunctionRow {
  return { effect: "make", args, result, reads: "", writes: none };
}
function write(args: string, result: Kind, writes: readonly string[]): FunctionRow {
  return { effect: "write", args, result, reads: "", writes };
}
function raise(args: string, result: Kind, writes: readonly string[] = none): FunctionRow {
  return { effect: "raise", args, result, reads: "", writes };
}

// biome-ignore format: one row per function reads as a table.
export const functionRows = {
  // Strings: s is a str without wide characters, and so is every result of such.
  "str.upper": pure("s", "s"), "str.lower": pure("s", "s"), "str.title": pure("s", "s"),
  "str.capitalize": pure("s", "s"), "str.swapcase": pure("s", "s"), "str.casefold": pure("s", "s"),
  "str.strip": pure("s|ss", "s"), "str.lstrip": pure("s|ss", "s"), "str.rstrip": pure("s|ss", "s"),
  "str.removeprefix": pure("ss", "s"), "str.removesuffix": pure("ss", "s"),
  "str.find": pure("ss|ssn|ssnn", "n"), "str.rfind": pure("ss|ssn|ssnn", "n"),
  "str.count": pure("ss|ssn|ssnn", "n"),
  "str.startswith": pure("ss|ssn|ssnn", "b"), "str.endswith": pure("ss|ssn|ssnn", "b"),
  "str.isdigit": pure("s", "b"), "str.isalpha": pure("s", "b"), "str.isalnum": pure("s", "b"),
  "str.isspace": pure("s", "b"), "str.isupper": pure("s", "b"), "str.islower": pure("s", "b"),
  "str.isdecimal": pure("s", "b"), "str.isnumeric": pure("s", "b"),
  "str.isidentifier": pure("s", "b"), "str.isascii": pure("s", "b"), "str.istitle": pure("s", "b"),
  "str.isprintable": pure("s", "b"),
  "str.index": raise("ss|ssn|ssnn", "n"), "str.rindex": raise("ss|ssn|ssnn", "n"),
  "str.replace": raise("sss|sssn", "s"),
  "str.zfill": raise("sn", "s"), "str.ljust": raise("sn|sns", "s"),
  "str.rjust": raise("sn|sns", "s"), "str.center": raise("sn|sns", "s"),
  "str.expandtabs": raise("s|sn", "s"),
  "str.split": raise("s|ss|ssn", "r"), "str.rsplit": raise("s|ss|ssn", "r"),
  "str.partition": raise("ss", "r"), "str.rpartition": raise("ss", "r"),
  "str.splitlines": make("s|sb"),
  str_slice: pure("s|sn|snn", "s"),
  str_step: pure("srrr", "s"),                     // start, stop, step: ints or None, the step not 0
  str_in: pure("ss", "b"),                         // is the first in the second?
  str_repeat: raise("sn", "s"),
  str_join: raise("sr", "r"),                      // a list or tuple
  str_of_int: pure("n", "s"), str_of_float: pure("f", "s"), str_of_bool: pure("b", "s"),
  str_of_point: pure("n", "s"),                    // chr, 0 <= n < 0xd800
  int_of_str: raise("s", "r"), float_of_str: raise("s", "f"),
  format_int: raise("ns", "s"), format_float: raise("fs", "s"), format_str: raise("ss", "s"),
  format_percent: raise("sr", "r"),                // a tuple of plain values, or one
  repr_str: pure("s", "s"),

  // Numbers.
  int_gcd: pure("nn", "n"),
  int_bit_length: pure("n", "n"), int_bit_count: pure("n", "n"),
  float_is_integer: pure("f", "b"), float_is_nan: pure("f", "b"),
  float_is_infinite: pure("f", "b"), float_is_finite: pure("f", "b"),
  float_is_close: pure("ff", "b"),                 // with the tolerances of math.isclose
  float_round_to: raise("fn", "f"),                // round(x, digits)

  // Lists and tuples. r is exactly a list or a tuple, whatever the storage.
  // a is what a compact list keeps its items in (CompactItems), or the typed array there.
  compact_data: read("a", "a", "compact"),
  int32_at: read("an", "n", "int32s"), bool_at: read("an", "b", "bools"),
  set_int32: write("ann", "v", int32Parts),        // an int of 32 bits
  set_bool: write("anb", "v", boolParts),
  push_int32: write("an", "v", [...sizeParts, ...int32Parts]),
  push_bool: write("ab", "v", [...sizeParts, ...boolParts]),
  pop_int32: write("a", "n", sizeParts), pop_bool: write("a", "b", sizeParts), // not empty
  list_slice: make("rnn"), list_copy: make("r"),
  list_step: make("rrrr"),                         // start, stop, step: ints or None, the step not 0
  list_concat: make("rr"), list_repeat: raise("rn", "r"),
  list_of_ints: raise("nn", "r"), list_of_floats: raise("fn", "r"), // one item, so many times
  list_of_values: raise("?n", "r"), list_of_bools: raise("bn", "r"),
  list_of_range: make("nnn"), list_of_tuple: make("r"), list_of_str: make("s"),
  list_append: write("r?", "v", listParts),
  list_extend: write("rr", "v", listParts),        // by a list or a tuple
  list_extend_str: write("rs", "v", listParts),
  list_reverse: write("r", "v", listParts),
  list_clear: write("r", "v", listParts),
  list_insert: write("rn?", "v", listParts),
  list_pop_at: write("rn", "r", listParts),        // 0 <= index < length
  list_delete: write("rn", "v", listParts),        // 0 <= index < length
  list_store_slice: write("rnnr", "v", listParts), // by a list
  list_store_step: raise("rrrrr", "v", listParts), // list, start, stop, step, the new list
  list_delete_slice: write("rnn", "v", listParts),
  list_index_int: read("rn", "n", "lists"),        // a list of ints; -1: absent
  list_index_str: read("rs", "n", "lists"),        // -1: absent, -2: an object may equal it
  list_count_int: read("rn", "n", "lists"),
  list_sum: read("r", "r", "lists"),               // of ints or floats
  list_min_ints: read("r", "n", "lists"), list_max_ints: read("r", "n", "lists"), // not empty
  list_min_floats: read("r", "f", "lists"), list_max_floats: read("r", "f", "lists"), // not empty
  list_sort: write("rb", "v", listParts),          // of ints, or a list that is_sortable
  list_sorted: make("rb"),
  is_sortable: read("r", "b", "lists"),            // ints, floats, or strs: compared without calls
  list_eq_ints: read("rr", "b", "lists"),          // two lists of ints
  // These may give an operand back: so they are neither fresh nor, when they are, the same.
  tuple_slice: write("rnn", "r", none), tuple_concat: write("rr", "r", none),
  tuple_of_list: make("r"),

  // Iterators of a generator's frame: made, or brought to where the trace is.
  make_range_iterator: make("nnn"), make_list_iterator: make("rn"), make_tuple_iterator: make("rn"),
  place_range_iterator: write("rnnn", "v", ["field current", "field remaining"]),

  // Deques. r is exactly a deque; what is popped from is not empty, an index in range.
  deque_append: write("r?", "v", ["deque"]), deque_append_left: write("r?", "v", ["deque"]),
  deque_pop: write("r", "r", ["deque"]), deque_pop_left: write("r", "r", ["deque"]),
  deque_size: read("r", "n", "deque"), deque_item: read("rn", "r", "deque"),

  // bytes, bytearray and array.array: a is the typed array in them; the index is in range.
  octet_of_bytes: pure("an", "n"),
  buffer_int: read("an", "n", "octets"), buffer_float: read("an", "f", "octets"),
  buffer_long: read("an", "r", "octets"),          // 64 bits in two halves
  set_buffer_int: write("ann", "v", octetParts),   // an int that fits
  set_buffer_float: write("anf", "v", octetParts),
  set_buffer_long: write("ann", "v", octetParts),
  bytearray_append: raise("rn", "v", ["octets", "field storage", "field length"]),

  // Dicts. The first operand is the table of a plain dict, e is its entry of the key or undefined.
  dict_find: read("a?", "a", "keys"),
  dict_find_float: read("af", "a", "keys"),
  dict_find_pair: read("a??", "a", "keys"),        // of a tuple of two ints or strs, by its items
  dict_find_tuple: read("ar", "a", "keys"),        // of a tuple that is_plain_key
  is_plain_key: pure("r", "b"),                    // made of ints, floats, strs, bools and None?
  is_found: pure("a", "b"),
  entry_value: read("a", "r", "values"),           // of an entry that was found
  entry_value_or: read("a?", "r", "values"),
  entry_key: pure("a", "r"),
  set_entry_value: write("a?", "v", ["values"]),
  dict_store: write("aa??", "v", dictParts),       // table, entry, key, value
  dict_store_pair: write("aa???", "v", dictParts), // table, entry, the key's two items, value
  dict_store_tuple: write("aar?", "v", dictParts),
  dict_remove: write("aa?", "v", dictParts),       // table, entry that was found, key; undefined for a tuple
  dict_size: read("a", "n", "keys"),
  dict_first: read("a", "n", "keys"),              // where a walk over the entries begins
  dict_next: read("an", "n", "keys"),              // index of the first entry from here on, or -1
  dict_entry: read("an", "a", "keys"),             // at an index that dict_next gave
  dict_new: make("?*"),                            // keys, ints or strs, each followed by its value
  dict_clear: write("a", "v", dictParts),
  dict_copy: make("r"),
  dict_keys: make("r"), dict_values: make("r"), dict_items: make("r"),

  // Sets. The first operand is the table of a plain set.
  set_has: read("a?", "b", "set"), set_has_pair: read("a??", "b", "set"),
  set_add: write("a?", "v", setParts), set_add_pair: write("a??", "v", setParts),
  set_discard: write("a?", "b", setParts),
  set_size: read("a", "n", "set"),
  set_next: read("an", "n", "set"),                // index of the first key from here on, or -1
  set_key: read("an", "r", "set"),
  set_new: make("?*"),                             // of ints and strs
  set_copy: make("r"),                             // a set of a plain set
  set_of_list: make("r"),                          // of a list of ints
  set_of_range: make("nnn"),
  set_union: make("rr"), set_intersection: make("rr"), set_difference: make("rr"), // of plain sets
  list_of_dict: make("r"), list_of_set: make("r"), // of a plain one
  set_merge: write("aa", "v", setParts),           // of another plain table
  set_clear: write("a", "v", setParts),
  set_pop: write("a", "r", setParts),              // not empty
} as const satisfies Record<string, FunctionRow>;

export type FunctionName = keyof typeof functionRows;

const byName: Readonly<Record<string, FunctionRow | undefined>> = functionRows;

/** The row of a function; undefined for what only `call` may name. */
export function functionRow(name: string): FunctionRow | undefined {
  return byName[name];
}

/** The operation that calls a function. */
export const callOps = {
  pure: "call_pure",
  read: "call_read",
  make: "call_make",
  write: "call_write",
  raise: "call_raise",
} as const;

const callers: ReadonlySet<string> = new Set(Object.values(callOps));

/** Does the operation name a function of this table? */
export function callsFunction(op: string): boolean {
  return callers.has(op);
}

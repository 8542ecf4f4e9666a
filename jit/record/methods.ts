/**
 * Natives that run no Python code on the kinds seen: which function of ir/functions.ts stands for a
 * call of which native, by the kinds of its arguments.
 *
 * A pattern has one letter for each argument: s a str, n an int, f a float, b a bool, L exactly a
 * list, I a list that stores ints, F one that stores floats, T exactly a tuple, * anything. The first
 * row that fits the live arguments is taken; what it promises is checked in the trace.
 *
 * The receiver of a method is its first argument.
 */
import { ListKind, PyList, listType } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyTuple, tupleType } from "../../src/objects/tuple.ts";
import { type FunctionName, functionRows } from "../ir/functions.ts";
import type { Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { isFloat } from "./values.ts";

interface Form {
  readonly pattern: string;
  readonly name: FunctionName;
  /** What the call gives where the function gives nothing or something else. */
  readonly none: boolean;
}

const forms = new Map<string, Form[]>();

function form(key: string, patterns: string, name: FunctionName, none = false): void {
  const list = forms.get(key) ?? [];
  for (const pattern of patterns.split("|")) list.push({ pattern, name, none });
  forms.set(key, list);
}

// Methods of str are in the table under their own names.
for (const name in functionRows) {
  if (!name.includes(".")) continue;
  form(name, functionRows[name as FunctionName].args, name as FunctionName);
}

form("math.gcd", "nn", "int_gcd");
form("int.bit_length", "n", "int_bit_length");
form("int.bit_count", "n", "int_bit_count");
form("float.is_integer", "f", "float_is_integer");
form("math.isnan", "f", "float_is_nan");
form("math.isinf", "f", "float_is_infinite");
form("math.isfinite", "f", "float_is_finite");
form("math.isclose", "ff", "float_is_close");
form("str.join", "sL|sT", "str_join");
form("str.__contains__", "ss", "str_in");
form("builtins.repr", "s", "repr_str");
form("builtins.repr", "n", "str_of_int");
form("builtins.repr", "f", "str_of_float");
form("builtins.repr", "b", "str_of_bool");
form("builtins.sum", "I|F", "list_sum");
form("builtins.min", "I", "list_min_ints");
form("builtins.max", "I", "list_max_ints");
form("builtins.min", "F", "list_min_floats");
form("builtins.max", "F", "list_max_floats");
form("builtins.format", "ns", "format_int");
form("builtins.format", "fs", "format_float");
form("builtins.format", "ss", "format_str");
form("list.copy", "L", "list_copy");
form("list.reverse", "L", "list_reverse", true);
form("list.clear", "L", "list_clear", true);
form("list.extend", "LL|LT", "list_extend", true);
form("list.extend", "Ls", "list_extend_str", true);
form("list.append", "L*", "list_append", true);
form("list.insert", "Ln*", "list_insert", true);
form("list.count", "In", "list_count_int");

export function hasForms(key: unknown): boolean {
  return forms.has(key as string);
}

/** The result of a call of the native of this name, or null: it may run Python code, or raises. */
export function recordMethod(
  recorder: Recorder,
  key: string,
  args: readonly Symbol[],
  live: readonly Value[],
): Symbol {
  const rows = forms.get(key);
  if (rows === undefined) return null;
  for (const row of rows) {
    if (!fits(row, args, live)) continue;
    const operands = args.map((symbol, i) =>
      convert(recorder, row.pattern[i] as string, symbol, live[i] as Value),
    );
    const result = recorder.apply(row.name, ...operands);
    return row.none ? recorder.constantOf(null) : result;
  }
  return null;
}

function fits(row: Form, args: readonly Symbol[], live: readonly Value[]): boolean {
  if (row.pattern.length !== args.length) return false;
  if (needsItems.has(row.name) && (live[0] as PyList).length === 0) return false;
  return live.every((value, i) => fitsLetter(row.pattern[i] as string, args[i] as Symbol, value));
}

/** Functions of lists that are not empty. */
const needsItems: ReadonlySet<string> = new Set([
  "list_min_ints",
  "list_max_ints",
  "list_min_floats",
  "list_max_floats",
]);

function fitsLetter(letter: string, symbol: Symbol, live: Value): boolean {
  switch (letter) {
    case "s":
      return typeof live === "string";
    case "n":
      return typeof live === "number";
    case "b":
      return typeof live === "boolean";
    case "f":
      return isFloat(live);
    case "L":
      return isList(live);
    case "I":
      return isList(live) && live.kind === ListKind.Int;
    case "F":
      return isList(live) && live.kind === ListKind.Float;
    case "T":
      return live instanceof PyTuple && live.shape === tupleType.rootShape;
    default:
      return !(symbol instanceof Virtual) || symbol.what === "tuple" || symbol.what === "method";
  }
}

export function isList(live: Value | undefined): live is PyList {
  return live instanceof PyList && live.shape === listType.rootShape;
}

export function isTuple(live: Value | undefined): live is PyTuple {
  return live instanceof PyTuple && live.shape === tupleType.rootShape;
}

function convert(recorder: Recorder, letter: string, symbol: Symbol, live: Value): Node {
  switch (letter) {
    case "s":
      return recorder.asStr(symbol);
    case "n":
      return recorder.asInt(symbol, live);
    case "b":
      return recorder.asBool(symbol, live);
    case "f":
      return recorder.asFloat(symbol, live);
    case "L":
      return exactList(recorder, symbol);
    case "I":
    case "F":
      return listOfKind(recorder, symbol, live as PyList);
    case "T":
      return exactTuple(recorder, symbol);
    default:
      return recorder.box(symbol);
  }
}

export function exactList(recorder: Recorder, symbol: Symbol): Node {
  const node = recorder.box(symbol);
  recorder.guardShape(node, listType.rootShape);
  return node;
}

/** A list that stores what the live one stores. */
export function listOfKind(recorder: Recorder, symbol: Symbol, live: PyList): Node {
  const node = exactList(recorder, symbol);
  recorder.check("guard_list_kind", [node], { imm: live.kind });
  return node;
}

export function exactTuple(recorder: Recorder, symbol: Symbol): Node {
  const node = recorder.box(symbol);
  if (!(symbol instanceof Virtual)) recorder.guardShape(node, tupleType.rootShape);
  return node;
}

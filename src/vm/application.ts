/**
 * Built-ins at application level: calls of natives that loop over a generator or call a Python
 * function back run a Python function instead (src/lib/_adder_application.py), in the same run loop
 * and so in the same trace. PyPy does so with most of its built-ins; here the native stays what the
 * program sees, and runs wherever no Python code would be called.
 *
 * `rows` says which call: the built-in, its keyword names, and one letter for each argument (see
 * `Test`). Those that stand for an iterator object (`yields`) run only where a loop takes the result
 * at once, because the generator that they make has another type.
 *
 * The one difficulty is to be invisible: frames of such code (`Code.isHidden`) are left out of
 * tracebacks and `f_back`, and do not count for the recursion limit.
 *
 * Each call site has a copy of the function's code, so that loops of different programs do not
 * share counters, compiled code and types.
 *
 * Invariant: a generator with `isOwnedByLoop` is reachable from one loop's stack only. So is one
 * that is an argument here: the parameter named `iterator` is cleared as its loop begins.
 */
import { Code, type CodeHeader } from "../bytecode/code.ts";
import { Op } from "../bytecode/opcodes.ts";
import { PyDict } from "../objects/dict.ts";
import { PyFunction, PyMethod } from "../objects/function.ts";
import { PyList, listType } from "../objects/list.ts";
import { NativeCallable, PyMethodDescriptor, PyNative } from "../objects/native.ts";
import { PyFloat, type Value } from "../objects/object.ts";
import { getIterator } from "../objects/protocols/iteration.ts";
import { PyRange } from "../objects/range.ts";
import { PyTuple, tupleType } from "../objects/tuple.ts";
import { type ApplicationRow, PyType, floatType } from "../objects/type.ts";
import { Frame, newRegisters } from "./frame.ts";
import { PyGenerator, generatorType } from "./generators.ts";
import { libraryModule } from "./source-files.ts";
import { thread } from "./thread.ts";

/** What an argument must be. The letters in capitals become iterators. */
export const enum Test {
  /** A generator. */
  Generator = "G",
  /** Anything; its iterator is asked for. */
  Iterable = "I",
  /** A list, tuple, range or generator. */
  Plain = "P",
  /** The same, but handed on as it is. */
  Sequence = "s",
  /** A Python function or a method of one. */
  Callback = "c",
  /** An int or a float. */
  Number = "n",
  None = "0",
  /** The int 2. */
  Two = "2",
  Str = "t",
  List = "l",
  Bool = "b",
  /** An int that is not negative. */
  Count = "i",
  Anything = "a",
}

const byName: Readonly<Record<string, readonly ApplicationRow[]>> = {
  "builtins.sum": [
    { keywords: "", tests: "G", name: "sum" },
    { keywords: "", tests: "Gn", name: "sum" },
    { keywords: "start", tests: "Gn", name: "sum" },
  ],
  "builtins.any": [{ keywords: "", tests: "G", name: "any" }],
  "builtins.all": [{ keywords: "", tests: "G", name: "all" }],
  "builtins.max": [
    { keywords: "", tests: "G", name: "max" },
    { keywords: "key", tests: "Pc", name: "max_by" },
  ],
  "builtins.min": [
    { keywords: "", tests: "G", name: "min" },
    { keywords: "key", tests: "Pc", name: "min_by" },
  ],
  "builtins.list": [{ keywords: "", tests: "G", name: "list_of" }],
  "builtins.tuple": [{ keywords: "", tests: "G", name: "tuple_of" }],
  "builtins.set": [{ keywords: "", tests: "G", name: "set_of" }],
  "builtins.frozenset": [{ keywords: "", tests: "G", name: "frozenset_of" }],
  "str.join": [{ keywords: "", tests: "tG", name: "join" }],
  "builtins.sorted": [
    { keywords: "", tests: "G", name: "sorted_of" },
    { keywords: "key", tests: "Pc", name: "sorted_by" },
    { keywords: "key,reverse", tests: "Pcb", name: "sorted_by" },
    { keywords: "reverse,key", tests: "Pbc", name: "sorted_by", order: [0, 2, 1] },
  ],
  "list.sort": [
    { keywords: "key", tests: "lc", name: "sort_by" },
    { keywords: "key,reverse", tests: "lcb", name: "sort_by" },
    { keywords: "reverse,key", tests: "lbc", name: "sort_by", order: [0, 2, 1] },
  ],
  "_functools.reduce": [
    { keywords: "", tests: "cP", name: "reduce" },
    { keywords: "", tests: "cPa", name: "reduce_from" },
  ],
  "builtins.map": [
    { keywords: "", tests: "cI", name: "map_one", yields: true },
    { keywords: "", tests: "css", name: "map_two", yields: true },
  ],
  "builtins.filter": [
    { keywords: "", tests: "cI", name: "filter_by", yields: true },
    { keywords: "", tests: "0G", name: "filter_true", order: [1], yields: true },
  ],
  "builtins.enumerate": [
    { keywords: "", tests: "G", name: "enumerate_of", yields: true },
    { keywords: "", tests: "Gn", name: "enumerate_of", yields: true },
    { keywords: "start", tests: "Gn", name: "enumerate_of", yields: true },
  ],
  "itertools.takewhile": [{ keywords: "", tests: "cI", name: "takewhile", yields: true }],
  "itertools.filterfalse": [{ keywords: "", tests: "cI", name: "filterfalse", yields: true }],
  "itertools.accumulate": [
    { keywords: "", tests: "I", name: "accumulate", yields: true },
    { keywords: "", tests: "Ic", name: "accumulate_by", yields: true },
  ],
  "itertools.islice": [{ keywords: "", tests: "Gi", name: "islice_to", yields: true }],
  "itertools.pairwise": [{ keywords: "", tests: "G", name: "pairwise", yields: true }],
  "itertools.count": [
    { keywords: "", tests: "", name: "count", yields: true },
    { keywords: "", tests: "n", name: "count", yields: true },
    { keywords: "", tests: "nn", name: "count", yields: true },
  ],
  "itertools.chain": [{ keywords: "", tests: "ss", name: "chain_two", yields: true }],
  "itertools.product": [{ keywords: "", tests: "ss", name: "product_two", yields: true }],
  "itertools.combinations": [{ keywords: "", tests: "s2", name: "pairs", yields: true }],
};

// --- Which call ------------------------------------------------------------------------------------

type Registers = readonly (Value | undefined)[];

function rowsOf(callee: unknown): readonly ApplicationRow[] | null {
  if (!(callee instanceof NativeCallable) && !(callee instanceof PyType)) return null;
  if (callee.applications === undefined) callee.applications = byName[keyOf(callee)] ?? null;
  return callee.applications;
}

function keyOf(callee: NativeCallable | PyType): string {
  if (callee instanceof PyType) return callee.isHeapType ? "" : `${callee.module}.${callee.name}`;
  if (callee instanceof PyMethodDescriptor) return `${callee.owner.name}.${callee.name}`;
  return callee instanceof PyNative ? `${callee.module ?? "builtins"}.${callee.name}` : "";
}

/**
 * The row for a call with the `count` arguments from `args[from]` on, the last of them by the
 * `keywords`; null when the native itself is to run. `top` is where the caller's stack gets the
 * result, and `pc` where the caller goes on.
 */
export function chooseApplication(
  callee: unknown,
  args: Registers,
  from: number,
  count: number,
  keywords: readonly string[],
  caller: Frame,
  pc: number,
  top: number,
): ApplicationRow | null {
  const rows = rowsOf(callee);
  if (rows === null) return null;
  const names = keywords.join();
  for (const row of rows) {
    if (row.tests.length !== count || row.keywords !== names) continue;
    if (!passes(row.tests, args, from)) continue;
    if (row.yields === true && consumerOf(caller, pc, top) === null) return null;
    return loadFunctions() === null ? null : row;
  }
  return null;
}

function passes(tests: string, args: Registers, from: number): boolean {
  for (let i = 0; i < tests.length; i++) {
    if (!suits(tests[i] as Test, args[from + i])) return false;
  }
  return true;
}

function suits(test: Test, value: Value | undefined): boolean {
  switch (test) {
    case Test.Generator:
      return isGenerator(value);
    case Test.Plain:
    case Test.Sequence:
      return isPlain(value) || isGenerator(value);
    case Test.Callback:
      return (
        value instanceof PyFunction ||
        (value instanceof PyMethod && value.func instanceof PyFunction)
      );
    case Test.Number:
      return typeof value === "number" || isFloat(value);
    case Test.Count:
      return typeof value === "number" && value >= 0;
    case Test.None:
      return value === null;
    case Test.Two:
      return value === 2;
    case Test.Str:
      return typeof value === "string";
    case Test.List:
      return value instanceof PyList;
    case Test.Bool:
      return typeof value === "boolean";
    default:
      return true;
  }
}

function isGenerator(value: unknown): boolean {
  return value instanceof PyGenerator && value.shape === generatorType.rootShape;
}

function isPlain(value: unknown): boolean {
  if (value instanceof PyList) return value.shape === listType.rootShape;
  if (value instanceof PyTuple) return value.shape === tupleType.rootShape;
  return value instanceof PyRange;
}

function isFloat(value: unknown): boolean {
  return value instanceof PyFloat && value.shape === floatType.rootShape;
}

/** What takes an iterator at once and has it for itself. */
export const enum Consumer {
  /** FOR_ITER or SEND of the frame itself. */
  Loop = -1,
}

/**
 * What takes the iterator that the caller is about to get at `top` of its stack: its own loop, or
 * an application call, whose callee stands at the index given. Null: it may be kept.
 */
export function consumerOf(caller: Frame, pc: number, top: number): number | null {
  if (caller.code.isHidden) return Consumer.Loop;
  const word = caller.code.words[pc] as number;
  const op = word & 255;
  if (op === Op.GET_ITER || op === Op.FOR_ITER || op === Op.GET_YIELD_FROM_ITER)
    return Consumer.Loop;
  if (op !== Op.CALL) return null;
  const count = word >>> 8;
  const callee = top - count - 1;
  const { regs } = caller;
  const from = regs[callee + 1] === undefined ? callee + 2 : callee + 1;
  for (const row of rowsOf(regs[callee]) ?? []) {
    const last = row.tests[row.tests.length - 1];
    const takes = last === Test.Generator || last === Test.Iterable || last === Test.Plain;
    if (row.keywords !== "" || !takes || row.tests.length !== top - from + 1) continue;
    if (!passes(row.tests.slice(0, -1), regs, from)) continue;
    return row.yields !== true || consumerOf(caller, pc + 1, callee) !== null ? callee : null;
  }
  return null;
}

// --- Entering it -----------------------------------------------------------------------------------

export const noKeywords: readonly string[] = [];

/** The frame that takes the place of a call of `callee`, or null. The caller's pc must be right. */
export function applicationFrame(
  callee: unknown,
  args: Registers,
  from: number,
  count: number,
  keywords: readonly string[],
  caller: Frame,
  top: number,
): Frame | null {
  if (rowsOf(callee) === null) return null;
  const row = chooseApplication(callee, args, from, count, keywords, caller, caller.pc, top);
  if (row === null) return null;
  const fn = applicationFunction(row, caller.code, caller.pc);
  const regs = newRegisters(fn.code);
  for (let i = 0; i < fn.code.argcount; i++) regs[i] = argumentFor(row, fn, i, args, from);
  return new Frame(fn.code, fn, fn.globals, fn.builtins, regs, caller);
}

function argumentFor(
  row: ApplicationRow,
  fn: PyFunction,
  parameter: number,
  args: Registers,
  from: number,
): Value {
  const index = row.order === undefined ? parameter : (row.order[parameter] as number);
  if (index >= row.tests.length) return defaultOf(fn, parameter);
  const value = args[from + index] as Value;
  return takesIterator(row, index) ? getIterator(value) : value;
}

export function defaultOf(fn: PyFunction, parameter: number): Value {
  const defaults = (fn.defaults as PyTuple).items;
  return defaults[defaults.length - fn.code.argcount + parameter] as Value;
}

/** Is the iterator of this argument passed on, not the argument? */
export function takesIterator(row: ApplicationRow, index: number): boolean {
  const test = row.tests[index];
  return test === Test.Generator || test === Test.Iterable || test === Test.Plain;
}

const sites = new WeakMap<Code, Map<number, PyFunction>>();

/** The copy of a row's function that belongs to the call in front of `pc`. */
export function applicationFunction(row: ApplicationRow, code: Code, pc: number): PyFunction {
  let functions = sites.get(code);
  if (functions === undefined) {
    functions = new Map();
    sites.set(code, functions);
  }
  let fn = functions.get(pc);
  if (fn === undefined || fn.name !== row.name) {
    fn = copyFunction((loadFunctions() as PyDict).table.getString(row.name) as PyFunction);
    functions.set(pc, fn);
  }
  return fn;
}

function copyFunction(fn: PyFunction): PyFunction {
  const copy = new PyFunction(hiddenCopy(fn.code), fn.globals, fn.builtins);
  copy.defaults = fn.defaults;
  return copy;
}

/** The same code with words of its own, in which a loop takes the parameter `iterator` over. */
function hiddenCopy(code: Code): Code {
  if (code.lazyBody !== null) code.load();
  const { localNames, localKinds, names, consts, exceptionTable } = code;
  const words = code.words.slice();
  for (let pc = 1; pc < words.length; pc++) {
    if (((words[pc] as number) & 255) === Op.GET_ITER) takeOver(words, pc, localNames);
  }
  const positions = () => code.positions;
  const body = { localNames, localKinds, names, consts, words, exceptionTable, positions };
  const copy = new Code(headerOf(code), body);
  copy.isHidden = true;
  return copy;
}

function headerOf(code: Code): CodeHeader {
  const { name, qualname, filename, firstlineno, argcount, posonlyargcount, kwonlyargcount } = code;
  const { flags, slotCount, freeCount, stacksize } = code;
  const counts = { argcount, posonlyargcount, kwonlyargcount, slotCount, freeCount, stacksize };
  return { name, qualname, filename, firstlineno, flags, ...counts };
}

function takeOver(words: Int32Array, pc: number, names: readonly string[]): void {
  const word = words[pc - 1] as number;
  const op = word & 255;
  const slot =
    op === Op.LOAD_FAST ? word >>> 8 : op === Op.STORE_FAST_LOAD_FAST ? (word >>> 8) & 0xfff : -1;
  if (names[slot] !== "iterator") return;
  words[pc - 1] = op === Op.LOAD_FAST ? Op.NOP : Op.STORE_FAST | ((word >>> 20) << 8);
  words[pc] = Op.LOAD_FAST_AND_CLEAR | (slot << 8);
}

// --- Where the functions are -------------------------------------------------------------------------

let makeNamespace: () => PyDict = () => new PyDict();
let functions: PyDict | null | undefined;

/** What the functions may name besides each other. */
export function installApplicationNames(make: () => PyDict): void {
  makeNamespace = make;
}

/** Runs the module once; null where the library is not there. */
function loadFunctions(): PyDict | null {
  if (functions !== undefined) return functions;
  functions = null;
  const found = libraryModule("_adder_application");
  if (found === undefined) return null;
  const code = found.code();
  const globals = makeNamespace();
  const frame = new Frame(code, null, globals, globals, newRegisters(code), thread.frame);
  frame.namespace = globals;
  thread.run(frame, null);
  functions = globals;
  return functions;
}

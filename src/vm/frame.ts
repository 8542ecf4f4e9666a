/**
 * Frames: one activation of a code object, on the heap.
 *
 * `regs` holds the slots (parameters, locals, cells, free variables) and behind them the value
 * stack, in one array. `pc` is the index of the next instruction, `sp` the first free index; both
 * are only right while the frame is not the one the run loop works on: there they live in the
 * loop's own variables, and the loop saves `pc` before anything that may look at frames.
 *
 * Invariant: an item above `sp` is garbage. `back` is the caller's frame, kept after the end (a
 * traceback may ask for it), but null while a generator is suspended.
 *
 * V8: the registers are copied from a template, so that the array has generic elements from the
 * start and never changes its kind; `shape` lives on the prototype.
 */
import { type Code, CodeFlag, Handler } from "../bytecode/code.ts";
import { Op } from "../bytecode/opcodes.ts";
import type { PyDict } from "../objects/dict.ts";
import type { PyFunction } from "../objects/function.ts";
import { PyObject, type Value } from "../objects/object.ts";
import { defineType } from "../objects/type.ts";
import { fuse } from "./fusion.ts";
import type { PyGenerator } from "./generators.ts";

/** What happens to the result when a frame returns or yields. */
export const enum ReturnMode {
  /** Pushed on the caller's stack. */
  Call,
  /** `run` was called for this frame: returned from it. */
  Entry,
  /** `__init__`: must be None; the instance is on the caller's stack already. */
  Init,
  /** Resumed by FOR_ITER: a yield pushes, a return takes the jump. */
  ForIter,
  /** Resumed by SEND: a yield pushes, a return pushes and takes the jump. */
  Send,
  /** An operator's function: the result takes the place of the two operands (operator-calls.ts). */
  Operator,
}

export class Frame extends PyObject {
  readonly code: Code;
  /** The function called; null for a module, exec and eval. */
  readonly fn: PyFunction | null;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  /** Where LOAD_NAME and STORE_NAME look first: class bodies, modules, exec. */
  namespace: Value = null;
  /** Replaced by a copy now and then (`renewRegisters`): nobody else may keep it. */
  regs: (Value | undefined)[];
  sp: number;
  pc = 0;
  back: Frame | null;
  /** The generator this frame is the body of, once it was resumed. */
  generator: PyGenerator | null = null;
  mode: ReturnMode = ReturnMode.Call;
  /** How many frames deep, this one included. */
  depth: number;
  /** `f_trace`, the proxy of `f_locals` and other things that few ask for. */
  extras: Record<string, Value> | null = null;

  constructor(
    code: Code,
    fn: PyFunction | null,
    globals: PyDict,
    builtins: PyDict,
    regs: (Value | undefined)[],
    back: Frame | null,
  ) {
    super();
    this.code = code;
    this.fn = fn;
    this.globals = globals;
    this.builtins = builtins;
    this.regs = regs;
    this.sp = code.slotCount;
    this.back = back;
    this.depth = depthAbove(back, code);
  }
}

/** Frames that are not shown do not count. */
export function depthAbove(back: Frame | null, code: Code): number {
  if (back === null) return 1;
  return code.isHidden ? back.depth : back.depth + 1;
}

/** The innermost frame that is shown, from `frame` outwards. */
export function shownFrame(frame: Frame | null): Frame | null {
  let shown = frame;
  while (shown?.code.isHidden) shown = shown.back;
  return shown;
}

export const frameType = defineType({ name: "frame", isBase: false });
Frame.prototype.shape = frameType.rootShape;

/** Decodes a code object and makes what its frames and caches need. Once per code object. */
export function prepareCode(code: Code): void {
  if (code.lazyBody !== null) code.load();
  const size = code.slotCount + code.stacksize + 1;
  const template: (Value | undefined)[] = [];
  for (let i = 0; i < size; i++) template.push(undefined);
  code.template = template;
  // Without fast locals there is nothing to fuse: modules and class bodies.
  const hasFastLocals = (code.flags & CodeFlag.Optimized) !== 0;
  code.executable = hasFastLocals ? fuse(code.words) : code.words;
  code.caches = new Array(code.words.length);
  const needsBinding =
    code.kwonlyargcount !== 0 || (code.flags & (CodeFlag.VarArgs | CodeFlag.VarKeywords)) !== 0;
  code.plainCount = needsBinding ? -1 : code.argcount;
}

/** Writes a word of a trace compiler over an instruction, or the instruction back. */
export function patchCode(code: Code, pc: number, word: number): void {
  code.words[pc] = word;
  if (code.executable !== null) code.executable[pc] = word;
}

/** Fresh registers: every slot unbound. */
export function newRegisters(code: Code): (Value | undefined)[] {
  if (code.template === null) prepareCode(code);
  return (code.template as (Value | undefined)[]).slice();
}

/**
 * Registers of the same content, new to the garbage collector. A loop that runs long asks for them:
 *
 * V8: an array that has outlived two scavenges is old, and each store of a fresh object into an old
 * one is noted for the next scavenge, 5 to 10 ns a store. Interpreted matrix multiplication took
 * 457 ms a round with old registers, 298 with new ones.
 */
export function renewRegisters(frame: Frame): void {
  frame.regs = frame.regs.slice();
}

/** The code array that records: as long as the code's own, and nothing but RECORD. */
export function recordWordsOf(code: Code): Int32Array {
  code.recordWords ??= new Int32Array(code.words.length).fill(Op.RECORD);
  return code.recordWords;
}

/** Line the frame is at, or null where the compiler gave none. */
export function currentLine(frame: Frame): number | null {
  if (frame.pc === 0) return frame.code.firstlineno;
  const line = frame.code.lineAt(frame.pc - 1);
  return line < 0 ? null : line;
}

/** Depth of the stack that an exception at `instruction` finds in use; -1 without a handler. */
export function handlerDepth(code: Code, instruction: number): number {
  const row = code.findHandler(instruction);
  return row < 0 ? -1 : (code.exceptionTable[row * Handler.Size + Handler.Depth] as number);
}

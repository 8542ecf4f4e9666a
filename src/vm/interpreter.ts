/**
 * The run loop: one flat switch over the words of the code object.
 *
 * Everything hot lives in local variables: the frame, its code array, registers, stack pointer and
 * program counter. Fast paths stand in the cases; everything else is one call into another file.
 * A call of a Python function, the return from it and the resumption of a generator change the
 * frame and `continue enter`: no JavaScript recursion.
 *
 * Order matters: a case saves `frame.pc` before anything that may raise, call back or look at
 * frames, and changes the stack so that an exception leaves nothing half done above the handler's
 * depth (below it unwinding cuts the stack itself).
 *
 * V8: never optimizes a function above 61,440 bytes of its bytecode (tests/limits measures this
 * one). Names of operators and kinds are `const enum`, and no closure captures a local here.
 * Running every case once at the start, so that V8 has seen all before it compiles the loop, was
 * measured and makes programs slower: a compilation of everything takes 500 ms, and a few of what a
 * program uses take 50 each.
 * The file is long because the dispatcher is one function.
 */
import { Fused, Op } from "../bytecode/opcodes.ts";
import { dictSet } from "../objects/dict-access.ts";
import { PyDict } from "../objects/dict.ts";
import type { PyException } from "../objects/errors.ts";
import { PyCell, PyFunction, PyMethod } from "../objects/function.ts";
import { ListKind, listItem, PyList, appendItem, listType, newList } from "../objects/list.ts";
import { PyFloat, PyObject, type Value, unreachable } from "../objects/object.ts";
import { next } from "../objects/protocols/iteration.ts";
import * as operators from "../objects/protocols/operators.ts";
import { isTrue } from "../objects/protocols/operators.ts";
import * as text from "../objects/protocols/text.ts";
import { PyRangeIterator } from "../objects/range.ts";
import { PyTuple, emptyTuple, tupleType } from "../objects/tuple.ts";
import { PyType, floatType } from "../objects/type.ts";
import {
  AttributeMode,
  type AttributeCache,
  type GlobalCache,
  type InstanceCache,
  findInstanceCache,
} from "./inline-caches.ts";
import { applicationFrame, consumerOf, noKeywords } from "./application.ts";
import { bindFrame, callStack, callStackKeywords, callStackUnpacked } from "./calls.ts";
import { Frame, ReturnMode, newRegisters, recordWordsOf, renewRegisters } from "./frame.ts";
import {
  PyGenerator,
  canResumeInLoop,
  finishGenerator,
  makeGenerator,
  sendTo,
  startResumption,
  suspendGenerator,
  takeReturned,
} from "./generators.ts";
import { unfuse } from "./fusion.ts";
import { type LoopObserver, observing, RecordVerdict } from "./loop-observer.ts";
import * as attributes from "./attribute-access.ts";
import * as coroutines from "./coroutines.ts";
import * as groups from "./exception-groups.ts";
import * as imports from "./imports.ts";
import * as intrinsics from "./intrinsics.ts";
import * as names from "./names.ts";
import {
  answerAfter,
  callMethodOf,
  operate,
  operatorFrame,
  operatorFunction,
} from "./operator-calls.ts";
import * as patterns from "./patterns.ts";
import * as slow from "./slow-paths.ts";
import * as supers from "./supers.ts";
import { poll, recursionError, thread } from "./thread.ts";
import { raiseStatement, reraise } from "./raising.ts";
import { checkInitResult, unwind } from "./unwinding.ts";
import { closeAbandoned } from "./unraisable.ts";

const floatShape = floatType.rootShape;
const listShape = listType.rootShape;
const tupleShape = tupleType.rootShape;
const maxSafe = Number.MAX_SAFE_INTEGER;

/** Inline caches and registers hold what each case knows; the cases cast. */
// biome-ignore lint/suspicious/noExplicitAny: one array of caches serves every instruction
type Caches = any[];

/**
 * Runs a frame to its return (or, for a generator's, to its next yield) and gives the result.
 * With `injected` the frame starts by raising it where it stands (generator.throw). With `top`,
 * execution starts in that frame, called directly or indirectly by `entry`.
 */
export function run(
  entry: Frame,
  injected: PyException | null = null,
  top: Frame = entry,
  recording = false,
): Value {
  entry.mode = ReturnMode.Entry;
  let result = execute(injected, top, recording);
  while (result === undefined) result = execute(null, thread.frame as Frame, false);
  return result;
}

/**
 * The loop. It returns undefined now and then, with everything written back to `thread.frame`, and
 * wants to be called again.
 *
 * V8: code that was optimized for a running loop (on-stack replacement) knows less than code for the
 * next call, and that one is only entered by a call. Matrix multiplication took 317 ms a round in a loop
 * that never ended, 270 so; its first round 575 and 438.
 */
function execute(injected: PyException | null, top: Frame, recording: boolean): Value | undefined {
  const observer = observing.observer;
  let inTrace = false;
  let raised: PyException | null = null;
  /** What is thrown has passed the last frame of this loop. */
  let isLeaving = false;
  let frame = top;
  let pc = 0;
  enter: for (;;) {
    const code = frame.code;
    const regs = frame.regs;
    const consts = code.consts;
    const caches = code.caches as Caches;
    let words = recording ? recordWordsOf(code) : (code.executable as Int32Array);
    let sp = frame.sp;
    pc = frame.pc;
    thread.frame = frame;
    try {
      if (injected !== null) {
        const error = injected;
        injected = null;
        throw error;
      }
      step: for (;;) {
        let word = words[pc++] as number;
        again: for (;;) {
          const arg = word >>> 8;
          switch (word & 255) {
            case Op.RESUME:
              if (arg === 0) {
                if (--thread.countdown <= 0) {
                  frame.pc = pc;
                  poll();
                  if (!recording) {
                    frame.pc = pc - 1;
                    frame.sp = sp;
                    return undefined;
                  }
                }
              }
              if (observer !== null) {
                code.counters ??= observer.countersFor(code);
                if (--code.counters[pc - 1] === 0 && !recording) {
                  frame.pc = pc;
                  frame.sp = sp;
                  recording = observer.hot(frame, pc - 1);
                  if (recording) words = recordWordsOf(code);
                }
              }
              continue step;
            case Op.NOP:
              continue step;
            case Op.POP_TOP:
            case Op.POP_ITER: {
              const iterator = regs[--sp];
              if (iterator instanceof PyGenerator && iterator.isOwnedByLoop) {
                if (iterator.frame !== null) {
                  frame.pc = pc;
                  frame.sp = sp;
                  closeAbandoned(iterator);
                }
              }
              continue step;
            }
            case Op.PUSH_NULL:
              regs[sp++] = undefined;
              continue step;
            case Op.COPY:
              regs[sp] = regs[sp - arg];
              sp++;
              continue step;
            case Op.SWAP: {
              const top = regs[sp - 1];
              regs[sp - 1] = regs[sp - arg];
              regs[sp - arg] = top;
              continue step;
            }
            case Op.MAKE_CELL:
              regs[arg] = new PyCell(regs[arg]);
              continue step;
            case Op.COPY_FREE_VARS:
              names.copyFreeVariables(frame, arg);
              continue step;

            case Op.LOAD_CONST:
              regs[sp++] = consts[arg];
              continue step;
            case Op.LOAD_SMALL_INT:
              regs[sp++] = arg;
              continue step;
            case Op.LOAD_COMMON_CONSTANT:
              regs[sp++] = names.loadCommonConstant(arg);
              continue step;
            case Op.LOAD_BUILD_CLASS:
              frame.pc = pc;
              regs[sp++] = names.loadBuildClass(frame);
              continue step;

            case Op.LOAD_FAST: {
              const value = regs[arg];
              if (value === undefined) throw names.unboundLocal(frame, arg);
              regs[sp++] = value;
              continue step;
            }
            case Fused.STORE_LOAD: {
              regs[arg] = regs[--sp];
              const slot = (words[pc++] as number) >>> 8;
              const value = regs[slot];
              if (value === undefined) throw names.unboundLocal(frame, slot);
              regs[sp++] = value;
              continue step;
            }
            case Fused.STORE_LOAD_PAIR: {
              regs[arg] = regs[sp - 1];
              const slots = (words[pc++] as number) >>> 8;
              const first = regs[slots >>> 12];
              if (first === undefined) throw names.unboundLocal(frame, slots >>> 12);
              const second = regs[slots & 0xfff];
              if (second === undefined) throw names.unboundLocal(frame, slots & 0xfff);
              regs[sp - 1] = first;
              regs[sp++] = second;
              continue step;
            }
            case Fused.LOAD_INT_ADD:
            case Fused.LOAD_INT_SUBTRACT: {
              const value = regs[arg];
              if (typeof value === "number") {
                const small = (words[pc] as number) >>> 8;
                const sum = (word & 255) === Fused.LOAD_INT_ADD ? value + small : value - small;
                if (sum <= maxSafe && sum >= -maxSafe) {
                  const following = words[pc + 2] as number;
                  if ((following & 255) === Op.STORE_FAST) {
                    regs[following >>> 8] = sum;
                    pc += 3;
                  } else {
                    regs[sp++] = sum;
                    pc += 2;
                  }
                  continue step;
                }
              }
              word = unfuse(words, pc - 1);
              continue again;
            }
            case Fused.LOAD_INT_COMPARE:
            case Fused.LOAD_PAIR_COMPARE: {
              let a: Value | undefined;
              let b: Value | undefined;
              let at = pc;
              if ((word & 255) === Fused.LOAD_INT_COMPARE) {
                a = regs[arg];
                b = (words[at++] as number) >>> 8;
              } else {
                a = regs[arg >>> 12];
                b = regs[arg & 0xfff];
              }
              let result = false;
              if (typeof a === "number" && typeof b === "number") {
                switch ((words[at] as number) & 255) {
                  case Op.COMPARE_LT:
                    result = a < b;
                    break;
                  case Op.COMPARE_LE:
                    result = a <= b;
                    break;
                  case Op.COMPARE_EQ:
                    result = a === b;
                    break;
                  case Op.COMPARE_NE:
                    result = a !== b;
                    break;
                  case Op.COMPARE_GT:
                    result = a > b;
                    break;
                  default:
                    result = a >= b;
                }
                pc = result ? at + 2 : (words[at + 1] as number) >>> 8;
                continue step;
              }
              word = unfuse(words, pc - 1);
              continue again;
            }
            case Fused.LOAD_PAIR_ARITHMETIC:
            case Fused.LOAD_ARITHMETIC:
            case Fused.CONST_ARITHMETIC: {
              let a: Value | undefined;
              let b: Value | undefined;
              // Where the result belongs.
              let to = sp;
              if ((word & 255) === Fused.LOAD_PAIR_ARITHMETIC) {
                a = regs[arg >>> 12];
                b = regs[arg & 0xfff];
              } else {
                a = regs[--to];
                b = (word & 255) === Fused.LOAD_ARITHMETIC ? regs[arg] : consts[arg];
              }
              const operator = (words[pc] as number) & 255;
              const following = words[pc + 1] as number;
              let value: Value;
              if (typeof a === "number" && typeof b === "number") {
                if (operator === Op.BINARY_ADD || operator === Op.INPLACE_ADD) value = a + b;
                else if (operator === Op.BINARY_MULTIPLY || operator === Op.INPLACE_MULTIPLY)
                  value = a * b + 0;
                else value = a - b;
                if (value > maxSafe || value < -maxSafe) {
                  word = unfuse(words, pc - 1);
                  continue again;
                }
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                let double: number;
                if (operator === Op.BINARY_ADD || operator === Op.INPLACE_ADD)
                  double = a.value + b.value;
                else if (operator === Op.BINARY_MULTIPLY || operator === Op.INPLACE_MULTIPLY) {
                  double = a.value * b.value;
                  // The sum or difference that often follows is made here: one float less.
                  const next = following & 255;
                  if (
                    next === Op.BINARY_ADD ||
                    next === Op.INPLACE_ADD ||
                    next === Op.BINARY_SUBTRACT ||
                    next === Op.INPLACE_SUBTRACT
                  ) {
                    const left = regs[to - 1];
                    if (left instanceof PyFloat && left.shape === floatShape) {
                      regs[to - 1] = new PyFloat(
                        next === Op.BINARY_ADD || next === Op.INPLACE_ADD
                          ? left.value + double
                          : left.value - double,
                      );
                      sp = to;
                      pc += 2;
                      continue step;
                    }
                  }
                } else double = a.value - b.value;
                value = new PyFloat(double);
              } else {
                word = unfuse(words, pc - 1);
                continue again;
              }
              if ((following & 255) === Op.STORE_FAST) {
                regs[following >>> 8] = value;
                sp = to;
                pc += 2;
              } else {
                regs[to] = value;
                sp = to + 1;
                pc++;
              }
              continue step;
            }
            case Fused.LOAD_ATTR_FAST: {
              const owner = regs[arg];
              const cache: AttributeCache | undefined = caches[pc];
              if (cache === undefined) {
                // Not yet executed: the plain instruction learns what this is.
                if (owner === undefined) throw names.unboundLocal(frame, arg);
                regs[sp++] = owner;
                continue step;
              }
              if (
                owner instanceof PyObject &&
                cache.shape === owner.shape &&
                cache.version === cache.cls.version
              ) {
                if (cache.mode === AttributeMode.Field) {
                  // biome-ignore lint/suspicious/noExplicitAny: a field by computed key
                  const value = (owner as any)[cache.key];
                  if (value !== undefined) {
                    regs[sp++] = value;
                    pc++;
                    continue step;
                  }
                } else if (cache.mode === AttributeMode.FloatField) {
                  // biome-ignore lint/suspicious/noExplicitAny: a field by computed key
                  regs[sp++] = new PyFloat((owner as any)[cache.key]);
                  pc++;
                  continue step;
                }
              }
              word = unfuse(words, pc - 1);
              continue again;
            }
            case Op.LOAD_FAST_AND_CLEAR:
              regs[sp++] = regs[arg];
              regs[arg] = undefined;
              continue step;
            case Op.STORE_FAST:
              regs[arg] = regs[--sp];
              continue step;
            case Op.DELETE_FAST:
              if (regs[arg] === undefined) throw names.unboundLocal(frame, arg);
              regs[arg] = undefined;
              continue step;
            case Op.LOAD_FAST_LOAD_FAST: {
              const first = regs[arg >>> 12];
              if (first === undefined) throw names.unboundLocal(frame, arg >>> 12);
              const second = regs[arg & 0xfff];
              if (second === undefined) throw names.unboundLocal(frame, arg & 0xfff);
              regs[sp] = first;
              regs[sp + 1] = second;
              sp += 2;
              continue step;
            }
            case Op.STORE_FAST_LOAD_FAST: {
              regs[arg >>> 12] = regs[sp - 1];
              const value = regs[arg & 0xfff];
              if (value === undefined) throw names.unboundLocal(frame, arg & 0xfff);
              regs[sp - 1] = value;
              continue step;
            }
            case Op.STORE_FAST_STORE_FAST:
              regs[arg >>> 12] = regs[sp - 1];
              regs[arg & 0xfff] = regs[sp - 2];
              sp -= 2;
              continue step;

            case Op.LOAD_DEREF: {
              const value = (regs[arg] as PyCell).value;
              if (value === undefined) throw names.unboundLocal(frame, arg);
              regs[sp++] = value;
              continue step;
            }
            case Op.STORE_DEREF:
              (regs[arg] as PyCell).value = regs[--sp];
              continue step;
            case Op.DELETE_DEREF: {
              const cell = regs[arg] as PyCell;
              if (cell.value === undefined) throw names.unboundLocal(frame, arg);
              cell.value = undefined;
              continue step;
            }
            case Op.LOAD_FROM_DICT_OR_DEREF:
              frame.pc = pc;
              regs[sp - 1] = names.loadFromDictOrDeref(frame, regs[sp - 1] as Value, arg);
              continue step;

            case Op.LOAD_NAME: {
              const cache: GlobalCache | undefined = caches[pc - 1];
              if (cache !== undefined && frame.namespace === frame.globals) {
                const value = cache.entry.value;
                if (
                  value !== undefined &&
                  cache.globals === frame.globals &&
                  (cache.version < 0 || cache.version === cache.globals.table.keysVersion)
                ) {
                  regs[sp++] = value;
                  continue step;
                }
              }
              frame.pc = pc;
              regs[sp++] = names.loadName(frame, arg);
              continue step;
            }
            case Op.STORE_NAME: {
              const cache: GlobalCache | undefined = caches[pc - 1];
              if (
                cache !== undefined &&
                cache.globals === frame.namespace &&
                cache.entry.value !== undefined
              ) {
                cache.entry.value = regs[--sp] as Value;
                continue step;
              }
              frame.pc = pc;
              names.storeName(frame, arg, regs[--sp] as Value);
              continue step;
            }
            case Op.DELETE_NAME:
              frame.pc = pc;
              names.deleteName(frame, arg);
              continue step;
            case Op.LOAD_LOCALS:
              frame.pc = pc;
              regs[sp++] = names.loadLocals(frame);
              continue step;
            case Op.LOAD_GLOBAL_NULL:
            case Op.LOAD_GLOBAL: {
              const cache: GlobalCache | undefined = caches[pc - 1];
              let value: Value | undefined;
              if (
                cache !== undefined &&
                cache.globals === frame.globals &&
                (cache.version < 0 || cache.version === cache.globals.table.keysVersion)
              ) {
                value = cache.entry.value;
              }
              if (value === undefined) {
                frame.pc = pc;
                value = names.loadGlobal(frame, arg);
              }
              regs[sp++] = value;
              if ((word & 255) === Op.LOAD_GLOBAL_NULL) regs[sp++] = undefined;
              continue step;
            }
            case Op.STORE_GLOBAL: {
              const cache: GlobalCache | undefined = caches[pc - 1];
              if (
                cache !== undefined &&
                cache.globals === frame.globals &&
                cache.entry.value !== undefined
              ) {
                cache.entry.value = regs[--sp] as Value;
                continue step;
              }
              frame.pc = pc;
              names.storeGlobal(frame, arg, regs[--sp] as Value);
              continue step;
            }
            case Op.DELETE_GLOBAL:
              frame.pc = pc;
              names.deleteGlobal(frame, arg);
              continue step;
            case Op.LOAD_FROM_DICT_OR_GLOBALS:
              frame.pc = pc;
              regs[sp - 1] = names.loadFromDictOrGlobals(frame, regs[sp - 1] as Value, arg);
              continue step;
            case Op.SETUP_ANNOTATIONS:
              frame.pc = pc;
              names.setupAnnotations(frame);
              continue step;

            case Op.LOAD_ATTR: {
              const owner = regs[sp - 1];
              const cache: AttributeCache | undefined = caches[pc - 1];
              if (cache !== undefined && owner instanceof PyObject) {
                if (cache.shape === owner.shape && cache.version === cache.cls.version) {
                  switch (cache.mode) {
                    case AttributeMode.Field: {
                      // biome-ignore lint/suspicious/noExplicitAny: a field by computed key
                      const value = (owner as any)[cache.key];
                      if (value === undefined) break;
                      regs[sp - 1] = value;
                      continue step;
                    }
                    case AttributeMode.FloatField:
                      // biome-ignore lint/suspicious/noExplicitAny: a field by computed key
                      regs[sp - 1] = new PyFloat((owner as any)[cache.key]);
                      continue step;
                    case AttributeMode.ClassValue:
                      regs[sp - 1] = cache.value;
                      continue step;
                    case AttributeMode.Method:
                      regs[sp - 1] = attributes.bindMethod(cache.value, owner);
                      continue step;
                    case AttributeMode.Entry:
                      if (cache.object === owner) {
                        const value = cache.entry?.value;
                        if (value !== undefined) {
                          regs[sp - 1] = value;
                          continue step;
                        }
                      }
                      break;
                    case AttributeMode.TypeValue:
                      if (
                        cache.object === owner &&
                        cache.ownerVersion === (owner as PyType).version
                      ) {
                        regs[sp - 1] = cache.value;
                        continue step;
                      }
                      break;
                    case AttributeMode.Property: {
                      const getter = cache.value as PyFunction;
                      if (getter.code.plainCount === 1) {
                        frame.pc = pc;
                        frame.sp = sp - 1;
                        if (frame.depth >= thread.recursionLimit) throw recursionError();
                        const fresh = newRegisters(getter.code);
                        fresh[0] = owner;
                        frame = new Frame(
                          getter.code,
                          getter,
                          getter.globals,
                          getter.builtins,
                          fresh,
                          frame,
                        );
                        continue enter;
                      }
                      break;
                    }
                  }
                }
              }
              frame.pc = pc;
              regs[sp - 1] = attributes.loadAttribute(frame, owner as Value, arg);
              continue step;
            }
            case Op.LOAD_METHOD: {
              const owner = regs[sp - 1];
              const cache: AttributeCache | undefined = caches[pc - 1];
              if (cache !== undefined) {
                if (owner instanceof PyObject) {
                  if (cache.shape === owner.shape && cache.version === cache.cls.version) {
                    if (cache.mode === AttributeMode.Method) {
                      regs[sp - 1] = cache.value;
                      regs[sp++] = owner;
                      continue step;
                    }
                    if (cache.mode === AttributeMode.Entry && cache.object === owner) {
                      const value = cache.entry?.value;
                      if (value !== undefined) {
                        regs[sp - 1] = value;
                        regs[sp++] = undefined;
                        continue step;
                      }
                    }
                    if (
                      cache.mode === AttributeMode.TypeValue &&
                      cache.object === owner &&
                      cache.ownerVersion === (owner as PyType).version
                    ) {
                      regs[sp - 1] = cache.value;
                      regs[sp++] = undefined;
                      continue step;
                    }
                    if (
                      cache.mode === AttributeMode.ClassMethod &&
                      cache.object === owner &&
                      cache.ownerVersion === (owner as PyType).version
                    ) {
                      regs[sp - 1] = cache.value;
                      regs[sp++] = owner;
                      continue step;
                    }
                    if (cache.mode === AttributeMode.ClassValue) {
                      regs[sp - 1] = cache.value;
                      regs[sp++] = undefined;
                      continue step;
                    }
                    if (cache.mode === AttributeMode.Field) {
                      // biome-ignore lint/suspicious/noExplicitAny: a field by computed key
                      const value = (owner as any)[cache.key];
                      if (value !== undefined) {
                        regs[sp - 1] = value;
                        regs[sp++] = undefined;
                        continue step;
                      }
                    }
                  }
                } else if (
                  cache.primitive === typeof owner &&
                  cache.version === cache.cls.version
                ) {
                  regs[sp - 1] = cache.value;
                  regs[sp++] = owner;
                  continue step;
                }
              }
              frame.pc = pc;
              attributes.loadMethod(frame, owner as Value, arg, sp - 1);
              sp++;
              continue step;
            }
            case Op.STORE_ATTR: {
              const owner = regs[sp - 1];
              const value = regs[sp - 2] as Value;
              const cache: AttributeCache | undefined = caches[pc - 1];
              if (
                cache !== undefined &&
                owner instanceof PyObject &&
                cache.shape === owner.shape &&
                cache.version === cache.cls.version
              ) {
                // biome-ignore lint/suspicious/noExplicitAny: a field by computed key
                const fields = owner as any;
                if (cache.mode === AttributeMode.FloatField) {
                  if (value instanceof PyFloat && value.shape === floatShape) {
                    fields[cache.key] = value.value;
                    if (cache.nextShape !== null) owner.shape = cache.nextShape;
                    sp -= 2;
                    continue step;
                  }
                } else if (cache.mode === AttributeMode.Field || typeof value === "number") {
                  fields[cache.key] = value;
                  if (cache.nextShape !== null) owner.shape = cache.nextShape;
                  sp -= 2;
                  continue step;
                }
              }
              frame.pc = pc;
              sp -= 2;
              attributes.storeAttribute(frame, owner as Value, arg, value);
              continue step;
            }
            case Op.DELETE_ATTR:
              frame.pc = pc;
              attributes.deleteNamedAttribute(frame, regs[--sp] as Value, arg);
              continue step;
            case Op.LOAD_SUPER_ATTR:
              frame.pc = pc;
              sp -= 2;
              regs[sp - 1] = supers.loadSuperAttribute(frame, arg, sp - 1);
              continue step;
            case Op.LOAD_SUPER_METHOD:
              frame.pc = pc;
              sp -= 1;
              supers.loadSuperMethod(frame, arg, sp - 2);
              continue step;
            case Op.LOAD_SPECIAL:
              frame.pc = pc;
              attributes.loadSpecial(frame, arg, sp - 1);
              sp++;
              continue step;

            case Op.UNARY_NEGATIVE: {
              const value = regs[sp - 1];
              if (typeof value === "number") {
                regs[sp - 1] = 0 - value;
              } else if (value instanceof PyFloat && value.shape === floatShape) {
                regs[sp - 1] = new PyFloat(-value.value);
              } else {
                frame.pc = pc;
                regs[sp - 1] = operators.negative(value as Value);
              }
              continue step;
            }
            case Op.UNARY_NOT: {
              const value = regs[sp - 1];
              if (typeof value === "boolean") {
                regs[sp - 1] = !value;
              } else {
                frame.pc = pc;
                regs[sp - 1] = !isTrue(value as Value);
              }
              continue step;
            }
            case Op.UNARY_INVERT:
              frame.pc = pc;
              regs[sp - 1] = operators.invert(regs[sp - 1] as Value);
              continue step;

            case Op.INPLACE_ADD:
            case Op.BINARY_ADD: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number") {
                if (typeof b === "number") {
                  const sum = a + b;
                  if (sum <= maxSafe && sum >= -maxSafe) {
                    regs[sp - 1] = sum;
                    continue step;
                  }
                }
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                regs[sp - 1] = new PyFloat(a.value + b.value);
                continue step;
              }
              break;
            }
            case Op.INPLACE_SUBTRACT:
            case Op.BINARY_SUBTRACT: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number") {
                if (typeof b === "number") {
                  const difference = a - b;
                  if (difference <= maxSafe && difference >= -maxSafe) {
                    regs[sp - 1] = difference;
                    continue step;
                  }
                }
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                regs[sp - 1] = new PyFloat(a.value - b.value);
                continue step;
              }
              break;
            }
            case Op.INPLACE_MULTIPLY:
            case Op.BINARY_MULTIPLY: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number") {
                if (typeof b === "number") {
                  const product = a * b + 0;
                  if (product <= maxSafe && product >= -maxSafe) {
                    regs[sp - 1] = product;
                    continue step;
                  }
                }
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                const product = a.value * b.value;
                // The sum or difference that often follows is made here: one float less.
                const following = (words[pc] as number) & 255;
                if (following === Op.BINARY_ADD || following === Op.INPLACE_ADD) {
                  const left = regs[sp - 2];
                  if (left instanceof PyFloat && left.shape === floatShape) {
                    regs[--sp - 1] = new PyFloat(left.value + product);
                    pc++;
                    continue step;
                  }
                } else if (following === Op.BINARY_SUBTRACT || following === Op.INPLACE_SUBTRACT) {
                  const left = regs[sp - 2];
                  if (left instanceof PyFloat && left.shape === floatShape) {
                    regs[--sp - 1] = new PyFloat(left.value - product);
                    pc++;
                    continue step;
                  }
                }
                regs[sp - 1] = new PyFloat(product);
                continue step;
              }
              break;
            }
            case Op.INPLACE_TRUE_DIVIDE:
            case Op.BINARY_TRUE_DIVIDE: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number") {
                if (typeof b === "number" && b !== 0) {
                  regs[sp - 1] = new PyFloat(a / b);
                  continue step;
                }
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape &&
                b.value !== 0
              ) {
                regs[sp - 1] = new PyFloat(a.value / b.value);
                continue step;
              }
              break;
            }
            case Op.INPLACE_FLOOR_DIVIDE:
            case Op.BINARY_FLOOR_DIVIDE: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number" && typeof b === "number" && b !== 0) {
                // Exact: the quotient of two safe integers is never rounded up to an integer.
                regs[sp - 1] = Math.floor(a / b) + 0;
                continue step;
              }
              break;
            }
            case Op.INPLACE_REMAINDER:
            case Op.BINARY_REMAINDER: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number" && typeof b === "number" && b !== 0) {
                if (a >= 0 && b > 0 && a <= 0x7fffffff && b <= 0x7fffffff) {
                  regs[sp - 1] = (a | 0) % (b | 0);
                } else {
                  const rest = a % b;
                  regs[sp - 1] = rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
                }
                continue step;
              }
              break;
            }
            case Op.INPLACE_AND:
            case Op.BINARY_AND: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number" && typeof b === "number") {
                const small = a | 0;
                if (small === a && (b | 0) === b) {
                  regs[sp - 1] = small & b;
                  continue step;
                }
              }
              break;
            }
            case Op.INPLACE_OR:
            case Op.BINARY_OR: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number" && typeof b === "number") {
                const small = a | 0;
                if (small === a && (b | 0) === b) {
                  regs[sp - 1] = small | b;
                  continue step;
                }
              }
              break;
            }
            case Op.INPLACE_XOR:
            case Op.BINARY_XOR: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number" && typeof b === "number") {
                const small = a | 0;
                if (small === a && (b | 0) === b) {
                  regs[sp - 1] = small ^ b;
                  continue step;
                }
              }
              break;
            }
            case Op.INPLACE_LSHIFT:
            case Op.BINARY_LSHIFT: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number" && typeof b === "number" && b >= 0 && b < 32) {
                const shifted = a * ((1 << b) >>> 0);
                if (shifted <= maxSafe && shifted >= -maxSafe) {
                  regs[sp - 1] = shifted + 0;
                  continue step;
                }
              }
              break;
            }
            case Op.INPLACE_RSHIFT:
            case Op.BINARY_RSHIFT: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              if (typeof a === "number" && typeof b === "number" && b >= 0 && b < 32) {
                const small = a | 0;
                if (small === a) {
                  regs[sp - 1] = small >> b;
                  continue step;
                }
              }
              break;
            }
            case Op.BINARY_POWER:
            case Op.BINARY_MATRIX_MULTIPLY:
            case Op.INPLACE_POWER:
            case Op.INPLACE_MATRIX_MULTIPLY:
              sp--;
              break;
            case Fused.LOAD_PAIR_SUBSCR:
            case Fused.LOAD_SUBSCR:
            case Fused.COPY_SUBSCR: {
              let container: Value | undefined;
              let key: Value | undefined;
              // Where the item belongs, and the words that are done with it.
              let to = sp;
              let behind = pc + 1;
              if ((word & 255) === Fused.LOAD_PAIR_SUBSCR) {
                container = regs[arg >>> 12];
                key = regs[arg & 0xfff];
              } else if ((word & 255) === Fused.LOAD_SUBSCR) {
                container = regs[--to];
                key = regs[arg];
              } else {
                container = regs[sp - 2];
                key = regs[sp - 1];
                behind++;
              }
              if (typeof key === "number") {
                if (container instanceof PyList) {
                  if (container.shape === listShape) {
                    if (container.kind === ListKind.Float) {
                      const raw: number[] = container.raw;
                      const index = key < 0 ? key + raw.length : key;
                      if (index >= 0 && index < raw.length) {
                        regs[to] = new PyFloat(raw[index] as number);
                        sp = to + 1;
                        pc = behind;
                        continue step;
                      }
                    } else if (container.kind === ListKind.Int) {
                      const ints: number[] = container.raw;
                      const index = key < 0 ? key + ints.length : key;
                      if (index >= 0 && index < ints.length) {
                        regs[to] = ints[index] as number;
                        sp = to + 1;
                        pc = behind;
                        continue step;
                      }
                    } else if (container.kind === ListKind.Generic) {
                      const items: Value[] = container.raw;
                      const index = key < 0 ? key + items.length : key;
                      if (index >= 0 && index < items.length) {
                        regs[to] = items[index];
                        sp = to + 1;
                        pc = behind;
                        continue step;
                      }
                    }
                  }
                } else if (container instanceof PyTuple && container.shape === tupleShape) {
                  const items = container.items;
                  const index = key < 0 ? key + items.length : key;
                  if (index >= 0 && index < items.length) {
                    regs[to] = items[index];
                    sp = to + 1;
                    pc = behind;
                    continue step;
                  }
                }
              }
              word = unfuse(words, pc - 1);
              continue again;
            }
            case Op.BINARY_SUBSCR: {
              const key = regs[--sp];
              const container = regs[sp - 1];
              if (container instanceof PyList) {
                if (typeof key === "number" && container.shape === listShape) {
                  // V8: a place for each kind of array (objects/list-storage.ts).
                  if (container.kind === ListKind.Float) {
                    const raw: number[] = container.raw;
                    const index = key < 0 ? key + raw.length : key;
                    if (index >= 0 && index < raw.length) {
                      regs[sp - 1] = new PyFloat(raw[index] as number);
                      continue step;
                    }
                  } else if (container.kind === ListKind.Int) {
                    const ints: number[] = container.raw;
                    const index = key < 0 ? key + ints.length : key;
                    if (index >= 0 && index < ints.length) {
                      regs[sp - 1] = ints[index] as number;
                      continue step;
                    }
                  } else if (container.kind === ListKind.Generic) {
                    const items: Value[] = container.raw;
                    const index = key < 0 ? key + items.length : key;
                    if (index >= 0 && index < items.length) {
                      regs[sp - 1] = items[index];
                      continue step;
                    }
                  } else {
                    const { length } = container;
                    const index = key < 0 ? key + length : key;
                    if (index >= 0 && index < length) {
                      regs[sp - 1] = listItem(container, index);
                      continue step;
                    }
                  }
                }
              } else if (container instanceof PyTuple) {
                if (typeof key === "number" && container.shape === tupleShape) {
                  const items = container.items;
                  const index = key < 0 ? key + items.length : key;
                  if (index >= 0 && index < items.length) {
                    regs[sp - 1] = items[index];
                    continue step;
                  }
                }
              }
              break;
            }

            case Op.COMPARE_LT: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              let result: boolean;
              if (typeof a === "number" && typeof b === "number") {
                result = a < b;
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                result = a.value < b.value;
              } else {
                break;
              }
              // The test that nearly always follows is done here.
              const following = words[pc] as number;
              if ((following & 255) === Op.POP_JUMP_IF_FALSE) {
                sp--;
                pc = result ? pc + 1 : following >>> 8;
              } else {
                regs[sp - 1] = result;
              }
              continue step;
            }
            case Op.COMPARE_LE: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              let result: boolean;
              if (typeof a === "number" && typeof b === "number") {
                result = a <= b;
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                result = a.value <= b.value;
              } else {
                break;
              }
              const following = words[pc] as number;
              if ((following & 255) === Op.POP_JUMP_IF_FALSE) {
                sp--;
                pc = result ? pc + 1 : following >>> 8;
              } else {
                regs[sp - 1] = result;
              }
              continue step;
            }
            case Op.COMPARE_EQ: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              let result: boolean;
              if (typeof a === "number" && typeof b === "number") {
                result = a === b;
              } else if (typeof a === "string" && typeof b === "string") {
                result = a === b;
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                result = a.value === b.value;
              } else {
                break;
              }
              const following = words[pc] as number;
              if ((following & 255) === Op.POP_JUMP_IF_FALSE) {
                sp--;
                pc = result ? pc + 1 : following >>> 8;
              } else {
                regs[sp - 1] = result;
              }
              continue step;
            }
            case Op.COMPARE_NE: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              let result: boolean;
              if (typeof a === "number" && typeof b === "number") {
                result = a !== b;
              } else if (typeof a === "string" && typeof b === "string") {
                result = a !== b;
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                result = a.value !== b.value;
              } else {
                break;
              }
              const following = words[pc] as number;
              if ((following & 255) === Op.POP_JUMP_IF_FALSE) {
                sp--;
                pc = result ? pc + 1 : following >>> 8;
              } else {
                regs[sp - 1] = result;
              }
              continue step;
            }
            case Op.COMPARE_GT: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              let result: boolean;
              if (typeof a === "number" && typeof b === "number") {
                result = a > b;
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                result = a.value > b.value;
              } else {
                break;
              }
              const following = words[pc] as number;
              if ((following & 255) === Op.POP_JUMP_IF_FALSE) {
                sp--;
                pc = result ? pc + 1 : following >>> 8;
              } else {
                regs[sp - 1] = result;
              }
              continue step;
            }
            case Op.COMPARE_GE: {
              const b = regs[--sp];
              const a = regs[sp - 1];
              let result: boolean;
              if (typeof a === "number" && typeof b === "number") {
                result = a >= b;
              } else if (
                a instanceof PyFloat &&
                a.shape === floatShape &&
                b instanceof PyFloat &&
                b.shape === floatShape
              ) {
                result = a.value >= b.value;
              } else {
                break;
              }
              const following = words[pc] as number;
              if ((following & 255) === Op.POP_JUMP_IF_FALSE) {
                sp--;
                pc = result ? pc + 1 : following >>> 8;
              } else {
                regs[sp - 1] = result;
              }
              continue step;
            }
            case Op.IS_OP:
              sp--;
              regs[sp - 1] = (regs[sp - 1] === regs[sp]) !== (arg === 1);
              continue step;
            case Op.CONTAINS_OP:
              frame.pc = pc;
              sp--;
              if (operatorFunction(Op.CONTAINS_OP, null, regs[sp] as Value) !== null) break;
              regs[sp - 1] =
                operators.contains(regs[sp] as Value, regs[sp - 1] as Value) !== (arg === 1);
              continue step;

            case Fused.SWAP_STORE_SUBSCR: {
              const container = regs[sp - 3];
              const key = regs[sp - 2];
              const value = regs[sp - 1] as Value;
              if (
                container instanceof PyList &&
                typeof key === "number" &&
                container.shape === listShape
              ) {
                if (container.kind === ListKind.Float) {
                  const raw: number[] = container.raw;
                  const index = key < 0 ? key + raw.length : key;
                  if (
                    index >= 0 &&
                    index < raw.length &&
                    value instanceof PyFloat &&
                    value.shape === floatShape
                  ) {
                    raw[index] = value.value;
                    sp -= 3;
                    pc += 2;
                    continue step;
                  }
                } else if (container.kind === ListKind.Int) {
                  const ints: number[] = container.raw;
                  const index = key < 0 ? key + ints.length : key;
                  if (index >= 0 && index < ints.length && typeof value === "number") {
                    ints[index] = value;
                    sp -= 3;
                    pc += 2;
                    continue step;
                  }
                } else if (container.kind === ListKind.Generic) {
                  const items: Value[] = container.raw;
                  const index = key < 0 ? key + items.length : key;
                  if (index >= 0 && index < items.length) {
                    items[index] = value;
                    sp -= 3;
                    pc += 2;
                    continue step;
                  }
                }
              }
              word = unfuse(words, pc - 1);
              continue again;
            }
            case Op.STORE_SUBSCR: {
              const key = regs[sp - 1];
              const container = regs[sp - 2];
              const value = regs[sp - 3] as Value;
              sp -= 3;
              if (container instanceof PyList) {
                if (typeof key === "number" && container.shape === listShape) {
                  if (container.kind === ListKind.Float) {
                    const raw: number[] = container.raw;
                    const index = key < 0 ? key + raw.length : key;
                    if (
                      index >= 0 &&
                      index < raw.length &&
                      value instanceof PyFloat &&
                      value.shape === floatShape
                    ) {
                      raw[index] = value.value;
                      continue step;
                    }
                  } else if (container.kind === ListKind.Generic) {
                    const items: Value[] = container.raw;
                    const index = key < 0 ? key + items.length : key;
                    if (index >= 0 && index < items.length) {
                      items[index] = value;
                      continue step;
                    }
                  } else if (container.kind === ListKind.Int && typeof value === "number") {
                    const ints: number[] = container.raw;
                    const index = key < 0 ? key + ints.length : key;
                    if (index >= 0 && index < ints.length) {
                      ints[index] = value;
                      continue step;
                    }
                  }
                }
              }
              frame.pc = pc;
              slow.storeSubscript(container as Value, key as Value, value);
              continue step;
            }
            case Op.DELETE_SUBSCR:
              frame.pc = pc;
              sp -= 2;
              operators.deleteItem(regs[sp] as Value, regs[sp + 1] as Value);
              continue step;
            case Op.BINARY_SLICE:
              frame.pc = pc;
              sp -= 2;
              regs[sp - 1] = slow.loadSlice(
                regs[sp - 1] as Value,
                regs[sp] as Value,
                regs[sp + 1] as Value,
              );
              continue step;
            case Op.STORE_SLICE:
              frame.pc = pc;
              sp -= 4;
              slow.storeSlice(
                regs[sp] as Value,
                regs[sp + 1] as Value,
                regs[sp + 2] as Value,
                regs[sp + 3] as Value,
              );
              continue step;
            case Op.BUILD_SLICE:
              sp -= arg - 1;
              regs[sp - 1] = slow.buildSlice(regs, sp - 1, arg);
              continue step;

            case Op.POP_JUMP_IF_TRUE: {
              const value = regs[--sp];
              if (value === true) {
                pc = arg;
              } else if (value !== false) {
                frame.pc = pc;
                if (isTrue(value as Value)) pc = arg;
              }
              continue step;
            }
            case Op.POP_JUMP_IF_FALSE: {
              const value = regs[--sp];
              if (value === false) {
                pc = arg;
              } else if (value !== true) {
                frame.pc = pc;
                if (!isTrue(value as Value)) pc = arg;
              }
              continue step;
            }
            case Op.POP_JUMP_IF_NONE:
              if (regs[--sp] === null) pc = arg;
              continue step;
            case Op.POP_JUMP_IF_NOT_NONE:
              if (regs[--sp] !== null) pc = arg;
              continue step;
            case Op.JUMP_BACKWARD_NO_INTERRUPT:
            case Op.JUMP_FORWARD:
              pc = arg;
              continue step;
            case Op.JUMP_BACKWARD: {
              if (--thread.countdown <= 0) {
                frame.pc = pc;
                poll();
                if (!recording) {
                  frame.pc = pc - 1;
                  frame.sp = sp;
                  renewRegisters(frame);
                  return undefined;
                }
              }
              const at = pc - 1;
              pc = arg;
              if (observer !== null) {
                code.counters ??= observer.countersFor(code);
                if (--code.counters[at] === 0 && !recording) {
                  frame.pc = pc;
                  frame.sp = sp;
                  recording = observer.hot(frame, at);
                  if (recording) words = recordWordsOf(code);
                }
              }
              // The head of a loop over a range is done here.
              if (((words[pc] as number) & 255) === Fused.FOR_ITER_STORE) {
                const iterator = regs[sp - 1];
                if (iterator instanceof PyRangeIterator && iterator.remaining > 0) {
                  const value = iterator.current;
                  iterator.remaining--;
                  iterator.current = value + iterator.step;
                  regs[(words[pc + 1] as number) >>> 8] = value;
                  pc += 2;
                }
              }
              continue step;
            }

            case Op.GET_ITER:
              frame.pc = pc;
              regs[sp - 1] = coroutines.getIteratorOf(regs[sp - 1] as Value);
              continue step;
            case Fused.FOR_ITER_STORE: {
              const iterator = regs[sp - 1];
              if (iterator instanceof PyRangeIterator) {
                if (iterator.remaining > 0) {
                  const value = iterator.current;
                  iterator.remaining--;
                  iterator.current = value + iterator.step;
                  regs[(words[pc++] as number) >>> 8] = value;
                } else {
                  pc = arg;
                }
                continue step;
              }
              word = unfuse(words, pc - 1);
              continue again;
            }
            case Op.FOR_ITER: {
              const iterator = regs[sp - 1];
              if (iterator instanceof PyRangeIterator) {
                if (iterator.remaining > 0) {
                  const value = iterator.current;
                  iterator.remaining--;
                  iterator.current = value + iterator.step;
                  regs[sp++] = value;
                } else {
                  pc = arg;
                }
                continue step;
              }
              frame.pc = pc;
              if (iterator instanceof PyGenerator) {
                if (canResumeInLoop(iterator)) {
                  frame.sp = sp;
                  frame = startResumption(iterator, null, frame, ReturnMode.ForIter);
                  continue enter;
                }
              }
              const value = next(iterator as Value);
              if (value === undefined) pc = arg;
              else regs[sp++] = value;
              continue step;
            }

            case Op.CALL: {
              const base = sp - arg - 2;
              let callee = regs[base];
              let from = base + 2;
              let count = arg;
              const receiver = regs[base + 1];
              frame.pc = pc;
              if (receiver !== undefined) {
                from--;
                count++;
              } else if (callee instanceof PyMethod) {
                from--;
                count++;
                regs[from] = callee.self;
                callee = callee.func;
              }
              if (callee instanceof PyFunction) {
                frame.sp = base;
                if (frame.depth >= thread.recursionLimit) throw recursionError();
                const target = callee.code;
                if (target.plainCount === count) {
                  const fresh = (target.template as (Value | undefined)[]).slice();
                  for (let i = 0; i < count; i++) fresh[i] = regs[from + i];
                  frame = new Frame(target, callee, callee.globals, callee.builtins, fresh, frame);
                } else {
                  frame = bindFrame(callee, regs, from, count, null, frame);
                }
                continue enter;
              }
              if (callee instanceof PyType) {
                const cache = findInstanceCache(caches, pc - 1, callee) as InstanceCache | null;
                if (cache !== null && (cache.init !== null || count === 0)) {
                  const instance = new callee.instanceClass();
                  regs[base] = instance;
                  sp = base + 1;
                  const init = cache.init;
                  if (init === null) {
                    continue step;
                  }
                  frame.sp = sp;
                  if (frame.depth >= thread.recursionLimit) throw recursionError();
                  // The class and the slot of self stand in front of the arguments: overwrite one.
                  regs[from - 1] = instance;
                  const target = init.code;
                  if (target.plainCount === count + 1) {
                    const fresh = (target.template as (Value | undefined)[]).slice();
                    for (let i = 0; i <= count; i++) fresh[i] = regs[from - 1 + i];
                    frame = new Frame(target, init, init.globals, init.builtins, fresh, frame);
                  } else {
                    frame = bindFrame(init, regs, from - 1, count + 1, null, frame);
                  }
                  frame.mode = ReturnMode.Init;
                  continue enter;
                }
              }
              const method = receiver === undefined ? callMethodOf(callee) : null;
              if (method !== null) {
                frame.sp = base;
                if (frame.depth >= thread.recursionLimit) throw recursionError();
                regs[from - 1] = callee;
                frame = bindFrame(method, regs, from - 1, count + 1, null, frame);
                continue enter;
              }
              const replacement = applicationFrame(
                callee,
                regs,
                from,
                count,
                noKeywords,
                frame,
                base,
              );
              if (replacement !== null) {
                frame.sp = base;
                frame = replacement;
                continue enter;
              }
              regs[base] = callStack(callee as Value, regs, from, count);
              sp = base + 1;
              continue step;
            }
            case Op.CALL_KW: {
              const keywords = regs[--sp] as PyTuple;
              const base = sp - arg - 2;
              let callee = regs[base];
              let from = base + 2;
              let count = arg;
              frame.pc = pc;
              if (regs[base + 1] !== undefined) {
                from--;
                count++;
              } else if (callee instanceof PyMethod) {
                from--;
                count++;
                regs[from] = callee.self;
                callee = callee.func;
              }
              if (callee instanceof PyFunction) {
                frame.sp = base;
                if (frame.depth >= thread.recursionLimit) throw recursionError();
                frame = bindFrame(callee, regs, from, count, keywords.items as string[], frame);
                continue enter;
              }
              if (callee instanceof PyType) {
                const cache = findInstanceCache(caches, pc - 1, callee) as InstanceCache | null;
                if (cache !== null && cache.init !== null) {
                  const instance = new callee.instanceClass();
                  regs[base] = instance;
                  frame.sp = base + 1;
                  if (frame.depth >= thread.recursionLimit) throw recursionError();
                  regs[from - 1] = instance;
                  const names = keywords.items as string[];
                  frame = bindFrame(cache.init, regs, from - 1, count + 1, names, frame);
                  frame.mode = ReturnMode.Init;
                  continue enter;
                }
              }
              const names = keywords.items as string[];
              const replacement = applicationFrame(callee, regs, from, count, names, frame, base);
              if (replacement !== null) {
                frame.sp = base;
                frame = replacement;
                continue enter;
              }
              regs[base] = callStackKeywords(callee as Value, regs, from, count, keywords);
              sp = base + 1;
              continue step;
            }
            case Op.CALL_FUNCTION_EX: {
              sp -= 4;
              frame.pc = pc;
              frame.sp = sp;
              const callee = regs[sp] as Value;
              const result = callStackUnpacked(frame, callee, regs[sp + 2] as Value, regs[sp + 3]);
              if (result instanceof Frame && callee instanceof PyFunction) {
                frame = result;
                continue enter;
              }
              regs[sp++] = result;
              continue step;
            }
            case Op.CALL_INTRINSIC_1:
              frame.pc = pc;
              regs[sp - 1] = intrinsics.callIntrinsic1(frame, arg, regs[sp - 1] as Value);
              continue step;
            case Op.CALL_INTRINSIC_2:
              frame.pc = pc;
              sp--;
              regs[sp - 1] = intrinsics.callIntrinsic2(
                frame,
                arg,
                regs[sp - 1] as Value,
                regs[sp] as Value,
              );
              continue step;
            case Op.MAKE_FUNCTION:
              regs[sp - 1] = slow.makeFunction(frame, regs[sp - 1] as Value);
              continue step;
            case Op.SET_FUNCTION_ATTRIBUTE:
              sp--;
              slow.setFunctionAttribute(regs[sp] as PyFunction, arg, regs[sp - 1] as Value);
              regs[sp - 1] = regs[sp];
              continue step;
            case Op.RETURN_GENERATOR: {
              const back = frame.back as Frame;
              const mode = frame.mode;
              frame.pc = pc;
              frame.sp = sp;
              frame.back = null;
              const generator = makeGenerator(frame);
              if (mode === ReturnMode.Call) {
                generator.isOwnedByLoop = consumerOf(back, back.pc, back.sp) !== null;
              }
              if (mode === ReturnMode.Entry) {
                thread.frame = back;
                return generator;
              }
              frame = back;
              if (mode === ReturnMode.Init) checkInitResult(generator);
              frame.regs[frame.sp++] = generator;
              continue enter;
            }
            case Op.RETURN_VALUE: {
              const value = regs[sp - 1] as Value;
              const back = frame.back as Frame;
              const mode = frame.mode;
              if (mode === ReturnMode.Call) {
                frame = back;
                frame.regs[frame.sp++] = value;
                continue enter;
              }
              if (frame.generator !== null) {
                frame.pc = pc;
                finishGenerator(frame.generator);
              }
              if (mode === ReturnMode.Entry) {
                if (recording) (observer as LoopObserver).runEnded();
                thread.frame = back;
                return value;
              }
              if (mode === ReturnMode.Init) {
                if (value !== null) checkInitResult(value);
                frame = back;
                continue enter;
              }
              frame = back;
              if (mode === ReturnMode.Operator) {
                pc = frame.pc;
                thread.frame = frame;
                const answer = answerAfter(frame, value);
                frame.sp -= 2;
                frame.regs[frame.sp++] = answer;
                continue enter;
              }
              if (mode === ReturnMode.Send) frame.regs[frame.sp++] = value;
              frame.pc = (frame.code.words[frame.pc - 1] as number) >>> 8;
              continue enter;
            }

            case Op.BUILD_TUPLE:
              if (arg === 2) {
                sp--;
                regs[sp - 1] = new PyTuple([regs[sp - 1] as Value, regs[sp] as Value]);
              } else if (arg === 0) {
                regs[sp++] = emptyTuple;
              } else {
                sp -= arg;
                regs[sp] = new PyTuple(regs.slice(sp, sp + arg) as Value[]);
                sp++;
              }
              continue step;
            case Op.BUILD_LIST:
              sp -= arg;
              regs[sp] = arg === 0 ? new PyList() : newList(regs.slice(sp, sp + arg) as Value[]);
              sp++;
              continue step;
            case Op.BUILD_SET:
              frame.pc = pc;
              sp -= arg;
              regs[sp] = slow.buildSet(regs, sp, arg);
              sp++;
              continue step;
            case Op.BUILD_MAP:
              frame.pc = pc;
              sp -= arg << 1;
              regs[sp] = arg === 0 ? new PyDict() : slow.buildMap(regs, sp, arg);
              sp++;
              continue step;
            case Op.BUILD_STRING:
              sp -= arg;
              regs[sp] = slow.buildString(regs, sp, arg);
              sp++;
              continue step;
            case Op.BUILD_TEMPLATE:
              frame.pc = pc;
              sp--;
              regs[sp - 1] = slow.buildTemplate(regs[sp - 1] as Value, regs[sp] as Value);
              continue step;
            case Op.BUILD_INTERPOLATION:
              frame.pc = pc;
              sp -= 1 + (arg & 1);
              regs[sp - 1] = slow.buildInterpolation(regs, sp - 1, arg);
              continue step;
            case Op.LIST_APPEND: {
              const value = regs[--sp] as Value;
              appendItem(regs[sp - arg] as PyList, value);
              continue step;
            }
            case Op.SET_ADD:
              frame.pc = pc;
              sp--;
              slow.addToSet(regs[sp - arg] as Value, regs[sp] as Value);
              continue step;
            case Op.MAP_ADD:
              frame.pc = pc;
              sp -= 2;
              dictSet(regs[sp - arg] as PyDict, regs[sp] as Value, regs[sp + 1] as Value);
              continue step;
            case Op.LIST_EXTEND:
              frame.pc = pc;
              sp--;
              slow.extendList(regs[sp - arg] as PyList, regs[sp] as Value);
              continue step;
            case Op.SET_UPDATE:
              frame.pc = pc;
              sp--;
              slow.updateSet(regs[sp - arg] as Value, regs[sp] as Value);
              continue step;
            case Op.DICT_UPDATE:
              frame.pc = pc;
              sp--;
              slow.updateDict(regs[sp - arg] as PyDict, regs[sp] as Value);
              continue step;
            case Op.DICT_MERGE:
              frame.pc = pc;
              sp--;
              slow.mergeKeywords(
                regs[sp - arg - 3] as Value,
                regs[sp - arg] as PyDict,
                regs[sp] as Value,
              );
              continue step;
            case Op.FORMAT_SIMPLE: {
              const value = regs[sp - 1];
              if (typeof value !== "string") {
                frame.pc = pc;
                regs[sp - 1] = slow.formatSimple(value as Value);
              }
              continue step;
            }
            case Op.FORMAT_WITH_SPEC:
              frame.pc = pc;
              sp--;
              regs[sp - 1] = text.format(regs[sp - 1] as Value, regs[sp] as Value);
              continue step;
            case Op.CONVERT_VALUE:
              frame.pc = pc;
              regs[sp - 1] = slow.convertValue(regs[sp - 1] as Value, arg);
              continue step;
            case Op.UNPACK_SEQUENCE: {
              const sequence = regs[--sp];
              if (
                sequence instanceof PyTuple &&
                sequence.items.length === arg &&
                sequence.shape === tupleShape
              ) {
                const items = sequence.items;
                for (let i = arg - 1; i >= 0; i--) regs[sp++] = items[i];
                continue step;
              }
              frame.pc = pc;
              slow.unpackSequence(sequence as Value, arg, regs, sp);
              sp += arg;
              continue step;
            }
            case Op.UNPACK_EX:
              frame.pc = pc;
              sp--;
              slow.unpackWithStar(regs[sp] as Value, arg & 0xff, arg >>> 8, regs, sp);
              sp += (arg & 0xff) + (arg >>> 8) + 1;
              continue step;

            case Op.GET_LEN:
              frame.pc = pc;
              regs[sp] = operators.length(regs[sp - 1] as Value);
              sp++;
              continue step;
            case Op.MATCH_SEQUENCE:
              frame.pc = pc;
              regs[sp] = patterns.matchesSequence(regs[sp - 1] as Value);
              sp++;
              continue step;
            case Op.MATCH_MAPPING:
              frame.pc = pc;
              regs[sp] = patterns.matchesMapping(regs[sp - 1] as Value);
              sp++;
              continue step;
            case Op.MATCH_KEYS:
              frame.pc = pc;
              regs[sp] = patterns.matchKeys(regs[sp - 2] as Value, regs[sp - 1] as PyTuple);
              sp++;
              continue step;
            case Op.MATCH_CLASS:
              frame.pc = pc;
              sp -= 2;
              regs[sp - 1] = patterns.matchClass(
                regs[sp - 1] as Value,
                regs[sp] as Value,
                regs[sp + 1] as PyTuple,
                arg,
              );
              continue step;

            case Op.PUSH_EXC_INFO: {
              const exception = regs[sp - 1];
              regs[sp - 1] = thread.handled.value;
              regs[sp++] = exception;
              thread.handled.value = exception as PyException;
              continue step;
            }
            case Op.POP_EXCEPT:
              thread.handled.value = regs[--sp] as PyException | null;
              continue step;
            case Op.CHECK_EXC_MATCH:
              frame.pc = pc;
              regs[sp - 1] = slow.checkExceptionMatch(regs[sp - 2] as Value, regs[sp - 1] as Value);
              continue step;
            case Op.CHECK_EG_MATCH:
              frame.pc = pc;
              groups.checkGroupMatch(regs, sp - 2);
              continue step;
            case Op.RERAISE:
              raised = reraise(regs[--sp] as PyException);
              break;
            case Op.RAISE_VARARGS:
              frame.pc = pc;
              sp -= arg;
              raised = raiseStatement(
                arg > 0 ? regs[sp] : undefined,
                arg > 1 ? regs[sp + 1] : undefined,
              );
              break;
            case Op.WITH_EXCEPT_START:
              frame.pc = pc;
              if (regs[sp - 5] instanceof PyFunction) {
                frame.sp = sp;
                if (frame.depth >= thread.recursionLimit) throw recursionError();
                frame = slow.frameOfExit(frame, sp);
                continue enter;
              }
              regs[sp] = slow.callExit(regs, sp);
              sp++;
              continue step;

            case Op.YIELD_VALUE: {
              const value = regs[--sp] as Value;
              const back = frame.back as Frame;
              const mode = frame.mode;
              frame.pc = pc;
              frame.sp = sp;
              suspendGenerator(frame.generator as PyGenerator);
              if (mode === ReturnMode.Entry) {
                if (recording) (observer as LoopObserver).runEnded();
                thread.frame = back;
                return value;
              }
              frame = back;
              frame.regs[frame.sp++] = value;
              continue enter;
            }
            case Op.SEND: {
              const value = regs[sp - 1] as Value;
              const receiver = regs[sp - 2];
              frame.pc = pc;
              if (receiver instanceof PyGenerator && canResumeInLoop(receiver)) {
                if (value === null || receiver.started) {
                  frame.sp = sp - 1;
                  frame = startResumption(receiver, value, frame, ReturnMode.Send);
                  continue enter;
                }
              }
              const yielded = sendTo(receiver as Value, value);
              if (yielded === undefined) {
                regs[sp - 1] = takeReturned();
                pc = arg;
              } else {
                regs[sp - 1] = yielded;
              }
              continue step;
            }
            case Op.END_SEND:
              sp--;
              regs[sp - 1] = regs[sp];
              continue step;
            case Op.GET_YIELD_FROM_ITER:
              frame.pc = pc;
              regs[sp - 1] = coroutines.getYieldFromIterator(frame, regs[sp - 1] as Value);
              continue step;
            case Op.CLEANUP_THROW:
              frame.pc = pc;
              regs[sp - 2] = coroutines.cleanupThrow(regs[sp - 1] as Value);
              regs[sp - 3] = null;
              sp--;
              continue step;
            case Op.GET_AWAITABLE:
              frame.pc = pc;
              regs[sp - 1] = coroutines.getAwaitable(regs[sp - 1] as Value, arg);
              continue step;
            case Op.GET_AITER:
              frame.pc = pc;
              regs[sp - 1] = coroutines.getAsyncIterator(regs[sp - 1] as Value);
              continue step;
            case Op.GET_ANEXT:
              frame.pc = pc;
              regs[sp] = coroutines.getAsyncNext(regs[sp - 1] as Value);
              sp++;
              continue step;
            case Op.END_ASYNC_FOR:
              frame.pc = pc;
              coroutines.endAsyncFor(regs[sp - 1] as Value);
              sp -= 2;
              continue step;

            case Op.IMPORT_NAME:
              frame.pc = pc;
              sp--;
              regs[sp - 1] = imports.importName(
                frame,
                arg,
                regs[sp - 1] as Value,
                regs[sp] as Value,
              );
              continue step;
            case Op.IMPORT_FROM:
              frame.pc = pc;
              regs[sp] = imports.importFrom(frame, arg, regs[sp - 1] as Value);
              sp++;
              continue step;

            case Op.RECORD: {
              frame.pc = pc - 1;
              frame.sp = sp;
              inTrace = true;
              const verdict =
                observer === null ? RecordVerdict.Stop : observer.record(frame, pc - 1);
              inTrace = false;
              recording = verdict <= RecordVerdict.Reload;
              if (verdict === RecordVerdict.Reload || verdict === RecordVerdict.StopAndReload) {
                frame = thread.frame as Frame;
                continue enter;
              }
              if (!recording) words = code.executable as Int32Array;
              word = code.words[pc - 1] as number;
              continue again;
            }
            case Op.ENTER_TRACE:
              if (--thread.countdown <= 0) {
                frame.pc = pc;
                poll();
              }
              frame.pc = pc - 1;
              frame.sp = sp;
              inTrace = true;
              frame = (observer as LoopObserver).enter(frame, arg);
              inTrace = false;
              if ((observer as LoopObserver).takeStarted()) recording = true;
              continue enter;
            default:
              unreachable(word & 255);
          }
          frame.pc = pc;
          if (raised !== null) {
            // V8: throwing within this function costs some 10 us.
            const handler = unwind(frame, raised);
            raised = null;
            if (recording) recording = (observer as LoopObserver).unwound(handler);
            if (handler === null) {
              isLeaving = true;
              throw thread.propagating;
            }
            frame = handler;
            continue enter;
          }
          // An operator that no case has answered: its operands lie at sp - 1 and sp.
          const method = operatorFunction(word & 255, regs[sp - 1] as Value, regs[sp] as Value);
          if (method === null) {
            regs[sp - 1] = operate(word & 255, regs[sp - 1] as Value, regs[sp] as Value);
            continue step;
          }
          frame.sp = sp + 1;
          if (frame.depth >= thread.recursionLimit) throw recursionError();
          frame = operatorFrame(method, regs, sp - 1, frame);
          continue enter;
        }
      }
    } catch (error) {
      if (isLeaving) throw error;
      if (inTrace) {
        inTrace = false;
        frame = thread.frame as Frame;
        pc = frame.pc;
        if ((observer as LoopObserver).takeStarted()) recording = true;
      }
      frame.pc = pc;
      const handler = unwind(frame, error);
      if (recording) recording = (observer as NonNullable<typeof observer>).unwound(handler);
      if (handler === null) throw thread.propagating;
      frame = handler;
    }
  }
}

thread.run = run;

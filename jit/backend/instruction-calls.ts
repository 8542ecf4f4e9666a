/**
 * Instructions that a trace executes by one call: the interpreter's own functions, with the
 * operands as arguments instead of on a stack.
 *
 * Some of these functions ask the frame for its code, its module and its names. In a trace the
 * frame may not exist, so they are given a stand-in that the recorder made: a frame with the same
 * code and the pc behind the instruction (an inline cache they fill is that instruction's), but
 * with no registers of its own. What only the real frame knows, the namespace of a class body or
 * of `exec`, is taken from the frame that the trace was entered with, which is the only one in a
 * trace that can have one.
 */
import type { PyDict } from "../../src/objects/dict.ts";
import type { PyCell, PyFunction } from "../../src/objects/function.ts";
import type { Value } from "../../src/objects/object.ts";
import * as operators from "../../src/objects/protocols/operators.ts";
import { PyTuple } from "../../src/objects/tuple.ts";
import { callStackUnpacked } from "../../src/vm/calls.ts";
import * as coroutines from "../../src/vm/coroutines.ts";
import { Frame } from "../../src/vm/frame.ts";
import { importFrom, importName } from "../../src/vm/imports.ts";
import { callIntrinsic1, callIntrinsic2 } from "../../src/vm/intrinsics.ts";
import * as names from "../../src/vm/names.ts";
import * as patterns from "../../src/vm/patterns.ts";
import * as slow from "../../src/vm/slow-paths.ts";
import { loadSuperAttribute } from "../../src/vm/supers.ts";
import { bindMethod, loadSpecial } from "../../src/vm/attribute-access.ts";
import { thread } from "../../src/vm/thread.ts";

/** The stand-in, with the namespace of the frame that the trace runs for. */
function placed(standIn: Value): Frame {
  const frame = standIn as Frame;
  if (frame.namespace !== null) frame.namespace = thread.frame?.namespace ?? null;
  return frame;
}

/** The items in the order of their targets, as a tuple. */
function reversedItems(regs: readonly (Value | undefined)[]): PyTuple {
  return new PyTuple(regs.slice().reverse() as Value[]);
}

function unpackSequence(sequence: Value, count: number): Value {
  const regs: (Value | undefined)[] = [];
  slow.unpackSequence(sequence, count, regs, 0);
  return reversedItems(regs);
}

function unpackWithStar(sequence: Value, before: number, after: number): Value {
  const regs: (Value | undefined)[] = [];
  slow.unpackWithStar(sequence, before, after, regs, 0);
  return reversedItems(regs);
}

/** `callee(*positional, **keywords)`; keywords may be missing. */
function callUnpacked(callee: Value, positional: Value, keywords: Value | undefined): Value {
  const caller = thread.frame as Frame;
  const result = callStackUnpacked(caller, callee, positional, keywords);
  const isCallee = result instanceof Frame && result.fn === (callee as PyFunction);
  return isCallee ? thread.run(result, null) : result;
}

function deleteCell(standIn: Value, slot: number, cell: Value): Value {
  if ((cell as PyCell).value === undefined) throw names.unboundLocal(standIn as Frame, slot);
  (cell as PyCell).value = undefined;
  return null;
}

/** Functions that look for the operand in the frame's registers find it there. */
function loadFromDictOrDeref(standIn: Value, slot: number, mapping: Value, cell: Value): Value {
  const frame = standIn as Frame;
  frame.regs[slot] = cell;
  return names.loadFromDictOrDeref(frame, mapping, slot);
}

function loadSuper(standIn: Value, arg: number, ...operands: Value[]): Value {
  const frame = standIn as Frame;
  operands.forEach((operand, i) => {
    frame.regs[i] = operand;
  });
  return loadSuperAttribute(frame, arg, 0);
}

/** What a `with` statement calls, bound to its owner. */
function loadSpecialBound(standIn: Value, which: number, owner: Value): Value {
  const { regs } = standIn as Frame;
  regs[0] = owner;
  loadSpecial(standIn as Frame, which, 0);
  const [method, self] = regs as [Value, Value | undefined];
  return self === undefined ? method : bindMethod(method, self);
}

/** WITH_EXCEPT_START for operands that are not on a stack: `exit self _ _ exception`. */
function callExit(exit: Value, self: Value | undefined, exception: Value): Value {
  return slow.callExit([exit, self, undefined, undefined, exception], 5);
}

export const instructionCalls = {
  raiseUnbound: (standIn: Value, slot: number) => {
    throw names.unboundLocal(standIn as Frame, slot);
  },
  loadGlobal: (standIn: Value, name: number) => names.loadGlobal(standIn as Frame, name),
  deleteGlobal: (standIn: Value, name: number) => {
    names.deleteGlobal(standIn as Frame, name);
    return null;
  },
  loadName: (standIn: Value, name: number) => names.loadName(placed(standIn), name),
  storeName: (standIn: Value, name: number, value: Value) => {
    names.storeName(placed(standIn), name, value);
    return null;
  },
  deleteName: (standIn: Value, name: number) => {
    names.deleteName(placed(standIn), name);
    return null;
  },
  loadLocals: (standIn: Value) => names.loadLocals(placed(standIn)),
  loadFromDictOrGlobals: (standIn: Value, name: number, mapping: Value) =>
    names.loadFromDictOrGlobals(standIn as Frame, mapping, name),
  loadFromDictOrDeref,
  setupAnnotations: (standIn: Value) => {
    names.setupAnnotations(placed(standIn));
    return null;
  },
  loadBuildClass: (standIn: Value) => names.loadBuildClass(standIn as Frame),
  deleteCell,
  loadSuper,
  loadSpecialBound,
  callExit,
  callUnpacked,
  intrinsic1: (standIn: Value, which: number, value: Value) =>
    callIntrinsic1(placed(standIn), which, value),
  intrinsic2: (standIn: Value, which: number, first: Value, second: Value) =>
    callIntrinsic2(standIn as Frame, which, first, second),
  buildTemplate: slow.buildTemplate,
  buildInterpolation: (arg: number, ...operands: Value[]) =>
    slow.buildInterpolation(operands, 0, arg),
  mergeKeywords: (callee: Value, dict: Value, mapping: Value) => {
    slow.mergeKeywords(callee, dict as PyDict, mapping);
    return null;
  },
  unpackSequence,
  unpackWithStar,
  length: operators.length,
  matchesSequence: patterns.matchesSequence,
  matchesMapping: patterns.matchesMapping,
  matchKeys: (subject: Value, keys: Value) => patterns.matchKeys(subject, keys as PyTuple),
  matchClass: (positional: number, subject: Value, cls: Value, attributes: Value) =>
    patterns.matchClass(subject, cls, attributes as PyTuple, positional),
  importName: (standIn: Value, name: number, level: Value, list: Value) =>
    importName(placed(standIn), name, level, list),
  importFrom: (standIn: Value, name: number, module: Value) =>
    importFrom(standIn as Frame, name, module),
  getAwaitable: (source: number, value: Value) => coroutines.getAwaitable(value, source),
  getAsyncIterator: coroutines.getAsyncIterator,
  getAsyncNext: coroutines.getAsyncNext,
  cleanupThrow: coroutines.cleanupThrow,
  endAsyncFor: (exception: Value) => {
    coroutines.endAsyncFor(exception);
    return null;
  },
};

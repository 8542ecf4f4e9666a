/**
 * Calls of Python functions: binding arguments to parameters, and calls that natives make.
 *
 * Arguments lie in an array from an index on, the values of keyword arguments last, so that the
 * run loop can pass its value stack as it stands. The result of binding is a new frame.
 *
 * The one difficulty is the error texts, which must name exactly what CPython's
 * initialize_locals names, in its order of checking.
 */
import { type Code, CodeFlag } from "../bytecode/code.ts";
import { PyDict } from "../objects/dict.ts";
import { exc, type PyException, raise } from "../objects/errors.ts";
import { PyFunction, PyMethod } from "../objects/function.ts";
import {
  type NativeCallable,
  PyBoundNative,
  PyMethodDescriptor,
  PyNative,
} from "../objects/native.ts";
import { PyObject, type Value, makeStr } from "../objects/object.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { call, installCallFunction } from "../objects/protocols/calls.ts";
import { isIterable, toArray } from "../objects/protocols/iteration.ts";
import { strText } from "../objects/protocols/text.ts";
import { suggestName } from "../objects/suggestions.ts";
import { PyTuple, emptyTuple, tupleType } from "../objects/tuple.ts";
import { typeOf } from "../objects/type.ts";
import { Frame, ReturnMode, newRegisters } from "./frame.ts";
import { mergeKeywordsInto } from "./keyword-merging.ts";
import { recursionError, thread } from "./thread.ts";

type Registers = (Value | undefined)[];
type Names = readonly string[] | null;

/**
 * The frame of a call of `fn` with `count` arguments from `source[from]` on, of which the last
 * `names.length` are keyword arguments.
 */
export function bindFrame(
  fn: PyFunction,
  source: readonly (Value | undefined)[],
  from: number,
  count: number,
  names: Names,
  back: Frame | null,
): Frame {
  const code = fn.code;
  const regs = newRegisters(code);
  const positional = names === null ? count : count - names.length;
  const argcount = code.argcount;
  const direct = Math.min(positional, argcount);
  for (let i = 0; i < direct; i++) regs[i] = source[from + i];
  const isPlain = code.plainCount >= 0 && (names === null || names.length === 0);
  if (isPlain) {
    if (positional > argcount) throw tooManyPositional(fn, positional, regs);
  } else {
    bindRest(fn, code, regs, source, from, positional, names ?? []);
  }
  if (positional < argcount) fillDefaults(fn, code, regs, positional);
  if (code.kwonlyargcount > 0) fillKeywordDefaults(fn, code, regs);
  return new Frame(code, fn, fn.globals, fn.builtins, regs, back);
}

/** *args, **kwargs and the keyword arguments. */
function bindRest(
  fn: PyFunction,
  code: Code,
  regs: Registers,
  source: readonly (Value | undefined)[],
  from: number,
  positional: number,
  names: readonly string[],
): void {
  const total = code.argcount + code.kwonlyargcount;
  const hasVarArgs = (code.flags & CodeFlag.VarArgs) !== 0;
  let rest: PyDict | null = null;
  if ((code.flags & CodeFlag.VarKeywords) !== 0) {
    rest = new PyDict();
    regs[hasVarArgs ? total + 1 : total] = rest;
  }
  if (hasVarArgs) {
    regs[total] =
      positional > code.argcount
        ? new PyTuple(source.slice(from + code.argcount, from + positional) as Value[])
        : emptyTuple;
  }
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const value = source[from + positional + i] as Value;
    const slot = findParameter(code, name);
    if (slot < 0) {
      if (rest === null) throw unexpectedKeyword(fn, code, names, name);
      rest.table.setString(name, value);
    } else {
      if (regs[slot] !== undefined) {
        throw typeError(fn, `got multiple values for argument '${name}'`);
      }
      regs[slot] = value;
    }
  }
  if (positional > code.argcount && !hasVarArgs) throw tooManyPositional(fn, positional, regs);
}

/** The slot of a parameter that may be given by name, or -1. */
function findParameter(code: Code, name: string): number {
  const total = code.argcount + code.kwonlyargcount;
  for (let i = code.posonlyargcount; i < total; i++) {
    if (code.localNames[i] === name) return i;
  }
  return -1;
}

function fillDefaults(fn: PyFunction, code: Code, regs: Registers, positional: number): void {
  const defaults = fn.defaults === null ? emptyTuple.items : fn.defaults.items;
  const firstDefault = code.argcount - defaults.length;
  let missing = 0;
  for (let i = positional; i < firstDefault; i++) if (regs[i] === undefined) missing++;
  if (missing > 0) throw missingArguments(fn, regs, 0, firstDefault, "positional");
  for (let i = Math.max(positional, firstDefault); i < code.argcount; i++) {
    if (regs[i] === undefined) regs[i] = defaults[i - firstDefault];
  }
}

function fillKeywordDefaults(fn: PyFunction, code: Code, regs: Registers): void {
  const end = code.argcount + code.kwonlyargcount;
  let missing = 0;
  for (let i = code.argcount; i < end; i++) {
    if (regs[i] !== undefined) continue;
    const value = fn.keywordDefaults?.table.getString(code.localNames[i] as string);
    if (value === undefined) missing++;
    else regs[i] = value;
  }
  if (missing > 0) throw missingArguments(fn, regs, code.argcount, end, "keyword-only");
}

function typeError(fn: PyFunction, text: string): PyException {
  return raise(exc.TypeError, makeStr(`${strText(fn.qualname)}() ${text}`));
}

function plural(count: number): string {
  return count === 1 ? "" : "s";
}

function missingArguments(
  fn: PyFunction,
  regs: Registers,
  start: number,
  end: number,
  kind: string,
): PyException {
  const missing: string[] = [];
  for (let i = start; i < end; i++) {
    if (regs[i] === undefined) missing.push(`'${fn.code.localNames[i]}'`);
  }
  const list =
    missing.length === 1
      ? missing[0]
      : missing.length === 2
        ? missing.join(" and ")
        : `${missing.slice(0, -1).join(", ")}, and ${missing[missing.length - 1]}`;
  const count = missing.length;
  return typeError(fn, `missing ${count} required ${kind} argument${plural(count)}: ${list}`);
}

function tooManyPositional(fn: PyFunction, given: number, regs: Registers): PyException {
  const code = fn.code;
  const defaults = fn.defaults === null ? 0 : fn.defaults.items.length;
  const least = code.argcount - defaults;
  const takes = defaults > 0 ? `from ${least} to ${code.argcount}` : String(code.argcount);
  const isPlural = defaults > 0 || code.argcount !== 1;
  let keywordOnly = 0;
  const end = code.argcount + code.kwonlyargcount;
  for (let i = code.argcount; i < end; i++) if (regs[i] !== undefined) keywordOnly++;
  const also =
    keywordOnly > 0
      ? ` positional argument${plural(given)} (and ${keywordOnly} keyword-only argument${plural(keywordOnly)})`
      : "";
  const verb = given === 1 && keywordOnly === 0 ? "was" : "were";
  return typeError(
    fn,
    `takes ${takes} positional argument${isPlural ? "s" : ""} but ${given}${also} ${verb} given`,
  );
}

function unexpectedKeyword(
  fn: PyFunction,
  code: Code,
  names: readonly string[],
  name: string,
): PyException {
  const positionalOnly = code.localNames.slice(0, code.posonlyargcount);
  const confused = names.filter((given) => positionalOnly.includes(given));
  if (confused.length > 0) {
    return typeError(
      fn,
      `got some positional-only arguments passed as keyword arguments: '${confused.join(", ")}'`,
    );
  }
  const possible = code.localNames.slice(code.posonlyargcount, code.argcount + code.kwonlyargcount);
  const suggestion = suggestName(name, possible);
  const hint = suggestion === null ? "" : `. Did you mean '${suggestion}'?`;
  return typeError(fn, `got an unexpected keyword argument '${name}'${hint}`);
}

/** Runs a Python function to its end, for natives. */
function callFunction(fn: PyFunction, args: readonly Value[], names: Names): Value {
  const back = thread.frame;
  if (back !== null && back.depth >= thread.recursionLimit) throw recursionError();
  const frame = bindFrame(fn, args, 0, args.length, names, back);
  return thread.run(frame, null);
}

/** The same with what stands in the slots of its parameters, bound already. */
export function callBound(fn: PyFunction, slots: readonly Value[]): Value {
  const back = thread.frame;
  if (back !== null && back.depth >= thread.recursionLimit) throw recursionError();
  const regs = newRegisters(fn.code);
  for (let i = 0; i < slots.length; i++) regs[i] = slots[i];
  return thread.run(new Frame(fn.code, fn, fn.globals, fn.builtins, regs, back), null);
}

installCallFunction(callFunction);

/** Calls something that is no Python function with arguments that lie on the stack. */
export function callStack(callee: Value, regs: Registers, from: number, count: number): Value {
  if (callee instanceof PyNative) {
    if (callee.name !== "__new__" && takesCount(callee, count)) {
      return applyStack(callee, regs, from, count);
    }
  } else if (callee instanceof PyMethodDescriptor) {
    // The receiver came from the type, or is checked by the general way.
    if (count > 0 && takesCount(callee, count - 1) && isReceiver(callee, regs[from] as Value)) {
      return applyStack(callee, regs, from, count);
    }
  } else if (callee instanceof PyBoundNative) {
    const method = callee.method;
    if (takesCount(method, count)) {
      switch (count) {
        case 0:
          return method.implementation(callee.self);
        case 1:
          return method.implementation(callee.self, regs[from]);
        case 2:
          return method.implementation(callee.self, regs[from], regs[from + 1]);
      }
    }
  }
  return call(callee, regs.slice(from, from + count) as Value[], null);
}

function isReceiver(method: PyMethodDescriptor, self: Value): boolean {
  const cls = typeOf(self);
  return cls === method.owner || cls.isSubtypeOf(method.owner);
}

function takesCount(native: NativeCallable, count: number): boolean {
  const parameters = native.parameters;
  return parameters.plain && count >= parameters.required && count <= parameters.maximum;
}

function applyStack(native: NativeCallable, regs: Registers, from: number, count: number): Value {
  switch (count) {
    case 0:
      return native.implementation();
    case 1:
      return native.implementation(regs[from]);
    case 2:
      return native.implementation(regs[from], regs[from + 1]);
    case 3:
      return native.implementation(regs[from], regs[from + 1], regs[from + 2]);
    default:
      return native.implementation(...regs.slice(from, from + count));
  }
}

export function callStackKeywords(
  callee: Value,
  regs: Registers,
  from: number,
  count: number,
  names: PyTuple,
): Value {
  const args = regs.slice(from, from + count) as Value[];
  return call(callee, args, names.items as string[]);
}

/**
 * CALL_FUNCTION_EX: a Python function's frame to go on with, or the result of any other callee.
 */
export function callStackUnpacked(
  frame: Frame,
  callee: Value,
  positional: Value,
  keywords: Value | undefined,
): Value {
  const args = unpackPositional(callee, positional);
  let names: string[] | null = null;
  if (keywords !== undefined) {
    names = [];
    const dict =
      keywords instanceof PyDict
        ? keywords
        : mergeKeywordsInto(() => calleeName(callee), new PyDict(), keywords);
    for (const entry of dict.table.entryList()) {
      if (typeof entry.key !== "string") throw raise(exc.TypeError, "keywords must be strings");
      names.push(entry.key);
      args.push(entry.value as Value);
    }
  }
  if (callee instanceof PyFunction) {
    if (frame.depth >= thread.recursionLimit) throw recursionError();
    return bindFrame(callee, args, 0, args.length, names, frame);
  }
  return call(callee, args, names);
}

function unpackPositional(callee: Value, positional: Value): Value[] {
  if (positional instanceof PyTuple && positional.shape === tupleType.rootShape) {
    return positional.items.slice();
  }
  if (!isIterable(positional)) {
    throw raise(
      exc.TypeError,
      makeStr(
        `${calleeName(callee)} argument after * must be an iterable, ` +
          `not ${typeOf(positional).name}`,
      ),
    );
  }
  return toArray(positional);
}

/** How messages about a call name the callee (CPython: _PyObject_FunctionStr). */
export function calleeName(callee: Value): string {
  if (callee instanceof PyMethod) return calleeName(callee.func);
  const name = callee instanceof PyObject ? lookupAttribute(callee, "__qualname__") : undefined;
  if (name === undefined) return strText(callee);
  const module = lookupAttribute(callee as PyObject, "__module__");
  if (typeof module === "string" && module !== "builtins") return `${module}.${strText(name)}()`;
  return `${strText(name)}()`;
}

/** A frame that a native asked for, to be entered through `thread.run`. */
export function entryFrame(code: Code, globals: PyDict, builtins: PyDict, namespace: Value): Frame {
  const back = thread.frame;
  if (back !== null && back.depth >= thread.recursionLimit) throw recursionError();
  const frame = new Frame(code, null, globals, builtins, newRegisters(code), back);
  frame.namespace = namespace;
  frame.mode = ReturnMode.Entry;
  return frame;
}

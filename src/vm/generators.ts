/**
 * Generators and coroutines: a frame that is kept, and the protocol around it.
 *
 * A generator is resumed in one of two ways: by the run loop itself (FOR_ITER, SEND), which simply
 * goes on in its frame, or by `resume`, which runs a nested loop for who calls from TypeScript.
 * Both go through `startResumption`; `suspendGenerator` and `finishGenerator` are the ways out.
 *
 * Invariant: while it runs, `running` is true, its frame is linked to the resumer by `back`, and
 * its own exception state is on top of `thread.handled`. A finished generator has no frame.
 */
import { type Code, CodeFlag } from "../bytecode/code.ts";
import { Op } from "../bytecode/opcodes.ts";
import { exc, PyException, raise } from "../objects/errors.ts";
import { PyIterator } from "../objects/iterator.ts";
import { defineGetSet, defineGetters, defineMethods } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call, call1, callSpecial0 } from "../objects/protocols/calls.ts";
import { identity } from "../objects/protocols/hash.ts";
import { isInstance, type PyType, defineType, typeOf } from "../objects/type.ts";
import { PyTuple } from "../objects/tuple.ts";
import { depthAbove, type Frame, ReturnMode } from "./frame.ts";
import { HandledException, recursionError, thread } from "./thread.ts";
import { isExceptionClass } from "./raising.ts";

export const generatorType = defineType({ name: "generator", isBase: false });
export const coroutineType = defineType({ name: "coroutine", isBase: false });
export const asyncGeneratorType = defineType({ name: "async_generator", isBase: false });

export class PyGenerator extends PyIterator {
  frame: Frame | null;
  readonly code: Code;
  name: Value;
  qualname: Value;
  running = false;
  /** Whether the body was entered. */
  started = false;
  /**
   * Made by the call that a `for` statement iterates, which alone has it. CPython closes such a
   * generator when the loop is left, for nothing refers to it any more; so do POP_ITER and unwinding.
   */
  isOwnedByLoop = false;
  readonly handled = new HandledException();
  constructor(type: PyType, frame: Frame) {
    super(type);
    this.frame = frame;
    this.code = frame.code;
    this.name = frame.fn === null ? frame.code.name : frame.fn.name;
    this.qualname = frame.fn === null ? frame.code.qualname : frame.fn.qualname;
  }
  /** The next value yielded; at the end undefined, with the result in `returned`. */
  override next(): Value | undefined {
    return resume(this, null);
  }
}

/** What the generator that ended last returned; read it at once. */
export const lastReturned: { value: Value } = { value: null };

export function takeReturned(): Value {
  const { value } = lastReturned;
  lastReturned.value = null;
  return value;
}

/** Says what a generator returned whose `next` is about to give undefined. */
export function setReturned(value: Value): void {
  lastReturned.value = value;
}

/** Whether the run loop may go on in the generator's frame: it waits at a yield or at its start. */
export function canResumeInLoop(generator: PyGenerator): boolean {
  return generator.frame !== null && !generator.running;
}

/** Links the generator's frame to its resumer and pushes what is sent. */
export function startResumption(
  generator: PyGenerator,
  sent: Value,
  back: Frame | null,
  mode: ReturnMode,
): Frame {
  const depth = depthAbove(back, generator.code);
  if (depth > thread.recursionLimit) throw recursionError();
  const frame = linkResumed(generator, back, depth, mode);
  frame.regs[frame.sp++] = sent;
  return frame;
}

/** The frame of a generator as it stands while the generator runs. */
export function linkResumed(
  generator: PyGenerator,
  back: Frame | null,
  depth: number,
  mode: ReturnMode,
): Frame {
  const frame = generator.frame as Frame;
  frame.back = back;
  frame.depth = depth;
  frame.mode = mode;
  frame.generator = generator;
  generator.running = true;
  generator.started = true;
  generator.handled.previous = thread.handled;
  thread.handled = generator.handled;
  return frame;
}

function leave(generator: PyGenerator): void {
  generator.running = false;
  thread.handled = generator.handled.previous as HandledException;
  generator.handled.previous = null;
}

/** At a yield: the frame forgets its resumer. */
export function suspendGenerator(generator: PyGenerator): void {
  leave(generator);
  (generator.frame as Frame).back = null;
}

/** At the end, by return or by an exception. */
export function finishGenerator(generator: PyGenerator): void {
  if (!generator.running) return;
  leave(generator);
  generator.frame = null;
}

/** Resumes from TypeScript: the value yielded, or undefined at the end (`takeReturned`). */
export function resume(generator: PyGenerator, sent: Value): Value | undefined {
  const frame = generator.frame;
  if (generator.running) throw alreadyRunning(generator);
  lastReturned.value = null;
  if (frame === null) return undefined;
  if (!generator.started && sent !== null) {
    throw raise(
      exc.TypeError,
      `can't send non-None value to a just-started ${typeOf(generator).name.replace("_", " ")}`,
    );
  }
  const value = thread.run(startResumption(generator, sent, thread.frame, ReturnMode.Entry), null);
  if (generator.frame !== null) return value;
  lastReturned.value = value;
  return undefined;
}

function alreadyRunning(generator: PyGenerator): PyException {
  return raise(exc.ValueError, `${typeOf(generator).name.replace("_", " ")} already executing`);
}

/** Raises `exception` where the generator waits. */
function resumeRaising(generator: PyGenerator, exception: PyException): Value | undefined {
  if (generator.running) throw alreadyRunning(generator);
  lastReturned.value = null;
  if (generator.frame === null) throw exception;
  const frame = startResumption(generator, null, thread.frame, ReturnMode.Entry);
  frame.sp--;
  const value = thread.run(frame, exception);
  if (generator.frame !== null) return value;
  lastReturned.value = value;
  return undefined;
}

/** Puts a generator where a trace has brought it: it waits before `pc`. */
export function placeGenerator(generator: PyGenerator, pc: number): void {
  const frame = generator.frame as Frame;
  frame.pc = pc;
  if (((generator.code.words[pc - 1] as number) & 255) === Op.RETURN_GENERATOR) return;
  generator.started = true;
  frame.generator = generator;
}

/**
 * Makes the generator, coroutine or async generator whose body `frame` is.
 */
export function makeGenerator(frame: Frame): PyGenerator {
  const flags = frame.code.flags;
  const type =
    (flags & CodeFlag.Coroutine) !== 0
      ? coroutineType
      : (flags & CodeFlag.AsyncGenerator) !== 0
        ? asyncGeneratorType
        : generatorType;
  return new PyGenerator(type, frame);
}

/** What a suspended generator delegates to (`yield from`, `await`), or null. */
export function delegate(generator: PyGenerator): Value {
  const frame = generator.frame;
  if (frame === null || generator.running || !generator.started) return null;
  const word = frame.code.words[frame.pc - 1] as number;
  if ((word & 255) !== Op.YIELD_VALUE || word >>> 8 === 0) return null;
  return frame.regs[frame.sp - 1] as Value;
}

/** generator.send(value). */
function send(generator: PyGenerator, value: Value): Value {
  const yielded = resume(generator, value);
  if (yielded === undefined) throw stopIteration(takeReturned());
  return yielded;
}

function stopIteration(value: Value): PyException {
  if (value === null) return raise(exc.StopIteration);
  return raise(exc.StopIteration, value);
}

/** generator.throw(exception): into the delegate if there is one. */
export function throwInto(generator: PyGenerator, exception: PyException): Value | undefined {
  const receiver = delegate(generator);
  if (receiver !== null) {
    if (isInstance(exception, exc.GeneratorExit)) {
      try {
        closeDelegate(generator, receiver);
      } catch (error) {
        if (!(error instanceof PyException)) throw error;
        return resumeRaising(generator, error);
      }
    } else {
      const outcome = throwIntoDelegate(generator, receiver, exception);
      if (outcome !== null) return outcome.value;
    }
  }
  return resumeRaising(generator, exception);
}

/** null: the delegate cannot take exceptions. */
function throwIntoDelegate(
  generator: PyGenerator,
  receiver: Value,
  exception: PyException,
): { value: Value | undefined } | null {
  let method: Value | undefined;
  if (!(receiver instanceof PyGenerator)) {
    method = lookupAttribute(receiver, "throw");
    if (method === undefined) return null;
  }
  generator.running = true;
  try {
    let value: Value | undefined;
    if (receiver instanceof PyGenerator) {
      value = throwInto(receiver, exception);
      if (value === undefined) throw stopIteration(takeReturned());
    } else {
      value = call(method as Value, [exception]);
    }
    generator.running = false;
    return { value };
  } catch (error) {
    generator.running = false;
    if (!(error instanceof PyException)) throw error;
    return { value: resumeRaising(generator, error) };
  }
}

function closeDelegate(generator: PyGenerator, receiver: Value): void {
  generator.running = true;
  try {
    if (receiver instanceof PyGenerator) close(receiver);
    else {
      const method = lookupAttribute(receiver, "close");
      if (method !== undefined) call(method, []);
    }
  } finally {
    generator.running = false;
  }
}

/** generator.close(). */
export function close(generator: PyGenerator): Value {
  if (generator.running) throw alreadyRunning(generator);
  if (generator.frame === null) return null;
  if (!generator.started) {
    generator.frame = null;
    return null;
  }
  const exit = raise(exc.GeneratorExit);
  try {
    const value = throwInto(generator, exit);
    if (value === undefined) return takeReturned();
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    if (isInstance(error, exc.GeneratorExit)) return null;
    if (isInstance(error, exc.StopIteration)) return stopValue(error);
    throw error;
  }
  const kind = typeOf(generator).name.replace("_", " ");
  throw raise(exc.RuntimeError, `${kind} ignored GeneratorExit`);
}

/** The arguments of throw(): an exception, or (type, value, traceback) of old. */
function makeThrown(type: Value, value: Value | undefined): PyException {
  if (type instanceof PyException) {
    if (value !== undefined && value !== null) {
      throw raise(exc.TypeError, "instance exception may not have a separate value");
    }
    return type;
  }
  if (!isExceptionClass(type)) {
    throw raise(
      exc.TypeError,
      `exceptions must be classes or instances deriving from BaseException, not ${typeOf(type).name}`,
    );
  }
  if (value instanceof PyException && isInstance(value, type)) return value;
  const args =
    value === undefined || value === null ? [] : value instanceof PyTuple ? value.items : [value];
  return call(type, args) as PyException;
}

function throwMethod(generator: PyGenerator, type: Value, value?: Value): Value {
  const yielded = throwInto(generator, makeThrown(type, value));
  if (yielded === undefined) throw stopIteration(takeReturned());
  return yielded;
}

const throwSignature = "type, value=None, traceback=None, /";

function describe(kind: string): (generator: PyGenerator) => Value {
  return (generator) => `<${kind} object ${generator.qualname} at ${addressText(generator)}>`;
}

/** An object's address as its repr shows it. */
export function addressText(object: Value): string {
  return `0x${identity(object).toString(16).padStart(12, "0")}`;
}

/** Where `inspect` looks: gi_frame, cr_frame, ag_frame and their like. */
function defineState(type: PyType, prefix: string, delegateName: string): void {
  defineGetters(type, {
    [`${prefix}_frame`]: (g: PyGenerator) => g.frame,
    [`${prefix}_running`]: (g: PyGenerator) => g.running,
    [`${prefix}_code`]: (g: PyGenerator) => g.code,
    [`${prefix}_suspended`]: (g: PyGenerator) => g.started && !g.running && g.frame !== null,
    [`${prefix}_${delegateName}`]: (g: PyGenerator) => delegate(g),
  });
  for (const name of ["name", "qualname"] as const) {
    defineGetSet(
      type,
      `__${name}__`,
      (g: PyGenerator) => g[name],
      (g: PyGenerator, value) => {
        if (value === undefined || typeOf(value).name !== "str") {
          throw raise(exc.TypeError, `__${name}__ must be set to a string object`);
        }
        g[name] = value;
      },
    );
  }
}

defineMethods(generatorType, {
  __iter__: ["", (g: PyGenerator) => g],
  __next__: ["", (g: PyGenerator) => send(g, null)],
  send: ["value, /", send],
  throw: [throwSignature, throwMethod],
  close: ["", close],
  __repr__: ["", describe("generator")],
});
defineState(generatorType, "gi", "yieldfrom");

defineMethods(coroutineType, {
  send: ["value, /", send],
  throw: [throwSignature, throwMethod],
  close: ["", close],
  __repr__: ["", describe("coroutine")],
  __await__: ["", (g: PyGenerator) => new PyCoroutineWrapper(g)],
});
defineState(coroutineType, "cr", "await");
defineGetters(coroutineType, { cr_origin: () => null });

defineMethods(asyncGeneratorType, {
  __aiter__: ["", (g: PyGenerator) => g],
  __repr__: ["", describe("async_generator")],
});
defineState(asyncGeneratorType, "ag", "await");

export const coroutineWrapperType = defineType({ name: "coroutine_wrapper", isBase: false });

/** What `coroutine.__await__()` gives: the coroutine as an iterator. */
export class PyCoroutineWrapper extends PyIterator {
  readonly coroutine: PyGenerator;
  constructor(coroutine: PyGenerator) {
    super(coroutineWrapperType);
    this.coroutine = coroutine;
  }
  override next(): Value | undefined {
    return resume(this.coroutine, null);
  }
}

defineMethods(coroutineWrapperType, {
  __iter__: ["", (w: PyCoroutineWrapper) => w],
  __next__: ["", (w: PyCoroutineWrapper) => send(w.coroutine, null)],
  send: ["value, /", (w: PyCoroutineWrapper, value: Value) => send(w.coroutine, value)],
  throw: [
    throwSignature,
    (w: PyCoroutineWrapper, type: Value, value?: Value) => throwMethod(w.coroutine, type, value),
  ],
  close: ["", (w: PyCoroutineWrapper) => close(w.coroutine)],
});

/** What SEND does with a receiver that is no generator: undefined at its end (`takeReturned`). */
export function sendTo(receiver: Value, value: Value): Value | undefined {
  if (receiver instanceof PyGenerator) return resume(receiver, value);
  if (receiver instanceof PyCoroutineWrapper) return resume(receiver.coroutine, value);
  if (value === null && receiver instanceof PyIterator) {
    if (!receiver.shape.cls.isHeapType) {
      lastReturned.value = null;
      return receiver.next();
    }
  }
  try {
    return value === null ? nextValue(receiver) : call1(getAttribute(receiver, "send"), value);
  } catch (error) {
    if (!(error instanceof PyException) || !isInstance(error, exc.StopIteration)) throw error;
    lastReturned.value = stopValue(error);
    return undefined;
  }
}

function nextValue(receiver: Value): Value {
  const method = typeOf(receiver).lookup("__next__");
  if (method !== undefined) return callSpecial0(method, receiver);
  throw raise(exc.TypeError, `'${typeOf(receiver).name}' object is not an iterator`);
}

/** StopIteration.value. */
export function stopValue(error: PyException): Value {
  return (
    error.details?.value ?? (error.args.items.length > 0 ? (error.args.items[0] as Value) : null)
  );
}

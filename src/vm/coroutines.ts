/**
 * `await`, `async for`, `async with` and `yield from`: what their instructions look up and raise.
 *
 * A coroutine is a generator with other methods (generators.ts) and runs whenever something sends
 * to it. Asynchronous generators are made but cannot be iterated yet; doing so says so.
 */
import { CodeFlag } from "../bytecode/code.ts";
import { exc, PyException, raise } from "../objects/errors.ts";
import { PyFunction } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import { callSpecial0 } from "../objects/protocols/calls.ts";
import { getIterator, isIterator } from "../objects/protocols/iteration.ts";
import { isInstance, typeOf } from "../objects/type.ts";
import type { Frame } from "./frame.ts";
import { PyGenerator, coroutineType, delegate, generatorType, stopValue } from "./generators.ts";
import { reraise } from "./raising.ts";

/** GET_ITER. A coroutine is a native iterator in TypeScript, but not in Python. */
export function getIteratorOf(value: Value): Value {
  const iterator = getIterator(value);
  if (iterator instanceof PyGenerator && iterator !== value) {
    const method = typeOf(value).lookup("__iter__");
    iterator.isOwnedByLoop =
      method instanceof PyFunction && (method.code.flags & CodeFlag.Generator) !== 0;
  }
  return iterator;
}

export function getYieldFromIterator(frame: Frame, value: Value): Value {
  const cls = typeOf(value);
  if (cls === coroutineType) {
    if ((frame.code.flags & (CodeFlag.Coroutine | CodeFlag.IterableCoroutine)) === 0) {
      throw raise(
        exc.TypeError,
        "cannot 'yield from' a coroutine object in a non-coroutine generator",
      );
    }
    return value;
  }
  return cls === generatorType ? value : getIterator(value);
}

/** CLEANUP_THROW: StopIteration becomes its value, anything else is raised again. */
export function cleanupThrow(exception: Value): Value {
  if (exception instanceof PyException && isInstance(exception, exc.StopIteration)) {
    return stopValue(exception);
  }
  throw reraise(exception as PyException);
}

export function getAwaitable(value: Value, source: number): Value {
  const cls = typeOf(value);
  if (cls === coroutineType) {
    const coroutine = value as PyGenerator;
    if (delegate(coroutine) !== null) {
      throw raise(exc.RuntimeError, "coroutine is being awaited already");
    }
    return value;
  }
  if (cls === generatorType) {
    if (((value as PyGenerator).code.flags & CodeFlag.IterableCoroutine) !== 0) return value;
  }
  const method = cls.lookup("__await__");
  if (method === undefined) throw notAwaitable(cls.name, source);
  const iterator = callSpecial0(method, value);
  if (typeOf(iterator) === coroutineType) {
    throw raise(exc.TypeError, "__await__() returned a coroutine");
  }
  if (!isIterator(iterator)) {
    const kind = typeOf(iterator).name;
    throw raise(exc.TypeError, `__await__() returned non-iterator of type '${kind}'`);
  }
  return iterator;
}

function notAwaitable(name: string, source: number): PyException {
  if (source === 1 || source === 2) {
    const method = source === 1 ? "__aenter__" : "__aexit__";
    return raise(
      exc.TypeError,
      `'async with' received an object from ${method} that does not implement __await__: ${name}`,
    );
  }
  return raise(exc.TypeError, `'${name}' object can't be awaited`);
}

export function getAsyncIterator(value: Value): Value {
  const cls = typeOf(value);
  const method = cls.lookup("__aiter__");
  if (method === undefined) {
    throw raise(
      exc.TypeError,
      `'async for' requires an object with __aiter__ method, got ${cls.name}`,
    );
  }
  const iterator = callSpecial0(method, value);
  if (typeOf(iterator).lookup("__anext__") === undefined) {
    throw raise(
      exc.TypeError,
      `'async for' received an object from __aiter__ that does not implement __anext__: ` +
        typeOf(iterator).name,
    );
  }
  return iterator;
}

export function getAsyncNext(iterator: Value): Value {
  const cls = typeOf(iterator);
  const method = cls.lookup("__anext__");
  if (method === undefined) {
    throw raise(
      exc.TypeError,
      `'async for' requires an iterator with __anext__ method, got ${cls.name}`,
    );
  }
  return getAwaitable(callSpecial0(method, iterator), 0);
}

export function endAsyncFor(exception: Value): void {
  if (exception instanceof PyException && isInstance(exception, exc.StopAsyncIteration)) return;
  throw reraise(exception as PyException);
}

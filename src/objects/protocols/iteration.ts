/**
 * Iteration from TypeScript:
 *
 *     const it = getIterator(value);
 *     for (let item = next(it); item !== undefined; item = next(it)) ...
 *
 * Native iterators answer by their `next` method, Python classes by `__next__`, whose StopIteration
 * becomes undefined here. `toArray` reads the built-in containers without an iterator.
 */
import { dictType, type PyDict } from "../dict.ts";
import { exc, PyException, raise } from "../errors.ts";
import { PyIterator } from "../iterator.ts";
import { listType, listValues, type PyList } from "../list.ts";
import { PyMethodDescriptor } from "../native.ts";
import type { Int, Value } from "../object.ts";
import { type PyTuple, tupleType } from "../tuple.ts";
import { defineType, isInstance, type PyType, typeOf } from "../type.ts";
import { addInts } from "../integer-arithmetic.ts";
import { isNotImplemented } from "../singletons.ts";
import { callSpecial0, callSpecial1 } from "./calls.ts";

/** `iter(value)`. */
export function getIterator(value: Value): Value {
  const type = typeOf(value);
  const method = type.lookup("__iter__");
  if (method === undefined) {
    if (type.lookup("__getitem__") === undefined) throw notIterable(type);
    return new PySequenceIterator(value);
  }
  if (method === null) throw notIterable(type);
  if (method instanceof PyMethodDescriptor) return method.implementation(value);
  const iterator = callSpecial0(method, value);
  if (!isIterator(iterator)) {
    throw raise(
      exc.TypeError,
      `iter() returned non-iterator of type '${typeOf(iterator).fullName}'`,
    );
  }
  return iterator;
}

export function isIterable(value: Value): boolean {
  const type = typeOf(value);
  const method = type.lookup("__iter__");
  return method === undefined ? type.lookup("__getitem__") !== undefined : method !== null;
}

export function isIterator(value: Value): boolean {
  return value instanceof PyIterator || typeOf(value).lookup("__next__") !== undefined;
}

function notIterable(type: PyType): PyException {
  return raise(exc.TypeError, `'${type.fullName}' object is not iterable`);
}

/** The next value, or undefined at the end. */
export function next(iterator: Value): Value | undefined {
  if (iterator instanceof PyIterator && !iterator.shape.cls.isHeapType) return iterator.next();
  return nextOf(iterator);
}

function nextOf(iterator: Value): Value | undefined {
  const type = typeOf(iterator);
  const method = type.lookup("__next__");
  if (method === undefined) {
    throw raise(exc.TypeError, `'${type.fullName}' object is not an iterator`);
  }
  if (method instanceof PyMethodDescriptor && iterator instanceof PyIterator) {
    return iterator.next();
  }
  try {
    return callSpecial0(method, iterator);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.StopIteration)) return undefined;
    throw error;
  }
}

export const sequenceIteratorType = defineType({ name: "iterator", isBase: false });

/** Iterates what only has `__getitem__`, until IndexError. */
export class PySequenceIterator extends PyIterator {
  /** null once exhausted. */
  sequence: Value | undefined;
  index: Int = 0;
  constructor(sequence: Value) {
    super(sequenceIteratorType);
    this.sequence = sequence;
  }
  override next(): Value | undefined {
    const sequence = this.sequence;
    if (sequence === undefined) return undefined;
    try {
      const getItem = typeOf(sequence).lookup("__getitem__") as Value;
      const item = callSpecial1(getItem, sequence, this.index);
      this.index = addInts(this.index, 1);
      return item;
    } catch (error) {
      if (!endsSequence(error)) throw error;
      this.sequence = undefined;
      return undefined;
    }
  }
}

function endsSequence(error: unknown): boolean {
  if (!(error instanceof PyException)) return false;
  return isInstance(error, exc.IndexError) || isInstance(error, exc.StopIteration);
}

/** All items, in an array the caller owns. */
export function toArray(value: Value): Value[] {
  if (typeof value === "string") return value.split("");
  if (typeof value === "object" && value !== null) {
    switch (value.shape.cls) {
      case listType:
        return listValues(value as PyList).slice();
      case tupleType:
        return (value as PyTuple).items.slice();
      case dictType:
        return keysOf(value as PyDict);
    }
  }
  return collect(value);
}

function keysOf(dict: PyDict): Value[] {
  const keys: Value[] = [];
  for (const entry of dict.table.order) if (entry.value !== undefined) keys.push(entry.key);
  return keys;
}

function collect(value: Value): Value[] {
  const items: Value[] = [];
  const iterator = getIterator(value);
  if (iterator instanceof PyIterator && !iterator.shape.cls.isHeapType) {
    for (let item = iterator.next(); item !== undefined; item = iterator.next()) items.push(item);
  } else {
    for (let item = next(iterator); item !== undefined; item = next(iterator)) items.push(item);
  }
  return items;
}

/** `operator.length_hint`: `__len__`, else `__length_hint__`, else the default. */
export function lengthHint(value: Value, otherwise: number): number {
  const type = typeOf(value);
  const length = type.lookup("__len__");
  const hint = type.lookup("__length_hint__");
  const method = length ?? hint;
  if (method === undefined || method === null) return otherwise;
  const found = readHint(method, value);
  if (found === undefined || isNotImplemented(found)) return otherwise;
  if (typeof found !== "number") {
    const name = typeOf(found).fullName;
    throw raise(exc.TypeError, `__length_hint__ must be an integer, not ${name}`);
  }
  if (found < 0) throw raise(exc.ValueError, "__length_hint__() should return >= 0");
  return found;
}

function readHint(method: Value, value: Value): Value | undefined {
  try {
    return callSpecial0(method, value);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.TypeError)) return undefined;
    throw error;
  }
}

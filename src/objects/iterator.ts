/**
 * Native iterators: one virtual method, `next`, that returns undefined at the end instead of
 * raising StopIteration. FOR_ITER and every native loop call it directly. `__next__` and
 * `__iter__` are put on each iterator type by `defineIterator`.
 */
import { PyObject, type Value } from "./object.ts";
import type { PyType } from "./type.ts";

export abstract class PyIterator extends PyObject {
  /** Somebody asked for its iterator, itself: it may have other users than one `for` loop. */
  shared = false;
  constructor(type: PyType) {
    super();
    this.shape = type.rootShape;
  }
  /** The next value, or undefined at the end (and ever after). */
  abstract next(): Value | undefined;
}

/**
 * What a Python value is in JavaScript, and the header every heap object shares.
 *
 *   int          JS number while |n| <= 2^53-1, else bigint; always normalized, never -0
 *   bool, None   true, false, null
 *   str          JS string when every UTF-16 unit is one code point, else a PyWideStr (str.ts)
 *   the rest     a PyObject
 *
 * `undefined` is never a Python value: it is the NULL of the stack, the unbound local, the
 * missing optional argument and the end of a native iterator.
 *
 * Invariant: every PyObject has a `shape` (shape.ts), which names its class and the layout of
 * its attributes, so that one comparison guards both. Attributes are JS properties named "$" +
 * the Python name, on any heap object whose class gives its instances a `__dict__` or slots.
 */
import type { Shape } from "./shape.ts";

export type Value = number | bigint | boolean | null | string | PyObject;

/** A Python int. */
export type Int = number | bigint;

export abstract class PyObject {
  /** V8: `declare`, so that PyFloat can keep it on its prototype and stay two words. */
  declare shape: Shape;
  /** The attributes, once `__dict__` was asked for (shape.isDictionary), else absent. */
  declare attributes?: PyObject;
}

/** Raw attribute fields are reached by computed key; this is the one door for it. */
export type Fields = Record<string, unknown>;

/**
 * A float. `shape` lives on the prototype; instances of subclasses carry their own.
 *
 * V8: a base class for JavaScript, linked to PyObject below, because only a constructor of fewer
 * than 27 bytes of bytecode, which one with `super()` is not, is inlined wherever it is called.
 */
class FloatObject {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}
Object.setPrototypeOf(FloatObject.prototype, PyObject.prototype);
export interface PyFloat extends PyObject {
  readonly value: number;
}
export const PyFloat = FloatObject as unknown as new (value: number) => PyFloat;
// V8: settles that the field holds a double before a float with an integral value comes along.
void new PyFloat(0.5);

/** A complex number. */
export class PyComplex extends PyObject {
  readonly real: number;
  readonly imag: number;
  constructor(real: number, imag: number) {
    super();
    this.real = real;
    this.imag = imag;
  }
}

/** An instance of a Python class without a built-in base other than `object`. */
export class PyInstance extends PyObject {}

/** An instance of a user's subclass of int. Exact ints are JS numbers or bigints. */
export class PyIntInstance extends PyObject {
  value: Int = 0;
}

/**
 * A str with characters beyond the BMP or lone surrogates: `text` is the UTF-16 text, `points`
 * its code points. Immutable; never made for a text that a JS string can carry.
 */
export class PyWideStr extends PyObject {
  readonly text: string;
  readonly points: Uint32Array;
  constructor(text: string, points: Uint32Array) {
    super();
    this.text = text;
    this.points = points;
  }
}

/** A Python str of exact type. */
export type Str = string | PyWideStr;

const SURROGATE = /[\ud800-\udfff]/;

/** The Python str of a UTF-16 text; text of unknown origin becomes a str only here. */
export function makeStr(text: string): Str {
  return SURROGATE.test(text) ? makeWideStr(text) : text;
}

function makeWideStr(text: string): PyWideStr {
  const points: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) i++;
    points.push(point);
  }
  return new PyWideStr(text, Uint32Array.from(points));
}

/** An instance of a user's subclass of str. */
export class PyStrInstance extends PyObject {
  value: Str = "";
}

/** Ellipsis and NotImplemented. */
export class PySingleton extends PyObject {
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}

/** A fault of Adder's own, never a Python error. The top level says what to report. */
export class InternalError extends Error {
  override name = "InternalError";
}

export function unreachable(what: unknown): never {
  throw new InternalError(`Unexpected ${String(what)}.`);
}

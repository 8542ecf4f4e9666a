/**
 * `repr`, `str`, `ascii`, `format`, and the way between Python strs and JavaScript strings.
 *
 * Natives that build text work on JavaScript strings (`reprText`, `strText`) and make one Python
 * str at the end (`makeStr`), the only place that asks whether a JS string can carry it.
 *
 * A container that may hold itself guards its `__repr__` with `enterRepr` and `leaveRepr`.
 */
import { exc, raise } from "../errors.ts";
import {
  makeStr,
  type PyObject,
  PyStrInstance,
  PyWideStr,
  type Str,
  type Value,
} from "../object.ts";
import { intToDecimal } from "../text/int-text.ts";
import { reprFloat } from "../text/float-text.ts";
import { isPrintablePoint } from "../text/unicode.ts";
import { typeOf } from "../type.ts";
import { callSpecial0, callSpecial1 } from "./calls.ts";
import { isExactFloat } from "./fields.ts";

export { makeStr } from "../object.ts";

/** A str or an instance of a subclass. */
export function isStr(value: Value): value is Str | PyStrInstance {
  return typeof value === "string" || value instanceof PyWideStr || value instanceof PyStrInstance;
}

/** The UTF-16 text of a str. */
export function textOf(value: Value): string {
  if (typeof value === "string") return value;
  if (value instanceof PyWideStr) return value.text;
  const inner = (value as PyStrInstance).value;
  return typeof inner === "string" ? inner : inner.text;
}

/** The exact str of a str or an instance of a subclass. */
export function exactStr(value: Str | PyStrInstance): Str {
  return value instanceof PyStrInstance ? value.value : value;
}

// --- repr ---

export function repr(value: Value): Value {
  return typeof value === "object" && value !== null ? reprObject(value) : makeStr(reprText(value));
}

/** `repr(value)` as a JavaScript string. */
export function reprText(value: Value): string {
  switch (typeof value) {
    case "number":
      return String(value);
    case "bigint":
      return intToDecimal(value);
    case "boolean":
      return value ? "True" : "False";
    case "string":
      return quote(value);
    default:
      if (value === null) return "None";
      if (isExactFloat(value)) return reprFloat(value.value);
      return textOf(reprObject(value));
  }
}

function reprObject(value: PyObject): Value {
  const method = value.shape.cls.lookup("__repr__") as Value;
  const text = callSpecial0(method, value);
  if (isStr(text)) return text;
  throw raise(exc.TypeError, `__repr__ returned non-string (type ${typeOf(text).fullName})`);
}

// --- str ---

export function str(value: Value): Value {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null) return strObject(value);
  return reprText(value);
}

/** `str(value)` as a JavaScript string. */
export function strText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return reprText(value);
  return isExactFloat(value) ? reprFloat(value.value) : textOf(strObject(value));
}

function strObject(value: PyObject): Value {
  if (value.constructor === PyWideStr) return value as PyWideStr;
  const method = value.shape.cls.lookup("__str__") as Value;
  const text = callSpecial0(method, value);
  if (isStr(text)) return text;
  throw raise(exc.TypeError, `__str__ returned non-string (type ${typeOf(text).fullName})`);
}

/** `ascii(value)`. */
export function ascii(value: Value): Value {
  return escapeNonAscii(reprText(value));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: everything beyond ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/u;

function escapeNonAscii(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  let escaped = "";
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    escaped += point < 128 ? character : escapePoint(point);
  }
  return escaped;
}

/** `format(value, spec)`. */
export function format(value: Value, spec: Value = ""): Value {
  if (spec === "") {
    if (typeof value === "string") return value;
    if (typeof value === "number") return String(value);
  }
  const method = typeOf(value).lookup("__format__") as Value;
  const text = callSpecial1(method, value, spec);
  if (isStr(text)) return text;
  throw raise(exc.TypeError, `__format__ must return a str, not ${typeOf(text).fullName}`);
}

// --- quoting ---

const PLAIN_TEXT = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;

/** repr of a str from its UTF-16 text. */
export function quote(text: string): string {
  if (PLAIN_TEXT.test(text)) return `'${text}'`;
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let quoted = mark;
  for (const character of text) quoted += escapeCharacter(character, mark);
  return quoted + mark;
}

function escapeCharacter(character: string, mark: string): string {
  switch (character) {
    case mark:
      return `\\${mark}`;
    case "\\":
      return "\\\\";
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
    default: {
      const point = character.codePointAt(0) as number;
      return isPrintablePoint(point) ? character : escapePoint(point);
    }
  }
}

/** \x0a, \u20ac or \U0001f600. */
export function escapePoint(point: number): string {
  const digits = point.toString(16);
  if (point < 0x100) return `\\x${digits.padStart(2, "0")}`;
  if (point < 0x10000) return `\\u${digits.padStart(4, "0")}`;
  return `\\U${digits.padStart(8, "0")}`;
}

// --- recursion ---

const inRepr = new Set<PyObject>();

/** False when this object's repr is being made already: write "..." instead. */
export function enterRepr(object: PyObject): boolean {
  if (inRepr.has(object)) return false;
  inRepr.add(object);
  return true;
}

export function leaveRepr(object: PyObject): void {
  inRepr.delete(object);
}

/** The same for a callback, leaving the object whatever happens. */
export function guardRepr(object: PyObject, otherwise: string, make: () => string): string {
  if (!enterRepr(object)) return otherwise;
  try {
    return make();
  } finally {
    leaveRepr(object);
  }
}

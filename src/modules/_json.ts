/**
 * The native module `_json`: reading JSON, and writing strs. The rest of writing is Python's own.
 *
 * Positions are characters for Python and UTF-16 units here; they differ only in wide strs, whose
 * positions are converted where they come in and go out. What cannot be read raises StopIteration
 * with its position, which `json.decoder` turns into "Expecting value".
 */
import { PyDict } from "../objects/dict.ts";
import { dictSet } from "../objects/dict-access.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { newList } from "../objects/list.ts";
import { defineMethods, defineStatic } from "../objects/native.ts";
import { makeStr, PyFloat, PyObject, type Value } from "../objects/object.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call, call1 } from "../objects/protocols/calls.ts";
import { isTrue, toIndexNumber } from "../objects/protocols/operators.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { normalizeInt } from "../objects/integer-arithmetic.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, floatType, intType, type PyType, typeOf } from "../objects/type.ts";
import { importModule } from "../vm/imports.ts";
import { thread } from "../vm/thread.ts";
import { moduleFrom } from "./module.ts";

const BEYOND_BMP = /[\ud800-\udbff][\udc00-\udfff]/;

/** A text with its positions as Python counts them. */
class Subject {
  readonly value: Value;
  readonly text: string;
  private readonly isWide: boolean;
  constructor(value: Value) {
    if (!isStr(value)) {
      const got = typeOf(value).name;
      throw raise(exc.TypeError, `first argument must be a string, not ${got}`);
    }
    this.value = value;
    this.text = textOf(value);
    this.isWide = typeof value !== "string" && BEYOND_BMP.test(this.text);
  }
  /** The unit at which a character starts. */
  unitAt(position: number): number {
    if (!this.isWide) return position;
    let unit = 0;
    for (let i = 0; i < position && unit < this.text.length; i++) {
      unit += (this.text.codePointAt(unit) as number) > 0xffff ? 2 : 1;
    }
    return unit;
  }
  /** The character that starts at a unit. */
  positionOf(unit: number): number {
    return this.isWide ? Array.from(this.text.slice(0, unit)).length : unit;
  }
}

function decodeError(message: string, subject: Subject, unit: number): unknown {
  const decoder = importModule("json.decoder");
  const type = getAttribute(decoder, "JSONDecodeError");
  return call(type, [message, subject.value, subject.positionOf(unit)]);
}

function noValue(subject: Subject, unit: number): unknown {
  return raise(exc.StopIteration, subject.positionOf(unit));
}

// --- strings ---

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** The unit after the string read last. */
let stringEnd = 0;

/** The string whose opening quote is before `start`. */
function scanString(subject: Subject, start: number, strict: boolean): string {
  const { text } = subject;
  let result = "";
  let from = start;
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 34) {
      stringEnd = i + 1;
      return result + text.slice(from, i);
    }
    if (unit === 92) {
      result += text.slice(from, i);
      const letter = text[++i];
      if (letter === undefined) break;
      if (letter === "u") {
        result += scanUnit(subject, i + 1);
        i += 4;
      } else {
        const escaped = ESCAPES[letter];
        if (escaped === undefined) throw decodeError("Invalid \\escape", subject, i - 1);
        result += escaped;
      }
      from = i + 1;
    } else if (unit < 32 && strict) {
      throw decodeError("Invalid control character at", subject, i);
    }
  }
  throw decodeError("Unterminated string starting at", subject, start - 1);
}

function scanUnit(subject: Subject, at: number): string {
  const digits = subject.text.slice(at, at + 4);
  // The closing quote must follow somewhere: CPython looks no further than that.
  if (!/^[0-9a-fA-F]{4}$/.test(digits) || at + 4 >= subject.text.length) {
    throw decodeError("Invalid \\uXXXX escape", subject, at - 1);
  }
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function scanStringFunction(string: Value, end: Value, strict?: Value): Value {
  const subject = new Subject(string);
  const start = subject.unitAt(toIndexNumber(end, exc.OverflowError));
  if (start < 0 || start > subject.text.length) throw raise(exc.ValueError, "end is out of bounds");
  const result = scanString(subject, start, strict === undefined || isTrue(strict));
  return new PyTuple([makeStr(result), subject.positionOf(stringEnd)]);
}

// --- values ---

class PyScanner extends PyObject {
  strict = true;
  objectHook: Value = null;
  pairsHook: Value = null;
  parseFloat: Value = null;
  parseInt: Value = null;
  parseConstant: Value = null;
}

const scannerType = defineType({
  name: "Scanner",
  module: "_json",
  instanceClass: PyScanner as never,
});

const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const CONSTANTS = ["NaN", "Infinity", "-Infinity"] as const;

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9;
}

/** One reading of a text: `at` is the unit that comes next. */
class Reader {
  private readonly scanner: PyScanner;
  private readonly subject: Subject;
  private readonly text: string;
  private depth = 0;
  at: number;

  constructor(scanner: PyScanner, subject: Subject, at: number) {
    this.scanner = scanner;
    this.subject = subject;
    this.text = subject.text;
    this.at = at;
  }

  readValue(): Value {
    const { text, at } = this;
    switch (text[at]) {
      case '"':
        return makeStr(this.readString());
      case "{":
        return this.nested("object", () => this.readObject());
      case "[":
        return this.nested("array", () => this.readArray());
      case "n":
        if (text.startsWith("null", at)) return this.skip(4, null);
        break;
      case "t":
        if (text.startsWith("true", at)) return this.skip(4, true);
        break;
      case "f":
        if (text.startsWith("false", at)) return this.skip(5, false);
        break;
      case "N":
      case "I":
      case "-":
        for (const name of CONSTANTS) {
          if (!text.startsWith(name, at)) continue;
          this.at += name.length;
          return call1(this.scanner.parseConstant, name);
        }
    }
    return this.readNumber();
  }

  private skip(length: number, value: Value): Value {
    this.at += length;
    return value;
  }

  private nested(what: string, read: () => Value): Value {
    if (++this.depth + (thread.frame?.depth ?? 0) > thread.recursionLimit) {
      throw raise(
        exc.RecursionError,
        `maximum recursion depth exceeded while decoding a JSON ${what} from a unicode string`,
      );
    }
    const value = read();
    this.depth--;
    return value;
  }

  private readString(): string {
    const result = scanString(this.subject, this.at + 1, this.scanner.strict);
    this.at = stringEnd;
    return result;
  }

  private skipBlanks(): void {
    while (isBlank(this.text.charCodeAt(this.at))) this.at++;
  }

  private readNumber(): Value {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (match === null) throw noValue(this.subject, this.at);
    this.at += match[0].length;
    const { parseFloat: makeFloat, parseInt: makeInt } = this.scanner;
    if (match[2] !== undefined || match[3] !== undefined) {
      return makeFloat === floatType ? new PyFloat(Number(match[0])) : call1(makeFloat, match[0]);
    }
    const digits = match[0];
    if (makeInt === intType && digits.length <= 15) return Number(digits) + 0;
    return makeInt === intType && digits.length < 600
      ? normalizeInt(BigInt(digits))
      : call1(makeInt, digits);
  }

  private readArray(): Value {
    const items: Value[] = [];
    this.at++;
    this.skipBlanks();
    if (this.text[this.at] === "]") {
      this.at++;
      return newList(items);
    }
    for (;;) {
      items.push(this.readValue());
      if (!this.isContinued("]", "array")) return newList(items);
    }
  }

  /** After an item: whether another follows. */
  private isContinued(closing: string, what: string): boolean {
    this.skipBlanks();
    const next = this.text[this.at];
    if (next === closing) {
      this.at++;
      return false;
    }
    if (next !== ",") throw decodeError("Expecting ',' delimiter", this.subject, this.at);
    const comma = this.at++;
    this.skipBlanks();
    if (this.text[this.at] === closing) {
      const message = `Illegal trailing comma before end of ${what}`;
      throw decodeError(message, this.subject, comma);
    }
    return true;
  }

  private readObject(): Value {
    const { pairsHook, objectHook } = this.scanner;
    const pairs: [string, Value][] = [];
    this.at++;
    this.skipBlanks();
    if (this.text[this.at] === "}") this.at++;
    else while (this.readPair(pairs)) {}
    if (pairsHook !== null) {
      const list = pairs.map(([key, value]) => new PyTuple([makeStr(key), value]));
      return call1(pairsHook, newList(list));
    }
    const dict = new PyDict();
    for (const [key, value] of pairs) dictSet(dict, makeStr(key), value);
    return objectHook === null ? dict : call1(objectHook, dict);
  }

  private readPair(pairs: [string, Value][]): boolean {
    if (this.text[this.at] !== '"') {
      const message = "Expecting property name enclosed in double quotes";
      throw decodeError(message, this.subject, this.at);
    }
    const key = this.readString();
    this.skipBlanks();
    if (this.text[this.at] !== ":") {
      throw decodeError("Expecting ':' delimiter", this.subject, this.at);
    }
    this.at++;
    this.skipBlanks();
    pairs.push([key, this.readValue()]);
    return this.isContinued("}", "object");
  }
}

defineStatic(scannerType, "__new__", [
  "context",
  (cls: PyType, context: Value) => {
    const scanner = new cls.instanceClass() as unknown as PyScanner;
    scanner.shape = cls.rootShape;
    scanner.strict = isTrue(getAttribute(context, "strict"));
    scanner.objectHook = getAttribute(context, "object_hook");
    scanner.pairsHook = getAttribute(context, "object_pairs_hook");
    scanner.parseFloat = getAttribute(context, "parse_float");
    scanner.parseInt = getAttribute(context, "parse_int");
    scanner.parseConstant = getAttribute(context, "parse_constant");
    return scanner;
  },
]);

defineMethods(scannerType, {
  __call__: [
    "string, idx",
    (self: PyScanner, string: Value, idx: Value) => {
      const subject = new Subject(string);
      const position = toIndexNumber(idx, exc.OverflowError);
      if (position < 0) throw raise(exc.ValueError, "idx cannot be negative");
      const reader = new Reader(self, subject, subject.unitAt(position));
      const value = reader.readValue();
      return new PyTuple([value, subject.positionOf(reader.at)]);
    },
  ],
});

// --- writing strs ---

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function escapeUnit(unit: string): string {
  return SHORT_ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what JSON escapes
const TO_ESCAPE = /["\\\x00-\x1f]/g;
const TO_ESCAPE_IN_ASCII = /["\\]|[^ -~]/g;

function encode(text: Value, pattern: RegExp): Value {
  if (!isStr(text)) {
    throw raise(exc.TypeError, `first argument must be a string, not ${typeOf(text).name}`);
  }
  return makeStr(`"${textOf(text).replace(pattern, escapeUnit)}"`);
}

export function makeModule(): PyModule {
  return moduleFrom("_json", "json speedups\n", {
    functions: {
      encode_basestring: ["string, /", (text: Value) => encode(text, TO_ESCAPE)],
      encode_basestring_ascii: ["string, /", (text: Value) => encode(text, TO_ESCAPE_IN_ASCII)],
      scanstring: ["string, end, strict=True, /", scanStringFunction],
    },
    values: { make_scanner: scannerType },
  });
}

// The `%` operator of str and bytes: "%(key)-08.3f" and its relations. A template is parsed once into
// literals and conversions; rendering asks a host for everything that needs objects. For bytes, texts
// are Latin-1: one character is one byte.
//
// The difficulty is the order of complaints. CPython takes arguments while it parses: a key needs a
// mapping before its ")" is found, "*" takes its argument before the precision is read. So a parse
// fault is kept with its conversion (`failure`, at the stage where it was met) and raised when
// rendering gets there.
//
// Invariant: arguments are taken strictly from left to right, and once.

import { type Int, absoluteInt } from "../integer-arithmetic.ts";
import { characterAt, characterIndex, countCharacters, firstCharacters } from "./code-points.ts";
import { ALTERNATE_STYLE, formatFiniteFloat, PLAIN_STYLE } from "./float-text.ts";
import { intToDecimal } from "./int-text.ts";
import { fault } from "./text-fault.ts";

/** What rendering asks of the object model. */
export interface PercentHost<T> {
  /** The value of a mapping under a key (the host makes the str or bytes key); raises KeyError. */
  lookUp(mapping: T, key: string): T;
  /**
   * The text for %s, %r, %a. For bytes, "s" (also for %b) must give the bytes of a bytes-like value
   * as Latin-1 text or raise the TypeError, and "r" and "a" are both ascii().
   */
  textOf(value: T, code: "s" | "r" | "a"): string;
  /** An exact int (or bool) for "*", else undefined. */
  exactInt(value: T): Int | undefined;
  /** For %d %i %u: any real number by __int__ (and __index__); for %x %X %o only by __index__. */
  integerOf(value: T, indexOnly: boolean): Int | undefined;
  /** float(value); raises its own errors (for bytes "float argument required, not ..."). */
  floatOf(value: T): number;
  /** For %c: an int (or __index__), or the text of a str (bytes: of a bytes or bytearray). */
  characterOf(value: T): Int | string | undefined;
  typeName(value: T): string;
}

/** The right operand, told apart by the caller. */
export interface PercentArguments<T> {
  /** The items when it is a tuple, else null. */
  readonly items: readonly T[] | null;
  /** The operand itself. */
  readonly value: T;
  /** It has __getitem__ and is neither a tuple nor a str (for bytes: bytes or bytearray). */
  readonly isMapping: boolean;
}

export const enum PercentFlavor {
  Str,
  Bytes,
}

// --- parsing ---

const enum Flag {
  Left = 1,
  Sign = 2,
  Blank = 4,
  Alternate = 8,
  Zero = 16,
}

/** Widths and precisions that are no number. */
const NONE = -1;
const STAR = -2;

interface Conversion {
  /** null without a key. */
  readonly key: string | null;
  readonly flags: number;
  readonly width: number;
  readonly precision: number;
  /** The conversion's character; "" when `failure` was met first. */
  readonly code: string;
  /** Offset of the code in characters, for the message. */
  readonly at: number;
  /** ValueError text met in parsing, or "". */
  readonly failure: string;
}

interface ParsedPercent {
  /** One more than there are conversions: literals[i] stands before conversions[i]. */
  readonly literals: readonly string[];
  readonly conversions: readonly Conversion[];
}

const CACHE_LIMIT = 500;
const caches: readonly Map<string, ParsedPercent>[] = [new Map(), new Map()];

function findParsed(text: string, flavor: PercentFlavor): ParsedPercent {
  const cache = caches[flavor] as Map<string, ParsedPercent>;
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parsed = parsePercent(text, flavor);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

function parsePercent(text: string, flavor: PercentFlavor): ParsedPercent {
  const literals: string[] = [];
  const conversions: Conversion[] = [];
  let literal = "";
  let at = 0;
  for (;;) {
    const percent = text.indexOf("%", at);
    if (percent < 0) break;
    literal += text.slice(at, percent);
    if (text[percent + 1] === "%") {
      literal += "%";
      at = percent + 2;
      continue;
    }
    const parser = new ConversionParser(text, percent + 1, flavor);
    const conversion = parser.parse();
    literals.push(literal);
    conversions.push(conversion);
    literal = "";
    at = parser.at;
    if (conversion.failure !== "") break;
  }
  literals.push(literal + text.slice(at));
  return { literals, conversions };
}

const MOST_WIDTH = 2 ** 63;
const MOST_PRECISION = 2 ** 31;

class ConversionParser {
  at: number;
  private readonly text: string;
  private readonly flavor: PercentFlavor;
  private key: string | null = null;
  private flags = 0;
  private width = NONE;
  private precision = NONE;

  constructor(text: string, at: number, flavor: PercentFlavor) {
    this.text = text;
    this.at = at;
    this.flavor = flavor;
  }

  parse(): Conversion {
    if (this.text[this.at] === "(" && !this.readKey()) return this.finish("incomplete format key");
    this.readFlags();
    const width = this.readSize(MOST_WIDTH);
    if (width === null) return this.finish("width too big");
    this.width = width;
    if (this.text[this.at] === ".") {
      this.at++;
      const precision = this.readSize(MOST_PRECISION);
      if (precision === null) {
        return this.finish(
          this.flavor === PercentFlavor.Str ? "precision too big" : "prec too big",
        );
      }
      this.precision = precision === NONE ? 0 : precision;
    }
    // A C length modifier means nothing and may stand once.
    if (/^[hlL]$/.test(this.text.charAt(this.at))) this.at++;
    return this.finish(this.at >= this.text.length ? "incomplete format" : "");
  }

  private finish(failure: string): Conversion {
    const code = failure === "" ? characterAt(this.text, this.at) : "";
    const at = characterIndex(this.text, this.at);
    this.at += code.length;
    const { key, flags, width, precision } = this;
    return { key, flags, width, precision, code, at, failure };
  }

  private readKey(): boolean {
    const start = ++this.at;
    let depth = 1;
    this.key = "";
    while (this.at < this.text.length) {
      const character = this.text[this.at++];
      if (character === "(") depth++;
      else if (character === ")" && --depth === 0) {
        this.key = this.text.slice(start, this.at - 1);
        return true;
      }
    }
    return false;
  }

  private readFlags(): void {
    for (;;) {
      const index = "-+ #0".indexOf(this.text.charAt(this.at));
      if (index < 0 || this.at >= this.text.length) return;
      this.flags |= 1 << index;
      this.at++;
    }
  }

  /** A number, STAR or NONE; null when past `most`. */
  private readSize(most: number): number | null {
    if (this.text[this.at] === "*") {
      this.at++;
      return STAR;
    }
    const start = this.at;
    while (this.text.charCodeAt(this.at) >= 48 && this.text.charCodeAt(this.at) <= 57) this.at++;
    if (start === this.at) return NONE;
    const size = Number(this.text.slice(start, this.at));
    return size >= most ? null : size;
  }
}

// --- rendering ---

/** Hands out the right operand's values one by one. */
class ArgumentQueue<T> {
  private items: readonly T[] | null;
  private value: T;
  private next = 0;
  private readonly mapping: T | null;

  constructor(given: PercentArguments<T>) {
    this.items = given.items;
    this.value = given.value;
    this.mapping = given.isMapping ? given.value : null;
  }

  take(): T {
    const index = this.next++;
    if (this.items !== null) {
      if (index < this.items.length) return this.items[index] as T;
    } else if (index === 0) return this.value;
    throw fault("TypeError", "not enough arguments for format string");
  }

  requireMapping(): T {
    if (this.mapping === null) throw fault("TypeError", "format requires a mapping");
    return this.mapping;
  }

  /** After a key, its value is the one argument there is. */
  replaceBy(value: T): void {
    this.items = null;
    this.value = value;
    this.next = 0;
  }

  checkAllTaken(flavor: PercentFlavor): void {
    const count = this.items === null ? 1 : this.items.length;
    if (this.next >= count || this.mapping !== null) return;
    const what = flavor === PercentFlavor.Str ? "string" : "bytes";
    throw fault("TypeError", `not all arguments converted during ${what} formatting`);
  }
}

/** template % arguments. */
export function formatPercent<T>(
  template: string,
  given: PercentArguments<T>,
  host: PercentHost<T>,
  flavor: PercentFlavor,
): string {
  const { literals, conversions } = findParsed(template, flavor);
  const queue = new ArgumentQueue(given);
  let result = literals[0] as string;
  for (let i = 0; i < conversions.length; i++) {
    result += renderConversion(conversions[i] as Conversion, queue, host, flavor);
    result += literals[i + 1];
  }
  queue.checkAllTaken(flavor);
  return result;
}

function renderConversion<T>(
  conversion: Conversion,
  queue: ArgumentQueue<T>,
  host: PercentHost<T>,
  flavor: PercentFlavor,
): string {
  let { flags, width, precision } = conversion;
  if (conversion.key !== null) {
    const mapping = queue.requireMapping();
    if (conversion.failure === "incomplete format key")
      throw fault("ValueError", conversion.failure);
    queue.replaceBy(host.lookUp(mapping, conversion.key));
  }
  if (width === STAR) {
    width = takeStar(queue, host, 64, "ssize_t");
    if (width < 0) {
      flags |= Flag.Left;
      width = -width;
    }
  }
  if (precision === STAR) precision = Math.max(0, takeStar(queue, host, 32, "int"));
  if (conversion.failure !== "") throw fault("ValueError", conversion.failure);
  const value = queue.take();
  switch (conversion.code) {
    case "s":
    case "r":
    case "a":
    case "b":
      if (conversion.code === "b" && flavor === PercentFlavor.Str) break;
      return renderText(value, conversion.code, flags, width, precision, host);
    case "c":
      return padText(renderCharacter(value, host, flavor), flags, width);
    case "d":
    case "i":
    case "u":
    case "x":
    case "X":
    case "o":
      return renderInteger(value, conversion.code, flags, width, precision, host);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return renderFloat(host.floatOf(value), conversion.code, flags, width, precision);
  }
  throw unsupported(conversion, flavor);
}

function takeStar<T>(
  queue: ArgumentQueue<T>,
  host: PercentHost<T>,
  bits: number,
  type: string,
): number {
  const size = host.exactInt(queue.take());
  if (size === undefined) throw fault("TypeError", "* wants int");
  if (size !== 0 && BigInt.asIntN(bits, BigInt(size)) !== BigInt(size)) {
    throw fault("OverflowError", `Python int too large to convert to C ${type}`);
  }
  return Number(size);
}

function unsupported(conversion: Conversion, flavor: PercentFlavor): unknown {
  const point = conversion.code.codePointAt(0) as number;
  if (flavor === PercentFlavor.Bytes && point > 127) {
    return fault("OverflowError", "character argument not in range(0x110000)");
  }
  const isShown = flavor === PercentFlavor.Bytes || (point > 31 && point < 127);
  const shown = isShown ? conversion.code : "?";
  return fault(
    "ValueError",
    `unsupported format character '${shown}' (0x${point.toString(16)}) at index ${conversion.at}`,
  );
}

function renderText<T>(
  value: T,
  code: "s" | "r" | "a" | "b",
  flags: number,
  width: number,
  precision: number,
  host: PercentHost<T>,
): string {
  const text = host.textOf(value, code === "b" ? "s" : code);
  return padText(precision < 0 ? text : firstCharacters(text, precision), flags, width);
}

function padText(text: string, flags: number, width: number): string {
  if (width <= 0) return text;
  const missing = width - countCharacters(text);
  if (missing <= 0) return text;
  return flags & Flag.Left ? text + " ".repeat(missing) : " ".repeat(missing) + text;
}

function renderCharacter<T>(value: T, host: PercentHost<T>, flavor: PercentFlavor): string {
  const character = host.characterOf(value);
  const isStr = flavor === PercentFlavor.Str;
  if (typeof character === "string") {
    const count = countCharacters(character);
    if (count === 1) return character;
    const what = isStr ? "a string" : `a ${host.typeName(value)} object`;
    throw wrongCharacter(isStr, `${what} of length ${count}`);
  }
  if (character === undefined) throw wrongCharacter(isStr, host.typeName(value));
  if (character < 0 || character >= (isStr ? 0x110000 : 256)) {
    throw fault("OverflowError", `%c arg not in range(${isStr ? "0x110000" : "256"})`);
  }
  return String.fromCodePoint(character as number);
}

function wrongCharacter(isStr: boolean, got: string): unknown {
  const wanted = isStr
    ? "an int or a unicode character"
    : "an integer in range(256) or a single byte";
  return fault("TypeError", `%c requires ${wanted}, not ${got}`);
}

function renderInteger<T>(
  value: T,
  code: string,
  flags: number,
  width: number,
  precision: number,
  host: PercentHost<T>,
): string {
  const indexOnly = code === "x" || code === "X" || code === "o";
  const integer = host.integerOf(value, indexOnly);
  if (integer === undefined) {
    const wanted = indexOnly ? "an integer" : "a real number";
    throw fault("TypeError", `%${code} format: ${wanted} is required, not ${host.typeName(value)}`);
  }
  if (!indexOnly && flags === 0 && width < 0 && precision < 0) return intToDecimal(integer);
  let digits = integerDigits(absoluteInt(integer), code);
  if (precision > digits.length) digits = digits.padStart(precision, "0");
  const prefix = indexOnly && flags & Flag.Alternate ? `0${code}` : "";
  return padNumber(integer < 0, prefix, digits, flags, width);
}

function integerDigits(size: Int, code: string): string {
  switch (code) {
    case "x":
      return size.toString(16);
    case "X":
      return size.toString(16).toUpperCase();
    case "o":
      return size.toString(8);
  }
  return intToDecimal(size);
}

function renderFloat(
  x: number,
  code: string,
  flags: number,
  width: number,
  precision: number,
): string {
  const lower = code.toLowerCase() as "e" | "f" | "g";
  const style = flags & Flag.Alternate ? ALTERNATE_STYLE : PLAIN_STYLE;
  let text = Number.isNaN(x) ? "nan" : "inf";
  if (Number.isFinite(x))
    text = formatFiniteFloat(Math.abs(x), lower, precision < 0 ? 6 : precision, style);
  if (lower !== code) text = text.toUpperCase();
  return padNumber(x < 0 || Object.is(x, -0), "", text, flags, width);
}

/** Zeros go between sign with prefix and digits; blanks go outside. */
function padNumber(
  negative: boolean,
  prefix: string,
  digits: string,
  flags: number,
  width: number,
): string {
  const plus = flags & Flag.Sign ? "+" : flags & Flag.Blank ? " " : "";
  const head = (negative ? "-" : plus) + prefix;
  const missing = width - head.length - digits.length;
  if (missing <= 0) return head + digits;
  if (flags & Flag.Left) return head + digits + " ".repeat(missing);
  if (flags & Flag.Zero) return head + "0".repeat(missing) + digits;
  return " ".repeat(missing) + head + digits;
}

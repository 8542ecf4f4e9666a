// The format mini-language (PEP 3101 and its growth up to 3.14's grouping of fractions):
// [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type], parsed once per text and
// kind of value, and the formatting of int, float, complex and str by it.
//
// The difficulty is the order of CPython's complaints, which this file follows step by step, and zero
// padding under grouping: padding zeros are digits and are grouped too, so that the result may be one
// wider than asked for.
//
// Invariant: what is cached is a FormatSpec that passed every check that needs no value.

import { type Int, intToFloat } from "../integer-arithmetic.ts";
import { countCharacters, characterAt, firstCharacters } from "./code-points.ts";
import { type FloatCode, formatFiniteFloat, PLAIN_STYLE, reprFloat } from "./float-text.ts";
import { intToDecimal } from "./int-text.ts";
import { fault } from "./text-fault.ts";
import { decimalValue } from "./unicode.ts";

export interface FormatSpec {
  readonly fill: string;
  readonly align: string;
  /** "", "+", "-" or " ". */
  readonly sign: string;
  /** `z`: no minus on what rounds to zero. */
  readonly coerceZero: boolean;
  /** `#`. */
  readonly alternate: boolean;
  /** -1 when not given, as is the precision. */
  readonly width: number;
  /** "", "," or "_". */
  readonly grouping: string;
  readonly precision: number;
  readonly fractionGrouping: string;
  /** One character, or "" when the value's kind has no default type. */
  readonly type: string;
}

/** The kinds of value that parse a spec differently. */
const enum Kind {
  Int,
  Float,
  Complex,
  Str,
}

const DEFAULT_TYPE: Readonly<Record<Kind, string>> = {
  [Kind.Int]: "d",
  [Kind.Float]: "",
  [Kind.Complex]: "",
  [Kind.Str]: "s",
};

// --- parsing ---

const CACHE_LIMIT = 500;
const caches: readonly Map<string, FormatSpec>[] = [new Map(), new Map(), new Map(), new Map()];

function findSpec(text: string, kind: Kind, typeName: string): FormatSpec {
  const cache = caches[kind] as Map<string, FormatSpec>;
  const known = cache.get(text);
  if (known !== undefined) return known;
  const spec = parseSpec(text, kind, typeName);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, spec);
  return spec;
}

function isAlign(character: string): boolean {
  return character === "<" || character === ">" || character === "=" || character === "^";
}

function parseSpec(text: string, kind: Kind, typeName: string): FormatSpec {
  let at = 0;
  let fill = "";
  let align = "";
  const first = characterAt(text, 0);
  if (first !== "" && isAlign(text.charAt(first.length))) {
    fill = first;
    align = text.charAt(first.length);
    at = first.length + 1;
  } else if (isAlign(first)) {
    align = first;
    at = 1;
  }
  let sign = "";
  if (text[at] === "+" || text[at] === "-" || text[at] === " ") sign = text[at++] as string;
  const coerceZero = text[at] === "z";
  if (coerceZero) at++;
  const alternate = text[at] === "#";
  if (alternate) at++;
  const defaultAlign = kind === Kind.Str ? "<" : ">";
  if (fill === "" && text[at] === "0") {
    fill = "0";
    if (align === "" && defaultAlign === ">") align = "=";
    at++;
  }
  const width = readCount(text, at);
  at = width.end;
  const grouping = readGrouping(text, at);
  at += grouping.length;
  let precision = -1;
  let fractionGrouping = "";
  if (text[at] === ".") {
    const digits = readCount(text, at + 1);
    precision = digits.value;
    fractionGrouping = readGrouping(text, digits.end);
    if (digits.end + fractionGrouping.length === at + 1) {
      throw fault("ValueError", "Format specifier missing precision");
    }
    at = digits.end + fractionGrouping.length;
  }
  const type = characterAt(text, at);
  if (at + type.length < text.length) {
    throw fault(
      "ValueError",
      `Invalid format specifier '${text}' for object of type '${typeName}'`,
    );
  }
  // CPython writes "no type" as the character NUL.
  const isDefault = type === "" || (type === "\0" && DEFAULT_TYPE[kind] === "");
  const spec: FormatSpec = {
    fill: fill === "" ? " " : fill,
    align: align === "" ? defaultAlign : align,
    sign,
    coerceZero,
    alternate,
    width: width.value,
    grouping,
    precision,
    fractionGrouping,
    type: isDefault ? DEFAULT_TYPE[kind] : type,
  };
  checkGrouping(spec);
  return spec;
}

/** Beyond this CPython's ssize_t overflows. */
const MOST_COUNT = 9223372036854775807n;

function readCount(text: string, start: number): { value: number; end: number } {
  let digits = "";
  let end = start;
  for (;;) {
    const character = characterAt(text, end);
    const value = character === "" ? -1 : decimalValue(character.codePointAt(0) as number);
    if (value < 0) break;
    digits += value;
    end += character.length;
  }
  if (digits.length > 18 && BigInt(digits) > MOST_COUNT) throw tooManyDigits();
  return { value: digits === "" ? -1 : Number(digits), end };
}

function tooManyDigits(): unknown {
  return fault("ValueError", "Too many decimal digits in format string");
}

function readGrouping(text: string, at: number): string {
  const first = text[at];
  if (first !== "," && first !== "_") return "";
  const second = text[at + 1];
  if ((second === "," || second === "_") && second !== first) {
    throw fault("ValueError", "Cannot specify both ',' and '_'.");
  }
  return first;
}

function checkGrouping(spec: FormatSpec): void {
  const { grouping, fractionGrouping, type } = spec;
  if (grouping !== "" && !"defgEG%F".includes(type)) {
    const byFours = grouping === "_" && "boxX".includes(type);
    if (!byFours && type !== "\0") throw cannotGroup(grouping, type);
  }
  if (fractionGrouping !== "" && type === "n") throw cannotGroup(fractionGrouping, type);
}

function cannotGroup(grouping: string, type: string): unknown {
  return fault("ValueError", `Cannot specify '${grouping}' with '${showType(type)}'.`);
}

function showType(type: string): string {
  const point = type.codePointAt(0) as number;
  return point > 32 && point < 128 ? type : `\\x${point.toString(16)}`;
}

function unknownType(type: string, typeName: string): unknown {
  return fault(
    "ValueError",
    `Unknown format code '${showType(type)}' for object of type '${typeName}'`,
  );
}

// --- str ---

/** format(str, spec). */
export function formatStr(value: string, text: string, typeName = "str"): string {
  if (text === "") return value;
  const spec = findSpec(text, Kind.Str, typeName);
  if (spec.type !== "s") throw unknownType(spec.type, typeName);
  const refused = whatStrRefuses(spec);
  if (refused !== "")
    throw fault("ValueError", `${refused} not allowed in string format specifier`);
  const cut = spec.precision >= 0 ? firstCharacters(value, spec.precision) : value;
  return pad(cut, spec);
}

function whatStrRefuses(spec: FormatSpec): string {
  if (spec.sign !== "") return spec.sign === " " ? "Space" : "Sign";
  if (spec.coerceZero) return "Negative zero coercion (z)";
  if (spec.alternate) return "Alternate form (#)";
  return spec.align === "=" ? "'=' alignment" : "";
}

function pad(text: string, spec: FormatSpec): string {
  const missing = spec.width - countCharacters(text);
  if (missing <= 0) return text;
  if (spec.align === "<") return text + spec.fill.repeat(missing);
  if (spec.align === ">") return spec.fill.repeat(missing) + text;
  const left = missing >> 1;
  return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
}

// --- numbers ---

/** The parts of a number's text, laid out by `layOutNumber`. */
interface NumberParts {
  readonly negative: boolean;
  /** 0x and the like. */
  readonly prefix: string;
  readonly whole: string;
  /** Digits after the point, or "" with `point` telling whether there is one. */
  readonly fraction: string;
  readonly point: boolean;
  /** Exponent, percent sign, inf, nan. */
  readonly rest: string;
}

function layOutNumber(parts: NumberParts, spec: FormatSpec): string {
  const sign = parts.negative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const groupSize = "boxX".includes(spec.type) && spec.type !== "" ? 4 : 3;
  const fraction =
    spec.fractionGrouping === ""
      ? parts.fraction
      : groupFromLeft(parts.fraction, spec.fractionGrouping);
  const tail = (parts.point ? "." : "") + fraction + parts.rest;
  const head = sign + parts.prefix;
  const zeros = spec.fill === "0" && spec.align === "=";
  const least = zeros ? spec.width - head.length - tail.length : 0;
  const whole = parts.whole === "" ? "" : groupWhole(parts.whole, spec.grouping, groupSize, least);
  const missing = spec.width - head.length - whole.length - tail.length;
  if (missing <= 0) return head + whole + tail;
  if (spec.align === "=") return head + spec.fill.repeat(missing) + whole + tail;
  return pad(head + whole + tail, spec);
}

function groupFromLeft(digits: string, separator: string): string {
  let grouped = digits.slice(0, 3);
  for (let i = 3; i < digits.length; i += 3) grouped += separator + digits.slice(i, i + 3);
  return grouped;
}

/** Groups from the right, after zeros in front fill the text up to `least` characters or one more. */
function groupWhole(digits: string, separator: string, size: number, least: number): string {
  if (separator === "") return digits.padStart(least, "0");
  const groups: string[] = [];
  let end = digits.length;
  let left = least;
  for (;;) {
    const length = Math.min(size, Math.max(end, left, 1));
    groups.push(digits.slice(Math.max(0, end - length), Math.max(0, end)).padStart(length, "0"));
    end -= length;
    left -= length;
    if (end <= 0 && left <= 0) break;
    left -= 1;
  }
  return groups.reverse().join(separator);
}

// --- int ---

const INT_BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

/** format(int, spec); `typeName` is the value's type ("bool" for a bool with a spec). */
export function formatInt(value: Int, text: string, typeName = "int"): string {
  if (text === "") return intToDecimal(value);
  const spec = findSpec(text, Kind.Int, typeName);
  switch (spec.type) {
    case "d":
    case "n":
    case "b":
    case "o":
    case "x":
    case "X":
      checkIntSpec(spec);
      return formatIntDigits(value, spec);
    case "c":
      checkIntSpec(spec);
      return formatIntCharacter(value, spec);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "%":
      return formatFloatBySpec(floatOfInt(value), spec);
  }
  throw unknownType(spec.type, typeName);
}

function checkIntSpec(spec: FormatSpec): void {
  if (spec.precision >= 0)
    throw fault("ValueError", "Precision not allowed in integer format specifier");
  if (spec.coerceZero) {
    throw fault("ValueError", "Negative zero coercion (z) not allowed in integer format specifier");
  }
}

function floatOfInt(value: Int): number {
  const x = intToFloat(value);
  if (!Number.isFinite(x)) throw fault("OverflowError", "int too large to convert to float");
  return x;
}

function formatIntDigits(value: Int, spec: FormatSpec): string {
  const base = INT_BASES[spec.type] ?? 10;
  const text = base === 10 ? intToDecimal(value) : value.toString(base);
  const negative = text.charCodeAt(0) === 45;
  const digits = negative ? text.slice(1) : text;
  const upper = spec.type === "X";
  const prefix = spec.alternate && base !== 10 ? `0${spec.type}` : "";
  const whole = upper ? digits.toUpperCase() : digits;
  return layOutNumber({ negative, prefix, whole, fraction: "", point: false, rest: "" }, spec);
}

function formatIntCharacter(value: Int, spec: FormatSpec): string {
  if (spec.sign !== "") {
    throw fault("ValueError", "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    throw fault("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'");
  }
  if (typeof value === "bigint" && BigInt.asIntN(64, value) !== value) {
    throw fault("OverflowError", "Python int too large to convert to C long");
  }
  if (value < 0 || value > 0x10ffff) throw fault("OverflowError", "%c arg not in range(0x110000)");
  const character = String.fromCodePoint(value as number);
  // The character counts as what follows the digits, so zeros are padding and nothing is grouped.
  const missing = spec.width - 1;
  if (spec.align === "=" && missing > 0) return spec.fill.repeat(missing) + character;
  return pad(character, spec);
}

// --- float ---

/** format(float, spec). */
export function formatFloat(x: number, text: string, typeName = "float"): string {
  if (text === "") return reprFloat(x);
  const spec = findSpec(text, Kind.Float, typeName);
  if (!isFloatType(spec.type)) throw unknownType(spec.type, typeName);
  return formatFloatBySpec(x, spec);
}

function isFloatType(type: string): boolean {
  return type === "" || "eEfFgGn%".includes(type);
}

const MOST_PRECISION = 2147483647;

function formatFloatBySpec(value: number, spec: FormatSpec): string {
  if (spec.precision > MOST_PRECISION) throw fault("ValueError", "precision too big");
  if (isPlainFixed(spec) && Number.isFinite(value)) return formatPlainFixed(value, spec);
  const percent = spec.type === "%";
  const x = percent ? value * 100 : value;
  const text = floatBody(x, spec, spec.type === "");
  return layOutNumber(splitNumber(text, isShownNegative(x, text, spec), percent ? "%" : ""), spec);
}

/** ".2f" and "8.2f": by far the most frequent. */
function isPlainFixed(spec: FormatSpec): boolean {
  return (
    spec.type === "f" &&
    spec.sign === "" &&
    spec.fill === " " &&
    spec.align === ">" &&
    spec.grouping === "" &&
    spec.fractionGrouping === "" &&
    !spec.alternate &&
    !spec.coerceZero
  );
}

function formatPlainFixed(value: number, spec: FormatSpec): string {
  const negative = value < 0 || Object.is(value, -0);
  const precision = spec.precision < 0 ? 6 : spec.precision;
  const text = formatFiniteFloat(Math.abs(value), "f", precision, PLAIN_STYLE);
  return (negative ? `-${text}` : text).padStart(spec.width);
}

/** The sign of -0.0 shows, unless `z` drops it from whatever rounded to zero. */
function isShownNegative(x: number, text: string, spec: FormatSpec): boolean {
  if (!(x < 0 || Object.is(x, -0))) return false;
  return !spec.coerceZero || x === Number.NEGATIVE_INFINITY || /[1-9]/.test(text);
}

/** The text of |x| by the spec's type and precision, without sign, padding and grouping. */
function floatBody(x: number, spec: FormatSpec, addPointZero: boolean): string {
  const upper = spec.type === "E" || spec.type === "F" || spec.type === "G";
  if (!Number.isFinite(x)) {
    const word = Number.isNaN(x) ? "nan" : "inf";
    return upper ? word.toUpperCase() : word;
  }
  const style = { alternate: spec.alternate, addPointZero };
  const code = floatCode(spec);
  const precision = spec.precision < 0 ? 6 : spec.precision;
  const text = formatFiniteFloat(Math.abs(x), code, precision, style);
  return upper ? text.toUpperCase() : text;
}

function floatCode(spec: FormatSpec): FloatCode {
  switch (spec.type) {
    case "":
      return spec.precision < 0 ? "r" : "g";
    case "e":
    case "E":
      return "e";
    case "f":
    case "F":
    case "%":
      return "f";
  }
  return "g";
}

const NUMBER_PARTS = /^([0-9]*)(?:(\.)([0-9]*))?(.*)$/;

function splitNumber(text: string, negative: boolean, suffix: string): NumberParts {
  const match = NUMBER_PARTS.exec(text) as RegExpExecArray;
  return {
    negative,
    prefix: "",
    whole: match[1] as string,
    fraction: match[3] ?? "",
    point: match[2] !== undefined,
    rest: (match[4] as string) + suffix,
  };
}

// --- complex ---

/** str and repr of a complex: a real part of +0.0 is not shown, and then there are no parentheses. */
export function reprComplex(real: number, imaginary: number): string {
  return formatComplexBySpec(real, imaginary, PLAIN_COMPLEX);
}

const PLAIN_COMPLEX: FormatSpec = {
  fill: " ",
  align: ">",
  sign: "",
  coerceZero: false,
  alternate: false,
  width: -1,
  grouping: "",
  precision: -1,
  fractionGrouping: "",
  type: "",
};

/** format(complex, spec). */
export function formatComplex(
  real: number,
  imaginary: number,
  text: string,
  typeName = "complex",
): string {
  if (text === "") return reprComplex(real, imaginary);
  const spec = findSpec(text, Kind.Complex, typeName);
  if (!isFloatType(spec.type) || spec.type === "%") throw unknownType(spec.type, typeName);
  return formatComplexBySpec(real, imaginary, spec);
}

function formatComplexBySpec(real: number, imaginary: number, spec: FormatSpec): string {
  if (spec.precision > MOST_PRECISION) throw fault("ValueError", "precision too big");
  if (spec.fill === "0") {
    throw fault("ValueError", "Zero padding is not allowed in complex format specifier");
  }
  if (spec.align === "=") {
    throw fault("ValueError", "'=' alignment flag is not allowed in complex format specifier");
  }
  const bare = { ...spec, width: -1, align: "<" };
  const imaginaryText = complexPart(
    imaginary,
    bare,
    spec.type === "" && Object.is(real, 0) ? spec.sign : "+",
  );
  if (spec.type === "" && Object.is(real, 0)) return pad(`${imaginaryText}j`, spec);
  const body = `${complexPart(real, bare, spec.sign)}${imaginaryText}j`;
  return pad(spec.type === "" ? `(${body})` : body, spec);
}

function complexPart(x: number, spec: FormatSpec, sign: string): string {
  const text = floatBody(x, spec, false);
  return layOutNumber(splitNumber(text, isShownNegative(x, text, spec), ""), { ...spec, sign });
}

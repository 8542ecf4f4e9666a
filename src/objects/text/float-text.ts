// Floats to and from text, exact to CPython's bytes: repr, the e/f/g conversions with any precision,
// parsing, hex forms, and decimal rounding.
//
// The one difficulty is that JavaScript's own conversions are almost right. Its shortest digits are
// Python's, so repr only moves the point. Its toFixed and toExponential round exact ties away from
// zero where Python rounds to even, and stop at 100 digits (toFixed also at 1e21): ties are detected
// cheaply (a dyadic fraction ends in 5 exactly one digit past the cut) and they and the far ranges go
// through BigInt on the exact binary value.
//
// Invariant: what is called `Digits` is the correctly rounded (half even) decimal of the exact value.

import { decomposeFloat, truncateFloat } from "../integer-arithmetic.ts";
import { fault } from "./text-fault.ts";

/** The value is 0.DIGITS * 10^point; `digits` has no sign and no dot. Zero is "0" with point 1. */
export interface Digits {
  readonly digits: string;
  readonly point: number;
}

export type FloatCode = "e" | "f" | "g" | "r";

// --- repr ---

/** repr(x): shortest digits that read back, exponent below 1e-4 and from 1e16 on. */
export function reprFloat(x: number): string {
  const size = Math.abs(x);
  if (size < 1e16) {
    if (Number.isInteger(x)) return x === 0 && 1 / x < 0 ? "-0.0" : `${x}.0`;
    if (size >= 1e-4) return String(x);
  } else if (size === Number.POSITIVE_INFINITY) return x > 0 ? "inf" : "-inf";
  if (Number.isNaN(x)) return "nan";
  return padExponent(x.toExponential());
}

/** Python writes at least two exponent digits. */
function padExponent(text: string): string {
  const mark = text.indexOf("e");
  return text.length - mark === 3 ? `${text.slice(0, mark + 2)}0${text.slice(mark + 2)}` : text;
}

// --- digits ---

/** Digits past these only ever are zeros: a double has at most 767 significant ones, 1074 decimals. */
const MOST_DECIMALS = 1074;
const MOST_SIGNIFICANT = 767;

/** x >= 0 with `decimals` digits after the point, as text without exponent. */
export function fixedText(x: number, decimals: number): string {
  if (decimals > MOST_DECIMALS)
    return fixedText(x, MOST_DECIMALS) + "0".repeat(decimals - MOST_DECIMALS);
  if (decimals < 100 && x < 1e21 && !isTieAtDecimals(x, decimals)) return x.toFixed(decimals);
  const digits = scaleExactly(x, decimals)
    .toString()
    .padStart(decimals + 1, "0");
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** In lowest terms m/2^k has exactly k decimals, the last a 5: a tie is k == decimals + 1. */
function isTieAtDecimals(x: number, decimals: number): boolean {
  const scaled = x * 2 ** (decimals + 1);
  return scaled < 2 ** 53 && Number.isInteger(scaled) && scaled % 2 === 1;
}

/** round-half-even(x * 10^power) for a finite x >= 0, on the exact value. */
function scaleExactly(x: number, power: number): bigint {
  const { mantissa, exponent } = decomposeFloat(x);
  let top = mantissa;
  let bottom = 1n;
  if (power >= 0) top *= 10n ** BigInt(power);
  else bottom = 10n ** BigInt(-power);
  if (exponent >= 0) top <<= BigInt(exponent);
  else bottom <<= BigInt(-exponent);
  const quotient = top / bottom;
  const twice = (top % bottom) * 2n;
  return twice > bottom || (twice === bottom && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/** x >= 0 rounded to `count` significant digits (count >= 1). */
export function significantDigits(x: number, count: number): Digits {
  if (x === 0) return { digits: "0".repeat(count), point: 1 };
  if (count > MOST_SIGNIFICANT) {
    const { digits, point } = significantDigits(x, MOST_SIGNIFICANT);
    return { digits: digits + "0".repeat(count - MOST_SIGNIFICANT), point };
  }
  if (count <= 100) {
    // One digit more than wanted shows whether this can be a tie at all.
    const text = x.toExponential(count);
    if (text.charCodeAt(count + 1) !== 53) return digitsOfExponential(x.toExponential(count - 1));
  }
  return exactSignificantDigits(x, count);
}

function exactSignificantDigits(x: number, count: number): Digits {
  // At 25 digits no double is rounded up to the next power of ten.
  const point = exponentOf(x.toExponential(25)) + 1;
  const digits = scaleExactly(x, count - point).toString();
  return digits.length > count
    ? { digits: digits.slice(0, -1), point: point + 1 }
    : { digits, point };
}

function exponentOf(text: string): number {
  return Number(text.slice(text.indexOf("e") + 1));
}

function digitsOfExponential(text: string): Digits {
  const mark = text.indexOf("e");
  const digits = mark === 1 ? text.slice(0, 1) : text.charAt(0) + text.slice(2, mark);
  return { digits, point: Number(text.slice(mark + 1)) + 1 };
}

function shortestDigits(x: number): Digits {
  return x === 0 ? { digits: "0", point: 1 } : digitsOfExponential(x.toExponential());
}

// --- formatting ---

export interface FloatStyle {
  /** Keep the point and g's trailing zeros (the `#` flag). */
  readonly alternate: boolean;
  /** Write at least one digit after the point unless there is an exponent. */
  readonly addPointZero: boolean;
}

export const PLAIN_STYLE: FloatStyle = { alternate: false, addPointZero: false };
export const ALTERNATE_STYLE: FloatStyle = { alternate: true, addPointZero: false };

/**
 * The text of a finite x >= 0 (the sign is the caller's) as CPython's PyOS_double_to_string writes
 * it. `precision` is ignored for "r"; a precision of 0 counts as 1 for "g".
 */
export function formatFiniteFloat(
  x: number,
  code: FloatCode,
  precision: number,
  style: FloatStyle,
): string {
  switch (code) {
    case "f": {
      const text = fixedText(x, precision);
      return style.alternate && precision === 0 ? `${text}.` : text;
    }
    case "e": {
      const { digits, point } = significantDigits(x, precision + 1);
      return exponentText(digits, point, style.alternate);
    }
    case "r":
      return layOut(shortestDigits(x), 16, 0, style);
    case "g":
      return formatGeneral(x, precision === 0 ? 1 : precision, style);
  }
}

function formatGeneral(x: number, precision: number, style: FloatStyle): string {
  const { digits, point } = significantDigits(x, precision);
  const kept = style.alternate ? digits : stripZeros(digits);
  const limit = style.addPointZero ? precision - 1 : precision;
  return layOut({ digits: kept, point }, limit, style.alternate ? precision : 0, style);
}

function stripZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}

/** Positional while -4 < point <= limit, else with an exponent. */
function layOut(value: Digits, limit: number, shown: number, style: FloatStyle): string {
  const { digits, point } = value;
  if (point <= -4 || point > limit) {
    return exponentText(digits.padEnd(shown, "0"), point, style.alternate);
  }
  const whole = point <= 0 ? "0" : digits.slice(0, point).padEnd(point, "0");
  const fraction = point <= 0 ? "0".repeat(-point) + digits : digits.slice(point);
  if (fraction !== "") return `${whole}.${fraction}`;
  return style.addPointZero ? `${whole}.0` : style.alternate ? `${whole}.` : whole;
}

function exponentText(digits: string, point: number, alternate: boolean): string {
  const exponent = point - 1;
  const size = Math.abs(exponent);
  const dot = digits.length > 1 || alternate ? "." : "";
  const sign = exponent < 0 ? "-" : "+";
  return `${digits.charAt(0)}${dot}${digits.slice(1)}e${sign}${size < 10 ? "0" : ""}${size}`;
}

// --- parsing ---

/** Without ASCII white space at both ends. Python: numbers strip no separators 1c-1f, unlike str.strip. */
export function stripSpace(text: string): string {
  return text.replace(/^[\t-\r ]+/, "").replace(/[\t-\r ]+$/, "");
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SPECIAL = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** What float(text) reads after digits became ASCII and spaces were stripped; null if not a float. */
export function parseFloatText(text: string): number | null {
  const stripped = stripSpace(text);
  const plain = stripped.includes("_") ? removeUnderscores(stripped) : stripped;
  if (plain === null) return null;
  if (DECIMAL.test(plain)) return Number(plain);
  const special = SPECIAL.exec(plain);
  if (special === null) return null;
  if (special[2] === undefined) return Number.NaN;
  return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Underscores may only stand between two digits; null otherwise. */
function removeUnderscores(text: string): string | null {
  return /(?:^|[^0-9])_|_(?:[^0-9]|$)/.test(text) ? null : text.replaceAll("_", "");
}

/** The ValueError text; `shown` is the repr of the argument. */
export function describeBadFloat(shown: string): string {
  return `could not convert string to float: ${shown}`;
}

// --- hexadecimal ---

/** float.hex(). */
export function hexFloat(x: number): string {
  if (!Number.isFinite(x)) return reprFloat(x);
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const size = Math.abs(x);
  if (size === 0) return `${sign}0x0.0p+0`;
  const exponent = Math.max(binaryExponent(size), -1022);
  const fraction = scaleToFraction(size, exponent);
  const digits = (fraction % 2 ** 52).toString(16).padStart(13, "0");
  return `${sign}0x${fraction >= 2 ** 52 ? 1 : 0}.${digits}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}

/** size * 2^(52 - exponent), an integer: in two steps, as the factor alone may overflow. */
function scaleToFraction(size: number, exponent: number): number {
  return exponent < 0 ? size * 2 ** -exponent * 2 ** 52 : (size / 2 ** exponent) * 2 ** 52;
}

/** floor(log2(x)) for x > 0. */
function binaryExponent(x: number): number {
  const { mantissa, exponent } = decomposeFloat(x);
  return exponent + mantissa.toString(2).length - 1;
}

const HEX_FLOAT = /^([+-]?)(?:0x)?(?:([0-9a-f]+)\.?([0-9a-f]*)|\.([0-9a-f]+))(?:p([+-]?\d+))?/i;

/** float.fromhex(); throws the ValueError or OverflowError (the latter even before trailing rubbish). */
export function parseHexFloat(text: string): number {
  const stripped = stripSpace(text);
  const special = SPECIAL.exec(stripped);
  if (special !== null) return parseFloatText(stripped) as number;
  const match = HEX_FLOAT.exec(stripped);
  if (match === null) throw badHexFloat();
  const whole = match[2] ?? "";
  const fraction = match[2] === undefined ? (match[4] ?? "") : (match[3] ?? "");
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const value =
    mantissa === 0n ? 0 : scaleBinary(mantissa, Number(match[5] ?? 0) - 4 * fraction.length);
  if (value === Number.POSITIVE_INFINITY) {
    throw fault("OverflowError", "hexadecimal value too large to represent as a float");
  }
  if (match[0].length < stripped.length) throw badHexFloat();
  return match[1] === "-" ? -value : value;
}

function badHexFloat(): unknown {
  return fault("ValueError", "invalid hexadecimal floating-point string");
}

/** mantissa * 2^exponent to the nearest double, ties to even; infinity when out of range. */
function scaleBinary(mantissa: bigint, exponent: number): number {
  const bits = mantissa.toString(2).length;
  const top = bits + exponent;
  if (top > 1024) return Number.POSITIVE_INFINITY;
  if (top < -1080) return 0;
  const drop = Math.max(bits - 53, -1074 - exponent, 0);
  let kept = mantissa >> BigInt(drop);
  if (drop > 0) {
    const rest = mantissa - (kept << BigInt(drop));
    const half = 1n << BigInt(drop - 1);
    if (rest > half || (rest === half && (kept & 1n) === 1n)) kept++;
  }
  const scale = exponent + drop;
  const half = scale >> 1;
  return Number(kept) * 2 ** half * 2 ** (scale - half);
}

// --- rounding ---

/** Digits past these change nothing, or leave zero (CPython's NDIGITS_MAX and NDIGITS_MIN). */
const ROUND_MOST = 323;
const ROUND_LEAST = -308;

/**
 * round(x, digits). Correctly rounded on the exact binary value. Throws the OverflowError.
 * nan, infinities and zero come back as they are.
 */
export function roundFloat(x: number, digits: number): number {
  if (!Number.isFinite(x) || digits > ROUND_MOST || x === 0) return x;
  if (digits < ROUND_LEAST) return 0 * x;
  const size = Math.abs(x);
  const near = digits >= 0 && digits < powersOfTen.length ? roundScaled(size, digits) : Number.NaN;
  if (!Number.isNaN(near)) return x < 0 ? -near : near;
  const rounded =
    digits >= 0
      ? Number(fixedText(size, digits))
      : Number(`${scaleExactly(size, digits).toString()}e${-digits}`);
  if (rounded === Number.POSITIVE_INFINITY) {
    throw fault("OverflowError", "rounded value too large to represent");
  }
  return x < 0 ? -rounded : rounded;
}

/** The powers of ten that are doubles. */
const powersOfTen: readonly number[] = Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));

/**
 * round(size, digits) where it is clear without the exact digits; nan where it is not. The product
 * is off by half a unit in its last place at most, so that it is on the right side of a half unless
 * it is that near to one; and the quotient of two exact doubles is the double nearest to it.
 */
function roundScaled(size: number, digits: number): number {
  const unit = powersOfTen[digits] as number;
  const scaled = size * unit;
  if (scaled > 2 ** 51) return Number.NaN;
  const floor = Math.floor(scaled);
  const rest = scaled - floor - 0.5;
  if (Math.abs(rest) <= scaled * 2 ** -52) return Number.NaN;
  return (rest < 0 ? floor : floor + 1) / unit;
}

/** float.__int__: the texts of the two failures are CPython's. */
export function floatToInt(x: number): number | bigint {
  if (Number.isNaN(x)) throw fault("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw fault("OverflowError", "cannot convert float infinity to integer");
  return truncateFloat(x);
}

// Ints to and from text in bases 2 to 36, with Python's underscores and prefixes, its error texts and
// its guard against quadratic conversions (4300 decimal digits by default).
//
// Invariant: what is parsed is normalized; texts past the limit raise before any long work starts.

import { type Int, normalizeInt } from "../integer-arithmetic.ts";
import { stripSpace } from "./float-text.ts";
import { fault } from "./text-fault.ts";
import { foldDecimalsToAscii } from "./unicode.ts";

/** sys.set_int_max_str_digits; 0 is no limit. */
let digitLimit = 4300;

/** Below this many digits the limit never applies (CPython's threshold). */
const LIMIT_THRESHOLD = 640;

export function getDigitLimit(): number {
  return digitLimit;
}

/** Throws the ValueError for 1 to 639. */
export function setDigitLimit(digits: number): void {
  if (digits !== 0 && digits < LIMIT_THRESHOLD) {
    throw fault("ValueError", `maxdigits must be >= ${LIMIT_THRESHOLD} or 0 for unlimited`);
  }
  digitLimit = digits;
}

/** str(int); throws the ValueError past the digit limit. */
export function intToDecimal(a: Int): string {
  if (typeof a === "number") return String(a);
  if (isFarPastLimit(a)) throw tooManyDigitsToWrite();
  const text = a.toString();
  const digits = a < 0n ? text.length - 1 : text.length;
  if (digitLimit !== 0 && digits > LIMIT_THRESHOLD && digits > digitLimit) {
    throw tooManyDigitsToWrite();
  }
  return text;
}

/** Hex digits are cheap to count: this many surely are too many decimal ones. */
function isFarPastLimit(a: bigint): boolean {
  return digitLimit !== 0 && a.toString(16).length > digitLimit;
}

function tooManyDigitsToWrite(): unknown {
  return fault(
    "ValueError",
    `Exceeds the limit (${digitLimit} digits) for integer string conversion; ` +
      "use sys.set_int_max_str_digits() to increase the limit",
  );
}

/** Digits in any base, sign first, no prefix. Base 10 minds the limit. */
export function intToText(a: Int, base: number): string {
  return base === 10 ? intToDecimal(a) : a.toString(base);
}

const PREFIXES: Readonly<Record<number, string>> = { 2: "0b", 8: "0o", 16: "0x" };

/** bin, oct and hex: with the prefix after the sign. */
export function intToPrefixed(a: Int, base: 2 | 8 | 16): string {
  const text = a.toString(base);
  const prefix = PREFIXES[base] as string;
  return a < 0 ? `-${prefix}${text.slice(1)}` : prefix + text;
}

const SHORT_DECIMAL = /^[0-9]{1,15}$/;

/**
 * int(text, base); base is 0 or 2 to 36. `shown` gives the repr of the argument for the ValueError
 * (it is called on failure only).
 */
export function parseIntText(text: string, base: number, shown: () => string): Int {
  if (base === 10 && SHORT_DECIMAL.test(text)) return Number(text);
  const parsed = parseStripped(stripSpace(foldDecimalsToAscii(text)), base);
  if (parsed === null) throw badLiteral(base, shown());
  return parsed;
}

/** int() shows at most 200 characters of what it could not read. */
function badLiteral(base: number, shown: string): unknown {
  const cut = Array.from(shown).slice(0, 200).join("");
  return fault("ValueError", `invalid literal for int() with base ${base}: ${cut}`);
}

function parseStripped(text: string, base: number): Int | null {
  let at = 0;
  const negative = text.charCodeAt(0) === 45;
  if (negative || text.charCodeAt(0) === 43) at = 1;
  const prefixBase = baseOfPrefix(text, at);
  let actual = base;
  if (base === 0) {
    if (prefixBase === 0 && text.charCodeAt(at) === 48 && !/^[0_]+$/.test(text.slice(at)))
      return null;
    actual = prefixBase === 0 ? 10 : prefixBase;
  }
  if (prefixBase === actual) {
    at += 2;
    // One underscore may follow the prefix.
    if (text.charCodeAt(at) === 95) at++;
  }
  const digits = joinDigits(text.slice(at), actual);
  if (digits === null) return null;
  const size = readDigits(digits, actual);
  return negative ? (typeof size === "number" ? 0 - size : -size) : size;
}

function baseOfPrefix(text: string, at: number): number {
  if (text.charCodeAt(at) !== 48) return 0;
  switch (text.charCodeAt(at + 1) | 32) {
    case 120:
      return 16;
    case 111:
      return 8;
    case 98:
      return 2;
  }
  return 0;
}

/** The digits without underscores; null when a character is no digit or an underscore stands wrong. */
function joinDigits(text: string, base: number): string | null {
  if (!digitPattern(base).test(text)) return null;
  if (!text.includes("_")) return text;
  return text.endsWith("_") || text.startsWith("_") || text.includes("__")
    ? null
    : text.replaceAll("_", "");
}

const patterns = new Map<number, RegExp>();

function digitPattern(base: number): RegExp {
  let pattern = patterns.get(base);
  if (pattern === undefined) {
    const last = (base - 1).toString(36);
    const numerals = base > 10 ? "0-9" : `0-${last}`;
    const letters = base > 10 ? `a-${last}A-${last.toUpperCase()}` : "";
    pattern = new RegExp(`^[${numerals}${letters}_]+$`);
    patterns.set(base, pattern);
  }
  return pattern;
}

function readDigits(digits: string, base: number): Int {
  if (digits.length <= 10) return Number.parseInt(digits, base);
  // Only bases that are no power of two take quadratic time, and are limited.
  if ((base & (base - 1)) !== 0) checkDigitCount(digits);
  switch (base) {
    case 10:
      return normalizeInt(BigInt(digits));
    case 16:
      return normalizeInt(BigInt(`0x${digits}`));
    case 8:
      return normalizeInt(BigInt(`0o${digits}`));
    case 2:
      return normalizeInt(BigInt(`0b${digits}`));
  }
  return normalizeInt(readInHalves(digits, base));
}

function checkDigitCount(digits: string): void {
  if (digitLimit === 0 || digits.length <= LIMIT_THRESHOLD || digits.length <= digitLimit) return;
  throw fault(
    "ValueError",
    `Exceeds the limit (${digitLimit} digits) for integer string conversion: ` +
      `value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
  );
}

function readInHalves(digits: string, base: number): bigint {
  if (digits.length <= 10) return BigInt(Number.parseInt(digits, base));
  const low = digits.length >> 1;
  const high = readInHalves(digits.slice(0, -low), base);
  return high * BigInt(base) ** BigInt(low) + readInHalves(digits.slice(-low), base);
}

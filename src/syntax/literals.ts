/**
 * The values of number and string literals.
 *
 * The one difficulty is escapes, and with them CPython's complaints: a broken escape names its place in
 * bytes of the text as CPython holds it while decoding, where every character beyond ASCII has been
 * written as `\UXXXXXXXX` and so counts ten.
 *
 * Invariant: a wrong literal throws LiteralError; the caller knows the token and makes the SyntaxError.
 */
import type { ConstantValue } from "./ast.ts";
import { findCharacter } from "./character-names.ts";

export class LiteralError extends Error {}

/** Called for escapes that mean nothing or too much; `at` is the index of the backslash. */
export type EscapeWarning = (message: string, at: number) => void;

const maxIntDigits = 4300;

export function parseNumber(text: string): ConstantValue {
  const digits = text.includes("_") ? text.replaceAll("_", "") : text;
  const last = digits.charCodeAt(digits.length - 1) | 32;
  const radixLetter = digits.charCodeAt(1) | 32;
  const hasRadix =
    digits.charCodeAt(0) === 48 &&
    (radixLetter === 120 || radixLetter === 111 || radixLetter === 98);
  if (hasRadix) return intValue(digits);
  if (last === 106) return { type: "complex", imag: Number(digits.slice(0, -1)) };
  if (/[.eE]/.test(digits)) return { type: "float", value: Number(digits) };
  if (digits.length > maxIntDigits) checkIntDigits(digits);
  return intValue(digits);
}

function checkIntDigits(digits: string): void {
  throw new LiteralError(
    `Exceeds the limit (${maxIntDigits} digits) for integer string conversion: ` +
      `value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit` +
      " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
  );
}

function intValue(digits: string): ConstantValue {
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return { type: "int", value };
  return { type: "int", value: BigInt(digits) };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** Decodes the body of a str literal that holds backslashes. */
export function decodeEscapes(body: string, warn: EscapeWarning): string {
  let result = "";
  let copied = 0;
  let at = body.indexOf("\\");
  while (at >= 0) {
    result += body.slice(copied, at);
    const letter = body[at + 1] ?? "";
    const simple = simpleEscapes[letter];
    if (simple !== undefined) {
      result += simple;
      copied = at + 2;
    } else if (letter >= "0" && letter <= "7") {
      const digits = octalDigits(body, at + 1);
      warnOctal(digits, at, warn);
      result += String.fromCharCode(Number.parseInt(digits, 8));
      copied = at + 1 + digits.length;
    } else if (letter === "x" || letter === "u" || letter === "U") {
      const digits = hexDigits(body, at, letter);
      result += decodeCodePoint(body, at, digits);
      copied = at + 2 + digits.length;
    } else if (letter === "N") {
      const end = nameEnd(body, at);
      result += decodeName(body, at, end);
      copied = end + 1;
    } else {
      warnEscape(letter, at, warn);
      result += "\\";
      copied = at + 1;
      at = body.indexOf("\\", copied);
      continue;
    }
    at = body.indexOf("\\", copied);
  }
  return result + body.slice(copied);
}

/** Between the escapes of a high and a low surrogate: to Python they stay two characters. */
const BETWEEN_SURROGATES = /(?<=\\u[dD][89abAB][0-9a-fA-F]{2})(?=\\u[dD][c-fC-F][0-9a-fA-F]{2})/;

/** The pieces of a str literal's body that must not be joined as UTF-16, or undefined. */
export function splitSurrogates(body: string): readonly string[] | undefined {
  const pieces = body.split(BETWEEN_SURROGATES);
  return pieces.length === 1 ? undefined : pieces.map((piece) => decodeEscapes(piece, () => {}));
}

function warnEscape(letter: string, at: number, warn: EscapeWarning): void {
  warn(
    `"\\${letter}" is an invalid escape sequence. Such sequences will not work in the future. ` +
      `Did you mean "\\\\${letter}"? A raw string is also an option.`,
    at,
  );
}

function warnOctal(digits: string, at: number, warn: EscapeWarning): void {
  if (Number.parseInt(digits, 8) <= 0o377) return;
  warn(
    `"\\${digits}" is an invalid octal escape sequence. Such sequences will not work in the future. ` +
      `Did you mean "\\\\${digits}"? A raw string is also an option.`,
    at,
  );
}

function octalDigits(body: string, from: number): string {
  let end = from + 1;
  while (end < from + 3 && body[end] >= "0" && body[end] <= "7") end++;
  return body.slice(from, end);
}

const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function hexDigits(body: string, at: number, letter: string): string {
  const length = hexLengths[letter];
  let end = at + 2;
  while (end < at + 2 + length && /[0-9A-Fa-f]/.test(body[end] ?? "")) end++;
  if (end - at - 2 < length) {
    failEscape(body, at, end, `truncated \\${letter}${"X".repeat(length)} escape`);
  }
  return body.slice(at + 2, end);
}

function decodeCodePoint(body: string, at: number, digits: string): string {
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff) failEscape(body, at, at + 10, "illegal Unicode character");
  return String.fromCodePoint(code);
}

function nameEnd(body: string, at: number): number {
  const end = body[at + 2] === "{" ? body.indexOf("}", at + 3) : -1;
  const isEmpty = end === at + 3;
  if (end < 0 || isEmpty) {
    const stop = body[at + 2] !== "{" ? at + 2 : end < 0 ? body.length : end;
    failEscape(body, at, stop, "malformed \\N character escape");
  }
  return end;
}

function decodeName(body: string, at: number, end: number): string {
  const found = findCharacter(body.slice(at + 3, end));
  if (found === null) failEscape(body, at, end + 1, "unknown Unicode character name");
  return found;
}

function failEscape(body: string, at: number, end: number, reason: string): never {
  const first = countEscapedBytes(body.slice(0, at));
  const last = first + countEscapedBytes(body.slice(at, end)) - 1;
  const place =
    last === first ? `byte 0x5c in position ${first}` : `bytes in position ${first}-${last}`;
  throw new LiteralError(`(unicode error) 'unicodeescape' codec can't decode ${place}: ${reason}`);
}

function countEscapedBytes(text: string): number {
  let count = 0;
  for (const char of text) count += char.charCodeAt(0) < 128 ? 1 : 10;
  return count;
}

/** The value of a bytes literal's body. */
export function decodeBytes(body: string, raw: boolean, warn: EscapeWarning): Uint8Array {
  for (let i = 0; i < body.length; i++) {
    if (body.charCodeAt(i) >= 128) {
      throw new LiteralError("bytes can only contain ASCII literal characters");
    }
  }
  if (raw || !body.includes("\\")) return Uint8Array.from(body, (char) => char.charCodeAt(0));
  return decodeByteEscapes(body, warn);
}

function decodeByteEscapes(body: string, warn: EscapeWarning): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < body.length; at++) {
    if (body[at] !== "\\") {
      bytes.push(body.charCodeAt(at));
      continue;
    }
    const letter = body[at + 1];
    const simple = simpleEscapes[letter];
    if (simple !== undefined) {
      if (simple !== "") bytes.push(simple.charCodeAt(0));
      at++;
    } else if (letter >= "0" && letter <= "7") {
      const digits = octalDigits(body, at + 1);
      warnOctal(digits, at, warn);
      bytes.push(Number.parseInt(digits, 8) & 255);
      at += digits.length;
    } else if (letter === "x") {
      const digits = body.slice(at + 2, at + 4);
      if (!/^[0-9A-Fa-f]{2}$/.test(digits)) {
        throw new LiteralError(`(value error) invalid \\x escape at position ${at}`);
      }
      bytes.push(Number.parseInt(digits, 16));
      at += 3;
    } else {
      warnEscape(letter, at, warn);
      bytes.push(92);
    }
  }
  return Uint8Array.from(bytes);
}

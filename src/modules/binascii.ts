// The native module `binascii`: hexadecimal, base64 and the two checksums. Its uuencode and
// quoted-printable functions are left out.

import { bytesOrUndefined } from "../objects/buffer.ts";
import { PyBytes } from "../objects/bytes.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import { isTrue, length, toIndex } from "../objects/protocols/operators.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { defineType, typeOf } from "../objects/type.ts";
import { moduleFrom } from "./module.ts";

const errorType = defineType({ name: "Error", module: "binascii", bases: [exc.ValueError] });
const incompleteType = defineType({
  name: "Incomplete",
  module: "binascii",
  bases: [exc.Exception],
});

function dataOf(value: Value): Uint8Array {
  const bytes = bytesOrUndefined(value);
  if (bytes !== undefined) return bytes;
  throw raise(exc.TypeError, `a bytes-like object is required, not '${typeOf(value).fullName}'`);
}

/** Bytes, or a str of ASCII characters. */
function asciiOf(value: Value): Uint8Array {
  if (isStr(value)) {
    const text = textOf(value);
    if (/[^\0-\x7f]/.test(text)) {
      throw raise(exc.ValueError, "string argument should contain only ASCII characters");
    }
    return bytesOfLatin(text);
  }
  const bytes = bytesOrUndefined(value);
  if (bytes !== undefined) return bytes;
  const got = typeOf(value).fullName;
  throw raise(exc.TypeError, `argument should be bytes, buffer or ASCII string, not '${got}'`);
}

function bytesOfLatin(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// --- hexadecimal ---

/** The digits of `bytes`, with `sep` between groups of |every| bytes: from the right when positive. */
export function hexText(bytes: Uint8Array, sep: string, every: number): string {
  const size = Math.abs(every);
  const shift = every > 0 ? bytes.length % size : 0;
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    if (i > 0 && sep !== "" && size > 0 && (i - shift) % size === 0) text += sep;
    const byte = bytes[i] as number;
    text += (byte < 16 ? "0" : "") + byte.toString(16);
  }
  return text;
}

function hexlify(data: Value, sep?: Value, every: Value = 1): Value {
  const bytes = dataOf(data);
  const text = hexText(bytes, sep === undefined ? "" : separator(sep), Number(toIndex(every)));
  return new PyBytes(bytesOfLatin(text));
}

function separator(sep: Value): string {
  if (length(sep) !== 1) throw raise(exc.ValueError, "sep must be length 1.");
  if (isStr(sep)) {
    const text = textOf(sep);
    if (text.charCodeAt(0) < 256) return text;
    throw raise(exc.ValueError, "sep must be ASCII.");
  }
  const bytes = bytesOrUndefined(sep);
  if (bytes === undefined) throw raise(exc.TypeError, "sep must be str or bytes.");
  return String.fromCharCode(bytes[0] as number);
}

function unhexlify(value: Value): Value {
  const digits = asciiOf(value);
  if (digits.length % 2 !== 0) throw raise(errorType, "Odd-length string");
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const high = hexDigit(digits[2 * i] as number);
    const low = hexDigit(digits[2 * i + 1] as number);
    if (high < 0 || low < 0) throw raise(errorType, "Non-hexadecimal digit found");
    bytes[i] = high * 16 + low;
  }
  return new PyBytes(bytes);
}

function hexDigit(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const letter = unit | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

// --- base64 ---

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PAD = 61;

/** The six bits of each character, 255 for the others. */
const SIX_BITS = new Uint8Array(256).fill(255);
for (let i = 0; i < 64; i++) SIX_BITS[ALPHABET.charCodeAt(i)] = i;

function encodeBase64(data: Value, newline?: Value): Value {
  const bytes = dataOf(data);
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const second = left > 1 ? (bytes[i + 1] as number) : 0;
    const third = left > 2 ? (bytes[i + 2] as number) : 0;
    const group = ((bytes[i] as number) << 16) | (second << 8) | third;
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((group >> 6) & 63) : "=";
    text += left > 2 ? ALPHABET.charAt(group & 63) : "=";
  }
  if (newline === undefined || isTrue(newline)) text += "\n";
  return new PyBytes(bytesOfLatin(text));
}

function decodeBase64(value: Value, strictMode?: Value): Value {
  const source = asciiOf(value);
  const strict = strictMode !== undefined && isTrue(strictMode);
  const bytes = new Uint8Array(Math.ceil(source.length / 4) * 3);
  if (strict && source[0] === PAD) throw raise(errorType, "Leading padding not allowed");
  let count = 0;
  let quad = 0;
  let left = 0;
  let pads = 0;
  let padding = false;
  for (let i = 0; i < source.length; i++) {
    const unit = source[i] as number;
    if (unit === PAD) {
      padding = true;
      if (strict && quad === 0) throw raise(errorType, "Excess padding not allowed");
      if (quad >= 2 && quad + ++pads >= 4) {
        if (strict && i + 1 < source.length) throw raise(errorType, "Excess data after padding");
        return new PyBytes(bytes.slice(0, count));
      }
      continue;
    }
    const bits = SIX_BITS[unit] as number;
    if (bits > 63) {
      if (strict) throw raise(errorType, "Only base64 data is allowed");
      continue;
    }
    if (strict && padding) throw raise(errorType, "Discontinuous padding not allowed");
    pads = 0;
    // `left` keeps the bits of this quad that make no whole byte yet.
    left = (left << 6) | bits;
    if (quad > 0) {
      const spare = 6 - 2 * quad;
      bytes[count++] = left >> spare;
      left &= (1 << spare) - 1;
    }
    quad = (quad + 1) & 3;
  }
  if (quad === 1) {
    const characters = (count / 3) * 4 + 1;
    throw raise(
      errorType,
      "Invalid base64-encoded string: number of data characters " +
        `(${characters}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (quad !== 0) throw raise(errorType, "Incorrect padding");
  return new PyBytes(bytes.slice(0, count));
}

// --- checksums ---

/** CRC-32 (IEEE 802.3), reflected. */
const CRC32_TABLE = new Int32Array(256);
for (let i = 0; i < 256; i++) {
  let crc = i;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  CRC32_TABLE[i] = crc;
}

function lowWord(value: Value): number {
  const int = toIndex(value);
  return typeof int === "number" ? int | 0 : Number(BigInt.asIntN(32, int));
}

function crc32(data: Value, crc: Value = 0): Value {
  let sum = ~lowWord(crc);
  for (const byte of dataOf(data)) sum = (sum >>> 8) ^ (CRC32_TABLE[(sum ^ byte) & 255] as number);
  return ~sum >>> 0;
}

/** CRC-CCITT, polynomial 0x1021. */
function crcHqx(data: Value, crc: Value): Value {
  let sum = lowWord(crc) & 0xffff;
  for (const byte of dataOf(data)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1;
    sum &= 0xffff;
  }
  return sum;
}

export function makeModule(): PyModule {
  return moduleFrom("binascii", "Conversion between binary data and ASCII", {
    functions: {
      hexlify: ["data, sep=None, bytes_per_sep=1", hexlify],
      b2a_hex: ["data, sep=None, bytes_per_sep=1", hexlify],
      unhexlify: ["hexstr, /", unhexlify],
      a2b_hex: ["hexstr, /", unhexlify],
      b2a_base64: ["data, /, *, newline=True", encodeBase64],
      a2b_base64: ["data, /, *, strict_mode=False", decodeBase64],
      crc32: ["data, crc=0, /", crc32],
      crc_hqx: ["data, crc, /", crcHqx],
    },
    values: { Error: errorType, Incomplete: incompleteType },
  });
}

/**
 * Searching and taking apart octets: what bytes and bytearray share, on plain Uint8Arrays. Ends of
 * ranges are within the array; a limit of Infinity means none.
 *
 * Invariant: arrays given are not changed; pieces are copies.
 */
import { exc, raise } from "./errors.ts";

export type ByteTest = (octet: number) => boolean;

export function isSpaceOctet(octet: number): boolean {
  return octet === 32 || (octet >= 9 && octet <= 13);
}

/** The first index of `part` in bytes[start:end], or -1. */
export function findBytes(bytes: Uint8Array, part: Uint8Array, start: number, end: number): number {
  const size = part.length;
  const last = end - size;
  if (start > last) return -1;
  if (size === 0) return start;
  const first = part[0] as number;
  for (let at = bytes.indexOf(first, start); at >= 0 && at <= last; ) {
    if (standsAt(bytes, part, at)) return at;
    at = bytes.indexOf(first, at + 1);
  }
  return -1;
}

export function findLastBytes(
  bytes: Uint8Array,
  part: Uint8Array,
  start: number,
  end: number,
): number {
  for (let at = end - part.length; at >= start; at--) if (standsAt(bytes, part, at)) return at;
  return -1;
}

export function standsAt(bytes: Uint8Array, part: Uint8Array, at: number): boolean {
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

export function countBytes(
  bytes: Uint8Array,
  part: Uint8Array,
  start: number,
  end: number,
): number {
  if (start > end) return 0;
  if (part.length === 0) return end - start + 1;
  let count = 0;
  let at = findBytes(bytes, part, start, end);
  while (at >= 0) {
    count++;
    at = findBytes(bytes, part, at + part.length, end);
  }
  return count;
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const size = Math.min(a.length, b.length);
  for (let i = 0; i < size; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compareBytes(a, b) === 0;
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  let total = 0;
  for (const part of parts) total += part.length;
  const bytes = newBytes(total);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** V8's largest typed array is 2^33 octets or less; beyond reach is a MemoryError. */
export function newBytes(length: number): Uint8Array {
  try {
    return new Uint8Array(length);
  } catch (error) {
    if (error instanceof RangeError) throw raise(exc.MemoryError);
    throw error;
  }
}

export function repeatBytes(bytes: Uint8Array, count: number): Uint8Array {
  if (count <= 0 || bytes.length === 0) return new Uint8Array(0);
  const result = newBytes(bytes.length * count);
  if (bytes.length === 1) return result.fill(bytes[0] as number);
  for (let i = 0; i < count; i++) result.set(bytes, i * bytes.length);
  return result;
}

// --- apart ---

export function splitAtSpace(bytes: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  const length = bytes.length;
  let i = 0;
  for (;;) {
    while (i < length && isSpaceOctet(bytes[i] as number)) i++;
    if (i === length) return parts;
    if (parts.length >= limit) {
      parts.push(bytes.slice(i));
      return parts;
    }
    const start = i;
    while (i < length && !isSpaceOctet(bytes[i] as number)) i++;
    parts.push(bytes.slice(start, i));
  }
}

export function splitAtSpaceFromRight(bytes: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let i = bytes.length;
  for (;;) {
    while (i > 0 && isSpaceOctet(bytes[i - 1] as number)) i--;
    if (i === 0) break;
    if (parts.length >= limit) {
      parts.push(bytes.slice(0, i));
      break;
    }
    const end = i;
    while (i > 0 && !isSpaceOctet(bytes[i - 1] as number)) i--;
    parts.push(bytes.slice(i, end));
  }
  return parts.reverse();
}

export function splitAt(bytes: Uint8Array, separator: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  while (parts.length < limit) {
    const at = findBytes(bytes, separator, start, bytes.length);
    if (at < 0) break;
    parts.push(bytes.slice(start, at));
    start = at + separator.length;
  }
  parts.push(bytes.slice(start));
  return parts;
}

export function splitAtFromRight(
  bytes: Uint8Array,
  separator: Uint8Array,
  limit: number,
): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let end = bytes.length;
  while (parts.length < limit) {
    const at = findLastBytes(bytes, separator, 0, end);
    if (at < 0) break;
    parts.push(bytes.slice(at + separator.length, end));
    end = at;
  }
  parts.push(bytes.slice(0, end));
  return parts.reverse();
}

export function splitLines(bytes: Uint8Array, keepEnds: boolean): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    let next = Math.min(end + 1, bytes.length);
    if (bytes[end] === 13 && bytes[end + 1] === 10) next++;
    parts.push(bytes.slice(start, keepEnds ? next : end));
    start = next;
  }
  return parts;
}

/** bytes without octets that pass the test at its ends. */
export function stripBytes(
  bytes: Uint8Array,
  test: ByteTest,
  left: boolean,
  right: boolean,
): Uint8Array {
  let start = 0;
  let end = bytes.length;
  if (left) while (start < end && test(bytes[start] as number)) start++;
  if (right) while (end > start && test(bytes[end - 1] as number)) end--;
  return bytes.slice(start, end);
}

export function replaceBytes(
  bytes: Uint8Array,
  old: Uint8Array,
  fresh: Uint8Array,
  limit: number,
): Uint8Array {
  if (old.length === 0) return interleave(bytes, fresh, limit);
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let n = 0; n < limit; n++) {
    const at = findBytes(bytes, old, start, bytes.length);
    if (at < 0) break;
    parts.push(bytes.subarray(start, at), fresh);
    start = at + old.length;
  }
  parts.push(bytes.subarray(start));
  return concatBytes(parts);
}

/** `fresh` before each octet and at the end, `limit` times. */
function interleave(bytes: Uint8Array, fresh: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let i = 0; i <= bytes.length; i++) {
    if (i >= limit) {
      parts.push(bytes.subarray(i));
      break;
    }
    parts.push(fresh, bytes.subarray(i, i + 1));
  }
  return concatBytes(parts);
}

// --- letters ---

export const isUpperOctet: ByteTest = (octet) => octet >= 65 && octet <= 90;
export const isLowerOctet: ByteTest = (octet) => octet >= 97 && octet <= 122;
export const isDigitOctet: ByteTest = (octet) => octet >= 48 && octet <= 57;
export const isAlphaOctet: ByteTest = (octet) => isUpperOctet(octet) || isLowerOctet(octet);
export const isAlphaNumericOctet: ByteTest = (octet) => isAlphaOctet(octet) || isDigitOctet(octet);

export function upperOctet(octet: number): number {
  return isLowerOctet(octet) ? octet - 32 : octet;
}

export function lowerOctet(octet: number): number {
  return isUpperOctet(octet) ? octet + 32 : octet;
}

export function swapOctet(octet: number): number {
  return isUpperOctet(octet) ? octet + 32 : upperOctet(octet);
}

export function capitalizeBytes(bytes: Uint8Array): Uint8Array {
  const result = bytes.map(lowerOctet);
  if (result.length > 0) result[0] = upperOctet(result[0] as number);
  return result;
}

export function titleBytes(bytes: Uint8Array): Uint8Array {
  let afterLetter = false;
  return bytes.map((octet) => {
    const titled = afterLetter ? lowerOctet(octet) : upperOctet(octet);
    afterLetter = isAlphaOctet(octet);
    return titled;
  });
}

export function isTitleBytes(bytes: Uint8Array): boolean {
  let found = false;
  let afterLetter = false;
  for (const octet of bytes) {
    if (isUpperOctet(octet)) {
      if (afterLetter) return false;
      found = true;
    } else if (isLowerOctet(octet) && !afterLetter) return false;
    afterLetter = isAlphaOctet(octet);
  }
  return found;
}

/** Whether some octet passes `wanted` and none passes `refused`. */
export function isCased(bytes: Uint8Array, wanted: ByteTest, refused: ByteTest): boolean {
  return bytes.some(wanted) && !bytes.some(refused);
}

export function expandTabs(bytes: Uint8Array, size: number): Uint8Array {
  const octets: number[] = [];
  let column = 0;
  for (const octet of bytes) {
    if (octet === 9) {
      const count = size > 0 ? size - (column % size) : 0;
      for (let i = 0; i < count; i++) octets.push(32);
      column += count;
    } else {
      octets.push(octet);
      column = octet === 10 || octet === 13 ? 0 : column + 1;
    }
  }
  return Uint8Array.from(octets);
}

// --- hexadecimal ---

/** bytes.hex(sep, group): groups counted from the right, or with a negative size from the left. */
export function hexText(bytes: Uint8Array, separator: string, group: number): string {
  const size = Math.abs(group);
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    if (i > 0 && separator !== "" && size > 0) {
      const place = group > 0 ? bytes.length - i : i;
      if (place % size === 0) text += separator;
    }
    text += (bytes[i] as number).toString(16).padStart(2, "0");
  }
  return text;
}

/** bytes.fromhex; spaces may stand between octets. */
export function parseHex(text: string): Uint8Array {
  const octets: number[] = [];
  let i = 0;
  for (;;) {
    while (i < text.length && isSpaceOctet(text.charCodeAt(i))) i++;
    if (i >= text.length) return Uint8Array.from(octets);
    const high = hexDigit(text, i);
    const low = high < 0 || i + 1 >= text.length ? -1 : hexDigit(text, i + 1);
    if (high < 0) throw badHex(i);
    if (i + 1 >= text.length) {
      throw raise(
        exc.ValueError,
        "fromhex() arg must contain an even number of hexadecimal digits",
      );
    }
    if (low < 0) throw badHex(i + 1);
    octets.push(high * 16 + low);
    i += 2;
  }
}

function hexDigit(text: string, i: number): number {
  const digit = Number.parseInt(text.charAt(i), 16);
  return Number.isNaN(digit) ? -1 : digit;
}

function badHex(position: number) {
  return raise(
    exc.ValueError,
    `non-hexadecimal number found in fromhex() arg at position ${position}`,
  );
}

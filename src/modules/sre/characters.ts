// What SRE asks about single characters: categories, case, and membership in compiled sets.
//
// V8: asking \p{...} about one character costs a string and a regular expression run, so answers for
// the BMP are kept in a table of bits, filled as characters are met.
//
// Invariant: a `CharacterSet` answers for characters below 256 from `low` alone.

import {
  isAlphaNumericPoint,
  isDecimalPoint,
  isLineBreak,
  isSpacePoint,
} from "../../objects/text/unicode.ts";
import { Category, Op } from "./opcodes.ts";

const enum Bit {
  Known = 1,
  Digit = 2,
  Space = 4,
  Word = 8,
  LineBreak = 16,
}

const known = new Uint8Array(65536);

function unicodeBits(point: number): number {
  if (point < 65536) {
    const bits = known[point] as number;
    if (bits !== 0) return bits;
    const found = computeBits(point);
    known[point] = found;
    return found;
  }
  return computeBits(point);
}

function computeBits(point: number): number {
  return (
    Bit.Known |
    (isDecimalPoint(point) ? Bit.Digit : 0) |
    (isSpacePoint(point) ? Bit.Space : 0) |
    (isAlphaNumericPoint(point) || point === 95 ? Bit.Word : 0) |
    (isLineBreak(point) ? Bit.LineBreak : 0)
  );
}

/** [a-zA-Z0-9_]; the C locale knows no more. */
export function isAsciiWord(point: number): boolean {
  return point < 128 && (unicodeBits(point) & Bit.Word) !== 0;
}

export function isUnicodeWord(point: number): boolean {
  return (unicodeBits(point) & Bit.Word) !== 0;
}

export function isInCategory(category: number, point: number): boolean {
  switch (category) {
    case Category.Digit:
      return point >= 48 && point <= 57;
    case Category.NotDigit:
      return point < 48 || point > 57;
    case Category.Space:
      return point === 32 || (point >= 9 && point <= 13);
    case Category.NotSpace:
      return point !== 32 && (point < 9 || point > 13);
    case Category.Word:
    case Category.LocWord:
      return isAsciiWord(point);
    case Category.NotWord:
    case Category.LocNotWord:
      return !isAsciiWord(point);
    case Category.LineBreak:
      return point === 10;
    case Category.NotLineBreak:
      return point !== 10;
    case Category.UniDigit:
      return (unicodeBits(point) & Bit.Digit) !== 0;
    case Category.UniNotDigit:
      return (unicodeBits(point) & Bit.Digit) === 0;
    case Category.UniSpace:
      return (unicodeBits(point) & Bit.Space) !== 0;
    case Category.UniNotSpace:
      return (unicodeBits(point) & Bit.Space) === 0;
    case Category.UniWord:
      return (unicodeBits(point) & Bit.Word) !== 0;
    case Category.UniNotWord:
      return (unicodeBits(point) & Bit.Word) === 0;
    case Category.UniLineBreak:
      return (unicodeBits(point) & Bit.LineBreak) !== 0;
    case Category.UniNotLineBreak:
      return (unicodeBits(point) & Bit.LineBreak) === 0;
  }
  return false;
}

// --- case, one character to one character ---

export function lowerAscii(point: number): number {
  return point >= 65 && point <= 90 ? point + 32 : point;
}

export function upperAscii(point: number): number {
  return point >= 97 && point <= 122 ? point - 32 : point;
}

// Python: where a case form takes several characters, its first one stands for it.

export function lowerUnicode(point: number): number {
  if (point < 128) return lowerAscii(point);
  return String.fromCodePoint(point).toLowerCase().codePointAt(0) as number;
}

export function upperUnicode(point: number): number {
  if (point < 128) return upperAscii(point);
  return String.fromCodePoint(point).toUpperCase().codePointAt(0) as number;
}

export function isCasedUnicode(point: number): boolean {
  return lowerUnicode(point) !== point || upperUnicode(point) !== point;
}

export function isCasedAscii(point: number): boolean {
  return lowerAscii(point) !== point || upperAscii(point) !== point;
}

// --- sets ---

/** A compiled set: its code from its first item to its Failure, and the answers below 256. */
export class CharacterSet {
  readonly low: Uint8Array;
  private readonly code: Int32Array;
  private readonly start: number;

  constructor(code: Int32Array, start: number) {
    this.code = code;
    this.start = start;
    this.low = new Uint8Array(256);
    for (let point = 0; point < 256; point++) this.low[point] = this.search(point) ? 1 : 0;
  }

  has(point: number): boolean {
    return point < 256 ? this.low[point] === 1 : this.search(point);
  }

  private search(point: number): boolean {
    const code = this.code;
    let answer = true;
    for (let at = this.start; ; ) {
      switch (code[at++]) {
        case Op.Failure:
          return !answer;
        case Op.Literal:
          if (point === (code[at] as number)) return answer;
          at++;
          break;
        case Op.Category:
          if (isInCategory(code[at] as number, point)) return answer;
          at++;
          break;
        case Op.Charset:
          if (point < 256 && ((code[at + (point >> 5)] as number) >>> (point & 31)) & 1)
            return answer;
          at += 8;
          break;
        case Op.BigCharset:
          if (point < 65536 && isInBigCharset(code, at, point)) return answer;
          at += 65 + 8 * (code[at] as number);
          break;
        case Op.Range:
          if (point >= (code[at] as number) && point <= (code[at + 1] as number)) return answer;
          at += 2;
          break;
        case Op.RangeUniIgnore: {
          const low = code[at] as number;
          const high = code[at + 1] as number;
          if (point >= low && point <= high) return answer;
          const upper = upperUnicode(point);
          if (upper >= low && upper <= high) return answer;
          at += 2;
          break;
        }
        case Op.Negate:
          answer = !answer;
          break;
        default:
          return false;
      }
    }
  }
}

/** A block number for each high byte (four to a word), then blocks of 256 bits. */
function isInBigCharset(code: Int32Array, at: number, point: number): boolean {
  const high = point >> 8;
  const block = ((code[at + 1 + (high >> 2)] as number) >>> ((high & 3) * 8)) & 255;
  const word = code[at + 65 + block * 8 + ((point & 255) >> 5)] as number;
  return ((word >>> (point & 31)) & 1) !== 0;
}

// A pattern's code as the matcher wants it: words as signed integers, every set prepared with a table
// for its low characters, and what the leading Info block says about where a match can start.
//
// Invariant: in `code`, the word after the skip of each In instruction is an index into `sets`.

import { CharacterSet } from "./characters.ts";
import { InfoFlag, Op } from "./opcodes.ts";

export class SreProgram {
  readonly code: Int32Array;
  readonly sets: readonly CharacterSet[];
  readonly groups: number;
  /** Where the pattern proper begins, after the Info block. */
  readonly entry: number;
  /** No match is shorter. */
  readonly leastWidth: number;
  /** Literal characters every match starts with. */
  readonly prefix: readonly number[];
  /** The prefix as a JavaScript string, or "" when there is none or it holds surrogates or more. */
  readonly prefixText: string;
  /** The prefix is the whole pattern, and there are no groups in it. */
  readonly isLiteral: boolean;
  /** The set every match's first character is in. */
  readonly firstSet: CharacterSet | null;

  constructor(words: readonly number[], groups: number) {
    const code = Int32Array.from(words, (word) => word | 0);
    this.groups = groups;
    const info = readInfo(code);
    this.entry = info.entry;
    this.leastWidth = info.leastWidth;
    this.prefix = info.prefix;
    this.prefixText = toBmpText(info.prefix);
    this.isLiteral = info.isLiteral;
    this.firstSet = info.firstSet;
    const sets: CharacterSet[] = [];
    // The sets keep the code as it came: indexes overwrite words of it.
    prepareSets(code, info.entry, code.length, code.slice(), sets);
    this.code = code;
    this.sets = sets;
  }
}

interface Info {
  readonly entry: number;
  readonly leastWidth: number;
  readonly prefix: readonly number[];
  readonly isLiteral: boolean;
  readonly firstSet: CharacterSet | null;
}

/** Info: skip, flags, least and greatest width, then a prefix or a set. */
function readInfo(code: Int32Array): Info {
  if (code[0] !== Op.Info) {
    return { entry: 0, leastWidth: 0, prefix: [], isLiteral: false, firstSet: null };
  }
  const flags = code[2] as number;
  const entry = 1 + (code[1] as number);
  const leastWidth = (code[3] as number) >>> 0;
  const prefix =
    flags & InfoFlag.Prefix ? Array.from(code.subarray(7, 7 + (code[5] as number))) : [];
  const firstSet = flags & InfoFlag.Charset ? new CharacterSet(code.slice(), 5) : null;
  return { entry, leastWidth, prefix, isLiteral: (flags & InfoFlag.Literal) !== 0, firstSet };
}

function toBmpText(points: readonly number[]): string {
  for (const point of points) if (point >= 0xd800 && (point < 0xe000 || point > 0xffff)) return "";
  return String.fromCharCode(...points);
}

/** Walks the instructions from `start` to `end`, into what they contain too. */
function prepareSets(
  code: Int32Array,
  start: number,
  end: number,
  original: Int32Array,
  sets: CharacterSet[],
): void {
  for (let at = start; at < end; ) {
    const op = code[at] as number;
    switch (op) {
      case Op.In:
      case Op.InIgnore:
      case Op.InLocIgnore:
      case Op.InUniIgnore:
        sets.push(new CharacterSet(original, at + 2));
        code[at + 2] = sets.length - 1;
        at += 1 + (code[at + 1] as number);
        break;
      case Op.Branch: {
        // Alternatives are chained by their skips; a skip of 0 ends them.
        let skipAt = at + 1;
        for (let skip = code[skipAt] as number; skip !== 0; skip = code[skipAt] as number) {
          prepareSets(code, skipAt + 1, skipAt + skip, original, sets);
          skipAt += skip;
        }
        at = skipAt + 1;
        break;
      }
      default:
        at += sizeOf(op);
    }
  }
}

/** Words of an instruction without what it contains. */
function sizeOf(op: number): number {
  switch (op) {
    case Op.Failure:
    case Op.Success:
    case Op.Any:
    case Op.AnyAll:
    case Op.MaxUntil:
    case Op.MinUntil:
      return 1;
    case Op.Assert:
    case Op.AssertNot:
    case Op.GroupRefExists:
      return 3;
    case Op.Repeat:
    case Op.RepeatOne:
    case Op.MinRepeatOne:
    case Op.PossessiveRepeat:
    case Op.PossessiveRepeatOne:
      return 4;
  }
  return 2;
}

// The SRE machine: a backtracking matcher over CPython's pattern codes.
//
// CPython's matcher calls itself; this one keeps everything it may have to return to on one stack of
// integers, so that neither long texts nor deep patterns reach JavaScript's own stack. A stack record
// ends with its kind and is either a choice (where to go on when the present path fails), a barrier
// (the start of an assertion, atomic group or possessive turn) or the undoing of an assignment to a
// group mark, a repeat count or the current repeat. To fail is to pop: undo records are undone, the
// first choice is taken.
//
// When the code inside a barrier succeeds, its choices are dropped and its undo records stay, so that a
// later failure still restores the marks it set.
//
// Invariant: every assignment to `marks`, `lastIndex`, `repeat` and the repeat arrays while the stack
// is not empty pushes its undo record first. With an empty stack there is nothing to return to.
//
// Repeats (those that need Until) live in arrays indexed by a number; `repeat` is the innermost one.
//
// This file is long because of its one flat dispatcher and the popping that mirrors it.

import {
  type CharacterSet,
  isAsciiWord,
  isInCategory,
  isUnicodeWord,
  lowerAscii,
  lowerUnicode,
  upperAscii,
} from "./characters.ts";
import { At, Op } from "./opcodes.ts";
import type { SreProgram } from "./program.ts";

/** A text as numbers: bytes, UTF-16 units where each is a character, or code points. */
export type Units = Uint8Array | Uint16Array | Uint32Array;

export const enum Mode {
  Match,
  FullMatch,
  Search,
}

const enum Rec {
  UndoMark,
  UndoRepeat,
  UndoCount,
  Branch,
  RepeatOne,
  MinRepeatOne,
  MaxUntilTail,
  MinUntilBody,
  BarrierAssert,
  BarrierAssertNot,
  BarrierAtomic,
  BarrierPossessive,
}

/** Words of each record, its kind included; in the order of `Rec`. */
const REC_SIZE = [4, 3, 4, 3, 4, 4, 4, 3, 6, 6, 6, 6] as const;

/** An unlimited repeat count, as a signed word. */
const NO_LIMIT = -1;
/** No record is larger. */
const MOST_RECORD = 6;
/** Failures between two looks at whether the user wants to stop. */
const POLL_INTERVAL = 65536;

let pollInterrupt: () => void = () => {};

/** `poll` is called now and then during long matches; it may throw. */
export function installMatchPoll(poll: () => void): void {
  pollInterrupt = poll;
}

/** One matcher serves all patterns: it never calls out while it runs, save the poll. */
export class Matcher {
  /** Start and end of each group, -1 when it did not take part. */
  marks: Int32Array = new Int32Array(0);
  /** The last group closed, from 1; 0 when none. */
  lastIndex = 0;
  start = 0;
  end = 0;

  private stack: Int32Array = new Int32Array(1024);
  private repPc: Int32Array = new Int32Array(64);
  private repPrev: Int32Array = new Int32Array(64);
  private repCount: Int32Array = new Int32Array(64);
  private repLast: Int32Array = new Int32Array(64);
  private program: SreProgram = undefined as unknown as SreProgram;
  private units: Units = new Uint8Array(0);
  /** Matching sees the text end here. */
  private limit = 0;
  private matchAll = false;
  /** A match may not end here (after an empty match, scanning must go on); -1: anywhere. */
  private forbiddenEnd = -1;

  /**
   * Matches between `from` and `limit`; true leaves the result in the public fields. `text` is the
   * subject as a JavaScript string where `units` are its UTF-16 units, else null.
   */
  find(
    program: SreProgram,
    units: Units,
    text: string | null,
    from: number,
    limit: number,
    mode: Mode,
    mustAdvance: boolean,
  ): boolean {
    this.program = program;
    this.units = units;
    this.limit = limit;
    this.matchAll = mode === Mode.FullMatch;
    this.forbiddenEnd = mustAdvance ? from : -1;
    if (this.marks.length !== program.groups * 2) this.marks = new Int32Array(program.groups * 2);
    if (mode === Mode.Search) return this.search(text, from);
    return limit - from >= program.leastWidth && this.run(from);
  }

  private search(text: string | null, from: number): boolean {
    const { program, units } = this;
    const last = this.limit - program.leastWidth;
    if (program.prefix.length > 0) return this.searchPrefix(text, from, last);
    const set = program.firstSet;
    for (let at = from; at <= last; at++) {
      if (set !== null) {
        while (at <= last && !set.has(units[at] as number)) at++;
        if (at > last) return false;
      }
      if (this.run(at)) return true;
    }
    return false;
  }

  private searchPrefix(text: string | null, from: number, last: number): boolean {
    const { program } = this;
    for (let at = from; at <= last; at++) {
      at =
        text !== null && program.prefixText !== ""
          ? text.indexOf(program.prefixText, at)
          : this.indexOfPrefix(at, last);
      if (at < 0 || at > last) return false;
      if (program.isLiteral) return this.succeedAt(at, at + program.prefix.length);
      if (this.run(at)) return true;
    }
    return false;
  }

  private indexOfPrefix(from: number, last: number): number {
    const { units } = this;
    const prefix = this.program.prefix;
    const first = prefix[0] as number;
    for (let at = from; at <= last; at++) {
      if (units[at] !== first) continue;
      let i = 1;
      while (i < prefix.length && units[at + i] === prefix[i]) i++;
      if (i === prefix.length) return at;
    }
    return -1;
  }

  private succeedAt(start: number, end: number): boolean {
    this.marks.fill(-1);
    this.lastIndex = 0;
    this.start = start;
    this.end = end;
    return true;
  }

  private growStack(): Int32Array {
    const grown = new Int32Array(this.stack.length * 2);
    grown.set(this.stack);
    this.stack = grown;
    return grown;
  }

  private growRepeats(): void {
    this.repPc = doubled(this.repPc);
    this.repPrev = doubled(this.repPrev);
    this.repCount = doubled(this.repCount);
    this.repLast = doubled(this.repLast);
  }

  /** Whether the one-character instruction at `pc` takes `point`. */
  private takes(pc: number, point: number): boolean {
    const code = this.program.code;
    switch (code[pc]) {
      case Op.Any:
        return point !== 10;
      case Op.AnyAll:
        return true;
      case Op.Literal:
        return point === code[pc + 1];
      case Op.NotLiteral:
        return point !== code[pc + 1];
      case Op.In:
        return this.isInSet(pc, point);
      case Op.Category:
        return isInCategory(code[pc + 1] as number, point);
      case Op.LiteralIgnore:
        return lowerAscii(point) === code[pc + 1];
      case Op.NotLiteralIgnore:
        return lowerAscii(point) !== code[pc + 1];
      case Op.LiteralUniIgnore:
        return lowerUnicode(point) === code[pc + 1];
      case Op.NotLiteralUniIgnore:
        return lowerUnicode(point) !== code[pc + 1];
      case Op.LiteralLocIgnore:
        return equalsInLocale(code[pc + 1] as number, point);
      case Op.NotLiteralLocIgnore:
        return !equalsInLocale(code[pc + 1] as number, point);
      case Op.InIgnore:
        return this.isInSet(pc, lowerAscii(point));
      case Op.InUniIgnore:
        return this.isInSet(pc, lowerUnicode(point));
      case Op.InLocIgnore:
        return this.isInSet(pc, lowerAscii(point)) || this.isInSet(pc, upperAscii(point));
    }
    return false;
  }

  private isInSet(pc: number, point: number): boolean {
    return (this.program.sets[this.program.code[pc + 2] as number] as CharacterSet).has(point);
  }

  /** How far the one-character instruction at `pc` goes from `from`, at most `count` times. */
  private runAlong(pc: number, from: number, count: number): number {
    const { units } = this;
    const code = this.program.code;
    const end = count === NO_LIMIT || this.limit - from < count >>> 0 ? this.limit : from + count;
    let at = from;
    switch (code[pc]) {
      case Op.In: {
        const set = this.program.sets[code[pc + 2] as number] as CharacterSet;
        const low = set.low;
        while (at < end) {
          const point = units[at] as number;
          if (point < 256 ? low[point] === 0 : !set.has(point)) break;
          at++;
        }
        return at;
      }
      case Op.Any:
        while (at < end && units[at] !== 10) at++;
        return at;
      case Op.AnyAll:
        return end;
      case Op.Literal: {
        const literal = code[pc + 1];
        while (at < end && units[at] === literal) at++;
        return at;
      }
      case Op.NotLiteral: {
        const literal = code[pc + 1];
        while (at < end && units[at] !== literal) at++;
        return at;
      }
    }
    while (at < end && this.takes(pc, units[at] as number)) at++;
    return at;
  }

  private isAt(position: number, ptr: number): boolean {
    const { units, limit } = this;
    switch (position) {
      case At.Beginning:
      case At.BeginningString:
        return ptr === 0;
      case At.BeginningLine:
        return ptr === 0 || units[ptr - 1] === 10;
      case At.End:
        return ptr === limit || (ptr + 1 === limit && units[ptr] === 10);
      case At.EndLine:
        return ptr === limit || units[ptr] === 10;
      case At.EndString:
        return ptr === limit;
      case At.Boundary:
      case At.LocBoundary:
        return this.isWordEdge(ptr, isAsciiWord);
      case At.NonBoundary:
      case At.LocNonBoundary:
        return !this.isWordEdge(ptr, isAsciiWord);
      case At.UniBoundary:
        return this.isWordEdge(ptr, isUnicodeWord);
      case At.UniNonBoundary:
        return !this.isWordEdge(ptr, isUnicodeWord);
    }
    return false;
  }

  private isWordEdge(ptr: number, isWord: (point: number) => boolean): boolean {
    const before = ptr > 0 && isWord(this.units[ptr - 1] as number);
    const after = ptr < this.limit && isWord(this.units[ptr] as number);
    return before !== after;
  }

  /** The end of the group's text repeated at `ptr`, or -1. */
  private matchGroupAgain(op: number, group: number, ptr: number): number {
    const from = this.marks[group * 2] as number;
    const to = this.marks[group * 2 + 1] as number;
    if (from < 0 || to < from || this.limit - ptr < to - from) return -1;
    const { units } = this;
    let at = ptr;
    for (let i = from; i < to; i++, at++) {
      const wanted = units[i] as number;
      const point = units[at] as number;
      if (wanted === point) continue;
      if (op === Op.GroupRef) return -1;
      const same =
        op === Op.GroupRefUniIgnore
          ? lowerUnicode(wanted) === lowerUnicode(point)
          : lowerAscii(wanted) === lowerAscii(point);
      if (!same) return -1;
    }
    return at;
  }

  /**
   * Drops the choices above a barrier and the barrier itself, keeping undo records in their order;
   * gives the new stack height.
   */
  private cut(top: number, barrier: number): number {
    const { stack } = this;
    const kept: number[] = [];
    for (let sp = top; sp > barrier + MOST_RECORD; ) {
      const kind = stack[sp - 1] as number;
      const size = REC_SIZE[kind] as number;
      if (kind <= Rec.UndoCount) for (let i = 1; i <= size; i++) kept.push(stack[sp - i] as number);
      sp -= size;
    }
    let sp = barrier;
    for (let i = kept.length - 1; i >= 0; i--) stack[sp++] = kept[i] as number;
    return sp;
  }

  /** Undoes everything above a barrier and drops it; `repeat` comes back (it is the loop's local). */
  private unwind(top: number, barrier: number, repeat: number): number {
    const { stack, marks } = this;
    let current = repeat;
    for (let sp = top; sp > barrier + MOST_RECORD; ) {
      const kind = stack[sp - 1] as number;
      sp -= REC_SIZE[kind] as number;
      const first = stack[sp] as number;
      if (kind === Rec.UndoMark) {
        marks[first] = stack[sp + 1] as number;
        this.lastIndex = stack[sp + 2] as number;
      } else if (kind === Rec.UndoRepeat) current = first;
      else if (kind === Rec.UndoCount) {
        this.repCount[first] = stack[sp + 1] as number;
        this.repLast[first] = stack[sp + 2] as number;
      }
    }
    return current;
  }

  /** One attempt to match at `from`. */
  private run(from: number): boolean {
    const { units, limit } = this;
    const { code } = this.program;
    const marks = this.marks;
    marks.fill(-1);
    this.lastIndex = 0;
    let stack = this.stack;
    let sp = 0;
    let pc = this.program.entry;
    let ptr = from;
    /** The innermost repeat, -1 when none; repeats from `repTop` on are free. */
    let repeat = -1;
    let repTop = 0;
    /** Where the innermost barrier's record starts, -1 when none. */
    let barrier = -1;
    let failures = 0;

    for (;;) {
      if (sp + 2 * MOST_RECORD > stack.length) stack = this.growStack();
      switch (code[pc]) {
        case Op.Literal:
          if (ptr >= limit || units[ptr] !== code[pc + 1]) break;
          ptr++;
          pc += 2;
          continue;

        case Op.NotLiteral:
          if (ptr >= limit || units[ptr] === code[pc + 1]) break;
          ptr++;
          pc += 2;
          continue;

        case Op.In: {
          if (ptr >= limit) break;
          const set = this.program.sets[code[pc + 2] as number] as CharacterSet;
          if (!set.has(units[ptr] as number)) break;
          ptr++;
          pc += 1 + (code[pc + 1] as number);
          continue;
        }

        case Op.InIgnore:
        case Op.InUniIgnore:
        case Op.InLocIgnore:
          if (ptr >= limit || !this.takes(pc, units[ptr] as number)) break;
          ptr++;
          pc += 1 + (code[pc + 1] as number);
          continue;

        case Op.LiteralIgnore:
        case Op.NotLiteralIgnore:
        case Op.LiteralUniIgnore:
        case Op.NotLiteralUniIgnore:
        case Op.LiteralLocIgnore:
        case Op.NotLiteralLocIgnore:
        case Op.Category:
          if (ptr >= limit || !this.takes(pc, units[ptr] as number)) break;
          ptr++;
          pc += 2;
          continue;

        case Op.Any:
          if (ptr >= limit || units[ptr] === 10) break;
          ptr++;
          pc++;
          continue;

        case Op.AnyAll:
          if (ptr >= limit) break;
          ptr++;
          pc++;
          continue;

        case Op.Mark: {
          const index = code[pc + 1] as number;
          if (sp > 0) {
            stack[sp++] = index;
            stack[sp++] = marks[index] as number;
            stack[sp++] = this.lastIndex;
            stack[sp++] = Rec.UndoMark;
          }
          marks[index] = ptr;
          if (index & 1) this.lastIndex = (index >> 1) + 1;
          pc += 2;
          continue;
        }

        case Op.At:
          if (!this.isAt(code[pc + 1] as number, ptr)) break;
          pc += 2;
          continue;

        case Op.Jump:
          pc += 1 + (code[pc + 1] as number);
          continue;

        case Op.Info:
          pc += 1 + (code[pc + 1] as number);
          continue;

        case Op.Branch:
          // The choice record tries the first alternative as well as the later ones.
          stack[sp++] = pc + 1;
          stack[sp++] = ptr;
          stack[sp++] = Rec.Branch;
          break;

        case Op.RepeatOne: {
          const least = code[pc + 2] as number;
          if (limit - ptr < least) break;
          const reached = this.runAlong(pc + 4, ptr, code[pc + 3] as number);
          const low = ptr + least;
          if (reached < low) break;
          pc += 1 + (code[pc + 1] as number);
          if (reached > low) {
            // The record gives back one character and tries; so it starts one beyond.
            stack[sp++] = pc;
            stack[sp++] = low;
            stack[sp++] = reached + 1;
            stack[sp++] = Rec.RepeatOne;
            break;
          }
          ptr = reached;
          continue;
        }

        case Op.MinRepeatOne: {
          const least = code[pc + 2] as number;
          if (limit - ptr < least) break;
          const reached = least === 0 ? ptr : this.runAlong(pc + 4, ptr, least);
          if (reached - ptr < least) break;
          stack[sp++] = pc;
          stack[sp++] = reached;
          stack[sp++] = least;
          stack[sp++] = Rec.MinRepeatOne;
          ptr = reached;
          pc += 1 + (code[pc + 1] as number);
          continue;
        }

        case Op.PossessiveRepeatOne: {
          const reached = this.runAlong(pc + 4, ptr, code[pc + 3] as number);
          if (reached - ptr < (code[pc + 2] as number)) break;
          ptr = reached;
          pc += 1 + (code[pc + 1] as number);
          continue;
        }

        case Op.Repeat: {
          if (repTop === this.repPc.length) this.growRepeats();
          if (sp > 0) {
            stack[sp++] = repeat;
            stack[sp++] = repTop;
            stack[sp++] = Rec.UndoRepeat;
          }
          this.repPc[repTop] = pc;
          this.repPrev[repTop] = repeat;
          this.repCount[repTop] = -1;
          this.repLast[repTop] = -1;
          repeat = repTop++;
          pc += 1 + (code[pc + 1] as number);
          continue;
        }

        case Op.MaxUntil: {
          const repeatPc = this.repPc[repeat] as number;
          const count = (this.repCount[repeat] as number) + 1;
          const last = this.repLast[repeat] as number;
          const most = code[repeatPc + 3] as number;
          const isEnough = count >= (code[repeatPc + 2] as number);
          if (!isEnough || ((most === NO_LIMIT || count < most) && ptr !== last)) {
            if (isEnough) {
              stack[sp++] = repeat;
              stack[sp++] = ptr;
              stack[sp++] = pc + 1;
              stack[sp++] = Rec.MaxUntilTail;
            }
            if (sp > 0) {
              stack[sp++] = repeat;
              stack[sp++] = count - 1;
              stack[sp++] = last;
              stack[sp++] = Rec.UndoCount;
            }
            this.repCount[repeat] = count;
            if (isEnough) this.repLast[repeat] = ptr;
            pc = repeatPc + 4;
            continue;
          }
          if (sp > 0) {
            stack[sp++] = repeat;
            stack[sp++] = repTop;
            stack[sp++] = Rec.UndoRepeat;
          }
          repeat = this.repPrev[repeat] as number;
          pc++;
          continue;
        }

        case Op.MinUntil: {
          const repeatPc = this.repPc[repeat] as number;
          const count = (this.repCount[repeat] as number) + 1;
          if (count < (code[repeatPc + 2] as number)) {
            if (sp > 0) {
              stack[sp++] = repeat;
              stack[sp++] = count - 1;
              stack[sp++] = this.repLast[repeat] as number;
              stack[sp++] = Rec.UndoCount;
            }
            this.repCount[repeat] = count;
            pc = repeatPc + 4;
            continue;
          }
          stack[sp++] = repeat;
          stack[sp++] = ptr;
          stack[sp++] = Rec.MinUntilBody;
          stack[sp++] = repeat;
          stack[sp++] = repTop;
          stack[sp++] = Rec.UndoRepeat;
          repeat = this.repPrev[repeat] as number;
          pc++;
          continue;
        }

        case Op.GroupRef:
        case Op.GroupRefIgnore:
        case Op.GroupRefUniIgnore:
        case Op.GroupRefLocIgnore: {
          const reached = this.matchGroupAgain(code[pc] as number, code[pc + 1] as number, ptr);
          if (reached < 0) break;
          ptr = reached;
          pc += 2;
          continue;
        }

        case Op.GroupRefExists: {
          const group = code[pc + 1] as number;
          const isSet =
            (marks[group * 2 + 1] as number) >= 0 &&
            (marks[group * 2 + 1] as number) >= (marks[group * 2] as number);
          pc += isSet ? 3 : 1 + (code[pc + 2] as number);
          continue;
        }

        case Op.Assert:
        case Op.AssertNot: {
          const negative = code[pc] === Op.AssertNot;
          const back = code[pc + 2] as number;
          if (ptr < back) {
            if (!negative) break;
            pc += 1 + (code[pc + 1] as number);
            continue;
          }
          const start = sp;
          stack[sp++] = pc;
          stack[sp++] = ptr;
          stack[sp++] = barrier;
          sp += 2;
          stack[sp++] = negative ? Rec.BarrierAssertNot : Rec.BarrierAssert;
          barrier = start;
          ptr -= back;
          pc += 3;
          continue;
        }

        case Op.AtomicGroup: {
          const start = sp;
          stack[sp++] = pc;
          stack[sp++] = ptr;
          stack[sp++] = barrier;
          sp += 2;
          stack[sp++] = Rec.BarrierAtomic;
          barrier = start;
          pc += 2;
          continue;
        }

        case Op.PossessiveRepeat: {
          if (code[pc + 3] === 0) {
            pc += 2 + (code[pc + 1] as number);
            continue;
          }
          const start = sp;
          stack[sp++] = pc;
          stack[sp++] = ptr;
          stack[sp++] = barrier;
          stack[sp++] = 0;
          stack[sp++] = code[pc + 2] === 0 ? ptr : -1;
          stack[sp++] = Rec.BarrierPossessive;
          barrier = start;
          pc += 4;
          continue;
        }

        case Op.Success: {
          if (barrier < 0) {
            if ((this.matchAll && ptr !== limit) || ptr === this.forbiddenEnd) break;
            this.start = from;
            this.end = ptr;
            return true;
          }
          const start = barrier;
          const kind = stack[start + 5] as number;
          const opener = stack[start] as number;
          barrier = stack[start + 2] as number;
          if (kind === Rec.BarrierAssertNot) {
            repeat = this.unwind(sp, start, repeat);
            sp = start;
            break;
          }
          const began = stack[start + 1] as number;
          const count = (stack[start + 3] as number) + 1;
          const last = stack[start + 4] as number;
          sp = this.cut(sp, start);
          if (kind === Rec.BarrierPossessive) {
            const least = code[opener + 2] as number;
            const most = code[opener + 3] as number;
            const isEnough = count >= least;
            if (!isEnough || ((most === NO_LIMIT || count < most) && ptr !== last)) {
              const next = sp;
              stack[sp++] = opener;
              stack[sp++] = ptr;
              stack[sp++] = barrier;
              stack[sp++] = count;
              stack[sp++] = isEnough ? ptr : -1;
              stack[sp++] = kind;
              barrier = next;
              pc = opener + 4;
              continue;
            }
            pc = opener + 2 + (code[opener + 1] as number);
            continue;
          }
          if (kind === Rec.BarrierAssert) ptr = began;
          pc = opener + 1 + (code[opener + 1] as number);
          continue;
        }

        case Op.Failure:
          break;
      }

      // The path failed: undo and pop up to the next choice.
      if (++failures === POLL_INTERVAL) {
        failures = 0;
        pollInterrupt();
      }
      fail: for (;;) {
        if (sp === 0) return false;
        switch (stack[--sp]) {
          case Rec.UndoMark:
            sp -= 3;
            marks[stack[sp] as number] = stack[sp + 1] as number;
            this.lastIndex = stack[sp + 2] as number;
            continue;

          case Rec.UndoRepeat:
            sp -= 2;
            repeat = stack[sp] as number;
            repTop = stack[sp + 1] as number;
            continue;

          case Rec.UndoCount: {
            sp -= 3;
            const rep = stack[sp] as number;
            this.repCount[rep] = stack[sp + 1] as number;
            this.repLast[rep] = stack[sp + 2] as number;
            continue;
          }

          case Rec.Branch: {
            sp -= 2;
            let skipAt = stack[sp] as number;
            ptr = stack[sp + 1] as number;
            const point = ptr < limit ? (units[ptr] as number) : -1;
            for (;;) {
              const skip = code[skipAt] as number;
              if (skip === 0) continue fail;
              const isHopeless = code[skipAt + 1] === Op.Literal && code[skipAt + 2] !== point;
              if (!isHopeless) break;
              skipAt += skip;
            }
            const next = skipAt + (code[skipAt] as number);
            if (code[next] !== 0) {
              stack[sp] = next;
              sp += 3;
            }
            pc = skipAt + 1;
            break fail;
          }

          case Rec.RepeatOne: {
            sp -= 3;
            pc = stack[sp] as number;
            const low = stack[sp + 1] as number;
            let at = (stack[sp + 2] as number) - 1;
            if (code[pc] === Op.Literal) {
              const literal = code[pc + 1] as number;
              if (at >= limit) at = limit - 1;
              while (at >= low && units[at] !== literal) at--;
            }
            if (at < low) continue;
            if (at > low) {
              stack[sp + 2] = at;
              sp += 4;
            }
            ptr = at;
            break fail;
          }

          case Rec.MinRepeatOne: {
            sp -= 3;
            const opener = stack[sp] as number;
            const at = stack[sp + 1] as number;
            const count = stack[sp + 2] as number;
            const most = code[opener + 3] as number;
            if (at >= limit || (most !== NO_LIMIT && count >= most)) continue;
            if (!this.takes(opener + 4, units[at] as number)) continue;
            stack[sp + 1] = at + 1;
            stack[sp + 2] = count + 1;
            sp += 4;
            ptr = at + 1;
            pc = opener + 1 + (code[opener + 1] as number);
            break fail;
          }

          case Rec.MaxUntilTail: {
            sp -= 3;
            const rep = stack[sp] as number;
            ptr = stack[sp + 1] as number;
            pc = stack[sp + 2] as number;
            if (sp > 0) {
              stack[sp++] = repeat;
              stack[sp++] = repTop;
              stack[sp++] = Rec.UndoRepeat;
            }
            repeat = this.repPrev[rep] as number;
            break fail;
          }

          case Rec.MinUntilBody: {
            sp -= 2;
            const rep = stack[sp] as number;
            ptr = stack[sp + 1] as number;
            const repeatPc = this.repPc[rep] as number;
            const most = code[repeatPc + 3] as number;
            const count = (this.repCount[rep] as number) + 1;
            if ((most !== NO_LIMIT && count >= most) || ptr === this.repLast[rep]) continue;
            if (sp > 0) {
              stack[sp++] = rep;
              stack[sp++] = count - 1;
              stack[sp++] = this.repLast[rep] as number;
              stack[sp++] = Rec.UndoCount;
            }
            this.repCount[rep] = count;
            this.repLast[rep] = ptr;
            pc = repeatPc + 4;
            break fail;
          }

          case Rec.BarrierAssertNot: {
            sp -= 5;
            const opener = stack[sp] as number;
            ptr = stack[sp + 1] as number;
            barrier = stack[sp + 2] as number;
            pc = opener + 1 + (code[opener + 1] as number);
            break fail;
          }

          case Rec.BarrierAssert:
          case Rec.BarrierAtomic:
            sp -= 5;
            barrier = stack[sp + 2] as number;
            continue;

          case Rec.BarrierPossessive: {
            sp -= 5;
            const opener = stack[sp] as number;
            barrier = stack[sp + 2] as number;
            if ((stack[sp + 3] as number) < (code[opener + 2] as number)) continue;
            ptr = stack[sp + 1] as number;
            pc = opener + 2 + (code[opener + 1] as number);
            break fail;
          }
        }
      }
    }
  }
}

function doubled(array: Int32Array): Int32Array {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

/** The C locale folds ASCII only. */
function equalsInLocale(literal: number, point: number): boolean {
  return literal === point || lowerAscii(point) === literal || upperAscii(point) === literal;
}

// The instruction set of SRE, as CPython 3.14's re/_constants.py numbers it (MAGIC 20230612). Python's
// own re/_compiler.py emits these codes; program.ts prepares them and matcher.ts runs them.

export const MAGIC = 20230612;

/** A repeat count that means "no limit"; as a signed word it is -1. */
export const MAXREPEAT = 4294967295;
/** More groups than a pattern may have. */
export const MAXGROUPS = 1073741823;
/** Bytes of one code word. */
export const CODESIZE = 4;

export const enum Op {
  Failure,
  Success,
  Any,
  AnyAll,
  Assert,
  AssertNot,
  At,
  Branch,
  Category,
  Charset,
  BigCharset,
  GroupRef,
  GroupRefExists,
  In,
  Info,
  Jump,
  Literal,
  Mark,
  MaxUntil,
  MinUntil,
  NotLiteral,
  Negate,
  Range,
  Repeat,
  RepeatOne,
  Subpattern,
  MinRepeatOne,
  AtomicGroup,
  PossessiveRepeat,
  PossessiveRepeatOne,
  GroupRefIgnore,
  InIgnore,
  LiteralIgnore,
  NotLiteralIgnore,
  GroupRefLocIgnore,
  InLocIgnore,
  LiteralLocIgnore,
  NotLiteralLocIgnore,
  GroupRefUniIgnore,
  InUniIgnore,
  LiteralUniIgnore,
  NotLiteralUniIgnore,
  RangeUniIgnore,
}

export const enum At {
  Beginning,
  BeginningLine,
  BeginningString,
  Boundary,
  NonBoundary,
  End,
  EndLine,
  EndString,
  LocBoundary,
  LocNonBoundary,
  UniBoundary,
  UniNonBoundary,
}

/** Each category and, one higher, its negation. */
export const enum Category {
  Digit,
  NotDigit,
  Space,
  NotSpace,
  Word,
  NotWord,
  LineBreak,
  NotLineBreak,
  LocWord,
  LocNotWord,
  UniDigit,
  UniNotDigit,
  UniSpace,
  UniNotSpace,
  UniWord,
  UniNotWord,
  UniLineBreak,
  UniNotLineBreak,
}

export const enum InfoFlag {
  Prefix = 1,
  Literal = 2,
  Charset = 4,
}

export const enum Flag {
  IgnoreCase = 2,
  Locale = 4,
  Multiline = 8,
  DotAll = 16,
  Unicode = 32,
  Verbose = 64,
  Debug = 128,
  Ascii = 256,
}

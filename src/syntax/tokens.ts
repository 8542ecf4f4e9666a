/**
 * The kinds of tokens, each declared once.
 *
 * `T` is what the tokenizer writes and the parser compares; `tokenInfo` holds the facts about each
 * kind: CPython's name, the text of operators and keywords, and for binary operators how tightly they
 * bind and which operator of the tree they stand for.
 *
 * Invariant: the order is structure, operators, keywords; `T.FirstOperator` and `T.FirstKeyword` mark
 * the borders. Soft keywords (match, case, type, _) are plain names.
 */
import type { Operator } from "./ast.ts";

export const enum T {
  EndMarker,
  Name,
  Number,
  String,
  FStringStart,
  FStringMiddle,
  FStringEnd,
  TStringStart,
  TStringMiddle,
  TStringEnd,
  Newline,
  Indent,
  Dedent,
  Comment,
  Nl,
  Encoding,
  Error,
  Unknown,

  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Colon,
  Comma,
  Semicolon,
  Plus,
  Minus,
  Star,
  Slash,
  Bar,
  Ampersand,
  Less,
  Greater,
  Equal,
  Dot,
  Percent,
  EqualEqual,
  NotEqual,
  LessEqual,
  GreaterEqual,
  Tilde,
  Circumflex,
  LeftShift,
  RightShift,
  DoubleStar,
  PlusEqual,
  MinusEqual,
  StarEqual,
  SlashEqual,
  PercentEqual,
  AmpersandEqual,
  BarEqual,
  CircumflexEqual,
  LeftShiftEqual,
  RightShiftEqual,
  DoubleStarEqual,
  DoubleSlash,
  DoubleSlashEqual,
  At,
  AtEqual,
  Arrow,
  Ellipsis,
  ColonEqual,
  Exclamation,

  False,
  None,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,

  FirstOperator = LeftParen,
  FirstKeyword = False,
}

export interface TokenInfo {
  /** CPython's name of the exact type. */
  readonly name: string;
  /** What stands in the source, for kinds that always read the same. */
  readonly text?: string;
  /** Binding strength as a binary arithmetic operator: 1 is `|`, 6 is `*`. */
  readonly binding?: number;
  /** The operator of a BinOp or AugAssign. */
  readonly operator?: Operator;
  /** True for `+=` and its like. */
  readonly augments?: boolean;
}

function keyword(text: string): TokenInfo {
  return { name: "NAME", text };
}

function binary(name: string, text: string, binding: number, operator: Operator): TokenInfo {
  return { name, text, binding, operator };
}

function augmented(name: string, text: string, operator: Operator): TokenInfo {
  return { name, text, operator, augments: true };
}

type Kind = Exclude<T, T.FirstOperator | T.FirstKeyword> | T.LeftParen | T.False;

export const tokenInfo: Readonly<Record<Kind, TokenInfo>> = {
  [T.EndMarker]: { name: "ENDMARKER" },
  [T.Name]: { name: "NAME" },
  [T.Number]: { name: "NUMBER" },
  [T.String]: { name: "STRING" },
  [T.FStringStart]: { name: "FSTRING_START" },
  [T.FStringMiddle]: { name: "FSTRING_MIDDLE" },
  [T.FStringEnd]: { name: "FSTRING_END" },
  [T.TStringStart]: { name: "TSTRING_START" },
  [T.TStringMiddle]: { name: "TSTRING_MIDDLE" },
  [T.TStringEnd]: { name: "TSTRING_END" },
  [T.Newline]: { name: "NEWLINE" },
  [T.Indent]: { name: "INDENT" },
  [T.Dedent]: { name: "DEDENT" },
  [T.Comment]: { name: "COMMENT" },
  [T.Nl]: { name: "NL" },
  [T.Encoding]: { name: "ENCODING" },
  [T.Error]: { name: "ERRORTOKEN" },
  [T.Unknown]: { name: "OP" },

  [T.LeftParen]: { name: "LPAR", text: "(" },
  [T.RightParen]: { name: "RPAR", text: ")" },
  [T.LeftBracket]: { name: "LSQB", text: "[" },
  [T.RightBracket]: { name: "RSQB", text: "]" },
  [T.LeftBrace]: { name: "LBRACE", text: "{" },
  [T.RightBrace]: { name: "RBRACE", text: "}" },
  [T.Colon]: { name: "COLON", text: ":" },
  [T.Comma]: { name: "COMMA", text: "," },
  [T.Semicolon]: { name: "SEMI", text: ";" },
  [T.Plus]: binary("PLUS", "+", 5, "Add"),
  [T.Minus]: binary("MINUS", "-", 5, "Sub"),
  [T.Star]: binary("STAR", "*", 6, "Mult"),
  [T.Slash]: binary("SLASH", "/", 6, "Div"),
  [T.Bar]: binary("VBAR", "|", 1, "BitOr"),
  [T.Ampersand]: binary("AMPER", "&", 3, "BitAnd"),
  [T.Less]: { name: "LESS", text: "<" },
  [T.Greater]: { name: "GREATER", text: ">" },
  [T.Equal]: { name: "EQUAL", text: "=" },
  [T.Dot]: { name: "DOT", text: "." },
  [T.Percent]: binary("PERCENT", "%", 6, "Mod"),
  [T.EqualEqual]: { name: "EQEQUAL", text: "==" },
  [T.NotEqual]: { name: "NOTEQUAL", text: "!=" },
  [T.LessEqual]: { name: "LESSEQUAL", text: "<=" },
  [T.GreaterEqual]: { name: "GREATEREQUAL", text: ">=" },
  [T.Tilde]: { name: "TILDE", text: "~" },
  [T.Circumflex]: binary("CIRCUMFLEX", "^", 2, "BitXor"),
  [T.LeftShift]: binary("LEFTSHIFT", "<<", 4, "LShift"),
  [T.RightShift]: binary("RIGHTSHIFT", ">>", 4, "RShift"),
  [T.DoubleStar]: { name: "DOUBLESTAR", text: "**", operator: "Pow" },
  [T.PlusEqual]: augmented("PLUSEQUAL", "+=", "Add"),
  [T.MinusEqual]: augmented("MINEQUAL", "-=", "Sub"),
  [T.StarEqual]: augmented("STAREQUAL", "*=", "Mult"),
  [T.SlashEqual]: augmented("SLASHEQUAL", "/=", "Div"),
  [T.PercentEqual]: augmented("PERCENTEQUAL", "%=", "Mod"),
  [T.AmpersandEqual]: augmented("AMPEREQUAL", "&=", "BitAnd"),
  [T.BarEqual]: augmented("VBAREQUAL", "|=", "BitOr"),
  [T.CircumflexEqual]: augmented("CIRCUMFLEXEQUAL", "^=", "BitXor"),
  [T.LeftShiftEqual]: augmented("LEFTSHIFTEQUAL", "<<=", "LShift"),
  [T.RightShiftEqual]: augmented("RIGHTSHIFTEQUAL", ">>=", "RShift"),
  [T.DoubleStarEqual]: augmented("DOUBLESTAREQUAL", "**=", "Pow"),
  [T.DoubleSlash]: binary("DOUBLESLASH", "//", 6, "FloorDiv"),
  [T.DoubleSlashEqual]: augmented("DOUBLESLASHEQUAL", "//=", "FloorDiv"),
  [T.At]: binary("AT", "@", 6, "MatMult"),
  [T.AtEqual]: augmented("ATEQUAL", "@=", "MatMult"),
  [T.Arrow]: { name: "RARROW", text: "->" },
  [T.Ellipsis]: { name: "ELLIPSIS", text: "..." },
  [T.ColonEqual]: { name: "COLONEQUAL", text: ":=" },
  [T.Exclamation]: { name: "EXCLAMATION", text: "!" },

  [T.False]: keyword("False"),
  [T.None]: keyword("None"),
  [T.True]: keyword("True"),
  [T.And]: keyword("and"),
  [T.As]: keyword("as"),
  [T.Assert]: keyword("assert"),
  [T.Async]: keyword("async"),
  [T.Await]: keyword("await"),
  [T.Break]: keyword("break"),
  [T.Class]: keyword("class"),
  [T.Continue]: keyword("continue"),
  [T.Def]: keyword("def"),
  [T.Del]: keyword("del"),
  [T.Elif]: keyword("elif"),
  [T.Else]: keyword("else"),
  [T.Except]: keyword("except"),
  [T.Finally]: keyword("finally"),
  [T.For]: keyword("for"),
  [T.From]: keyword("from"),
  [T.Global]: keyword("global"),
  [T.If]: keyword("if"),
  [T.Import]: keyword("import"),
  [T.In]: keyword("in"),
  [T.Is]: keyword("is"),
  [T.Lambda]: keyword("lambda"),
  [T.Nonlocal]: keyword("nonlocal"),
  [T.Not]: keyword("not"),
  [T.Or]: keyword("or"),
  [T.Pass]: keyword("pass"),
  [T.Raise]: keyword("raise"),
  [T.Return]: keyword("return"),
  [T.Try]: keyword("try"),
  [T.While]: keyword("while"),
  [T.With]: keyword("with"),
  [T.Yield]: keyword("yield"),
};

/** The facts about a kind; the tokenizer's arrays hold kinds as plain numbers. */
export function infoOf(kind: number): TokenInfo {
  return tokenInfo[kind as Kind];
}

function collectTexts(first: number, end: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let kind = first; kind < end; kind++) {
    const text = infoOf(kind).text;
    if (text !== undefined) found.set(text, kind);
  }
  return found;
}

const kindCount = Object.keys(tokenInfo).length;

export const keywordKinds: ReadonlyMap<string, number> = collectTexts(T.FirstKeyword, kindCount);

export const operatorKinds: ReadonlyMap<string, number> = collectTexts(
  T.FirstOperator,
  T.FirstKeyword,
);

/** Binding strength by kind, 0 for what is no binary operator: the parser's hottest question. */
export const bindingOf: Uint8Array = Uint8Array.from(
  { length: kindCount },
  (_, kind) => infoOf(kind).binding ?? 0,
);

export const augmentingOperatorOf: readonly (Operator | null)[] = Array.from(
  { length: kindCount },
  (_, kind) => (infoOf(kind).augments ? (infoOf(kind).operator ?? null) : null),
);

export const binaryOperatorOf: readonly (Operator | null)[] = Array.from(
  { length: kindCount },
  (_, kind) => (infoOf(kind).augments ? null : (infoOf(kind).operator ?? null)),
);

/**
 * Patterns of `match` (PEP 634).
 *
 * The one difficulty is that patterns look like expressions and are none: a bare name captures, a
 * dotted one is compared, a call is a class pattern. So they have their own small grammar, and values
 * inside it are restricted to what it names.
 *
 * Invariant: a pattern in parentheses keeps the position of what is inside.
 */
import type { Expr, Pattern } from "./ast.ts";
import { constantFrom, parseAssigned } from "./expressions.ts";
import { parseNumber } from "./literals.ts";
import type { ParserState } from "./parser-state.ts";
import { parseStrings } from "./strings.ts";
import { T } from "./tokens.ts";
import { Trouble } from "./trouble.ts";

/** What stands after `case`: one pattern, or a sequence without brackets. */
export function parsePatterns(p: ParserState): Pattern {
  const start = p.at;
  const first = parseMaybeStar(p);
  if (p.kind !== T.Comma) {
    if (first.kind === "MatchStar") p.fail(Trouble.Token);
    return first;
  }
  const patterns = [first];
  while (p.skip(T.Comma)) {
    if (p.is(T.Colon) || p.is(T.If) || p.is(T.Newline)) break;
    patterns.push(parseMaybeStar(p));
  }
  return sequenceFrom(p, patterns, start);
}

function sequenceFrom(p: ParserState, patterns: Pattern[], start: number): Pattern {
  return {
    kind: "MatchSequence",
    patterns,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseMaybeStar(p: ParserState): Pattern {
  if (p.kind !== T.Star) return parsePattern(p);
  const start = p.at;
  p.advance();
  const name = p.isWord("_") ? skipWildcard(p) : parseCaptureName(p);
  return {
    kind: "MatchStar",
    name,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function skipWildcard(p: ParserState): null {
  p.advance();
  return null;
}

export function parsePattern(p: ParserState): Pattern {
  const start = p.at;
  const pattern = parseOrPattern(p);
  if (!p.skip(T.As)) return pattern;
  const name = parseAsName(p);
  return {
    kind: "MatchAs",
    pattern,
    name,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseAsName(p: ParserState): string {
  const start = p.at;
  if (p.kind !== T.Name || p.isWord("_")) p.fail(Trouble.PatternTarget, start);
  const name = p.expectName();
  if (p.is(T.Dot) || p.is(T.LeftParen) || p.is(T.LeftBracket) || p.is(T.Equal)) {
    p.fail(Trouble.PatternTarget, start);
  }
  return name;
}

/** A name that a pattern may bind. */
function parseCaptureName(p: ParserState): string {
  if (p.isWord("_")) p.fail(Trouble.Token);
  const name = p.expectName();
  if (p.kind === T.Dot || p.kind === T.LeftParen || p.kind === T.Equal) p.fail(Trouble.Token);
  return name;
}

function parseOrPattern(p: ParserState): Pattern {
  const start = p.at;
  const first = parseClosedPattern(p);
  if (p.kind !== T.Bar) return first;
  const patterns = [first];
  while (p.skip(T.Bar)) patterns.push(parseClosedPattern(p));
  return {
    kind: "MatchOr",
    patterns,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseClosedPattern(p: ParserState): Pattern {
  switch (p.kind) {
    case T.Name:
      return parseNamePattern(p);
    case T.Number:
    case T.Minus:
    case T.String:
    case T.FStringStart:
    case T.TStringStart:
      return parseValuePattern(p);
    case T.None:
    case T.True:
    case T.False:
      return parseSingleton(p);
    case T.LeftParen:
      return parseGroup(p);
    case T.LeftBracket:
      return parseBracketed(p);
    case T.LeftBrace:
      return parseMapping(p);
    default:
      return p.fail(Trouble.Token);
  }
}

function parseSingleton(p: ParserState): Pattern {
  const start = p.at;
  const value =
    p.kind === T.None
      ? ({ type: "none" } as const)
      : ({ type: "bool", value: p.kind === T.True } as const);
  p.advance();
  return {
    kind: "MatchSingleton",
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseValuePattern(p: ParserState): Pattern {
  const start = p.at;
  const value = parseLiteral(p);
  return {
    kind: "MatchValue",
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

/** A number, perhaps signed or complex, or strings. */
function parseLiteral(p: ParserState): Expr {
  // Python: the grammar lets an f-string stand in a pattern; the compiler refuses it.
  if (p.kind !== T.Number && p.kind !== T.Minus) return parseStrings(p, parseAssigned);
  const start = p.at;
  const left = parseSignedNumber(p);
  if (!p.is(T.Plus) && !p.is(T.Minus)) return left;
  const op = p.is(T.Plus) ? "Add" : "Sub";
  p.advance();
  const right = parsePlainNumber(p);
  const real = left.kind === "UnaryOp" ? left.operand : left;
  if (!isImaginary(right)) p.fail(Trouble.ImaginaryPart, start, right);
  if (isImaginary(real)) p.fail(Trouble.RealPart, start, left);
  return {
    kind: "BinOp",
    left,
    op,
    right,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function isImaginary(node: Expr): boolean {
  return node.kind === "Constant" && node.value.type === "complex";
}

function parseSignedNumber(p: ParserState): Expr {
  const start = p.at;
  if (!p.skip(T.Minus)) return parsePlainNumber(p);
  const operand = parsePlainNumber(p);
  return {
    kind: "UnaryOp",
    op: "USub",
    operand,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parsePlainNumber(p: ParserState): Expr {
  if (p.kind !== T.Number) p.fail(Trouble.Token);
  return constantFrom(p, parseNumber(p.tokens.textOf(p.at)));
}

// ---- names, dotted names, classes

function parseNamePattern(p: ParserState): Pattern {
  const start = p.at;
  const value = parseDottedName(p);
  if (p.kind === T.LeftParen) return parseClass(p, value, start);
  if (value.kind === "Attribute") {
    return {
      kind: "MatchValue",
      value,
      lineno: p.lineOf(start),
      col_offset: p.columnOf(start),
      end_lineno: p.endLine(),
      end_col_offset: p.endColumn(),
    };
  }
  if (p.kind === T.Equal) p.fail(Trouble.Token);
  const word = p.tokens.words[start];
  return {
    kind: "MatchAs",
    pattern: null,
    name: word === "_" ? null : word,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseDottedName(p: ParserState): Expr {
  const start = p.at;
  const id = p.expectName();
  let node: Expr = {
    kind: "Name",
    id,
    ctx: "Load",
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
  while (p.skip(T.Dot)) {
    const attr = p.expectName();
    node = {
      kind: "Attribute",
      value: node,
      attr,
      ctx: "Load",
      lineno: p.lineOf(start),
      col_offset: p.columnOf(start),
      end_lineno: p.endLine(),
      end_col_offset: p.endColumn(),
    };
  }
  return node;
}

function parseClass(p: ParserState, cls: Expr, start: number): Pattern {
  p.advance();
  const patterns: Pattern[] = [];
  const names: string[] = [];
  const named: Pattern[] = [];
  while (p.kind !== T.RightParen) {
    if (p.kind === T.Name && p.peek() === T.Equal) {
      names.push(p.expectName());
      p.advance();
      named.push(parsePattern(p));
    } else {
      const at = p.at;
      patterns.push(parsePattern(p));
      if (names.length > 0) p.fail(Trouble.PositionalPattern, at);
    }
    if (!p.skip(T.Comma)) break;
  }
  p.expect(T.RightParen);
  return {
    kind: "MatchClass",
    cls,
    patterns,
    kwd_attrs: names,
    kwd_patterns: named,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

// ---- groups, sequences, mappings

function parseGroup(p: ParserState): Pattern {
  const start = p.at;
  p.advance();
  if (p.skip(T.RightParen)) return sequenceFrom(p, [], start);
  const first = parseMaybeStar(p);
  if (p.kind === T.RightParen && first.kind !== "MatchStar") {
    p.advance();
    return first;
  }
  if (p.kind !== T.Comma) p.fail(Trouble.Token);
  const patterns = parseMorePatterns(p, first, T.RightParen);
  return sequenceFrom(p, patterns, start);
}

function parseBracketed(p: ParserState): Pattern {
  const start = p.at;
  p.advance();
  if (p.skip(T.RightBracket)) return sequenceFrom(p, [], start);
  const patterns = parseMorePatterns(p, parseMaybeStar(p), T.RightBracket);
  return sequenceFrom(p, patterns, start);
}

function parseMorePatterns(p: ParserState, first: Pattern, closing: number): Pattern[] {
  const patterns = [first];
  while (p.skip(T.Comma)) {
    if (p.kind === closing) break;
    patterns.push(parseMaybeStar(p));
  }
  p.expect(closing);
  return patterns;
}

function parseMapping(p: ParserState): Pattern {
  const start = p.at;
  p.advance();
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  while (p.kind !== T.RightBrace) {
    if (rest !== null) p.fail(Trouble.Token);
    if (p.skip(T.DoubleStar)) {
      rest = parseCaptureName(p);
    } else {
      keys.push(parseKey(p));
      p.expect(T.Colon);
      patterns.push(parsePattern(p));
    }
    if (!p.skip(T.Comma)) break;
  }
  p.expect(T.RightBrace);
  return {
    kind: "MatchMapping",
    keys,
    patterns,
    rest,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseKey(p: ParserState): Expr {
  switch (p.kind) {
    case T.None:
      return constantFrom(p, { type: "none" });
    case T.True:
      return constantFrom(p, { type: "bool", value: true });
    case T.False:
      return constantFrom(p, { type: "bool", value: false });
    case T.Name: {
      const key = parseDottedName(p);
      if (key.kind === "Name") p.fail(Trouble.Token);
      return key;
    }
    default:
      return parseLiteral(p);
  }
}

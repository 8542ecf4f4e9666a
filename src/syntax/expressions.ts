/**
 * Expressions: recursive descent over CPython's precedence, climbing for the binary operators.
 *
 * Over 800 lines because the grammar of expressions is one knot (a comprehension holds expressions, a
 * lambda parameters, a subscript slices) that can be cut into files only by import cycles.
 *
 * The one difficulty is assignment targets: the parser cannot know that `a, b` is a target until it
 * sees `=`, so targets are read as expressions and then *stored*: checked and given their context.
 *
 * Invariant: every function leaves the parser just past what it read, or throws `parseFailure`. A
 * parenthesized expression keeps the position of what is inside, so an operation takes its start from
 * its first token and not from its first operand.
 */
import type {
  Arg,
  Arguments,
  Call,
  CompareOperator,
  Comprehension,
  Constant,
  ConstantValue,
  Expr,
  Keyword,
  Name,
  Slice,
  Tuple,
} from "./ast.ts";
import { parseNumber } from "./literals.ts";
import type { ParserState } from "./parser-state.ts";
import { parseStrings } from "./strings.ts";
import { binaryOperatorOf, bindingOf, T } from "./tokens.ts";
import { Trouble } from "./trouble.ts";

// ---- lists of expressions

/** star_expressions: one expression, or a tuple without parentheses. */
export function parseStarExpressions(p: ParserState): Expr {
  const start = p.at;
  const first = parseStarExpression(p);
  if (p.kind !== T.Comma) return first;
  const elts = [first];
  while (p.skip(T.Comma)) {
    if (!startsStarExpression(p.kind)) break;
    elts.push(parseStarExpression(p));
  }
  return tupleFrom(p, elts, start);
}

/** expressions: like star_expressions, but nothing starred; what `eval` reads. */
export function parseExpressions(p: ParserState): Expr {
  const start = p.at;
  const first = parseExpression(p);
  if (p.kind !== T.Comma) return first;
  const elts = [first];
  while (p.skip(T.Comma)) {
    if (!startsExpression(p.kind)) break;
    elts.push(parseExpression(p));
  }
  return tupleFrom(p, elts, start);
}

/** The value of an assignment or a replacement field: also a yield. */
export function parseAssigned(p: ParserState): Expr {
  return p.kind === T.Yield ? parseYield(p) : parseStarExpressions(p);
}

function tupleFrom(p: ParserState, elts: Expr[], start: number): Tuple {
  return {
    kind: "Tuple",
    elts,
    ctx: "Load",
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

export function startsStarExpression(kind: number): boolean {
  return kind === T.Star || startsExpression(kind);
}

/** True for every kind that an expression may start with. */
export function startsExpression(kind: number): boolean {
  switch (kind) {
    case T.Name:
    case T.Number:
    case T.String:
    case T.FStringStart:
    case T.TStringStart:
    case T.LeftParen:
    case T.LeftBracket:
    case T.LeftBrace:
    case T.Minus:
    case T.Plus:
    case T.Tilde:
    case T.Not:
    case T.Lambda:
    case T.Await:
    case T.None:
    case T.True:
    case T.False:
    case T.Ellipsis:
      return true;
    default:
      return false;
  }
}

function parseStarExpression(p: ParserState): Expr {
  return p.kind === T.Star ? parseStarred(p) : parseExpression(p);
}

export function parseStarNamedExpression(p: ParserState): Expr {
  return p.kind === T.Star ? parseStarred(p) : parseNamedExpression(p);
}

function parseStarred(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  const value = parseBinary(p, 1);
  if (startsExpression(p.kind)) p.fail(Trouble.StarredNeighbour, start + 1);
  return starredFrom(p, value, start);
}

function starredFrom(p: ParserState, value: Expr, start: number): Expr {
  return {
    kind: "Starred",
    value,
    ctx: "Load",
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseYield(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  if (p.skip(T.From)) {
    const value = parseExpression(p);
    return {
      kind: "YieldFrom",
      value,
      lineno: p.lineOf(start),
      col_offset: p.columnOf(start),
      end_lineno: p.endLine(),
      end_col_offset: p.endColumn(),
    };
  }
  const value = startsStarExpression(p.kind) ? parseStarExpressions(p) : null;
  return {
    kind: "Yield",
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

// ---- from `:=` down to comparisons

export function parseNamedExpression(p: ParserState): Expr {
  if (p.diagnosis !== null) return p.diagnosis.parseNamedExpression(p);
  if (p.kind !== T.Name || p.peek() !== T.ColonEqual) return parseExpression(p);
  return parseNaming(p);
}

/** At a name before `:=`. */
export function parseNaming(p: ParserState): Expr {
  const start = p.at;
  const target = parseName(p);
  target.ctx = "Store";
  p.advance();
  const value = parseExpression(p);
  return {
    kind: "NamedExpr",
    target,
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseName(p: ParserState): Name {
  const start = p.at;
  const id = p.expectName();
  return {
    kind: "Name",
    id,
    ctx: "Load",
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

export function parseExpression(p: ParserState): Expr {
  if (p.diagnosis !== null) return p.diagnosis.parseExpression(p);
  if (p.kind === T.Lambda) return parseLambda(p);
  const start = p.at;
  const body = parseDisjunction(p);
  return p.kind === T.If ? parseConditional(p, body, start) : body;
}

/** At the `if` behind `body`. */
export function parseConditional(p: ParserState, body: Expr, start: number): Expr {
  p.advance();
  const test = parseDisjunction(p);
  p.expect(T.Else);
  const orelse = parseExpression(p);
  return {
    kind: "IfExp",
    test,
    body,
    orelse,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

export function parseDisjunction(p: ParserState): Expr {
  const start = p.at;
  const first = parseConjunction(p);
  if (p.kind !== T.Or) return first;
  const values = [first];
  while (p.skip(T.Or)) values.push(parseConjunction(p));
  return {
    kind: "BoolOp",
    op: "Or",
    values,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseConjunction(p: ParserState): Expr {
  const start = p.at;
  const first = parseInversion(p);
  if (p.kind !== T.And) return first;
  const values = [first];
  while (p.skip(T.And)) values.push(parseInversion(p));
  return {
    kind: "BoolOp",
    op: "And",
    values,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseInversion(p: ParserState): Expr {
  if (p.kind !== T.Not) return parseComparison(p);
  const start = p.at;
  p.advance();
  const operand = parseInversion(p);
  return {
    kind: "UnaryOp",
    op: "Not",
    operand,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseComparison(p: ParserState): Expr {
  const start = p.at;
  const left = parseBinary(p, 1);
  let op = readCompareOperator(p);
  if (op === null) return left;
  const ops: CompareOperator[] = [];
  const comparators: Expr[] = [];
  while (op !== null) {
    ops.push(op);
    comparators.push(parseBinary(p, 1));
    op = readCompareOperator(p);
  }
  return {
    kind: "Compare",
    left,
    ops,
    comparators,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

/** Reads a comparison operator, of one token or two. */
function readCompareOperator(p: ParserState): CompareOperator | null {
  const op = compareOperatorAt(p);
  if (op === null) return null;
  p.advance();
  if (op === "IsNot" || op === "NotIn") p.advance();
  return op;
}

function compareOperatorAt(p: ParserState): CompareOperator | null {
  switch (p.kind) {
    case T.EqualEqual:
      return "Eq";
    case T.NotEqual:
      return "NotEq";
    case T.Less:
      return "Lt";
    case T.LessEqual:
      return "LtE";
    case T.Greater:
      return "Gt";
    case T.GreaterEqual:
      return "GtE";
    case T.In:
      return "In";
    case T.Is:
      return p.peek() === T.Not ? "IsNot" : "Is";
    case T.Not:
      if (p.peek() === T.In) return "NotIn";
      p.lookAt(p.at + 1);
      return null;
    default:
      return null;
  }
}

// ---- arithmetic

/** Reads operators that bind at least as tightly as `weakest`; 1 gives CPython's bitwise_or. */
export function parseBinary(p: ParserState, weakest: number): Expr {
  const start = p.at;
  let left = parseFactor(p);
  for (;;) {
    const binding = bindingOf[p.kind];
    if (binding < weakest || binding === 0) return left;
    const op = binaryOperatorOf[p.kind];
    if (op === null) return left;
    p.advance();
    const right = parseBinary(p, binding + 1);
    left = {
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
}

function parseFactor(p: ParserState): Expr {
  const op =
    p.kind === T.Minus ? "USub" : p.kind === T.Plus ? "UAdd" : p.kind === T.Tilde ? "Invert" : null;
  if (op === null) return parsePower(p);
  const start = p.at;
  p.advance();
  const operand = parseFactor(p);
  return {
    kind: "UnaryOp",
    op,
    operand,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parsePower(p: ParserState): Expr {
  const start = p.at;
  const left = p.kind === T.Await ? parseAwait(p) : parsePrimary(p);
  if (p.kind !== T.DoubleStar) return left;
  p.advance();
  const right = parseFactor(p);
  return {
    kind: "BinOp",
    left,
    op: "Pow",
    right,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseAwait(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  const value = parsePrimary(p);
  return {
    kind: "Await",
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

// ---- primaries

export function parsePrimary(p: ParserState): Expr {
  const start = p.at;
  let node = parseAtom(p);
  for (;;) {
    if (p.kind === T.Dot) {
      p.advance();
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
    } else if (p.kind === T.LeftParen) {
      node = parseCall(p, node, start);
    } else if (p.kind === T.LeftBracket) {
      p.advance();
      const slice = parseSlices(p);
      p.expect(T.RightBracket);
      node = {
        kind: "Subscript",
        value: node,
        slice,
        ctx: "Load",
        lineno: p.lineOf(start),
        col_offset: p.columnOf(start),
        end_lineno: p.endLine(),
        end_col_offset: p.endColumn(),
      };
    } else {
      return node;
    }
  }
}

function parseCall(p: ParserState, func: Expr, start: number): Call {
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  parseArguments(p, args, keywords, true);
  return {
    kind: "Call",
    func,
    args,
    keywords,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

/** Reads `(arguments)` into two lists; a lone generator needs no parentheses of its own in calls. */
export function parseArguments(
  p: ParserState,
  args: Expr[],
  keywords: Keyword[],
  inCall: boolean,
): void {
  const start = p.at;
  p.advance();
  let named = false;
  let unpacked = false;
  while (p.kind !== T.RightParen) {
    if (p.kind === T.DoubleStar) {
      unpacked = true;
      keywords.push(parseUnpackedKeyword(p));
    } else if (p.kind === T.Name && p.peek() === T.Equal) {
      named = true;
      keywords.push(parseKeyword(p));
    } else if (p.kind === T.Star) {
      if (unpacked) p.fail(Trouble.StarAfterUnpacking);
      args.push(parseStarredArgument(p));
    } else {
      const at = p.at;
      const value = p.diagnosis === null ? parseNamedExpression(p) : p.diagnosis.parseArgument(p);
      if (startsComprehension(p)) {
        if (!inCall) p.fail(Trouble.Token);
        if (named || unpacked || args.length > 0) p.fail(Trouble.Generator, at, value);
        args.push(parseGenerator(p, value, start, Trouble.Generator));
        return;
      }
      if (named || unpacked) p.fail(Trouble.Positional, start);
      args.push(value);
    }
    if (!p.skip(T.Comma)) break;
  }
  if (!p.skip(T.RightParen)) p.fail(inCall ? Trouble.ArgumentEnd : Trouble.Token);
}

function parseStarredArgument(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  return starredFrom(p, parseExpression(p), start);
}

function parseUnpackedKeyword(p: ParserState): Keyword {
  const start = p.at;
  p.advance();
  const value = parseExpression(p);
  return {
    kind: "keyword",
    arg: null,
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseKeyword(p: ParserState): Keyword {
  const start = p.at;
  const arg = p.expectName();
  p.advance();
  if (p.is(T.Comma) || p.is(T.RightParen)) p.fail(Trouble.KeywordValue, start);
  const value = parseExpression(p);
  return {
    kind: "keyword",
    arg,
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseSlices(p: ParserState): Expr {
  const start = p.at;
  const first = parseSliceOrStarred(p);
  if (p.kind !== T.Comma && first.kind !== "Starred") return first;
  const elts = [first];
  while (p.skip(T.Comma)) {
    if (p.kind === T.RightBracket) break;
    elts.push(parseSliceOrStarred(p));
  }
  return tupleFrom(p, elts, start);
}

function parseSliceOrStarred(p: ParserState): Expr {
  if (p.kind === T.Star) return parseStarredArgument(p);
  const start = p.at;
  if (p.kind === T.Colon) return parseSlice(p, null, start);
  const lower = parseNamedExpression(p);
  if (p.kind !== T.Colon) return lower;
  if (lower.kind === "NamedExpr" && p.kinds[start] === T.Name) p.fail(Trouble.Token);
  return parseSlice(p, lower, start);
}

function parseSlice(p: ParserState, lower: Expr | null, start: number): Slice {
  p.advance();
  const upper = startsExpression(p.kind) ? parseExpression(p) : null;
  const step = p.skip(T.Colon) && startsExpression(p.kind) ? parseExpression(p) : null;
  return {
    kind: "Slice",
    lower,
    upper,
    step,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

// ---- atoms

function parseAtom(p: ParserState): Expr {
  switch (p.kind) {
    case T.Name:
      return parseName(p);
    case T.Number:
      return constantFrom(p, parseNumber(p.tokens.textOf(p.at)));
    case T.String:
    case T.FStringStart:
    case T.TStringStart:
      return parseStrings(p, parseAssigned);
    case T.LeftParen:
      return parseParenthesized(p);
    case T.LeftBracket:
      return parseList(p);
    case T.LeftBrace:
      return parseBraces(p);
    case T.None:
      return constantFrom(p, { type: "none" });
    case T.True:
      return constantFrom(p, { type: "bool", value: true });
    case T.False:
      return constantFrom(p, { type: "bool", value: false });
    case T.Ellipsis:
      return constantFrom(p, { type: "ellipsis" });
    default:
      return p.fail(Trouble.Atom);
  }
}

/** Makes a Constant of the current token and moves past it. */
export function constantFrom(p: ParserState, value: ConstantValue): Constant {
  const start = p.at;
  p.advance();
  return {
    kind: "Constant",
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseParenthesized(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  if (p.skip(T.RightParen)) return tupleFrom(p, [], start);
  if (p.kind === T.Yield) {
    const inner = parseYield(p);
    p.expect(T.RightParen);
    return inner;
  }
  const first = parseStarNamedExpression(p);
  if (startsComprehension(p)) {
    if (first.kind === "Starred") p.fail(Trouble.StarredElement, start + 1, first);
    return parseGenerator(p, first, start);
  }
  if (p.kind !== T.Comma) {
    p.expect(T.RightParen);
    if (first.kind === "Starred") p.fail(Trouble.Starred, start + 1, first);
    return first;
  }
  const elts = parseMoreElements(p, first, T.RightParen);
  p.expect(T.RightParen);
  return tupleFrom(p, elts, start);
}

/** At the comma after the first element: reads the others up to, not including, `closing`. */
function parseMoreElements(p: ParserState, first: Expr, closing: number): Expr[] {
  const elts = [first];
  while (p.skip(T.Comma)) {
    if (p.kind === closing) break;
    elts.push(parseStarNamedExpression(p));
  }
  return elts;
}

function parseGenerator(p: ParserState, elt: Expr, start: number, trouble = Trouble.Token): Expr {
  const generators = parseGenerators(p);
  p.require(T.RightParen, trouble, start + 1);
  return {
    kind: "GeneratorExp",
    elt,
    generators,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseList(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  if (p.skip(T.RightBracket)) return listFrom(p, [], start);
  const first = parseStarNamedExpression(p);
  if (!startsComprehension(p)) {
    const elts = parseMoreElements(p, first, T.RightBracket);
    if (startsComprehension(p)) p.fail(Trouble.ManyElements, start);
    p.expect(T.RightBracket);
    return listFrom(p, elts, start);
  }
  if (first.kind === "Starred") p.fail(Trouble.StarredElement, start + 1, first);
  const generators = parseGenerators(p);
  p.expect(T.RightBracket);
  return {
    kind: "ListComp",
    elt: first,
    generators,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function listFrom(p: ParserState, elts: Expr[], start: number): Expr {
  return {
    kind: "List",
    elts,
    ctx: "Load",
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

/** A dict, a set, or a comprehension of either. */
function parseBraces(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  if (p.kind === T.RightBrace || p.kind === T.DoubleStar) return parseDict(p, start, null);
  const first = parseStarNamedExpression(p);
  if (p.kind === T.Colon) {
    if (first.kind === "Starred" || isBareNamed(p, first, start + 1)) p.fail(Trouble.Token);
    return parseDict(p, start, first);
  }
  if (!startsComprehension(p)) {
    const elts = parseMoreElements(p, first, T.RightBrace);
    if (startsComprehension(p)) p.fail(Trouble.ManyElements, start);
    p.expect(T.RightBrace);
    return {
      kind: "Set",
      elts,
      lineno: p.lineOf(start),
      col_offset: p.columnOf(start),
      end_lineno: p.endLine(),
      end_col_offset: p.endColumn(),
    };
  }
  if (first.kind === "Starred") p.fail(Trouble.StarredElement, start + 1, first);
  const generators = parseGenerators(p);
  p.expect(T.RightBrace);
  return {
    kind: "SetComp",
    elt: first,
    generators,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function isBareNamed(p: ParserState, node: Expr, start: number): boolean {
  return node.kind === "NamedExpr" && p.kinds[start] === T.Name;
}

/** Reads the rest of a dict; `firstKey` has been read when it is given, and a colon follows. */
function parseDict(p: ParserState, start: number, firstKey: Expr | null): Expr {
  const keys: (Expr | null)[] = [];
  const values: Expr[] = [];
  let key = firstKey;
  while (key !== null || p.kind !== T.RightBrace) {
    if (key === null && p.skip(T.DoubleStar)) {
      const at = p.at - 1;
      keys.push(null);
      values.push(parseBinary(p, 1));
      if (keys.length === 1 && startsComprehension(p)) p.fail(Trouble.DictUnpacking, at);
    } else {
      key ??= parseKey(p);
      p.require(T.Colon, Trouble.DictColon, p.at);
      if (isNoValue(p.kind)) p.fail(Trouble.DictValue, p.at - 1);
      const value = parseExpression(p);
      if (keys.length === 0 && startsComprehension(p)) return parseDictComp(p, start, key, value);
      keys.push(key);
      values.push(value);
      key = null;
    }
    if (!p.skip(T.Comma)) break;
  }
  p.expect(T.RightBrace);
  return {
    kind: "Dict",
    keys,
    values,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function isNoValue(kind: number): boolean {
  return kind === T.RightBrace || kind === T.Comma || kind === T.Star;
}

/** A key of a dict that has already shown itself to be one. */
function parseKey(p: ParserState): Expr {
  if (p.diagnosis === null) return parseExpression(p);
  const start = p.at;
  const key = parseDisjunction(p);
  if (p.kind !== T.Colon && p.kind !== T.If) p.fail(Trouble.DictColon, start, key);
  p.rewind(start);
  return parseExpression(p);
}

function parseDictComp(p: ParserState, start: number, key: Expr, value: Expr): Expr {
  const generators = parseGenerators(p);
  p.expect(T.RightBrace);
  return {
    kind: "DictComp",
    key,
    value,
    generators,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

export function startsComprehension(p: ParserState): boolean {
  if (p.kind !== T.Async) return p.kind === T.For;
  p.lookAt(p.at + 1);
  return p.peek() === T.For;
}

export function parseGenerators(p: ParserState): Comprehension[] {
  const generators: Comprehension[] = [];
  while (startsComprehension(p)) {
    const isAsync = p.skip(T.Async) ? 1 : 0;
    p.advance();
    const target = parseTargets(p);
    p.require(T.In, Trouble.ComprehensionIn, p.at);
    const iter = parseDisjunction(p);
    const ifs: Expr[] = [];
    while (p.skip(T.If)) ifs.push(parseDisjunction(p));
    generators.push({ kind: "comprehension", target, iter, ifs, is_async: isAsync });
  }
  return generators;
}

// ---- targets

/** star_targets: what stands between `for` and `in`. */
export function parseTargets(p: ParserState): Expr {
  const start = p.at;
  const first = parseTarget(p, Trouble.LoopTarget, start);
  if (p.kind !== T.Comma) return first;
  const elts = [first];
  while (p.skip(T.Comma)) {
    if (!startsStarExpression(p.kind)) break;
    elts.push(parseTarget(p, Trouble.LoopTarget, start));
  }
  const tuple = tupleFrom(p, elts, start);
  tuple.ctx = "Store";
  return tuple;
}

/** star_target: one target, perhaps starred; `start` is where the mistake would be looked for. */
export function parseTarget(p: ParserState, trouble: Trouble, start: number): Expr {
  if (p.kind === T.Not || p.kind === T.Lambda) p.fail(trouble, start);
  const target = p.kind === T.Star ? parseStarred(p) : parseBinary(p, 1);
  if (!storeTarget(target)) p.fail(trouble, start);
  return target;
}

/** Says in an expression's context that it is assigned to; false when it cannot be. */
export function storeTarget(target: Expr): boolean {
  switch (target.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      target.ctx = "Store";
      return true;
    case "Starred":
      if (target.value.kind === "Starred") return false;
      target.ctx = "Store";
      return storeTarget(target.value);
    case "Tuple":
    case "List":
      target.ctx = "Store";
      for (const element of target.elts) if (!storeTarget(element)) return false;
      return true;
    default:
      return false;
  }
}

/** One target of `del`. */
export function parseDeleteTarget(p: ParserState): Expr {
  const start = p.at;
  if (!startsExpression(p.kind)) p.fail(p.kind === T.Star ? Trouble.DeleteTarget : Trouble.Atom);
  if (!startsPrimary(p.kind)) p.fail(Trouble.DeleteTarget);
  const target = parsePrimary(p);
  if (!deleteTarget(target)) p.fail(Trouble.DeleteTarget, start);
  return target;
}

function startsPrimary(kind: number): boolean {
  switch (kind) {
    case T.Minus:
    case T.Plus:
    case T.Tilde:
    case T.Not:
    case T.Lambda:
    case T.Await:
      return false;
    default:
      return true;
  }
}

function deleteTarget(target: Expr): boolean {
  switch (target.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      target.ctx = "Del";
      return true;
    case "Tuple":
    case "List":
      target.ctx = "Del";
      for (const element of target.elts) if (!deleteTarget(element)) return false;
      return true;
    default:
      return false;
  }
}

// ---- lambda and parameters

export function parseLambda(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  const args = parseParameters(p, T.Colon, false);
  p.expect(T.Colon);
  const body = parseExpression(p);
  return {
    kind: "Lambda",
    args,
    body,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

/** Reads parameters up to, not including, `closing`; those of `def` may be annotated. */
export function parseParameters(p: ParserState, closing: number, annotated: boolean): Arguments {
  const result: Arguments = {
    kind: "arguments",
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
  let starred = false;
  let starAt = 0;
  while (p.kind !== closing) {
    if (p.kind === T.Slash) {
      closePositionalOnly(p, result, starred);
    } else if (p.kind === T.Star) {
      if (starred) p.fail(Trouble.StarTwice);
      starred = true;
      starAt = p.at;
      parseStarParameter(p, result, annotated);
    } else if (p.kind === T.DoubleStar) {
      if (starred && result.vararg === null && result.kwonlyargs.length === 0) {
        p.fail(Trouble.BareStar, starAt);
      }
      p.advance();
      result.kwarg = parseParameter(p, annotated, false);
      if (p.is(T.Equal)) p.fail(Trouble.UnpackedDefault);
      if (p.skip(T.Comma) && p.kind !== closing) p.fail(Trouble.AfterUnpacked);
      break;
    } else {
      parsePlainParameter(p, result, starred, annotated);
    }
    if (!p.skip(T.Comma)) break;
  }
  if (starred && result.vararg === null && result.kwonlyargs.length === 0) {
    p.fail(p.kind === closing ? Trouble.BareStar : Trouble.Token, starAt);
  }
  return result;
}

function closePositionalOnly(p: ParserState, result: Arguments, starred: boolean): void {
  if (starred || result.posonlyargs.length > 0 || result.args.length === 0) {
    p.fail(
      starred
        ? hasStarredAnnotation(result)
          ? Trouble.Token
          : Trouble.SlashAfterStar
        : result.posonlyargs.length > 0
          ? Trouble.SlashTwice
          : Trouble.SlashFirst,
    );
  }
  p.advance();
  if (p.is(T.Star)) p.fail(Trouble.SlashStar);
  result.posonlyargs = result.args;
  result.args = [];
}

function parseStarParameter(p: ParserState, result: Arguments, annotated: boolean): void {
  p.advance();
  if (p.kind === T.Name) {
    result.vararg = parseParameter(p, annotated, true);
    if (p.is(T.Equal)) p.fail(hasStarredAnnotation(result) ? Trouble.Token : Trouble.StarDefault);
  } else if (p.kind !== T.Comma) {
    p.fail(isEndOfParameters(p.kind) ? Trouble.BareStar : Trouble.Token, p.at - 1);
  }
}

/** Python: CPython has no words for mistakes behind `*args: *Ts`. */
function hasStarredAnnotation(result: Arguments): boolean {
  return result.vararg?.annotation?.kind === "Starred";
}

function isEndOfParameters(kind: number): boolean {
  return kind === T.RightParen || kind === T.Colon;
}

function parsePlainParameter(
  p: ParserState,
  result: Arguments,
  keywordOnly: boolean,
  annotated: boolean,
): void {
  const start = p.at;
  const parameter = parseParameter(p, annotated, false);
  const value = p.skip(T.Equal) ? parseDefault(p, annotated) : null;
  if (keywordOnly) {
    result.kwonlyargs.push(parameter);
    result.kw_defaults.push(value);
    return;
  }
  result.args.push(parameter);
  if (value !== null) result.defaults.push(value);
  else if (result.defaults.length > 0) p.fail(Trouble.NoDefault, start);
}

function parseDefault(p: ParserState, annotated: boolean): Expr {
  if (p.kind === T.Comma || (annotated && p.kind === T.RightParen)) p.fail(Trouble.DefaultValue);
  return parseExpression(p);
}

function parseParameter(p: ParserState, annotated: boolean, variadic: boolean): Arg {
  const start = p.at;
  if (p.kind !== T.Name) p.fail(Trouble.ParameterName);
  const arg = p.expectName();
  const annotation =
    annotated && p.skip(T.Colon) ? (variadic ? parseStarExpression(p) : parseExpression(p)) : null;
  return {
    kind: "arg",
    arg,
    annotation,
    type_comment: null,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

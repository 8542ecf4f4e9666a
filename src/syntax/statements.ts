/**
 * Statements, and the roots that hold them.
 *
 * Over 800 lines because blocks hold statements of every kind, so the kinds cannot be told apart into
 * files without import cycles; one dispatch on the first token picks the function.
 *
 * The one difficulty is what only looks decided by its first token: `match` and `type` are names until
 * the rest of the line says otherwise, and the parentheses after `with` may belong to the items or to
 * an expression. Those two try one reading and go back.
 *
 * Invariant: a statement function starts at the statement's first token and ends past its NEWLINE or
 * its block; positions end at the last token that is not layout.
 */
import type {
  Alias,
  Arguments,
  ExceptHandler,
  Expr,
  Keyword,
  Stmt,
  TypeParam,
  WithItem,
} from "./ast.ts";
import {
  parseArguments,
  parseAssigned,
  parseDeleteTarget,
  parseExpression,
  parseNamedExpression,
  parseParameters,
  parseStarExpressions,
  parseStarNamedExpression,
  parseTarget,
  parseTargets,
  startsExpression,
  storeTarget,
} from "./expressions.ts";
import { parsePatterns } from "./patterns.ts";
import { type ParserState, parseFailure } from "./parser-state.ts";
import { augmentingOperatorOf, T } from "./tokens.ts";
import { Trouble } from "./trouble.ts";

/** Reads statements until `closing`, without reading it. */
export function parseStatements(p: ParserState, closing: number): Stmt[] {
  const body: Stmt[] = [];
  while (p.kind !== closing) parseStatement(p, body);
  return body;
}

/** Reads one compound statement or one line of simple ones. */
export function parseStatement(p: ParserState, body: Stmt[]): void {
  const compound = parseCompound(p);
  if (compound === null) parseSimpleLine(p, body);
  else {
    body.push(compound);
    if (p.diagnosis !== null && !isDefinition(compound)) p.diagnosis.noteStatement(compound.lineno);
  }
}

function isDefinition(statement: Stmt): boolean {
  const { kind } = statement;
  return kind === "FunctionDef" || kind === "AsyncFunctionDef" || kind === "ClassDef";
}

function parseSimpleLine(p: ParserState, body: Stmt[]): void {
  let start: number;
  do {
    start = p.at;
    if (p.kind === T.Newline) break;
    body.push(parseSimple(p));
  } while (p.skip(T.Semicolon));
  if (!p.skip(T.Newline)) p.fail(Trouble.StatementEnd, start);
}

function parseCompound(p: ParserState): Stmt | null {
  switch (p.kind) {
    case T.Def:
      return parseFunction(p, p.at, false, []);
    case T.If:
      return parseIf(p);
    case T.Class:
      return parseClass(p, p.at, []);
    case T.With:
      return parseWith(p, p.at, false);
    case T.For:
      return parseFor(p, p.at, false);
    case T.Try:
      return parseTry(p);
    case T.While:
      return parseWhile(p);
    case T.At:
      return parseDecorated(p);
    case T.Async:
      return parseAsync(p);
    case T.Name:
      return p.tokens.words[p.at] === "match" ? parseMatch(p) : null;
    default:
      return null;
  }
}

/** A block: an indented one, or the rest of the line. `owner` is the token its statement begins with. */
function parseBlock(p: ParserState, owner: number): Stmt[] {
  const body: Stmt[] = [];
  if (!p.skip(T.Newline)) {
    parseSimpleLine(p, body);
    return body;
  }
  p.require(T.Indent, Trouble.Block, owner);
  while (p.kind !== T.Dedent) parseStatement(p, body);
  p.advance();
  return body;
}

function parseColonBlock(p: ParserState, owner: number): Stmt[] {
  p.require(T.Colon, Trouble.Colon, owner);
  return parseBlock(p, owner);
}

/** Index of the last token before `at` that is not layout: where a compound statement ends. */
function lastSolid(p: ParserState): number {
  let last = p.at - 1;
  while (isLayout(p.kinds[last])) last--;
  return last;
}

function isLayout(kind: number): boolean {
  return kind === T.Newline || kind === T.Dedent || kind === T.Indent;
}

// ---- simple statements

function parseSimple(p: ParserState): Stmt {
  switch (p.kind) {
    case T.Return:
      return parseReturn(p);
    case T.Import:
      return parseImport(p);
    case T.From:
      return parseImportFrom(p);
    case T.Raise:
      return parseRaise(p);
    case T.Pass:
    case T.Break:
    case T.Continue:
      return parseBareWord(p);
    case T.Del:
      return parseDelete(p);
    case T.Assert:
      return parseAssert(p);
    case T.Global:
    case T.Nonlocal:
      return parseScopeNames(p);
    case T.Name:
      if (p.tokens.words[p.at] === "type" && isTypeAlias(p)) return parseTypeAlias(p);
      return parseAssignment(p);
    default:
      return parseAssignment(p);
  }
}

function parseAssignment(p: ParserState): Stmt {
  const start = p.at;
  const first = parseAssigned(p);
  if (p.kind === T.Equal) return parseAssign(p, start, first);
  if (p.kind === T.Colon) return parseAnnotated(p, start, first);
  const op = augmentingOperatorOf[p.kind];
  if (op !== null) {
    if (!isSingleTarget(first)) p.fail(Trouble.AugmentedTarget, start, first);
    storeTarget(first);
    p.advance();
    const value = parseAssigned(p);
    return {
      kind: "AugAssign",
      target: first,
      op,
      value,
      lineno: p.lineOf(start),
      col_offset: p.columnOf(start),
      end_lineno: p.endLine(),
      end_col_offset: p.endColumn(),
    };
  }
  return {
    kind: "Expr",
    value: first,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function isSingleTarget(node: Expr): boolean {
  return node.kind === "Name" || node.kind === "Attribute" || node.kind === "Subscript";
}

function parseAssign(p: ParserState, start: number, first: Expr): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (p.skip(T.Equal)) {
    if (!storeTarget(value)) p.fail(Trouble.AssignmentTarget, start, value);
    targets.push(value);
    value = parseAssigned(p);
  }
  return {
    kind: "Assign",
    targets,
    value,
    type_comment: null,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseAnnotated(p: ParserState, start: number, target: Expr): Stmt {
  if (!isSingleTarget(target)) p.fail(Trouble.AnnotationTarget, start, target);
  storeTarget(target);
  const simple = target.kind === "Name" && p.kinds[start] === T.Name ? 1 : 0;
  p.advance();
  const annotation = parseExpression(p);
  const value = p.skip(T.Equal) ? parseAssigned(p) : null;
  return {
    kind: "AnnAssign",
    target,
    annotation,
    value,
    simple,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseReturn(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  const value = p.kind === T.Star || startsExpression(p.kind) ? parseStarExpressions(p) : null;
  return {
    kind: "Return",
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseBareWord(p: ParserState): Stmt {
  const start = p.at;
  const kind = p.kind === T.Pass ? "Pass" : p.kind === T.Break ? "Break" : "Continue";
  p.advance();
  return {
    kind,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseRaise(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  const exc = startsExpression(p.kind) ? parseExpression(p) : null;
  const cause = exc !== null && p.skip(T.From) ? parseExpression(p) : null;
  return {
    kind: "Raise",
    exc,
    cause,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseDelete(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  const targets = [parseDeleteTarget(p)];
  while (p.skip(T.Comma)) {
    if (p.kind === T.Semicolon || p.kind === T.Newline) break;
    targets.push(parseDeleteTarget(p));
  }
  if (p.kind !== T.Semicolon && p.kind !== T.Newline) p.fail(Trouble.DeleteTarget, start + 1);
  return {
    kind: "Delete",
    targets,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseAssert(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  const test = parseExpression(p);
  const msg = p.skip(T.Comma) ? parseExpression(p) : null;
  return {
    kind: "Assert",
    test,
    msg,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseScopeNames(p: ParserState): Stmt {
  const start = p.at;
  const kind = p.kind === T.Global ? "Global" : "Nonlocal";
  p.advance();
  const names = [p.expectName()];
  while (p.skip(T.Comma)) names.push(p.expectName());
  return {
    kind,
    names,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

// ---- imports

function parseImport(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  if (p.kind === T.Newline) p.fail(Trouble.ImportNames);
  const names = [parseAlias(p, true)];
  while (p.skip(T.Comma)) names.push(parseAlias(p, true));
  if (p.kind === T.From) p.fail(Trouble.ImportFrom, start);
  return {
    kind: "Import",
    names,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseAlias(p: ParserState, dotted: boolean): Alias {
  const start = p.at;
  const name = dotted ? parseDottedName(p) : p.expectName();
  const asname = p.skip(T.As) ? parseAliasName(p) : null;
  return {
    kind: "alias",
    name,
    asname,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseAliasName(p: ParserState): string {
  const start = p.at;
  if (p.kind !== T.Name) p.fail(Trouble.ImportTarget, start);
  const name = p.expectName();
  if (!endsAlias(p.kind)) p.fail(Trouble.ImportTarget, start);
  return name;
}

function endsAlias(kind: number): boolean {
  return kind === T.Comma || kind === T.Newline || kind === T.Semicolon || kind === T.RightParen;
}

function parseDottedName(p: ParserState): string {
  let name = p.expectName();
  while (p.skip(T.Dot)) name += `.${p.expectName()}`;
  return name;
}

function parseImportFrom(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  let level = 0;
  while (p.kind === T.Dot || p.kind === T.Ellipsis) {
    level += p.kind === T.Dot ? 1 : 3;
    p.advance();
  }
  const module = level === 0 || p.kind === T.Name ? parseDottedName(p) : null;
  p.expect(T.Import);
  const names = parseImportedNames(p);
  return {
    kind: "ImportFrom",
    module,
    names,
    level,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseImportedNames(p: ParserState): Alias[] {
  if (p.kind === T.Star) return [parseStarAlias(p)];
  if (p.kind === T.Newline) p.fail(Trouble.ImportNames);
  const parenthesized = p.skip(T.LeftParen);
  const names = [parseAlias(p, false)];
  while (p.skip(T.Comma)) {
    if (parenthesized && p.kind === T.RightParen) break;
    if (!parenthesized && p.is(T.Newline)) p.fail(Trouble.ImportComma);
    names.push(parseAlias(p, false));
  }
  if (parenthesized) p.expect(T.RightParen);
  return names;
}

function parseStarAlias(p: ParserState): Alias {
  const start = p.at;
  p.advance();
  return {
    kind: "alias",
    name: "*",
    asname: null,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

// ---- type parameters

function isTypeAlias(p: ParserState): boolean {
  if (p.peek() !== T.Name) return false;
  const after = p.kinds[p.at + 2];
  if (after === T.Equal || after === T.LeftBracket) return true;
  p.lookAt(p.at + 2);
  return false;
}

function parseTypeAlias(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  const nameAt = p.at;
  const id = p.expectName();
  const name: Expr = {
    kind: "Name",
    id,
    ctx: "Store",
    lineno: p.lineOf(nameAt),
    col_offset: p.columnOf(nameAt),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
  const typeParams = parseTypeParams(p);
  p.expect(T.Equal);
  const value = parseExpression(p);
  return {
    kind: "TypeAlias",
    name,
    type_params: typeParams,
    value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseTypeParams(p: ParserState): TypeParam[] {
  const params: TypeParam[] = [];
  if (!p.skip(T.LeftBracket)) return params;
  if (p.is(T.RightBracket)) p.fail(Trouble.NoTypeParams);
  do {
    if (p.kind === T.RightBracket && params.length > 0) break;
    params.push(parseTypeParam(p));
  } while (p.skip(T.Comma));
  p.expect(T.RightBracket);
  return params;
}

function parseTypeParam(p: ParserState): TypeParam {
  const start = p.at;
  if (p.kind === T.Star || p.kind === T.DoubleStar) {
    const kind = p.kind === T.Star ? "TypeVarTuple" : "ParamSpec";
    p.advance();
    const name = p.expectName();
    if (p.is(T.Colon)) p.fail(Trouble.TypeParamBound, start);
    const value = parseTypeDefault(p, kind === "TypeVarTuple");
    return {
      kind,
      name,
      default_value: value,
      lineno: p.lineOf(start),
      col_offset: p.columnOf(start),
      end_lineno: p.endLine(),
      end_col_offset: p.endColumn(),
    };
  }
  const name = p.expectName();
  const bound = p.skip(T.Colon) ? parseExpression(p) : null;
  const value = parseTypeDefault(p, false);
  return {
    kind: "TypeVar",
    name,
    bound,
    default_value: value,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseTypeDefault(p: ParserState, starAllowed: boolean): Expr | null {
  if (!p.skip(T.Equal)) return null;
  return starAllowed && p.kind === T.Star ? parseStarNamedExpression(p) : parseExpression(p);
}

// ---- definitions

function parseDecorated(p: ParserState): Stmt {
  const decorators: Expr[] = [];
  while (p.skip(T.At)) {
    decorators.push(parseNamedExpression(p));
    p.expect(T.Newline);
  }
  if (p.kind === T.Class) return parseClass(p, p.at, decorators);
  const start = p.at;
  const isAsync = p.skip(T.Async);
  if (p.kind !== T.Def) p.fail(Trouble.Token);
  return parseFunction(p, start, isAsync, decorators);
}

function parseAsync(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  if (p.kind === T.Def) return parseFunction(p, start, true, []);
  if (p.kind === T.For) return parseFor(p, start, true);
  if (p.kind === T.With) return parseWith(p, start, true);
  return p.fail(Trouble.Token);
}

function parseFunction(p: ParserState, start: number, isAsync: boolean, decorators: Expr[]): Stmt {
  const owner = p.at;
  p.advance();
  const name = p.expectName();
  const typeParams = parseFunctionTypeParams(p);
  p.require(T.LeftParen, Trouble.FunctionParen, p.at);
  const args: Arguments = parseParameters(p, T.RightParen, true);
  p.expect(T.RightParen);
  const returns = p.kind === T.Arrow ? parseReturns(p) : null;
  const body = parseColonBlock(p, owner);
  const last = lastSolid(p);
  return {
    kind: isAsync ? "AsyncFunctionDef" : "FunctionDef",
    name,
    args,
    body,
    decorator_list: decorators,
    returns,
    type_comment: null,
    type_params: typeParams,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

function parseFunctionTypeParams(p: ParserState): TypeParam[] {
  const start = p.at;
  try {
    return parseTypeParams(p);
  } catch (failure) {
    if (failure === parseFailure) p.fail(Trouble.FunctionParen, start);
    throw failure;
  }
}

function parseReturns(p: ParserState): Expr {
  const start = p.at;
  p.advance();
  try {
    return parseExpression(p);
  } catch (failure) {
    if (failure === parseFailure) p.fail(Trouble.Returns, start);
    throw failure;
  }
}

function parseClass(p: ParserState, start: number, decorators: Expr[]): Stmt {
  const owner = p.at;
  p.advance();
  const name = p.expectName();
  const typeParams = parseTypeParams(p);
  const bases: Expr[] = [];
  const keywords: Keyword[] = [];
  if (p.kind === T.LeftParen) parseArguments(p, bases, keywords, false);
  const body = parseColonBlock(p, owner);
  const last = lastSolid(p);
  return {
    kind: "ClassDef",
    name,
    bases,
    keywords,
    body,
    decorator_list: decorators,
    type_params: typeParams,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

// ---- control flow

function parseIf(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  const test = parseNamedExpression(p);
  const body = parseColonBlock(p, start);
  // Without the clauses that follow it would be right already.
  if (p.diagnosis !== null && p.kinds[start] === T.If) p.diagnosis.noteStatement(p.lineOf(start));
  const orelse = p.kind === T.Elif ? [parseIf(p)] : parseElse(p);
  if (p.kind === T.Elif) p.fail(Trouble.ElifAfterElse);
  const last = lastSolid(p);
  return {
    kind: "If",
    test,
    body,
    orelse,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

function parseElse(p: ParserState): Stmt[] {
  const start = p.at;
  return p.skip(T.Else) ? parseColonBlock(p, start) : [];
}

function parseWhile(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  const test = parseNamedExpression(p);
  const body = parseColonBlock(p, start);
  const orelse = parseElse(p);
  const last = lastSolid(p);
  return {
    kind: "While",
    test,
    body,
    orelse,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

function parseFor(p: ParserState, start: number, isAsync: boolean): Stmt {
  const owner = p.at;
  p.advance();
  const target = parseTargets(p);
  p.require(T.In, Trouble.LoopTarget, owner + 1);
  const iter = parseStarExpressions(p);
  const body = parseColonBlock(p, owner);
  const orelse = parseElse(p);
  const last = lastSolid(p);
  return {
    kind: isAsync ? "AsyncFor" : "For",
    target,
    iter,
    body,
    orelse,
    type_comment: null,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

function parseWith(p: ParserState, start: number, isAsync: boolean): Stmt {
  const owner = p.at;
  p.advance();
  const items = parseParenthesizedItems(p) ?? parseWithItems(p);
  const body = parseColonBlock(p, owner);
  const last = lastSolid(p);
  return {
    kind: isAsync ? "AsyncWith" : "With",
    items,
    body,
    type_comment: null,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

function parseWithItems(p: ParserState): WithItem[] {
  const items: WithItem[] = [];
  do items.push(parseWithItem(p));
  while (p.skip(T.Comma));
  return items;
}

function parseWithItem(p: ParserState): WithItem {
  const context = parseExpression(p);
  const target = p.skip(T.As) ? parseWithTarget(p) : null;
  return { kind: "withitem", context_expr: context, optional_vars: target };
}

function parseWithTarget(p: ParserState): Expr {
  const start = p.at;
  const target = parseTarget(p, Trouble.WithTarget, start);
  if (!endsWithTarget(p.kind)) {
    p.fail(Trouble.WithTarget, start);
  }
  return target;
}

function endsWithTarget(kind: number): boolean {
  return kind === T.Comma || kind === T.Colon || kind === T.RightParen || kind === T.Newline;
}

/** Tries `with (item, item):`; goes back when the parentheses turn out to be an expression's. */
function parseParenthesizedItems(p: ParserState): WithItem[] | null {
  if (p.kind !== T.LeftParen) return null;
  const start = p.at;
  if (p.diagnosis === null && p.kinds[findClosing(p, start) + 1] !== T.Colon) return null;
  try {
    p.advance();
    const items: WithItem[] = [];
    do {
      if (p.is(T.RightParen)) break;
      items.push(parseWithItem(p));
    } while (p.skip(T.Comma));
    p.expect(T.RightParen);
    if (!p.is(T.Colon)) p.fail(p.is(T.Newline) ? Trouble.Colon : Trouble.Token, start - 1);
    return items.length > 0 ? items : goBack(p, start);
  } catch (failure) {
    if (failure !== parseFailure) throw failure;
    return goBack(p, start);
  }
}

function goBack(p: ParserState, start: number): null {
  p.rewind(start);
  return null;
}

/** The token that closes the bracket at `open`; the tokenizer has seen that brackets match. */
function findClosing(p: ParserState, open: number): number {
  let depth = 0;
  let at = open;
  for (; p.kinds[at] !== T.EndMarker && p.kinds[at] !== T.Error; at++) {
    const kind = p.kinds[at];
    if (kind === T.LeftParen || kind === T.LeftBracket || kind === T.LeftBrace) depth++;
    else if (kind === T.RightParen || kind === T.RightBracket || kind === T.RightBrace) depth--;
    if (depth === 0) break;
  }
  return at;
}

// ---- try

function parseTry(p: ParserState): Stmt {
  const start = p.at;
  p.advance();
  const body = parseColonBlock(p, start);
  const star = p.kind === T.Except && p.peek() === T.Star;
  const handlers: ExceptHandler[] = [];
  while (p.kind === T.Except) handlers.push(parseHandler(p, star));
  const orelse = handlers.length > 0 ? parseElse(p) : [];
  const finallyAt = p.at;
  const finalbody = p.skip(T.Finally) ? parseColonBlock(p, finallyAt) : [];
  if (handlers.length === 0 && finalbody.length === 0) p.fail(Trouble.TryEnd, start);
  const last = lastSolid(p);
  return {
    kind: star ? "TryStar" : "Try",
    body,
    handlers,
    orelse,
    finalbody,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

function parseHandler(p: ParserState, star: boolean): ExceptHandler {
  const start = p.at;
  p.advance();
  if (p.skip(T.Star) !== star) p.fail(Trouble.MixedHandlers, start);
  if (star ? !startsExpression(p.kind) : p.kind === T.Newline) p.fail(Trouble.HandlerType, start);
  const type = p.kind === T.Colon && !star ? null : parseHandlerType(p);
  const name = type !== null && p.skip(T.As) ? parseHandlerName(p) : null;
  const body = parseColonBlock(p, start);
  const last = lastSolid(p);
  return {
    kind: "ExceptHandler",
    type,
    name,
    body,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

function parseHandlerName(p: ParserState): string {
  const start = p.at;
  if (p.kind !== T.Name) p.fail(Trouble.HandlerName, start);
  const name = p.expectName();
  if (!p.is(T.Colon) && !p.is(T.Newline)) p.fail(Trouble.HandlerName, start);
  return name;
}

/** Python: since 3.14 several types need no parentheses, unless `as` follows. */
function parseHandlerType(p: ParserState): Expr {
  const start = p.at;
  const first = parseExpression(p);
  if (p.kind !== T.Comma) return first;
  const elts = [first];
  while (p.skip(T.Comma)) {
    if (p.is(T.Colon)) break;
    elts.push(parseExpression(p));
  }
  if (!p.is(T.Colon)) p.fail(p.is(T.As) ? Trouble.HandlerTypes : Trouble.Token, start);
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

// ---- match

/** Reads a match statement, or gives null (back at its start) when `match` is just a name here. */
function parseMatch(p: ParserState): Stmt | null {
  const next = p.peek();
  if (next !== T.Star && !startsExpression(next)) return null;
  const start = p.at;
  const subject = trySubject(p, start);
  if (subject === null) return null;
  p.expect(T.Newline);
  p.require(T.Indent, Trouble.Block, start);
  const cases = [];
  while (p.kind !== T.Dedent) {
    const caseAt = p.at;
    if (!p.isWord("case")) p.fail(Trouble.Token);
    p.advance();
    const pattern = parsePatterns(p);
    const guard = p.skip(T.If) ? parseNamedExpression(p) : null;
    const body = parseColonBlock(p, caseAt);
    cases.push({ kind: "match_case" as const, pattern, guard, body });
  }
  p.advance();
  const last = lastSolid(p);
  return {
    kind: "Match",
    subject,
    cases,
    lineno: p.lineOf(start),
    col_offset: p.columnOf(start),
    end_lineno: p.tokens.endLines[last],
    end_col_offset: p.tokens.endColumnOf(last),
  };
}

function trySubject(p: ParserState, start: number): Expr | null {
  try {
    p.advance();
    const subject = parseSubject(p);
    const { at } = p;
    if (p.kind !== T.Colon) p.fail(Trouble.MatchColon, start);
    p.advance();
    p.expect(T.Newline);
    p.require(T.Indent, Trouble.Block, start);
    if (!p.isWord("case")) p.fail(Trouble.Token);
    p.rewind(at + 1);
    return subject;
  } catch (failure) {
    if (failure !== parseFailure) throw failure;
    return goBack(p, start);
  }
}

function parseSubject(p: ParserState): Expr {
  const start = p.at;
  const first = parseStarNamedExpression(p);
  if (p.kind !== T.Comma) {
    if (first.kind === "Starred") p.fail(Trouble.Token);
    return first;
  }
  const elts = [first];
  while (p.skip(T.Comma)) {
    if (p.is(T.Colon) || p.is(T.Newline)) break;
    elts.push(parseStarNamedExpression(p));
  }
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

/**
 * String atoms: adjacent literals, f-strings and t-strings become one node.
 *
 * The one difficulty is that f-strings flatten: the pieces of all adjacent literals form one list in
 * which neighbouring constants melt together and empty ones vanish, as CPython's action helpers do.
 * What stands inside a replacement field is parsed by the function the caller hands in, so this file
 * does not depend on the parser of expressions.
 *
 * Invariant: values of JoinedStr and TemplateStr never hold two neighbouring or any empty constants.
 */
import type { Constant, Expr, FormattedValue, Interpolation, JoinedStr } from "./ast.ts";
import { decodeBytes, decodeEscapes, LiteralError, splitSurrogates } from "./literals.ts";
import { type ParserState, parseFailure } from "./parser-state.ts";
import type { TokenList } from "./token-list.ts";
import { T } from "./tokens.ts";
import { Trouble } from "./trouble.ts";

export type FieldParser = (p: ParserState) => Expr;

/** Parses one or more adjacent string literals. */
export function parseStrings(p: ParserState, parseField: FieldParser): Expr {
  const first = p.at;
  if (p.kind === T.String && !startsAnyString(p.peek())) {
    p.advance();
    return stringConstant(p.tokens, first);
  }
  if (p.kind === T.TStringStart) return parseTemplates(p, parseField, first);
  const pieces: Expr[] = [];
  let formatted = false;
  for (;;) {
    if (p.kind === T.String) {
      pieces.push(stringConstant(p.tokens, p.at));
      p.advance();
    } else if (p.kind === T.FStringStart) {
      formatted = true;
      parseTemplate(p, parseField, pieces, T.FStringMiddle, T.FStringEnd);
    } else {
      break;
    }
  }
  if (p.at === first) p.fail(Trouble.Token);
  if (p.kind === T.TStringStart) p.fail(Trouble.MixedTemplates);
  return formatted ? joinFormatted(p, first, pieces) : joinPlain(p, pieces as Constant[]);
}

function startsAnyString(kind: number): boolean {
  return kind === T.TStringStart || startsString(kind);
}

function startsString(kind: number): boolean {
  return kind === T.String || kind === T.FStringStart;
}

function joinFormatted(p: ParserState, first: number, pieces: Expr[]): Expr {
  for (const piece of pieces) if (isBytes(piece)) p.fail(Trouble.MixedBytes);
  return {
    kind: "JoinedStr",
    values: meltConstants(pieces),
    lineno: p.tokens.lines[first],
    col_offset: p.tokens.columnOf(first),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function isBytes(piece: Expr): boolean {
  return piece.kind === "Constant" && piece.value.type === "bytes";
}

function joinPlain(p: ParserState, pieces: Constant[]): Constant {
  const result = pieces[0];
  const value = result.value;
  for (const piece of pieces) if (piece.value.type !== value.type) p.fail(Trouble.MixedBytes);
  if (value.type === "bytes") value.value = joinBytes(pieces);
  else if (value.type === "str") value.value = pieces.map(textOf).join("");
  result.end_lineno = p.endLine();
  result.end_col_offset = p.endColumn();
  return result;
}

function textOf(piece: Expr): string {
  return piece.kind === "Constant" && piece.value.type === "str" ? piece.value.value : "";
}

function joinBytes(pieces: readonly Constant[]): Uint8Array {
  const all: number[] = [];
  for (const piece of pieces) if (piece.value.type === "bytes") all.push(...piece.value.value);
  return Uint8Array.from(all);
}

function meltConstants(pieces: readonly Expr[]): Expr[] {
  const values: Expr[] = [];
  let open: Constant | null = null;
  for (const piece of pieces) {
    if (piece.kind !== "Constant" || piece.value.type !== "str") {
      if (open !== null && textOf(open) !== "") values.push(open);
      open = null;
      values.push(piece);
    } else if (open === null) {
      open = piece;
    } else {
      if (open.value.type === "str") open.value.value += piece.value.value;
      open.end_lineno = piece.end_lineno;
      open.end_col_offset = piece.end_col_offset;
    }
  }
  if (open !== null && textOf(open) !== "") values.push(open);
  return values;
}

/** The Constant of one plain string token. */
export function stringConstant(tokens: TokenList, token: number): Constant {
  const { source } = tokens;
  let quoteAt = tokens.starts[token];
  let raw = false;
  let bytes = false;
  let kind: string | null = null;
  for (;;) {
    const code = source.charCodeAt(quoteAt);
    if (code === 39 || code === 34) break;
    const letter = code | 32;
    if (letter === 114) raw = true;
    else if (letter === 98) bytes = true;
    else if (code === 117) kind = "u";
    quoteAt++;
  }
  const quote = source.charCodeAt(quoteAt);
  const end = tokens.ends[token];
  const triple =
    end - quoteAt >= 6 &&
    source.charCodeAt(quoteAt + 1) === quote &&
    source.charCodeAt(quoteAt + 2) === quote;
  const size = triple ? 3 : 1;
  const from = quoteAt + size;
  const body = source.slice(from, end - size);
  const warn = (message: string, at: number) => warnAt(tokens, token, from + at, message);
  return {
    kind: "Constant",
    value: bytes
      ? { type: "bytes", value: decodeBytes(body, raw, warn) }
      : {
          type: "str",
          value: raw || !body.includes("\\") ? body : decodeEscapes(body, warn),
          kind,
          ...(raw || !body.includes("\\u") ? null : keepApart(body)),
        },
    lineno: tokens.lines[token],
    col_offset: tokens.columnOf(token),
    end_lineno: tokens.endLines[token],
    end_col_offset: tokens.endColumnOf(token),
  };
}

function keepApart(body: string): { pieces: readonly string[] } | null {
  const pieces = splitSurrogates(body);
  return pieces === undefined ? null : { pieces };
}

function warnAt(tokens: TokenList, token: number, at: number, message: string): void {
  let line = tokens.lines[token];
  while (line < tokens.endLines[token] && tokens.lineStarts[line + 1] <= at) line++;
  tokens.warnings.push({ message, lineno: line, col_offset: at - tokens.lineStarts[line] });
}

// ---- f-strings and t-strings

function parseTemplates(p: ParserState, parseField: FieldParser, first: number): Expr {
  const pieces: Expr[] = [];
  while (p.kind === T.TStringStart) {
    parseTemplate(p, parseField, pieces, T.TStringMiddle, T.TStringEnd);
  }
  // Python: t-strings join with t-strings only.
  if (startsString(p.kind)) p.fail(Trouble.MixedTemplates);
  return {
    kind: "TemplateStr",
    values: meltConstants(pieces),
    lineno: p.tokens.lines[first],
    col_offset: p.tokens.columnOf(first),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

function parseTemplate(
  p: ParserState,
  parseField: FieldParser,
  pieces: Expr[],
  middle: number,
  end: number,
): void {
  const raw = /r/i.test(p.tokens.textOf(p.at).replace(/["'].*/, ""));
  const isTemplate = middle === T.TStringMiddle;
  p.advance();
  for (;;) {
    if (p.kind === middle) pieces.push(parseText(p, raw));
    else if (p.kind === T.LeftBrace)
      parseReplacement(p, parseField, pieces, middle, raw, isTemplate);
    else break;
  }
  p.expect(end);
}

function parseText(p: ParserState, raw: boolean): Constant {
  const constant = textConstant(p.tokens, p.at, raw);
  p.advance();
  return constant;
}

/** The Constant of one piece of text in an f- or t-string. */
export function textConstant(tokens: TokenList, token: number, raw: boolean): Constant {
  const body = tokens.textOf(token);
  const from = tokens.starts[token];
  const value =
    raw || !body.includes("\\")
      ? body
      : decodeEscapes(body, (message, at) => warnAt(tokens, token, from + at, message));
  return {
    kind: "Constant",
    value: { type: "str", value, kind: null },
    lineno: tokens.lines[token],
    col_offset: tokens.columnOf(token),
    end_lineno: tokens.endLines[token],
    // Python: of a doubled brace the text has one and the position both.
    end_col_offset: tokens.endColumnOf(token) + (endsInDoubledBrace(tokens, token) ? 1 : 0),
  };
}

function endsInDoubledBrace(tokens: TokenList, token: number): boolean {
  const end = tokens.ends[token];
  const last = tokens.source[end - 1];
  return (last === "{" || last === "}") && tokens.starts[token + 1] === end + 1;
}

const noConversion = -1;

function parseReplacement(
  p: ParserState,
  parseField: FieldParser,
  pieces: Expr[],
  middle: number,
  raw: boolean,
  isTemplate: boolean,
): void {
  const { tokens } = p;
  const open = p.at;
  p.advance();
  const value = parseFieldValue(p, parseField);
  const exprEnd = p.at;
  const debug = p.skip(T.Equal);
  const fieldEnd = p.at;
  if (!endsField(p.kind, debug)) p.fail(debug ? Trouble.DebugEnd : Trouble.FieldEnd);
  let conversion = parseConversion(p);
  if (p.kind !== T.Colon && p.kind !== T.RightBrace) p.fail(Trouble.ConversionEnd);
  const formatSpec = p.kind === T.Colon ? parseFormatSpec(p, parseField, middle, raw) : null;
  p.require(T.RightBrace, Trouble.FormatSpec, open);
  if (debug) {
    pieces.push(debugConstant(tokens, open, fieldEnd));
    if (conversion === noConversion && formatSpec === null) conversion = 114;
  }
  const common = {
    conversion,
    format_spec: formatSpec,
    lineno: tokens.lines[open],
    col_offset: tokens.columnOf(open),
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
  if (!isTemplate) {
    const node: FormattedValue = { kind: "FormattedValue", value, ...common };
    pieces.push(node);
  } else {
    const str = fieldText(tokens, open, exprEnd).trimEnd();
    const node: Interpolation = { kind: "Interpolation", value, str, ...common };
    pieces.push(node);
  }
}

function parseFieldValue(p: ParserState, parseField: FieldParser): Expr {
  const start = p.at;
  try {
    return parseField(p);
  } catch (failure) {
    if (failure === parseFailure) p.fail(Trouble.Field, start);
    throw failure;
  }
}

function endsField(kind: number, debug: boolean): boolean {
  return (
    kind === T.Exclamation ||
    kind === T.Colon ||
    kind === T.RightBrace ||
    (kind === T.Equal && !debug)
  );
}

function parseConversion(p: ParserState): number {
  if (p.kind !== T.Exclamation) return noConversion;
  const { tokens } = p;
  const start = p.at;
  const end = tokens.ends[start];
  p.advance();
  if (!p.is(T.Name) || tokens.starts[p.at] !== end) p.fail(Trouble.Conversion, start);
  const word = tokens.words[p.at];
  if (word !== "s" && word !== "r" && word !== "a") p.fail(Trouble.Conversion, start);
  p.advance();
  return word.charCodeAt(0);
}

function parseFormatSpec(
  p: ParserState,
  parseField: FieldParser,
  middle: number,
  raw: boolean,
): JoinedStr {
  const lineno = p.lineOf(p.at);
  const column = p.columnOf(p.at);
  p.advance();
  const pieces: Expr[] = [];
  for (;;) {
    if (p.kind === middle) pieces.push(parseText(p, raw));
    // Python: a field nested in a format spec is a FormattedValue in t-strings too.
    else if (p.kind === T.LeftBrace) parseReplacement(p, parseField, pieces, middle, raw, false);
    else break;
  }
  return {
    kind: "JoinedStr",
    values: meltConstants(pieces),
    lineno,
    col_offset: column,
    end_lineno: p.endLine(),
    end_col_offset: p.endColumn(),
  };
}

/** What the source says between the opening brace and a token, without comments. */
function fieldText(tokens: TokenList, open: number, end: number): string {
  const text = tokens.source.slice(tokens.ends[open], tokens.starts[end]);
  if (!text.includes("#")) return text;
  let result = "";
  let from = tokens.ends[open];
  for (let token = open + 1; token <= end; token++) {
    result += tokens.source.slice(from, tokens.starts[token]).replace(/#[^\n]*/g, "");
    if (token < end) result += tokens.textOf(token);
    from = tokens.ends[token];
  }
  return result;
}

/** `{x = }` also prints its own text. */
function debugConstant(tokens: TokenList, open: number, end: number): Constant {
  return {
    kind: "Constant",
    value: { type: "str", value: fieldText(tokens, open, end), kind: null },
    lineno: tokens.lines[open],
    col_offset: tokens.endColumnOf(open),
    end_lineno: tokens.lines[end],
    end_col_offset: tokens.columnOf(end),
  };
}

export { LiteralError };

/**
 * Says what is wrong with a source that the parser has refused, as CPython says it.
 *
 * The same parser reads the tokens a second time, with a diagnosis at its side: each failure names its
 * `Trouble`, and the tables in diagnosis/ know what to say about it. What nobody has anything to say
 * about is "invalid syntax" at the farthest token of the first reading. The one difficulty is
 * precedence: words the tokenizer cannot read come before anything the parser finds, even earlier in
 * the source; a bracket that is never closed comes before what is found on the lines below it.
 *
 * Invariant: always gives an error.
 */
import { LiteralError } from "./literals.ts";
import { ParserState, parseFailure } from "./parser-state.ts";
import { readArgument } from "./diagnosis/calls.ts";
import { explanations } from "./diagnosis/explanations.ts";
import { readExpression, readNamedExpression } from "./diagnosis/neighbours.ts";
import { isBareWord } from "./diagnosis/operands.ts";
import { Reading } from "./diagnosis/reading.ts";
import { parseStatements } from "./statements.ts";
import { PySyntaxError } from "./syntax-error.ts";
import type { TokenList } from "./token-list.ts";
import { T } from "./tokens.ts";

/** `first` is the parser that has failed; `read` reads the tokens once more in the same way. */
export function diagnose(first: ParserState, read: (p: ParserState) => unknown): PySyntaxError {
  const { tokens } = first;
  if (tokens.error !== null && tokens.kinds[first.farthest] === T.Error) return tokens.error;
  const d = new Reading(tokens, first.farthest);
  const error = readAgain(d, first.farthest, read);
  error.lastStatementLine = d.lastStatementLine;
  if (error.message.startsWith("unexpected ")) return error;
  if (tokens.error !== null && tokens.errorPrevails) return tokens.error;
  if (tokens.unclosed !== null && tokens.lines[d.reach] > (tokens.unclosed.lineno ?? 0)) {
    return tokens.unclosed;
  }
  return error;
}

function readAgain(
  d: Reading,
  firstFarthest: number,
  read: (p: ParserState) => unknown,
): PySyntaxError {
  const p = new ParserState(d.tokens);
  p.diagnosis = d.diagnosis = {
    explain: (q, trouble, start, node) => {
      // Python: such a word might begin `pass if a else b`, so CPython reads on.
      d.touch(isBareWord(q.kind) ? q.at + 1 : q.at);
      explanations[trouble](d, q, start, node);
    },
    parseExpression: (q) => readExpression(d, q),
    parseNamedExpression: (q) => readNamedExpression(d, q),
    noteStatement: (line) => {
      d.lastStatementLine = line;
    },
    parseArgument: (q) => readArgument(d, q),
  };
  try {
    read(p);
  } catch (failure) {
    if (failure instanceof PySyntaxError) return failure;
    const isKnown =
      failure === parseFailure || failure instanceof RangeError || failure instanceof LiteralError;
    if (!isKnown) throw failure;
  }
  return plainError(d, Math.max(firstFarthest, p.farthest));
}

function plainError(d: Reading, token: number): PySyntaxError {
  const { tokens } = d;
  try {
    switch (tokens.kinds[token]) {
      case T.Indent:
        return d.raiseAtLayout("IndentationError", "unexpected indent", token);
      case T.Dedent:
        return d.raiseAtLayout("IndentationError", "unexpected unindent", token);
      case T.EndMarker:
        d.noteLine();
        return errorAtEnd(tokens, Math.max(tokens.lines[token] - 1, 1));
      default:
        return d.raiseAtToken("invalid syntax", token);
    }
  } catch (error) {
    if (error instanceof PySyntaxError) return error;
    throw error;
  }
}

function errorAtEnd(tokens: TokenList, line: number): PySyntaxError {
  return tokens.errorAt("invalid syntax", line, -1, line, -1);
}

/** For a literal that has no value; the parser stands at it. */
export function diagnoseLiteral(p: ParserState, message: string): PySyntaxError {
  const { tokens } = p;
  if (tokens.error !== null && tokens.errorPrevails) return tokens.error;
  const place = placeOfLiteral(tokens.kinds, p.at);
  tokens.reachedLine = tokens.endLines[place];
  return tokens.errorAt(
    message,
    tokens.lines[place],
    tokens.columnOf(place),
    tokens.endLines[place],
    tokens.endColumnOf(place),
  );
}

/**
 * The token that a wrong literal is reported at. Python: a plain literal at itself, the text of an
 * f-string at the end of the string, for only then is it decoded.
 */
function placeOfLiteral(kinds: readonly number[], at: number): number {
  switch (kinds[at]) {
    case T.FStringMiddle:
    case T.TStringMiddle:
      return endOfTemplate(kinds, at);
    case T.String:
    case T.Number:
      return at;
    default:
      return at > 0 && kinds[at - 1] === T.String ? at - 1 : at;
  }
}

function endOfTemplate(kinds: readonly number[], middle: number): number {
  let depth = 1;
  for (let at = middle; at < kinds.length; at++) {
    const kind = kinds[at];
    if (kind === T.FStringStart || kind === T.TStringStart) depth++;
    else if (kind === T.FStringEnd || kind === T.TStringEnd) depth--;
    if (depth === 0) return at;
  }
  return middle;
}

/** For sources nested deeper than the parser's stack. */
export function tooComplex(tokens: TokenList): PySyntaxError {
  const message = "Parser stack overflowed - Python source too complex to parse";
  return tokens.error ?? tokens.errorAt(message, 1, 0, 1, -1);
}

const unfinishedText = /never closed$|^unterminated triple-quoted|^unexpected EOF/;

/** True for a source that is no Python but could become so by going on (codeop). */
export function isBeginning(tokens: TokenList): boolean {
  const p = new ParserState(tokens);
  try {
    parseStatements(p, T.EndMarker);
    return false;
  } catch (failure) {
    if (failure !== parseFailure) return false;
  }
  if (tokens.error !== null) {
    return tokens.kinds[p.farthest] === T.Error && unfinishedText.test(tokens.error.message);
  }
  for (let at = p.farthest; at < tokens.kinds.length; at++) {
    if (tokens.kinds[at] !== T.Dedent && tokens.kinds[at] !== T.EndMarker) return false;
  }
  return true;
}

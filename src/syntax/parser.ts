/**
 * The door of this folder: source text in, tree out, PySyntaxError when it is no Python.
 *
 * Two parsers stand behind it. One builds the tree, as fast as it can, and knows nothing about
 * mistakes; when it fails, diagnose.ts reads the same tokens again, slowly, to say what CPython says.
 *
 * Invariant: a source either gives a tree or throws PySyntaxError; when only one of the two parsers
 * finds it wrong, that is a fault of ours and is thrown as such.
 */
import type { Expression, Interactive, Module, Stmt } from "./ast.ts";
import { diagnose, tooComplex } from "./diagnose.ts";
import { parseExpressions } from "./expressions.ts";
import { LiteralError } from "./literals.ts";
import { ParserState, parseFailure } from "./parser-state.ts";
import { parseStatement, parseStatements } from "./statements.ts";
import type { SourceWarning, TokenList } from "./token-list.ts";
import { tokenize } from "./tokenizer.ts";
import { T } from "./tokens.ts";

export type ParseMode = "exec" | "eval" | "single";

export function parseModule(
  source: string,
  filename: string,
  mode?: "exec",
  warnings?: SourceWarning[],
): Module;
export function parseModule(
  source: string,
  filename: string,
  mode: ParseMode,
  warnings?: SourceWarning[],
): Module | Expression | Interactive;
/**
 * Parses a whole source. `filename` only goes into errors. SyntaxWarnings found on the way are added
 * to `warnings`.
 */
export function parseModule(
  source: string,
  filename: string,
  mode: ParseMode = "exec",
  warnings?: SourceWarning[],
): Module | Expression | Interactive {
  const tokens = tokenize(source, filename, { hideLastNewline: mode !== "exec" });
  if (mode === "single") tokens.endWithNewline();
  const tree = parseTokens(tokens, mode);
  if (warnings !== undefined) warnings.push(...tokens.warnings);
  return tree;
}

function parseTokens(tokens: TokenList, mode: ParseMode): Module | Expression | Interactive {
  const p = new ParserState(tokens);
  try {
    if (mode === "eval") return parseEval(p);
    if (mode === "single") return parseSingle(p);
    return { kind: "Module", body: parseStatements(p, T.EndMarker), type_ignores: [] };
  } catch (failure) {
    if (failure instanceof RangeError) throw tooComplex(tokens);
    const literalError = failure instanceof LiteralError ? failure.message : null;
    if (failure !== parseFailure && literalError === null) throw failure;
    throw diagnose(tokens, mode, literalError, p.at);
  }
}

function parseEval(p: ParserState): Expression {
  const body = parseExpressions(p);
  while (p.skip(T.Newline));
  p.expect(T.EndMarker);
  return { kind: "Expression", body };
}

/** One statement as typed at a prompt; what follows it must be blank. */
function parseSingle(p: ParserState): Interactive {
  const body: Stmt[] = [];
  if (p.kind === T.Newline) throw parseFailure;
  parseStatement(p, body);
  while (p.skip(T.Newline));
  p.expect(T.EndMarker);
  return { kind: "Interactive", body };
}

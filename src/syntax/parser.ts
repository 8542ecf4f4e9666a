/**
 * The door of this folder: source text in, tree out, PySyntaxError when it is no Python.
 *
 * The parser builds the tree, as fast as it can, and knows nothing about messages; when it fails,
 * diagnose.ts has it read the same tokens again, slowly, to say what CPython says.
 *
 * Invariant: a source either gives a tree or throws PySyntaxError.
 */
import type { Expression, Interactive, Module, Stmt } from "./ast.ts";
import { diagnose, diagnoseLiteral, tooComplex } from "./diagnose.ts";
import { parseExpressions } from "./expressions.ts";
import { LiteralError } from "./literals.ts";
import { ParserState, parseFailure } from "./parser-state.ts";
import { parseStatement, parseStatements } from "./statements.ts";
import type { SourceWarning, TokenList } from "./token-list.ts";
import { tokenize } from "./tokenizer.ts";
import { T } from "./tokens.ts";
import { Trouble } from "./trouble.ts";

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
    return parseRoot(p, mode);
  } catch (failure) {
    if (failure instanceof RangeError) throw tooComplex(tokens);
    if (failure instanceof LiteralError) throw diagnoseLiteral(p, failure.message);
    if (failure !== parseFailure) throw failure;
    throw diagnose(p, (again) => parseRoot(again, mode));
  }
}

function parseRoot(p: ParserState, mode: ParseMode): Module | Expression | Interactive {
  if (mode === "eval") return parseEval(p);
  if (mode === "single") return parseSingle(p);
  return { kind: "Module", body: parseStatements(p, T.EndMarker), type_ignores: [] };
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
  if (p.kind === T.Newline) p.fail(Trouble.Token);
  parseStatement(p, body);
  const last = p.at - 1;
  while (p.skip(T.Newline));
  p.require(T.EndMarker, Trouble.ManyStatements, last);
  return { kind: "Interactive", body };
}

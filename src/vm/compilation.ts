/**
 * From source text to a code object, with Python's SyntaxError for what the parser and the compiler
 * refuse, and with SyntaxWarnings on their way.
 */
import type { Code } from "../bytecode/code.ts";
import { compileModule } from "../compile/compile.ts";
import { exc } from "../objects/errors.ts";
import type { PyType } from "../objects/type.ts";
import { type ParseMode, parseModule } from "../syntax/parser.ts";
import type { SourceWarning } from "../syntax/token-list.ts";
import { PySyntaxError } from "../syntax/syntax-error.ts";
import { syntaxErrorOf } from "./syntax-errors.ts";
import { warnExplicit } from "./warnings.ts";

export interface CompilationOptions {
  /** CO_FUTURE_* bits in force from the start. */
  readonly flags?: number;
  readonly optimize?: number;
}

export function compileText(
  text: string,
  filename: string,
  mode: ParseMode,
  options: CompilationOptions = {},
): Code {
  try {
    return compileChecked(text, filename, mode, options);
  } catch (error) {
    if (error instanceof PySyntaxError) {
      throw syntaxErrorOf(error, filename.startsWith("<") ? text : null);
    }
    throw error;
  }
}

function compileChecked(
  text: string,
  filename: string,
  mode: ParseMode,
  options: CompilationOptions,
): Code {
  const warnings: SourceWarning[] = [];
  const tree = parseModule(text, filename, mode, warnings);
  const warn = (message: string, line: number) =>
    warnExplicit(exc.SyntaxWarning as PyType, message, filename, line);
  for (const warning of warnings) warn(warning.message, warning.lineno);
  return compileModule(tree, text, filename, {
    optimize: options.optimize,
    inheritedFlags: options.flags,
    onWarning: (warning) => warn(warning.message, warning.line),
  });
}

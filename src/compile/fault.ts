// Where compiling goes wrong: the one way to raise a SyntaxError, and the list of SyntaxWarnings.
//
// Invariant: a SyntaxError carries the source line and code-point columns, as CPython's does.

import type { Located } from "../syntax/ast.ts";
import { countCodePoints, PySyntaxError } from "../syntax/syntax-error.ts";

export interface CompileWarning {
  readonly category: "SyntaxWarning" | "DeprecationWarning";
  readonly message: string;
  readonly line: number;
}

/** The source being compiled: enough to report on it. */
export class Source {
  readonly filename: string;
  readonly text: string;
  readonly warnings: CompileWarning[] = [];
  private lines: string[] | null = null;

  constructor(filename: string, text: string) {
    this.filename = filename;
    this.text = text;
  }

  lineAt(number: number): string | null {
    this.lines ??= this.text.split(/\r\n|\r|\n/);
    return this.lines[number - 1] ?? null;
  }

  fail(message: string, at: Located): never {
    const first = this.lineAt(at.lineno);
    const last = this.lineAt(at.end_lineno);
    throw new PySyntaxError(
      "SyntaxError",
      message,
      this.filename,
      at.lineno,
      countCodePoints(first ?? "", at.col_offset) + 1,
      first === null ? null : `${first}\n`,
      at.end_lineno,
      countCodePoints(last ?? "", at.end_col_offset) + 1,
    );
  }

  warn(message: string, at: Located): void {
    this.warnings.push({ category: "SyntaxWarning", message, line: at.lineno });
  }
}

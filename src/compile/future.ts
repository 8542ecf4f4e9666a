// `from __future__ import ...`: which features a module asks for, and where it may.
//
// Invariant: only statements before the first ordinary one count; a docstring may come before them.

import { CodeFlag } from "../bytecode/code.ts";
import type { ImportFrom, Stmt } from "../syntax/ast.ts";
import type { Source } from "./fault.ts";

/** Each feature with the flag it sets; those that became the language set none. */
const features: Readonly<Record<string, number>> = {
  nested_scopes: 0,
  generators: 0,
  division: 0,
  absolute_import: 0,
  with_statement: 0,
  print_function: 0,
  unicode_literals: 0,
  barry_as_FLUFL: CodeFlag.FutureBarryAsBdfl,
  generator_stop: 0,
  annotations: CodeFlag.FutureAnnotations,
};

/** Returns the CO_FUTURE_* flags of a module body. */
export function readFutureFlags(body: readonly Stmt[], source: Source): number {
  let flags = 0;
  let done = false;
  for (const [index, statement] of body.entries()) {
    if (statement.kind === "ImportFrom" && isFutureImport(statement)) {
      if (done) {
        source.fail("from __future__ imports must occur at the beginning of the file", statement);
      }
      flags |= readFeatures(statement, source);
    } else if (index > 0 || !isString(statement)) {
      done = true;
    }
  }
  return flags;
}

export function isFutureImport(statement: ImportFrom): boolean {
  return statement.module === "__future__" && statement.level === 0;
}

function isString(statement: Stmt): boolean {
  return (
    statement.kind === "Expr" &&
    statement.value.kind === "Constant" &&
    statement.value.value.type === "str"
  );
}

function readFeatures(statement: ImportFrom, source: Source): number {
  let flags = 0;
  for (const alias of statement.names) {
    if (alias.name === "braces") source.fail("not a chance", alias);
    const flag = Object.hasOwn(features, alias.name) ? features[alias.name] : undefined;
    if (flag === undefined) source.fail(`future feature ${alias.name} is not defined`, alias);
    flags |= flag;
  }
  return flags;
}

// The compiler's front door: a syntax tree becomes a code object.

import { noPlace, type Place } from "../bytecode/assembler.ts";
import { type Code, CodeFlag } from "../bytecode/code.ts";
import { Op } from "../bytecode/opcodes.ts";
import type { Mod, Stmt } from "../syntax/ast.ts";
import { type ParseMode, parseModule } from "../syntax/parser.ts";
import {
  compileDeferredAnnotations,
  emitAnnotationsSetup,
  emitConditionalAnnotationSet,
} from "./annotations.ts";
import { text } from "./constants.ts";
import { Context } from "./context.ts";
import { buildScopes, hasDocstring } from "./declarations.ts";
import { readDocstring } from "./docstrings.ts";
import { compileExpression } from "./expressions.ts";
import { type CompileWarning, Source } from "./fault.ts";
import { readFutureFlags } from "./future.ts";
import { compileStatement } from "./statements.ts";
import { UnitKind } from "./unit.ts";
import { warnLeavingFinally } from "./warnings.ts";

export interface CompileSettings {
  /** 0 keeps everything, 1 drops asserts and `__debug__`, 2 also drops docstrings. Default 0. */
  readonly optimize?: number;
  /** CO_FUTURE_* flags in force from outside, as for exec inside a module that has them. */
  readonly inheritedFlags?: number;
  /** Receives SyntaxWarnings; without it they are dropped. */
  readonly onWarning?: (warning: CompileWarning) => void;
}

/** Parses and compiles a source text. Throws PySyntaxError. */
export function compileSource(
  sourceText: string,
  filename: string,
  mode: ParseMode,
  settings: CompileSettings = {},
): Code {
  return compileModule(parseModule(sourceText, filename, mode), sourceText, filename, settings);
}

/**
 * Compiles a module ("exec"), an interactive statement ("single") or an expression ("eval"): the
 * tree's kind says which. Throws PySyntaxError.
 */
export function compileModule(
  tree: Mod,
  sourceText: string,
  filename: string,
  settings: CompileSettings = {},
): Code {
  const source = new Source(filename, sourceText);
  const body: readonly Stmt[] =
    tree.kind === "Module" || tree.kind === "Interactive" ? tree.body : [];
  warnLeavingFinally(source, body);
  const futureFlags = readFutureFlags(body, source) | (settings.inheritedFlags ?? 0);
  const futureAnnotations = (futureFlags & CodeFlag.FutureAnnotations) !== 0;
  const scopes = buildScopes(tree, source, { futureAnnotations });
  const options = {
    optimize: settings.optimize ?? 0,
    futureFlags,
    futureAnnotations,
    interactive: tree.kind === "Interactive",
  };
  const compilers = { expression: compileExpression, statement: compileStatement };
  const c = new Context(source, scopes, options, compilers);
  c.enter(UnitKind.Module, "<module>", scopes.top, 1, null);
  c.emitStart();
  if (tree.kind === "Expression") {
    c.expr(tree.body);
    c.op(Op.RETURN_VALUE, tree.body);
  } else {
    emitModuleBody(c, body);
  }
  const code = c.leave();
  if (settings.onWarning !== undefined) source.warnings.forEach(settings.onWarning);
  return code;
}

function emitModuleBody(c: Context, body: readonly Stmt[]): void {
  const first = body[0];
  const place: Place = first ?? noPlace;
  const prologue = c.unit.length;
  let statements = body;
  if (hasDocstring(body) && !c.options.interactive && first?.kind === "Expr") {
    if (c.options.optimize < 2) {
      c.load(text(readDocstring(body)), first.value);
      c.storeName("__doc__", noPlace);
    }
    statements = body.slice(1);
  }
  c.body(statements);
  c.unit.emitInside(prologue, () => {
    compileDeferredAnnotations(c, place);
    emitConditionalAnnotationSet(c, place);
    emitAnnotationsSetup(c, place);
  });
  c.loadNone(noPlace);
  c.op(Op.RETURN_VALUE, noPlace);
}

// Statements: each leaves the stack as it found it.

import { Intrinsic1, Op } from "../bytecode/opcodes.ts";
import type { Stmt } from "../syntax/ast.ts";
import { compileAnnAssign } from "./annotations.ts";
import { compileAssign, compileAugAssign, compileDelete } from "./assignment.ts";
import { compileClass } from "./classes.ts";
import type { Context } from "./context.ts";
import { compileWith } from "./context-managers.ts";
import { compileAsyncFor, compileFor, compileIf, compileWhile } from "./control-flow.ts";
import { compileAssert, compileRaise, compileTry } from "./exceptions.ts";
import { compileFunction } from "./functions.ts";
import { compileImport, compileImportFrom } from "./imports.ts";
import { compileBreak, compileContinue, compileReturn } from "./leaving.ts";
import { compileMatch } from "./patterns.ts";
import { compileTypeAlias } from "./type-parameters.ts";
import { UnitKind } from "./unit.ts";

export function compileStatement(c: Context, node: Stmt): void {
  switch (node.kind) {
    case "Expr":
      return compileExpressionStatement(c, node);
    case "Assign":
      return compileAssign(c, node);
    case "AugAssign":
      return compileAugAssign(c, node);
    case "AnnAssign":
      return compileAnnAssign(c, node);
    case "If":
      return compileIf(c, node);
    case "For":
      return compileFor(c, node);
    case "While":
      return compileWhile(c, node);
    case "Return":
      return compileReturn(c, node);
    case "FunctionDef":
    case "AsyncFunctionDef":
      return compileFunction(c, node);
    case "ClassDef":
      return compileClass(c, node);
    case "Try":
    case "TryStar":
      return compileTry(c, node);
    case "With":
    case "AsyncWith":
      return compileWith(c, node);
    case "AsyncFor":
      return compileAsyncFor(c, node);
    case "Match":
      return compileMatch(c, node);
    case "Raise":
      return compileRaise(c, node);
    case "Assert":
      return compileAssert(c, node);
    case "Import":
      return compileImport(c, node);
    case "ImportFrom":
      return compileImportFrom(c, node);
    case "Delete":
      for (const target of node.targets) compileDelete(c, target);
      return;
    case "TypeAlias":
      return compileTypeAlias(c, node);
    case "Break":
      return compileBreak(c, node);
    case "Continue":
      return compileContinue(c, node);
    case "Pass":
      return c.op(Op.NOP, node);
    case "Global":
    case "Nonlocal":
      return;
  }
}

function compileExpressionStatement(c: Context, node: Extract<Stmt, { kind: "Expr" }>): void {
  if (c.options.interactive && c.unit.kind === UnitKind.Module) {
    c.expr(node.value);
    c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.Print, node);
    return c.op(Op.POP_TOP, node);
  }
  if (node.value.kind === "Constant") return c.op(Op.NOP, node);
  c.expr(node.value);
  c.op(Op.POP_TOP, node);
}

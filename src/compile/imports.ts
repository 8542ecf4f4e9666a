// Imports.

import { Intrinsic1, Op } from "../bytecode/opcodes.ts";
import type { Stmt } from "../syntax/ast.ts";
import { namesTuple } from "./constants.ts";
import type { Context } from "./context.ts";

export function compileImport(c: Context, node: Extract<Stmt, { kind: "Import" }>): void {
  for (const alias of node.names) {
    c.loadInt(0, node);
    c.loadNone(node);
    c.plainName(Op.IMPORT_NAME, alias.name, node);
    const parts = alias.name.split(".");
    if (alias.asname === null) {
      c.storeName(parts[0] as string, node);
      continue;
    }
    // import a.b.c as x binds the innermost module.
    for (const part of parts.slice(1)) {
      c.plainName(Op.IMPORT_FROM, part, node);
      c.emit(Op.SWAP, 2, node);
      c.op(Op.POP_TOP, node);
    }
    c.storeName(alias.asname, node);
  }
}

export function compileImportFrom(c: Context, node: Extract<Stmt, { kind: "ImportFrom" }>): void {
  c.loadInt(node.level, node);
  c.load(namesTuple(node.names.map((alias) => alias.name)), node);
  c.plainName(Op.IMPORT_NAME, node.module ?? "", node);
  for (const alias of node.names) {
    if (alias.name === "*") {
      c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.ImportStar, node);
      return c.op(Op.POP_TOP, node);
    }
    c.plainName(Op.IMPORT_FROM, alias.name, node);
    c.storeName(alias.asname ?? alias.name, node);
  }
  c.op(Op.POP_TOP, node);
}

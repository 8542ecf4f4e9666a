// Comprehensions and generator expressions.
//
// List, set and dict comprehensions run inside the block they stand in (PEP 709): their variables are
// saved on the stack, cleared, and restored at the end, also when an exception leaves. While the body
// is compiled the block's symbols are exchanged for the comprehension's. What cannot be inlined
// (generator expressions, and comprehensions in annotation scopes of classes) is a function that takes
// the first iterator.

import { type Label, noPlace, type Place, Protection } from "../bytecode/assembler.ts";
import { Op, ResumeKind } from "../bytecode/opcodes.ts";
import type { Comprehension, Expr } from "../syntax/ast.ts";
import { storeTo } from "./assignment.ts";
import { makeClosure } from "./closures.ts";
import { jumpIf } from "./conditions.ts";
import type { Context } from "./context.ts";
import { emitAwait, emitDelegation, emitUnitStart, emitYield } from "./generators.ts";
import { BlockKind, Place as NamePlace, type Scope, type NameSymbol, Use } from "./scope.ts";
import { BlockType, UnitKind } from "./unit.ts";

type ComprehensionExpr = Extract<Expr, { generators: Comprehension[] }>;

const builders = {
  ListComp: Op.BUILD_LIST,
  SetComp: Op.BUILD_SET,
  DictComp: Op.BUILD_MAP,
} as const;

const unitNames = {
  ListComp: "<listcomp>",
  SetComp: "<setcomp>",
  DictComp: "<dictcomp>",
  GeneratorExp: "<genexpr>",
} as const;

export function compileComprehension(c: Context, node: ComprehensionExpr): void {
  const scope = c.scopes.bodies.get(node) as Scope;
  if (scope.isInlined) compileInlined(c, node, scope);
  else compileAsFunction(c, node, scope);
}

function compileAsFunction(c: Context, node: ComprehensionExpr, scope: Scope): void {
  const first = node.generators[0] as Comprehension;
  const className = c.unit.className;
  const unit = c.enter(UnitKind.Comprehension, unitNames[node.kind], scope, node.lineno, className);
  unit.parameters = { positional: 1, positionalOnly: 0, keywordOnly: 0 };
  emitUnitStart(c);
  if (node.kind !== "GeneratorExp") c.emit(builders[node.kind], 0, node);
  emitGenerators(c, node, 0, 0, false);
  if (node.kind === "GeneratorExp") c.loadNone(noPlace);
  c.op(Op.RETURN_VALUE, node.kind === "GeneratorExp" ? noPlace : node);
  const code = c.leave();
  makeClosure(c, code, 0, node);
  c.expr(first.iter);
  c.op(first.is_async !== 0 ? Op.GET_AITER : Op.GET_ITER, first.iter);
  c.emit(Op.CALL, 0, node);
  if (scope.isCoroutine && node.kind !== "GeneratorExp") emitAwait(c, 0, node);
}

function compileInlined(c: Context, node: ComprehensionExpr, scope: Scope): void {
  const first = node.generators[0] as Comprehension;
  c.expr(first.iter);
  c.op(first.is_async !== 0 ? Op.GET_AITER : Op.GET_ITER, first.iter);
  const { unit } = c;
  const inClass = unit.scope.kind === BlockKind.Class && unit.inlinedComprehensions === 0;
  unit.inlinedComprehensions++;
  const exchanged = exchangeSymbols(c, scope, inClass);
  const saved = saveLocals(c, scope, node);
  const cleanup = c.label();
  if (saved.length > 0) c.protect(new Protection(cleanup, false));
  c.emit(builders[node.kind as keyof typeof builders], 0, node);
  c.emit(Op.SWAP, 2, node);
  emitGenerators(c, node, 0, 0, true);
  if (saved.length > 0) {
    c.unprotect();
    c.unit.emitCold(() => {
      c.mark(cleanup);
      // The unfinished result lies under the exception.
      c.emit(Op.SWAP, 2, noPlace);
      c.op(Op.POP_TOP, noPlace);
      restoreLocals(c, saved, node);
      c.emit(Op.RERAISE, 0, noPlace);
    });
    restoreLocals(c, saved, node);
  }
  restoreSymbols(c, exchanged);
  unit.inlinedComprehensions--;
}

/** What stood in the block's symbols before, and the names hidden in slots for now. */
interface Exchanged {
  readonly symbols: Map<string, NameSymbol | undefined>;
  readonly hidden: string[];
}

function exchangeSymbols(c: Context, comprehension: Scope, inClass: boolean): Exchanged {
  const { unit } = c;
  const symbols = new Map<string, NameSymbol | undefined>();
  const hidden: string[] = [];
  for (const [name, symbol] of comprehension.symbols) {
    if (!isOwnLocal(symbol) && !inClass) continue;
    if ((symbol.uses & Use.Parameter) !== 0) continue;
    if (!unit.scope.isFunctionLike && !unit.hiddenLocals.has(name)) {
      unit.hiddenLocals.add(name);
      hidden.push(name);
    }
    const outer = unit.scope.symbols.get(name);
    if (outer?.place !== symbol.place) {
      symbols.set(name, outer);
      unit.scope.symbols.set(name, symbol);
    }
  }
  return { symbols, hidden };
}

/** Bound by the comprehension itself; a walrus target inside it belongs to the block around. */
function isOwnLocal(symbol: NameSymbol): boolean {
  return (symbol.uses & Use.Local) !== 0 && (symbol.uses & Use.Nonlocal) === 0;
}

function saveLocals(c: Context, comprehension: Scope, place: Place): string[] {
  const saved: string[] = [];
  for (const [name, symbol] of comprehension.symbols) {
    if (!isOwnLocal(symbol)) continue;
    if ((symbol.uses & Use.Parameter) !== 0) continue;
    c.emit(Op.LOAD_FAST_AND_CLEAR, c.unit.localSlot(name), place);
    if (symbol.place === NamePlace.Cell) c.emit(Op.MAKE_CELL, c.unit.cellNumber(name), place);
    saved.push(name);
  }
  if (saved.length > 0) c.emit(Op.SWAP, saved.length + 1, place);
  return saved;
}

function restoreLocals(c: Context, saved: readonly string[], place: Place): void {
  c.emit(Op.SWAP, saved.length + 1, place);
  for (const name of [...saved].reverse()) {
    c.emit(Op.STORE_FAST, c.unit.localSlot(name), place);
  }
}

function restoreSymbols(c: Context, exchanged: Exchanged): void {
  const { unit } = c;
  for (const [name, symbol] of exchanged.symbols) {
    if (symbol === undefined) unit.scope.symbols.delete(name);
    else unit.scope.symbols.set(name, symbol);
  }
  for (const name of exchanged.hidden) unit.hiddenLocals.delete(name);
}

/** One `for` of the comprehension and what is inside it. `depth`: iterators above the result. */
function emitGenerators(
  c: Context,
  node: ComprehensionExpr,
  index: number,
  depth: number,
  isOnStack: boolean,
): void {
  const generator = node.generators[index] as Comprehension;
  if (index === 0) {
    if (!isOnStack) c.emit(Op.LOAD_FAST, 0, node);
  } else {
    const only = generator.is_async === 0 ? singleItem(generator.iter) : null;
    if (only !== null) {
      c.expr(only);
      return emitTurn(c, node, index, depth);
    }
    c.expr(generator.iter);
    c.op(generator.is_async !== 0 ? Op.GET_AITER : Op.GET_ITER, generator.iter);
  }
  if (generator.is_async !== 0) emitAsyncLoop(c, node, index, depth + 1);
  else emitLoop(c, node, index, depth + 1);
}

/** `for y in [f(x)]` is an assignment. */
function singleItem(node: Expr): Expr | null {
  if (node.kind !== "List" && node.kind !== "Tuple") return null;
  const only = node.elts[0];
  return node.elts.length === 1 && only?.kind !== "Starred" ? (only as Expr) : null;
}

function emitLoop(c: Context, node: ComprehensionExpr, index: number, depth: number): void {
  const generator = node.generators[index] as Comprehension;
  const header = c.label();
  const exhausted = c.label();
  c.mark(header);
  c.jumpIf(Op.FOR_ITER, exhausted, generator.iter);
  emitTurn(c, node, index, depth);
  c.jumpIf(Op.JUMP_BACKWARD, header, placeOfElement(node));
  c.mark(exhausted);
  c.op(Op.POP_ITER, generator.iter);
}

function emitAsyncLoop(c: Context, node: ComprehensionExpr, index: number, depth: number): void {
  const header = c.label();
  const except = c.label();
  c.mark(header);
  c.pushBlock(BlockType.AsyncComprehension, node, { start: header });
  c.protect(new Protection(except, false));
  c.op(Op.GET_ANEXT, node);
  emitDelegation(c, ResumeKind.AfterAwait, node);
  c.unprotect();
  emitTurn(c, node, index, depth);
  c.jumpIf(Op.JUMP_BACKWARD, header, placeOfElement(node));
  c.popBlock();
  c.mark(except);
  c.op(Op.END_ASYNC_FOR, node);
}

/** Binds the target to the item on the stack, tests the conditions, and goes deeper. */
function emitTurn(c: Context, node: ComprehensionExpr, index: number, depth: number): void {
  const generator = node.generators[index] as Comprehension;
  const skip: Label = c.label();
  storeTo(c, generator.target);
  for (const condition of generator.ifs) jumpIf(c, condition, skip, false);
  if (index + 1 < node.generators.length) emitGenerators(c, node, index + 1, depth, true);
  else emitElement(c, node, depth);
  c.mark(skip);
}

function emitElement(c: Context, node: ComprehensionExpr, depth: number): void {
  const place = placeOfElement(node);
  switch (node.kind) {
    case "DictComp":
      c.expr(node.key);
      c.expr(node.value);
      return c.emit(Op.MAP_ADD, depth + 1, place);
    case "ListComp":
      c.expr(node.elt);
      return c.emit(Op.LIST_APPEND, depth + 1, place);
    case "SetComp":
      c.expr(node.elt);
      return c.emit(Op.SET_ADD, depth + 1, place);
    case "GeneratorExp":
      c.expr(node.elt);
      emitYield(c, place);
      return c.op(Op.POP_TOP, place);
  }
}

function placeOfElement(node: ComprehensionExpr): Place {
  if (node.kind !== "DictComp") return node.elt;
  const { lineno, col_offset } = node.key;
  const { end_lineno, end_col_offset } = node.value;
  return { lineno, col_offset, end_lineno, end_col_offset };
}

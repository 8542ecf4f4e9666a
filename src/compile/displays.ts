// Displays: tuples, lists, sets and dicts written out, and the argument lists that are built alike.
//
// Long displays are built piece by piece, so that the stack stays small.

import { Intrinsic1, Op } from "../bytecode/opcodes.ts";
import type { Place } from "../bytecode/assembler.ts";
import type { Expr } from "../syntax/ast.ts";
import { type Const, keyOf, tuple } from "./constants.ts";
import type { Context } from "./context.ts";

/** Stack items a display may use, CPython's guideline. */
const stackGuideline = 30;

/** The opcodes that start, add to and extend a kind of collection. */
export interface Collection {
  readonly build: Op;
  readonly add: Op;
  readonly extend: Op;
  readonly isTuple: boolean;
}

export const listCollection: Collection = {
  build: Op.BUILD_LIST,
  add: Op.LIST_APPEND,
  extend: Op.LIST_EXTEND,
  isTuple: false,
};
export const setCollection: Collection = {
  build: Op.BUILD_SET,
  add: Op.SET_ADD,
  extend: Op.SET_UPDATE,
  isTuple: false,
};
/** Tuples with stars are lists until they are complete. */
export const tupleCollection: Collection = { ...listCollection, isTuple: true };

/** Builds a collection of `pushed` items already on the stack followed by `items`. */
export function compileCollection(
  c: Context,
  items: readonly Expr[],
  kind: Collection,
  place: Place,
  pushed = 0,
): void {
  if (pushed === 0 && (kind.isTuple || items.length > 2)) {
    const constants = c.folder.foldAll(items);
    if (constants !== null) return loadConstants(c, constants, kind, place);
  }
  const isLong = items.length + pushed > stackGuideline;
  const hasStar = items.some((item) => item.kind === "Starred");
  if (!hasStar && !isLong) {
    for (const item of items) c.expr(item);
    c.emit(kind.isTuple ? Op.BUILD_TUPLE : kind.build, items.length + pushed, place);
    return;
  }
  let isBuilt = isLong;
  if (isLong) c.emit(kind.build, pushed, place);
  for (const [index, item] of items.entries()) {
    if (item.kind === "Starred") {
      if (!isBuilt) c.emit(kind.build, index + pushed, place);
      isBuilt = true;
      c.expr(item.value);
      c.emit(kind.extend, 1, place);
    } else {
      c.expr(item);
      if (isBuilt) c.emit(kind.add, 1, place);
    }
  }
  if (kind.isTuple) c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.ListToTuple, place);
}

function loadConstants(
  c: Context,
  constants: readonly Const[],
  kind: Collection,
  place: Place,
): void {
  if (kind.isTuple) return c.load(tuple(constants), place);
  c.emit(kind.build, 0, place);
  c.load(kind === setCollection ? frozenSet(constants) : tuple(constants), place);
  c.emit(kind.extend, 1, place);
}

export function frozenSet(items: readonly Const[]): Const {
  const distinct = new Map(items.map((item) => [keyOf(item), item]));
  return { type: "frozenset", items: [...distinct.values()] };
}

/** What is iterated or searched once need not be mutable: a display of constants, or null. */
export function foldIterable(c: Context, node: Expr): Const | null {
  if (node.kind !== "List" && node.kind !== "Set") return null;
  const constants = c.folder.foldAll(node.elts);
  if (constants === null) return null;
  return node.kind === "List" ? tuple(constants) : frozenSet(constants);
}

export function compileDict(c: Context, node: Extract<Expr, { kind: "Dict" }>): void {
  const pieces = new DictPieces(c, Op.DICT_UPDATE, node);
  for (const [index, key] of node.keys.entries()) {
    const value = node.values[index] as Expr;
    if (key === null) pieces.addMapping(value);
    else pieces.addItem(() => c.expr(key), value);
  }
  pieces.finish();
}

/** Builds a dict from runs of items and of unpacked mappings. */
export class DictPieces {
  private readonly c: Context;
  private readonly merge: Op;
  private readonly place: Place;
  private hasDict = false;
  private readonly waiting: { key: () => void; value: Expr }[] = [];

  constructor(c: Context, merge: Op, place: Place) {
    this.c = c;
    this.merge = merge;
    this.place = place;
  }

  addItem(key: () => void, value: Expr): void {
    this.waiting.push({ key, value });
    if (this.waiting.length * 2 > stackGuideline) this.flush();
  }

  addMapping(mapping: Expr): void {
    this.flush();
    if (!this.hasDict) this.c.emit(Op.BUILD_MAP, 0, this.place);
    this.hasDict = true;
    this.c.expr(mapping);
    this.c.emit(this.merge, 1, this.place);
  }

  finish(): void {
    this.flush();
    if (!this.hasDict) this.c.emit(Op.BUILD_MAP, 0, this.place);
  }

  private flush(): void {
    if (this.waiting.length === 0) return;
    const isLong = this.waiting.length * 2 > stackGuideline;
    if (isLong) this.c.emit(Op.BUILD_MAP, 0, this.place);
    for (const { key, value } of this.waiting) {
      key();
      this.c.expr(value);
      if (isLong) this.c.emit(Op.MAP_ADD, 1, this.place);
    }
    if (!isLong) this.c.emit(Op.BUILD_MAP, this.waiting.length, this.place);
    if (this.hasDict) this.c.emit(this.merge, 1, this.place);
    this.hasDict = true;
    this.waiting.length = 0;
  }
}

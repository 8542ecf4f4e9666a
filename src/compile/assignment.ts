// Assignment: what may stand to the left of `=`, and `del`.
//
// Invariant: `storeTo` takes one value off the stack and leaves nothing.

import { Op } from "../bytecode/opcodes.ts";
import type { Expr, Stmt } from "../syntax/ast.ts";
import { placeOfAttribute } from "./calls.ts";
import type { Context } from "./context.ts";
import { inplaceOp } from "./operators.ts";
import { compileBounds, isPlainSlice } from "./subscripts.ts";
import { UnitKind } from "./unit.ts";

export function compileAssign(c: Context, node: Extract<Stmt, { kind: "Assign" }>): void {
  c.expr(node.value);
  const last = node.targets.length - 1;
  for (const [index, target] of node.targets.entries()) {
    if (index < last) c.emit(Op.COPY, 1, node);
    storeTo(c, target);
  }
}

export function storeTo(c: Context, target: Expr): void {
  switch (target.kind) {
    case "Name":
      return c.storeName(target.id, target);
    case "Attribute":
      noteStaticAttribute(c, target);
      c.expr(target.value);
      return c.attribute(Op.STORE_ATTR, target.attr, placeOfAttribute(target, target));
    case "Subscript":
      c.expr(target.value);
      if (isPlainSlice(target.slice)) {
        compileBounds(c, target.slice);
        return c.op(Op.STORE_SLICE, target);
      }
      c.expr(target.slice);
      return c.op(Op.STORE_SUBSCR, target);
    case "Tuple":
    case "List":
      return unpackTo(c, target);
    case "Starred":
      return c.fail("starred assignment target must be in a list or tuple", target);
    default:
      throw new Error(`Cannot store to ${target.kind}.`);
  }
}

/** `self.x = ...` in a method: the class lists x in `__static_attributes__`. */
function noteStaticAttribute(c: Context, target: Extract<Expr, { kind: "Attribute" }>): void {
  if (target.value.kind !== "Name" || target.value.id !== "self") return;
  for (let unit = c.unit.parent; unit !== null; unit = unit.parent) {
    if (unit.kind !== UnitKind.Class) continue;
    unit.staticAttributes?.add(target.attr);
    return;
  }
}

function unpackTo(c: Context, target: Extract<Expr, { kind: "Tuple" | "List" }>): void {
  emitUnpack(c, target.elts, target, "assignment");
  for (const item of target.elts) storeTo(c, item.kind === "Starred" ? item.value : item);
}

function emitUnpack(c: Context, items: readonly Expr[], place: Expr, what: string): void {
  const star = items.findIndex((item) => item.kind === "Starred");
  if (star < 0) return c.emit(Op.UNPACK_SEQUENCE, items.length, place);
  const after = items.length - star - 1;
  if (star >= 1 << 8 || after >= 1 << 16) {
    c.fail(`too many expressions in star-unpacking ${what}`, place);
  }
  if (items.slice(star + 1).some((item) => item.kind === "Starred")) {
    c.fail(`multiple starred expressions in ${what}`, place);
  }
  c.emit(Op.UNPACK_EX, star | (after << 8), place);
}

export function compileAugAssign(c: Context, node: Extract<Stmt, { kind: "AugAssign" }>): void {
  const { target } = node;
  switch (target.kind) {
    case "Name":
      c.loadName(target.id, target);
      emitInPlace(c, node);
      return c.storeName(target.id, target);
    case "Attribute": {
      noteStaticAttribute(c, target);
      const place = placeOfAttribute(target, target);
      c.expr(target.value);
      c.emit(Op.COPY, 1, target);
      c.attribute(Op.LOAD_ATTR, target.attr, place);
      emitInPlace(c, node);
      c.emit(Op.SWAP, 2, place);
      return c.attribute(Op.STORE_ATTR, target.attr, place);
    }
    case "Subscript":
      return augmentSubscript(c, node, target);
    default:
      throw new Error(`Cannot augment ${target.kind}.`);
  }
}

function augmentSubscript(
  c: Context,
  node: Extract<Stmt, { kind: "AugAssign" }>,
  target: Extract<Expr, { kind: "Subscript" }>,
): void {
  c.expr(target.value);
  if (isPlainSlice(target.slice)) {
    compileBounds(c, target.slice);
    for (let i = 0; i < 3; i++) c.emit(Op.COPY, 3, target);
    c.op(Op.BINARY_SLICE, target);
    emitInPlace(c, node);
    for (const depth of [4, 3, 2]) c.emit(Op.SWAP, depth, target);
    return c.op(Op.STORE_SLICE, target);
  }
  c.expr(target.slice);
  c.emit(Op.COPY, 2, target);
  c.emit(Op.COPY, 2, target);
  c.op(Op.BINARY_SUBSCR, target);
  emitInPlace(c, node);
  c.emit(Op.SWAP, 3, target);
  c.emit(Op.SWAP, 2, target);
  c.op(Op.STORE_SUBSCR, target);
}

function emitInPlace(c: Context, node: Extract<Stmt, { kind: "AugAssign" }>): void {
  c.expr(node.value);
  c.op(inplaceOp(node.op), node);
}

export function compileDelete(c: Context, target: Expr): void {
  switch (target.kind) {
    case "Name":
      return c.deleteName(target.id, target);
    case "Attribute":
      c.expr(target.value);
      return c.attribute(Op.DELETE_ATTR, target.attr, placeOfAttribute(target, target));
    case "Subscript":
      c.expr(target.value);
      c.expr(target.slice);
      return c.op(Op.DELETE_SUBSCR, target);
    case "Tuple":
    case "List":
      for (const item of target.elts) compileDelete(c, item);
      return;
    default:
      throw new Error(`Cannot delete ${target.kind}.`);
  }
}

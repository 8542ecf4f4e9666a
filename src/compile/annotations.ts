// Annotations (PEP 649, PEP 749): evaluated when asked for, by a function `__annotate__(format)`.
//
// A function's annotations are compiled beside it. Those of a module or class are collected while its
// body is compiled and become one `__annotate__` for all; annotations that control flow may skip are
// numbered, and the body notes in `__conditional_annotations__` which it has passed. Under
// `from __future__ import annotations` they are strings.

import type { Place } from "../bytecode/assembler.ts";
import { CommonConstant, FunctionAttribute, Op } from "../bytecode/opcodes.ts";
import type { Arguments, Expr, Stmt } from "../syntax/ast.ts";
import { storeTo } from "./assignment.ts";
import { makeClosure } from "./closures.ts";
import { int } from "./constants.ts";
import type { Context } from "./context.ts";
import { parametersOf } from "./declarations.ts";
import type { Scope } from "./scope.ts";
import { unparse } from "./unparse.ts";
import { UnitKind } from "./unit.ts";

/** The greatest format an `__annotate__` function answers: VALUE_WITH_FAKE_GLOBALS. */
const greatestFormat = 2;

const conditionalAnnotations = "__conditional_annotations__";

/** Enters a function of one argument, `format`, that refuses formats it does not know. */
export function enterAnnotationUnit(c: Context, name: string, scope: Scope, place: Place): void {
  const unit = c.enter(UnitKind.Annotations, name, scope, place.lineno, c.unit.className);
  unit.parameters = { positional: 1, positionalOnly: 1, keywordOnly: 0 };
  c.emitStart();
  const body = c.label();
  c.emit(Op.LOAD_FAST, 0, place);
  c.load(int(greatestFormat), place);
  c.op(Op.COMPARE_GT, place);
  c.jumpIf(Op.POP_JUMP_IF_FALSE, body, place);
  c.emit(Op.LOAD_COMMON_CONSTANT, CommonConstant.NotImplementedError, place);
  c.emit(Op.RAISE_VARARGS, 1, place);
  c.mark(body);
}

/** Pushes the `__annotate__` of a signature; returns the attribute it is, or 0 if there is none. */
export function compileSignatureAnnotations(
  c: Context,
  args: Arguments,
  returns: Expr | null,
  place: Place,
): number {
  const annotated = parametersOf(args).filter((parameter) => parameter.annotation !== null);
  if (annotated.length === 0 && returns === null) return 0;
  const scope = c.scopes.annotations.get(args) as Scope;
  enterAnnotationUnit(c, "__annotate__", scope, place);
  for (const parameter of annotated) {
    c.loadText(c.mangle(parameter.arg), place);
    compileAnnotation(c, parameter.annotation as Expr);
  }
  if (returns !== null) {
    c.loadText("return", place);
    compileAnnotation(c, returns);
  }
  c.emit(Op.BUILD_MAP, annotated.length + (returns === null ? 0 : 1), place);
  c.op(Op.RETURN_VALUE, place);
  makeClosure(c, c.leave(), 0, place);
  return FunctionAttribute.Annotate;
}

function compileAnnotation(c: Context, node: Expr): void {
  if (c.options.futureAnnotations) {
    c.loadText(unparse(node), node);
  } else if (node.kind === "Starred") {
    // *args: *Ts
    c.expr(node.value);
    c.emit(Op.UNPACK_SEQUENCE, 1, node);
  } else {
    c.expr(node);
  }
}

export function compileAnnAssign(c: Context, node: Extract<Stmt, { kind: "AnnAssign" }>): void {
  const { target } = node;
  if (node.value !== null) {
    c.expr(node.value);
    storeTo(c, target);
  }
  if (target.kind === "Name") {
    const { kind } = c.unit;
    if (node.simple !== 0 && (kind === UnitKind.Module || kind === UnitKind.Class)) {
      noteAnnotation(c, node, target.id);
    }
  } else if (node.value === null) {
    evaluateTarget(c, target);
  }
}

/** The parts of a target that is only annotated are evaluated, and dropped. */
function evaluateTarget(c: Context, target: Expr): void {
  const parts: Expr[] = [];
  if (target.kind === "Attribute") parts.push(target.value);
  if (target.kind === "Subscript") parts.push(target.value, ...subscriptParts(target.slice));
  for (const part of parts) {
    c.expr(part);
    c.op(Op.POP_TOP, part);
  }
}

function subscriptParts(node: Expr): Expr[] {
  if (node.kind === "Slice") {
    return [node.lower, node.upper, node.step].filter((part) => part !== null);
  }
  if (node.kind === "Tuple") return node.elts.flatMap(subscriptParts);
  return [node];
}

function noteAnnotation(
  c: Context,
  node: Extract<Stmt, { kind: "AnnAssign" }>,
  name: string,
): void {
  const { unit } = c;
  if (c.options.futureAnnotations) {
    compileAnnotation(c, node.annotation);
    c.loadName("__annotations__", node);
    c.loadText(c.mangle(name), node);
    return c.op(Op.STORE_SUBSCR, node);
  }
  const isConditional = unit.kind === UnitKind.Module || unit.conditionalDepth > 0;
  const condition = isConditional ? unit.conditionalAnnotations++ : -1;
  unit.deferredAnnotations.push({
    name: c.mangle(name),
    annotation: node.annotation,
    condition,
    place: node,
  });
  if (condition < 0) return;
  if (unit.kind === UnitKind.Class) {
    c.emit(Op.LOAD_DEREF, unit.cellNumber(conditionalAnnotations), node);
  } else {
    c.plainName(Op.LOAD_NAME, conditionalAnnotations, node);
  }
  c.loadInt(condition, node);
  c.emit(Op.SET_ADD, 1, node);
  c.op(Op.POP_TOP, node);
}

/** Prepares the set in which a body notes the conditional annotations it passes. */
export function emitConditionalAnnotationSet(c: Context, place: Place): void {
  const { unit } = c;
  if (!unit.scope.hasConditionalAnnotations) return;
  c.emit(Op.BUILD_SET, 0, place);
  if (unit.kind === UnitKind.Class) {
    c.emit(Op.STORE_DEREF, unit.cellNumber(conditionalAnnotations), place);
  } else {
    c.plainName(Op.STORE_NAME, conditionalAnnotations, place);
  }
}

/** Makes and stores the `__annotate__` of the module or class being compiled. */
export function compileDeferredAnnotations(c: Context, place: Place): void {
  const { unit } = c;
  if (unit.deferredAnnotations.length === 0) return;
  const inClass = unit.kind === UnitKind.Class;
  enterAnnotationUnit(c, "__annotate__", unit.scope.annotationBlock as Scope, place);
  c.emit(Op.BUILD_MAP, 0, place);
  for (const deferred of unit.deferredAnnotations) {
    const skip = c.label();
    if (deferred.condition >= 0) {
      c.loadInt(deferred.condition, deferred.place);
      if (inClass) {
        c.emit(Op.LOAD_DEREF, c.unit.cellNumber(conditionalAnnotations), deferred.place);
      } else {
        c.plainName(Op.LOAD_GLOBAL, conditionalAnnotations, deferred.place);
      }
      c.emit(Op.CONTAINS_OP, 0, deferred.place);
      c.jumpIf(Op.POP_JUMP_IF_FALSE, skip, deferred.place);
    }
    c.expr(deferred.annotation);
    c.emit(Op.COPY, 2, deferred.place);
    c.loadText(deferred.name, deferred.place);
    c.op(Op.STORE_SUBSCR, place);
    c.mark(skip);
  }
  c.op(Op.RETURN_VALUE, place);
  makeClosure(c, c.leave(), 0, place);
  c.storeName(inClass ? "__annotate_func__" : "__annotate__", place);
}

/** Under the future import, a body with annotations starts by making `__annotations__`. */
export function emitAnnotationsSetup(c: Context, place: Place): void {
  const { scope } = c.unit;
  if (c.options.futureAnnotations && scope.hasAnnotations) c.op(Op.SETUP_ANNOTATIONS, place);
}

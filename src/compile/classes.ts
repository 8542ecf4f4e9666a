// Classes: the body is a function that fills a namespace; `__build_class__` makes the class of it.

import { noPlace, type Place } from "../bytecode/assembler.ts";
import type { Code } from "../bytecode/code.ts";
import { Intrinsic1, Op } from "../bytecode/opcodes.ts";
import type { Stmt } from "../syntax/ast.ts";
import {
  compileDeferredAnnotations,
  emitAnnotationsSetup,
  emitConditionalAnnotationSet,
} from "./annotations.ts";
import { compileArguments } from "./calls.ts";
import { makeClosure } from "./closures.ts";
import { namesTuple, text } from "./constants.ts";
import type { Context } from "./context.ts";
import { hasDocstring } from "./declarations.ts";
import { readDocstring } from "./docstrings.ts";
import { applyDecorators } from "./functions.ts";
import type { Scope } from "./scope.ts";
import { compileTypeParameters } from "./type-parameters.ts";
import { UnitKind } from "./unit.ts";

type ClassStmt = Extract<Stmt, { kind: "ClassDef" }>;

export function compileClass(c: Context, node: ClassStmt): void {
  for (const decorator of node.decorator_list) c.expr(decorator);
  const firstlineno = node.decorator_list[0]?.lineno ?? node.lineno;
  if (node.type_params.length > 0) {
    compileGeneric(c, node, firstlineno);
  } else {
    c.op(Op.LOAD_BUILD_CLASS, node);
    c.op(Op.PUSH_NULL, node);
    emitBodyAndName(c, node, firstlineno);
    compileArguments(c, node.bases, node.keywords, node, 2);
  }
  applyDecorators(c, node.decorator_list);
  c.storeName(node.name, node);
}

/** The two first arguments of `__build_class__`. */
function emitBodyAndName(c: Context, node: ClassStmt, firstlineno: number): void {
  makeClosure(c, compileClassBody(c, node, firstlineno), 0, node);
  c.loadText(node.name, node);
}

function compileGeneric(c: Context, node: ClassStmt, firstlineno: number): void {
  const scope = c.scopes.typeParameters.get(node) as Scope;
  const name = `<generic parameters of ${node.name}>`;
  c.enter(UnitKind.Annotations, name, scope, firstlineno, node.name);
  c.emitStart();
  compileTypeParameters(c, node.type_params);
  c.storeName(".type_params", node);
  c.op(Op.LOAD_BUILD_CLASS, node);
  c.op(Op.PUSH_NULL, node);
  emitBodyAndName(c, node, firstlineno);
  c.loadName(".type_params", node);
  c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.SubscriptGeneric, node);
  c.storeName(".generic_base", node);
  compileArguments(c, node.bases, node.keywords, node, 2, () => {
    c.loadName(".generic_base", node);
  });
  c.op(Op.RETURN_VALUE, node);
  makeClosure(c, c.leave(), 0, node);
  c.op(Op.PUSH_NULL, node);
  c.emit(Op.CALL, 0, node);
}

function compileClassBody(c: Context, node: ClassStmt, firstlineno: number): Code {
  const scope = c.scopes.bodies.get(node) as Scope;
  const unit = c.enter(UnitKind.Class, node.name, scope, firstlineno, node.name);
  const place: Place = {
    lineno: firstlineno,
    end_lineno: firstlineno,
    col_offset: 0,
    end_col_offset: 0,
  };
  c.emitStart();
  emitClassPrologue(c, node, firstlineno, place);
  emitAnnotationsSetup(c, place);
  let { body } = node;
  if (hasDocstring(body)) {
    const first = body[0] as Extract<Stmt, { kind: "Expr" }>;
    if (c.options.optimize < 2) {
      c.load(text(readDocstring(body)), first.value);
      c.storeName("__doc__", noPlace);
    }
    body = body.slice(1);
  }
  c.body(body);
  compileDeferredAnnotations(c, place);
  c.load(namesTuple([...(unit.staticAttributes as Set<string>)]), noPlace);
  c.storeName("__static_attributes__", noPlace);
  emitClassEpilogue(c);
  return c.leave();
}

function emitClassPrologue(c: Context, node: ClassStmt, firstlineno: number, place: Place): void {
  const { unit } = c;
  c.loadName("__name__", place);
  c.storeName("__module__", place);
  c.loadText(unit.qualname, place);
  c.storeName("__qualname__", place);
  c.loadInt(firstlineno, place);
  c.storeName("__firstlineno__", place);
  if (node.type_params.length > 0) {
    c.loadName(".type_params", place);
    c.storeName("__type_params__", place);
  }
  if (unit.scope.needsClassDict) {
    c.op(Op.LOAD_LOCALS, place);
    c.emit(Op.STORE_DEREF, unit.cellNumber("__classdict__"), place);
  }
  emitConditionalAnnotationSet(c, place);
}

/** Hands the cells to `type.__new__` and returns the class cell, or None. */
function emitClassEpilogue(c: Context): void {
  const { scope } = c.unit;
  if (scope.needsClassDict) {
    c.loadCell("__classdict__", noPlace);
    c.storeName("__classdictcell__", noPlace);
  }
  if (scope.needsClassClosure) {
    c.loadCell("__class__", noPlace);
    c.emit(Op.COPY, 1, noPlace);
    c.storeName("__classcell__", noPlace);
  } else {
    c.loadNone(noPlace);
  }
  c.op(Op.RETURN_VALUE, noPlace);
}

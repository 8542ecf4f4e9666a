// Functions: def, async def and lambda.

import { noPlace, type Place } from "../bytecode/assembler.ts";
import type { Code } from "../bytecode/code.ts";
import { FunctionAttribute, Intrinsic2, Op } from "../bytecode/opcodes.ts";
import type { Arguments, Expr, Stmt } from "../syntax/ast.ts";
import { compileSignatureAnnotations } from "./annotations.ts";
import { makeClosure } from "./closures.ts";
import { text, tuple } from "./constants.ts";
import type { Context } from "./context.ts";
import { hasDocstring } from "./declarations.ts";
import { readDocstring } from "./docstrings.ts";
import { emitUnitStart } from "./generators.ts";
import type { Scope } from "./scope.ts";
import { compileTypeParameters } from "./type-parameters.ts";
import { type ParameterCounts, UnitKind } from "./unit.ts";

type FunctionStmt = Extract<Stmt, { kind: "FunctionDef" | "AsyncFunctionDef" }>;

export function compileFunction(c: Context, node: FunctionStmt): void {
  for (const decorator of node.decorator_list) c.expr(decorator);
  const firstlineno = node.decorator_list[0]?.lineno ?? node.lineno;
  const defaults = emitDefaults(c, node.args, node);
  if (node.type_params.length > 0) compileGeneric(c, node, defaults, firstlineno);
  else emitFunction(c, node, defaults, firstlineno);
  applyDecorators(c, node.decorator_list);
  c.storeName(node.name, node);
}

export function applyDecorators(c: Context, decorators: readonly Expr[]): void {
  for (const decorator of [...decorators].reverse()) c.emit(Op.CALL, 0, decorator);
}

function emitFunction(c: Context, node: FunctionStmt, defaults: number, firstlineno: number): void {
  const annotations = compileSignatureAnnotations(c, node.args, node.returns, node);
  const code = compileBody(c, node, firstlineno);
  makeClosure(c, code, defaults | annotations, node);
}

/** A generic function is made by a hidden function that holds its type parameters. */
function compileGeneric(
  c: Context,
  node: FunctionStmt,
  defaults: number,
  firstlineno: number,
): void {
  const passed = bitCount(defaults);
  if (passed === 2) c.emit(Op.SWAP, 2, node);
  const scope = c.scopes.typeParameters.get(node) as Scope;
  const name = `<generic parameters of ${node.name}>`;
  const unit = c.enter(UnitKind.Annotations, name, scope, firstlineno, c.unit.className);
  unit.parameters = { positional: passed, positionalOnly: 0, keywordOnly: 0 };
  c.emitStart();
  compileTypeParameters(c, node.type_params);
  for (let slot = 0; slot < passed; slot++) c.emit(Op.LOAD_FAST, slot, node);
  emitFunction(c, node, defaults, firstlineno);
  c.emit(Op.SWAP, 2, node);
  c.emit(Op.CALL_INTRINSIC_2, Intrinsic2.SetFunctionTypeParams, node);
  c.op(Op.RETURN_VALUE, node);
  const code = c.leave();
  makeClosure(c, code, 0, node);
  if (passed > 0) {
    c.emit(Op.SWAP, passed + 1, node);
    c.emit(Op.CALL, passed - 1, node);
  } else {
    c.op(Op.PUSH_NULL, node);
    c.emit(Op.CALL, 0, node);
  }
}

function bitCount(bits: number): number {
  return bits.toString(2).replaceAll("0", "").length;
}

function compileBody(c: Context, node: FunctionStmt, firstlineno: number): Code {
  const isAsync = node.kind === "AsyncFunctionDef";
  const kind = isAsync ? UnitKind.AsyncFunction : UnitKind.Function;
  const scope = c.scopes.bodies.get(node) as Scope;
  const unit = c.enter(kind, node.name, scope, firstlineno, c.unit.className);
  unit.parameters = countParameters(node.args);
  let { body } = node;
  if (hasDocstring(body)) {
    if (c.options.optimize < 2) {
      unit.hasDocstring = true;
      unit.constant(text(readDocstring(body)));
    }
    body = body.slice(1);
  }
  emitUnitStart(c);
  c.body(body);
  c.loadNone(noPlace);
  c.op(Op.RETURN_VALUE, noPlace);
  return c.leave();
}

export function compileLambda(c: Context, node: Extract<Expr, { kind: "Lambda" }>): void {
  const defaults = emitDefaults(c, node.args, node);
  const scope = c.scopes.bodies.get(node) as Scope;
  const unit = c.enter(UnitKind.Lambda, "<lambda>", scope, node.lineno, c.unit.className);
  unit.parameters = countParameters(node.args);
  emitUnitStart(c);
  c.expr(node.body);
  c.op(Op.RETURN_VALUE, node.body);
  makeClosure(c, c.leave(), defaults, node);
}

export function countParameters(args: Arguments): ParameterCounts {
  return {
    positional: args.posonlyargs.length + args.args.length,
    positionalOnly: args.posonlyargs.length,
    keywordOnly: args.kwonlyargs.length,
  };
}

/** Pushes the tuple of defaults and the dict of keyword defaults; returns which there are. */
function emitDefaults(c: Context, args: Arguments, place: Place): number {
  let attributes = 0;
  if (args.defaults.length > 0) {
    attributes |= FunctionAttribute.Defaults;
    const constants = c.folder.foldAll(args.defaults);
    if (constants !== null) {
      c.load(tuple(constants), place);
    } else {
      for (const value of args.defaults) c.expr(value);
      c.emit(Op.BUILD_TUPLE, args.defaults.length, place);
    }
  }
  let count = 0;
  for (const [index, parameter] of args.kwonlyargs.entries()) {
    const value = args.kw_defaults[index];
    if (value === null || value === undefined) continue;
    c.loadText(c.mangle(parameter.arg), place);
    c.expr(value);
    count++;
  }
  if (count > 0) {
    attributes |= FunctionAttribute.KwDefaults;
    c.emit(Op.BUILD_MAP, count, place);
  }
  return attributes;
}

// Type parameters and type aliases (PEP 695, PEP 696).
//
// Bounds, constraints, defaults and alias values are functions of `format`, evaluated when asked for.

import type { Place } from "../bytecode/assembler.ts";
import { FunctionAttribute, Intrinsic1, Intrinsic2, Op } from "../bytecode/opcodes.ts";
import type { Expr, Stmt, TypeParam } from "../syntax/ast.ts";
import { enterAnnotationUnit } from "./annotations.ts";
import { makeClosure } from "./closures.ts";
import { int, tuple } from "./constants.ts";
import type { Context } from "./context.ts";
import type { Scope } from "./scope.ts";
import { UnitKind } from "./unit.ts";

/** Defines each parameter and leaves the tuple of them on the stack. */
export function compileTypeParameters(c: Context, parameters: readonly TypeParam[]): void {
  let seenDefault = false;
  for (const parameter of parameters) {
    c.loadText(parameter.name, parameter);
    emitParameter(c, parameter);
    if (parameter.default_value !== null) {
      seenDefault = true;
      const scope = c.scopes.defaults.get(parameter) as Scope;
      compileLazily(c, parameter.default_value, parameter.name, scope);
      c.emit(Op.CALL_INTRINSIC_2, Intrinsic2.SetTypeParamDefault, parameter);
    } else if (seenDefault) {
      c.fail(
        `non-default type parameter '${parameter.name}' follows default type parameter`,
        parameter,
      );
    }
    c.emit(Op.COPY, 1, parameter);
    c.storeName(parameter.name, parameter);
  }
  c.emit(Op.BUILD_TUPLE, parameters.length, parameters[0] as TypeParam);
}

function emitParameter(c: Context, parameter: TypeParam): void {
  if (parameter.kind === "ParamSpec") {
    return c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.ParamSpec, parameter);
  }
  if (parameter.kind === "TypeVarTuple") {
    return c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TypeVarTuple, parameter);
  }
  if (parameter.bound === null) {
    return c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TypeVar, parameter);
  }
  const scope = c.scopes.bounds.get(parameter) as Scope;
  compileLazily(c, parameter.bound, parameter.name, scope);
  const hasConstraints = parameter.bound.kind === "Tuple";
  const intrinsic = hasConstraints
    ? Intrinsic2.TypeVarWithConstraints
    : Intrinsic2.TypeVarWithBound;
  c.emit(Op.CALL_INTRINSIC_2, intrinsic, parameter);
}

/** Pushes a function that evaluates `value`. */
function compileLazily(c: Context, value: Expr, name: string, scope: Scope): void {
  const place: Place = value;
  c.load(tuple([int(1)]), place);
  enterAnnotationUnit(c, name, scope, place);
  if (value.kind === "Starred") {
    c.expr(value.value);
    c.emit(Op.UNPACK_SEQUENCE, 1, value);
  } else {
    c.expr(value);
  }
  c.op(Op.RETURN_VALUE, place);
  makeClosure(c, c.leave(), FunctionAttribute.Defaults, place);
}

export function compileTypeAlias(c: Context, node: Extract<Stmt, { kind: "TypeAlias" }>): void {
  const name = (node.name as Extract<Expr, { kind: "Name" }>).id;
  const isGeneric = node.type_params.length > 0;
  if (isGeneric) {
    const scope = c.scopes.typeParameters.get(node) as Scope;
    const unitName = `<generic parameters of ${name}>`;
    c.enter(UnitKind.Annotations, unitName, scope, node.lineno, c.unit.className);
    c.emitStart();
    c.loadText(name, node);
    compileTypeParameters(c, node.type_params);
  } else {
    c.loadText(name, node);
    c.loadNone(node);
  }
  compileLazily(c, node.value, name, c.scopes.bodies.get(node) as Scope);
  c.emit(Op.BUILD_TUPLE, 3, node);
  c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TypeAlias, node);
  if (isGeneric) {
    c.op(Op.RETURN_VALUE, node);
    makeClosure(c, c.leave(), 0, node);
    c.op(Op.PUSH_NULL, node);
    c.emit(Op.CALL, 0, node);
  }
  c.storeName(name, node);
}

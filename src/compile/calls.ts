// Calls: arguments of every kind, method calls, super(), and the built-in all, any and tuple over a
// generator expression, which run in place.

import { noPlace, type Place } from "../bytecode/assembler.ts";
import { CommonConstant, Intrinsic1, Op } from "../bytecode/opcodes.ts";
import type { Expr, Keyword } from "../syntax/ast.ts";
import { namesTuple } from "./constants.ts";
import type { Context } from "./context.ts";
import { compileCollection, DictPieces, tupleCollection } from "./displays.ts";
import { Place as NamePlace, Use } from "./scope.ts";
import { warnNotCallable } from "./warnings.ts";

type CallExpr = Extract<Expr, { kind: "Call" }>;
type AttributeExpr = Extract<Expr, { kind: "Attribute" }>;

/** Most arguments a method call may have to go through LOAD_METHOD (CPython's guideline). */
const methodArguments = 30;

export function compileCall(c: Context, node: CallExpr): void {
  if (node.func.kind === "Attribute" && isMethodCall(c, node, node.func)) {
    return compileMethodCall(c, node, node.func);
  }
  warnNotCallable(c, node.func);
  const end = c.label();
  const inPlace = inPlaceLoop(c, node);
  if (inPlace === null && node.func.kind === "Name" && c.isPlainGlobal(node.func.id)) {
    c.attribute(Op.LOAD_GLOBAL_NULL, node.func.id, node.func);
  } else {
    c.expr(node.func);
    if (inPlace !== null) emitLoopInPlace(c, node, inPlace, () => c.jump(end, node.func));
    c.op(Op.PUSH_NULL, node.func);
  }
  compileArguments(c, node.args, node.keywords, node);
  c.mark(end);
}

/** Arguments and the call; `callable self_or_NULL` and `pushed` arguments are on the stack. */
export function compileArguments(
  c: Context,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  place: Place,
  pushed = 0,
  injected: (() => void) | null = null,
): void {
  checkKeywords(c, keywords);
  const isPlain =
    args.every((argument) => argument.kind !== "Starred") &&
    keywords.every((keyword) => keyword.arg !== null);
  if (!isPlain) return compileUnpackedArguments(c, args, keywords, place, pushed, injected);
  for (const argument of args) c.expr(argument);
  injected?.();
  const count = pushed + args.length + (injected === null ? 0 : 1);
  emitPlainCall(c, count, keywords, place, place);
}

function emitPlainCall(
  c: Context,
  positional: number,
  keywords: readonly Keyword[],
  namesPlace: Place,
  place: Place,
): void {
  if (keywords.length === 0) return c.emit(Op.CALL, positional, place);
  for (const keyword of keywords) c.expr(keyword.value);
  c.load(namesTuple(keywords.map((keyword) => c.mangle(keyword.arg as string))), namesPlace);
  c.emit(Op.CALL_KW, positional + keywords.length, place);
}

function compileUnpackedArguments(
  c: Context,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  place: Place,
  pushed: number,
  injected: (() => void) | null,
): void {
  const only = args[0];
  if (pushed === 0 && args.length === 1 && only?.kind === "Starred" && injected === null) {
    c.expr(only.value);
  } else if (injected === null) {
    compileCollection(c, args, tupleCollection, place, pushed);
  } else {
    compileWithInjected(c, args, place, pushed, injected);
  }
  if (keywords.length === 0) {
    c.op(Op.PUSH_NULL, place);
  } else {
    const pieces = new DictPieces(c, Op.DICT_MERGE, place);
    for (const keyword of keywords) {
      const name = keyword.arg;
      if (name === null) pieces.addMapping(keyword.value);
      else pieces.addItem(() => c.loadText(c.mangle(name), place), keyword.value);
    }
    pieces.finish();
  }
  c.op(Op.CALL_FUNCTION_EX, place);
}

/** A generic class passes its generic base after the bases that are written. */
function compileWithInjected(
  c: Context,
  args: readonly Expr[],
  place: Place,
  pushed: number,
  injected: () => void,
): void {
  c.emit(Op.BUILD_LIST, pushed, place);
  for (const argument of args) {
    c.expr(argument.kind === "Starred" ? argument.value : argument);
    c.emit(argument.kind === "Starred" ? Op.LIST_EXTEND : Op.LIST_APPEND, 1, place);
  }
  injected();
  c.emit(Op.LIST_APPEND, 1, place);
  c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.ListToTuple, place);
}

function checkKeywords(c: Context, keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === null) continue;
    if (seen.has(keyword.arg)) c.fail(`keyword argument repeated: ${keyword.arg}`, keyword);
    seen.add(keyword.arg);
  }
}

// Methods.

function isMethodCall(c: Context, node: CallExpr, func: AttributeExpr): boolean {
  if (isImportedModule(c, func.value)) return false;
  const { args, keywords } = node;
  if (args.length + keywords.length + (keywords.length > 0 ? 1 : 0) >= methodArguments)
    return false;
  return (
    args.every((argument) => argument.kind !== "Starred") &&
    keywords.every((keyword) => keyword.arg !== null)
  );
}

/** A function of a module is not a method: loading it plainly serves the caches better. */
function isImportedModule(c: Context, node: Expr): boolean {
  return node.kind === "Name" && (c.scopes.top.usesOf(node.id) & Use.Import) !== 0;
}

function compileMethodCall(c: Context, node: CallExpr, func: AttributeExpr): void {
  checkKeywords(c, node.keywords);
  if (isSuperCall(c, func)) {
    emitSuper(c, func, Op.LOAD_SUPER_METHOD);
  } else {
    c.expr(func.value);
    c.attribute(Op.LOAD_METHOD, func.attr, placeOfAttribute(func, func));
  }
  for (const argument of node.args) c.expr(argument);
  const place = placeOfAttribute(node, func);
  emitPlainCall(c, node.args.length, node.keywords, placeOfAttribute(func, func), place);
}

/** For a chain over several lines: the place starts at the attribute's own name. */
export function placeOfAttribute(place: Place, attribute: AttributeExpr): Place {
  if (place.lineno === attribute.end_lineno) return place;
  const start = attribute.end_col_offset - attribute.attr.length;
  return {
    lineno: attribute.end_lineno,
    end_lineno: place.end_lineno,
    col_offset: start < 0 ? -1 : start,
    end_col_offset: start < 0 ? -1 : place.end_col_offset,
  };
}

// super().

/** Whether `super().x` or `super(A, b).x` may load the attribute without making a super object. */
export function isSuperCall(c: Context, node: AttributeExpr): boolean {
  const call = node.value;
  if (call.kind !== "Call" || call.func.kind !== "Name" || call.func.id !== "super") return false;
  if (call.keywords.length > 0) return false;
  const { scope } = c.unit;
  if (scope.placeOf("super") !== NamePlace.GlobalImplicit || !scope.isFunctionLike) return false;
  if (c.scopes.top.placeOf("super") !== NamePlace.Unknown && bindsSuper(c)) return false;
  if (call.args.length === 2) return call.args.every((argument) => argument.kind !== "Starred");
  if (call.args.length !== 0) return false;
  // Python: super() without arguments takes the first parameter and needs __class__.
  return c.unit.parameters.positional > 0 && scope.placeOf("__class__") === NamePlace.Free;
}

function bindsSuper(c: Context): boolean {
  return (c.scopes.top.usesOf("super") & Use.Bound) !== 0;
}

export function emitSuper(c: Context, node: AttributeExpr, op: Op): void {
  const call = node.value as CallExpr;
  c.expr(call.func);
  if (call.args.length === 2) {
    for (const argument of call.args) c.expr(argument);
  } else {
    c.loadName("__class__", call);
    c.loadName(c.unit.scope.parameters[0] as string, call);
  }
  const name = c.unit.nameIndex(c.mangle(node.attr));
  const place = placeOfAttribute(node, node);
  c.emit(op, (name << 1) | (call.args.length === 2 ? 1 : 0), place);
}

// all(...), any(...), tuple(...) of a generator expression.

const inPlaceFunctions: Readonly<Record<string, CommonConstant>> = {
  all: CommonConstant.All,
  any: CommonConstant.Any,
  tuple: CommonConstant.Tuple,
};

function inPlaceLoop(c: Context, node: CallExpr): CommonConstant | null {
  const only = node.args[0];
  if (node.func.kind !== "Name" || node.args.length !== 1 || node.keywords.length > 0) return null;
  if (only?.kind !== "GeneratorExp" || c.scopes.bodies.get(only)?.isCoroutine) return null;
  if (!Object.hasOwn(inPlaceFunctions, node.func.id)) return null;
  return inPlaceFunctions[node.func.id] ?? null;
}

/** If the callable on the stack is the built-in one, runs the loop here and leaves by `leave`. */
function emitLoopInPlace(
  c: Context,
  node: CallExpr,
  kind: CommonConstant,
  leave: () => void,
): void {
  const place = node.func;
  const skip = c.label();
  const loop = c.label();
  const back = c.label();
  const exhausted = c.label();
  const isTuple = kind === CommonConstant.Tuple;
  c.emit(Op.COPY, 1, place);
  c.emit(Op.LOAD_COMMON_CONSTANT, kind, place);
  c.emit(Op.IS_OP, 0, place);
  c.jumpIf(Op.POP_JUMP_IF_FALSE, skip, place);
  c.op(Op.POP_TOP, place);
  if (isTuple) c.emit(Op.BUILD_LIST, 0, place);
  c.expr(node.args[0] as Expr);
  c.mark(loop);
  c.jumpIf(Op.FOR_ITER, exhausted, place);
  if (isTuple) {
    c.emit(Op.LIST_APPEND, 2, place);
    c.jumpIf(Op.JUMP_BACKWARD, loop, place);
  } else {
    const stops = kind === CommonConstant.Any;
    c.jumpIf(stops ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE, back, place);
    c.op(Op.POP_ITER, noPlace);
    c.load({ type: "bool", value: stops }, place);
    leave();
    c.mark(back);
    c.jumpIf(Op.JUMP_BACKWARD, loop, place);
  }
  c.mark(exhausted);
  c.op(Op.POP_ITER, noPlace);
  if (isTuple) c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.ListToTuple, place);
  else c.load({ type: "bool", value: kind === CommonConstant.All }, place);
  leave();
  c.mark(skip);
}

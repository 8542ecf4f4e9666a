// f-strings and t-strings.

import { Op } from "../bytecode/opcodes.ts";
import type { Expr } from "../syntax/ast.ts";
import { tuple, text } from "./constants.ts";
import type { Context } from "./context.ts";

type FormattedValue = Extract<Expr, { kind: "FormattedValue" }>;
type Interpolation = Extract<Expr, { kind: "Interpolation" }>;

/** Operands of CONVERT_VALUE by the letter after `!`. */
const conversions: Readonly<Record<number, number>> = { 115: 1, 114: 2, 97: 3 };

/** Most parts joined in one step; longer strings go through "".join (CPython's guideline). */
const longestJoin = 30;

export function compileJoinedStr(c: Context, node: Extract<Expr, { kind: "JoinedStr" }>): void {
  const count = node.values.length;
  if (count > longestJoin) {
    c.loadText("", node);
    c.plainName(Op.LOAD_METHOD, "join", node);
    c.emit(Op.BUILD_LIST, 0, node);
    for (const value of node.values) {
      c.expr(value);
      c.emit(Op.LIST_APPEND, 1, node);
    }
    return c.emit(Op.CALL, 1, node);
  }
  for (const value of node.values) c.expr(value);
  if (count > 1) c.emit(Op.BUILD_STRING, count, node);
  else if (count === 0) c.loadText("", node);
}

export function compileFormattedValue(c: Context, node: FormattedValue): void {
  c.expr(node.value);
  const conversion = conversions[node.conversion];
  if (conversion !== undefined) c.emit(Op.CONVERT_VALUE, conversion, node);
  if (node.format_spec === null) return c.op(Op.FORMAT_SIMPLE, node);
  c.expr(node.format_spec);
  c.op(Op.FORMAT_WITH_SPEC, node);
}

/** A template is the tuple of its strings and the tuple of its interpolations. */
export function compileTemplate(
  c: Context,
  node: Extract<Expr, { kind: "TemplateStr" | "Interpolation" }>,
): void {
  if (node.kind === "Interpolation") return compileInterpolation(c, node);
  const strings: string[] = [""];
  const interpolations: Interpolation[] = [];
  for (const value of node.values) {
    if (value.kind === "Interpolation") {
      interpolations.push(value);
      strings.push("");
    } else if (value.kind === "Constant" && value.value.type === "str") {
      strings[strings.length - 1] += value.value.value;
    }
  }
  c.load(tuple(strings.map(text)), node);
  for (const interpolation of interpolations) c.expr(interpolation);
  c.emit(Op.BUILD_TUPLE, interpolations.length, node);
  c.op(Op.BUILD_TEMPLATE, node);
}

function compileInterpolation(c: Context, node: Interpolation): void {
  c.expr(node.value);
  c.loadText(node.str, node);
  if (node.format_spec !== null) c.expr(node.format_spec);
  const conversion = conversions[node.conversion] ?? 0;
  // Bit 1 is always set, as in CPython.
  c.emit(Op.BUILD_INTERPOLATION, 2 | (conversion << 2) | (node.format_spec === null ? 0 : 1), node);
}

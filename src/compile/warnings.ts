// Warnings: code that is surely not what was meant, reported as SyntaxWarning with CPython's texts.

import type { Expr, Stmt } from "../syntax/ast.ts";
import type { Context } from "./context.ts";
import type { Source } from "./fault.ts";

/** The type an expression certainly has, where its syntax tells; else null. */
function inferType(node: Expr): string | null {
  switch (node.kind) {
    case "Tuple":
      return "tuple";
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "TemplateStr":
    case "Interpolation":
      return "string.templatelib.Template";
    case "JoinedStr":
    case "FormattedValue":
      return "str";
    case "Constant":
      return constantTypes[node.value.type];
    default:
      return null;
  }
}

const constantTypes: Readonly<Record<string, string>> = {
  int: "int",
  float: "float",
  complex: "complex",
  str: "str",
  bytes: "bytes",
  bool: "bool",
  none: "NoneType",
  ellipsis: "ellipsis",
};

const notCallable: ReadonlySet<string> = new Set([
  "Constant",
  "Tuple",
  "List",
  "ListComp",
  "Dict",
  "DictComp",
  "Set",
  "SetComp",
  "GeneratorExp",
  "JoinedStr",
  "TemplateStr",
]);

/** What encloses a statement most closely, of the three that matter to `finally`. */
const enum Enclosure {
  None,
  Finally,
  Function,
  Loop,
}

/** PEP 765: `return`, `break` and `continue` that leave a `finally` and drop the exception. */
export function warnLeavingFinally(source: Source, statements: readonly Stmt[]): void {
  // V8: most programs have no `finally`, and this saves them a walk over their tree.
  if (source.text.includes("finally")) warnWithin(source, statements, Enclosure.None);
}

function warnWithin(source: Source, statements: readonly Stmt[], where: Enclosure): void {
  for (const node of statements) warnAt(source, node, where);
}

function warnAt(source: Source, node: Stmt, where: Enclosure): void {
  switch (node.kind) {
    case "Return":
    case "Break":
    case "Continue":
      if (where === Enclosure.Finally) {
        source.warn(`'${node.kind.toLowerCase()}' in a 'finally' block`, node);
      }
      return;
    case "FunctionDef":
    case "AsyncFunctionDef":
      return warnWithin(source, node.body, Enclosure.Function);
    case "For":
    case "AsyncFor":
    case "While":
      warnWithin(source, node.body, Enclosure.Loop);
      return warnWithin(source, node.orelse, where);
    case "Try":
    case "TryStar":
      warnWithin(source, node.body, where);
      for (const handler of node.handlers) warnWithin(source, handler.body, where);
      warnWithin(source, node.orelse, where);
      return warnWithin(source, node.finalbody, Enclosure.Finally);
    case "If":
      warnWithin(source, node.body, where);
      return warnWithin(source, node.orelse, where);
    case "Match":
      for (const matchCase of node.cases) warnWithin(source, matchCase.body, where);
      return;
    case "ClassDef":
    case "With":
    case "AsyncWith":
      return warnWithin(source, node.body, where);
  }
}

export function warnNotCallable(c: Context, node: Expr): void {
  if (!notCallable.has(node.kind)) return;
  const type = inferType(node);
  c.source.warn(`'${type}' object is not callable; perhaps you missed a comma?`, node);
}

export function warnNotSubscriptable(c: Context, node: Expr): void {
  const isConstant =
    node.kind === "Constant" && node.value.type !== "str" && node.value.type !== "bytes";
  const isOther = ["Set", "SetComp", "GeneratorExp", "TemplateStr", "Lambda"].includes(node.kind);
  if (!isConstant && !isOther) return;
  const type = inferType(node);
  c.source.warn(`'${type}' object is not subscriptable; perhaps you missed a comma?`, node);
}

export function warnBadIndex(c: Context, value: Expr, index: Expr): void {
  const indexType = inferType(index);
  if (indexType === null || indexType === "int" || indexType === "bool") return;
  if (index.kind === "Slice") return;
  const type = inferType(value);
  if (type !== "str" && type !== "bytes" && type !== "tuple" && type !== "list") return;
  c.source.warn(
    `${type} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`,
    value,
  );
}

export function warnIdentity(c: Context, node: Extract<Expr, { kind: "Compare" }>): void {
  let left = isIdentityless(node.left) ? inferType(node.left) : null;
  for (const [index, op] of node.ops.entries()) {
    const comparator = node.comparators[index] as Expr;
    const right = isIdentityless(comparator) ? inferType(comparator) : null;
    const type = left ?? right;
    if ((op === "Is" || op === "IsNot") && type !== null) {
      const [word, advice] = op === "Is" ? ["is", "=="] : ["is not", "!="];
      c.source.warn(`"${word}" with '${type}' literal. Did you mean "${advice}"?`, node);
    }
    left = right;
  }
}

/** Constants whose identity means nothing. */
function isIdentityless(node: Expr): boolean {
  if (node.kind === "Tuple") return node.elts.every((item) => item.kind === "Constant");
  if (node.kind !== "Constant") return false;
  return !["bool", "none", "ellipsis"].includes(node.value.type);
}

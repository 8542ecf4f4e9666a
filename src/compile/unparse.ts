// Unparsing: an expression's source in canonical form, for annotations under
// `from __future__ import annotations` (CPython: ast_unparse.c).
//
// Invariant: the text parses back to the same expression; parentheses stand only where they must.

import { reprComplex } from "../objects/text/format-spec.ts";
import { reprFloat } from "../objects/text/float-text.ts";
import { reprBytes, reprText } from "../objects/text/string-repr.ts";
import type {
  Arguments,
  CompareOperator,
  Comprehension,
  Expr,
  Operator,
  UnaryOperator,
} from "../syntax/ast.ts";
import { type Const, fromSyntax } from "./constants.ts";

/** How tightly an expression binds. */
const enum Level {
  Tuple,
  Test,
  Or,
  And,
  Not,
  Compare,
  BitOr,
  BitXor,
  BitAnd,
  Shift,
  Arithmetic,
  Term,
  Factor,
  Power,
  Await,
  Atom,
}

export function unparse(node: Expr): string {
  return write(node, Level.Test);
}

function write(node: Expr, level: Level): string {
  switch (node.kind) {
    case "BoolOp": {
      const own = node.op === "And" ? Level.And : Level.Or;
      const word = node.op === "And" ? " and " : " or ";
      return wrap(node.values.map((value) => write(value, own + 1)).join(word), level > own);
    }
    case "BinOp":
      return writeBinary(node, level);
    case "UnaryOp":
      return writeUnary(node, level);
    case "Lambda": {
      const parameters = writeArguments(node.args);
      const head = parameters === "" ? "lambda" : `lambda ${parameters}`;
      return wrap(`${head}: ${write(node.body, Level.Test)}`, level > Level.Test);
    }
    case "IfExp": {
      const [body, test] = [write(node.body, Level.Test + 1), write(node.test, Level.Test + 1)];
      return wrap(`${body} if ${test} else ${write(node.orelse, Level.Test)}`, level > Level.Test);
    }
    case "Dict":
      return `{${node.keys.map((key, i) => writeItem(key, node.values[i] as Expr)).join(", ")}}`;
    case "Set":
      return `{${writeList(node.elts)}}`;
    case "GeneratorExp":
      return `(${write(node.elt, Level.Test)}${writeGenerators(node.generators)})`;
    case "ListComp":
      return `[${write(node.elt, Level.Test)}${writeGenerators(node.generators)}]`;
    case "SetComp":
      return `{${write(node.elt, Level.Test)}${writeGenerators(node.generators)}}`;
    case "DictComp": {
      const item = `${write(node.key, Level.Test)}: ${write(node.value, Level.Test)}`;
      return `{${item}${writeGenerators(node.generators)}}`;
    }
    case "Yield":
      return node.value === null ? "(yield)" : `(yield ${write(node.value, Level.Test)})`;
    case "YieldFrom":
      return `(yield from ${write(node.value, Level.Test)})`;
    case "Await":
      return wrap(`await ${write(node.value, Level.Atom)}`, level > Level.Await);
    case "Compare":
      return wrap(writeCompare(node), level > Level.Compare);
    case "Call":
      return writeCall(node);
    case "Constant":
      return reprConstant(fromSyntax(node.value));
    case "JoinedStr":
    case "FormattedValue":
      return `f${reprText(writeTemplateBody(node))}`;
    case "TemplateStr":
    case "Interpolation":
      return `t${reprText(writeTemplateBody(node))}`;
    case "Attribute": {
      const value = write(node.value, Level.Atom);
      const isInt = node.value.kind === "Constant" && node.value.value.type === "int";
      return `${value}${isInt ? " ." : "."}${node.attr}`;
    }
    case "Starred":
      return `*${write(node.value, Level.BitOr)}`;
    case "Name":
      return node.id;
    case "List":
      return `[${writeList(node.elts)}]`;
    case "Tuple":
      if (node.elts.length === 0) return "()";
      return wrap(
        node.elts.length === 1
          ? `${write(node.elts[0] as Expr, Level.Test)},`
          : writeList(node.elts),
        level > Level.Tuple,
      );
    case "Subscript":
      return `${write(node.value, Level.Atom)}[${write(node.slice, Level.Tuple)}]`;
    case "Slice":
      return writeSlice(node);
    case "NamedExpr": {
      const target = write(node.target, Level.Atom);
      return wrap(`${target} := ${write(node.value, Level.Atom)}`, level > Level.Tuple);
    }
  }
}

function wrap(inner: string, needed: boolean): string {
  return needed ? `(${inner})` : inner;
}

function writeList(nodes: readonly Expr[]): string {
  return nodes.map((node) => write(node, Level.Test)).join(", ");
}

function writeItem(key: Expr | null, value: Expr): string {
  if (key === null) return `**${write(value, Level.BitOr)}`;
  return `${write(key, Level.Test)}: ${write(value, Level.Test)}`;
}

const binary: Readonly<Record<Operator, readonly [string, Level]>> = {
  Add: [" + ", Level.Arithmetic],
  Sub: [" - ", Level.Arithmetic],
  Mult: [" * ", Level.Term],
  MatMult: [" @ ", Level.Term],
  Div: [" / ", Level.Term],
  Mod: [" % ", Level.Term],
  FloorDiv: [" // ", Level.Term],
  LShift: [" << ", Level.Shift],
  RShift: [" >> ", Level.Shift],
  BitOr: [" | ", Level.BitOr],
  BitXor: [" ^ ", Level.BitXor],
  BitAnd: [" & ", Level.BitAnd],
  Pow: [" ** ", Level.Power],
};

function writeBinary(node: Extract<Expr, { kind: "BinOp" }>, level: Level): string {
  const [sign, own] = binary[node.op];
  const isPower = node.op === "Pow";
  const left = write(node.left, own + (isPower ? 1 : 0));
  const right = write(node.right, own + (isPower ? 0 : 1));
  return wrap(left + sign + right, level > own);
}

const unary: Readonly<Record<UnaryOperator, readonly [string, Level]>> = {
  Invert: ["~", Level.Factor],
  Not: ["not ", Level.Not],
  UAdd: ["+", Level.Factor],
  USub: ["-", Level.Factor],
};

function writeUnary(node: Extract<Expr, { kind: "UnaryOp" }>, level: Level): string {
  const [sign, own] = unary[node.op];
  return wrap(sign + write(node.operand, own), level > own);
}

const comparisons: Readonly<Record<CompareOperator, string>> = {
  Eq: " == ",
  NotEq: " != ",
  Lt: " < ",
  LtE: " <= ",
  Gt: " > ",
  GtE: " >= ",
  Is: " is ",
  IsNot: " is not ",
  In: " in ",
  NotIn: " not in ",
};

function writeCompare(node: Extract<Expr, { kind: "Compare" }>): string {
  let result = write(node.left, Level.Compare + 1);
  for (const [index, op] of node.ops.entries()) {
    result += comparisons[op] + write(node.comparators[index] as Expr, Level.Compare + 1);
  }
  return result;
}

function writeCall(node: Extract<Expr, { kind: "Call" }>): string {
  const only = node.args[0];
  const func = write(node.func, Level.Atom);
  if (node.args.length === 1 && node.keywords.length === 0 && only?.kind === "GeneratorExp") {
    return func + write(only, Level.Atom);
  }
  const parts = node.args.map((argument) => write(argument, Level.Test));
  for (const keyword of node.keywords) {
    const value = write(keyword.value, Level.Test);
    parts.push(keyword.arg === null ? `**${value}` : `${keyword.arg}=${value}`);
  }
  return `${func}(${parts.join(", ")})`;
}

function writeGenerators(generators: readonly Comprehension[]): string {
  return generators
    .map((generator) => {
      const word = generator.is_async !== 0 ? " async for " : " for ";
      const target = write(generator.target, Level.Tuple);
      const conditions = generator.ifs.map((test) => ` if ${write(test, Level.Test + 1)}`);
      return `${word}${target} in ${write(generator.iter, Level.Test + 1)}${conditions.join("")}`;
    })
    .join("");
}

function writeSlice(node: Extract<Expr, { kind: "Slice" }>): string {
  const part = (bound: Expr | null): string => (bound === null ? "" : write(bound, Level.Test));
  const step = node.step === null ? "" : `:${write(node.step, Level.Test)}`;
  return `${part(node.lower)}:${part(node.upper)}${step}`;
}

function writeArguments(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const required = positional.length - args.defaults.length;
  for (const [index, parameter] of positional.entries()) {
    const value = args.defaults[index - required];
    const shown = value === undefined || index < required ? "" : `=${write(value, Level.Test)}`;
    parts.push(parameter.arg + shown);
    if (index === args.posonlyargs.length - 1) parts.push("/");
  }
  if (args.vararg !== null) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push("*");
  for (const [index, parameter] of args.kwonlyargs.entries()) {
    const value = args.kw_defaults[index] ?? null;
    parts.push(parameter.arg + (value === null ? "" : `=${write(value, Level.Test)}`));
  }
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(", ");
}

/** What stands between the quotes of an f-string or t-string. */
function writeTemplateBody(node: Expr): string {
  switch (node.kind) {
    case "JoinedStr":
    case "TemplateStr":
      return node.values.map(writeTemplateBody).join("");
    case "Constant":
      return node.value.type === "str"
        ? node.value.value.replaceAll("{", "{{").replaceAll("}", "}}")
        : "";
    case "FormattedValue":
    case "Interpolation":
      return writeField(node);
    default:
      return write(node, Level.Test);
  }
}

function writeField(node: Extract<Expr, { kind: "FormattedValue" | "Interpolation" }>): string {
  const value = write(node.value, Level.Test + 1);
  // "{{" would be a literal brace.
  const opening = value.startsWith("{") ? "{ " : "{";
  const conversion = node.conversion > 0 ? `!${String.fromCharCode(node.conversion)}` : "";
  const spec = node.format_spec === null ? "" : `:${writeTemplateBody(node.format_spec)}`;
  return `${opening}${value}${conversion}${spec}}`;
}

/** `repr` of a constant. */
export function reprConstant(constant: Const): string {
  switch (constant.type) {
    case "int":
      return String(constant.value);
    case "float":
      // An infinite literal has no name; 1e309 reads back as it.
      return reprFloat(constant.value).replaceAll("inf", "1e309");
    case "complex":
      return reprComplex(constant.real, constant.imag).replaceAll("inf", "1e309");
    case "str":
      return reprText(constant.value);
    case "bytes":
      return reprBytes(constant.value);
    case "bool":
      return constant.value ? "True" : "False";
    case "none":
      return "None";
    case "ellipsis":
      return "...";
    case "tuple": {
      const inner = constant.items.map(reprConstant).join(", ");
      return constant.items.length === 1 ? `(${inner},)` : `(${inner})`;
    }
    case "frozenset":
      return `frozenset({${constant.items.map(reprConstant).join(", ")}})`;
    case "code":
      return `<code object ${constant.code.name}>`;
  }
}

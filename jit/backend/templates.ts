/**
 * JavaScript with holes.
 *
 * A template is JavaScript text in which the names A, B, C, ... stand for what is filled in. It
 * is parsed once, by acorn; each use copies the tree with the holes replaced. What is emitted is
 * therefore an ESTree from the start, precedence included, and astring prints it.
 */
import { parse, parseExpressionAt } from "acorn";
import type * as ES from "estree";

export type Expression = ES.Expression;
export type Statement = ES.Statement;

export type Template = (...holes: Expression[]) => Expression;

const known = new Map<string, Template>();

/** The template of an expression with holes; the same text gives the same one. */
export function expressionTemplate(text: string): Template {
  let template = known.get(text);
  if (template === undefined) {
    let build: Builder | null = null;
    template = (...holes) => {
      build ??= builderOf(parseExpressionAt(text, 0, { ecmaVersion: 2022 }));
      return build(holes) as Expression;
    };
    known.set(text, template);
  }
  return template;
}

/** Compiles statements with holes. */
export function statementTemplate(text: string): (...holes: Expression[]) => Statement[] {
  let builders: Builder[] | null = null;
  return (...holes) => {
    builders ??= parseStatements(text).map(builderOf);
    return builders.map((build) => build(holes) as Statement);
  };
}

function parseStatements(text: string): unknown[] {
  const program = parse(`L:for(;;){${text}}`, {
    ecmaVersion: 2022,
    allowReturnOutsideFunction: true,
  }) as never as { body: [{ body: { body: { body: unknown[] } } }] };
  return program.body[0].body.body.body;
}

/** Makes the tree of a template with its holes filled. Trees carry no positions. */
type Builder = (holes: readonly Expression[]) => unknown;

/** A hole is an identifier of one capital letter. */
function builderOf(node: unknown): Builder {
  if (Array.isArray(node)) return listBuilder(node);
  if (node === null || typeof node !== "object" || node instanceof RegExp) return () => node;
  const { type, name } = node as { type?: string; name?: string };
  if (type === "Identifier" && (name as string).length === 1) return holeBuilder(node);
  return objectBuilder(node as Record<string, unknown>);
}

function holeBuilder(node: object): Builder {
  const index = holeIndex(node);
  const { name } = node as { name: string };
  return (holes) => holes[index] ?? { type: "Identifier", name };
}

function listBuilder(items: readonly unknown[]): Builder {
  const rest = items.findIndex(isRest);
  const fixed = (rest < 0 ? items : items.slice(0, rest)).map(builderOf);
  const from = rest < 0 ? -1 : holeIndex((items[rest] as { argument: object }).argument);
  return (holes) => {
    const made: unknown[] = [];
    for (const build of fixed) made.push(build(holes));
    if (from >= 0) for (let i = from; i < holes.length; i++) made.push(holes[i]);
    return made;
  };
}

function objectBuilder(node: Record<string, unknown>): Builder {
  const keys = Object.keys(node).filter((key) => key !== "start" && key !== "end");
  const builders = keys.map((key) => builderOf(node[key]));
  return (holes) => {
    const made: Record<string, unknown> = {};
    for (let i = 0; i < keys.length; i++) {
      made[keys[i] as string] = (builders[i] as Builder)(holes);
    }
    return made;
  };
}

function isRest(node: unknown): node is { argument: unknown } {
  return (node as { type?: string } | null)?.type === "SpreadElement";
}

/** A is 0, B is 1; anything else is no hole. */
function holeIndex(node: unknown): number {
  const code = (node as { name: string }).name.charCodeAt(0) - 65;
  return code >= 0 && code < 26 ? code : 99;
}

export function name(text: string): ES.Identifier {
  return { type: "Identifier", name: text };
}

/** A number literal, negative ones and specials included. */
export function numberLiteral(value: number): Expression {
  if (Number.isNaN(value)) return name("NaN");
  if (value < 0 || Object.is(value, -0)) {
    return {
      type: "UnaryExpression",
      operator: "-",
      prefix: true,
      argument: numberLiteral(-value),
    };
  }
  if (value === Number.POSITIVE_INFINITY) return name("Infinity");
  return { type: "Literal", value, raw: String(value) };
}

/** A BigInt literal. */
export function bigLiteral(value: bigint): Expression {
  if (value < 0n) {
    const argument = bigLiteral(-value);
    return { type: "UnaryExpression", operator: "-", prefix: true, argument };
  }
  return { type: "Literal", value, bigint: String(value), raw: `${value}n` };
}

export function assign(target: string, value: Expression): Statement {
  return {
    type: "ExpressionStatement",
    expression: { type: "AssignmentExpression", operator: "=", left: name(target), right: value },
  };
}

export function declare(
  kind: "const" | "let" | "var",
  target: string,
  init: Expression | null,
): Statement {
  return {
    type: "VariableDeclaration",
    kind,
    declarations: [{ type: "VariableDeclarator", id: name(target), init }],
  };
}

export function evaluate(expression: Expression): Statement {
  return { type: "ExpressionStatement", expression };
}

export function block(body: Statement[]): ES.BlockStatement {
  return { type: "BlockStatement", body };
}

export function ifThen(test: Expression, body: Statement[]): Statement {
  return { type: "IfStatement", test, consequent: block(body), alternate: null };
}

export function not(expression: Expression): Expression {
  if (expression.type === "UnaryExpression" && expression.operator === "!") {
    return expression.argument;
  }
  return { type: "UnaryExpression", operator: "!", prefix: true, argument: expression };
}

export function callOf(callee: Expression, args: Expression[]): Expression {
  return { type: "CallExpression", callee: callee as never, arguments: args, optional: false };
}

export function newOf(callee: Expression, args: Expression[]): Expression {
  return { type: "NewExpression", callee: callee as never, arguments: args };
}

export function arrayOf(elements: Expression[]): Expression {
  return { type: "ArrayExpression", elements };
}

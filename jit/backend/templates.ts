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

/** Compiles an expression with holes. */
export function expressionTemplate(text: string): Template {
  let tree: unknown;
  return (...holes) => {
    tree ??= strip(parseExpressionAt(text, 0, { ecmaVersion: 2022 }));
    return instantiate(tree, holes) as Expression;
  };
}

/** Compiles statements with holes. */
export function statementTemplate(text: string): (...holes: Expression[]) => Statement[] {
  let tree: unknown[] | undefined;
  return (...holes) => {
    tree ??= (
      strip(
        parse(`L:for(;;){${text}}`, { ecmaVersion: 2022, allowReturnOutsideFunction: true }),
      ) as never as {
        body: [{ body: { body: { body: unknown[] } } }];
      }
    ).body[0].body.body.body;
    return tree.map((statement) => instantiate(statement, holes) as Statement);
  };
}

/** Drops positions, so that a tree is data that can be compared and copied. */
function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (node === null || typeof node !== "object" || node instanceof RegExp) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key !== "start" && key !== "end") copy[key] = strip(value);
  }
  return copy;
}

/** Copies a template's tree; a hole is an identifier of one capital letter. */
function instantiate(node: unknown, holes: readonly Expression[]): unknown {
  if (Array.isArray(node)) {
    const copies: unknown[] = [];
    for (const item of node) {
      if (isRest(item)) copies.push(...holes.slice(holeIndex(item.argument)));
      else copies.push(instantiate(item, holes));
    }
    return copies;
  }
  if (node === null || typeof node !== "object") return node;
  const { type, name } = node as { type?: string; name?: string };
  if (type === "Identifier" && (name as string).length === 1) {
    const hole = holes[holeIndex(node)];
    if (hole !== undefined) return hole;
  }
  const copy: Record<string, unknown> = {};
  for (const key in node) copy[key] = instantiate((node as Record<string, unknown>)[key], holes);
  return copy;
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

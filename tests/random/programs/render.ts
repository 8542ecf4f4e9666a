// Fills the holes of templates: genes and tables become Python text.
//
// The difficulty is to keep programs short-lived without seeing them run. Each statement and each
// call of a generated function has a cost, multiplied in loops; what a scope can no longer pay for
// becomes `pass`, or the simplest expression.
//
// Invariant: the names in a text are bound where it stands, except where a program is meant to find
// that they are not (after `del`, or where another scope's variable becomes a local one).

import { Genes, type GeneTree } from "./genes.ts";
import type { Definition, Kind, Offers, Topic } from "./topic.ts";

/** One text of a table. */
interface Row {
  readonly text: string;
  /** What running it once costs, in statements. */
  readonly cost: number;
}

/** What the statements of one function may do. */
export interface Scope {
  /** The variables that hold each kind. */
  readonly variables: Readonly<Record<string, readonly string[]>>;
  /** An int that changes. */
  readonly turn: string;
  readonly inLoop: boolean;
  /** What `return` may give: nothing where it may not stand. */
  readonly returns: "value" | "bare" | null;
  readonly yields: boolean;
  /** How often the place is run for one run of the function, as estimated. */
  readonly factor: number;
  readonly budget: { left: number };
}

type Memo = Map<string, string>;

const loopFactor = 4;
const deepest = 3;
/** Of one function, in statements. */
const functionBudget = 40;
const errors = [
  "ZeroDivisionError",
  "TypeError",
  "(IndexError, KeyError)",
  "ValueError",
  "ArithmeticError",
  "LookupError",
  "Exception",
];

export class Renderer {
  private readonly expressions = new Map<string, Row[]>();
  private readonly statements: Row[] = [];
  readonly kinds = new Map<string, Kind>();
  private fresh = 0;

  /** The tables of a topic, or what a definition adds; `cost` is that of a call. */
  add(offers: Offers, name: string, cost: number): void {
    const rowOf = (text: string): Row => ({ text: text.replaceAll("{name}", name), cost });
    for (const [kind, texts] of Object.entries(offers.expressions ?? {})) {
      const rows = this.expressions.get(kind) ?? [];
      rows.push(...texts.map(rowOf));
      this.expressions.set(kind, rows);
    }
    this.statements.push(...(offers.statements ?? []).map(rowOf));
    for (const [letter, kind] of Object.entries(offers.kinds ?? {})) {
      const initials = kind.initials.map((text) => text.replaceAll("{name}", name));
      this.kinds.set(letter, { ...kind, initials });
    }
  }

  addTopic(topic: Topic): void {
    this.add(topic, "", 0);
  }

  /** A definition's lines; what it offers can be used from now on. */
  define(definition: Definition, name: string, tree: GeneTree): string[] {
    const budget = { left: functionBudget };
    const scope: Scope = {
      variables: this.namesOf((kind) => [kind.local]),
      turn: "t",
      inLoop: false,
      returns: null,
      yields: false,
      factor: 1,
      budget,
    };
    const text = definition.text.replaceAll("{name}", name);
    const lines = this.renderLines(text, new Genes(tree), scope, true);
    this.add(definition, name, 3 + functionBudget - budget.left);
    return lines;
  }

  namesOf(choose: (kind: Kind) => readonly string[]): Record<string, readonly string[]> {
    return Object.fromEntries([...this.kinds].map(([letter, kind]) => [letter, choose(kind)]));
  }

  renderBlock(trees: readonly GeneTree[], scope: Scope): string[] {
    const lines = trees.flatMap((tree) => this.renderStatement(tree, scope));
    return lines.length === 0 ? ["pass"] : lines;
  }

  renderStatement(tree: GeneTree, scope: Scope): string[] {
    const genes = new Genes(tree);
    const row = genes.pick(this.statements);
    const cost = (1 + row.cost) * scope.factor;
    if (scope.budget.left < cost || !this.isPossible(row.text, scope)) return [];
    scope.budget.left -= cost;
    return this.renderLines(row.text, genes, scope, false);
  }

  private isPossible(text: string, scope: Scope): boolean {
    if (/\byield\b/.test(text) && !scope.yields) return false;
    if (text.includes("{leave}") && !scope.inLoop && scope.returns === null) return false;
    return true;
  }

  /** A template of whole lines: blocks keep the indentation of their hole. */
  private renderLines(text: string, genes: Genes, scope: Scope, isFunction: boolean): string[] {
    const memo: Memo = new Map();
    const lines: string[] = [];
    const source = text.split("\n");
    source.forEach((line, i) => {
      const [, indent, content] = /^( *)(.*)$/.exec(line) as RegExpExecArray;
      const inner = isFunction || indent !== "" ? scopeAt(source, i, scope) : scope;
      if (content === "{block}") {
        lines.push(...this.renderBlock(genes.block(), inner).map((made) => indent + made));
      } else if (content === "{leave}") lines.push(indent + this.renderLeave(genes, inner));
      else if (content === "{locals}") lines.push(`${indent}@locals ${genes.below(9972)}`);
      else lines.push(indent + this.fill(content, genes, inner, 0, memo));
    });
    return this.bindLocals(lines);
  }

  private renderLeave(genes: Genes, scope: Scope): string {
    const words: string[] = [];
    if (scope.inLoop) words.push("break", "continue", "continue");
    if (scope.returns === "bare") words.push("return");
    if (scope.returns === "value")
      words.push(`return ${this.fill("{i}", genes, scope, 1, new Map())}`);
    return words.length === 0 ? "pass" : genes.pick(words);
  }

  /** `@locals` becomes assignments to what the function uses and does not bind itself. */
  private bindLocals(lines: readonly string[]): string[] {
    return lines.flatMap((line, i) => {
      const [, indent, choice] = /^( *)@locals (\d+)$/.exec(line) ?? [];
      if (choice === undefined) return [line];
      const head = lines.slice(0, i).findLast((other) => /^ *(async )?def /.test(other)) ?? "";
      const end = lines.findIndex((other, j) => j > i && other !== "" && !other.startsWith(indent));
      const body = lines.slice(i + 1, end < 0 ? undefined : end).join("\n");
      const bound = `${head}\n${body.match(/^ *(nonlocal|global) .*$/gm)?.join("\n") ?? ""}`;
      return [...this.kinds.values()]
        .filter(({ local }) => mentions(body, local) && !mentions(bound, local))
        .map((kind) => `${indent}${kind.local} = ${this.renderInitial(kind, Number(choice))}`);
    });
  }

  renderInitial({ initials }: Kind, choice: number): string {
    const text = initials[choice % initials.length];
    return unescapeBraces(text.replaceAll("{n}", String(choice % 10)));
  }

  fill(text: string, genes: Genes, scope: Scope, depth: number, memo: Memo): string {
    return text.replace(
      /\{\{|\}\}|\{(\w+)(?:#(\d))?\}/g,
      (hole, kind: string | undefined, mark: string | undefined) => {
        if (kind === undefined) return hole[0];
        const known = memo.get(hole);
        if (known !== undefined) return known;
        const made = this.renderHole(kind, genes, scope, depth);
        if (mark !== undefined) memo.set(hole, made);
        return made;
      },
    );
  }

  private renderHole(kind: string, genes: Genes, scope: Scope, depth: number): string {
    switch (kind) {
      case "n":
        return String(genes.below(10));
      case "k":
        return String(1 + genes.below(5));
      case "w":
        return `w${this.fresh++}`;
      case "E":
        return genes.pick(errors);
      case "turn":
        return scope.turn;
    }
    const variables = scope.variables[kind];
    if (variables !== undefined) return genes.pick(variables);
    return this.renderExpression(kind, genes, scope, depth);
  }

  private renderExpression(kind: string, genes: Genes, scope: Scope, depth: number): string {
    const rows = this.expressions.get(kind);
    if (rows === undefined) throw new Error(`No texts for the hole {${kind}}.`);
    const isLeaf = depth >= deepest || (depth > 0 && genes.below(2) === 0);
    let row = isLeaf ? rows[0] : genes.pick(rows);
    const cost = row.cost * scope.factor;
    if (scope.budget.left < cost) row = rows[0];
    else scope.budget.left -= cost;
    return this.fill(row.text, genes, scope, depth + 1, new Map());
  }
}

/** What holds at a line of a template: inside which loops and functions of the template it stands. */
function scopeAt(source: readonly string[], index: number, outer: Scope): Scope {
  let scope = outer;
  let depth = /^ */.exec(source[index])?.[0].length as number;
  const around: string[] = [];
  for (let i = index - 1; i >= 0 && depth > 0; i--) {
    const indent = /^ */.exec(source[i])?.[0].length as number;
    if (indent >= depth || source[i].trim() === "") continue;
    depth = indent;
    around.unshift(source[i].trim());
  }
  around.forEach((head) => {
    scope = enter(head, scope, source);
  });
  return scope;
}

function enter(head: string, scope: Scope, source: readonly string[]): Scope {
  const name = /^def (\w+)/.exec(head)?.[1];
  if (name !== undefined) {
    const yields = isGenerator(head, source);
    const returns = yields ? "bare" : /^__(init|enter|exit|set)/.test(name) ? null : "value";
    return { ...scope, returns, yields, inLoop: false };
  }
  if (/^(for|while) /.test(head))
    return { ...scope, inLoop: true, factor: scope.factor * loopFactor };
  if (/^finally:/.test(head)) return { ...scope, inLoop: false, returns: null, yields: false };
  // A generator that is dropped inside them would have to run what stands there: CPython does so at
  // once, nobody says when others do.
  if (/^(try:|except|with )/.test(head)) return { ...scope, yields: false };
  return scope;
}

function isGenerator(head: string, source: readonly string[]): boolean {
  const start = source.findIndex((line) => line.trim() === head);
  const depth = /^ */.exec(source[start])?.[0].length as number;
  for (const line of source.slice(start + 1)) {
    if ((/^ */.exec(line)?.[0].length as number) <= depth) break;
    if (/\byield\b/.test(line)) return true;
  }
  return false;
}

export function mentions(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}

function unescapeBraces(text: string): string {
  return text.replaceAll("{{", "{").replaceAll("}}", "}");
}

// Whole random programs: some topics, their definitions, and one hot loop over the variables of all.
//
// A program is made in two steps. fast-check makes a tree of numbers (genes.ts); rendering fills the
// templates of the topics with it (render.ts). The topics of one program share its variables, so that
// what one of them does to a value is what another one meets.
//
// Invariant: a program ends soon and prints the same on every machine.

import fc, { type Arbitrary } from "fast-check";
import { basics, kinds, prelude } from "./basics.ts";
import { type GeneTree, makeGenes } from "./genes.ts";
import { mentions, Renderer, type Scope } from "./render.ts";
import type { Topic } from "./topic.ts";
import { topics } from "./topics.ts";

export interface ProgramGenes {
  /** Which topics take part. */
  readonly topics: readonly number[];
  readonly definitions: readonly { readonly choice: number; readonly tree: GeneTree }[];
  /** Which values variables have to begin with. */
  readonly initials: readonly number[];
  readonly form: "function" | "module" | "twice";
  /** Whether errors are caught around each statement of the loop, around all of them, or not. */
  readonly guard: "each" | "all" | "none";
  readonly turns: number;
  readonly body: readonly GeneTree[];
}

/** What can be made: the genes, and the topics that they choose from. */
export interface RandomProgram {
  readonly genes: ProgramGenes;
  readonly topics: readonly Topic[];
}

const choice = fc.noBias(fc.nat({ max: 9972 }));

/** Of one turn of the main loop, in statements. */
const turnBudget = 250;

const genesOfPrograms: Arbitrary<ProgramGenes> = fc.record({
  topics: fc.array(choice, { minLength: 0, maxLength: 3, size: "max" }),
  definitions: fc.array(fc.record({ choice, tree: makeGenes(2, 3) }), {
    minLength: 0,
    maxLength: 5,
    size: "max",
  }),
  initials: fc.array(choice, { minLength: 12, maxLength: 12 }),
  form: fc.constantFrom(
    "module" as const,
    "function" as const,
    "function" as const,
    "twice" as const,
  ),
  guard: fc.constantFrom(
    "none" as const,
    "each" as const,
    "each" as const,
    "each" as const,
    "all" as const,
  ),
  turns: fc.constantFrom(20, 30, 50),
  body: fc.array(makeGenes(2, 4), { minLength: 1, maxLength: 8, size: "max" }),
});

/** Programs about some topics only, or about any. */
export function makePrograms(names?: readonly string[]): Arbitrary<RandomProgram> {
  const wanted = names === undefined ? topics : topics.filter(({ name }) => names.includes(name));
  const weighted = wanted.flatMap((topic) => Array<Topic>(topic.weight).fill(topic));
  return genesOfPrograms.map((genes) => ({
    genes,
    topics: weighted.length === 0 ? [] : chooseTopics(genes, weighted),
  }));
}

function chooseTopics(genes: ProgramGenes, weighted: readonly Topic[]): Topic[] {
  return [...new Set(genes.topics.map((pick) => weighted[pick % weighted.length]))];
}

/** Python source, at most a few hundred lines; every name that it defines is used. */
export function renderProgram({ genes, topics: chosen }: RandomProgram): string {
  const renderer = new Renderer();
  renderer.add({ kinds }, "", 0);
  for (const topic of [basics, ...chosen]) renderer.addTopic(topic);
  const definitions = renderDefinitions(genes, renderer, chosen);
  const main = renderMain(genes, renderer);
  return `${[...collectUsed(definitions, main), ...main].join("\n")}\n`;
}

interface MadeDefinition {
  readonly name: string;
  readonly lines: readonly string[];
}

function renderDefinitions(
  genes: ProgramGenes,
  renderer: Renderer,
  chosen: readonly Topic[],
): MadeDefinition[] {
  // The topics first: one basic function among them is enough.
  const tables = [...chosen.flatMap((topic) => topic.definitions), ...basics.definitions];
  return genes.definitions.map(({ choice, tree }, i) => {
    const definition = tables[choice % tables.length];
    const name = `${/^ *class /m.test(definition.text) ? "Class" : "call"}${i}`;
    return { name, lines: renderer.define(definition, name, tree) };
  });
}

/** What is mentioned, directly or by what is; in the order in which it was made. */
function collectUsed(definitions: readonly MadeDefinition[], main: readonly string[]): string[] {
  const all = [
    ...Object.entries(prelude).map(([name, text]) => ({ name, lines: [text] })),
    ...definitions,
  ];
  const used = new Set<string>();
  const waiting = [main.join("\n")];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const { name, lines } of all) {
      if (used.has(name) || !mentions(text, name)) continue;
      used.add(name);
      waiting.push(lines.join("\n"));
    }
  }
  return all.filter(({ name }) => used.has(name)).flatMap(({ lines }) => lines);
}

function renderMain(genes: ProgramGenes, renderer: Renderer): string[] {
  const scope: Scope = {
    variables: renderer.namesOf((kind) => kind.names),
    turn: "turn",
    inLoop: true,
    returns: null,
    yields: false,
    factor: 1,
    budget: { left: turnBudget },
  };
  const body = guardStatements(genes, renderer, scope);
  const used = [...renderer.kinds.values()].flatMap((kind) =>
    kind.names.filter((name) => mentions(body.join("\n"), name)).map((name) => ({ name, kind })),
  );
  const start = used.map(
    ({ name, kind }, i) => `${name} = ${renderer.renderInitial(kind, genes.initials[i % 12] + i)}`,
  );
  const bounds = used.flatMap(({ name, kind: { bound } }) => bound?.replaceAll("$", name) ?? []);
  const shown = used.map(({ name, kind: { show = "$" } }) => show.replaceAll("$", name));
  const loop = [
    ...start,
    `for turn in range(${genes.turns}):`,
    ...indent([...bounds, ...body]),
    ...indent(["if turn % 16 == 7:", `    print(${["turn", ...shown].join(", ")})`]),
    `print(${['"end"', ...shown].join(", ")})`,
  ];
  return wrapMain(genes.form, loop);
}

function wrapMain(form: ProgramGenes["form"], loop: readonly string[]): string[] {
  if (form === "module") return [...loop];
  const main = ["def main():", ...indent(loop), "main()"];
  return form === "twice" ? [...main, "main()"] : main;
}

function guardStatements(genes: ProgramGenes, renderer: Renderer, scope: Scope): string[] {
  const body = genes.body.map((tree) => renderer.renderStatement(tree, scope));
  const lines = body.flatMap((statement) =>
    genes.guard === "each" && statement.length > 0 ? guard(statement) : statement,
  );
  if (lines.length === 0) return ["pass"];
  return genes.guard === "all" ? guard(lines) : lines;
}

function guard(body: readonly string[]): string[] {
  return ["try:", ...indent(body), "except Exception as error:", "    note(turn, error)"];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

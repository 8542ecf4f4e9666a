// What can be asked of `npm run bench`.

import { Command, Option } from "commander";
import { type BenchEngine, engineNames, listEngines } from "./engines.ts";
import { type Clock, clocks } from "./measure.ts";
import { type BenchProgram, benchPrograms } from "./programs.ts";

export interface BenchOptions {
  readonly only?: string;
  readonly engines?: string;
  readonly runs: string;
  readonly seconds: string;
  readonly clock: Clock;
  readonly small: boolean;
  readonly steady: boolean;
  readonly whole: boolean;
  readonly json?: string;
  readonly save?: string;
  readonly check?: string;
  readonly adder: string;
}

export function readOptions(): BenchOptions {
  const command = new Command("bench")
    .description("Measures the programs in bench/programs; bench/README.md says how to read it.")
    .option("--only <names>", "these programs, separated by commas")
    .option("--engines <names>", `of ${engineNames.join(", ")}`)
    .option("--runs <n>", "processes of each engine and program", "3")
    .option("--seconds <n>", "time for the iterations of a process in the steady state", "2")
    .addOption(
      new Option("--clock <clock>", "time on the wall or of the processor")
        .choices([...clocks])
        .default("wall"),
    )
    .option("--small", "small sizes: shows that all works, measures nothing", false)
    .option("--no-steady", "leave the steady state and warm-up out")
    .option("--no-whole", "leave whole processes and memory out")
    .option("--json <file>", "keep the results there instead of in bench/results; - prints them")
    .option("--save <file>", "save the ratios to the twins as a baseline")
    .option("--check <file>", "compare with a baseline; status 1 when something got worse")
    .option("--adder <file>", "the built command", "dist/adder.js");
  return command.parse().opts<BenchOptions>();
}

export function choosePrograms(only: string | undefined): readonly BenchProgram[] {
  return chooseRows("program", benchPrograms, only);
}

/** A check compares with the twin, so by default it measures nothing else. */
export function chooseEngines(options: BenchOptions, adder: string): readonly BenchEngine[] {
  const byDefault = options.check === undefined ? undefined : "compiled,twin";
  return chooseRows("engine", listEngines(adder), options.engines ?? byDefault);
}

/** The rows with these names, separated by commas, in the order of the table. */
function chooseRows<Row extends { readonly name: string }>(
  kind: string,
  rows: readonly Row[],
  list: string | undefined,
): readonly Row[] {
  if (list === undefined) return rows;
  const names = list.split(",");
  const missing = names.find((name) => !rows.some((row) => row.name === name));
  if (missing !== undefined) {
    const all = rows.map((row) => row.name).join(", ");
    throw new Error(`there is no ${kind} ${missing}; there are ${all}`);
  }
  return rows.filter((row) => names.includes(row.name));
}

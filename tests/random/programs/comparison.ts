// Runs one random program in every way there is and says how the first that differs does.
//
// Loops of random programs are short, so the thresholds of the compiled runs are low, and every tree is checked. The reference
// backend is slow and takes every eighth program, a second stress seed every fourth.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Engine, type EngineProgram, showOutcome } from "../../engine.ts";
import type { Judge, Outcome } from "../../judge.ts";

export type Variant = Pick<EngineProgram, "jit" | "seed" | "parameters">;

export interface Difference {
  readonly variant: Variant;
  readonly source: string;
  /** A fault of the engine by its text, or which stream differs first. */
  readonly kind: string;
  /** Everything that is needed to try it again by hand. */
  readonly text: string;
}

const filename = "random.py";
/** Random programs take a tenth of a second, more on a busy machine. */
const timeLimit = 90_000;
const eager = {
  threshold: 11,
  function_threshold: 13,
  exit_threshold: 3,
  abort_backoff: 17,
  verify: 1,
};

/** The ways to run the program with this number. */
export function variantsOf(number: number): Variant[] {
  const variants: Variant[] = [
    { jit: "off" },
    { jit: "on", parameters: eager },
    { jit: "stress", seed: 1 + number },
  ];
  if (number % 4 === 0) variants.push({ jit: "stress", seed: 1_000_003 + number });
  if (number % 8 === 1) variants.push({ jit: "on", parameters: { ...eager, backend: 1 } });
  return variants;
}

export class Comparison {
  private readonly judge: Judge;
  private readonly engine = new Engine(timeLimit);
  /** Where tracebacks find the program's lines. */
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "adder-random-"));

  constructor(judge: Judge) {
    this.judge = judge;
  }

  close(): void {
    this.engine.close();
    fs.rmSync(this.folder, { recursive: true });
  }

  /** The first of the variants that prints something else than CPython, if there is one. */
  async findDifference(source: string, variants: readonly Variant[]): Promise<Difference | null> {
    fs.writeFileSync(path.join(this.folder, filename), source);
    let running = this.run(source, variants[0]);
    // Order matters: CPython runs in this process while the engine runs in its own.
    const expected = this.judge.run({ source, filename });
    for (const [i, variant] of variants.entries()) {
      if (i > 0) running = this.run(source, variant);
      const actual = await running;
      const kind = compareOutcomes(expected, actual);
      if (kind === null) continue;
      const text = describe(source, showOutcome(expected), variant, showOutcome(actual));
      return { variant, source, kind, text };
    }
    return null;
  }

  private run(source: string, variant: Variant): Promise<Outcome> {
    return this.engine.run({ source, filename, folder: this.folder, ...variant });
  }
}

const faultStatus = 70;

/** What differs, in words that are the same for differences of the same kind. */
function compareOutcomes(expected: Outcome, actual: Outcome): string | null {
  if (actual.status === faultStatus) return actual.stderr.split("\n")[0].replaceAll(/\d+/g, "N");
  if (actual.stdout === expected.stdout && actual.stderr === expected.stderr)
    return actual.status === expected.status ? null : "the status";
  const error = (text: string): string =>
    /^\w+(?=:|$)/.exec(text.split("\n").at(-2) ?? "")?.[0] ?? "-";
  const [wanted, got] = [error(expected.stderr), error(actual.stderr)];
  if (wanted !== got) return `${got} for ${wanted}`;
  return actual.stdout === expected.stdout ? "stderr" : "stdout";
}

function describe(source: string, expected: string, variant: Variant, actual: string): string {
  const options = Object.entries({
    ...(variant.seed === undefined ? {} : { stress_seed: variant.seed }),
    ...variant.parameters,
  });
  const command = [variant.jit, ...options.map(([name, value]) => `${name}=${value}`)].join(",");
  return [
    `--jit ${command} differs from CPython`,
    source,
    "=== CPython",
    expected,
    `=== Adder, --jit ${command}`,
    actual,
    "",
  ].join("\n");
}

// `adder compare SCRIPT [args]`: one script interpreted and compiled, side by side, with the same
// output and honest times.
//
// Honest means: fresh processes, the engines taking turns so that a busy moment hits all of them,
// first rounds shown as warm-up (of the machine's caches: a new process knows nothing) and kept out
// of the medians, the spread beside each median, and CPython and PyPy too when they are on PATH.
// A comparison of programs that print different things is worth nothing, so outputs are compared
// before times, in every run.

import fs from "node:fs";
import path from "node:path";
import colors from "picocolors";
import { type Difference, findDifference } from "./agreement.ts";
import { findPythons, type ProcessRun, runProcess } from "./processes.ts";
import { measureSpread, type Spread } from "./statistics.ts";
import { clearProgress, formatRatio, formatTime, renderTable, showProgress } from "./tables.ts";
import { measureWithin, renderWithin, type ScriptRunner } from "./within.ts";

export type { ScriptRunner } from "./within.ts";

export interface CompareOptions {
  readonly script: string;
  readonly args: readonly string[];
  /** Measured runs of each engine, or iterations with `within`. */
  readonly runs: number;
  readonly json: boolean;
  readonly within: boolean;
  /** The command that starts Adder; by default that of this process. */
  readonly adder?: readonly string[];
  /** Needed for `within`. */
  readonly runner?: ScriptRunner;
  readonly write?: (text: string) => void;
}

interface Contestant {
  readonly name: string;
  readonly version: string;
  readonly command: readonly string[];
}

interface Measured extends Contestant {
  readonly warmUp: readonly number[];
  readonly times: readonly number[];
  readonly spread: Spread;
  readonly status: number;
  /** How many times as fast as interpreted. */
  readonly speedup: number;
}

const warmUpRounds = 1;

/** Returns the exit status: 0 when all agree, 1 when they differ or fail, 2 for a bad request. */
export async function runCompare(options: CompareOptions): Promise<number> {
  const write = options.write ?? ((text: string) => process.stdout.write(text));
  const source = readScript(options.script);
  if (source === null) return 2;
  return options.within ? compareWithin(options, source, write) : compareProcesses(options, write);
}

function readScript(script: string): string | null {
  try {
    return fs.readFileSync(script, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    process.stderr.write(`adder compare: cannot read ${script}: ${reason}\n`);
    return null;
  }
}

async function compareProcesses(
  options: CompareOptions,
  write: (text: string) => void,
): Promise<number> {
  const contestants = listContestants(options);
  const rounds = await runRounds(contestants, options.runs);
  const measured = contestants.map((contestant, i) => measure(contestant, rounds, i));
  const differences = compareOutputs(contestants, rounds);
  write(
    options.json
      ? `${JSON.stringify(describeJson(options, measured, differences), null, 2)}\n`
      : `${renderReport(options, measured, differences, rounds[0])}\n`,
  );
  return differences.length === 0 && rounds[0].every((run) => run.status === 0) ? 0 : 1;
}

function listContestants({ script, args, adder }: CompareOptions): Contestant[] {
  const command = adder ?? [process.execPath, process.argv[1]];
  const version = `Node ${process.versions.node}`;
  return [
    { name: "interpreted", version, command: [...command, "--jit", "off", script, ...args] },
    { name: "compiled", version, command: [...command, "--jit", "on", script, ...args] },
    ...findPythons().map(({ name, version, executable }) => ({
      name,
      version,
      command: [executable, script, ...args],
    })),
  ];
}

/** One row of runs for each round, in the contestants' order. */
async function runRounds(
  contestants: readonly Contestant[],
  runs: number,
): Promise<ProcessRun[][]> {
  const rounds: ProcessRun[][] = [];
  for (let round = 0; round < warmUpRounds + runs; round++) {
    const row: ProcessRun[] = [];
    for (const { name, command } of contestants) {
      showProgress(`round ${round + 1} of ${warmUpRounds + runs}: ${name}`);
      row.push(await runProcess(command));
    }
    rounds.push(row);
  }
  clearProgress();
  return rounds;
}

function measure(contestant: Contestant, rounds: readonly ProcessRun[][], index: number): Measured {
  const times = rounds.map((row) => row[index].milliseconds);
  const spread = measureSpread(times.slice(warmUpRounds));
  const interpreted = measureSpread(rounds.slice(warmUpRounds).map((row) => row[0].milliseconds));
  return {
    ...contestant,
    warmUp: times.slice(0, warmUpRounds),
    times: times.slice(warmUpRounds),
    spread,
    status: rounds[0][index].status,
    speedup: interpreted.median / spread.median,
  };
}

/** Each run against the first one of the interpreter; at most one difference an engine. */
function compareOutputs(
  contestants: readonly Contestant[],
  rounds: readonly ProcessRun[][],
): Difference[] {
  const reference = { name: contestants[0].name, run: rounds[0][0] };
  return contestants.flatMap(({ name }, index) => {
    for (const row of rounds) {
      const label = index === 0 ? "interpreted once more" : name;
      const difference = findDifference(reference, { name: label, run: row[index] });
      if (difference !== null) return [difference];
    }
    return [];
  });
}

function describeJson(
  { script, args, runs }: CompareOptions,
  measured: readonly Measured[],
  differences: readonly Difference[],
): unknown {
  return { script, args, runs, agree: differences.length === 0, differences, engines: measured };
}

function renderReport(
  options: CompareOptions,
  measured: readonly Measured[],
  differences: readonly Difference[],
  firstRound: readonly ProcessRun[],
): string {
  const head = ["", "warm-up", "median", "fastest", "slowest", "speed"];
  const rows = measured.map((engine) => [
    `${engine.name} ${colors.dim(engine.version)}`,
    engine.warmUp.map(formatTime).join(" "),
    colors.bold(formatTime(engine.spread.median)),
    formatTime(engine.spread.min),
    formatTime(engine.spread.max),
    engine.name === "interpreted" ? "1" : formatRatio(engine.speedup),
  ]);
  const title = [path.basename(options.script), ...options.args].join(" ");
  return [
    `${colors.bold(title)}: whole processes, ${options.runs} runs of each in turn`,
    renderTable(head, rows),
    ...renderAgreement(differences, firstRound),
  ].join("\n");
}

function renderAgreement(
  differences: readonly Difference[],
  firstRound: readonly ProcessRun[],
): string[] {
  const { stdout, stderr, status } = firstRound[0];
  if (differences.length > 0)
    return [colors.red("Outputs DIFFER:"), ...differences.map(({ text }) => text)];
  const lines = stdout.toString("latin1").split("\n").length - 1;
  const agreed = `Outputs agree: ${lines} ${lines === 1 ? "line" : "lines"}, ${stdout.length} bytes, exit status ${status}.`;
  if (status === 0) return [colors.green(agreed)];
  return [colors.red(agreed), stderr.toString("utf8").trimEnd().split("\n").at(-1) ?? ""];
}

function compareWithin(
  options: CompareOptions,
  source: string,
  write: (text: string) => void,
): number {
  const { runner, script, args, runs } = options;
  if (runner === undefined) {
    process.stderr.write("adder compare: --within needs the engine in this process\n");
    return 2;
  }
  const result = measureWithin(runner, { source, filename: script, argv: args }, runs);
  write(
    options.json
      ? `${JSON.stringify({ script, args, iterations: runs, ...result }, null, 2)}\n`
      : `${colors.bold(path.basename(script))}: ${runs} iterations in one process\n${renderWithin(result)}\n`,
  );
  return result.agree ? 0 : 1;
}

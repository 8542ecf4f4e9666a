/**
 * The commands beside running a program: help, version, the stages of the compiler made visible,
 * and the comparison of interpreted with compiled runs. Loaded only when one of them is asked for.
 */
import fs from "node:fs";
import { Command, CommanderError } from "commander";
import { disassemble } from "../bytecode/disassemble.ts";
import { runCompare } from "../lab/compare.ts";
import type { ScriptRunner } from "../lab/within.ts";
import { dumpTree, printTokens } from "../syntax/dump.ts";
import { parseModule } from "../syntax/parser.ts";
import { decodeSource } from "../syntax/decode.ts";
import { PySyntaxError } from "../syntax/syntax-error.ts";
import { compileModule } from "../compile/compile.ts";
import { explainUnreadable } from "./unreadable.ts";
import { version } from "./version.ts";

const usage = `[options] [SCRIPT | -c CODE | -m MODULE | -] [arguments]
       adder tokens|ast|dis FILE
       adder compare SCRIPT [arguments]`;

const jitHelp = `
Trace compiler:
  --jit on|off|stress        default on; stress compiles everything and forces exits
  --jit NAME=VALUE,...       set parameters; --jit help lists them
  --jit-log[=FILE]           one line for each trace, bridge and abort
  --jit-dump=LETTERS[=FILE]  bytecode, IR, passes, JavaScript, exits
  --jit-stats[=json]         what was compiled, what was not, and why
`;

const runCount = 5;
const iterationCount = 30;

interface CompareFlags {
  readonly runs?: string;
  readonly json: boolean;
  readonly within: boolean;
}

/** Shows one stage of a file; SyntaxError goes to standard error with status 1. */
function show(path: string, stage: (text: string) => string): void {
  const source = readSource(path);
  try {
    const text = stage(source);
    fs.writeSync(1, text.endsWith("\n") ? text : `${text}\n`);
  } catch (error) {
    if (!(error instanceof PySyntaxError)) throw error;
    const where = error.lineno === null ? path : `${path}:${error.lineno}`;
    fail(`${where}: ${error.kind}: ${error.message}`, 1);
  }
}

function readSource(path: string): string {
  try {
    return decodeSource(fs.readFileSync(path === "-" ? 0 : path), path);
  } catch (error) {
    const reason = explainUnreadable(path, error);
    if (reason === null) throw error;
    fail(reason, 2);
  }
}

function countOf({ runs, within }: CompareFlags): number {
  if (runs === undefined) return within ? iterationCount : runCount;
  const count = Number(runs);
  if (!Number.isInteger(count) || count < 1)
    fail(`adder compare: --runs takes a whole number from 1, not '${runs}'`, 2);
  return count;
}

/** The engine with its trace compiler is a bundle of its own, beside this one. */
async function loadRunner(): Promise<ScriptRunner> {
  const engine = await import(new URL("./index.js", import.meta.url).href);
  return engine.makeRunner();
}

function fail(text: string, status: number): never {
  fs.writeSync(2, `${text}\n`);
  process.exit(status);
}

const program = new Command("adder");
program
  .usage(usage)
  .description("Runs Python programs and compiles their hot loops to JavaScript.")
  .version(`Adder ${version} (Python 3.14)`, "-V, --version")
  .helpOption("-h, --help")
  .addHelpText("after", jitHelp)
  .enablePositionalOptions()
  .exitOverride();
program
  .command("tokens <file>")
  .description("show the tokens of a source file")
  .action((file: string) => show(file, (text) => printTokens(text, file)));
program
  .command("ast <file>")
  .description("show the syntax tree of a source file")
  .action((file: string) => show(file, (text) => dumpTree(parseModule(text, file), { indent: 2 })));
program
  .command("dis <file>")
  .description("show the bytecode of a source file")
  .action((file: string) =>
    show(file, (text) => disassemble(compileModule(parseModule(text, file), text, file))),
  );
program
  .command("compare <script> [arguments...]")
  .description("run a script interpreted and compiled, side by side")
  .option(
    "--runs <count>",
    `measured runs of each (${runCount}), or iterations (${iterationCount})`,
  )
  .option("--json", "print the figures as JSON", false)
  .option("--within", "time iterations inside one process", false)
  .passThroughOptions()
  .action(async (script: string, args: string[], options: CompareFlags) => {
    process.exitCode = await runCompare({
      script,
      args,
      runs: countOf(options),
      json: options.json,
      within: options.within,
      runner: options.within ? await loadRunner() : undefined,
    });
  });
program.action(() => program.help({ error: true }));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}

/**
 * The `--jit` options of the command line.
 *
 *   --jit on|off|stress|help, --jit name=value,name=value,...   (may be given more than once)
 *   --jit-log[=FILE]  --jit-dump=LETTERS[=FILE]  --jit-stats[=json]
 */
import { host } from "../src/host/host.ts";
import { type Attachment, UsageError } from "../src/cli/attach.ts";
import type { JitOption } from "../src/cli/options.ts";
import type { Driver } from "./driver.ts";
import type { Listener } from "./events.ts";
import { attachJit, detachJit } from "./index.ts";
import { type Parameters, parameterTable } from "./parameters.ts";
import { dumpTo, dumpLetters } from "./report/dump.ts";
import { logTo } from "./report/log.ts";
import { activityOf, noActivity, Statistics } from "./report/statistics.ts";

interface Settings {
  mode: "on" | "off" | "stress";
  parameters: Partial<Parameters>;
  disabled: Set<string>;
}

/** Reads the options and attaches; null when `--jit help` was all that was asked. */
export function attachFromOptions(options: readonly JitOption[]): Attachment | null {
  const settings: Settings = { mode: "on", parameters: {}, disabled: new Set() };
  const listeners: Listener[] = [];
  const atEnd: ((driver: Driver | null) => void)[] = [];
  for (const { name, value } of options) {
    switch (name) {
      case "--jit":
        if (value === "help") {
          printHelp();
          return null;
        }
        readJit(value, settings);
        break;
      case "--jit-log":
        listeners.push(logTo(writerTo(value)));
        break;
      case "--jit-dump":
        listeners.push(readDump(value));
        break;
      case "--jit-stats": {
        if (value !== "" && value !== "json")
          throw new UsageError(`--jit-stats takes nothing or 'json', not '${value}'`);
        const statistics = new Statistics();
        settings.parameters.count_turns = 1;
        listeners.push(statistics.listener);
        atEnd.push((driver) => {
          const seen = driver === null ? noActivity : activityOf(driver);
          writerTo("")(value === "json" ? statistics.toJson(seen) : statistics.toText(seen));
        });
        break;
      }
      default:
        throw new UsageError(`unknown option ${name}`);
    }
  }
  if (settings.mode === "off") {
    detachJit();
    return { finish: () => runAll(atEnd, null) };
  }
  const driver = attachJit({
    mode: settings.mode,
    parameters: settings.parameters,
    disabledPasses: settings.disabled,
    listeners,
    detachable: false,
  });
  return { finish: () => runAll(atEnd, driver) };
}

function runAll(actions: ((driver: Driver | null) => void)[], driver: Driver | null): void {
  for (const action of actions) action(driver);
}

/** "on", "off", "stress", or "name=value,name=value"; "no-PASS" leaves a pass out. */
function readJit(text: string, settings: Settings): void {
  for (const part of text.split(",")) {
    if (part === "on" || part === "off" || part === "stress") {
      settings.mode = part;
      continue;
    }
    if (part.startsWith("no-")) {
      settings.disabled.add(part.slice(3));
      continue;
    }
    const [name, value] = part.split("=") as [string, string | undefined];
    if (!(name in parameterTable)) {
      throw new UsageError(`--jit: no parameter '${name}' (try --jit help)`);
    }
    const number = Number(value);
    if (value === undefined || value === "" || !Number.isInteger(number) || number < 0) {
      throw new UsageError(`--jit: ${name} takes a whole number, not '${value ?? ""}'`);
    }
    settings.parameters[name as keyof Parameters] = number;
  }
}

function readDump(text: string): Listener {
  const equals = text.indexOf("=");
  const letters = equals < 0 ? text : text.slice(0, equals);
  for (const letter of letters) {
    if (!(letter in dumpLetters)) {
      const known = Object.entries(dumpLetters).map(([l, what]) => `${l} ${what}`);
      throw new UsageError(`--jit-dump: no letter '${letter}' (${known.join(", ")})`);
    }
  }
  return dumpTo(letters, writerTo(equals < 0 ? "" : text.slice(equals + 1)));
}

/** Writes to a file, or for "" to stderr. */
function writerTo(file: string): (text: string) => void {
  const encoder = new TextEncoder();
  const target =
    file === ""
      ? host().openDescriptor(2)
      : host().openFile(
          file,
          { read: false, write: true, create: true, truncate: true } as never,
          0o666,
        );
  return (text) => {
    target.write(encoder.encode(text));
  };
}

function printHelp(): void {
  const write = (text: string): void => {
    host().openDescriptor(1).write(new TextEncoder().encode(text));
  };
  write(
    "--jit on|off|stress, or name=value[,name=value...]; no-PASS leaves an optimizer pass out\n\n",
  );
  for (const [name, [value, sentence]] of Object.entries(parameterTable)) {
    write(`  ${name.padEnd(20)} ${String(value).padStart(6)}  ${sentence}\n`);
  }
}

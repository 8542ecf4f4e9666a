/**
 * Reading `adder [options] script.py [args]` by hand, as Python itself does: everything behind the
 * script, `-c CODE` or `-m MODULE` belongs to the program. No library is loaded for it, which keeps
 * the start quick; the other commands use commander (commands.ts).
 */

/** What the user asked for, as plain data: it travels to the worker thread. */
export interface RunRequest {
  readonly kind: "script" | "code" | "module" | "stdin";
  /** The path, the code or the module's name; "" for standard input. */
  readonly target: string;
  /** What comes behind it. */
  readonly args: readonly string[];
  /** `--jit`, `--jit-log`, ... with their values ("" when there is none), in order. */
  readonly jit: readonly JitOption[];
}

export interface JitOption {
  readonly name: string;
  readonly value: string;
}

/** Options that take the next argument when no `=` gives a value. */
const jitNames = new Map([
  ["--jit", true],
  ["--jit-policy", true],
  ["--jit-log", false],
  ["--jit-dump", true],
  ["--jit-stats", false],
]);

/** Python's own switches that are accepted and change nothing here. */
const ignored = new Set(["-u", "-B", "-E", "-s", "-S", "-I", "-b", "-q"]);

/** What is wrong with the arguments: one line. */
export interface Misuse {
  readonly misuse: string;
}

/** null: no program to run, so commander decides what this is. */
export function parseRun(args: readonly string[]): RunRequest | Misuse | null {
  const jit: JitOption[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    const rest = args.slice(i + 1);
    if (arg === "-") return { kind: "stdin", target: "", args: rest, jit };
    if (arg === "-c" || arg === "-m") {
      if (rest.length === 0) return { misuse: `argument expected for the ${arg} option` };
      const kind = arg === "-c" ? "code" : "module";
      return { kind, target: rest[0] as string, args: rest.slice(1), jit };
    }
    if (!arg.startsWith("-")) return { kind: "script", target: arg, args: rest, jit };
    if (ignored.has(arg)) continue;
    const equals = arg.indexOf("=");
    const name = equals < 0 ? arg : arg.slice(0, equals);
    const takesNext = jitNames.get(name);
    if (takesNext === undefined) return null;
    if (equals >= 0) jit.push({ name, value: arg.slice(equals + 1) });
    else if (takesNext && rest.length > 0) jit.push({ name, value: args[++i] as string });
    else jit.push({ name, value: "" });
  }
  return asksForHelp(jit) ? { kind: "code", target: "", args: [], jit } : null;
}

/** `--jit help` is answered by the trace compiler, with or without a program. */
function asksForHelp(jit: readonly JitOption[]): boolean {
  return jit.some(({ name, value }) => name === "--jit" && value === "help");
}

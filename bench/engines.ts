// Who is measured: Adder interpreted and compiled, the twin in JavaScript, and the Pythons on PATH.

import { findPythons } from "../src/lab/processes.ts";

export interface BenchEngine {
  readonly name: EngineName;
  readonly version: string;
  /** The command in front of a program's file. */
  readonly command: readonly string[];
  readonly extension: ".py" | ".js";
}

export const engineNames = ["interpreted", "compiled", "twin", "cpython", "pypy"] as const;
export type EngineName = (typeof engineNames)[number];

/** The engines on this machine, in the order in which they take turns. */
export function listEngines(adder: string): BenchEngine[] {
  const node = process.execPath;
  const version = `Node ${process.versions.node}`;
  const python = (name: EngineName, command: readonly string[], of: string): BenchEngine => ({
    name,
    version: of,
    command,
    extension: ".py",
  });
  return [
    python("interpreted", [node, adder, "--jit", "off"], version),
    python("compiled", [node, adder, "--jit", "on"], version),
    { name: "twin", version, command: [node], extension: ".js" },
    ...findPythons().map(({ name, version, executable }) =>
      python(name === "python3" ? "cpython" : "pypy", [executable, "-B"], version),
    ),
  ];
}

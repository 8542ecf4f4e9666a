// Runs Python programs in this process and hands out the trees that were recorded and optimized.

import { attachJit, detachJit, type JitOptions } from "../../jit/index.ts";
import type { JitEvent } from "../../jit/events.ts";
import { runScript } from "../../src/index.ts";

export interface RecordedRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program and tells `listener` all that the trace compiler does. */
export function runRecorded(
  source: string,
  listener: (event: JitEvent) => void,
  options: JitOptions = { mode: "on" },
): RecordedRun {
  let stdout = "";
  let stderr = "";
  const write = {
    stdout: (text: string) => {
      stdout += text;
    },
    stderr: (text: string) => {
      stderr += text;
    },
  };
  attachJit({ ...options, listeners: [listener] });
  try {
    const status = runScript({
      source,
      filename: "program.py",
      argv: ["program.py"],
      stdin: "",
      write,
    });
    return { status, stdout, stderr };
  } finally {
    detachJit();
  }
}

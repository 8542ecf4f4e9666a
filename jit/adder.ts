/**
 * The worker of the `adder` command, trace compiler included. The trace compiler is a part of its
 * own: it is loaded when a program becomes hot, or when an option has something to say to it.
 */
import { type Attachment, attachNothing } from "../src/cli/attach.ts";
import type { JitOption } from "../src/cli/options.ts";
import { runWorker } from "../src/cli/worker.ts";
import { attachFromOptions, attachJit } from "./compiler.ts";
import { attachWhenHot } from "./waiting.ts";

function isOff(options: readonly JitOption[]): boolean {
  return options.every(({ name, value }) => name === "--jit" && value === "off");
}

function attach(options: readonly JitOption[]): Attachment | null {
  if (options.length === 0) attachWhenHot(() => attachJit({ mode: "on", detachable: false }));
  else if (!isOff(options)) return attachFromOptions(options);
  return attachNothing(options);
}

/** Called by the bundle when all of its files have run. */
export function start(): void {
  runWorker(attach);
}

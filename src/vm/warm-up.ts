/**
 * Showing the run loop to V8 before V8 compiles it.
 *
 * V8: an instruction of the loop that has not run yet has no type feedback; compiled code stops
 * there for good ("insufficient type feedback"), falls back to the bytecode interpreter and is
 * compiled again, 50-500 ms each time, a dozen times for an ordinary program. So the first time
 * the poll countdown runs out, which means that the program is not a short one, a small program
 * that uses every common instruction runs once (about 2 ms).
 *
 * Invariant: the program cannot tell. The code has namespaces of its own and is never recorded.
 */
import type { Code } from "../bytecode/code.ts";
import { PyDict } from "../objects/dict.ts";
import { PyException } from "../objects/errors.ts";
import { entryFrame } from "./calls.ts";
import { observing } from "./loop-observer.ts";
import { system } from "./system-state.ts";
import { thread } from "./thread.ts";

let source: (() => Code | null) | null = null;

/** Tells where the program is; without one nothing is warmed up. */
export function installWarmUp(find: () => Code | null): void {
  source = find;
}

/** Runs once per process. */
export function warmUp(): void {
  if (source === null) return;
  const find = source;
  source = null;
  const code = find();
  if (code === null) return;
  const observer = observing.observer;
  const { countdown, propagating } = thread;
  const frame = thread.frame;
  const handled = thread.handled.value;
  observing.observer = null;
  try {
    runWarmUp(code);
  } catch (error) {
    // Too deep in a recursion for more frames, or a built-in that the program replaced.
    if (!(error instanceof PyException) && !(error instanceof RangeError)) throw error;
  } finally {
    observing.observer = observer;
    thread.countdown = countdown;
    thread.propagating = propagating;
    thread.frame = frame;
    thread.handled.value = handled;
  }
}

function runWarmUp(code: Code): void {
  const globals = new PyDict();
  const builtins = new PyDict();
  for (const entry of system.builtins.table.entries.values()) {
    if (typeof entry.key === "string" && entry.value !== undefined) {
      builtins.table.setString(entry.key, entry.value);
    }
  }
  globals.table.setString("__name__", "_warm_up");
  if (code.lazyBody !== null) code.load();
  thread.run(entryFrame(code, globals, builtins, globals), null);
}

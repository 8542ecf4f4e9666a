/**
 * The trace compiler's door: attach it to the interpreter, or detach it.
 *
 * The interpreter knows it only as a LoopObserver (src/vm/loop-observer.ts).
 */
import { compaction } from "../src/objects/compact-items.ts";
import { installObserver } from "../src/vm/loop-observer.ts";
import { thread } from "../src/vm/thread.ts";
import { runtime } from "./backend/runtime.ts";
import { makeForcer } from "./backend/stress.ts";
import { Driver } from "./driver.ts";
import type { Listener } from "./events.ts";
import { defaultParameters, type Parameters, stressParameters } from "./parameters.ts";

export interface JitOptions {
  readonly mode: "on" | "stress";
  readonly parameters?: Partial<Parameters>;
  readonly disabledPasses?: ReadonlySet<string>;
  readonly listeners?: readonly Listener[];
  /** False when it stays attached to the end of the process; then it holds no code that is gone. */
  readonly detachable?: boolean;
}

/** Attaches a fresh trace compiler; what an earlier one compiled is no longer entered. */
export function attachJit(options: JitOptions): Driver {
  detachJit();
  const base = options.mode === "stress" ? stressParameters() : defaultParameters();
  const { disabledPasses, detachable } = options;
  const driver = new Driver({ ...base, ...options.parameters }, disabledPasses, detachable);
  for (const listener of options.listeners ?? []) driver.listen(listener);
  thread.interruptFlag ??= new Int32Array(new SharedArrayBuffer(4));
  runtime.interruptFlag = thread.interruptFlag;
  runtime.turns = driver.parameters.count_turns === 1 ? { count: 0 } : undefined;
  runtime.forceExit = forcerFor(driver);
  runtime.leaveFunction = driver.leaveFunction.bind(driver);
  compaction.from = driver.parameters.compact_lists;
  runtime.leaveStep = driver.leaveStep.bind(driver);
  installObserver(driver);
  attached = driver;
  return driver;
}

let attached: Driver | null = null;

/** Stress mode forces exits; the seed is drawn when none is given, and told to listeners. */
function forcerFor(driver: Driver): (() => boolean) | undefined {
  const { parameters } = driver;
  const oneIn = parameters.stress_exits;
  if (oneIn === 0) return undefined;
  const seed = parameters.stress_seed || 1 + Math.floor(Math.random() * 1e6);
  driver.emitEvent({ kind: "stress", seed, oneIn });
  return makeForcer(seed, oneIn);
}

/** Detaches the trace compiler; the code objects that it patched are as they were before it. */
export function detachJit(): void {
  installObserver(null);
  attached?.release();
  attached = null;
}

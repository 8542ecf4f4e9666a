/**
 * The observer of programs that are not hot yet: it counts, and fetches the trace compiler when the
 * first counter runs out. A program that ends before has not paid for it.
 *
 * The one difficulty is that a run loop keeps the observer it began with, so this one stays in
 * front of the trace compiler for as long as the outermost run loop lasts.
 *
 * Invariant: until the trace compiler is there, no word of any code is patched and nothing records.
 */
import type { Code } from "../src/bytecode/code.ts";
import { Op } from "../src/bytecode/opcodes.ts";
import type { Frame } from "../src/vm/frame.ts";
import { isLoadingLibrary } from "../src/vm/library-loading.ts";
import { installObserver, type LoopObserver, type RecordVerdict } from "../src/vm/loop-observer.ts";
import { parameterTable } from "./parameters.ts";

const [loopThreshold] = parameterTable.threshold;
const [functionThreshold] = parameterTable.function_threshold;

export class WaitingObserver implements LoopObserver {
  /** Attaches the trace compiler with its default parameters. */
  private readonly attach: () => LoopObserver;
  private compiler: LoopObserver | null = null;

  constructor(attach: () => LoopObserver) {
    this.attach = attach;
  }

  countersFor(code: Code): Int32Array {
    return this.compiler?.countersFor(code) ?? countersOf(code);
  }

  hot(frame: Frame, pc: number): boolean {
    if (this.compiler === null) {
      // The bodies of the library's modules run once: their loops are not worth the compiler.
      if (isLoadingLibrary()) {
        (frame.code.counters as Int32Array)[pc] = loopThreshold;
        return false;
      }
      this.compiler = this.attach();
    }
    return this.compiler.hot(frame, pc);
  }

  record(frame: Frame, pc: number): RecordVerdict {
    return (this.compiler as LoopObserver).record(frame, pc);
  }

  takeStarted(): boolean {
    return (this.compiler as LoopObserver).takeStarted();
  }

  runEnded(): void {
    (this.compiler as LoopObserver).runEnded();
  }

  enter(frame: Frame, slot: number): Frame {
    return (this.compiler as LoopObserver).enter(frame, slot);
  }

  unwound(frame: Frame | null): boolean {
    return (this.compiler as LoopObserver).unwound(frame);
  }
}

function countersOf(code: Code): Int32Array {
  const counters = new Int32Array(code.words.length);
  for (let pc = 0; pc < counters.length; pc++) {
    const op = (code.words[pc] as number) & 255;
    if (op === Op.JUMP_BACKWARD) counters[pc] = loopThreshold;
    else if (op === Op.RESUME) counters[pc] = functionThreshold;
  }
  return counters;
}

/** Counts with the default thresholds; `attach` is called when the first of them is reached. */
export function attachWhenHot(attach: () => LoopObserver): void {
  installObserver(new WaitingObserver(attach));
}

/**
 * The only thing the run loop knows of a trace compiler.
 *
 * Counting: `code.counters`, one number per instruction, made by `countersFor` when a code object
 * first reaches a back edge or its entry. JUMP_BACKWARD and RESUME, at a function's start and
 * behind a generator's yields, count their own cell down; at zero the loop calls `hot`.
 *
 * Recording: when `hot` answers true, the loop goes on with `code.recordWords`, in which every
 * word is RECORD; that instruction calls `record` and then executes the real word. Frames entered
 * while recording are recorded too; `record` sees that `frame` changed. A nested run loop (a
 * native calling back) never records.
 *
 * Compiled: the observer writes ENTER_TRACE | slot << 8 over the JUMP_BACKWARD or RESUME word
 * (`patchCode`, vm/frame.ts); the loop then calls `enter` there.
 */
import type { Code } from "../bytecode/code.ts";
import type { Frame } from "./frame.ts";

/** What the run loop does after `record`. */
export const enum RecordVerdict {
  /** Execute the instruction and go on recording. */
  Execute,
  /** Go on recording with the innermost frame (`thread.frame`), whose state was changed. */
  Reload,
  /** Recording ended; execute the instruction. */
  Stop,
  /** Recording ended; go on with the innermost frame. */
  StopAndReload,
}

export interface LoopObserver {
  /** The counters of a code object, filled with its thresholds. */
  countersFor(code: Code): Int32Array;
  /**
   * The counter of the instruction at `pc` ran out. `frame.pc` is where execution goes on (the
   * loop header, or behind RESUME) and `frame.sp` is right. True: start recording there.
   */
  hot(frame: Frame, pc: number): boolean;
  /** Called before each instruction while recording, with pc and sp saved. */
  record(frame: Frame, pc: number): RecordVerdict;
  /** Whether `enter` has just begun a recording; asked once after it. */
  takeStarted(): boolean;
  /** The run loop that is recording returns to its caller. */
  runEnded(): void;
  /**
   * Runs compiled code; `frame.pc` is the index of the ENTER_TRACE. Returns the frame to go on
   * with: pc, sp and regs written back, inlined frames rebuilt and linked by `back`. When it
   * throws, `thread.frame` is the frame that raised and its pc the index after the instruction.
   */
  enter(frame: Frame, slot: number): Frame;
  /**
   * While recording, an exception was raised and handled: `frame` goes on at its handler (pc and
   * sp say where). False: stop recording. Also called when it leaves the run loop: frame is null.
   */
  unwound(frame: Frame | null): boolean;
}

/** Held in an object: the run loop copies it once per run. */
export const observing: { observer: LoopObserver | null } = { observer: null };

/** Attaches a trace compiler, or with null detaches it. Not while a program runs. */
export function installObserver(observer: LoopObserver | null): void {
  observing.observer = observer;
}

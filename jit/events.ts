/**
 * What the trace compiler does, as data. Logs, dumps, statistics and reports are listeners; the
 * driver knows none of them.
 */
import type { Code } from "../src/bytecode/code.ts";
import type { AbortReason } from "./aborts.ts";
import type { Exit, Tree } from "./ir/tree.ts";

export interface Place {
  readonly code: Code;
  /** Instruction index. */
  readonly pc: number;
}

/** What a recording makes; a step is a generator's way from one yield to the next. */
export type Recorded = "loop" | "function" | "step" | "bridge";

export type JitEvent =
  | {
      readonly kind: "record";
      readonly place: Place;
      readonly what: Recorded;
      readonly tree: number;
    }
  | {
      readonly kind: "abort";
      readonly place: Place;
      readonly at: Place;
      readonly reason: AbortReason;
      readonly what: Recorded;
      readonly final: boolean;
      readonly milliseconds: number;
    }
  | {
      readonly kind: "compile";
      readonly what: Recorded;
      readonly tree: number;
      readonly place: Place;
      /** Operations recorded in the whole tree, operations emitted, characters emitted. */
      readonly recorded: number;
      readonly emitted: number;
      readonly characters: number;
      readonly bridges: number;
      /** Milliseconds. */
      readonly times: { readonly record: number; readonly optimize: number; readonly emit: number };
    }
  | { readonly kind: "pass"; readonly tree: number; readonly name: string; readonly result: Tree }
  | {
      readonly kind: "javascript";
      readonly tree: number;
      readonly place: Place;
      readonly text: string;
      readonly exits: readonly Exit[];
    }
  | { readonly kind: "widen"; readonly place: Place }
  | { readonly kind: "stress"; readonly seed: number; readonly oneIn: number };

export type Listener = (event: JitEvent) => void;

/** "file.py:12" of an instruction. */
export function describePlace({ code, pc }: Place): string {
  const name = code.filename.split("/").pop() as string;
  // What stands in front of a closure's RESUME has no line.
  const line = code.lineAt(pc);
  return `${name}:${line < 0 ? code.firstlineno : line} ${code.name}`;
}

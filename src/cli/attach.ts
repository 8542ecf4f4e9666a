/** How the trace compiler is put on: the entry that knows both hands this to the command line. */
import type { JitOption } from "./options.ts";

export interface Attachment {
  /** Called when the program has ended: logs, statistics. */
  finish(): void;
}

/**
 * Reads the `--jit` options and installs an observer. null: nothing to run (`--jit help` was
 * answered). Throws UsageError for options it does not understand.
 */
export type AttachJit = (options: readonly JitOption[]) => Attachment | null;

/** One line for the user, exit status 2. */
export class UsageError extends Error {}

/** The interpreter alone. */
export const attachNothing: AttachJit = () => ({ finish() {} });

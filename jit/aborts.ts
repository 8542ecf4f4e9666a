/** Every reason a recording ends without code: one row each. Logs and statistics print the text. */
export const abortReasons = {
  tooLong: "the recording is too long",
  innerLoop: "an inner loop is not compiled yet",
  leavesLoop: "the recording left the loop",
  leavesTurn: "every turn of the loop leaves the trace",
  leavesFunction: "the recording left the function it began in",
  raised: "an exception was raised",
  embedded: "an inner loop does not fit its surroundings",
  newFunctionForbidden: "new Function is forbidden here",
  lost: "the interpreter went where the recorder did not follow",
  frame: "this kind of frame is not compiled",
  inspects: "a call looked at the frames of its callers",
  exported: "a loop's iterator is shared",
} as const;

export type AbortReason = keyof typeof abortReasons;

/** Thrown by the recorder, caught by the driver alone. */
export class TraceAbort {
  readonly reason: AbortReason;
  constructor(reason: AbortReason) {
    this.reason = reason;
  }
}

export function abort(reason: AbortReason): never {
  throw new TraceAbort(reason);
}

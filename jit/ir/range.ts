/** The interval in which an int's values lie: found by the ranges pass, read by the backends. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** All that is known of an int without looking further. */
export const anyInt: Range = { low: -Number.MAX_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER };

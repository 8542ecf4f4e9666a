/** The interval in which an int's values lie: found by the ranges pass, read by the backends. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What `guard_int32` lets pass, by its imm. */
export const guardRanges: readonly Range[] = [
  { low: -0x80000000, high: 0x7fffffff },
  { low: 0, high: 0xffffffff },
  { low: 0, high: Number.MAX_SAFE_INTEGER },
];

/** All that is known of an int without looking further. */
export const anyInt: Range = { low: -Number.MAX_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER };

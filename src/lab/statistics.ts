// The few statistics that timings need. Times are in milliseconds; every function takes them in any
// order and leaves them as they are.
//
// Why medians and not means: a timing is never too short by chance, only too long, and a single
// interruption would move a mean.

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** The width of the middle half. */
  readonly interquartile: number;
}

/** The value below which a share of the times lies, between the two nearest ones. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

export function median(times: readonly number[]): number {
  return quantile(times, 0.5);
}

export function measureSpread(times: readonly number[]): Spread {
  return {
    median: median(times),
    min: Math.min(...times),
    max: Math.max(...times),
    interquartile: quantile(times, 0.75) - quantile(times, 0.25),
  };
}

/** The median of the last half: what is left when warm-up is over. */
export function steadyMedian(times: readonly number[]): number {
  return median(times.slice(Math.floor(times.length / 2)));
}

export function geometricMean(ratios: readonly number[]): number {
  const logs = ratios.map((ratio) => Math.log(ratio));
  return Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length);
}

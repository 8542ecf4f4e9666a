/**
 * Sums and lengths that round once: fsum keeps partial sums that do not overlap (Shewchuk 1996);
 * lengths are roots of sums of squares kept as pairs of doubles.
 */
import { hypot } from "../../objects/float-functions.ts";
import { addOrdered, addPairs, low, multiplyExactly } from "../../objects/double-double.ts";

/** Partial sums in increasing size, no two of which overlap. */
export class ExactSum {
  private readonly partials: number[] = [];
  private count = 0;

  /** Adds a finite x; false when the sum overflows. */
  add(given: number): boolean {
    let x = given;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      let y = this.partials[i] as number;
      if (Math.abs(x) < Math.abs(y)) {
        const larger = y;
        y = x;
        x = larger;
      }
      const sum = x + y;
      const rest = y - (sum - x);
      if (rest !== 0) this.partials[kept++] = rest;
      x = sum;
    }
    this.count = kept;
    if (!Number.isFinite(x)) return false;
    if (x !== 0) this.partials[this.count++] = x;
    return true;
  }

  /** Forgets the sum. */
  clear(): void {
    this.count = 0;
  }

  /** The sum, rounded half to even. */
  round(): number {
    let n = this.count;
    if (n === 0) return 0;
    let high = this.partials[--n] as number;
    let rest = 0;
    while (n > 0) {
      const x = high;
      const y = this.partials[--n] as number;
      high = x + y;
      rest = y - (high - x);
      if (rest !== 0) break;
    }
    // Half way: the partials below decide.
    if (n > 0 && rest !== 0 && rest < 0 === (this.partials[n - 1] as number) < 0) {
      const twice = rest * 2;
      const moved = high + twice;
      if (twice === moved - high) high = moved;
    }
    return high;
  }
}

/** The root of the sum of squares; infinities win over nan. */
export function vectorLength(coordinates: readonly number[]): number {
  if (coordinates.length === 2) return hypot(coordinates[0] as number, coordinates[1] as number);
  let largest = 0;
  let sawNaN = false;
  for (let i = 0; i < coordinates.length; i++) {
    const size = Math.abs(coordinates[i] as number);
    if (size === Number.POSITIVE_INFINITY) return size;
    if (Number.isNaN(size)) sawNaN = true;
    else if (size > largest) largest = size;
  }
  if (sawNaN) return Number.NaN;
  if (largest === 0 || coordinates.length === 1) return largest;
  if (largest < 2 ** -1000) return 2 ** -1000 * rootOfSquares(coordinates, 2 ** 1000);
  if (largest > 2 ** 500) return 2 ** 600 * rootOfSquares(coordinates, 2 ** -600);
  if (largest < 2 ** -300) return 2 ** -600 * rootOfSquares(coordinates, 2 ** 600);
  return rootOfSquares(coordinates, 1);
}

function rootOfSquares(coordinates: readonly number[], scale: number): number {
  let high = 0;
  let rest = 0;
  for (let i = 0; i < coordinates.length; i++) {
    const x = (coordinates[i] as number) * scale;
    const square = multiplyExactly(x, x);
    high = addPairs(high, rest, square, low);
    rest = low;
  }
  const root = Math.sqrt(high);
  const back = multiplyExactly(root, root);
  const correction = (high - back - low + rest) / (2 * root);
  return addOrdered(root, correction);
}

/**
 * Reduction of large angles modulo pi/2, in integers: x is a mantissa times a power of two, and so
 * many bits of 2/pi are taken that 130 remain behind the point of the product (Payne and Hanek 1983,
 * without their economy). Slow, some microseconds, and rare.
 */
import { decomposeFloat } from "./integer-arithmetic.ts";

/** The largest double has its last bit at 2^971; 53 for the mantissa, 130 for the result. */
const PI_BITS = 1200n;
const KEPT = 130n;

let pi: bigint | null = null;

/** pi with PI_BITS bits after the point (Machin's formula). */
function fixedPi(): bigint {
  const one = 1n << (PI_BITS + 10n);
  const inverseTan = (x: bigint): bigint => {
    let power = one / x;
    let sum = power;
    for (let k = 3n, sign = -1n; power !== 0n; k += 2n, sign = -sign) {
      power /= x * x;
      sum += (sign * power) / k;
    }
    return sum;
  };
  pi ??= (16n * inverseTan(5n) - 4n * inverseTan(239n)) >> 10n;
  return pi;
}

export interface ReducedAngle {
  readonly quadrant: number;
  readonly high: number;
  readonly low: number;
}

/** x - quadrant * pi/2 for a large finite x, as a pair; the quadrant modulo 4. */
export function reduceLargeAngle(x: number): ReducedAngle {
  const { mantissa, exponent } = decomposeFloat(Math.abs(x));
  const shift = KEPT + 53n + BigInt(Math.max(0, exponent));
  const twoByPi = (1n << (PI_BITS + 1n + shift)) / fixedPi();
  // turns = x * 2/pi with `shift - exponent` bits behind the point, cut to KEPT.
  const scaled = mantissa * twoByPi;
  const surplus = shift - BigInt(exponent) - KEPT;
  const turns = scaled >> surplus;
  const half = 1n << (KEPT - 1n);
  const count = (turns + half) >> KEPT;
  const fraction = turns - (count << KEPT);
  const angle = (fraction * fixedPi()) >> (PI_BITS + 1n);
  const high = Number(angle) / 2 ** 130;
  const low = Number(angle - toFixed(high)) / 2 ** 130;
  const quadrant = Number(count & 3n);
  return x < 0 ? { quadrant: (4 - quadrant) & 3, high: -high, low: -low } : { quadrant, high, low };
}

/** A double of at most pi/4 in units of 2^-130; its bits below are none that matter. */
function toFixed(value: number): bigint {
  return BigInt(Math.trunc(value * 2 ** 130));
}

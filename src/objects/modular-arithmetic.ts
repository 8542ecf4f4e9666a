/**
 * `(a * b + c) % m` of safe ints without BigInt, where the product may have up to 106 bits.
 *
 * The product and the multiple of m below it are both held as pairs of doubles whose sum is exact
 * (the method is that of double-double.ts). Their difference is small, so it is exact again in one double.
 *
 * Invariant: results are those of Python's floored `%`, never -0. Beyond `LARGEST_MODULUS` a rest
 * may be off by more than one modulus, which a double no longer holds; BigInt answers there.
 */
/** 2^27 + 1 splits a double into two halves of 26 bits. */
const SPLITTER = 134217729;

const MAX_SAFE = Number.MAX_SAFE_INTEGER;

/** Up to here any sum of two residues is a safe int. */
export const LARGEST_MODULUS = 2 ** 52;

/** `(a * b + c) % m` for safe ints, m not 0. */
export function multiplyAddModulo(a: number, b: number, c: number, m: number): number {
  const product = a * b;
  const sum = product + c;
  // A product beyond the safe range may have been rounded, whatever the sum looks like.
  if (product >= 0 && product <= MAX_SAFE && sum >= 0 && sum <= MAX_SAFE && m > 0) {
    return sum - Math.floor(sum / m) * m;
  }
  return reduceWide(a, b, c, m);
}

function reduceWide(a: number, b: number, c: number, m: number): number {
  if (m < 0 || m > LARGEST_MODULUS) return reduceBig(a, b, c, m);
  const sum = multiplyModulo(residue(a, m), residue(b, m), m) + residue(c, m);
  return sum >= m ? sum - m : sum;
}

function residue(a: number, m: number): number {
  if (a >= 0 && a < m) return a;
  const rest = a % m;
  return rest < 0 ? rest + m : rest + 0;
}

/** `a * b % m` for 0 <= a, b < m <= 2^52. */
export function multiplyModulo(a: number, b: number, m: number): number {
  const product = a * b;
  const quotient = Math.floor(product / m);
  const multiple = quotient * m;
  // The quotient was rounded: it is off by one at most.
  const rest = product - multiple + (lowPart(product, a, b) - lowPart(multiple, quotient, m));
  if (rest < 0) return rest + m;
  return rest >= m ? rest - m : rest;
}

/** What the double `product` lacks of a * b. */
function lowPart(product: number, a: number, b: number): number {
  const a1 = SPLITTER * a;
  const aHigh = a1 - (a1 - a);
  const aLow = a - aHigh;
  const b1 = SPLITTER * b;
  const bHigh = b1 - (b1 - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function reduceBig(a: number, b: number, c: number, m: number): number {
  const rest = Number((BigInt(a) * BigInt(b) + BigInt(c)) % BigInt(m));
  return rest !== 0 && rest < 0 !== m < 0 ? rest + m : rest;
}

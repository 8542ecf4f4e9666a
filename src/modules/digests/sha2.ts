/**
 * The SHA-2 family (FIPS 180-4) over byte arrays: SHA-224 and SHA-256 on 32-bit words, SHA-384 and
 * SHA-512 on 64-bit words kept as pairs of 32-bit halves.
 *
 * The round constants and initial values are the first fractional bits of roots of primes; they are
 * computed once with BigInt square and cube roots instead of being copied from tables.
 */

/** A hash in the making: takes bytes, gives its digest so far at any time. */
export interface Digest {
  readonly name: string;
  readonly digestSize: number;
  readonly blockSize: number;
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
  copy(): Digest;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}

/** The integer part of the `degree`-th root of n. */
function rootOf(n: bigint, degree: bigint): bigint {
  let low = 0n;
  let high = 1n << (BigInt(n.toString(2).length) / degree + 1n);
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= n) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** The first 64 bits of the fraction of a prime's root. */
function fractionOfRoot(prime: number, degree: number): bigint {
  const scaled = BigInt(prime) << BigInt(64 * degree);
  return rootOf(scaled, BigInt(degree)) & 0xffffffffffffffffn;
}

const WIDE_ROUNDS = 80;
const NARROW_ROUNDS = 64;

/** High and low halves, alternating. */
function halves(values: readonly bigint[]): Int32Array {
  const result = new Int32Array(values.length * 2);
  values.forEach((value, i) => {
    result[2 * i] = Number(value >> 32n) | 0;
    result[2 * i + 1] = Number(value & 0xffffffffn) | 0;
  });
  return result;
}

let wideConstants: Int32Array | null = null;

/** Of SHA-512; those of SHA-256 are the high halves of the first 64. */
function roundConstants(): Int32Array {
  wideConstants ??= halves(primes(WIDE_ROUNDS).map((prime) => fractionOfRoot(prime, 3)));
  return wideConstants;
}

const STATE_WORDS = 8;

function rootsOfPrimes(from: number): bigint[] {
  return primes(from + STATE_WORDS)
    .slice(from)
    .map((prime) => fractionOfRoot(prime, 2));
}

export type Sha2Name = "sha224" | "sha256" | "sha384" | "sha512";

function initialState(name: Sha2Name): Int32Array {
  const first = halves(rootsOfPrimes(0));
  const later = halves(rootsOfPrimes(STATE_WORDS));
  switch (name) {
    case "sha256":
      return first.filter((_, i) => i % 2 === 0);
    case "sha224":
      return later.filter((_, i) => i % 2 === 1);
    case "sha384":
      return later;
    case "sha512":
      return first;
  }
}

const DIGEST_SIZES: Readonly<Record<Sha2Name, number>> = {
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

export class Sha2 implements Digest {
  readonly name: Sha2Name;
  readonly digestSize: number;
  readonly blockSize: number;
  private readonly isWide: boolean;
  private state: Int32Array;
  private readonly block: Uint8Array;
  private filled = 0;
  private total = 0;

  constructor(name: Sha2Name, state = initialState(name)) {
    this.name = name;
    this.digestSize = DIGEST_SIZES[name];
    this.isWide = name === "sha384" || name === "sha512";
    this.blockSize = this.isWide ? 128 : 64;
    this.state = state;
    this.block = new Uint8Array(this.blockSize);
  }

  copy(): Sha2 {
    const copy = new Sha2(this.name, this.state.slice());
    copy.block.set(this.block);
    copy.filled = this.filled;
    copy.total = this.total;
    return copy;
  }

  update(bytes: Uint8Array): void {
    this.total += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const taken = Math.min(bytes.length - at, this.blockSize - this.filled);
      this.block.set(bytes.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
      if (this.filled === this.blockSize) this.mix();
    }
  }

  digest(): Uint8Array {
    const ended = this.copy();
    ended.pad();
    const bytes = new Uint8Array(ended.state.length * 4);
    const view = new DataView(bytes.buffer);
    ended.state.forEach((word, i) => {
      view.setInt32(4 * i, word);
    });
    return bytes.slice(0, this.digestSize);
  }

  /** A one bit, zeros, and the length in bits at the end of a block. */
  private pad(): void {
    const bits = this.total * 8;
    const room = this.isWide ? 16 : 8;
    const end = this.filled + 1 + room <= this.blockSize ? this.blockSize : 2 * this.blockSize;
    const tail = new Uint8Array(end - this.filled);
    tail[0] = 0x80;
    new DataView(tail.buffer).setBigUint64(tail.length - 8, BigInt(bits));
    this.update(tail);
  }

  private mix(): void {
    if (this.isWide) mixWide(this.state, this.block);
    else mixNarrow(this.state, this.block);
    this.filled = 0;
  }
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

const narrowSchedule = new Int32Array(NARROW_ROUNDS);

function mixNarrow(state: Int32Array, block: Uint8Array): void {
  const w = narrowSchedule;
  const view = new DataView(block.buffer);
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(4 * i);
  for (let i = 16; i < NARROW_ROUNDS; i++) {
    const early = w[i - 15] as number;
    const late = w[i - 2] as number;
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
  }
  const constants = roundConstants();
  let [a, b, c, d, e, f, g, h] = state as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < NARROW_ROUNDS; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + (constants[2 * i] as number) + (w[i] as number)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < STATE_WORDS; i++)
    state[i] = ((state[i] as number) + (mixed[i] as number)) | 0;
}

// --- 64-bit words as halves; `high` is the upper half of the last result ---

let high = 0;

/** The low half of a rotation to the right by 1 to 63 bits. */
function rotateWide(h: number, l: number, by: number): number {
  if (by === 32) {
    high = l;
    return h;
  }
  if (by > 32) {
    high = (l >>> (by - 32)) | (h << (64 - by));
    return (h >>> (by - 32)) | (l << (64 - by));
  }
  high = (h >>> by) | (l << (32 - by));
  return (l >>> by) | (h << (32 - by));
}

/** Three rotations XORed; the last is a shift when `shifts`. */
function sigma(h: number, l: number, a: number, b: number, c: number, shifts: boolean): number {
  let low = rotateWide(h, l, a);
  let upper = high;
  low ^= rotateWide(h, l, b);
  upper ^= high;
  if (shifts) {
    low ^= (l >>> c) | (h << (32 - c));
    upper ^= h >>> c;
  } else {
    low ^= rotateWide(h, l, c);
    upper ^= high;
  }
  high = upper;
  return low;
}

function addWide(ah: number, al: number, bh: number, bl: number): number {
  const low = (al >>> 0) + (bl >>> 0);
  high = (ah + bh + (low > 0xffffffff ? 1 : 0)) | 0;
  return low | 0;
}

const wideSchedule = new Int32Array(2 * WIDE_ROUNDS);

function fillWideSchedule(block: Uint8Array): void {
  const w = wideSchedule;
  const view = new DataView(block.buffer);
  for (let i = 0; i < 32; i++) w[i] = view.getInt32(4 * i);
  for (let i = 32; i < 2 * WIDE_ROUNDS; i += 2) {
    let low = sigma(w[i - 30] as number, w[i - 29] as number, 1, 8, 7, true);
    low = addWide(high, low, w[i - 32] as number, w[i - 31] as number);
    low = addWide(high, low, w[i - 14] as number, w[i - 13] as number);
    const upper = high;
    const late = sigma(w[i - 4] as number, w[i - 3] as number, 19, 61, 6, true);
    w[i + 1] = addWide(upper, low, high, late);
    w[i] = high;
  }
}

function mixWide(state: Int32Array, block: Uint8Array): void {
  fillWideSchedule(block);
  const constants = roundConstants();
  const v = state.slice();
  const at = (i: number): number => v[i] as number;
  for (let i = 0; i < 2 * WIDE_ROUNDS; i += 2) {
    let low = sigma(at(8), at(9), 14, 18, 41, false);
    low = addWide(high, low, at(14), at(15));
    const choiceHigh = (at(8) & at(10)) ^ (~at(8) & at(12));
    low = addWide(high, low, choiceHigh, (at(9) & at(11)) ^ (~at(9) & at(13)));
    low = addWide(high, low, constants[i] as number, constants[i + 1] as number);
    low = addWide(high, low, wideSchedule[i] as number, wideSchedule[i + 1] as number);
    const t1High = high;
    let other = sigma(at(0), at(1), 28, 34, 39, false);
    const majorityHigh = (at(0) & at(2)) ^ (at(0) & at(4)) ^ (at(2) & at(4));
    const majorityLow = (at(1) & at(3)) ^ (at(1) & at(5)) ^ (at(3) & at(5));
    other = addWide(high, other, majorityHigh, majorityLow);
    const t2High = high;
    v.copyWithin(2, 0, 14);
    v[9] = addWide(at(8), at(9), t1High, low);
    v[8] = high;
    v[1] = addWide(t1High, low, t2High, other);
    v[0] = high;
  }
  for (let i = 0; i < 2 * STATE_WORDS; i += 2) {
    state[i + 1] = addWide(state[i] as number, state[i + 1] as number, at(i), at(i + 1));
    state[i] = high;
  }
}

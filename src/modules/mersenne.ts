// MT19937, the generator behind Python's `random`: Matsumoto and Nishimura's Mersenne Twister with
// init_by_array seeding, so that the same seed gives CPython's very numbers.
//
// Invariant: `words` holds 624 unsigned 32-bit words and `index` is 1 to 624; at 624 the next draw makes
// a new block.

import { absoluteInt, type Int, normalizeInt } from "../objects/integer-arithmetic.ts";

const SIZE = 624;
const MIDDLE = 397;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;
const TWIST = 0x9908b0df;

export class MersenneTwister {
  private readonly words = new Uint32Array(SIZE);
  private index = SIZE;

  /** seed(n): by the 32-bit words of |n|, lowest first. */
  seed(n: Int): void {
    let rest = BigInt(absoluteInt(n));
    const key: number[] = [];
    do {
      key.push(Number(rest & 0xffffffffn));
      rest >>= 32n;
    } while (rest > 0n);
    this.seedByArray(key);
  }

  private seedByWord(seed: number): void {
    const words = this.words;
    words[0] = seed;
    for (let i = 1; i < SIZE; i++) {
      const previous = words[i - 1] as number;
      words[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
    this.index = SIZE;
  }

  private seedByArray(key: readonly number[]): void {
    this.seedByWord(19650218);
    const words = this.words;
    let i = 1;
    let k = 0;
    for (let left = Math.max(SIZE, key.length); left > 0; left--) {
      const previous = words[i - 1] as number;
      const mixed = Math.imul(previous ^ (previous >>> 30), 1664525);
      words[i] = ((words[i] as number) ^ mixed) + (key[k] as number) + k;
      if (++i === SIZE) {
        words[0] = words[SIZE - 1] as number;
        i = 1;
      }
      if (++k === key.length) k = 0;
    }
    for (let left = SIZE - 1; left > 0; left--) {
      const previous = words[i - 1] as number;
      const mixed = Math.imul(previous ^ (previous >>> 30), 1566083941);
      words[i] = ((words[i] as number) ^ mixed) - i;
      if (++i === SIZE) {
        words[0] = words[SIZE - 1] as number;
        i = 1;
      }
    }
    words[0] = UPPER_BIT;
  }

  /** The next 32 bits. */
  nextWord(): number {
    if (this.index >= SIZE) this.regenerate();
    let y = this.words[this.index++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private regenerate(): void {
    const words = this.words;
    for (let i = 0; i < SIZE; i++) {
      const next = i + 1 === SIZE ? 0 : i + 1;
      const far = i + MIDDLE < SIZE ? i + MIDDLE : i + MIDDLE - SIZE;
      const y = ((words[i] as number) & UPPER_BIT) | ((words[next] as number) & LOWER_BITS);
      words[i] = (words[far] as number) ^ (y >>> 1) ^ (y & 1 ? TWIST : 0);
    }
    this.index = 0;
  }

  /** random(): 53 bits in [0, 1). */
  random(): number {
    const high = this.nextWord() >>> 5;
    const low = this.nextWord() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** getrandbits(k), k >= 0. */
  randomBits(count: number): Int {
    if (count === 0) return 0;
    if (count <= 32) return this.nextWord() >>> (32 - count);
    if (count <= 53) {
      const low = this.nextWord();
      return (this.nextWord() >>> (64 - count)) * 4294967296 + low;
    }
    const words: string[] = [];
    for (let left = count; left > 0; left -= 32) {
      const word = left < 32 ? this.nextWord() >>> (32 - left) : this.nextWord();
      words.push(word.toString(16).padStart(8, "0"));
    }
    return normalizeInt(BigInt(`0x${words.reverse().join("")}`));
  }

  /** The 624 words and the index, as getstate() gives them. */
  getState(): number[] {
    return [...this.words, this.index];
  }

  /** Takes 624 words and an index back; false when the index is out of range. */
  setState(state: readonly number[]): boolean {
    const index = state[SIZE] as number;
    if (index < 0 || index > SIZE) return false;
    for (let i = 0; i < SIZE; i++) this.words[i] = state[i] as number;
    this.index = index;
    return true;
  }
}

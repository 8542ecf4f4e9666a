import { expect, test } from "vitest";
import * as ints from "../../src/objects/integer-arithmetic.ts";
import { askJudge, floatToken, randomFloat, randomInt, seededRandom } from "./judge.ts";

type Int = ints.Int;

const P61 = 2n ** 61n - 1n;

/** Operators with the Python expression over a and b that judges them. */
const operators: readonly [string, string, (a: Int, b: Int) => unknown][] = [
  ["add", "a + b", ints.addInts],
  ["subtract", "a - b", ints.subtractInts],
  ["multiply", "a * b", ints.multiplyInts],
  ["negate", "-a", ints.negateInt],
  ["absolute", "abs(a)", ints.absoluteInt],
  ["invert", "~a", ints.invertInt],
  ["floor divide", "a // b if b else 0", (a, b) => (b === 0 ? 0 : ints.floorDivideInts(a, b))],
  ["modulo", "a % b if b else 0", (a, b) => (b === 0 ? 0 : ints.moduloInts(a, b))],
  ["power", "a ** (b % 40)", (a, b) => ints.powerInts(a, ints.moduloInts(b, 40))],
  [
    "power of small",
    "(a % 19 - 9) ** (b % 70)",
    (a, b) => ints.powerInts(ints.subtractInts(ints.moduloInts(a, 19), 9), ints.moduloInts(b, 70)),
  ],
  ["shift left", "a << (b % 90)", (a, b) => ints.shiftLeftInts(a, ints.moduloInts(b, 90))],
  ["shift right", "a >> (b % 90)", (a, b) => ints.shiftRightInts(a, ints.moduloInts(b, 90))],
  [
    "shift right far",
    "a >> abs(b) if abs(b) < 2**62 else (0 if a >= 0 else -1)",
    (a, b) => ints.shiftRightInts(a, ints.absoluteInt(b)),
  ],
  ["and", "a & b", ints.andInts],
  ["or", "a | b", ints.orInts],
  ["xor", "a ^ b", ints.xorInts],
  ["gcd", "math.gcd(a, b)", ints.gcdInts],
  ["isqrt", "math.isqrt(abs(a))", (a) => ints.integerSquareRoot(ints.absoluteInt(a))],
  ["bit length", "a.bit_length()", ints.bitLengthOfInt],
  ["bit count", "a.bit_count()", ints.bitCountOfInt],
  [
    "round",
    "round(a, -(b % 30) - 1)",
    (a, b) => ints.roundIntToPowerOfTen(a, (ints.moduloInts(b, 30) as number) + 1),
  ],
  [
    "power modulo",
    "pow(a, abs(b), 97 + abs(a ^ b)) ",
    (a, b) =>
      ints.powerModulo(
        a,
        ints.absoluteInt(b),
        ints.addInts(97, ints.absoluteInt(ints.xorInts(a, b))),
      ),
  ],
  [
    "power modulo negative",
    "pow(a, abs(b), -(abs(b) % 1000 + 1))",
    (a, b) =>
      ints.powerModulo(
        a,
        ints.absoluteInt(b),
        ints.negateInt(ints.addInts(ints.moduloInts(ints.absoluteInt(b), 1000), 1)),
      ),
  ],
  ["inverse", "invert(a, b)", (a, b) => (b === 0 ? 0 : (ints.powerModulo(a, -1, b) ?? "none"))],
  ["hash", "hash61(a)", ints.hashInt],
];

test("int operators agree with CPython", async () => {
  const random = seededRandom(1);
  const pairs: [Int, Int][] = [];
  for (let i = 0; i < 400; i++) pairs.push([randomInt(random), randomInt(random)]);
  const answers = await askJudge<string[]>(
    `import math
def invert(a, b):
    if b == 0: return 0
    try: return pow(a, -1, b)
    except ValueError: return "none"
def hash61(a):
    h = (abs(a) % ${P61}) * (1 if a >= 0 else -1)
    return -2 if h == -1 else h
def answer(case):
    a, b = int(case[0]), int(case[1])
    return [${operators.map(([, source]) => `str(${source})`).join(", ")}]`,
    pairs.map(([a, b]) => [String(a), String(b)]),
  );
  pairs.forEach(([a, b], i) => {
    operators.forEach(([name, , compute], k) => {
      const result = compute(a, b);
      if (typeof result === "bigint") expect(ints.normalizeInt(result), name).toBe(result);
      if (typeof result === "number")
        expect(Object.is(result, -0), `${name} ${a} ${b}`).toBe(false);
      expect(`${name} ${a} ${b} ${result}`).toBe(`${name} ${a} ${b} ${answers[i]?.[k]}`);
    });
  });
});

test("true division is correctly rounded", async () => {
  const random = seededRandom(2);
  const pairs: [Int, Int][] = [];
  for (let i = 0; i < 600; i++) {
    const a = ints.shiftLeftInts(randomInt(random), Math.floor(random() ** 4 * 1500));
    const b = ints.shiftLeftInts(randomInt(random), Math.floor(random() ** 4 * 1500));
    if (b !== 0) pairs.push([a, b]);
  }
  const answers = await askJudge<string>(
    `def answer(case):
    try: return (int(case[0], 16) / int(case[1], 16)).hex()
    except OverflowError: return "inf" if (case[0][0] == "-") == (case[1][0] == "-") else "-inf"`,
    pairs.map(([a, b]) => [a.toString(16), b.toString(16)]),
  );
  const read = await askJudge<string>(
    "def answer(t): return float(t).hex()",
    pairs.map(([a, b]) => floatToken(ints.divideInts(a, b))),
  );
  expect(read).toEqual(answers);
});

test("bytes of ints come and go", async () => {
  const random = seededRandom(3);
  const cases = Array.from(
    { length: 400 },
    () =>
      [
        String(randomInt(random)),
        Math.floor(random() * 20),
        random() < 0.5,
        random() < 0.5,
      ] as const,
  );
  const answers = await askJudge<string>(
    `def answer(case):
    try: return int(case[0]).to_bytes(case[1], "big" if case[2] else "little", signed=case[3]).hex()
    except OverflowError as e: return str(e)`,
    cases,
  );
  cases.forEach(([text, size, big, signed], i) => {
    const value = ints.normalizeInt(BigInt(text));
    const bytes = ints.intToBytes(value, size, big, signed);
    const shown =
      bytes === ints.ToBytesFailure.TooBig
        ? "int too big to convert"
        : bytes === ints.ToBytesFailure.Negative
          ? "can't convert negative int to unsigned"
          : Buffer.from(bytes as Uint8Array).toString("hex");
    expect(`${text} ${size} ${shown}`).toBe(`${text} ${size} ${answers[i]}`);
    if (typeof bytes !== "number") expect(ints.intFromBytes(bytes, big, signed)).toBe(value);
  });
});

test("float hash is CPython's on 64 bits", async () => {
  const random = seededRandom(4);
  const floats = Array.from({ length: 400 }, () => randomFloat(random)).filter((x) =>
    Number.isFinite(x),
  );
  const answers = await askJudge<string>(
    `P = ${P61}
def answer(t):
    n, d = float(t).as_integer_ratio()
    h = abs(n) * pow(d, -1, P) % P
    h = h if n >= 0 else -h
    return str(-2 if h == -1 else h)`,
    floats.map(floatToken),
  );
  expect(floats.map((x) => String(ints.hashFloat(x)))).toEqual(answers);
  const ratios = await askJudge<string>(
    "def answer(t): return str(float(t).as_integer_ratio())",
    floats.map(floatToken),
  );
  expect(floats.map((x) => `(${ints.floatAsIntegerRatio(x).join(", ")})`)).toEqual(ratios);
  const rounded = await askJudge<string>(
    "def answer(t): return str(round(float(t)))",
    floats.map(floatToken),
  );
  expect(floats.map((x) => String(ints.roundFloatToInt(x)))).toEqual(rounded);
});

test("equal texts hash alike and short texts do not collide", () => {
  const seen = new Set<number>();
  let count = 0;
  for (let i = 0; i < 50000; i++) {
    seen.add(ints.hashText(`k${i}`));
    count++;
  }
  expect(seen.size).toBe(count);
  expect(Number.isSafeInteger(ints.hashText("häß"))).toBe(true);
});

import { expect, test } from "vitest";
import { MersenneTwister } from "../../src/modules/mersenne.ts";
import * as struct from "../../src/modules/struct-format.ts";
import { type Int, normalizeInt } from "../../src/objects/integer-arithmetic.ts";
import { reprFloat } from "../../src/objects/text/float-text.ts";
import {
  askJudge,
  attempt,
  floatToken,
  pick,
  randomFloat,
  randomInt,
  seededRandom,
} from "./judge.ts";

const random = seededRandom(8);

test("the same seed gives CPython's numbers", async () => {
  const seeds = ["0", "1", "-7", "4294967296", "123456789012345678901234567890", "42"];
  const answers = await askJudge<unknown[]>(
    `import random
def answer(s):
    r = random.Random(int(s))
    out = [repr(r.random()) for _ in range(700)] + [str(r.getrandbits(k)) for k in range(1, 140)]
    return out + list(r.getstate()[1])`,
    seeds,
  );
  seeds.forEach((seed, i) => {
    const twister = new MersenneTwister();
    twister.seed(normalizeInt(BigInt(seed)));
    const ours: unknown[] = Array.from({ length: 700 }, () => reprFloat(twister.random()));
    for (let k = 1; k < 140; k++) ours.push(String(twister.randomBits(k)));
    expect([...ours, ...twister.getState()]).toEqual(answers[i]);
    const copy = new MersenneTwister();
    copy.setState(twister.getState());
    expect(copy.random()).toBe(twister.random());
  });
});

type Value = { i: Int } | { f: number } | { b: number[] };

const host: struct.PackHost<Value> & struct.UnpackHost<unknown> = {
  integerOf: (value) => ("i" in value ? value.i : undefined),
  floatOf: (value) => ("f" in value ? value.f : "i" in value ? Number(value.i) : undefined),
  complexOf: (value) =>
    "f" in value ? [value.f, 0] : "i" in value ? [Number(value.i), 0] : undefined,
  bytesOf: (value) => ("b" in value ? Uint8Array.from(value.b) : undefined),
  truthOf: (value) =>
    "i" in value ? value.i !== 0 : "f" in value ? value.f !== 0 : value.b.length > 0,
  fromInteger: (value) => String(value),
  fromFloat: (value) => reprFloat(value),
  fromComplex: (real, imaginary) => [reprFloat(real), reprFloat(imaginary)],
  fromBytes: (value) => [...value],
  fromBool: (value) => value,
};

test("structs pack and unpack", async () => {
  const value = (): Value =>
    pick<() => Value>(random, [
      () => ({ i: randomInt(random) }),
      () => ({ i: Math.floor(random() * 300 - 100) }),
      () => ({ i: Math.floor(random() * 70000 - 35000) }),
      () => ({ f: Math.fround(random() * 100) }),
      () => ({ f: randomFloat(random) }),
      () => ({
        b: Array.from({ length: Math.floor(random() * 5) }, () => Math.floor(random() * 256)),
      }),
    ])();
  // Codes whose native size is the same on the judge's 32-bit machine.
  const codes = [
    "b",
    "B",
    "h",
    "H",
    "i",
    "I",
    "q",
    "Q",
    "e",
    "f",
    "d",
    "s",
    "3s",
    "p",
    "4p",
    "c",
    "?",
    "x",
    "2x",
    "2h",
    "0i",
    "F",
    "D",
    " ",
  ];
  const cases = Array.from({ length: 6000 }, () => {
    const format =
      pick(random, ["", "@", "=", "<", ">", "!"]) +
      Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, codes)).join("");
    const count = [...format.matchAll(/(\d*)([a-zA-Z?])/g)].reduce(
      (sum, [, n, c]) =>
        sum + (c === "x" ? 0 : c === "s" || c === "p" ? 1 : n === "" ? 1 : Number(n)),
      0,
    );
    return [format, Array.from({ length: random() < 0.03 ? count + 1 : count }, value)] as const;
  });
  const encode = (v: Value) =>
    "i" in v ? ["i", String(v.i)] : "f" in v ? ["f", floatToken(v.f)] : ["b", v.b];
  const answers = await askJudge<unknown>(
    `import struct
def decode(v): return int(v[1]) if v[0] == "i" else float(v[1]) if v[0] == "f" else bytes(v[1])
def encode(x):
    if isinstance(x, bool): return x
    if isinstance(x, int): return str(x)
    if isinstance(x, float): return repr(x)
    if isinstance(x, complex): return [repr(x.real), repr(x.imag)]
    return list(x)
def answer(c):
    data = struct.pack(c[0], *map(decode, c[1]))
    return [list(data), [encode(x) for x in struct.unpack(c[0], data)]]`,
    cases.map(([format, values]) => [format, values.map(encode)]),
  );
  cases.forEach(([format, values], i) => {
    const ours = attempt(() => {
      const parsed = struct.parseStructFormat(format);
      const bytes = new Uint8Array(parsed.size);
      struct.packInto(parsed, values, bytes, 0, host);
      return [[...bytes], struct.unpackFrom(parsed, bytes, 0, host)];
    });
    const shown = typeof ours === "string" ? ours.replace("struct.error", "error") : ours;
    // A nan's sign and payload are not kept; they print alike.
    if (JSON.stringify(answers[i]).includes("nan")) return;
    expect([format, values.map(encode), shown]).toEqual([format, values.map(encode), answers[i]]);
  });
});

test("struct formats that do not parse", () => {
  const size = (format: string) => attempt(() => struct.parseStructFormat(format).size);
  expect(size("bhilqnPdfFD?c3s")).toBe(85);
  expect(size("3")).toBe("struct.error: repeat count given without format specifier");
  expect(size("<n")).toBe("struct.error: bad char in struct format");
  expect(size("3 i")).toBe("struct.error: bad char in struct format");
  expect(size("99999999999999999999i")).toBe("struct.error: total struct size too long");
  expect(size("i\0")).toBe("struct.error: embedded null character");
});

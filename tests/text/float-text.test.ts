import { expect, test } from "vitest";
import * as text from "../../src/objects/text/float-text.ts";
import { intToPrefixed, intToText, parseIntText } from "../../src/objects/text/int-text.ts";
import { foldDecimalsToAscii } from "../../src/objects/text/unicode.ts";
import {
  askJudge,
  attempt,
  floatToken,
  pick,
  randomFloat,
  randomInt,
  seededRandom,
} from "./judge.ts";

const random = seededRandom(5);
const floats = Array.from({ length: 3000 }, () => randomFloat(random));

test("repr and hex of floats", async () => {
  const answers = await askJudge<string[]>(
    "def answer(t): return [repr(float(t)), float(t).hex()]",
    floats.map(floatToken),
  );
  expect(floats.map((x) => [text.reprFloat(x), text.hexFloat(x)])).toEqual(answers);
});

test("conversions at every precision", async () => {
  const cases = floats
    .filter((x) => Number.isFinite(x))
    .map((x) => {
      const precision = random() < 0.05 ? Math.floor(random() * 1200) : Math.floor(random() * 22);
      return [
        floatToken(Math.abs(x)),
        pick(random, ["e", "f", "g"] as const),
        precision,
        random() < 0.2,
      ] as const;
    });
  const answers = await askJudge<string>(
    `def answer(c): return ("%" + ("#" if c[3] else "") + "." + str(c[2]) + c[1]) % float(c[0])`,
    cases,
  );
  cases.forEach(([x, code, precision, alternate], i) => {
    const ours = text.formatFiniteFloat(
      Number(x),
      code,
      precision,
      alternate ? text.ALTERNATE_STYLE : text.PLAIN_STYLE,
    );
    expect(`${x} ${code} ${precision} ${ours}`).toBe(`${x} ${code} ${precision} ${answers[i]}`);
  });
});

test("rounding to digits", async () => {
  const cases = floats.map(
    (x) =>
      [
        floatToken(x),
        Math.floor(random() < 0.2 ? random() * 700 - 350 : random() * 8 - 3),
      ] as const,
  );
  const answers = await askJudge<string>(
    "def answer(c): return repr(round(float(c[0]), c[1]))",
    cases,
  );
  cases.forEach(([x, digits], i) => {
    const ours = attempt(() => text.reprFloat(text.roundFloat(Number(x), digits)));
    expect(`${x} ${digits} ${ours}`).toBe(`${x} ${digits} ${answers[i]}`);
  });
});

test("float texts that read and that do not", async () => {
  const parts = [
    "1",
    "_",
    ".",
    "e",
    "E5",
    "-",
    "+",
    " ",
    "inf",
    "nan",
    "Infinity",
    "0",
    "1_0",
    "99",
    "e-3",
    "\u0663",
    "\u2003",
    "x",
    "\x1f",
    "infinit",
  ];
  const texts = Array.from({ length: 2000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(random, parts)).join(""),
  );
  const answers = await askJudge<string>("def answer(t): return repr(float(t))", texts);
  texts.forEach((t, i) => {
    const parsed = text.parseFloatText(foldDecimalsToAscii(t));
    const expected = answers[i]?.startsWith("ValueError") ? "bad" : answers[i];
    expect(`${t} ${parsed === null ? "bad" : text.reprFloat(parsed)}`).toBe(`${t} ${expected}`);
  });
});

test("hexadecimal texts that read and that do not", async () => {
  const parts = [
    "0x",
    "1",
    ".",
    "p",
    "p-3",
    "+",
    "-",
    "f",
    "8",
    "p1020",
    "p-1074",
    "1fffffffffffff8",
    " ",
    "inf",
    "nan",
    "x",
    "_",
  ];
  const texts = Array.from({ length: 2000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(random, parts)).join(""),
  );
  const answers = await askJudge<string>("def answer(t): return repr(float.fromhex(t))", texts);
  texts.forEach((t, i) => {
    expect(`${t} ${attempt(() => text.reprFloat(text.parseHexFloat(t)))}`).toBe(
      `${t} ${answers[i]}`,
    );
  });
});

test("int texts that read and that do not", async () => {
  const parts = [
    "1",
    "_",
    "0",
    "0x",
    "0b",
    "0o",
    "f",
    "9",
    "-",
    "+",
    " ",
    "123456789012345678901234567890",
    "z",
    "\u0663",
    "\u2003",
    "77",
    "0X",
  ];
  const cases = Array.from({ length: 3000 }, () => {
    const t = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, parts)).join(
      "",
    );
    return [t, pick(random, [0, 2, 8, 10, 10, 16, 36, 7, 11])] as const;
  });
  const answers = await askJudge<string>("def answer(c): return str(int(c[0], c[1]))", cases);
  cases.forEach(([t, base], i) => {
    const ours = attempt(() => String(parseIntText(t, base, () => `'${t}'`)));
    expect(`${t} ${base} ${ours}`).toBe(
      `${t} ${base} ${answers[i]?.replaceAll("\\u2003", "\u2003")}`,
    );
  });
});

test("ints in every base and the digit limit", async () => {
  for (let i = 0; i < 300; i++) {
    const value = randomInt(random);
    const base = 2 + Math.floor(random() * 35);
    expect(parseIntText(intToText(value, base), base, String)).toBe(value);
  }
  expect(intToPrefixed(-255, 16)).toBe("-0xff");
  expect(attempt(() => intToText(10n ** 4300n, 10))).toBe(
    "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
  );
  expect(intToText(10n ** 4299n, 10).length).toBe(4300);
  expect(attempt(() => parseIntText("9".repeat(4301), 10, String))).toBe(
    "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit",
  );
});

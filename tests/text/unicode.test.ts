import { expect, test } from "vitest";
import * as unicode from "../../src/objects/text/unicode.ts";
import { askJudge, pick, seededRandom } from "./judge.ts";

/** Each predicate with the str method that judges it, over every character of both Unicode versions. */
const predicates: readonly [string, (text: string) => boolean][] = [
  ["isalpha", unicode.isAlpha],
  ["isdecimal", unicode.isDecimal],
  ["isdigit", unicode.isDigit],
  ["isnumeric", unicode.isNumeric],
  ["isalnum", unicode.isAlphaNumeric],
  ["isspace", unicode.isSpace],
  ["isprintable", unicode.isPrintable],
  ["isidentifier", unicode.isIdentifier],
  ["islower", unicode.isLower],
  ["isupper", unicode.isUpper],
  ["istitle", unicode.isTitle],
];

const mappings: readonly [string, (text: string) => string][] = [
  ["upper", unicode.toUpper],
  ["lower", unicode.toLower],
  ["title", unicode.toTitle],
  ["capitalize", unicode.capitalize],
  ["swapcase", unicode.swapCase],
  ["casefold", unicode.foldCase],
];

/** Unicode 17 changed what these are; every other character known to both versions is the same. */
const CHANGED_SINCE_16 = [0x295, 0xa7d3, 0xa7d5];

/** Characters this engine's Unicode and the judge's Unicode 16 both know. */
async function knownPoints(): Promise<number[]> {
  const [ranges] = await askJudge<[number, number][]>(
    `import unicodedata
def answer(_):
    out = []; start = None
    for c in range(0x110001):
        ok = c < 0x110000 and unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co")
        if ok and start is None: start = c
        if not ok and start is not None: out.append([start, c]); start = None
    return out`,
    [0],
  );
  const points: number[] = [];
  for (const [start, end] of ranges as unknown as [number, number][]) {
    for (let point = start; point < end; point++) {
      if (CHANGED_SINCE_16.includes(point)) continue;
      if (!/\p{Cn}/u.test(String.fromCodePoint(point))) points.push(point);
    }
  }
  return points;
}

test("predicates, decimal values and case mappings of every character", async () => {
  const points = await knownPoints();
  expect(points.length).toBeGreaterThan(140000);
  const answers = await askJudge<[number, number, string[]]>(
    `def answer(p):
    c = chr(p)
    bits = 0
    for i, name in enumerate(${JSON.stringify(predicates.map(([name]) => name))}):
        if getattr(c, name)(): bits |= 1 << i
    return [bits, int(c) if c.isdecimal() else -1, [m for n in ${JSON.stringify(mappings.map(([name]) => name))} if (m := getattr(c, n)()) is not None]]`,
    points,
  );
  const wrong: string[] = [];
  points.forEach((point, i) => {
    const character = String.fromCodePoint(point);
    const [bits, value, mapped] = answers[i] as [number, number, string[]];
    predicates.forEach(([name, holds], k) => {
      if (holds(character) !== ((bits >> k) & 1) > 0) wrong.push(`${name} ${point.toString(16)}`);
    });
    if (unicode.decimalValue(point) !== value) wrong.push(`value ${point.toString(16)}`);
    if (unicode.isSpacePoint(point) !== ((bits >> 5) & 1) > 0)
      wrong.push(`space ${point.toString(16)}`);
    if (unicode.isPrintablePoint(point) !== ((bits >> 6) & 1) > 0)
      wrong.push(`printable ${point.toString(16)}`);
    if (unicode.isAlphaNumericPoint(point) !== ((bits >> 4) & 1) > 0)
      wrong.push(`alnum ${point.toString(16)}`);
    mappings.forEach(([name, map], k) => {
      if (map(character) !== mapped[k]) wrong.push(`${name} ${point.toString(16)}`);
    });
  });
  expect(wrong).toEqual([]);
});

test("case mappings of whole texts", async () => {
  const random = seededRandom(7);
  const parts = [
    "a",
    "B",
    "\u03a3",
    "\u03c3",
    "'",
    ".",
    " ",
    "ß",
    "ǆ",
    "ﬁ",
    "1",
    "É",
    "\u0345",
    "İ",
    "ı",
    "\u{10400}",
    "\u{1d7d8}",
    "ა",
    "_",
  ];
  const texts = Array.from({ length: 4000 }, () =>
    Array.from({ length: Math.floor(random() * 7) }, () => pick(random, parts)).join(""),
  );
  const names = [...mappings.map(([name]) => name), ...predicates.map(([name]) => name)];
  const answers = await askJudge<unknown[]>(
    `def answer(t): return [getattr(t, n)() for n in ${JSON.stringify(names)}]`,
    texts,
  );
  texts.forEach((t, i) => {
    const ours = [...mappings.map(([, map]) => map(t)), ...predicates.map(([, holds]) => holds(t))];
    // Python: the empty text is printable and nothing else.
    expect([t, ...ours]).toEqual([t, ...(answers[i] as unknown[])]);
  });
});

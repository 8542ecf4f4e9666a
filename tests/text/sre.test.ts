import { expect, test } from "vitest";
import { isCasedUnicode, lowerUnicode, upperUnicode } from "../../src/modules/sre/characters.ts";
import { Matcher, Mode } from "../../src/modules/sre/matcher.ts";
import { SreProgram } from "../../src/modules/sre/program.ts";
import { askJudge, pick, seededRandom } from "./judge.ts";

/** Compiles with CPython's own compiler and gives the code with what CPython's matcher found. */
const JUDGE = `
import re, warnings
warnings.simplefilter("ignore")
def found(m):
    return None if m is None else [m.lastindex or 0, [list(m.span(i)) for i in range(m.re.groups + 1)]]
def answer(case):
    pattern, flags, text, is_bytes = case
    if is_bytes: pattern, text = pattern.encode("latin-1"), text.encode("latin-1")
    try: p = re.compile(pattern, flags)
    except (re.error, ValueError, RecursionError) as e: return None
    parsed = re._parser.parse(pattern, flags)
    code = re._compiler._code(parsed, flags)
    return [list(map(int, code)), p.groups,
            found(p.match(text)), found(p.fullmatch(text)), found(p.search(text)), found(p.search(text, 2, len(text) - 1)),
            [found(m) for m in p.finditer(text)]]
`;

type Found = [number, [number, number][]] | null;
type Judged = [number[], number, Found, Found, Found, Found, Found[]] | null;

const matcher = new Matcher();

function find(
  program: SreProgram,
  units: Uint32Array,
  from: number,
  limit: number,
  mode: Mode,
  mustAdvance = false,
): Found {
  if (from > limit) return null;
  if (!matcher.find(program, units, null, from, limit, mode, mustAdvance)) return null;
  const spans: [number, number][] = [[matcher.start, matcher.end]];
  for (let i = 0; i < program.groups; i++) {
    const start = matcher.marks[i * 2] as number;
    const end = matcher.marks[i * 2 + 1] as number;
    spans.push(end < 0 ? [-1, -1] : [start, end]);
  }
  return [matcher.lastIndex, spans];
}

function findAll(program: SreProgram, units: Uint32Array): Found[] {
  const all: Found[] = [];
  let at = 0;
  let mustAdvance = false;
  for (;;) {
    const found = find(program, units, at, units.length, Mode.Search, mustAdvance);
    if (found === null) return all;
    all.push(found);
    at = matcher.end;
    mustAdvance = matcher.end === matcher.start;
  }
}

async function check(
  cases: readonly (readonly [string, number, string, boolean])[],
): Promise<number> {
  const answers = await askJudge<Judged>(JUDGE, cases);
  let compiled = 0;
  cases.forEach(([pattern, flags, text, isBytes], i) => {
    const judged = answers[i];
    if (judged === null || judged === undefined) return;
    if (typeof judged === "string") throw new Error(judged);
    compiled++;
    const [code, groups, ...expected] = judged;
    const program = new SreProgram(code, groups);
    const units = Uint32Array.from(Array.from(text), (c) => c.codePointAt(0) as number);
    const end = units.length;
    const ours = [
      find(program, units, 0, end, Mode.Match),
      find(program, units, 0, end, Mode.FullMatch),
      find(program, units, 0, end, Mode.Search),
      find(program, units, Math.min(2, end), Math.max(0, end - 1), Mode.Search),
      findAll(program, units),
    ];
    expect([pattern, flags, text, isBytes, ...ours]).toEqual([
      pattern,
      flags,
      text,
      isBytes,
      ...expected,
    ]);
  });
  return compiled;
}

test("random patterns over random texts match as in CPython", async () => {
  const random = seededRandom(9);
  const atoms = () => [
    "a",
    "b",
    "ab",
    ".",
    "\\d",
    "\\w",
    "\\s",
    "\\W",
    "[ab]",
    "[^a]",
    "[a-c1]",
    "^",
    "$",
    "\\b",
    "\\B",
    "\\A",
    "\\Z",
    random() < 0.2 ? "\\1" : "c",
    "1",
    "é",
    "\u0100",
    "[\u0100-\u0200x]",
    "\u{1f600}",
    "(?(1)a|b)",
    "",
    "[\\w-]",
    "ſ",
    "K",
  ];
  const quantifiers = [
    "",
    "",
    "",
    "*",
    "+",
    "?",
    "*?",
    "+?",
    "??",
    "{2}",
    "{1,2}",
    "{0,2}?",
    "*+",
    "++",
    "?+",
    "{1,}",
    "{2,3}+",
  ];
  const groups = ["(", "(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(", "(?i:", "(?-i:"];
  const build = (depth: number): string => {
    let pattern = "";
    const count = 1 + Math.floor(random() * 3);
    for (let i = 0; i < count; i++) {
      const roll = random();
      let part = pick(random, atoms());
      if (depth > 0 && roll < 0.45) part = `${pick(random, groups)}${build(depth - 1)})`;
      else if (depth > 0 && roll < 0.55) part = `(?:${build(depth - 1)}|${build(depth - 1)})`;
      pattern += part + pick(random, quantifiers);
    }
    if (random() < 0.15) pattern += `|${build(0)}`;
    return pattern;
  };
  const letters = [
    "a",
    "a",
    "b",
    "b",
    "c",
    "1",
    " ",
    "\n",
    "A",
    "B",
    "é",
    "É",
    "\u0100",
    "\u0101",
    "\u{1f600}",
    "_",
    "s",
    "S",
    "k",
  ];
  const cases = Array.from({ length: 9000 }, () => {
    const isBytes = random() < 0.1;
    const text = Array.from({ length: Math.floor(random() * 9) }, () => pick(random, letters))
      .filter((c) => !isBytes || c < "\u0100")
      .join("");
    const flags =
      (random() < 0.3 ? 2 : 0) |
      (random() < 0.2 ? 8 : 0) |
      (random() < 0.2 ? 16 : 0) |
      (isBytes ? (random() < 0.3 ? 4 : 0) : random() < 0.2 ? 256 : 0);
    const pattern = build(2);
    return [
      isBytes
        ? Array.from(pattern)
            .filter((c) => c < "\u0100")
            .join("")
        : pattern,
      flags,
      text,
      isBytes,
    ] as const;
  });
  expect(await check(cases)).toBeGreaterThan(2000);
});

test("patterns people write", async () => {
  const cases: [string, number, string, boolean][] = [
    ["(\\w+)\\s*=\\s*(\\d+)", 0, "x = 10, longer=2000", false],
    ["^\\s*(?:#.*)?$", 8, "a\n  # c\n\nb", false],
    ["(?i)straße|ſ", 0, "STRASSE Straße S", false],
    ["[^\\W\\d_]+", 0, "añb_9Ω٣x", false],
    ["(\\()?[^()]+(?(1)\\))", 0, "(abc) d (e", false],
    ["(a+)+$", 0, "aaaaaaaaaaaaaaab", false],
    ["(?:(a)|(b)|(c))*", 0, "abcba", false],
    ["(?P<q>['\"]).*?(?P=q)", 0, "'a' \"b'c\"", false],
    ["(?<=ab)c(?!d)", 0, "abcd abce", false],
    ["\\d{3}-\\d{4}", 0, "call 555-1234 or 555-99999", false],
    ["[\\U00010000-\\U0010ffff]", 2, "x\u{10400}\u{10428}", false],
    ["\u{10400}", 2, "x\u{10428}", false],
    ["(?i:[\u0130k-m])", 0, "iI\u0131\u212ak", false],
    ["(a?)*?$", 0, "aab", false],
    ["(?:a|ab)(?:c|bcd)(?:d*)", 0, "abcd", false],
    ["(?>a+)ab|a+b", 0, "aaab", false],
    ["\\x00|\\xff", 0, "\0\xff", true],
    ["(?:x(?:a|b)*+y)+", 0, "xabyxbyxa", false],
    ["", 0, "abc", false],
  ];
  expect(await check(cases)).toBe(cases.length);
});

test("long texts do not reach the JavaScript stack", async () => {
  const [[code, groups]] = (await askJudge<Judged>(JUDGE, [
    ["(?:(a)|b)*c", 0, "", false],
  ])) as unknown as [[number[], number]];
  const program = new SreProgram(code, groups);
  const units = new Uint16Array(200001).fill(97);
  units[200000] = 99;
  expect(matcher.find(program, units, null, 0, units.length, Mode.FullMatch, false)).toBe(true);
  expect(matcher.marks[0]).toBe(199999);
});

test("case of single characters", async () => {
  const points = Array.from({ length: 0x11000 }, (_, i) => i).filter(
    (p) => p < 0xd800 || p > 0xdfff,
  );
  const answers = await askJudge<[number, boolean]>(
    "import _sre\ndef answer(p): return [_sre.unicode_tolower(p), _sre.unicode_iscased(p)]",
    points,
  );
  const wrong = points.filter((p, i) => {
    if (p === 0x295 || (p >= 0xa7ce && p <= 0xa7d5) || /\p{Cn}/u.test(String.fromCodePoint(p)))
      return false;
    return lowerUnicode(p) !== answers[i]?.[0] || isCasedUnicode(p) !== answers[i]?.[1];
  });
  expect(wrong).toEqual([]);
  expect(upperUnicode(0xdf)).toBe(0x53);
});

import { expect, test } from "vitest";
import { type Int, normalizeInt } from "../../src/objects/integer-arithmetic.ts";
import { reprFloat } from "../../src/objects/text/float-text.ts";
import * as spec from "../../src/objects/text/format-spec.ts";
import {
  parseTemplate,
  positionalInMapFault,
  renderTemplate,
  replacementIndexFault,
  splitFieldName,
} from "../../src/objects/text/format-template.ts";
import {
  formatPercent,
  PercentFlavor,
  type PercentHost,
} from "../../src/objects/text/percent-format.ts";
import {
  asciiText,
  escapeNonAscii,
  reprBytes,
  reprText,
} from "../../src/objects/text/string-repr.ts";
import { fault } from "../../src/objects/text/text-fault.ts";
import {
  askJudge,
  attempt,
  floatToken,
  pick,
  randomFloat,
  randomInt,
  seededRandom,
} from "./judge.ts";

const random = seededRandom(6);

function randomSpec(): string {
  const some = (chance: number, from: readonly string[]) =>
    random() < chance ? pick(random, from) : "";
  return (
    some(0.2, ["<", ">", "=", "^", "x<", "0=", "\u{1f600}^", "*>", "é="]) +
    some(0.2, ["+", "-", " "]) +
    some(0.08, ["z"]) +
    some(0.12, ["#"]) +
    some(0.25, ["0"]) +
    some(0.4, ["1", "5", "12", "20", "13", "14", "\u0663"]) +
    some(0.3, [",", "_", ",_"]) +
    some(0.4, [".", ".0", ".1", ".3", ".10", ".25", ".5_", ".,", ".7,"]) +
    some(0.8, [
      "d",
      "b",
      "o",
      "x",
      "X",
      "c",
      "n",
      "e",
      "E",
      "f",
      "F",
      "g",
      "G",
      "%",
      "s",
      "r",
      "\u20ac",
      "dd",
      "\0",
    ])
  );
}

test("format specs of every kind of value", async () => {
  const values = () =>
    pick(random, [
      () => ["int", String(randomInt(random))],
      () => ["int", String(Math.floor(random() * 200))],
      () => ["float", floatToken(randomFloat(random))],
      () => ["complex", floatToken(randomFloat(random)), floatToken(randomFloat(random))],
      () => ["str", pick(random, ["", "abc", "\u{1f600}x", "héllo"])],
    ])();
  const cases = Array.from({ length: 12000 }, () => [values(), randomSpec()] as const);
  const answers = await askJudge<string>(
    `def answer(case):
    (kind, *texts), spec = case
    if kind == "int": v = int(texts[0])
    elif kind == "float": v = float(texts[0])
    elif kind == "complex": v = complex(*map(float, texts))
    else: v = texts[0]
    return format(v, spec)`,
    cases,
  );
  cases.forEach(([[kind, a, b], text], i) => {
    const ours = attempt(() => {
      if (kind === "int") return spec.formatInt(normalizeInt(BigInt(a as string)), text);
      if (kind === "float") return spec.formatFloat(Number(a), text);
      if (kind === "complex") return spec.formatComplex(Number(a), Number(b), text);
      return spec.formatStr(a as string, text);
    });
    // The judge's C long has 32 bits.
    if (answers[i] === "OverflowError: Python int too large to convert to C long") return;
    expect(`${kind} ${a} ${b} '${text}' ${ours}`).toBe(`${kind} ${a} ${b} '${text}' ${answers[i]}`);
  });
});

type Value = string | { f: number } | { i: Int } | Value[] | { m: Record<string, Value> };

function shape(value: Value): string {
  if (typeof value === "string") return "str";
  return Array.isArray(value) ? "list" : "f" in value ? "float" : "i" in value ? "int" : "dict";
}

function show(value: Value): string {
  if (typeof value === "string") return reprText(value);
  if ("f" in value) return reprFloat(value.f);
  if ("i" in value) return String(value.i);
  return "{}";
}

const host: PercentHost<Value> = {
  lookUp(mapping, key) {
    const found = (mapping as { m: Record<string, Value> }).m[key];
    if (found === undefined) throw fault("KeyError", reprText(key));
    return found;
  },
  textOf: (value, code) =>
    code === "s" && typeof value === "string"
      ? value
      : code === "a"
        ? escapeNonAscii(show(value))
        : show(value),
  exactInt: (value) => (typeof value === "object" && "i" in value ? value.i : undefined),
  integerOf(value, indexOnly) {
    if (typeof value !== "object") return undefined;
    if ("i" in value) return value.i;
    if (!("f" in value) || indexOnly) return undefined;
    return normalizeInt(BigInt(Math.trunc(value.f)));
  },
  floatOf(value) {
    if (typeof value === "object" && "i" in value) return Number(value.i);
    if (typeof value === "object" && "f" in value) return value.f;
    throw fault("TypeError", `must be real number, not ${shape(value)}`);
  },
  characterOf: (value) =>
    typeof value === "string" ? value : "i" in value ? (value as { i: Int }).i : undefined,
  typeName: shape,
};

function encode(value: Value): unknown {
  if (typeof value === "string") return ["str", value];
  if (Array.isArray(value)) return ["tuple", value.map(encode)];
  if ("f" in value) return ["float", floatToken(value.f)];
  if ("i" in value) return ["int", String(value.i)];
  return [
    "dict",
    Object.entries((value as { m: Record<string, Value> }).m).map(([k, v]) => [k, encode(v)]),
  ];
}

const DECODE = `
def decode(v):
    kind, x = v
    if kind == "str": return x
    if kind == "float": return float(x)
    if kind == "int": return int(x)
    if kind == "tuple": return tuple(map(decode, x))
    return {k: decode(y) for k, y in x}
`;

test("the % operator of str", async () => {
  const some = (chance: number, from: readonly string[]) =>
    random() < chance ? pick(random, from) : "";
  const conversion = () =>
    `%${some(0.1, ["(a)", "(b", "()", "(a(c)d)"])}${some(0.3, ["-", "+", " ", "#", "0", "-0", "+#0"])}` +
    some(0.4, ["5", "12", "*", "1", "20"]) +
    some(0.3, [".", ".0", ".3", ".*", ".12", ".99999999999"]) +
    some(0.05, ["l", "h", "L"]) +
    some(0.97, [
      "d",
      "i",
      "u",
      "x",
      "X",
      "o",
      "e",
      "E",
      "f",
      "F",
      "g",
      "G",
      "s",
      "r",
      "a",
      "c",
      "%",
      "y",
      "\u20ac",
      "b",
    ]);
  const value = (): Value =>
    pick<() => Value>(random, [
      () => ({ i: randomInt(random) }),
      () => ({ i: Math.floor(random() * 30 - 15) }),
      () => ({ f: Math.floor(random() * 1e6) / 1000 }),
      () => ({ f: pick(random, [1e300, -0, 0.5, 2.5, 1e-7]) }),
      () => pick(random, ["a", "abc", "é\u20ac", "", "\u{1f600}"]),
    ])();
  const cases = Array.from({ length: 8000 }, () => {
    const template = Array.from(
      { length: 1 + Math.floor(random() * 2) },
      () => some(0.3, ["x", "%%", "\u{1f600}"]) + conversion(),
    ).join("");
    const given: Value =
      random() < 0.12
        ? { m: { a: value(), "": value(), "a(c)d": value() } }
        : random() < 0.6
          ? Array.from({ length: Math.floor(random() * 4) }, value)
          : value();
    return [template, given] as const;
  });
  const answers = await askJudge<string>(
    `${DECODE}
def answer(case): return case[0] % decode(case[1])`,
    cases.map(([template, given]) => [template, encode(given)]),
  );
  cases.forEach(([template, given], i) => {
    const isMapping = typeof given === "object" && "m" in given;
    const ours = attempt(() =>
      formatPercent(
        template,
        { items: Array.isArray(given) ? given : null, value: given, isMapping },
        host,
        PercentFlavor.Str,
      ),
    );
    // The judge's C sizes have 32 bits; dicts are not shown by this host.
    if (
      /too large to convert to C|MemoryError/.test(answers[i] as string) ||
      /'a\(c\)d':/.test(answers[i] as string)
    )
      return;
    if (isMapping && /[sra]/.test(template)) return;
    const expected = answers[i];
    expect(`${template} ${JSON.stringify(encode(given))} ${ours}`).toBe(
      `${template} ${JSON.stringify(encode(given))} ${expected}`,
    );
  });
});

test("str.format templates", async () => {
  const parts = [
    "{",
    "}",
    "{}",
    "{0}",
    "{1}",
    "{a}",
    "{a.x}",
    "{0[k]}",
    "{!r}",
    "{:>5}",
    "{0:{1}}",
    "{:{}}",
    "{a!s:^7}",
    "{{",
    "}}",
    "x",
    "[",
    "]",
    ":",
    "!",
    ".",
    "{0!a}",
    "{b}",
    "{7}",
    "{0[3]}",
    "{:{a}{b}}",
    "{0:{1:{2}}}",
    "\u{1f600}",
  ];
  const texts = Array.from({ length: 6000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, parts)).join(""),
  );
  type Item = string;
  const args = ["p", "9"];
  const answers = await askJudge<unknown>(
    `
import _string
class V(str):
    def __getattr__(self, name): return V(self + "." + name)
    def __getitem__(self, key): return V(self + "[" + repr(key) + "]")
def attempt(f):
    try: return f()
    except Exception as e: return f"{type(e).__name__}: {e}"
def answer(t):
    return [attempt(lambda: t.format(V("p"), V("9"), a=V("11"))),
            attempt(lambda: [list(p) for p in _string.formatter_parser(t)]),
            attempt(lambda: [(f := _string.formatter_field_name_split(t))[0], [list(x) for x in f[1]]])]`,
    texts,
  );
  texts.forEach((t, i) => {
    const rendered = attempt(() =>
      renderTemplate<Item>(t, {
        positional(index) {
          if (index >= args.length) throw replacementIndexFault(index);
          return args[index] as string;
        },
        named(name) {
          if (name !== "a") throw fault("KeyError", reprText(name));
          return "11";
        },
        attribute: (value, name) => `${value}.${name}`,
        item: (value, key) => `${value}[${typeof key === "number" ? key : reprText(key)}]`,
        convert: (value, conversion) =>
          conversion === "s" ? value : conversion === "r" ? reprText(value) : asciiText(value),
        format: (value, text) => spec.formatStr(value, text, "V"),
      }),
    );
    const parsed = attempt(() => {
      const { pieces, failure } = parseTemplate(t);
      if (failure !== "") throw fault("ValueError", failure);
      return pieces.map(({ literal, field }) =>
        field === null
          ? [literal, null, null, null]
          : [literal, field.name, field.spec, field.conversion || null],
      );
    });
    const split = attempt(() => {
      const { first, accessors, failure } = splitFieldName(t);
      if (failure !== "") throw fault("ValueError", failure);
      return [first, accessors.map((a) => [a.isAttribute, a.key])];
    });
    const [judged, judgedParse, judgedSplit] = answers[i] as unknown[];
    const same = (text: unknown) =>
      typeof text === "string" ? text.replace(/object of type '(str|V)'/, "object of type") : text;
    expect([t, same(rendered), parsed, split]).toEqual([t, same(judged), judgedParse, judgedSplit]);
  });
  expect(
    attempt(() =>
      renderTemplate("{}", {
        positional: () => {
          throw positionalInMapFault();
        },
      } as never),
    ),
  ).toBe("ValueError: Format string contains positional fields");
});

test("repr and ascii of text and bytes", async () => {
  const points = () =>
    pick(
      random,
      [
        39, 34, 92, 10, 9, 13, 0, 127, 0xa0, 0xad, 0xe9, 0x3b1, 0x200b, 0x2028, 0xd800, 0xe000,
        0xfffe, 0x1f600, 0x10ffff, 0xe0001, 97, 32, 0x3000,
      ],
    );
  const texts = Array.from({ length: 500 }, () =>
    Array.from({ length: Math.floor(random() * 6) }, points).filter(
      (p) => p !== 0xd800 || random() < 0.3,
    ),
  );
  const answers = await askJudge<string[]>(
    "def answer(ps):\n    t = ''.join(map(chr, ps))\n    return [repr(t), ascii(t), repr(bytes(p & 255 for p in ps))]",
    texts,
  );
  texts.forEach((ps, i) => {
    const t = String.fromCodePoint(...ps);
    expect([reprText(t), asciiText(t), reprBytes(Uint8Array.from(ps))]).toEqual(answers[i]);
  });
});

test("the % operator of bytes", async () => {
  const latin = (text: string) => [...text].map((c) => c.charCodeAt(0));
  const bytesHost: PercentHost<Value> = {
    ...host,
    textOf(value, code) {
      if (code !== "s")
        return escapeNonAscii(typeof value === "string" ? `b${reprText(value)}` : show(value));
      if (typeof value === "string") return value;
      const wanted = "a bytes-like object, or an object that implements __bytes__";
      throw fault("TypeError", `%b requires ${wanted}, not '${shape(value)}'`);
    },
    floatOf(value) {
      if (typeof value === "object" && "i" in value && Number.isFinite(Number(value.i)))
        return Number(value.i);
      if (typeof value === "object" && "f" in value) return value.f;
      throw fault("TypeError", `float argument required, not ${shape(value)}`);
    },
    typeName: (value) => (typeof value === "string" ? "bytes" : shape(value)),
  };
  const some = (chance: number, from: readonly string[]) =>
    random() < chance ? pick(random, from) : "";
  const value = (): Value =>
    pick<() => Value>(random, [
      () => ({ i: Math.floor(random() * 300 - 20) }),
      () => ({ f: random() * 100 }),
      () => pick(random, ["a", "xyz", ""]),
    ])();
  const cases = Array.from({ length: 3000 }, () => {
    const conversion = `%${some(0.3, ["-", "+", "#", "0", "(k"])}${some(0.3, ["5", "*"])}${some(0.3, [".2", ".*"])}${some(0.97, ["d", "x", "f", "s", "b", "a", "r", "c", "%", "y", "\x01"])}`;
    return [
      conversion + some(0.3, ["%s", "%%", "z"]),
      Array.from({ length: Math.floor(random() * 4) }, value),
    ] as const;
  });
  const answers = await askJudge<unknown>(
    `def decode(v): return v[1].encode() if v[0] == "str" else int(v[1]) if v[0] == "int" else float(v[1])
def answer(case): return list(case[0].encode("latin-1") % tuple(map(decode, case[1])))`,
    cases.map(([template, items]) => [template, items.map(encode)]),
  );
  cases.forEach(([template, items], i) => {
    if (/too large to convert to C/.test(String(answers[i]))) return;
    const ours = attempt(() =>
      latin(
        formatPercent(
          template,
          { items, value: "", isMapping: false },
          bytesHost,
          PercentFlavor.Bytes,
        ),
      ),
    );
    const shown = typeof ours === "string" ? ours.replace("not str", "not bytes") : ours;
    expect([template, items.map(encode), shown]).toEqual([template, items.map(encode), answers[i]]);
  });
});

/**
 * unicodedata, as far as the JavaScript engine knows Unicode: categories, normal forms, decimal
 * values, and which characters are wide. Character names, combining classes, bidirectional classes
 * and decompositions need tables that are not shipped; `name` and `lookup` know what follows from
 * a code point (CJK ideographs, Hangul syllables).
 *
 * Difference to know: the engine's version of Unicode may be newer or older than CPython's 16.0.
 */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import type { MethodRow } from "../objects/native.ts";
import { makeStr, PyFloat, type Str, type Value } from "../objects/object.ts";
import { exactStr, isStr, reprText, textOf } from "../objects/protocols/text.ts";
import { pointAt, strFromPoint, strLength } from "../objects/str.ts";
import { makeNamespace } from "../objects/simple-namespace.ts";
import { decimalValue, isDigit } from "../objects/text/unicode.ts";
import { typeOf } from "../objects/type.ts";
import { displayWidth } from "../vm/display-width.ts";
import { makeFunction, moduleFrom } from "./module.ts";

function characterArgument(fn: string, value: Value): number {
  if (!isStr(value)) {
    throw raise(
      exc.TypeError,
      `${fn}() argument 1 must be a unicode character, not ${typeOf(value).name}`,
    );
  }
  const text = exactStr(value);
  if (strLength(text) === 1) return pointAt(text, 0);
  throw raise(
    exc.TypeError,
    `${fn}(): argument 1 must be a unicode character, not a string of length ${strLength(text)}`,
  );
}

const categoryNames = [
  "Lu",
  "Ll",
  "Lt",
  "Lm",
  "Lo",
  "Mn",
  "Mc",
  "Me",
  "Nd",
  "Nl",
  "No",
  "Pc",
  "Pd",
  "Ps",
  "Pe",
  "Pi",
  "Pf",
  "Po",
  "Sm",
  "Sc",
  "Sk",
  "So",
  "Zs",
  "Zl",
  "Zp",
  "Cc",
  "Cf",
  "Cs",
  "Co",
  "Cn",
];
let categoryTests: readonly RegExp[] | null = null;

function categoryOf(point: number): string {
  categoryTests ??= categoryNames.map((name) => new RegExp(`^\\p{${name}}$`, "u"));
  const character = String.fromCodePoint(point);
  const i = categoryTests.findIndex((test) => test.test(character));
  return categoryNames[i] ?? "Cn";
}

/** W for wide, N or A for the rest: the engine does not tell ambiguous from neutral characters. */
function widthOf(point: number): string {
  if (point >= 0x20 && point < 0x7f) return "Na";
  if (displayWidth(String.fromCodePoint(point)) < 2) return "N";
  return point >= 0xff01 && point <= 0xffe6 ? "F" : "W";
}

const forms = new Set(["NFC", "NFD", "NFKC", "NFKD"]);

function normalize(form: Value, string: Value): Str {
  const name = isStr(form) ? textOf(form) : "";
  if (!forms.has(name)) throw raise(exc.ValueError, "invalid normalization form");
  if (!isStr(string)) {
    throw raise(exc.TypeError, `normalize() argument 2 must be str, not ${typeOf(string).name}`);
  }
  return makeStr(textOf(string).normalize(name));
}

function isNormalized(form: Value, string: Value): boolean {
  return textOf(normalize(form, string)) === textOf(string);
}

function decimal(character: Value, otherwise: Value | undefined): Value {
  const value = decimalValue(characterArgument("decimal", character));
  if (value >= 0) return value;
  if (otherwise !== undefined) return otherwise;
  throw raise(exc.ValueError, "not a decimal");
}

/** The digit of a superscript, a circled digit and so on is that of its compatibility form. */
function digitOf(point: number): number {
  const direct = decimalValue(point);
  if (direct >= 0 || !isDigit(String.fromCodePoint(point))) return direct;
  const plain = /\d/.exec(String.fromCodePoint(point).normalize("NFKD"));
  return plain === null ? -1 : Number(plain[0]);
}

function digit(character: Value, otherwise: Value | undefined): Value {
  const value = digitOf(characterArgument("digit", character));
  if (value >= 0) return value;
  if (otherwise !== undefined) return otherwise;
  throw raise(exc.ValueError, "not a digit");
}

function numeric(character: Value, otherwise: Value | undefined): Value {
  const point = characterArgument("numeric", character);
  const value = digitOf(point);
  if (value >= 0) return new PyFloat(value);
  // Fractions decompose into digits around the fraction slash, circled numbers into digits.
  const plain = String.fromCodePoint(point).normalize("NFKD");
  const parts = /^\(?(\d+)(?:\u2044(\d+))?[).]?$/.exec(plain);
  if (parts !== null) return new PyFloat(Number(parts[1]) / Number(parts[2] ?? 1));
  if (otherwise !== undefined) return otherwise;
  throw raise(exc.ValueError, "not a numeric character");
}

const SYLLABLE_START = 0xac00;
const SYLLABLE_END = 0xd7a3;
const leads = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const vowels = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const tails = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

function nameOf(point: number): string | undefined {
  if (point >= SYLLABLE_START && point <= SYLLABLE_END) {
    const index = point - SYLLABLE_START;
    const lead = leads[Math.floor(index / 588)];
    const vowel = vowels[Math.floor((index % 588) / 28)];
    return `HANGUL SYLLABLE ${lead}${vowel}${tails[index % 28]}`;
  }
  if (/^\p{Unified_Ideograph}$/u.test(String.fromCodePoint(point))) {
    return `CJK UNIFIED IDEOGRAPH-${point.toString(16).toUpperCase()}`;
  }
  return undefined;
}

function name(character: Value, otherwise: Value | undefined): Value {
  const found = nameOf(characterArgument("name", character));
  if (found !== undefined) return found;
  if (otherwise !== undefined) return otherwise;
  throw raise(exc.ValueError, "no such name");
}

function lookup(wanted: Value): Value {
  const text = textOf(wanted).toUpperCase();
  const code = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(text);
  const point = code === null ? -1 : Number.parseInt(code[1] as string, 16);
  if (point >= 0 && nameOf(point) === text) return strFromPoint(point);
  throw raise(exc.KeyError, `undefined character name ${reprText(wanted)}`);
}

function byCharacter(fn: string, tell: (point: number) => Value): MethodRow {
  return ["chr, /", (character: Value) => tell(characterArgument(fn, character))];
}

const functions: Readonly<Record<string, MethodRow>> = {
  category: byCharacter("category", categoryOf),
  east_asian_width: byCharacter("east_asian_width", widthOf),
  decimal: ["chr, default=None, /", decimal],
  digit: ["chr, default=None, /", digit],
  numeric: ["chr, default=None, /", numeric],
  normalize: ["form, unistr, /", normalize],
  is_normalized: ["form, unistr, /", isNormalized],
  name: ["chr, default=None, /", name],
  lookup: ["name, /", lookup],
};

export function makeModule(): PyModule {
  const bound: Record<string, Value> = { unidata_version: "16.0.0" };
  for (const key in functions)
    bound[key] = makeFunction("unicodedata", key, functions[key] as MethodRow);
  return moduleFrom(
    "unicodedata",
    "This module provides access to the Unicode Character Database.",
    { values: { ...bound, ucd_3_2_0: makeNamespace({ ...bound, unidata_version: "3.2.0" }) } },
  );
}

// What Python's str methods ask about characters. JavaScript's \p{...} classes answer most of it;
// the tables here hold what they lack: digit values, numeric ideographs, title and fold mappings.
//
// Difference to know: \p{...} follows the Unicode version of the JavaScript engine (15 to 17 by Node
// version), CPython 3.14 has Unicode 16. Characters assigned between the two versions may differ in
// category (isalpha, isprintable, ...); nothing else does.
//
// Texts here are JavaScript strings in which a surrogate pair is one character. Whole-text predicates
// return false for the empty text where Python does.

// biome-ignore format: a table of inclusive [first, last] pairs reads better in rows.
const DIGIT_NOT_DECIMAL: readonly number[] = [
  178, 179, 185, 185, 4969, 4977, 6618, 6618, 8304, 8304, 8308, 8313, 8320, 8329, 9312, 9320, 9332, 9340,
  9352, 9360, 9450, 9450, 9461, 9469, 9471, 9471, 10102, 10110, 10112, 10120, 10122, 10130, 68160, 68163,
  69216, 69224, 69714, 69722, 127232, 127242,
];

/** Ideographs with a numeric value; every other numeric character is in category N. */
const NUMERIC_IDEOGRAPHS =
  "\u3405\u3483\u382a\u3b4d\u4e00\u4e03\u4e07\u4e09\u4e24\u4e5d\u4e8c\u4e94\u4e96\u4eac\u4ebf\u4ec0\u4edf\u4ee8\u4f0d" +
  "\u4f70\u4fe9\u5006\u5104\u5146\u5169\u516b\u516d\u5341\u5343-\u5345\u534c\u53c1-\u53c4\u56db\u58f1\u58f9\u5e7a" +
  "\u5efe\u5eff\u5f0c-\u5f0e\u5f10\u62d0\u62fe\u634c\u67d2\u6d1e\u6f06\u7396\u767e\u7695\u79ed\u8086\u842c" +
  "\u8cae\u8cb3\u8d30\u920e\u94a9\u9621\u9646\u964c\u9678\u96f6\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd" +
  "\u{20001}\u{20064}\u{200e2}\u{20121}\u{2092a}\u{20983}\u{2098c}\u{2099c}\u{20aea}\u{20afd}\u{20b19}\u{22390}" +
  "\u{22998}\u{23b1b}\u{2626d}\u{2f890}";

const DIGIT_CLASS = rangesToClass(DIGIT_NOT_DECIMAL);

function rangesToClass(ranges: readonly number[]): string {
  let text = "";
  for (let i = 0; i < ranges.length; i += 2) {
    text += `\\u{${(ranges[i] as number).toString(16)}}-\\u{${(ranges[i + 1] as number).toString(16)}}`;
  }
  return text;
}

const SPACE_CLASS =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** Reading the classes of Unicode takes 0.1 ms each: they are read when first asked about. */
class CharacterPattern {
  private readonly source: string;
  private compiled: RegExp | null = null;
  constructor(source: string) {
    this.source = source;
  }

  test(text: string): boolean {
    this.compiled ??= new RegExp(this.source, "u");
    return this.compiled.test(text);
  }
}

function every(characters: string): CharacterPattern {
  return new CharacterPattern(`^[${characters}]+$`);
}

function pattern(source: string): CharacterPattern {
  return new CharacterPattern(source);
}

const ALPHA = every("\\p{L}");
const DECIMAL = every("\\p{Nd}");
const DIGIT = every(`\\p{Nd}${DIGIT_CLASS}`);
const NUMERIC = every(`\\p{N}${NUMERIC_IDEOGRAPHS}`);
const ALNUM = every("\\p{L}\\p{N}");
const SPACE = every(SPACE_CLASS);
// Characters of categories C and Z may not be shown, save the space itself.
const NOT_PRINTABLE = pattern(String.raw`[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}`);
const IDENTIFIER = pattern(String.raw`^[\p{XIDS}_]\p{XIDC}*$`);
const ASCII_ONLY = /^[\x20-\x7e]*$/;
const HAS_LOWER = pattern(String.raw`\p{Lowercase}`);
const HAS_UPPER = pattern(String.raw`\p{Uppercase}`);
const NOT_LOWER = pattern(String.raw`[\p{Uppercase}\p{Lt}]`);
const NOT_UPPER = pattern(String.raw`[\p{Lowercase}\p{Lt}]`);
const CASED = pattern(String.raw`[\p{Lowercase}\p{Uppercase}\p{Lt}]`);
const UPPER_OR_TITLE = pattern(String.raw`[\p{Uppercase}\p{Lt}]`);

export const isAlpha = (text: string): boolean => ALPHA.test(text);
export const isDecimal = (text: string): boolean => DECIMAL.test(text);
export const isDigit = (text: string): boolean => DIGIT.test(text);
export const isNumeric = (text: string): boolean => NUMERIC.test(text);
export const isAlphaNumeric = (text: string): boolean => ALNUM.test(text);
export const isSpace = (text: string): boolean => SPACE.test(text);
export const isPrintable = (text: string): boolean =>
  ASCII_ONLY.test(text) || !NOT_PRINTABLE.test(text);
export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text);
export const isLower = (text: string): boolean => HAS_LOWER.test(text) && !NOT_LOWER.test(text);
export const isUpper = (text: string): boolean => HAS_UPPER.test(text) && !NOT_UPPER.test(text);

export function isTitle(text: string): boolean {
  let found = false;
  let afterCased = false;
  for (const character of text) {
    if (UPPER_OR_TITLE.test(character)) {
      if (afterCased) return false;
      afterCased = found = true;
    } else if (HAS_LOWER.test(character)) {
      if (!afterCased) return false;
      found = true;
    } else afterCased = false;
  }
  return found;
}

/** One code unit or code point: Python's white space. The hot question of split and strip. */
export function isSpacePoint(point: number): boolean {
  if (point < 128)
    return point === 32 || (point >= 9 && point <= 13) || (point >= 28 && point <= 31);
  if (point < 0x1680) return point === 0x85 || point === 0xa0;
  if (point <= 0x200a) return point === 0x1680 || point >= 0x2000;
  if (point === 0x2028 || point === 0x2029) return true;
  return point === 0x202f || point === 0x205f || point === 0x3000;
}

/** Where str.splitlines breaks. */
export function isLineBreak(point: number): boolean {
  if (point < 128) return (point >= 10 && point <= 13) || (point >= 28 && point <= 30);
  return point === 0x85 || point === 0x2028 || point === 0x2029;
}

export function isPrintablePoint(point: number): boolean {
  if (point < 127) return point >= 32;
  return !NOT_PRINTABLE.test(String.fromCodePoint(point));
}

export function isAlphaNumericPoint(point: number): boolean {
  if (point < 128) {
    return (
      (point >= 97 && point <= 122) || (point >= 65 && point <= 90) || (point >= 48 && point <= 57)
    );
  }
  const character = String.fromCodePoint(point);
  return ALNUM.test(character) || NUMERIC.test(character);
}

export function isDecimalPoint(point: number): boolean {
  if (point < 128) return point >= 48 && point <= 57;
  return DECIMAL.test(String.fromCodePoint(point));
}

/** 0 to 9 for a decimal digit of any script, else -1. Digits stand in runs of ten from their zero. */
export function decimalValue(point: number): number {
  if (point < 128) return point >= 48 && point <= 57 ? point - 48 : -1;
  if (!isDecimalPoint(point)) return -1;
  let start = point;
  while (isDecimalPoint(start - 1)) start--;
  return (point - start) % 10;
}

/**
 * Numbers may be written with any script's digits and spaces: both become ASCII, all other
 * characters beyond ASCII become "?" (which no number contains).
 */
export function foldDecimalsToAscii(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let folded = "";
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 128) folded += character;
    else if (isSpacePoint(point)) folded += " ";
    else {
      const value = decimalValue(point);
      folded += value < 0 ? "?" : String(value);
    }
  }
  return folded;
}

// --- case ---

/** Characters whose title form is not their upper form, each followed by it; "|" between. */
const TITLE_EXCEPTIONS: ReadonlyMap<string, string> = buildTitleExceptions();

function buildTitleExceptions(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  const put = (from: number, to: string): void => {
    map.set(String.fromCodePoint(from), to);
  };
  put(0xdf, "Ss");
  // The digraphs dz, lj, nj and their three forms.
  for (const [first, middle] of [
    [0x1c4, 0x1c5],
    [0x1c7, 0x1c8],
    [0x1ca, 0x1cb],
    [0x1f1, 0x1f2],
  ]) {
    for (let i = 0; i < 3; i++) put((first as number) + i, String.fromCodePoint(middle as number));
  }
  put(0x587, "\u0535\u0582");
  // Georgian Mkhedruli has capitals, but titles do not use them.
  for (let point = 0x10d0; point <= 0x10ff; point++) {
    if (point !== 0x10fb && point !== 0x10fc) put(point, String.fromCodePoint(point));
  }
  // Greek with iota subscript: the title form keeps the iota as adscript in one character.
  for (const block of [0x1f80, 0x1f90, 0x1fa0]) {
    for (let i = 0; i < 8; i++) {
      const title = String.fromCodePoint(block + 8 + i);
      put(block + i, title);
      put(block + 8 + i, title);
    }
  }
  for (const [lower, title] of [
    [0x1fb3, 0x1fbc],
    [0x1fc3, 0x1fcc],
    [0x1ff3, 0x1ffc],
  ]) {
    put(lower as number, String.fromCodePoint(title as number));
    put(title as number, String.fromCodePoint(title as number));
  }
  const subscripts: [number, string][] = [
    [0x1fb2, "\u1fba"],
    [0x1fb4, "\u0386"],
    [0x1fb7, "\u0391\u0342"],
    [0x1fc2, "\u1fca"],
    [0x1fc4, "\u0389"],
    [0x1fc7, "\u0397\u0342"],
    [0x1ff2, "\u1ffa"],
    [0x1ff4, "\u038f"],
    [0x1ff7, "\u03a9\u0342"],
  ];
  for (const [from, base] of subscripts) put(from, `${base}\u0345`);
  const ligatures = ["Ff", "Fi", "Fl", "Ffi", "Ffl", "St", "St"];
  for (const [i, title] of ligatures.entries()) put(0xfb00 + i, title);
  const armenian = ["\u0544\u0576", "\u0544\u0565", "\u0544\u056b", "\u054e\u0576", "\u0544\u056d"];
  for (const [i, title] of armenian.entries()) put(0xfb13 + i, title);
  return map;
}

export const toUpper = (text: string): string => text.toUpperCase();
export const toLower = (text: string): string => text.toLowerCase();

/** The title form of one character. */
export function titleCharacter(character: string): string {
  if (character < "\x80") return character.toUpperCase();
  return TITLE_EXCEPTIONS.get(character) ?? character.toUpperCase();
}

/** str.capitalize(). */
export function capitalize(text: string): string {
  if (text === "") return text;
  const first = String.fromCodePoint(text.codePointAt(0) as number);
  return titleCharacter(first) + lowerFrom(text, first.length);
}

/** Lower case from `start`, the text before it still telling a final sigma from others. */
function lowerFrom(text: string, start: number): string {
  const rest = text.slice(start);
  if (!rest.includes("\u03a3")) return rest.toLowerCase();
  let lowered = "";
  for (let i = start; i < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(i) as number);
    lowered += character === "\u03a3" ? lowerSigma(text, i) : character.toLowerCase();
    i += character.length;
  }
  return lowered;
}

// A few characters are both cased and ignorable; they are skipped.
const CASED_BEFORE = pattern(String.raw`(?!\p{CI})[\p{Lowercase}\p{Uppercase}\p{Lt}]\p{CI}*$`);
const CASED_AFTER = pattern(String.raw`^\p{CI}*(?!\p{CI})[\p{Lowercase}\p{Uppercase}\p{Lt}]`);

function lowerSigma(text: string, at: number): string {
  const isFinal = CASED_BEFORE.test(text.slice(0, at)) && !CASED_AFTER.test(text.slice(at + 1));
  return isFinal ? "\u03c2" : "\u03c3";
}

/** str.title(). */
export function toTitle(text: string): string {
  let titled = "";
  let afterCased = false;
  for (let i = 0; i < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(i) as number);
    if (!afterCased) titled += titleCharacter(character);
    else titled += character === "\u03a3" ? lowerSigma(text, i) : character.toLowerCase();
    afterCased = CASED.test(character);
    i += character.length;
  }
  return titled;
}

/** str.swapcase(). */
export function swapCase(text: string): string {
  let swapped = "";
  for (let i = 0; i < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(i) as number);
    if (HAS_UPPER.test(character)) {
      swapped += character === "\u03a3" ? lowerSigma(text, i) : character.toLowerCase();
    } else swapped += HAS_LOWER.test(character) ? character.toUpperCase() : character;
    i += character.length;
  }
  return swapped;
}

/** str.casefold(): what lower() leaves apart, through the upper form where Unicode folds that way. */
export function foldCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  let folded = "";
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  const point = character.codePointAt(0) as number;
  // Cherokee folds to its capitals.
  if (point >= 0x13a0 && point <= 0x13f5) return character;
  if ((point >= 0x13f8 && point <= 0x13fd) || (point >= 0xab70 && point <= 0xabbf)) {
    return character.toUpperCase();
  }
  // These have themselves as folding although their upper form lowers to something else.
  if (point === 0x130) return "i\u0307";
  if (point === 0x131) return character;
  if (point === 0x1e9e) return "ss";
  const lower = character.toLowerCase();
  let folded = "";
  for (const unit of lower.toUpperCase()) folded += unit.toLowerCase();
  return folded;
}

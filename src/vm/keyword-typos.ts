/**
 * "invalid syntax. Did you mean 'while'?": looks for a misspelt keyword in the line of a
 * SyntaxError. A name is a typo when the code is right once a similar keyword stands in its place.
 *
 * Tried are the statements since the last one that was read without error, so that a mistake
 * elsewhere in the file does not matter (CPython: _find_keyword_typos in Lib/traceback.py).
 */
import { suggestName } from "../objects/suggestions.ts";
import { parseModule } from "../syntax/parser.ts";
import { PySyntaxError } from "../syntax/syntax-error.ts";
import { dedent } from "./frame-lines.ts";

const keywords = (
  "False None True and as assert async await break class continue def del elif else except " +
  "finally for from global if import in is lambda nonlocal not or pass raise return try while " +
  "with yield"
).split(" ");

const LONGEST_CODE = 1024;
const NAMES_TRIED = 10;
const MATCHES_TRIED = 3;
/** difflib's cutoff for "close". */
const CLOSE = 0.5;

export interface KeywordTypo {
  readonly keyword: string;
  /** The line the name stands in, and its columns from 0. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * `lines` are those from the last good statement to that of the error, the last of which is
 * searched.
 */
export function findKeywordTypo(lines: readonly string[]): KeywordTypo | null {
  const code = dedent(lines);
  if (code.join("\n").length > LONGEST_CODE) return null;
  const text = code[code.length - 1] ?? "";
  let tried = 0;
  for (const [start, name] of namesIn(text)) {
    if (keywords.includes(name)) continue;
    if (++tried > NAMES_TRIED) return null;
    const end = start + name.length;
    for (const keyword of similarKeywords(name)) {
      const fixed = [...code.slice(0, -1), text.slice(0, start) + keyword + text.slice(end)];
      if (isRight(fixed.join("\n"))) return { keyword, text, start, end };
    }
  }
  return null;
}

/** Names of a line outside strings and comments. */
function* namesIn(line: string): Generator<[number, string]> {
  const token = /#.*|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[\p{XIDS}_]\p{XIDC}*|\d[\w.]*/gu;
  for (const match of line.matchAll(token)) {
    if (/^[\p{XIDS}_]/u.test(match[0])) yield [match.index, match[0]];
  }
}

function similarKeywords(name: string): string[] {
  const nearest = suggestName(name, keywords);
  const close = keywords
    .map((keyword) => ({ keyword, ratio: similarity(keyword, name) }))
    .filter(({ ratio }) => ratio >= CLOSE)
    .sort((a, b) => b.ratio - a.ratio || (a.keyword < b.keyword ? 1 : -1))
    .slice(0, MATCHES_TRIED)
    .map(({ keyword }) => keyword);
  return (nearest === null ? close : [nearest, ...close]).slice(0, MATCHES_TRIED);
}

/** Twice the matching letters to all letters (Ratcliff and Obershelp, as difflib does). */
function similarity(a: string, b: string): number {
  return (2 * countMatching(a, b)) / (a.length + b.length);
}

function countMatching(a: string, b: string): number {
  let best = 0;
  let bestA = 0;
  let bestB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let size = 0;
      while (i + size < a.length && j + size < b.length && a[i + size] === b[j + size]) size++;
      if (size > best) [best, bestA, bestB] = [size, i, j];
    }
  }
  if (best === 0) return 0;
  return (
    best +
    countMatching(a.slice(0, bestA), b.slice(0, bestB)) +
    countMatching(a.slice(bestA + best), b.slice(bestB + best))
  );
}

/** What the parser says of code that merely ends too early. */
const incomplete = /^expected an indented block|was never closed$|^unterminated triple-quoted/;

function isRight(code: string): boolean {
  try {
    parseModule(code, "<typo>");
    return true;
  } catch (error) {
    return error instanceof PySyntaxError && incomplete.test(error.message);
  }
}

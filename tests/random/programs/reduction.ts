// Makes a program that fails smaller, line by line. (fast-check would shrink the genes, but what it
// leaves still has every line of the templates it came from, and it tries thousands of programs.)
//
// A step leaves out some lines, or takes a block out from under its head, or puts a part of an
// expression for the whole. It is kept when the program still fails in the same way; the caller says
// what that is, and must not be satisfied with a syntax error.

import type { Comparison, Difference } from "./comparison.ts";

type Fails = (source: string) => Promise<boolean>;

/** Attempts that may still be made. */
interface Budget {
  left: number;
}

/** Attempts to make a program smaller. */
const reductionLimit = 600;

/** The same fault, or a difference of the same kind, in the smallest program that is found. */
export async function reduceDifference(
  comparison: Comparison,
  difference: Difference,
): Promise<Difference> {
  const budget: Budget = { left: reductionLimit };
  let smallest = difference;
  await reduceProgram(
    difference.source,
    async (source) => {
      budget.left--;
      const found = await comparison.findDifference(source, [difference.variant]);
      if (found === null || found.kind !== difference.kind) return false;
      smallest = found;
      return true;
    },
    budget,
  );
  return smallest;
}

async function reduceProgram(source: string, fails: Fails, budget: Budget): Promise<void> {
  let lines = source.split("\n").filter((line) => line.trim() !== "");
  for (let before = Infinity; textSize(lines) < before && budget.left > 0; ) {
    before = textSize(lines);
    lines = await leaveOutLines(lines, fails, budget);
    lines = await takeEach(lines, dedentBlock, fails, budget);
    lines = await simplifyExpressions(lines, fails, budget);
  }
}

function textSize(lines: readonly string[]): number {
  return lines.join("\n").length;
}

async function leaveOutLines(lines: string[], fails: Fails, budget: Budget): Promise<string[]> {
  let kept = lines;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : size >> 1) {
    for (let at = 0; at < kept.length && budget.left > 0; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await isSmaller(kept, without, fails)) kept = without;
      else at += size;
    }
  }
  return takeEach(kept, leaveOutBlock, fails, budget);
}

type Change = (lines: readonly string[], at: number) => string[] | null;

async function takeEach(
  lines: string[],
  change: Change,
  fails: Fails,
  budget: Budget,
): Promise<string[]> {
  let kept = lines;
  for (let at = 0; at < kept.length && budget.left > 0; ) {
    const changed = change(kept, at);
    if (changed !== null && (await isSmaller(kept, changed, fails))) kept = changed;
    else at++;
  }
  return kept;
}

async function isSmaller(kept: readonly string[], next: readonly string[], fails: Fails) {
  return textSize(next) < textSize(kept) && (await fails(`${next.join("\n")}\n`));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function endOfBlock(lines: readonly string[], at: number): number {
  const depth = indentOf(lines[at]);
  const end = lines.findIndex((line, i) => i > at && indentOf(line) <= depth);
  return end < 0 ? lines.length : end;
}

/** A head with all of its body, and `except` or `else` behind it. */
function leaveOutBlock(lines: readonly string[], at: number): string[] | null {
  if (!lines[at].endsWith(":")) return null;
  let end = endOfBlock(lines, at);
  while (end < lines.length && /^ *(else|elif|except|finally|case)\b/.test(lines[end]))
    end = endOfBlock(lines, end);
  return [...lines.slice(0, at), ...lines.slice(end)];
}

/** The body without its head; what else belongs to the head goes. */
function dedentBlock(lines: readonly string[], at: number): string[] | null {
  if (!lines[at].endsWith(":") || /^ *(def|class)\b/.test(lines[at])) return null;
  const bodyEnd = endOfBlock(lines, at);
  const depth = indentOf(lines[at]);
  const body = lines
    .slice(at + 1, bodyEnd)
    .map((line) => " ".repeat(depth) + line.slice(depth + 4));
  let end = bodyEnd;
  while (end < lines.length && /^ *(else|elif|except|finally|case)\b/.test(lines[end]))
    end = endOfBlock(lines, end);
  return [...lines.slice(0, at), ...body, ...lines.slice(end)];
}

async function simplifyExpressions(
  lines: string[],
  fails: Fails,
  budget: Budget,
): Promise<string[]> {
  let kept = lines;
  for (let at = 0; at < kept.length; at++) {
    for (const simpler of simplerLines(kept[at])) {
      if (budget.left <= 0) return kept;
      const changed = [...kept.slice(0, at), simpler, ...kept.slice(at + 1)];
      if (!(await isSmaller(kept, changed, fails))) continue;
      kept = changed;
      at--;
      break;
    }
  }
  return kept;
}

/** Each pair of brackets with nothing, with a number, or with one of the things in it. */
function simplerLines(line: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < line.length; start++) {
    if (!"([".includes(line[start])) continue;
    const end = closingBracket(line, start);
    if (end < 0) continue;
    const head = /[\w.]*$/.exec(line.slice(0, start))?.[0] ?? "";
    const [before, inside, after] = [
      line.slice(0, start - head.length),
      line.slice(start + 1, end),
      line.slice(end + 1),
    ];
    for (const part of ["1", "0", ...inside.split(/, | [-+*/%<>=&|^]+ | if | else | and | or /)])
      found.push(before + part + after);
    for (const part of inside.split(", ").slice(1)) found.push(line.replace(`, ${part}`, ""));
    found.push(line.slice(0, start + 1) + line.slice(end));
  }
  return found;
}

function closingBracket(line: string, start: number): number {
  let depth = 0;
  for (let i = start; i < line.length; i++) {
    if ("([".includes(line[i])) depth++;
    else if (")]".includes(line[i]) && --depth === 0) return i;
  }
  return -1;
}

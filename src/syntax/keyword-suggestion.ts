/**
 * "invalid syntax. Did you mean 'while'?": what CPython's traceback printer adds to a plain error.
 *
 * A name near the error is replaced by the keywords that resemble it; the first replacement that
 * makes the lines readable is the suggestion. Likeness has two measures, tried in this order:
 * CPython's edit distance (as for misspelled attributes) and difflib's ratio of matching stretches.
 *
 * Invariant: this only changes what is printed; the error that a program catches stays plain.
 */
import { type Node, nodeFields } from "./ast.ts";
import { isBeginning } from "./diagnose.ts";
import { parseModule } from "./parser.ts";
import { PySyntaxError } from "./syntax-error.ts";
import { tokenize } from "./tokenizer.ts";
import { keywordKinds, T } from "./tokens.ts";

/** CPython's limits: source it looks at, names it tries, matches per name, difflib's cutoff. */
const maxSource = 1024;
const maxNames = 10;
const maxMatches = 3;
const minRatio = 0.5;

const keywords: readonly string[] = [...keywordKinds.keys()];

/**
 * The error to print in place of `error`, or null when nothing better is known. `fromFile` says that
 * `source` is a file's: then only names on the line of the error are tried.
 */
export function suggestKeyword(
  error: PySyntaxError,
  source: string,
  fromFile: boolean,
): PySyntaxError | null {
  const plain =
    error.message === "invalid syntax" || error.message.includes("Perhaps you forgot a comma");
  if (!plain || error.lineno === null) return null;
  const first = error.lastStatementLine;
  const lines = dedent(source.split(/\r\n?|\n/).slice(Math.max(first - 1, 0), error.lineno));
  const code = lines.join("\n");
  if (code.length > maxSource) return null;
  const onlyLine = fromFile ? (first === 0 ? error.lineno : error.lineno + 1) - first : null;
  return tryNames(error, code, lines, onlyLine);
}

function tryNames(
  error: PySyntaxError,
  code: string,
  lines: readonly string[],
  onlyLine: number | null,
): PySyntaxError | null {
  const tokens = tokenize(code, error.filename);
  let left = maxNames;
  for (let token = 0; token < tokens.kinds.length; token++) {
    const line = tokens.lines[token];
    if (tokens.kinds[token] !== T.Name || (onlyLine !== null && line !== onlyLine)) continue;
    if (--left < 0) return null;
    const start = tokens.columnOf(token);
    const end = tokens.endColumnOf(token);
    for (const keyword of findSimilar(tokens.textOf(token))) {
      const changed = [...lines];
      changed[line - 1] = lines[line - 1].slice(0, start) + keyword + lines[line - 1].slice(end);
      if (!isAcceptable(changed.join("\n"))) continue;
      return new PySyntaxError(
        "SyntaxError",
        `invalid syntax. Did you mean '${keyword}'?`,
        error.filename,
        line,
        start + 1,
        tokens.lineText(line),
        line,
        end + 1,
      );
    }
  }
  return null;
}

/** True for code that compiles, or is the beginning of some that does. */
function isAcceptable(code: string): boolean {
  try {
    return isAtHome(parseModule(code, ""), false, false);
  } catch (error) {
    if (error instanceof PySyntaxError) return isBeginning(tokenize(code, ""));
    throw error;
  }
}

/** False when a statement stands where the compiler refuses it: a `return` outside functions, say. */
function isAtHome(node: Node, inFunction: boolean, inLoop: boolean): boolean {
  switch (node.kind) {
    case "Return":
    case "Yield":
    case "YieldFrom":
    case "Await":
    case "Nonlocal":
      if (!inFunction) return false;
      break;
    case "Break":
    case "Continue":
      return inLoop;
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "Lambda":
      return childrenOf(node).every((child) => isAtHome(child, true, false));
    case "For":
    case "AsyncFor":
    case "While":
      return childrenOf(node).every((child) => isAtHome(child, inFunction, true));
  }
  return childrenOf(node).every((child) => isAtHome(child, inFunction, inLoop));
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  if (node.kind === "Constant" || node.kind === "MatchSingleton") return children;
  for (const field of nodeFields[node.kind]) {
    const value = (node as unknown as Record<string, unknown>)[field];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item === "object" && item !== null) children.push(item as Node);
    }
  }
  return children;
}

/** Takes away the white space that all lines start with, as `textwrap.dedent` does. */
function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    if (margin === null) margin = indent;
    while (!indent.startsWith(margin)) margin = margin.slice(0, -1);
  }
  const width = margin?.length ?? 0;
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(width)));
}

// ---- likeness

function findSimilar(name: string): string[] {
  const found: string[] = [];
  const nearest = findNearest(name);
  if (nearest !== null) found.push(nearest);
  found.push(...findCloseMatches(name));
  return found.slice(0, maxMatches);
}

/** Costs of CPython's edit distance. */
const moveCost = 2;
const caseCost = 1;

function findNearest(name: string): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const keyword of keywords) {
    // No more than a third of the characters may need a change.
    const limit = Math.trunc(((name.length + keyword.length + 3) * moveCost) / 6);
    const distance = editDistance(name, keyword);
    if (distance > limit || distance >= bestDistance) continue;
    best = keyword;
    bestDistance = distance;
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i * moveCost);
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * moveCost];
    for (let j = 0; j < b.length; j++) {
      const substituted = row[j] + substitutionCost(a[i], b[j]);
      next.push(Math.min(substituted, row[j + 1] + moveCost, next[j] + moveCost));
    }
    row = next;
  }
  return row[b.length];
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? caseCost : moveCost;
}

/** difflib.get_close_matches: the best by ratio, ties in descending order of the word. */
function findCloseMatches(name: string): string[] {
  const scored: { ratio: number; keyword: string }[] = [];
  for (const keyword of keywords) {
    const ratio = (2 * countMatching(keyword, name)) / (keyword.length + name.length);
    if (ratio >= minRatio) scored.push({ ratio, keyword });
  }
  scored.sort((a, b) => b.ratio - a.ratio || (a.keyword < b.keyword ? 1 : -1));
  return scored.slice(0, maxMatches).map((score) => score.keyword);
}

/** Characters in the longest common stretch and, recursively, left and right of it. */
function countMatching(a: string, b: string): number {
  let length = 0;
  let atA = 0;
  let atB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let k = 0;
      while (i + k < a.length && j + k < b.length && a[i + k] === b[j + k]) k++;
      if (k > length) [length, atA, atB] = [k, i, j];
    }
  }
  if (length === 0) return 0;
  return (
    length +
    countMatching(a.slice(0, atA), b.slice(0, atB)) +
    countMatching(a.slice(atA + length), b.slice(atB + length))
  );
}

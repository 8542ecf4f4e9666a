/**
 * Patterns over trees, for tests that say what a loop must become.
 *
 * A pattern is IR text line by line, in which
 *
 *     ...            stands for any lines (also within a line: any operands, exits, facts)
 *     _              stands for any value, constant or label
 *     n_total        a value of this kind: the same name means the same value throughout
 *     -- int_add     no line from the last match on, up to the next one, may have this operation
 *
 * The exits of a line need not be written: a line matches when the pattern matches its beginning
 * up to the `@`. Indentation does not matter.
 */

/** The first line of the pattern that has no match, with what was tried; null: it matches. */
export function matchText(pattern: string, text: string): string | null {
  const wanted = pattern
    .split("\n")
    .map((l) => l.trim())
    .filter((l) => l !== "" && !l.startsWith("#"));
  const lines = text
    .split("\n")
    .map((l) => l.trim())
    .filter((l) => l !== "");
  return matchLines(wanted, 0, lines, 0, new Map(), false, []);
}

type Names = ReadonlyMap<string, string>;

/** `loose`: lines in between may be skipped, but for those with an operation of `forbidden`. */
function matchLines(
  wanted: readonly string[],
  w: number,
  lines: readonly string[],
  l: number,
  names: Names,
  loose: boolean,
  forbidden: readonly string[],
): string | null {
  const pattern = wanted[w];
  if (pattern === undefined) return endsHere(lines, l, loose, forbidden);
  if (pattern === "...") return matchLines(wanted, w + 1, lines, l, names, true, forbidden);
  if (pattern.startsWith("-- ")) {
    return matchLines(wanted, w + 1, lines, l, names, loose, [...forbidden, pattern.slice(3)]);
  }
  let problem = `no line for: ${pattern}`;
  for (let at = l; at < lines.length; at++) {
    const line = lines[at] as string;
    const bound = matchLine(pattern, line, names);
    if (bound !== null) {
      const rest = matchLines(wanted, w + 1, lines, at + 1, bound, false, []);
      if (rest === null) return null;
      problem = rest;
    }
    if (!loose) return bound === null ? `expected: ${pattern}\n but is: ${line}` : problem;
    const unwanted = forbidden.find((op) => operationOf(line) === op);
    if (unwanted !== undefined) return `${unwanted} is not wanted: ${line}`;
  }
  return problem;
}

function endsHere(
  lines: readonly string[],
  l: number,
  loose: boolean,
  forbidden: readonly string[],
): string | null {
  if (!loose) return l === lines.length ? null : `nothing more was expected: ${lines[l]}`;
  const unwanted = lines.slice(l).find((line) => forbidden.includes(operationOf(line)));
  return unwanted === undefined ? null : `not wanted: ${unwanted}`;
}

function operationOf(line: string): string {
  return /^(?:\w+ = )?(\w+)/.exec(line)?.[1] ?? "";
}

/** The names bound by a line that matches, or null. */
function matchLine(pattern: string, line: string, names: Names): Names | null {
  const order: string[] = [];
  const source = tokens(pattern)
    .map((token) => toPattern(token, order))
    .join("");
  const end = pattern.includes("@") || pattern.endsWith("{") ? "" : "(?: .*)?";
  const found = new RegExp(`^${source}${end}$`).exec(withoutExit(line, pattern));
  if (found === null) return null;
  const bound = new Map(names);
  for (let i = 0; i < order.length; i++) {
    const name = order[i] as string;
    const value = found[i + 1] as string;
    if ((bound.get(name) ?? value) !== value) return null;
    bound.set(name, value);
  }
  return bound;
}

function withoutExit(line: string, pattern: string): string {
  if (pattern.includes("@")) return line;
  return line.replace(/ (init )?([\w.$~]+)?@\d+.*?( \{)?$/, "$3");
}

function tokens(pattern: string): string[] {
  return pattern.match(/\.\.\.|[A-Za-z_$][\w$]*|"[^"]*"|'[^']*'|[\d.e+-]+|./g) ?? [];
}

function toPattern(token: string, order: string[]): string {
  if (token === "...") return ".*?";
  if (token === "_") return "(?:[^,()]|\"[^\"]*\"|'[^']*')+?";
  if (/^[ngfbsra]_\w*$/.test(token)) {
    order.push(token);
    return `(${token[0]}\\d+)`;
  }
  return token.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * Text signatures of natives: "object, /", "iterable=(), /, *, key=None, reverse=False",
 * "*args, sep=' ', **kwargs". Parsed once per native, at its first call.
 */
export interface ParameterList {
  /** Parameters that may be given by position, in order. */
  readonly positional: readonly string[];
  /** How many of them cannot be given by name. */
  readonly positionalOnly: number;
  /** How many of them have no default. */
  readonly required: number;
  readonly keywordOnly: readonly string[];
  readonly requiredKeywordOnly: ReadonlySet<string>;
  readonly hasVarArgs: boolean;
  readonly hasVarKeywords: boolean;
  /** Only positional parameters: arguments can be passed as they stand. */
  readonly plain: boolean;
  /** The most arguments by position (Infinity with *args). */
  readonly maximum: number;
}

export function parseSignature(text: string): ParameterList {
  const positional: string[] = [];
  const keywordOnly: string[] = [];
  const requiredKeywordOnly = new Set<string>();
  let positionalOnly = 0;
  let required = 0;
  let hasVarArgs = false;
  let hasVarKeywords = false;
  let afterStar = false;
  for (const part of splitParameters(text)) {
    if (part === "/") {
      positionalOnly = positional.length;
    } else if (part === "*") {
      afterStar = true;
    } else if (part.startsWith("**")) {
      hasVarKeywords = true;
    } else if (part.startsWith("*")) {
      hasVarArgs = true;
      afterStar = true;
    } else {
      const equals = part.indexOf("=");
      const name = equals < 0 ? part : part.slice(0, equals).trim();
      if (afterStar) {
        keywordOnly.push(name);
        if (equals < 0) requiredKeywordOnly.add(name);
      } else {
        positional.push(name);
        if (equals < 0) required = positional.length;
      }
    }
  }
  return {
    positional,
    positionalOnly,
    required,
    keywordOnly,
    requiredKeywordOnly,
    hasVarArgs,
    hasVarKeywords,
    plain: !hasVarArgs && !hasVarKeywords && keywordOnly.length === 0,
    maximum: hasVarArgs ? Number.POSITIVE_INFINITY : positional.length,
  };
}

/** Splits at commas outside quotes and brackets. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? (text[i] as string) : ",";
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === "'" || c === '"') {
      quote = c;
    } else if (c === "(" || c === "[" || c === "{") {
      depth++;
    } else if (c === ")" || c === "]" || c === "}") {
      depth--;
    } else if (c === "," && depth === 0) {
      const part = text.slice(start, i).trim();
      if (part !== "") parts.push(part);
      start = i + 1;
    }
  }
  return parts;
}

/**
 * Trees and tokens as text: what `adder ast` and `adder tokens` show.
 *
 * `dumpTree` gives what CPython's `ast.dump(tree, indent=2)` gives, `printTokens` what
 * `python -m tokenize` prints. The one difficulty is that both show Python values, so strings, bytes,
 * floats and complex numbers are written here as Python's repr writes them, and that CPython counts
 * columns of the tree in UTF-8 bytes, so columns are converted line by line when they are asked for.
 *
 * Invariant: everything is derived from `nodeFields` and `tokenInfo`; no node or token is named here
 * but for what CPython's dump treats specially.
 */
import { type ConstantValue, type Node, nodeFields } from "./ast.ts";
import { isPrintable } from "./characters.ts";
import { countCodePoints } from "./syntax-error.ts";
import type { TokenList } from "./token-list.ts";
import { tokenize } from "./tokenizer.ts";
import { infoOf, T } from "./tokens.ts";

export interface DumpOptions {
  /** Spaces per level; null puts everything on one line. */
  readonly indent?: number | null;
  /** Also print positions; their columns are UTF-8 bytes and need the source. */
  readonly attributes?: { readonly source: string };
}

interface Dumped {
  readonly text: string;
  /** True for what may share a line with its neighbours. */
  readonly simple: boolean;
}

interface Dumper {
  readonly indent: string | null;
  readonly columns: ByteColumns | null;
}

export function dumpTree(tree: Node, options: DumpOptions = {}): string {
  const indent = options.indent === undefined ? 2 : options.indent;
  const dumper = {
    indent: indent === null ? null : " ".repeat(indent),
    columns: options.attributes === undefined ? null : new ByteColumns(options.attributes.source),
  };
  return dumpNode(dumper, tree, 0).text;
}

function dumpNode(dumper: Dumper, node: Node, level: number): Dumped {
  const args: string[] = [];
  let simple = true;
  const add = (name: string, dumped: Dumped) => {
    simple &&= dumped.simple;
    args.push(`${name}=${dumped.text}`);
  };
  for (const name of nodeFields[node.kind]) {
    const dumped = dumpField(dumper, node, name, level + 1);
    if (dumped !== null) add(name, dumped);
  }
  if (dumper.columns !== null && "lineno" in node && "col_offset" in node) {
    const { columns } = dumper;
    add("lineno", scalar(String(node.lineno)));
    add("col_offset", scalar(String(columns.convert(node.lineno, node.col_offset))));
    add("end_lineno", scalar(String(node.end_lineno)));
    add("end_col_offset", scalar(String(columns.convert(node.end_lineno, node.end_col_offset))));
  }
  if (simple && args.length <= 3) {
    return { text: `${node.kind}(${args.join(", ")})`, simple: args.length === 0 };
  }
  return { text: `${node.kind}(${joinParts(dumper, args, level + 1)})`, simple: false };
}

function scalar(text: string): Dumped {
  return { text, simple: true };
}

function joinParts(dumper: Dumper, parts: readonly string[], level: number): string {
  if (dumper.indent === null) return parts.join(", ");
  const line = `\n${dumper.indent.repeat(level)}`;
  return line + parts.join(`,${line}`);
}

/** Fields whose strings are operators or contexts in the tree and nodes in CPython's. */
const operatorFields = new Set(["op", "ops", "ctx"]);

/** The text of a field, or null when CPython's dump leaves it out. */
function dumpField(dumper: Dumper, node: Node, name: string, level: number): Dumped | null {
  if (node.kind === "Constant") return dumpConstantField(node.value, name);
  if (node.kind === "MatchSingleton") return scalar(printConstant(node.value));
  const value = (node as unknown as Record<string, unknown>)[name];
  if (value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : dumpList(dumper, value, name, level);
  return dumpValue(dumper, value, name, level);
}

function dumpConstantField(value: ConstantValue, name: string): Dumped | null {
  if (name === "value") return scalar(printConstant(value));
  const kind = value.type === "str" ? value.kind : null;
  return kind === null ? null : scalar(printString(kind));
}

function dumpList(dumper: Dumper, items: unknown[], name: string, level: number): Dumped {
  const parts = items.map((item) => dumpValue(dumper, item, name, level + 1).text);
  return { text: `[${joinParts(dumper, parts, level + 1)}]`, simple: false };
}

function dumpValue(dumper: Dumper, value: unknown, name: string, level: number): Dumped {
  if (typeof value === "string") {
    return scalar(operatorFields.has(name) ? `${value}()` : printString(value));
  }
  if (value === null) return scalar("None");
  if (typeof value === "object") return dumpNode(dumper, value as Node, level);
  return scalar(String(value));
}

// ---- Python values

export function printConstant(value: ConstantValue): string {
  switch (value.type) {
    case "int":
      return String(value.value);
    case "float":
      return printFloat(value.value);
    case "complex":
      return `${printFloat(value.imag).replace(/\.0$/, "")}j`;
    case "str":
      return printString(value.value);
    case "bytes":
      return printBytes(value.value);
    case "bool":
      return value.value ? "True" : "False";
    case "none":
      return "None";
    case "ellipsis":
      return "Ellipsis";
  }
}

function printFloat(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "inf";
  const text = String(value);
  const [mantissa, exponent] = value.toExponential().split("e");
  const power = Number(exponent);
  if (value !== 0 && (power < -4 || power >= 16)) {
    return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  return text.includes(".") ? text : `${text}.0`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\\": "\\\\",
};

export function printString(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  let text = "";
  for (const char of value) {
    if (char === quote) text += `\\${char}`;
    else if (shortEscapes[char] !== undefined) text += shortEscapes[char];
    else if (isPrintable(char)) text += char;
    else text += escapeCode(char.codePointAt(0) ?? 0);
  }
  return quote + text + quote;
}

function escapeCode(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

function printBytes(value: Uint8Array): string {
  const chars = Array.from(value, (byte) => String.fromCharCode(byte)).join("");
  const quote = chars.includes("'") && !chars.includes('"') ? '"' : "'";
  let text = "";
  for (const char of chars) {
    const code = char.charCodeAt(0);
    if (char === quote) text += `\\${char}`;
    else if (shortEscapes[char] !== undefined) text += shortEscapes[char];
    else text += code >= 32 && code < 127 ? char : `\\x${code.toString(16).padStart(2, "0")}`;
  }
  return `b${quote}${text}${quote}`;
}

/** UTF-16 columns to UTF-8 ones. */
class ByteColumns {
  private readonly lines: string[];

  constructor(source: string) {
    this.lines = source.split(/\r\n?|\n/);
  }

  convert(line: number, column: number): number {
    const text = this.lines[line - 1] ?? "";
    let bytes = column;
    for (let i = 0; i < column && i < text.length; i++) {
      const unit = text.charCodeAt(i);
      // A pair of surrogates is four bytes, any other unit from 0x800 on three.
      if (unit >= 0xd800 && unit <= 0xdfff) bytes += 1;
      else if (unit >= 0x800) bytes += 2;
      else if (unit >= 0x80) bytes += 1;
    }
    return bytes;
  }
}

// ---- tokens

/** The rows of `python -m tokenize` for a source. Throws its PySyntaxError when it is no Python. */
export function printTokens(source: string, filename: string): string {
  const tokens = tokenize(source, filename, { everything: true });
  if (tokens.error !== null) throw tokens.error;
  const bare = !/[\r\n]$/.test(source);
  const rows = [printRow("0,0-0,0:", "ENCODING", "'utf-8'")];
  for (let token = 0; token < tokens.kinds.length; token++)
    rows.push(printToken(tokens, token, bare));
  return `${rows.join("\n")}\n`;
}

function printToken(tokens: TokenList, token: number, bare: boolean): string {
  const kind = tokens.kinds[token];
  const range =
    `${tokens.lines[token]},${countColumn(tokens, tokens.lines[token], tokens.columnOf(token))}-` +
    `${tokens.endLines[token]},` +
    `${countColumn(tokens, tokens.endLines[token], tokens.endColumnOf(token))}:`;
  // Python: a NEWLINE that the source lacks has no text.
  const isMissing = bare && kind === T.Newline && tokens.ends[token] === tokens.source.length;
  const isOperator = kind >= T.FirstOperator && kind < T.FirstKeyword;
  return printRow(
    range,
    isOperator ? "OP" : infoOf(kind).name,
    printString(isMissing ? "" : tokens.textOf(token)),
  );
}

function countColumn(tokens: TokenList, line: number, column: number): number {
  return countCodePoints(tokens.lineText(line), column);
}

function printRow(range: string, name: string, text: string): string {
  const missing = 15 - countCodePoints(text, text.length);
  return `${range.padEnd(20)}${name.padEnd(15)}${text}${" ".repeat(Math.max(0, missing))}`;
}

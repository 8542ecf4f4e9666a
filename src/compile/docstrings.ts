// Docstrings, with the indentation of the source taken out (CPython 3.13: _PyCompile_CleanDoc).

import type { Stmt } from "../syntax/ast.ts";

/** The cleaned docstring of a body that has one. */
export function readDocstring(body: readonly Stmt[]): string {
  const first = body[0];
  if (first?.kind !== "Expr" || first.value.kind !== "Constant") throw new Error("No docstring.");
  const constant = first.value.value;
  return constant.type === "str" ? cleanDocstring(constant.value) : "";
}

function cleanDocstring(doc: string): string {
  const lines = expandTabs(doc).split("\n");
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const indent = countSpaces(line);
    if (indent < line.length) margin = Math.min(margin, indent);
  }
  const rest = lines.slice(1).map((line) => line.slice(Math.min(margin, countSpaces(line))));
  const first = lines[0] as string;
  return [first.slice(countSpaces(first)), ...rest].join("\n");
}

function countSpaces(line: string): number {
  let count = 0;
  while (line[count] === " ") count++;
  return count;
}

function expandTabs(textWithTabs: string): string {
  if (!textWithTabs.includes("\t")) return textWithTabs;
  let column = 0;
  let result = "";
  for (const character of textWithTabs) {
    if (character === "\t") {
      const width = 8 - (column % 8);
      result += " ".repeat(width);
      column += width;
    } else {
      result += character;
      column = character === "\n" || character === "\r" ? 0 : column + 1;
    }
  }
  return result;
}

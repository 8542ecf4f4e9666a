/**
 * One frame of a traceback as text: `File ..., line ..., in ...`, the source lines of the
 * instruction, and carets under the part that failed (CPython: format_frame_summary).
 */
import { Position } from "../bytecode/code.ts";
import type { PyTraceback } from "../objects/errors.ts";
import { codeOfFrame, tracebackLine } from "../objects/traceback.ts";
import { type Anchors, findAnchors, isWholeCall } from "./caret-anchors.ts";
import { displayWidth } from "./display-width.ts";
import { sourceLine } from "./source-lines.ts";

/** Where an instruction stands; columns in UTF-16 units, -1 where unknown. */
export interface Span {
  readonly filename: string;
  readonly name: string;
  readonly line: number | null;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

export function spanOf(traceback: PyTraceback): Span {
  const code = codeOfFrame(traceback.frame);
  const line = tracebackLine(traceback);
  const base = traceback.instruction * Position.Size;
  const positions = code.positions;
  const known = traceback.instruction >= 0 && traceback.line === null;
  const endLine = known ? (positions[base + Position.EndLine] ?? -1) : -1;
  return {
    filename: code.filename,
    name: code.name,
    line,
    endLine: endLine < 0 ? (line ?? 0) : endLine,
    column: known ? (positions[base + Position.Column] ?? -1) : -1,
    endColumn: known ? (positions[base + Position.EndColumn] ?? -1) : -1,
  };
}

/** The lines of one frame, each with its end. */
export function formatFrame(span: Span): string {
  const head = `  File "${span.filename}", line ${span.line ?? "None"}, in ${span.name}\n`;
  return head + formatSource(span);
}

function formatSource(span: Span): string {
  if (span.line === null) return "";
  const original: string[] = [];
  for (let line = span.line; line <= span.endLine; line++) {
    original.push(sourceLine(span.filename, line).trimEnd());
  }
  if (original.every((line) => line === "")) return "";
  if (span.column < 0 || span.endColumn < 0) return `    ${(original[0] as string).trim()}\n`;
  return new MarkedLines(original, span.column, span.endColumn).format();
}

/** Takes away the white space that all lines begin with; blank lines become empty. */
export function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const indent = line.slice(0, line.length - line.trimStart().length);
    if (margin === null) margin = indent;
    while (!indent.startsWith(margin)) margin = margin.slice(0, -1);
  }
  const width = margin === null ? 0 : margin.length;
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(width)));
}

/** The source lines of one instruction and the carets under them. */
class MarkedLines {
  private readonly lines: readonly string[];
  private readonly start: number;
  private readonly end: number;
  private readonly anchors: Anchors | null;
  private readonly showsCarets: boolean;
  private readonly output: string[] = [];

  constructor(original: readonly string[], column: number, endColumn: number) {
    this.lines = dedent(original);
    const removed = (original[0] as string).length - (this.lines[0] as string).length;
    this.start = Math.max(0, column - removed);
    this.end = Math.max(0, endColumn - removed);
    this.anchors = findAnchors(this.segment());
    this.showsCarets = this.needsCarets();
  }

  private get first(): string {
    return this.lines[0] as string;
  }

  private get last(): string {
    return this.lines[this.lines.length - 1] as string;
  }

  private segment(): string {
    const all = this.lines.join("\n");
    return all.slice(this.start, all.length - (this.last.length - this.end));
  }

  private needsCarets(): boolean {
    if (isWholeCall(this.lines, this.start, this.end)) return false;
    if (this.anchors !== null) return true;
    return this.first.slice(0, this.start).trim() !== "" || this.last.slice(this.end).trim() !== "";
  }

  format(): string {
    const shown = [...this.significantLines()].sort((a, b) => a - b);
    shown.forEach((line, i) => {
      const gap = i === 0 ? 1 : line - (shown[i - 1] as number);
      if (gap === 2) this.addLine(line - 1);
      else if (gap > 2) this.output.push(`...<${gap - 1} lines>...`);
      this.addLine(line);
    });
    return dedent(this.output)
      .map((line) => `    ${line}\n`)
      .join("");
  }

  /** The first and the last line and those around the anchors. */
  private significantLines(): Set<number> {
    const wanted = new Set([0, this.lines.length - 1]);
    if (this.anchors !== null) {
      for (const line of [this.anchors.leftLine, this.anchors.rightLine]) {
        for (let near = line - 1; near <= line + 1; near++) wanted.add(near);
      }
    }
    wanted.delete(-1);
    wanted.delete(this.lines.length);
    return wanted;
  }

  private addLine(line: number): void {
    const text = this.lines[line] as string;
    this.output.push(text);
    if (this.showsCarets) this.output.push(this.caretsUnder(line, text));
  }

  private caretsUnder(line: number, text: string): string {
    const isLast = line === this.lines.length - 1;
    const width = isLast ? displayWidth(text, this.end) : displayWidth(text);
    const spaces = text.length - text.trimStart().length;
    const start = line === 0 ? displayWidth(text, this.start) : 0;
    let carets = "";
    for (let column = 0; column < width; column++) {
      if (column < spaces || column < start) carets += " ";
      else carets += this.anchors !== null && !this.isAnchored(line, column) ? "~" : "^";
    }
    return carets;
  }

  /** Whether a column is within the anchors; those of the first line count from the segment. */
  private isAnchored(line: number, column: number): boolean {
    const anchors = this.anchors as Anchors;
    const left = this.anchorColumn(anchors.leftLine, anchors.leftColumn);
    const right = this.anchorColumn(anchors.rightLine, anchors.rightColumn);
    const afterLeft = line > anchors.leftLine || (line === anchors.leftLine && column >= left);
    const beforeRight = line < anchors.rightLine || (line === anchors.rightLine && column < right);
    return afterLeft && beforeRight;
  }

  private anchorColumn(line: number, column: number): number {
    const offset = line === 0 ? column + this.start : column;
    return displayWidth(this.lines[line] as string, offset);
  }
}

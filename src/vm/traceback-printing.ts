/**
 * Uncaught exceptions as CPython 3.14 prints them: the chain of causes and contexts, the frames,
 * the last line with notes and suggestions, SyntaxErrors with their line, exception groups.
 *
 * The text is that of CPython's Lib/traceback.py, of which this is the counterpart for the end of a
 * program; Python code that imports `traceback` runs the original.
 *
 * Order matters: an exception that was printed before in the same chain is not printed again.
 */
import { exc, type PyException, type PyTraceback } from "../objects/errors.ts";
import { isGroup, membersOf } from "../objects/exception-group.ts";
import { listType } from "../objects/list.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { toArray } from "../objects/protocols/iteration.ts";
import { isStr, makeStr, reprText, strText, textOf } from "../objects/protocols/text.ts";
import { PyTuple, tupleType } from "../objects/tuple.ts";
import { isInstance, typeOf } from "../objects/type.ts";
import { host } from "../host/host.ts";
import { suggestionFor } from "./error-suggestions.ts";
import { formatFrame, type Span, spanOf } from "./frame-lines.ts";
import { findKeywordTypo, type KeywordTypo } from "./keyword-typos.ts";
import { sourceLine } from "./source-lines.ts";
import { system, systemAttribute } from "./system-state.ts";

const CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";

/** Frames at the same place shown before the rest is counted. */
const REPEATS_SHOWN = 3;
const GROUP_WIDTH = 15;
const GROUP_DEPTH = 10;

/** Prints an exception that nobody caught, or calls the program's `sys.excepthook`. */
export function reportUncaught(exception: PyException): void {
  rememberLast(exception);
  const hook = systemAttribute("excepthook");
  if (hook !== undefined && hook !== null && hook !== systemAttribute("__excepthook__")) {
    call(hook, [typeOf(exception), exception, exception.traceback]);
    return;
  }
  writeError(formatException(exception));
}

/** sys.last_exc and its older forms. */
function rememberLast(exception: PyException): void {
  const sys = system.modules.table.getString("sys");
  const namespace = sys === undefined ? undefined : lookupAttribute(sys, "__dict__");
  if (namespace === undefined) return;
  const { table } = namespace as typeof system.modules;
  table.setString("last_exc", exception);
  table.setString("last_type", typeOf(exception));
  table.setString("last_value", exception);
  table.setString("last_traceback", exception.traceback);
}

/** Writes to sys.stderr, or to the process's own when that is missing. */
export function writeError(text: string): void {
  const stream = systemAttribute("stderr");
  if (stream === null) return;
  if (stream === undefined) {
    host().openDescriptor(2).write(new TextEncoder().encode(text));
    return;
  }
  call(getAttribute(stream, "write"), [makeStr(text)]);
  const flush = lookupAttribute(stream, "flush");
  if (flush !== undefined) call(flush, []);
}

/** The whole text of an exception, as it goes to the terminal. */
export function formatException(exception: PyException): string {
  const printer = new ExceptionPrinter();
  printer.print(exception);
  return printer.text;
}

class ExceptionPrinter {
  text = "";
  /** How deep in exception groups we are; each level indents by two. */
  private depth = 0;
  private needsClosing = false;
  private readonly seen = new Set<PyException>();

  print(exception: PyException): void {
    for (const [link, item] of this.chainOf(exception)) {
      this.printOne(item);
      if (link !== null) this.emit(link);
    }
  }

  /** Earliest first, each with the sentence that leads to the next. */
  private chainOf(exception: PyException): [string | null, PyException][] {
    const chain: [string | null, PyException][] = [];
    let item: PyException | null = exception;
    let link: string | null = null;
    while (item !== null) {
      this.seen.add(item);
      chain.unshift([link, item]);
      const { cause, context }: PyException = item;
      if (cause !== null && !this.seen.has(cause)) {
        link = CAUSE;
        item = cause;
      } else if (cause === null && context !== null && !item.suppressContext) {
        link = CONTEXT;
        item = this.seen.has(context) ? null : context;
      } else {
        item = null;
      }
    }
    return chain;
  }

  private printOne(exception: PyException): void {
    if (!isGroup(exception)) {
      this.printFrames(exception, "Traceback (most recent call last):\n", null);
      this.emit(formatFinal(exception));
    } else if (this.depth > GROUP_DEPTH) {
      this.emit(`... (max_group_depth is ${GROUP_DEPTH})\n`);
    } else {
      this.printGroup(exception);
    }
  }

  private printFrames(exception: PyException, header: string, margin: string | null): void {
    const spans = limitedSpans(exception.traceback);
    if (spans.length === 0) return;
    this.emit(header, margin);
    this.emit(formatSpans(spans));
  }

  private printGroup(group: PyException): void {
    const isTop = this.depth === 0;
    if (isTop) this.depth++;
    const header = "Exception Group Traceback (most recent call last):\n";
    this.printFrames(group, header, isTop ? "+" : null);
    this.emit(formatFinal(group));
    this.printMembers(membersOf(group));
    if (isTop) this.depth = 0;
  }

  private printMembers(members: readonly PyException[]): void {
    const count = Math.min(members.length, GROUP_WIDTH + 1);
    this.needsClosing = false;
    for (let i = 0; i < count; i++) {
      const isLast = i === count - 1;
      if (isLast) this.needsClosing = true;
      const isTruncated = i >= GROUP_WIDTH;
      const title = isTruncated ? "..." : String(i + 1);
      this.text += `${this.indent()}${i === 0 ? "+-" : "  "}+---------------- ${title} ----------------\n`;
      this.depth++;
      if (isTruncated) {
        const rest = members.length - GROUP_WIDTH;
        this.emit(`and ${rest} more exception${rest > 1 ? "s" : ""}\n`);
      } else {
        this.print(members[i] as PyException);
      }
      if (isLast && this.needsClosing) {
        this.text += `${this.indent()}+------------------------------------\n`;
        this.needsClosing = false;
      }
      this.depth--;
    }
  }

  private indent(): string {
    return " ".repeat(2 * this.depth);
  }

  /** Adds text, inside groups with a margin in front of each line. */
  private emit(text: string, margin: string | null = null): void {
    if (this.depth === 0) {
      this.text += text;
      return;
    }
    const prefix = `${this.indent()}${margin ?? "|"} `;
    const lines = text.split("\n");
    if (lines[lines.length - 1] === "") lines.pop();
    for (const line of lines) this.text += `${prefix}${line}\n`;
  }
}

// --- frames ---

/** The entries to show: all, or the last `sys.tracebacklimit`. */
function limitedSpans(traceback: PyTraceback | null): Span[] {
  const spans: Span[] = [];
  for (let entry = traceback; entry !== null; entry = entry.next) spans.push(spanOf(entry));
  const limit = systemAttribute("tracebacklimit");
  if (typeof limit !== "number") return spans;
  return limit <= 0 ? [] : spans.slice(-limit);
}

function formatSpans(spans: readonly Span[]): string {
  let text = "";
  let previous: Span | null = null;
  let repeats = 0;
  for (const span of spans) {
    if (previous === null || !isSamePlace(previous, span)) {
      text += describeRepeats(repeats);
      repeats = 0;
    }
    previous = span;
    repeats++;
    if (repeats <= REPEATS_SHOWN) text += formatFrame(span);
  }
  return text + describeRepeats(repeats);
}

function isSamePlace(a: Span, b: Span): boolean {
  return a.filename === b.filename && a.line === b.line && a.name === b.name;
}

function describeRepeats(repeats: number): string {
  const more = repeats - REPEATS_SHOWN;
  return more > 0 ? `  [Previous line repeated ${more} more time${more > 1 ? "s" : ""}]\n` : "";
}

// --- the last lines ---

/** `Type: message` with what goes before (a SyntaxError's line) and behind (notes). */
export function formatFinal(exception: PyException): string {
  const head = isInstance(exception, exc.SyntaxError)
    ? formatSyntaxError(exception)
    : formatMessage(typeName(exception), safeText(exception, "exception") + suggestion(exception));
  return head + formatNotes(exception);
}

function suggestion(exception: PyException): string {
  try {
    return suggestionFor(exception);
  } catch {
    // A suggestion is a courtesy: what goes wrong while looking for one is nobody's business.
    return "";
  }
}

function formatMessage(type: string, text: string): string {
  return text === "" ? `${type}\n` : `${type}: ${text}\n`;
}

/** The class's name, with its module unless that is builtins or the script. */
function typeName(exception: PyException): string {
  const cls = typeOf(exception);
  const module = lookupAttribute(cls, "__module__");
  const qualname = cls.qualname;
  if (module === undefined || !isStr(module)) return qualname;
  const name = textOf(module);
  return name === "builtins" || name === "__main__" ? qualname : `${name}.${qualname}`;
}

function safeText(value: Value, what: string): string {
  try {
    return strText(value);
  } catch {
    return `<${what} str() failed>`;
  }
}

function formatNotes(exception: PyException): string {
  const notes = lookupAttribute(exception, "__notes__");
  if (notes === undefined || notes === null) return "";
  const cls = typeOf(notes);
  if (!cls.isSubtypeOf(listType) && !cls.isSubtypeOf(tupleType)) return `${safeRepr(notes)}\n`;
  return toArray(notes)
    .map((note) => `${safeText(note, "note")}\n`)
    .join("");
}

function safeRepr(value: Value): string {
  try {
    return reprText(value);
  } catch {
    return "<__notes__ repr() failed>";
  }
}

// --- SyntaxError ---

/** The lines from the last good statement to the error, where a misspelt keyword may stand. */
function suspectLines(exception: PyException, lastLine: number): string[] {
  const metadata = exception.details?._metadata;
  const [first, , source] = metadata instanceof PyTuple ? metadata.items : [];
  if (typeof first !== "number" || source === undefined) return [];
  const start = Math.max(first, 1);
  if (source !== null)
    return textOf(source)
      .split("\n")
      .slice(start - 1, lastLine);
  const filename = strText(exception.details?.filename ?? "");
  const lines: string[] = [];
  for (let line = start; line <= lastLine; line++) lines.push(sourceLine(filename, line));
  return lines;
}

function keywordTypo(exception: PyException): KeywordTypo | null {
  const message = exception.details?.msg;
  const line = exception.details?.lineno;
  if (typeof message !== "string" || typeof line !== "number") return null;
  if (message !== "invalid syntax" && !message.includes("Perhaps you forgot a comma")) return null;
  return findKeywordTypo(suspectLines(exception, line));
}

function formatSyntaxError(exception: PyException): string {
  const field = (name: string): Value => lookupAttribute(exception, name) ?? null;
  const filename = field("filename");
  const line = field("lineno");
  let text = "";
  let suffix = "";
  if (line !== null) {
    const shown = filename === null || filename === "" ? "<string>" : strText(filename);
    text += `  File "${shown}", line ${strText(line)}\n`;
  } else if (filename !== null) {
    suffix = ` (${strText(filename)})`;
  }
  const source = field("text");
  const typo = isStr(source) ? keywordTypo(exception) : null;
  if (typo !== null) {
    text += formatSyntaxLine(typo.text, typo.start + 1, 1, 1, typo.end + 1);
    return `${text}${typeName(exception)}: invalid syntax. Did you mean '${typo.keyword}'?${suffix}\n`;
  }
  if (isStr(source)) {
    text += formatSyntaxLine(
      textOf(source),
      field("offset"),
      line,
      field("end_lineno"),
      field("end_offset"),
    );
  }
  const message = field("msg");
  const shown = message === null || message === "" ? "<no detail available>" : strText(message);
  return `${text}${typeName(exception)}: ${shown}${suffix}\n`;
}

/** The source line without its indentation and carets from `offset` to `endOffset` (1-based). */
function formatSyntaxLine(
  source: string,
  offset: Value,
  line: Value,
  endLine: Value,
  endOffset: Value,
): string {
  const whole = Array.from(source.replace(/\n+$/, ""));
  const stripped = Array.from(whole.join("").replace(/^[ \n\f]+/, ""));
  const shown = `    ${stripped.join("")}\n`;
  if (typeof offset !== "number") return offset === null ? shown : "";
  const length = Array.from(source).length;
  let start = offset;
  let end = whole.length + 1;
  if (line === endLine) {
    end = typeof endOffset === "number" && endOffset !== 0 ? endOffset : start;
  }
  if (length > 0 && start > length) start = whole.length + 1;
  if (length > 0 && end > length) end = whole.length + 1;
  if (start >= end || end < 0) end = start + 1;
  const column = start - 1 - (whole.length - stripped.length);
  if (column < 0) return shown;
  const indent = stripped.slice(0, column).map((c) => (/\s/.test(c) ? c : " "));
  while (indent.length > column) indent.pop();
  return `${shown}    ${indent.join("")}${"^".repeat(end - start)}\n`;
}

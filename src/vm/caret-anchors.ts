/**
 * Where the carets under a traceback line change from `~` to `^`: the operator of a binary
 * operation, the brackets of a call or a subscript. The text of the instruction is parsed again;
 * that costs nothing until an error is printed.
 *
 * Lines count from 0 in the segment, columns in UTF-16 units. The rules are those of CPython's
 * Lib/traceback.py.
 */
import type { Expr, Located, Stmt } from "../syntax/ast.ts";
import { parseModule } from "../syntax/parser.ts";

export interface Anchors {
  readonly leftLine: number;
  readonly leftColumn: number;
  readonly rightLine: number;
  /** Exclusive. */
  readonly rightColumn: number;
}

interface Place {
  line: number;
  column: number;
}

/** Parsed between brackets, so that an expression over several lines is one; one line too deep. */
const EXTRA_LINES = 2;

/** The anchors of an expression's text; null when it is none of the kinds that have them. */
export function findAnchors(segment: string): Anchors | null {
  const expression = parseExpression(segment);
  if (expression === null) return null;
  const text = new SegmentText(segment.split("\n"));
  try {
    switch (expression.kind) {
      case "BinOp":
        return anchorsOfOperator(text, expression.left, expression.right);
      case "Subscript":
        return anchorsOfBrackets(text, expression, expression.value, "[");
      case "Call":
        return anchorsOfBrackets(text, expression, expression.func, "(");
      default:
        return null;
    }
  } catch (error) {
    if (error === endOfText) return null;
    throw error;
  }
}

function parseExpression(segment: string): Expr | null {
  const body = parseQuietly(`(\n${segment}\n)`);
  const statement = body?.length === 1 ? (body[0] as Stmt) : null;
  return statement !== null && statement.kind === "Expr" ? statement.value : null;
}

function parseQuietly(source: string): Stmt[] | null {
  try {
    return parseModule(source, "<traceback>").body;
  } catch {
    return null;
  }
}

const endOfText = new Error("End of the segment.");

/** Walks the characters of a segment. */
class SegmentText {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  /** Moves a place behind the end of its line to the next character there is. */
  settle(place: Place): Place {
    while (place.line < this.lines.length && place.column >= this.line(place).length) {
      place.column = 0;
      place.line++;
    }
    if (place.line >= this.lines.length) throw endOfText;
    return place;
  }

  line(place: Place): string {
    return this.lines[place.line] as string;
  }

  /** Goes on, past comments and line continuations, to a character that `stop` accepts. */
  advanceTo(place: Place, stop: (character: string) => boolean): Place {
    for (;;) {
      const character = this.line(place)[place.column] as string;
      if (character === "\\" || character === "#") {
        place.column = 0;
        place.line++;
      } else if (stop(character)) {
        return place;
      } else {
        place.column++;
      }
      this.settle(place);
    }
  }
}

function endOf(node: Located): Place {
  return { line: node.end_lineno - EXTRA_LINES, column: node.end_col_offset };
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}

/** The operator: one or two characters behind the left operand and its closing brackets. */
function anchorsOfOperator(text: SegmentText, left: Expr, right: Expr): Anchors {
  const place = text.settle(endOf(left));
  text.advanceTo(place, (character) => !isSpace(character) && character !== ")");
  const { line, column } = place;
  const content = text.line(place);
  let end = column + 1;
  const rightLine = right.lineno - EXTRA_LINES;
  const beforeRight = rightLine > line || end < right.col_offset;
  if (end < content.length && beforeRight) {
    const second = content[end] as string;
    if (!isSpace(second) && second !== "\\" && second !== "#") end++;
  }
  return { leftLine: line, leftColumn: column, rightLine: line, rightColumn: end };
}

/** From the opening bracket behind `head` to the end of the whole expression. */
function anchorsOfBrackets(text: SegmentText, whole: Expr, head: Expr, bracket: string): Anchors {
  const place = text.settle(endOf(head));
  text.advanceTo(place, (character) => character === bracket);
  const end = endOf(whole);
  return {
    leftLine: place.line,
    leftColumn: place.column,
    rightLine: end.line,
    rightColumn: end.column,
  };
}

/**
 * Whether the span is the whole call of `return f(...)` or `x = f(...)`, under which carets would
 * tell nothing.
 */
export function isWholeCall(lines: readonly string[], start: number, end: number): boolean {
  const body = parseQuietly(lines.join("\n"));
  if (body === null) return false;
  if (body.length === 0) return true;
  const call = calledValue(body[0] as Stmt);
  return (
    call !== null &&
    call.lineno === 1 &&
    call.end_lineno === lines.length &&
    call.col_offset === start &&
    call.end_col_offset === end
  );
}

function calledValue(statement: Stmt): Expr | null {
  if (statement.kind === "Return") {
    const { value } = statement;
    return value !== null && value.kind === "Call" && value.func.kind === "Name" ? value : null;
  }
  if (statement.kind !== "Assign" || statement.value.kind !== "Call") return null;
  const [target] = statement.targets;
  const isPlain = statement.targets.length === 1 && target?.kind === "Name";
  return isPlain ? statement.value : null;
}

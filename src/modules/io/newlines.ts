/**
 * Newlines in text streams: what is a line end when reading, what "\n" becomes when writing.
 *
 *   newline=None   reading turns \r\n and \r into \n; writing leaves \n (os.linesep)
 *   newline=""     lines end at any of the three, nothing is turned
 *   newline="\n"   only \n ends a line
 *   newline="\r", "\r\n"   only that ends a line; writing turns \n into it
 */
import { exc, raise } from "../../objects/errors.ts";
import type { Value } from "../../objects/object.ts";
import { isStr, textOf } from "../../objects/protocols/text.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { typeOf } from "../../objects/type.ts";

export const enum SeenNewline {
  None = 0,
  CarriageReturn = 1,
  LineFeed = 2,
  Both = 4,
}

/** Turns newlines into \n, piece by piece: a \r at the end of a piece waits for the next. */
export class NewlineTranslator {
  private heldReturn = false;
  seen = SeenNewline.None as number;
  readonly translates: boolean;
  constructor(translates: boolean) {
    this.translates = translates;
  }

  get isHolding(): boolean {
    return this.heldReturn;
  }

  set isHolding(held: boolean) {
    this.heldReturn = held;
  }

  translate(piece: string, final: boolean): string {
    let text = piece;
    if (this.heldReturn && (text !== "" || final)) {
      text = `\r${text}`;
      this.heldReturn = false;
    }
    if (text.endsWith("\r") && !final) {
      text = text.slice(0, -1);
      this.heldReturn = true;
    }
    this.note(text);
    return this.translates && text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  }

  private note(text: string): void {
    if (this.seen === 7 || text === "") return;
    if (!text.includes("\r")) {
      if (text.includes("\n")) this.seen |= SeenNewline.LineFeed;
      return;
    }
    for (const match of text.matchAll(/\r\n|\r|\n/g)) {
      this.seen |=
        match[0] === "\n"
          ? SeenNewline.LineFeed
          : match[0] === "\r"
            ? SeenNewline.CarriageReturn
            : SeenNewline.Both;
    }
  }

  reset(): void {
    this.heldReturn = false;
    this.seen = SeenNewline.None;
  }
}

/** The `newlines` attribute: None, one kind, or a tuple of kinds. */
export function describeSeen(seen: number): Value {
  const kinds: Value[] = [];
  if (seen & SeenNewline.CarriageReturn) kinds.push("\r");
  if (seen & SeenNewline.LineFeed) kinds.push("\n");
  if (seen & SeenNewline.Both) kinds.push("\r\n");
  if (kinds.length === 0) return null;
  return kinds.length === 1 ? (kinds[0] as Value) : new PyTuple(kinds);
}

/** Checks a `newline` argument; null for None. */
export function newlineArgument(
  newline: Value | undefined,
  complain: (given: string) => string,
): string | null {
  if (newline === undefined || newline === null) return null;
  if (!isStr(newline)) {
    throw raise(exc.TypeError, `newline must be str or None, not ${typeOf(newline).name}`);
  }
  const text = textOf(newline);
  if (text !== "" && text !== "\n" && text !== "\r" && text !== "\r\n") {
    throw raise(exc.ValueError, complain(text));
  }
  return text;
}

/** The end of the line that starts at `from`, or -1 when the text ends first. */
export function findLineEnd(text: string, from: number, newline: string | null): number {
  if (newline === null || newline === "\n") return text.indexOf("\n", from) + 1 || -1;
  if (newline !== "") {
    const at = text.indexOf(newline, from);
    return at < 0 ? -1 : at + newline.length;
  }
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) return i + 1;
    if (c === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return -1;
}

/** "\n" as it is written. */
export function writeNewlines(text: string, newline: string | null): string {
  return newline === "\r" || newline === "\r\n" ? text.replaceAll("\n", newline) : text;
}

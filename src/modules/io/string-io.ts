/**
 * StringIO: a text file in memory.
 *
 * Positions count characters. The text is a JavaScript string while every character is one UTF-16
 * unit; with others in it, it is kept as an array of code points. Appending, the usual case, only
 * collects pieces.
 */
import { PyDict } from "../../objects/dict.ts";
import { updateDict } from "../../objects/dict-methods.ts";
import { exc, raise } from "../../objects/errors.ts";
import { defineGetters, defineMethods } from "../../objects/native.ts";
import { makeStr, type Value } from "../../objects/object.ts";
import { copyInstanceDict, instanceDict } from "../../objects/protocols/fields.ts";
import { toIndex } from "../../objects/protocols/operators.ts";
import { isStr, textOf } from "../../objects/protocols/text.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { defineType, typeOf } from "../../objects/type.ts";
import { closedError, PyStream, sizeArgument, textIOBaseType, unsupported } from "./io-base.ts";
import {
  describeSeen,
  findLineEnd,
  NewlineTranslator,
  newlineArgument,
  writeNewlines,
} from "./newlines.ts";

const ANY_SURROGATE = /[\ud800-\udfff]/;

export class PyStringIO extends PyStream {
  private text = "";
  /** The characters, once some take two units: then `text` is stale. */
  private points: number[] | null = null;
  /** Pieces appended to the end, not joined yet. */
  private pieces: string[] = [];
  position = 0;
  newline: string | null = "\n";
  private translator = new NewlineTranslator(false);

  start(text: string, newline: string | null): void {
    this.text = "";
    this.points = null;
    this.pieces = [];
    this.position = 0;
    this.newline = newline;
    this.translator = new NewlineTranslator(newline === null);
    if (text !== "") this.write(text);
    this.position = 0;
  }

  get seenNewlines(): number {
    return this.newline === null ? this.translator.seen : 0;
  }

  check(): void {
    if (this.isClosed) throw closedError("I/O operation on closed file");
  }

  get length(): number {
    this.join();
    return this.points === null ? this.text.length : this.points.length;
  }

  private join(): void {
    if (this.pieces.length === 0) return;
    const added = this.pieces.join("");
    this.pieces = [];
    if (this.points !== null) for (const c of added) this.points.push(c.codePointAt(0) as number);
    else {
      this.text += added;
      if (ANY_SURROGATE.test(added)) this.spread();
    }
  }

  private spread(): void {
    this.points = Array.from(this.text, (c) => c.codePointAt(0) as number);
    this.text = "";
  }

  /** Characters [from, to) as JavaScript text. */
  private part(from: number, to: number): string {
    if (this.points === null) return this.text.slice(from, to);
    let text = "";
    for (let i = from; i < to; i++) text += String.fromCodePoint(this.points[i] as number);
    return text;
  }

  value(): string {
    if (this.points === null && this.pieces.length > 0) this.join();
    return this.part(0, this.length);
  }

  write(given: string): void {
    let text = given;
    if (this.newline === null) text = this.translator.translate(given, true);
    else text = writeNewlines(text, this.newline);
    if (text === "") return;
    if (this.isAtEnd()) {
      this.pieces.push(text);
      this.position += ANY_SURROGATE.test(text) ? Array.from(text).length : text.length;
      return;
    }
    this.overwrite(text);
  }

  private joinedLength = 0;

  /** True if writing appends; pieces not joined yet are behind everything. */
  private isAtEnd(): boolean {
    if (this.pieces.length > 0) return this.position >= this.joinedLength;
    const atEnd = this.position === this.length;
    if (atEnd) this.joinedLength = this.position;
    return atEnd;
  }

  private overwrite(text: string): void {
    const length = this.length;
    if (this.points === null && ANY_SURROGATE.test(text)) this.spread();
    const gap = Math.max(0, this.position - length);
    if (this.points === null) {
      const head = this.text.slice(0, this.position) + "\0".repeat(gap);
      this.text = head + text + this.text.slice(this.position + text.length);
      this.position += text.length;
      return;
    }
    const fresh = Array.from(text, (c) => c.codePointAt(0) as number);
    for (let i = 0; i < gap; i++) this.points.push(0);
    this.points.splice(this.position, fresh.length, ...fresh);
    this.position += fresh.length;
  }

  read(count: number): string {
    const length = this.length;
    const from = Math.min(this.position, length);
    const to = count < 0 ? length : Math.min(length, from + count);
    if (to > from) this.position = to;
    return this.part(from, to);
  }

  readLine(limit: number): string {
    const length = this.length;
    const from = Math.min(this.position, length);
    const newline = this.newline;
    let to: number;
    if (this.points === null) to = findLineEnd(this.text, from, newline);
    else {
      const line = this.part(from, length);
      const end = findLineEnd(line, 0, newline);
      to = end < 0 ? -1 : from + Array.from(line.slice(0, end)).length;
    }
    if (to < 0) to = length;
    if (limit >= 0) to = Math.min(to, from + limit);
    if (to > from) this.position = to;
    return this.part(from, to);
  }

  truncate(size: number): void {
    const length = this.length;
    if (size >= length) return;
    if (this.points === null) this.text = this.text.slice(0, size);
    else this.points.length = size;
  }
}

export const stringIOType = defineType({
  name: "StringIO",
  module: "_io",
  bases: [textIOBaseType],
  instanceClass: PyStringIO,
});

function initialize(self: PyStringIO, initial: Value = "", newline: Value = "\n"): null {
  const mark = newlineArgument(newline, (given) => `illegal newline value: '${given}'`);
  if (initial !== null && !isStr(initial)) {
    const name = typeOf(initial).name;
    throw raise(exc.TypeError, `initial_value must be str or None, not ${name}`);
  }
  self.start(initial === null ? "" : textOf(initial), mark);
  return null;
}

function seek(self: PyStringIO, offset: Value, whence: Value = 0): Value {
  self.check();
  const shift = Number(toIndex(offset));
  const from = Number(toIndex(whence));
  if (from < 0 || from > 2) {
    throw raise(exc.ValueError, `Invalid whence (${from}, should be 0, 1 or 2)`);
  }
  if (from === 0 && shift < 0) throw raise(exc.ValueError, `Negative seek position ${shift}`);
  if (from !== 0 && shift !== 0) throw raise(exc.OSError, "Can't do nonzero cur-relative seeks");
  if (from === 0) self.position = shift;
  else if (from === 2) self.position = self.length;
  return self.position;
}

function truncate(self: PyStringIO, size: Value = null): Value {
  self.check();
  const target = size === null ? self.position : Number(toIndex(size));
  if (target < 0) throw raise(exc.ValueError, `Negative size value ${target}`);
  self.truncate(target);
  return target;
}

const yes = (self: PyStringIO): Value => {
  self.check();
  return true;
};

defineMethods(stringIOType, {
  __init__: ["initial_value='', newline='\\n'", initialize],
  __next__: [
    "",
    (self: PyStringIO) => {
      self.check();
      const line = self.readLine(-1);
      if (line === "") throw raise(exc.StopIteration);
      return makeStr(line);
    },
  ],
  __getstate__: [
    "",
    (self: PyStringIO) => {
      self.check();
      const dict = copyInstanceDict(self);
      return new PyTuple([
        makeStr(self.value()),
        self.newline,
        self.position,
        dict.table.size === 0 ? null : dict,
      ]);
    },
  ],
  __setstate__: [
    "state, /",
    (self: PyStringIO, state: Value) => {
      const [text, newline, position, dict] = state instanceof PyTuple ? state.items : [];
      self.start(textOf(text as Value), newline === null ? null : textOf(newline as Value));
      self.position = Number(toIndex(position as Value));
      if (dict instanceof PyDict) updateDict(instanceDict(self), dict);
      return null;
    },
  ],
  close: [
    "",
    (self: PyStringIO) => {
      self.isClosed = true;
      return null;
    },
  ],
  detach: [
    "",
    () => {
      throw unsupported("detach");
    },
  ],
  getvalue: [
    "",
    (self: PyStringIO) => {
      self.check();
      return makeStr(self.value());
    },
  ],
  read: [
    "size=-1, /",
    (self: PyStringIO, size?: Value) => {
      self.check();
      return makeStr(self.read(sizeArgument(size)));
    },
  ],
  readable: ["", yes],
  readline: [
    "size=-1, /",
    (self: PyStringIO, size?: Value) => {
      self.check();
      return makeStr(self.readLine(sizeArgument(size)));
    },
  ],
  seek: ["pos, whence=0, /", seek],
  seekable: ["", yes],
  tell: [
    "",
    (self: PyStringIO) => {
      self.check();
      return self.position;
    },
  ],
  truncate: ["pos=None, /", truncate],
  writable: ["", yes],
  write: [
    "s, /",
    (self: PyStringIO, text: Value) => {
      if (!isStr(text)) {
        throw raise(exc.TypeError, `string argument expected, got '${typeOf(text).name}'`);
      }
      self.check();
      const plain = textOf(text);
      self.write(plain);
      return ANY_SURROGATE.test(plain) ? Array.from(plain).length : plain.length;
    },
  ],
});
defineGetters(stringIOType, {
  closed: (self: PyStringIO) => self.isClosed,
  line_buffering: (self: PyStringIO) => {
    self.check();
    return false;
  },
  newlines: (self: PyStringIO) => {
    self.check();
    return describeSeen(self.seenNewlines);
  },
});

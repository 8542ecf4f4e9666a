/**
 * Source text to tokens.
 *
 * The one difficulty is that f-strings and t-strings nest (PEP 701): a replacement field holds any
 * code, that code holds strings of its own, and a format spec holds further fields. A stack of
 * `StringMode` remembers every literal we are inside of; each says whether we are reading its text or
 * the code of a field, and how many brackets deep its fields are. Everything else is one pass over
 * the characters with a stack of indents and a stack of brackets.
 *
 * Over 800 lines because layout, brackets and strings all move one position through one source; apart
 * they would have to hand that state around for every token.
 *
 * Tokenizing never throws for wrong source: the error becomes the last token, so that the parser may
 * meet its own error first, and CPython's order of errors is kept.
 *
 * Invariant: `source` ends in a newline and holds no carriage return; `pos` is the next unread unit;
 * `line` is the line of `pos` and `lineStart` that line's offset.
 */
import {
  CharFlag,
  charFlags,
  findNonNameCharacter,
  hexCode,
  isDigit,
  isPrintable,
  normalizeName,
} from "./characters.ts";
import { countCodePoints, PySyntaxError, type SyntaxErrorKind } from "./syntax-error.ts";
import { TokenList } from "./token-list.ts";
import { keywordKinds, operatorKinds, T } from "./tokens.ts";

/** Limits of CPython's tokenizer. */
const maxIndents = 100;
const maxBrackets = 200;
const maxFieldNesting = 150;
const tabSize = 8;

const enum C {
  Tab = 9,
  Newline = 10,
  FormFeed = 12,
  Space = 32,
  Exclamation = 33,
  DoubleQuote = 34,
  Hash = 35,
  Quote = 39,
  LeftParen = 40,
  RightParen = 41,
  Plus = 43,
  Minus = 45,
  Dot = 46,
  Zero = 48,
  Colon = 58,
  Equal = 61,
  LeftBracket = 91,
  Backslash = 92,
  RightBracket = 93,
  Underscore = 95,
  LeftBrace = 123,
  RightBrace = 125,
}

/** One f-string or t-string that we are inside of. */
interface StringMode {
  readonly letter: "f" | "t";
  readonly quote: number;
  readonly quoteSize: number;
  readonly raw: boolean;
  readonly start: number;
  readonly startLine: number;
  readonly startLineStart: number;
  /** Brackets open in the current fields, their own braces included. */
  brackets: number;
  /** `brackets` just inside each open field; -1 outside all fields. */
  fieldDepth: number;
  readingText: boolean;
  inFormatSpec: boolean;
}

export interface TokenizeOptions {
  /** Also give comments and non-logical newlines, as the `tokenize` module does. */
  readonly everything?: boolean;
  /** Errors show a last line without newline as it is: CPython does so for all but whole files. */
  readonly hideLastNewline?: boolean;
}

export function tokenize(
  source: string,
  filename: string,
  options: TokenizeOptions = {},
): TokenList {
  const list = new TokenList(normalizeNewlines(source), filename);
  list.hidesLastNewline = (options.hideLastNewline ?? false) && !/[\r\n]$/.test(source);
  new Tokenizer(list, options.everything ?? false).run();
  return list;
}

/** CPython reads every newline as "\n" and ends the last line with one. */
function normalizeNewlines(source: string): string {
  const text = source.includes("\r") ? source.replace(/\r\n?/g, "\n") : source;
  return text.length > 0 && !text.endsWith("\n") ? `${text}\n` : text;
}

class Tokenizer {
  private readonly source: string;
  private readonly list: TokenList;
  private readonly everything: boolean;
  private pos = 0;
  private line = 1;
  private lineStart = 0;
  private atLineStart = true;
  /** Where the comment of this line starts. Python: the NEWLINE after a comment starts there too. */
  private commentStart = -1;
  private lineHasTokens = false;
  private readonly indents: number[] = [0];
  private readonly altIndents: number[] = [0];
  private readonly brackets: number[] = [];
  private readonly bracketLines: number[] = [];
  private readonly bracketOffsets: number[] = [];
  private readonly modes: StringMode[] = [];
  private mode: StringMode | null = null;

  constructor(list: TokenList, everything: boolean) {
    this.source = list.source;
    this.everything = everything;
    this.list = list;
  }

  run(): void {
    try {
      this.checkNulls();
      let more = true;
      while (more) more = this.mode?.readingText ? this.scanText(this.mode) : this.scanCode();
    } catch (error) {
      if (!(error instanceof PySyntaxError)) throw error;
      this.list.error = error;
      if (this.brackets.length > 0) this.list.unclosed = this.unclosedError();
      this.list.push(T.Error, this.pos, this.pos, this.line, this.line, "");
    }
  }

  private checkNulls(): void {
    if (!this.source.includes("\0")) return;
    const message = "source code string cannot contain null bytes";
    throw new PySyntaxError(
      "SyntaxError",
      message,
      this.list.filename,
      null,
      null,
      null,
      null,
      null,
    );
  }

  /** Reads one token (or the layout before a line). False after the last one. */
  private scanCode(): boolean {
    if (this.atLineStart) {
      this.atLineStart = false;
      if (!this.scanIndentation()) return true;
    }
    const source = this.source;
    let pos = this.pos;
    let code = source.charCodeAt(pos);
    while (code === C.Space || code === C.Tab || code === C.FormFeed)
      code = source.charCodeAt(++pos);
    this.pos = pos;
    if (code < 128) {
      const flags = charFlags[code];
      if ((flags & CharFlag.NameStart) !== 0) this.scanName(pos);
      else if ((flags & CharFlag.Digit) !== 0) this.scanNumber(pos);
      else this.scanSymbol(code, pos);
      return true;
    }
    if (pos >= source.length) return this.scanEnd();
    this.scanName(pos);
    return true;
  }

  private emit(kind: number, start: number): void {
    this.lineHasTokens = true;
    this.list.push(kind, start, this.pos, this.line, this.line, "");
  }

  private startNextLine(offset: number): void {
    this.line++;
    this.lineStart = offset;
    this.list.lineStarts.push(offset);
  }

  // ---- layout

  /** Measures the indent of a line. False when the line is blank and has been skipped. */
  private scanIndentation(): boolean {
    const source = this.source;
    let column = 0;
    let altColumn = 0;
    let continued = 0;
    let pos = this.pos;
    for (;;) {
      const code = source.charCodeAt(pos);
      if (code === C.Space) {
        column++;
        altColumn++;
      } else if (code === C.Tab) {
        column = (Math.floor(column / tabSize) + 1) * tabSize;
        altColumn++;
      } else if (code === C.FormFeed) {
        column = 0;
        altColumn = 0;
      } else if (code === C.Backslash) {
        if (continued === 0) continued = column;
        this.pos = pos;
        this.skipContinuation();
        pos = this.pos;
        continue;
      } else {
        break;
      }
      pos++;
    }
    this.pos = pos;
    const code = source.charCodeAt(pos);
    if (code === C.Hash || code === C.Newline) {
      this.skipBlankLine(code);
      return false;
    }
    if (pos >= source.length || this.brackets.length > 0) return true;
    // Python: a backslash in the first column does not count; the next line's indent does.
    this.changeIndent(continued > 0 ? continued : column, continued > 0 ? continued : altColumn);
    return true;
  }

  private skipBlankLine(code: number): void {
    if (code === C.Hash) this.skipComment();
    const start = this.pos;
    this.pos++;
    if (this.everything) this.list.push(T.Nl, start, this.pos, this.line, this.line, "");
    this.startNextLine(this.pos);
    this.atLineStart = true;
  }

  private changeIndent(column: number, altColumn: number): void {
    const { indents, altIndents } = this;
    const top = indents.length - 1;
    if (column === indents[top]) {
      if (altColumn !== altIndents[top]) this.failIndent();
    } else if (column > indents[top]) {
      if (indents.length >= maxIndents) this.failTooDeep();
      if (altColumn <= altIndents[top]) this.failIndent();
      indents.push(column);
      altIndents.push(altColumn);
      this.list.push(T.Indent, this.lineStart, this.pos, this.line, this.line, "");
    } else {
      this.closeIndents(column, altColumn);
    }
  }

  private closeIndents(column: number, altColumn: number): void {
    const { indents, altIndents } = this;
    let closed = 0;
    while (column < indents[indents.length - 1]) {
      indents.pop();
      altIndents.pop();
      closed++;
    }
    const top = indents.length - 1;
    if (column !== indents[top]) this.failDedent();
    if (altColumn !== altIndents[top]) this.failIndent();
    while (closed-- > 0) this.list.push(T.Dedent, this.pos, this.pos, this.line, this.line, "");
  }

  /** At a backslash: moves past it and the newline. */
  private skipContinuation(): void {
    const { source, pos } = this;
    if (source.charCodeAt(pos + 1) !== C.Newline) {
      const offset = this.offsetOf(pos + 1) + 1;
      throw this.layoutError(
        "SyntaxError",
        "unexpected character after line continuation character",
        offset,
        0,
      );
    }
    if (pos + 2 >= source.length) {
      this.pos = pos + 2;
      if (this.brackets.length > 0) throw this.unclosedError();
      throw this.layoutError(
        "SyntaxError",
        "unexpected EOF while parsing",
        pos + 2 - this.lineStart,
        -1,
      );
    }
    this.pos = pos + 2;
    this.startNextLine(this.pos);
  }

  private skipComment(): void {
    const start = this.pos;
    this.commentStart = start;
    const end = this.source.indexOf("\n", start);
    this.pos = end < 0 ? this.source.length : end;
    if (this.everything) this.list.push(T.Comment, start, this.pos, this.line, this.line, "");
  }

  private scanNewline(start: number): void {
    this.pos = start + 1;
    const logical = this.brackets.length === 0;
    if (logical) {
      const from =
        this.commentStart >= this.lineStart && !this.everything ? this.commentStart : start;
      this.list.push(T.Newline, from, this.pos, this.line, this.line, "");
      this.lineHasTokens = false;
    } else if (this.everything) {
      this.list.push(T.Nl, start, this.pos, this.line, this.line, "");
    }
    this.startNextLine(this.pos);
    this.atLineStart = true;
  }

  private scanEnd(): boolean {
    if (this.brackets.length > 0) throw this.unclosedError();
    if (this.lineHasTokens) {
      this.list.push(T.Newline, this.pos, this.pos, this.line, this.line, "");
      this.lineHasTokens = false;
    }
    while (this.indents.length > 1) {
      this.indents.pop();
      this.list.push(T.Dedent, this.pos, this.pos, this.line, this.line, "");
    }
    this.list.push(T.EndMarker, this.pos, this.pos, this.line, this.line, "");
    return false;
  }

  // ---- names

  private scanName(start: number): void {
    const source = this.source;
    let pos = start;
    let code = source.charCodeAt(pos);
    while (code < 128 ? (charFlags[code] & CharFlag.NamePart) !== 0 : code >= 128) {
      code = source.charCodeAt(++pos);
    }
    if ((code === C.Quote || code === C.DoubleQuote) && this.scanPrefixed(start, pos)) return;
    this.pos = pos;
    const text = source.slice(start, pos);
    const kind = keywordKinds.get(text);
    if (kind !== undefined) this.emit(kind, start);
    else {
      this.lineHasTokens = true;
      this.list.push(T.Name, start, pos, this.line, this.line, this.checkName(text, start));
    }
  }

  private checkName(text: string, start: number): string {
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) >= 128) return this.checkUnicodeName(text, start);
    }
    return text;
  }

  private checkUnicodeName(text: string, start: number): string {
    const wrong = findNonNameCharacter(text);
    if (wrong >= 0) this.failCharacter(start + wrong);
    return normalizeName(text);
  }

  private failCharacter(at: number): never {
    const code = this.source.codePointAt(at) ?? 0;
    const char = String.fromCodePoint(code);
    this.pos = at + char.length;
    throw this.error(
      isPrintable(char)
        ? `invalid character '${char}' (U+${hexCode(code)})`
        : `invalid non-printable character U+${hexCode(code)}`,
    );
  }

  /** Reads the string after its prefix letters; false when the letters are no prefix. */
  private scanPrefixed(start: number, quoteAt: number): boolean {
    const prefix = this.source.slice(start, quoteAt).toLowerCase();
    if (!/^(?!.*(.).*\1)[bfrtu]+$/.test(prefix)) return false;
    this.checkPrefix(prefix, start, quoteAt);
    const raw = prefix.includes("r");
    if (prefix.includes("f")) this.openTemplate("f", start, quoteAt, raw);
    else if (prefix.includes("t")) this.openTemplate("t", start, quoteAt, raw);
    else this.scanString(start, quoteAt);
    return true;
  }

  private checkPrefix(prefix: string, start: number, quoteAt: number): void {
    for (const pair of ["ub", "ur", "uf", "ut", "bf", "bt", "ft"]) {
      if (!prefix.includes(pair[0]) || !prefix.includes(pair[1])) continue;
      const message = `'${pair[0]}' and '${pair[1]}' prefixes are incompatible`;
      throw this.rangeError(message, this.offsetOf(start + 1), this.offsetOf(quoteAt + 1));
    }
  }

  // ---- numbers

  private scanNumber(start: number): void {
    const source = this.source;
    this.pos = start;
    const letter = source.charCodeAt(start + 1) | 32;
    if (source.charCodeAt(start) === C.Zero) {
      if (letter === 120) this.scanRadix(16, "hexadecimal");
      else if (letter === 111) this.scanRadix(8, "octal");
      else if (letter === 98) this.scanRadix(2, "binary");
      else this.scanDecimal(start, true);
    } else {
      this.scanDecimal(start, false);
    }
    this.emit(T.Number, start);
  }

  private scanRadix(radix: number, name: string): void {
    this.pos += 2;
    let code: number;
    do {
      if (this.peek() === C.Underscore) this.pos++;
      code = this.peek();
      if (!isRadixDigit(code, radix)) {
        if (isDigit(code)) this.failDigit(code, name);
        throw this.error(`invalid ${name} literal`);
      }
      while (isRadixDigit(this.peek(), radix)) this.pos++;
      code = this.peek();
    } while (code === C.Underscore);
    if (isDigit(code)) this.failDigit(code, name);
    this.checkNumberEnd(name);
  }

  private failDigit(code: number, name: string): never {
    this.pos++;
    throw this.error(`invalid digit '${String.fromCharCode(code)}' in ${name} literal`);
  }

  private scanDecimal(start: number, fromZero: boolean): void {
    let zerosEnd = -1;
    if (fromZero) {
      while (this.skipDigitSeparator() && this.peek() === C.Zero) this.pos++;
      if (isDigit(this.peek())) {
        zerosEnd = this.pos + 1;
        this.skipDigits();
      }
    } else {
      this.skipDigits();
    }
    const code = this.peek();
    if (code === C.Dot) {
      this.pos++;
      this.scanFraction();
    } else if ((code | 32) === 101) this.scanExponent();
    else if ((code | 32) === 106) this.scanImaginary();
    else if (zerosEnd >= 0) {
      const message =
        "leading zeros in decimal integer literals are not permitted; " +
        "use an 0o prefix for octal integers";
      throw this.rangeError(message, this.offsetOf(start + 1), this.offsetOf(zerosEnd));
    } else this.checkNumberEnd("decimal");
  }

  /** Moves past an underscore inside digits; always true, or it throws. */
  private skipDigitSeparator(): boolean {
    if (this.peek() !== C.Underscore) return true;
    this.pos++;
    if (!isDigit(this.peek())) throw this.error("invalid decimal literal");
    return true;
  }

  private skipDigits(): void {
    for (;;) {
      while (isDigit(this.peek())) this.pos++;
      if (this.peek() !== C.Underscore) return;
      this.skipDigitSeparator();
    }
  }

  private scanFraction(): void {
    if (isDigit(this.peek())) this.skipDigits();
    const code = this.peek() | 32;
    if (code === 101) this.scanExponent();
    else if (code === 106) this.scanImaginary();
    else this.checkNumberEnd("decimal");
  }

  private scanExponent(): void {
    const letterAt = this.pos;
    this.pos++;
    const sign = this.peek();
    if (sign === C.Plus || sign === C.Minus) {
      this.pos++;
      if (!isDigit(this.peek())) throw this.error("invalid decimal literal");
    } else if (!isDigit(sign)) {
      // "1else": the letter belongs to a keyword, or it is an error.
      this.pos = letterAt;
      this.checkNumberEnd("decimal");
      return;
    }
    this.skipDigits();
    if ((this.peek() | 32) === 106) this.scanImaginary();
    else this.checkNumberEnd("decimal");
  }

  private scanImaginary(): void {
    this.pos++;
    this.checkNumberEnd("imaginary");
  }

  /** A number may run into one of a few keywords, with a warning, and into no other name. */
  private checkNumberEnd(name: string): void {
    const code = this.peek();
    if (code >= 128 || (charFlags[code] & CharFlag.NamePart) === 0) return;
    const { source, pos } = this;
    if (numberFollower.test(source.slice(pos, pos + 5))) {
      this.list.warnings.push({
        message: `invalid ${name} literal`,
        lineno: this.line,
        col_offset: pos - this.lineStart,
      });
    } else {
      throw this.error(`invalid ${name} literal`);
    }
  }

  private peek(): number {
    return this.source.charCodeAt(this.pos);
  }

  // ---- strings

  private quoteSizeAt(at: number): number {
    const source = this.source;
    const quote = source.charCodeAt(at);
    return source.charCodeAt(at + 1) === quote && source.charCodeAt(at + 2) === quote ? 3 : 1;
  }

  private scanString(start: number, quoteAt: number): void {
    const source = this.source;
    const quote = source.charCodeAt(quoteAt);
    const size = this.quoteSizeAt(quoteAt);
    const startLine = this.line;
    const startLineStart = this.lineStart;
    let escapedQuote = false;
    let pos = quoteAt + size;
    for (;;) {
      const code = source.charCodeAt(pos);
      if (code === quote) {
        if (size === 1) break;
        if (source.charCodeAt(pos + 1) === quote && source.charCodeAt(pos + 2) === quote) break;
      } else if (code === C.Backslash) {
        pos++;
        if (source.charCodeAt(pos) === C.Newline) this.startNextLine(pos + 1);
        else if (source.charCodeAt(pos) === quote) escapedQuote = true;
      } else if (code === C.Newline) {
        if (size === 1)
          this.failString(start, size, quote, startLine, startLineStart, escapedQuote);
        if (pos + 1 < source.length) this.startNextLine(pos + 1);
      } else if (pos >= source.length) {
        this.failString(start, size, quote, startLine, startLineStart, escapedQuote);
      }
      pos++;
    }
    this.pos = pos + size;
    this.lineHasTokens = true;
    this.list.push(T.String, start, this.pos, startLine, this.line, "");
  }

  private failString(
    start: number,
    size: number,
    quote: number,
    startLine: number,
    startLineStart: number,
    escapedQuote: boolean,
  ): never {
    const detected = this.reachedLine();
    this.line = startLine;
    this.lineStart = startLineStart;
    this.pos = start + 1;
    const mode = this.mode;
    if (mode !== null && mode.quote === quote && mode.quoteSize === size) {
      throw this.error(`${mode.letter}-string: expecting '}'`);
    }
    if (size === 3) {
      throw this.error(`unterminated triple-quoted string literal (detected at line ${detected})`);
    }
    const hint = escapedQuote ? "; perhaps you escaped the end quote?" : "";
    throw this.error(`unterminated string literal (detected at line ${detected})${hint}`);
  }

  private openTemplate(letter: "f" | "t", start: number, quoteAt: number, raw: boolean): void {
    const quoteSize = this.quoteSizeAt(quoteAt);
    this.pos = quoteAt + quoteSize;
    this.emit(letter === "f" ? T.FStringStart : T.TStringStart, start);
    this.mode = {
      letter,
      quote: this.source.charCodeAt(quoteAt),
      quoteSize,
      raw,
      start,
      startLine: this.line,
      startLineStart: this.lineStart,
      brackets: 0,
      fieldDepth: -1,
      readingText: true,
      inFormatSpec: false,
    };
    this.modes.push(this.mode);
  }

  /** Reads the text of an f- or t-string up to a field, its end, or a doubled brace. */
  private scanText(mode: StringMode): boolean {
    const source = this.source;
    const start = this.pos;
    if (this.isAtEndQuote(mode, start)) {
      this.closeTemplate(mode);
      return true;
    }
    const inSpec = mode.inFormatSpec && mode.fieldDepth >= 0;
    if (
      source.charCodeAt(start) === C.LeftBrace &&
      (inSpec || source.charCodeAt(start + 1) !== C.LeftBrace)
    ) {
      this.enterField(mode);
      return true;
    }
    const startLine = this.line;
    let pos = start;
    let inName = false;
    for (;;) {
      const code = source.charCodeAt(pos);
      if (code === mode.quote && this.isAtEndQuote(mode, pos)) break;
      if (code === C.LeftBrace) {
        if (inSpec || source.charCodeAt(pos + 1) !== C.LeftBrace) break;
        this.emitText(mode, start, pos + 1, startLine, pos + 2);
        return true;
      }
      if (code === C.RightBrace) {
        if (inName) {
          this.emitText(mode, start, pos + 1, startLine, pos + 1);
          return true;
        }
        if (source.charCodeAt(pos + 1) === C.RightBrace && !inSpec && mode.brackets === 0) {
          this.emitText(mode, start, pos + 1, startLine, pos + 2);
          return true;
        }
        mode.readingText = false;
        break;
      }
      if (code === C.Newline) {
        if (mode.quoteSize === 1) this.failTemplate(mode, inSpec, pos);
        if (pos + 1 < source.length) this.startNextLine(pos + 1);
      } else if (pos >= source.length) {
        this.failTemplate(mode, false, pos);
      } else if (code === C.Backslash) {
        const next = source.charCodeAt(pos + 1);
        if (next === C.LeftBrace || next === C.RightBrace) {
          pos++;
          continue;
        }
        if (next === C.Newline) this.startNextLine(pos + 2);
        if (!mode.raw && next === 78 && source.charCodeAt(pos + 2) === C.LeftBrace) {
          inName = true;
          pos++;
        }
        pos++;
      }
      pos++;
    }
    this.emitText(mode, start, pos, startLine, pos);
    return true;
  }

  private emitText(mode: StringMode, start: number, end: number, startLine: number, next: number) {
    this.list.push(
      mode.letter === "f" ? T.FStringMiddle : T.TStringMiddle,
      start,
      end,
      startLine,
      this.line,
      "",
    );
    this.pos = next;
  }

  private isAtEndQuote(mode: StringMode, at: number): boolean {
    const source = this.source;
    if (source.charCodeAt(at) !== mode.quote) return false;
    return mode.quoteSize === 1 || this.quoteSizeAt(at) === 3;
  }

  private closeTemplate(mode: StringMode): void {
    const start = this.pos;
    this.pos += mode.quoteSize;
    this.emit(mode.letter === "f" ? T.FStringEnd : T.TStringEnd, start);
    this.modes.pop();
    this.mode = this.modes.length > 0 ? this.modes[this.modes.length - 1] : null;
  }

  private enterField(mode: StringMode): void {
    mode.fieldDepth++;
    if (mode.fieldDepth >= maxFieldNesting) {
      this.pos++;
      throw this.error(`${mode.letter}-string: expressions nested too deeply`);
    }
    mode.readingText = false;
  }

  private failTemplate(mode: StringMode, inSpec: boolean, pos: number): never {
    if (inSpec) {
      this.pos = pos + 1;
      throw this.error(
        `${mode.letter}-string: newlines are not allowed in format specifiers ` +
          `for single quoted ${mode.letter}-strings`,
      );
    }
    const detected = this.reachedLine();
    this.line = mode.startLine;
    this.lineStart = mode.startLineStart;
    this.pos = mode.start + 1;
    const shape = mode.quoteSize === 3 ? "triple-quoted " : "";
    throw this.error(
      `unterminated ${shape}${mode.letter}-string literal (detected at line ${detected})`,
    );
  }

  // ---- operators

  private scanSymbol(code: number, start: number): void {
    switch (code) {
      case C.Newline:
        this.scanNewline(start);
        return;
      case C.Hash:
        this.skipComment();
        return;
      case C.Quote:
      case C.DoubleQuote:
        this.scanString(start, start);
        return;
      case C.Backslash:
        this.skipContinuation();
        return;
      case C.Dot:
        if (isDigit(this.source.charCodeAt(start + 1))) {
          this.pos = start + 1;
          this.scanFraction();
          this.emit(T.Number, start);
          return;
        }
        break;
      case C.Colon:
        if (this.mode !== null && this.endsFieldCode(this.mode)) {
          this.pos = start + 1;
          this.emit(T.Colon, start);
          this.mode.readingText = true;
          this.mode.inFormatSpec = true;
          return;
        }
        break;
      case C.LeftParen:
      case C.LeftBracket:
      case C.LeftBrace:
        this.openBracket(code, start);
        return;
      case C.RightParen:
      case C.RightBracket:
      case C.RightBrace:
        this.closeBracket(code, start);
        return;
    }
    this.scanOperator(code, start);
  }

  /** True when a colon here starts the format spec of the innermost field. */
  private endsFieldCode(mode: StringMode): boolean {
    return mode.fieldDepth >= 0 && mode.brackets - 1 === mode.fieldDepth;
  }

  private scanOperator(code: number, start: number): void {
    const source = this.source;
    const length = operatorLength(code, source.charCodeAt(start + 1), source.charCodeAt(start + 2));
    this.pos = start + length;
    const kind = operatorKinds.get(source.slice(start, this.pos));
    if (kind !== undefined) this.emit(kind, start);
    else if (code < 32 || code === 127) this.failCharacter(start);
    else this.emit(T.Unknown, start);
  }

  private openBracket(code: number, start: number): void {
    this.pos = start + 1;
    if (this.brackets.length >= maxBrackets) throw this.error("too many nested parentheses");
    this.brackets.push(code);
    this.bracketLines.push(this.line);
    this.bracketOffsets.push(start - this.lineStart);
    if (this.mode !== null) this.mode.brackets++;
    this.emit(
      code === C.LeftParen ? T.LeftParen : code === C.LeftBracket ? T.LeftBracket : T.LeftBrace,
      start,
    );
  }

  private closeBracket(code: number, start: number): void {
    this.pos = start + 1;
    const mode = this.mode;
    const char = String.fromCharCode(code);
    if (mode !== null && mode.brackets === 0 && code === C.RightBrace) {
      throw this.error(`${mode.letter}-string: single '}' is not allowed`);
    }
    if (this.brackets.length === 0) throw this.error(`unmatched '${char}'`);
    const opening = this.brackets.pop() as number;
    const line = this.bracketLines.pop() as number;
    this.bracketOffsets.pop();
    if (!isPair(opening, code)) this.failBracket(char, opening, line);
    if (mode !== null) this.leaveBracket(mode, code, char);
    this.emit(
      code === C.RightParen
        ? T.RightParen
        : code === C.RightBracket
          ? T.RightBracket
          : T.RightBrace,
      start,
    );
  }

  private failBracket(char: string, opening: number, line: number): never {
    const mode = this.mode;
    // The opening brace is the field's own: the bracket was never opened inside it.
    if (mode !== null && opening === C.LeftBrace && mode.brackets - 1 === mode.fieldDepth) {
      throw this.error(`${mode.letter}-string: unmatched '${char}'`);
    }
    const place = line !== this.line ? ` on line ${line}` : "";
    const opener = String.fromCharCode(opening);
    throw this.error(
      `closing parenthesis '${char}' does not match opening parenthesis '${opener}'${place}`,
    );
  }

  private leaveBracket(mode: StringMode, code: number, char: string): void {
    mode.brackets--;
    if (mode.brackets < 0) throw this.error(`${mode.letter}-string: unmatched '${char}'`);
    if (code === C.RightBrace && mode.brackets === mode.fieldDepth) {
      mode.fieldDepth--;
      mode.readingText = true;
      // Python: after a nested field CPython no longer knows that it is in a format spec.
      mode.inFormatSpec = false;
    }
  }

  // ---- errors

  /** 1-based column in code points of the character before `at`. */
  private offsetOf(at: number): number {
    return countCodePoints(this.source.slice(this.lineStart, at), at - this.lineStart);
  }

  /** The tokenizer's own errors point at the last character read and carry the line without its end. */
  private error(message: string): PySyntaxError {
    const offset = this.offsetOf(this.pos);
    return this.rangeError(message, offset, offset);
  }

  private rangeError(message: string, offset: number, endOffset: number): PySyntaxError {
    const text = this.list.lineText(this.line).replace(/\n$/, "");
    const { filename } = this.list;
    this.list.errorPrevails = this.mode === null;
    this.list.errorInTemplate = this.mode !== null;
    return new PySyntaxError(
      "SyntaxError",
      message,
      filename,
      this.line,
      offset,
      text,
      this.line,
      endOffset,
    );
  }

  private layoutError(
    kind: SyntaxErrorKind,
    message: string,
    offset: number,
    endOffset: number,
  ): PySyntaxError {
    const text = this.list.lineText(this.line);
    const { filename } = this.list;
    return new PySyntaxError(
      kind,
      message,
      filename,
      this.line,
      offset,
      text,
      this.line,
      endOffset,
    );
  }

  private failIndent(): never {
    const message = "inconsistent use of tabs and spaces in indentation";
    throw this.layoutError("TabError", message, 1, 0);
  }

  private failTooDeep(): never {
    throw this.layoutError("IndentationError", "too many levels of indentation", 1, 0);
  }

  private failDedent(): never {
    const message = "unindent does not match any outer indentation level";
    const line = this.list.lineText(this.line);
    throw this.layoutError("IndentationError", message, countCodePoints(line, line.length), -1);
  }

  /** The last line that has text, when we are past it. */
  private reachedLine(): number {
    return this.lineStart >= this.source.length && this.line > 1 ? this.line - 1 : this.line;
  }

  private unclosedError(): PySyntaxError {
    this.list.reachedLine = this.reachedLine();
    const top = this.brackets.length - 1;
    const char = String.fromCharCode(this.brackets[top]);
    const line = this.bracketLines[top];
    return this.list.errorAt(
      `'${char}' was never closed`,
      line,
      this.bracketOffsets[top],
      line,
      -1,
    );
  }
}

/** Keywords that a number may run into; CPython looks at the end of all but those with `i`. */
const numberFollower = /^(?:i[fns]|(?:and|else|for|or|not)(?![\w\x80-\uffff]))/;

function isRadixDigit(code: number, radix: number): boolean {
  if (radix === 16) return code < 128 && (charFlags[code] & CharFlag.Hex) !== 0;
  return code >= C.Zero && code < C.Zero + radix;
}

function isPair(opening: number, closing: number): boolean {
  // "(" and ")" are neighbours; "[" "]" and "{" "}" are two apart.
  return closing - opening === (opening === C.LeftParen ? 1 : 2);
}

/** Length of the operator that starts with these three characters. */
function operatorLength(first: number, second: number, third: number): number {
  switch (first) {
    case 42: // *
    case 47: // /
    case 60: // <
    case 62: // >
      if (second === first) return third === C.Equal ? 3 : 2;
      if (first === 60 && second === 62) return 2;
      return second === C.Equal ? 2 : 1;
    case C.Minus:
      return second === C.Equal || second === 62 ? 2 : 1;
    case C.Dot:
      return second === C.Dot && third === C.Dot ? 3 : 1;
    case C.Exclamation:
    case C.Plus:
    case 37: // %
    case 38: // &
    case C.Colon:
    case C.Equal:
    case 64: // @
    case 94: // ^
    case 124: // |
      return second === C.Equal ? 2 : 1;
    default:
      return 1;
  }
}

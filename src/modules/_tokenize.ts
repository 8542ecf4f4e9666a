/**
 * The module `_tokenize`: CPython's tokenizer as an iterator, over ours. The whole source is read
 * before the first token is given; a mistake is raised when the tokens before it were taken.
 */
import { PyBytes } from "../objects/bytes.ts";
import { decodeBytes } from "../objects/codecs.ts";
import { exc, PyException, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { PyIterator } from "../objects/iterator.ts";
import { defineIterator } from "../objects/iterators.ts";
import { defineStatic } from "../objects/native.ts";
import { makeStr, type Value } from "../objects/object.ts";
import { call0 } from "../objects/protocols/calls.ts";
import { isTrue } from "../objects/protocols/operators.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, isInstance, type PyType, typeOf } from "../objects/type.ts";
import { countCodePoints, type PySyntaxError } from "../syntax/syntax-error.ts";
import type { TokenList } from "../syntax/token-list.ts";
import { tokenize } from "../syntax/tokenizer.ts";
import { infoOf, T } from "../syntax/tokens.ts";
import { syntaxErrorOf } from "../vm/syntax-errors.ts";
import { moduleFrom } from "./module.ts";

/** Numbers of token kinds as `token` has them; operators are all OP. */
const numbers: Readonly<Record<string, number>> = {
  ENDMARKER: 0,
  NAME: 1,
  NUMBER: 2,
  STRING: 3,
  NEWLINE: 4,
  INDENT: 5,
  DEDENT: 6,
  OP: 55,
  FSTRING_START: 59,
  FSTRING_MIDDLE: 60,
  FSTRING_END: 61,
  TSTRING_START: 62,
  TSTRING_MIDDLE: 63,
  TSTRING_END: 64,
  COMMENT: 65,
  NL: 66,
};

const iteratorType = defineType({ name: "TokenizerIter", module: "_tokenize", isBase: false });

class PyTokenizer extends PyIterator {
  private readonly tokens: TokenList;
  private readonly hasBareEnd: boolean;
  private readonly lineCount: number;
  private readonly extra: boolean;
  private index = 0;
  constructor(source: string, extra: boolean) {
    super(iteratorType);
    this.tokens = tokenize(source, "<string>", { everything: true });
    this.hasBareEnd = source !== "" && !/[\r\n]$/.test(source);
    this.lineCount = (source.match(/\n/g)?.length ?? 0) + (this.hasBareEnd ? 1 : 0);
    this.extra = extra;
  }

  override next(): Value | undefined {
    const { tokens } = this;
    for (;;) {
      const i = this.index++;
      if (i >= tokens.kinds.length) {
        if (tokens.error !== null) throw this.mistake();
        return undefined;
      }
      const kind = tokens.kinds[i] as T;
      const name = infoOf(kind).name;
      if (!this.extra && (name === "COMMENT" || name === "NL")) continue;
      if (isNamed(kind) && numbers[name] === undefined) continue;
      return this.row(i, kind, name);
    }
  }

  /** Python: an open bracket at the end is told to readline's caller in other words. */
  private mistake(): unknown {
    const error = this.tokens.error as PySyntaxError;
    return error.message.endsWith("was never closed")
      ? raise(exc.SyntaxError, "unexpected EOF in multi-line statement")
      : syntaxErrorOf(error);
  }

  private row(i: number, kind: T, name: string): PyTuple {
    const { tokens } = this;
    const isOperator = kind >= T.FirstOperator && kind < T.FirstKeyword;
    const isWord = kind >= T.FirstKeyword;
    const number = isOperator ? numbers.OP : isWord ? numbers.NAME : numbers[name];
    const isMissing =
      this.hasBareEnd &&
      (kind === T.Newline || name === "NL") &&
      tokens.ends[i] === tokens.source.length;
    const line = tokens.lines[i] as number;
    const endLine = tokens.endLines[i] as number;
    return new PyTuple([
      number ?? (numbers.OP as number),
      makeStr(isMissing ? "" : tokens.textOf(i)),
      new PyTuple([line, this.column(line, tokens.columnOf(i))]),
      new PyTuple([endLine, this.column(endLine, tokens.endColumnOf(i))]),
      makeStr(this.lineOf(line)),
    ]);
  }

  private column(line: number, column: number): number {
    return countCodePoints(this.tokens.lineText(line), column);
  }

  private lineOf(line: number): string {
    const text = this.tokens.lineText(line).replace(/[\r\n]+$/, "");
    if (line > this.lineCount) return "";
    return this.hasBareEnd && line === this.lineCount ? text : `${text}\n`;
  }
}

/** Neither an operator nor a word: the kind's name tells its number. */
function isNamed(kind: T): boolean {
  return kind < T.FirstOperator;
}

/** Calls readline until it gives nothing or raises StopIteration. */
function readAll(readline: Value, encoding: string | null): string {
  let source = "";
  for (;;) {
    const line = readOne(readline);
    if (line === undefined) return source;
    const text = lineText(line, encoding);
    if (text === "") return source;
    source += text;
  }
}

function readOne(readline: Value): Value | undefined {
  try {
    return call0(readline);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.StopIteration)) return undefined;
    throw error;
  }
}

function lineText(line: Value, encoding: string | null): string {
  if (encoding !== null) {
    if (line instanceof PyBytes) return textOf(decodeBytes(line.data, encoding));
    throw raise(exc.TypeError, "readline() returned a non-bytes object");
  }
  if (isStr(line)) return textOf(line);
  throw raise(exc.TypeError, `readline() returned a non-string object (${typeOf(line).name})`);
}

defineIterator(iteratorType);
defineStatic(iteratorType, "__new__", [
  "readline, /, *, encoding=None, extra_tokens",
  (_cls: PyType, readline: Value, encoding: Value | undefined, extra: Value) => {
    const name = encoding === undefined || encoding === null ? null : textOf(encoding);
    return new PyTokenizer(readAll(readline, name), isTrue(extra));
  },
]);

export function makeModule(): PyModule {
  return moduleFrom("_tokenize", null, { values: { TokenizerIter: iteratorType } });
}

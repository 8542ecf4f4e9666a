import { describe, expect, test } from "vitest";
import { decodeSource } from "../../src/syntax/decode.ts";
import { suggestKeyword } from "../../src/syntax/keyword-suggestion.ts";
import { type ParseMode, parseModule } from "../../src/syntax/parser.ts";
import { PySyntaxError } from "../../src/syntax/syntax-error.ts";
import type { SourceWarning } from "../../src/syntax/token-list.ts";
import { readLines } from "./cases.ts";

function catchError(run: () => unknown): PySyntaxError {
  try {
    run();
  } catch (error) {
    if (error instanceof PySyntaxError) return error;
    throw error;
  }
  throw new Error("The source was accepted.");
}

function describeError(error: PySyntaxError): string {
  const place = ` @${error.lineno}:${error.offset}-${error.end_lineno}:${error.end_offset}`;
  return `${error.kind}: ${error.message}${error.lineno === null ? "" : place}`;
}

function parseError(source: string, mode: ParseMode = "exec"): string {
  return describeError(catchError(() => parseModule(source, "<test>", mode)));
}

describe("wrong source gives CPython's error", () => {
  for (const { source, expected } of readLines("errors.txt")) {
    test(JSON.stringify(source), () => {
      expect(parseError(source)).toBe(expected);
    });
  }
});

describe("other modes", () => {
  test("eval reads one expression", () => {
    expect(parseError("a = 1", "eval")).toBe("SyntaxError: invalid syntax @1:3-1:4");
    expect(parseError("*a", "eval")).toBe("SyntaxError: invalid syntax @1:1-1:2");
  });

  test("single reads one statement", () => {
    const message = "multiple statements found while compiling a single statement";
    expect(parseError("a\nb", "single")).toBe(`SyntaxError: ${message} @1:2-1:3`);
  });
});

describe("misspelled keywords", () => {
  const cases: [string, string, string][] = [
    ["whille True:\n  pass", "while", "1:1-1:7"],
    ["x = 1\nfro x in y:\n  pass", "for", "2:1-2:4"],
    ["def f():\n    x = 1\n    retrun x\n", "return", "3:5-3:11"],
    ["if a:\n  pass\nelseif b:\n  pass", "elif", "3:1-3:7"],
  ];
  for (const [source, keyword, place] of cases) {
    test(keyword, () => {
      const plain = catchError(() => parseModule(source, "<test>"));
      const better = suggestKeyword(plain, source, false);
      const expected = `SyntaxError: invalid syntax. Did you mean '${keyword}'? @${place}`;
      expect(better && describeError(better)).toBe(expected);
    });
  }

  test("a keyword that would not compile is not suggested", () => {
    const plain = catchError(() => parseModule("retrun 1", "<test>"));
    expect(suggestKeyword(plain, "retrun 1", false)).toBeNull();
  });
});

describe("bytes of a file", () => {
  const bytes = (...parts: (string | number)[]) =>
    Uint8Array.from(
      parts.flatMap((part) =>
        typeof part === "number" ? [part] : [...new TextEncoder().encode(part)],
      ),
    );

  test("a byte order mark is no part of the text", () => {
    expect(decodeSource(bytes(0xef, 0xbb, 0xbf, "x"), "f.py")).toBe("x");
  });

  test("a cookie names the encoding", () => {
    expect(decodeSource(bytes("#!x\n# -*- coding: latin-1 -*-\n", 0xe9), "f.py")).toMatch(/é$/);
  });

  test("wrong UTF-8 without a cookie", () => {
    const error = catchError(() => decodeSource(bytes("x\n'", 0xff, "'"), "f.py"));
    expect(error.message).toBe(
      "Non-UTF-8 code starting with '\\xff' on line 2, but no encoding declared; " +
        "see https://peps.python.org/pep-0263/ for details",
    );
  });

  test("an unknown encoding", () => {
    const error = catchError(() => decodeSource(bytes("# coding: foobar\n"), "f.py"));
    expect(error.message).toBe("encoding problem: foobar");
  });
});

describe("warnings", () => {
  test("escapes that mean nothing, numbers that run into keywords", () => {
    const warnings: SourceWarning[] = [];
    parseModule("x = '\\d'\ny = 1if x else 2", "<test>", "exec", warnings);
    expect(warnings.map((warning) => `${warning.lineno}: ${warning.message}`).sort()).toEqual([
      '1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. ' +
        'Did you mean "\\\\d"? A raw string is also an option.',
      "2: invalid decimal literal",
    ]);
  });
});

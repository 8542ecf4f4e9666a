/**
 * What single exception classes add to BaseException: StopIteration.value, SystemExit.code, KeyError's
 * text, `name` and `obj` of AttributeError and NameError, ImportError, SyntaxError, Unicode errors.
 */
import { PyDict } from "./dict.ts";
import { exc, type PyException, raise } from "./errors.ts";
import {
  defineDetails,
  exceptionState,
  initException,
  reduceException,
  refuseKeywords,
  strOfException,
  takeKeywords,
} from "./exception-methods.ts";
import { defineGetSet, defineMethods } from "./native.ts";
import { PyWideStr, type Value } from "./object.ts";
import { toArray } from "./protocols/iteration.ts";
import { toIndexNumber } from "./protocols/operators.ts";
import { escapePoint, isStr, makeStr, repr, strText, textOf } from "./protocols/text.ts";
import { PyTuple } from "./tuple.ts";
import { type PyType, typeOf } from "./type.ts";

type Keywords = ReadonlyMap<string, Value>;

function detail(exception: PyException, name: string): Value {
  return exception.details?.[name] ?? null;
}

// --- StopIteration, SystemExit, KeyError ---

/** An attribute that follows from the args until it is set. */
function defineDerived(
  type: PyType,
  name: string,
  derive: (args: readonly Value[]) => Value,
): void {
  defineGetSet(
    type,
    name,
    (e: PyException) => e.details?.[name] ?? derive(e.args.items),
    (e: PyException, value: Value | undefined) => {
      e.details ??= {};
      e.details[name] = value ?? null;
    },
  );
}

defineDerived(exc.StopIteration, "value", (args) => args[0] ?? null);
defineDerived(exc.SystemExit, "code", (args) => {
  if (args.length > 1) return new PyTuple(args);
  return args[0] ?? null;
});

defineMethods(exc.KeyError, {
  __str__: [
    "",
    (e: PyException) =>
      e.args.items.length === 1 ? repr(e.args.items[0] as Value) : strOfException(e),
  ],
});

// --- AttributeError, NameError, ImportError ---

function initWith(owner: string, known: readonly string[]) {
  return (e: PyException, args: readonly Value[], keywords: Keywords): Value => {
    initException(e, args, noKeywords);
    takeKeywords(e, owner, keywords, known);
    return null;
  };
}

const noKeywords: Keywords = new Map();

defineMethods(exc.AttributeError, {
  __init__: ["*args, **kwargs", initWith("AttributeError", ["name", "obj"])],
  __getstate__: ["", attributeErrorState],
  __reduce__: ["", (e: PyException) => reduceException(e, e.args, attributeErrorState(e))],
});
defineDetails(exc.AttributeError, ["name", "obj"]);

function attributeErrorState(e: PyException): PyDict {
  return exceptionState(e, { name: detail(e, "name"), args: e.args }) ?? new PyDict();
}

defineMethods(exc.NameError, {
  __init__: ["*args, **kwargs", initWith("NameError", ["name"])],
});
defineDetails(exc.NameError, ["name"]);

defineMethods(exc.ImportError, {
  __init__: [
    "*args, **kwargs",
    (e: PyException, args: readonly Value[], keywords: Keywords) => {
      initException(e, args, noKeywords);
      takeKeywords(e, "ImportError", keywords, ["name", "path", "name_from"]);
      (e.details as Record<string, Value>).msg = args.length === 1 ? (args[0] as Value) : null;
      return null;
    },
  ],
  __str__: [
    "",
    (e: PyException) => {
      const message = detail(e, "msg");
      return isStr(message) && typeof message !== "object" ? message : strOfException(e);
    },
  ],
  __reduce__: [
    "",
    (e: PyException) => {
      const added = {
        name: detail(e, "name"),
        path: detail(e, "path"),
        name_from: detail(e, "name_from"),
      };
      return reduceException(e, e.args, exceptionState(e, added));
    },
  ],
});
defineDetails(exc.ImportError, ["name", "path", "name_from"]);
defineDerived(exc.ImportError, "msg", (args) => (args.length === 1 ? (args[0] as Value) : null));

// --- SyntaxError ---

const syntaxNames = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

function initSyntaxError(e: PyException, args: readonly Value[], keywords: Keywords): Value {
  refuseKeywords(e, keywords);
  initException(e, args, noKeywords);
  const details: Record<string, Value> = { msg: args[0] ?? null };
  e.details = details;
  if (args.length !== 2) return null;
  const info = toArray(args[1] as Value);
  if (info.length < 4 || info.length > 7) {
    const word = info.length < 4 ? "at least 4" : "at most 7";
    throw raise(exc.TypeError, `function takes ${word} arguments (${info.length} given)`);
  }
  for (let i = 0; i < info.length && i < 6; i++)
    details[syntaxNames[i] as string] = info[i] as Value;
  if (info.length === 7) details._metadata = info[6] as Value;
  if (detail(e, "end_lineno") !== null && info.length === 5) {
    throw raise(exc.TypeError, "end_offset must be provided when end_lineno is provided");
  }
  return null;
}

/** "m (file.py, line 3)", with the last part of the file name. */
function strOfSyntaxError(e: PyException): Value {
  const message = strText(messageOf(e));
  const filename = detail(e, "filename");
  const line = detail(e, "lineno");
  const name = isStr(filename) ? textOf(filename).split("/").pop() : undefined;
  const hasLine = typeof line === "number";
  if (name !== undefined && hasLine) return makeStr(`${message} (${name}, line ${line})`);
  if (name !== undefined) return makeStr(`${message} (${name})`);
  return makeStr(hasLine ? `${message} (line ${line})` : message);
}

function messageOf(e: PyException): Value {
  return e.details?.msg ?? e.args.items[0] ?? null;
}

defineMethods(exc.SyntaxError, {
  __init__: ["*args, **kwargs", initSyntaxError],
  __str__: ["", strOfSyntaxError],
});
defineDetails(exc.SyntaxError, [...syntaxNames, "print_file_and_line", "_metadata"]);
defineDerived(exc.SyntaxError, "msg", (args) => args[0] ?? null);

// --- Unicode errors ---

const unicodeNames = ["encoding", "object", "start", "end", "reason"];

/** Checks and stores the five arguments (four without an encoding). */
function initUnicodeError(names: readonly string[], objectName: string) {
  return (e: PyException, args: readonly Value[], keywords: Keywords): Value => {
    refuseKeywords(e, keywords);
    if (args.length !== names.length) {
      throw raise(
        exc.TypeError,
        `function takes exactly ${names.length} arguments (${args.length} given)`,
      );
    }
    const details: Record<string, Value> = {};
    names.forEach((name, i) => {
      details[name] = checkUnicodeArgument(name, i, args[i] as Value, objectName);
    });
    if (objectName !== "str" && isStr(details.object as Value)) {
      throw raise(exc.TypeError, "a bytes-like object is required, not 'str'");
    }
    initException(e, args, noKeywords);
    e.details = details;
    return null;
  };
}

function checkUnicodeArgument(name: string, i: number, value: Value, objectName: string): Value {
  if (name === "start" || name === "end") return toIndexNumber(value, exc.OverflowError);
  if (name === "object" && objectName !== "str") return value;
  if (isStr(value)) return value;
  throw raise(exc.TypeError, `argument ${i + 1} must be str, not ${typeOf(value).fullName}`);
}

function unicodeDetail(e: PyException, name: string, names: readonly string[]): Value {
  return e.details?.[name] ?? e.args.items[names.indexOf(name)] ?? null;
}

/** "character '\xe9' in position 0" or "characters in position 0-1". */
function describeCharacters(e: PyException, names: readonly string[]): string {
  const [start, end] = boundsOf(e, names);
  if (end !== start + 1) return `characters in position ${start}-${end - 1}`;
  const object = unicodeDetail(e, "object", names);
  const point =
    object instanceof PyWideStr
      ? (object.points[start] as number)
      : textOf(object).charCodeAt(start);
  return `character '${escapePoint(point)}' in position ${start}`;
}

function describeBytes(e: PyException): string {
  const [start, end] = boundsOf(e, unicodeNames);
  if (end !== start + 1) return `bytes in position ${start}-${end - 1}`;
  const object = unicodeDetail(e, "object", unicodeNames);
  const byte = (object as unknown as { bytes(): Uint8Array }).bytes()[start] as number;
  return `byte 0x${byte.toString(16).padStart(2, "0")} in position ${start}`;
}

function boundsOf(e: PyException, names: readonly string[]): [number, number] {
  return [Number(unicodeDetail(e, "start", names)), Number(unicodeDetail(e, "end", names))];
}

function isUnset(e: PyException): boolean {
  return e.details === null && e.args.items.length < 4;
}

function strOfCodecError(verb: string, describe: (e: PyException) => string) {
  return (e: PyException): Value => {
    if (isUnset(e)) return "";
    const encoding = strText(unicodeDetail(e, "encoding", unicodeNames));
    const reason = strText(unicodeDetail(e, "reason", unicodeNames));
    return makeStr(`'${encoding}' codec can't ${verb} ${describe(e)}: ${reason}`);
  };
}

const translateNames = unicodeNames.slice(1);
const encodeType = exc.UnicodeEncodeError;
const decodeType = exc.UnicodeDecodeError;
const translateType = exc.UnicodeTranslateError as PyType;

defineMethods(encodeType, {
  __init__: ["*args, **kwargs", initUnicodeError(unicodeNames, "str")],
  __str__: ["", strOfCodecError("encode", (e) => describeCharacters(e, unicodeNames))],
});
defineMethods(decodeType, {
  __init__: ["*args, **kwargs", initUnicodeError(unicodeNames, "bytes")],
  __str__: ["", strOfCodecError("decode", describeBytes)],
});
defineMethods(translateType, {
  __init__: ["*args, **kwargs", initUnicodeError(translateNames, "str")],
  __str__: [
    "",
    (e: PyException) => {
      if (isUnset(e)) return "";
      const reason = strText(unicodeDetail(e, "reason", translateNames));
      return makeStr(`can't translate ${describeCharacters(e, translateNames)}: ${reason}`);
    },
  ],
});
for (const [type, names] of [
  [encodeType, unicodeNames],
  [decodeType, unicodeNames],
  [translateType, translateNames],
] as const) {
  names.forEach((name, i) => {
    defineDerived(type, name, (args) => args[i] ?? null);
  });
}

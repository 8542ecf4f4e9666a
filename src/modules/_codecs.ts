/**
 * _codecs: the registry of codecs behind `codecs.lookup`, and the encoders and decoders written in
 * TypeScript (objects/codecs.ts). An encoding unknown there is searched for by the functions that
 * Python's `encodings` package registers, which is imported when first needed.
 */
import { bytesLike, bytesOrUndefined } from "../objects/buffer.ts";
import { PyBytes } from "../objects/bytes.ts";
import {
  decodePartly,
  encodeKnown,
  findErrorHandler,
  installCodecs,
  registerErrorHandler,
  unregisterErrorHandler,
} from "../objects/codecs.ts";
import { PyDict } from "../objects/dict.ts";
import { dictSet } from "../objects/dict-access.ts";
import { exc, PyException, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { interpreter } from "../objects/interpreter-hooks.ts";
import type { MethodRow } from "../objects/native.ts";
import { intOrUndefined } from "../objects/numeric-values.ts";
import { makeStr, type Str, type Value } from "../objects/object.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call, isCallable } from "../objects/protocols/calls.ts";
import { getItem, isTrue } from "../objects/protocols/operators.ts";
import { exactStr, isStr, textOf } from "../objects/protocols/text.ts";
import { concatAll, pointAt, sliceStr, strFromPoint, strLength } from "../objects/str.ts";
import { encodeError, decodeError } from "../objects/text-errors.ts";
import { reprBytes } from "../objects/text/string-repr.ts";
import { PyTuple } from "../objects/tuple.ts";
import { isInstance, typeOf } from "../objects/type.ts";
import { system } from "../vm/system-state.ts";
import { moduleFrom } from "./module.ts";

// --- the registry ---

let searchers: Value[] = [];
let known = new Map<string, PyTuple>();
let hasEncodings = false;
/** The modules of the program that the registry is for: the next program starts anew. */
let owner = system.modules;

function register(search: Value): null {
  if (!isCallable(search)) throw raise(exc.TypeError, "argument must be callable");
  searchers.push(search);
  return null;
}

function unregister(search: Value): null {
  searchers = searchers.filter((other) => other !== search);
  known.clear();
  return null;
}

function normalize(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** The CodecInfo of an encoding (CPython: _PyCodec_Lookup). */
function lookup(encoding: string): PyTuple {
  if (owner !== system.modules) attachCodecs();
  const name = normalize(encoding);
  const found = known.get(name);
  if (found !== undefined) return found;
  if (!hasEncodings) {
    hasEncodings = true;
    interpreter().importModule("encodings");
  }
  for (const search of searchers) {
    const info = call(search, [makeStr(name)]);
    if (info === null) continue;
    if (!(info instanceof PyTuple) || info.items.length !== 4) {
      throw raise(exc.TypeError, "codec search functions must return 4-tuples");
    }
    known.set(name, info);
    return info;
  }
  throw raise(exc.LookupError, `unknown encoding: ${encoding}`);
}

const enum Direction {
  Encode = 0,
  Decode = 1,
}

function convert(
  value: Value,
  encoding: string,
  errors: string | undefined,
  direction: Direction,
): Value {
  const codec = lookup(encoding).items[direction] as Value;
  const args = errors === undefined ? [value] : [value, makeStr(errors)];
  const result = call(codec, args);
  if (result instanceof PyTuple && result.items.length === 2) return result.items[0] as Value;
  const what = direction === Direction.Encode ? "encoder" : "decoder";
  throw raise(exc.TypeError, `${what} must return a tuple (object, integer)`);
}

/** For str.encode and bytes.decode, which refuse codecs that are not about text. */
function convertText(direction: Direction) {
  return (value: Value, encoding: string, errors: string | undefined): Value => {
    const info = lookup(encoding);
    if (!isTextEncoding(info)) {
      const method = direction === Direction.Encode ? "encode" : "decode";
      throw raise(
        exc.LookupError,
        `'${encoding}' is not a text encoding; use codecs.${method}() to handle arbitrary codecs`,
      );
    }
    return convert(value, encoding, errors, direction);
  };
}

function isTextEncoding(info: PyTuple): boolean {
  if (info.shape.cls.name === "tuple") return true;
  return isTrue(getAttribute(info, "_is_text_encoding"));
}

function textOrDefault(value: Value | undefined): string | undefined {
  return value === undefined || value === null ? undefined : textOf(value);
}

function converter(direction: Direction): MethodRow {
  return [
    "obj, encoding='utf-8', errors='strict'",
    (value: Value, encoding: Value | undefined, errors: Value | undefined) =>
      convert(value, textOrDefault(encoding) ?? "utf-8", textOrDefault(errors), direction),
  ];
}

// --- error handlers ---

function registerError(name: Value, handler: Value): null {
  if (!isCallable(handler)) throw raise(exc.TypeError, "handler must be callable");
  registerErrorHandler(textOf(name), handler);
  return null;
}

const handlerNames = [
  "strict",
  "ignore",
  "replace",
  "backslashreplace",
  "xmlcharrefreplace",
  "surrogateescape",
  "surrogatepass",
  "namereplace",
];

function lookupError(name: Value): Value {
  const text = textOf(name);
  const handler = findErrorHandler(text) ?? builtinHandlers()[text];
  if (handler !== undefined) return handler;
  throw raise(exc.LookupError, `unknown error handler name '${text}'`);
}

let handlers: Readonly<Record<string, Value>> | null = null;

function builtinHandlers(): Readonly<Record<string, Value>> {
  handlers ??= makeHandlers();
  return handlers;
}

function makeHandlers(): Record<string, Value> {
  const rows: Record<string, MethodRow> = {};
  for (const name of handlerNames) {
    rows[`${name}_errors`] = ["object, /", (error: Value) => handle(name, error)];
  }
  const { table } = moduleFrom("codecs", null, { functions: rows }).namespace;
  const result: Record<string, Value> = {};
  for (const name of handlerNames) result[name] = table.getString(`${name}_errors`) as Value;
  return result;
}

/** A built-in handler called from Python: the replacement and where to go on. */
function handle(name: string, error: Value): Value {
  if (!(error instanceof PyException)) {
    throw raise(exc.TypeError, "codec must pass exception instance");
  }
  if (name === "strict") throw error;
  const start = Number(getAttribute(error, "start"));
  const end = Number(getAttribute(error, "end"));
  const object = getAttribute(error, "object");
  if (isStr(object)) {
    const part = sliceStr(exactStr(object), start, end);
    const encoding = isInstance(error, exc.UnicodeEncodeError)
      ? textOf(getAttribute(error, "encoding"))
      : "ascii";
    const octets = encodeKnown(part, name.startsWith("surrogate") ? encoding : "ascii", name);
    if (name.startsWith("surrogate")) return new PyTuple([new PyBytes(octets), end]);
    return new PyTuple([String.fromCharCode(...octets), end]);
  }
  const octets = bytesLike(object).slice(start, end);
  const { text } = decodePartly(octets, "ascii", name, true);
  return new PyTuple([text, end]);
}

// --- encoders and decoders ---

function errorsOf(errors: Value | undefined): string {
  return textOrDefault(errors) ?? "strict";
}

function strArgument(name: string, value: Value): Str {
  if (isStr(value)) return exactStr(value);
  throw raise(exc.TypeError, `${name}() argument 1 must be str, not ${typeOf(value).name}`);
}

function encoder(name: string, encoding: string): MethodRow {
  return [
    "str, errors=None, /",
    (value: Value, errors: Value | undefined) => {
      const text = strArgument(name, value);
      const bytes = encodeKnown(text, encoding, errorsOf(errors));
      return new PyTuple([new PyBytes(bytes), strLength(text)]);
    },
  ];
}

/** Decoders of encodings whose characters may be cut take `final`. */
function decoder(encoding: string): MethodRow {
  return [
    "data, errors=None, final=False, /",
    (data: Value, errors: Value | undefined, final: Value | undefined) => {
      const isFinal = final !== undefined && isTrue(final);
      const { text, used } = decodePartly(bytesLike(data), encoding, errorsOf(errors), isFinal);
      return new PyTuple([text, used]);
    },
  ];
}

function wholeDecoder(encoding: string): MethodRow {
  return [
    "data, errors=None, /",
    (data: Value, errors: Value | undefined) => {
      const bytes = isStr(data) ? encodeKnown(exactStr(data), "utf-8", "strict") : bytesLike(data);
      const { text, used } = decodePartly(bytes, encoding, errorsOf(errors), true);
      return new PyTuple([text, used]);
    },
  ];
}

/** utf_16_ex_decode: also tells the byte order, -1 little, 1 big, 0 not known yet. */
function decodeWithOrder(family: "utf-16" | "utf-32"): MethodRow {
  return [
    "data, errors=None, byteorder=0, final=False, /",
    (
      data: Value,
      errors: Value | undefined,
      byteorder: Value | undefined,
      final: Value | undefined,
    ) => {
      const bytes = bytesLike(data);
      const size = family === "utf-16" ? 2 : 4;
      let order = byteorder === undefined ? 0 : Number(byteorder);
      let start = 0;
      if (order === 0 && bytes.length >= size) {
        const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
        const isBig = bytes[size - 2] === 0xfe && bytes[size - 1] === 0xff;
        if (isLittle || isBig) start = size;
        order = isLittle ? -1 : isBig ? 1 : 0;
      }
      const encoding = `${family}-${order > 0 ? "be" : "le"}`;
      const isFinal = final !== undefined && isTrue(final);
      const decoded = decodePartly(bytes.subarray(start), encoding, errorsOf(errors), isFinal);
      return new PyTuple([decoded.text, decoded.used + start, order]);
    },
  ];
}

// --- charmap ---

/** Maps a table of 256 characters to a dict from code points to octets. */
function buildCharmap(map: Value): Value {
  const text = strArgument("charmap_build", map);
  const dict = new PyDict();
  for (let i = 0; i < strLength(text); i++) dictSet(dict, pointAt(text, i), i);
  return dict;
}

function lookUp(mapping: Value, key: number): Value {
  try {
    return getItem(mapping, key);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.LookupError)) return null;
    throw error;
  }
}

const UNDEFINED = "character maps to <undefined>";

function encodeCharmap(value: Value, errors: Value | undefined, mapping: Value | undefined): Value {
  const text = strArgument("charmap_encode", value);
  if (mapping === undefined || mapping === null) {
    const bytes = encodeKnown(text, "latin-1", errorsOf(errors));
    return new PyTuple([new PyBytes(bytes), strLength(text)]);
  }
  const octets: number[] = [];
  const push = (target: Value): void => {
    if (target instanceof PyBytes) octets.push(...target.data);
    else octets.push(Number(intOrUndefined(target)));
  };
  for (let i = 0; i < strLength(text); ) {
    const target = lookUp(mapping, pointAt(text, i));
    if (target !== null) {
      push(target);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < strLength(text) && lookUp(mapping, pointAt(text, end)) === null) end++;
    i = replaceUnmapped(text, i, end, errorsOf(errors), mapping, push);
  }
  return new PyTuple([new PyBytes(Uint8Array.from(octets)), strLength(text)]);
}

function replaceUnmapped(
  text: Str,
  start: number,
  end: number,
  errors: string,
  mapping: Value,
  push: (target: Value) => void,
): number {
  const error = encodeError("charmap", text, start, end, UNDEFINED);
  if (errors === "strict") throw error;
  const result = call(lookupError(makeStr(errors)), [error]) as PyTuple;
  const [replacement, next] = result.items as [Value, Value];
  if (replacement instanceof PyBytes) push(replacement);
  else {
    const characters = exactStr(replacement as Str);
    for (let i = 0; i < strLength(characters); i++) {
      const target = lookUp(mapping, pointAt(characters, i));
      if (target === null) throw error;
      push(target);
    }
  }
  return Number(next);
}

function decodeCharmap(data: Value, errors: Value | undefined, mapping: Value | undefined): Value {
  const bytes = bytesLike(data);
  if (mapping === undefined || mapping === null) {
    return new PyTuple([decodePartly(bytes, "latin-1", errorsOf(errors), true).text, bytes.length]);
  }
  const parts: Str[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const target = lookUp(mapping, bytes[i] as number);
    const part = target === null || target === "\ufffe" ? undefined : characterOf(target);
    if (part !== undefined) parts.push(part);
    else parts.push(replaceUndefined(bytes, i, errorsOf(errors)));
  }
  return new PyTuple([concatAll(parts), bytes.length]);
}

function characterOf(target: Value): Str {
  return isStr(target) ? exactStr(target) : strFromPoint(Number(intOrUndefined(target)));
}

function replaceUndefined(bytes: Uint8Array, at: number, errors: string): Str {
  const error = decodeError("charmap", bytes, at, at + 1, UNDEFINED);
  if (errors === "strict") throw error;
  const result = call(lookupError(makeStr(errors)), [error]) as PyTuple;
  return exactStr(result.items[0] as Str);
}

// --- escapes ---

function encodeEscape(data: Value): Value {
  const bytes = bytesLike(data);
  const shown = reprBytes(bytes);
  const inner = shown.slice(2, -1);
  const text = shown[1] === '"' ? inner.replaceAll("'", "\\'") : inner;
  return new PyTuple([new PyBytes(encodeKnown(text, "ascii", "strict")), bytes.length]);
}

function decodeEscape(data: Value): Value {
  const bytes = isStr(data) ? encodeKnown(exactStr(data), "utf-8", "strict") : bytesLike(data);
  const { text } = decodePartly(bytes, "unicode_escape", "strict", true);
  return new PyTuple([new PyBytes(encodeKnown(text, "latin-1", "strict")), bytes.length]);
}

function copyBuffer(data: Value): Value {
  const bytes = isStr(data)
    ? encodeKnown(exactStr(data), "utf-8", "strict")
    : (bytesOrUndefined(data) ?? bytesLike(data));
  return new PyTuple([new PyBytes(bytes.slice()), bytes.length]);
}

function codecRows(): Record<string, MethodRow> {
  const rows: Record<string, MethodRow> = {
    utf_16_ex_decode: decodeWithOrder("utf-16"),
    utf_32_ex_decode: decodeWithOrder("utf-32"),
  };
  for (const name of [
    "utf_8",
    "utf_16",
    "utf_16_le",
    "utf_16_be",
    "utf_32",
    "utf_32_le",
    "utf_32_be",
  ]) {
    const encoding = name.replaceAll("_", "-");
    rows[`${name}_encode`] = encoder(`${name}_encode`, encoding);
    rows[`${name}_decode`] = decoder(encoding);
  }
  for (const [name, encoding] of [
    ["ascii", "ascii"],
    ["latin_1", "latin-1"],
    ["unicode_escape", "unicode_escape"],
    ["raw_unicode_escape", "raw_unicode_escape"],
  ] as const) {
    rows[`${name}_encode`] = encoder(`${name}_encode`, encoding);
    rows[`${name}_decode`] = wholeDecoder(encoding);
  }
  return rows;
}

const functions: Readonly<Record<string, MethodRow>> = {
  register: ["search_function, /", register],
  unregister: ["search_function, /", unregister],
  lookup: ["encoding, /", (encoding: Value) => lookup(textOf(encoding))],
  encode: converter(Direction.Encode),
  decode: converter(Direction.Decode),
  register_error: ["errors, handler, /", registerError],
  lookup_error: ["name, /", lookupError],
  _unregister_error: ["errors, /", (name: Value) => unregisterErrorHandler(textOf(name))],
  charmap_build: ["map, /", buildCharmap],
  charmap_encode: ["str, errors=None, mapping=None, /", encodeCharmap],
  charmap_decode: ["data, errors=None, mapping=None, /", decodeCharmap],
  escape_encode: ["data, errors=None, /", encodeEscape],
  escape_decode: ["data, errors=None, /", decodeEscape],
  readbuffer_encode: ["data, errors=None, /", copyBuffer],
};

/** Opens the way from str.encode and bytes.decode to the registry. */
export function attachCodecs(): void {
  searchers = [];
  known = new Map();
  hasEncodings = false;
  owner = system.modules;
  installCodecs(convertText(Direction.Encode), convertText(Direction.Decode));
}

attachCodecs();

export function makeModule(): PyModule {
  attachCodecs();
  return moduleFrom("_codecs", null, { functions: { ...functions, ...codecRows() } });
}

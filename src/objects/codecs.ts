/**
 * Text to bytes and back: UTF-8, UTF-16, UTF-32, Latin-1, ASCII and the escape encodings. Other
 * encodings are found by a hook, which asks Python's `encodings` package.
 *
 * An encoder stops at what it cannot do, tells the error handler (codec-errors.ts) the range and the
 * reason, and goes on where the handler says. Decoders are in decoding.ts.
 */
import { PyBytes } from "./bytes.ts";
import {
  ByteSink,
  escapePoint,
  isSurrogate,
  pushUtf8,
  pushWide,
  replaceUnencodable,
} from "./codec-errors.ts";
import { decodeKnown } from "./decoding.ts";
import { exc, raise } from "./errors.ts";
import { PyWideStr, type Str, type Value } from "./object.ts";
import { exactStr, isStr } from "./protocols/text.ts";
import { pointAt, strLength } from "./str.ts";
import { encodeError } from "./text-errors.ts";
import { typeOf } from "./type.ts";

export { findErrorHandler, registerErrorHandler, unregisterErrorHandler } from "./codec-errors.ts";
export { decodeKnown, decodeLatin1, decodePartly } from "./decoding.ts";

// --- encoding ---

/** The encodings known here by their normalized names. */
const aliases: Readonly<Record<string, string>> = {
  utf8: "utf-8",
  utf_8: "utf-8",
  u8: "utf-8",
  utf: "utf-8",
  utf8_ucs2: "utf-8",
  utf8_ucs4: "utf-8",
  cp65001: "utf-8",
  utf_8_sig: "utf-8-sig",
  utf8_sig: "utf-8-sig",
  utf_16: "utf-16",
  utf16: "utf-16",
  u16: "utf-16",
  utf_16_le: "utf-16-le",
  utf_16le: "utf-16-le",
  utf16le: "utf-16-le",
  utf_16_be: "utf-16-be",
  utf_16be: "utf-16-be",
  utf16be: "utf-16-be",
  utf_32: "utf-32",
  utf32: "utf-32",
  u32: "utf-32",
  utf_32_le: "utf-32-le",
  utf_32le: "utf-32-le",
  utf32le: "utf-32-le",
  utf_32_be: "utf-32-be",
  utf_32be: "utf-32-be",
  utf32be: "utf-32-be",
  latin_1: "latin-1",
  latin1: "latin-1",
  latin: "latin-1",
  l1: "latin-1",
  iso_8859_1: "latin-1",
  iso8859_1: "latin-1",
  iso8859: "latin-1",
  "8859": "latin-1",
  cp819: "latin-1",
  iso_8859_1_1987: "latin-1",
  iso_ir_100: "latin-1",
  ibm819: "latin-1",
  ascii: "ascii",
  us_ascii: "ascii",
  us: "ascii",
  "646": "ascii",
  ansi_x3_4_1968: "ascii",
  iso646_us: "ascii",
  cp367: "ascii",
  ibm367: "ascii",
  iso_ir_6: "ascii",
  iso_646_irv_1991: "ascii",
  unicode_escape: "unicode_escape",
  unicodeescape: "unicode_escape",
  raw_unicode_escape: "raw_unicode_escape",
  rawunicodeescape: "raw_unicode_escape",
};

/** The name under which this file knows an encoding, or undefined. */
export function findEncoding(name: string): string | undefined {
  if (name === "utf-8") return name;
  return aliases[name.toLowerCase().replace(/[^a-z0-9.]+/g, "_")];
}

type CodecHook = (value: Value, encoding: string, errors: string | undefined) => Value;

function unknownEncoding(_value: Value, encoding: string): never {
  throw raise(exc.LookupError, `unknown encoding: ${encoding}`);
}

let encodeElsewhere: CodecHook = unknownEncoding;
let decodeElsewhere: CodecHook = unknownEncoding;

/** The _codecs module supplies what asks Python's `encodings` for an encoding unknown here. */
export function installCodecs(encode: CodecHook, decode: CodecHook): void {
  encodeElsewhere = encode;
  decodeElsewhere = decode;
}

/** str.encode. */
export function encodeText(text: Str, encoding: string, errors?: string): Uint8Array {
  const known = findEncoding(encoding);
  if (known !== undefined) return encodeKnown(text, known, errors ?? "strict");
  const result = encodeElsewhere(text, encoding, errors);
  if (result instanceof PyBytes) return result.data;
  throw raise(
    exc.TypeError,
    `'${encoding}' encoder returned '${typeOf(result).name}' instead of 'bytes'; ` +
      "use codecs.encode() to encode to arbitrary types",
  );
}

/** Encodes by one of this file's encodings. */
export function encodeKnown(text: Str, encoding: string, errors: string): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return encodeUtf8(text, errors);
    case "utf-8-sig":
      return prefixed([0xef, 0xbb, 0xbf], encodeUtf8(text, errors));
    case "latin-1":
      return encodeNarrow(text, "latin-1", 256, errors);
    case "ascii":
      return encodeNarrow(text, "ascii", 128, errors);
    case "utf-16":
      return prefixed([0xff, 0xfe], encodeWide(text, "utf-16", 2, false, errors));
    case "utf-32":
      return prefixed([0xff, 0xfe, 0, 0], encodeWide(text, "utf-32", 4, false, errors));
    case "unicode_escape":
      return encodeEscaped(text, false);
    case "raw_unicode_escape":
      return encodeEscaped(text, true);
    default:
      return encodeWide(
        text,
        encoding,
        encoding.startsWith("utf-16") ? 2 : 4,
        encoding.endsWith("be"),
        errors,
      );
  }
}

function prefixed(mark: readonly number[], bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(mark.length + bytes.length);
  result.set(mark);
  result.set(bytes, mark.length);
  return result;
}

const utf8Encoder = new TextEncoder();

function encodeUtf8(text: Str, errors: string): Uint8Array {
  if (typeof text === "string") return utf8Encoder.encode(text);
  if (!text.points.some(isSurrogate)) return utf8Encoder.encode(text.text);
  const sink = new ByteSink(text.points.length * 3);
  encodeInto(sink, text, "utf-8", errors, "surrogates not allowed", {
    accepts: (point) => !isSurrogate(point),
    push: (point) => pushUtf8(sink, point),
  });
  return sink.finish();
}

interface PointEncoder {
  readonly accepts: (point: number) => boolean;
  readonly push: (point: number) => void;
}

/** Encodes what `encoder` accepts; each run of other characters goes to the error handler. */
function encodeInto(
  sink: ByteSink,
  text: Str,
  encoding: string,
  errors: string,
  reason: string,
  encoder: PointEncoder,
): void {
  const length = strLength(text);
  for (let i = 0; i < length; ) {
    const point = pointAt(text, i);
    if (encoder.accepts(point)) {
      encoder.push(point);
      i++;
      continue;
    }
    let end = i + 1;
    // UTF-16 and UTF-32 report one character at a time.
    const isWide = encoding.startsWith("utf-16") || encoding.startsWith("utf-32");
    while (!isWide && end < length && !encoder.accepts(pointAt(text, end))) end++;
    const replacement = replaceUnencodable(encoding, errors, text, i, end, reason);
    pushReplacement(sink, replacement.text, text, i, end, encoding, reason, encoder);
    i = replacement.end;
  }
}

function pushReplacement(
  sink: ByteSink,
  replacement: Str | Uint8Array,
  text: Str,
  start: number,
  end: number,
  encoding: string,
  reason: string,
  encoder: PointEncoder,
): void {
  if (replacement instanceof Uint8Array) {
    sink.pushAll(replacement);
    return;
  }
  for (let i = 0; i < strLength(replacement); i++) {
    const point = pointAt(replacement, i);
    if (!encoder.accepts(point)) throw encodeError(encoding, text, start, end, reason);
    encoder.push(point);
  }
}

function encodeNarrow(text: Str, encoding: string, limit: number, errors: string): Uint8Array {
  const length = strLength(text);
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const point = pointAt(text, i);
    if (point >= limit) return encodeNarrowSlowly(text, encoding, limit, errors);
    bytes[i] = point;
  }
  return bytes;
}

function encodeNarrowSlowly(
  text: Str,
  encoding: string,
  limit: number,
  errors: string,
): Uint8Array {
  const sink = new ByteSink(strLength(text));
  encodeInto(sink, text, encoding, errors, `ordinal not in range(${limit})`, {
    accepts: (point) => point < limit,
    push: (point) => sink.push(point),
  });
  return sink.finish();
}

function encodeWide(
  text: Str,
  encoding: string,
  size: 2 | 4,
  bigEndian: boolean,
  errors: string,
): Uint8Array {
  const sink = new ByteSink(strLength(text) * size);
  encodeInto(sink, text, encoding, errors, "surrogates not allowed", {
    accepts: (point) => !isSurrogate(point),
    push: (point) => pushWide(sink, point, size, bigEndian),
  });
  return sink.finish();
}

/** unicode_escape, or with `raw` only what Latin-1 has not. */
function encodeEscaped(text: Str, raw: boolean): Uint8Array {
  const sink = new ByteSink(strLength(text));
  const pushText = (shown: string) => sink.pushAll(utf8Encoder.encode(shown));
  for (let i = 0; i < strLength(text); i++) {
    const point = pointAt(text, i);
    if (raw ? point < 256 : point >= 32 && point < 127 && point !== 92) sink.push(point);
    else pushText(raw ? escapePoint(point) : escapeShortly(point));
  }
  return sink.finish();
}

function escapeShortly(point: number): string {
  switch (point) {
    case 9:
      return "\\t";
    case 10:
      return "\\n";
    case 13:
      return "\\r";
    case 92:
      return "\\\\";
  }
  return escapePoint(point);
}

/** bytes.decode. */
export function decodeBytes(bytes: Uint8Array, encoding: string, errors?: string): Str {
  const known = findEncoding(encoding);
  if (known !== undefined) return decodeKnown(bytes, known, errors ?? "strict");
  const result = decodeElsewhere(new PyBytes(bytes.slice()), encoding, errors);
  if (isStr(result)) return exactStr(result);
  throw raise(
    exc.TypeError,
    `'${encoding}' decoder returned '${typeOf(result).name}' instead of 'str'; ` +
      "use codecs.decode() to decode to arbitrary types",
  );
}

export function isAsciiStr(text: Str): boolean {
  if (text instanceof PyWideStr) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 128) return false;
  return true;
}

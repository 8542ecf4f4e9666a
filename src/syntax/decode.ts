/**
 * Bytes of a source file to text: byte order mark, coding cookie (PEP 263), UTF-8 by default.
 *
 * The one difficulty is that UTF-8 must be refused exactly where CPython refuses it, so the check is
 * made here byte by byte when the engine's strict decoder says no.
 *
 * Invariant: wrong bytes throw PySyntaxError; the text given back holds no byte order mark.
 */
import { PySyntaxError } from "./syntax-error.ts";

const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const blankOrComment = /^[ \t\f]*(?:#.*)?$/;

/** Encodings of one byte a character that need no table. */
const byteEncodings = new Set(["latin-1", "iso-8859-1", "iso-latin-1", "l1", "latin1"]);

export function decodeSource(bytes: Uint8Array, filename: string): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  const declared = findCookie(body);
  if (declared === null) return decodeUtf8(body, filename, true);
  const name = normalizeEncoding(declared);
  if (marked && name !== "utf-8") {
    throw encodingError(`encoding problem: ${declared} with BOM`, filename);
  }
  if (name === "utf-8") return decodeUtf8(body, filename, false);
  if (byteEncodings.has(name)) return decodeLatin(body);
  return decodeOther(body, name, declared, filename);
}

function findCookie(bytes: Uint8Array): string | null {
  const lines = decodeLatin(bytes.subarray(0, 2000)).split(/\r\n?|\n/, 2);
  for (const line of lines) {
    const match = cookie.exec(line);
    if (match !== null) return match[1];
    if (!blankOrComment.test(line)) return null;
  }
  return null;
}

function normalizeEncoding(name: string): string {
  const plain = name.toLowerCase().replaceAll("_", "-");
  if (/^utf-?8(?:-|$)/.test(plain)) return "utf-8";
  return /^(?:latin-1|iso-8859-1|iso-latin-1)-/.test(plain) ? "iso-8859-1" : plain;
}

function decodeLatin(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

function decodeOther(bytes: Uint8Array, name: string, declared: string, filename: string): string {
  if (name === "ascii" || name === "us-ascii") return decodeAscii(bytes, filename);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(name, { fatal: true });
  } catch {
    throw encodingError(`encoding problem: ${declared}`, filename);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw encodingError(`(unicode error) '${declared}' codec can't decode the source`, filename);
  }
}

function decodeAscii(bytes: Uint8Array, filename: string): string {
  const wrong = bytes.findIndex((byte) => byte >= 128);
  if (wrong < 0) return decodeLatin(bytes);
  const byte = bytes[wrong].toString(16);
  throw encodingError(
    `(unicode error) 'ascii' codec can't decode byte 0x${byte} in position ${wrong}: ` +
      "ordinal not in range(128)",
    filename,
  );
}

function encodingError(message: string, filename: string): PySyntaxError {
  return new PySyntaxError("SyntaxError", message, filename, null, null, null, null, null);
}

function decodeUtf8(bytes: Uint8Array, filename: string, guessed: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw utf8Error(bytes, filename, guessed);
  }
}

function utf8Error(bytes: Uint8Array, filename: string, guessed: boolean): PySyntaxError {
  const [at, end, reason] = findUtf8Fault(bytes);
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < at; i++) {
    if (bytes[i] !== 10) continue;
    line++;
    lineStart = i + 1;
  }
  const hex = bytes[at].toString(16);
  const place =
    end - at === 1
      ? `byte 0x${hex} in position ${at - lineStart}`
      : `bytes in position ${at - lineStart}-${end - lineStart - 1}`;
  const message = guessed
    ? `Non-UTF-8 code starting with '\\x${hex}' on line ${line}, but no encoding declared; ` +
      "see https://peps.python.org/pep-0263/ for details"
    : `(unicode error) 'utf-8' codec can't decode ${place}: ${reason}`;
  return new PySyntaxError("SyntaxError", message, filename, line, null, null, line, null);
}

/** First wrong sequence: where it starts, where it ends, and why. */
function findUtf8Fault(bytes: Uint8Array): [number, number, string] {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]);
    if (length === 0) return [at, at + 1, "invalid start byte"];
    for (let i = 1; i < length; i++) {
      if (at + i >= bytes.length) return [at, bytes.length, "unexpected end of data"];
      if (!isContinuation(bytes, at, i)) return [at, at + i, "invalid continuation byte"];
    }
    at += length;
  }
  return [0, 1, "invalid start byte"];
}

function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

function isContinuation(bytes: Uint8Array, at: number, index: number): boolean {
  const byte = bytes[at + index];
  if (byte < 0x80 || byte > 0xbf) return false;
  if (index > 1) return true;
  const first = bytes[at];
  if (first === 0xe0) return byte >= 0xa0;
  if (first === 0xed) return byte <= 0x9f;
  if (first === 0xf0) return byte >= 0x90;
  return first !== 0xf4 || byte <= 0x8f;
}

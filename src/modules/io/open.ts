/** `open`: which streams stand one above the other for a mode (CPython: _io_open_impl). */
import { PyBytes } from "../../objects/bytes.ts";
import { exc, raise } from "../../objects/errors.ts";
import { interpreter } from "../../objects/interpreter-hooks.ts";
import type { MethodRow } from "../../objects/native.ts";
import { setAttribute } from "../../objects/protocols/attributes.ts";
import type { Value } from "../../objects/object.ts";
import { call } from "../../objects/protocols/calls.ts";
import { isTrue, toIndex } from "../../objects/protocols/operators.ts";
import { isStr, textOf } from "../../objects/protocols/text.ts";
import { typeOf } from "../../objects/type.ts";
import {
  bufferedRandomType,
  bufferedReaderType,
  bufferedWriterType,
  makeBuffered,
} from "./buffered.ts";
import { BUFFER_SIZE, fileIOType, type PyFileIO } from "./file-io.ts";
import { invoke } from "./io-base.ts";
import { fileSystemPath } from "./paths.ts";
import { type PyTextIO, textIOType } from "./text-io.ts";

interface Mode {
  readonly text: string;
  readonly kinds: string;
  readonly updating: boolean;
  readonly isText: boolean;
  readonly isBinary: boolean;
}

function parseMode(mode: string): Mode {
  const letters = new Set(mode);
  if (/[^axrwb+t]/.test(mode) || letters.size < mode.length) {
    throw raise(exc.ValueError, `invalid mode: '${mode}'`);
  }
  const kinds = [...mode].filter((c) => "xrwa".includes(c)).join("");
  const parsed = {
    text: mode,
    kinds,
    updating: letters.has("+"),
    isText: letters.has("t"),
    isBinary: letters.has("b"),
  };
  if (parsed.isText && parsed.isBinary) {
    throw raise(exc.ValueError, "can't have text and binary mode at once");
  }
  if (kinds.length > 1) {
    throw raise(exc.ValueError, "must have exactly one of create/read/write/append mode");
  }
  return parsed;
}

function checkBinary(
  mode: Mode,
  given: { readonly encoding: Value; readonly errors: Value; readonly newline: Value },
): void {
  if (!mode.isBinary) return;
  if (given.encoding !== null) {
    throw raise(exc.ValueError, "binary mode doesn't take an encoding argument");
  }
  if (given.errors !== null) {
    throw raise(exc.ValueError, "binary mode doesn't take an errors argument");
  }
  if (given.newline !== null) {
    throw raise(exc.ValueError, "binary mode doesn't take a newline argument");
  }
}

function textArgument(name: string, value: Value): void {
  if (value === null || isStr(value)) return;
  const type = typeOf(value).name;
  throw raise(exc.TypeError, `open() argument '${name}' must be str or None, not ${type}`);
}

function open(
  file: Value,
  mode: Value = "r",
  buffering: Value = -1,
  encoding: Value = null,
  errors: Value = null,
  newline: Value = null,
  closeDescriptor: Value = true,
  opener: Value = null,
): Value {
  if (!isStr(mode)) {
    throw raise(exc.TypeError, `open() argument 'mode' must be str, not ${typeOf(mode).name}`);
  }
  textArgument("encoding", encoding);
  textArgument("errors", errors);
  textArgument("newline", newline);
  const isNumber = typeOf(file).lookup("__index__") !== undefined || typeof file === "number";
  const path = isNumber || isStr(file) || file instanceof PyBytes ? file : fileSystemPath(file);
  const parsed = parseMode(textOf(mode));
  checkBinary(parsed, { encoding, errors, newline });
  const rawMode = parsed.kinds + (parsed.updating ? "+" : "");
  const raw = call(fileIOType, [path, rawMode, closeDescriptor, opener]) as PyFileIO;
  try {
    return layer(raw, parsed, Number(toIndex(buffering)), { encoding, errors, newline });
  } catch (error) {
    invoke(raw, "close");
    throw error;
  }
}

function layer(
  raw: PyFileIO,
  mode: Mode,
  buffering: number,
  text: { readonly encoding: Value; readonly errors: Value; readonly newline: Value },
): Value {
  let size = buffering;
  let lineBuffering = false;
  if (size === 1 && mode.isBinary) {
    interpreter().warn(
      exc.RuntimeWarning,
      "line buffering (buffering=1) isn't supported in binary mode, " +
        "the default buffer size will be used",
    );
    size = -1;
  }
  if (size === 1 || (size < 0 && isTrue(invoke(raw, "isatty")))) {
    size = -1;
    lineBuffering = true;
  }
  if (size === 0) {
    if (mode.isBinary) return raw;
    throw raise(exc.ValueError, "can't have unbuffered text I/O");
  }
  if (size < 0) size = BUFFER_SIZE;
  const type = mode.updating
    ? bufferedRandomType
    : mode.kinds === "r"
      ? bufferedReaderType
      : bufferedWriterType;
  const buffer = makeBuffered(type, raw, size);
  if (mode.isBinary) return buffer;
  const stream = call(textIOType, [
    buffer,
    text.encoding,
    text.errors,
    text.newline,
    lineBuffering,
  ]) as PyTextIO;
  setAttribute(stream, "mode", mode.text);
  return stream;
}

export const ioFunctions = {
  open: [
    "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None",
    open,
    "Open file and return a stream.  Raise OSError upon failure.",
  ],
  open_code: ["path", (path: Value) => open(path, "rb")],
  text_encoding: [
    "encoding, stacklevel=2, /",
    (encoding: Value) => (encoding === null ? "locale" : encoding),
  ],
} as const satisfies Readonly<Record<string, MethodRow>>;

/**
 * OSError: `OSError(errno, strerror, filename)` becomes the subclass that the number names, and
 * keeps file names out of its args.
 */
import { exc, type PyException, raise } from "./errors.ts";
import {
  defineDetails,
  initException,
  newException,
  reduceException,
  refuseKeywords,
  strOfException,
} from "./exception-methods.ts";
import { defineMethods, defineStatic } from "./native.ts";
import type { Value } from "./object.ts";
import { makeStr, reprText, strText } from "./protocols/text.ts";
import { PyTuple } from "./tuple.ts";
import type { PyType } from "./type.ts";

type Keywords = ReadonlyMap<string, Value>;

/** Linux error numbers that have a class of their own (PEP 3151). */
const errnoClasses: Readonly<Record<number, string>> = {
  1: "PermissionError",
  2: "FileNotFoundError",
  3: "ProcessLookupError",
  4: "InterruptedError",
  10: "ChildProcessError",
  11: "BlockingIOError",
  13: "PermissionError",
  17: "FileExistsError",
  20: "NotADirectoryError",
  21: "IsADirectoryError",
  32: "BrokenPipeError",
  103: "ConnectionAbortedError",
  104: "ConnectionResetError",
  108: "BrokenPipeError",
  110: "TimeoutError",
  111: "ConnectionRefusedError",
  114: "BlockingIOError",
  115: "BlockingIOError",
};

/** Error numbers by name and their texts, as far as file operations give them. */
export const errorNumbers: Readonly<Record<string, readonly [number, string]>> = {
  EPERM: [1, "Operation not permitted"],
  ENOENT: [2, "No such file or directory"],
  EINTR: [4, "Interrupted system call"],
  EIO: [5, "Input/output error"],
  EBADF: [9, "Bad file descriptor"],
  EAGAIN: [11, "Resource temporarily unavailable"],
  ENOMEM: [12, "Cannot allocate memory"],
  EACCES: [13, "Permission denied"],
  EBUSY: [16, "Device or resource busy"],
  EEXIST: [17, "File exists"],
  EXDEV: [18, "Invalid cross-device link"],
  ENOTDIR: [20, "Not a directory"],
  EISDIR: [21, "Is a directory"],
  EINVAL: [22, "Invalid argument"],
  ENFILE: [23, "Too many open files in system"],
  EMFILE: [24, "Too many open files"],
  ENOSPC: [28, "No space left on device"],
  ESPIPE: [29, "Illegal seek"],
  EROFS: [30, "Read-only file system"],
  EPIPE: [32, "Broken pipe"],
  ENAMETOOLONG: [36, "File name too long"],
  ENOSYS: [38, "Function not implemented"],
  ENOTEMPTY: [39, "Directory not empty"],
  ELOOP: [40, "Too many levels of symbolic links"],
};

/** The OSError for a code such as "ENOENT" that the host gave. */
export function makeOsError(
  code: string,
  filename: Value = null,
  second: Value = null,
): PyException {
  const [number, text] = errorNumbers[code] ?? [0, code];
  const name = errnoClasses[number];
  const type = name === undefined ? exc.OSError : (exc[name] as PyType);
  const error = raise(type, number, text);
  error.details = { errno: number, strerror: text, filename, filename2: second };
  return error;
}

/** Whether the class uses OSError's own `__init__`, so that `__new__` does all the work. */
function initializesItself(cls: PyType): boolean {
  return cls.lookup("__init__") !== initRow && cls.lookup("__new__") === newRow;
}

function newOsError(cls: PyType, args: readonly Value[], keywords: Keywords): Value {
  if (initializesItself(cls)) return newException(cls, []);
  let type = cls;
  if (cls === exc.OSError && args.length >= 2 && args.length <= 5) {
    const name = typeof args[0] === "number" ? errnoClasses[args[0]] : undefined;
    if (name !== undefined) type = exc[name] as PyType;
  }
  const error = newException(type, args);
  refuseKeywords(error, keywords);
  fill(error, args);
  return error;
}

function initOsError(error: PyException, args: readonly Value[], keywords: Keywords): Value {
  if (!initializesItself(error.shape.cls)) return null;
  initException(error, args, keywords);
  fill(error, args);
  return null;
}

function fill(error: PyException, args: readonly Value[]): void {
  const details: Record<string, Value> = {};
  error.details = details;
  if (args.length < 2 || args.length > 5) return;
  details.errno = args[0] as Value;
  details.strerror = args[1] as Value;
  const filename = args[2] ?? null;
  if (filename === null) return;
  details.filename = filename;
  details.filename2 = args[4] ?? null;
  error.args = new PyTuple(args.slice(0, 2));
}

function strOfOsError(error: PyException): Value {
  const { errno = null, strerror = null, filename = null, filename2 = null } = error.details ?? {};
  const head = `[Errno ${strText(errno)}] ${strText(strerror)}`;
  if (filename !== null) {
    const second = filename2 === null ? "" : ` -> ${reprText(filename2)}`;
    return makeStr(`${head}: ${reprText(filename)}${second}`);
  }
  return errno !== null && strerror !== null ? makeStr(head) : strOfException(error);
}

/** Puts the file names back among the arguments. */
function reduceOsError(error: PyException): Value {
  const { filename = null, filename2 = null } = error.details ?? {};
  if (error.args.items.length !== 2 || filename === null) return reduceException(error);
  const items = [...error.args.items, filename];
  if (filename2 !== null) items.push(null, filename2);
  return reduceException(error, new PyTuple(items));
}

defineStatic(exc.OSError, "__new__", ["*args, **kwargs", newOsError]);
defineMethods(exc.OSError, {
  __init__: ["*args, **kwargs", initOsError],
  __str__: ["", strOfOsError],
  __reduce__: ["", reduceOsError],
});
defineDetails(exc.OSError, ["errno", "strerror", "filename", "filename2"]);
const initRow = exc.OSError.dict.get("__init__") as Value;
const newRow = exc.OSError.dict.get("__new__") as Value;

/**
 * OSError: `OSError(errno, strerror, filename)` becomes the subclass that the number names, and
 * keeps file names out of its args.
 */
import { exc, type PyException } from "./errors.ts";
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

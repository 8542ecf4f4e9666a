/**
 * Exceptions as objects, the hierarchy as one table, and `raise`, the one way to make one.
 *
 * A Python exception travels through TypeScript as itself: `throw raise(exc.TypeError, "...")`
 * throws the PyException, and only unwinding (vm) and code that mirrors a `try` in CPython's C
 * catches it. JS errors are never Python errors, but for a JS stack overflow, which the vm turns
 * into RecursionError.
 */
import { makeStr, PyObject, type Value } from "./object.ts";
import { emptyTuple, PyTuple } from "./tuple.ts";
import { defineType, type PyType } from "./type.ts";

export class PyException extends PyObject {
  args: PyTuple = emptyTuple;
  traceback: PyTraceback | null = null;
  cause: PyException | null = null;
  context: PyException | null = null;
  suppressContext = false;
  /** Attributes that a class of the hierarchy adds (`value`, `code`, `name`, `errno`, ...). */
  details: Record<string, Value> | null = null;
}

export class PyTraceback extends PyObject {
  next: PyTraceback | null;
  /** The vm's Frame; typed loosely so that objects/ does not import vm/. */
  readonly frame: PyObject;
  /** Index of the instruction that raised or called. */
  readonly instruction: number;
  /** The line, where it was given and does not follow from the instruction. */
  line: number | null = null;
  constructor(next: PyTraceback | null, frame: PyObject, instruction: number) {
    super();
    this.shape = tracebackType.rootShape;
    this.next = next;
    this.frame = frame;
    this.instruction = instruction;
  }
}

export const tracebackType = defineType({ name: "traceback", isBase: false });

/** The hierarchy: each class with its base, as in CPython's Lib/test/exception_hierarchy.txt. */
const hierarchy = `
  Exception:BaseException GeneratorExit:BaseException KeyboardInterrupt:BaseException
  SystemExit:BaseException BaseExceptionGroup:BaseException
  ArithmeticError:Exception FloatingPointError:ArithmeticError OverflowError:ArithmeticError
  ZeroDivisionError:ArithmeticError AssertionError:Exception AttributeError:Exception
  BufferError:Exception EOFError:Exception ImportError:Exception ModuleNotFoundError:ImportError
  LookupError:Exception IndexError:LookupError KeyError:LookupError MemoryError:Exception
  NameError:Exception UnboundLocalError:NameError OSError:Exception BlockingIOError:OSError
  ChildProcessError:OSError ConnectionError:OSError BrokenPipeError:ConnectionError
  ConnectionAbortedError:ConnectionError ConnectionRefusedError:ConnectionError
  ConnectionResetError:ConnectionError FileExistsError:OSError FileNotFoundError:OSError
  InterruptedError:OSError IsADirectoryError:OSError NotADirectoryError:OSError
  PermissionError:OSError ProcessLookupError:OSError TimeoutError:OSError ReferenceError:Exception
  RuntimeError:Exception NotImplementedError:RuntimeError PythonFinalizationError:RuntimeError
  RecursionError:RuntimeError StopAsyncIteration:Exception StopIteration:Exception
  SyntaxError:Exception IndentationError:SyntaxError _IncompleteInputError:SyntaxError
  TabError:IndentationError SystemError:Exception TypeError:Exception ValueError:Exception
  UnicodeError:ValueError UnicodeDecodeError:UnicodeError UnicodeEncodeError:UnicodeError
  UnicodeTranslateError:UnicodeError Warning:Exception BytesWarning:Warning
  DeprecationWarning:Warning EncodingWarning:Warning FutureWarning:Warning ImportWarning:Warning
  PendingDeprecationWarning:Warning ResourceWarning:Warning RuntimeWarning:Warning
  SyntaxWarning:Warning UnicodeWarning:Warning UserWarning:Warning
`;

/** Every built-in exception class by name. */
export const exc: Readonly<Record<string, PyType>> & { readonly [K in CommonName]: PyType } =
  defineHierarchy();

type CommonName =
  | "BaseException"
  | "Exception"
  | "ArithmeticError"
  | "AssertionError"
  | "AttributeError"
  | "BufferError"
  | "EOFError"
  | "GeneratorExit"
  | "ImportError"
  | "IndexError"
  | "KeyError"
  | "KeyboardInterrupt"
  | "LookupError"
  | "MemoryError"
  | "ModuleNotFoundError"
  | "NameError"
  | "NotImplementedError"
  | "OSError"
  | "OverflowError"
  | "RecursionError"
  | "ReferenceError"
  | "RuntimeError"
  | "StopIteration"
  | "SyntaxError"
  | "SystemError"
  | "SystemExit"
  | "TypeError"
  | "UnboundLocalError"
  | "UnicodeDecodeError"
  | "UnicodeEncodeError"
  | "UnicodeError"
  | "ValueError"
  | "ZeroDivisionError"
  | "DeprecationWarning"
  | "RuntimeWarning"
  | "BaseExceptionGroup"
  | "ExceptionGroup"
  | "StopAsyncIteration"
  | "FileNotFoundError";

function defineHierarchy(): never {
  const base = defineType({
    name: "BaseException",
    hasDict: true,
    instanceClass: PyException as never,
  });
  const all: Record<string, PyType> = { BaseException: base };
  for (const row of hierarchy.trim().split(/\s+/)) {
    const [name, parent] = row.split(":") as [string, string];
    all[name] = defineType({ name, bases: [all[parent] as PyType] });
  }
  const group = [all.BaseExceptionGroup as PyType, all.Exception as PyType];
  all.ExceptionGroup = defineType({ name: "ExceptionGroup", bases: group });
  return all as never;
}

/** Makes an exception whose `args` are the given values; the caller throws it. */
export function raise(type: PyType, ...args: Value[]): PyException {
  for (let i = 0; i < args.length; i++) {
    // Messages are put together from JS texts.
    if (typeof args[i] === "string") args[i] = makeStr(args[i] as string);
  }
  const exception = new type.instanceClass() as PyException;
  exception.shape = type.rootShape;
  exception.args = args.length === 0 ? emptyTuple : new PyTuple(args);
  return exception;
}

/** The same with attributes that the class adds to BaseException's (`name`, `obj`, ...). */
export function raiseWith(
  type: PyType,
  message: string,
  details: Record<string, Value>,
): PyException {
  const exception = raise(type, message);
  exception.details = details;
  return exception;
}

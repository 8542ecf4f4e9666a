/**
 * The `raise` statement and what it means for an exception to be raised: its class is called, its
 * cause and its context are set.
 *
 * Order matters: a new exception gets its context when it first reaches the run loop (unwinding);
 * one that is re-raised keeps it, and its traceback too.
 */
import { exc, PyException, raise } from "../objects/errors.ts";
import type { Value } from "../objects/object.ts";
import { call } from "../objects/protocols/calls.ts";
import { reprText } from "../objects/protocols/text.ts";
import { PyType, typeOf } from "../objects/type.ts";
import { PySyntaxError } from "../syntax/syntax-error.ts";
import { syntaxErrorOf } from "./syntax-errors.ts";
import { handledException, recursionError, thread } from "./thread.ts";

/** An exception that is re-raised by the frame that already stands in its traceback. */
let reraised: PyException | null = null;

/** Whether the exception that is being thrown was re-raised; asked once. */
export function isReraised(exception: PyException): boolean {
  const answer = exception === reraised;
  reraised = null;
  return answer;
}

/** The Python exception that a thrown JS value stands for; null for a fault of our own. */
export function asPythonException(error: unknown): PyException | null {
  if (error instanceof PyException) return error;
  if (error instanceof PySyntaxError) return syntaxErrorOf(error);
  if (error instanceof RangeError) {
    if (error.message.includes("call stack")) return recursionError();
    return raise(exc.MemoryError);
  }
  return null;
}

/** CPython: _PyErr_SetObject. What is being handled becomes the context, without a cycle. */
export function setContext(exception: PyException): void {
  const handled = handledException();
  if (handled === null || handled === exception) return;
  let item: PyException = handled;
  // Two steps against one, for chains that someone made circular by hand.
  let slow: PyException = handled;
  let advance = false;
  while (item.context !== null) {
    if (item.context === exception) {
      item.context = null;
      break;
    }
    item = item.context;
    if (item === slow) break;
    if (advance && slow.context !== null) slow = slow.context;
    advance = !advance;
  }
  exception.context = handled;
}

/** RERAISE: the exception keeps its context and its traceback as they are. */
export function reraise(exception: PyException): PyException {
  reraised = exception;
  thread.propagating = exception;
  return exception;
}

/** The `raise` statement; the run loop throws the result. */
export function raiseStatement(what: Value | undefined, cause: Value | undefined): PyException {
  if (what === undefined) {
    const handled = handledException();
    if (handled === null) return raise(exc.RuntimeError, "No active exception to reraise");
    return reraise(handled);
  }
  const exception = makeRaised(what);
  if (cause !== undefined) setCause(exception, cause);
  thread.propagating = null;
  return exception;
}

function makeRaised(what: Value): PyException {
  if (what instanceof PyException) return what;
  if (!isExceptionClass(what)) {
    throw raise(exc.TypeError, "exceptions must derive from BaseException");
  }
  const made = call(what, []);
  if (made instanceof PyException) return made;
  throw raise(
    exc.TypeError,
    `calling ${reprText(what)} should have returned an instance of BaseException, ` +
      `not ${reprText(typeOf(made))}`,
  );
}

function setCause(exception: PyException, cause: Value): void {
  if (cause === null) {
    exception.cause = null;
  } else if (cause instanceof PyException) {
    exception.cause = cause;
  } else if (isExceptionClass(cause)) {
    const made = call(cause, []);
    if (!(made instanceof PyException)) {
      throw raise(
        exc.TypeError,
        `calling ${reprText(cause)} should have returned an instance of BaseException, ` +
          `not ${reprText(typeOf(made))}`,
      );
    }
    exception.cause = made;
  } else {
    throw raise(exc.TypeError, "exception causes must derive from BaseException");
  }
  exception.suppressContext = true;
}

export function isExceptionClass(value: Value): value is PyType {
  return value instanceof PyType && value.isSubtypeOf(exc.BaseException);
}

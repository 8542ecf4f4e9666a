/**
 * BaseException: constructor, attributes, notes, pickling. What its subclasses add is in
 * exception-kinds.ts, os-error.ts and exception-group.ts.
 *
 * Attributes of subclasses live in `details`. An exception made by `raise` has its details unset
 * until its class's constructor would have run; the readers derive them from `args` then.
 */
import { addNote } from "./class-creation.ts";
import { PyDict } from "./dict.ts";
import { exc, PyException, PyTraceback, raise } from "./errors.ts";
import { defineGetSet, defineMethods, defineStatic } from "./native.ts";
import type { Value } from "./object.ts";
import { defineInstanceDict } from "./object-methods.ts";
import { copyInstanceDict, setAttribute } from "./protocols/attributes.ts";
import { installExceptionMaker } from "./protocols/calls.ts";
import { hasAttributes } from "./protocols/fields.ts";
import { toArray } from "./protocols/iteration.ts";
import { isStr, reprText, str, textOf } from "./protocols/text.ts";
import { PyTuple } from "./tuple.ts";
import { type PyType, typeOf } from "./type.ts";

type Keywords = ReadonlyMap<string, Value>;

const base = exc.BaseException;

/** A bare exception of a class with these args. */
export function newException(cls: PyType, args: readonly Value[]): PyException {
  const exception = new cls.instanceClass() as PyException;
  exception.shape = cls.rootShape;
  exception.args = new PyTuple(args);
  return exception;
}

/** BaseException.__init__; subclasses with keywords call it with those they do not know. */
export function initException(
  exception: PyException,
  args: readonly Value[],
  keywords: Keywords,
): Value {
  refuseKeywords(exception, keywords);
  exception.args = new PyTuple(args);
  return null;
}

export function refuseKeywords(exception: PyException, keywords: Keywords): void {
  if (keywords.size === 0) return;
  throw raise(exc.TypeError, `${typeOf(exception).name}() takes no keyword arguments`);
}

/** Takes the known keywords into details; refuses the others. */
export function takeKeywords(
  exception: PyException,
  owner: string,
  keywords: Keywords,
  known: readonly string[],
): void {
  const details: Record<string, Value> = exception.details ?? {};
  for (const name of known) details[name] = keywords.get(name) ?? null;
  for (const name of keywords.keys()) {
    if (known.includes(name)) continue;
    throw raise(exc.TypeError, `${owner}() got an unexpected keyword argument '${name}'`);
  }
  exception.details = details;
}

/** Attributes that are None until set (C members of object kind). */
export function defineDetails(type: PyType, names: readonly string[]): void {
  for (const name of names) {
    defineGetSet(
      type,
      name,
      (exception: PyException) => exception.details?.[name] ?? null,
      (exception: PyException, value: Value | undefined) => {
        exception.details ??= {};
        exception.details[name] = value ?? null;
      },
    );
  }
}

// --- showing ---

export function strOfException(exception: PyException): Value {
  const items = exception.args.items;
  if (items.length === 0) return "";
  return items.length === 1 ? str(items[0] as Value) : str(exception.args);
}

function reprOfException(exception: PyException): Value {
  const name = typeOf(exception).name;
  const items = exception.args.items;
  return items.length === 1
    ? `${name}(${reprText(items[0] as Value)})`
    : `${name}${reprText(exception.args)}`;
}

// --- pickling ---

/** The attributes, with what `__reduce__` of a subclass adds; null when there are none. */
export function exceptionState(
  exception: PyException,
  added: Readonly<Record<string, Value | undefined>> = {},
): PyDict | null {
  const dict = hasAttributes(exception) ? copyInstanceDict(exception) : new PyDict();
  for (const name in added) {
    const value = added[name];
    if (value !== undefined && value !== null) dict.table.setString(name, value);
  }
  return dict.table.size === 0 ? null : dict;
}

export function reduceException(
  exception: PyException,
  args: PyTuple = exception.args,
  state: PyDict | null = exceptionState(exception),
): Value {
  const parts: Value[] = [typeOf(exception), args];
  if (state !== null) parts.push(state);
  return new PyTuple(parts);
}

function setState(exception: PyException, state: Value): Value {
  if (state === null) return null;
  if (!(state instanceof PyDict)) throw raise(exc.TypeError, "state is not a dictionary");
  for (const entry of state.table.order) {
    if (entry.value !== undefined) setAttribute(exception, textOf(entry.key), entry.value);
  }
  return null;
}

// --- attributes ---

function setTraceback(exception: PyException, value: Value | undefined): void {
  if (value === undefined) throw raise(exc.TypeError, "__traceback__ may not be deleted");
  if (value !== null && !(value instanceof PyTraceback)) {
    throw raise(exc.TypeError, "__traceback__ must be a traceback or None");
  }
  exception.traceback = value;
}

function checkLinked(value: Value | undefined, name: string, what: string): PyException | null {
  if (value === undefined) throw raise(exc.TypeError, `${name} may not be deleted`);
  if (value === null || value instanceof PyException) return value;
  throw raise(exc.TypeError, `exception ${what} must be None or derive from BaseException`);
}

defineStatic(base, "__new__", ["*args, **kwargs", newException]);
defineMethods(base, {
  __init__: ["*args, **kwargs", initException],
  __str__: ["", strOfException],
  __repr__: ["", reprOfException],
  __reduce__: ["", (exception: PyException) => reduceException(exception)],
  __setstate__: ["state, /", setState],
  with_traceback: [
    "tb, /",
    (exception: PyException, traceback: Value) => {
      setTraceback(exception, traceback);
      return exception;
    },
  ],
  add_note: [
    "note, /",
    (exception: PyException, note: Value) => {
      if (!isStr(note)) {
        throw raise(exc.TypeError, `add_note() argument must be str, not ${typeOf(note).name}`);
      }
      addNote(exception, note);
      return null;
    },
  ],
});
installExceptionMaker(
  base.dict.get("__new__") as Value,
  base.dict.get("__init__") as Value,
  newException,
);
defineInstanceDict(base);
defineGetSet(
  base,
  "args",
  (exception: PyException) => exception.args,
  (exception: PyException, value: Value | undefined) => {
    if (value === undefined) throw raise(exc.TypeError, "args may not be deleted");
    exception.args = new PyTuple(toArray(value));
  },
);
defineGetSet(base, "__traceback__", (exception: PyException) => exception.traceback, setTraceback);
defineGetSet(
  base,
  "__cause__",
  (exception: PyException) => exception.cause,
  (exception: PyException, value: Value | undefined) => {
    exception.cause = checkLinked(value, "__cause__", "cause");
    exception.suppressContext = true;
  },
);
defineGetSet(
  base,
  "__context__",
  (exception: PyException) => exception.context,
  (exception: PyException, value: Value | undefined) => {
    exception.context = checkLinked(value, "__context__", "context");
  },
);
defineGetSet(
  base,
  "__suppress_context__",
  (exception: PyException) => exception.suppressContext,
  (exception: PyException, value: Value | undefined) => {
    if (value === undefined) throw raise(exc.TypeError, "can't delete numeric/char attribute");
    if (typeof value !== "boolean") throw raise(exc.TypeError, "attribute value type must be bool");
    exception.suppressContext = value;
  },
);

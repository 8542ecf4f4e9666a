/** BaseExceptionGroup and ExceptionGroup (PEP 654): making, splitting, deriving. */
import { exc, PyException, raise } from "./errors.ts";
import { newException, refuseKeywords } from "./exception-methods.ts";
import { defineReadonly } from "./function-methods.ts";
import { makeGenericAlias } from "./generic-alias.ts";
import { newList } from "./list.ts";
import { defineClassMethods, defineMethods, defineStatic } from "./native.ts";
import type { Value } from "./object.ts";
import { getAttribute, getField, setField } from "./protocols/attributes.ts";
import { call, isCallable } from "./protocols/calls.ts";
import { isInstanceOf } from "./protocols/instances.ts";
import { toArray } from "./protocols/iteration.ts";
import { isTrue } from "./protocols/operators.ts";
import { isStr, makeStr, strText } from "./protocols/text.ts";
import { emptyTuple, PyTuple } from "./tuple.ts";
import { isInstance, PyType, typeOf } from "./type.ts";

type Keywords = ReadonlyMap<string, Value>;

const base = exc.BaseExceptionGroup;

function newGroup(cls: PyType, args: readonly Value[], keywords: Keywords): Value {
  if (args.length !== 2) {
    throw raise(
      exc.TypeError,
      `BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`,
    );
  }
  const [message, given] = args as [Value, Value];
  if (!isStr(message)) {
    const name = typeOf(message).name;
    throw raise(exc.TypeError, `BaseExceptionGroup.__new__() argument 1 must be str, not ${name}`);
  }
  const members = checkMembers(given);
  const group = newException(chooseClass(cls, members), args);
  refuseKeywords(group, keywords);
  group.details = { message, exceptions: new PyTuple(members) };
  return group;
}

function checkMembers(given: Value): PyException[] {
  const type = typeOf(given);
  const isSequence = type.lookup("__getitem__") !== undefined && type.lookup("keys") === undefined;
  if (!isSequence) throw raise(exc.TypeError, "second argument (exceptions) must be a sequence");
  const members = toArray(given);
  if (members.length === 0) {
    throw raise(exc.ValueError, "second argument (exceptions) must be a non-empty sequence");
  }
  members.forEach((member, i) => {
    if (member instanceof PyException) return;
    throw raise(exc.ValueError, `Item ${i} of second argument (exceptions) is not an exception`);
  });
  return members as PyException[];
}

/** BaseExceptionGroup of plain Exceptions is an ExceptionGroup. */
function chooseClass(cls: PyType, members: readonly PyException[]): PyType {
  const allPlain = members.every((member) => isInstance(member, exc.Exception));
  if (cls === base) return allPlain ? exc.ExceptionGroup : cls;
  if (allPlain || !cls.isSubtypeOf(exc.Exception)) return cls;
  throw raise(
    exc.TypeError,
    cls === exc.ExceptionGroup
      ? "Cannot nest BaseExceptions in an ExceptionGroup"
      : `Cannot nest BaseExceptions in '${cls.name}'`,
  );
}

export function isGroup(value: Value): value is PyException {
  return value instanceof PyException && isInstance(value, base);
}

export function membersOf(group: PyException): readonly PyException[] {
  const members = group.details?.exceptions ?? emptyTuple;
  return (members as PyTuple).items as readonly PyException[];
}

type Matcher = (exception: PyException) => boolean;

function makeMatcher(condition: Value): Matcher {
  if (isExceptionClass(condition)) return (e) => isInstanceOf(e, condition);
  if (condition instanceof PyTuple && condition.items.every(isExceptionClass)) {
    return (e) => isInstanceOf(e, condition);
  }
  if (isCallable(condition) && !(condition instanceof PyType)) {
    return (e) => isTrue(call(condition, [e]));
  }
  throw raise(
    exc.TypeError,
    "expected an exception type, a tuple of exception types, or a callable (other than a class)",
  );
}

function isExceptionClass(value: Value): boolean {
  return value instanceof PyType && value.isSubtypeOf(exc.BaseException);
}

/** What matches and, where asked for, what does not; groups keep their nesting. */
function split(
  exception: PyException,
  matches: Matcher,
  wantRest: boolean,
): readonly [PyException | null, PyException | null] {
  if (matches(exception)) return [exception, null];
  if (!isGroup(exception)) return [null, exception];
  const matching: PyException[] = [];
  const rest: PyException[] = [];
  for (const member of membersOf(exception)) {
    const [match, other] = split(member, matches, wantRest);
    if (match !== null) matching.push(match);
    if (other !== null) rest.push(other);
  }
  return [deriveFrom(exception, matching), wantRest ? deriveFrom(exception, rest) : null];
}

/** A group of these members like the original: cause, context, notes and traceback too. */
function deriveFrom(group: PyException, members: readonly PyException[]): PyException | null {
  if (members.length === 0) return null;
  const derived = call(getAttribute(group, "derive"), [newList([...members])]);
  if (!isGroup(derived)) {
    throw raise(exc.TypeError, "derive must return an instance of BaseExceptionGroup");
  }
  derived.traceback = group.traceback;
  derived.context = group.context;
  derived.cause = group.cause;
  derived.suppressContext = group.suppressContext;
  const notes = getField(group, "__notes__");
  if (notes !== undefined) setField(derived, "__notes__", newList(toArray(notes)));
  return derived;
}

defineStatic(base, "__new__", ["*args, **kwargs", newGroup]);
defineMethods(base, {
  __init__: [
    "*args, **kwargs",
    (group: PyException, args: readonly Value[], keywords: Keywords) => {
      refuseKeywords(group, keywords);
      group.args = new PyTuple(args);
      return null;
    },
  ],
  __str__: [
    "",
    (group: PyException) => {
      const count = membersOf(group).length;
      const message = strText(group.details?.message as Value);
      return makeStr(`${message} (${count} sub-exception${count === 1 ? "" : "s"})`);
    },
  ],
  derive: [
    "excs, /",
    (group: PyException, members: Value) => call(base, [group.details?.message as Value, members]),
  ],
  split: [
    "matcher_value, /",
    (group: PyException, condition: Value) =>
      new PyTuple(split(group, makeMatcher(condition), true)),
  ],
  subgroup: [
    "matcher_value, /",
    (group: PyException, condition: Value) => split(group, makeMatcher(condition), false)[0],
  ],
});
defineReadonly(base, {
  message: (group: PyException) => group.details?.message ?? null,
  exceptions: (group: PyException) => group.details?.exceptions ?? null,
});
defineClassMethods(base, { __class_getitem__: ["object, /", makeGenericAlias] });

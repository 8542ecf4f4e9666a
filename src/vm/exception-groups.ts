/** `except*` (PEP 654): splitting a group among the clauses, and what is raised after the last. */
import { exc, PyException, raise } from "../objects/errors.ts";
import { type PyList, listValues, newList } from "../objects/list.ts";
import { PyNative } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { length } from "../objects/protocols/operators.ts";
import { PyTuple } from "../objects/tuple.ts";
import { type PyType, isInstance, typeOf } from "../objects/type.ts";
import { isExceptionClass } from "./raising.ts";
import { thread } from "./thread.ts";

function isGroup(value: Value): value is PyException {
  return value instanceof PyException && isInstance(value, exc.BaseExceptionGroup);
}

/** CHECK_EG_MATCH: `exception type` at `at` become `rest match`, each an exception or None. */
export function checkGroupMatch(regs: (Value | undefined)[], at: number): void {
  const exception = regs[at] as Value;
  const type = regs[at + 1] as Value;
  checkStarType(type);
  const [match, rest] = splitByType(exception, type);
  regs[at] = rest;
  regs[at + 1] = match;
  if (match !== null) thread.handled.value = match as PyException;
}

function checkStarType(type: Value): void {
  for (const item of type instanceof PyTuple ? type.items : [type]) {
    if (!isExceptionClass(item)) {
      throw raise(
        exc.TypeError,
        "catching classes that do not inherit from BaseException is not allowed",
      );
    }
    if (item.isSubtypeOf(exc.BaseExceptionGroup)) {
      throw raise(
        exc.TypeError,
        "catching ExceptionGroup with except* is not allowed. Use except instead.",
      );
    }
  }
}

function splitByType(exception: Value, type: Value): readonly [Value, Value] {
  if (exception === null) return [null, null];
  if (matches(exception, type)) {
    if (isGroup(exception)) return [exception, null];
    const wrapped = call(exc.BaseExceptionGroup, ["", new PyTuple([exception])]) as PyException;
    wrapped.traceback = (exception as PyException).traceback;
    return [wrapped, null];
  }
  if (!isGroup(exception)) return [null, exception];
  const pair = call(getAttribute(exception, "split"), [type]);
  if (!(pair instanceof PyTuple) || pair.items.length < 2) {
    const cls = typeOf(exception).name;
    throw raise(exc.TypeError, `${cls}.split must return a 2-tuple`);
  }
  return [pair.items[0] as Value, pair.items[1] as Value];
}

function matches(exception: Value, type: Value): boolean {
  const thrown = typeOf(exception);
  const types = type instanceof PyTuple ? type.items : [type];
  return types.some((item) => thrown.isSubtypeOf(item as PyType));
}

/** INTRINSIC_PREP_RERAISE_STAR: the exception to raise when all clauses are done, or None. */
export function prepareReraiseStar(original: Value, results: PyList): Value {
  const all = listValues(results).filter((item) => item !== null);
  if (all.length === 0) return null;
  if (!isGroup(original)) return all[0] as Value;
  const raised: Value[] = [];
  const passedOn: Value[] = [];
  for (const item of all) {
    if (isPartOf(item as PyException, original)) passedOn.push(item);
    else raised.push(item);
  }
  const rest = passedOn.length === 0 ? null : projectGroup(original, passedOn);
  if (raised.length === 0) return rest;
  if (rest !== null) raised.push(rest);
  if (raised.length === 1) return raised[0] as Value;
  return call(exc.BaseExceptionGroup, ["", newList(raised)]);
}

/** Whether a group was split off `original` and is otherwise untouched. */
function isPartOf(part: PyException, original: PyException): boolean {
  return (
    isGroup(part) &&
    part.traceback === original.traceback &&
    part.cause === original.cause &&
    part.context === original.context &&
    lookupAttribute(part, "__notes__") === lookupAttribute(original, "__notes__")
  );
}

/** The part of `group` whose leaves are those of `parts`, nested as they were. */
function projectGroup(group: PyException, parts: readonly Value[]): Value {
  const leaves = new Set<Value>();
  for (const part of parts) collectLeaves(part, leaves);
  const isKept = new PyNative("keep", {
    signature: "exception, /",
    implementation: (exception: Value) => leaves.has(exception),
  });
  return call(getAttribute(group, "subgroup"), [isKept]);
}

function collectLeaves(value: Value, leaves: Set<Value>): void {
  if (!isGroup(value)) {
    leaves.add(value);
    return;
  }
  const items = getAttribute(value, "exceptions") as PyTuple;
  for (let i = 0; i < length(items); i++) collectLeaves(items.items[i] as Value, leaves);
}

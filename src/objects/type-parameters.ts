/**
 * What GenericAlias and Union share: the type parameters in a tuple of arguments, putting arguments
 * in their place, and the way arguments are shown (CPython: Objects/genericaliasobject.c).
 *
 * A type parameter is any object with `__typing_subst__`; a generic one has `__parameters__`.
 */
import { exc, raise } from "./errors.ts";
import { listType, listValues, type PyList } from "./list.ts";
import type { Value } from "./object.ts";
import { lookupAttribute } from "./protocols/attributes.ts";
import { call } from "./protocols/calls.ts";
import { toArray } from "./protocols/iteration.ts";
import { equals, getItem } from "./protocols/operators.ts";
import { reprText, strText } from "./protocols/text.ts";
import { Ellipsis } from "./singletons.ts";
import { PyTuple } from "./tuple.ts";
import { PyType, typeOf } from "./type.ts";

/** The distinct type parameters of arguments, in order of appearance. */
export function collectParameters(args: readonly Value[]): Value[] {
  const found: Value[] = [];
  collectInto(found, args);
  return found;
}

function collectInto(found: Value[], args: readonly Value[]): void {
  for (const arg of args) {
    if (arg instanceof PyType || typeof arg !== "object" || arg === null) continue;
    if (isParameter(arg)) {
      addOnce(found, arg);
    } else if (arg instanceof PyTuple) {
      collectInto(found, arg.items);
    } else if (typeOf(arg) === listType) {
      collectInto(found, listValues(arg as PyList));
    } else {
      const inner = lookupAttribute(arg, "__parameters__");
      if (inner instanceof PyTuple) for (const parameter of inner.items) addOnce(found, parameter);
    }
  }
}

function isParameter(value: Value): boolean {
  return lookupAttribute(value, "__typing_subst__") !== undefined;
}

function addOnce(found: Value[], parameter: Value): void {
  for (const other of found) if (equals(other, parameter)) return;
  found.push(parameter);
}

/** The arguments with their parameters replaced by what stands in brackets. */
export function substituteParameters(
  owner: Value,
  args: readonly Value[],
  parameters: readonly Value[],
  key: Value,
): Value[] {
  if (parameters.length === 0) {
    throw raise(exc.TypeError, `${reprText(owner)} is not a generic class`);
  }
  let items: Value = key instanceof PyTuple ? key : new PyTuple([key]);
  items = unpackArguments(items as PyTuple);
  for (const parameter of parameters) {
    const prepare = lookupAttribute(parameter, "__typing_prepare_subst__");
    if (prepare !== undefined && prepare !== null) items = call(prepare, [owner, items]);
  }
  const given = items instanceof PyTuple ? items.items : toArray(items);
  if (given.length !== parameters.length) {
    const word = given.length > parameters.length ? "many" : "few";
    throw raise(
      exc.TypeError,
      `Too ${word} arguments for ${reprText(owner)}; ` +
        `actual ${given.length}, expected ${parameters.length}`,
    );
  }
  return substituteAll(args, parameters, given);
}

/** Replaces `*tuple[int, str]` in brackets by its arguments. */
function unpackArguments(key: PyTuple): PyTuple {
  const items: Value[] = [];
  for (const item of key.items) {
    const inner =
      item instanceof PyType || typeof item !== "object" || item === null
        ? undefined
        : lookupAttribute(item, "__typing_unpacked_tuple_args__");
    if (inner instanceof PyTuple && inner.items[inner.items.length - 1] !== Ellipsis) {
      items.push(...inner.items);
    } else {
      items.push(item);
    }
  }
  return new PyTuple(items);
}

function substituteAll(
  args: readonly Value[],
  parameters: readonly Value[],
  given: readonly Value[],
): Value[] {
  const result: Value[] = [];
  for (const arg of args) {
    if (arg instanceof PyType || typeof arg !== "object" || arg === null) {
      result.push(arg);
    } else if (isParameter(arg)) {
      substituteOne(result, arg, given[indexOfParameter(parameters, arg)] as Value);
    } else if (arg instanceof PyTuple) {
      result.push(new PyTuple(substituteAll(arg.items, parameters, given)));
    } else {
      substituteInner(result, arg, parameters, given);
    }
  }
  return result;
}

function substituteOne(result: Value[], parameter: Value, value: Value): void {
  const substitute = lookupAttribute(parameter, "__typing_subst__") as Value;
  const replaced = call(substitute, [value]);
  // A TypeVarTuple gives a tuple of all that it stands for.
  if (replaced instanceof PyTuple && typeOf(parameter).name === "TypeVarTuple") {
    result.push(...replaced.items);
  } else {
    result.push(replaced);
  }
}

function substituteInner(
  result: Value[],
  arg: Value,
  parameters: readonly Value[],
  given: readonly Value[],
): void {
  const inner = lookupAttribute(arg, "__parameters__");
  if (!(inner instanceof PyTuple) || inner.items.length === 0) {
    result.push(arg);
    return;
  }
  const keys: Value[] = [];
  for (const parameter of inner.items) {
    const value = given[indexOfParameter(parameters, parameter)] as Value;
    if (typeOf(parameter).name === "TypeVarTuple" && value instanceof PyTuple) {
      keys.push(...value.items);
    } else {
      keys.push(value);
    }
  }
  const replaced = getItem(arg, new PyTuple(keys));
  const unpacked = lookupAttribute(replaced, "__typing_unpacked_tuple_args__");
  if (unpacked instanceof PyTuple) result.push(...unpacked.items);
  else result.push(replaced);
}

function indexOfParameter(parameters: readonly Value[], parameter: Value): number {
  return parameters.findIndex((other) => equals(other, parameter));
}

/** An argument as aliases and unions show it: classes by name, lists item by item. */
export function showArgument(arg: Value): string {
  if (arg === Ellipsis) return "...";
  if (arg === null) return "None";
  if (typeOf(arg) === listType) {
    return `[${listValues(arg as PyList)
      .map(showArgument)
      .join(", ")}]`;
  }
  if (typeof arg !== "object") return reprText(arg);
  if (
    lookupAttribute(arg, "__origin__") !== undefined &&
    lookupAttribute(arg, "__args__") !== undefined
  ) {
    return reprText(arg);
  }
  const qualname = lookupAttribute(arg, "__qualname__");
  const module = lookupAttribute(arg, "__module__");
  if (qualname === undefined || module === undefined || module === null) return reprText(arg);
  return module === "builtins" ? strText(qualname) : `${strText(module)}.${strText(qualname)}`;
}

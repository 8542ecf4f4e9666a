/**
 * The `match` statement's instructions (PEP 634): what counts as a sequence or a mapping, looking
 * keys up, and class patterns with `__match_args__`.
 */
import { dictType } from "../objects/dict.ts";
import { exc, raise } from "../objects/errors.ts";
import { listType } from "../objects/list.ts";
import { PyObject, type Value } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call2, call } from "../objects/protocols/calls.ts";
import { length } from "../objects/protocols/operators.ts";
import { isStr, reprText, strText } from "../objects/protocols/text.ts";
import { rangeType } from "../objects/range.ts";
import { PyTuple, tupleType } from "../objects/tuple.ts";
import { PyType, boolType, floatType, intType, strType, typeOf } from "../objects/type.ts";
import { frozenSetType, setType } from "../objects/set.ts";

/** How a class takes part in `match` (CPython: Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING). */
export const enum PatternKind {
  Sequence = 0x20,
  Mapping = 0x40,
}

/** Classes that say what they are; subclasses inherit it. */
const declared = new Map<PyType, PatternKind>([
  [listType, PatternKind.Sequence],
  [tupleType, PatternKind.Sequence],
  [rangeType, PatternKind.Sequence],
  [dictType, PatternKind.Mapping],
]);

/** For collections.abc: Sequence, Mapping and what is registered with them. */
export function declarePatternKind(cls: PyType, kind: PatternKind): void {
  declared.set(cls, kind);
}

export function patternKindOf(cls: PyType): PatternKind | undefined {
  for (const base of cls.mro) {
    const kind = declared.get(base);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

export function matchesSequence(subject: Value): boolean {
  return patternKindOf(typeOf(subject)) === PatternKind.Sequence;
}

export function matchesMapping(subject: Value): boolean {
  return patternKindOf(typeOf(subject)) === PatternKind.Mapping;
}

export function lengthOf(value: Value): number {
  return length(value);
}

/** MATCH_KEYS: a tuple of the values, or None when a key is missing. */
export function matchKeys(subject: Value, keys: PyTuple): Value {
  if (keys.items.length === 0) return new PyTuple([]);
  const get = getAttribute(subject, "get");
  const missing = new Missing();
  const seen = new Set<Value>();
  const values: Value[] = [];
  for (const key of keys.items) {
    if (seen.has(key)) {
      throw raise(exc.ValueError, `mapping pattern checks duplicate key (${reprText(key)})`);
    }
    seen.add(key);
    const value = call2(get, key, missing);
    if (value === missing) return null;
    values.push(value);
  }
  return new PyTuple(values);
}

/** The default that says that `get` found nothing. */
class Missing extends PyObject {
  constructor() {
    super();
    this.shape = intType.rootShape;
  }
}

/** Built-in classes whose single positional sub-pattern matches the subject itself. */
const matchSelf: readonly PyType[] = [
  boolType,
  dictType,
  floatType,
  frozenSetType,
  intType,
  listType,
  setType,
  strType,
  tupleType,
];

const selfMatching = new Set<string>(["bytes", "bytearray"]);

function matchesSelf(cls: PyType): boolean {
  return cls.mro.some(
    (base) => matchSelf.includes(base) || (selfMatching.has(base.name) && !base.isHeapType),
  );
}

/** MATCH_CLASS: a tuple of the attributes, or None. */
export function matchClass(subject: Value, cls: Value, names: PyTuple, positional: number): Value {
  if (!(cls instanceof PyType)) {
    throw raise(exc.TypeError, "called match pattern must be a class");
  }
  if (!isInstanceOf(subject, cls)) return null;
  const seen = new Set<string>();
  const values: Value[] = [];
  if (positional > 0) {
    const rest = matchPositional(subject, cls, positional, seen, values);
    if (!rest) return null;
  }
  for (const name of names.items) {
    const value = matchAttribute(subject, cls, strText(name), seen);
    if (value === undefined) return null;
    values.push(value);
  }
  return new PyTuple(values);
}

function isInstanceOf(subject: Value, cls: PyType): boolean {
  const check = cls.shape.cls.lookup("__instancecheck__");
  if (check === undefined) return typeOf(subject).isSubtypeOf(cls);
  return call(check, [cls, subject]) === true;
}

function matchPositional(
  subject: Value,
  cls: PyType,
  count: number,
  seen: Set<string>,
  values: Value[],
): boolean {
  const found = lookupAttribute(cls, "__match_args__");
  let names: readonly Value[] = [];
  let whole = false;
  if (found !== undefined) {
    if (!(found instanceof PyTuple)) {
      const kind = typeOf(found).name;
      throw raise(exc.TypeError, `${cls.name}.__match_args__ must be a tuple (got ${kind})`);
    }
    names = found.items;
  } else {
    whole = matchesSelf(cls);
  }
  const allowed = whole ? 1 : names.length;
  if (allowed < count) {
    const s = allowed === 1 ? "" : "s";
    throw raise(
      exc.TypeError,
      `${cls.name}() accepts ${allowed} positional sub-pattern${s} (${count} given)`,
    );
  }
  if (whole) {
    values.push(subject);
    return true;
  }
  for (let i = 0; i < count; i++) {
    const name = names[i] as Value;
    if (!isStr(name)) {
      const kind = typeOf(name).name;
      throw raise(exc.TypeError, `__match_args__ elements must be strings (got ${kind})`);
    }
    const value = matchAttribute(subject, cls, strText(name), seen);
    if (value === undefined) return false;
    values.push(value);
  }
  return true;
}

function matchAttribute(
  subject: Value,
  cls: PyType,
  name: string,
  seen: Set<string>,
): Value | undefined {
  if (seen.has(name)) {
    throw raise(exc.TypeError, `${cls.name}() got multiple sub-patterns for attribute '${name}'`);
  }
  seen.add(name);
  return lookupAttribute(subject, name);
}

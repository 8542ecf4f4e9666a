/** The `class` statement: `__build_class__` (CPython: builtin___build_class__ in bltinmodule.c). */
import { PyDict } from "../objects/dict.ts";
import { exc, raise } from "../objects/errors.ts";
import { PyCell, PyFunction } from "../objects/function.ts";
import { PyNative } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { deriveMetaclass } from "../objects/class-creation.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { setItem } from "../objects/protocols/operators.ts";
import { isStr, reprText } from "../objects/protocols/text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { PyType, typeOf, typeType } from "../objects/type.ts";
import { bindFrame } from "./calls.ts";
import { ReturnMode } from "./frame.ts";
import { recursionError, thread } from "./thread.ts";

function buildClass(
  body: Value,
  name: Value,
  given: readonly Value[],
  keywords: Map<string, Value>,
): Value {
  if (!(body instanceof PyFunction)) {
    throw raise(exc.TypeError, "__build_class__: func must be a function");
  }
  if (!isStr(name)) throw raise(exc.TypeError, "__build_class__: name is not a string");
  const bases = resolveBases(given);
  let metaclass: Value = keywords.get("metaclass") ?? defaultMetaclass(bases);
  keywords.delete("metaclass");
  if (metaclass instanceof PyType) metaclass = deriveMetaclass(metaclass, bases);
  const baseTuple = new PyTuple(bases);
  const names = keywords.size === 0 ? null : [...keywords.keys()];
  const namespace = prepareNamespace(metaclass, name, baseTuple, keywords, names);
  const cell = runBody(body, namespace);
  if (bases !== given) setItem(namespace, "__orig_bases__", new PyTuple(given));
  const cls = call(metaclass, [name, baseTuple, namespace, ...keywords.values()], names);
  if (cls instanceof PyType && cell instanceof PyCell) checkClassCell(cell, cls, name);
  return cls;
}

function defaultMetaclass(bases: readonly Value[]): PyType {
  return bases.length === 0 ? typeType : typeOf(bases[0] as Value);
}

/** Replaces bases that have `__mro_entries__`; the same array when there are none. */
function resolveBases(given: readonly Value[]): readonly Value[] {
  let resolved: Value[] | null = null;
  for (let i = 0; i < given.length; i++) {
    const base = given[i] as Value;
    const entries = base instanceof PyType ? undefined : lookupAttribute(base, "__mro_entries__");
    if (entries === undefined) {
      resolved?.push(base);
      continue;
    }
    const made = call(entries, [new PyTuple(given)]);
    if (!(made instanceof PyTuple)) {
      throw raise(exc.TypeError, "__mro_entries__ must return a tuple");
    }
    resolved ??= given.slice(0, i);
    resolved.push(...made.items);
  }
  return resolved ?? given;
}

function prepareNamespace(
  metaclass: Value,
  name: Value,
  bases: PyTuple,
  keywords: Map<string, Value>,
  names: string[] | null,
): Value {
  const prepare = lookupAttribute(metaclass, "__prepare__");
  if (prepare === undefined) return new PyDict();
  const namespace = call(prepare, [name, bases, ...keywords.values()], names);
  if (typeOf(namespace).lookup("__getitem__") === undefined) {
    const owner = metaclass instanceof PyType ? metaclass.name : "<metaclass>";
    const kind = typeOf(namespace).name;
    throw raise(exc.TypeError, `${owner}.__prepare__() must return a mapping, not ${kind}`);
  }
  return namespace;
}

/** Runs the class body in its namespace; gives the `__class__` cell, or None. */
function runBody(body: PyFunction, namespace: Value): Value {
  const back = thread.frame;
  if (back !== null && back.depth >= thread.recursionLimit) throw recursionError();
  const frame = bindFrame(body, [], 0, 0, null, back);
  frame.namespace = namespace;
  frame.mode = ReturnMode.Entry;
  return thread.run(frame, null);
}

function checkClassCell(cell: PyCell, cls: PyType, name: Value): void {
  if (cell.value === cls) return;
  if (cell.value === undefined) {
    throw raise(
      exc.RuntimeError,
      `__class__ not set defining ${reprText(name)} as ${reprText(cls)}. ` +
        "Was __classcell__ propagated to type.__new__?",
    );
  }
  throw raise(
    exc.TypeError,
    `__class__ set to ${reprText(cell.value)} defining ${reprText(name)} as ${reprText(cls)}`,
  );
}

export const buildClassFunction = new PyNative(
  "__build_class__",
  { signature: "func, name, /, *bases, **kwds", implementation: buildClass },
  "builtins",
);

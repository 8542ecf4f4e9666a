/**
 * Names: locals that turn out unbound, globals and builtins, the namespaces of classes and modules.
 *
 * A global found in a dict of its module leaves a GlobalCache behind for the run loop. A namespace
 * that is no plain dict (a metaclass's `__prepare__`, exec with a mapping) is asked by `[]`.
 */
import { LocalKind } from "../bytecode/code.ts";
import { CommonConstant } from "../bytecode/opcodes.ts";
import { PyDict, dictType } from "../objects/dict.ts";
import { exc, PyException, raise } from "../objects/errors.ts";
import type { PyCell } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import { deleteItem, getItem, setItem } from "../objects/protocols/operators.ts";
import { tupleType } from "../objects/tuple.ts";
import { isInstance } from "../objects/type.ts";
import type { Frame } from "./frame.ts";
import { GlobalCache } from "./inline-caches.ts";

const dictShape = dictType.rootShape;

function isPlainDict(value: Value): value is PyDict {
  return value instanceof PyDict && value.shape === dictShape;
}

/** NameError carrying the name, from which the traceback printer makes its suggestion. */
function nameError(text: string, name: string): PyException {
  const error = raise(exc.NameError, text);
  error.details = { name };
  return error;
}

export function undefinedName(name: string): PyException {
  return nameError(`name '${name}' is not defined`, name);
}

/** The error for reading or deleting an unbound local, cell or free variable. */
export function unboundLocal(frame: Frame, slot: number): PyException {
  const code = frame.code;
  const name = code.localNames[slot] as string;
  if (((code.localKinds[slot] as number) & LocalKind.Free) !== 0) {
    return nameError(
      `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
      name,
    );
  }
  // Python: this one does not carry its name.
  return raise(
    exc.UnboundLocalError,
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

export function copyFreeVariables(frame: Frame, count: number): void {
  const closure = frame.fn?.closure ?? [];
  const first = frame.code.slotCount - count;
  for (let i = 0; i < count; i++) frame.regs[first + i] = closure[i];
}

export function loadCommonConstant(which: number): Value {
  switch (which as CommonConstant) {
    case CommonConstant.AssertionError:
      return exc.AssertionError;
    case CommonConstant.NotImplementedError:
      return exc.NotImplementedError;
    case CommonConstant.Tuple:
      return tupleType;
    case CommonConstant.All:
      return commonBuiltins.all;
    case CommonConstant.Any:
      return commonBuiltins.any;
  }
}

/** The built-in `all` and `any`; filled in at start. */
export const commonBuiltins: { all: Value; any: Value } = { all: null, any: null };

export function loadBuildClass(frame: Frame): Value {
  const found = frame.builtins.table.getString("__build_class__");
  if (found === undefined) throw raise(exc.NameError, "__build_class__ not found");
  return found;
}

// --- globals ---

export function loadGlobal(frame: Frame, index: number): Value {
  const name = frame.code.names[index] as string;
  const globals = frame.globals;
  if (globals.shape !== dictShape) return loadFromSubclass(frame, name);
  const caches = frame.code.caches as unknown[];
  const own = globals.table.entries.get(name);
  if (own !== undefined && own.value !== undefined) {
    caches[frame.pc - 1] = new GlobalCache(globals, own, -1);
    return own.value;
  }
  const built = frame.builtins.table.entries.get(name);
  if (built === undefined || built.value === undefined) throw undefinedName(name);
  caches[frame.pc - 1] = new GlobalCache(globals, built, globals.table.keysVersion);
  return built.value;
}

/** Globals of a subclass of dict are asked by `[]`: it may have `__missing__` (annotationlib's has). */
function loadFromSubclass(frame: Frame, name: string): Value {
  const own = findInNamespace(frame.globals, name);
  if (own !== undefined) return own;
  const built = frame.builtins.table.getString(name);
  if (built === undefined) throw undefinedName(name);
  return built;
}

export function storeGlobal(frame: Frame, index: number, value: Value): void {
  const name = frame.code.names[index] as string;
  const table = frame.globals.table;
  table.setString(name, value);
  const entry = table.entries.get(name);
  if (entry === undefined) return;
  (frame.code.caches as unknown[])[frame.pc - 1] = new GlobalCache(frame.globals, entry, -1);
}

export function deleteGlobal(frame: Frame, index: number): void {
  const name = frame.code.names[index] as string;
  if (!frame.globals.table.deleteString(name)) throw undefinedName(name);
}

// --- namespaces ---

/** Looks a name up in a namespace; undefined where it is not there. */
export function findInNamespace(namespace: Value, name: string): Value | undefined {
  if (isPlainDict(namespace)) return namespace.table.getString(name);
  try {
    return getItem(namespace, name);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.KeyError)) return undefined;
    throw error;
  }
}

export function loadName(frame: Frame, index: number): Value {
  const namespace = frame.namespace;
  if (namespace === frame.globals) return loadGlobal(frame, index);
  const name = frame.code.names[index] as string;
  const own = namespace === null ? undefined : findInNamespace(namespace, name);
  return ownOrGlobal(frame, name, own);
}

function ownOrGlobal(frame: Frame, name: string, own: Value | undefined): Value {
  if (own !== undefined) return own;
  const value = findGlobal(frame, name);
  if (value === undefined) throw undefinedName(name);
  return value;
}

function findGlobal(frame: Frame, name: string): Value | undefined {
  // Python: globals that are a subclass of dict may have `__missing__`.
  const value = findInNamespace(frame.globals, name);
  return value === undefined ? frame.builtins.table.getString(name) : value;
}

export function storeName(frame: Frame, index: number, value: Value): void {
  const namespace = frame.namespace;
  if (namespace === frame.globals) {
    storeGlobal(frame, index, value);
    return;
  }
  const name = frame.code.names[index] as string;
  if (isPlainDict(namespace)) {
    namespace.table.setString(name, value);
  } else if (namespace === null) {
    throw raise(exc.SystemError, `no locals found when storing '${name}'`);
  } else {
    setItem(namespace, name, value);
  }
}

export function deleteName(frame: Frame, index: number): void {
  const name = frame.code.names[index] as string;
  const namespace = frame.namespace;
  if (isPlainDict(namespace)) {
    if (!namespace.table.deleteString(name)) throw undefinedName(name);
    return;
  }
  try {
    deleteItem(namespace, name);
  } catch (error) {
    if (!(error instanceof PyException) || !isInstance(error, exc.KeyError)) throw error;
    throw undefinedName(name);
  }
}

export function loadLocals(frame: Frame): Value {
  if (frame.namespace === null) throw raise(exc.SystemError, "no locals");
  return frame.namespace;
}

export function loadFromDictOrGlobals(frame: Frame, mapping: Value, index: number): Value {
  const name = frame.code.names[index] as string;
  return ownOrGlobal(frame, name, findInNamespace(mapping, name));
}

export function loadFromDictOrDeref(frame: Frame, mapping: Value, slot: number): Value {
  const name = frame.code.localNames[slot] as string;
  const own = findInNamespace(mapping, name);
  if (own !== undefined) return own;
  const value = (frame.regs[slot] as PyCell).value;
  if (value === undefined) throw unboundLocal(frame, slot);
  return value;
}

export function setupAnnotations(frame: Frame): void {
  const namespace = frame.namespace;
  if (findInNamespace(namespace, "__annotations__") !== undefined) return;
  if (isPlainDict(namespace)) namespace.table.setString("__annotations__", new PyDict());
  else setItem(namespace, "__annotations__", new PyDict());
}

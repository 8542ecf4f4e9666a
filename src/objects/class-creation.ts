/**
 * `type.__new__`: from name, bases and namespace to a class, with CPython's order of checks and
 * error texts (CPython: type_new in Objects/typeobject.c).
 *
 * The one difficulty is the layout. An instance's JS class comes from one built-in ancestor
 * (`layout`), so two bases may only be combined when the layout of one extends that of the other;
 * classes that add slots count as layouts too, as in CPython.
 */
import { PyDict } from "./dict.ts";
import { exc, PyException, raise } from "./errors.ts";
import { PyCell, PyClassMethod, PyFunction, PyStaticMethod } from "./function.ts";
import { interpreter } from "./interpreter-hooks.ts";
import { newList, PyList } from "./list.ts";
import { PyGetSet, PyMember, PyMethodDescriptor } from "./native.ts";
import type { PyObject, Value } from "./object.ts";
import { defineInstanceDict } from "./object-methods.ts";
import { getAttribute, lookupAttribute } from "./protocols/attributes.ts";
import { call, callMethodOf, callSpecial2, type KeywordNames } from "./protocols/calls.ts";
import { toArray } from "./protocols/iteration.ts";
import { isStr, quote, reprText, textOf } from "./protocols/text.ts";
import { superLookup } from "./super-lookup.ts";
import { isIdentifier } from "./text/unicode.ts";
import { PyTuple } from "./tuple.ts";
import { linearize, MroConflict, objectType, PyType, typeOf, typeType } from "./type.ts";

/** `type.__new__(metaclass, name, bases, namespace, **keywords)`. */
export function newClass(
  metaclass: PyType,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (args.length !== 3) {
    throw raise(
      exc.TypeError,
      metaclass === typeType && args.length === 1
        ? "type() takes 1 or 3 arguments"
        : `type.__new__() takes exactly 3 arguments (${args.length} given)`,
    );
  }
  const [name, bases, namespace] = args as [Value, Value, Value];
  if (!isStr(name)) throw wrongArgument(1, "str", name);
  if (!(bases instanceof PyTuple)) throw wrongArgument(2, "tuple", bases);
  if (!(namespace instanceof PyDict)) throw wrongArgument(3, "dict", namespace);
  const winner = deriveMetaclass(metaclass, bases.items);
  if (winner !== metaclass) {
    const make = winner.lookup("__new__") as Value;
    if (make !== typeType.dict.get("__new__")) {
      const names: KeywordNames = keywords.size === 0 ? null : [...keywords.keys()];
      return call(getAttribute(winner, "__new__"), [winner, ...args, ...keywords.values()], names);
    }
  }
  return buildClass(winner, textOf(name), bases.items, namespace, keywords);
}

function wrongArgument(position: number, wanted: string, given: Value): PyException {
  return raise(
    exc.TypeError,
    `type.__new__() argument ${position} must be ${wanted}, not ${typeOf(given).name}`,
  );
}

/** The most derived metaclass among the given one and those of the bases. */
export function deriveMetaclass(metaclass: PyType, bases: readonly Value[]): PyType {
  let winner = metaclass;
  for (const base of bases) {
    const other = typeOf(base);
    if (winner.isSubtypeOf(other)) continue;
    if (other.isSubtypeOf(winner)) {
      winner = other;
      continue;
    }
    if (!(base instanceof PyType) && lookupAttribute(base, "__mro_entries__") !== undefined) {
      throw refuseEntries();
    }
    throw raise(
      exc.TypeError,
      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass " +
        "of the metaclasses of all its bases",
    );
  }
  return winner;
}

function refuseEntries(): PyException {
  return raise(exc.TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
}

function buildClass(
  metaclass: PyType,
  name: string,
  given: readonly Value[],
  namespace: PyDict,
  keywords: ReadonlyMap<string, Value>,
): PyType {
  if (name.includes("\0"))
    throw raise(exc.ValueError, "type name must not contain null characters");
  const bases = given.length === 0 ? [objectType] : checkBases(given);
  const base = bestBase(bases);
  const slots = readSlots(name, namespace, base, bases);
  const cls = makeClass(metaclass, name, bases, base, slots);
  fillNamespace(cls, namespace, slots.members);
  try {
    setMro(cls, computeMro(cls));
  } catch (error) {
    for (const parent of bases) parent.subclasses.delete(cls);
    throw error;
  }
  callSetNames(cls);
  initSubclass(cls, keywords);
  return cls;
}

// --- bases ---

function checkBases(given: readonly Value[]): PyType[] {
  for (const base of given) {
    if (base instanceof PyType) continue;
    if (lookupAttribute(base, "__mro_entries__") !== undefined) throw refuseEntries();
    throw raise(exc.TypeError, "bases must be types");
  }
  return given as PyType[];
}

/** The class that fixes the layout: built-in with a JS class of its own, or with slots. */
function solidBase(type: PyType): PyType {
  let cls = type;
  while (cls.base !== null && cls.layout !== cls && !cls.addsSlots) cls = cls.base;
  return cls;
}

/** The base whose layout the class takes (CPython: best_base). */
export function bestBase(bases: readonly PyType[]): PyType {
  let winner: PyType | null = null;
  let best: PyType | null = null;
  for (const base of bases) {
    if (!base.isBase) {
      throw raise(exc.TypeError, `type '${base.name}' is not an acceptable base type`);
    }
    const candidate = solidBase(base);
    if (winner === null || best === null) {
      winner = candidate;
      best = base;
    } else if (winner.isSubtypeOf(candidate)) {
    } else if (candidate.isSubtypeOf(winner)) {
      winner = candidate;
      best = base;
    } else {
      throw raise(exc.TypeError, "multiple bases have instance lay-out conflict");
    }
  }
  return best as PyType;
}

// --- slots ---

interface Slots {
  readonly members: readonly string[];
  readonly addsDict: boolean;
  readonly addsWeakref: boolean;
}

/** Layouts whose instances vary in size and so cannot take slots. */
const sizedLayouts = new Set(["int", "tuple", "bytes"]);

function readSlots(name: string, namespace: PyDict, base: PyType, bases: readonly PyType[]): Slots {
  const mayAddDict = !base.hasDict;
  const mayAddWeakref = !hasWeakref(base);
  const given = namespace.table.getString("__slots__");
  if (given === undefined) {
    return { members: [], addsDict: mayAddDict, addsWeakref: mayAddWeakref };
  }
  const names = isStr(given) ? [given] : toArray(given);
  if (names.length > 0 && sizedLayouts.has(base.layout.name)) {
    throw raise(exc.TypeError, `nonempty __slots__ not supported for subtype of '${base.name}'`);
  }
  const members: string[] = [];
  let addsDict = false;
  let addsWeakref = false;
  for (const slot of names) {
    const text = slotName(slot);
    if (text === "__dict__") {
      if (!mayAddDict || addsDict) throw refuseSlot("__dict__");
      addsDict = true;
    } else if (text === "__weakref__") {
      if (!mayAddWeakref || addsWeakref) throw refuseSlot("__weakref__");
      addsWeakref = true;
    } else {
      members.push(checkSlot(mangle(name, text), text, namespace));
    }
  }
  // A second base may bring what the first one lacks.
  for (const other of bases) {
    if (other === base) continue;
    if (mayAddDict && other.hasDict) addsDict = true;
    if (mayAddWeakref && hasWeakref(other)) addsWeakref = true;
  }
  return { members: members.sort(), addsDict, addsWeakref };
}

function slotName(slot: Value): string {
  if (!isStr(slot)) {
    throw raise(exc.TypeError, `__slots__ items must be strings, not '${typeOf(slot).name}'`);
  }
  const text = textOf(slot);
  if (!isIdentifier(text)) throw raise(exc.TypeError, "__slots__ must be identifiers");
  return text;
}

function refuseSlot(name: string): PyException {
  return raise(exc.TypeError, `${name} slot disallowed: we already got one`);
}

function checkSlot(mangled: string, text: string, namespace: PyDict): string {
  const clash = namespace.table.getString(text);
  if (clash !== undefined && text !== "__qualname__" && text !== "__classcell__") {
    throw raise(exc.ValueError, `${quote(text)} in __slots__ conflicts with class variable`);
  }
  return mangled;
}

/** `__name` inside class C is `_C__name`. */
export function mangle(className: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

function hasWeakref(type: PyType): boolean {
  return (
    type.mro.some((cls) => cls.dict.has("__weakref__")) || supportsWeakref.has(type.layout.name)
  );
}

/** Built-in layouts that can be weakly referenced. */
const supportsWeakref = new Set([
  "set",
  "frozenset",
  "type",
  "module",
  "array",
  "deque",
  "Pattern",
]);

// --- the class ---

function makeClass(
  metaclass: PyType,
  name: string,
  bases: readonly PyType[],
  base: PyType,
  slots: Slots,
): PyType {
  const cls = new PyType({
    name,
    bases,
    base,
    metaclass,
    isHeapType: true,
    hasDict: slots.addsDict || base.hasDict,
  });
  cls.slotNames = [...inheritedSlots(bases), ...slots.members];
  cls.addsSlots = slots.members.length > 0;
  if (slots.addsDict) defineInstanceDict(cls);
  if (slots.addsWeakref) cls.dict.set("__weakref__", new PyGetSet(cls, "__weakref__", () => null));
  return cls;
}

function inheritedSlots(bases: readonly PyType[]): string[] {
  const names: string[] = [];
  for (const base of bases) {
    for (const name of base.slotNames) if (!names.includes(name)) names.push(name);
  }
  return names;
}

/** Order matters: what the class body wrote comes before what is added here. */
function fillNamespace(cls: PyType, namespace: PyDict, members: readonly string[]): void {
  const implied = [...cls.dict];
  cls.dict.clear();
  for (const entry of namespace.table.order) {
    if (entry.value === undefined || !isStr(entry.key)) continue;
    cls.dict.set(textOf(entry.key), entry.value);
  }
  setQualname(cls);
  setModule(cls);
  wrapFunctions(cls);
  for (const name of members) cls.dict.set(name, new PyMember(cls, name));
  for (const [name, value] of implied) if (!cls.dict.has(name)) cls.dict.set(name, value);
  if (!cls.dict.has("__doc__")) cls.dict.set("__doc__", null);
  if (cls.dict.has("__eq__") && !cls.dict.has("__hash__")) cls.dict.set("__hash__", null);
  fillClassCell(cls, "__classcell__", cls);
  const dictCell = cls.dict.get("__classdictcell__");
  if (dictCell instanceof PyCell) {
    cls.dict.delete("__classdictcell__");
    dictCell.value = namespace;
  }
  cls.touch();
}

function setQualname(cls: PyType): void {
  const qualname = cls.dict.get("__qualname__");
  if (qualname === undefined) return;
  if (!isStr(qualname)) {
    throw raise(exc.TypeError, `type __qualname__ must be a str, not ${typeOf(qualname).name}`);
  }
  cls.qualname = textOf(qualname);
  cls.dict.delete("__qualname__");
}

function setModule(cls: PyType): void {
  if (!cls.dict.has("__module__")) {
    const module = interpreter().currentGlobals()?.table.getString("__name__");
    if (module !== undefined) cls.dict.set("__module__", module);
  }
  const module = cls.dict.get("__module__");
  if (module !== undefined && isStr(module)) cls.module = textOf(module);
}

function wrapFunctions(cls: PyType): void {
  const make = cls.dict.get("__new__");
  if (make instanceof PyFunction) cls.dict.set("__new__", new PyStaticMethod(make));
  for (const name of ["__init_subclass__", "__class_getitem__"]) {
    const method = cls.dict.get(name);
    if (method instanceof PyFunction) cls.dict.set(name, new PyClassMethod(method));
  }
}

function fillClassCell(cls: PyType, name: string, value: Value): void {
  const cell = cls.dict.get(name);
  if (cell === undefined) return;
  if (!(cell instanceof PyCell)) {
    throw raise(exc.TypeError, `${name} must be a nonlocal cell, not ${reprText(typeOf(cell))}`);
  }
  cell.value = value;
  cls.dict.delete(name);
}

// --- method resolution order ---

/** The MRO from `mro()` of the metaclass, which most metaclasses inherit. */
export function computeMro(cls: PyType): PyType[] {
  const method = cls.shape.cls.lookup("mro") as Value;
  if (method instanceof PyMethodDescriptor && method.owner === typeType) return resolveMro(cls);
  const mro = toArray(callMethodOf(method, cls, []));
  for (const item of mro) {
    if (item instanceof PyType) continue;
    throw raise(exc.TypeError, `mro() returned a non-class ('${typeOf(item).name}')`);
  }
  return mro as PyType[];
}

/** type.mro(): the C3 linearization. */
export function resolveMro(cls: PyType): PyType[] {
  for (let i = 0; i < cls.bases.length; i++) {
    const base = cls.bases[i] as PyType;
    if (cls.bases.indexOf(base, i + 1) >= 0) {
      throw raise(exc.TypeError, `duplicate base class ${base.name}`);
    }
  }
  try {
    return linearize(cls);
  } catch (error) {
    if (!(error instanceof MroConflict)) throw error;
    const names = error.heads.map((head) => head.name).join(", ");
    throw raise(
      exc.TypeError,
      `Cannot create a consistent method resolution order (MRO) for bases ${names}`,
    );
  }
}

function setMro(cls: PyType, mro: PyType[]): void {
  cls.mro = mro;
  cls.touch();
}

// --- after creation ---

function callSetNames(cls: PyType): void {
  for (const [name, value] of [...cls.dict]) {
    if (typeof value !== "object" || value === null) continue;
    const method = value.shape.cls.lookup("__set_name__");
    if (method === undefined) continue;
    try {
      callSpecial2(method, value, cls, name);
    } catch (error) {
      if (error instanceof PyException) addSetNameNote(error, cls, name, value);
      throw error;
    }
  }
}

function addSetNameNote(error: PyException, cls: PyType, name: string, value: PyObject): void {
  const text = `Error calling __set_name__ on '${typeOf(value).name}' instance ${quote(name)} in '${cls.name}'`;
  addNote(error, text);
}

/** BaseException.add_note. */
export function addNote(error: PyException, note: Value): void {
  const notes = lookupAttribute(error, "__notes__");
  if (notes instanceof PyList) {
    callMethodOf(notes.shape.cls.lookup("append") as Value, notes, [note]);
    return;
  }
  if (notes !== undefined) throw raise(exc.TypeError, "Cannot add note: __notes__ is not a list");
  callSpecial2(error.shape.cls.lookup("__setattr__") as Value, error, "__notes__", newList([note]));
}

/** `super(cls, cls).__init_subclass__(**keywords)`. */
function initSubclass(cls: PyType, keywords: ReadonlyMap<string, Value>): void {
  const method = superLookup(cls, cls, cls, "__init_subclass__") as Value;
  const names: KeywordNames = keywords.size === 0 ? null : [...keywords.keys()];
  call(method, [...keywords.values()], names);
}

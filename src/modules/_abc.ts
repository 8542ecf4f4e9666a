/**
 * The module `_abc`: abstract base classes, the native part of `abc.ABCMeta` (CPython:
 * Modules/_abc.c).
 *
 * Each abstract class keeps a registry of virtual subclasses and two caches of answers. A negative
 * answer holds until any class is registered anywhere, which a global counter tells.
 */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { PySingleton, type Value } from "../objects/object.ts";
import { getAttribute, lookupAttribute, setAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { isSubclassOf } from "../objects/protocols/instances.ts";
import { toArray } from "../objects/protocols/iteration.ts";
import { isTrue } from "../objects/protocols/operators.ts";
import { PyFrozenSet, PySet } from "../objects/set.ts";
import { NotImplemented } from "../objects/singletons.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, PyType, typeOf } from "../objects/type.ts";
import { moduleFrom } from "./module.ts";

const abcDataType = defineType({ name: "_abc_data", module: "_abc", isBase: false });

/** What an abstract class remembers; `_abc_impl` in its namespace. */
class AbcData extends PySingleton {
  readonly registry = new Set<PyType>();
  positive = new WeakSet<PyType>();
  negative = new WeakSet<PyType>();
  negativeVersion = 0;
  constructor() {
    super("_abc_data");
    this.shape = abcDataType.rootShape;
  }
}

/** Counts registrations; negative answers of an earlier count are void. */
let registrations = 0;

function dataOf(cls: Value): AbcData {
  const data = cls instanceof PyType ? cls.lookup("_abc_impl") : lookupAttribute(cls, "_abc_impl");
  if (data instanceof AbcData) return data;
  throw raise(exc.TypeError, "_abc_impl is set to a wrong type");
}

/** Finds the abstract names of a new class: its own and those of its bases not overridden. */
function initialize(cls: Value): Value {
  computeAbstractMethods(cls);
  setAttribute(cls, "_abc_impl", new AbcData());
  return null;
}

function isAbstract(value: Value): boolean {
  const mark = lookupAttribute(value, "__isabstractmethod__");
  return mark !== undefined && isTrue(mark);
}

function computeAbstractMethods(cls: Value): void {
  const names = new PyFrozenSet();
  if (!(cls instanceof PyType)) throw raise(exc.TypeError, "cls must be a class");
  for (const [name, value] of cls.dict) {
    if (typeof value === "object" && value !== null && isAbstract(value)) names.table.add(name);
  }
  for (const base of cls.bases) {
    const inherited = base.abstractMethods;
    if (inherited === undefined) continue;
    for (const name of toArray(inherited)) {
      const value = lookupAttribute(cls, name as string);
      if (value !== undefined && isAbstract(value)) names.table.add(name);
    }
  }
  cls.abstractMethods = names;
  cls.isAbstract = names.table.size > 0;
  cls.touch();
}

function register(cls: Value, subclass: Value): Value {
  if (!(subclass instanceof PyType)) throw raise(exc.TypeError, "Can only register classes");
  if (isSubclassOf(subclass, cls)) return subclass;
  if (isSubclassOf(cls, subclass)) {
    throw raise(exc.RuntimeError, "Refusing to create an inheritance cycle");
  }
  dataOf(cls).registry.add(subclass);
  registrations++;
  return subclass;
}

function checkInstance(cls: Value, instance: Value): Value {
  const data = dataOf(cls);
  const type = typeOf(instance);
  const claimed = type.isHeapType ? (lookupAttribute(instance, "__class__") ?? type) : type;
  if (claimed instanceof PyType && data.positive.has(claimed)) return true;
  if (claimed === type) {
    if (data.negativeVersion === registrations && data.negative.has(type)) return false;
    return askSubclass(cls, type);
  }
  return isTrue(askSubclass(cls, claimed)) ? true : askSubclass(cls, type);
}

function askSubclass(cls: Value, subclass: Value): Value {
  return call(getAttribute(cls, "__subclasscheck__"), [subclass]);
}

function checkSubclass(cls: Value, subclass: Value): Value {
  if (!(subclass instanceof PyType)) {
    throw raise(exc.TypeError, "issubclass() arg 1 must be a class");
  }
  const data = dataOf(cls);
  if (data.positive.has(subclass)) return true;
  if (data.negativeVersion < registrations) {
    data.negative = new WeakSet();
    data.negativeVersion = registrations;
  } else if (data.negative.has(subclass)) {
    return false;
  }
  const answer = findAnswer(cls, data, subclass);
  if (answer) data.positive.add(subclass);
  else data.negative.add(subclass);
  return answer;
}

/** `__subclasshook__`, then the MRO, the registry, and the subclasses' own answers. */
function findAnswer(cls: Value, data: AbcData, subclass: PyType): boolean {
  const hook = call(getAttribute(cls, "__subclasshook__"), [subclass]);
  if (hook !== NotImplemented) {
    if (typeof hook === "boolean") return hook;
    throw raise(
      exc.AssertionError,
      "__subclasshook__ must return either False, True, or NotImplemented",
    );
  }
  if (cls instanceof PyType && subclass.isSubtypeOf(cls)) return true;
  for (const registered of data.registry) if (isSubclassOf(subclass, registered)) return true;
  if (!(cls instanceof PyType)) return false;
  for (const other of toArray(call(getAttribute(cls, "__subclasses__"), []))) {
    if (isSubclassOf(subclass, other)) return true;
  }
  return false;
}

function dump(cls: Value): Value {
  const data = dataOf(cls);
  const registry = new PySet();
  for (const type of data.registry) registry.table.add(type);
  return new PyTuple([registry, new PySet(), new PySet(), data.negativeVersion]);
}

export function makeModule(): PyModule {
  return moduleFrom("_abc", "Module contains faster C implementation of abc.ABCMeta", {
    functions: {
      get_cache_token: ["", () => registrations],
      _abc_init: ["self, /", initialize],
      _abc_register: ["self, subclass, /", register],
      _abc_instancecheck: ["self, instance, /", checkInstance],
      _abc_subclasscheck: ["self, subclass, /", checkSubclass],
      _get_dump: ["self, /", dump],
      _reset_registry: [
        "self, /",
        (cls: Value) => {
          dataOf(cls).registry.clear();
          return null;
        },
      ],
      _reset_caches: [
        "self, /",
        (cls: Value) => {
          const data = dataOf(cls);
          data.positive = new WeakSet();
          data.negative = new WeakSet();
          return null;
        },
      ],
    },
  });
}

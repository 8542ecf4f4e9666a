/** The module `_weakref`, under Python's `weakref`. */
import { dictDelete, dictGet } from "../objects/dict-access.ts";
import { PyDict } from "../objects/dict.ts";
import type { PyModule } from "../objects/function.ts";
import { newList } from "../objects/list.ts";
import type { Value } from "../objects/object.ts";
import {
  deref,
  makeProxy,
  PyWeakRef,
  referencesTo,
  weakCallableProxyType,
  weakProxyType,
  weakRefType,
} from "../objects/weakref.ts";
import { moduleFrom } from "./module.ts";

/** Drops a dictionary's entry whose value is a reference to an object that is gone. */
function removeDeadEntry(dict: Value, key: Value): Value {
  if (!(dict instanceof PyDict)) return null;
  const value = dictGet(dict, key);
  if (value instanceof PyWeakRef && deref(value) === null) dictDelete(dict, key);
  return null;
}

export function makeModule(): PyModule {
  return moduleFrom("_weakref", "Weak-reference support module.", {
    functions: {
      getweakrefcount: ["object, /", (object: Value) => referencesTo(object).length],
      getweakrefs: ["object, /", (object: Value) => newList([...referencesTo(object)])],
      proxy: ["object, callback=None, /", makeProxy],
      _remove_dead_weakref: ["dct, key, /", removeDeadEntry],
    },
    values: {
      ref: weakRefType,
      ReferenceType: weakRefType,
      ProxyType: weakProxyType,
      CallableProxyType: weakCallableProxyType,
    },
  });
}

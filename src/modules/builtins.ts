/**
 * The module `builtins`: the functions, and every built-in class and exception.
 *
 * Importing this file installs the methods of all built-in types, so it is the one place that has
 * to know their files. Its namespace is the dict every frame falls back to.
 */
import "../objects/index.ts";
import "../objects/memoryview.ts";
import "../objects/template.ts";
import "../objects/type-variables.ts";
import "../objects/weakref.ts";
import { byteArrayType } from "../objects/bytearray.ts";
import { bytesType } from "../objects/bytes.ts";
import { installBuiltin } from "../objects/builtin-lookup.ts";
import { complexType } from "../objects/complex.ts";
import { dictType } from "../objects/dict.ts";
import { enumerateType } from "../objects/enumerate.ts";
import { exc } from "../objects/errors.ts";
import { filterType } from "../objects/filter.ts";
import { classMethodType, PyModule, propertyType, staticMethodType } from "../objects/function.ts";
import { listType } from "../objects/list.ts";
import { mapType } from "../objects/map.ts";
import { memoryViewType } from "../objects/memoryview.ts";
import type { Value } from "../objects/object.ts";
import { rangeType, sliceType } from "../objects/range.ts";
import { reversedType } from "../objects/reversed.ts";
import { frozenSetType, setType } from "../objects/set.ts";
import { Ellipsis, NotImplemented } from "../objects/singletons.ts";
import { superType } from "../objects/super.ts";
import { tupleType } from "../objects/tuple.ts";
import { boolType, floatType, intType, objectType, strType, typeType } from "../objects/type.ts";
import { zipType } from "../objects/zip.ts";
import { system } from "../vm/system-state.ts";
import { arithmeticFunctions } from "./builtin-arithmetic.ts";
import { codeFunctions } from "./builtin-code.ts";
import { builtinFunctions } from "./builtin-functions.ts";
import { ioFunctions } from "./io/open.ts";
import { fillModule, makeFunction } from "./module.ts";
import { printingFunctions } from "./printing.ts";
import { siteBuiltins } from "./site-builtins.ts";

const constants: Readonly<Record<string, Value>> = {
  False: false,
  None: null,
  True: true,
  Ellipsis,
  NotImplemented,
  __debug__: true,
};

const types: Readonly<Record<string, Value>> = {
  bool: boolType,
  bytearray: byteArrayType,
  bytes: bytesType,
  classmethod: classMethodType,
  complex: complexType,
  dict: dictType,
  enumerate: enumerateType,
  filter: filterType,
  float: floatType,
  frozenset: frozenSetType,
  int: intType,
  list: listType,
  map: mapType,
  memoryview: memoryViewType,
  object: objectType,
  property: propertyType,
  range: rangeType,
  reversed: reversedType,
  set: setType,
  slice: sliceType,
  staticmethod: staticMethodType,
  str: strType,
  super: superType,
  tuple: tupleType,
  type: typeType,
  zip: zipType,
};

/** Fills the namespace of built-ins; call once, before any Python code runs. */
export function makeModule(): PyModule {
  const module = new PyModule(system.builtins);
  fillModule(module, "builtins", "Built-in functions, types, exceptions, and other objects.", {
    functions: {
      ...builtinFunctions,
      ...arithmeticFunctions,
      ...codeFunctions,
      ...printingFunctions,
    },
    values: {
      ...constants,
      ...types,
      ...exc,
      ...siteBuiltins(),
      EnvironmentError: exc.OSError,
      IOError: exc.OSError,
      open: makeFunction("_io", "open", ioFunctions.open),
    },
  });
  const table = system.builtins.table;
  for (const name of ["iter", "getattr", "reversed", "memoryview"]) {
    installBuiltin(name, table.getString(name) as Value);
  }
  return module;
}

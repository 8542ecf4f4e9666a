/** The module `_typing`: the part of `typing` that the language itself needs. */
import type { PyModule } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import {
  genericType,
  NoDefault,
  paramSpecArgsType,
  paramSpecKwargsType,
  paramSpecType,
  typeAliasType,
  typeVarTupleType,
  typeVarType,
} from "../objects/type-variables.ts";
import { unionType } from "../objects/union.ts";
import { moduleFrom } from "./module.ts";

export function makeModule(): PyModule {
  return moduleFrom("_typing", "Primitives and accelerators for the typing module.\n", {
    functions: { _idfunc: ["x, /", (x: Value) => x] },
    values: {
      Generic: genericType,
      NoDefault,
      ParamSpec: paramSpecType,
      ParamSpecArgs: paramSpecArgsType,
      ParamSpecKwargs: paramSpecKwargsType,
      TypeAliasType: typeAliasType,
      TypeVar: typeVarType,
      TypeVarTuple: typeVarTupleType,
      Union: unionType,
    },
  });
}

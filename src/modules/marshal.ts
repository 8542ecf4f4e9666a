/**
 * The module `marshal`: present because importlib imports it. Code objects are cached in Adder's own
 * format, so nothing is written or read in CPython's.
 */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { moduleFrom } from "./module.ts";

function refuse(): never {
  throw raise(exc.NotImplementedError, "the marshal format is not supported");
}

export function makeModule(): PyModule {
  return moduleFrom(
    "marshal",
    "This module contains functions that can read and write Python values in a binary format.",
    {
      functions: {
        dump: ["value, file, version=5, /, *, allow_code=True", refuse],
        dumps: ["value, version=5, /, *, allow_code=True", refuse],
        load: ["file, /, *, allow_code=True", refuse],
        loads: ["bytes, /, *, allow_code=True", refuse],
      },
      values: { version: 5 },
    },
  );
}

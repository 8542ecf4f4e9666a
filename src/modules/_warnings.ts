/**
 * The module `_warnings`, for those who warn without importing `warnings`. It has none of the state
 * that CPython keeps here, so `warnings` uses its own Python code.
 */
import type { PyModule } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { importModule } from "../vm/imports.ts";
import { moduleFrom } from "./module.ts";

function forward(name: string) {
  return (args: Value[], keywords: ReadonlyMap<string, Value>): Value =>
    call(
      getAttribute(importModule("warnings"), name),
      [...args, ...keywords.values()],
      [...keywords.keys()],
    );
}

export function makeModule(): PyModule {
  return moduleFrom(
    "_warnings",
    "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    {
      functions: {
        warn: ["*args, **kwargs", forward("warn")],
        warn_explicit: ["*args, **kwargs", forward("warn_explicit")],
      },
    },
  );
}

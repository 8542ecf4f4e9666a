/**
 * The module `gc`. JavaScript collects the garbage; what programs can switch is remembered and
 * has no effect, and nothing is known of objects' referrers.
 */
import type { PyModule } from "../objects/function.ts";
import { newList } from "../objects/list.ts";
import type { Value } from "../objects/object.ts";
import { PyObject } from "../objects/object.ts";
import { toIndex } from "../objects/protocols/operators.ts";
import { PyTuple } from "../objects/tuple.ts";
import { dictOf } from "../objects/dict-methods.ts";
import { moduleFrom } from "./module.ts";

export function makeModule(): PyModule {
  let isEnabled = true;
  let debug: Value = 0;
  let thresholds: Value = new PyTuple([2000, 10, 0]);
  return moduleFrom(
    "gc",
    "This module provides access to the garbage collector for reference cycles.",
    {
      functions: {
        collect: ["generation=2", () => 0],
        disable: [
          "",
          () => {
            isEnabled = false;
            return null;
          },
        ],
        enable: [
          "",
          () => {
            isEnabled = true;
            return null;
          },
        ],
        freeze: ["", () => null],
        get_count: ["", () => new PyTuple([0, 0, 0])],
        get_debug: ["", () => debug],
        get_freeze_count: ["", () => 0],
        get_objects: ["generation=None", () => newList([])],
        get_referents: ["*objs", () => newList([])],
        get_referrers: ["*objs", () => newList([])],
        get_stats: [
          "",
          () =>
            newList(
              [0, 1, 2].map(() => dictOf({ collections: 0, collected: 0, uncollectable: 0 })),
            ),
        ],
        get_threshold: ["", () => thresholds],
        is_finalized: ["obj, /", () => false],
        is_tracked: [
          "obj, /",
          (value: Value) => value instanceof PyObject && value.constructor.name !== "PyFloat",
        ],
        isenabled: ["", () => isEnabled],
        set_debug: [
          "flags, /",
          (flags: Value) => {
            debug = toIndex(flags);
            return null;
          },
        ],
        set_threshold: [
          "threshold0, threshold1=10, threshold2=0, /",
          (first: Value, second: Value = 10, third: Value = 0) => {
            thresholds = new PyTuple([first, second, third]);
            return null;
          },
        ],
        unfreeze: ["", () => null],
      },
      values: {
        DEBUG_COLLECTABLE: 2,
        DEBUG_LEAK: 38,
        DEBUG_SAVEALL: 32,
        DEBUG_STATS: 1,
        DEBUG_UNCOLLECTABLE: 4,
        callbacks: newList([]),
        garbage: newList([]),
      },
    },
  );
}

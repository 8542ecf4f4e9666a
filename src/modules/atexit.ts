/** The module `atexit`: functions run at the end of the program, last registered first. */
import { PyException } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import { call } from "../objects/protocols/calls.ts";
import { equals } from "../objects/protocols/operators.ts";
import { moduleFrom } from "./module.ts";

interface Registration {
  readonly callable: Value;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

export function makeModule(): PyModule {
  let registered: Registration[] = [];

  function runAll(): null {
    let failure: PyException | null = null;
    while (registered.length > 0) {
      const { callable, args, keywords } = registered.pop() as Registration;
      try {
        call(callable, [...args, ...keywords.values()], [...keywords.keys()]);
      } catch (error) {
        if (!(error instanceof PyException)) throw error;
        failure = error;
      }
    }
    if (failure !== null) throw failure;
    return null;
  }

  return moduleFrom("atexit", "allow programmer to define multiple exit functions", {
    functions: {
      register: [
        "func, /, *args, **kwargs",
        (callable: Value, args: Value[], keywords: ReadonlyMap<string, Value>) => {
          registered.push({ callable, args, keywords: new Map(keywords) });
          return callable;
        },
      ],
      unregister: [
        "func, /",
        (callable: Value) => {
          registered = registered.filter((entry) => !equals(entry.callable, callable));
          return null;
        },
      ],
      _clear: [
        "",
        () => {
          registered = [];
          return null;
        },
      ],
      _ncallbacks: ["", () => registered.length],
      _run_exitfuncs: ["", runAll],
    },
  });
}

/**
 * The dictionaries that outlive modules: sys.modules, the namespace of `sys` and of `builtins`.
 * Held here so that the vm and the modules that show them (sys, builtins) agree.
 */
import { PyDict } from "../objects/dict.ts";
import { PyModule } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";

export const system = {
  modules: new PyDict(),
  /** The namespace of the module `builtins`. */
  builtins: new PyDict(),
  argv: [] as string[],
  /** Directory of the script, "" for -c, null for none: the head of sys.path. */
  path: [] as string[],
};

export function resetSystem(): void {
  system.modules = new PyDict();
  system.builtins = new PyDict();
  system.argv = [];
  system.path = [];
}

/** An attribute of the module `sys`, if it is loaded. */
export function systemAttribute(name: string): Value | undefined {
  const sys = system.modules.table.getString("sys");
  return sys instanceof PyModule ? sys.namespace.table.getString(name) : undefined;
}

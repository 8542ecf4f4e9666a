/**
 * What the object model needs from the layers above it, as doors that they open at start: importing
 * a module (pickling by `copyreg`), the globals of the running function (`__module__` of a class
 * made by `type(...)`), the arguments of a bare `super()`, warnings.
 */
import { exc, raise } from "./errors.ts";
import type { PyDict } from "./dict.ts";
import type { Value } from "./object.ts";
import { getAttribute } from "./protocols/attributes.ts";
import type { PyType } from "./type.ts";

export interface InterpreterHooks {
  importModule(name: string): Value;
  /** Globals of the running Python function; null when none runs. */
  currentGlobals(): PyDict | null;
  /** `__class__` and the first argument of the running function; throws CPython's RuntimeError. */
  superArguments(): readonly [PyType, Value];
  /** `warnings.warn(message, category, stacklevel=1)`. */
  warn(category: PyType, message: string): void;
}

const closed: InterpreterHooks = {
  importModule(name) {
    throw raise(exc.ImportError, `No module named '${name}'`);
  },
  currentGlobals: () => null,
  superArguments() {
    throw raise(exc.RuntimeError, "super(): no current frame");
  },
  warn() {},
};

let hooks: InterpreterHooks = closed;

export function installInterpreterHooks(given: Partial<InterpreterHooks>): void {
  hooks = { ...hooks, ...given };
}

export function interpreter(): InterpreterHooks {
  return hooks;
}

/** `from module import name`. */
export function importAttribute(module: string, name: string): Value {
  return getAttribute(hooks.importModule(module), name);
}

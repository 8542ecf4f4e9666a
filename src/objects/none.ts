/** The methods of None, Ellipsis and NotImplemented. */
import { exc, raise } from "./errors.ts";
import { defineMethods, defineStatic } from "./native.ts";
import type { PySingleton, Value } from "./object.ts";
import { hash } from "./protocols/hash.ts";
import { Ellipsis, ellipsisType, NotImplemented, notImplementedType } from "./singletons.ts";
import { noneType, type PyType } from "./type.ts";

/** `type(None)()` gives the one object again. */
function defineSingletonMaker(type: PyType, only: Value): void {
  const make = (_cls: PyType, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
    if (args.length > 0 || keywords.size > 0) {
      throw raise(exc.TypeError, `${type.name} takes no arguments`);
    }
    return only;
  };
  defineStatic(type, "__new__", ["*args, **kwargs", make]);
}

defineSingletonMaker(noneType, null);
defineSingletonMaker(ellipsisType, Ellipsis);
defineSingletonMaker(notImplementedType, NotImplemented);

defineMethods(noneType, {
  __repr__: ["", () => "None"],
  __bool__: ["", () => false],
  __hash__: ["", () => hash(null)],
});

defineMethods(ellipsisType, {
  __repr__: ["", (self: PySingleton) => self.name],
  __reduce__: ["", (self: PySingleton) => self.name],
});

function refuseTruth(): never {
  throw raise(exc.TypeError, "NotImplemented should not be used in a boolean context");
}

defineMethods(notImplementedType, {
  __repr__: ["", (self: PySingleton) => self.name],
  __reduce__: ["", (self: PySingleton) => self.name],
  __bool__: ["", refuseTruth],
});

/** `exit`, `quit` and the texts that CPython's `site` puts among the built-ins. */
import { exc, raise } from "../objects/errors.ts";
import { defineMethods } from "../objects/native.ts";
import { makeStr, PyObject, type Value } from "../objects/object.ts";
import { defineType } from "../objects/type.ts";

class PyQuitter extends PyObject {
  readonly name: string;
  constructor(name: string) {
    super();
    this.shape = quitterType.rootShape;
    this.name = name;
  }
}

class PyPrinter extends PyObject {
  readonly text: string;
  constructor(text: string) {
    super();
    this.shape = printerType.rootShape;
    this.text = text;
  }
}

const quitterType = defineType({ name: "Quitter", module: "_sitebuiltins", isBase: false });
const printerType = defineType({ name: "_Printer", module: "_sitebuiltins", isBase: false });

defineMethods(quitterType, {
  __repr__: ["", (self: PyQuitter) => makeStr(`Use ${self.name}() or Ctrl-D (i.e. EOF) to exit`)],
  __call__: [
    "code=None",
    (_self: PyQuitter, code: Value = null) => {
      throw raise(exc.SystemExit, code);
    },
  ],
});
defineMethods(printerType, { __repr__: ["", (self: PyPrinter) => makeStr(self.text)] });

export function siteBuiltins(): Readonly<Record<string, Value>> {
  return {
    copyright: new PyPrinter("Adder is MIT-licensed. The standard library is Python 3.14's."),
    exit: new PyQuitter("exit"),
    quit: new PyQuitter("quit"),
  };
}

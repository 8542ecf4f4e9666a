/** Template and Interpolation, what t-strings make (PEP 750; CPython: Objects/templateobject.c). */
import { exc, raise } from "./errors.ts";
import { PyIterator } from "./iterator.ts";
import { defineGetters, defineMethods, defineStatic } from "./native.ts";
import { PyObject, type Value } from "./object.ts";
import { add } from "./protocols/operators.ts";
import { isStr, reprText } from "./protocols/text.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, typeOf } from "./type.ts";

const module = "string.templatelib";
export const templateType = defineType({ name: "Template", module, isBase: false });
export const interpolationType = defineType({ name: "Interpolation", module, isBase: false });
const templateIteratorType = defineType({ name: "TemplateIter", module, isBase: false });

export class PyInterpolation extends PyObject {
  readonly value: Value;
  readonly expression: Value;
  readonly conversion: Value;
  readonly formatSpec: Value;
  constructor(value: Value, expression: Value, conversion: Value, formatSpec: Value) {
    super();
    this.shape = interpolationType.rootShape;
    this.value = value;
    this.expression = expression;
    this.conversion = conversion;
    this.formatSpec = formatSpec;
  }
}

/** One more string than interpolations, in turns. */
export class PyTemplate extends PyObject {
  readonly strings: PyTuple;
  readonly interpolations: PyTuple;
  constructor(strings: PyTuple, interpolations: PyTuple) {
    super();
    this.shape = templateType.rootShape;
    this.strings = strings;
    this.interpolations = interpolations;
  }
}

/** Gives strings that are not empty, and interpolations. */
class PyTemplateIterator extends PyIterator {
  private readonly parts: Value[] = [];
  private index = 0;
  constructor(template: PyTemplate) {
    super(templateIteratorType);
    const { strings, interpolations } = template;
    for (let i = 0; i < strings.items.length; i++) {
      if (strings.items[i] !== "") this.parts.push(strings.items[i] as Value);
      if (i < interpolations.items.length) this.parts.push(interpolations.items[i] as Value);
    }
  }
  override next(): Value | undefined {
    return this.parts[this.index++];
  }
}

defineMethods(templateIteratorType, {
  __iter__: ["", (self: PyTemplateIterator) => self],
  __next__: [
    "",
    (self: PyTemplateIterator) => {
      const value = self.next();
      if (value === undefined) throw raise(exc.StopIteration);
      return value;
    },
  ],
});

/** Template(*args): strs side by side are joined, interpolations side by side get "" between. */
function makeTemplate(parts: readonly Value[]): PyTemplate {
  const strings: Value[] = [];
  const interpolations: Value[] = [];
  let lastIsString = false;
  for (const part of parts) {
    if (isStr(part)) {
      if (lastIsString) strings.push(add(strings.pop() as Value, part));
      else strings.push(part);
      lastIsString = true;
    } else if (part instanceof PyInterpolation) {
      if (!lastIsString) strings.push("");
      interpolations.push(part);
      lastIsString = false;
    } else {
      throw raise(
        exc.TypeError,
        `Template.__new__ *args need to be of type 'str' or 'Interpolation', ` +
          `got ${typeOf(part).name}`,
      );
    }
  }
  if (!lastIsString) strings.push("");
  return new PyTemplate(new PyTuple(strings), new PyTuple(interpolations));
}

function concatenate(a: Value, b: Value): Value {
  if (a instanceof PyTemplate && b instanceof PyTemplate) {
    const left = a.strings.items;
    const right = b.strings.items;
    const middle = add(left[left.length - 1] as Value, right[0] as Value);
    return new PyTemplate(
      new PyTuple([...left.slice(0, -1), middle, ...right.slice(1)]),
      new PyTuple([...a.interpolations.items, ...b.interpolations.items]),
    );
  }
  const other = a instanceof PyTemplate ? b : a;
  throw raise(
    exc.TypeError,
    `can only concatenate string.templatelib.Template (not "${typeOf(other).name}") ` +
      "to string.templatelib.Template",
  );
}

defineStatic(templateType, "__new__", [
  "*strings",
  (_cls: Value, parts: readonly Value[]) => makeTemplate(parts),
]);
defineGetters(templateType, {
  strings: (self: PyTemplate) => self.strings,
  interpolations: (self: PyTemplate) => self.interpolations,
  values: (self: PyTemplate) =>
    new PyTuple(self.interpolations.items.map((item) => (item as PyInterpolation).value)),
});
defineMethods(templateType, {
  __iter__: ["", (self: PyTemplate) => new PyTemplateIterator(self)],
  __add__: ["value, /", concatenate],
  __repr__: [
    "",
    (self: PyTemplate) =>
      `Template(strings=${reprText(self.strings)}, ` +
      `interpolations=${reprText(self.interpolations)})`,
  ],
});

defineStatic(interpolationType, "__new__", [
  "value, expression='', conversion=None, format_spec=''",
  (
    _cls: Value,
    value: Value,
    expression: Value = "",
    conversion: Value = null,
    formatSpec: Value = "",
  ) => {
    if (conversion !== null && conversion !== "s" && conversion !== "r" && conversion !== "a") {
      throw raise(
        exc.ValueError,
        "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'",
      );
    }
    return new PyInterpolation(value, expression, conversion, formatSpec);
  },
]);
defineGetters(interpolationType, {
  value: (self: PyInterpolation) => self.value,
  expression: (self: PyInterpolation) => self.expression,
  conversion: (self: PyInterpolation) => self.conversion,
  format_spec: (self: PyInterpolation) => self.formatSpec,
});
interpolationType.setOwn(
  "__match_args__",
  new PyTuple(["value", "expression", "conversion", "format_spec"]),
);
defineMethods(interpolationType, {
  __repr__: [
    "",
    (self: PyInterpolation) =>
      `Interpolation(${reprText(self.value)}, ${reprText(self.expression)}, ` +
      `${reprText(self.conversion)}, ${reprText(self.formatSpec)})`,
  ],
});

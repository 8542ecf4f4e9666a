// The native module `_string`: how `string.Formatter` reads templates, over the parser that str.format
// uses.

import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { PyIterator } from "../objects/iterator.ts";
import { defineIterator } from "../objects/iterators.ts";
import type { Value } from "../objects/object.ts";
import { isStr, makeStr, textOf } from "../objects/protocols/text.ts";
import {
  type FieldName,
  type ParsedTemplate,
  parseTemplate,
  splitFieldName,
} from "../objects/text/format-template.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, typeOf } from "../objects/type.ts";
import { moduleFrom } from "./module.ts";

const parserType = defineType({
  name: "formatteriterator",
  module: "_string",
  isBase: false,
});
const fieldNameType = defineType({
  name: "fieldnameiterator",
  module: "_string",
  isBase: false,
});

/** (literal, field name, spec, conversion) for each piece; what is broken raises where it stands. */
class PyTemplateIterator extends PyIterator {
  private readonly template: ParsedTemplate;
  private at = 0;

  constructor(template: ParsedTemplate) {
    super(parserType);
    this.template = template;
  }

  override next(): Value | undefined {
    const { pieces, failure } = this.template;
    const piece = pieces[this.at++];
    if (piece === undefined) {
      if (failure !== "") throw raise(exc.ValueError, failure);
      return undefined;
    }
    const literal = makeStr(piece.literal);
    const { field } = piece;
    if (field === null) return new PyTuple([literal, null, null, null]);
    const conversion = field.conversion === "" ? null : makeStr(field.conversion);
    return new PyTuple([literal, makeStr(field.name), makeStr(field.spec), conversion]);
  }
}

/** (is attribute, name or index) for each step of a field name. */
class PyFieldNameIterator extends PyIterator {
  private readonly name: FieldName;
  private at = 0;

  constructor(name: FieldName) {
    super(fieldNameType);
    this.name = name;
  }

  override next(): Value | undefined {
    const step = this.name.accessors[this.at++];
    if (step !== undefined) return new PyTuple([step.isAttribute, keyOf(step.key)]);
    if (this.name.failure !== "") throw raise(exc.ValueError, this.name.failure);
    return undefined;
  }
}

defineIterator(parserType);
defineIterator(fieldNameType);

function keyOf(key: number | string): Value {
  return typeof key === "number" ? key : makeStr(key);
}

function textArgument(value: Value): string {
  if (isStr(value)) return textOf(value);
  throw raise(exc.TypeError, `expected str, got ${typeOf(value).fullName}`);
}

function splitName(value: Value): Value {
  const name = splitFieldName(textArgument(value));
  return new PyTuple([keyOf(name.first), new PyFieldNameIterator(name)]);
}

export function makeModule(): PyModule {
  return moduleFrom("_string", "string helper module", {
    functions: {
      formatter_parser: [
        "string, /",
        (text: Value) => new PyTemplateIterator(parseTemplate(textArgument(text))),
      ],
      formatter_field_name_split: ["string, /", splitName],
    },
  });
}

/** `%`, format() and format_map() of str: what the algorithms in text/ ask of Python objects. */
import { exc, PyException, raise } from "./errors.ts";
import { intOrUndefined, toDouble } from "./numeric-values.ts";
import { intFromValue } from "./int-methods.ts";
import { type Int, makeStr, PyComplex, type Value } from "./object.ts";
import { getAttribute } from "./protocols/attributes.ts";
import { getItem, toIndex } from "./protocols/operators.ts";
import { ascii, format, isStr, reprText, strText, textOf } from "./protocols/text.ts";
import {
  positionalInMapFault,
  renderTemplate,
  replacementIndexFault,
  type TemplateHost,
} from "./text/format-template.ts";
import {
  formatPercent,
  type PercentArguments,
  PercentFlavor,
  type PercentHost,
} from "./text/percent-format.ts";
import { PyTuple } from "./tuple.ts";
import { isInstance, typeOf } from "./type.ts";

// --- % ---

/** An int for %d and %x; undefined where `int()` or `__index__` would not do. */
export function integerArgument(value: Value, indexOnly: boolean): Int | undefined {
  const int = intOrUndefined(value);
  if (int !== undefined) return int;
  const type = typeOf(value);
  const hasIndex = type.lookup("__index__") !== undefined;
  try {
    if (indexOnly) return hasIndex ? toIndex(value) : undefined;
    const isNumber = hasIndex || type.lookup("__int__") !== undefined;
    return isNumber && !(value instanceof PyComplex) ? intFromValue(value) : undefined;
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.TypeError)) return undefined;
    throw error;
  }
}

function textForCode(value: Value, code: "s" | "r" | "a"): string {
  if (code === "s") return strText(value);
  return code === "r" ? reprText(value) : textOf(ascii(value));
}

function characterArgument(value: Value): Int | string | undefined {
  if (isStr(value)) return textOf(value);
  const int = intOrUndefined(value);
  if (int !== undefined) return int;
  return typeOf(value).lookup("__index__") === undefined ? undefined : toIndex(value);
}

const strHost: PercentHost<Value> = {
  lookUp: (mapping, key) => getItem(mapping, makeStr(key)),
  textOf: textForCode,
  exactInt: intOrUndefined,
  integerOf: integerArgument,
  floatOf: toDouble,
  characterOf: characterArgument,
  typeName: (value) => typeOf(value).name,
};

/** The right operand of `%`; a mapping has `__getitem__` and is no tuple and no text. */
export function percentArguments(value: Value, isText: boolean): PercentArguments<Value> {
  const items = value instanceof PyTuple ? value.items : null;
  const isMapping = items === null && !isText && typeOf(value).lookup("__getitem__") !== undefined;
  return { items, value, isMapping };
}

/** template % value */
export function formatStrByPercent(template: Value, value: Value): Value {
  const given = percentArguments(value, isStr(value));
  return makeStr(formatPercent(textOf(template), given, strHost, PercentFlavor.Str));
}

// --- format ---

abstract class FormatHost implements TemplateHost<Value> {
  abstract positional(index: number): Value;
  abstract named(name: string): Value;
  attribute(value: Value, name: string): Value {
    return getAttribute(value, name);
  }
  item(value: Value, key: number | string): Value {
    return getItem(value, typeof key === "number" ? key : makeStr(key));
  }
  convert(value: Value, conversion: "s" | "r" | "a"): Value {
    return makeStr(textForCode(value, conversion));
  }
  format(value: Value, spec: string): string {
    return textOf(format(value, makeStr(spec)));
  }
}

class ArgumentHost extends FormatHost {
  private readonly args: readonly Value[];
  private readonly keywords: ReadonlyMap<string, Value>;
  constructor(args: readonly Value[], keywords: ReadonlyMap<string, Value>) {
    super();
    this.args = args;
    this.keywords = keywords;
  }
  positional(index: number): Value {
    const value = this.args[index];
    if (value === undefined) throw replacementIndexFault(index);
    return value;
  }
  named(name: string): Value {
    const value = this.keywords.get(name);
    if (value === undefined) throw raise(exc.KeyError, makeStr(name));
    return value;
  }
}

class MappingHost extends FormatHost {
  private readonly mapping: Value;
  constructor(mapping: Value) {
    super();
    this.mapping = mapping;
  }
  positional(): Value {
    throw positionalInMapFault();
  }
  named(name: string): Value {
    return getItem(this.mapping, makeStr(name));
  }
}

export function formatStrByArguments(
  template: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  return makeStr(renderTemplate(textOf(template), new ArgumentHost(args, keywords)));
}

export function formatStrByMapping(template: Value, mapping: Value): Value {
  return makeStr(renderTemplate(textOf(template), new MappingHost(mapping)));
}

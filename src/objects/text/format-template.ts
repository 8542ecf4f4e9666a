// str.format(): templates such as "{0.x[3]!r:>{width}}" parsed into literals and fields, rendered over
// a host that knows objects. `_string.formatter_parser` and `formatter_field_name_split` read the same
// parse.
//
// The difficulty is that CPython parses while it renders: a broken field at the end only complains
// after the fields before it were formatted. Parsed templates are cached, so a fault found in parsing
// is kept as text in its place and raised when rendering gets there.
//
// Invariant: rendering reads a template left to right, exactly once per field.

import { characterAt } from "./code-points.ts";
import { fault } from "./text-fault.ts";
import { decimalValue } from "./unicode.ts";

/** What rendering asks of the object model. Faults in these (KeyError, ...) are the host's to throw. */
export interface TemplateHost<T> {
  /** args[index]; format_map has none. */
  positional(index: number): T;
  named(name: string): T;
  attribute(value: T, name: string): T;
  /** value[key]: an int or a str key. */
  item(value: T, key: number | string): T;
  /** str, repr or ascii of a value. */
  convert(value: T, conversion: "s" | "r" | "a"): T;
  /** format(value, spec). */
  format(value: T, spec: string): string;
}

export interface TemplatePiece {
  readonly literal: string;
  readonly field: TemplateField | null;
}

export interface TemplateField {
  readonly name: string;
  /** The character after "!", or "" without one. */
  readonly conversion: string;
  readonly spec: string;
  readonly specNeedsRendering: boolean;
}

export interface ParsedTemplate {
  readonly pieces: readonly TemplatePiece[];
  /** The ValueError's text to raise after the pieces, or "". */
  readonly failure: string;
}

// --- parsing ---

/** Splits a template into pieces; never throws. */
export function parseTemplate(text: string): ParsedTemplate {
  const pieces: TemplatePiece[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    at = findBrace(text, start);
    if (at === text.length) {
      pieces.push({ literal: text.slice(start), field: null });
      break;
    }
    const brace = text[at] as string;
    if (text[at + 1] === brace) {
      pieces.push({ literal: text.slice(start, at + 1), field: null });
      at += 2;
      continue;
    }
    if (brace === "}" || at + 1 === text.length) {
      return { pieces, failure: `Single '${brace}' encountered in format string` };
    }
    const literal = text.slice(start, at);
    const parsed = parseField(text, at + 1);
    if (typeof parsed === "string") return { pieces, failure: parsed };
    pieces.push({ literal, field: parsed.field });
    at = parsed.end;
  }
  return { pieces, failure: "" };
}

function findBrace(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 123 || unit === 125) return i;
  }
  return text.length;
}

interface FieldParse {
  readonly field: TemplateField;
  readonly end: number;
}

/** A field from after its "{" to after its "}", or the text of what is wrong. */
function parseField(text: string, start: number): FieldParse | string {
  let at = start;
  let stop = "";
  while (at < text.length && stop === "") {
    const character = text[at++] as string;
    if (character === "{") return "unexpected '{' in field name";
    if (character === "[") {
      const close = text.indexOf("]", at);
      at = close < 0 ? text.length : close;
    } else if (character === "}" || character === ":" || character === "!") stop = character;
  }
  if (stop === "") return "expected '}' before end of string";
  const name = text.slice(start, at - 1);
  if (stop === "}") {
    return { field: { name, conversion: "", spec: "", specNeedsRendering: false }, end: at };
  }
  let conversion = "";
  if (stop === "!") {
    conversion = characterAt(text, at);
    if (conversion === "") return "end of string while looking for conversion specifier";
    at += conversion.length;
    if (at < text.length) {
      const next = text[at++];
      if (next === "}") {
        return { field: { name, conversion, spec: "", specNeedsRendering: false }, end: at };
      }
      if (next !== ":") return "expected ':' after conversion specifier";
    }
  }
  return parseSpecOfField(text, at, name, conversion);
}

function parseSpecOfField(
  text: string,
  start: number,
  name: string,
  conversion: string,
): FieldParse | string {
  let depth = 1;
  let nested = false;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 123) {
      nested = true;
      depth++;
    } else if (unit === 125 && --depth === 0) {
      const spec = text.slice(start, at);
      return { field: { name, conversion, spec, specNeedsRendering: nested }, end: at + 1 };
    }
  }
  return "unmatched '{' in format spec";
}

// --- field names ---

export interface Accessor {
  readonly isAttribute: boolean;
  readonly key: number | string;
}

export interface FieldName {
  /** A number, or a name; "" asks for automatic numbering. */
  readonly first: number | string;
  readonly accessors: readonly Accessor[];
  /** The ValueError's text to raise after the accessors, or "". */
  readonly failure: string;
}

/** Splits "a.b[0]"; throws only for a first number that is too long. */
export function splitFieldName(name: string): FieldName {
  const end = /[.[]/.exec(name)?.index ?? name.length;
  const first = readIndex(name.slice(0, end));
  const accessors: Accessor[] = [];
  let at = end;
  while (at < name.length) {
    const mark = name[at++];
    let key = "";
    if (mark === ".") {
      const rest = /^[^.[]*/.exec(name.slice(at)) as RegExpExecArray;
      key = rest[0];
      at += key.length;
    } else if (mark === "[") {
      const close = name.indexOf("]", at);
      if (close < 0) return { first, accessors, failure: "Missing ']' in format string" };
      key = name.slice(at, close);
      at = close + 1;
    } else {
      const failure = "Only '.' or '[' may follow ']' in format field specifier";
      return { first, accessors, failure };
    }
    if (key === "") return { first, accessors, failure: "Empty attribute in format string" };
    accessors.push(
      mark === "." ? { isAttribute: true, key } : { isAttribute: false, key: readIndex(key) },
    );
  }
  return { first, accessors, failure: "" };
}

const MOST_INDEX = 9223372036854775807n;

/** The number a text of decimal digits stands for, or the text itself. */
function readIndex(text: string): number | string {
  let digits = "";
  for (const character of text) {
    const value = decimalValue(character.codePointAt(0) as number);
    if (value < 0) return text;
    digits += value;
  }
  if (digits === "") return text;
  if (digits.length > 18 && BigInt(digits) > MOST_INDEX) {
    throw fault("ValueError", "Too many decimal digits in format string");
  }
  return Number(digits);
}

// --- rendering ---

const CACHE_LIMIT = 500;
const templates = new Map<string, ParsedTemplate>();
const fieldNames = new Map<string, FieldName>();

function findTemplate(text: string): ParsedTemplate {
  const known = templates.get(text);
  if (known !== undefined) return known;
  const parsed = parseTemplate(text);
  if (templates.size >= CACHE_LIMIT) templates.clear();
  templates.set(text, parsed);
  return parsed;
}

function findFieldName(name: string): FieldName {
  const known = fieldNames.get(name);
  if (known !== undefined) return known;
  const split = splitFieldName(name);
  if (fieldNames.size >= CACHE_LIMIT) fieldNames.clear();
  fieldNames.set(name, split);
  return split;
}

/** Automatic numbering ("{}") and manual ("{0}") may not mix in one template. */
class Numbering {
  private mode: "" | "automatic" | "manual" = "";
  private next = 0;

  resolve(first: number | ""): number {
    const wanted = first === "" ? "automatic" : "manual";
    if (this.mode === "") this.mode = wanted;
    else if (this.mode !== wanted) throw fault("ValueError", this.describeSwitch());
    return first === "" ? this.next++ : first;
  }

  private describeSwitch(): string {
    return this.mode === "manual"
      ? "cannot switch from manual field specification to automatic field numbering"
      : "cannot switch from automatic field numbering to manual field specification";
  }
}

/** A spec may contain fields, whose specs may not. */
const NESTING = 2;

/** str.format() and, by another host, format_map(). */
export function renderTemplate<T>(text: string, host: TemplateHost<T>): string {
  return renderNested(text, host, new Numbering(), NESTING);
}

function renderNested<T>(
  text: string,
  host: TemplateHost<T>,
  numbering: Numbering,
  depth: number,
): string {
  if (depth <= 0) throw fault("ValueError", "Max string recursion exceeded");
  const template = findTemplate(text);
  let rendered = "";
  for (let i = 0; i < template.pieces.length; i++) {
    const piece = template.pieces[i] as TemplatePiece;
    rendered += piece.literal;
    if (piece.field !== null) rendered += renderField(piece.field, host, numbering, depth);
  }
  if (template.failure !== "") throw fault("ValueError", template.failure);
  return rendered;
}

function renderField<T>(
  field: TemplateField,
  host: TemplateHost<T>,
  numbering: Numbering,
  depth: number,
): string {
  let value = fetchField(findFieldName(field.name), host, numbering);
  if (field.conversion !== "") value = host.convert(value, checkConversion(field.conversion));
  const spec = field.specNeedsRendering
    ? renderNested(field.spec, host, numbering, depth - 1)
    : field.spec;
  return host.format(value, spec);
}

function fetchField<T>(name: FieldName, host: TemplateHost<T>, numbering: Numbering): T {
  const { first, accessors } = name;
  let value =
    typeof first === "number" || first === ""
      ? host.positional(numbering.resolve(first))
      : host.named(first);
  for (let i = 0; i < accessors.length; i++) {
    const { isAttribute, key } = accessors[i] as Accessor;
    value = isAttribute ? host.attribute(value, key as string) : host.item(value, key);
  }
  if (name.failure !== "") throw fault("ValueError", name.failure);
  return value;
}

function checkConversion(conversion: string): "s" | "r" | "a" {
  if (conversion === "s" || conversion === "r" || conversion === "a") return conversion;
  const point = conversion.codePointAt(0) as number;
  const shown = point > 32 && point < 127 ? conversion : `\\x${point.toString(16)}`;
  throw fault("ValueError", `Unknown conversion specifier ${shown}`);
}

/** The IndexError of a host whose positional arguments do not reach `index`. */
export function replacementIndexFault(index: number): unknown {
  return fault("IndexError", `Replacement index ${index} out of range for positional args tuple`);
}

/** The ValueError of format_map, which has no positional arguments. */
export function positionalInMapFault(): unknown {
  return fault("ValueError", "Format string contains positional fields");
}

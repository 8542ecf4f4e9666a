// re.Match: the result of one match, and the replacement templates that are filled from it.
//
// Invariant: `spans` holds start and end of the whole match and of each group, -1 where a group took
// no part.

import { bytesOrUndefined } from "../../objects/buffer.ts";
import { PyBytes } from "../../objects/bytes.ts";
import { PyDict } from "../../objects/dict.ts";
import { dictGet } from "../../objects/dict-access.ts";
import { exc, raise } from "../../objects/errors.ts";
import { makeGenericAlias } from "../../objects/generic-alias.ts";
import { importAttribute } from "../../objects/interpreter-hooks.ts";
import { listValues, PyList } from "../../objects/list.ts";
import { defineClassMethods, defineGetters, defineMethods } from "../../objects/native.ts";
import { PyObject, type Str, type Value } from "../../objects/object.ts";
import { call2 } from "../../objects/protocols/calls.ts";
import { hasIndex, toIndex } from "../../objects/protocols/operators.ts";
import { exactStr, isStr, reprText } from "../../objects/protocols/text.ts";
import { clampInt } from "../../objects/slice.ts";
import { concatAll } from "../../objects/str.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { defineType, typeOf } from "../../objects/type.ts";
import type { Matcher } from "./matcher.ts";
import type { PyPattern } from "./pattern.ts";
import { sliceValue } from "./subject.ts";

export const matchType = defineType({ name: "Match", module: "re", isBase: false });

export class PyMatch extends PyObject {
  readonly pattern: PyPattern;
  readonly string: Value;
  readonly pos: number;
  readonly endpos: number;
  readonly lastIndex: number;
  readonly spans: Int32Array;

  constructor(pattern: PyPattern, string: Value, pos: number, endpos: number, matcher: Matcher) {
    super();
    this.shape = matchType.rootShape;
    this.pattern = pattern;
    this.string = string;
    this.pos = pos;
    this.endpos = endpos;
    this.lastIndex = matcher.lastIndex;
    this.spans = readSpans(matcher);
  }
}

function readSpans(matcher: Matcher): Int32Array {
  const marks = matcher.marks;
  const spans = new Int32Array(marks.length + 2);
  spans[0] = matcher.start;
  spans[1] = matcher.end;
  for (let i = 0; i < marks.length; i += 2) {
    const start = marks[i] as number;
    const end = marks[i + 1] as number;
    const took = start >= 0 && end >= start;
    spans[i + 2] = took ? start : -1;
    spans[i + 3] = took ? end : -1;
  }
  return spans;
}

// --- groups ---

/** The text of a group by its number, or `missing`. */
export function groupText(match: PyMatch, group: number, missing: Value): Value {
  const start = match.spans[group * 2] as number;
  return start < 0
    ? missing
    : sliceValue(match.string, start, match.spans[group * 2 + 1] as number);
}

function groupNumber(match: PyMatch, index: Value | undefined): number {
  if (index === undefined) return 0;
  const number = hasIndex(index) ? clampInt(toIndex(index)) : namedGroup(match, index);
  if (number === undefined || number < 0 || number * 2 >= match.spans.length) {
    throw raise(exc.IndexError, "no such group");
  }
  return number;
}

function namedGroup(match: PyMatch, name: Value): number | undefined {
  if (typeof name !== "string" && !isStr(name)) return undefined;
  const found = dictGet(match.pattern.groupIndex, name);
  return typeof found === "number" ? found : undefined;
}

function span(match: PyMatch, group: number): PyTuple {
  return new PyTuple([match.spans[group * 2] as number, match.spans[group * 2 + 1] as number]);
}

function allGroups(match: PyMatch, missing: Value): Value[] {
  const groups: Value[] = [];
  for (let i = 1; i * 2 < match.spans.length; i++) groups.push(groupText(match, i, missing));
  return groups;
}

function groupDict(match: PyMatch, missing: Value): PyDict {
  const dict = new PyDict();
  for (const entry of match.pattern.groupIndex.table.order) {
    if (entry.value === undefined) continue;
    dict.table.setString(entry.key as string, groupText(match, entry.value as number, missing));
  }
  return dict;
}

function spansOf(match: PyMatch): PyTuple {
  const spans: Value[] = [];
  for (let i = 0; i * 2 < match.spans.length; i++) spans.push(span(match, i));
  return new PyTuple(spans);
}

function lastGroup(match: PyMatch): Value {
  if (match.lastIndex === 0) return null;
  return match.pattern.indexGroup.items[match.lastIndex] ?? null;
}

/** Match.__repr__ shows at most this many characters of the match. */
const SHOWN_MATCH = 50;

function reprMatch(match: PyMatch): string {
  const shown = Array.from(reprText(groupText(match, 0, null)))
    .slice(0, SHOWN_MATCH)
    .join("");
  const [start, end] = match.spans;
  return `<re.Match object; span=(${start}, ${end}), match=${shown}>`;
}

const itself = (self: Value): Value => self;

defineMethods(matchType, {
  group: [
    "*args",
    (self: PyMatch, args: readonly Value[]) => {
      if (args.length <= 1) return groupText(self, groupNumber(self, args[0]), null);
      return new PyTuple(args.map((index) => groupText(self, groupNumber(self, index), null)));
    },
  ],
  groups: [
    "default=None",
    (self: PyMatch, missing: Value = null) => new PyTuple(allGroups(self, missing)),
  ],
  groupdict: ["default=None", (self: PyMatch, missing: Value = null) => groupDict(self, missing)],
  start: [
    "group=0, /",
    (self: PyMatch, group?: Value) => self.spans[groupNumber(self, group) * 2] as number,
  ],
  end: [
    "group=0, /",
    (self: PyMatch, group?: Value) => self.spans[groupNumber(self, group) * 2 + 1] as number,
  ],
  span: ["group=0, /", (self: PyMatch, group?: Value) => span(self, groupNumber(self, group))],
  expand: ["template", (self: PyMatch, template: Value) => expandMatch(self, template)],
  __getitem__: [
    "key, /",
    (self: PyMatch, key: Value) => groupText(self, groupNumber(self, key), null),
  ],
  __repr__: ["", reprMatch],
  __copy__: ["", itself],
  __deepcopy__: ["memo, /", itself],
});

// Python: a match is a mapping of its groups, not a sequence of them.
matchType.setOwn("__iter__", null);

defineClassMethods(matchType, { __class_getitem__: ["object, /", makeGenericAlias] });

defineGetters(matchType, {
  string: (self: PyMatch) => self.string,
  re: (self: PyMatch) => self.pattern,
  pos: (self: PyMatch) => self.pos,
  endpos: (self: PyMatch) => self.endpos,
  lastindex: (self: PyMatch) => (self.lastIndex === 0 ? null : self.lastIndex),
  lastgroup: lastGroup,
  regs: spansOf,
});

// --- templates ---

const templateType = defineType({ name: "SRE_Template", module: "_sre", isBase: false });

/** A parsed replacement: a literal, then group numbers each followed by a literal. */
export class PyTemplate extends PyObject {
  readonly literal: Value;
  readonly groups: readonly number[];
  readonly literals: readonly Value[];

  constructor(literal: Value, groups: readonly number[], literals: readonly Value[]) {
    super();
    this.shape = templateType.rootShape;
    this.literal = literal;
    this.groups = groups;
    this.literals = literals;
  }
}

/** _sre.template(pattern, [literal, group, literal, ...]). */
export function makeTemplate(parts: Value): PyTemplate {
  if (!(parts instanceof PyList)) throw raise(exc.TypeError, "invalid template");
  const values = listValues(parts);
  if (values.length % 2 === 0) throw raise(exc.TypeError, "invalid template");
  const groups: number[] = [];
  const literals: Value[] = [];
  for (let i = 1; i < values.length; i += 2) {
    const group = toIndex(values[i] as Value);
    if (typeof group !== "number" || group < 0) throw raise(exc.TypeError, "invalid template");
    groups.push(group);
    literals.push(values[i + 1] as Value);
  }
  return new PyTemplate(values[0] as Value, groups, literals);
}

/** The replacement for one match. */
export function expandTemplate(template: PyTemplate, match: PyMatch): Value {
  if (template.groups.length === 0) return template.literal;
  const parts: Value[] = [template.literal];
  for (let i = 0; i < template.groups.length; i++) {
    const group = template.groups[i] as number;
    if (group * 2 >= match.spans.length) throw raise(exc.IndexError, "no such group");
    const text = groupText(match, group, null);
    if (text !== null) parts.push(text);
    parts.push(template.literals[i] as Value);
  }
  return joinParts(parts, isStr(template.literal));
}

/** Compiles a replacement with backslashes by `re`, which caches. */
export function compileTemplate(pattern: PyPattern, template: Value): Value {
  return call2(importAttribute("re", "_compile_template"), pattern, template);
}

function expandMatch(match: PyMatch, template: Value): Value {
  const compiled = compileTemplate(match.pattern, template);
  return compiled instanceof PyTemplate ? expandTemplate(compiled, match) : compiled;
}

/** Joins strs, or bytes-like values; the errors are those of str.join and bytes.join. */
export function joinParts(parts: readonly Value[], areStrs: boolean): Value {
  return areStrs ? joinStrs(parts) : joinBytes(parts);
}

function joinStrs(parts: readonly Value[]): Value {
  const strs: Str[] = new Array(parts.length);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as Value;
    if (!isStr(part)) {
      const got = typeOf(part).fullName;
      throw raise(exc.TypeError, `sequence item ${i}: expected str instance, ${got} found`);
    }
    strs[i] = exactStr(part);
  }
  return concatAll(strs);
}

function joinBytes(parts: readonly Value[]): Value {
  let size = 0;
  const pieces: Uint8Array[] = new Array(parts.length);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as Value;
    const bytes = bytesOrUndefined(part);
    if (bytes === undefined) {
      const got = typeOf(part).fullName;
      throw raise(exc.TypeError, `sequence item ${i}: expected a bytes-like object, ${got} found`);
    }
    pieces[i] = bytes;
    size += bytes.length;
  }
  const joined = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return new PyBytes(joined);
}

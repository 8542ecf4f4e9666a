// re.Pattern and its scanner: matching, finding, splitting and substituting with a compiled pattern.
//
// All patterns share one matcher; its result must be read before anything else may match. After an
// empty match the next one may not be empty at the same place (`mustAdvance`), which is how findall,
// split and sub go on.

import { bytesOrUndefined } from "../../objects/buffer.ts";
import type { PyDict } from "../../objects/dict.ts";
import { makeGenericAlias } from "../../objects/generic-alias.ts";
import { hashInt, xorInts } from "../../objects/integer-arithmetic.ts";
import { PyIterator } from "../../objects/iterator.ts";
import { callableIteratorType } from "../../objects/iterators.ts";
import { newList, type PyList } from "../../objects/list.ts";
import { makeMappingProxy } from "../../objects/mapping-proxy.ts";
import { defineClassMethods, defineGetters, defineMethods } from "../../objects/native.ts";
import { type Int, PyObject, type Value } from "../../objects/object.ts";
import { call1, isCallable } from "../../objects/protocols/calls.ts";
import { hash } from "../../objects/protocols/hash.ts";
import { equals, toIndex } from "../../objects/protocols/operators.ts";
import { isStr, makeStr, reprText, textOf } from "../../objects/protocols/text.ts";
import { NotImplemented } from "../../objects/singletons.ts";
import { clampInt } from "../../objects/slice.ts";
import { PyTuple } from "../../objects/tuple.ts";
import { defineType } from "../../objects/type.ts";
import { compileTemplate, expandTemplate, joinParts, PyMatch, PyTemplate } from "./match.ts";
import { Matcher, Mode } from "./matcher.ts";
import { Flag } from "./opcodes.ts";
import type { SreProgram } from "./program.ts";
import { Lifetime, makeSubject, type Subject, sliceValue } from "./subject.ts";

export const patternType = defineType({ name: "Pattern", module: "re", isBase: false });
const scannerType = defineType({ name: "SRE_Scanner", module: "_sre", isBase: false });

export class PyPattern extends PyObject {
  readonly pattern: Value;
  readonly flags: number;
  readonly program: SreProgram;
  readonly groupIndex: PyDict;
  readonly indexGroup: PyTuple;
  /** null: compiled without a pattern text, takes str and bytes. */
  readonly isBytes: boolean | null;

  constructor(
    pattern: Value,
    flags: number,
    program: SreProgram,
    groupIndex: PyDict,
    indexGroup: PyTuple,
  ) {
    super();
    this.shape = patternType.rootShape;
    this.pattern = pattern;
    this.flags = flags;
    this.program = program;
    this.groupIndex = groupIndex;
    this.indexGroup = indexGroup;
    this.isBytes = pattern === null ? null : !isStr(pattern);
  }
}

const matcher = new Matcher();

// --- single matches ---

function bound(value: Value | undefined, missing: number, length: number): number {
  if (value === undefined) return missing;
  return Math.max(
    0,
    Math.min(clampInt(typeof value === "number" ? value : toIndex(value)), length),
  );
}

function matchOnce(
  self: PyPattern,
  string: Value,
  pos: Value | undefined,
  endpos: Value | undefined,
  mode: Mode,
): Value {
  const subject = makeSubject(string, self.isBytes, Lifetime.Short);
  const start = bound(pos, 0, subject.length);
  const end = bound(endpos, subject.length, subject.length);
  if (start > end || !find(self, subject, start, end, mode, false)) return null;
  return new PyMatch(self, string, start, end, matcher);
}

function find(
  self: PyPattern,
  subject: Subject,
  start: number,
  end: number,
  mode: Mode,
  mustAdvance: boolean,
): boolean {
  return matcher.find(self.program, subject.units, subject.text, start, end, mode, mustAdvance);
}

// --- scanning ---

/** Goes through a subject match by match. */
class Scan {
  readonly pattern: PyPattern;
  readonly subject: Subject;
  readonly pos: number;
  readonly endpos: number;
  private at: number;
  private mustAdvance = false;
  private done: boolean;

  constructor(
    pattern: PyPattern,
    string: Value,
    pos: Value | undefined,
    endpos: Value | undefined,
    lifetime: Lifetime,
  ) {
    this.pattern = pattern;
    this.subject = makeSubject(string, pattern.isBytes, lifetime);
    this.pos = bound(pos, 0, this.subject.length);
    this.endpos = bound(endpos, this.subject.length, this.subject.length);
    this.at = this.pos;
    this.done = this.pos > this.endpos;
  }

  /** The next match, left in the shared matcher; false at the end and ever after. */
  advance(mode: Mode): boolean {
    if (this.done) return false;
    if (!find(this.pattern, this.subject, this.at, this.endpos, mode, this.mustAdvance)) {
      this.done = true;
      return false;
    }
    this.mustAdvance = matcher.end === matcher.start;
    this.at = matcher.end;
    return true;
  }

  nextMatch(mode: Mode): Value {
    if (!this.advance(mode)) return null;
    return new PyMatch(this.pattern, this.subject.value, this.pos, this.endpos, matcher);
  }
}

class PyScanner extends PyObject {
  readonly scan: Scan;
  constructor(scan: Scan) {
    super();
    this.shape = scannerType.rootShape;
    this.scan = scan;
  }
}

class PyMatchIterator extends PyIterator {
  private readonly scan: Scan;
  constructor(scan: Scan) {
    super(callableIteratorType);
    this.scan = scan;
  }
  override next(): Value | undefined {
    const match = this.scan.nextMatch(Mode.Search);
    return match === null ? undefined : match;
  }
}

defineMethods(scannerType, {
  match: ["", (self: PyScanner) => self.scan.nextMatch(Mode.Match)],
  search: ["", (self: PyScanner) => self.scan.nextMatch(Mode.Search)],
});
defineGetters(scannerType, { pattern: (self: PyScanner) => self.scan.pattern });

// --- findall and split ---

/** A group of the match in the matcher, or `missing` where it took no part. */
function currentGroup(string: Value, group: number, missing: Value): Value {
  const start = matcher.marks[group * 2 - 2] as number;
  const end = matcher.marks[group * 2 - 1] as number;
  return start < 0 || end < start ? missing : sliceValue(string, start, end);
}

function findAll(self: PyPattern, string: Value, pos?: Value, endpos?: Value): PyList {
  const scan = new Scan(self, string, pos, endpos, Lifetime.Short);
  const groups = self.program.groups;
  const empty = sliceValue(string, 0, 0);
  const found: Value[] = [];
  while (scan.advance(Mode.Search)) {
    if (groups === 0) found.push(sliceValue(string, matcher.start, matcher.end));
    else if (groups === 1) found.push(currentGroup(string, 1, empty));
    else {
      const items: Value[] = [];
      for (let i = 1; i <= groups; i++) items.push(currentGroup(string, i, empty));
      found.push(new PyTuple(items));
    }
  }
  return newList(found);
}

function splitString(self: PyPattern, string: Value, maxsplit: Value = 0): PyList {
  const scan = new Scan(self, string, undefined, undefined, Lifetime.Short);
  const most = clampInt(toIndex(maxsplit));
  const parts: Value[] = [];
  let last = 0;
  for (let n = 0; (most === 0 || n < most) && scan.advance(Mode.Search); n++) {
    parts.push(sliceValue(string, last, matcher.start));
    for (let i = 1; i <= self.program.groups; i++) parts.push(currentGroup(string, i, null));
    last = matcher.end;
  }
  parts.push(sliceValue(string, last, scan.endpos));
  return newList(parts);
}

// --- substitution ---

/** What a replacement is: the same value each time, a template, or something to call. */
function prepareReplacement(self: PyPattern, replacement: Value): Value {
  if (isCallable(replacement)) return replacement;
  if (isStr(replacement)) {
    if (!textOf(replacement).includes("\\")) return replacement;
  } else if (bytesOrUndefined(replacement)?.includes(92) === false) return replacement;
  const compiled = compileTemplate(self, replacement);
  if (compiled instanceof PyTemplate && compiled.groups.length === 0) return compiled.literal;
  return compiled;
}

function substitute(
  self: PyPattern,
  replacement: Value,
  string: Value,
  count: Value = 0,
): [Value, number] {
  const filter = prepareReplacement(self, replacement);
  const isTemplate = filter instanceof PyTemplate;
  const isCall = !isTemplate && isCallable(filter);
  const lifetime = isCall ? Lifetime.Long : Lifetime.Short;
  const scan = new Scan(self, string, undefined, undefined, lifetime);
  const most = clampInt(toIndex(count));
  const parts: Value[] = [];
  let last = 0;
  let n = 0;
  while ((most === 0 || n < most) && scan.advance(Mode.Search)) {
    const start = matcher.start;
    const end = matcher.end;
    if (last < start) parts.push(sliceValue(string, last, start));
    let item = filter;
    if (isTemplate || isCall) {
      const match = new PyMatch(self, string, scan.pos, scan.endpos, matcher);
      item = isTemplate ? expandTemplate(filter, match) : call1(filter, match);
    }
    if (item !== null) parts.push(item);
    last = end;
    n++;
  }
  if (last < scan.endpos) parts.push(sliceValue(string, last, scan.endpos));
  return [joinParts(parts, scan.subject.str !== null), n];
}

// --- the class ---

const FLAG_NAMES: readonly (readonly [number, string])[] = [
  [Flag.IgnoreCase, "re.IGNORECASE"],
  [Flag.Locale, "re.LOCALE"],
  [Flag.Multiline, "re.MULTILINE"],
  [Flag.DotAll, "re.DOTALL"],
  [Flag.Unicode, "re.UNICODE"],
  [Flag.Verbose, "re.VERBOSE"],
  [Flag.Debug, "re.DEBUG"],
  [Flag.Ascii, "re.ASCII"],
];

/** Pattern.__repr__ shows at most this many characters of the pattern. */
const SHOWN_PATTERN = 200;

function reprPattern(self: PyPattern): Value {
  let flags = self.flags;
  // A str pattern is Unicode unless told otherwise.
  const kind = Flag.Locale | Flag.Unicode | Flag.Ascii;
  if (self.isBytes === false && (flags & kind) === Flag.Unicode) flags &= ~Flag.Unicode;
  const names: string[] = [];
  for (const [bit, name] of FLAG_NAMES) {
    if (flags & bit) names.push(name);
    flags &= ~bit;
  }
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  const shown = Array.from(reprText(self.pattern)).slice(0, SHOWN_PATTERN).join("");
  return makeStr(
    `re.compile(${[shown, ...(names.length > 0 ? [names.join("|")] : [])].join(", ")})`,
  );
}

function equalsPattern(self: PyPattern, other: Value): Value {
  if (!(other instanceof PyPattern)) return NotImplemented;
  if (self === other) return true;
  const [mine, its] = [self.program.code, other.program.code];
  if (self.flags !== other.flags || self.isBytes !== other.isBytes || mine.length !== its.length)
    return false;
  for (let i = 0; i < mine.length; i++) if (mine[i] !== its[i]) return false;
  return equals(self.pattern, other.pattern);
}

function hashPattern(self: PyPattern): Int {
  let code = 0;
  for (const word of self.program.code) code = Math.imul(code ^ word, 0x01000193);
  const mixed = xorInts(hash(self.pattern), code ^ self.flags);
  return hashInt(mixed);
}

function differs(self: PyPattern, other: Value): Value {
  const same = equalsPattern(self, other);
  return same === NotImplemented ? same : same === false;
}

const itself = (self: Value): Value => self;

defineMethods(patternType, {
  match: [
    "string, pos=0, endpos=sys.maxsize",
    (self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
      matchOnce(self, string, pos, endpos, Mode.Match),
  ],
  fullmatch: [
    "string, pos=0, endpos=sys.maxsize",
    (self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
      matchOnce(self, string, pos, endpos, Mode.FullMatch),
  ],
  search: [
    "string, pos=0, endpos=sys.maxsize",
    (self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
      matchOnce(self, string, pos, endpos, Mode.Search),
  ],
  findall: ["string, pos=0, endpos=sys.maxsize", findAll],
  finditer: [
    "string, pos=0, endpos=sys.maxsize",
    (self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
      new PyMatchIterator(new Scan(self, string, pos, endpos, Lifetime.Long)),
  ],
  scanner: [
    "string, pos=0, endpos=sys.maxsize",
    (self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
      new PyScanner(new Scan(self, string, pos, endpos, Lifetime.Long)),
  ],
  split: ["string, maxsplit=0", splitString],
  sub: [
    "repl, string, count=0",
    (self: PyPattern, repl: Value, string: Value, count?: Value) =>
      substitute(self, repl, string, count)[0],
  ],
  subn: [
    "repl, string, count=0",
    (self: PyPattern, repl: Value, string: Value, count?: Value) =>
      new PyTuple(substitute(self, repl, string, count)),
  ],
  __repr__: ["", reprPattern],
  __eq__: ["other, /", equalsPattern],
  __ne__: ["other, /", differs],
  __hash__: ["", hashPattern],
  __copy__: ["", itself],
  __deepcopy__: ["memo, /", itself],
});

defineClassMethods(patternType, { __class_getitem__: ["object, /", makeGenericAlias] });

defineGetters(patternType, {
  pattern: (self: PyPattern) => self.pattern,
  flags: (self: PyPattern) => self.flags,
  groups: (self: PyPattern) => self.program.groups,
  groupindex: (self: PyPattern) => makeMappingProxy(self.groupIndex),
});

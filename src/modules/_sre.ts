// The native module `_sre`, on which CPython's own `re` package stands: the class of compiled patterns,
// the constants its compiler checks, and case questions about single characters.

import { PyDict } from "../objects/dict.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { listValues, PyList } from "../objects/list.ts";
import type { MethodRow } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { toIndex } from "../objects/protocols/operators.ts";
import { PyTuple } from "../objects/tuple.ts";
import { typeOf } from "../objects/type.ts";
import { poll } from "../vm/thread.ts";
import { moduleFrom } from "./module.ts";
import { isCasedAscii, isCasedUnicode, lowerAscii, lowerUnicode } from "./sre/characters.ts";
import { makeTemplate } from "./sre/match.ts";
import { installMatchPoll } from "./sre/matcher.ts";
import { CODESIZE, MAGIC, MAXGROUPS, MAXREPEAT } from "./sre/opcodes.ts";
import { PyPattern } from "./sre/pattern.ts";
import { SreProgram } from "./sre/program.ts";

// A pattern that backtracks without end can still be interrupted.
installMatchPoll(poll);

function compile(
  pattern: Value,
  flags: Value,
  code: Value,
  groups: Value,
  groupindex: Value,
  indexgroup: Value,
): Value {
  if (!(code instanceof PyList)) throw wrongArgument("code", "list", code);
  if (!(groupindex instanceof PyDict)) throw wrongArgument("groupindex", "dict", groupindex);
  if (!(indexgroup instanceof PyTuple)) throw wrongArgument("indexgroup", "tuple", indexgroup);
  const words = listValues(code).map((word) => Number(toIndex(word)));
  const program = new SreProgram(words, Number(toIndex(groups)));
  return new PyPattern(pattern, Number(toIndex(flags)), program, groupindex, indexgroup);
}

function wrongArgument(name: string, wanted: string, got: Value): unknown {
  return raise(
    exc.TypeError,
    `compile() argument '${name}' must be ${wanted}, not ${typeOf(got).fullName}`,
  );
}

function point(value: Value): number {
  return Number(toIndex(value));
}

const sreFunctions: Readonly<Record<string, MethodRow>> = {
  compile: ["pattern, flags, code, groups, groupindex, indexgroup", compile],
  template: ["pattern, template, /", (_pattern: Value, template: Value) => makeTemplate(template)],
  getcodesize: ["", () => CODESIZE],
  ascii_iscased: ["character, /", (character: Value) => isCasedAscii(point(character))],
  unicode_iscased: ["character, /", (character: Value) => isCasedUnicode(point(character))],
  ascii_tolower: ["character, /", (character: Value) => lowerAscii(point(character))],
  unicode_tolower: ["character, /", (character: Value) => lowerUnicode(point(character))],
};

const sreConstants: Readonly<Record<string, Value>> = {
  MAGIC,
  CODESIZE,
  MAXREPEAT,
  MAXGROUPS,
  copyright: " SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ",
};

export function makeModule(): PyModule {
  return moduleFrom("_sre", null, { functions: sreFunctions, values: sreConstants });
}

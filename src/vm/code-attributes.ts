/** The attributes of code objects: co_name, co_positions() and the rest. */
import { Code, CodeFlag, Position, codeType } from "../bytecode/code.ts";
import { exc, raise } from "../objects/errors.ts";
import { defineGetters, defineMethods } from "../objects/native.ts";
import { type Value, makeStr } from "../objects/object.ts";
import { identity } from "../objects/protocols/hash.ts";
import { getIterator } from "../objects/protocols/iteration.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { typeOf } from "../objects/type.ts";

function names(list: readonly string[]): PyTuple {
  return new PyTuple(list.map(makeStr));
}

function load(code: Code): Code {
  if (code.lazyBody !== null) code.load();
  return code;
}

defineGetters(codeType, {
  co_name: (code: Code) => makeStr(code.name),
  co_qualname: (code: Code) => makeStr(code.qualname),
  co_filename: (code: Code) => makeStr(code.filename),
  co_firstlineno: (code: Code) => code.firstlineno,
  co_argcount: (code: Code) => code.argcount,
  co_posonlyargcount: (code: Code) => code.posonlyargcount,
  co_kwonlyargcount: (code: Code) => code.kwonlyargcount,
  co_nlocals: (code: Code) => code.variableNames().length,
  co_stacksize: (code: Code) => code.stacksize,
  co_flags: (code: Code) => code.flags,
  co_varnames: (code: Code) => names(code.variableNames()),
  co_cellvars: (code: Code) => names(code.cellNames()),
  co_freevars: (code: Code) => names(code.freeNames()),
  co_names: (code: Code) => names(load(code).names),
  co_consts: (code: Code) => new PyTuple(load(code).consts),
});

defineMethods(codeType, {
  __repr__: [
    "",
    (code: Code) =>
      `<code object ${code.name} at 0x${identity(code).toString(16).padStart(12, "0")}, ` +
      `file "${code.filename}", line ${code.firstlineno}>`,
  ],
  co_positions: ["", (code: Code) => getIterator(new PyTuple(positionsOf(code)))],
  co_lines: ["", (code: Code) => getIterator(new PyTuple(linesOf(code)))],
  replace: [
    "*, co_filename='', co_name='', co_qualname='', co_flags=0, co_firstlineno=1",
    replaceParts,
  ],
});

/** (line, end line, column, end column) of each instruction. */
function positionsOf(code: Code): Value[] {
  load(code);
  const rows: Value[] = [];
  for (let i = 0; i < code.positions.length; i += Position.Size) {
    const at = (part: Position) => {
      const value = code.positions[i + part] as number;
      return value < 0 ? null : value;
    };
    rows.push(
      new PyTuple([
        at(Position.Line),
        at(Position.EndLine),
        at(Position.Column),
        at(Position.EndColumn),
      ]),
    );
  }
  return rows;
}

/** (start, end, line) of each run of instructions of one line, in CPython's bytes. */
function linesOf(code: Code): Value[] {
  load(code);
  const rows: Value[] = [];
  let start = 0;
  for (let i = 1; i <= code.words.length; i++) {
    if (i < code.words.length && code.lineAt(i) === code.lineAt(start)) continue;
    const line = code.lineAt(start);
    rows.push(new PyTuple([start * 2, i * 2, line < 0 ? null : line]));
    start = i;
  }
  return rows;
}

function replacedText(name: string, value: Value | undefined, otherwise: string): string {
  if (value === undefined) return otherwise;
  if (isStr(value)) return textOf(value);
  const given = typeOf(value).fullName;
  throw raise(exc.TypeError, `replace() argument '${name}' must be str, not ${given}`);
}

function replaceParts(
  code: Code,
  filename?: Value,
  name?: Value,
  qualname?: Value,
  flags?: Value,
  firstLine?: Value,
): Value {
  load(code);
  if (flags !== undefined && (((flags as number) ^ code.flags) & CodeFlag.Optimized) !== 0) {
    throw raise(exc.ValueError, "code: co_flags cannot change CO_OPTIMIZED");
  }
  return new Code(
    {
      name: replacedText("co_name", name, code.name),
      qualname: replacedText("co_qualname", qualname, code.qualname),
      filename: replacedText("co_filename", filename, code.filename),
      firstlineno: firstLine === undefined ? code.firstlineno : (firstLine as number),
      argcount: code.argcount,
      posonlyargcount: code.posonlyargcount,
      kwonlyargcount: code.kwonlyargcount,
      flags: flags === undefined ? code.flags : (flags as number),
      slotCount: code.slotCount,
      freeCount: code.freeCount,
      stacksize: code.stacksize,
    },
    {
      localNames: code.localNames,
      localKinds: code.localKinds,
      names: code.names,
      consts: code.consts,
      words: code.words.slice(),
      exceptionTable: code.exceptionTable,
      positions: () => code.positions,
    },
  );
}

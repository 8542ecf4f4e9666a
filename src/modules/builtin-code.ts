/**
 * What runs code or looks at the namespaces of the caller: eval, exec, compile, globals, locals,
 * vars, dir.
 *
 * Trees (`ast.AST`) are made by compile, but not compiled.
 */
import { Code } from "../bytecode/code.ts";
import { PyByteArray } from "../objects/bytearray.ts";
import { PyBytes } from "../objects/bytes.ts";
import { PyDict } from "../objects/dict.ts";
import { exc, raise } from "../objects/errors.ts";
import { PyCell } from "../objects/function.ts";
import { sortedList } from "../objects/list-sort.ts";
import type { MethodRow } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call0, callSpecial0 } from "../objects/protocols/calls.ts";
import { toArray } from "../objects/protocols/iteration.ts";
import { isTrue, toIndex } from "../objects/protocols/operators.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { typeOf } from "../objects/type.ts";
import { decodeSource } from "../syntax/decode.ts";
import { parseModule } from "../syntax/parser.ts";
import { PySyntaxError } from "../syntax/syntax-error.ts";
import { entryFrame } from "../vm/calls.ts";
import { compileText } from "../vm/compilation.ts";
import { builtinsOf, localsOf } from "../vm/evaluation.ts";
import type { Frame } from "../vm/frame.ts";
import { syntaxErrorOf } from "../vm/syntax-errors.ts";
import { thread } from "../vm/thread.ts";
import { ONLY_TREE } from "./_ast.ts";
import { pathText } from "./io/paths.ts";
import { pythonTree } from "./syntax-tree/nodes.ts";

function caller(): Frame {
  if (thread.frame === null) throw raise(exc.SystemError, "frame does not exist");
  return thread.frame;
}

// --- looking ---

function dir(object?: Value): Value {
  if (object === undefined) {
    const locals = localsOf(caller());
    const names = locals instanceof PyDict ? locals : call0(getAttribute(locals, "keys"));
    return sortedList(toArray(names), null, false);
  }
  const method = typeOf(object).lookup("__dir__");
  if (method === undefined) throw raise(exc.TypeError, "object does not provide __dir__");
  return sortedList(toArray(callSpecial0(method, object)), null, false);
}

function vars(object?: Value): Value {
  if (object === undefined) return localsOf(caller());
  const dict = lookupAttribute(object, "__dict__");
  if (dict === undefined) {
    throw raise(exc.TypeError, "vars() argument must have __dict__ attribute");
  }
  return dict;
}

// --- running ---

interface Namespaces {
  readonly globals: PyDict;
  readonly locals: Value;
}

function namespacesFor(name: "eval" | "exec", globals: Value, locals: Value): Namespaces {
  if (locals !== null && !isMapping(locals)) {
    throw raise(
      exc.TypeError,
      name === "eval"
        ? "locals must be a mapping"
        : `locals must be a mapping or None, not ${typeOf(locals).name}`,
    );
  }
  if (globals === null) {
    const frame = caller();
    return { globals: frame.globals, locals: locals ?? localsOf(frame) };
  }
  if (!(globals instanceof PyDict)) throw refuseGlobals(name, globals);
  return { globals, locals: locals ?? globals };
}

function refuseGlobals(name: "eval" | "exec", globals: Value): unknown {
  if (name === "exec") {
    return raise(exc.TypeError, `exec() globals must be a dict, not ${typeOf(globals).name}`);
  }
  return raise(
    exc.TypeError,
    isMapping(globals)
      ? "globals must be a real dict; try eval(code, {}, mapping)"
      : "globals must be a dict",
  );
}

function isMapping(value: Value): boolean {
  return typeOf(value).lookup("__getitem__") !== undefined;
}

/** The text of source given as str or bytes. */
function sourceText(source: Value, complaint: string, filename: string): string {
  let text: string;
  if (isStr(source)) text = textOf(source);
  else if (source instanceof PyBytes || source instanceof PyByteArray) {
    text = decodeSource(source.bytes(), filename);
  } else throw raise(exc.TypeError, complaint);
  if (text.includes("\0")) {
    throw raise(exc.SyntaxError, "source code string cannot contain null bytes");
  }
  return text;
}

/** CO_FUTURE_* bits that compiled code passes on to what it compiles. */
const INHERITED_FLAGS = 0x1ff0000 | 0x20000;

function inheritedFlags(): number {
  return thread.frame === null ? 0 : thread.frame.code.flags & INHERITED_FLAGS;
}

function codeFor(name: "eval" | "exec", source: Value): Code {
  if (source instanceof Code) return source;
  const complaint = `${name}() arg 1 must be a string, bytes or code object`;
  const text = sourceText(source, complaint, "<string>");
  const shown = name === "eval" ? text.replace(/^[ \t]+/, "") : text;
  return compileText(shown, "<string>", name, { flags: inheritedFlags() });
}

function run(code: Code, { globals, locals }: Namespaces, closure: readonly PyCell[] = []): Value {
  if (code.lazyBody !== null) code.load();
  const frame = entryFrame(code, globals, builtinsOf(globals), locals);
  const first = code.slotCount - closure.length;
  for (let i = 0; i < closure.length; i++) frame.regs[first + i] = closure[i];
  return thread.run(frame, null);
}

function refuseFreeVariables(name: string, code: Code): void {
  if (code.freeCount === 0) return;
  throw raise(exc.TypeError, `code object passed to ${name}() may not contain free variables`);
}

function evaluate(source: Value, globals: Value = null, locals: Value = null): Value {
  const namespaces = namespacesFor("eval", globals, locals);
  const code = codeFor("eval", source);
  refuseFreeVariables("eval", code);
  return run(code, namespaces);
}

function execute(
  source: Value,
  globals: Value = null,
  locals: Value = null,
  closure: Value = null,
): null {
  const namespaces = namespacesFor("exec", globals, locals);
  const code = codeFor("exec", source);
  if (closure === null) refuseFreeVariables("exec", code);
  else if (!(source instanceof Code)) {
    throw raise(exc.TypeError, "closure can only be used when source is a code object");
  }
  run(code, namespaces, closure === null ? [] : cellsOf(closure, code));
  return null;
}

function cellsOf(closure: Value, code: Code): PyCell[] {
  const count = code.freeCount;
  if (count === 0) throw raise(exc.TypeError, "cannot use a closure with this code object");
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== count || !cells.every((cell) => cell instanceof PyCell)) {
    throw raise(exc.TypeError, `code object requires a closure of exactly length ${count}`);
  }
  return cells as PyCell[];
}

// --- compiling ---

const modes = ["exec", "eval", "single"] as const;

function compile(
  source: Value,
  filename: Value,
  mode: Value,
  flags: Value = 0,
  dontInherit: Value = false,
  optimize: Value = -1,
): Value {
  const name = pathText(filename);
  if (!isStr(mode)) {
    throw raise(exc.TypeError, `compile() argument 'mode' must be str, not ${typeOf(mode).name}`);
  }
  const given = Number(toIndex(flags));
  const wanted = modes.find((known) => known === textOf(mode));
  if (wanted === undefined) {
    throw raise(exc.ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  }
  if (source instanceof Code) return source;
  const complaint = "compile() arg 1 must be a string, bytes or AST object";
  if (isTree(source)) {
    if ((given & ONLY_TREE) !== 0) return source;
    throw raise(exc.NotImplementedError, "compile() of a syntax tree is not supported yet");
  }
  const text = sourceText(source, complaint, name);
  if ((given & ONLY_TREE) !== 0) return treeOf(text, name, wanted);
  return compileText(wanted === "eval" ? text.replace(/^[ \t]+/, "") : text, name, wanted, {
    flags: given | (isTrue(dontInherit) ? 0 : inheritedFlags()),
    optimize: Number(toIndex(optimize)),
  });
}

function isTree(value: Value): boolean {
  return typeOf(value).mro.some((base) => base.name === "AST" && base.module === "ast");
}

function treeOf(text: string, filename: string, mode: "exec" | "eval" | "single"): Value {
  const shown = mode === "eval" ? text.replace(/^[ \t]+/, "") : text;
  try {
    return pythonTree(parseModule(shown, filename, mode), shown);
  } catch (error) {
    if (error instanceof PySyntaxError) throw syntaxErrorOf(error);
    throw error;
  }
}

export const codeFunctions: Readonly<Record<string, MethodRow>> = {
  compile: [
    "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
    compile,
    "Compile source into a code object that can be executed by exec() or eval().",
  ],
  dir: ["object=<unrepresentable>, /", dir],
  eval: [
    "source, /, globals=None, locals=None",
    evaluate,
    "Evaluate the given source in the context of globals and locals.",
  ],
  exec: [
    "source, /, globals=None, locals=None, *, closure=None",
    execute,
    "Execute the given source in the context of globals and locals.",
  ],
  globals: ["", () => caller().globals],
  locals: ["", () => localsOf(caller())],
  vars: ["object=<unrepresentable>, /", vars],
};

/**
 * Records the expectations of this folder anew from CPython 3.14 (the npm package pyodide).
 *
 *     node tests/syntax/record.mjs
 *
 * To add a case, add its source (with anything as expectation) and run this.
 */
import fs from "node:fs";
import { loadPyodide } from "pyodide";

const python = await loadPyodide();
python.runPython(`
import ast, io, tokenize, warnings
warnings.simplefilter("ignore")

def tree(source):
    return ast.dump(ast.parse(source), indent=2)

def tokens(source):
    rows = tokenize.tokenize(io.BytesIO(source.encode()).readline)
    return "\\n".join(
        "%-20s%-15s%-15r" % ("%d,%d-%d,%d:" % (t.start + t.end), tokenize.tok_name[t.type], t.string)
        for t in rows)

def error(source):
    try:
        compile(source, "<test>", "exec", ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        place = " @%s:%s-%s:%s" % (e.lineno, e.offset, e.end_lineno, e.end_offset)
        return type(e).__name__ + ": " + e.msg + (place if e.lineno is not None else "")
    return "valid"
`);

function recordBlocks(name, record) {
  const file = new URL(name, import.meta.url);
  const blocks = fs.readFileSync(file, "utf8").split(/^-{4,}\n/m);
  const recorded = blocks
    .map((block) => block.split("\n==>\n")[0])
    .map((source) => `${source}\n==>\n${record(source).trimEnd()}\n`);
  fs.writeFileSync(file, recorded.join(`${"-".repeat(20)}\n`));
}

function recordLines(name, record) {
  const file = new URL(name, import.meta.url);
  const lines = fs.readFileSync(file, "utf8").split("\n");
  const recorded = lines.map((line) => {
    const match = /^("(?:[^"\\]|\\.)*")(?: {2}.*)?$/.exec(line);
    return match === null ? line : `${match[1]}  ${record(JSON.parse(match[1]))}`;
  });
  fs.writeFileSync(file, recorded.join("\n"));
}

recordBlocks("trees.txt", python.globals.get("tree"));
recordBlocks("tokens.txt", python.globals.get("tokens"));
recordLines("errors.txt", python.globals.get("error"));

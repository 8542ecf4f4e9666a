/**
 * The standard library's own modules must give CPython's trees, positions included. Every module is
 * parsed; every twenty-fifth is compared, node by node, because CPython in the test takes its time.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import { strFromU8, unzipSync } from "fflate";
import { loadPyodide } from "pyodide";
import { describe, expect, test } from "vitest";
import { installCharacterNames } from "../../src/syntax/character-names.ts";
import { decodeSource } from "../../src/syntax/decode.ts";
import { dumpTree } from "../../src/syntax/dump.ts";
import { parseModule } from "../../src/syntax/parser.ts";

const archive = createRequire(import.meta.url).resolve("pyodide/python_stdlib.zip");
const modules = Object.entries(unzipSync(fs.readFileSync(archive))).filter(([name]) =>
  name.endsWith(".py"),
);

describe("the standard library", () => {
  test("parses", () => {
    installCharacterNames(() => "?");
    for (const [name, bytes] of modules) parseModule(decodeSource(bytes, name), name);
    expect(modules.length).toBeGreaterThan(500);
  }, 30_000);

  test("gives CPython's trees", async () => {
    const python = await loadPyodide();
    python.runPython(`
import ast, unicodedata, warnings
warnings.simplefilter("ignore")
def tree(source):
    return ast.dump(ast.parse(source), include_attributes=True)
`);
    const lookUp = python.runPython("unicodedata.lookup");
    installCharacterNames((name) => lookUp(name));
    const judge = python.globals.get("tree");
    for (let i = 0; i < modules.length; i += 25) {
      const [name, bytes] = modules[i];
      const source = decodeSource(bytes, name);
      const mine = dumpTree(parseModule(source, name), { indent: null, attributes: { source } });
      expect(mine === judge(strFromU8(bytes)), name).toBe(true);
    }
  }, 60_000);
});

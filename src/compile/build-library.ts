// A step of the build: writes library.bin and library-sources.bin, the standard library's code and
// sources, into the folder given as argument.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import "../objects/bytes-methods.ts";
import "../objects/tuple-methods.ts";
import { buildStdlib } from "./stdlib.ts";

/** What tracebacks and `__file__` show; the same as in vm/module-finder.ts. */
const libraryRoot = "/lib/python314.zip";

const folder = process.argv[2] ?? "dist";
const require = createRequire(path.resolve("package.json"));
const zip = path.join(path.dirname(require.resolve("pyodide")), "python_stdlib.zip");
const library = buildStdlib(
  new Uint8Array(fs.readFileSync(zip)),
  libraryRoot,
  readOwnModules(path.resolve("src/lib")),
);
fs.writeFileSync(path.join(folder, "library.bin"), library.code);
fs.writeFileSync(path.join(folder, "library-sources.bin"), library.sources);
console.log(`Compiled ${library.moduleCount} modules of the standard library.`);

/** What Adder itself ships in Python, by path under `folder`. */
function readOwnModules(folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  if (!fs.existsSync(folder)) return files;
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".py")) continue;
    const name = file.split(path.sep).join("/");
    files[name] = new Uint8Array(fs.readFileSync(path.join(folder, file)));
  }
  return files;
}

/**
 * The build: bundles into dist/, the standard library as an archive of bytecode, and V8's code cache
 * for the worker, so that a program starts without compiling the interpreter.
 *
 *   node build.mjs            everything
 *   node build.mjs --quick    bundles only; the archive and the code cache stay as they are
 *
 * dist/adder.js        the command's main thread (ESM, a few kilobytes)
 * dist/worker.cjs      loads worker-main.js through its code cache, in the worker thread
 * dist/worker-main.js  interpreter and trace compiler
 * dist/commands.js     tokens, ast, dis, compare, help
 * dist/index.js        the embedding interface
 */
import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, "dist");
/** What a first program typically uses: printing, loops, functions, classes, exceptions. */
const warmUp = `
import dataclasses, random, math
class A:
    def __init__(self, x):
        self.x = x
def f(n, *args, k=1):
    return n + k
a = A(1)
d = {"a": [1, 2.5, (3,)], 2: {3}}
for i in range(3):
    print(i, f(i), a.x, f"{i:>3} {d!r}", sep=",", end="\\n")
try:
    d["b"]
except KeyError as e:
    print(e)
print([x * 2 for x in range(3)], "abc".upper())
`;
const quick = process.argv.includes("--quick");
fs.mkdirSync(dist, { recursive: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  // Smaller syntax, but names as they are: stack traces of our own faults must be readable.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
};

const workerEntry = fs.existsSync(path.join(root, "jit/adder.ts"))
  ? "jit/adder.ts"
  : "src/cli/entry.ts";

const indexEntry = fs.existsSync(path.join(root, "jit/embedding.ts"))
  ? "jit/embedding.ts"
  : "src/index.ts";

await Promise.all([
  build({
    ...shared,
    entryPoints: ["src/cli/launcher.ts"],
    outfile: "dist/adder.js",
    format: "esm",
    banner: { js: "#!/usr/bin/env node" },
  }),
  build({
    ...shared,
    entryPoints: [workerEntry],
    outfile: "dist/worker-main.js",
    format: "cjs",
    define: { "import.meta.url": "fileUrl" },
    // The loader compiles this text itself: it is the function that Node would have put around it.
    banner: {
      js: `(function (exports, require, module, __filename, __dirname) {const fileUrl = require("node:url").pathToFileURL(__filename).href;`,
    },
    footer: { js: "})" },
  }),
  build({
    ...shared,
    entryPoints: ["src/cli/commands.ts"],
    outfile: "dist/commands.js",
    format: "esm",
    packages: "external",
  }),
  build({ ...shared, entryPoints: [indexEntry], outfile: "dist/index.js", format: "esm" }),
]);

fs.writeFileSync(path.join(dist, "worker.cjs"), workerLoader());
fs.chmodSync(path.join(dist, "adder.js"), 0o755);

if (!quick) {
  await buildLibrary();
}
makeCodeCache();
// tasks.mjs compares this file's time with the sources'.
if (!quick) fs.writeFileSync(path.join(dist, ".built"), "");

/**
 * The file that the worker starts with. It compiles the bundle with the code cache beside it; V8
 * checks that the cache fits (version, flags, source) and compiles when it does not. The bundle is
 * ASCII (esbuild escapes the rest), so it is read as latin1: no decoding, and V8 keeps one byte a
 * character.
 */
function workerLoader() {
  return `"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const file = path.join(__dirname, "worker-main.js");
let cachedData;
try {
  cachedData = fs.readFileSync(path.join(__dirname, "worker-main.cache"));
} catch {}
const script = new vm.Script(fs.readFileSync(file, "latin1"), {
  filename: file,
  cachedData,
  importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
if (process.env.ADDER_MAKE_CACHE !== undefined) {
  process.on("exit", () => {
    fs.writeFileSync(process.env.ADDER_MAKE_CACHE, script.createCachedData());
  });
}
script.runInThisContext()(module.exports, require, module, file, __dirname);
`;
}

/** Runs a small program, so that the cache holds the functions that every start needs. */
function makeCodeCache() {
  const cache = path.join(dist, "worker-main.cache");
  fs.rmSync(cache, { force: true });
  const program = path.join(dist, "warm-up.py");
  fs.writeFileSync(program, warmUp);
  const result = spawnSync(process.execPath, [path.join(dist, "adder.js"), program], {
    env: { ...process.env, ADDER_MAKE_CACHE: cache },
    encoding: "utf8",
  });
  fs.rmSync(program, { force: true });
  if (result.status !== 0) {
    console.error(`The code cache could not be made:\n${result.stdout}${result.stderr}`);
  }
}

async function buildLibrary() {
  const entry = path.join(root, "src/compile/build-library.ts");
  if (!fs.existsSync(entry)) return;
  const outfile = path.join(dist, "build-library.mjs");
  await build({
    ...shared,
    entryPoints: [entry],
    outfile,
    format: "esm",
    packages: "external",
  });
  const result = spawnSync(process.execPath, [outfile, dist], { stdio: "inherit", cwd: root });
  fs.rmSync(outfile, { force: true });
  if (result.status !== 0) process.exit(1);
}

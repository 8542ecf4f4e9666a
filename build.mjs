/**
 * The build: bundles into dist/, the standard library as an archive of bytecode, and V8's code caches
 * for the worker, so that a program starts without compiling the interpreter.
 *
 *   node build.mjs            everything
 *   node build.mjs --quick    bundles only; the archive and the code cache stay as they are
 *
 * dist/adder.js        the command's main thread (a few kilobytes)
 * dist/worker.cjs      loads the parts of the interpreter through their code caches, in the worker
 * dist/worker-*.js     interpreter, trace compiler, modules (build-parts.mjs)
 * dist/commands.mjs    tokens, ast, dis, compare, help
 * dist/index.js        the embedding interface
 */
import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildParts } from "./build-parts.mjs";

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, "dist");
/**
 * What the caches are made from: a program for each part. A function in a cache costs every start a
 * little, one that is not there costs a program that calls it three times as much; so the
 * interpreter's has what most programs do, and what imports and hot loops need is in the others.
 */
const warmUps = {
  "worker-main": `
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
`,
  "worker-modules": `
import dataclasses, random, collections, functools, itertools, os
print(dataclasses, random, collections, functools, itertools, os)
`,
  "worker-jit": `
import math
class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def move(self, d):
        self.x += d * self.y
        return self.x
def g(n):
    return n if n < 2 else g(n - 1) + g(n - 2)
def hot(n):
    total = 0
    floats = [0.0] * 10
    ints = []
    points = [P(1.0, 2.0), P(3, 4)]
    words = {}
    for i in range(n):
        for j in range(10):
            if (i + j) % 3 == 0:
                total += i * j
            elif j > 5:
                floats[j] += i / 2 + math.sqrt(j)
        for p in points:
            p.move(i)
        ints.append(total & 0xff)
        k = str(i % 7)
        words[k] = words.get(k, 0) + 1
    while n > 0:
        n -= 1
        total ^= n << 1
    return total, sum(x * x for x in ints), len(words), g(12)
print(hot(900))
`,
};
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

const indexEntry = fs.existsSync(path.join(root, "jit/embedding.ts"))
  ? "jit/embedding.ts"
  : "src/index.ts";

const [parts] = await Promise.all([
  buildParts(root, dist, shared),
  build({
    ...shared,
    entryPoints: ["src/cli/launcher.ts"],
    outfile: "dist/adder.js",
    format: "cjs",
    define: { "import.meta.dirname": "__dirname" },
    banner: { js: "#!/usr/bin/env node" },
  }),
  build({
    ...shared,
    entryPoints: ["src/cli/commands.ts"],
    outfile: "dist/commands.mjs",
    format: "esm",
    packages: "external",
  }),
  build({
    ...shared,
    entryPoints: [indexEntry],
    outfile: "dist/index.js",
    format: "cjs",
    define: { "import.meta.url": "fileUrl" },
    banner: { js: `const fileUrl = require("node:url").pathToFileURL(__filename).href;` },
  }),
]);

// The package is of ES modules; what starts fast is not (src/cli/launcher.ts).
fs.writeFileSync(path.join(dist, "package.json"), '{ "type": "commonjs" }\n');
fs.writeFileSync(path.join(dist, "worker.cjs"), workerLoader());
fs.chmodSync(path.join(dist, "adder.js"), 0o755);

if (!quick) {
  await buildLibrary();
}
makeCodeCaches();
// tasks.mjs compares this file's time with the sources'.
if (!quick) fs.writeFileSync(path.join(dist, ".built"), "");

/**
 * The file that the worker starts with: it compiles each part with the code cache beside it. V8
 * checks that a cache fits (version, flags, source) and compiles when it does not. The bundles are
 * ASCII (esbuild escapes the rest), so they are read as latin1: no decoding, and V8 keeps one byte
 * a character.
 */
function workerLoader() {
  return `"use strict";
const fs = require("node:fs");
const { Script } = require("node:vm");
const loaded = new Map();
const exported = new Map();
let core;
function readCache(base) {
  try {
    return fs.readFileSync(base + ".cache");
  } catch {}
}
function run(name, given) {
  const base = __dirname + "/" + name;
  const filename = base + ".js";
  const source = fs.readFileSync(filename, "latin1");
  const script = new Script(source, { filename, cachedData: readCache(base) });
  loaded.set(name, script);
  const part = { exports: {} };
  script.runInThisContext()(part, require, require, filename, given, (give) => { core = give; });
  return part.exports;
}
function loadPart(name) {
  if (!exported.has(name)) exported.set(name, run(name, core));
  return exported.get(name);
}
const wanted = process.env.ADDER_MAKE_CACHE;
if (wanted !== undefined) {
  process.on("exit", () => {
    fs.writeFileSync(__dirname + "/" + wanted + ".cache", loaded.get(wanted).createCachedData());
  });
}
run("worker-main", loadPart);
`;
}

/** Runs a program for each part and keeps the functions of it that were compiled. */
function makeCodeCaches() {
  const caches = parts.map((name) => path.join(dist, `${name}.cache`));
  for (const cache of caches) fs.rmSync(cache, { force: true });
  for (const [index, name] of parts.entries()) makeCodeCache(name, caches[index]);
}

function makeCodeCache(name, cache) {
  const result = spawnSync(process.execPath, [path.join(dist, "adder.js"), "-c", warmUps[name]], {
    env: { ...process.env, ADDER_MAKE_CACHE: name },
    encoding: "utf8",
  });
  if (result.status !== 0 || !fs.existsSync(cache)) {
    console.error(`The code cache of ${name} could not be made:\n${result.stdout}${result.stderr}`);
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

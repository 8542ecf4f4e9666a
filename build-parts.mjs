/**
 * The command's bundle in parts, so that a start reads and runs only what it needs:
 *
 *   worker-main.js      the interpreter (src/), the modules that every program needs
 *   worker-jit.js       the trace compiler, loaded by the first hot loop
 *   worker-modules.js   the other native modules, loaded by the first import of one of them
 *   *.cache             V8's code cache of each
 *
 * A part is a function whose parameter `core` hands out what the part imports from the interpreter,
 * by file and name. esbuild cannot do that itself: its splitting is for ES modules, for which V8
 * takes no code cache.
 *
 * The one difficulty is that each source file must be in exactly one part, since a class of its own
 * in every part would be several classes. So the trace compiler's part contains nothing of src/,
 * and what it imports from there is put into the interpreter's.
 *
 * Invariant: when a part is loaded, the interpreter's file has run to its end. What a part imports is
 * therefore read once, as a constant; names that are assigned again later are refused.
 */
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/** Native modules that are in the interpreter's part: all programs need them, or many and early. */
const eagerModules = new Set(["builtins", "sys", "time", "math"]);

const moduleTable = "src/modules/index.ts";
const compilerDoor = "jit/compiler.ts";

/** Bundles the parts of the command's worker into `dist`; gives their names. */
export async function buildParts(root, dist, shared) {
  const hasJit = fs.existsSync(path.join(root, compilerDoor));
  const entry = hasJit ? "jit/adder.ts" : "src/cli/entry.ts";
  const context = { root, shared, entry, exports: await listExports(root) };
  const jitImports = hasJit ? await listJitImports(context) : [];
  const core = await listCore(context, jitImports);
  const parts = [["worker-modules", await buildModules(context, core)]];
  if (hasJit) parts.push(["worker-jit", await buildJit(context)]);
  const taken = new Set(parts.flatMap(([, text]) => readTaken(text)));
  parts.push(["worker-main", await buildMain(context, jitImports, taken)]);
  for (const [name, text] of parts) fs.writeFileSync(path.join(dist, `${name}.js`), text);
  return parts.map(([name]) => name);
}

// --- What files export ---------------------------------------------------------------------------

/** By file, what it exports at run time, and the text of its `const enum`s. */
async function listExports(root) {
  const files = fs
    .readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.posix.join("src", name.split(path.sep).join("/")));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: files,
    outdir: "out",
    bundle: false,
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const table = new Map();
  for (const { entryPoint, exports } of Object.values(metafile.outputs)) {
    const text = fs.readFileSync(path.join(root, entryPoint), "utf8");
    table.set(entryPoint, { names: exports, enums: readEnums(text), changing: readChanging(text) });
  }
  return table;
}

/** `export const enum NAME {...}`, by name: their members are literals wherever they are used. */
function readEnums(text) {
  const enums = new Map();
  for (const match of text.matchAll(/^export const enum (\w+) \{[\s\S]*?^\}/gm)) {
    enums.set(match[1], match[0]);
  }
  return enums;
}

function readChanging(text) {
  return new Set([...text.matchAll(/^export let (\w+)/gm)].map((match) => match[1]));
}

// --- Plugins -------------------------------------------------------------------------------------

/** The path of an import below the root, with slashes. */
function resolveBelow(root, { resolveDir, path: target }) {
  return path.relative(root, path.resolve(resolveDir, target)).split(path.sep).join("/");
}

/** Imports of files for which `isCore` holds become what the interpreter hands out. */
function takeFromCore(context, isCore) {
  return {
    name: "take-from-core",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, (args) => {
        const file = resolveBelow(context.root, args);
        return isCore(file) ? { path: file, namespace: "core" } : undefined;
      });
      onLoad({ filter: /.*/, namespace: "core" }, ({ path: file }) => ({
        contents: writeTaking(file, context.exports.get(file)),
        loader: "ts",
      }));
    },
  };
}

function writeTaking(file, { names, enums, changing }) {
  const lines = [...enums.values()];
  for (const name of names) {
    if (enums.has(name)) continue;
    const what = changing.has(name) ? `!${file}:${name}` : `${file}:${name}`;
    lines.push(`export const ${name} = /* @__PURE__ */ core(${JSON.stringify(what)});`);
  }
  return lines.join("\n");
}

/** What the text of a part takes from the interpreter: "file:name". */
function readTaken(text) {
  const taken = [...text.matchAll(/\bcore\("(!?)([^"]+)"\)/g)];
  for (const [, changes, what] of taken) {
    if (changes) throw new Error(`A part of the bundle imports ${what}, which changes.`);
  }
  return taken.map(([, , what]) => what);
}

/** In the interpreter's part: the trace compiler and lazy modules come from their parts. */
function leaveToParts(context) {
  return {
    name: "leave-to-parts",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, (args) => {
        const file = resolveBelow(context.root, args);
        if (file === compilerDoor) return { path: file, namespace: "part" };
        const isLazy =
          resolveBelow(context.root, { resolveDir: "/", path: args.importer }) === moduleTable &&
          isLazyModule(context.root, file);
        return isLazy ? { path: file, namespace: "part" } : undefined;
      });
      onLoad({ filter: /.*/, namespace: "part" }, ({ path: file }) => ({
        contents: file === compilerDoor ? callCompiler : callModule(file),
      }));
    },
  };
}

const callCompiler = ["attachJit", "attachFromOptions"]
  .map((name) => `export const ${name} = (options) => loadPart("worker-jit").${name}(options);`)
  .join("\n");

function callModule(file) {
  const name = path.posix.basename(file, ".ts");
  return `export const makeModule = () => loadPart("worker-modules").${name}();`;
}

/** Modules of the table that no option names as needed at once. */
function isLazyModule(root, file) {
  const name = path.posix.basename(file, ".ts");
  if (eagerModules.has(name) || path.posix.dirname(file) !== "src/modules") return false;
  const text = fs.readFileSync(path.join(root, moduleTable), "utf8");
  return text.includes(`import { makeModule as `) && text.includes(`from "./${name}.ts"`);
}

function listLazyModules(root) {
  const text = fs.readFileSync(path.join(root, moduleTable), "utf8");
  return [...text.matchAll(/^import \{ makeModule as \w+ \} from "\.\/(\w+)\.ts";$/gm)]
    .map((match) => match[1])
    .filter((name) => !eagerModules.has(name));
}

/** Node's modules that cost more to load than what is used of them. */
const nodeShims = {
  // The loader's own `require` does.
  "node:module": "export const createRequire = () => nodeRequire;",
  // `import.meta.url` is the file's path here.
  "node:url": "export const fileURLToPath = (path) => path;",
  "node:process": "export default globalThis.process;",
};

const shimNode = {
  name: "shim-node",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(module|url|process)$/ }, ({ path: name }) => ({
      path: name,
      namespace: "shim",
    }));
    onLoad({ filter: /.*/, namespace: "shim" }, ({ path: name }) => ({
      contents: nodeShims[name],
    }));
  },
};

// --- The parts -----------------------------------------------------------------------------------

/** A bundle whose text is a function of what the loader supplies (worker.cjs). */
async function bundle({ shared }, input, parameters, plugins) {
  const { metafile, outputFiles } = await build({
    ...shared,
    ...input,
    format: "cjs",
    write: false,
    metafile: true,
    define: { "import.meta.url": "__filename" },
    banner: { js: `(function (${parameters}) {` },
    footer: { js: "})" },
    plugins: [...plugins, shimNode],
  });
  return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

const mainParameters = "module, require, nodeRequire, __filename, loadPart, installCore";
const partParameters = "module, require, nodeRequire, __filename, core";

function inMemory(root, lines) {
  return { stdin: { contents: lines.join("\n"), resolveDir: root, loader: "ts" } };
}

/** The files of src/ that the trace compiler imports. */
async function listJitImports(context) {
  const isSource = (file) => file.startsWith("src/");
  const input = { entryPoints: [compilerDoor] };
  const plugins = [takeFromCore(context, isSource)];
  const { inputs } = await bundle(context, input, partParameters, plugins);
  return inputs.filter((file) => file.startsWith("core:")).map((file) => file.slice(5));
}

async function buildJit(context) {
  const isSource = (file) => file.startsWith("src/");
  const input = { entryPoints: [compilerDoor] };
  const plugins = [takeFromCore(context, isSource)];
  return (await bundle(context, input, partParameters, plugins)).text;
}

function importAll(files) {
  return files.map((file) => `import ${JSON.stringify(`./${file}`)};`);
}

async function listCore(context, jitImports) {
  const input = inMemory(context.root, [...importAll(jitImports), ...importAll([context.entry])]);
  const { inputs } = await bundle(context, input, mainParameters, [leaveToParts(context)]);
  return new Set(inputs);
}

async function buildModules(context, core) {
  const lines = listLazyModules(context.root).map(
    (name) => `export { makeModule as ${name} } from "./src/modules/${name}.ts";`,
  );
  const plugins = [takeFromCore(context, (file) => core.has(file))];
  const { text, inputs } = await bundle(
    context,
    inMemory(context.root, lines),
    partParameters,
    plugins,
  );
  // What hooks itself into the interpreter must not wait for a module.
  const foreign = inputs.filter(
    (file) => file.startsWith("src/") && !file.startsWith("src/modules"),
  );
  if (foreign.length > 0) throw new Error(`Imported by native modules alone: ${foreign}`);
  return text;
}

/** The interpreter, and `core`, which hands out what the parts take from it. */
async function buildMain(context, jitImports, taken) {
  const imports = [];
  const cases = [];
  [...taken].sort().forEach((what, i) => {
    const [file, name] = what.split(":");
    imports.push(`import { ${name} as taken${i} } from "./${file}";`);
    cases.push(`case ${JSON.stringify(what)}: return taken${i};`);
  });
  const input = inMemory(context.root, [
    // Order matters: in which order files run must not depend on what the parts take.
    `import { start as run } from "./${context.entry}";`,
    ...importAll(jitImports),
    ...imports,
    `installCore((what) => { switch (what) { ${cases.join("\n")} } });`,
    "run();",
  ]);
  return (await bundle(context, input, mainParameters, [leaveToParts(context)])).text;
}

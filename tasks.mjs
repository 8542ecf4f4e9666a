/**
 * What `npm start` and `npm test` do, on a fresh clone too: install when node_modules is missing or
 * older than the lock file, build when dist/ is older than the sources, then the task itself.
 *
 *   node tasks.mjs start [SCRIPT [arguments]]   runs a script; without one, the comparison of n-body
 *   node tasks.mjs test [vitest arguments]      format, lint, types, architecture and all tests
 *   node tasks.mjs run FILE.ts [arguments]      one of the commands of bench/ and tests/
 *   node tasks.mjs ready                        installs and builds, nothing more
 *
 * The one difficulty is that nothing may be installed yet: only Node's own modules are imported.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(fileURLToPath(import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** What dist/ is made of; build.mjs touches the stamp when everything has been built. */
const sources = ["src", "jit", "build.mjs", "build-parts.mjs", "package.json", "package-lock.json"];
const stamp = "dist/.built";

function timeOf(file) {
  return fs.statSync(at(file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newest(file) {
  const entry = fs.statSync(at(file), { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return fs
    .readdirSync(at(file))
    .reduce((time, name) => Math.max(time, newest(path.join(file, name))), entry.mtimeMs);
}

export function isBuilt() {
  return timeOf(stamp) >= Math.max(...sources.map(newest));
}

/** Runs a program of ours; its exit status. */
function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/** Runs a step that has to succeed. What it prints goes to standard error: the task owns stdout. */
function require(title, command, args, options = {}) {
  console.error(`${title} ...`);
  const status = run(command, args, { stdio: ["ignore", 2, 2], ...options });
  if (status !== 0) process.exit(status);
}

function install() {
  // npm's own log of the last installation; newer than the lock file when it was complete.
  if (timeOf("node_modules/.package-lock.json") >= timeOf("package-lock.json")) return;
  // Not `npm ci`: it refuses a lock file that lacks the tools' binaries for some other platform.
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const { npm_execpath: npm } = process.env;
  if (npm?.endsWith("js")) require("Installing", process.execPath, [npm, ...args]);
  else require("Installing", "npm", args, { shell: process.platform === "win32" });
  // npm leaves its log alone when there was nothing to do.
  fs.utimesSync(at("node_modules/.package-lock.json"), new Date(), new Date());
}

function build() {
  if (!isBuilt()) require("Building", process.execPath, ["build.mjs"]);
}

async function start(args) {
  const adder = at("dist/adder.js");
  const job =
    args.length > 0
      ? args
      : ["compare", path.relative(process.cwd(), at("bench/programs/nbody.py"))];
  // As if the command had been started from where npm was: Ctrl-C and streams are its own.
  process.argv = [process.execPath, adder, ...job];
  await import(pathToFileURL(adder).href);
}

function test(args) {
  const tool = (name, ...rest) => [process.execPath, [at("node_modules", name), ...rest]];
  const steps = [
    ["format and lint", ...tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings")],
    ["types", ...tool("typescript/bin/tsc", "-p", ".")],
    ["tests", ...tool("vitest/vitest.mjs", "run", ...args)],
  ];
  const failed = steps.filter(([title, command, rest]) => {
    console.error(`\n--- ${title}`);
    return run(command, rest) !== 0;
  });
  if (failed.length === 0) return;
  console.error(`\nFailed: ${failed.map(([title]) => title).join(", ")}.`);
  process.exit(1);
}

/** Node 20 runs no TypeScript: the command is bundled first. */
async function runTypeScript([file, ...args]) {
  const { buildSync } = await import("esbuild");
  const outfile = at("dist/tasks", `${path.basename(file, ".ts")}.mjs`);
  const format = { bundle: true, platform: "node", format: "esm", packages: "external" };
  buildSync({ entryPoints: [at(file)], outfile, logLevel: "warning", ...format });
  process.chdir(root);
  process.argv = [process.execPath, outfile, ...args];
  await import(pathToFileURL(outfile).href);
}

const [task, ...args] = process.argv.slice(2);
install();
build();
if (task === "start") {
  process.chdir(process.env.INIT_CWD ?? process.cwd());
  await start(args);
} else if (task === "test") test(args);
else if (task === "run") await runTypeScript(args);
else if (task !== "ready") {
  console.error(`tasks.mjs: there is no task '${task}'`);
  process.exit(2);
}

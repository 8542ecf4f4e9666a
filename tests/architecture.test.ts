// The rules of the house that a program can check: who may import whom, that there are no cycles,
// that nothing declared in a table lies unused or untested, and that V8 optimizes the run loop.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { abortReasons } from "../jit/aborts.ts";
import { irOps } from "../jit/ir/ops.ts";
import { parameterTable } from "../jit/parameters.ts";
import { handlers, leave } from "../jit/record/instructions.ts";
import { type Op, opInfo } from "../src/bytecode/opcodes.ts";

const root = path.resolve(import.meta.dirname, "..");

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

function listSources(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")));
}

function readImports(file: string): Import[] {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  const found: Import[] = [];
  const statement = /^(?:import|export)\b(?: (type) )?([^;"']*?)(?:from )?"(\.[^"]+)"/gm;
  for (const [, type, names, target] of text.matchAll(statement)) {
    const to = path.posix.normalize(path.posix.join(path.posix.dirname(file), target as string));
    found.push({ from: file, to, isTypeOnly: type !== undefined || onlyTypes(names as string) });
  }
  for (const [, target] of text.matchAll(/\bimport\("(\.[^"]+)"\)/g)) {
    const to = path.posix.normalize(path.posix.join(path.posix.dirname(file), target as string));
    found.push({ from: file, to, isTypeOnly: true });
  }
  return found;
}

/** `{ type A, type B }`: nothing is left of it at run time. */
function onlyTypes(names: string): boolean {
  const inner = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
  if (inner === undefined) return false;
  const parts = inner
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => part.startsWith("type "));
}

const sources = [...listSources("src"), ...listSources("jit")];
const imports = sources.flatMap(readImports).filter(({ to }) => to.endsWith(".ts"));

/** "src/objects" of "src/objects/list.ts", "jit" of "jit/driver.ts". */
function partOf(file: string): string {
  const [top, second, ...rest] = file.split("/") as [string, string, ...string[]];
  return rest.length === 0 ? top : `${top}/${second}`;
}

/** Each part and the parts it may import from; "*" is everything in src. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "src/syntax": [],
  "src/host": [],
  "src/bytecode": ["src/objects"],
  "src/objects": ["src/bytecode"],
  "src/compile": ["src/bytecode", "src/objects", "src/syntax"],
  "src/vm": ["src/bytecode", "src/compile", "src/host", "src/objects", "src/syntax"],
  "src/modules": ["src/bytecode", "src/compile", "src/host", "src/objects", "src/syntax", "src/vm"],
  "src/lab": ["src/host", "src/cli"],
  "src/cli": ["*"],
  src: ["*"],
  "jit/ir": ["src/bytecode", "src/objects"],
  "jit/record": ["jit", "jit/ir", "src/bytecode", "src/objects", "src/vm"],
  "jit/optimize": ["jit/ir", "src/bytecode", "src/objects"],
  "jit/backend": ["jit/ir", "src/bytecode", "src/objects", "src/vm", "src/modules"],
  "jit/policy": ["jit", "jit/ir", "src/bytecode"],
  "jit/report": ["jit", "jit/ir", "jit/backend", "src/bytecode"],
  jit: ["*", "jit/ir", "jit/record", "jit/optimize", "jit/backend", "jit/policy", "jit/report"],
};

function mayImport(from: string, to: string): boolean {
  const a = partOf(from);
  const b = partOf(to);
  if (a === b) return true;
  const targets = allowed[a];
  if (targets === undefined) return false;
  return targets.includes(b) || (targets.includes("*") && b.startsWith("src"));
}

describe("imports", () => {
  test("go in the allowed directions", () => {
    const wrong = imports.filter(({ from, to }) => !mayImport(from, to));
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test("src never imports jit", () => {
    const wrong = imports.filter(
      ({ from, to }) => from.startsWith("src/") && to.startsWith("jit/"),
    );
    expect(wrong).toEqual([]);
  });

  test("objects take no more of bytecode than types, code objects and tables", () => {
    const taken = imports.filter(
      ({ from, to, isTypeOnly }) =>
        partOf(from) === "src/objects" && partOf(to) === "src/bytecode" && !isTypeOnly,
    );
    const files = [...new Set(taken.map(({ to }) => to))].sort();
    expect(
      files.filter((file) => !["src/bytecode/code.ts", "src/bytecode/opcodes.ts"].includes(file)),
    ).toEqual([]);
  });

  test("make no cycles, types aside", () => {
    expect(findCycle()).toEqual([]);
  });
});

/** The files of one cycle of imports, or none. */
function findCycle(): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to, isTypeOnly } of imports) {
    if (!isTypeOnly) targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | null => {
    const at = path.indexOf(file);
    if (at >= 0) return [...path.slice(at), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const target of targets.get(file) ?? []) {
      const cycle = visit(target);
      if (cycle !== null) return cycle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of targets.keys()) {
    const cycle = visit(file);
    if (cycle !== null) return cycle;
  }
  return [];
}

function readAll(folders: readonly string[], pattern: RegExp): string {
  return folders
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .map((name) => path.join(root, folder, name)),
    )
    .filter((file) => pattern.test(file))
    .map((file) => fs.readFileSync(file, "utf8"))
    .join("\n");
}

describe("tables", () => {
  test("every IR operation has a test", () => {
    const texts = readAll(["tests/ir", "tests/backend"], /\.ir$/);
    const words = new Set(texts.match(/\w+/g));
    const implied = new Set(["const", "phi"]);
    const untested = Object.keys(irOps).filter((op) => !words.has(op) && !implied.has(op));
    expect(untested).toEqual([]);
  });

  test("every instruction is recorded, but for those that are no part of a program", () => {
    const unrecorded = Object.entries(handlers)
      .filter(([, handler]) => handler === leave)
      .map(([op]) => opInfo[Number(op) as Op].name);
    expect(unrecorded.filter((name) => !(name in leavesAlone))).toEqual([]);
  });

  test("a handler ends a trace for a reason that is known", () => {
    const leaving = listSources("jit/record").filter((file) =>
      /recorder\.leave\(\)/.test(fs.readFileSync(path.join(root, file), "utf8")),
    );
    expect(leaving.filter((file) => !(path.basename(file) in leavesAtTimes))).toEqual([]);
  });

  test("every abort reason is used", () => {
    const text = readAll(["jit"], /(?<!aborts)\.ts$/);
    const unused = Object.keys(abortReasons).filter((reason) => !text.includes(`"${reason}"`));
    expect(unused).toEqual([]);
  });

  test("every parameter is used", () => {
    const text = readAll(["jit"], /(?<!jit.parameters)\.ts$/);
    const unused = Object.keys(parameterTable).filter(
      (name) => !text.includes(`parameters.${name}`),
    );
    expect(unused).toEqual([]);
  });
});

/** Instructions at which a trace always ends, each with its reason. */
const leavesAlone: Readonly<Record<string, string>> = {
  RECORD: "the recording twin has it in place of every instruction",
  ENTER_TRACE: "stands over an instruction of the program, which is recorded instead",
};

/** Files of jit/record with instructions that end a trace for some operands, and for which. */
const leavesAtTimes: Readonly<Record<string, string>> = {
  "instructions.ts": "those above",
  "attributes.ts": "a `super` of the program's own may look at the frame that called it",
  "calls.ts": "natives that look at their callers' frames; the return from the trace's own frame",
  "exceptions.ts": "nothing in the trace handles it; a generator's own handled exception",
  "generators.ts": "a generator that is not resumed in the trace",
  "operator-results.ts": "NotImplemented: the interpreter asks the other operand",
  "header.ts": "too many versions of one loop",
  "iteration.ts": "a generator that is closed runs Python code",
  "recorder.ts": "what a call at this place was seen to look at: the frames of its callers",
};

/** V8 never optimizes a function with more bytecode than this. */
const bytecodeLimit = 61_440;

describe("the run loop", () => {
  test("is small enough for V8 to optimize", { timeout: 60_000 }, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "adder-"));
    const bundle = path.join(folder, "run-loop.cjs");
    buildSync({
      stdin: {
        contents: `
          import { runScript } from "./src/index.ts";
          runScript({ source: "x = 1\\nfor i in range(3): x += i\\n", filename: "x.py" });`,
        resolveDir: root,
        loader: "ts",
      },
      outfile: bundle,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      minifySyntax: true,
      define: { "import.meta.url": "fileUrl" },
      banner: { js: `const fileUrl = ${JSON.stringify(`file://${root}/dist/index.js`)};` },
      logLevel: "error",
    });
    const sizes = measureBytecode(bundle, "execute");
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeGreaterThan(5_000);
    expect(Math.max(...sizes)).toBeLessThan(bytecodeLimit);
  });
});

/** Bytes of bytecode of the functions of a name (esbuild may have added a number to it). */
function measureBytecode(bundle: string, name: string): number[] {
  const text = fs.readFileSync(bundle, "utf8");
  const names = new Set(
    [...text.matchAll(new RegExp(`\\bfunction (${name}\\d*)\\(`, "g"))].map((m) => m[1] as string),
  );
  const sizes: number[] = [];
  for (const each of names) {
    const flags = ["--print-bytecode", `--print-bytecode-filter=${each}`, bundle];
    const output = execFileSync(process.execPath, flags, { encoding: "utf8", maxBuffer: 1 << 28 });
    for (const [, size] of output.matchAll(/Bytecode length: (\d+)/g)) sizes.push(Number(size));
  }
  return sizes;
}

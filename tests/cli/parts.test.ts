// The command's bundle is in parts (build-parts.mjs): what a short program does not need is not
// read, and what V8's code caches say is checked, never trusted.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** A copy of dist/ without some of its files. */
function copyWithout(...left: string[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "adder-parts-"));
  for (const name of ["package.json", "adder.js", "worker.cjs"]) {
    fs.copyFileSync(path.join("dist", name), path.join(folder, name));
  }
  for (const name of fs.readdirSync("dist")) {
    const isPart = name.startsWith("worker-") || name === "library.bin";
    if (isPart && !left.includes(name))
      fs.symlinkSync(path.resolve("dist", name), path.join(folder, name));
  }
  return folder;
}

function run(folder: string, code: string): { stdout: string; stderr: string } {
  return spawnSync(process.execPath, [path.join(folder, "adder.js"), "-c", code], {
    encoding: "utf8",
  });
}

test("a short program needs the interpreter alone", () => {
  const folder = copyWithout("worker-jit.js", "worker-modules.js", "library.bin");
  expect(run(folder, "print(sum(range(9)))").stdout).toBe("36\n");
});

test("a hot loop asks for the trace compiler", () => {
  const folder = copyWithout("worker-jit.js");
  expect(run(folder, "for i in range(100000): pass").stderr).toContain("worker-jit.js");
});

test("without code caches everything works as with them", () => {
  const caches = fs.readdirSync("dist").filter((name) => name.endsWith(".cache"));
  expect(caches.length).toBeGreaterThan(1);
  const folder = copyWithout(...caches);
  const code = "import itertools\nfor i in range(100000): pass\nprint(next(itertools.count(i)))";
  expect(run(folder, code).stdout).toBe("99999\n");
});

test("a code cache of another source is not taken", () => {
  const folder = copyWithout("worker-main.js");
  const text = fs.readFileSync("dist/worker-main.js", "latin1");
  fs.writeFileSync(path.join(folder, "worker-main.js"), `${text}\n`);
  expect(run(folder, "print(sum(range(9)))").stdout).toBe("36\n");
});

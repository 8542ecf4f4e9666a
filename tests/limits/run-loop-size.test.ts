// V8 never optimizes a function above 61,440 bytes of its bytecode; the run loop must stay well below.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";

const limit = 61_440;

test("the run loop stays below half of V8's limit", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "adder-"));
  const outfile = path.join(folder, "index.cjs");
  try {
    await build({
      stdin: {
        contents: 'import { runScript } from "./src/index.ts"; runScript({ source: "x = 1\\n" });',
        resolveDir: process.cwd(),
        loader: "ts",
      },
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      minifySyntax: true,
      define: { "import.meta.url": "fileUrl" },
      banner: { js: 'const fileUrl = require("node:url").pathToFileURL(__filename).href;' },
    });
    const bundled = fs.readFileSync(outfile, "utf8");
    const name = /function (execute\d*)\(injected, top/.exec(bundled)?.[1];
    expect(name).toBeDefined();
    const flags = ["--print-bytecode", `--print-bytecode-filter=${name}`];
    const { stdout } = spawnSync(process.execPath, [...flags, outfile], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const sizes = [...stdout.matchAll(/Bytecode length: (\d+)/g)].map((match) => Number(match[1]));
    expect(Math.max(...sizes)).toBeGreaterThan(5_000);
    expect(Math.max(...sizes)).toBeLessThan(limit / 2);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

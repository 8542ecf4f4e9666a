// The standard library, compiled ahead of time. Build-time only.
//
// Takes CPython's pure-Python library as one zip file and gives two archives, code and sources. Left
// out is what cannot work here (extension wrappers, processes, GUIs, installers) and what is not a
// library (tests, demonstrations, documentation data).

import { strFromU8, unzipSync } from "fflate";
import { type ArchiveEntry, writeArchive } from "../bytecode/archive.ts";
import { serializeCode } from "../bytecode/cache.ts";
import { parseModule } from "../syntax/parser.ts";
import { compileModule } from "./compile.ts";

/** Modules and packages left out, with everything inside them. */
const leftOut: ReadonlySet<string> = new Set([
  "_aix_support",
  "_android_support",
  "_apple_support",
  "_ios_support",
  "_osx_support",
  "_pyodide",
  "_pyrepl",
  "_sysconfigdata__emscripten_wasm32-emscripten",
  "ctypes",
  "curses",
  "dbm",
  "distutils",
  "ensurepip",
  "idlelib",
  "lib2to3",
  "multiprocessing",
  "pydoc_data",
  "pyodide",
  "pyodide_js",
  "site-packages",
  "sqlite3",
  "test",
  "tkinter",
  "turtle",
  "turtledemo",
  "venv",
  "zipapp",
]);

export interface StdlibArchives {
  readonly code: Uint8Array;
  readonly sources: Uint8Array;
  readonly moduleCount: number;
}

/**
 * `root` is the directory that file names of modules will start with; `own` are files of Adder's by
 * path, which take the place of CPython's.
 */
export function buildStdlib(
  zipBytes: Uint8Array,
  root: string,
  own: Readonly<Record<string, Uint8Array>> = {},
): StdlibArchives {
  const codes: ArchiveEntry[] = [];
  const sources: ArchiveEntry[] = [];
  const all = { ...unzipSync(zipBytes), ...own };
  const files = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, data] of files) {
    const module = path.endsWith(".py") ? moduleOf(path) : null;
    if (module === null) continue;
    const text = strFromU8(data);
    const code = compileModule(
      parseModule(text, `${root}/${path}`, "exec"),
      text,
      `${root}/${path}`,
    );
    codes.push({ ...module, data: serializeCode(code) });
    sources.push({ ...module, data });
  }
  return {
    code: writeArchive(codes),
    sources: writeArchive(sources),
    moduleCount: codes.length,
  };
}

/** The module a file of the library is, or null when it is left out. */
function moduleOf(path: string): { name: string; isPackage: boolean } | null {
  const parts = path.slice(0, -".py".length).split("/");
  if (leftOut.has(parts[0] as string) || parts.includes("tests") || parts.includes("test")) {
    return null;
  }
  const isPackage = parts[parts.length - 1] === "__init__";
  if (isPackage) parts.pop();
  return { name: parts.join("."), isPackage };
}

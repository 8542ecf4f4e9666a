/**
 * Where modules come from: natives, `.py` files and packages along a path, and the standard
 * library, which is one archive that takes the place of a directory on the path.
 *
 * A finder only says what there is; imports.ts makes the module and runs it.
 */
import type { Code } from "../bytecode/code.ts";
import type { PyModule } from "../objects/function.ts";
import { compileText } from "./compilation.ts";
import {
  isDirectory,
  isFile,
  joinPath,
  libraryModule,
  libraryRoot,
  readSource,
} from "./source-files.ts";

type NativeLoader = () => PyModule;
let natives: Readonly<Record<string, NativeLoader>> = {};

export function installNativeModules(table: Readonly<Record<string, NativeLoader>>): void {
  natives = table;
}

export function nativeModuleNames(): string[] {
  return Object.keys(natives);
}

export type Found =
  | { readonly kind: "native"; readonly load: NativeLoader }
  | {
      readonly kind: "source";
      readonly filename: string;
      /** The directory of a package's modules, else null. */
      readonly directory: string | null;
      readonly code: () => Code;
    }
  /** A directory without `__init__.py`. */
  | { readonly kind: "namespace"; readonly directories: readonly string[] };

/** Looks `name` up; `path` is the package's `__path__`, or `sys.path` for a top-level module. */
export function findModule(name: string, path: readonly string[]): Found | null {
  if (Object.hasOwn(natives, name)) return { kind: "native", load: natives[name] as NativeLoader };
  const tail = name.slice(name.lastIndexOf(".") + 1);
  const portions: string[] = [];
  for (const directory of path) {
    if (directory === libraryRoot || directory.startsWith(`${libraryRoot}/`)) {
      const found = findInLibrary(name);
      if (found !== null) return found;
      continue;
    }
    const found = findInDirectory(directory, tail);
    if (found !== null) return found;
    const portion = joinPath(directory, tail);
    if (isDirectory(portion)) portions.push(portion);
  }
  return portions.length === 0 ? null : { kind: "namespace", directories: portions };
}

function findInLibrary(name: string): Found | null {
  const found = libraryModule(name);
  if (found === undefined) return null;
  const base = `${libraryRoot}/${name.replaceAll(".", "/")}`;
  return {
    kind: "source",
    filename: found.isPackage ? `${base}/__init__.py` : `${base}.py`,
    directory: found.isPackage ? base : null,
    code: found.code,
  };
}

function findInDirectory(directory: string, tail: string): Found | null {
  const base = joinPath(directory, tail);
  const initializer = joinPath(base, "__init__.py");
  if (isFile(initializer)) return sourceFile(initializer, base);
  const file = `${base}.py`;
  return isFile(file) ? sourceFile(file, null) : null;
}

function sourceFile(filename: string, directory: string | null): Found {
  return {
    kind: "source",
    filename,
    directory,
    code: () => compileText(readSource(filename), filename, "exec"),
  };
}

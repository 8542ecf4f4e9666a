/**
 * Where modules come from: natives, `.py` files and packages along a path, and the standard
 * library, which is one archive that takes the place of a directory on the path.
 *
 * A finder only says what there is; imports.ts makes the module and runs it.
 */
import type { Code } from "../bytecode/code.ts";
import type { PyModule } from "../objects/function.ts";
import { HostError, host } from "../host/host.ts";
import { decodeSource } from "../syntax/decode.ts";
import { compileText } from "./compilation.ts";

/** The path under which the standard library appears in `sys.path` and in tracebacks. */
export const libraryRoot = "/lib/python314.zip";

export interface LibraryModule {
  readonly isPackage: boolean;
  readonly code: () => Code;
}

/** The archive of modules written in Python that ship with Adder. */
export interface Library {
  find(name: string): LibraryModule | undefined;
  /** The text of a module, for tracebacks; undefined when the archive leaves it out. */
  source(name: string): string | undefined;
}

let library: Library | null = null;

export function installLibrary(archive: Library | null): void {
  library = archive;
}

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
  const found = library?.find(name);
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

/** The text of a source file; throws HostError or SyntaxError. */
export function readSource(filename: string): string {
  const bytes = host().readFile(filename);
  if (bytes === null) throw unreadable(filename);
  return decodeSource(bytes, filename);
}

function unreadable(path: string): HostError {
  if (host().findStatus(path) === undefined) return new HostError("ENOENT", 2, path);
  return isDirectory(path) ? new HostError("EISDIR", 21, path) : new HostError("EACCES", 13, path);
}

/** The text of a module of the library, given its file name; undefined for any other file. */
export function librarySource(filename: string): string | undefined {
  if (!filename.startsWith(`${libraryRoot}/`) || library === null) return undefined;
  const name = filename
    .slice(libraryRoot.length + 1)
    .replace(/(\/__init__)?\.py$/, "")
    .replaceAll("/", ".");
  return library.source(name);
}

/** The bits of a file's mode that tell its kind. */
const kindMask = 0o170000;

export function isFile(path: string): boolean {
  const status = host().findStatus(path);
  return status !== undefined && (status.mode & kindMask) === 0o100000;
}

export function isDirectory(path: string): boolean {
  const status = host().findStatus(path);
  return status !== undefined && (status.mode & kindMask) === 0o040000;
}

export function joinPath(directory: string, name: string): string {
  if (directory === "") return name;
  return directory.endsWith("/") ? directory + name : `${directory}/${name}`;
}

/**
 * Source text: files, and the archive that holds the standard library and takes the place of a
 * directory on the path. What is made of the text is up to module-finder.ts and source-lines.ts.
 */
import type { Code } from "../bytecode/code.ts";
import { HostError, host } from "../host/host.ts";
import { decodeSource } from "../syntax/decode.ts";

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

/** A module of the library by its dotted name. */
export function libraryModule(name: string): LibraryModule | undefined {
  return library?.find(name);
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

export function isInLibrary(filename: string): boolean {
  return filename.startsWith(`${libraryRoot}/`);
}

/** The text of a module of the library, given its file name; undefined for any other file. */
export function librarySource(filename: string): string | undefined {
  if (!isInLibrary(filename) || library === null) return undefined;
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

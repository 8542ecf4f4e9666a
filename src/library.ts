/**
 * Finding the standard library's archives: beside the bundle, or in dist/ when the sources run
 * unbundled. Without them only natives and the program's own files can be imported.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openStdlib } from "./bytecode/archive.ts";
import { host } from "./host/host.ts";
import { installLibrary, libraryRoot } from "./vm/source-files.ts";

function readArchive(name: string): Uint8Array | null {
  const here = path.dirname(fileURLToPath(import.meta.url));
  return (
    host().readFile(path.join(here, name)) ?? host().readFile(path.join(here, "../dist", name))
  );
}

/** Nothing is read before the first import asks for it. */
export function attachLibrary(): void {
  const library = openStdlib(
    libraryRoot,
    () => readArchive("library.bin"),
    () => readArchive("library-sources.bin"),
  );
  installLibrary(library);
}

/**
 * Lines of source text by file name, for tracebacks: of files, of modules of the library, and of
 * texts that have no file (`-c`, standard input), which whoever runs them registers.
 */
import { librarySource, readSource } from "./source-files.ts";

const registered = new Map<string, string>();
const cache = new Map<string, readonly string[]>();

/** Lets tracebacks show the lines of a text that is in no file. */
export function registerSource(filename: string, text: string): void {
  registered.set(filename, text);
  cache.delete(filename);
}

export function forgetSources(): void {
  registered.clear();
  cache.clear();
}

/** A line, counted from 1, without its end; "" when it cannot be found. */
export function sourceLine(filename: string, line: number): string {
  let lines = cache.get(filename);
  if (lines === undefined) {
    lines = findText(filename).split(/\r\n|[\n\r]/);
    cache.set(filename, lines);
  }
  return lines[line - 1] ?? "";
}

function findText(filename: string): string {
  const known = registered.get(filename) ?? librarySource(filename);
  if (known !== undefined) return known;
  if (filename.startsWith("<") && filename.endsWith(">")) return "";
  try {
    return readSource(filename);
  } catch {
    // A traceback without its lines beats an error while printing one.
    return "";
  }
}

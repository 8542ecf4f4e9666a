/** Why a source file cannot be read, in the words of the system: one line, status 2. */
import { HostError } from "../host/host.ts";
import { PySyntaxError } from "../syntax/syntax-error.ts";

const reasons: Readonly<Record<string, readonly [errno: number, text: string]>> = {
  ENOENT: [2, "No such file or directory"],
  EACCES: [13, "Permission denied"],
  ENOTDIR: [20, "Not a directory"],
  EISDIR: [21, "Is a directory"],
  ENAMETOOLONG: [36, "File name too long"],
  ELOOP: [40, "Too many levels of symbolic links"],
};

/** What reading and decoding throw, as a line; null for every other error. */
export function explainUnreadable(path: string, error: unknown): string | null {
  if (error instanceof PySyntaxError) return `adder: can't read file '${path}': ${error.message}`;
  const code = codeOf(error);
  if (code === null) return null;
  const [errno, text] = reasons[code] ?? [0, code];
  return `adder: can't open file '${path}': [Errno ${errno}] ${text}`;
}

function codeOf(error: unknown): string | null {
  if (error instanceof HostError) return error.code;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? null : (code ?? null);
}

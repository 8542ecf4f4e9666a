/** OSErrors from the host's failures: error numbers, their names and texts as on Linux. */
import { HostError } from "../../host/host.ts";
import { exc, type PyException } from "../../objects/errors.ts";
import type { Value } from "../../objects/object.ts";
import { call } from "../../objects/protocols/calls.ts";
import { makeStr } from "../../objects/protocols/text.ts";

/** Name, number and text of each error. */
const table: readonly (readonly [name: string, number: number, text: string])[] = [
  ["EPERM", 1, "Operation not permitted"],
  ["ENOENT", 2, "No such file or directory"],
  ["ESRCH", 3, "No such process"],
  ["EINTR", 4, "Interrupted system call"],
  ["EIO", 5, "Input/output error"],
  ["ENXIO", 6, "No such device or address"],
  ["E2BIG", 7, "Argument list too long"],
  ["ENOEXEC", 8, "Exec format error"],
  ["EBADF", 9, "Bad file descriptor"],
  ["ECHILD", 10, "No child processes"],
  ["EAGAIN", 11, "Resource temporarily unavailable"],
  ["ENOMEM", 12, "Cannot allocate memory"],
  ["EACCES", 13, "Permission denied"],
  ["EFAULT", 14, "Bad address"],
  ["ENOTBLK", 15, "Block device required"],
  ["EBUSY", 16, "Device or resource busy"],
  ["EEXIST", 17, "File exists"],
  ["EXDEV", 18, "Invalid cross-device link"],
  ["ENODEV", 19, "No such device"],
  ["ENOTDIR", 20, "Not a directory"],
  ["EISDIR", 21, "Is a directory"],
  ["EINVAL", 22, "Invalid argument"],
  ["ENFILE", 23, "Too many open files in system"],
  ["EMFILE", 24, "Too many open files"],
  ["ENOTTY", 25, "Inappropriate ioctl for device"],
  ["ETXTBSY", 26, "Text file busy"],
  ["EFBIG", 27, "File too large"],
  ["ENOSPC", 28, "No space left on device"],
  ["ESPIPE", 29, "Illegal seek"],
  ["EROFS", 30, "Read-only file system"],
  ["EMLINK", 31, "Too many links"],
  ["EPIPE", 32, "Broken pipe"],
  ["EDOM", 33, "Numerical argument out of domain"],
  ["ERANGE", 34, "Numerical result out of range"],
  ["EDEADLK", 35, "Resource deadlock avoided"],
  ["ENAMETOOLONG", 36, "File name too long"],
  ["ENOLCK", 37, "No locks available"],
  ["ENOSYS", 38, "Function not implemented"],
  ["ENOTEMPTY", 39, "Directory not empty"],
  ["ELOOP", 40, "Too many levels of symbolic links"],
  ["EILSEQ", 84, "Invalid or incomplete multibyte or wide character"],
  ["EOPNOTSUPP", 95, "Operation not supported"],
  ["EADDRINUSE", 98, "Address already in use"],
  ["EADDRNOTAVAIL", 99, "Cannot assign requested address"],
  ["ECONNABORTED", 103, "Software caused connection abort"],
  ["ECONNRESET", 104, "Connection reset by peer"],
  ["EISCONN", 106, "Transport endpoint is already connected"],
  ["ENOTCONN", 107, "Transport endpoint is not connected"],
  ["ESHUTDOWN", 108, "Cannot send after transport endpoint shutdown"],
  ["ETIMEDOUT", 110, "Connection timed out"],
  ["ECONNREFUSED", 111, "Connection refused"],
  ["EHOSTUNREACH", 113, "No route to host"],
  ["EALREADY", 114, "Operation already in progress"],
  ["EINPROGRESS", 115, "Operation now in progress"],
  ["ECANCELED", 125, "Operation canceled"],
];

export function errorNumbers(): ReadonlyMap<string, number> {
  return new Map(table.map(([name, number]) => [name, number]));
}

/** os.strerror. */
export function describeErrorNumber(number: number): string {
  return table.find((row) => row[1] === number)?.[2] ?? `Unknown error ${number}`;
}

/** The OSError (of the subclass for its number) for a failure of the host. */
export function osError(error: HostError, path?: Value, otherPath?: Value): PyException {
  const args: Value[] = [error.errno, describeErrorNumber(error.errno)];
  const shown = path ?? (error.path === undefined ? undefined : makeStr(error.path));
  if (shown !== undefined) args.push(shown);
  if (otherPath !== undefined) args.push(null, otherPath);
  return call(exc.OSError as never, args) as PyException;
}

/** Runs an operation of the host; its failures become OSErrors that name `path`. */
export function onHost<T>(operation: () => T, path?: Value, otherPath?: Value): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof HostError) throw osError(error, path, otherPath);
    throw error;
  }
}

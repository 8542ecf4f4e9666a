/**
 * The world outside, as natives see it: files, streams, directories, clocks, the environment.
 *
 * One implementation is installed at start (node.ts); natives reach it through `host()`. Every
 * failure is a HostError with POSIX's code, from which an OSError is made. Paths are JS strings in
 * the host's own form; file contents are bytes.
 *
 * Invariant: nothing here knows of Python objects.
 */

export const enum Whence {
  Start = 0,
  Current = 1,
  End = 2,
}

export interface OpenOptions {
  readonly read: boolean;
  readonly write: boolean;
  readonly append: boolean;
  readonly create: boolean;
  /** With `create`: fail when the file exists. */
  readonly exclusive: boolean;
  readonly truncate: boolean;
}

/** An open file, pipe or terminal; keeps its own position. */
export interface HostFile {
  readonly descriptor: number;
  readonly isSeekable: boolean;
  readonly isTerminal: boolean;
  /** Bytes read into the buffer; 0 at the end. */
  read(buffer: Uint8Array): number;
  /** Writes all bytes. */
  write(bytes: Uint8Array): void;
  /** The new position. */
  seek(offset: number, whence: Whence): number;
  truncate(size: number): void;
  size(): number;
  status(): FileStatus;
  sync(): void;
  close(): void;
}

/** What stat(2) tells; times in nanoseconds since the epoch. */
export interface FileStatus {
  readonly mode: number;
  readonly inode: bigint;
  readonly device: bigint;
  readonly links: number;
  readonly user: number;
  readonly group: number;
  readonly size: number;
  readonly accessed: bigint;
  readonly modified: bigint;
  readonly changed: bigint;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
  readonly isFile: boolean;
  readonly isLink: boolean;
}

export interface Host {
  /** As in sys.platform. */
  readonly platform: string;
  readonly processId: number;
  readonly environment: Record<string, string | undefined>;

  openFile(path: string, options: OpenOptions, mode: number): HostFile;
  /** A file opened earlier or inherited (0, 1, 2), by its descriptor. */
  openDescriptor(descriptor: number): HostFile;
  /** The content of a file; null when it cannot be read. */
  readFile(path: string): Uint8Array | null;
  /** What is at a path, links followed; null for nothing. */
  fileKind(path: string): "file" | "directory" | "other" | null;
  /** undefined when there is nothing at the path. */
  findStatus(path: string): FileStatus | undefined;
  status(path: string, followLinks: boolean): FileStatus;
  readDirectory(path: string): DirectoryEntry[];
  makeDirectory(path: string, mode: number): void;
  removeDirectory(path: string): void;
  removeFile(path: string): void;
  rename(from: string, to: string): void;
  readLink(path: string): string;
  makeLink(target: string, path: string): void;
  changeMode(path: string, mode: number): void;
  setTimes(path: string, accessed: number, modified: number): void;
  isAccessible(path: string, mode: number): boolean;
  realPath(path: string): string;
  currentDirectory(): string;
  changeDirectory(path: string): void;

  /** Nanoseconds since the epoch. */
  now(): bigint;
  /** Nanoseconds from some moment on, never going back. */
  monotonic(): bigint;
  /** Nanoseconds of processor time of this process. */
  processTime(): bigint;
  /** Returns early when `isInterrupted` says so. */
  sleep(milliseconds: number, isInterrupted?: () => boolean): void;
  randomBytes(count: number): Uint8Array;
  /** Minutes east of UTC at a moment in seconds since the epoch, and the zone's name. */
  localZone(seconds: number): { readonly minutes: number; readonly name: string };
  exit(status: number): never;

  processorCount(): number;
  parentId(): number;
  userIds(): { readonly user: number; readonly group: number };
  /** Sets the mask of new files' modes; gives the one before. */
  setFileMask(mask: number): number;
  /** undefined when the descriptor is no terminal. */
  terminalSize(
    descriptor: number,
  ): { readonly columns: number; readonly lines: number } | undefined;
  systemName(): SystemName;
}

/** What uname(2) tells. */
export interface SystemName {
  readonly name: string;
  readonly node: string;
  readonly release: string;
  readonly version: string;
  readonly machine: string;
}

/** A failed operation; `code` is POSIX's name, `ENOENT`. */
export class HostError extends Error {
  readonly code: string;
  readonly errno: number;
  readonly path: string | undefined;
  readonly otherPath: string | undefined;
  constructor(code: string, errno: number, path?: string, otherPath?: string) {
    super(code);
    this.code = code;
    this.errno = errno;
    this.path = path;
    this.otherPath = otherPath;
  }
}

let installed: Host | null = null;

export function installHost(host: Host): void {
  installed = host;
}

export function host(): Host {
  if (installed === null) throw new Error("No host is installed.");
  return installed;
}

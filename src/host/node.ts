/**
 * The host on Node: synchronous `fs`, `process`, and `Atomics.wait` to sleep.
 *
 * The one difficulty is that Node has no lseek: a file keeps its own position and passes it to
 * every read and write. Pipes and terminals have none, may be non-blocking (EAGAIN) and may be
 * closed by their reader (EPIPE).
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import type Os from "node:os";
import process from "node:process";
import type Tty from "node:tty";
import { isMainThread } from "node:worker_threads";
import {
  type DirectoryEntry,
  type FileStatus,
  type Host,
  HostError,
  type HostFile,
  type OpenOptions,
  Whence,
} from "./host.ts";

const require = createRequire(import.meta.url);

/** Modules that most programs never need are loaded when asked for: node:tty brings node:net. */
function loadOs(): typeof Os {
  return require("node:os");
}

function loadTty(): typeof Tty {
  return require("node:tty");
}

/** Streams that go nowhere are common and, like terminals, character devices. */
function isNullDevice(status: fs.Stats): boolean {
  return fs.statSync("/dev/null", { throwIfNoEntry: false })?.rdev === status.rdev;
}

function isTerminal(descriptor: number): boolean {
  const status = fs.fstatSync(descriptor);
  if (!status.isCharacterDevice() || isNullDevice(status)) return false;
  return loadTty().isatty(descriptor);
}

/** Runs a Node operation; its errors become HostErrors. */
function attempt<T>(operation: () => T, path?: string, otherPath?: string): T {
  try {
    return operation();
  } catch (error) {
    throw translate(error, path, otherPath);
  }
}

function translate(error: unknown, path?: string, otherPath?: string): unknown {
  const { code, errno } = error as NodeJS.ErrnoException;
  if (typeof code !== "string" || typeof errno !== "number") {
    if (code === "ERR_INVALID_ARG_VALUE") return new HostError("EINVAL", 22, path);
    return error;
  }
  const known = (loadOs().constants.errno as Record<string, number>)[code];
  return new HostError(code, known ?? Math.abs(errno), path, otherPath);
}

/** How long to wait for a full pipe or an empty terminal, in milliseconds. */
const RETRY_DELAY = 2;

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function isAgain(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "EAGAIN";
}

class NodeFile implements HostFile {
  readonly descriptor: number;
  readonly isSeekable: boolean;
  private position = 0;
  private readonly appends: boolean;

  constructor(descriptor: number, appends: boolean) {
    this.descriptor = descriptor;
    this.appends = appends;
    const status = attempt(() => fs.fstatSync(descriptor));
    this.isSeekable = status.isFile() || status.isBlockDevice();
    // A standard stream redirected to a file goes on where its writer stood.
    if (appends && this.isSeekable) this.position = status.size;
  }

  get isTerminal(): boolean {
    return isTerminal(this.descriptor);
  }

  read(buffer: Uint8Array): number {
    for (;;) {
      try {
        const count = fs.readSync(
          this.descriptor,
          buffer,
          0,
          buffer.length,
          this.isSeekable ? this.position : null,
        );
        this.position += count;
        return count;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EOF") return 0;
        if (!isAgain(error)) throw translate(error);
        pause(RETRY_DELAY);
      }
    }
  }

  write(bytes: Uint8Array): void {
    let offset = 0;
    while (offset < bytes.length) {
      try {
        const at = this.isSeekable && !this.appends ? this.position : null;
        const count = fs.writeSync(this.descriptor, bytes, offset, bytes.length - offset, at);
        offset += count;
        this.position += count;
      } catch (error) {
        if (!isAgain(error)) throw translate(error);
        pause(RETRY_DELAY);
      }
    }
  }

  seek(offset: number, whence: Whence): number {
    if (!this.isSeekable) throw new HostError("ESPIPE", loadOs().constants.errno.ESPIPE);
    const base =
      whence === Whence.Start ? 0 : whence === Whence.Current ? this.position : this.size();
    const position = base + offset;
    if (position < 0) throw new HostError("EINVAL", loadOs().constants.errno.EINVAL);
    this.position = position;
    return position;
  }

  truncate(size: number): void {
    attempt(() => fs.ftruncateSync(this.descriptor, size));
  }

  size(): number {
    return attempt(() => fs.fstatSync(this.descriptor)).size;
  }

  status(): FileStatus {
    return statusOf(attempt(() => fs.fstatSync(this.descriptor, { bigint: true })));
  }

  sync(): void {
    attempt(() => fs.fsyncSync(this.descriptor));
  }

  close(): void {
    attempt(() => fs.closeSync(this.descriptor));
  }
}

function statusOf(stats: fs.BigIntStats): FileStatus {
  return {
    mode: Number(stats.mode),
    inode: stats.ino,
    device: stats.dev,
    links: Number(stats.nlink),
    user: Number(stats.uid),
    group: Number(stats.gid),
    size: Number(stats.size),
    accessed: stats.atimeNs,
    modified: stats.mtimeNs,
    changed: stats.ctimeNs,
  };
}

function openFlags(options: OpenOptions): number {
  const { O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_TRUNC } = fs.constants;
  let flags = options.read ? (options.write ? O_RDWR : O_RDONLY) : O_WRONLY;
  if (options.append) flags |= O_APPEND;
  if (options.create) flags |= O_CREAT;
  if (options.exclusive) flags |= O_EXCL;
  if (options.truncate) flags |= O_TRUNC;
  return flags;
}

const openFiles = new Map<number, HostFile>();

function forget(file: NodeFile): HostFile {
  openFiles.set(file.descriptor, file);
  const close = file.close.bind(file);
  file.close = () => {
    openFiles.delete(file.descriptor);
    close();
  };
  return file;
}

const NANOSECONDS_IN_MILLISECOND = 1000000;

export const nodeHost: Host = {
  platform: process.platform,
  processId: process.pid,
  environment: process.env,

  openFile(path, options, mode) {
    const descriptor = attempt(() => fs.openSync(path, openFlags(options), mode), path);
    return forget(new NodeFile(descriptor, options.append));
  },
  openDescriptor(descriptor) {
    return (
      openFiles.get(descriptor) ??
      forget(new NodeFile(descriptor, descriptor === 1 || descriptor === 2))
    );
  },
  readFile(path) {
    try {
      return fs.readFileSync(path);
    } catch {
      return null;
    }
  },
  fileKind(path) {
    const stats = fs.statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return null;
    return stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
  },
  findStatus(path) {
    const stats = fs.statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? undefined : statusOf(stats);
  },
  status: (path, followLinks) =>
    statusOf(
      attempt(
        () =>
          followLinks ? fs.statSync(path, { bigint: true }) : fs.lstatSync(path, { bigint: true }),
        path,
      ),
    ),
  readDirectory: (path) =>
    attempt(() => fs.readdirSync(path, { withFileTypes: true }), path).map(
      (entry): DirectoryEntry => ({
        name: entry.name,
        isDirectory: entry.isDirectory(),
        isFile: entry.isFile(),
        isLink: entry.isSymbolicLink(),
      }),
    ),
  makeDirectory: (path, mode) => attempt(() => void fs.mkdirSync(path, { mode }), path),
  removeDirectory: (path) => attempt(() => fs.rmdirSync(path), path),
  removeFile: (path) => attempt(() => fs.unlinkSync(path), path),
  rename: (from, to) => attempt(() => fs.renameSync(from, to), from, to),
  readLink: (path) => attempt(() => fs.readlinkSync(path), path),
  makeLink: (target, path) => attempt(() => fs.symlinkSync(target, path), target, path),
  changeMode: (path, mode) => attempt(() => fs.chmodSync(path, mode), path),
  setTimes: (path, accessed, modified) =>
    attempt(() => fs.utimesSync(path, accessed, modified), path),
  isAccessible(path, mode) {
    try {
      fs.accessSync(path, mode);
      return true;
    } catch {
      return false;
    }
  },
  realPath: (path) => attempt(() => fs.realpathSync(path), path),
  currentDirectory: () => attempt(() => process.cwd()),
  changeDirectory: (path) => attempt(() => process.chdir(path), path),

  now: () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n,
  monotonic: () => process.hrtime.bigint(),
  processTime() {
    const { user, system } = process.cpuUsage();
    return BigInt(user + system) * 1000n;
  },
  sleep(milliseconds, isInterrupted) {
    const end = process.hrtime.bigint() + BigInt(Math.round(milliseconds * 1e6));
    // In slices, so that an interrupt is seen.
    for (;;) {
      const left = Number(end - process.hrtime.bigint()) / NANOSECONDS_IN_MILLISECOND;
      if (left <= 0 || isInterrupted?.()) return;
      pause(Math.min(left, 50));
    }
  },
  randomBytes(count) {
    const bytes = new Uint8Array(count);
    // getRandomValues takes 65,536 bytes at most.
    for (let i = 0; i < count; i += 65536) {
      globalThis.crypto.getRandomValues(bytes.subarray(i, Math.min(count, i + 65536)));
    }
    return bytes;
  },
  localZone(seconds) {
    const date = new Date(seconds * 1000);
    const name = /\((.*)\)/.exec(date.toString())?.[1] ?? "UTC";
    return { minutes: -date.getTimezoneOffset(), name: shortenZone(date, name) };
  },
  exit: (status) => process.exit(status),

  processorCount: () => loadOs().availableParallelism(),
  parentId: () => process.ppid,
  userIds: () => ({ user: process.getuid?.() ?? 0, group: process.getgid?.() ?? 0 }),
  // A worker thread may read the mask but not set it.
  setFileMask: (mask) => (isMainThread ? process.umask(mask) : process.umask()),
  terminalSize(descriptor) {
    if (!isTerminal(descriptor)) return undefined;
    const [columns, lines] = new (loadTty().WriteStream)(descriptor).getWindowSize();
    return { columns, lines };
  },
  systemName() {
    const os = loadOs();
    return {
      name: os.type(),
      node: os.hostname(),
      release: os.release(),
      version: os.version(),
      machine: os.machine(),
    };
  },
};

/** "CET" rather than "Central European Standard Time", where the platform knows it. */
function shortenZone(date: Date, name: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZoneName: "short" }).formatToParts(date);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? name;
}

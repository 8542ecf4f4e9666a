/**
 * posix: what Python's own os.py stands on, over the host's file system. Left out: processes, pipes,
 * users, sockets and directory descriptors (`dir_fd` must be None).
 */
import { HostError, host, type OpenOptions, Whence } from "../host/host.ts";
import { bytesLike } from "../objects/buffer.ts";
import { PyBytes } from "../objects/bytes.ts";
import { encodeText } from "../objects/codecs.ts";
import { PyDict } from "../objects/dict.ts";
import { dictSet } from "../objects/dict-access.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { newList } from "../objects/list.ts";
import type { MethodRow } from "../objects/native.ts";
import { toDouble } from "../objects/numeric-values.ts";
import { makeStr, PyFloat, type Value } from "../objects/object.ts";
import { isTrue, toIndex, toIndexNumber } from "../objects/protocols/operators.ts";
import { textOf } from "../objects/protocols/text.ts";
import { makeStructSequence } from "../objects/struct-sequence.ts";
import { PyTuple } from "../objects/tuple.ts";
import { describeErrorNumber, onHost } from "./io/os-errors.ts";
import { fileSystemPath, pathText } from "./io/paths.ts";
import { moduleFrom } from "./module.ts";
import { dirEntryType, PyScandirIterator } from "./posix/directory-entries.ts";
import { normalizePath, splitRoot } from "./posix/path-algorithms.ts";
import { directoryArgument, nameLike, pathArgument } from "./posix/paths.ts";
import {
  makeStatResult,
  statResultType,
  terminalSizeType,
  timesResultType,
  unameResultType,
} from "./posix/status.ts";

// --- arguments ---

function checkNoDirectory(directory: Value | undefined): void {
  if (directory === undefined || directory === null) return;
  throw raise(exc.NotImplementedError, "dir_fd unavailable on this platform");
}

function number(value: Value): number {
  return toIndexNumber(value, exc.OverflowError);
}

function follows(flag: Value | undefined): boolean {
  return flag === undefined || isTrue(flag);
}

/** Octets of a text of the file system. */
function fileSystemBytes(text: string): PyBytes {
  return new PyBytes(encodeText(makeStr(text), "utf-8", "surrogateescape"));
}

// --- status ---

function stat(path: Value, directory: Value | undefined, follow: Value | undefined): Value {
  checkNoDirectory(directory);
  const { text, given, descriptor } = pathArgument("stat", path, true);
  if (descriptor !== undefined) return fstat(descriptor);
  return makeStatResult(onHost(() => host().status(text, follows(follow)), given));
}

function lstat(path: Value, directory: Value | undefined): Value {
  checkNoDirectory(directory);
  const { text, given } = pathArgument("lstat", path);
  return makeStatResult(onHost(() => host().status(text, false), given));
}

function fstat(descriptor: Value): Value {
  const fd = number(descriptor);
  return makeStatResult(onHost(() => host().openDescriptor(fd).status()));
}

function access(path: Value, mode: Value, directory: Value | undefined): Value {
  checkNoDirectory(directory);
  const { text } = pathArgument("access", path);
  return host().isAccessible(text, number(mode));
}

function chmod(path: Value, mode: Value, directory: Value | undefined): null {
  checkNoDirectory(directory);
  const { text, given } = pathArgument("chmod", path);
  onHost(() => host().changeMode(text, number(mode)), given);
  return null;
}

function utime(
  path: Value,
  times: Value | undefined,
  ns: Value | undefined,
  directory: Value | undefined,
): null {
  checkNoDirectory(directory);
  const { text, given } = pathArgument("utime", path);
  const [accessed, modified] = timesArgument(times, ns);
  onHost(() => host().setTimes(text, accessed, modified), given);
  return null;
}

function timesArgument(times: Value | undefined, ns: Value | undefined): [number, number] {
  if (ns !== undefined) {
    if (times !== undefined && times !== null) {
      throw raise(exc.ValueError, "utime: you may specify either 'times' or 'ns' but not both");
    }
    return pairOf(ns, "utime: 'ns' must be a tuple of two ints", (x) => Number(toIndex(x)) / 1e9);
  }
  if (times === undefined || times === null) {
    const now = Number(host().now()) / 1e9;
    return [now, now];
  }
  return pairOf(times, "utime: 'times' must be either a tuple of two ints or None", toDouble);
}

function pairOf(value: Value, refusal: string, read: (x: Value) => number): [number, number] {
  if (!(value instanceof PyTuple) || value.items.length !== 2) throw raise(exc.TypeError, refusal);
  return [read(value.items[0] as Value), read(value.items[1] as Value)];
}

// --- directories ---

function listDirectory(path: Value | undefined): Value {
  const { text, given } = directoryArgument("listdir", path);
  const entries = onHost(() => host().readDirectory(text), given);
  return newList(entries.map((entry) => nameLike(given, entry.name)));
}

function scanDirectory(path: Value | undefined): Value {
  const directory = directoryArgument("scandir", path);
  const entries = onHost(() => host().readDirectory(directory.text), directory.given);
  return new PyScandirIterator(directory, entries);
}

function makeDirectory(path: Value, mode: Value | undefined, directory: Value | undefined): null {
  checkNoDirectory(directory);
  const { text, given } = pathArgument("mkdir", path);
  const bits = mode === undefined ? 0o777 : number(mode);
  onHost(() => host().makeDirectory(text, bits), given);
  return null;
}

function onPath(name: string, operation: (path: string) => void): MethodRow {
  return [
    "path, *, dir_fd=None",
    (path: Value, directory: Value | undefined) => {
      checkNoDirectory(directory);
      const { text, given } = pathArgument(name, path);
      onHost(() => operation(text), given);
      return null;
    },
  ];
}

function changeDirectory(path: Value): null {
  const { text, given } = pathArgument("chdir", path);
  onHost(() => host().changeDirectory(text), given);
  return null;
}

const currentDirectory = (): string => onHost(() => host().currentDirectory());

// --- names ---

function renamer(name: string): MethodRow {
  return [
    "src, dst, *, src_dir_fd=None, dst_dir_fd=None",
    (from: Value, to: Value, fromFd: Value | undefined, toFd: Value | undefined) => {
      checkNoDirectory(fromFd);
      checkNoDirectory(toFd);
      const source = pathArgument(name, from);
      const target = pathArgument(name, to);
      onHost(() => host().rename(source.text, target.text), source.given, target.given);
      return null;
    },
  ];
}

function readLink(path: Value, directory: Value | undefined): Value {
  checkNoDirectory(directory);
  const { text, given } = pathArgument("readlink", path);
  return nameLike(
    given,
    onHost(() => host().readLink(text), given),
  );
}

function makeLink(target: Value, path: Value): null {
  const source = pathArgument("symlink", target);
  const link = pathArgument("symlink", path);
  onHost(() => host().makeLink(source.text, link.text), source.given, link.given);
  return null;
}

// --- open files ---

/** Linux's values; constants of the module. */
const openFlags = {
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_ACCMODE: 3,
  O_CREAT: 0o100,
  O_EXCL: 0o200,
  O_NOCTTY: 0o400,
  O_TRUNC: 0o1000,
  O_APPEND: 0o2000,
  O_NONBLOCK: 0o4000,
  O_NDELAY: 0o4000,
  O_DSYNC: 0o10000,
  O_DIRECTORY: 0o200000,
  O_NOFOLLOW: 0o400000,
  O_CLOEXEC: 0o2000000,
  O_SYNC: 0o4010000,
} as const;

function readOpenFlags(flags: number): OpenOptions {
  const access = flags & openFlags.O_ACCMODE;
  return {
    read: access !== openFlags.O_WRONLY,
    write: access !== openFlags.O_RDONLY,
    append: (flags & openFlags.O_APPEND) !== 0,
    create: (flags & openFlags.O_CREAT) !== 0,
    exclusive: (flags & openFlags.O_EXCL) !== 0,
    truncate: (flags & openFlags.O_TRUNC) !== 0,
  };
}

function openFile(
  path: Value,
  flags: Value,
  mode: Value | undefined,
  directory: Value | undefined,
): Value {
  checkNoDirectory(directory);
  const { text, given } = pathArgument("open", path);
  const options = readOpenFlags(number(flags));
  const bits = mode === undefined ? 0o777 : number(mode);
  return onHost(() => host().openFile(text, options, bits), given).descriptor;
}

function closeFile(descriptor: Value): null {
  const fd = number(descriptor);
  onHost(() => host().openDescriptor(fd).close());
  return null;
}

function readFile(descriptor: Value, length: Value): Value {
  const size = number(length);
  if (size < 0) throw raise(exc.OSError, 22, describeErrorNumber(22));
  const buffer = new Uint8Array(size);
  const fd = number(descriptor);
  const count = onHost(() => host().openDescriptor(fd).read(buffer));
  return new PyBytes(buffer.slice(0, count));
}

function writeFile(descriptor: Value, data: Value): Value {
  const bytes = bytesLike(data);
  const fd = number(descriptor);
  onHost(() => host().openDescriptor(fd).write(bytes));
  return bytes.length;
}

const whences: readonly Whence[] = [Whence.Start, Whence.Current, Whence.End];

function seekFile(descriptor: Value, position: Value, how: Value): Value {
  const fd = number(descriptor);
  const whence = whences[number(how)];
  if (whence === undefined) throw raise(exc.OSError, 22, describeErrorNumber(22));
  return onHost(() => host().openDescriptor(fd).seek(number(position), whence));
}

function truncateFile(path: Value, length: Value): null {
  const { text, given, descriptor } = pathArgument("truncate", path, true);
  const size = number(length);
  onHost(() => {
    if (descriptor !== undefined) {
      host().openDescriptor(descriptor).truncate(size);
      return;
    }
    const options = readOpenFlags(openFlags.O_WRONLY);
    const file = host().openFile(text, options, 0);
    file.truncate(size);
    file.close();
  }, given);
  return null;
}

function isTerminal(descriptor: Value): Value {
  try {
    return host().openDescriptor(number(descriptor)).isTerminal;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}

function terminalSize(descriptor: Value | undefined): Value {
  const fd = descriptor === undefined ? 1 : number(descriptor);
  const size = host().terminalSize(fd);
  if (size === undefined) throw raise(exc.OSError, 25, describeErrorNumber(25));
  return makeStructSequence(terminalSizeType, [size.columns, size.lines]);
}

// --- the process ---

function environment(): PyDict {
  const dict = new PyDict();
  const variables = host().environment;
  for (const name in variables) {
    const value = variables[name];
    if (value !== undefined) dictSet(dict, fileSystemBytes(name), fileSystemBytes(value));
  }
  return dict;
}

function putVariable(name: Value, value: Value): null {
  host().environment[pathText(name)] = pathText(value);
  return null;
}

function unsetVariable(name: Value): null {
  delete host().environment[pathText(name)];
  return null;
}

function randomBytes(size: Value): Value {
  const count = number(size);
  if (count < 0) throw raise(exc.ValueError, "negative argument not allowed");
  return new PyBytes(host().randomBytes(count));
}

function exitNow(status: Value): never {
  return host().exit(number(status));
}

function times(): Value {
  const used = new PyFloat(Number(host().processTime()) / 1e9);
  const zero = new PyFloat(0);
  const elapsed = new PyFloat(Number(host().monotonic()) / 1e9);
  return makeStructSequence(timesResultType, [used, zero, zero, zero, elapsed]);
}

function systemName(): Value {
  const { name, node, release, version, machine } = host().systemName();
  return makeStructSequence(unameResultType, [name, node, release, version, machine]);
}

function describeStatus(status: Value): Value {
  const bits = number(status);
  if ((bits & 0x7f) === 0) return (bits >> 8) & 0xff;
  return -(bits & 0x7f);
}

// --- paths ---

function normalize(path: Value): Value {
  const given = fileSystemPath(path);
  return nameLike(given, normalizePath(textOfPath(given)));
}

function splitPathRoot(path: Value): Value {
  const given = fileSystemPath(path);
  return new PyTuple(splitRoot(textOfPath(given)).map((part) => nameLike(given, part)));
}

/** A path as text, null bytes and all. */
function textOfPath(path: Value): string {
  return path instanceof PyBytes ? new TextDecoder().decode(path.data) : textOf(path);
}

const functions: Readonly<Record<string, MethodRow>> = {
  stat: ["path, *, dir_fd=None, follow_symlinks=True", stat],
  lstat: ["path, *, dir_fd=None", lstat],
  fstat: ["fd", fstat],
  access: ["path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True", access],
  chmod: ["path, mode, *, dir_fd=None, follow_symlinks=True", chmod],
  utime: ["path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True", utime],
  listdir: ["path=None", listDirectory],
  scandir: ["path=None", scanDirectory],
  mkdir: ["path, mode=511, *, dir_fd=None", makeDirectory],
  rmdir: onPath("rmdir", (path) => host().removeDirectory(path)),
  remove: onPath("remove", (path) => host().removeFile(path)),
  unlink: onPath("unlink", (path) => host().removeFile(path)),
  rename: renamer("rename"),
  replace: renamer("replace"),
  readlink: ["path, *, dir_fd=None", readLink],
  symlink: ["src, dst, target_is_directory=False, *, dir_fd=None", makeLink],
  chdir: ["path", changeDirectory],
  getcwd: ["", () => makeStr(currentDirectory())],
  getcwdb: ["", () => fileSystemBytes(currentDirectory())],
  open: ["path, flags, mode=511, *, dir_fd=None", openFile],
  close: ["fd", closeFile],
  read: ["fd, length, /", readFile],
  write: ["fd, data, /", writeFile],
  lseek: ["fd, position, how, /", seekFile],
  fsync: [
    "fd",
    (fd: Value) => {
      onHost(() => host().openDescriptor(number(fd)).sync());
      return null;
    },
  ],
  ftruncate: ["fd, length, /", truncateFile],
  truncate: ["path, length", truncateFile],
  isatty: ["fd, /", isTerminal],
  device_encoding: ["fd", (fd: Value) => (isTerminal(fd) === true ? "UTF-8" : null)],
  get_terminal_size: ["fd=1, /", terminalSize],
  get_inheritable: ["fd, /", () => false],
  set_inheritable: ["fd, inheritable, /", () => null],
  fspath: ["path", fileSystemPath],
  strerror: ["code, /", (code: Value) => describeErrorNumber(number(code))],
  urandom: ["size, /", randomBytes],
  getpid: ["", () => host().processId],
  getppid: ["", () => host().parentId()],
  getuid: ["", () => host().userIds().user],
  geteuid: ["", () => host().userIds().user],
  getgid: ["", () => host().userIds().group],
  getegid: ["", () => host().userIds().group],
  umask: ["mask, /", (mask: Value) => host().setFileMask(number(mask))],
  cpu_count: ["", () => host().processorCount()],
  putenv: ["name, value, /", putVariable],
  unsetenv: ["name, /", unsetVariable],
  _create_environ: ["", environment],
  _exit: ["status", exitNow],
  abort: ["", () => host().exit(134)],
  times: ["", times],
  uname: ["", systemName],
  waitstatus_to_exitcode: ["status", describeStatus],
  register_at_fork: ["*, before=None, after_in_child=None, after_in_parent=None", () => null],
  _path_normpath: ["path", normalize],
  _path_splitroot_ex: ["p", splitPathRoot],
  _inputhook: ["", () => null],
  _is_inputhook_installed: ["", () => false],
};

const constants: Readonly<Record<string, Value>> = {
  ...openFlags,
  F_OK: 0,
  X_OK: 1,
  W_OK: 2,
  R_OK: 4,
  EX_OK: 0,
  EX_USAGE: 64,
  EX_DATAERR: 65,
  EX_NOINPUT: 66,
  EX_NOUSER: 67,
  EX_NOHOST: 68,
  EX_UNAVAILABLE: 69,
  EX_SOFTWARE: 70,
  EX_OSERR: 71,
  EX_OSFILE: 72,
  EX_CANTCREAT: 73,
  EX_IOERR: 74,
  EX_TEMPFAIL: 75,
  EX_PROTOCOL: 76,
  EX_NOPERM: 77,
  EX_CONFIG: 78,
  WNOHANG: 1,
  WUNTRACED: 2,
  WCONTINUED: 8,
  TMP_MAX: 238328,
  NGROUPS_MAX: 65536,
};

/** What os.py asks to tell which functions take descriptors and links (HAVE_FSTATAT: none do). */
const available = ["HAVE_LSTAT", "HAVE_READLINK"];

export function makeModule(): PyModule {
  return moduleFrom(
    "posix",
    "This module provides access to operating system functionality that is\n" +
      "standardized by the C Standard and the POSIX standard (a thinly\n" +
      "disguised Unix interface).  Refer to the library manual and\n" +
      "corresponding Unix manual entries for more information on calls.",
    {
      functions,
      values: {
        ...constants,
        environ: environment(),
        error: exc.OSError,
        DirEntry: dirEntryType,
        stat_result: statResultType,
        terminal_size: terminalSizeType,
        times_result: timesResultType,
        uname_result: unameResultType,
        _have_functions: newList(available.slice()),
      },
    },
  );
}

/** os.scandir: its iterator and os.DirEntry. */
import type { DirectoryEntry } from "../../host/host.ts";
import { host } from "../../host/host.ts";
import { makeGenericAlias } from "../../objects/generic-alias.ts";
import { normalizeInt } from "../../objects/integer-arithmetic.ts";
import { PyIterator } from "../../objects/iterator.ts";
import { defineIterator } from "../../objects/iterators.ts";
import { defineClassMethods, defineGetters, defineMethods } from "../../objects/native.ts";
import { makeStr, PyObject, type Value } from "../../objects/object.ts";
import { isTrue } from "../../objects/protocols/operators.ts";
import { reprText } from "../../objects/protocols/text.ts";
import { defineType } from "../../objects/type.ts";
import { onHost } from "../io/os-errors.ts";
import { joinPath, nameLike, type PathArgument } from "./paths.ts";
import { makeStatResult } from "./status.ts";

export const dirEntryType = defineType({ name: "DirEntry", module: "posix", isBase: false });

export class PyDirEntry extends PyObject {
  readonly name: Value;
  readonly path: Value;
  readonly text: string;
  readonly entry: DirectoryEntry;
  constructor(directory: PathArgument, entry: DirectoryEntry) {
    super();
    this.shape = dirEntryType.rootShape;
    this.text = joinPath(directory.text, entry.name);
    this.name = nameLike(directory.given, entry.name);
    this.path = nameLike(directory.given, this.text);
    this.entry = entry;
  }
}

const FILE_TYPE = 0o170000;
const DIRECTORY = 0o040000;
const REGULAR = 0o100000;

/** The type bits of what a link leads to; 0 when it leads nowhere. */
function modeBehindLink(entry: PyDirEntry): number {
  const status = host().findStatus(entry.text);
  return status === undefined ? 0 : status.mode & FILE_TYPE;
}

function follows(flag: Value | undefined): boolean {
  return flag === undefined || isTrue(flag);
}

function status(entry: PyDirEntry, followLinks: boolean) {
  return onHost(() => host().status(entry.text, followLinks), entry.path);
}

defineMethods(dirEntryType, {
  __repr__: ["", (entry: PyDirEntry) => makeStr(`<DirEntry ${reprText(entry.name)}>`)],
  __fspath__: ["", (entry: PyDirEntry) => entry.path],
  is_dir: [
    "*, follow_symlinks=True",
    (entry: PyDirEntry, follow: Value | undefined) =>
      entry.entry.isLink && follows(follow)
        ? modeBehindLink(entry) === DIRECTORY
        : entry.entry.isDirectory,
  ],
  is_file: [
    "*, follow_symlinks=True",
    (entry: PyDirEntry, follow: Value | undefined) =>
      entry.entry.isLink && follows(follow)
        ? modeBehindLink(entry) === REGULAR
        : entry.entry.isFile,
  ],
  is_symlink: ["", (entry: PyDirEntry) => entry.entry.isLink],
  is_junction: ["", () => false],
  stat: [
    "*, follow_symlinks=True",
    (entry: PyDirEntry, follow: Value | undefined) =>
      makeStatResult(status(entry, follows(follow))),
  ],
  inode: ["", (entry: PyDirEntry) => normalizeInt(status(entry, false).inode)],
});
defineGetters(dirEntryType, {
  name: (entry: PyDirEntry) => entry.name,
  path: (entry: PyDirEntry) => entry.path,
});
defineClassMethods(dirEntryType, { __class_getitem__: ["object, /", makeGenericAlias] });

export const scandirIteratorType = defineType({
  name: "ScandirIterator",
  module: "posix",
  isBase: false,
});

export class PyScandirIterator extends PyIterator {
  private readonly directory: PathArgument;
  private entries: readonly DirectoryEntry[];
  private index = 0;
  constructor(directory: PathArgument, entries: readonly DirectoryEntry[]) {
    super(scandirIteratorType);
    this.directory = directory;
    this.entries = entries;
  }
  override next(): Value | undefined {
    const entry = this.entries[this.index++];
    return entry === undefined ? undefined : new PyDirEntry(this.directory, entry);
  }
  close(): null {
    this.entries = [];
    return null;
  }
}

defineIterator(scandirIteratorType, {
  __enter__: ["", (self: PyScandirIterator) => self],
  __exit__: ["*exc_info", (self: PyScandirIterator) => self.close()],
  close: ["", (self: PyScandirIterator) => self.close()],
});

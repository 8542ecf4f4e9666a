/** os.stat_result and the other records of os. */
import type { FileStatus } from "../../host/host.ts";
import { normalizeInt } from "../../objects/integer-arithmetic.ts";
import { PyFloat, type Value } from "../../objects/object.ts";
import { defineStructSequence, makeStructSequence } from "../../objects/struct-sequence.ts";

export const statResultType = defineStructSequence({
  module: "os",
  name: "stat_result",
  fields: [
    "st_mode",
    "st_ino",
    "st_dev",
    "st_nlink",
    "st_uid",
    "st_gid",
    "st_size",
    // As items the times are whole seconds; the attributes of these names are floats.
    "_st_atime",
    "_st_mtime",
    "_st_ctime",
    "st_atime",
    "st_mtime",
    "st_ctime",
    "st_atime_ns",
    "st_mtime_ns",
    "st_ctime_ns",
    "st_blksize",
    "st_blocks",
    "st_rdev",
  ],
  visible: 10,
  doc: "stat_result: Result from stat, fstat, or lstat.",
});

export const terminalSizeType = defineStructSequence({
  module: "os",
  name: "terminal_size",
  fields: ["columns", "lines"],
  doc: "A tuple of (columns, lines) for holding terminal window size",
});

export const unameResultType = defineStructSequence({
  module: "posix",
  name: "uname_result",
  fields: ["sysname", "nodename", "release", "version", "machine"],
});

export const timesResultType = defineStructSequence({
  module: "posix",
  name: "times_result",
  fields: ["user", "system", "children_user", "children_system", "elapsed"],
});

const SECOND = 1000000000n;
const BLOCK = 512;

function wholeSeconds(time: bigint): Value {
  const seconds = time / SECOND;
  return normalizeInt(time < 0n && time % SECOND !== 0n ? seconds - 1n : seconds);
}

function seconds(time: bigint): Value {
  return new PyFloat(Number(time) / 1e9);
}

export function makeStatResult(status: FileStatus): Value {
  const { accessed, modified, changed } = status;
  const times = [accessed, modified, changed];
  return makeStructSequence(statResultType, [
    status.mode,
    normalizeInt(status.inode),
    normalizeInt(status.device),
    status.links,
    status.user,
    status.group,
    status.size,
    ...times.map(wholeSeconds),
    ...times.map(seconds),
    ...times.map(normalizeInt),
    4096,
    Math.ceil(status.size / BLOCK),
    0,
  ]);
}

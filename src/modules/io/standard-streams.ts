/** sys.stdin, sys.stdout and sys.stderr, made when `sys` is. */
import { host } from "../../host/host.ts";
import type { Value } from "../../objects/object.ts";
import { setAttribute } from "../../objects/protocols/attributes.ts";
import { bufferedReaderType, bufferedWriterType, makeBuffered } from "./buffered.ts";
import { fileIOType, PyFileIO } from "./file-io.ts";
import { makeTextIO } from "./text-io.ts";

export interface StandardStreams {
  readonly stdin: Value;
  readonly stdout: Value;
  readonly stderr: Value;
}

function openStandard(descriptor: 0 | 1 | 2): Value {
  const name = ["<stdin>", "<stdout>", "<stderr>"][descriptor] as string;
  const raw = new PyFileIO();
  raw.shape = fileIOType.rootShape;
  try {
    raw.file = host().openDescriptor(descriptor);
  } catch {
    // The descriptor was closed before we started: CPython has None here, too.
    return null;
  }
  raw.closesDescriptor = false;
  raw.readable = descriptor === 0;
  raw.writable = descriptor !== 0;
  setAttribute(raw, "name", name);
  const type = descriptor === 0 ? bufferedReaderType : bufferedWriterType;
  const stream = makeTextIO(makeBuffered(type, raw), {
    encoding: "utf-8",
    errors: descriptor === 2 ? "backslashreplace" : "strict",
    lineBuffering: descriptor === 2 || raw.file.isTerminal,
    newline: descriptor === 0 ? null : "\n",
  });
  setAttribute(stream, "mode", descriptor === 0 ? "r" : "w");
  return stream;
}

export function makeStandardStreams(): StandardStreams {
  return { stdin: openStandard(0), stdout: openStandard(1), stderr: openStandard(2) };
}

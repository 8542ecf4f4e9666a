/**
 * The worker thread of the `adder` command: runs one program and ends the thread with its status.
 *
 * Faults of the user's (no such script, bad bytes) are one line and status 2, as `python3` has
 * them; faults of Adder itself say what to report.
 */
import { createRequire } from "node:module";
import type V8 from "node:v8";
import { workerData } from "node:worker_threads";
import { type Host, host } from "../host/host.ts";
import { runModuleAsMain, runProgram, type Program } from "../program.ts";
import { installLoadingListener } from "../vm/library-loading.ts";
import { thread } from "../vm/thread.ts";
import { readSource } from "../vm/source-files.ts";
import { type AttachJit, UsageError } from "./attach.ts";
import type { WorkerData } from "./launcher.ts";
import type { RunRequest } from "./options.ts";
import { explainUnreadable } from "./unreadable.ts";

const misuse = 2;
/** EX_SOFTWARE of sysexits.h. */
const ownFault = 70;

/** Called by the entry that knows the trace compiler. */
export function runWorker(attachJit: AttachJit): void {
  const { request, interrupt } = workerData as WorkerData;
  thread.interruptFlag = interrupt;
  installLoadingListener({
    begin: () => setEngineFlag("--no-opt"),
    end: () => setEngineFlag("--opt"),
  });
  process.exit(runRequest(request, attachJit));
}

/**
 * V8's optimizing compiler stands still while modules of the library are loaded: halves the time of
 * `import dataclasses`. Programs that import nothing do without node:v8.
 */
function setEngineFlag(flag: string): void {
  const v8: typeof V8 = createRequire(import.meta.url)("node:v8");
  v8.setFlagsFromString(flag);
}

function runRequest(request: RunRequest, attachJit: AttachJit): number {
  try {
    const attachment = attachJit(request.jit);
    if (attachment === null) return 0;
    const status = runTarget(request);
    attachment.finish();
    return status;
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`adder: ${error.message}`);
      return misuse;
    }
    complain(
      `adder: internal fault, please report it with the program that led here:\n${describe(error)}`,
    );
    return ownFault;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function complain(text: string): void {
  host()
    .openDescriptor(2)
    .write(new TextEncoder().encode(`${text}\n`));
}

function runTarget(request: RunRequest): number {
  const { target, args } = request;
  switch (request.kind) {
    case "code":
      return runProgram({
        source: `${target}\n`,
        filename: "<string>",
        argv: ["-c", ...args],
        directory: "",
      });
    case "module":
      return runModuleAsMain(target, args);
    case "stdin":
      return runProgram({
        source: readStandardInput(host()),
        filename: "<stdin>",
        argv: ["-", ...args],
        directory: "",
      });
    case "script":
      return runScriptFile(target, args);
  }
}

function runScriptFile(path: string, args: readonly string[]): number {
  const program = openScript(path, args);
  if (typeof program !== "string") return runProgram(program);
  complain(program);
  return misuse;
}

/** The program, or the line that says why there is none. */
function openScript(path: string, args: readonly string[]): Program | string {
  const full = absolutePath(path);
  try {
    return {
      source: readSource(full),
      filename: full,
      file: full,
      argv: [path, ...args],
      directory: directoryOf(host().realPath(full)),
    };
  } catch (error) {
    const reason = explainUnreadable(full, error);
    if (reason !== null) return reason;
    throw error;
  }
}

function absolutePath(path: string): string {
  if (path.startsWith("/")) return path;
  const base = host().currentDirectory();
  return `${base.endsWith("/") ? base : `${base}/`}${path.replace(/^(\.\/)+/, "")}`;
}

function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? "/" : path.slice(0, slash);
}

function readStandardInput(world: Host): string {
  const file = world.openDescriptor(0);
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = new Uint8Array(65536);
    const count = file.read(chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
  }
  return Buffer.concat(chunks).toString("utf8");
}

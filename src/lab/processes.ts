// Fresh processes, timed from outside: what a person waits for, start and end included.
//
// The difficulty is to time the program and nothing else. A Python on PATH may be a shim that takes
// longer to find the real one than a short script takes, so interpreters are asked for their own
// path once, and that is what runs.

import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

export interface ProcessRun {
  readonly milliseconds: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** The exit status; 128 and the signal's number when a signal ended it, as shells count. */
  readonly status: number;
}

/** Runs a command without standard input and waits for its end. `onStart` learns its process id. */
export function runProcess(
  command: readonly string[],
  onStart?: (pid: number) => void,
): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let milliseconds = 0;
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    if (child.pid !== undefined) onStart?.(child.pid);
    child.on("exit", () => {
      milliseconds = performance.now() - start;
    });
    child.on("close", (code, signal) => {
      const status = code ?? 128 + (signal === "SIGINT" ? 2 : 9);
      resolve({
        milliseconds,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr),
        status,
      });
    });
  });
}

export interface PythonOnMachine {
  readonly name: string;
  readonly version: string;
  readonly executable: string;
}

/** The Pythons to compare with, of those that are on PATH: CPython and PyPy. */
export function findPythons(): PythonOnMachine[] {
  const found: PythonOnMachine[] = [];
  for (const command of ["python3", "pypy3"]) {
    const file = findOnPath(command);
    const python = file === null ? null : askPython(command, file);
    if (python !== null) found.push(python);
  }
  return found;
}

const question =
  "import sys, platform; print(sys.executable); print(platform.python_implementation(), " +
  "'.'.join(map(str, getattr(sys, 'pypy_version_info', sys.version_info)[:3])))";

function askPython(name: string, file: string): PythonOnMachine | null {
  const answer = spawnSync(file, ["-c", question], { encoding: "utf8" });
  const [executable, version] = (answer.stdout ?? "").split("\n");
  if (answer.status !== 0 || !executable) return null;
  return { name, version, executable };
}

function findOnPath(command: string): string | null {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, command);
    if (folder !== "" && isExecutable(file)) return file;
  }
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

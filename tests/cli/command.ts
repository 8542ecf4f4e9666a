// The built command as a person starts it: a process with arguments, a folder, standard input and
// signals.
//
// The command is dist/adder.js; ADDER_COMMAND names another build.

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** null when a signal ended it. */
  readonly status: number | null;
}

export interface Start {
  readonly folder?: string;
  readonly stdin?: string;
  /** Sends SIGINT as soon as this has been printed. */
  readonly interruptAt?: string;
}

const command = path.resolve(process.env.ADDER_COMMAND ?? "dist/adder.js");

export function runAdder(args: readonly string[], start: Start = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: start.folder });
    const printed = { stdout: "", stderr: "" };
    let interrupted = false;
    const collect = (stream: "stdout" | "stderr") => (chunk: string) => {
      printed[stream] += chunk;
      if (interrupted || start.interruptAt === undefined) return;
      if (!printed.stdout.includes(start.interruptAt)) return;
      interrupted = true;
      child.kill("SIGINT");
    };
    child.stdout.setEncoding("utf8").on("data", collect("stdout"));
    child.stderr.setEncoding("utf8").on("data", collect("stderr"));
    child.on("error", reject);
    child.on("close", (status) => resolve({ ...printed, status }));
    // A program may end without reading.
    child.stdin.on("error", () => {});
    child.stdin.end(start.stdin ?? "");
  });
}

/** A new folder with these files in it, by their paths. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "adder-cli-")));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

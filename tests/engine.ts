// Adder as the tests use it: the built engine in a child process that runs many programs.
//
// The difficulty is a program that does not come back, for a loop that was compiled wrong never
// ends and blocks its whole process. So each run has a time limit; past it the process is killed
// and the next program gets a new one. A fault of the engine (an exception that is not Python's) is
// an outcome too, with status 70, so that it shows up as a difference.
//
// The engine is dist/index.js; ADDER_INDEX names another build.

import { type ChildProcess, fork } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import type { JudgedProgram, Outcome } from "./judge.ts";

export type JitMode = "off" | "on" | "stress";
export const jitModes: readonly JitMode[] = ["off", "on", "stress"];

export interface EngineProgram extends JudgedProgram {
  readonly jit: JitMode;
  /** Of the exits that stress mode forces. */
  readonly seed?: number;
  /** Of the trace compiler: thresholds, the backend. */
  readonly parameters?: Readonly<Record<string, number>>;
}

const usualTimeLimit = 60_000;
const faultStatus = 70;

type Answer = { outcome: Outcome } | { fault: string } | { ready: true };

export class Engine {
  private readonly index: string;
  private readonly worker: string;
  private readonly timeLimit: number;
  private child: ChildProcess | null = null;

  /** The limit is in milliseconds, for each program. */
  constructor(timeLimit = usualTimeLimit) {
    this.timeLimit = timeLimit;
    this.index = path.resolve(process.env.ADDER_INDEX ?? "dist/index.js");
    if (!fs.existsSync(this.index))
      throw new Error(`There is no ${this.index}: run "npm run build" first.`);
    this.worker = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "adder-")), "worker.mjs");
    buildSync({
      entryPoints: [path.resolve("tests/engine-worker.ts")],
      outfile: this.worker,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "error",
    });
  }

  async run(program: EngineProgram): Promise<Outcome> {
    this.child ??= await this.start();
    const answer = await this.ask(this.child, program);
    if (answer !== null && "outcome" in answer) return answer.outcome;
    this.close();
    if (answer === null) return describeFault(`did not end within ${this.timeLimit / 1000} s`);
    return describeFault("fault" in answer ? answer.fault : "answered out of turn");
  }

  close(): void {
    this.child?.kill("SIGKILL");
    this.child = null;
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(this.worker, [this.index], { serialization: "advanced", execArgv: [] });
    const answer = await receive(child, usualTimeLimit);
    if (answer === null || !("ready" in answer)) throw new Error("The engine did not start.");
    return child;
  }

  private ask(child: ChildProcess, program: EngineProgram): Promise<Answer | null> {
    const answer = receive(child, this.timeLimit);
    child.send(program);
    return answer;
  }
}

/** The next message of the child, or null when there is none in time. */
function receive(child: ChildProcess, timeLimit: number): Promise<Answer | null> {
  return new Promise((resolve) => {
    const finish = (answer: Answer | null): void => {
      clearTimeout(timer);
      child.off("message", finish);
      child.off("exit", onExit);
      resolve(answer);
    };
    const onExit = (code: number | null): void =>
      finish({ fault: `the engine's process ended with ${code}` });
    const timer = setTimeout(() => finish(null), timeLimit);
    child.on("message", finish);
    child.on("exit", onExit);
  });
}

function describeFault(text: string): Outcome {
  return { stdout: "", stderr: `${text}\n`, status: faultStatus };
}

/** One text for an outcome, so that two of them differ by lines. */
export function showOutcome({ stdout, stderr, status }: Outcome): string {
  const parts = [stdout];
  if (stderr !== "") parts.push(`--- stderr\n${stderr}`);
  if (status !== 0) parts.push(`--- status ${status}\n`);
  return parts.join("");
}

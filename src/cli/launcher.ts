/**
 * The main thread of the `adder` command. It starts a worker that runs the program and waits.
 *
 * A busy JavaScript thread cannot receive signals, so Ctrl-C is taken here and handed over as a
 * flag in shared memory, which the interpreter looks at every few thousand turns.
 *
 * Nothing but Node's own modules is loaded on this path: it is most of the time that
 * `print("hi")` takes. For the same reason the build makes a CommonJS module of this file: Node
 * starts its loader of ES modules only when one is asked for, which takes 3 ms.
 */
import { Worker } from "node:worker_threads";
import { parseRun, type RunRequest } from "./options.ts";

/** Commands beside running a program. */
const commands = new Set(["tokens", "ast", "dis", "compare", "help"]);

/** Stack of the worker in megabytes: natives that call back recurse in JavaScript. */
const stackMegabytes = 256;

/** How long a second Ctrl-C waits for the program to notice the first, in milliseconds. */
const patience = 2000;

export interface WorkerData {
  readonly request: RunRequest;
  readonly interrupt: Int32Array;
}

function launch(request: RunRequest): void {
  const interrupt = new Int32Array(new SharedArrayBuffer(4));
  const data: WorkerData = { request, interrupt };
  const worker = new Worker(`${import.meta.dirname}/worker.cjs`, {
    workerData: data,
    resourceLimits: { stackSizeMb: stackMegabytes, maxOldGenerationSizeMb: 8192 },
    stdin: false,
    stdout: false,
    stderr: false,
  });
  let pendingSince = 0;
  process.on("SIGINT", () => {
    const now = Date.now();
    const ignoredSoFar = Atomics.load(interrupt, 0) === 1;
    if (ignoredSoFar && pendingSince !== 0 && now - pendingSince > patience) process.exit(130);
    if (!ignoredSoFar) pendingSince = now;
    Atomics.store(interrupt, 0, 1);
    Atomics.notify(interrupt, 0);
  });
  worker.on("error", (error) => {
    console.error(error);
    process.exitCode = 70;
  });
  worker.on("exit", (status) => {
    process.exitCode ??= status;
    if (status !== 0) process.exitCode = status;
    process.exit();
  });
}

function complain(text: string): void {
  console.error(`adder: ${text}\nTry 'adder --help'.`);
  process.exitCode = 2;
}

/** Everything but running a program is a bundle of its own. */
async function runCommand(): Promise<void> {
  const { pathToFileURL } = await import("node:url");
  await import(pathToFileURL(`${import.meta.dirname}/commands.mjs`).href);
}

const args = process.argv.slice(2);
const first = args[0];
const request = first !== undefined && commands.has(first) ? null : parseRun(args);
if (request !== null && "misuse" in request) complain(request.misuse);
else if (request !== null) launch(request);
else runCommand();

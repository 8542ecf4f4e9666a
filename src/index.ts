/**
 * Running Python from JavaScript: a whole program (`runScript`), or pieces of one (`Interpreter`).
 *
 * There is one interpreter per JavaScript thread. Each run starts from a fresh state: its own
 * sys.modules, `__main__`, sys.argv; classes and functions of an earlier run keep working but see
 * their own modules only.
 */
import type { Code } from "./bytecode/code.ts";
import { PyException } from "./objects/errors.ts";
import { type Host, type HostFile, host, installHost } from "./host/host.ts";
import type { PyModule } from "./objects/function.ts";
import type { Value } from "./objects/object.ts";
import { runProgram, runToEnd } from "./program.ts";
import { compileText } from "./vm/compilation.ts";
import { runCode } from "./vm/evaluation.ts";
import { libraryRoot, readSource } from "./vm/source-files.ts";
import { startInterpreter } from "./vm/lifetime.ts";

export interface Output {
  stdout(text: string): void;
  stderr(text: string): void;
}

export interface RunOptions {
  /** The program's text; or `path`, a file to read it from. */
  readonly source?: string;
  readonly path?: string;
  /** What `__file__` and tracebacks call it; default `path`, or "<string>". */
  readonly filename?: string;
  /** sys.argv, the program's name included. */
  readonly argv?: readonly string[];
  /** What the program reads from standard input; default: the process's own. */
  readonly stdin?: string;
  /** Where its output goes; default: the process's own streams. */
  readonly write?: Output;
}

/** Runs a program to its end and gives its exit status. Uncaught errors are printed. */
export function runScript(options: RunOptions): number {
  const outer = host();
  if (options.write !== undefined || options.stdin !== undefined) {
    installHost(redirectHost(outer, options));
  }
  try {
    return runWithOptions(options);
  } finally {
    installHost(outer);
  }
}

function runWithOptions(options: RunOptions): number {
  const { path } = options;
  const filename = options.filename ?? path ?? "<string>";
  return runProgram({
    source: options.source ?? readSource(path as string),
    filename,
    file: path === undefined ? undefined : filename,
    argv: options.argv ?? [path ?? ""],
    directory: path === undefined ? "" : directoryOf(path),
  });
}

function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? host().currentDirectory() : slash === 0 ? "/" : path.slice(0, slash);
}

/** A module's worth of state that keeps its variables from one piece of code to the next. */
export class Interpreter {
  readonly main: PyModule;

  constructor(options: { argv?: readonly string[]; path?: readonly string[] } = {}) {
    this.main = startInterpreter({
      argv: options.argv ?? [""],
      path: [...(options.path ?? []), libraryRoot],
    });
  }

  /** Runs statements; Python errors come out as PyException. */
  run(source: string, filename = "<string>"): void {
    const namespace = this.main.namespace;
    runCode(compileText(source, filename, "exec"), namespace, namespace);
  }

  /** The value of an expression. */
  evaluate(source: string, filename = "<string>"): Value {
    const namespace = this.main.namespace;
    return runCode(compileText(source, filename, "eval"), namespace, namespace);
  }
}

/**
 * A program that is run again and again, for timing: its code is compiled once, its `__main__` and
 * the modules that it imports stay. So what is learned of the code in one run serves the next.
 */
export class RepeatedScript {
  private readonly host: Host;
  private readonly main: PyModule;
  private readonly code: Code;
  private stdout = "";

  constructor(source: string, filename: string, argv: readonly string[]) {
    const outer = host();
    const write = {
      stdout: (text: string) => {
        this.stdout += text;
      },
      stderr: (text: string) => outer.openDescriptor(2).write(new TextEncoder().encode(text)),
    };
    this.host = redirectHost(outer, { write });
    installHost(this.host);
    try {
      this.main = startInterpreter({ argv, path: [directoryOf(filename), libraryRoot] });
      this.code = compileText(source, filename, "exec");
    } finally {
      installHost(outer);
    }
    this.main.namespace.table.setString("__file__", filename);
  }

  run(): { readonly stdout: string; readonly milliseconds: number; readonly status: number } {
    const { namespace } = this.main;
    const outer = host();
    this.stdout = "";
    installHost(this.host);
    try {
      const start = performance.now();
      const status = runToEnd(() => {
        runCode(this.code, namespace, namespace);
      });
      return { stdout: this.stdout, milliseconds: performance.now() - start, status };
    } finally {
      installHost(outer);
    }
  }
}

/** The value of one expression in a fresh interpreter. */
export function evaluate(source: string): Value {
  return new Interpreter().evaluate(source);
}

/** A host whose standard streams are texts; everything else is the real one's. */
function redirectHost(real: Host, options: RunOptions): Host {
  const files = new Map<number, HostFile>();
  if (options.stdin !== undefined) files.set(0, new TextInput(options.stdin));
  const { write } = options;
  if (write !== undefined) {
    files.set(1, new TextOutput(1, (text) => write.stdout(text)));
    files.set(2, new TextOutput(2, (text) => write.stderr(text)));
  }
  const redirected: Host = Object.create(real, {
    openDescriptor: {
      value: (descriptor: number) => files.get(descriptor) ?? real.openDescriptor(descriptor),
    },
  });
  return redirected;
}

/** What every stream that is no file has in common. */
abstract class TextStream implements HostFile {
  readonly descriptor: number;
  readonly isSeekable = false;
  readonly isTerminal = false;
  constructor(descriptor: number) {
    this.descriptor = descriptor;
  }
  abstract read(buffer: Uint8Array): number;
  abstract write(bytes: Uint8Array): void;
  seek(): number {
    return 0;
  }
  truncate(): void {}
  size(): number {
    return 0;
  }
  status() {
    return host().status("/dev/null", true);
  }
  sync(): void {}
  close(): void {}
}

class TextInput extends TextStream {
  private rest: Uint8Array;
  constructor(text: string) {
    super(0);
    this.rest = new TextEncoder().encode(text);
  }
  override read(buffer: Uint8Array): number {
    const count = Math.min(buffer.length, this.rest.length);
    buffer.set(this.rest.subarray(0, count));
    this.rest = this.rest.subarray(count);
    return count;
  }
  override write(): void {}
}

class TextOutput extends TextStream {
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  private readonly emit: (text: string) => void;
  constructor(descriptor: number, emit: (text: string) => void) {
    super(descriptor);
    this.emit = emit;
  }
  override read(): number {
    return 0;
  }
  override write(bytes: Uint8Array): void {
    this.emit(this.decoder.decode(bytes, { stream: true }));
  }
}

export { installObserver } from "./vm/loop-observer.ts";
export { PyException };

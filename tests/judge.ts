// CPython 3.14 as the judge of what a program prints: the npm package pyodide, run in this process.
//
// The difficulty is to make a program that runs inside a Python which is already running look like
// one that was started alone: each gets a fresh `__main__`, its own streams, argv, recursion limit
// and import state, its folder as current directory, and its traceback begins at its own frame.
//
// Invariant: programs do not see each other, whatever they leave behind in modules or in sys.

import { loadPyodide } from "pyodide";

/** What a program leaves behind: the text of both streams and the exit status. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

export interface JudgedProgram {
  readonly source: string;
  /** As it shall stand in tracebacks: the bare file name. */
  readonly filename: string;
  readonly argv?: readonly string[];
  /** A folder on this machine whose modules the program may import. */
  readonly folder?: string;
  readonly stdin?: string;
}

export interface Judge {
  run(program: JudgedProgram): Outcome;
}

const harness = String.raw`
import gc, io, linecache, os, sys, traceback, types

def run_program(source, name, argv, folder, stdin):
    out, err = io.BytesIO(), io.BytesIO()
    saved = (sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.path[:], set(sys.modules),
             sys.getrecursionlimit(), os.getcwd(), sys.excepthook, sys.modules["__main__"])
    main = types.ModuleType("__main__")
    main.__file__ = name
    main.__builtins__ = __import__("builtins")
    sys.modules["__main__"] = main
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", newline="\n", write_through=True)
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", newline="\n",
                                  write_through=True)
    sys.argv = [name, *argv]
    if folder:
        os.chdir(folder)
        sys.path.insert(0, folder)
    linecache.clearcache()
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    status = 0
    try:
        try:
            exec(compile(source, name, "exec", dont_inherit=True), main.__dict__)
        except SystemExit as error:
            status = report_exit(error.code)
        except BaseException as error:
            status = 1
            report_error(error, name)
        sys.stdout.flush()
        sys.stderr.flush()
        # Order matters: a wrapper that is dropped closes the buffer beneath it.
        printed = out.getvalue().decode("utf-8", "surrogateescape"), err.getvalue().decode()
    finally:
        (sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.path[:], modules,
         limit, cwd, sys.excepthook, sys.modules["__main__"]) = saved
        sys.setrecursionlimit(limit)
        os.chdir(cwd)
        for module in set(sys.modules) - modules:
            del sys.modules[module]
        main.__dict__.clear()
        gc.collect()
    return *printed, status

def report_exit(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 255
    print(code, file=sys.stderr)
    return 1

def report_error(error, name):
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename != name:
        trace = trace.tb_next
    error.__traceback__ = trace
    if sys.excepthook is not sys.__excepthook__:
        sys.excepthook(type(error), error, trace)
    else:
        traceback.print_exception(error)

run_program
`;

type RunProgram = (
  source: string,
  name: string,
  argv: unknown,
  folder: string,
  stdin: string,
) => { toJs(): [string, string, number]; destroy(): void };

/** Starts CPython, about one and a half seconds. */
export async function loadJudge(): Promise<Judge> {
  const python = await loadPyodide();
  const runProgram = python.runPython(harness) as RunProgram;
  const mounted = new Map<string, string>();

  function mount(folder: string): string {
    let point = mounted.get(folder);
    if (point === undefined) {
      point = `/programs/${mounted.size}`;
      python.FS.mkdirTree(point);
      python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, point);
      mounted.set(folder, point);
    }
    return point;
  }

  return {
    run({ source, filename, argv = [], folder, stdin = "" }) {
      const point = folder === undefined ? "" : mount(folder);
      const result = runProgram(source, filename, python.toPy([...argv]), point, stdin);
      const [stdout, stderr, status] = result.toJs();
      result.destroy();
      return { stdout, stderr, status };
    },
  };
}

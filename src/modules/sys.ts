/**
 * sys: the interpreter as programs see it. The numbers describe CPython 3.14 on a 64-bit machine,
 * which is what Adder's ints, floats and hashes follow.
 *
 * The standard streams come from the io module by a hook, so that this file does not import it.
 */
import { PyDict } from "../objects/dict.ts";
import { exc, PyException, raise } from "../objects/errors.ts";
import { newList } from "../objects/list.ts";
import type { MethodRow } from "../objects/native.ts";
import { doubleOrUndefined, intOrUndefined } from "../objects/numeric-values.ts";
import { makeStr, PyFloat, type Value } from "../objects/object.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call, callSpecial0, call1 } from "../objects/protocols/calls.ts";
import { toIndexNumber } from "../objects/protocols/operators.ts";
import { isStr, repr, textOf } from "../objects/protocols/text.ts";
import { makeNamespace } from "../objects/simple-namespace.ts";
import { defineStructSequence, makeStructSequence } from "../objects/struct-sequence.ts";
import { getDigitLimit, setDigitLimit } from "../objects/text/int-text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { PyType, strType, typeOf } from "../objects/type.ts";
import type { PyModule } from "../objects/function.ts";
import { type Frame, shownFrame } from "../vm/frame.ts";
import { host } from "../host/host.ts";
import { nativeModuleNames } from "../vm/module-finder.ts";
import { libraryRoot } from "../vm/source-files.ts";
import { system, systemAttribute } from "../vm/system-state.ts";
import { handledException, thread } from "../vm/thread.ts";
import { formatException, writeError } from "../vm/traceback-printing.ts";
import { unraisableArgsType } from "../vm/unraisable.ts";
import { moduleFrom } from "./module.ts";
import { standardLibraryNames } from "./standard-library-names.ts";
import { setType, frozenSetType } from "../objects/set.ts";

// --- streams ---

export interface StandardStreams {
  readonly stdin: Value;
  readonly stdout: Value;
  readonly stderr: Value;
}

let openStreams: () => StandardStreams = () => ({ stdin: null, stdout: null, stderr: null });

/** The io module supplies what opens stdin, stdout and stderr, at each start of a program. */
export function installStandardStreams(open: () => StandardStreams): void {
  openStreams = open;
}

// --- facts ---

const MAJOR = 3;
const MINOR = 14;
const MICRO = 2;
const HEX_VERSION = 0x030e02f0;

const versionInfoType = defineStructSequence({
  module: "sys",
  name: "version_info",
  fields: ["major", "minor", "micro", "releaselevel", "serial"],
  doc: "sys.version_info\n\nVersion information as a named tuple.",
  isCallable: false,
});

const flagsType = defineStructSequence({
  module: "sys",
  name: "flags",
  fields: [
    "debug",
    "inspect",
    "interactive",
    "optimize",
    "dont_write_bytecode",
    "no_user_site",
    "no_site",
    "ignore_environment",
    "verbose",
    "bytes_warning",
    "quiet",
    "hash_randomization",
    "isolated",
    "dev_mode",
    "utf8_mode",
    "warn_default_encoding",
    "safe_path",
    "int_max_str_digits",
    "gil",
    "thread_inherit_context",
    "context_aware_warnings",
  ],
  visible: 18,
  doc: "sys.flags\n\nFlags provided through command line arguments or environment vars.",
  isCallable: false,
});

const floatInfoType = defineStructSequence({
  module: "sys",
  name: "float_info",
  fields: [
    "max",
    "max_exp",
    "max_10_exp",
    "min",
    "min_exp",
    "min_10_exp",
    "dig",
    "mant_dig",
    "epsilon",
    "radix",
    "rounds",
  ],
});

const intInfoType = defineStructSequence({
  module: "sys",
  name: "int_info",
  fields: [
    "bits_per_digit",
    "sizeof_digit",
    "default_max_str_digits",
    "str_digits_check_threshold",
  ],
});

const hashInfoType = defineStructSequence({
  module: "sys",
  name: "hash_info",
  fields: [
    "width",
    "modulus",
    "inf",
    "nan",
    "imag",
    "algorithm",
    "hash_bits",
    "seed_bits",
    "cutoff",
  ],
});

const threadInfoType = defineStructSequence({
  module: "sys",
  name: "thread_info",
  fields: ["name", "lock", "version"],
});

const asyncHooksType = defineStructSequence({
  module: "sys",
  name: "asyncgen_hooks",
  fields: ["firstiter", "finalizer"],
});

function facts(): Record<string, Value> {
  const version = makeStructSequence(versionInfoType, [MAJOR, MINOR, MICRO, "final", 0]);
  return {
    version: `${MAJOR}.${MINOR}.${MICRO} (Adder, Python in JavaScript) [V8 ${engineVersion()}]`,
    version_info: version,
    hexversion: HEX_VERSION,
    api_version: 1013,
    implementation: makeNamespace({
      name: "adder",
      cache_tag: "adder-314",
      version,
      hexversion: HEX_VERSION,
      supports_isolated_interpreters: false,
    }),
    copyright: "Adder: MIT licence. The standard library: Python Software Foundation License.",
    flags: makeStructSequence(flagsType, [
      0,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      false,
      1,
      0,
      false,
      getDigitLimit(),
      1,
      0,
      0,
    ]),
    float_info: makeStructSequence(floatInfoType, [
      new PyFloat(Number.MAX_VALUE),
      1024,
      308,
      new PyFloat(2.2250738585072014e-308),
      -1021,
      -307,
      15,
      53,
      new PyFloat(Number.EPSILON),
      2,
      1,
    ]),
    int_info: makeStructSequence(intInfoType, [30, 4, 4300, 640]),
    hash_info: makeStructSequence(hashInfoType, [
      64,
      2n ** 61n - 1n,
      314159,
      0,
      1000003,
      "siphash13",
      64,
      128,
      0,
    ]),
    thread_info: makeStructSequence(threadInfoType, ["pthread", "semaphore", null]),
    maxsize: 2n ** 63n - 1n,
    maxunicode: 0x10ffff,
    byteorder: "little",
    float_repr_style: "short",
    platform: host().platform,
    platlibdir: "lib",
    abiflags: "",
    dont_write_bytecode: true,
    pycache_prefix: null,
    _framework: "",
    _git: new PyTuple(["Adder", "", ""]),
    _home: null,
    _stdlib_dir: libraryRoot,
  };
}

function engineVersion(): string {
  return globalThis.process?.versions?.v8 ?? "";
}

function places(): Record<string, Value> {
  const argv = system.argv.map(makeStr);
  const empty: Value[] = [];
  return {
    argv: newList(argv),
    orig_argv: newList(["adder", ...argv]),
    path: newList([...system.path.map(makeStr)]),
    modules: system.modules,
    executable: "",
    _base_executable: "",
    prefix: "/",
    exec_prefix: "/",
    base_prefix: "/",
    base_exec_prefix: "/",
    meta_path: newList(empty.slice()),
    path_hooks: newList(empty.slice()),
    path_importer_cache: new PyDict(),
    warnoptions: newList(empty.slice()),
    _xoptions: new PyDict(),
    builtin_module_names: new PyTuple(nativeModuleNames().filter((name) => !name.includes("."))),
    stdlib_module_names: standardLibraryNames(),
  };
}

// --- functions ---

function frameAt(depth: Value | undefined): Frame {
  thread.inspections++;
  let left = depth === undefined ? 0 : toIndexNumber(depth, exc.OverflowError);
  let frame = shownFrame(thread.frame);
  while (left > 0 && frame !== null) {
    frame = shownFrame(frame.back);
    left--;
  }
  if (frame === null) throw raise(exc.ValueError, "call stack is not deep enough");
  return frame;
}

function frameModuleName(depth: Value | undefined): Value {
  thread.inspections++;
  let left = depth === undefined ? 0 : toIndexNumber(depth, exc.OverflowError);
  let frame = shownFrame(thread.frame);
  while (left > 0 && frame !== null) {
    frame = shownFrame(frame.back);
    left--;
  }
  return frame?.globals.table.getString("__name__") ?? null;
}

function exceptionInfo(): Value {
  const handled = handledException();
  if (handled === null) return new PyTuple([null, null, null]);
  return new PyTuple([typeOf(handled), handled, handled.traceback]);
}

function exit(status: Value | undefined): never {
  const code = status ?? null;
  const args = code === null ? [] : code instanceof PyTuple ? code.items : [code];
  throw call(exc.SystemExit, args) as PyException;
}

function setRecursionLimit(limit: Value): null {
  const count = toIndexNumber(limit, exc.OverflowError);
  if (count > 2 ** 31 - 1) {
    throw raise(exc.OverflowError, "Python int too large to convert to C int");
  }
  if (count < 1) {
    throw raise(exc.ValueError, "recursion limit must be greater or equal than 1");
  }
  let depth = 0;
  for (let frame = thread.frame; frame !== null; frame = frame.back) depth++;
  if (depth >= count) {
    throw raise(
      exc.RecursionError,
      `cannot set the recursion limit to ${count} at the recursion depth ${depth}: the limit is too low`,
    );
  }
  thread.recursionLimit = count;
  return null;
}

function setMaxDigits(digits: Value): null {
  setDigitLimit(toIndexNumber(digits, exc.OverflowError));
  return null;
}

function sizeOf(object: Value, otherwise: Value | undefined): Value {
  const method = typeOf(object).lookup("__sizeof__");
  if (method === undefined) {
    if (otherwise !== undefined) return otherwise;
    throw raise(exc.TypeError, `Type ${typeOf(object).name} doesn't define __sizeof__`);
  }
  const size = object instanceof PyType ? 1064 : callSpecial0(method, object);
  const bytes = intOrUndefined(size);
  if (bytes === undefined) throw raise(exc.TypeError, "an integer is required");
  if (bytes < 0) throw raise(exc.ValueError, "__sizeof__() should return >= 0");
  return isCollected(object) ? Number(bytes) + 16 : bytes;
}

/** Objects that CPython's garbage collector tracks carry 16 bytes more. */
function isCollected(object: Value): boolean {
  if (typeof object !== "object" || object === null) return false;
  const { layout } = typeOf(object);
  return (
    layout.name === "list" ||
    layout.name === "tuple" ||
    layout.name === "dict" ||
    layout === setType ||
    layout === frozenSetType ||
    typeOf(object).isHeapType
  );
}

const interned = new Map<string, Value>();

/** dataclass(slots=True) makes a class twice: the first must not keep its instances' descriptors. */
function clearTypeDescriptors(type: Value): null {
  if (!(type instanceof PyType)) {
    const got = typeOf(type).name;
    throw raise(exc.TypeError, `argument must be a type, not ${got}`);
  }
  if (!type.isHeapType) throw raise(exc.TypeError, "argument is immutable");
  for (const name of ["__dict__", "__weakref__"]) {
    if (type.dict.has(name)) type.setOwn(name, undefined);
  }
  return null;
}

function intern(string: Value): Value {
  if (typeof string === "string") return string;
  if (!isStr(string)) {
    const got = typeOf(string).name;
    throw raise(exc.TypeError, `intern() argument must be str, not ${got}`);
  }
  if (typeOf(string) !== strType) {
    throw raise(exc.TypeError, `can't intern ${typeOf(string).name}`);
  }
  const text = textOf(string);
  const known = interned.get(text);
  if (known !== undefined) return known;
  interned.set(text, string);
  return string;
}

function displayHook(object: Value): null {
  if (object === null) return null;
  const builtins = system.builtins.table;
  builtins.setString("_", null);
  const out = systemAttribute("stdout");
  if (out === undefined || out === null) throw raise(exc.RuntimeError, "lost sys.stdout");
  const write = getAttribute(out, "write");
  call1(write, repr(object));
  call1(write, "\n");
  builtins.setString("_", object);
  return null;
}

function exceptHook(_type: Value, value: Value, traceback: Value): null {
  if (!(value instanceof PyException)) {
    throw raise(
      exc.TypeError,
      `print_exception(): Exception expected for value, ${typeOf(value).name} found`,
    );
  }
  if (traceback !== null && value.traceback === null) value.traceback = traceback as never;
  writeError(formatException(value));
  return null;
}

function unraisableHook(unraisable: Value): null {
  const value = getAttribute(unraisable, "exc_value");
  const message = getAttribute(unraisable, "err_msg");
  const what = message === null ? "Exception ignored in" : textOf(message);
  const object = getAttribute(unraisable, "object");
  writeError(object === null ? `${what}:\n` : `${what}: ${textOf(repr(object))}\n`);
  if (value instanceof PyException) writeError(formatException(value));
  return null;
}

function breakpointHook(): never {
  throw raise(exc.RuntimeError, "lost sys.breakpointhook: there is no debugger");
}

/** A switch that programs set and read; nothing happens by it. */
function setting(name: string, initial: Value): Record<string, MethodRow> {
  let current = initial;
  return {
    [`get${name}`]: ["", () => current],
    [`set${name}`]: [
      "value, /",
      (value: Value) => {
        current = value;
        return null;
      },
    ],
  };
}

function setSwitchInterval(): Record<string, MethodRow> {
  let interval = 0.005;
  return {
    getswitchinterval: ["", () => new PyFloat(interval)],
    setswitchinterval: [
      "interval, /",
      (value: Value) => {
        interval = doubleOrUndefined(value) ?? interval;
        return null;
      },
    ],
  };
}

const functions: Readonly<Record<string, MethodRow>> = {
  _getframe: ["depth=0, /", frameAt],
  _getframemodulename: ["depth=0", frameModuleName],
  _current_frames: ["", currentFrames],
  _current_exceptions: ["", currentExceptions],
  _clear_internal_caches: ["", () => null],
  _clear_type_descriptors: ["type, /", clearTypeDescriptors],
  _clear_type_cache: ["", () => null],
  _is_gil_enabled: ["", () => true],
  _is_interned: ["string, /", (string: Value) => typeof string === "string"],
  _is_immortal: ["op, /", (value: Value) => typeof value !== "object" || value === null],
  _debugmallocstats: ["", () => null],
  _get_cpu_count_config: ["", () => -1],
  activate_stack_trampoline: ["backend, /", refuseTrampoline],
  deactivate_stack_trampoline: ["", () => null],
  is_stack_trampoline_active: ["", () => false],
  is_remote_debug_enabled: ["", () => false],
  addaudithook: ["hook", () => null],
  audit: ["event, /, *args", () => null],
  breakpointhook: ["*args, **kwargs", breakpointHook],
  call_tracing: ["func, args, /", (fn: Value, args: PyTuple) => call(fn, args.items)],
  displayhook: ["object, /", displayHook],
  exc_info: ["", exceptionInfo],
  excepthook: ["exctype, value, traceback, /", exceptHook],
  exception: ["", () => handledException()],
  exit: ["status=None, /", exit],
  get_int_max_str_digits: ["", () => getDigitLimit()],
  set_int_max_str_digits: ["maxdigits", setMaxDigits],
  getallocatedblocks: ["", () => 0],
  getunicodeinternedsize: ["*, _only_immortal=False", () => interned.size],
  getdefaultencoding: ["", () => "utf-8"],
  getfilesystemencoding: ["", () => "utf-8"],
  getfilesystemencodeerrors: ["", () => "surrogateescape"],
  getrecursionlimit: ["", () => thread.recursionLimit],
  setrecursionlimit: ["limit, /", setRecursionLimit],
  getrefcount: ["object, /", () => 2],
  getsizeof: ["object, default=None", sizeOf],
  intern: ["string, /", intern],
  is_finalizing: ["", () => false],
  unraisablehook: ["unraisable, /", unraisableHook],
  get_asyncgen_hooks: ["", () => makeStructSequence(asyncHooksType, [null, null])],
  set_asyncgen_hooks: ["firstiter=None, finalizer=None", () => null],
  get_coroutine_origin_tracking_depth: ["", () => 0],
  set_coroutine_origin_tracking_depth: ["depth", () => null],
  ...setting("trace", null),
  ...setting("profile", null),
  ...setting("dlopenflags", 2),
  ...setSwitchInterval(),
};

function refuseTrampoline(): never {
  throw raise(exc.ValueError, "perf trampoline not available");
}

const MAIN_THREAD = 1;

function currentFrames(): Value {
  const dict = new PyDict();
  if (thread.frame !== null) call(getAttribute(dict, "__setitem__"), [MAIN_THREAD, thread.frame]);
  return dict;
}

function currentExceptions(): Value {
  const dict = new PyDict();
  call(getAttribute(dict, "__setitem__"), [MAIN_THREAD, handledException()]);
  return dict;
}

export function makeModule(): PyModule {
  const streams = openStreams();
  const module = moduleFrom(
    "sys",
    "This module provides access to some objects used or maintained by the\n" +
      "interpreter and to functions that interact strongly with the interpreter.",
    {
      functions,
      values: {
        ...facts(),
        ...places(),
        ...streams,
        __stdin__: streams.stdin,
        __stdout__: streams.stdout,
        __stderr__: streams.stderr,
        UnraisableHookArgs: unraisableArgsType,
      },
    },
  );
  const { table } = module.namespace;
  for (const name of ["displayhook", "excepthook", "breakpointhook", "unraisablehook"]) {
    table.setString(`__${name}__`, table.getString(name) as Value);
  }
  return module;
}

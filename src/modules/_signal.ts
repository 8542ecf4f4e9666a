/**
 * The native module `_signal`: names and handlers of signals.
 *
 * Only SIGINT reaches a program from outside (Ctrl-C); `raise_signal` sends any from inside. Handlers
 * of other signals are kept and given back, but the host does not deliver them: alarms, waiting and
 * masks are left out.
 */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { PyNative } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { call, isCallable } from "../objects/protocols/calls.ts";
import { toIndexNumber } from "../objects/protocols/operators.ts";
import { makeSet } from "../objects/set-methods.ts";
import { SetTable } from "../objects/set-table.ts";
import { setType } from "../objects/set.ts";
import { host } from "../host/host.ts";
import { thread } from "../vm/thread.ts";
import { moduleFrom } from "./module.ts";

const DEFAULT = 0;
const IGNORE = 1;
const SIGINT = 2;
/** One more than the last signal, as Linux has them. */
const COUNT = 65;

// biome-ignore format: a table
const NUMBERS: Readonly<Record<string, number>> = {
  SIGHUP: 1, SIGINT, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGIOT: 6, SIGBUS: 7,
  SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10, SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14,
  SIGTERM: 15, SIGSTKFLT: 16, SIGCHLD: 17, SIGCLD: 17, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20,
  SIGTTIN: 21, SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27,
  SIGWINCH: 28, SIGIO: 29, SIGPOLL: 29, SIGPWR: 30, SIGSYS: 31, SIGRTMIN: 34, SIGRTMAX: 64,
};

/** glibc's words, by number. */
const DESCRIPTIONS =
  "|Hangup|Interrupt|Quit|Illegal instruction|Trace/breakpoint trap|Aborted|Bus error|" +
  "Floating point exception|Killed|User defined signal 1|Segmentation fault|" +
  "User defined signal 2|Broken pipe|Alarm clock|Terminated|Stack fault|Child exited|Continued|" +
  "Stopped (signal)|Stopped|Stopped (tty input)|Stopped (tty output)|Urgent I/O condition|" +
  "CPU time limit exceeded|File size limit exceeded|Virtual timer expired|" +
  "Profiling timer expired|Window changed|I/O possible|Power failure|Bad system call";

function signalNumber(value: Value): number {
  const number = toIndexNumber(value, exc.OverflowError);
  if (number < 1 || number >= COUNT) throw raise(exc.ValueError, "signal number out of range");
  return number;
}

const interruptHandler = new PyNative(
  "default_int_handler",
  {
    signature: "signalnum, frame, /",
    implementation: () => {
      throw raise(exc.KeyboardInterrupt);
    },
  },
  "_signal",
);

const handlers = new Map<number, Value>();

function handlerOf(number: number): Value {
  return handlers.get(number) ?? (number === SIGINT ? interruptHandler : DEFAULT);
}

function setHandler(signalnum: Value, handler: Value): Value {
  if (handler !== DEFAULT && handler !== IGNORE && !isCallable(handler)) {
    throw raise(
      exc.TypeError,
      "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
    );
  }
  const number = signalNumber(signalnum);
  if (number === NUMBERS.SIGKILL || number === NUMBERS.SIGSTOP) {
    throw call(exc.OSError, [22, "Invalid argument"]);
  }
  const before = handlerOf(number);
  handlers.set(number, handler);
  return before;
}

/** Does what the program has said for a signal. */
function deliver(number: number): void {
  const handler = handlerOf(number);
  if (handler === IGNORE) return;
  if (handler === DEFAULT) host().exit(128 + number);
  call(handler, [number, thread.frame]);
}

function validSignals(): Value {
  const table = new SetTable();
  for (let number = 1; number < COUNT; number++) {
    if (number !== 32 && number !== 33) table.add(number);
  }
  return makeSet(setType, table);
}

export function makeModule(): PyModule {
  handlers.clear();
  thread.onInterrupt = () => deliver(SIGINT);
  return moduleFrom(
    "_signal",
    "This module provides mechanisms to use signal handlers in Python.",
    {
      functions: {
        getsignal: ["signalnum, /", (signalnum: Value) => handlerOf(signalNumber(signalnum))],
        raise_signal: [
          "signalnum, /",
          (signalnum: Value) => {
            deliver(signalNumber(signalnum));
            return null;
          },
        ],
        signal: ["signalnum, handler, /", setHandler],
        strsignal: [
          "signalnum, /",
          (signalnum: Value) => DESCRIPTIONS.split("|")[signalNumber(signalnum)] ?? null,
        ],
        valid_signals: ["", validSignals],
      },
      values: {
        ...NUMBERS,
        NSIG: COUNT,
        SIG_DFL: DEFAULT,
        SIG_IGN: IGNORE,
        default_int_handler: interruptHandler,
      },
    },
  );
}

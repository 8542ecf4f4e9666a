/**
 * The module `_thread` where there is one thread: locks that only remember who holds them, and no
 * way to start another thread. Waiting for a lock that is taken would never end, so it raises.
 */
import { defineInstanceDict, shownAddress } from "../objects/object-methods.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { defineMethods, defineStatic, type MethodRow } from "../objects/native.ts";
import { makeStr, PyFloat, PyInstance, PyObject, type Value } from "../objects/object.ts";

import { isTrue, toIndex } from "../objects/protocols/operators.ts";
import { doubleOrUndefined } from "../objects/numeric-values.ts";
import { defineStructSequence } from "../objects/struct-sequence.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, objectType, type PyType } from "../objects/type.ts";
import { host } from "../host/host.ts";
import { moduleFrom } from "./module.ts";

/** Any number but 0 will do. */
const MAIN_THREAD = 140735185014784;
const LONGEST_TIMEOUT = 9223372036;

function mayWait(blocking: Value, timeout: Value): boolean {
  const isBlocking = isTrue(blocking);
  const seconds = doubleOrUndefined(timeout) ?? -1;
  if (!isBlocking && seconds !== -1) {
    throw raise(exc.ValueError, "can't specify a timeout for a non-blocking call");
  }
  if (seconds < 0 && seconds !== -1) {
    throw raise(exc.ValueError, "timeout value must be a non-negative number");
  }
  if (isBlocking && seconds > 0) host().sleep(Math.min(seconds, LONGEST_TIMEOUT) * 1000);
  return isBlocking && seconds === -1;
}

// --- lock ---

class PyLock extends PyObject {
  isLocked = false;
}

const lockType = defineType({
  name: "lock",
  module: "_thread",
  isBase: false,
  instanceClass: PyLock,
});

function makeLock(): PyLock {
  const lock = new PyLock();
  lock.shape = lockType.rootShape;
  return lock;
}

function acquire(self: PyLock, blocking: Value = true, timeout: Value = -1): Value {
  if (self.isLocked) {
    if (mayWait(blocking, timeout)) {
      throw raise(exc.RuntimeError, "deadlock: the only thread waits for a lock it holds");
    }
    return false;
  }
  self.isLocked = true;
  return true;
}

function release(self: PyLock): null {
  if (!self.isLocked) throw raise(exc.RuntimeError, "release unlocked lock");
  self.isLocked = false;
  return null;
}

const acquireSignature = "blocking=True, timeout=-1";

defineMethods(lockType, {
  __enter__: ["", (self: PyLock) => acquire(self)],
  __exit__: ["exc_type=None, exc_value=None, exc_tb=None, /", release],
  __repr__: [
    "",
    (self: PyLock) => {
      const state = self.isLocked ? "locked" : "unlocked";
      return makeStr(`<${state} _thread.lock object at ${shownAddress(self)}>`);
    },
  ],
  acquire: [acquireSignature, acquire],
  acquire_lock: [acquireSignature, acquire],
  release: ["", release],
  release_lock: ["", release],
  locked: ["", (self: PyLock) => self.isLocked],
  locked_lock: ["", (self: PyLock) => self.isLocked],
  _at_fork_reinit: [
    "",
    (self: PyLock) => {
      self.isLocked = false;
      return null;
    },
  ],
});
defineStatic(lockType, "__new__", ["", makeLock]);

// --- RLock ---

class PyRecursiveLock extends PyObject {
  count = 0;
}

const recursiveLockType = defineType({
  name: "RLock",
  module: "_thread",
  instanceClass: PyRecursiveLock,
});

function acquireAgain(self: PyRecursiveLock): Value {
  self.count++;
  return true;
}

function releaseOnce(self: PyRecursiveLock): null {
  if (self.count === 0) throw raise(exc.RuntimeError, "cannot release un-acquired lock");
  self.count--;
  return null;
}

defineMethods(recursiveLockType, {
  __enter__: ["", acquireAgain],
  __exit__: ["exc_type=None, exc_value=None, exc_tb=None, /", releaseOnce],
  __repr__: [
    "",
    (self: PyRecursiveLock) => {
      const state = self.count > 0 ? "locked" : "unlocked";
      const owner = self.count > 0 ? MAIN_THREAD : 0;
      const at = shownAddress(self);
      return makeStr(`<${state} _thread.RLock object owner=${owner} count=${self.count} at ${at}>`);
    },
  ],
  acquire: [acquireSignature, acquireAgain],
  release: ["", releaseOnce],
  locked: ["", (self: PyRecursiveLock) => self.count > 0],
  _is_owned: ["", (self: PyRecursiveLock) => self.count > 0],
  _recursion_count: ["", (self: PyRecursiveLock) => self.count],
  _acquire_restore: [
    "state, /",
    (self: PyRecursiveLock, state: Value) => {
      self.count = state instanceof PyTuple ? Number(toIndex(state.items[0] as Value)) : 1;
      return null;
    },
  ],
  _release_save: [
    "",
    (self: PyRecursiveLock) => {
      if (self.count === 0) throw raise(exc.RuntimeError, "cannot release un-acquired lock");
      const state = new PyTuple([self.count, MAIN_THREAD]);
      self.count = 0;
      return state;
    },
  ],
  _at_fork_reinit: [
    "",
    (self: PyRecursiveLock) => {
      self.count = 0;
      return null;
    },
  ],
});
defineStatic(recursiveLockType, "__new__", [
  "*args, **kwargs",
  (cls: PyType) => {
    const lock = new cls.instanceClass();
    lock.shape = cls.rootShape;
    return lock;
  },
]);

// --- _local ---

class PyLocal extends PyInstance {}

const localType = defineType({
  name: "_local",
  module: "_thread",
  hasDict: true,
  instanceClass: PyLocal,
});

defineStatic(localType, "__new__", [
  "*args, **kwargs",
  (cls: PyType, args: Value[], keywords: ReadonlyMap<string, Value>) => {
    const takesNone = cls.lookup("__init__") === objectType.lookup("__init__");
    if ((args.length > 0 || keywords.size > 0) && takesNone) {
      throw raise(exc.TypeError, "Initialization arguments are not supported");
    }
    const local = new cls.instanceClass();
    local.shape = cls.rootShape;
    return local;
  },
]);
defineMethods(localType, { __init__: ["*args, **kwargs", () => null] });

// --- handles of threads ---

class PyThreadHandle extends PyObject {
  identity = 0;
  isDone = false;
}

const handleType = defineType({
  name: "_ThreadHandle",
  module: "_thread",
  isBase: false,
  instanceClass: PyThreadHandle,
});

function makeHandle(identity: number): PyThreadHandle {
  const handle = new PyThreadHandle();
  handle.shape = handleType.rootShape;
  handle.identity = identity;
  return handle;
}

defineMethods(handleType, {
  is_done: ["", (self: PyThreadHandle) => self.isDone],
  join: ["timeout=None, /", () => null],
  _set_done: [
    "",
    (self: PyThreadHandle) => {
      self.isDone = true;
      return null;
    },
  ],
});
defineStatic(handleType, "__new__", ["", () => makeHandle(0)]);

const hookArgumentsType = defineStructSequence({
  module: "_thread",
  name: "_ExceptHookArgs",
  fields: ["exc_type", "exc_value", "exc_traceback", "thread"],
  doc: "Type used to pass arguments to threading.excepthook.",
});

function refuseThread(): never {
  throw raise(exc.RuntimeError, "can't start new thread");
}

const startThread: MethodRow = ["function, args, kwargs={}, /", refuseThread];

defineInstanceDict(localType);

export function makeModule(): PyModule {
  return moduleFrom(
    "_thread",
    "This module provides primitive operations to write multi-threaded programs.",
    {
      functions: {
        _count: ["", () => 0],
        _get_main_thread_ident: ["", () => MAIN_THREAD],
        _is_main_interpreter: ["", () => true],
        _make_thread_handle: ["identity, /", (identity: Value) => makeHandle(Number(identity))],
        _shutdown: ["", () => null],
        allocate: ["", makeLock],
        allocate_lock: ["", makeLock],
        daemon_threads_allowed: ["", () => true],
        exit: [
          "",
          () => {
            throw raise(exc.SystemExit);
          },
        ],
        get_ident: ["", () => MAIN_THREAD],
        get_native_id: ["", () => host().processId],
        interrupt_main: [
          "signum=2, /",
          () => {
            throw raise(exc.KeyboardInterrupt);
          },
        ],
        stack_size: ["size=0, /", () => 0],
        start_joinable_thread: ["function, handle=None, daemon=True", refuseThread],
        start_new: startThread,
        start_new_thread: startThread,
      },
      values: {
        LockType: lockType,
        RLock: recursiveLockType,
        TIMEOUT_MAX: new PyFloat(LONGEST_TIMEOUT),
        _ExceptHookArgs: hookArgumentsType,
        _ThreadHandle: handleType,
        _local: localType,
        error: exc.RuntimeError,
        lock: lockType,
      },
    },
  );
}

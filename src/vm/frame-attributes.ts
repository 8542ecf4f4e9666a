/**
 * The attributes of frames, and the proxy through which `f_locals` of a function reads and writes
 * its variables (PEP 667).
 */
import { CodeFlag, LocalKind } from "../bytecode/code.ts";
import { PyDict } from "../objects/dict.ts";
import { exc, raise } from "../objects/errors.ts";
import { defineGetSet, defineGetters, defineMethods } from "../objects/native.ts";
import { PyObject, type Value, makeStr } from "../objects/object.ts";
import { identity } from "../objects/protocols/hash.ts";
import { getIterator } from "../objects/protocols/iteration.ts";
import { newList } from "../objects/list.ts";
import { isStr, reprText, textOf } from "../objects/protocols/text.ts";
import { defineType } from "../objects/type.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { itemsOf } from "./keyword-merging.ts";
import { readSlot, snapshotLocals, writeSlot } from "./evaluation.ts";
import { type Frame, currentLine, frameType, shownFrame } from "./frame.ts";
import { thread } from "./thread.ts";

export const frameLocalsType = defineType({ name: "FrameLocalsProxy", isBase: false });

class PyFrameLocals extends PyObject {
  readonly frame: Frame;
  constructor(frame: Frame) {
    super();
    this.shape = frameLocalsType.rootShape;
    this.frame = frame;
  }
}

function isFunctionFrame(frame: Frame): boolean {
  return (frame.code.flags & CodeFlag.Optimized) !== 0;
}

/** Notes that the program looks at what changes while the frame runs. */
function inspected(frame: Frame): Frame {
  thread.inspections++;
  return frame;
}

defineGetters(frameType, {
  f_back: (frame: Frame) => shownFrame(inspected(frame).back),
  f_code: (frame: Frame) => frame.code,
  f_globals: (frame: Frame) => frame.globals,
  f_builtins: (frame: Frame) => frame.builtins,
  f_lasti: (frame: Frame) => (inspected(frame).pc === 0 ? -1 : (frame.pc - 1) * 2),
  f_lineno: (frame: Frame) => currentLine(inspected(frame)),
  f_locals: (frame: Frame) =>
    isFunctionFrame(inspected(frame))
      ? new PyFrameLocals(frame)
      : (frame.namespace ?? new PyDict()),
  f_generator: (frame: Frame) => frame.generator,
});
defineGetSet(
  frameType,
  "f_trace",
  (frame: Frame) => frame.extras?.trace ?? null,
  (frame: Frame, value) => {
    frame.extras = { ...frame.extras, trace: value ?? null };
  },
);
defineMethods(frameType, {
  clear: [
    "",
    (frame: Frame) => {
      if (frame.generator?.running === true) {
        throw raise(exc.RuntimeError, "cannot clear an executing frame");
      }
      return null;
    },
  ],
  __repr__: [
    "",
    (frame: Frame) =>
      `<frame at 0x${identity(frame).toString(16).padStart(12, "0")}, ` +
      `file ${reprText(makeStr(frame.code.filename))}, line ${currentLine(frame)}, ` +
      `code ${frame.code.name}>`,
  ],
});

// --- f_locals ---

/** The slot of a variable, or -1. */
function slotOf(frame: Frame, name: Value): number {
  if (!isStr(name)) return -1;
  const text = textOf(name);
  return frame.code.localNames.findIndex(
    (local, slot) =>
      local === text && ((frame.code.localKinds[slot] as number) & LocalKind.Hidden) === 0,
  );
}

/** Names that are no variables of the function: kept beside it. */
function extrasOf(frame: Frame): PyDict {
  const found = frame.extras?.locals;
  if (found instanceof PyDict) return found;
  const dict = new PyDict();
  frame.extras = { ...frame.extras, locals: dict };
  return dict;
}

function find(proxy: PyFrameLocals, name: Value): Value | undefined {
  const slot = slotOf(inspected(proxy.frame), name);
  if (slot >= 0) return readSlot(proxy.frame, slot);
  if (!isStr(name) || proxy.frame.extras?.locals === undefined) return undefined;
  return extrasOf(proxy.frame).table.getString(textOf(name));
}

function store(proxy: PyFrameLocals, name: Value, value: Value): void {
  const slot = slotOf(inspected(proxy.frame), name);
  if (slot >= 0) writeSlot(proxy.frame, slot, value);
  else extrasOf(proxy.frame).table.setString(textOf(name), value);
}

/** All bound variables, in a fresh dict. */
function asDict(proxy: PyFrameLocals): PyDict {
  const dict = snapshotLocals(inspected(proxy.frame));
  if (proxy.frame.extras?.locals !== undefined) {
    for (const entry of extrasOf(proxy.frame).table.entryList()) {
      dict.table.setString(entry.key as string, entry.value as Value);
    }
  }
  return dict;
}

/** A method of dict, on a snapshot. */
function onSnapshot(name: string) {
  return (proxy: PyFrameLocals) => call(getAttribute(asDict(proxy), name), []);
}

defineMethods(frameLocalsType, {
  __getitem__: [
    "key, /",
    (proxy: PyFrameLocals, name: Value) => {
      const value = find(proxy, name);
      if (value === undefined) {
        throw raise(exc.KeyError, `local variable '${textOf(name)}' is not defined`);
      }
      return value;
    },
  ],
  __setitem__: [
    "key, value, /",
    (proxy: PyFrameLocals, name: Value, value: Value) => {
      store(proxy, name, value);
      return null;
    },
  ],
  __delitem__: [
    "key, /",
    () => {
      throw raise(exc.ValueError, "cannot remove local variables from FrameLocalsProxy");
    },
  ],
  __contains__: ["key, /", (proxy: PyFrameLocals, name: Value) => find(proxy, name) !== undefined],
  __len__: ["", (proxy: PyFrameLocals) => asDict(proxy).table.size],
  __iter__: ["", (proxy: PyFrameLocals) => getIterator(newList(asDict(proxy).table.keyList()))],
  __repr__: ["", (proxy: PyFrameLocals) => reprText(asDict(proxy))],
  __eq__: [
    "value, /",
    (proxy: PyFrameLocals, other: Value) =>
      other instanceof PyFrameLocals && other.frame === proxy.frame,
  ],
  get: [
    "key, default=None, /",
    (proxy: PyFrameLocals, name: Value, otherwise: Value = null) => {
      const value = find(proxy, name);
      return value === undefined ? otherwise : value;
    },
  ],
  setdefault: [
    "key, default=None, /",
    (proxy: PyFrameLocals, name: Value, otherwise: Value = null) => {
      const value = find(proxy, name);
      if (value !== undefined) return value;
      store(proxy, name, otherwise);
      return otherwise;
    },
  ],
  update: [
    "other, /",
    (proxy: PyFrameLocals, other: Value) => {
      for (const [name, value] of itemsOf(other)) store(proxy, name, value);
      return null;
    },
  ],
  keys: ["", onSnapshot("keys")],
  values: ["", onSnapshot("values")],
  items: ["", onSnapshot("items")],
  copy: ["", asDict],
  __reversed__: ["", onSnapshot("__reversed__")],
});

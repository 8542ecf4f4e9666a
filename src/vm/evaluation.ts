/**
 * Running code objects in namespaces, and looking at the variables of frames: what the built-in
 * functions that know about code (exec, eval, locals, ...) stand on.
 */
import { type Code, LocalKind } from "../bytecode/code.ts";
import { PyDict } from "../objects/dict.ts";
import { PyCell, PyModule } from "../objects/function.ts";
import type { Value } from "../objects/object.ts";
import { entryFrame } from "./calls.ts";
import { type Frame, prepareCode } from "./frame.ts";
import { system } from "./system-state.ts";
import { thread } from "./thread.ts";

/** Runs a module's, exec's or eval's code; gives its value (None but for eval). */
export function runCode(code: Code, globals: PyDict, namespace: Value): Value {
  if (code.lazyBody !== null) code.load();
  return thread.run(entryFrame(code, globals, builtinsOf(globals), namespace), null);
}

/** The namespace behind the globals: `__builtins__`, which is put there when it is missing. */
export function builtinsOf(globals: PyDict): PyDict {
  const found = globals.table.getString("__builtins__");
  if (found instanceof PyModule) return found.namespace;
  if (found instanceof PyDict) return found;
  globals.table.setString("__builtins__", system.builtins);
  return system.builtins;
}

/** `locals()` of a frame: the namespace itself, or for a function a fresh dict. */
export function localsOf(frame: Frame): Value {
  if (frame.namespace !== null) return frame.namespace;
  return snapshotLocals(frame);
}

/** Bound variables of a function by name. */
export function snapshotLocals(frame: Frame): PyDict {
  const dict = new PyDict();
  const { code } = frame;
  if (code.template === null) prepareCode(code);
  for (let slot = 0; slot < code.slotCount; slot++) {
    const value = readSlot(frame, slot);
    if (value !== undefined) dict.table.setString(code.localNames[slot] as string, value);
  }
  return dict;
}

/** The value of a local, cell or free variable; undefined while unbound. */
export function readSlot(frame: Frame, slot: number): Value | undefined {
  const kind = frame.code.localKinds[slot] as number;
  const raw = frame.regs[slot];
  const isCell = (kind & (LocalKind.Cell | LocalKind.Free)) !== 0;
  return isCell && raw instanceof PyCell ? raw.value : raw;
}

/** Writes a variable as an assignment in the function would. */
export function writeSlot(frame: Frame, slot: number, value: Value): void {
  const kind = frame.code.localKinds[slot] as number;
  const raw = frame.regs[slot];
  if ((kind & (LocalKind.Cell | LocalKind.Free)) !== 0 && raw instanceof PyCell) raw.value = value;
  else frame.regs[slot] = value;
}

/** CO_FUTURE_* bits, which code compiled inside a frame inherits. */
const futureMask = 0x1fe0000;

/** The future statements in force where the caller stands. */
export function inheritedFlags(): number {
  return thread.frame === null ? 0 : thread.frame.code.flags & futureMask;
}

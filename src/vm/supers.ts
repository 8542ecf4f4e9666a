/** `super().name` and `super(a, b).name` without a super object, and the arguments of a bare super(). */
import { LocalKind } from "../bytecode/code.ts";
import { exc, raise } from "../objects/errors.ts";
import { PyCell, PyFunction } from "../objects/function.ts";
import { installInterpreterHooks } from "../objects/interpreter-hooks.ts";
import { PyMethodDescriptor } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { bindAttribute, call } from "../objects/protocols/calls.ts";
import { checkSuper, makeSuper, superType } from "../objects/super.ts";
import { superFind } from "../objects/super-lookup.ts";
import { PyType } from "../objects/type.ts";
import type { Frame } from "./frame.ts";
import { thread } from "./thread.ts";

/** LOAD_SUPER_ATTR: `super class self` lie from `at` on. */
export function loadSuperAttribute(frame: Frame, arg: number, at: number): Value {
  const regs = frame.regs;
  const name = frame.code.names[arg >>> 1] as string;
  const cls = regs[at + 1] as Value;
  const self = regs[at + 2] as Value;
  if (regs[at] === superType && cls instanceof PyType) {
    const start = checkSuper(cls, self);
    const found = name === "__class__" ? undefined : superFind(cls, start, name);
    if (found !== undefined) return bindAttribute(found, self, start, self === start);
    return getAttribute(makeSuper(cls, self), name);
  }
  const made = call(regs[at] as Value, (arg & 1) === 0 ? [] : [cls, self]);
  return getAttribute(made, name);
}

/** LOAD_SUPER_METHOD: leaves callable and self (or NULL) at `at`. */
export function loadSuperMethod(frame: Frame, arg: number, at: number): void {
  const regs = frame.regs;
  const cls = regs[at + 1] as Value;
  const self = regs[at + 2] as Value;
  if (regs[at] === superType && cls instanceof PyType) {
    const name = frame.code.names[arg >>> 1] as string;
    const start = checkSuper(cls, self);
    const found = superFind(cls, start, name);
    if (self !== start && (found instanceof PyFunction || found instanceof PyMethodDescriptor)) {
      regs[at] = found;
      regs[at + 1] = self;
      return;
    }
  }
  regs[at] = loadSuperAttribute(frame, arg, at);
  regs[at + 1] = undefined;
}

/** `__class__` and the first argument of the running function. */
function superArguments(): readonly [PyType, Value] {
  const frame = thread.frame;
  if (frame === null) throw raise(exc.RuntimeError, "super(): no current frame");
  const code = frame.code;
  if (code.argcount === 0) throw raise(exc.RuntimeError, "super(): no arguments");
  let self = frame.regs[0];
  if (self instanceof PyCell && ((code.localKinds[0] as number) & LocalKind.Cell) !== 0) {
    self = self.value;
  }
  if (self === undefined) throw raise(exc.RuntimeError, "super(): arg[0] deleted");
  const slot = code.localNames.lastIndexOf("__class__");
  if (slot < 0 || ((code.localKinds[slot] as number) & LocalKind.Free) === 0) {
    throw raise(exc.RuntimeError, "super(): __class__ cell not found");
  }
  const cell = frame.regs[slot];
  if (!(cell instanceof PyCell)) throw raise(exc.RuntimeError, "super(): bad __class__ cell");
  if (cell.value === undefined) throw raise(exc.RuntimeError, "super(): empty __class__ cell");
  return [cell.value as PyType, self];
}

installInterpreterHooks({
  superArguments,
  currentGlobals: () => (thread.frame === null ? null : thread.frame.globals),
});

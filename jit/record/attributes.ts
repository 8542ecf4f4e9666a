/**
 * Attributes. What the interpreter's inline caches would learn (vm/inline-caches.ts) is asked of
 * the same functions here, so that trace and interpreter agree on what an attribute means.
 *
 * An instance is guarded by its shape, which names its class and its layout, and the class by its
 * version; then a field is a property read, a method a constant.
 */
import { specialMethods } from "../../src/bytecode/opcodes.ts";
import { PyFunction, PyModule } from "../../src/objects/function.ts";
import { PyMethodDescriptor } from "../../src/objects/native.ts";
import { PyObject, type Value } from "../../src/objects/object.ts";
import { FieldKind, type Shape } from "../../src/objects/shape.ts";
import { superType } from "../../src/objects/super.ts";
import { PyType, strType, typeOf } from "../../src/objects/type.ts";
import type { Frame } from "../../src/vm/frame.ts";
import {
  type AttributeCache,
  AttributeMode,
  observeLoad,
  predictStore,
} from "../../src/vm/inline-caches.ts";
import type { Kind } from "../ir/ops.ts";
import { constant, type Node } from "../ir/tree.ts";
import type { Handler } from "./instructions.ts";
import { loadPart } from "./complex.ts";
import { pushInlined } from "./inlining.ts";
import { markNamespace, readEntry } from "./names.ts";
import type { Recorder } from "./recorder.ts";
import { loadSuperAttr as superByCall, standInFor } from "./runtime-calls.ts";
import { type Symbol, Virtual } from "./state.ts";

const kindOfField: Readonly<Record<FieldKind, Kind>> = {
  [FieldKind.Any]: "r",
  [FieldKind.Int]: "n",
  [FieldKind.Float]: "f",
};

/** Emits the checks under which a cache's knowledge holds. */
export function guardOwner(recorder: Recorder, owner: Node, shape: Shape, cls: PyType): void {
  recorder.guardShape(owner, shape);
  if (cls.isHeapType) recorder.ensure("guard_version", [], cls, cls.version);
}

export const loadAttr: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1] as Value;
  const name = frame.code.names[arg] as string;
  const symbol = top.peek(0);
  const loaded =
    symbol instanceof Virtual
      ? null
      : (loadPart(recorder, symbol, live, name) ??
        loadKnown(recorder, frame, symbol as Node, live, name, pc));
  if (loaded === "inlined") return;
  if (loaded === null) {
    const args = [recorder.box(symbol), recorder.constantOf(name)];
    const result = recorder.call("call", "getAttribute", args);
    // A getter that is not recorded through has a frame of its own.
    recorder.waitFor(frame);
    top.pop();
    top.push(result);
    return;
  }
  top.pop();
  top.push(loaded);
};

function loadKnown(
  recorder: Recorder,
  frame: Frame,
  owner: Node,
  live: Value,
  name: string,
  pc: number,
): Symbol | "inlined" {
  const cache = observeLoad(live, name);
  if (cache === null || !(live instanceof PyObject)) return null;
  switch (cache.mode) {
    case AttributeMode.Field:
    case AttributeMode.FloatField:
      return loadField(recorder, owner, cache, name);
    case AttributeMode.ClassValue:
      guardOwner(recorder, owner, cache.shape, cache.cls);
      return recorder.constantOf(cache.value);
    case AttributeMode.Method:
      guardOwner(recorder, owner, cache.shape, cache.cls);
      if (!(cache.value instanceof PyFunction)) return null;
      return new Virtual("method", null, [constant(cache.value, "r"), owner]);
    case AttributeMode.Property:
      return loadProperty(recorder, frame, owner, cache, pc);
    case AttributeMode.Entry:
      recorder.guardIdentity(owner, live);
      if (live instanceof PyModule) markNamespace(live.namespace);
      return cache.entry === null ? null : readEntry(recorder, cache.entry);
    case AttributeMode.TypeValue:
      recorder.guardIdentity(owner, live);
      recorder.ensure("guard_version", [], live, (live as PyType).version);
      return recorder.constantOf(cache.value);
    default:
      return null;
  }
}

function loadField(recorder: Recorder, owner: Node, cache: AttributeCache, name: string): Node {
  guardOwner(recorder, owner, cache.shape, cache.cls);
  const kind = cache.shape.fields.get(name)?.kind ?? FieldKind.Any;
  return recorder.emit("get_field", kindOfField[kind], [owner], { name: cache.key });
}

/**
 * A property's getter is a call. The interpreter must make it one too: at a place that sees several
 * classes its cache may be of another one.
 */
function loadProperty(
  recorder: Recorder,
  frame: Frame,
  owner: Node,
  cache: AttributeCache,
  pc: number,
): Symbol | "inlined" {
  const { caches } = frame.code;
  const getter = cache.value as PyFunction;
  if (caches === null || pc < 0 || getter.code.plainCount !== 1) return null;
  if (recorder.state.frames.length > recorder.host.parameters.inline_depth) return null;
  if (recorder.state.frames.some(({ code }) => code === getter.code)) return null;
  caches[pc] = cache;
  guardOwner(recorder, owner, cache.shape, cache.cls);
  recorder.state.top.pop();
  pushInlined(recorder, getter, [owner], pc, false);
  return "inlined";
}

export const loadMethod: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1] as Value;
  const name = frame.code.names[arg] as string;
  const symbol = top.peek(0);
  if (!(symbol instanceof Virtual)) {
    const method = findMethod(recorder, symbol as Node, live, name);
    if (method !== null) {
      const self = top.pop();
      top.push(constant(method, "r"));
      // Refining may have replaced the receiver: take what the register holds now.
      top.push(self);
      return;
    }
  }
  const loaded =
    symbol instanceof Virtual
      ? null
      : loadKnown(recorder, frame, symbol as Node, live, name, -1 - pc);
  const result =
    loaded === "inlined" || loaded === null
      ? recorder.call("call", "getAttribute", [recorder.box(symbol), recorder.constantOf(name)])
      : loaded;
  top.pop();
  top.push(result);
  top.push(null);
};

/** The function or native method that `owner.name(...)` calls with the owner as self. */
function findMethod(recorder: Recorder, owner: Node, live: Value, name: string): Value | null {
  const cache = observeLoad(live, name);
  if (cache === null || cache.mode !== AttributeMode.Method) return null;
  if (live instanceof PyObject) {
    guardOwner(recorder, recorder.boxNode(owner), cache.shape, cache.cls);
    return cache.value;
  }
  if (typeOf(live) === strType) recorder.asStr(owner);
  else if (typeof live === "number") recorder.asInt(owner, live);
  else return null;
  return cache.value;
}

export const storeAttr: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1] as Value;
  const value = frame.regs[frame.sp - 2] as Value;
  const name = frame.code.names[arg] as string;
  if (!storeField(recorder, frame, name, live, value, pc)) {
    recorder.call("call", "setAttribute", [
      recorder.box(top.peek(0)),
      recorder.constantOf(name),
      recorder.box(top.peek(1)),
    ]);
  }
  top.pop();
  top.pop();
};

function storeField(
  recorder: Recorder,
  frame: Frame,
  name: string,
  live: Value,
  value: Value,
  pc: number,
): boolean {
  if (!(live instanceof PyObject)) return false;
  const seen = frame.code.caches?.[pc] as AttributeCache | undefined;
  const isSeen = seen?.shape === live.shape && seen.version === seen.cls.version;
  const cache = isSeen ? seen : predictStore(live, name, value);
  if (cache === undefined || cache === null) return false;
  const top = recorder.state.top;
  const kind = (cache.nextShape ?? cache.shape).fields.get(name)?.kind ?? FieldKind.Any;
  if (kind === FieldKind.Float && !recorder.isFloat(value)) return false;
  if (kind === FieldKind.Int && typeof value !== "number") return false;
  const owner = recorder.box(top.peek(0));
  guardOwner(recorder, owner, cache.shape, cache.cls);
  const node = valueOfKind(recorder, top.peek(1), value, kind);
  if (cache.nextShape === null) recorder.emit("set_field", "v", [owner, node], { name: cache.key });
  else recorder.emit("set_shape", "v", [owner, node], { name: cache.key, object: cache.nextShape });
  return true;
}

function valueOfKind(recorder: Recorder, symbol: Symbol, live: Value, kind: FieldKind): Node {
  switch (kind) {
    case FieldKind.Float:
      return recorder.asFloat(symbol, live);
    case FieldKind.Int:
      return recorder.asInt(symbol, live);
    default:
      return recorder.box(symbol);
  }
}

export const deleteAttr: Handler = (recorder, frame, arg) => {
  const top = recorder.state.top;
  const name = recorder.constantOf(frame.code.names[arg] as string);
  recorder.call("call", "deleteAttribute", [recorder.box(top.peek(0)), name]);
  top.pop();
};

/**
 * `super().method(...)`: the function is a constant once the class and self's class are known;
 * anything else that super finds is bound by a call.
 */
export const loadSuperMethod: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const name = frame.code.names[arg >>> 1] as string;
  const cls = frame.regs[frame.sp - 2];
  const self = frame.regs[frame.sp - 1];
  const method =
    frame.regs[frame.sp - 3] === superType && cls instanceof PyType && isInstance(self)
      ? findAfter(self.shape.cls, cls, name)
      : undefined;
  if (!(method instanceof PyFunction) && !(method instanceof PyMethodDescriptor)) {
    loadSuperAttr(recorder, frame, arg, pc);
    if (!recorder.closed) top.push(null);
    return;
  }
  const owner = recorder.box(top.peek(0));
  recorder.guardIdentity(recorder.box(top.peek(2)), superType);
  recorder.guardIdentity(recorder.box(top.peek(1)), cls as PyType);
  guardOwner(recorder, owner, (self as PyObject).shape, (self as PyObject).shape.cls);
  const receiver = top.pop();
  top.pop();
  top.pop();
  top.push(constant(method, "r"));
  top.push(receiver);
};

function isInstance(self: unknown): self is PyObject {
  return self instanceof PyObject && !(self instanceof PyType);
}

/** A `super` that is not the built-in one may look for the running frame, which a trace has not. */
export const loadSuperAttr: Handler = (recorder, frame, arg, pc) => {
  if (frame.regs[frame.sp - 3] !== superType) {
    recorder.leave();
    return;
  }
  recorder.guardIdentity(recorder.box(recorder.state.top.peek(2)), superType);
  superByCall(recorder, frame, arg, pc);
};

/** What a `with` statement calls, looked up on the class. */
export const loadSpecial: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1];
  const method = typeOf(live as Value).lookup(specialMethods[arg] as string);
  const isPlain = method instanceof PyFunction || method instanceof PyMethodDescriptor;
  const owner = recorder.box(top.peek(0));
  if (!(live instanceof PyObject) || !isPlain) {
    const args = [recorder.int(arg), owner];
    const bound = recorder.call("call", "loadSpecialBound", args, standInFor(frame, pc));
    top.pop();
    top.push(bound);
    top.push(null);
    return;
  }
  guardOwner(recorder, owner, live.shape, live.shape.cls);
  top.pop();
  top.push(constant(method, "r"));
  top.push(owner);
};

function findAfter(own: PyType, cls: PyType, name: string): Value | undefined {
  const start = own.mro.indexOf(cls) + 1;
  for (let i = start; i < own.mro.length; i++) {
    const found = (own.mro[i] as PyType).dict.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

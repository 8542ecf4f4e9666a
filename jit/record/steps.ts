/**
 * Steps of generators: the way from a RESUME to the next yield as a tree of its own.
 *
 * A generator that no trace has inlined is resumed step by step. In its step, the generator's
 * registers are the inputs; what the step changes of them it stores in the frame when it yields, so
 * that whoever comes next (another step, the interpreter, a debugger) finds a waiting generator
 * like any other. A register that holds what it held at the RESUME is not stored.
 *
 * An object that the trace has taken apart or not built is brought up to date or built then:
 * iterators that advance in every step are written field by field.
 *
 * Invariant: nothing leaves between the first store and the `suspend`.
 */
import { type Code, CodeFlag } from "../../src/bytecode/code.ts";
import { Op } from "../../src/bytecode/opcodes.ts";
import { PyFunction } from "../../src/objects/function.ts";
import { PyObject, type Value } from "../../src/objects/object.ts";
import { typeOf } from "../../src/objects/type.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { constant, Node } from "../ir/tree.ts";
import { guardOwner } from "./attributes.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, type SymbolicFrame, Virtual } from "./state.ts";

const suspends = CodeFlag.Coroutine | CodeFlag.AsyncGenerator | CodeFlag.IterableCoroutine;

/** Plain generators that are shown; built-ins at application level are always inlined. */
export function hasSteps(code: Code): boolean {
  return (code.flags & (CodeFlag.Generator | suspends)) === CodeFlag.Generator && !code.isHidden;
}

// --- Yielding ----------------------------------------------------------------------------------------

/** YIELD_VALUE in the frame of a step: ends the tree. */
export function suspendStep(recorder: Recorder, pc: number): void {
  const { state, tree } = recorder;
  recorder.flushEntries();
  const { top } = state;
  const value = recorder.box(top.pop());
  const depth = top.sp;
  const settled = new Map<Symbol, Node>();
  const stored = top.regs.map((symbol, i) => {
    if (isInput(symbol, i)) return null;
    const node = settled.get(symbol) ?? settle(recorder, symbol);
    settled.set(symbol, node);
    return isInput(node, i) ? null : node;
  });
  stored.forEach((node, i) => {
    if (node !== null) recorder.emit("set_slot", "v", [node], { imm: i });
  });
  // What stood higher would be taken for an abandoned generator.
  for (const { op, imm } of tree.root.nodes) {
    if (op === "input" && imm >= depth) emitClear(recorder, imm);
  }
  if (pc + 1 !== tree.pc) {
    const frame = recorder.emit("own_frame", "r", []);
    recorder.emit("set_field", "v", [frame, recorder.int(pc + 1)], { name: "pc" });
    recorder.emit("set_field", "v", [frame, recorder.int(depth)], { name: "sp" });
  }
  recorder.emit("suspend", "v", [value]);
  recorder.closed = true;
}

function emitClear(recorder: Recorder, slot: number): void {
  recorder.emit("set_slot", "v", [constant(undefined, "r")], { imm: slot });
}

/** Does the register hold what it held when the step began? */
function isInput(symbol: Symbol, slot: number): boolean {
  let node = symbol;
  while (node instanceof Node && sameValue.has(node.op)) node = node.args[0] as Node;
  return node instanceof Node && node.op === "input" && node.imm === slot;
}

/** Operations that give their operand, only better known. */
const sameValue: ReadonlySet<string> = new Set([
  "unbox_int",
  "unbox_float",
  "unbox_bool",
  "unbox_str",
  "guard_int32",
]);

/** A symbol as the value that the frame keeps. */
function settle(recorder: Recorder, symbol: Symbol): Node {
  if (!(symbol instanceof Virtual)) return recorder.box(symbol);
  const { what, base, fields } = symbol;
  if (what === "range_iterator") return settleRange(recorder, base, fields as Node[]);
  if (what === "list_iterator" || what === "tuple_iterator") {
    const [items, index] = fields as [Node, Node];
    if (base === null) return recorder.apply(`make_${what}`, recorder.box(items), index);
    recorder.emit("set_field", "v", [base, index], { name: "index" });
    return base;
  }
  return recorder.materialize(symbol);
}

function settleRange(recorder: Recorder, base: Node | null, fields: readonly Node[]): Node {
  const [current, stop, step] = fields as [Node, Node, Node];
  if (base === null) return recorder.apply("make_range_iterator", current, stop, step);
  if (step.op !== "const" || step.object !== 1) {
    recorder.apply("place_range_iterator", base, current, stop, step);
    return base;
  }
  const left = recorder.op("int_sub_raw", stop, current);
  recorder.emit("set_field", "v", [base, current], { name: "current" });
  recorder.emit("set_field", "v", [base, recorder.op("int_max", left, recorder.int(0))], {
    name: "remaining",
  });
  return base;
}

/** RETURN_VALUE in the frame of a step. */
export function endStep(recorder: Recorder): void {
  recorder.flushEntries();
  recorder.emit("finish", "v", [recorder.box(recorder.state.top.peek(0))]);
  recorder.closed = true;
}

/** The frame that the tree is a step of: nothing is inlined at present. */
export function isOwnStep(recorder: Recorder): boolean {
  return recorder.tree.isStep && recorder.state.frames.length === 1;
}

// --- Resuming other generators -------------------------------------------------------------------------

/** Is a generator of this code running in the trace already? Then it is called, not inlined. */
export function isAround(recorder: Recorder, code: Code): boolean {
  return recorder.state.frames.some((frame: SymbolicFrame) => frame.code === code);
}

/** A resumption that is not followed: the value, or undefined at the end. */
export function callGenerator(
  recorder: Recorder,
  frame: Frame,
  code: Code,
  name: "resumeGenerator" | "resumeOr" | "resumeOrStop",
  operands: readonly Node[],
): Node {
  recorder.host.wantSteps(code);
  const result = recorder.call("call_generator", name, operands);
  recorder.waitFor(frame);
  return result;
}

// --- Making generators --------------------------------------------------------------------------------

/** Does a call of it do nothing but make a generator? */
export function startsSuspended({ code }: PyFunction): boolean {
  return (
    hasSteps(code) &&
    code.words.length > 0 &&
    (code.words[0] as number) % 256 === Op.RETURN_GENERATOR
  );
}

/** Where a call is too deep Python raises, though nothing of a generator runs yet. */
export function guardDepth(recorder: Recorder): void {
  recorder.check("guard_depth", [], { imm: recorder.state.frames.length - 1 });
}

/** The iterator of an object whose class has a generator function for `__iter__`; else null. */
export function generatorOver(
  recorder: Recorder,
  symbol: Symbol,
  live: Value,
  isOwnedByLoop: boolean,
): Virtual | null {
  if (!(symbol instanceof Node) || !(live instanceof PyObject)) return null;
  const method = typeOf(live).lookup("__iter__");
  if (!(method instanceof PyFunction) || !startsSuspended(method)) return null;
  const { argcount, kwonlyargcount, flags } = method.code;
  const hasRest = (flags & (CodeFlag.VarArgs | CodeFlag.VarKeywords)) !== 0;
  if (argcount !== 1 || kwonlyargcount > 0 || hasRest) return null;
  guardOwner(recorder, symbol, live.shape, live.shape.cls);
  guardDepth(recorder);
  return suspendedCall(method, constant(method, "r"), [symbol], isOwnedByLoop);
}

/** A generator that a call has just made, and that the trace need not build. */
export function suspendedCall(
  { code }: PyFunction,
  func: Symbol,
  args: readonly Symbol[],
  isOwnedByLoop: boolean,
): Virtual {
  const registers: Symbol[] = [];
  for (let slot = 0; slot < code.slotCount; slot++) registers.push(args[slot] ?? null);
  return new Virtual("generator", null, [func, ...registers], { code, pc: 1, isOwnedByLoop });
}

/** A generator that was not begun is made by one call; null: it waits elsewhere. */
export function buildSuspended(recorder: Recorder, generator: Virtual): Node | null {
  const { detail, base, fields } = generator;
  if (detail === null || detail.pc !== 1 || base !== null || !hasSteps(detail.code)) return null;
  const [func, ...registers] = fields;
  while (registers.length > 0 && registers[registers.length - 1] === null) registers.pop();
  if (
    func === undefined ||
    registers.some((symbol) => symbol instanceof Virtual && symbol.what !== "tuple")
  )
    return null;
  const operands = [func, ...registers].map((symbol) => recorder.box(symbol));
  return recorder.emit("new_generator", "r", operands, { imm: detail.isOwnedByLoop ? 1 : 0 });
}

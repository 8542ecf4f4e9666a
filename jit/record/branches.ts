/** Conditions: truth is tested on what the value is, and a check records which way it went. */
import type { Value } from "../../src/objects/object.ts";
import { isTrue } from "../../src/objects/protocols/operators.ts";
import type { PyRange } from "../../src/objects/range.ts";
import { typeOf } from "../../src/objects/type.ts";
import type { Node } from "../ir/tree.ts";
import type { Handler } from "./instructions.ts";
import { lengthOf } from "./lengths.ts";
import { openMerge } from "./merges.ts";
import type { Recorder } from "./recorder.ts";
import { isFloat, isObject } from "./values.ts";
import { type Symbol, Virtual } from "./state.ts";

/** The truth of a value as a bool node, or as a constant when it is known. */
export function truthOf(recorder: Recorder, symbol: Symbol, live: Value): Node {
  if (symbol instanceof Virtual) {
    if (symbol.what === "range") return isRangeTrue(recorder, symbol, live as PyRange);
    return recorder.constantOf(symbol.what !== "tuple" || symbol.fields.length > 0);
  }
  if (typeof live === "boolean") return recorder.asBool(symbol, live);
  if (recorder.kindOf(symbol) === "g" || typeof live === "bigint")
    return recorder.op("big_is_true", recorder.asBig(symbol, live));
  if (typeof live === "number") return recorder.op("int_is_true", recorder.asInt(symbol, live));
  if (isFloat(live)) return recorder.op("float_is_true", recorder.asFloat(symbol, live));
  if (typeof live === "string") {
    const length = recorder.op("str_len", recorder.asStr(symbol));
    return recorder.op("int_is_true", length);
  }
  const node = recorder.box(symbol);
  if (live === null) {
    recorder.guardIdentity(node, null);
    return recorder.constantOf(false);
  }
  const hasOwnTruth = isObject(live) && typeOf(live).lookup("__bool__") !== undefined;
  const size = hasOwnTruth ? null : lengthOf(recorder, symbol, live);
  if (size !== null) return recorder.op("int_is_true", size);
  if (!isObject(live)) return recorder.call("call_bool", "isTrue", [node]);
  const cls = typeOf(live);
  const method = cls.lookup("__bool__") ?? cls.lookup("__len__");
  if (method === undefined) {
    recorder.guardShape(node, live.shape);
    recorder.ensure("guard_version", [], cls, cls.version);
    return recorder.constantOf(true);
  }
  return recorder.call("call_bool", "isTrue", [node]);
}

/** The sign of the step was checked when the range was made. */
function isRangeTrue(recorder: Recorder, symbol: Virtual, live: PyRange): Node {
  const [start, stop] = symbol.fields as [Node, Node];
  return recorder.op((live.step as number) > 0 ? "int_lt" : "int_gt", start, stop);
}

function popJump(jumpsWhen: boolean): Handler {
  return (recorder, frame, arg, pc) => {
    const top = recorder.state.top;
    const live = frame.regs[frame.sp - 1] as Value;
    const condition = truthOf(recorder, top.peek(0), live);
    if (condition.op === "call_bool") {
      branchOnCall(recorder, condition, jumpsWhen, arg, pc);
      return;
    }
    openMerge(recorder, frame.code, pc, 1);
    recorder.guardTruth(condition, isTrue(live));
    top.pop();
  };
}

/**
 * Truth that had to be asked is known at the next instruction. The call has been made when the
 * check fails, so its exit is where the branch not taken leads, with the condition popped.
 */
function branchOnCall(
  recorder: Recorder,
  condition: Node,
  jumpsWhen: boolean,
  target: number,
  pc: number,
): void {
  recorder.state.top.pop();
  const { code } = recorder.state.top;
  recorder.pending = (at) => {
    openMerge(recorder, code, pc, 0);
    const jumped = at === target;
    recorder.state.top.pc = jumped ? pc + 1 : target;
    recorder.exit = recorder.state.snapshot();
    recorder.guardTruth(condition, jumped === jumpsWhen);
  };
}

export const popJumpIfTrue = popJump(true);
export const popJumpIfFalse = popJump(false);

const popJumpNone: Handler = (recorder, frame, _arg, pc) => {
  const top = recorder.state.top;
  openMerge(recorder, frame.code, pc, 1);
  guardNone(recorder, top.peek(0), frame.regs[frame.sp - 1] as Value);
  top.pop();
};

function guardNone(recorder: Recorder, symbol: Symbol, live: Value): void {
  if (symbol instanceof Virtual) return;
  const node = recorder.node(symbol);
  if (node.kind !== "r" || node.op === "const") return;
  if (live === null) recorder.guardIdentity(node, null);
  else recorder.check("guard_not_value", [node, recorder.constantOf(null)]);
}

export const popJumpIfNone = popJumpNone;
export const popJumpIfNotNone = popJumpNone;

export const unaryNot: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const condition = truthOf(recorder, top.peek(0), frame.regs[frame.sp - 1] as Value);
  top.pop();
  top.push(recorder.op("bool_not", condition));
};

export const isOp: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  // What is not built yet (a float, a method) is the same object in both places.
  const isSame = top.peek(0) !== null && top.peek(0) === top.peek(1);
  if (isSame) {
    top.pop();
    top.pop();
    top.push(recorder.constantOf(arg !== 1));
    return;
  }
  const a = recorder.box(top.peek(1));
  const b = recorder.box(top.peek(0));
  const same = recorder.op("same", a, b);
  top.pop();
  top.pop();
  top.push(arg === 1 ? recorder.op("bool_not", same) : same);
};

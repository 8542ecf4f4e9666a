/**
 * What an operator's function gives (operators.ts): the result takes the place of the operands,
 * unless it is NotImplemented, with which the operator goes on to the next function.
 */
import { Op } from "../../src/bytecode/opcodes.ts";
import { NotImplemented } from "../../src/objects/singletons.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { constant, Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import type { Symbol, SymbolicFrame } from "./state.ts";

/** The function returns: its result takes the place of the operands. */
export function answerOperator(recorder: Recorder, value: Symbol, frame: Frame): void {
  const { state } = recorder;
  const caller = state.frames[state.frames.length - 2] as SymbolicFrame;
  const op = recorder.host.wordAt(caller.code, caller.pc - 1) & 255;
  if (op === Op.CONTAINS_OP) {
    answerContains(recorder, value, frame, caller);
    return;
  }
  if (op !== Op.BINARY_SUBSCR && value instanceof Node) {
    if (frame.regs[frame.sp - 1] === NotImplemented) {
      recorder.leave();
      return;
    }
    if (mayRefuse(value)) recorder.check("guard_not_value", [value, constant(NotImplemented, "r")]);
  }
  state.frames.pop();
  caller.regs.length -= 2;
  caller.push(value);
}

/** `in` gives a bool whatever `__contains__` gives; what gives something else is left. */
function answerContains(
  recorder: Recorder,
  value: Symbol,
  frame: Frame,
  caller: SymbolicFrame,
): void {
  const live = frame.regs[frame.sp - 1];
  if (typeof live !== "boolean") {
    recorder.leave();
    return;
  }
  const answer = recorder.asBool(value, live);
  recorder.state.frames.pop();
  caller.regs.length -= 2;
  const isNegated = recorder.host.wordAt(caller.code, caller.pc - 1) >>> 8 === 1;
  caller.push(isNegated ? recorder.op("bool_not", answer) : answer);
}

function mayRefuse(value: Node): boolean {
  return value.kind === "r" && value.op !== "const" && !value.op.startsWith("new_");
}

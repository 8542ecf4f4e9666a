/**
 * Operators of classes written in Python, recorded as calls.
 *
 * The interpreter goes on in the frame of the function that is asked first (vm/operator-calls.ts),
 * and the recorder follows it, having checked the classes of both operands. The operands stay on
 * the caller's stack until the function returns, because NotImplemented sends the operator on to
 * the next one: a function that gives it is left.
 */
import { Op } from "../../src/bytecode/opcodes.ts";
import { PyObject, type Value } from "../../src/objects/object.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { found, operatorFunction } from "../../src/vm/operator-calls.ts";
import { guardOwner } from "./attributes.ts";
import { mayInline, pushInlined } from "./inlining.ts";
import { constant, Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";

/** Enters the function that an operator asks first. False: the operator has to be called. */
export function inlineOperator(recorder: Recorder, frame: Frame, pc: number): boolean {
  const [x, y] = [frame.regs[frame.sp - 2], frame.regs[frame.sp - 1]] as [Value, Value];
  const op = recorder.host.wordAt(frame.code, pc) & 255;
  const method = operatorFunction(op, x, y);
  if (method === null) return false;
  const { swapped } = found;
  if (!mayInline(recorder, method.code)) return false;
  // The container alone decides who is asked whether something is in it.
  if (op !== Op.CONTAINS_OP) guardOperand(recorder, 1, x);
  guardOperand(recorder, 0, y);
  const { top } = recorder.state;
  const args = swapped ? [top.peek(0), top.peek(1)] : [top.peek(1), top.peek(0)];
  pushInlined(recorder, method, args, pc, false, constant(method, "r"), 2);
  return true;
}

/** What decides who is asked: the operand's class. */
function guardOperand(recorder: Recorder, depth: number, live: Value): void {
  const { top } = recorder.state;
  const symbol = top.peek(depth);
  if (!(symbol instanceof Node)) return;
  if (live === null) recorder.guardIdentity(symbol, null);
  else if (!(live instanceof PyObject) || recorder.isFloat(live)) {
    top.regs[top.regs.length - 1 - depth] = recorder.specialize(symbol, live);
  } else {
    guardOwner(recorder, symbol, live.shape, live.shape.cls);
  }
}

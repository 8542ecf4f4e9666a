/** Locals, constants and the stack: nothing is emitted, symbols move. */
import type { Value } from "../../src/objects/object.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { constant, Node } from "../ir/tree.ts";
import type { Handler } from "./instructions.ts";
import type { Recorder } from "./recorder.ts";
import { raiseUnbound } from "./runtime-calls.ts";
import type { Symbol } from "./state.ts";

export const nothing: Handler = () => {};

export const pop: Handler = (recorder) => {
  recorder.state.top.pop();
};

export const pushNull: Handler = (recorder) => {
  recorder.state.top.push(null);
};

export const copy: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  top.push(top.peek(arg - 1));
};

export const swap: Handler = (recorder, _frame, arg) => {
  const { regs } = recorder.state.top;
  const last = regs.length - 1;
  const other = regs.length - arg;
  const symbol = regs[last] as Symbol;
  regs[last] = regs[other] as Symbol;
  regs[other] = symbol;
};

export const loadConst: Handler = (recorder, frame, arg) => {
  recorder.state.top.push(recorder.constantOf(frame.code.consts[arg] as Value));
};

export const loadSmallInt: Handler = (recorder, _frame, arg) => {
  recorder.state.top.push(recorder.int(arg));
};

/** The value of a local; an unbound one raises. */
function local(recorder: Recorder, frame: Frame, slot: number, pc: number): Symbol {
  const symbol = recorder.state.top.regs[slot] as Symbol;
  if (symbol instanceof Node && symbol.mayBeUnbound) {
    if (frame.regs[slot] === undefined) {
      recorder.check("guard_value", [symbol, constant(undefined, "r")]);
      return raiseUnbound(recorder, frame, slot, pc);
    }
    recorder.check("guard_bound", [symbol]);
  }
  return symbol ?? raiseUnbound(recorder, frame, slot, pc);
}

export const loadFast: Handler = (recorder, frame, arg, pc) => {
  recorder.state.top.push(local(recorder, frame, arg, pc));
};

export const loadFastAndClear: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  top.push(top.regs[arg] as Symbol);
  top.regs[arg] = null;
};

export const storeFast: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  top.regs[arg] = top.pop();
};

export const deleteFast: Handler = (recorder, frame, arg, pc) => {
  local(recorder, frame, arg, pc);
  recorder.state.top.regs[arg] = null;
};

export const loadFastLoadFast: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  const first = local(recorder, frame, arg >>> 12, pc);
  const second = local(recorder, frame, arg & 0xfff, pc);
  top.push(first);
  top.push(second);
};

export const storeFastLoadFast: Handler = (recorder, frame, arg, pc) => {
  const top = recorder.state.top;
  top.regs[arg >>> 12] = top.pop();
  top.push(local(recorder, frame, arg & 0xfff, pc));
};

export const storeFastStoreFast: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  top.regs[arg >>> 12] = top.pop();
  top.regs[arg & 0xfff] = top.pop();
};

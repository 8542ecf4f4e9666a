/**
 * The `match` statement. What a subject is (a sequence, a mapping, an instance) follows from its
 * shape and is a constant behind a check of it; keys and attributes are looked up by a call, or
 * field by field where the class says where they are.
 */
import { dictType } from "../../src/objects/dict.ts";
import { listType } from "../../src/objects/list.ts";
import { PyObject, type Value } from "../../src/objects/object.ts";
import { tupleType } from "../../src/objects/tuple.ts";
import { typeOf } from "../../src/objects/type.ts";
import { matchesMapping, matchesSequence } from "../../src/vm/patterns.ts";
import { Node } from "../ir/tree.ts";
import type { Handler } from "./instructions.ts";
import { lengthOf } from "./lengths.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";

export const getLen: Handler = (recorder, frame) => {
  const top = recorder.state.top;
  const live = frame.regs[frame.sp - 1] as Value;
  const known = lengthOf(recorder, top.peek(0), live);
  top.push(known ?? recorder.call("call", "length", [recorder.box(top.peek(0))]));
};

/** Built-in classes whose kind of pattern no program changes. */
const settled = new Set([listType, tupleType, dictType]);

function testKind(name: string, test: (subject: Value) => boolean): Handler {
  return (recorder, frame) => {
    const top = recorder.state.top;
    const live = frame.regs[frame.sp - 1] as Value;
    const answer = decideByShape(recorder, top.peek(0), live)
      ? recorder.constantOf(test(live))
      : recorder.call("call_bool", name, [recorder.box(top.peek(0))]);
    top.push(answer);
  };
}

/** Is the subject's kind of pattern known once its kind or shape is checked? */
function decideByShape(recorder: Recorder, symbol: Symbol, live: Value): boolean {
  if (symbol instanceof Virtual) return symbol.what === "tuple";
  if (live === null) {
    recorder.guardIdentity(symbol as Node, null);
    return true;
  }
  if (!(live instanceof PyObject)) {
    const known = recorder.specialize(symbol, live);
    return known instanceof Node && known.kind !== "r";
  }
  if (recorder.isFloat(live)) {
    recorder.asFloat(symbol, live);
    return true;
  }
  if (!settled.has(typeOf(live))) return false;
  recorder.guardShape(recorder.box(symbol), live.shape);
  return true;
}

export const matchSequence = testKind("matchesSequence", matchesSequence);
export const matchMapping = testKind("matchesMapping", matchesMapping);

export const matchKeys: Handler = (recorder) => {
  const top = recorder.state.top;
  const args = [recorder.box(top.peek(1)), recorder.box(top.peek(0))];
  top.push(recorder.call("call", "matchKeys", args));
};

export const matchClass: Handler = (recorder, _frame, arg) => {
  const top = recorder.state.top;
  const args = [top.peek(2), top.peek(1), top.peek(0)].map((symbol) => recorder.box(symbol));
  const result = recorder.call("call", "matchClass", [recorder.int(arg), ...args]);
  top.regs.length -= 3;
  top.push(result);
};

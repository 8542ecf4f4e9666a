// Closures: from a code object to a function on the stack.

import type { Place } from "../bytecode/assembler.ts";
import type { Code } from "../bytecode/code.ts";
import { FunctionAttribute, Op } from "../bytecode/opcodes.ts";
import type { Context } from "./context.ts";

/** Attributes set on a new function, in the order they are set; pushed in the opposite order. */
const attributeOrder = [
  FunctionAttribute.Closure,
  FunctionAttribute.Annotations,
  FunctionAttribute.Annotate,
  FunctionAttribute.KwDefaults,
  FunctionAttribute.Defaults,
] as const;

/** Makes a function; the attributes in `attributes`, but the closure, are on the stack. */
export function makeClosure(c: Context, code: Code, attributes: number, place: Place): void {
  let all = attributes;
  if (code.freeCount > 0) {
    for (const name of code.freeNames()) c.loadCell(name, place);
    c.emit(Op.BUILD_TUPLE, code.freeCount, place);
    all |= FunctionAttribute.Closure;
  }
  c.load({ type: "code", code }, place);
  c.op(Op.MAKE_FUNCTION, place);
  for (const attribute of attributeOrder) {
    if ((all & attribute) !== 0) c.emit(Op.SET_FUNCTION_ATTRIBUTE, attribute, place);
  }
}

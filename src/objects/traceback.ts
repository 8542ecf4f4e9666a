/**
 * Traceback objects. An entry keeps its frame and the index of the instruction; the line is looked
 * up in the code's positions when someone asks.
 */
import type { Code } from "../bytecode/code.ts";
import { exc, PyTraceback, raise, tracebackType } from "./errors.ts";
import { newList } from "./list.ts";
import { defineGetSet, defineGetters, defineMethods, defineStatic } from "./native.ts";
import type { PyObject, Value } from "./object.ts";
import { toIndexNumber } from "./protocols/operators.ts";
import { typeOf } from "./type.ts";

/** Bytes of one code unit in CPython; `tb_lasti` counts bytes. */
const UNIT = 2;

export function codeOfFrame(frame: PyObject): Code {
  return (frame as unknown as { code: Code }).code;
}

/** Source line of an entry, or null where the compiler gave none. */
export function tracebackLine(traceback: PyTraceback): number | null {
  if (traceback.line !== null) return traceback.line;
  const line = codeOfFrame(traceback.frame).lineAt(traceback.instruction);
  return line < 0 ? null : line;
}

function checkNext(value: Value | undefined): PyTraceback | null {
  if (value === undefined) throw raise(exc.TypeError, "can't delete tb_next attribute");
  if (value === null || value instanceof PyTraceback) return value;
  throw raise(exc.TypeError, `expected traceback object, got '${typeOf(value).name}'`);
}

function setNext(traceback: PyTraceback, value: Value | undefined): void {
  const next = checkNext(value);
  for (let entry = next; entry !== null; entry = entry.next) {
    if (entry === traceback) throw raise(exc.ValueError, "traceback loop detected");
  }
  traceback.next = next;
}

defineStatic(tracebackType, "__new__", [
  "tb_next, tb_frame, tb_lasti, tb_lineno",
  (_cls: Value, next: Value, frame: Value, lasti: Value, line: Value) => {
    if (typeOf(frame).name !== "frame") {
      const name = typeOf(frame).name;
      throw raise(exc.TypeError, `traceback() argument 'tb_frame' must be frame, not ${name}`);
    }
    const index = Math.trunc(toIndexNumber(lasti) / UNIT);
    const traceback = new PyTraceback(checkNext(next), frame as PyObject, index);
    traceback.line = toIndexNumber(line);
    return traceback;
  },
]);
defineMethods(tracebackType, {
  __dir__: ["", () => newList(["tb_frame", "tb_next", "tb_lasti", "tb_lineno"])],
});
defineGetters(tracebackType, {
  tb_frame: (traceback: PyTraceback) => traceback.frame,
  tb_lineno: tracebackLine,
  tb_lasti: (traceback: PyTraceback) => traceback.instruction * UNIT,
});
defineGetSet(tracebackType, "tb_next", (traceback: PyTraceback) => traceback.next, setNext);

/**
 * Built-ins that the interpreter runs as Python functions (src/vm/application.ts): the recorder comes
 * to the same decision from the same live values, and the call is recorded through.
 *
 * The functions do what the built-ins do for any arguments, so a trace need not check that the
 * decision would be the same again; it checks which built-in it is, and what the functions leave
 * unchecked: that a start value is a number, a flag a bool.
 */
import type { PyFunction } from "../../src/objects/function.ts";
import type { Value } from "../../src/objects/object.ts";
import type { ApplicationRow } from "../../src/objects/type.ts";
import {
  applicationFunction,
  chooseApplication,
  defaultOf,
  takesIterator,
  Test,
} from "../../src/vm/application.ts";
import type { Frame } from "../../src/vm/frame.ts";
import type { CallSite } from "./calls.ts";
import { checkConsumer } from "./generators.ts";
import { iteratorOver } from "./iteration.ts";
import type { Recorder } from "./recorder.ts";
import type { Symbol } from "./state.ts";

/** What to record a call of a built-in as; null: as the native that it is. */
export function applicationCall(
  recorder: Recorder,
  frame: Frame,
  site: CallSite,
  keywords: readonly string[],
  pc: number,
): { readonly target: PyFunction; readonly args: Symbol[] } | null {
  const { live, liveArgs } = site;
  const top = frame.sp - site.width;
  const count = liveArgs.length;
  const row = chooseApplication(live, liveArgs, 0, count, keywords, frame, pc + 1, top);
  if (row === null || site.args.length !== count) return null;
  recorder.guardIdentity(recorder.box(site.callee), live);
  if (row.yields === true) checkConsumer(recorder, recorder.state.top, frame, pc + 1, top);
  const given = site.args.map((symbol, i) => argument(recorder, row, i, symbol, liveArgs[i]));
  const target = applicationFunction(row, frame.code, pc + 1);
  const args: Symbol[] = [];
  for (let i = 0; i < target.code.argcount; i++) {
    const index = row.order === undefined ? i : (row.order[i] as number);
    args.push(given[index] ?? recorder.constantOf(defaultOf(target, i)));
  }
  return { target, args };
}

function argument(
  recorder: Recorder,
  row: ApplicationRow,
  index: number,
  symbol: Symbol,
  live: Value | undefined,
): Symbol {
  if (takesIterator(row, index)) {
    return (
      iteratorOver(recorder, symbol, live as Value) ??
      recorder.call("call", "getIterator", [recorder.box(symbol)])
    );
  }
  switch (row.tests[index] as Test) {
    case Test.Number:
    case Test.Bool:
      return recorder.specialize(symbol, live);
    case Test.None:
      recorder.guardIdentity(recorder.box(symbol), null);
      return symbol;
    case Test.Two:
    case Test.Count: {
      const count = recorder.asInt(symbol, live as Value);
      const least = recorder.int(live === 2 && row.tests[index] === Test.Two ? 2 : 0);
      const op = row.tests[index] === Test.Two ? "int_eq" : "int_ge";
      recorder.guardTruth(recorder.op(op, count, least), true);
      return count;
    }
    default:
      return symbol;
  }
}

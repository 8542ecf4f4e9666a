/**
 * Exceptions that nobody can catch, because nobody called what raised them: a generator closed when
 * its loop was left. They go to `sys.unraisablehook`.
 */
import { PyException } from "../objects/errors.ts";
import type { Value } from "../objects/object.ts";
import { call1 } from "../objects/protocols/calls.ts";
import { makeStr, reprText } from "../objects/protocols/text.ts";
import { defineStructSequence, makeStructSequence } from "../objects/struct-sequence.ts";
import { type PyType, typeOf } from "../objects/type.ts";
import type { Frame } from "./frame.ts";
import { close, PyGenerator } from "./generators.ts";
import { systemAttribute } from "./system-state.ts";
import { thread } from "./thread.ts";

export const unraisableArgsType: PyType = defineStructSequence({
  module: "sys",
  name: "UnraisableHookArgs",
  fields: ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"],
});

/** Reports an error with the words before its traceback; `object` null when they name it. */
export function reportUnraisable(error: PyException, message: string, object: Value): void {
  const hook = systemAttribute("unraisablehook");
  if (hook === undefined || hook === null) return;
  const args = [typeOf(error), error, error.traceback, makeStr(message), object];
  call1(hook, makeStructSequence(unraisableArgsType, args));
}

/** Closes a generator that its `for` loop alone had: the loop is over. */
export function closeAbandoned(generator: PyGenerator): void {
  if (generator.running) return;
  try {
    close(generator);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    reportUnraisable(
      error,
      `Exception ignored while closing generator ${reprText(generator)}`,
      null,
    );
  }
}

/** The same for the loops that an exception leaves: those above `depth` on the frame's stack. */
export function closeAbandonedAbove(frame: Frame, depth: number): void {
  const { regs } = frame;
  for (let i = regs.length - 1; i >= depth; i--) {
    const value = regs[i];
    if (value instanceof PyGenerator && value.isOwnedByLoop && value.frame !== null) {
      thread.frame = frame;
      closeAbandoned(value);
    }
  }
}

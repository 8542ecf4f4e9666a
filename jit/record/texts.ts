/** Text of values: `str(x)`, `f"{x!r:>5}"` of ints, floats, bools and strs. */
import type { Value } from "../../src/objects/object.ts";
import type { Recorder } from "./recorder.ts";
import type { Symbol } from "./state.ts";
import { isFloat } from "./values.ts";

/** str(value), or null. */
export function textOf(recorder: Recorder, symbol: Symbol, live: Value): Symbol {
  if (typeof live === "string") return recorder.asStr(symbol);
  if (typeof live === "number") return recorder.apply("str_of_int", recorder.asInt(symbol, live));
  if (typeof live === "boolean") {
    return recorder.apply("str_of_bool", recorder.asBool(symbol, live));
  }
  if (isFloat(live)) return recorder.apply("str_of_float", recorder.asFloat(symbol, live));
  return null;
}

/** format(value, spec), or null. */
export function formatted(
  recorder: Recorder,
  symbol: Symbol,
  spec: Symbol,
  live: Value,
  liveSpec: Value,
): Symbol {
  if (typeof liveSpec !== "string") return null;
  if (typeof live === "string") {
    return recorder.apply("format_str", recorder.asStr(symbol), recorder.asStr(spec));
  }
  if (typeof live === "number") {
    return recorder.apply("format_int", recorder.asInt(symbol, live), recorder.asStr(spec));
  }
  if (isFloat(live)) {
    return recorder.apply("format_float", recorder.asFloat(symbol, live), recorder.asStr(spec));
  }
  return null;
}

/** `!s` is 1, `!r` 2, `!a` 3. */
export function converted(
  recorder: Recorder,
  symbol: Symbol,
  live: Value,
  conversion: number,
): Symbol {
  if (conversion === 1) return textOf(recorder, symbol, live);
  if (conversion !== 2) return null;
  if (typeof live === "string") return recorder.apply("repr_str", recorder.asStr(symbol));
  return textOf(recorder, symbol, live);
}

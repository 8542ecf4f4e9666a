/** Indices of sequences: checked to be in range, counted from the end where they were negative. */
import type { Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";

/** An index in range as a non-negative one. `position` was seen, so was `size`. */
export function checkedIndex(
  recorder: Recorder,
  index: Node,
  position: number,
  length: Node,
  size: number,
): Node | null {
  if (position >= size || position < -size) return null;
  let checked = index;
  if (position < 0) {
    if (index.op !== "const")
      recorder.guardTruth(recorder.op("int_lt", index, recorder.int(0)), true);
    checked = recorder.op("int_add_raw", index, length);
  }
  recorder.check("guard_bounds", [checked, length]);
  return checked;
}

/** What an open loop expects of the state at its header, and the kinds of values there. */
import type { Value } from "../../src/objects/object.ts";
import type { Kind } from "../ir/ops.ts";
import type { Node } from "../ir/tree.ts";
import type { Symbol, Virtual } from "./state.ts";
import { isFloat } from "./values.ts";

/** What an open loop expects of the state at its header. */
export interface Layout {
  /** Registers of the frame the loop is in; `null` is unbound. */
  readonly regs: readonly Symbol[];
  /** Namespace entries that are phis. */
  readonly entries: ReadonlyMap<object, Node>;
}

/** Objects of one kind with as many fields, and generators that wait at one place. */
export function isAlike(a: Virtual, b: Virtual): boolean {
  return (
    a.what === b.what &&
    a.fields.length === b.fields.length &&
    a.detail?.code === b.detail?.code &&
    a.detail?.pc === b.detail?.pc
  );
}

/** The kind that suits a live value. */
export function kindOfLive(live: unknown): Kind {
  switch (typeof live) {
    case "number":
      return "n";
    case "bigint":
      return "g";
    case "boolean":
      return "b";
    case "string":
      return "s";
    default:
      return isFloat(live as Value) ? "f" : "r";
  }
}

export const unboxOps = {
  n: "unbox_int",
  g: "unbox_big",
  f: "unbox_float",
  b: "unbox_bool",
  s: "unbox_str",
} as const;

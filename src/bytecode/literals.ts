// Literals: the runtime values that constants of code objects become, where making one takes more
// than a constructor call.

import { PyBytes } from "../objects/bytes.ts";
import type { Value } from "../objects/object.ts";
import { PyFrozenSet } from "../objects/set.ts";

export function makeBytes(value: Uint8Array): Value {
  return new PyBytes(value);
}

export function makeFrozenSet(items: readonly Value[]): Value {
  const result = new PyFrozenSet();
  for (const item of items) result.table.add(item);
  return result;
}

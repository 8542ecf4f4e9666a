/** The module `_bisect`: binary search in sorted sequences. */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { ListKind, PyList } from "../objects/list.ts";
import type { MethodRow } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call, call1 } from "../objects/protocols/calls.ts";
import { getItem, isLess, length, toIndexNumber } from "../objects/protocols/operators.ts";
import { moduleFrom } from "./module.ts";

const enum Side {
  Left,
  Right,
}

function search(
  side: Side,
  sequence: Value,
  x: Value,
  lo: Value = 0,
  hi: Value = null,
  key: Value = null,
): number {
  let low = toIndexNumber(lo);
  if (low < 0) throw raise(exc.ValueError, "lo must be non-negative");
  let high = hi === null ? length(sequence) : toIndexNumber(hi);
  if (key === null && sequence instanceof PyList && typeof x === "number") {
    if (sequence.kind === ListKind.Int && high <= sequence.items.length) {
      return searchNumbers(side, sequence.items, x, low, high);
    }
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = getItem(sequence, middle);
    const other = key === null ? item : call1(key, item);
    if (side === Side.Left ? isLess(other, x) : !isLess(x, other)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function searchNumbers(
  side: Side,
  numbers: readonly number[],
  x: number,
  lo: number,
  hi: number,
): number {
  let low = lo;
  let high = hi;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = numbers[middle] as number;
    if (side === Side.Left ? other < x : other <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bisect(side: Side): MethodRow {
  return [
    "a, x, lo=0, hi=None, *, key=None",
    (sequence: Value, x: Value, lo?: Value, hi?: Value, key?: Value) =>
      search(side, sequence, x, lo, hi, key),
  ];
}

function insort(side: Side): MethodRow {
  return [
    "a, x, lo=0, hi=None, *, key=None",
    (sequence: Value, x: Value, lo?: Value, hi?: Value, key: Value = null) => {
      const wanted = key === null ? x : call1(key, x);
      const at = search(side, sequence, wanted, lo, hi, key);
      call(getAttribute(sequence, "insert"), [at, x]);
      return null;
    },
  ];
}

export function makeModule(): PyModule {
  return moduleFrom("_bisect", "Bisection algorithms.", {
    functions: {
      bisect_left: bisect(Side.Left),
      bisect_right: bisect(Side.Right),
      insort_left: insort(Side.Left),
      insort_right: insort(Side.Right),
    },
  });
}

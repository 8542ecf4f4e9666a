/** The module `_heapq`: heaps in lists, smallest first, and the `_max` variants, largest first. */
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { appendItem, ListKind, listItem, PyList, setListItem } from "../objects/list.ts";
import type { MethodRow } from "../objects/native.ts";
import type { Value } from "../objects/object.ts";
import { isLess } from "../objects/protocols/operators.ts";
import { isLessTuple } from "../objects/list-sort.ts";
import { PyTuple, tupleType } from "../objects/tuple.ts";
import { typeOf } from "../objects/type.ts";
import { moduleFrom } from "./module.ts";

type Before = (a: Value, b: Value) => boolean;

const smaller: Before = (a, b) => {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (isExactTuple(a) && isExactTuple(b)) return isLessTuple(a, b);
  return isLess(a, b);
};

function isExactTuple(value: Value): value is PyTuple {
  return value instanceof PyTuple && value.shape === tupleType.rootShape;
}

const larger: Before = (a, b) => smaller(b, a);

/** A comparison may change the list: its length is looked at again after each. */
function checkSize(heap: PyList, size: number): void {
  if (heap.items.length !== size) {
    throw raise(exc.RuntimeError, "list changed size during iteration");
  }
}

/** Moves the item at `at` towards the root until its parent is before it. */
function siftDown(heap: PyList, start: number, at: number, before: Before): void {
  const size = heap.items.length;
  const item = listItem(heap, at);
  let place = at;
  while (place > start) {
    const parentPlace = (place - 1) >> 1;
    const parent = listItem(heap, parentPlace);
    const isBefore = before(item, parent);
    checkSize(heap, size);
    if (!isBefore) break;
    setListItem(heap, place, parent);
    place = parentPlace;
  }
  setListItem(heap, place, item);
}

/** Moves the item at `at` to a leaf, then back up: fewer comparisons than going down directly. */
function siftUp(heap: PyList, at: number, before: Before): void {
  if (heap.kind === ListKind.Int || heap.kind === ListKind.Float) {
    siftUpRaw(heap.items, at, before === smaller);
    return;
  }
  const size = heap.items.length;
  const item = listItem(heap, at);
  let place = at;
  let child = 2 * place + 1;
  while (child < size) {
    const right = child + 1;
    if (right < size) {
      const isLeft = before(listItem(heap, child), listItem(heap, right));
      checkSize(heap, size);
      if (!isLeft) child = right;
    }
    setListItem(heap, place, listItem(heap, child));
    place = child;
    child = 2 * place + 1;
  }
  setListItem(heap, place, item);
  siftDown(heap, at, place, before);
}

function siftUpRaw(items: number[], at: number, isSmallest: boolean): void {
  const size = items.length;
  const item = items[at] as number;
  let place = at;
  let child = 2 * place + 1;
  while (child < size) {
    const right = child + 1;
    if (right < size) {
      const a = items[child] as number;
      const b = items[right] as number;
      if (!(isSmallest ? a < b : b < a)) child = right;
    }
    items[place] = items[child] as number;
    place = child;
    child = 2 * place + 1;
  }
  while (place > at) {
    const parentPlace = (place - 1) >> 1;
    const parent = items[parentPlace] as number;
    if (!(isSmallest ? item < parent : parent < item)) break;
    items[place] = parent;
    place = parentPlace;
  }
  items[place] = item;
}

function requireList(value: Value, name: string, place: string): PyList {
  if (value instanceof PyList) return value;
  const type = typeOf(value).name;
  throw raise(exc.TypeError, `${name}() argument${place} must be list, not ${type}`);
}

function popLast(heap: PyList): Value {
  const last = listItem(heap, heap.items.length - 1);
  heap.items.pop();
  return last;
}

function pop(heap: PyList, before: Before): Value {
  if (heap.items.length === 0) throw raise(exc.IndexError, "index out of range");
  const last = popLast(heap);
  if (heap.items.length === 0) return last;
  const first = listItem(heap, 0);
  setListItem(heap, 0, last);
  siftUp(heap, 0, before);
  return first;
}

function replace(heap: PyList, item: Value, before: Before): Value {
  if (heap.items.length === 0) throw raise(exc.IndexError, "index out of range");
  const first = listItem(heap, 0);
  setListItem(heap, 0, item);
  siftUp(heap, 0, before);
  return first;
}

function pushPop(heap: PyList, item: Value, before: Before): Value {
  if (heap.items.length === 0) return item;
  const isBehind = before(listItem(heap, 0), item);
  if (!isBehind) return item;
  return replace(heap, item, before);
}

function rows(suffix: string, before: Before): Record<string, MethodRow> {
  return {
    [`heapify${suffix}`]: [
      "heap, /",
      (value: Value) => {
        const heap = requireList(value, `heapify${suffix}`, "");
        for (let i = (heap.items.length >> 1) - 1; i >= 0; i--) siftUp(heap, i, before);
        return null;
      },
    ],
    [`heappop${suffix}`]: [
      "heap, /",
      (value: Value) => pop(requireList(value, `heappop${suffix}`, ""), before),
    ],
    [`heappush${suffix}`]: [
      "heap, item, /",
      (value: Value, item: Value) => {
        const heap = requireList(value, `heappush${suffix}`, " 1");
        appendItem(heap, item);
        siftDown(heap, 0, heap.items.length - 1, before);
        return null;
      },
    ],
    [`heappushpop${suffix}`]: [
      "heap, item, /",
      (value: Value, item: Value) =>
        pushPop(requireList(value, `heappushpop${suffix}`, " 1"), item, before),
    ],
    [`heapreplace${suffix}`]: [
      "heap, item, /",
      (value: Value, item: Value) =>
        replace(requireList(value, `heapreplace${suffix}`, " 1"), item, before),
    ],
  };
}

export function makeModule(): PyModule {
  return moduleFrom("_heapq", "Heap queue algorithm (a.k.a. priority queue).", {
    functions: { ...rows("", smaller), ...rows("_max", larger) },
    values: { __about__: "Heap queues" },
  });
}

/**
 * collections.deque: appended to, popped from and indexed without a generic call. The class is known
 * by its name, because modules are no business of the recorder; its memory is one class.
 */
import { PyObject, type Value } from "../../src/objects/object.ts";
import type { Node } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";
import { checkedIndex } from "./indices.ts";

interface LiveDeque extends PyObject {
  readonly size: number;
}

function isDeque(live: Value | undefined): live is LiveDeque {
  if (!(live instanceof PyObject)) return false;
  const { cls } = live.shape;
  return !cls.isHeapType && cls.name === "deque" && cls.module === "collections";
}

function open(recorder: Recorder, symbol: Symbol, live: LiveDeque): Node {
  const node = recorder.box(symbol);
  recorder.guardShape(node, live.shape);
  return node;
}

/** append and appendleft. */
export function pushTo(name: "deque_append" | "deque_append_left") {
  return (recorder: Recorder, args: readonly Symbol[], live: readonly Value[]): Symbol => {
    const [deque] = live;
    if (args.length !== 2 || !isDeque(deque)) return null;
    const value = recorder.box(args[1] as Symbol);
    recorder.apply(name, open(recorder, args[0] as Symbol, deque), value);
    return recorder.constantOf(null);
  };
}

/** pop and popleft of a deque that is not empty. */
export function popFrom(name: "deque_pop" | "deque_pop_left") {
  return (recorder: Recorder, args: readonly Symbol[], live: readonly Value[]): Symbol => {
    const [deque] = live;
    if (args.length !== 1 || !isDeque(deque) || deque.size === 0) return null;
    const node = open(recorder, args[0] as Symbol, deque);
    const size = recorder.apply("deque_size", node);
    recorder.guardTruth(recorder.op("int_gt", size, recorder.int(0)), true);
    return recorder.apply(name, node);
  };
}

/** len(deque), or null. */
export function sizeOfDeque(recorder: Recorder, symbol: Symbol, live: Value): Node | null {
  if (symbol instanceof Virtual || !isDeque(live)) return null;
  return recorder.apply("deque_size", open(recorder, symbol, live));
}

/** deque[index], or null. */
export function loadFromDeque(
  recorder: Recorder,
  symbol: Symbol,
  index: Symbol,
  live: Value,
  key: number,
): Node | null {
  if (symbol instanceof Virtual || !isDeque(live)) return null;
  const node = open(recorder, symbol, live);
  const size = recorder.apply("deque_size", node);
  const checked = checkedIndex(recorder, recorder.asInt(index, key), key, size, live.size);
  return checked === null ? null : recorder.apply("deque_item", node, checked);
}

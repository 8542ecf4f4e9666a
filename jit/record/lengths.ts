/** `len(x)`, and with it the truth of containers. */
import { listType, PyList } from "../../src/objects/list.ts";
import type { Value } from "../../src/objects/object.ts";
import { PyTuple, tupleType } from "../../src/objects/tuple.ts";
import type { Node } from "../ir/tree.ts";
import { lengthOfBuffer } from "./buffers.ts";
import { sizeOfDeque } from "./deques.ts";
import { isPlainDict, isPlainSet, openTable } from "./dicts.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";

/** The length of a list, tuple, str, dict or set; null: call for it. */
export function lengthOf(recorder: Recorder, symbol: Symbol, x: Value): Node | null {
  if (symbol instanceof Virtual)
    return symbol.what === "tuple" ? recorder.int(symbol.fields.length) : null;
  if (typeof x === "string") return recorder.op("str_len", recorder.asStr(symbol));
  if (x instanceof PyList && x.shape === listType.rootShape) {
    const list = recorder.box(symbol);
    recorder.guardShape(list, listType.rootShape);
    return recorder.op("array_length", recorder.op("list_items", list));
  }
  if (isPlainDict(x, "__len__"))
    return recorder.apply("dict_size", openTable(recorder, recorder.box(symbol), x));
  if (isPlainSet(x))
    return recorder.apply("set_size", openTable(recorder, recorder.box(symbol), x));
  if (x instanceof PyTuple && x.shape === tupleType.rootShape) {
    const node = recorder.box(symbol);
    recorder.guardShape(node, tupleType.rootShape);
    return recorder.op("tuple_length", recorder.op("tuple_items", node));
  }
  return lengthOfBuffer(recorder, symbol, x) ?? sizeOfDeque(recorder, symbol, x);
}

/**
 * Leaving a trace: from an exit's number and the values in the exit area back to frames.
 *
 * The frame the trace was entered with is written in place; inlined frames are made anew and
 * linked above it, those of generators as a resumption links them; objects that did not exist in
 * the trace are built, and iterators that did are brought up to date. Namespace entries that the trace held are written.
 */
import type { PyBytes } from "../../src/objects/bytes.ts";
import { PyBytesIterator } from "../../src/objects/bytes-methods.ts";
import type { Entry } from "../../src/objects/hash-table.ts";
import { normalizeInt } from "../../src/objects/integer-arithmetic.ts";
import { PyEnumerate } from "../../src/objects/enumerate.ts";
import { PyCell, type PyFunction, PyMethod } from "../../src/objects/function.ts";
import {
  PyDictItemIterator,
  PyDictKeyIterator,
  PyDictValueIterator,
  PyListIterator,
  PySetIterator,
  PyStrIterator,
  PyTupleIterator,
} from "../../src/objects/iterators.ts";
import { type ListKind, PyList } from "../../src/objects/list.ts";
import { PyComplex, PyFloat, type Value } from "../../src/objects/object.ts";
import { PyRangeIterator } from "../../src/objects/range.ts";
import { makeRange } from "../../src/objects/range-methods.ts";
import type { Shape } from "../../src/objects/shape.ts";
import { PyListReverseIterator } from "../../src/objects/reversed.ts";
import type { PySet } from "../../src/objects/set.ts";
import { PyTuple } from "../../src/objects/tuple.ts";
import { fieldsOf } from "../../src/objects/type.ts";
import { PyZip } from "../../src/objects/zip.ts";
import { depthAbove, Frame, newRegisters, ReturnMode } from "../../src/vm/frame.ts";
import {
  linkResumed,
  makeGenerator,
  placeGenerator,
  type PyGenerator,
} from "../../src/vm/generators.ts";
import {
  type FrameSnapshot,
  type GeneratorState,
  Node,
  Paused,
  type Snapshot,
  type VirtualSnapshot,
} from "../ir/tree.ts";
import { readPlace } from "./exit-area.ts";
import { intOfHalves } from "./big-integers.ts";
import type { Code } from "../../src/bytecode/code.ts";
import { FunctionAttribute } from "../../src/bytecode/opcodes.ts";
import type { PyDict } from "../../src/objects/dict.ts";
import { functionOf, setFunctionAttribute } from "../../src/vm/slow-paths.ts";
import type { ExitLayout } from "./exit-places.ts";

/** Rebuilds the frames of an exit on top of `base`; returns the innermost. */
export function resume(layout: ExitLayout, base: Frame): Frame {
  const reader = new ExitReader(layout);
  const { frames, entries } = layout.exit;
  for (const [entry, value] of entries) (entry as Entry).value = reader.read(value) as Value;
  let frame = base;
  frames.forEach((snapshot, i) => {
    if (i > 0) frame = frameAbove(snapshot, frame, reader);
    writeFrame(frame, snapshot, reader);
  });
  if (layout.raises) frame.pc++;
  return frame;
}

/** An object that a trace did not build, and now needs: `template` has inputs for its values. */
export function buildVirtual(template: VirtualSnapshot, values: readonly unknown[]): Value {
  return new TemplateReader(values).read(template) as Value;
}

function frameAbove(snapshot: FrameSnapshot, back: Frame, reader: Reader): Frame {
  const { resumed } = snapshot;
  if (resumed === undefined || resumed === null) {
    const frame = newFrame(reader.read(snapshot.func) as PyFunction, back);
    if (snapshot.isInit) frame.mode = ReturnMode.Init;
    else if (snapshot.isOperator === true) frame.mode = ReturnMode.Operator;
    return frame;
  }
  const generator = back.regs[back.sp - 1] as PyGenerator;
  const mode = resumed === "for" ? ReturnMode.ForIter : ReturnMode.Send;
  return linkResumed(generator, back, depthAbove(back, generator.code), mode);
}

function newFrame(func: PyFunction, back: Frame | null): Frame {
  const { code, globals, builtins } = func;
  return new Frame(code, func, globals, builtins, newRegisters(code), back);
}

function writeFrame(frame: Frame, snapshot: FrameSnapshot, reader: Reader): void {
  writeRegisters(
    frame,
    snapshot.regs.map((s) => reader.read(s)),
  );
  frame.pc = snapshot.pc;
}

/** Nothing is left above the stack: a generator there would be taken for an abandoned one. */
function writeRegisters(frame: Frame, values: readonly (Value | undefined)[]): void {
  const { regs } = frame;
  for (let i = 0; i < values.length; i++) regs[i] = values[i];
  for (let i = values.length; i < regs.length; i++) regs[i] = undefined;
  frame.sp = values.length;
}

abstract class Reader {
  private readonly built = new Map<VirtualSnapshot, Value>();

  /** The raw value of a node that is no constant. */
  protected abstract valueOf(node: Node): unknown;

  read(snapshot: Snapshot): Value | undefined {
    if (snapshot === null) return undefined;
    if (snapshot instanceof Node) return this.readNode(snapshot);
    let value = this.built.get(snapshot);
    if (value === undefined) {
      value = this.build(snapshot);
      this.built.set(snapshot, value);
    }
    return value;
  }

  private readNode(node: Node): Value | undefined {
    const raw = this.rawValue(node);
    if (node.kind === "g") return normalizeInt(raw as bigint);
    return node.kind === "f" ? new PyFloat(raw as number) : (raw as Value);
  }

  private build(snapshot: VirtualSnapshot): Value {
    if (snapshot.what === "instance") return this.buildInstance(snapshot);
    if (snapshot.what === "list") return this.buildList(snapshot);
    if (snapshot.what === "complex") {
      const [real, imag] = snapshot.fields.map((field) => this.readRaw(field) as number);
      return new PyComplex(real as number, imag as number);
    }
    return this.buildFrom(snapshot);
  }

  /** As the interpreter would have made it: attributes in the order of the shape. */
  private buildInstance({ base, fields }: VirtualSnapshot): Value {
    const shape = (base as Node).object as Shape;
    const made = new shape.cls.instanceClass();
    const attributes = fieldsOf(made);
    let i = 0;
    for (const { key } of shape.fields.values()) {
      attributes[key] = this.readRaw(fields[i++] as Snapshot) as Value;
    }
    made.shape = shape;
    return made;
  }

  private buildList({ base, fields }: VirtualSnapshot): Value {
    const kind = (base as Node).object as ListKind;
    return new PyList(
      kind,
      fields.map((field) => this.readRaw(field)),
    );
  }

  /** Raw doubles stay raw. */
  private readRaw(snapshot: Snapshot): unknown {
    const isRaw = snapshot instanceof Node && snapshot.kind === "f";
    return isRaw ? this.rawValue(snapshot) : this.read(snapshot);
  }

  private rawValue(node: Node): unknown {
    return node.op === "const" ? node.object : this.valueOf(node);
  }

  private buildFrom({ what, base, fields, detail }: VirtualSnapshot): Value {
    const existing = base === null ? null : this.read(base);
    const values = fields.map((field) => this.read(field) as Value);
    switch (what) {
      case "tuple":
        return new PyTuple(values);
      case "method":
        return new PyMethod(values[0] as Value, values[1] as Value);
      case "function":
        return functionFrom(values);
      case "float":
        return values[0] as Value;
      case "word":
        return intOfHalves(values[0] as number, values[1] as number);
      case "range":
        return makeRange(values[0] as number, values[1] as number, values[2] as number);
      case "range_iterator":
        return rangeIterator(existing as PyRangeIterator | null, values as number[]);
      case "list_iterator": {
        const iterator =
          (existing as PyListIterator | null) ?? new PyListIterator(values[0] as PyList);
        iterator.list = values[0] as PyList;
        iterator.index = values[1] as number;
        return iterator;
      }
      case "tuple_iterator": {
        const iterator =
          (existing as PyTupleIterator | null) ?? new PyTupleIterator(values[0] as PyTuple);
        iterator.tuple = values[0] as PyTuple;
        iterator.index = values[1] as number;
        return iterator;
      }
      case "str_iterator": {
        const iterator =
          (existing as PyStrIterator | null) ?? new PyStrIterator(values[0] as string);
        iterator.index = values[1] as number;
        return iterator;
      }
      case "bytes_iterator": {
        const iterator =
          (existing as PyBytesIterator | null) ?? new PyBytesIterator(values[0] as PyBytes);
        iterator.index = values[1] as number;
        return iterator;
      }
      case "list_reverse_iterator": {
        const iterator =
          (existing as PyListReverseIterator | null) ??
          new PyListReverseIterator(values[0] as PyList);
        iterator.index = values[1] as number;
        return iterator;
      }
      case "dict_key_iterator":
        return counted(existing ?? new PyDictKeyIterator(values[0] as PyDict), values);
      case "dict_value_iterator":
        return counted(existing ?? new PyDictValueIterator(values[0] as PyDict), values);
      case "dict_item_iterator":
        return counted(existing ?? new PyDictItemIterator(values[0] as PyDict), values);
      case "set_iterator":
        return counted(existing ?? new PySetIterator(values[0] as PySet), values);
      case "enumerate": {
        const iterator = (existing as PyEnumerate | null) ?? new PyEnumerate(values[0] as Value, 0);
        iterator.count = values[1] as number;
        return iterator;
      }
      case "cell":
        return new PyCell(values[0]);
      case "generator":
        return generatorAt(existing as PyGenerator | null, values, detail as GeneratorState);
      case "zip":
        return (existing as PyZip | null) ?? new PyZip(values, false);
      default:
        throw new Error(`A ${what} is not built from values.`);
    }
  }
}

/** What SET_FUNCTION_ATTRIBUTE sets, in the order of a function's fields behind the first three. */
const attributeOrder = [
  FunctionAttribute.Defaults,
  FunctionAttribute.KwDefaults,
  FunctionAttribute.Annotations,
  FunctionAttribute.Closure,
  FunctionAttribute.Annotate,
] as const;

function functionFrom([code, globals, builtins, ...rest]: readonly (
  | Value
  | undefined
)[]): PyFunction {
  const made = functionOf(code as Code, globals as PyDict, builtins as PyDict);
  attributeOrder.forEach((attribute, i) => {
    if (rest[i] !== undefined) setFunctionAttribute(made, attribute, rest[i] as Value);
  });
  return made;
}

class ExitReader extends Reader {
  constructor(private readonly layout: ExitLayout) {
    super();
  }
  protected override valueOf(node: Node): unknown {
    return readPlace(node, this.layout.places.get(node) as number);
  }
}

class TemplateReader extends Reader {
  constructor(private readonly values: readonly unknown[]) {
    super();
  }
  protected override valueOf(node: Node): unknown {
    return this.values[node.imm];
  }
}

/** A running generator's frame is written, and linked to its resumer, as the one above. */
function generatorAt(
  existing: PyGenerator | null,
  [func, ...registers]: readonly (Value | undefined)[],
  { pc, isOwnedByLoop }: GeneratorState,
): PyGenerator {
  const generator = existing ?? makeGenerator(newFrame(func as PyFunction, null));
  generator.isOwnedByLoop = isOwnedByLoop;
  if (pc === Paused.Finished) generator.frame = null;
  if (pc < 0) return generator;
  writeRegisters(generator.frame as Frame, registers);
  placeGenerator(generator, pc);
  return generator;
}

/** An iterator over a dict or set: where it stands, the size it began with, how much is left. */
function counted(made: Value, [, index, size, remaining]: Value[]): Value {
  const iterator = made as unknown as { index: Value; size: Value; remaining: Value };
  iterator.index = index as Value;
  iterator.size = size as Value;
  iterator.remaining = remaining as Value;
  return made;
}

function rangeIterator(existing: PyRangeIterator | null, values: number[]): PyRangeIterator {
  const [current, stop, step] = values as [number, number, number];
  const remaining = Math.max(0, Math.ceil((stop - current) / step));
  if (existing === null) return new PyRangeIterator(current, remaining, step);
  existing.current = current;
  existing.remaining = remaining;
  return existing;
}

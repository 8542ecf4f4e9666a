/**
 * memoryview: a typed window on the memory of another object (buffer.ts), with items read and
 * written by a native struct format. One dimension can be sliced; more come from `cast` with a
 * shape and are read by tuples of indices.
 *
 * Invariant: while a view is not released, its owner's memory does not move (`retain`).
 */
import { type BufferView, getBuffer, installBuffer } from "./buffer.ts";
import { PyBytes } from "./bytes.ts";
import { showHex } from "./bytes-methods.ts";
import { equalBytes } from "./bytes-search.ts";
import { decodeLatin1 } from "./codecs.ts";
import { exc, PyException, raise } from "./errors.ts";
import { hashText, normalizeInt } from "./integer-arithmetic.ts";
import { PyIterator } from "./iterator.ts";
import { defineIterator } from "./iterators.ts";
import { newList } from "./list.ts";
import { defineClassMethods, defineGetters, defineMethods, defineStatic } from "./native.ts";
import { intOrUndefined, toDouble } from "./numeric-values.ts";
import { PyFloat, PyObject, type Value } from "./object.ts";
import { toArray } from "./protocols/iteration.ts";
import { equals, isTrue, toIndex } from "./protocols/operators.ts";
import { identityOf } from "./protocols/hash.ts";
import { isStr, textOf } from "./protocols/text.ts";
import { PySlice } from "./range.ts";
import { NotImplemented } from "./singletons.ts";
import { resolveSlice, searchBound, sizedIndex } from "./slice.ts";
import { PyTuple } from "./tuple.ts";
import { defineType, isInstance, type PyType, typeOf } from "./type.ts";

export class PyMemoryView extends PyObject {
  readonly owner: Value;
  /** null once released. */
  source: BufferView | null;
  readonly data: DataView;
  readonly offset: number;
  readonly format: string;
  readonly itemSize: number;
  readonly lengths: readonly number[];
  /** Octets from one item to the next, per dimension. */
  readonly strides: readonly number[];
  readonly readonly: boolean;
  constructor(
    owner: Value,
    source: BufferView,
    offset: number,
    format: string,
    itemSize: number,
    lengths: readonly number[],
    strides: readonly number[],
    readonly = source.readonly,
  ) {
    super();
    this.shape = memoryViewType.rootShape;
    this.owner = owner;
    this.source = source;
    const { buffer, byteOffset, byteLength } = source.bytes;
    this.data = new DataView(buffer, byteOffset, byteLength);
    this.offset = offset;
    this.format = format;
    this.itemSize = itemSize;
    this.lengths = lengths;
    this.strides = strides;
    this.readonly = readonly;
    source.retain(1);
  }

  release(): void {
    this.source?.retain(-1);
    this.source = null;
  }
}

export const memoryViewType = defineType({ name: "memoryview", isBase: false });

function checkAlive(view: PyMemoryView): BufferView {
  if (view.source !== null) return view.source;
  throw raise(exc.ValueError, "operation forbidden on released memoryview object");
}

function makeView(_cls: PyType, object: Value): Value {
  if (object instanceof PyMemoryView) return copyView(object, object.readonly);
  const source = getBuffer(object);
  if (source === undefined) {
    const got = typeOf(object).name;
    throw raise(exc.TypeError, `memoryview: a bytes-like object is required, not '${got}'`);
  }
  const { itemSize } = source;
  const lengths = source.shape ?? [source.bytes.length / itemSize];
  return new PyMemoryView(
    object,
    source,
    0,
    source.format,
    itemSize,
    lengths,
    stridesOf(lengths, itemSize),
  );
}

function copyView(view: PyMemoryView, readonly: boolean): PyMemoryView {
  const source = checkAlive(view);
  const { owner, offset, format, itemSize, lengths, strides } = view;
  return new PyMemoryView(owner, source, offset, format, itemSize, lengths, strides, readonly);
}

/** Strides of C order. */
function stridesOf(lengths: readonly number[], itemSize: number): number[] {
  const strides: number[] = new Array(lengths.length);
  let stride = itemSize;
  for (let i = lengths.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= lengths[i] as number;
  }
  return strides;
}

function countItems(view: PyMemoryView): number {
  return view.lengths.reduce((product, length) => product * length, 1);
}

function isContiguous(view: PyMemoryView): boolean {
  const expected = stridesOf(view.lengths, view.itemSize);
  return view.lengths.every((length, i) => length <= 1 || view.strides[i] === expected[i]);
}

installBuffer(memoryViewType, (view: PyMemoryView) => {
  const source = checkAlive(view);
  const size = countItems(view) * view.itemSize;
  return {
    bytes: isContiguous(view)
      ? source.bytes.subarray(view.offset, view.offset + size)
      : octetsInOrder(view),
    readonly: view.readonly,
    format: view.format,
    itemSize: view.itemSize,
    shape: view.lengths,
    retain: (change) => source.retain(change),
  };
});

// --- items ---

/** Native formats with their sizes; CPython's 64-bit Linux. */
const itemSizes: Readonly<Record<string, number>> = {
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  n: 8,
  N: 8,
  P: 8,
  e: 2,
  f: 4,
  d: 8,
};

function readItem(view: PyMemoryView, at: number): Value {
  const { data } = view;
  switch (view.format.replace(/^@/, "")) {
    case "B":
      return data.getUint8(at);
    case "b":
      return data.getInt8(at);
    case "c":
      return new PyBytes(Uint8Array.of(data.getUint8(at)));
    case "?":
      return data.getUint8(at) !== 0;
    case "h":
      return data.getInt16(at, true);
    case "H":
      return data.getUint16(at, true);
    case "i":
      return data.getInt32(at, true);
    case "I":
      return data.getUint32(at, true);
    case "l":
    case "q":
    case "n":
      return normalizeInt(data.getBigInt64(at, true));
    case "L":
    case "Q":
    case "N":
    case "P":
      return normalizeInt(data.getBigUint64(at, true));
    case "f":
      return new PyFloat(data.getFloat32(at, true));
    case "d":
      return new PyFloat(data.getFloat64(at, true));
  }
  throw raise(exc.NotImplementedError, `memoryview: unsupported format ${view.format}`);
}

function writeItem(view: PyMemoryView, at: number, value: Value): void {
  const { data } = view;
  const format = view.format.replace(/^@/, "");
  switch (format) {
    case "?":
      data.setUint8(at, isTrue(value) ? 1 : 0);
      return;
    case "c":
      if (!(value instanceof PyBytes)) throw wrongType(format);
      if (value.data.length !== 1) throw wrongValue(format);
      data.setUint8(at, value.data[0] as number);
      return;
    case "f":
      data.setFloat32(at, floatItem(value, format), true);
      return;
    case "d":
      data.setFloat64(at, floatItem(value, format), true);
      return;
  }
  const size = itemSizes[format];
  if (size === undefined) {
    throw raise(exc.NotImplementedError, `memoryview: unsupported format ${view.format}`);
  }
  writeInt(data, at, size, intItem(value, format, size), format);
}

function wrongType(format: string): PyException {
  return raise(exc.TypeError, `memoryview: invalid type for format '${format}'`);
}

function wrongValue(format: string): PyException {
  return raise(exc.ValueError, `memoryview: invalid value for format '${format}'`);
}

function floatItem(value: Value, format: string): number {
  try {
    return toDouble(value);
  } catch (error) {
    if (error instanceof PyException && isInstance(error, exc.TypeError)) throw wrongType(format);
    throw error;
  }
}

function intItem(value: Value, format: string, size: number): bigint {
  if (intOrUndefined(value) === undefined && typeOf(value).lookup("__index__") === undefined) {
    throw wrongType(format);
  }
  const int = BigInt(toIndex(value));
  const bits = size * 8;
  const isSigned = "bhilqn".includes(format);
  const kept = isSigned ? BigInt.asIntN(bits, int) : BigInt.asUintN(bits, int);
  if (kept !== int) throw wrongValue(format);
  return int;
}

function writeInt(data: DataView, at: number, size: number, int: bigint, format: string): void {
  if (size === 8) {
    if (format === "q" || format === "l" || format === "n") data.setBigInt64(at, int, true);
    else data.setBigUint64(at, int, true);
  } else if (size === 4) data.setInt32(at, Number(int), true);
  else if (size === 2) data.setInt16(at, Number(int), true);
  else data.setInt8(at, Number(int));
}

/** Where the items are, in C order. */
function itemOffsets(view: PyMemoryView): number[] {
  let offsets = [view.offset];
  view.lengths.forEach((length, dimension) => {
    const stride = view.strides[dimension] as number;
    const next: number[] = [];
    for (const base of offsets) for (let i = 0; i < length; i++) next.push(base + i * stride);
    offsets = next;
  });
  return offsets;
}

function octetsInOrder(view: PyMemoryView): Uint8Array {
  const source = checkAlive(view);
  const size = view.itemSize;
  if (isContiguous(view)) {
    return source.bytes.slice(view.offset, view.offset + countItems(view) * size);
  }
  const offsets = itemOffsets(view);
  const bytes = new Uint8Array(offsets.length * size);
  offsets.forEach((at, i) => {
    bytes.set(source.bytes.subarray(at, at + size), i * size);
  });
  return bytes;
}

function listFrom(view: PyMemoryView, dimension: number, base: number): Value {
  if (dimension === view.lengths.length) return readItem(view, base);
  const items: Value[] = [];
  const stride = view.strides[dimension] as number;
  for (let i = 0; i < (view.lengths[dimension] as number); i++) {
    items.push(listFrom(view, dimension + 1, base + i * stride));
  }
  return newList(items);
}

// --- subscripts ---

function isIndexLike(key: Value): boolean {
  return intOrUndefined(key) !== undefined || typeOf(key).lookup("__index__") !== undefined;
}

function offsetOfIndex(view: PyMemoryView, key: Value, dimension: number): number {
  const length = view.lengths[dimension] as number;
  let i = sizedIndex(key, exc.IndexError);
  if (i < 0) i += length;
  if (i < 0 || i >= length) {
    throw raise(exc.IndexError, `index out of bounds on dimension ${dimension + 1}`);
  }
  return i * (view.strides[dimension] as number);
}

/** The offset of the one item that the key names. */
function offsetOfItem(view: PyMemoryView, key: Value): number {
  const dimensions = view.lengths.length;
  if (!(key instanceof PyTuple)) {
    if (dimensions !== 1) {
      throw raise(exc.NotImplementedError, "multi-dimensional sub-views are not implemented");
    }
    return view.offset + offsetOfIndex(view, key, 0);
  }
  const { items } = key;
  if (!items.every(isIndexLike)) throw raise(exc.TypeError, "memoryview: invalid slice key");
  if (items.length > dimensions) {
    throw raise(
      exc.TypeError,
      `cannot index ${dimensions}-dimension view with ${items.length}-element tuple`,
    );
  }
  if (items.length < dimensions)
    throw raise(exc.NotImplementedError, "sub-views are not implemented");
  let offset = view.offset;
  for (let i = 0; i < items.length; i++) offset += offsetOfIndex(view, items[i] as Value, i);
  return offset;
}

function sliceView(view: PyMemoryView, key: PySlice): PyMemoryView {
  const source = checkAlive(view);
  if (view.lengths.length === 0) throw raise(exc.TypeError, "invalid indexing of 0-dim memory");
  const stride = view.strides[0] as number;
  const { start, step, count } = resolveSlice(key, view.lengths[0] as number);
  return new PyMemoryView(
    view.owner,
    source,
    view.offset + start * stride,
    view.format,
    view.itemSize,
    [count, ...view.lengths.slice(1)],
    [stride * step, ...view.strides.slice(1)],
    view.readonly,
  );
}

function getItem(view: PyMemoryView, key: Value): Value {
  checkAlive(view);
  if (key instanceof PySlice) return sliceView(view, key);
  if (!isIndexLike(key) && !(key instanceof PyTuple)) {
    throw raise(exc.TypeError, "memoryview: invalid slice key");
  }
  return readItem(view, offsetOfItem(view, key));
}

function storeItem(view: PyMemoryView, key: Value, value: Value): null {
  checkAlive(view);
  if (view.readonly) throw raise(exc.TypeError, "cannot modify read-only memory");
  if (key instanceof PySlice) {
    storeSlice(sliceView(view, key), value);
    return null;
  }
  if (!isIndexLike(key) && !(key instanceof PyTuple)) {
    throw raise(exc.TypeError, "memoryview: invalid slice key");
  }
  writeItem(view, offsetOfItem(view, key), value);
  return null;
}

function storeSlice(target: PyMemoryView, value: Value): void {
  const source = getBuffer(value);
  if (source === undefined) {
    const got = typeOf(value).name;
    target.release();
    throw raise(exc.TypeError, `a bytes-like object is required, not '${got}'`);
  }
  const bytes = source.bytes.slice();
  const offsets = itemOffsets(target);
  const fits = source.format === target.format && bytes.length === offsets.length * target.itemSize;
  if (fits) {
    const memory = checkAlive(target).bytes;
    offsets.forEach((at, i) => {
      memory.set(bytes.subarray(i * target.itemSize, (i + 1) * target.itemSize), at);
    });
  }
  target.release();
  if (fits) return;
  throw raise(exc.ValueError, "memoryview assignment: lvalue and rvalue have different structures");
}

// --- methods ---

function firstLength(view: PyMemoryView): number {
  checkAlive(view);
  if (view.lengths.length === 0) throw raise(exc.TypeError, "0-dim memory has no length");
  return view.lengths[0] as number;
}

function cast(view: PyMemoryView, format: Value, shape: Value | undefined): Value {
  const source = checkAlive(view);
  if (!isStr(format)) {
    const got = typeOf(format).name;
    throw raise(exc.TypeError, `cast() argument 'format' must be str, not ${got}`);
  }
  if (!isContiguous(view)) {
    throw raise(exc.TypeError, "memoryview: casts are restricted to C-contiguous views");
  }
  const code = textOf(format);
  const itemSize = itemSizes[code.replace(/^@/, "")];
  if (itemSize === undefined) {
    throw raise(
      exc.ValueError,
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  }
  const isOctets = (name: string) => "bBc".includes(name.replace(/^@/, ""));
  if (!isOctets(code) && !isOctets(view.format)) {
    throw raise(exc.TypeError, "memoryview: cannot cast between two non-byte formats");
  }
  const size = countItems(view) * view.itemSize;
  if (size % itemSize !== 0) {
    throw raise(exc.TypeError, "memoryview: length is not a multiple of itemsize");
  }
  const lengths = shape === undefined ? [size / itemSize] : shapeArgument(shape, size, itemSize);
  const strides = stridesOf(lengths, itemSize);
  return new PyMemoryView(
    view.owner,
    source,
    view.offset,
    code,
    itemSize,
    lengths,
    strides,
    view.readonly,
  );
}

function shapeArgument(shape: Value, size: number, itemSize: number): number[] {
  const lengths = toArray(shape).map((item) => {
    if (intOrUndefined(item) === undefined) {
      throw raise(exc.TypeError, "memoryview.cast(): elements of shape must be integers");
    }
    const length = sizedIndex(item);
    if (length <= 0) {
      throw raise(exc.ValueError, "memoryview.cast(): elements of shape must be integers > 0");
    }
    return length;
  });
  if (lengths.reduce((a, b) => a * b, itemSize) !== size) {
    throw raise(exc.TypeError, "memoryview: product(shape) * itemsize != buffer size");
  }
  return lengths;
}

function equalViews(view: PyMemoryView, other: Value): Value {
  if (other === view) return true;
  if (view.source === null) return false;
  const source = getBuffer(other);
  if (source === undefined) return NotImplemented;
  if (source.format === view.format && view.format === "B") {
    return equalBytes(octetsInOrder(view), source.bytes);
  }
  const mine = toArray(listFrom(view, 0, view.offset));
  const right =
    other instanceof PyMemoryView ? other : (makeView(memoryViewType, other) as PyMemoryView);
  const theirs = toArray(listFrom(right, 0, right.offset));
  return mine.length === theirs.length && mine.every((x, i) => equals(x, theirs[i] as Value));
}

function toBytes(view: PyMemoryView, order: Value | undefined): Value {
  checkAlive(view);
  if (order !== undefined && order !== null) {
    const code = isStr(order) ? textOf(order) : "";
    if (code !== "C" && code !== "F" && code !== "A") {
      throw raise(exc.ValueError, "order must be 'C', 'F' or 'A'");
    }
  }
  return new PyBytes(octetsInOrder(view).slice());
}

function indexOf(
  view: PyMemoryView,
  value: Value,
  from: Value | undefined,
  to: Value | undefined,
): Value {
  const length = firstLength(view);
  const start = searchBound(from, length, 0);
  const end = Math.min(length, searchBound(to, length, length));
  for (let i = start; i < end; i++) {
    const item = readItem(view, view.offset + i * (view.strides[0] as number));
    if (equals(item, value)) return i;
  }
  throw raise(exc.ValueError, "memoryview.index(x): x not found");
}

function countValue(view: PyMemoryView, value: Value): number {
  firstLength(view);
  return itemOffsets(view).filter((at) => equals(readItem(view, at), value)).length;
}

function hashView(view: PyMemoryView): number {
  checkAlive(view);
  if (!view.readonly) throw raise(exc.ValueError, "cannot hash writable memoryview object");
  if (!"bBc".includes(view.format)) {
    throw raise(exc.ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  return hashText(decodeLatin1(octetsInOrder(view)));
}

function show(view: PyMemoryView): string {
  const what = view.source === null ? "released memory" : "memory";
  return `<${what} at 0x${identityOf(view).toString(16)}>`;
}

function close(view: PyMemoryView): null {
  view.release();
  return null;
}

export const memoryIteratorType = defineType({ name: "memory_iterator", isBase: false });

class MemoryIterator extends PyIterator {
  private readonly view: PyMemoryView;
  private index = 0;
  constructor(view: PyMemoryView) {
    super(memoryIteratorType);
    this.view = view;
  }
  override next(): Value | undefined {
    const { view } = this;
    if (this.index >= (view.lengths[0] as number)) return undefined;
    checkAlive(view);
    return readItem(view, view.offset + this.index++ * (view.strides[0] as number));
  }
}

defineIterator(memoryIteratorType);

defineStatic(memoryViewType, "__new__", ["object", makeView]);
defineMethods(memoryViewType, {
  __len__: ["", firstLength],
  __getitem__: ["key, /", getItem],
  __setitem__: ["key, value, /", storeItem],
  __delitem__: [
    "key, /",
    () => {
      throw raise(exc.TypeError, "cannot delete memory");
    },
  ],
  __iter__: [
    "",
    (view: PyMemoryView) => {
      firstLength(view);
      return new MemoryIterator(view);
    },
  ],
  __eq__: ["value, /", equalViews],
  __ne__: [
    "value, /",
    (view: PyMemoryView, other: Value): Value => {
      const equal = equalViews(view, other);
      return typeof equal === "boolean" ? !equal : equal;
    },
  ],
  __hash__: ["", hashView],
  __repr__: ["", show],
  __enter__: [
    "",
    (view: PyMemoryView) => {
      checkAlive(view);
      return view;
    },
  ],
  __exit__: ["*exc_info", close],
  release: ["", close],
  tobytes: ["order='C'", toBytes],
  tolist: [
    "",
    (view: PyMemoryView) => {
      checkAlive(view);
      return listFrom(view, 0, view.offset);
    },
  ],
  cast: ["format, shape=None", cast],
  toreadonly: ["", (view: PyMemoryView) => copyView(view, true)],
  hex: [
    "sep=None, bytes_per_sep=1",
    (view: PyMemoryView, sep: Value | undefined, group: Value | undefined) =>
      showHex(octetsInOrder(view), sep, group),
  ],
  count: ["value, /", countValue],
  index: ["value, start=0, stop=None, /", indexOf],
});
defineClassMethods(memoryViewType, {
  _from_flags: ["object, flags", (cls: PyType, object: Value) => makeView(cls, object)],
});

function numbers(list: readonly number[]): PyTuple {
  return new PyTuple(list);
}

function alive<T extends Value>(read: (view: PyMemoryView) => T): (view: PyMemoryView) => T {
  return (view) => {
    checkAlive(view);
    return read(view);
  };
}

defineGetters(memoryViewType, {
  obj: alive((view) => view.owner),
  nbytes: alive((view) => countItems(view) * view.itemSize),
  itemsize: alive((view) => view.itemSize),
  format: alive((view) => view.format),
  ndim: alive((view) => view.lengths.length),
  shape: alive((view) => numbers(view.lengths)),
  strides: alive((view) => numbers(view.strides)),
  suboffsets: alive(() => numbers([])),
  readonly: alive((view) => view.readonly),
  c_contiguous: alive(isContiguous),
  f_contiguous: alive((view) => view.lengths.length <= 1 && isContiguous(view)),
  contiguous: alive(isContiguous),
});

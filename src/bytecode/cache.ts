// The cache: a tree of code objects as one piece of bytes, the counterpart of a .pyc file.
//
// A library module is loaded to run its top level once; most of its functions are never called. So
// `loadCode` reads headers only, and the body of a code object (instructions, names, constants) is
// decoded when it is first executed, its strings one by one, its positions when a traceback asks.
//
// Layout: magic, then the offset of the string table and of the root's header; then, children before
// parents, the bodies, each followed by nothing that is read in order. Numbers are LEB128 varints,
// signed ones zigzag-coded. A body is: slots, names, constants, instructions, exception table,
// positions. A nested code object stands among the constants as its header, which holds the offset of
// its body.
//
// Invariant: what `serializeCode` writes `loadCode` reads back equal; the magic changes with the
// layout or with the opcodes. Instructions are plain 32-bit words at a multiple of four, so that they
// are copied, not decoded; archive.ts starts every entry at one.

import { PyBytes } from "../objects/bytes.ts";
import { makeStr, PyComplex, PyFloat, PyWideStr, type Value } from "../objects/object.ts";
import { PyFrozenSet } from "../objects/set.ts";
import { Ellipsis } from "../objects/singletons.ts";
import { emptyTuple, PyTuple } from "../objects/tuple.ts";
import { ByteReader, ByteWriter, unzigzag, zigzag } from "./byte-stream.ts";
import { Code, type CodeBody, CodeFlag, Position } from "./code.ts";
import { makeBytes, makeFrozenSet } from "./literals.ts";
import { opCount } from "./opcodes.ts";

/** Changes with every change of the layout; the number of opcodes is part of it. */
const magic = 0x41460000 | opCount;

const enum Tag {
  None,
  True,
  False,
  Ellipsis,
  Int,
  BigInt,
  Float,
  Complex,
  String,
  Bytes,
  Tuple,
  FrozenSet,
  Code,
}

/** How a row of positions is written; stands in the low bits of its line's difference. */
const enum PositionForm {
  /** Equal to the row before. */
  Same,
  OneLine,
  Full,
}

export function serializeCode(code: Code): Uint8Array {
  const writer = new CodeWriter();
  return writer.writeFile(code);
}

/** Reads a code tree back; `filename` replaces the one it was compiled with. */
export function loadCode(bytes: Uint8Array, filename?: string): Code {
  return new CodeReader(bytes, filename).readFile();
}

class CodeWriter {
  private readonly out = new ByteWriter();
  private readonly strings = new Map<string, number>();

  writeFile(code: Code): Uint8Array {
    const { out } = this;
    for (let i = 0; i < 3; i++) out.fixed(0);
    const body = this.writeBody(code);
    const root = out.length;
    out.text(code.filename);
    this.writeHeader(code, body);
    const table = out.length;
    this.writeStrings();
    out.patch(0, magic);
    out.patch(4, table);
    out.patch(8, root);
    return out.finish();
  }

  private stringIndex(value: string): number {
    const known = this.strings.get(value);
    if (known !== undefined) return known;
    this.strings.set(value, this.strings.size);
    return this.strings.size - 1;
  }

  private writeStrings(): void {
    const texts = [...this.strings.keys()].map((value) => {
      const writer = new ByteWriter();
      writer.text(value);
      return writer.finish();
    });
    this.out.number(texts.length);
    let offset = 0;
    for (const bytes of texts) {
      this.out.fixed(offset);
      offset += bytes.length;
    }
    for (const bytes of texts) this.out.bytes(bytes);
  }

  private writeHeader(code: Code, body: number): void {
    const { out } = this;
    out.number(this.stringIndex(code.name));
    out.number(this.stringIndex(code.qualname));
    out.number(code.firstlineno);
    out.number(code.argcount);
    out.number(code.posonlyargcount);
    out.number(code.kwonlyargcount);
    out.number(code.flags);
    out.number(code.slotCount);
    out.number(code.freeCount);
    out.number(code.stacksize);
    out.number(body);
    if ((code.flags & CodeFlag.HasDocstring) !== 0) this.writeValue(code.consts[0] as Value, []);
  }

  /** Writes the bodies of nested code first, then this one; returns its offset. */
  private writeBody(code: Code): number {
    if (code.lazyBody !== null) code.load();
    const { out } = this;
    const children = code.consts.filter((value) => value instanceof Code);
    const bodies = children.map((child) => this.writeBody(child));
    const start = out.length;
    this.writeNames(code.localNames);
    for (const kind of code.localKinds) out.byte(kind);
    this.writeNames(code.names);
    out.number(code.consts.length);
    for (const value of code.consts) this.writeValue(value, bodies);
    out.number(code.words.length);
    out.align();
    out.int32s(code.words);
    out.number(code.exceptionTable.length);
    for (const value of code.exceptionTable) out.number(value);
    this.writePositions(code.positions);
    return start;
  }

  private writeNames(names: readonly string[]): void {
    this.out.number(names.length);
    for (const name of names) this.out.number(this.stringIndex(name));
  }

  private writePositions(positions: Int32Array): void {
    const { out } = this;
    let line = 0;
    let column = 0;
    for (let base = 0; base < positions.length; base += Position.Size) {
      if (base > 0 && isSamePosition(positions, base)) {
        out.number(PositionForm.Same);
        continue;
      }
      const own = positions[base + Position.Line] as number;
      const height = (positions[base + Position.EndLine] as number) - own;
      const start = positions[base + Position.Column] as number;
      const width = (positions[base + Position.EndColumn] as number) - start;
      const isShort = height === 0 && width >= 0;
      const form = isShort ? PositionForm.OneLine : PositionForm.Full;
      out.number((zigzag(own - line) << 2) | form);
      out.signed(start - column);
      if (isShort) {
        out.number(width);
      } else {
        out.signed(height);
        out.signed(width);
      }
      line = own;
      column = start;
    }
  }

  /** `bodies` are the offsets of the code objects still to come, in order. */
  private writeValue(value: Value, bodies: number[]): void {
    const { out } = this;
    if (value === null) return out.byte(Tag.None);
    switch (typeof value) {
      case "boolean":
        return out.byte(value ? Tag.True : Tag.False);
      case "number":
        // Beyond 2**31 zigzag coding by bit operations would overflow.
        if (Math.abs(value) >= 2 ** 30) return this.writeText(Tag.BigInt, String(value));
        out.byte(Tag.Int);
        return out.signed(value);
      case "bigint":
        return this.writeText(Tag.BigInt, String(value));
      case "string":
        return this.writeText(Tag.String, value);
    }
    if (value instanceof PyWideStr) return this.writeText(Tag.String, value.text);
    if (value instanceof PyTuple) return this.writeItems(Tag.Tuple, value.items, bodies);
    if (value instanceof PyFrozenSet) {
      const items = value.table.keys.filter((key) => key !== undefined);
      return this.writeItems(Tag.FrozenSet, items, bodies);
    }
    if (value instanceof PyFloat) {
      out.byte(Tag.Float);
      return out.float(value.value);
    }
    if (value instanceof PyComplex) {
      out.byte(Tag.Complex);
      out.float(value.real);
      return out.float(value.imag);
    }
    if (value instanceof PyBytes) {
      out.byte(Tag.Bytes);
      out.number(value.data.length);
      return out.bytes(value.data);
    }
    if (value instanceof Code) {
      out.byte(Tag.Code);
      return this.writeHeader(value, bodies.shift() as number);
    }
    if (value === Ellipsis) return out.byte(Tag.Ellipsis);
    throw new Error("A constant cannot be cached.");
  }

  private writeText(tag: Tag, value: string): void {
    this.out.byte(tag);
    this.out.number(this.stringIndex(value));
  }

  private writeItems(tag: Tag, items: readonly Value[], bodies: number[]): void {
    this.out.byte(tag);
    this.out.number(items.length);
    for (const item of items) this.writeValue(item, bodies);
  }
}

class CodeReader {
  private readonly data: Uint8Array;
  private readonly view: DataView;
  private filename: string;
  private readonly strings: (string | undefined)[];
  /** Where the offsets of the strings are, and the strings themselves. */
  private readonly offsets: number;
  private readonly texts: number;

  constructor(data: Uint8Array, filename = "") {
    this.data = data;
    this.filename = filename;
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    if (data.length < 12 || this.view.getInt32(0, true) !== magic) {
      throw new Error("The code cache was made by another version.");
    }
    const table = new ByteReader(data, this.view.getInt32(4, true));
    const count = table.number();
    this.strings = new Array(count).fill(undefined);
    this.offsets = table.position;
    this.texts = table.position + 4 * count;
  }

  readFile(): Code {
    const reader = new ByteReader(this.data, this.view.getInt32(8, true));
    const own = reader.text();
    if (this.filename === "") this.filename = own;
    return this.readHeader(reader);
  }

  private string(index: number): string {
    const known = this.strings[index];
    if (known !== undefined) return known;
    const offset = this.view.getInt32(this.offsets + 4 * index, true);
    const value = new ByteReader(this.data, this.texts + offset).text();
    this.strings[index] = value;
    return value;
  }

  private readHeader(reader: ByteReader): Code {
    const name = this.string(reader.number());
    const qualname = this.string(reader.number());
    const firstlineno = reader.number();
    const argcount = reader.number();
    const posonlyargcount = reader.number();
    const kwonlyargcount = reader.number();
    const flags = reader.number();
    const slotCount = reader.number();
    const freeCount = reader.number();
    const stacksize = reader.number();
    const body = reader.number();
    const doc = (flags & CodeFlag.HasDocstring) !== 0 ? this.readLazyText(reader) : undefined;
    return new Code(
      {
        name,
        qualname,
        filename: this.filename,
        firstlineno,
        argcount,
        posonlyargcount,
        kwonlyargcount,
        flags,
        slotCount,
        freeCount,
        stacksize,
        doc,
      },
      () => this.readBody(new ByteReader(this.data, body), slotCount),
    );
  }

  /** A docstring is a string; it is decoded when asked for. */
  private readLazyText(reader: ByteReader): () => Value {
    reader.byte();
    const index = reader.number();
    return () => makeStr(this.string(index));
  }

  private readBody(reader: ByteReader, slotCount: number): CodeBody {
    const localNames = this.readNames(reader);
    const localKinds = reader.bytes(slotCount);
    const names = this.readNames(reader);
    const consts: Value[] = new Array(reader.number());
    for (let i = 0; i < consts.length; i++) consts[i] = this.readValue(reader);
    const words = reader.int32s(reader.number());
    const exceptionTable = new Int32Array(reader.number());
    for (let i = 0; i < exceptionTable.length; i++) exceptionTable[i] = reader.number();
    const at = reader.position;
    const positions = (): Int32Array => readPositions(new ByteReader(this.data, at), words.length);
    return { localNames, localKinds, names, consts, words, exceptionTable, positions };
  }

  private readNames(reader: ByteReader): string[] {
    const names: string[] = new Array(reader.number());
    for (let i = 0; i < names.length; i++) names[i] = this.string(reader.number());
    return names;
  }

  private readValue(reader: ByteReader): Value {
    const tag: Tag = reader.byte();
    switch (tag) {
      case Tag.None:
        return null;
      case Tag.True:
        return true;
      case Tag.False:
        return false;
      case Tag.Ellipsis:
        return Ellipsis;
      case Tag.Int:
        return reader.signed();
      case Tag.BigInt:
        return readInt(this.string(reader.number()));
      case Tag.Float:
        return new PyFloat(reader.float());
      case Tag.Complex:
        return new PyComplex(reader.float(), reader.float());
      case Tag.String:
        return makeStr(this.string(reader.number()));
      case Tag.Bytes:
        return makeBytes(reader.bytes(reader.number()));
      case Tag.Tuple: {
        const items = this.readItems(reader);
        return items.length === 0 ? emptyTuple : new PyTuple(items);
      }
      case Tag.FrozenSet:
        return makeFrozenSet(this.readItems(reader));
      case Tag.Code:
        return this.readHeader(reader);
    }
  }

  private readItems(reader: ByteReader): Value[] {
    const items: Value[] = new Array(reader.number());
    for (let i = 0; i < items.length; i++) items[i] = this.readValue(reader);
    return items;
  }
}

function readInt(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

function isSamePosition(positions: Int32Array, base: number): boolean {
  for (let i = base; i < base + Position.Size; i++) {
    if (positions[i] !== positions[i - Position.Size]) return false;
  }
  return true;
}

function readPositions(reader: ByteReader, count: number): Int32Array {
  const positions = new Int32Array(count * Position.Size);
  let line = 0;
  let column = 0;
  for (let base = 0; base < positions.length; base += Position.Size) {
    const head = reader.number();
    const form: PositionForm = head & 3;
    if (form === PositionForm.Same) {
      positions.copyWithin(base, base - Position.Size, base);
      continue;
    }
    line += unzigzag(head >>> 2);
    column += reader.signed();
    const isShort = form === PositionForm.OneLine;
    positions[base + Position.Line] = line;
    positions[base + Position.EndLine] = isShort ? line : line + reader.signed();
    positions[base + Position.Column] = column;
    positions[base + Position.EndColumn] = column + (isShort ? reader.number() : reader.signed());
  }
  return positions;
}

// Code: one compiled body (module, class, function, lambda, generator expression, ...), Python's
// `code` object.
//
// The header fields are always there. The rest, the body, of a code object that comes from a cache
// is decoded on first use: whoever starts to execute a code object, or reads its body, first does
// `if (code.lazyBody !== null) code.load()`. Positions wait even longer, until a traceback asks.
//
// Slots ("localsplus" in CPython): parameters, other locals, cells that are not parameters, free
// variables, in this order. A parameter that is a cell keeps its parameter slot; MAKE_CELL turns it
// into a cell at entry. The evaluation stack starts behind the slots.
//
// Invariant: after `load()` everything but the last group of fields is constant.

import { PyObject, type Value } from "../objects/object.ts";
import { defineType } from "../objects/type.ts";

/** Bits of `Code.flags`, CPython's CO_*. */
export const enum CodeFlag {
  Optimized = 0x1,
  NewLocals = 0x2,
  VarArgs = 0x4,
  VarKeywords = 0x8,
  Nested = 0x10,
  Generator = 0x20,
  Coroutine = 0x80,
  IterableCoroutine = 0x100,
  AsyncGenerator = 0x200,
  FutureDivision = 0x20000,
  FutureAbsoluteImport = 0x40000,
  FutureWithStatement = 0x80000,
  FuturePrintFunction = 0x100000,
  FutureUnicodeLiterals = 0x200000,
  FutureBarryAsBdfl = 0x400000,
  FutureGeneratorStop = 0x800000,
  FutureAnnotations = 0x1000000,
  HasDocstring = 0x4000000,
  Method = 0x8000000,
}

/** Bits of one entry of `Code.localKinds`, CPython's CO_FAST_*. */
export const enum LocalKind {
  ArgPositional = 0x02,
  ArgKeyword = 0x04,
  ArgVariadic = 0x08,
  /** A comprehension's own variable, inlined into a module or class; not in locals(). */
  Hidden = 0x10,
  Local = 0x20,
  Cell = 0x40,
  Free = 0x80,
}

/** Layout of one row of `Code.exceptionTable`. */
export const enum Handler {
  /** First instruction covered. */
  Start,
  /** First instruction no longer covered. */
  End,
  /** Where the handler begins. */
  Target,
  /** Number of stack items to keep. */
  Depth,
  /** 1: push the index of the raising instruction before the exception. */
  Lasti,
  /** Numbers per row. */
  Size,
}

/** Layout of one row of `Code.positions`; -1 where unknown. */
export const enum Position {
  Line,
  EndLine,
  Column,
  EndColumn,
  /** Numbers per row. */
  Size,
}

export interface CodeHeader {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstlineno: number;
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly flags: number;
  readonly slotCount: number;
  readonly freeCount: number;
  readonly stacksize: number;
  /** The docstring of a code object whose body is decoded later. */
  readonly doc?: (() => Value) | undefined;
}

export interface CodeBody {
  readonly localNames: readonly string[];
  readonly localKinds: Uint8Array;
  readonly names: readonly string[];
  readonly consts: readonly Value[];
  readonly words: Int32Array;
  readonly exceptionTable: Int32Array;
  readonly positions: Int32Array | (() => Int32Array);
}

const noWords = new Int32Array(0);
const noKinds = new Uint8Array(0);

export class Code extends PyObject {
  readonly name: string;
  readonly qualname: string;
  filename: string;
  readonly firstlineno: number;
  /** Positional parameters, positional-only ones included, *args not. */
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly flags: number;
  /** Length of localNames. */
  readonly slotCount: number;
  /** How many of the slots, at the end, are free variables. */
  readonly freeCount: number;
  readonly stacksize: number;

  localNames: readonly string[] = [];
  /** `LocalKind` bits per slot. */
  localKinds: Uint8Array = noKinds;
  names: readonly string[] = [];
  consts: readonly Value[] = [];
  /** One instruction each: op | (arg << 8). */
  words: Int32Array = noWords;
  /** Rows of `Handler.Size` numbers, sorted by start; ranges are disjoint. */
  exceptionTable: Int32Array = noWords;
  /** What decodes the body; null once it is there. */
  lazyBody: (() => CodeBody) | null = null;
  private readonly lazyDoc: (() => Value) | undefined;
  private positionSource: Int32Array | (() => Int32Array) = noWords;

  // For the interpreter and the trace compiler.
  /** Inline caches by instruction index; made at the first execution. */
  caches: unknown[] | null = null;
  /** `words` as the run loop executes them, super-instructions included (vm/fusion.ts). */
  executable: Int32Array | null = null;
  /** Back-edge and entry counters by instruction index. */
  counters: Int32Array | null = null;
  jit: unknown = null;
  /** Compiled ways of a generator from where it waits to its next yield, by its frame's pc there. */
  steps: unknown[] | null = null;
  /** Frames of it are not shown (vm/application.ts). */
  isHidden = false;
  /** A code array of nothing but RECORD, while this code is being recorded. */
  recordWords: Int32Array | null = null;
  /** What the registers of a new frame are copied from; made at the first call (vm/frame.ts). */
  template: (Value | undefined)[] | null = null;
  /** How many arguments a call passes that needs no binding; -1 until the first call, or never. */
  plainCount = -1;

  constructor(header: CodeHeader, body: CodeBody | (() => CodeBody)) {
    super();
    this.shape = codeShape;
    this.name = header.name;
    this.qualname = header.qualname;
    this.filename = header.filename;
    this.firstlineno = header.firstlineno;
    this.argcount = header.argcount;
    this.posonlyargcount = header.posonlyargcount;
    this.kwonlyargcount = header.kwonlyargcount;
    this.flags = header.flags;
    this.slotCount = header.slotCount;
    this.freeCount = header.freeCount;
    this.stacksize = header.stacksize;
    this.lazyDoc = header.doc;
    if (typeof body === "function") this.lazyBody = body;
    else this.setBody(body);
  }

  /** Decodes the body. Call only while `lazyBody` is not null. */
  load(): void {
    const decode = this.lazyBody;
    if (decode === null) return;
    this.lazyBody = null;
    this.setBody(decode());
  }

  private setBody(body: CodeBody): void {
    this.localNames = body.localNames;
    this.localKinds = body.localKinds;
    this.names = body.names;
    this.consts = body.consts;
    this.words = body.words;
    this.exceptionTable = body.exceptionTable;
    this.positionSource = body.positions;
  }

  /** Rows of `Position.Size` numbers, one per instruction. */
  get positions(): Int32Array {
    if (this.lazyBody !== null) this.load();
    if (typeof this.positionSource === "function") this.positionSource = this.positionSource();
    return this.positionSource;
  }

  /** The docstring; null when there is none (CPython: the first constant, if it is flagged). */
  get doc(): Value {
    if ((this.flags & CodeFlag.HasDocstring) === 0) return null;
    if (this.lazyBody === null) return this.consts[0] as Value;
    return this.lazyDoc === undefined ? null : this.lazyDoc();
  }

  /** Number of parameters, *args and **kwargs included; they are the first slots. */
  get parameterCount(): number {
    const varArgs = (this.flags & CodeFlag.VarArgs) !== 0 ? 1 : 0;
    const varKeywords = (this.flags & CodeFlag.VarKeywords) !== 0 ? 1 : 0;
    return this.argcount + this.kwonlyargcount + varArgs + varKeywords;
  }

  /** Source line of an instruction, or -1. */
  lineAt(index: number): number {
    return this.positions[index * Position.Size + Position.Line] ?? -1;
  }

  /** Row of the exception table that covers an instruction, or -1; multiply by Handler.Size. */
  findHandler(index: number): number {
    const table = this.exceptionTable;
    let low = 0;
    let high = (table.length / Handler.Size) | 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((table[middle * Handler.Size + Handler.End] as number) <= index) low = middle + 1;
      else high = middle;
    }
    const base = low * Handler.Size;
    return base < table.length && (table[base] as number) <= index ? low : -1;
  }

  /** co_varnames: parameters and other locals. */
  variableNames(): string[] {
    return this.namesOfKind(LocalKind.Local);
  }

  /** co_cellvars. */
  cellNames(): string[] {
    return this.namesOfKind(LocalKind.Cell);
  }

  /** co_freevars. */
  freeNames(): string[] {
    return this.namesOfKind(LocalKind.Free);
  }

  private namesOfKind(kind: LocalKind): string[] {
    if (this.lazyBody !== null) this.load();
    return this.localNames.filter((_, slot) => ((this.localKinds[slot] as number) & kind) !== 0);
  }
}

export const codeType = defineType({ name: "code", isBase: false });
const codeShape = codeType.rootShape;

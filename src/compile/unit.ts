// Unit: one code object in the making.
//
// Collects instructions, constants, names and variables while its body is visited, then numbers the
// slots, runs the peephole and assembles. Slots cannot be numbered earlier: a local gets its slot when
// it is first met, and cells follow the last local. Until then cell operands are cell numbers.
//
// Handlers and other code that runs only after an exception goes to side buffers that are appended
// behind the main one, so that the straight path has no jumps around it.
//
// Invariant: `protections` holds exactly the handlers in force for the next instruction.

import {
  assemble,
  Instruction,
  type Label,
  noPlace,
  type Place,
  type Protection,
  Pseudo,
} from "../bytecode/assembler.ts";
import { Code, CodeFlag, LocalKind } from "../bytecode/code.ts";
import { Op, Operand, opInfo } from "../bytecode/opcodes.ts";
import type { Expr, Stmt } from "../syntax/ast.ts";
import { type Const, keyOf, toValue } from "./constants.ts";
import { optimize } from "./peephole.ts";
import { BlockKind, Place as NamePlace, type Scope, Use } from "./scope.ts";

export const enum UnitKind {
  Module,
  Class,
  Function,
  AsyncFunction,
  Lambda,
  Comprehension,
  /** Annotations, type parameters, bounds, aliases. */
  Annotations,
}

/** What `break`, `continue` and `return` must undo on their way out. */
export const enum BlockType {
  WhileLoop,
  ForLoop,
  AsyncForLoop,
  TryExcept,
  FinallyTry,
  FinallyEnd,
  With,
  AsyncWith,
  ExceptionHandler,
  ExceptionGroupHandler,
  HandlerCleanup,
  PopValue,
  AsyncComprehension,
}

export interface Block {
  readonly type: BlockType;
  /** Where `continue` goes. */
  readonly start: Label | null;
  /** Where `break` goes. */
  readonly exit: Label | null;
  /** FinallyTry: the `finally` body. */
  readonly body: readonly Stmt[] | null;
  /** HandlerCleanup: the name to delete. */
  readonly name: string | null;
  readonly place: Place;
}

/** An annotation of a module or class, evaluated later by `__annotate__`. */
export interface DeferredAnnotation {
  readonly name: string;
  readonly annotation: Expr;
  /** Its number among the conditional ones, or -1. */
  readonly condition: number;
  readonly place: Place;
}

export interface ParameterCounts {
  readonly positional: number;
  readonly positionalOnly: number;
  readonly keywordOnly: number;
}

const noParameters: ParameterCounts = { positional: 0, positionalOnly: 0, keywordOnly: 0 };

export class Unit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly qualname: string;
  readonly scope: Scope;
  readonly parent: Unit | null;
  /** The class whose name mangles private names here. */
  readonly className: string | null;
  readonly firstlineno: number;
  parameters: ParameterCounts = noParameters;
  readonly blocks: Block[] = [];
  protections: Protection[] = [];
  hasDocstring = false;
  inlinedComprehensions = 0;
  readonly deferredAnnotations: DeferredAnnotation[] = [];
  conditionalAnnotations = 0;
  /** Depth of `if`, loops, `try`, `with` and `match` around the statement being compiled. */
  conditionalDepth = 0;
  /** Attributes assigned through `self` in methods, for `__static_attributes__`. */
  readonly staticAttributes: Set<string> | null;
  /** Comprehension variables of a module or class that live in slots just now. */
  readonly hiddenLocals = new Set<string>();
  readonly locals = new Map<string, number>();
  readonly cells: string[];
  readonly frees: string[];
  private readonly constants: Const[] = [];
  private readonly constantIndex = new Map<string, number>();
  private readonly names = new Map<string, number>();
  private readonly main: Instruction[] = [];
  private readonly cold: Instruction[][] = [];
  private list: Instruction[];

  constructor(
    kind: UnitKind,
    name: string,
    qualname: string,
    scope: Scope,
    parent: Unit | null,
    className: string | null,
    firstlineno: number,
  ) {
    this.kind = kind;
    this.name = name;
    this.qualname = qualname;
    this.scope = scope;
    this.parent = parent;
    this.className = className;
    this.firstlineno = firstlineno;
    this.list = this.main;
    this.staticAttributes = kind === UnitKind.Class ? new Set() : null;
    for (const parameter of scope.parameters) this.localSlot(parameter);
    this.cells = cellsOf(scope);
    this.frees = namesWhere(
      scope,
      (symbol) => symbol.place === NamePlace.Free || (symbol.uses & Use.FreeClass) !== 0,
    );
  }

  // Instructions.

  emit(op: number, arg: number, place: Place): void {
    this.list.push(new Instruction(op, arg, null, place, this.protection));
  }

  emitJump(op: number, label: Label, place: Place): void {
    this.list.push(new Instruction(op, 0, label, place, this.protection));
  }

  mark(label: Label): void {
    this.list.push(new Instruction(Pseudo.Label, 0, label, noPlace, null));
  }

  protect(protection: Protection): void {
    this.list.push(new Instruction(Pseudo.Setup, 0, null, noPlace, protection));
    this.protections.push(protection);
  }

  unprotect(): void {
    this.protections.pop();
  }

  private get protection(): Protection | null {
    return this.protections[this.protections.length - 1] ?? null;
  }

  /** Emits what `write` emits behind everything else. It must not fall off its end. */
  emitCold(write: () => void): void {
    const outer = this.list;
    this.list = [];
    this.cold.push(this.list);
    write();
    this.list = outer;
  }

  /** Emits in front of instruction `at` of what was emitted so far. */
  emitInside(at: number, write: () => void): void {
    const outer = this.list;
    this.list = [];
    write();
    outer.splice(at, 0, ...this.list);
    this.list = outer;
  }

  get length(): number {
    return this.list.length;
  }

  // Pools.

  constant(value: Const): number {
    const key = keyOf(value);
    let index = this.constantIndex.get(key);
    if (index === undefined) {
      index = this.constants.push(value) - 1;
      this.constantIndex.set(key, index);
    }
    return index;
  }

  nameIndex(name: string): number {
    return ensureIndex(this.names, name);
  }

  localSlot(name: string): number {
    return ensureIndex(this.locals, name);
  }

  /**
   * A cell's number: own cells first, then free variables. A name can be both, a cell inside an inlined
   * comprehension and free around it; its place at this moment decides.
   */
  cellNumber(name: string): number {
    const own = this.cells.indexOf(name);
    const free = this.frees.indexOf(name);
    const isFree = free >= 0 && (own < 0 || this.scope.placeOf(name) === NamePlace.Free);
    if (!isFree && own < 0) throw new Error(`No cell for '${name}' in ${this.qualname}.`);
    return isFree ? this.cells.length + free : own;
  }

  // Finishing.

  finish(filename: string, futureFlags: number): Code {
    const { localNames, localKinds, cellSlots } = this.numberSlots();
    const list = [...this.prefix(cellSlots), ...this.main, ...this.cold.flat()];
    for (const instruction of list) resolveCell(instruction, cellSlots);
    const parameterCount = this.scope.parameters.length;
    const optimized = optimize(list, localNames.length, parameterCount);
    spreadPlaces(optimized);
    const { words, exceptionTable, positions, stacksize } = assemble(optimized);
    return new Code(
      {
        name: this.name,
        qualname: this.qualname,
        filename,
        firstlineno: this.firstlineno,
        argcount: this.parameters.positional,
        posonlyargcount: this.parameters.positionalOnly,
        kwonlyargcount: this.parameters.keywordOnly,
        flags: this.flags() | futureFlags,
        slotCount: localNames.length,
        freeCount: this.frees.length,
        stacksize,
      },
      {
        localNames,
        localKinds,
        names: [...this.names.keys()],
        consts: this.constants.map(toValue),
        words,
        exceptionTable,
        positions,
      },
    );
  }

  /** Cells and free variables are made at entry; a cell that is a local shares its slot. */
  private numberSlots() {
    const localNames = [...this.locals.keys()];
    // Slots of a module or class are variables of its inlined comprehensions.
    const ordinary = this.scope.isFunctionLike
      ? LocalKind.Local
      : LocalKind.Local | LocalKind.Hidden;
    const kinds: number[] = localNames.map(() => ordinary);
    const cellSlots: number[] = [];
    for (const name of this.cells) {
      let slot = this.locals.get(name);
      if (slot === undefined) slot = localNames.push(name) - 1;
      kinds[slot] = (kinds[slot] ?? 0) | LocalKind.Cell;
      cellSlots.push(slot);
    }
    for (const name of this.frees) {
      cellSlots.push(localNames.push(name) - 1);
      kinds.push(LocalKind.Free);
    }
    this.markParameters(kinds);
    // Python: `.format` is the parameter's name while compiling; code shows `format`.
    if (this.name === "__annotate__" && localNames[0] === ".format") localNames[0] = "format";
    return { localNames, localKinds: Uint8Array.from(kinds), cellSlots };
  }

  private markParameters(kinds: number[]): void {
    const { positional, positionalOnly, keywordOnly } = this.parameters;
    const named = positional + keywordOnly;
    for (let slot = 0; slot < this.scope.parameters.length; slot++) {
      let kind: number = LocalKind.ArgVariadic;
      if (slot < positionalOnly) kind = LocalKind.ArgPositional;
      else if (slot < positional) kind = LocalKind.ArgPositional | LocalKind.ArgKeyword;
      else if (slot < named) kind = LocalKind.ArgKeyword;
      kinds[slot] = (kinds[slot] as number) | kind;
    }
  }

  /** What runs before the first instruction of the body. */
  private prefix(cellSlots: readonly number[]): Instruction[] {
    const prefix: Instruction[] = [];
    const add = (op: Op, arg: number, place: Place): void => {
      prefix.push(new Instruction(op, arg, null, place, null));
    };
    if (this.frees.length > 0) add(Op.COPY_FREE_VARS, this.frees.length, noPlace);
    const own = cellSlots.slice(0, this.cells.length).map((slot, number) => ({ slot, number }));
    own.sort((a, b) => a.slot - b.slot);
    for (const { number } of own) add(Op.MAKE_CELL, number, noPlace);
    if (this.isGeneratorLike) {
      const place = { ...noPlace, lineno: this.firstlineno, end_lineno: this.firstlineno };
      add(Op.RETURN_GENERATOR, 0, place);
      add(Op.POP_TOP, 0, place);
    }
    return prefix;
  }

  get isGeneratorLike(): boolean {
    const { scope } = this;
    return scope.isFunctionLike && (scope.isGenerator || scope.isCoroutine);
  }

  private flags(): number {
    const { scope } = this;
    let flags = 0;
    if (scope.isFunctionLike) {
      flags |= CodeFlag.NewLocals | CodeFlag.Optimized;
      if (scope.nested) flags |= CodeFlag.Nested;
      if (scope.isGenerator) {
        flags |= scope.isCoroutine ? CodeFlag.AsyncGenerator : CodeFlag.Generator;
      } else if (scope.isCoroutine) flags |= CodeFlag.Coroutine;
      if (scope.hasVarArgs) flags |= CodeFlag.VarArgs;
      if (scope.hasVarKeywords) flags |= CodeFlag.VarKeywords;
      if (scope.isMethod) flags |= CodeFlag.Method;
    }
    return this.hasDocstring ? flags | CodeFlag.HasDocstring : flags;
  }
}

function ensureIndex(map: Map<string, number>, name: string): number {
  let index = map.get(name);
  if (index === undefined) {
    index = map.size;
    map.set(name, index);
  }
  return index;
}

function cellsOf(scope: Scope): string[] {
  const cells = namesWhere(
    scope,
    (symbol) => symbol.place === NamePlace.Cell || (symbol.uses & Use.ComprehensionCell) !== 0,
  );
  if (scope.needsClassClosure) cells.push("__class__");
  if (scope.needsClassDict) cells.push("__classdict__");
  if (scope.kind === BlockKind.Class && scope.hasConditionalAnnotations) {
    cells.push("__conditional_annotations__");
  }
  return [...new Set(cells)];
}

function namesWhere(
  scope: Scope,
  test: (symbol: { uses: number; place: NamePlace }) => boolean,
): string[] {
  const names: string[] = [];
  for (const [name, symbol] of scope.symbols) if (test(symbol)) names.push(name);
  return names.sort((a, b) => (a < b ? -1 : 1));
}

function resolveCell(instruction: Instruction, cellSlots: readonly number[]): void {
  const { op } = instruction;
  if (op === Pseudo.LoadClosure) {
    instruction.op = Op.LOAD_FAST;
    instruction.arg = cellSlots[instruction.arg] as number;
  } else if (op < Pseudo.Label && opInfo[op as Op].operand === Operand.Deref) {
    instruction.arg = cellSlots[instruction.arg] as number;
  }
}

/** Instructions without a place of their own take that of the one they follow. */
function spreadPlaces(list: readonly Instruction[]): void {
  let before = noPlace;
  for (const instruction of list) {
    const { op } = instruction;
    if (op >= Pseudo.Label && op !== Pseudo.Jump) continue;
    if (instruction.place === noPlace) instruction.place = before;
    const ends = op === Pseudo.Jump || opInfo[op as Op].ends === true;
    before = ends ? noPlace : instruction.place;
  }
}

// Context: what every part of the compiler works on. It knows the unit being compiled, emits into it,
// resolves names, and hands expressions and statements to their compilers.
//
// The parts (expressions, functions, classes, ...) are free functions over a Context. They do not
// import each other where that would make a circle; they meet in `expr` and `body`, which the
// compiler fills in.
//
// Invariant: `enter` and `leave` pair up; `unit` is the innermost unit.

import { Label, noPlace, type Place, type Protection, Pseudo } from "../bytecode/assembler.ts";
import type { Code } from "../bytecode/code.ts";
import { Op } from "../bytecode/opcodes.ts";
import type { Expr, Located, Stmt } from "../syntax/ast.ts";
import { type Const, int, none, text } from "./constants.ts";
import type { Source } from "./fault.ts";
import { Folder } from "./fold.ts";
import { BlockKind, mangleIn, Place as NamePlace, type Scope, type ScopeTable } from "./scope.ts";
import { type Block, type BlockType, Unit, UnitKind } from "./unit.ts";

export interface CompileOptions {
  /** 0 keeps everything, 1 drops asserts, 2 also drops docstrings. */
  readonly optimize: number;
  readonly futureFlags: number;
  readonly futureAnnotations: boolean;
  /** Expression statements print their value, as at the prompt. */
  readonly interactive: boolean;
}

export interface Compilers {
  readonly expression: (c: Context, node: Expr) => void;
  readonly statement: (c: Context, node: Stmt) => void;
}

export const enum NameContext {
  Load,
  Store,
  Delete,
}

/** The four opcodes of a kind of variable, by NameContext. */
const fastOps = [Op.LOAD_FAST, Op.STORE_FAST, Op.DELETE_FAST] as const;
const derefOps = [Op.LOAD_DEREF, Op.STORE_DEREF, Op.DELETE_DEREF] as const;
const globalOps = [Op.LOAD_GLOBAL, Op.STORE_GLOBAL, Op.DELETE_GLOBAL] as const;
const nameOps = [Op.LOAD_NAME, Op.STORE_NAME, Op.DELETE_NAME] as const;

export class Context {
  readonly source: Source;
  readonly scopes: ScopeTable;
  readonly options: CompileOptions;
  readonly folder: Folder;
  private readonly compilers: Compilers;
  private current: Unit | null = null;

  constructor(source: Source, scopes: ScopeTable, options: CompileOptions, compilers: Compilers) {
    this.source = source;
    this.scopes = scopes;
    this.options = options;
    this.compilers = compilers;
    this.folder = new Folder(options.optimize === 0);
  }

  get unit(): Unit {
    return this.current as Unit;
  }

  // Visiting.

  expr(node: Expr): void {
    this.compilers.expression(this, node);
  }

  stmt(node: Stmt): void {
    this.compilers.statement(this, node);
  }

  body(statements: readonly Stmt[]): void {
    for (const statement of statements) this.compilers.statement(this, statement);
  }

  /** A body whose annotations may not be reached. */
  conditionalBody(statements: readonly Stmt[]): void {
    this.unit.conditionalDepth++;
    this.body(statements);
    this.unit.conditionalDepth--;
  }

  fail(message: string, at: Located): never {
    this.source.fail(message, at);
  }

  // Units.

  enter(
    kind: UnitKind,
    name: string,
    scope: Scope,
    firstlineno: number,
    className: string | null,
  ): Unit {
    const qualname = this.qualnameOf(kind, name);
    this.current = new Unit(kind, name, qualname, scope, this.current, className, firstlineno);
    return this.current;
  }

  /** Emits the RESUME that starts a unit. */
  emitStart(): void {
    const { kind, firstlineno } = this.unit;
    const isModule = kind === UnitKind.Module;
    this.emit(Op.RESUME, 0, {
      lineno: isModule ? 0 : firstlineno,
      end_lineno: isModule ? 1 : firstlineno,
      col_offset: 0,
      end_col_offset: 0,
    });
  }

  leave(): Code {
    const unit = this.unit;
    this.current = unit.parent;
    return unit.finish(this.source.filename, this.options.futureFlags);
  }

  private qualnameOf(kind: UnitKind, name: string): string {
    let parent = this.current;
    if (parent === null || parent.kind === UnitKind.Module) return name;
    if (parent.kind === UnitKind.Annotations) {
      // The hidden function around a generic does not show in names.
      parent = parent.parent;
      if (parent === null || parent.kind === UnitKind.Module) return name;
    }
    if (kind === UnitKind.Function || kind === UnitKind.AsyncFunction || kind === UnitKind.Class) {
      const mangled = mangleIn(parent.scope, parent.className, name);
      if (parent.scope.placeOf(mangled) === NamePlace.GlobalExplicit) return name;
    }
    const isFunction =
      parent.kind === UnitKind.Function ||
      parent.kind === UnitKind.AsyncFunction ||
      parent.kind === UnitKind.Lambda;
    return isFunction ? `${parent.qualname}.<locals>.${name}` : `${parent.qualname}.${name}`;
  }

  // Emitting.

  emit(op: Op, arg: number, place: Place): void {
    this.unit.emit(op, arg, place);
  }

  op(op: Op, place: Place): void {
    this.unit.emit(op, 0, place);
  }

  jump(label: Label, place: Place): void {
    this.unit.emitJump(Pseudo.Jump, label, place);
  }

  jumpIf(op: Op, label: Label, place: Place): void {
    this.unit.emitJump(op, label, place);
  }

  mark(label: Label): void {
    this.unit.mark(label);
  }

  protect(protection: Protection): void {
    this.unit.protect(protection);
  }

  unprotect(): void {
    this.unit.unprotect();
  }

  load(constant: Const, place: Place): void {
    if (constant.type === "int" && constant.value >= 0 && constant.value < 256) {
      this.emit(Op.LOAD_SMALL_INT, Number(constant.value), place);
    } else {
      this.emit(Op.LOAD_CONST, this.unit.constant(constant), place);
    }
  }

  loadNone(place: Place): void {
    this.load(none, place);
  }

  loadText(value: string, place: Place): void {
    this.load(text(value), place);
  }

  loadInt(value: number, place: Place): void {
    this.load(int(value), place);
  }

  /** LOAD_ATTR, STORE_ATTR and others whose operand is an attribute's or module's name. */
  attribute(op: Op, name: string, place: Place): void {
    this.emit(op, this.unit.nameIndex(this.mangle(name)), place);
  }

  plainName(op: Op, name: string, place: Place): void {
    this.emit(op, this.unit.nameIndex(name), place);
  }

  mangle(name: string): string {
    return mangleIn(this.unit.scope, this.unit.className, name);
  }

  // Variables.

  name(name: string, context: NameContext, place: Place): void {
    const { unit } = this;
    const mangled = this.mangle(name);
    switch (unit.scope.placeOf(mangled)) {
      case NamePlace.Free:
      case NamePlace.Cell:
        return this.cellVariable(mangled, context, place);
      case NamePlace.Local:
        if (unit.scope.isFunctionLike || unit.hiddenLocals.has(mangled)) {
          return this.emit(fastOps[context], unit.localSlot(mangled), place);
        }
        break;
      case NamePlace.GlobalImplicit:
        if (unit.scope.isFunctionLike) return this.globalVariable(mangled, context, true, place);
        break;
      case NamePlace.GlobalExplicit:
        return this.globalVariable(mangled, context, false, place);
    }
    let op: Op = nameOps[context];
    if (context === NameContext.Load && this.isClass && unit.inlinedComprehensions > 0) {
      op = Op.LOAD_GLOBAL;
    }
    this.plainName(op, mangled, place);
  }

  private get isClass(): boolean {
    return this.unit.scope.kind === BlockKind.Class;
  }

  private cellVariable(name: string, context: NameContext, place: Place): void {
    const { unit } = this;
    let op: Op = derefOps[context];
    if (context === NameContext.Load) {
      if (this.isClass && unit.inlinedComprehensions === 0) {
        this.op(Op.LOAD_LOCALS, place);
        op = Op.LOAD_FROM_DICT_OR_DEREF;
      } else if (unit.scope.canSeeClassScope) {
        this.emit(Op.LOAD_DEREF, unit.cellNumber("__classdict__"), place);
        op = Op.LOAD_FROM_DICT_OR_DEREF;
      }
    }
    this.emit(op, unit.cellNumber(name), place);
  }

  private globalVariable(
    name: string,
    context: NameContext,
    isImplicit: boolean,
    place: Place,
  ): void {
    const { unit } = this;
    if (context === NameContext.Load && isImplicit && unit.scope.canSeeClassScope) {
      this.emit(Op.LOAD_DEREF, unit.cellNumber("__classdict__"), place);
      this.plainName(Op.LOAD_FROM_DICT_OR_GLOBALS, name, place);
    } else {
      this.plainName(globalOps[context], name, place);
    }
  }

  /** Whether reading the name here is one LOAD_GLOBAL. */
  isPlainGlobal(name: string): boolean {
    const { unit } = this;
    const place = unit.scope.placeOf(this.mangle(name));
    if (place === NamePlace.GlobalExplicit) return true;
    return (
      place === NamePlace.GlobalImplicit &&
      unit.scope.isFunctionLike &&
      !unit.scope.canSeeClassScope
    );
  }

  loadName(name: string, place: Place): void {
    this.name(name, NameContext.Load, place);
  }

  storeName(name: string, place: Place): void {
    this.name(name, NameContext.Store, place);
  }

  deleteName(name: string, place: Place): void {
    this.name(name, NameContext.Delete, place);
  }

  /** Pushes the cell itself, for a closure. */
  loadCell(name: string, place: Place): void {
    this.unit.emit(Pseudo.LoadClosure, this.unit.cellNumber(name), place);
  }

  // Blocks.

  pushBlock(type: BlockType, place: Place, details: Partial<Block> = {}): void {
    this.unit.blocks.push({
      type,
      place,
      start: details.start ?? null,
      exit: details.exit ?? null,
      body: details.body ?? null,
      name: details.name ?? null,
    });
  }

  popBlock(): void {
    this.unit.blocks.pop();
  }

  /** COPY 3; POP_EXCEPT; RERAISE 1: what follows an exception inside a handler. */
  emitPopExceptAndReraise(): void {
    this.emit(Op.COPY, 3, noPlace);
    this.op(Op.POP_EXCEPT, noPlace);
    this.emit(Op.RERAISE, 1, noPlace);
  }

  label(): Label {
    return new Label();
  }
}

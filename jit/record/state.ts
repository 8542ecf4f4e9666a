/**
 * The recorder's picture of the interpreter: one symbolic frame per Python frame since the trace
 * began, each register holding the IR value that the real register holds.
 *
 * A symbol is a node, or an object that does not exist in the trace (a loop's iterator, a tuple
 * not built yet, a bound method): its fields are symbols, and it is built only where the trace
 * leaves or where something needs it as a value. `null` is an unbound register or NULL.
 *
 * Invariant: after `record(pc)` the symbolic frames describe the state in which the interpreter
 * will be once it has executed the instruction at pc.
 */
import type { Code } from "../../src/bytecode/code.ts";
import type { PyObject } from "../../src/objects/object.ts";
import {
  Exit,
  type FrameSnapshot,
  type GeneratorState,
  Node,
  type Resumption,
  type Snapshot,
  type VirtualKind,
  VirtualSnapshot,
} from "../ir/tree.ts";

export class Virtual {
  readonly what: VirtualKind;
  /** The real object behind it, where there is one: its fields are stale until the exit. */
  readonly base: Node | null;
  /** Iterators advance by replacing fields. */
  readonly fields: Symbol[];
  /** A generator's place; replaced when it is resumed, yields and ends. */
  detail: GeneratorState | null;
  constructor(
    what: VirtualKind,
    base: Node | null,
    fields: Symbol[],
    detail: GeneratorState | null = null,
  ) {
    this.what = what;
    this.base = base;
    this.fields = fields;
    this.detail = detail;
  }
}

export type Symbol = Node | Virtual | null;

export class SymbolicFrame {
  readonly code: Code;
  func: Symbol;
  readonly isInit: boolean;
  /** An operator's function: the operands stay on the stack below until it returns. */
  isOperator = false;
  /** A generator's frame: what resumed it. The generator is on top of the stack below. */
  readonly resumed: Resumption | null;
  readonly regs: Symbol[] = [];
  /** Where this frame goes on: the instruction being recorded, or the one after its call. */
  pc = 0;
  /** How often each loop header was passed since the frame began or the loop opened. */
  readonly passes = new Map<number, number>();
  constructor(code: Code, func: Symbol, isInit: boolean, resumed: Resumption | null = null) {
    this.code = code;
    this.func = func;
    this.isInit = isInit;
    this.resumed = resumed;
  }
  get sp(): number {
    return this.regs.length;
  }
  push(symbol: Symbol): void {
    this.regs.push(symbol);
  }
  pop(): Symbol {
    return this.regs.pop() as Symbol;
  }
  /** The n-th from the top, 0 being the top. */
  peek(n: number): Symbol {
    return this.regs[this.regs.length - 1 - n] as Symbol;
  }
}

/** A namespace entry whose value the trace holds. */
export interface EntryState {
  symbol: Node;
  /** The entry itself still has an older value. */
  dirty: boolean;
  /** What the entry itself has, where that is known and asked for. */
  stored?: Node | undefined;
}

export class State {
  frames: SymbolicFrame[] = [];
  readonly entries = new Map<PyObject | object, EntryState>();

  get top(): SymbolicFrame {
    return this.frames[this.frames.length - 1] as SymbolicFrame;
  }

  /** The exit that goes on at the present instruction. */
  snapshot(): Exit {
    const seen = new Map<Virtual, VirtualSnapshot>();
    const frames: FrameSnapshot[] = this.frames.map((frame) => ({
      code: frame.code,
      pc: frame.pc,
      regs: frame.regs.map((symbol) => snapshotOf(symbol, seen)),
      func: snapshotOf(frame.func, seen),
      isInit: frame.isInit,
      isOperator: frame.isOperator,
      resumed: frame.resumed,
    }));
    const entries: [unknown, Snapshot][] = [];
    for (const [entry, state] of this.entries) {
      if (state.dirty) entries.push([entry, state.symbol]);
    }
    return new Exit(frames, entries);
  }

  /** Rebuilds the picture from an exit, to go on recording there. */
  static fromExit(exit: Exit): State {
    const state = new State();
    const seen = new Map<VirtualSnapshot, Virtual>();
    for (const snapshot of exit.frames) {
      const frame = new SymbolicFrame(
        snapshot.code,
        symbolOf(snapshot.func, seen),
        snapshot.isInit,
        snapshot.resumed,
      );
      frame.isOperator = snapshot.isOperator === true;
      frame.pc = snapshot.pc;
      for (const item of snapshot.regs) frame.regs.push(symbolOf(item, seen));
      state.frames.push(frame);
    }
    for (const [entry, item] of exit.entries) {
      state.entries.set(entry as object, { symbol: item as Node, dirty: true });
    }
    return state;
  }

  /** Puts a better-known node for the same value wherever the old one stands. */
  replace(old: Node, fresh: Node): void {
    for (const frame of this.frames) replaceIn(frame.regs, old, fresh);
  }

  /** Every virtual object in the registers, nested ones included. */
  virtuals(): Set<Virtual> {
    const found = new Set<Virtual>();
    const look = (symbol: Symbol): void => {
      if (symbol instanceof Virtual && !found.has(symbol)) {
        found.add(symbol);
        symbol.fields.forEach(look);
      }
    };
    for (const frame of this.frames) frame.regs.forEach(look);
    return found;
  }
}

/** May it become a real object at any place? */
export function isBuildable({ what, base, detail }: Virtual): boolean {
  if (what === "generator") return base === null && (detail as GeneratorState).pc >= 0;
  return what === "tuple" || what === "method" || what === "function";
}

/** Objects whose fields are values of the program, not parts of an iterator. */
const keepsValues: ReadonlySet<VirtualKind> = new Set(["tuple", "generator", "function"]);

function replaceIn(symbols: Symbol[], old: Node, fresh: Node): void {
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i];
    if (symbol === old) symbols[i] = fresh;
    else if (symbol instanceof Virtual && keepsValues.has(symbol.what))
      replaceIn(symbol.fields, old, fresh);
  }
}

/** `seen` keeps one object in two registers one object. */
export function snapshotOf(symbol: Symbol, seen: Map<Virtual, VirtualSnapshot>): Snapshot {
  if (symbol === null || symbol instanceof Node) return symbol;
  let made = seen.get(symbol);
  if (made === undefined) {
    const fields = symbol.fields.map((field) => snapshotOf(field, seen));
    made = new VirtualSnapshot(symbol.what, symbol.base, fields, symbol.detail);
    seen.set(symbol, made);
  }
  return made;
}

function symbolOf(snapshot: Snapshot, seen: Map<VirtualSnapshot, Virtual>): Symbol {
  if (snapshot === null || snapshot instanceof Node) return snapshot;
  let made = seen.get(snapshot);
  if (made === undefined) {
    const fields = snapshot.fields.map((field) => symbolOf(field, seen));
    made = new Virtual(snapshot.what, snapshot.base as Node | null, fields, snapshot.detail);
    seen.set(snapshot, made);
  }
  return made;
}

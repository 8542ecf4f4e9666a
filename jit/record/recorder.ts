/**
 * One recording: from a hot loop header, a function's entry or a failed check, along the path the
 * interpreter takes, to where that path closes a loop or leaves.
 *
 * `record(frame, pc)` is called before the interpreter executes an instruction. It looks at the
 * live operands, emits the checks and operations that the instruction amounts to for values of
 * these types, and updates the symbolic frames. Everything is emitted through `emit`, `check` and
 * `call`, which know the exit of the present instruction.
 *
 * Loops: headers are met before their instruction (header.ts). Calls of Python functions push a
 * symbolic frame, and the interpreter, which pushes a real one, is expected to follow; where it
 * does not, the recording is given up as lost.
 *
 * Invariant: checks of an instruction are emitted before its effects, so that leaving at a check
 * means executing the whole instruction in the interpreter.
 */
import type { Code } from "../../src/bytecode/code.ts";
import type { Op } from "../../src/bytecode/opcodes.ts";
import type { PyFunction } from "../../src/objects/function.ts";
import { type PyComplex, PyFloat, type Value } from "../../src/objects/object.ts";
import type { Shape } from "../../src/objects/shape.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { thread } from "../../src/vm/thread.ts";
import { abort } from "../aborts.ts";
import { callOps, type FunctionName, type FunctionRow, functionRows } from "../ir/functions.ts";
import { type IrOp, irOps, type Kind } from "../ir/ops.ts";
import {
  type Block,
  constant,
  countNodes,
  Exit,
  Node,
  type OpenLoop,
  type OpenMerge,
  type Snapshot,
  type Tree,
  VirtualSnapshot,
} from "../ir/tree.ts";
import type { Parameters } from "../parameters.ts";
import type { Raise } from "./exceptions.ts";
import { type InnerCopy, isBack, restsIn, runOn } from "./going-on.ts";
import { atHeader } from "./header.ts";
import { certainlySmall } from "./big-integers.ts";
import { isComplex, partsOf } from "./complex.ts";
import { handlers } from "./instructions.ts";
import { Known } from "./known.ts";
import type { unboxOps } from "./layout.ts";
import { loopsOf } from "./loops.ts";
import { abandonAll, atMeetingPoint } from "./merges.ts";
import { isBuildable, type State, type Symbol, SymbolicFrame, Virtual } from "./state.ts";
import { buildSuspended } from "./steps.ts";
import { isFloat } from "./values.ts";

/** How a recording stands after an instruction. */
export const enum Progress {
  Going,
  /** It ended and the block is complete. */
  Closed,
  /** The interpreter's state was changed under it (an inner loop ran): reload. */
  Moved,
}

/** What the recorder needs of the driver. */
export interface RecorderHost {
  readonly parameters: Parameters;
  /** The original instruction word, compiled code not patched in. */
  wordAt(code: Code, pc: number): number;
  /** The compiled tree of a loop header, or of a function's entry (pc -1), that fits the frame. */
  treeAt(frame: Frame, pc: number): Tree | null;
  /** Runs an inner loop's compiled code on the live frame; gives the check that it left at. */
  runInner(tree: Tree, frame: Frame): { left: Node | null; frame: Frame };
  isWide(code: Code, pc: number): boolean;
  /** Has an int in this namespace entry changed that was taken for a constant? */
  isChanging(entry: object): boolean;
  /** Did what this instruction calls look at frames? Those below a trace are not up to date. */
  inspectsFrames(code: Code, pc: number): boolean;
  noteInspection(code: Code, pc: number): void;
  /** An inner loop stands in the way of recording: compile it soon. */
  wantLoop(code: Code, header: number): void;
  /** The steps of a generator are called: compile them soon. */
  wantSteps(code: Code): void;
  /** What `call_tree` calls; null for functions that are not compiled from their entry. */
  callUnit(func: PyFunction): { readonly takesFunction: boolean } | null;
}

export class Recorder {
  readonly host: RecorderHost;
  readonly tree: Tree;
  state: State;
  block: Block;
  /** Loops that execution is in, outermost first. */
  loops: readonly OpenLoop[];
  /** Merges that this path may join or is the first path of, outermost first. */
  merges: readonly OpenMerge[];
  /** Real frames of the symbolic ones, outermost first. */
  live: Frame[];
  size = 0;
  /** Exit of the instruction being recorded. */
  exit: Exit = new Exit([]);
  closed = false;
  moved = false;
  /** Settles, at the next instruction, which way an operation that had to be executed first went. */
  pending: ((pc: number) => void) | null = null;
  /** The call recorded last of the present instruction: what raises when the instruction does. */
  lastCall: Node | null = null;
  /** What the present instruction raises, where it is no call that does. */
  raise: Raise | null = null;
  /** The recording is the bridge of a call, which begins when its exception finds its handler. */
  startsRaising = false;
  /** `thread.inspections` when the recording began, and the instruction recorded last. */
  private inspections = thread.inspections;
  private last: { code: Code; pc: number } | null = null;
  /** While a call runs that the trace does not follow: the frame it returns to. */
  private waiting: Frame | null = null;
  /** Inner loops that were copied. */
  readonly inners: InnerCopy[] = [];
  /** The inner loop in whose turns nothing is recorded, until the next check that needs it. */
  private resting: InnerCopy | null = null;
  /** Compiled code of an inner loop ran: the interpreter must reload its frame. */
  ranInner = false;
  /** A bridge of a loop's tree ends when it leaves this loop in the frame it was entered with. */
  leavesAtLoopEnd: { code: Code; header: number } | null = null;
  /**
   * The next instruction is where a check left: if that is a loop's header, its test is still to
   * be recorded, and going round the loop would be going nowhere.
   */
  skipsHeader = false;
  /** At the first instruction, a header opens a loop whatever was met before. */
  private first: boolean;
  private readonly constants = new Map<unknown, Node>();
  /** What has been checked on the way to the present instruction. */
  readonly known = new Known();

  constructor(
    host: RecorderHost,
    tree: Tree,
    state: State,
    block: Block,
    loops: readonly OpenLoop[],
    live: Frame[],
    opensLoop: boolean,
    merges: readonly OpenMerge[] = [],
  ) {
    this.host = host;
    this.tree = tree;
    this.state = state;
    this.block = block;
    this.loops = loops;
    this.live = live;
    this.first = opensLoop;
    this.merges = merges.filter((open) => !open.abandoned);
  }

  /** Operations recorded in the tree, this recording's among them. */
  get sizeOfTree(): number {
    this.sizeBefore ??= countNodes(this.tree.root);
    return this.sizeBefore + this.size;
  }
  private sizeBefore: number | null = null;

  /** Is a call being made that the trace does not follow? */
  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  /** Is the recording in an inner loop, waiting for its next turn? */
  get isResting(): boolean {
    return this.resting !== null;
  }

  /** While the trace does not follow, compiled code may run; but not that of the loop it is in. */
  mayEnter(frame: Frame): boolean {
    return this.resting !== null ? frame !== this.resting.frame : this.waiting !== null;
  }

  /** Records one instruction of the live frame. */
  record(frame: Frame, pc: number): Progress {
    if (this.resting !== null) return this.rest(this.resting, frame, pc);
    const progress = this.recordStep(frame, pc);
    if (progress !== Progress.Closed) return progress;
    abandonAll(this);
    this.resting = restsIn(this);
    return this.resting === null ? progress : this.rest(this.resting, frame, pc);
  }

  /** The path being recorded has ended in an inner loop; those that lead out of it have not. */
  private rest(inner: InnerCopy, frame: Frame, pc: number): Progress {
    if (!isBack(inner, frame, pc)) return Progress.Going;
    this.checkInspections();
    if (runOn(this, inner)) {
      this.resting = null;
      this.closed = false;
      this.inspections = thread.inspections;
    }
    return Progress.Moved;
  }

  private recordStep(frame: Frame, pc: number): Progress {
    if (this.waiting !== null) {
      if (frame !== this.waiting) return Progress.Going;
      this.waiting = null;
    }
    this.checkInspections();
    // What was to be raised was not.
    if (this.raise !== null) abort("lost");
    this.followFrame(frame);
    this.settle(pc);
    const top = this.state.top;
    top.pc = pc;
    this.moved = false;
    this.checkLoopLeft(frame, pc);
    this.leaveLoops(pc);
    if (!this.first) {
      atMeetingPoint(this, frame, pc);
      if (this.closed) return Progress.Closed;
    }
    const skipsHeader = this.skipsHeader;
    this.skipsHeader = false;
    if (loopsOf(frame.code).has(pc) && !skipsHeader) {
      this.exit = this.state.snapshot();
      atHeader(this, frame, pc, this.first);
      if (this.closed) return Progress.Closed;
      if (this.moved) {
        this.first = false;
        return Progress.Moved;
      }
    }
    this.first = false;
    if (this.size > this.host.parameters.trace_limit) abort("tooLong");
    this.exit = this.state.snapshot();
    if (this.host.inspectsFrames(frame.code, pc)) {
      this.leave();
      return Progress.Closed;
    }
    this.last = { code: frame.code, pc };
    this.lastCall = null;
    this.raise = null;
    const word = this.host.wordAt(frame.code, pc);
    handlers[(word & 255) as Op](this, frame, word >>> 8, pc);
    return this.closed ? Progress.Closed : Progress.Going;
  }

  /** Execution goes on at `pc`: what waited for that is recorded. */
  settle(pc: number): void {
    const settle = this.pending;
    this.pending = null;
    settle?.(pc);
  }

  /** Has the instruction recorded last called something that looked at frames? */
  private checkInspections(): void {
    if (thread.inspections === this.inspections || this.last === null) return;
    this.host.noteInspection(this.last.code, this.last.pc);
    abort("inspects");
  }

  /** Loops that execution has left are no place to continue at, though the block is inside them. */
  private leaveLoops(pc: number): void {
    const depth = this.state.frames.length;
    while (this.loops.length > 0) {
      const { loop, depth: own } = this.loops[this.loops.length - 1] as OpenLoop;
      const info = loopsOf(loop.code).get(loop.header);
      const isInside = info?.body.has(pc) === true;
      if (own < depth || (own === depth && isInside)) return;
      this.loops = this.loops.slice(0, -1);
    }
  }

  /** Code after a loop belongs to whatever is around it; a loop's own tree does not grow there. */
  private checkLoopLeft(frame: Frame, pc: number): void {
    const own = this.leavesAtLoopEnd;
    if (own === null || this.state.frames.length > 1 || frame.code !== own.code) return;
    const info = loopsOf(own.code).get(own.header);
    if (info !== undefined && !info.body.has(pc)) abort("leavesLoop");
  }

  /** The instruction being recorded is a call that is not followed: skip to its return. */
  waitFor(frame: Frame): void {
    this.waiting = frame;
  }

  /** The call that was not followed raised. */
  stopWaiting(): void {
    this.waiting = null;
  }

  /** The interpreter must be in the frame that the symbolic top stands for. */
  private followFrame(frame: Frame): void {
    const depth = this.state.frames.length;
    if (this.live.length === depth - 1) {
      // A call was recorded: this is the callee's first instruction.
      if (frame.code !== this.state.top.code || frame.back !== this.live[depth - 2]) abort("lost");
      this.live.push(frame);
      return;
    }
    if (this.live.length > depth) this.live.length = depth;
    if (this.live[depth - 1] !== frame) abort("lost");
  }

  // --- Emission ---------------------------------------------------------------------------------

  emit(
    op: IrOp,
    kind: Kind,
    args: readonly Node[],
    facts: ConstructorParameters<typeof Node>[3] = {},
  ): Node {
    const node = new Node(op, kind, args, facts);
    if (node.exit !== null) {
      node.open = this.loops;
      node.merges = this.merges;
    }
    this.known.note(node);
    this.block.nodes.push(node);
    this.size++;
    return node;
  }

  /** An op that may leave before the present instruction. */
  check(op: IrOp, args: readonly Node[], facts: ConstructorParameters<typeof Node>[3] = {}): Node {
    return this.emit(op, irOps[op].result, args, { ...facts, exit: this.exit });
  }

  /** A check without a result, unless it was made on the way here. */
  ensure(
    op: "guard_shape" | "guard_version" | "guard_entry",
    args: readonly Node[],
    object: unknown,
    imm = 0,
  ): void {
    if (!this.known.has(this.block, { op, args, object, imm }))
      this.check(op, args, { object, imm });
  }

  /** A pure or reading op with the result kind of its row. */
  op(op: IrOp, ...args: Node[]): Node {
    return this.emit(op, irOps[op].result, args);
  }

  /**
   * A call that may do anything. Namespace entries that are only in the trace are written first,
   * and what the trace knows of them is forgotten after.
   */
  call(
    op: "call" | "call_bool" | "call_native" | "call_tree" | "call_generator",
    name: string,
    args: readonly Node[],
    object?: unknown,
  ): Node {
    this.flushEntries();
    const exit = new Exit(this.exit.frames, []);
    const node = this.emit(op, irOps[op].result, args, { name, object, exit });
    this.state.entries.clear();
    this.lastCall = node;
    return node;
  }

  /** A function of ir/functions.ts: no Python code runs, and what the trace knows stays known. */
  apply(name: FunctionName, ...args: Node[]): Node {
    const row = functionRows[name] as FunctionRow;
    const exit = row.effect === "raise" ? this.exit : null;
    return this.emit(callOps[row.effect], row.result, args, { name, exit });
  }

  /** Writes every dirty namespace entry. */
  flushEntries(): void {
    for (const [entry, state] of this.state.entries) {
      if (!state.dirty) continue;
      this.emit("set_entry", "v", [this.boxNode(state.symbol)], { object: entry });
      state.dirty = false;
    }
  }

  /** Ends the block: leave for the interpreter at the present instruction. */
  leave(): void {
    this.emit("exit", "v", [], { exit: this.exit });
    this.closed = true;
  }

  // --- Values -----------------------------------------------------------------------------------

  constantOf(value: Value | undefined): Node {
    const key = value instanceof PyFloat ? value : (value as unknown);
    if (typeof key === "number" && Object.is(key, -0)) return constant(0, "n");
    let node = this.constants.get(key);
    if (node === undefined) {
      node = makeConstant(value);
      this.constants.set(key, node);
    }
    return node;
  }

  int(value: number): Node {
    return constant(value, "n");
  }

  /** A node that is a Python value: builds what is virtual, boxes floats. */
  box(symbol: Symbol): Node {
    if (symbol === null) return constant(undefined, "r");
    if (symbol instanceof Node) return this.boxNode(symbol);
    return this.build(symbol);
  }

  boxNode(node: Node): Node {
    if (node.kind === "g") {
      return node.op === "const" ? constant(node.object, "r") : this.op("box_big", node);
    }
    if (node.kind !== "f") return node;
    if (node.op === "const") return constant(new PyFloat(node.object as number), "r");
    return this.op("box_float", node);
  }

  /** A node for a symbol, floats left unboxed. */
  node(symbol: Symbol): Node {
    if (symbol === null) return constant(undefined, "r");
    return symbol instanceof Node ? symbol : this.build(symbol);
  }

  private build(virtual: Virtual): Node {
    if (virtual.what === "tuple") {
      const made = this.emit(
        "new_tuple",
        "r",
        virtual.fields.map((field) => this.box(field)),
      );
      this.replaceVirtual(virtual, made);
      return made;
    }
    if (virtual.what === "method") {
      return this.emit(
        "new_method",
        "r",
        virtual.fields.map((field) => this.box(field)),
      );
    }
    if (!isBuildable(virtual)) return abort("exported");
    const made = buildSuspended(this, virtual) ?? this.materialize(virtual);
    this.replaceVirtual(virtual, made);
    return made;
  }

  /** Builds any object that is not built, or brings the one behind it up to date. */
  materialize(virtual: Virtual): Node {
    const leaves: Node[] = [];
    const template = this.templateOf(virtual, leaves, new Map());
    return this.emit("new_virtual", "r", leaves, { object: template });
  }

  /** An object as `new_virtual` builds it: inputs in place of its values, by number. */
  private templateOf(
    virtual: Virtual,
    leaves: Node[],
    seen: Map<Virtual, VirtualSnapshot>,
  ): VirtualSnapshot {
    const known = seen.get(virtual);
    if (known !== undefined) return known;
    const leaf = (symbol: Symbol): Snapshot => {
      if (symbol instanceof Virtual) return this.templateOf(symbol, leaves, seen);
      if (symbol === null || symbol.op === "const") return symbol;
      leaves.push(this.boxNode(symbol));
      return new Node("input", "r", [], { imm: leaves.length - 1 });
    };
    const base = virtual.base === null ? null : leaf(virtual.base);
    const made = new VirtualSnapshot(virtual.what, base, virtual.fields.map(leaf), virtual.detail);
    seen.set(virtual, made);
    return made;
  }

  private replaceVirtual(virtual: Virtual, made: Node): void {
    for (const frame of this.state.frames) {
      for (let i = 0; i < frame.regs.length; i++)
        if (frame.regs[i] === virtual) frame.regs[i] = made;
    }
  }

  /** Int operand: bools count as ints. `live` is the value seen. */
  asInt(symbol: Symbol, live: Value): Node {
    const node = this.node(symbol);
    if (node.kind === "n") return node;
    if (node.kind === "g") return this.check("big_to_int", [node]);
    if (typeof live === "boolean") return this.op("bool_to_int", this.asBool(node, live));
    return this.refine(node, "unbox_int");
  }

  /** Int operand of any size. */
  asBig(symbol: Symbol, live: Value): Node {
    const node = this.node(symbol);
    if (node.kind === "g") return node;
    const isCount = typeof live === "number" && Math.abs(live) < certainlySmall;
    if (node.kind === "n" || isCount || typeof live === "boolean")
      return this.toBig(this.asInt(node, live));
    return this.refine(node, "unbox_big");
  }

  private toBig(node: Node): Node {
    if (node.op === "const") return constant(BigInt(node.object as number), "g");
    return this.op("int_to_big", node);
  }

  kindOf(symbol: Symbol): Kind {
    return symbol instanceof Node ? symbol.kind : "r";
  }

  asBool(symbol: Symbol, _live: Value): Node {
    const node = this.node(symbol);
    return node.kind === "b" ? node : this.refine(node, "unbox_bool");
  }

  asStr(symbol: Symbol): Node {
    const node = this.node(symbol);
    return node.kind === "s" ? node : this.refine(node, "unbox_str");
  }

  /** Float operand: ints and bools are converted. */
  asFloat(symbol: Symbol, live: Value): Node {
    if (this.kindOf(symbol) === "g" || typeof live === "bigint")
      return this.check("big_to_float", [this.asBig(symbol, live)]);
    if (typeof live !== "object") return this.toFloat(this.asInt(symbol, live));
    const node = this.node(symbol);
    return node.kind === "f" ? node : this.refine(node, "unbox_float");
  }

  toFloat(node: Node): Node {
    if (node.op === "const") return constant(node.object, "f");
    return this.op("int_to_float", node);
  }

  /** Unboxes, and lets the registers know. */
  private refine(node: Node, op: (typeof unboxOps)[keyof typeof unboxOps]): Node {
    const kind = irOps[op].result;
    if (node.kind !== "r") abort("lost");
    if (node.op === "const") {
      const known = makeConstant(node.object as Value);
      if (known.kind === kind) return known;
      abort("lost");
    }
    const fresh = this.check(op, [node]);
    this.state.replace(node, fresh);
    return fresh;
  }

  /** A value with the kind that suits what it is now; r where no kind does. */
  specialize(symbol: Symbol, live: Value | undefined): Symbol {
    if (!(symbol instanceof Node) || symbol.kind !== "r" || live === undefined) return symbol;
    if (typeof live === "number") return this.asInt(symbol, live);
    if (typeof live === "bigint") return this.asBig(symbol, live);
    if (typeof live === "boolean") return this.asBool(symbol, live);
    if (typeof live === "string") return this.asStr(symbol);
    if (isFloat(live)) return this.asFloat(symbol, live);
    return isComplex(live) ? this.takeApart(symbol, live) : symbol;
  }

  /** A complex number as one that is made of its parts, so that they can be variables of a loop. */
  private takeApart(node: Node, live: PyComplex): Node {
    if (node.op === "const" || node.op === "new_complex") return node;
    const fresh = this.op("new_complex", ...partsOf(this, node, live));
    this.state.replace(node, fresh);
    return fresh;
  }

  guardShape(node: Node, shape: Shape): void {
    if (node.op === "const") return;
    this.ensure("guard_shape", [node], shape);
  }

  /**
   * An int that is to be known as an int32 (or as unsigned) in a loop, where it is one now. A check
   * of this that fails again and again is taken out (the widen pass), and not recorded again.
   */
  narrow(symbol: Symbol, live: unknown): Symbol {
    if (!(symbol instanceof Node) || symbol.kind !== "n" || symbol.op === "const") return symbol;
    if (typeof live !== "number" || live < -0x80000000 || live > 0xffffffff) return symbol;
    const { code, pc } = this.state.top;
    if (isNarrowOp(symbol.op) || this.host.isWide(code, pc)) return symbol;
    return this.check("guard_int32", [symbol], { imm: live === (live | 0) ? 0 : 1 });
  }

  /** The value must be this very object. */
  guardIdentity(node: Node, value: Value): void {
    if (node.op === "const" && node.object === value) return;
    this.check("guard_value", [this.boxNode(node), constant(value, "r")]);
  }

  guardTruth(condition: Node, truth: boolean): void {
    if (condition.op === "const") return;
    this.check(truth ? "guard_true" : "guard_false", [condition]);
  }

  /** True when an exact float. */
  isFloat(value: Value | undefined): value is PyFloat {
    return isFloat(value);
  }
}

/** Ops whose result is small by itself. */
function isNarrowOp(op: IrOp): boolean {
  return op.endsWith("32") || op.endsWith("_length") || op === "str_len" || op === "bool_to_int";
}

function makeConstant(value: Value | undefined): Node {
  switch (typeof value) {
    case "number":
      return constant(value, "n");
    case "bigint":
      return constant(value, "g");
    case "boolean":
      return constant(value, "b");
    case "string":
      return constant(value, "s");
    default:
      return isFloat(value as Value)
        ? constant((value as PyFloat).value, "f")
        : constant(value, "r");
  }
}

export { SymbolicFrame };

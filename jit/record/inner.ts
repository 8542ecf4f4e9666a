/**
 * Putting a compiled inner loop into the recording of the code around it.
 *
 * The inner loop was recorded on its own, from registers; here its registers are symbols. Its
 * recorded tree, with all its bridges, is copied: each node of the layout is mapped to the symbol
 * that stands in its place, exits get the frames around them, and the optimizer finds out later
 * how much of it the surroundings make superfluous. Then the inner loop's own compiled code runs
 * on the real frame to where it leaves; the recording goes on there (going-on.ts).
 *
 * Nothing is emitted unless the layout fits; what fits only after a check (a value whose kind is
 * not known yet) is checked here, with the exit at the header.
 */
import type { Frame } from "../../src/vm/frame.ts";
import { abort } from "../aborts.ts";
import { Effect, irOps, type Kind } from "../ir/ops.ts";
import {
  Block,
  Exit,
  type FrameSnapshot,
  Loop,
  Merge,
  Node,
  type OpenLoop,
  type OpenMerge,
  type Snapshot,
  type Tree,
  VirtualSnapshot,
} from "../ir/tree.ts";
import { type InnerCopy, runOn } from "./going-on.ts";
import { isGenerator, liveRegister } from "./generators.ts";
import { isAlike, kindOfLive, type Layout, unboxOps } from "./layout.ts";
import { closureField, loadEntry } from "./names.ts";
import type { MergeLayout } from "./merges.ts";
import type { Recorder } from "./recorder.ts";
import { isBuildable, snapshotOf, type Symbol, Virtual } from "./state.ts";

/** Copies the loop of `tree` to the present place and runs it. False: it does not fit. */
export function copyInner(recorder: Recorder, tree: Tree, frame: Frame): boolean {
  const found = findVersion(recorder, tree.root, [], frame);
  if (found === null) return false;
  const { loopNode, pairs, entry } = found;
  const original = loopNode.loop as Loop;
  const copier = new Copier(recorder);
  const inits = bindLayout(recorder, original, pairs, copier);
  copier.copyEntryChecks(entry);
  const loop = copier.copyLoop(original, loopNode.exit as Exit, inits);
  recorder.loops = [...recorder.loops, { loop, depth: recorder.state.frames.length }];
  const { copies, blocks } = copier;
  const inner: InnerCopy = { tree, loop, frame, copies, blocks, rests: 0 };
  recorder.inners.push(inner);
  if (!runOn(recorder, inner)) abort("lost");
  return true;
}

interface Version {
  readonly loopNode: Node;
  readonly pairs: Pairs;
  /** What stands in front of it. */
  readonly entry: readonly Node[];
}

/**
 * The version of a tree's loop whose layout fits: the one recorded first, or one for values of
 * other kinds, in the bridge of a check at the entry.
 */
function findVersion(
  recorder: Recorder,
  block: Block,
  before: readonly Node[],
  frame: Frame,
): Version | null {
  const loopNode = block.last;
  if (loopNode?.op === "loop") {
    const pairs = matchLayout(recorder, loopNode.loop as Loop, frame);
    if (pairs !== null) return { loopNode, pairs, entry: [...before, ...block.nodes] };
  }
  for (const [i, node] of block.nodes.entries()) {
    if (node.bridge === null) continue;
    const entry = [...before, ...block.nodes.slice(0, i)];
    const found = findVersion(recorder, node.bridge, entry, frame);
    if (found !== null) return found;
  }
  return null;
}

// --- Matching ------------------------------------------------------------------------------------

type Pairs = { expected: Node; present: Symbol }[];

function matchLayout(recorder: Recorder, loop: Loop, frame: Frame): Pairs | null {
  const layout = loop.layout as Layout;
  const regs = recorder.state.top.regs;
  if (regs.length !== layout.regs.length) return null;
  const pairs: Pairs = [];
  const phis = new Set(loop.phis);
  for (let i = 0; i < regs.length; i++) {
    const live = frame.regs[i];
    if (!matchSymbol(layout.regs[i] as Symbol, regs[i] as Symbol, live, pairs, phis)) return null;
  }
  return pairs;
}

function matchSymbol(
  expected: Symbol,
  present: Symbol,
  live: unknown,
  pairs: Pairs,
  phis: ReadonlySet<Node>,
): boolean {
  if (present === null && expected instanceof Node && expected.mayBeUnbound) {
    pairs.push({ expected, present });
    return true;
  }
  if (expected === null || present === null) return expected === present;
  if (expected instanceof Node) {
    if (isLoose(present) && live === undefined && !expected.mayBeUnbound) return false;
    if (!canBecome(expected, present, live, phis)) return false;
    pairs.push({ expected, present });
    return true;
  }
  if (!(present instanceof Virtual) || !isAlike(present, expected)) return false;
  return expected.fields.every((field, i) => {
    const seen = liveRegister(live, i);
    return matchSymbol(field, present.fields[i] as Symbol, seen, pairs, phis);
  });
}

function canBecome(
  expected: Node,
  present: Symbol,
  live: unknown,
  phis: ReadonlySet<Node>,
): boolean {
  const { kind } = expected;
  if (present instanceof Virtual) {
    // What the loop does not change it may only mention in its exits: any object will do.
    return kind === "r" && (!phis.has(expected) || isBuildable(present));
  }
  const node = present as Node;
  if (kind === "r" || node.kind === kind) return true;
  if (kind === "g" && node.kind === "n") return true;
  return node.kind === "r" && kindOfLive(live) === kind;
}

/** Maps the layout's nodes to the present ones; gives the initial values of the phis. */
function bindLayout(recorder: Recorder, loop: Loop, pairs: Pairs, copier: Copier): Node[] {
  const inits = new Map<Node, Node>();
  const phis = new Set(loop.phis);
  const layout = loop.layout as Layout;
  for (const { expected, present } of pairs) {
    if (present instanceof Virtual && !phis.has(expected) && !isGenerator(present)) {
      copier.objects.set(expected, present);
      continue;
    }
    if (
      present instanceof Node &&
      present.kind === "f" &&
      expected.kind === "r" &&
      !phis.has(expected)
    ) {
      copier.floats.set(expected, present);
      continue;
    }
    if (isLoose(present) && expected.kind === "r" && !expected.mayBeUnbound)
      recorder.check("guard_bound", [present as Node]);
    const node = coerce(recorder, expected.kind, present);
    if (expected.op === "const") checkConstant(recorder, expected, node);
    if (phis.has(expected)) inits.set(expected, node);
    else copier.map.set(expected, node);
  }
  copier.bindBases(layout.regs, recorder.state.top.regs);
  for (const [entry, phi] of layout.entries) {
    const held = recorder.state.entries.get(entry);
    const raw = held?.symbol ?? loadEntry(recorder, entry);
    if (held === undefined && phi.kind === "r") recorder.check("guard_bound", [raw]);
    inits.set(phi, coerce(recorder, phi.kind, raw));
  }
  for (const [entry, held] of recorder.state.entries) {
    if (held.dirty && !layout.entries.has(entry)) {
      recorder.emit("set_entry", "v", [recorder.boxNode(held.symbol)], { object: entry });
    }
  }
  recorder.state.entries.clear();
  return loop.phis.map((phi) => inits.get(phi) ?? abort("embedded"));
}

function isLoose(symbol: Symbol): boolean {
  return symbol instanceof Node && symbol.mayBeUnbound;
}

/** The inner loop was recorded for one value (a range's step of 1). */
function checkConstant(recorder: Recorder, expected: Node, present: Node): void {
  if (present.op === "const") {
    if (present.object !== expected.object) abort("embedded");
  } else if (expected.kind === "n") {
    recorder.guardTruth(recorder.op("int_eq", present, expected), true);
  } else if (expected.kind === "r") {
    recorder.check("guard_value", [present, expected]);
  } else {
    abort("embedded");
  }
}

function coerce(recorder: Recorder, kind: Kind, present: Symbol): Node {
  if (kind === "r") return recorder.box(present);
  const node = recorder.node(present);
  if (node.kind === kind) return node;
  if (kind === "g" && node.kind === "n") return recorder.asBig(node, 0);
  if (node.kind !== "r") abort("embedded");
  const fresh = recorder.check(unboxOps[kind as "n"], [node]);
  recorder.state.replace(node, fresh);
  return fresh;
}

// --- Copying -------------------------------------------------------------------------------------

/** Fields of a function that is not built (see backend/resume.ts), by the names they are read by. */
const fieldsRead: Readonly<Record<string, number>> = {
  code: 0,
  globals: 1,
  builtins: 2,
  closure: closureField,
};

class Copier {
  readonly map = new Map<Node, Node>();
  /** Nodes of the inner tree that are objects not built here. */
  readonly objects = new Map<Node, Virtual>();
  /** Nodes of the inner tree that are floats not boxed here: only operands need them boxed. */
  readonly floats = new Map<Node, Node>();
  /** Recorded nodes of the inner tree and their copies. */
  readonly copies = new Map<Node, Node>();
  readonly blocks = new Map<Node, Block>();
  private readonly loopMap = new Map<Loop, Loop>();
  /** Closures of functions that are not built here, by what reads them in the inner tree. */
  private readonly closures = new Map<Node, Virtual>();
  private readonly mergeMap = new Map<Merge, Merge>();
  /** Iterators that exist nowhere but in the trace here. */
  private readonly absent = new Set<Node>();
  private readonly outer: FrameSnapshot[];
  private readonly top: Pick<FrameSnapshot, "func" | "isInit" | "isOperator" | "resumed">;
  /** Loops open around the copy. */
  private readonly around: readonly OpenLoop[];
  private readonly mergesAround: readonly OpenMerge[];

  constructor(private readonly recorder: Recorder) {
    const frames = recorder.state.snapshot().frames;
    this.outer = frames.slice(0, -1);
    const own = frames[frames.length - 1] as FrameSnapshot;
    const isOperator = own.isOperator === true;
    this.top = { func: own.func, isInit: own.isInit, isOperator, resumed: own.resumed ?? null };
    this.around = recorder.loops;
    this.mergesAround = recorder.merges;
  }

  /** Iterators' base objects: the present one, or none. */
  bindBases(expected: readonly Symbol[], present: readonly Symbol[]): void {
    expected.forEach((symbol, i) => {
      const other = present[i];
      if (!(symbol instanceof Virtual) || !(other instanceof Virtual)) return;
      if (symbol.base !== null) {
        if (other.base === null) this.absent.add(symbol.base);
        else this.map.set(symbol.base, other.base);
      }
      this.bindBases(symbol.fields, other.fields);
    });
  }

  /** What stood in front of the inner loop and was checked of values that are known here. */
  copyEntryChecks(entry: readonly Node[]): void {
    for (const node of entry) {
      if (irOps[node.op].effect === Effect.Check && node.args.every((arg) => this.isKnown(arg))) {
        this.node(node);
      }
    }
  }

  private isKnown(node: Node): boolean {
    if (node.op === "const" || this.map.has(node)) return true;
    if (this.absent.has(node) || this.objects.has(node) || this.floats.has(node)) return false;
    if (node.op === "input" || node.op === "phi" || irOps[node.op].effect > Effect.Read)
      return false;
    return node.args.length > 0 && node.args.every((arg) => this.isKnown(arg));
  }

  copyLoop(original: Loop, exit: Exit, inits: readonly Node[]): Loop {
    const loop = new Loop(original.code, original.header);
    this.loopMap.set(original, loop);
    for (const phi of original.phis) {
      const copy = new Node("phi", phi.kind, []);
      copy.mayBeUnbound = phi.mayBeUnbound;
      this.map.set(phi, copy);
      loop.phis.push(copy);
    }
    loop.layout = this.copyLayout(original.layout as Layout);
    this.recorder.emit("loop", "v", inits, { loop, exit: this.copyExit(exit) });
    this.copyBlock(original.body, loop.body);
    return loop;
  }

  private copyLayout(layout: Layout): Layout {
    const copySymbol = (symbol: Symbol): Symbol => {
      if (symbol === null) return null;
      if (symbol instanceof Node)
        return this.objects.get(symbol) ?? this.floats.get(symbol) ?? this.node(symbol);
      const base =
        symbol.base === null || this.absent.has(symbol.base) ? null : this.node(symbol.base);
      return new Virtual(symbol.what, base, symbol.fields.map(copySymbol), symbol.detail);
    };
    const entries = new Map<object, Node>();
    for (const [entry, phi] of layout.entries) entries.set(entry, this.node(phi));
    return { regs: layout.regs.map(copySymbol), entries };
  }

  private copyBlock(from: Block, to: Block): void {
    const present = this.recorder.block;
    this.recorder.block = to;
    for (const node of from.nodes) this.copyNode(node);
    this.recorder.block = present;
  }

  private copyNode(node: Node): void {
    if (node.op === "merge") {
      this.copyMerge(node.merge as Merge);
      return;
    }
    if (node.op === "loop") {
      this.copyLoop(
        node.loop as Loop,
        node.exit as Exit,
        node.args.map((a) => this.node(a)),
      );
      return;
    }
    if (this.readsFunction(node)) return;
    const copy = this.recorder.emit(node.op, node.kind, this.operands(node), {
      name: node.name,
      imm: node.imm,
      object: node.object,
      exit: node.exit === null ? null : this.copyExit(node.exit),
      loop: node.loop === null ? null : (this.loopMap.get(node.loop) ?? abort("embedded")),
      merge: node.merge === null ? null : (this.mergeMap.get(node.merge) ?? abort("embedded")),
    });
    this.map.set(node, copy);
    this.copies.set(node, copy);
    copy.open = this.copyOpen(node);
    copy.merges = this.copyOpenMerges(node);
    this.blocks.set(copy, this.recorder.block);
    if (node.bridge !== null) {
      copy.bridge = new Block();
      this.copyBlock(node.bridge, copy.bridge);
    }
  }

  /** Checks of a function, and reads of what it has: known where it is made in the trace. */
  private readsFunction(node: Node): boolean {
    const [owner] = node.args;
    if (owner === undefined) return false;
    const func = this.objects.get(owner);
    if (func?.what === "function") {
      if (node.op === "guard_shape") return true;
      const field =
        node.op === "get_field" || node.op === "get_plain" ? fieldsRead[node.name] : undefined;
      const value = field === undefined ? undefined : func.fields[field];
      if (value instanceof Node) this.map.set(node, value);
      else if (value instanceof Virtual) this.closures.set(node, value);
      else return false;
      return true;
    }
    const cell =
      this.closures.get(owner)?.fields[(node.args[1]?.object as number | undefined) ?? -1];
    if (node.op !== "array_get" || !(cell instanceof Node)) return false;
    this.map.set(node, cell);
    return true;
  }

  private copyOpen({ open }: Node): OpenLoop[] {
    const inner = open.map(({ loop, depth }) => {
      const copy = this.loopMap.get(loop) ?? abort("embedded");
      return { loop: copy, depth: this.outer.length + depth };
    });
    return [...this.around, ...inner];
  }

  private copyMerge(original: Merge): void {
    const merge = new Merge(original.code, original.pc);
    this.mergeMap.set(original, merge);
    for (const phi of original.phis) {
      const copy = new Node("phi", phi.kind, []);
      copy.mayBeUnbound = phi.mayBeUnbound;
      this.map.set(phi, copy);
      merge.phis.push(copy);
    }
    this.recorder.emit("merge", "v", [], { merge });
    this.copyBlock(original.body, merge.body);
  }

  private copyOpenMerges({ merges }: Node): OpenMerge[] {
    const inner = merges.filter((open) => !open.abandoned).map((open) => this.copyOpenMerge(open));
    return [...this.mergesAround, ...inner];
  }

  private readonly openMerges = new Map<OpenMerge, OpenMerge>();

  private copyOpenMerge(open: OpenMerge): OpenMerge {
    let copy = this.openMerges.get(open);
    if (copy === undefined) {
      const layout = open.layout as MergeLayout;
      const { regs, entries } = this.copyLayout(layout);
      copy = {
        merge: this.mergeMap.get(open.merge) ?? abort("embedded"),
        layout: { ...layout, depth: this.outer.length + layout.depth, regs, entries },
        abandoned: false,
      };
      this.openMerges.set(open, copy);
    }
    return copy;
  }

  private operands(node: Node): Node[] {
    return node.args.map((arg) => this.node(arg));
  }

  /** The copy of a node; nodes in front of the loop are copied when something asks for them. */
  private node(node: Node): Node {
    if (node.op === "const") return node;
    const known = this.map.get(node);
    if (known !== undefined) return known;
    const object = this.objects.get(node);
    if (object !== undefined) return this.recorder.box(object);
    const float = this.floats.get(node);
    if (float !== undefined) return this.recorder.boxNode(float);
    if (this.absent.has(node) || node.op === "input" || node.op === "phi") return abort("embedded");
    const effect = irOps[node.op].effect;
    if (effect > Effect.Read) abort("embedded");
    const copy = this.recorder.emit(node.op, node.kind, this.operands(node), {
      name: node.name,
      imm: node.imm,
      object: node.object,
      exit: node.exit === null ? null : this.recorder.exit,
    });
    this.map.set(node, copy);
    return copy;
  }

  private copyExit(exit: Exit): Exit {
    this.seen = new Map();
    const frames = exit.frames.map((frame, i) => ({
      ...frame,
      ...(i === 0 ? this.top : { func: this.copySnapshot(frame.func) }),
      regs: frame.regs.map((s) => this.copySnapshot(s)),
    }));
    return new Exit(
      [...this.outer, ...frames],
      exit.entries.map(([entry, s]) => [entry, this.copySnapshot(s)] as const),
    );
  }

  /** One object in two registers stays one, exit by exit. */
  private seen = new Map<Virtual, VirtualSnapshot>();

  private copySnapshot(snapshot: Snapshot): Snapshot {
    if (snapshot === null) return null;
    if (snapshot instanceof Node) {
      const object = this.objects.get(snapshot);
      if (object !== undefined) return snapshotOf(object, this.seen);
      return this.floats.get(snapshot) ?? this.node(snapshot);
    }
    const base =
      snapshot.base === null || this.absent.has(snapshot.base as Node)
        ? null
        : this.node(snapshot.base as Node);
    return new VirtualSnapshot(
      snapshot.what,
      base,
      snapshot.fields.map((f) => this.copySnapshot(f)),
      snapshot.detail,
    );
  }
}

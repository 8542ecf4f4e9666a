/**
 * Joining paths that meet again before the end of a turn.
 *
 * At a branch whose ways meet (merge-points.ts) the recorder opens a merge: what follows goes into
 * the merge's block. When the first path arrives at the meeting point, the merge gets its phis, and
 * the recording goes on behind it. A bridge from within that arrives there joins it with values
 * for the phis, if they have the kinds of the first path's; so the code behind is recorded once,
 * and k branches after one another are k merges, not 2^k paths.
 *
 * Phis stand for what may be stored on any way from the branch to the meeting point, and for what
 * may be pushed on the stack. Everything else is the same value on all paths; what a path learnt of its kind
 * is forgotten, since the others did not.
 *
 * A first path that goes elsewhere (leaves the loop, continues it) or whose values cannot be phis
 * abandons the merge: its nodes move to where it stands.
 *
 * Invariant: behind a merge the state mentions no node of its block but through phis.
 */
import type { Code } from "../../src/bytecode/code.ts";
import type { Frame } from "../../src/vm/frame.ts";
import type { Kind } from "../ir/ops.ts";
import { type Block, Merge, Node, type OpenLoop, type OpenMerge } from "../ir/tree.ts";
import { kindOfLive, unboxOps } from "./layout.ts";
import { type MergePoint, mergePointOf } from "./merge-points.ts";
import type { Recorder } from "./recorder.ts";
import { type EntryState, isBuildable, type Symbol, Virtual } from "./state.ts";

/** What a merge expects of a path that joins it. */
export interface MergeLayout {
  /** Symbolic frames at the meeting point. */
  readonly depth: number;
  readonly code: Code;
  readonly pc: number;
  /** The innermost frame's registers: phis, or what every path has there. */
  readonly regs: readonly Symbol[];
  /** Entries with values that are not written yet. */
  readonly entries: ReadonlyMap<object, Node>;
}

/** A merge whose first path is being recorded. */
export interface Region extends OpenMerge {
  readonly depth: number;
  readonly code: Code;
  readonly pc: number;
  readonly point: MergePoint;
  /** Where the merge stands; it is the last node there. */
  readonly block: Block;
  readonly loops: readonly OpenLoop[];
  readonly outer: readonly OpenMerge[];
  /** Registers of all frames up to that of the meeting point, as they were at the branch. */
  readonly saved: readonly (readonly Symbol[])[];
  readonly entries: ReadonlyMap<object, EntryState>;
}

// --- Opening ---------------------------------------------------------------------------------------

/** At a branch: `popped` stack items are gone behind it. */
export function openMerge(recorder: Recorder, code: Code, pc: number, popped: number): void {
  if (recorder.host.parameters.merges === 0) return;
  const point = mergePointOf(code, pc, recorder.host.wordAt.bind(recorder.host));
  if (point === null) return;
  open(recorder, { depth: recorder.state.frames.length, code, pc: point.pc }, point, popped);
}

/** At a call that is recorded through: all ways through the callee meet behind it. */
export function openCallMerge(recorder: Recorder, operands: number): void {
  if (recorder.host.parameters.merges === 0) return;
  const { frames } = recorder.state;
  const { code, pc } = recorder.state.top;
  const place = { depth: frames.length, code, pc };
  open(recorder, place, { ...behindCall, pc, lowest: -operands }, 0);
}

const behindCall: MergePoint = {
  pc: 0,
  storedSlots: new Set(),
  storedNames: new Set(),
  lowest: 0,
};

function open(recorder: Recorder, where: Place, point: MergePoint, popped: number): void {
  if (isKnown(recorder, where)) return;
  const frames = recorder.state.frames.slice(0, where.depth);
  const saved = freeze(frames.map((frame) => frame.regs));
  if (where.depth === recorder.state.frames.length) {
    (saved[where.depth - 1] as Symbol[]).length -= popped;
  }
  const merge = new Merge(where.code, where.pc);
  const region: Region = {
    ...where,
    merge,
    point,
    layout: null,
    abandoned: false,
    block: recorder.block,
    loops: recorder.loops,
    outer: recorder.merges,
    saved,
    entries: new Map(recorder.state.entries),
  };
  recorder.emit("merge", "v", [], { merge });
  recorder.known.moveTo(merge.body, recorder.block);
  recorder.block = merge.body;
  recorder.merges = [...recorder.merges, region];
}

interface Place {
  readonly depth: number;
  readonly code: Code;
  readonly pc: number;
}

function isKnown(recorder: Recorder, { depth, code, pc }: Place): boolean {
  return recorder.merges.some((open) => {
    const at = placeOf(open);
    return !open.abandoned && at.depth === depth && at.code === code && at.pc === pc;
  });
}

function placeOf(open: OpenMerge): Place {
  return (open.layout as MergeLayout | null) ?? (open as Region);
}

/** Copies registers: objects that are not built change in place. One object stays one. */
function freeze(registers: readonly (readonly Symbol[])[]): Symbol[][] {
  const seen = new Map<Virtual, Virtual>();
  const copy = (symbol: Symbol): Symbol => {
    if (!(symbol instanceof Virtual)) return symbol;
    let made = seen.get(symbol);
    if (made === undefined) {
      made = new Virtual(symbol.what, symbol.base, symbol.fields.map(copy), symbol.detail);
      seen.set(symbol, made);
    }
    return made;
  };
  return registers.map((regs) => regs.map(copy));
}

/** Has an iterator or generator stayed where it was? Other values do not change. */
function isUnmoved(before: Symbol, now: Symbol): boolean {
  if (!(before instanceof Virtual)) return !(now instanceof Virtual) || isBuildable(now);
  if (before.what === "tuple") return true;
  if (!(now instanceof Virtual) || now.what !== before.what || now.detail !== before.detail)
    return false;
  return before.fields.every((field, i) => {
    const other = now.fields[i] as Symbol;
    return field instanceof Virtual ? isUnmoved(field, other) : field === other;
  });
}

// --- Arriving --------------------------------------------------------------------------------------

/** Before an instruction: does a path end here? */
export function atMeetingPoint(recorder: Recorder, frame: Frame, pc: number): void {
  const depth = recorder.state.frames.length;
  for (let i = recorder.merges.length - 1; i >= 0; i--) {
    const open = recorder.merges[i] as OpenMerge;
    const at = placeOf(open);
    if (open.abandoned || at.depth > depth) {
      leaveMerge(recorder, i);
      continue;
    }
    if (at.depth !== depth || at.code !== frame.code || at.pc !== pc) continue;
    // Merges opened on the way whose meeting point was not passed: a loop was left, say.
    for (let j = recorder.merges.length - 1; j > i; j--) leaveMerge(recorder, j);
    if (open.layout === null) closeRegion(recorder, open as Region);
    else joinMerge(recorder, open, frame);
    // A path that did not fit has passed the place: it may come by in a later turn.
    recorder.merges = recorder.merges.slice(0, i);
    return;
  }
}

/** The path has returned past the meeting point. */
function leaveMerge(recorder: Recorder, index: number): void {
  const open = recorder.merges[index] as OpenMerge;
  if (open.layout === null && !open.abandoned) abandon(recorder, open as Region);
  recorder.merges = recorder.merges.filter((other) => other !== open);
}

/** The recording ends: merges that its path did not reach are none. */
export function abandonAll(recorder: Recorder): void {
  for (let i = recorder.merges.length - 1; i >= 0; i--) {
    const open = recorder.merges[i] as OpenMerge;
    if (open.layout === null && !open.abandoned) abandon(recorder, open as Region);
  }
}

/** Puts the nodes of the merge's block in its place. */
function abandon(recorder: Recorder, region: Region): void {
  const { nodes } = region.block;
  const at = nodes.findIndex((node) => node.merge === region.merge && node.op === "merge");
  nodes.splice(at, 1, ...region.merge.body.nodes);
  region.abandoned = true;
  recorder.known.moveTo(region.block, region.merge.body);
  if (recorder.block === region.merge.body) recorder.block = region.block;
}

// --- The first path --------------------------------------------------------------------------------

function closeRegion(recorder: Recorder, region: Region): void {
  const regs = phiRegisters(recorder, region);
  if (regs === null || !areOthersUnmoved(recorder, region)) {
    leaveMerge(recorder, recorder.merges.indexOf(region));
    return;
  }
  restore(recorder, region);
  const entries = settleEntries(recorder, region);
  const { merge } = region;
  const values: Node[] = [];
  const present = recorder.state.top.regs;
  regs.forEach((value, i) => {
    const before = region.saved[region.depth - 1] as readonly Symbol[];
    if (value === undefined) {
      present[i] = before[i] as Symbol;
      return;
    }
    const phi = new Node("phi", value.kind, []);
    phi.mayBeUnbound = value.mayBeUnbound;
    merge.phis.push(phi);
    values.push(value);
    present[i] = phi;
  });
  recorder.emit("join", "v", values, { merge });
  region.layout = {
    depth: region.depth,
    code: region.code,
    pc: region.pc,
    regs: freeze([present])[0] as Symbol[],
    entries,
  } satisfies MergeLayout;
  recorder.block = region.block;
  recorder.loops = region.loops;
  recorder.merges = region.outer;
}

/** Each register's value for a phi, undefined where it needs none; null: some cannot be phis. */
function phiRegisters(recorder: Recorder, region: Region): (Node | undefined)[] | null {
  const { regs, code } = recorder.state.top;
  const before = region.saved[region.depth - 1] as readonly Symbol[];
  const values: (Node | undefined)[] = [];
  for (let i = 0; i < regs.length; i++) {
    const symbol = regs[i] as Symbol;
    const isLocal = i < code.slotCount;
    const isStored = isLocal && region.point.storedSlots.has(i);
    const isUnset = symbol === null && before[i] === null;
    if (i >= before.length || (isStored && !isUnset)) {
      if (!(symbol instanceof Node)) return null;
      values.push(symbol);
    } else if (!isLocal && i >= before.length + region.point.lowest) {
      if (!(symbol instanceof Node)) return null;
      values.push(symbol);
    } else values.push(undefined);
  }
  return values;
}

function areOthersUnmoved(recorder: Recorder, region: Region): boolean {
  return recorder.state.frames.every((frame, f) => {
    const before = region.saved[f] as readonly Symbol[];
    return before.every(
      (symbol, i) => i >= frame.regs.length || isUnmoved(symbol, frame.regs[i] as Symbol),
    );
  });
}

/** Registers of outer frames as they were at the branch. */
function restore(recorder: Recorder, region: Region): void {
  recorder.state.frames.slice(0, -1).forEach((frame, f) => {
    const before = region.saved[f] as readonly Symbol[];
    for (let i = 0; i < frame.regs.length; i++) frame.regs[i] = before[i] as Symbol;
  });
}

/** Keeps the entries that no path may have stored; writes the others. */
function settleEntries(recorder: Recorder, region: Region): Map<object, Node> {
  const { entries } = recorder.state;
  const kept = new Map<object, Node>();
  for (const [entry, held] of entries) {
    const before = region.entries.get(entry);
    const isSame = held.dirty && before?.dirty === true && before.symbol === held.symbol;
    if (isSame && !region.point.storedNames.has((entry as { key: string }).key)) {
      kept.set(entry, held.symbol);
    } else if (held.dirty) {
      recorder.emit("set_entry", "v", [recorder.boxNode(held.symbol)], { object: entry });
    }
  }
  entries.clear();
  for (const [entry, symbol] of kept) entries.set(entry, { symbol, dirty: true });
  return kept;
}

// --- Further paths ---------------------------------------------------------------------------------

/** Ends the recording behind the merge, if the values fit. */
function joinMerge(recorder: Recorder, open: OpenMerge, frame: Frame): void {
  const layout = open.layout as MergeLayout;
  if (!sameObjects(recorder, layout) || !sameEntries(recorder, layout)) return;
  recorder.exit = recorder.state.snapshot();
  const values = valuesFor(recorder, open.merge, layout, frame);
  if (values === null) return;
  for (const [entry, held] of recorder.state.entries) {
    if (held.dirty && !layout.entries.has(entry)) {
      recorder.emit("set_entry", "v", [recorder.boxNode(held.symbol)], { object: entry });
    }
  }
  recorder.emit("join", "v", values, { merge: open.merge });
  recorder.closed = true;
}

/** Iterators stand where they stood for the first path. */
function sameObjects(recorder: Recorder, layout: MergeLayout): boolean {
  const { regs } = recorder.state.top;
  return (
    regs.length === layout.regs.length &&
    layout.regs.every((symbol, i) => isUnmoved(symbol, regs[i] as Symbol))
  );
}

function sameEntries(recorder: Recorder, layout: MergeLayout): boolean {
  for (const [entry, symbol] of layout.entries) {
    const held = recorder.state.entries.get(entry);
    if (held?.dirty !== true || held.symbol !== symbol) return false;
  }
  return true;
}

/** Values for the phis; null when a kind does not agree. Nothing is emitted unless all do. */
function valuesFor(
  recorder: Recorder,
  merge: Merge,
  layout: MergeLayout,
  frame: Frame,
): Node[] | null {
  const phis = new Set(merge.phis);
  const found: { phi: Node; symbol: Symbol }[] = [];
  for (let i = 0; i < layout.regs.length; i++) {
    const expected = layout.regs[i] as Symbol;
    const symbol = recorder.state.top.regs[i] as Symbol;
    if (expected === null && symbol !== null) return null;
    if (!(expected instanceof Node) || !phis.has(expected)) continue;
    if (!fits(expected, symbol, frame.regs[i])) return null;
    found.push({ phi: expected, symbol });
  }
  return found.map(({ phi, symbol }) => convert(recorder, phi.kind, symbol));
}

function fits({ kind, mayBeUnbound }: Node, symbol: Symbol, live: unknown): boolean {
  if (symbol === null) return mayBeUnbound;
  if (symbol instanceof Virtual) return kind === "r" && symbol.what === "tuple";
  if (symbol.mayBeUnbound && !mayBeUnbound) return false;
  if (symbol.kind === kind || kind === "r") return true;
  return symbol.kind === "r" && symbol.op !== "const" && kindOfLive(live) === kind;
}

function convert(recorder: Recorder, kind: Kind, symbol: Symbol): Node {
  if (kind === "r") return recorder.box(symbol);
  const node = symbol as Node;
  if (node.kind === kind) return node;
  return recorder.check(unboxOps[kind as "n"], [node]);
}

/**
 * What a recording does at a loop header.
 *
 * In this order: continue a loop around it that stands for this header, when the kinds of its
 * variables agree; put in the compiled tree of an inner loop, run it, and go on where it left;
 * open a loop here (a recording that begins at a header, or a version of the loop for other
 * kinds); or go on in line (the first turn of a loop whose kinds have yet to settle).
 *
 * The state at a header is described by a layout (layout.ts): the symbols in all registers when
 * the loop was opened, with a phi wherever an iteration may store, in the fields of the iterator
 * on top of the stack, and for the module's variables that the loop stores. The operands of the
 * loop node and of each `continue` follow from walking a layout and a state side by side.
 */
import { Op } from "../../src/bytecode/opcodes.ts";
import type { Value } from "../../src/objects/object.ts";
import type { Frame } from "../../src/vm/frame.ts";
import { abort } from "../aborts.ts";
import { advancesField } from "./container-iteration.ts";
import { copyInner } from "./inner.ts";
import { constant, Loop, Node } from "../ir/tree.ts";
import type { Kind } from "../ir/ops.ts";
import { isGenerator, liveRegister, stateOf, yieldsOf } from "./generators.ts";
import { openIterator } from "./iteration.ts";
import { isAlike, kindOfLive, type Layout, unboxOps } from "./layout.ts";
import { type LoopInfo, loopsOf, mayStore } from "./loops.ts";
import { loadEntry, markNamespace } from "./names.ts";
import type { Recorder } from "./recorder.ts";
import { isOwnStep } from "./steps.ts";
import { isBuildable, type State, type Symbol, Virtual } from "./state.ts";

export function atHeader(recorder: Recorder, frame: Frame, pc: number, first: boolean): void {
  const info = loopsOf(frame.code).get(pc) as LoopInfo;
  const depth = recorder.state.frames.length;
  let peers = 0;
  for (let i = recorder.loops.length - 1; i >= 0; i--) {
    const open = recorder.loops[i];
    if (open === undefined || open.loop.code !== frame.code || open.loop.header !== pc) continue;
    if (open.depth !== depth) continue;
    peers++;
    const args = argumentsFor(recorder, open.loop, frame);
    if (args !== null) {
      finishContinue(recorder, open.loop, args);
      return;
    }
  }
  if (!first && passYieldingLoop(recorder, frame, info)) return;
  const inner = first ? null : recorder.host.treeAt(frame, pc);
  if (inner !== null && inner !== recorder.tree && copyInner(recorder, inner, frame)) return;
  const passes = (recorder.state.top.passes.get(pc) ?? 0) + 1;
  recorder.state.top.passes.set(pc, passes);
  if (first || peers > 0) {
    if (peers >= recorder.host.parameters.peer_limit) {
      recorder.leave();
      return;
    }
    openLoop(recorder, frame, info);
    return;
  }
  if (inner !== null && passes > recorder.host.parameters.peel_limit) {
    // It was compiled for other kinds: this is a loop of the tree around it.
    openLoop(recorder, frame, info);
    return;
  }
  if (inner === null && passes > 1) {
    recorder.host.wantLoop(frame.code, pc);
    if (passes > recorder.host.parameters.unroll_limit) abort("innerLoop");
  }
}

/**
 * A loop that yields takes its turns from what resumes the generator. It is a loop of the trace
 * only if it may also go round without a yield.
 */
function passYieldingLoop(recorder: Recorder, frame: Frame, info: LoopInfo): boolean {
  if (recorder.state.top.resumed === null && !isOwnStep(recorder)) return false;
  const loop = yieldsOf(recorder.host, frame.code, info);
  if (!loop.yields) return false;
  if (loop.mayGoRound) openLoop(recorder, frame, info);
  return true;
}

// --- Opening -------------------------------------------------------------------------------------

/** Opens a loop at the present state: phis for what the loop may change. */
export function openLoop(recorder: Recorder, frame: Frame, info: LoopInfo): void {
  const { state } = recorder;
  const top = state.top;
  openTopIterator(recorder, frame, info);
  specializeUsed(recorder, frame, info);
  flushOthers(recorder, frame, info);
  const loop = new Loop(frame.code, info.header);
  const inits: Node[] = [];
  const phi = (init: Node): Node => {
    const node = new Node("phi", init.kind, []);
    node.mayBeUnbound = init.mayBeUnbound;
    loop.phis.push(node);
    inits.push(init);
    return node;
  };
  const loosePhi = (init: Node): Node => {
    const node = new Node("phi", "r", []);
    node.mayBeUnbound = true;
    loop.phis.push(node);
    inits.push(init);
    return node;
  };
  for (let slot = 0; slot < top.regs.length; slot++) {
    const symbol = top.regs[slot] as Symbol;
    if (slot < frame.code.slotCount) {
      if (symbol !== null && info.storedSlots.has(slot)) {
        const isLoose = isIdle(info, slot, frame.regs[slot]);
        top.regs[slot] = isLoose ? loosePhi(recorder.box(symbol)) : phi(recorder.node(symbol));
      }
    }
  }
  const last = top.regs.length - 1;
  const onTop = top.regs[last];
  if (isForHeader(recorder, info) && onTop instanceof Virtual) {
    replaceVirtual(state, onTop, iteratorWithPhis(recorder, onTop, phi));
  }
  const entries = new Map<object, Node>();
  for (const [entry, held] of state.entries) {
    const node = phi(held.symbol);
    entries.set(entry, node);
    state.entries.set(entry, { symbol: node, dirty: true });
  }
  loop.layout = { regs: top.regs.map(frozen), entries } satisfies Layout;
  const exit = state.snapshot();
  recorder.emit("loop", "v", inits, { loop, exit });
  recorder.block = loop.body;
  recorder.loops = [...recorder.loops, { loop, depth: state.frames.length }];
  top.passes.clear();
}

/**
 * What the next turn does not read needs no kind, and may be unbound where the loop is entered.
 * V8: ints beyond 32 bits and floats would be boxed in every turn: they keep their kind.
 */
function isIdle(info: LoopInfo, slot: number, live: unknown): boolean {
  if (!info.idleSlots.has(slot)) return false;
  return typeof live === "number"
    ? live === (live | 0)
    : kindOfLive(live) !== "f" && typeof live !== "bigint";
}

/** Iterators advance in place: the layout keeps what they were at the header. */
function frozen(symbol: Symbol): Symbol {
  if (!(symbol instanceof Virtual)) return symbol;
  return new Virtual(symbol.what, symbol.base, symbol.fields.map(frozen), symbol.detail);
}

/** A real iterator on top of the stack of a `for` header is taken apart in front of the loop. */
function openTopIterator(recorder: Recorder, frame: Frame, info: LoopInfo): void {
  const { regs } = recorder.state.top;
  const last = regs.length - 1;
  const symbol = regs[last];
  if (!isForHeader(recorder, info) || !(symbol instanceof Node)) return;
  const opened = openIterator(recorder, symbol, frame.regs[last], frame);
  if (opened !== null) regs[last] = opened;
}

function isForHeader(recorder: Recorder, info: LoopInfo): boolean {
  return (recorder.host.wordAt(recorder.state.top.code, info.header) & 255) === Op.FOR_ITER;
}

/** Slots the loop uses get the kind their value has now, once, in front of the loop. */
function specializeUsed(recorder: Recorder, frame: Frame, info: LoopInfo): void {
  const top = recorder.state.top;
  for (let slot = 0; slot < frame.code.slotCount; slot++) {
    if (!info.usedSlots.has(slot) && !info.storedSlots.has(slot)) continue;
    if (isIdle(info, slot, frame.regs[slot])) continue;
    const known = recorder.specialize(top.regs[slot] as Symbol, frame.regs[slot]);
    top.regs[slot] = recorder.narrow(known, frame.regs[slot]);
    if (frame.regs[slot] !== undefined) ensureBoundAtEntry(recorder, known);
  }
}

/** What the first loop of a tree uses is seen to be bound once, where the tree is entered. */
function ensureBoundAtEntry(recorder: Recorder, symbol: Symbol): void {
  if (!(symbol instanceof Node) || symbol.op !== "input" || !symbol.mayBeUnbound) return;
  if (recorder.block !== recorder.tree.root) return;
  recorder.check("guard_bound", [symbol]);
  symbol.mayBeUnbound = false;
}

/** Module variables that the loop stores stay in the trace; others are written and forgotten. */
function flushOthers(recorder: Recorder, frame: Frame, info: LoopInfo): void {
  const { state } = recorder;
  const kept = new Map<object, { node: Node }>();
  if (info.storedNames.size > 0) markNamespace(frame.globals);
  const table = frame.globals.table;
  for (const name of info.storedNames) {
    const entry = table.entries.get(name);
    if (entry === undefined || entry.value === undefined) continue;
    const held = state.entries.get(entry);
    const known = recorder.specialize(held?.symbol ?? loadEntry(recorder, entry), entry.value);
    const node = recorder.narrow(known, entry.value) as Node;
    if (held === undefined && node.kind === "r") recorder.check("guard_bound", [node]);
    kept.set(entry, { node });
  }
  for (const [entry, held] of state.entries) {
    if (held.dirty && !kept.has(entry)) {
      recorder.emit("set_entry", "v", [recorder.boxNode(held.symbol)], { object: entry });
    }
  }
  state.entries.clear();
  for (const [entry, { node }] of kept) state.entries.set(entry, { symbol: node, dirty: true });
}

/**
 * The iterator of a `for` header, with phis for the fields that advance. What stands on the stack
 * of a generator (`isWithin`) may be replaced by another one of its kind: all its fields may
 * change, but for those that decide what is recorded of a step.
 */
function iteratorWithPhis(
  recorder: Recorder,
  iterator: Virtual,
  phi: (init: Node) => Node,
  isWithin = false,
): Virtual {
  const isOther = isWithin && iterator.base === null;
  const holds = iterator.what === "generator";
  const fields = iterator.fields.map((field, i) => {
    if (field instanceof Virtual && isIterator(field))
      return iteratorWithPhis(recorder, field, phi, isWithin || holds);
    const changes = advances(iterator, i) || (isOther && mayDiffer(iterator, i, field));
    return changes && field !== null ? phi(recorder.node(field)) : field;
  });
  return new Virtual(iterator.what, iterator.base, fields, iterator.detail);
}

/** Fields of an iterator that takes the place of one like it. A generator's first is its function. */
function mayDiffer({ what }: Virtual, index: number, field: Symbol): boolean {
  if (field instanceof Node && field.op === "const") return false;
  return what === "generator" ? index > 0 : what !== "range_iterator" || index < 2;
}

function isIterator({ what }: Virtual): boolean {
  return (
    what.endsWith("iterator") || what === "enumerate" || what === "zip" || what === "generator"
  );
}

/** One object in two registers stays one. */
function replaceVirtual(state: State, old: Virtual, fresh: Virtual): void {
  for (const { regs } of state.frames) {
    for (let i = 0; i < regs.length; i++) if (regs[i] === old) regs[i] = fresh;
  }
}

function advances(iterator: Virtual, field: number): boolean {
  switch (iterator.what) {
    case "range_iterator":
      return field === 0;
    case "list_iterator":
    case "tuple_iterator":
    case "enumerate":
      return field === 1;
    case "generator":
      return mayStore(stateOf(iterator).code, field - 1);
    default:
      return advancesField(iterator, field);
  }
}

// --- Continuing ----------------------------------------------------------------------------------

/**
 * The next values of a loop's phis in the present state, or null when a kind does not agree.
 * Nothing is emitted unless all agree.
 */
function argumentsFor(recorder: Recorder, loop: Loop, frame: Frame): Node[] | null {
  const layout = loop.layout as Layout;
  const { state } = recorder;
  if (state.top.regs.length !== layout.regs.length) return null;
  specializeForLoop(recorder, loop, frame);
  const pairs = pairUp(layout, state, loop);
  if (pairs === null) return null;
  for (const [entry, phi] of layout.entries) {
    const held = state.entries.get(entry);
    pairs.set(phi, held === undefined ? entry : held.symbol);
  }
  for (const phi of loop.phis) if (!fits(phi, pairs.get(phi))) return null;
  return loop.phis.map((phi) => convert(recorder, phi.kind, pairs.get(phi) as Symbol | object));
}

/** What stands where each phi stood; null when the registers do not correspond. */
function pairUp(layout: Layout, state: State, loop: Loop): Map<Node, Symbol | object> | null {
  const pairs = new Map<Node, Symbol | object>();
  const phis = new Set(loop.phis);
  const visit = (expected: Symbol, present: Symbol, isOther: boolean): boolean => {
    if (present === null && expected instanceof Node && expected.mayBeUnbound) {
      pairs.set(expected, constant(undefined, "r"));
      return true;
    }
    if (expected === null || present === null) return expected === present;
    if (expected instanceof Node) {
      if (phis.has(expected)) pairs.set(expected, present);
      else if (isOther) return isSame(expected, present);
      return true;
    }
    if (!(present instanceof Virtual) || !isAlike(present, expected)) return false;
    if (present.base !== expected.base) return false;
    const isGenerator = expected.what === "generator";
    return expected.fields.every((field, i) => {
      const within = isOther || (isGenerator && isReplaceable(field));
      return (isGenerator && i === 0) || visit(field, present.fields[i] as Symbol, within);
    });
  };
  const regs = state.top.regs;
  if (regs.length !== layout.regs.length) return null;
  for (let i = 0; i < regs.length; i++) {
    if (!visit(layout.regs[i] as Symbol, regs[i] as Symbol, false)) return null;
  }
  return pairs;
}

function isReplaceable(symbol: Symbol): boolean {
  return symbol instanceof Virtual && isIterator(symbol) && symbol.base === null;
}

function isSame(a: Node, b: Symbol): boolean {
  if (a === b) return true;
  return b instanceof Node && a.op === "const" && b.op === "const" && a.object === b.object;
}

/**
 * Values whose kind the trace does not know get the kind that they have now and the loop wants:
 * a check each, in front of the `continue`.
 */
function specializeForLoop(recorder: Recorder, loop: Loop, frame: Frame): void {
  const { regs } = loop.layout as Layout;
  const visit = (wanted: readonly Symbol[], present: Symbol[], live: Live): void => {
    for (let i = 0; i < wanted.length && i < present.length; i++) {
      const expected = wanted[i];
      const symbol = present[i] as Symbol;
      if (expected instanceof Virtual && isGenerator(symbol)) {
        visit(expected.fields, symbol.fields, (field) => liveRegister(live(i), field));
      }
      if (!(expected instanceof Node) || !loop.phis.includes(expected)) continue;
      ensureBound(recorder, expected, symbol, live(i));
      if (expected.kind === "r") continue;
      present[i] = specializeTo(recorder, expected.kind, symbol, live(i));
    }
  };
  visit(regs, recorder.state.top.regs, (i) => frame.regs[i]);
}

type Live = (index: number) => Value | undefined;

/** A phi that is always bound takes nothing that may not be. */
function ensureBound(recorder: Recorder, phi: Node, symbol: Symbol, live: unknown): void {
  if (!(symbol instanceof Node) || !symbol.mayBeUnbound || phi.mayBeUnbound) return;
  if (live === undefined) abort("raised");
  recorder.check("guard_bound", [symbol]);
}

function specializeTo(recorder: Recorder, kind: Kind, symbol: Symbol, live: unknown): Symbol {
  const own = kindOfLive(live);
  if (kind === "g" && (own === "n" || own === "g")) return recorder.asBig(symbol, live as number);
  if (own !== kind) return symbol;
  return recorder.kindOf(symbol) === "g"
    ? recorder.asInt(symbol, live as number)
    : recorder.specialize(symbol, live as number);
}

/** May the present symbol become a phi of this kind without a check? */
function fits({ kind, mayBeUnbound }: Node, present: unknown): boolean {
  if (present instanceof Node && mayBeUnbound) return present.kind !== "f" && present.kind !== "g";
  if (present instanceof Node) return kind === "r" || present.kind === kind;
  if (present instanceof Virtual) return kind === "r" && isBuildable(present);
  // A namespace entry that must be read again: its kind is checked then.
  return present !== null && present !== undefined;
}

function convert(recorder: Recorder, kind: Kind, present: Symbol | object): Node {
  if (present instanceof Node || present instanceof Virtual) {
    return kind === "r" ? recorder.box(present) : (present as Node);
  }
  const entry = present as { value: never };
  const raw = loadEntry(recorder, entry);
  if (kind === "r") {
    recorder.check("guard_bound", [raw]);
    return raw;
  }
  return recorder.check(unboxOps[kind as keyof typeof unboxOps], [raw]);
}

/** Ends the block with `continue`; entries that are no phis of the loop are written first. */
export function finishContinue(recorder: Recorder, loop: Loop, args: Node[]): void {
  const layout = loop.layout as Layout;
  for (const [entry, held] of recorder.state.entries) {
    if (held.dirty && !layout.entries.has(entry)) {
      recorder.emit("set_entry", "v", [recorder.boxNode(held.symbol)], { object: entry });
    }
  }
  recorder.emit("continue", "v", args, { loop });
  recorder.closed = true;
}

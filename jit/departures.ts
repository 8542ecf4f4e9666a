/**
 * What is done about exits: counted, and when one is hot, its tree grows.
 *
 * A check that asked for more than was recorded is widened, one that an optimization moved is
 * pinned to its place, names that were bound anew are checked against what they are now, and
 * everything else gets a bridge. What cannot be helped is left alone after some attempts.
 */
import type { HashTable } from "../src/objects/hash-table.ts";
import type { Frame } from "../src/vm/frame.ts";
import type { ExitLayout } from "./backend/exit-places.ts";
import { forced } from "./backend/stress.ts";
import { ensureState } from "./code-state.ts";
import type { Compilation } from "./compilation.ts";
import type { JitEvent, Place } from "./events.ts";
import { type Exit, type Node, walk } from "./ir/tree.ts";
import type { Parameters } from "./parameters.ts";
import { isHandled } from "./record/foreseen.ts";
import { State } from "./record/state.ts";
import type { Unit } from "./unit.ts";

/** Failed attempts at a bridge after which its check is left alone. */
export const bridgeAttempts = 3;

/** What is known of one recorded check. */
export interface ExitState {
  /** How often it was left at. */
  count: number;
  /** How often bridging was given up. */
  aborts: number;
  /** The count at which to try again. */
  next: number;
  /** At a loop's entry: how often a recording began in the last turn. */
  lastTurns: number;
}

export interface DepartureHost {
  readonly parameters: Parameters;
  /** May a recording begin now? */
  readonly isFree: boolean;
  startBridge(unit: Unit, check: Node, top: Frame, place: Place): void;
  emitEvent(event: JitEvent): void;
}

export class Departures {
  private readonly states = new WeakMap<Node, ExitState>();
  /** Namespace entries that a check found changed. */
  private readonly changing = new WeakSet<object>();

  constructor(
    private readonly host: DepartureHost,
    private readonly compilation: Compilation,
  ) {}

  isChanging(entry: object): boolean {
    return this.changing.has(entry);
  }

  countOf(check: Node): number {
    return this.states.get(check)?.count ?? 0;
  }

  stateOf(check: Node): ExitState {
    let state = this.states.get(check);
    if (state === undefined) {
      state = { count: 0, aborts: 0, next: this.host.parameters.exit_threshold, lastTurns: 0 };
      this.states.set(check, state);
    }
    return state;
  }

  /** Counts an exit and, when it is hot, widens, unpins or starts a bridge. */
  left(unit: Unit, layout: ExitLayout, top: Frame): void {
    if (forced.pending) {
      forced.pending = false;
      return;
    }
    const emittedCheck = layout.node as Node;
    const check = emittedCheck.origin;
    const state = this.stateOf(check);
    state.count++;
    if (check.op === "guard_entry") this.changing.add(check.object as object);
    if (!this.host.isFree || emittedCheck.op === "loop") return;
    const place = { code: top.code, pc: top.pc };
    if (isNarrow(emittedCheck)) {
      if (state.count >= this.host.parameters.wide_threshold) this.widen(unit, check, place);
      return;
    }
    if (check.op === "guard_keys" && state.count >= state.next && renewKeys(unit, check)) {
      // Names that come and go in every turn must not have the tree emitted in every turn.
      state.next = 2 * state.count;
      this.compilation.compile(unit, 0, "bridge", place);
      return;
    }
    const { pinned } = this.compilation;
    if (check.bridge !== null || (emittedCheck.hoisted && pinned.has(check))) {
      this.compilation.waits(unit, place);
      return;
    }
    if (state.count < state.next || state.aborts >= bridgeAttempts) return;
    if (emittedCheck.hoisted) {
      pinned.add(check);
      unit.stale++;
      this.compilation.waits(unit, place);
      return;
    }
    if (unit.full || check.op === "exit") return;
    this.host.startBridge(unit, check, top, place);
  }

  /**
   * A call raised: what is thrown next finds its handler in the interpreter. When that happens
   * often, the path from the call to its handler is recorded.
   */
  leftRaising(unit: Unit, layout: ExitLayout, top: Frame): void {
    const check = (layout.node as Node).origin;
    const state = this.stateOf(check);
    state.count++;
    if (!this.host.isFree || unit.full) return;
    const place = { code: top.code, pc: top.pc - 1 };
    if (check.bridge !== null) {
      this.compilation.waits(unit, place);
      return;
    }
    if (state.count < state.next || state.aborts >= bridgeAttempts) return;
    const isHandledHere = check.exit !== null && isHandled(State.fromExit(check.exit));
    if (isHandledHere) this.host.startBridge(unit, check, top, place);
    else state.aborts = bridgeAttempts;
  }

  /**
   * The operation left int32 too often: from now on it only leaves beyond safe ints. Or an int was
   * no 64-bit word too often.
   */
  private widen(unit: Unit, check: Node, place: Place): void {
    const { code, pc } = check.exit as Exit;
    if (code === null) return;
    const { wide } = ensureState(code);
    if (!wide.has(pc)) {
      wide.add(pc);
      this.host.emitEvent({ kind: "widen", place });
      unit.stale++;
    }
    this.compilation.waits(unit, place);
  }
}

/**
 * A namespace got new names, but none that the tree knows to be missing: what it was recorded
 * with holds for the present version too. The old one never comes again, so it needs no bridge.
 */
function renewKeys(unit: Unit, check: Node): boolean {
  const table = check.object as HashTable;
  if (check.imm === table.keysVersion) return true;
  const checks: Node[] = [];
  walk(unit.tree.root, (node) => {
    if (node.op === "guard_keys" && node.object === table) checks.push(node);
  });
  if (checks.some(({ name }) => table.entries.get(name)?.value !== undefined)) return false;
  for (const node of checks) node.imm = table.keysVersion;
  return true;
}

/** A check of more than what was recorded promises: it can be had without. */
function isNarrow(check: Node): boolean {
  const { op } = check.origin;
  if (op === "unbox_big") return check.imm !== 0;
  return op === "guard_int32" || (op.endsWith("32") && op.startsWith("int_"));
}

/**
 * What the trace compiler knows of one code object: its hot places, the words that were patched,
 * and what was learnt of single instructions.
 *
 * It hangs on the code object and nowhere else, so that compiled traces go when the code that they
 * were made from goes: a program that makes functions or calls `exec` all its life must not grow.
 *
 * Invariant: nothing that lives as long as the trace compiler holds a code object, a function or
 * anything made from one, except while a recording is under way, for reports that were asked for,
 * and for `Driver.release` where the compiler may be detached.
 */
import type { Code } from "../src/bytecode/code.ts";
import type { Unit } from "./unit.ts";
import type { Place } from "./events.ts";

/** A loop header, a function's entry, or where a generator goes on, that was found hot. */
export interface Site {
  readonly place: Place;
  /** What ENTER_TRACE names it by: its place among the code's sites. */
  readonly slot: number;
  unit: Unit | null;
  aborts: number;
  /** Where the counter starts after the next abort. */
  backoff: number;
  /** How often a recording began in the loop's last turn. */
  lastTurns: number;
}

export class CodeState {
  /** By the pc of the header; -1 for a function's entry; by `stepKey` for a generator's RESUME. */
  readonly sites = new Map<number, Site>();
  readonly slots: Site[] = [];
  /** The words that ENTER_TRACE was written over. */
  readonly originals = new Map<number, number>();
  /** The unit of functions of this code, where it takes the function as an argument. */
  closure: Unit | null = null;
  /** Int operations that left int32. */
  readonly wide = new Set<number>();
  /** Instructions that called something that looked at frames. */
  readonly inspecting = new Set<number>();

  ensureSite(code: Code, pc: number, backoff: number): Site {
    let site = this.sites.get(pc);
    if (site === undefined) {
      const place = { code, pc: pc < functionKey ? resumeOf(pc) : Math.max(0, pc) };
      site = { place, slot: this.slots.length, unit: null, aborts: 0, backoff, lastTurns: 0 };
      this.sites.set(pc, site);
      this.slots.push(site);
    }
    return site;
  }
}

/** A function's entry among the sites of its code. */
export const functionKey = -1;

/** The RESUME of a generator among the sites of its code. */
export function stepKey(pc: number): number {
  return functionKey - 1 - pc;
}

/** The RESUME that a step's key stands for. */
export function resumeOf(key: number): number {
  return functionKey - 1 - key;
}

/** Null as long as nothing in the code was hot. */
export function stateOf(code: Code): CodeState | null {
  return code.jit as CodeState | null;
}

export function ensureState(code: Code): CodeState {
  let state = stateOf(code);
  if (state === null) {
    state = new CodeState();
    code.jit = state;
  }
  return state;
}

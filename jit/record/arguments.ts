/**
 * Binding the arguments of a call to the parameters of a known function, at recording.
 *
 * The interpreter binds with vm/calls.ts (`bindFrame`); what is bound here is the same, symbol by
 * symbol: positional and keyword arguments, defaults as constants, the rest as a tuple that is
 * not built. A dict for `**keywords` is made when the function is known to be the one expected.
 * Whatever would be an error is left to the call itself.
 */
import { type Code, CodeFlag } from "../../src/bytecode/code.ts";
import type { PyFunction } from "../../src/objects/function.ts";
import { emptyTuple } from "../../src/objects/tuple.ts";
import { constant } from "../ir/tree.ts";
import type { Recorder } from "./recorder.ts";
import { type Symbol, Virtual } from "./state.ts";

export const noNames: readonly string[] = [];

export interface BoundArguments {
  /** By slot; null is a missing self, or a dict to be made. */
  readonly args: Symbol[];
  readonly usesDefaults: boolean;
  /** For `**keywords`: its slot, or -1, and what it holds. */
  readonly keywordsSlot: number;
  readonly keywords: readonly (readonly [name: string, value: Symbol])[];
}

const suspends = CodeFlag.Coroutine | CodeFlag.AsyncGenerator | CodeFlag.IterableCoroutine;

/**
 * The last `names.length` of `given` are keyword arguments. Null: not bound here, as for coroutines
 * and for what raises.
 */
export function bindArguments(
  recorder: Recorder,
  target: PyFunction,
  given: readonly Symbol[],
  names: readonly string[],
): BoundArguments | null {
  const { code } = target;
  if ((code.flags & suspends) !== 0 || code.lazyBody !== null || code.template === null)
    return null;
  const hasRest = (code.flags & CodeFlag.VarArgs) !== 0;
  const hasKeywords = (code.flags & CodeFlag.VarKeywords) !== 0;
  const positional = given.length - names.length;
  if (positional > code.argcount && !hasRest) return null;
  const total = code.argcount + code.kwonlyargcount;
  const slots: (Symbol | undefined)[] = new Array(total).fill(undefined);
  for (let i = 0; i < positional && i < code.argcount; i++) slots[i] = given[i];
  const keywords: (readonly [string, Symbol])[] = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const slot = parameterSlot(code, name);
    const value = given[positional + i] as Symbol;
    if (slot < 0 && hasKeywords) keywords.push([name, value]);
    else if (slot < 0 || slots[slot] !== undefined) return null;
    else slots[slot] = value;
  }
  const usesDefaults = fillDefaults(recorder, target, slots);
  if (slots.includes(undefined)) return null;
  const args = slots as Symbol[];
  if (hasRest) args.push(restOf(given.slice(code.argcount, Math.max(positional, code.argcount))));
  const keywordsSlot = hasKeywords ? args.push(null) - 1 : -1;
  return { args, usesDefaults, keywordsSlot, keywords };
}

/** The parameter that may be given by this name, or -1. */
function parameterSlot(code: Code, name: string): number {
  const slot = code.localNames.indexOf(name, code.posonlyargcount);
  return slot < code.argcount + code.kwonlyargcount ? slot : -1;
}

/** True when there were any to fill. */
function fillDefaults(
  recorder: Recorder,
  target: PyFunction,
  slots: (Symbol | undefined)[],
): boolean {
  const { code } = target;
  const defaults = target.defaults?.items ?? [];
  const first = code.argcount - defaults.length;
  let used = false;
  for (let slot = 0; slot < slots.length; slot++) {
    if (slots[slot] !== undefined) continue;
    const value =
      slot < code.argcount
        ? defaults[slot - first]
        : target.keywordDefaults?.table.getString(code.localNames[slot] as string);
    if (value === undefined) continue;
    slots[slot] = recorder.constantOf(value);
    used = true;
  }
  return used;
}

function restOf(symbols: readonly Symbol[]): Symbol {
  return symbols.length === 0
    ? constant(emptyTuple, "r")
    : new Virtual("tuple", null, [...symbols]);
}

/** Makes the dict of `**keywords`; after the checks of the call, before its frame. */
export function fillKeywords(recorder: Recorder, bound: BoundArguments): void {
  if (bound.keywordsSlot < 0) return;
  const items = bound.keywords.flatMap(([name, value]) => [
    recorder.constantOf(name),
    recorder.box(value),
  ]);
  bound.args[bound.keywordsSlot] = recorder.call("call", "makeDict", items);
}

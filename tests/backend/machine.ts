// Runs trees on either backend and says what came out: the exit taken, and the state there.
//
// The state is text: registers by frame, then the namespace entries that were changed, then
// whatever the caller wants shown. Objects print with their contents, so that stores are seen.

import "../../src/bootstrap.ts";
import { type Interpreted, interpretTree, type LoopWatcher } from "../../jit/backend/interpret.ts";
import type { ExitLayout } from "../../jit/backend/exit-places.ts";
import { type Emitted, emitTree } from "../../jit/backend/javascript.ts";
import { readPlace } from "../../jit/backend/exit-area.ts";
import { depth, raisedError, runtime } from "../../jit/backend/runtime.ts";
import { type Exit, Node, type Snapshot, type Tree } from "../../jit/ir/tree.ts";
import { analyzeRanges } from "../../jit/optimize/ranges.ts";
import { PyDict } from "../../src/objects/dict.ts";
import { PyException } from "../../src/objects/errors.ts";
import { ListKind, PyList } from "../../src/objects/list.ts";
import { PyFloat } from "../../src/objects/object.ts";
import { PySet } from "../../src/objects/set.ts";
import { PyTuple } from "../../src/objects/tuple.ts";
import { takeReturned } from "../../src/vm/generators.ts";

export type Backend = "reference" | "javascript";
export const backends: readonly Backend[] = ["reference", "javascript"];

/** How a run ended. */
export interface Ending {
  /** What left; null when a function returned. */
  readonly layout: ExitLayout | null;
  readonly text: string;
}

export type Runner = (inputs: readonly unknown[]) => Ending;

interface FunctionLeft {
  readonly index: number;
}

/** Compiles a tree once; each call of the result is one run. */
export function compileFor(
  backend: Backend,
  tree: Tree,
  extra: Readonly<Record<string, unknown>> = {},
  watch?: LoopWatcher,
): Runner {
  const ranges = analyzeRanges(tree);
  const table = {
    ...runtime,
    interruptFlag: new Int32Array(new SharedArrayBuffer(4)),
    leaveFunction: (_unit: unknown, _exits: unknown, index: number): FunctionLeft => ({ index }),
    leaveStep: (_unit: unknown, _exits: unknown, index: number): FunctionLeft => ({ index }),
    ...extra,
  };
  const unit: { run?: unknown } = {};
  const emitted =
    backend === "reference"
      ? interpretTree(tree, ranges, table, unit, watch)
      : emitTree(tree, ranges, table, unit);
  const run = "run" in emitted ? (emitted as Interpreted).run : instantiate(emitted);
  unit.run = run;
  if (tree.isStep) return (inputs) => runStep(emitted, run, inputs);
  return (inputs) => {
    depth.now = 0;
    const result = tree.isFunction ? run(...inputs) : run(inputs);
    return describeEnding(emitted, tree.isFunction ? result : { index: result });
  };
}

/** The first input is what is sent, the others are the registers of a generator. */
function runStep(
  emitted: Emitted,
  run: (...args: unknown[]) => unknown,
  [sent, ...regs]: readonly unknown[],
): Ending {
  depth.now = 0;
  const frame = { regs, pc: -1, sp: -1 };
  const result = run({ frame }, sent);
  if (result !== null && typeof result === "object" && "index" in result)
    return describeEnding(emitted, result);
  const state = `[${frame.regs.map((value) => (value === undefined ? "_" : show(value))).join(", ")}]`;
  const place = frame.pc < 0 ? "" : ` @${frame.pc} ${frame.sp}`;
  if (result === undefined) return { layout: null, text: `ends with ${show(takeReturned())}` };
  return { layout: null, text: `yields ${show(result)} ${state}${place}` };
}

function instantiate(emitted: Emitted): (...args: unknown[]) => unknown {
  return new Function(...emitted.parameters, emitted.text)(...emitted.objects);
}

function describeEnding(emitted: Emitted, result: unknown): Ending {
  if (result === null || typeof result !== "object" || !("index" in result)) {
    return { layout: null, text: `returns ${show(result)}` };
  }
  const layout = emitted.exits[result.index as number] as ExitLayout;
  const raised = layout.raises ? `raises ${nameOfError(raisedError.value)} ` : "";
  return { layout, text: raised + describeState(layout) };
}

function nameOfError(error: unknown): string {
  if (!(error instanceof PyException)) throw error;
  return (error as unknown as { shape: { cls: { name: string } } }).shape.cls.name;
}

function describeState({ exit, places }: ExitLayout): string {
  return describeExit(exit, (node) => readPlace(node, places.get(node) as number));
}

/** An exit with the values that its nodes have. */
export function describeExit(exit: Exit, lookUp: (node: Node) => unknown): string {
  const read = (s: Snapshot): string => {
    if (s === null) return "_";
    if (s instanceof Node) return showAs(s, s.op === "const" ? s.object : lookUp(s));
    // An int of any size reads the same, in one piece or in two.
    if (s.what === "word") return joinHalves(...(s.fields.map(read) as [string, string]));
    const base = s.base === null ? "" : `<${read(s.base)}>`;
    return `${s.what}${base}{${s.fields.map(read).join(", ")}}`;
  };
  const frames = exit.frames.map(({ pc, regs }) => `@${pc} [${regs.map(read).join(", ")}]`);
  const entries = exit.entries.map(
    ([entry, s]) => `${(entry as { key?: string; name?: string }).key ?? "entry"}: ${read(s)}`,
  );
  return frames.join(" > ") + (entries.length === 0 ? "" : ` {${entries.join(", ")}}`);
}

function joinHalves(high: string, low: string): string {
  return `${BigInt.asUintN(64, (BigInt(high) << 32n) | BigInt.asUintN(32, BigInt(low)))}n`;
}

function showAs(node: Node, value: unknown): string {
  if (node.kind === "g") return `${value}n`;
  return node.kind === "f" ? showFloat(value as number) : show(value);
}

export function showFloat(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

/** A Python value with what is in it. A minus zero where an int should be shows as such. */
export function show(value: unknown): string {
  if (value instanceof PyFloat) return `'${showFloat(value.value)}'`;
  if (value instanceof PyTuple) return `(${value.items.map(show).join(", ")})`;
  if (value instanceof PyList) {
    const items =
      value.kind === ListKind.Float ? value.items.map(showFloat) : value.items.map(show);
    return `[${items.join(", ")}]`;
  }
  if (value instanceof PyDict) {
    const pairs = value.table.order.filter((e) => e.value !== undefined);
    return `dict{${pairs.map((e) => `${show(e.key)}: ${show(e.value)}`).join(", ")}}`;
  }
  if (value instanceof PySet) return `set{${value.table.keyList().map(show).join(", ")}}`;
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null) return "none";
  if (typeof value === "object") return showObject(value as Record<string, unknown>);
  return Object.is(value, -0) ? "-0" : String(value);
}

function showObject(object: Record<string, unknown>): string {
  const fields = Object.keys(object).filter((key) => key.startsWith("$") || key === "value");
  const shape = (object.shape as { name?: string } | undefined)?.name ?? "";
  return `${shape}{${fields.map((key) => `${key.replace("$", "")}: ${show(object[key])}`).join(", ")}}`;
}

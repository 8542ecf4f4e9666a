/**
 * From a unit's recorded tree to code that can be entered: optimizer, emitter, `new Function`.
 *
 * Growth is batched: a tree is compiled anew when the exits that this would have spared have cost
 * about as much as compiling it does (a ski rental), so that at most twice the least possible is
 * spent. Every reason to compile anew counts through `waits`.
 */
import type { Code } from "../src/bytecode/code.ts";
import { inlinedFrames } from "./backend/exit-places.ts";
import { type Interpreted, interpretTree } from "./backend/interpret.ts";
import { type Emitted, emitTree } from "./backend/javascript.ts";
import { runtime } from "./backend/runtime.ts";
import type { JitEvent, Place, Recorded } from "./events.ts";
import { countNodes, type Node, type Tree } from "./ir/tree.ts";
import { assertValid } from "./ir/verify.ts";
import { optimize } from "./optimize/pipeline.ts";
import type { Parameters } from "./parameters.ts";
import { rehearse } from "./running.ts";
import type { TraceFunction, Unit } from "./unit.ts";

export interface CompilationHost {
  readonly parameters: Parameters;
  readonly disabledPasses: ReadonlySet<string>;
  /** Is anyone listening? Texts for people are made only then. */
  readonly isWatched: boolean;
  emitEvent(event: JitEvent): void;
  isWide(code: Code, pc: number): boolean;
}

export class Compilation {
  /** False when the environment forbids `new Function`. */
  enabled = true;
  /** Checks that must stay where they were recorded. */
  readonly pinned = new WeakSet<Node>();

  constructor(private readonly host: CompilationHost) {}

  /** Optimizes, emits and installs a unit's tree. False when it cannot be. */
  compile(unit: Unit, recordTime: number, what: Recorded, place: Place): boolean {
    const { host } = this;
    const { tree } = unit;
    const started = performance.now();
    const optimized = this.optimize(tree);
    const emitting = performance.now();
    const backend = host.parameters.backend === 1 ? interpretTree : emitTree;
    const emitted = backend(optimized.tree, optimized.ranges, runtime, unit);
    const isInstalled = install(unit, emitted);
    const done = performance.now();
    if (host.isWatched) {
      const exits = emitted.exits.map((e) => e.exit);
      const text = emitted.pretty();
      host.emitEvent({ kind: "javascript", tree: tree.id, place, text, exits });
    }
    if (!isInstalled) {
      this.enabled = false;
      const reason = "newFunctionForbidden";
      const abort = { kind: "abort", place, at: place, reason, what } as const;
      host.emitEvent({ ...abort, final: true, milliseconds: 0 });
      return false;
    }
    this.measure(unit, emitted);
    host.emitEvent({
      kind: "compile",
      what,
      tree: tree.id,
      place,
      recorded: unit.size,
      emitted: emitted.size,
      characters: emitted.text.length,
      bridges: unit.bridges,
      times: {
        record: recordTime + unit.recordTime,
        optimize: emitting - started,
        emit: done - emitting,
      },
    });
    unit.recordTime = 0;
    return true;
  }

  private optimize(tree: Tree) {
    const { host } = this;
    const verifies = host.parameters.verify === 1;
    const watch = (name: string, result: Tree): void => {
      host.emitEvent({ kind: "pass", tree: tree.id, name, result });
      if (verifies) assertValid(result, `after ${name}`);
    };
    if (host.isWatched || verifies) watch("recorded", tree);
    const context = {
      pinned: this.pinned,
      isWide: (code: Code, pc: number) => host.isWide(code, pc),
    };
    return optimize(tree, context, host.disabledPasses, watch);
  }

  private measure(unit: Unit, emitted: Emitted | Interpreted): void {
    const { parameters } = this.host;
    unit.full =
      emitted.size > parameters.tree_limit ||
      emitted.text.length > parameters.text_limit ||
      unit.bridges >= parameters.bridge_limit;
    unit.size = countNodes(unit.tree.root);
    unit.stale = 0;
    unit.waiting = 0;
  }

  compileWhenDue(unit: Unit, place: Place): void {
    if (unit.waiting * 100 >= this.host.parameters.batch * unit.size)
      this.compile(unit, 0, "bridge", place);
  }

  /** One more exit that compiling the unit anew would spare. */
  waits(unit: Unit, place: Place): void {
    unit.waiting++;
    if (unit.stale > 0) this.compileWhenDue(unit, place);
  }
}

function install(unit: Unit, emitted: Emitted | Interpreted): boolean {
  const run = "run" in emitted ? emitted.run : makeFunction(emitted);
  if (run === null) return false;
  unit.run = run;
  unit.exits = emitted.exits;
  unit.inlined = inlinedFrames(emitted.exits);
  if (!("run" in emitted)) rehearse(unit, emitted.rehearsed);
  return true;
}

/** Null where a page's policy forbids code from text. */
function makeFunction({ parameters, text, objects }: Emitted): TraceFunction | null {
  try {
    return new Function(...parameters, text)(...objects);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    return null;
  }
}

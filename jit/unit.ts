/**
 * A compiled unit: a tree, the JavaScript function it was last compiled to, and what was learnt
 * since.
 *
 * The driver owns units and writes to them; `compilation.ts` replaces their code, `running.ts` runs
 * it. Emitted code holds the unit of a function that it calls and calls it through `run`.
 */
import type { Code } from "../src/bytecode/code.ts";
import { CodeFlag } from "../src/bytecode/code.ts";
import type { PyDict } from "../src/objects/dict.ts";
import type { PyFunction } from "../src/objects/function.ts";
import type { Frame } from "../src/vm/frame.ts";
import type { ExitLayout } from "./backend/exit-places.ts";
import type { Block, Node, Tree } from "./ir/tree.ts";
import { hasOwnNamespace } from "./record/runtime-calls.ts";

export type TraceFunction = (...args: unknown[]) => unknown;

export class Unit {
  /** A function's is made anew when a recording was given up. */
  tree: Tree;
  run: TraceFunction = () => undefined;
  exits: readonly ExitLayout[] = [];
  /** Python frames that its code stands for at most, above the one it is entered with. */
  inlined = 0;
  bridges = 0;
  /** What was learnt since it was last compiled: bridges, places to widen, checks to pin. */
  stale = 0;
  /** Exits taken that would not have been, had it been compiled anew. */
  waiting = 0;
  /** Operations recorded, when it was last compiled. */
  size = 0;
  /** Milliseconds spent recording them. */
  recordTime = 0;
  full = false;
  /** For a function: whose activations it runs; null where it takes that as an argument. */
  readonly func: PyFunction | null;
  /** The module variables it was recorded with; the same code may run with others (exec). */
  readonly globals: PyDict;
  /** Names were looked up in a namespace that is not the module's (a class body, exec). */
  readonly ownNamespace: boolean;

  constructor(tree: Tree, func: PyFunction | null, globals: PyDict, ownNamespace: boolean) {
    this.tree = tree;
    this.func = func;
    this.globals = globals;
    this.ownNamespace = ownNamespace;
  }

  get takesFunction(): boolean {
    return this.tree.takesFunction;
  }

  /** May a call of this function run it? */
  runs(func: PyFunction | null): boolean {
    if (func === null) return false;
    return this.takesFunction
      ? func.code === this.tree.code && func.globals === this.globals
      : func === this.func;
  }

  /** Do names mean in this frame what they meant when the tree was recorded? */
  fits(frame: Frame): boolean {
    return frame.globals === this.globals && hasOwnNamespace(frame) === this.ownNamespace;
  }
}

/**
 * Functions that run to their return; generators are compiled step by step. Hidden ones are not
 * counted for the depth, as an activation of compiled code is.
 */
export function canCompile(code: Code): boolean {
  const suspends = CodeFlag.Generator | CodeFlag.Coroutine | CodeFlag.AsyncGenerator;
  // A class's body stores its names in a namespace.
  const hasFastLocals = (code.flags & CodeFlag.Optimized) !== 0;
  return hasFastLocals && !code.isHidden && (code.flags & suspends) === 0;
}

/** Function objects of this code are made again and again, or have cells of their own. */
export function isClosure(code: Code): boolean {
  return (code.flags & CodeFlag.Nested) !== 0 || code.freeCount > 0;
}

/** Does the check stand in front of the tree's loop, or of a version of it for other kinds? */
export function isEntryCheck(tree: Tree, check: Node): boolean {
  return standsIn(tree.root, check);
}

function standsIn({ nodes }: Block, check: Node): boolean {
  return nodes.some(
    (node) => node === check || (node.bridge !== null && standsIn(node.bridge, check)),
  );
}

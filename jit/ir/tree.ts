/**
 * A compiled loop or function as data: a tree of blocks.
 *
 * A block is a list of nodes in SSA form that ends in one Control node (`merge` apart). A check may have a
 * `bridge`: the block that goes on where the check fails, or where a call raises. A `loop` node ends its block; its body
 * is a block, in which `continue` goes back to it or to any loop around it. So control is a
 * tree: what dominates a node is what stands above it and around it, and JavaScript's labelled
 * loops and ifs express it without rearrangement. Whatever comes after a loop is the bridge of
 * the check that left it.
 *
 *     entry: inputs, checks
 *     loop L1(n3 = n1, f4 = f2) {
 *       b5 = int_lt(n3, 100)
 *       guard_true(b5) @14 [...] {          <- the bridge: what happens after the loop
 *         ...
 *         continue L0(...)                  <- a loop around this one
 *       }
 *       ...
 *       continue L1(n8, f9)
 *     }
 *
 * Where paths meet again before the end of a turn there is a `merge`: a block of its own, out of
 * which each path joins what comes behind it.
 *
 *     merge M1 {
 *       guard_true(b5) @14 [...] {
 *         n6 = int_add(n3, 1)
 *         join M1(n6)
 *       }
 *       join M1(n3)
 *     } -> (n7)
 *     ...
 *
 * Every check and call has an exit: where the interpreter goes on, and with which values. For a
 * check this is before anything observable of its bytecode; for a call it is where the exception
 * is raised.
 *
 * Invariant: recorded trees are never changed by the optimizer; it rebuilds them (rewrite.ts).
 */
import { type Code, CodeFlag } from "../../src/bytecode/code.ts";
import { type IrOp, irOps, type Kind } from "./ops.ts";

let nextId = 1;

/** A loop that a recording is in. */
export interface OpenLoop {
  readonly loop: Loop;
  /** Number of symbolic frames at the header. */
  readonly depth: number;
}

/** A merge whose paths a recording is on; see record/merges.ts. */
export interface OpenMerge {
  readonly merge: Merge;
  /** What is expected of the state there; null while the first path is under way. */
  layout: unknown;
  /** The first path did not get there. */
  abandoned: boolean;
}

const noLoops: readonly OpenLoop[] = [];
const noMerges: readonly OpenMerge[] = [];

export class Node {
  readonly op: IrOp;
  readonly kind: Kind;
  readonly args: readonly Node[];
  /** A name (property, runtime function) where the op has one. */
  readonly name: string;
  /** A small number (index, list kind, version) where the op has one. */
  imm: number;
  /** A constant's value, or the JS object that the op refers to (shape, entry, class, native). */
  readonly object: unknown;
  readonly exit: Exit | null;
  /** Where control goes when this check fails or this call raises; null: to the interpreter. */
  bridge: Block | null = null;
  /** For `loop` and `continue`. */
  readonly loop: Loop | null;
  /** For `merge` and `join`. */
  readonly merge: Merge | null;
  /**
   * Recorded nodes with an exit: the loops that execution was in, outermost first. Not all that
   * stand around the node: the code after a loop is inside it as a bridge, and may even run the
   * same loop once more in line.
   */
  open: readonly OpenLoop[] = noLoops;
  /** Recorded nodes with an exit: the merges that paths from here may join, outermost first. */
  merges: readonly OpenMerge[] = noMerges;
  /** The recorded node this one was rewritten from; itself where it was recorded. */
  origin: Node = this;
  /** A check moved in front of a loop: it leaves at the loop's entry, so no bridge fits it. */
  hoisted = false;
  /** A recorded phi of a local variable that may still be unbound: then it is `undefined`. */
  mayBeUnbound = false;
  readonly id = nextId++;

  constructor(
    op: IrOp,
    kind: Kind,
    args: readonly Node[],
    facts: {
      name?: string;
      imm?: number;
      object?: unknown;
      exit?: Exit | null;
      loop?: Loop | null;
      merge?: Merge | null;
    } = {},
  ) {
    this.op = op;
    this.kind = kind;
    this.args = args;
    this.name = facts.name ?? "";
    this.imm = facts.imm ?? 0;
    this.object = facts.object;
    this.exit = facts.exit ?? null;
    this.loop = facts.loop ?? null;
    this.merge = facts.merge ?? null;
  }
}

export class Block {
  readonly nodes: Node[] = [];
  get last(): Node | undefined {
    return this.nodes[this.nodes.length - 1];
  }
}

/** A loop: its phis (whose initial values are the `loop` node's operands) and its body. */
export class Loop {
  readonly phis: Node[] = [];
  body = new Block();
  /** Where the loop stands in Python, for matching and for dumps. */
  readonly code: Code;
  readonly header: number;
  readonly id = nextId++;
  /** What the state at the header looks like: see record/header.ts. */
  layout: unknown = null;
  constructor(code: Code, header: number) {
    this.code = code;
    this.header = header;
  }
}

/**
 * Where paths meet again: its phis, and the block in which the paths run. A `join` somewhere in
 * that block goes on behind the `merge` node, with values for the phis.
 */
export class Merge {
  readonly phis: Node[] = [];
  body = new Block();
  /** Where the paths meet in Python. */
  readonly code: Code;
  readonly pc: number;
  readonly id = nextId++;
  constructor(code: Code, pc: number) {
    this.code = code;
    this.pc = pc;
  }
}

/**
 * A value in an exit: a node, an object to be built only when the trace leaves, or an iterator
 * whose fields live in nodes. `null` is an unbound register.
 */
export type Snapshot = Node | VirtualSnapshot | null;

/** `fields` are written into `base`, or into a fresh object when there is none. */
export class VirtualSnapshot {
  /** A row of backend/virtual-objects.ts. */
  readonly what: VirtualKind;
  /** The object to bring up to date, or a constant that says more of what to build. */
  readonly base: Snapshot;
  readonly fields: readonly Snapshot[];
  /** What else is known of a generator. */
  readonly detail: GeneratorState | null;
  constructor(
    what: VirtualKind,
    base: Snapshot,
    fields: readonly Snapshot[],
    detail: GeneratorState | null = null,
  ) {
    this.what = what;
    this.base = base;
    this.fields = fields;
    this.detail = detail;
  }
}

/** Where a generator stands that is no object of its own in the trace. */
export interface GeneratorState {
  readonly code: Code;
  /** Where it goes on when it is resumed; Paused tells what else there is. */
  readonly pc: number;
  /** Only its loop has it: it is closed when the loop is left. */
  readonly isOwnedByLoop: boolean;
}

/** What `pc` says of a generator that does not wait to be resumed. */
export const enum Paused {
  /** It runs: its registers are in the frame above the one that has it on top of its stack. */
  Running = -1,
  Finished = -2,
}

export type VirtualKind =
  | "range" // start, stop, step
  | "range_iterator" // current, stop, step
  | "list_iterator" // list, index
  | "tuple_iterator" // tuple, index
  | "str_iterator" // text, index
  | "bytes_iterator" // bytes, index
  | "dict_key_iterator" // dict, index, size, remaining
  | "dict_value_iterator"
  | "dict_item_iterator"
  | "set_iterator" // set, index, size, remaining
  | "list_reverse_iterator" // list, index
  | "enumerate" // iterator, count
  | "zip" // iterators...
  | "generator" // function, registers...
  | "tuple" // items...
  | "method" // function, self
  | "function" // code, globals, builtins, then what SET_FUNCTION_ATTRIBUTE sets
  | "float" // value
  | "complex" // real, imag
  | "word" // high half, low half
  | "instance" // attributes in the order of the shape, raw where it says so; base: the shape
  | "list" // items, raw by the storage; base: its ListKind
  | "cell"; // content

/** One interpreter frame as it must stand when the trace leaves. */
export interface FrameSnapshot {
  readonly code: Code;
  /** The instruction to go on at (for outer frames: the one after the call). */
  readonly pc: number;
  /** Locals and stack, index by index. */
  readonly regs: readonly Snapshot[];
  /** The function of an inlined frame; null for the frame the trace was entered with. */
  readonly func: Snapshot;
  /** Inlined `__init__`: the frame's None is dropped, the instance stays. */
  readonly isInit: boolean;
  /** An operator's function: its result takes the place of the two operands on the stack below. */
  readonly isOperator?: boolean;
  /** A generator's frame: what resumed it. The generator is on top of the resumer's stack. */
  readonly resumed?: Resumption | null;
}

/** FOR_ITER: a return takes the jump. SEND: it pushes the result, too. */
export type Resumption = "for" | "send";

let nextExit = 1;

type Entries = readonly (readonly [entry: unknown, value: Snapshot])[];

/**
 * What the nodes of an earlier tree have become. Passes rebuild trees; exits, which mention many
 * nodes and are read by few passes, are renamed only when somebody looks at them, and then from
 * the tree they were made in to the present one in one step.
 */
export class Renaming {
  private readonly before: Renaming | null;
  private readonly map: ReadonlyMap<Node, Node>;
  private readonly known = new Map<Node, Node>();
  constructor(before: Renaming | null, map: ReadonlyMap<Node, Node>) {
    this.before = before;
    this.map = map;
  }

  resolve(node: Node): Node {
    if (node.op === "const") return node;
    let found = this.known.get(node);
    if (found === undefined) {
      const old = this.before === null ? node : this.before.resolve(node);
      found = old.op === "const" ? old : this.map.get(old);
      if (found === undefined)
        throw new Error(`An exit needs node ${old.id} (${old.op}), which is gone.`);
      this.known.set(node, found);
    }
    return found;
  }
}

export class Exit {
  /** Where the interpreter goes on. */
  readonly code: Code | null;
  readonly pc: number;
  readonly id = nextExit++;
  private ownFrames: readonly FrameSnapshot[];
  private ownEntries: Entries;
  /** What is still to be applied to the nodes of the frames and entries. */
  private renaming: Renaming | null = null;

  constructor(frames: readonly FrameSnapshot[], entries: Entries = []) {
    const top = frames[frames.length - 1];
    this.code = top?.code ?? null;
    this.pc = top?.pc ?? 0;
    this.ownFrames = frames;
    this.ownEntries = entries;
  }

  /** Outermost first. The last one is where the interpreter goes on. */
  get frames(): readonly FrameSnapshot[] {
    this.settle();
    return this.ownFrames;
  }

  /** Namespace entries whose new values are not written yet: entry, value. */
  get entries(): Entries {
    this.settle();
    return this.ownEntries;
  }

  /** The same exit in a tree made of this one's; `next` gives the whole renaming for each old one. */
  renamed(next: (before: Renaming | null) => Renaming): Exit {
    const made = new Exit(this.ownFrames, this.ownEntries);
    made.renaming = next(this.renaming);
    return made;
  }

  private settle(): void {
    const { renaming } = this;
    if (renaming === null) return;
    this.renaming = null;
    const rename = snapshotMapper((node) => renaming.resolve(node));
    const frames = this.ownFrames;
    this.ownFrames = frames.map((frame) => mapFrame(frame, rename));
    this.ownEntries = this.ownEntries.map(([entry, s]) => [entry, rename(s)] as const);
  }
}

export function mapFrame(frame: FrameSnapshot, map: (s: Snapshot) => Snapshot): FrameSnapshot {
  return { ...frame, func: map(frame.func), regs: frame.regs.map(map) };
}

/** Rebuilds snapshots with other nodes; one object in two registers stays one. */
export function snapshotMapper(mapNode: (node: Node) => Snapshot): (s: Snapshot) => Snapshot {
  const seen = new Map<VirtualSnapshot, VirtualSnapshot>();
  const map = (s: Snapshot): Snapshot => {
    if (s === null) return null;
    if (s instanceof Node) return mapNode(s);
    let made = seen.get(s);
    if (made === undefined) {
      made = new VirtualSnapshot(s.what, map(s.base), s.fields.map(map), s.detail);
      seen.set(s, made);
    }
    return made;
  };
  return map;
}

/** Slots that a call fills: those of parameters, of `*rest` and of `**keywords`. */
export function parameterCount({ argcount, kwonlyargcount, flags }: Code): number {
  const rest = (flags & CodeFlag.VarArgs) !== 0 ? 1 : 0;
  const keywords = (flags & CodeFlag.VarKeywords) !== 0 ? 1 : 0;
  return argcount + kwonlyargcount + rest + keywords;
}

/** What is compiled as one function. */
export class Tree {
  readonly root = new Block();
  readonly code: Code;
  /** The loop header, a generator's RESUME, or 0 for a function. */
  readonly pc: number;
  readonly isFunction: boolean;
  readonly id: number;
  /** A generator's way from its RESUME at `pc` to its next yield: a step. Input -1 is what is sent. */
  readonly isStep: boolean;
  /** A function's that takes, behind its arguments, the function object: any of its code. */
  readonly takesFunction: boolean;
  constructor(
    code: Code,
    pc: number,
    isFunction: boolean,
    id: number,
    isStep = false,
    takesFunction = false,
  ) {
    this.code = code;
    this.pc = pc;
    this.isFunction = isFunction;
    this.id = id;
    this.isStep = isStep;
    this.takesFunction = takesFunction;
  }
}

export function constant(value: unknown, kind: Kind): Node {
  return new Node("const", kind, [], { object: value });
}

export function isConstant(node: Node): boolean {
  return node.op === "const";
}

/** Calls back for every node of a block and of the blocks inside it, in order. */
export function walk(block: Block, visit: (node: Node, block: Block) => void): void {
  for (const node of block.nodes) {
    visit(node, block);
    if (node.bridge !== null) walk(node.bridge, visit);
    if (node.op === "loop") walk((node.loop as Loop).body, visit);
    if (node.op === "merge") walk((node.merge as Merge).body, visit);
  }
}

/** All nodes that an exit mentions. */
export function exitNodes(exit: Exit, visit: (node: Node) => void): void {
  const look = (s: Snapshot): void => {
    if (s === null) return;
    if (s instanceof Node) visit(s);
    else {
      look(s.base);
      for (const field of s.fields) look(field);
    }
  };
  for (const frame of exit.frames) {
    look(frame.func);
    for (const s of frame.regs) look(s);
  }
  for (const [, s] of exit.entries) look(s);
}

export function countNodes(block: Block): number {
  let count = 0;
  walk(block, () => count++);
  return count;
}

export function hasExit(op: IrOp): boolean {
  const effect = irOps[op].effect;
  return effect === 1 || effect === 5 || op === "exit" || op === "raised";
}

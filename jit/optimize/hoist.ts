/**
 * Loop-invariant code motion.
 *
 * Receives a tree; moves what is computed in every turn of a loop, from operands defined outside
 * it and memory that nothing in it changes, in front of the loop. A moved check leaves at the
 * loop's entry: its exit is the loop's own, with the initial values in place of the phis.
 *
 * Only the straight part of a body is looked at (up to its first inner loop or its end), since
 * only that is executed in every turn. Inner loops come first, so that what leaves them may go on
 * outward.
 *
 * Duties: an op that needs something of its operands (a reference of the right class, a divisor
 * that is not 0, a count that is not negative) may not pass a check on them that stays behind:
 * `isPartial` names these ops. A check that failed at an entry too often is in
 * `pinned` and stays where it was recorded, where a bridge can be attached to it.
 */
import { Effect, type IrOp, rowOf } from "../ir/ops.ts";
import {
  type Block,
  Exit,
  type Loop,
  type Merge,
  Node,
  mapFrame,
  snapshotMapper,
  type Tree,
  walk,
} from "../ir/tree.ts";
import { memoryOf } from "./memory.ts";
import { killedIn } from "./killed.ts";
import { type Outcome, Rewriter } from "./rewrite.ts";

/** Checks that may not be moved. */
export interface Pinned {
  has(check: Node): boolean;
}

export function hoist(tree: Tree, pinned: Pinned): Tree {
  let hasLoop = false;
  walk(tree.root, ({ op }) => {
    hasLoop ||= op === "loop";
  });
  if (!hasLoop) return tree;
  const copied = new Rewriter().rewrite(tree);
  hoistBlock(copied.root, pinned);
  // A second copy gives moved checks their new exits.
  return new ExitMover().rewrite(copied);
}

/** Moved checks and the loop whose entry they leave at. */
const movedTo = new WeakMap<Node, Node>();

function hoistBlock(block: Block, pinned: Pinned): void {
  for (const node of block.nodes) {
    if (node.bridge !== null) hoistBlock(node.bridge, pinned);
    if (node.op === "merge") hoistBlock((node.merge as Merge).body, pinned);
  }
  const last = block.last;
  if (last?.op !== "loop") return;
  const loop = last.loop as Loop;
  hoistBlock(loop.body, pinned);
  const moved = takeInvariants(loop, pinned);
  for (const node of moved) if (node.exit !== null) movedTo.set(node, last);
  block.nodes.splice(block.nodes.length - 1, 0, ...moved);
}

/**
 * Removes and returns the invariant nodes of the straight part of a loop's body: the block, and
 * the first path of each merge in it.
 */
function takeInvariants(loop: Loop, pinned: Pinned): Node[] {
  const inside = new Set<Node>(loop.phis);
  collect(loop.body, inside);
  const search = { inside, killed: killedIn(loop), guarded: new Set<Node>(), pinned };
  const moved: Node[] = [];
  takeFrom(loop.body, search, moved);
  return moved;
}

/** What `canMove` asks about. */
interface Search {
  /** Nodes defined in the loop. */
  readonly inside: Set<Node>;
  readonly killed: ReadonlySet<string> | null;
  /** Operands of checks that stay behind. */
  readonly guarded: Set<Node>;
  readonly pinned: Pinned;
}

function takeFrom(block: Block, search: Search, moved: Node[]): void {
  const kept: Node[] = [];
  for (const node of block.nodes) {
    if (node.op === "merge") takeFrom((node.merge as Merge).body, search, moved);
    if (canMove(node, search)) {
      search.inside.delete(node);
      moved.push(node);
      continue;
    }
    kept.push(node);
    if (rowOf(node.op).effect === Effect.Check) addGuarded(node, search.guarded);
  }
  block.nodes.length = 0;
  block.nodes.push(...kept);
}

function collect(block: Block, found: Set<Node>): void {
  for (const node of block.nodes) {
    found.add(node);
    if (node.bridge !== null) collect(node.bridge, found);
    if (node.op === "loop") {
      for (const phi of (node.loop as Loop).phis) found.add(phi);
      collect((node.loop as Loop).body, found);
    }
    if (node.op === "merge") {
      for (const phi of (node.merge as Merge).phis) found.add(phi);
      collect((node.merge as Merge).body, found);
    }
  }
}

function canMove(node: Node, { inside, killed, guarded, pinned }: Search): boolean {
  const { effect } = rowOf(node.op);
  if (effect > Effect.Read || node.op === "input" || node.op === "phi") return false;
  if (node.args.some((arg) => inside.has(arg))) return false;
  const memory = memoryOf(node);
  if (memory !== "" && (killed === null || killed.has(memory))) return false;
  if (effect === Effect.Check) return node.bridge === null && !pinned.has(node.origin);
  return !isPartial(node.op) || !node.args.some((arg) => guarded.has(arg));
}

/** What a check looks at, and what the comparison that it looks at compares. */
function addGuarded(check: Node, guarded: Set<Node>): void {
  for (const arg of check.args) {
    guarded.add(arg);
    if (arg.kind === "b") for (const compared of arg.args) guarded.add(compared);
  }
}

/** Is the op only right for operands that were checked before? */
function isPartial(op: IrOp): boolean {
  return rowOf(op).effect === Effect.Read || partialOps.has(op);
}

const partialOps: ReadonlySet<IrOp> = new Set<IrOp>([
  "tuple_items",
  "tuple_length",
  "tuple_item",
  "get_plain",
  "complex_real",
  "complex_imag",
  "str_item",
  "call_pure",
  "int_floordiv",
  "int_mod",
  "int_truediv",
  "int_powmod",
  "int_muladd_mod",
  "int_shr",
  "big_floordiv",
  "big_mod",
  "big_mod_int",
  "big_and_int",
  "big_pow",
  "big_powmod",
  "big_shl",
  "big_shr",
  "float_truediv",
  "float_floordiv",
  "float_mod",
]);

class ExitMover extends Rewriter {
  private readonly entryExits = new Map<Node, Exit>();

  private entryExitOf(loop: Node): Exit {
    let exit = this.entryExits.get(loop);
    if (exit === undefined) {
      exit = entryExit(loop);
      this.entryExits.set(loop, exit);
    }
    return exit;
  }

  protected override visit(node: Node): Outcome {
    const loop = movedTo.get(node);
    if (loop === undefined) return this.copy(node);
    const exit = this.exit(this.entryExitOf(loop)) as Exit;
    const args = node.args.map((arg) => this.value(arg));
    const fresh = new Node(node.op, node.kind, args, {
      name: node.name,
      imm: node.imm,
      object: node.object,
      exit,
    });
    fresh.origin = node.origin;
    fresh.hoisted = true;
    this.out.nodes.push(fresh);
    return fresh;
  }
}

/** The state at a loop's header before its first turn. */
function entryExit(loopNode: Node): Exit {
  const loop = loopNode.loop as Loop;
  const initial = new Map(loop.phis.map((phi, i) => [phi, loopNode.args[i] as Node]));
  const exit = loopNode.exit as Exit;
  const translate = snapshotMapper((node) => initial.get(node) ?? node);
  return new Exit(
    exit.frames.map((frame) => mapFrame(frame, translate)),
    exit.entries.map(([entry, s]) => [entry, translate(s)] as const),
  );
}

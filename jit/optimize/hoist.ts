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
  Node,
  mapFrame,
  snapshotMapper,
  type Tree,
} from "../ir/tree.ts";
import { killedInLoop, memoryOf } from "./common.ts";
import { type Outcome, Rewriter } from "./rewrite.ts";

/** Checks that may not be moved. */
export interface Pinned {
  has(check: Node): boolean;
}

export function hoist(tree: Tree, pinned: Pinned): Tree {
  const copied = new Rewriter().rewrite(tree);
  hoistBlock(copied.root, pinned);
  // A second copy gives moved checks their new exits.
  return new ExitMover().rewrite(copied);
}

/** Moved checks and the loop whose entry they leave at. */
const movedTo = new WeakMap<Node, Node>();

function hoistBlock(block: Block, pinned: Pinned): void {
  for (const node of block.nodes) if (node.bridge !== null) hoistBlock(node.bridge, pinned);
  const last = block.last;
  if (last?.op !== "loop") return;
  const loop = last.loop as Loop;
  hoistBlock(loop.body, pinned);
  const moved = takeInvariants(loop, pinned);
  for (const node of moved) if (node.exit !== null) movedTo.set(node, last);
  block.nodes.splice(block.nodes.length - 1, 0, ...moved);
}

/** Removes and returns the invariant nodes of the straight part of a loop's body. */
function takeInvariants(loop: Loop, pinned: Pinned): Node[] {
  const killed = killedInLoop(loop);
  const inside = new Set<Node>(loop.phis);
  collect(loop.body, inside);
  const guarded = new Set<Node>();
  const moved: Node[] = [];
  const kept: Node[] = [];
  for (const node of loop.body.nodes) {
    if (canMove(node, inside, killed, guarded, pinned)) {
      inside.delete(node);
      moved.push(node);
      continue;
    }
    kept.push(node);
    if (rowOf(node.op).effect === Effect.Check) addGuarded(node, guarded);
  }
  loop.body.nodes.length = 0;
  loop.body.nodes.push(...kept);
  return moved;
}

function collect(block: Block, found: Set<Node>): void {
  for (const node of block.nodes) {
    found.add(node);
    if (node.bridge !== null) collect(node.bridge, found);
    if (node.op === "loop") {
      for (const phi of (node.loop as Loop).phis) found.add(phi);
      collect((node.loop as Loop).body, found);
    }
  }
}

function canMove(
  node: Node,
  inside: ReadonlySet<Node>,
  killed: ReadonlySet<string> | null,
  guarded: ReadonlySet<Node>,
  pinned: Pinned,
): boolean {
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

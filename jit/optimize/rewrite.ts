/**
 * Rebuilding a tree: the frame that every pass fills in.
 *
 * A rewriter walks a tree from top to bottom, which is dominance order, and builds a new one. For
 * each node a pass decides: copy it (with its operands and exit translated), replace it by a node
 * that exists already, or drop it. A check that is known to fail ends its block: what follows is
 * its bridge, or the exit.
 *
 * Invariant: the tree that comes in is not changed. `origin` of every copy leads to the recorded
 * node.
 */
import { irOps } from "../ir/ops.ts";
import { Block, type Exit, hasExit, Loop, Merge, Node, Renaming, Tree } from "../ir/tree.ts";

/** What a pass makes of a node. */
export type Outcome = Node | typeof drop | typeof fails;
/** The node has no value and is not needed. */
export const drop = Symbol("drop");
/** The check never passes. */
export const fails = Symbol("fails");

export class Rewriter {
  protected readonly map = new Map<Node, Node>();
  protected readonly loops = new Map<Loop, Loop>();
  protected readonly merges = new Map<Merge, Merge>();
  protected out: Block = new Block();

  rewrite(tree: Tree): Tree {
    const { code, pc, isFunction, id, isStep, takesFunction } = tree;
    const fresh = new Tree(code, pc, isFunction, id, isStep, takesFunction);
    this.rewriteBlock(tree.root, fresh.root);
    return fresh;
  }

  protected rewriteBlock(from: Block, to: Block): void {
    const before = this.out;
    this.out = to;
    this.enterBlock(from);
    for (const node of from.nodes) {
      if (this.rewriteNode(node)) break;
    }
    this.leaveBlock(from);
    this.out = before;
  }

  /** For passes that keep facts by scope. */
  protected enterBlock(_block: Block): void {}
  protected leaveBlock(_block: Block): void {}
  protected enterLoop(_loop: Loop, _fresh: Loop): void {}
  /** What a phi is replaced by, when it is to go. */
  protected steadyValue(_loop: Loop, _index: number, _init: Node): Node | null {
    return null;
  }

  /** True when the rest of the block cannot be reached. */
  protected rewriteNode(node: Node): boolean {
    if (node.op === "loop") {
      this.rewriteLoop(node);
      return false;
    }
    if (node.op === "merge") {
      this.rewriteMerge(node);
      return false;
    }
    const outcome = this.visit(node);
    if (outcome === drop) return false;
    if (outcome === fails) {
      this.failAlways(node);
      return true;
    }
    this.map.set(node, outcome);
    return false;
  }

  private failAlways(node: Node): void {
    if (node.bridge === null) {
      this.out.nodes.push(this.fresh(node, "exit", []));
      return;
    }
    for (const inner of node.bridge.nodes) if (this.rewriteNode(inner)) return;
  }

  private fresh(node: Node, op: "exit", args: Node[]): Node {
    const made = new Node(op, "v", args, { exit: this.exit(node.exit) });
    made.origin = node.origin;
    return made;
  }

  protected rewriteLoop(node: Node): void {
    const loop = node.loop as Loop;
    const fresh = new Loop(loop.code, loop.header);
    fresh.layout = loop.layout;
    const inits = node.args.map((arg) => this.value(arg));
    this.loops.set(loop, fresh);
    const kept: Node[] = [];
    loop.phis.forEach((phi, i) => {
      const init = inits[i] as Node;
      const steady = this.steadyValue(loop, i, init);
      if (steady !== null) {
        this.map.set(phi, steady);
        return;
      }
      const copy = this.copyPhi(phi);
      fresh.phis.push(copy);
      kept.push(init);
      this.map.set(phi, copy);
    });
    this.enterLoop(loop, fresh);
    const copy = new Node("loop", "v", kept, { loop: fresh, exit: this.exit(node.exit) });
    copy.origin = node.origin;
    this.out.nodes.push(copy);
    this.rewriteBlock(loop.body, fresh.body);
  }

  protected copyPhi(phi: Node): Node {
    const copy = new Node("phi", phi.kind, []);
    copy.origin = phi.origin;
    return copy;
  }

  /** Of a merge; a pass that drops one drops the values that are joined for it. */
  protected keepsPhi(_phi: Node): boolean {
    return true;
  }

  /** The phis of the new merge stand for those of the old one behind it. */
  protected rewriteMerge(node: Node): void {
    const merge = node.merge as Merge;
    const fresh = new Merge(merge.code, merge.pc);
    this.merges.set(merge, fresh);
    for (const phi of merge.phis) {
      if (!this.keepsPhi(phi)) continue;
      const copy = this.copyPhi(phi);
      fresh.phis.push(copy);
      this.map.set(phi, copy);
    }
    const copy = new Node("merge", "v", [], { merge: fresh });
    copy.origin = node.origin;
    this.out.nodes.push(copy);
    this.rewriteBlock(merge.body, fresh.body);
    this.leaveMerge(merge);
  }

  /** For passes that keep facts by scope: any of the paths may have been taken. */
  protected leaveMerge(_merge: Merge): void {}

  /** What becomes of a node; the default copies it. */
  protected visit(node: Node): Outcome {
    return this.copy(node);
  }

  /** Copies a node and its bridge to the block being built. */
  protected copy(
    node: Node,
    args: readonly Node[] = node.args.map((arg) => this.value(arg)),
  ): Node {
    const fresh = this.build(node, args);
    this.out.nodes.push(fresh);
    this.copyBridge(node, fresh);
    return fresh;
  }

  protected copyBridge(node: Node, fresh: Node): void {
    if (node.bridge === null) return;
    fresh.bridge = new Block();
    this.rewriteBlock(node.bridge, fresh.bridge);
  }

  protected build(node: Node, args: readonly Node[], op = node.op, imm = node.imm): Node {
    const fresh = new Node(op, op === node.op ? node.kind : irOps[op].result, args, {
      name: node.name,
      imm,
      object: node.object,
      exit: hasExit(op) ? this.exit(node.exit) : null,
      loop: node.loop === null ? null : (this.loops.get(node.loop) ?? node.loop),
      merge: node.merge === null ? null : (this.merges.get(node.merge) ?? node.merge),
    });
    fresh.origin = node.origin;
    fresh.hoisted = node.hoisted;
    return fresh;
  }

  /** The rebuilt node that stands for a node of the old tree. */
  protected value(node: Node): Node {
    if (node.op === "const") return node;
    const found = this.map.get(node);
    if (found === undefined)
      throw new Error(`Pass uses node ${node.id} (${node.op}) before it was rewritten.`);
    return found;
  }

  /** Checks of one instruction share an exit: it is renamed once. */
  protected readonly exits = new Map<Exit, Exit>();
  private readonly renamings = new Map<Renaming | null, Renaming>();

  protected exit(exit: Exit | null): Exit | null {
    if (exit === null) return null;
    let made = this.exits.get(exit);
    if (made === undefined) {
      made = this.renameExit(exit);
      this.exits.set(exit, made);
    }
    return made;
  }

  /** For passes that change what exits say; the default only follows the nodes. */
  protected renameExit(exit: Exit): Exit {
    return exit.renamed(this.renamingAfter);
  }

  private readonly renamingAfter = (before: Renaming | null): Renaming => {
    let renaming = this.renamings.get(before);
    if (renaming === undefined) {
      renaming = new Renaming(before, this.map);
      this.renamings.set(before, renaming);
    }
    return renaming;
  };
}

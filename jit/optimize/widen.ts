/**
 * Narrow arithmetic at places that have left int32 becomes arithmetic on safe integers, and checks
 * that a value is an int32 go. The recorded tree keeps what was seen; what was learnt since is
 * applied here, each time the tree is compiled.
 */
import type { IrOp } from "../ir/ops.ts";
import { type Node, type Tree, walk } from "../ir/tree.ts";
import type { PassContext } from "./pipeline.ts";
import { type Outcome, Rewriter } from "./rewrite.ts";

export function widen(tree: Tree, context: PassContext): Tree {
  let hasWide = false;
  walk(tree.root, ({ exit }) => {
    hasWide ||= exit !== null && exit.code !== null && context.isWide(exit.code, exit.pc);
  });
  return hasWide ? new Widener(context).rewrite(tree) : tree;
}

const wider: Partial<Record<IrOp, "int_add" | "int_sub" | "int_mul">> = {
  int_add32: "int_add",
  int_sub32: "int_sub",
  int_mul32: "int_mul",
};

class Widener extends Rewriter {
  private readonly context: PassContext;
  constructor(context: PassContext) {
    super();
    this.context = context;
  }

  protected override visit(node: Node): Outcome {
    const { exit } = node;
    if (!exit?.code || !this.context.isWide(exit.code, exit.pc)) return this.copy(node);
    if (node.op === "guard_int32") return this.value(node.args[0] as Node);
    const op = wider[node.op];
    if (op === undefined) return this.copy(node);
    const fresh = this.build(
      node,
      node.args.map((arg) => this.value(arg)),
      op,
    );
    this.out.nodes.push(fresh);
    return fresh;
  }
}

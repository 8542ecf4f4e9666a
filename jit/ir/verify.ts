/**
 * Is a tree what the passes and backends take it for?
 *
 *   - operands have the number and the kinds of the op's row, results its kind;
 *   - a value is used only where its definition dominates: below it in its block, and in the
 *     bridges and loops inside that block; a check's own result is not known in its bridge;
 *   - an exit stands where the table says, a bridge only behind a check, or behind a call: then
 *     it begins with `caught`, which stands nowhere else;
 *   - a block ends in the one Control node it has;
 *   - `continue` goes to a loop around it, with one value of the right kind for each phi.
 *
 * Gives every problem as a line of text. A node that should stand for any Python value (kind r)
 * may be an int, a bool or a str as it is, never a raw float or an array.
 */
import { callOps, callsFunction, functionRow } from "./functions.ts";
import { Effect, type IrOp, type Kind, rowOf } from "./ops.ts";
import {
  type Block,
  type Exit,
  exitNodes,
  hasExit,
  type Loop,
  type Merge,
  type Node,
  type Tree,
} from "./tree.ts";

/** Throws when there is a problem; `when` says after which stage. */
export function assertValid(tree: Tree, when: string): void {
  const problems = verify(tree);
  if (problems.length === 0) return;
  throw new Error(`Tree ${tree.id} is not valid ${when}:\n${problems.join("\n")}`);
}

export function verify(tree: Tree): string[] {
  return new Verifier(tree).run();
}

/** Ops whose result has the kind of what is read, not that of their row. */
const anyResult: ReadonlySet<IrOp> = new Set<IrOp>([
  "const",
  "phi",
  "get_field",
  "array_get",
  "array_pop",
  "get_entry",
  "get_cell",
  "tuple_item",
  "get_plain",
  ...Object.values(callOps),
]);

/** Ops that store raw floats; wherever else any kind may stand, floats must be boxed. */
const takesRaw: ReadonlySet<IrOp> = new Set<IrOp>([
  "set_field",
  "set_shape",
  "array_set",
  "array_push",
  "list_push",
  "new_list",
  "unbox_float",
  "unbox_int",
  "unbox_big",
  "unbox_bool",
  "unbox_str",
  "loop",
  "continue",
  "join",
]);

const namesObject: ReadonlySet<IrOp> = new Set<IrOp>([
  "guard_shape",
  "guard_class",
  "guard_version",
  "guard_entry",
  "guard_keys",
  "set_shape",
  "get_entry",
  "set_entry",
  "new_instance",
  "new_exception",
  "call_native",
  "call_tree",
  "guard_generator",
  "new_virtual",
]);

const hasName: ReadonlySet<IrOp> = new Set<IrOp>([
  "math",
  "get_field",
  "set_field",
  "set_shape",
  "get_plain",
  "call",
  "call_bool",
  "call_generator",
  ...Object.values(callOps),
  "raised",
]);

class Verifier {
  private readonly problems: string[] = [];
  /** Nodes defined at the present place. */
  private readonly visible = new Set<Node>();
  private readonly placed = new Set<Node>();
  private readonly loops: Loop[] = [];
  private readonly merges: Merge[] = [];
  /** The next node is the first of a call's bridge. */
  private catching = false;

  constructor(private readonly tree: Tree) {}

  run(): string[] {
    this.block(this.tree.root, "the tree");
    return this.problems;
  }

  private report(node: Node, problem: string): void {
    this.problems.push(`${node.op} (${node.kind}${node.id}): ${problem}`);
  }

  private block(block: Block, what: string): void {
    const defined: Node[] = [];
    block.nodes.forEach((node, i) => {
      const isLast = i === block.nodes.length - 1;
      if ((rowOf(node.op).effect === Effect.Control && node.op !== "merge") !== isLast) {
        this.report(node, isLast ? `${what} does not end in control` : "control in mid-block");
      }
      this.node(node);
      for (const value of node.merge !== null && node.op === "merge" ? node.merge.phis : [node]) {
        if (value.kind === "v") continue;
        this.visible.add(value);
        defined.push(value);
      }
    });
    if (block.nodes.length === 0) this.problems.push(`${what} is empty`);
    for (const node of defined) this.visible.delete(node);
  }

  private node(node: Node): void {
    if (this.placed.has(node)) this.report(node, "stands in two places");
    this.placed.add(node);
    if (node.op === "const" || node.op === "phi") this.report(node, "stands in a block");
    for (const arg of node.args) this.use(node, arg);
    this.facts(node);
    if (node.op === "loop") {
      this.loop(node);
      return;
    }
    if (node.op === "merge") {
      this.merge(node.merge as Merge);
      return;
    }
    if (node.op === "continue") this.continues(node);
    else if (node.op === "join") this.joins(node);
    else this.operands(node);
    this.exit(node);
    if (node.op === "caught" && !this.catching) this.report(node, "nothing was raised");
    this.catching = rowOf(node.op).effect === Effect.Call;
    if (node.op === "finish" && !this.tree.isFunction && !this.tree.isStep)
      this.report(node, "not in a function");
    if ((node.op === "suspend" || node.op === "set_slot") && !this.tree.isStep)
      this.report(node, "not in a generator");
    if (node.op === "input" && !this.tree.root.nodes.includes(node))
      this.report(node, "not at the top");
    if (node.bridge === null) {
      this.catching = false;
      return;
    }
    const { effect } = rowOf(node.op);
    if (effect !== Effect.Check && effect !== Effect.Call) this.report(node, "has a bridge");
    const begins = node.bridge.nodes[0]?.op === "caught";
    if (effect === Effect.Call && !begins) this.report(node, "its bridge does not catch");
    this.block(node.bridge, `the bridge of ${node.op}`);
    this.catching = false;
  }

  private use(user: Node, value: Node): void {
    if (value.op === "const" || this.visible.has(value)) return;
    this.report(user, `uses ${value.op} (${value.kind}${value.id}) where it is not defined`);
  }

  private facts(node: Node): void {
    const row = rowOf(node.op);
    if (node.kind !== row.result && !anyResult.has(node.op)) {
      this.report(node, `gives ${node.kind}, its row ${row.result}`);
    }
    if (namesObject.has(node.op) && node.object === undefined) this.report(node, "names no object");
    if (hasName.has(node.op) && node.name === "") this.report(node, "has no name");
    if (callsFunction(node.op)) this.calledFunction(node);
  }

  /** The function must be one of the table, called by the op of its effect, with its result. */
  private calledFunction(node: Node): void {
    const row = functionRow(node.name);
    if (row === undefined) this.report(node, `there is no function ${node.name}`);
    else if (callOps[row.effect] !== node.op) this.report(node, `${node.name} is ${row.effect}`);
    else if (row.result !== node.kind) this.report(node, `${node.name} gives ${row.result}`);
  }

  // --- Operands ---------------------------------------------------------------------------------

  private operands(node: Node): void {
    const row = callsFunction(node.op) ? functionRow(node.name) : undefined;
    const patterns = (row ?? rowOf(node.op)).args.split("|");
    const wanted = patterns.map((p) => expand(p, node.args.length)).find((w) => w !== null);
    if (wanted === undefined) {
      this.report(node, `has ${node.args.length} operands`);
      return;
    }
    node.args.forEach((arg, i) => {
      if (!accepts(wanted[i] as string, arg.kind, takesRaw.has(node.op))) {
        this.report(node, `operand ${i + 1} is ${arg.kind}, not ${wanted[i]}`);
      }
    });
  }

  private exit(node: Node): void {
    if (hasExit(node.op) !== (node.exit !== null)) {
      this.report(node, node.exit === null ? "has no exit" : "has an exit");
    }
    if (node.exit !== null) this.exitValues(node, node.exit);
  }

  private exitValues(node: Node, exit: Exit): void {
    if (exit.frames.length === 0) this.report(node, "its exit has no frame");
    exitNodes(exit, (value) => {
      this.use(node, value);
      if (value.kind === "a" || value.kind === "v") this.report(node, "its exit holds no value");
    });
  }

  // --- Loops ------------------------------------------------------------------------------------

  private loop(node: Node): void {
    const loop = node.loop as Loop;
    this.phiValues(node, loop);
    for (const phi of loop.phis) this.visible.add(phi);
    if (node.exit === null) this.report(node, "has no exit");
    else this.exitValues(node, node.exit);
    this.loops.push(loop);
    this.block(loop.body, "a loop");
    this.loops.pop();
    for (const phi of loop.phis) this.visible.delete(phi);
  }

  private continues(node: Node): void {
    const loop = node.loop as Loop;
    if (!this.loops.includes(loop)) this.report(node, "the loop is not around it");
    this.phiValues(node, loop);
  }

  private merge(merge: Merge): void {
    this.merges.push(merge);
    this.block(merge.body, "a merge");
    this.merges.pop();
  }

  private joins(node: Node): void {
    const merge = node.merge as Merge;
    if (!this.merges.includes(merge)) this.report(node, "the merge is not around it");
    this.phiValues(node, merge);
  }

  private phiValues(node: Node, { phis }: Loop | Merge): void {
    if (node.args.length !== phis.length) {
      this.report(node, `has ${node.args.length} operands for ${phis.length} phis`);
      return;
    }
    phis.forEach((phi, i) => {
      const { kind } = node.args[i] as Node;
      if (!accepts(phi.kind, kind, false))
        this.report(node, `phi ${i + 1} is ${phi.kind}, not ${kind}`);
    });
  }
}

/** The kinds of `count` operands by a row's pattern; null when there cannot be so many. */
function expand(pattern: string, count: number): string | null {
  if (!pattern.endsWith("*")) return pattern.length === count ? pattern : null;
  const fixed = pattern.slice(0, -1);
  const repeated = fixed[fixed.length - 1] as string;
  const most = fixed.slice(0, -1);
  return count < most.length ? null : most + repeated.repeat(count - most.length);
}

/** Is it no Python value as it stands? */
function isRaw(kind: Kind): boolean {
  return kind === "f" || kind === "g";
}

function accepts(wanted: string, kind: Kind, raw: boolean): boolean {
  if (wanted === "?") return kind !== "a" && kind !== "v" && (raw || !isRaw(kind));
  if (wanted === "r") return kind === "r" || kind === "n" || kind === "b" || kind === "s";
  return wanted === kind;
}

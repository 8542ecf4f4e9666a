/**
 * Phis whose values all have one kind get that kind.
 *
 * A variable that a loop stores but never looks at is recorded as any value (r): its kind is asked
 * for only behind the loop, in each turn of the loop around. Where every way to the phi brings an
 * int, it is one, and what asks for its kind is known.
 *
 * Kinds spread through phis of phis: all are taken for the kind of what they get first, until
 * something else comes in. Only kinds that are values as they stand (ints, bools, strs) are given: a
 * float would have to be boxed where a value is asked for.
 */
import type { Kind } from "../ir/ops.ts";
import type { Loop, Merge } from "../ir/tree.ts";
import { Node, type Tree, walk } from "../ir/tree.ts";
import { Rewriter } from "./rewrite.ts";

export function settleKinds(tree: Tree): Tree {
  const kinds = kindsOf(incomingOf(tree));
  return kinds.size === 0 ? tree : new KindSettler(kinds).rewrite(tree);
}

/** What each phi of kind r may get. */
function incomingOf(tree: Tree): Map<Node, Node[]> {
  const incoming = new Map<Node, Node[]>();
  const add = (phis: readonly Node[], args: readonly Node[]): void =>
    phis.forEach((phi, i) => {
      if (phi.kind !== "r") return;
      const values = incoming.get(phi);
      if (values === undefined) incoming.set(phi, [args[i] as Node]);
      else values.push(args[i] as Node);
    });
  walk(tree.root, (node) => {
    if (node.op === "loop" || node.op === "continue") add((node.loop as Loop).phis, node.args);
    else if (node.op === "join") add((node.merge as Merge).phis, node.args);
  });
  return incoming;
}

const plainKinds: ReadonlySet<Kind> = new Set<Kind>(["n", "b", "s"]);

/** The phis that have a kind of their own, by taking all for such until one gets something else. */
function kindsOf(incoming: ReadonlyMap<Node, readonly Node[]>): Map<Node, Kind> {
  const kinds = new Map<Node, Kind>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [phi, values] of incoming) {
      const kind = commonKind(values, incoming, kinds);
      if (kind === undefined || kind === kinds.get(phi)) continue;
      kinds.set(phi, kind);
      changed = true;
    }
  }
  for (const [phi, kind] of kinds) if (kind === "r") kinds.delete(phi);
  return kinds;
}

/** undefined: nothing is known yet of any of them. */
function commonKind(
  values: readonly Node[],
  incoming: ReadonlyMap<Node, unknown>,
  kinds: ReadonlyMap<Node, Kind>,
): Kind | undefined {
  let common: Kind | undefined;
  for (const value of values) {
    const kind = incoming.has(value) ? kinds.get(value) : value.kind;
    if (kind === undefined || kind === common) continue;
    if (common !== undefined || !plainKinds.has(kind)) return "r";
    common = kind;
  }
  return common;
}

class KindSettler extends Rewriter {
  constructor(private readonly kinds: ReadonlyMap<Node, Kind>) {
    super();
  }

  protected override copyPhi(phi: Node): Node {
    const copy = new Node("phi", this.kinds.get(phi) ?? phi.kind, []);
    copy.origin = phi.origin;
    return copy;
  }
}

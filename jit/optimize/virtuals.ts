/**
 * Objects that are never built: instances, tuples, short lists, cells, bound methods and boxed
 * floats that a trace makes and nothing outside it sees.
 *
 * Receives any tree; promises the same results and exits, where an object that was made in the
 * tree and reaches only its exits is described there (`instance<'shape P'>{f1, f2}`) and built when
 * the trace leaves. Fields are values of the trace; reading one is no operation any more.
 *
 * Control in a tree meets again only at loops and merges, so what is known of an object at a place
 * is known exactly: one state for each object, copied where a bridge begins. What a path of a merge
 * changes or builds is built in front of it. An object that escapes
 * (stored into something that exists, passed to a call, returned) is built right there, with the
 * fields it has there; on other paths it stays unbuilt. So an escape on a rare path costs nothing
 * on the others.
 *
 * At a loop the pass assumes the best and finds out whether it holds:
 *   - an object from in front of the loop that no turn changes or builds stays as it is;
 *   - one whose fields a turn changes has phis for fields (`Plan.write`), if its shape stays;
 *   - one that a turn builds on a way back to the header is built in front (`Plan.force`);
 *   - a phi whose values are all such objects, of one shape, is replaced by phis for its fields.
 * What did not hold is noted in the plan, and the whole pass begins again with it.
 *
 * Duties: an object that has an identity must never be two. A phi is taken apart only if no other
 * name in the loop means its object. A rule that reads or writes a field must know the object by
 * its placeholder; whatever else an operation does with a placeholder builds the object (`value`).
 */
import type { PyType } from "../../src/objects/type.ts";
import type { Shape } from "../../src/objects/shape.ts";
import { PyFloat } from "../../src/objects/object.ts";
import type { Kind } from "../ir/ops.ts";
import {
  type Block,
  constant,
  Exit,
  exitNodes,
  Loop,
  type Merge,
  Node,
  type Snapshot,
  snapshotMapper,
  type Tree,
  type VirtualSnapshot,
  walk,
  mapFrame,
} from "../ir/tree.ts";
import { Folder } from "./fold.ts";
import { drop, fails, type Outcome } from "./rewrite.ts";
import {
  Built,
  type Carried,
  type Leaf,
  type ObjectState,
  type Part,
  Plan,
  Unbuilt,
} from "./virtual-objects.ts";

/** Longer tuples and lists are built: an exit would have to describe every item. */
const longest = 16;

/** Each attempt finds out at least one thing; more than a few are a sign of a tangle. */
const attempts = 12;

export function dropVirtuals(tree: Tree): Tree {
  if (!makesObjects(tree)) return tree;
  const plan = new Plan();
  for (let i = 0; i < attempts; i++) {
    plan.changed = false;
    const made = new Virtualizer(plan).rewrite(tree);
    if (!plan.changed) return made;
  }
  return tree;
}

const makers: ReadonlySet<string> = new Set([
  "new_instance",
  "new_tuple",
  "new_list",
  "new_cell",
  "new_method",
  "box_float",
  "new_complex",
]);

function makesObjects(tree: Tree): boolean {
  let found = false;
  walk(tree.root, (node) => {
    found ||= makers.has(node.op);
  });
  return found;
}

/** What a loop carries, and the objects as they were at its header. */
interface Header {
  /** For each phi of the old loop: what replaces it, or the phi that it stays. */
  readonly phis: readonly (Carried | null)[];
  readonly written: ReadonlyMap<Node, Carried>;
  readonly before: ReadonlyMap<Node, ObjectState>;
  /** Objects that were there before the loop. */
  readonly outer: ReadonlySet<Node>;
}

/** The array of an unbuilt list or tuple. */
interface Storage {
  readonly owner: Node;
  readonly op: "list_items" | "tuple_items";
}

/** A loop under construction, and the initial values of its phis. */
interface Entry {
  readonly loop: Loop;
  readonly inits: Node[];
}

class Virtualizer extends Folder {
  private objects = new Map<Node, ObjectState>();
  private readonly saved: Map<Node, ObjectState>[] = [];
  private readonly keys = new Map<Node, string>();
  private readonly byKey = new Map<string, Node>();
  /** The storage of an unbuilt list or tuple, and whose it is. */
  private readonly storage = new Map<Node, Storage>();
  private readonly headers = new Map<Loop, Header>();
  private readonly beforeMerge = new Map<Merge, ReadonlyMap<Node, ObjectState>>();

  constructor(private readonly plan: Plan) {
    super();
  }

  protected override enterBlock(_block: Block): void {
    this.saved.push(this.objects);
    this.objects = new Map(this.objects);
    this.exits.clear();
  }

  protected override leaveBlock(_block: Block): void {
    this.objects = this.saved.pop() as Map<Node, ObjectState>;
    this.exits.clear();
  }

  // --- Objects and their states -----------------------------------------------------------------

  private add(key: string, state: Unbuilt): Node {
    const placeholder = new Node("phi", "r", []);
    this.keys.set(placeholder, key);
    this.byKey.set(key, placeholder);
    this.setState(placeholder, state);
    return placeholder;
  }

  private setState(placeholder: Node, state: ObjectState): void {
    this.objects.set(placeholder, state);
    // Exits translated before describe the object as it was.
    this.exits.clear();
  }

  /** The unbuilt object that a node of the new tree stands for, if it does. */
  private unbuilt(node: Node | undefined): Unbuilt | null {
    if (node === undefined) return null;
    const state = this.objects.get(node);
    return state instanceof Unbuilt ? state : null;
  }

  /** What stands for a node of the old tree: a node, or a placeholder. */
  private lookUp(node: Node): Node {
    return node.op === "const" ? node : this.known(super.value(node));
  }

  /** The node of an object that has been built; others as they are. */
  private known(node: Node): Node {
    const state = this.objects.get(node);
    return state instanceof Built ? state.node : node;
  }

  /** Whoever asks for a value that is an object has it built here. */
  protected override value(node: Node): Node {
    return this.real(super.value(node));
  }

  private real(node: Node): Node {
    const storage = this.storage.get(node);
    if (storage !== undefined)
      return this.emit(new Node(storage.op, "a", [this.real(storage.owner)]));
    const state = this.objects.get(node);
    if (state === undefined) return node;
    return state instanceof Built ? state.node : this.construct(node, state);
  }

  private emit(node: Node): Node {
    this.out.nodes.push(node);
    return node;
  }

  // --- Building ---------------------------------------------------------------------------------

  private construct(placeholder: Node, state: Unbuilt): Node {
    // A field cannot lead back to its object: `leadsTo` is asked before each store.
    const slots = state.slots.map((slot) => this.real(slot));
    const made = this.allocate(state, slots);
    this.setState(placeholder, new Built(made));
    return made;
  }

  private allocate(state: Unbuilt, slots: readonly Node[]): Node {
    switch (state.what) {
      case "instance":
        return this.allocateInstance(state, slots);
      case "tuple":
        return this.emit(new Node("new_tuple", "r", slots));
      case "list":
        return this.emit(new Node("new_list", "r", slots, { imm: state.layout as number }));
      case "cell":
        return this.emit(new Node("new_cell", "r", slots));
      case "method":
        return this.emit(new Node("new_method", "r", slots));
      case "float":
        return this.boxed(slots[0] as Node);
      case "complex":
        return this.emit(new Node("new_complex", "r", slots));
    }
  }

  private boxed(value: Node): Node {
    if (value.op === "const") return constant(new PyFloat(value.object as number), "r");
    return this.emit(new Node("box_float", "r", [value]));
  }

  /** The shape is set with the last attribute; nothing looks at the object before. */
  private allocateInstance(state: Unbuilt, slots: readonly Node[]): Node {
    const made = this.emit(new Node("new_instance", "r", [], { object: state.cls }));
    state.names.forEach((name, i) => {
      const args = [made, slots[i] as Node];
      const isLast = i === slots.length - 1;
      this.emit(
        isLast
          ? new Node("set_shape", "v", args, { name, object: state.layout })
          : new Node("set_field", "v", args, { name }),
      );
    });
    return made;
  }

  // --- Exits ------------------------------------------------------------------------------------

  private described = new Map<Node, VirtualSnapshot>();

  /** What an exit says depends on where it stands: objects are built and written in between. */
  protected override renameExit(exit: Exit): Exit {
    this.described = new Map();
    const translate = snapshotMapper((node) => this.describe(this.lookUp(node), false));
    return new Exit(
      exit.frames.map((frame) => mapFrame(frame, translate)),
      exit.entries.map(([entry, s]) => [entry, translate(s)] as const),
    );
  }

  /** A float that is not boxed is boxed on the way out, but where raw doubles may stand. */
  private describe(node: Node, raw: boolean): Snapshot {
    const state = this.unbuilt(node);
    if (state === null) return this.known(node);
    if (state.what === "float" && !raw) return this.known(state.slots[0] as Node);
    let made = this.described.get(node);
    if (made === undefined) {
      made = state.snapshot((slot) => this.describe(this.known(slot), state.holdsRaw));
      this.described.set(node, made);
    }
    return made;
  }

  // --- Nodes ------------------------------------------------------------------------------------

  protected override visit(node: Node): Outcome {
    if (node.op === "continue") return this.finishTurn(node);
    if (node.op === "join") return this.finishPath(node);
    const made = this.make(node);
    if (made !== null) return made;
    if (node.args.some((arg) => this.isPlaceholder(this.lookUp(arg)))) {
      const outcome = this.access(node);
      if (outcome !== null) return outcome;
    }
    return super.visit(node);
  }

  private isPlaceholder(node: Node): boolean {
    return this.unbuilt(node) !== null || this.storage.has(node);
  }

  /** A new object, unbuilt. */
  private make(node: Node): Node | null {
    if (!makers.has(node.op) || node.args.length > longest) return null;
    const slots = node.args.map((arg) => this.lookUp(arg));
    const key = `${node.id}`;
    switch (node.op) {
      case "new_instance": {
        const cls = node.object as PyType;
        return this.add(key, new Unbuilt("instance", [], cls, cls.rootShape));
      }
      case "new_tuple":
        return slots.length === 0 ? null : this.add(key, new Unbuilt("tuple", slots));
      case "new_list":
        return this.add(key, new Unbuilt("list", slots, null, node.imm));
      case "new_cell":
        return this.add(key, new Unbuilt("cell", slots));
      case "new_method":
        return this.add(key, new Unbuilt("method", slots));
      case "new_complex":
        return this.add(key, new Unbuilt("complex", slots));
      default:
        return (slots[0] as Node).op === "const"
          ? this.boxed(slots[0] as Node)
          : this.add(key, new Unbuilt("float", slots));
    }
  }

  /** What an operation with an unbuilt operand becomes; null: it builds the operand. */
  private access(node: Node): Outcome | null {
    const args = node.args.map((arg) => this.lookUp(arg));
    const [a, b] = args as [Node, Node];
    switch (node.op) {
      case "same":
        return this.compare(a, b);
      case "guard_value":
        return this.unbuilt(a)?.hasIdentity === true && b.op === "const" ? fails : null;
      case "guard_not_value":
        return this.unbuilt(a)?.hasIdentity === true && b.op === "const" ? drop : null;
      default:
        break;
    }
    const storage = this.storage.get(a);
    if (storage !== undefined) return this.accessStorage(node, storage.owner, args);
    const state = this.unbuilt(a);
    return state === null ? null : this.accessObject(node, a, state, b);
  }

  private compare(a: Node, b: Node): Outcome | null {
    if (a === b) return constant(true, "b");
    const floats = [a, b].some((node) => this.unbuilt(node)?.hasIdentity === false);
    return floats ? null : constant(false, "b");
  }

  private accessObject(node: Node, a: Node, state: Unbuilt, b: Node): Outcome | null {
    switch (node.op) {
      case "get_field":
        return this.slot(state, state.names.indexOf(node.name), node.kind);
      case "set_field":
        return this.store(a, state, state.names.indexOf(node.name), b);
      case "set_shape":
        if (state.what !== "instance" || state.names.length >= longest || this.leadsTo(b, a))
          return null;
        this.setState(a, state.withAttribute(node.name, b, node.object));
        return drop;
      case "guard_shape":
        return hasShape(state, node.object as Shape);
      case "guard_bound":
        return drop;
      case "guard_list_kind":
        return state.what === "list" && state.layout === node.imm ? drop : null;
      case "guard_list_takes":
        return state.what === "list" && (state.layout === node.imm || state.layout === 0)
          ? drop
          : null;
      case "list_push":
        return this.push(a, state, b, node.imm);
      case "list_items":
      case "tuple_items":
        return this.storageOf(a, node.op);
      case "tuple_item":
        return this.slot(state, node.imm, node.kind);
      case "get_cell":
        return this.slot(state, 0, node.kind);
      case "set_cell":
        return this.store(a, state, 0, b);
      case "complex_real":
        return this.slot(state, 0, "f");
      case "complex_imag":
        return this.slot(state, 1, "f");
      case "get_plain":
        if (state.what !== "method") return null;
        return this.slot(state, ["func", "self"].indexOf(node.name), node.kind);
      case "unbox_float":
        return state.what === "float" ? this.known(state.slots[0] as Node) : fails;
      case "unbox_int":
      case "unbox_bool":
      case "unbox_str":
        return fails;
      default:
        return null;
    }
  }

  /** An empty list takes the kind of its first item. */
  private push(a: Node, state: Unbuilt, value: Node, kind: number): Outcome | null {
    if (state.what !== "list" || state.slots.length >= longest || this.leadsTo(value, a))
      return null;
    if (state.layout !== kind && state.layout !== 0) return null;
    this.setState(a, new Unbuilt("list", [...state.slots, value], state.cls, kind));
    return drop;
  }

  private store(a: Node, state: Unbuilt, index: number, value: Node): Outcome | null {
    if (index < 0 || this.leadsTo(value, a)) return null;
    this.setState(a, state.withSlot(index, value));
    return drop;
  }

  /** Would storing it make a circle? */
  private leadsTo(from: Node, to: Node): boolean {
    const reached = new Set<Node>();
    this.reach(from, reached);
    return reached.has(to);
  }

  private reach(node: Node, reached: Set<Node>): void {
    const state = this.unbuilt(node);
    if (state === null || reached.has(node)) return;
    reached.add(node);
    for (const slot of state.slots) this.reach(slot, reached);
  }

  // --- Lists and tuples -------------------------------------------------------------------------

  private storageOf(owner: Node, op: Storage["op"]): Node {
    const node = new Node("phi", "a", []);
    this.storage.set(node, { owner, op });
    return node;
  }

  private accessStorage(node: Node, owner: Node, args: readonly Node[]): Outcome | null {
    const state = this.unbuilt(owner);
    if (state === null) return null;
    const length = state.slots.length;
    switch (node.op) {
      case "array_length":
      case "tuple_length":
        return constant(length, "n");
      case "array_get":
        return this.slot(state, indexOf(args[1], length), node.kind);
      case "array_set":
        return this.store(owner, state, indexOf(args[1], length), args[2] as Node);
      case "array_push":
        if (length >= longest || this.leadsTo(args[1] as Node, owner)) return null;
        this.setState(owner, state.withSlots([...state.slots, args[1] as Node]));
        return drop;
      case "array_pop": {
        const last = this.slot(state, length - 1, node.kind);
        if (last !== null) this.setState(owner, state.withSlots(state.slots.slice(0, -1)));
        return last;
      }
      default:
        return null;
    }
  }

  /** The value in a field, when it is of the kind that the operation gives. */
  private slot(state: Unbuilt, index: number, kind: Kind): Node | null {
    const slot = state.slots[index];
    if (slot === undefined) return null;
    const value = this.known(slot);
    if (value.kind === kind) return value;
    return kind === "r" && value.kind !== "f" && value.kind !== "a" ? value : null;
  }

  // --- Loops ------------------------------------------------------------------------------------

  protected override rewriteLoop(node: Node): void {
    const loop = node.loop as Loop;
    for (const key of this.plan.forcedAt(loop)) this.forceKey(key);
    const candidates = this.choosePhis(loop, node);
    // Whatever is built in front of the loop is built before objects are taken apart.
    const inits = node.args.map((arg, i) => (candidates.has(i) ? null : this.value(arg)));
    const fresh = new Loop(loop.code, loop.header);
    fresh.layout = loop.layout;
    this.loops.set(loop, fresh);
    const entry: Entry = { loop: fresh, inits: [] };
    const outer = new Set(this.objects.keys());
    const phis = loop.phis.map((phi, i) => {
      const init = inits[i] as Node | null;
      const object = this.lookUp(node.args[i] as Node);
      if (init !== null || this.unbuilt(object) === null) {
        this.map.set(phi, addPhi(entry, phi.kind, init ?? this.real(object), phi.origin));
        return null;
      }
      const [placeholder, carried] = this.carry(`${phi.id}`, object, entry);
      this.map.set(phi, placeholder);
      return carried;
    });
    const written = this.carryWritten(loop, entry);
    this.headers.set(loop, { phis, written, before: new Map(this.objects), outer });
    const copy = new Node("loop", "v", entry.inits, { loop: fresh, exit: this.exit(node.exit) });
    copy.origin = node.origin;
    this.emit(copy);
    this.rewriteBlock(loop.body, fresh.body);
  }

  /** An object from in front of a merge that a path changes is built there. */
  protected override rewriteMerge(node: Node): void {
    const merge = node.merge as Merge;
    for (const key of this.plan.forcedAt(merge)) this.forceKey(key);
    this.beforeMerge.set(merge, new Map(this.objects));
    super.rewriteMerge(node);
  }

  /** `join`: objects that only this path knows are built; the others must be as they were. */
  private finishPath(node: Node): Outcome {
    const merge = node.merge as Merge;
    const args = node.args.map((arg) => this.value(arg));
    for (const [placeholder, before] of this.beforeMerge.get(merge) as Map<Node, ObjectState>) {
      if (before instanceof Built || this.objects.get(placeholder) === before) continue;
      this.plan.force(merge, this.keys.get(placeholder) as string);
    }
    return this.copy(node, args);
  }

  private forceKey(key: string): void {
    const placeholder = this.byKey.get(key);
    if (placeholder !== undefined) this.real(placeholder);
  }

  /** Which phis start as an object that nothing else in the loop names. */
  private choosePhis(loop: Loop, node: Node): Set<number> {
    const chosen = new Set<number>();
    const taken = new Set<Node>();
    const outside = new Set<Node>();
    let lookedOutside = false;
    node.args.forEach((arg, i) => {
      const init = this.lookUp(arg);
      if (this.unbuilt(init) === null || this.plan.isRefused(`${(loop.phis[i] as Node).id}`))
        return;
      if (!lookedOutside) this.reachFromLoop(node, outside);
      lookedOutside = true;
      const own = new Set<Node>();
      this.reach(init, own);
      const isShared = [...own].some(
        (object) =>
          this.unbuilt(object)?.hasIdentity === true && (taken.has(object) || outside.has(object)),
      );
      if (isShared) return;
      for (const object of own) taken.add(object);
      chosen.add(i);
    });
    return chosen;
  }

  /** Objects from in front of a loop that its body or its exit names. */
  private reachFromLoop(loopNode: Node, reached: Set<Node>): void {
    const look = (node: Node): void => {
      const known = this.map.get(node);
      if (known !== undefined) this.reach(this.known(known), reached);
    };
    if (loopNode.exit !== null) exitNodes(loopNode.exit, look);
    walk((loopNode.loop as Loop).body, (node) => {
      node.args.forEach(look);
      if (node.exit !== null) exitNodes(node.exit, look);
    });
  }

  /** Takes an object apart: a placeholder for its like in each turn, with phis for fields. */
  private carry(key: string, object: Node, entry: Entry): [Node, Carried] {
    const state = this.unbuilt(object) as Unbuilt;
    const parts = this.carryParts(key, state, entry, false);
    const placeholder = this.add(key, state.withSlots(parts.slots));
    return [placeholder, { key, state, parts: parts.parts }];
  }

  /** `stays`: the object has other names, and so may the objects in its fields: they must stay. */
  private carryParts(
    key: string,
    state: Unbuilt,
    entry: Entry,
    stays: boolean,
  ): { slots: Node[]; parts: Part[] } {
    const slots: Node[] = [];
    const parts: Part[] = [];
    state.slots.forEach((slot, i) => {
      const path = `${key}.${i}`;
      const value = this.known(slot);
      const object = this.plan.isGeneral(path) ? null : this.unbuilt(value);
      if (object === null) {
        const real = this.real(value);
        const phi = addPhi(entry, this.plan.isGeneral(path) ? "r" : real.kind, real, null);
        slots.push(phi);
        parts.push({ phi, key: path });
      } else if (stays && object.hasIdentity) {
        slots.push(value);
        parts.push({ fixed: value });
      } else {
        const [placeholder, carried] = this.carry(path, value, entry);
        slots.push(placeholder);
        parts.push(carried);
      }
    });
    return { slots, parts };
  }

  /** Objects that are there before and after a turn, with other contents. */
  private carryWritten(loop: Loop, entry: Entry): Map<Node, Carried> {
    const written = new Map<Node, Carried>();
    for (const key of this.plan.writtenIn(loop)) {
      const placeholder = this.byKey.get(key);
      const state = this.unbuilt(placeholder);
      if (placeholder === undefined || state === null) continue;
      const path = `${loop.phis[0]?.id ?? loop.id}w${key}`;
      const { slots, parts } = this.carryParts(path, state, entry, true);
      this.setState(placeholder, state.withSlots(slots));
      written.set(placeholder, { key, state, parts });
    }
    return written;
  }

  /** `continue`: what the next turn starts with, and whether the assumptions hold. */
  private finishTurn(node: Node): Outcome {
    const loop = node.loop as Loop;
    const header = this.headers.get(loop) as Header;
    const plain = node.args.map((arg, i) => (header.phis[i] === null ? this.value(arg) : null));
    const next: Node[] = [];
    const seen = new Set<Node>();
    header.phis.forEach((carried, i) => {
      if (carried === null) {
        next.push(plain[i] as Node);
        return;
      }
      const fault = this.collect(carried, this.lookUp(node.args[i] as Node), header, seen, next);
      if (fault !== null) this.doubt(carried, fault);
    });
    for (const [placeholder, carried] of header.written) {
      const fault = this.collect(carried, placeholder, header, seen, next);
      if (fault === carried.key) this.plan.force(loop, carried.key);
      else if (fault !== null) this.plan.generalize(fault);
    }
    this.checkOthers(loop, header);
    const copy = new Node("continue", "v", next, { loop: this.loops.get(loop) as Loop });
    copy.origin = node.origin;
    return this.emit(copy);
  }

  private doubt(carried: Carried, fault: string): void {
    if (fault === carried.key) this.plan.refuse(fault);
    else this.plan.generalize(fault);
  }

  /** Adds the values of an object's phis; gives the key of what does not fit, or null. */
  private collect(
    carried: Carried,
    present: Node,
    header: Header,
    seen: Set<Node>,
    next: Node[],
  ): string | null {
    const state = this.unbuilt(present);
    if (state === null || !state.isLike(carried.state)) return carried.key;
    if (state.hasIdentity) {
      const isOther = header.outer.has(present) && !header.written.has(present);
      if (seen.has(present) || isOther) return carried.key;
      seen.add(present);
    }
    for (let i = 0; i < carried.parts.length; i++) {
      const part = carried.parts[i] as Part;
      const slot = this.known(state.slots[i] as Node);
      let fault: string | null;
      if ("phi" in part) fault = this.collectLeaf(part, slot, next, carried.key);
      else if ("fixed" in part) fault = part.fixed === slot ? null : carried.key;
      else fault = this.collect(part, slot, header, seen, next);
      if (fault !== null) return fault;
    }
    return null;
  }

  private collectLeaf(leaf: Leaf, slot: Node, next: Node[], owner: string): string | null {
    const value = this.real(slot);
    const { kind } = leaf.phi;
    if (kind !== value.kind && (kind === "f" || value.kind === "f")) return owner;
    if (kind !== value.kind && kind !== "r") return leaf.key;
    next.push(value);
    return null;
  }

  /** Objects that the loop should leave alone: did this turn? */
  private checkOthers(loop: Loop, header: Header): void {
    for (const [placeholder, before] of header.before) {
      if (before instanceof Built || header.written.has(placeholder)) continue;
      if (!header.outer.has(placeholder)) continue;
      const now = this.objects.get(placeholder);
      if (now === before) continue;
      const key = this.keys.get(placeholder) as string;
      if (now instanceof Unbuilt && now.isLike(before)) this.plan.write(loop, key);
      else this.plan.force(loop, key);
    }
  }
}

function addPhi({ loop, inits }: Entry, kind: Kind, init: Node, origin: Node | null): Node {
  const phi = new Node("phi", kind, []);
  if (origin !== null) phi.origin = origin;
  loop.phis.push(phi);
  inits.push(init);
  return phi;
}

/** A constant index within the length, or -1. */
function indexOf(index: Node | undefined, length: number): number {
  if (index === undefined || index.op !== "const") return -1;
  const at = index.object as number;
  return at >= 0 && at < length ? at : -1;
}

function hasShape(state: Unbuilt, shape: Shape): Outcome {
  if (state.what === "instance") return state.layout === shape ? drop : fails;
  return !shape.cls.isHeapType && shape.cls.name === state.what ? drop : fails;
}

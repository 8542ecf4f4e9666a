/**
 * What the virtuals pass knows of an object that is not built: its class, and for each field the
 * value that it would hold.
 *
 * An object is named by a placeholder, a node that stands in no block. What is known of it at a
 * place of the tree is an ObjectState: an Unbuilt with its values, or Built, with the node that
 * made it. States are never changed, only replaced, so that two places have the same state where
 * they share the object.
 *
 * The Plan is what one attempt leaves to the next (virtuals.ts): for each loop, which objects have
 * to be built in front of it, which have fields that its turns change, and which of its phis
 * are, or are not, such objects.
 */
import type { PyType } from "../../src/objects/type.ts";
import {
  constant,
  type Loop,
  type Merge,
  type Node,
  type Snapshot,
  VirtualSnapshot,
} from "../ir/tree.ts";

export type ObjectKind = "instance" | "tuple" | "list" | "cell" | "method" | "float" | "complex";

export class Unbuilt {
  readonly what: ObjectKind;
  /** An instance's class; null for others. */
  readonly cls: PyType | null;
  /** An instance's shape; a list's ListKind; null for others. */
  readonly layout: unknown;
  /** JavaScript properties of an instance, in order. */
  readonly names: readonly string[];
  /** What stands in each field: a node of the new tree, or the placeholder of another object. */
  readonly slots: readonly Node[];

  constructor(
    what: ObjectKind,
    slots: readonly Node[],
    cls: PyType | null = null,
    layout: unknown = null,
    names: readonly string[] = [],
  ) {
    this.what = what;
    this.slots = slots;
    this.cls = cls;
    this.layout = layout;
    this.names = names;
  }

  /** The same object with other contents. */
  withSlots(slots: readonly Node[]): Unbuilt {
    return new Unbuilt(this.what, slots, this.cls, this.layout, this.names);
  }

  withSlot(index: number, value: Node): Unbuilt {
    return this.withSlots(this.slots.map((slot, i) => (i === index ? value : slot)));
  }

  /** An instance that got one more attribute, or one of another kind. */
  withAttribute(name: string, value: Node, shape: unknown): Unbuilt {
    const index = this.names.indexOf(name);
    const slots = index < 0 ? [...this.slots, value] : this.withSlot(index, value).slots;
    const names = index < 0 ? [...this.names, name] : this.names;
    return new Unbuilt(this.what, slots, this.cls, shape, names);
  }

  /** May one loop turn's object stand where the other's stood? */
  isLike(other: Unbuilt): boolean {
    return (
      this.what === other.what &&
      this.cls === other.cls &&
      this.layout === other.layout &&
      this.slots.length === other.slots.length
    );
  }

  /** Does the program see which object it is? */
  get hasIdentity(): boolean {
    return this.what !== "float" && this.what !== "complex";
  }

  /** How an exit describes it; `show` gives what stands for a field. */
  snapshot(show: (slot: Node) => Snapshot): VirtualSnapshot {
    const fields = this.slots.map(show);
    switch (this.what) {
      case "instance":
        return new VirtualSnapshot(this.what, constant(this.layout, "r"), fields);
      case "list":
        return new VirtualSnapshot(this.what, constant(this.layout, "n"), fields);
      default:
        return new VirtualSnapshot(this.what, null, fields);
    }
  }

  /** Are doubles in its fields raw? */
  get holdsRaw(): boolean {
    return ["instance", "list", "float", "complex"].includes(this.what);
  }
}

export class Built {
  readonly node: Node;
  constructor(node: Node) {
    this.node = node;
  }
}

export type ObjectState = Unbuilt | Built;

/** An object that lives from turn to turn of a loop: its fields are phis or such objects. */
export interface Carried {
  /** Of the phi, or of the object from in front of the loop; fields add their number. */
  readonly key: string;
  readonly state: Unbuilt;
  readonly parts: readonly Part[];
}

export type Part = Carried | Leaf | Fixed;

/** A field that always holds the same unbuilt object. */
export interface Fixed {
  readonly fixed: Node;
}

/** A field that is a phi. */
export interface Leaf {
  readonly phi: Node;
  readonly key: string;
}

/** What attempts have found out; a later attempt acts on it. */
export class Plan {
  /** Something was found out that the present attempt did not know. */
  changed = false;
  /** Phis that are no objects after all. */
  private readonly refused = new Set<string>();
  /** Fields of carried objects that may hold anything. */
  private readonly general = new Set<string>();
  private readonly forced = new Map<Loop | Merge, Set<string>>();
  private readonly written = new Map<Loop, Set<string>>();

  isRefused(key: string): boolean {
    return this.refused.has(key);
  }
  refuse(key: string): void {
    this.note(this.refused, key);
  }
  isGeneral(key: string): boolean {
    return this.general.has(key);
  }
  generalize(key: string): void {
    this.note(this.general, key);
  }
  /** Objects to be built in front of the loop or merge. */
  forcedAt(place: Loop | Merge): ReadonlySet<string> {
    return setAt(this.forced, place);
  }
  force(place: Loop | Merge, key: string): void {
    this.note(setAt(this.forced, place), key);
  }
  /** Objects from in front of the loop whose fields it changes. */
  writtenIn(loop: Loop): ReadonlySet<string> {
    return setAt(this.written, loop);
  }
  write(loop: Loop, key: string): void {
    this.note(setAt(this.written, loop), key);
  }

  private note(set: Set<string>, key: string): void {
    if (set.has(key)) return;
    set.add(key);
    this.changed = true;
  }
}

function setAt<P>(sets: Map<P, Set<string>>, place: P): Set<string> {
  let set = sets.get(place);
  if (set === undefined) {
    set = new Set();
    sets.set(place, set);
  }
  return set;
}

/**
 * The variables that emitted code leaves through, and what each holds at the present point of the
 * text.
 *
 * Every position of a snapshot (frame and register, field of an object not built) has a variable,
 * `e0`, `e1`, ...; another, an `f`, where it is a float (exit-area.ts says why). In front of a check
 * those that its exit needs and that do not hold the right value yet are assigned; leaving then
 * sets `x` to the exit's number and breaks out, by a way that gathers the variables needed in
 * `a0`, `a1`, ... and `b0`, ... for floats: those that the epilogue stores. A way that gathers more
 * than another gathers the rest and goes on there.
 *
 * V8: plain moves need no type feedback, so a first-time exit does not throw optimized code away,
 * and in optimized code they are free. A variable that an exit does not need must be dead there: if
 * one epilogue read them all, each loop would carry the values of its last turn around.
 *
 * Invariant: on every path of the text to an exit, the variables in its layout hold its values.
 */
import { type Exit, type Loop, Node, type Snapshot, walk } from "../ir/tree.ts";
import { leavesAsDouble } from "./exit-area.ts";
import {
  assign,
  block,
  type Expression,
  name,
  numberLiteral,
  type Statement,
} from "./templates.ts";

/** How an exit's values lie in the exit area. */
export interface ExitLayout {
  readonly exit: Exit;
  /** Where in the exit area the value of each node stands. */
  readonly places: ReadonlyMap<Node, number>;
  /** The check or call that leaves here; null for loop headers and unconditional exits. */
  readonly node: Node | null;
  /** True when it is left because something was raised. */
  readonly raises: boolean;
}

/** What exits with the same variables up to date share. */
interface Way {
  readonly label: string;
  readonly needed: ReadonlySet<number>;
  readonly exits: Leaving[];
}

interface Leaving {
  /** The layout's own, filled in when all ways are known. */
  readonly places: Map<Node, number>;
  readonly variables: ReadonlyMap<Node, number>;
}

/** How many of the epilogue's variables a way fills, and which with what. */
interface Gathered {
  readonly values: number;
  readonly doubles: number;
  readonly slots: ReadonlyMap<number, number>;
}

const nothing: Gathered = { values: 0, doubles: 0, slots: new Map() };

export class ExitPlaces {
  readonly exits: ExitLayout[] = [];
  /** The variable of each place. */
  readonly names: string[] = [];
  /** What the epilogue stores: so many `a`s and `b`s. */
  values = 0;
  doubles = 0;
  private readonly numbers = new Map<string, number>();
  private held = new Map<number, Node>();
  /** Filled since the present merge began. */
  private filled = new Set<number>();
  private readonly ways: Way[] = [];
  /** The exits of calls that raise to the catch around everything. */
  private readonly raising: Leaving[] = [];
  private readonly placesOf = new Map<Exit, readonly (readonly [number, Node])[]>();

  /** `operand` is the expression that stands for a node at the present point. */
  constructor(private readonly operand: (node: Node) => Expression) {}

  /**
   * What it takes to leave at `exit`: onto `out`, the path that goes on, bringing the variables up
   * to date; the result is what leaves.
   */
  leave(exit: Exit, node: Node | null, out: Statement[]): Statement[] {
    const leaving = this.fill(exit, node, false, out);
    const way = this.wayFor(new Set(leaving.variables.values()));
    way.exits.push(leaving);
    return [
      assign("x", numberLiteral(this.exits.length - 1)),
      { type: "BreakStatement", label: name(way.label) },
    ];
  }

  /** The number of the exit for what a call raises; the variables are up to date behind `out`. */
  raisingExit(exit: Exit, node: Node, out: Statement[]): number {
    this.raising.push(this.fill(exit, node, true, out));
    return this.exits.length - 1;
  }

  private fill(exit: Exit, node: Node | null, raises: boolean, out: Statement[]): Leaving {
    const variables = new Map<Node, number>();
    for (const [place, value] of this.placesIn(exit)) {
      variables.set(value, place);
      if (this.held.get(place) === value) continue;
      out.push(assign(this.names[place] as string, this.operand(value)));
      this.held.set(place, value);
      this.filled.add(place);
    }
    const places = new Map<Node, number>();
    this.exits.push({ exit, places, node, raises });
    return { places, variables };
  }

  /** A way out whose variables are all up to date here and that gathers those needed. */
  private wayFor(needed: ReadonlySet<number>): Way {
    for (const way of this.ways) {
      if (isSubset(needed, way.needed) && this.areHeld(way.needed)) return way;
    }
    const way: Way = { label: `$${this.ways.length}`, needed, exits: [] };
    this.ways.push(way);
    return way;
  }

  private areHeld(places: ReadonlySet<number>): boolean {
    for (const place of places) if (!this.held.has(place)) return false;
    return true;
  }

  // --- Paths ------------------------------------------------------------------------------------

  /** Emits a path from which the present one is not reached again. */
  aside<T>(emit: () => T): T {
    const { held } = this;
    this.held = new Map(held);
    const result = emit();
    this.held = held;
    return result;
  }

  /** Emits the paths of a merge: what some of them has filled holds one thing or another behind. */
  merging<T>(emit: () => T): T {
    const { held, filled } = this;
    this.held = new Map(held);
    this.filled = new Set();
    const result = emit();
    this.held = held;
    for (const place of this.filled) {
      held.delete(place);
      filled.add(place);
    }
    this.filled = filled;
    return result;
  }

  /** At a loop's header only what no exit in the loop wants otherwise is held in every turn. */
  enterLoop(loop: Loop): void {
    const wanted = this.wantedIn(loop);
    const held = new Map<number, Node>();
    for (const [place, value] of this.held) {
      const one = wanted.get(place);
      if (one === undefined || one === value) held.set(place, value);
    }
    this.held = held;
  }

  /** What the exits in a loop want at each place; null where they differ. */
  private wantedIn(loop: Loop): ReadonlyMap<number, Node | null> {
    const wanted = new Map<number, Node | null>();
    walk(loop.body, (node) => {
      if (node.exit === null) return;
      for (const [place, value] of this.placesIn(node.exit)) {
        const other = wanted.get(place);
        if (other === undefined) wanted.set(place, value);
        else if (other !== value) wanted.set(place, null);
      }
    });
    return wanted;
  }

  // --- Places -----------------------------------------------------------------------------------

  /** The places that an exit fills and what with. */
  private placesIn(exit: Exit): readonly (readonly [number, Node])[] {
    let found = this.placesOf.get(exit);
    if (found === undefined) {
      const places = new Map<Node, number>();
      positionsOf(exit, (position, value) => {
        if (value.op !== "const" && !places.has(value))
          places.set(value, this.placeOf(position, value));
      });
      found = [...places].map(([value, place]) => [place, value] as const);
      this.placesOf.set(exit, found);
    }
    return found;
  }

  private placeOf(position: string, value: Node): number {
    const isDouble = leavesAsDouble(value);
    const key = isDouble ? `#${position}` : position;
    let place = this.numbers.get(key);
    if (place === undefined) {
      place = this.numbers.size;
      this.numbers.set(key, place);
      this.names.push(`${isDouble ? "f" : "e"}${place}`);
    }
    return place;
  }

  // --- The end of the function ------------------------------------------------------------------

  /**
   * A labelled block for each way out, those that gather most inside; behind each what it gathers.
   * Gives the exits their places.
   */
  wrapWaysOut(body: Statement[]): Statement {
    const ways = [...this.ways].sort((one, other) => other.needed.size - one.needed.size);
    const gathered = new Map<Way, Gathered>();
    const code = new Map<Way, Statement[]>();
    for (const way of ways.toReversed()) {
      const next = this.largestWithin(way, gathered.keys());
      const out: Statement[] = [];
      const all = this.gather(way, gathered.get(next as Way) ?? nothing, out);
      out.push({ type: "BreakStatement", label: name(next?.label ?? "$") });
      gathered.set(way, all);
      code.set(way, out);
      placeExits(way.exits, all);
    }
    let inner = body;
    for (const way of ways) {
      const labelled: Statement = {
        type: "LabeledStatement",
        label: name(way.label),
        body: block(inner),
      };
      inner = [labelled, ...(code.get(way) as Statement[])];
    }
    return { type: "LabeledStatement", label: name("$"), body: block(inner) };
  }

  /** For the catch: what any of the calls that raise to it needs. */
  gatherRaising(): Statement[] {
    const needed = new Set(this.raising.flatMap(({ variables }) => [...variables.values()]));
    const out: Statement[] = [];
    placeExits(this.raising, this.gather({ label: "", needed, exits: [] }, nothing, out));
    return out;
  }

  private largestWithin(way: Way, smaller: Iterable<Way>): Way | null {
    let best: Way | null = null;
    for (const other of smaller) {
      if (best !== null && other.needed.size <= best.needed.size) continue;
      if (isSubset(other.needed, way.needed)) best = other;
    }
    return best;
  }

  /** Moves what `way` needs beyond what is gathered anyway to the next variables of the epilogue. */
  private gather(way: Way, known: Gathered, out: Statement[]): Gathered {
    let { values, doubles } = known;
    const slots = new Map(known.slots);
    for (const place of way.needed) {
      if (slots.has(place)) continue;
      const variable = this.names[place] as string;
      const isDouble = isDoublePlace(variable);
      const slot = isDouble ? doubles++ : values++;
      slots.set(place, slot);
      out.push(assign(`${isDouble ? "b" : "a"}${slot}`, name(variable)));
    }
    this.values = Math.max(this.values, values);
    this.doubles = Math.max(this.doubles, doubles);
    return { values, doubles, slots };
  }
}

function placeExits(exits: readonly Leaving[], { slots }: Gathered): void {
  for (const { places, variables } of exits) {
    for (const [node, place] of variables) places.set(node, slots.get(place) as number);
  }
}

function isSubset(small: ReadonlySet<number>, large: ReadonlySet<number>): boolean {
  if (small.size > large.size) return false;
  for (const item of small) if (!large.has(item)) return false;
  return true;
}

/** What a variable holds where its value is not needed: of the kind that it always has. */
export function emptyPlace(variable: string): Expression {
  return name(isDoublePlace(variable) ? "NaN" : "undefined");
}

function isDoublePlace(variable: string): boolean {
  return variable.startsWith("f");
}

/** Python frames that the code stands for at most, above the one it is entered with. */
export function inlinedFrames(exits: readonly ExitLayout[]): number {
  let most = 0;
  for (const { exit } of exits) most = Math.max(most, exit.frames.length - 1);
  return most;
}

/** The nodes of an exit with their positions: frame and register, and fields within objects. */
function positionsOf(exit: Exit, visit: (position: string, node: Node) => void): void {
  const look = (position: string, s: Snapshot): void => {
    if (s === null) return;
    if (s instanceof Node) {
      visit(position, s);
      return;
    }
    look(`${position}b`, s.base);
    s.fields.forEach((field, i) => {
      look(`${position}.${i}`, field);
    });
  };
  exit.frames.forEach((frame, f) => {
    look(`${f}:f`, frame.func);
    frame.regs.forEach((s, i) => {
      look(`${f}:${i}`, s);
    });
  });
  exit.entries.forEach(([, s], i) => {
    look(`e${i}`, s);
  });
}

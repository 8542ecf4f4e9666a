/**
 * The JavaScript backend: one tree becomes one function.
 *
 * Receives an optimized tree and the ranges of its ints; gives the text of a function and the
 * table of its exits. The shape of the text is the shape of the tree (ir/tree.ts): a loop is a
 * labelled `for(;;)`, a bridge is the body of its check's `if`, `continue` assigns the phis and
 * continues a label. Nodes are `const`s in the block where they stand; phis are `let`s in front
 * of their loop.
 *
 * Leaving: e0, e1, ... hold what the interpreter's registers would hold, one e for each position
 * in a snapshot (an f where it is a number: exit-area.ts). They are brought up to date in front of
 * a check, where they changed; leaving is then setting `x` to the exit's number and breaking out,
 * by a label that clears the e's not needed, to the one epilogue, which stores the e's in the exit
 * area and returns `x`.
 * V8: plain moves need no type feedback, so a first-time exit does not throw optimized code away,
 * and in optimized code they are free.
 *
 * Raising: before a call that may raise, the e's are brought up to date and `y` is set to the
 * number of the call's exit; one catch around everything leaves there. A call with a bridge has a
 * `try` of its own instead, and the bridge is its `catch`.
 *
 * Interrupts: each loop counts down and reads the shared flag every so many turns; when it is set
 * the trace leaves at the loop's header and the interpreter raises KeyboardInterrupt there. V8: a
 * countdown of a loop's own costs nothing, one shared by nested loops half of a short loop's time.
 *
 * Invariant: equal trees give equal text: objects come in as parameters in order of first use.
 *
 * Over 800 lines because one walk makes the text, and all of it turns on what stands in which
 * variable at the present point of the text; operations and templates stand in files of their own.
 */
import { generate } from "astring";
import type * as ES from "estree";
import { Effect, rowOf } from "../ir/ops.ts";
import {
  type Block,
  type Exit,
  exitNodes,
  type FrameSnapshot,
  type Loop,
  type Merge,
  Node,
  type Snapshot,
  type Tree,
  walk,
} from "../ir/tree.ts";
import { anyInt, type Range } from "../ir/range.ts";
import {
  conditions,
  type EmitContext,
  emitWith,
  repeatsOperands,
  testedFirst,
  values,
} from "./emitters.ts";
import { ensurePlaces, isNumber } from "./exit-area.ts";
import { nestingLevels } from "./nesting.ts";
import { raiseSite, templateOf, valuesOf } from "./raise-sites.ts";
import { canForce } from "./stress.ts";
import {
  assign,
  bigLiteral,
  block,
  declare,
  evaluate,
  type Expression,
  expressionTemplate,
  ifThen,
  name,
  not,
  numberLiteral,
  type Statement,
  statementTemplate,
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

export interface Emitted {
  /** The whole text: parameters are `objects`, the body returns the trace function. */
  readonly text: string;
  /** The same with indentation, for people. */
  readonly pretty: () => string;
  readonly parameters: readonly string[];
  readonly objects: readonly unknown[];
  readonly exits: readonly ExitLayout[];
  /** Size of the tree as emitted, in nodes. */
  readonly size: number;
}

/**
 * Turns between two looks at the flag: of a loop without loops in it, of one around such loops, and
 * so on, so that a nest of loops looks at least every few million turns of its innermost.
 */
const interruptTurns = [4096, 64, 8, 1];
/** Where turns are counted, one countdown serves all loops. */
const countedTurns = interruptTurns[0] as number;

/** BigInts beyond this are passed as objects: V8 has no use for their bits. */
const longLiteral = 1n << 128n;

export function emitTree(
  tree: Tree,
  ranges: ReadonlyMap<Node, Range>,
  runtime: Readonly<Record<string, unknown>>,
  unit: object,
): Emitted {
  return new Emitter(tree, ranges, runtime, unit).emit();
}

class Emitter implements EmitContext {
  private readonly objects: unknown[] = [];
  private readonly objectNames = new Map<unknown, string>();
  private readonly names = new Map<Node, string>();
  private readonly inlined = new Map<Node, Expression>();
  private readonly uses = new Map<Node, number>();
  private readonly useBlock = new Map<Node, Block | null>();
  private readonly exits: ExitLayout[] = [];
  /** Number of the e of each position in a snapshot. */
  private readonly places = new Map<string, number>();
  private readonly placeNames: string[] = [];
  /** What each e holds at the present point of the text. */
  private held = new Map<number, Node>();
  /** What `depth.now` is at the present point, above `d`; -1: what it was at the entry. */
  private told = -1;
  /** May `depth.now` be other than at the entry? */
  private touched = false;
  private hasTreeCalls = false;
  /** The e's filled since the present merge began. */
  private filled = new Set<number>();
  private raising = false;
  private levels: ReadonlyMap<Loop, number> | null = null;
  /** Each way out of the function: the places it stores. */
  private readonly waysOut: ReadonlySet<number>[] = [];
  private nextName = 0;
  private needsDepth = false;
  /** Is there a call from an inlined frame? */
  private callsDeep = false;
  private size = 0;

  constructor(
    private readonly tree: Tree,
    private readonly ranges: ReadonlyMap<Node, Range>,
    private readonly runtimeTable: Readonly<Record<string, unknown>>,
    private readonly unit: object,
  ) {}

  emit(): Emitted {
    this.countUses(this.tree.root);
    // A callee may leave the depth of the frame that it found deeper than it was.
    this.callsDeep ||= this.hasTreeCalls;
    const inputs = this.collectInputs();
    const body = this.emitBlock(this.tree.root);
    const tree = this.wrap(inputs, body) as never;
    ensurePlaces(this.places.size);
    return {
      // V8: what stands in parentheses is compiled at once instead of being parsed twice.
      text: `return (${generate(tree, { indent: "" })})`,
      pretty: () => `return ${generate(tree)}`,
      parameters: this.objects.map((_, i) => `c${i}`),
      objects: this.objects,
      exits: this.exits,
      size: this.size,
    };
  }

  // --- Names, constants, ranges -----------------------------------------------------------------

  rangeOf(node: Node): Range {
    if (node.op === "const" && node.kind === "n")
      return { low: node.object as number, high: node.object as number };
    return this.ranges.get(node) ?? anyInt;
  }

  number(value: number): Expression {
    return numberLiteral(value);
  }

  object(value: unknown): Expression {
    let known = this.objectNames.get(value);
    if (known === undefined) {
      known = `c${this.objects.length}`;
      this.objects.push(value);
      this.objectNames.set(value, known);
    }
    return name(known);
  }

  runtime(key: string): Expression {
    const value = this.runtimeTable[key];
    if (value === undefined) throw new Error(`The runtime has no ${key}.`);
    return this.object(value);
  }

  /** The expression that stands for a node where it is used. */
  private operand(node: Node): Expression {
    if (node.op === "const") return this.constant(node.object);
    const inline = this.inlined.get(node);
    if (inline !== undefined) return inline;
    const known = this.names.get(node) ?? (node.op === "input" ? this.define(node) : undefined);
    if (known === undefined)
      throw new Error(`Node ${node.id} (${node.op}) is used before it is defined.`);
    return name(known);
  }

  private constant(value: unknown): Expression {
    switch (typeof value) {
      case "number":
        return numberLiteral(value);
      case "boolean":
        return { type: "Literal", value, raw: String(value) };
      case "bigint":
        return value > -longLiteral && value < longLiteral ? bigLiteral(value) : this.object(value);
      case "undefined":
        return name("undefined");
      case "string":
        return { type: "Literal", value, raw: JSON.stringify(value) };
      default:
        return value === null ? { type: "Literal", value, raw: "null" } : this.object(value);
    }
  }

  private define(node: Node): string {
    const fresh = `v${this.nextName++}`;
    this.names.set(node, fresh);
    return fresh;
  }

  // --- Which values are used once, and which the catch needs ------------------------------------

  private countUses(code: Block): void {
    for (const node of code.nodes) {
      for (const arg of node.args) this.use(arg, code);
      if (node.exit !== null) {
        exitNodes(node.exit, (n) => this.use(n, null));
        const runsPython = rowOf(node.op).effect === Effect.Call && node.op !== "call_raise";
        if (runsPython && node.exit.frames.length > 1) this.callsDeep = true;
        if (node.op === "call_tree") this.hasTreeCalls = true;
      }
      if (node.bridge !== null) this.countUses(node.bridge);
      if (node.op === "loop") this.countUses((node.loop as Loop).body);
      if (node.op === "merge") this.countUses((node.merge as Merge).body);
    }
  }

  private use(node: Node, where: Block | null): void {
    const count = this.uses.get(node) ?? 0;
    this.uses.set(node, count + 1);
    this.useBlock.set(node, count === 0 ? where : null);
  }

  /** Pure, used once, in its own block, by something that mentions it once: written in place. */
  private canInline(node: Node, code: Block): boolean {
    return (
      rowOf(node.op).effect === Effect.Pure &&
      this.uses.get(node) === 1 &&
      this.useBlock.get(node) === code
    );
  }

  private collectInputs(): Node[] {
    return this.tree.root.nodes.filter((node) => node.op === "input");
  }

  // --- Blocks -----------------------------------------------------------------------------------

  private emitBlock(code: Block): Statement[] {
    const out: Statement[] = [];
    const singleUsers = this.usersThatRepeat(code);
    for (const node of code.nodes) {
      this.size++;
      if (node.op === "input" || node.op === "phi" || node.op === "const") continue;
      this.emitNode(node, code, out, singleUsers);
    }
    return out;
  }

  /** Nodes of this block that are operands of ops which mention their operands twice. */
  private usersThatRepeat(code: Block): Set<Node> {
    const found = new Set<Node>();
    for (const node of code.nodes) {
      if (repeatsOperands.has(node.op)) for (const arg of node.args) found.add(arg);
    }
    return found;
  }

  private emitNode(node: Node, code: Block, out: Statement[], keep: Set<Node>): void {
    switch (node.op) {
      case "loop":
        this.emitLoop(node, out);
        return;
      case "continue":
        this.emitContinue(node, out);
        return;
      case "merge":
        this.emitMerge(node.merge as Merge, out);
        return;
      case "join":
        this.emitJoin(node, out);
        return;
      case "exit":
        out.push(...this.leave(node.exit as Exit, node, out));
        return;
      case "finish":
        this.emitFinish(node, out);
        return;
      default:
        break;
    }
    const operands = node.args.map((arg) => this.operand(arg));
    const effect = rowOf(node.op).effect;
    if (effect === Effect.Check) {
      this.emitCheck(node, operands, out);
      return;
    }
    if (node.op === "raised") {
      out.push(evaluate(this.raise(node)));
      return;
    }
    if (effect === Effect.Call && node.bridge === null) {
      const index = this.raisingExit(node, out);
      out.push(assign("y", numberLiteral(index)));
    }
    if (effect === Effect.Call) this.tellDepth(node, out);
    if (node.bridge !== null) {
      this.emitCatching(node, operands, out);
      return;
    }
    const value = emitWith(this.valueEmitter(node), operands, node, this);
    if (this.canInline(node, code) && !keep.has(node)) {
      this.inlined.set(node, value);
    } else if (node.kind === "v" || (this.uses.get(node) ?? 0) === 0) {
      if (effect !== Effect.Pure && effect !== Effect.Read) out.push(evaluate(value));
    } else {
      this.bind(node, value, out);
    }
  }

  /** Frames below the callee that do not exist count for RecursionError all the same. */
  private tellDepth(node: Node, out: Statement[]): void {
    // What runs no Python code neither looks at the depth nor goes deeper.
    if (node.op === "call_raise") return;
    const level = (node.exit as Exit).frames.length - 1;
    if (node.op === "call_tree") this.tellCallee(level, out);
    else if (this.tree.isFunction || this.callsDeep)
      out.push(evaluate(callOf(this.runtime("tellDepth"), [depthPlus(numberLiteral(level))])));
    if (node.op === "call_tree" || this.callsDeep) this.needsDepth = true;
  }

  /**
   * A compiled callee finds its depth in `depth.now` and leaves it as it was, so that only the
   * first call on a path has to say it, and functions that call nothing never touch it.
   */
  private tellCallee(level: number, out: Statement[]): void {
    if (this.told === level) return;
    this.told = level;
    this.touched = true;
    const check = this.runtime("checkCall");
    out.push(...depthHere(this.runtime("depth"), check, numberLiteral(level)));
  }

  private valueEmitter(node: Node) {
    const emitter = values[node.op];
    if (emitter === undefined) throw new Error(`No emitter for ${node.op}.`);
    return emitter;
  }

  private bind(node: Node, value: Expression, out: Statement[]): void {
    const target = this.define(node);
    out.push(declare("const", target, value));
  }

  private emitCheck(node: Node, operands: Expression[], out: Statement[]): void {
    const condition = conditions[node.op];
    if (condition === undefined) throw new Error(`No condition for ${node.op}.`);
    const used = node.kind !== "v" && (this.uses.get(node) ?? 0) > 0;
    if (node.kind !== "v" && !testedFirst.has(node.op)) {
      this.bind(node, emitWith(this.valueEmitter(node), operands, node, this), out);
      operands = [...operands, name(this.names.get(node) as string)];
      // Unary checks put their result at B, binary ones at C.
    }
    const passes = emitWith(condition, operands, node, this);
    out.push(ifThen(this.failsWhen(node, passes), this.failing(node, out)));
    if (used && testedFirst.has(node.op)) {
      const value = emitWith(this.valueEmitter(node), operands, node, this);
      if (value === operands[0]) this.inlined.set(node, value);
      else this.bind(node, value, out);
    }
  }

  /** A call whose exception the trace handles: its bridge is the catch. */
  private emitCatching(node: Node, operands: Expression[], out: Statement[]): void {
    const value = emitWith(this.valueEmitter(node), operands, node, this);
    let call = evaluate(value);
    if ((this.uses.get(node) ?? 0) > 0) {
      const target = this.define(node);
      out.push(declareLater(target));
      call = assign(target, value);
    }
    const { held } = this;
    this.held = new Map(held);
    const bridge = this.emitBlock(node.bridge as Block);
    this.held = held;
    out.push({
      type: "TryStatement",
      block: block([call]),
      handler: { type: "CatchClause", param: name("z"), body: block(bridge) },
      finalizer: null,
    });
  }

  /** The function of the runtime that a `raised` is, with the values of the frames it mentions. */
  private raise(node: Node): Expression {
    const { frames } = node.exit as Exit;
    const site = raiseSite(frames, node.imm);
    const exception = this.operand(node.args[0] as Node);
    const top = frames[frames.length - 1] as FrameSnapshot;
    if (site.made.length === 0) {
      const here = this.runtime(`${node.name}Here`);
      return callOf(here, [exception, numberLiteral(top.pc)]);
    }
    const locals = valuesOf(site).map((s) => this.built(s));
    const there = this.runtime(`${node.name}Within`);
    return callOf(there, [exception, this.object(site), arrayOf(locals)]);
  }

  /** A value of a snapshot as an expression: what is not built in the trace is built here. */
  private built(snapshot: Snapshot): Expression {
    if (snapshot === null) return name("undefined");
    if (snapshot instanceof Node) {
      const value = this.operand(snapshot);
      return snapshot.kind === "f" ? newOf(this.runtime("PyFloat"), [value]) : value;
    }
    const object = templateOf(snapshot);
    if (object === null) return name("undefined");
    const values = object.values.map((value) => this.operand(value));
    const build = this.runtime("buildVirtual");
    return callOf(build, [this.object(object.template), arrayOf(values)]);
  }

  private failsWhen(node: Node, passes: Expression): Expression {
    if (this.runtimeTable.forceExit === undefined || !canForce(node)) return not(passes);
    return orForced(passes, this.runtime("forceExit"));
  }

  /** What happens when a check fails: its bridge, or leaving. */
  private failing(node: Node, out: Statement[]): Statement[] {
    if (node.bridge === null) return this.leave(node.exit as Exit, node, out);
    const { held, told, touched } = this;
    this.held = new Map(held);
    const bridge = this.emitBlock(node.bridge);
    this.held = held;
    this.told = told;
    this.touched = touched;
    return bridge;
  }

  // --- Loops ------------------------------------------------------------------------------------

  private emitLoop(node: Node, out: Statement[]): void {
    const loop = node.loop as Loop;
    loop.phis.forEach((phi, i) => {
      const init = this.operand(node.args[i] as Node);
      const target = this.define(phi);
      out.push(declare("let", target, init));
    });
    this.held = this.heldThrough(loop);
    // The depth may be anything by the next turn.
    this.told = -1;
    this.touched ||= this.hasTreeCalls;
    const turn: Statement[] = node.exit === null ? [] : this.emitInterruptCheck(node.exit, node);
    if (!this.countsTurns) {
      const { counter, turns } = this.countdownOf(loop);
      out.push(declare("let", counter.name, numberLiteral(turns)));
    }
    out.push({
      type: "LabeledStatement",
      label: name(`L${this.loopNumber(loop)}`),
      body: {
        type: "ForStatement",
        init: null,
        test: null,
        update: null,
        body: block([...turn, ...this.emitBlock(loop.body)]),
      },
    });
  }

  /** The e's that hold the same in every turn: no exit in the loop wants another value there. */
  private heldThrough(loop: Loop): Map<number, Node> {
    const wanted = this.wantedIn(loop);
    const held = new Map<number, Node>();
    for (const [place, value] of this.held) {
      const one = wanted.get(place);
      if (one === undefined || one === value) held.set(place, value);
    }
    return held;
  }

  /** What the exits in a loop want in each e; null where they differ. */
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

  private readonly exitPlaces = new Map<Exit, readonly (readonly [number, Node])[]>();

  /** The e's that an exit fills and what with. */
  private placesIn(exit: Exit): readonly (readonly [number, Node])[] {
    let found = this.exitPlaces.get(exit);
    if (found === undefined) {
      const places = new Map<Node, number>();
      positionsOf(exit, (position, value) => {
        if (value.op !== "const" && !places.has(value))
          places.set(value, this.placeOf(position, value));
      });
      found = [...places].map(([value, place]) => [place, value] as const);
      this.exitPlaces.set(exit, found);
    }
    return found;
  }

  private readonly loopNumbers = new Map<Loop, number>();
  private loopNumber(loop: Loop): number {
    let number = this.loopNumbers.get(loop);
    if (number === undefined) {
      number = this.loopNumbers.size;
      this.loopNumbers.set(loop, number);
    }
    return number;
  }

  /** A loop's countdown to its next look at the flag; the shared one where turns are counted. */
  private countdownOf(loop: Loop): { counter: ES.Identifier; turns: number } {
    if (this.countsTurns) return { counter: name("q"), turns: countedTurns };
    this.levels ??= nestingLevels(this.tree);
    const level = Math.min(this.levels.get(loop) ?? 0, interruptTurns.length - 1);
    return { counter: name(`q${this.loopNumber(loop)}`), turns: interruptTurns[level] as number };
  }

  // --- Merges -----------------------------------------------------------------------------------

  private emitMerge(merge: Merge, out: Statement[]): void {
    for (const phi of merge.phis) {
      if ((this.uses.get(phi) ?? 0) === 0) continue;
      out.push(declare("let", this.define(phi), null));
    }
    const label = name(`M${this.mergeNumber(merge)}`);
    const { held, filled } = this;
    this.held = new Map(held);
    this.filled = new Set();
    out.push({ type: "LabeledStatement", label, body: block(this.emitBlock(merge.body)) });
    // An e that some path has filled holds one thing or another.
    this.held = held;
    for (const place of this.filled) {
      held.delete(place);
      filled.add(place);
    }
    this.filled = filled;
    this.told = -1;
    this.touched ||= this.hasTreeCalls;
  }

  private emitJoin(node: Node, out: Statement[]): void {
    const merge = node.merge as Merge;
    merge.phis.forEach((phi, i) => {
      const target = this.names.get(phi);
      if (target !== undefined) out.push(assign(target, this.operand(node.args[i] as Node)));
    });
    out.push({ type: "BreakStatement", label: name(`M${this.mergeNumber(merge)}`) });
  }

  private readonly mergeNumbers = new Map<Merge, number>();
  private mergeNumber(merge: Merge): number {
    let number = this.mergeNumbers.get(merge);
    if (number === undefined) {
      number = this.mergeNumbers.size;
      this.mergeNumbers.set(merge, number);
    }
    return number;
  }

  private emitInterruptCheck(exit: Exit, node: Node): Statement[] {
    const { counter, turns } = this.countdownOf(node.loop as Loop);
    const flag = this.runtime("interruptFlag");
    const load: Expression = {
      type: "CallExpression",
      callee: {
        type: "MemberExpression",
        object: name("Atomics"),
        property: name("load"),
        computed: false,
        optional: false,
      },
      arguments: [flag, numberLiteral(0)],
      optional: false,
    };
    const countdown: Expression = {
      type: "BinaryExpression",
      operator: "===",
      left: { type: "UpdateExpression", operator: "--", prefix: true, argument: counter },
      right: numberLiteral(0),
    };
    const held = this.held;
    this.held = new Map(held);
    const moves: Statement[] = [];
    const leave = this.leave(exit, node, moves);
    this.held = held;
    return [
      ifThen(countdown, [
        assign(counter.name, numberLiteral(turns)),
        ...this.countTurns(numberLiteral(turns)),
        ifThen({ type: "BinaryExpression", operator: "!==", left: load, right: numberLiteral(0) }, [
          ...moves,
          ...leave,
        ]),
      ]),
    ];
  }

  /** For statistics: the countdown knows how many turns were made. */
  private countTurns(turns: Expression): Statement[] {
    return this.countsTurns ? addTurns(this.runtime("turns"), turns) : [];
  }

  private get countsTurns(): boolean {
    return this.runtimeTable.turns !== undefined;
  }

  /** Assigns the phis as if at once, breaking cycles with a temporary. */
  private emitContinue(node: Node, out: Statement[]): void {
    const loop = node.loop as Loop;
    const moves: { target: string; value: Expression; reads: Set<string> }[] = [];
    loop.phis.forEach((phi, i) => {
      const arg = node.args[i] as Node;
      if (arg === phi) return;
      const value = this.operand(arg);
      moves.push({ target: this.names.get(phi) as string, value, reads: namesIn(value) });
    });
    while (moves.length > 0) {
      const free = moves.findIndex((m) => !moves.some((o) => o !== m && o.reads.has(m.target)));
      if (free >= 0) {
        const [move] = moves.splice(free, 1);
        if (move !== undefined) out.push(assign(move.target, move.value));
      } else {
        const first = moves[0] as { target: string; value: Expression; reads: Set<string> };
        const temporary = `t${this.nextName++}`;
        out.push(declare("const", temporary, first.value));
        first.value = name(temporary);
        first.reads = new Set();
      }
    }
    out.push({ type: "ContinueStatement", label: name(`L${this.loopNumber(loop)}`) });
  }

  // --- Leaving ----------------------------------------------------------------------------------

  /**
   * What it takes to leave at `exit`: first, on the path that goes on, bringing the e's up to
   * date; then, where the check fails, the number and the way out.
   */
  private leave(exit: Exit, node: Node | null, out: Statement[]): Statement[] {
    const places = this.addExit(exit, node, false, out);
    return [
      assign("x", numberLiteral(this.exits.length - 1)),
      { type: "BreakStatement", label: name(`$${this.wayOut(places)}`) },
    ];
  }

  /**
   * The way out for an exit that needs these places: one whose places are all up to date here,
   * a new one if there is none.
   *
   * V8: an e that an exit does not need must be dead there. If one epilogue read them all, each
   * loop would carry the values of its last turn around, doubles boxed.
   */
  private wayOut(needed: ReadonlySet<number>): number {
    const found = this.waysOut.findIndex(
      (way) => [...needed].every((p) => way.has(p)) && [...way].every((p) => this.held.has(p)),
    );
    if (found >= 0) return found;
    return this.waysOut.push(needed) - 1;
  }

  /** Registers an exit; moves into the e's what they do not hold yet. Gives the places it needs. */
  private addExit(exit: Exit, node: Node | null, raises: boolean, out: Statement[]): Set<number> {
    const places = new Map<Node, number>();
    for (const [place, value] of this.placesIn(exit)) {
      places.set(value, place);
      if (this.held.get(place) === value) continue;
      out.push(assign(this.placeNames[place] as string, this.operand(value)));
      this.held.set(place, value);
      this.filled.add(place);
    }
    this.exits.push({ exit, places, node, raises });
    return new Set(places.values());
  }

  /**
   * One e per position of a snapshot, so that what stays in a register stays in its e; another
   * for the numbers at that position.
   */
  private placeOf(position: string, value: Node): number {
    const key = isNumber(value) ? `#${position}` : position;
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(key, place);
      this.placeNames.push(`${isNumber(value) ? "f" : "e"}${place}`);
    }
    return place;
  }

  private raisingExit(node: Node, out: Statement[]): number {
    this.addExit(node.exit as Exit, node, true, out);
    this.raising = true;
    return this.exits.length - 1;
  }

  private emitFinish(node: Node, out: Statement[]): void {
    const value = this.operand(node.args[0] as Node);
    if (this.tree.isFunction) {
      if (this.touched) out.push(...depthBefore(this.runtime("depth")));
      out.push(...this.countTurns(turnsSince(numberLiteral(countedTurns))));
      out.push({ type: "ReturnStatement", argument: value });
      return;
    }
    throw new Error("A loop's tree cannot finish.");
  }

  // --- The function around it all ---------------------------------------------------------------

  private wrap(inputs: Node[], body: Statement[]): ES.FunctionExpression {
    const out: Statement[] = [];
    const prologue: Statement[] = [];
    const parameters: string[] = this.tree.isFunction ? [] : ["R"];
    for (const input of inputs) {
      const target = this.names.get(input);
      if (target === undefined) continue;
      if (this.tree.isFunction) parameters[input.imm] = target;
      else prologue.push(declare("const", target, registerAt(input.imm)));
    }
    if (this.tree.isFunction) {
      for (let i = 0; i < parameters.length; i++) parameters[i] ??= `u${i}`;
    }
    out.push(...prologue);
    if (this.tree.isFunction) out.push(...this.emitEntryCheck(parameters));
    else if (this.needsDepth) out.push(...readDepth(this.runtime("depth")));
    out.push(declare("let", "x", null));
    for (const place of this.placeNames) out.push(declare("let", place, emptyPlace(place)));
    if (this.countsTurns) out.push(declare("let", "q", numberLiteral(countedTurns)));
    const labelled = this.wrapWaysOut([this.emitRehearsal(), ...body]);
    if (this.raising) {
      out.push(declare("let", "y", numberLiteral(-1)));
      out.push({
        type: "TryStatement",
        block: block([labelled]),
        handler: { type: "CatchClause", param: name("z"), body: block(this.emitCatch()) },
        finalizer: null,
      });
    } else {
      out.push(labelled);
    }
    out.push(...this.emitEpilogue());
    return {
      type: "FunctionExpression",
      id: name("trace"),
      params: parameters.map(name),
      body: block(out),
    } as ES.FunctionExpression;
  }

  /** Near Python's limit, where a call that is inlined may be one too many, it is interpreted. */
  private emitEntryCheck(parameters: readonly string[]): Statement[] {
    const depth = this.runtime("depth");
    const inlined = inlinedFrames(this.exits);
    if (inlined === 0) return [...ownDepth(depth)];
    const check = this.runtime("checkEntry");
    const args = parameters.map(name);
    const most = numberLiteral(inlined);
    return [...ownDepth(depth), ...enterDepth(depth, check, most, this.object(this.unit), ...args)];
  }

  /**
   * The first call, which the driver makes, goes straight to the epilogue. V8: optimized code
   * whose epilogue has no type feedback yet would be thrown away at the first exit, every time.
   */
  private emitRehearsal(): Statement {
    const rehearsing: Expression = {
      type: "MemberExpression",
      object: this.runtime("rehearsal") as never,
      property: name("on"),
      computed: false,
      optional: false,
    };
    const leave: Statement = { type: "BreakStatement", label: name("$") };
    return ifThen(rehearsing, [assign("x", numberLiteral(-1)), leave]);
  }

  /** A labelled block for each way out; behind it, the e's that it does not store are cleared. */
  private wrapWaysOut(body: Statement[]): Statement {
    const leave: Statement = { type: "BreakStatement", label: name("$") };
    let inner = body;
    this.waysOut.forEach((way, i) => {
      const cleared: Statement[] = [];
      this.placeNames.forEach((place, p) => {
        if (!way.has(p)) cleared.push(assign(place, emptyPlace(place)));
      });
      const labelled: Statement = {
        type: "LabeledStatement",
        label: name(`$${i}`),
        body: block(inner),
      };
      inner = [labelled, ...cleared, leave];
    });
    return { type: "LabeledStatement", label: name("$"), body: block(inner) };
  }

  private emitCatch(): Statement[] {
    // A fault of ours may come from where nothing was expected to raise.
    return [
      ...faultOfOurs(name("y"), name("z")),
      evaluate(callOf(this.runtime("raised"), [name("z")])),
      assign("x", name("y")),
    ];
  }

  private emitEpilogue(): Statement[] {
    const stores = this.placeNames.flatMap((place, i) => {
      const area = this.runtime(place.startsWith("f") ? "exitNumbers" : "exitValues");
      return storePlace(area, numberLiteral(i), name(place));
    });
    const result: Expression = this.tree.isFunction
      ? callOf(this.runtime("leaveFunction"), [
          this.object(this.unit),
          this.object(this.exits),
          name("x"),
          name("d"),
        ])
      : name("x");
    if (this.tree.isFunction) {
      const rehearsed: Expression = {
        type: "BinaryExpression",
        operator: "<",
        left: name("x"),
        right: numberLiteral(0),
      };
      stores.push(ifThen(rehearsed, [{ type: "ReturnStatement", argument: null }]));
    }
    const turns = this.countTurns(turnsSince(numberLiteral(countedTurns)));
    return [...stores, ...turns, { type: "ReturnStatement", argument: result }];
  }
}

const ownDepth = statementTemplate("const d = A.now + 1;");
const enterDepth = statementTemplate("if (d + C > A.limit) return B(D, [...E]);");
const readDepth = statementTemplate("const d = A.now;");
const depthHere = statementTemplate(
  "if (d + C >= A.limit || --A.turns < 0) B(A, d + C); A.now = d + C;",
);
const depthPlus = expressionTemplate("d + A");
const depthBefore = statementTemplate("A.now = d - 1;");

const faultOfOurs = statementTemplate("if (A < 0) throw B;");
const orForced = expressionTemplate("!A || B()");
const storePlace = statementTemplate("A[B] = C;");

/** What an e holds where its value is not needed: of the kind that it always has. */
function emptyPlace(place: string): Expression {
  return name(place.startsWith("f") ? "NaN" : "undefined");
}
const addTurns = statementTemplate("A.count += B;");
const turnsSince = expressionTemplate("A - q");

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

function registerAt(index: number): Expression {
  return {
    type: "MemberExpression",
    object: name("R"),
    property: numberLiteral(index),
    computed: true,
    optional: false,
  };
}

function declareLater(target: string): Statement {
  const declarator = { type: "VariableDeclarator" as const, id: name(target), init: null };
  return { type: "VariableDeclaration", kind: "let", declarations: [declarator] };
}

function newOf(callee: Expression, args: Expression[]): Expression {
  return { type: "NewExpression", callee: callee as never, arguments: args };
}

function arrayOf(elements: Expression[]): Expression {
  return { type: "ArrayExpression", elements };
}

function callOf(callee: Expression, args: Expression[]): Expression {
  return { type: "CallExpression", callee: callee as never, arguments: args, optional: false };
}

/** The v and t names an expression reads. */
function namesIn(expression: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(expression)) {
    for (const item of expression) namesIn(item, found);
  } else if (expression !== null && typeof expression === "object") {
    const node = expression as { type?: string; name?: string };
    if (node.type === "Identifier") found.add(node.name as string);
    for (const key in node) namesIn((node as Record<string, unknown>)[key], found);
  }
  return found;
}
